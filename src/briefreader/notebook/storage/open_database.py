"""Opening the notebook's file: made, checked, migrated or restored, and never silently empty."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from pathlib import Path

from briefreader.errors import NotebookDamaged, NotebookError, NotebookForeign
from briefreader.file_lock import locked_folder
from briefreader.notebook.storage import schema
from briefreader.notebook.storage.atomic_files import (
    PRIVATE_FILE,
    PRIVATE_FOLDER,
    sweep,
    sync_folder,
)
from briefreader.notebook.storage.checksums import Ledger, write_checksums
from briefreader.notebook.storage.connection import (
    BUSY_SECONDS,
    SOON,
    closed_on_error,
    connect,
    while_written,
    writable,
)
from briefreader.notebook.storage.integrity import (
    FAILURES,
    damage,
    ledger_of,
    legible_file,
    may_be_damage,
)
from briefreader.notebook.storage.journal import JOURNAL_NAME, read_journal
from briefreader.notebook.storage.journal_format import JournalState
from briefreader.notebook.storage.recovery import (
    back_up,
    build,
    copy_aside,
    create,
    fill,
    joined,
    quarantine,
)
from briefreader.notebook.storage.row_repair import DAMAGED
from briefreader.paths import is_special
from briefreader.text.plurals import pluralize
from briefreader.text.sanitizing import one_line

DATABASE_NAME = "notebook.db"
WRITE_PROTECTIONS = ("its folder is write-protected", "it is write-protected")
_LEFT_OVER = 3600.0  # seconds after which nobody can still be writing a temporary file
# How what is replaced whole here is named.
_REPLACED = ("notebook.*", "screen.json", "copied.txt", "unsaved-note-*.json")
_MAGIC = b"SQLite format 3\x00"
_JOURNAL_MODES = (b"\1\1", b"\2\2")  # rollback, WAL; anything else can only be read
_NO_VERSION = -1  # of a header that is damaged


@dataclass(slots=True)
class Opened:
    """An open database, what to tell the user, and why it cannot be changed (or nothing).

    ``behind``: the second copy must be written anew.
    """

    connection: sqlite3.Connection
    notices: list[str] = field(default_factory=list)
    read_only: str = ""
    behind: bool = False


class _Kind(Enum):
    MISSING = auto()
    EMPTY = auto()  # no byte, or a database without a single table
    OURS = auto()
    OTHER_DATABASE = auto()
    NO_DATABASE = auto()


def open_database(
    folder: Path,
    now: datetime,
    patience: float = BUSY_SECONDS,
    waits: Callable[[float], None] = lambda _: None,
) -> Opened:
    """Open ``notebook.db`` in ``folder``, made with its folder if there is none.

    A damaged, emptied or missing file is set aside and restored from the journal; looked at are its
    header, its list of tables and its ledger, and ``repair`` reads all the rest. Without the right
    to write, or if a newer version made it, it opens for reading only; so does its second copy,
    if another program holds the file for longer than ``patience`` seconds, of which ``waits`` is
    told where it takes more than a moment. Raises NotebookForeign (the file was made by something
    else), NotebookDamaged (and there is nothing to restore it from), NotebookError; each leaves
    every file as it was.
    """
    path = folder / DATABASE_NAME
    try:
        refused = _prepare(folder, path)
        if refused:
            return _for_reading(folder, path, refused)
        sweep(folder, _REPLACED, now.timestamp() - _LEFT_OVER)
        with locked_folder(folder):
            if _is_held_for(path, patience, waits):
                reason = "another program has locked it"
                return _in_memory(path, read_journal(folder), reason)
            return _opened(folder, path, now)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise NotebookError(f"{one_line(str(path))}: {reason}") from error


def repair(folder: Path, now: datetime) -> Opened | None:
    """Read the whole notebook, and restore it if it is damaged; None if it is not.

    Whoever has it open must close it first. Raises as ``open_database`` does.
    """
    path = folder / DATABASE_NAME
    try:
        with locked_folder(folder):
            opened = _opened(folder, path, now)
            if opened.read_only or opened.notices:
                return opened
            with contextlib.closing(opened.connection):
                if not damage(opened.connection):
                    return None
            return _made_or_restored(folder, path, _Kind.OURS, now)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise NotebookError(f"{one_line(str(path))}: {reason}") from error


def _opened(folder: Path, path: Path, now: datetime) -> Opened:
    _roll_back(path)
    kind, version = _inspect(path)
    if kind is not _Kind.OURS:
        return _made_or_restored(folder, path, kind, now)
    if version > schema.VERSION and _is_newer(path):
        return _for_reading(folder, path, "a newer briefreader made it")
    connection = _checked(path, version)
    if connection is None:
        return _made_or_restored(folder, path, kind, now)
    opened = Opened(connection)
    if version < schema.VERSION:
        with closed_on_error(connection):
            copy = migrate(connection, path, version)
        opened.behind = True
        opened.notices.append(
            f"{one_line(str(path))}: upgraded; the old one is saved as {copy.name}"
        )
    return opened


def _is_newer(path: Path) -> bool:
    """Return whether a notebook says so in its ledger too; one that cannot be read may be
    anything.
    """
    try:
        with contextlib.closing(connect(path, "ro")) as connection:
            return Ledger.read(connection).version > schema.VERSION
    except (*FAILURES, NotebookDamaged):
        return True


def write_protection(folder: Path) -> str:
    """Return which of the ``WRITE_PROTECTIONS`` keeps a notebook from being changed, or nothing."""
    of_folder, of_file = WRITE_PROTECTIONS
    if not os.access(folder, os.W_OK | os.X_OK):
        return of_folder
    path = folder / DATABASE_NAME
    if path.exists() and not os.access(path, os.W_OK):
        return of_file
    return ""


def _prepare(folder: Path, path: Path) -> str:
    """Make the folder if there is none; return why the notebook cannot be changed, or nothing.

    A new folder is closed to others, and so is the notebook in any; a folder that was there may
    be in use for other things, and keeps its rights.
    """
    try:
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    except OSError as error:
        return f"its folder can't be created: {error.strerror}"
    if protection := write_protection(folder):
        return protection
    with contextlib.suppress(OSError):  # somebody else's notebook that we may write to
        if path.is_file() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            path.chmod(PRIVATE_FILE)
    return ""


def _roll_back(path: Path) -> None:
    """Let SQLite finish what a crash left half done, before anything is judged by its bytes."""
    if path.with_name(f"{path.name}-journal").exists():
        with (
            contextlib.suppress(*FAILURES),
            contextlib.closing(connect(path, "rw")) as connection,
        ):
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _inspect(path: Path) -> tuple[_Kind, int]:
    """Return what stands at ``path`` by its first hundred bytes, and the version of a notebook."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        return _Kind.MISSING, 0
    except OSError as error:
        raise NotebookError(f"{one_line(str(path))}: {error.strerror}") from error
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return _Kind.NO_DATABASE, 0
        head = file.read(100)
    if not head:
        return _Kind.EMPTY, 0
    if len(head) < 100 or not head.startswith(_MAGIC):
        return _Kind.NO_DATABASE, 0
    if int.from_bytes(head[68:72], "big") == schema.APPLICATION_ID:
        version = int.from_bytes(head[60:64], "big", signed=True)
        return _Kind.OURS, version if head[18:20] in _JOURNAL_MODES else _NO_VERSION
    return (_Kind.EMPTY if _has_no_table(path) else _Kind.OTHER_DATABASE), 0


def _has_no_table(path: Path) -> bool:
    try:
        with contextlib.closing(connect(path, "ro")) as connection:
            return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None
    except FAILURES:
        return False


def _checked(path: Path, version: int) -> sqlite3.Connection | None:
    """Return the database for writing, or None if it is damaged; sqlite3.Error if that cannot be
    told.

    Of one with sums only the ledger and the list of tables are looked at, unless its rows are to
    be summed anew.
    """
    if version < 1:
        return None
    try:
        connection = writable(path)
        with closed_on_error(connection):
            if version >= schema.SUMMED_SINCE:
                ledger_of(connection)
                if version < schema.VERSION and damage(connection):
                    raise NotebookDamaged("an older notebook that is damaged")
            elif _was_summed(connection) or damage(connection):
                raise NotebookDamaged("an older notebook that is damaged")
            return connection
    except NotebookDamaged:
        return None
    except FAILURES as error:
        if not may_be_damage(error):
            raise
        return None


def _was_summed(connection: sqlite3.Connection) -> bool:
    """Return whether a notebook has a ledger of today's although its header says that it is
    older.
    """
    try:
        Ledger.read(connection)
    except (*FAILURES, NotebookDamaged):
        return False
    return True


def _for_reading(folder: Path, path: Path, reason: str) -> Opened:
    """Return the notebook without the right to change it: its file, or its second copy in
    memory.
    """
    shown = one_line(str(path))
    notice = f"{shown}: read-only: {reason}"
    kind, version = _inspect(path)
    if kind is _Kind.OURS:
        connection = connect(path, "ro")
        with contextlib.suppress(*FAILURES):
            if version > schema.VERSION or not damage(connection):
                return Opened(connection, [notice], reason)
        connection.close()
    held = _held(folder, path, kind) if folder.is_dir() else None
    if held is None:
        _refuse(shown, kind)
    return _in_memory(path, held, reason)


def _is_held_for(path: Path, patience: float, waits: Callable[[float], None]) -> bool:
    """Return what ``_is_held`` says in the end; ``waits`` is told of the seconds that it takes."""
    if patience <= SOON or not _is_held(path, SOON):
        return patience <= SOON and _is_held(path, patience)
    waits(patience)
    return all(_is_held(path, patience) for _ in while_written(path))


def _is_held(path: Path, patience: float) -> bool:
    """Return whether another program lets nobody read the file, for so many seconds."""
    if _inspect(path)[0] is not _Kind.OURS:
        return False
    journal = path.with_name(f"{path.name}-journal")
    if is_special(journal):  # SQLite would wait for it without end
        raise NotebookError(f"{one_line(str(journal))}: not a regular file; remove it")
    try:
        with contextlib.closing(connect(path, "ro", patience)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except FAILURES as error:
        code = getattr(error, "sqlite_errorcode", None) or 0
        return code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return False


def _in_memory(path: Path, held: JournalState | None, reason: str) -> Opened:
    """Return what is known of a notebook, which cannot be changed."""
    shown = one_line(str(path))
    notice = f"{shown}: read-only: {reason}"
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    create(memory)
    opened = Opened(memory, [notice], reason)
    if held:
        lost = fill(memory, held)
        opened.notices.append(f"{shown}: shown from its second copy{_lost(lost)}")
    return opened


def _held(folder: Path, path: Path, kind: _Kind) -> JournalState | None:
    """Return all that the second copy and the damaged file itself hold; None if that is nothing."""
    copy = read_journal(folder)
    if kind not in (_Kind.OURS, _Kind.OTHER_DATABASE):
        return copy
    file = legible_file(path)
    if copy is None and not any(file.rows.values()):
        return None
    return joined(file, copy)


def _made_or_restored(folder: Path, path: Path, kind: _Kind, now: datetime) -> Opened:
    held = _held(folder, path, kind)
    shown = one_line(str(path))
    if held is None:
        _refuse(shown, kind)
    try:
        new, lost = build(path, held)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return _for_reading(folder, path, f"can't be written: {reason}")
    journal = folder / JOURNAL_NAME
    if lost and journal.exists():  # it will be written anew: keep it for a second look
        copy_aside(journal, now)
    aside = quarantine(path, now) if kind is not _Kind.MISSING else None
    new.rename(path)
    sync_folder(folder)
    opened = Opened(writable(path), behind=held is not None)
    if held:
        count = len(held.rows[schema.BOOKMARK.name])
        what = f"damaged, saved as {one_line(aside.name)}" if aside else f"{kind.name.lower()}"
        many = pluralize(count, "bookmark")
        opened.notices.append(
            f"{shown}: {what}; restored {many} from {JOURNAL_NAME}{_lost(lost)}{_marked(held)}"
        )
    return opened


def _refuse(shown: str, kind: _Kind) -> None:
    """Raise if something stands there that there is no second copy for."""
    if kind in (_Kind.NO_DATABASE, _Kind.OTHER_DATABASE):
        raise NotebookForeign(f"{shown}: not a briefreader notebook; choose another --data-dir")
    if kind is _Kind.OURS:
        raise NotebookDamaged(f"{shown}: damaged, with no copy to restore it from; left unchanged")


def _lost(lines: int) -> str:
    return f"; {lines:,} of its lines could not be read" if lines else ""


def _marked(held: JournalState) -> str:
    count = sum(name == schema.BOOKMARK.name for name, _ in held.doubtful)
    return f"; {count:,} of them saved as far as legible, marked “{DAMAGED}”" if count else ""


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    version: int,
    steps: Mapping[int, tuple[str, ...]] = schema.MIGRATIONS,
    to: int = schema.VERSION,
) -> Path:
    """Bring an older notebook to version ``to``, all or nothing; returns the copy made before."""
    copy = path.with_name(f"{path.name}.v{version}.bak")
    back_up(connection, copy)
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(version, to):
            for statement in steps[number]:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {to}")
        write_checksums(connection)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return copy
