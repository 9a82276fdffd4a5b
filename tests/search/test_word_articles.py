"""Which articles have several words, against going through the words' articles one by one."""

from __future__ import annotations

import random
from array import array

import pytest

from briefreader.search.engine.bm25 import Scorer
from briefreader.search.engine.word_articles import WordArticles
from briefreader.search.store.segment_reader import Term


class Postings(Scorer):
    """So many articles, and those that have each word."""

    def __init__(self, count: int, articles: dict[bytes, list[int]]) -> None:
        super().__init__((), frozenset())
        self.count = count
        self._articles = articles

    def postings(self, field: str, term: Term) -> tuple[array[int], array[int]]:
        articles = self._articles[term.word]
        return array("I", articles), array("I", [1] * len(articles))


@pytest.mark.parametrize("kept_bytes", [0, 1_000, 1_000_000])
@pytest.mark.parametrize("count", [1, 37, 300])
def test_articles_with_all_and_with_some_words(
    count: int, kept_bytes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefreader.search.engine.word_articles._KEPT_BYTES", kept_bytes)
    chance = random.Random(count)
    articles = {
        f"w{number}".encode(): sorted(chance.sample(range(count), chance.randint(1, count)))
        for number in range(12)
    }
    terms = [Term(word, len(has), ()) for word, has in articles.items()]
    found = WordArticles(Postings(count, articles))
    for _ in range(40):
        slots = [chance.sample(terms, chance.choice((1, 1, 2))) for _ in range(3)]
        having = [set().union(*(articles[term.word] for term in slot)) for slot in slots]
        both = set.intersection(*having)
        assert found.with_all(slots, None) == both
        wanted = set(chance.sample(range(count), count // 2))
        assert found.with_all(slots, wanted) == both & wanted
        some, needed = chance.sample(terms, 8), chance.randint(1, 8)
        enough = {
            one for one in range(count) if sum(one in articles[t.word] for t in some) >= needed
        }
        assert found.with_some(some, needed) == enough
