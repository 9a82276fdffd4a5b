"""What the user made: bookmarks, notes, tags, marks and places, each change of them undoable."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from briefreader import notebook as parts
from briefreader.article import Article, Bookmark, BookmarkState, Quote, Selector, path_key
from briefreader.characters import one_line
from briefreader.errors import NotebookError
from briefreader.notebook import kept, reading, rows
from briefreader.notebook.journal import stored_text
from briefreader.notebook.kept import Kept
from briefreader.notebook.marks import Flag, Mark, Marks
from briefreader.notebook.reading import ArticleKey
from briefreader.notebook.schema import ALIAS, BOOKMARK, SAVED_SEARCH, Row
from briefreader.notebook.store import Store
from briefreader.notebook.transaction import Transaction
from briefreader.paths import is_there

# Opening the notebook and showing marks needs none of these; each is loaded when it is first used.
if TYPE_CHECKING:
    from briefreader.notebook.checking import Checked
    from briefreader.notebook.corrections import Alias, Correction
    from briefreader.notebook.drafts import Draft
    from briefreader.notebook.searches import SavedSearch


class Notebook:
    """The user's notebook over all libraries; made with ``Notebook.open``.

    Every change returns only after it is on disk (COMMIT), or raises NotebookReadOnly or another
    NotebookError and has changed nothing. Methods may be called from any thread, one waits for
    another; ``mark`` only for an article that it has not met before.
    """

    def __init__(
        self, store: Store, clock: Callable[[], datetime], randomness: Callable[[int], bytes]
    ) -> None:
        self._store = store
        self._clock = clock
        self._randomness = randomness
        self._marks = Marks()
        self._kept: Kept | None = None
        self._seen = store.change()
        store.watch(self._changed)

    @classmethod
    def open(
        cls,
        folder: Path,
        clock: Callable[[], datetime],
        randomness: Callable[[int], bytes] = os.urandom,
    ) -> Self:
        """The notebook in ``folder``; see ``notices`` for what the user should be told.

        Raises NotebookForeign, NotebookDamaged or NotebookError, and then leaves every file alone.
        """
        return cls(Store(folder, clock), clock, randomness)

    def close(self) -> None:
        """Let go of the file, its second copy complete."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def notices(self) -> tuple[str, ...]:
        """What happened at opening, one line each: restored, brought up to date, read-only."""
        return self._store.notices

    @property
    def folder(self) -> Path:
        """Where everything that belongs to the notebook is kept."""
        return self._store.folder

    @property
    def read_only(self) -> str:
        """Why nothing can be changed, or nothing."""
        return self._store.read_only

    def refresh(self) -> bool:
        """Take up what another process changed; whether there was anything."""
        with self._store.lock:
            change = self._store.change()
            if change == self._seen:
                return False
            self._forget()
            self._seen = change
            return True

    # Bookmarks

    def add(self, draft: Draft) -> Bookmark:
        """Keep a passage, and its article's text once for each content hash."""
        created = self._clock().astimezone(UTC).replace(microsecond=0)
        with self._store.changing("bookmark made") as transaction:
            return parts.bookmarking.add(transaction, draft, created, self._randomness)

    def remove(self, bookmark_id: str) -> None:
        """Take a bookmark back; undo brings it back with note and tags."""
        with self._store.changing("bookmark taken back") as transaction:
            parts.bookmarking.remove(transaction, bookmark_id)

    def widen(self, bookmark_id: str, draft: Draft) -> Bookmark:
        """Give a bookmark another passage; it keeps its id, note, tags and day."""
        with self._store.changing("bookmark widened") as transaction:
            parts.bookmarking.replace_passage(transaction, bookmark_id, draft)
        return self._one(bookmark_id)

    def reattach(self, bookmark_id: str, draft: Draft) -> Bookmark:
        """Give a lost or changed bookmark its passage by hand, in this or another article."""
        with self._store.changing("bookmark attached anew") as transaction:
            parts.bookmarking.replace_passage(transaction, bookmark_id, draft)
        return self._one(bookmark_id)

    def set_note(self, bookmark_id: str, note: str) -> Bookmark:
        """Write a bookmark's note; an empty one removes it."""
        note = parts.bookmarking.clean_note(note)
        words = "note written" if note else "note removed"
        return self._set(bookmark_id, {"note": note}, words)

    def set_tags(self, bookmark_id: str, tags: Sequence[str]) -> Bookmark:
        """Give a bookmark these tags instead of those it has."""
        return self._set(bookmark_id, {"tags": parts.bookmarking.packed_tags(tags)}, "tags changed")

    def _set(self, bookmark_id: str, columns: Row, words: str) -> Bookmark:
        with self._store.changing(words) as transaction:
            parts.bookmarking.must_exist(transaction, bookmark_id)
            transaction.put(BOOKMARK, {"id": bookmark_id, **columns})
        return self._one(bookmark_id)

    def merge(self, bookmarks: Sequence[Bookmark]) -> int:
        """Take in bookmarks of an export, as one change; how many were not here already.

        One that is here keeps its passage and note; an empty note is filled, tags are added.
        """
        with self._store.changing("bookmarks imported") as transaction:
            return parts.bookmarking.merge(transaction, bookmarks)

    def bookmark(self, bookmark_id: str) -> Bookmark | None:
        """The bookmark with that id."""
        with self._store.reading() as connection:
            return kept.one(connection, bookmark_id)

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """All bookmarks in the order in which they were made, as their articles last stood."""
        with self._store.reading() as connection:
            self.refresh()
            if self._kept is None:
                self._kept = Kept(connection)
            return self._kept.all()

    def bookmarks_of(self, path: Path) -> tuple[Bookmark, ...]:
        """The bookmarks of the article at ``path``, places as they were when made."""
        with self._store.reading() as connection:
            return kept.of_article(connection, path_key(path))

    def check(self, article: Article) -> Checked:
        """The article's bookmarks where they stand in its text now, and which of them changed.

        What is found is kept, so that it is told once; a notebook that cannot be changed tells
        it every time.
        """
        bookmarks = self.bookmarks_of(article.path)
        if all(
            b.state is BookmarkState.OK and parts.anchors.stands(b.selector, article.text)
            for b in bookmarks
        ):
            return parts.checking.Checked(bookmarks)
        checked = parts.checking.check(bookmarks, article, self.text, self._wordings(article.path))
        if checked.edits and not self.read_only:
            with self._store.changing() as transaction:
                for edit in checked.edits:
                    parts.bookmarking.keep_place(
                        transaction, edit.bookmark, article.content_hash, edit.wording
                    )
        return checked

    def _wordings(self, path: Path) -> dict[str, str]:
        found = self._store.rows(
            "SELECT place.* FROM place JOIN bookmark ON bookmark.id = place.bookmark"
            " JOIN article ON article.id = bookmark.article WHERE article.path = ?",
            path_key(path),
        )
        return {rows.text_of(row, "bookmark"): rows.text_of(row, "wording") for row in found}

    def content_seen(self, path: Path) -> str:
        """The hash of the article's content at the last look; nothing if it is not known."""
        found = self._store.rows("SELECT content_hash FROM article WHERE path = ?", path_key(path))
        return rows.text_of(found[0], "content_hash") if found else ""

    def take_in(self, article: Article) -> None:
        """Keep an edited article's text and hash, beside what was kept when it was bookmarked."""
        if not self.read_only:
            with self._store.changing() as transaction:
                transaction.article(article.path, article.content_hash)
                parts.bookmarking.keep_text(transaction, article.content_hash, article.text)

    def changed_wordings(self) -> dict[str, str]:
        """What stood in the place of each changed bookmark at the last look, by its id."""
        found = self._store.rows("SELECT bookmark, wording FROM place WHERE state = 'changed'")
        return {rows.text_of(row, "bookmark"): rows.text_of(row, "wording") for row in found}

    def bookmarked(self) -> tuple[ArticleKey, ...]:
        """Every article that has bookmarks, with its content's hash at the last look."""
        found = self._store.rows(
            "SELECT path, content_hash FROM article"
            " WHERE id IN (SELECT article FROM bookmark) ORDER BY path"
        )
        return tuple(
            ArticleKey(rows.path_of(row), rows.text_of(row, "content_hash")) for row in found
        )

    def text(self, content_hash: str) -> str | None:
        """The text that an article had when something in it was bookmarked."""
        found = self._store.rows(
            "SELECT packed FROM article_text WHERE content_hash = ?", content_hash
        )
        packed = found[0]["packed"] if found else None
        return stored_text(packed, self._store.folder, content_hash)

    def tags(self) -> tuple[str, ...]:
        """Every tag in use, sorted, for completion."""
        return tuple(sorted({tag for bookmark in self.bookmarks() for tag in bookmark.tags}))

    # Reading state

    def mark(self, path: Path) -> Mark:
        """Whether the article is read and starred, and how many bookmarks it has."""
        key, marks = path_key(path), self._marks
        mark = marks.known(key)
        if mark is None:
            with self._store.reading() as connection:
                mark = marks.look_up(connection, key)
        return mark

    def paths(self, flag: str) -> frozenset[bytes]:
        """Path keys of the articles for which a flag of ``Flag`` holds; ValueError for no flag."""
        with self._store.reading() as connection:
            self.refresh()
            return self._marks.paths(connection, Flag(flag))

    def set_read(self, articles: Sequence[ArticleKey], read: bool, *, undoable: bool = True) -> int:
        """Mark articles read or unread, as one change; how many were not so already.

        Not ``undoable`` if it happened by reading: undo is for what the user did on purpose.
        """
        words = "marked read" if read else "marked unread"
        return self._set_flag(articles, "read", read, words if undoable else "")

    def set_starred(self, articles: Sequence[ArticleKey], starred: bool) -> int:
        """Star articles or take their stars, as one change; how many were not so already."""
        return self._set_flag(
            articles, "starred", starred, "starred" if starred else "star removed"
        )

    def _set_flag(
        self, articles: Sequence[ArticleKey], column: str, value: bool, words: str
    ) -> int:
        if words and len(articles) > 1:
            words = f"{words}: {len(articles):,} articles"
        with self._store.changing(words) as transaction:
            count = reading.set_flag(transaction, articles, column, value)
        # Nobody is told of a change that changes nothing, as where another process was first.
        self.refresh()
        return count

    def position(self, path: Path) -> Selector | None:
        """The words at the top of the pane when the article was last left."""
        return reading.position(self._store, path)

    def keep_position(self, article: ArticleKey, position: Selector) -> None:
        """Keep where the article was left; no step of the history."""
        with self._store.changing() as transaction:
            reading.keep_position(transaction, article, position)

    # What the user knows better

    def correct(
        self, article: Article, quote: Quote, speaker: str | None, speaker_title: str | None = None
    ) -> Correction:
        """Keep who said ``quote``, for ``corrected`` to apply; None: nobody is named.

        Replaces an earlier correction of the quote. Bookmarks within it get the speaker too.
        """
        with self._store.changing("speaker corrected") as transaction:
            return parts.corrections.correct(
                transaction, article, quote, speaker, speaker_title, self._randomness
            )

    def uncorrect(self, article: Article, found: Quote) -> bool:
        """Take back the correction of a quote, ``found`` as it is without; False if there is none.

        Bookmarks within it get the speaker that was found.
        """
        with self._store.changing("correction taken back") as transaction:
            return parts.corrections.uncorrect(transaction, article, found)

    def corrections_of(self, path: Path) -> tuple[Correction, ...]:
        """The corrections in the article at ``path``, the oldest first."""
        return parts.corrections.corrections_of(self._store, path_key(path))

    def every_correction(self) -> dict[bytes, tuple[Correction, ...]]:
        """All corrections, by the path keys of their articles."""
        return parts.corrections.every_correction(self._store)

    def join_names(self, name: str, person: str) -> None:
        """Let ``name`` mean ``person`` everywhere. Raises NotebookError if they mean each other."""
        with self._store.changing("names joined") as transaction:
            parts.corrections.join_names(transaction, name, person)

    def part_name(self, name: str) -> bool:
        """Let ``name`` stand for itself again; False if it always did."""
        with self._store.changing("names parted") as transaction:
            return transaction.cut(ALIAS, name)

    def aliases(self) -> tuple[Alias, ...]:
        """Every name that means somebody else, sorted."""
        return parts.corrections.aliases(self._store)

    # What was looked for

    def save_search(self, name: str, query: str) -> SavedSearch:
        """Keep a query under a name, in the place of what had it; NotebookError for no name."""
        with self._store.changing("search saved") as transaction:
            return parts.searches.save(transaction, name, query)

    def delete_search(self, name: str) -> bool:
        """Forget a saved search; False if there is none of that name."""
        with self._store.changing("saved search deleted") as transaction:
            return transaction.cut(SAVED_SEARCH, name)

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """Every saved search, by name."""
        return parts.searches.saved_searches(self._store)

    def remember_query(self, query: str) -> None:
        """Note that a query was asked; no step of the history, and no matter if read-only."""
        if not self.read_only:
            with self._store.changing() as transaction:
                parts.searches.remember(transaction, query)

    def asked(self) -> tuple[str, ...]:
        """The queries that were asked last, each once, the latest first."""
        return parts.searches.asked(self._store)

    def forget_queries(self) -> int:
        """Forget all queries that were asked; how many there were. Saved ones stay."""
        with self._store.changing() as transaction:
            return parts.searches.forget(transaction)

    # The whole of it

    def dump(self, path: Path) -> None:
        """Write the whole notebook, texts and history too, as JSON lines. Raises ExportError."""
        parts.transfer.dump(self._store, path)

    def restore(self, path: Path) -> str:
        """Put a dump in the place of all this, keeping a copy; a line that says what was done.

        Raises NotebookError if the file is no whole dump; then nothing has changed.
        """
        try:
            return parts.transfer.restore(self._store, path)
        finally:
            self._forget()

    # History, renamed files

    def undo(self) -> str | None:
        """Take back the latest change that was made in this window or before it was opened.

        What it was, in words, or None if there is none. Raises NotebookError where another window
        has changed the same since.
        """
        return parts.undoing.undo(self._store)

    def redo(self) -> str | None:
        """Make again what was undone last in this window, or before it was opened.

        What it was, in words, or None if there is none. Raises NotebookError as ``undo`` does.
        """
        return parts.undoing.redo(self._store)

    def moved(self, old: Path, new: Path) -> bool:
        """Let what is known of ``old`` be known of ``new``; False if nothing was."""
        with self._store.changing() as transaction:
            done = parts.following.move(transaction, old, new)
        self._forget()
        return done

    def follow(
        self, article: ArticleKey, exists: Callable[[Path], bool] | None = None
    ) -> Path | None:
        """Take up a renamed file: the path it had, if its state moved here, to be told the user.

        That is so if nothing is known of ``article`` and exactly one known article with its
        content has vanished. Of a known article the content's hash is kept.
        """
        if self.read_only or not article.content_hash:
            return None
        old = parts.following.vanished(
            self._store, article.path, article.content_hash, exists or is_there
        )
        if old is not None and self.moved(old, article.path):
            return old
        if parts.following.stale(self._store, *article):
            with self._store.changing() as transaction:
                transaction.article(*article)
        return None

    # What is held in memory

    def _changed(self, transaction: Transaction) -> None:
        """Bring what is in memory up to a change of our own; forget it if there was another."""
        with self._store.reading() as connection:
            if transaction.change != self._seen + 1:
                self._forget()
            self._seen = transaction.change
            self._marks.update(connection, transaction.articles)
            if self._kept and not self._kept.update(connection, transaction.touched):
                self._kept = None

    def _forget(self) -> None:
        self._kept = None
        self._marks = Marks()

    def _one(self, bookmark_id: str) -> Bookmark:
        found = self.bookmark(bookmark_id)
        if found is None:
            raise NotebookError(f"no bookmark {one_line(bookmark_id)}")
        return found
