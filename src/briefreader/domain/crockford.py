"""Numbers in the digits that ids are written in: Crockford's base 32, to be read aloud and typed.

No i, l, o and u are among them; the first three are understood as the digits that they look like.
"""

from __future__ import annotations

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)} | {"o": 0, "i": 1, "l": 1}
_MOST = 16  # digits; no id has more in a row


def digits(number: int, fewest: int = 1) -> str:
    """Return ``number`` in at least so many digits."""
    written = _DIGITS[number & 31]
    while number := number >> 5:
        written = _DIGITS[number & 31] + written
    return written.rjust(fewest, "0")


def value(written: str) -> int:
    """Return the number that is written in small letters; ValueError for what is none."""
    number = 0
    for digit in written[:_MOST] or " ":
        if digit not in _VALUES:
            raise ValueError(f"not a number: {written!r}")
        number = number * 32 + _VALUES[digit]
    return number
