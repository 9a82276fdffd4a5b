"""A dialog that asks where to go: a day, a percentage or a number."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from briefreader.ui.commands.command_table import BY_ID
from briefreader.ui.dialogs.dialog import Dialog, DialogTitle
from briefreader.ui.rendering.styled_runs import StyledRun
from briefreader.ui.widgets.line_input import LineInput
from briefreader.ui.widgets.line_widgets import LINE_STYLES

DAYS, PLACES = "2023-08-03  2023-08  ", "50%  120"  # what can be typed


class GoToDialog(Dialog[str]):
    """Dismissed with what was typed, or None."""

    purpose = BY_ID["go_to"].tooltip

    COMPONENT_CLASSES = LINE_STYLES
    BINDINGS = [  # noqa: RUF012 - Textual's own declaration has this type
        Binding("escape", "cancel", "cancel", id="go_to_cancel", tooltip="Cancel"),
    ]

    def __init__(self, examples: str) -> None:
        """Show ``examples`` of what can be typed."""
        super().__init__()
        self._examples = examples

    def compose(self) -> ComposeResult:
        """Yield the heading and the field."""
        with Vertical(classes="dialog -go-to"):
            yield DialogTitle(("enter", "go"), ("esc", "cancel"))
            yield LineInput(placeholder=self._examples, compact=True)

    def on_mount(self) -> None:
        """Be ready for words."""
        self.query_one(DialogTitle).left = (StyledRun("Go to", "title"),)
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand out what was typed."""
        self.dismiss(event.value.strip() or None)

    def action_cancel(self) -> None:
        """Go nowhere."""
        self.dismiss(None)
