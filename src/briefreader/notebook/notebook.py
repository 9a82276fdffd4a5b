"""What the user made: bookmarks, notes, tags, marks and places, each change of them undoable."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from briefreader.domain.article import Article, path_key
from briefreader.domain.bookmark import Bookmark, BookmarkState, TextSelector
from briefreader.domain.quote import Quote
from briefreader.errors import NotebookError, NotebookLocked
from briefreader.forked_half import Half
from briefreader.notebook import anchoring, records, storage
from briefreader.notebook.records import article_texts, bookmark_cache, read_state
from briefreader.notebook.records.bookmark_cache import BookmarkCache
from briefreader.notebook.records.read_state import ArticleKey
from briefreader.notebook.records.read_state_cache import Flag, ReadState, ReadStateCache
from briefreader.notebook.storage import revisions, row_codec
from briefreader.notebook.storage.connection import BUSY_SECONDS
from briefreader.notebook.storage.schema import (
    ALIAS,
    ARTICLE,
    BOOKMARK,
    PLACE,
    READING,
    REVISION,
    SAVED_SEARCH,
)
from briefreader.notebook.storage.store import Store
from briefreader.notebook.storage.transaction import Transaction
from briefreader.paths import is_there
from briefreader.text.plurals import pluralize
from briefreader.text.sanitizing import one_line

# Opening the notebook and showing marks needs none of these; each is loaded when it is first used.
if TYPE_CHECKING:
    from briefreader.notebook.anchoring.anchors import Anchor
    from briefreader.notebook.anchoring.bookmark_states import ReanchorResult, Revised
    from briefreader.notebook.records.article_texts import KeptText
    from briefreader.notebook.records.bookmark_draft import NewBookmark
    from briefreader.notebook.records.correction_records import Alias, Correction
    from briefreader.notebook.records.merge import MergeSummary
    from briefreader.notebook.records.search_records import SavedSearch
    from briefreader.notebook.records.undo import HistoryStep
    from briefreader.notebook.storage.shared_journal import BookmarkRecord


_UNKNOWN = -1  # the number of no change


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
        self._marks = ReadStateCache()
        self._bookmark_cache: BookmarkCache | None = None
        # How often all that had been read of it may have become another: by another process, a
        # merge, a restoration.
        self.renewals = 0
        self._seen = store.change()
        store.watch(self._changed)

    @classmethod
    def open(
        cls,
        folder: Path,
        clock: Callable[[], datetime],
        randomness: Callable[[int], bytes] = os.urandom,
        patience: float = BUSY_SECONDS,
        author: str = "",
        waits: Callable[[float], None] = lambda _: None,
    ) -> Self:
        """Open the notebook in ``folder``; see ``notices`` for what the user should be told.

        Another program that holds it is waited for, ``patience`` seconds at most; ``waits`` is told
        of them where that takes more than a moment. Changes are signed by ``author``; else by the
        user's name and the machine's.

        Raises NotebookForeign, NotebookDamaged or NotebookError, and then leaves every file alone.
        """
        return cls(Store(folder, clock, patience, author, waits), clock, randomness)

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

    def wait_only_a_moment(self) -> None:
        """Wait for no other program any longer, and in this thread for no other: raise
        NotebookLocked instead.
        """
        self._store.wait_only_a_moment()

    def refresh(self) -> bool:
        """Take up what another process changed; whether there was anything."""
        with self._store.lock:
            change = self._store.change()
            if change == self._seen:
                return False
            self._forget()
            self._seen = change
            return True

    def verify(self) -> bool:
        """Read everything through, keeping nobody waiting; False if it was damaged and restored.

        ``notices`` then say so. What is listed as a whole is read through before that anyway.
        """
        return self._store.verify_aside()

    def scrub(self) -> tuple[str, ...]:
        """Read this and the second copy through, and repair each by the other.

        A line for each damage, with what became of it. Raises NotebookReadOnly, NotebookError.
        """
        return storage.scrubber.scrub(self._store)

    def together(self) -> AbstractContextManager[None]:
        """Let all changes of a block be on disk when it is left, or none: many cost no more than
        one. Each is a step of undo of its own.

        Others wait meanwhile. A NotebookError takes all back, and must leave the block.
        """
        return self._store.together()

    # Bookmarks

    def add(
        self,
        draft: NewBookmark,
        identity: str = "",
        created: datetime | None = None,
        kept: str = "",
    ) -> Bookmark:
        """Keep a passage, and its article's text once for each content hash; one change.

        ``identity`` is the id that it had where it comes from, ``created`` when it was made there.
        Without an id, a passage that is bookmarked by now, in whatever window, stays one bookmark,
        with the note below its own, and the tags too; ``kept`` is the id of one that has moved to
        the passage.
        """
        made = (created or self._clock()).astimezone(UTC).replace(microsecond=0)
        return self._store.apply(
            lambda change: records.bookmark_records.add(
                change,
                draft,
                made,
                self._randomness,
                identity,
                kept=kept,
                is_from_elsewhere=created is not None,
            ),
            "add bookmark",
        )

    def remove(self, bookmark_id: str) -> None:
        """Take a bookmark back; undo brings it back with note and tags."""
        self._store.apply(
            lambda change: records.bookmark_records.remove(change, bookmark_id),
            "remove bookmark",
        )

    def widen(self, bookmark_id: str, draft: NewBookmark) -> Bookmark:
        """Give a bookmark another passage; it keeps its id, note, tags and day."""
        self._store.apply(
            lambda change: records.bookmark_records.replace_passage(change, bookmark_id, draft),
            "widen bookmark",
        )
        return self._one(bookmark_id)

    def reattach(self, bookmark_id: str, draft: NewBookmark) -> Bookmark:
        """Give a lost or changed bookmark its passage by hand, in this or another article."""
        self._store.apply(
            lambda change: records.bookmark_records.replace_passage(change, bookmark_id, draft),
            "re-attach bookmark",
        )
        return self._one(bookmark_id)

    def take_over(self, drafts: Mapping[str, NewBookmark]) -> None:
        """Give bookmarks what their articles now say of them, by their ids, as one change."""

        def put(change: Transaction) -> None:
            for one, draft in drafts.items():
                records.bookmark_records.replace_passage(change, one, draft)

        self._store.apply(put, f"take over {pluralize(len(drafts), 'revised bookmark')}")

    def set_note(
        self, bookmark_id: str, note: str, seen: Sequence[str] = (), known: str | None = None
    ) -> Bookmark:
        """Write a bookmark's note; an empty one removes it.

        It stands for others' notes too whose stamps are among those ``seen``. Where another window
        has changed the note from what was ``known``, its changes are taken over.
        """
        note = records.bookmark_records.clean_note(note)

        def put(change: Transaction) -> None:
            row = records.bookmark_records.require_bookmark(change, bookmark_id)
            if seen:
                revisions.note_seen(change, row, seen)
            both = note
            if known is not None:
                from briefreader.text.paragraph_merge import merged_edits

                both = merged_edits(known, row_codec.text_of(row, "note"), note)
            change.put(BOOKMARK, {"id": bookmark_id, "note": both})

        self._store.apply(put, "write note" if note else "remove note")
        return self._one(bookmark_id)

    def set_tags(
        self, bookmark_id: str, tags: Sequence[str], known: Sequence[str] | None = None
    ) -> Bookmark:
        """Give a bookmark these tags instead of those it has, or of those ``known``: what another
        window has changed of the others stays so.
        """
        tags = records.bookmark_records.clean_tags(tags)

        def put(change: Transaction) -> None:
            row = records.bookmark_records.require_bookmark(change, bookmark_id)
            stored = revisions.tags_of(row)
            before = stored if known is None else known
            ours = [tag for tag in tags if tag in stored or tag not in before]
            theirs = [tag for tag in stored if tag not in before]
            packed = records.bookmark_records.packed_tags((*ours, *theirs))
            change.put(BOOKMARK, {"id": bookmark_id, "tags": packed})

        self._store.apply(put, "change tags")
        return self._one(bookmark_id)

    def annotate(self, bookmark_id: str, note: str, tags: Sequence[str]) -> Bookmark:
        """Give a bookmark a note below its own, and tags beside its own, as one change."""
        return self._store.apply(
            lambda change: records.bookmark_records.annotate(change, bookmark_id, note, tags),
            "write note",
        )

    def remove_all(self, bookmark_ids: Sequence[str]) -> None:
        """Take several bookmarks back, as one change."""

        def put(change: Transaction) -> None:
            for one in bookmark_ids:
                records.bookmark_records.remove(change, one)

        self._store.apply(put, f"remove {len(bookmark_ids):,} bookmarks")

    def add_tags(self, bookmark_ids: Sequence[str], tags: Sequence[str]) -> None:
        """Tag several bookmarks, as one change; they keep the tags that they have."""
        packed = {
            one: records.bookmark_records.packed_tags(
                tuple(dict.fromkeys((*self._one(one).tags, *tags)))
            )
            for one in bookmark_ids
        }

        def put(change: Transaction) -> None:
            for one, row in packed.items():
                records.bookmark_records.require_bookmark(change, one)
                change.put(BOOKMARK, {"id": one, "tags": row})

        self._store.apply(put, f"tag {len(bookmark_ids):,} bookmarks")

    def merge(self, bookmarks: Sequence[Bookmark]) -> int:
        """Take in bookmarks of an export, as one change; how many were not here already.

        One that is here keeps its passage and note; an empty note is filled, tags are added.
        """
        return self._store.apply(
            lambda change: records.bookmark_records.merge(change, bookmarks), "import bookmarks"
        )

    def bookmark(self, bookmark_id: str) -> Bookmark | None:
        """Return the bookmark with that id."""
        return self._store.read(
            lambda connection: bookmark_cache.load_bookmark(connection, bookmark_id)
        )

    def was_removed(self, bookmark_id: str) -> bool:
        """Return whether there was a bookmark with that id and is none, as far as history tells."""
        if self.bookmark(bookmark_id) is not None:
            return False
        named = f'["{BOOKMARK.name}","{bookmark_id}",'
        return bool(
            self._store.rows("SELECT 1 FROM history WHERE instr(changes, ?) LIMIT 1", named)
        )

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """Return all bookmarks in the order in which they were made, as their articles last
        stood.
        """
        with self._store.lock:
            self.refresh()
            if self._bookmark_cache is None:
                self._bookmark_cache = self._store.read_through(
                    BookmarkCache, BOOKMARK, PLACE, ARTICLE
                )
            return self._bookmark_cache.all()

    def count_unread(self) -> int:
        """Return how many bookmarks there are to be read; 0 if they are in memory."""
        if self._bookmark_cache is not None:
            return 0
        (row,) = self._store.rows("SELECT count(*) AS bookmarks FROM bookmark")
        return row_codec.number_of(row, "bookmarks")

    def half_of_bookmarks(self, half: Half, *, by_article: bool) -> tuple[Bookmark, ...]:
        """Return this half of ``bookmarks()``, which neither process keeps; ``by_article``, the
        first has all those of its articles. Raises NotInHalves.
        """
        return self._store.read_half(
            half,
            lambda connection: records.bookmark_halves.half_of_bookmarks(
                half, connection, by_article=by_article
            ),
        )

    def bookmarks_of(self, path: Path) -> tuple[Bookmark, ...]:
        """Return the bookmarks of the article at ``path``, places as they were when made."""
        return self._store.read(
            lambda connection: bookmark_cache.of_article(connection, path_key(path))
        )

    def check(self, article: Article, revised: Revised | None = None) -> ReanchorResult:
        """Find the article's bookmarks in its text as it is now; return them and which changed.

        ``revised`` tells what it now says otherwise of a passage whose words stand there; without
        it that is left as it was found last.

        What is found is kept, so that it is told once; a notebook that cannot be changed, or not
        now, tells it every time.
        """
        bookmarks = self.bookmarks_of(article.path)
        if all(
            b.state is BookmarkState.OK
            and anchoring.anchors.matches_at_position(b.selector, article.text)
            and not (revised and revised(b, b.selector.span))
            for b in bookmarks
        ):
            return anchoring.bookmark_states.ReanchorResult(bookmarks)
        checked = anchoring.bookmark_states.reanchor(
            bookmarks, article, self.text, self._wordings(article.path), revised
        )
        if checked.edits and not self.read_only:
            with suppress(NotebookLocked):
                self._store.apply(
                    lambda change: records.bookmark_records.keep_places(
                        change, checked.edits, article.content_hash
                    )
                )
        return checked

    def _wordings(self, path: Path) -> dict[str, str]:
        found = self._store.rows(
            "SELECT place.* FROM place JOIN bookmark ON bookmark.id = place.bookmark"
            " JOIN article ON article.id = bookmark.article WHERE article.path = ?",
            path_key(path),
        )
        return {
            row_codec.text_of(row, "bookmark"): row_codec.text_of(row, "wording") for row in found
        }

    def last_content_hash(self, path: Path) -> str:
        """Return the hash of the article's content at the last look; nothing if it is not known."""
        found = self._store.rows("SELECT content_hash FROM article WHERE path = ?", path_key(path))
        return row_codec.text_of(found[0], "content_hash") if found else ""

    def record_content(self, article: Article) -> None:
        """Keep an edited article's text and hash, beside what was kept when it was bookmarked."""
        if not self.read_only:
            self._store.apply(
                lambda change: records.bookmark_records.record_content(change, article)
            )

    def last_hashes(self) -> dict[str, str]:
        """Return the hash of the content in which each bookmark was found last, by its id; only of
        those that were looked at in another content than that in which they were made.
        """
        select = "SELECT bookmark, content_hash FROM place WHERE content_hash != ''"
        return dict(self._store.read(lambda connection: connection.execute(select).fetchall()))

    def changed_wordings(self) -> dict[str, str]:
        """Return what stood in the place of each changed bookmark at the last look, or what was
        said of a revised one, by its id.
        """
        found = self._store.rows(
            "SELECT bookmark, wording FROM place WHERE state IN ('changed', 'revised')"
        )
        return {
            row_codec.text_of(row, "bookmark"): row_codec.text_of(row, "wording") for row in found
        }

    def former_paths(self) -> dict[str, str]:
        """Return in which file each bookmark was that was followed into another one and stands
        there in the same words, by its id, as far as UTF-8 can say it.
        """
        found = self._store.rows(
            "SELECT bookmark, wording FROM place WHERE state IN ('ok', 'moved')"
            " AND wording >= char(31) AND wording < char(32)"
        )
        return {
            row_codec.text_of(row, "bookmark"): row_codec.former_path_of(
                row_codec.text_of(row, "wording")
            )
            for row in found
        }

    def bookmarked(self) -> tuple[ArticleKey, ...]:
        """Return every article that has bookmarks, with its content's hash at the last look."""
        found = self._store.rows(
            "SELECT path, content_hash FROM article"
            " WHERE id IN (SELECT article FROM bookmark) ORDER BY path"
        )
        return tuple(
            ArticleKey(row_codec.path_of(row), row_codec.text_of(row, "content_hash"))
            for row in found
        )

    def text(self, content_hash: str) -> str | None:
        """Return the text that an article had when something in it was bookmarked."""
        found = self.kept_text(content_hash)
        return found.text if found else None

    def kept_text(self, content_hash: str) -> KeptText | None:
        """Return that text, and when it was kept."""
        return article_texts.kept_text(self._store, content_hash)

    def tags(self) -> tuple[str, ...]:
        """Return every tag in use, sorted, for completion."""
        return tuple(sorted({tag for bookmark in self.bookmarks() for tag in bookmark.tags}))

    # Reading state

    def mark(self, path: Path) -> ReadState:
        """Return whether the article is read and starred, and how many bookmarks it has."""
        key = path_key(path)
        mark = self._marks.known(key)
        if mark is None:
            mark = self._store.read(lambda connection: self._marks.look_up(connection, key))
        return mark

    def paths(self, flag: str) -> frozenset[bytes]:
        """Return path keys of the articles for which a flag of ``Flag`` holds, or that have
        bookmarks of a ``BookmarkState``.

        Raises ValueError for neither.
        """
        if flag in set(BookmarkState):
            return self._paths_in(BookmarkState(flag).sought)
        asked = Flag(flag)
        self._store.verify(ARTICLE, READING, BOOKMARK)
        with self._store.lock:
            self.refresh()
            return self._store.read(lambda connection: self._marks.paths(connection, asked))

    def _paths_in(self, states: Collection[BookmarkState]) -> frozenset[bytes]:
        followed = self.former_paths() if BookmarkState.MOVED in states else {}
        return frozenset(
            path_key(bookmark.path)
            for bookmark in self.bookmarks()
            if bookmark.state in states or bookmark.id in followed
        )

    def set_read(self, articles: Sequence[ArticleKey], read: bool, *, undoable: bool = True) -> int:
        """Mark articles read or unread, as one change; how many were not so already.

        Not ``undoable`` if it happened by reading: undo is for what the user did on purpose.
        """
        words = "mark read" if read else "mark unread"
        return self._set_flag(articles, "read", read, words if undoable else "")

    def set_starred(self, articles: Sequence[ArticleKey], starred: bool) -> int:
        """Star articles or take their stars, as one change; how many were not so already."""
        return self._set_flag(articles, "starred", starred, "star" if starred else "unstar")

    def _set_flag(
        self, articles: Sequence[ArticleKey], column: str, value: bool, words: str
    ) -> int:
        if words and len(articles) > 1:
            words = f"{words}: {len(articles):,} articles"
        count = self._store.apply(
            lambda change: read_state.set_flag(change, articles, column, value), words
        )
        # Nobody is told of a change that changes nothing, as where another process was first.
        with suppress(NotebookLocked):
            self.refresh()
        return count

    def position(self, path: Path) -> TextSelector | None:
        """Return the words at the top of the pane when the article was last left."""
        return read_state.position(self._store, path)

    def keep_position(self, article: ArticleKey, position: TextSelector) -> None:
        """Keep where the article was left; no step of the history."""
        self._store.apply(lambda change: read_state.keep_position(change, article, position))

    # What the user knows better

    def correct(
        self,
        article: Article,
        quotes: Sequence[Quote],
        speaker: str | None,
        speaker_title: str | None = None,
    ) -> tuple[Correction, ...]:
        """Keep who said ``quotes``, for ``corrected`` to apply; None: nobody is named.

        Replaces earlier corrections of these quotes. Bookmarks within them get the speaker too.
        """
        return self._store.apply(
            lambda change: records.correction_records.correct(
                change, article, quotes, speaker, speaker_title, self._randomness
            ),
            _of_several("correct speaker", quotes),
        )

    def uncorrect(self, article: Article, found: Sequence[Quote]) -> bool:
        """Take back the corrections of quotes, ``found`` as they are without; False if none has
        one.

        Bookmarks within them get the speakers that were found.
        """
        return self._store.apply(
            lambda change: records.correction_records.uncorrect(change, article, found),
            _of_several("discard correction", found),
        )

    def corrections_of(self, path: Path) -> tuple[Correction, ...]:
        """Return the corrections in the article at ``path``, the oldest first."""
        return records.correction_records.corrections_of(self._store, path_key(path))

    def every_correction(self) -> dict[bytes, tuple[Correction, ...]]:
        """Return all corrections, by the path keys of their articles."""
        return records.correction_records.every_correction(self._store)

    def join_names(self, name: str, person: str) -> None:
        """Let ``name`` mean ``person`` everywhere. Raises NotebookError if they mean each other."""
        self._store.apply(
            lambda change: records.correction_records.join_names(change, name, person),
            "merge names",
        )

    def keep_name_apart(self, name: str) -> None:
        """Let ``name`` stand for itself, whomever the program takes it for."""
        self._store.apply(
            lambda change: change.put(ALIAS, {"name": name, "person": name}), "split names"
        )

    def part_name(self, name: str) -> bool:
        """Let ``name`` stand for itself again; False if it always did."""
        return self._store.apply(lambda change: change.delete(ALIAS, name), "split names")

    def aliases(self) -> tuple[Alias, ...]:
        """Return every name that means somebody else, sorted."""
        return records.correction_records.aliases(self._store)

    # What was looked for

    def save_search(self, name: str, query: str, what: str = "save search") -> SavedSearch:
        """Keep a query under a name, in the place of what had it; NotebookError for no name.

        ``what`` is what the step is called that can be undone.
        """
        return self._store.apply(
            lambda change: records.search_records.save(change, name, query), what
        )

    def delete_search(self, name: str, what: str = "delete saved search") -> bool:
        """Forget a saved search; False if there is none of that name."""
        return self._store.apply(lambda change: change.delete(SAVED_SEARCH, name), what)

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """Return every saved search, by name."""
        return records.search_records.saved_searches(self._store)

    def remember_query(self, query: str) -> None:
        """Note that a query was asked; no step of the history, and no matter if read-only."""
        if not self.read_only:
            self._store.apply(lambda change: records.search_records.remember(change, query))

    def asked(self) -> tuple[str, ...]:
        """Return the queries that were asked last, each once, the latest first."""
        return records.search_records.asked(self._store)

    def forget_query(self, query: str) -> bool:
        """Forget a query that was asked; False if it was not. A saved one stays."""
        return self._store.apply(lambda change: records.search_records.forget(change, query))

    # The whole of it

    def dump(self, path: Path) -> None:
        """Write the whole notebook, texts and history too, as JSON lines. Raises ExportError."""
        records.dump.dump(self._store, path)

    def restore(self, path: Path) -> str:
        """Put a dump in the place of all this, keeping a copy; a line that says what was done.

        Raises NotebookError if the file is no whole dump; then nothing has changed.
        """
        try:
            return records.dump.restore(self._store, path)
        finally:
            self._forget()

    def merge_notebook(self, path: Path) -> MergeSummary:
        """Take in all of another notebook, a dump or a notebook's folder, as one change.

        Whatever was changed later stands; two notes on one bookmark are both kept. Again, or the
        other way round, it comes to the same. Raises NotebookError.
        """
        held = records.dump.read_other(path)
        done = self._store.apply(
            lambda change: records.merge.merge(change, held, with_stamps=True),
            f"merge with {one_line(path.name)}",
        )
        self._forget()
        return done

    # What a shared folder holds

    @property
    def change(self) -> int:
        """The number of the latest change, by whatever process."""
        return self._store.change()

    def bookmark_records(self) -> dict[str, BookmarkRecord]:
        """Return all bookmarks with their stamps, and the stamps of those that were removed."""
        self._store.verify(BOOKMARK, ARTICLE, REVISION)
        return self._store.read(records.shared_records.own_records)

    def take_in(self, own: Mapping[str, BookmarkRecord]) -> MergeSummary:
        """Merge what the same person's other machines hold, as one change."""
        done = self._store.apply(
            lambda change: records.shared_records.take_in(change, own),
            "merge bookmarks from another machine",
        )
        self._forget()
        return done

    def note_conflicts(self) -> frozenset[str]:
        """Return the ids of bookmarks that two notes were written on; writing one settles it."""
        (version,) = self._store.rows("PRAGMA user_version")
        if row_codec.number_of(version, "user_version") < REVISION.since:
            return frozenset()
        found = self._store.rows("SELECT * FROM revision WHERE id GLOB 'bookmark/*'")
        return frozenset(
            row_codec.text_of(row, "id").partition("/")[2]
            for row in found
            if revisions.is_conflict(revisions.unpacked(row) or {})
        )

    # History, renamed files

    def relocate(self, bookmark_id: str, article: Article, anchor: Anchor) -> None:
        """Let a bookmark stand in another article, where ``anchor`` found its passage.

        What was kept with it stays; it is no step of the history.
        """
        self._store.apply(
            lambda change: records.bookmark_records.relocate(change, bookmark_id, article, anchor)
        )
        self._forget()

    def undo(self) -> HistoryStep | None:
        """Take back the latest change that was made in this window or before it was opened.

        What it was, or None if there is none. Raises NotebookError where another window
        has changed the same since.
        """
        return records.undo.undo(self._store)

    def earlier_step(self) -> HistoryStep | None:
        """Return the change that ``undo`` would take back if it was made before this window was
        opened; raises NotebookError.
        """
        return records.undo.earlier_step(self._store)

    def redo(self) -> HistoryStep | None:
        """Make again what was undone last in this window, or before it was opened.

        What it was, or None if there is none. Raises NotebookError as ``undo`` does.
        """
        return records.undo.redo(self._store)

    def moved(self, old: Path, new: Path) -> bool:
        """Let what is known of ``old`` be known of ``new``; False if nothing was."""
        done = self._store.apply(lambda change: records.renamed_files.move(change, old, new))
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
        old = records.renamed_files.vanished(
            self._store, article.path, article.content_hash, exists or is_there
        )
        if old is not None and self.moved(old, article.path):
            return old
        if records.renamed_files.stale(self._store, *article):
            self._store.apply(lambda change: change.article(*article))
        return None

    # What is held in memory

    def _changed(self, transaction: Transaction | None) -> None:
        """Bring what is in memory up to a change of our own; forget it if there was another.

        The change is on disk: that it cannot be read again now makes no failure of it.
        """
        try:
            self._take_up(transaction)
        except NotebookLocked:
            self._take_up(None)

    def _take_up(self, transaction: Transaction | None) -> None:
        if transaction is None:
            self._forget()
            self._seen = _UNKNOWN
            return
        with self._store.connection() as connection:
            if transaction.change != self._seen + 1:
                self._forget()
            self._seen = transaction.change
            self._marks.update(connection, transaction.articles)
            if self._bookmark_cache and not self._bookmark_cache.update(
                connection, transaction.touched
            ):
                self._bookmark_cache = None

    def _forget(self) -> None:
        self.renewals += 1
        self._bookmark_cache = None
        self._marks = ReadStateCache()

    def _one(self, bookmark_id: str) -> Bookmark:
        found = self.bookmark(bookmark_id)
        if found is None:
            raise NotebookError(f"no bookmark {one_line(bookmark_id)}")
        return found


def _of_several(words: str, quotes: Sequence[Quote]) -> str:
    return words if len(quotes) == 1 else f"{words}: {len(quotes):,} turns"
