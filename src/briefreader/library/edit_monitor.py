"""The watch over silent edits: what has become of bookmarks and quotes since the last look."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from briefreader.domain.article import Article, Span
from briefreader.domain.bookmark import Bookmark, BookmarkState
from briefreader.domain.quote import Quote
from briefreader.errors import NotebookLocked
from briefreader.forked_half import Half, NotInHalves, joined
from briefreader.notebook.notebook import Notebook
from briefreader.notebook.records.read_state import ArticleKey
from briefreader.sources.files.compound_files import is_there, missing
from briefreader.text.plurals import pluralize
from briefreader.text.sanitizing import one_line

if TYPE_CHECKING:
    from briefreader.library.article_cache import ArticleCache
    from briefreader.library.bookmark_relocation import BookmarkRelocation
    from briefreader.library.open_article import OpenArticle
    from briefreader.notebook import ReanchorResult
    from briefreader.notebook.anchoring.bookmark_states import Revised
    from briefreader.search.search_engine import ArticleCatalogue

MOVED = "this file was moved – bookmarks kept"
FOUND_AGAIN = "a bookmark whose file was gone or changed was found again here"
_NOW = {
    BookmarkState.OK: "is unchanged again",
    BookmarkState.MOVED: "has moved",
    BookmarkState.REVISED: "has another speaker, day or title in the article now",
    BookmarkState.CHANGED: "has changed",
    BookmarkState.LOST: "is lost",
}
# What a bookmark says of its words besides them, and an article may say otherwise later.
_FACTS: dict[str, Callable[[Bookmark], str]] = {
    "speaker": lambda one: one.speaker or "",
    "date": lambda one: one.date.isoformat() if one.date else one.issued,
    "published": lambda one: one.published.isoformat() if one.published else "",
    "title": lambda one: one.title,
    "author": lambda one: one.byline,
    "source": lambda one: one.source,
    "place": lambda one: one.locator,
}
_path = attrgetter("path")
_SHOWN = 60  # code points of a passage in a line about it
_LINES = 4  # about one article's quotes


class EditNotice(NamedTuple):
    """An article that was edited or renamed since the last look, and what to tell of it."""

    article: Article
    news: tuple[str, ...]
    bookmarks: int
    """How many bookmarks are no longer what they were."""


class Readings(Protocol):
    """What says who said what in an article, in the user's word."""

    def at_once(self, article: Article) -> OpenArticle:
        """Read an article, without the quotes of one that would take long."""
        ...

    def copy(self, bookmark: Bookmark) -> tuple[OpenArticle, Span]:
        """Read the text that was kept with a bookmark."""
        ...


class EditMonitor:
    """Looks at articles again, and remembers for the session what it found.

    ``relocation`` looks lost bookmarks up; it and ``articles`` are asked of the library at need.
    So are the ``readings`` of articles, which say who said what.
    """

    def __init__(
        self,
        notebook: Notebook,
        articles: Callable[[], ArticleCache],
        relocation: Callable[[], BookmarkRelocation],
        readings: Callable[[], Readings],
    ) -> None:
        self._notebook = notebook
        self._readings = readings
        self._articles = articles
        self._relocation = relocation
        self._told: dict[Path, tuple[str, ...]] = {}
        self._quotes_told: dict[Path, list[str]] = {}
        # What an article was when the session first saw it edited: one edit may follow another.
        self._first_hashes: dict[Path, str] = {}
        self.followed: dict[str, Path] = {}
        """Where lost bookmarks were found again in this session, by their ids."""

    def check(self, article: Article) -> tuple[ReanchorResult, tuple[str, ...]]:
        """Find the article's bookmarks as they stand in it now, and what to tell of this session.

        Of an article that has bookmarks and other content than at the last look, its quotes are
        compared with those of the text that was kept. Raises NotebookError where what was found
        cannot be kept.
        """
        notebook = self._notebook
        before = notebook.last_content_hash(article.path)
        edited = bool(before) and before != article.content_hash
        news = []
        with suppress(NotebookLocked):  # then it is seen at the next look
            if edited and notebook.bookmarks_of(article.path):
                notebook.record_content(article)
            if notebook.follow(ArticleKey(article.path, article.content_hash), is_there):
                news.append(MOVED)
        checked = notebook.check(article, self._revised(article))
        news += [
            f"a bookmarked quote {_NOW[edit.bookmark.state]}: {short(edit.bookmark.quote)}"
            for edit in checked.edits
        ]
        path = article.path
        if edited and checked.bookmarks:
            other = (BookmarkState.CHANGED, BookmarkState.LOST)
            bookmarked = {one.quote for one in checked.bookmarks if one.state in other}
            first = self._first_hashes.setdefault(path, before)
            self._quotes_told[path] = self._quote_news(first, article, bookmarked)
        if news:
            self._told[path] = tuple(dict.fromkeys((*self._told.get(path, ()), *news)))
        return checked, (*self._told.get(path, ()), *self._quotes_told.get(path, ()))

    def _revised(self, article: Article) -> Revised:
        """Return what tells what an article now says otherwise of a bookmark in it.

        Who said it is compared with the text that was bookmarked, read as articles are read now:
        what the program reads otherwise than before is no change of the article. Day, title,
        source and place are compared with what was read when it was bookmarked: of an article that
        was edited since, what a newer version reads otherwise is told as well.
        """
        readings = self._readings()
        now: list[OpenArticle] = []
        before: dict[str, OpenArticle] = {}

        def revised(bookmark: Bookmark, passage: Span) -> str:
            if bookmark.content_hash == article.content_hash:
                return ""
            now.extend([] if now else [readings.at_once(article)])
            said = now[0].draft_bookmark(passage).bookmark(bookmark.id, bookmark.created)
            if not now[0].complete:  # nothing that its quotes would tell
                said = said._replace(speaker=bookmark.speaker, byline=bookmark.byline)
            if said.speaker == bookmark.speaker:
                return revised_facts(bookmark, said, bookmark.speaker)
            content_hash = bookmark.content_hash
            if content_hash not in before and self._notebook.text(content_hash) is not None:
                before[content_hash] = readings.copy(bookmark)[0]
            copy = before.get(content_hash)
            quote = copy.quote_at(bookmark.selector.span) if copy else None
            is_same = copy and (quote.speaker if quote else None) == said.speaker
            return revised_facts(bookmark, said, bookmark.speaker if is_same else said.speaker)

        return revised

    def as_found_now(self, bookmarks: Sequence[Bookmark]) -> tuple[Bookmark, ...]:
        """Return bookmarks with their state and path as their files are now.

        A file is read whole only if its content is another than that of which the state is known;
        what is lost is looked up in the index, if there is one. Lost is what is not found again.
        Raises NotebookError where what was found cannot be kept.
        """
        held: dict[Path, list[Bookmark]] = {path: [] for path, _ in groupby(bookmarks, _path)}
        for path, some in groupby(self._notebook.bookmarks(), _path):
            if path in held:
                held[path] += some
        states = self._states(held)
        found = tuple(one.with_state(states.get(one.id, one.state)) for one in bookmarks)
        paths = self._follow([one for one in found if one.state is BookmarkState.LOST])
        if not paths:
            return found
        states |= self._states({path: self._notebook.bookmarks_of(path) for path in paths.values()})
        return tuple(
            one._replace(path=paths[one.id], state=states[one.id]) if one.id in paths else one
            for one in found
        )

    def half_as_found_now(
        self, half: Half, bookmarks: Sequence[Bookmark], last: Mapping[str, str]
    ) -> tuple[Bookmark, ...]:
        """Return what :meth:`as_found_now` does, for a half of all bookmarks, with the notebook's
        ``last`` hashes. Raises NotInHalves where something of either has to be kept.
        """
        paths = [path for path, _ in groupby(bookmarks, _path)]
        content_hash = self._articles().content_hash
        hashes = {path: content_hash(path) for path in dict.fromkeys(paths)}
        gone = missing(path for path, now in hashes.items() if not now)
        is_edited = any(
            one.path not in gone and last.get(one.id, one.content_hash) != hashes[one.path]
            for one in bookmarks
        )
        if gone:
            bookmarks = [
                one.with_state(BookmarkState.LOST) if one.path in gone else one for one in bookmarks
            ]
        lost = [one for one in bookmarks if one.state is BookmarkState.LOST]
        first, second = half.both((is_edited, lost))
        if first[0] or second[0]:
            raise NotInHalves
        if not half.is_second and self._follow([*first[1], *second[1]]):
            raise NotInHalves
        return tuple(bookmarks)

    def _states(self, held: Mapping[Path, Sequence[Bookmark]]) -> dict[str, BookmarkState]:
        """Return the states of articles' bookmarks by their ids."""
        last = self._notebook.last_hashes()
        listed = joined(self._articles().content_hash, [*held], "\n")
        hashes = dict(zip(held, listed.split("\n"), strict=True)) if held else {}
        gone = missing(path for path, content_hash in hashes.items() if not content_hash)
        states: dict[str, BookmarkState] = {}
        for path, bookmarks in held.items():
            if path in gone:
                states |= dict.fromkeys([one.id for one in bookmarks], BookmarkState.LOST)
            else:
                states |= self._states_in(path, hashes[path], bookmarks, last)
        return states

    def _states_in(
        self, path: Path, now: str, bookmarks: Sequence[Bookmark], last: Mapping[str, str]
    ) -> dict[str, BookmarkState]:
        """Return the states of an article's bookmarks, with the hash that its content has ``now``;
        of a file that cannot be read, as was known.
        """
        if any(last.get(one.id, one.content_hash) != now for one in bookmarks):
            article = self._articles().get_if_readable(path)
            if article is not None:
                bookmarks = self.check(article)[0].bookmarks
        return {one.id: one.state for one in bookmarks}

    def _quote_news(self, before: str, article: Article, known: set[str]) -> list[str]:
        """Return which quotes changed, vanished or appeared, but for those that are ``known``."""
        text = self._notebook.text(before)
        if text is None or text == article.text:
            return []
        # Of the text that was kept the styles are not known: both are read without.
        old, new = (self._articles().quotes_in(one, article) for one in (text, article.text))
        return self.edit_news(old, new, known)

    def edit_news(
        self, before: Sequence[Quote], now: Sequence[Quote], known: Container[str] = ()
    ) -> list[str]:
        """Return in a few lines which quotes changed, vanished or appeared, but for those that are
        ``known``.
        """
        from briefreader.library.quote_changes import quote_changes

        lines = [
            change.words(short) for change in quote_changes(before, now) if change.old not in known
        ]
        more = len(lines) - _LINES
        return [*lines[:_LINES], *([f"and {pluralize(more, 'quote')} more"] if more > 0 else [])]

    def check_all(self, catalogue: ArticleCatalogue | None) -> tuple[EditNotice, ...]:
        """Look at the bookmarked articles whose indexed content is another than at the last look.

        Files that were renamed are followed. Nothing where the notebook cannot be changed: then
        opening an article tells. Raises NotebookError.
        """
        if catalogue is None or self._notebook.read_only:
            return ()
        known = self._notebook.bookmarked()
        missing = [key for key in known if catalogue.find(key.path) is None]
        paths = [key.path for key in known if _is_other(catalogue, key)]
        told = [*self._told_of((*paths, *renamed(missing, catalogue)))]
        followed = set(self._follow(self._lost()).values())
        for path in followed:
            self._told[path] = (*self._told.get(path, ()), FOUND_AGAIN)
        return (*told, *self._told_of(followed))

    def _told_of(self, paths: Iterable[Path]) -> Iterator[EditNotice]:
        """Look at articles, and yield what there is to tell of them."""
        for path in paths:
            article = self._articles().get_if_readable(path)
            if article is not None:
                checked, news = self.check(article)
                if news:
                    yield EditNotice(article, news, len(checked.edits))

    def _follow(self, lost: Sequence[Bookmark]) -> dict[str, Path]:
        """Let lost bookmarks go where they certainly stand; the new paths by their ids."""
        if not lost or self._notebook.read_only:
            return {}
        paths = self._relocation().follow(lost)
        self.followed |= paths
        return paths

    def _lost(self) -> list[Bookmark]:
        """Return the bookmarks that were lost at the last look, or whose file is not there now."""
        kept = self._notebook.bookmarks()
        gone = missing({one.path for one in kept})
        return [one for one in kept if one.state is BookmarkState.LOST or one.path in gone]


def revised_facts(bookmark: Bookmark, said: Bookmark, speaker: str | None) -> str:
    """Return what is ``said`` now of a bookmark's words in another way than it says itself, one
    line a part with what it says first; ``speaker`` is who said them now.
    """
    said = said._replace(speaker=speaker)
    found = []
    for name, get in _FACTS.items():
        before, now = one_line(get(bookmark)), one_line(get(said))
        if before != now:
            found.append(f"{name}: {before or 'none'} → {now or 'none'}")
    return "\n".join(found)


def _is_other(catalogue: ArticleCatalogue, key: ArticleKey) -> bool:
    row = catalogue.find(key.path)
    return row is not None and catalogue.content_hash(row) != key.content_hash


def renamed(missing: Iterable[ArticleKey], catalogue: ArticleCatalogue) -> list[Path]:
    """Return the articles that have the content of one that is missing and has gone."""
    wanted = {key.content_hash for key in missing if key.content_hash and not is_there(key.path)}
    if not wanted:
        return []
    return [
        catalogue.row(number).path
        for number in catalogue.rows
        if catalogue.content_hash(number) in wanted
    ]


def short(words: str) -> str:
    """Return the beginning of a passage, for a line about it."""
    shown = one_line(words)
    return f"“{shown}”" if len(shown) <= _SHOWN else f"“{shown[:_SHOWN].rstrip()}…”"
