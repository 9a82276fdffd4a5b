"""Which names are one person: the user's joining of names, and what follows from it.

The user has the last word; what the program joins is decided in ``quotes.entities.joined_names``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefreader.domain.bookmark import Bookmark
from briefreader.domain.name_use import TITLE_SEPARATOR, JoinedName, titled
from briefreader.domain.quote import Quote
from briefreader.notebook.notebook import Notebook

if TYPE_CHECKING:
    from briefreader.domain.people import PeopleDirectory


class SpeakerAliases:
    """Names that the user joined; they count everywhere, in what was kept before too.

    Each change returns after it is on disk, or raises NotebookReadOnly or another NotebookError.
    """

    def __init__(
        self, notebook: Notebook, joined: Callable[[], Mapping[str, JoinedName]] = dict
    ) -> None:
        self._notebook = notebook
        self._joined = joined

    def by_program(self) -> dict[str, JoinedName]:
        """Return the names that the program joined, and that the user let stand so."""
        aliases, apart = alias_map(self._notebook), names_apart(self._notebook)
        joined = self._joined()
        persons = combined(joined, aliases, apart)
        return {
            name: JoinedName(persons[name], one.reason)
            for name, one in joined.items()
            if name in persons and name not in aliases
        }

    def parted(self) -> frozenset[str]:
        """Return the names that the user parted from whom the program joined them with."""
        return names_apart(self._notebook)

    def meaning(self) -> dict[str, str]:
        """Return the person whom each joined name stands for."""
        return alias_map(self._notebook)

    def join(self, name: str, person: str) -> None:
        """Let a name stand for a person; NotebookError if they mean each other already."""
        self._notebook.join_names(name, person)

    def part(self, name: str) -> bool:
        """Let a name stand for itself again; False if it always did."""
        if name in self.by_program():
            self._notebook.keep_name_apart(name)
            return True
        return self._notebook.part_name(name)

    def applied(self, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
        """Return quotes with the persons in the place of names that stand for them, as the user
        joined them, else as the program did.
        """
        persons = self.persons()
        return tuple(_named(quote, persons) for quote in quotes) if persons else quotes

    def persons(self) -> Mapping[str, str]:
        """Return the person whom each name stands for that the user joined, or else the program."""
        return combined(self._joined(), alias_map(self._notebook), names_apart(self._notebook))


def alias_map(notebook: Notebook) -> dict[str, str]:
    """Return the person whom each name stands for that was joined in a notebook."""
    return {alias.name: alias.person for alias in notebook.aliases() if alias.name != alias.person}


def names_apart(notebook: Notebook) -> frozenset[str]:
    """Return the names that the user parted from persons with whom the program joined them."""
    return frozenset(alias.name for alias in notebook.aliases() if alias.name == alias.person)


def with_persons(bookmarks: Sequence[Bookmark], persons: Mapping[str, str]) -> tuple[Bookmark, ...]:
    """Return bookmarks with the persons in the place of names that stand for them."""
    if not persons:
        return (*bookmarks,)
    named = ((one, _person(one, persons)) for one in bookmarks)
    return tuple(one if name == one.speaker else one._replace(speaker=name) for one, name in named)


def _named(quote: Quote, persons: Mapping[str, str]) -> Quote:
    name = _person(quote, persons)
    return quote if name == quote.speaker else replace(quote, speaker=name)


def _person(said: Quote | Bookmark, persons: Mapping[str, str]) -> str | None:
    """Return whom the name of the speaker stands for."""
    name = said.speaker or ""
    return persons.get(titled(name, said.speaker_title or ""), persons.get(name, said.speaker))


def combined(
    joined: Mapping[str, JoinedName], aliases: Mapping[str, str], apart: frozenset[str]
) -> dict[str, str]:
    """Return the person whom each name means: as the user joined them, else as the program did.

    Names that the user parted stand ``apart``, each for itself.
    """
    if not aliases and not apart:
        return {name: one.person for name, one in joined.items()}
    found: dict[str, str] = {}
    for name, one in joined.items():
        plain = name.partition(TITLE_SEPARATOR)[0]
        known = name in aliases or plain in aliases
        if not known and apart.isdisjoint((name, plain, one.person)):
            found[name] = aliases.get(one.person, one.person)
    return found | dict(aliases)


def with_aliases(people: PeopleDirectory, aliases: Iterable[tuple[str, str]]) -> PeopleDirectory:
    """Return the people, and the names that the user says are theirs: pairs of alias and full
    name.
    """
    from briefreader.domain.people import PeopleDirectory, Person

    persons = {person.name: person for person in people.persons}
    for alias, name in aliases:
        known = people.named(name) or Person(name)
        known = persons.get(known.name, known)
        persons[known.name] = replace(known, aliases=(*known.aliases, alias))
    return PeopleDirectory(tuple(persons.values()))
