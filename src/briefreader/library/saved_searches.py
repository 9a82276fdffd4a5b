"""Searches under names, and what was asked lately, through the library's door."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from briefreader.notebook.notebook import Notebook

if TYPE_CHECKING:
    from briefreader.notebook import SavedSearch
    from briefreader.search import Query


_WATCH = re.compile(r'said:"([^"]+)"')


def watch_query(name: str) -> str:
    """Return the saved search that watches a person: all that the person says."""
    return f'said:"{" ".join(name.replace(chr(34), " ").split())}"'


def watched_person(query: str) -> str:
    """Return whom a saved search watches; nothing where it is another search."""
    named = _WATCH.fullmatch(query)
    return named[1] if named else ""


class Parse(Protocol):
    """Reads a query, with a name if it is to be saved under one."""

    def __call__(self, query: str, *, name: str) -> Query:
        """Return the query; raises QueryError."""


class Searches:
    """What the user looks for again; to run one, search for its ``query`` or for ``saved:NAME``.

    Each change returns after it is on disk, or raises NotebookReadOnly or another NotebookError.
    """

    def __init__(self, notebook: Notebook, parse: Parse) -> None:
        self._notebook = notebook
        self._parse = parse

    def saved(self) -> tuple[SavedSearch, ...]:
        """Return every saved search, by name."""
        return self._notebook.saved_searches()

    def save(self, name: str, query: str) -> SavedSearch:
        """Keep a query under a name, in the place of what had it; can be undone.

        Raises QueryError for one that has a mistake or that names, itself or through others, the
        name it is saved under; NotebookError without a name or query.
        """
        self._parse(query, name=name)
        return self._notebook.save_search(name, query)

    def watched(self) -> tuple[str, ...]:
        """Return everybody who is watched: whose statements a saved search finds."""
        return tuple(person for one in self.saved() if (person := watched_person(one.query)))

    def watch(self, person: str) -> bool:
        """Watch a person, as a saved search of the name; False if that is so. Can be undone."""
        if person in self.watched():
            return False
        query = watch_query(person)
        self._parse(query, name=person)
        self._notebook.save_search(person, query, f"watch {person}")
        return True

    def unwatch(self, person: str) -> bool:
        """Watch a person no more; False if nobody did. Can be undone."""
        named = [one.name for one in self.saved() if watched_person(one.query) == person]
        for name in named:
            self._notebook.delete_search(name, f"stop watching {person}")
        return bool(named)

    def delete(self, name: str) -> bool:
        """Forget a saved search; False if there is none of that name. Can be undone."""
        return self._notebook.delete_search(name)

    def remember(self, query: str) -> None:
        """Note that a query was asked, once it is as it was meant to be."""
        self._notebook.remember_query(query)

    def asked(self) -> tuple[str, ...]:
        """Return what was asked, each query once, the latest first; for going through it in the
        box.
        """
        return self._notebook.asked()

    def forget_asked(self, query: str) -> bool:
        """Forget a query that was asked; False if it was not. A saved one stays."""
        return self._notebook.forget_query(query)
