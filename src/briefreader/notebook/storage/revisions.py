"""When and by whom each part of a record was changed, so that two notebooks can be joined.

A stamp is a moment and who was at work where, ``2024-03-01T09:00:00.000000Z ada@laptop``: the
later one wins, and stamps of one person and machine only grow. What was never changed since it was
made needs no revision where its record says when and by whom that was, as a bookmark does.
Of what was removed the revision stays (a tombstone). Notes are never overwritten by a merge: one
that was written without knowing the other stands beside it (a multi-value register: ``notes`` are
those that stand, ``seen`` how far everybody's changes are known), and it keeps its bookmark, which
was removed later by somebody who had not seen it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import pwd
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TypedDict, cast

from briefreader.domain.crockford import digits
from briefreader.notebook.storage import row_codec
from briefreader.notebook.storage.schema import (
    ALIAS,
    BOOKMARK,
    CORRECTION,
    READING,
    REVISION,
    SAVED_SEARCH,
    TABLES,
    Key,
    Row,
    Table,
)
from briefreader.notebook.storage.transaction import RowEdit, Transaction
from briefreader.text.sanitizing import one_line

WHOLE = (ALIAS, CORRECTION, SAVED_SEARCH)
"""Tables whose rows are changed and merged as a whole."""
PASSAGE = tuple(
    name
    for name in BOOKMARK.columns
    if name not in ("id", "number", "article", "note", "tags", "created", "author")
)
"""The columns of a bookmark that are changed and merged together."""
FLAGS = ("read", "starred")

_STAMPED = {table.name for table in (*WHOLE, BOOKMARK, READING)}


class Revision(TypedDict, total=False):
    """The stamps of one record.

    ``life`` of a bookmark or of a row as a whole: when it was last made, changed or removed, and
    whether it is there. ``value`` is what an alias was set to, ``gone`` how far a bookmark's notes
    were known to those who removed it.
    """

    life: tuple[str, int]
    passage: str
    tags: dict[str, tuple[str, int]]
    notes: dict[str, str | None]
    seen: dict[str, str]
    gone: dict[str, str]
    read: str
    starred: str
    value: str


def revision_id(table: Table, key: Key) -> str:
    """Return the key of a record's revision."""
    return f"{table.name}/{key}"


def packed(revision: Revision) -> str:
    """Return a revision as its column holds it; the same revision always gives the same text."""
    return json.dumps(revision, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def unpacked(row: Row | None) -> Revision | None:
    """Return the revision in a row; what of it makes no sense is left out."""
    if row is None:
        return None
    try:
        held: object = json.loads(row_codec.text_of(row, "stamps"))
    except (ValueError, RecursionError):
        return {}
    found: dict[str, object] = {}
    for name, value in held.items() if isinstance(held, dict) else ():
        if name in ("passage", "value", *FLAGS) and isinstance(value, str):
            found[name] = value
        elif name == "life" and (life := _stamp_and_flag(value)):
            found[name] = life
        elif name == "tags" and isinstance(value, dict):
            pairs = {tag: _stamp_and_flag(one) for tag, one in value.items()}
            found[name] = {tag: one for tag, one in pairs.items() if one}
        elif name == "notes" and isinstance(value, dict):
            found[name] = {at: one for at, one in value.items() if isinstance(one, str | None)}
        elif name in ("seen", "gone") and isinstance(value, dict):
            found[name] = {who: at for who, at in value.items() if isinstance(at, str)}
    return cast("Revision", found)


def _stamp_and_flag(value: object) -> tuple[str, int] | None:
    if isinstance(value, list) and len(value) == 2:
        at, flag = value
        if isinstance(at, str) and flag in (0, 1):
            return at, int(flag)
    return None


def local_author() -> str:
    """Return who is at work on which machine, in this session: ``ada@laptop/k3m9p2xw``.

    Machines and users of the same names must be told apart, and so must two windows.
    """
    try:
        user = pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        user = str(os.getuid())
    named = "-".join(one_line(f"{user}@{os.uname().nodename}").split())
    return f"{named}/{digits(int.from_bytes(os.urandom(5), 'big'), 8)}"


def stamp_edits(transaction: Transaction, clock: Callable[[], datetime], author: str) -> None:
    """Give a stamp to whatever a transaction has changed of the user's own records."""
    edits: dict[tuple[str, Key], list[RowEdit]] = {}
    for edit in transaction.applied:
        if edit.table.name in _STAMPED:
            edits.setdefault((edit.table.name, edit.key), []).append(edit)
    known = transaction.rows(REVISION, [revision_id(TABLES[name], key) for name, key in edits])
    stamped: list[Row] = []
    for (name, key), of_one in edits.items():
        table = of_one[0].table
        if (name, key) in transaction.joined:
            continue
        identity = revision_id(table, key)
        row = transaction.row(table, key)
        before = _before(row, of_one)
        if table is BOOKMARK and before is None and identity not in known:
            continue  # a new one says itself when and by whom it was made
        revision = unpacked(known.get(identity)) or made(table, before)
        at = _next(clock(), author, revision)
        changed = _changed(table, revision, before, row, at)
        if changed is not None and changed != revision:
            stamped.append({"id": identity, "stamps": packed(changed)})
    transaction.put_all(REVISION, stamped, undoable=False)


def note_seen(transaction: Transaction, row: Row, seen: Iterable[str]) -> None:
    """Keep that whoever writes a bookmark's note now knows the notes with these stamps."""
    identity = revision_id(BOOKMARK, row_codec.text_of(row, "id"))
    revision = unpacked(transaction.row(REVISION, identity)) or made(BOOKMARK, row)
    known = dict(revision.get("seen", {}))
    for stamp in seen:
        moment, _, who = stamp.partition(" ")
        known[who] = max(moment, known.get(who, ""))
    revision["seen"] = known
    transaction.put(REVISION, {"id": identity, "stamps": packed(revision)}, undoable=False)


def _before(row: Row | None, edits: Iterable[RowEdit]) -> Row | None:
    """Return a row as it stood before some edits of it."""
    for edit in reversed(list(edits)):
        row = {**(row or {}), **edit.before} if edit.before is not None else None
    return row


def made(table: Table, row: Row | None) -> Revision:
    """Return the revision of a record that was never changed; nothing for none."""
    if row is None:
        return {}
    if table is READING:
        return dict.fromkeys(FLAGS, "")  # type: ignore[return-value]
    if table in WHOLE:
        value = row_codec.text_of(row, "person")
        return {"life": ("", 1), "value": value} if value else {"life": ("", 1)}
    # As long as any other stamp, so that they sort.
    at = row_codec.text_of(row, "created").replace("Z", ".000000Z")
    note = row_codec.text_of(row, "note")
    revision: Revision = {
        "life": (at, 1),
        "passage": at,
        "tags": dict.fromkeys(tags_of(row), (at, 1)),
        "notes": {},
        "seen": {},
    }
    if note:
        # Two notes of the same bookmark that nobody has a stamp of are told apart by their words.
        words = f"#{hashlib.sha256(note.encode()).hexdigest()[:8]}"
        revision["notes"], revision["seen"] = {f"{at} {words}": None}, {words: at}
    return revision


def tags_of(row: Row) -> list[str]:
    """Return the tags in a bookmark's row; none where they were damaged."""
    try:
        tags: object = json.loads(row_codec.text_of(row, "tags") or "[]")
    except ValueError:
        return []
    return [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []


def _differing(before: Row, row: Row) -> list[str]:
    old, new = ([row_codec.number_of(one, flag) for flag in FLAGS] for one in (before, row))
    return [flag for flag, one, other in zip(FLAGS, old, new, strict=True) if one != other]


def _changed(
    table: Table, revision: Revision, before: Row | None, row: Row | None, at: str
) -> Revision | None:
    """Return the revision after a change at ``at``; None where nothing was changed."""
    changed = cast("Revision", dict(revision))
    if table is BOOKMARK and row is None:
        changed["gone"] = _latest(gone(revision), revision.get("seen", {}))
    if table is READING:
        for flag in _differing(before or {}, row or {}):
            changed[flag] = at  # type: ignore[literal-required]
        return changed
    changed["life"] = (at, int(row is not None))
    if table is ALIAS and row is not None:
        changed["value"] = row_codec.text_of(row, "person")
    if table is BOOKMARK and row is not None:
        return _bookmark_changed(changed, before or {}, row, at)
    return changed


def _bookmark_changed(changed: Revision, before: Row, row: Row, at: str) -> Revision | None:
    if any(before.get(name) != row[name] for name in PASSAGE):
        changed["passage"] = at
    old, new = (tags_of(before) if before else []), tags_of(row)
    tags = dict(changed.get("tags", {}))
    tags |= {tag: (at, 0) for tag in old if tag not in new}
    tags |= {tag: (at, 1) for tag in new if tag not in old}
    changed["tags"] = tags
    note = row_codec.text_of(row, "note")
    if note != row_codec.text_of(before, "note"):
        moment, _, who = at.partition(" ")
        changed["notes"] = {at: None} if note else {}
        changed["seen"] = {**changed.get("seen", {}), who: moment}
    unlike = any(
        before.get(name) != row[name]
        for name in BOOKMARK.columns
        if name not in ("number", "article")
    )
    return changed if unlike else None


def _next(now: datetime, author: str, revision: Revision) -> str:
    """Return a stamp that is later than all of a record, whatever the clock says."""
    latest = max((one.partition(" ")[0] for one in _stamps(revision)), default="")
    moment = now.astimezone(UTC)
    if latest >= _written(moment):
        with contextlib.suppress(ValueError, OverflowError):  # a stamp that was damaged
            moment = datetime.fromisoformat(latest) + timedelta(microseconds=1)
    return f"{_written(moment)} {author}"


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _stamps(revision: Revision) -> Iterable[str]:
    yield revision.get("life", ("", 1))[0]
    yield from (revision.get("passage", ""), revision.get("read", ""), revision.get("starred", ""))
    yield from (at for at, _ in revision.get("tags", {}).values())
    yield from revision.get("notes", {})
    yield from revision.get("seen", {}).values()


def merged_notes(
    ours: Revision, our_note: str, theirs: Revision, their_note: str
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the notes that stand after a merge, by their stamps, and what is then seen.

    A note stands if both have it, or if the other has not seen it yet.
    """
    left, right = current_notes(ours, our_note), current_notes(theirs, their_note)
    seen, their_seen = ours.get("seen", {}), theirs.get("seen", {})
    notes = {at: text for at, text in left.items() if at in right or not is_seen(at, their_seen)}
    for at, text in right.items():
        if at in left or not is_seen(at, seen):
            notes[at] = max(text, left.get(at, ""))  # of a removed bookmark the words are gone
    return dict(sorted(notes.items())), _latest(seen, their_seen)


def _latest(left: Mapping[str, str], right: Mapping[str, str]) -> dict[str, str]:
    return {who: max(left.get(who, ""), right.get(who, "")) for who in {*left, *right}}


def merged_gone(ours: Revision, theirs: Revision) -> dict[str, str]:
    """Return how far the notes were known to any who removed a bookmark."""
    return _latest(gone(ours), gone(theirs))


def gone(revision: Revision) -> Mapping[str, str]:
    """Return how far the notes were known to those who removed a bookmark; where a revision is
    older than that is told, all that is seen.
    """
    is_removed = revision.get("life", ("", 1))[1] == 0
    return revision.get("gone", revision.get("seen", {}) if is_removed else {})


def is_there(revision: Revision) -> bool:
    """Return whether a bookmark is there: it was not removed last, or has a note that nobody who
    removed it had seen.
    """
    if revision.get("life", ("", 1))[1] == 1:
        return True
    known = gone(revision)
    return any(not is_seen(at, known) for at in revision.get("notes", {}))


def current_notes(revision: Revision, note: str) -> dict[str, str]:
    """Return the notes of a bookmark by their stamps; where there is one, it is ``note``."""
    return {at: note if text is None else text for at, text in revision.get("notes", {}).items()}


def note_shown(notes: Mapping[str, str]) -> str:
    """Return the one note, or all of several, each under who wrote it and when; of the same words
    only the earliest. A note whose words went with a removed bookmark is none.
    """
    first = {text: at for at, text in sorted(notes.items(), reverse=True) if text}
    if len(first) < 2:
        return next(iter(first), "")
    told = sorted((at, text) for text, at in first.items())
    return "\n\n".join(f"[{_signed(at)}]\n{text}" for at, text in told)


def is_conflict(revision: Revision) -> bool:
    """Return whether several notes stand, in different words."""
    return len({*revision.get("notes", {}).values()} - {""}) > 1


def _signed(at: str) -> str:
    who = at.partition(" ")[2]
    return day_of(at) if who.startswith("#") else f"{who.partition('/')[0]}, {day_of(at)}"


def day_of(at: str) -> str:
    """Return the day and minute of a stamp, for people."""
    return one_line(at.partition(" ")[0][:16].replace("T", " "))


def is_seen(at: str, seen: Mapping[str, str]) -> bool:
    """Return whether a stamp is among those of which whoever has ``seen`` knew."""
    moment, _, who = at.partition(" ")
    return moment <= seen.get(who, "")
