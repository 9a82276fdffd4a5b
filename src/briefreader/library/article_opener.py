"""Articles as they are read: who said what in the user's word, bookmarks in their places."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.domain.article import Article, Span
from briefreader.domain.bookmark import Bookmark
from briefreader.domain.listing_row import ArticleRow
from briefreader.domain.quote import Quote
from briefreader.errors import SearchIndexError, SourceError
from briefreader.library.bookmarks import selector_at
from briefreader.library.edit_monitor import EditMonitor
from briefreader.library.open_article import OpenArticle
from briefreader.library.shared_folder import SharedFolder
from briefreader.library.speaker_aliases import SpeakerAliases
from briefreader.library.speaker_corrections import SpeakerCorrections, changed_spans
from briefreader.notebook.notebook import Notebook
from briefreader.sources.files import reading_limits

# What compares, searches and finds again is loaded with the first article that needs it.
if TYPE_CHECKING:
    from briefreader.library.article_cache import ArticleCache
    from briefreader.library.version_diff import VersionDiff
    from briefreader.search.search_engine import SearchIndex

_QUOTED_AT_ONCE = 300_000  # code points; some hundredths of a second


class ArticleOpener:
    """Opens articles, and tells what is in them; any thread may call.

    ``index`` and ``articles`` are asked of the library when they are needed; ``fingerprint`` says
    how articles are read now.
    """

    def __init__(
        self,
        notebook: Notebook,
        lock: threading.RLock,
        *,
        index: Callable[[], SearchIndex | None],
        articles: Callable[[], ArticleCache],
        corrections: SpeakerCorrections,
        aliases: SpeakerAliases,
        edit_monitor: EditMonitor,
        shared: SharedFolder,
        fingerprint: Callable[[], str],
    ) -> None:
        self._notebook = notebook
        self._lock = lock
        self._index = index
        self._articles = articles
        self._corrections = corrections
        self._aliases = aliases
        self._edit_monitor = edit_monitor
        self._shared = shared
        self._fingerprint = fingerprint
        # What was asked last of :meth:`also_in`, and the answer.
        self._counted: tuple[tuple[int, Path, list[str]], tuple[int, ...]] | None = None

    def read(self, path: Path, *, at_once: bool = False) -> OpenArticle:
        """Open an article, its bookmarks found again in it; raises SourceError.

        ``at_once`` leaves out the quotes of a very long one, and says so in ``complete``.
        """
        from briefreader.notebook import reanchor_selector

        article = self.article(path)
        checked, told = self._edit_monitor.check(article)
        news = list(told)
        found = self._indexed(article)
        complete = found is not None or not at_once or len(article.text) <= _QUOTED_AT_ONCE
        if complete and found is None:
            found = self._found_in_time(article)
        quotes, corrected = self._quoted(article, found) if complete else ((), ())
        if versions := self.versions(article.path):
            news.append(f"one of {len(versions)} versions of this text")
        selector = self._notebook.position(article.path)
        anchor = reanchor_selector(selector, article.text) if selector else None
        return OpenArticle(
            article,
            quotes,
            self._articles().exchanges(article, quotes),
            (*self._shared.with_notes(checked.bookmarks), *self._shared.in_article(article)),
            anchor.span.start if anchor and anchor.span else 0,
            tuple(news),
            corrected,
            also_in=self.also_in(article.path, quotes),
            complete=complete,
        )

    def at_once(self, article: Article) -> OpenArticle:
        """Return an article with who said what in it, without what would take long."""
        found = self._indexed(article)
        complete = found is not None or len(article.text) <= _QUOTED_AT_ONCE
        quotes = self._quoted(article, found)[0] if complete else ()
        return OpenArticle(article, quotes, (), complete=complete)

    def is_edited(self, article: Article) -> bool:
        """Return whether the file has other content now; False where it cannot be read."""
        now = self._articles().get_if_readable(article.path)
        return now is not None and now.content_hash != article.content_hash

    def read_edited(self, before: OpenArticle) -> OpenArticle:
        """Open an article again whose file was edited; its ``news`` say what that did to its
        quotes. Raises SourceError.
        """
        now = self.read(before.article.path)
        # Of what is bookmarked it is said already, unless another window saw the edit first.
        if not before.complete or not {*before.news}.issuperset(now.news):
            return now
        return replace(
            now, news=(*now.news, *self._edit_monitor.edit_news(before.quotes, now.quotes))
        )

    def copy(self, bookmark: Bookmark) -> tuple[OpenArticle, Span]:
        """Return the article as it was when it was bookmarked, and the bookmark's place in that
        text.
        """
        from briefreader.library.archived_copies import restore_archived_article

        article, kept = restore_archived_article(
            bookmark, self._notebook.text(bookmark.content_hash)
        )
        quotes, corrected = self._quoted(article, None)
        exchanges = self._articles().exchanges(article, quotes)
        opened = OpenArticle(article, quotes, exchanges, (kept,), corrected=corrected, copy=True)
        return opened, kept.selector.span

    def article(self, path: Path) -> Article:
        """Return the article in a file, as it stands there now; raises SourceError."""
        return self._articles().article(path)

    def stored(self, path: Path) -> Article | None:
        """Return the article in a file as it stands there now; None where it cannot be read.

        A long one comes out of the index where that holds this very content: in a tenth of the
        time that reading it takes.
        """
        with self._lock, suppress(SearchIndexError):
            index = self._current_index()
            if index is not None and (content_hash := self._articles().content_hash(path)):
                found = index.article_of(path, content_hash)
                if found is not None:
                    return found
        return self._articles().get_if_readable(path)

    def read_ahead(self, path: Path) -> None:
        """Read the file of an article that may be opened next, unless that may take long, and look
        up what the index knows of it.
        """
        article = self._articles().read_ahead(path)
        found = self._indexed(article) if article is not None else None
        if found is not None:
            self.also_in(path, found)

    def raw(self, path: Path) -> str:
        """Return the file as it stands, decoded and harmless; raises SourceError."""
        return self._articles().raw(path)

    def quotes(self, article: Article) -> tuple[Quote, ...]:
        """Return who said what in an article, as corrected by the user, aliases as one."""
        return self._quoted(article, self._indexed(article))[0]

    def _indexed(self, article: Article) -> tuple[Quote, ...] | None:
        """Return who said what as it was indexed, in a twentieth of the time that finding it takes.

        None where the index is of another text, or was made in another way than articles are read
        now: who said what must not depend on whether an update is over.
        """
        with self._lock, suppress(SearchIndexError):
            index = self._current_index()
            if index is not None:
                return index.quotes_of(article.path, article.content_hash)
        return None

    def _current_index(self) -> SearchIndex | None:
        """Return the index if it was made as articles are read now."""
        index = self._index()
        return index if index is not None and index.has_fingerprint(self._fingerprint()) else None

    def _found_in_time(self, article: Article) -> tuple[Quote, ...]:
        """Find who said what, within the budget of one file; raises SourceError."""
        try:
            return reading_limits.within_limits(lambda: self._articles().quotes(article))
        except reading_limits.OverBudget as end:
            raise SourceError(str(article.path), end.reason) from None

    def _quoted(
        self, article: Article, found: tuple[Quote, ...] | None
    ) -> tuple[tuple[Quote, ...], tuple[Span, ...]]:
        """Return the quotes of an article, and where the user corrected them.

        They are looked for unless they were ``found``.
        """
        if found is None:
            found = self._articles().quotes(article)
        corrected = self._corrections.applied(article, found)
        return self._aliases.applied(corrected), changed_spans(found, corrected)

    def question_for(self, path: Path, passage: Span) -> str:
        """Return what was asked where a passage is a transcript's answer, or nothing.

        Raises SourceError.
        """
        article = self.article(path)
        quotes = self.quotes(article)
        opened = OpenArticle(article, quotes, self._articles().exchanges(article, quotes))
        quote = opened.quote_at(passage)
        question = opened.question_for(quote) if quote is not None else None
        return question.text if question is not None else ""

    def take_back_correction(self, opened: OpenArticle, quotes: Sequence[Quote]) -> bool:
        """Let quotes have the speakers again that the program finds; False if they have them."""
        found = self._articles().quotes(opened.article)
        return self._corrections.take_back(opened, quotes, found)

    def explain(self, path: Path) -> str:
        """Return how each quote of an article was decided, step by step; raises SourceError."""
        return self._articles().explain(self.article(path))

    def indirect(self, article: Article) -> tuple[Quote, ...]:
        """Return what an article reports without quotation marks, aliases as one; none is
        *certain*, indexed or checked.
        """
        return self._aliases.applied(self._articles().indirect(article))

    def same_place(self, offset: int, before: Article, now: Article) -> int:
        """Return where the words at an offset stand now that an article was edited, else what comes
        as many code points after its beginning.
        """
        from briefreader.notebook import reanchor_selector

        words = selector_at(before.text, offset)
        found = reanchor_selector(words, now.text, before.text).span
        return found.start if found is not None and offset else min(offset, len(now.text))

    def find(self, article: Article, words: str) -> tuple[Span, ...]:
        """Return where words stand in an article: folded, across line breaks, a capital means
        case.
        """
        from briefreader.search import find_in

        return find_in(article.text, words)

    def also_in(self, path: Path, quotes: Sequence[Quote]) -> tuple[int, ...]:
        """Return for each quote of an article how many other articles have it word for word.

        Versions of one article count once. Nothing as long as nothing is indexed.
        """
        words = [quote.text for quote in quotes]
        with self._lock:
            index = self._index()
            if index is None:
                return ()
            asked = index.generation, path, words
            if self._counted is None or self._counted[0] != asked:
                row = index.catalogue.find(path)
                self._counted = asked, index.duplicate_counts(row, words)
            return self._counted[1]

    def versions(self, path: Path) -> tuple[ArticleRow, ...]:
        """Return the files that hold an article's text but for a head or small edits, itself among
        them.

        First the corrected one, else the latest: it counts where statements are counted. Nothing
        for an article that has no other version, or is not indexed.
        """
        with self._lock:
            index = self._index()
            row = index.catalogue.find(path) if index else None
            if index is None or row is None:
                return ()
            group = index.catalogue.versions(row)
            return tuple(map(index.catalogue.row, group)) if len(group) > 1 else ()

    def differences(self, older: Path, newer: Path) -> VersionDiff:
        """Return what was changed from one version to the other; raises SourceError."""
        from briefreader.library.version_diff import differences

        return differences(self.article(older), self.article(newer))
