"""What a dialog is for, and every key that it takes; any key closes it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from briefreader.ui.dialogs.dialog import Dialog, DialogKey, DialogTitle
from briefreader.ui.rendering.cells import pad
from briefreader.ui.rendering.styled_runs import StyledRun
from briefreader.ui.widgets.line_widgets import LINE_STYLES

KEYS = 20  # cells for the keys that do the same


class DialogHelp(Dialog[None], inherit_bindings=False):
    """Lies over the dialog that it is about, which stays as it is."""

    COMPONENT_CLASSES = LINE_STYLES

    def __init__(self, purpose: str, keys: Sequence[DialogKey]) -> None:
        """Say in ``purpose`` what the dialog is for."""
        super().__init__()
        self._purpose = purpose
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Yield the heading and the keys."""
        with Vertical(classes="dialog -lines -guide"):
            yield DialogTitle(("any key", "to close"))
            yield Static(self._lines(), id="guide", markup=False)

    def on_mount(self) -> None:
        """Name it."""
        self.query_one(DialogTitle).left = (StyledRun("Help", "title"),)

    def _lines(self) -> Content:
        lines = [Content(self._purpose), Content("")] if self._purpose else []
        lines += [
            Content.assemble((pad(key, KEYS), "bold $accent"), does) for key, does in self._keys
        ]
        return Content("\n").join(lines)

    def on_key(self, event: events.Key) -> None:
        """Close at any key."""
        event.stop()
        event.prevent_default()
        self.dismiss(None)

    def on_click(self) -> None:
        """Close at a click."""
        self.dismiss(None)
