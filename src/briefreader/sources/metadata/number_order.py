"""Tell in which order a text writes day and month in numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefreader.text.language import language_of

_NUMBERS = re.compile(r"\d([/-])\d{1,2}\1\d{4}|\d([-./])\d{1,2}\2\d{2}(?!\d)")
_YEAR_FIRST = ("hu", "ja", "ko", "zh")


def has_day_first(lines: Sequence[str], texts: Sequence[str]) -> bool:
    """Return whether 3/5 in these ``lines`` is the third of May, as it is in most languages but
    English; ``texts`` tell the language.
    """
    if not any(map(_NUMBERS.search, lines)):
        return False
    return language_of("\n\n".join(texts)) not in ("", "en", *_YEAR_FIRST)
