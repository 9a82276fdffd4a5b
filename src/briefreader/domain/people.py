"""Who held which office when: the people whom a transcript names by a label alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

from briefreader.errors import ConfigError

_PERSON_KEYS = frozenset(("name", "aliases", "offices"))
_OFFICE_KEYS = frozenset(("title", "label", "from", "to"))
_SUFFIXES = (" jr.", " sr.", " ii", " iii", " iv")
_KEYS_KEPT = 4096  # the same few names are asked for again and again


@dataclass(frozen=True, slots=True)
class Office:
    """An office from its first day to the first day no longer in it; None where that is open.

    ``label`` is what a transcript prints instead of a full name, such as ``THE PRESIDENT``.
    """

    title: str
    label: str = ""
    start: date | None = None
    end: date | None = None

    def held(self, on: date) -> bool:
        """Return whether ``on`` is a day in office; the day of a handover belongs to the
        successor.
        """
        return (self.start is None or self.start <= on) and (self.end is None or on < self.end)


@dataclass(frozen=True, slots=True)
class Person:
    """One person: full name, other names that mean the same person, offices."""

    name: str
    aliases: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()

    def office(self, on: date) -> Office | None:
        """Return the office held on a day, the latest begun if there are several."""
        held = [office for office in self.offices if office.held(on)]
        return max(held, key=lambda office: office.start or date.min, default=None)


@dataclass(frozen=True, slots=True)
class OfficeHolder:
    """A person in an office; ``office`` is None where none is known for the day."""

    person: Person
    office: Office | None


@dataclass(frozen=True, slots=True)
class PeopleDirectory:
    """Everybody known, and the ways to find them; later entries win over earlier ones."""

    persons: tuple[Person, ...] = ()
    _by_name: dict[str, Person] = field(init=False, repr=False, compare=False, hash=False)
    _by_surname: dict[str, tuple[Person, ...]] = field(
        init=False, repr=False, compare=False, hash=False
    )
    _by_label: dict[str, tuple[Person, ...]] = field(
        init=False, repr=False, compare=False, hash=False
    )

    def __post_init__(self) -> None:
        by_name: dict[str, Person] = {}
        by_surname: dict[str, tuple[Person, ...]] = {}
        by_label: dict[str, tuple[Person, ...]] = {}
        for person in self.persons:
            by_name |= {_key(name): person for name in (person.name, *person.aliases)}
            last = _surname(person.name)
            by_surname[last] = (*by_surname.get(last, ()), person)
            for label in dict.fromkeys(_key(o.label) for o in person.offices if o.label):
                by_label[label] = (*by_label.get(label, ()), person)
        object.__setattr__(self, "_by_name", by_name)
        object.__setattr__(self, "_by_surname", by_surname)
        object.__setattr__(self, "_by_label", by_label)

    def surnames(self) -> frozenset[str]:
        """Return the surnames of all, casefolded."""
        return frozenset(self._by_surname)

    def named(self, name: str) -> Person | None:
        """Return the person of that full name or alias."""
        return self._by_name.get(_key(name))

    def labelled(self, label: str, on: date | None) -> OfficeHolder | None:
        """Return who held, on a day, the office with a label such as ``THE PRESIDENT``."""
        if on is None:
            return None
        label = _key(label)
        for person in self._by_label.get(label, ()):
            for office in person.offices:
                if _key(office.label) == label and office.held(on):
                    return OfficeHolder(person, office)
        return None

    def holders(self, title: str, on: date | None) -> list[OfficeHolder]:
        """Return those in an office on a day whose title begins with ``title``."""
        return [
            OfficeHolder(person, office)
            for person in self.persons
            for office in person.offices
            if on is not None and office.title.startswith(title) and office.held(on)
        ]

    def has_held(self, surname: str, label: str) -> bool:
        """Return whether anybody of that surname ever held the office with a label."""
        return any(
            _key(office.label) == _key(label)
            for person in self._by_surname.get(_key(surname), ())
            for office in person.offices
        )

    def in_office(self, surname: str, on: date | None, role: str = "") -> OfficeHolder | None:
        """Return the one person of that surname who held an office on the day.

        ``role`` is a word of the office's title; with it, somebody who held that office before
        counts where nobody holds it then, for former presidents keep the title. None if nobody
        did, or several did.
        """
        if on is None:
            return None
        role = _key(role)
        persons = self._by_surname.get(_key(surname), ())
        found = [
            OfficeHolder(person, office)
            for person in persons
            for office in (person.office(on),)
            if office is not None and role in _key(office.title)
        ]
        if not found and role:
            found = [
                OfficeHolder(person, office)
                for person in persons
                for office in person.offices[-1:]
                if role in _key(office.title) and office.start is not None and office.start <= on
            ]
        return found[0] if len(found) == 1 else None


NOBODY = PeopleDirectory()


@lru_cache(maxsize=_KEYS_KEPT)
def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _surname(name: str) -> str:
    key = _key(name)
    for suffix in _SUFFIXES:
        key = key.removesuffix(suffix)
    return key.split()[-1]


def load_people(path: Path | None) -> PeopleDirectory:
    """Read the people that come with the program, and those of the user's own file after them.

    An entry of the user's replaces the shipped one of the same name. Raises ``ConfigError`` where
    the file cannot be read or an entry cannot be understood.
    """
    shipped = _shipped()
    if path is None:
        return shipped
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise ConfigError(f"{path}: can't be read: {reason}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: can't be read: not UTF-8") from error
    own = _parse(text, str(path))
    names = {_key(person.name) for person in own}
    kept = tuple(person for person in shipped.persons if _key(person.name) not in names)
    return PeopleDirectory(kept + own)


@cache
def _shipped() -> PeopleDirectory:
    text = resources.files("briefreader.domain").joinpath("people.toml").read_text("utf-8")
    return PeopleDirectory(_parse(text, "people.toml"))


def _parse(text: str, origin: str) -> tuple[Person, ...]:
    import tomllib  # most commands read no such file

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{origin}: {error}") from error
    except (ValueError, RecursionError) as error:  # beyond what Python takes
        raise ConfigError(f"{origin}: a number too long, or brackets nested too deeply") from error
    entries = data.pop("person", [])
    if data:
        raise ConfigError(f"{origin}: unknown key {next(iter(data))!r}: use [[person]]")
    if not isinstance(entries, list):
        raise ConfigError(f"{origin}: write [[person]], in two pairs of brackets")
    return tuple(_person(entry, f"{origin}: person {n}") for n, entry in enumerate(entries, 1))


def _person(entry: object, where: str) -> Person:
    fields = _table(entry, _PERSON_KEYS, where)
    name = _text(fields, "name", where)
    if not name.strip():
        raise ConfigError(f"{where}: a person needs a name")
    where = f"{where} ({name})"
    aliases = fields.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise ConfigError(f"{where}: aliases must be a list of names")
    offices = fields.get("offices", [])
    if not isinstance(offices, list):
        raise ConfigError(f"{where}: offices must be a list of tables")
    return Person(name, tuple(aliases), tuple(_office(office, where) for office in offices))


def _office(entry: object, where: str) -> Office:
    fields = _table(entry, _OFFICE_KEYS, f"{where}: an office")
    title = _text(fields, "title", where)
    if not title:
        raise ConfigError(f"{where}: an office needs a title")
    start, end = _day(fields, "from", where), _day(fields, "to", where)
    if start and end and end <= start:
        raise ConfigError(f"{where}: {title!r} ends before it begins")
    return Office(title, _text(fields, "label", where), start, end)


def _table(entry: object, keys: frozenset[str], where: str) -> dict[str, object]:
    if not isinstance(entry, dict):
        raise ConfigError(f"{where} must be a table")
    for key in entry:
        if key not in keys:
            raise ConfigError(f"{where}: unknown key {key!r}; known are {', '.join(sorted(keys))}")
    return entry


def _text(fields: dict[str, object], key: str, where: str) -> str:
    value = fields.get(key, "")
    if not isinstance(value, str):
        raise ConfigError(f"{where}: {key} must be a string in quotation marks")
    return value


def _day(fields: dict[str, object], key: str, where: str) -> date | None:
    value = fields.get(key)
    if isinstance(value, datetime):
        return value.date()
    if value is not None and not isinstance(value, date):
        raise ConfigError(
            f"{where}: {key} must be a date such as 2023-04-24, without quotation marks"
        )
    return value
