"""One change of the notebook: rows before and after, so that it can be undone and copied."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, groupby, islice
from operator import sub
from pathlib import Path
from typing import cast

from briefreader.domain.article import path_key
from briefreader.errors import NotebookDamaged
from briefreader.notebook.storage import row_codec
from briefreader.notebook.storage.checksums import Ledger, added, canonical, checksum, row_sum
from briefreader.notebook.storage.journal_format import PackedText, Put
from briefreader.notebook.storage.schema import (
    ARTICLE,
    ARTICLE_TEXT,
    BOOKMARK,
    HISTORY,
    HISTORY_KEPT,
    PLACE,
    TABLES,
    Key,
    Row,
    Scalar,
    Table,
)

_SMALL_HISTORY = 1_000_000  # characters, however little there is besides
_HISTORY_SIZE = "SELECT coalesce(sum(length(changes)), 0) FROM history WHERE undone = 0"
_STEPS_BEYOND = "SELECT id FROM history WHERE undone = 0 ORDER BY id DESC LIMIT -1 OFFSET ?"
_NUMBER_BYTES = 6  # of an article's number, which every reader of JSON takes exactly


@dataclass(frozen=True, slots=True)
class RowEdit:
    """What happened to one row; of an update, only the columns that changed.

    None before: the row is new; the history does not repeat it (``after`` is empty). None after:
    it went.
    """

    table: Table
    key: Key
    before: Row | None
    after: Row | None

    @property
    def is_new(self) -> bool:
        """Whether the row was not there before, and is now."""
        return self.before is None and self.after is not None

    def undone(self) -> RowEdit:
        """Return the edit that takes this one back."""
        return RowEdit(self.table, self.key, self.after, self.before)


@dataclass(slots=True)
class Transaction:
    """Rows read and written between BEGIN IMMEDIATE and COMMIT.

    ``moment`` is when, in milliseconds since 1970, ``author`` who is at work on which machine.
    ``edits`` are what an undo takes back, by these ``words``, without which it cannot; ``applied``
    all edits, ``touched`` every row that the second copy must learn. ``texts`` are article texts
    that are new, or were kept earlier than was known. What is ``merged`` has its stamps from
    elsewhere; what went into another row (``joined``) gets none.
    """

    connection: sqlite3.Connection
    change: int
    moment: int
    author: str
    words: str = ""
    edits: list[RowEdit] = field(default_factory=list)
    touched: dict[tuple[str, Key], None] = field(default_factory=dict)
    articles: set[int] = field(default_factory=set)
    applied: list[RowEdit] = field(default_factory=list)
    texts: dict[str, PackedText] = field(default_factory=dict)
    merged: bool = False
    joined: set[tuple[str, Key]] = field(default_factory=set)
    sums: dict[tuple[str, Key], str] = field(default_factory=dict)  # as they stood before
    numbers: dict[str, int] = field(default_factory=dict)  # the last given to a record of a table

    def row(self, table: Table, key: Key) -> Row | None:
        """Return the row with that key as it stands now."""
        return self.rows(table, (key,)).get(key)

    def rows(self, table: Table, keys: Sequence[Key]) -> dict[Key, Row]:
        """Return the rows with these keys as they stand now, by key; absent where there is none."""
        columns = ", ".join(f'"{name}"' for name in table.columns)
        select = f"SELECT {columns}, sum, {canonical(table)} FROM {table.name}"
        found = {}
        for *row, sum_, data in row_codec.rows_with(
            self.connection, select, f'"{table.key}"', keys
        ):
            self._vouch(table, row[0], sum_, data)
            found[row[0]] = dict(zip(table.columns, row, strict=True))
        return found

    def _vouch(self, table: Table, key: Key, sum_: str, data: bytes) -> None:
        """Let nothing that rotted be taken over into a new row, with a new sum."""
        if (table.name, key) not in self.touched:
            if sum_ != checksum(data):
                raise NotebookDamaged(f"{table.name}: a row doesn't match what was written")
            self.sums[table.name, key] = sum_

    def put(self, table: Table, row: Row, *, undoable: bool = True) -> bool:
        """Write a row, new or changed; False if it stood there already. Absent columns stay."""
        return self.put_all(table, (row,), undoable=undoable) == 1

    def put_all(self, table: Table, new: Sequence[Row], *, undoable: bool = True) -> int:
        """Write rows of different keys as ``put`` does; how many did not stand there already."""
        keys = [_key(table, row) for row in new]
        current = self.rows(table, keys)
        edits = []
        for key, row in zip(keys, new, strict=True):
            before = current.get(key)
            if before is None:
                edits.append(RowEdit(table, key, None, row))
                continue
            changed = {name: value for name, value in row.items() if before[name] != value}
            if changed:
                self._note_article(before)
                edits.append(RowEdit(table, key, {name: before[name] for name in changed}, changed))
        self._apply(edits, undoable)
        return len(edits)

    def delete(self, table: Table, key: Key, *, undoable: bool = True) -> bool:
        """Delete a row; False if there was none."""
        before = self.row(table, key)
        if before is None:
            return False
        self._apply([RowEdit(table, key, before, None)], undoable)
        return True

    def reapply(self, edits: Iterable[RowEdit]) -> None:
        """Do edits of the history, again or backwards; rows that have gone meanwhile are left."""
        for run in _runs(edits):
            current = self.rows(run[0].table, [edit.key for edit in run])
            self._apply(
                [done for edit in run for done in self._repeated(edit, current.get(edit.key))],
                undoable=False,
            )
            if run[0].table is BOOKMARK:
                for edit in run:
                    if edit.after is None:  # where a bookmark stood goes with it
                        self.delete(PLACE, edit.key, undoable=False)

    def _repeated(self, edit: RowEdit, current: Row | None) -> Iterator[RowEdit]:
        """Yield the edit as it must be now that this stands in its place, if at all."""
        if current is None:
            if edit.before is None and edit.after and not self._is_orphan(edit):
                yield edit
            return
        self._note_article(current)
        if edit.before is None and edit.after is not None:
            edit = RowEdit(edit.table, edit.key, current, edit.after)
        yield edit

    def _is_orphan(self, edit: RowEdit) -> bool:
        """Return whether an edit makes the place of a bookmark that was removed meanwhile."""
        return edit.table is PLACE and self.row(BOOKMARK, edit.key) is None

    def article(self, path: Path, content_hash: str = "") -> int:
        """Return the number of the article at ``path``, given one if it has none; keeps its
        hash.
        """
        key = path_key(path)
        return self.articles_at({key: content_hash})[key]

    def articles_at(self, content_hashes: Mapping[bytes, str]) -> dict[bytes, int]:
        """Return the numbers of articles by their path keys, as ``article`` gives and keeps
        them.
        """
        numbers = article_numbers(self.connection, list(content_hashes))
        new = self._new_numbers(len(content_hashes) - len(numbers))
        changed: list[Row] = []
        for path, content_hash in content_hashes.items():
            if path not in numbers:
                numbers[path] = new.pop()
                changed.append({"id": numbers[path], "path": path, "content_hash": content_hash})
            elif content_hash:
                changed.append({"id": numbers[path], "content_hash": content_hash})
        self.put_all(ARTICLE, changed, undoable=False)
        return numbers

    def _new_numbers(self, count: int) -> list[int]:
        """Return so many random numbers that no article has."""
        found: set[int] = set()
        while len(found) < count:
            lacking = count - len(found)
            data = os.urandom(_NUMBER_BYTES * lacking)
            drawn = {
                int.from_bytes(data[at : at + _NUMBER_BYTES], "big")
                for at in range(0, len(data), _NUMBER_BYTES)
            }
            found |= drawn - set(self.rows(ARTICLE, sorted(drawn)))
        return sorted(found)[:count]

    def next_number(self, table: Table, column: str = "number") -> int:
        """Return the number that puts a record behind all others of its table: the moment, unless
        the last has that one too.
        """
        last = self.numbers.get(table.name)
        if last is None:
            found = self.connection.execute(f"SELECT max({column}) FROM {table.name}").fetchone()[0]
            last = int(found or 0)
        self.numbers[table.name] = max(self.moment, last + 1)
        return self.numbers[table.name]

    def remember(self, made: str, undone: Iterable[int]) -> int:
        """Write the edits into the history under their ``words``, as the step of the number that is
        returned; the ``undone`` are forgotten.
        """
        step = self.next_number(HISTORY, HISTORY.key)
        changes = pack_edits(self.edits)
        for stale in (*undone, *self._stale_steps(len(changes))):
            self.delete(HISTORY, stale, undoable=False)
        row: Row = {
            "id": step,
            "made": made,
            "words": self.words,
            "undone": 0,
            "changes": changes,
        }
        self.put(HISTORY, row, undoable=False)
        return step

    def _stale_steps(self, size: int) -> list[int]:
        """Return the oldest steps, those that one more of so many characters leaves no room for.

        But for the largest, which alone may be all that was, they hold together no more than all
        else does, or a million characters.
        """
        pages, unused, page_size = (
            self.connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "freelist_count", "page_size")
        )
        most = max(_SMALL_HISTORY, (pages - unused) * page_size // 2)
        (held,) = self.connection.execute(_HISTORY_SIZE).fetchone()
        if size + held <= most:  # as a rule; then nothing but their number counts
            beyond = self.connection.execute(_STEPS_BEYOND, (HISTORY_KEPT - 1,))
            return [number for (number,) in beyond]
        found = self.connection.execute(
            "SELECT id, length(changes) FROM history WHERE undone = 0 ORDER BY id DESC"
        ).fetchall()
        sizes = [size, *(length for _, length in found)]
        beside = map(sub, accumulate(sizes), accumulate(sizes, max))  # the largest
        kept = sum(one <= most for one in islice(beside, 1, HISTORY_KEPT))
        return [number for number, _ in found[kept:]]

    def keep_text(self, content_hash: str, packed: bytes, kept: str) -> None:
        """Keep a compressed text, once for each content; of one that is here only the moment, where
        it is earlier than the one that is known.
        """
        text, here = PackedText(packed, kept), self._kept_text(content_hash)
        if here is not None:
            text = here.with_earlier(kept)
            if text == here:
                return
        row = _text_row(content_hash, text)
        self.connection.execute(
            "INSERT OR REPLACE INTO article_text (content_hash, packed, kept, sum)"
            " VALUES (?, ?, ?, ?)",
            (content_hash, *text, row_sum(ARTICLE_TEXT, row)),
        )
        self.texts[content_hash] = text

    def _kept_text(self, content_hash: str) -> PackedText | None:
        """Return the text with that hash as it stands now."""
        if content_hash in self.texts:
            return self.texts[content_hash]
        row = self.row(ARTICLE_TEXT, content_hash)
        if row is None:
            return None
        return PackedText(cast("bytes", row["packed"]), row_codec.text_of(row, "kept"))

    def write_checksums(self, ledger: Ledger) -> tuple[list[Put], Ledger]:
        """Give every touched row its sum; how they stand at the end, None for one that went."""
        keys: dict[str, list[Key]] = {}
        for name, key in self.touched:
            keys.setdefault(name, []).append(key)
        digests, current = dict(ledger.digests), {}
        for name, some in keys.items():
            table = TABLES[name]
            found = current[name] = self._with_checksums(table, some)
            digests[name] = added(
                (row_codec.text_of(row, "sum") for row in found.values()),
                digests[name],
                without=(self.sums.get((name, key), "") for key in some),
            )
        if self.texts:
            digests[ARTICLE_TEXT.name] = added(
                (row_sum(ARTICLE_TEXT, _text_row(*one)) for one in self.texts.items()),
                digests[ARTICLE_TEXT.name],
                without=(self.sums.get((ARTICLE_TEXT.name, key), "") for key in self.texts),
            )
        puts = [(name, key, current[name].get(key)) for name, key in self.touched]
        return puts, replace(ledger, change=self.change, digests=digests)

    def _with_checksums(self, table: Table, keys: Sequence[Key]) -> dict[Key, Row]:
        """Return the rows with these keys, their sums too, written where they are others now."""
        columns = (*table.columns, "sum")
        listed = ", ".join(f'"{name}"' for name in columns)
        select = f"SELECT {listed}, {canonical(table)} FROM {table.name}"
        found, stale = {}, []
        for *values, data in row_codec.rows_with(self.connection, select, f'"{table.key}"', keys):
            row = dict(zip(columns, values, strict=True))
            sum_ = checksum(data)
            if row["sum"] != sum_:
                row["sum"] = sum_
                stale.append((sum_, values[0]))
            found[values[0]] = row
        self.connection.executemany(
            f'UPDATE {table.name} SET sum = ? WHERE "{table.key}" = ?', stale
        )
        return found

    def _note_article(self, row: Row | None) -> None:
        number = row.get("article") if row else None
        if isinstance(number, int):
            self.articles.add(number)

    def _apply(self, edits: Sequence[RowEdit], undoable: bool) -> None:
        for statement, alike in groupby(edits, _statement):
            self.connection.executemany(statement, map(_values, alike))
        for edit in edits:
            self.touched[edit.table.name, edit.key] = None
            self._note_article(edit.before)
            self._note_article(edit.after)
            if edit.table is ARTICLE and isinstance(edit.key, int):
                self.articles.add(edit.key)
        self.applied += edits
        if undoable:
            self.edits += edits


def _text_row(content_hash: str, text: PackedText) -> Row:
    return {"content_hash": content_hash, "packed": text.packed, "kept": text.kept}


def _key(table: Table, row: Row) -> Key:
    key = row[table.key]
    if not isinstance(key, str | int):
        raise TypeError(f"{table.name} has no key {key!r}")
    return key


def _statement(edit: RowEdit) -> str:
    """Return the SQL of an edit, for ``_values``."""
    table = edit.table
    if edit.after is None:
        return f'DELETE FROM {table.name} WHERE "{table.key}" = ?'
    if edit.before is None:
        columns = ", ".join(f'"{name}"' for name in edit.after)
        return f"INSERT INTO {table.name} ({columns}) VALUES ({', '.join('?' * len(edit.after))})"
    columns = ", ".join(f'"{name}" = ?' for name in edit.after)
    return f'UPDATE {table.name} SET {columns} WHERE "{table.key}" = ?'


def _values(edit: RowEdit) -> tuple[Scalar, ...]:
    if edit.after is None:
        return (edit.key,)
    new = tuple(edit.after.values())
    return new if edit.before is None else (*new, edit.key)


def _runs(edits: Iterable[RowEdit]) -> Iterator[list[RowEdit]]:
    """Yield runs of edits of one table in which no row comes twice, in order."""
    run: list[RowEdit] = []
    keys: set[Key] = set()
    for edit in edits:
        if run and (edit.table is not run[0].table or edit.key in keys):
            yield run
            run, keys = [], set()
        run.append(edit)
        keys.add(edit.key)
    if run:
        yield run


def article_numbers(connection: sqlite3.Connection, paths: Sequence[bytes]) -> dict[bytes, int]:
    """Return the numbers of articles by their path keys, of those of which anything is known."""
    return dict(row_codec.rows_with(connection, "SELECT path, id FROM article", "path", paths))


def article_number(connection: sqlite3.Connection, path: Path) -> int | None:
    """Return the number of the article at ``path``, if anything is known of it."""
    key = path_key(path)
    return article_numbers(connection, (key,)).get(key)


def pack_edits(edits: Sequence[RowEdit], *, undone: bool = False) -> str:
    """Return edits as the history keeps them, in JSON.

    Of a row that is new only the key is kept, for the row stands in its table, and the keys of many
    as one text; it is kept whole while the edit is ``undone``.
    """
    packed: list[row_codec.Json] = []
    for name, run in groupby(edits, lambda edit: "" if undone else _listed_with(edit)):
        if name:
            packed.append([name, " ".join(str(edit.key) for edit in run)])
            continue
        for edit in run:
            sides = (edit.before, {} if edit.is_new and not undone else edit.after)
            records = [row_codec.to_json(row) if row is not None else None for row in sides]
            packed.append([edit.table.name, edit.key, *records])
    return row_codec.dumps(packed)


def _listed_with(edit: RowEdit) -> str:
    """Return the table with whose new rows an edit's key is listed; nothing for any other edit."""
    is_one_word = isinstance(edit.key, str) and edit.key and " " not in edit.key
    return edit.table.name if edit.is_new and is_one_word else ""


def unpack_edits(changes: str) -> list[RowEdit]:
    """Return the edits that the history keeps; ValueError or TypeError where they are none."""
    edits = []
    for name, key, *sides in cast("list[list[row_codec.Json]]", json.loads(changes)):
        table = row_codec.known_table(name)
        if not sides:
            edits += [RowEdit(table, one, None, {}) for one in _words(key)]
            continue
        before, after = map(_side, sides)
        edits.append(RowEdit(table, row_codec.key_of(key), before, after))
    return edits


def _words(keys: row_codec.Json) -> list[str]:
    if not isinstance(keys, str):
        raise ValueError("keys that are no text")
    return keys.split(" ")


def _side(record: row_codec.Json) -> Row | None:
    return row_codec.row_from_json(record) if isinstance(record, dict) else None
