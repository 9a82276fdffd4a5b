"""The versions of an article side by side: what was removed and added from one to the next."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from briefreader.domain.listing_row import ArticleRow
from briefreader.errors import BriefError
from briefreader.library.version_diff import DiffSide, DiffSpan, ParagraphDiff, VersionDiff
from briefreader.text.plurals import pluralize
from briefreader.ui.commands.command_table import BY_ID
from briefreader.ui.dialogs.dialog import Dialog
from briefreader.ui.rendering.cells import cut, flat, shown
from briefreader.ui.rendering.styled_runs import StyledRun
from briefreader.ui.widgets.line_widgets import LINE_STYLES, StatusLine

if TYPE_CHECKING:
    from briefreader.library import Library

MOST = 300  # differences that are shown; whoever changed more wrote another text
NAME = 54  # cells of a file's name
AROUND = 160  # characters that are shown of unchanged words beside a change

STYLES = {
    DiffSide.BOTH: "$soft",
    DiffSide.OLDER: "strike $wrong",
    DiffSide.NEWER: "bold underline $accent",
}


class VersionDiffDialog(Dialog[Path | None]):
    """Compares the version that is open with each of the others; enter opens the other one."""

    purpose = BY_ID["versions"].tooltip

    COMPONENT_CLASSES = LINE_STYLES
    BINDINGS = [  # noqa: RUF012 - Textual's own declaration has this type
        Binding("escape,q,D", "dismiss_none", "close", id="versions_close", tooltip="Close this"),
        Binding("enter,o", "other", "open", id="versions_open", tooltip="Open the other version"),
        Binding(
            "right_square_bracket,n,tab",
            "step(1)",
            "next",
            id="versions_next",
            tooltip="Compare with the next version",
        ),
        Binding(
            "left_square_bracket,N,shift+tab",
            "step(-1)",
            "previous",
            id="versions_previous",
            tooltip="Compare with the previous version",
        ),
        Binding("j", "scroll(1)", "down", id="versions_down", tooltip="A line down"),
        Binding("k", "scroll(-1)", "up", id="versions_up", tooltip="A line up"),
    ]

    def __init__(self, library: Library, rows: Sequence[ArticleRow], path: Path) -> None:
        """Compare the versions in ``rows``, the one that counts first; ``path`` is the open one."""
        super().__init__()
        self._library = library
        self._rows = rows
        self._open = next((n for n, row in enumerate(rows) if row.path == path), 0)
        self._others = [n for n in range(len(rows)) if n != self._open]
        self._at = 0

    def compose(self) -> ComposeResult:
        """Yield the heading, the two versions, and what differs."""
        with Vertical(classes="dialog"):
            yield StatusLine(id="heading")
            with VerticalScroll(can_focus=True):
                yield Static(id="differences")

    def on_mount(self) -> None:
        """Compare with the first of the others."""
        self.query_one(VerticalScroll).focus()
        self._compare()

    @property
    def _pair(self) -> tuple[ArticleRow, ArticleRow]:
        """The older and the newer one: of all versions the newest comes first."""
        first, second = sorted((self._open, self._others[self._at]))
        return self._rows[second], self._rows[first]

    @work(exclusive=True)
    async def _compare(self) -> None:
        older, newer = self._pair
        heading = self.query_one("#heading", StatusLine)
        of = f", {self._at + 1}/{len(self._others)}" if len(self._others) > 1 else ""
        heading.left = (StyledRun(f"{len(self._rows)} versions{of}", "title"),)
        heading.right = (
            *((StyledRun("]", "key"), StyledRun(" next  ", "faint")) if of else ()),
            *(StyledRun("enter", "key"), StyledRun(" open the other  ", "faint")),
            *(StyledRun("F1", "key"), StyledRun(" help  ", "faint")),
            *(StyledRun("esc", "key"), StyledRun(" close", "faint")),
        )
        try:
            found = await asyncio.to_thread(
                self._library.opener.differences, older.path, newer.path
            )
        except BriefError as error:
            content = Content.assemble((flat(str(error)), "$wrong"))
        else:
            content = Content("\n").join(self._lines(older, newer, found))
        self.query_one("#differences", Static).update(content)
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def _lines(self, older: ArticleRow, newer: ArticleRow, found: VersionDiff) -> Iterator[Content]:
        for row, style in ((older, STYLES[DiffSide.OLDER]), (newer, STYLES[DiffSide.NEWER])):
            sign = "− " if row is older else "+ "
            here = "  (open)" if row is self._rows[self._open] else ""
            day = row.when or "undated"
            named = f"{day}  {cut(flat(row.path.name), NAME)}{here}"
            yield Content.assemble((sign, style.split()[-1]), (named, "$ink"))
        yield Content("")
        if found.title:
            yield Content.assemble(("title  ", "$faint"), *_set(found.title))
            yield Content("")
        if not found.changes and not found.title:
            yield Content("The texts and titles are the same, word for word.")
            return
        for change in found.changes[:MOST]:
            yield from _change(change)
        if len(found.changes) > MOST:
            yield Content.assemble((f"… and {len(found.changes) - MOST:,} more", "$faint"))
        elif found.same:
            yield Content.assemble((_same(found.same), "$faint"))

    def action_step(self, step: int) -> None:
        """Compare with another version."""
        self._at = (self._at + step) % len(self._others)
        self._compare()

    def action_scroll(self, lines: int) -> None:
        """Move through the differences."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_other(self) -> None:
        """Open the version that this one is compared with."""
        self.dismiss(self._rows[self._others[self._at]].path)

    def action_dismiss_none(self) -> None:
        """Close this."""
        self.dismiss(None)


def _same(paragraphs: int) -> str:
    return f"… {pluralize(paragraphs, 'paragraph')} unchanged"


def _change(change: ParagraphDiff) -> Iterator[Content]:
    if change.same:
        yield Content.assemble((_same(change.same), "$faint"))
        yield Content("")
    number = f"¶ {change.paragraph}  " if change.paragraph else ""
    yield Content.assemble((number, "$faint"), *_set(change.pieces))
    yield Content("")


def _set(pieces: Sequence[DiffSpan]) -> list[tuple[str, str]]:
    """Return pieces with their styles; of long unchanged stretches only what stands by a change."""
    last = len(pieces) - 1
    return [
        (_near(piece.text, first=number == 0, last=number == last), STYLES[DiffSide.BOTH])
        if piece.side is DiffSide.BOTH
        else (_visible(piece.text), STYLES[piece.side])
        for number, piece in enumerate(pieces)
    ]


def _visible(text: str) -> str:
    """Return changed words; white space alone as a sign for each character of it."""
    text = "\n".join(map(shown, text.split("\n")))
    return text if text.strip() else text.replace(" ", "␣").replace("\n", "⏎\n")


def _near(text: str, *, first: bool, last: bool) -> str:
    text = "\n".join(map(shown, text.split("\n")))
    if len(text) <= 2 * AROUND:
        return text
    if first:
        return "…" + text[-AROUND:]
    if last:
        return text[:AROUND] + "…"
    return f"{text[:AROUND]} … {text[-AROUND:]}"
