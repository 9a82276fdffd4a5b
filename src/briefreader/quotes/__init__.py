"""Who said what in a text: quotations between marks, and the turns of a transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefreader.domain.quote import Quote
from briefreader.lazy_imports import lazy_attributes

if TYPE_CHECKING:
    from briefreader.quotes.entities.listed_names import NAME_POLICY
    from briefreader.quotes.explanation import explain
    from briefreader.quotes.named_people import NamedPerson, people_named
    from briefreader.quotes.pipeline import find_indirect_quotes, find_quotes
    from briefreader.quotes.transcripts.answer_kinds import (
        AnswerSign,
        answer_kinds,
        answer_signs,
        kinds_of_turns,
    )
    from briefreader.quotes.transcripts.exchanges import asks_nothing, pair_exchanges, question_of

__all__ = [
    "NAME_POLICY",
    "AnswerSign",
    "NamedPerson",
    "Quote",
    "answer_kinds",
    "answer_signs",
    "asks_nothing",
    "explain",
    "find_indirect_quotes",
    "find_quotes",
    "kinds_of_turns",
    "pair_exchanges",
    "people_named",
    "question_of",
]

__getattr__ = lazy_attributes(
    __name__,
    {
        "AnswerSign": "transcripts.answer_kinds",
        "NAME_POLICY": "entities.listed_names",
        "NamedPerson": "named_people",
        "answer_kinds": "transcripts.answer_kinds",
        "answer_signs": "transcripts.answer_kinds",
        "kinds_of_turns": "transcripts.answer_kinds",
        "asks_nothing": "transcripts.exchanges",
        "pair_exchanges": "transcripts.exchanges",
        "question_of": "transcripts.exchanges",
        "explain": "explanation",
        "find_indirect_quotes": "pipeline",
        "find_quotes": "pipeline",
        "people_named": "named_people",
    },
)
