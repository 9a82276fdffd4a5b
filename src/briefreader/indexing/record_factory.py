"""One file to one record for the index."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefreader.domain.article import Refused, Skipped
from briefreader.domain.people import load_people
from briefreader.domain.quote import AnswerKind, Exchange, Quote
from briefreader.errors import SourceError
from briefreader.indexing.index_settings import IndexSettings
from briefreader.log import error_location
from briefreader.quotes import find_quotes, kinds_of_turns, pair_exchanges
from briefreader.search import Record
from briefreader.sources import DEFAULT_RULES, SourceFile, article_from_bytes
from briefreader.sources.files.compound_files import article_bytes
from briefreader.sources.metadata.transcript_dateline import find_dateline


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A file whose time is new and whose content is not."""

    found: SourceFile


Made = Record | Skipped | Unchanged
RecordMaker = Callable[[SourceFile, str], Made]

# A mistake in this program must cost one article, not the whole library.
_MISTAKES = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


# The times of files go in steps (ns): most of some thousandths of a second, some of two seconds,
# and then they are whole seconds.
_STEP, _LONG_STEP = 20_000_000, 2_000_000_000


def _wait_for_another_time(mtime_ns: int) -> None:
    """Let a file have another time than ``mtime_ns`` if it is written to once more from now on."""
    step = _STEP if mtime_ns % 1_000_000_000 else _LONG_STEP
    age = time.time_ns() - mtime_ns
    if 0 <= age < step:
        time.sleep((step - age) / 1e9)


def make_record_factory(settings: IndexSettings) -> RecordMaker:
    """Return a function of a file and the hash it had (or nothing) that reads it and finds its
    quotes.

    Raises ConfigError for a people file that cannot be used.
    """
    people = load_people(settings.people_file)
    rules = DEFAULT_RULES.with_phrases(settings.boilerplate)

    def make(found: SourceFile, known_hash: str) -> Made:
        path = found.path
        _wait_for_another_time(found.mtime_ns)
        try:
            data = article_bytes(path)
        except SourceError as error:
            return Skipped(found.name, error.reason)
        try:
            if known_hash and hashlib.sha256(data).hexdigest() == known_hash:
                return Unchanged(found)
            article = article_from_bytes(path, data, rules)
            quotes = find_quotes(
                article.text,
                title=article.title,
                date=article.date,
                people=people,
                block_quotes=article.block_quotes,
                writer=article.writer,
                labels=article.labels,
                bold=article.bold_paragraphs,
            )
            pairs = pair_exchanges(article.text, quotes)
            answers = _answers(quotes, pairs)
        except SourceError as error:
            return Refused(found.name, error.reason)
        except _MISTAKES as error:
            return Skipped(found.name, f"a bug in briefreader: {error_location(error)}")
        asked = {id(pair.question) for pair in pairs}
        questions = frozenset(number for number, quote in enumerate(quotes) if id(quote) in asked)
        return Record(
            article,
            quotes,
            len(pairs),
            found.size,
            found.mtime_ns,
            questions,
            find_dateline(article),
            answers,
        )

    return make


def _answers(
    quotes: Sequence[Quote], pairs: Sequence[Exchange]
) -> dict[int, frozenset[AnswerKind]]:
    """Return the kinds of answers that quotes show; of a question, its answers’ kinds."""
    kinds: dict[int, frozenset[AnswerKind]] = {}
    for pair, shown in zip(pairs, kinds_of_turns(pairs), strict=True):
        for turn, those in zip(pair.answers, shown, strict=False):
            if those:
                kinds[id(turn)] = those
                kinds[id(pair.question)] = those | kinds.get(id(pair.question), frozenset())
    if not kinds:
        return {}
    return {number: kinds[id(one)] for number, one in enumerate(quotes) if id(one) in kinds}
