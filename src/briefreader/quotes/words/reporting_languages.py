"""Words of other languages in a text that is otherwise English: what they say for "according to",
and small words that are no names.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

ACCORDING = frozenset("laut zufolge selon según segundo volgens według zdaniem".split())
"""One word for "according to", with who said it behind it: "laut Karl Birk"."""

NO_NAMES = ACCORDING | frozenset(
    """
    wir ich und auch für nach nous mais dans après nosotros pero tras ayer hoy gli ieri oggi dopo
    montag dienstag mittwoch donnerstag freitag samstag sonntag gestern heute
    secondo ontem hoje het een wij maar voor dla але також після после что
    """.split()
)
"""Small words that are capitalised at the beginning of a sentence and never begin a name."""
