"""Looks each quotation of a draft up and says what is right and wrong about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefreader.article import Article, Quote, Span
from briefreader.characters import fold_text
from briefreader.checking.aligning import Alignment, Kind, Step
from briefreader.checking.claims import Claim
from briefreader.checking.looking import Shelf, exact_places, is_near, is_passage, nearest_places
from briefreader.checking.paraphrase import paraphrased
from briefreader.checking.speakers import same_speaker
from briefreader.checking.standing import Standing
from briefreader.checking.verdicts import Checked, Difference, Place, Verdict, found_words
from briefreader.checking.words import is_weighty

_RESEMBLING = 4  # articles that are looked through for what is not there word for word
_CUT = 2  # words: a cut leaves out at least so many, one word less is a difference
_GOOD = 5  # words: one that differs in so many leaves no doubt about the place
_HIDDEN = 3  # words: a cut of so few that takes a "not" or a number along is a difference
_NEAREST = "the nearest passage: too little of it is the same"


_Lying = tuple[Alignment, Article]


@dataclass(frozen=True, slots=True)
class _Found:
    """A place for a claim, and how the claim fits it."""

    alignment: Alignment
    article: Article
    quote: Quote | None
    speaker_fits: bool | None
    day_fits: bool | None
    source_named: bool

    @property
    def rank(self) -> tuple[int, bool, bool, bool, bool, bool]:
        """The smaller, the better."""
        return (
            self.alignment.errors,
            self.speaker_fits is False,
            self.day_fits is False,
            self.speaker_fits is None,
            self.alignment.version.spoken,
            not self.source_named,
        )

    def is_good(self, claim: Claim) -> bool:
        """Whether all fits that the claim states, so that no other place need be looked at."""
        allowed = len(claim.wording.words) // _GOOD
        return (
            self.alignment.errors <= allowed
            and (self.speaker_fits is True or claim.speaker is None)
            and (self.day_fits is True or not claim.days)
        )


def check_claim(claim: Claim, shelf: Shelf) -> Checked:
    """The verdict on one quotation.

    The words decide first, then the speaker, then the day. Of several places that have the same
    words, the one where most else is right is taken.
    """
    found = _best(claim, shelf, _word_for_word(claim, shelf))
    if claim.quiet and (found is None or not found.speaker_fits):
        return Checked(claim, Verdict.NOT_FOUND)
    return _judged(claim, found) if found else _resembling(claim, shelf)


def _best(claim: Claim, shelf: Shelf, places: Iterable[_Lying]) -> _Found | None:
    """The place that fits best, or the first that leaves nothing to be wished for."""
    best: _Found | None = None
    for alignment, article in places:
        if best and alignment.errors > best.alignment.errors:
            continue
        found = _placed(claim, alignment, article, shelf)
        if best is None or found.rank < best.rank:
            best = found
        if found.is_good(claim):
            break
    return best


def _read(shelf: Shelf, paths: Iterable[Path]) -> Iterator[Standing]:
    return filter(None, map(shelf.standing, paths))


def _word_for_word(claim: Claim, shelf: Shelf) -> Iterator[_Lying]:
    for standing in _read(shelf, shelf.holding(claim)):
        for alignment in exact_places(claim, standing):
            yield alignment, standing.article


def _resembling(claim: Claim, shelf: Shelf) -> Checked:
    """The verdict on words that stand nowhere just so."""
    paths = shelf.resembling(claim)[:_RESEMBLING]
    passages: list[_Lying] = []

    def near() -> Iterator[_Lying]:
        for standing in _read(shelf, paths):
            for alignment in nearest_places(claim, standing):
                if is_near(claim, alignment):
                    yield alignment, standing.article
                elif is_passage(claim, alignment):
                    passages.append((alignment, standing.article))

    found = _best(claim, shelf, near())
    if found:
        return _judged(claim, found)
    paraphrase = _paraphrase(claim, shelf, paths)
    if paraphrase or not passages:
        return paraphrase or Checked(claim, Verdict.NOT_FOUND)
    alignment, article = min(passages, key=lambda one: one[0].errors)
    nearest = _placed(claim, alignment, article, shelf)
    return _told(claim, nearest, Verdict.NOT_FOUND, (_NEAREST,))


def _placed(claim: Claim, alignment: Alignment, article: Article, shelf: Shelf) -> _Found:
    """The place with who speaks there; of quotes within quotes the one whose speaker fits."""
    first = alignment.version.spans[alignment.low][0]
    around = [quote for quote in shelf.quotes(article) if quote.start <= first < quote.end]
    around.sort(key=lambda quote: quote.end - quote.start)
    chosen = around[0] if around else None
    fits: bool | None = None
    for quote in around:
        answer = same_speaker(
            claim.speaker, claim.mention, quote, article.text, article.date, shelf.people
        )
        if answer or (answer is False and fits is None):
            chosen, fits = quote, answer
        if answer:
            break
    day_fits = None
    if claim.days and article.date:
        day_fits = claim.is_said_on(article.date)
    source = fold_text(article.source)
    named = bool(source) and source in fold_text(claim.around)
    return _Found(alignment, article, chosen, fits, day_fits, named)


def _judged(claim: Claim, found: _Found) -> Checked:
    verdict = _verdict(found)
    return _told(claim, found, verdict, tuple(_notes(claim, found, verdict)))


def _told(claim: Claim, found: _Found, verdict: Verdict, notes: tuple[str, ...]) -> Checked:
    text, span, differences = found_words(claim, found.alignment)
    place = Place(found.article, span, text, found.quote)
    return Checked(claim, verdict, place, differences, notes)


def _verdict(found: _Found) -> Verdict:
    steps = [step for step in found.alignment.steps if step.kind not in (Kind.SAME, Kind.OWNED)]
    if steps:
        keys = found.alignment.version.keys
        cut = all(_is_cut(step, keys[step.low : step.high]) for step in steps)
        return Verdict.CUT if cut else Verdict.DIFFERS
    if found.speaker_fits is False:
        return Verdict.OTHER_SPEAKER
    return Verdict.OTHER_DATE if found.day_fits is False else Verdict.EXACT


def _is_cut(step: Step, left_out: Sequence[str]) -> bool:
    if step.kind is not Kind.LEFT_OUT or len(left_out) < _CUT:
        return False
    return len(left_out) > _HIDDEN or not any(map(is_weighty, left_out))


def _notes(claim: Claim, found: _Found, verdict: Verdict) -> Iterator[str]:
    quote = found.quote
    if found.alignment.version.spoken:
        yield "as spoken: the transcript corrects these words"
    if found.speaker_fits is False and verdict is not Verdict.OTHER_SPEAKER:
        yield "the speaker is another, too"
    if found.day_fits is False and verdict is not Verdict.OTHER_DATE:
        yield "the date is another, too"
    if quote is None:
        yield "nobody is named as the speaker there"
    elif quote.speaker and not quote.certain:
        yield "speaker unconfirmed"
    if quote and _passes_over(found, quote):
        yield "joins passages with another speaker's words between them"


def _passes_over(found: _Found, quote: Quote) -> bool:
    """Whether an ellipsis reaches beyond the turn or quotation in which the words begin."""
    last = found.alignment.steps[-1]
    spans = found.alignment.version.spans
    cut = any(step.kind is Kind.OWNED for step in found.alignment.steps)
    return cut and last.high > 0 and spans[last.high - 1][1] > quote.end


def _paraphrase(claim: Claim, shelf: Shelf, paths: Sequence[Path]) -> Checked | None:
    """The passage that says most of the same with other words, if there is one."""
    best: tuple[float, Place] | None = None
    for standing in _read(shelf, paths):
        version = standing.versions[0]
        found = paraphrased(claim.wording, version)
        if found and (best is None or found.share > best[0]):
            first, last = version.sentences(found.first, found.last)
            span = Span(version.spans[first][0], version.spans[last - 1][1])
            best = found.share, Place(standing.article, span, version.shown(first, last).text)
    if best is None:
        return None
    place = best[1]
    around = [q for q in shelf.quotes(place.article) if q.start <= place.span.start < q.end]
    quote = min(around, key=lambda q: q.end - q.start, default=None)
    place = Place(place.article, place.span, place.found, quote)
    whole = Difference("changed", Span(0, len(claim.text)), Span(0, len(place.found)))
    return Checked(claim, Verdict.PARAPHRASE, place, (whole,))
