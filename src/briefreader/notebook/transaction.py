"""One change of the notebook: rows before and after, so that it can be undone and copied."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from briefreader.article import path_key
from briefreader.notebook import rows
from briefreader.notebook.schema import ARTICLE, HISTORY, HISTORY_KEPT, TABLES, Key, Row, Table


@dataclass(frozen=True, slots=True)
class Edit:
    """What happened to one row; of an update, only the columns that changed.

    None before: the row is new. None after: it went.
    """

    table: Table
    key: Key
    before: Row | None
    after: Row | None

    def undone(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.table, self.key, self.after, self.before)


@dataclass(slots=True)
class Transaction:
    """Rows read and written between BEGIN IMMEDIATE and COMMIT.

    ``edits`` are what an undo takes back; ``touched`` every row that the second copy must learn.
    """

    connection: sqlite3.Connection
    change: int
    edits: list[Edit] = field(default_factory=list)
    touched: dict[tuple[str, Key], None] = field(default_factory=dict)
    articles: set[int] = field(default_factory=set)
    text: tuple[str, bytes] | None = None

    def row(self, table: Table, key: Key) -> Row | None:
        """The row with that key as it stands now."""
        return select(self.connection, table, key)

    def put(self, table: Table, row: Row, *, undoable: bool = True) -> bool:
        """Write a row, new or changed; False if it stood there already. Absent columns stay."""
        key = row[table.key]
        if not isinstance(key, str | int):
            raise TypeError(f"{table.name} has no key {key!r}")
        before = self.row(table, key)
        if before is None:
            self._apply(Edit(table, key, None, row), undoable)
            return True
        changed = {name: value for name, value in row.items() if before[name] != value}
        if changed:
            old = {name: before[name] for name in changed}
            self._note_article(before)
            self._apply(Edit(table, key, old, changed), undoable)
        return bool(changed)

    def cut(self, table: Table, key: Key, *, undoable: bool = True) -> bool:
        """Delete a row; False if there was none."""
        before = self.row(table, key)
        if before is None:
            return False
        self._apply(Edit(table, key, before, None), undoable)
        return True

    def repeat(self, edit: Edit) -> None:
        """Do an edit of the history, again or backwards; a row that has gone meanwhile is left."""
        standing = self.row(edit.table, edit.key)
        if standing is not None:
            self._note_article(standing)
            if edit.before is None and edit.after is not None:
                edit = Edit(edit.table, edit.key, standing, edit.after)
        elif edit.before is not None:
            return
        self._apply(edit, undoable=False)

    def article(self, path: Path, content_hash: str = "") -> int:
        """The number of the article at ``path``, given one if it has none; keeps its hash."""
        number = article_number(self.connection, path)
        if number is None:
            found = self.connection.execute("SELECT max(id) FROM article").fetchone()[0]
            number = int(found or 0) + 1
            row: Row = {"id": number, "path": path_key(path), "content_hash": content_hash}
            self.put(ARTICLE, row, undoable=False)
        elif content_hash:
            self.put(ARTICLE, {"id": number, "content_hash": content_hash}, undoable=False)
        return number

    def remember(self, words: str, made: str, undone: Iterable[int]) -> None:
        """Write the edits into the history under ``words``; the ``undone`` are forgotten."""
        oldest = self.connection.execute(
            "SELECT id FROM history WHERE undone = 0 ORDER BY id DESC LIMIT -1 OFFSET ?",
            (HISTORY_KEPT - 1,),
        ).fetchall()
        for stale in (*undone, *(number for (number,) in oldest)):
            self.cut(HISTORY, stale, undoable=False)
        row: Row = {
            "id": self.change,
            "made": made,
            "words": words,
            "undone": 0,
            "changes": pack_edits(self.edits),
        }
        self.put(HISTORY, row, undoable=False)

    def puts(self) -> list[tuple[str, Key, Row | None]]:
        """Every touched row as it stands at the end, None for one that went."""
        return [(name, key, self.row(TABLES[name], key)) for name, key in self.touched]

    def _note_article(self, row: Row | None) -> None:
        number = row.get("article") if row else None
        if isinstance(number, int):
            self.articles.add(number)

    def _apply(self, edit: Edit, undoable: bool) -> None:
        table, key = edit.table, edit.key
        if edit.after is None:
            self.connection.execute(f'DELETE FROM {table.name} WHERE "{table.key}" = ?', (key,))
        elif edit.before is None:
            columns = ", ".join(f'"{name}"' for name in edit.after)
            marks = ", ".join("?" * len(edit.after))
            statement = f"INSERT INTO {table.name} ({columns}) VALUES ({marks})"
            self.connection.execute(statement, tuple(edit.after.values()))
        else:
            columns = ", ".join(f'"{name}" = ?' for name in edit.after)
            statement = f'UPDATE {table.name} SET {columns} WHERE "{table.key}" = ?'
            self.connection.execute(statement, (*edit.after.values(), key))
        self.touched[table.name, key] = None
        self._note_article(edit.before)
        self._note_article(edit.after)
        if table is ARTICLE and isinstance(key, int):
            self.articles.add(key)
        if undoable:
            self.edits.append(edit)


def select(connection: sqlite3.Connection, table: Table, key: Key) -> Row | None:
    """The row of ``table`` with that key."""
    columns = ", ".join(f'"{name}"' for name in table.columns)
    statement = f'SELECT {columns} FROM {table.name} WHERE "{table.key}" = ?'
    found = connection.execute(statement, (key,)).fetchone()
    return dict(zip(table.columns, found, strict=True)) if found else None


def article_number(connection: sqlite3.Connection, path: Path) -> int | None:
    """The number of the article at ``path``, if anything is known of it."""
    found = connection.execute("SELECT id FROM article WHERE path = ?", (os.fsencode(path),))
    number = found.fetchone()
    return int(number[0]) if number else None


def pack_edits(edits: list[Edit]) -> str:
    """Edits as the history keeps them."""
    packed: list[rows.Json] = [
        [
            edit.table.name,
            edit.key,
            rows.to_json(edit.before) if edit.before is not None else None,
            rows.to_json(edit.after) if edit.after is not None else None,
        ]
        for edit in edits
    ]
    return rows.dumps(packed)


def unpack_edits(changes: str) -> list[Edit]:
    """The edits that the history keeps."""
    edits = []
    for name, key, before, after in cast("list[list[rows.Json]]", json.loads(changes)):
        table = rows.known_table(name)
        edits.append(Edit(table, rows.key_of(key), _side(before), _side(after)))
    return edits


def _side(record: rows.Json) -> Row | None:
    return rows.row_from_json(record) if isinstance(record, dict) else None
