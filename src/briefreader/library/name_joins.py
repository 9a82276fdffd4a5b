"""Which names are one person's in a library: as the program decided, the user having the last
word.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefreader.domain.name_use import JoinedName


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
