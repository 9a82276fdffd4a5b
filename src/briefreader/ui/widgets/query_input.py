"""A field for a query, whose words go on as its completer says."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.binding import Binding

from briefreader.ui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from briefreader.library.query_completion import QueryCompletions

Complete = Callable[[str, int], "QueryCompletions"]


class QueryInput(LineInput):
    """Offers what the word before the cursor may become; taking one again takes the next.

    ``offered`` is what is offered, ``taken`` the number of the one that stands in the field, and
    ``purpose`` what the field is for.
    """

    BINDINGS = [  # noqa: RUF012 - Textual's own declaration has this type
        Binding("f1", "screen.field_help", "help", id="words_help"),
    ]

    def __init__(self, complete: Complete, value: str = "", *, id: str) -> None:  # noqa: A002
        """Ask ``complete`` with the words and the cursor's place in them, in code points."""
        super().__init__(value, id=id, compact=True, select_on_focus=False)
        self._complete = complete
        self.purpose = ""
        self.offered: QueryCompletions | None = None
        self.taken: int | None = None
        self._typed = ""  # what stood in the field before one was taken
        self._completed = ""

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Look up no style again: a search field looks the same without the focus."""

    def look_up(self) -> None:
        """Offer what may stand here, unless what stands here was just taken."""
        if self.taken is not None and self.value == self._completed:
            return
        self.forget()
        found = self._complete(self.value, self.cursor_position)
        if found.offered:
            self.offered = found
            whole, _ = found.taken(self.value, 0)
            if whole.startswith(self.value) and self.cursor_position == len(self.value):
                self.propose(whole.rstrip())

    def forget(self) -> None:
        """Offer nothing."""
        self.offered = self.taken = None

    def complete(self, step: int = 1) -> bool:
        """Take the first completion, or the next in the place of the one taken; False without."""
        if self.offered is None:
            return False
        if self.taken is None:
            self._typed = self.value
            self.taken = 0 if step > 0 else len(self.offered.offered) - 1
        else:
            self.taken = (self.taken + step) % len(self.offered.offered)
        self._completed, cursor = self.offered.taken(self._typed, self.taken)
        self.value = self._completed
        self.cursor_position = cursor
        return True


class CompletingInput(QueryInput):
    """Completes at tab by itself, where tab means nothing else."""

    BINDINGS = [  # noqa: RUF012 - Textual's own declaration has this type
        Binding("tab", "complete(1)", "complete", id="words_complete", tooltip="Complete the word"),
        Binding(
            "shift+tab",
            "complete(-1)",
            "previous",
            id="words_previous",
            tooltip="Previous completion",
        ),
    ]

    def action_complete(self, step: int) -> None:
        """Complete the word that is being typed."""
        self.complete(step)
