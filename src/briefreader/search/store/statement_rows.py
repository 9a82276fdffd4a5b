"""Quotes and turns in a segment: who said them, between which words, and the words themselves.

A statement is a range of word positions of its article's body, so that nothing is indexed twice:
whether a statement holds a word is read from the article's own postings.
"""

from __future__ import annotations

import json
import re
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import cache, cached_property
from itertools import count

from briefreader.domain.article import Article, Span
from briefreader.domain.name_use import TITLE_SEPARATOR
from briefreader.domain.quote import AnswerKind, Quote, QuoteKind
from briefreader.search.analysis.fingerprints import fingerprint, sorted_places
from briefreader.search.analysis.tokenizer import tokenize
from briefreader.search.store.mapped_sections import Sections, pack_strings
from briefreader.search.store.record import Record, Statement
from briefreader.search.store.stored_articles import StoredArticles, damage_told, is_stored

TURN, QUESTION, CERTAIN, INSIDE = 1, 2, 4, 8
ANSWER_BITS = {kind: 1 << number for number, kind in enumerate(AnswerKind)}
"""What stands for a kind of answer in the byte that each statement has for them."""
_KINDS = {kind.value: kind for kind in QuoteKind}
_FASTEST = 1
_NONE_HELD: tuple[int, tuple[Statement, ...]] = -1, ()
_WORD_CHARACTER = re.compile(r"[^\W_]")

# A quote as JSON: start, end, kind, speaker, title, mention start and end, certain, inside, asides,
# evidence, mention, text (None inside a turn, which has it, and of a stored article), locator (in a
# file that has any).
_Pair = tuple[int, int]
_Fields = tuple[
    int, int, str, str | None, str | None, int | None, int | None, bool, int | None,
    list[_Pair], _Pair | None, str, str | None, str,
]  # fmt: skip


class StatementWriter:
    """Collects the statements of a segment's articles, in their order."""

    def __init__(self) -> None:
        self._first = array("I", [0])
        self._starts, self._ends, self._speakers = array("I"), array("I"), array("I")
        self._flags, self._answers = bytearray(), bytearray()
        self._title_numbers = array("I")
        self._names: dict[str, int] = {}
        self._titles: dict[str, int] = {}
        self._details: list[bytes] = []
        self._same = array("Q")

    def add(self, record: Record) -> None:
        """Add the next article's statements."""
        quotes = record.quotes
        if quotes:
            places = _word_positions(record.article.text, quotes)
            for number, quote in enumerate(quotes):
                self._starts.append(places[quote.start])
                self._ends.append(places[quote.end])
                self._speakers.append(_number(self._names, quote.speaker))
                self._title_numbers.append(_number(self._titles, quote.speaker_title or None))
                self._flags.append(_flags(quote, number in record.questions))
                shown = record.answers.get(number, ())
                self._answers.append(sum(map(ANSWER_BITS.__getitem__, shown)))
                self._same.append(fingerprint(quote.text))
            self._details.append(_pack(record.article, quotes))
        else:
            self._details.append(b"")
        self._first.append(len(self._flags))

    def copy(self, statements: Statements, article: int) -> None:
        """Add the next article's statements from another segment."""
        names, titles = statements.names, statements.titles
        for number in statements.numbers_in(article):
            speaker, title = statements.speakers[number], statements.title_numbers[number]
            self._starts.append(statements.starts[number])
            self._ends.append(statements.ends[number])
            self._speakers.append(_number(self._names, names[speaker - 1] if speaker else None))
            self._title_numbers.append(_number(self._titles, titles[title - 1] if title else None))
            self._flags.append(statements.flags[number])
            self._answers.append(statements.answers[number])
            self._same.append(statements.fingerprints[number])
        self._details.append(statements.packed(article))
        self._first.append(len(self._flags))

    def sections(self) -> dict[str, bytes]:
        """Return the statements as sections of the segment's file."""
        return {
            "say.first": self._first.tobytes(),
            "say.starts": self._starts.tobytes(),
            "say.ends": self._ends.tobytes(),
            "say.speakers": self._speakers.tobytes(),
            "say.flags": bytes(self._flags),
            "say.answers": bytes(self._answers),
            "say.same": self._same.tobytes(),
            "say.by-same": sorted_places(self._same).tobytes(),
            "say.called": self._title_numbers.tobytes(),
            **pack_strings("say.names", [name.encode("utf-8", "replace") for name in self._names]),
            **pack_strings("say.titles", [one.encode("utf-8", "replace") for one in self._titles]),
            **pack_strings("say.details", self._details),
        }


def _number(known: dict[str, int], words: str | None) -> int:
    """Return the number of a name or title, a new one for one that is new; 0 for none."""
    return known.setdefault(words, len(known) + 1) if words is not None else 0


@cache
def _answer_kinds(bits: int) -> frozenset[AnswerKind]:
    return frozenset(kind for kind, bit in ANSWER_BITS.items() if bits & bit)


def _flags(quote: Quote, question: bool) -> int:
    return (
        (TURN if quote.kind is QuoteKind.TURN else 0)
        | (QUESTION if question else 0)
        | (CERTAIN if quote.certain else 0)
        | (INSIDE if quote.inside is not None else 0)
    )


def _word_positions(text: str, quotes: Sequence[Quote]) -> dict[int, int]:
    """Return for each start and end of a quote how many of the text's words end before it."""
    places: dict[int, int] = {}
    count = done = 0
    for offset in sorted({edge for quote in quotes for edge in (quote.start, quote.end)}):
        edge = max(done, _word_start(text, offset))
        count += len(tokenize(text[done:edge]))
        done = edge
        places[offset] = count
    return places


def _word_start(text: str, offset: int) -> int:
    """Return ``offset``, or the beginning of the word that it would cut in two."""
    while 0 < offset < len(text) and all(map(_WORD_CHARACTER.match, text[offset - 1 : offset + 1])):
        offset -= 1
    return offset


def _pack(article: Article, quotes: Iterable[Quote]) -> bytes:
    """Return one article's quotes, compressed; a quote inside a turn repeats none of its words."""
    text, stored = article.text, is_stored(article)
    located = any(paragraph.locator for paragraph in article.paragraphs)
    fields = [
        (
            quote.start,
            quote.end,
            quote.kind.value,
            quote.speaker,
            quote.speaker_title,
            quote.mention_start,
            quote.mention_end,
            quote.certain,
            quote.inside,
            quote.asides,
            quote.evidence,
            quote.mention(text),
            quote.text if quote.inside is None and not stored else None,
            *([article.locator_at(quote.start)] if located else ()),
        )
        for quote in quotes
    ]
    return zlib.compress(json.dumps(fields, separators=(",", ":")).encode(), _FASTEST)


class Statements:
    """The statements of an open segment; articles are numbered as in the segment."""

    def __init__(self, sections: Sections) -> None:
        self.first = sections.numbers("say.first")
        self.starts = sections.numbers("say.starts")
        self.ends = sections.numbers("say.ends")
        self.speakers = sections.numbers("say.speakers")
        self.flags = sections.data("say.flags")
        self.answers = sections.data("say.answers")
        self.fingerprints = sections.numbers("say.same", "Q")
        self.title_numbers = sections.numbers("say.called")
        self.names = tuple(name.decode() for name in sections.strings("say.names"))
        self._sections = sections
        self._stored = StoredArticles(sections)
        self._details = sections.strings("say.details")
        self._held = _NONE_HELD
        self._corrected: Mapping[int, str | None] = {}

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The titles that are stated, as ``title_numbers`` count them from 1."""
        return tuple(title.decode() for title in self._sections.strings("say.titles"))

    def attributed(
        self, changes: Mapping[int, str | None], aliases: Mapping[str, str]
    ) -> Statements:
        """Return the same statements: some by other speakers, and one number for each full name."""
        by_title = self._titled(aliases)
        if not changes and not by_title and aliases.keys().isdisjoint(self.names):
            return self
        numbers: dict[str, int] = {}

        def number(name: str | None) -> int:
            if name is None:
                return 0
            return numbers.setdefault(aliases.get(name, name), len(numbers) + 1)

        new = [0, *map(number, self.names)]
        speakers = array("I", map(new.__getitem__, self.speakers))
        if by_title:
            for place, called in enumerate(zip(self.speakers, self.title_numbers, strict=True)):
                if called in by_title:
                    speakers[place] = number(by_title[called])
        for place, name in changes.items():
            speakers[place] = number(name)
        other = copy(self)
        other._held = _NONE_HELD
        other.speakers, other.names = memoryview(speakers), tuple(numbers)
        other._corrected = changes
        return other

    def _titled(self, aliases: Mapping[str, str]) -> dict[tuple[int, int], str]:
        """Return the persons whom names mean with a title, by the numbers of both."""
        stated = [alias for alias in aliases if TITLE_SEPARATOR in alias]
        if not stated:
            return {}
        names = {name: number for number, name in enumerate(self.names, 1)}
        titles = {title: number for number, title in enumerate(self.titles, 1)}
        found = {}
        for alias in stated:
            name, _, title = alias.partition(TITLE_SEPARATOR)
            if name in names and title in titles:
                found[names[name], titles[title]] = aliases[alias]
        return found

    def numbers_in(self, article: int) -> range:
        """Return the numbers of an article's statements."""
        return range(self.first[article], self.first[article + 1])

    def speakers_in(self, article: int) -> memoryview:
        """Return the speaker's number of each of an article's statements."""
        return self.speakers[self.first[article] : self.first[article + 1]]

    def counts_in(self, article: int) -> dict[str, int]:
        """Return each named speaker's statements; one inside a turn of the same speaker is part
        of it.
        """
        counts: dict[str, int] = {}
        ends: dict[int, int] = {}
        for number in self.numbers_in(article):
            speaker = self.speakers[number]
            if not speaker or self.ends[number] <= ends.get(speaker, -1):
                continue
            ends[speaker] = self.ends[number]
            name = self.names[speaker - 1]
            counts[name] = counts.get(name, 0) + 1
        return counts

    def packed(self, article: int) -> bytes:
        """Return an article's statements as they are in the file."""
        return self._details[article]

    def called(self, article: int) -> Iterator[tuple[str | None, str | None, str]]:
        """Yield speaker, title and the words for both, of each of an article's statements."""
        packed = self._details[article]
        for number, row in enumerate(_rows(packed), self.first[article]):
            speaker = self.speakers[number]
            name = self.names[speaker - 1] if speaker else None
            yield name, row[4], row[11]

    def of_article(self, article: int) -> tuple[Statement, ...]:
        """Return an article's statements, in the order in which they were found; the last are
        held.
        """
        held, statements = self._held
        if held != article:
            statements = self._unpacked(article)
            self._held = article, statements
        return statements

    def quotes_of(self, article: int) -> tuple[Quote, ...]:
        """Return who said what in an article, in the order in which it was found."""
        held, statements = self._held
        if held == article:
            return tuple(statement.quote for statement in statements)
        with damage_told("statements"):
            return self._attributed_quotes(article, _rows(self._details[article]))

    def _unpacked(self, article: int) -> tuple[Statement, ...]:
        with damage_told("statements"):
            rows = _rows(self._details[article])
            quotes = self._attributed_quotes(article, rows)
            return tuple(
                Statement(
                    quote,
                    row[11],
                    quotes[quote.inside].span if quote.inside is not None else None,
                    bool(self.flags[number] & QUESTION),
                    "".join(row[13:]),
                    _answer_kinds(self.answers[number]),
                )
                for number, (quote, row) in enumerate(
                    zip(quotes, rows, strict=True), self.first[article]
                )
            )

    def _attributed_quotes(self, article: int, rows: list[_Fields]) -> tuple[Quote, ...]:
        """Return the quotes of an article's rows, by the names that their speakers have now."""
        quotes = _quotes(rows, self._stored.text(article) if rows else None)
        return tuple(map(self._attributed_quote, quotes, count(self.first[article])))

    def _attributed_quote(self, quote: Quote, number: int) -> Quote:
        speaker = self.speakers[number]
        name = self.names[speaker - 1] if speaker else None
        if number in self._corrected:
            return replace(quote, speaker=name, speaker_title=None, certain=True)
        return quote if name == quote.speaker else replace(quote, speaker=name)


def _rows(packed: bytes) -> list[_Fields]:
    if not packed:
        return []
    with damage_told("statements"):
        rows: list[_Fields] = json.loads(zlib.decompress(packed))
    return rows


def _quotes(rows: list[_Fields], stored: str | None) -> list[Quote]:
    """Return the quotes of an article's rows, with words of its ``stored`` text if it has one."""
    quotes: list[Quote] = []
    for row in rows:
        text = row[12]
        if stored is not None:
            text = stored[row[0] : row[1]]
        elif text is None:
            outer = rows[row[8] or 0]
            text = (outer[12] or "")[row[0] - outer[0] : row[1] - outer[0]]
        quotes.append(
            Quote(
                start=row[0],
                end=row[1],
                text=text,
                kind=_KINDS[row[2]],
                speaker=row[3],
                speaker_title=row[4],
                mention_start=row[5],
                mention_end=row[6],
                certain=row[7],
                inside=row[8],
                asides=tuple(Span(*aside) for aside in row[9]),
                evidence=Span(*row[10]) if row[10] else None,
            )
        )
    return quotes
