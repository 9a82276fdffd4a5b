"""Searching again: saved searches, what was asked before, and the palette's places."""

from __future__ import annotations

from rich.cells import cell_len
from textual.widgets import OptionList

from briefreader.library import Library

from .conftest import OpenReader


async def test_a_search_is_saved_under_a_name_and_found_again(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("slash", *"humanitarian", "enter", "F")
        assert "type a name to save “humanitarian”" in screen.shown
        await screen.type("aid talks")
        await screen.press("enter")
        assert 'saved:"aid talks" reuses it' in screen.footer
        assert [one.name for one in library.searches.saved()] == ["aid talks"]
        await screen.press("escape", "F")
        await screen.type("talks")
        await screen.press("enter")
        assert screen.reader.session.query == "humanitarian"
        assert "2 articles" in screen.shown
        assert screen.reader.articles.has_focus


async def test_another_search_takes_the_place_of_the_one_that_has_its_name(
    open_reader: OpenReader, library: Library
) -> None:
    library.searches.save("Aid", "trucks")
    async with open_reader() as screen:
        await screen.press("slash", *"humanitarian", "enter", "F", *"aid")
        assert "replace: trucks" in screen.shown
        await screen.press("down", "enter")
        assert [(one.name, one.query) for one in library.searches.saved()] == [
            ("aid", "humanitarian")
        ]
        assert "saved:aid reuses it" in screen.footer


async def test_a_saved_search_is_forgotten_and_brought_back(
    open_reader: OpenReader, library: Library
) -> None:
    library.searches.save("aid", "humanitarian")
    async with open_reader() as screen:
        await screen.press("F", "ctrl+x")
        assert library.searches.saved() == ()
        assert "saved search “aid” deleted" in screen.footer
        await screen.press("u")
        assert [one.name for one in library.searches.saved()] == ["aid"]


async def test_what_was_asked_stands_in_the_list_and_comes_back_at_up(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        for words in ("quay", "trucks", "sack"):
            await screen.press("slash", *words, "enter", "escape")
        await screen.press("slash", *"ri", "up")
        assert screen.reader.search_box.field.value == "sack"
        await screen.press("up", "up", "up")
        assert screen.reader.search_box.field.value == "quay"
        await screen.press("down", "down", "down")
        assert screen.reader.search_box.field.value == "ri"
        await screen.press("up")
        assert "1 article" in screen.lines[1]
        await screen.press("escape", "F")
        assert "Recent searches" in screen.shown
        await screen.press("ctrl+x")
        assert "recent search deleted" in screen.footer
        assert set(screen.reader.library.searches.asked()) == {"quay", "trucks"}
        await screen.press("F", "down", "enter")
        assert screen.reader.session.query == "quay"


async def test_the_palette_leads_to_articles_speakers_and_saved_searches(
    open_reader: OpenReader, library: Library
) -> None:
    library.searches.save("river crossing", "trucks")
    async with open_reader() as screen:
        await screen.press("colon")
        await screen.type("river")
        assert "saved search" in screen.shown
        assert "Daily Press Briefing" in screen.shown
        await screen.press("pagedown", "enter")
        assert screen.reader.text.has_focus
        assert "trucks" in screen.pane("text") or "rivers" in screen.pane("text")
        await screen.press("colon")
        await screen.type("ann lee")
        assert "speaker" in screen.shown
        await screen.press("enter")
        assert "Ann Lee" in screen.shown
        await screen.press("escape", "colon")
        await screen.type("crossing")
        await screen.press("enter")
        assert screen.reader.session.query == "trucks"


async def test_what_is_typed_into_the_palette_never_fails(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("colon")
        await screen.type("said:( \"'[/]")
        assert screen.pilot.app.is_running


async def test_no_terminal_cuts_a_command_of_the_palette(open_reader: OpenReader) -> None:
    async with open_reader(columns=112, rows=60) as screen:
        for columns, most in ((112, 1), (80, 2), (60, 3), (40, 1)):
            await screen.resize(columns, 24)
            await screen.press("colon")
            commands = screen.pilot.app.screen.query_one(OptionList)
            for option in commands.options:
                lines = str(option.prompt).split("\n")
                assert len(lines) <= most
                room = commands.scrollable_content_region.width - 2
                assert max(cell_len(line.rstrip()) for line in lines) <= room
            if columns == 80:
                x, y = screen.where("Bookmark the passage, or remove the")
                assert screen.lines[y + 1][x:].startswith("bookmark"), "in the same column"
            await screen.press("escape")


async def test_the_palette_knows_other_programs_words(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        for words, command in (
            ("exit", "Go to the list; there, close the search or quit"),
            ("verify", "Check the quotations in a draft"),
            ("fact check", "Check the quotations in a draft"),
            ("filter", "Search the library, this text or these quotes"),
            ("find", "Search the library, this text or these quotes"),
            ("compare", "Compare the versions of this article"),
            ("clipboard", "Copy the passage with speaker and source"),
            ("delete", "Bookmark the passage, or remove the bookmark"),
            ("dark", "briefreader-dark"),
        ):
            await screen.press("colon")
            await (screen.type if " " in words else screen.paste)(words)
            assert command in screen.shown, words
            await screen.press("escape")
