"""Where names stand in a text, by surname, by given name, and by family name that comes first."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from briefreader.domain.article import Span
from briefreader.quotes.entities.gender import is_person
from briefreader.quotes.entities.name_parsing import NAME_RUN, headline_run
from briefreader.quotes.entities.name_spans import RUNS, SURNAMES, ParsedName
from briefreader.quotes.words.lexicon import OFFICES, ROLES
from briefreader.text.family_names import FAMILY_NAMES
from briefreader.text.lazy_pattern import lazy_pattern

_PLACES_KEPT = 12
_LONGEST_BEFORE = 10
_LONGEST_OFFICE = 30
_OFFICE_IN = lazy_pattern(r"\b(\w+)\s(?:to|for|in|of)\s\Z", re.IGNORECASE)
_ROLES_AND_OFFICES = ROLES | OFFICES
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
    def _by_family_name(self) -> Mapping[str, set[str]]:
        """By family name that stands first, in lower case: the full names that begin with it.

        Nobody is called by what ends them: "Xi Jinping" is "Xi", but "Wei Moss" is "Moss".
        """
        found: dict[str, set[str]] = {}
        for matches in chain(self.in_text.values(), self.in_title.values()):
            forms = {read_name(match).form for match in matches}
            for form in forms if "" not in forms else ():
                family = form.partition(" ")[0].lower()
                if family in FAMILY_NAMES and is_person(form, titled=False):
                    found.setdefault(family, set()).add(form)
        return found

    def with_family_name_first(self, family: str) -> Collection[str]:
        """Return the full names that begin with a Chinese or Korean family name."""
        family = family.lower()
        return self._by_family_name.get(family, ()) if family in FAMILY_NAMES else ()

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
