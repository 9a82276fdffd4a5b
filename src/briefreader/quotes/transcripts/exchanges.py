"""Pairs a transcript's questions with the turns that answer them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefreader.domain.quote import Exchange, Quote, QuoteKind
from briefreader.quotes.entities.label_roles import LabelRole, role_in
from briefreader.text.lazy_pattern import lazy_pattern

_LONGEST_REPLY = 80  # code points
_FEWEST_ASKED = 4  # of so many turns of those who are answered, one asks
_FEW = 8  # words of a remark that asks nothing
# Said to what was answered, or before a question that is asked after the next turn.
_REPLY = (
    r"(?:yeah|yes|yep|no|okay|ok|(?:all |that[’']s )?right|correct|exactly|sure|great|sorry"
    r"|i understand|understood|i know|(?:good|nice) to see you|welcome(?: back)?"
    r"|hi|hello|hey|good (?:morning|afternoon|evening)|happy [a-z]+"
    r"|thanks(?: very much| so much)?|thank you(?: very much| so much)?)"
)
_ASKS_NOTHING = lazy_pattern(rf"(?:{_REPLY}(?:, [A-Z]\w+)?[\s.,!—]+)+", re.IGNORECASE)
_ASIDE = lazy_pattern(r"\([^()]*\)")
_UNHEARD = lazy_pattern(r"\b(?:inaudible|crosstalk|cross-talk)\b", re.IGNORECASE)
# How somebody begins who takes the floor, and does not answer: "Thank you, Ann.", "Hello, all".
_TAKES_FLOOR = lazy_pattern(
    r"(?:(?:well|okay|all right|great|so|and|yes)[,.]? )?"
    r"(?:good (?:morning|afternoon|evening)|hello|hi,? (?:everyone|everybody|all|guys|folks)"
    r"|thanks|thank you)\b(?![^.!?]*\bquestions?\b)",
    re.IGNORECASE,
)


def asks_nothing(text: str) -> bool:
    """Return whether a turn only greets, thanks or agrees; what cannot be heard may have asked."""
    if len(text) > _LONGEST_REPLY or _UNHEARD.search(text):
        return False
    return _ASKS_NOTHING.fullmatch(f"{_ASIDE.sub(' ', text).strip()} ") is not None


def question_of(exchange: Exchange, turn: Quote) -> Quote | None:
    """Return what a turn of an exchange answers; nothing for the question itself.

    Nothing, too, where only a greeting or thanks came before, and for somebody who takes the floor
    after another's reply to a remark: “Plenty of chairs.” “I know.” “Good afternoon, everybody.”
    """
    question = exchange.question
    if question is None or turn == question or asks_nothing(question.text):
        return None
    is_remark = "?" not in question.text and len(question.text.split()) <= _FEW
    if is_remark and not _UNHEARD.search(question.text) and _TAKES_FLOOR.match(turn.text):
        return question if turn.speaker == exchange.answers[0].speaker else None
    return question


def pair_exchanges(text: str, quotes: Sequence[Quote]) -> tuple[Exchange, ...]:
    """Return the questions of a transcript with their answers; none for a story, nor for a speech
    or statements to which nobody is asked anything.

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
    return tuple(found) if any(one.question is not None for one in found) else ()


def _asks(turn: Quote, label: str, answering: str | None) -> bool:
    role = role_in(label)
    if role is LabelRole.ASKS or not (label or turn.speaker):
        return True
    if role is LabelRole.PERHAPS_ASKS:
        return "?" in turn.text
    return role is not LabelRole.ANSWERS and answering is not None and label != answering


def _principal(turns: Sequence[Quote], labels: Sequence[str]) -> str | None:
    """Return the one label that answers all others, where names and papers stand for the askers.

    Such transcripts print their labels in mixed case and have no ``Q``. Whoever asks in most turns
    answers nobody; nor does anybody where the others hardly ask.
    """
    if any(role_in(label) is LabelRole.ASKS for label in labels):
        return None
    mixed = Counter(label for label in labels if label.upper() != label)
    if sum(mixed.values()) * 2 < len(turns):
        return None
    asked = Counter(label for turn, label in zip(turns, labels, strict=True) if "?" in turn.text)
    label = max(mixed, key=lambda one: (mixed[one], -asked[one]), default="")
    count = mixed[label]
    others = _FEWEST_ASKED * (asked.total() - asked[label])
    answers = count >= 2 and 2 * asked[label] <= count and others >= len(turns) - count
    return label if answers else None
