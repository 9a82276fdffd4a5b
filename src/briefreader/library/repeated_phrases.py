"""What one person says again and again: runs of words on several days, ranked by how they came.

Runs are found as in Bernstein and Zobel, "Accurate discovery of co-derivative documents" (2006):
sequences of a fixed length are counted in a table of hashes first, in which a number can only be
too high, and then by themselves where that number is high enough.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from math import log

from briefreader.search.analysis.tokenizer import fold_with_offsets, tokenize
from briefreader.text.word_diff import have_in_common

SHORTEST = 6  # words of a run
FEWEST_DAYS = 4
LONGEST = 40  # words that are shown of a run
_TABLE = 1 << 22  # counters in the first pass
_MOST_COUNTED = 255
_GOES_ON = 0.6  # share of the places that must have the same next word for a run to hold it
_ONE_FAMILY = 0.6  # share of words in common, in order
_SEEDS = 400  # runs that are looked at, those on most days
_SELDOM = 1_000  # one word of so many, or fewer
_WORD = re.compile("[^ ]+")
_WORD_BYTES = array("I").itemsize
_RUN_BYTES = SHORTEST * _WORD_BYTES


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
    statements: Iterable[tuple[date, str]], fewest_days: int = FEWEST_DAYS
) -> tuple[RepeatedPhrase, ...]:
    """Return the runs of six words and more that stand on at least so many days.

    ``statements`` are what one person said, with the day. Those of most weight first: what came,
    stayed and went, or came to stay.
    """
    spoken = _Spoken(statements)
    frequent = spoken.frequent(fewest_days)
    found: list[tuple[Sequence[int], tuple[date, ...], tuple[int, int]]] = []
    covered: set[bytes] = set()
    for run in sorted(frequent, key=lambda one: -len(frequent[one])):
        if run in covered or len(found) == _SEEDS:
            continue
        words, days, place = spoken.extended(frequent[run])
        covered.update(_runs(array("I", words).tobytes()))
        if len(set(days)) >= fewest_days:
            found.append((words, days, place))
    phrases = [
        RepeatedPhrase(spoken.text(words, place), days, spoken.weight(words, days))
        for words, days, place in found
    ]
    return tuple(sorted(_families(phrases), key=lambda phrase: -phrase.weight))


class _Spoken:
    """All that one person said as numbers of words, with the days."""

    def __init__(self, statements: Iterable[tuple[date, str]]) -> None:
        numbers: dict[bytes, int] = {}
        self._said: list[tuple[date, array[int]]] = []
        self._texts: list[str] = []
        self._by_month: Counter[tuple[int, int]] = Counter()
        self._by_word: Counter[int] = Counter()
        for day, text in statements:
            words = array("I", (numbers.setdefault(word, len(numbers)) for word in tokenize(text)))
            self._by_month[day.year, day.month] += len(words)
            self._by_word.update(words)
            if len(words) >= SHORTEST:
                self._said.append((day, words))
                self._texts.append(text)

    def text(self, words: Sequence[int], place: tuple[int, int]) -> str:
        """Return a run as it was written at a place: statement and first word."""
        number, first = place
        folded = fold_with_offsets(self._texts[number])
        matches = [*islice(_WORD.finditer(folded.text), first, first + len(words))]
        span = folded.span(matches[0].start(), matches[-1].end())
        return " ".join(span.of(self._texts[number]).split())

    def frequent(self, fewest_days: int) -> dict[bytes, list[tuple[int, int]]]:
        """Return the runs on enough days, with their places: statement and first word."""
        counts, last = bytearray(_TABLE), array("I", bytes(4 * _TABLE))
        for day, words in self._said:
            stamp = day.toordinal()
            for run in _runs(words.tobytes()):
                slot = hash(run) % _TABLE
                if last[slot] != stamp:
                    last[slot] = stamp
                    counts[slot] = min(counts[slot] + 1, _MOST_COUNTED)
        places: dict[bytes, list[tuple[int, int]]] = defaultdict(list)
        for number, (_, words) in enumerate(self._said):
            for place, run in enumerate(_runs(words.tobytes())):
                if counts[hash(run) % _TABLE] >= fewest_days:
                    places[run].append((number, place))
        return {
            run: found
            for run, found in places.items()
            if len({self._said[number][0] for number, _ in found}) >= fewest_days
        }

    def extended(
        self, places: Sequence[tuple[int, int]]
    ) -> tuple[Sequence[int], tuple[date, ...], tuple[int, int]]:
        """Return a run as far as most of its places go on alike: its words, days, and one place."""
        first, last = 0, SHORTEST - 1
        while last - first < LONGEST and (found := self._most(places, last + 1)):
            last, places = last + 1, found
        while last - first < LONGEST and (found := self._most(places, first - 1)):
            first, places = first - 1, found
        number, place = places[0]
        words = self._said[number][1][place + first : place + last + 1]
        days = tuple(sorted(self._said[number][0] for number, _ in places))
        return words, days, (number, place + first)

    def _most(self, places: Sequence[tuple[int, int]], offset: int) -> list[tuple[int, int]] | None:
        """Return the places that have the commonest word at an offset, if most have it."""
        by_word: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, place in places:
            if 0 <= place + offset < len(self._said[number][1]):
                by_word[self._said[number][1][place + offset]].append((number, place))
        best = max(by_word.values(), key=len, default=[])
        return best if len(best) >= _GOES_ON * len(places) else None

    def weight(self, words: Sequence[int], days: Sequence[date]) -> float:
        """Return what a run is ranked by; see :class:`RepeatedPhrase`."""
        all_words = self._by_month.total()
        months = Counter((day.year, day.month) for day in days)
        sudden = sum(
            count * log(count / len(days) * all_words / self._by_month[month])
            for month, count in months.items()
        )
        seldom = sum(self._by_word[word] * _SELDOM < all_words for word in words)
        return sudden * seldom / len(words)


def _runs(data: bytes) -> Iterator[bytes]:
    """Yield all runs of six words, each as the bytes of their numbers."""
    for start in range(0, len(data) - _RUN_BYTES + 1, _WORD_BYTES):
        yield data[start : start + _RUN_BYTES]


def _families(phrases: Sequence[RepeatedPhrase]) -> list[RepeatedPhrase]:
    """Return phrases with those that share most of their words as variants, the commonest first."""
    families: list[list[RepeatedPhrase]] = []
    for phrase in sorted(phrases, key=lambda one: -len(one.days)):
        words = phrase.words.split()
        for family in families:
            if have_in_common(family[0].words.split(), words, _ONE_FAMILY):
                family.append(phrase)
                break
        else:
            families.append([phrase])
    return [
        RepeatedPhrase(
            family[0].words,
            family[0].days,
            family[0].weight,
            tuple(one.words for one in family[1:]),
        )
        for family in families
    ]
