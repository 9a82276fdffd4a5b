"""A dialog over the screen that is left once, however fast the keys come, and its help."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import NamedTuple, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import ModalScreen
from textual.widgets import Static

from briefreader.ui.commands.key_names import shown_key
from briefreader.ui.rendering.cells import pad
from briefreader.ui.rendering.styled_runs import Runs, StyledRun, justify_runs, width_of
from briefreader.ui.terminal.batched_screen import BatchedScreen
from briefreader.ui.widgets.line_widgets import LINE_STYLES, StatusLine

Taken = TypeVar("Taken")

KEYS = 20  # cells for the keys that do the same

MOVES = {
    "down": 0.0,
    "up": -0.0,
    "half_down": 0.5,
    "half_up": -0.5,
    "page_down": 1.0,
    "page_up": -1.0,
    "top": -inf,
    "bottom": inf,
}
"""How many pages the reader's commands scroll, a line at least."""


class DialogKey(NamedTuple):
    """A key of a dialog, or several, as they are printed, and what they do."""

    key: str
    does: str


class Dialog(ModalScreen[Taken], BatchedScreen[Taken]):
    """Textual takes the topmost screen away at each ``dismiss``, whichever screen asked for it.

    A second Enter that was on its way when the first one was handled would close another screen.
    """

    BINDINGS = [  # noqa: RUF012 - Textual's own declaration has this type
        # ? where no words are typed, of which it is one.
        Binding("f1,question_mark", "help", "help", id="dialog_help"),
    ]

    has_help = True
    words_here = ""  # which one has moved to, where no part of it has the keys
    purpose = ""  # what it is for, in the words of the command that opens it
    passes_on = False  # whether the key that closed it is meant for the screen below

    # In a low terminal what is typed needs the lines that air and passages have elsewhere.
    # In a narrow one there is no room beside a dialog but for pieces of what lies below it.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (96, "-wide"), (112, "-roomy")]  # noqa: RUF012 - likewise
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012 - as Textual declares it

    def on_compose(self) -> None:
        """Be of the room that there is before any part is styled, and not only once it is drawn."""
        for cells, steps in zip(
            self.app.size, (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), strict=True
        ):
            self.add_class(*self._get_breakpoint_classes(cells, steps), update=False)

    def dismiss(self, result: Taken | None = None) -> AwaitComplete:
        """Leave with a result; nothing happens if this dialog is not the one on top any more."""
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)

    def action_help(self) -> None:
        """Show what this is for, and every key that does something here now."""
        bound = [key for node in (self.focused, self) if node for key in keys_of_node(node)]
        known = {key for one in bound for key in one.key.split()}
        titled = [
            DialogKey(key, does)
            for title in self.query(DialogTitle)
            for key, does in title.all_keys
            if key not in known and (key.isascii() or not known.issuperset(key))  # as ↑↓
        ]
        self.app.push_screen(DialogHelp(self.purpose, [*titled, *bound]))


def keys_of_node(node: DOMNode) -> list[DialogKey]:
    """Return the keys of a dialog or of a field in it, as far as they are the program's own."""
    return [
        DialogKey("  ".join(map(shown_key, bound.key.split(","))), bound.tooltip)
        for kind in type(node).__mro__
        for bound in vars(kind).get("BINDINGS", ())
        if isinstance(bound, Binding) and bound.id and bound.tooltip
    ]


class DialogTitle(StatusLine):
    """A dialog's title, and what its keys do, as many of them as fit.

    The first key and the last are the most important. Where there is little room, those between
    them go first, from behind, then what stands beside the title, then the last.
    """

    def __init__(self, *keys: tuple[str, str]) -> None:
        """Take each key with what it does."""
        super().__init__(id="heading")
        self.keys = keys

    @property
    def all_keys(self) -> tuple[tuple[str, str], ...]:
        """The keys, and among several of them the one for help, where there is any."""
        helps = isinstance(self.screen, Dialog) and self.screen.has_help
        if len(self.keys) < 2 or not helps:
            return self.keys
        return (*self.keys[:-1], ("F1", "help"), self.keys[-1])

    def offer(self, *keys: tuple[str, str]) -> None:
        """Show other keys from now on."""
        self.keys = keys
        self.refresh()

    def fitted(self, cells: int) -> Runs:
        """Return what stands on a line of so many cells."""
        left, keys = self.left, list(self.all_keys)
        while width_of(left) + 2 + width_of(_told(keys)) > cells:
            if len(keys) > 2:
                del keys[-2]
            elif len(left) > 1:
                left = left[:1]
            elif len(keys) > 1:
                del keys[-1]
            else:
                break
        return justify_runs(left, _told(keys), cells)


def _told(keys: list[tuple[str, str]]) -> Runs:
    return tuple(
        run
        for number, (key, does) in enumerate(keys)
        for run in (StyledRun(f"{'  ' * (number > 0)}{key}", "key"), StyledRun(f" {does}", "faint"))
    )


class DialogHelp(Dialog[None], inherit_bindings=False):
    """What a dialog is for, and every key that it takes; any key closes it.

    It lies over the dialog that it is about, which stays as it is.
    """

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
