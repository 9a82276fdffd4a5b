"""What the screens whose entries are statements do with one: keep it, and hand it out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefreader.domain.article import Span
from briefreader.domain.bookmark import Bookmark
from briefreader.domain.quote import Quote
from briefreader.text.plurals import pluralize
from briefreader.ui.collections.collection_screen import (
    CollectionScreen,
    StatementLocation,
    shortened,
)
from briefreader.ui.commands.error_messages import UNDO
from briefreader.ui.commands.key_names import with_keys
from briefreader.ui.commands.undo_commands import UndoCommands
from briefreader.ui.dialogs.annotation_dialogs import AnnotatedPassage, AnnotationDialogs
from briefreader.ui.dialogs.output_dialogs import (
    OutputHost,
    open_export_dialog,
    open_style_picker,
)
from briefreader.ui.selection.passages import widened
from briefreader.ui.state.recent_choices import RecentChoices
from briefreader.ui.terminal.copy_message import counted_words

StatementScreen = CollectionScreen[StatementLocation]
StatementUnderCursor = Callable[[], tuple[Path, Quote] | None]


class StatementBookmarks(UndoCommands):
    """Keeps the statement that the cursor is on, and what is written on it."""

    def __init__(self, screen: StatementScreen, statement: StatementUnderCursor) -> None:
        """``statement`` gives the one that the cursor is on."""
        super().__init__(screen.library, screen, screen.show_changed)
        self._screen = screen
        self._statement = statement
        self._annotations = AnnotationDialogs(screen.library, screen, screen, self._show_made)

    def toggle(self) -> None:
        """Keep the statement, or take its bookmark back."""
        screen, said = self._screen, self._statement()
        if said is None:
            return
        path, passage = said[0], said[1].span

        def show(words: str) -> None:
            screen.show_changed()
            screen.show_undoable(words)

        screen.change("add or remove bookmark", lambda: self._toggle(path, passage), show)

    def _toggle(self, path: Path, passage: Span) -> str:
        """Keep a passage or take its bookmark back, and tell which. Raises BriefError."""
        opened, bookmarks = self._library.read(path), self._library.bookmarks
        kept = opened.bookmark_around(passage)
        if kept is not None:
            bookmarks.remove_bookmark(kept)
            return "bookmark removed"
        made = bookmarks.bookmark(opened, passage, tags=self._screen.running_tags)
        words = pluralize(len(made.quote.split()), "word")
        parts = sum(passage.start <= one.selector.start < passage.end for one in opened.own)
        if parts:
            before = "part" if parts == 1 else "parts"
            return f"bookmarked, {words} · {before} of it bookmarked before"
        return f"bookmarked, {words}: {shortened(made.quote)}"

    def widen(self) -> None:
        """Let the bookmark keep more: the sentence, the paragraph, the turn."""
        screen, said = self._screen, self._statement()
        if said is None:
            return

        def show(words: str) -> None:
            screen.show_changed()
            screen.show_message(words)

        screen.change("widen bookmark", lambda: self._widen(*said), show)

    def _widen(self, path: Path, statement: Quote) -> str:
        opened = self._library.read(path)
        kept = opened.bookmark_around(statement.span)
        if kept is None:
            return with_keys(
                "no bookmark here to widen · {bookmark} to bookmark", self._screen.keymap
            )
        passage = kept.selector.span
        wider = widened(opened.article, opened.quotes, passage)
        if wider == passage:
            return "can't widen further"
        made = self._library.bookmarks.widen_bookmark(kept, opened, wider)
        return f"bookmark widened: {shortened(made.quote)}{with_keys(UNDO, self._screen.keymap)}"

    def write_note(self) -> None:
        """Write a note on the statement; it becomes a bookmark if it is none."""
        if (passage := self._annotated()) is not None:
            self._annotations.write_note(passage)

    def edit_tags(self) -> None:
        """Tag the statement; it becomes a bookmark if it is none."""
        if (passage := self._annotated()) is not None:
            self._annotations.edit_tags(passage)

    def _annotated(self) -> AnnotatedPassage | None:
        screen, said = self._screen, self._statement()
        opened = screen.attempt(lambda: self._library.read(said[0])) if said else None
        if said is None or opened is None:
            return None
        passage, bookmarks = said[1].span, self._library.bookmarks
        return AnnotatedPassage.within(opened, passage, bookmarks, screen.running_tags)

    def _show_made(self, made: Bookmark, passage: AnnotatedPassage) -> None:
        self._screen.show_changed()


class StatementOutput:
    """Hands out the statement that the cursor is on, and bookmarks."""

    def __init__(
        self, screen: StatementScreen, statement: StatementUnderCursor, choices: RecentChoices
    ) -> None:
        """``statement`` gives the one that the cursor is on."""
        self._screen = screen
        self._statement = statement
        self._host = OutputHost(screen, screen.library.exports, choices)

    def copy(self) -> None:
        """Copy the statement with who said it, where and when."""
        screen, said = self._screen, self._statement()
        if said is None:
            return
        exports, style = self._host.exports, self._host.choices.style
        words = screen.attempt(
            lambda: exports.cite_passage(screen.library.read(said[0]), said[1].span, style)
        )
        if words:
            screen.copy_out(words, counted_words(said[1].text, said[1].speaker))

    def choose_style(self) -> None:
        """Copy the statement in a style that is chosen; later copies are in that style too."""
        screen, said = self._screen, self._statement()
        opened = screen.attempt(lambda: screen.library.read(said[0])) if said else None
        if said is not None and opened is not None:
            draft = opened.draft_bookmark(said[1].span)
            bookmark = self._host.exports.as_unsaved_bookmark(draft)
            open_style_picker(self._host, bookmark, self._host.exports.spoken(draft))

    def export(self) -> None:
        """Write bookmarks to a file: all, those of the person, those in this article."""
        screen = self._screen
        kept = screen.library.bookmarks.find()
        scopes = [("all bookmarks", kept)]
        said = self._statement()
        if said is not None and said[1].speaker:
            name = said[1].speaker
            by_one = tuple(one for one in kept if one.speaker == name)
            scopes.append((f"by {shortened(name)}", by_one))
        if said is not None:
            scopes.append(("in this article", tuple(one for one in kept if one.path == said[0])))
        open_export_dialog(self._host, scopes)
