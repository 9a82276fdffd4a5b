"""Which names of a library are one person's: "Ann B. Moss", ``MAYOR MOSS`` and Ann Moss.

A wrong join is worse than a double: two people in one row cannot be told apart by a reader. So a
label is joined only with the one bearer of its surname who speaks in the same folder at about the
same time and has its title; what is left of two is left alone.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from briefreader.domain.name_use import TITLE_SEPARATOR, JoinedName, NameUse, titled, told_apart
from briefreader.domain.people import load_people
from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.entities.gender import Gender, given_names, is_person, title_gender
from briefreader.quotes.entities.initials import initials_of
from briefreader.quotes.entities.label_roles import role_in
from briefreader.quotes.entities.label_titles import TITLES, parse_label
from briefreader.quotes.entities.nicknames import formal_name
from briefreader.quotes.words.lexicon import (
    DEMONYMS,
    NAME_PARTICLES,
    NAME_SUFFIXES,
    OFFICES,
    ORGANISATIONS,
)
from briefreader.text.courtesy_titles import FOREIGN_TITLES
from briefreader.text.folding import fold_text
from briefreader.text.lazy_pattern import lazy_pattern

_NAMES_KEPT = 65_536
_DAYS_APART = 92  # days between what a label and its bearer say
_NICKNAME_DAYS = 31
_SAME_OFFICE_DAYS = 400
_OFTEN = 15  # turns
_OFTEN_THERE = 10  # turns, of one in the same folder
_ARTICLES = 4  # in which somebody is quoted who needs no given name
_OFTEN_QUOTED = 10  # articles, in one of which the surname alone may be a firm's
_WELL_KNOWN, _TIMES_AS_OFTEN = 20, 8  # articles; as all others of the surname together
_CAREER_DAYS = 1500
_LONG_GIVEN_NAME = 5  # letters
_LEAST_WORDS, _LONGEST_NAME = 2, 5
_ABBREVIATION = lazy_pattern("[A-Z]{3,5}")
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
    "councillor councilor councilman councilwoman cllr coun",
)
_NOT_TELLING = frozenset(
    """
    the of for and to a an at in on former then acting deputy senior vice co us u.s american
    united states state national mr ms mrs dr opponent rival colleague friend
""".split()
)
# So many hold these at one time that two of a surname are nothing rare.
_CROWDED = frozenset(["representative", "judge", "general", "director", "commissioner"])
# Each town has its own: only who speaks in the same folders is meant.
_LOCAL = frozenset(["councillor"])
# How a speaker calls a grandparent of one surname.
_KIN = {"grandfather": Gender.MALE, "grandmother": Gender.FEMALE}
_KIN_WORDS = dict.fromkeys("grandfather grandpa grandpop granddad grandad".split(), "grandfather")
_KIN_WORDS |= dict.fromkeys("grandmother grandma granny nana".split(), "grandmother")
# Who is called so in the family often bears the name of another there.
_NAMESAKES = frozenset("grandson granddaughter grandfather grandmother nephew niece".split())
_PLAIN = FOREIGN_TITLES | {"mr", "ms", "mrs", "dr"}
_BEHIND_SURNAMES = NAME_SUFFIXES | OFFICES
_GIVEN_INITIALS = lazy_pattern(r"([A-Z])\.? ?([A-Z])\.? ")
_OFFICE_OF = {word: one.split()[0] for one in _OFFICES for word in one.split()}
# Who chairs a house's committee sits in it, unless the committee is a party's; and these are some
# house's, though it may not be named.
_MEMBERS = {"house": "representative", "senate": "senator"}
_OF_HOUSES = lazy_pattern(
    r"\b(?:foreign (?:affairs|relations)|ways and means|armed services|appropriations|judiciary"
    r"|homeland security|intelligence)\b"
)
_OFTEN_MISSPELT = b"aeiouys"
_DOUBLED = lazy_pattern(r"(.)(?=\1)")
# What such bodies are comes first or last: "Department of Justice", "Justice Department".
_TURNED = frozenset(["department", "ministry", "museum"])
_NOT_LAST = _BEHIND_SURNAMES | _TURNED
_PAPERS = frozenset(
    "tribune herald gazette journal chronicle courier dispatch times post star news".split()
)


# What many papers are called with another such word at the end: "Daily News", "Business Journal".
_OF_MANY_PAPERS = frozenset(
    """
    advertiser business city county daily evening express free globe herald international journal
    leader local mail monthly morning national news observer post press record register review
    sports standard state sun sunday telegraph times weekend weekly world
    """.split()
)


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
    words = name.replace(",", " ").replace("-elect ", " ").split()
    while len(words) > _LEAST_WORDS and words[-1].lower() in OFFICES:
        words.pop()  # "Ann Moss President", as a letter is signed
    if words[-1].lower() in _TURNED:
        return None  # "Justice Department" is no justice of that name
    name = " ".join(words)
    if (kin := _KIN_WORDS.get(words[0].lower())) and len(words) == _LEAST_WORDS:
        last = fold_text(words[1])
        return ComparedName((kin,), "", (), last, "") if last not in given_names() else None
    surname_alone = words[0] in NAME_PARTICLES  # "von der Moss"
    if surname_alone or not 1 < len(words) <= _LONGEST_NAME + 2 or role_in(name) is not None:
        return None
    title, own, several = parse_label(name)
    titles = tuple(word.rstrip(".") for word in title)
    if titles and len(own) == 1 and not several:
        return ComparedName(titles, "", (), fold_text(own[0]), "")
    if titles or len(words) > _LONGEST_NAME or "&" in words:
        return None
    if len(words) == _LEAST_WORDS and _ABBREVIATION.fullmatch(words[0]) and not name.isupper():
        return ComparedName((words[0].lower(),), "", (), fold_text(words[1]), "")  # "NSC Moss"
    if name.isupper() and words[0].lower() not in given_names():
        return None
    suffix = words.pop().lower().rstrip(".") if _is_suffix(words[-1]) else ""
    if len(words) < _LEAST_WORDS or not is_person(" ".join(words), titled=False):
        return None
    first, *middle, last = (fold_text(word).rstrip(".") for word in words)
    first = "saint" if first == "st" else first
    return ComparedName((), first, tuple(middle), last, suffix)


def is_full_name(name: str) -> bool:
    """Return whether a name is a person's with given name and surname."""
    parsed = parse(name)
    return parsed is not None and bool(parsed.given)


def lacks_given_name(name: str) -> bool:
    """Return whether a name is a label's, of a title and a surname: "Mayor Moss"."""
    parsed = parse(name)
    return parsed is not None and not parsed.given


def namesakes(name: str, others: Iterable[str]) -> list[str]:
    """Return the others of its surname that a name is not told apart from by two given names:
    "Mayor Moss" and "Ann Moss" of "Moss".
    """
    surname, is_full = _last_word(name), is_full_name(name)
    if not _may_be_a_person(name):
        return []
    alike = (one for one in others if one != name and _last_word(one) == surname)
    return [one for one in alike if _may_be_a_person(one) and not (is_full and is_full_name(one))]


def _may_be_a_person(name: str) -> bool:
    return " " not in name or parse(name) is not None


def _is_surname(name: str, use: NameUse) -> bool:
    """Return whether a name can be a surname: one word, but for particles, that is no given name
    unless it has a title somewhere ("Senator Graham"), and not all capitals.
    """
    *particles, last = name.split()
    letters = last.replace("’", "").replace("'", "")
    if not letters.isalpha() or not last[0].isupper() or last.isupper():
        return False
    given = last.lower() in given_names() and not use.titles
    return NAME_PARTICLES.issuperset(particles) and not given and not is_common(last)


def _end_of_name(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, with one spelling of the Arabic article."""
    words = fold_text(name).replace("-", " ").split()
    return tuple("el" if word == "al" else word for word in words)


def _can_be(bearer: ComparedName, said: Gender) -> bool:
    """Return whether the given name of a bearer does not speak against a gender."""
    gender = given_names().get(bearer.given, Gender.UNKNOWN)
    return Gender.UNKNOWN in (said, gender) or said is gender


def _gender_said(titles: Iterable[str]) -> Gender:
    """Return the gender that all titles of a name say, which several people may have."""
    said = {title_gender({word.rstrip(".") for word in one.lower().split()}) for one in titles}
    return said.pop() if len(said) == 1 else Gender.UNKNOWN


def _is_suffix(word: str) -> bool:
    return word.lower().rstrip(".") in NAME_SUFFIXES


def name_group(name: str) -> str:
    """Return what all names have in common of which one may be another: the initials of a known
    body in capitals, else the first letter of the last word and those behind it that are seldom
    misspelt, in small letters.
    """
    if initials := initials_of(name):
        return initials
    last = _last_word(name.partition(TITLE_SEPARATOR)[0])
    sounds = last[1:].encode("utf-8", "replace").translate(None, _OFTEN_MISSPELT).decode()
    return last[:1] + _DOUBLED.sub("", sounds)


def _last_word(name: str) -> str:
    """Return the last word of a name, folded.

    Suffixes, offices and what a body is do not count at the end: "Donald Moss Jr.", "Donald Moss
    President", "Justice Department".
    """
    last = name.rpartition(" ")[2]
    if last.isascii() and last.isalpha() and (lower := last.lower()) not in _NOT_LAST:
        return lower
    words = fold_text(name).replace(",", " ").split()
    while len(words) > 1 and words[-1].rstrip(".") in _NOT_LAST:
        del words[-1]
    return words[-1] if words else ""


def join_names(uses: Mapping[str, NameUse]) -> dict[str, JoinedName]:
    """Return whom names mean, by name; of each group all names have to be among the ``uses``."""
    groups: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name in sorted(uses):
        groups[name_group(name)][initials_of(name) or _last_word(name)].append(name)
    found: dict[str, JoinedName] = {}
    for by_word in groups.values():
        own: dict[str, JoinedName] = {}
        for names in by_word.values():
            if len(names) > 1:
                initials = initials_of(names[0])
                own |= _by_initials(names, uses) if initials else _Bearers(names, uses).joined()
        if len(by_word) > 1:
            own = _with_misspelt_surnames(own, chain.from_iterable(by_word.values()), uses)
        found |= own
    for use in uses.values():
        found |= _relatives(use)
    return found


def _relatives(use: NameUse) -> dict[str, JoinedName]:
    """Return a row of its own for the statements of somebody's grandson or niece whose name has
    another title, or none, elsewhere: the same name does not tell that it is one.
    """
    return {
        titled(use.name, title): JoinedName(
            told_apart(use.name, title),
            f"a {title} of whoever tells it, whom the name elsewhere may not mean",
        )
        for title in _NAMESAKES.intersection(use.titles)
        if use.titles[title] < use.statements and is_full_name(use.name)
    }


def _by_initials(names: Sequence[str], uses: Mapping[str, NameUse]) -> dict[str, JoinedName]:
    best = _usual(names, uses)
    return {
        name: JoinedName(best, "the same organisation by its initials")
        for name in names
        if name != best
    }


def _with_misspelt_surnames(
    joined: Mapping[str, JoinedName], names: Iterable[str], uses: Mapping[str, NameUse]
) -> dict[str, JoinedName]:
    """Return the ``joined`` names with those that differ from another's by a letter of the surname
    in one article: one given name, one title, years in common, and nobody else nearly called so.
    """
    near: dict[str, list[str]] = defaultdict(list)
    for name in names:
        parsed = parse(name)
        if parsed is not None and not parsed.title and name not in joined:
            near[parsed.given].append(name)
    moved = {}
    for alike in near.values():
        if len(alike) == 2:
            name, best = sorted(alike, key=lambda one: (uses[one].turns, uses[one].statements))
            if differ_by_a_letter(name, best) and (
                uses[name].articles == 1
                and not _telling(uses[name].titles).isdisjoint(_telling(uses[best].titles))
                and _near(uses[name], uses[best], _CAREER_DAYS)
            ):
                moved[name] = JoinedName(best, "nearly the same surname, and the same title")
    found = {
        name: JoinedName(moved[one.person].person, one.reason) if one.person in moved else one
        for name, one in joined.items()
    }
    return found | moved


def differ_by_a_letter(one: str, other: str) -> bool:
    """Return whether one surname has a letter that the other lacks."""
    short, long = sorted((_last_word(one), _last_word(other)), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(1, len(long)))


class _Bearers:
    """Names of one surname: full ones, labels, and the surname alone."""

    def __init__(self, names: Sequence[str], uses: Mapping[str, NameUse]) -> None:
        self._uses = uses
        self._labels: list[tuple[str, ComparedName]] = []
        self._full: list[tuple[str, ComparedName]] = []
        self._surnames: list[str] = []
        self._bodies: list[str] = []
        self._by_end: dict[tuple[str, ...], list[tuple[str, ComparedName]]] = defaultdict(list)
        self._found: dict[str, JoinedName] = {}
        for name in names:
            parsed = parse(name)
            if parsed is None:
                if _is_surname(name, uses[name]):
                    self._surnames.append(name)
                elif " " in name:
                    self._bodies.append(name)
            elif parsed.title:
                self._labels.append((name, parsed))
            else:
                self._full.append((name, parsed))
        self._part_surnames()

    def _part_surnames(self) -> None:
        """Take for surnames the "Van Moss", "Al Moss" and "Birkel Moss" with which another's full
        name ends.
        """
        for one in self._full:
            words = _end_of_name(one[0])
            for at in range(1, len(words)):
                self._by_end[words[at:]].append(one)
        surnames = {name for name, _ in self._full if self._is_end(_end_of_name(name))}
        self._surnames += sorted(surnames)
        self._full = [one for one in self._full if one[0] not in surnames]
        for end, bearers in self._by_end.items():
            self._by_end[end] = [one for one in bearers if one[0] not in surnames]

    def _is_end(self, own: tuple[str, ...]) -> bool:
        """Return whether another's name ends so, and no known given name begins it."""
        rare = own[0] in NAME_PARTICLES or own[0] not in given_names()
        return rare and own in self._by_end

    def joined(self) -> dict[str, JoinedName]:
        """Return whom the names mean: first the spellings of full names, then what is less."""
        for group in _alike(self._full):
            self._join_spellings(group)
        self._join_misspelt()
        self._join_initials()
        for name, label in self._labels:
            self._join_label(name, label)
        for name in self._surnames:
            self._join_surname(name)
        self._join_same_labels()
        if not self._full:
            for name in self._surnames:
                self._join_with_label(name)
        self._join_bodies()
        return self._found

    def _join_bodies(self) -> None:
        """Join bodies that are spelled in two ways, and on the same day with the end of their
        names alone: "National Museum of Kell", "Museum of Kell".
        """
        spelled = self._spelled_bodies()
        usual = {words: _usual(names, self._uses) for words, names in spelled.items()}
        longer: dict[str, set[str]] = defaultdict(set)
        for words, name in usual.items():
            parts = words.split()
            for start in range(1, len(parts) - 1):
                if parts[0] not in given_names():  # not "Ann Moss of the Kell Trust"
                    longer[" ".join(parts[start:])].add(name)
        for words, names in spelled.items():
            for name in set(names) - {usual[words]}:
                self._found[name] = JoinedName(usual[words], "another spelling of the same name")
            whole = longer.get(words, set())
            if len(whole) == 1 and (
                _is_own_paper(words)
                or _is_own_name(words)
                or _same_day(self._uses[usual[words]], self._uses[min(whole)])
            ):
                self._found[usual[words]] = JoinedName(min(whole), "the last words of that name")

    def _spelled_bodies(self) -> dict[str, list[str]]:
        """Return the names of bodies by their spelling, and by the other way to say them."""
        spelled: dict[str, list[str]] = defaultdict(list)
        for name in self._bodies:
            spelled[_body_spelling(name)].append(name)
        for words in sorted(spelled):
            for other in _turned(words):
                anywhere = words.endswith("museum")  # other towns have such a department, too
                if other in spelled and self._share_time(spelled[words], spelled[other], anywhere):
                    spelled[other] += spelled.pop(words)
                    break
        return spelled

    def _share_time(self, names: Sequence[str], others: Sequence[str], anywhere: bool) -> bool:
        """Return whether one of the names is used at the time of another, and in a folder of its
        unless they may be ``anywhere``.
        """
        return any(
            (anywhere or one.days.keys() & other.days.keys())
            and _near(one, other, _SAME_OFFICE_DAYS)
            for one in map(self._uses.__getitem__, names)
            for other in map(self._uses.__getitem__, others)
        )

    def _person(self, name: str) -> str:
        return self._found[name].person if name in self._found else name

    def _join_spellings(self, group: Sequence[str]) -> None:
        best = _usual(group, self._uses)
        for name in group:
            if name != best and (
                _one_spelling((name, best))
                or self._called_alike(name, best)
                or self._stand_together(name, best)
                or _are_known_as_one(name, best)
            ):
                self._found[name] = JoinedName(best, "another spelling of the same full name")

    def _called_alike(self, one: str, other: str) -> bool:
        """Return whether two names are called by a common word of a title: a senator or a coach.

        "John Moss" who is a senator now, and the president "John F. Moss" of old, are two.
        """
        return not _telling(self._uses[one].titles).isdisjoint(_telling(self._uses[other].titles))

    def _stand_together(self, one: str, other: str) -> bool:
        """Return whether two names stand in one folder on one day, or at about the same time where
        nobody else has the surname, and one of them has no title.
        """
        first, second = self._uses[one], self._uses[other]
        if first.titles and second.titles:
            return False
        alone = len(self._full) == 2 and first.days.keys() <= second.days.keys()
        if not _have_one_given_name(one, other):  # not Bob, and some time or other Robert
            near = _is_dated(first) and _near(first, second, _NICKNAME_DAYS)
        else:
            near = _near(first, second, _DAYS_APART)
        return _same_day(first, second) or (alone and near)

    def _join_initials(self) -> None:
        """Join "GT Moss" with the one who can be meant and has the same title at about the same
        time: Glenn Tidewater Moss, or Glenn T. Moss. "GM Moss" can be Glenn Moss, too. Another G.
        Moss whose middle name is not known leaves them apart.
        """
        for name, _ in self._full:
            initials = _GIVEN_INITIALS.match(name)
            if name in self._found or initials is None:
                continue
            first, second = map(str.lower, initials.groups())
            possible = [
                (self._person(one), (*other.middle, other.surname)[0][0] == second)
                for one, other in self._full
                if other.given[0] == first and (not other.middle or other.middle[0][0] == second)
                if not _GIVEN_INITIALS.match(one)
            ]
            fitting = {one for one, fits in possible if fits}
            if len(fitting) == 1 and fitting == {one for one, _ in possible}:
                (one,) = fitting
                near = _near(self._uses[name], self._uses[one], _CAREER_DAYS)
                if near and self._called_alike(name, one):
                    self._found[name] = JoinedName(one, "the same initials and title")

    def _join_misspelt(self) -> None:
        """Join a full name with the one that differs by a letter of the given name, by a middle
        name that stands first, or by a suffix, and that has the same title.
        """
        near: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for name, parsed in self._full:
            if name not in self._found:
                for key in _nearly(parsed):
                    near[key].add(name)
        for group in sorted(near.values(), key=sorted):
            left = {self._person(name) for name in group}
            if len(left) == 2:
                best = _usual(sorted(left), self._uses)
                (name,) = left - {best}
                if self._called_alike(name, best) or _differ_in_suffix(name, best):
                    self._found[name] = JoinedName(best, "nearly the same full name and title")

    def _join_label(self, name: str, label: ComparedName) -> None:
        bearers, office = self._bearers_of(label), _office(label)
        if office and office not in _KIN:
            bearers = [one for one in bearers if _holds(self._uses[one].titles, office)]
        elif rank := TITLES.intersection(label.title) - _PLAIN - _KIN.keys() - _NOT_TELLING:
            # Petty Officer Moss is not the singer Ann Moss.
            bearers = [
                one for one in bearers if not rank.isdisjoint(_telling(self._uses[one].titles))
            ]
        only = len(bearers) == 1
        near = [one for one in bearers if _meets(self._uses[name], self._uses[one], office, only)]
        if only and not FOREIGN_TITLES.isdisjoint(label.title):
            # A library has few of them: a namesake whom nobody names in full is rare.
            near = [
                one for one in bearers if _speak_side_by_side(self._uses[name], self._uses[one])
            ]
        if len(near) == 1 and (only or not office):
            self._found[name] = JoinedName(near[0], _reason(office))
        elif not office and not near and (other := self._titled_label(name, label)):
            self._found[name] = JoinedName(
                other, "the only speaker with that surname in that folder on that day"
            )

    def _titled_label(self, name: str, label: ComparedName) -> str:
        """Return the one other label that speaks on the same day in the same folder: "Mr. Moss"
        beside "Chief Moss".
        """
        use, said = self._uses[name], title_gender(set(label.title))
        if not use.turns or not _PLAIN.issuperset(label.title):
            return ""
        there = [
            other
            for other, parsed in self._labels
            if not _PLAIN.issuperset(parsed.title)
            and parsed.title[-1] not in _KIN
            and {said, title_gender(set(parsed.title))} != {Gender.MALE, Gender.FEMALE}
            and _same_day(use, self._uses[other])
        ]
        return there[0] if len(there) == 1 else ""

    def _join_surname(self, name: str) -> None:
        """Join a bare surname with the one bearer of the same title, at about the same time or
        where nobody else bears it; if its title is no office ("Dr. Moss"), with whoever alone
        bears it; without a title with one who is quoted again and again then.
        """
        use = self._uses[name]
        said = _gender_said(use.titles)
        bearers = self._by_end.get(_end_of_name(name), ())
        everyone = sorted({self._person(one) for one, parsed in bearers if _can_be(parsed, said)})
        only = len(everyone) == 1
        alike = [one for one in everyone if self._called_alike(name, one)]
        alone = len(alike) == 1 and _CROWDED.isdisjoint(_telling(use.titles))
        days = _CAREER_DAYS if only or alone else _SAME_OFFICE_DAYS
        near = [one for one in everyone if _near(use, self._uses[one], days)]
        always = sum(use.titles.values()) == use.statements  # else it may be a firm's somewhere
        alike = [one for one in alike if one in near]
        if only and use.titles and not _telling(use.titles):
            alike = near
        if len(alike) == 1:
            one = JoinedName(alike[0], "the only person with that surname and title at the time")
            well_known = (
                only
                and self._uses[alike[0]].articles >= _OFTEN_QUOTED
                and name.lower() not in given_names()
            )
            self._found |= {name: one} if always or well_known else self._where_titled(name, one)
        elif use.titles or self._bodies:
            return
        elif near and only and _is_often_heard(self._uses[near[0]], use):
            reason = "the only person with that surname, often quoted at the time"
            self._found[name] = JoinedName(near[0], reason)
        elif best := self._by_far_best_known(use, everyone):
            reason = "by far the most quoted person with that surname at the time"
            self._found[name] = JoinedName(best, reason)

    def _join_with_label(self, name: str) -> None:
        """Join a bare surname that nobody bears in full with the one label of the surname that
        speaks in several articles of the same folders at about the same time, and has its title.
        """
        labels = [(one, label) for one, label in self._labels if label.title[-1] not in _KIN]
        speakers = {self._person(one) for one, _ in labels}
        if len(speakers) != 1 or self._bodies:
            return
        (one,) = speakers
        has = set().union(*(_telling_words(" ".join(label.title)) for _, label in labels))
        if not _telling(self._uses[name].titles) <= has:
            return
        label = self._uses[one]
        again = label.turns > 1 and label.articles > 1
        if again and _speak_side_by_side(self._uses[name], label):
            reason = "the only speaker with that surname, in the same folder at the time"
            self._found[name] = JoinedName(one, reason)

    def _by_far_best_known(self, use: NameUse, everyone: Sequence[str]) -> str:
        """Return who needs no given name among others of the surname, as a president does."""
        *others, best = sorted(everyone, key=lambda one: self._uses[one].articles) or [""]
        least = max(_WELL_KNOWN, _TIMES_AS_OFTEN * sum(self._uses[one].articles for one in others))
        known = bool(best) and self._uses[best].articles >= least
        return best if known and _near(use, self._uses[best], _DAYS_APART) else ""

    def _where_titled(self, name: str, one: JoinedName) -> dict[str, JoinedName]:
        """Return a surname with each title that its bearer has, too; elsewhere it is another's."""
        own = _telling(self._uses[one.person].titles)
        titles = self._uses[name].titles
        return {
            titled(name, title): one
            for title in titles
            if not own.isdisjoint(_telling_words(title))
        }

    def _bearers_of(self, label: ComparedName) -> list[str]:
        """Return everybody with a label's surname, of the gender that it says; each once."""
        said = _KIN.get(label.title[-1]) or title_gender(set(label.title))
        found: dict[str, None] = {}
        for name, parsed in self._full:
            if _can_be(parsed, said):
                found[self._person(name)] = None
        return list(found)

    def _join_same_labels(self) -> None:
        """Join labels of one office and surname that nobody's full name explains."""
        alike: dict[str, list[str]] = defaultdict(list)
        for name, parsed in self._labels:
            office = _office(parsed)
            if name not in self._found and office and office not in _CROWDED:
                alike[office].append(name)
        for names in alike.values():
            best = _usual(names, self._uses)
            for name in names:
                if name != best and _near(self._uses[name], self._uses[best], _SAME_OFFICE_DAYS):
                    reason = "the same office and surname in other words"
                    self._found[name] = JoinedName(best, reason)


def _nearly(parsed: ComparedName) -> Iterator[tuple[str, ...]]:
    """Yield what a full name has in common with those that it may be misspelt from."""
    given, middle = parsed.given, parsed.middle
    if len(given) >= _LONG_GIVEN_NAME:
        yield from (("", given[:at] + given[at + 1 :]) for at in range(1, len(given)))
        yield "", given
    if middle:
        yield ("suffix", given, *middle)
        yield "given", " ".join(middle)
    yield "given", given


def _differ_in_suffix(one: str, other: str) -> bool:
    """Return whether "Martin Luther Moss" lacks only the "Jr." of the other."""
    first, second = parse(one), parse(other)
    return (
        first is not None
        and second is not None
        and first.middle == second.middle != ()
        and first.given == second.given
        and "" in (first.suffix, second.suffix)
    )


def _body_spelling(name: str) -> str:
    words = fold_text(name).replace("&", "and").removeprefix("the ")
    return words.replace("st. ", "saint ")


def _turned(words: str) -> Sequence[str]:
    """Return the other ways to say a body's name that ends with what it is: "department of
    justice" for "justice department", but no museum of "modern art": towns have one each.
    """
    rest, _, what = words.rpartition(" ")
    if what not in _TURNED or not rest:
        return ()
    if what == "museum":
        turned = f"museum of {rest}"
        return () if DEMONYMS.isdisjoint(rest.split()) else (turned, f"national {turned}")
    return f"{what} of {rest}", f"{what} of the {rest}"


def _is_own_paper(name: str) -> bool:
    """Return whether a name is a newspaper's that no other one has: "lake tribune"."""
    words = name.split()
    return words[-1] in _PAPERS and not _OF_MANY_PAPERS.issuperset(words[:-1])


def _is_own_name(body: str) -> bool:
    """Return whether the name of a body is long and has a word that is another's name: "dellow
    children’s hospital", but not "armed services committee".
    """
    words = [word.removesuffix("’s") for word in body.split() if len(word) > len("the")]
    own = (word for word in words if word not in DEMONYMS and word not in ORGANISATIONS)
    return len(words) > _LEAST_WORDS and not all(map(is_common, own))


def _same_day(one: NameUse, other: NameUse) -> bool:
    """Return whether one name is used only on days, and in folders, of the other."""
    return _is_dated(one) and all(
        set(days) <= set(other.days.get(folder, ())) for folder, days in one.days.items()
    )


def _is_dated(use: NameUse) -> bool:
    return all(0 not in days for days in use.days.values())


def _have_one_given_name(one: str, other: str) -> bool:
    first, second = parse(one), parse(other)
    return first is not None and second is not None and first.given == second.given


def _alike(bearers: Sequence[tuple[str, ComparedName]]) -> list[list[str]]:
    """Return names of one surname that are one: the same given name, and no other middle names.

    "Ann Moss" with both "Ann B. Moss" and "Ann C. Moss" could be either, and is left alone.
    """
    by_given: dict[tuple[str, str], list[tuple[str, ComparedName]]] = defaultdict(list)
    for name, parsed in bearers:
        given = formal_name(parsed.given)
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


def _are_known_as_one(one: str, other: str) -> bool:
    """Return whether two names are those of one of the people that come with the program."""
    people = load_people(None)
    return (known := people.named(one)) is not None and known is people.named(other)


def _one_spelling(names: Iterable[str]) -> bool:
    """Return whether names differ in nothing but capitals, accents and full stops."""
    return len({parse(name) for name in names}) == 1


def _telling(titles: Mapping[str, int]) -> set[str]:
    """Return the words of titles that tell people apart, offices in the singular."""
    return set(chain.from_iterable(map(_telling_words, titles))) - _NOT_TELLING


def _telling_words(title: str) -> set[str]:
    folded = fold_text(title)
    words = {word.strip(".,’'") for word in folded.split()}
    singular = {
        _OFFICE_OF.get(word, _OFFICE_OF.get(word.removesuffix("s"), word)) for word in words
    }
    if {"committee", "chair"} <= singular and words.isdisjoint(("national", "white")):
        houses = words & _MEMBERS.keys() or (_MEMBERS if _OF_HOUSES.search(folded) else ())
        singular.update(_MEMBERS[house] for house in houses)
    return singular


def _usual(names: Collection[str], uses: Mapping[str, NameUse]) -> str:
    """Return the name that is used most; of equals the one in small letters, then the longest."""
    return max(
        names,
        key=lambda name: (
            uses[name].statements,
            not name.isupper(),
            len(name),
            name,
        ),
    )


def _office(label: ComparedName) -> str:
    """Return the office in a label's title; nothing for "Mr." and "Dr."."""
    if label.title[-1] in _KIN:
        return label.title[-1]
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


def _meets(label: NameUse, bearer: NameUse, office: str, only: bool) -> bool:
    """Return whether a label and a bearer of its surname speak at about the same time.

    Whom a label calls only "Mr." must be one who speaks in turns in the same folder, as the label
    does; in another one only if nobody else has the surname, and he speaks again and again.
    """
    if office in _LOCAL and not label.days.keys() <= bearer.days.keys():
        return False
    if office:
        return office not in _CROWDED and _near(label, bearer, _SAME_OFFICE_DAYS)
    if label.days.keys() <= bearer.days.keys() and bearer.turns:
        return _near(label, bearer, _SAME_OFFICE_DAYS if only else _DAYS_APART)
    often = bearer.turns >= _OFTEN or bearer.articles >= _ARTICLES
    return only and often and _near(label, bearer, _DAYS_APART)


def _speak_side_by_side(label: NameUse, bearer: NameUse) -> bool:
    """Return whether the folders in which a label speaks quote its bearer at the same time."""
    return label.days.keys() <= bearer.days.keys() and _near(label, bearer, _DAYS_APART)


def _is_often_heard(bearer: NameUse, use: NameUse) -> bool:
    """Return whether somebody is quoted so often that the surname alone tells who is meant."""
    there = bearer.days.keys() & use.days.keys()
    return bearer.articles >= _ARTICLES or (bearer.turns >= _OFTEN_THERE and bool(there))


def _near(one: NameUse, other: NameUse, apart: int) -> bool:
    """Return whether every day of one is near some day of the other."""
    others = sorted(day for days in other.days.values() for day in days if day)
    for day in {day for days in one.days.values() for day in days if day}:
        at = bisect_left(others, day)
        if all(abs(day - there) > apart for there in others[max(0, at - 1) : at + 1]):
            return False
    return bool(one.days)


def _reason(office: str) -> str:
    if office and office not in _KIN:
        return f"the only {office} with that surname at about the same time"
    return "the only speaker with that surname at about the same time"
