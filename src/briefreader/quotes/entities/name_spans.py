"""Runs of capitalised words read as names; each once, for names recur within and between texts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.entities.name_parsing import (
    full_form,
    normalize_unicode,
    printed_length,
    strip_titles,
    surname,
    without_article,
    without_owner,
    words_of_name,
)
from briefreader.quotes.words.lexicon import (
    BODIES,
    COUNTRIES,
    MONTH_SURNAMES,
    NAME_TITLES,
    NOT_NAMES,
    OFFICES,
)
from briefreader.quotes.words.word_tags import WordTags

_KEPT = 8192
_BEHIND_WORDS = OFFICES | {"leader", "whip", "speaker", "sgt", "adm", "gen", "officer", "judge"}


class ParsedName(NamedTuple):
    """A run of capitalised words read as a name.

    ``form`` is the full name if it is one, ``title`` the last title before it, ``length`` that of
    the name's end, in code points; ``behind_country`` is that of what stands behind a country, as
    which its first word can be read, else 0.
    """

    form: str
    title: str
    length: int
    behind_country: int = 0


def _is_one_word(run: str) -> bool:
    return " " not in run and "\xa0" not in run


def _surname(run: str) -> str:
    if _is_one_word(run):
        last = without_article(normalize_unicode(run).lower().rstrip("."))
    else:
        words = without_owner(words_of_name(run))
        last = surname(words)
        if last in MONTH_SURNAMES and _may_precede(words[-2]):
            return last
    return "" if last in NOT_NAMES else last


def _may_precede(word: str) -> bool:
    """Return whether a word may stand before a surname: a given name or a title."""
    lower = word.lower().rstrip(".")
    return lower in NAME_TITLES or lower in given_names()


def _read(run: str) -> ParsedName:
    if _is_one_word(run):
        return ParsedName("", "", len(run))
    words, title = strip_titles(run)
    form = full_form(words) if len(words) > 1 else ""
    first, _, rest = form.partition(" ")
    behind_country = 0
    if first.lower() in COUNTRIES and rest.partition(" ")[0].lower() in given_names():
        behind_country = printed_length(run, rest) if " " in rest and form == run else 0
    return ParsedName(form, title, printed_length(run, form or words[-1]), behind_country)


SURNAMES = WordTags(_surname)
"""Every run of capitalised words → the surname in lower case; nothing if the run is no name."""
RUNS = WordTags(_read)
"""Every run that is a name → the name in it: most runs are never asked for more than a surname."""


@lru_cache(maxsize=_KEPT)
def parse_name(name: str) -> tuple[Sequence[str], str, str]:
    """Return a name's own words, the title before them, and the surname."""
    words, title = strip_titles(name)
    before = words[-2].lower().rstrip(".") if len(words) > 2 else ""
    if before in _BEHIND_WORDS and words[-1].lower() not in BODIES and not full_form(words):
        title, words = before, words[-1:]  # "Dell Governor Moss", "Majority Leader Moss"
    return tuple(words), title, surname(words)
