"""The sheets that hand things out, opened over the reader and over the bookmarks alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from textual.app import App
from textual.worker import Worker

from briefreader.domain.bookmark import Bookmark
from briefreader.ui.rendering.cells import cut, flat
from briefreader.ui.state.recent_choices import RecentChoices

if TYPE_CHECKING:
    from briefreader.citations import CitationStyle, ExportFormat
    from briefreader.library.exports import Exports


QUOTE_SHOWN = 90  # cells of a passage where its citations are compared


class OutputHost(Protocol):
    """A screen from which something is handed out."""

    habits: RecentChoices

    @property
    def app(self) -> App[object]:
        """The application."""
        ...

    def show_message(self, words: str, *, wrong: bool = False) -> None:
        """Show a line to the user."""
        ...

    def copy_out(self, words: str, what: str) -> Worker[None]:
        """Hand words to the clipboard."""
        ...


def open_style_picker(giver: OutputHost, exports: Exports, bookmark: Bookmark, spoken: str) -> None:
    """Let a style be chosen and copy in it, now and later.

    ``spoken`` is the passage as it was said, where that differs from how it is cited.
    """
    from briefreader.citations import CitationStyle
    from briefreader.ui.dialogs.style_picker import StyleChoice, StylePicker

    selector = bookmark.selector
    short = replace(selector, exact=cut(flat(selector.exact), QUOTE_SHOWN))
    shown = replace(bookmark, selector=short)
    citations = [
        StyleChoice(style, exports.cite(bookmark, style), exports.cite(shown, style))
        for style in CitationStyle
    ]
    if spoken:
        citations.append(StyleChoice(None, spoken, cut(flat(spoken), QUOTE_SHOWN * 2)))

    def copy(cited: StyleChoice | None) -> None:
        if cited is None:
            return
        if cited.style is not None:
            giver.habits.style = cited.style
        giver.copy_out(cited.words, f"the passage, {cited.name}")

    giver.app.push_screen(StylePicker(citations, giver.habits.style or CitationStyle.PLAIN), copy)


def open_export_dialog(
    giver: OutputHost, exports: Exports, scopes: Sequence[tuple[str, Sequence[Bookmark]]]
) -> None:
    """Let bookmarks be written to a file, and say where they are."""
    from briefreader.ui.dialogs.export_dialog import ExportDialog, ExportScope

    def write(
        path: Path, bookmarks: Sequence[Bookmark], form: ExportFormat, style: CitationStyle
    ) -> None:
        exports.write_export(path, exports.export(bookmarks, form, style))

    def tell(words: str | None) -> None:
        if words is not None:
            giver.show_message(words)

    listed = [ExportScope(*scope) for scope in scopes]
    giver.app.push_screen(ExportDialog(listed, write, Path.cwd()), tell)


def open_pipe_dialog(
    giver: OutputHost, exports: Exports, bookmarks: Sequence[Bookmark], about: str
) -> None:
    """Let a command be given bookmarks as JSON Lines; the last one is offered again."""
    from briefreader.citations import ExportFormat
    from briefreader.ui.dialogs.pipe_dialog import PipeDialog

    def remember(command: str | None) -> None:
        giver.habits.command = command or ""

    data = exports.export(bookmarks, ExportFormat.JSONL)
    giver.app.push_screen(PipeDialog(data, about, giver.habits.command), remember)
