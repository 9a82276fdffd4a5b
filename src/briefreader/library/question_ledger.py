"""What was asked, how it was answered, and whether it was asked again: by topic or answerer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache, partial
from itertools import chain
from math import log, sqrt
from threading import Lock
from typing import TYPE_CHECKING

from briefreader.domain.article import Span
from briefreader.domain.listing_row import ArticleRow
from briefreader.domain.passage_ids import passage_id
from briefreader.domain.quote import AnswerKind, Exchange, Quote
from briefreader.library.question_topics import QuestionTopics
from briefreader.search.analysis.stemmer import stem
from briefreader.search.analysis.tokenizer import tokenize

if TYPE_CHECKING:
    from briefreader.search.search_engine import ArticleCatalogue, SearchResults

_FEWEST_WORDS = 8  # of a question that is compared with others
_LONGEST = 1_200  # code points of a question that are compared
_ALIKE = 0.35  # of 1: from here on two questions are on the same matter
_SHARED = 3  # telling words
_COMMON = 0.04  # of all questions: a word of more of them tells nothing of the matter
_FEW = 10  # questions that may always have a telling word
_RESTS = 31  # days without a question: whoever uses its words after that asks of another matter
_CLAUSE = 400  # code points behind an answer's telling words in which their clause ends
_CLAUSE_REST = re.compile(r"(?:[^.,;:?!—–\n]|[.,:](?=\w))*")
_ENDS = (".", "?", "!", "…", "”", ",", ";", ":", "—")
_READ = 0.7  # of 1: how much of the work is done when all questions are read and compared
_TOLD = 100  # questions after which it is told how far the work is
_DAYS = 4  # on which it was asked again, that are named


class LedgerOrder(StrEnum):
    """What questions are put together by."""

    TOPIC = "topic"
    ANSWERER = "answerer"


_NO_GROUP = {LedgerOrder.TOPIC: "Other questions", LedgerOrder.ANSWERER: "No speaker"}


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """A later question on the same matter, as far as its words tell."""

    identity: str
    row: ArticleRow
    question: Quote
    kinds: frozenset[AnswerKind]


@dataclass(frozen=True)
class LedgerEntry:
    """A question with who answered it, and how.

    ``said`` is the first answer, or the question where nobody answered.
    ``shown`` are the kinds of the answer with the words that show them, to the end of their clause,
    and to whom it refers.
    ``find_again`` finds the later questions on the same matter: in a long list few are looked at.
    """

    identity: str
    row: ArticleRow
    question: Quote
    said: Quote
    answerer: str
    shown: tuple[tuple[AnswerKind, str, str], ...]
    topic: str
    find_again: Callable[[], tuple[AskedAgain, ...]] = field(repr=False, compare=False)

    @cached_property
    def again(self) -> tuple[AskedAgain, ...]:
        """Later questions on the same matter, the earliest first."""
        return self.find_again()

    @property
    def kept(self) -> AskedAgain | None:
        """The first of the later questions that was answered, if a promise was made."""
        if AnswerKind.PROMISED not in self.kinds:
            return None
        return next((one for one in self.again if AnswerKind.ANSWERED in one.kinds), None)

    @property
    def kinds(self) -> frozenset[AnswerKind]:
        """The kinds of its answer."""
        return frozenset(kind for kind, _, _ in self.shown)

    def later(self) -> tuple[str, ...]:
        """Return what became of the question, in words: when it was asked again, and answered."""
        lines: list[str] = []
        if self.again:
            days = list(dict.fromkeys(one.row.when for one in self.again))
            more = f" and {len(days) - _DAYS} more" if len(days) > _DAYS else ""
            lines.append(f"asked again {_at(days[:_DAYS])}{more}")
        if self.kept is not None:
            lines.append(f"answered {_at([self.kept.row.when])}")
        elif AnswerKind.PROMISED in self.kinds:
            lines.append("no later answer found")
        return tuple(lines)

    def group(self, order: LedgerOrder) -> str:
        """Return what the question is listed under."""
        return self.topic if order is LedgerOrder.TOPIC else self.answerer


class AskedQuestions:
    """All questions of a library, comparable by their telling words (tf-idf, cosine).

    They are read when they are first compared, and what was found of each is kept. For any threads.
    """

    def __init__(self, catalogue: ArticleCatalogue, questions: SearchResults) -> None:
        self._catalogue = catalogue
        self._questions = questions
        self._lock = Lock()
        self._is_prepared = False
        self._entries: dict[tuple[int, int], LedgerEntry] = {}
        self._rows: list[int] = []
        self._quotes: list[Quote] = []
        self._kinds: list[frozenset[AnswerKind]] = []
        self._stems: list[frozenset[str]] = []
        self._with: defaultdict[str, list[int]] = defaultdict(list)
        self._topics = QuestionTopics((), ())
        self._weight: dict[str, float] = {}
        self._norms: list[float] = []
        self._days: list[tuple[int, int]] = []  # the first and the last one that may be meant
        self._number_of: dict[tuple[int, int], int] = {}

    def entries(
        self,
        wanted: SearchResults,
        is_wanted: Callable[[], bool],
        report: Callable[[float], object],
    ) -> tuple[LedgerEntry, ...]:
        """Return the questions among ``wanted``, newest first; nothing once they are wanted no
        more. ``report`` gets the share of the work that is done.
        """
        from briefreader.quotes import asks_nothing

        with self._lock:
            if not self._is_prepared:
                self._prepare(self._questions, report)
                self._is_prepared = True
        found: dict[tuple[int, int], LedgerEntry] = {}
        for number in range(len(wanted)):
            if not is_wanted():
                return ()
            if number % _TOLD == 0:
                report(_READ + (1 - _READ) * number / len(wanted))
            row, exchange = wanted.row_number(number), wanted.exchange(number)
            question = exchange.question if exchange else None
            if exchange is None or question is None or (row, question.start) in found:
                continue
            if asks_nothing(question.text):
                continue
            place = row, question.start
            known = self._entries.get(place)
            if known is None:
                known = self._entries[place] = self._entry(row, question, exchange)
            found[place] = known
        return tuple(found.values())

    def _prepare(self, questions: SearchResults, report: Callable[[float], object]) -> None:
        for number in range(len(questions)):
            if number % _TOLD == 0:
                report(_READ * number / len(questions))
            statement = questions.statement(number)
            if statement is not None:
                self._rows.append(questions.row_number(number))
                self._quotes.append(statement.quote)
                self._kinds.append(statement.answers)
                self._stems.append(self._stems_of(statement.quote.text))
        for number, stems in enumerate(self._stems):
            for one in stems:
                self._with[one].append(number)
        most = max(_FEW, int(_COMMON * len(self._quotes)))
        self._weight = {
            one: log(len(self._quotes) / len(having))
            for one, having in self._with.items()
            if 1 < len(having) <= most
        }
        self._topics = QuestionTopics([quote.text for quote in self._quotes], self._weight)
        self._norms = [*map(self._norm, self._stems)]
        bounds = {row: self._catalogue.row(row).day_bounds for row in {*self._rows}}
        self._days = [
            (found[0].toordinal(), found[1].toordinal()) if (found := bounds[row]) else (0, 0)
            for row in self._rows
        ]
        self._number_of = {
            (row, quote.start): number
            for number, (row, quote) in enumerate(zip(self._rows, self._quotes, strict=True))
        }

    def _stems_of(self, text: str) -> frozenset[str]:
        words = text[:_LONGEST].split()
        if len(words) < _FEWEST_WORDS:
            return frozenset()
        return frozenset(one for word in words for one in _word_stems(word))

    def _entry(self, row: int, question: Quote, exchange: Exchange) -> LedgerEntry:
        """Return one question with all that is known of it."""
        from briefreader.quotes import answer_signs

        signs = answer_signs(exchange)
        shown = tuple((sign.kind, _to_clause_end(exchange, sign.span), sign.to) for sign in signs)
        number = self._number_of.get((row, question.start))
        answerers = [turn.speaker for turn in exchange.answers if turn.speaker]
        return LedgerEntry(
            passage_id(self._catalogue.content_hash(row), question.span),
            self._catalogue.row(row),
            question,
            (*exchange.answers, question)[0],
            next(iter(answerers), ""),
            shown,
            self._topics.topic(number, " ".join(answerers)) if number is not None else "",
            partial(self._asked_again, number),
        )

    def _asked_again(self, number: int | None) -> tuple[AskedAgain, ...]:
        """Return the later questions on the same matter, the earliest first; none that came out in
        a month or year that may have begun before.
        """
        if number is None:
            return ()
        telling = self._stems[number] & self._weight.keys()
        # Newest first: what was asked later has a lower number.
        having = (self._with[one] for one in telling)
        count = Counter(
            chain.from_iterable(numbers[: bisect_left(numbers, number)] for numbers in having)
        )
        own, day = self._norms[number], self._days[number][1]
        later = [
            other
            for other, shares in count.items()
            if shares >= _SHARED
            and self._days[other][0] > day > 0
            and self._norm(telling & self._stems[other]) ** 2 >= _ALIKE * own * self._norms[other]
        ]
        later.sort(key=lambda other: (self._days[other], other))
        again: list[AskedAgain] = []
        for other in later:
            first, last = self._days[other]
            if first - day > _RESTS:
                break
            again.append(self._told(other))
            day = max(day, last)
        return tuple(again)

    def _told(self, number: int) -> AskedAgain:
        row, quote = self._rows[number], self._quotes[number]
        identity = passage_id(self._catalogue.content_hash(row), quote.span)
        return AskedAgain(identity, self._catalogue.row(row), quote, self._kinds[number])

    def _norm(self, stems: frozenset[str]) -> float:
        weights = (self._weight.get(one, 0.0) for one in stems)
        return sqrt(sum(weight * weight for weight in weights)) or 1.0


@lru_cache(maxsize=16_384)
def _word_stems(word: str) -> tuple[str, ...]:
    """Return the stems of what stands between two spaces."""
    return tuple(stem(token.decode()) for token in tokenize(word))


def _to_clause_end(exchange: Exchange, span: Span) -> str:
    """Return the words of a turn at ``span`` and what follows them in their clause."""
    words = exchange.words_at(Span(span.start, span.end + _CLAUSE))
    end = span.end - span.start
    if words[:end].rstrip().endswith(_ENDS):
        return words[:end]
    rest = _CLAUSE_REST.match(words, end)
    return words[: rest.end()].rstrip() if rest else words


def _at(days: Sequence[str]) -> str:
    """Return ``on 2024-06-12, 2024-06-14, in 2024-07``."""
    told = []
    last = ""
    for day in days:
        link = "in" if len(day) < len("2024-06-12") else "on"
        told.append(day if link == last else f"{link} {day}")
        last = link
    return ", ".join(told)


def grouped(
    entries: Sequence[LedgerEntry], order: LedgerOrder
) -> list[tuple[str, list[LedgerEntry]]]:
    """Return the entries by topic or answerer, the largest groups first, those without one last,
    under words for that.
    """
    groups: dict[str, list[LedgerEntry]] = {}
    for entry in entries:
        groups.setdefault(entry.group(order), []).append(entry)
    ordered = sorted(groups.items(), key=lambda group: (not group[0], -len(group[1]), group[0]))
    return [(name or _NO_GROUP[order], found) for name, found in ordered]
