"""All bookmarks, read and checked by two processes, each of which has one half of them."""

from __future__ import annotations

import sqlite3

from briefreader.domain.bookmark import Bookmark
from briefreader.forked_half import Half, NotInHalves
from briefreader.notebook.records.bookmark_cache import IN_ORDER, bookmarks_of_rows, selected
from briefreader.notebook.storage.checksums import added, sum_matches
from briefreader.notebook.storage.integrity import check_pages, check_rows, ledger_of
from briefreader.notebook.storage.schema import ARTICLE, BOOKMARK, PLACE

_AT_ONCE = 500  # rows
_COLUMNS = len(BOOKMARK.columns)
_ARTICLE_AT = BOOKMARK.columns.index("article")


def half_of_bookmarks(
    half: Half, connection: sqlite3.Connection, *, by_article: bool
) -> tuple[Bookmark, ...]:
    """Return this half of all bookmarks in the order in which they were made; ``by_article``, the
    first has all those of its articles, and what it has of later ones comes last.

    Raises NotInHalves where a row is not what was written, and where another process changes the
    notebook meanwhile; NotebookDamaged or sqlite3.Error as ``integrity.check`` does.
    """
    ledger = ledger_of(connection)
    (count,) = connection.execute("SELECT count(*) FROM bookmark").fetchone()
    order = f"SELECT number, id FROM bookmark{IN_ORDER} LIMIT 1 OFFSET ?"
    middle = connection.execute(order, (count // 2,)).fetchone()
    if middle is None:  # another process has emptied the notebook meanwhile
        raise NotInHalves
    select = selected(connection, "bookmark.sum")
    here = f"(bookmark.number, bookmark.id) {'>=' if half.is_second else '<'} (?, ?)"
    rows = connection.execute(f"{select} WHERE {here}{IN_ORDER}", middle)
    bookmarks: list[Bookmark] = []
    articles: list[int] = []
    sums: list[str] = []
    while some := rows.fetchmany(_AT_ONCE):
        if not all(sum_matches(BOOKMARK, row[:_COLUMNS], row[-1]) for row in some):
            raise NotInHalves
        sums += [row[-1] for row in some]
        articles += [row[_ARTICLE_AT] for row in some]
        bookmarks += bookmarks_of_rows([row[:-1] for row in some])
    # The pages of the largest table are as much work as all that there is of the others.
    if half.is_second:
        check_rows(connection, (ARTICLE, PLACE))
        check_pages(connection, (ARTICLE, PLACE))
    else:
        check_pages(connection, (BOOKMARK,))
    said = ledger.change, added(sums), frozenset(articles if by_article else ())
    first, second = half.both(said)
    if first[0] != second[0] or added((first[1], second[1])) != ledger.digests[BOOKMARK.name]:
        raise NotInHalves
    in_both = first[2] & second[2]
    if half.is_second:
        found = zip(articles, bookmarks, strict=True)
        return tuple(bookmark for article, bookmark in found if article not in in_both)
    later = f"{select} WHERE bookmark.article = ? AND NOT {here}{IN_ORDER}"
    for article in in_both:
        some = connection.execute(later, (article, *middle)).fetchall()
        bookmarks += bookmarks_of_rows([row[:-1] for row in some])
    return tuple(bookmarks)
