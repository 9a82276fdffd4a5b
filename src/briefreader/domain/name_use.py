"""How a name is used in a library: what tells whether it is another's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(slots=True)
class NameUse:
    """Where somebody of a name speaks.

    ``days`` are ordinals by folder, 0 for articles without a day; ``turns`` counts statements that
    are turns of transcripts, ``titles`` how often a title is stated.
    """

    name: str
    statements: int = 0
    turns: int = 0
    days: dict[str, list[int]] = field(default_factory=dict)
    titles: Counter[str] = field(default_factory=Counter)

    @property
    def articles(self) -> int:
        """In how many articles that is."""
        return sum(map(len, self.days.values()))


TITLE_SEPARATOR = " · "


def titled(name: str, title: str) -> str:
    """Return what stands among joined names for a name where this title is stated with it.

    "Moss · Governor" is one whom the name alone, a firm's, does not mean.
    """
    return f"{name}{TITLE_SEPARATOR}{title}"


_TOLD_APART = " ("


def told_apart(name: str, title: str) -> str:
    """Return the name of one of two people of that name: "Karl Moss (grandson)"."""
    return f"{name}{_TOLD_APART}{title})"


def without_distinction(name: str) -> str:
    """Return the name alone of one who is told apart from others; "Kell Port (KP)" is whole."""
    bare, _, title = name.partition(_TOLD_APART)
    return bare if title.endswith(")") and title.islower() else name


@dataclass(frozen=True, slots=True)
class JoinedName:
    """The person whom a name means in a library, and in a few words why."""

    person: str
    reason: str


@dataclass(frozen=True, slots=True)
class NameDecisions:
    """What is decided of the names of a library: who is ``joined`` with whom, by name, and which
    names are ``unlisted``, no row of speakers.
    """

    joined: Mapping[str, JoinedName] = field(default_factory=dict)
    unlisted: frozenset[str] = frozenset()


class NamePolicy(NamedTuple):
    """How names are decided: names of one ``group`` are decided together, from all their uses, and
    apart from all others.
    """

    group: Callable[[str], str]
    decide: Callable[[Mapping[str, NameUse]], NameDecisions]
