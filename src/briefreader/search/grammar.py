"""The query language: text to a tree, or one mistake with its place.

A query is parts that must all match; ``OR`` between parts, binding less tightly; ``-`` before a
part excludes; brackets group. A part is a word, a ``"phrase"``, ``begin*`` or ``field:value``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from briefreader.article import Sort, Span
from briefreader.errors import QueryError
from briefreader.search import days
from briefreader.search.fields import FLAGS, TEXT_FIELDS, is_unfinished, nearest_field
from briefreader.search.groups import Part, Selector, check_alternatives, in_field, join, spoken
from briefreader.search.lexer import FIELD, Kind, Token, tokens
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
FARTHEST = 99  # other words between those that are to stand near each other

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
        self._check_name(token)
        return self._words(token)

    def _check_name(self, token: Token) -> None:
        """Raise QueryError for ``tittle:x``; what is near no field's name is text."""
        named = FIELD.match(token.text) if token.kind is Kind.WORD else None
        if named is None:
            return
        after = self._peek()
        glued = named.end() < len(token.text) or (after is not None and after.glued)
        field = nearest_field(named[1].lower())
        if glued and field is not None:
            reason = f"there is no field {named[0]}; did you mean {field}:?"
            raise QueryError(reason, token.start, token.start + named.end())

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
        near = self._near(token)
        if near is not None:
            sought = tuple(dict.fromkeys(sought))
            return Words(sought, True, False, token.span, field, near if len(sought) > 1 else None)
        starred = token.text.rstrip().endswith("*")
        return Words(sought, phrase, starred or self._goes_on(token), token.span, field)

    def _near(self, phrase: Token) -> int | None:
        """How many other words may stand between those of a phrase; None where it is one."""
        written = phrase.near
        if written is None or (not written and self._unfinished()):
            return None
        if not written.isdecimal() or len(written) > len(str(FARTHEST)):
            start = phrase.end - len(written) - 1
            reason = f"after ~ stands how many words may be between, 0 to {FARTHEST}"
            raise QueryError(reason, start, phrase.end)
        return int(written)

    def _is_last(self, token: Token) -> bool:
        """Whether the token is the last and more of it may still be typed."""
        return (
            self._typing
            and token.end == len(self._text)
            and (token.kind is not Kind.PHRASE or not token.closed)
        )

    def _goes_on(self, token: Token) -> bool:
        """Whether the token is the last and its last word may not be complete yet.

        Not where it is excluded: half a word would exclude far too much.
        """
        return self._is_last(token) and not self._excluding and token.text[-1:].isalnum()

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
        if name in TEXT_FIELDS:
            return self._text_field(field, depth)
        value = self._value(field)
        if value is None:
            return None
        if name == "newer":
            value = self._with_unit(value)
        self._count(field)
        span = Span(field.start, value.end)
        if value.near is not None and name != "asked":
            raise QueryError(
                f"{field.text}: knows no ~", value.end - len(value.near) - 1, value.end
            )
        if name in {"speaker", "said"}:
            return self._named(name, value, span)
        if name == "asked":
            return Selector(None, True, self._words(value), span)
        if name == "sort":
            self.sort = self._choose(value, name, {sort.value: sort for sort in Sort})
            return None
        if name in FLAGS:
            return self._choose(value, name, {flag: Flagged(flag) for flag in FLAGS[name]})
        return self._days(name, value)

    def _with_unit(self, value: Token) -> Token:
        """``newer:2 weeks`` without quotation marks: the number with the unit behind it."""
        unit = self._peek()
        if unit is None or unit.kind is not Kind.WORD or not value.text.isdecimal():
            return value
        joined = f"{value.text} {unit.text}"
        going_on = self._is_last(unit) and is_unfinished("newer", joined)
        if not going_on and not days.is_age(joined):
            return value
        return replace(self._next(), text=joined, start=value.start)

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

    def _choose(self, value: Token, field: str, choices: dict[str, T]) -> T | None:
        written = value.text.strip().lower()
        chosen = choices.get(written)
        if chosen is None:
            if self._is_last(value) and any(choice.startswith(written) for choice in choices):
                return None
            raise QueryError(f"{field}: knows {', '.join(choices)}", value.start, value.end)
        return chosen

    def _days(self, field: str, value: Token) -> Dated | None:
        readers: dict[str, Callable[[str], Dated]] = {
            "date": days.named,
            "after": days.after,
            "before": days.before,
            "newer": self._newer,
        }
        try:
            return readers[field](value.text)
        except days.NoSuchDay as error:
            if self._is_last(value) and is_unfinished(field, value.text):
                return None
            raise QueryError(str(error), value.start, value.end) from None

    def _newer(self, value: str) -> Dated:
        if self._today is None:
            raise days.NoSuchDay("newer: cannot be answered without knowing today's date")
        return days.newer(value, self._today)
