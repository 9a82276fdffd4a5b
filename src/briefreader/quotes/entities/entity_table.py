"""Who appears in a text: the fullest form of every name, its gender, the title stated with it."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.entities.gender import (
    Gender,
    gender_of,
    given_names,
    is_person,
    title_gender,
)
from briefreader.quotes.entities.known_people import STRANGERS, NoKnownPeople
from briefreader.quotes.entities.name_index import (
    NameIndex,
    NameMatch,
    is_preceded,
    read_name,
)
from briefreader.quotes.entities.name_parsing import (
    NAME_RUN,
    adds_given_name,
    compatible,
    full_form,
    surname,
)
from briefreader.quotes.entities.name_spans import RUNS, parse_name
from briefreader.quotes.words.lexicon import (
    BEFORE_GIVEN_NAMES,
    BODIES,
    BODY_NOUNS,
    COMMON_WORD_SURNAMES,
    GROUNDS,
    NAME_PARTICLES,
    NAME_TITLES,
    OFFICES,
    ORGANISATIONS,
    PLACES,
    ROLES,
    THOROUGHFARES,
)
from briefreader.text.folding import fold_text
from briefreader.text.lazy_pattern import lazy_pattern

_LOCATED = lazy_pattern(r"\b(?:in|near|along|off)\s(?:the\s)?$", re.IGNORECASE)
_ON_GROUND = lazy_pattern(
    r"\b(?:in|near|along|off|on|at|from|down|up|to)\s(?:the\s)?$", re.IGNORECASE
)
_OPENS_SENTENCE = lazy_pattern(r"(?:^|[.?!:…“”\"•*\n]|''|[–—-]\s)\s*\Z")
# Ordinary words that are a body's or a surname, too.
_WORDS_THAT_NAME = BODIES | COMMON_WORD_SURNAMES
_CLOSES_QUOTATION = lazy_pattern(r"[”\"]\s*\Z")
_TO_QUOTATION = lazy_pattern(r":|,\s[“\"]")
_TO_QUESTION_MARK = lazy_pattern(r"[^.?!\n]*\?")
_AGE = lazy_pattern(r", [1-9]\d, ")
_LONGEST_WORD = 30
_CALLED_SO = (
    *("midfielder", "striker", "defender", "goalkeeper", "winger", "footballer", "singer"),
    *("songwriter", "rapper", "comedian", "actor", "actress"),
)
# What such a word stands before. A space comes first, to which a search runs at full speed.
_CALLED = lazy_pattern(
    rf" ([A-Z](?<=[nrs] .)(?:{'|'.join(f'(?<={role} .)' for role in _CALLED_SO)})\w+)"
)
_LONGEST_QUESTION = 200  # code points
_KIN = (
    "wife|husband|(?:step|grand)?(?:father|mother|son|daughter)(?:-in-law)?|mum|mom|dad|parents?"
    "|(?:step)?(?:brother|sister)(?:-in-law)?|twin|uncle|aunt|niece|nephew|cousin|partner|widow"
    "|widower|girlfriend|boyfriend|fiancée?"
)
# "his wife, |Ann Moss|", "the widow of the skipper, |Ann Moss|"
_RELATED = lazy_pattern(
    rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Tt]he|whose|\w+[’']s?)\s(?:[\w-]+\s){{0,2}}(?:{_KIN})"
    r"(?:\sof\s[^,.;:“”\"\n]{1,40},|,)?\s\Z"
)
_IS_KIN = lazy_pattern(_KIN)
_RELATED_REACH = 90  # code points
_ONE_NAME = frozenset(("adele", "cher", "kesha", "madonna", "prince", "shakira"))  # is all of it
_ROLES_AND_TITLES = ROLES | NAME_TITLES
# Titles of which none is a name: "|Surgeon General| Moss" is called Moss.
_TITLES_ALONE = frozenset(
    """
    envoy undersecretary czar ceo spokesperson spokesman spokeswoman coordinator advisor
    adviser counsel secretary-general
""".split()
)
_NO_SURNAMES = BODIES | ORGANISATIONS | BODY_NOUNS
_KNIGHTED = frozenset(("sir", "dame"))
_PLAIN_TITLES = frozenset(
    ("mr", "mister", "mrs", "ms", "miss")
)  # of nobody who is a knight or dame
_MOST_FORMS = 40  # of one surname; among more, names are not compared


class Entity(NamedTuple):
    """A name in its fullest form; ``person`` is False for bodies, places and programmes."""

    full: str
    gender: Gender
    person: bool


class _Surname(NamedTuple):
    """What a text says about everybody of one surname: full names by how often, those that stand
    behind "Sir" or "Dame", and titles.

    ``titled`` are the titles of the surname alone, and "" for no title → where each stands first.
    ``relatives`` are the full names that come in as somebody's wife or brother → where.
    ``thanked`` are the full names that come in as those who are spoken to: "Ann Moss, thank you".
    ``officers``: offices → the full name that stands behind one, or is known to hold it; nothing
    where there are several.
    """

    last: str
    forms: dict[str, int]
    knights: set[str]
    titles: set[str]
    titled: dict[str, int]
    relatives: dict[str, int]
    thanked: set[str]
    officers: dict[str, str]

    def is_another(self, title: str, form: str) -> bool:
        """Return whether a surname, with or without a title, means another than ``form``, who is
        that one's relative: "Mr Birk … his wife, Ann Birk".
        """
        place = self.relatives.get(form, 0)
        before = [one for one, start in self.titled.items() if one and start < place]
        return title in before if title else bool(before)

    def is_shared(self, form: str) -> bool:
        """Return whether the surname alone may mean another than ``form``: one who has a title of
        the other gender, or whose relative that is.
        """
        genders = {Gender.UNKNOWN, gender_of(form)}
        if len(genders) > 1 and not genders.issuperset(
            title_gender({title}) for title in self.titled
        ):
            return True
        place = self.relatives.get(form, 0)
        return any(start < place for start in self.titled.values())


class EntityTable:
    """Everybody who is named in one text; a ``headline`` is one in which every word is capital.

    ``known`` are people of whom more is known than the text says.
    """

    def __init__(
        self,
        text: str,
        title: str = "",
        *,
        headline: bool = False,
        known: NoKnownPeople = STRANGERS,
    ) -> None:
        self._text = text
        self._known_people = known
        self._name_index = NameIndex(text, title, headline)
        self._surnames: dict[str, _Surname] = {}
        self._known: dict[str, Entity] = {}

    def _entry(self, last: str) -> _Surname:
        """Return what is known of a surname, put together when it is first asked for."""
        entry = self._surnames.get(last)
        if entry is None:
            entry = self._surnames[last] = _Surname(last, {}, set(), set(), {}, {}, set(), {})
            _, forms, knights, titles, *_, officers = entry
            held: dict[str, str] = {}  # who is meant by an office and the surname alone
            for match in self._name_index.with_surname(last):
                name = read_name(match)
                form, title = name.form, name.title
                if match.string is self._text:
                    self._note_place(entry, form, title, match)
                if title:
                    titles.add(title)
                    if not form and title in OFFICES:
                        if title not in held:
                            held[title] = self._known_people.office_holder(last, title)
                        form = held[title]
                if form and not _is_of_two(form) and not _begins_with_verb(form, match):
                    if title in OFFICES:
                        officers[title] = form if officers.get(title, form) == form else ""
                    forms[form] = forms.get(form, 0) + 1
                    if title in _KNIGHTED:
                        knights.add(form)
        return entry

    def _note_place(self, entry: _Surname, form: str, title: str, match: NameMatch) -> None:
        """Note where a surname stands alone, and where a full name comes in as a relative's or as
        that of somebody who is spoken to.
        """
        start, end = match.span()
        if not form:
            entry.titled.setdefault(title, start)
        elif form not in entry.forms:
            near = max(0, start - _RELATED_REACH)
            if _may_be_related(self._text, near, start) and _RELATED.search(
                self._text, near, start
            ):
                entry.relatives[form] = start
            if self._text.startswith(", thank you", end):
                entry.thanked.add(form)

    def places_near(self, spot: int, before: int, after: int) -> list[Span]:
        """Return the places of names from ``before`` code points before ``spot`` to ``after``
        after it.
        """
        return self._name_index.places_near(spot, before, after)

    def all_places(self) -> Iterator[Span]:
        """Return every place of a name in the text; by surname."""
        return self._name_index.every_place()

    @cached_property
    def introductions(self) -> Sequence[tuple[Span, Entity]]:
        """Where each person's name stands, as often as it was kept; by surname."""
        named = (
            (place, self.resolve(place.of(self._text))) for place in self._name_index.all_places()
        )
        return [(place, one) for place, one in named if one.person]

    def surnames(self) -> Iterator[str]:
        """Yield every surname in the text, in lower case."""
        yield from self._name_index.in_text
        yield from self._name_index.in_title

    def full_names(self, last: str) -> list[Entity]:
        """Return every full name with the surname ``last`` (in lower case), the most frequent
        first; where there is none, those whose surname has other accents.
        """
        forms = self._entry(last).forms
        if not forms:
            alike = self._accented if last.isascii() else self._folded
            for other in alike.get(fold_text(last), ()):
                forms = forms | self._entry(other).forms
        return [self.resolve(form) for form in sorted(forms, key=lambda form: -forms[form])]

    @cached_property
    def _folded(self) -> Mapping[str, Sequence[str]]:
        """The surnames by what they are without accents and in small letters."""
        return _by_folded(self.surnames())

    @cached_property
    def _accented(self) -> Mapping[str, Sequence[str]]:
        """The same of those that have letters beyond ASCII: few."""
        return _by_folded(one for one in self.surnames() if not one.isascii())

    def has_unique_surname(self, named: Entity, pronoun: str = "") -> bool:
        """Return whether no other full name in the text has the surname of ``named``.

        With a ``pronoun``, "he" or "she", none that it can mean.
        """
        full = named.full
        if " " not in full and len(self._name_index.with_family_name_first(full)) > 1:
            return False
        forms = self._entry(surname(full.split())).forms
        return len(forms) <= _MOST_FORMS and all(
            form == full
            or compatible((other := self.resolve(form)).full, full)
            or (pronoun and not other.gender.fits(pronoun))
            for form in forms
        )

    def is_addressed_otherwise(self, words: Sequence[str], named: Entity) -> bool:
        """Return whether words such as "Mr Birk" are no way to speak of ``named``, who is Sir Karl
        Birk in this text, or "Birk" may be another.
        """
        entry = self._entry(surname(named.full.split()))
        if words[0].lower().rstrip(".") in _PLAIN_TITLES:
            return named.full in entry.knights
        return named.full.split()[0] not in words and entry.is_shared(named.full)

    def occurrences(self, full: str) -> list[Span]:
        """Return where the name ``full``, or its surname alone, stands; the first few times."""
        return list(self._name_index.places(surname(full.split())))

    def has_held(self, surname: str, label: str) -> bool:
        """Return whether anybody of that surname ever held an office, "the President"."""
        return self._known_people.has_held(surname, label)

    def in_office(self, title: str, last: str) -> str:
        """Return the one of several people of a surname here who held an office, "president"; or
        nothing.
        """
        entry = self._entry(last.lower())
        if title not in OFFICES or len(entry.forms) < 2:
            return ""
        holder = self._known_people.office_holder(last, title)
        return holder if holder in entry.forms else ""

    @staticmethod
    def surname(name: str) -> str:
        """Return the surname in ``name``, in lower case."""
        return parse_name(name)[2]

    def resolve(self, name: str) -> Entity:
        """Return the fullest form of ``name`` in this text, with what is known about it."""
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = self._find(name)
        return found

    def _find(self, name: str) -> Entity:
        words, title, last = parse_name(name)
        entry = self._entry(last)
        words, title = _behind_role(_without_verb(words, entry), title, entry)
        full = " ".join(words)
        if "of" in words or "for" in words:
            full = name  # "Voice of Dell"
        elif len(words) < 3 and (bearer := self._after_title(words, title)):
            full = bearer
        elif len(words) > 1:
            full = self._known_form(full, words, entry)
        elif not entry.forms and (bearer := _only(self._name_index.with_part(full))):
            full = bearer
        elif entry.forms or title:
            # "Dr. Birk", who is not Mr. Birk
            usual = self._known_people.canonical_name(name) if title else name
            full = usual if usual != name else self._fullest(full, title, entry)
        elif entry.titles or full.lower() in given_names():
            full = self._of_given_name(full, entry)
        elif (known := self._known_alone(full)) != full:
            full = known
        else:  # mostly nothing says that it is somebody
            return Entity(full, Gender.UNKNOWN, full in self._called_by_one_name)
        gender, person = self._who_is(full, title, entry)
        if person and not title and self._is_place(words, entry):
            person = False
        alone = " " not in full and not self._name_index.with_given_name(full.lower())
        if alone or ". " in full:
            full = self._known_people.canonical_name(full)
        return Entity(full, gender, person)

    @cached_property
    def _called_by_one_name(self) -> frozenset[str]:
        """Words that are somebody's only name: "midfielder Birk", "Birk, 26, said"."""
        text = self._text
        found = {
            text[max(0, match.start() - _LONGEST_WORD) : match.start()].split(" ")[-1]
            for match in _AGE.finditer(text)
        }
        return frozenset(found.union(_CALLED.findall(text)))

    def _after_title(self, words: Sequence[str], title: str) -> str:
        """Return the one full name that "Sir Keir", or "Prince Karl", means; else nothing."""
        if (title if len(words) == 1 else words[0].lower()) not in BEFORE_GIVEN_NAMES:
            return ""
        return _only(self._name_index.with_given_name(words[-1].lower()))

    def _who_is(self, full: str, title: str, entry: _Surname) -> tuple[Gender, bool]:
        """Return the gender of who bears a name, and whether that is a person."""
        titles = {title} if title else entry.titles
        family = full.partition(" ")[0]
        if not titles and full in self._name_index.with_family_name_first(family):
            titles = self._entry(family.lower()).titles
        gender = gender_of(full)
        if gender is Gender.UNKNOWN:
            gender = title_gender(titles)
        return gender, is_person(full, bool(titles))

    def _is_place(self, words: Sequence[str], entry: _Surname) -> bool:
        """Return whether a name of several words without a title is a street's, a shore's, a
        town's.
        """
        if len(words) < 2:
            return False
        last, given = words[-1].lower(), words[0].lower() in given_names()
        if last in THOROUGHFARES and not given:
            return True
        if last in GROUNDS:
            return self._always_after(_ON_GROUND, entry.last)
        return not given and self._always_after(_LOCATED, entry.last)

    def _always_after(self, before: re.Pattern[str], last: str) -> bool:
        """Return whether such words stand before a surname wherever it stands, and it does."""
        return last in self._name_index.in_text and all(self._name_index.preceded_by(before, last))

    @staticmethod
    def _known_form(full: str, words: Sequence[str], entry: _Surname) -> str:
        if entry.forms.keys() == {full} or len(entry.forms) > _MOST_FORMS:
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

    def _known_alone(self, word: str) -> str:
        """Return whom one word means of known people, or as the rare given name of somebody whom
        the title introduces; else the word.
        """
        known = self._known_people.canonical_name(word)
        if known != word:
            return known
        return _only(self._name_index.in_title_by_given_name.get(word.lower(), ())) or word

    def _of_given_name(self, name: str, entry: _Surname) -> str:
        """Return the one full name that a given name alone can mean; "Virginia" may be the
        state.
        """
        given = name.lower()
        if given not in given_names():
            return name
        bearers = self._name_index.with_given_name(given)
        if not bearers and (known := self._known_people.canonical_name(name)) != name:
            return known
        bearer = _only(bearers)
        if not bearer:
            return name if given in PLACES else self._with_surname_of_other(name)
        located = any(self._name_index.preceded_by(_LOCATED, entry.last))
        return name if located else bearer

    def _with_surname_of_other(self, given: str) -> str:
        """Return a given name with the surname that it shares where it comes in: "|Ann| and Karl
        Birk"; else the name alone.
        """
        start, joint = self._text.find(given), f"{given} and "
        if start < 0 or not self._text.startswith(joint, start) or given.lower() in _ONE_NAME:
            return given
        other = NAME_RUN.match(self._text, start + len(joint))
        if other is None:
            return given
        first, _, last = RUNS[other[0]].form.partition(" ")
        known = first.lower() in given_names() and last and " " not in last
        return f"{given} {last}" if known else given

    def is_common_word(self, named: Entity) -> bool:
        """Return whether a name is a common word that only opens sentences: "Prices", "Obviously".

        In the text it stands in small letters too, or it is an ordinary word of English news, and
        neither a body's nor a surname: "Police" and "Young" can speak.
        """
        word, text = named.full, self._text
        if " " in word or named.person or not word.istitle():
            return False
        lower = word.lower()
        return self._always_after(_OPENS_SENTENCE, lower) and (
            (is_common(lower) and lower not in _WORDS_THAT_NAME) or _occurs_as_word(text, lower)
        )

    def _fullest(self, full: str, title: str, entry: _Surname) -> str:
        """Return the full form that a surname alone means, of the gender that a title before it
        says.

        That is the first one in the text, for relatives are named in full again and again; but
        one that stands far more often wins, and one who is only spoken to does not. "Mr Birk" is
        not Sir Karl Birk if there is another, and "Senator Birk" the one senator of that name in
        the text or on its day, else nobody who was President in another time.
        """
        if not entry.forms:
            return full
        if officer := entry.officers.get(title):
            return officer
        wanted = title_gender({title} if title else set())
        forms = [
            form
            for form in entry.forms
            if wanted is Gender.UNKNOWN or gender_of(form) in (wanted, Gender.UNKNOWN)
        ]
        forms = [form for form in forms if not entry.is_another(title, form)]
        forms = [form for form in forms if form.split()[0].lower() in given_names()] or forms
        forms = [form for form in forms if form not in entry.thanked] or forms
        if title in _PLAIN_TITLES:
            forms = [form for form in forms if form not in entry.knights] or forms
        elif title in OFFICES:
            forms = [form for form in forms if not self._known_people.is_past(form, title)]
        if not forms:
            return full
        often = max(forms, key=lambda form: entry.forms[form])
        return often if entry.forms[often] > 3 * entry.forms[forms[0]] else forms[0]


def _by_folded(surnames: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in dict.fromkeys(surnames):
        found.setdefault(fold_text(one), []).append(one)
    return found


def _may_be_related(text: str, near: int, start: int) -> bool:
    """Return whether what stands right before a name is a word for a relative, or a comma, without
    which nobody is somebody's: most names are told apart so, at little cost.
    """
    before = text[near:start].rsplit(None, 1)
    return bool(before) and (before[-1][-1] == "," or _IS_KIN.fullmatch(before[-1]) is not None)


def _only(forms: Collection[str]) -> str:
    """Return the only one of some full names; nothing if there are none or several."""
    return next(iter(forms)) if len(forms) == 1 else ""


def _without_verb(words: Sequence[str], entry: _Surname) -> Sequence[str]:
    """Return the words of a name without the verb before it, where a full name tells it is one."""
    inverted = words[:1] == ("Said",) and entry.forms and " ".join(words) not in entry.forms
    return words[1:] if inverted and len(words) > 1 else words


def _behind_role(words: Sequence[str], title: str, entry: _Surname) -> tuple[Sequence[str], str]:
    """Return the surname alone and its title of words that say what somebody is who is named in
    full elsewhere, "Coach Moss", "Staff Sgt. Moss", or whose title is nobody's name: "Special Envoy
    Moss"; else words and title as they are.
    """
    if len(words) < 2 or " ".join(words) in entry.forms:
        return words, title
    role = words[-2].lower().rstrip(".")
    if not entry.forms:
        last = words[-1].lower()
        named = not (last in _NO_SURNAMES or is_common(last) or words[-1].isupper())
        told = role in _TITLES_ALONE or (role == "general" and len(words) > 2)
        return (words[-1:], title or role) if told and named else (words, title)
    is_role = role in _ROLES_AND_TITLES and role not in given_names()
    return (words[-1:], title or role) if is_role else (words, title)


def _is_of_two(form: str) -> bool:
    """Return whether a heading names two people in it: "Ann Moss And Karl Birk"."""
    _, joint, other = form.partition(" And ")
    return bool(joint) and other.partition(" ")[0].lower() in given_names()


def _begins_with_verb(form: str, match: NameMatch) -> bool:
    """Return whether the first word of what looks like a full name is a verb where it stands:
    "Will Moss leave?", "Said Moss: “…”".
    """
    if form[:5] not in ("Will ", "Said "):
        return False
    text, (start, end) = match.string, match.span()
    if not is_preceded(_OPENS_SENTENCE, text, start):
        return False
    if form[0] == "W":
        return _TO_QUESTION_MARK.match(text, end, end + _LONGEST_QUESTION) is not None
    if text[end : end + 1] == ".":  # "“…” Said Moss."
        return is_preceded(_CLOSES_QUOTATION, text, start)
    return _TO_QUOTATION.match(text, end) is not None


def _occurs_as_word(text: str, word: str) -> bool:
    """Return whether a word stands in a text, not only within others."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            return True
        at = text.find(word, end)
    return False
