"""Which names are one person: the user's joining of names, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from briefreader.domain.bookmark import Bookmark
from briefreader.domain.quote import Quote
from briefreader.notebook.notebook import Notebook


class SpeakerAliases:
    """Names that the user joined; they count everywhere, in what was kept before too.

    Each change returns after it is on disk, or raises NotebookReadOnly or another NotebookError.
    """

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook

    def meaning(self) -> dict[str, str]:
        """Return the person whom each joined name stands for."""
        return alias_map(self._notebook)

    def join(self, name: str, person: str) -> None:
        """Let a name stand for a person; NotebookError if they mean each other already."""
        self._notebook.join_names(name, person)

    def part(self, name: str) -> bool:
        """Let a name stand for itself again; False if it always did."""
        return self._notebook.part_name(name)

    def applied(self, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
        """Return quotes with the persons in the place of names that stand for them."""
        persons = self.meaning()
        return tuple(_named(quote, persons) for quote in quotes) if persons else quotes


def alias_map(notebook: Notebook) -> dict[str, str]:
    """Return the person whom each name stands for that was joined in a notebook."""
    return {alias.name: alias.person for alias in notebook.aliases()}


def with_persons(bookmarks: Sequence[Bookmark], persons: Mapping[str, str]) -> tuple[Bookmark, ...]:
    """Return bookmarks with the persons in the place of names that stand for them."""
    return tuple(_named(bookmark, persons) for bookmark in bookmarks) if persons else (*bookmarks,)


Said = TypeVar("Said", Quote, Bookmark)


def _named(said: Said, persons: Mapping[str, str]) -> Said:
    person = persons.get(said.speaker or "")
    return said if person is None else replace(said, speaker=person)
