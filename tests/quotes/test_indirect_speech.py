"""Indirect speech: what is reported without quotation marks, and what only looks so."""

from __future__ import annotations

import pytest

from briefreader.quotes import find_indirect_quotes, find_quotes

WORDS = "the quay of Kell was closed on Monday"


def reported(text: str) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker) for quote in find_indirect_quotes(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Karl Birk said that the quay of Kell was closed on Monday.",
        "Karl Birk said the quay of Kell was closed on Monday.",
        "Karl Birk, the harbour master, said on Friday that the quay of Kell was closed on Monday.",
        "One of the builders, Karl Birk, said that the quay of Kell was closed on Monday.",
        "Karl Birk told reporters that the quay of Kell was closed on Monday.",
        "Karl Birk waved. He warned that the quay of Kell was closed on Monday.",
        "According to Karl Birk, the quay of Kell was closed on Monday.",
    ],
)
def test_a_reported_clause_has_its_speaker(text: str) -> None:
    assert reported(text) == [(WORDS, "Karl Birk")]
    assert not any(quote.certain for quote in find_indirect_quotes(text))
    assert find_quotes(text) == ()


@pytest.mark.parametrize(
    "end",
    [
        "Karl Birk said",
        "said Karl Birk",
        "said Karl Birk, the harbour master of Kell",
        "said Karl Birk, who has mended it for years",
        "according to Karl Birk",
    ],
)
def test_who_said_it_may_stand_at_the_end(end: str) -> None:
    assert reported(f"The quay was closed on Monday, {end}.") == [
        ("The quay was closed on Monday", "Karl Birk")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“We closed it on Monday,” Karl Birk said in an interview with the paper.",
        "Karl Birk was told that the quay of Kell was closed on Monday.",
        "Karl Birk would not say when the quay of Kell was closed.",
        "Karl Birk said nothing of the quay of Kell on Monday.",
        "Karl Birk announced new plans that close the quay of Kell.",
        "The trip of the crews suggests that the quay of Kell is closed.",
        "Everything Karl Birk says is a matter of the quay of Kell.",
        "The quay of Kell was closed on Monday.",
        "What Karl Birk said four years ago was of no use to the quay.",
        "The one thing that Karl Birk said the quay of Kell needs is time.",
        "Ann Moss and the Kell Council said the quay of Kell was closed.",
        "Kell Harbour waters closed early, as Karl Birk, who was late, cleared the quay.",
        "Karl Birk said of the quay of Kell, “It is closed.”",
    ],
)
def test_other_sentences_report_nothing(text: str) -> None:
    assert reported(text) == []


def test_a_quoted_part_stays_in_its_clause() -> None:
    text = "Karl Birk said that the quay was “a danger to us all” and would be closed."
    assert reported(text) == [
        ("the quay was “a danger to us all” and would be closed", "Karl Birk")
    ]
