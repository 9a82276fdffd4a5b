"""Making the notebook's file: new, or from its second copy."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from briefreader.notebook.storage import schema
from briefreader.notebook.storage.atomic_files import PRIVATE_FILE, replace_file
from briefreader.notebook.storage.checksums import write_checksums
from briefreader.notebook.storage.connection import writable
from briefreader.notebook.storage.journal_format import JournalState, PackedText
from briefreader.notebook.storage.row_codec import text_of
from briefreader.notebook.storage.row_repair import legible, repair_row
from briefreader.paths import is_there


def build(path: Path, held: JournalState | None) -> tuple[Path, int]:
    """Make the database whole beside ``path``; where it is, and how much could not be kept."""
    new = path.with_name(f"{path.name}.new")
    for ending in ("", "-journal"):
        with contextlib.suppress(FileNotFoundError):
            new.with_name(new.name + ending).unlink()
    os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE_FILE))
    with contextlib.closing(writable(new)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        create(connection)
        lost = fill(connection, held) if held else 0
        connection.execute("COMMIT")
    return new, lost


def joined(file: JournalState, copy: JournalState | None) -> JournalState:
    """Return the best of a damaged file and its second copy.

    A copy that is whole and no older than the file is all that is needed. Else the file goes
    first, and what is missing or doubtful in it comes from the copy.
    """
    if copy is None:
        return file
    texts = with_texts(copy.texts, file.texts)
    if copy.is_complete and 0 <= file.change <= copy.change:
        copy.texts = texts
        return copy
    if copy.is_complete and copy.digest and file.change < 0:
        _drop_strangers(file, copy)
    for name, table in copy.rows.items():
        for key, row in table.items():
            if key not in file.rows[name] or (name, key) in file.doubtful:
                is_sound = (name, key) not in copy.doubtful
                file.take(schema.TABLES[name], row, is_sound=is_sound)
    if file.change < 0:
        file.digest = copy.digest
    file.change = max(file.change, copy.change)
    is_all = file.digest and file.adds_up and not file.doubtful
    unread = max(copy.unreadable or int(not file.adds_up), len(file.doubtful))
    file.unreadable = 0 if is_all else unread
    file.texts = texts
    return file


def with_texts(
    texts: Mapping[str, PackedText], more: Mapping[str, PackedText]
) -> dict[str, PackedText]:
    """Return texts and more texts, which go first, each with the earlier of its two moments."""
    earlier = {
        name: text.with_earlier(texts[name].kept) if name in texts else text
        for name, text in more.items()
    }
    return {**texts, **earlier}


def lacking_texts(
    held: Mapping[str, PackedText], texts: Iterable[tuple[str, PackedText]]
) -> dict[str, PackedText]:
    """Return the texts that are not held, or not with a moment as early."""
    return {
        name: text
        for name, text in texts
        if name not in held or held[name].with_earlier(text.kept) != held[name]
    }


def _drop_strangers(file: JournalState, copy: JournalState) -> None:
    """Take out what nothing vouches for and a whole copy does not know, but for bookmarks.

    Where a page stands in another's place, the rows of one table are read as those of another.
    """
    for name, key in tuple(file.doubtful):
        if name != schema.BOOKMARK.name and key not in copy.rows[name]:
            del file.rows[name][key]
            file.doubtful.discard((name, key))


def _beside(path: Path, kind: str, now: datetime) -> Path:
    """Return a name for a copy of a file, by the moment, that nothing has: of two in one second,
    the first is what cannot be had again.
    """
    stem = f"{path.name}.{kind}-{now:%Y%m%dT%H%M%S}"
    copy, number = path.with_name(stem), 1
    while is_there(copy):
        number += 1
        copy = path.with_name(f"{stem}-{number}")
    return copy


def quarantine(path: Path, now: datetime) -> Path | None:
    """Rename a file that is not what it should be, its rollback journal with it.

    An empty file holds nothing to keep and is removed.
    """
    aside = _beside(path, "damaged", now)
    for ending in ("-journal", "-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            path.with_name(path.name + ending).rename(aside.with_name(aside.name + ending))
    if path.is_file() and path.stat().st_size == 0:
        path.unlink()
        return None
    return path.rename(aside)


def copy_aside(journal: Path, now: datetime) -> Path:
    """Keep a second copy as it is, although it will be rewritten; where it is kept."""
    copy = _beside(journal, "damaged", now)
    replace_file(copy, [journal.read_bytes()])
    return copy


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of today's version in an empty database."""
    for statement in schema.CREATE:
        connection.execute(statement)
    write_checksums(connection)


def empty(connection: sqlite3.Connection) -> None:
    """Delete everything that a notebook holds."""
    for name in reversed(schema.TABLES):
        connection.execute(f"DELETE FROM {name}")
    connection.execute("DELETE FROM article_text")


def copy_database(connection: sqlite3.Connection, path: Path, now: datetime) -> Path:
    """Copy the open database to a file beside ``path``, named by the moment; return its path."""
    copy = _beside(path, "before", now)
    back_up(connection, copy)
    return copy


def back_up(connection: sqlite3.Connection, copy: Path) -> None:
    """Copy the open database to ``copy``, in the place of what stood there."""
    with contextlib.suppress(FileNotFoundError):
        copy.unlink()
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE_FILE))
    with contextlib.closing(sqlite3.connect(copy)) as backup:
        connection.backup(backup)


def fill(connection: sqlite3.Connection, held: JournalState) -> int:
    """Write what a second copy holds; how much of it could not be read, vouched for or written."""
    lost = held.unreadable
    articles = held.rows[schema.ARTICLE.name]
    for name, table in held.rows.items():
        for key, read in table.items():
            row = repair_row(read)
            is_counted = (name, key) in held.doubtful  # among what could not be read
            lost += row != read and not is_counted
            if is_counted:
                row = legible(name, row, held.texts)
            number = row.get("article")
            if isinstance(number, int) and number not in articles:
                # The line that named its file was torn; the quote itself must still be kept.
                articles[number] = {
                    "id": number,
                    "path": b"/unknown/%d" % number,
                    "content_hash": text_of(row, "content_hash"),
                }
                lost += not _inserted(connection, schema.ARTICLE.name, articles[number])
            lost += not _inserted(connection, name, row) and not is_counted
    connection.executemany(
        "INSERT OR REPLACE INTO article_text (content_hash, packed, kept) VALUES (?, ?, ?)",
        ((content_hash, *text) for content_hash, text in held.texts.items()),
    )
    connection.execute("UPDATE ledger SET change = ?", (max(0, held.change),))
    write_checksums(connection)
    return lost


def _inserted(connection: sqlite3.Connection, name: str, row: schema.Row) -> bool:
    columns = ", ".join(f'"{column}"' for column in row)
    marks = ", ".join("?" * len(row))
    try:
        connection.execute(f"INSERT INTO {name} ({columns}) VALUES ({marks})", tuple(row.values()))
    except (sqlite3.IntegrityError, sqlite3.InterfaceError, OverflowError, UnicodeError):
        return False
    return True
