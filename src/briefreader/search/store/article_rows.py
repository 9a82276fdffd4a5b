"""What a list row needs of each article of a segment."""

from __future__ import annotations

import os
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.domain.article import path_key
from briefreader.domain.hit_grouping import days_of_issue
from briefreader.domain.listing_row import ArticleRow
from briefreader.domain.quote import QuoteKind
from briefreader.search.store.mapped_sections import Sections, pack_strings
from briefreader.text.folding import fold_text

if TYPE_CHECKING:
    from briefreader.search.store.record import Record

_KEY_LENGTH = 48  # characters of a title that decide where it is sorted


class RowWriter:
    """Collects the rows of a segment's articles, in their order."""

    def __init__(self) -> None:
        self._paths: list[bytes] = []
        self._titles: list[bytes] = []
        self._keys: list[bytes] = []
        self._hashes: list[bytes] = []
        self._sketches: list[bytes] = []
        self._leads: list[bytes] = []
        self._occasions: list[bytes] = []
        self._sources: dict[bytes, int] = {}
        self._numbers = {name: array("I") for name in _NUMBERS}
        self._stats = array("q")

    def copy(self, rows: Rows, article: int) -> None:
        """Add the next article from another segment."""
        self._paths.append(rows.paths[article])
        self._titles.append(rows.titles[article])
        self._keys.append(rows.title_keys[article])
        self._hashes.append(bytes.fromhex(rows.content_hash(article)))
        self._sketches.append(rows.sketches[article])
        self._leads.append(rows.leads[article])
        self._occasions.append(rows.occasions[article])
        source = rows.sources[rows.source_numbers[article]]
        self._add_numbers(
            rows.dates[article],
            rows.issues[article],
            source,
            rows.quote_counts[article],
            rows.exchange_counts[article],
        )
        self._stats.extend(rows.stats[2 * article : 2 * article + 2])

    def add(self, record: Record) -> None:
        """Add the next article."""
        # To read rows nothing of these is needed.
        from briefreader.search.analysis.fingerprints import sketch
        from briefreader.search.analysis.lead_forms import lead_of

        article = record.article
        turns = 0
        if not record.exchange_count:  # a speech, or statements to which nobody is asked anything
            turns = sum(1 for quote in record.quotes if quote.kind is QuoteKind.TURN)
        self._paths.append(path_key(article.path))
        self._titles.append(article.title.encode("utf-8", "replace"))
        self._keys.append(title_key(article.title))
        self._hashes.append(bytes.fromhex(article.content_hash))
        self._sketches.append(sketch(article.text))
        self._leads.append(lead_of(article))
        self._occasions.append(record.occasion.encode("utf-8", "replace"))
        self._add_numbers(
            article.date.toordinal() if article.date else 0,
            int(article.issued.replace("-", "").ljust(6, "0") or 0) if not article.date else 0,
            article.source.encode("utf-8", "replace"),
            sum(1 for quote in record.quotes if quote.kind is QuoteKind.DIRECT) or turns,
            record.exchange_count,
        )
        self._stats.extend((record.size, record.mtime_ns))

    def _add_numbers(self, day: int, issue: int, source: bytes, *counts: int) -> None:
        place = self._sources.setdefault(source, len(self._sources))
        for name, number in zip(_NUMBERS, (day, issue, place, *counts), strict=True):
            self._numbers[name].append(number)

    def sections(self) -> dict[str, bytes]:
        """Return the rows as sections of the segment's file."""
        from briefreader.search.analysis.fingerprints import sketch_heads

        smallest = sketch_heads(self._sketches)
        return {
            **pack_strings("row.paths", self._paths),
            **pack_strings("row.titles", self._titles),
            **pack_strings("row.keys", self._keys),
            **pack_strings("row.sources", list(self._sources)),
            **pack_strings("row.sketches", self._sketches),
            **pack_strings("row.leads", self._leads),
            "row.heads": smallest.tobytes(),
            "row.by-head": array(
                "I", sorted(range(len(smallest)), key=smallest.__getitem__)
            ).tobytes(),
            **pack_strings("row.occasions", self._occasions),
            **{f"row.{name}": numbers.tobytes() for name, numbers in self._numbers.items()},
            "row.stats": self._stats.tobytes(),
            "row.hashes": b"".join(self._hashes),
        }


_NUMBERS = ("dates", "issues", "source", "quotes", "exchanges")


def title_key(title: str) -> bytes:
    """Return what titles are sorted by: folded, without marks at the beginning."""
    return fold_text(title).lstrip("\"'([<«…. ")[:_KEY_LENGTH].encode("utf-8", "replace")


def issue_name(issue: int) -> str:
    """Return ``2024-06`` for 202406, ``2024`` for 202400; nothing for 0."""
    year, month = divmod(issue, 100)
    return "-".join((f"{year:04}", *([f"{month:02}"] if month else []))) if issue else ""


def moment_of(day: int) -> int:
    """Return where a day (an ordinal) stands in time; between days there is room for the months
    and years that begin there.
    """
    return 4 * day


def _moment_of_issue(issue: int) -> int:
    """Return where a month or year stands in time: before its first day, the year first."""
    first = days_of_issue(issue_name(issue))[0].toordinal()
    return moment_of(first) - (1 if issue % 100 else 2)


class Rows:
    """The rows of an open segment.

    ``issues`` are years and months of publication where no day is known: 202406, 202400 for a year.
    """

    def __init__(self, sections: Sections) -> None:
        self.paths = sections.strings("row.paths")
        self.titles = sections.strings("row.titles")
        self.title_keys = sections.strings("row.keys")
        self.sources = sections.strings("row.sources")
        self.sketches = sections.strings("row.sketches")
        self.leads = sections.strings("row.leads")
        self.heads = sections.numbers("row.heads")
        self._by_head = sections.numbers("row.by-head")
        self.occasions = sections.strings("row.occasions")
        self.dates = sections.numbers("row.dates")
        self.issues = sections.numbers("row.issues")
        self.source_numbers = sections.numbers("row.source")
        self.quote_counts = sections.numbers("row.quotes")
        self.exchange_counts = sections.numbers("row.exchanges")
        self.stats = sections.numbers("row.stats", "q")
        self._hashes = sections.data("row.hashes")

    def __len__(self) -> int:
        return len(self.dates)

    def row(self, article: int) -> ArticleRow:
        """Return one article as the list shows it."""
        ordinal = self.dates[article]
        return ArticleRow(
            path=Path(self.path(article)),
            title=self.titles[article].decode("utf-8", "replace"),
            date=date.fromordinal(ordinal) if ordinal else None,
            source=self.source(article),
            quote_count=self.quote_counts[article],
            exchange_count=self.exchange_counts[article],
            issued=issue_name(self.issues[article]),
        )

    @cached_property
    def moments(self) -> Sequence[int]:
        """What articles are sorted by in time, as ``moment_of`` gives it; 0 without day, month and
        year.
        """
        return [
            _moment_of_issue(issue) if issue else moment_of(day)
            for day, issue in zip(self.dates, self.issues, strict=True)
        ]

    def path(self, article: int) -> str:
        """Return the path of the article's file."""
        return os.fsdecode(self.paths[article])

    def source(self, article: int) -> str:
        """Return where the article was published."""
        return self.source_name(self.source_numbers[article])

    def source_name(self, number: int) -> str:
        """Return a source by its number."""
        return self.sources[number].decode("utf-8", "replace")

    def with_head(self, hashed: int) -> Iterator[int]:
        """Yield the articles that have a hash among the smallest of their sketches, in order."""
        from briefreader.search.analysis.fingerprints import HEAD

        heads, places = self.heads, self._by_head
        at = bisect_left(places, hashed, key=heads.__getitem__)
        while at < len(places) and heads[places[at]] == hashed:
            yield places[at] // HEAD
            at += 1

    def content_hash(self, article: int) -> str:
        """Return the SHA-256 of the file's bytes, in hexadecimal."""
        return self._hashes[32 * article : 32 * article + 32].hex()
