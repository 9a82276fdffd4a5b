"""A dialog that asks where to go: a day, a percentage or a number."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from briefreader.ui.commands.command_table import BY_ID
from briefreader.ui.dialogs.dialog import Dialog, DialogTitle
from briefreader.ui.rendering.cells import flat
from briefreader.ui.rendering.styled_runs import StyledRun
from briefreader.ui.widgets.line_input import LineInput
from briefreader.ui.widgets.line_widgets import LINE_STYLES

DAYS, PLACES = "2023-08-03  2023-08  ", "50%  120"  # what can be typed


class GoToDialog(Dialog[None]):
    """Open until what was typed has led somewhere."""

    purpose = BY_ID["go_to"].tooltip

    COMPONENT_CLASSES = LINE_STYLES
    BINDINGS = [  # noqa: RUF012 - Textual's own declaration has this type
        Binding("escape", "cancel", "cancel", id="go_to_cancel", tooltip="Cancel"),
    ]

    def __init__(self, examples: str, go: Callable[[str], str]) -> None:
        """Show ``examples`` of what can be typed; ``go`` goes there, or returns why it cannot."""
        super().__init__()
        self._examples = examples
        self._go = go

    def compose(self) -> ComposeResult:
        """Yield the heading and the field."""
        with Vertical(classes="dialog -go-to"):
            yield DialogTitle(("enter", "go"), ("esc", "cancel"))
            yield LineInput(placeholder=self._examples, compact=True)
            yield Static(id="refusal")

    def on_mount(self) -> None:
        """Be ready for words."""
        self.query_one(DialogTitle).left = (StyledRun("Go to", "title"),)
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go there; what leads nowhere stays in the field, with the reason below it."""
        where = event.value.strip()
        refused = self._go(where) if where else ""
        if refused:
            self.query_one("#refusal", Static).update(Content.assemble((flat(refused), "$wrong")))
        else:
            self.dismiss(None)

    def action_cancel(self) -> None:
        """Go nowhere."""
        self.dismiss(None)
