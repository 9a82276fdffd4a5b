"""While not all is indexed, every file is listed, and every number that may grow says so."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import index_in_part

from briefreader.library import EventKind, IndexEvent, Library, Progress
from briefreader.ui.collections.bookmarks_screen import BookmarksScreen, BookmarksView
from briefreader.ui.collections.draft_check_screen import DraftCheckScreen
from briefreader.ui.collections.phrase_screen import PhraseScreen
from briefreader.ui.collections.questions_screen import QuestionsScreen
from briefreader.ui.collections.speakers_screen import SpeakersScreen
from briefreader.ui.commands.waiting_changes import LOCKED
from briefreader.ui.rendering.progress_text import indexed, indexing, time_left
from briefreader.ui.state.recent_choices import RecentChoices

from .conftest import OpenReader, Screen, indexed_library, open_library, write_articles

pytestmark = pytest.mark.usefixtures("forked_readers")

DRAFT = "“Nobody has ever said a word of this,” said Ann Lee.\n"
STORM = "---\ntitle: A storm\ndate: 2021-01-01\n---\n“It blew all night,” said Zoe Park.\n"
FILES = 5  # of which two are indexed
PROGRESS = Progress(2_100, 2_076, 9_440, 250.0)
SIZES = [(140, 40), (100, 30), (80, 24), (60, 20)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = write_articles(tmp_path / "briefings")
    (folder / "storm.md").write_text(STORM, encoding="utf-8")
    return folder


@pytest.fixture
def unfinished(folder: Path, tmp_path: Path) -> Iterator[Library]:
    """A library whose reader was left while its first index was built."""
    library = open_library(folder, tmp_path / "cache", tmp_path / "data")
    index_in_part(library.index_folder, folder, 2)
    library.refresh()
    yield library
    library.close()


async def finish(screen: Screen) -> None:
    """Index the rest, and let the screen hear of it."""
    assert list(screen.library.update())
    await screen.reader.controllers.index_updates.told(
        IndexEvent(EventKind.FINISHED, articles=FILES)
    )
    await screen.settle()


def unindexed(library: Library) -> list[str]:
    listing = library.listing()
    rows = [listing.hit(number).row for number in range(len(listing))]
    return [row.path.name for row in rows if not row.indexed]


async def test_the_files_that_are_not_indexed_yet_are_listed_and_can_be_opened(
    open_reader: OpenReader, unfinished: Library, folder: Path
) -> None:
    async with open_reader(on=unfinished) as screen:
        assert f"{FILES} articles" in screen.header
        names = unindexed(unfinished)
        assert len(names) == FILES - 2
        for name in names:
            assert name in screen.pane("list")
        await screen.press("G", "enter")
        assert screen.reader.session.path == folder / names[-1]
        assert "It blew all night" in screen.pane("text")
        await screen.press("1")
        await finish(screen)
        for name in names:
            assert name not in screen.pane("list")
        assert f"{FILES} articles" in screen.header


async def test_no_list_of_file_names_says_that_it_is_sorted(
    open_reader: OpenReader, unfinished: Library
) -> None:
    async with open_reader(on=unfinished) as screen:
        assert "not sorted yet" in screen.pane("list")
        await screen.press("s")
        assert "once indexing has finished" in screen.footer
        assert "not sorted yet" in screen.pane("list")
        await finish(screen)
        await screen.press("s")
        assert "by date ↑" in screen.pane("list")


async def test_what_a_search_has_found_so_far_says_so(
    open_reader: OpenReader, unfinished: Library
) -> None:
    async with open_reader(on=unfinished) as screen:
        await screen.press("slash")
        await screen.type("the")
        for size in SIZES:
            await screen.resize(*size)
            assert "articles so far" in screen.lines[1], size
        await screen.press("enter")
        for size in SIZES:
            await screen.resize(*size)
            assert "so far" in screen.pane("list").splitlines()[0], size
        await finish(screen)
        for size in SIZES:
            await screen.resize(*size)
            assert "so far" not in screen.shown, size


async def test_results_are_complete_once_all_is_indexed_on_whichever_row_one_is(
    open_reader: OpenReader, unfinished: Library
) -> None:
    async with open_reader(on=unfinished) as screen:
        await screen.press("slash")
        await screen.type("the")
        await screen.press("enter", "j")
        assert screen.reader.articles.cursor == 1
        before = len(screen.reader.session.listing or ())
        await finish(screen)
        await screen.press("j")
        assert len(screen.reader.session.listing or ()) > before
        assert "so far" not in screen.shown
        assert "to sort" not in screen.shown, "results are sorted"
        await screen.press("escape")
        assert "by date" in screen.pane("list")


@pytest.mark.parametrize(("keys", "noun"), [("w", "speaker"), ("W", "statement")])
async def test_speakers_and_statements_are_counted_so_far_and_grow_in_place(
    open_reader: OpenReader, unfinished: Library, keys: str, noun: str
) -> None:
    async with open_reader(on=unfinished) as screen:
        await screen.press("j", "2", "]", keys)
        for size in SIZES:
            await screen.resize(*size)
            assert f"{noun}s so far" in screen.header, size
            assert "40%" in screen.header, size
        await finish(screen)
        for size in SIZES:
            await screen.resize(*size)
            assert f"{noun}s  " in screen.header, size
            assert "so far" not in screen.shown, size
            assert "%" not in screen.header, size


async def test_who_is_quoted_in_what_was_just_indexed_is_listed_with_the_cursor_where_it_was(
    open_reader: OpenReader, unfinished: Library
) -> None:
    async with open_reader(on=unfinished) as screen:
        for key in ("w", "W", "f7"):
            await screen.press("2", "right_square_bracket", key, "slash")
            await screen.type("zzz")
            await screen.press("enter")
            assert "no matching" in screen.shown
            assert all(line.endswith(" so far") for line in screen.lines if "no matching" in line)
            await screen.press("escape", "escape")
        await screen.press("w")
        known = {speaker.name for speaker in unfinished.speakers()}
        at = next(line for line in screen.lines if line.startswith("▎"))
        await finish(screen)
        new = {speaker.name for speaker in unfinished.speakers()} - known
        assert new
        for name in new:
            assert name in screen.shown
        assert at.split("  ")[0] in screen.shown


async def test_a_check_says_that_what_was_not_found_may_be_found_yet_and_is_made_again(
    open_reader: OpenReader, unfinished: Library, tmp_path: Path
) -> None:
    draft = tmp_path / "d.md"
    draft.write_text(f"{DRAFT}\n“It blew all night,” said Zoe Park.\n", encoding="utf-8")
    async with open_reader(on=unfinished) as screen:
        await screen.press("C")
        await screen.paste(str(draft))
        await screen.press("enter")
        checked = screen.reader.app.screen
        assert isinstance(checked, DraftCheckScreen)
        for size in SIZES:
            await screen.resize(*size)
            assert "“not found” may still change" in screen.header, size
        await screen.press("j")
        cursor = checked.entries.cursor
        assert cursor
        await finish(screen)
        await screen.settle()
        assert checked.entries.cursor == cursor
        assert "fixed" not in screen.footer, "nobody has mended the draft"
        for size in SIZES:
            await screen.resize(*size)
            assert "1 of 2 exact" in screen.header, size
            assert "again" not in screen.header, size
            assert "may still" not in screen.header, size


async def test_how_far_indexing_is_stays_on_the_screen_while_one_types_a_search(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        for columns, rows in (*SIZES, (40, 10)):
            await screen.resize(columns, rows)
            screen.reader.session.progress = PROGRESS
            await screen.settle()
            told = "21%" if columns < 60 else "2,100/9,440"
            assert told in screen.header, columns
            await screen.press("slash")
            await screen.type("harb")
            assert "harb" in screen.header, columns
            told = "2,100/9,440" if columns >= 80 else "21%"
            assert told in screen.header, columns
            screen.reader.session.progress = None
            await screen.settle()
            assert "%" not in screen.header, columns
            assert "9,440" not in screen.header, columns
            await screen.press("escape")


@pytest.mark.parametrize(
    ("columns", "told"), [(100, "about 4 min left"), (80, "2,100/9,440"), (60, "2,100/9,440")]
)
async def test_how_far_indexing_is_is_never_cut_for_the_search_beside_it(
    open_reader: OpenReader, columns: int, told: str
) -> None:
    async with open_reader(columns, 24) as screen:
        screen.reader.session.progress = PROGRESS
        await screen.press("slash")
        await screen.type("humanitarian corridor today")
        await screen.press("enter")
        said = screen.header.split("  /")[0]
        assert told in said
        assert "…" not in said


async def test_a_file_that_takes_long_is_named_at_the_top(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        slow = Path("/briefings/the[bold]long report.html")
        screen.reader.session.progress = Progress(5, 5, 900, None, slow, 12.3)
        await screen.settle()
        assert "5/900 · 12 s on the[bold]long report.html" in screen.header


async def test_very_many_new_files_are_listed_by_their_names_before_they_are_read(
    open_reader: OpenReader, folder: Path, tmp_path: Path
) -> None:
    library = indexed_library(folder, tmp_path)
    async with open_reader(on=library) as screen:
        for number in range(300):
            (folder / f"2025-01-01-{number}.txt").write_text("New\n\nWords.\n", encoding="utf-8")
        told = IndexEvent(EventKind.SCANNED, total=300, articles=FILES, current=FILES)
        await screen.reader.controllers.index_updates.told(told)
        await screen.settle()
        assert f"{FILES + 300} articles" in screen.header
        await screen.press("g")
        assert "2025-01-01" in screen.pane("list")
    library.close()


async def test_a_list_may_open_just_when_the_indexer_has_something_to_tell(
    open_reader: OpenReader, unfinished: Library
) -> None:
    async with open_reader(on=unfinished) as screen:
        for opened in (
            BookmarksScreen(unfinished, {}, BookmarksView(), RecentChoices()),
            SpeakersScreen(unfinished, {}),
            QuestionsScreen(unfinished, {}),
            PhraseScreen(unfinished, {}, speaker="Lee"),
        ):
            screen.pilot.app.push_screen(opened)
            screen.reader.host.tell_collections(published=True)
            screen.reader._tell_on_top(LOCKED)
            await screen.settle()
            assert screen.pilot.app.screen is opened
            screen.reader.host.tell_collections(published=True)
            await screen.settle()
            assert opened.heading in screen.header
            opened.dismiss(None)
            await screen.settle()


async def test_an_index_that_was_left_unfinished_is_finished_at_the_next_start(
    open_reader: OpenReader, unfinished: Library
) -> None:
    assert not unfinished.complete
    async with open_reader(on=unfinished, indexing=True) as screen:
        async with asyncio.timeout(30):
            while not unfinished.complete:
                await screen.pause(0.05)
        await screen.settle()
        assert not unindexed(unfinished)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (60, "indexing 2,100/9,440 · about 4 min left"),
        (30, "indexing 2,100/9,440"),
        (14, "21% indexed"),
        (5, "21%"),
        (2, ""),
    ],
)
def test_how_far_indexing_is_fits_into_the_room_there_is(cells: int, words: str) -> None:
    assert indexing(PROGRESS, cells) == words


def test_how_much_can_be_searched_counts_what_is_published() -> None:
    assert indexed(PROGRESS, 40) == "21% indexed, about 4 min left"
    assert indexed(Progress(0, 0, 0), 40) == "still indexing"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (5, "less than a minute left"),
        (61, "about 1 min left"),
        (280, "about 5 min left"),
        (5_300, "about 88 min left"),
        (7_300, "about 2 h left"),
    ],
)
def test_the_time_that_is_left_is_as_precise_as_it_can_be_known(seconds: int, words: str) -> None:
    assert time_left(seconds) == words
