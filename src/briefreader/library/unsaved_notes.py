"""Notes that are being written: on disk while they are, and offered again if nobody saved them."""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefreader.domain.article import Article, Span
from briefreader.paths import open_plain

PREFIX = "unsaved-note-"
_BEGAN = 19  # place of a process's start behind its name in /proc, in ticks since the system's
_CLOCK_STEP = 120.0  # seconds by which the clock may have been set meanwhile
LONGEST = 4_000_000  # bytes; a longer file is none of ours


@dataclass(frozen=True, slots=True)
class UnsavedNote:
    """A note about a passage that was being written when the reader ended, or could not be saved;
    ``file`` holds it.
    """

    path: Path
    passage: Span
    quote: str
    words: str
    file: Path

    def passage_in(self, article: Article) -> Span | None:
        """Return where the passage is in the article now; None if it is not there any more."""
        if article.path != self.path or not self.quote:
            return None
        if self.passage.of(article.text) == self.quote:
            return self.passage
        start = article.text.find(self.quote)
        return Span(start, start + len(self.quote)) if start >= 0 else None


class UnsavedNotes:
    """The files of one folder that hold such notes, one for each note that is being written.

    ``library`` tells folders of articles apart.
    """

    def __init__(self, folder: Path, library: str) -> None:
        self._library = library
        self._folder = folder
        self._begun = 0
        self._left = self._found()

    @property
    def left(self) -> tuple[UnsavedNote, ...]:
        """What readers that have ended left in this library, or could not be saved; the newest
        first.
        """
        return self._left

    def about(self, path: Path, passage: Span, quote: str) -> UnsavedNote | None:
        """Return what is left of a note about a passage, or about words within it."""
        for note in self._left:
            within = passage.start <= note.passage.start and note.passage.end <= passage.end
            if note.path == path and (within or note.quote == quote):
                return note
        return None

    def leave(self, note: UnsavedNote) -> None:
        """Have a note among those that are left, in the place of the one in its file, until it is
        saved and forgotten.
        """
        self._left = (note, *(left for left in self._left if left.file != note.file))

    def new_file(self) -> Path:
        """Return the file for a note that one begins to write; it is not made yet."""
        while True:
            self._begun += 1
            number = f"-{self._begun}" if self._begun > 1 else ""
            file = self._folder / f"{PREFIX}{os.getpid()}{number}.json"
            if not os.path.lexists(file):  # else left by a process that had this one's number
                return file

    def keep(self, file: Path, path: Path, passage: Span, quote: str, words: str) -> None:
        """Write a note as it stands now; returns after it is on disk. Raises OSError."""
        from briefreader.notebook.storage.atomic_files import replace_file

        table = {
            "library": self._library,
            "path": os.fsdecode(path),
            "start": passage.start,
            "end": passage.end,
            "quote": quote,
            "words": words,
        }
        replace_file(file, [json.dumps(table).encode("ascii")])

    def forget(self, file: Path, note: UnsavedNote | None = None) -> None:
        """Delete the file of a note that was saved or dropped, and ``note``, which it went on."""
        self._left = tuple(left for left in self._left if left != note)
        for one in {file, note.file if note else file}:
            with suppress(OSError):
                one.unlink(missing_ok=True)

    def _found(self) -> tuple[UnsavedNote, ...]:
        # A file of this process's number, before it has written one, is from before a restart.
        found = []
        for file in self._folder.glob(f"{PREFIX}*.json"):
            writer = file.stem.removeprefix(PREFIX).partition("-")[0]
            with suppress(OSError):  # which another reader has just deleted
                written = file.lstat().st_mtime
                own = writer == str(os.getpid())
                is_left = own or (writer.isdecimal() and not _writes(int(writer), written))
                if is_left and (note := self._read(file)) is not None:
                    found.append((written, note))
        found.sort(key=lambda one: one[0], reverse=True)
        return tuple(note for _, note in found)

    def _read(self, file: Path) -> UnsavedNote | None:
        """Return the note in ``file``; None where it is damaged or of another library."""
        try:
            with open_plain(file) as stream:
                table = json.loads(stream.read(LONGEST))
            if table["library"] != self._library:
                return None
            numbers = (int(table["start"]), int(table["end"]))
            words = [str(table[name]) for name in ("path", "quote", "words")]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        path, quote, note = words
        if not 0 <= numbers[0] <= numbers[1] or "\0" in path:
            return None
        return UnsavedNote(Path(path), Span(*numbers), quote, note, file)


def _writes(process: int, written: float) -> bool:
    """Return whether a process may be writing a note that was last ``written`` then: it runs, and
    has not been given its number since.
    """
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    try:
        stat = Path(f"/proc/{process}/stat").read_text(errors="replace")
    except OSError:
        return True  # no Linux
    about = stat.rpartition(")")[2].split()
    if about[:1] == ["Z"]:  # ended, and not yet taken note of
        return False
    booted = time.time() - time.clock_gettime(time.CLOCK_BOOTTIME)
    began = booted + int(about[_BEGAN]) / os.sysconf("SC_CLK_TCK")
    return began < written + _CLOCK_STEP
