"""All quotations of a draft: those of its running text, and those of each row of its tables."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from briefreader.domain.article import Span
from briefreader.domain.people import PeopleDirectory
from briefreader.factcheck.article_text import blanked
from briefreader.factcheck.claim_dates import NO_DAYS, QuotationDays, UnreadDay, days_beside_name
from briefreader.factcheck.claims import Claim, claims_in, credited, is_name
from briefreader.factcheck.day_words import Day, NamedDay, StatedDay, days_of_credit
from briefreader.factcheck.draft_locations import locate
from briefreader.factcheck.draft_parser import DraftText
from briefreader.factcheck.draft_tables import ANY_QUOTATION_MARK, TableRow
from briefreader.factcheck.labelled_words import SpeechLikelihood
from briefreader.factcheck.speaker_match import NOBODY, ClaimedSpeaker
from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.entities.name_spans import parse_name
from briefreader.quotes.named_people import full_names_in
from briefreader.quotes.words.paragraphs import paragraphs_of
from briefreader.text.sentences import ENDERS

# Where the name in a cell ends: "Helena Brandt, 25 November", "Helena Brandt (Minister)".
_NAME_END = re.compile(r"[,;:(/–—\n]|\s-\s|\s(?=\d)")
_SEVERAL = re.compile(r"\s(?:and|und|et|y|e)\s|[&/+]")
_NOT_NAMED = frozenset(("n/a", "none", "unknown", "tbc", "tbd", "various", "all", "several"))
_LEADS_TO_DAY = re.compile(r"\W*(?:(?:on|am|vom|le|el|the|dated)\s)*\W*", re.IGNORECASE)
_FEWEST = 4  # words of a quotation without marks
_SHOWN_BETWEEN = " | "


def find_claims(draft: DraftText, people: PeopleDirectory | None = None) -> tuple[Claim, ...]:
    """Return every quotation of the draft that has words, in order.

    A row of a table has its own speaker and day: it takes none from other rows, nor from the text
    around the table, which takes none from it.
    """
    text = draft.text
    running = blanked(text, [row.span for row in draft.rows], "\n")
    claims = [*claims_in(replace(draft, text=running), people)]
    for row in draft.rows:
        claims += _claims_of_row(draft, row, people)
    if draft.rows:
        claims.sort(key=lambda claim: claim.span)
        starts = [paragraph.start for paragraph in paragraphs_of(text)]
        claims = [replace(one, paragraph=bisect(starts, one.span.start)) for one in claims]
    places = locate([claim.text for claim in claims], draft.source or text)
    return tuple(
        replace(claim, location=place) for claim, place in zip(claims, places, strict=True)
    )


def _claims_of_row(
    draft: DraftText, row: TableRow, people: PeopleDirectory | None
) -> Iterator[Claim]:
    """Yield the quotations of a row, each as that of the speaker and the day that its own cell
    names, else of those that other cells do.
    """
    text = draft.text
    spans = row.cells(text)
    cells = [span.of(text).strip() for span in spans]
    around = _SHOWN_BETWEEN.join(filter(None, cells))
    for column, (start, end) in enumerate(spans):
        words = text[start:end]
        is_marked = ANY_QUOTATION_MARK.search(words) is not None
        if not is_marked:
            words = words.strip()
            if not row.quotes(column) or len(words.split()) < _FEWEST:
                continue
            words, start = f"“{words}”", text.index(words, start) - 1
        others = _Cells(row, cells, column, draft.day, people)
        own = replace(draft, text=words, rows=(), labelled={}, title="")
        for claim in claims_in(own, people):
            moved = Span(claim.span.start + start, claim.span.end + start)
            placed = replace(claim, span=moved, around=around)
            if not is_marked:  # a painter's quote for a fence is none
                placed = replace(placed, quiet=False, labelled=SpeechLikelihood.PERHAPS)
            read = _of_row(placed, others)
            titled = row.is_work(column) and not read.text.endswith((".", ".”"))
            term = is_marked and _is_term(claim) and not row.quotes(column)
            yield replace(read, quiet=True) if titled or term else read


def _is_term(claim: Claim) -> bool:
    """Return whether a cell's own words are no sentence: "Yes, “subject to funding”"."""
    return claim.quiet and claim.text[:1].islower() and claim.text[-1:] not in ENDERS


class _Cells:
    """The cells of a row around the one at ``column``, which has a quotation."""

    def __init__(
        self,
        row: TableRow,
        cells: Sequence[str],
        column: int,
        written: date | None,
        people: PeopleDirectory | None,
    ) -> None:
        self.asks = row.asks(column)
        self._written = written
        self._people = people
        self._over = row.heading(column)
        self._is_one_of = sum(map(_may_be_surname, row.headings)) > 1  # "| Moss | Birk |"
        others = [
            number
            for number, cell in enumerate(cells)
            if number != column and cell and not ANY_QUOTATION_MARK.search(cell)
        ]
        self._who = [cells[number] for number in others if row.is_who(number)]
        self._when = [cells[number] for number in others if row.is_when(number)]
        self._free = [cells[number] for number in others if not row.is_other(number)]

    def speakers(self) -> list[str]:
        """Return the cells that name the speaker; what stands over the quotation where none
        does.
        """
        found = self._who or [cell for cell in self._free if self._is_person(cell)]
        if not found and self._is_person(self._over):
            return [self._over]
        return [cell for cell in found if any(map(str.isalpha, cell))]

    def perhaps(self) -> tuple[str, ...]:
        """Return the single word over the quotation's own column, if others have such, too: of
        people, or of parties and countries.
        """
        return (self._over,) if self._is_one_of and _may_be_surname(self._over) else ()

    def named(self) -> tuple[str, ...]:
        """Return those whom the cells name in full."""
        cells = self._who or self._free
        names = (name for cell in cells for name in full_names_in(cell, self._people))
        return tuple(dict.fromkeys(names))

    def days(self) -> QuotationDays:
        """Return the days that the cells name: those of a column that is headed so; else those with
        which a cell begins, or that stand behind the speaker's name. Any other may be of something
        else.
        """
        if self._when:
            return _joined(days_beside_name(cell, self._written) for cell in self._when)
        speakers = self.speakers()
        return _joined(
            self._days_in(_behind_name(cell), behind_name=True)
            if cell in speakers
            else self._days_in(cell, behind_name=False)
            for cell in self._free
        )

    def is_to_come(self, day: StatedDay) -> bool:
        """Return whether a day lies behind the draft's own: of a schedule, and of no words."""
        return self._written is not None and day.is_after(self._written)

    def _days_in(self, words: str, *, behind_name: bool) -> QuotationDays:
        days = [one for one in days_of_credit(words, self._written) if _is_one_day(one)]
        if not days:
            return NO_DAYS
        if behind_name or _LEADS_TO_DAY.fullmatch(words, 0, days[0].span.start):
            return days_beside_name(words, self._written)
        return QuotationDays(unread=tuple(UnreadDay(one.words, one.day) for one in days))

    def _is_person(self, cell: str) -> bool:
        """Return whether a cell begins with somebody's name, in full or behind a title."""
        name = _name(cell)
        if not is_name(name, alone=False):
            return False
        return bool(parse_name(name)[1]) or bool(full_names_in(name, self._people))


def _of_row(claim: Claim, cells: _Cells) -> Claim:
    """Return a claim of one cell with the speaker and the day of the others, where its own names
    none.
    """
    if not (claim.days or claim.unread_days):
        said = cells.days()
        past = tuple(day for day in said.stated if not cells.is_to_come(day))
        claim = replace(claim, days=past, unread_days=said.unread)
    if cells.asks:
        return claim.said_by(NOBODY, certain=False) if not claim.speaker else claim
    if claim.speaker or claim.unread_speakers or (claim.mention and not claim.claimed.is_pronoun):
        return claim
    speakers = list(dict.fromkeys(cells.speakers()))
    if len(speakers) != 1 or _SEVERAL.search(_name(speakers[0])):
        names = cells.named() or tuple(map(_name, speakers)) or cells.perhaps()
        return replace(claim, unread_speakers=names)
    name = _name(speakers[0])
    if name.lower() in _NOT_NAMED:
        return claim
    if " " not in name and is_common(name):  # "Opposition"
        return claim.said_by(ClaimedSpeaker(None, name), certain=True)
    return credited(claim, name, "", None)


def _may_be_surname(heading: str) -> bool:
    """Return whether what stands over a column may be somebody's surname alone."""
    return heading.isalpha() and heading[:1].isupper() and not is_common(heading)


def _joined(told: Iterable[QuotationDays]) -> QuotationDays:
    all_told = list(told)
    return QuotationDays(
        tuple(day for days in all_told for day in days.stated),
        tuple(day for days in all_told for day in days.unread),
    )


def _name(cell: str) -> str:
    """Return the words of a cell before a comma, a bracket or a number."""
    return _NAME_END.split(cell, maxsplit=1)[0].strip()


def _behind_name(cell: str) -> str:
    return cell[len(_name(cell)) :]


def _is_one_day(named: NamedDay) -> bool:
    return isinstance(named.day, Day) and named.day.day is not None
