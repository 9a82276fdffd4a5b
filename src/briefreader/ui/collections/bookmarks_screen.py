"""All bookmarks of the notebook, over all libraries: in full, in groups, each with its state."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work

from briefreader.domain.bookmark import Bookmark, BookmarkState
from briefreader.errors import BriefError
from briefreader.library.bookmarks import require_own
from briefreader.library.listings import near_day
from briefreader.text.plurals import pluralize
from briefreader.ui.collections.collection_controllers import (
    CollectionProgram,
    SortedCollectionSearch,
)
from briefreader.ui.collections.collection_screen import (
    GROUPS,
    WALKING,
    CollectionScreen,
    bindings_for,
    filtered_count_text,
    shortened,
)
from briefreader.ui.commands.command_table import Collection, Command
from briefreader.ui.commands.key_names import with_keys
from briefreader.ui.commands.undo_commands import UndoCommands
from briefreader.ui.dialogs.annotation_dialogs import AnnotatedPassage, AnnotationDialogs
from briefreader.ui.dialogs.output_dialogs import (
    OutputHost,
    open_export_dialog,
    open_pipe_dialog,
    open_style_picker,
)
from briefreader.ui.rendering.bookmark_entries import BookmarkEntries, Grouping, grouped
from briefreader.ui.rendering.styled_runs import StyledRun
from briefreader.ui.rendering.text_direction import reorders
from briefreader.ui.state.recent_choices import RecentChoices
from briefreader.ui.terminal.copy_message import counted_words

if TYPE_CHECKING:
    from briefreader.library import Library
    from briefreader.library.bookmark_relocation import Relocation
    from briefreader.library.query_completion import QueryCompletions

ANSWERS = (
    *WALKING,
    *GROUPS,
    "sort",
    "mark",
    "mark_all",
    "bookmark",
    "note",
    "tags",
    "reattach",
    "copy",
    "style",
    "export",
    "pipe",
    "undo",
    "redo",
)


LOOKED_AT = 1.0  # seconds between two looks at whether another window has changed the notebook

_FOR_MARKED = "{tags} tag · {bookmark} remove · {export} export · {leave} unmark"


@dataclass
class BookmarksView:
    """How one left the bookmarks, to find them so again."""

    words: str = ""
    grouping: Grouping = Grouping.MADE
    bookmark: str = ""


@dataclass(frozen=True, slots=True)
class BookmarkChoice:
    """A bookmark to go to; ``attaching`` if another passage is to be found for it there."""

    bookmark: Bookmark
    attaching: bool = False

    @property
    def path(self) -> Path:
        """The bookmark's article."""
        return self.bookmark.path


@dataclass
class _Known:
    """What was looked up about the bookmarks beside what they say themselves."""

    now: Mapping[str, str] = field(default_factory=dict)
    former: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[Path] = frozenset()
    conflicts: frozenset[str] = frozenset()


class BookmarksScreen(CollectionScreen[BookmarkChoice]):
    """Dismissed with the bookmark that is to be gone to, or None."""

    BINDINGS = bindings_for(ANSWERS)

    place = Collection.BOOKMARKS
    heading = "Bookmarks"
    answers: ClassVar[tuple[str, ...]] = ANSWERS
    footer: ClassVar[tuple[str, ...]] = (
        *(
            "open",
            "search",
            "sort",
            "mark",
            "note",
            "tags",
            "copy",
            "export",
            "bookmark",
            "reattach",
            "undo",
        ),
    )
    placeholder = "words  said:name  tag:name  has:note  date:2023-08"
    words_may_go_on = True

    def __init__(
        self,
        library: Library,
        keymap: Mapping[str, str],
        view: BookmarksView,
        choices: RecentChoices,
    ) -> None:
        super().__init__(library, keymap, view.words)
        self._view = view
        self._bookmarks: Sequence[Bookmark] = ()
        self._listed = BookmarkEntries(
            (), view.grouping, {}, (), library.bookmarks.differences, keymap
        )
        self._known = _Known()
        self.marked: frozenset[str] = frozenset()
        self._change = 0
        self.controllers |= {
            "search": SortedCollectionSearch(self, self.change_sort),
            "bookmarks": ListedBookmarks(self),
            "output": BookmarkOutput(self, choices),
            "row_marks": BookmarkMarks(self),
            "program": MarkedProgram(self),
        }

    def on_mount(self) -> None:
        """List at once, then see what has become of the articles meanwhile."""
        self.set_interval(LOOKED_AT, self.look_for_changes)
        self.call_after_refresh(self.look_again)

    def offer(self, command: Command) -> str:
        """Return what the footer calls a command: the grouping that the key leads to."""
        if command.id == "sort":
            return self._view.grouping.following.words
        return super().offer(command)

    def complete(self, words: str, at: int) -> QueryCompletions:
        """Complete a query for bookmarks."""
        return self.library.completer.complete(words, at, bookmarks=True)

    @property
    def has_entries(self) -> bool:
        """Is there a bookmark in the list, or one that is marked?"""
        return bool(self.marked) or super().has_entries

    # What is listed

    def index_changed(self, *, published: bool) -> None:
        """List what others have shared meanwhile, too."""
        if published:
            self.show_changed()

    def relist(self) -> None:
        """Read the bookmarks and list them, the cursor where it was."""
        self._take(self.library.bookmarks.find(self.words))

    async def search(self, words: str) -> None:
        """List the bookmarks that answer a query."""
        find = self.library.bookmarks.find
        found = await asyncio.to_thread(find, words, typing=self.is_typing)
        if words == self.words:
            self._take(found)

    def _take(self, found: Sequence[Bookmark]) -> None:
        self._bookmarks = found
        change = self.library.bookmarks.change()
        if change != self._change:  # after a folder was renamed these are many
            self._known.former = self.library.bookmarks.former_paths()
        self._change = change
        if self.marked:
            self.marked &= {one.id for one in self.library.bookmarks.find()}
        self._known.now = self.library.bookmarks.changed_wordings()
        self._known.conflicts = self.library.bookmarks.note_conflicts()
        self._show()

    def _show(self) -> None:
        if not self.is_open:
            return
        kept, view = self.library.bookmarks, self._view
        here = self.bookmark
        identity = here.id if here is not None else view.bookmark
        self._listed = BookmarkEntries(
            grouped(self._bookmarks, view.grouping),
            view.grouping,
            self._known.now,
            self._known.gone,
            kept.differences,
            self.keymap,
            self._known.conflicts,
            self._known.former,
            reordered=reorders(os.environ),
        )
        self._listed.marked = self.marked
        none_yet = with_keys("no bookmarks yet · {bookmark} on a passage makes one", self.keymap)
        words = "no matching bookmarks" if self.words else none_yet
        self.entries.nothing = words
        self.entries.show(self._listed, self._listed.number_of(identity, self.entries.cursor))
        self._count()
        self.foot_changed()

    def _count(self) -> None:
        """Say in the head how many there are, and how many are marked."""
        count = filtered_count_text(len(self._bookmarks), self.library.bookmarks.count, "bookmark")
        marked = len(self.marked)
        how = (
            StyledRun(f"  {marked:,} marked", "busy")
            if marked
            else StyledRun(f"  {self._view.grouping.words}", "faint")
        )
        self.head((StyledRun(f"  {count}", "soft"), how))

    def mark(self, marked: frozenset[str]) -> None:
        """Mark these bookmarks, by their ids, and no others."""
        self.marked = self._listed.marked = marked
        self.entries.redraw()
        self._count()
        number = len(marked)
        keys = _FOR_MARKED if number else "{mark} to mark"
        self.show_message(with_keys(f"{number:,} marked · {keys}", self.keymap))

    @property
    def meant(self) -> Sequence[Bookmark]:
        """The bookmarks that are marked, listed here or not, in the order they were made."""
        if not self.marked:
            return ()
        return [one for one in self.library.bookmarks.find() if one.id in self.marked]

    @work(exclusive=True, group="changes")
    async def look_for_changes(self) -> None:
        """List anew what another window has changed meanwhile; the cursor stays where it is."""
        try:
            change = await asyncio.to_thread(self.library.bookmarks.change)
            if change != self._change and self.is_open:
                await self.search(self.words)
        except BriefError:  # a mistake in the words has been told; else the next look may do
            return

    @property
    def is_by_date(self) -> bool:
        """Do the bookmarks stand in the order of their days?"""
        return self._view.grouping in (Grouping.MADE, Grouping.ARTICLE, Grouping.MONTH)

    def ordinal_of_day(self, words: str) -> int:
        """Return the first bookmark of a day on which it was made, if they stand so, else of its
        article's; from 1.
        """
        listed = [row for row in self._listed.rows if not isinstance(row, str)]
        made = self._view.grouping is Grouping.MADE

        def day_of(number: int) -> date | None:
            one = listed[number]
            return one.created.astimezone().date() if made else one.sorted_day

        return 1 + near_day(len(listed), day_of, words, oldest_first=False)

    @property
    def bookmark(self) -> Bookmark | None:
        """The bookmark that the cursor is on."""
        return self._listed.bookmark(self.entries.cursor)

    @work(exclusive=True, group="look")
    async def look_again(self) -> None:
        """See which files have gone, and find changed articles' bookmarks again in them."""
        kept = self.library.bookmarks
        gone = await asyncio.to_thread(kept.missing_files)
        if gone != self._known.gone:
            self._known.gone = gone
            self._show()
        try:
            told = await asyncio.to_thread(self.library.look_again)
            if told:
                self.relist()
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return
        number = sum(one.bookmarks for one in told)
        if number:
            counted = pluralize(number, "bookmark")
            self.show_message(f"articles were edited: {counted} changed, revised, moved or lost")

    def change_sort(self) -> None:
        """Group them by the next: article, speaker, tag, month, or not at all."""
        self._view.grouping = self._view.grouping.following
        self._show()

    # What is done with one

    def open_entry(self) -> None:
        """Go to its place in the article."""
        self.go(attaching=False)

    @property
    def is_on_lost(self) -> bool:
        """Whether the cursor is on a bookmark that is lost, or whose file is gone."""
        bookmark = self.bookmark
        return bookmark is not None and (
            bookmark.state is BookmarkState.LOST or bookmark.path in self._known.gone
        )

    @work(exclusive=True, group="places")
    async def offer_places(self) -> None:
        """List where a lost passage may stand; go to look by hand where that is nowhere."""
        from briefreader.ui.dialogs.relocation_picker import RelocationPicker

        bookmark = self.bookmark
        if bookmark is None:
            return
        places = await asyncio.to_thread(self.library.relocation.places, bookmark)
        if places and self.is_open:
            self.push(RelocationPicker(places), partial(self._relocate, bookmark))
        elif self.is_open:
            self._go_by_hand(bookmark)

    def _relocate(self, bookmark: Bookmark, chosen: Relocation | str | None) -> None:
        if chosen is None:
            return
        if isinstance(chosen, str) or chosen.anchor.span is None:
            self._go_by_hand(bookmark)
            return
        path, passage = chosen.article.path, chosen.anchor.span

        def attach() -> Bookmark:
            reading = self.library.read(path)
            return self.library.bookmarks.reattach(bookmark, reading, passage)

        def show(_: Bookmark) -> None:
            self.show_changed()
            self.show_undoable("re-attached")

        self.change("re-attach bookmark", attach, show)

    def _go_by_hand(self, bookmark: Bookmark) -> None:
        """Go to look for another passage; say it where there is no article to look in."""
        if bookmark.path in self._known.gone:
            self.show_message("nothing to attach to: no file, and its words nowhere else")
        else:
            self.go(attaching=True)

    def go(self, *, attaching: bool) -> None:
        """Go to its article; with ``attaching`` to find another passage for it by hand."""
        bookmark = self.bookmark
        if bookmark is not None:
            self._remember()
            self.dismiss(BookmarkChoice(bookmark, attaching))

    def leave(self) -> None:
        """Go back to the reader."""
        self._remember()
        super().leave()

    def _remember(self) -> None:
        self._view.words = self.words
        self._view.bookmark = self.bookmark.id if self.bookmark is not None else ""

    @property
    def bookmarks(self) -> Sequence[Bookmark]:
        """What is listed."""
        return self._bookmarks


class BookmarkMarks:
    """Marks bookmarks, so that one key means all of them."""

    def __init__(self, screen: BookmarksScreen) -> None:
        self._screen = screen

    def toggle(self) -> None:
        """Mark the bookmark, or take its mark away, and go on to the next."""
        if (bookmark := self._screen.bookmark) is not None:
            self._screen.mark(self._screen.marked ^ {bookmark.id})
            self._screen.entries.move(1)

    def toggle_all(self) -> None:
        """Mark all that are listed; where some are marked, none any longer."""
        listed = frozenset(one.id for one in self._screen.bookmarks)
        self._screen.mark(frozenset() if self._screen.marked else listed)


class MarkedProgram(CollectionProgram):
    """Leaves: marks first, then as every collection."""

    def __init__(self, screen: BookmarksScreen) -> None:
        super().__init__(screen)
        self._screen = screen

    def leave(self) -> None:
        """Unmark what is marked, else go one step out."""
        if self._screen.marked and not self._screen.is_typing:
            self._screen.mark(frozenset())
        else:
            super().leave()


class ListedBookmarks(UndoCommands):
    """Changes the bookmark that the cursor is on, or those that are marked."""

    def __init__(self, screen: BookmarksScreen) -> None:
        super().__init__(screen.library, screen, screen.show_changed)
        self._screen = screen
        self._annotations = AnnotationDialogs(screen.library, screen, screen, self._show_made)

    def toggle(self) -> None:
        """Take the bookmark back, or all that are marked."""
        bookmark, screen = self._screen.bookmark, self._screen
        if screen.meant:
            if own := self._own_marked():
                number = pluralize(len(own), "bookmark")
                self._change_marked(
                    f"remove {number}",
                    lambda: self._library.bookmarks.remove_bookmarks(own),
                    f"{number} removed",
                )
            return
        if bookmark is None:
            return

        def show(_: None) -> None:
            screen.show_changed()
            screen.show_undoable("bookmark removed")

        screen.change(
            "remove bookmark",
            lambda: self._library.bookmarks.remove_bookmark(bookmark),
            show,
        )

    def write_note(self) -> None:
        """Write its note."""
        if (bookmark := self._screen.bookmark) is not None:
            self._annotations.write_note(AnnotatedPassage.of(bookmark))

    def edit_tags(self) -> None:
        """Write its tags, or add some to all that are marked."""
        if self._screen.meant:
            if own := self._own_marked():
                self._ask_for_tags(own)
            return
        if (bookmark := self._screen.bookmark) is not None:
            self._annotations.edit_tags(AnnotatedPassage.of(bookmark))

    def _ask_for_tags(self, own: Sequence[Bookmark], typed: tuple[str, ...] = ()) -> None:
        """Ask for tags to add to all that are marked; ``typed`` could not be saved."""
        from briefreader.ui.dialogs.tag_editor import AddedTagsEditor

        editor = AddedTagsEditor(len(own), self._library.bookmarks.tags(), typed)
        self._screen.push(editor, partial(self._tag_marked, own))

    def _own_marked(self) -> list[Bookmark]:
        """Return the user's own marked bookmarks; where all are others', say whose they are."""
        marked = self._screen.meant
        own = [one for one in marked if not one.shared_by]
        if not own:
            self._screen.attempt(lambda: require_own(marked[0]))
        return own

    def _tag_marked(self, own: Sequence[Bookmark], tags: tuple[str, ...] | None) -> None:
        if tags:
            number = pluralize(len(own), "bookmark")
            self._change_marked(
                f"tag {number}",
                lambda: self._library.bookmarks.add_tags(own, tags),
                f"tagged {number} {', '.join(tags)}",
                partial(self._ask_for_tags, own, tags),
            )

    def _change_marked(
        self,
        what: str,
        deed: Callable[[], None],
        words: str,
        again: Callable[[], None] | None = None,
    ) -> None:
        left = self._left_to_others()
        self._screen.change(what, deed, lambda _: self._show_done(f"{words}{left}"), again)

    def _left_to_others(self) -> str:
        others = sum(bool(one.shared_by) for one in self._screen.meant)
        return f" · {others:,} by others unchanged" if others else ""

    def _show_done(self, words: str) -> None:
        self._screen.mark(frozenset())
        self._screen.show_changed()
        self._screen.show_undoable(words)

    def _show_made(self, made: Bookmark, passage: AnnotatedPassage) -> None:
        self._screen.show_changed()

    def _take_over(self, revised: Sequence[Bookmark]) -> None:
        library = self._library
        left = self._left_to_others()

        def show(taken: int) -> None:
            if taken:
                number = pluralize(taken, "bookmark")
                self._show_done(f"{number} taken over as the article has it now{left}")
                return
            self._screen.show_changed()
            self._screen.show_message(
                "nothing to take over: the article agrees with the bookmark again"
            )

        self._screen.change(
            f"take over what the articles of {pluralize(len(revised), 'bookmark')} say now",
            lambda: library.bookmarks.take_over(revised, library.read),
            show,
        )

    def reattach(self) -> None:
        """Let what is revised say what its article says now; list where a lost passage may stand;
        else go to the article, to find it by hand.
        """
        bookmark = self._screen.bookmark
        chosen = self._screen.meant or ([bookmark] if bookmark is not None else [])
        revised = [one for one in chosen if one.state is BookmarkState.REVISED]
        if own := [one for one in revised if not one.shared_by]:
            self._take_over(own)
        elif self._screen.meant:
            self._screen.show_message("none of the marked bookmarks is revised")
        elif self._screen.is_on_lost:
            self._screen.offer_places()
        else:
            self._screen.go(attaching=True)


class BookmarkOutput:
    """Hands out the bookmark that the cursor is on, or all that are listed."""

    def __init__(self, screen: BookmarksScreen, choices: RecentChoices) -> None:
        self._screen = screen
        self._host = OutputHost(screen, screen.library.exports, choices)

    def copy(self) -> None:
        """Copy its words with who said them, where and when."""
        bookmark = self._screen.bookmark
        if bookmark is not None:
            words = self._host.exports.cite(bookmark, self._host.choices.style)
            self._screen.copy_out(words, counted_words(bookmark.quote, bookmark.speaker))

    def choose_style(self) -> None:
        """Copy it in a style that is chosen; later copies are in that style too."""
        bookmark = self._screen.bookmark
        if bookmark is not None:
            open_style_picker(self._host, bookmark, "")

    def export(self) -> None:
        """Write bookmarks to a file: what is marked, what is listed, all, or this article's."""
        screen = self._screen
        scopes = [("all bookmarks", screen.library.bookmarks.find())]
        if screen.words:
            scopes.insert(0, (f"matching “{screen.words}”", tuple(screen.bookmarks)))
        if marked := screen.meant:
            scopes.insert(0, ("marked bookmarks", tuple(marked)))
        here = screen.bookmark
        if here is not None:
            kept = tuple(one for one in scopes[-1][1] if one.path == here.path)
            scopes.append((f"in {shortened(here.title)}", kept))
        open_export_dialog(self._host, scopes)

    def pipe(self) -> None:
        """Hand what is marked, else what is listed, to a command, as JSON Lines."""
        listed = self._screen.meant or self._screen.bookmarks
        if listed:
            about = filtered_count_text(len(listed), len(listed), "bookmark")
            open_pipe_dialog(self._host, listed, about)
