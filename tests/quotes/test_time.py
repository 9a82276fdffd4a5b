from __future__ import annotations

import time

import pytest

from briefreader.quotes import find_quotes

SHORT, TIMES = 9_000, 4


def seconds(text: str) -> float:
    """The least CPU time of three runs."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        find_quotes(text, title="Press Briefing by Mayor Ann Moss")
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize(
    "piece",
    [
        "Ann Moss met Karl Birk. “The bridge is safe,” he said. ",
        "Mayor Ann Moss came. “The bridge is safe,” the mayor said.\n\n",
        "MR. BIRK:  It is safe, “very safe” as she said.\n\nQ    Why?\n\n",
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
    start = time.process_time()
    assert find_quotes(piece * (1_000_000 // len(piece))) == ()
    assert time.process_time() - start < 1.5


def test_a_paragraph_full_of_short_remarks_is_prose() -> None:
    text = "“Yes, it is,” Ann Moss said. “No,” she said. " * 300
    assert len(find_quotes(text)) == 600
