"""A dialog that asks where to go: a day, a percentage or a number."""

from __future__ import annotations

import re
from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from briefreader.errors import QueryError
from briefreader.ui.commands.command_table import BY_ID
from briefreader.ui.dialogs.dialog import Dialog, DialogTitle
from briefreader.ui.rendering.cells import flat
from briefreader.ui.rendering.styled_runs import StyledRun
from briefreader.ui.widgets.line_input import LineInput
from briefreader.ui.widgets.line_widgets import LINE_STYLES

DAYS, PLACES = "2023-08-03  2023-08  ", "50%  120"  # what can be typed
NUMBER = re.compile(r"(\d{1,7})\s*(%?)")
YEAR = 4  # digits


class GoToDialog(Dialog[None]):
    """Open until what was typed has led somewhere."""

    purpose = BY_ID["go_to"].tooltip

    COMPONENT_CLASSES = LINE_STYLES
    BINDINGS = [  # noqa: RUF012 - Textual's own declaration has this type
        Binding("escape", "cancel", "cancel", id="go_to_cancel", tooltip="Cancel"),
    ]

    def __init__(
        self,
        to_percentage: Callable[[int], None],
        to_number: Callable[[int], None],
        to_day: Callable[[str], None] | None,
    ) -> None:
        """Go by one of these; ``to_day`` raises QueryError, and is None where there are no days."""
        super().__init__()
        self._to_percentage = to_percentage
        self._to_number = to_number
        self._to_day = to_day

    def compose(self) -> ComposeResult:
        """Yield the heading and the field."""
        with Vertical(classes="dialog -go-to"):
            yield DialogTitle(("enter", "go"), ("esc", "cancel"))
            examples = PLACES if self._to_day is None else DAYS + PLACES
            yield LineInput(placeholder=examples, compact=True)
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

    def _go(self, where: str) -> str:
        """Go there; return why that leads nowhere, if it does not."""
        found = NUMBER.fullmatch(where)
        if found is not None and found[2]:
            if int(found[1]) > 100:
                return f"“{where}” is more than 100%"
            self._to_percentage(int(found[1]))
        elif found is not None and (self._to_day is None or len(found[1]) != YEAR):
            self._to_number(int(found[1]))
        elif self._to_day is None:
            return f"“{where}” isn't a number or a percentage – try 120 or 50%"
        else:
            try:
                self._to_day(where)
            except QueryError as error:
                return error.reason
        return ""

    def action_cancel(self) -> None:
        """Go nowhere."""
        self.dismiss(None)
