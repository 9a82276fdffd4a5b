"""Bookmarks found again in articles that were edited, renamed or removed since the last look."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.article import Article
from briefreader.notebook.notebook import Notebook
from briefreader.notebook.reading import ArticleKey

if TYPE_CHECKING:
    from briefreader.notebook import Edited
    from briefreader.search import Catalogue


def check_again(
    notebook: Notebook, catalogue: Catalogue, read: Callable[[Path], Article | None]
) -> tuple[Edited, ...]:
    """The bookmarks that are no longer what they were, in all articles of the index.

    Only articles whose content is another than at the last look are read; a file that was renamed
    is followed first. Raises NotebookError where what was found cannot be kept.
    """
    edits: list[Edited] = []
    known = notebook.bookmarked()
    for key in known:
        row = catalogue.find(key.path)
        if row is not None and catalogue.content_hash(row) != key.content_hash:
            edits += _check(notebook, read(key.path))
    for path in _renamed([key for key in known if catalogue.find(key.path) is None], catalogue):
        edits += _check(notebook, read(path))
    return tuple(edits)


def _check(notebook: Notebook, article: Article | None) -> tuple[Edited, ...]:
    if article is None:
        return ()
    notebook.follow(ArticleKey(article.path, article.content_hash))
    return notebook.check(article).edits


def _renamed(missing: Iterable[ArticleKey], catalogue: Catalogue) -> list[Path]:
    """The articles that have the content of one that is missing and has gone."""
    wanted = {key.content_hash for key in missing if key.content_hash and not key.path.exists()}
    if not wanted:
        return []
    return [
        catalogue.row(number).path
        for number in range(len(catalogue))
        if catalogue.content_hash(number) in wanted
    ]
