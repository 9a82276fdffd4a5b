"""The mirror: a folder with a Markdown file for each bookmark, for Obsidian, Org or git.

A file keeps its name, and is written again only when its bookmark changes. What was edited there is
the user's: it is neither replaced nor removed. So that this is known after a kill as well, what is
about to be written is noted down first.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from briefreader.domain.bookmark import Bookmark
from briefreader.errors import NotebookError
from briefreader.library.bounded_worker import PATIENCE, BoundedWorker
from briefreader.notebook.notebook import Notebook
from briefreader.text.sanitizing import one_line

STATE_NAME = "mirror.jsonl"
LOCK_NAME = "mirror.lock"
_AT_ONCE = 500  # files, of which is noted down what they will be
_LARGEST = 16 << 20  # bytes of a file that is compared
_NAMED = 3  # files in a line
_LEFT = 60.0  # seconds after which a file that was being written was left by a kill
_WORDS_IN_NAME = 8
_TEMPORARY = re.compile(r"\..+\.md\.[0-9a-f]{12}\.part")


class _Known(NamedTuple):
    """What is known of a bookmark's file: its name, of which bookmark it is, and the sums of what
    was written last and before.
    """

    name: str
    bookmark: str
    sums: tuple[str, ...]


@dataclass(slots=True)
class _State:
    """What the mirror remembers: its folder, up to which change it is made, its files, and the
    names of those of which was said that they were edited.
    """

    folder: str = ""
    change: int = -1
    files: dict[str, _Known] = field(default_factory=dict)
    told: frozenset[str] = frozenset()


class MarkdownMirror:
    """Writes the files of ``folder``; nothing where there is none.

    ``roots`` are the library's: the mirror is no part of it. ``bookmarks`` gives the user's own.
    """

    def __init__(
        self,
        notebook: Notebook,
        folder: Path | None,
        roots: Sequence[Path],
        bookmarks: Callable[[], Sequence[Bookmark]],
    ) -> None:
        self._notebook = notebook
        self._folder = folder
        self._roots = roots
        self._bookmarks = bookmarks
        self._worker = BoundedWorker(self._write, "mirror")
        self._change = -1  # up to which the folder is made, as far as this process knows
        self._told: frozenset[str] | None = None  # what was said of edited files before
        self.problems: tuple[str, ...] = ()
        """What was wrong the last time, a line each, for the user."""

    @property
    def is_set_up(self) -> bool:
        """Whether there is a mirror at all."""
        return self._folder is not None

    def write(self, patience: float = PATIENCE) -> tuple[str, ...]:
        """Bring the files up to the notebook; what is wrong, a line each.

        A disk that does not answer is waited for so many seconds at most, and once.
        """
        if self._folder is None or self._notebook.read_only:
            return ()
        if not self._worker.run(patience):
            shown = one_line(str(self._folder))
            self.problems = (f"mirror {shown}: no response; it will be written later",)
        return self.problems

    def _write(self) -> None:
        folder = self._folder
        if folder is None:
            return
        from briefreader.file_lock import locked

        shown = one_line(str(folder))
        try:
            change = self._notebook.change
            if change == self._change:
                return
            self._refuse(folder)
            with locked(self._notebook.folder / LOCK_NAME):
                edited = self._written(folder, change)
            self._change = change
        except (OSError, NotebookError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            self.problems = (f"mirror {shown}: {(reason or 'cannot be written').lower()}",)
            return
        self.problems = ()
        if edited:
            names = ", ".join(map(one_line, edited[:_NAMED]))
            more = f" and {len(edited) - _NAMED} more" if len(edited) > _NAMED else ""
            self.problems = (f"mirror {shown}: edited there, so left as it is: {names}{more}",)

    def _refuse(self, folder: Path) -> None:
        """Raise NotebookError for a place where the files would be articles, or in the way."""
        real = Path(os.path.realpath(folder))
        for root in self._roots:
            if real.is_relative_to(root):
                raise NotebookError(
                    f"inside the library {one_line(str(root))}, so its files would be articles: "
                    "choose another folder"
                )
        if real.is_relative_to(os.path.realpath(self._notebook.folder)):
            raise NotebookError("that is the notebook's folder: choose another")

    def _written(self, folder: Path, change: int) -> list[str]:
        """Write, rename and remove what is to be; the names of files that somebody edited.

        Those that an earlier process named are not named again.
        """
        state = self._read_state(folder)
        if self._told is None:
            self._told = state.told
        if state.change == change and folder.is_dir():
            return []
        with contextlib.suppress(FileExistsError):
            folder.mkdir()  # in a folder that is there: a disk that is away is not made anew
        there = set(os.listdir(folder))  # noqa: PTH208 - an undecodable name is no matter
        bookmarks = {one.id: one for one in self._bookmarks()}
        _sweep(folder, there)
        edited: list[str] = []
        stale = [
            one
            for one in bookmarks.values()
            if (known := state.files.get(one.id)) is None
            or known.bookmark != _sum_of(repr(one))
            or known.name not in there
        ]
        for start in range(0, len(stale), _AT_ONCE):
            edited += self._write_some(folder, state, there, stale[start : start + _AT_ONCE])
        for identity in [one for one in state.files if one not in bookmarks]:
            known = state.files.pop(identity)
            if known.name in there and not _removed(folder / known.name, known.sums):
                edited.append(known.name)
        state.folder, state.change, state.told = str(folder), change, frozenset(edited)
        self._write_state(state)
        return [name for name in edited if name not in self._told]

    def _write_some(
        self, folder: Path, state: _State, there: set[str], some: Iterable[Bookmark]
    ) -> list[str]:
        """Write some bookmarks' files, once it is noted down what they will be."""
        from briefreader.citations.export.markdown_export import export_one

        here = {name[:-3].rpartition("-")[2]: name for name in there if name.endswith(".md")}
        edited: list[str] = []
        texts: dict[str, bytes] = {}
        for one in some:
            self._worker.progressed()
            known = state.files.get(one.id)
            text = export_one(one).encode("utf-8", "replace")
            name = known.name if known is not None else here.get(one.id) or _name_of(one)
            is_there = name in there
            now = _sum_in(folder / name) if is_there else ""
            sums = known.sums if known is not None else ()
            if is_there and now not in (*sums, _sum_of(text)):
                edited.append(name)
                continue
            before = (now,) if now else ()
            state.files[one.id] = _Known(name, _sum_of(repr(one)), (_sum_of(text), *before))
            if now != _sum_of(text):
                texts[one.id] = text
        from briefreader.notebook.storage.atomic_files import replace_file

        self._note_down(state, texts)
        for identity, text in texts.items():
            self._worker.progressed()
            # Not synced, for the notebook holds all of it.
            replace_file(folder / state.files[identity].name, [text], 0o666, synced=False)
        return edited

    # What is remembered

    def _read_state(self, folder: Path) -> _State:
        """Return what is remembered of that folder; lines that are torn count for nothing."""
        state = _State()
        try:
            lines = (self._notebook.folder / STATE_NAME).read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return state
        for line in lines:
            with contextlib.suppress(ValueError, TypeError, KeyError):
                record = json.loads(line)
                if "id" in record:
                    name, bookmark, *sums = map(str, record["file"])
                    state.files[str(record["id"])] = _Known(name, bookmark, tuple(sums))
                else:
                    state.folder, state.change = str(record["folder"]), int(record["change"])
                    state.told = frozenset(map(str, record["edited"]))
        return state if state.folder in ("", str(folder)) else _State()

    def _note_down(self, state: _State, identities: Mapping[str, bytes]) -> None:
        lines = [_state_line(one, state.files[one]) for one in identities]
        with (self._notebook.folder / STATE_NAME).open("a", encoding="utf-8") as out:
            out.write("".join(lines))

    def _write_state(self, state: _State) -> None:
        from briefreader.notebook.storage.atomic_files import replace_file

        def lines() -> Iterator[bytes]:
            for identity, known in state.files.items():
                yield _state_line(identity, known).encode()
            made = {"folder": state.folder, "change": state.change, "edited": sorted(state.told)}
            yield f"{json.dumps(made)}\n".encode()

        replace_file(self._notebook.folder / STATE_NAME, lines())


def _state_line(identity: str, known: _Known) -> str:
    return f"{json.dumps({'id': identity, 'file': [known.name, known.bookmark, *known.sums]})}\n"


def _name_of(bookmark: Bookmark) -> str:
    """Return the name of a bookmark's file: who said it, its first words, its id."""
    words = re.findall(r"[^\W_]+", f"{bookmark.speaker or ''} {bookmark.quote[:200]}".lower())
    return f"{'-'.join(words[:_WORDS_IN_NAME])[:60]}-{bookmark.id}.md"


def _sum_of(text: str | bytes) -> str:
    from briefreader.notebook.storage.checksums import checksum

    return checksum(text.encode("utf-8", "replace") if isinstance(text, str) else text)


def _sum_in(path: Path) -> str:
    """Return the sum of a plain file; nothing for an empty one, which a power cut may leave.

    Anything else that stands there has a sum that nobody has written.
    """
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        with open(os.open(path, flags), "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode) or found.st_size > _LARGEST:
                return "-"
            data = file.read()
    except OSError:
        return "-"
    return _sum_of(data) if data else ""


def _removed(path: Path, sums: Sequence[str]) -> bool:
    """Remove a file that is as it was written; False for one that is not."""
    if _sum_in(path) not in ("", *sums):
        return False
    path.unlink()
    return True


def _sweep(folder: Path, there: set[str]) -> None:
    """Remove what a process that was killed left of its writing."""
    for name in there:
        if _TEMPORARY.fullmatch(name):
            with contextlib.suppress(OSError):
                if (folder / name).lstat().st_mtime < time.time() - _LEFT:
                    (folder / name).unlink()
