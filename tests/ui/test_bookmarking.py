"""Keeping and copying passages, marks on articles, and taking all of it back."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from briefreader.library import Library
from briefreader.library.open_article import OpenArticle
from briefreader.ui.app import BriefReader
from briefreader.ui.dialogs.note_editor import NoteEditor
from briefreader.ui.state.ui_settings import UiSettings

from .conftest import OpenReader, Screen, indexed_library, open_library, write_articles


async def test_m_keeps_the_quote_that_is_lit_up_and_m_takes_it_back(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        assert "◆" not in screen.shown
        await screen.press("m")
        (kept,) = library.bookmarks.find()
        assert kept.quote == "The quay is open, and it will stay open"
        assert kept.speaker == "Ann Lee"
        for pane in ("list", "text", "quotes"):
            assert "◆" in screen.pane(pane)
        await screen.press("m")
        assert library.bookmarks.find() == ()
        assert "◆" not in screen.shown


async def test_the_bookmark_is_on_disk_when_its_mark_shows(
    open_reader: OpenReader, tmp_path: Path, shelf: tuple[Path, Path]
) -> None:
    async with open_reader() as screen:
        await screen.press("m")
        assert "◆" in screen.pane("text")
        other = open_library(*shelf, tmp_path / "data")
        assert len(other.bookmarks.find()) == 1
        other.close()


async def test_what_another_window_writes_about_a_bookmark_is_shown_and_stays(
    open_reader: OpenReader, library: Library, tmp_path: Path, shelf: tuple[Path, Path]
) -> None:
    other = open_library(*shelf, tmp_path / "data")
    async with open_reader() as screen:
        await screen.press("m")
        (kept,) = other.bookmarks.find()
        other.bookmarks.set_note(kept, "theirs")
        await screen.press("a")
        assert "theirs" in screen.shown
        await screen.press("!", "ctrl+s")
        assert screen.said == "note saved"
        (kept,) = other.bookmarks.find()
        assert kept.note == "theirs!"
        await screen.press("a")
        other.bookmarks.set_note(kept, "theirs again")
        other.bookmarks.set_tags(kept, ("quay",))
        await screen.press("?", *["enter"] * 14, "ctrl+s")
        assert screen.said == "note saved with another window's changes"
        (kept,) = other.bookmarks.find()
        assert (kept.note, kept.tags) == ("theirs again\n\ntheirs!?", ("quay",))
        await screen.press("a", *["backspace"] * 30)
        other.bookmarks.set_note(kept, "theirs")
        await screen.press("ctrl+s")
        assert screen.said == "not removed: another window changed this note"
        other.bookmarks.remove_bookmark(kept)
        await screen.press("a", *"new", "ctrl+s")
        assert screen.said == "bookmarked with a note"
        (kept,) = other.bookmarks.find()
        assert kept.note == "new"
        other.bookmarks.remove_bookmark(kept)
        await screen.press("a", *"mine")
        opened = other.read(kept.path)
        span = kept.selector.span
        theirs = other.bookmarks.bookmark(opened, span, note="theirs", tags=("quay",))
        await screen.press("ctrl+s")
        assert screen.said == "note saved with another window's changes"
        (both,) = other.bookmarks.find()
        assert (both.id, both.note, both.tags) == (theirs.id, "theirs\n\nmine", ("quay",))
    other.close()


async def test_u_undoes_and_says_what_and_redo_does_it_again(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("m", "u")
        assert library.bookmarks.find() == ()
        assert "undone: add bookmark" in screen.said
        assert "◆" not in screen.shown
        await screen.press("U")
        assert len(library.bookmarks.find()) == 1
        assert "◆" in screen.pane("text")


async def test_what_was_done_before_the_window_was_opened_is_undone_only_when_told_again(
    tmp_path: Path, open_reader: OpenReader
) -> None:
    folder = write_articles(tmp_path / "briefings")
    yesterday = indexed_library(folder, tmp_path)
    opened = yesterday.read(folder / "harbour.md")
    yesterday.bookmarks.bookmark(opened, opened.quotes[0].span)
    yesterday.close()
    own = indexed_library(folder, tmp_path)
    async with open_reader(on=own) as screen:
        await screen.press("asterisk", "u", "u")
        assert "press again to undo what was done before this session: add bookmark “" in (
            screen.footer
        )
        assert len(own.bookmarks.find()) == 1
        await screen.press("j", "u", "k")
        await screen.press("w", "u", "escape", "u")
        assert len(own.bookmarks.find()) == 1, "another key lies between, on whatever screen"
        await screen.press("u")
        assert "undone: add bookmark “" in screen.footer
        assert not own.bookmarks.find()
    own.close()


async def test_undo_names_the_passage_and_its_article_which_may_be_another(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("m", "J", "u")
        assert "undone: add bookmark “The quay is open, and it will" in screen.footer
        assert "in Harbour [reopens] today" in screen.footer
        await screen.press("U")
        assert "redone: add bookmark “The quay is open" in screen.footer
        await screen.press("asterisk", "K", "u")
        assert "undone: star in Daily Press Briefing" in screen.footer


async def test_with_nothing_to_undo_it_says_so(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("u")
        assert "nothing to undo" in screen.said


async def test_in_a_long_turn_m_keeps_the_sentence_at_the_reading_mark(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("j", "2", *["j"] * 9)
        await screen.press("m")
        (kept,) = library.bookmarks.find()
        assert kept.quote.startswith("Sentence number")
        assert kept.quote.count(".") == 1


async def test_widening_takes_the_paragraph_and_its_bookmark_along(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("2", "m", "M")
        assert "bookmark widened · u to undo" in screen.footer
        (kept,) = library.bookmarks.find()
        assert kept.quote.startswith("“The quay is open, and it will stay open,” harbour master")
        await screen.press("M")
        assert "can't widen further" in screen.said


async def test_copying_takes_the_articles_words_with_who_said_them(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("y")
        copied = screen.pilot.app.clipboard
        assert "The quay is open, and it will stay open" in copied
        assert "Ann Lee" in copied
        assert "sent 9 words by Ann Lee to the terminal – paste to check" in screen.said


async def test_ctrl_c_without_a_selection_copies_the_quote_never_nothing(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("ctrl+c")
        assert "The quay is open" in screen.pilot.app.clipboard


async def test_the_mouse_selects_the_articles_text_across_lines(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        left, row = screen.where("Nobody had expected")
        await screen.pilot.mouse_down(offset=(left, row))
        await screen.pilot.hover(offset=(left + 4, row + 1))
        await screen.pilot.mouse_up(offset=(left + 4, row + 1))
        await screen.settle()
        text = screen.reader.session.opened.article.text  # type: ignore[union-attr]
        selected = screen.reader.text.selected
        assert selected is not None
        words = selected.of(text)
        assert words.startswith("Nobody had expected")
        assert "\n" not in words
        await screen.press("m")
        assert library.bookmarks.find()[0].quote == words


async def test_r_and_star_mark_the_article_and_can_be_undone(
    open_reader: OpenReader, library: Library
) -> None:
    path = library.listing().hit(0).row.path
    async with open_reader() as screen:
        await screen.press("r")
        assert library.bookmarks.mark(path).read
        await screen.press("asterisk")
        assert library.bookmarks.mark(path).starred
        assert "★" in screen.pane("list")
        await screen.press("u")
        assert "★" not in screen.pane("list")
        await screen.press("u")
        assert not library.bookmarks.mark(path).read


async def test_r_and_star_mean_the_article_shown_in_the_text_and_the_row_in_the_list(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("m", "slash")
        await screen.type("weather")
        await screen.press("enter")
        await screen.press("B", "enter")
        shown, hit = screen.reader.session.path, screen.reader.articles.hit
        assert shown is not None
        assert hit is not None
        assert shown.name == "harbour.md"
        row = hit.row.path
        assert row.name == "plain.md"
        await screen.press("asterisk", "3")
        read_to_its_end = library.bookmarks.mark(shown).read
        await screen.press("r")
        assert library.bookmarks.mark(shown).starred
        assert library.bookmarks.mark(shown).read is not read_to_its_end
        assert not library.bookmarks.mark(row).starred
        assert not library.bookmarks.mark(row).read
        await screen.press("1", "asterisk", "r")
        assert library.bookmarks.mark(row).starred
        assert library.bookmarks.mark(row).read
        assert library.bookmarks.mark(shown).starred


async def test_reading_to_the_end_marks_an_article_read_but_looking_at_it_does_not(
    open_reader: OpenReader, library: Library
) -> None:
    paths = [library.listing().hit(n).row.path for n in range(4)]
    async with open_reader() as screen:
        await screen.press("j", "j", "j")
        assert not any(library.bookmarks.mark(path).read for path in paths)
        await screen.press("enter", "G")
        assert [library.bookmarks.mark(path).read for path in paths] == [False, False, False, True]


async def test_an_article_without_an_address_opens_no_browser(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("j")
        await screen.press("o")
        assert "has no web address" in screen.said


async def test_without_a_desktop_the_address_is_copied(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("o")
        assert screen.pilot.app.clipboard == "https://courier.example/harbour"


async def test_a_key_right_after_another_article_means_that_article(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("J", "m")
        (kept,) = library.bookmarks.find()
        assert kept.title == "Daily Press Briefing"


async def test_one_comes_back_from_the_copy_of_a_bookmark_whose_file_is_gone(
    tmp_path: Path, open_reader: OpenReader
) -> None:
    folder = write_articles(tmp_path / "briefings")
    own = indexed_library(folder, tmp_path)
    async with open_reader(on=own) as screen:
        await screen.press("m", "J")
        (kept,) = own.bookmarks.find()
        kept.path.unlink()
        here = screen.reader.session.path
        await screen.press("B")
        await screen.press("enter")
        assert screen.reader.session.path == kept.path
        assert screen.reader.text.has_focus
        await screen.press("backspace", "q", "backspace")  # first to the list
        assert screen.reader.session.path == here
        assert own.bookmarks.find() == (kept,)
    own.close()


@pytest.mark.parametrize("key", ["G", "j", "ctrl+d", "r", "asterisk"])
async def test_in_the_text_a_key_right_after_another_article_means_that_article_too(
    open_reader: OpenReader, library: Library, key: str
) -> None:
    async with open_reader(140, 14) as screen:
        await screen.press("2")
        left = screen.reader.session.path
        assert left is not None
        mark, before = screen.reader.text.mark, library.bookmarks.mark(left)
        screen.burst("J", key)
        await screen.settle()
        path = screen.reader.session.path
        assert path is not None
        assert path != left
        assert library.bookmarks.mark(left) == before
        moved = screen.reader.text.mark != mark
        marked = library.bookmarks.mark(path).read or library.bookmarks.mark(path).starred
        assert moved or marked


async def test_a_row_whose_file_is_gone_is_not_entered(
    tmp_path: Path, open_reader: OpenReader
) -> None:
    folder = write_articles(tmp_path / "briefings")
    own = indexed_library(folder, tmp_path)
    async with open_reader(on=own) as screen:
        here = screen.reader.session.path
        own.listing().hit(1).row.path.unlink()
        await screen.press("j", "enter")
        assert screen.reader.session.path == here
        assert screen.reader.articles.has_focus
        assert "briefing.md" in screen.said
    own.close()


async def test_a_key_that_need_not_wait_for_an_article_does_not_stop_it(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefreader.ui.reader.controller.KEY_WAIT_SECONDS", 0.0001)
    async with open_reader() as screen:
        screen.burst("J", "space")
        await screen.settle()
        assert "Good afternoon, everybody." in screen.pane("text")


async def test_the_quote_that_a_key_went_to_is_what_the_next_key_of_the_same_burst_keeps(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("2")
        screen.burst(*"]]m")
        await screen.settle()
        (kept,) = library.bookmarks.find()
        assert kept.quote.startswith("None was lost")
        assert "bookmarked: Tom Hale" in screen.footer


async def test_what_was_read_before_a_key_does_not_hide_what_the_key_has_bookmarked(
    open_reader: OpenReader, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, is_read, goes_on = library.read, threading.Event(), threading.Event()

    def read_slowly(path: Path) -> OpenArticle:
        found = read(path)
        is_read.set()
        goes_on.wait(10)
        return found

    async with open_reader() as screen:
        await screen.press("2")
        monkeypatch.setattr(library, "read", read_slowly)
        screen.reader.controllers.article.read_again()
        while not is_read.is_set():
            await screen.pause(0.002)
        screen.burst("m")
        while "bookmarked: " not in screen.footer:
            await screen.pause(0.002)
        goes_on.set()
        await screen.settle()
        assert library.bookmarks.find()
        assert "◆" in screen.pane("quotes")


@pytest.mark.parametrize(
    ("key", "then"),
    [*((key, "") for key in "myMa]"), ("m", "1"), ("m", "3"), ("m", "J"), ("m", "?")],
)
async def test_a_key_means_the_text_that_is_still_loading_unless_another_key_comes_first(
    library: Library, open_reader: OpenReader, key: str, then: str
) -> None:
    async with open_reader() as screen:
        before = screen.reader.session.path
        with library._lock:  # what the thread that reads has to wait for
            screen.burst("j", key)
            while not screen.reader.message.words:
                await screen.pause(0.05)
            assert screen.reader.session.path == before
            assert "still loading the article" in screen.footer
            assert not library.bookmarks.find()
            assert not screen.pilot.app.clipboard
            if then:
                screen.burst(then)
        await screen.settle()
        assert screen.reader.session.path != before
        assert "still loading" not in screen.footer
        kept = [one.path for one in library.bookmarks.find()]
        assert kept == ([screen.reader.session.path] if key == "m" and not then else [])
        assert bool(screen.pilot.app.clipboard) == (key == "y")
        assert isinstance(screen.pilot.app.screen, NoteEditor) == (key == "a")
        assert (screen.reader.controllers.article.mark.start > 0) == (key == "]")


async def test_a_key_that_is_pressed_at_once_waits_for_the_first_text(library: Library) -> None:
    app = BriefReader(library, UiSettings(indexing=False, dwell=60.0))
    async with app.run_test(size=(140, 40), notifications=True) as pilot:
        screen = Screen(pilot, library)
        screen.burst("m")
        await screen.pause()
        await screen.settle()
        assert "there is no" not in screen.footer
        assert len(library.bookmarks.find()) == 1


async def test_where_only_the_quotes_are_shown_a_key_means_the_one_that_the_cursor_is_on(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader(60, 20) as screen:
        await screen.press("3", "m")
        (kept,) = library.bookmarks.find()
        assert kept.quote.startswith("The quay is open")
        await screen.press("j", "j", "m")
        assert len(library.bookmarks.find()) == 2


async def test_undo_passes_over_what_was_marked_read_by_reading_it(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        path = screen.reader.session.path
        assert path is not None
        await screen.press("m", "2", "j")
        assert library.bookmarks.mark(path).read  # its end is on the screen
        assert library.bookmarks.find()
        await screen.press("u")
        assert not library.bookmarks.find()
        assert library.bookmarks.mark(path).read
        await screen.press("u")
        assert "nothing to undo" in screen.footer
        assert library.bookmarks.mark(path).read


async def test_the_bar_stands_beside_what_is_bookmarked_and_no_more(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader(120, 36) as screen:
        await screen.press("J", "2", *["right_square_bracket"] * 2)

        def beside() -> str:
            lines = screen.pane("text").split("\n")
            words = (line.split("▌")[1].split("▐")[0].strip() for line in lines if "▌" in line)
            return " ".join(words)

        lines = beside()
        assert lines.startswith("We expect the first trucks on Monday.")
        assert "Sentence number 9" not in lines, "it is an answer of more than 60 words"
        await screen.press("m")
        (kept,) = library.bookmarks.find()
        assert kept.quote == "We expect the first trucks on Monday."
        assert "Monday.” · M more · B list" in screen.footer
        await screen.press("M", "M")
        (kept,) = library.bookmarks.find()
        assert beside() == kept.quote
        assert "can't widen further" in screen.footer
        await screen.press("a")
        assert "can't widen further" not in screen.shown, "a dialog is about something else"


async def test_of_a_narrowed_exchange_the_turn_that_has_the_words_is_taken(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader(140, 40) as screen:
        await screen.press("J", "3", "slash")
        await screen.type("in their hands")
        await screen.press("enter", "m")
        (kept,) = library.bookmarks.find()
        assert kept.quote == "The visas are ready, and the drivers have them in their hands."
        await screen.press("m", "slash", "ctrl+u")
        await screen.type("number 9 is")
        await screen.press("enter", "m")
        (kept,) = library.bookmarks.find()
        assert kept.quote == "Sentence number 9 is about the river."


async def test_what_another_window_bookmarks_tags_and_removes_shows_by_itself(
    open_reader: OpenReader, library: Library, tmp_path: Path, shelf: tuple[Path, Path]
) -> None:
    other = open_library(*shelf, tmp_path / "data")
    async with open_reader() as screen:
        await screen.press("m")
        (kept,) = other.bookmarks.find()
        assert "◆" in screen.shown
        path, span = kept.path, kept.selector.span
        for there in (False, True):
            if there:
                other.bookmarks.bookmark(other.read(path), span, tags=("quay",))
            else:
                other.bookmarks.remove_bookmark(kept)
            for _ in range(400):
                if all(("◆" in screen.pane(one)) is there for one in ("list", "text", "quotes")):
                    break
                await screen.pause(0.02)
            for pane in ("list", "text", "quotes"):
                assert ("◆" in screen.pane(pane)) is there
        (shown,) = screen.reader.session.opened.bookmarks if screen.reader.session.opened else ()
        assert shown.tags == ("quay",)
    other.close()
