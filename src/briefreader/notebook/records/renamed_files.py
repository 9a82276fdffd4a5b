"""Files that were renamed or moved, followed by the hash of their content."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefreader.domain.article import path_key
from briefreader.notebook.storage.revisions import revision_id
from briefreader.notebook.storage.row_codec import number_of, path_of
from briefreader.notebook.storage.schema import (
    ARTICLE,
    BOOKMARK,
    CORRECTION,
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
