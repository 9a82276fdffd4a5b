"""The notebook's second copy: plain JSON lines beside the database, from which it can be restored.

``notebook.jsonl`` holds the rows and, line by line, each change since its latest compaction;
``notebook-texts.jsonl`` only grows: one article's text a line. Of a large notebook the rows lie in
pieces, files in ``notebook-rows`` that are named by their content: a compaction writes those in
which something has changed, so that git and a backup take up no more than that.
"""

from __future__ import annotations

import os
import queue
import re
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import starmap
from pathlib import Path
from typing import TypeAlias

from briefreader.errors import NotebookError
from briefreader.file_lock import locked
from briefreader.notebook.storage.atomic_files import PRIVATE_FOLDER, replace_file
from briefreader.notebook.storage.checksums import checksum
from briefreader.notebook.storage.journal_format import (
    FORMAT,
    JournalState,
    PackedText,
    State,
    encoded,
    is_whole,
    piece_line,
    read_lines,
    text_line,
    whole,
)
from briefreader.paths import open_plain

JOURNAL_NAME = "notebook.jsonl"
TEXTS_NAME = "notebook-texts.jsonl"
PIECES_NAME = "notebook-rows"
ONE_FILE = 4 << 20  # bytes of rows that are not cut into pieces
_ROWS_A_PIECE = 1_024  # on average; below a megabyte
_KEY_OF_ROW = 40  # bytes of a row's line, in which its table and its key stand
_PIECE = re.compile(rb"[0-9a-f]{16}\.jsonl")
_PIECE_LINE = b'{"piece":'
LINES_BEFORE_COMPACTION = 1_000  # at least; of a large copy as many as make it about a fifth larger
_BYTES_A_LINE = 4_000  # of the copy, for each line that may follow its latest compaction
_FORMAT_OF_TODAY = re.compile(rb'"format":%d\b' % FORMAT)
_LAST_CHANGE = re.compile(rb'"change":(\d+)(?:,"sum":"[0-9a-f]{32}")?\}\s*\Z')


def read_journal(folder: Path) -> JournalState | None:
    """Return what the two files in ``folder`` hold, or None if there is no journal."""
    found = read_rows(folder)
    if found is None:
        return None
    more = read_texts(folder)
    found.texts = more.texts
    found.unreadable += more.unreadable
    return found


def read_rows(folder: Path) -> JournalState | None:
    """Return the rows of the second copy, or None if there is none."""
    try:
        with open_plain(folder / JOURNAL_NAME) as journal:
            return read_lines(_with_pieces(folder, journal))
    except FileNotFoundError:
        return None


def _with_pieces(folder: Path, lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the lines, those of each piece behind the line that names it.

    Where a line that names one is damaged, or a piece is missing, all others there are read.
    """
    read: set[str] = set()
    is_whole_list = True
    for line in lines:
        yield line
        if not line.startswith(_PIECE_LINE):
            continue
        named = _PIECE.search(line)
        name = named[0].decode() if named and is_whole(line) else ""
        if name and (folder / PIECES_NAME / name).is_file():
            read.add(name)
            yield from _lines_of(folder / PIECES_NAME / name)
        else:
            is_whole_list = False
            yield b"a piece is missing\n"
    for path in [] if is_whole_list else pieces(folder):
        if path.name not in read:
            yield from _lines_of(path)


def _lines_of(path: Path) -> Iterator[bytes]:
    with open_plain(path) as piece:
        yield from piece


def pieces(folder: Path) -> list[Path]:
    """Return the files that hold the rows of a large notebook."""
    there = (folder / PIECES_NAME).glob("*.jsonl")
    return sorted(path for path in there if _PIECE.fullmatch(path.name.encode()))


def rows_size(folder: Path) -> int:
    """Return how many bytes the rows' second copy takes."""
    files = [folder / JOURNAL_NAME, *pieces(folder)]
    return sum(path.stat().st_size for path in files if path.exists())


def read_texts(folder: Path) -> JournalState:
    """Return the article texts of the second copy."""
    try:
        with open_plain(folder / TEXTS_NAME) as texts:
            return read_lines(texts)
    except FileNotFoundError:
        return JournalState()


def text_in_second_copy(folder: Path, content_hash: str) -> PackedText | None:
    """Return the article text with that hash in the second copy; only its lines are understood."""
    named = f'"text":"{content_hash}"'.encode()
    try:
        with open_plain(folder / TEXTS_NAME) as texts:
            found = read_lines(line for line in texts if named in line)
    except FileNotFoundError:
        return None
    return found.texts.get(content_hash)


def unpacked(packed: object) -> str | None:
    """Return the text that was packed; None where that is no longer so."""
    if not isinstance(packed, bytes):
        return None
    try:
        return zlib.decompress(packed).decode()
    except (zlib.error, UnicodeDecodeError):
        return None


def damaged_lines(path: Path) -> int:
    """Return how many lines of a second copy are not what was written, as far as they have sums of
    their own; nothing else is understood.
    """
    try:
        with open_plain(path) as file:
            return sum(is_whole(line) is False or not line.endswith(b"}\n") for line in file)
    except FileNotFoundError:
        return 0


def last_changes(folder: Path) -> tuple[int, int]:
    """Return the changes of the latest compaction and of the last line; -1 where one is unknown.

    Both are of a copy in an older form, whose sums may be over other columns than the database's.
    Reads a few hundred bytes, however long the journal is.
    """
    try:
        with open_plain(folder / JOURNAL_NAME) as journal:
            header = journal.readline(300)
            if not _FORMAT_OF_TODAY.search(header):
                return -1, -1
            first = _LAST_CHANGE.search(header)
            journal.seek(max(0, journal.seek(0, os.SEEK_END) - 200))
            last = _LAST_CHANGE.search(journal.read())
    except OSError:
        return -1, -1
    return (int(first[1]) if first else -1), (int(last[1]) if last else -1)


def append(path: Path, lines: Sequence[str]) -> None:
    """Add whole lines to ``path`` and sync them (fsync), alone among processes.

    A line that an earlier crash left torn is closed first, so that it spoils no other.
    """
    with locked(path) as descriptor, open(descriptor, "r+b", buffering=0, closefd=False) as out:
        size = out.seek(0, os.SEEK_END)
        torn = size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
        data = memoryview((b"\n" if torn else b"") + b"".join(encoded(lines)))
        while data:
            data = data[out.write(data) :]
        os.fsync(descriptor)


def compact(folder: Path, snapshot: Callable[[], tuple[State, int, str]]) -> int:
    """Rewrite the journal as ``snapshot()`` says, by atomic rename, no append meanwhile.

    Return the number of the latest change that it holds.
    """
    path = folder / JOURNAL_NAME
    with locked(path):
        state, change, digest = snapshot()
        header, *rows, trailer = encoded(whole(state, change, digest))
        if sum(map(len, rows)) <= ONE_FILE:
            replace_file(path, (header, *rows, trailer))
            kept = set[str]()
        else:
            names = [_put_piece(folder, data) for data in _cut(rows)]
            replace_file(path, (header, *encoded(map(piece_line, names)), trailer))
            kept = set(names)
        for piece in pieces(folder):
            if piece.name not in kept:
                piece.unlink()
    return change


def _cut(rows: Iterable[bytes]) -> Iterator[bytes]:
    """Yield runs of lines; where one ends depends on the row at its beginning alone, so that a row
    more or less moves no other border.
    """
    run: list[bytes] = []
    for row in rows:
        if run and zlib.crc32(row[:_KEY_OF_ROW]) % _ROWS_A_PIECE == 0:
            yield b"".join(run)
            run = []
        run.append(row)
    yield b"".join(run)


def _put_piece(folder: Path, data: bytes) -> str:
    """Return the name of the piece that holds ``data``, written unless it is there as it should be.

    What rotted under that name is kept beside.
    """
    name = f"{checksum(data)[:16]}.jsonl"
    path = folder / PIECES_NAME / name
    path.parent.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    if path.is_file():
        if path.read_bytes() == data:
            return name
        path.rename(path.with_name(f"{name}.damaged"))
    replace_file(path, [data])
    return name


def replace_texts(folder: Path, texts: Mapping[str, PackedText]) -> None:
    """Write the second copy of the article texts anew."""
    path = folder / TEXTS_NAME
    with locked(path):
        replace_file(path, encoded(starmap(text_line, sorted(texts.items()))))


_Queued: TypeAlias = "tuple[int, str, Sequence[str]]"
"""A change's number and line, and the lines of its texts."""


class Journal:
    """Appends lines in a thread of its own, so that no key waits for it.

    ``behind``: the copy lacks something that the database holds. Then nothing is appended, for
    the gap would no longer show; the next change compacts instead, which closes it.
    """

    def __init__(self, folder: Path, compaction: Callable[[bool], int], behind: bool) -> None:
        self._folder = folder
        self._compaction = compaction
        self._waiting: queue.SimpleQueue[_Queued | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        compacted, last = last_changes(folder)
        self._lines = max(0, last - max(0, compacted))
        self._most_lines = 0  # before the next compaction; 0 until that matters
        self._held = -1  # the change up to which the latest compaction holds everything
        self.behind = behind

    def add(self, change: int, line: str, texts: Sequence[str] = ()) -> None:
        """Queue one change's line and, for new article texts, their lines too."""
        try:
            if self._thread is None:
                thread = threading.Thread(target=self._run, name="notebook journal", daemon=True)
                thread.start()
                self._thread = thread
            self._waiting.put((change, line, texts))
        except BaseException:  # for want of memory: the database holds what this copy never will
            self.behind = True
            raise

    def settle(self) -> None:
        """Wait until everything queued has been written or has failed."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        while True:
            batch = [self._waiting.get()]
            while not self._waiting.empty():
                batch.append(self._waiting.get())
            try:
                self._write([item for item in batch if item])
            except (OSError, NotebookError, MemoryError):
                self.behind = True
            if None in batch:
                return

    def _write(self, batch: list[_Queued]) -> None:
        if not batch:
            return
        if not self.behind:
            texts = [text for _, _, some in batch for text in some]
            if texts:
                append(self._folder / TEXTS_NAME, texts)
            lines = [line for change, line, _ in batch if change > self._held]
            if lines:
                append(self._folder / JOURNAL_NAME, lines)
            self._lines += len(lines)
        if self.behind or self._is_long():
            self._held = self._compaction(self.behind)
            self.behind = False
            self._lines = self._most_lines = 0

    def _is_long(self) -> bool:
        """Return whether the lines since the latest compaction are many for what they follow."""
        if self._lines < LINES_BEFORE_COMPACTION:
            return False
        if not self._most_lines:
            in_proportion = rows_size(self._folder) // _BYTES_A_LINE
            self._most_lines = max(LINES_BEFORE_COMPACTION, in_proportion)
        return self._lines >= self._most_lines
