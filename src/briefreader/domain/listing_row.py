"""Rows of a list: an article in few words, its snippet, and in which order rows come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from briefreader.domain.article import Span
from briefreader.domain.hit_grouping import day_bounds, sorted_day
from briefreader.domain.quote import Quote

_Day = date  # below, a field hides the type


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What the article list shows of one article before its file is opened.

    ``indexed`` is False until the file has been read: ``title`` is then the file's name.
    ``quote_count`` counts quotations, of a speech without any what is said in turn;
    ``exchange_count`` a transcript's exchanges. ``versions`` counts the files that hold this text
    but for a head or small edits, this one among them. ``issued`` is the year or month
    (``2024-03``) of publication, where no day is known.
    ``occasion`` tells articles of one title apart, by the time and place that they print.
    """

    path: Path
    title: str
    date: date | None = None
    source: str = ""
    quote_count: int = 0
    exchange_count: int = 0
    indexed: bool = True
    versions: int = 1
    occasion: str = ""
    issued: str = ""

    @property
    def when(self) -> str:
        """Its day as ISO 8601 writes it, else the month or year of publication, else nothing."""
        return self.date.isoformat() if self.date else self.issued

    @property
    def sorted_day(self) -> _Day | None:
        """By which day it is sorted: its own, else the first of the month or year."""
        return sorted_day(self.date, self.issued)

    @property
    def day_bounds(self) -> tuple[_Day, _Day] | None:
        """The first and the last day that may be its own, of a month or year its ends."""
        return day_bounds(self.date, self.issued)


@dataclass(frozen=True, slots=True)
class Snippet:
    """A few words around a hit; ``marks`` are spans of the snippet's own ``text``.

    ``start`` is where the snippet begins in the article's text.
    """

    text: str
    marks: tuple[Span, ...]
    start: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: an article, or under ``said:`` and ``asked:`` one statement in it.

    ``mention`` is what stands in the article for the statement's speaker.
    """

    row: ArticleRow
    score: float
    statement: Quote | None = None
    mention: str = ""


class Sort(StrEnum):
    """The orders of a list of articles: by date the newest first; only hits have a relevance.

    The query language knows a new one at once; a catalogue has to store its order.
    """

    DATE = "date"
    OLDEST = "oldest"
    TITLE = "title"
    SOURCE = "source"
    QUOTES = "quotes"
    RELEVANCE = "relevance"

    @property
    def words(self) -> str:
        """The order in words: ``newest first``, ``by title``."""
        dated = {Sort.DATE: "newest first", Sort.OLDEST: "oldest first"}
        return dated.get(self, f"by {self.value}")
