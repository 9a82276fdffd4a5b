"""The day in the last lines of a proclamation or a deed, written out in words.

``IN WITNESS WHEREOF, I have hereunto set my hand this sixth day of August, in the year of our Lord
two thousand twenty-four.``
"""

from __future__ import annotations

import re
from datetime import date
from itertools import count

from briefreader.sources.metadata.dates import MONTH, month_number
from briefreader.text.lazy_pattern import lazy_pattern

_END = 3000  # code points in which it stands
_NUMBERS = {
    word: number
    for words, first, step in (
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
            " fifteen sixteen seventeen eighteen nineteen",
            1,
            1,
        ),
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
            " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
            1,
            1,
        ),
        ("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
        ("twentieth thirtieth", 20, 10),
    )
    for number, word in zip(count(first, step), words.split(), strict=False)
}
_WITNESSED = lazy_pattern(
    r"\b(?:in\s+(?:witness|testimony)\s+whereof|set\s+(?:my|our)\s+hands?|given\s+under|done\s+at"
    r"|signed|dated|adopted|passed|proclaimed)\b[^.]{0,240}?\bth(?:is|e)\s+"
    r"(?P<day>\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:[\s-]+(?:first|second|third|fourth|fifth|sixth|seventh"
    rf"|eighth|ninth))?)\s+day\s+of\s+(?P<month>{MONTH}),?\s+"
    r"(?:(?:in\s+)?the\s+year\s+(?:of\s+our\s+lord\s+)?)?(?:A\.?D\.?\s+)?,?\s*"
    r"(?P<year>\d{4}|(?:two\s+thousand|twenty|nineteen\s+hundred|nineteen)"
    r"(?:[\s-]+(?:and[\s-]+)?[a-z]+(?:[\s-]+(?:one|two|three|four|five|six|seven|eight|nine))?)?)\b",
    re.IGNORECASE,
)


def witnessed_day(text: str) -> date | None:
    """Return the day on which a text says at its end that it was signed."""
    found = list(_WITNESSED.finditer(text, max(0, len(text) - _END)))[-1:]
    try:
        return next(
            (
                date(_year(one["year"]), month_number(one["month"]), _day(one["day"]))
                for one in found
            ),
            None,
        )
    except (ValueError, KeyError):
        return None


def _day(written: str) -> int:
    return int(written[:-2]) if written[0].isdecimal() else _sum(written)


def _year(written: str) -> int:
    if written.isdecimal():
        return int(written)
    words = re.findall(r"[a-z]+", written.lower())
    if words[0] == "two" and words[1:2] == ["thousand"]:
        return 2000 + _sum(" ".join(words[2:]))
    century = _NUMBERS[words[0]] * 100
    return century + _sum(" ".join(words[2 if words[1:2] == ["hundred"] else 1 :]))


def _sum(written: str) -> int:
    """Return the number of some words: ``twenty-sixth``, ``and twenty four``."""
    return sum(_NUMBERS[word] for word in re.findall(r"[a-z]+", written.lower()) if word != "and")
