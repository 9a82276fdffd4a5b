"""What leaves the program at a key: a citation in some style, an export, data for a command."""

from __future__ import annotations

from pathlib import Path

from briefreader.ui.dialogs.output_dialogs import (
    open_export_dialog,
    open_pipe_dialog,
    open_style_picker,
)
from briefreader.ui.reader.collections import Collecting


class Giving(Collecting):
    """The part of the screen that hands things out."""

    def action_style(self) -> None:
        """Copy the passage in a style that is chosen; later copies are in that style too."""
        reading, passage = self.reading, self.meant
        if reading is None or passage is None or self.raw is not None:
            self.show_message("there is no passage to cite here")
            return
        draft = reading.draft_bookmark(passage)
        exports = self.library.exports
        bookmark = exports.as_unsaved_bookmark(draft)
        open_style_picker(self, exports, bookmark, exports.spoken(draft))

    def action_export(self) -> None:
        """Write bookmarks to a file: all, or this article's."""
        path = self.path
        scopes = [("all bookmarks", self.library.kept.bookmarks())]
        if self.query_text:
            listed = self._listed_paths()
            kept = tuple(one for one in scopes[0][1] if one.path in listed)
            scopes.append((f"in articles found for “{self.query_text}”", kept))
        if path is not None:
            kept = tuple(one for one in scopes[0][1] if one.path == path)
            scopes.append(("in this article", kept))
        open_export_dialog(self, self.library.exports, scopes)

    def _listed_paths(self) -> frozenset[Path]:
        listing = self.listing
        numbers = range(len(listing)) if listing is not None else ()
        return frozenset(listing.hit(n).row.path for n in numbers) if listing else frozenset()

    def action_pipe(self) -> None:
        """Hand the passage to a command, as JSON."""
        reading, passage = self.reading, self.meant
        if reading is None or passage is None or self.raw is not None:
            self.show_message("there is no passage to hand on here")
            return
        kept = reading.bookmark_at(passage)
        exports = self.library.exports
        bookmark = kept or exports.as_unsaved_bookmark(reading.draft_bookmark(passage))
        open_pipe_dialog(self, exports, (bookmark,), "this passage")
