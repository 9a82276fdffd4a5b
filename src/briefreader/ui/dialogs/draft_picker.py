"""Which draft to check: a path, completed as it is typed."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Input, OptionList

from briefreader.ui.commands.command_table import BY_ID
from briefreader.ui.dialogs.picker import Picker, PickerEntry
from briefreader.ui.rendering.cells import flat

if TYPE_CHECKING:
    from briefreader.library.draft_checks import DraftFile

NO_DRAFTS = "no drafts here; type a path"


class DraftPicker(Picker[Path]):
    """Dismissed with a draft's path; a folder is gone into instead."""

    purpose = BY_ID["check_draft"].tooltip

    heading = "Check a draft"
    placeholder = "path to a draft (text, Markdown, Org, HTML, Word, .odt)"
    nothing = "no such file"

    def __init__(self, named: Callable[[str], Sequence[DraftFile]], last: Path | None) -> None:
        """Complete paths by ``named``; offer ``last``, the draft that was checked last."""
        super().__init__()
        self._named = named
        self._last = last
        self._folders: set[Path] = set()

    def entries(self, words: str) -> Sequence[PickerEntry[Path]]:
        """Return what the path may become; at first the draft of last time, and what is here."""
        found = self._named(words)
        self.nothing = type(self).nothing if words else NO_DRAFTS
        self._folders = {one.path for one in found if one.is_folder}
        paths = [one.path for one in found]
        if not words and self._last is not None:
            paths = [self._last, *(path for path in paths if path != self._last)]
        return [PickerEntry(self._line(path), path) for path in paths]

    def _line(self, path: Path) -> Content:
        if path in self._folders:
            return Content.assemble((f"{flat(str(path))}{os.sep}", "$soft"))
        again = "  last checked" if path == self._last else ""
        return Content.assemble(flat(str(path)), (again, "$faint"))

    def on_input_submitted(  # type: ignore[override]
        self, event: Input.Submitted
    ) -> None:
        """Take what one is on; the picker's own way would take a folder too."""
        event.prevent_default()
        number = self.query_one(OptionList).highlighted
        if number is not None:
            self._take(self._values[number])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        event.prevent_default()
        self._take(self._values[event.option_index])

    def _take(self, path: Path | None) -> None:
        if path not in self._folders:
            self.dismiss(path)
            return
        field = self.query_one(Input)
        field.value = f"{path}{os.sep}"
        field.cursor_position = len(field.value)
        field.focus()


def push_draft_picker(
    push: Callable[[DraftPicker, Callable[[Path | None], None]], None],
    last: Path | None,
    check: Callable[[Path], None],
) -> None:
    """Ask which draft over a screen; ``check`` gets its path, if one is chosen."""
    from briefreader.library.draft_checks import complete_draft_path

    def chosen(path: Path | None) -> None:
        if path is not None:
            check(path)

    push(DraftPicker(complete_draft_path, last), chosen)
