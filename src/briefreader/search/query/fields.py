"""The fields of the query language, and what is likely meant by a name that is none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefreader.domain.listing_row import Sort
from briefreader.domain.quote import AnswerKind
from briefreader.search.analysis.edit_distance import edit_distance
from briefreader.search.query.date_ranges import RELATIVE

STATES = ("lost", "changed", "moved")
"""What may have become of a bookmark; of an article, that it has such bookmarks."""
FLAGS = {"is": ("read", "unread", "starred", *STATES), "has": ("quotes", "bookmark", "note")}
TEXT_FIELDS = frozenset({"title", "source", "tag", "path"})
DAY_FIELDS = frozenset({"date", "after", "before", "newer"})
STATEMENT_FIELDS = frozenset({"speaker", "said", "asked", "answer"})
FIELDS = frozenset({*FLAGS, *TEXT_FIELDS, *DAY_FIELDS, *STATEMENT_FIELDS, "sort", "saved"})

# What each finds, the most useful first.
MEANINGS = {
    "said": "what someone said",
    "speaker": "articles that quote someone",
    "asked": "questions about a topic",
    "answer": "questions by kind of answer",
    "title": "words in the title",
    "source": "by source",
    "tag": "by tag",
    "date": "2023-08, or 2023-08..2023-09",
    "after": "2023-08 or later",
    "before": "2024 or earlier",
    "newer": "such as 2weeks",
    "is": "read, starred …",
    "has": "quotes, bookmark, note",
    "sort": "in another order",
    "saved": "a saved search",
    "path": "words in the path",
}

# What other programs call them.
_ELSEWHERE = {
    "since": "after",
    "until": "before",
    "on": "date",
    "by": "speaker",
    "order": "sort",
    "from": "source",
}
# What no field is needed for, though other programs have one.
_PLAIN = {
    **dict.fromkeys(("note", "notes"), "in bookmarks, words without a field find notes too"),
    **dict.fromkeys(("text", "body", "quote"), "words without a field find the text"),
}
SCHEMES = frozenset(
    ("http", "https", "ftp", "file", "mailto", "urn", "doi", "isbn", "issn", "arxiv", "tel", "re")
)
"""What stands before the colon of an address, identifier or subject, which is text."""
_SHORTEST = 3  # letters; shorter names are near everything
_SHORT = 4  # one change makes another word of it

_UNFINISHED_DAY = re.compile(
    r"(?:[\dW-]*\.\.)?(?:\d{0,3}|\d{4}-(?:0|W\d?)?|\d{4}-(?:0?[1-9]|1[0-2])-0?)|[\dW-]+\.",
    re.IGNORECASE,
)
_UNFINISHED_AGE = re.compile(r"\d*\s*(?:d|da|day|w|we|wee|week|m|mo|mon|mont|month|y|ye|yea|year)?")


def choices_of(field: str) -> tuple[str, ...]:
    """Return what a field with few values can be; nothing for any other."""
    if field == "sort":
        return ("newest", *(sort.value for sort in Sort if sort is not Sort.DATE))
    if field == "answer":
        return tuple(kind.value for kind in AnswerKind)
    return FLAGS.get(field, ())


def remedy_for(name: str, field: str | None) -> str:
    """Return what to write in the place of a name that is no field, ``field`` if that is near."""
    if name in _PLAIN:
        return _PLAIN[name]
    return f"did you mean {field}:?" if field else "quote it to search for the words"


def nearest_field(name: str) -> str | None:
    """Return the field that was meant by a mistyped name; None where none is near."""
    return _ELSEWHERE[name] if name in _ELSEWHERE else _nearest(name, FIELDS)


def nearest_choice(field: str, value: str) -> str | None:
    """Return what was meant by a mistyped value of a field with few; None where none is near."""
    return _nearest(value, choices_of(field))


def _nearest(typed: str, known: Iterable[str]) -> str | None:
    if len(typed) < _SHORTEST:
        return None
    most = 1 if len(typed) <= _SHORT else 2
    near = [
        (changes, word)
        for word in sorted(known)
        if len(word) >= _SHORTEST and (changes := edit_distance(typed, word, most)) is not None
    ]
    return min(near)[1] if near else None


def is_unfinished(field: str, value: str) -> bool:
    """Return whether a value that is wrong may become right when more is typed."""
    words = value.lower().rpartition("..")[2]
    begun = words.removesuffix(".") in RELATIVE or any(day.startswith(words) for day in RELATIVE)
    if words and begun and field in DAY_FIELDS:
        return True
    if field == "newer":
        return bool(_UNFINISHED_AGE.fullmatch(value.lower()))
    return field in DAY_FIELDS and bool(_UNFINISHED_DAY.fullmatch(value))
