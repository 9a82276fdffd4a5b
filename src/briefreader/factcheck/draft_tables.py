"""Tables in a draft: each row is a unit of its own, with cells for words, a speaker and a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefreader.domain.article import Span, TextStyle
from briefreader.quotes.words.lexicon import ROLES
from briefreader.sources.blocks.block import Block
from briefreader.text.lazy_pattern import lazy_pattern

CELL_SEPARATOR = "\ue000"  # between the cells of a row
ANY_QUOTATION_MARK = re.compile("[“”„‟«»\"‘‚]|''")
_LONGEST_CELL = 150  # words; a table with longer ones only places text on a page
# Headings of columns, in the languages in which a draft's days are read.
_WHO = lazy_pattern(
    r"(?i)\b(?:who|by whom|said by|quoted|speakers?|persons?|spokes\w+|politicians?|wer|von wem"
    r"|sprecher\w*|redner\w*|qui|orat(?:eur|rice)s?|intervenante?s?|quién|quien|orador\w*"
    r"|portavo[zc]\w*|persona)\b|^\W*(?:names?|nom|nombre)\b(?! (?:of|de|du)\b)"
)
_WHEN = re.compile(
    r"(?i)\b(?:when|dates?|days?|said on|wann|datum|tag|quand|jour|cuándo|cuando|fecha|día)\b"
)
_OTHER = lazy_pattern(
    r"(?i)\b(?:topics?|subjects?|themes?|about|issues?|titles?|headlines?|contacts?|owners?|clear\w+"
    r"|responsible|check\w*|approv\w+|authors?|writers?|editors?|draft\w*|journalists?|reporters?"
    r"|outlets?|media|papers?|ask\w*|questions?|interview\w*|audiences?|to whom|events?|where"
    r"|occasions?|venues?|places?|deadlines?|published|publication|due|embargo|next|themen?"
    r"|thema|betreff|titel|kontakt|frage|ort|anlass|medium|sujets?|objet|thèmes?|titre|lieu|temas?"
    r"|asunto|título|lugar|pregunta)\b"
)
_WORK = lazy_pattern(
    r"(?i)\W*(?:(?:titles?|songs?|tracks?|albums?|talks?|lectures?|sessions?|books?|films?|movies?"
    r"|plays?|poems?|readings?|paintings?|pictures?|works?|headlines?|items?|goods|products?"
    r"|articles?|motions?|programmes?|titel|lied(?:er)?|buch|bücher|vortrag|vorträge|antrag|artikel"
    r"|titres?|chansons?|livres?|exposés?|títulos?|canci(?:ón|ones)|libros?|películas?"
    r"|moci(?:ón|ones))\b\W*){1,2}"
)
_WORDS_SAID = re.compile(
    r"(?i)\W*(?:exact |full |direct |the )?(?:quotes?|quotations?|words|zitate?|wortlaut|citations?"
    r"|citas?)\W*"
)
_ASKED = re.compile(r"(?i)\b(?:ask\w*|questions?|frage|pregunta)\b|^\W*q\W*$")


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row at ``span`` of the draft's text, and what stands over its columns, if anything does."""

    span: Span
    headings: tuple[str, ...]

    def cells(self, text: str) -> list[Span]:
        """Return where each of its cells stands in the draft's ``text``."""
        spans, start = [], self.span.start
        for cell in self.span.of(text).split(CELL_SEPARATOR):
            spans.append(Span(start, start + len(cell)))
            start += len(cell) + 1
        return spans

    def heading(self, column: int) -> str:
        """Return what stands over a column, or nothing."""
        return self.headings[column] if column < len(self.headings) else ""

    def is_who(self, column: int) -> bool:
        """Return whether a column is headed as that of speakers."""
        heading = self.heading(column)
        if _OTHER.search(heading):
            return False
        return _WHO.search(heading) is not None or (
            _is_role(heading) and not any(map(_WHO.search, self.headings))
        )

    def is_when(self, column: int) -> bool:
        """Return whether a column is headed as that of days."""
        heading = self.heading(column)
        return _WHEN.search(heading) is not None and _OTHER.search(heading) is None

    def is_other(self, column: int) -> bool:
        """Return whether a column is headed as anything but speakers or days."""
        return _OTHER.search(self.heading(column)) is not None

    def is_work(self, column: int) -> bool:
        """Return whether a column is headed as that of works, goods or motions, whose names stand
        between marks.
        """
        return _WORK.fullmatch(self.heading(column)) is not None

    def quotes(self, column: int) -> bool:
        """Return whether a column is headed as that of quotations."""
        return _WORDS_SAID.fullmatch(self.heading(column)) is not None

    def asks(self, column: int) -> bool:
        """Return whether a column is headed as that of questions."""
        return _ASKED.search(self.heading(column)) is not None


def _is_role(heading: str) -> bool:
    """Return whether a heading is what people are: "Manager", "Member"; not where words stand."""
    last = heading.lower().split()[-1:]
    return last != ["source"] and not ROLES.isdisjoint(last)


def marked_table(rows: Sequence[Sequence[str]]) -> str:
    """Return one line a row, with ``CELL_SEPARATOR`` between its cells; of a table that only places
    text, a line a cell.
    """
    clean = [[" ".join(cell.replace(CELL_SEPARATOR, " ").split()) for cell in row] for row in rows]
    filled = [row for row in clean if any(row)]
    places = any(len(cell.split()) > _LONGEST_CELL for row in filled for cell in row)
    between = "\n" if places else CELL_SEPARATOR
    return "\n".join(
        between.join(_parts(row) if not places else filter(None, row)) for row in filled
    )


def _parts(row: Sequence[str]) -> Iterator[str]:
    """Yield the cells of a row; a speaker's label and what it leads to are one."""
    label, *others = row
    if label.endswith(":") and others:
        yield " ".join(filter(None, row))
    else:
        yield from row


def by_rows(blocks: Iterable[Block]) -> tuple[list[Block], dict[int, tuple[str, ...]]]:
    """Return the blocks with each row of a table as one, and by its number the headings of its
    columns.
    """
    whole: list[Block] = []
    headings: dict[int, tuple[str, ...]] = {}
    for block in blocks:
        if not block.has(TextStyle.TABLE):
            whole.append(block)
            continue
        first, *others = lines = block.text.split("\n")
        head = tuple(map(str.strip, first.split(CELL_SEPARATOR)))
        if not others or len(head) < 2 or ANY_QUOTATION_MARK.search(first):
            head = ()
        for line in lines:
            if CELL_SEPARATOR in line:
                headings[len(whole)] = head
            whole.append(Block(line))
    return whole, headings
