"""Places for a quotation: who speaks there, on which day, and which of them fits it best."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path

from briefreader.domain.article import Article, Span
from briefreader.domain.people import PeopleDirectory
from briefreader.domain.quote import Quote, QuoteKind
from briefreader.factcheck.alignment import Alignment, aligned_at
from briefreader.factcheck.article_text import ArticleText
from briefreader.factcheck.claims import Claim, dates_of
from briefreader.factcheck.day_words import Day, Period, StatedDay, single_day
from briefreader.factcheck.denials import denial_of, negation_behind
from briefreader.factcheck.inner_quotations import (
    is_anothers,
    is_passed_on,
    is_told_by_another,
    telling_sentence,
)
from briefreader.factcheck.joined_passages import (
    JoinedPassage,
    JoinKind,
    Speech,
    join_kind,
    passages_of,
)
from briefreader.factcheck.lookup import Corpus, exact_places
from briefreader.factcheck.quoted_text import parse_quoted_text
from briefreader.factcheck.speaker_match import pronoun_is_unclear, same_name
from briefreader.factcheck.word_keys import FUNCTION_WORDS
from briefreader.quotes.attribution.doubted_words import Doubt
from briefreader.text.folding import fold_text
from briefreader.text.sentences import is_in_sentence

_TELLING, _LONG = 2, 5  # words of a passage, and those of them that tell, that is looked for alone
_CHOICE = 24  # places of each passage among which those are looked for that belong together

_OUTLET = re.compile(  # "BBC News", "the Coast Herald"
    r"\b[A-Z]{2,6}\b|\b(?:News|Times|Post|Guardian|Herald|Press|Journal|Telegraph|Tribune|Reuters)$"
)
_SAID_EARLIER = 120  # code points before words, in which an article may say when they were said

LocatedAlignment = tuple[Alignment, Article]
"""A quotation laid along an article."""


@dataclass(frozen=True)
class Placement:
    """A place for a claim, and how the claim fits it.

    ``days`` are those on which the words may have been said, ``told`` what the article itself says
    of that beside them. ``other_days`` counts the days near the claim that are not read as its own,
    and not the article's.
    """

    claim: Claim
    passages: tuple[JoinedPassage, ...]
    alignment: Alignment
    article: Article
    days: tuple[date, ...]
    told: tuple[StatedDay, ...]
    day_fits: bool | None
    other_days: int
    source_named: bool
    bond: JoinKind
    names_speaker: bool | None

    @property
    def unread_speakers(self) -> tuple[str, ...]:
        """Whom the draft may quote, where another says the words."""
        claim, quote = self.claim, self.quote
        if self.is_reporters:
            return ()
        if self.names_speaker is False:
            return claim.unread_speakers
        if self.speaker_fits is not None or self.names_speaker or self.bond is JoinKind.PEOPLE:
            return ()
        claimed = claim.claimed
        if not claimed.is_pronoun:
            return (claimed.display_name,) if claimed.display_name else ()
        if quote is None:
            return (claimed.name,) if claimed.name else ()
        unclear = (
            claimed.is_writer
            or claimed.name is not None
            or pronoun_is_unclear(claimed, quote, self.article.text)
        )
        return (claimed.mention,) if unclear else ()

    @property
    def quote(self) -> Quote | None:
        """The quote in which the words begin."""
        return self.passages[0].quote

    @cached_property
    def doubt(self) -> Doubt | None:
        """What the article has beside the words that says that they were not said, or perhaps
        not.
        """
        if denial := denial_of(self.article.text, self._words, len(self.claim.wording.words)):
            return Doubt(denied=True, ahead=denial)
        return self.passages[0].speech.doubt(self._words)

    @property
    def doubted_words(self) -> str:
        """The words with what casts doubt on them."""
        doubt = self.doubt or Doubt(denied=False)
        return f"{doubt.ahead}{self._words.of(self.article.text)}{doubt.behind}"

    @property
    def negation_behind(self) -> str:
        """What the article has right behind the words, if it is a "not" that belongs to their last
        verb. Nothing where the draft denies them, too.
        """
        cut = self.claim.wording.joins.get(len(self.claim.wording.words))
        unsaid = self.claim.is_in_doubt or cut is not None
        return "" if unsaid else negation_behind(self.article.text, self._words)

    @property
    def start(self) -> int:
        """Where the words begin in the article's text."""
        return self.alignment.version.spans[self.alignment.low][0]

    @cached_property
    def _words(self) -> Span:
        """Where the words stand in the article, from the first to the last that are kept."""
        kept, spans = self.alignment.kept, self.alignment.version.spans
        return Span(spans[kept[0].low][0], spans[kept[-1].high - 1][1])

    @cached_property
    def is_in_report(self) -> bool:
        """Whether the words are a news story's own."""
        return self.quote is None and self.passages[0].speech.is_reporters(self.start)

    @cached_property
    def is_reporters(self) -> bool:
        """Whether the draft has a person say a news story's own words."""
        claim = self.claim
        if not claim.speaker or not claim.certain or self.source_named or not self.is_in_report:
            return False
        if _OUTLET.search(claim.speaker):
            return False  # whose story it is, though the article's file may not name it
        writers = fold_text(self.article.byline)
        return not any(name in writers for name in fold_text(claim.speaker).split())

    @cached_property
    def is_within_another_quote(self) -> bool:
        """Whether all of the words are there what the speaker quotes somebody else as saying."""
        if self.bond is not JoinKind.ONE or self.quote is None:
            return False
        if is_passed_on(self.claim.around, self.claim.text):
            return False
        if is_told_by_another(self.article.text, self.quote.span, self._words):
            return True
        if self.quote.kind is QuoteKind.DIRECT:
            return is_anothers(self.article.text, self.quote.span, self._words)
        speech = self.passages[0].speech
        return self.quote.kind is QuoteKind.TURN and any(
            quote.kind is QuoteKind.DIRECT
            and quote.end >= self._words.end
            and bool(quote.mention(self.article.text))
            for quote in speech.at(self._words.start)
        )

    @property
    def told_there(self) -> str:
        """The speaker's sentence that tells whom he quotes with the words, "…" for these; nothing
        where he says them himself.
        """
        if self.quote is None or not self.is_within_another_quote:
            return ""
        return telling_sentence(self.article.text, self.quote.span, self._words)

    @cached_property
    def speaker_fits(self) -> bool | None:
        """Whether the claim's speaker says all of the words; None where nobody can tell."""
        fits = {passage.fits for passage in self.passages}
        return False if False in fits else None if None in fits else True

    @cached_property
    def rank(self) -> tuple[int, bool, bool, bool, bool, int, bool, int, int, bool, bool]:
        """The smaller, the better."""
        return (
            self.alignment.errors,
            self.is_reporters,
            self.speaker_fits is False or self.bond is JoinKind.PEOPLE,
            self.day_fits is False,
            self.bond is JoinKind.ANSWERS,
            self.alignment.changed,
            self.speaker_fits is None,
            (True, False, None).index(self.names_speaker),
            self.other_days,
            self.alignment.version.spoken,
            not self.source_named,
        )

    def is_good(self) -> bool:
        """Return whether all fits that the claim states, so that no other place need be looked
        at.
        """
        return (
            not self.alignment.errors
            and self.bond is JoinKind.ONE
            and (self.speaker_fits is True or not (self.claim.speaker or self.claim.mention))
            and (self.names_speaker is True or not self.claim.unread_speakers)
            and (self.day_fits is True or not self.claim.days)
            and not self.other_days
        )


def place_claim(claim: Claim, alignment: Alignment, article: Article, corpus: Corpus) -> Placement:
    """Return the place with who speaks there, and when."""
    passages = passages_of(claim, alignment, corpus.speech(article), corpus.people)
    days, told = _days_there(claim, passages[0])
    day_fits = any(map(claim.is_said_on, days)) if claim.days and days else None
    if claim.days and not days and article.issued:
        day_fits = claim.is_of_issue(article.issued)
    if not day_fits and claim.days_beside(days):
        day_fits = None  # but for a year that the draft does not name
    if day_fits is False and _says_when(claim, alignment, article):
        day_fits = None
    source = fold_text(article.source)
    named = bool(source) and source in fold_text(claim.around)
    bond = join_kind(passages, corpus.people)
    speaking = _names_speaker(claim, passages[0], corpus.people)
    other = len(claim.days_unread(days))
    return Placement(
        claim, passages, alignment, article, days, told, day_fits, other, named, bond, speaking
    )


def within_one_quote(claim: Claim, alignment: Alignment, speech: Speech) -> Alignment:
    """Return the claim laid along the words of one turn or quotation, that with most of them: the
    alignment itself unless it runs over a label, or from one quotation into the next.
    """
    spans = alignment.version.spans
    low, high = alignment.low, max(step.high for step in alignment.steps)
    around = {word: set(map(id, speech.at(spans[word][0]))) for word in range(low, high)}
    runs: list[tuple[set[int], list[int]]] = []
    for word in (word for step in alignment.kept for word in range(step.low, step.high)):
        held = around[word]
        if runs and (held == runs[-1][0] or held & runs[-1][0]):
            runs[-1] = held & runs[-1][0], [*runs[-1][1], word]
        else:
            runs.append((held, [word]))
    whole, words = max(runs, key=lambda run: len(run[1]))
    if len(runs) == 1 and all(held == whole or held & whole for held in around.values()):
        return alignment
    return aligned_at(claim.wording, alignment.version, words[0], words[-1] + 1)


def _days_there(
    claim: Claim, passage: JoinedPassage
) -> tuple[tuple[date, ...], tuple[StatedDay, ...]]:
    """Return the days on which words may have been said, and what the article says of that: "“…,”
    Moss said on Friday", in an article of Saturday, is Friday; where an earlier sentence says so,
    it may be either, and so may a day with which the draft cites the article.
    """
    days = tuple(dates_of(passage.speech.article))
    if not (claim.days or claim.unread_days) or passage.quote is None:
        return days, ()
    told = passage.speech.told_days(passage.quote)
    own = tuple(filter(None, map(single_day, told.stated)))
    if not own or len(own) < len(told.stated) or not set(own).difference(days):
        return days, ()
    may_be_either = told.earlier or claim.days_are_cited
    return (*days, *own) if may_be_either else own, told.stated


def _says_when(claim: Claim, alignment: Alignment, article: Article) -> bool:
    """Return whether the article says right before the words, as the draft does, that they were
    said earlier: "Two years ago I told you that", "In a 1998 interview Moss said".
    """
    start = alignment.version.spans[alignment.low][0]
    before = article.text[max(0, start - _SAID_EARLIER) : start]
    return any(
        "”" not in between and is_in_sentence(between, 0, len(between))
        for words in _earlier(claim, article.date)
        for between in _last_behind(words, before)
    )


def _last_behind(words: str, text: str) -> Iterator[str]:
    """Yield what stands behind the last place of some words in a text, if it has them."""
    *_, found = (None, *re.finditer(re.escape(words), text, re.IGNORECASE))
    if found:
        yield text[found.end() :]


def _earlier(claim: Claim, written: date | None) -> Iterator[str]:
    """Yield the words for the claim's periods and years before an article was ``written``."""
    if written is None:
        return
    for day in claim.days:
        if isinstance(day, Period) and day.last < written:
            yield day.words.casefold()
        elif isinstance(day, Day) and day.month is None and (day.year or 0) < written.year:
            yield str(day.year)


def _names_speaker(claim: Claim, passage: JoinedPassage, people: PeopleDirectory) -> bool | None:
    """Return whether the draft names around it whoever says the words; None where it names nobody
    there, or nobody says them.
    """
    there = passage.quote.speaker if passage.quote else None
    if there is None or not claim.unread_speakers:
        return None
    return passage.fits is True or any(
        same_name(name, there, people) for name in claim.unread_speakers
    )


def best_placement(
    claim: Claim, corpus: Corpus, places: Iterable[LocatedAlignment]
) -> Placement | None:
    """Return the place that fits best, or the first that leaves nothing to be wished for."""
    best: Placement | None = None
    for alignment, article in places:
        if best and alignment.errors > best.alignment.errors:
            continue
        found = place_claim(claim, alignment, article, corpus)
        if best is None or found.rank < best.rank:
            best = found
        if found.is_good():
            break
    return best


def article_texts(corpus: Corpus, paths: Iterable[Path]) -> Iterator[ArticleText]:
    """Return the articles of these paths that can be read."""
    return filter(None, map(corpus.article_text, paths))


def verbatim_places(claim: Claim, corpus: Corpus) -> Iterator[LocatedAlignment]:
    """Yield every place where the claim's very words stand, with its article."""
    for article_text in article_texts(corpus, corpus.holding(claim)):
        for alignment in exact_places(claim, article_text):
            yield alignment, article_text.article


def place_pieces(claim: Claim, corpus: Corpus) -> tuple[Placement, ...]:
    """Return a place for each passage that the claim's ellipses join, where they stand in no such
    order.

    All word for word, and those that belong together most; none where a passage is too short to be
    looked for alone.
    """
    choices: list[list[Placement]] = []
    parts = _parts(claim)
    if len(parts) < 2:
        return ()
    for part in parts:
        places = islice(verbatim_places(part, corpus), _CHOICE)
        choices.append(
            [place_claim(part, *place, corpus) for place in places if not place[0].errors]
        )
        if not choices[-1]:
            return ()
    chains = [_chain(first, choices[1:], corpus.people) for first in choices[0]]
    return min(chains, key=lambda chain: _rank(chain, corpus.people))


def _parts(claim: Claim) -> list[Claim]:
    """Return the claim's passages between ellipses as claims, if each of them can be looked for
    alone.
    """
    parts = []
    for text in claim.wording.passages():
        wording = parse_quoted_text(text)
        telling = sum(key not in FUNCTION_WORDS for key in wording.keys)
        if len(wording.words) < _LONG or telling < _TELLING:
            return []
        parts.append(replace(claim, text=text, wording=wording))
    return parts


def _chain(
    first: Placement, others: Iterable[list[Placement]], people: PeopleDirectory
) -> tuple[Placement, ...]:
    chain = [first]
    for choice in others:
        chain.append(min(choice, key=lambda found: _rank((*chain[-1:], found), people)))
    return tuple(chain)


def _rank(chain: tuple[Placement, ...], people: PeopleDirectory) -> tuple[JoinKind, int, int, int]:
    return (
        joined(chain, people),
        sum(found.speaker_fits is False for found in chain),
        sum(found.day_fits is False for found in chain),
        len({found.article.path for found in chain}),
    )


def joined(chain: Iterable[Placement], people: PeopleDirectory) -> JoinKind:
    """Return what a claim joins whose passages are found one by one."""
    return join_kind([passage for found in chain for passage in found.passages], people)
