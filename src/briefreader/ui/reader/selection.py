"""The passage that a key takes: lit up, or chosen by keyboard and told what it leaves out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefreader.domain.article import Span
from briefreader.domain.quote import Quote
from briefreader.ui.commands.command_table import Mode, Pane
from briefreader.ui.reader.controller import Controller
from briefreader.ui.reader.panes import Panes
from briefreader.ui.selection.passages import passage_at, trimmed

if TYPE_CHECKING:
    from briefreader.library import OpenArticle
    from briefreader.ui.selection.motions import KeyboardSelection


@dataclass(eq=False, repr=False)
class Selection(Controller):
    """Selects; what is selected, every key of a passage takes."""

    panes: Panes

    @property
    def mode(self) -> Mode:
        """What the keys mean: a selection that the mouse took away has ended."""
        selecting = self.session.selecting is not None and self.view.text.selected is not None
        return Mode.SELECTING if selecting else Mode.USUAL

    @property
    def meant(self) -> Span | None:
        """The passage that a key takes: what is selected, else lit up; of a raw file none."""
        selected, opened = self.view.text.selected, self.session.opened
        if self.session.raw is not None:
            return None
        if selected is None or opened is None:
            return self.session.passage
        return trimmed(opened.article.text, selected)

    def article_and_passage(self, otherwise: str) -> tuple[OpenArticle, Span] | None:
        """Return the article and the passage that a key takes; ``otherwise`` is said if none is."""
        opened, passage = self.session.opened, self.meant
        if opened is not None and passage is not None:
            return opened, passage
        self.show_message(self.not_in_raw_file if self.session.raw is not None else otherwise)
        return None

    # Lit up

    def light_up(self, quote: Quote | None) -> None:
        """Make a quote current, and the passage that a key would take visible."""
        opened = self.session.opened
        if opened is not None:
            self.session.current = quote
            self.session.passage = passage_at(opened.article, quote, self.view.text.mark)

    def make_current(self, quote: Quote | None) -> None:
        """Make a quote current; the passage that is lit up stays."""
        self.session.current = quote

    def light_up_passage(self, passage: Span | None) -> None:
        """Light up a passage, and select nothing."""
        if passage is not None:
            self.view.text.clear_selection()
        self.session.passage = passage

    # By keyboard

    def begin(self) -> None:
        """Begin a selection at the reading mark, or go on with what the mouse selected.

        In the quotes it is the current quote. While selecting: begin anew at the end that moves.
        """
        from briefreader.ui.selection.motions import begin, over

        session = self.session
        opened = session.opened
        if opened is None or session.raw is not None:
            self.show_message(
                self.not_in_raw_file if session.raw is not None else "nothing to select here"
            )
            return
        text, selected = opened.article.text, self.view.text.selected
        if self.mode is Mode.SELECTING and session.selecting is not None:
            chosen = begin(text, session.selecting.tip)
        elif selected is not None:
            chosen = over(text, selected)
        elif session.pane is Pane.QUOTES and session.current is not None:
            chosen = over(text, session.current.span)
        else:
            chosen = begin(text, self.view.text.mark)
        if session.pane is not Pane.TEXT:
            self.panes.enter(Pane.TEXT)
        self._choose(chosen)

    def extend(self, motion: str, step: int) -> None:
        """Move one end of the selection by a word, sentence, paragraph, line or character."""
        from briefreader.ui.selection.motions import moved, to_offset, to_whole_word

        opened, chosen = self.session.opened, self.session.selecting
        if opened is None or chosen is None:
            return
        if motion == "line":
            there = self.view.text.offset_beside(chosen.head, step)
            there = to_whole_word(opened.article.text, there, step)
            self._choose(to_offset(chosen, there, step))
        else:
            self._choose(moved(opened.article, chosen, motion, step))

    def turn(self) -> None:
        """Move the other end of the selection from now on."""
        from briefreader.ui.selection.motions import turned

        opened, chosen = self.session.opened, self.session.selecting
        if opened is not None and chosen is not None:
            self._choose(turned(opened.article.text, chosen))

    def _choose(self, chosen: KeyboardSelection | None) -> None:
        if chosen is None or self.session.opened is None:
            self.show_message("no word to start from")
            return
        self.session.selecting = chosen
        self.show_message("")
        self.view.text.select(chosen.span)
        self.view.text.go_to(chosen.tip)
        self._warn(chosen.span)

    def _warn(self, passage: Span) -> None:
        from briefreader.ui.selection.omission_warning import omission_warning

        opened = self.session.opened
        if opened is not None:
            self.session.guard = omission_warning(opened.article, opened.quotes, passage)
        self.view.lines.write_footer()

    # What ends it

    def end(self) -> None:
        """End the selection: keys mean what they usually do again."""
        self.session.selecting = None
        self.session.guard = ""
        self.view.text.clear_selection()
        self.view.lines.write_footer()

    def forget_warning(self) -> None:
        """Warn no longer of what a passage left out, unless it is still being selected."""
        if self.mode is Mode.USUAL:
            self.session.guard = ""

    def take(self, deed: Callable[[], None]) -> None:
        """Do something with the passage that is meant; say what it leaves out if it was selected.

        The selection has served then.
        """
        selected = self.meant if self.view.text.selected is not None else None
        if selected is not None:
            self._warn(selected)
        deed()
        if selected is not None:
            self.taken(selected)

    def taken(self, passage: Span) -> None:
        """Light up a passage with which something was done, if it was selected."""
        if self.view.text.selected is not None:
            self.session.selecting = None
            self.light_up_passage(passage)

    def widen(self, deed: Callable[[], None]) -> None:
        """Do what widens the passage; what was selected by keyboard stays selected, and wider."""
        from briefreader.ui.selection.motions import over

        selecting = self.mode is Mode.SELECTING
        deed()
        passage, opened = self.session.passage, self.session.opened
        if passage is not None and self.session.guard:
            self._warn(passage)
        if selecting and passage is not None and opened is not None:
            self._choose(over(opened.article.text, passage))
