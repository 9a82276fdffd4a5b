"""A query's text to its tokens, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from briefreader.domain.article import Span
from briefreader.search.query.fields import FIELDS

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
                return max(place, start + 1)
            depth -= 1
    return len(text)
