"""Words whose full stop is their own: titles before names, and what else English shortens."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re

ROLES = (
    "Adm Adv Ald Alh Amb Atty Brig Capt Cllr Cmdr Col Cpl Det Dr Engr Ens Fr Gen Gov Hon Insp"
    " Lt Maj Pfc Prof Pvt Rep Rev Sec Sen Sgt Smt Spc Supt"
).split()
"""Before a name, and what somebody is."""
TITLES = sorted([*ROLES, "Mr", "Mrs", "Ms", "Mx"])
"""Before one name, and no part of it."""
BEFORE_NAMES = [*TITLES, *"Drs Messrs Reps Sens St".split()]
SUFFIXES = ["Jr", "Sr"]
COMPANIES = ["Co", "Corp", "Inc", "Ltd"]
_OTHERS = ["etc", "vs"]
BEFORE_NUMBERS = "Apr Aug Dec Feb Jan Jul Jun Mar No Nos Nov Oct Sep Sept".split()

_LONGEST = 12  # code points, with white space behind it
# "SEC." ends a sentence about an agency.
_IN_CAPITALS = sorted({title.upper() for title in BEFORE_NAMES} - {"SEC"})
_WORDS = [*BEFORE_NAMES, *_IN_CAPITALS, *SUFFIXES, *COMPANIES, *_OTHERS]
_ENDS_IN_ABBREVIATION = re.compile(rf"(?:(?:\b[^\W\d_]\.){{2,}}|\b(?:{'|'.join(_WORDS)})\.)$")
_BEFORE_NAME = re.compile(rf"\b(?:{'|'.join(BEFORE_NAMES)})\.[ \u00a0]*$")
_BEFORE_NUMBER = re.compile(rf"\b(?:{'|'.join(BEFORE_NUMBERS)})\.$")


def ends_in_abbreviation(text: str, start: int = 0, end: int | None = None) -> bool:
    """Return whether the text from ``start`` to ``end`` ends in ``Mr.``, ``Inc.`` or ``U.S.``."""
    return _ends(_ENDS_IN_ABBREVIATION, text, start, end)


def ends_in_title(text: str) -> bool:
    """Return whether ``text`` ends within a name: what follows "from Dr." goes on with it."""
    return _ends(_BEFORE_NAME, text)


def ends_before_number(text: str, start: int = 0, end: int | None = None) -> bool:
    """Return whether the text ends in what is short only before a number: ``Aug.``, ``No.``."""
    return _ends(_BEFORE_NUMBER, text, start, end)


def _ends(pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None) -> bool:
    stop = len(text) if end is None else end
    return pattern.search(text, max(start, stop - _LONGEST), stop) is not None
