"""What is drawn at a key: one frame, and in it only the lines that have changed."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from contextlib import nullcontext

import pytest
from textual._compositor import Compositor, CompositorUpdate
from textual.app import App
from textual.events import Resize
from textual.geometry import Region, Size
from textual.messages import Update
from textual.screen import Screen

from briefreader.ui.collections.bookmarks_screen import LOOKED_AT
from briefreader.ui.reader import controller
from briefreader.ui.reader.reader_screen import ReaderScreen
from briefreader.ui.terminal.batched_screen import BatchedScreen
from briefreader.ui.terminal.diff_compositor import DiffCompositor
from briefreader.ui.widgets.article_list import ArticleList
from briefreader.ui.widgets.quote_sidebar import QuoteSidebar
from briefreader.ui.widgets.text_view import TextView

from .conftest import OpenReader

Counted = Callable[..., list[str]]


@pytest.fixture
def frames() -> None:
    """Draw each of them when it is due."""


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """Counts calls of a method from now on, in the list that it gives back."""

    def count(kind: type, name: str) -> list[str]:
        calls: list[str] = []
        usual = getattr(kind, name)

        def counting(*words: object, **named: object) -> object:
            calls.append(name)
            return usual(*words, **named)

        monkeypatch.setattr(kind, name, counting)
        return calls

    return count


async def test_a_key_is_answered_by_one_frame(
    open_reader: OpenReader, counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        controller, "FRAME_WAIT_SECONDS", 5.0
    )  # for a machine that is busy with other tests
    async with open_reader() as screen:
        frames = counted(ReaderScreen, "_compositor_refresh")
        for key in ("j", "J", "G", "]", "space", "tab", "ctrl+d"):
            await screen.press("1", "g", key)
            frames.clear()
            await screen.press(key if key in ("]", "space", "tab") else "g")
            assert len(frames) == 1, key


async def test_only_lines_that_changed_are_drawn(open_reader: OpenReader, counted: Counted) -> None:
    async with open_reader() as screen:
        await screen.press("J", "2", "j")
        drawn = [counted(kind, "draw_line") for kind in (ArticleList, QuoteSidebar)]
        text = counted(TextView, "draw_line")
        await screen.press("j")
        assert not any(drawn)
        assert 1 <= len(text) <= 4  # where the mark was and is
        text.clear()
        await screen.press("slash", "escape")
        assert not any(drawn)
        assert 1 <= len(text) <= 4  # the mark, which is stronger where the keys go


async def test_rows_that_are_scrolled_are_not_drawn_again(
    open_reader: OpenReader, counted: Counted
) -> None:
    async with open_reader(140, 10) as screen:
        articles = screen.reader.articles
        assert articles.virtual_size.height > articles.size.height
        drawn = counted(ArticleList, "draw_line")
        articles.scroll_to(y=1, animate=False)
        await screen.settle()
        assert articles.scroll_offset.y == 1
        assert 1 <= len(drawn) <= 3  # the line that came, and where the bar was and is


@pytest.mark.parametrize("size", [(140, 40), (60, 20)])
async def test_each_piece_of_a_row_is_the_foremost_part_s(
    open_reader: OpenReader, size: tuple[int, int]
) -> None:
    async with open_reader(*size) as screen:
        for keys in ((), ("2", "]"), ("/", "q", "u"), ("question_mark",), ("B",), ("2", "t")):
            await screen.press(*keys)
            compositor = screen.pilot.app.screen._compositor
            usual, ours = (
                [
                    {x: piece and list(piece) for x, piece in row.items()}
                    for row in kind._render_chops(
                        compositor, compositor.size.region, lambda y: y % 5 > 0
                    )
                ]
                for kind in (Compositor, DiffCompositor)
            )
            assert ours == usual, keys
            assert any(piece for row in ours for piece in row.values()), keys
            await screen.press("escape", "1")


async def test_keys_leave_hardly_any_garbage(open_reader: OpenReader) -> None:
    # What is not freed at once has to be looked for among all that lives, while a key waits.
    async with open_reader() as screen:
        await screen.press(*"jk")
        gc.collect()
        gc.disable()
        try:
            await screen.press(*"jk" * 5)
            assert gc.collect() < 10 * 100
        finally:
            gc.enable()


async def test_a_letter_is_drawn_and_then_all_that_it_finds(
    open_reader: OpenReader, counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(controller, "FRAME_WAIT_SECONDS", 5.0)
    async with open_reader() as screen:
        await screen.press("/", "h", "u")
        frames, layouts = (
            counted(ReaderScreen, "_compositor_refresh"),
            counted(ReaderScreen, "_refresh_layout"),
        )
        await screen.press("m")
        assert "humanitarian" in screen.pane("list")
        assert 1 <= len(frames) <= 2
        assert not layouts


async def test_snippets_that_take_long_come_after_the_rows(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(controller, "FRAME_WAIT_SECONDS", -1.0)
    async with open_reader() as screen:
        await screen.press("/")
        await screen.type("sack")
        assert "every sack of" in screen.pane("list")


async def test_rows_come_into_sight_with_their_snippets(
    open_reader: OpenReader, counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(controller, "FRAME_WAIT_SECONDS", 5.0)
    async with open_reader(140, 18) as screen:
        await screen.press("/")
        await screen.type("the")
        await screen.press("enter")
        articles = screen.reader.articles
        assert len(articles.listing or ()) > articles.page
        frames = counted(ReaderScreen, "_compositor_refresh")
        for keys in (["G"], ["ctrl+d"] * 3, ["j"] * 3):
            await screen.press("g")
            frames.clear()
            top = articles.scroll_offset.y
            await screen.press(*keys)
            assert articles.scroll_offset.y > top, keys
            assert len(frames) == len(keys), keys


async def test_a_new_size_is_drawn_once(open_reader: OpenReader, counted: Counted) -> None:
    async with open_reader() as screen:
        await screen.press("G", "2")
        whole = counted(Compositor, "render_full_update")
        text = counted(TextView, "draw_line")
        await screen.resize(118, 36)
        assert len(whole) == 1
        assert len(text) == screen.reader.text.size.height


async def test_sizes_that_come_at_once_are_drawn_until_the_last_and_no_longer(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader(120, 40) as screen:
        laid_out: list[str] = []

        def no_longer() -> None:
            laid_out.append("once more")
            assert len(laid_out) < 50

        monkeypatch.setattr(screen.reader, "laid_out", no_longer)
        for size in (Size(100, 30), screen.reader.app.size):
            screen.reader.post_message(Resize(size, size))
            screen.reader.call_later(lambda: None)  # else the second takes the first one's place
        await screen.settle()
        assert not laid_out


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What each frame has written to the terminal."""
    frames: list[str] = []

    def write(app: App[None], _screen: object, update: object) -> None:
        if isinstance(update, CompositorUpdate):
            frames.append(update.render_segments(app.console))

    monkeypatch.setattr(App, "_display", write)
    return frames


async def test_back_from_a_list_or_a_dialog_nothing_is_written_twice(
    open_reader: OpenReader, written: list[str]
) -> None:
    async with open_reader(120, 30) as screen:
        for key, back in (("w", "q"), ("I", "escape"), ("question_mark", "escape"), ("w", "q")):
            written.clear()
            await screen.press(key)
            assert len(set(written) - {""}) == len([frame for frame in written if frame]), key
            written.clear()
            await screen.press(back)
            whole, *more = written
            assert "A long report" in whole, key
            assert "".join(more) == "", key


async def test_the_screen_is_drawn_again_at_its_key(
    open_reader: OpenReader, written: list[str]
) -> None:
    async with open_reader(120, 30) as screen:
        for keys, words in (((), "A long report"), (("w",), "harbour master")):
            await screen.press(*keys)
            written.clear()
            await screen.press("ctrl+l")
            assert words in "".join(written)
            assert "does nothing" not in screen.footer


async def test_the_speakers_open_again_with_their_titles(
    open_reader: OpenReader, written: list[str]
) -> None:
    async with open_reader(120, 30) as screen:
        await screen.press("w", "q")
        written.clear()
        await screen.press("w")
        whole, *more = written
        assert "harbour master" in whole
        assert "".join(more) == "", "rows that move when titles come"


async def test_after_a_new_size_nothing_is_written_twice(
    open_reader: OpenReader, written: list[str]
) -> None:
    async with open_reader(140, 40) as screen:
        await screen.press("G", "2")
        for size in ((118, 36), (80, 24), (60, 20), (40, 10)):
            written.clear()
            await screen.resize(*size)
            whole, *more = written
            assert "A long report" in whole, size
            assert "".join(more) == "", size


@pytest.mark.parametrize("held_back", [False, True])
async def test_what_changes_between_a_layout_and_its_frame_is_drawn(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch, held_back: bool
) -> None:
    async with open_reader() as screen:
        reader, rows = screen.reader, set[int]()

        def display(_: App[None], of: object, update: CompositorUpdate | None) -> None:
            if of is reader and update is not None:
                whole = range(reader.size.height)
                rows.update(y for y, *_ in getattr(update, "spans", [(y,) for y in whole]))

        monkeypatch.setattr(App, "_display", display)
        with reader.app.batch_update() if held_back else nullcontext():
            reader.articles._set_dirty()
            reader.post_message(Update(reader.articles))  # heard of behind the layout
            reader._refresh_layout()
            await asyncio.sleep(0.05)
        await screen.settle()
        await screen.pause(0.1)
        listed = reader.articles.region
        assert rows >= set(range(listed.y, listed.bottom))


async def test_no_cursor_blinks(open_reader: OpenReader, counted: Counted) -> None:
    async with open_reader() as screen:
        drawn = counted(Compositor, "render_partial_update")
        for keys in (("/", "h"), ("2", "a", "h"), ("2", "t", "h"), (":",), ("2", "|")):
            await screen.press(*keys)
            drawn.clear()
            await asyncio.sleep(0.7)
            assert not drawn, keys
            await screen.press("escape", "escape")


async def test_a_screen_opens_in_two_frames_at_most(
    open_reader: OpenReader, counted: Counted
) -> None:
    async with open_reader() as screen:
        await screen.press("2")
        whole, layouts = (
            counted(DiffCompositor, "render_full_update"),
            counted(BatchedScreen, "_refresh_layout"),
        )
        for key in ("question_mark", "colon", "i", "a", "t", "B", "w"):
            for _ in range(3):  # where much else is at work, a frame can fall between two steps
                del whole[:], layouts[:]
                await screen.press(key)
                frames = len(whole), len(layouts)
                await screen.press("escape")
                if frames[0] <= 2 and frames[1] <= 3:
                    break
            assert frames[0] <= 2, key
            assert frames[1] <= 3, key


async def test_where_the_keys_go_is_drawn_as_if_the_panes_were_drawn_anew(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        reader = screen.reader
        for key in ("tab", "tab", "tab", "slash", "escape", "3", "slash", "escape", "2", "1"):
            await screen.press(key)
            drawn = screen.strips
            for pane in (reader.articles, reader.text, reader.quotes):
                pane.refresh()
            await screen.settle()
            assert screen.strips == drawn, key


@pytest.mark.parametrize(
    "keys", [(), ("w",), ("B",), ("question_mark",), ("B", "a"), ("w", "question_mark")]
)
async def test_nothing_is_drawn_while_nothing_happens(
    open_reader: OpenReader, counted: Counted, keys: tuple[str, ...]
) -> None:
    async with open_reader() as screen:
        await screen.press("m", *keys)
        stack = screen.pilot.app.screen_stack
        while any(one._dirty_widgets or one._repaint_required for one in stack if one.is_current):
            await screen.pause(0.01)  # what lies below draws when its own timer says so
        drawn = [
            counted(kind, name)
            for kind, name in (
                (Compositor, "render_full_update"),
                (DiffCompositor, "render_full_update"),
                (Compositor, "render_partial_update"),
            )
        ]
        await asyncio.sleep(2.5 * LOOKED_AT)
        assert not any(drawn)


async def test_what_changes_below_a_dialog_is_drawn_by_it_and_nothing_else(
    open_reader: OpenReader, counted: Counted
) -> None:
    async with open_reader() as screen:
        await screen.press("question_mark")
        drawn, whole = [
            counted(DiffCompositor, f"render_{kind}_update") for kind in ("partial", "full")
        ]
        screen.reader.show_message("the tide is out", lasting=True)
        await screen.wait_for("the tide is out")
        await screen.pause(0.1)
        assert drawn
        assert not whole


async def test_a_letter_typed_while_something_changes_below_is_drawn(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader() as screen:
        await screen.press("a")
        dialog, reader = screen.pilot.app.screen, screen.reader
        field = screen.pilot.app.focused
        assert isinstance(dialog, BatchedScreen)
        assert field is not None
        drawn: list[Region] = []
        render = DiffCompositor.render_update

        def recorded(compositor: DiffCompositor, *, screen_stack: list[Screen[object]]) -> object:
            drawn.extend(compositor._dirty_regions)
            return render(compositor, screen_stack=screen_stack)

        monkeypatch.setattr(DiffCompositor, "render_update", recorded)
        # The field has told the dialog, which has not drawn yet, when something changes below.
        field.refresh()
        dialog._dirty_widgets.add(field)
        below = Region(0, 0, 5, 1)
        reader._compositor._dirty_regions.add(below)
        reader._compositor_refresh()
        dialog._on_timer_update()
        assert any(one.overlaps(below) for one in drawn)
        assert any(one.overlaps(field.region) for one in drawn)
