"""Whom a transcript's label names: full name and title, from the title, the text, or the people."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re
from datetime import date
from functools import cached_property

from briefreader.article import Span
from briefreader.people import Holder, People, load_people
from briefreader.quotes.genders import Gender, given_names
from briefreader.quotes.labels import Form, Label, names_person
from briefreader.quotes.lexicon import FEMALE_TITLES, MALE_TITLES, NAME_TITLES
from briefreader.quotes.name_forms import surname
from briefreader.quotes.names import Cast, Named
from briefreader.quotes.offices import title_of
from briefreader.quotes.speakers import UNNAMED, Speaker

_ANONYMOUS = (
    r"^(?:q(?:uestion)?|moderator|operator|participants?|audience(?: members?)?|aide"
    r"|members?(?: of .*)?"
    r"|(?:[\w.’'-]+ )*(?:officials?|aide|interpreter|translator|participant|reporter|member|members"
    r"|student|child|children|man|woman|staff|staffer|guest|attendee|crowd|family|crew|choir|band"
    r"|cadets|firefighters|guests|attendees|students)"
    r"(?: (?:[#\d]+|one|two|three|four|five|six))?"
    r"|reporters?|press|the press|voices?|speakers?|host|all|both|others|unidentified.*|unknown.*"
    r"|(?:several|male|female|multiple) .*|protesters?|chorus|announcer|narrator)$"
)
_OFFICES = {
    "the president": "president",
    "the vice president": "vice president",
    "the first lady": "first lady",
    "the secretary": "secretary",
    "the prime minister": "prime minister",
    "the king": "king",
    "the queen": "queen",
    "the pope": "pope",
    "the chancellor": "chancellor",
    "the governor": "governor",
    "the mayor": "mayor",
    "the ambassador": "ambassador",
}
_OPENING = 600  # code points of a text that may say whose briefing it is
_PROPER = re.compile(r"\b[A-Z][\w-]+")
_ROLES = frozenset(
    """
    Spokesperson Secretary Press President Vice Prime Minister Principal Deputy Coordinator
    Advisor Strategic Communications Chancellor General Secretary-General Lady First Second
    Gentleman Chief Director United States Security National
""".split()
)
_TITLE_WORDS = NAME_TITLES | frozenset(
    """
    first lady second gentleman deputy assistant acting under advisor adviser surgeon local
    law senior white house press king queen the crown lt. gov. sen. rep. gen.
    secretary-general us u.s. foreign defense defence interior finance secretary-general
    national security petty private corporal airman seaman midshipman cadet
""".split()
)


class Setting:
    """What is known about a transcript before its labels are read.

    ``people`` None are the ones that come with the program. Most texts are no transcripts, so that
    people and the title's names are read when they are first asked for.
    """

    def __init__(
        self, title: str, text: str, day: date | None, people: People | None, cast: Cast
    ) -> None:
        self.title = title
        self.text = text
        self.day = day
        self.cast = cast
        self._people = people

    @cached_property
    def people(self) -> People:
        """Those whom labels and titles may mean."""
        return self._people or load_people(None)

    @cached_property
    def title_cast(self) -> Cast:
        """Whom the title names."""
        return Cast(self.title, headline=True)

    def titled(self, title: str) -> Setting:
        """The same setting under another title."""
        return Setting(title, self.text, self.day, self._people, self.cast)

    def known_surnames(self) -> frozenset[str]:
        """The last words of the names in the title and of the people, in lower case."""
        return frozenset(self.title_cast.surnames()) | self.people.surnames()


def is_anonymous(words: str) -> bool:
    """Whether a label names nobody, so that it must never stand for one person."""
    return re.match(_ANONYMOUS, words.lower()) is not None


def speaker_of(label: Label, setting: Setting) -> Speaker:
    """Who speaks after a label; as printed where neither text nor people know a fuller name."""
    words = re.sub(r"\s*\([^)]*\)", "", label.words).strip() or label.words
    if label.form is Form.QUESTION or is_anonymous(words):
        return UNNAMED
    if label.form is Form.MIXED and not names_person(words, setting.known_surnames()):
        return UNNAMED
    lower = words.lower()
    if lower in _OFFICES or lower.startswith("the "):
        return _office_holder(words, setting)
    given, role = _split(words)
    if not given:
        return Speaker(words)
    if role and _word(role):
        holder = setting.people.in_office(given[-1], setting.day, _word(role))
        if holder is not None and len(given) == 1 and _gender_fits(_gender_of(holder), role):
            return _speaker(holder)
    return _by_name(given, role, words, setting)


def title_speaker(setting: Setting, after: int) -> Speaker | None:
    """The first person named in the title from position ``after`` on."""
    places = sorted(
        (place.start, named)
        for place, named in setting.title_cast.introductions
        if place.start >= after
    )
    if not places:
        return None
    start, named = places[0]
    words = named.full
    role = title_of(setting.title, Span(start, start)) or ""
    if " " not in words:
        holder = setting.people.in_office(words, setting.day, _word(role.lower()) if role else "")
        if holder is not None:
            return _speaker(holder)
    speaker = _by_name(words.split(), role.lower(), words, setting)
    return Speaker(speaker.name, role or speaker.title, True)


def _word(role: str) -> str:
    """The word of a title that an office is looked up by; "Mr." says nothing about one."""
    first = role.split()[-1].rstrip(".")
    return "" if first in ("mr", "ms", "mrs", "dr", "miss", "sir", "mister", "madam") else first


def _split(words: str) -> tuple[list[str], str]:
    """A label's name and the title words before it, in lower case."""
    parts = words.split()
    at = 0
    while at < len(parts) and parts[at].lower().rstrip(".") in _TITLE_WORDS:
        at += 1
    return parts[at:], " ".join(parts[:at]).lower()


def _office_holder(words: str, setting: Setting) -> Speaker:
    holder = setting.people.labelled(words, setting.day)
    if holder is not None:
        return _speaker(holder)
    role = _OFFICES.get(words.lower(), words.lower().removeprefix("the "))
    found = _titled(role, setting)
    return found or Speaker(words)


def _titled(role: str, setting: Setting) -> Speaker | None:
    """The one person whom the article's title gives this office."""
    for place, named in setting.title_cast.introductions:
        title = title_of(setting.title, place)
        if title and title.lower().split()[-len(role.split()) :] == role.split():
            person = setting.people.named(named.full)
            full = person.name if person else named.full
            return Speaker(full, title, True)
    return None


def _speaker(holder: Holder) -> Speaker:
    return Speaker(holder.person.name, holder.office.title if holder.office else None, True)


def _by_name(given: list[str], role: str, words: str, setting: Setting) -> Speaker:
    """The full name in title or text that ends in the label's surname and fits its title."""
    plain = " ".join(given)
    named = _fullest(plain, role, setting)
    full = _cased(named.full) if named else ""
    if not full:
        holder = setting.people.labelled(words, setting.day)
        if holder is not None:
            return _speaker(holder)
        holder = setting.people.in_office(given[-1], setting.day) if len(given) == 1 else None
        if holder is not None and _may_be(holder, role, setting):
            return _speaker(holder)
        titled = _family_name_first(given, role, setting)
        if titled is not None:
            return titled
        return Speaker(words if len(given) == 1 else _cased(plain), None, True)
    person = setting.people.named(full)
    office = person.office(setting.day) if person and setting.day else None
    title = office.title if office else _stated_title(full, setting)
    return Speaker(person.name if person else full, title, True)


def _family_name_first(given: list[str], role: str, setting: Setting) -> Speaker | None:
    """Whom the article's title gives this role and a name that begins with the label's word.

    ``PRIME MINISTER BIRK`` is the one in "Remarks by Prime Minister Birk Duk Kell".
    """
    for place, named in setting.title_cast.introductions if role and _word(role) else ():
        if named.full.lower().split()[:-1][:1] == [given[-1].lower()]:
            title = title_of(setting.title, place)
            if title and title.lower().endswith(role):
                return Speaker(named.full, title, True)
    return None


def _may_be(holder: Holder, role: str, setting: Setting) -> bool:
    """Whether a surname alone means this holder of an office.

    Many people share a surname. The label must not state another role, and the title or the
    opening lines must speak of the house that the office belongs to, such as the State Department.
    """
    if (
        holder.office is None
        or (role and _word(role))
        or not _gender_fits(_gender_of(holder), role)
    ):
        return False
    opening = f"{setting.title}\n{setting.text[:_OPENING]}"
    houses = [word for word in _PROPER.findall(holder.office.title) if word not in _ROLES]
    return any(re.search(rf"\b{re.escape(house)}\b", opening) for house in houses)


def _cased(name: str) -> str:
    """A name in capitals as it is written in running text: ``MARY O’HARA`` is Mary O’Hara."""
    if name.upper() != name or len(name.split()) < 2:
        return name
    return re.sub(r"(\bMC)?([^\W\d_]+(?:['’](?=s\b)\w)?)", _capitalised, name)


def _capitalised(word: re.Match[str]) -> str:
    return (word[1] or "").capitalize() + word[2].capitalize()


def _fullest(plain: str, role: str, setting: Setting) -> Named | None:
    last = surname(plain.split())
    for cast in (setting.title_cast, setting.cast):
        found = [form for form in cast.full_names(last) if _fits(form, plain, role)]
        if found:
            return found[0]
    return None


def _fits(named: Named, plain: str, role: str) -> bool:
    """Whether a full name ends in the label's words and is of the gender that its title says."""
    folded, wanted = named.full.lower().replace("’", "'"), plain.lower().replace("’", "'")
    if not (folded == wanted or folded.endswith(" " + wanted) or _same_ends(folded, wanted)):
        return False
    return _gender_fits(named.gender, role)


def _gender_fits(gender: Gender, role: str) -> bool:
    """Whether a person of ``gender`` can have the title words of a label, "mr." or "ms."."""
    titles = {word.rstrip(".") for word in role.split()} - {"lady"}
    if titles & MALE_TITLES:
        return gender is not Gender.FEMALE
    return not (titles & FEMALE_TITLES and gender is Gender.MALE)


def _gender_of(holder: Holder) -> Gender:
    first = holder.person.name.split()[0].lower()
    return given_names().get(first, Gender.UNKNOWN)


def _same_ends(full: str, wanted: str) -> bool:
    """Whether first and last words agree, whatever stands between."""
    return len(wanted.split()) > 1 and (full.split()[0], full.split()[-1]) == (
        wanted.split()[0],
        wanted.split()[-1],
    )


def _stated_title(full: str, setting: Setting) -> str | None:
    for text, cast in ((setting.title, setting.title_cast), (setting.text, setting.cast)):
        for place in cast.places(full):
            if cast.named(place.of(text)).full == full:
                title = title_of(text, Span(*place))
                if title and not title.isupper():
                    return title
    return None
