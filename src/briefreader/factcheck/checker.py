"""Looks each quotation of a draft up and says what is right and wrong about it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from briefreader.domain.article import Span
from briefreader.domain.quote import QuoteKind
from briefreader.factcheck.alignment import AlignmentStep, EditKind, part_of
from briefreader.factcheck.amounts import with_english_numbers
from briefreader.factcheck.article_text import ArticleText
from briefreader.factcheck.claims import Claim
from briefreader.factcheck.editorial_changes import (
    ChangeKind,
    numerals_differ,
    other_wordings,
    steady_runs,
)
from briefreader.factcheck.joined_passages import JoinedPassage, JoinKind
from briefreader.factcheck.labelled_words import SpeechLikelihood
from briefreader.factcheck.lookup import (
    Corpus,
    is_attribution,
    is_close_passage,
    is_near,
    nearest_places,
    negates,
    reworded_places,
)
from briefreader.factcheck.paraphrase import ParaphrasedPassage, paraphrased
from briefreader.factcheck.placement import (
    LocatedAlignment,
    Placement,
    article_texts,
    best_placement,
    joined,
    place_claim,
    place_pieces,
    verbatim_places,
    within_one_quote,
)
from briefreader.factcheck.quoted_text import (
    EditorialMark,
    EditorialMarkKind,
    has_mark,
    joined_text,
    parse_quoted_text,
)
from briefreader.factcheck.speaker_match import same_speaker
from briefreader.factcheck.verdicts import (
    CheckResult,
    SourceLocation,
    Verdict,
    WordDifference,
    found_words,
)
from briefreader.factcheck.word_keys import FUNCTION_WORDS, is_weighty, keys_in, words_in
from briefreader.text.date_format import period_name
from briefreader.text.folding import fold_text
from briefreader.text.sanitizing import one_line
from briefreader.text.sentences import ENDERS, sentence_ends

_RESEMBLING = 4  # articles that are looked through for what is not there word for word
_MORE = 8  # where one of them nearly has it, and others may have it better
_FEWEST_OF_A_REPORT = 3  # words that are more than a term
_CUT = 2  # words: a cut leaves out at least so many, one word less is a difference
_HIDDEN = 3  # words: a cut of so few that takes a "not" or a number along is a difference
_FEWEST = 2  # words of a part of a sentence that is looked for alone
_FEWEST_TELLING = 6  # words that nobody has by chance from somebody else
_FEWEST_STITCHED = 5  # words of a passage that is joined to another without an ellipsis
_FAR = 5  # words that differ: so many may be of another place
_LONGEST_TITLE = 40  # words
_TITLE = re.compile(
    r"\b(?:headlin\w+|headed|(?:en)?titled?|titles|articles?|stor(?:y|ies)|pieces?|columns?|op-ed"
    r"|reports?|fact sheet|release)\b",
    re.IGNORECASE,
)
_TITLE_PARTS = re.compile(r"\s[|–—-]\s")
_A_TITLE = "these words are the title of this article"
_NOWHERE = (Verdict.NOT_FOUND, Verdict.PARAPHRASE)
_TRANSLATION = (
    "in a different language from the quotation beside it, whose words are found; "
    "a translation can't be checked"
)
_UNSAID = "the draft says that this was not said"
_SAID_AFTER_ALL = "the draft says that this was not said, but these are the words"
_UNSAID_THERE = "the article does not say for certain that it was said, either"
_DENIED = "the speaker denies these words there: {}…"
_ALLEGED = "the article does not say for certain that this was said: {}…"
_ONE_WORD = "one word tells nothing"
_PERHAPS_NO_SPEECH = "may be in the draft's own words, and was found nowhere"
_NOTHING_FOLLOWS = "the article quotes nothing after the words before this"
# What follows a place: within its marks, or behind them and an attribution.
_CLOSES = re.compile(r"[,.?!…]?\s?[”\"’'»]")
_NEXT_QUOTED = re.compile(r"[“\"„«]\s?(?P<words>[^“”\"„«»]{1,80})(?<!\s)(?=\s|[”\"»])")
_NEXT_SAID = re.compile(r"(?:[^\w(\n]|\([^()\n]{1,80}\))*(?P<words>\w[^\n]{0,80}?[.?!…](?=\s|$))")
_APART = "the parts of this sentence stand side by side in no article"
_REPORTERS = "these are the article's own words there, not a quotation"
_BETWEEN = "joins passages with another speaker's words between them"
_OF_TWO_PEOPLE = "joins the words of two people"
_OF_TWO_ARTICLES = "joins passages of two articles"
_STITCHED = "joins two places, without an ellipsis"
_INTERRUPTED = "the article has its attribution between these words"
_SPACE = 8  # code points, blanks and marks, that may stand between brackets and the words
_NEAREST = "the nearest passage, but too little matches"


def check_claim(claim: Claim, corpus: Corpus) -> CheckResult:
    """Return the verdict on one quotation.

    The words decide first, then the speaker, then the day. Of several places that have the same
    words, the one where most else is right is taken. A part of a sentence that its attribution
    splits is looked for with its other parts. Words of which the draft says that nobody said them
    are right where they are not found; a translation is not checked.
    """
    checked = _checked(claim, corpus)
    if claim.is_unsaid:
        return _of_unsaid(claim, checked)
    is_wanted = checked.verdict in _NOWHERE and not checked.is_quiet
    return _of_translation(claim, checked, corpus) if claim.translation and is_wanted else checked


def _checked(claim: Claim, corpus: Corpus) -> CheckResult:
    if claim.labelled:
        return _behind_label(claim, corpus)
    if claim.continues and claim.quiet:
        return _behind_attribution(claim, corpus)
    if not claim.is_split:
        return _alone(claim, corpus)
    whole = claim.joined(joined_text(claim.parts))
    return (
        _as_part(claim, best_placement(whole, corpus, verbatim_places(whole, corpus)), corpus)
        or _as_part(claim, _cut_between_parts(whole, corpus), corpus)
        or _of_two_places(claim, corpus)
    )


def _of_translation(claim: Claim, checked: CheckResult, corpus: Corpus) -> CheckResult:
    """Return the verdict on words that are found nowhere and have the same in another language
    beside them: not checked if that is right, for one of them is no more than a translation.
    """
    original = parse_quoted_text(claim.translation)
    beside = replace(claim, text=original.text, wording=original, quiet=False, translation="")
    if _is_wrong(_checked(beside, corpus)):
        return checked
    return CheckResult(claim, Verdict.NOT_CHECKED, notes=(_TRANSLATION,))


def _of_unsaid(claim: Claim, checked: CheckResult) -> CheckResult:
    """Return the verdict on words of which the draft says that nobody said them: they are right
    where they are not found, and where they are it is told; a sentence, and at no time, is wrong
    where whoever never said it has said it, and does not deny it there.
    """
    if checked.verdict is not Verdict.EXACT or checked.place is None:
        return CheckResult(claim, Verdict.NOT_CHECKED, notes=(_UNSAID,))
    is_whole = len(claim.wording.words) >= _FEWEST_TELLING and not checked.changes
    names_day = claim.days or claim.unread_days
    is_plain = is_whole and not names_day and checked.notes == (_SAID_AFTER_ALL,)
    if claim.is_never_said and claim.speaker and is_plain:
        return replace(checked, verdict=Verdict.DIFFERS)
    return checked


def _behind_label(claim: Claim, corpus: Corpus) -> CheckResult:
    """Return the verdict on words behind a label, without quotation marks: one word alone ("No.")
    tells nothing, and what may be no speech is, where its words, or most of many, are found.
    """
    count = len(claim.wording.words)
    if count == 1:
        return CheckResult(claim, Verdict.NOT_CHECKED, notes=(_ONE_WORD,))
    checked = _alone(claim, corpus)
    if claim.labelled is not SpeechLikelihood.PERHAPS or checked.verdict is Verdict.EXACT:
        return checked
    if count < _FEWEST_TELLING or checked.verdict in _NOWHERE:
        return CheckResult(claim, Verdict.NOT_CHECKED, notes=(_PERHAPS_NO_SPEECH,))
    return checked


def check_draft(
    claims: Sequence[Claim], check: Callable[[Claim], CheckResult]
) -> Iterator[CheckResult]:
    """Yield the verdict on each of a draft's quotations, as ``check`` gives it for one alone: what
    looks like talk and is found nowhere is not checked, unless other talk in the draft is found.
    """
    is_talk_found: bool | None = None
    for claim in claims:
        checked = check(claim)
        if claim.labelled is SpeechLikelihood.IN_TALK and checked.verdict in _NOWHERE:
            if is_talk_found is None:
                is_talk_found = any(_is_found_talk(check(one)) for one in claims if one.labelled)
            if not is_talk_found:
                checked = CheckResult(claim, Verdict.NOT_CHECKED, notes=(_PERHAPS_NO_SPEECH,))
        yield checked


def _is_found_talk(checked: CheckResult) -> bool:
    """Return whether words behind a label are found, so many that it can't be by chance: the lines
    of the draft that look like talk are somebody's words, then.
    """
    telling = len(checked.claim.wording.words) >= _FEWEST_TELLING
    return telling and checked.verdict not in (*_NOWHERE, Verdict.NOT_CHECKED)


def _as_part(claim: Claim, found: Placement | None, corpus: Corpus) -> CheckResult | None:
    """Return the verdict on a part of a sentence where the whole of it was found."""
    if found is None:
        return None
    first = len(joined_text(claim.before).words)
    part = part_of(found.alignment, first, first + len(claim.wording.words))
    return _judged(claim, place_claim(claim, part, found.article, corpus)) if part else None


def _behind_attribution(claim: Claim, corpus: Corpus) -> CheckResult:
    """Return the verdict on a few words that go on behind an attribution, “I was,” he said. “Three
    times.”: where those before it are found, they are speech and compared with what follows there.
    """
    checked = _alone(claim, corpus)
    before = parse_quoted_text(claim.continues)
    if not checked.is_quiet or len(before.words) < _FEWEST_OF_A_REPORT:
        return checked
    first = _alone(replace(claim, text=before.text, wording=before, quiet=False), corpus)
    if _is_wrong(first) or first.place is None:
        return checked
    claim = replace(claim, quiet=False, before=(claim.continues,))
    whole = claim.joined(joined_text(claim.parts))
    paths = [first.place.article.path]
    part = _as_part(claim, best_placement(whole, corpus, verbatim_places(whole, corpus)), corpus)
    part = part or _as_part(
        claim, best_placement(whole, corpus, _inexact_places(whole, corpus, paths, [])), corpus
    )
    if part:
        return part
    if not _is_wrong(elsewhere := _alone(claim, corpus)):
        return elsewhere
    place = _behind(first.place)
    if not place.found:
        return CheckResult(claim, Verdict.DIFFERS, place, notes=(_NOTHING_FOLLOWS,))
    wording = claim.wording
    own = Span(wording.words[0].start, wording.words[-1].end)
    there = Span(0, len(place.found.rstrip(f"{ENDERS},;: ")))
    change = WordDifference("changed", own, there)
    return CheckResult(claim, Verdict.DIFFERS, place, (change,))


def _behind(place: SourceLocation) -> SourceLocation:
    """Return the sentence that is said behind a place, within the same marks or the next ones of
    its paragraph; without words where nothing is.
    """
    text, end = place.article.text, place.span.end
    last = text.find("\n\n", end)
    form = _NEXT_QUOTED if _CLOSES.match(text, end) else _NEXT_SAID
    found = form.search(text, end, last if last >= 0 else len(text))
    span = Span(*found.span("words")) if found else Span(end, end)
    span = Span(span.start, next(sentence_ends(text, *span), span.end))
    return SourceLocation(place.article, span, one_line(span.of(text)), place.quote)


def _cut_between_parts(whole: Claim, corpus: Corpus) -> Placement | None:
    """Return where a sentence stands but for words between the parts that its attribution makes."""
    places = _inexact_places(whole, corpus, _candidates(whole, corpus), [])
    found = best_placement(whole, corpus, places)
    if found is None or found.speaker_fits is False:
        return None
    edges = whole.wording.joins
    wrong = (step for step in found.alignment.steps if step.differs)
    return found if all(step.first == step.last and step.first in edges for step in wrong) else None


def _of_two_places(claim: Claim, corpus: Corpus) -> CheckResult:
    """Return the verdict on a part of a sentence that is nowhere as a whole: its own, unless that
    is right and the part before it is, too.
    """
    checked = _alone(claim, corpus)
    before = parse_quoted_text(" ".join(claim.before))
    if _is_wrong(checked) or min(len(before.words), len(claim.wording.words)) < _FEWEST:
        return checked
    if _is_wrong(_alone(replace(claim, text=before.text, wording=before), corpus)):
        return checked
    joined = _far_apart(claim.joined(parse_quoted_text(" … ".join(claim.parts))), corpus)
    if joined:
        return replace(joined, claim=claim)
    return replace(checked, verdict=Verdict.DIFFERS, changes=(), notes=(*checked.notes, _APART))


def _is_wrong(checked: CheckResult) -> bool:
    return checked.verdict is not Verdict.EXACT and not checked.is_edited


def _alone(claim: Claim, corpus: Corpus) -> CheckResult:
    checked = _as_speech(claim, corpus)
    if checked.is_quiet or not _is_wrong(checked) or claim.labelled:
        return checked
    return _as_title(claim, corpus) or checked


def _as_title(claim: Claim, corpus: Corpus) -> CheckResult | None:
    """Return the verdict on what nobody says, if it is an article's title, word for word."""
    count = len(claim.wording.words)
    says = claim.speaker is not None and claim.certain and not _TITLE.search(claim.around)
    if says or not _FEWEST_OF_A_REPORT <= count <= _LONGEST_TITLE or claim.wording.joins:
        return None
    for article_text in article_texts(corpus, corpus.titled(claim.wording.text)):
        article = article_text.article
        parts = (article.title, *_TITLE_PARTS.split(article.title))
        if any(tuple(keys_in(part)) == claim.wording.keys for part in parts):
            place = SourceLocation(article, Span(0, 0), one_line(article.title))
            return CheckResult(claim, Verdict.EXACT, place, notes=(_A_TITLE,))
    return None


def _as_speech(claim: Claim, corpus: Corpus) -> CheckResult:
    found = best_placement(claim, corpus, verbatim_places(claim, corpus))
    if claim.quiet and (found is None or not found.speaker_fits):
        return _one_word_off(claim, corpus) or CheckResult(claim, Verdict.NOT_FOUND)
    if found:
        return _said_otherwise(claim, found, corpus) or _judged(claim, found)
    return _far_apart(claim, corpus) or _resembling(claim, corpus)


def _one_word_off(claim: Claim, corpus: Corpus) -> CheckResult | None:
    """Return the verdict on a few words in what the draft reports, where its speaker says all but
    one of them, and of what the draft speaks of; None for all others, which may be a term.
    """
    count = len(claim.wording.words)
    if not claim.is_reported or count < _FEWEST_OF_A_REPORT:
        return None
    own = FUNCTION_WORDS.union(claim.wording.keys, map(fold_text, (claim.speaker or "").split()))
    topics = {word.key for word in words_in(claim.around)} - own
    for article_text in article_texts(corpus, _candidates(claim, corpus)):
        for alignment in nearest_places(claim, article_text):
            if alignment.same != count - 1 or alignment.errors != 1:
                continue
            version = alignment.version
            first, last = version.sentences(
                alignment.low, max(step.high for step in alignment.steps)
            )
            found = place_claim(claim, alignment, article_text.article, corpus)
            if (
                found.speaker_fits
                and found.day_fits is not False
                and not topics.isdisjoint(version.keys[first:last])
            ):
                return _judged(replace(claim, quiet=False), found)
    return None


def _said_otherwise(claim: Claim, found: Placement, corpus: Corpus) -> CheckResult | None:
    """Return the verdict on words that another says just so, where the draft's speaker says them
    but for an editor's changes.
    """
    others = found.speaker_fits is False
    if found.alignment.errors or not (others or found.is_reporters):
        return None
    places = _inexact_places(claim, corpus, _candidates(claim, corpus), [])
    own = best_placement(claim, corpus, places)
    if own is None or own.alignment.errors or not own.speaker_fits:
        return None
    checked = _judged(claim, own)
    called = found.passages[0].speech.called(found.quote) or "somebody else"
    who = f"{called}'s" if others else "the article's own"
    told = f"these exact words are {who}, in “{one_line(found.article.title)}”"
    return replace(checked, notes=(*checked.notes, told))


def _candidates(claim: Claim, corpus: Corpus) -> list[Path]:
    """Return articles that share most with the claim, the likeliest first, and those that have
    the very words of it between its contractions.
    """
    found = list(corpus.resembling(claim, _RESEMBLING))
    wording = claim.wording
    runs = [run for run in steady_runs(wording.keys) if run[1] - run[0] >= _FEWEST_OF_A_REPORT]
    steady = sum(last - first for first, last in runs)
    if wording.joins or not _FEWEST_TELLING <= steady < len(wording.words):
        return found
    words = wording.words
    parts = (claim.text[words[first].start : words[last - 1].end] for first, last in runs)
    apart = parse_quoted_text(" … ".join(parts))
    holding = corpus.holding(replace(claim, text=apart.text, wording=apart))
    return found + [path for path in holding if path not in found][:_RESEMBLING]


def _reworded_places(claim: Claim, corpus: Corpus) -> Iterator[LocatedAlignment]:
    """Yield where the words stand but for an editor's usual changes, each made throughout."""
    if claim.wording.joins:
        return
    wordings = [parse_quoted_text(words) for words in other_wordings(claim.wording.keys)]
    english = parse_quoted_text(with_english_numbers(claim.wording.text))
    if english.keys != claim.wording.keys:
        wordings.append(english)
    for wording in wordings:
        paths = corpus.holding(replace(claim, wording=wording))
        for article_text in article_texts(corpus, paths):
            for alignment in reworded_places(claim, wordings, article_text):
                yield alignment, article_text.article


def _inexact_places(
    claim: Claim, corpus: Corpus, paths: Sequence[Path], passages: list[LocatedAlignment]
) -> Iterator[LocatedAlignment]:
    """Yield where the words stand with an editor's changes, or a form of them, in these articles;
    what is merely close to them goes into ``passages``.
    """
    yield from _reworded_places(claim, corpus)
    yield from _near_places(claim, corpus, paths, passages)


def _near_places(
    claim: Claim, corpus: Corpus, paths: Sequence[Path], passages: list[LocatedAlignment]
) -> Iterator[LocatedAlignment]:
    """Yield what is a form of the words; what is merely close to them goes into ``passages``."""
    for article_text in article_texts(corpus, paths):
        for alignment in nearest_places(claim, article_text):
            if is_near(claim, alignment):
                yield alignment, article_text.article
            elif is_close_passage(claim, alignment):
                passages.append((alignment, article_text.article))


def _far_apart(claim: Claim, corpus: Corpus) -> CheckResult | None:
    """Return the verdict on passages that all stand somewhere, but not one after the other."""
    placed = place_pieces(claim, corpus)
    if not placed:
        return None
    bond = joined(placed, corpus.people)
    starts = [found.start for found in placed]
    if bond is JoinKind.ONE and starts == sorted(starts):
        return None  # what is left out between them is no ellipsis's to leave out
    if bond is JoinKind.PEOPLE or any(found.speaker_fits is False for found in placed):
        verdict = Verdict.OTHER_SPEAKER
    else:
        verdict = Verdict.JOINED if bond is JoinKind.ANSWERS else Verdict.DIFFERS
    notes = tuple(dict.fromkeys(_notes_apart(placed, bond)))
    places = tuple(_place(found.claim, passage) for found in placed for passage in found.passages)
    return CheckResult(claim, verdict, places[0], (), notes, places)


def _notes_apart(placed: Sequence[Placement], bond: JoinKind) -> Iterator[str]:
    if bond is JoinKind.ONE:
        yield "the passages are in a different order there"
    else:
        several = len({found.article.path for found in placed}) > 1
        yield _OF_TWO_ARTICLES if several else _BETWEEN
    if bond is JoinKind.PEOPLE:
        yield _OF_TWO_PEOPLE
    if any(found.day_fits is False for found in placed):
        yield "the date differs, too"


def _resembling(claim: Claim, corpus: Corpus) -> CheckResult:
    """Return the verdict on words that stand nowhere just so."""
    paths = _candidates(claim, corpus)
    passages: list[LocatedAlignment] = []
    found = best_placement(claim, corpus, _inexact_places(claim, corpus, paths, passages))
    if found and found.alignment.errors:
        more = [path for path in corpus.resembling(claim, _MORE) if path not in paths]
        other = best_placement(claim, corpus, _near_places(claim, corpus, more, []))
        found = min(filter(None, (found, other)), key=lambda one: one.rank)
    is_far = found is None or found.alignment.errors >= _FAR
    if is_far and (stitched := _stitched(claim, corpus)):
        return stitched
    if found:
        return _judged(claim, found)
    paraphrase = _paraphrase(claim, corpus, paths)
    if paraphrase and paraphrase.verdict is Verdict.PARAPHRASE:
        return paraphrase
    for alignment, article in sorted(passages, key=lambda one: one[0].errors):
        passage = within_one_quote(claim, alignment, corpus.speech(article))
        if is_close_passage(claim, passage):
            nearest = place_claim(claim, passage, article, corpus)
            return _told(claim, nearest, Verdict.NOT_FOUND, (_NEAREST,))
    return paraphrase or CheckResult(claim, Verdict.NOT_FOUND)


def _stitched(claim: Claim, corpus: Corpus) -> CheckResult | None:
    """Return the verdict on words of which the first stand in one place and all others in another,
    letter for letter, without an ellipsis between them; None for all others.
    """
    wording = claim.wording
    count = len(wording.words)
    if claim.labelled is SpeechLikelihood.PERHAPS or wording.joins or count < 2 * _FEWEST_STITCHED:
        return None
    if not all(
        corpus.holding(_end_of(claim, _FEWEST_STITCHED, from_end=end)) for end in (False, True)
    ):
        return None
    last = min(_longest(claim, corpus, from_end=False), count - _FEWEST_STITCHED)
    if last < _FEWEST_STITCHED or last + _longest(claim, corpus, from_end=True) < count:
        return None
    end, start = wording.words[last - 1].end, wording.words[last].start
    whole = claim.joined(parse_quoted_text(f"{claim.text[:end]} … {claim.text[start:]}"))
    joined = _far_apart(whole, corpus)
    if joined is None:
        return None
    return replace(joined, claim=claim, notes=(_STITCHED, *joined.notes))


def _longest(claim: Claim, corpus: Corpus, *, from_end: bool) -> int:
    """Return how many words of a quotation stand in a row somewhere, from its first on, or up to
    its last; 0 for fewer than a passage of such a quotation has.
    """

    def stands(number: int) -> bool:
        places = verbatim_places(_end_of(claim, number, from_end=from_end), corpus)
        return next(places, None) is not None

    if not stands(_FEWEST_STITCHED):
        return 0
    counts = range(_FEWEST_STITCHED, len(claim.wording.words))
    return _FEWEST_STITCHED - 1 + bisect_left(counts, True, key=lambda number: not stands(number))


def _end_of(claim: Claim, number: int, *, from_end: bool) -> Claim:
    """Return a quotation's first words, or its last, as one of their own."""
    text, words = claim.text, claim.wording.words
    part = text[words[-number].start :] if from_end else text[: words[number - 1].end]
    return replace(claim, text=part, wording=parse_quoted_text(part))


def _judged(claim: Claim, found: Placement) -> CheckResult:
    verdict = _verdict(found)
    return _told(claim, found, verdict, tuple(_notes(claim, found, verdict)))


def _told(claim: Claim, found: Placement, verdict: Verdict, notes: tuple[str, ...]) -> CheckResult:
    text, span, differences = found_words(claim, found.alignment)
    place = SourceLocation(found.article, span, text, found.quote, found.days)
    places = found.passages if found.bond is not JoinKind.ONE else ()
    return CheckResult(
        claim,
        verdict,
        place,
        differences,
        notes,
        tuple(_place(claim, one) for one in places),
        tuple(sorted(_changes(found))),
        unread_speakers=found.unread_speakers,
    )


def _changes(found: Placement) -> set[ChangeKind]:
    """Return the changes of an editor's, where nothing else differs."""
    alignment, wording = found.alignment, found.claim.wording
    if any(step.differs for step in alignment.steps):
        return set()
    changes = {kind for step in alignment.steps for kind in step.changes}
    if any(has_mark(_put_in(found, place), EditorialMarkKind.BRACKETS) for place in wording.joins):
        changes.add(ChangeKind.BRACKETS)
    if found.is_within_another_quote:
        changes.add(ChangeKind.INNER)
    version = alignment.version
    for step in alignment.steps:
        if step.kind is EditKind.SAME and step.last - step.first == step.high - step.low:
            for own, there in zip(
                wording.words[step.first : step.last],
                version.spans[step.low : step.high],
                strict=True,
            ):
                if own.key.isdecimal() and numerals_differ(
                    wording.text[own.start : own.end], version.text[slice(*there)]
                ):
                    changes.add(ChangeKind.NUMERALS)
    return changes


def _put_in(found: Placement, place: int) -> Iterator[EditorialMark]:
    """Yield the edits before a word of the claim; not the brackets that the article has there."""
    joins = found.claim.wording.joins.get(place, ())
    version = found.alignment.version
    before, behind = 0, len(version.keys)  # the article's words around that place
    for step in found.alignment.steps:
        same = step.kind is EditKind.SAME and step.last - step.first == step.high - step.low
        if step.first < place <= step.last:
            before = step.low + place - step.first if same else step.high
        if step.first <= place < step.last:
            behind = step.low + place - step.first if same else step.low
    start = version.spans[before - 1][1] if before else 0
    end = version.spans[behind][0] if behind < len(version.keys) else len(version.text)
    for join in joins:
        near = len(join.text) + _SPACE
        first = start if place else max(0, end - near)
        last = end if place < len(found.claim.wording.words) else min(end, start + near)
        there = version.text[first:last]
        if not join.text or fold_text(one_line(join.text)) not in fold_text(one_line(there)):
            yield join


def _place(claim: Claim, passage: JoinedPassage) -> SourceLocation:
    text, span, _ = found_words(claim, passage.alignment)
    return SourceLocation(passage.speech.article, span, text, passage.quote)


def _verdict(found: Placement) -> Verdict:
    steps = [
        step for step in found.alignment.steps if step.kind not in (EditKind.SAME, EditKind.OWNED)
    ]
    wrong = [step for step in steps if step.differs]
    if wrong:
        keys = found.alignment.version.keys
        cut = all(_is_cut(step, keys[step.low : step.high]) for step in wrong)
        return Verdict.CUT if cut else Verdict.DIFFERS
    if found.is_reporters:
        return Verdict.PARAPHRASE
    if found.speaker_fits is False or found.bond is JoinKind.PEOPLE:
        return Verdict.OTHER_SPEAKER
    if found.bond is JoinKind.ANSWERS:
        return Verdict.JOINED
    if found.day_fits is False:
        return Verdict.OTHER_DATE
    return Verdict.DIFFERS if steps else Verdict.EXACT


def _is_cut(step: AlignmentStep, left_out: Sequence[str]) -> bool:
    if step.kind is not EditKind.LEFT_OUT or len(left_out) < _CUT:
        return False
    if not step.last and negates(left_out, 0, len(left_out)):
        return False  # "not going to", before the first word
    return len(left_out) > _HIDDEN or not any(map(is_weighty, left_out))


def _notes(claim: Claim, found: Placement, verdict: Verdict) -> Iterator[str]:
    quote = found.quote
    if claim.is_unsaid:
        yield _SAID_AFTER_ALL if found.doubt is None else _UNSAID_THERE
    yield from _of_words(claim, found)
    if found.speaker_fits is False and verdict is not Verdict.OTHER_SPEAKER:
        yield "the speaker differs, too"
    if found.day_fits is False and verdict is not Verdict.OTHER_DATE:
        yield "the date differs, too"
    if found.day_fits is False and claim.days_are_earlier:
        yield "the draft's date stands in an earlier sentence"
    yield from _of_not_compared(claim, found)
    if found.is_in_report:
        yield _REPORTERS
    elif quote is None:
        yield "no speaker is named there"
    elif quote.speaker and not quote.certain:
        yield "speaker not certain"
    if found.bond is JoinKind.PEOPLE:
        yield _OF_TWO_PEOPLE
    elif found.bond is JoinKind.ANSWERS:
        yield _BETWEEN


def _of_words(claim: Claim, found: Placement) -> Iterator[str]:
    yield from _of_brackets(claim, found)
    version, steps = found.alignment.version, found.alignment.steps
    if any(step.kind is EditKind.OWNED and is_attribution(version, step) for step in steps):
        yield _INTERRUPTED
    if found.alignment.version.spoken:
        yield "as spoken: the transcript corrects these words"
    doubted = claim.is_in_doubt or claim.is_unsaid or claim.is_alleged
    if found.doubt and not doubted:
        yield (_DENIED if found.doubt.denied else _ALLEGED).format(one_line(found.doubted_words))
    if found.told_there:
        yield f"the speaker quotes somebody else there: “{one_line(found.told_there)}”"
    if found.negation_behind:
        yield f"the article goes on: “{one_line(found.negation_behind)}”"


def _of_not_compared(claim: Claim, found: Placement) -> Iterator[str]:
    for name in found.unread_speakers:
        yield f"“{one_line(name)}” was not compared with the article's speaker"
    dates = found.days
    for day in claim.days_unread(dates):
        yield f"“{one_line(day.words)}” was not compared with the article's date"
    for stated in claim.days_beside(dates):
        if any(map(stated.may_fit, dates)):
            yield f"the draft names no year; its date makes it {stated}, the article has another"
        else:
            yield f"“{stated}” is another date than the article's"
    if found.told and claim.days:
        yield f"the article says when: {', '.join(map(str, found.told))}"
    if claim.days and found.article.date is None and not found.article.issued:
        yield "the article has no date to compare with"
    elif claim.days and not dates and found.day_fits is None:
        yield f"the article tells only when it came out: {period_name(found.article.issued)}"


def _of_brackets(claim: Claim, found: Placement) -> Iterator[str]:
    """Yield for each pair of brackets what it stands for; at either end, what stands there."""
    version, wording = found.alignment.version, claim.wording
    for step in found.alignment.steps:
        for join in _put_in(found, step.first) if step.kind is EditKind.OWNED else ():
            if join.edit is EditorialMarkKind.BRACKETS and (join.inside or join.pattern):
                put = wording.text[join.start : join.end]
                if wording.is_cut_at(step.first):
                    yield f"{put} stands beside what an ellipsis leaves out"
                elif step.high > step.low:
                    yield f"{put} stands for “{version.shown(step.low, step.high).text}”"
                else:
                    yield f"{put} was added"
    yield from _of_brackets_at_the_ends(claim, found)


def _of_brackets_at_the_ends(claim: Claim, found: Placement) -> Iterator[str]:
    version, wording = found.alignment.version, claim.wording
    steps = found.alignment.steps
    for place, step, edge in (
        (0, steps[0], steps[0].low),
        (len(wording.words), steps[-1], steps[-1].high),
    ):
        if step.kind is EditKind.CHANGED and step.first == step.last:
            continue  # another name: shown as a difference
        for join in _put_in(found, place):
            if join.edit is not EditorialMarkKind.BRACKETS:
                continue
            count = max(1, len(join.inside))
            low, high = (edge - count, edge) if not place else (edge, edge + count)
            low, high = max(0, low), min(high, len(version.keys))
            # No further than its sentence goes.
            while place and low < high and version.is_parted(low - 1, high):
                high -= 1
            while not place and low < high and version.is_parted(low, high + 1):
                low += 1
            if low < high:
                put = wording.text[join.start : join.end]
                yield f"at {put} the article has “{version.shown(low, high).text}”"


def _paraphrase(claim: Claim, corpus: Corpus, paths: Sequence[Path]) -> CheckResult | None:
    """Return the passage that says most of the same with other words, if there is one.

    What somebody else said so is no paraphrase of the claim, only the nearest passage.
    """
    best: tuple[float, ArticleText, ParaphrasedPassage] | None = None
    for article_text in article_texts(corpus, paths):
        found = paraphrased(claim.wording, article_text.printed)
        if found and (best is None or found.share > best[0]):
            best = found.share, article_text, found
    if best is None:
        return None
    _, article_text, found = best
    article, version = article_text.article, article_text.printed
    around = corpus.speech(article).at(version.spans[found.first][0])
    quote = next(iter(around), None)
    first, last = version.sentences(found.first, found.last)
    for turn in (one for one in around if one.kind is QuoteKind.TURN):
        # Its first sentence may begin before it, with its label, and the last be another's.
        first = max(first, bisect_left(version.spans, (turn.start,)))
        last = min(last, bisect_left(version.spans, (turn.end,)))
    span = Span(version.spans[first][0], version.spans[last - 1][1])
    place = SourceLocation(article, span, version.shown(first, last).text, quote)
    whole = WordDifference("changed", Span(0, len(claim.text)), Span(0, len(place.found)))
    others = quote is not None and (
        same_speaker(claim.claimed, quote, article.text, article.date, corpus.people) is False
    )
    if others:
        return CheckResult(claim, Verdict.NOT_FOUND, place, (whole,), (_NEAREST,))
    return CheckResult(claim, Verdict.PARAPHRASE, place, (whole,))
