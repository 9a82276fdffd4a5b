"""What the index is given of one article, and what it keeps of one statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefreader.domain.article import Article, Span
from briefreader.domain.quote import AnswerKind, Exchange, Quote, QuoteKind


@dataclass(frozen=True, slots=True)
class Record:
    """An article with what was found in it, ready for the index.

    ``size`` (bytes) and ``mtime_ns`` are the file's. ``questions`` are the places, in ``quotes``,
    of the turns that ask. ``occasion`` is when and where it was said, as the article prints it.
    ``answers`` are the kinds of answers that turns show, by their places; those of a question are
    its answers'.
    """

    article: Article
    quotes: tuple[Quote, ...]
    exchange_count: int
    size: int
    mtime_ns: int
    questions: frozenset[int] = frozenset()
    occasion: str = ""
    answers: Mapping[int, frozenset[AnswerKind]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Statement:
    """A quote as the index keeps it: without its article's text, but with what it needs of it.

    ``mention`` is what stands in the article for the speaker, ``inside`` the turn that holds it,
    ``locator`` that of its paragraph, ``answers`` how it answers or, of a question, how it was
    answered.
    """

    quote: Quote
    mention: str
    inside: Span | None
    question: bool
    locator: str = ""
    answers: frozenset[AnswerKind] = frozenset()


def exchange_around(statements: Sequence[Statement], turn: Span) -> Exchange | None:
    """Return the exchange that a turn is part of, among all statements of its article."""
    question: Quote | None = None
    answers: list[Quote] = []
    for statement in statements:
        quote = statement.quote
        if quote.kind is not QuoteKind.TURN:
            continue
        if statement.question:
            if quote.start > turn.start:
                break
            question, answers = quote, []
        else:
            answers.append(quote)
    if question is None or not question.start <= turn.start:
        return None
    return Exchange(question, tuple(answers))
