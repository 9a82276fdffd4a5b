"""Which of several people of one name is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from briefreader.text.folding import fold_text
from briefreader.text.plurals import pluralize
from briefreader.ui.dialogs.picker import Picker, PickerEntry
from briefreader.ui.rendering.cells import flat, pad

NAME = 34  # cells


class PersonPicker(Picker[str]):
    """Dismissed with a full name, or with None: all of them."""

    purpose = "Type part of a name"
    placeholder = "name"
    nothing = "no matching name"

    def __init__(self, people: Mapping[str, int | None], heading: str = "Which one?") -> None:
        """Offer names with their numbers of statements, where they are known."""
        super().__init__()
        self.heading = heading
        self._people = people

    def entries(self, words: str) -> Sequence[PickerEntry[str]]:
        """Return those whose names have the words."""
        sought = fold_text(words).split()
        return [
            PickerEntry(
                Content.assemble(
                    pad(flat(name), NAME),
                    (pluralize(count, "statement") if count else "", "$faint"),
                ),
                name,
            )
            for name, count in self._people.items()
            if all(word in fold_text(name) for word in sought)
        ]
