"""What became of a draft's quotation when it was looked up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefreader.domain.article import Article, Span
from briefreader.domain.quote import Quote, called_by, speaker_as_shown
from briefreader.factcheck.alignment import Alignment, AlignmentStep, EditKind
from briefreader.factcheck.article_text import RenderedText
from briefreader.factcheck.claims import Claim, dates_of
from briefreader.factcheck.editorial_changes import ChangeKind, Grade
from briefreader.text.sentences import ENDERS


class Verdict(StrEnum):
    """The answers that a fact-checker gets."""

    EXACT = "exact"
    DIFFERS = "differs"
    CUT = "words cut, no ellipsis"
    OTHER_SPEAKER = "different speaker"
    OTHER_DATE = "different date"
    JOINED = "joins two answers"
    PARAPHRASE = "only a paraphrase found"
    NOT_FOUND = "not found"
    NOT_CHECKED = "not checked"

    def counted(self, number: int) -> str:
        """Return how many quotations got this answer, in words."""
        if number == 1 and self in _OF_SEVERAL:
            return f"1 {self.value}"
        return f"{number} {_OF_SEVERAL.get(self) or _AFTER_NUMBERS.get(self, self.value)}"


_OF_SEVERAL = {Verdict.DIFFERS: "differ", Verdict.JOINED: "join two answers"}
_AFTER_NUMBERS = {
    Verdict.CUT: "with words cut (no ellipsis)",
    Verdict.OTHER_SPEAKER: "with a different speaker",
    Verdict.OTHER_DATE: "with a different date",
    Verdict.PARAPHRASE: "found only as a paraphrase",
}


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """Which changes a newsroom does not want to hear of, and whether all others are alarms."""

    silent: frozenset[ChangeKind] = frozenset()
    strict: bool = False

    def is_silent(self, kind: ChangeKind) -> bool:
        """Return whether a change is told by no grade."""
        return kind in self.silent


@dataclass(frozen=True, slots=True)
class WordDifference:
    """Words that differ: a span of the quotation, and one of the words found; either may be empty.

    ``kind`` is ``changed``, ``added`` (the article has no such words) or ``left out``; ``wrong``
    says that it is no mere change of an editor's.
    """

    kind: str
    quote: Span
    found: Span
    wrong: bool = True


@dataclass(frozen=True, slots=True)
class SourceLocation:
    """Where the words stand: the article, from the first to the last of them, and who says them.

    ``found`` are the words on one line, cut where the quotation is cut, official corrections made;
    ``days`` those on which they may have been said; without any the article's own dates count.
    """

    article: Article
    span: Span
    found: str
    quote: Quote | None = None
    days: tuple[date, ...] = ()

    @property
    def paragraph(self) -> int | None:
        """The number of the paragraph where the words begin; None above the body."""
        paragraph = self.article.paragraph_at(self.span.start)
        return paragraph.number or None if paragraph else None

    @property
    def locator(self) -> str:
        """The page or time of that paragraph, where its file has such."""
        paragraph = self.article.paragraph_at(self.span.start)
        return paragraph.locator if paragraph else ""

    @property
    def speaker(self) -> str | None:
        """Who says it there, or what stands for a name there; None for a pronoun."""
        if self.quote is None:
            return None
        return self.quote.speaker or called_by(self.quote.mention(self.article.text)) or None

    @property
    def speaker_as_shown(self) -> str:
        """Who says it there, in words also where nobody is named."""
        if self.quote is None:
            return speaker_as_shown(None, "")
        return speaker_as_shown(self.quote.speaker, self.quote.mention(self.article.text))


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One quotation and its verdict.

    ``notes`` are short lines for the reader, about what the verdict does not say. ``joined`` are
    the places of the passages, in the draft's order, where they are not one person's in one go.
    ``unread_speakers`` are those whom the draft names around it, where it is not clear that it
    quotes them, and another says the words in the article.
    ``changes`` are those that editors make: with the verdict *differs*, nothing else differs if no
    difference is ``wrong``. ``house`` says which of them count.
    """

    claim: Claim
    verdict: Verdict
    place: SourceLocation | None = None
    differences: tuple[WordDifference, ...] = ()
    notes: tuple[str, ...] = ()
    joined: tuple[SourceLocation, ...] = ()
    changes: tuple[ChangeKind, ...] = ()
    house: HouseStyle = HouseStyle()
    unread_speakers: tuple[str, ...] = ()

    @property
    def grade(self) -> Grade:
        """How bad it is, in this house."""
        if self.is_quiet or self.is_unchecked:
            return Grade.RIGHT
        if self.is_condensed:
            return Grade.ALTERED
        if self.verdict is not Verdict.EXACT and not self.is_edited:
            return Grade.WRONG
        told = [kind.grade for kind in self.changes if not self.house.is_silent(kind)]
        return Grade.ALTERED if Grade.ALTERED in told else Grade.STYLE if told else Grade.RIGHT

    @property
    def is_edited(self) -> bool:
        """Whether the words differ, by no more than changes that editors make.

        Numerals and brackets are such changes, though the words are found exactly.
        """
        return bool(self.changes) and (
            self.verdict is Verdict.EXACT
            or (self.verdict is Verdict.DIFFERS and not any(one.wrong for one in self.differences))
        )

    @property
    def is_quiet(self) -> bool:
        """Whether this is a term or a title rather than speech, and not found: no alarm."""
        return self.claim.quiet and self.verdict is Verdict.NOT_FOUND

    @property
    def is_unchecked(self) -> bool:
        """Whether it stands behind a label, and may be no speech or tells nothing: no alarm."""
        return self.verdict is Verdict.NOT_CHECKED

    @property
    def is_condensed(self) -> bool:
        """Whether words were cut, and the draft says of itself that they may be."""
        return self.verdict is Verdict.CUT and self.claim.is_condensed

    @property
    def is_not_fully_checked(self) -> bool:
        """Whether it is right as far as was checked, and something of it was not."""
        return self.is_unchecked or bool(self.not_compared)

    @property
    def not_compared(self) -> str:
        """What of a draft that is else right was not compared with the article, or nothing: ``date
        not compared``.

        It is no alarm, but nobody should take it for right.
        """
        if self.grade is not Grade.RIGHT:
            return ""
        kinds = {"speaker": self.speakers_not_compared, "date": self.dates_not_compared}
        told = " and ".join(kind for kind, words in kinds.items() if words)
        return f"{told} not compared" if told else ""

    @property
    def speakers_not_compared(self) -> tuple[str, ...]:
        """The people whom the draft may quote, none of whom says the words in the article."""
        return () if self.is_quiet else self.unread_speakers

    @property
    def dates_not_compared(self) -> tuple[str, ...]:
        """The words for days around the quotation that were not compared with the article's."""
        if self.is_quiet or self.place is None:
            return ()
        dates = self.place.days or dates_of(self.place.article)
        stated = self.claim.days_beside(dates) if dates else self.claim.days
        issued = self.place.article.issued
        if stated and not dates and issued and self.claim.is_of_issue(issued) is not None:
            stated = ()
        return (*map(str, stated), *map(str, self.claim.days_unread(dates)))

    @property
    def is_alarm(self) -> bool:
        """Whether somebody should look at the quotation again."""
        grade = self.grade
        return grade is Grade.WRONG or (self.house.strict and grade is not Grade.RIGHT)


_ELLIPSIS = " … "
_LABELS = {EditKind.CHANGED: "changed", EditKind.ADDED: "added", EditKind.LEFT_OUT: "left out"}


def found_words(claim: Claim, alignment: Alignment) -> tuple[str, Span, tuple[WordDifference, ...]]:
    """Return the words as they stand in the article, their span there, and how the claim
    differs.
    """
    version = alignment.version
    parts: list[str] = []
    length = 0
    first, last = len(version.keys), 0
    differences: list[WordDifference] = []
    for piece in _pieces(claim, alignment):
        low = min((step.low for step in piece if step.high > step.low), default=None)
        high = max((step.high for step in piece if step.high > step.low), default=None)
        stretch = version.shown(low, high) if low is not None and high else None
        if parts and stretch:
            parts.append(_ELLIPSIS)
            length += len(_ELLIPSIS)
        differences += _differences(claim, piece, alignment, stretch, length)
        if stretch and low is not None and high:
            parts.append(stretch.text)
            length += len(stretch.text)
            first, last = min(first, low), max(last, high)
    end = version.spans[last - 1][1]
    text = "".join(parts)
    if version.text[end : end + 1] and version.text[end] in ENDERS:
        text, end = text + version.text[end], end + 1
    differences.sort(key=lambda one: one.quote)
    return text, Span(version.spans[first][0], end), tuple(differences)


def _pieces(claim: Claim, alignment: Alignment) -> Iterator[list[AlignmentStep]]:
    """Yield the steps between the claim's ellipses."""
    piece: list[AlignmentStep] = []
    for step in alignment.steps:
        if step.kind is EditKind.OWNED and claim.wording.is_cut_at(step.first):
            yield piece
            piece = []
        else:
            piece.append(step)
    yield piece


def _differences(
    claim: Claim,
    piece: list[AlignmentStep],
    alignment: Alignment,
    stretch: RenderedText | None,
    before: int,
) -> Iterator[WordDifference]:
    words, there = claim.wording.words, alignment.version.spans
    for step in piece:
        if step.kind not in _LABELS:
            continue
        if step.last > step.first:
            own = Span(words[step.first].start, words[step.last - 1].end)
        else:
            own = _between(claim, step)
        if stretch and step.high > step.low:
            low, high = stretch.span(there[step.low][0], there[step.high - 1][1])
        elif stretch:
            edge = there[step.low][0] if step.low < len(there) else there[-1][1]
            low = high = min(len(stretch.text), stretch.span(edge, edge).start)
        else:
            low = high = 0
        there_span = Span(before + low, before + high)
        yield WordDifference(_LABELS[step.kind], own, there_span, step.differs)


def _between(claim: Claim, step: AlignmentStep) -> Span:
    """Return the place between two words of the claim, or the brackets there that put something
    in.
    """
    words = claim.wording.words
    if step.high == step.low or step.kind is EditKind.CHANGED:
        for join in claim.wording.joins.get(step.first, ()):
            return Span(join.start, join.end)
    edge = words[step.first].start if step.first < len(words) else len(claim.text)
    return Span(edge, edge)
