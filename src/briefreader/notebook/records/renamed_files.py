"""Files that were renamed or moved, followed by the hash of their content."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefreader.domain.article import path_key
from briefreader.domain.bookmark import BookmarkState
from briefreader.notebook.storage.revisions import revision_id
from briefreader.notebook.storage.row_codec import (
    former_path_of,
    former_path_wording,
    number_of,
    path_of,
    text_of,
)
from briefreader.notebook.storage.schema import (
    ARTICLE,
    BOOKMARK,
    CORRECTION,
    PLACE,
    POSITION,
    READING,
    REVISION,
)
from briefreader.notebook.storage.store import Store
from briefreader.notebook.storage.transaction import Transaction, article_number


def vanished(
    store: Store, path: Path, content_hash: str, exists: Callable[[Path], bool]
) -> Path | None:
    """Return the one known article with that content whose file has gone; None if none or several.

    An article that is known at ``path`` itself was not renamed.
    """
    if store.read(lambda connection: article_number(connection, path)) is not None:
        return None
    known = store.rows("SELECT path FROM article WHERE content_hash = ?", content_hash)
    gone = [old for old in map(path_of, known) if not exists(old)]
    return gone[0] if len(gone) == 1 else None


def stale(store: Store, path: Path, content_hash: str) -> bool:
    """Return whether another content was known of ``path``."""
    found = store.rows("SELECT content_hash FROM article WHERE path = ?", path_key(path))
    return bool(found) and found[0]["content_hash"] != content_hash


def move(transaction: Transaction, old: Path, new: Path) -> bool:
    """Let everything known of ``old`` be known of ``new``; what both have is joined.

    False if nothing is known of ``old``. It is no step of the history: earlier changes, made
    under the old name, can still be undone.
    """
    number = article_number(transaction.connection, old)
    if number is None or old == new:
        return False
    keys = transaction.connection.execute(
        f"SELECT id FROM {BOOKMARK.name} WHERE article = ?", (number,)
    ).fetchall()
    for (key,) in keys:
        keep_former_path(transaction, key, old, new)
    target = article_number(transaction.connection, new)
    if target is None:
        transaction.put(ARTICLE, {"id": number, "path": path_key(new)}, undoable=False)
        return True
    for table in (BOOKMARK, CORRECTION):
        keys = transaction.connection.execute(
            f"SELECT id FROM {table.name} WHERE article = ?", (number,)
        ).fetchall()
        for (key,) in keys:
            transaction.put(table, {"id": key, "article": target}, undoable=False)
    _join_reading(transaction, number, target)
    return True


def keep_former_path(transaction: Transaction, bookmark_id: str, old: Path, new: Path) -> None:
    """Keep in which file a bookmark was that is followed to ``new``: the first of all such files,
    until it is back there. Where the passage is in other words or gone, that is what is kept.
    """
    place = transaction.row(PLACE, bookmark_id)
    if place is None:
        row = transaction.row(BOOKMARK, bookmark_id)
        if row is None:
            return
        place = {"bookmark": bookmark_id, "content_hash": "", "state": BookmarkState.OK.value}
        place |= {name: row[name] for name in ("start", "end")}
    elif not BookmarkState(text_of(place, "state")).is_unchanged:
        return
    before = text_of(place, "wording") if "wording" in place else ""
    former = before if former_path_of(before) else former_path_wording(old)
    is_back = former == former_path_wording(new)
    transaction.put(PLACE, {**place, "wording": "" if is_back else former}, undoable=False)


def _join_reading(transaction: Transaction, number: int, target: int) -> None:
    old, new = transaction.row(READING, number), transaction.row(READING, target)
    if old:
        read = number_of(old, "read") | number_of(new or {}, "read")
        starred = number_of(old, "starred") | number_of(new or {}, "starred")
        transaction.put(
            READING, {"article": target, "read": read, "starred": starred}, undoable=False
        )
        # What was read here is read there: no stamp may say that it no longer is.
        transaction.joined.add((READING.name, number))
        transaction.delete(READING, number, undoable=False)
        transaction.delete(REVISION, revision_id(READING, number), undoable=False)
    position = transaction.row(POSITION, number)
    if position:
        if transaction.row(POSITION, target) is None:
            transaction.put(POSITION, {**position, "article": target}, undoable=False)
        transaction.delete(POSITION, number, undoable=False)
