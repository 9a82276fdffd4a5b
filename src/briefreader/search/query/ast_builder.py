"""How the parts of a query's group belong together: words, fields, and who must have said them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.errors import QueryError
from briefreader.search.analysis.tokenizer import words
from briefreader.search.query.ast import (
    Both,
    Either,
    Everything,
    Name,
    Node,
    Query,
    Quoting,
    Spoken,
    Without,
    Words,
    bears_statements,
)
from briefreader.search.query.lexer import Token


class Selector(NamedTuple):
    """``said:`` or ``asked:`` before the words of its group are known."""

    name: Name | None
    question: bool
    words: Words | None
    span: Span


Part = Node | Selector


def in_field(node: Node, field: Token) -> Node:
    """A group after a text field: every word of it is sought in that field."""
    match node:
        case Words(field=None):
            return replace(node, field=field.text)
        case Both(parts):
            return Both(tuple(in_field(part, field) for part in parts))
        case Either(parts):
            return Either(tuple(in_field(part, field) for part in parts))
        case Without(part):
            return Without(in_field(part, field))
        case Everything():
            return node
        case _:
            raise QueryError(
                f"inside {field.text}:( ) there are only words", field.start, field.end
            )


def join(parts: Sequence[Part]) -> Node:
    """The parts of one group; plain words belong to its ``said:`` or ``asked:``, if it has one."""
    flat: list[Part] = []
    for part in parts:
        flat += part.parts if isinstance(part, Both) else [part]
    selectors = [part for part in flat if isinstance(part, Selector)]
    nodes = [part for part in flat if not isinstance(part, Selector | Everything)]
    bearing = [node for node in nodes if bears_statements(node)]
    if len(selectors) + len(bearing) > 1:
        where = [
            part.span for part in (*bearing, *selectors) if isinstance(part, Spoken | Selector)
        ]
        span = max(where, default=Span(0, 0))
        raise QueryError("only one said: or asked: in one group", span.start, span.end)
    if selectors:
        plain = [node for node in nodes if _is_plain(node)]
        nodes = [node for node in nodes if node not in plain]
        nodes.insert(0, spoken(selectors[0], plain))
    if not nodes:
        return Everything()
    return nodes[0] if len(nodes) == 1 else Both(tuple(nodes))


def spoken(selector: Selector, plain: Sequence[Node]) -> Spoken:
    """Statements chosen by ``selector`` that hold the ``plain`` words."""
    sought = [selector.words, *plain] if selector.words else plain
    inner: Node = Everything()
    if sought:
        inner = sought[0] if len(sought) == 1 else Both(tuple(sought))
    return Spoken(selector.name, selector.question, inner, selector.span)


def _is_plain(node: Node) -> bool:
    """Whether a node is made of words that may be sought inside a statement."""
    if isinstance(node, Words):
        return node.field is None
    if isinstance(node, Both | Either):
        return all(map(_is_plain, node.parts))
    return isinstance(node, Without) and _is_plain(node.part)


def check_alternatives(node: Node, text: str) -> None:
    """Statements and articles cannot stand in one list of hits."""
    if isinstance(node, Either):
        bearing = [bears_statements(part) for part in node.parts]
        if any(bearing) and not all(bearing):
            place = _span(node.parts[bearing.index(False)]) or Span(0, len(text))
            reason = "with OR, said: or asked: must stand in every alternative"
            raise QueryError(reason, place.start, place.end)
    if isinstance(node, Both | Either):
        for part in node.parts:
            check_alternatives(part, text)
    elif isinstance(node, Without):
        check_alternatives(node.part, text)


def placed(node: Node, span: Span) -> Node:
    """A node of another query, as it stands for ``span`` of this one."""
    match node:
        case Words():
            return replace(node, span=span)
        case Quoting(name):
            return Quoting(replace(name, span=span))
        case Without(part):
            return Without(placed(part, span))
        case Both(parts):
            return Both(tuple(placed(part, span) for part in parts))
        case Either(parts):
            return Either(tuple(placed(part, span) for part in parts))
        case Spoken(name, question, sought):
            named = replace(name, span=span) if name else None
            return Spoken(named, question, placed(sought, span), span)
        case _:
            return node


def _span(node: Node) -> Span | None:
    """Where a node begins and ends, as far as its parts know."""
    match node:
        case Words(span=span) | Spoken(span=span):
            return span
        case Quoting(name):
            return name.span
        case Without(part):
            return _span(part)
        case Both(parts) | Either(parts):
            spans = [span for span in map(_span, parts) if span is not None]
            return Span(min(spans).start, max(s.end for s in spans)) if spans else None
        case _:
            return None


def statement_query(speaker: str | None, query: Query | None, *, whole: bool = False) -> Query:
    """A query for statements: of a speaker, with the plain words of ``query`` inside each.

    With ``whole`` the speaker is named in full, else by some of the name's words.
    """
    sought = tuple(word.decode() for word in words(speaker)) if speaker else ()
    name = Name(sought, False, Span(0, 0), whole) if sought else None
    if query is None:
        return Query("", Spoken(name, False, Everything(), Span(0, 0)))
    if query.finds_statements:
        root = query.root if name is None else join([query.root, Quoting(name)])
        return Query(query.text, root, query.sort)
    parts = query.root.parts if isinstance(query.root, Both) else (query.root,)
    return Query(query.text, join([Selector(name, False, None, Span(0, 0)), *parts]), query.sort)
