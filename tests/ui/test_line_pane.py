"""The panes' own way to the screen, and their scrollbar under the mouse."""

from __future__ import annotations

from tests.cases import cases
from textual.events import MouseDown, MouseMove, MouseScrollDown, MouseUp

from briefreader.ui.widgets.line_pane import THUMB, thumb

from .conftest import OpenReader, Screen


@cases(
    ("lines", "top", "rows"),
    [
        (10, 0, range(0)),
        (20, 0, range(10)),
        (40, 0, range(10)),
        (40, 20, range(10, 20)),
        (100_000, 0, range(1)),
        (100_000, 99_980, range(19, 20)),
        (0, 0, range(0)),
    ],
)
def test_the_thumb_is_where_the_view_is(lines: int, top: int, rows: range) -> None:
    view = 20 if lines != 20 else 10
    assert thumb(20, lines, view, top) == rows


def bar_of(screen: Screen) -> list[int]:
    """The rows at which the text's bar is."""
    region = screen.reader.text.region
    column = region.right - 1
    return [
        row
        for row, strip in enumerate(screen.strips)
        if strip.crop(column, column + 1).text == THUMB
    ]


async def test_the_bar_scrolls_where_it_is_clicked_and_dragged(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("G", "2")
        text = screen.reader.text
        region = text.region
        assert bar_of(screen)[0] == region.y
        bar = (region.right - 1, region.y + region.height // 2)
        await screen.pilot._post_mouse_events([MouseDown], offset=bar, button=1)
        middle = text.scroll_offset.y
        assert 0.4 < middle / text.max_scroll_y < 0.6
        below = (region.right - 1, region.bottom - 1)
        await screen.pilot._post_mouse_events([MouseMove], offset=below, button=1)
        assert text.scroll_offset.y == text.max_scroll_y
        await screen.pilot._post_mouse_events([MouseUp], offset=below, button=1)
        await screen.pilot._post_mouse_events([MouseMove], offset=bar)
        await screen.settle()
        assert text.scroll_offset.y == text.max_scroll_y
        assert text.selected is None
        assert bar_of(screen)[-1] == region.bottom - 1


async def test_the_wheel_scrolls_every_pane(open_reader: OpenReader) -> None:
    async with open_reader(140, 10) as screen:
        for name in ("articles", "text", "quotes"):
            pane = screen.reader.query_one(f"#{name}")
            place = (pane.region.x + 4, pane.region.y + 3)
            await screen.pilot._post_mouse_events([MouseScrollDown], offset=place)
            await screen.settle()
            assert pane.scroll_offset.y > 0, name
