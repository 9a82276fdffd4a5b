"""The files that were skipped: searchable, each with the reason and what to do."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from textual.content import Content

from briefreader.domain.article import Skipped
from briefreader.ui.commands.command_table import BY_ID
from briefreader.ui.dialogs.dialog import DialogTitle
from briefreader.ui.dialogs.picker import MOST, Picker, PickerEntry
from briefreader.ui.rendering.cells import flat
from briefreader.ui.rendering.styled_runs import StyledRun


class SkippedFiles(Picker[str]):
    """Paths as they are below the library's folders, in their order; dismissed with one."""

    purpose = BY_ID["skipped"].tooltip

    heading = "Skipped files"
    placeholder = "filter by path or reason"
    nothing = "no matching files"
    lines = False
    deed = "copy path"

    def __init__(
        self, skipped: Sequence[Skipped], roots: Sequence[Path], *, so_far: bool = False
    ) -> None:
        """List ``skipped`` below ``roots``; ``so_far`` if more may follow."""
        super().__init__()
        self._folders = [os.fspath(root) for root in roots]
        self._take(skipped, so_far)

    def _take(self, skipped: Sequence[Skipped], so_far: bool) -> None:
        self._skipped = [(name, _below(name, self._folders), reason) for name, reason in skipped]
        more = " so far" * so_far
        self.heading = f"Skipped files: {len(skipped):,}{more}" if skipped else "Skipped files"
        self.nothing = f"no matching files{more}" if skipped else f"no files were skipped{more}"

    def show_all(self, skipped: Sequence[Skipped]) -> None:
        """List what was skipped, now that every file has been looked at."""
        self._take(skipped, so_far=False)
        self.query_one(DialogTitle).left = (StyledRun(self.heading, "title"),)
        self.list_again()

    def entries(self, words: str) -> Sequence[PickerEntry[str]]:
        """Return those that all the words stand in; where there are too many, the first ones."""
        wanted = words.casefold().split()
        found = [
            one
            for one in self._skipped
            if all(word in f"{one[1]} {one[2]}".casefold() for word in wanted)
        ]
        shown = found if len(found) <= MOST else found[: MOST - 1]
        entries = [
            PickerEntry(
                Content.assemble((flat(path), "$ink"), (f"\n{flat(reason)}", "$faint")), name
            )
            for name, path, reason in shown
        ]
        if len(shown) < len(found):
            first = f"the first {len(shown):,} of {len(found):,} – type to narrow"
            entries.insert(0, PickerEntry(Content.assemble((first, "$soft"))))
        return entries


def _below(path: str, folders: Sequence[str]) -> str:
    """Return a path as it is below the folder of the library that holds it; else as it is."""
    for folder in folders:
        if path.startswith(folder) and path[len(folder) : len(folder) + 1] in ("", os.sep):
            return path[folder.rfind(os.sep) + 1 :]
    return path
