"""The open notebook: one connection and one lock among threads; its second copy follows commits."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import starmap
from pathlib import Path
from typing import TypeVar

from briefreader.errors import (
    NotebookDamaged,
    NotebookError,
    NotebookLocked,
    NotebookReadOnly,
)
from briefreader.forked_half import Half, NotInHalves
from briefreader.notebook.storage import journal, journal_format, revisions, row_codec
from briefreader.notebook.storage.checksums import Ledger
from briefreader.notebook.storage.connection import (
    BUSY_SECONDS,
    SOON,
    closed_on_error,
    connect,
    while_written,
)
from briefreader.notebook.storage.integrity import (
    FAILURES,
    check,
    one_moment,
    read_checked,
    sound_texts,
)
from briefreader.notebook.storage.open_database import (
    DATABASE_NAME,
    WRITE_PROTECTIONS,
    Opened,
    open_database,
    repair,
    write_protection,
)
from briefreader.notebook.storage.recovery import copy_database, empty, fill, lacking_texts
from briefreader.notebook.storage.schema import SUMMED, SUMMED_SINCE, TABLES, Key, Row, Table
from briefreader.notebook.storage.transaction import Transaction
from briefreader.notebook.storage.undo_scope import UndoScope
from briefreader.text.date_format import utc
from briefreader.text.sanitizing import one_line

_T = TypeVar("_T")
_NOT_SAVED = "this change was not saved, earlier ones are safe"
_MOMENT = 0.01  # seconds
_QUICKLY_COMPACTED = 2_000_000  # bytes, rewritten in about a tenth of a second


class HurriedLock:
    """A lock that one thread does not wait for: that which answers the keys.

    The others wait their turn, which comes after a commit of 1-50 ms; of a disk that has stalled
    nobody knows when.
    """

    def __init__(self, shown: str) -> None:
        self._shown = shown
        self._lock = threading.RLock()
        self._hurried = 0  # the thread's number
        self._free = True  # once it was waited for in vain, each try is a moment only

    def hurry(self) -> None:
        """Let this thread raise NotebookLocked from now on rather than wait for long."""
        self._hurried = threading.get_ident()

    def relax(self) -> None:
        """Let every thread wait again."""
        self._hurried = 0

    def __enter__(self) -> None:
        if threading.get_ident() != self._hurried:
            self._lock.acquire()
            return
        self._free = self._lock.acquire(timeout=SOON if self._free else _MOMENT)
        if not self._free:
            raise NotebookLocked(f"{self._shown}: still saving an earlier change; try again")

    def __exit__(self, *_: object) -> None:
        self._lock.release()


class Store:
    """Reads and transactions over the notebook's file.

    Any thread may call; calls wait for one another. Another process may write the same file
    meanwhile: a change waits for it.
    """

    def __init__(
        self,
        folder: Path,
        clock: Callable[[], datetime],
        patience: float = BUSY_SECONDS,
        author: str = "",
        waits: Callable[[float], None] = lambda _: None,
    ) -> None:
        """Open the notebook; another program that holds it is waited for so many seconds.

        ``waits`` is told of them where that takes more than a moment. Changes are signed by
        ``author``, else by who is at work.
        """
        self._author = author or revisions.local_author()
        self._shown = one_line(str(folder / DATABASE_NAME))
        self.lock = HurriedLock(self._shown)
        self.folder = folder
        self._clock = clock
        self._watchers: list[Callable[[Transaction | None], None]] = []
        self._sound: set[str] = set()  # tables that were read through
        self.notices: tuple[str, ...] = ()
        self._patience = patience
        self._waits = waits
        self._compacting = threading.Lock()
        # What the second copy must learn of changes that are not on disk yet; see ``together``.
        self._gathered: list[tuple[int, str, tuple[str, ...]]] | None = None
        self._free = True  # of others: once that was in vain, each call waits a moment only
        self._open(open_database(folder, clock(), patience, waits))
        with closed_on_error(self._connection):
            self.steps = self._first_steps()

    def _open(self, opened: Opened) -> None:
        self._file = _identity(self.folder)
        self._read_only = opened.read_only
        self.notices += tuple(opened.notices)
        self._connection = opened.connection
        self._wait(SOON)
        self._journal: journal.Journal | None = None
        if not self._read_only:
            # A crash between COMMIT and append leaves the second copy behind; so does its loss.
            with closed_on_error(self._connection):
                (change,) = self._connection.execute("SELECT change FROM ledger").fetchone()
            behind = opened.behind or journal.last_changes(self.folder)[1] != change
            self._journal = journal.Journal(self.folder, self._compact, behind)

    @property
    def read_only(self) -> str:
        """Why the notebook cannot be changed, or nothing; where rights were in the way, as they
        are now.
        """
        if self._read_only in WRITE_PROTECTIONS and not write_protection(self.folder):
            with self.lock:
                self._open_for_changes()
        return self._read_only

    def _open_for_changes(self) -> None:
        """Open the notebook again where rights were in the way, if that is possible now."""
        if self._read_only not in WRITE_PROTECTIONS:
            return  # another thread has
        with contextlib.suppress(NotebookError):
            opened = open_database(self.folder, self._clock(), self._patience)
            self._connection.close()
            self._open_again(opened)

    def _open_again(self, opened: Opened) -> None:
        """Go on with what was opened anew, in which everything may be another."""
        self._open(opened)
        for watcher in self._watchers:
            watcher(None)

    def close(self) -> None:
        """Let go of the file; the second copy is complete and compact afterwards."""
        self.lock.relax()
        with self.lock:
            self.settle()
            if self._journal is not None:
                with contextlib.suppress(OSError, NotebookError):
                    self._tidy(self._journal)
                self._journal = None
            self._connection.close()

    def _tidy(self, copy: journal.Journal) -> None:
        """Compact the second copy unless that would keep the user waiting for nothing."""
        compacted, last = journal.last_changes(self.folder)
        change = self.change()
        small = journal.rows_size(self.folder) <= _QUICKLY_COMPACTED
        if copy.behind or last != change or (compacted != change and small):
            self._compact(copy.behind)

    def settle(self) -> None:
        """Wait until the second copy has been brought up to the last change, or has failed."""
        if self._journal is not None:
            self._journal.settle()

    def watch(self, watcher: Callable[[Transaction | None], None]) -> None:
        """Let ``watcher`` know of each change of our own, after it is on disk.

        None: everything may be another, for the notebook was restored, or opened anew.
        """
        self._watchers.append(watcher)

    def _follow(self) -> None:
        """Open the file that stands there now, if another process restored the notebook."""
        if self._gathered is None and not self.read_only and _identity(self.folder) != self._file:
            self.settle()
            self._connection.close()
            self._open_again(open_database(self.folder, self._clock(), self._patience, self._waits))

    def change(self) -> int:
        """Return the number of the latest change, by whatever process."""
        with self.lock:
            self._follow()
        return row_codec.number_of(self.rows("SELECT change FROM ledger")[0], "change")

    def _first_steps(self) -> UndoScope:
        with self.lock:
            self._follow()
        steps = {
            row_codec.number_of(row, "id"): row_codec.number_of(row, "undone")
            for row in self.rows("SELECT id, undone FROM history")
        }
        undone = {number for number, is_undone in steps.items() if is_undone}
        return UndoScope(max(steps, default=0), undone)

    def verify(self, *tables: Table) -> bool:
        """Read some tables through, or all, once in a session; False if they were damaged.

        Then the notebook has been restored as far as possible, which is in ``notices``.
        """
        wanted = [table for table in tables or SUMMED.values() if table.name not in self._sound]
        if not wanted or self.read_only:
            return True
        with self.lock:
            if self._gathered is not None:
                return True
            try:
                self._patiently(lambda: self._check(wanted))
            except NotebookDamaged:
                return not self._repair()
            self._sound |= {table.name for table in wanted}
        return True

    def _check(self, tables: Sequence[Table]) -> None:
        with self._speaking():
            check(self._connection, tables)

    def verify_aside(self) -> bool:
        """Do what ``verify`` does, of all tables, without keeping any other call waiting for it."""
        for table in SUMMED.values():
            if self.read_only or table.name in self._sound:
                continue
            try:
                with self._other_connection() as connection:
                    check(connection, (table,))
            except NotebookDamaged:
                return not self._repair()
            self._sound.add(table.name)
        return True

    def _repair(self) -> bool:
        """Read everything anew, and restore what is damaged; whether anything was."""
        with self.lock:
            if self._journal is None or self._gathered is not None:  # closed, or read-only
                return False
            self._roll_back()
            self.settle()
            self._connection.close()
            try:
                repaired = repair(self.folder, self._clock())
            except NotebookError:
                self._keep_for_reading()
                raise
            self._open_again(repaired or open_database(self.folder, self._clock(), self._patience))
        return repaired is not None

    def _keep_for_reading(self) -> None:
        """Change nothing any more in what is damaged and has no copy; whoever leaves can leave."""
        self._read_only = "damaged, with no copy to restore it from"
        self._journal = None
        with contextlib.suppress(sqlite3.Error):
            self._connection = connect(self.folder / DATABASE_NAME, "ro", self._patience)

    def _again(self, work: Callable[[], _T]) -> _T:
        """Return what ``work`` gives; once more if the notebook was found damaged, and was
        restored.
        """
        try:
            return self._patiently(work)
        except NotebookDamaged:
            if self.read_only or not self._repair():
                raise
        return work()

    def _patiently(self, work: Callable[[], _T]) -> _T:
        """Return what ``work`` gives; tried again, and told, if another program held the notebook,
        until one has held it for ``patience`` and written nothing.
        """
        try:
            return work()
        except NotebookLocked as error:
            locked = error
        if self._free and self._patience > SOON:
            with self._compacting:  # this program's own thread may have read for so long
                pass
            try:
                return work()
            except NotebookLocked as error:
                locked = error
            self._waits(self._patience)
            for _ in while_written(self.folder / DATABASE_NAME):
                self._wait(self._patience)
                try:
                    return work()
                except NotebookLocked as error:
                    locked = error
        with contextlib.suppress(NotebookLocked), self.lock:
            self._free = False  # a key must not wait in vain again and again
            self._wait(_MOMENT)
        raise locked

    def wait_only_a_moment(self) -> None:
        """Wait for no other program any longer, and in this thread for no other: raise
        NotebookLocked instead.
        """
        self._patience = SOON
        self.lock.hurry()

    def rows(self, statement: str, *values: str | int | bytes) -> list[Row]:
        """Return all rows of a query, by column name."""

        def found(connection: sqlite3.Connection) -> list[Row]:
            cursor = connection.execute(statement, values)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

        return self.read(found)

    def read(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        """Return what ``work`` finds with the connection, for a reader that needs several
        queries.
        """

        def found() -> _T:
            with self.connection() as connection:
                return work(connection)

        return self._again(found)

    def read_through(self, work: Callable[[sqlite3.Connection], _T], *tables: Table) -> _T:
        """Return what ``work`` finds in some tables, which are checked as ``verify`` does it; the
        first of them is the largest.
        """
        wanted = [table for table in tables if table.name not in self._sound]
        if self.read_only or not wanted or self._gathered is not None:
            return self.read(work)

        def checked() -> _T:
            with self.connection() as connection:
                return read_checked(connection, self.folder / DATABASE_NAME, wanted, work)

        try:
            found = self._patiently(checked)
        except NotebookDamaged:
            self._repair()
            return self.read(work)
        self._sound |= {table.name for table in wanted}
        return found

    def read_half(self, half: Half, work: Callable[[sqlite3.Connection], _T]) -> _T:
        """Return what ``work`` finds, at one moment, in each of two processes: in the second, which
        must not touch this connection, with one of its own. Raises NotInHalves also for damage,
        which is for one process to mend.
        """
        try:
            if half.is_second:
                with self._other_connection() as own, one_moment(own):
                    return work(own)
            with self.connection() as connection, one_moment(connection):
                return work(connection)
        except NotebookError:
            raise NotInHalves from None

    def apply(self, work: Callable[[Transaction], _T], words: str = "") -> _T:
        """Do ``work`` as one change and return its result; see ``transaction``."""

        def done() -> _T:
            with self.transaction(words) as transaction:
                return work(transaction)

        return self._again(done)

    @contextlib.contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        """Yield the connection; raises NotebookDamaged where it comes upon rot."""
        with self.lock, self._speaking():
            yield self._connection

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """Let all changes of a block be on disk when it is left, or none; each is a change and a
        step of undo of its own.

        Others wait meanwhile, and nothing is repaired: whoever is told NotebookLocked,
        NotebookDamaged or another NotebookError makes the changes one by one. The block must let
        these through.
        """
        if self.read_only:
            raise NotebookReadOnly(f"{self._shown}: read-only: {self.read_only}")
        with self.lock:
            self._follow()
            before = replace(self.steps, undone=set(self.steps.undone), own=set(self.steps.own))
            with self._speaking():
                self._begin()
                gathered = self._gathered = []
                try:
                    yield
                    self._still_open()
                    self._connection.execute("COMMIT")
                except BaseException:
                    self._gathered = None
                    self._roll_back()
                    self.steps = before
                    for watcher in self._watchers:
                        watcher(None)
                    raise
                self._gathered = None
            for change, line, texts in gathered:
                if self._journal:
                    self._journal.add(change, line, texts)

    def _begin(self) -> None:
        """Begin a change; also where memory runs out for it, none stays begun."""
        if self._gathered is not None:
            self._still_open()
            self._connection.execute("SAVEPOINT one")
            return
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except BaseException:
            self._roll_back()
            raise

    def _still_open(self) -> None:
        """Raise NotebookError where SQLite has taken back by itself what is to be kept together."""
        if not self._connection.in_transaction:
            raise NotebookError(f"{self._shown}: can't write; {_NOT_SAVED}")

    @contextlib.contextmanager
    def transaction(self, words: str = "") -> Iterator[Transaction]:
        """Yield one change: everything in the block or nothing, on disk when the block is left.

        BEGIN IMMEDIATE, SQLite's own lock, keeps other processes out meanwhile.

        With ``words`` it goes into the history, to be undone by them. Raises NotebookReadOnly,
        NotebookDamaged or another NotebookError; the notebook then is as it was.
        """
        if self.read_only:
            raise NotebookReadOnly(f"{self._shown}: read-only: {self.read_only}")
        with self.lock:
            self._follow()
            with self._speaking():
                self._begin()
                try:
                    ledger = Ledger.read(self._connection)
                    transaction = Transaction(
                        self._connection,
                        ledger.change + 1,
                        int(self._clock().timestamp() * 1000),
                        self._author.partition("/")[0],
                        words,
                    )
                    yield transaction
                    line = self._finish(transaction, ledger)
                except BaseException:
                    self._roll_back()
                    raise
            if not line:
                return
            texts = tuple(starmap(journal_format.text_line, transaction.texts.items()))
            if self._gathered is not None:
                self._gathered.append((transaction.change, line, texts))
            elif self._journal:
                self._journal.add(transaction.change, line, texts)
            for watcher in self._watchers:
                watcher(transaction)

    def _finish(self, transaction: Transaction, ledger: Ledger) -> str:
        if not transaction.touched and not transaction.texts:
            self._roll_back()
            return ""
        if not transaction.merged:
            revisions.stamp_edits(transaction, self._clock, self._author)
        step = None
        if transaction.words and transaction.edits:
            step = transaction.remember(utc(self._clock()), self.steps.undone)
        puts, ledger = transaction.write_checksums(ledger)
        ledger.write(self._connection)
        self._connection.execute("COMMIT" if self._gathered is None else "RELEASE one")
        if step is not None:
            self.steps.made(step)
        at = datetime.fromtimestamp(transaction.moment / 1000, UTC).isoformat(
            timespec="milliseconds"
        )
        return journal_format.change_line(
            puts, at.replace("+00:00", "Z"), transaction.author, ledger.change, ledger.digest
        )

    def _roll_back(self) -> None:
        if not self._connection.in_transaction:
            return
        if self._gathered is None:
            self._connection.execute("ROLLBACK")
        else:
            self._connection.execute("ROLLBACK TO one")
            self._connection.execute("RELEASE one")

    @contextlib.contextmanager
    def _explaining(self) -> Iterator[None]:
        """Turn SQLite's errors into lines for the user."""
        try:
            yield
        except FAILURES as error:
            raise self._explained(error) from error

    @contextlib.contextmanager
    def _speaking(self) -> Iterator[None]:
        """Do so for the connection; where nothing is raised others have let go of it."""
        with self._explaining():
            yield
        if self._waited != SOON and not self._connection.in_transaction:
            self._free = True
            self._wait(SOON)

    def _wait(self, seconds: float) -> None:
        """Wait so long for others from now on."""
        self._waited = seconds
        with contextlib.suppress(sqlite3.Error):
            self._connection.execute(f"PRAGMA busy_timeout = {1000 * seconds:.0f}")

    def _explained(self, error: Exception) -> NotebookError:
        code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        if code == sqlite3.SQLITE_FULL:
            return NotebookError(f"{self._shown}: the disk is full; {_NOT_SAVED}")
        if code == sqlite3.SQLITE_IOERR:
            return NotebookError(f"{self._shown}: can't write to the disk; {_NOT_SAVED}")
        if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
            return NotebookReadOnly(f"{self._shown}: it is now write-protected")
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return NotebookLocked(f"{self._shown}: another program has locked it; try again")
        return NotebookDamaged(f"{self._shown}: {error}")

    def compact(self) -> None:
        """Write the rows' second copy anew. Raises OSError, NotebookError."""
        with self.lock:
            self.settle()
            self._compact(texts_too=False)
            if self._journal is not None:
                self._journal.behind = False

    def _compact(self, texts_too: bool) -> int:
        with self._compacting:
            if texts_too:
                self._complete_texts()
            return journal.compact(self.folder, self._snapshot)

    def _complete_texts(self) -> None:
        """Add to the second copy the article texts that it lacks."""
        held = journal.read_texts(self.folder).texts
        with self._other_connection() as connection:
            missing = lacking_texts(held, sound_texts(connection))
        if missing:
            lines = list(starmap(journal_format.text_line, missing.items()))
            journal.append(self.folder / journal.TEXTS_NAME, lines)

    def _snapshot(self) -> tuple[journal_format.State, int, str]:
        with self._other_connection() as connection:
            return self.snapshot(connection)

    def snapshot(self, connection: sqlite3.Connection) -> tuple[journal_format.State, int, str]:
        """Return every row as of one moment, the number of the latest change, and the rows' digest.

        Raises NotebookDamaged rather than give a row that is not what was written.
        """
        with one_moment(connection):
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version < SUMMED_SINCE:
                (change,) = connection.execute("SELECT change FROM ledger").fetchone()
                state = {table.name: _rows_by_key(connection, table) for table in TABLES.values()}
                return state, int(change), ""
            check(connection, TABLES.values())
            ledger = Ledger.read(connection)
            state = {table.name: _rows_by_key(connection, table) for table in TABLES.values()}
            return state, ledger.change, ledger.digest

    def now(self) -> datetime:
        """Return the time as the notebook's clock has it."""
        return self._clock()

    def replace_all(self, held: journal_format.JournalState) -> Path:
        """Put what ``held`` holds in the place of everything; the copy that was made before."""
        if self.read_only:
            raise NotebookReadOnly(f"{self._shown}: read-only: {self.read_only}")
        with self.lock, self._speaking():
            self.settle()
            copy = copy_database(self._connection, self.folder / DATABASE_NAME, self._clock())
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                held.change = max(held.change, self.change()) + 1
                empty(self._connection)
                if fill(self._connection, held):
                    raise NotebookError(f"{self._shown}: the dump is inconsistent")
                self._connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise
            self.steps = self._first_steps()
            self._compact(texts_too=True)
        return copy

    @contextlib.contextmanager
    def _other_connection(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection for reading in the journal's thread, which must not wait for the
        lock.
        """
        database = self.folder / DATABASE_NAME
        with (
            self._explaining(),
            contextlib.closing(connect(database, "ro", self._patience)) as connection,
        ):
            yield connection


def _identity(folder: Path) -> tuple[int, int]:
    """Return what tells the file that stands there from any other."""
    try:
        found = (folder / DATABASE_NAME).stat()
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino


def _rows_by_key(connection: sqlite3.Connection, table: Table) -> dict[Key, Row]:
    """Return the table's rows; an older notebook that is write-protected may lack it or columns
    of it.
    """
    there = connection.execute("SELECT name FROM pragma_table_info(?)", (table.name,)).fetchall()
    names = [name for name in (*table.columns, "sum") if (name,) in there]
    if not names:
        return {}
    columns = ", ".join(f'"{name}"' for name in names)
    found = connection.execute(f'SELECT {columns} FROM {table.name} ORDER BY "{table.key}"')
    return {row[0]: dict(zip(names, row, strict=True)) for row in found}
