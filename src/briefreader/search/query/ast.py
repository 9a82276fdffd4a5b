"""A query as a small frozen tree, and what it says in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefreader.domain.article import Span
from briefreader.domain.listing_row import Sort
from briefreader.domain.quote import AnswerKind
from briefreader.text.folding import fold_text


@dataclass(frozen=True, slots=True)
class MatchAll:
    """All articles."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Folded words side by side; one word is sought in all its forms unless ``exact``.

    ``prefix`` lets the last word go on. ``field`` None means title and body. With ``near`` the
    words, all different, may stand in any order and with at most so many others between them.
    """

    words: tuple[str, ...]
    exact: bool
    prefix: bool
    span: Span
    field: str | None = None
    near: int | None = None


@dataclass(frozen=True, slots=True)
class NameTerm:
    """Folded words of a speaker's name, in any order; ``prefix`` lets the last one go on.

    A ``whole`` name has no other words.
    """

    words: tuple[str, ...]
    prefix: bool
    span: Span
    whole: bool = False

    def __str__(self) -> str:
        return " ".join(self.words) + "…" * self.prefix


@dataclass(frozen=True, slots=True)
class QuotesPerson:
    """Articles that quote somebody of this name."""

    name: NameTerm


@dataclass(frozen=True, slots=True)
class DateRange:
    """Articles of the days ``first`` to ``last`` (ordinals, inclusive); undated ones never."""

    first: int
    last: int
    wording: str


@dataclass(frozen=True, slots=True)
class HasFlag:
    """Articles that the reader has read, starred …, or that have quotes."""

    flag: str


@dataclass(frozen=True, slots=True)
class AnswerTerm:
    """Statements that answer so, or questions that were answered so; only inside a statement."""

    kind: AnswerKind
    span: Span


@dataclass(frozen=True, slots=True)
class Not:
    """Whatever ``part`` does not match."""

    part: Node


@dataclass(frozen=True, slots=True)
class And:
    """What all parts match."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What any part matches."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class StatementQuery:
    """Statements: by somebody of this name, or questions; ``words`` are sought inside each."""

    name: NameTerm | None
    question: bool
    words: Node
    span: Span


Node = (
    MatchAll
    | Terms
    | QuotesPerson
    | DateRange
    | HasFlag
    | AnswerTerm
    | Not
    | And
    | Or
    | StatementQuery
)


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: what was typed, what it means, and how its hits are sorted (None: as
    suits it).

    It is answered in full however long that takes; while somebody is ``typing`` it, with what is
    found in a moment.
    """

    text: str
    root: Node
    sort: Sort | None = None
    typing: bool = False

    @property
    def explanation(self) -> str:
        """What the query was understood as, in words; empty for an empty one."""
        return self._explained(named=True)

    def sought_of(self, speaker: str) -> str:
        """Return the explanation without the name whose statements are sought, where that is a part
        of the ``speaker``'s: “quay” of “Lee said quay”.
        """
        own = fold_text(speaker).replace("-", " ").split()
        match self.root:
            case (
                StatementQuery(name=NameTerm(words=words))
                | And(parts=(StatementQuery(name=NameTerm(words=words)), *_))
            ) if all(any(name.startswith(word) for name in own) for word in words):
                return self._explained(named=False)
        return self.explanation

    def _explained(self, *, named: bool) -> str:
        said = "" if isinstance(self.root, MatchAll) else _explain(self.root, named=named)
        order = self.sort.words if self.sort else ""
        return ", ".join(part for part in (said, order) if part)

    @property
    def finds_statements(self) -> bool:
        """Whether the hits are statements, not articles."""
        return contains_statement_query(self.root)

    @property
    def asks_who(self) -> bool:
        """Whether it matters who said something."""
        return _asks_who(self.root)

    def names(self) -> Iterator[NameTerm]:
        """Return the names of speakers that are asked for."""
        return _names(self.root)

    def sayers(self) -> Iterator[NameTerm | None]:
        """Return whose statements are asked for; None where anybody's are."""
        return _sayers(self.root)

    def marked(self) -> Iterator[Terms]:
        """Return the words to mark in a text: those that a hit has, wherever they are sought."""
        return (words for words in _wanted(self.root) if words.field is None)

    def wanted(self) -> Iterator[Terms]:
        """Return all words that a hit has, in titles and other fields too."""
        return _wanted(self.root)


def contains_statement_query(node: Node) -> bool:
    """Return whether a node's hits are statements."""
    if isinstance(node, StatementQuery):
        return True
    return isinstance(node, And | Or) and any(map(contains_statement_query, node.parts))


def _names(node: Node) -> Iterator[NameTerm]:
    match node:
        case QuotesPerson(name) | StatementQuery(name=NameTerm() as name):
            yield name
        case And(parts) | Or(parts):
            for part in parts:
                yield from _names(part)
        case Not(part):
            yield from _names(part)
        case _:
            return


def _sayers(node: Node) -> Iterator[NameTerm | None]:
    if isinstance(node, StatementQuery):
        yield node.name
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from _sayers(part)


def _asks_who(node: Node) -> bool:
    match node:
        case QuotesPerson() | StatementQuery():
            return True
        case And(parts) | Or(parts):
            return any(map(_asks_who, parts))
        case Not(part):
            return _asks_who(part)
        case _:
            return False


def _wanted(node: Node) -> Iterator[Terms]:
    if isinstance(node, Terms):
        yield node
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from _wanted(part)
    elif isinstance(node, StatementQuery):
        yield from _wanted(node.words)


_FIELD_WORDING = {
    "title": "with {} in the title",
    "source": "from {}",
    "tag": "tagged {}",
    "path": "with {} in the path",
}
_ANSWER_WORDING = {
    AnswerKind.ANSWERED: "answered",
    AnswerKind.REFERRED: "referred to somebody else",
    AnswerKind.PROMISED: "with a promise to follow up",
    AnswerKind.DECLINED: "declined",
    AnswerKind.NOTHING: "with nothing to share",
    AnswerKind.UNKNOWN: "answered “I don't know”",
    AnswerKind.INTERRUPTED: "interrupted",
}
_FLAG_WORDING = {"quotes": "with quotes", "bookmark": "with bookmarks", "note": "with notes"} | {
    state: f"with {state} bookmarks" for state in ("lost", "changed", "moved")
}


def _explain(node: Node, inside: bool = False, *, named: bool = True) -> str:
    """Return one node in words; ``inside`` another one, alternatives stand in brackets. Unless
    ``named``, of what somebody said only what is sought.
    """
    match node:
        case Terms():
            return _explain_words(node)
        case QuotesPerson(name):
            return f"quoting {_explain_name(name)}"
        case DateRange(wording=wording):
            return wording
        case HasFlag(flag):
            return _FLAG_WORDING.get(flag, flag)
        case AnswerTerm(kind):
            return _ANSWER_WORDING[kind]
        case Not(part):
            return _explain_excluded(part)
        case And(parts):
            return _explain_both(parts, named=named)
        case Or(parts):
            joined = " or ".join(_explain(part, inside=True) for part in parts)
            return f"({joined})" if inside else joined
        case StatementQuery():
            return _explain_spoken(node, named=named)
        case _:
            return "all articles"


def _explain_excluded(node: Node) -> str:
    words = _explain(node, inside=True)
    if words.startswith("with "):
        return f"without {words.removeprefix('with ')}"
    return f"without {words}" if _is_of_words(node) else f"not {words}"


def _is_of_words(node: Node) -> bool:
    match node:
        case Terms(field=field):
            return field is None
        case And(parts) | Or(parts):
            return all(map(_is_of_words, parts))
        case _:
            return False


def _explain_words(node: Terms) -> str:
    joined = " ".join(node.words) + ("…" if node.prefix else "")
    if node.exact or len(node.words) > 1:
        joined = f"“{joined}”"
    if node.near is not None:
        joined = f"{joined} within {node.near} word{'s' * (node.near != 1)}"
    return _FIELD_WORDING[node.field].format(joined) if node.field else joined


def _explain_both(parts: tuple[Node, ...], *, named: bool = True) -> str:
    plain = [part for part in parts if isinstance(part, Terms) and part.field is None]
    others = [part for part in parts if part not in plain]
    said = " and ".join(map(_explain_words, plain))
    told = (_explain(part, inside=True, named=named) for part in others)
    return ", ".join(filter(None, [said, *told]))


def _explain_name(name: NameTerm) -> str:
    return " ".join(word.title() for word in name.words) + ("…" if name.prefix else "")


def _explain_spoken(node: StatementQuery, *, named: bool) -> str:
    parts = node.words.parts if isinstance(node.words, And) else (node.words,)
    answers = tuple(part for part in parts if _is_of_answers(part))
    words = tuple(part for part in parts if part not in answers and part != MatchAll())
    what = _explain(words[0] if len(words) == 1 else And(words)) if words else ""
    who = _explain_name(node.name) if node.name else "somebody"
    if node.question:
        said = f"questions about {what}" if what else "questions"
    elif not named:
        said = what
    elif all(map(_only_excludes, words)):
        said = f"everything {who} said" + (f", {what}" if what else "")
    else:
        said = f"{who} said {what}"
    return ", ".join(filter(None, (said, *(_explain(part, inside=True) for part in answers))))


def _is_of_answers(node: Node) -> bool:
    """Return whether a node asks for nothing but kinds of answers."""
    match node:
        case AnswerTerm():
            return True
        case Not(part):
            return _is_of_answers(part)
        case And(parts) | Or(parts):
            return all(map(_is_of_answers, parts))
        case _:
            return False


def _only_excludes(node: Node) -> bool:
    if isinstance(node, And):
        return all(map(_only_excludes, node.parts))
    return isinstance(node, Not)
