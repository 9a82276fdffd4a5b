"""What a notebook gives to a shared folder, and what it sees of everybody else's.

One person's notebooks on several machines are joined as ``records.merge`` joins two. Of other
people nothing goes into the notebook: their bookmarks are seen beside one's own, and a note of
theirs on a bookmark that both have stands beside one's own until one's own is written again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import reduce
from typing import cast

from briefreader.domain.bookmark import Bookmark
from briefreader.errors import NotebookError
from briefreader.notebook.records.bookmark_cache import bookmark_of_row
from briefreader.notebook.records.bookmark_records import harmless
from briefreader.notebook.records.merge import MergeSummary, harmless_revision, joined, merge
from briefreader.notebook.storage import revisions, row_codec
from briefreader.notebook.storage.journal_format import JournalState
from briefreader.notebook.storage.revisions import Revision, revision_id
from briefreader.notebook.storage.schema import ARTICLE, BOOKMARK, REVISION, Row
from briefreader.notebook.storage.shared_journal import BookmarkRecord
from briefreader.notebook.storage.transaction import Transaction

Records = Mapping[str, BookmarkRecord]
"""Records by their bookmarks' ids."""
_REMOVED = f"{BOOKMARK.name}/"


@dataclass(frozen=True, slots=True)
class OtherNote:
    """A note by somebody else on a bookmark that is in both notebooks."""

    author: str
    stamp: str
    text: str


@dataclass(frozen=True, slots=True)
class OthersBookmarks:
    """What other people share: their bookmarks, in the order in which they were made, and their
    notes on one's own, by id, as far as one's own was not written since.
    """

    bookmarks: tuple[Bookmark, ...] = ()
    notes: Mapping[str, Sequence[OtherNote]] = field(default_factory=dict)


def own_records(connection: sqlite3.Connection) -> dict[str, BookmarkRecord]:
    """Return the notebook's own bookmarks, and the stamps of those that were removed."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version < REVISION.since:
        return {}
    stamps: dict[str, Revision] = {}
    for identity, packed in connection.execute(
        "SELECT id, stamps FROM revision WHERE id GLOB 'bookmark/*'"
    ):
        known = revisions.unpacked({"id": identity, "stamps": packed})
        stamps[identity.removeprefix(_REMOVED)] = known or {}
    names = [name for name in BOOKMARK.columns if name not in ("number", "article")]
    columns = ", ".join(f'bookmark."{name}"' for name in names)
    found: dict[str, BookmarkRecord] = {}
    for *values, path in connection.execute(
        f"SELECT {columns}, article.path FROM bookmark"
        " JOIN article ON article.id = bookmark.article"
    ):
        row: Row = {**dict(zip(names, values, strict=True)), "article": path}
        identity = values[0]
        revision = stamps.pop(identity, None) or revisions.made(BOOKMARK, row)
        found[identity] = BookmarkRecord(row, revision)
    removed = {one: BookmarkRecord(None, revision) for one, revision in stamps.items()}
    return {**found, **removed}


def unpublished(own: Records, published: Records) -> dict[str, BookmarkRecord]:
    """Return the own records that were not published as they are now."""
    return {one: record for one, record in own.items() if published.get(one) != record}


def lacking(own: Records, copies: Iterable[Records]) -> dict[str, BookmarkRecord]:
    """Return records that the same person's notebooks come to and this one does not hold yet.

    Those of the copies are harmless already.
    """
    found: dict[str, BookmarkRecord] = {}
    for copy in copies:
        for identity, theirs in copy.items():
            here = found.get(identity) or own.get(identity)
            if here is None:
                found[identity] = theirs
            elif _content(here) != _content(theirs):
                both = joined(here, theirs)
                if _content(both) != _content(here):
                    found[identity] = both
    return found


def _content(record: BookmarkRecord) -> tuple[Row, Revision]:
    """Return what of a record is the same on every machine: not where its article is."""
    row = {name: value for name, value in (record.row or {}).items() if name != "article"}
    return row, record.revision


def take_in(transaction: Transaction, records: Records) -> MergeSummary:
    """Merge a person's own records of other machines, as one change."""
    held = JournalState()
    articles: dict[bytes, int] = {}
    for identity, (row, revision) in records.items():
        if row is not None:
            path = cast("bytes", row["article"])
            number = articles.setdefault(path, len(articles) + 1)
            held.rows[ARTICLE.name].setdefault(
                number, {"id": number, "path": path, "content_hash": row["content_hash"]}
            )
            held.rows[BOOKMARK.name][identity] = {**row, "number": _made(row), "article": number}
        stamps = revision_id(BOOKMARK, identity)
        held.rows[REVISION.name][stamps] = {"id": stamps, "stamps": revisions.packed(revision)}
    return merge(transaction, held)


def _made(row: Row) -> int:
    """Return when a bookmark was made, in milliseconds, as its number; a shared one has none."""
    return int(datetime.fromisoformat(row_codec.text_of(row, "created")).timestamp() * 1000)


def others_bookmarks(own: Records, by_person: Mapping[str, Sequence[Records]]) -> OthersBookmarks:
    """Return what others share, joined for each person; the order of files does not matter.

    Their records are harmless already.
    """
    by_id: dict[str, dict[str, BookmarkRecord]] = {}
    for person in sorted(by_person):
        for identity, record in _joined_person(by_person[person]).items():
            by_id.setdefault(identity, {})[person] = record
    bookmarks: list[Bookmark] = []
    notes: dict[str, list[OtherNote]] = {}
    for identity, by_author in by_id.items():
        mine = own.get(identity)
        if mine is not None and mine.row is not None:
            if unseen := _unseen_notes(mine, by_author):
                notes[identity] = unseen
        elif (shown := reduce(joined, by_author.values())).row is not None:
            path = cast("bytes", shown.row["article"])
            bookmark = bookmark_of_row(shown.row, path)
            bookmarks.append(bookmark._replace(shared_by=", ".join(by_author)))
    bookmarks.sort(key=lambda one: (one.created, one.id))
    return OthersBookmarks(tuple(bookmarks), notes)


def _joined_person(copies: Sequence[Records]) -> dict[str, BookmarkRecord]:
    """Return one person's bookmarks, out of the files of all machines."""
    found: dict[str, BookmarkRecord] = {}
    for copy in copies:
        for identity, record in copy.items():
            here = found.get(identity)
            found[identity] = record if here is None else joined(here, record)
    return {one: record for one, record in found.items() if record.row is not None}


def harmless_records(held: Records, known: Records, cleaned: Records) -> dict[str, BookmarkRecord]:
    """Return the records of somebody's file without what could harm; those that are none left out.

    Those that are as they were ``known`` are taken from what was ``cleaned`` then.
    """
    found: dict[str, BookmarkRecord] = {}
    for identity, record in held.items():
        same = cleaned.get(identity) if known.get(identity) == record else None
        clean = same or harmless_record(record)
        if clean is not None:
            found[identity] = clean
    return found


def harmless_record(record: BookmarkRecord) -> BookmarkRecord | None:
    """Return a record without what could harm; None where it holds no bookmark."""
    row, revision = record
    revision = harmless_revision(revision)
    if row is None:
        return BookmarkRecord(None, revision) if revision else None
    path = cast("bytes", row["article"])
    try:
        bookmark = harmless(bookmark_of_row(row, path))
    except NotebookError:
        return None
    cleaned = row_codec.bookmark_row(bookmark, 0, 0)
    del cleaned["number"]
    cleaned["article"] = path
    revision = revision or revisions.made(BOOKMARK, cleaned)
    return BookmarkRecord(cleaned if revisions.is_there(revision) else None, revision)


def _unseen_notes(mine: BookmarkRecord, by_author: Records) -> list[OtherNote]:
    """Return others' notes that stand beside one's own: not those that one's own knew of."""
    own = revisions.current_notes(mine.revision, row_codec.text_of(mine.row or {}, "note"))
    seen = mine.revision.get("seen", {})
    found: dict[str, OtherNote] = {}
    for author, (row, revision) in by_author.items():
        for stamp, text in revisions.current_notes(
            revision, row_codec.text_of(row or {}, "note")
        ).items():
            is_new = text and text not in own.values() and not revisions.is_seen(stamp, seen)
            if is_new and stamp not in own:
                found.setdefault(stamp, OtherNote(author, stamp, text))
    return [found[stamp] for stamp in sorted(found)]


def with_notes(bookmark: Bookmark, notes: Sequence[OtherNote]) -> Bookmark:
    """Return an own bookmark with others' notes under its own, each under who wrote it and when."""
    if not notes:
        return bookmark
    others = [f"[{one.author}, {revisions.day_of(one.stamp)}]\n{one.text}" for one in notes]
    own = [f"[your note]\n{bookmark.note}"] if bookmark.note else []
    return bookmark._replace(note="\n\n".join([*own, *others]))
