"""Measures ``check`` by kind of error and form of sentence, on drafts as they are written.

    python -m benchmarks.checking_by_kind FOLDER [--each 40] [--seed 1] [--state DIR]
                                          [--part open|closed|all|fresh|latest|last|newest|elsewhen]
                                          [--only NAME] [--kinds "a word;day"] [--show]
                                          [--forms FILE]

Each draft holds one quotation of what is really said in the articles of FOLDER, in one of the forms
of news, transcripts and notes, either right, altered as editors do, or wrong in one of many ways.
A third of the articles and of the forms is ``closed``: nobody tunes on it, it is counted last.
``fresh``, ``latest``, ``last`` and ``newest`` are forms written later still, for the articles of
all folders or of those called NAME; in ``elsewhen``, the day is that of something else, and the
quotation right whatever day it is. A corruption that makes something true is not taken: words that
stand in some article all the same, a day on which some article has the same words (a release quotes
what was said the day before), somebody whose name stands in another article with them. Given are,
for each kind, how many were graded as they should be, how many have the verdict *exact* and say
nothing of a day, how many say *exact, date not compared*, how many were not read as a quotation at
all, how many were found in another article, and how many in one without the words.

Below the table stand two figures. *Letter for letter*: of the right quotations whose letters and
digits stand in one stretch in the article that they were made of (so with no ellipsis, no brackets
and no word altered), how many have the verdict *exact*, and how many of these say that the speaker
or the day was not compared, as of "two days later". *Corrupted*: of the wrong ones in whatever
class but with another's day, how many have the verdict *exact* and say nothing more, and how many
say that something was not compared.

The wrong speaker of the class by surname is somebody with a known given name, and no body: whoever
is in the library's list of speakers as "Fox Business" has no surname to be named by.

``--forms`` takes forms from a file, with lines of ``====`` between them, written by somebody who
knows nothing of the program. In a form stand ``{quote}`` (the words) or ``{quote,}`` (with a comma
for the full stop), ``{speaker}`` or ``{surname}``, and ``{when}`` ("on Friday") or ``{When}`` ("On
Friday"). A form without a place for the day is used for quotations without one; without a day,
``{when}`` is nothing. A first line ``other day`` says that the day is something else's.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from textwrap import fill
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.checking import (
    Said,
    another_number,
    cut,
    indexed,
    letters,
    said_in,
    with_ellipsis,
    without_not,
)
from benchmarks.joined import Passage, joined, pairs, passages_in

from briefreader.errors import SourceError
from briefreader.factcheck import CheckResult
from briefreader.library import Library
from briefreader.text.date_format import MONTHS, long_date
from briefreader.text.given_names import given_names_by_gender

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Case:
    """A quotation to be put into a draft; ``grades`` are those that it may be given.

    ``when`` are the draft's words for the day, ``written`` its own date.
    """

    said: Said
    words: str
    speaker: str
    grades: tuple[str, ...]
    when: str = ""
    written: date | None = None
    extra: str = ""

    @property
    def surname(self) -> str:
        """The last word of the speaker's name."""
        return self.speaker.split()[-1]


class Printed(NamedTuple):
    """The letters of an article, the days that it is from, and its path."""

    text: str
    days: frozenset[date]
    path: Path


@dataclass(slots=True)
class Stock:
    """What cases are made of; ``printed`` are all articles, to see what would be true."""

    said: list[Said]
    people: list[str]
    vocabulary: list[str]
    printed: list[Printed] = field(default_factory=list)
    joined: dict[str, list[tuple[str, Said]]] = field(default_factory=lambda: defaultdict(list))

    def holding(self, words: str) -> list[Printed]:
        """The articles in which the words stand, letter for letter."""
        sought = f" {letters(words)} "
        return [one for one in self.printed if sought in one.text]

    def days(self, said: Said) -> set[date]:
        """The days on which the words may be said to have been spoken."""
        return set().union(*(one.days for one in self.holding(said.words)), {said.day})


Maker = Callable[[Said, random.Random, Stock], Case | None]
"""A stretch of speech → a case, or None where it has no place for that."""

WRONG, ALTERED, STYLE, RIGHT = (
    ("wrong",),
    ("altered", "style", "right"),
    ("style", "right"),
    ("right",),
)
# Bodies speak too; who says what is a person here.
_BODY = re.compile(
    r"\b(?:[a-z]+|The|President|Secretary|Minister|Governor|Senator"
    r"|Institute|Associations?|Councils?|Alliance|Chamber|Federation|Coalition|Group"
    r"|Committee|House|Office|Department|News|Post|Times|Journal|Union|Foundation|America|American"
    r"|National|Inc|Company|Corporation|Center|Action|Fund|League|Network|Board|Bank|Agency"
    r"|Administration|Party|Report|Press|Team|Brands|Industries|Motors|Police|Caller|Jr|Sr"
    r"|Republicans?|Democrats|Republic|Observer|Insider|Wire|Business|Technolog(?:y|ies)|Roundtable"
    r"|Communications|Commission|County|Register|Education|Inquirer|Herald|Gazette|Examiner|Beacon"
    r"|Tribune|Ministry|Court|University|Consult|Bureau|Workers|Service|Envoy|Energy|Response"
    r"|Yorker|Bikes)\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BETWEEN_SENTENCES = re.compile(r"(?<=\w\w[.?!]) (?=[A-Z])")
_NUMBERS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty
"""
_SMALL = _NUMBERS.split()


def _replaced(
    said: Said, pattern: str, chance: random.Random, by: Callable[[str], str]
) -> str | None:
    places = [m for m in re.finditer(pattern, said.words) if m.start()]
    if not places:
        return None
    place = chance.choice(places)
    return said.words[: place.start()] + by(place[0]) + said.words[place.end() :]


def _wrong(words: str | None, said: Said, stock: Stock) -> Case | None:
    """A corrupted quotation, unless its words stand somewhere all the same."""
    if words is None or letters(words) == letters(said.words) or stock.holding(words):
        return None
    return Case(said, words, said.speaker, WRONG)


def _fine(words: str | None, said: Said, grades: tuple[str, ...] = RIGHT) -> Case | None:
    return Case(said, words, said.speaker, grades) if words else None


def _from_table(table: dict[str, str], *, both: bool = True) -> Maker:
    pairs = table | ({value: key for key, value in table.items()} if both else {})
    pattern = r"(?<![\w’'-])(?:" + "|".join(map(re.escape, pairs)) + r")(?![\w’'-])"

    def make(said: Said, chance: random.Random, stock: Stock) -> Case | None:
        return _wrong(_replaced(said, pattern, chance, pairs.__getitem__), said, stock)

    return make


# Wrong


def _long_words(said: Said) -> list[re.Match[str]]:
    return [m for m in _WORD.finditer(said.words) if len(m[0]) > 4 and m[0].islower() and m.start()]


def word(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """Another word."""
    places = _long_words(said)
    if not places:
        return None
    place = chance.choice(places)
    changed = (
        said.words[: place.start()] + chance.choice(stock.vocabulary) + said.words[place.end() :]
    )
    return _wrong(changed, said, stock)


def last_word(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """Another last word."""
    places = _long_words(said)
    if not places or places[-1].end() < len(said.words) - 2:
        return None
    place = places[-1]
    changed = (
        said.words[: place.start()] + chance.choice(stock.vocabulary) + said.words[place.end() :]
    )
    return _wrong(changed, said, stock)


def added(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """A word put in."""
    places = _long_words(said)
    if not places:
        return None
    at = chance.choice(places).start()
    return _wrong(
        f"{said.words[:at]}{chance.choice(stock.vocabulary)} {said.words[at:]}", said, stock
    )


def dropped(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """A word left out."""
    places = [m for m in _long_words(said) if m.end() < len(said.words) - 8]
    if not places:
        return None
    place = chance.choice(places)
    return _wrong(said.words[: place.start()] + said.words[place.end() + 1 :], said, stock)


def name(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """Another name in the quotation."""
    other = chance.choice(stock.people).split()[-1]
    return _wrong(
        _replaced(said, r"(?<=[a-z,] )[A-Z][a-z]{3,}\b", chance, lambda _: other), said, stock
    )


def figures(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """Another number in figures."""
    return _wrong(another_number(said, chance), said, stock)


def number_word(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """Another number in letters."""
    pattern = rf"\b(?:{'|'.join(_SMALL[1:])})\b"

    def other(_: str) -> str:
        return chance.choice(_SMALL[1:])

    changed = _replaced(said, pattern, chance, other)
    return _wrong(changed, said, stock)


def negation_dropped(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """A "not" left out."""
    return _wrong(without_not(said, chance), said, stock)


def never_dropped(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """A "never" or "no" left out."""
    return _wrong(
        _replaced(said, r"\b(?:never|no|nothing|nobody) ", chance, lambda _: ""), said, stock
    )


def negation_added(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """A "not" put in."""
    pattern = r"\b(?:is|are|was|were|will|can|should|has|have|would|could)\b(?! not|['’])"
    return _wrong(_replaced(said, pattern, chance, lambda verb: f"{verb} not"), said, stock)


def contraction_negated(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """ "do" made "don't" and the like."""
    pattern = r"\b(?:is|are|was|were|do|does|did|should|has|have|would|could)\b(?! not|['’])"
    return _wrong(_replaced(said, pattern, chance, lambda verb: f"{verb}n’t"), said, stock)


def swapped(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """Two words exchanged."""
    places = _long_words(said)
    pairs = [(a, b) for a, b in pairwise(places) if a[0] != b[0]]
    if not pairs:
        return None
    a, b = chance.choice(pairs)
    w = said.words
    return _wrong(w[: a.start()] + b[0] + w[a.end() : b.start()] + a[0] + w[b.end() :], said, stock)


def cut_out(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """Words left out without an ellipsis."""
    if re.search(r"\b(\w+(?: \w+)+)\W+\1\b", said.words):
        return None  # what is said twice may stand once
    return _wrong(cut(said, chance), said, stock)


def _hidden_not(said: Said, dots: str) -> str | None:
    place = next((m for m in re.finditer(r" (?:not|never) ", said.words) if m.start() > 12), None)
    if place is None or len(said.words) - place.end() < 12:
        return None
    if re.match(r"\W*(?:not|never)\b", said.words[place.end() :]):
        return None  # said twice
    return f"{said.words[: place.start()]}{dots}{said.words[place.end() :]}"


def not_behind_ellipsis(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """A "not" hidden by an ellipsis."""
    return _wrong(_hidden_not(said, chance.choice([" … ", " ... ", " [...] "])), said, stock)


def not_behind_brackets(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """A "not" replaced by a word in brackets."""
    return _wrong(
        _hidden_not(said, f" [{chance.choice(['now', 'surely', 'indeed'])}] "), said, stock
    )


def bracketed_not(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """A "not" put in, in brackets."""
    pattern = r"\b(?:is|are|was|were|will|can|should|has|have|would)\b(?! not|['’])"
    return _wrong(_replaced(said, pattern, chance, lambda verb: f"{verb} [not]"), said, stock)


_TURNED = {
    "support": "oppose",
    "believe": "doubt",
    "want": "refuse",
    "need": "reject",
    "help": "hinder",
    "increase": "decrease",
    "protect": "abandon",
    "strengthen": "weaken",
    "create": "destroy",
    "win": "lose",
    "continue": "cease",
    "know": "deny",
    "start": "stop",
    "love": "hate",
    "build": "dismantle",
    "lower": "raise",
    "allow": "forbid",
    "welcome": "resent",
}


def bracketed_verb(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """A verb replaced by its opposite in brackets."""
    pattern = rf"\b(?:{'|'.join(_TURNED)})\b"
    return _wrong(_replaced(said, pattern, chance, lambda verb: f"[{_TURNED[verb]}]"), said, stock)


def bracketed_will_not(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """A verb replaced by its negation in brackets."""
    pattern = r"\b(?:is|are|was|will|can|should|has|have|do|does)\b(?! not|['’])"
    return _wrong(_replaced(said, pattern, chance, lambda verb: f"[{verb} not]"), said, stock)


def bracketed_number(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """A number replaced in brackets."""
    changed = _replaced(
        said,
        r"(?<![\w.,$])\d[\d,]*(?![\w,.])",
        chance,
        lambda n: f"[{int(n.replace(',', '')) + 7}]",
    )
    return _wrong(changed, said, stock)


def made_up(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """A sentence nobody said: the beginnings of some, the ends of others."""
    stretches = []
    for _ in range(4):
        words = chance.choice(stock.said).words.split()
        start = chance.randrange(max(1, len(words) - 4))
        stretches.append(" ".join(words[start : start + 4]).strip(" ,.;—–-"))
    return _wrong(" ".join(stretches).lower().capitalize() + ".", said, stock)


def random_words(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """Words of the vocabulary drawn at random."""
    return _wrong(" ".join(chance.choices(stock.vocabulary, k=12)).capitalize() + ".", said, stock)


def half_made_up(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """The second half of another sentence."""
    words, other = said.words.split(), chance.choice(stock.said).words.split()
    if len(words) < 12 or len(other) < 12:
        return None
    return _wrong(" ".join([*words[: len(words) // 2], *other[len(other) // 2 :]]), said, stock)


def longer(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """A clause invented at the end."""
    end = chance.choice(
        ["and everybody knows it", "and we will pay for that", "as nobody ever did before"]
    )
    return _wrong(f"{said.words.rstrip('.?!')}, {end}.", said, stock)


def sentences_turned(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """Two sentences in the other order."""
    parts = _BETWEEN_SENTENCES.split(said.words)
    if len(parts) < 2 or min(len(part.split()) for part in parts) < 4:
        return None
    at = chance.randrange(len(parts) - 1)
    parts[at : at + 2] = parts[at + 1], parts[at]
    return _wrong(" ".join(parts), said, stock)


def sentence_between(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """A sentence of somebody else's put between two."""
    parts = _BETWEEN_SENTENCES.split(said.words)
    other = _BETWEEN_SENTENCES.split(chance.choice(stock.said).words)[0]
    if len(parts) < 2 or not 4 <= len(other.split()) <= 14 or other[-1] not in ".?!":
        return None
    at = chance.randrange(1, len(parts))
    return _wrong(" ".join([*parts[:at], other, *parts[at:]]), said, stock)


def hedge_dropped(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """A word that makes it less sure left out."""
    pattern = (
        r"\b(?:probably|maybe|perhaps|nearly|almost|about|hopefully|possibly|likely|generally"
        r"|I think|I believe|sometimes|only|around|most|many|some) "
    )
    return _wrong(_replaced(said, pattern, chance, lambda _: ""), said, stock)


def other_number_of(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """One of many."""
    pattern = r"(?<=[a-z] )[a-z]{4,}[^s\W]s\b(?!['’-])"
    return _wrong(_replaced(said, pattern, chance, lambda word: word[:-1]), said, stock)


def year(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """The same day of the year before or after; the 28th for those behind it."""
    other = said.day.replace(year=said.day.year + chance.choice((-1, 1)), day=min(said.day.day, 28))
    return _not_then(said, stock, f"on {_american(other)}", None, other, other)


def _other_person(
    said: Said, chance: random.Random, stock: Stock, given_names: Container[str] | None = None
) -> str | None:
    """Somebody else, who is not named where the words stand in another article, and whose name
    begins with one of the ``given_names``, if there are some.
    """
    there = [one.text for one in stock.holding(said.words) if one.path != said.article.path]
    own = set(said.speaker.split())
    for name in chance.sample(stock.people, min(len(stock.people), 20)):
        is_fit = given_names is None or name.split()[0].lower() in given_names
        is_other = is_fit and own.isdisjoint(name.split())
        if is_other and not any(letters(name) in text for text in there):
            return name
    return None


def speaker(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """Another speaker, with the full name."""
    other = _other_person(said, chance, stock)
    return Case(said, said.words, other, WRONG) if other else None


def surname(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """Another speaker, introduced before and named by the surname, so somebody and no body."""
    other = _other_person(said, chance, stock, given_names_by_gender())
    if other is None:
        return None
    return Case(said, said.words, other.split()[-1], WRONG, extra=f"{other} was there, too.")


def _not_then(
    said: Said, stock: Stock, when: str, written: date | None, first: date, last: date
) -> Case | None:
    """The words on a day from ``first`` to ``last``, unless some article has them then."""
    if any(first <= day <= last for day in stock.days(said)):
        return None
    return Case(said, said.words, said.speaker, WRONG, when, written)


def day(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """Another day, in full."""
    other = said.day + timedelta(chance.choice((-30, -7, -2, 2, 7, 31, 365)))
    return _not_then(said, stock, f"on {long_date(other)}", None, other, other)


def short_day(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """Another day, without a year, in a dated draft."""
    other = said.day + timedelta(chance.choice((-30, -7, -2, 2, 7)))
    written = max(other, said.day) + timedelta(chance.randrange(2, 60))
    return _not_then(said, stock, f"on {_short(other)}", written, other, other)


def weekday(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """Another day of the week."""
    written = said.day + timedelta(chance.randrange(1, 6))
    other = said.day + timedelta(chance.choice((-1, 1, 2, 3)))
    if other > written or (written - other).days > 6:
        other = said.day - timedelta(1)
    if (written - other).days > 6:
        return None
    return _not_then(said, stock, f"on {WEEKDAYS[other.weekday()]}", written, other, other)


def yesterday(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """Yesterday, and it was not."""
    written = said.day + timedelta(chance.choice((3, 4, 5, 9, 20)))
    before = written - timedelta(1)
    return _not_then(said, stock, "yesterday", written, before, before)


def last_week(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """Last week, and it was weeks ago."""
    written = said.day + timedelta(chance.choice((20, 25, 40, 90)))
    return _not_then(said, stock, "last week", written, written - timedelta(15), written)


def month(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """Another month."""
    other = (said.day.month + chance.choice((1, 2, 4, 9))) % 12
    year = chance.choice([f" {said.day.year}", ""])
    written = said.day + timedelta(chance.randrange(40, 100))
    if any(day.month == other + 1 for day in stock.days(said)):
        return None
    return Case(said, said.words, said.speaker, WRONG, f"in {MONTHS[other]}{year}", written)


def _joined(kind: str) -> Maker:
    def make(said: Said, chance: random.Random, stock: Stock) -> Case | None:
        made = stock.joined[kind]
        if not made:
            return None
        words, of = made.pop()
        return Case(of, words, of.speaker, WRONG)

    return make


# Altered, style


def _fillers(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """A filler left out."""
    pattern = r"(?:, you know,|, I mean,|, uh,|, um,|(?<=\. )Well, |(?<=\. )So, |, like,)"
    changed = _replaced(said, pattern, chance, lambda _: "")
    return _fine(changed, said, ALTERED)


def _stutter(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """A repetition left out."""
    changed = _replaced(
        said,
        r"\b(\w+(?: \w+)?)(?: ?[—-]+ ?|, )\1\b",
        chance,
        lambda found: re.split(r" ?[—-]+ ?|, ", found)[-1],
    )
    return _fine(changed, said, ALTERED)


_CONTRACTED = {
    "do not": "don’t",
    "is not": "isn’t",
    "it is": "it’s",
    "that is": "that’s",
    "we are": "we’re",
    "they are": "they’re",
    "we will": "we’ll",
    "cannot": "can’t",
    "will not": "won’t",
    "I am": "I’m",
    "we have": "we’ve",
    "you are": "you’re",
}


def _contraction(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """A contraction made, or undone."""
    pairs = _CONTRACTED | {value: key for key, value in _CONTRACTED.items()}
    pattern = r"\b(?:" + "|".join(map(re.escape, pairs)) + r")(?![\w’'])"
    return _fine(_replaced(said, pattern, chance, pairs.__getitem__), said, ALTERED)


_BRITISH = """
labor=labour|color=colour|favor=favour|honor=honour|program=programme|center=centre|defense=defence
organization=organisation|recognize=recognise|neighbors=neighbours|percent=per cent|realize=realise
behavior=behaviour|harbor=harbour|organizations=organisations|traveled=travelled|theater=theatre
programs=programmes|centers=centres|favorite=favourite|honored=honoured|prioritize=prioritise
stabilize=stabilise|apologize=apologise|endeavor=endeavour
"""


def _paired(table: str) -> dict[str, str]:
    """A table of pairs: ``one=other|one=other``."""
    pairs = (pair.split("=") for pair in table.strip().replace("\n", "|").split("|"))
    return {one: other for one, other in pairs}  # noqa: C416 - of lists


def _spelling(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """British spelling for American."""
    pairs = _paired(_BRITISH)
    pattern = rf"\b(?:{'|'.join(pairs)})\b"
    return _fine(_replaced(said, pattern, chance, pairs.__getitem__), said, STYLE)


def _numeral(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """A number in figures for letters."""
    tens = {
        "thirty": "30",
        "forty": "40",
        "fifty": "50",
        "sixty": "60",
        "ninety": "90",
        "twenty-five": "25",
        "a hundred": "100",
        "one hundred": "100",
    }
    pairs = tens | {small: str(n) for n, small in enumerate(_SMALL, 1) if n > 1}
    pattern = (
        r"\b(?:"
        + "|".join(sorted(pairs, key=len, reverse=True))
        + r")\b(?!-| (?:hundred|thousand|and))"
    )
    return _fine(_replaced(said, pattern, chance, pairs.__getitem__), said, STYLE)


def _spelled_out(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """A number in letters for figures."""
    tens = {
        "20": "twenty",
        "25": "twenty-five",
        "30": "thirty",
        "40": "forty",
        "50": "fifty",
        "100": "one hundred",
        "60": "sixty",
        "80": "eighty",
        "24": "twenty-four",
        "27": "twenty-seven",
        "32": "thirty-two",
        "90": "ninety",
    }
    pairs = tens | {str(n): small for n, small in enumerate(_SMALL, 1)}
    pattern = r"(?<![\w.,$:/-])(?:" + "|".join(pairs) + r")(?![\w,%:/-]|\.\d)"
    return _fine(_replaced(said, pattern, chance, pairs.__getitem__), said, STYLE)


def _gonna(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """ "going to" and "gonna"."""
    pairs = {
        "going to": "gonna",
        "gonna": "going to",
        "want to": "wanna",
        "got to": "gotta",
        "kind of": "kinda",
    }
    pattern = rf"\b(?:{'|'.join(pairs)})\b"
    return _fine(_replaced(said, pattern, chance, pairs.__getitem__), said, STYLE)


def _brackets(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """A pronoun replaced, or a name put in behind it."""
    put = chance.choice(["[the committee]", "[the president]", "[the new law]"])
    keep = chance.random() < 0.5
    pattern = r"(?<= )(?:he|she|they|it|him|them)(?= )"
    return _fine(
        _replaced(said, pattern, chance, lambda p: f"{p} {put}" if keep else put), said, ALTERED
    )


def _verb_form(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """A verb fitted to the sentence."""
    pattern = r"\b(?:want|need|believe|support|think|know|continue)\b"
    return _fine(
        _replaced(
            said,
            pattern,
            chance,
            lambda verb: f"[{verb}s]" if chance.random() < 0.5 else f"{verb}[s]",
        ),
        said,
        ALTERED,
    )


# Right


def as_said(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """Letter for letter."""
    return _fine(said.words, said)


def ellipsis(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """An ellipsis that hides nothing."""
    changed = with_ellipsis(said.words, chance)
    return _fine(changed, said)


def capital(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """A part that begins with a capital in brackets."""
    parts = said.words.split(" ")
    if (
        len(parts) < 10
        or not parts[3].isalpha()
        or not parts[3].islower()
        or parts[2].lower() in ("not", "no", "never", "nothing", "nobody", "none")
        or "n’t" in parts[2]
        or "n't" in parts[2]
    ):
        return None
    rest = " ".join(parts[3:])
    return _fine(f"[{rest[0].upper()}]{rest[1:]}", said, ALTERED)


def part(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """A part of what was said."""
    parts = said.words.split(" ")
    if len(parts) < 12:
        return None
    start = chance.randrange(2, len(parts) - 9)
    words = " ".join(parts[start : start + 9]).strip(" ,;—-")
    return _fine(words, said)


def marks(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """Other marks, dashes and spaces."""
    words = said.words.replace("’", "'") if "’" in said.words else said.words.replace("'", "’")
    return _fine(words.replace("—", " - ").replace("  ", " "), said)


def wrapped(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """Over two lines."""
    return _fine(fill(said.words, 66), said) if len(said.words) > 70 else None


def right_day(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """The right day, in full or without a year."""
    when = chance.choice(
        [f"on {long_date(said.day)}", f"on {_short(said.day)}", f"on {_american(said.day)}"]
    )
    return Case(
        said, said.words, said.speaker, RIGHT, when, said.day + timedelta(chance.randrange(0, 60))
    )


def right_weekday(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """The right day of the week."""
    written = said.day + timedelta(chance.randrange(0, 7))
    return Case(
        said, said.words, said.speaker, RIGHT, f"on {WEEKDAYS[said.day.weekday()]}", written
    )


def right_yesterday(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """Yesterday, and it was."""
    return Case(said, said.words, said.speaker, RIGHT, "yesterday", said.day + timedelta(1))


def right_week(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """Last week, and it was: of the week before, or seven days ago."""
    written = said.day + timedelta(7)
    return Case(
        said, said.words, said.speaker, RIGHT, chance.choice(["last week", "a week ago"]), written
    )


def right_month(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """The right month."""
    when = f"in {MONTHS[said.day.month - 1]}" + chance.choice(["", f" {said.day.year}"])
    return Case(
        said, said.words, said.speaker, RIGHT, when, said.day + timedelta(chance.randrange(20, 90))
    )


def days_later(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """Two days later: later than what, nobody can tell."""
    when = chance.choice(["two days later", "a week later", "the next day", "days earlier"])
    return Case(
        said, said.words, said.speaker, RIGHT, when, said.day + timedelta(chance.randrange(5, 90))
    )


def other_event(said: Said, chance: random.Random, stock: Stock) -> Case | None:
    """The day of something else in the paragraph."""
    other = said.day - timedelta(chance.choice((30, 60, 90)))
    extra = chance.choice(
        [
            f"The talks began on {long_date(other)}.",
            f"The bill was signed on {_american(other)}.",
            f"The fire of {long_date(other)} is not forgotten.",
        ]
    )
    return Case(said, said.words, said.speaker, RIGHT, extra=extra)


def _short(on: date) -> str:
    return f"{MONTHS[on.month - 1][:3]}. {on.day}" if on.month != 5 else f"May {on.day}"


def _american(on: date) -> str:
    return f"{MONTHS[on.month - 1]} {on.day}, {on.year}"


_OPPOSITES = """
more=less|all=some|before=after|always=never|up=down|first=last|most=least|high=low|with=without
better=worse
"""
KINDS: dict[str, dict[str, Maker]] = {
    "wrong": {
        "a word": word,
        "the last word": last_word,
        "a word added": added,
        "a word dropped": dropped,
        "a name": name,
        "figures": figures,
        "a number in letters": number_word,
        "million for billion": _from_table(_paired("million=billion|thousand=million")),
        "“not” dropped": negation_dropped,
        "“never” dropped": never_dropped,
        "“not” added": negation_added,
        "“n’t” added": contraction_negated,
        "more for less": _from_table(_paired(_OPPOSITES)),
        "will for may": _from_table(_paired("will=may|must=might|should=could|can=would")),
        "is for was": _from_table(_paired("is=was|are=were|has=had")),
        "we for they": _from_table(_paired("we=they|he=she|my=his|our=their|us=them")),
        "and for or": _from_table({"and": "or", "for": "against", "to": "from", "in": "out"}),
        "two words swapped": swapped,
        "cut, no ellipsis": cut_out,
        "“not” behind …": not_behind_ellipsis,
        "“not” behind [now]": not_behind_brackets,
        "[not] put in": bracketed_not,
        "[oppose] for support": bracketed_verb,
        "[is not] for is": bracketed_will_not,
        "[12] for 5": bracketed_number,
        "made up of stretches": made_up,
        "made up of words": random_words,
        "half made up": half_made_up,
        "a clause added": longer,
        "speaker": speaker,
        "speaker, by surname": surname,
        "day": day,
        "day, no year": short_day,
        "weekday": weekday,
        "yesterday": yesterday,
        "last week": last_week,
        "month": month,
        "two people joined": _joined("two people"),
        "two answers joined": _joined("two answers"),
        "question joined": _joined("question and answer"),
        "turned round": _joined("one turn, turned round"),
        "two articles joined": _joined("two people, two articles"),
        "sentences turned round": sentences_turned,
        "a sentence between": sentence_between,
        "a hedge dropped": hedge_dropped,
        "one for many": other_number_of,
        "year": year,
    },
    "altered": {
        "filler left out": _fillers,
        "stutter left out": _stutter,
        "contraction": _contraction,
        "brackets": _brackets,
        "[s] on a verb": _verb_form,
        "[C]apital": capital,
    },
    "style": {
        "spelling": _spelling,
        "figures for letters": _numeral,
        "letters for figures": _spelled_out,
        "gonna": _gonna,
    },
    "right": {
        "letter for letter": as_said,
        "a part": part,
        "ellipsis": ellipsis,
        "other marks": marks,
        "over two lines": wrapped,
        "right day": right_day,
        "right weekday": right_weekday,
        "right yesterday": right_yesterday,
        "right week": right_week,
        "right month": right_month,
        "two days later": days_later,
        "day of something else": other_event,
    },
}  # fmt: skip


# Drafts


def _ended(words: str) -> str:
    return words[:-1] + "," if words.endswith(".") else words if words[-1] in "?!" else words + ","


def _capitalized(when: str) -> str:
    when = when.strip()
    return when[:1].upper() + when[1:]


def _plain_sentence(c: Case, when: str) -> str:
    return f"“{_ended(c.words)}” {c.speaker} said{when}."


def _before(c: Case, when: str) -> str:
    return f"{c.speaker} said{when}: “{c.words}”"


def _told(c: Case, when: str) -> str:
    return f"{c.speaker} told reporters{when}, “{c.words}”"


def _straight(c: Case, when: str) -> str:
    return f'"{_ended(c.words)}" {c.speaker} told a news conference{when}.'


def _said_first(c: Case, when: str) -> str:
    return f"“{_ended(c.words)}” said {c.speaker}{when}."


def _according(c: Case, when: str) -> str:
    return f"“{_ended(c.words)}” according to {c.speaker}, who spoke{when or ' again'}."


def _fronted(c: Case, when: str) -> str:
    front = _capitalized(when)
    return f"{front}, {c.speaker} said: “{c.words}”" if front else _before(c, when)


def _titled(c: Case, when: str) -> str:
    return f"“{_ended(c.words)}” spokesperson {c.speaker} told reporters{when}."


def _office(c: Case, when: str) -> str:
    return f"“{_ended(c.words)}” Harbour Office press secretary {c.speaker} told reporters{when}."


def _apposition(c: Case, when: str) -> str:
    return f"“{_ended(c.words)}” said {c.speaker}, the official in charge,{when or ' there'}."


def _pronoun(c: Case, when: str) -> str:
    there = f"{c.speaker} spoke at length.\n\nThe room was full. "
    return f"{there}“{_ended(c.words)}” {c.surname} said{when}."


def _interrupted(c: Case, when: str) -> str:
    return f"The talks went on. “{_ended(c.words)}” {c.speaker} added{when}. Nobody asked more."


def _block(c: Case, when: str) -> str:
    words = c.words.replace("\n", "\n> ")
    return f"{c.speaker} said{when}:\n\n> {words}\n\nThe rest is silence."


def _credit(c: Case, when: str) -> str:
    credit = f"— {c.speaker}"
    words = c.words.replace("\n", "\n> ")
    return f"> {words}\n> {credit}\n\nSo it was said{when}." if not when else _block(c, when)


def _label(c: Case, when: str) -> str:
    if when or not c.words[:1].isupper():
        return _before(c, when)
    words = " ".join(c.words.split())
    return f"Q: And what of that?\n\nMS. {c.surname.upper()}: {words}"


def _german(c: Case, when: str) -> str:
    return f"{c.speaker} said{when}: „{c.words}“"


def _html(c: Case, when: str) -> str:
    return (
        f"<html><body><p>Much happened.</p><p>{c.speaker} said{when}: “{c.words}”</p></body></html>"
    )


def _org(c: Case, when: str) -> str:
    return f"* Notes\n{c.speaker} said{when}:\n#+begin_quote\n{c.words}\n#+end_quote\n"


def _reports(c: Case, when: str) -> str:
    return f"Asked about it, {c.speaker} replied{when}, “{c.words}”"


def _noted(c: Case, when: str) -> str:
    return f"As {c.speaker} put it{when}: “{c.words}”"


def _guillemets(c: Case, when: str) -> str:
    return f"«{_ended(c.words)}» {c.speaker} said{when}."


def _q_and_a(c: Case, when: str) -> str:
    return (
        f"Reporters wanted to know more. {c.speaker} answered{when}: “{c.words}” The meeting ended."
    )


def _interview(c: Case, when: str) -> str:
    return f"In an interview{when}, {c.speaker} said, “{c.words}”"


def _statement(c: Case, when: str) -> str:
    return f"“{_ended(c.words)}” {c.speaker} said in a statement{when}."


Form = Callable[[Case, str], str]
FORMS: tuple[Form, ...] = (
    *(_plain_sentence, _before, _interview, _told, _straight, _statement),
    *(_said_first, _fronted, _according, _titled, _office, _apposition),
    *(_pronoun, _interrupted, _reports, _block, _credit, _noted),
    *(_label, _german, _guillemets, _html, _org, _q_and_a),
)
"""Every third of them is closed."""


def _quoted_twice(c: Case, when: str) -> str:
    return f"“Nothing is decided yet,” Ida Moorcroft said. But {c.speaker} said{when}: “{c.words}”"


def _speaking(c: Case, when: str) -> str:
    return f"{c.speaker}, speaking{when or ' to the press'}, said: “{c.words}”"


def _silent_before(c: Case, when: str) -> str:
    return f"“{_ended(c.words)}” {c.speaker}, who had been silent for days, said{when}."


def _responded(c: Case, when: str) -> str:
    return f"When asked what would come next, {c.speaker} responded{when}: “{c.words}”"


def _added(c: Case, when: str) -> str:
    return f"The meeting was short. “{_ended(c.words)}” added {c.speaker}{when}."


def _explained(c: Case, when: str) -> str:
    return f"{c.speaker} has made it clear. “{_ended(c.words)}” {c.surname} explained{when}."


def _here_is(c: Case, when: str) -> str:
    return f"Here is what {c.speaker} said{when}:\n\n“{c.words}”\n\nMore will follow."


def _listed(c: Case, when: str) -> str:
    return f"Who said what:\n\n- {c.speaker} said{when}: “{c.words}”\n- Nobody else spoke."


def _strong(c: Case, when: str) -> str:
    return f"**{c.speaker}** said{when}: “{c.words}”"


def _linked(c: Case, when: str) -> str:
    return f"[{c.speaker} said](https://example.org/told){when}: “{c.words}”"


def _quoted_page(c: Case, when: str) -> str:
    words = f"<blockquote><p>{c.words}</p></blockquote>"
    return f"<html><body><p>{c.speaker} said{when}:</p>{words}<p>So it goes.</p></body></html>"


def _escaped_page(c: Case, when: str) -> str:
    words = _ended(c.words).replace("&", "&amp;").replace("’", "&rsquo;").replace("—", "&mdash;")
    return f"<html><body><p>&ldquo;{words}&rdquo; <b>{c.speaker}</b> said{when}.</p></body></html>"


def _posted(c: Case, when: str) -> str:
    return f"“{_ended(c.words)}” {c.speaker} wrote in a post{when}."


def _as_told_by(c: Case, when: str) -> str:
    return f"According to remarks by {c.speaker}{when}, “{c.words}”"


def _dashed(c: Case, when: str) -> str:
    return f"The quotation of the day:\n\n“{c.words}”\n— {c.speaker}{when and ',' + when}"


def _it_was(c: Case, when: str) -> str:
    return f"It was {c.speaker} who said{when}: “{c.words}”"


def _single_marks(c: Case, when: str) -> str:
    words = c.words.replace("'", "’")
    return f"‘{_ended(words)}’ {c.speaker} said{when}. ‘We heard it all,’ one listener said."


def _adding(c: Case, when: str) -> str:
    return f"“{_ended(c.words)}” said {c.speaker}{when}, adding that more would follow."


def _in_brackets(c: Case, when: str) -> str:
    return f"Quote of the week: “{c.words}” ({c.speaker}{when and ',' + when})"


def _present(c: Case, when: str) -> str:
    return f"“{_ended(c.words)}” {c.speaker} tells reporters{when}."


def _later_on(c: Case, when: str) -> str:
    return f"{c.speaker} spoke first. Later on, {c.speaker} said{when or ' more'}: “{c.words}”"


def _told_station(c: Case, when: str) -> str:
    return f"“{_ended(c.words)}” {c.speaker} told Radio Harbour{when}."


def _stressed(c: Case, when: str) -> str:
    return f"{c.speaker} stressed{when} that nothing is settled. “{c.words}”"


def _newsletter(c: Case, when: str) -> str:
    return f"## Heard\n\n*“{c.words}”*\n\n— **{c.speaker}**{when and ',' + when}\n\n## Seen"


def _numbered(c: Case, when: str) -> str:
    return f"1. First, {c.speaker} said{when}: “{c.words}”\n2. Then nobody said a word.\n"


def _footnoted(c: Case, when: str) -> str:
    return f"“{_ended(c.words)}” {c.speaker} said{when}.[1]\n\n[1] As printed that day.\n"


def _while(c: Case, when: str) -> str:
    return f"While others waited, {c.speaker} declared{when}, “{c.words}”"


def _that_evening(c: Case, when: str) -> str:
    return f"“{_ended(c.words)}” said {c.speaker} at a briefing{when}."


def _list_page(c: Case, when: str) -> str:
    item = f"<li><strong>{c.speaker}</strong> said{when}: “{c.words}”</li>"
    return f"<!doctype html><title>Said</title><ul><li>Nobody came.</li>{item}</ul>"


def _caption(c: Case, when: str) -> str:
    return f"Photo: the hall at noon.\n\n{c.speaker}{when}: “{c.words}”\n"


def _argued(c: Case, when: str) -> str:
    return f"{c.speaker} was in the hall. “{_ended(c.words)}” argued {c.surname}{when}."


def _remarks(c: Case, when: str) -> str:
    return f"In remarks{when}, {c.speaker} noted: “{c.words}”"


def _lawmakers(c: Case, when: str) -> str:
    return f"“{_ended(c.words)}” {c.speaker} told lawmakers{when}."


def _day_first(c: Case, when: str) -> str:
    return f"{c.speaker}{when} said there was more to come: “{c.words}”"


def _recalled(c: Case, when: str) -> str:
    return f"“{_ended(c.words)}” {c.speaker} recalled{when}."


def _interviewed(c: Case, when: str) -> str:
    return f"Interviewed{when}, {c.speaker} said: “{c.words}”"


def _same_line(c: Case, when: str) -> str:
    return f"Words of the day: “{c.words}” — {c.speaker}{when and ',' + when}"


def _went_on(c: Case, when: str) -> str:
    return f"“{_ended(c.words)}” {c.speaker} went on to say{when}. Then the doors closed."


def _whether(c: Case, when: str) -> str:
    return f"Asked{when} whether that was all, {c.speaker} said, “{c.words}”"


def _council(c: Case, when: str) -> str:
    return f"{c.speaker}, the official in charge, told the council{when}: “{c.words}”"


def _to_the_press(c: Case, when: str) -> str:
    return f"“{_ended(c.words)}” {c.speaker} said to the press{when}."


def _letter(c: Case, when: str) -> str:
    return f"In a letter{when}, {c.speaker} wrote: “{c.words}”"


def _on_stage(c: Case, when: str) -> str:
    return f"{c.speaker} took to the stage in Port Selwyn{when} and said: “{c.words}”"


def _telephone(c: Case, when: str) -> str:
    return f"“{_ended(c.words)}” {c.speaker} told the Coast Herald in a telephone interview{when}."


def _video(c: Case, when: str) -> str:
    return f"“{_ended(c.words)}” {c.speaker} said in a video posted online{when}."


def _the_point(c: Case, when: str) -> str:
    front = _capitalized(when) or "Later"
    return f"{front}, in front of a packed hall, {c.speaker} made the point again: “{c.words}”"


def _day_in_brackets(c: Case, when: str) -> str:
    return f"{c.speaker}{when and f' ({when.strip()})'}: “{c.words}”"


def _grey_coat(c: Case, when: str) -> str:
    there = f"{c.speaker} did not stay long. "
    return f"{there}“{_ended(c.words)}” {c.surname}, wearing a grey coat, said outside court{when}."


def _term_ended(c: Case, when: str) -> str:
    return f"“{_ended(c.words)}” said {c.speaker}, whose term ended{when or ' early'}."


def _ahead_of(c: Case, when: str) -> str:
    return f"Ahead of the vote{when}, {c.speaker} said: “{c.words}”"


def _sworn_in(c: Case, when: str) -> str:
    return f"{c.speaker}, who was sworn in{when}, said: “{c.words}”"


def _trial_begins(c: Case, when: str) -> str:
    return f"The trial of two pilots begins{when}. “{_ended(c.words)}” {c.speaker} said."


def _will_visit(c: Case, when: str) -> str:
    return f"{c.speaker} will visit the port{when}. “{_ended(c.words)}” {c.speaker} said."


def _storm(c: Case, when: str) -> str:
    return f"The storm{when} left much to mend, {c.speaker} said: “{c.words}”"


NEWEST_FORMS: tuple[Form, ...] = (
    *(_on_stage, _telephone, _video, _the_point, _day_in_brackets, _grey_coat),
)
"""Written when those of ``last`` had been read, for ``--part newest``."""
ELSEWHEN_FORMS: tuple[Form, ...] = (
    *(_term_ended, _ahead_of, _sworn_in, _trial_begins, _will_visit, _storm),
)
"""Written with them, for ``--part elsewhen``: the day is that of something else."""
LAST_FORMS: tuple[Form, ...] = (
    *(_lawmakers, _day_first, _recalled, _interviewed, _same_line),
    *(_went_on, _whether, _council, _to_the_press, _letter),
)
"""Written when those of ``latest`` had been read, for ``--part last``."""
LATEST_FORMS: tuple[Form, ...] = (
    *(_later_on, _told_station, _stressed, _newsletter, _numbered, _footnoted),
    *(_while, _that_evening, _list_page, _caption, _argued, _remarks),
)
"""Written when those of ``fresh`` had been read, for ``--part latest``."""
FRESH_FORMS: tuple[Form, ...] = (
    *(_quoted_twice, _speaking, _silent_before, _responded, _added, _explained, _here_is),
    *(_listed, _strong, _linked, _quoted_page, _escaped_page, _posted, _as_told_by),
    *(_dashed, _it_was, _single_marks, _adding, _in_brackets, _present),
)
"""Written when the others had been read, for ``--part fresh``."""
_MARKDOWN = (_block, _credit, _listed, _strong, _linked, _newsletter, _numbered)
_PAGES = (_html, _quoted_page, _escaped_page, _list_page)


def draft_of(case: Case, form: Form) -> tuple[str, str]:
    """The draft and a name for its file."""
    when = f" {case.when}" if case.when else ""
    text = form(case, when)
    if form in _PAGES:
        head = f"<meta name='date' content='{case.written}'>" if case.written else ""
        page = text.replace("<title>", f"{head}<title>")
        return page.replace("<body>", f"<head>{head}</head><body>"), "draft.html"
    escaped = re.sub(r"([$~`\\])", r"\\\1", text) if form in _MARKDOWN else text
    if case.extra:
        escaped = f"{case.extra}\n\n{escaped}"
    head = f"---\ndate: {case.written}\n---\n" if case.written else ""
    suffix = ".org" if form is _org else ".md" if form in _MARKDOWN else ".txt"
    if form is _org and case.written:
        head = f"#+date: {case.written}\n"
    return f"{head}{escaped}\n", f"draft{suffix}"


class WrittenForm:
    """A form of a file; its name is the line of the file in which it begins."""

    def __init__(self, text: str, line: int) -> None:
        head, _, rest = text.partition("\n")
        self.is_other_day = head.strip() == "other day"
        self._text = (rest if self.is_other_day else text).strip("\n")
        self.tells_day = "{when}" in self._text.lower()
        self.__name__ = f"line {line}"
        said = "{quote}" in self._text or "{quote,}" in self._text
        if not said or not ("{speaker}" in self._text or "{surname}" in self._text):
            raise ValueError(f"line {line}: a form needs {{quote}} and {{speaker}}")

    def __call__(self, c: Case, when: str) -> str:
        """The draft with the case in it."""
        when = when.strip()
        text = self._text if when else re.sub(r",? ?\{when\},?|\{When\},? ?", "", self._text)
        filled = {
            "{quote}": c.words,
            "{quote,}": _ended(c.words),
            "{speaker}": c.speaker,
            "{surname}": c.surname,
            "{when}": when,
            "{When}": _capitalized(when),
        }
        return re.sub(r"\{[\w,]+\}", lambda match: filled[match[0]], text)


def written_forms(text: str) -> list[WrittenForm]:
    """The forms of a file; raises ValueError for one without a quotation or a speaker."""
    found, line = [], 1
    for part in re.split(r"(?m)^====+\n", text):
        if part.strip():
            found.append(WrittenForm(part.strip("\n"), line))
        line += part.count("\n") + 1
    return found


def is_other_day(form: Form) -> bool:
    """Whether the day in a form is something else's."""
    return form in ELSEWHEN_FORMS or (isinstance(form, WrittenForm) and form.is_other_day)


def fitting_forms(case: Case, forms: Sequence[Form]) -> Sequence[Form]:
    """The forms that have a place for the case's day, if it has one."""
    if not case.when:
        return forms
    return [one for one in forms if not isinstance(one, WrittenForm) or one.tells_day] or forms


# Measuring


def is_closed(key: str) -> bool:
    """Whether an article belongs to the third that nobody reads before the end."""
    return sha256(key.encode()).digest()[0] % 3 == 2


_WHOLE = {
    "all": FORMS,
    "fresh": FRESH_FORMS,
    "latest": LATEST_FORMS,
    "last": LAST_FORMS,
    "newest": NEWEST_FORMS,
    "elsewhen": ELSEWHEN_FORMS,
}


def forms_of(part: str) -> Sequence[Form]:
    """The forms of a part."""
    if part in _WHOLE:
        return _WHOLE[part]
    return [form for n, form in enumerate(FORMS) if (n % 3 == 2) == (part == "closed")]


def _printed(library: Library, numbers: Sequence[int]) -> Iterator[Printed]:
    """Every article, as letters."""
    listing = library.listing()
    for number in numbers:
        path = listing.hit(number).row.path
        try:
            article = library.opener.article(path)
        except SourceError:
            continue
        days = frozenset(day for day in (article.said_on, article.published, article.date) if day)
        yield Printed(f" {letters(article.text)} ", days, path)


def collected(
    library: Library, chance: random.Random, part: str, wanted: int, only: str = ""
) -> Stock:
    """Stretches of speech of articles at random, and joined ones, with the names of people."""
    people = sorted(
        speaker.name
        for speaker in library.speakers()
        if " " in speaker.name
        and not any(map(str.isupper, speaker.name.split()))
        and not _BODY.search(speaker.name)
    )
    stock = Stock([], people[:400], [])
    listing = library.listing()
    numbers = list(range(len(listing)))
    stock.printed = list(_printed(library, numbers))
    chance.shuffle(numbers)
    last: list[Passage] = []
    for number in numbers:
        path = listing.hit(number).row.path
        if part in ("open", "closed") and is_closed(path.name) != (part == "closed"):
            continue
        if only and only not in path.parts:
            continue
        try:
            article = library.opener.article(path)
        except SourceError:
            continue
        quotes = library.opener.quotes(article)
        here = list(said_in(article, quotes))
        stock.said += chance.sample(here, min(len(here), 12))
        passages = list(passages_in(article, quotes))
        few = sorted(chance.sample(passages, min(len(passages), 40)), key=lambda one: one.place)
        taken: Counter[str] = Counter()
        for kind, one, other in pairs(few, last):
            if any(quote.speaker == one.speaker and other.words in quote.text for quote in quotes):
                continue  # a joint statement has two speakers
            if taken[kind] < 2 and (one.speaker or other.speaker):
                taken[kind] += 1
                of = Said(
                    one.words, one.speaker or other.speaker, article.date or date.min, article
                )
                stock.joined[kind].append((joined(kind, one, other, chance), of))
        last = few or last
        if len(stock.said) >= wanted:
            break
    found = {
        w for one in stock.said for w in _WORD.findall(one.words) if len(w) > 4 and w.islower()
    }
    stock.vocabulary = sorted(found)
    for made in stock.joined.values():
        chance.shuffle(made)
    chance.shuffle(stock.said)
    return stock


def cases(stock: Stock, maker: Maker, chance: random.Random, each: int) -> Iterator[Case]:
    """At most so many cases of a kind."""
    made = 0
    start = chance.randrange(len(stock.said))
    for said in [*stock.said[start:], *stock.said[:start]]:
        case = maker(said, chance, stock)
        if case is not None:
            yield case
            made += 1
        if made == each:
            return


@dataclass(slots=True)
class Row:
    """What came of a kind."""

    count: int = 0
    well: int = 0
    exact: int = 0
    marked: int = 0
    unread: int = 0
    elsewhere: int = 0
    astray: int = 0
    corrupted: int = 0
    corrupted_marked: int = 0
    verbatim: int = 0
    verbatim_exact: int = 0
    verbatim_marked: int = 0


def is_verbatim(case: Case) -> bool:
    """Whether the words stand in one stretch in the article that they were made of."""
    return f" {letters(case.words)} " in f" {letters(case.said.article.text)} "


def matching(case: Case, checked: Sequence[CheckResult]) -> CheckResult | None:
    """The check of the case's quotation, among what else the draft may hold."""
    sought = letters(case.words)
    return next((one for one in checked if letters(one.claim.text) == sought), None)


def measure(
    library: Library,
    part: str,
    each: int,
    seed: int,
    kinds: Sequence[str] = (),
    only: str = "",
    show: Callable[[str], None] | None = None,
    forms: Sequence[Form] = (),
) -> dict[str, dict[str, Row]]:
    """Check the cases of every kind, each in a draft of its own; in these forms, or the part's."""
    chance = random.Random(seed)
    stock = collected(library, chance, part, each * 60, only)
    forms = forms or forms_of(part)
    table: dict[str, dict[str, Row]] = {}
    for grade, makers in KINDS.items():
        table[grade] = {}
        for kind, maker in makers.items():
            if kinds and kind not in kinds:
                continue
            row = table[grade][kind] = Row()
            for number, case in enumerate(cases(stock, maker, chance, each)):
                fitting = fitting_forms(case, forms)
                form = fitting[number % len(fitting)]
                text, name = draft_of(case, form)
                checked = matching(case, library.drafts.check(text.encode(), name))
                row.count += 1
                row.unread += checked is None
                got = checked.grade.value if checked else "unread"
                elsewhen = case.when and is_other_day(form)
                well = got in (RIGHT if elsewhen else case.grades)
                row.well += well
                exact = checked is not None and checked.verdict.value == "exact"
                marked = exact and bool(checked and checked.not_compared)
                row.exact += exact and not marked and not elsewhen
                row.marked += marked
                if grade == "wrong" and not elsewhen:
                    row.corrupted += 1
                    row.corrupted_marked += marked
                if grade == "right" and is_verbatim(case):
                    row.verbatim += 1
                    row.verbatim_exact += exact
                    row.verbatim_marked += marked
                place = checked.place if checked else None
                elsewhere = bool(place and place.article.path != case.said.article.path)
                row.elsewhere += elsewhere
                if elsewhere and place:
                    holding = (one.path for one in stock.holding(case.said.words))
                    row.astray += place.article.path not in holding
                if show and not well:
                    show(told(kind, case, form.__name__, checked, got))
    return table


def told(kind: str, case: Case, form: str, checked: CheckResult | None, got: str) -> str:
    """A case that went wrong."""
    lines = [f"## {kind} {form} → {got}: {case.words!r}"]
    lines.append(f"   as {case.speaker}, {case.when}, written {case.written}")
    lines.append(f"   there: {case.said.words!r} {case.said.day} {case.said.article.path.name}")
    if checked:
        days = [str(day) for day in checked.claim.days]
        lines.append(f"   read as {checked.claim.speaker}, {days}; {checked.verdict}")
        lines.append(f"   {checked.notes}")
    if checked and (place := checked.place):
        lines.append(f"   found {place.speaker} {place.article.date}: {place.found!r}")
    return "\n".join(lines)


def report(table: dict[str, dict[str, Row]]) -> None:
    """Print the table, class by class."""
    print(
        f"{'':<26}{'number':>7}{'well':>7}{'exact':>7}{'marked':>8}{'unread':>8}{'elsewhere':>11}"
        f"{'astray':>8}"
    )
    for grade, rows in table.items():
        total = Row()
        for kind, row in rows.items():
            _line(kind, row)
            total = Row(*(getattr(total, f) + getattr(row, f) for f in Row.__slots__))
        _line(f"all {grade}", total)
        print()
    right, wrong = table["right"].values(), table["wrong"].values()
    verbatim = sum(row.verbatim for row in right)
    exact = sum(row.verbatim_exact for row in right)
    marked = sum(row.verbatim_marked for row in right)
    share = f" ({exact / verbatim:.1%})" if verbatim else ""
    print(f"letter for letter: {exact} of {verbatim} exact{share}, {marked} of them not compared")
    corrupted, exact = sum(row.corrupted for row in wrong), sum(row.exact for row in wrong)
    marked = sum(row.corrupted_marked for row in wrong)
    print(f"corrupted: {exact} of {corrupted} exact, and {marked} exact but not compared")


def _line(kind: str, row: Row) -> None:
    print(
        f"{kind:<26}{row.count:>7}{row.well:>7}{row.exact:>7}{row.marked:>8}{row.unread:>8}"
        f"{row.elsewhere:>11}{row.astray:>8}"
    )


def main() -> None:
    """Make the cases, check them, print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--state", type=Path, help="keep the index here for another time")
    parser.add_argument("--part", choices=("open", "closed", *_WHOLE), default="open")
    parser.add_argument("--only", default="", metavar="NAME", help="cases of this folder alone")
    parser.add_argument("--kinds", help="only these, with semicolons between them")
    parser.add_argument("--forms", type=Path, help="forms of sentence in a file, for any part")
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        library = indexed(arguments.folder, arguments.state or Path(temporary))
        start = time.process_time()
        kinds = arguments.kinds.split(";") if arguments.kinds else ()
        show = print if arguments.show else None
        how = (arguments.part, arguments.each, arguments.seed, kinds, arguments.only)
        forms = written_forms(arguments.forms.read_text("utf-8")) if arguments.forms else ()
        report(measure(library, *how, show, forms))
        print(f"{time.process_time() - start:.0f} s of CPU")
        library.close()


if __name__ == "__main__":
    main()
