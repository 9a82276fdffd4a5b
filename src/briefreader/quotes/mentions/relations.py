"""How a mention stands to a verb of saying: subject before it, subject after it, or not at all."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from briefreader.quotes.mentions.detection import Mention
from briefreader.quotes.words.tokens import Passage
from briefreader.quotes.words.word_tags import BINDER, CUE, PAUSE, SAYING, STOP, TO, one

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
_CUE = one(CUE)
# The verb soon after a mention, or after its apposition in the same clause.
_AFTER = re.compile(
    f"{one(but=CUE | STOP | PAUSE)}{{0,3}}+(?:{_CUE}|({one(PAUSE)}{one(but=CUE | STOP)}*+{_CUE}))"
)
# The verb before a mention, where nothing parts them: "said Moss on Radio Dell".
_ACCORDING = one(SAYING, but=CUE)
_BEFORE = re.compile(
    f"(?:{_CUE}|((?<={_ACCORDING}){one(TO)}))"
    f"(?:{one(but=STOP | BINDER | CUE | TO)}|(?<!{_ACCORDING}){one(TO)})*+\\Z"
)


def tie_of(passage: Passage, mention: Mention) -> Tie:
    """The nearest verb of saying that a mention can be the subject of."""
    _, first, last = mention
    outline = passage.outline
    after = _AFTER.match(outline, last, last + _APPOSITION_REACH)
    if after:
        relation = Relation.SUBJECT if after.lastindex is None else Relation.APPOSITION
        return Tie(relation, after.end() - 1)
    before = _BEFORE.search(outline, max(0, first - _INVERTED_REACH), first)
    if before is None:
        return _NO_TIE
    cue = before.start()
    return Tie(Relation.ACCORDING if before.lastindex else _INVERTED[first - 1 - cue], cue)
