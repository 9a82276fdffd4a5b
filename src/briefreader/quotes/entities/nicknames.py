"""Nicknames within names: "Karl “Dusty” Moss" is Karl Moss, and “Dusty” is nobody's words."""

from __future__ import annotations

import re

from briefreader.domain.article import Span
from briefreader.quotes.entities.gender import given_names

_OPENING = ("“", '"', "‘")
_REACH = 40  # code points back to the given name
_GIVEN = re.compile(r"(?<![\w’'-])([A-Z][\w’-]*)[ \xa0]\Z")
_NICKNAME = re.compile(
    r"[“\"‘](?:[A-Z][\w.’-]*|the)(?:[ \xa0][A-Z][\w.’-]*){0,2}(?<![.’])[”\"’](?=[ \xa0][A-Z])"
)


def without_nicknames(text: str) -> str:
    """Return a text of the same length with blanks for the nicknames within its names."""
    blanked: list[Span] = []
    for opening in _OPENING:
        at = text.find(opening)
        while at >= 0:
            if text[at - 2 : at - 1].isalpha() and (nickname := _within_name(text, at)):
                blanked.append(nickname)
            at = text.find(opening, at + 1)
    pieces, done = [], 0
    for start, end in sorted(blanked):
        pieces += [text[done:start], " " * (end - start)]
        done = end
    return "".join((*pieces, text[done:])) if pieces else text


def _within_name(text: str, start: int) -> Span | None:
    """Return the nickname that begins at ``start``, between a given name and a surname."""
    nickname = _NICKNAME.match(text, start)
    given = _GIVEN.search(text, max(0, start - _REACH), start) if nickname else None
    if nickname is None or given is None or given[1].lower() not in given_names():
        return None
    return Span(start, nickname.end())
