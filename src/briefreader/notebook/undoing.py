"""Undo and redo: the history is one line of changes, over all sessions and processes."""

from __future__ import annotations

from briefreader.notebook import rows
from briefreader.notebook.schema import HISTORY
from briefreader.notebook.store import Store
from briefreader.notebook.transaction import unpack_edits

_LAST_DONE = "SELECT id, words, changes FROM history WHERE undone = 0 ORDER BY id DESC LIMIT 1"
_FIRST_UNDONE = "SELECT id, words, changes FROM history WHERE undone = 1 ORDER BY id LIMIT 1"


def undo(store: Store) -> str | None:
    """Take the latest change back; its words, or None if there is nothing to undo."""
    return _step(store, _LAST_DONE, back=True)


def redo(store: Store) -> str | None:
    """Make the latest undone change again; its words, or None if there is nothing to redo."""
    return _step(store, _FIRST_UNDONE, back=False)


def _step(store: Store, statement: str, back: bool) -> str | None:
    with store.changing() as transaction:
        found = store.rows(statement)
        if not found:
            return None
        edits = unpack_edits(rows.text_of(found[0], "changes"))
        for edit in reversed(edits) if back else edits:
            transaction.repeat(edit.undone() if back else edit)
        number = rows.number_of(found[0], "id")
        transaction.put(HISTORY, {"id": number, "undone": int(back)}, undoable=False)
    return rows.text_of(found[0], "words")
