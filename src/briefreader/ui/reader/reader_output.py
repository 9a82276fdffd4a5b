"""What leaves the program at a key: citations, exports, data for a command, addresses, files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from briefreader.sources.files.compound_files import container_of
from briefreader.ui.dialogs.output_dialogs import (
    OutputHost,
    open_export_dialog,
    open_pipe_dialog,
    open_style_picker,
)
from briefreader.ui.reader.controller import Controller
from briefreader.ui.reader.current_article import CurrentArticle
from briefreader.ui.reader.selection import Selection
from briefreader.ui.rendering.cells import cut, flat
from briefreader.ui.terminal.browser import can_open_browser
from briefreader.ui.terminal.clipboard import environment
from briefreader.ui.terminal.copy_message import counted_words
from briefreader.ui.terminal.external_editor import editor_command, run_editor


@dataclass(eq=False, repr=False)
class Output(Controller):
    """Hands things out."""

    selection: Selection
    article: CurrentArticle

    @property
    def _host(self) -> OutputHost:
        return OutputHost(self.view, self.library.exports, self.session.choices)

    # Passages

    def copy(self) -> None:
        """Copy the passage with who said it, where and when, in the style that was chosen."""
        self.selection.take(self._copy)

    def _copy(self) -> None:
        found = self.selection.article_and_passage("nothing to copy here")
        if found is not None:
            opened, passage = found
            style = self.session.choices.style
            words = self.library.exports.cite_passage(opened, passage, style)
            quote = opened.quote_at(passage)
            speaker = quote.speaker if quote is not None else None
            what = counted_words(passage.of(opened.article.text), speaker)
            copying = self.view.copy_out(words, what)

            async def look() -> None:
                await copying.wait()  # what is said of it stays beside what is said of the text
                await self.article.look_for_edit()

            self.view.start(look, "edits")

    def choose_style(self) -> None:
        """Copy the passage in a style that is chosen; later copies are in that style too."""
        found = self.selection.article_and_passage("nothing to cite here")
        if found is not None:
            opened, passage = found
            draft, exports = opened.draft_bookmark(passage), self.library.exports
            bookmark = exports.as_unsaved_bookmark(draft)
            open_style_picker(self._host, bookmark, exports.spoken(draft))
            self.article.look_for_edit_aside()

    def pipe(self) -> None:
        """Hand the passage to a command, as JSON."""
        found = self.selection.article_and_passage("nothing to pipe here")
        if found is not None:
            opened, passage = found
            bookmark = opened.bookmark_at(passage) or self.library.exports.as_unsaved_bookmark(
                opened.draft_bookmark(passage)
            )
            open_pipe_dialog(self._host, (bookmark,), "this passage")
            self.article.look_for_edit_aside()

    # Bookmarks

    def export(self) -> None:
        """Write bookmarks to a file: all, or this article's."""
        path, query = self.session.path, self.session.query
        scopes = [("all bookmarks", self.library.bookmarks.find())]
        if query:
            listed = self._listed_paths()
            kept = tuple(one for one in scopes[0][1] if one.path in listed)
            scopes.append((f"in articles matching “{query}”", kept))
        if path is not None:
            kept = tuple(one for one in scopes[0][1] if one.path == path)
            scopes.append(("in this article", kept))
        open_export_dialog(self._host, scopes)

    def _listed_paths(self) -> frozenset[Path]:
        listing = self.session.listing
        numbers = range(len(listing)) if listing is not None else ()
        return frozenset(listing.hit(n).row.path for n in numbers) if listing else frozenset()

    # The article

    def copy_path(self, path: str | None) -> None:
        """Copy the path of the file that was chosen, if one was."""
        if path is not None:
            self.view.copy_out(path, "the path")

    def open_source(self) -> None:
        """Open the article's source in the browser, or copy its address."""
        opened = self.article_meant()
        if opened is None:
            return
        if opened.article.url:
            self.visit(opened.article.url_at(self.view.text.mark))
        else:
            self.show_message("this article has no web address")

    def open_links(self) -> None:
        """List the links of this article, to open one."""
        from briefreader.ui.dialogs.link_picker import Links

        if (opened := self.article_meant()) is not None:
            self.view.push(Links(opened.article), self.visit)

    def visit(self, url: str | None) -> None:
        """Open a web page in the browser, or copy its address where none can open; None is none.

        The address is the article's: any other kind might start a program, or show a file.
        """
        if url is None:
            return
        if urlsplit(url).scheme not in ("http", "https"):
            self.show_message(f"not a web page: {cut(flat(url), 60)}")
        elif can_open_browser(environment()):
            self.view.start(lambda: self._open_page(url), "browser", alone=False)
        else:
            self.view.copy_out(url, "the address for lack of a browser")

    async def _open_page(self, url: str) -> None:
        """Open a web page without waiting for the browser."""
        from briefreader.ui.terminal.browser import open_in_browser

        opened = await open_in_browser(url)
        self.show_message(f"opened {cut(flat(url), 60)}" if opened else "no browser responded")

    def open_editor(self) -> None:
        """Open the file in the user's editor, at the line of the reading mark."""
        opened = self.article_meant()
        if opened is None:
            return
        editor = self.attempt(lambda: editor_command(environment()))
        if editor is None:
            return
        path = opened.article.path
        words = opened.article.text[self.view.text.mark :].split("\n", 1)[0][:40].strip()
        file = Path(container_of(str(path)) or path)
        raw = self.attempt(lambda: self.library.opener.raw(file))
        if raw is None:
            return
        at = raw.find(words[:24]) if words else -1
        line = raw.count("\n", 0, at) + 1 if at >= 0 else 1
        command = [*editor, f"+{line}", str(file)]
        # Where one is, by its words: the file may come back with others.
        self.article.leave()
        self.succeeds(lambda: self.view.host.lend_terminal(lambda: run_editor(command)))
        self.article.open(path)
