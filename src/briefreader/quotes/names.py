"""Who appears in a text: the fullest form of every name, its gender, the title stated with it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from briefreader.article import Span
from briefreader.quotes.acquaintances import STRANGERS, Strangers
from briefreader.quotes.genders import Gender, gender_of, given_names, is_person, title_gender
from briefreader.quotes.lexicon import (
    FAMILY_NAMES,
    GROUNDS,
    NAME_PARTICLES,
    OFFICES,
    THOROUGHFARES,
)
from briefreader.quotes.name_forms import (
    NAME_RUN,
    adds_given_name,
    compatible,
    full_form,
    headline_run,
    may_begin_with_family_name,
    surname,
)
from briefreader.quotes.name_runs import RUNS, SURNAMES, words_of

_PLACES_KEPT = 12
_LOCATED = re.compile(r"\b(?:in|near|along|off)\s(?:the\s)?$", re.IGNORECASE)
_ON_GROUND = re.compile(
    r"\b(?:in|near|along|off|on|at|from|down|up|to)\s(?:the\s)?$", re.IGNORECASE
)
_OPENS_SENTENCE = re.compile(r"(?:^|[.?!:…“”\"•*\n]|''|[–—-]\s)\s*\Z")
_LONGEST_BEFORE = 10
_RUN = itemgetter(0)
_START, _END = re.Match.start, re.Match.end


class Named(NamedTuple):
    """A name in its fullest form; ``person`` is False for bodies, places and programmes."""

    full: str
    gender: Gender
    person: bool


_Stand = re.Match[str]  # a run of capitalised words that is a name


@dataclass(slots=True)
class _Surname:
    """What a text says about everybody of one surname, and the names that end in it."""

    forms: dict[str, int]
    titles: set[str]
    stands: Sequence[_Stand]

    @property
    def places(self) -> Iterator[Span]:
        """Where the name stands, the first few times."""
        return map(_place, self.stands[:_PLACES_KEPT])


class Cast:
    """Everybody who is named in one text; a ``headline`` is one in which every word is capital.

    ``known`` are people of whom more is known than the text says.
    """

    def __init__(
        self, text: str, title: str = "", *, headline: bool = False, known: Strangers = STRANGERS
    ) -> None:
        self._text = text
        self._title = title
        self._acquaintances = known
        self._pattern = headline_run() if headline else NAME_RUN
        self._surnames: dict[str, _Surname] = {}
        self._known: dict[str, Named] = {}

    @cached_property
    def _runs(self) -> dict[str, list[_Stand]]:
        """Every run that is a name, and where it stands, by surname."""
        return _by_surname(self._pattern.finditer(self._text))

    @cached_property
    def _title_runs(self) -> dict[str, list[_Stand]]:
        return _by_surname(headline_run().finditer(self._title))

    @cached_property
    def _by_given_name(self) -> dict[str, dict[str, str]]:
        """By given name, in lower case: the first full name of each surname."""
        found: dict[str, dict[str, str]] = {}
        for last, stands in chain(self._runs.items(), self._title_runs.items()):
            for stand in stands:
                form = RUNS[stand[0]].form
                if form:
                    given = form.partition(" ")[0].lower()
                    found.setdefault(given, {}).setdefault(last, form)
        return found

    @cached_property
    def _by_family_name(self) -> dict[str, set[str]]:
        """By family name that stands first, in lower case: the full names that begin with it.

        Nobody is called by what ends them: "Xi Jinping" is "Xi", but "Wei Moss" is "Moss".
        """
        found: dict[str, set[str]] = {}
        for stands in chain(self._runs.values(), self._title_runs.values()):
            forms = {RUNS[stand[0]].form for stand in stands}
            for form in forms if "" not in forms else ():
                if may_begin_with_family_name(form.split()):
                    found.setdefault(form.partition(" ")[0].lower(), set()).add(form)
        return found

    def _of_family_name(self, family: str) -> str:
        """The one full name that begins with a Chinese or Korean family name; or nothing."""
        family = family.lower()
        forms = self._by_family_name.get(family, ()) if family in FAMILY_NAMES else ()
        return next(iter(forms)) if len(forms) == 1 else ""

    def _entry(self, last: str) -> _Surname:
        """What is known of a surname, put together when it is first asked for."""
        entry = self._surnames.get(last)
        if entry is None:
            runs = self._runs.get(last, [])
            entry = self._surnames[last] = _Surname({}, set(), runs)
            forms, titles = entry.forms, entry.titles
            held: dict[str, str] = {}  # who is meant by an office and the surname alone
            for stand in chain(runs, self._title_runs.get(last, ())):
                form, title, _ = RUNS[stand[0]]
                if title:
                    titles.add(title)
                    if not form and title in OFFICES:
                        if title not in held:
                            held[title] = self._acquaintances.holder(last, title)
                        form = held[title]
                if form:
                    forms[form] = forms.get(form, 0) + 1
            if len(forms) > 1:
                for form in [form for form in forms if self._is_asked(form, runs)]:
                    del forms[form]
        return entry

    def _is_asked(self, form: str, stands: Sequence[_Stand]) -> bool:
        """Whether a name's first word only asks: "Will Moss leave?" about Ann Moss."""
        if not form.startswith("Will "):
            return False
        starts = (stand.start() for stand in stands if RUNS[stand[0]].form == form)
        return all(_OPENS_SENTENCE.search(self._text, max(0, at - 9), at) for at in starts)

    @cached_property
    def _kept(self) -> Sequence[_Stand]:
        """The first few runs of each surname, by surname."""
        return [stand for stands in self._runs.values() for stand in stands[:_PLACES_KEPT]]

    @cached_property
    def _in_order(self) -> Sequence[_Stand]:
        """The same, by place."""
        return sorted(self._kept, key=_END)

    def all_places(self) -> Iterator[Span]:
        """Where names stand, the first few of each surname; by surname."""
        return map(_place, self._kept)

    def places_near(self, spot: int, before: int, after: int) -> list[Span]:
        """The places of names from ``before`` code points before ``spot`` to ``after`` after it."""
        low = bisect_left(self._in_order, spot - before, key=_END)
        high = bisect_right(self._in_order, spot + after, low, key=_START)
        near = map(_place, self._in_order[low:high])
        return [place for place in near if place.start <= spot + after]

    @cached_property
    def introductions(self) -> Sequence[tuple[Span, Named]]:
        """Where each person's name stands, as often as it was kept; by surname."""
        named = ((place, self.named(place.of(self._text))) for place in self.all_places())
        return [(place, one) for place, one in named if one.person]

    def surnames(self) -> Iterator[str]:
        """Every surname in the text, in lower case."""
        return iter(self._runs | self._title_runs)

    def full_names(self, last: str) -> list[Named]:
        """Every full name with the surname ``last`` (in lower case), the most frequent first."""
        entry = self._entry(last)
        forms = sorted(entry.forms, key=lambda form: -entry.forms[form])
        return [self.named(form) for form in forms]

    def is_only(self, named: Named, pronoun: str = "") -> bool:
        """Whether no other full name in the text has the surname of ``named``.

        With a ``pronoun``, "he" or "she", none that it can mean.
        """
        full = named.full
        forms = self._entry(surname(full.split())).forms
        return all(
            form == full
            or compatible((other := self.named(form)).full, full)
            or (pronoun and not other.gender.fits(pronoun))
            for form in forms
        )

    def places(self, full: str) -> list[Span]:
        """Where the name ``full``, or its surname alone, stands; the first few times."""
        return list(self._entry(surname(full.split())).places)

    @staticmethod
    def surname(name: str) -> str:
        """The surname in ``name``, in lower case."""
        return words_of(name)[2]

    def named(self, name: str) -> Named:
        """The fullest form of ``name`` in this text, with what is known about it."""
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = self._find(name)
        return found

    def _find(self, name: str) -> Named:
        words, title, last = words_of(name)
        entry = self._entry(last)
        full = " ".join(words)
        if "of" in words or "for" in words:
            full = name  # "Voice of Dell"
        elif len(words) > 1:
            full = self._known_form(full, words, entry)
        elif not entry.forms and (form := self._of_family_name(full)):
            full = form
        elif entry.forms or title:
            # "Dr. Birk", who is not Mr. Birk
            usual = self._acquaintances.usual(name) if title else name
            full = usual if usual != name else self._fullest(full, title, entry)
        elif entry.titles or full.lower() in given_names():
            full = self._of_given_name(full, entry)
        elif (known := self._acquaintances.usual(full)) != full:
            full = known
        else:
            return Named(full, Gender.UNKNOWN, False)  # nothing says that it is somebody
        gender, person = self._who_is(full, title, entry)
        if person and not title and self._is_place(words, entry):
            person = False
        if ". " in full or " " not in full:
            full = self._acquaintances.usual(full)
        return Named(full, gender, person)

    def _who_is(self, full: str, title: str, entry: _Surname) -> tuple[Gender, bool]:
        """The gender of who bears a name, and whether that is a person."""
        family = full.partition(" ")[0]
        first = family != full and self._of_family_name(family) == full
        titles = {title} if title else (self._entry(family.lower()) if first else entry).titles
        if first:
            return title_gender(titles), True
        gender = gender_of(full)
        if gender is Gender.UNKNOWN:
            gender = title_gender(titles)
        return gender, is_person(full, gender is not Gender.UNKNOWN or bool(titles))

    def _is_place(self, words: Sequence[str], entry: _Surname) -> bool:
        """Whether a name of several words without a title is a street's, a shore's, a town's."""
        if len(words) < 2:
            return False
        last, given = words[-1].lower(), words[0].lower() in given_names()
        if last in THOROUGHFARES and not given:
            return True
        if last in GROUNDS:
            return self._always_after(_ON_GROUND, entry)
        return not given and self._always_after(_LOCATED, entry)

    def _always_after(self, preposition: re.Pattern[str], entry: _Surname) -> bool:
        """Whether such a preposition stands before the name wherever it stands."""
        text = self._text
        return bool(entry.stands) and all(
            preposition.search(text, max(0, start - _LONGEST_BEFORE), start)
            for start, _ in entry.places
        )

    @staticmethod
    def _known_form(full: str, words: Sequence[str], entry: _Surname) -> str:
        if entry.forms.keys() == {full}:
            return full
        first = words[0].lower()
        if first in NAME_PARTICLES or first not in given_names():
            # "Van Dell" where "Chris Van Dell" was introduced.
            longer = [form for form in entry.forms if adds_given_name(form, full)]
            full = max(longer, key=lambda form: entry.forms[form], default=full)
        if full in entry.forms:
            return full
        fitting = [form for form in entry.forms if full.endswith(" " + form)]
        return max(fitting, key=len) if fitting else (full_form(words) or full)

    def _of_given_name(self, name: str, entry: _Surname) -> str:
        """The one full name that a given name alone can mean; "Virginia" may be the state."""
        given = name.lower()
        bearers = self._by_given_name.get(given, {}) if given in given_names() else {}
        if len(bearers) != 1:
            return name
        if any(
            _LOCATED.search(self._text, max(0, at - _LONGEST_BEFORE), at) for at, _ in entry.places
        ):
            return name
        return next(iter(bearers.values()))

    def is_common_word(self, named: Named) -> bool:
        """Whether a name is a common word that only opens sentences: "Prices", "Obviously".

        In the text it stands in small letters too.
        """
        word, text = named.full, self._text
        if " " in word or named.person or not word.istitle():
            return False
        entry = self._entry(word.lower())
        opens = all(_OPENS_SENTENCE.search(text, max(0, at - 9), at) for at, _ in entry.places)
        return bool(entry.stands) and opens and _stands(text, word.lower())

    @staticmethod
    def _fullest(full: str, title: str, entry: _Surname) -> str:
        """The full form that a surname alone means, of the gender that a title before it says.

        That is the first one in the text, for relatives are named in full again and again; but
        one that stands far more often wins.
        """
        if not entry.forms:
            return full
        wanted = title_gender({title} if title else set())
        forms = [
            form
            for form in entry.forms
            if wanted is Gender.UNKNOWN or gender_of(form) in (wanted, Gender.UNKNOWN)
        ]
        forms = [form for form in forms if form.split()[0].lower() in given_names()] or forms
        if not forms:
            return full
        often = max(forms, key=lambda form: entry.forms[form])
        return often if entry.forms[often] > 3 * entry.forms[forms[0]] else forms[0]


def _by_surname(runs: Iterable[_Stand]) -> dict[str, list[_Stand]]:
    stands = list(runs)
    found = defaultdict[str, list[_Stand]](list)
    for last, stand in zip(map(SURNAMES.__getitem__, map(_RUN, stands)), stands, strict=True):
        found[last].append(stand)
    found.pop("", None)
    return found


def _place(stand: _Stand) -> Span:
    """Where the name at the end of a run stands."""
    end = stand.end()
    return Span(end - RUNS[stand[0]].length, end)


def _stands(text: str, word: str) -> bool:
    """Whether a word stands in a text, not only within others."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            return True
        at = text.find(word, end)
    return False
