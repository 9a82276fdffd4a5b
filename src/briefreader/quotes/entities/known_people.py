"""Of whom more is known than a text says: who held an office on a day, who has another name."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from briefreader.domain.people import PeopleDirectory, load_people

_LONG_AGO = 25  # years out of office, after which nobody is called by another one


class NoKnownPeople:
    """Knows nobody but from the text itself."""

    def office_holder(self, surname: str, office: str) -> str:
        """Return the full name of whoever a surname with an office means, "President Birk"; or
        nothing.
        """
        del surname, office
        return ""

    def has_held(self, surname: str, label: str) -> bool:
        """Return whether anybody of that surname ever held an office, "the President"."""
        del surname, label
        return False

    def is_past(self, full: str, office: str) -> bool:
        """Return whether somebody of a full name is of another time, and never held that office:
        the President of old is not "Senator Birk".
        """
        del full, office
        return False

    def canonical_name(self, full: str) -> str:
        """Return the usual form of a full name: "Karl Birk" for "Karl P. Birk", if they are one
        person.
        """
        return full


STRANGERS = NoKnownPeople()


class KnownPeople(NoKnownPeople):
    """The people that labels and titles may mean, on a day; None are those of the program."""

    def __init__(self, people: PeopleDirectory | None, day: date | None) -> None:
        self._given = people
        self._day = day

    @cached_property
    def _people(self) -> PeopleDirectory:
        return self._given or load_people(None)

    def office_holder(self, surname: str, office: str) -> str:
        """Return the full name of the one who held an office on the day, or before."""
        if self._day is None:
            return ""
        found = self._people.in_office(surname, self._day, office)
        return found.person.name if found else ""

    def has_held(self, surname: str, label: str) -> bool:
        """Return whether anybody of that surname ever held an office, "the President"."""
        return self._people.has_held(surname, label)

    def is_past(self, full: str, office: str) -> bool:
        """Return whether the last office ended long before the day, and none has that title."""
        person = self._people.named(full)
        if person is None or self._day is None:
            return False
        ends = [held.end for held in person.offices]
        last = max(filter(None, ends), default=None)
        return (
            None not in ends
            and last is not None
            and last.year + _LONG_AGO < self._day.year
            and not any(office in held.title.lower() for held in person.offices)
        )

    def canonical_name(self, full: str) -> str:
        """Return the name of the person whose alias this is."""
        person = self._people.named(full)
        return person.name if person else full
