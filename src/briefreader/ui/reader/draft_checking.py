"""The part of the screen that asks for a draft, and opens the check of its quotations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.ui.reader.giving import Giving

if TYPE_CHECKING:
    from briefreader.ui.collections.draft_check_screen import DraftView


class DraftChecking(Giving):
    """Remembers the draft that was checked last."""

    _draft: DraftView | None = None

    def action_check_draft(self) -> None:
        """Ask which draft, and check its quotations."""
        from briefreader.library.draft_checks import complete_draft_path
        from briefreader.ui.dialogs.draft_picker import DraftPicker

        last = self._draft.path if self._draft is not None else None
        self.app.push_screen(DraftPicker(complete_draft_path, last), self._after_picking)

    def _after_picking(self, path: Path | None) -> None:
        if path is not None:
            self.check_draft(path)

    def check_draft(self, path: Path) -> None:
        """Check the quotations of the draft in a file."""
        from briefreader.ui.collections.draft_check_screen import DraftCheckScreen, DraftView

        if self._draft is None or self._draft.path != path:
            self._draft = DraftView(path)
        check = DraftCheckScreen(self.library, self.keymap, self._draft)
        self.app.push_screen(check, self._go_to_statement)
