"""The texts of articles as they were when something in them was bookmarked."""

from __future__ import annotations

from briefreader.notebook.storage.checksums import row_sum
from briefreader.notebook.storage.journal import text_in_second_copy, unpacked
from briefreader.notebook.storage.schema import ARTICLE_TEXT
from briefreader.notebook.storage.store import Store


def text(store: Store, content_hash: str) -> str | None:
    """Return the text with that hash, from the second copy where it is not what was written."""
    for row in store.rows("SELECT * FROM article_text WHERE content_hash = ?", content_hash):
        # An older notebook that is write-protected has no sums.
        is_sound = row.get("sum", "") in ("", row_sum(ARTICLE_TEXT, row))
        unzipped = unpacked(row["packed"]) if is_sound else None
        if unzipped is not None:
            return unzipped
    return text_in_second_copy(store.folder, content_hash)
