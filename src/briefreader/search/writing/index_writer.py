"""Writes an index: collects records and segments, and publishes them all at once."""

from __future__ import annotations

import os
import shutil
from array import array
from collections.abc import Iterator, Sequence, Set
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from briefreader.domain.article import path_key
from briefreader.domain.name_use import NameDecisions, NamePolicy
from briefreader.errors import IndexBusy, IndexDamaged, IndexMissing
from briefreader.file_lock import locked
from briefreader.search.store.article_rows import Rows
from briefreader.search.store.catalogue import Catalogue
from briefreader.search.store.decided_names import read_decisions, write_decisions
from briefreader.search.store.file_names import CATALOGUE, LOCK, MANIFEST, NAMES, OWN_SUFFIX
from briefreader.search.store.index_dir import make_private, report_damage, sweep, unreadable
from briefreader.search.store.manifest import (
    FileRefusal,
    Manifest,
    ManifestFile,
    ManifestSegment,
    digest_file,
    manifest_entry,
    read_manifest,
    refresh_manifest,
    verify,
    write_manifest,
)
from briefreader.search.store.mapped_sections import Sections
from briefreader.search.store.record import Record
from briefreader.search.store.segment_reader import SegmentReader
from briefreader.search.store.sort_keys import IndexedSegment, SortColumns
from briefreader.search.store.statement_rows import Statements
from briefreader.search.store.toc_marker import TOC_MARKER, toc_name
from briefreader.search.writing.catalogue_writer import write_catalogue
from briefreader.search.writing.name_uses import SpokenSegment, decide_names
from briefreader.search.writing.segment_format import BuiltSegment
from briefreader.search.writing.segment_merge import MergeSource, choose_merge, merge_segments
from briefreader.search.writing.segment_writer import SegmentBuilder


@dataclass(slots=True, eq=False, kw_only=True)
class _Segment(IndexedSegment):
    """A segment as it will be published: its files do not change, what is removed does."""

    entry: ManifestSegment
    files: dict[str, ManifestFile]


class _Locations:
    """Where each article of an index that is being written is, by the path of its file.

    What was published is looked up in its ``catalogue``, whose ``segments`` these are, so that
    opening an index costs nothing.
    """

    def __init__(
        self, catalogue: Catalogue | None = None, segments: Sequence[_Segment] = ()
    ) -> None:
        self._catalogue = catalogue
        self._segments = segments
        self._since: dict[bytes, tuple[_Segment, int]] = {}

    def find(self, key: bytes) -> tuple[_Segment, int] | None:
        """Return the segment of an article, and its number there."""
        place = self._since.get(key)
        if place is None and self._catalogue is not None:
            row = self._catalogue.find_key(key)
            if row is not None:
                number, article = self._catalogue.place(row)
                place = self._segments[number], article
        return place if place and place[1] not in place[0].removed else None

    def note(self, segment: _Segment) -> None:
        """Take the articles with its paths from this segment from now on."""
        self._since |= {path: (segment, n) for n, path in enumerate(segment.keys.paths)}


class Builder:
    """The one writer of an index folder, which it locks from ``with`` to the end of it.

    Nothing counts before :meth:`publish`; killed at any moment, the last published state stays.
    A folder that does not pass its checks is emptied. Raises IndexBusy if another process is
    writing.

    ``fingerprint`` names the way in which files are read now; articles that were read in another
    way are stale and should be added again. ``names`` says how names are decided; without it
    nothing is decided of any.
    """

    def __init__(
        self, folder: Path, fingerprint: str = "", names: NamePolicy | None = None
    ) -> None:
        self.folder = folder
        self._fingerprint = fingerprint
        self._naming = names
        self._decided: NameDecisions | None = None  # as published; of all other names anew
        self._changed_names: set[str] = set()  # in articles that came or went since
        self._statements: dict[str, Statements] = {}  # by their segments' names
        self.published: Manifest | None = None
        """What is published, and goes on from here."""
        self.scanned_ns = 0
        """When the scan began that found all that is here, see ``Manifest``; published with it."""
        self._segments: list[_Segment] = []
        self._locations: _Locations = _Locations()
        self._last: Catalogue | None = None  # what is published
        self._generation = 0
        self._own: SegmentBuilder | None = None
        self._pending: set[bytes] = set()
        self._new = 0  # of them, how many replace no article
        self._private = 0
        self._refusals: dict[str, FileRefusal] = {}
        self._held = ExitStack()  # of the lock

    def __enter__(self) -> Builder:
        make_private(self.folder)
        try:
            self._held.enter_context(locked(self.folder / LOCK, wait=False))
        except BlockingIOError:
            raise IndexBusy(
                f"{self.folder}: another briefreader is updating this index; wait until it is done"
            ) from None
        with self._held:
            self._load()
            self._held = self._held.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._held.close()

    def __len__(self) -> int:
        """Return how many articles there would be after publishing."""
        return self._new + sum(len(part.keys) - len(part.removed) for part in self._segments)

    def _load(self) -> None:
        try:
            manifest = read_manifest(self.folder)
            try:
                verify(self.folder, manifest)
                self._take_up(refresh_manifest(self.folder, manifest))
            except OSError as error:
                raise unreadable(self.folder, error) from error
            keep = {LOCK, MANIFEST, *manifest.files}
        except IndexMissing:
            keep = {LOCK}
        except IndexDamaged:
            self.discard()
            keep = {LOCK}
        sweep(self.folder, keep, folders=True)

    def _take_up(self, manifest: Manifest) -> None:
        self._generation, self.scanned_ns = manifest.generation, manifest.scanned_ns
        self._refusals = {
            one.name: one for one in manifest.refusals if one.fingerprint == self._fingerprint
        }
        for part in manifest.segments:
            files = {n: f for n, f in manifest.files.items() if n.startswith(f"{part.name}.")}
            self._open_segment(part, files)
        catalogue = self._open_catalogue()
        self._locations = _Locations(catalogue, tuple(self._segments))
        for row in catalogue.removed:
            number, article = catalogue.place(row)
            self._segments[number].removed.add(article)
        start = 0
        for segment in self._segments:
            end = start + len(segment.stats)
            segment.stats = array("q", catalogue.stats[start:end].tobytes())
            start = end
        name = f"{NAMES}.{self._generation}"
        if self._naming is not None and name in manifest.files:
            with report_damage(self.folder / name):
                self._decided = read_decisions(self.folder / name)
        self.published = manifest

    def _said_in(self, segment: _Segment) -> Statements:
        name = segment.entry.name
        if name not in self._statements:
            self._statements[name] = Statements(Sections(self.folder / f"{name}{OWN_SUFFIX}"))
        return self._statements[name]

    def _drop(self, segment: _Segment, article: int) -> None:
        """Remove an article; whoever speaks in it is decided anew."""
        segment.removed.add(article)
        if self._decided is not None:
            self._changed_names.update(self._said_in(segment).counts_in(article))

    def _open_segment(self, part: ManifestSegment, files: dict[str, ManifestFile]) -> _Segment:
        rows = Rows(Sections(self.folder / f"{part.name}{OWN_SUFFIX}"))
        stats = array("q", rows.stats.tobytes())
        segment = _Segment(keys=SortColumns(rows), stats=stats, entry=part, files=files)
        self._segments.append(segment)
        return segment

    def _open_catalogue(self) -> Catalogue:
        """Return what was published last."""
        sections = Sections(self.folder / f"{CATALOGUE}.{self._generation}")
        self._last = Catalogue(sections, [part.keys.rows for part in self._segments])
        return self._last

    def _known(self, key: bytes) -> tuple[_Segment, int]:
        place = self._locations.find(key)
        if place is None:
            raise KeyError(key)
        return place

    @property
    def complete(self) -> bool:
        """Whether there is a published state for which no file was still to be read."""
        return self.published is not None and self.published.complete

    def discard(self) -> None:
        """Begin anew; what is published stays until the next publishing."""
        self.published = None
        self._segments, self._locations, self._last = [], _Locations(), None
        self._refusals, self._decided, self.scanned_ns = {}, None, 0

    def __contains__(self, key: bytes) -> bool:
        return self._locations.find(key) is not None

    def files(self, *, stale: bool) -> Iterator[tuple[str, int, int]]:
        """Yield path, size and time of change (ns) of the articles' files as they were indexed.

        Either of those that are ``stale`` or of the others.
        """
        for part in self._segments:
            if (part.entry.fingerprint != self._fingerprint) == stale:
                for run in part.live:
                    names = map(os.fsdecode, part.keys.rows.paths.between(run.start, run.stop))
                    stats = part.stats[2 * run.start : 2 * run.stop]
                    yield from zip(names, stats[::2], stats[1::2], strict=True)

    def holds(self, manifest: Manifest) -> bool:
        """Return whether this is what is published, and no article of it is stale."""
        fingerprints = {part.entry.fingerprint for part in self._segments}
        return self.published == manifest and fingerprints <= {self._fingerprint}

    def is_stale(self, key: bytes) -> bool:
        """Return whether a known file was read in another way than files are read now."""
        return self._known(key)[0].entry.fingerprint != self._fingerprint

    def content_hash(self, key: bytes) -> str:
        """Return the SHA-256 of a known file as it was indexed, in hexadecimal."""
        segment, article = self._known(key)
        return segment.keys.rows.content_hash(article)

    def refusal(self, name: str, size: int, mtime_ns: int) -> str | None:
        """Return why a file was refused when it was read as it is now; None for any other."""
        one = self._refusals.get(name)
        return one.reason if one and (one.size, one.mtime_ns) == (size, mtime_ns) else None

    def forget_refusals(self, names: Set[str]) -> None:
        """Forget all such files but those of these ``names``: the others are gone or changed."""
        for name in self._refusals.keys() - names:
            del self._refusals[name]

    def note_refusal(self, name: str, size: int, mtime_ns: int, reason: str) -> None:
        """Note, to be published, that this file took too much, or is no article."""
        self._refusals[name] = FileRefusal(name, size, mtime_ns, reason, self._fingerprint)

    @property
    def unwritten_words(self) -> int:
        """How many words of added articles wait in memory."""
        return self._own.word_count if self._own else 0

    def private_folder(self) -> Path:
        """Return a new folder to build a segment in, for :meth:`adopt`; gone after the next
        start.
        """
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
        self._new += key not in self

    def remove(self, path: Path) -> None:
        """Remove the article with this path; one that is not there needs no removing."""
        key = path_key(path)
        if key in self._pending:
            self._flush()
        place = self._locations.find(key)
        if place is not None:
            self._drop(*place)

    def touch(self, path: Path, size: int, mtime_ns: int) -> None:
        """Note a file's new time where its content is still the same."""
        segment, article = self._known(path_key(path))
        segment.stats[2 * article : 2 * article + 2] = array("q", (size, mtime_ns))
        segment.touched.add(article)

    def adopt(self, built: BuiltSegment) -> None:
        """Take over a segment built elsewhere; its articles replace those with the same path."""
        segment = self._place(built)
        for path in segment.keys.paths:
            if place := self._locations.find(path):
                self._drop(*place)
        self._locations.note(segment)
        if self._decided is not None:
            self._changed_names.update(self._said_in(segment).names)

    def _place(self, built: BuiltSegment) -> _Segment:
        """Move a segment's files to where they will be published."""
        files = {}
        for name, content in built.files:
            place = self.folder / name
            (built.folder / name).replace(place)
            files[name] = manifest_entry(place, content)
        shutil.rmtree(built.folder, ignore_errors=True)
        part = ManifestSegment(built.name, built.articles, built.lengths, self._fingerprint)
        return self._open_segment(part, files)

    def compact(self) -> bool:
        """Merge the smallest segments where there are many; True if anything was merged.

        Nobody sees a difference but that searching is faster: a word is looked up once in each
        segment.
        """
        self._flush()
        chosen = choose_merge([len(part.keys) - len(part.removed) for part in self._segments])
        if not chosen:
            return False
        parts = [self._segments[number] for number in chosen]
        sources = [
            MergeSource(SegmentReader(self.folder, part.entry, 0), frozenset(part.removed))
            for part in parts
        ]
        stats = {
            part.keys.paths[article]: part.stats[2 * article : 2 * article + 2]
            for part in parts
            for run in part.live
            for article in run
        }
        self._segments = [part for part in self._segments if part not in parts]
        for part in parts:
            part.removed.update(range(len(part.keys)))
        merged = self._place(merge_segments(self.private_folder(), sources))
        for article, path in enumerate(merged.keys.paths):
            merged.stats[2 * article : 2 * article + 2] = stats[path]
        self._locations.note(merged)
        return True

    def _flush(self) -> None:
        if self._own is not None:
            built, self._own = self._own.finish(), None
            self._pending.clear()
            self._new = 0
            self.adopt(built)

    def publish(self, *, complete: bool = True) -> int:
        """Make everything since the last time visible to whoever opens the index from now on.

        Returns the generation.

        Not ``complete`` while there are files that are still to be read.
        """
        self._flush()
        self._segments = [part for part in self._segments if len(part.removed) < len(part.keys)]
        self._generation += 1
        catalogue = self.folder / f"{CATALOGUE}.{self._generation}"
        toc = self.folder / toc_name(self._generation)
        write_catalogue(catalogue, self._segments, self._last)
        toc.write_bytes(TOC_MARKER)
        files = {name: file for part in self._segments for name, file in part.files.items()}
        written = [catalogue, toc, *self._decide_names()]
        files |= {path.name: manifest_entry(path, digest_file(path)) for path in written}
        segments = tuple(part.entry for part in self._segments)
        refusals = tuple(self._refusals.values())
        self.published = Manifest(
            self._generation, segments, files, complete, refusals, self.scanned_ns
        )
        write_manifest(self.folder, self.published)
        sweep(self.folder, {LOCK, MANIFEST, *files}, folders=False)
        self._open_catalogue()
        for part in self._segments:
            part.touched.clear()
        return self._generation

    def _decide_names(self) -> Iterator[Path]:
        """Decide what the names of these segments mean; yield the file that says so."""
        kept = {part.entry.name for part in self._segments}
        self._statements = {n: said for n, said in self._statements.items() if n in kept}
        if self._naming is None:
            return
        spoken = [
            SpokenSegment(part.keys.rows, self._said_in(part), part.removed)
            for part in self._segments
        ]
        changed, self._changed_names = self._changed_names, set()
        self._decided = decide_names(spoken, self._naming, self._decided, changed)
        path = self.folder / f"{NAMES}.{self._generation}"
        write_decisions(path, self._decided)
        yield path
