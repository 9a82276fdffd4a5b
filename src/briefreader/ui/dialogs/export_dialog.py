"""A dialog to export bookmarks: which, in what format and style, into which file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from briefreader.citations import CitationStyle, ExportFormat
from briefreader.domain.bookmark import Bookmark
from briefreader.errors import BriefError
from briefreader.paths import expanded, is_file
from briefreader.text.plurals import pluralize
from briefreader.ui.commands.command_table import BY_ID
from briefreader.ui.dialogs.dialog import Dialog, DialogTitle
from briefreader.ui.rendering.cells import flat
from briefreader.ui.rendering.styled_runs import StyledRun
from briefreader.ui.widgets.line_input import LineInput
from briefreader.ui.widgets.line_widgets import LINE_STYLES, StatusLine

STYLED = (ExportFormat.MARKDOWN, ExportFormat.ORG, ExportFormat.HTML)
Preview = Callable[[Sequence[Bookmark], ExportFormat, CitationStyle], str]
PREVIEWED = 12  # lines of an export that are shown beforehand
Write = Callable[[Path, Sequence[Bookmark], ExportFormat, CitationStyle], None]


@dataclass(frozen=True, slots=True)
class ExportScope:
    """Some bookmarks and what they are."""

    words: str
    bookmarks: Sequence[Bookmark]


class CycleField(StatusLine, can_focus=True):
    """One of some values; left and right change it."""

    BINDINGS = [  # noqa: RUF012 - Textual's own declaration has this type
        Binding("left,h", "step(-1)", "before", id="choice_before", tooltip="Previous value"),
        Binding("right,l,space", "step(1)", "next", id="choice_next", tooltip="Next value"),
    ]

    def __init__(self, title: str, values: Sequence[str], changed: Callable[[], None]) -> None:
        """Call ``changed`` after every change; ``at`` is the number of the value."""
        super().__init__(classes="choice")
        self._title = title
        self._values = values
        self._changed = changed
        self.at = 0

    def on_mount(self) -> None:
        """Show the value."""
        self.show()

    def show(self) -> None:
        """Draw the value, with arrows where the keys are."""
        arrows = ("‹ ", " ›") if self.has_focus else ("  ", "")
        self.left = (
            StyledRun(f"{self._title:<8}", "faint"),
            StyledRun(arrows[0], "key"),
            StyledRun(self._values[self.at], "bright"),
            StyledRun(arrows[1], "key"),
        )

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show whether the keys are here."""
        super().watch_has_focus(has_focus)
        self.show()

    def action_step(self, step: int) -> None:
        """Go to the value ``step`` further, around the end."""
        self.at = (self.at + step) % len(self._values)
        self.show()
        self._changed()

    def on_click(self) -> None:
        """Go to the next value."""
        self.action_step(1)


class ExportDialog(Dialog[str | None]):
    """Dismissed with what was written and where, in words, or None."""

    purpose = BY_ID["export"].tooltip

    COMPONENT_CLASSES = LINE_STYLES
    BINDINGS = [  # noqa: RUF012 - Textual's own declaration has this type
        Binding("escape", "leave", "leave", id="export_leave", tooltip="Cancel"),
        Binding("down,tab", "row(1)", "next", id="export_next", tooltip="Next row"),
        Binding("up,shift+tab", "row(-1)", "before", id="export_before", tooltip="Previous row"),
        Binding(
            "enter", "name", "name", id="export_name", tooltip="To the file name; there, export"
        ),
    ]

    def __init__(
        self, scopes: Sequence[ExportScope], write: Write, folder: Path, preview: Preview
    ) -> None:
        """Offer a file in ``folder``; ``write`` raises BriefError where it cannot be written.

        ``preview`` makes of the first bookmark what would be written.
        """
        super().__init__()
        self._scopes = scopes
        self._write = write
        self._folder = folder
        self._preview = preview
        self._formats = list(ExportFormat)
        self._styles = list(CitationStyle)
        self._offered = ""
        self._asked_about: Path | None = None

    def compose(self) -> ComposeResult:
        """Yield the rows."""
        scopes = [f"{scope.words} ({len(scope.bookmarks):,})" for scope in self._scopes]
        styles = [style.label for style in self._styles]
        with Vertical(classes="dialog -export"):
            yield DialogTitle(
                ("enter", "next, then export"),
                ("←→", "change"),
                ("↑↓", "move"),
                ("esc", "cancel"),
            )
            self._scope = CycleField("what", scopes, self._adjust)
            self._format = CycleField("format", [f.value for f in self._formats], self._adjust)
            self._style = CycleField("style", styles, self._adjust)
            yield self._scope
            yield self._format
            yield self._style
            with Horizontal(classes="target"):
                name = StatusLine()
                name.left = (StyledRun("to", "faint"),)
                name.styles.width = 10
                yield name
                yield LineInput(compact=True, select_on_focus=False)
            yield Static(id="outcome")
            yield Static(id="preview", markup=False)

    def on_mount(self) -> None:
        """Offer a file, and be ready to change it."""
        self._head()
        self._adjust()
        self.set_focus(self._scope)

    def _head(self) -> None:
        heading = self.query_one(DialogTitle)
        heading.left = (StyledRun("Export", "title"),)

    def _adjust(self) -> None:
        """Let the offered name follow the format; a name that was typed stays."""
        field = self.query_one(Input)
        chosen = self._formats[self._format.at]
        if field.value == self._offered:
            self._offered = str(self._folder / f"bookmarks{chosen.suffix}")
            field.value = self._offered
            field.cursor_position = len(field.value)
        styled = "" if chosen in STYLED else "this format has no citation style"
        self._say("faint", styled)
        self._show_preview()

    @work(exclusive=True, group="preview")
    async def _show_preview(self) -> None:
        """Show the beginning of what would be written, made of the first bookmark."""
        first = self._scopes[self._scope.at].bookmarks[:1]
        chosen, style = self._formats[self._format.at], self._styles[self._style.at]
        words = ""
        if first:
            with suppress(BriefError):
                words = await asyncio.to_thread(self._preview, first, chosen, style)
        lines = [flat(line) for line in words.splitlines()[:PREVIEWED]]
        self.query_one("#preview", Static).update(Content("\n".join(lines)))

    def _say(self, style: str, words: str) -> None:
        self._asked_about = None
        self.query_one("#outcome", Static).update(Content.assemble((flat(words), f"${style}")))

    def action_name(self) -> None:
        """Go on to the file's name, where the next key writes: an early one must not."""
        self.set_focus(self.query_one(Input))

    def on_input_changed(self) -> None:
        """Ask again before another file is overwritten."""
        self._asked_about = None

    def on_input_submitted(self) -> None:
        """Write the file; over one that is there only if that is meant."""
        typed = self.query_one(Input).value.strip()
        if not typed:
            self._say("wrong", "enter a file name")
            return
        path = expanded(typed)
        path = path if path.is_absolute() else self._folder / path
        scope = self._scopes[self._scope.at]
        if not scope.bookmarks:
            self._say("wrong", "nothing to export")
        elif is_file(path) and self._asked_about != path:
            self._say("wrong", "file exists – enter again to overwrite")
            self._asked_about = path
        else:
            self._write_out(path, scope)

    @work(exclusive=True, group="export")
    async def _write_out(self, path: Path, scope: ExportScope) -> None:
        chosen, style = self._formats[self._format.at], self._styles[self._style.at]
        try:
            await asyncio.to_thread(self._write, path, scope.bookmarks, chosen, style)
        except BriefError as error:
            if self.is_current:
                self._say("wrong", str(error))
            return
        number = len(scope.bookmarks)
        if self.is_current:  # and has not been left meanwhile
            self.dismiss(f"exported {pluralize(number, 'bookmark')} to {path}")

    def action_row(self, step: int) -> None:
        """Go to the row ``step`` further, around the end."""
        rows = [self._scope, self._format, self._style, self.query_one(Input)]
        # Not by what a row knows of its focus, which it is told later: keys may come in one burst.
        at = next((n for n, row in enumerate(rows) if row is self.focused), 0)
        self.set_focus(rows[(at + step) % len(rows)])

    def action_leave(self) -> None:
        """Cancel."""
        self.dismiss(None)
