"""The library's folders themselves: what goes into them, is skipped and recurs in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefreader.domain.article import Skipped
from briefreader.errors import UsageError
from briefreader.indexing.events import IndexEvent, Outcome
from briefreader.paths import is_folder

if TYPE_CHECKING:
    from briefreader.library.article_cache import ArticleCache
    from briefreader.sources.article_writer import NewArticle
    from briefreader.sources.metadata.boilerplate_suggestions import BoilerplateSuggestion


class FeedAdded(NamedTuple):
    """What became of a feed: where its ``new`` articles are, how many were here already, and how
    many of its items have no text, or neither title nor address.
    """

    new: list[Path]
    known: int
    without_text: int


class ArticleFolders:
    """The folders and files of a library in the order in which they were ``named``.

    ``samples`` says that these are the articles that come with the program.
    """

    def __init__(
        self, named: Sequence[Path], articles: Callable[[], ArticleCache], *, samples: bool
    ) -> None:
        self._named = tuple(named)
        self._articles = articles
        self._samples = samples
        self._unread: dict[str, str] = {}  # what was found to be no article, with the reasons
        self._told: frozenset[Skipped] = frozenset()

    def for_new(self) -> Path:
        """Return where a new article goes: the library's first folder; raises UsageError without
        one.
        """
        if self._samples:
            raise UsageError(
                "can't add to the sample articles: give a folder with --library, "
                'or as library = ["FOLDER"] in the file that `briefreader config path` names'
            )
        folder = next((path for path in self._named if is_folder(path)), None)
        if folder is None:
            raise UsageError("the library has no folder for a new article")
        return folder

    def add(self, data: bytes, suffix: str, stated: NewArticle) -> Path:
        """Write a text in any encoding as a new article of the library; where it now is.

        ``suffix`` tells the kind of text. Raises UsageError, SourceError for what is no text and
        OSError; no file is ever overwritten, and none is left half-written.
        """
        from briefreader.sources.article_writer import new_file

        return new_file(self.for_new(), data, suffix, stated)

    def add_feed(self, data: bytes, source: str = "") -> FeedAdded:
        """Write each article of a feed as a new one; ``source`` takes the place of the feed's own
        title.

        Raises UsageError, SourceError for no feed and OSError; what is written by then stays.
        """
        from briefreader.sources.article_writer import NewArticle, new_file_once
        from briefreader.sources.formats.feed import feed_items

        folder = self.for_new()
        new: list[Path] = []
        items = feed_items(data)
        articles = [item for item in items if item.is_article]
        for item in articles:
            stated = NewArticle(item.title, source or item.source, item.day, item.url, item.byline)
            suffix = ".md" if item.html else ".txt"
            text = item.as_markdown().encode()
            path = new_file_once(folder, text, suffix, stated)
            if path is not None:
                new.append(path)
        return FeedAdded(new, len(articles) - len(new), len(items) - len(articles))

    def note(self, event: IndexEvent) -> None:
        """Remember which files the indexer could not read, until one of them can be.

        An update that looks at what has changed alone tells of no other file again.
        """
        if event.outcome is Outcome.SKIPPED and event.path is not None:
            self._unread[str(event.path)] = event.reason
        elif event.outcome is not None and event.path is not None:
            self._unread.pop(str(event.path), None)

    def skipped(self) -> tuple[Skipped, ...]:
        """Return what in the folders is skipped, by path; for a thread, as it looks at every file.

        A file that can only be told to be no article by reading it is among it once an update of
        :meth:`Library.index` has come upon it.
        """
        from briefreader.sources import scan

        listed = (
            one if isinstance(one, Skipped) else Skipped(one.name, self._unread.get(one.name, ""))
            for one in scan(self._named)
        )
        return tuple(sorted(one for one in listed if one.reason))

    def newly_skipped(self) -> int:
        """Return how many files are skipped that were not when this was last called; for a thread.

        Hidden files and the parts of a saved page, which nobody expects to read, do not count.
        """
        from briefreader.sources.files.file_kinds import HIDDEN, PARTS_OF_PAGE

        before = self._told
        self._told = frozenset(self.skipped())
        return sum(one.reason not in (HIDDEN, PARTS_OF_PAGE) for one in self._told - before)

    def suggest_boilerplate(self) -> tuple[BoilerplateSuggestion, ...]:
        """Return lines that recur at the edges of a source's articles and may be boilerplate.

        Reads every file of the library; nothing is changed.
        """
        from briefreader.sources import SourceFile, scan
        from briefreader.sources.metadata.boilerplate_suggestions import suggestions

        scanned = scan(self._named)
        found = (
            self._articles().get_if_readable(one.path)
            for one in scanned
            if isinstance(one, SourceFile)
        )
        return suggestions(article for article in found if article is not None)
