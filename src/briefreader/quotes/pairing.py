"""Pairs a transcript's questions with the turns that answer them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefreader.article import Exchange, Quote, QuoteKind

_ASKING = re.compile(
    r"^(?:q(?:uestion)?|(?:the )?press|(?:[\w.-]+ )*reporters?)(?: [#\d]+)?$", re.IGNORECASE
)
_PERHAPS_ASKING = re.compile(
    r"^(?:audience members?|participants?|students?|(?:[\w.-]+ )*members?|voices?)(?: [#\d]+)?$",
    re.IGNORECASE,
)


def exchanges(text: str, quotes: Sequence[Quote]) -> tuple[Exchange, ...]:
    """The questions of a transcript with their answers; none for a story.

    Turns before the first question form an exchange that has none.
    """
    turns = [quote for quote in quotes if quote.kind is QuoteKind.TURN]
    labels = [" ".join(turn.mention(text).split()) for turn in turns]
    answering = _principal(turns, labels)
    found: list[Exchange] = []
    question: Quote | None = None
    answers: list[Quote] = []
    for turn, label in zip(turns, labels, strict=True):
        if _asks(turn, label, answering):
            if question is not None or answers:
                found.append(Exchange(question, tuple(answers)))
            question, answers = turn, []
        else:
            answers.append(turn)
    if question is not None or answers:
        found.append(Exchange(question, tuple(answers)))
    return tuple(found)


def _asks(turn: Quote, label: str, answering: str | None) -> bool:
    if _ASKING.match(label):
        return True
    if _PERHAPS_ASKING.match(label):
        return "?" in turn.text
    return answering is not None and label != answering


def _principal(turns: Sequence[Quote], labels: Sequence[str]) -> str | None:
    """The one label that answers all others, where names and papers stand for the askers.

    Such transcripts print their labels in mixed case and have no ``Q``.
    """
    if any(_ASKING.match(label) for label in labels):
        return None
    mixed = Counter(label for label in labels if label.upper() != label)
    if sum(mixed.values()) * 2 < len(turns):
        return None
    (label, count), *_ = mixed.most_common(1) or [("", 0)]
    return label if count >= 2 else None
