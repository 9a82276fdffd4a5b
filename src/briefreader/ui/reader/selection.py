"""Choosing a passage by keyboard, and being told what it leaves out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefreader.domain.article import Span
from briefreader.ui.commands.command_table import Mode, Pane
from briefreader.ui.reader.annotating import Annotating
from briefreader.ui.selection.passages import trimmed

if TYPE_CHECKING:
    from briefreader.ui.selection.motions import KeyboardSelection


class Choosing(Annotating):
    """The part of the screen that selects; what is selected, every key of a passage takes."""

    @property
    def meant(self) -> Span | None:
        """The passage that a key takes: what is selected, else what is lit up."""
        selected = self.text.selected
        if selected is None or self.reading is None:
            return self.passage
        return trimmed(self.reading.article.text, selected)

    def action_select(self) -> None:
        """Begin a selection at the reading mark, or go on with what the mouse selected.

        In the quotes it is the current quote. While selecting: begin anew at the end that moves.
        """
        from briefreader.ui.selection.motions import begin, over

        reading = self.reading
        if reading is None or self.raw is not None:
            self.show_message("there is nothing to select here")
            return
        text, selected = reading.article.text, self.text.selected
        if self.mode is Mode.SELECTING and self.selecting is not None:
            chosen = begin(text, self.selecting.tip)
        elif selected is not None:
            chosen = over(text, selected)
        elif self.pane_now is Pane.QUOTES and self.current is not None:
            chosen = over(text, self.current.span)
        else:
            chosen = begin(text, self.text.mark)
        if self.pane_now is not Pane.TEXT:
            self.enter(Pane.TEXT)
        self._choose(chosen)

    def action_extend(self, motion: str, step: int) -> None:
        """Move one end of the selection by a word, sentence, paragraph, line or character."""
        from briefreader.ui.selection.motions import moved, to_offset

        reading, chosen = self.reading, self.selecting
        if reading is None or chosen is None:
            return
        if motion == "line":
            there = self.text.offset_beside(chosen.head, step)
            self._choose(to_offset(chosen, there, step))
        else:
            self._choose(moved(reading.article, chosen, motion, step))

    def action_turn_selection(self) -> None:
        """Move the other end of the selection from now on."""
        from briefreader.ui.selection.motions import turned

        if self.reading is not None and self.selecting is not None:
            self._choose(turned(self.reading.article.text, self.selecting))

    def _choose(self, chosen: KeyboardSelection | None) -> None:
        if chosen is None or self.reading is None:
            self.show_message("there is no word to begin with")
            return
        self.selecting = chosen
        self.said = ""
        self.text.select(chosen.span)
        self.text.go_to(chosen.tip)
        self._warn(chosen.span)

    def _warn(self, passage: Span) -> None:
        from briefreader.ui.selection.omission_warning import omission_warning

        if self.reading is not None:
            self.guard = omission_warning(self.reading.article, self.reading.quotes, passage)
        self.foot_changed()

    # What ends it

    def article_changes(self) -> None:
        """In another article nothing is selected yet."""
        self.selecting, self.guard = None, ""

    def action_bookmark(self) -> None:
        """Keep the passage, and say what it leaves out if it was selected by hand."""
        self._take(super().action_bookmark)

    def action_copy(self) -> None:
        """Copy the passage, and say what it leaves out if it was selected by hand."""
        self._take(super().action_copy)

    def action_widen(self) -> None:
        """Widen what is selected, or the passage."""
        selecting = self.mode is Mode.SELECTING
        super().action_widen()
        if self.passage is not None and self.guard:
            self._warn(self.passage)
        if selecting and self.passage is not None and self.reading is not None:
            from briefreader.ui.selection.motions import over

            self._choose(over(self.reading.article.text, self.passage))

    def action_leave(self) -> None:
        """Leave the selection, or whatever there is to leave."""
        if self.mode is Mode.SELECTING:
            self.end_selecting()
        else:
            super().action_leave()

    def end_selecting(self) -> None:
        """Keys mean what they usually do again."""
        self.selecting = None
        self.guard = ""
        self.clear_selection()
        self.foot_changed()

    def _take(self, deed: Callable[[], None]) -> None:
        """Do something with the passage that is meant."""
        selected = self.meant if self.text.selected is not None else None
        if selected is not None:
            self._warn(selected)
        deed()
        if selected is not None:
            self.taken(selected)

    def taken(self, passage: Span) -> None:
        """A passage that was selected is lit up from now on."""
        if self.text.selected is not None:
            self.selecting = None
            self.clear_selection()
            self.passage = passage

    def foot_changed(self) -> None:
        """The footer may have to show something else."""
