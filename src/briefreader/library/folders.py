"""The library's folders themselves: what goes into them, and what recurs in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.errors import UsageError

if TYPE_CHECKING:
    from briefreader.library.articles import Articles
    from briefreader.sources.adding import Stated
    from briefreader.sources.suggesting import Suggestion


class Folders:
    """The folders and files of a library in the order in which they were ``named``.

    ``samples`` says that these are the articles that come with the program.
    """

    def __init__(
        self, named: Sequence[Path], articles: Callable[[], Articles], *, samples: bool
    ) -> None:
        self._named = tuple(named)
        self._articles = articles
        self._samples = samples

    def for_new(self) -> Path:
        """Where a new article goes: the library's first folder; raises UsageError without one."""
        if self._samples:
            raise UsageError(
                "the sample articles are no place for your own: name a folder with --library, "
                'or as library = ["FOLDER"] in the file that `briefreader config path` names'
            )
        folder = next((path for path in self._named if path.is_dir()), None)
        if folder is None:
            raise UsageError("the library has no folder that a new article could go into")
        return folder

    def add(self, data: bytes, suffix: str, stated: Stated) -> Path:
        """Write a text in any encoding as a new article of the library; where it now is.

        ``suffix`` tells the kind of text. Raises UsageError, SourceError for what is no text and
        OSError; no file is ever overwritten, and none is left half-written.
        """
        from briefreader.sources.adding import new_file

        return new_file(self.for_new(), data, suffix, stated)

    def suggest_furniture(self) -> tuple[Suggestion, ...]:
        """Lines that recur at the edges of a source's articles and may be web furniture.

        Reads every file of the library; nothing is changed.
        """
        from briefreader.sources import Found, scan
        from briefreader.sources.suggesting import suggestions

        scanned = scan(self._named)
        found = (self._articles().again(one.path) for one in scanned if isinstance(one, Found))
        return suggestions(article for article in found if article is not None)
