"""A field for one line of words."""

from __future__ import annotations

from textual import events
from textual.geometry import Offset, Region, Size
from textual.reactive import Reactive, reactive
from textual.widgets import Input


class LineInput(Input):
    """A field whose cursor stands still, and in which a letter more lays out nothing anew."""

    # As Textual declares it, but for the layout.
    virtual_size = Reactive(Size(0, 0), layout=False)
    cursor_blink = reactive(False, init=False)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where an input method shows what it composes: on the cursor that is drawn.

        Behind the last letter Textual would have it one cell farther to the right.
        """
        return super().cursor_screen_offset - Offset(int(self.cursor_at_end), 0)

    def one_line(self, pasted: str) -> str:
        """Return several pasted lines as one."""
        return " ".join(line for line in map(str.strip, pasted.splitlines()) if line)

    def _on_paste(self, event: events.Paste) -> None:
        """Take all lines, of which Textual takes the first alone."""
        event.prevent_default()
        event.stop()
        several = len(event.text.splitlines()) > 1
        self.replace(self.one_line(event.text) if several else event.text, *self.selection)

    def propose(self, words: str) -> None:
        """Show behind the cursor, dim, how what is typed would go on; right at its end takes it."""
        self._suggestion = words

    def on_resize(self) -> None:
        """Keep the cursor in sight where the words no longer have room."""
        at_cursor = Region(self._cursor_offset, 0, width=1, height=1)
        self.scroll_to_region(at_cursor, force=True, animate=False)

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        """Tell Textual where the cursor is again: longer words have moved below it."""
        super().watch_scroll_x(old_value, new_value)
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset
