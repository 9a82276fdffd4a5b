"""Who is meant by an office of another country or body on a day: "the French President"."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from briefreader.domain.people import OfficeHolder, PeopleDirectory
from briefreader.quotes.entities.entity_table import Entity, EntityTable
from briefreader.text.lazy_pattern import lazy_pattern

_RANKS = ("prime minister", "president", "chancellor", "secretary general")
_LAST_WORDS = frozenset("minister president chancellor general secretary-general".split())
# What stands before an office instead of what it is of.
_CALLED = {
    "british": "the united kingdom",
    "uk": "the united kingdom",
    "u.k.": "the united kingdom",
    "un": "the united nations",
    "u.n.": "the united nations",
    "united nations": "the united nations",
    "european commission": "the european commission",
    "philippine": "the philippines",
    "south korean": "the republic of korea",
    "palestinian": "the palestinian national authority",
    "turkish": "türkiye",
    "french": "france",
    "german": "germany",
    "israeli": "israel",
    "ukrainian": "ukraine",
    "russian": "russia",
    "chinese": "china",
    "polish": "poland",
    "italian": "italy",
    "indian": "india",
    "japanese": "japan",
    "irish": "ireland",
    "greek": "greece",
    "iraqi": "iraq",
    "finnish": "finland",
    "romanian": "romania",
    "lithuanian": "lithuania",
    "latvian": "latvia",
    "estonian": "estonia",
    "colombian": "colombia",
    "ecuadorian": "ecuador",
    "senegalese": "senegal",
    "south african": "south africa",
    "jamaican": "jamaica",
    "nato": "nato",
}
_NAME_BEHIND = lazy_pattern(r",?\s+([A-Z][\w’-]+(?:\s[A-Z][\w.’-]*)*)")


class WorldOfficers(Mapping[str, Entity]):
    """The ``officers`` that a text means, by office in lower case; and those of other countries
    and bodies on its day, each looked for when it is first asked for.
    """

    def __init__(
        self,
        officers: Mapping[str, Entity],
        text: str,
        entities: EntityTable,
        people: PeopleDirectory,
        day: date | None,
    ) -> None:
        self._officers = officers
        self._text = text
        self._entities = entities
        self._people = people
        self._day = day
        self._abroad: dict[str, Entity | None] = {}

    def __getitem__(self, office: str) -> Entity:
        found = self._officers.get(office) or self._holder(office)
        if found is None:
            raise KeyError(office)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._officers)

    def __len__(self) -> int:
        return len(self._officers)

    def _holder(self, office: str) -> Entity | None:
        last = office.rpartition(" ")[2]
        if " " not in office or not (last in _LAST_WORDS or " of " in office):
            return None
        if office not in self._abroad:
            self._abroad[office] = self._find(office)
        return self._abroad[office]

    def _find(self, office: str) -> Entity | None:
        title = _title(office)
        if not title:
            return None
        for holder in self._people.holders("", self._day):
            if holder.office and _plain(holder.office.title) == title:
                name = holder.person.name
                return None if self._is_of_others(office, holder) else self._entities.resolve(name)
        return None

    def _is_of_others(self, office: str, holder: OfficeHolder) -> bool:
        """Return whether the text names somebody else with the office: it is of another time."""
        surname = holder.person.name.split()[-1]
        for match in re.finditer(re.escape(office), self._text, re.IGNORECASE):
            behind = _NAME_BEHIND.match(self._text, match.end())
            if behind and surname not in behind[1]:
                return True
        return False


def _title(office: str) -> str:
    """Return how a known office that is so called is listed, "president of france"; or nothing."""
    plain = _plain(office)
    for rank in _RANKS:
        if plain.startswith(f"{rank} of "):
            return plain
        if plain.endswith(f" {rank}") and (whose := _CALLED.get(plain.removesuffix(f" {rank}"))):
            return f"{rank} of {whose}"
    return ""


def _plain(title: str) -> str:
    return title.lower().replace("-", " ")
