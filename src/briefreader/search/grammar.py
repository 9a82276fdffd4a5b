"""The query language: text to a tree, or one mistake with its place.

A query is parts that must all match; ``OR`` between parts, binding less tightly; ``-`` before a
part excludes; brackets group. A part is a word, a ``"phrase"``, ``begin*`` or ``field:value``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from briefreader.article import Sort, Span
from briefreader.errors import QueryError
from briefreader.search import days
from briefreader.search.groups import Part, Selector, check_alternatives, in_field, join, spoken
from briefreader.search.lexer import Kind, Token, tokens
from briefreader.search.query import (
    Dated,
    Either,
    Everything,
    Flagged,
    Name,
    Node,
    Query,
    Quoting,
    Without,
    Words,
)
from briefreader.search.words import words

LONGEST = 500  # code points
MOST_PARTS = 32
DEEPEST = 16
_FLAGS = {"is": ("read", "unread", "starred"), "has": ("quotes", "bookmark", "note")}
_TEXT_FIELDS = frozenset({"title", "source", "tag", "path"})

T = TypeVar("T")


def parse_query(text: str, *, today: date | None = None, typing: bool = False) -> Query:
    """Parse what a reader typed.

    With ``typing`` the last word may go on, and what is unfinished at the end (a phrase, a
    bracket, an ``OR``, a field) is not a mistake yet. ``newer:`` counts back from ``today``.
    Raises QueryError, with the place of the mistake, and nothing else.
    """
    if len(text) > LONGEST:
        raise QueryError(f"too long: {LONGEST} characters at most", LONGEST, len(text))
    parser = _Parser(text, today, typing)
    root = parser.parse()
    return Query(text, root, parser.sort)


class _Parser:
    """Reads the tokens once, left to right."""

    def __init__(self, text: str, today: date | None, typing: bool) -> None:
        self._text = text
        self._tokens = tokens(text)
        self._place = 0
        self._today = today
        self._typing = typing
        self._excluding = False
        self._parts = 0
        self.sort: Sort | None = None

    def parse(self) -> Node:
        """The whole query."""
        root = self._either(0)
        token = self._peek()
        if token is not None:
            raise QueryError("this bracket closes nothing", token.start, token.end)
        check_alternatives(root, self._text)
        return root

    def _peek(self) -> Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _next(self) -> Token:
        token = self._tokens[self._place]
        self._place += 1
        return token

    def _at(self, *kinds: Kind) -> bool:
        token = self._peek()
        return token is not None and token.kind in kinds

    def _unfinished(self) -> bool:
        """Whether the end of the text has been reached while it is still being typed."""
        return self._typing and self._peek() is None

    def _either(self, depth: int) -> Node:
        choices = [self._both(depth)]
        while self._at(Kind.OR):
            sign = self._next()
            choices.append(self._both(depth))
            for choice in choices[-2:]:
                if choice is None and not self._unfinished():
                    raise QueryError("OR needs something on both sides", sign.start, sign.end)
        kept = tuple(choice for choice in choices if choice is not None)
        if not kept:
            return Everything()
        return kept[0] if len(kept) == 1 else Either(kept)

    def _both(self, depth: int) -> Node | None:
        """Parts up to ``OR``, ``)`` or the end; None where there are none."""
        parts: list[Part] = []
        empty = True
        while self._peek() is not None and not self._at(Kind.OR, Kind.CLOSE):
            if self._at(Kind.AND) and not empty and self._place + 1 < len(self._tokens):
                self._next()
                continue
            empty = False
            part = self._part(depth)
            if part is not None:
                parts.append(part)
        if empty:
            return None
        return join(parts)

    def _part(self, depth: int) -> Part | None:
        """One part; None where nothing in it can be sought."""
        token = self._next()
        if token.kind is Kind.MINUS:
            return self._excluded(token, depth)
        if token.kind is Kind.OPEN:
            return self._group(token, depth)
        if token.kind is Kind.FIELD:
            return self._field(token, depth)
        return self._words(token)

    def _excluded(self, sign: Token, depth: int) -> Node | None:
        if self._peek() is None or self._at(Kind.CLOSE):
            return None
        if depth >= DEEPEST:
            raise QueryError("nested too deeply", sign.start, sign.end)
        outer, self._excluding = self._excluding, True
        part = self._part(depth + 1)
        self._excluding = outer
        if part is None:
            return None
        if isinstance(part, Selector):
            part = spoken(part, [])
        return Without(part)

    def _group(self, bracket: Token, depth: int) -> Node:
        if depth >= DEEPEST:
            raise QueryError("nested too deeply", bracket.start, bracket.end)
        inner = self._either(depth + 1)
        if self._at(Kind.CLOSE):
            self._next()
        elif not self._unfinished():
            raise QueryError("this bracket is never closed", bracket.start, bracket.end)
        return inner

    def _words(self, token: Token, field: str | None = None) -> Words | None:
        """A word, phrase or beginning; a word that folds to several is a phrase."""
        if token.kind is Kind.PHRASE and not token.closed and not self._typing:
            raise QueryError("this quotation mark is never closed", token.start, token.start + 1)
        sought = tuple(word.decode() for word in words(token.text))
        if not sought:
            return None
        self._count(token)
        phrase = token.kind is Kind.PHRASE
        starred = token.text.rstrip().endswith("*")
        return Words(sought, phrase, starred or self._goes_on(token), token.span, field)

    def _goes_on(self, token: Token) -> bool:
        """Whether the token is the last and its last word may not be complete yet.

        Not where it is excluded: half a word would exclude far too much.
        """
        if (
            not self._typing
            or self._excluding
            or token.end != len(self._text)
            or not token.text[-1:].isalnum()
        ):
            return False
        return token.kind is not Kind.PHRASE or not token.closed

    def _count(self, token: Token) -> None:
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise QueryError(f"too many parts: {MOST_PARTS} at most", token.start, token.end)

    def _value(self, field: Token) -> Token | None:
        """The word or phrase right after a field's colon; None while it is being typed."""
        token = self._peek()
        if token is None or not token.glued or token.kind not in {Kind.WORD, Kind.PHRASE}:
            if self._unfinished():
                return None
            raise QueryError(f"{field.text}: needs a value", field.start, field.end)
        return self._next()

    def _field(self, field: Token, depth: int) -> Part | None:
        name = field.text
        if name in _TEXT_FIELDS:
            return self._text_field(field, depth)
        value = self._value(field)
        if value is None:
            return None
        self._count(field)
        span = Span(field.start, value.end)
        if name in {"speaker", "said"}:
            return self._named(name, value, span)
        if name == "asked":
            return Selector(None, True, self._words(value), span)
        if name == "sort":
            self.sort = self._choose(value, name, {sort.value: sort for sort in Sort})
            return None
        if name in _FLAGS:
            return self._choose(value, name, {flag: Flagged(flag) for flag in _FLAGS[name]})
        return self._days(name, value)

    def _text_field(self, field: Token, depth: int) -> Node | None:
        token = self._peek()
        if token is not None and token.glued and token.kind is Kind.OPEN:
            return in_field(self._group(self._next(), depth), field)
        value = self._value(field)
        return self._words(value, field.text) if value is not None else None

    def _named(self, field: str, value: Token, span: Span) -> Part | None:
        sought = tuple(word.decode() for word in words(value.text))
        if not sought:
            return None
        starred = value.text.endswith("*")
        name = Name(sought, starred or self._goes_on(value), value.span)
        return Quoting(name) if field == "speaker" else Selector(name, False, None, span)

    def _choose(self, value: Token, field: str, choices: dict[str, T]) -> T:
        chosen = choices.get(value.text.strip().lower())
        if chosen is None:
            raise QueryError(f"{field}: knows {', '.join(choices)}", value.start, value.end)
        return chosen

    def _days(self, field: str, value: Token) -> Dated:
        readers: dict[str, Callable[[str], Dated]] = {
            "date": days.named,
            "after": days.after,
            "before": days.before,
            "newer": self._newer,
        }
        try:
            return readers[field](value.text)
        except days.NoSuchDay as error:
            raise QueryError(str(error), value.start, value.end) from None

    def _newer(self, value: str) -> Dated:
        if self._today is None:
            raise days.NoSuchDay("newer: cannot be answered without knowing today's date")
        return days.newer(value, self._today)
