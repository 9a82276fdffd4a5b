"""Writes an index: collects records and segments, and publishes them all at once."""

from __future__ import annotations

import fcntl
import os
import shutil
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from briefreader.article import path_key
from briefreader.errors import IndexBusy, IndexDamaged, IndexMissing
from briefreader.search.catalogue import NO_ROW, Keys, write_catalogue
from briefreader.search.digest import seal_file
from briefreader.search.folder import make_private, sweep
from briefreader.search.merging import Source, choose_merge, merge_segments
from briefreader.search.reading import Segment
from briefreader.search.record import Record
from briefreader.search.rows import Rows
from briefreader.search.seal import (
    Seal,
    SealedFile,
    SealedSegment,
    read_seal,
    sealed,
    verify,
    write_seal,
)
from briefreader.search.sections import Sections
from briefreader.search.segment import SegmentBuilder
from briefreader.search.segment_files import BuiltSegment
from briefreader.search.segment_names import (
    CATALOGUE,
    LOCK,
    OWN_SUFFIX,
    SEAL,
)
from briefreader.search.toc import toc_name, write_toc


@dataclass(slots=True, eq=False)
class _Segment:
    """A segment as it will be published: its files do not change, what is removed does."""

    sealed: SealedSegment
    rows: Rows
    keys: Keys
    files: dict[str, SealedFile]
    stats: array[int]
    removed: set[int] = field(default_factory=set)


class Builder:
    """The one writer of an index folder, which it locks from ``with`` to the end of it.

    Nothing counts before :meth:`publish`; killed at any moment, the last published state stays.
    A folder that does not pass its checks is emptied, and ``discarded`` says why. Raises
    IndexBusy if another process is writing.

    ``reading`` names the way in which files are read now; articles that were read in another way
    are stale and should be added again.
    """

    def __init__(self, folder: Path, reading: str = "") -> None:
        self.folder = folder
        self._reading = reading
        self.discarded: str | None = None
        self._segments: list[_Segment] = []
        self._places: dict[bytes, tuple[_Segment, int]] = {}
        self._generation = 0
        self._own: SegmentBuilder | None = None
        self._pending: set[bytes] = set()
        self._private = 0
        self._lock = -1

    def __enter__(self) -> Builder:
        make_private(self.folder)
        self._lock = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self._lock)
            raise IndexBusy(
                f"{self.folder}: another briefreader is updating this index; wait for it"
            ) from None
        self._load()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._lock)

    def __len__(self) -> int:
        """How many articles there would be after publishing."""
        new = self._pending - self._places.keys()
        return len(self._places) + len(new)

    def _load(self) -> None:
        try:
            seal = read_seal(self.folder)
            verify(self.folder, seal)
            self._take_up(seal)
            keep = {LOCK, SEAL, *seal.files}
        except IndexMissing:
            keep = {LOCK}
        except (IndexDamaged, OSError) as error:
            self.discarded = str(error)
            self._segments, self._places = [], {}
            keep = {LOCK}
        sweep(self.folder, keep, folders=True)

    def _take_up(self, seal: Seal) -> None:
        self._generation = seal.generation
        catalogue = Sections(self.folder / f"{CATALOGUE}.{seal.generation}")
        row_of, stats = catalogue.numbers("rows"), catalogue.numbers("stats", "q")
        base = 0
        for part in seal.segments:
            files = {n: f for n, f in seal.files.items() if n.startswith(f"{part.name}.")}
            segment = self._open_segment(part, files)
            own_rows = row_of[base : base + part.articles].tolist()
            for article, (path, row) in enumerate(zip(segment.keys.paths, own_rows, strict=True)):
                if row == NO_ROW:
                    segment.removed.add(article)
                    continue
                self._places[path] = segment, article
                segment.stats[2 * article] = stats[2 * row]
                segment.stats[2 * article + 1] = stats[2 * row + 1]
            base += part.articles

    def _open_segment(self, part: SealedSegment, files: dict[str, SealedFile]) -> _Segment:
        rows = Rows(Sections(self.folder / f"{part.name}{OWN_SUFFIX}"))
        segment = _Segment(part, rows, Keys.of(rows), files, array("q", rows.stats))
        self._segments.append(segment)
        return segment

    @property
    def published(self) -> bool:
        """Whether there is a published state."""
        return self._generation > 0

    def discard(self, reason: str) -> None:
        """Begin anew; what is published stays until the next publishing."""
        self.discarded = reason
        self._segments, self._places = [], {}

    def path_keys(self) -> Iterator[bytes]:
        """The path keys of all articles that would be published."""
        return iter(self._places)

    def stat(self, key: bytes) -> tuple[int, int] | None:
        """Size and time of change (ns) of a file as it was indexed; None for an unknown one."""
        place = self._places.get(key)
        if place is None:
            return None
        segment, article = place
        return segment.stats[2 * article], segment.stats[2 * article + 1]

    def is_stale(self, key: bytes) -> bool:
        """Whether a known file was read in another way than files are read now."""
        return self._places[key][0].sealed.reading != self._reading

    def content_hash(self, key: bytes) -> str:
        """The SHA-256 of a known file as it was indexed, in hexadecimal."""
        segment, article = self._places[key]
        return segment.rows.content_hash(article)

    @property
    def unwritten_words(self) -> int:
        """How many words of added articles wait in memory."""
        return self._own.word_count if self._own else 0

    def private_folder(self) -> Path:
        """A new folder to build a segment in, for :meth:`adopt`; gone after the next start."""
        self._private += 1
        folder = self.folder / f"build-{os.getpid()}-{self._private}"
        folder.mkdir(mode=0o700)
        return folder

    def add(self, record: Record) -> None:
        """Add an article; one with the same path is replaced when this is published."""
        key = path_key(record.article.path)
        if key in self._pending:
            self._flush()
        if self._own is None:
            self._own = SegmentBuilder(self.private_folder())
        self._own.add(record)
        self._pending.add(key)

    def remove(self, path: Path) -> None:
        """Remove the article with this path; one that is not there needs no removing."""
        key = path_key(path)
        if key in self._pending:
            self._flush()
        place = self._places.pop(key, None)
        if place is not None:
            segment, article = place
            segment.removed.add(article)

    def touch(self, path: Path, size: int, mtime_ns: int) -> None:
        """Note a file's new time where its content is still the same."""
        segment, article = self._places[path_key(path)]
        segment.stats[2 * article : 2 * article + 2] = array("q", (size, mtime_ns))

    def adopt(self, built: BuiltSegment) -> None:
        """Take over a segment built elsewhere; its articles replace those with the same path."""
        segment = self._place(built)
        for article, path in enumerate(segment.keys.paths):
            older = self._places.get(path)
            if older is not None:
                older[0].removed.add(older[1])
            self._places[path] = segment, article

    def _place(self, built: BuiltSegment) -> _Segment:
        """Move a segment's files to where they will be published."""
        files = {}
        for name, content in built.files:
            place = self.folder / name
            (built.folder / name).replace(place)
            files[name] = sealed(place, content)
        shutil.rmtree(built.folder, ignore_errors=True)
        part = SealedSegment(built.name, built.articles, built.lengths, self._reading)
        return self._open_segment(part, files)

    def compact(self) -> bool:
        """Merge the smallest segments where there are many; True if anything was merged.

        Nobody sees a difference but that searching is faster: a word is looked up once in each
        segment.
        """
        self._flush()
        chosen = choose_merge([len(part.rows) - len(part.removed) for part in self._segments])
        if not chosen:
            return False
        parts = [self._segments[number] for number in chosen]
        sources = [
            Source(Segment(self.folder, part.sealed, 0), frozenset(part.removed)) for part in parts
        ]
        stats = {
            path: part.stats[2 * article : 2 * article + 2]
            for part in parts
            for article, path in enumerate(part.keys.paths)
            if article not in part.removed
        }
        self._segments = [part for part in self._segments if part not in parts]
        merged = self._place(merge_segments(self.private_folder(), sources))
        for article, path in enumerate(merged.keys.paths):
            merged.stats[2 * article : 2 * article + 2] = stats[path]
            self._places[path] = merged, article
        return True

    def _flush(self) -> None:
        if self._own is not None:
            built, self._own = self._own.finish(), None
            self._pending.clear()
            self.adopt(built)

    def publish(self) -> None:
        """Make everything since the last time visible to whoever opens the index from now on."""
        self._flush()
        self._segments = [part for part in self._segments if len(part.removed) < len(part.rows)]
        self._generation += 1
        toc = toc_name(self._generation)
        catalogue = f"{CATALOGUE}.{self._generation}"
        parts = [(part.sealed, part.removed) for part in self._segments]
        write_toc(self.folder, self._generation, parts)
        write_catalogue(
            self.folder / catalogue,
            [part.keys for part in self._segments],
            [part.removed for part in self._segments],
            [part.stats for part in self._segments],
        )
        files = {name: file for part in self._segments for name, file in part.files.items()}
        for name in (toc, catalogue):
            path = self.folder / name
            files[name] = sealed(path, seal_file(path))
        segments = tuple(part.sealed for part in self._segments)
        write_seal(self.folder, Seal(self._generation, segments, files))
        sweep(self.folder, {LOCK, SEAL, *files}, folders=False)
