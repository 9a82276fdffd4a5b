"""Where names stand in a text, by surname, by given name, and by family name that comes first."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice

from briefreader.domain.article import Span
from briefreader.quotes.entities.gender import given_names, is_person
from briefreader.quotes.entities.name_parsing import NAME_RUN, headline_run
from briefreader.quotes.entities.name_spans import RUNS, SURNAMES, ParsedName
from briefreader.quotes.words.lexicon import NAME_PARTICLES, OFFICES, ROLES
from briefreader.text.family_names import FAMILY_NAMES
from briefreader.text.lazy_pattern import lazy_pattern

_PLACES_KEPT = 12
_MATCHES_READ = 100  # of one surname, for each word before it
_LONGEST_BEFORE = 10
_LONGEST_OFFICE = 30
_OFFICE_IN = lazy_pattern(r"\b(\w+)\s(?:to|for|in|of)\s\Z", re.IGNORECASE)
_ROLES_AND_OFFICES = ROLES | OFFICES
_DESCRIBED = lazy_pattern(r",\s(?:aged\s)?(?:[1-9]\d,|who\b)")
_CALLED_BEFORE = ("dóttir", "dottir", "sson")  # "Guðrún Jónsdóttir" is "Guðrún"
_START, _END = re.Match.start, re.Match.end

NameMatch = re.Match[str]
"""A run of capitalised words that is a name, where it stands."""


class NameIndex:
    """The names of one text and its title; in a ``headline`` every word is capital."""

    def __init__(self, text: str, title: str, headline: bool) -> None:
        self._text = text
        self._title = title
        self._pattern = headline_run() if headline else NAME_RUN

    @cached_property
    def in_text(self) -> Mapping[str, Sequence[NameMatch]]:
        """Every run that is a name in the text, by surname in lower case."""
        return _by_surname(self._pattern.finditer(self._text))

    @cached_property
    def in_title(self) -> Mapping[str, Sequence[NameMatch]]:
        """The same of the title."""
        return _by_surname(headline_run().finditer(self._title)) if self._title else {}

    def with_surname(self, surname: str) -> Iterator[NameMatch]:
        """Return where names with a surname stand, in the text and then in the title."""
        return chain(self.in_text.get(surname, ()), self.in_title.get(surname, ()))

    @cached_property
    def _by_given_name(self) -> Mapping[str, Mapping[str, str]]:
        """By given name, in lower case: the first full name of each surname."""
        found: dict[str, dict[str, str]] = {}
        for last, matches in chain(self.in_text.items(), self.in_title.items()):
            for match in matches:
                form = read_name(match).form
                if form:
                    given = form.partition(" ")[0].lower()
                    found.setdefault(given, {}).setdefault(last, form)
        return found

    @cached_property
    def in_title_by_given_name(self) -> Mapping[str, set[str]]:
        """The full names in the title after words that tell who they are ("Kell Director Ann
        Moss"), by given name in lower case.
        """
        found: dict[str, set[str]] = {}
        for match in chain.from_iterable(self.in_title.values()):
            form = read_name(match).form
            if form and form != match[0] and is_person(form, titled=False):
                found.setdefault(form.partition(" ")[0].lower(), set()).add(form)
        return found

    def with_given_name(self, given: str) -> Collection[str]:
        """Return the full names that begin with a given name in lower case, one for each
        surname.
        """
        return self._by_given_name.get(given, {}).values()

    @cached_property
    def _surnames_behind(self) -> Mapping[str, set[str]]:
        """By a word in lower case: the surnames before which it stands in a run."""
        found: dict[str, set[str]] = {}
        for last, matches in chain(self.in_text.items(), self.in_title.items()):
            for run in {match[0] for match in matches}:
                for word in run.lower().split()[:-1]:
                    found.setdefault(word, set()).add(last)
        return found

    def with_part(self, word: str) -> Collection[str]:
        """Return the full names in which a word stands before the last, if their bearer may be
        called by it.

        Of many peoples the word by which somebody is called stands first or within: "Xi Jinping"
        is "Xi", "Winnie Tsang Mei-ling" is "Tsang", "Abiy Ahmed" is "Abiy". None is who is called
        by the last word in this text, and no known given name means more than its bearer.
        """
        word = word.lower()
        found, called = set[str](), False
        for last in self._surnames_behind.get(word, ()):
            matches = [*islice(self.with_surname(last), _MATCHES_READ)]
            names = [read_name(match) for match in matches]
            if not all(name.form for name in names):
                continue
            titled = any(
                name.title or _is_introduced(match)
                for name, match in zip(names, matches, strict=True)
            )
            for form in {name.form for name in names}:
                if word in form.lower().split()[:-1] and is_person(form, titled=titled):
                    found.add(form)
                    called = called or word in _calling_words(form, titled)
        return found if called else ()

    def with_family_name_first(self, family: str) -> Collection[str]:
        """Return the full names that begin with a Chinese or Korean family name."""
        family = family.lower()
        if family not in FAMILY_NAMES:
            return ()
        return [form for form in self.with_part(family) if form.lower().startswith(f"{family} ")]

    def places(self, surname: str) -> Iterator[Span]:
        """Return where the name stands in the text, the first few times."""
        return map(_place, self.in_text.get(surname, ())[:_PLACES_KEPT])

    @cached_property
    def _first_matches(self) -> Sequence[NameMatch]:
        """The first few runs of each surname, by surname."""
        return [match for matches in self.in_text.values() for match in matches[:_PLACES_KEPT]]

    @cached_property
    def _in_order(self) -> Sequence[NameMatch]:
        """The same, by place."""
        return sorted(self._first_matches, key=_END)

    def all_places(self) -> Iterator[Span]:
        """Return where names stand, the first few of each surname; by surname."""
        return map(_place, self._first_matches)

    def every_place(self) -> Iterator[Span]:
        """Return where names stand, every time; by surname."""
        return map(_place, chain.from_iterable(self.in_text.values()))

    def places_near(self, spot: int, before: int, after: int) -> list[Span]:
        """Return the places of names from ``before`` code points before ``spot`` to ``after``
        after it.
        """
        low = bisect_left(self._in_order, spot - before, key=_END)
        high = bisect_right(self._in_order, spot + after, low, key=_START)
        near = map(_place, self._in_order[low:high])
        return [place for place in near if place.start <= spot + after]

    def preceded_by(self, by: re.Pattern[str], surname: str) -> Iterator[bool]:
        """Yield whether such words stand right before the name, at each place."""
        for start, _ in self.places(surname):
            yield is_preceded(by, self._text, start)


def read_name(match: NameMatch) -> ParsedName:
    """Return a run of words read as a name, without the country before it whose envoy or minister
    somebody is where it stands: "ambassador to Israel Ann Moss"; some are called Israel.
    """
    name = RUNS[match[0]]
    if not name.behind_country:
        return name
    text, start = match.string, match.start()
    office = _OFFICE_IN.search(text, max(0, start - _LONGEST_OFFICE), start)
    if office is None or office[1].lower() not in _ROLES_AND_OFFICES:
        return name
    return ParsedName(name.form.partition(" ")[2], name.title, name.behind_country)


def _calling_words(form: str, titled: bool) -> Iterator[str]:
    """Yield the words of a person's full name, in lower case, by which he or she may be called
    though others follow; of what may be a body's, "Tallow Shipping", none.
    """
    *words, last = form.lower().split()
    known = given_names()
    if words[0] in FAMILY_NAMES:
        yield words[0]
    if "-" in last:
        yield words[-1]  # "Albert |Hui| Kwok-wah"
        titled = True
    if words[-1] in NAME_PARTICLES:
        yield from words[-2:-1]  # "Luiz Inácio |Lula| da Silva"
    if titled or last.endswith(_CALLED_BEFORE) or not known.keys().isdisjoint((*words, last)):
        yield from (word for word in words if word not in known and len(word) > 2)


def _is_introduced(match: NameMatch) -> bool:
    """Return whether words for what somebody is stand right before or behind a name: "the skipper
    |Abiy Ahmed|", "|Abiy Ahmed|, 52", "|Abiy Ahmed|, who".
    """
    text, (start, end) = match.string, match.span()
    before = text[max(0, start - _LONGEST_OFFICE) : start].rsplit(None, 1)
    if before and before[-1] in ROLES:
        return True
    return _DESCRIBED.match(text, end) is not None


def is_preceded(by: re.Pattern[str], text: str, start: int) -> bool:
    """Return whether such words stand right before a place in a text."""
    return by.search(text, max(0, start - _LONGEST_BEFORE), start) is not None


def _by_surname(runs: Iterable[NameMatch]) -> dict[str, list[NameMatch]]:
    found = defaultdict[str, list[NameMatch]](list)
    for match in runs:
        if last := SURNAMES[match[0]]:
            found[last].append(match)
    return found


def _place(match: NameMatch) -> Span:
    """Return where the name at the end of a run stands."""
    end = match.end()
    return Span(end - read_name(match).length, end)
