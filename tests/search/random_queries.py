"""Random queries made by the rules of the query language, some of them then spoilt."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

_DAYS = ("2003", "2011-05", "2019-12-31", "2003..2008", "2010-02..", "..2015-07-01", "2011-13")
_AGES = ("3d", "2w", '"4 months"', "7y", "soon")
_FLAGS = ("is:unread", "is:read", "is:starred", "has:quotes", "has:bookmark", "has:note", "is:x")
_ANSWERS = ("answered", "referred", "declined", "unknown", "maybe")
_SORTS = ("date", "title", "source", "quotes", "relevance")
_SPOILERS = '()"“”-*:~^?\\ ' + "\u200b\u00a0\x00é漢"
_DEEPEST = 4
_SPOILT = 0.15  # of all queries


class QueryWriter:
    """Writes queries about an index's ``words`` and ``names`` (of speakers), from one seed."""

    def __init__(self, seed: int, words: Sequence[str], names: Sequence[str]) -> None:
        self._random = random.Random(seed)
        self._words = words
        self._names = names

    def queries(self, count: int) -> Iterator[str]:
        """So many queries."""
        for _ in range(count):
            query = self._either(0)
            if self._random.random() < _SPOILT:
                query = self._spoilt(query)
            yield query

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _either(self, depth: int) -> str:
        choices = self._random.choices((1, 2, 3), (8, 2, 1))[0]
        return " OR ".join(self._both(depth) for _ in range(choices))

    def _both(self, depth: int) -> str:
        parts = self._random.choices((1, 2, 3, 5), (4, 4, 2, 1))[0]
        return " ".join(self._part(depth) for _ in range(parts))

    def _part(self, depth: int) -> str:
        sign = "-" if self._chance(0.1) else ""
        kinds = [self._word, self._phrase, self._beginning, self._field, self._spoken]
        if depth < _DEEPEST and self._chance(0.1):
            return f"{sign}({self._either(depth + 1)})"
        return sign + self._random.choices(kinds, (8, 3, 3, 4, 2))[0]()

    def _word(self) -> str:
        """The words come by falling frequency, and frequent ones are asked for more often."""
        word = self._words[int(len(self._words) * self._random.random() ** 4)]
        return word.upper() if self._chance(0.05) else word

    def _phrase(self) -> str:
        words = " ".join(self._word() for _ in range(self._random.randrange(1, 4)))
        near = f"~{self._random.randrange(12)}" if self._chance(0.2) else ""
        return f'"{words}{"*" if self._chance(0.1) else ""}"{near}'

    def _beginning(self) -> str:
        return f"{self._word()[: self._random.randrange(1, 5)]}*"

    def _field(self) -> str:
        choose = self._random.choice
        return choose(
            [
                f"title:{choose([self._word, self._phrase, self._beginning])()}",
                f"title:({self._word()} OR {self._word()})",
                f"source:{self._word()}",
                f"tag:{self._word()}",
                f"path:{self._random.randrange(2000, 2025)}",
                f"date:{choose(_DAYS)}",
                f"{choose(('after', 'before'))}:{choose(_DAYS)}",
                f"newer:{choose(_AGES)}",
                choose(_FLAGS),
                f"sort:{choose(_SORTS)}",
                f"speaker:{self._name()}",
            ]
        )

    def _spoken(self) -> str:
        if self._chance(0.3):
            return f"asked:{self._word()}"
        if self._chance(0.3):
            return f"answer:{self._random.choice(_ANSWERS)}"
        return f"said:{self._name()}"

    def _name(self) -> str:
        name = self._random.choice(self._names)
        return self._random.choice([name.split()[-1], f'"{name}"', f"{name[:2]}*"])

    def _spoilt(self, query: str) -> str:
        """The query with a few characters put in, left out or doubled."""
        for _ in range(self._random.randrange(1, 4)):
            place = self._random.randrange(len(query) + 1)
            insert = self._random.choice(["", self._random.choice(_SPOILERS), query[:place][-3:]])
            query = query[:place] + insert + query[place + (insert == "") :]
        return query
