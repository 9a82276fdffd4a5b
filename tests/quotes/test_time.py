"""How the time for labels grows with their number (the other shapes are in test_growth.py)."""

from __future__ import annotations

from itertools import product

from tests.cases import cases
from tests.growth import growth

from briefreader.quotes import find_quotes

SHORT, TIMES = 9_000, 4
STEEPEST = 1.5
"""The power of the number of lines with which the time may grow."""


def find(text: str) -> object:
    """The quotes of a text."""
    return find_quotes(text, title="Press Briefing by Mayor Ann Moss")


@cases(
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
    assert growth(find, short, short * TIMES, STEEPEST) <= STEEPEST


@cases("label", ["Mr. {}", "MR. {}", "Sergeaant {}", "Ann {} (00:01)", "MS. {}ER"])
def test_four_times_the_labels_that_are_all_different_take_about_four_times_the_time(
    label: str,
) -> None:
    names = list(map("".join, product("ABCDEFGHIJKLMNOP", repeat=3)))[:1000]
    lines = [f"{label.format(f'MOSS{name}')}: It is.\n\n" for name in names]
    often = "MS. FAIRLEY: Is it?\n\n" * 12
    short, long = often + "".join(lines[:250]), often + "".join(lines)
    assert growth(find, short, long, STEEPEST) <= STEEPEST


def test_a_line_of_capitals_spaces_or_numbers_without_an_end_takes_no_longer_than_others() -> None:
    lines = (("Mr. ", "A", ""), ("A", " ", ":"), ("", "A(", ""), ("", "Mr. ", ""), ("", "Q1 ", ""))
    for begin, piece, end in lines:
        short, long = (
            f"MR. BIRK: It is.\n\n{begin}{piece * (size // len(piece))}{end}\n\nMR. BIRK: It is."
            for size in (50_000, 200_000)
        )
        assert growth(find, short, long, STEEPEST) <= STEEPEST, piece
