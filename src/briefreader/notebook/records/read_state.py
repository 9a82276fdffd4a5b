"""What is read, what is starred, and where an article was left."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from briefreader.domain.article import path_key
from briefreader.domain.bookmark import TextSelector
from briefreader.notebook.storage import row_codec
from briefreader.notebook.storage.schema import POSITION, READING, Row
from briefreader.notebook.storage.store import Store
from briefreader.notebook.storage.transaction import Transaction, article_numbers

_UNREAD: Row = {"read": 0, "starred": 0}


class ArticleKey(NamedTuple):
    """An article that need not be open: its path and, where known, its content's hash."""

    path: Path
    content_hash: str = ""


def set_flag(
    transaction: Transaction, articles: Sequence[ArticleKey], column: str, value: bool
) -> int:
    """Set ``read`` or ``starred``; of how many articles it was not so already."""
    content_hashes = {path_key(path): content_hash for path, content_hash in articles}
    numbers = article_numbers(transaction.connection, list(content_hashes))
    current = transaction.rows(READING, list(numbers.values()))
    other = {
        key: content_hash
        for key, content_hash in content_hashes.items()
        if current.get(numbers.get(key, 0), _UNREAD)[column] != int(value)
    }
    numbers = transaction.articles_at(other)
    rows = [
        {**current.get(number, _UNREAD), "article": number, column: int(value)}
        for number in numbers.values()
    ]
    return transaction.put_all(READING, rows)


def position(store: Store, path: Path) -> TextSelector | None:
    """Return the words at the top of the pane when the article was last left."""
    store.verify(POSITION)
    found = store.rows(
        "SELECT position.* FROM position JOIN article ON article.id = position.article"
        " WHERE article.path = ?",
        path_key(path),
    )
    return row_codec.selector_of(found[0]) if found else None


def keep_position(transaction: Transaction, article: ArticleKey, words: TextSelector) -> None:
    """Keep where an article was left; no step of the history."""
    number = transaction.article(*article)
    row: Row = {"article": number, **row_codec.selector_columns(words)}
    transaction.put(POSITION, row, undoable=False)
