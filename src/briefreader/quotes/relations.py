"""How a mention stands to a verb of saying: subject before it, subject after it, or not at all."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from briefreader.quotes.lexicon import CUES
from briefreader.quotes.mentions import Mention
from briefreader.quotes.tokens import QUOTATION, Passage

_STOPS = frozenset(".?!;:…") | {QUOTATION}
_DIRECT_REACH = 3
_APPOSITION_REACH = 22
_INVERTED_REACH = 6


class Relation(IntEnum):
    """Where the verb is, seen from the mention."""

    NONE = 0
    SUBJECT = 1  # "Miller said", "Miller later said"
    APPOSITION = 2  # "Miller, a spokesman, said"
    INVERTED = 3  # "said Miller"
    INVERTED_NEAR = 4  # "said spokesman Miller"
    INVERTED_FAR = 5  # "said the department's spokesman Miller"
    ACCORDING = 6  # "according to Miller"


class Tie(NamedTuple):
    """A mention's relation and the position of the verb, -1 without one."""

    relation: Relation
    cue: int


_NO_TIE = Tie(Relation.NONE, -1)


def tie_of(passage: Passage, mention: Mention) -> Tie:
    """The nearest verb of saying that the mention can be the subject of."""
    forward = _forward(passage.lowers, mention.last)
    if forward is not None:
        return forward
    return _backward(passage.lowers, mention.first) or _NO_TIE


def _forward(lowers: list[str], start: int) -> Tie | None:
    relation = Relation.SUBJECT
    for at in range(start, min(len(lowers), start + _APPOSITION_REACH)):
        word = lowers[at]
        if word in CUES:
            return Tie(relation, at)
        if word in _STOPS:
            return None
        if word in ",(—–-":
            relation = Relation.APPOSITION
        elif relation is Relation.SUBJECT and at - start >= _DIRECT_REACH:
            return None
    return None


def _backward(lowers: list[str], first: int) -> Tie | None:
    for steps, at in enumerate(range(first - 1, max(-1, first - 1 - _INVERTED_REACH), -1)):
        word = lowers[at]
        if word in _STOPS:
            return None
        if word in CUES:
            near = (Relation.INVERTED, Relation.INVERTED_NEAR, Relation.INVERTED_NEAR)
            return Tie(near[steps] if steps < 3 else Relation.INVERTED_FAR, at)
        if word == "to" and at and lowers[at - 1] == "according":
            return Tie(Relation.ACCORDING, at)
    return None
