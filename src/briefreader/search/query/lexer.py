"""A query's text to its tokens, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto

from briefreader.domain.article import Span
from briefreader.errors import QueryError
from briefreader.search.query import date_ranges
from briefreader.search.query.fields import FIELDS, is_unfinished

_QUOTES = '"“”„‟«»″'
FIELD = re.compile(r"([A-Za-z]+):")
_NEAR = re.compile(r"~([^\s()]*)")


class TokenKind(Enum):
    """What a token is."""

    WORD = auto()
    PHRASE = auto()
    FIELD = auto()
    OPEN = auto()
    CLOSE = auto()
    MINUS = auto()
    OR = auto()
    AND = auto()
    NOT = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """``text`` without quotation marks or colon; ``start`` and ``end`` with them.

    ``glued`` means that nothing stands between it and the token before. ``closed`` is False for
    a phrase without its second mark. ``near`` is what stands between a phrase's ``~`` and the next
    white space or bracket.
    """

    kind: TokenKind
    text: str
    start: int
    end: int
    glued: bool
    closed: bool = True
    near: str | None = None

    @property
    def span(self) -> Span:
        """Where it stands in the query."""
        return Span(self.start, self.end)


def tokens(text: str) -> list[Token]:
    """Return the tokens of a query; any text has some reading."""
    found: list[Token] = []
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        token = _token(text, place, found[-1] if found else None)
        found.append(token)
        place = token.end
    return found


_SIGNS = {"(": TokenKind.OPEN, ")": TokenKind.CLOSE}
_BETWEEN = {"OR": TokenKind.OR, "AND": TokenKind.AND, "NOT": TokenKind.NOT}


def _token(text: str, start: int, before: Token | None) -> Token:
    sign = text[start]
    glued = before is not None and before.end == start
    fresh = not glued or (before is not None and before.kind in {TokenKind.OPEN, TokenKind.FIELD})
    if sign in _SIGNS:
        return Token(_SIGNS[sign], sign, start, start + 1, glued)
    if sign == "-" and (not glued or (before is not None and before.kind is TokenKind.OPEN)):
        follows = text[start + 1 : start + 2]
        if follows and not follows.isspace():
            return Token(TokenKind.MINUS, sign, start, start + 1, glued)
    if sign in _QUOTES and (fresh or (before is not None and before.kind is TokenKind.MINUS)):
        return _phrase(text, start, glued)
    field = FIELD.match(text, start)
    if field and field[1].lower() in FIELDS and before_allows_field(before, glued):
        return Token(TokenKind.FIELD, field[1].lower(), start, field.end(), glued)
    end = _chunk_end(text, start)
    chunk = text[start:end]
    return Token(_BETWEEN.get(chunk, TokenKind.WORD), chunk, start, end, glued)


def before_allows_field(before: Token | None, glued: bool) -> bool:
    """Return whether a field's name may begin here: a part does, the value of another field does
    not.
    """
    return before is None or not glued or before.kind in {TokenKind.OPEN, TokenKind.MINUS}


def _phrase(text: str, start: int, glued: bool) -> Token:
    for end in range(start + 1, len(text)):
        if text[end] in _QUOTES:
            near = _NEAR.match(text, end + 1)
            place = near.end() if near else end + 1
            distance = near[1] if near else None
            return Token(
                TokenKind.PHRASE, text[start + 1 : end], start, place, glued, near=distance
            )
    return Token(TokenKind.PHRASE, text[start + 1 :], start, len(text), glued, closed=False)


def _chunk_end(text: str, start: int) -> int:
    """Return where a word ends: at white space, or at a bracket that it did not open itself."""
    depth = 0
    for place in range(start, len(text)):
        character = text[place]
        if character.isspace():
            return place
        if character == "(":
            depth += 1
        elif character == ")":
            if depth == 0:
                return place
            depth -= 1
    return len(text)


class TokenCursor:
    """Where in a query's tokens its reader is; with ``typing`` the last of them may go on."""

    def __init__(self, text: str, typing: bool) -> None:
        self._text = text
        self._tokens = tokens(text)
        self._place = 0
        self._typing = typing

    def peek(self) -> Token | None:
        """Return the next token; None at the end."""
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def next(self) -> Token:
        """Take the next token, which there is."""
        token = self._tokens[self._place]
        self._place += 1
        return token

    def at(self, *kinds: TokenKind) -> bool:
        """Return whether the next token is one of these."""
        token = self.peek()
        return token is not None and token.kind in kinds

    def unfinished(self) -> bool:
        """Return whether the end of the text has been reached while it is still being typed."""
        return self._typing and self.peek() is None

    def is_last(self, token: Token) -> bool:
        """Return whether the token is the last and more of it may still be typed."""
        return (
            self._typing
            and token.end == len(self._text)
            and (token.kind is not TokenKind.PHRASE or not token.closed)
        )

    def value(self, field: Token) -> Token | None:
        """Return the word or phrase right after a field's colon; None while it is being typed."""
        token = self.peek()
        if token is None or not token.glued or token.kind not in {TokenKind.WORD, TokenKind.PHRASE}:
            if self.unfinished():
                return None
            raise QueryError(f"{field.text}: needs a value", field.start, field.end)
        return self.next()

    def with_unit(self, value: Token, field: str) -> Token:
        """Return ``newer:2 weeks`` or ``date:last week`` without quotation marks: with the unit."""
        unit, begun = self.peek(), value.text.lower().rpartition("..")[2]
        counts = field == "newer" and begun.isdecimal()
        if not counts and begun not in ("this", "last"):
            return value
        if self.unfinished() and value.end < len(self._text):  # the unit comes next
            return replace(value, text=f"{value.text} ", end=len(self._text))
        if unit is None or unit.kind is not TokenKind.WORD:
            return value
        joined = f"{value.text} {unit.text}"
        going_on = self.is_last(unit) and is_unfinished(field, joined)
        if not going_on and not date_ranges.is_age(f"{begun} {unit.text.partition('.')[0]}"):
            return value
        return self.with_unit(replace(self.next(), text=joined, start=value.start), field)
