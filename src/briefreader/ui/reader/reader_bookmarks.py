"""Bookmarks of passages: kept, written about, attached anew, undone; and who said a quote."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from briefreader.domain.article import Span
from briefreader.domain.bookmark import Bookmark, BookmarkState
from briefreader.domain.quote import Quote, called_by
from briefreader.errors import BriefError, SourceError
from briefreader.ui.commands.command_table import Pane
from briefreader.ui.commands.key_names import with_keys
from briefreader.ui.commands.undo_commands import UndoCommands
from briefreader.ui.dialogs.annotation_dialogs import AnnotatedPassage, AnnotationDialogs
from briefreader.ui.reader.controller import Controller
from briefreader.ui.reader.current_article import CurrentArticle, OpenAt
from briefreader.ui.reader.panes import Panes
from briefreader.ui.reader.search import Search
from briefreader.ui.reader.selection import Selection
from briefreader.ui.rendering.cells import cut, flat, width
from briefreader.ui.selection.passages import widened
from briefreader.ui.state.location_history import ReadingLocation

if TYPE_CHECKING:
    from briefreader.library import Library, OpenArticle
    from briefreader.library.unsaved_notes import UnsavedNote
    from briefreader.ui.dialogs.speaker_picker import SpeakerChoice

NO_LONGER_IN_FILE = "no longer in the file: showing the saved copy"
FEWEST_TOLD = 20  # cells of what was kept
_FIRST_STEPS = " · {bookmarks} list · {note} note · {export} export"  # with the first bookmark


def load_bookmarked_article(
    library: Library, bookmark: Bookmark, *, attaching: bool
) -> tuple[OpenArticle, Span | None, str]:
    """Return the article of a bookmark and its passage there, or the copy that was kept; for a
    thread.

    With ``attaching`` the file itself is wanted, wherever in it. The words say why it is the copy.
    """
    try:
        opened = library.read(bookmark.path)
    except SourceError as error:
        copy, passage = library.opener.copy(bookmark)
        return copy, passage, f"{error.reason}: showing the saved copy"
    current = next((one for one in opened.bookmarks if one.id == bookmark.id), bookmark)
    if current.state is not BookmarkState.LOST:
        return opened, current.selector.span, ""
    if attaching:
        return opened, None, ""
    copy, passage = library.opener.copy(bookmark)
    return copy, passage, NO_LONGER_IN_FILE


@dataclass(eq=False, repr=False)
class ReaderBookmarks(Controller):
    """Changes what is kept of passages; a mark shows only after it is stored."""

    panes: Panes
    selection: Selection
    article: CurrentArticle
    search: Search

    def __post_init__(self) -> None:
        """Undo and annotate as every screen does."""
        self._changes = UndoCommands(self.library, self, self._show_changed)
        self._annotations = AnnotationDialogs(self.library, self.view, self, self._show_made)

    # Keeping

    def toggle(self) -> None:
        """Keep the passage or take its bookmark back; or give it to the one that looks for one."""
        if self.session.attaching is not None:
            self._attach(self.session.attaching)
        else:
            self.selection.take(self._toggle)

    def _toggle(self) -> None:
        found = self.selection.article_and_passage("nothing to bookmark here")
        if found is None:
            return
        opened, passage = found
        tags, bookmarks = self.session.running_tags, self.library.bookmarks

        def toggle() -> tuple[Bookmark, bool]:
            existing = bookmarks.bookmark_at(opened.article, passage)
            if existing is None:
                return bookmarks.bookmark(opened, passage, tags=tags), True
            bookmarks.remove_bookmark(existing)
            return existing, False

        verb = "remove" if opened.bookmark_at(passage) else "add"
        words = _quoted(passage.of(opened.article.text))
        self.change(f"{verb} bookmark {words}", toggle, self._told)

    def _told(self, changed: tuple[Bookmark, bool]) -> None:
        bookmark, made = changed
        if not made:
            self._show_removed(bookmark)
            self.show_undoable("bookmark removed")
            return
        self._show_kept(bookmark)
        first = len(self.library.bookmarks.find()) == 1
        way = with_keys(_FIRST_STEPS, self.keymap) if first else ""
        if self._is_part(bookmark):
            way = with_keys(" · {widen} more", self.keymap) + way
        room = max(FEWEST_TOLD, self.view.columns - 2 - width(way))
        self.show_message(f"{cut(f'bookmarked: {_in_short(bookmark)}', room)}{way}")

    def _is_part(self, bookmark: Bookmark) -> bool:
        """Return whether a bookmark of the open article has only a part of what was said."""
        opened = self.session.opened
        if opened is None or opened.article.path != bookmark.path:
            return False
        kept = bookmark.selector.span
        quote = opened.quote_at(kept)
        return (
            quote is not None
            and quote.span != kept
            and quote.start <= kept.start < kept.end <= quote.end
        )

    def widen(self) -> None:
        """Take a larger passage: sentence, paragraph, turn; its bookmark, if any, goes along."""
        self.selection.widen(self._widen)

    def _widen(self) -> None:
        found = self.selection.article_and_passage("nothing to widen here")
        if found is None:
            return
        opened, passage = found
        wider = widened(opened.article, opened.quotes, passage)
        if wider == passage:
            self.show_message("can't widen further")
            return
        existing = opened.bookmark_at(passage)
        if existing is None:
            self.selection.light_up_passage(wider)
            return

        def widened_to(made: Bookmark) -> None:
            self._show_moved(made)
            self.show_undoable("bookmark widened")
            if self.session.path == made.path:
                self.selection.light_up_passage(wider)

        self.change(
            f"widen bookmark {_quoted(existing.quote)}",
            lambda: self.library.bookmarks.widen_bookmark(existing, opened, wider),
            widened_to,
        )

    # Undo

    async def undo(self) -> None:
        """Undo the last change, whichever it was."""
        await self._changes.undo()

    async def redo(self) -> None:
        """Make the change again that was undone last."""
        await self._changes.redo()

    def _show_changed(self) -> None:
        self.view.articles.redraw()
        self.article.read_again()
        self.search.ask_again()

    # Notes and tags

    async def write_note(self) -> None:
        """Write a note on the passage, which becomes a bookmark if it is none; or go on with the
        one that is offered.
        """
        if self.offered:
            await self._go_on_with(*self.offered)
            return
        found = self.selection.article_and_passage("no passage to annotate here")
        if found is None:
            return
        unsaved, passage = self._unsaved_at(*found)
        self._annotations.write_note(self._annotated(found[0], passage, unsaved))

    async def _go_on_with(self, unsaved: UnsavedNote, *others: UnsavedNote) -> None:
        """Go on with a note where it was being written, else on the passage that is meant; offer
        the ``others`` when that is done.
        """
        self.offer_unsaved()
        offer_others = partial(self.offer_unsaved, *others)
        if self.session.path != unsaved.path:
            place = ReadingLocation(unsaved.path, unsaved.passage.start)
            self.article.open(unsaved.path, place, into=True)
            while self.article.is_opening:
                await self.article.arrived()
            if self.session.path != unsaved.path:
                offer_others()
                return  # it cannot be read, which is said
        found = self.selection.article_and_passage("no passage to annotate here")
        if found is None:
            offer_others()
            return
        passage = unsaved.passage_in(found[0].article) or found[1]
        self._annotations.write_note(self._annotated(found[0], passage, unsaved), offer_others)

    @property
    def offered(self) -> tuple[UnsavedNote, ...]:
        """The recovered notes that are offered, the first now, as far as none was saved since."""
        left = self.session.unsaved and self.library.unsaved_notes.left
        return tuple(note for note in self.session.unsaved if note in left)

    def offer_unsaved(self, *unsaved: UnsavedNote) -> None:
        """Offer recovered notes until they are taken or put off."""
        self.session.unsaved = unsaved
        self.view.lines.write_footer()

    def put_off_unsaved(self) -> None:
        """Offer recovered notes at the next start again; each stays with its passage."""
        self.offer_unsaved()

    def _unsaved_at(self, opened: OpenArticle, passage: Span) -> tuple[UnsavedNote | None, Span]:
        """Return the note about this passage that was not saved, and its own passage."""
        for unsaved in self.library.unsaved_notes.left:
            found = unsaved.passage_in(opened.article)
            if found is not None and found.start < passage.end and passage.start < found.end:
                return unsaved, found
        return None, passage

    def edit_tags(self) -> None:
        """Tag the passage; it becomes a bookmark if it is none."""
        found = self.selection.article_and_passage("no passage to annotate here")
        if found is not None:
            self._annotations.edit_tags(self._annotated(*found))

    def _annotated(
        self, opened: OpenArticle, passage: Span, unsaved: UnsavedNote | None = None
    ) -> AnnotatedPassage:
        bookmarks, tags = self.library.bookmarks, self.session.running_tags
        return AnnotatedPassage.within(opened, passage, bookmarks, tags, unsaved)

    def _show_made(self, made: Bookmark, passage: AnnotatedPassage) -> None:
        """Show what was written about a passage, and light up the passage if it was selected."""
        self._show_kept(made)
        self.selection.taken(passage.span)

    def _show_kept(self, made: Bookmark) -> None:
        """Show a bookmark of the open article as it is stored now, where it stands in the text; if
        its file no longer has this text, that too.
        """
        opened = self.session.opened
        if opened is None or opened.article.path != made.path:
            self.view.articles.redraw()
            return
        self.article.look_for_edit_aside()
        current = next((mark for mark in opened.bookmarks if mark.id == made.id), None)
        if current is None:
            self.article.set_bookmarks((*opened.bookmarks, made))
            return
        made = made._replace(selector=current.selector, state=current.state)
        self.article.set_bookmarks(
            tuple(made if mark.id == made.id else mark for mark in opened.bookmarks)
        )

    def _show_removed(self, bookmark: Bookmark) -> None:
        """Show the open article without a bookmark."""
        opened = self.session.opened
        rest = opened.bookmarks if opened is not None else ()
        self.article.set_bookmarks(tuple(mark for mark in rest if mark.id != bookmark.id))

    def _show_moved(self, made: Bookmark) -> None:
        """Show a bookmark of the open article that has another passage now."""
        self._show_removed(made)
        self._show_kept(made)

    def edit_running_tags(self) -> None:
        """Ask for the tags that every new bookmark is to get."""
        from briefreader.ui.dialogs.tag_editor import AutoTagEditor

        editor = AutoTagEditor(self.session.running_tags, self.library.bookmarks.tags())
        self.view.push(editor, self._tag_from_now_on)

    def _tag_from_now_on(self, tags: tuple[str, ...] | None) -> None:
        if tags is None:
            return
        self.session.running_tags = tags
        self.show_message(
            f"tagging every new bookmark {', '.join(tags)}" if tags else "running tags off"
        )
        self.view.lines.write_header()

    # Who said it: the user's word, which wins over the program's

    def correct_speaker(self) -> None:
        """Say who said the current quote."""
        from briefreader.ui.dialogs.picker import push_picker
        from briefreader.ui.dialogs.speaker_picker import SpeakerPicker

        opened, quote = self.article_meant(), self.session.current
        if opened is None:
            return
        if self.session.raw is not None:
            self.show_message(self.not_in_raw_file)
            return
        if quote is None:
            self.show_message(
                with_keys("no quote here · {next_quote} for the next one", self.keymap)
            )
            return
        push_picker(
            self.view.push,
            lambda: SpeakerPicker(opened, quote, self._everybody),
            partial(self._correct, opened, quote),
        )

    def _everybody(self) -> list[str]:
        return [speaker.name for speaker in self.library.speakers()]

    def _correct(
        self,
        opened: OpenArticle,
        quote: Quote,
        chosen: SpeakerChoice | None,
        again: Callable[[], None],
    ) -> None:
        if chosen is None:
            return
        name = chosen.speaker
        quotes = opened.turns_labelled_as(quote) if chosen.all_labelled else (quote,)
        of_turns = f" in {len(quotes):,} turns" if chosen.all_labelled else ""

        def correct() -> str:
            if chosen.as_found:
                taken = self.library.opener.take_back_correction(opened, quotes)
                return f"correction discarded{of_turns}" if taken else ""
            self.library.corrections.correct(opened, quotes, name, chosen.title)
            return f"speaker set to {name}{of_turns}" if name else f"speaker removed{of_turns}"

        def show(words: str) -> None:
            if words:
                self.show_undoable(words)
                self.article.read_again()
                self.search.ask_again()

        what = f"{len(quotes):,} turns" if chosen.all_labelled else _quoted(quote.text)
        self.change(f"correct speaker of {what}", correct, show, again)

    # Going to one

    def open(self, bookmark: Bookmark, *, attaching: bool = False) -> None:
        """Show a bookmark where it stands; ``attaching`` asks for another passage for it."""
        work = partial(self._open, bookmark, attaching)
        self.article.open_by(self.view.start(work, "read"))

    async def _open(self, bookmark: Bookmark, attaching: bool) -> None:
        try:
            opened, passage, news = await asyncio.to_thread(
                load_bookmarked_article, self.library, bookmark, attaching=attaching
            )
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return
        path = opened.article.path
        self.article.leave_place()
        self.article.follow_in_list(path)
        self.article.leave()
        place = ReadingLocation(path, passage.start) if passage else OpenAt.AS_LEFT
        self.article.show(opened, (), place)
        self.panes.enter(Pane.TEXT)
        if attaching and opened.copy:
            news = f"{news} · nothing to attach to"
        elif news == NO_LONGER_IN_FILE:
            news += with_keys(" · {reattach} to re-attach", self.keymap)
        if news:
            self.show_message(news)
        if attaching and not opened.copy:
            self._seek(bookmark, passage if not opened.copy else None)

    def open_copy(self, bookmark: Bookmark, passage: Span) -> None:
        """Show a passage in the copy of an article that was kept with one of its bookmarks."""
        self.view.start(partial(self._open_copy, bookmark, passage), "read")

    async def _open_copy(self, bookmark: Bookmark, passage: Span) -> None:
        opened, _ = await asyncio.to_thread(self.library.opener.copy, bookmark)
        place = ReadingLocation(opened.article.path, passage.start)
        self.article.show(opened, (), place)
        self.panes.enter(Pane.TEXT)
        self.show_message("the file has been edited since – showing the saved copy")

    # Attaching by hand

    def reattach(self) -> None:
        """Find another passage for the bookmark that is here."""
        opened, passage = self.session.opened, self.selection.meant
        existing = opened.bookmark_around(passage) if opened and passage else None
        if opened is None or existing is None:
            self.show_message(
                with_keys("no bookmark here · {bookmarks} lists changed and lost ones", self.keymap)
            )
        elif opened.copy:
            self.open(existing, attaching=True)
        else:
            self._seek(existing, existing.selector.span)

    def _seek(self, bookmark: Bookmark, passage: Span | None) -> None:
        self.session.attaching = bookmark
        if passage is not None:
            self.view.text.select(passage)
        self.show_message("")
        self.view.lines.write_footer()

    def _attach(self, bookmark: Bookmark) -> None:
        """Give the passage to the bookmark that looks for one."""
        found = self.selection.article_and_passage("select a passage in the article first")
        if found is None:
            return
        opened, passage = found
        if opened.copy:
            self.show_message("select the passage in the article itself, not in a saved copy")
            return

        def attached(made: Bookmark) -> None:
            self.session.attaching = None
            self._show_moved(made)
            self.view.text.clear_selection()
            self.show_undoable("re-attached")
            self.view.lines.write_footer()

        self.change(
            f"re-attach bookmark {_quoted(bookmark.quote)}",
            lambda: self.library.bookmarks.reattach(bookmark, opened, passage),
            attached,
        )

    def stop_attaching(self) -> None:
        """Look no longer for a passage."""
        self.session.attaching = None
        self.view.text.clear_selection()
        self.show_message("bookmark unchanged")


def _in_short(bookmark: Bookmark) -> str:
    who = bookmark.speaker or flat(called_by(bookmark.mention)) or "a passage"
    return f"{who}, {_quoted(bookmark.quote)}"


def _quoted(words: str) -> str:
    from briefreader.citations.punctuation import quoted

    return quoted(cut(flat(words), 40))
