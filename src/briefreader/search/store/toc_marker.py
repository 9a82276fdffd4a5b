"""What stands where Whoosh looks for an index's table of contents, and holds none.

Whoosh's table is a pickle. This is no more than the head of one, with a format of its own: Whoosh
asks whoever has registered as a loader of that format (``whoosh.published_index``), or says that it
cannot read it.
"""

from __future__ import annotations

import struct

from briefreader.search.store.file_names import INDEX_NAME

TOC_FORMAT = int.from_bytes(b"brie", "big")
# Bytes of a C int, long and float; what tells the order of bytes; the format; Whoosh's release.
TOC_MARKER = struct.pack("!3Bii3B", 4, 8, 4, -12345, TOC_FORMAT, 2, 7, 4)


def toc_name(generation: int) -> str:
    """Return the name that Whoosh gives the table of a generation."""
    return f"_{INDEX_NAME}_{generation}.toc"
