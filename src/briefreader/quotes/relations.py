"""How a mention stands to a verb of saying: subject before it, subject after it, or not at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from briefreader.quotes.mentions import Mention
from briefreader.quotes.sorts import BINDER, CUE, PAUSE, STOP
from briefreader.quotes.tokens import Passage

_TELLING = CUE | STOP | PAUSE
# What stands between a verb and a mention that is not its subject: "said Moss on Radio Dell".
_PARTING = STOP | BINDER
_PARTING_OR_CUE = _PARTING | CUE
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


_INVERTED = (Relation.INVERTED, Relation.INVERTED_NEAR, Relation.INVERTED_NEAR)
_NO_TIE = Tie(Relation.NONE, -1)


def ties_of(passage: Passage, mentions: Sequence[Mention]) -> list[Tie]:
    """For each mention the nearest verb of saying that it can be the subject of."""
    sorts, lowers = passage.sorts, passage.lowers
    telling = [at for at, sort in enumerate(sorts) if sort & _TELLING]
    parting = [at for at, sort in enumerate(sorts) if sort & _PARTING_OR_CUE]
    according = "according" in lowers
    found = []
    for mention in mentions:
        tie = _forward(sorts, telling, mention.last)
        if tie is None:
            number = bisect_left(parting, mention.first) - 1
            at = parting[number] if number >= 0 else -1
            tie = _according(lowers, at, mention.first) if according else None
            tie = tie or _backward(sorts, at, mention.first)
        found.append(tie or _NO_TIE)
    return found


def _forward(sorts: list[int], telling: list[int], start: int) -> Tie | None:
    relation, reach = Relation.SUBJECT, start + _DIRECT_REACH
    for number in range(bisect_left(telling, start), len(telling)):
        at = telling[number]
        if at > reach or sorts[at] & STOP:
            return None
        if sorts[at] & CUE:
            return Tie(relation, at)
        relation, reach = Relation.APPOSITION, start + _APPOSITION_REACH - 1
    return None


def _backward(sorts: list[int], at: int, first: int) -> Tie | None:
    """The verb at ``at`` with the mention after it; none where what stands there parts them."""
    steps = first - 1 - at
    if at < 0 or sorts[at] & _PARTING or steps >= _INVERTED_REACH:
        return None
    return Tie(_INVERTED[steps] if steps < len(_INVERTED) else Relation.INVERTED_FAR, at)


def _according(lowers: list[str], after: int, first: int) -> Tie | None:
    """The "according to" that stands before a mention and behind word ``after``."""
    for at in range(first - 1, max(after, 0, first - 1 - _INVERTED_REACH), -1):
        if lowers[at] == "to" and lowers[at - 1] == "according":
            return Tie(Relation.ACCORDING, at)
    return None
