"""How the parts of a query's group belong together: words, fields, and who must have said them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.errors import QueryError
from briefreader.search.analysis.tokenizer import tokenize
from briefreader.search.query.ast import (
    And,
    AnswerTerm,
    MatchAll,
    NameTerm,
    Node,
    Not,
    Or,
    Query,
    QuotesPerson,
    StatementQuery,
    Terms,
    contains_statement_query,
)
from briefreader.search.query.lexer import Token


class StatementScope(NamedTuple):
    """``said:`` or ``asked:`` before the words of its group are known."""

    name: NameTerm | None
    question: bool
    words: Terms | None
    span: Span


Part = Node | StatementScope


def in_field(node: Node, field: Token) -> Node:
    """Return a group after a text field: every word of it is sought in that field."""
    match node:
        case Terms(field=None):
            return replace(node, field=field.text)
        case And(parts):
            return And(tuple(in_field(part, field) for part in parts))
        case Or(parts):
            return Or(tuple(in_field(part, field) for part in parts))
        case Not(part):
            return Not(in_field(part, field))
        case MatchAll():
            return node
        case _:
            raise QueryError(
                f"only words can be used inside {field.text}:( )", field.start, field.end
            )


def join(parts: Sequence[Part]) -> Node:
    """Return the parts of one group; plain words belong to its ``said:`` or ``asked:``, if it
    has one.
    """
    flat: list[Part] = []
    for part in parts:
        flat += part.parts if isinstance(part, And) else [part]
    selectors = [part for part in flat if isinstance(part, StatementScope)]
    nodes = [part for part in flat if not isinstance(part, StatementScope | MatchAll)]
    bearing = [node for node in nodes if contains_statement_query(node)]
    if len(selectors) + len(bearing) > 1:
        where = [
            part.span
            for part in (*bearing, *selectors)
            if isinstance(part, StatementQuery | StatementScope)
        ]
        span = max(where, default=Span(0, 0))
        raise QueryError("only one said: or asked: per group", span.start, span.end)
    if selectors:
        plain = [node for node in nodes if _is_plain(node)]
        nodes = [node for node in nodes if node not in plain]
        nodes.insert(0, make_statement_query(selectors[0], plain))
    if not nodes:
        return MatchAll()
    return nodes[0] if len(nodes) == 1 else And(tuple(nodes))


def scope_answers(node: Node) -> Node:
    """Return a whole query: ``answer:`` outside of ``said:`` and ``asked:`` chooses questions."""
    if isinstance(node, StatementQuery) or not _has_answer(node):
        return node
    if _is_plain(node):
        return StatementQuery(None, True, node, _span(node) or Span(0, 0))
    if isinstance(node, Not):
        return Not(scope_answers(node.part))
    assert isinstance(node, And | Or)
    plain = [part for part in node.parts if _is_plain(part)]
    if isinstance(node, And) and any(map(_has_answer, plain)):
        others = (part for part in node.parts if part not in plain)
        return join(
            [make_statement_query(StatementScope(None, True, None, Span(0, 0)), plain), *others]
        )
    return type(node)(tuple(map(scope_answers, node.parts)))


def _has_answer(node: Node) -> bool:
    """Return whether a node asks for a kind of answer outside of a statement's query."""
    match node:
        case AnswerTerm():
            return True
        case Not(part):
            return _has_answer(part)
        case And(parts) | Or(parts):
            return any(map(_has_answer, parts))
        case _:
            return False


def make_statement_query(selector: StatementScope, plain: Sequence[Node]) -> StatementQuery:
    """Return statements chosen by ``selector`` that hold the ``plain`` words."""
    sought = [selector.words, *plain] if selector.words else plain
    inner: Node = MatchAll()
    if sought:
        inner = sought[0] if len(sought) == 1 else And(tuple(sought))
    return StatementQuery(selector.name, selector.question, inner, selector.span)


def _is_plain(node: Node) -> bool:
    """Return whether a node is made of words that may be sought inside a statement."""
    if isinstance(node, Terms):
        return node.field is None
    if isinstance(node, AnswerTerm):
        return True
    if isinstance(node, And | Or):
        return all(map(_is_plain, node.parts))
    return isinstance(node, Not) and _is_plain(node.part)


def check_alternatives(node: Node, text: str) -> None:
    """Refuse statements and articles in one list of hits."""
    if isinstance(node, Or):
        bearing = [contains_statement_query(part) for part in node.parts]
        if any(bearing) and not all(bearing):
            place = _span(node.parts[bearing.index(False)]) or Span(0, len(text))
            reason = "with OR, every alternative needs said:, asked: or answer:"
            raise QueryError(reason, place.start, place.end)
    if isinstance(node, And | Or):
        for part in node.parts:
            check_alternatives(part, text)
    elif isinstance(node, Not):
        check_alternatives(node.part, text)


def with_span(node: Node, span: Span) -> Node:
    """Return a node of another query, as it stands for ``span`` of this one."""
    match node:
        case Terms() | AnswerTerm():
            return replace(node, span=span)
        case QuotesPerson(name):
            return QuotesPerson(replace(name, span=span))
        case Not(part):
            return Not(with_span(part, span))
        case And(parts):
            return And(tuple(with_span(part, span) for part in parts))
        case Or(parts):
            return Or(tuple(with_span(part, span) for part in parts))
        case StatementQuery(name, question, sought):
            named = replace(name, span=span) if name else None
            return StatementQuery(named, question, with_span(sought, span), span)
        case _:
            return node


def _span(node: Node) -> Span | None:
    """Return where a node begins and ends, as far as its parts know."""
    match node:
        case Terms(span=span) | StatementQuery(span=span) | AnswerTerm(span=span):
            return span
        case QuotesPerson(name):
            return name.span
        case Not(part):
            return _span(part)
        case And(parts) | Or(parts):
            spans = [span for span in map(_span, parts) if span is not None]
            return Span(min(spans).start, max(s.end for s in spans)) if spans else None
        case _:
            return None


def statement_query(
    speaker: str | None, query: Query | None, *, whole: bool = False, asking: bool = False
) -> Query:
    """Return a query for statements: of a speaker, with the plain words of ``query`` inside each.

    With ``whole`` the speaker is named in full, else by some of the name's words; ``asking``
    leaves questions alone.
    """
    sought = tuple(word.decode() for word in tokenize(speaker)) if speaker else ()
    name = NameTerm(sought, False, Span(0, 0), whole) if sought else None
    if query is None:
        return Query("", StatementQuery(name, asking, MatchAll(), Span(0, 0)))
    if query.finds_statements:
        root = query.root if name is None else join([query.root, QuotesPerson(name)])
        return replace(query, root=root)
    parts = query.root.parts if isinstance(query.root, And) else (query.root,)
    return replace(query, root=join([StatementScope(name, asking, None, Span(0, 0)), *parts]))
