"""Every sample article says what a person reading it would say: who, what, when, and nothing else.

``expected/*.toml`` holds one article each, read and written down by hand: its title and date, its
asides, and all its quotes in order, by their first and last words. A turn carries its label as
printed; a quote without a speaker is one that the article gives to nobody by name.
"""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from briefreader.domain.article import Article
from briefreader.domain.quote import Quote, QuoteKind
from briefreader.quotes import find_quotes
from briefreader.sources import load_article, raw_text

SEEDS = Path(__file__).parents[2] / "seeds"
EXPECTED = Path(__file__).parent / "expected"
SAMPLE = "Sample, written for briefreader"
FIRST_SEED = "000_fe4955ade9aa5b3d.txt"
SIZE_LIMIT = 60_000
EDGE_WORDS = 5
EDGE_MARKS = " .,;:!?…—–-'\"“”‘’‚„«»"


@dataclass(frozen=True, slots=True)
class Line:
    """One quote as the tables write it: its ends, its label if it is a turn, and its speaker."""

    kind: str
    label: str
    speaker: str | None
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Expected:
    """What is right about one seed; ``source`` is None where the file has no source line."""

    file: str
    title: str
    date: date | None
    date_origin: str | None
    source: str | None
    asides: tuple[str, ...]
    cues_are_english: bool
    lines: tuple[Line, ...]


def table(path: Path) -> Expected:
    """The hand-written answer in one TOML file."""
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    lines = tuple(
        Line(
            row["kind"],
            row.get("label", ""),
            row.get("speaker"),
            row["first"],
            row.get("last", row["first"]),
        )
        for row in given["quotes"]
    )
    return Expected(
        given["file"],
        given["title"],
        given.get("date"),
        given.get("date_origin"),
        given.get("source"),
        tuple(given.get("asides", ())),
        given.get("cues_are_english", True),
        lines,
    )


TABLES = tuple(table(path) for path in sorted(EXPECTED.glob("*.toml")))
each_seed = pytest.mark.parametrize("expected", TABLES, ids=lambda expected: str(expected.file))
each_dated = pytest.mark.parametrize(
    "expected", [one for one in TABLES if one.date], ids=lambda expected: str(expected.file)
)


@cache
def seed(name: str) -> tuple[Article, tuple[Quote, ...]]:
    """A seed as the reader read it, with its quotes."""
    article = load_article((SEEDS / name).resolve())
    return article, find_quotes(article.text, title=article.title, date=article.date)


def composed(text: str) -> str:
    """``text`` with accents and letters as one, so that a table can be typed on any keyboard."""
    return unicodedata.normalize("NFC", text)


def spoken_words(quote: Quote) -> list[str]:
    """The words of a quote without its asides and without the marks at its ends."""
    text, end = "", 0
    for aside in quote.asides:
        text += quote.text[end : aside.start - quote.start] + " "
        end = aside.end - quote.start
    return composed(" ".join((text + quote.text[end:]).split()).strip(EDGE_MARKS)).split()


def line_of(quote: Quote, article: Article) -> Line:
    """A quote that was found, written as the tables write it."""
    words = spoken_words(quote)
    return Line(
        quote.kind.value,
        quote.mention(article.text) if quote.kind is QuoteKind.TURN else "",
        composed(quote.speaker) if quote.speaker else None,
        " ".join(words[:EDGE_WORDS]),
        " ".join(words[-EDGE_WORDS:]),
    )


def without_speaker(line: Line) -> Line:
    """The same line for whoever said it."""
    return Line(line.kind, line.label, None, line.first, line.last)


@each_seed
def test_finds_every_quote_and_nothing_else(expected: Expected) -> None:
    article, quotes = seed(expected.file)
    found = [without_speaker(line_of(quote, article)) for quote in quotes]
    assert found == [without_speaker(line) for line in expected.lines]


@each_seed
def test_gives_every_quote_to_who_said_it(expected: Expected) -> None:
    """Where the cue verbs are not English a quote may stay unattributed, but is never misgiven."""
    article, quotes = seed(expected.file)
    right = {
        (line.kind, line.first, line.last): line.speaker and composed(line.speaker)
        for line in expected.lines
    }
    wrong = []
    for quote in quotes:
        line = line_of(quote, article)
        speaker = right.get((line.kind, line.first, line.last))
        unattributed = line.speaker is None and not expected.cues_are_english
        if line.speaker != speaker and not unattributed:
            wrong.append(f"{line.first} … {line.last}: {line.speaker}, not {speaker}")
    assert quotes
    assert wrong == []


@each_seed
def test_leaves_laughter_and_applause_to_nobody(expected: Expected) -> None:
    article, quotes = seed(expected.file)
    turns = [quote for quote in quotes if quote.kind is QuoteKind.TURN]
    asides = tuple(aside.of(article.text) for turn in turns for aside in turn.asides)
    assert asides == expected.asides


@each_seed
def test_reads_title_date_and_source(expected: Expected) -> None:
    article, _ = seed(expected.file)
    assert (article.title, article.date, article.date_origin) == (
        expected.title,
        expected.date,
        expected.date_origin,
    )
    if expected.source is not None:
        assert article.source == expected.source


@each_seed
def test_leaves_out_title_front_matter_and_furniture(expected: Expected) -> None:
    article, _ = seed(expected.file)
    lines = {line.strip() for line in article.text.splitlines()}
    furniture = {expected.title, "---", "Show More", "Back to top button", "Share this article"}
    assert lines & furniture == set()
    assert "tags:" not in article.text


@each_dated
def test_keeps_the_day_apart_from_the_time_of_the_file(expected: Expected, tmp_path: Path) -> None:
    """A copy made today, under the same name, has the same date."""
    copy = tmp_path.resolve() / expected.file
    copy.write_bytes((SEEDS / expected.file).read_bytes())
    assert load_article(copy).date == expected.date


def test_there_is_an_answer_for_every_seed() -> None:
    assert [one.file for one in TABLES] == sorted(
        (path.name for path in SEEDS.iterdir()), key=lambda name: Path(name).stem
    )


def test_every_sample_says_that_it_is_one() -> None:
    silent = [
        one.file
        for one in TABLES
        if one.file != FIRST_SEED and SAMPLE not in raw_text((SEEDS / one.file).resolve())[:600]
    ]
    assert silent == []


def test_the_first_seed_stands_as_it_was_given() -> None:
    digest = sha256((SEEDS / FIRST_SEED).read_bytes()).hexdigest()
    assert digest == "508e244de24550df5c809bc09fb4c851e4b17eed8040e6821e743fbcc5d954bb"


def test_the_seeds_stay_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in SEEDS.iterdir()) < SIZE_LIMIT
