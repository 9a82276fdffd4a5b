"""Pairs a transcript's questions with the turns that answer them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefreader.domain.quote import Exchange, Quote, QuoteKind
from briefreader.quotes.entities.label_roles import LabelRole, role_in


def pair_exchanges(text: str, quotes: Sequence[Quote]) -> tuple[Exchange, ...]:
    """Return the questions of a transcript with their answers; none for a story.

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
    role = role_in(label)
    if role is LabelRole.ASKS:
        return True
    if role is LabelRole.PERHAPS_ASKS:
        return "?" in turn.text
    return role is not LabelRole.ANSWERS and answering is not None and label != answering


def _principal(turns: Sequence[Quote], labels: Sequence[str]) -> str | None:
    """Return the one label that answers all others, where names and papers stand for the askers.

    Such transcripts print their labels in mixed case and have no ``Q``. Whoever asks in most turns
    answers nobody.
    """
    if any(role_in(label) is LabelRole.ASKS for label in labels):
        return None
    mixed = Counter(label for label in labels if label.upper() != label)
    if sum(mixed.values()) * 2 < len(turns):
        return None
    (label, count), *_ = mixed.most_common(1) or [("", 0)]
    asked = sum("?" in turn.text for turn, one in zip(turns, labels, strict=True) if one == label)
    return label if count >= 2 and 2 * asked <= count else None
