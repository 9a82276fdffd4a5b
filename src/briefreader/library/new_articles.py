"""What came into a library since the last look: by watched person, saved search and folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.domain.listing_row import ArticleRow
from briefreader.domain.passage_ids import passage_id
from briefreader.domain.quote import QuoteKind
from briefreader.errors import QueryError
from briefreader.library.arrivals import Arrivals, KnownArticles, moment
from briefreader.library.saved_searches import Searches, watched_person

if TYPE_CHECKING:
    from briefreader.search import Query, Statement
    from briefreader.search.search_engine import SearchIndex, SearchResults

SPEAKERS = 3
"""Who is named of those that speak in a new article."""


class GroupKind(StrEnum):
    """Why an article is listed."""

    PERSON = "person"
    SEARCH = "search"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class NewItem:
    """A new article, or something that was said in one, with its id.

    ``speakers`` are those who say most in an article, ``uncertain`` those of them of whom no quote
    is certain; ``came`` is when it came.
    """

    row: ArticleRow
    came: datetime
    speakers: tuple[str, ...] = ()
    identity: str = ""
    statement: Statement | None = None
    uncertain: frozenset[str] = frozenset()

    @property
    def told_speakers(self) -> tuple[str, ...]:
        """The speakers as they are shown, with a mark behind those who are uncertain."""
        return tuple(f"{name} ?" if name in self.uncertain else name for name in self.speakers)


@dataclass(frozen=True, slots=True)
class NewGroup:
    """What is new of one person, for one saved search or in one folder; newest first."""

    kind: GroupKind
    name: str
    items: tuple[NewItem, ...]


@dataclass(frozen=True, slots=True)
class NewArticles:
    """All that is new since a moment; an article may be in several groups.

    ``recorded`` is how many articles the first look recorded as old; 0 at every later one.
    ``is_known`` is false while the library is not indexed whole, for what is new is not known then;
    ``looked`` is when they were looked for, in microseconds since 1970; all of them came before.
    """

    since: datetime
    count: int
    groups: tuple[NewGroup, ...]
    recorded: int = 0
    is_known: bool = True
    looked: int = 0

    def count_for(self, name: str, query: str) -> int:
        """Return how many hits a saved search has that are new, by its name and query."""
        person = watched_person(query)
        kind = GroupKind.PERSON if person else GroupKind.SEARCH
        groups = (one for one in self.groups if (one.kind, one.name) == (kind, person or name))
        return sum(len(one.items) for one in groups)


class NewArticleFinder:
    """Finds what is new; ``index`` and ``parse`` are asked of the library when needed.

    The library's ``lock`` is held for a look and for each saved search, not for all of them.
    An article is seen once somebody was shown all that is new of it, or of a copy of it: by
    `briefreader new` or on the screen.
    """

    def __init__(
        self,
        arrivals: Arrivals,
        searches: Searches,
        *,
        roots: tuple[Path, ...],
        index: Callable[[], SearchIndex | None],
        ask: Callable[[SearchIndex, Query], SearchResults],
        parse: Callable[[str], Query],
        persons: Callable[[], Mapping[str, str]],
        clock: Callable[[], datetime],
        lock: AbstractContextManager[object],
    ) -> None:
        self._arrivals = arrivals
        self._searches = searches
        self._roots = roots
        self._index = index
        self._ask = ask
        self._parse = parse
        self._persons = persons
        self._clock = clock
        self._lock = lock
        self._known: tuple[object, KnownArticles] | None = None

    def mark_seen(self, shown: NewArticles, articles: Iterable[Path] | None = None) -> None:
        """Let all that was found be seen, and nothing that came after that; or only some of its
        articles, as they are now. Raises NotebookError.
        """
        with self._lock:
            if not shown.is_known:
                return
            self._known = None
            if articles is None:
                self._arrivals.mark_seen(shown.looked)
            elif (index := self._index()) is not None:
                rows = map(index.catalogue.find, articles)
                here = [row for row in rows if row is not None]
                self._arrivals.mark_articles_seen(index.catalogue, here)

    def count(self) -> int:
        """Return how many articles are new; 0 while the library is not indexed whole."""
        with self._lock:
            index = self._index()
            return len(self._articles(index).new) if index is not None and index.complete else 0

    def find(self, since: datetime | None = None) -> NewArticles:
        """Return what came since the last look, or since a moment; raises NotebookError."""
        return self._find() if since is None else self._find(moment(since) - 1, since)

    def find_again(self, shown: NewArticles) -> NewArticles:
        """Return what was found before, as far as it is still there, and all that has come since;
        raises NotebookError.
        """
        paths = {item.row.path for group in shown.groups for item in group.items}
        found = self._find(since=shown.since, also=paths) if shown.is_known else self._find()
        return found if found.is_known else shown

    def find_last(self) -> NewArticles:
        """Return what was new at the last look at which anything was; raises NotebookError."""
        before = self._arrivals.look_before
        if before is None:
            return NewArticles(self._clock(), 0, ())
        return self._find(before, _when(before))

    def _find(
        self,
        after: int | None = None,
        since: datetime | None = None,
        also: Iterable[Path] = (),
    ) -> NewArticles:
        """Return what came ``after`` the last look or so many microseconds since 1970, and some
        articles that came before, if they are there.
        """
        with self._lock:
            index = self._index()
            if index is None or not index.complete:
                return NewArticles(since or self._clock(), 0, (), is_known=False)
            is_begun = self._arrivals.is_begun
            known = self._articles(index)
            found = map(index.catalogue.find, also)
            again = {row for row in found if row is not None and row in known.came}
        new = (known.new if after is None else known.rows_since(after)) | again
        begin = since or _when(known.looked)
        groups = tuple(self._groups(index, known, new)) if new else ()
        recorded = 0 if is_begun else len(known.came)
        looked = max(moment(self._clock()), *known.came.values(), 0)
        return NewArticles(begin, len(new), groups, recorded, looked=looked)

    def _articles(self, index: SearchIndex) -> KnownArticles:
        if self._known is None or self._known[0] is not index:
            self._known = index, self._arrivals.take_in(index.catalogue, self._clock())
        return self._known[1]

    def _groups(
        self, index: SearchIndex, known: KnownArticles, new: frozenset[int]
    ) -> Iterator[NewGroup]:
        with self._lock:
            look = _Look(index, known, new, self._persons())
        searches: list[NewGroup] = []
        for saved in self._searches.saved():
            try:
                with self._lock:
                    results = self._ask(index, self._parse(saved.query))
            except QueryError:  # which the list of saved searches says
                continue
            items = tuple(look.hits(results))
            person = watched_person(saved.query)
            if items and person:
                yield NewGroup(GroupKind.PERSON, person, items)
            elif items:
                searches.append(NewGroup(GroupKind.SEARCH, saved.name, items))
        yield from searches
        yield from self._folders(look)

    def _folders(self, look: _Look) -> Iterator[NewGroup]:
        folders: dict[str, list[NewItem]] = {}
        for row in sorted(look.new, key=lambda row: (-look.known.came[row], row)):
            item = look.item(row)
            folders.setdefault(self._folder_of(item.row.path), []).append(item)
        for name in sorted(folders):
            yield NewGroup(GroupKind.FOLDER, name, tuple(folders[name]))

    def _folder_of(self, path: Path) -> str:
        """Return an article's folder, as it stands in the library."""
        for root in self._roots:
            if path.parent.is_relative_to(root):
                within = path.parent.relative_to(root.parent)
                return str(within)
        return str(path.parent)


@dataclass(frozen=True, slots=True)
class _Look:
    """What one look has before it: all articles, when each came, which rows are new, and whom names
    stand for.
    """

    index: SearchIndex
    known: KnownArticles
    new: frozenset[int]
    persons: Mapping[str, str]

    def hits(self, results: SearchResults) -> Iterator[NewItem]:
        """Yield what a search found in new articles."""
        catalogue = self.index.catalogue
        for number in range(len(results)):
            row = results.row_number(number)
            if row not in self.new:
                continue
            statement = results.statement(number)
            if statement is None:
                yield self.item(row)
                continue
            identity = passage_id(catalogue.content_hash(row), statement.quote.span)
            came = _when(self.known.came[row])
            yield NewItem(catalogue.row(row), came, (), identity, statement)

    def item(self, row: int) -> NewItem:
        """Return an article with those who say most in it."""
        article = self.index.catalogue.row(row)
        content_hash = self.index.catalogue.content_hash(row)
        words: Counter[str] = Counter()
        certain: set[str] = set()
        for quote in self.index.quotes_of(article.path, content_hash) or ():
            if quote.speaker and (quote.inside is None or quote.kind is not QuoteKind.TURN):
                name = self.persons.get(quote.speaker, quote.speaker)
                words[name] += quote.end - quote.start
                if quote.certain:
                    certain.add(name)
        speakers = tuple(name for name, _ in words.most_common(SPEAKERS))
        uncertain = frozenset(speakers) - certain
        return NewItem(article, _when(self.known.came[row]), speakers, uncertain=uncertain)


def _when(came: int) -> datetime:
    return datetime.fromtimestamp(came / 1_000_000, UTC)
