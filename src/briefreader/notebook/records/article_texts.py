"""The texts of articles as they were when something in them was bookmarked."""

from __future__ import annotations

from typing import NamedTuple

from briefreader.notebook.storage.checksums import is_sum_of
from briefreader.notebook.storage.journal import text_in_second_copy, unpacked
from briefreader.notebook.storage.row_codec import text_of
from briefreader.notebook.storage.schema import ARTICLE_TEXT
from briefreader.notebook.storage.store import Store


class KeptText(NamedTuple):
    """An article's text and when it was first kept (to the second, in UTC); nothing where that was
    not recorded.
    """

    text: str
    kept: str = ""


def kept_text(store: Store, content_hash: str) -> KeptText | None:
    """Return the text with that hash, from the second copy where it is not what was written."""
    for row in store.rows("SELECT * FROM article_text WHERE content_hash = ?", content_hash):
        # An older notebook that is write-protected has no sums.
        is_sound = not row.get("sum") or is_sum_of(ARTICLE_TEXT, row)
        unzipped = unpacked(row["packed"]) if is_sound else None
        if unzipped is not None:
            return KeptText(unzipped, text_of(row, "kept"))
    copy = text_in_second_copy(store.folder, content_hash)
    unzipped = unpacked(copy.packed) if copy else None
    return KeptText(unzipped, copy.kept) if copy and unzipped is not None else None
