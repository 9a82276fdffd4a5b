"""A dialog over the screen: type to narrow a list, enter to take what one is on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from briefreader.errors import BriefError
from briefreader.text.folding import fold_text
from briefreader.ui.dialogs.dialog import Dialog, DialogTitle
from briefreader.ui.rendering.cells import flat, pad, width, wrap_all
from briefreader.ui.rendering.styled_runs import StyledRun
from briefreader.ui.widgets.line_input import LineInput
from briefreader.ui.widgets.line_widgets import LINE_STYLES
from briefreader.ui.widgets.option_list import ReverseOptionList

Taken = TypeVar("Taken")

REASON = 36  # cells of a line of why there is no more; narrow dialogs have them, too
MOST = 400  # entries at once; more are reached by typing
DIALOG_WIDTHS = ((112, 100), (96, 84))  # columns of a terminal from which on it has these cells
SECOND = 20  # cells of a second column in which most of what it says has room
BESIDE = 8  # cells of the dialog's edges and its scrollbar


def entry_cells(columns: int) -> int:
    """Return how many cells an entry of the dialog has in a terminal ``columns`` wide."""
    for least, wide in DIALOG_WIDTHS:
        if columns >= least:
            return wide - BESIDE
    return columns - BESIDE


def first_column(name: str, about: str, most: int, cells: int) -> str:
    """Return a name as the first of two columns, ``most`` cells wide where there is enough room for
    the second; where not, what is said ``about`` it moves to the left.
    """
    if cells - most >= SECOND:
        return pad(name, most)
    return pad(name, min(most, max(width(name), cells - 1 - width(about))))


class PickerEntry(NamedTuple, Generic[Taken]):
    """A line or two of the list, and what taking it means; a heading means nothing."""

    prompt: Content
    value: Taken | None = None


class Picker(Dialog[Taken | None]):
    """Shows what ``entries`` finds for the words that are typed; dismissed with what is taken."""

    COMPONENT_CLASSES = LINE_STYLES
    BINDINGS = [  # noqa: RUF012 - Textual's own declaration has this type
        Binding("escape,ctrl+p", "dismiss_none", "close", id="sheet_close", tooltip="Close this"),
        Binding("down,ctrl+n", "move(1)", "down", id="sheet_down", tooltip="Next entry"),
        Binding("up", "move(-1)", "up", id="sheet_up", tooltip="Previous entry"),
        Binding(
            "pagedown", "move(10)", "page down", id="sheet_page_down", tooltip="Down ten entries"
        ),
        Binding("pageup", "move(-10)", "page up", id="sheet_page_up", tooltip="Up ten entries"),
    ]

    heading = ""
    lines = True  # every entry on one line, cut where it is longer
    placeholder = ""
    nothing = "no matches"
    deed = "select"  # what enter does
    further_keys: tuple[tuple[str, str], ...] = ()

    def __init__(self) -> None:
        super().__init__()
        self._values: list[Taken | None] = []
        self._columns = 0  # for which the entries were made
        self.typed = ""

    def entries(self, words: str) -> Iterable[PickerEntry[Taken]]:
        """Return what there is to take, for the words that are typed.

        Where it raises BriefError, that stands below what it has yielded.
        """
        raise NotImplementedError

    def columns(self, name: str, about: str, most: int) -> Content:
        """Return a name and what is said about it, the name's column ``most`` cells wide."""
        named = first_column(flat(name), about, most, entry_cells(self.app.size.width))
        return Content.assemble((named, "bold"), " ", (about, "$faint"))

    def compose(self) -> ComposeResult:
        """Yield the heading, the field, the list."""
        with Vertical(classes="dialog -lines" if self.lines else "dialog"):
            yield DialogTitle(("enter", self.deed), *self.further_keys, ("esc", "cancel"))
            yield LineInput(placeholder=self.placeholder, compact=True)
            yield ReverseOptionList(markup=False)

    def on_mount(self) -> None:
        """List everything, or what has the words that are ``typed`` already; be ready for more."""
        self.query_one(DialogTitle).left = (StyledRun(self.heading, "title"),)
        self.query_one(OptionList).can_focus = False
        field = self.query_one(Input)
        field.value = self.typed
        field.cursor_position = len(self.typed)
        field.focus()
        self._list(self.typed)

    def on_resize(self) -> None:
        """Break the lines anew where there is another width for them."""
        if self.app.size.width != self._columns:
            self.list_again()

    def _list(self, words: str) -> None:
        self._columns = self.app.size.width
        listed: list[PickerEntry[Taken]] = []
        try:
            listed.extend(islice(self.entries(words.strip()), MOST))
        except BriefError as error:
            listed.append(PickerEntry(Content("\n".join(wrap_all(str(error), REASON)))))
        shown = listed or [PickerEntry[Taken](Content(self.nothing))]
        self._values = [entry.value for entry in shown]
        options = self.query_one(OptionList)
        options.set_options([Option(entry.prompt, disabled=entry.value is None) for entry in shown])
        options.highlighted = next((n for n, v in enumerate(self._values) if v is not None), None)

    def list_again(self) -> None:
        """List what there is now for the words that are typed, and stay on the same entry."""
        options = self.query_one(OptionList)
        chosen, top = self.chosen, options.scroll_y
        self._list(self.query_one(Input).value)
        if chosen in self._values:
            options.highlighted = self._values.index(chosen)
            options.scroll_to(y=top, animate=False)

    @property
    def chosen(self) -> Taken | None:
        """What the entry that one is on means."""
        number = self.query_one(OptionList).highlighted
        return None if number is None else self._values[number]

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self.typed = event.value
        self._list(event.value)

    def on_input_submitted(self) -> None:
        """Take what one is on."""
        if self.chosen is not None:
            self.dismiss(self.chosen)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        self.dismiss(self._values[event.option_index])

    def action_move(self, step: int) -> None:
        """Move through the list while the field keeps the keys."""
        options = self.query_one(OptionList)
        takable = [n for n, value in enumerate(self._values) if value is not None]
        if takable:
            now = options.highlighted
            at = takable.index(now) if now in takable else 0
            options.highlighted = takable[max(0, min(at + step, len(takable) - 1))]

    def action_dismiss_none(self) -> None:
        """Close, with nothing taken."""
        self.dismiss(None)


def push_picker(
    push: Callable[[Picker[Taken], Callable[[Taken | None], None]], None],
    new: Callable[[], Picker[Taken]],
    done: Callable[[Taken | None, Callable[[], None]], None],
    typed: str = "",
) -> None:
    """Let pick in a ``new`` dialog over a screen; ``done`` gets what is taken, and what asks again
    with the words that were ``typed``.
    """
    picker = new()
    picker.typed = typed
    push(picker, lambda taken: done(taken, lambda: push_picker(push, new, done, picker.typed)))


def has_words(text: str, sought: Sequence[str]) -> bool:
    """Return whether each of the ``sought`` words, folded, is found somewhere in a text."""
    folded = fold_text(text) if sought else ""
    return all(word in folded for word in sought)
