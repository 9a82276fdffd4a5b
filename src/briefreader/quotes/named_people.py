"""The people whom a text names, also those who say nothing in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.domain.people import PeopleDirectory
from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.entities.entity_table import EntityTable
from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.entities.introductions import Introductions
from briefreader.quotes.entities.known_people import KnownPeople
from briefreader.quotes.entities.name_spans import parse_name
from briefreader.quotes.entities.titles import is_office
from briefreader.quotes.words.lexicon import POSSESSIVES
from briefreader.text.lazy_pattern import lazy_pattern

_AROUND = 100_000  # code points looked at on both sides
_LONGEST_NAME = 60  # code points
_IN_A_PLACE = lazy_pattern(r"\b(?:in|near)\s+$", re.IGNORECASE)


class NamedPerson(NamedTuple):
    """Somebody whom a text names, with the title that it states."""

    name: str
    title: str | None


def people_named(text: str, near: Span, *, date: date | None = None) -> tuple[NamedPerson, ...]:
    """Return everybody whom ``text`` names by a full name, those first whose name stands nearest;
    behind them what ends in a usual word and is told of nobody, such as streets.

    That is seen from the quote at ``near``; of a long text only the part around it is looked at.
    ``date`` is the day of the text. Pure, and safe on any ``str``.
    """
    start = max(0, near.start - _AROUND)
    part = text[start : near.end + _AROUND]
    entities = EntityTable(part, known=KnownPeople(None, date))
    introductions = Introductions(part, entities)
    distances: dict[str, int] = {}
    for place, name in _full_names(part, entities):
        at = start + place.start
        away = min(abs(at - near.start), abs(at - near.end))
        distances[name] = min(away, distances.get(name, away))
    nearest = sorted(distances, key=lambda name: distances[name])
    found = [NamedPerson(name, introductions.title(name)) for name in nearest]
    return tuple(sorted(found, key=_is_doubtful))


def _is_doubtful(one: NamedPerson) -> bool:
    """Return whether a name ends in a usual word and nothing tells that it is somebody's."""
    *_, last = one.name.lower().split()
    return not one.title and is_common(last) and not _is_somebody(one.name, None)


def full_names_in(text: str, people: PeopleDirectory | None = None) -> tuple[str, ...]:
    """Return everybody whom a short ``text`` names by a full name, in order.

    Only behind a given name, an initial or a title, or of somebody whom ``people`` knows: places,
    firms and films have the form of a name, too ("Port Selwyn", "Professional Conduct"). And not
    behind "in" ("in Hong Kong", but "in Ann Moss's view").
    """
    names = dict.fromkeys(
        name
        for place, name in _full_names(text, EntityTable(text))
        if _is_somebody(name, people) or _title_before(place, text)
        if not _IN_A_PLACE.search(text[: place.start]) or place.of(text).endswith(POSSESSIVES)
    )
    return tuple(names)


def _title_before(place: Span, text: str) -> str:
    *_, word = text[max(0, place.start - _LONGEST_NAME) : place.start].split() or [""]
    return parse_name(f"{word} {place.of(text)}")[1]


def _is_somebody(name: str, people: PeopleDirectory | None) -> bool:
    first = re.split(r"[\s.-]", name.lower(), maxsplit=1)[0]
    known = people is not None and people.named(name) is not None
    return known or len(first) == 1 or first in given_names()


def _full_names(text: str, entities: EntityTable) -> Iterator[tuple[Span, str]]:
    for place in entities.all_places():
        named = entities.resolve(place.of(text))
        name = named.full
        if not named.person or " " not in name or len(name) > _LONGEST_NAME:
            continue
        if not name.isupper() and not is_office(name):  # a transcript's label
            yield place, name
