"""Power that fails in the middle of a session: its system calls replayed with what was not synced
dropped, cut and out of order, as ALICE does (Pillai et al., OSDI 2014).

A process works on a notebook under strace, and says what is in it after each change. After each of
its system calls the power may fail: whatever had not been synced by then, of files and of folders,
is on the disk or not, each piece by itself. The model is stricter than file systems are: syncing a
file does not keep its name, and any sectors of a write may be there without the others.
"""

from __future__ import annotations

import copy
import json
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.notebook.samples import ticking

from briefreader.notebook import Notebook

SESSION = """
import json, os, sys
from datetime import UTC, datetime
from pathlib import Path
from briefreader.domain.article import Article, Span
from briefreader.notebook import ArticleKey, NewBookmark, Notebook
folder = Path(sys.argv[1])
def says(book):
    os.write(1, json.dumps([[b.id, b.note] for b in book.bookmarks()]).encode() + b"\\n")
for part in range(3):
    book = Notebook.open(folder, lambda: datetime.now(UTC))
    says(book)
    for number in range(4):
        text = f"Words of article {part}-{number}, kept for years. " * 90
        of = Article(Path(f"/library/{part}-{number}.txt"), f"{part}-{number}", "T", text)
        kept = book.add(NewBookmark(of, Span(0, 40)))
        says(book)
        book.set_note(kept.id, f"noted {part} {number} " * 40)
        says(book)
        book.set_read([ArticleKey(of.path, of.content_hash)], True)
        says(book)
    book.remove(kept.id)
    says(book)
    book.undo()
    says(book)
    book.close()
"""
_CALLS = "openat,write,pwrite64,fsync,fdatasync,ftruncate,unlink,rename,mkdir"
_SECTOR = 512
_LINE = re.compile(r"^(\d+)\s+(\w+)\((.*?)(?:\)\s+= (-?\w+).*| <unfinished \.\.\.>)$")
_RESUMED = re.compile(r"^(\d+)\s+<\.\.\. (\w+) resumed>(.*)\)\s+= (-?\w+).*$")
_ESCAPED = re.compile(r"\\x([0-9a-f]{2})")


@dataclass
class _File:
    """What is certainly on the disk, and the writes since: offset (None: a truncation), bytes."""

    durable: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def with_(self, writes: list[tuple[int, bytes | None]]) -> bytes:
        content = bytearray(self.durable)
        for at, data in writes:
            if data is None:
                content = content[:at].ljust(at, b"\0")
            else:
                content = content.ljust(at, b"\0")
                content[at : at + len(data)] = data
        return bytes(content)


@dataclass
class _Disk:
    """One folder: names that are certainly there, and changes of names since."""

    durable: dict[str, _File] = field(default_factory=dict)
    pending: list[dict[str, _File | None]] = field(default_factory=list)

    @property
    def now(self) -> dict[str, _File]:
        """The folder as the process sees it."""
        return self.named(self.pending)

    def named(self, changes: list[dict[str, _File | None]]) -> dict[str, _File]:
        names: dict[str, _File | None] = dict(self.durable)
        for change in changes:
            names |= change
        return {name: file for name, file in names.items() if file is not None}

    def after_power_loss(self, how: str, dice: random.Random) -> dict[str, bytes]:
        """What may be found; ``how``: all, nothing or some of what was not synced."""
        if how == "nothing":
            changes: list[dict[str, _File | None]] = []
        elif how == "all":
            changes = self.pending
        elif how == "cut":
            changes = self.pending[: dice.randint(0, len(self.pending))]
        else:
            changes = [one for one in self.pending if dice.random() < 0.5]
        found = {}
        for name, file in self.named(changes).items():
            found[name] = file.with_(list(_written(file.pending, how, dice)))
        return found


def _written(
    pending: list[tuple[int, bytes | None]], how: str, dice: random.Random
) -> Iterator[tuple[int, bytes | None]]:
    """Yield what of the writes of a file is there."""
    if how == "all":
        yield from pending
    elif how == "cut":
        stop = dice.randint(0, len(pending))
        yield from pending[:stop]
        for at, data in pending[stop : stop + 1]:
            size = dice.choice((_SECTOR, 8 * _SECTOR))
            yield at, data and data[: dice.randrange(0, len(data) + 1) // size * size]
    elif how == "some":
        for write in pending:
            yield from (part for part in _sectors(*write) if dice.random() < 0.5)


def _sectors(at: int, data: bytes | None) -> Iterator[tuple[int, bytes | None]]:
    """Yield a write in the pieces that a disk keeps whole."""
    if data is None:
        yield at, data
        return
    for start in range(0, len(data), _SECTOR):
        yield at + start, data[start : start + _SECTOR]


@dataclass(frozen=True)
class Moment:
    """The disk after a system call, what the process had said by then, and what it said next."""

    call: str
    disk: _Disk
    said: list[list[str]] | None
    next: list[list[str]] | None


def recorded(folder: Path, trace: Path) -> list[Moment]:
    """Work on a notebook in ``folder``, which there is none of yet; every moment of it."""
    strace = ["strace", "-f", "-y", "-xx", "-s", "100000000", "-e", f"trace={_CALLS}"]
    command = [*strace, "-o", str(trace), sys.executable, "-c", SESSION, str(folder)]
    folder.mkdir(mode=0o700)
    subprocess.run(command, check=True, capture_output=True)
    disk, said, moments = _Disk(), [], list[tuple[str, _Disk, int]]()
    for call, words, result in _calls(trace.read_text("ascii")):
        if call == "write" and words.startswith("1<"):
            said.append(json.loads(_quoted(words)[-1]))
        elif _apply(disk, folder, call, words, result):
            moments.append((call, copy.deepcopy(disk), len(said)))
    states: list[list[list[str]] | None] = [None, *said, said[-1]]
    return [Moment(call, then, states[at], states[at + 1]) for call, then, at in moments]


def _calls(trace: str) -> Iterator[tuple[str, str, str]]:
    """Yield calls with their words and results: a write when it begins, all else when it ends."""
    begun: dict[str, str] = {}
    for line in trace.splitlines():
        if found := _LINE.match(line):
            process, call, words, result = found.groups()
            if result is not None:
                yield call, words, result
            elif call in ("write", "pwrite64"):
                yield call, words, "0"
            else:
                begun[process] = words
        elif found := _RESUMED.match(line):
            process, call, words, result = found.groups()
            if process in begun:
                yield call, begun.pop(process) + words, result


def _quoted(words: str) -> list[bytes]:
    """The strings among a call's words."""
    return [bytes.fromhex(one.replace("\\x", "")) for one in re.findall(r'"([^"]*)"', words)]


def _shown_path(words: str) -> str:
    """The path that strace shows for the first descriptor."""
    path = words.partition("<")[2].partition(">")[0]
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), path)


def _apply(disk: _Disk, folder: Path, call: str, words: str, result: str) -> bool:
    """Do to the disk what a call did; False if that is nothing."""
    if result.startswith("-"):
        return False
    paths = [Path(one.decode()) for one in _quoted(words)] if call in _BY_NAME else []
    if call == "openat":
        name = paths[0].name
        if paths[0].parent != folder or name in disk.now or "O_CREAT" not in words:
            return False
        disk.pending.append({name: _File()})
    elif call == "unlink" and paths[0].parent == folder:
        disk.pending.append({paths[0].name: None})
    elif call == "rename" and paths[1].parent == folder:
        old, new = (path.name for path in paths)
        disk.pending.append({old: None, new: disk.now[old]})
    elif call in ("fsync", "fdatasync") and _shown_path(words) == str(folder):
        disk.durable, disk.pending = disk.now, []
    elif call not in _BY_NAME:
        return _apply_to_file(disk, Path(_shown_path(words)), folder, call, words)
    else:
        return False
    return True


_BY_NAME = ("openat", "unlink", "rename", "mkdir")


def _apply_to_file(disk: _Disk, path: Path, folder: Path, call: str, words: str) -> bool:
    file = disk.now.get(path.name) if path.parent == folder else None
    if file is None or "(deleted)" in words.partition('"')[0]:
        return False
    if call in ("fsync", "fdatasync"):
        file.durable, file.pending = file.with_(file.pending), []
    elif call == "ftruncate":
        file.pending.append((int(words.rpartition(", ")[2]), None))
    elif call == "pwrite64":
        file.pending.append((int(words.rpartition(", ")[2]), _quoted(words)[-1]))
    elif call == "write":  # everything that this program writes so is at a file's end
        file.pending.append((len(file.with_(file.pending)), _quoted(words)[-1]))
    return True


HOW = ("nothing", "all", "cut", "cut", "some", "some", "some", "some")


def trial(moments: list[Moment], work: Path, step: int = 1) -> Counter[str]:
    """Let the power fail at every ``step``-th moment in each way of ``HOW``; what was found then.

    Raises AssertionError where anything that was acknowledged is not there as it was, or the
    notebook is damaged.
    """
    found: Counter[str] = Counter()
    for number, moment in enumerate(moments[::step]):
        for way, how in enumerate(HOW):
            files = moment.disk.after_power_loss(how, random.Random(f"{number} {way}"))
            where = work / f"{number}-{way}"
            where.mkdir(mode=0o700)
            for name, content in files.items():
                (where / name).write_bytes(content)
            found[how] += 1
            _check(where, moment, restored=(number + way) % 8 == 0)
    return found


def _check(folder: Path, moment: Moment, *, restored: bool) -> None:
    about = f"{folder.name} after {moment.call}"
    with Notebook.open(folder, ticking()) as notebook:
        shown = [[one.id, one.note] for one in notebook.bookmarks()]
        assert notebook.notices == (), about
        assert notebook.verify(), about
        assert all(notebook.text(one.content_hash) for one in notebook.bookmarks()), about
    assert shown in (moment.said or [], moment.next), about
    if restored and shown:
        (folder / "notebook.db").unlink()
        with Notebook.open(folder, ticking()) as notebook:
            assert [[one.id, one.note] for one in notebook.bookmarks()] == shown, about
            assert "could not be read" not in notebook.notices[0], about
