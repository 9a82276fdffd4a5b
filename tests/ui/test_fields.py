"""What is typed stands in the cells that are drawn, and whatever takes keys is drawn at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.geometry import Region
from textual.widgets import Input, TextArea

from .conftest import STORY, OpenReader, Screen, open_library, write_articles

# With three panes, with two, and with one in the smallest of all. What is opened in the first is
# looked at in the next, too, and opened in the smallest.
SIZES = [(100, 30), (80, 24), (40, 10)]
TYPED = ["zqx", "a"]  # at each size
DRAFT = "draft.md"
OTHER_LEE = "---\ntitle: Rain\ndate: 2021-05-01\n---\n“It rained all day,” said Ada Lee.\n"

# By what a user calls it, and the keys that lead there.
FIELDS = {
    "library": ["slash"],
    "article": ["2", "slash"],
    "quotes": ["3", "slash"],
    "bookmarks": ["2", "m", "B", "slash"],
    "speakers": ["w", "slash"],
    "statements": ["2", "]", "W", "slash"],
    "draft": ["C"],
    "quotations": ["C", *DRAFT, "enter", "slash"],
    "saved searches": ["F"],
    "commands": ["colon"],
    "keys": ["question_mark"],
    "speaker of a quote": ["2", "]", "S"],
    "names of a speaker": ["w", "S"],
    "tags": ["2", "t"],
    "running tags": ["T"],
    "tags of a bookmark": ["2", "m", "B", "t"],
    "note": ["2", "a"],
    "note of a bookmark": ["2", "m", "B", "a"],
    "file of an export": ["2", "m", "e", "enter"],
    "file of listed bookmarks": ["2", "m", "B", "e", "enter"],
    "command for a passage": ["2", "exclamation_mark"],
    "command for bookmarks": ["2", "m", "B", "exclamation_mark"],
    "citation styles": ["2", "m", "Y"],
    "links": ["2", "O"],
    "one of several people": ["slash", *"said:lee", "enter", "p"],
}


# Further screens and dialogs in which something takes keys.
OTHERS = {
    "articles": ["1"],
    "text": ["2"],
    "text alone": ["2", "z"],
    "quotes": ["3"],
    "quotes below the text": ["L", "3"],
    "export": ["2", "m", "e"],
    "about": ["2", "i"],
    "bookmarks": ["2", "m", "B"],
    "speakers": ["w"],
    "statements": ["2", "]", "W"],
    "quotations": ["C", *DRAFT, "enter"],
    "versions": ["2", "D"],
    "quotations found": ["C", *DRAFT, "enter", "slash", "a", "enter"],
}
LEFT_BY = {"text alone": ["z"], "quotes below the text": ["L"]}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The usual articles, an older version of one, and a second person of the name Lee."""
    place = tmp_path_factory.mktemp("shelf")
    folder, cache = write_articles(place / "briefings"), place / "cache"
    older = STORY.replace("2024-03-14", "2024-03-13").replace("four million", "three million")
    (folder / "older.md").write_text(older, encoding="utf-8")
    (folder / "other.md").write_text(OTHER_LEE, encoding="utf-8")
    library = open_library(folder, cache, place / "data")
    assert list(library.update())
    library.close()
    return folder, cache


@pytest.fixture(autouse=True)
def _beside_a_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "drafts"
    place.mkdir()
    (place / DRAFT).write_text("“The quay is open,” said Ann Lee.\n", encoding="utf-8")
    monkeypatch.chdir(place)


def cursor(screen: Screen) -> tuple[int, int] | None:
    """The column and row of the cell that is drawn as a cursor where words are typed."""
    field = screen.pilot.app.focused
    assert field is not None
    name = "input--cursor" if isinstance(field, Input) else "text-area--cursor"
    wanted = field.get_component_rich_style(name).bgcolor
    for y, strip in enumerate(screen.strips):
        x = 0
        for segment in strip:
            if segment.style is not None and segment.style.bgcolor == wanted:
                return x, y
            x += segment.cell_length
    return None


def check_that_all_is_drawn(screen: Screen, name: str) -> None:
    shown = screen.pilot.app.screen
    assert shown.focused in shown.focus_chain, name
    for widget in shown.focus_chain:
        region, clip = shown._compositor.visible_widgets.get(widget, (Region(), Region()))
        seen = region.intersection(clip).intersection(shown.region)
        assert seen.width >= 8, (name, widget, seen)
        assert seen.height >= 1, (name, widget, seen)


async def begin_again(screen: Screen, size: tuple[int, int]) -> None:
    await screen.leave()
    await screen.resize(*size)


@pytest.mark.parametrize("sizes", [SIZES[:-1], SIZES[-1:]], ids=["shrinking", "small"])
async def test_the_letters_and_the_cursor_are_drawn_where_one_types(
    open_reader: OpenReader, sizes: Sequence[tuple[int, int]]
) -> None:
    async with open_reader(*sizes[0]) as screen:
        for name, keys in FIELDS.items():
            await screen.press(*keys)
            typed = ""
            for size, letters in zip(sizes, TYPED, strict=False):
                case = name, size
                await screen.resize(*size)
                check_that_all_is_drawn(screen, name)
                field = screen.pilot.app.focused
                assert isinstance(field, Input | TextArea), case
                if typed:
                    assert screen.pilot.app.cursor_position == cursor(screen), case
                await screen.type(letters)
                typed += letters
                assert typed in (field.value if isinstance(field, Input) else field.text), case
                x, y = screen.where(typed)
                assert cursor(screen) == (x + len(typed), y), case
                assert screen.pilot.app.cursor_position == (x + len(typed), y), case
            await begin_again(screen, sizes[0])


@pytest.mark.parametrize("sizes", [SIZES[:-1], SIZES[-1:]], ids=["shrinking", "small"])
async def test_nothing_that_takes_keys_is_clipped_to_nothing(
    open_reader: OpenReader, sizes: Sequence[tuple[int, int]]
) -> None:
    async with open_reader(*sizes[0]) as screen:
        for name, keys in OTHERS.items():
            await screen.press(*keys)
            for size in sizes:
                await screen.resize(*size)
                check_that_all_is_drawn(screen, name)
            await screen.press(*LEFT_BY.get(name, []))
            await begin_again(screen, sizes[0])


@pytest.mark.parametrize("keys", [["2", "m", "B"], ["w"], ["2", "]", "W"], ["C", *DRAFT, "enter"]])
async def test_a_field_that_opens_over_a_list_moves_no_line_of_it(
    open_reader: OpenReader, keys: list[str]
) -> None:
    async with open_reader(*SIZES[0]) as screen:
        await screen.press(*keys)
        for size in SIZES:
            await screen.resize(*size)
            before = screen.lines
            await screen.press("slash")
            changed = [n for n, line in enumerate(screen.lines) if line != before[n]]
            assert changed == ([] if "W" in keys else [1]), size  # there it is always open
            await screen.press("escape")
            assert screen.lines == before, size
