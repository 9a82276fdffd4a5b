"""The one field for looking things up: the library, this article, these quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from briefreader.errors import QueryError
from briefreader.ui.commands.key_names import with_keys
from briefreader.ui.rendering.cells import cut, width
from briefreader.ui.rendering.styled_runs import Runs, StyledRun, width_of
from briefreader.ui.widgets.line_widgets import CachedWidget, StatusLine
from briefreader.ui.widgets.query_input import Complete, QueryInput

if TYPE_CHECKING:
    from briefreader.library.query_completion import QueryCompletions


class SearchScope(StrEnum):
    """What a search covers; the words stand before the field."""

    LIBRARY = "search the library"
    ARTICLE = "find in this article"
    QUOTES = "filter these quotes"


_ROOM = 24  # cells for words and progress, beside which the prompt says where is looked

# Shown under an empty field, so that what can be asked need not be known.
HINTS = {
    SearchScope.LIBRARY: (
        'words  "a phrase"  -without  said:name  date:2023-08  is:unread  ↑ earlier'
    ),
    SearchScope.ARTICLE: "ignores case · {next_hit} next · tab search library",
    SearchScope.QUOTES: "words of a quote, or a speaker · tab search library",
}


class SearchBox(CachedWidget):
    """A prompt that names the scope, and the field."""

    @dataclass
    class Changed(Message):
        """Other words stand in the field."""

        scope: SearchScope
        words: str

    @dataclass
    class Entered(Message):
        """The words are as they are meant to be."""

        scope: SearchScope

    @dataclass
    class Recalled(Message):
        """Previous search is to stand in the field; a step of -1 goes back towards now."""

        scope: SearchScope
        step: int

    @dataclass
    class Further(Message):
        """In the library, which of several people is meant; elsewhere, the whole library."""

        scope: SearchScope

    BINDINGS = [  # noqa: RUF012 - Textual's own declaration has this type
        Binding("up", "older(1)", "older", id="box_older", tooltip="Previous search"),
        Binding("down", "older(-1)", "newer", id="box_newer", tooltip="Next search"),
        Binding(
            "tab",
            "further",
            "further",
            id="box_further",
            tooltip="Complete the word; accept the suggestion; search the library",
        ),
        Binding(
            "shift+tab", "previous", "previous", id="box_previous", tooltip="Previous completion"
        ),
    ]

    def __init__(self, complete: Complete) -> None:
        """Complete what is sought in the library by ``complete``."""
        super().__init__(id="search")
        self._complete = complete
        self.scope = SearchScope.LIBRARY
        self.indent = 0  # cells to the left of what is typed
        self._older = 0
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Yield the prompt, the field without a frame, and how far indexing is."""
        yield StatusLine(id="prompt")
        yield QueryInput(self._complete, id="words")
        yield StatusLine(id="progress")

    def on_mount(self) -> None:
        """Begin with nothing being indexed: the field has all the room."""
        self.query_one("#progress", StatusLine).display = False

    def tell(self, words: str) -> None:
        """Say beside the field how far indexing is, which the line above it said before."""
        line = self.query_one("#progress", StatusLine)
        runs = (StyledRun(f" {words} ", "busy"),) if words else ()
        if line.left != runs:
            line.left = runs
            line.styles.width = width_of(runs)
            line.display = bool(words)

    @property
    def field(self) -> QueryInput:
        """The input field."""
        return self.query_one("#words", QueryInput)

    def hint(self, keymap: Mapping[str, str]) -> Runs:
        """Return what may be asked for here, to be shown below the field."""
        return (StyledRun(" " * 3), StyledRun(with_keys(HINTS[self.scope], keymap), "faint"))

    def open(self, scope: SearchScope, words: str) -> None:
        """Ask for words to look up there; the next letter takes the place of those that stand
        there.
        """
        self.scope = scope
        self._older = 0
        prompt = self.query_one("#prompt", StatusLine)
        runs: Runs = (StyledRun(" / ", "key"), StyledRun(f"{scope.value}: ", "soft"))
        if self.screen.size.width < width_of(runs) + _ROOM:
            runs = runs[:1]  # in a narrow terminal the words need the place more
        self.indent = width_of(runs)
        prompt.styles.width = self.indent
        prompt.left = runs
        self.display = True
        with self.prevent(Input.Changed):
            self.field.value = words
        self.field.select_all()
        self.field.purpose = scope.value.capitalize()
        self.field.forget()
        self.screen.set_focus(self.field, scroll_visible=False)

    @property
    def words(self) -> str:
        """What stands in the field."""
        return self.field.value

    @property
    def offered(self) -> QueryCompletions | None:
        """What the word before the cursor may become, while one is typing."""
        return self.field.offered if self.is_typing else None

    @property
    def taken(self) -> int | None:
        """The number of the completion that was taken last."""
        return self.field.taken

    def look_up(self) -> None:
        """Offer completions for what stands in the field, as more is known now."""
        if self.is_typing and self.scope is SearchScope.LIBRARY:
            self.field.look_up()

    @property
    def is_typing(self) -> bool:
        """Have the keys gone to the field?"""
        return self.display and self.screen.focused is self.field

    def close(self) -> None:
        """Put the field away."""
        self.display = False

    def replace(self, words: str) -> None:
        """Put other words into the field, as if they had been typed."""
        self.field.value = words
        self.field.cursor_position = len(words)

    def point_at(self, offset: int) -> None:
        """Put the field's cursor behind so many characters."""
        self.field.cursor_position = offset

    def action_older(self, step: int) -> None:
        """Ask for what was asked before or after what stands here."""
        self.screen.post_message(self.Recalled(self.scope, step))

    def action_further(self) -> None:
        """Complete the word, or ask for what ``Further`` says."""
        if not self.field.complete():
            self.screen.post_message(self.Further(self.scope))

    def action_previous(self) -> None:
        """Complete the word with the last of what it may become, or with the previous."""
        self.field.complete(-1)

    def recall(self, asked: Sequence[str], step: int) -> None:
        """Put one of the queries that were asked, the latest first, into the field."""
        if not self._older:
            self._typed = self.field.value
        others = [query for query in asked if query != self._typed]
        self._older = max(0, min(self._older + step, len(others)))
        self.field.value = others[self._older - 1] if self._older else self._typed
        self.field.cursor_position = len(self.field.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what is typed, with its scope."""
        event.stop()
        if self.display:
            self.look_up()
            self.post_message(self.Changed(self.scope, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pass on that it is complete."""
        event.stop()
        self.post_message(self.Entered(self.scope))


def render_query_error(error: QueryError, indent: int, cells: int, key: str = "") -> Runs:
    """Return the line under the field that points at a mistake in it and says what it is, and the
    key that mends it.
    """
    reason = error.reason + key
    start = indent + error.start
    carets = "^" * max(1, min(error.end - error.start, cells - start))
    room = cells - start - len(carets) - 1
    if width(reason) <= room or room >= start:
        words = cut(reason, max(0, room))
        return (StyledRun(" " * start), StyledRun(carets, "wrong"), StyledRun(f" {words}", "wrong"))
    words = cut(reason, max(0, start - 2))
    filling = " " * (start - 1 - width(words))
    return (StyledRun(f" {words}{filling}"[:start], "wrong"), StyledRun(carets, "wrong"))
