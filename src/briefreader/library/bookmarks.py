"""What the user keeps of articles: bookmarks, marks and places, through the library's door."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from briefreader.domain.article import Article, Span
from briefreader.domain.bookmark import Bookmark, BookmarkState, TextSelector
from briefreader.errors import LinkError, NotOwnBookmark
from briefreader.forked_half import Half, NotInHalves
from briefreader.library.open_article import OpenArticle
from briefreader.library.permalinks import bare_id
from briefreader.library.shared_folder import SharedFolder
from briefreader.library.speaker_aliases import alias_map, with_persons
from briefreader.notebook.notebook import Notebook
from briefreader.notebook.records.read_state import ArticleKey
from briefreader.notebook.records.read_state_cache import ReadState
from briefreader.sources.files.compound_files import missing
from briefreader.text.sanitizing import one_line

if TYPE_CHECKING:
    from briefreader.library.article_cache import ArticleCache
    from briefreader.library.bookmark_query import BookmarkWords
    from briefreader.library.edit_monitor import EditMonitor
    from briefreader.notebook.records.undo import HistoryStep
    from briefreader.search import Query
    from briefreader.search.search_engine import ArticleCatalogue

_WORDS_AT_POSITION = 64  # code points


class QueryParser(Protocol):
    """What understands queries."""

    def __call__(self, query: str, *, typing: bool = False) -> Query:
        """Understand one; with ``typing`` its last word may go on. Raises QueryError."""
        ...


class HalfOfBookmarks(Protocol):
    """What gives each of two processes its half of all bookmarks."""

    def __call__(self, half: Half, *, by_article: bool) -> tuple[Bookmark, ...]:
        """Return one; ``by_article``, the first has all those of its articles. Raises
        NotInHalves.
        """
        ...


class UndoneChange(NamedTuple):
    """What was undone or made again, in words; the only passage and the title of the only article
    that it was about, or "".
    """

    words: str
    passage: str
    title: str


class Bookmarks:
    """The notebook as a reader of this library sees it.

    Each change returns after it is on disk, or raises NotebookReadOnly or another NotebookError.
    Others' bookmarks, of a ``shared`` folder, are listed beside one's own and cannot be changed.
    ``catalogue``, ``articles``, ``edit_monitor`` and ``parse`` are asked of the library at need.
    """

    def __init__(
        self,
        notebook: Notebook,
        shared: SharedFolder,
        *,
        catalogue: Callable[[], ArticleCatalogue | None],
        articles: Callable[[], ArticleCache],
        edit_monitor: Callable[[], EditMonitor],
        parse: QueryParser,
    ) -> None:
        self._notebook = notebook
        self._shared = shared
        self._catalogue = catalogue
        self._articles = articles
        self._edit_monitor = edit_monitor
        self._parse = parse
        self._words: BookmarkWords | None = None

    @property
    def read_only(self) -> str:
        """Why the notebook cannot be changed, or nothing."""
        return self._notebook.read_only

    def wait_only_a_moment(self) -> None:
        """Wait for no other program that holds the notebook, and in this thread for no other that
        is at it: raise NotebookLocked instead.
        """
        self._notebook.wait_only_a_moment()

    def change(self) -> int:
        """Return the number of the notebook's latest change, by this window or another."""
        return self._notebook.change

    def renewals(self) -> int:
        """Take up what another window has changed; return how often that was done, by any call."""
        self._notebook.refresh()
        return self._notebook.renewals

    def verify(self) -> bool:
        """Read the notebook through; False if it was damaged and restored, as is in ``notices``."""
        return self._notebook.verify()

    def scrub(self) -> tuple[str, ...]:
        """Read the notebook and its second copy through, and repair what is damaged.

        A line for each damage, with what became of it. Raises NotebookError.
        """
        return self._notebook.scrub()

    def together(self) -> AbstractContextManager[None]:
        """Let all changes of a block be on disk when it is left, or none; see ``Notebook``."""
        return self._notebook.together()

    # Bookmarks

    def bookmark(
        self,
        opened: OpenArticle,
        passage: Span,
        *,
        note: str = "",
        tags: Sequence[str] = (),
        identity: str = "",
        created: datetime | None = None,
        is_new: bool = False,
    ) -> Bookmark:
        """Keep a passage, with whoever said it and what was asked; one change, note and all.

        One that another window has kept by now gets the note below its own, and the tags too.
        ``identity`` is the id that it had where it comes from, ``created`` when it was made there;
        ``is_new`` where the article's bookmarks were just looked at, and none is there.
        """
        kept = None if identity or is_new else self.bookmark_at(opened.article, passage)
        draft = replace(opened.draft_bookmark(passage), note=note, tags=tuple(tags))
        return self._notebook.add(draft, identity, created, kept.id if kept else "")

    def widen_bookmark(self, bookmark: Bookmark, opened: OpenArticle, passage: Span) -> Bookmark:
        """Let a bookmark keep another passage; it keeps its note, tags and day."""
        return self._notebook.widen(require_own(bookmark).id, opened.draft_bookmark(passage))

    def reattach(self, bookmark: Bookmark, opened: OpenArticle, passage: Span) -> Bookmark:
        """Give a bookmark another passage by hand, in this article or another."""
        return self._notebook.reattach(require_own(bookmark).id, opened.draft_bookmark(passage))

    def take_over(self, bookmarks: Sequence[Bookmark], read: Callable[[Path], OpenArticle]) -> int:
        """Let revised bookmarks say what their articles now say of their words; one change.

        How many there were: articles may say again what they said. Raises SourceError.
        """
        opened = {path: read(path) for path in dict.fromkeys(one.path for one in bookmarks)}
        wanted = {require_own(one).id for one in bookmarks}
        drafts = {
            one.id: article.draft_bookmark(one.selector.span)
            for article in opened.values()
            for one in article.own
            if one.id in wanted and one.state is BookmarkState.REVISED
        }
        if drafts:
            self._notebook.take_over(drafts)
        return len(drafts)

    def remove_bookmark(self, bookmark: Bookmark) -> None:
        """Take a bookmark back; undo brings it back with its note and tags."""
        self._notebook.remove(require_own(bookmark).id)

    def remove_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """Take several bookmarks back, as one change."""
        self._notebook.remove_all([require_own(one).id for one in bookmarks])

    def add_tags(self, bookmarks: Sequence[Bookmark], tags: Sequence[str]) -> None:
        """Tag several bookmarks, as one change; they keep the tags that they have."""
        self._notebook.add_tags([require_own(one).id for one in bookmarks], tags)

    def set_note(self, bookmark: Bookmark, note: str) -> Bookmark:
        """Write a bookmark's note; an empty one removes it.

        What another window has changed of the note that ``bookmark`` shows is taken over, above
        what was changed here in the same place.
        """
        seen = self._shared.stamps(require_own(bookmark).id)
        stored, known = self._notebook.bookmark(bookmark.id), bookmark.note
        if stored is not None and self._with_notes(stored).note == known:
            known = stored.note  # without the notes of others that are shown below it
        return self._notebook.set_note(bookmark.id, note, seen, known)

    def set_tags(self, bookmark: Bookmark, tags: Sequence[str]) -> Bookmark:
        """Give a bookmark these tags instead of those that it shows; what another window has
        changed of the others stays so.
        """
        return self._notebook.set_tags(require_own(bookmark).id, tags, bookmark.tags)

    def annotate(self, bookmark: Bookmark, note: str, tags: Sequence[str]) -> Bookmark:
        """Give a bookmark a note below its own, and tags beside its own, as one change."""
        return self._notebook.annotate(require_own(bookmark).id, note, tags)

    def as_stored(self, bookmark: Bookmark) -> Bookmark | None:
        """Return a bookmark with the note and tags that it has by now; None if it was removed."""
        if bookmark.shared_by:
            return bookmark
        stored = self._notebook.bookmark(bookmark.id)
        if stored is None:
            return None
        return bookmark._replace(note=self._with_notes(stored).note, tags=stored.tags)

    def _with_notes(self, own: Bookmark) -> Bookmark:
        return self._shared.with_notes((own,))[0]

    def get(self, identity: str) -> Bookmark:
        """Return the bookmark with that id; raises LinkError."""
        identity = bare_id(identity)
        found = self._notebook.bookmark(identity)
        if found is None:
            found = next((one for one in self._shared.bookmarks if one.id == identity), None)
        if found is None:
            raise LinkError(
                f"{one_line(identity)[:60]}: no bookmark with this id; `briefreader bookmarks` "
                "lists them"
            )
        return found

    def was_removed(self, identity: str) -> bool:
        """Return whether a bookmark with that id was removed, as far as the history goes back."""
        return self._notebook.was_removed(bare_id(identity))

    def tags(self) -> tuple[str, ...]:
        """Return every tag in use, sorted."""
        return self._notebook.tags()

    @property
    def count(self) -> int:
        """How many bookmarks there are."""
        return len(self._notebook.bookmarks()) + len(self._shared.bookmarks)

    def find(
        self, query: str = "", *, typing: bool = False, look_again: bool = False
    ) -> tuple[Bookmark, ...]:
        """Return the bookmarks that answer a query; with ``typing`` its last word may go on.

        ``is:read``, ``is:starred`` and ``has:quotes`` ask about their articles; ``is:lost`` and
        its like about their state at the last look, or as it is now if files are to be looked at
        again. In the order they were made, or as ``sort:`` in the query says: by date, title or
        source. Raises QueryError.
        """
        own = self._shared.with_notes(self._notebook.bookmarks())
        kept = with_persons((*own, *self._shared.bookmarks), alias_map(self._notebook))
        if not query.strip():
            return kept
        from briefreader.library.bookmark_query import (
            BookmarkWords,
            asks_for_state,
            matching,
            sort_bookmarks,
        )

        parsed = self._parse(query, typing=typing)
        words_of = self._words = self._words or BookmarkWords()
        followed: Mapping[str, str] = {}
        if asks_for_state(parsed.root):
            kept = self.as_found_now(kept) if look_again else self._without_files(kept)
            followed = self._notebook.former_paths()
        found = matching(kept, parsed.root, partial(self._holds, followed), words_of)
        return tuple(sort_bookmarks(found, parsed.sort))

    def prepare_search(self) -> None:
        """Read all bookmarks and their words, so that the first search need not; for a thread."""
        from briefreader.library.bookmark_query import BookmarkWords

        words_of = self._words = self._words or BookmarkWords()
        for bookmark in self.find():
            words_of.of(bookmark)

    def as_found_now(self, bookmarks: Sequence[Bookmark]) -> tuple[Bookmark, ...]:
        """Return bookmarks with their state as their files are now, which are looked at."""
        now = self._edit_monitor().as_found_now([one for one in bookmarks if not one.shared_by])
        own = iter(now)
        return tuple(
            self._shared.as_found_now(one) if one.shared_by else next(own) for one in bookmarks
        )

    def halves(self) -> HalfOfBookmarks:
        """Return what gives each of two processes its half of all bookmarks, as :meth:`find` and
        :meth:`as_found_now` together would. Raises NotInHalves.
        """
        if self._shared.bookmarks or self._notebook.read_only:
            raise NotInHalves
        # What the second process may not ask the notebook.
        persons, last = alias_map(self._notebook), self._notebook.last_hashes()

        def found_now(half: Half, *, by_article: bool) -> tuple[Bookmark, ...]:
            own = self._notebook.half_of_bookmarks(half, by_article=by_article)
            kept = with_persons(self._shared.with_notes(own), persons)
            return self._edit_monitor().half_as_found_now(half, kept, last)

        return found_now

    @property
    def count_unread(self) -> int:
        """How many of the user's own are to be read yet; 0 if they are in memory."""
        return self._notebook.count_unread()

    def changed_wordings(self) -> dict[str, str]:
        """Return what stands in the place of each changed bookmark, and what is now said of each
        revised one, as far as is known, by its id.
        """
        return self._notebook.changed_wordings()

    def former_paths(self) -> dict[str, str]:
        """Return in which file each bookmark was that was followed into another one and stands
        there in the same words, by its id.
        """
        return self._notebook.former_paths()

    def note_conflicts(self) -> frozenset[str]:
        """Return the ids of bookmarks with two notes, of two machines or people; writing one
        settles it.
        """
        return self._notebook.note_conflicts() | self._shared.conflicts

    @staticmethod
    def differences(kept: str, now: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """Return spans of ``kept`` that went and spans of ``now`` that came, by whole words."""
        from briefreader.notebook import differences

        return differences(kept, now)

    def missing_files(self) -> frozenset[Path]:
        """Return the paths of bookmarked articles where no file stands now; looks at every one."""
        shared = {one.path for one in self._shared.bookmarks}
        return missing([*(key.path for key in self._notebook.bookmarked()), *shared])

    def _without_files(self, bookmarks: Sequence[Bookmark]) -> tuple[Bookmark, ...]:
        """Return bookmarks with those lost that have no file now."""
        gone = self.missing_files()
        return tuple(
            one.with_state(BookmarkState.LOST) if one.path in gone else one for one in bookmarks
        )

    def _holds(self, followed: Container[str], bookmark: Bookmark, flag: str) -> bool:
        """Return whether a flag of the query grammar holds for a bookmark and its article;
        ``followed`` are the ids of those that were followed into another file.
        """
        match flag:
            case "bookmark":
                return True
            case "note":
                return bool(bookmark.note)
            case "quotes":
                return self._has_quotes(bookmark)
            case "moved" if bookmark.id in followed:
                return bookmark.state.is_unchanged
            case "lost" | "changed" | "moved":
                return bookmark.state in BookmarkState(flag).sought
            case "starred":
                return self._notebook.mark(bookmark.path).starred
            case _:
                return self._notebook.mark(bookmark.path).read == (flag == "read")

    def _has_quotes(self, bookmark: Bookmark) -> bool:
        """Return whether a bookmark's article has quotes: as indexed, else as the file has it.

        Of an article that has gone, what is kept of it tells.
        """
        catalogue = self._catalogue()
        number = catalogue.find(bookmark.path) if catalogue else None
        if catalogue is not None and number is not None:
            row = catalogue.row(number)
            return bool(row.quote_count or row.exchange_count)
        article = self._articles().get_if_readable(bookmark.path)
        if article is None:
            return bool(bookmark.speaker or bookmark.mention)
        return self._articles().has_quotes(article)

    def bookmark_at(self, article: Article, passage: Span) -> Bookmark | None:
        """Return the user's own bookmark of exactly this passage, as it is kept now."""
        kept = self.in_article(article)
        return next((one for one in kept if one.selector.span == passage), None)

    def in_article(self, article: Article) -> tuple[Bookmark, ...]:
        """Return the user's own bookmarks of an article, as they are kept now."""
        return self._notebook.check(article).bookmarks

    # Articles

    def mark(self, path: Path) -> ReadState:
        """Return whether an article is read and starred, and how many bookmarks it has."""
        return self._notebook.mark(path)

    def set_read(self, path: Path, read: bool, *, undoable: bool = True) -> None:
        """Mark an article read or unread; not ``undoable`` if that came of reading it."""
        self._notebook.set_read([self._key(path)], read, undoable=undoable)

    def set_starred(self, path: Path, starred: bool) -> None:
        """Star an article, or take its star away."""
        self._notebook.set_starred([self._key(path)], starred)

    def set_all_read(self, paths: Sequence[Path], read: bool) -> int:
        """Mark many articles, as one change; how many were not so already."""
        return self._notebook.set_read([self._key(path) for path in paths], read)

    def set_all_starred(self, paths: Sequence[Path], starred: bool) -> int:
        """Star many articles or take their stars, as one change; how many were not so already."""
        return self._notebook.set_starred([self._key(path) for path in paths], starred)

    def keep_position(self, opened: OpenArticle, offset: int) -> None:
        """Remember where an article was left, by the words there; no step of undo."""
        article = opened.article
        if offset == opened.position or self._notebook.read_only:
            return
        key = ArticleKey(article.path, article.content_hash)
        self._notebook.keep_position(key, selector_at(article.text, offset))

    def _key(self, path: Path) -> ArticleKey:
        """Return an article for the notebook, with its content's hash if it is indexed."""
        catalogue = self._catalogue()
        row = catalogue.find(path) if catalogue else None
        known = catalogue.content_hash(row) if catalogue and row is not None else ""
        return ArticleKey(path, known)

    # History

    def undo(self) -> UndoneChange | None:
        """Take the latest change back; what it was, or None if there is none."""
        return self._change_of(self._notebook.undo())

    def earlier_change(self) -> UndoneChange | None:
        """Return what ``undo`` would take back if it was made before this notebook was opened."""
        return self._change_of(self._notebook.earlier_step())

    def redo(self) -> UndoneChange | None:
        """Make the latest undone change again; what it was, or None if there is none."""
        return self._change_of(self._notebook.redo())

    def _change_of(self, step: HistoryStep | None) -> UndoneChange | None:
        if step is None:
            return None
        words, passage, path = step
        if path is None:
            return UndoneChange(words, passage, "")
        catalogue = self._catalogue()
        row = catalogue.find(path) if catalogue is not None else None
        title = catalogue.row(row).title if catalogue is not None and row is not None else path.name
        return UndoneChange(words, passage, title)


def selector_at(text: str, offset: int) -> TextSelector:
    """Return the words of a text by which a position in it is found again."""
    from briefreader.notebook import make_selector

    return make_selector(text, Span(offset, min(len(text), offset + _WORDS_AT_POSITION)))


def require_own(bookmark: Bookmark) -> Bookmark:
    """Return a bookmark that is the user's to change; raises NotOwnBookmark."""
    if bookmark.shared_by:
        raise NotOwnBookmark(
            f"{bookmark.id} is {bookmark.shared_by}'s bookmark: bookmark the passage yourself to "
            "change it"
        )
    return bookmark
