"""How one text introduces its people: the title beside a name, and who holds an office."""

from __future__ import annotations

from collections.abc import Iterator

from briefreader.article import Span
from briefreader.quotes.names import Cast, Named
from briefreader.quotes.offices import AFTER, BEFORE, holds, is_office, title_of


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word stands, also within others."""
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + 1)


class Introductions:
    """Titles and offices as one text states them, each looked for once in all its parts."""

    def __init__(self, text: str, cast: Cast) -> None:
        self._text = text
        self.cast = cast
        self._titles: dict[str, str | None] = {}
        self._beside: dict[Span, str | None] = {}
        self._holders: dict[str, list[tuple[int, Named]]] = {}

    def title(self, full: str) -> str | None:
        """The title stated with the full name, else with the surname alone."""
        if full not in self._titles:
            self._titles[full] = self._search_title(full)
        return self._titles[full]

    def holders(self, role: str) -> list[tuple[int, Named]]:
        """Where persons are named beside a title that holds ``role``, by place."""
        if role not in self._holders:
            self._holders[role] = sorted(self._search_holders(role), key=lambda entry: entry[0])
        return self._holders[role]

    def _search_title(self, full: str) -> str | None:
        """The first title beside the full name; failing that, beside the surname."""
        text, cast = self._text, self.cast
        others = []
        for place in cast.places(full):
            words = place.of(text)
            if words != full:
                others.append((words, place))
            elif (title := self._stated(place)) and cast.named(words).full == full:
                return title
        for words, place in others:
            if (title := self._stated(place)) and cast.named(words).full == full:
                return title
        return None

    def _stated(self, place: Span) -> str | None:
        """The title stated beside a name, read once."""
        if place not in self._beside:
            self._beside[place] = title_of(self._text, place)
        return self._beside[place]

    def _search_holders(self, role: str) -> list[tuple[int, Named]]:
        text, cast = self._text, self.cast
        near = {
            span
            for form in {role, role.capitalize(), role.title(), role.upper()}
            for start in _places(text, form)
            for span in cast.places_near(start, AFTER, BEFORE)
        }
        found = []
        for span in near:
            title = self._stated(span)
            if title and holds(title, role):
                named = cast.named(span.of(text))
                if named.person and not is_office(named.full):
                    found.append((span.start, named))
        return found
