"""What searching holds in memory stays small, however long and whatever one searches."""

from __future__ import annotations

import re
import sys
import tracemalloc
from pathlib import Path

import pytest
from tests.search.making import article, build, record, said

from briefreader.search import Index, parse_query
from briefreader.search.engine import bm25
from briefreader.search.engine.bm25 import Scorer
from briefreader.search.store.manifest import read_manifest
from briefreader.search.store.segment_reader import Lexicon, SegmentReader

RARE = 20_000


def _word(number: int) -> str:
    """A word of its own for each number, all beginning with the same letter."""
    return f"w{number:05}"


@pytest.fixture(scope="module")
def rare_words(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Two segments of many words that stand in one article each."""
    half = RARE // 2
    texts = [" ".join(map(_word, range(start, start + half))) for start in (0, half)]
    records = [record(article(f"{number}.txt", text)) for number, text in enumerate(texts)]
    return build(tmp_path_factory.mktemp("rare"), records, batch=1)


def _mapped(folder: Path) -> tuple[int, int]:
    """Bytes of the files of this folder that are mapped, and those of them that are resident."""
    mapped = resident = 0
    inside = False
    for line in Path("/proc/self/smaps").read_text("utf-8").splitlines():
        if re.match("[0-9a-f]+-[0-9a-f]+ ", line):
            inside = str(folder) in line
        elif inside and (found := re.match(r"(Size|Rss): +(\d+) kB", line)):
            mapped += int(found[2]) * (found[1] == "Size")
            resident += int(found[2]) * (found[1] == "Rss")
    return mapped * 1024, resident * 1024


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads Linux's own account")
@pytest.mark.parametrize("typed", ["w", "w0*", "w12345 w00001", "worded -w00007", "w0123*"])
def test_a_search_leaves_little_of_the_index_in_memory(rare_words: Index, typed: str) -> None:
    rare_words.search(parse_query(typed, typing=True))
    mapped, resident = _mapped(rare_words.folder)
    assert 0 <= resident < mapped / 4


def test_the_postings_that_are_kept_are_bounded_by_what_they_take(
    rare_words: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bm25, "_CACHED_BYTES", 500_000)
    segments = [
        SegmentReader(rare_words.folder, part, base)
        for base, part in enumerate(read_manifest(rare_words.folder).segments)
    ]
    lexicon, scorer = Lexicon(segments), Scorer(segments, frozenset())
    terms = [lexicon.find("body", _word(number).encode()) for number in range(RARE)]
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for term in terms:
        scorer.postings("body", term)
    taken = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert 250_000 < taken < 750_000


def test_the_speakers_that_were_asked_for_letter_by_letter_are_not_all_kept(tmp_path: Path) -> None:
    surname = "m" * 100
    text = f"“So it is,” said Ann {surname}."
    quotes = (said(text, "So it is,", f"Ann {surname}"),)
    index = build(
        tmp_path, [record(article(f"{number}.txt", text), quotes) for number in range(300)]
    )
    index.search(parse_query("speaker:ann", typing=True))
    tracemalloc.start()
    for letters in range(1, len(surname)):
        query = parse_query(f"speaker:{surname[:letters]}", typing=True)
        assert len(index.search(query)) == 300
    taken = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert taken < 300_000  # all of them would be 770,000
