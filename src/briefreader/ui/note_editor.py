"""A sheet to write a bookmark's note in, or to hand it to the user's own editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.reactive import reactive
from textual.widgets import Static, TextArea

from briefreader.citations.wording import quoted
from briefreader.errors import BriefError
from briefreader.ui.cells import cut, flat
from briefreader.ui.clipboard import environment
from briefreader.ui.drawing import LINE_STYLES
from briefreader.ui.outside import edit_outside, with_the_terminal
from briefreader.ui.runs import Run
from briefreader.ui.sheet import Sheet, SheetHead

if TYPE_CHECKING:
    from textual._types import WatchCallbackType

PASSAGE = 240  # cells of the passage that the note is about


class NoteField(TextArea):
    """A field that waits for no other theme: none comes, and Textual would keep each for it."""

    cursor_blink = reactive(False, init=False)  # nothing moves by itself

    def watch(
        self,
        obj: DOMNode,
        attribute_name: str,
        callback: WatchCallbackType,
        init: bool = True,
    ) -> None:
        """Watch parts, but not the application."""
        if obj is not self.app:
            super().watch(obj, attribute_name, callback, init)


class NoteEditor(Sheet[str | None]):
    """Dismissed with the note as it is to be kept, or with None where nothing is to change."""

    COMPONENT_CLASSES = LINE_STYLES
    BINDINGS = [  # noqa: RUF012 - Textual's own declaration has this type
        Binding("ctrl+s", "keep", "keep", id="note_keep", tooltip="Keep the note", priority=True),
        Binding(
            "ctrl+o",
            "outside",
            "$EDITOR",
            id="note_outside",
            tooltip="Write it in $EDITOR",
            priority=True,
        ),
        Binding(
            "escape", "leave", "leave", id="note_leave", tooltip="Leave it as it was", priority=True
        ),
    ]

    def __init__(self, passage: str, note: str, *, new: bool) -> None:
        """``passage`` is what the note is about; ``new`` if it is no bookmark yet."""
        super().__init__()
        self._passage = passage
        self._note = note
        self._new = new
        self._warned = False

    def compose(self) -> ComposeResult:
        """The heading, the passage, the field."""
        with Vertical(classes="sheet -note"):
            yield SheetHead(("ctrl+s", "keeps"), ("ctrl+o", "$EDITOR"), ("esc", "leaves"))
            yield Static(Content(quoted(cut(flat(self._passage), PASSAGE))), classes="passage")
            yield NoteField(
                self._note, soft_wrap=True, show_line_numbers=False, compact=True, id="note"
            )

    def on_mount(self) -> None:
        """Be ready for words, after those that are there."""
        heading = self.query_one(SheetHead)
        heading.left = (Run("Note", "title"),)
        if self._new:
            heading.left += (Run("  keeps the passage too", "soft"),)
        field = self.query_one(TextArea)
        field.move_cursor(field.document.end)
        field.focus()

    def action_keep(self) -> None:
        """Hand the note to whoever asked for it."""
        self.dismiss(self.query_one(TextArea).text)

    def action_leave(self) -> None:
        """Leave the note as it was; what has been written is not lost by one key."""
        if self._warned or self.query_one(TextArea).text == self._note:
            self.dismiss(None)
            return
        self._warned = True
        heading = self.query_one(SheetHead)
        heading.left = (Run("not kept yet", "wrong"), Run("  esc again drops it", "soft"))

    def action_outside(self) -> None:
        """Write the note in the user's editor; it comes back into the field."""
        field = self.query_one(TextArea)
        try:
            words = with_the_terminal(self.app, lambda: edit_outside(field.text, environment()))
        except BriefError as error:
            self.notify(flat(str(error)), severity="error", markup=False)
            return
        if words != field.text:
            field.replace(words, field.document.start, field.document.end)
            field.move_cursor(field.document.end)

    def on_text_area_changed(self) -> None:
        """What is written after the warning is worth another one."""
        if self._warned:
            self._warned = False
            self.query_one(SheetHead).left = (Run("Note", "title"),)
