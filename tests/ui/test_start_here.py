"""The guide for the first minutes, from the top of help; help begins with the pane."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefreader.library import Library
from briefreader.ui.dialogs.start_here import QUERIES, SIGNS
from briefreader.ui.state.session_file import SessionFile

from .conftest import NOW, OpenReader


@pytest.mark.parametrize(
    ("columns", "rows", "seen", "unseen"),
    [
        (140, 40, ("Try this", "Symbols", "Searches", "● ", "✎ ", "said:miller aid"), ("more:",)),
        (
            80,
            24,
            ("Try this", "Symbols", "said:name words", "Searches", "↓ more"),
            ("said:miller",),
        ),
        (60, 20, ("Try this", "Symbols", "said:name words", "more: Searches"), ("said:miller",)),
        (40, 10, ("Try this", "] m t", "more: Searches"), ("ferr*",)),
    ],
)
async def test_the_top_of_help_leads_to_tasks_signs_and_queries_and_any_key_closes_them(
    open_reader: OpenReader, columns: int, rows: int, seen: tuple[str, ...], unseen: tuple[str, ...]
) -> None:
    async with open_reader(columns, rows) as screen:
        await screen.press("question_mark", "enter")
        assert "Start here" in screen.shown
        assert all(words in screen.shown for words in seen)
        assert not any(words in screen.shown for words in unseen)
        await screen.press("x")
        assert "Start here" not in screen.shown
        assert "marked" not in screen.shown


async def test_help_says_first_what_keys_mean_in_the_pane(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        for pane, first in (
            ("1", "Read the article"),
            ("2", "Find words in this article"),
            ("3", "Filter these quotes"),
        ):
            await screen.press(pane, "question_mark")
            assert first in screen.shown
            assert screen.shown.index(first) < screen.shown.index("One line down")
            await screen.press("escape")


@pytest.mark.parametrize(
    ("key", "seen"),
    [
        ("x", "by date"),  # any key closes it
        ("q", "by date"),
        ("slash", "/ search the library:"),  # the key of a task begins it
        ("w", "Speakers  "),
        ("question_mark", "Read the article"),
    ],
)
async def test_the_first_launch_begins_with_the_guide_which_goes_for_good_at_any_key(
    open_reader: OpenReader, library: Library, key: str, seen: str
) -> None:
    async with open_reader(greeting=True) as screen:
        assert "Try this" in screen.shown
        assert "said:name words" in screen.shown
        await screen.press(key)
        assert "Try this" not in screen.shown
        assert seen in screen.shown
        assert "marked" not in screen.shown
        if key == "x":
            assert "w who said what · C check" in screen.footer
        # It was not left at a key that quits: however it ends, the guide has been seen.
        screen.reader.waiting_changes.aside(lambda: None).result(30)  # behind what is written
        assert not SessionFile.of(library).is_new


async def test_the_guide_that_was_seen_does_not_come_again_by_itself(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader(greeting=True) as screen:
        await screen.press("q")
        cache, data = library.index_folder.parent, library.data_dir
        again = Library.open(
            library.roots, cache_dir=cache, data_dir=data, clock=lambda: NOW, samples=True
        )
        async with open_reader(greeting=True, on=again) as other:
            assert "Try this" not in other.shown
            assert "w who said what · C check" not in other.footer
            await other.press("f9")
            assert "said:calloway quay" in other.shown  # which finds something in the samples
        again.close()


async def test_whoever_asks_for_a_place_is_shown_it_and_not_the_guide(
    open_reader: OpenReader, draft: Path
) -> None:
    async with open_reader(greeting=True, draft=draft) as screen:
        assert "Try this" not in screen.shown


async def test_help_says_first_what_keys_mean_on_each_screen_and_leads_to_the_guide(
    open_reader: OpenReader, draft: Path
) -> None:
    async with open_reader(draft=draft) as screen:
        for keys, meaning, usual in (
            ((), "Go to the next quotation that isn't exact", "Go to the next hit"),
            (("B",), "Re-attach a lost or changed bookmark", "Bookmark the passage"),
            (("w",), "Merge names of one person, or split them", "Correct who said"),
            (("2", "right_square_bracket", "W"), "Go to the next month", "Go to the next quote"),
        ):
            await screen.press(*keys, "question_mark")
            assert screen.shown.index("Start here") < screen.shown.index(meaning)
            assert screen.shown.index(meaning) < screen.shown.index("One line down")
            assert usual not in screen.shown  # the key means something else here
            if keys == ("w",):
                assert "S merge/split" in screen.shown  # beside s, too
            await screen.press("enter")
            assert "Try this" in screen.shown
            await screen.press("x")
            assert "Try this" not in screen.shown
            await screen.press("escape", "escape")
        await screen.press("B")
        assert "s by article" in screen.footer  # where the key leads, not where one is
        await screen.press("s")
        assert "by article" in screen.header
        assert "s by speaker" in screen.footer
        await screen.press("q", "w")
        assert "most quoted first" in screen.header
        assert "s by name" in screen.footer


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 20), (40, 10)])
async def test_what_has_no_room_is_scrolled_to(
    open_reader: OpenReader, columns: int, rows: int
) -> None:
    async with open_reader(columns, rows) as screen:
        await screen.press("f9")
        first, seen = screen.shown, screen.shown
        for _ in range(6):
            await screen.press("down")
            seen += screen.shown
        assert "↑ back" in screen.shown
        missing = [
            sign for sign, _ in (*SIGNS, *QUERIES) if " ".join(sign.split()) not in tidy(seen)
        ]
        assert missing == []
        for _ in range(6):
            await screen.press("k")
        assert screen.shown == first
        await screen.press("x")
        assert "Start here" not in screen.shown


def tidy(shown: str) -> str:
    return " ".join(shown.split())


async def test_every_key_of_a_task_does_what_it_does_in_the_reader(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        for key, seen in (
            ("m", "bookmarked: "),
            ("t", "Tags"),
            ("right_square_bracket", "▌"),
            ("C", "path to a draft"),
        ):
            await screen.press("2", "f9", key)
            assert "Try this" not in screen.shown, key
            assert seen in screen.shown
            await screen.press("escape", "1")


async def test_the_search_of_the_guide_is_one_of_the_library_wherever_it_is_begun(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("2", "f9", "slash")
        assert "/ search the library:" in screen.shown
        await screen.type("said:lee quay")
        await screen.press("enter")
        assert screen.reader.session.query == "said:lee quay"
        # From another screen one has to leave that first, and is told so.
        await screen.press("escape", "w", "f9", "t")
        assert "t tags – only in an article" in screen.footer


async def test_a_query_typed_into_an_article_is_one_in_the_library_too(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("2", "slash")
        await screen.type("said:lee quay")
        await screen.press("enter")
        assert "not in this article" in screen.footer
        assert "f to search the library" in screen.footer
        await screen.press("f")
        assert screen.reader.session.query == "said:lee quay"
        # Words alone are sought side by side, as before; nothing yet leads into the library, too.
        await screen.press("escape", "2", "slash")
        await screen.type("quay is")
        await screen.press("tab")
        assert screen.reader.session.query == '"quay is"'
        await screen.press("escape", "escape", "2", "slash", "tab")
        assert "/ search the library:" in screen.shown


async def test_the_keys_for_its_ends_go_there(open_reader: OpenReader) -> None:
    async with open_reader(60, 20) as screen:
        await screen.press("f9")
        first = screen.shown
        await screen.press("down")
        second = screen.shown
        await screen.press("down")
        last = screen.shown
        assert len({first, second, last}) == 3
        await screen.press("g")
        assert screen.shown == first
        await screen.press("G")
        assert screen.shown == last
        await screen.press("up", "up")
        assert screen.shown == first


async def test_help_can_be_read_in_full_however_narrow_it_is(open_reader: OpenReader) -> None:
    async with open_reader(120, 36) as screen:
        for size in ((120, 36), (100, 30), (80, 24), (60, 20), (40, 12)):
            await screen.resize(*size)
            await screen.press("1", "question_mark")
            for words, whole in (
                ("F9", "Start here: six tasks, the symbols, how to search"),
                ("mark rows", "Mark rows, then r or * applies to all of them"),
                ("one line for each", "One line for each article, or several"),
            ):
                await screen.type(words)
                assert whole in tidy(screen.shown), size
                await screen.press("ctrl+u")
            await screen.press("escape")
