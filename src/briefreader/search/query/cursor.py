"""The tokens of a query, read once from left to right."""

from __future__ import annotations

from dataclasses import replace

from briefreader.errors import QueryError
from briefreader.search.query import date_ranges
from briefreader.search.query.fields import is_unfinished
from briefreader.search.query.lexer import Token, TokenKind, tokens


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

    def with_unit(self, value: Token) -> Token:
        """Return ``newer:2 weeks`` without quotation marks: the number with the unit behind it."""
        unit = self.peek()
        if unit is None or unit.kind is not TokenKind.WORD or not value.text.isdecimal():
            return value
        joined = f"{value.text} {unit.text}"
        going_on = self.is_last(unit) and is_unfinished("newer", joined)
        if not going_on and not date_ranges.is_age(joined):
            return value
        return replace(self.next(), text=joined, start=value.start)
