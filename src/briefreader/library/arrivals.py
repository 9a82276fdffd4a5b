"""Which articles were in a library at the last look, and when each of them came."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefreader.domain.article import path_key
from briefreader.errors import NotebookError
from briefreader.file_lock import locked_folder
from briefreader.notebook.storage.atomic_files import replace_file
from briefreader.search.search_engine import ArticleCatalogue
from briefreader.sources.files.compound_files import container_of
from briefreader.text.sanitizing import one_line

_HEAD = b"briefreader seen 1\n"
_HEAD_OF_SEEN = b"briefreader seen before others 1\n"
_HEAD_OF_LOOK = b"briefreader look before the last 1\n"
_SEEN_SUFFIX = "-before-others"
_LOOK_SUFFIX = "-look-before"
_LOOK = struct.Struct("<Q")  # or an article's number, where these are kept alone
_ENTRY = struct.Struct("<QQ")  # what tells an article, and when it came
_MICROSECONDS = 1_000_000
_NEVER = 8_000 * 365 * 86_400 * _MICROSECONDS  # years later than any clock says


@dataclass(frozen=True, slots=True)
class KnownArticles:
    """When each article came, by its row, and when its library was last looked at; microseconds
    since 1970. ``seen`` are the rows of those that came later and were seen by themselves, or have
    the text or the path of such a one.
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
    """Keeps them in one file for each library, which is this machine's own; those that were seen
    before all others were in one beside it, and the last look but one at which there was anything
    new in another; older versions leave these alone.

    An article is known by its content and by its path, so that neither a renamed nor an edited file
    is new; what has gone is remembered, for its folder may only be unmounted. At the first look
    everything is old, and came when its file was written.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._seen_file = file.with_name(file.name + _SEEN_SUFFIX)
        self._look_file = file.with_name(file.name + _LOOK_SUFFIX)

    def take_in(self, catalogue: ArticleCatalogue, now: datetime) -> KnownArticles:
        """Return when each article came, those that were unknown now. Raises NotebookError."""
        with self._alone():
            return self._taken_in(catalogue, now)

    def _taken_in(self, catalogue: ArticleCatalogue, now: datetime) -> KnownArticles:
        known = self._read()
        looked, times = known or (moment(now), {})
        seen = self._read_seen(times)
        arrival = max(moment(now), looked + 1, max(times.values(), default=0) + 1)
        time_of = _WritingTimes()
        came: dict[int, int] = {}
        rows_seen: set[int] = set()
        size, seen_before = len(times), len(seen)
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
            self._write(looked, times)
        if len(seen) != seen_before:
            self._write_seen(seen)
        return KnownArticles(looked, came, frozenset(rows_seen))

    def mark_seen(self, shown: int) -> None:
        """Let what came until a moment be old from now on; nothing before the first look. Raises
        NotebookError.
        """
        with self._alone():
            if (known := self._read()) is None:
                return
            looked, times = known
            if any(looked < came <= shown for came in times.values()):
                self._replace(self._look_file, _HEAD_OF_LOOK, _LOOK.pack(looked))
            self._write(max(looked, shown), times)
            seen = self._read_seen(times)
            later = {one for one in seen if times[one] > shown}
            if later != seen:
                self._write_seen(later)

    def mark_articles_seen(self, catalogue: ArticleCatalogue, rows: Iterable[int]) -> None:
        """Let some articles be old from now on, and copies of them. Raises NotebookError."""
        with self._alone():
            if (known := self._read()) is None:
                return
            _, times = known
            seen = self._read_seen(times)
            for row in rows:
                seen |= {_content_number(catalogue, row), _path_number(catalogue.row(row).path)}
            self._write_seen(seen & times.keys())

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let no other process write between what is read here and what is written of it."""
        with ExitStack() as held:
            try:
                held.enter_context(locked_folder(self._file.parent))
            except OSError as error:
                raise self._unsaved(self._file, error) from error
            yield

    @property
    def look_before(self) -> int | None:
        """After which moment that came which was found new last; None if nothing ever was."""
        try:
            data = self._look_file.read_bytes()
        except OSError:
            return None
        moment = data.removeprefix(_HEAD_OF_LOOK)
        if len(moment) == len(data) or len(moment) != _LOOK.size:
            return None
        (looked,) = _LOOK.unpack(moment)
        return int(looked) if looked < _NEVER else None

    @property
    def is_begun(self) -> bool:
        """Whether there was a look before."""
        return self._file.exists()

    def _read(self) -> tuple[int, dict[int, int]] | None:
        """Return the last look, and when each article came; None where nothing is kept, or nothing
        that can be read.
        """
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

    def _read_seen(self, times: Mapping[int, int]) -> set[int]:
        """Return which of the articles were seen before all others were; none where that can't be
        read.
        """
        try:
            data = self._seen_file.read_bytes()
        except OSError:
            return set()
        numbers = data.removeprefix(_HEAD_OF_SEEN)
        if len(numbers) == len(data) or len(numbers) % _LOOK.size:
            return set()
        return times.keys() & {number for (number,) in _LOOK.iter_unpack(numbers)}

    def _write(self, looked: int, times: Mapping[int, int]) -> None:
        entries = b"".join(_ENTRY.pack(*entry) for entry in times.items())
        self._replace(self._file, _HEAD, _LOOK.pack(looked), entries)

    def _write_seen(self, seen: Set[int]) -> None:
        self._replace(self._seen_file, _HEAD_OF_SEEN, *map(_LOOK.pack, sorted(seen)))

    def _replace(self, file: Path, *parts: bytes) -> None:
        try:
            replace_file(file, parts)
        except OSError as error:
            raise self._unsaved(file, error) from error

    @staticmethod
    def _unsaved(file: Path, error: OSError) -> NotebookError:
        shown = one_line(str(file))
        return NotebookError(f"{shown}: can't save what was seen: {error.strerror}")


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
