"""Two machines' notebooks joined: nothing is lost, order and repetition change nothing.

Each part of a record is merged by its stamp (see ``storage.revisions``); paths, places and what was
asked are each machine's own. An article of the other machine is the one of the same path here, else
the only one of the same content, else it is known by its path there until it is found.
"""

from __future__ import annotations

import contextlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter
from typing import cast

from briefreader.errors import NotebookError
from briefreader.notebook.records.bookmark_cache import bookmark_of_row
from briefreader.notebook.records.bookmark_records import clean_note, harmless
from briefreader.notebook.storage import revisions, row_codec
from briefreader.notebook.storage.journal_format import JournalState, PackedText
from briefreader.notebook.storage.recovery import lacking_texts
from briefreader.notebook.storage.revisions import Revision, revision_id
from briefreader.notebook.storage.schema import (
    ALIAS,
    ARTICLE,
    BOOKMARK,
    CORRECTION,
    PLACE,
    READING,
    REVISION,
    SAVED_SEARCH,
    Key,
    Row,
    Scalar,
    Table,
)
from briefreader.notebook.storage.shared_journal import BookmarkRecord
from briefreader.notebook.storage.transaction import RowEdit, Transaction
from briefreader.text.sanitizing import one_line

_NEVER = ("", -1)
_AT_ONCE = 500  # bookmarks
# What two machines can hold differently of one bookmark.
_COMPARED = tuple(name for name in BOOKMARK.columns if name not in ("number", "article"))
_NUMBER = re.compile("[0-9]{1,18}")  # an article's, as the key of its stamps has it


@dataclass(slots=True)
class MergeSummary:
    """What a merge did: bookmarks that are new, changed or removed; whatever else was changed.

    ``conflicts`` are bookmarks with two notes now; ``kept`` are those that were removed on one
    machine, but not with all that was done on the other; ``doubled`` is how many passages that were
    bookmarked here have one more bookmark now; ``unreadable`` what was left out.
    """

    new: int = 0
    changed: int = 0
    removed: int = 0
    others: int = 0
    conflicts: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    doubled: int = 0
    unreadable: int = 0


def merge(
    transaction: Transaction, held: JournalState, *, with_stamps: bool = False
) -> MergeSummary:
    """Take in all that another notebook holds; as one change, with the other's stamps.

    Where they are part of the step, all is as if nothing had been taken in once it is undone; else
    to undo it is to remove what came.
    """
    transaction.merged = True
    merging = _Merge(transaction, held, with_stamps)
    merging.texts()
    merging.bookmarks()
    for key in merging.keys(READING):
        merging.reading(key)
    for table in (CORRECTION, SAVED_SEARCH):
        for key in merging.keys(table):
            merging.whole(table, key)
    merging.drop_double_corrections()
    merging.aliases()
    if with_stamps and transaction.edits:  # which the step says, be no stamp among them
        transaction.edits.append(RowEdit(REVISION, f"merge/{transaction.change}", None, None))
    return merging.summary


class _Merge:
    """One merge, record by record."""

    def __init__(self, transaction: Transaction, held: JournalState, with_stamps: bool) -> None:
        self._transaction = transaction
        self._held = held
        self._with_stamps = with_stamps
        self._paths = _Paths(transaction, held)
        self.summary = MergeSummary()

    def texts(self) -> None:
        """Keep the article texts that are not here yet, and when those that are here were kept
        there, if that was earlier.
        """
        select = "SELECT content_hash, kept FROM article_text"
        known = {
            content_hash: PackedText(b"", kept)
            for content_hash, kept in self._transaction.connection.execute(select)
        }
        for content_hash, text in lacking_texts(known, self._held.texts.items()).items():
            with contextlib.suppress(zlib.error):
                zlib.decompress(text.packed)
                self._transaction.keep_text(content_hash, *text)

    def keys(self, table: Table) -> Iterator[Key]:
        """Yield the keys of the other's records of a table, those that were removed there too."""
        yield from self._held.rows[table.name]
        prefix = f"{table.name}/"
        for identity in self._held.rows[REVISION.name]:
            told = str(identity).removeprefix(prefix)
            if not str(identity).startswith(prefix):
                continue
            is_number = table is READING and _NUMBER.fullmatch(told)
            key: Key = int(told) if is_number else told
            if key not in self._held.rows[table.name]:
                yield key

    def _ours(self, table: Table, key: Key) -> tuple[Row | None, Revision]:
        row = self._transaction.row(table, key)
        return row, _revision(table, row, self._transaction.row(REVISION, revision_id(table, key)))

    def _theirs(self, table: Table, key: Key, row: Row | None) -> Revision:
        stamps = self._held.rows[REVISION.name].get(revision_id(table, key))
        return _revision(table, row, stamps)

    def _number(self, table: Table, row: Row) -> int:
        """Return the number that a new row came with, the moment in which it was made: every
        machine lists its rows in the order of them. Without one it goes behind all others.
        """
        number = row_codec.number_of(row, "number")
        is_valid = 0 < number < row_codec.LARGEST
        return number if is_valid else self._transaction.next_number(table)

    def _keep(self, table: Table, key: Key, row: Row | None, revision: Revision) -> bool:
        """Keep the stamps of a record, unless it says all of them itself."""
        known = self._transaction.row(REVISION, revision_id(table, key))
        new = _stamped(table, key, row, revision, known)
        return self._transaction.put_all(REVISION, new, undoable=self._with_stamps) > 0

    # Bookmarks

    def bookmarks(self) -> None:
        """Merge all bookmarks, some hundreds at a time; what is the same here and there takes no
        more than a look.
        """
        doubled: set[tuple[Scalar, ...]] = set()
        found = self._transaction.connection.execute(
            "SELECT content_hash, start, \"end\" FROM bookmark WHERE content_hash != ''"
        )
        here = {*map(tuple, found)}
        keys = map(str, self.keys(BOOKMARK))
        while some := list(dict.fromkeys(islice(keys, _AT_ONCE))):
            rows = self._transaction.rows(BOOKMARK, some)
            names = [revision_id(BOOKMARK, one) for one in some]
            stamps = self._transaction.rows(REVISION, names)
            new: list[Row] = []
            stamped: list[Row] = []
            for identity, name in zip(some, names, strict=True):
                row, known = rows.get(identity), stamps.get(name)
                if row is None or known is not None or not self._is_there(identity, name, row):
                    self._bookmark(identity, row, known, new, stamped)
            self._transaction.put_all(BOOKMARK, new)
            self._transaction.put_all(REVISION, stamped, undoable=self._with_stamps)
            doubled |= here.intersection(map(_passage, new))
        self.summary.doubled = len(doubled)

    def _is_there(self, identity: str, name: str, row: Row) -> bool:
        """Return whether the other has a bookmark of here word for word, and never changed it."""
        theirs = self._held.rows[BOOKMARK.name].get(identity)
        if theirs is None or name in self._held.rows[REVISION.name]:
            return False
        is_same = all(theirs.get(column) == row[column] for column in _COMPARED)
        return is_same and self._paths.here(theirs.get("article")) is not None

    def _bookmark(
        self,
        identity: str,
        row: Row | None,
        known: Row | None,
        new: list[Row],
        stamped: list[Row],
    ) -> None:
        """Merge one bookmark, part by part; what is to be written of it goes into the lists."""
        their_row = self._their_bookmark(identity)
        theirs = harmless_revision(self._theirs(BOOKMARK, identity, their_row))
        if not theirs or (their_row is None and identity in self._held.rows[BOOKMARK.name]):
            return
        ours = _revision(BOOKMARK, row, known)
        final, merged = joined(BookmarkRecord(row, ours), BookmarkRecord(their_row, theirs))
        if row is None and final is not None:
            article = self._paths.number(final["article"])
            number = self._number(BOOKMARK, final)
            new.append({**final, "id": identity, "number": number, "article": article})
            self.summary.new += 1
        elif row is not None:
            self._change_bookmark(identity, row, final, is_there=their_row is not None)
        stamped += _stamped(BOOKMARK, identity, final, merged, known)
        if final is not None and revisions.is_conflict(merged):
            self.summary.conflicts.append(identity)
        if final is not None and merged != ours and _is_kept(ours, theirs, merged):
            self.summary.kept.append(identity)

    def _their_bookmark(self, identity: str) -> Row | None:
        """Return the other's row, harmless and with a path of here for an article; None for none.

        Its ``article`` is a number of the other's, as it stands there.
        """
        row = self._held.rows[BOOKMARK.name].get(identity)
        if row is None:
            return None
        path = self._paths.here(row.get("article"))
        try:
            if path is None:
                raise NotebookError("a bookmark without an article")
            bookmark = harmless(bookmark_of_row(row, path))
        except NotebookError:
            self.summary.unreadable += 1
            return None
        number, article = (row_codec.number_of(row, name) for name in ("number", "article"))
        return row_codec.bookmark_row(bookmark, number, article)

    def _change_bookmark(
        self, identity: str, row: Row, final: Row | None, *, is_there: bool
    ) -> None:
        """Change a bookmark of here, which the other has too if it ``is_there``."""
        transaction = self._transaction
        if final is None:
            transaction.delete(BOOKMARK, identity)
            transaction.delete(PLACE, identity, undoable=False)
            self.summary.removed += 1
            return
        is_theirs = any(final[name] != row[name] for name in revisions.PASSAGE)
        theirs = self._paths.number(final["article"]) if is_theirs and is_there else None
        changed = {**final, "number": row["number"], "article": theirs or row["article"]}
        if transaction.put(BOOKMARK, changed):
            self.summary.changed += 1
        if is_theirs:
            transaction.delete(PLACE, identity, undoable=False)

    # Whatever else

    def reading(self, number: Key) -> None:
        """Merge what was read and starred of one article."""
        their_row = self._held.rows[READING.name].get(number, {})  # none where it was undone
        theirs = self._theirs(READING, number, their_row)
        has_stamp = any(theirs.get(flag) for flag in revisions.FLAGS)
        if not has_stamp and not (their_row.get("read") or their_row.get("starred")):
            return
        article = self._paths.number(number)
        if article is None:
            self.summary.unreadable += bool(their_row)
            return
        row, ours = self._ours(READING, article)
        new: Row = {"article": article}
        merged: Revision = {}
        for flag in revisions.FLAGS:
            left = (str(ours.get(flag, "")), row_codec.number_of(row or {}, flag))
            right = (str(theirs.get(flag, "")), row_codec.number_of(their_row, flag))
            at, value = max(left, right)
            new[flag] = min(1, max(0, value))
            merged[flag] = at  # type: ignore[literal-required]
        self.summary.others += self._transaction.put(READING, new)
        self._keep(READING, article, new, merged)

    def whole(self, table: Table, key: Key) -> None:
        """Merge a row that is changed as a whole."""
        row, ours = self._ours(table, key)
        their_row = self._held.rows[table.name].get(key)
        theirs = self._theirs(table, key, their_row)
        if not theirs:
            return
        left = (ours.get("life", _NEVER), _told(table, row))
        right = (theirs.get("life", _NEVER), _told(table, their_row))
        if right <= left:
            return
        new = dict(their_row) if their_row is not None else None
        if new is not None and table is CORRECTION:
            article = self._paths.number(new["article"])
            if article is None:
                self.summary.unreadable += 1
                return
            new |= {"article": article, "number": self._number(CORRECTION, new)}
        if new is None:
            self.summary.others += self._transaction.delete(table, key)
        else:
            self.summary.others += self._transaction.put(
                table, {name: new[name] for name in table.columns}
            )
        self._keep(table, key, new, theirs)

    def drop_double_corrections(self) -> None:
        """Let the latest of several corrections of the same words in an article stand."""
        connection = self._transaction.connection
        found = connection.execute("SELECT id, article, exact, prefix, suffix FROM correction")
        same: dict[tuple[object, ...], list[str]] = {}
        for identity, *words in found.fetchall():
            same.setdefault(tuple(words), []).append(identity)
        for identities in same.values():
            if len(identities) > 1:
                lives = {one: self._ours(CORRECTION, one)[1]["life"] for one in identities}
                *others, last = sorted(identities, key=lambda one: (lives[one], one))
                for one in others:
                    self.summary.others += self._transaction.delete(CORRECTION, one)
                    # As late as the one that stands, so that every machine says the same.
                    self._keep(CORRECTION, one, None, {"life": (lives[last][0], 0)})

    def aliases(self) -> None:
        """Merge which names are one person; of two that would mean each other the earlier wins."""
        held = {name: self._ours(ALIAS, name)[1] for name in self._names()}
        for key in self.keys(ALIAS):
            name = str(key)
            theirs = self._theirs(ALIAS, name, self._held.rows[ALIAS.name].get(name))
            if _alias_rank(theirs) > _alias_rank(held.get(name, {})):
                held[name] = theirs
                self._keep(ALIAS, name, None, theirs)
        wanted: dict[str, str] = {}
        for name, revision in sorted(held.items(), key=lambda one: (_alias_rank(one[1]), one[0])):
            person = revision.get("value", "")
            person = wanted.get(person, person)
            if revision.get("life", _NEVER)[1] == 1 and person and person != name:
                wanted = {one: person if meant == name else meant for one, meant in wanted.items()}
                wanted[name] = person
        for name in held:
            if name in wanted:
                new: Row = {"name": name, "person": wanted[name]}
                self.summary.others += self._transaction.put(ALIAS, new)
            else:
                self.summary.others += self._transaction.delete(ALIAS, name)

    def _names(self) -> set[str]:
        """Return every name that is or was joined here."""
        connection = self._transaction.connection
        names = {name for (name,) in connection.execute("SELECT name FROM alias")}
        found = connection.execute("SELECT id FROM revision WHERE id GLOB 'alias/*'")
        return names | {identity.removeprefix(f"{ALIAS.name}/") for (identity,) in found}


def _revision(table: Table, row: Row | None, stamps: Row | None) -> Revision:
    """Return the stamps of a record that are kept, else those that it says itself."""
    known = revisions.unpacked(stamps)
    return revisions.made(table, row) if known is None else known


def _stamped(
    table: Table, key: Key, row: Row | None, revision: Revision, known: Row | None
) -> list[Row]:
    """Return the row that keeps a record's stamps; none where it says all of them itself and none
    are ``known``.
    """
    if known is None and row is not None and revision == revisions.made(table, row):
        return []
    return [{"id": revision_id(table, key), "stamps": revisions.packed(revision)}]


def _is_kept(ours: Revision, theirs: Revision, merged: Revision) -> bool:
    """Return whether a bookmark was removed on one machine, but not with all that was done on the
    other.
    """
    sides = {revisions.is_there(one): one for one in (ours, theirs)}
    if len(sides) < 2:
        return merged["life"][1] == 0
    unseen = revisions.beyond(sides[False].get("gone", {}), sides[True].get("gone", {}))
    return bool(unseen) or merged["life"][1] == 0


def _passage(row: Row) -> tuple[Scalar, ...]:
    return row["content_hash"], row["start"], row["end"]


class _Paths:
    """The other's articles, as this notebook knows them."""

    def __init__(self, transaction: Transaction, held: JournalState) -> None:
        self._transaction = transaction
        self._theirs = held.rows[ARTICLE.name]
        found = transaction.connection.execute("SELECT path, content_hash FROM article").fetchall()
        self._known = {path for path, _ in found}
        self._numbers: dict[int, int] = {}
        self._by_content: dict[str, list[bytes]] = {}
        for path, content_hash in found:
            self._by_content.setdefault(content_hash, []).append(path)

    def here(self, number: object) -> bytes | None:
        """Return the path key of the other's article of that number; None where there is none."""
        row = self._theirs.get(number) if isinstance(number, int) else None
        path = row.get("path") if row else None
        if row is None or not isinstance(path, bytes) or not path or b"\0" in path:
            return None
        same = self._by_content.get(row_codec.text_of(row, "content_hash") or "-", [])
        return same[0] if path not in self._known and len(same) == 1 else path

    def number(self, number: object) -> int | None:
        """Return the number here of the other's article, made if nothing is known of it here."""
        path = self.here(number)
        if path is None:
            return None
        theirs = cast("int", number)
        if theirs not in self._numbers:
            row = self._theirs[theirs]
            content_hash = "" if path in self._known else row_codec.text_of(row, "content_hash")
            self._known.add(path)
            self._numbers[theirs] = self._transaction.articles_at({path: content_hash})[path]
        return self._numbers[theirs]


def harmless_revision(revision: Revision) -> Revision:
    """Return stamps whose texts, which are shown and kept, too, hold nothing that could harm."""
    found = cast("Revision", dict(revision))
    if "life" in revision:
        at, is_there = revision["life"]
        found["life"] = (one_line(at), is_there)
    if "passage" in revision:
        found["passage"] = one_line(revision["passage"])
    if "tags" in revision:
        tags = revision["tags"].items()
        found["tags"] = {one_line(tag): (one_line(at), flag) for tag, (at, flag) in tags}
    if "notes" in revision:
        notes = revision["notes"].items()
        found["notes"] = {
            one_line(at): text if text is None else clean_note(text) for at, text in notes
        }
    for name in ("seen", "gone"):
        if name in revision:
            found[name] = _clean_moments(revision[name])
    if "held" in revision:
        held = revision["held"].items()
        found["held"] = {one_line(at): _clean_moments(moments) for at, moments in held}
    if "kept" in revision:
        found.pop("kept")
        with contextlib.suppress(NotebookError):
            found["kept"] = _clean_passage(revision["kept"])
    return found


def _clean_moments(moments: Mapping[str, str]) -> dict[str, str]:
    return {one_line(who): one_line(at) for who, at in moments.items()}


def _clean_passage(passage: Row) -> Row:
    """Return a passage without what could harm; raises NotebookError for what is none."""
    row: Row = {**passage, "id": "0", "created": "2000-01-01T00:00:00Z", "article": 0, "number": 0}
    cleaned = row_codec.bookmark_row(harmless(bookmark_of_row(row, b"/")), 0, 0)
    return {name: cleaned[name] for name in revisions.PASSAGE}


def joined(ours: BookmarkRecord, theirs: BookmarkRecord) -> BookmarkRecord:
    """Return what two records of one bookmark come to, part by part, whichever is whose.

    The row's ``article`` is that of the record whose passage stands, if that has a row.
    """
    row, left = ours
    their_row, right = theirs
    notes, seen = revisions.merged_notes(
        left,
        row_codec.text_of(row or {}, "note"),
        right,
        row_codec.text_of(their_row or {}, "note"),
    )
    gone = revisions.latest(left.get("gone", {}), right.get("gone", {}))
    held = revisions.merged_held(left, right, gone)
    stands = {at for at in notes if at in held or not revisions.is_seen(at, gone)}
    notes = {at: text if at in stands else "" for at, text in notes.items()}
    tags = _later_tags(left, right)
    merged: Revision = {
        "life": max(left.get("life", _NEVER), right.get("life", _NEVER)),
        "tags": tags,
        "notes": {at: text if len(notes) > 1 else None for at, text in notes.items()},
        "seen": seen,
    }
    if gone:
        merged["gone"] = gone
    if held := {at: moments for at, moments in held.items() if at in notes}:
        merged["held"] = held
    passage, merged["passage"] = _later_passage(row, left, their_row, right)
    rows = [one for one in (row, their_row) if one is not None]
    if not rows or passage is None or not revisions.is_there(merged):
        return BookmarkRecord(None, _tombstone(merged, passage))
    # Two machines may have imported one bookmark: then both name the same of the two, and nobody
    # where one says nobody, for it was made before bookmarks named their authors.
    author = min(row_codec.text_of(one, "author") for one in rows)
    own: Row = {"note": revisions.note_shown(notes), "author": author}
    packed = json.dumps(revisions.tags_in_order(tags), ensure_ascii=False)
    return BookmarkRecord({**rows[0], **passage, **own, "tags": packed}, merged)


def _tombstone(merged: Revision, passage: Row | None) -> Revision:
    """Return the stamps of a bookmark that is removed, with its passage if that was changed since
    it was made: as it was made all have it who may bring the bookmark back.
    """
    if passage is not None and " " in merged["passage"]:
        merged["kept"] = {name: passage[name] for name in revisions.PASSAGE}
    else:
        del merged["passage"]
    return merged


def _later_passage(
    row: Row | None, ours: Revision, their_row: Row | None, theirs: Revision
) -> tuple[Row | None, str]:
    """Return of the passages that are known the one that was set later, and when."""
    known = [
        (revision.get("passage", ""), _told(BOOKMARK, passage), passage)
        for passage, revision in (
            (row or ours.get("kept"), ours),
            (their_row or theirs.get("kept"), theirs),
        )
        if passage is not None
    ]
    at, _, passage = max(known, key=itemgetter(0, 1), default=("", "", None))
    return passage, at


def _told(table: Table, row: Row | None) -> str:
    """Return what a row says that is the same on every machine, to decide between equal stamps."""
    if row is None:
        return ""
    names = revisions.PASSAGE if table is BOOKMARK else table.columns
    own = ("article", "number", "author")
    said = {name: row.get(name) for name in names if name not in own}
    return json.dumps(said, ensure_ascii=False, sort_keys=True, default=repr)


def _later_tags(ours: Revision, theirs: Revision) -> dict[str, tuple[str, int]]:
    left, right = ours.get("tags", {}), theirs.get("tags", {})
    return {
        tag: max(left.get(tag, _NEVER), right.get(tag, _NEVER)) for tag in sorted({*left, *right})
    }


def _alias_rank(revision: Mapping[str, object]) -> tuple[tuple[str, int], str]:
    held = cast("Revision", revision)
    return held.get("life", _NEVER), held.get("value", "")
