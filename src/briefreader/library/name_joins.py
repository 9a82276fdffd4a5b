"""Which names are one person's in a library, as far as the program can tell; the user has the last
word.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING

from briefreader.domain.name_use import JoinedName

if TYPE_CHECKING:
    from briefreader.quotes import NameGroups
    from briefreader.search.search_engine import SearchIndex


class JoinedNames:
    """The names that are joined over all articles of an index, worked out once for each.

    What titles say of names is looked up once, for that is most of the work: when a few articles
    change, only names that are new to the library are looked at again.
    """

    def __init__(self) -> None:
        self._held: tuple[SearchIndex, Mapping[str, JoinedName]] | None = None
        self._groups: NameGroups | None = None
        self._titles: dict[str, Mapping[str, int]] = {}

    def of(self, index: SearchIndex) -> Mapping[str, JoinedName]:
        """Return whom names mean in an index, by name."""
        if self._held is None or self._held[0] is not index:
            from briefreader.quotes import NameGroups

            names = index.names()
            groups = self._groups
            if groups is None or not groups.names <= names:
                groups = self._groups = NameGroups()
                self._titles.clear()
            groups.add(names - groups.names)
            uses = index.name_uses(groups.wanted)
            self._held = index, groups.joined(uses, partial(self._titles_of, index))
        return self._held[1]

    def _titles_of(
        self, index: SearchIndex, names: Collection[str]
    ) -> Mapping[str, Mapping[str, int]]:
        """Return the titles that articles state with names."""
        unknown = set(names) - self._titles.keys()
        if unknown:
            self._titles.update(index.name_titles(unknown))
        return self._titles


def combined(
    joined: Mapping[str, JoinedName], aliases: Mapping[str, str], apart: frozenset[str]
) -> dict[str, str]:
    """Return the person whom each name means: as the user joined them, else as the program did.

    Names that the user parted stand ``apart``, each for itself.
    """
    found: dict[str, str] = {}
    for name, one in joined.items():
        if name not in aliases and name not in apart and one.person not in apart:
            found[name] = aliases.get(one.person, one.person)
    return found | dict(aliases)
