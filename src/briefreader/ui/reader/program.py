"""What is the program's own: help, the palette, what it knows of files, leaving it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from functools import partial

from briefreader.ui.commands.command_table import Call, Command, Mode, Pane
from briefreader.ui.reader.controller import Controller
from briefreader.ui.reader.current_article import CurrentArticle
from briefreader.ui.reader.panes import Panes
from briefreader.ui.reader.reader_bookmarks import ReaderBookmarks
from briefreader.ui.reader.reader_output import Output
from briefreader.ui.reader.row_marks import RowMarks
from briefreader.ui.reader.search import Search
from briefreader.ui.reader.selection import Selection
from briefreader.ui.state.session_file import ListPosition, ScreenState, SessionFile
from briefreader.ui.state.ui_settings import UiSettings
from briefreader.ui.widgets.search_box import SearchScope

LOOK_AGAIN = 0.3  # seconds between two looks whether all files have been read


@dataclass(eq=False, repr=False)
class Dialogs(Controller):
    """Opens what lies over the reader for a moment and is about the program or its files."""

    session_file: SessionFile
    settings: UiSettings
    panes: Panes
    selection: Selection
    article: CurrentArticle
    output: Output

    def help(self) -> None:
        """List every key, searchable; first those of the pane, or of the selection."""
        from briefreader.ui.dialogs.help import Help

        selecting = self.selection.mode is Mode.SELECTING
        place = None if selecting else self.session.pane
        self.view.push(Help(self.keymap, selecting=selecting, place=place), self._run)

    def start_here(self) -> None:
        """Show what to try first, what the signs mean and how to search."""
        from briefreader.ui.dialogs.start_here import StartHere

        self.view.push(StartHere(self.keymap, samples=self.library.is_samples), self._begin_task)

    def _begin_task(self, command: Command | None) -> None:
        """Begin a task of the guide, which is not shown by itself again."""
        if self.session_file.is_new:
            self.waiting_changes.aside(partial(self.session_file.keep, self.session_file.left))
        if command is not None and command.id == "search":
            self.panes.enter(Pane.LIST)  # it is the library that is to be searched
        self._run(command)

    def palette(self) -> None:
        """List every command by name."""
        from briefreader.ui.dialogs.command_palette import CommandPalette

        self.view.push(CommandPalette(self.keymap, self.library), self._perform)

    def _run(self, command: Command | None) -> None:
        if command is not None:
            self.view.perform_later(command.call)

    def _perform(self, call: Call | None) -> None:
        if call is not None:
            self.view.perform_later(call)

    def about(self) -> None:
        """Show what is known about this article."""
        from briefreader.ui.dialogs.article_info import ArticleInfo

        if (opened := self.article_meant()) is not None:
            self.view.push(ArticleInfo(opened))

    def skipped(self) -> None:
        """List the files that were skipped, and why; enter copies the path of one."""
        self.view.start(self._list_skipped, "skipped")

    async def _list_skipped(self) -> None:
        """Open the list, unless something else is open by then; while files are still being read,
        it is so far, and complete as soon as they are.
        """
        from briefreader.ui.dialogs.skipped_files import SkippedFiles

        skipped = await asyncio.to_thread(self.library.folders.skipped)
        if not self.view.is_on_top:
            return
        is_complete = self.session.up_to_date or not self.settings.indexing
        dialog = SkippedFiles(skipped, self.library.roots, so_far=not is_complete)
        self.view.push(dialog, self.output.copy_path)
        if is_complete:
            return
        while not self.session.up_to_date and not self.view.is_on_top:
            await asyncio.sleep(LOOK_AGAIN)
        if dialog.is_current:
            dialog.show_all(await asyncio.to_thread(self.library.folders.skipped))

    def versions(self) -> None:
        """Show how the versions of this article differ."""
        opened = self.article_meant()
        if opened is None:
            return
        path = opened.article.path
        rows = self.library.opener.versions(path)
        if not rows:
            self.show_message("no other versions of this article")
            return
        from briefreader.ui.dialogs.version_diff_dialog import VersionDiffDialog

        dialog = VersionDiffDialog(self.library, rows, path)
        self.view.push(dialog, self.article.open_version)


@dataclass(eq=False, repr=False)
class Program(Controller):
    """Leaves: a step at a time, or the program."""

    session_file: SessionFile
    usual_column: int  # the configured width of the text, in cells
    panes: Panes
    selection: Selection
    article: CurrentArticle
    search: Search
    bookmarks: ReaderBookmarks
    row_marks: RowMarks
    _given_up: str = field(default="", init=False)  # changes that the user may quit without

    def leave(self) -> None:
        """Take one step out, as `esc` does: the first for which there is a reason."""
        session, view, search = self.session, self.view, self.search
        pane, typing = session.pane, view.search_box.is_typing
        steps = (
            (session.attaching is not None, self.bookmarks.stop_attaching),
            (
                bool(view.articles.marked) and pane is Pane.LIST and not typing,
                self.row_marks.clear,
            ),
            (self.selection.mode is Mode.SELECTING, self.selection.end),
            (typing, search.leave_field),
            (view.text.selected is not None, view.text.clear_selection),
            (bool(self.bookmarks.offered), self.bookmarks.put_off_unsaved),
            (
                bool(session.found) and pane is Pane.TEXT,
                lambda: search.forget(SearchScope.ARTICLE),
            ),
            (
                bool(session.filter) and pane is Pane.QUOTES,
                lambda: search.forget(SearchScope.QUOTES),
            ),
            (session.alone, self.panes.show_all),
            (pane is not Pane.LIST, lambda: self.panes.enter(Pane.LIST)),
            (bool(session.query), lambda: search.forget(SearchScope.LIBRARY)),
        )
        for applies, step in steps:
            if applies:
                step()
                return

    def quit(self) -> None:
        """Go back to the articles, then out of a search; from there, out."""
        if self.session.alone or self.session.pane is not Pane.LIST:
            self.panes.go_to(Pane.LIST.value)
        elif self.session.query:
            self.search.forget(SearchScope.LIBRARY)
        else:
            self.quit_now()

    def quit_now(self) -> None:
        """End the program, the place in the article and the screen kept.

        Where something waits to be saved, it is said first.
        """
        waiting = self.waiting_changes
        if waiting and waiting.names() != self._given_up:
            self._given_up = waiting.names()
            waiting.tell(
                f"not saved yet: {self._given_up} · press again to quit without saving", wrong=True
            )
            return
        self.keep()
        self.view.host.leave()

    def suspend(self) -> None:
        """Go back to the shell until ``fg``."""
        self.view.host.suspend()

    def redraw(self) -> None:
        """Draw all of the screen again, whatever stands on the terminal."""
        self.view.host.redraw()

    def use_theme(self, name: str) -> None:
        """Change the colours, also for the next time."""
        self.view.host.use_theme(name)

    # For the next time

    def keep(self) -> None:
        """Keep how the screen is left, and the place in the article."""
        session, sizes = self.session, self.session.pane_sizes
        choice = self.view.host.theme_choice
        left = ScreenState(
            sizes.list_width,
            sizes.quotes_width,
            sizes.quotes_height,
            sizes.below,
            session.sidebar_shown,
            session.column if session.column != self.usual_column else None,
            session.numbers,
            session.running_tags,
            self._list_place(),
            session.compact,
            choice.chosen,
            choice.chosen_over,
            choice.ground,
        )
        self.waiting_changes.aside_at_once(partial(self.session_file.keep, left))
        self.article.leave()

    def _list_place(self) -> ListPosition | None:
        """Return where one is in the whole library; in what a search found, which article it is."""
        session, articles, text = self.session, self.view.articles, self.view.text
        hit = articles.hit
        if hit is None:
            return self.session_file.left.place
        whole = session.listing is not None and not session.listing.query
        number, above = (articles.cursor, articles.above) if whole else (0, 0)
        mark = max(0, text.mark - text.top) if hit.row.path == session.path else 0
        return ListPosition(hit.row.path, number, above, session.sort, mark)
