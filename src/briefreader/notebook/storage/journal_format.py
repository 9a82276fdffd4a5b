"""The notebook as JSON lines: a compacted copy, the changes since, article texts.

A header, the rows as they stood at the latest compaction and a trailer come first; then one line
for each change since, with its clock and who made it on which machine: ``{"rows": [[table, row],
[table, key, null]], "at": …, "by": …, "digest": …, "change": N}``. Each row holds its sum, each
line but those of compacted rows ends with a sum of what stands before it, and ``digest`` is what
the sums of all rows add up to. Lines of before there were sums are read as well. A compacted
bookmark is ``{"bookmark": […]}``, its values in the order of its columns, so that all of it stands
on its own line but the hash of its article's text: the first bookmark of each article tells that,
null in the others stands for what it and the article's row have, of which one may rot.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias, cast

from briefreader.errors import NotebookError
from briefreader.notebook.storage import row_codec
from briefreader.notebook.storage.checksums import added, checksum, is_sum_of
from briefreader.notebook.storage.schema import ARTICLE, BOOKMARK, TABLES, Key, Row, Scalar, Table

FORMAT = 5
# Of before what follows from other columns was left out, lines with two sums, bookmarks with the
# names of their columns. What was called 4 in no release kept what is said of an article once.
_READ = (1, 2, 3, FORMAT)
_JOINED = re.compile(rb'(?<=\}).(?=\{")')
_SUM = re.compile(rb',"sum":"([0-9a-f]{32})"\}\s*\Z')
_MOMENT = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")

State: TypeAlias = dict[str, dict[Key, Row]]
Put: TypeAlias = "tuple[str, Key, Row | None]"  # the row after a change; None: it went


class PackedText(NamedTuple):
    """An article's text, compressed, and when it was first kept (to the second, in UTC); nothing
    where that was not recorded.
    """

    packed: bytes
    kept: str = ""

    def with_earlier(self, kept: str) -> PackedText:
        """Return the text with the earlier of two moments, as far as they were recorded."""
        return self._replace(kept=min(filter(None, (self.kept, kept)), default=""))


@dataclass(slots=True)
class JournalState:
    """What a copy of the notebook holds: rows by table and key, packed texts by hash.

    ``doubtful`` rows can be read, but nothing vouches for them; ``unreadable`` counts lines that
    could not be read as they were written, those with doubtful rows too. ``digest`` is what the
    rows' sums should add up to, where that is known. ``unfilled`` are bookmarks whose hash is still
    to be found on another line.
    """

    rows: State = field(default_factory=lambda: {name: {} for name in TABLES})
    texts: dict[str, PackedText] = field(default_factory=dict)
    change: int = 0
    unreadable: int = 0
    digest: str = ""
    doubtful: set[tuple[str, Key]] = field(default_factory=set)
    unfilled: list[Row] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        """Whether all is here that was written, as far as sums can tell."""
        return not self.unreadable and not self.doubtful and self.adds_up

    @property
    def adds_up(self) -> bool:
        """Whether no row is missing and none too many; so it seems where there are no sums."""
        return not self.digest or self.digest == added(
            row_codec.text_of(row, "sum") for table in self.rows.values() for row in table.values()
        )

    def take(self, table: Table, row: Row, *, is_sound: bool) -> None:
        """Put a row in its place; a doubtful one never takes that of a sound one."""
        key = row[table.key]
        if not isinstance(key, str | int):
            self.unreadable += 1
            return
        known = self.rows[table.name]
        if is_sound:
            known[key] = row
            self.doubtful.discard((table.name, key))
        elif key not in known:
            known[key] = row
            self.doubtful.add((table.name, key))


def change_line(puts: Sequence[Put], at: str, by: str, change: int, digest: str) -> str:
    """Return the line of one change; its number comes last, where the file's tail shows it."""
    listed: list[row_codec.Json] = [
        [name, row_codec.record_of_row(name, row)] if row is not None else [name, key, None]
        for name, key, row in puts
    ]
    return summed({"rows": listed, "at": at, "by": by, "digest": digest, "change": change})


def text_line(content_hash: str, text: PackedText) -> str:
    """Return the line that keeps one article's compressed text."""
    kept: dict[str, row_codec.Json] = {"kept": text.kept} if text.kept else {}
    return summed({"text": content_hash, **kept, "zlib": base64.b64encode(text.packed).decode()})


def piece_line(name: str) -> str:
    """Return the line that names a file with the next rows of a compacted journal."""
    return summed({"piece": name})


def whole(state: State, change: int, digest: str) -> Iterator[str]:
    """Yield the lines of a compacted journal: header, one row a line, trailer."""
    yield summed({"briefreader": "notebook", "format": FORMAT, "digest": digest, "change": change})
    articles = state.get(ARTICLE.name, {})
    told = set[tuple[Scalar, Scalar]]()  # articles and hashes that a bookmark before tells
    for name, table in state.items():
        for row in table.values():
            if name == BOOKMARK.name and row.get("sum"):
                hash_ = _hash_of(articles, row)
                is_known = (row["article"], hash_) in told and hash_ == row.get("content_hash")
                told.add((row["article"], row.get("content_hash")))
                kept = {**row, "content_hash": None} if is_known else row
                yield row_codec.dumps({name: row_codec.bookmark_values(kept)})
                continue
            line: dict[str, row_codec.Json] = {"rows": [[name, row_codec.record_of_row(name, row)]]}
            yield row_codec.dumps(line) if row.get("sum") else summed(line)
    yield summed({"end": True, "change": change})


def _hash_of(articles: Mapping[Key, Row], row: Row) -> Scalar:
    """Return the hash of a bookmark's article as it is known now, which most bookmarks have."""
    number = row.get("article")
    return articles.get(number, {}).get("content_hash") if isinstance(number, int) else None


def summed(record: dict[str, row_codec.Json]) -> str:
    """Return a record as a line that ends with the sum of what stands before it."""
    line = row_codec.dumps(record)
    return f'{line[:-1]},"sum":"{checksum(line.encode())}"}}'


def is_whole(line: bytes) -> bool | None:
    """Return whether a line is as it was written; None if it has no sum, as older ones."""
    found = _SUM.search(line)
    return checksum(line[: found.start()] + b"}") == found[1].decode() if found else None


def encoded(lines: Iterable[str]) -> Iterator[bytes]:
    """Return each line as UTF-8 with its line end."""
    return (line.encode() + b"\n" for line in lines)


def read_lines(lines: Iterable[bytes]) -> JournalState:
    """Return the notebook in a journal's, a text file's or a dump's lines.

    Lines that are torn or make no sense are counted and left out; of a line whose sum fails the
    rows are taken, as doubtful unless their own sums vouch for them. A change that the compacted
    part already holds is skipped; the others are taken in the order in which they were committed,
    whatever process wrote its line first. Raises NotebookError if a newer version wrote it.
    """
    found = JournalState()
    changes: list[_Change] = []
    has_sums = False
    for number, line in enumerate(lines):
        has_sums = has_sums or (number == 0 and is_whole(line) is not None)
        if not _is_taken(found, line, changes, has_sums):
            # Where the end of a line rotted, two stand in one.
            parts = _JOINED.split(line)
            taken = [len(parts) > 1 and _is_taken(found, one, changes, has_sums) for one in parts]
            found.unreadable += max(1, taken.count(False)) if line.strip() else 0
    _fill_in(found)
    base = found.change
    for change, digest, listed, is_sound in sorted(changes, key=lambda change: change[0]):
        if change > base or not is_sound:
            is_taken = _applied(found, listed, is_sound)
            found.unreadable += not (is_taken and is_sound)
            if is_sound:
                found.change, found.digest = change, digest
    found.unreadable = max(found.unreadable, int(not found.adds_up))
    return found


def _is_taken(found: JournalState, line: bytes, changes: list[_Change], has_sums: bool) -> bool:
    """Take up a line; whether it makes sense."""
    is_sound = is_whole(line)
    try:
        record = cast("row_codec.Json", json.loads(line))
        _take(found, record, changes, is_sound=not has_sums if is_sound is None else is_sound)
    except (ValueError, RecursionError):
        return False
    return True


def _fill_in(found: JournalState) -> None:
    """Fill in hashes now that all lines are read, if a bookmark's own sum vouches for that.

    Another bookmark of the article knows the hash where its own line rotted.
    """
    if not found.unfilled:
        return
    known: dict[Scalar, set[Scalar]] = {}
    for key, row in found.rows[BOOKMARK.name].items():
        if (BOOKMARK.name, key) not in found.doubtful:
            known.setdefault(row.get("article"), set()).add(row["content_hash"])
    for row in found.unfilled:
        for hash_ in (_hash_of(found.rows[ARTICLE.name], row), *known.get(row.get("article"), ())):
            filled = {**row, "content_hash": hash_}
            if is_sum_of(BOOKMARK, filled):
                found.take(BOOKMARK, filled, is_sound=True)
                break
        else:
            found.unreadable += 1


_Change: TypeAlias = "tuple[int, str, row_codec.Json, bool]"


def _take(
    found: JournalState, record: row_codec.Json, changes: list[_Change], *, is_sound: bool
) -> None:
    if not isinstance(record, dict):
        raise ValueError("not a JSON object")
    change, digest = _change_of(record), str(record.get("digest", ""))
    if "text" in record:
        _take_text(found, record, is_sound)
    elif "rows" in record and "change" in record:
        if is_sound and isinstance(change, int):
            changes.append((change, digest, record["rows"], True))
        else:  # its number may be another: it stays where it stands
            changes.append((changes[-1][0] if changes else 0, "", record["rows"], False))
    elif "rows" in record or BOOKMARK.name in record:
        found.unreadable += not _applied(found, _compacted(record), is_sound)
    elif not is_sound:
        found.unreadable += 1
    elif "briefreader" in record:
        if record.get("format") not in _READ:
            raise NotebookError("a newer briefreader wrote this copy of the notebook; update first")
        found.change, found.digest = change if isinstance(change, int) else 0, digest
    elif "end" in record and isinstance(change, int):
        found.change = max(found.change, change)


def _compacted(record: dict[str, row_codec.Json]) -> row_codec.Json:
    """Return the rows of a line of the compacted part, the values of a bookmark with names."""
    if "rows" in record:
        return record["rows"]
    return [[BOOKMARK.name, row_codec.bookmark_of_values(record[BOOKMARK.name])]]


def _change_of(record: dict[str, row_codec.Json]) -> int | None:
    """Return a line's number, if it has one; ValueError for one that is too large to count on."""
    change = record.get("change")
    if isinstance(change, int) and abs(change) >= row_codec.LARGEST:
        raise ValueError("an impossible change number")
    return change if isinstance(change, int) else None


def _take_text(found: JournalState, record: dict[str, row_codec.Json], is_sound: bool) -> None:
    content_hash = str(record["text"])
    packed = base64.b64decode(str(record.get("zlib", "")))
    known = found.texts.get(content_hash)
    if is_sound:
        text = PackedText(packed, moment_of(record.get("kept")))
        found.texts[content_hash] = text.with_earlier(known.kept) if known else text
        return
    found.unreadable += 1
    try:
        zlib.decompress(packed)
    except zlib.error:
        return
    found.texts.setdefault(content_hash, PackedText(packed))


def moment_of(value: object) -> str:
    """Return the moment at which a text was kept, or nothing for what is none."""
    return value if isinstance(value, str) and _MOMENT.fullmatch(value) else ""


def _applied(found: JournalState, listed: row_codec.Json, is_sound: bool) -> bool:
    """Take up a line's rows; whether they are as they were written, by the line's sum or theirs."""
    try:
        return _apply(found, listed, is_sound) or is_sound
    except ValueError:
        return False


def _apply(found: JournalState, listed: row_codec.Json, is_sound: bool) -> bool:
    all_vouched = bool(listed)
    for item in listed if isinstance(listed, list) else []:
        if not isinstance(item, list) or len(item) not in (2, 3):
            raise ValueError("not a row")
        table = row_codec.known_table(item[0])
        if len(item) == 3:
            if is_sound:  # nothing goes on a doubtful word
                key = row_codec.key_of(item[1])
                found.rows[table.name].pop(key, None)
                found.doubtful.discard((table.name, key))
            all_vouched = all_vouched and is_sound
            continue
        row = row_codec.from_json(table, item[1])
        is_filled = table is BOOKMARK and "content_hash" not in row
        if is_filled:  # by what stands on another line, which may be damaged
            row["content_hash"] = _hash_of(found.rows[ARTICLE.name], row) or ""
        has_sum = bool(row.get("sum"))
        vouched = is_sound and not (is_filled and has_sum)
        vouched = vouched or (has_sum and is_sum_of(table, row))
        found.take(table, row, is_sound=vouched)
        if is_filled and has_sum and not vouched:
            found.unfilled.append(row)
            continue
        all_vouched = all_vouched and vouched
    return all_vouched
