"""Whose the passages of a quotation are, and whether one may be joined to the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from briefreader.domain.article import Article, Span
from briefreader.domain.people import PeopleDirectory
from briefreader.domain.quote import Quote, QuoteKind
from briefreader.factcheck.alignment import Alignment, AlignmentStep, EditKind
from briefreader.factcheck.article_text import blanked
from briefreader.factcheck.claim_dates import NO_DAYS, DraftDays, QuotationDays
from briefreader.factcheck.claims import Claim, quotation_ends
from briefreader.factcheck.speaker_match import same_name, same_speaker
from briefreader.quotes.attribution.doubted_words import Doubt, doubt_of
from briefreader.quotes.transcripts.signed_texts import speaks_of_itself
from briefreader.quotes.words.language_words import language_within, report_language
from briefreader.quotes.words.paragraphs import paragraphs_of
from briefreader.quotes.words.quotation_spans import (
    QuotationSpan,
    find_quotation_spans,
    has_marks,
    quotes_with_single_marks,
)

_LEAD = 3  # code points in which a colon leads into words without marks
_CROWD = ("audience", "crowd")  # whoever calls out from there neither asks nor answers


class Speech:
    """Who says what in an article, found by its place."""

    def __init__(self, article: Article, quotes: Sequence[Quote]) -> None:
        self.article = article
        self._quotes = sorted(quotes, key=lambda quote: (quote.start, -quote.end))
        self._starts = [quote.start for quote in self._quotes]
        self._furthest = list(accumulate((quote.end for quote in self._quotes), max))

    def at(self, offset: int) -> list[Quote]:
        """Return the quotes that hold a place of the text, the innermost first."""
        number = bisect_right(self._starts, offset) - 1
        found = []
        while number >= 0 and self._furthest[number] > offset:
            if self._quotes[number].end > offset:
                found.append(self._quotes[number])
            number -= 1
        return found

    def is_reporters(self, start: int) -> bool:
        """Return whether a word is a news story's own: outside of all that it quotes."""
        if not self._is_story or any(span.start <= start < span.end for span in self._marked):
            return False
        return not self.article.text[max(0, start - _LEAD) : start].rstrip().endswith(":")

    def doubt(self, words: Span) -> Doubt | None:
        """Return what the article has that says that what it quotes with these words was not said,
        or perhaps not.
        """
        text = self.article.text
        if not self._may_quote_at(words.start):
            return None
        around = [one for one in self._marked if one.start <= words.start and words.end <= one.end]
        if not around:
            return None
        quoted = min(around, key=lambda one: one.end - one.start)
        line = Span(text.rfind("\n", 0, quoted.start) + 1, quoted.end)
        found = doubt_of(text, quoted, language_within(line.of(text), self._language))
        if found is None or not found.behind:
            return found and found._replace(ahead=f"{found.ahead} “")
        return found._replace(ahead="“", behind=f"” {found.behind.lstrip(', ')}")

    def _may_quote_at(self, offset: int) -> bool:
        """Return whether any mark stands in the paragraph of a place, or any is a quotation as a
        whole: a first look, for most turns of transcripts have no marks.
        """
        if self.article.block_quotes:
            return True
        text = self.article.text
        start, end = text.rfind("\n\n", 0, offset), text.find("\n\n", offset)
        return has_marks(text, max(start, 0), end if end >= 0 else len(text), self._has_single)

    def told_days(self, quote: Quote) -> QuotationDays:
        """Return the days on which the article itself says that what it quotes was said."""
        if quote.kind is not QuoteKind.DIRECT or self.article.date is None:
            return NO_DAYS
        part = next((one for one in self._quoted if one.start <= quote.start < one.end), None)
        if part is None:
            return NO_DAYS
        speaker = quote.speaker or ""
        return self._days.of(part.outer, part.paragraph, (speaker,) if speaker else (), speaker)

    @cached_property
    def _days(self) -> DraftDays:
        text, quoted = self.article.text, self._quoted
        prose = blanked(text, [part.outer for part in quoted], "\0")
        ends = quotation_ends(text, quoted)
        return DraftDays(prose, paragraphs_of(text), self.article.date, ends)

    @cached_property
    def _quoted(self) -> Sequence[QuotationSpan]:
        """What stands between marks."""
        text = self.article.text
        return tuple(find_quotation_spans(text, paragraphs_of(text), self._has_single))

    @cached_property
    def _has_single(self) -> bool:
        return quotes_with_single_marks(self.article.text)

    @cached_property
    def _language(self) -> str:
        return report_language(self.article.text)

    @cached_property
    def _is_story(self) -> bool:
        """Whether somebody is quoted between marks, and nothing is written in anybody's voice."""
        told = any(quote.kind is QuoteKind.DIRECT and quote.speaker for quote in self._quotes)
        if not told or any(quote.kind is QuoteKind.TURN for quote in self._quotes):
            return False
        text = blanked(self.article.text, self._marked)
        return not report_language(text) and not speaks_of_itself(text)

    @cached_property
    def _marked(self) -> list[Span]:
        """What stands between marks, or is set as a quotation."""
        return sorted([*(part.outer for part in self._quoted), *self.article.block_quotes])

    def called(self, quote: Quote | None) -> str:
        """Return the name of a quote's speaker, or what its label has for one; nothing for a
        pronoun.
        """
        if quote is None:
            return ""
        if quote.speaker is not None or quote.kind is not QuoteKind.TURN:
            return quote.speaker or ""
        return quote.mention(self.article.text).strip(" :*_\u00a0\t\n")

    def between(self, start: int, end: int) -> Iterator[Quote]:
        """Yield the quotes that begin and end between two places of the text."""
        for number in range(bisect_left(self._starts, start), len(self._quotes)):
            if self._starts[number] >= end:
                return
            if self._quotes[number].end <= end:
                yield self._quotes[number]


@dataclass(frozen=True, slots=True)
class JoinedPassage:
    """Words that a quotation took over in one go, and in whose quote they stand there.

    ``fits`` tells whether the quotation's speaker is the one there; None where nobody can tell.
    """

    speech: Speech
    alignment: Alignment
    quote: Quote | None
    fits: bool | None


class JoinKind(IntEnum):
    """What a quotation joins, from what it may to what it may not."""

    ONE = 0
    """Words of one turn, or of one person with nobody's in between."""
    ANSWERS = 1
    """Words of one person from before and after another's, or from two articles."""
    PEOPLE = 2
    """Words of two people, or of one and of the article itself."""


class _Whose(NamedTuple):
    quote: Quote | None
    fits: bool | None


def passages_of(
    claim: Claim, alignment: Alignment, speech: Speech, people: PeopleDirectory
) -> tuple[JoinedPassage, ...]:
    """Return the alignment parted wherever it goes on in another quote.

    Of quotes within quotes that is the one whose speaker the claim names, else the one that holds
    most of the words.
    """
    spans = alignment.version.spans
    kept = alignment.kept
    whose = iter(_whose(claim, [speech.at(spans[step.low][0]) for step in kept], speech, people))
    parts: list[tuple[_Whose, list[AlignmentStep]]] = []
    before: list[AlignmentStep] = []
    for step in alignment.steps:
        if step not in kept:
            (parts[-1][1] if parts else before).append(step)
            continue
        here = next(whose)
        if not parts or here.quote is not parts[-1][0].quote:
            parts.append((here, before))
            before = []
        parts[-1][1].append(step)
    return tuple(
        JoinedPassage(
            speech, Alignment(alignment.version, _within(steps, number == len(parts))), *here
        )
        for number, (here, steps) in enumerate(parts, 1)
    )


def _whose(
    claim: Claim, holders: Sequence[Sequence[Quote]], speech: Speech, people: PeopleDirectory
) -> Iterator[_Whose]:
    """Yield for each stretch of words that of the quotes around it which fits best."""
    article = speech.article
    fits: dict[int, bool | None] = {}
    whole = set(map(id, holders[0])).intersection(*(map(id, around) for around in holders))
    for around in holders:
        likeliest = _Whose(None, None)
        # Those that hold all come first, and of those the innermost.
        for quote in sorted(around, key=lambda quote: id(quote) not in whole):
            if id(quote) not in fits:
                fits[id(quote)] = same_speaker(
                    claim.claimed, quote, article.text, article.date, people
                )
            answer = fits[id(quote)]
            if answer is False and quote.speaker and claim.may_be_of(quote.speaker):
                answer = None  # who says it was not certain, and the draft names this one, too
            if likeliest.quote is None or answer or (answer is False and likeliest.fits is None):
                likeliest = _Whose(quote, answer)
            if answer:
                break
        yield likeliest


def _within(steps: list[AlignmentStep], last: bool) -> tuple[AlignmentStep, ...]:
    """Return the steps without what was left out before the next passage."""
    while not last and steps[-1].kind in (EditKind.OWNED, EditKind.LEFT_OUT):
        steps.pop()
    return tuple(steps)


def join_kind(passages: Sequence[JoinedPassage], people: PeopleDirectory) -> JoinKind:
    """Return the worst that a quotation joins."""
    return max(
        (_bond(one, other, people) for one, other in pairwise(passages)), default=JoinKind.ONE
    )


def _bond(one: JoinedPassage, other: JoinedPassage, people: PeopleDirectory) -> JoinKind:
    speech = one.speech
    if speech.article.path != other.speech.article.path:
        return JoinKind.PEOPLE if _is_same_person(one, other, people) is False else JoinKind.ANSWERS
    if one.quote is other.quote:
        return JoinKind.ONE
    if one.quote is None or other.quote is None:
        return JoinKind.PEOPLE if one.fits or other.fits else JoinKind.ONE
    same = _is_same_person(one, other, people)
    if not same:
        return JoinKind.PEOPLE if same is False else JoinKind.ONE
    first, second = sorted((one.quote, other.quote), key=lambda quote: quote.start)
    for quote in speech.between(first.end, second.start):
        another = JoinedPassage(speech, one.alignment, quote, None)
        if _is_same_person(one, another, people) is False and not _calls_out(quote, speech):
            return JoinKind.ANSWERS
    return JoinKind.ONE


def _is_same_person(
    one: JoinedPassage, other: JoinedPassage, people: PeopleDirectory
) -> bool | None:
    """Return whether two quotes may be one person's; None where nobody can tell.

    The label of a turn tells as much as a name does, if it is no more than ``Q``.
    """
    names = [passage.speech.called(passage.quote) for passage in (one, other)]
    if not all(names):
        return None
    return names[0] == names[1] or same_name(names[0], names[1], people)


def _calls_out(quote: Quote, speech: Speech) -> bool:
    return speech.called(quote).lower().startswith(_CROWD)
