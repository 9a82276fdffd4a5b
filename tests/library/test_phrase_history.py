"""When a phrase was used, by whom, and how its wording drifted."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cases import cases
from tests.conftest import open_library

from briefreader.errors import UsageError
from briefreader.library import Library
from briefreader.library.phrase_history import PhraseHistory
from briefreader.ui.rendering.phrase_entries import PhraseEntries, marked_words

PHRASE = "from the bottom up and the middle out"
FILES = {
    "2024-01-05": "“We build from the bottom up and the middle out,” Ann Moss said.",
    "2024-02-10": "“I say: From the bottom up, and the middle out!” Tom Reave said.",
    "2024-03-15": "“It grows from the middle out and the bottom up,” Ann Moss said.",
    "2024-04-20": "“Not from the bottom up or the middle out,” Tom Reave said.",
    "2024-05-25": "The plan works from the bottom up and middle out. Nobody said that aloud.",
    "2024-06-30": "He came up from the cellar, the bottom of the house, and went out by a middle.",
}


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, str]], Library]:
    """Libraries of articles by their days."""

    def made(files: dict[str, str]) -> Library:
        place = tmp_path_factory.mktemp("phrases")
        (place / "articles").mkdir()
        for day, text in files.items():
            article = f"---\ntitle: The news of {day[:10]}\ndate: {day[:10]}\n---\n{text}\n"
            (place / "articles" / f"{day}.md").write_text(article, encoding="utf-8")
        library = open_library(place / "articles", place)
        list(library.update())
        return library

    return made


@pytest.fixture(scope="module")
def history(make: Callable[[dict[str, str]], Library]) -> PhraseHistory:
    return make(FILES).phrase_history(PHRASE.upper())


def test_a_phrase_has_its_first_and_last_day_and_its_speakers(history: PhraseHistory) -> None:
    exact = history.exact
    assert exact is not None
    assert exact.period() == "2024-01-05 – 2024-02-10"
    assert [use.speaker for use in exact.uses] == ["Ann Moss", "Tom Reave"]
    assert exact.words == PHRASE
    assert exact.months() == {(2024, 1): 1, (2024, 2): 1}
    lines = PhraseEntries(history).lines(0, 40)
    shown = " ".join("".join(run.text for run in line) for line in lines)
    assert "first used by Ann Moss · Ann Moss 1, Tom Reave 1" in " ".join(shown.split())


@cases(
    ("days", "period", "outside"),
    [
        (("2024-05-20", "2024-06", "2024-06-12"), "2024-05-20 – 2024-06-12", 1),
        (("2024-05-20", "2024-06-12", "2024-12"), "2024-05-20 – 2024-12", 0),
        (("2024-03", "2024-05-20", "2024-05-28"), "2024-03 – 2024-05-28", 0),
        (("2024", "2024-05-20"), "2024-05-20", 1),
        (("2024-06",), "2024-06", 0),
    ],
)
def test_a_month_is_before_or_after_a_day_only_if_all_of_it_is(
    make: Callable[[dict[str, str]], Library], days: tuple[str, ...], period: str, outside: int
) -> None:
    said = f"“We build {PHRASE},” Ann Moss said."
    exact = make(dict.fromkeys(days, said)).phrase_history(PHRASE).exact
    assert exact is not None
    assert (exact.period(), exact.maybe_outside()) == (period, outside)
    assert exact.months().total() == sum(len(day) > len("2024") for day in days)


def test_another_order_a_word_changed_or_left_out_are_variants(history: PhraseHistory) -> None:
    told = {" ".join(one.folded): one.uses[0].speaker for one in history.variants[1:]}
    assert told == {
        "from the middle out and the bottom up": "Ann Moss",
        "from the bottom up or the middle out": "Tom Reave",
        "from the bottom up and middle out": None,
    }


def test_a_variant_without_the_word_that_tells_most_comes_behind_those_with_it(
    make: Callable[[dict[str, str]], Library],
) -> None:
    said = ["the soul of Norsay", "the soul of our Norsay", *["the people of Norsay"] * 4]
    files = {f"2024-0{n}-01": f"“It is {words},” Ann Moss said." for n, words in enumerate(said, 1)}
    variants = make(files).phrase_history("the soul of Norsay").variants
    assert [one.words for one in variants] == [*said[:2], "the people of Norsay"]
    assert [len(one.uses) for one in variants] == [1, 1, 4]


def test_a_variant_with_all_the_words_has_them_to_its_end(
    make: Callable[[dict[str, str]], Library],
) -> None:
    said = ["put Norsay, reefs and keepers on the chopping block"]
    files = {f"2024-0{n}-01": f"“They {words},” Ann Moss said." for n, words in enumerate(said, 1)}
    variants = make(files).phrase_history("put Norsay on the chopping block").variants
    assert [one.words for one in variants] == said


def test_a_variant_is_printed_as_it_was_first_written(
    make: Callable[[dict[str, str]], Library], capsys: pytest.CaptureFixture[str]
) -> None:
    from briefreader.cli.phrase_command import print_phrase

    library = make({"2024-01-01": "“It is Moss’s quay, U.S.-built,” said Tom Reave."})
    history = library.phrase_history("it was moss s quay u s built")
    runs = marked_words(history.folded, history.variants[0])
    shown = [run.text for run in runs if run.style != "gone"]
    assert " ".join("".join(shown).split()) == "“It is Moss’s quay, U.S.-built”"
    print_phrase(library, argparse.Namespace(words=["it was moss s quay u s built"], json=False))
    assert "It [-was-] {+is+} Moss’s quay, U.S.-built" in capsys.readouterr().out


def test_what_share_of_the_articles_is_read_is_told(
    make: Callable[[dict[str, str]], Library],
) -> None:
    days = [f"2024-01-{day:02}" for day in range(1, 5)]
    shares: list[float] = []
    library = make(dict.fromkeys(days, "The quay stays open."))
    library.phrase_history("the quay stays open", shares.append)
    assert shares == [0.0, 0.25, 0.5, 0.75]


@cases("phrase", ["", "word", "…", " ".join(["word"] * 21)])
def test_what_is_no_phrase_is_told_in_one_line(
    make: Callable[[dict[str, str]], Library], phrase: str
) -> None:
    with pytest.raises(UsageError, match="2 to 20 words"):
        make({"2024-01-05": "word"}).phrase_history(phrase)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.lists(st.sampled_from("abcd"), min_size=1, max_size=12).map(" ".join),
        min_size=1,
        max_size=4,
    ),
    phrase=st.lists(st.sampled_from("abcd"), min_size=2, max_size=5).map(" ".join),
)
def test_the_days_are_those_of_a_plain_scan(
    make: Callable[[dict[str, str]], Library], texts: list[str], phrase: str
) -> None:
    files = {f"2024-01-{number:02}": f"{text}." for number, text in enumerate(texts, 1)}
    history = make(files).phrase_history(phrase)
    scanned = [day for day, text in files.items() if f" {phrase} " in f" {text[:-1]} "]
    found = sorted({str(use.row.date) for use in history.exact.uses}) if history.exact else []
    assert found == scanned


def test_the_command_prints_days_speakers_months_and_variants(
    make: Callable[[dict[str, str]], Library],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from briefreader.cli import main

    monkeypatch.setenv("BRIEFREADER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("BRIEFREADER_CACHE_DIR", str(tmp_path / "cache"))
    for day, text in FILES.items():
        (tmp_path / f"{day}.md").write_text(f"---\ntitle: T\ndate: {day}\n---\n{text}\n")
    assert main(["phrase", PHRASE, "--library", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert f"“{PHRASE}”  2 times" in out
    assert "first  2024-01-05  Ann Moss  T" in out
    assert "by     Ann Moss 1, Tom Reave 1" in out
    assert "2024   ██            2" in out
    assert "from the bottom up [-and-] {+or+} the middle out" in out
    assert main(["phrase", "nobody ever said so", "--library", str(tmp_path)]) == 1


def test_words_that_somebody_quotes_in_a_turn_are_of_whom_they_quote(
    make: Callable[[dict[str, str]], Library],
) -> None:
    turns = "MS. MOSS:  Good morning, everyone.\n\nQ    What of the plan?\n\n"
    quoted = f"MS. MOSS:  As Tom Reave said, “We build {PHRASE},” and so it will be.\n"
    exact = make({"2024-01-05": f"{turns}{quoted}"}).phrase_history(PHRASE).exact
    assert exact is not None
    assert [use.speaker for use in exact.uses] == ["Tom Reave"]


def test_uses_add_up_with_those_of_others_and_of_nobody(
    make: Callable[[dict[str, str]], Library], capsys: pytest.CaptureFixture[str]
) -> None:
    from briefreader.cli.phrase_command import print_phrase

    said = "“We build from the bottom up and the middle out,” {} said."
    names = ["Ann Moss", "Ann Moss", "Tom Reave", "Karl Birk"]
    files = {f"2024-01-{9 - n:02}": said.format(name) for n, name in enumerate(names)}
    files["2024-01-01"] = "The plan works from the bottom up and the middle out, it seems."
    # The same text in another file counts once.
    files["2024-01-09"] += " ".join(f" Crane {n} was seen by the pilots." for n in range(9))
    files["2024-01-09 again"] = files["2024-01-09"]
    library = make(files)
    exact = library.phrase_history(PHRASE).exact
    assert exact is not None
    assert exact.speakers(1) == [("Ann Moss", 2), ("others", 2), ("no speaker", 1)]
    for most in range(6):
        assert sum(count for _, count in exact.speakers(most)) == len(exact.uses) == 5
    print_phrase(library, argparse.Namespace(words=[PHRASE], json=False))
    out = capsys.readouterr().out
    assert "first  2024-01-01  no speaker  The news of 2024-01-01" in out
    assert "by     Ann Moss 2, Karl Birk 1, Tom Reave 1, no speaker 1" in out
    print_phrase(library, argparse.Namespace(words=[PHRASE], json=True))
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert Counter(one["speaker"] for one in records if one["exact"])[None] == 1
