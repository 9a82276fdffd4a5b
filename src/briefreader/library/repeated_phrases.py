"""What one person says again and again: runs of words on several days, ranked by how they came.

Runs are found as in Bernstein and Zobel, "Accurate discovery of co-derivative documents" (2006):
sequences of a fixed length are counted in a table of hashes first, in which a number can only be
too high, and then by themselves where that number is high enough. What two have in common is
weighed as in Arora, Liang and Ma, "A simple but tough-to-beat baseline for sentence embeddings"
(2017): a word counts for the less, the oftener it is used, and none for more than 1.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count, groupby, islice
from math import log
from operator import itemgetter
from typing import NamedTuple, TypeVar

from briefreader.search.analysis.tokenizer import fold_with_offsets, tokenize

METHOD = 4  # another number with any change of what is found: what is kept is found anew then
SHORTEST = 6  # words of a run
FEWEST_DAYS = 4
LONGEST = 40  # words that are shown of a run
_TABLE = 1 << 22  # counters in the first pass
_GOES_ON = 0.6  # share of the places that must have the same next word for a run to hold it
_ALIKE = 0.46  # share of what two runs say that both have in common, and more: one line
_EVERYDAY = 4.5  # nats of everyday words ("the", "going"), which say next to nothing
_LEAST = 0.25  # nats that even those count for
_TELLING = 3.5  # nats that the words say of a phrase that are seldom used
# English words (parts of them: "i m") that say nothing of their own, however seldom they are used.
_FUNCTION = """
i m s re ve d ll t we you he she it they me him her us them my your his our their its myself
not going to don doesn didn isn aren wasn weren won wouldn can couldn shouldn haven hasn hadn will
would could should may might must have has had having do does did is are was were be been being am
the a an this that these those there here and or but so if as than then of for in on at by with from
about just very really now also what who which how when where because all any some applause laughter
laughs inaudible
"""
# What a word is parted into at its apostrophe, and what was not said: no words of their own.
_PARTS = "m s re ve d ll t l c j n qu applause laughter laughs inaudible"
_SEEDS = 600  # runs that are looked at, those on most days
_SELDOM = 1_000  # one word of so many, or fewer,
_FEW = 20  # or a word that is used so often at most elsewhere, which is telling by itself
_WORD = re.compile("[^ ]+")
_TOLD = 256  # statements, or runs, from one report to the next
_STAGES = 6  # of the work: three passes, all runs, a pass, their families
_PLACE = 32  # bits of the first word's number, below the statement's
_IN_STATEMENT = (1 << _PLACE) - 1

_T = TypeVar("_T")
_Said = tuple[date, str]
# Words, a character for each; the days of its uses, and one of its places: statement, first word.
_Run = tuple[str, tuple[date, ...], tuple[int, int]]


class _Content(NamedTuple):
    """What a run says: its words, and each two that are neighbours, with what they count for."""

    weights: dict[str, float]
    total: float
    telling: float  # nats that its seldom words say


@dataclass(frozen=True, slots=True)
class RepeatedPhrase:
    """A run of words that one person said on several days.

    ``days`` are the days of its uses, in order, one for each use. ``variants`` are runs that share
    most of its words. ``weight`` says how far its months are from those in which the person spoke
    (log-likelihood ratio, in nats), times the share of words that the person seldom uses: what is
    said at every occasion, or says nothing, has little of it.
    """

    words: str
    days: tuple[date, ...]
    weight: float
    variants: tuple[str, ...] = ()

    def months(self) -> Counter[tuple[int, int]]:
        """Return how often it was said in each month (year, month)."""
        return Counter((day.year, day.month) for day in self.days)


def repeated_phrases(
    statements: Sequence[_Said],
    fewest_days: int = FEWEST_DAYS,
    report: Callable[[float], object] = lambda _: None,
) -> tuple[RepeatedPhrase, ...]:
    """Return the runs of six words and more that stand on at least so many days, and say something
    in words that are seldom used.

    ``statements`` are what one person said, with the day. Those of most weight first: what came,
    stayed and went, or came to stay. What share of the work is done is told to ``report``.
    """
    spoken = _Spoken(statements, report)
    found: list[_Run] = []
    covered: set[str] = set()
    for run, places in spoken.reported(spoken.frequent(fewest_days), 3):
        if run in covered or not spoken.are_on(places, fewest_days):
            continue
        words, days, place = spoken.extended(places, fewest_days)
        covered.update(_runs(words))
        if spoken.is_phrase(words, len(days)):
            found.append((words, days, place))
            if len(found) == _SEEDS:
                break
    contents = spoken.contents([(words, len(days)) for words, days, _ in found])
    told = [one for one in zip(found, contents, strict=True) if one[1].telling >= _TELLING]
    told.sort(key=lambda one: -len(one[0][1]))
    phrases = [
        RepeatedPhrase(
            spoken.text(*family[0][::2]),
            family[0][1],
            spoken.weight(family[0][0], family[0][1]),
            tuple(spoken.text(words, place) for words, _, place in family[1:]),
        )
        for family in _families(spoken.reported(told, 5))
    ]
    return tuple(sorted(phrases, key=lambda phrase: -phrase.weight))


class _Spoken:
    """All that one person said, with the days. A word is a character: a run is cut out and counted
    at the cost of a short text.
    """

    def __init__(self, statements: Sequence[_Said], report: Callable[[float], object]) -> None:
        self._report = report
        characters: dict[bytes, str] = defaultdict(map(chr, count()).__next__)
        self._said: list[_Said] = []
        self._texts: list[str] = []
        self._by_month: Counter[tuple[int, int]] = Counter()
        self._by_word: Counter[str] = Counter()
        for day, text in self.reported(statements, 0):
            words = "".join(map(characters.__getitem__, tokenize(text)))
            self._by_month[day.year, day.month] += len(words)
            self._by_word.update(words)
            if len(words) >= SHORTEST:
                self._said.append((day, words))
                self._texts.append(text)

        self._all_words = self._by_month.total()
        self._function, self._parts = (
            {characters[word] for word in words.encode().split() if word in characters}
            for words in (_FUNCTION, _PARTS)
        )

    def reported(self, parts: Sequence[_T], stage: int) -> Iterator[_T]:
        """Yield the parts of a stage of the work one by one while telling how far it is."""
        for number, one in enumerate(parts):
            if number % _TOLD == 0:
                self._report((stage + number / len(parts)) / _STAGES)
            yield one

    def text(self, words: str, place: tuple[int, int]) -> str:
        """Return a run as it was written at a place: statement and first word."""
        number, first = place
        folded = fold_with_offsets(self._texts[number])
        matches = [*islice(_WORD.finditer(folded.text), first, first + len(words))]
        span = folded.span(matches[0].start(), matches[-1].end())
        return " ".join(span.of(self._texts[number]).split())

    def frequent(self, fewest_days: int) -> list[tuple[str, array[int]]]:
        """Return the runs on enough days, and a few others, those with most places first; the
        places are as ``_PLACE`` packs them.
        """
        counts = array("H", bytes(2 * _TABLE))
        for _, said in groupby(self.reported(self._said, 1), key=itemgetter(0)):
            slots: set[int] = set()
            for _, words in said:
                slots.update([hash(run) % _TABLE for run in _runs(words)])
            for slot in slots:
                counts[slot] += 1
        places: dict[str, array[int]] = defaultdict(lambda: array("Q"))
        for number, (_, words) in enumerate(self.reported(self._said, 2)):
            for place, run in enumerate(_runs(words), number << _PLACE):
                if counts[hash(run) % _TABLE] >= fewest_days:
                    places[run].append(place)
        return sorted(places.items(), key=lambda one: -len(one[1]))

    def are_on(self, places: Sequence[int], fewest_days: int) -> bool:
        """Return whether places are on at least so many days."""
        return len({self._said[place >> _PLACE][0] for place in places}) >= fewest_days

    def extended(self, places: Sequence[int], fewest_days: int) -> _Run:
        """Return a run as far as most of its places, on at least so many days, go on alike: its
        words, days, and one place.
        """
        first, last = 0, SHORTEST - 1
        while last - first < LONGEST and (found := self._most(places, last + 1, fewest_days)):
            last, places = last + 1, found
        while last - first < LONGEST and (found := self._most(places, first - 1, fewest_days)):
            first, places = first - 1, found
        number, place = places[0] >> _PLACE, places[0] & _IN_STATEMENT
        words = self._said[number][1][place + first : place + last + 1]
        days = tuple(sorted(self._said[at >> _PLACE][0] for at in places))
        return words, days, (number, place + first)

    def _most(self, places: Sequence[int], offset: int, fewest_days: int) -> list[int] | None:
        """Return the places that have the commonest word at an offset, if most have it, on at least
        so many days.
        """
        by_word: dict[str, list[int]] = defaultdict(list)
        for at in places:
            words, place = self._said[at >> _PLACE][1], (at & _IN_STATEMENT) + offset
            if 0 <= place < len(words):
                by_word[words[place]].append(at)
        best = max(by_word.values(), key=len, default=[])
        goes_on = len(best) >= _GOES_ON * len(places) and self.are_on(best, fewest_days)
        return best if goes_on else None

    def is_phrase(self, run: str, uses: int) -> bool:
        """Return whether a run is long enough as it is written, and has a word that the person
        seldom uses: “we are going to be able to” says nothing.
        """
        return sum(word not in self._parts for word in run) >= SHORTEST and any(
            self._is_seldom(word, run, uses) for word in run
        )

    def _is_seldom(self, word: str, run: str, uses: int) -> bool:
        return self._by_word[word] <= self._all_words / _SELDOM or self._is_rare(word, run, uses)

    def _is_rare(self, word: str, run: str, uses: int) -> bool:
        """Return whether a word is hardly used but in a run, which is used so often."""
        return self._by_word[word] - uses * run.count(word) <= _FEW

    def _information(self, word: str) -> float:
        """Return how much a word says beyond what everyday ones do, in nats: how seldom the person
        uses it.
        """
        if word in self._function:
            return _LEAST
        return max(_LEAST, log(self._all_words / self._by_word[word]) - _EVERYDAY)

    def contents(self, runs: Sequence[tuple[str, int]]) -> list[_Content]:
        """Return what each run, with how often it is used, says.

        A word tells no more than it surprises after the one before: “people” tells next to nothing
        after “American”, where it nearly always follows.
        """
        sought = {pair for run, _ in runs for pair in _pairs(run)}
        together: Counter[str] = Counter()
        for _, words in self.reported(self._said, 4):
            together.update([pair for pair in _pairs(words) if pair in sought])
        return [self._content(run, uses, together) for run, uses in runs]

    def _content(self, run: str, uses: int, together: Counter[str]) -> _Content:
        said = [self._information(run[0])]
        for pair in _pairs(run):
            before, nats = self._by_word[pair[0]], self._information(pair[1])
            surprise = log(before / together[pair]) if before > _FEW else nats
            said.append(max(_LEAST, min(surprise, nats)))
        nats_of: dict[str, float] = {}
        for word, nats in zip(run, said, strict=True):
            nats_of[word] = max(nats, nats_of.get(word, 0.0))
        telling = sum(
            max(nats, _TELLING * self._is_rare(word, run, uses))
            for word, nats in nats_of.items()
            if self._is_seldom(word, run, uses)
        )
        weights = {word: self._counts(word) for word in run}
        weights |= {pair: weights[pair[0]] * weights[pair[1]] for pair in _pairs(run)}
        return _Content(weights, sum(weights.values()), telling)

    def _counts(self, word: str) -> float:
        """Return what a word counts for in a run: from 1 if it is hardly used, over a half if it is
        one word of ``_SELDOM``, to next to nothing.
        """
        return 1 / (1 + _SELDOM * self._by_word[word] / self._all_words)

    def weight(self, words: str, days: Sequence[date]) -> float:
        """Return what a run is ranked by; see :class:`RepeatedPhrase`."""
        all_words = self._all_words
        months = Counter((day.year, day.month) for day in days)
        sudden = sum(
            count * log(count / len(days) * all_words / self._by_month[month])
            for month, count in months.items()
        )
        seldom = sum(self._is_seldom(word, words, len(days)) for word in words)
        return sudden * seldom / len(words)


def _runs(words: str) -> list[str]:
    """Return all runs of six words."""
    return [words[at : at + SHORTEST] for at in range(len(words) - SHORTEST + 1)]


def _pairs(words: str) -> list[str]:
    """Return each two words that are neighbours."""
    return [words[at : at + 2] for at in range(len(words) - 1)]


def _families(found: Iterable[tuple[_Run, _Content]]) -> list[list[_Run]]:
    """Return runs, the commonest first, with those that are nearly the same line.

    One after the other joins the family that has the line it is most like, if it is like one:
    sameness carries over, but no run makes one family of two.
    """
    families: list[tuple[list[_Run], list[_Content]]] = []
    for run, new in found:
        alike = [max(_likeness(new, old) for old in its) for _, its in families]
        most = max(alike, default=0.0)
        if most > _ALIKE:
            runs, contents = families[alike.index(most)]
        else:
            runs, contents = [], []
            families.append((runs, contents))
        runs.append(run)
        contents.append(new)
    return [runs for runs, _ in families]


def _likeness(one: _Content, other: _Content) -> float:
    """Return which share of what two runs say both have in common (Dice)."""
    shared = sum(map(one.weights.__getitem__, one.weights.keys() & other.weights.keys()))
    return 2 * shared / (one.total + other.total)
