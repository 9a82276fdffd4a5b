"""Undo and redo: one history over all sessions, of which each open window walks its own part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from briefreader.errors import NotebookError
from briefreader.notebook.storage import row_codec
from briefreader.notebook.storage.schema import (
    BOOKMARK,
    CORRECTION,
    HISTORY,
    READING,
    REVISION,
    TABLES,
    Key,
    Row,
)
from briefreader.notebook.storage.store import Store
from briefreader.notebook.storage.transaction import RowEdit, Transaction, pack_edits, unpack_edits

_ABOUT_ARTICLES = (BOOKMARK, CORRECTION, READING)
_ARTICLE = "SELECT path FROM article WHERE id = ?"
_DONE = "SELECT id FROM history WHERE undone = 0 ORDER BY id DESC"
_UNDONE = "SELECT id FROM history WHERE undone = 1 ORDER BY id"
_STEP = "SELECT words, changes FROM history WHERE id = ?"
_LATER = "SELECT id, changes FROM history WHERE undone = 0 AND id > ?"


class HistoryStep(NamedTuple):
    """A step in words; the only passage that it is about, or ""; its only article, or None."""

    words: str
    passage: str
    path: Path | None


def undo(store: Store) -> HistoryStep | None:
    """Take this window's latest change back; None if there is nothing to undo.

    Raises NotebookError where another window has changed the same since.
    """

    def back(transaction: Transaction) -> tuple[int, HistoryStep] | None:
        number = _latest(store)
        return None if number is None else (number, _step(store, transaction, number, back=True))

    store.verify(HISTORY)
    done = store.apply(back)
    if done is None:
        return None
    store.steps.undone.add(done[0])
    return done[1]


def earlier_step(store: Store) -> HistoryStep | None:
    """Return the step that ``undo`` would take back, if it was made before this window was
    opened.
    """
    store.verify(HISTORY)
    number = _latest(store)
    if number is None or number in store.steps.own:
        return None
    (step,) = store.rows(_STEP, number)
    edits = unpack_edits(row_codec.text_of(step, "changes"))
    return _described(store, row_codec.text_of(step, "words"), edits)


def _latest(store: Store) -> int | None:
    """Return the number of the latest step that this window may undo, if there is one."""
    return next(filter(store.steps.may_undo, _numbers(store, _DONE)), None)


def redo(store: Store) -> HistoryStep | None:
    """Make the change again that this window undid last; None if there is none.

    Raises NotebookError where another window has changed the same since.
    """

    def again(transaction: Transaction) -> tuple[int, HistoryStep] | None:
        undone = store.steps.undone
        number = next((one for one in _numbers(store, _UNDONE) if one in undone), None)
        return None if number is None else (number, _step(store, transaction, number, back=False))

    store.verify(HISTORY)
    done = store.apply(again)
    if done is None:
        return None
    store.steps.undone.discard(done[0])
    return done[1]


def _described(store: Store, words: str, edits: Sequence[RowEdit]) -> HistoryStep:
    """Return a step with what it is about, read in its own transaction: a read afterwards may be
    refused, though the change has been made.
    """
    rows = [(one.table, _as_it_is(store, one)) for one in edits if one.table in _ABOUT_ARTICLES]
    # A correction says the same of the bookmarks within the quote.
    marking = CORRECTION if any(table is CORRECTION for table, _ in rows) else BOOKMARK
    passages = {row_codec.text_of(row, "exact") for table, row in rows if table is marking}
    articles = {row_codec.number_of(row, "article") for _, row in rows}
    paths = [row for number in articles for row in store.rows(_ARTICLE, number)]
    return HistoryStep(
        words,
        passages.pop() if len(passages) == 1 else "",
        row_codec.path_of(paths[0]) if len(articles) == len(paths) == 1 else None,
    )


def _as_it_is(store: Store, edit: RowEdit) -> Row:
    """Return all that is known of an edit's row, as it stands or as it was."""
    named = f'SELECT * FROM {edit.table.name} WHERE "{edit.table.key}" = ?'
    found = {edit.table.key: edit.key, **(edit.before or {}), **(edit.after or {})}
    for row in store.rows(named, edit.key):
        found |= row
    return found


def _numbers(store: Store, statement: str) -> list[int]:
    return [row_codec.number_of(row, "id") for row in store.rows(statement)]


def _step(store: Store, transaction: Transaction, number: int, *, back: bool) -> HistoryStep:
    (step,) = store.rows(_STEP, number)
    words, edits = (
        row_codec.text_of(step, "words"),
        unpack_edits(row_codec.text_of(step, "changes")),
    )
    if _changed_since(store, number, edits):
        raise NotebookError(f"{words}: changed in another window since; undo it there")
    # A merge brought its stamps along, and they go with it: nobody has removed anything.
    transaction.merged = any(edit.table is REVISION for edit in edits)
    if back:
        edits = _with_new_rows(transaction, edits)
    transaction.reapply([edit.undone() for edit in reversed(edits)] if back else edits)
    changes = pack_edits(edits, undone=back)
    transaction.put(
        HISTORY, {"id": number, "undone": int(back), "changes": changes}, undoable=False
    )
    return _described(store, words, edits)


def _with_new_rows(transaction: Transaction, edits: Sequence[RowEdit]) -> list[RowEdit]:
    """Return edits with the rows that they made, as they stand now, to be made again of them."""
    wanted: dict[str, list[Key]] = {}
    for edit in edits:
        if edit.before is None and edit.after == {}:
            wanted.setdefault(edit.table.name, []).append(edit.key)
    rows = {name: transaction.rows(TABLES[name], keys) for name, keys in wanted.items()}
    return [
        replace(edit, after=rows[edit.table.name].get(edit.key, {}))
        if edit.key in wanted.get(edit.table.name, ())
        else edit
        for edit in edits
    ]


def _changed_since(store: Store, number: int, edits: Sequence[RowEdit]) -> bool:
    """Return whether a later change of another window touched one of the rows."""
    touched = {(edit.table.name, edit.key) for edit in edits}
    return any(
        (edit.table.name, edit.key) in touched
        for row in store.rows(_LATER, number)
        if not store.steps.may_undo(row_codec.number_of(row, "id"))
        for edit in unpack_edits(row_codec.text_of(row, "changes"))
    )
