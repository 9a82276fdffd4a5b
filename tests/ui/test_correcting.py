"""Correcting who said something: the user's word wins, stays and can be taken back."""

from __future__ import annotations

from pathlib import Path

from briefreader.library import Library

from .conftest import OpenReader, open_library, write_articles


async def test_a_corrected_speaker_wins_everywhere_and_is_marked(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("m", "S")
        assert "Who said this?" in screen.shown
        assert "2× here · current" in screen.shown
        await screen.press("down", "enter")
        assert "corrected by you" in screen.pane("quotes")
        assert "speaker set to Tom Hale" in screen.footer
        assert [line.split()[:2] for line in screen.pane("quotes").split("\n")[2:3]] == [
            ["▎◆", "Tom"]
        ]
        assert library.bookmarks.find()[0].speaker == "Tom Hale"
        await screen.press("u")
        assert "undone: correct speaker" in screen.footer
        assert "corrected by you" not in screen.pane("quotes")
        assert library.bookmarks.find()[0].speaker == "Ann Lee"
        await screen.press("U")
        assert "corrected by you" in screen.pane("quotes")


async def test_what_a_search_of_statements_found_follows_the_correction(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("slash")
        await screen.type("said:lee")
        await screen.press("enter", "enter")
        assert "2 statements by Ann Lee" in screen.lines[1]
        await screen.press("n")
        await screen.press("S")
        await screen.type("Hale")
        await screen.press("enter")
        assert "speaker set to Tom Hale · u to undo" in screen.footer
        assert "1 statement by Ann Lee" in screen.lines[1]
        assert "I was not asked" not in screen.pane("list")
        assert "I was not asked" in screen.pane("text"), "one goes on reading where one is"
        await screen.press("u")
        assert "2 statements by Ann Lee" in screen.lines[1]
        assert "I was not asked" in screen.pane("list")
        await screen.press("U", "B", "u", "q")
        assert "2 statements by Ann Lee" in screen.lines[1], "undone among the bookmarks"
        await screen.press("w", "slash")
        await screen.type("ann")
        await screen.press("enter", "S")
        await screen.type("hale")
        await screen.press("enter", "q", "q")
        assert "2 statements" not in screen.lines[1], "Ann Lee is said to be another"


async def test_the_cursor_stays_on_its_statement_when_another_is_corrected(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("slash")
        await screen.type("said:hale sort:oldest")
        await screen.press("enter", "j", "j", "j")
        row = next(line for line in screen.pane("list").splitlines() if line.startswith("▎"))
        count, number = len(screen.reader.session.listing or ()), screen.reader.articles.cursor
        assert number == 3
        assert number < count
        screen.reader.controllers.search.ask_again()
        await screen.settle()
        assert screen.reader.articles.cursor == number
        again = next(line for line in screen.pane("list").splitlines() if line.startswith("▎"))
        assert again == row


async def test_the_next_statement_follows_one_that_is_said_to_be_another_persons(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("slash")
        await screen.type("said:hale sort:oldest")
        await screen.press("enter", "j", "j")
        listing = screen.reader.session.listing
        assert listing is not None
        before, following = listing.hit(1), listing.hit(3)
        await screen.press("S")
        await screen.type("Ann")
        await screen.press("enter")
        assert screen.reader.articles.hit == before
        await screen.press("n")
        assert screen.reader.articles.hit == following, "none is passed over"


async def test_any_name_can_be_typed_and_nobody_is_an_answer_too(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("S")
        await screen.type("Ines Roe")
        assert "use this name" in screen.shown
        await screen.press("enter")
        assert "Ines Roe" in screen.pane("quotes")
        await screen.press("S")
        await screen.type("hale")
        await screen.press("enter")
        assert "Ines Roe" not in screen.pane("quotes")
        await screen.press("S", "down", "down", "enter")
        assert "speaker removed" in screen.footer


async def test_a_correction_can_be_taken_back_by_the_same_key(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("S", "escape")
        assert "corrected by you" not in screen.pane("quotes")
        await screen.press("S", "down", "enter")
        await screen.press("S")
        assert "automatic" in screen.shown
        await screen.press("pagedown", "enter")
        assert "correction discarded" in screen.footer
        assert "corrected by you" not in screen.pane("quotes")


async def test_a_correction_survives_another_start_and_a_new_index(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = write_articles(tmp_path / "briefings")
    first = open_library(folder, tmp_path / "cache", tmp_path / "own")
    assert list(first.update())
    async with open_reader(on=first) as screen:
        await screen.press("S", "down", "enter")
    first.close()
    second = open_library(folder, tmp_path / "cache", tmp_path / "own")
    assert list(second.update(rebuild=True))
    async with open_reader(on=second) as screen:
        assert "corrected by you" in screen.pane("quotes")
    second.close()


async def test_correcting_moves_neither_the_text_nor_the_mark(open_reader: OpenReader) -> None:
    async with open_reader(100, 14) as screen:
        await screen.press("2", "G", "K", "J", "1", "J", "2", "ctrl+d", "ctrl+d")
        before = screen.reader.text.top, screen.reader.text.mark
        shown = screen.pane("text").split("\n")[2:]
        await screen.press("S", "down", "enter")
        assert (screen.reader.text.top, screen.reader.text.mark) == before
        assert screen.pane("text").split("\n")[2:] == shown


async def test_all_turns_with_a_label_are_corrected_and_undone_at_once(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("J", "S")
        assert "tab for all 3 turns of “MR. HALE”" in screen.shown
        await screen.press("tab")
        assert "in all 3 turns of “MR. HALE” · tab for this only" in screen.shown
        await screen.type("Ines Roe")
        await screen.press("enter")
        assert "speaker set to Ines Roe in 3 turns · u to undo" in screen.footer
        assert screen.pane("quotes").count("Ines Roe ✓") == 3
        await screen.press("u")
        assert "undone: correct speaker: 3 turns in Daily" in screen.footer
        assert "✓" not in screen.pane("quotes")
        await screen.press("U")
        assert screen.pane("quotes").count("Ines Roe ✓") == 3
        await screen.press("S", "tab")
        assert "automatic" in screen.shown
        await screen.press("pagedown", "enter")
        assert "correction discarded in 3 turns" in screen.footer
        assert "✓" not in screen.pane("quotes")
        await screen.press("S", "tab", "tab", "down", "enter")
        assert "speaker removed · u to undo" in screen.footer, "of this turn only"


async def test_without_a_quote_there_is_nobody_to_correct(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("J", "J", "S")
        assert "no quote here" in screen.footer


NAMES = ("Ann Lee", "Esme Fairley", "Pavel Dvorak", "Theresa May", "Gus Tolland")
NAMING = """\
---
title: The ports
date: 2024-03-14
---
Pavel Dvorak, the dock master, met Esme Fairley there.

“The quay is open,” harbour master Ann Lee told the Shadow Secretary for Ports, Theresa May.

Gus Tolland was not there.
"""


async def test_everybody_who_is_named_near_the_quote_is_offered(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = tmp_path / "ports"
    folder.mkdir()
    (folder / "ports.md").write_text(NAMING)
    library = open_library(folder, tmp_path / "cache", tmp_path / "own")
    assert list(library.update())
    async with open_reader(on=library) as screen:
        await screen.press("S")
        shown = [line for line in screen.shown.split("\n") if "here" in line]
        order = [name for line in shown for name in NAMES if name in line]
        assert order == list(NAMES)
        assert "dock master, named here" in screen.shown
        await screen.type("fair")
        await screen.press("enter")
        assert "Esme Fairley" in screen.pane("quotes")
    library.close()


async def test_the_text_follows_the_list_when_the_row_is_corrected_away(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        session, articles = screen.reader.session, screen.reader.articles
        await screen.press("slash")
        await screen.type("said:lee sort:oldest")
        await screen.press("enter")
        for keys in (("S", *"Hale", "enter"), ("u",), ("U",)):
            shown = session.current
            await screen.press(*keys)
            hit, current = articles.hit, session.current
            assert hit is not None
            assert hit.statement is not None
            assert current is not None
            assert current.span == hit.statement.span
            if keys[0] == "S":
                assert shown is not None
                assert current.span != shown.span
