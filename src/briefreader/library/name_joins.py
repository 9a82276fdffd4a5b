"""Which names are one person's in a library: as the program decided, the user having the last
word.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefreader.domain.name_use import TITLE_SEPARATOR, JoinedName


def combined(
    joined: Mapping[str, JoinedName], aliases: Mapping[str, str], apart: frozenset[str]
) -> dict[str, str]:
    """Return the person whom each name means: as the user joined them, else as the program did.

    Names that the user parted stand ``apart``, each for itself.
    """
    found: dict[str, str] = {}
    for name, one in joined.items():
        plain = name.partition(TITLE_SEPARATOR)[0]
        known = name in aliases or plain in aliases
        if not known and apart.isdisjoint((name, plain, one.person)):
            found[name] = aliases.get(one.person, one.person)
    return found | dict(aliases)
