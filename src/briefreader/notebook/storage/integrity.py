"""The notebook's file read through: rows whose sum fails, rows that went, and what is legible."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from briefreader.errors import NotebookDamaged
from briefreader.forked_half import Pieces, beside
from briefreader.notebook.storage.checksums import (
    Ledger,
    added,
    as_there,
    canonical,
    checksum,
    tables_sum,
)
from briefreader.notebook.storage.connection import connect
from briefreader.notebook.storage.journal_format import JournalState, PackedText, moment_of
from briefreader.notebook.storage.schema import (
    ARTICLE_TEXT,
    SUMMED,
    SUMMED_SINCE,
    TABLES,
    Row,
    Table,
)

_T = TypeVar("_T")
FAILURES = (sqlite3.Error, UnicodeDecodeError)
"""What a damaged file may raise: what SQLite says of it may be no UTF-8 either."""
# What SQLite says of a file that may well be sound.
_NO_DAMAGE = {
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR),
    *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_NOMEM),
    *(sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_PROTOCOL),
}


def may_be_damage(error: Exception) -> bool:
    """Return whether SQLite may have said that because of what stands in the file."""
    return ((getattr(error, "sqlite_errorcode", None) or 0) & 0xFF) not in _NO_DAMAGE


def ledger_of(connection: sqlite3.Connection) -> Ledger:
    """Return the ledger, the list of tables held to it; raises NotebookDamaged or sqlite3.Error."""
    ledger = Ledger.read(connection)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if ledger.version != version or ledger.tables != tables_sum(connection):
        raise NotebookDamaged("its list of tables is damaged")
    return ledger


def check(connection: sqlite3.Connection, tables: Iterable[Table] = SUMMED.values()) -> None:
    """Read every row of some tables; raises NotebookDamaged if one is not what was written.

    Also where rows are missing or more than there were, and where an index does not fit. Raises
    sqlite3.Error where SQLite cannot even tell.
    """
    with one_moment(connection):
        there = [table for table in tables if table.since <= ledger_of(connection).version]
        check_pages(connection, there)
        check_rows(connection, there)


def read_checked(
    connection: sqlite3.Connection,
    path: Path,
    tables: Sequence[Table],
    read: Callable[[sqlite3.Connection], _T],
) -> _T:
    """Return what ``read`` finds, all these tables checked; raises what :func:`check` does.

    If the first of them is large, their sums are checked meanwhile by a fork, with a connection of
    its own to the notebook's file at ``path``.
    """

    def change_with_right_sums() -> Pieces:
        with contextlib.closing(connect(path, "ro")) as own, one_moment(own):
            check_rows(own, tables)
            return [_change(own)]

    (last,) = connection.execute(f"SELECT max(rowid) FROM {tables[0].name}").fetchone()
    with beside(change_with_right_sums, last or 0) as answer, one_moment(connection):
        found = read(connection)
        check_pages(connection, tables)
        if bytes(answer() or b"") != _change(connection):
            check_rows(connection, tables)  # nothing came back, or of another moment
    return found


def _change(connection: sqlite3.Connection) -> bytes:
    (change,) = connection.execute("SELECT change FROM ledger").fetchone()
    return b"%d" % change


def check_pages(connection: sqlite3.Connection, tables: Iterable[Table]) -> None:
    """Let SQLite look through the pages of tables and their indexes; raises NotebookDamaged."""
    for table in tables:
        found = connection.execute(f"PRAGMA integrity_check({table.name})").fetchall()
        if found != [("ok",)]:
            raise NotebookDamaged(f"{table.name}: {found[0][0]}")


def check_rows(connection: sqlite3.Connection, tables: Iterable[Table]) -> None:
    """Compare the rows of tables with their sums; raises NotebookDamaged."""
    ledger = ledger_of(connection)
    for table in tables:
        values = canonical(as_there(connection, table))
        sums = []
        for sum_, data in connection.execute(f"SELECT sum, {values} FROM {table.name}"):
            if sum_ != checksum(data):
                raise NotebookDamaged(f"{table.name}: a row doesn't match what was written")
            sums.append(sum_)
        if added(sums) != ledger.digests[table.name]:
            raise NotebookDamaged(f"{table.name}: rows are missing or duplicated")


@contextlib.contextmanager
def one_moment(connection: sqlite3.Connection) -> Iterator[None]:
    """Yield one read transaction, or the one that is already open."""
    if connection.in_transaction:
        yield
        return
    try:
        connection.execute("BEGIN")
        yield
    finally:
        with contextlib.suppress(*FAILURES):
            connection.execute("ROLLBACK")


def sound_texts(connection: sqlite3.Connection) -> Iterator[tuple[str, PackedText]]:
    """Yield each article text that is as it was written, packed, by its content's hash."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    table = as_there(connection, ARTICLE_TEXT)
    columns = ", ".join(table.columns)
    if version < SUMMED_SINCE:
        for content_hash, *text in connection.execute(
            f"SELECT {columns} FROM {table.name} ORDER BY 1"
        ):
            yield content_hash, PackedText(*text)
        return
    select = f"SELECT sum, {canonical(table)}, {columns} FROM {table.name} ORDER BY 1"
    for sum_, data, content_hash, *text in connection.execute(select):
        if sum_ == checksum(data):
            yield content_hash, PackedText(*text)


def damage(connection: sqlite3.Connection) -> str:
    """Return what is wrong with a notebook, all of it read, or nothing; an older one has no sums
    yet.
    """
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version >= SUMMED_SINCE:
            check(connection)
            return ""
        wanted = {table.name for table in SUMMED.values() if table.since <= version}
        names = connection.execute("SELECT name FROM sqlite_master").fetchall()
        found = connection.execute("PRAGMA integrity_check").fetchall()
        if found != [("ok",)] or not {name for (name,) in names} >= wanted:
            return "SQLite's own check fails"
        _read_through(connection)
    except NotebookDamaged as error:
        return str(error)
    except FAILURES as error:
        if not may_be_damage(error):
            raise
        return str(error)
    return ""


def _read_through(connection: sqlite3.Connection) -> None:
    """Read what has no sums: text must be UTF-8."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for table in TABLES.values():
        if table.since <= version:
            for _ in connection.execute(f"SELECT * FROM {table.name}"):
                pass


def legible(connection: sqlite3.Connection) -> JournalState:
    """Return whatever can be read of a damaged notebook; rows whose sum fails are doubtful."""
    found = JournalState(change=-1)
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    with contextlib.suppress(*FAILURES, NotebookDamaged):
        ledger = ledger_of(connection)
        found.change, found.digest = ledger.change, ledger.digest
    for table in SUMMED.values():
        for row, is_sound in _readable(connection, table):
            if table is ARTICLE_TEXT:
                _take_text(found, row, is_sound)
            else:
                found.take(table, row, is_sound=is_sound)
    return found


def _take_text(found: JournalState, row: Row, is_sound: bool) -> None:
    packed, content_hash = row["packed"], row["content_hash"]
    if is_sound and isinstance(packed, bytes) and isinstance(content_hash, str):
        found.texts[content_hash] = PackedText(packed, moment_of(row.get("kept")))


def _readable(connection: sqlite3.Connection, table: Table) -> Iterator[tuple[Row, bool]]:
    """Yield the table's rows from both its ends, as far as SQLite comes, and whether each one's sum
    is right.
    """
    with contextlib.suppress(*FAILURES):
        table = as_there(connection, table)
    # With its table's name: what is no column any more would be taken for a string in quotes.
    columns = ", ".join(f'{table.name}."{name}"' for name in table.columns)
    select = f"SELECT {columns}, sum, {canonical(table)} FROM {table.name} ORDER BY rowid"
    for order in ("", " DESC"):
        with contextlib.suppress(*FAILURES):
            for *values, sum_, data in connection.execute(select + order):
                row = dict(zip(table.columns, values, strict=True))
                yield {**row, "sum": sum_}, isinstance(data, bytes) and sum_ == checksum(data)


def legible_file(path: Path) -> JournalState:
    """Return what is ``legible`` in the file at ``path``; nothing where it is no database."""
    with contextlib.suppress(*FAILURES):
        shown = f"{path.absolute().as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(shown, uri=True, isolation_level=None)) as file:
            return legible(file)
    return JournalState(change=-1)
