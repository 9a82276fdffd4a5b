"""Going through articles: what a key shows, and where it leaves one."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest

from briefreader.library import Library, OpenArticle

from .conftest import STORY, OpenReader, Screen, indexed_library, open_library, write_articles


async def test_the_newest_article_is_on_the_screen_at_once(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        assert "4 articles" in screen.header
        assert "by date ↓" in screen.pane("list")
        assert "Harbour [reopens] today" in screen.pane("list")
        assert "The north quay of Port Selwyn" in screen.pane("text")
        assert "published 14 March 2024" in screen.pane("text")
        assert "Tom Hale" in screen.pane("quotes")


async def test_moving_in_the_list_shows_the_article(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("j")
        assert "Good afternoon, everybody." in screen.pane("text")
        assert "2/4" in screen.pane("list")
        await screen.press("G")
        assert "Paragraph 1 of the report" in screen.pane("text")
        await screen.press("g", "k")
        assert "The north quay" in screen.pane("text")


async def test_in_a_transcript_each_label_has_a_line_of_its_own(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("j")
        lines = [line.strip("▏▌›◆ ") for line in screen.pane("text").split("\n")]
        assert "MR. HALE:" in lines
        assert any(line.startswith("Good afternoon, everybody.") for line in lines)
        assert "Exchanges" in screen.pane("quotes")
        assert "▸" in screen.pane("quotes")


async def test_enter_goes_into_the_text_where_j_moves_the_reading_mark(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("enter")
        before = screen.reader.text.mark
        await screen.press("j")
        assert screen.reader.text.mark > before
        marked = [line for line in screen.pane("text").split("\n") if "›" in line]
        assert len(marked) == 1


async def test_quotes_are_walked_with_brackets_and_the_sidebar_follows(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        assert screen.reader.session.current is not None
        assert "The quay is open" in screen.reader.session.current.text
        await screen.press("right_square_bracket")
        current = screen.reader.session.current
        assert current is not None
        assert "We counted every sack" in current.text
        cursor = [line for line in screen.pane("quotes").split("\n") if "▎" in line]
        assert any("We counted every sack" in line for line in cursor)
        await screen.press("left_square_bracket")
        assert screen.reader.session.current is not None
        assert "The quay is open" in screen.reader.session.current.text


async def test_the_text_follows_the_sidebar(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("3", "j", "j")
        current = screen.reader.session.current
        assert current is not None
        assert current.start <= screen.reader.text.mark < current.end
        await screen.press("enter")
        assert screen.reader.text.has_focus


async def test_next_article_works_from_any_pane(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("2", "J")
        assert "Good afternoon, everybody." in screen.pane("text")
        assert screen.reader.text.has_focus
        await screen.press("3", "K")
        assert "The north quay" in screen.pane("text")


async def test_unread_articles_are_found_past_those_that_are_read(
    open_reader: OpenReader, library: Library
) -> None:
    listing = library.listing()
    library.bookmarks.set_read(listing.hit(1).row.path, True)
    async with open_reader() as screen:
        await screen.press("full_stop")
        assert screen.reader.articles.cursor == 2
        await screen.press("comma")
        assert screen.reader.articles.cursor == 0
        await screen.press("comma")
        assert "no unread articles above" in screen.said


async def test_back_returns_to_the_place_and_forward_leaves_it_again(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("enter", "j", "j", "j")
        mark = screen.reader.text.mark
        await screen.press("G")
        end = screen.reader.text.mark
        await screen.press("backspace")
        assert screen.reader.text.mark == mark
        await screen.press("alt+right")
        assert screen.reader.text.mark == end


async def test_pages_go_through_a_long_article_from_the_list(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("G")
        await screen.press("space")
        assert screen.reader.articles.has_focus
        assert "Paragraph 1 of" not in screen.pane("text")
        await screen.press("b")
        assert "Paragraph 1 of" in screen.pane("text")


async def test_the_place_in_an_article_is_kept(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("G", "space", "space")
        top = screen.reader.text.top
        await screen.press("K")
        await screen.press("J")
        assert screen.reader.text.top == top
        await screen.press("ctrl+q")
    async with open_reader() as screen:
        await screen.press("G")
        assert screen.reader.text.top == top


async def test_resizing_keeps_the_first_words_on_the_screen(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("G", "2", "space", "space", "space")
        text = screen.reader.text
        top = text.top
        for size in ((100, 30), (60, 24), (200, 50), (40, 10)):
            await screen.resize(*size)
            line = text._layout.line(text._layout.line_of(text.top))
            assert line.start <= top < line.end, size
            await screen.resize(140, 40)
            line = text._layout.line(text._layout.line_of(top))
            assert text.top == line.start, size


async def test_a_title_with_brackets_is_shown_as_it_is_written(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        assert screen.pane("text").count("Harbour [reopens] today") == 1


async def test_the_raw_file_is_one_key_away(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("R")
        assert "source: Selwyn Courier" in screen.pane("text")
        assert "raw file" in screen.pane("text")
        await screen.press("R")
        assert "source: Selwyn Courier" not in screen.pane("text")


async def test_back_from_the_raw_file_one_is_where_one_was(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("G")
        await screen.press("2", "space", "space", "j")
        place = (screen.reader.text.top, screen.reader.text.mark)
        assert place != (0, 0)
        await screen.press("R", "j", "j")
        await screen.press("R")
        assert (screen.reader.text.top, screen.reader.text.mark) == place


async def test_paragraphs_are_numbered_on_demand(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("number_sign")
        numbers = re.findall(r"^ *›? *(\d+)[ ▏▌]", screen.pane("text"), re.MULTILINE)
        assert numbers == ["1", "2", "3", "4", "5"]


async def test_narrower_is_narrower_than_what_is_seen_and_wider_says_where_there_is_no_room(
    open_reader: OpenReader,
) -> None:
    async with open_reader(columns=120) as screen:
        seen = screen.reader.text.column_set
        assert seen < 60
        await screen.press("plus")
        assert "fills its pane" in screen.footer
        await screen.press("minus")
        assert screen.reader.text.column_set == seen - 4
        await screen.press("plus")
        assert screen.reader.text.column_set == seen


async def test_the_column_is_set_wider_and_narrower(open_reader: OpenReader) -> None:
    async with open_reader(columns=220) as screen:
        assert screen.reader.text._margins.column == 72
        await screen.press("plus")
        assert screen.reader.text._margins.column == 76
        await screen.press("minus", "minus")
        assert screen.reader.text._margins.column == 68
        await screen.press("equals_sign")
        assert screen.reader.text._margins.column == 72


async def test_sorting_goes_through_the_orders_and_keeps_the_article(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("s")
        assert "by date ↑" in screen.pane("list")
        hit = screen.reader.articles.hit
        assert hit is not None
        assert hit.row.title == "Harbour [reopens] today"
        for order in ("title ↑", "source ↑", "quotes ↓", "date ↓"):
            await screen.press("s")
            assert f"by {order}" in screen.pane("list")


async def test_an_article_whose_file_has_gone_says_so_and_costs_nothing(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = write_articles(tmp_path / "briefings")
    own = indexed_library(folder, tmp_path)
    async with open_reader(on=own) as screen:
        (folder / "briefing.md").unlink()
        await screen.press("j")
        assert "briefing.md" in screen.said
        await screen.press("j")
        assert "Nothing is quoted here." in screen.pane("text")
    own.close()


async def test_what_a_key_would_take_is_on_the_screen_after_any_resizing(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("G", "2", *["j"] * 18)
        for size in ((60, 16), (40, 10), (140, 40)):
            await screen.resize(*size)
            assert "›" in screen.pane("text")


async def test_a_very_long_article_is_there_before_its_quotes_are_found(
    open_reader: OpenReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "A long report\n\n“It is long,” Ann Lee said.\n\n" + "A sentence of it.\n\n" * 20_000
    folder = write_articles(tmp_path / "long", {"harbour.md": STORY, "long.txt": text})
    own = open_library(folder, tmp_path / "cache", tmp_path / "data")
    first = own.read(folder / "long.txt", at_once=True)
    assert not first.complete
    assert first.quotes == ()
    read, may_look = own.read, threading.Event()

    def read_at_leisure(path: Path, *, at_once: bool = False) -> OpenArticle:
        assert at_once or may_look.wait(30)
        return read(path, at_once=at_once)

    async with open_reader(on=own) as screen:
        monkeypatch.setattr(own, "read", read_at_leisure)
        screen.burst("j")
        await screen.wait_for("It is long")
        assert "finding quotes…" in screen.pane("quotes")
        screen.reader.controllers.navigation.step_quote(1)
        assert screen.said == "finding quotes…"
        may_look.set()
        await screen.settle()
        assert "finding quotes…" not in screen.pane("quotes")
        assert "Ann Lee" in screen.pane("quotes")
        await screen.press("m")
        assert own.bookmarks.find()[0].speaker == "Ann Lee"
    own.close()


TALK = "A talk\n\n" + "\n\n".join(
    f"{'MR. HALE' if n % 2 else 'MS. LEE'}: Answer number {n} is about the river and about the "
    "roads along it."
    for n in range(40)
)


def strong_words(screen: Screen) -> str:
    """The words beside which the bar of the current quote stands, as far as they are in sight."""
    lines = screen.pane("text").split("\n")
    beside = (line.split("▌")[1] for line in lines if "▌" in line)
    return " ".join(words.split("▐")[0].strip() for words in beside)


async def test_the_current_quote_is_the_same_at_any_size_of_the_terminal(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = write_articles(tmp_path / "talks", {"talk.txt": TALK})
    async with open_reader(200, 50, on=indexed_library(folder, tmp_path)) as screen:
        await screen.press("enter")
        for number, further in ((4, 4), (17, 13), (38, 21)):
            await screen.type("]" * further)
            words = strong_words(screen)
            assert words.startswith(f"Answer number {number} ")
            for size in ((80, 24), (60, 20), (40, 10), (120, 36), (40, 24), (200, 50)):
                case = number, size
                await screen.resize(*size)
                assert strong_words(screen) == words, case
                screen.pilot.app.copy_to_clipboard("")
                await screen.press("y")
                assert words.rstrip(".") in screen.pilot.app.clipboard, case


async def test_the_passage_stays_when_panes_move_or_the_raw_file_was_shown(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = write_articles(tmp_path / "talks", {"talk.txt": TALK})
    async with open_reader(140, 40, on=indexed_library(folder, tmp_path)) as screen:
        await screen.type("2" + "]" * 20)
        await screen.press(*["down"] * 3, *["up"] * 3)
        session = screen.reader.session
        before, current = session.passage, session.current
        words = strong_words(screen)
        assert words.startswith("Answer number")
        for keys, back in (
            (["minus"] * 8, ["equals_sign"]),
            (["number_sign"], ["number_sign"]),
            (["backslash"], ["backslash"]),
            (["z"], ["z"]),
            (["R", "R"], []),
            (["tab", "shift+tab"], []),
            (["3", "2"], []),
            (["1"], ["2"]),
            (["R", "minus", "minus", "R"], ["equals_sign"]),
        ):
            for pressed in (keys, back):
                await screen.press(*pressed)
                assert (session.passage, session.current) == (before, current), pressed
                assert strong_words(screen) == words, pressed
                assert "›" in screen.pane("text"), pressed


async def test_a_widened_passage_stays_when_the_terminal_or_the_file_shown_changes(
    open_reader: OpenReader,
) -> None:
    async with open_reader(140, 40) as screen:
        await screen.press("2", "M")
        passage = screen.reader.session.passage
        await screen.resize(80, 24)
        assert screen.reader.session.passage == passage
        await screen.press("R", "m", "y")
        assert "not in the raw file" in screen.said
        await screen.press("R")
        assert screen.reader.session.passage == passage


async def test_words_without_a_quote_stay_the_passage_when_a_larger_terminal_shows_one(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    text = "A report\n\n" + "It rained.\n\n" * 30 + "“It is over,” Ann Lee said."
    folder = write_articles(tmp_path / "reports", {"report.txt": text})
    async with open_reader(80, 24, on=indexed_library(folder, tmp_path)) as screen:
        await screen.press("enter", "down", "down", "y")
        assert "“It rained,”" in screen.pilot.app.clipboard
        await screen.resize(200, 80)
        assert "It is over" in screen.pane("text")
        await screen.press("y")
        assert "“It rained,”" in screen.pilot.app.clipboard
        assert "It is over" not in screen.pilot.app.clipboard
