"""A dialog to write a bookmark's note in, or to hand it to the user's own editor."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.reactive import reactive
from textual.timer import Timer
from textual.widgets import Static, TextArea

from briefreader.citations.punctuation import quoted
from briefreader.errors import BriefError
from briefreader.ui.commands.command_table import BY_ID
from briefreader.ui.commands.waiting_changes import AT_ONCE
from briefreader.ui.dialogs.dialog import Dialog, DialogTitle
from briefreader.ui.rendering.cells import cut, flat
from briefreader.ui.rendering.styled_runs import StyledRun
from briefreader.ui.terminal.clipboard import environment
from briefreader.ui.terminal.external_editor import edit_in_external_editor, with_the_terminal
from briefreader.ui.widgets.line_widgets import LINE_STYLES

if TYPE_CHECKING:
    from textual._types import WatchCallbackType

PASSAGE = 240  # cells of the passage that the note is about
PUT_ASIDE_AFTER = 1.0  # seconds of writing that can be lost


class NoteTextArea(TextArea):
    """A field that waits for no other theme: none comes, and Textual would keep each for it."""

    cursor_blink = reactive(False, init=False)  # nothing moves by itself

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Select nothing by F6 and F7, which lead to screens elsewhere: the next letter would
        take the place of the whole note.
        """
        if action in ("select_line", "select_all"):
            return False
        return super().check_action(action, parameters)

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


class NoteEditor(Dialog[str | None]):
    """Dismissed with the note as it is to be kept, or with None where nothing is to change."""

    purpose = BY_ID["note"].tooltip

    COMPONENT_CLASSES = LINE_STYLES
    BINDINGS = [  # noqa: RUF012 - Textual's own declaration has this type
        Binding("ctrl+s", "keep", "keep", id="note_keep", tooltip="Save the note", priority=True),
        Binding(
            "ctrl+o",
            "outside",
            "$EDITOR",
            id="note_outside",
            tooltip="Write it in $EDITOR",
            priority=True,
        ),
        Binding(
            "escape",
            "leave",
            "leave",
            id="note_leave",
            tooltip="Discard the changes",
            priority=True,
        ),
    ]

    def __init__(
        self,
        passage: str,
        note: str,
        *,
        new: bool,
        unsaved: str | None = None,
        tags_key: str,
        put_aside: Callable[[str], Future[None]],
    ) -> None:
        """Edit the note about ``passage``, which is ``new`` if it is no bookmark yet.

        ``unsaved`` is what was written when a reader ended. ``tags_key`` leads to the
        passage's tags from the screen below. ``put_aside`` gets the note while it is being written;
        what comes of it may raise OSError.
        """
        super().__init__()
        self._passage = passage
        self._note = note
        self._new = new
        self._unsaved = unsaved
        self._tags_key = tags_key
        self._put_aside = put_aside
        self._words = note if unsaved is None else unsaved
        # What was put aside last; None if that failed, or may have when it was not saved.
        self._aside: str | None = self._words if unsaved is None else None
        self._ends = False
        self._waiting: Timer | None = None
        self._warned = False

    def compose(self) -> ComposeResult:
        """Yield the heading, the passage, the field."""
        tags = f" · then {self._tags_key} for tags" if self._tags_key else ""
        with Vertical(classes="dialog -note"):
            yield DialogTitle(("ctrl+s", "save"), ("ctrl+o", "$EDITOR"), ("esc", "cancel"))
            yield Static(Content(quoted(cut(flat(self._passage), PASSAGE))), classes="passage")
            yield NoteTextArea(
                self._note if self._unsaved is None else self._unsaved,
                soft_wrap=True,
                show_line_numbers=False,
                compact=True,
                placeholder=f"enter new line · ctrl+s save{tags}",
                id="note",
            )

    def on_mount(self) -> None:
        """Put the cursor behind the words that are there."""
        self._say_what_it_is()
        field = self.query_one(TextArea)
        field.move_cursor(field.document.end)
        field.focus()

    def _say_what_it_is(self) -> None:
        heading = self.query_one(DialogTitle)
        heading.left = (StyledRun("Note", "title"),)
        if self._unsaved is not None:
            heading.left += (StyledRun("  not saved yet", "soft"),)
        elif self._new:
            heading.left += (StyledRun("  bookmarks the passage too", "soft"),)

    def action_keep(self) -> None:
        """Hand the note to whoever asked for it."""
        self._leave_with(self.query_one(TextArea).text)

    def action_leave(self) -> None:
        """Leave the note as it was; what has been written is not lost by one key."""
        if self._warned or self.query_one(TextArea).text == self._note:
            self._leave_with(None)
            return
        self._warned = True
        heading = self.query_one(DialogTitle)
        heading.left = (
            StyledRun("not saved", "wrong"),
            StyledRun("  esc again to discard", "soft"),
        )

    def action_outside(self) -> None:
        """Write the note in the user's editor; it comes back into the field."""
        field = self.query_one(TextArea)
        self._put_aside_now()
        try:
            words = with_the_terminal(
                self.app, lambda: edit_in_external_editor(field.text, environment())
            )
        except BriefError as error:
            self.notify(flat(str(error)), severity="error", markup=False)
            return
        if words != field.text:
            field.replace(words, field.document.start, field.document.end)
            field.move_cursor(field.document.end)

    def _leave_with(self, note: str | None) -> None:
        """End with ``note``, which from here on is its asker's to save."""
        self._ends = True
        self.dismiss(note)

    def _put_aside_now(self) -> None:
        """Write the note to disk, in case the reader ends without being asked to."""
        begun = self._begin_to_put_aside()
        if begun is not None:
            wait((begun,), AT_ONCE)  # not for a disk that stalls

    def _put_aside_soon(self) -> None:
        self.run_worker(self._put_aside_meanwhile())

    async def _put_aside_meanwhile(self) -> None:
        """As ``_put_aside_now``, while one goes on writing; that it cannot be is said once."""
        self._waiting = None
        failed_before = self._aside is None
        begun = self._begin_to_put_aside()
        try:
            if begun is not None:
                await asyncio.shield(asyncio.wrap_future(begun))
        except OSError as error:
            self._aside = None
            if not failed_before:
                reason = f"autosave failed: {error.strerror}"
                self.notify(reason, severity="warning", markup=False)

    def _begin_to_put_aside(self) -> Future[None] | None:
        words = self._words
        if self._ends or words == self._aside:
            return None
        self._aside = words
        return self._put_aside(words)

    def on_unmount(self) -> None:
        """Put the note aside if the program ends, at a signal or a crash, before it is saved."""
        self._put_aside_now()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Put the note aside soon; after a warning, which is taken back, warn once more."""
        self._words = event.text_area.text
        if self._waiting is None:
            self._waiting = self.set_timer(PUT_ASIDE_AFTER, self._put_aside_soon)
        if self._warned:
            self._warned = False
            self._say_what_it_is()
