"""Whatever an article holds, no cell outside its pane changes, in terminals that do not agree."""

from __future__ import annotations

import unicodedata
from io import StringIO

import pyte
import rich.cells
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import get_character_cell_size, split_graphemes
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from tests.cases import cases
from tests.ui.width_screen import NAMED, WidthScreen, by_itself
from textual.strip import Strip

from briefreader.ui.rendering.cell_widths import (
    graphemes,
    is_certain,
    is_narrow,
    placed,
    widest,
    without_first_marks,
)
from briefreader.ui.rendering.cells import cut, fit, pad, width, wrap_all
from briefreader.ui.rendering.text_layout import TextLayout, blocks_of
from briefreader.ui.terminal.diff_compositor import draw_strip, move_to

COLUMNS, LEFT, ROOM = 60, 10, 30
SPACING_MARKS = "\u0903\u093e\u093f\u0bbe\u0dcf\u102b\u17b6\u302e\U00011000\U0001d165\U0001d16d"
JOINING = "\u200d\ufe0f\U0001f3fd\u1161\u11a8\ud7b0\u3164\uffa0\U0001f1e9\U0001f1ea\u302a\u3099"
BASES = "ab \u0915\u0e01\u4e2d\uac00\u1100\U0001f469\u260e\u261d\u270d\u3248\u0600\u0378\U000105ff"
MARKS = "\u0301\u0489\u094d\u0e33\u0e34\u20e3\U0001171e"


def outside(screen: WidthScreen) -> list[str]:
    """All cells but those of the pane, which stands in the second line."""
    return [
        screen.buffer[y][x].data
        for y in range(3)
        for x in range(COLUMNS)
        if y != 1 or not LEFT <= x < LEFT + ROOM
    ]


def drawn_on(screen: WidthScreen, strip: Strip) -> None:
    console = Console(file=StringIO(), force_terminal=True, color_system="truecolor")
    assert console._color_system is ColorSystem.TRUECOLOR
    stream = pyte.Stream(screen)
    stream.feed("".join(f"\x1b[{line};1H" + "x" * COLUMNS for line in (1, 2, 3)))
    stream.feed(move_to(LEFT, 1) + draw_strip(strip, LEFT, 1, console))


def everything(text: str, room: int) -> bool:
    """Is nothing left out when this is placed, but where one character may need all the room?"""
    return "".join(part for _, part in placed(text, room)) == text or any(
        widest(text[start:stop]) > room for start, stop, _ in split_graphemes(text)[0]
    )


texts = st.text(st.sampled_from(SPACING_MARKS + JOINING + BASES + MARKS + "\u200d\u093f"))
STYLES = (Style(bold=True), None, Style(underline=True, bgcolor="red"))


@given(st.lists(texts, max_size=4), st.sampled_from((*NAMED, "any")), st.integers(0, 6))
@example(["a" * 12, "\u200d\u200d" + "a" * 11 + "\u3248" * 4], "xterm", 0)
def test_a_pane_touches_no_cell_outside_it_in_any_terminal(
    parts: list[str], name: str, odd: int
) -> None:
    line, left = [], ROOM
    for number, part in enumerate(parts):
        fitting = fit(part, left)
        left -= width(fitting)
        line.append(Segment(fitting, STYLES[number % 3]))
        assert everything(fitting, ROOM)
    screen = WidthScreen(name, COLUMNS, 3, odd)
    drawn_on(screen, Strip([*line, Segment(" " * left)]))
    assert outside(screen) == ["x"] * (3 * COLUMNS - ROOM)


def test_what_is_narrow_takes_one_cell_everywhere_and_joins_with_nothing() -> None:
    narrow = [character for character in map(chr, range(0x3000)) if is_narrow(character)]
    assert set("ab “”’–—é·…") < set(narrow)
    for character in narrow:
        assert get_character_cell_size(character) == widest(character) == 1
        assert is_certain(character)
        assert without_first_marks(character) == character
    assert fit("“It’s” – she said", 6) == "“It’s”"
    assert fit("“It’s”\u0301 – she", 6) == "“It’s”\u0301"
    assert fit("“It’s”", -1) == ""


@given(texts)
@example("\u200da\u200db\ufe0f")
def test_graphemes_cover_a_text_and_take_as_many_cells_as_it(text: str) -> None:
    found = graphemes(text)
    assert "".join(text[start:stop] for start, stop, _ in found) == text
    assert sum(cells for _, _, cells in found) == width(text)


@given(texts, st.integers(8, 40))
@example("aa\u3248\u3248 \u302a", 8)
def test_no_line_of_a_text_leaves_anything_out(text: str, cells: int) -> None:
    layout = TextLayout(text, blocks_of(text, ()), cells)
    layout.settle(0, layout.height, 0)
    lines = [layout.line(number) for number in range(layout.height)]
    assert "".join(text[line.start : line.end] for line in lines) == text
    assert all(everything(text[line.start : line.shown], cells - line.indent) for line in lines)
    assert everything(cut(text, cells), cells)
    assert all(everything(line, cells) for line in wrap_all(text, cells))


@cases("name", [*NAMED, "any"])
def test_what_follows_in_a_pane_stands_where_it_is_counted(name: str) -> None:
    for words in (
        "\u0915" + "\u093f" * 9,
        "\U0001f469\u200d\U0001f469\u200d\U0001f467",
        "\u1112\u1161",
    ):
        screen = WidthScreen(name, COLUMNS, 3)
        drawn_on(screen, Strip([Segment(words), Segment("END".rjust(ROOM - width(words)))]))
        cells = [screen.buffer[1][x].data for x in range(LEFT, LEFT + ROOM)]
        assert cells[-3:] == list("END")
        assert "x" not in cells


def test_spacing_marks_take_a_cell_each_as_most_terminals_draw_them() -> None:
    assert width("\u0915" + "\u093f" * 445) == 446
    assert width("हिन्दी") == 5
    assert pad("\u0915\u093f" * 20, 10) == "\u0915\u093f" * 4 + "\u0915…"
    assert [width(text) for text in ("\u261d", "\u261d\ufe0f", "\u0e01\u0e33", "e\u0301")] == [
        2,
        2,
        2,
        1,
    ]


def test_what_is_certain_is_as_wide_by_every_table() -> None:
    for code in range(0x20, 0x30000):
        character = chr(code)
        if is_certain(character) and unicodedata.category(character) not in ("Cc", "Cn"):
            assert {by_itself(name, character) for name in NAMED} == {width(character)}, hex(code)


def test_what_is_used_of_richs_inner_parts_is_there() -> None:
    names = rich.cells.get_character_cell_size.__wrapped__.__code__.co_names
    assert "load_cell_table" in names
    assert "load_cell_table" in rich.cells.split_graphemes.__code__.co_names
    assert hasattr(rich.cells.cached_cell_len, "cache_clear")
