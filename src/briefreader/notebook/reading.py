"""What is read, what is starred, and where an article was left."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from briefreader.article import Selector, path_key
from briefreader.notebook import rows
from briefreader.notebook.schema import POSITION, READING, Row
from briefreader.notebook.store import Store
from briefreader.notebook.transaction import Transaction, article_number


class ArticleKey(NamedTuple):
    """An article that need not be open: its path and, where known, its content's hash."""

    path: Path
    content_hash: str = ""


def set_flag(
    transaction: Transaction, articles: Sequence[ArticleKey], column: str, value: bool
) -> int:
    """Set ``read`` or ``starred``; of how many articles it was not so already."""
    count = 0
    for path, content_hash in articles:
        number = article_number(transaction.connection, path) or 0
        standing = transaction.row(READING, number) or {"read": 0, "starred": 0}
        if standing[column] != int(value):
            number = transaction.article(path, content_hash)
            row = {**standing, "article": number, column: int(value)}
            count += transaction.put(READING, row)
    return count


def position(store: Store, path: Path) -> Selector | None:
    """The words at the top of the pane when the article was last left."""
    found = store.rows(
        "SELECT position.* FROM position JOIN article ON article.id = position.article"
        " WHERE article.path = ?",
        path_key(path),
    )
    return rows.selector_of(found[0]) if found else None


def keep_position(transaction: Transaction, article: ArticleKey, words: Selector) -> None:
    """Keep where an article was left; no step of the history."""
    number = transaction.article(*article)
    row: Row = {"article": number, **rows.selector_columns(words)}
    transaction.put(POSITION, row, undoable=False)
