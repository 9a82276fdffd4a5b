"""Which articles were in a library at the last look, and when each of them came."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping
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


@dataclass(frozen=True, slots=True)
class KnownArticles:
    """When each article came, by its row, and when its library was last looked at; microseconds
    since 1970.
    """

    looked: int
    came: Mapping[int, int]

    def rows_since(self, moment: int) -> frozenset[int]:
        """Return the rows of the articles that came after a moment."""
        return frozenset(row for row, came in self.came.items() if came > moment)

    @property
    def new(self) -> frozenset[int]:
        """The rows of the articles that came after the last look."""
        return self.rows_since(self.looked)


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
        looked, times = known or (moment(now), {})
        arrival = max(moment(now), looked + 1, max(times.values(), default=0) + 1)
        time_of = _WritingTimes()
        came: dict[int, int] = {}
        size = len(times)
        for row, (name, _, stamp) in zip(catalogue.rows, catalogue.files(), strict=True):
            content = int(catalogue.content_hash(row)[:16], 16)
            path = _path_number(name)
            if content not in times:
                first = arrival if known else min(time_of.article(name, stamp, looked), looked)
                times[content] = times.get(path, first)
            # Kept by its path too, wherever it stands now: it may be renamed first and edited then.
            times.setdefault(path, times[content])
            came[row] = times[content]
        if known is None or len(times) != size:
            self._write(looked, times)
        return KnownArticles(looked, came)

    def mark_seen(self, shown: int) -> None:
        """Let what came until a moment be old from now on; nothing before the first look. Raises
        NotebookError.
        """
        known = self._read()
        if known is not None:
            looked, times = known
            self._write(max(looked, shown), times)

    @property
    def is_begun(self) -> bool:
        """Whether there was a look before."""
        return self._file.exists()

    def _read(self) -> tuple[int, dict[int, int]] | None:
        """Return what is kept; None where nothing is, or nothing that can be read."""
        try:
            data = self._file.read_bytes()
        except OSError:
            return None
        start = len(_HEAD) + _LOOK.size
        if not data.startswith(_HEAD) or (len(data) - start) % _ENTRY.size or len(data) < start:
            return None
        (looked,) = _LOOK.unpack_from(data, len(_HEAD))
        times = dict(_ENTRY.iter_unpack(data[start:]))
        return (looked, times) if max(looked, *times.values(), 0) < _NEVER else None

    def _write(self, looked: int, times: Mapping[int, int]) -> None:
        entries = b"".join(_ENTRY.pack(*entry) for entry in times.items())
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


def _path_number(name: str) -> int:
    digest = hashlib.blake2b(path_key(Path(name)), digest_size=8).digest()
    return int.from_bytes(digest, "little")
