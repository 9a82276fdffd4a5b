"""Of more articles that hold a passage than are wanted, a fitting day comes before a speaker."""

from __future__ import annotations

from collections.abc import Callable, Set
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.cases import cases
from tests.search.making import article, build, record, said

from briefreader.search import Index, MatchPreference
from briefreader.search.engine.passage_search import not_behind
from briefreader.search.engine.term_matcher import TermMatcher
from briefreader.search.query.ast import Terms

WORDS = "the ferries will sail again before the first frost"
FIRST_DAY = date(2024, 3, 1)
ON_THE_DAY, BY_THE_SPEAKER = 17, 23  # neither among the first nor among the last


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    records = []
    for number in range(30):
        speaker = "Ada Quill" if number == BY_THE_SPEAKER else "Tom Hale"
        text = f"“It is number {number}: {WORDS},” said {speaker}."
        words = f"It is number {number}: {WORDS},"
        day = FIRST_DAY + timedelta(days=number)
        records.append(
            record(article(f"{number:02}.txt", text, day=day), (said(text, words, speaker),))
        )
    return build(tmp_path_factory.mktemp("preferred") / "index", records)


def on_the_day(day: date) -> bool:
    return day == FIRST_DAY + timedelta(days=ON_THE_DAY)


def on_the_fifth_day(day: date) -> bool:
    return day == FIRST_DAY + timedelta(days=5)


def names(paths: tuple[Path, ...]) -> list[int]:
    return [int(path.stem) for path in paths]


def held(index: Index, preferred: MatchPreference, limit: int) -> list[int]:
    return names(index.containing([WORDS], preferred, limit))


def resembled(index: Index, preferred: MatchPreference, limit: int) -> list[int]:
    return names(index.similar_to(WORDS, preferred, limit))


@pytest.mark.parametrize("find", [held, resembled])
def test_a_day_that_fits_comes_first_then_the_speaker(
    index: Index, find: Callable[[Index, MatchPreference, int], list[int]]
) -> None:
    assert ON_THE_DAY not in find(index, MatchPreference(), 5)
    assert find(index, MatchPreference(is_day=on_the_day), 1) == [ON_THE_DAY]
    assert find(index, MatchPreference("Quill"), 1) == [BY_THE_SPEAKER]
    both = MatchPreference("Quill", on_the_day)
    assert find(index, both, 2) == [ON_THE_DAY, BY_THE_SPEAKER]


@pytest.mark.parametrize("find", [held, resembled])
def test_a_day_on_which_nothing_stands_prefers_nothing(
    index: Index, find: Callable[[Index, MatchPreference, int], list[int]]
) -> None:
    other = MatchPreference(is_day=lambda day: day.year == 1999)
    assert find(index, other, 30) == find(index, MatchPreference(), 30)


def test_of_articles_that_fit_as_well_the_newest_comes_first_however_they_are_numbered(
    tmp_path: Path,
) -> None:
    words = "herring cod ling hake plaice turbot brill dab sole ray skate eel squid mussel whelk"
    words += " oyster clam cockle crab shrimp lobster urchin perch trout salmon"
    records = [
        record(article(f"{n:02}.txt", f"{WORDS} {words}", day=FIRST_DAY + timedelta(days=n // 2)))
        for n in range(20)
    ]
    records += [record(article(f"{n}.txt", f"Nothing was landed, {n}.")) for n in range(100, 200)]
    newest = sorted(range(20), key=lambda n: (-(n // 2), n))
    jumbled = f"{' '.join(words.split()[::-1])}"  # no three of them stand so
    thirds = [*records[1::3], *records[2::3], *records[::3]]
    for number, order in enumerate((records, records[::-1], thirds)):
        index = build(tmp_path / str(number), order, batch=37)
        assert held(index, MatchPreference(), 20) == newest
        assert resembled(index, MatchPreference(), 5) == newest[:5]
        assert names(index.similar_to(jumbled)) == newest[:2]
        fitting = held(index, MatchPreference(is_day=on_the_fifth_day), 3)
        assert fitting == [10, 11, 18]


def test_the_source_of_a_passage_comes_before_where_more_of_its_words_stand_jumbled(
    tmp_path: Path,
) -> None:
    source = "“We will not let them take our herring quota again because it is ours,” Moss told us."
    jumbled = "Kell pier wardens: ours; herring and a quota to take."
    filler = "we will not let them take it again because it is the last of our common days to come"
    texts = {"99.txt": jumbled, "100.txt": source}
    texts |= {f"{n}.txt": f"{filler} {n}." for n in range(30)}
    index = build(tmp_path, [record(article(name, text)) for name, text in texts.items()])
    passage = f"{source[1:70]}, said the wardens of Kell pier"
    assert names(index.similar_to(passage)) == [100]


def test_a_phrase_is_looked_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"The wardens hope that {WORDS}.", f"So {WORDS}, they hope.", "They hope for frost."]
    index = build(tmp_path, [record(article(f"{n}.txt", one)) for n, one in enumerate(texts)])
    sought: list[str] = []
    real = TermMatcher.in_a_row

    def counted(self: TermMatcher, words: Terms, field: str, articles: Set[int]) -> set[int]:
        sought.append(" ".join(words.words))
        return real(self, words, field, articles)

    monkeypatch.setattr(TermMatcher, "in_a_row", counted)
    for _ in range(2):
        assert {*names(index.containing([WORDS]))} == {0, 1}
        assert index.containing(["the frost will sail"]) == ()
        assert names(index.containing(["they hope", WORDS])) == [1]
        assert names(index.containing(["the wardens hope", WORDS])) == [0]
    alone = [phrase for phrase in sought if phrase != "they hope"]
    assert len(alone) == len({*alone}) == 3, sought


@cases(
    ("near", "left"),
    [
        ({1: 5, 2: 4, 3: 3, 4: 2}, [1, 2, 3]),  # two words fewer than most are as near
        ({1: 2, 2: 5, 4: 2}, [1, 2]),  # what stands before the nearest stays
        ({3: 1}, [3]),
        ({}, []),
    ],
)
def test_what_has_far_fewer_of_a_passages_rare_words_together_is_no_longer_offered(
    near: dict[int, int], left: list[int]
) -> None:
    assert not_behind([1, 2, 3, 4], near) == left
