"""Everybody who is quoted, everything that one of them said, and names that are one person."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from tests.cases import cases

from briefreader.library import Library
from briefreader.search import Speaker
from briefreader.ui.rendering.bookmark_entries import quoted_lines
from briefreader.ui.rendering.speaker_entries import SpeakerEntries

from .conftest import OpenReader, indexed_library


async def test_everybody_who_is_quoted_is_listed_with_numbers_days_and_titles(
    open_reader: OpenReader,
) -> None:
    async with open_reader(columns=120) as screen:
        await screen.press("w")
        assert "3 speakers" in screen.header
        (lee,) = (line for line in screen.lines if "Ann Lee" in line)
        assert "2 statements in 1 article" in lee
        assert "2024-03-14" in lee
        assert "  harbour master" in screen.shown


async def test_the_list_opens_with_the_first_name_whoever_is_the_current_speaker(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = tmp_path / "briefings"
    folder.mkdir()
    text = "---\ntitle: Roads\ndate: 2024-03-14\n---\n"
    people = ("Ann Lee", "Tom Hale", "Eva Rusk", "Ola Berg", "Ida Moss", "Per Lund", "Kay Wood")
    for number, name in enumerate(people):
        statements = ("“The road is open to everybody,” {} said.",) * (1 + number)
        text += f"\nRoads minister {name} came to the quay.\n\n"
        text += "\n\n".join(one.format(name) for one in statements) + "\n"
    (folder / "roads.md").write_text(text, encoding="utf-8")
    library = indexed_library(folder, tmp_path)
    async with open_reader(columns=120, rows=13, on=library) as screen:
        for whom in range(len(people)):
            await screen.press(*["right_square_bracket"] * whom, "w")
            first, second = screen.lines[2:4]
            here = next(line for line in screen.lines if line.startswith("▎"))
            assert "statement" in first, screen.shown
            assert "Roads minister" in second
            assert "statement" in here
            await screen.press("q")
        await screen.press("w", "g")
        for step in range(len(people)):
            here = "".join(line for line in screen.lines if line.startswith("▎"))
            assert "statement" in here, step
            assert "Roads minister" in here, "no line of it is below the screen"
            await screen.press("j")
    library.close()


async def test_who_has_no_name_stands_apart_and_is_never_one_person(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader(columns=120) as screen:
        await screen.press("w")
        apart = screen.shown.index("Unnamed speakers (can't be merged)")
        question = screen.shown.index("\n  Q ")
        assert question > apart
        await screen.press("G", "S")
        assert "unnamed speakers can't be merged" in screen.footer
        await screen.press("enter")
        assert "Speakers" in screen.header


async def test_a_name_is_found_by_its_letters_and_a_title_by_its_words(
    open_reader: OpenReader,
) -> None:
    async with open_reader(columns=120) as screen:
        await screen.press("w", "slash")
        await screen.type("master")
        assert "1 of 3 speakers" in screen.header
        assert "Ann Lee" in screen.shown
        assert "Tom Hale" not in screen.shown
    async with open_reader(80, 5) as screen:
        await screen.press("w", "G", "slash")
        await screen.type("zz")
        assert "0 of 3 speakers" in screen.header
        assert "no matching speakers" in screen.shown
        await screen.press("enter")
        assert "no matching speakers" in screen.shown


async def test_enter_lists_all_they_said_and_enter_goes_to_the_place(
    open_reader: OpenReader,
) -> None:
    async with open_reader(columns=120) as screen:
        await screen.press("w", "slash")
        await screen.type("ann")
        await screen.press("enter")
        await screen.press("enter")
        assert "Ann Lee  2 statements" in screen.header
        assert "“The quay is open, and it will stay open”" in screen.shown
        await screen.press("j", "enter")
        reading = screen.reader.session.opened
        assert reading is not None
        assert reading.article.text[screen.reader.text.mark :].startswith("I was not asked")
        assert screen.reader.text.has_focus


async def test_all_that_the_current_speaker_said_is_one_key_away_and_is_searched(
    open_reader: OpenReader,
) -> None:
    async with open_reader(columns=120) as screen:
        await screen.press("W")
        assert "Ann Lee  2 statements" in screen.header
        await screen.press("slash")
        await screen.type("asked")
        assert "1 of 2 statements" in screen.header
        await screen.press("escape", "escape")
        assert screen.pilot.app.screen is screen.reader


async def test_where_nobody_is_named_it_says_so(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("J", "J", "W")
        assert "no named speaker here" in screen.said


async def test_statements_are_kept_and_copied_there(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("W", "j", "m")
        (kept,) = library.bookmarks.find()
        assert (kept.quote, kept.speaker) == ("I was not asked", "Ann Lee")
        assert "bookmarked" in screen.footer
        await screen.press("y")
        assert "I was not asked,” " in screen.pilot.app.clipboard
        await screen.press("m")
        assert library.bookmarks.find() == ()


async def test_from_what_one_person_said_one_comes_back_to_the_list_of_all(
    open_reader: OpenReader,
) -> None:
    async with open_reader(columns=120) as screen:
        await screen.press("w", "j", "enter")
        name = screen.header.split("  ")[0].strip()
        assert name != "Ann Lee"
        await screen.press("q")
        assert "3 speakers" in screen.header
        (here,) = (line for line in screen.lines if line.startswith("▎") and "statement" in line)
        assert name in here
        await screen.press("enter", "enter")
        assert screen.pilot.app.screen is screen.reader
        assert screen.reader.text.has_focus


async def test_what_was_said_begins_at_the_statement_that_one_is_at(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader(columns=120) as screen:
        await screen.press("2", "]", "]", "]")
        await screen.press("W")
        (here,) = (line for line in screen.lines if line.startswith("▎") and "“" in line)
        assert "I was not asked" in here
        await screen.press("m")
        assert [kept.quote for kept in library.bookmarks.find()] == ["I was not asked"]
        assert [line for line in screen.lines if line.startswith("▎") and line.endswith("◆")]
        await screen.press("u")
        assert "undone" in screen.footer
        assert not [line for line in screen.lines if line.endswith("◆")]
        (here,) = (line for line in screen.lines if line.startswith("▎") and "“" in line)
        assert "I was not asked" in here


async def test_paragraphs_of_a_statement_stand_apart() -> None:
    lines = quoted_lines("One two.\n\nThree four.", 40)
    assert ["".join(run.text for run in line) for line in lines] == [
        " “One two.",
        " ",
        "  Three four.”",
    ]


async def test_two_names_of_one_person_are_joined_counted_once_and_parted_again(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader(columns=120) as screen:
        await screen.press("w", "slash")
        await screen.type("mr")
        await screen.press("enter")
        await screen.press("S")
        await screen.type("tom")
        await screen.press("enter")
        assert library.aliases.meaning() == {"MR. HALE": "Tom Hale"}
        await screen.press("escape")
        assert "2 speakers" in screen.header
        assert "also  MR. HALE" in screen.shown
        (hale,) = (line for line in screen.lines if "Tom Hale" in line)
        assert "5 statements in 2 articles" in hale
        await screen.press("enter")
        assert "Tom Hale  5 statements" in screen.header
        assert "Good afternoon, everybody." in screen.shown
        await screen.press("q")
        assert "2 speakers" in screen.header
        await screen.press("q", "J")
        assert "Tom Hale" in screen.pane("quotes")
        await screen.press("w")
        await screen.press("u")
        assert library.aliases.meaning() == {}
        assert "3 speakers" in screen.header
        await screen.press("U", "S", "enter")
        assert library.aliases.meaning() == {}
        assert "split off MR. HALE" in screen.footer


async def test_in_a_narrow_terminal_the_number_stays_and_help_is_offered(
    open_reader: OpenReader,
) -> None:
    async with open_reader(columns=44, rows=12) as screen:
        await screen.press("w")
        (lee,) = (line for line in screen.lines if "Ann Lee" in line)
        assert "2×" in lee
        assert "? help" in screen.footer
        for key in ("&", "S"):
            await screen.press(key)
            assert re.search(r"(Ann Lee|HALE) +\d statements", screen.shown), "nothing is cut"
            await screen.press("escape")
    async with open_reader(columns=70, rows=12) as screen:
        await screen.press("w")
        (lee,) = (line for line in screen.lines if "Ann Lee" in line)
        assert "2 statements in 1 article" in lee


async def test_leaving_while_something_is_looked_up_does_no_harm(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        for key in ("w", "W", "B"):
            await screen.press(key)
            await screen.press("slash", "a")
            screen.burst("b", "escape", "escape")
            await screen.pause(0.2)
            await screen.settle()
            assert screen.pilot.app.screen is screen.reader


@cases("cells", [38, 58, 74, 90, 120, 180])
def test_numbers_and_days_stand_below_each_other_whatever_the_names(cells: int) -> None:
    day = date(2024, 3, 14)
    people = [
        Speaker(name, number, number, day, day)
        for name, number in (("Ann Lee", 5000), ("Maximiliana Constantinopoulou-Vane", 1))
    ]
    entries = SpeakerEntries(people, (), {}, {})
    short, long = (
        "".join(run.text for run in entries.lines(number, cells)[0]) for number in range(2)
    )
    assert len(short) == len(long) == cells
    assert short.startswith("Ann Lee")
    assert long.startswith("Maximiliana")
    for sign in ("×", " statement", " in ", "2024"):
        assert short.find(sign) == long.find(sign)
