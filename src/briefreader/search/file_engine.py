"""The engine of this program: an index in a folder of its own, without a server."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.errors import IndexMissing
from briefreader.search.engine.index import Index
from briefreader.search.store.index_dir import check_writable

if TYPE_CHECKING:
    from briefreader.search.writing.index_writer import Builder


class FileEngine:
    """The index in a folder; see ``search_engine``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def open(self) -> Index:
        """Return what was published last; see ``Index.open``."""
        return Index.open(self.folder)

    def writer(self, fingerprint: str = "") -> Builder:
        """Return the writer of the folder; see ``Builder``."""
        from briefreader.search.writing.index_writer import Builder

        return Builder(self.folder, fingerprint)

    def check(self) -> None:
        """Read every file of the index whole, and try whether one can be written here."""
        with suppress(IndexMissing):
            self.open().check()
        check_writable(self.folder)
