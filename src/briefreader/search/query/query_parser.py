"""The query language: text to a tree, or one mistake with its place.

A query is parts that must all match; ``OR`` between parts, binding less tightly; ``-`` or ``NOT``
before a part excludes it; brackets group. A part is a word, a ``"phrase"``, ``begin*`` or
``field:value``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from briefreader.domain.article import Span
from briefreader.domain.listing_row import Sort
from briefreader.domain.quote import AnswerKind
from briefreader.errors import QueryError
from briefreader.search.analysis.tokenizer import tokenize
from briefreader.search.query import date_ranges
from briefreader.search.query.ast import (
    AnswerTerm,
    DateRange,
    HasFlag,
    MatchAll,
    NameTerm,
    Node,
    Not,
    Or,
    Query,
    QuotesPerson,
    Terms,
)
from briefreader.search.query.ast_builder import (
    Part,
    StatementScope,
    check_alternatives,
    in_field,
    join,
    make_statement_query,
    scope_answers,
    with_span,
)
from briefreader.search.query.fields import (
    DAY_FIELDS,
    FLAGS,
    SCHEMES,
    TEXT_FIELDS,
    is_unfinished,
    nearest_choice,
    nearest_field,
    remedy_for,
)
from briefreader.search.query.lexer import FIELD, Token, TokenCursor, TokenKind
from briefreader.text.folding import fold_text
from briefreader.text.sanitizing import one_line

LONGEST = 500  # code points
MOST_PARTS = 32
DEEPEST = 16
FARTHEST = 99  # other words between those that are to stand near each other

T = TypeVar("T")


_NOTHING_SAVED: Mapping[str, str] = MappingProxyType({})


def parse_query(
    text: str,
    *,
    today: date | None = None,
    typing: bool = False,
    saved: Mapping[str, str] = _NOTHING_SAVED,
    name: str = "",
) -> Query:
    """Parse what a reader typed.

    With ``typing`` the last word may go on, what is unfinished at the end (a phrase, a bracket, an
    ``OR``, a field) is not a mistake yet, and the answer is what is found in a moment. ``newer:``
    counts back from ``today``; ``saved:`` stands for one of the ``saved`` queries, by its name;
    with a ``name``, under which the query is to be saved, none of them may lead back to it.
    Raises QueryError, with the place of the mistake, and nothing else.
    """
    if len(text) > LONGEST:
        raise QueryError(f"too long: {LONGEST} characters at most", LONGEST, len(text))
    parser = _Parser(text, today, typing, saved, (name,) if name else ())
    root = scope_answers(parser.parse())
    return Query(text, root, parser.sort, typing)


class _CyclicSavedSearch(QueryError):
    """How saved searches name each other, which is said without the way that led there."""


def _choices(field: str, span: Span) -> dict[str, Node]:
    """Return what a field with few values can be, and what each means."""
    if field == "answer":
        return {kind.value: AnswerTerm(kind, span) for kind in AnswerKind}
    return {flag: HasFlag(flag) for flag in FLAGS[field]}


class _Parser(TokenCursor):
    """Makes a tree of the tokens; ``within`` are the saved searches that the text is a part of."""

    def __init__(
        self,
        text: str,
        today: date | None,
        typing: bool,
        saved: Mapping[str, str],
        within: tuple[str, ...] = (),
    ) -> None:
        super().__init__(text, typing)
        self._today = today
        self._saved = saved
        self._within = within
        self._excluding = False
        self._parts = 0
        self.sort: Sort | None = None

    def parse(self) -> Node:
        """Return the whole query."""
        root = self._either(0)
        token = self.peek()
        if token is not None:
            raise QueryError("unmatched closing bracket", token.start, token.end)
        check_alternatives(scope_answers(root), self._text)
        return root

    def _either(self, depth: int) -> Node:
        choices = [self._both(depth)]
        while self.at(TokenKind.OR):
            sign = self.next()
            choices.append(self._both(depth))
            for choice in choices[-2:]:
                if choice is None and not self.unfinished():
                    raise QueryError("OR needs a word on both sides", sign.start, sign.end)
        kept = tuple(choice for choice in choices if choice is not None)
        if not kept:
            return MatchAll()
        return kept[0] if len(kept) == 1 else Or(kept)

    def _both(self, depth: int) -> Node | None:
        """Return the parts up to ``OR``, ``)`` or the end; None where there are none."""
        parts: list[Part] = []
        empty = True
        while self._has_more():
            if self.at(TokenKind.AND) and not empty and self._place + 1 < len(self._tokens):
                self.next()
                continue
            empty = False
            part = self._part(depth)
            if part is not None:
                parts.append(part)
        if empty:
            return None
        return join(parts)

    def _part(self, depth: int) -> Part | None:
        """Return one part; None where nothing in it can be sought."""
        token = self.next()
        if token.kind is TokenKind.MINUS or (token.kind is TokenKind.NOT and self._has_more()):
            return self._excluded(token, depth)
        if token.kind is TokenKind.OPEN:
            return self._group(token, depth)
        if token.kind is TokenKind.FIELD:
            return self._field(token, depth)
        self._check_name(token)
        return self._words(token)

    def _has_more(self) -> bool:
        """Return whether a part follows in the same group."""
        return self.peek() is not None and not self.at(TokenKind.OR, TokenKind.CLOSE)

    def _check_name(self, token: Token) -> None:
        """Raise QueryError for ``author:x``, as for ``tittle:x``; an address, a number
        (``ratio:3``), what is no field anywhere (``re:``) and a single letter (``Q:``) are text.
        """
        named = FIELD.match(token.text) if token.kind is TokenKind.WORD else None
        if named is None:
            return
        after = self.peek()
        glued = named.end() < len(token.text) or (after is not None and after.glued)
        name = named[1].lower()
        if not glued or len(name) == 1 or name in SCHEMES:
            return
        field = nearest_field(name)
        value = token.text[named.end() :]
        if field is None and (value.startswith("//") or value[:1].isdigit()):
            return
        reason = f"no field {named[0]} – {remedy_for(name, field)}"
        raise QueryError(reason, token.start, token.start + named.end())

    def _excluded(self, sign: Token, depth: int) -> Node | None:
        if self.peek() is None or self.at(TokenKind.CLOSE):
            return None
        if depth >= DEEPEST:
            raise QueryError("nested too deeply", sign.start, sign.end)
        outer, self._excluding = self._excluding, True
        part = self._part(depth + 1)
        self._excluding = outer
        if part is None:
            return None
        if isinstance(part, StatementScope):
            part = make_statement_query(part, [])
        return Not(part)

    def _group(self, bracket: Token, depth: int) -> Node:
        if depth >= DEEPEST:
            raise QueryError("nested too deeply", bracket.start, bracket.end)
        inner = self._either(depth + 1)
        if self.at(TokenKind.CLOSE):
            self.next()
        elif not self.unfinished():
            raise QueryError("bracket never closed", bracket.start, bracket.end)
        return inner

    def _words(self, token: Token, field: str | None = None) -> Terms | None:
        """Return a word, phrase or beginning; a word that folds to several is a phrase."""
        if token.kind is TokenKind.PHRASE and not token.closed and not self._typing:
            raise QueryError("quotation mark never closed", token.start, token.start + 1)
        sought = tuple(word.decode() for word in tokenize(token.text))
        if not sought:
            return None
        self._count(token)
        phrase = token.kind is TokenKind.PHRASE
        near = self._near(token)
        if near is not None:
            sought = tuple(dict.fromkeys(sought))
            return Terms(sought, True, False, token.span, field, near if len(sought) > 1 else None)
        starred = token.text.rstrip().endswith("*")
        return Terms(sought, phrase, starred or self._goes_on(token), token.span, field)

    def _near(self, phrase: Token) -> int | None:
        """Return how many other words may stand between those of a phrase; None where it is one."""
        written = phrase.near
        if written is None or (not written and self.unfinished()):
            return None
        if not written.isdecimal() or len(written) > len(str(FARTHEST)):
            start = phrase.end - len(written) - 1
            reason = f"~ needs a number: how many words may come between, 0 to {FARTHEST}"
            raise QueryError(reason, start, phrase.end)
        return int(written)

    def _goes_on(self, token: Token) -> bool:
        """Return whether the token is the last and its last word may not be complete yet.

        Not where it is excluded: half a word would exclude far too much.
        """
        return self.is_last(token) and not self._excluding and token.text[-1:].isalnum()

    def _count(self, token: Token) -> None:
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise QueryError(f"too many parts: {MOST_PARTS} at most", token.start, token.end)

    def _field(self, field: Token, depth: int) -> Part | None:
        name = field.text
        if name in TEXT_FIELDS:
            return self._text_field(field, depth)
        value = self.value(field)
        if value is None:
            return None
        if name in DAY_FIELDS:
            value = self.with_unit(value, name)
        self._count(field)
        span = Span(field.start, value.end)
        if value.near is not None and name != "asked":
            raise QueryError(
                f"{field.text}: can't be used with ~", value.end - len(value.near) - 1, value.end
            )
        if name in {"speaker", "said"}:
            return self._named(name, value, span)
        if name == "asked":
            return StatementScope(None, True, self._words(value), span)
        if name == "sort":
            orders = {sort.value: sort for sort in Sort}
            self.sort = self._choose(value, name, {**orders, "newest": Sort.DATE})
            return None
        if name == "saved":
            return self._of_saved(value, span)
        if name == "answer" or name in FLAGS:
            return self._choose(value, name, _choices(name, span))
        return self._days(name, value)

    def _text_field(self, field: Token, depth: int) -> Node | None:
        token = self.peek()
        if token is not None and token.glued and token.kind is TokenKind.OPEN:
            return in_field(self._group(self.next(), depth), field)
        value = self.value(field)
        return self._words(value, field.text) if value is not None else None

    def _named(self, field: str, value: Token, span: Span) -> Part | None:
        sought = tuple(word.decode() for word in tokenize(value.text))
        if not sought:
            return None
        starred = value.text.endswith("*")
        name = NameTerm(sought, starred or self._goes_on(value), value.span)
        return QuotesPerson(name) if field == "speaker" else StatementScope(name, False, None, span)

    def _of_saved(self, value: Token, span: Span) -> Node | None:
        """Return a saved query in the place of its name, as if it stood there in brackets."""
        sought = fold_text(value.text).strip()
        self._check_entangled(sought, value)
        names = {fold_text(name): name for name in self._saved}
        if sought not in names:
            if self.is_last(value) and any(name.startswith(sought) for name in names):
                return None
            reason = f"no saved search “{one_line(value.text)}”"
            raise QueryError(reason, value.start, value.end)
        name = names[sought]
        within = (*self._within, name)
        inner = _Parser(self._saved[name], self._today, False, self._saved, within)
        try:
            node = with_span(inner.parse(), span)
        except _CyclicSavedSearch as error:
            raise _CyclicSavedSearch(error.reason, value.start, value.end) from None
        except QueryError as error:
            reason = f"in saved search “{name}”: {error.reason}"
            raise QueryError(reason, value.start, value.end) from None
        self.sort = self.sort or inner.sort
        self._parts += inner._parts
        self._count(value)
        return node

    def _check_entangled(self, sought: str, value: Token) -> None:
        """Raise QueryError for a saved search that the text is a part of, or very deep in."""
        if len(self._within) > DEEPEST:
            raise _CyclicSavedSearch("saved searches are nested too deeply", value.start, value.end)
        within = [fold_text(name) for name in self._within]
        if sought not in within:
            return
        circle = [f"“{one_line(name)}”" for name in self._within[within.index(sought) :]]
        steps = zip(circle, [*circle[1:], circle[0]], strict=True)
        way = ", ".join(f"{one} uses {other}" for one, other in steps)
        if len(circle) == 1:
            remedy = "save it again without the reference to itself"
        else:
            remedy = "remove the saved: reference from one of them"
        reason = f"circular saved searches: {way}; {remedy}"
        raise _CyclicSavedSearch(reason, value.start, value.end)

    def _choose(self, value: Token, field: str, choices: dict[str, T]) -> T | None:
        written = value.text.strip().lower()
        chosen = choices.get(written)
        if chosen is None:
            if self.is_last(value) and any(choice.startswith(written) for choice in choices):
                return None
            near = nearest_choice(field, written)
            reason = f"no {field}:{written} – did you mean {field}:{near}?"
            if near is None:
                reason = f"{field}: can be {', '.join(choices)}"
            raise QueryError(reason, value.start, value.end)
        return chosen

    def _days(self, field: str, value: Token) -> DateRange | None:
        readers: dict[str, Callable[[str], DateRange]] = {
            "date": date_ranges.named,
            "after": date_ranges.after,
            "before": date_ranges.before,
        }
        behind = self.peek()
        glued = behind is not None and behind.glued and behind.kind is not TokenKind.CLOSE
        if behind is not None and glued and value.kind is TokenKind.PHRASE:
            # The dots of a range would be a word like any other.
            reason = "a range goes within the quotation marks, a word behind a space"
            raise QueryError(reason, behind.start, behind.end)
        try:
            if field == "newer":
                return self._newer(value.text)
            return readers[field](date_ranges.with_days(value.text, self._today))
        except date_ranges.NoSuchDay as error:
            if self.is_last(value) and is_unfinished(field, value.text):
                return None
            raise QueryError(str(error), value.start, value.end) from None

    def _newer(self, value: str) -> DateRange:
        if self._today is None:
            raise date_ranges.NoSuchDay("newer: needs today's date")
        return date_ranges.newer(value, self._today)
