"""While a query is typed, its words are completed: fields, names, tags; never in the way."""

from __future__ import annotations

from pathlib import Path

from .conftest import OpenReader, Screen, open_library, write_articles


async def typed(screen: Screen, words: str) -> tuple[str, str]:
    """The field as it is drawn, and the line below it, after some words in place of the others."""
    await screen.press("ctrl+u")
    await screen.type(words)
    return screen.lines[0].removeprefix(" / search the library: "), screen.lines[1]


async def test_a_word_that_is_typed_is_completed_by_tab_or_right_at_its_end(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("slash")
        field, below = await typed(screen, "sp")
        assert field == "speaker:"  # what it would be is seen, but not there yet
        assert "tab  speaker: articles that quote someone" in below
        assert screen.reader.session.query == "sp"
        await screen.press("right")
        assert screen.reader.session.query == "speaker:"
        field, below = await typed(screen, "sack said:t")
        assert 'tab  said:"Tom Hale"' in below
        await screen.press("tab")
        assert screen.reader.session.query == 'sack said:"Tom Hale" '
        assert screen.reader.search_box.is_typing
        assert "1 statement" in screen.lines[1]
        await screen.type("aid")  # and one goes on behind it
        assert screen.reader.session.query == 'sack said:"Tom Hale" aid'
        # Tab again takes the next; shift+tab the one before; what was typed else stays.
        field, below = await typed(screen, "is:un is:")
        assert "read" in below
        await screen.press("tab", "tab")
        assert screen.reader.session.query == "is:un is:unread "
        await screen.press("shift+tab")
        assert screen.reader.session.query == "is:un is:read "
        # A name that is none is mended; a whole name is left alone.
        field, below = await typed(screen, "speker:lee")
        assert "^^^^^^^ no field speker: – did you mean speaker:? (tab)" in below
        await screen.press("tab")
        assert screen.reader.session.query == "speaker:lee "
        field, below = await typed(screen, "is:unraed")
        assert "^^^^^^ no is:unraed – did you mean is:unread? (tab)" in below
        await screen.press("tab")
        assert screen.reader.session.query == "is:unread "
        field, below = await typed(screen, "said:lee")
        assert "2 statements by Ann Lee" in below
        assert "tab  said" not in below
        # Enter takes what is typed, not what is seen behind it.
        await typed(screen, "sou")
        await screen.press("enter")
        assert screen.reader.session.query.rstrip("*") == "sou"
        assert "tab" not in screen.lines[1]


async def test_the_fields_of_other_screens_complete_too(open_reader: OpenReader) -> None:
    async with open_reader(100, 30) as screen:
        await screen.press("2", "right_square_bracket", "t")
        await screen.type("harbour, quay works")
        await screen.press("enter", "B", "slash")
        await screen.type("tag:w")
        assert 'tab  tag:"quay works"' in screen.footer
        await screen.press("tab", "enter")
        assert "1 bookmark" in screen.header
        assert "tag:" not in screen.footer
        await screen.press("escape", "escape", "W", "slash")
        await screen.type("da")
        assert "tab  date: 2023-08" in screen.footer
        await screen.press("escape", "escape", "w", "slash")
        await screen.type("so")  # names are no query
        assert "source:" not in screen.shown


async def test_names_that_are_indexed_while_one_types_are_offered_too(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = write_articles(tmp_path / "briefings")
    own = open_library(folder, tmp_path / "cache", tmp_path / "data")
    async with open_reader(on=own) as screen:
        await screen.press("slash")
        await screen.type("said:t")
        assert "Tom Hale" not in screen.lines[1]
        assert list(own.update())
        own.refresh()
        await screen.reader.controllers.index_updates.take_up()
        await screen.settle()
        assert 'tab  said:"Tom Hale"' in screen.lines[1]
    own.close()
