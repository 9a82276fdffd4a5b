"""Finding a bookmarked passage again in a text that has changed.

Opening the notebook needs none of these: each is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefreader.lazy_imports import lazy_attributes

if TYPE_CHECKING:
    from briefreader.notebook.anchoring import anchors, bookmark_states

__all__ = ["anchors", "bookmark_states"]

__getattr__ = lazy_attributes(
    __name__, {"anchors": "anchors", "bookmark_states": "bookmark_states"}
)
