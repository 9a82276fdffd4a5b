"""A query's tree to articles with scores, or to statements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from briefreader.search.engine.bm25 import Scores, add, intersect
from briefreader.search.engine.speaker_index import SpeakerIndex
from briefreader.search.engine.statement_search import FoundStatements, StatementSearch
from briefreader.search.engine.term_matcher import TermMatcher
from briefreader.search.query.ast import (
    And,
    DateRange,
    HasFlag,
    NameTerm,
    Node,
    Not,
    Or,
    QuotesPerson,
    StatementQuery,
    Terms,
    contains_statement_query,
)
from briefreader.search.store.catalogue import Catalogue


class ArticleFlags(Protocol):
    """What the reader has done, as sets of articles."""

    def paths(self, flag: str) -> frozenset[bytes]:
        """Return the path keys of the articles that are ``read`` or ``starred``, or that have a
        ``bookmark`` or ``note``, or a bookmark that is ``lost``, ``changed`` or ``moved``.
        """
        ...


class NoArticleFlags:
    """A reader who has done nothing yet."""

    def paths(self, flag: str) -> frozenset[bytes]:
        """Return no article."""
        return frozenset()


class Evaluator:
    """Runs one query over one state of the index."""

    def __init__(
        self,
        catalogue: Catalogue,
        names: SpeakerIndex,
        matcher: TermMatcher,
        finder: StatementSearch,
        sets: ArticleFlags,
    ) -> None:
        self._catalogue = catalogue
        self._names = names
        self._matcher = matcher
        self._finder = finder
        self._sets = sets

    def articles(self, node: Node) -> Scores:
        """Return the articles that match, and how well; filters score nothing."""
        match node:
            case Terms():
                return self._matcher.articles(node)
            case And(parts):
                return self._both(parts)
            case Or(parts):
                found: Scores = {}
                for part in parts:
                    found = add(found, self.articles(part))
                return found
            case Not(part):
                return _without(self._everything(), self.articles(part))
            case StatementQuery():
                return dict.fromkeys(self._finder.find(node).articles, 0.0)
            case DateRange(first, last):
                return dict.fromkeys(self._catalogue.dated(first, last), 0.0)
            case QuotesPerson(name):
                return self._quoting(name)
            case HasFlag(flag):
                return self._flagged(flag)
            case _:
                return self._everything()

    def statements(self, node: Node) -> FoundStatements:
        """Return the statements that match; ``node`` bears some."""
        if isinstance(node, StatementQuery):
            return self._finder.find(node)
        if isinstance(node, Or):
            return FoundStatements.united(map(self.statements, node.parts))
        assert isinstance(node, And)
        bearing = next(part for part in node.parts if contains_statement_query(part))
        others = tuple(part for part in node.parts if part is not bearing)
        allowed = self._both(others)
        found = self.statements(bearing)
        return found.only([article in allowed for article in found.articles])

    def _both(self, parts: Sequence[Node]) -> Scores:
        """Return all parts: what is cheap first, then ever more frequent words among what is
        left.
        """
        unwanted = [part.part for part in parts if isinstance(part, Not)]
        words = sorted(
            (part for part in parts if isinstance(part, Terms)), key=self._matcher.frequency
        )
        others = [part for part in parts if not isinstance(part, Not | Terms)]
        found = intersect([self.articles(part) for part in others]) if others else None
        for part in words:
            more = self._matcher.articles(part, found.keys() if found is not None else None)
            found = more if found is None else intersect([found, more])
        if found is None:
            found = self._everything()
        for excluded in unwanted:
            found = _without(found, self.articles(excluded))
        return found

    def _everything(self) -> Scores:
        return dict.fromkeys(self._catalogue.rows, 0.0)

    def _quoting(self, name: NameTerm) -> Scores:
        return dict.fromkeys(self._names.articles(name), 0.0)

    def _flagged(self, flag: str) -> Scores:
        if flag == "quotes":
            return dict.fromkeys(self._catalogue.quoting(), 0.0)
        if flag == "unread":
            return _without(self._everything(), self._flagged("read"))
        rows = map(self._catalogue.find_key, self._sets.paths(flag))
        return dict.fromkeys((row for row in rows if row is not None), 0.0)


def _without(found: Scores, unwanted: Scores) -> Scores:
    return {article: score for article, score in found.items() if article not in unwanted}
