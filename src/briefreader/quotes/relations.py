"""How a mention stands to a verb of saying: subject before it, subject after it, or not at all."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from briefreader.quotes.mentions import Mention
from briefreader.quotes.sorts import BINDER, CUE, PAUSE, PREPOSITION, STOP
from briefreader.quotes.tokens import Passage

_TELLING = CUE | STOP | PAUSE
# What stands between a verb and a mention that is not its subject: "said Moss on Radio Dell".
_PARTING = STOP | BINDER
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
    return (
        _forward(passage.sorts, mention.last)
        or _backward(passage.sorts, passage.lowers, mention.first)
        or _NO_TIE
    )


def _forward(sorts: list[int], start: int) -> Tie | None:
    relation = Relation.SUBJECT
    near = start + _DIRECT_REACH
    for at, sort in enumerate(sorts[start : start + _APPOSITION_REACH], start):
        if sort & _TELLING:
            if sort & CUE:
                return Tie(relation, at)
            if sort & STOP:
                return None
            relation = Relation.APPOSITION
        elif at >= near and relation is Relation.SUBJECT:
            return None
    return None


def _backward(sorts: list[int], lowers: list[str], first: int) -> Tie | None:
    for at in range(first - 1, max(-1, first - 1 - _INVERTED_REACH), -1):
        sort = sorts[at]
        if sort & _PARTING:
            return None
        if sort & CUE:
            steps = first - 1 - at
            near = (Relation.INVERTED, Relation.INVERTED_NEAR, Relation.INVERTED_NEAR)
            return Tie(near[steps] if steps < 3 else Relation.INVERTED_FAR, at)
        if sort & PREPOSITION and at and lowers[at] == "to" and lowers[at - 1] == "according":
            return Tie(Relation.ACCORDING, at)
    return None
