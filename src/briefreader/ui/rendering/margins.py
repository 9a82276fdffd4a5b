"""The text's margins: how wide the column is, and what stands to the left of a line."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from briefreader.config import DEFAULT_WIDTH
from briefreader.domain.article import Span
from briefreader.ui.rendering.speaker_colours import initials
from briefreader.ui.rendering.styled_runs import Runs, StyledRun
from briefreader.ui.rendering.text_layout import NARROWEST, Line
from briefreader.ui.rendering.typeset import TypesetArticle

MARK, KEPT, BAR, STRONG_BAR = "›", "◆", "▏", "▌"


@dataclass(frozen=True, slots=True)
class Margins:
    """Cells to the left of the text: ``left`` of air, then the gutter; ``column`` of text.

    ``notes`` cells of the gutter hold a paragraph's number or a speaker's initials.
    """

    left: int = 0
    notes: int = 0
    column: int = DEFAULT_WIDTH
    numbers: bool = False

    @property
    def gutter(self) -> int:
        """Cells for the reading mark, the bookmark, the notes, the speaker's bar and a space."""
        return 2 + self.notes + 2

    def gutter_runs(
        self,
        line: Line,
        text: TypesetArticle,
        *,
        taken: Span | None,
        marked: bool,
        focused: bool,
    ) -> Runs:
        """Return what stands to the left of a line, all of it as wide as every other line's.

        The bar is strong beside what is ``taken`` by the keys for a passage.
        """
        blank = line.start >= line.shown
        voice = None if blank else next(text.voices.within(line.start, line.shown), None)
        kept = not blank and any(
            line.start <= layer.start < line.end for layer in text.kept.within(line.start, line.end)
        )
        strong = taken is not None and taken.start < line.shown and taken.end > line.start
        bar = StyledRun(" ")
        if voice is not None:
            bar = StyledRun(STRONG_BAR if strong else BAR, voice.name)
        return (
            StyledRun(" " * self.left),
            StyledRun(MARK, "mark" if focused else "mark-idle") if marked else StyledRun(" "),
            StyledRun(KEPT, "bookmark-sign") if kept else StyledRun(" "),
            self._note(line, text),
            bar,
            StyledRun(" "),
        )

    def _note(self, line: Line, text: TypesetArticle) -> StyledRun:
        if self.numbers and line.first:
            number = _number(text, line.start)
            return StyledRun(f"{number or '':>{self.notes}}", "number")
        if not self.numbers and self.notes and line.start < line.shown:
            return StyledRun(f"{_initials(text, line):>{self.notes}}", "number")
        return StyledRun(" " * self.notes)


def margins_for(cells: int, widest: int, text: TypesetArticle, *, numbers: bool) -> Margins:
    """Return the margins of a pane ``cells`` wide: the column as wide as allowed, in the middle."""
    notes = 0
    if numbers and text.paragraphs:
        notes = len(str(text.paragraphs[-1].number)) + 1
    elif text.speakers > 1 and cells >= 56 and not text.breaks:
        notes = 3
    bare = Margins(notes=notes, numbers=numbers)
    column = max(NARROWEST, min(widest, cells - bare.gutter - 1))
    left = max(0, (cells + 1 - column - bare.gutter) // 2 - 1)
    return Margins(min(left, cells // 4), notes, column, numbers)


def _number(text: TypesetArticle, offset: int) -> int | None:
    at = bisect_left(text.paragraphs, offset, key=lambda paragraph: paragraph.start)
    if at < len(text.paragraphs) and text.paragraphs[at].start == offset:
        return text.paragraphs[at].number or None
    return None


def _initials(text: TypesetArticle, line: Line) -> str:
    """Return whose quote begins on this line."""
    at = bisect_left(text.quotes, line.start, key=lambda quote: quote.start)
    while at < len(text.quotes) and text.quotes[at].start < line.shown:
        if text.quotes[at].speaker and text.quotes[at].inside is None:
            return initials(text.quotes[at].speaker or "")
        at += 1
    return ""
