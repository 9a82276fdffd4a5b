"""Wrapping: nothing lost, nothing too wide, and line numbers that agree with offsets."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.cases import cases

from briefreader.ui.rendering.text_direction import reorders
from briefreader.ui.rendering.text_layout import LONGEST_BLOCK, Line, TextLayout, blocks_of, wrap

WORDS = st.lists(
    st.sampled_from(
        [
            "word",
            "a",
            "Nagorno-Karabakh",
            "记者会",
            "👩\u200d👩\u200d👧",
            "e\u0301",
            "x" * 30,
            "ﷺ",
            "1.",
            "- ",
            "\xa0",
            "“quote,”",
            "\t",
            "☎\ufe0f",
            "नमस्ते",
        ]
    ),
    max_size=60,
)
TEXTS = st.one_of(
    WORDS.map(" ".join),
    st.text(alphabet="ab é記👍\u0301\u200d\ufe0f\n\t -", max_size=200),
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=200),
)


def layout_of(text: str, cells: int) -> TextLayout:
    starts = [found.end() for found in re.finditer(r"\n{2,}", text)]
    return TextLayout(text, blocks_of(text, starts), cells)


def all_lines(layout: TextLayout) -> list[Line]:
    layout.settle(0, layout.height, 0)
    while True:
        before = layout.height
        layout.settle(0, layout.height, 0)
        if layout.height == before:
            return [layout.line(number) for number in range(layout.height)]


@given(TEXTS, st.integers(8, 90))
def test_every_code_point_is_on_exactly_one_line(text: str, cells: int) -> None:
    lines = all_lines(layout_of(text, cells))
    assert "".join(text[line.start : line.end] for line in lines) == text
    at = 0
    for line in lines:
        assert line.start == at
        assert line.start <= line.shown <= line.end
        at = line.end


@given(TEXTS, st.integers(8, 90))
def test_no_line_is_wider_than_the_column(text: str, cells: int) -> None:
    for line in all_lines(layout_of(text, cells)):
        drawn = text[line.start : line.shown].replace("\t", " ")
        assert line.indent + cell_len(drawn) <= cells


@given(TEXTS, st.integers(8, 60), st.data())
def test_the_line_of_an_offset_holds_it(text: str, cells: int, data: st.DataObject) -> None:
    layout = layout_of(text, cells)
    offset = data.draw(st.integers(0, max(0, len(text) - 1)))
    line = layout.line(layout.line_of(offset))
    assert line.start <= offset
    assert offset < line.end or not text


@given(TEXTS, st.integers(8, 60))
def test_what_is_left_out_of_a_line_is_only_white_space(text: str, cells: int) -> None:
    for line in all_lines(layout_of(text, cells)):
        assert text[line.shown : line.end].strip(" \t\n") == ""


@cases(
    ("text", "cells", "lines"),
    [
        ("one two three", 8, ["one two", "three"]),
        ("Nagorno-Karabakh talks", 10, ["Nagorno-", "Karabakh", "talks"]),
        ("-5 to -7 degrees", 9, ["-5 to -7", "degrees"]),
        ("aaaaaaaaaaaa", 8, ["aaaaaaaa", "aaaa"]),
        ("10\u00a0000 people", 9, ["10\u00a0000", "people"]),
        ("记者会今天举行。好", 8, ["记者会今", "天举行。", "好"]),
        ("记者会今天举。行好", 8, ["记者会今", "天举。行", "好"]),
        ("记者会天。行", 8, ["记者会", "天。行"]),
        ("one\ntwo", 8, ["one", "two"]),
        ("one\n\ntwo", 8, ["one", "", "two"]),
        ("", 8, [""]),
        ("- a list item hangs", 10, ["- a list", "  item", "  hangs"]),
        ("• one item\n• two items", 7, ["• one", "  item", "• two", "  items"]),
        ("(a) lettered\n(iv) roman one", 12, ["(a) lettered", "(iv) roman", "    one"]),
        ("b) one item more", 9, ["b) one", "   item", "   more"]),
        ("  a. one item hangs", 16, ["  a. one item", "     hangs"]),
        ("  B. one item hangs", 16, ["  B. one item", "     hangs"]),
        ("iv. one item hangs", 12, ["iv. one item", "    hangs"]),
        ("A. Moss said so", 9, ["A. Moss", "said so"]),
        ("c. 1850 it was built", 12, ["c. 1850 it", "was built"]),
        ("c. 12 boats hang", 11, ["c. 12 boats", "   hang"]),
        ("p. 12 tells of it", 9, ["p. 12", "tells of", "it"]),
        ("z. B. der Kai", 9, ["z. B. der", "Kai"]),
        ("did. What is it", 9, ["did. What", "is it"]),
        ("a) b", 9, ["a) b"]),
        ("• one hangs\n• so two", 8, ["• one", "  hangs", "• so two"]),
        ("• one two\n• then three", 8, ["• one", "  two", "• then", "  three"]),
        ("9. nine\n10. ten hangs", 9, ["9. nine", "10. ten", "   hangs"]),
        ("  - a nested one\n  - and two", 14, ["  - a nested", "    one", "  - and two"]),
        ("  - a nested\n  - and further", 12, ["  - a nested", "  - and", "    further"]),
        ("• one\nof its item, too", 9, ["• one", "  of its", "  item,", "  too"]),
        ("12. a b c d e f", 9, ["12. a b c", "   d e f"]),
    ],
)
def test_where_lines_break(text: str, cells: int, lines: list[str]) -> None:
    found = all_lines(layout_of(text, cells))
    assert [" " * line.indent + text[line.start : line.shown] for line in found] == lines


def test_a_speakers_label_stands_on_a_line_of_its_own() -> None:
    text = "MR. MILLER:  Good afternoon."
    (block,) = blocks_of(text, [])
    lines = wrap(text, block, 40, [13])
    assert [text[line.start : line.shown] for line in lines] == ["MR. MILLER:", "Good afternoon."]


def test_only_what_is_near_is_wrapped_and_what_lies_above_moves_by_what_settle_says() -> None:
    text = "\n\n".join(f"{number} " + "word " * (number % 40) for number in range(2_000))
    layout = layout_of(text, 30)
    offset = text.index("1500 ")
    line = layout.line_of(offset)
    moved = layout.settle(line - 400, line + 20, line)
    assert moved != 0
    assert layout.line(line + moved).start == offset
    assert layout.line_of(offset) == line + moved


def test_a_paragraph_of_a_megabyte_is_cut_into_blocks() -> None:
    text = "记者" * 200_000
    blocks = blocks_of(text, [])
    assert max(block.end - block.start for block in blocks) <= LONGEST_BLOCK
    assert [block.first for block in blocks[:3]] == [True, False, False]
    layout = TextLayout(text, blocks, 72)
    assert layout.line(layout.line_of(len(text) - 1)).end == len(text)


def test_right_to_left_paragraphs_end_at_the_right_where_the_terminal_reorders() -> None:
    hebrew = "ממשלת העיר החליטה ביום חמישי שהבתים הישנים בנמל לא ייהרסו השנה"
    text = f"Words of the harbour.\n\n“{hebrew}”\n\n12 {hebrew}\n\n“English” first, {hebrew}"
    starts = [found.end() for found in re.finditer(r"\n{2,}", text)]
    layout = TextLayout(text, blocks_of(text, starts), 30, reordered=True)
    hebrew_ones = range(text.index("“ממ"), text.index("“English”"))
    for line in all_lines(layout):
        shown = text[line.start : line.shown]
        flush = shown and line.start in hebrew_ones
        assert line.indent == (30 - cell_len(shown) if flush else 0), shown
    assert all(line.indent == 0 for line in all_lines(layout_of(text, 30)))
    for environment, expected in (
        ({"VTE_VERSION": "7006"}, True),
        ({"VTE_VERSION": "5202"}, False),
        ({"KONSOLE_VERSION": "220401"}, True),
        ({"TERM": "mlterm-256color"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, True),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, False),
    ):
        assert reorders(environment) is expected
