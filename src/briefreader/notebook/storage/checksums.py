"""Sums by which rot is seen: a SHA-256 of each row, and of all rows of a table together.

A row's sum is over its table's name and all its columns, key and all, so that a row that was
written to another place, or is an older one, fails as well. The sums of a table added up (modulo
2**128) stand in the ledger: by them a row is missed that is not there at all. Each is cut to 128
bits: they are there against rot, not against somebody who can write the file anyway.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType
from typing import Self

from briefreader.errors import NotebookDamaged
from briefreader.notebook.storage.schema import LEDGER, SUMMED, TABLES, Row, Scalar, Table

_DIGITS = 32
_DIGITS_OF_SUM = re.compile(f"[0-9a-f]{{{_DIGITS}}}")
_MODULUS = 1 << 4 * _DIGITS
NOTHING = "0" * _DIGITS
"""The sums of no row at all, added up."""


def checksum(data: bytes) -> str:
    """Return the sum of some bytes."""
    return hashlib.sha256(data).hexdigest()[:_DIGITS]


def is_sum_of(table: Table, row: Row) -> bool:
    """Return whether a row's own sum is right, also where it is of before its later columns."""
    sum_ = row.get("sum")
    if sum_matches(table, tuple(map(row.get, table.columns)), sum_):
        return True
    return not any(row.get(name) for name in table.later) and sum_ == row_sum(table.before, row)


def as_there(connection: sqlite3.Connection, table: Table) -> Table:
    """Return a table as the notebook has it: an older one lacks the later columns."""
    found = connection.execute("SELECT name FROM pragma_table_info(?)", (table.name,)).fetchall()
    return table if all((name,) in found for name in table.later) else table.before


def row_sum(table: Table, row: Row) -> str:
    """Return the sum of a row with all its columns, as ``canonical`` has them in SQL."""
    values = ",".join(_quoted(row.get(column)) for column in table.columns)
    return checksum(f"{table.name} {values}".encode("utf-8", "surrogatepass"))


def sum_matches(table: Table, values: tuple[Scalar, ...], sum_: Scalar) -> bool:
    """Return whether a row's sum is right, in half of the time that SQLite takes to quote it.

    ``values`` are of all its columns.
    """
    form, quotes = _form(table.name, tuple(map(type, values)))
    line = form % values
    if line.count("'") == quotes and "\0" not in line:
        return sum_ == checksum(line.encode("utf-8", "surrogatepass"))
    return sum_ == row_sum(table, dict(zip(table.columns, values, strict=True)))


@cache
def _form(name: str, kinds: tuple[type, ...]) -> tuple[str, int]:
    """Return what a row of values of these kinds is written with, and how many quotation marks are
    in that; never so many for kinds that are none of text or numbers.
    """
    marks = [_MARKS.get(kind, "") for kind in kinds]
    form = f"{name} {','.join(marks)}" if all(marks) else "%.0s" * len(kinds)
    return form, form.count("'") if all(marks) else -1


_MARKS = {str: "'%s'", int: "%d", NoneType: "NULL%.0s"}


def _quoted(value: Scalar) -> str:
    """Return what SQLite's ``quote()`` makes of a value; it stops at a NUL, which no text here
    has.
    """
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return f"X'{value.hex().upper()}'"
    if isinstance(value, str):
        return "'" + value.partition("\0")[0].replace("'", "''") + "'"
    return str(int(value))


@cache
def canonical(table: Table) -> str:
    """Return an SQL expression for the bytes that ``table``'s sums are over; it decodes nothing.

    ``quote()`` tells kinds of values apart, bytes from text too: one bit makes one of the other.
    """
    form = ",".join(["%s"] * len(table.columns))
    values = ", ".join(f'quote("{column}")' for column in table.columns)
    return f"CAST(printf('{table.name} {form}', {values}) AS BLOB)"


def added(sums: Iterable[str], to: str = NOTHING, *, without: Iterable[str] = ()) -> str:
    """Return ``to`` with ``sums`` added and ``without`` subtracted; an empty sum counts for 0."""
    total = _number(to) + sum(map(_number, sums)) - sum(map(_number, without))
    return f"{total % _MODULUS:0{_DIGITS}x}"


def _number(digits: str) -> int:
    """Return what a sum counts for; one that rotted into no number, nothing."""
    return int(digits, 16) if _DIGITS_OF_SUM.fullmatch(digits) else 0


def prepare(connection: sqlite3.Connection) -> None:
    """Let SQL of this connection say ``checksum(bytes)``."""
    connection.create_function("checksum", 1, checksum, deterministic=True)


def write_checksums(connection: sqlite3.Connection) -> None:
    """Give every row its sum as it stands, and the ledger what follows from them."""
    prepare(connection)
    digests = {}
    for table in (as_there(connection, table) for table in SUMMED.values()):
        connection.execute(f"UPDATE {table.name} SET sum = checksum({canonical(table)})")
        found = connection.execute(f"SELECT sum FROM {table.name}")
        digests[table.name] = added(sum_ for (sum_,) in found)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (change,) = connection.execute("SELECT change FROM ledger").fetchone()
    Ledger(change, version, digests, tables_sum(connection)).write(connection)


def tables_sum(connection: sqlite3.Connection) -> str:
    """Return the sum of what SQLite keeps of its tables and indexes; where they begin is left
    out.
    """
    found = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name")
    return checksum(json.dumps(found.fetchall()).encode())


@dataclass(frozen=True, slots=True)
class Ledger:
    """The one row that says what the others must add up to."""

    change: int
    version: int
    digests: Mapping[str, str]
    tables: str

    @classmethod
    def read(cls, connection: sqlite3.Connection) -> Self:
        """Return the ledger; raises NotebookDamaged if it is not what was written."""
        columns = ", ".join(LEDGER.columns)
        found = connection.execute(f"SELECT {columns}, sum FROM ledger").fetchone()
        row = dict(zip(LEDGER.columns, found or (), strict=False))
        if not found or found[-1] != row_sum(LEDGER, row):
            raise NotebookDamaged("the ledger is damaged")
        return cls(row["change"], row["version"], json.loads(row["digests"]), row["tables"])

    @property
    def digest(self) -> str:
        """The sums of all rows that the second copy's lines hold, added up."""
        return added(self.digests.get(name, NOTHING) for name in TABLES)

    def write(self, connection: sqlite3.Connection) -> None:
        """Put it in the place of the ledger that stands there."""
        digests = json.dumps(self.digests, separators=(",", ":"))
        row: Row = {
            "id": 1,
            "change": self.change,
            "version": self.version,
            "digests": digests,
            "tables": self.tables,
        }
        connection.execute(
            "UPDATE ledger SET change = ?, version = ?, digests = ?, tables = ?, sum = ?",
            (self.change, self.version, digests, self.tables, row_sum(LEDGER, row)),
        )
