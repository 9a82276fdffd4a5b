"""What was looked for: under a name, to be looked for again, and lately."""

from __future__ import annotations

from dataclasses import dataclass

from briefreader.errors import NotebookError
from briefreader.notebook.storage import row_codec
from briefreader.notebook.storage.schema import ASKED, SAVED_SEARCH, Table
from briefreader.notebook.storage.store import Store
from briefreader.notebook.storage.transaction import Transaction
from briefreader.text.folding import fold_text
from briefreader.text.sanitizing import one_line

REMEMBERED = 200
"""Queries that are remembered, the latest ones."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query under a name."""

    name: str
    query: str


def save(transaction: Transaction, name: str, query: str) -> SavedSearch:
    """Keep a query under a name, in the place of what had this name, be it in other letters.

    Raises NotebookError for an empty name or query.
    """
    saved = SavedSearch(one_line(name), one_line(query))
    if not saved.name or not saved.query:
        raise NotebookError(f"a saved search needs a {'query' if saved.name else 'name'}")
    for (name,) in transaction.connection.execute("SELECT name FROM saved_search").fetchall():
        if name != saved.name and fold_text(name) == fold_text(saved.name):
            transaction.delete(SAVED_SEARCH, name)
    transaction.put(SAVED_SEARCH, {"name": saved.name, "query": saved.query})
    return saved


def saved_searches(store: Store) -> tuple[SavedSearch, ...]:
    """Return every saved search, by name."""
    if not _has(store, SAVED_SEARCH):
        return ()
    store.verify(SAVED_SEARCH)
    found = store.rows("SELECT name, query FROM saved_search ORDER BY name")
    return tuple(
        SavedSearch(row_codec.text_of(row, "name"), row_codec.text_of(row, "query"))
        for row in found
    )


def remember(transaction: Transaction, query: str) -> None:
    """Note that a query was asked now; of very many the oldest are forgotten. Cannot be undone."""
    query = one_line(query)
    if not query:
        return
    transaction.put(
        ASKED, {"query": query, "number": transaction.next_number(ASKED)}, undoable=False
    )
    oldest = transaction.connection.execute(
        "SELECT query FROM asked ORDER BY number DESC LIMIT -1 OFFSET ?", (REMEMBERED,)
    )
    for (stale,) in oldest.fetchall():
        transaction.delete(ASKED, stale, undoable=False)


def asked(store: Store) -> tuple[str, ...]:
    """Return the queries that were asked, each once, the latest first."""
    if not _has(store, ASKED):
        return ()
    store.verify(ASKED)
    found = store.rows("SELECT query FROM asked ORDER BY number DESC")
    return tuple(row_codec.text_of(row, "query") for row in found)


def forget(transaction: Transaction, query: str) -> bool:
    """Forget a query that was asked; False if it was not. Cannot be undone."""
    return transaction.delete(ASKED, query, undoable=False)


def _has(store: Store, table: Table) -> bool:
    """Return whether the file is new enough; one that is write-protected stays as old as it is."""
    (row,) = store.rows("PRAGMA user_version")
    return row_codec.number_of(row, "user_version") >= table.since
