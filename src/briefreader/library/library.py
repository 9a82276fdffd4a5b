"""What a reader can do with a library: the one door for the screen and the command line."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.article import Article, Bookmark, Quote, Sort, Span
from briefreader.characters import one_line
from briefreader.errors import IndexDamaged, IndexMissing, NotebookError, SearchIndexError
from briefreader.indexing.events import EventKind, IndexEvent
from briefreader.indexing.settings import Settings
from briefreader.library.listing import Listing, ScannedListing, WholeListing
from briefreader.library.reading import Reading
from briefreader.notebook.marks import Mark
from briefreader.notebook.notebook import Notebook
from briefreader.notebook.reading import ArticleKey
from briefreader.search.folder import check_writable, index_folder, merged_roots
from briefreader.search.index import Index

# A list stands on the screen before the first article is read, and most commands read none: what
# reading, searching, indexing and citing need is imported by whoever does it first.
if TYPE_CHECKING:
    from briefreader.citations import Format, Style
    from briefreader.library.articles import Articles
    from briefreader.notebook import Draft
    from briefreader.search import Catalogue, Query, Results, Speaker

_WORDS_AT_POSITION = 64  # code points
_SHOWN = 60  # code points of a passage in a line about it
_LOOK_AT_CLOCK = 256  # files
_EPOCH = date(1970, 1, 1).toordinal()


class Library:
    """Folders of articles, their index and the user's notebook, open.

    Searching, reading and refreshing may be called from any thread; calls wait for one another.
    """

    def __init__(
        self,
        roots: Sequence[Path],
        folder: Path,
        notebook: Notebook,
        *,
        log: Path,
        people_file: Path | None,
        furniture: Sequence[str],
        samples: bool,
        clock: Callable[[], datetime],
    ) -> None:
        self.roots = merged_roots(roots)
        self.name = "sample articles" if samples else _library_name(self.roots)
        self.notices = notebook.notices
        self._folder = folder
        self._notebook = notebook
        self._log = log
        self._settings = Settings(people_file, tuple(furniture))
        self._samples = samples
        self._clock = clock
        self._lock = threading.RLock()
        self._index: Index | None = None
        self._scanned: tuple[str, ...] | None = None

    @classmethod
    def open(
        cls,
        roots: Sequence[Path],
        *,
        cache_dir: Path,
        data_dir: Path,
        clock: Callable[[], datetime],
        people_file: Path | None = None,
        furniture: Sequence[str] = (),
        samples: bool = False,
    ) -> Library:
        """Open the notebook, and the index if one has been built.

        A damaged index is set aside by whoever updates it; until then there is none. ``samples``
        says that these are the articles that come with the program. Raises NotebookError.
        """
        library = cls(
            roots,
            index_folder(cache_dir, roots),
            Notebook.open(data_dir, clock),
            log=cache_dir / "indexing.log",
            people_file=people_file,
            furniture=furniture,
            samples=samples,
            clock=clock,
        )
        library.refresh()
        return library

    def close(self) -> None:
        """Let go of the notebook and the index."""
        with self._lock:
            self._notebook.close()
            self._index = None

    @property
    def read_only(self) -> str:
        """Why the notebook cannot be changed, or nothing."""
        return self._notebook.read_only

    @property
    def index_folder(self) -> Path:
        """Where this library's index is kept."""
        return self._folder

    def index_problem(self) -> str:
        """What is wrong with the index, every file of it read whole; nothing if it is sound.

        Also where none can be built: the folder for it is tried.
        """
        try:
            with suppress(IndexMissing):
                Index.open(self._folder).check()
            check_writable(self._folder)
        except IndexDamaged as error:
            return f"{error}: `briefreader index --rebuild` makes it anew"
        except SearchIndexError as error:
            return str(error)
        return ""

    # The list

    @property
    def scanned(self) -> bool:
        """Whether there is anything to list: an index, or a scan."""
        return self._index is not None or self._scanned is not None

    def scan(self, within: float = math.inf) -> int | None:
        """Find the files' names, for a list before anything has been read; how many there are.

        Newest first by the date in the name, else by the file's time, as a stand-in for dates
        that are not known yet. None, and nothing scanned, if it takes more than ``within`` seconds.
        """
        from briefreader.sources import Found, name_date, scan

        end = time.monotonic() + within
        dated = []
        for number, found in enumerate(scan(self.roots)):
            if number % _LOOK_AT_CLOCK == 0 and time.monotonic() > end:
                return None
            if isinstance(found, Found):
                day = name_date(found.path)
                seconds = 0 if self._samples else found.mtime_ns // 1_000_000_000
                age = day.toordinal() if day else seconds // 86_400 + _EPOCH
                dated.append((-age, str(found.path)))
        with self._lock:
            self._scanned = tuple(path for _, path in sorted(dated))
        return len(dated)

    def listing(self, sort: Sort = Sort.DATE) -> Listing:
        """The whole library; in the order of the scan for as long as the first build goes on."""
        with self._lock:
            if self._scanned is not None:
                return ScannedListing(self._scanned, self._catalogue)
            catalogue = self._catalogue()
            if catalogue is None:
                return ScannedListing((), self._catalogue)
            return WholeListing(catalogue, catalogue.order(sort))

    def search(self, query: str, sort: Sort | None = None, *, typing: bool = False) -> Listing:
        """The hits of a query; with ``typing`` its last word may go on.

        Raises QueryError, with the place of the mistake.
        """
        parsed = self._parsed(query, typing=typing)
        return self._found(parsed, lambda index: index.search(parsed, self._notebook, sort=sort))

    def statements(self, query: str = "", speaker: str | None = None) -> Listing:
        """What was said: by one speaker or by anybody, about the words of a query or anything."""
        parsed = self._parsed(query)
        return self._found(parsed, lambda index: index.statements(speaker, parsed, self._notebook))

    def speakers(self) -> tuple[Speaker, ...]:
        """Everybody who is quoted by name, the most quoted first."""
        with self._lock:
            return self._index.speakers() if self._index else ()

    # Reading

    def read(self, path: Path) -> Reading:
        """Open an article, its bookmarks found again in it; raises SourceError."""
        from briefreader.notebook import find_again

        article = self._articles.article(path)
        key = ArticleKey(article.path, article.content_hash)
        news = []
        if self._notebook.follow(key):
            news.append("this file was moved; its bookmarks and marks came along")
        quotes = self.quotes(article)
        checked = self._notebook.check(article)
        news += [
            f"a bookmarked quote is {edit.bookmark.state} here: {_short(edit.bookmark.quote)}"
            for edit in checked.edits
        ]
        selector = self._notebook.position(article.path)
        anchor = find_again(selector, article.text) if selector else None
        return Reading(
            article,
            quotes,
            self._articles.exchanges(article, quotes),
            checked.bookmarks,
            anchor.span.start if anchor and anchor.span else 0,
            tuple(news),
        )

    def article(self, path: Path) -> Article:
        """The article in a file, as it stands there now; raises SourceError."""
        return self._articles.article(path)

    def quotes(self, article: Article) -> tuple[Quote, ...]:
        """Who said what in an article, as corrected by the user."""
        found = self._articles.quotes(article)
        corrections = self._notebook.corrections_of(article.path)
        if not corrections:
            return found
        from briefreader.notebook import corrected

        return corrected(found, article.text, corrections)

    def explain(self, path: Path) -> str:
        """How each quote of an article was decided, step by step; raises SourceError."""
        return self._articles.explain(self._articles.article(path))

    def raw(self, path: Path) -> str:
        """The file as it stands, decoded and harmless; raises SourceError."""
        return self._articles.raw(path)

    def find(self, article: Article, words: str) -> tuple[Span, ...]:
        """Where words stand in an article: folded, across line breaks, a capital means case."""
        from briefreader.search.marks import find_in

        return find_in(article.text, words)

    # Indexing

    async def index(self) -> AsyncGenerator[IndexEvent, None]:
        """Build or update the index in a process of its own, then watch the folders.

        After ``finished`` come the events of what changes later, within some three seconds.
        Closing the iterator stops the process; what it has published stays. Raises
        SearchIndexError, in one line, where the indexer gives up.
        """
        from briefreader.indexing.client import index_events

        async for event in index_events(
            self._folder, self.roots, self._settings, log=self._log, watch=True
        ):
            if event.kind is EventKind.FINISHED:
                self._scanned = None
            yield event

    def is_current(self) -> bool:
        """Whether the index holds just what the folders hold, by the files' sizes and times."""
        from briefreader.indexing.standing import is_current

        with self._lock:
            return self._index is not None and is_current(self._index, self.roots, self._settings)

    def update(self, *, rebuild: bool = False) -> Iterator[IndexEvent]:
        """Build or update the index in this process, then take it up.

        Raises SearchIndexError: IndexBusy, or why nothing can be written there.
        """
        from briefreader.indexing.run import run

        yield from run(self._folder, self.roots, self._settings, rebuild=rebuild)
        self._scanned = None
        self.refresh()

    def refresh(self) -> None:
        """Take up what was published since, and what another process did in the notebook.

        Listings made before stay as they are.
        """
        with suppress(NotebookError):  # whoever changes something next is told
            self._notebook.refresh()
        with self._lock:
            try:
                if self._index is None or not self._index.is_current():
                    self._index = Index.open(self._folder)
            except SearchIndexError:
                # Whoever updates the index next empties a folder that fails its checks, or says
                # why there can be none.
                self._index = None

    # The notebook: each change returns after it is on disk, or raises NotebookReadOnly

    def mark(self, path: Path) -> Mark:
        """Whether an article is read and starred, and how many bookmarks it has."""
        return self._notebook.mark(path)

    def bookmark(self, reading: Reading, passage: Span) -> Bookmark:
        """Keep a passage, with whoever said it and what was asked."""
        return self._notebook.add(_draft(reading, passage))

    def widen_bookmark(self, bookmark: Bookmark, reading: Reading, passage: Span) -> Bookmark:
        """Let a bookmark keep another passage; it keeps its note, tags and day."""
        return self._notebook.widen(bookmark.id, _draft(reading, passage))

    def remove_bookmark(self, bookmark: Bookmark) -> None:
        """Take a bookmark back; undo brings it back with its note and tags."""
        self._notebook.remove(bookmark.id)

    def bookmarks(self, query: str = "") -> tuple[Bookmark, ...]:
        """The bookmarks that answer a query; raises QueryError.

        ``is:`` and ``has:quotes`` ask about their articles. In the order they were made, or as
        ``sort:`` in the query says: by date, title or source.
        """
        kept = self._notebook.bookmarks()
        if not query.strip():
            return kept
        from briefreader.library.kept import answers, in_order

        parsed = self._parsed(query)
        found = (bookmark for bookmark in kept if answers(bookmark, parsed.root, self._holds))
        return tuple(in_order(found, parsed.sort))

    def _holds(self, bookmark: Bookmark, flag: str) -> bool:
        """Whether a flag of the query grammar holds for a bookmark and its article."""
        match flag:
            case "bookmark":
                return True
            case "note":
                return bool(bookmark.note)
            case "quotes":
                return self._has_quotes(bookmark)
            case "starred":
                return self._notebook.mark(bookmark.path).starred
            case _:
                return self._notebook.mark(bookmark.path).read == (flag == "read")

    def _has_quotes(self, bookmark: Bookmark) -> bool:
        """Whether a bookmark's article has quotes: as indexed, else as the file has it.

        Of an article that has gone, what is kept of it tells.
        """
        catalogue = self._catalogue()
        number = catalogue.find(bookmark.path) if catalogue else None
        if catalogue is not None and number is not None:
            row = catalogue.row(number)
            return bool(row.quote_count or row.exchange_count)
        article = self._articles.again(bookmark.path)
        if article is None:
            return bool(bookmark.speaker or bookmark.mention)
        return self._articles.has_quotes(article)

    def bookmarks_of(self, path: Path) -> tuple[Bookmark, ...]:
        """The bookmarks of one article, where they stood when they were made."""
        return self._notebook.bookmarks_of(path)

    def set_read(self, path: Path, read: bool, *, undoable: bool = True) -> None:
        """Mark an article read or unread; not ``undoable`` if that came of reading it."""
        self._notebook.set_read([self._key(path)], read, undoable=undoable)

    def set_starred(self, path: Path, starred: bool) -> None:
        """Star an article, or take its star away."""
        self._notebook.set_starred([self._key(path)], starred)

    def keep_position(self, reading: Reading, offset: int) -> None:
        """Remember where an article was left, by the words there; no step of undo."""
        article = reading.article
        if offset == reading.position or self._notebook.read_only:
            return
        from briefreader.notebook import make_selector

        words = Span(offset, min(len(article.text), offset + _WORDS_AT_POSITION))
        key = ArticleKey(article.path, article.content_hash)
        self._notebook.keep_position(key, make_selector(article.text, words))

    def undo(self) -> str | None:
        """Take the latest change back; what it was, in words, or None if there is none."""
        return self._notebook.undo()

    def redo(self) -> str | None:
        """Make the latest undone change again; what it was, or None if there is none."""
        return self._notebook.redo()

    def attributed(self, reading: Reading, passage: Span, style: Style | None = None) -> str:
        """A passage with who said it, where and when, to be pasted elsewhere."""
        from briefreader.citations import Style, cite

        return cite(_draft(reading, passage).bookmark("", self._clock()), style or Style.PLAIN)

    def export(
        self,
        bookmarks: Sequence[Bookmark],
        format: Format,  # noqa: A002 - the word for it
        style: Style | None = None,
    ) -> str:
        """Bookmarks as one document."""
        from briefreader.citations import Style, export

        return export(bookmarks, format, style or Style.PLAIN)

    def import_bookmarks(self, lines: str) -> tuple[int, int]:
        """Take in bookmarks of a JSON Lines export: how many were new, of how many.

        Raises NotebookError, with the number of the line that is none; then nothing was taken in.
        """
        from briefreader.citations import read_json_lines

        bookmarks = read_json_lines(lines)
        return self._notebook.merge(bookmarks), len(bookmarks)

    def refuse_target(self, path: Path) -> None:
        """Raise ExportError for a file of this library and any place in the notebook's folder."""
        from briefreader.library.targets import refuse_target

        refuse_target(path, self.roots, self._notebook.folder)

    def write_export(self, path: Path, text: str) -> None:
        """Write a document; raises ExportError, also where it would replace an article."""
        from briefreader.notebook.files import write_export

        self.refuse_target(path)
        write_export(path, text)

    def dump(self, path: Path) -> None:
        """Write the whole notebook to a file; raises ExportError as ``write_export`` does."""
        self.refuse_target(path)
        self._notebook.dump(path)

    def restore(self, path: Path) -> str:
        """Put a dump in the notebook's place, keeping a copy of what was there; what was done.

        Raises NotebookError if the file is no whole dump; then nothing has changed.
        """
        return self._notebook.restore(path)

    # What is held

    def _catalogue(self) -> Catalogue | None:
        index = self._index
        return index.catalogue if index else None

    def _key(self, path: Path) -> ArticleKey:
        """An article for the notebook, with its content's hash if it is indexed."""
        catalogue = self._catalogue()
        row = catalogue.find(path) if catalogue else None
        known = catalogue.content_hash(row) if catalogue and row is not None else ""
        return ArticleKey(path, known)

    @cached_property
    def _articles(self) -> Articles:
        from briefreader.library.articles import Articles

        return Articles(self._settings.people_file, self._settings.furniture)

    def _parsed(self, query: str, *, typing: bool = False) -> Query:
        from briefreader.search.grammar import parse_query

        return parse_query(query, today=self._clock().astimezone().date(), typing=typing)

    def _found(self, query: Query, ask: Callable[[Index], Results]) -> Listing:
        """What the index answers; nothing as long as there is none."""
        from briefreader.library.found import FoundListing

        with self._lock:
            index = self._index
            if index is None:
                return ScannedListing((), self._catalogue)
            return FoundListing(query, ask(index), self._articles.again, index.catalogue)


def _draft(reading: Reading, passage: Span) -> Draft:
    from briefreader.notebook import Draft

    quote = reading.quote_at(passage)
    question = reading.question_for(quote) if quote else None
    return Draft(reading.article, passage, quote, question.text if question else "")


def _library_name(roots: Sequence[Path]) -> str:
    """The folder as a person would write it, or how many there are."""
    if len(roots) != 1:
        return f"{len(roots)} folders"
    name = one_line(str(roots[0]))
    home = str(Path.home())
    return f"~{name.removeprefix(home)}" if name.startswith(home + "/") else name


def _short(words: str) -> str:
    """The beginning of a passage, for a line about it."""
    shown = one_line(words)
    return f"“{shown}”" if len(shown) <= _SHOWN else f"“{shown[:_SHOWN].rstrip()}…”"
