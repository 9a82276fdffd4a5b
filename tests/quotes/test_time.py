from __future__ import annotations

import time
from itertools import product

import pytest

from briefreader.quotes import find_quotes

SHORT, TIMES = 9_000, 4


def seconds(text: str, runs: int = 3) -> float:
    """The least CPU time of some runs."""
    taken = []
    for _ in range(runs):
        start = time.process_time()
        find_quotes(text, title="Press Briefing by Mayor Ann Moss")
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize(
    "piece",
    [
        "Ann Moss met Karl Birk. “The bridge is safe,” he said. ",
        "Mayor Ann Moss came. “The bridge is safe,” the mayor said.\n\n",
        "The bridge is safe, he thought, and “the bridge is safe,” he said. ",
        "MR. BIRK:  It is safe, “very safe” as she said.\n\nQ    Why?\n\n",
        "MR. BIRK:  Mayor Ann Moss came. “The bridge is safe,” the mayor said.\n\nQ  Why?\n\n",
        "“",
        '"a ',
        "<a ",
        "Aa: ",
    ],
)
def test_four_times_the_text_takes_about_four_times_the_time(piece: str) -> None:
    short = piece * (SHORT // len(piece))
    assert seconds(short * TIMES) < 2.5 * TIMES * seconds(short) + 0.05


@pytest.mark.parametrize("piece", ["“a ", '"', "“a” "])
def test_a_paragraph_of_nothing_but_marks_is_no_prose(piece: str) -> None:
    short = piece * (100_000 // len(piece))
    assert find_quotes(short) == ()
    assert seconds(short * 8, runs=1) < 2.5 * 8 * seconds(short) + 0.05


def test_a_paragraph_full_of_short_remarks_is_prose() -> None:
    text = "“Yes, it is,” Ann Moss said. “No,” she said. " * 300
    assert len(find_quotes(text)) == 600


def test_eight_times_the_questions_that_nobody_answers_take_about_eight_times_the_time() -> None:
    questions = "Q  Why?\n" * 2_500
    assert seconds(questions * 8, runs=1) < 2 * 8 * seconds(questions)


def varied(size: int) -> str:
    """A long report in which hundreds of people speak."""
    given = ("Ann", "Karl", "Mary", "Peter")
    last = ("Moss", "Birk", "Dell", "Ashe", "Holm", "Fairley")
    pieces = []
    for number in range(size // 150 + 1):
        name = f"{given[number % 4]} {last[number % 6]}{'abcdefghij'[number // 24 % 10]}"
        pieces.append(
            f"Harbour master {name} came to the quay at {number}. “The quay is safe,” the harbour"
            f" master said. “We looked at every bolt, all {number} of them,” she added."
        )
    return "\n\n".join(pieces)[:size]


def test_a_megabyte_takes_sixteen_times_as_long_as_a_sixteenth_of_it() -> None:
    text = varied(1_000_000)
    assert seconds(text, runs=1) < 2 * 16 * seconds(text[: len(text) // 16])


@pytest.mark.parametrize("first", ["", "Will "])
def test_four_times_the_names_of_one_surname_take_about_four_times_the_time(first: str) -> None:
    names = map("".join, product("abcdefghijklmnop", repeat=3))
    text = [f"{first}M{name} Moss. “The bridge is safe,” he said.\n\n" for name in names]
    assert seconds("".join(text[:2000]), runs=1) < 2.5 * 4 * seconds("".join(text[:500])) + 0.05


@pytest.mark.parametrize(
    "piece",
    [
        "Mr. Birk: It is safe.\n\n",
        "MR. NOLAN: Is it?\n\nUndersheriff HOLT: It is.\n\nA: Yes.\n\nSpeaker 4 (00:01): No.\n\n",
        "MR. NOLAN: Is it?\n\nMr. WARD. It is.\n\nMR. WARD  It is.\n\n",
        "MR. NOLAN AND MR. BIRK: Is it?\n\n",
        "Mr. Birk. It is safe.\nThe Chairman. Is it?\n",
        "Q. Is it?\n\nA. It is.\n\n",
        "QIs it?\n\nA: It is.\n\n",
        "记者：吗？\n林文：是。\n",
        "P.- ¿Es?\nPortavoz.- Es.\n",
    ],
)
def test_four_times_the_lines_like_labels_take_about_four_times_the_time(piece: str) -> None:
    short = piece * (SHORT // len(piece))
    assert seconds(short * TIMES) < 2.5 * TIMES * seconds(short) + 0.05


@pytest.mark.parametrize(
    "label", ["Mr. {}", "MR. {}", "Sergeaant {}", "Ann {} (00:01)", "MS. {}ER"]
)
def test_four_times_the_labels_that_are_all_different_take_about_four_times_the_time(
    label: str,
) -> None:
    names = list(map("".join, product("ABCDEFGHIJKLMNOP", repeat=3)))[:1600]
    lines = [f"{label.format(f'MOSS{name}')}: It is.\n\n" for name in names]
    often = "MS. FAIRLEY: Is it?\n\n" * 12
    short, long = often + "".join(lines[:400]), often + "".join(lines)
    assert seconds(long, runs=2) < 2.5 * TIMES * seconds(short, runs=2) + 0.05


def test_a_line_of_capitals_or_spaces_without_an_end_takes_no_longer_than_others() -> None:
    for line in (
        "Mr. " + "A" * 200_000,
        "A" + " " * 200_000 + ":",
        "A(" * 100_000,
        "Mr. " * 50_000,
    ):
        text = f"MR. BIRK: It is.\n\n{line}\n\nMR. BIRK: It is."
        assert seconds(text * 2, runs=1) < 6 * seconds(text, runs=1) + 0.05
