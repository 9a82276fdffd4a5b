"""Which of several people of one name is meant."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from briefreader.text.sanitizing import fold_text
from briefreader.ui.dialogs.picker import Picker, PickerEntry
from briefreader.ui.rendering.cells import flat


class PersonPicker(Picker[str]):
    """Dismissed with a full name, or with None: all of them."""

    heading = "Which one?"
    placeholder = "name"
    nothing = "no matching name"

    def __init__(self, people: Sequence[str]) -> None:
        super().__init__()
        self._people = people

    def entries(self, words: str) -> Sequence[PickerEntry[str]]:
        """Return those whose names have the words."""
        sought = fold_text(words).split()
        return [
            PickerEntry(Content(flat(name)), name)
            for name in self._people
            if all(word in fold_text(name) for word in sought)
        ]
