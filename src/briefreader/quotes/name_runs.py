"""Runs of capitalised words read as names; each once, for names recur within and between texts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from briefreader.quotes.lexicon import NOT_NAMES, OFFICES
from briefreader.quotes.name_forms import (
    bare_words,
    composed,
    full_form,
    printed_length,
    surname,
    without_owner,
    words_of_name,
)
from briefreader.quotes.sorts import ByWord

_KEPT = 8192


class Run(NamedTuple):
    """A run of capitalised words read as a name.

    ``surname`` is in lower case, and empty if the run is no name. ``form`` is the full name if it
    is one, ``title`` the last title before it, ``length`` that of the name's end, in code points.
    """

    surname: str
    form: str
    title: str
    length: int


def _read(run: str) -> Run:
    if " " not in run and "\xa0" not in run:
        last = composed(run).lower().rstrip(".")
        return Run("" if last in NOT_NAMES else last, "", "", len(run))
    last = surname(without_owner(words_of_name(run)))
    if last in NOT_NAMES:
        return Run("", "", "", len(run))
    words, title = bare_words(run)
    form = full_form(words) if len(words) > 1 else ""
    return Run(last, form, title, printed_length(run, form or words[-1]))


RUNS = ByWord(_read)
"""Every run of capitalised words → the name in it."""


@lru_cache(maxsize=_KEPT)
def words_of(name: str) -> tuple[Sequence[str], str, str]:
    """A name's own words, the title before them, and the surname."""
    words, title = bare_words(name)
    if len(words) > 2 and words[-2].lower() in OFFICES and not full_form(words):
        title, words = words[-2].lower(), words[-1:]  # "Dell Governor Moss"
    return tuple(words), title, surname(words)
