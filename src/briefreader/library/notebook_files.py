"""The notebook as files: what was exported from one taken in, dumps, another notebook joined."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.domain.article import Article
from briefreader.domain.bookmark import Bookmark
from briefreader.notebook.notebook import Notebook

if TYPE_CHECKING:
    from briefreader.notebook.records.merge import MergeSummary


class NotebookFiles:
    """Takes in what other notebooks hold, and writes this one down and back; ``refuse_target``
    raises ExportError for a path that may not be written.
    """

    def __init__(
        self,
        notebook: Notebook,
        article: Callable[[Path], Article | None],
        refuse_target: Callable[[Path], None],
    ) -> None:
        self._notebook = notebook
        self._article = article
        self._refuse_target = refuse_target

    def import_bookmarks(self, lines: str) -> tuple[int, int, int]:
        """Take in bookmarks of a JSON Lines export: how many were new, of how many.

        The third number counts those that others had shared with whoever exported them, and that
        are left out: they would become the user's own. The texts of their articles are kept, where
        they are here. Raises NotebookError, with the number of the line that is none; then nothing
        was taken in.
        """
        from briefreader.citations import read_json_lines

        held = read_json_lines(lines)
        own = [one for one in held if not one.shared_by]
        bookmarks = [one._replace(path=one.path.expanduser()) for one in own]
        new = self._notebook.merge(bookmarks)
        if not self._notebook.read_only:
            for bookmark in bookmarks:
                if self._notebook.text(bookmark.content_hash) is None:
                    self._keep_text(bookmark)
        return new, len(bookmarks), len(held) - len(bookmarks)

    def _keep_text(self, bookmark: Bookmark) -> None:
        article = self._article(bookmark.path)
        if article is not None and article.content_hash == bookmark.content_hash:
            self._notebook.record_content(article)

    def dump(self, path: Path) -> None:
        """Write the whole notebook to a file; raises ExportError, also where it would replace an
        article.
        """
        self._refuse_target(path)
        self._notebook.dump(path)

    def merge(self, path: Path) -> MergeSummary:
        """Take in another notebook, a dump or its folder, so that nothing is lost.

        Raises NotebookError for what is none; then nothing has changed.
        """
        return self._notebook.merge_notebook(path)

    def restore(self, path: Path) -> str:
        """Put a dump in the notebook's place, keeping a copy of what was there; what was done.

        Raises NotebookError if the file is no whole dump; then nothing has changed.
        """
        return self._notebook.restore(path)
