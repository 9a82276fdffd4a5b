"""What the word before the cursor of a query may become: a field, a person, a source, a tag."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from briefreader.domain.article import Span
from briefreader.search.query.fields import (
    FIELDS,
    MEANINGS,
    choices_of,
    nearest_choice,
    nearest_field,
)
from briefreader.text.folding import fold_text

if TYPE_CHECKING:
    from briefreader.search.search_engine import SearchIndex

MOST = 12  # completions; more are reached by typing
SHORTEST = 2  # letters of a field's name; one letter begins a word more often
PEOPLE = ("said", "speaker")
COUNTED = ("source", "tag")  # fields whose values an index counts

# What stands before the cursor: a field, and a value that may be a phrase still open.
_BEFORE = re.compile(
    r"(?:^|(?<=[\s(]))-?((?:([A-Za-z]+):)?([\"“][^\"”]*|[^\s()\"“”-][^\s()\"“”]*|))$"
)
_WORD = re.compile(r"\w+")


class QueryCompletion(NamedTuple):
    """A word that may stand there, and what is known of it: a count, or what a field finds."""

    words: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class QueryCompletions:
    """What may stand in the place of ``span``, code points of the query, the likeliest first."""

    span: Span
    offered: tuple[QueryCompletion, ...]

    def taken(self, query: str, number: int) -> tuple[str, int]:
        """Return the query with one of them in place, and where its cursor is then."""
        words = self.offered[number].words
        rest = query[self.span.end :]
        if not rest and not words.endswith(":"):
            words += " "
        return f"{query[: self.span.start]}{words}{rest}", self.span.start + len(words)


class _Counted:
    """Values with their counts, found by the beginning of any of their words."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts = counts
        # Strings and numbers are sorted, not pairs of them: a sort lets no other thread run.
        self.by_count = sorted(sorted(counts), key=lambda value: -counts[value])
        self._folded = [tuple(_WORD.findall(fold_text(value))) for value in self.by_count]
        self._ranks: dict[str, list[int]] = {}
        for rank, words in enumerate(self._folded):
            for word in words:
                self._ranks.setdefault(word, []).append(rank)
        self._words = sorted(self._ranks)

    def found(self, typed: str) -> Sequence[str]:
        """Return the values of which some words begin with those typed, the most frequent first,
        as many as are offered.
        """
        sought = _WORD.findall(fold_text(typed))
        if not sought:
            return self.by_count
        first = max(sought, key=len)
        found = set()
        for word in islice(self._words, bisect_left(self._words, first), None):
            if not word.startswith(first):
                break
            for rank in self._ranks[word]:
                own = self._folded[rank]
                if len(sought) == 1 or all(any(one.startswith(w) for one in own) for w in sought):
                    found.add(rank)
        return [self.by_count[rank] for rank in nsmallest(MOST, found)]

    def has_word(self, typed: str) -> bool:
        """Return whether the last of the words typed is a whole word of some value."""
        sought = _WORD.findall(fold_text(typed))
        return bool(sought) and sought[-1] in self._ranks


_NOTHING = _Counted({})


@dataclass
class QueryCompleter:
    """Completes queries; what an index counts is looked up by :meth:`prepare`, for a thread.

    ``version`` changes with what is counted; ``open_index`` returns an index for that thread alone,
    or None; ``people`` everybody in it with
    the number of statements; ``tags`` and ``saved`` are asked at each word.
    """

    version: Callable[[], object]
    open_index: Callable[[], SearchIndex | None]
    people: Callable[[SearchIndex], Mapping[str, int]]
    tags: Callable[[], Sequence[str]]
    saved: Callable[[], Sequence[str]]
    _counted_for: object = field(default=None, init=False)
    _people: _Counted = field(default=_NOTHING, init=False)
    _values: dict[str, _Counted] = field(default_factory=dict, init=False)

    def prepare(self) -> None:
        """Count anew who and what is in the index; takes up to a second for 100,000 articles."""
        version = self.version()
        if version == self._counted_for:
            return
        index = self.open_index()
        if index is not None:
            self._counted_for = version
            self._values = {name: _Counted(index.field_values(name)) for name in COUNTED}
            self._people = _Counted(self.people(index))

    def by_count(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return people in the order of their numbers of statements."""
        counts = self._people.counts
        return tuple(sorted(names, key=lambda name: (-counts.get(name, 0), name)))

    def count(self, name: str) -> int | None:
        """Return how many statements somebody has; None where that is not known."""
        return self._people.counts.get(name)

    def complete(self, query: str, cursor: int, *, bookmarks: bool = False) -> QueryCompletions:
        """Return what the word that ends at the cursor may become; nothing within a word.

        ``bookmarks``: it is bookmarks that are searched, whose tags are the user's.
        """
        before = _BEFORE.search(query[:cursor])
        nothing = QueryCompletions(Span(cursor, cursor), ())
        if before is None or query[cursor : cursor + 1].strip(" )"):
            return nothing
        name, value = before[2], before[3]
        if name is None:
            offered: Iterator[QueryCompletion] = _fields(value)
        elif name.lower() in FIELDS:
            offered = self._of_field(name.lower(), value, bookmarks)
        else:
            near = nearest_field(name.lower())
            offered = iter([QueryCompletion(f"{near}:{value}", MEANINGS[near])] if near else ())
        found = tuple(islice(offered, MOST))
        if any(one.words == before[1] for one in found):
            return nothing
        return QueryCompletions(Span(before.start(1), cursor), found)

    def _of_field(self, name: str, value: str, bookmarks: bool) -> Iterator[QueryCompletion]:
        typed = value.strip('"“')
        counted = self._people if name in PEOPLE else self._values.get(name, _NOTHING)
        if name in PEOPLE and counted.has_word(typed) and value[:1] not in ('"', "“"):
            return  # a name that is complete
        if name == "saved" or (name == "tag" and bookmarks):
            known = self.saved() if name == "saved" else self.tags()
            counted = _Counted(dict.fromkeys(known, 0))
        choices = [one for one in choices_of(name) if one.startswith(typed.lower())]
        near = nearest_choice(name, typed.lower())
        for choice in choices or filter(None, [near]):
            yield QueryCompletion(f"{name}:{choice}")
        for found in counted.found(typed):
            words = found if found.isalnum() else f'"{found.replace(chr(34), " ")}"'
            count = counted.counts[found]
            yield QueryCompletion(f"{name}:{words}", f"{count:,}" if count else "")


def _fields(typed: str) -> Iterator[QueryCompletion]:
    if len(typed) >= SHORTEST and typed.isalpha():
        for name, meaning in MEANINGS.items():
            if name in FIELDS and name.startswith(typed.lower()):
                yield QueryCompletion(f"{name}:", meaning)
