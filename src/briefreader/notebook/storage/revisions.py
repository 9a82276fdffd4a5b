"""When and by whom each part of a record was changed, so that two notebooks can be joined.

A stamp is a moment and who was at work where, ``2024-03-01T09:00:00.000000Z ada@laptop``: the
later one wins, and stamps of one person and machine only grow. What was never changed since it was
made needs no revision where its record says when and by whom that was, as a bookmark does.
Of what was removed the revision stays (a tombstone). Notes are never overwritten by a merge: one
that was written without knowing the other stands beside it (a multi-value register: ``notes`` are
those that stand, ``seen`` how far everybody's changes are known).

Who removes a bookmark removes what he has seen of it (an observed-remove set): whatever change he
had not seen keeps it, be it a note, a tag or another passage, and no clock is asked. The notes that
it then has are those which were there where such a change was made; the words of others went with
the removal, for good. So two records always have a least upper bound, and a merge is that: which
words stand never depends on who still has a copy of them.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import pwd
from collections.abc import Callable, Iterable, Mapping, Sequence
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

    ``life`` of a row as a whole: when it was last made, changed or removed, and whether it is
    there; of a bookmark only which of these was last. ``value`` is what an alias was set to.
    ``seen`` is the last change of everybody that is known, ``gone`` how far they were known to
    those who removed the bookmark. ``held`` are the later changes of everybody that left a note
    standing, by its stamp, but for those that were seen by whoever removed the bookmark. ``kept``
    is the passage of a bookmark that a merge removed, if that was changed since it was made:
    somebody else may have an older one.
    """

    life: tuple[str, int]
    passage: str
    tags: dict[str, tuple[str, int]]
    notes: dict[str, str | None]
    seen: dict[str, str]
    gone: dict[str, str]
    held: dict[str, dict[str, str]]
    kept: Row
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
    found = {
        name: part
        for name, value in (held.items() if isinstance(held, dict) else ())
        if name in _PARTS and (part := _PARTS[name](value)) is not None
    }
    revision = cast("Revision", found)
    is_bookmark = row_codec.text_of(row, "id").startswith(f"{BOOKMARK.name}/")
    return _with_all_seen(revision) if is_bookmark else revision


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _stamp_and_flag(value: object) -> tuple[str, int] | None:
    if isinstance(value, list) and len(value) == 2:
        at, flag = value
        if isinstance(at, str) and flag in (0, 1):
            return at, int(flag)
    return None


def _moments(value: object) -> dict[str, str] | None:
    if not isinstance(value, dict):
        return None
    return {who: at for who, at in value.items() if isinstance(at, str)}


def _moments_of_notes(value: object) -> dict[str, dict[str, str]] | None:
    if not isinstance(value, dict):
        return None
    pairs = {at: _moments(moments) for at, moments in value.items()}
    return {at: moments for at, moments in pairs.items() if moments}


def _stamps_of_tags(value: object) -> dict[str, tuple[str, int]] | None:
    if not isinstance(value, dict):
        return None
    pairs = {tag: _stamp_and_flag(one) for tag, one in value.items()}
    return {tag: one for tag, one in pairs.items() if one}


def _notes(value: object) -> dict[str, str | None] | None:
    if not isinstance(value, dict):
        return None
    return {at: one for at, one in value.items() if isinstance(one, str | None)}


def _passage(value: object) -> Row | None:
    if not isinstance(value, dict) or {*value} != {*PASSAGE}:
        return None
    return value if all(isinstance(one, str | int | None) for one in value.values()) else None


_PARTS: dict[str, Callable[[object], object]] = {
    **dict.fromkeys(("passage", "value", *FLAGS), _text),
    "life": _stamp_and_flag,
    "tags": _stamps_of_tags,
    "notes": _notes,
    **dict.fromkeys(("seen", "gone"), _moments),
    "held": _moments_of_notes,
    "kept": _passage,
}


def _with_all_seen(revision: Revision) -> Revision:
    """Return a bookmark's stamps as they are today: before, only notes were counted as seen, and
    the later of a removal and any other change stood, with the notes that were there.

    Those of today are left as they are: all that they hold is seen, by nobody too.
    """
    seen = dict(revision.get("seen", {}))
    gone = revision.get("gone")
    if "" in seen and (gone is None or "" in gone):
        return revision
    life, is_there = revision.get("life", ("", 1))
    known = gone if gone is not None else {} if is_there else seen
    is_kept = is_there or any(not is_seen(at, known) for at in revision.get("notes", {}))
    seen[""] = seen.get("", "")
    stamps = [revision.get("passage", ""), life if is_there else ""]
    stamps += [*revision.get("notes", {}), *(at for at, _ in revision.get("tags", {}).values())]
    for stamp in stamps:
        _see(seen, stamp)
    found = cast("Revision", {**revision, "seen": seen})
    if not is_there or gone is not None:
        found["gone"] = {**known, "": known.get("", "")} if is_kept else dict(seen)
    moment, space, who = life.partition(" ")
    if is_there and space:  # who changed it last left the notes that stand
        standing = [at for at, text in revision.get("notes", {}).items() if text != ""]
        if held := {at: {who: moment} for at in standing if at != life}:
            found["held"] = held
    return found


def _see(seen: dict[str, str], stamp: str) -> None:
    """Count a stamp as seen, and whatever else who made it did before."""
    moment, _, who = stamp.partition(" ")
    seen[who] = max(moment, seen.get(who, ""))


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
        at = next_stamp(clock(), author, revision)
        changed = after_change(table, revision, before, row, at)
        if changed is not None and changed != revision:
            stamped.append({"id": identity, "stamps": packed(changed)})
    transaction.put_all(REVISION, stamped, undoable=False)


def note_seen(transaction: Transaction, row: Row, seen: Iterable[str]) -> None:
    """Keep that whoever writes a bookmark's note now knows the notes with these stamps."""
    identity = revision_id(BOOKMARK, row_codec.text_of(row, "id"))
    revision = unpacked(transaction.row(REVISION, identity)) or made(BOOKMARK, row)
    known = dict(revision.get("seen", {}))
    for stamp in seen:
        _see(known, stamp)
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
    tags = _tags_changed({}, tags_of(row), at)
    revision: Revision = {
        "life": (at, 1),
        "passage": at,
        "tags": tags,
        "notes": {},
        "seen": {"": max((stamp for stamp, _ in tags.values()), default=at)},
    }
    if note:
        # Two notes of the same bookmark that nobody has a stamp of are told apart by their words.
        words = f"#{hashlib.sha256(note.encode()).hexdigest()[:8]}"
        revision["notes"] = {f"{at} {words}": None}
        revision["seen"][words] = at
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


def after_change(
    table: Table, revision: Revision, before: Row | None, row: Row | None, at: str
) -> Revision | None:
    """Return the revision after a change at ``at``; None where nothing was changed."""
    changed = cast("Revision", dict(revision))
    if table is READING:
        for flag in _differing(before or {}, row or {}):
            changed[flag] = at  # type: ignore[literal-required]
        return changed
    changed["life"] = (at, int(row is not None))
    if table is ALIAS and row is not None:
        changed["value"] = row_codec.text_of(row, "person")
    if table is not BOOKMARK:
        return changed
    if row is not None:
        return _bookmark_changed(changed, before or {}, row, at)
    for name in ("passage", "held", "kept"):
        changed.pop(name, None)  # type: ignore[misc]
    changed["notes"] = without_words(revision.get("notes", {}))
    changed["gone"] = latest(revision.get("gone", {}), revision.get("seen", {}))
    return changed


def _bookmark_changed(changed: Revision, before: Row, row: Row, at: str) -> Revision | None:
    if any(before.get(name) != row[name] for name in PASSAGE):
        changed["passage"] = at
    changed["tags"] = _tags_changed(changed.get("tags", {}), tags_of(row), at)
    note = row_codec.text_of(row, "note")
    if note != row_codec.text_of(before, "note"):
        changed["notes"] = {at: None} if note else {}
    seen = dict(changed.get("seen", {}))
    for stamp in (at, *(stamp for stamp, _ in changed["tags"].values())):
        _see(seen, stamp)
    changed["seen"] = seen
    _hold_notes(changed, at, note)
    changed.pop("kept", None)
    unlike = any(
        before.get(name) != row[name]
        for name in BOOKMARK.columns
        if name not in ("number", "article")
    )
    return changed if unlike else None


def _tags_changed(
    known: Mapping[str, tuple[str, int]], new: Sequence[str], at: str
) -> dict[str, tuple[str, int]]:
    """Return the stamps of tags after a change at ``at``; in their order stand the tags.

    One that was put before others is as good as put there anew.
    """
    tags = {
        tag: (at, 0) if is_there and tag not in new else (stamp, is_there)
        for tag, (stamp, is_there) in known.items()
    }
    last, later = ("", ""), 0
    for tag in new:
        stamp, is_there = tags.get(tag, ("", 0))
        if not is_there or (stamp, tag) < last:
            stamp, later = _later(at, later), later + 1
            tags[tag] = stamp, 1
        last = stamp, tag
    return tags


def tags_in_order(tags: Mapping[str, tuple[str, int]]) -> list[str]:
    """Return the tags that are there, in the order of their stamps: the same on every machine."""
    return [
        tag
        for _, tag in sorted((stamp, tag) for tag, (stamp, is_there) in tags.items() if is_there)
    ]


def _later(at: str, microseconds: int) -> str:
    """Return a stamp by so many microseconds later; as it is where it was damaged."""
    if not microseconds:
        return at
    moment, space, who = at.partition(" ")
    with contextlib.suppress(ValueError, OverflowError):
        later = datetime.fromisoformat(moment) + timedelta(microseconds=microseconds)
        moment = _written(later)
    return f"{moment}{space}{who}"


def _hold_notes(changed: Revision, at: str, note: str) -> None:
    """Let a change at ``at`` hold the notes that stand: who made it left them there."""
    moment, _, who = at.partition(" ")
    held = changed.get("held", {})
    changed["held"] = {
        one: {**held.get(one, {}), who: moment}
        for one, words in current_notes(changed, note).items()
        if words and one != at
    }
    if not changed["held"]:
        del changed["held"]


def next_stamp(now: datetime, author: str, revision: Revision) -> str:
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
    yield from revision.get("gone", {}).values()


def merged_notes(
    ours: Revision, our_note: str, theirs: Revision, their_note: str
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the notes that stand after a merge, by their stamps, and what is then seen.

    A note stands if both have it, or if the other has not seen it yet; without its words where
    neither has them.
    """
    left, right = current_notes(ours, our_note), current_notes(theirs, their_note)
    seen, their_seen = ours.get("seen", {}), theirs.get("seen", {})
    notes = {at: text for at, text in left.items() if at in right or not is_seen(at, their_seen)}
    for at, text in right.items():
        if at in left or not is_seen(at, seen):
            notes[at] = max(text, left.get(at, ""))
    return dict(sorted(notes.items())), latest(seen, their_seen)


def latest(left: Mapping[str, str], right: Mapping[str, str]) -> dict[str, str]:
    """Return the later moment of everybody."""
    return {who: max(left.get(who, ""), right.get(who, "")) for who in {*left, *right}}


def merged_held(
    left: Revision, right: Revision, gone: Mapping[str, str]
) -> dict[str, dict[str, str]]:
    """Return the changes that hold notes and that nobody had seen who removed the bookmark, by the
    notes' stamps.
    """
    held, others = left.get("held", {}), right.get("held", {})
    found = {at: latest(held.get(at, {}), others.get(at, {})) for at in {*held, *others}}
    unseen = {at: beyond(moments, gone) for at, moments in found.items()}
    return {at: moments for at, moments in unseen.items() if moments}


def beyond(seen: Mapping[str, str], gone: Mapping[str, str]) -> dict[str, str]:
    """Return of all that is seen what was not known to those who removed a bookmark."""
    return {who: moment for who, moment in seen.items() if moment > gone.get(who, "")}


def is_there(revision: Revision) -> bool:
    """Return whether a bookmark is there: whether there is a change of it that nobody had seen who
    removed it.
    """
    gone = revision.get("gone")
    return gone is None or bool(beyond(revision.get("seen", {}), gone))


def without_words(notes: Mapping[str, str | None]) -> dict[str, str | None]:
    """Return the notes of a bookmark that was removed: their words went with it."""
    return dict.fromkeys(notes, "" if len(notes) > 1 else None)


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
