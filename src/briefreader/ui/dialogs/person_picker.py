"""Which of several people of one name is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from textual.content import Content

from briefreader.text.folding import fold_text
from briefreader.text.plurals import pluralize
from briefreader.ui.dialogs.picker import Picker, PickerEntry, has_words

NAME = 34  # cells
NOBODY_ELSE = "no other named speaker to compare with"
_WORD = re.compile(r"[\w’'-]+")


def are_namesakes(name: str, other: str) -> bool:
    """Return whether the last word of one name is in the other, in whatever case: “Mr. LEE”, “Ann
    Lee”.
    """
    words, others = _WORD.findall(fold_text(name)), _WORD.findall(fold_text(other))
    return bool(words and others) and (words[-1] in others or others[-1] in words)


class PersonPicker(Picker[str]):
    """Dismissed with a full name, or with None: all of them."""

    purpose = "Type part of a name"
    placeholder = "name"
    nothing = "no matching name"

    def __init__(
        self, people: Mapping[str, int | None], heading: str = "Which one?", like: str = ""
    ) -> None:
        """Offer names with their numbers of statements, where they are known; first namesakes of
        ``like``.
        """
        super().__init__()
        self.heading = heading
        self._people = people
        self._names = sorted(people, key=lambda name: not are_namesakes(like, name))

    def entries(self, words: str) -> Sequence[PickerEntry[str]]:
        """Return those whose names have the words."""
        sought = fold_text(words).split()
        return [
            PickerEntry(self._line(name), name) for name in self._names if has_words(name, sought)
        ]

    def _line(self, name: str) -> Content:
        count = self._people[name]
        return self.columns(name, pluralize(count, "statement") if count else "", NAME)
