"""The notebook as JSON lines: a compacted copy, the changes since, article texts.

A header, the rows as they stood at the latest compaction and a trailer come first; then one line
for each change since, ``{"rows": [[table, row], [table, key, null]], "change": N}``.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, cast

from briefreader.errors import NotebookError
from briefreader.notebook import rows
from briefreader.notebook.schema import TABLES, Key, Row

FORMAT = 1

State: TypeAlias = dict[str, dict[Key, Row]]
Put: TypeAlias = "tuple[str, Key, Row | None]"  # the row after a change; None: it went


@dataclass(slots=True)
class Restored:
    """What a journal holds: rows by table and key, packed texts by hash, unreadable lines."""

    rows: State = field(default_factory=lambda: {name: {} for name in TABLES})
    texts: dict[str, bytes] = field(default_factory=dict)
    change: int = 0
    unreadable: int = 0


def change_line(puts: Sequence[Put], change: int) -> str:
    """The line of one change; its number comes last, where the file's tail shows it."""
    listed: list[rows.Json] = [
        [name, rows.to_json(row)] if row is not None else [name, key, None]
        for name, key, row in puts
    ]
    return rows.dumps({"rows": listed, "change": change})


def text_line(content_hash: str, packed: bytes) -> str:
    """The line that keeps one article's compressed text."""
    return rows.dumps({"text": content_hash, "zlib": base64.b64encode(packed).decode()})


def whole(state: State, change: int) -> Iterator[str]:
    """The lines of a compacted journal: header, one row a line, trailer."""
    yield rows.dumps({"briefreader": "notebook", "format": FORMAT, "change": change})
    for name, table in state.items():
        for row in table.values():
            yield rows.dumps({"rows": [[name, rows.to_json(row)]]})
    yield rows.dumps({"end": True, "change": change})


def encoded(lines: Iterable[str]) -> Iterator[bytes]:
    """Each line as UTF-8 with its line end."""
    return (line.encode() + b"\n" for line in lines)


def read_lines(lines: Iterable[bytes]) -> Restored:
    """The notebook in a journal's, a text file's or a dump's lines.

    Lines that are torn or make no sense are counted and left out. A change that the compacted
    part already holds is skipped; the others are taken in the order in which they were committed,
    whatever process wrote its line first. Raises NotebookError if a newer version wrote it.
    """
    found = Restored()
    changes: list[tuple[int, rows.Json]] = []
    for line in lines:
        try:
            record = cast("rows.Json", json.loads(line))
            _take(found, record, changes)
        except (ValueError, RecursionError):
            found.unreadable += bool(line.strip())
    base = found.change
    for change, listed in sorted(changes, key=lambda change: change[0]):
        if change > base:
            found.unreadable += not _applied(found, listed)
            found.change = change
    return found


def _take(found: Restored, record: rows.Json, changes: list[tuple[int, rows.Json]]) -> None:
    if not isinstance(record, dict):
        raise ValueError("no JSON object")
    change = record.get("change")
    if "briefreader" in record:
        if record.get("format") != FORMAT:
            raise NotebookError("a newer briefreader wrote this copy of the notebook; update first")
        found.change = change if isinstance(change, int) else 0
    elif "text" in record:
        found.texts[str(record["text"])] = base64.b64decode(str(record.get("zlib", "")))
    elif "rows" in record and isinstance(change, int):
        changes.append((change, record["rows"]))
    elif "rows" in record:
        _apply(found.rows, record["rows"])


def _applied(found: Restored, listed: rows.Json) -> bool:
    try:
        _apply(found.rows, listed)
    except ValueError:
        return False
    return True


def _apply(state: State, listed: rows.Json) -> None:
    for item in listed if isinstance(listed, list) else []:
        if not isinstance(item, list) or len(item) not in (2, 3):
            raise ValueError("no row")
        table = rows.known_table(item[0])
        if len(item) == 3:
            state[table.name].pop(rows.key_of(item[1]), None)
            continue
        row = rows.from_json(table, item[1])
        key = row[table.key]
        if isinstance(key, str | int):
            state[table.name][key] = row
