"""How things are shown: order, width, numbers, the raw file; and what opens over the screen."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual import work

from briefreader.config import NARROWEST, WIDEST
from briefreader.domain.listing_row import Sort
from briefreader.errors import BriefError
from briefreader.ui.commands.command_table import Mode, Pane
from briefreader.ui.reader.draft_checking import DraftChecking
from briefreader.ui.reader.search import list_for
from briefreader.ui.terminal.clipboard import editor_command, environment
from briefreader.ui.terminal.external_editor import run_editor, with_the_terminal
from briefreader.ui.widgets.search_box import SearchScope

STEP = 4  # cells


class Viewing(DraftChecking):
    """The part of the screen that changes how it looks, not what it is about."""

    def action_zen(self) -> None:
        """The text alone, or everything again."""
        self.alone = not self.alone
        if self.alone:
            self.enter(Pane.TEXT)

    def action_sidebar(self) -> None:
        """Show the quotes, or put them away."""
        self.sidebar_shown = not self.sidebar_shown
        if self.pane_now is Pane.QUOTES and not self.sidebar_shown:
            self.enter(Pane.TEXT)

    def action_sort(self) -> None:
        """The next order: date, title, source, quotes; with a query, relevance."""
        if self.first_build and not self.query_text:
            self.show_message("the list can be sorted when indexing has finished")
            return
        searching = self.listing is not None and bool(self.listing.query)
        orders = [sort for sort in Sort if sort is not Sort.RELEVANCE or searching]
        now = orders.index(self.order_shown) if self.order_shown in orders else -1
        chosen = orders[(now + 1) % len(orders)]
        if searching:
            self.sort_found = chosen
        elif self.order_known:
            self.sort = chosen
        else:
            self.order_known = True
        self.sort_anew()

    @work(exclusive=True, group="search")
    async def sort_anew(self) -> None:
        """List the same articles in the order that is set now."""
        try:
            listing = await asyncio.to_thread(
                list_for, self.library, self.query_text, self.sort, self.sort_found
            )
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return
        self.take(listing)

    def action_wider(self) -> None:
        """Set the text in a wider column, if there is room for one."""
        if self.text.column_set < self.column:
            self.show_message("the text is as wide as its pane; z shows it alone")
        elif self.column == WIDEST:
            self.show_message("the text gets no wider")
        else:
            self.column = min(WIDEST, self.column + STEP)

    def action_narrower(self) -> None:
        """Set the text in a column narrower than the one that is seen."""
        if self.column == NARROWEST:
            self.show_message("the text gets no narrower")
        else:
            self.column = max(NARROWEST, min(self.column, self.text.column_set) - STEP)

    def action_usual_width(self) -> None:
        """Set the text in the column that is configured."""
        self.column = self.settings.width

    def action_numbers(self) -> None:
        """Number the paragraphs, or not."""
        self.numbers = not self.numbers

    def action_short_turns(self) -> None:
        """List greetings and very short turns, or not."""
        self.short_shown = not self.short_shown

    def action_raw(self) -> None:
        """The file as it stands, or the cleaned text again.

        Read at once, in some milliseconds: a key that follows means what is shown then.
        """
        reading = self.reading_meant()
        if reading is None:
            return
        if self.raw is not None:
            self.raw = None
            return
        raw = self.attempt(lambda: self.library.readings.raw(reading.article.path))
        if raw is not None:
            self.leave_article()
            self.passage = None
            self.raw = raw

    def action_editor(self) -> None:
        """The file in the user's editor, at the line of the reading mark."""
        reading = self.reading_meant()
        if reading is None:
            return
        editor = self.attempt(lambda: editor_command(environment()))
        if editor is None:
            return
        path = reading.article.path
        words = reading.article.text[self.text.mark :].split("\n", 1)[0][:40].strip()
        raw = self.attempt(lambda: self.library.readings.raw(path)) or ""
        at = raw.find(words[:24]) if words else -1
        line = raw.count("\n", 0, at) + 1 if at >= 0 else 1
        command = [*editor, f"+{line}", str(path)]
        self.leave_article()  # where one is, by its words: the file may come back with others
        self.succeeds(lambda: with_the_terminal(self.app, lambda: run_editor(command)))
        self.open_article(path)

    # What opens over the screen

    def action_help(self) -> None:
        """Every key, searchable; while selecting, those of the selection first."""
        from briefreader.ui.dialogs.help import Help

        selecting = self.mode is Mode.SELECTING
        self.app.push_screen(Help(self.keymap, selecting=selecting), self.run_command)

    def action_palette(self) -> None:
        """Every command by name."""
        from briefreader.ui.dialogs.command_palette import CommandPalette

        self.app.push_screen(CommandPalette(self.keymap, self.library), self.run_command)

    def run_command(self, action: str | None) -> None:
        """Do what was chosen there."""
        if action is not None:
            self.call_later(self.run_action, action)

    def action_use_theme(self, name: str) -> None:
        """Change the colours until the reader is left."""
        self.app.theme = name

    def action_about(self) -> None:
        """What is known about this article."""
        from briefreader.ui.dialogs.article_info import ArticleInfo

        if (reading := self.reading_meant()) is not None:
            self.app.push_screen(ArticleInfo(reading))

    def action_skipped(self) -> None:
        """The files that were skipped, and why; enter copies the path of one."""
        self.list_skipped()

    @work(exclusive=True, group="skipped")
    async def list_skipped(self) -> None:
        """Open the list once every file has been looked at, unless something else is open then."""
        from briefreader.ui.dialogs.skipped_files import SkippedFiles

        skipped = await asyncio.to_thread(self.library.folders.skipped)
        if self.app.screen is self:
            self.app.push_screen(SkippedFiles(skipped, self.library.roots), self.copy_path)

    def copy_path(self, path: str | None) -> None:
        """Copy the path of the file that was chosen."""
        if path is not None:
            self.copy_out(path, "the path")

    def action_links(self) -> None:
        """The links of this article, to open one."""
        from briefreader.ui.dialogs.link_picker import Links

        if (reading := self.reading_meant()) is not None:
            self.app.push_screen(Links(reading.article), self.visit_link)

    def visit_link(self, url: str | None) -> None:
        """Open the link that was chosen."""
        if url is not None:
            self.visit(url)

    def action_versions(self) -> None:
        """How the versions of this article differ."""
        reading = self.reading_meant()
        if reading is None:
            return
        path = reading.article.path
        rows = self.library.readings.versions(path)
        if not rows:
            self.show_message("there is no other version of this article here")
            return
        from briefreader.ui.dialogs.version_diff_dialog import VersionDiffDialog

        self.app.push_screen(VersionDiffDialog(self.library, rows, path), self.go_to_version)

    def go_to_version(self, path: Path | None) -> None:
        """Open another version of an article."""
        if path is not None:
            self.open_article(path, into=True)

    # Leaving

    def action_suspend(self) -> None:
        """Back to the shell until ``fg``."""
        self.app.action_suspend_process()

    def action_quit(self) -> None:
        """Back to the articles, then out of a search; from there, out."""
        if self.alone or self.pane_now is not Pane.LIST:
            self.alone = False
            self.enter(Pane.LIST)
        elif self.query_text:
            self.forget(SearchScope.LIBRARY)
        else:
            self.action_quit_now()

    def action_quit_now(self) -> None:
        """Out, the place in the article kept."""
        self.leave_article()
        self.app.exit()
