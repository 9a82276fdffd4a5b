"""How a mention stands to a verb of saying: subject before it, subject after it, or not at all."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from briefreader.quotes.mentions.detection import Mention
from briefreader.quotes.words.tokens import TokenizedParagraph
from briefreader.quotes.words.word_tags import BINDER, CUE, PAUSE, SAYING, STOP, TO, tag_class
from briefreader.text.lazy_pattern import lazy_pattern

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


class CueRelation(NamedTuple):
    """A mention's relation and the position of the verb, -1 without one."""

    relation: Relation
    cue: int


# By the number of words between the verb and the mention after it.
_INVERTED = (
    Relation.INVERTED,
    *[Relation.INVERTED_NEAR] * 2,
    *[Relation.INVERTED_FAR] * (_INVERTED_REACH - 3),
)
_NO_TIE = CueRelation(Relation.NONE, -1)
_CUE = tag_class(CUE)
# The verb soon after a mention, or after its apposition in the same clause.
_AFTER = lazy_pattern(
    f"{tag_class(but=CUE | STOP | PAUSE)}{{0,3}}+"
    f"(?:{_CUE}|({tag_class(PAUSE)}{tag_class(but=CUE | STOP)}*+{_CUE}))"
)
# The verb before a mention, where nothing parts them: "said Moss on Radio Dell".
_ACCORDING = tag_class(SAYING, but=CUE)
_BEFORE = lazy_pattern(
    f"(?:{_CUE}|((?<={_ACCORDING}){tag_class(TO)}))"
    f"(?:{tag_class(but=STOP | BINDER | CUE | TO)}|(?<!{_ACCORDING}){tag_class(TO)})*+\\Z"
)


def cue_relation_of(passage: TokenizedParagraph, mention: Mention) -> CueRelation:
    """Return the nearest verb of saying that a mention can be the subject of."""
    _, first, last = mention
    outline = passage.outline
    after = _AFTER.match(outline, last, last + _APPOSITION_REACH)
    if after:
        relation = Relation.SUBJECT if after.lastindex is None else Relation.APPOSITION
        return CueRelation(relation, after.end() - 1)
    before = _BEFORE.search(outline, max(0, first - _INVERTED_REACH), first)
    if before is None:
        return _NO_TIE
    cue = before.start()
    return CueRelation(Relation.ACCORDING if before.lastindex else _INVERTED[first - 1 - cue], cue)
