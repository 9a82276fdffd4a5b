"""The dialogs that hand things out, opened over the reader and over the bookmarks alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from textual.screen import Screen

from briefreader.domain.bookmark import Bookmark
from briefreader.ui.rendering.cells import cut, flat
from briefreader.ui.state.recent_choices import RecentChoices

if TYPE_CHECKING:
    from briefreader.citations import CitationStyle, ExportFormat
    from briefreader.library.exports import Exports

Result = TypeVar("Result")

QUOTE_SHOWN = 90  # cells of a passage where its citations are compared


class OutputView(Protocol):
    """A screen from which something is handed out."""

    def push(
        self, screen: Screen[Result], done: Callable[[Result | None], None] | None = None
    ) -> None:
        """Open a screen over this one; ``done`` gets what it is dismissed with."""

    def show_message(self, words: str, *, wrong: bool = False) -> None:
        """Show a line for the user."""

    def copy_out(self, words: str, what: str) -> object:
        """Hand words to the clipboard."""


@dataclass(frozen=True, slots=True)
class OutputHost:
    """The screen over which the dialogs open, what makes the data, and what was chosen last."""

    view: OutputView
    exports: Exports
    choices: RecentChoices


def open_style_picker(host: OutputHost, bookmark: Bookmark, spoken: str) -> None:
    """Let a style be chosen and copy in it, now and later.

    ``spoken`` is the passage as it was said, where that differs from how it is cited.
    """
    from briefreader.citations import CitationStyle
    from briefreader.ui.dialogs.style_picker import StyleChoice, StylePicker

    selector = bookmark.selector
    short = selector._replace(exact=cut(flat(selector.exact), QUOTE_SHOWN))
    shown = bookmark._replace(selector=short)
    citations = [
        StyleChoice(style, host.exports.cite(bookmark, style), host.exports.cite(shown, style))
        for style in CitationStyle
    ]
    if spoken:
        citations.append(StyleChoice(None, spoken, cut(flat(spoken), QUOTE_SHOWN * 2)))

    def copy(cited: StyleChoice | None) -> None:
        if cited is None:
            return
        if cited.style is not None:
            host.choices.style = cited.style
        host.view.copy_out(cited.words, f"the passage, {cited.name}")

    host.view.push(StylePicker(citations, host.choices.style or CitationStyle.PLAIN), copy)


def open_export_dialog(host: OutputHost, scopes: Sequence[tuple[str, Sequence[Bookmark]]]) -> None:
    """Let bookmarks be written to a file, and say where they are."""
    from briefreader.ui.dialogs.export_dialog import ExportDialog, ExportScope

    def write(
        path: Path, bookmarks: Sequence[Bookmark], form: ExportFormat, style: CitationStyle
    ) -> None:
        host.exports.write_export(path, *host.exports.export_pieces(bookmarks, form, style))

    def tell(words: str | None) -> None:
        if words is not None:
            host.view.show_message(words)

    listed = [ExportScope(*scope) for scope in scopes]
    folder = host.exports.folder_outside(Path.cwd())
    host.view.push(ExportDialog(listed, write, folder, host.exports.export), tell)


def open_pipe_dialog(host: OutputHost, bookmarks: Sequence[Bookmark], about: str) -> None:
    """Let a command be given bookmarks as JSON Lines; the last one is offered again."""
    from briefreader.citations import ExportFormat
    from briefreader.ui.dialogs.pipe_dialog import PipeDialog

    def remember(command: str | None) -> None:
        host.choices.command = command or ""

    data = host.exports.export(bookmarks, ExportFormat.JSONL)
    host.view.push(PipeDialog(data, about, host.choices.command), remember)
