"""Whatever is asked of a library is answered soon, or refused in one line with its place."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest
from benchmarks.articles import articles
from tests.conftest import BRIEFING, HARBOUR, open_library
from tests.search.random_queries import QueryWriter
from tests.search.test_query_parser import HOSTILE
from tests.yardstick import yardstick

from briefreader.errors import QueryError
from briefreader.library import Library
from briefreader.text.sanitizing import one_line

SCREEN = 20  # rows of hits that are drawn at once
SNIPPETS = 3


class Asked(NamedTuple):
    """A query, the CPU seconds that its answer took, and how many hits it had (-1: refused)."""

    seconds: float
    hits: int
    query: str


def ask(library: Library, query: str, *, typing: bool) -> Asked:
    """Ask as a screen does: the hits, the first rows, the words around them."""
    begun = time.thread_time()
    mistake: QueryError | None = None
    try:
        listing = library.search(query, typing=typing)
    except QueryError as error:
        mistake = error
    if mistake is not None:
        assert mistake.reason == one_line(mistake.reason)
        assert 0 <= mistake.start <= mistake.end <= len(query)
        return Asked(time.thread_time() - begun, -1, query)
    assert listing.explanation == one_line(listing.explanation)
    for number in range(min(SCREEN, len(listing))):
        hit = listing.hit(number)
        assert (hit.statement is not None) == listing.statements
    for number in range(min(SNIPPETS, len(listing))):
        snippet = listing.snippet(number)
        assert snippet is None or all(mark.end <= len(snippet.text) for mark in snippet.marks)
    return Asked(time.thread_time() - begun, len(listing), query)


def generated_library(state: Path, count: int) -> Library:
    """So many generated stories, and a transcript for every ten of them."""
    folder = state / "articles"
    for number, (name, text) in enumerate(articles(count)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        if number % 10 == 0:
            path.with_suffix(".md").write_text(f"{BRIEFING}\n{text}", "utf-8")
    (folder / "harbour.md").write_text(HARBOUR, "utf-8")
    library = open_library(folder, state)
    for _ in library.update():
        pass
    return library


def random_queries(library: Library, folder: Path, count: int) -> Iterable[str]:
    """Queries about the words and speakers of a library."""
    frequency: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.txt"))[:2000]:
        frequency.update(re.findall(r"\w+", path.read_text("utf-8").lower()))
    words = [word for word, _ in frequency.most_common(20_000)]
    names = [speaker.name for speaker in library.speakers()]
    return QueryWriter(7, words, names).queries(count)


def trial(state: Path, articles_: int, count: int) -> list[Asked]:
    """Ask all hostile and so many random queries, complete and still being typed."""
    library = generated_library(state, articles_)
    queries = [*HOSTILE, *random_queries(library, state / "articles", count)]
    return [ask(library, query, typing=typing) for query in queries for typing in (False, True)]


def percentile(asked: list[Asked], share: float) -> float:
    return sorted(one.seconds for one in asked)[int(share * len(asked))]


def test_random_and_hostile_queries_are_answered_or_refused(tmp_path: Path) -> None:
    asked = trial(tmp_path, 100, 120)
    hits = Counter(min(one.hits, 1) for one in asked)
    # The queries are worth asking: most are understood, and most of those find something.
    assert hits[1] > hits[-1] > 50
    assert hits[0] > 50
    assert percentile(asked, 0.99) < 10 * yardstick()
    assert max(asked).seconds < 100 * yardstick(), max(asked).query


def test_a_library_without_articles_answers_every_query_with_nothing(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    library = open_library(tmp_path / "articles", tmp_path)
    assert list(library.update())
    written = QueryWriter(7, ["aid", "visas", "humanitarian"], ["Ann Lee"]).queries(300)
    queries = ["a", "a*", "said:a", *HOSTILE, *written]
    asked = [ask(library, query, typing=typing) for query in queries for typing in (False, True)]
    assert {one.hits for one in asked} == {0, -1}


@pytest.mark.slow
def test_ten_thousand_random_queries_on_ten_thousand_articles_are_answered_soon(
    tmp_path: Path,
) -> None:
    asked = trial(tmp_path, 10_000, 10_000)
    print(
        f"\nfigure: {len(asked):,} queries, {sum(one.hits < 0 for one in asked):,} refused; "
        f"CPU ms p50 {1000 * percentile(asked, 0.5):.1f}, "
        f"p99 {1000 * percentile(asked, 0.99):.1f}, max {1000 * max(asked).seconds:.1f} "
        f"({max(asked).query[:80]!r})"
    )
    assert percentile(asked, 0.99) < 10 * yardstick()
    assert max(asked).seconds < 100 * yardstick(), max(asked).query
