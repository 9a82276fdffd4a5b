"""Numbers and sums of money as they are printed: "1 200 000" and "one million two hundred
thousand", "1,30 $" and "$1.30".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from briefreader.factcheck.number_words import BELOW_HUNDRED
from briefreader.text.lazy_pattern import lazy_pattern

# Groups of three digits between spaces, apostrophes, commas or, two and more, points.
_GROUPED = lazy_pattern(
    r"(?P<whole>[0-9]{1,3}(?:(?P<mark>[ \u00a0\u2009\u202f'’,])[0-9]{3}(?:(?P=mark)[0-9]{3}){0,6}"
    r"|(?:\.[0-9]{3}){2,7}|(?:\.[0-9]{3}){1,7}(?=,)))(?:[.,·](?P<part>[0-9]{1,2}))?"
)
_DECIMAL = re.compile(r"(?P<whole>[0-9]+)(?:(?:[.·]|,(?=[0-9]{1,2}\Z))(?P<part>[0-9]+))?")
_FIGURES = r"(?>[0-9]+(?:[.,·'’][0-9]+|[ \u00a0\u2009\u202f][0-9]{3}(?![0-9]))*)"
_NUMBER = lazy_pattern(rf"(?<![\w.,·]){_FIGURES}(?!\w)")

_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT_SCALES = {"bn": 10**9, "mio": 10**6, "mrd": 10**9}
_CURRENCIES = {
    **dict.fromkeys(("$", "us$", "dollar", "dollars", "usd"), "$"),
    **dict.fromkeys(("€", "euro", "euros", "eur"), "€"),
    **dict.fromkeys(("£", "pound", "pounds", "gbp"), "£"),
}
_LETTERS = "|".join(sorted(BELOW_HUNDRED, key=len, reverse=True))
_ANY_SCALE = "|".join(("hundred", *_SCALES, *_SHORT_SCALES))
_SPACE = r"[ \u00a0\u2009\u202f]"
_GAP = r"[ \u00a0\u2009\u202f-]"
_AMOUNT = lazy_pattern(
    rf"(?<![\w.,·])(?P<before>(?:(?:US)?\$|[€£]){_SPACE}?)?"
    rf"(?P<number>{_FIGURES}(?:{_GAP}?(?:{_ANY_SCALE})\b\.?)*"
    rf"|(?:(?:{_LETTERS})\b|a(?={_GAP}(?:{_ANY_SCALE})\b))"
    rf"(?:{_GAP}(?:and{_GAP})?(?:{_LETTERS}|{_ANY_SCALE})\b){{0,12}})"
    rf"(?:{_GAP}?(?P<behind>[$€£]|(?:dollars?|euros?|pounds?|USD|EUR|GBP)\b))?(?!\w)",
    re.IGNORECASE,
)
_PART = re.compile(rf"{_FIGURES}|[a-z]+", re.IGNORECASE)
_LONGEST = 40  # code points of a number in figures


class Amount(NamedTuple):
    """A number at ``start`` to ``end`` of a text, and the currency of a sum of money."""

    start: int
    end: int
    value: Fraction
    currency: str


def amounts_in(text: str) -> Iterator[Amount]:
    """Yield the numbers of a text, in figures or English letters, in order."""
    for match in _AMOUNT.finditer(text):
        value = _worth(match["number"])
        signs = [sign.strip().casefold() for sign in (match["before"], match["behind"]) if sign]
        if value is not None and len(signs) < 2:
            currency = _CURRENCIES[signs[0]] if signs else ""
            yield Amount(match.start(), match.end(), value, currency)


def _worth(number: str) -> Fraction | None:
    """Return what a number amounts to: "1.2 million", "twenty-five"; None for no single one."""
    total, part = Fraction(0), None
    for word in _PART.findall(number.lower()):
        if word in ("and", "a"):
            continue
        scale = _SCALES.get(word) or _SHORT_SCALES.get(word)
        if scale or word == "hundred":
            part = (Fraction(1) if part is None else part) * (scale or 100)
            if scale:
                total, part = total + part, None
            continue
        value = BELOW_HUNDRED[word] if word in BELOW_HUNDRED else _plain_figures(word)
        if value is None or (part is not None and not _goes_on(part, Fraction(value))):
            return None
        part = (part or 0) + Fraction(value)
    return total + (part or 0)


def _goes_on(part: Fraction, number: Fraction) -> bool:
    """Return whether a number goes on with another: "twenty" with "five"; not "five" with "six"."""
    if part and part % 100 == 0:
        return number < 100
    return part % 10 == 0 and part % 100 >= 20 and 0 < number < 10


def _plain_figures(printed: str) -> str | None:
    """Return a number in figures without marks between its groups and with a point in it; None for
    what is none, or too long to be one.
    """
    if len(printed) > _LONGEST:
        return None
    number = _GROUPED.fullmatch(printed) or _DECIMAL.fullmatch(printed)
    if number is None:
        return None
    whole = "".join(filter(str.isdecimal, number["whole"]))
    return f"{whole}.{number['part']}" if number["part"] else whole


def is_same_number(own: str, there: str) -> bool:
    """Return whether two numbers in figures are one, but for the marks within them: "315 000" and
    "315,000", "4,2" and "4.2". What may be either, "4.200", is a decimal, as in English.
    """
    value = _plain_figures(own)
    return value is not None and own != there and value == _plain_figures(there)


def with_english_numbers(text: str) -> str:
    """Return a text with the marks within its numbers in figures as English has them."""
    return _NUMBER.sub(_in_english, text)


def _in_english(found: re.Match[str]) -> str:
    whole, _, part = (_plain_figures(found[0]) or "").partition(".")
    if not whole:
        return found[0]
    grouped = f"{int(whole):,}" if _GROUPED.fullmatch(found[0]) else whole
    return f"{grouped}.{part}" if part else grouped
