"""Nicknames within names: "Karl “Dusty” Moss" is Karl Moss, and “Dusty” is nobody's words."""

from __future__ import annotations

import re

from briefreader.domain.article import Span
from briefreader.quotes.entities.gender import given_names

_CLOSING = ("” ", '" ', "’ ")
_REACH = 40  # code points back to the given name
_NICKNAME = re.compile(
    r"(?<![\w’'-])(?P<given>[A-Z][\w’-]*)[ \xa0]"
    r"(?P<nickname>[“\"‘](?:[A-Z][\w.’-]*|the)(?:[ \xa0][A-Z][\w.’-]*){0,2}(?<![.’])[”\"’]) \Z"
)


def without_nicknames(text: str) -> str:
    """Return a text of the same length with blanks for the nicknames within its names."""
    blanked: list[Span] = []
    for closing in _CLOSING:
        at = text.find(closing)
        while at >= 0:
            end = at + len(closing)
            if text[end : end + 1].isupper() and (nickname := _within_name(text, end)):
                blanked.append(nickname)
            at = text.find(closing, end)
    pieces, done = [], 0
    for start, end in sorted(blanked):
        pieces += [text[done:start], " " * (end - start)]
        done = end
    return "".join((*pieces, text[done:])) if pieces else text


def _within_name(text: str, end: int) -> Span | None:
    """Return where a nickname stands behind a given name and before the surname at ``end``."""
    found = _NICKNAME.search(text, max(0, end - _REACH), end)
    if found is None or found["given"].lower() not in given_names():
        return None
    return Span(*found.span("nickname"))
