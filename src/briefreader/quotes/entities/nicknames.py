"""Nicknames: “Dusty” within "Karl “Dusty” Moss", and the names that short ones stand for."""

# ruff: noqa: SIM905 - lists of words read best as words

from __future__ import annotations

from briefreader.domain.article import Span
from briefreader.quotes.entities.gender import given_names
from briefreader.text.lazy_pattern import lazy_pattern

_OPENING = ("“", '"', "‘")
_REACH = 40  # code points back to the given name
_GIVEN = lazy_pattern(r"(?<![\w’'-])([A-Z][\w’-]*)[ \xa0]\Z")
_NICKNAME = lazy_pattern(
    r"[“\"‘](?:[A-Z][\w.’-]*|the)(?:[ \xa0][A-Z][\w.’-]*){0,2}(?<![.’])[”\"’](?=[ \xa0][A-Z])"
)

_SHORT_FOR = dict(
    pair.split(":")
    for pair in """
    jeff:jeffrey liz:elizabeth beth:elizabeth tony:anthony antony:anthony mike:michael bob:robert
    rob:robert bill:william will:william jim:james joe:joseph dan:daniel dave:david tom:thomas
    chris:christopher matt:matthew nick:nicholas steve:steven ed:edward ted:edward tim:timothy
    ken:kenneth
    ron:ronald don:donald greg:gregory jen:jennifer kate:katherine kathy:katherine sue:susan
    pam:pamela deb:deborah debbie:deborah becky:rebecca andy:andrew alex:alexander ben:benjamin
    sam:samuel pete:peter doug:douglas larry:lawrence jerry:gerald rick:richard dick:richard
    chuck:charles charlie:charles fred:frederick russ:russell vicki:victoria cathy:catherine
    stephen:steven phillip:philip phil:philip bobby:robert jimmy:james tommy:thomas johnny:john
    billy:william eddie:edward bernie:bernard maggie:margaret peggy:margaret gene:eugene
    josh:joshua stan:stanley val:valerie vince:vincent walt:walter zach:zachary norm:norman
    kim:kimberly cindy:cynthia patty:patricia abby:abigail judy:judith
    """.split()
)


def formal_name(given: str) -> str:
    """Return the name that a given name in small letters is usually short for, or another spelling
    of: "tony" is Anthony.
    """
    return _SHORT_FOR.get(given, given)


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
