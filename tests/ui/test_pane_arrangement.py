"""The panes' room, by key and by mouse; and everything as it was at the next start."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import MouseDown, MouseMove, MouseUp

from briefreader.domain.listing_row import Sort
from briefreader.library import Library
from briefreader.ui.rendering.list_position import first_visible_line
from briefreader.ui.state.session_file import (
    LIBRARIES,
    NAME,
    ListPosition,
    ScreenState,
    SessionFile,
)

from .conftest import OpenReader, Screen, open_library


def width_of(screen: Screen, pane: str) -> int:
    return screen.reader.query_one(f"#{pane}-pane").region.width


def rows_of(shown: str) -> list[str]:
    """The list without its head and its bar, which tell of the articles above too."""
    return [line.rstrip("▐ ") for line in shown.split("\n")[1:]]


async def test_a_pane_is_made_wider_and_narrower_by_keys_and_usual_again(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        usual = width_of(screen, "list"), width_of(screen, "text"), width_of(screen, "quotes")
        await screen.press("right_curly_bracket", "shift+right")
        assert width_of(screen, "list") == usual[0] + 4
        await screen.press("3", "left_curly_bracket")
        assert width_of(screen, "quotes") == usual[2] - 2
        await screen.press("2", "right_curly_bracket")
        assert width_of(screen, "quotes") == usual[2] - 4
        await screen.press("equals_sign")
        assert usual == (
            width_of(screen, "list"),
            width_of(screen, "text"),
            width_of(screen, "quotes"),
        )


async def test_the_rule_between_panes_can_be_dragged(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        for pane, grown in (("text", "list"), ("quotes", "quotes")):
            region = screen.reader.query_one(f"#{pane}-pane").region
            before = width_of(screen, grown)
            step = 5 if grown == "list" else -5
            for event, x in ((MouseDown, 0), (MouseMove, step), (MouseUp, step)):
                place = (region.x + x, region.y + 4)
                await screen.pilot._post_mouse_events([event], offset=place, button=1)
                await screen.settle()
            assert width_of(screen, grown) == before + 5
        await screen.pilot._post_mouse_events([MouseMove], offset=(10, 10))
        await screen.settle()
        assert width_of(screen, "quotes") == before + 5
        assert screen.reader.text.selected is None


async def test_the_quotes_go_below_the_text_and_back(open_reader: OpenReader) -> None:
    async with open_reader(100, 36) as screen:
        await screen.press("L")
        text = screen.reader.query_one("#text-pane").region
        quotes = screen.reader.query_one("#quotes-pane").region
        assert quotes.y == text.bottom
        assert quotes.width == text.width
        assert "Ann Lee" in screen.pane("quotes")
        height = quotes.height
        await screen.press("3", "right_curly_bracket")
        assert screen.reader.query_one("#quotes-pane").region.height == height + 1
        await screen.press("backslash", "2")
        assert not screen.reader.query_one("#quotes-pane").display
        await screen.press("L")
        text = screen.reader.query_one("#text-pane").region
        assert screen.reader.query_one("#quotes-pane").region.x == text.right


@pytest.mark.parametrize("size", [(40, 10), (70, 24), (100, 24), (300, 100)])
async def test_at_every_size_all_lines_fit_with_the_quotes_below(
    open_reader: OpenReader, size: tuple[int, int]
) -> None:
    async with open_reader(*size) as screen:
        await screen.type("L" + "}" * 5 + "3" + "}" * 40)
        for key in ("1", "2", "3"):
            await screen.press(key)
            assert len(screen.lines) == size[1]
            assert screen.reader.boxes.region(screen.reader.session.pane).height > 2


async def test_the_mark_is_where_it_was_left(open_reader: OpenReader, library: Library) -> None:
    async with open_reader() as screen:
        await screen.press("G", "2", "space", "j", "j", "j", "j")
        text = screen.reader.text
        left = (text.top, text.mark)
        assert text.mark > text.top > 0
        await screen.press("K", "J")
        assert (text.top, text.mark) == left
        await screen.press("q", "q")
    again = open_library(library.roots[0], library.index_folder.parent, library.data_dir)
    async with open_reader(on=again) as screen:
        assert (screen.reader.text.top, screen.reader.text.mark) == left
    again.close()


async def test_the_next_start_finds_everything_where_it_was(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader(140, 16) as screen:
        await screen.press("right_curly_bracket", "minus", "number_sign", "s", "j", "j", "T")
        await screen.type("aid")
        await screen.press("enter", "2", "ctrl+d", "ctrl+q")
        left = screen.reader.session.path, screen.reader.articles.cursor
        top = screen.reader.text.top
        widths, column = width_of(screen, "list"), screen.reader.session.column
        assert column < 72
    again = open_library(library.roots[0], library.index_folder.parent, library.data_dir)
    async with open_reader(140, 16, on=again) as screen:
        assert (screen.reader.session.path, screen.reader.articles.cursor) == left
        assert screen.reader.text.top == top
        assert "by date ↑" in screen.pane("list")
        assert "tagging aid" in screen.header
        assert width_of(screen, "list") == widths
        assert screen.reader.session.column == column
        assert screen.reader.session.numbers
    again.close()


async def test_the_list_scrolls_back_to_where_it_was(
    tmp_path: Path, open_reader: OpenReader
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        (folder / f"2024-01-{number:02}.txt").write_text(f"Title {number}\n\nA text.\n", "utf-8")
    first = open_library(folder, tmp_path / "cache", tmp_path / "own")
    assert list(first.update())
    async with open_reader(140, 30, on=first) as screen:
        await screen.press(*["j"] * 30, *["k"] * 4)
        before = screen.pane("list")
        await screen.press("q")
    first.close()
    (folder / "2025-01-01.txt").write_text("Newer than all\n\nA text.\n", "utf-8")
    second = open_library(folder, tmp_path / "cache", tmp_path / "own")
    assert list(second.update())
    async with open_reader(140, 30, on=second) as screen:
        assert rows_of(screen.pane("list")) == rows_of(before)
    second.close()


@pytest.mark.parametrize(
    "words",
    [
        "", "{", "[]", "null", '{"places": 3}', '{"list_width": "x", "tags": [1]}', "{" * 9_999,
        '{"places": {"key": {"path": 3}}}', '{"places": {"key": {"path": "/a", "sort": "no"}}}',
        '{"list_width": -3, "column": true}',
    ],
)  # fmt: skip
def test_whatever_stands_in_the_file_nothing_fails(tmp_path: Path, words: str) -> None:
    (tmp_path / NAME).write_text(words, encoding="utf-8")
    left = SessionFile(tmp_path, "key").left
    assert left.list_width is None
    assert left.column is None


def test_what_is_kept_is_read_again_and_each_library_has_its_place(tmp_path: Path) -> None:
    place = ListPosition(Path("/a/caf\udce9.txt"), 7, 3, Sort.TITLE)
    left = ScreenState(31, 40, 9, True, False, 80, True, ("a", "b"), place)
    SessionFile(tmp_path, "one").keep(left)
    SessionFile(tmp_path, "two").keep(ScreenState(place=ListPosition(Path("/b"))))
    assert SessionFile(tmp_path, "one").left.place == place
    SessionFile(tmp_path, "one").keep(left)
    assert SessionFile(tmp_path, "one").left == left
    assert SessionFile(tmp_path, "three").left.place is None
    SessionFile(tmp_path / "gone", "one").keep(left)


def test_the_places_of_the_libraries_that_were_left_last_are_kept(tmp_path: Path) -> None:
    for number in range(LIBRARIES + 5):
        SessionFile(tmp_path, f"n{number}").keep(
            ScreenState(place=ListPosition(Path(f"/{number}")))
        )
    SessionFile(tmp_path, "n7").keep(ScreenState(place=ListPosition(Path("/again"))))
    SessionFile(tmp_path, "one more").keep(ScreenState(place=ListPosition(Path("/one more"))))
    known = [n for n in range(LIBRARIES + 5) if SessionFile(tmp_path, f"n{n}").left.place]
    assert known == [*range(6, LIBRARIES + 5)]
    assert SessionFile(tmp_path, "n7").left.place == ListPosition(Path("/again"))


def test_the_order_of_what_a_search_found_is_not_that_of_a_list(tmp_path: Path) -> None:
    place = ListPosition(Path("/a"), 1, 0, Sort.RELEVANCE)
    SessionFile(tmp_path, "one").keep(ScreenState(place=place))
    assert SessionFile(tmp_path, "one").left.place == ListPosition(Path("/a"), 1, 0, Sort.DATE)


def test_the_cursors_row_is_always_in_sight() -> None:
    for number in (0, 3, 50, 99):
        for above in (0, 2, 30):
            top = first_visible_line(number, above, 4, 1, 100, 21)
            assert top <= number * 4
            assert number * 4 + 3 <= top + 21
            assert top >= 0


async def test_rows_of_one_line_are_one_key_away_and_stay_at_the_next_start(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("j")
        row = screen.where("▎●")[1]
        title = screen.pane("list").splitlines()[row - 1].partition("● ")[2]
        assert screen.pane("list").count("● ") == 4
        await screen.press("Z")
        rows = screen.pane("list").splitlines()[2:6]
        assert [line[3:13] for line in rows] == [
            *("2024-03-14", "2024-02-27", "2023-09-08", "2022-01-01")
        ]
        assert rows[1].startswith("▎● ")  # the cursor is on the same article
        assert title[:10] in rows[1]
        await screen.press("slash")
        await screen.type("quay")
        assert screen.pane("list").splitlines()[2].startswith("▎● 2024-03-14 ")
        assert "quay" in screen.pane("list").splitlines()[2]  # what was found, in place of a title
        await screen.press("escape", "ctrl+q")
    again = open_library(library.roots[0], library.index_folder.parent, library.data_dir)
    async with open_reader(on=again) as screen:
        assert screen.pane("list").splitlines()[3].startswith("▎● 2024-02-27 ")
        await screen.press("Z")
        assert "▎  2024-02-27 · " in screen.pane("list")
    again.close()


@pytest.mark.parametrize("place", ["B", "w", "W"])
async def test_quitting_at_once_keeps_the_place_also_from_a_collection(
    open_reader: OpenReader, library: Library, place: str
) -> None:
    async with open_reader() as screen:
        await screen.press("J")
        path = screen.reader.session.path
        await screen.press(place, "ctrl+q")
    again = open_library(library.roots[0], library.index_folder.parent, library.data_dir)
    left = SessionFile.of(again).left.place
    again.close()
    assert left is not None
    assert left.path == path
