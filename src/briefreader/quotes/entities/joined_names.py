"""Which names of a library are one person's: "Ann B. Moss", ``MAYOR MOSS`` and Ann Moss.

A wrong join is worse than a double: two people in one row cannot be told apart by a reader. So a
label is joined only with the one bearer of its surname who speaks in the same folder at about the
same time and has its title; what is left of two is left alone.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefreader.domain.name_use import JoinedName, NameUse
from briefreader.quotes.entities.gender import Gender, given_names, is_person, title_gender
from briefreader.quotes.entities.label_roles import role_in
from briefreader.quotes.entities.label_titles import parse_label
from briefreader.quotes.words.lexicon import COUNTRIES, NAME_SUFFIXES, PLACES
from briefreader.text.sanitizing import fold_text

_NAMES_KEPT = 65_536
_DAYS_APART = 92  # days between what a label and its bearer say
_SAME_OFFICE_DAYS = 400
_OFTEN = 20  # turns
_LEAST_WORDS, _LONGEST_NAME = 2, 5
# What one office is called, in labels and beside names; the first word stands for it.
_OFFICES = (
    "senator sen",
    "representative rep congressman congresswoman delegate",
    "governor gov",
    "secretary",
    "president",
    "minister premier taoiseach",
    "speaker",
    "mayor",
    "ambassador",
    "administrator",
    "chair chairman chairwoman chairperson",
    "director",
    "commissioner",
    "general gen",
    "admiral adm",
    "judge justice",
    "chancellor",
    "king",
    "queen",
    "leader",
)
_NOT_TELLING = frozenset(
    """
    the of for and to a an at in on former then acting deputy senior vice co us u.s american
    united states state national mr ms mrs dr
""".split()
)
_SHORT_FOR = dict(
    pair.split(":")
    for pair in """
    jeff:jeffrey liz:elizabeth beth:elizabeth tony:antony mike:michael bob:robert rob:robert
    bill:william will:william jim:james joe:joseph dan:daniel dave:david tom:thomas
    chris:christopher matt:matthew nick:nicholas steve:steven ed:edward ted:edward tim:timothy
    ken:kenneth
    ron:ronald don:donald greg:gregory jen:jennifer kate:katherine kathy:katherine sue:susan
    pam:pamela deb:deborah debbie:deborah becky:rebecca andy:andrew alex:alexander ben:benjamin
    sam:samuel pete:peter doug:douglas larry:lawrence jerry:gerald rick:richard dick:richard
    chuck:charles charlie:charles fred:frederick russ:russell vicki:victoria cathy:catherine
    """.split()
)
# So many hold these at one time that two of a surname are nothing rare.
_CROWDED = frozenset(["representative", "judge", "general", "director", "commissioner"])
_SHARED = frozenset(["senator", "mayor", "ambassador", "minister"])
_OFFICE_OF = {word: one.split()[0] for one in _OFFICES for word in one.split()}


class ComparedName(NamedTuple):
    """A name as it can be compared: folded words, and what of it is a label's title.

    ``title`` is empty for a full name, ``given`` for a label.
    """

    title: tuple[str, ...]
    given: str
    middle: tuple[str, ...]
    surname: str
    suffix: str


@lru_cache(maxsize=_NAMES_KEPT)
def parse(name: str) -> ComparedName | None:
    """Return a name's parts; None where it is no person's or has only one word."""
    words = name.replace(",", " ").split()
    if not 1 < len(words) <= _LONGEST_NAME + 2 or role_in(name) is not None:
        return None
    title, own, several = parse_label(name)
    titles = tuple(word.rstrip(".") for word in title)
    if titles and len(own) == 1 and not several:
        return ComparedName(titles, "", (), fold_text(own[0]), "")
    if titles or len(words) > _LONGEST_NAME:
        return None
    if name.isupper() and words[0].lower() not in given_names():
        return None
    suffix = words.pop().lower().rstrip(".") if _is_suffix(words[-1]) else ""
    if len(words) < _LEAST_WORDS or not is_person(" ".join(words), titled=False):
        return None
    first, *middle, last = (fold_text(word).rstrip(".") for word in words)
    return ComparedName((), first, tuple(middle), last, suffix)


def _is_surname(name: str) -> bool:
    """Return whether a name is one word that can be a surname: no given name, no capitals."""
    capital = name[0].isupper() and not name.isupper()
    return capital and name.isalpha() and name.lower() not in given_names()


def _is_suffix(word: str) -> bool:
    return word.lower().rstrip(".") in NAME_SUFFIXES


class NameGroups:
    """Names of a library that may be one person's, before anything is known of their use."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self._labels: list[tuple[str, ComparedName]] = []
        self._surnames: list[str] = []
        self._bearers: dict[str, list[tuple[str, ComparedName]]] = defaultdict(list)
        self._spellings: dict[str, list[list[str]]] = {}

    def add(self, names: Collection[str]) -> None:
        """Add names; costs as much as there are of them, and not of those before."""
        touched = set()
        for name in names:
            parsed = parse(name)
            if parsed is None:
                if _is_surname(name):
                    self._surnames.append(name)
                continue
            if parsed.title:
                self._labels.append((name, parsed))
            else:
                self._bearers[parsed.surname].append((name, parsed))
                touched.add(parsed.surname)
        self.names.update(names)
        self._labels.sort()
        self._surnames.sort()
        for last in touched:
            groups = _alike(self._bearers[last]) if len(self._bearers[last]) > 1 else []
            if groups:
                self._spellings[last] = groups
            else:
                self._spellings.pop(last, None)

    @property
    def wanted(self) -> set[str]:
        """The names of which the use decides."""
        found = {name for name, _ in self._labels}
        for _, label in self._labels:
            found.update(name for name, _ in self._bearers.get(label.surname, ()))
        found.update(name for groups in self._spellings.values() for one in groups for name in one)
        for name in self._surnames:
            bearers = self._bearers.get(fold_text(name), ())
            if bearers:
                found.update([name, *(bearer for bearer, _ in bearers)])
        return found

    def joined(
        self,
        uses: Mapping[str, NameUse],
        titles_of: Callable[[Collection[str]], Mapping[str, Mapping[str, int]]],
    ) -> dict[str, JoinedName]:
        """Return whom names mean, by name; ``titles_of`` looks up titles where they decide."""
        found: dict[str, JoinedName] = {}
        spellings = [sorted(group) for groups in self._spellings.values() for group in groups]
        unsure = {name for group in spellings if not _one_spelling(group) for name in group}
        titles = titles_of(unsure) if unsure else {}
        for group in spellings:
            best = _usual(group, uses)
            reason = "another spelling of the same full name"
            found |= {
                name: JoinedName(best, reason)
                for name in group
                if name != best
                and (
                    _one_spelling((name, best))
                    or _called_alike(titles.get(name, {}), titles.get(best, {}))
                )
            }
        left: list[tuple[str, ComparedName, list[str]]] = []
        for name, parsed in self._labels:
            bearers = self._bearers_of(parsed, found)
            only = len(bearers) == 1
            near = [one for one in bearers if _meets(uses[name], uses.get(one), parsed, only)]
            if near:
                left.append((name, parsed, near))
        titled = {one for _, parsed, near in left if _office(parsed) for one in near}
        offices = titles_of(titled) if titled else {}
        for name, parsed, near in left:
            office = _office(parsed)
            fitting = [one for one in near if not office or _holds(offices.get(one, {}), office)]
            if len(fitting) == 1 and (office or len(near) == 1):
                found[name] = JoinedName(fitting[0], _reason(office))
        found |= self._by_surname(found, uses, titles_of)
        return found | self._same_labels(found, uses)

    def _by_surname(
        self,
        joined: Mapping[str, JoinedName],
        uses: Mapping[str, NameUse],
        titles_of: Callable[[Collection[str]], Mapping[str, Mapping[str, int]]],
    ) -> dict[str, JoinedName]:
        """Return whom bare surnames mean: the one bearer at about the same time who is called by
        the same title.
        """
        near: dict[str, list[str]] = {}
        for name in self._surnames:
            bearers = {
                joined[bearer].person if bearer in joined else bearer
                for bearer, _ in self._bearers.get(fold_text(name), ())
            }
            near[name] = sorted(
                one
                for one in bearers
                if one in uses and _near(uses[name], uses[one], _SAME_OFFICE_DAYS)
            )
        titles = titles_of({one for name, found in near.items() if found for one in (name, *found)})
        joins: dict[str, JoinedName] = {}
        for name, bearers_near in near.items():
            alike = [
                one
                for one in bearers_near
                if _called_alike(titles.get(name, {}), titles.get(one, {}))
            ]
            if len(alike) == 1:
                joins[name] = JoinedName(alike[0], "the one bearer of that surname and title then")
        return joins

    def _bearers_of(self, label: ComparedName, joined: Mapping[str, JoinedName]) -> list[str]:
        """Return everybody with a label's surname, of the gender that it says; each once."""
        said = title_gender(set(label.title))
        found: dict[str, None] = {}
        for name, parsed in self._bearers.get(label.surname, ()):
            gender = given_names().get(parsed.given, Gender.UNKNOWN)
            if Gender.UNKNOWN in (said, gender) or said is gender:
                found[joined[name].person if name in joined else name] = None
        return list(found)

    def _same_labels(
        self, joined: Mapping[str, JoinedName], uses: Mapping[str, NameUse]
    ) -> dict[str, JoinedName]:
        """Return labels of one office and surname that nobody's full name explains."""
        alike: dict[tuple[str, str], list[str]] = defaultdict(list)
        for name, parsed in self._labels:
            office = _office(parsed)
            if name not in joined and office and office not in _CROWDED:
                alike[office, parsed.surname].append(name)
        found: dict[str, JoinedName] = {}
        for names in alike.values():
            best = _usual(names, uses)
            for name in names:
                if name != best and _near(uses[name], uses[best], _SAME_OFFICE_DAYS):
                    found[name] = JoinedName(best, "the same office and surname in other words")
        return found


def _alike(bearers: Sequence[tuple[str, ComparedName]]) -> list[list[str]]:
    """Return names of one surname that are one: the same given name, and no other middle names.

    "Ann Moss" with both "Ann B. Moss" and "Ann C. Moss" could be either, and is left alone.
    """
    by_given: dict[tuple[str, str], list[tuple[str, ComparedName]]] = defaultdict(list)
    for name, parsed in bearers:
        given = _SHORT_FOR.get(parsed.given, parsed.given)
        by_given[given, parsed.suffix].append((name, parsed))
    found = []
    for group in by_given.values():
        if len(group) > 1 and all(
            _agree(one.middle, other.middle) for _, one in group for _, other in group
        ):
            found.append([name for name, _ in group])
    return found


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether middle names can be one person's: none, or the same or an initial of it."""
    if not one or not other:
        return True
    return len(one) == len(other) and all(
        a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])
        for a, b in zip(one, other, strict=True)
    )


def _one_spelling(names: Iterable[str]) -> bool:
    """Return whether names differ in nothing but capitals, accents and full stops."""
    return len({parse(name) for name in names}) == 1


def _called_alike(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Return whether two names are called by a common word of a title: a senator or a coach.

    "John Moss" who is a senator now, and the president "John F. Moss" of old, are two.
    """
    return not _telling(one).isdisjoint(_telling(other))


def _telling(titles: Mapping[str, int]) -> set[str]:
    words = {word.strip(".,’'") for title in titles for word in fold_text(title).split()}
    return {_OFFICE_OF.get(word, word) for word in words - _NOT_TELLING}


def _usual(names: Collection[str], uses: Mapping[str, NameUse]) -> str:
    """Return the name that is used most; of equals the one in small letters, then the longest."""
    return max(
        names,
        key=lambda name: (
            uses[name].statements if name in uses else 0,
            not name.isupper(),
            len(name),
            name,
        ),
    )


def _office(label: ComparedName) -> str:
    """Return the office in a label's title; nothing for "Mr." and "Dr."."""
    if label.title[-2:] == ("surgeon", "general"):
        return "surgeon general"
    if label.title[-2:] == ("prime", "minister"):
        return "prime minister"
    return next((_OFFICE_OF[word] for word in reversed(label.title) if word in _OFFICE_OF), "")


def _holds(titles: Mapping[str, int], office: str) -> bool:
    """Return whether a person is called by an office."""
    if " " in office:
        return any(office in fold_text(title) for title in titles)
    words = {word for title in titles for word in fold_text(title).replace(".", " ").split()}
    return any(_OFFICE_OF.get(word) == office for word in words)


def _meets(label: NameUse, bearer: NameUse | None, parsed: ComparedName, only: bool) -> bool:
    """Return whether a label and a bearer of its surname speak at about the same time.

    Whom a label calls only "Mr." must be one who speaks in turns in the same folder, as the label
    does; in another one only if nobody else has the surname, and he speaks again and again.
    """
    if bearer is None:
        return False
    if office := _office(parsed):
        if office in _CROWDED or (office in _SHARED and not only):
            return False
        return _near(label, bearer, _SAME_OFFICE_DAYS)
    if not _near(label, bearer, _DAYS_APART):
        return False
    here = label.days.keys() <= bearer.days.keys()
    return bearer.turns > 0 if here else only and bearer.turns >= _OFTEN


def _near(one: NameUse, other: NameUse, apart: int) -> bool:
    """Return whether every day of one is near some day of the other."""
    others = sorted(day for days in other.days.values() for day in days if day)
    for day in {day for days in one.days.values() for day in days if day}:
        at = bisect_left(others, day)
        if all(abs(day - there) > apart for there in others[max(0, at - 1) : at + 1]):
            return False
    return bool(one.days)


def _reason(office: str) -> str:
    if office:
        return f"the one {office} of that surname at about the same time"
    return "the one speaker of that surname at about the same time"


# Words that are nobody, though sentences make them speak.
_NO_SPEAKERS = frozenset(
    """
    act bill law amendment resolution treaty constitution code order rule clause section article
    covid customer
""".split()
)
_PLACES = COUNTRIES | PLACES | {"d.c.", "washington, d.c.", "new york", "capitol hill"}
_PARTIES = frozenset(
    """
    gop tories labour democrats republicans conservatives liberals greens lib dems snp afd cdu spd
    dnc rnc
""".split()
)


def is_listed(name: str) -> bool:
    """Return whether a name may be a row of speakers: no place, no law, no party's short name."""
    lower = name.lower().removeprefix("the ")
    words = lower.split()
    if words[0] in ("h.j.", "h.r.", "s.j."):
        return False  # "H.J. Res", a bill
    if lower in _PLACES or name in ("MR. PRESIDENT", "MADAM PRESIDENT"):
        return False
    if words[-1] in _NO_SPEAKERS and not (len(words) > 1 and words[0] in given_names()):
        return False
    return not set(words) <= _PARTIES
