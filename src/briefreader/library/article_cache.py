"""Articles read from their files, and who said what in them; the last few are held."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from briefreader.domain.article import Article
from briefreader.domain.quote import Exchange, Quote, QuoteKind
from briefreader.errors import BriefError, SourceError
from briefreader.sources.files.compound_files import article_bytes, size_and_time
from briefreader.sources.metadata.boilerplate import DEFAULT_RULES

# The readers of formats are loaded when the first file is read: many exports read none.
if TYPE_CHECKING:
    from briefreader.domain.people import PeopleDirectory
    from briefreader.search.search_engine import SearchIndex

HELD = 64
HELD_TEXT = 4_000_000  # code points of all of them together
AHEAD = 100_000  # bytes of a file that is read ahead; some ms, a saved page 0.1 s
Told = TypeVar("Told")
_Key = tuple[Path, int, int]  # a file with its size and time


class ArticleCache:
    """Reads with the user's people and boilerplate lines; any thread may call.

    A file that the ``index`` does not hold as it is may take any time and memory: see
    :mod:`briefreader.sources.files.reading_limits`.
    """

    def __init__(
        self,
        people_file: Path | None,
        boilerplate: Sequence[str],
        index: Callable[[], SearchIndex | None] = lambda: None,
    ) -> None:
        self._people_file = people_file
        self._rules = DEFAULT_RULES.with_phrases(boilerplate) if boilerplate else DEFAULT_RULES
        self._index = index
        self._held: OrderedDict[_Key, Article] = OrderedDict()
        self._held_text = 0
        self._lock = threading.Lock()

    def article(self, path: Path) -> Article:
        """Return the article in a file, as it stands there now; raises SourceError."""
        size, mtime_ns = size_and_time(path)
        key = (path, size, mtime_ns)
        return self._find(key) or self._hold(key, self._read(path, size, mtime_ns))

    def read_ahead(self, path: Path) -> Article | None:
        """Read an article that may be asked for next, so that it is held then, and return it.

        None for one that may take long: of a large file, or of one that was not indexed as it is.
        """
        with suppress(BriefError):  # it is told of what is asked for
            size, mtime_ns = size_and_time(path)
            key = (path, size, mtime_ns)
            if size > AHEAD:
                return None
            if (held := self._find(key)) is not None:
                return held
            from briefreader.sources.article_loader import article_from_bytes

            data = article_bytes(path)
            if self._is_indexed(path, data):
                return self._hold(key, article_from_bytes(path, data, self._rules))
        return None

    def _find(self, key: _Key) -> Article | None:
        """Return the article that was read of a file as it is."""
        with self._lock:
            held = self._held.get(key)
            if held is not None:
                self._held.move_to_end(key)
            return held

    def _hold(self, key: _Key, article: Article) -> Article:
        """Hold an article, in the place of those that nobody has asked for the longest."""
        with self._lock:
            if key not in self._held:  # another thread may have read it too
                self._held[key] = article
                self._held_text += len(article.text)
            while len(self._held) > HELD or (self._held_text > HELD_TEXT and len(self._held) > 1):
                self._held_text -= len(self._held.popitem(last=False)[1].text)
        return article

    def _read(self, path: Path, size: int, mtime_ns: int) -> Article:
        """Return the article in a file; raises SourceError.

        What took too much when it was indexed is not tried again as it is; what was read then is
        read in this process.
        """
        from briefreader.sources.article_loader import article_from_bytes
        from briefreader.sources.sandboxed_reader import article_in_sandbox

        index = self._index()
        if index and (reason := index.refusal(path, size, mtime_ns)):
            raise SourceError(str(path), reason)
        data = article_bytes(path)
        if self._is_indexed(path, data):
            return article_from_bytes(path, data, self._rules)
        return article_in_sandbox(path, data, self._rules)

    def _is_indexed(self, path: Path, data: bytes) -> bool:
        """Return whether the index holds the article of a file as it is."""
        index = self._index()
        return index is not None and index.holds(path, hashlib.sha256(data).hexdigest())

    def get_if_readable(self, path: Path) -> Article | None:
        """Return what :meth:`article` does, but None where the file cannot be read."""
        try:
            return self.article(path)
        except SourceError:
            return None

    def content_hash(self, path: Path) -> str:
        """Return the hash of a file's content as it stands there now; nothing where it cannot be
        read.
        """
        try:
            return hashlib.sha256(article_bytes(path)).hexdigest()
        except SourceError:
            return ""

    def quotes(self, article: Article) -> tuple[Quote, ...]:
        """Return who said what in an article; what finds it is loaded with the first article."""
        from briefreader.quotes import find_quotes

        return self._told(find_quotes, article)

    def quotes_in(self, text: str, like: Article) -> tuple[Quote, ...]:
        """Return who said what in a text of an article, by its words alone."""
        from briefreader.quotes import find_quotes

        return find_quotes(text, title=like.title, date=like.date, people=self.people)

    def exchanges(self, article: Article, quotes: Sequence[Quote]) -> tuple[Exchange, ...]:
        """Return a transcript's questions, each with its answers."""
        from briefreader.quotes import pair_exchanges

        return pair_exchanges(article.text, quotes)

    def has_quotes(self, article: Article) -> bool:
        """Return whether anything is quoted or answered in an article, as its row in a list
        counts.
        """
        quotes = self.quotes(article)
        return any(quote.kind in (QuoteKind.DIRECT, QuoteKind.TURN) for quote in quotes)

    def explain(self, article: Article) -> str:
        """Return how each quote of an article was decided, step by step."""
        from briefreader.quotes import explain

        return self._told(explain, article)

    def indirect(self, article: Article) -> tuple[Quote, ...]:
        """Return what an article reports without quotation marks."""
        from briefreader.quotes import find_indirect_quotes

        return find_indirect_quotes(
            article.text, title=article.title, date=article.date, people=self.people
        )

    def _told(self, tell: Callable[..., Told], article: Article) -> Told:
        """Return what ``tell`` finds in an article with all that is known of it."""
        return tell(
            article.text,
            title=article.title,
            date=article.date,
            people=self.people,
            block_quotes=article.block_quotes,
            writer=article.writer,
            labels=article.labels,
            bold=article.bold_paragraphs,
        )

    def raw(self, path: Path) -> str:
        """Return the file as it stands, decoded and harmless; raises SourceError."""
        from briefreader.sources.article_loader import raw_text

        return raw_text(path)

    @cached_property
    def people(self) -> PeopleDirectory:
        """Who held which office when, the user's own entries too."""
        from briefreader.domain.people import load_people

        return load_people(self._people_file)
