"""A dialog that shows what would be written into a draft, and asks."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from briefreader.ui.commands.command_table import BY_ID
from briefreader.ui.dialogs.dialog import Dialog, DialogTitle
from briefreader.ui.rendering.cells import flat
from briefreader.ui.rendering.styled_runs import StyledRun
from briefreader.ui.widgets.line_widgets import LINE_STYLES


class DraftChangeDialog(Dialog[bool]):
    """Dismissed with whether it is to be written."""

    purpose = BY_ID["accept_words"].tooltip

    COMPONENT_CLASSES = LINE_STYLES
    BINDINGS = [  # noqa: RUF012 - Textual's own declaration has this type
        Binding("enter", "answer(True)", "write", id="change_write", tooltip="Write it"),
        Binding("escape,q", "answer(False)", "cancel", id="change_cancel", tooltip="Cancel"),
        Binding("down,j", "scroll(1)", "down", id="change_down", tooltip="Scroll down"),
        Binding("up,k", "scroll(-1)", "up", id="change_up", tooltip="Scroll up"),
    ]

    def __init__(self, file: str, line: int, old: str, new: str) -> None:
        super().__init__()
        self._about = f"Write into {flat(file)}, line {line}"
        self._old, self._new = flat(old), flat(new)

    def compose(self) -> ComposeResult:
        """Yield the heading, and both wordings."""
        with Vertical(classes="dialog"):
            yield DialogTitle(("enter", "write"), ("esc", "cancel"))
            with VerticalScroll(can_focus=False):
                yield Static(
                    Content(f"before  “{self._old}”\n\nafter   “{self._new}”"), id="change"
                )

    def on_mount(self) -> None:
        """Say where it is written."""
        self.query_one(DialogTitle).left = (StyledRun(self._about, "title"),)

    def action_answer(self, write: bool) -> None:
        """Leave with the answer."""
        self.dismiss(write)

    def action_scroll(self, step: int) -> None:
        """Move through the wordings."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)
