"""How one text introduces its people: the title beside a name, and who holds an office."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.quotes.entities.entity_table import Entity, EntityTable
from briefreader.quotes.entities.titles import (
    AFTER,
    BEFORE,
    is_office,
    shown_title,
    title_holding,
)
from briefreader.quotes.words.lexicon import NAME_TITLES

# What a title right before a name states that the text need not call by its whole word.
_STATED_BY = {
    "admiral": ("Adm",),
    "alderman": ("Ald",),
    "ambassador": ("Amb",),
    "attorney": ("Atty",),
    "captain": ("Capt",),
    "cleric": ("Rev", "Revd", "Reverend", "Fr"),
    "clergyman": ("Rev", "Revd", "Reverend", "Fr"),
    "colonel": ("Col",),
    "commander": ("Cmdr",),
    "congressman": ("Rep",),
    "congresswoman": ("Rep",),
    "corporal": ("Cpl",),
    "councillor": ("Cllr", "Coun", "Cr"),
    "detective": ("Det",),
    "doctor": ("Dr",),
    "engineer": ("Engr",),
    "general": ("Gen",),
    "governor": ("Gov",),
    "inspector": ("Insp",),
    "king": ("King",),
    "lawmaker": ("Rep", "Sen", "Senator", "Congressman", "Congresswoman"),
    "lawyer": ("Atty",),
    "legislator": ("Rep", "Sen", "Senator", "Congressman", "Congresswoman"),
    "lieutenant": ("Lt",),
    "major": ("Maj",),
    "minister": ("Rev", "Revd", "Reverend"),
    "monarch": ("King", "Queen"),
    "pastor": ("Rev", "Revd", "Reverend"),
    "physician": ("Dr",),
    "pontiff": ("Pope",),
    "pope": ("Pope",),
    "priest": ("Fr", "Father", "Rev", "Revd", "Reverend"),
    "professor": ("Prof",),
    "queen": ("Queen",),
    "representative": ("Rep",),
    "senator": ("Sen",),
    "sergeant": ("Sgt",),
    "superintendent": ("Supt",),
    "taoiseach": ("Taoiseach",),
    "vicar": ("Rev", "Revd", "Reverend"),
}
# Of these the word itself tells more: "Finance Minister Ann Moss" where a Rev. speaks, too.
_MAY_BE_ANOTHERS = frozenset(("doctor", "minister"))
# What else somebody may be introduced as who is called so.
_ALSO_CALLED = {
    "author": ("novelist", "writer", "poet", "playwright", "biographer"),
    "boss": ("manager", "coach", "executive", "ceo"),
    "ceo": ("executive",),
    "executive": ("ceo",),
    "lawmaker": ("senator", "congressman", "congresswoman", "representative"),
    "legislator": ("senator", "congressman", "congresswoman", "representative"),
    "writer": ("novelist", "author", "poet", "playwright", "columnist", "essayist"),
}
# What says it behind a name: "Ann Moss, D-Ohio", "Ann Moss (R-Ohio)", "Ann Moss MP".
_STATED_BEHIND = {
    "democrat": r"(?:,| \() ?D-[A-Z][\w.]+",
    "republican": r"(?:,| \() ?R-[A-Z][\w.]+",
    **{seat: rf" {seat.upper()}\b" for seat in ("mp", "mep", "msp", "mla", "td")},
}
# "Lt. Gov." is no governor, "Atty. Gen." no general.
_NO_DEPUTY = r"(?<!\bLt\. (?=Gov))(?<!\bLt (?=Gov))(?<!\bAtty\. (?=Gen))(?<!\bAtty (?=Gen))"
_QUALIFIERS = frozenset(("vice", "former", "deputy", "assistant", "ex", "past", "first"))
_LONGEST_QUALIFIER = 11
_WITHIN_WORDS = frozenset("-’'&")
_PAST = frozenset(("former", "ex", "past"))


def _only(persons: Iterable[Entity]) -> Entity | None:
    """Return the one person among them, in the form that came last; None if they are several."""
    found = {named.full: named for named in persons}
    return next(iter(found.values())) if len(found) == 1 else None


def _places(text: str, word: str) -> Iterator[int]:
    """Yield where a word stands, but not within others: "candidates", "vice-president"."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not (_goes_on(text[end : end + 1]) or _goes_on(text[max(0, start - 1) : start])):
            yield start
        start = text.find(word, start + 1)


def _goes_on(character: str) -> bool:
    """Return whether a character beside a word makes it part of a longer one."""
    return character.isalnum() or character in _WITHIN_WORDS


def is_title_of(text: str, entities: EntityTable, place: Span, title: str, full: str) -> bool:
    """Return whether the title that a text states with the name at ``place`` is that of ``full``.

    "Senator Birk" and "Dr. Birk" may be others than whom "Birk" alone means.
    """
    name = place.of(text)
    called = f"{title} {name}"
    before = title.lower().rstrip(".") in NAME_TITLES and text.endswith(called, 0, place.end)
    is_own = entities.resolve(name).full == full
    if before and " " not in name:
        return (is_own or name == full) and entities.resolve(called).full == full
    return is_own or (name == full and entities.resolve(called).full == full)


class OfficeHolding(NamedTuple):
    """Where a text names somebody, and the ``words``, in lower case, of the title stated there.

    The word before the title is among them: "Irish" in "Irish President Karl Birk".
    """

    start: int
    named: Entity
    words: frozenset[str]


def _is_past(holding: OfficeHolding) -> bool:
    """Return whether the office is said to be held no more: "ex-chancellor Ann Moss"."""
    return any(word in _PAST or word.startswith("ex-") for word in holding.words)


class Introductions:
    """Titles and offices as one text states them, each looked for once in all its parts."""

    def __init__(self, text: str, entities: EntityTable) -> None:
        self._text = text
        self.entities = entities
        self._titles: dict[str, str | None] = {}
        self._holders: dict[str, list[OfficeHolding]] = {}
        self._only: dict[str, Entity | None] = {}
        self._called: dict[str, Entity | None] = {}

    def title(self, full: str) -> str | None:
        """Return the title stated with the full name, else with the surname alone."""
        if full not in self._titles:
            self._titles[full] = self._search_title(full)
        return self._titles[full]

    def holders(self, role: str) -> list[OfficeHolding]:
        """Return where persons are named beside a title that holds ``role``, by place."""
        if role not in self._holders:
            found = self._search_holders(role)
            if not found or role not in _MAY_BE_ANOTHERS:
                found += self._search_stated(role)
            for other in _ALSO_CALLED.get(role, ()) if not found else ():
                found += self._search_holders(other)
            self._holders[role] = sorted(found, key=lambda one: one.start)
        return self._holders[role]

    def only_holder(self, role: str) -> Entity | None:
        """Return the person named beside a title that holds ``role``, if it is only one."""
        if role not in self._only:
            self._only[role] = _only(one.named for one in self.holders(role))
        return self._only[role]

    def holds_still(self, role: str) -> bool:
        """Return whether a title that holds ``role`` is stated of somebody as his own now."""
        return not all(map(_is_past, self.holders(role)))

    def called(self, office: str) -> Entity | None:
        """Return the one person who is named with exactly this office: "president", "President
        Moss".
        """
        if office not in self._called:
            self._called[office] = _only(self._search_called(office))
        return self._called[office]

    def bearer(self, title: str, last: str) -> str:
        """Return who of several people of a surname has a title in small letters, "state secretary"
        of "Birk", who is not Minister Karl Birk; nothing where that is none or several.
        """
        if not title or not is_office(title) or is_office(last):
            return ""
        named = (one.full for one in self.entities.full_names(last.lower()))
        held = {full: (self.title(full) or "").lower() for full in named}
        exact = [full for full in held if held[full] == title]
        found = exact or [full for full in held if held[full].endswith(f" {title}")]
        return found[0] if len(found) == 1 else ""

    def _search_called(self, office: str) -> Iterator[Entity]:
        """Yield those whose name follows the office's and no qualifier of it."""
        text = self._text
        for match in re.finditer(re.escape(office) + " ", text, re.IGNORECASE):
            start, end = match.span()
            words = text[max(0, start - _LONGEST_QUALIFIER) : start].lower().split()
            if words and words[-1] in _QUALIFIERS:
                continue
            for span in self.entities.places_near(end, 0, 0):
                named = self.entities.resolve(span.of(text))
                if span.start == end and named.person:
                    yield named

    def _search_title(self, full: str) -> str | None:
        """Return the first title beside the full name; failing that, beside the surname.

        One of another time, "then-Mayor Moss", only where there is no other.
        """
        text, entities = self._text, self.entities
        places = entities.occurrences(full)
        past = None
        for place in sorted(places, key=lambda place: place.of(text) != full):
            title = shown_title(text, place)
            if title and is_title_of(text, entities, place, title, full):
                if title[:5].lower() != "then-":
                    return title
                past = past or title
        return past

    def _search_holders(self, role: str) -> list[OfficeHolding]:
        text, entities = self._text, self.entities
        forms = {role, role.capitalize(), role.title(), role.upper()}
        places = sorted(start for form in forms for start in _places(text, form))
        found = []
        for span in self._names_near(places):
            title = title_holding(text, span, role, places)
            if title:
                name = span.of(text)
                alone = " " not in name and text.endswith(f"{title} ", 0, span.start)
                low = title.lower()
                officer = (entities.in_office(low, name) or self.bearer(low, name)) if alone else ""
                named = entities.resolve(officer or name)
                if named.person and not is_office(named.full):
                    found.append(
                        OfficeHolding(span.start, named, self._described(title, span.start))
                    )
        return found

    def _search_stated(self, role: str) -> Iterator[OfficeHolding]:
        """Yield those beside whose name stands what says the role in other letters: "Capt." before
        that of a captain, "MP" or "R-Ohio" behind it.
        """
        text = self._text
        if titles := _STATED_BY.get(role):
            for match in re.finditer(rf"{_NO_DEPUTY}\b(?:{'|'.join(titles)})\b\.?[ \xa0]", text):
                for span in self.entities.places_near(match.end(), 0, 0):
                    if span.start in match.span():
                        yield from self._held_by(span, role)
        if behind := _STATED_BEHIND.get(role):
            for match in re.finditer(behind, text):
                for span in self.entities.places_near(match.start(), 0, 0):
                    if span.end in match.span():
                        yield from self._held_by(span, role)

    def _held_by(self, span: Span, role: str) -> Iterator[OfficeHolding]:
        """Yield the person whose name stands at ``span`` as one who has a role."""
        named = self.entities.resolve(span.of(self._text))
        if named.person and not is_office(named.full):
            yield OfficeHolding(span.start, named, frozenset((role,)))

    def _names_near(self, places: Sequence[int]) -> set[Span]:
        """Return the names that may have a title with a role at one of ``places``, in order; and
        some between those.
        """
        runs: list[tuple[int, int]] = []
        for start in places:
            if runs and start - runs[-1][1] <= AFTER + BEFORE:
                runs[-1] = (runs[-1][0], start)
            else:
                runs.append((start, start))
        return {
            span
            for first, last in runs
            for span in self.entities.places_near(first, AFTER, last - first + BEFORE)
        }

    def _described(self, title: str, start: int) -> frozenset[str]:
        """Return the words of a title stated with the name at ``start``, and the one before
        them.
        """
        begin = max(0, start - BEFORE)
        before, found, _ = self._text[begin:start].rpartition(title)
        return frozenset([*title.lower().split(), *(before.lower().split()[-1:] if found else ())])
