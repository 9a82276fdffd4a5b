"""Text in cells: wide characters, emoji and marks are counted as a terminal draws them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from briefreader.ui.rendering.cells import cut, fit, flat, pad, shown, width, wrap, wrap_pieces


@cases(
    ("text", "cells"),
    [
        ("plain", 5),
        ("记者会", 6),
        ("é", 1),
        ("e\u0301", 1),
        ("👍", 2),
        ("👍🏽", 2),
        ("👩‍👩‍👧‍👦", 2),
        ("☎️", 2),
        ("ｆｕｌｌ", 8),
        ("가나", 4),
        ("·“”…—●★◆⇄▎▌▏›", 13),
        ("", 0),
    ],
)
def test_the_width_of(text: str, cells: int) -> None:
    assert width(text) == cells


@cases(
    ("text", "cells", "result"),
    [
        ("a long title", 20, "a long title"),
        ("a long title", 7, "a long…"),
        ("记者会今天", 6, "记者…"),
        ("记者会今天", 5, "记者…"),
        ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 3, "👩‍👩‍👧‍👦…"),
        ("word", 1, "…"),
        ("word", 0, ""),
    ],
)
def test_a_cut_says_that_it_is_one(text: str, cells: int, result: str) -> None:
    assert cut(text, cells) == result


@given(st.text(max_size=80), st.integers(1, 60))
def test_padding_fills_exactly(text: str, cells: int) -> None:
    assert width(pad(flat(text), cells)) == cells


@given(st.text(max_size=80), st.integers(0, 60))
def test_what_fits_is_a_start_of_the_text(text: str, cells: int) -> None:
    fitting = fit(text, cells)
    assert text.startswith(fitting)
    assert width(fitting) <= cells


@given(st.text(max_size=200), st.integers(4, 40), st.integers(1, 4))
def test_a_wrapped_text_keeps_to_its_lines(text: str, cells: int, lines: int) -> None:
    wrapped = wrap(text, cells, lines)
    assert len(wrapped) <= lines
    assert all(width(line) <= cells for line in wrapped)


def test_a_long_headline_is_cut_on_its_last_line() -> None:
    assert wrap("Press Briefing by the Press Secretary", 15, 2) == (
        "Press Briefing",
        "by the Press S…",
    )


@given(st.text())
def test_what_is_shown_has_no_control_character_and_as_many_code_points(text: str) -> None:
    safe = shown(text)
    assert len(safe) == len(text)
    assert not any(character < " " or "\x7f" <= character <= "\x9f" for character in safe)


def test_a_hostile_title_is_one_harmless_line() -> None:
    assert flat("a\x1b]0;owned\x07b\r\nc\u202ed") == "a\ufffd]0;owned\ufffdb c\ufffdd"


def test_a_file_name_shows_where_it_holds_what_cannot_be_seen() -> None:
    """Two names that differ in such a character alone must not look the same."""
    assert flat("a\u200eb \udcffc \u061cd") == "a\ufffdb \ufffdc \ufffdd"


def test_pieces_are_wrapped_between_them() -> None:
    pieces = ("2024 · ", "Ann Moss 1, ", "Olav Brekke 1, ", "Tom 12, ")
    assert wrap_pieces(pieces, 32, 3) == ("2024 · Ann Moss 1,", "Olav Brekke 1, Tom 12")
    assert wrap_pieces(pieces, 9, 3) == ("2024 ·", "Ann Moss", "1, Olav…")
    assert wrap_pieces(pieces, 80, 3) == ("2024 · Ann Moss 1, Olav Brekke 1, Tom 12",)
    assert wrap_pieces((), 80, 3) == ()
