"""An index open for reading: its articles, its statements, and searching them."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.domain.listing_row import Sort
from briefreader.errors import IndexDamaged
from briefreader.paths import open_plain
from briefreader.search.analysis.tokenizer import LANGUAGE_MARK
from briefreader.search.store.catalogue import Catalogue
from briefreader.search.store.file_names import CATALOGUE, NAMES
from briefreader.search.store.index_dir import distrust, report_damage, unreadable
from briefreader.search.store.manifest import Manifest, read_manifest, verify
from briefreader.search.store.mapped_sections import Sections
from briefreader.search.store.segment_reader import SegmentReader

# A list of articles is on the screen before anything is searched: what only searching needs is
# imported by the first search.
if TYPE_CHECKING:
    from briefreader.domain.article import Article
    from briefreader.domain.name_use import NameDecisions
    from briefreader.domain.quote import Quote
    from briefreader.search.engine.evaluator import ArticleFlags
    from briefreader.search.engine.passage_search import MatchPreference, NearbyRoots
    from briefreader.search.engine.results import Results
    from briefreader.search.engine.searcher import Searcher
    from briefreader.search.engine.speaker_index import Speaker
    from briefreader.search.engine.speaker_overrides import SpeakerOverrides
    from briefreader.search.engine.speaker_titles import SpeakerTitles
    from briefreader.search.query.ast import Query

_ATTEMPTS = 5  # a writer may replace files between reading the manifest and opening them


class Index:
    """One published state. It stays what it is when a newer one is published: open again.

    For one thread at a time.
    """

    def __init__(self, folder: Path, manifest: Manifest, clock: Callable[[], float]) -> None:
        self.folder = folder
        self.generation = manifest.generation
        self._manifest = manifest
        self._refusals = {one.name: one for one in manifest.refusals}
        self._clock = clock
        segments: list[SegmentReader] = []
        base = 0
        for part in manifest.segments:
            segments.append(SegmentReader(folder, part, base))
            base += part.articles
        self.segments = tuple(segments)
        self.catalogue = Catalogue(
            Sections(folder / f"{CATALOGUE}.{manifest.generation}"),
            [segment.rows for segment in segments],
        )
        self._removed = self.catalogue.removed
        # Read now: the file goes when something newer is published.
        self._written_names = b""
        if (name := f"{NAMES}.{manifest.generation}") in manifest.files:
            with open_plain(folder / name) as file:
                self._written_names = file.read()

    @classmethod
    def open(cls, folder: Path, *, clock: Callable[[], float] = time.monotonic) -> Index:
        """Verify and open the published state.

        Raises IndexMissing where nothing was published, IndexDamaged at any doubt,
        SearchIndexError where the system is short of descriptors or memory.
        """
        for attempt in range(_ATTEMPTS):
            manifest = read_manifest(folder)
            try:
                verify(folder, manifest)
                with report_damage(folder):
                    return cls(folder, manifest, clock)
            except FileNotFoundError as error:
                if (
                    attempt == _ATTEMPTS - 1
                    or read_manifest(folder).generation == manifest.generation
                ):
                    raise IndexDamaged(f"{error.filename}: missing") from error
            except OSError as error:
                raise unreadable(folder, error) from error
        raise AssertionError("unreachable")

    def __len__(self) -> int:
        return len(self.catalogue)

    def is_current(self) -> bool:
        """Return whether nothing newer has been published; costs reading one small file."""
        now = read_manifest(self.folder)  # one that was built anew counts from the beginning
        return (now.generation, now.segments) == (self.generation, self._manifest.segments)

    @property
    def complete(self) -> bool:
        """Whether no file was still to be read when this was published."""
        return self._manifest.complete

    def has_fingerprint(self, fingerprint: str) -> bool:
        """Return whether all files were read in the way that ``fingerprint`` names."""
        fingerprints = {part.fingerprint for part in self._manifest.segments}
        fingerprints.update(one.fingerprint for one in self._manifest.refusals)
        return fingerprints <= {fingerprint}

    def refusal(self, path: Path, size: int, mtime_ns: int) -> str | None:
        """Return why a file was refused when it was read as it is now; None for any other."""
        one = self._refusals.get(os.fspath(path))
        return one.reason if one and (one.size, one.mtime_ns) == (size, mtime_ns) else None

    def holds(self, path: Path, content_hash: str) -> bool:
        """Return whether a file with this content was read for the index."""
        row = self.catalogue.find(path)
        return row is not None and self.catalogue.content_hash(row) == content_hash

    def check(self) -> None:
        """Read every file of the index whole; raises IndexDamaged. For health checks."""
        try:
            verify(self.folder, self._manifest, fully=True)
        except OSError as error:
            raise unreadable(self.folder, error) from error

    def search(
        self,
        query: Query,
        sets: ArticleFlags | None = None,
        limit: int | None = None,
        *,
        sort: Sort | None = None,
        overrides: SpeakerOverrides | None = None,
    ) -> Results:
        """Return the hits of a query: articles, or statements under ``said:`` and ``asked:``.

        A ``sort:`` in the query wins over ``sort``; without either, relevance if any words are
        sought, else date. ``limit`` bounds ``len`` of the results, not their ``total``.
        ``overrides`` come before what was found.
        """
        from briefreader.search.engine.evaluator import NoArticleFlags
        from briefreader.search.engine.speaker_overrides import NO_OVERRIDES

        with self._answering():
            chosen = overrides or NO_OVERRIDES
            return self._searcher.search(query, sets or NoArticleFlags(), limit, sort, chosen)

    def statements(
        self,
        speaker: str | None = None,
        query: Query | None = None,
        sets: ArticleFlags | None = None,
        *,
        sort: Sort | None = None,
        overrides: SpeakerOverrides | None = None,
        whole: bool = False,
    ) -> Results:
        """Return what was said, by one speaker (full name or part of it) or by anybody.

        With ``whole`` the name is the full one. The plain words of ``query`` are sought inside each
        statement; its other parts choose articles.
        """
        from briefreader.search.query.ast_builder import statement_query

        statements = statement_query(speaker, query, whole=whole)
        order = sort or Sort.DATE
        return self.search(statements, sets, sort=order, overrides=overrides)

    def containing(
        self, runs: Sequence[str], preferred: MatchPreference | None = None, limit: int = 12
    ) -> tuple[Path, ...]:
        """Return articles that very likely hold these runs of words; their texts have the last
        word.

        Where there are more than ``limit``, those preferred.
        """
        from briefreader.search.engine.passage_search import MatchPreference

        with self._answering():
            return self._paths(self._searcher.holding(runs, preferred or MatchPreference(), limit))

    def similar_to(
        self, passage: str, preferred: MatchPreference | None = None, limit: int = 8
    ) -> tuple[Path, ...]:
        """Return articles that share most stretches and rare words with a passage, the likeliest
        first.
        """
        from briefreader.search.engine.passage_search import MatchPreference

        with self._answering():
            return self._paths(
                self._searcher.resembling(passage, preferred or MatchPreference(), limit)
            )

    def promising(
        self, passage: str, telling: NearbyRoots, paths: Sequence[Path]
    ) -> tuple[Path, ...]:
        """Return those of the articles whose text may have a form of a passage, or words of its
        telling roots close to each other.
        """
        rows = {path: self.catalogue.find(path) for path in paths}
        known = [row for row in rows.values() if row is not None]
        with self._answering():
            found = self._searcher.promising(passage, telling, known)
        return tuple(path for path, row in rows.items() if row in found)

    def quotes_of(self, path: Path, content_hash: str) -> tuple[Quote, ...] | None:
        """Return who said what in an article, as it was indexed; None if it is another text now."""
        row = self.catalogue.find(path)
        if row is None or self.catalogue.content_hash(row) != content_hash:
            return None
        segment, article = self.catalogue.place(row)
        with self._answering():
            return self.segments[segment].statements.quotes_of(article)

    def article_of(self, path: Path, content_hash: str) -> Article | None:
        """Return an article as it was indexed; None if it is another text now, or a short one."""
        row = self.catalogue.find(path)
        if row is None or self.catalogue.content_hash(row) != content_hash:
            return None
        segment, article = self.catalogue.place(row)
        with self._answering():
            return self.segments[segment].stored.article(article, path, content_hash)

    @contextmanager
    def _answering(self) -> Iterator[None]:
        """Raise IndexDamaged for an answer that cannot be; the next update then builds anew.

        The files are what was published, so nothing else would ever tell that they are damaged.
        """
        try:
            with report_damage(self.folder):
                yield
        except IndexDamaged as error:
            distrust(self.folder)
            line = f"the index is damaged and will be rebuilt ({error})"
            raise IndexDamaged(line) from error

    def _paths(self, rows: Sequence[int]) -> tuple[Path, ...]:
        return tuple(Path(os.fsdecode(self.catalogue.path(row))) for row in rows)

    def speakers(self, overrides: SpeakerOverrides | None = None) -> tuple[Speaker, ...]:
        """Return every named speaker of the library, the most quoted first."""
        from briefreader.search.engine.speaker_index import speakers
        from briefreader.search.engine.speaker_overrides import NO_OVERRIDES

        with self._answering():
            said = self._searcher.names(overrides or NO_OVERRIDES).statements
            return speakers(self.segments, said, self._removed | self.catalogue.repeats)

    def field_values(self, field: str) -> Mapping[str, int]:
        """Return what stands in a field, with about how many articles have it: sources whole, of
        other fields every word. Articles that were removed since are counted, too.
        """
        counts: Counter[bytes] = Counter()
        with self._answering():
            for segment in self.segments:
                if field == "source":
                    rows = segment.rows
                    for number, count in Counter(rows.source_numbers.tolist()).items():
                        counts[bytes(rows.sources[number])] += count
                else:
                    terms = segment.terms(field)
                    words = dict(zip(map(bytes, terms.words), terms.counts, strict=True))
                    counts.update(
                        {w: n for w, n in words.items() if not w.startswith(LANGUAGE_MARK)}
                    )
        return {value.decode("utf-8", "replace"): count for value, count in counts.items() if value}

    def voices(self, overrides: SpeakerOverrides | None = None) -> SpeakerTitles:
        """Return how all speakers are called; reads every statement, some 0.2 s for 40,000 of
        them.
        """
        from briefreader.search.engine.speaker_overrides import NO_OVERRIDES
        from briefreader.search.engine.speaker_titles import collect_titles

        with self._answering():
            said = self._searcher.names(overrides or NO_OVERRIDES).statements
            return collect_titles(self.segments, said, self._removed)

    def decided_names(self) -> NameDecisions:
        """Return what was decided of names when this was published; read once."""
        with self._answering():
            return self._decided_names

    @cached_property
    def _decided_names(self) -> NameDecisions:
        from briefreader.domain.name_use import NameDecisions
        from briefreader.search.store.decided_names import parse_decisions

        return parse_decisions(self._written_names) if self._written_names else NameDecisions()

    def duplicate_counts(self, row: int | None, statements: Sequence[str]) -> tuple[int, ...]:
        """Return in how many other articles than ``row``'s each statement stands word for word.

        Versions of one article count as one; a statement of few words is not looked for.
        """
        own = set(self.catalogue.versions(row)) if row is not None else set()
        with self._answering():
            return tuple(len(self._rows_saying(words) - own) for words in statements)

    def _rows_saying(self, words: str) -> set[int]:
        from briefreader.search.analysis.fingerprints import fingerprint

        wanted = fingerprint(words)
        if not wanted:
            return set()
        rows = {
            segment.base + article
            for segment in self.segments
            for article in segment.articles_saying(wanted)
        }
        return {self.catalogue.versions(row)[0] for row in rows - self._removed}

    def close(self) -> None:
        """Let go of the files; results that are still held keep theirs."""
        self.segments = ()

    @cached_property
    def _searcher(self) -> Searcher:
        from briefreader.search.engine.searcher import Searcher

        return Searcher(self.catalogue, self.segments, self._removed, self._clock)
