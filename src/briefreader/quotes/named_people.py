"""The people whom a text names, also those who say nothing in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.entities.entity_table import EntityTable
from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.entities.introductions import Introductions
from briefreader.quotes.entities.known_people import KnownPeople
from briefreader.quotes.entities.titles import is_office

_AROUND = 100_000  # code points looked at on both sides
_LONGEST_NAME = 60  # code points


class NamedPerson(NamedTuple):
    """Somebody whom a text names, with the title that it states."""

    name: str
    title: str | None


def people_named(text: str, near: Span, *, date: date | None = None) -> tuple[NamedPerson, ...]:
    """Return everybody whom ``text`` names by a full name, those first whose name stands nearest.

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
    return tuple(NamedPerson(name, introductions.title(name)) for name in nearest)


def full_names_in(text: str) -> tuple[str, ...]:
    """Return everybody whom a short ``text`` names by a full name, in order.

    What ends in an ordinary word, as a title does ("Professional Conduct"), is a name only behind a
    given name.
    """
    names = dict.fromkeys(name for _, name in _full_names(text, EntityTable(text)))
    return tuple(name for name in names if _is_like_a_persons(name.lower().split()))


def _is_like_a_persons(words: Sequence[str]) -> bool:
    return words[0] in given_names() or not is_common(words[-1])


def _full_names(text: str, entities: EntityTable) -> Iterator[tuple[Span, str]]:
    for place in entities.all_places():
        named = entities.resolve(place.of(text))
        name = named.full
        if not named.person or " " not in name or len(name) > _LONGEST_NAME:
            continue
        if not name.isupper() and not is_office(name):  # a transcript's label
            yield place, name
