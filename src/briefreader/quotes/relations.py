"""How a mention stands to a verb of saying: subject before it, subject after it, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from briefreader.quotes.mentions import Mention
from briefreader.quotes.sorts import BINDER, CUE, PAUSE, STOP, TO
from briefreader.quotes.tokens import Passage

_CUE_OR_STOP = CUE | STOP
_TELLING = _CUE_OR_STOP | PAUSE
# What stands between a verb and a mention that is not its subject: "said Moss on Radio Dell".
_PARTING = STOP | BINDER
_TELLING_BEFORE = _PARTING | CUE | TO
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


# By the number of words between the verb and the mention after it.
_INVERTED = (
    Relation.INVERTED,
    *[Relation.INVERTED_NEAR] * 2,
    *[Relation.INVERTED_FAR] * (_INVERTED_REACH - 3),
)
_NO_TIE = Tie(Relation.NONE, -1)


def tie_of(passage: Passage, mention: Mention) -> Tie:
    """The nearest verb of saying that a mention can be the subject of."""
    _, first, last = mention
    sorts = passage.sorts
    return _forward(sorts, last) or _backward(sorts, passage.lowers, first) or _NO_TIE


def _forward(sorts: Sequence[int], start: int) -> Tie | None:
    """The verb right after a mention that ends before ``start``, or after its apposition."""
    for at, sort in enumerate(sorts[start : start + _DIRECT_REACH + 1], start):
        if sort & _TELLING:
            if sort & CUE and not sort & STOP:
                return Tie(Relation.SUBJECT, at)
            return None if sort & STOP else _apposed(sorts, at + 1, start + _APPOSITION_REACH)
    return None


def _apposed(sorts: Sequence[int], start: int, stop: int) -> Tie | None:
    """The first verb from ``start`` to before ``stop``, in the same clause."""
    for at, sort in enumerate(sorts[start:stop], start):
        if sort & _CUE_OR_STOP:
            return None if sort & STOP else Tie(Relation.APPOSITION, at)
    return None


def _backward(sorts: Sequence[int], lowers: list[str], first: int) -> Tie | None:
    """The verb, or "according to", before a mention that begins at ``first``.

    None where something parts them.
    """
    for steps, sort in enumerate(sorts[max(0, first - _INVERTED_REACH) : first][::-1]):
        if not sort & _TELLING_BEFORE:
            continue
        at = first - 1 - steps
        if not sort & TO:
            return None if sort & _PARTING else Tie(_INVERTED[steps], at)
        if at and lowers[at - 1] == "according":
            return Tie(Relation.ACCORDING, at)
    return None
