"""Which articles were in a library at the last look, and when each of them came."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefreader.domain.article import path_key
from briefreader.errors import NotebookError
from briefreader.notebook.storage.atomic_files import replace_file
from briefreader.search.search_engine import ArticleCatalogue
from briefreader.sources.files.compound_files import container_of
from briefreader.text.sanitizing import one_line

_HEAD = b"briefreader seen 1\n"
_LOOK = struct.Struct("<Q")
_ENTRY = struct.Struct("<QQ")  # what tells an article, and when it came
_MICROSECONDS = 1_000_000
_NEVER = 8_000 * 365 * 86_400 * _MICROSECONDS  # years later than any clock says
_SEEN = 1 << 63  # beside the time of an article that was seen before all others were


@dataclass(frozen=True, slots=True)
class KnownArticles:
    """When each article came, by its row, and when its library was last looked at; microseconds
    since 1970. ``seen`` are the rows of those that were seen since.
    """

    looked: int
    came: Mapping[int, int]
    seen: frozenset[int] = frozenset()

    def rows_since(self, moment: int) -> frozenset[int]:
        """Return the rows of the articles that came after a moment."""
        return frozenset(row for row, came in self.came.items() if came > moment)

    @property
    def new(self) -> frozenset[int]:
        """The rows of the articles that came after the last look, and were not seen since."""
        return self.rows_since(self.looked) - self.seen


class Arrivals:
    """Keeps them in one file for each library, which is this machine's own.

    An article is known by its content and by its path, so that neither a renamed nor an edited file
    is new; what has gone is remembered, for its folder may only be unmounted. At the first look
    everything is old, and came when its file was written.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def take_in(self, catalogue: ArticleCatalogue, now: datetime) -> KnownArticles:
        """Return when each article came, those that were unknown now. Raises NotebookError."""
        known = self._read()
        looked, times, seen = known or (moment(now), {}, set())
        arrival = max(moment(now), looked + 1, max(times.values(), default=0) + 1)
        time_of = _WritingTimes()
        came: dict[int, int] = {}
        rows_seen: set[int] = set()
        size = len(times)
        for row, (name, _, stamp) in zip(catalogue.rows, catalogue.files(), strict=True):
            content, path = _content_number(catalogue, row), _path_number(Path(name))
            if content not in times:
                first = arrival if known else min(time_of.article(name, stamp, looked), looked)
                times[content] = times.get(path, first)
                seen.update({content} if path in seen else ())
            # Kept by its path too, wherever it stands now: it may be renamed first and edited then.
            times.setdefault(path, times[content])
            came[row] = times[content]
            if content in seen:
                seen.add(path)
                rows_seen.add(row)
        if known is None or len(times) != size:
            self._write(looked, times, seen)
        return KnownArticles(looked, came, frozenset(rows_seen))

    def mark_seen(self, shown: int) -> None:
        """Let what came until a moment be old from now on; nothing before the first look. Raises
        NotebookError.
        """
        known = self._read()
        if known is not None:
            looked, times, seen = known
            self._write(max(looked, shown), times, {one for one in seen if times[one] > shown})

    def mark_articles_seen(self, catalogue: ArticleCatalogue, rows: Iterable[int]) -> None:
        """Let some articles be old from now on. Raises NotebookError."""
        known = self._read()
        if known is not None:
            looked, times, seen = known
            for row in rows:
                seen |= {_content_number(catalogue, row), _path_number(catalogue.row(row).path)}
            self._write(looked, times, seen & times.keys())

    @property
    def is_begun(self) -> bool:
        """Whether there was a look before."""
        return self._file.exists()

    def _read(self) -> tuple[int, dict[int, int], set[int]] | None:
        """Return what is kept: the last look, when each article came, which of them were seen
        since; None where nothing is, or nothing that can be read.
        """
        try:
            data = self._file.read_bytes()
        except OSError:
            return None
        start = len(_HEAD) + _LOOK.size
        if not data.startswith(_HEAD) or (len(data) - start) % _ENTRY.size or len(data) < start:
            return None
        (looked,) = _LOOK.unpack_from(data, len(_HEAD))
        times: dict[int, int] = dict(_ENTRY.iter_unpack(data[start:]))
        seen = {one for one, came in times.items() if came & _SEEN}
        times.update({one: times[one] ^ _SEEN for one in seen})
        return (looked, times, seen) if max(looked, *times.values(), 0) < _NEVER else None

    def _write(self, looked: int, times: Mapping[int, int], seen: Set[int]) -> None:
        marked = {**times, **{one: times[one] | _SEEN for one in seen}}
        entries = b"".join(_ENTRY.pack(*entry) for entry in marked.items())
        try:
            replace_file(self._file, (_HEAD, _LOOK.pack(looked), entries))
        except OSError as error:
            shown = one_line(str(self._file))
            raise NotebookError(f"{shown}: can't save what was seen: {error.strerror}") from error


class _WritingTimes:
    """When articles were written: those in a compound file when that was."""

    def __init__(self) -> None:
        self._of_container: dict[str, int | None] = {}

    def article(self, name: str, stamp: int, unknown: int) -> int:
        """Return microseconds since 1970, by a file's time (ns); ``unknown`` for a member of a file
        that has gone.
        """
        container = container_of(name)
        if not container:
            return max(0, stamp // 1000)
        if container not in self._of_container:
            try:
                self._of_container[container] = Path(container).stat().st_mtime_ns
            except OSError:
                self._of_container[container] = None
        written = self._of_container[container]  # for a member's own stamp is made of its bytes
        return unknown if written is None else max(0, written // 1000)


def moment(when: datetime) -> int:
    """Return microseconds since 1970; 0 for any moment before."""
    return max(0, int(when.timestamp() * _MICROSECONDS))


def _content_number(catalogue: ArticleCatalogue, row: int) -> int:
    return int(catalogue.content_hash(row)[:16], 16)


def _path_number(path: Path) -> int:
    digest = hashlib.blake2b(path_key(path), digest_size=8).digest()
    return int.from_bytes(digest, "little")
