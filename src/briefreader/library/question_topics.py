"""Topics of questions: the names that several of them share, never half of one, nor a person's
given name alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.entities.label_titles import is_title
from briefreader.quotes.entities.place_names import PLACE_NAMES
from briefreader.search.analysis.stemmer import stem
from briefreader.text.date_format import MONTHS, WEEKDAYS

Name = tuple[str, ...]
"""Stems of the words of a name."""

_OF = stem("of")
_LINKS = frozenset(("of", "the"))
_FEWEST = 3  # questions, from which on a name is a topic
_ENDS_SENTENCE = '.?!:—–”"'
_OPENS = "([“‘\"'—–"
_AROUND = ".,;:!?()[]“”\"'’…—–"
_FIRST_PERSON = re.compile(r"I(?:['’]\w+)?")
_NO_TOPICS = frozenset(name.lower() for name in (*WEEKDAYS, *MONTHS))


class QuestionTopics:
    """What each question is about: the name that most of the others share, of those that tell.

    A word that is mostly part of a longer name stands for that name: "the Court" for "Supreme
    Court", and "Vladimir Putin" for "Putin". One that belongs to several, as "Department" does,
    is no topic.
    """

    def __init__(self, texts: Sequence[str], telling: Container[str]) -> None:
        """Read all questions; a name none of whose stems is ``telling`` is no topic."""
        read = [[*map(_word, text.split())] for text in texts]
        small = Counter(
            lower for words in read for lower in {word.lower for word in words if word.is_small}
        )
        inner = {lower for words in read for lower in _inner_capitals(words)}
        runs = [[*_runs(words, small, inner)] for words in read]
        self._alone: Counter[str] = Counter()
        self._within: Counter[str] = Counter()
        self._longer: defaultdict[str, Counter[Name]] = defaultdict(Counter)
        spelt: defaultdict[Name, Counter[str]] = defaultdict(Counter)
        for found in runs:
            for run in {(_stems(words), " ".join(words)) for words in found}:
                name = run[0]
                spelt[name][run[1]] += 1
                if len(name) == 1:
                    self._alone[name[0]] += 1
                    continue
                for one in {*name}:
                    self._within[one] += 1
                    self._longer[one][name] += 1
        self._names = [{whole for run in found if (whole := self._whole(run))} for found in runs]
        having = Counter(name for names in self._names for name in names)
        stems = Counter[str]()
        for word, count in small.items():
            stems[stem(word)] += count
        self._shown = {
            name: (count, spelt[name].most_common(1)[0][0])
            for name, count in having.items()
            if count >= _FEWEST
            and any(one in telling for one in name)
            and (len(name) > 1 or count > stems[name[0]])
        }

    def topic(self, number: int, addressed: str) -> str:
        """Return the topic of a question, nothing without one; those who are ``addressed`` by it
        are none.
        """
        spoken_to = frozenset(_stems(addressed.split()))
        shared = [
            self._shown[name]
            for name in self._names[number]
            if name in self._shown and spoken_to.isdisjoint(name)
        ]
        return max(shared, default=(0, ""))[1]

    def _whole(self, words: Sequence[str]) -> Name | None:
        """Return the name that some words stand for."""
        name = _stems(words)
        last = name[-1]
        if _OF in name:
            return name
        if self._alone[last] > self._within[last]:
            return (last,)
        if len(name) > 1:
            return name
        longest, count = self._longer[last].most_common(1)[0]
        return longest if 2 * count > self._within[last] else None


class _Word(NamedTuple):
    """What stands between two spaces."""

    bare: str
    lower: str
    is_small: bool
    has_capital: bool
    opens: bool
    ends: bool
    ends_sentence: bool


@lru_cache(maxsize=16_384)
def _word(written: str) -> _Word:
    stripped = written.strip(_AROUND)
    bare = stripped.removesuffix("’s").removesuffix("'s")
    has_capital = bare[:1].isupper() and not _FIRST_PERSON.fullmatch(bare)
    titled = has_capital and is_title(bare)
    is_short = titled and written[-1] == "."  # "Mr."
    return _Word(
        bare,
        bare.lower(),
        stripped.islower(),
        has_capital,
        written[0] in _OPENS,
        (written[-1] in _AROUND and not is_short) or stripped != bare,
        written[-1] in _ENDS_SENTENCE and not is_short,
    )


def _inner_capitals(words: Sequence[_Word]) -> Iterator[str]:
    """Yield what has a capital where no sentence begins."""
    for before, word in pairwise(words):
        if word.has_capital and not (before.ends_sentence or word.opens):
            yield word.lower


def _runs(
    words: Sequence[_Word], small: Container[str], inner: Container[str]
) -> Iterator[list[str]]:
    """Yield the names in a text: words with capitals that stand together, without the titles
    before them.

    The first word of a sentence has a capital anyway: it is a name if it has one elsewhere and is
    not in ``small`` letters. A given name alone is somebody who is spoken to, or whom all the room
    knows.
    """
    run: list[str] = []
    links: list[str] = []  # "of the", if another part of the name follows
    begins = True
    for word in words:
        if run and word.bare in _LINKS and not is_title(run[-1]) and word.bare not in links:
            links.append(word.bare)
            continue
        is_first = begins or word.opens
        is_named = word.has_capital and (
            not is_first or (word.lower in inner and word.lower not in small)
        )
        if word.bare.isdecimal() and run and is_common(run[-1]):
            is_named = True  # "Title 42"
        if run and (not is_named or is_first or links == ["the"]):
            yield from _without_titles(run, small)
            run, links = [], []
        if is_named:
            run += [*links, word.bare]
            links = []
        if run and word.ends:
            yield from _without_titles(run, small)
            run = []
        begins = word.ends_sentence
    yield from _without_titles(run, small)


def _without_titles(run: Sequence[str], small: Container[str]) -> Iterator[list[str]]:
    """Yield a name without titles; nothing for a title, a given name, a day or a month alone.

    ``small`` are the words that also stand in small letters, which names after titles don't.
    """
    at = next((n for n, word in enumerate(run) if not is_title(word)), len(run))
    name = [*run[at:]]
    if not name:
        return
    lower = name[0].lower()
    if at and (lower in small or is_common(lower)):
        name, lower = [*run], run[0].lower()  # "Justice Department", "House Oversight Committee"
    is_given = not at and lower in given_names() and lower not in PLACE_NAMES
    if len(name) > 1 or not (is_given or lower in _NO_TOPICS):
        yield name


def _stems(words: Sequence[str]) -> Name:
    return tuple(_stem_of(word) for word in words)


@lru_cache(maxsize=16_384)
def _stem_of(word: str) -> str:
    return stem(word.lower())
