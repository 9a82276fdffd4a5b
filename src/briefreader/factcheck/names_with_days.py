"""Names that have a day or a month in them: a newspaper's, a feast's, a person's."""

from __future__ import annotations

import re

from briefreader.domain.article import Span
from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.entities.gender import given_names
from briefreader.text.lazy_pattern import lazy_pattern

_LOOK = 60  # code points before and behind a day
_CAPITAL = r"[A-Z][\w.’'&-]*"
_BEHIND = re.compile(r"(?:['’]s)?[ \u00a0]+(?P<word>[^\W\d_][\w’'-]*)")
_THE = re.compile(rf"\b[Tt]he[ \u00a0](?:{_CAPITAL}[ \u00a0])*$")
_THE_BEFORE = re.compile(r"\b[Tt]he[ \u00a0]$")
# "Told Sunday Times reporters", "a recording of March 14 Alliance members".
_PREPOSITION = re.compile(r"\b(?:told|tell|tells|telling|with|to|in|of|at|by|for)[ \u00a0]$")
_SAID_OF = re.compile(r"\b(?:said|says?|spoke|think|thinks|told\s[^,;.\0]*)\sof[ \u00a0]$")
_CAPITALS = lazy_pattern(
    rf"(?:\b(?P<led>[a-z]+)[ \u00a0])?(?P<names>(?:{_CAPITAL}[ \u00a0])*{_CAPITAL})[ \u00a0]$"
)
_ON_SUNDAY = re.compile(r"\b[Tt]he[ \u00a0][A-Z][a-z]+[ \u00a0]on[ \u00a0]$")  # the Mail's
_CAPITAL_BEHIND = re.compile(r"[ \u00a0]+[A-Z]")
_MONTHS_NAME = re.compile(r"\b(?:of|the|during)\s$")
_OWNER_BEHIND = re.compile(r"\s[A-Z]\w*(?:['’]s\b|\s(?:Street|Day)\b)")
_A_SAINT = re.compile(r"\b(?:St\.?|Saint)\s$")
_TOLD = re.compile(r"(?:\btold|['’]s)\s$")  # "told Sunday with Laura Moss"
_TIME_OF_DAY = ("Morning", "Night", "Evening", "Afternoon", "Live")
_PLURAL = re.compile(r"[a-z]+[^\W\d_s]s|people|readers")
_NO_NAME = {
    *("On", "In", "At", "Late", "Early", "Earlier", "Last", "Next", "This", "That", "Each"),
    *("Every", "By", "Since", "Until", "And", "But", "As", "When", "From", "Only", "Then", "So"),
    *("It", "He", "She", "They", "We", "I", "You", "Yet", "Here", "There", "Come", "Mid", "Again"),
}
_AT_START = re.compile(r"(?:^|[.?!:\0\n\"“”‘(*_#>|•-])\s*$")


def is_part_of_name(prose: str, day: Span, *, month: bool, dated: bool) -> bool:
    """Return whether words for a day are part of a name, and perhaps no day at all.

    ``month``: they are a month's name, or have one; ``dated``: they are a date that is printed.
    """
    start, end = day
    before, behind = prose[max(0, start - _LOOK) : start], prose[end : end + _LOOK]
    if dated:
        may_be_name = prose.startswith(("May ", "April ", "June "), start)
        return (may_be_name and _ends_in_given_name(before)) or _has_date(before, behind)
    if month:
        return _has_month(before, behind)
    following = _BEHIND.match(behind)
    word = following["word"] if following and not behind.startswith(("'", "’")) else ""
    capital = word[:1].isupper()
    if _A_SAINT.search(before) or (word == "with" and _TOLD.search(before)):
        return True
    if capital and (_THE_BEFORE.search(before) or _PREPOSITION.search(before)):
        return True
    if word in _TIME_OF_DAY or (prose.startswith("Sunday", start) and _ON_SUNDAY.search(before)):
        return True
    return _follows_name(before, word, capital=capital)


def _has_date(before: str, behind: str) -> bool:
    """Return whether a name has the date between: "the House January 6 committee"."""
    following = _BEHIND.match(behind)
    if following is None:
        return False
    word, the = following["word"], _THE.search(before)
    capital = word[:1].isupper()
    if the and (capital or the[0].count(" ") > 1):
        return True
    members = _PLURAL.fullmatch(word) is not None and not behind.startswith(("'", "’"))
    return (capital or members) and _PREPOSITION.search(before) is not None


def _has_month(before: str, behind: str) -> bool:
    """Return whether a name has the month between or is it: "of June Moss", "the May Day rally"."""
    if _SAID_OF.search(before):
        return True
    if _CAPITAL_BEHIND.match(behind) is None:
        return False
    return _MONTHS_NAME.search(before) is not None or _OWNER_BEHIND.match(behind) is not None


def _ends_in_given_name(before: str) -> bool:
    """Return whether a name in full may have begun: "Theresa May 12 times"."""
    found = _CAPITALS.search(before)
    return found is not None and found["names"].lower() in given_names()


def _follows_name(before: str, word: str, *, capital: bool) -> bool:
    """Return whether what stands right before a day of the week has a name with it: "Mike Friday",
    "Bloody Sunday", "fans of Sheffield Wednesday"; "Moss Friday" has none.
    """
    found = _CAPITALS.search(before)
    if found is None:
        return False
    *others, last = found["names"].split()
    at_start = not found["led"] and _AT_START.search(before[: found.start("names")]) is not None
    if last in _NO_NAME or last.endswith((".", "'s", "’s")):
        return False
    if not others:
        if last.lower() in given_names():
            return True
        if is_common(last) and not at_start:
            return True
    if found["led"] == "of" and not others and not last.isupper():
        return True
    if found["led"] in ("told", "of", "with", "to", "in", "for") and _PLURAL.fullmatch(word):
        return True
    return capital and not at_start and found["led"] not in ("in", "at", "from")
