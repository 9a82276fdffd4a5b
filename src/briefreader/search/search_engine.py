"""What the rest of the program asks of an index, whichever engine keeps it.

A :class:`SearchEngine` takes changes and publishes them; what is published is read as a
:class:`SearchIndex`, which stays what it is while newer ones come. ``tests/search`` holds every
engine to what is said here; ``FileEngine`` is the one of this program.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from briefreader.domain.article import Article
    from briefreader.domain.hit_grouping import HitGrouping
    from briefreader.domain.listing_row import ArticleRow, Hit, Sort
    from briefreader.domain.name_use import NameDecisions
    from briefreader.domain.quote import Exchange, Quote
    from briefreader.search.engine.evaluator import ArticleFlags
    from briefreader.search.engine.passage_search import MatchPreference, NearbyRoots
    from briefreader.search.engine.speaker_index import Speaker
    from briefreader.search.engine.speaker_overrides import SpeakerOverrides
    from briefreader.search.engine.speaker_titles import SpeakerTitles
    from briefreader.search.query.ast import Query
    from briefreader.search.store.record import Record, Statement


class ArticleCatalogue(Protocol):
    """All articles of an index. A row is a number by which they are asked for."""

    def __len__(self) -> int: ...

    @property
    def rows(self) -> Sequence[int]:
        """Every row."""

    def find(self, path: Path) -> int | None:
        """Return the row of a file, by its absolute real path."""

    def row(self, number: int) -> ArticleRow:
        """Return one row as the list shows it."""

    def path(self, number: int) -> bytes:
        """Return the path of a row's file, as the file system spells it."""

    def date_ordinal(self, number: int) -> int:
        """Return the article's day as ``date.toordinal`` counts; 0 without one."""

    def content_hash(self, number: int) -> str:
        """Return the SHA-256 of the file as it was indexed, in hexadecimal."""

    def order(self, sort: Sort) -> Sequence[int]:
        """Return all rows in an order; relevance, which only hits have, stands for the date.

        Newest or oldest first, undated last by the file's time, the latest first; titles and
        sources by alphabet, those without one last; most quotes and exchanges first. Equal sources
        and numbers of quotes by date, all else by path.
        """

    def versions(self, number: int) -> tuple[int, ...]:
        """Return the rows that hold the same text as this one, itself among them.

        First comes the one that counts: the corrected one, else the latest.
        """

    def files(self) -> Iterator[tuple[str, int, int]]:
        """Yield path, size and time of change (ns) of all files as they were indexed."""


class SearchResults(Protocol):
    """Articles or statements in the order in which they are shown.

    ``total`` counts all hits, ``len`` those within the limit; ``sort`` is their order.
    ``approximate`` means that a budget cut the search short, so that there may be more.
    ``suggestion`` is another query to try where nothing was found or a name was not taken as a
    whole, ``speakers`` everybody whom a name of several people in the query may mean, ``speaker``
    the one whose statements all hits are, ``unknown_names`` the names in it that nobody has,
    ``statements`` whether hits are statements.
    """

    total: int
    sort: Sort
    approximate: bool
    suggestion: str
    speakers: tuple[str, ...]
    speaker: str
    unknown_names: tuple[str, ...]
    statements: bool

    def __len__(self) -> int: ...

    def row_number(self, number: int) -> int:
        """Return the catalogue's row for the article of a hit."""

    def hit(self, number: int) -> Hit:
        """Return one hit, from 0; raises IndexError past the end."""

    def statement(self, number: int) -> Statement | None:
        """Return the statement of a hit, where hits are statements."""

    def exchange(self, number: int) -> Exchange | None:
        """Return the question and answers of a hit in a transcript; None for any other hit."""

    def counts(self, by: HitGrouping) -> Mapping[str, int]:
        """Return how many of all hits each day, week, month or year, speaker or source has.

        Days are written as by ``group_name``; "" counts those without a day, a named speaker (as
        articles are) or a source.
        """


class SearchIndex(Protocol):
    """One published state, for one thread at a time. Raises IndexDamaged where it is not whole."""

    @property
    def generation(self) -> int:
        """The number of the publishing; later ones have higher numbers."""

    @property
    def complete(self) -> bool:
        """Whether no file was still to be read when this was published."""

    @property
    def catalogue(self) -> ArticleCatalogue:
        """Its articles."""

    def __len__(self) -> int:
        """Return the number of articles."""

    def is_current(self) -> bool:
        """Return whether nothing newer has been published; cheap enough for every few seconds."""

    def check(self) -> None:
        """Read all of the index; raises IndexDamaged. For health checks."""

    # Searching

    def search(
        self,
        query: Query,
        sets: ArticleFlags | None = None,
        limit: int | None = None,
        *,
        sort: Sort | None = None,
        overrides: SpeakerOverrides | None = None,
    ) -> SearchResults:
        """Return the hits of a query's tree: articles, or statements under ``said:``, ``asked:``.

        An order in the query wins over ``sort``; without either, relevance if any words are sought,
        else date. ``limit`` bounds ``len`` of the results, not their ``total``. ``overrides`` come
        before the speakers that were found.
        """

    def statements(
        self,
        speaker: str | None = None,
        query: Query | None = None,
        sets: ArticleFlags | None = None,
        *,
        sort: Sort | None = None,
        overrides: SpeakerOverrides | None = None,
        whole: bool = False,
    ) -> SearchResults:
        """Return what was said, by one speaker (full name or part of it) or by anybody.

        With ``whole`` the name is the full one. The plain words of ``query`` are sought inside each
        statement; its other parts choose articles.
        """

    def containing(
        self, runs: Sequence[str], preferred: MatchPreference | None = None, limit: int = 12
    ) -> tuple[Path, ...]:
        """Return articles that very likely hold all of these runs of words.

        Where there are more than ``limit``, those preferred.
        """

    def similar_to(
        self, passage: str, preferred: MatchPreference | None = None, limit: int = 8
    ) -> tuple[Path, ...]:
        """Return articles that share stretches and rare words with a passage, likeliest first."""

    def promising(
        self, passage: str, telling: NearbyRoots, paths: Sequence[Path]
    ) -> tuple[Path, ...]:
        """Return those of the articles, in their order, whose text may have a form of a passage, or
        words of its telling roots close to each other. Reading the others would tell nothing.
        """

    # People

    def decided_names(self) -> NameDecisions:
        """Return what was decided of names when this was published: whom they mean, which are no
        rows of speakers.
        """

    def quotes_of(self, path: Path, content_hash: str) -> tuple[Quote, ...] | None:
        """Return who said what in an article, as it was indexed; None if it is another text now."""

    def article_of(self, path: Path, content_hash: str) -> Article | None:
        """Return an article as it was indexed; None if it is another text now, or a short one."""

    def speakers(self, overrides: SpeakerOverrides | None = None) -> tuple[Speaker, ...]:
        """Return every named speaker with the number of statements, the most quoted first."""

    def voices(self, overrides: SpeakerOverrides | None = None) -> SpeakerTitles:
        """Return how all speakers are called; may read every statement."""

    def field_values(self, field: str) -> Mapping[str, int]:
        """Return what stands in a field, with about how many articles have it: sources whole, of
        other fields every word.
        """

    def duplicate_counts(self, row: int | None, statements: Sequence[str]) -> tuple[int, ...]:
        """Return in how many other articles than ``row``'s each statement stands word for word.

        Versions of one article count as one; a statement of few words is not looked for.
        """

    # How it was made

    def has_fingerprint(self, fingerprint: str) -> bool:
        """Return whether all files were read in the way that ``fingerprint`` names."""

    def refusal(self, path: Path, size: int, mtime_ns: int) -> str | None:
        """Return why a file was refused when it was read as it is now; None for any other."""

    def holds(self, path: Path, content_hash: str) -> bool:
        """Return whether a file with this content was read for the index."""


class IndexWriter(Protocol):
    """The one writer of an index, from ``with`` to the end of it; raises IndexBusy for a second.

    Nothing that is changed counts before :meth:`publish`.
    """

    def __enter__(self) -> IndexWriter: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def __len__(self) -> int:
        """Return how many articles there would be after publishing."""

    def __contains__(self, key: bytes) -> bool:
        """Return whether an article has this path key."""

    def add(self, record: Record) -> None:
        """Add an article; one with the same path is replaced."""

    def remove(self, path: Path) -> None:
        """Remove the article with this path; one that is not there needs no removing."""

    def touch(self, path: Path, size: int, mtime_ns: int) -> None:
        """Note a file's new time where its content is still the same."""

    def content_hash(self, key: bytes) -> str:
        """Return the SHA-256 of a known file as it was indexed, in hexadecimal."""

    def is_stale(self, key: bytes) -> bool:
        """Return whether a known file was read in another way than files are read now."""

    def files(self, *, stale: bool) -> Iterator[tuple[str, int, int]]:
        """Yield path, size and time of change (ns) of the articles' files as they were indexed.

        Either of those that are ``stale`` or of the others.
        """

    def refusal(self, name: str, size: int, mtime_ns: int) -> str | None:
        """Return why a file was refused when it was read as it is now; None for any other."""

    def forget_refusals(self, names: Set[str]) -> None:
        """Forget all such files but those of these ``names``."""

    def note_refusal(self, name: str, size: int, mtime_ns: int, reason: str) -> None:
        """Note, to be published, that this file took too much, or is no article."""

    def publish(self, *, complete: bool = True) -> int:
        """Make all changes visible to whoever opens the index from now on; the generation.

        Not ``complete`` while there are files that are still to be read.
        """


class SearchEngine(Protocol):
    """Keeps the index of one library."""

    def open(self) -> SearchIndex:
        """Return what was published last.

        Raises IndexMissing where nothing was, IndexDamaged at any doubt, SearchIndexError where
        the system is short of descriptors or memory.
        """

    def writer(self, fingerprint: str = "") -> IndexWriter:
        """Return a writer; ``fingerprint`` names the way in which files are read now."""

    def check(self) -> None:
        """Read all that is published, and see whether more could be.

        Raises IndexDamaged, or another SearchIndexError where nothing can be kept.
        """
