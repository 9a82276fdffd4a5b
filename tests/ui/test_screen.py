"""The screen as a whole: sizes, panes, help, palette, themes, keys of one's own, leaving."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.cases import cases
from textual.css.query import NoMatches
from textual.widgets import Input
from textual.worker import WorkerFailed

from briefreader.config import DEFAULT_WIDTH, NARROWEST, WIDEST, Config
from briefreader.domain.listing_row import ArticleRow
from briefreader.errors import ConfigError
from briefreader.library import Library
from briefreader.ui.app import BriefReader
from briefreader.ui.commands.command_table import COMMANDS
from briefreader.ui.commands.key_names import keys_of, shown_key
from briefreader.ui.commands.keymap import full_keymap
from briefreader.ui.dialogs.article_info import facts
from briefreader.ui.dialogs.help import command_line
from briefreader.ui.state.ui_settings import UiSettings
from briefreader.ui.terminal.external_editor import editor_command

from .conftest import OpenReader, indexed_library, open_library, write_articles


@pytest.mark.parametrize(
    "sizes",
    [
        [(40, 10), (41, 11), (60, 24), (69, 20), (70, 20)],
        [(300, 100), (140, 40), (100, 30), (99, 30)],
    ],
    ids=["growing", "shrinking"],
)
async def test_every_line_fits_at_every_size_in_every_pane(
    open_reader: OpenReader, sizes: list[tuple[int, int]]
) -> None:
    async with open_reader(*sizes[0]) as screen:
        for columns, rows in sizes:
            await screen.resize(columns, rows)
            for key in ("1", "2", "3"):
                await screen.press(key)
                case, lines = (columns, rows, key), screen.lines
                assert len(lines) == rows, case
                assert all(cell_len(line) <= columns for line in lines), case
                assert lines[-1].endswith("? help"), case
                assert "briefreader" in lines[0], case


async def test_panes_fold_away_where_there_is_no_room(open_reader: OpenReader) -> None:
    async with open_reader(140, 30) as screen:
        for columns, focus, shown in (
            (140, "1", ["list", "text", "quotes"]),
            (90, "2", ["list", "text"]),
            (90, "3", ["text", "quotes"]),
            (60, "2", ["text"]),
            (60, "3", ["quotes"]),
        ):
            await screen.resize(columns, 30)
            await screen.press(focus)
            panes = ("list", "text", "quotes")
            seen = [p for p in panes if screen.reader.query_one(f"#{p}-pane").display]
            assert seen == shown, (columns, focus)


async def test_a_hidden_pane_never_keeps_the_keys(open_reader: OpenReader) -> None:
    async with open_reader(140, 30) as screen:
        await screen.press("3")
        for columns in (90, 60, 45, 140):
            await screen.resize(columns, 30)
            focused = screen.pilot.app.focused
            assert focused is screen.reader.quotes
            assert focused.region.width > 10


async def test_in_a_terminal_that_is_too_small_one_line_says_so(open_reader: OpenReader) -> None:
    async with open_reader(39, 9) as screen:
        assert screen.shown.strip() == "too small: min 40×10"
        await screen.resize(20, 5)
        assert screen.shown.strip() == "too small: min 40×10"
        await screen.resize(80, 24)
        assert "Harbour" in screen.shown


async def test_the_usual_screen(open_reader: OpenReader) -> None:
    async with open_reader(100, 20) as screen:
        assert screen.header.startswith(" briefreader")
        assert screen.header.endswith("/ search")
        assert screen.pane("list").split("\n")[:5] == [
            "   Articles  by date ↓  1/4",
            "",
            "▎● Harbour [reopens] today",
            "▎  2024-03-14 · Selwyn…  4“",
            "▎",
        ]
        text = [line.rstrip("▐ ") for line in screen.pane("text").split("\n")]
        assert text[2:9] == [
            "    Harbour [reopens] today",
            "",
            "›   The north quay of Port Selwyn opened",
            "    again on Thursday after two years of",
            "    repairs.",
            "",
            "  ▌ “The quay is open, and it will stay",
        ]


async def test_the_text_alone_and_back(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("z")
        assert screen.pane("text").split("\n")[0].strip()
        assert not screen.reader.query_one("#list-pane").display
        await screen.press("z")
        assert screen.reader.query_one("#list-pane").display


async def test_the_quotes_can_be_put_away(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("backslash")
        assert not screen.reader.query_one("#quotes-pane").display
        await screen.press("0")
        assert screen.reader.query_one("#quotes-pane").display


async def test_tab_and_arrows_go_from_pane_to_pane(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        reader = screen.reader
        for key, focused in [
            ("tab", reader.text), ("tab", reader.quotes), ("tab", reader.articles),
            ("shift+tab", reader.quotes), ("left", reader.text), ("h", reader.articles),
            ("h", reader.articles), ("l", reader.text), ("right", reader.quotes),
        ]:  # fmt: skip
            await screen.press(key)
            assert screen.pilot.app.focused is focused


async def test_a_click_gives_a_pane_the_keys_and_a_row_its_article(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.pilot.click(offset=screen.where("Daily Press Briefing"))
        await screen.settle()
        assert "Good afternoon, everybody." in screen.pane("text")
        await screen.pilot.click(offset=screen.where("Good afternoon, everybody."))
        await screen.settle()
        assert screen.reader.text.has_focus


async def test_the_wheel_scrolls_the_text_under_it(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("G")
        await screen.pilot._post_mouse_events([_wheel()], offset=screen.where("Paragraph 1 of"))
        await screen.settle()
        assert screen.reader.text.scroll_offset.y > 0


def _wheel() -> type:
    from textual.events import MouseScrollDown

    return MouseScrollDown


async def test_help_lists_every_key_and_finds_what_one_looks_for(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("question_mark")
        assert "Keys" in screen.shown
        assert "One line down" in screen.shown
        await screen.type("paragraph num")
        assert "Show or hide paragraph numbers" in screen.shown
        assert "One line down" not in screen.shown
        await screen.press("enter")
        assert screen.reader.session.numbers
        await screen.press("question_mark")
        await screen.type("mouse")
        assert "Select text, as the mouse does" in screen.shown


async def test_the_palette_runs_commands_by_name(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("colon")
        await screen.type("star")
        await screen.press("enter")
        assert "★" in screen.pane("list")
        await screen.press("ctrl+p")
        await screen.type("theme light")
        await screen.press("enter")
        assert screen.pilot.app.theme == "briefreader-light"


async def test_a_sheet_is_closed_by_esc_with_nothing_done(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        for key in ("question_mark", "colon", "B", "i"):
            await screen.press(key)
            assert len(screen.pilot.app.screen_stack) == 2
            await screen.press("escape")
            assert len(screen.pilot.app.screen_stack) == 1


async def test_about_an_article(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("i")
        assert "SHA-256" in screen.shown
        # A long path goes on in a second line, wherever that cuts it.
        reading = screen.reader.session.opened
        assert reading is not None
        assert ("file", str(screen.reader.session.path)) in facts(reading)
        assert "https://courier.example/harbour" in screen.shown


async def test_keys_of_ones_own_work_and_the_old_ones_no_longer(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader(keys={"bookmark": "r, f6", "read": "m"}) as screen:
        assert " r bookmark" in screen.footer
        await screen.press("r")
        assert len(library.bookmarks.find()) == 1
        await screen.press("f6")
        assert len(library.bookmarks.find()) == 0
        await screen.press("m")
        assert library.bookmarks.mark(library.listing().hit(0).row.path).read


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (UiSettings(theme="briefreader-drak"), "did you mean 'briefreader-dark'"),
        (UiSettings(keys={"bookmrak": "m"}), "did you mean 'bookmark'"),
    ],
)
def test_settings_that_cannot_be_are_refused_before_the_screen_opens(
    library: Library, settings: UiSettings, words: str
) -> None:
    with pytest.raises(ConfigError, match=words):
        BriefReader(library, settings)


async def test_an_empty_library_says_what_it_is(tmp_path: Path, open_reader: OpenReader) -> None:
    (tmp_path / "empty").mkdir()
    empty = open_library(tmp_path / "empty", tmp_path / "cache", tmp_path / "data")
    async with open_reader(on=empty) as screen:
        assert "no articles yet" in screen.pane("list")
        assert "add .txt or .md files here" in " ".join(screen.pane("list").split())
        await screen.press("j", "enter", "m", "y", "n", "J", "right_square_bracket", "R", "i", "B")
        assert screen.pilot.app.is_running
    (tmp_path / "empty" / "files.zip").write_bytes(b"PK")
    *_, finished = empty.update()
    async with open_reader(on=empty) as screen:
        await screen.reader.controllers.index_updates.told(finished)
        await screen.settle()
        listed = " ".join(screen.pane("list").split())
        assert "no articles – I shows what was skipped, and why" in listed
        await screen.press("ampersand")
        assert "no named speakers to compare" in screen.footer
        await screen.press("F")
        assert "no saved searches yet" in screen.shown
        await screen.type("harbour")
        assert "no matching saved search" in screen.shown
    empty.close()


@pytest.mark.parametrize("pane", ["1", "2", "3"])
async def test_no_key_needs_an_article(
    tmp_path: Path, open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch, pane: str
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    (tmp_path / "empty").mkdir()
    empty = open_library(tmp_path / "empty", tmp_path / "cache", tmp_path / "data")
    leaving = {"quit", "quit_now", "suspend"}
    keys = [c.keys.split(",") for c in COMMANDS if c.id not in leaving]
    async with open_reader(100, 16, on=empty) as screen:
        await screen.press(pane)
        begun = screen.pilot.app.focused
        for key in (key for several in keys for key in several):
            if screen.pilot.app.focused is not begun:
                await screen.press(pane)
            await screen.press(key)
            assert screen.pilot.app.is_running, key
            if len(screen.pilot.app.screen_stack) > 1 or screen.reader.search_box.is_typing:
                await screen.press("escape")
    empty.close()


async def test_keys_of_the_text_do_no_harm_while_there_is_no_room_for_it(
    open_reader: OpenReader,
) -> None:
    async with open_reader(60, 24) as screen:
        for key in ("space", "b", "J", "space", "pagedown", "pageup"):
            await screen.press(key)
        await screen.press("2", "1", "J", "space", "b")
        await screen.press("2")
        assert screen.pilot.app.is_running


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_leaving(open_reader: OpenReader, key: str) -> None:
    async with open_reader() as screen:
        await screen.press(key)
        assert not screen.pilot.app.is_running
        assert screen.pilot.app.return_code == 0


async def test_q_goes_back_to_the_articles_before_it_leaves(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("enter", "q")
        assert screen.pilot.app.is_running
        assert screen.reader.articles.has_focus


async def test_the_list_fills_while_the_index_is_built_and_keeps_its_cursor(
    tmp_path: Path, open_reader: OpenReader
) -> None:
    folder = write_articles(tmp_path / "briefings")
    fresh = open_library(folder, tmp_path / "cache", tmp_path / "data")
    async with open_reader(on=fresh, indexing=True) as screen:
        assert "4 articles" in screen.header
        await screen.press("j", "j")
        chosen = screen.reader.articles.hit
        assert chosen is not None
        assert isinstance(chosen.row, ArticleRow)
        async with asyncio.timeout(30):
            while not fresh.search("harbour") or screen.reader.session.first_build:
                await screen.pause(0.05)
        hit = screen.reader.articles.hit
        assert hit is not None
        assert isinstance(hit.row, ArticleRow)
        assert hit.row.path == chosen.row.path
        assert "Daily Press Briefing" in screen.pane("list")
        await screen.press("s")
        assert "by date ↓" in screen.pane("list")
    fresh.close()


async def test_what_the_footer_and_the_heads_offer_can_be_clicked(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.pilot.click(offset=screen.where("? help"))
        await screen.settle()
        assert len(screen.pilot.app.screen_stack) == 2
        await screen.press("escape")
        await screen.pilot.click(offset=screen.where("/ search"))
        await screen.settle()
        assert "search the library:" in screen.header


async def test_an_article_one_stays_with_counts_as_read(
    open_reader: OpenReader, library: Library
) -> None:
    path = library.listing().hit(0).row.path
    async with open_reader(dwell=0.05) as screen:
        await screen.pause(0.1)
        assert not library.bookmarks.mark(path).read
        await screen.press("J", "K", "2")
        async with asyncio.timeout(30):
            while not library.bookmarks.mark(path).read:
                await screen.pause(0.02)


async def test_short_turns_are_listed_on_demand(open_reader: OpenReader, tmp_path: Path) -> None:
    (tmp_path / "call").mkdir()
    turns = "Q: Can you hear me?\n\nMR. HALE: Yes.\n\n" + "\n\n".join(
        f"Q: What is the answer to the question number {n} on the list?\n\n"
        f"MR. HALE: The answer to the question number {n} is a long one."
        for n in range(4)
    )
    (tmp_path / "call" / "call.txt").write_text(f"A call\n\n{turns}\n", encoding="utf-8")
    own = indexed_library(tmp_path / "call", tmp_path)
    async with open_reader(on=own) as screen:
        assert "1 hidden" in screen.pane("quotes")
        assert "Can you hear me?" not in screen.pane("quotes")
        await screen.press("H")
        assert "Can you hear me?" in screen.pane("quotes")
    own.close()


async def test_reports_without_marks_are_listed_on_demand_and_marked(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    (tmp_path / "quay").mkdir()
    text = (
        "The quay of Kell\n\n“We have looked at every pile of it,” Ann Moss said.\n\n"
        "Karl Birk said that the quay was closed until the summer of next year.\n"
    )
    (tmp_path / "quay" / "quay.txt").write_text(text, encoding="utf-8")
    own = indexed_library(tmp_path / "quay", tmp_path)
    async with open_reader(on=own) as screen:
        assert "Karl Birk" not in screen.pane("quotes")
        await screen.press("Q")
        assert "Karl Birk indirect" in screen.pane("quotes")
        assert "the quay was closed" in screen.pane("quotes")
        assert "1 indirect statement listed" in screen.said
        await screen.press("Q")
        assert "Karl Birk" not in screen.pane("quotes")
    assert [speaker.name for speaker in own.speakers()] == ["Ann Moss"]
    own.close()


async def test_keys_that_arrive_in_one_piece_are_obeyed_in_their_order(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        screen.burst(*"/mr*")
        await screen.settle()
        assert screen.reader.session.query == "mr*"
        assert library.bookmarks.find() == ()


async def test_where_no_editor_can_open_it_says_so(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("E")
        assert "this terminal can't run an editor" in screen.said


async def test_an_editor_that_cannot_be_understood_is_said_and_not_run(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader() as screen:
        for editor in ('"vim', "nano 'a b", "vim \\"):
            monkeypatch.setenv("EDITOR", editor)
            screen.reader.show_message("")
            screen.pilot.app.clear_notifications()
            await screen.press("E")
            assert "$EDITOR isn't a valid command" in screen.said, editor
            assert screen.pilot.app.is_running


@cases(
    ("variables", "command"),
    [
        ({}, ["vi"]),
        ({"EDITOR": " "}, ["vi"]),
        ({"EDITOR": "''"}, ["vi"]),
        ({"EDITOR": "'' -n"}, ["vi"]),
        ({"VISUAL": " ", "EDITOR": "nano"}, ["nano"]),
        ({"VISUAL": "emacs -nw", "EDITOR": "nano"}, ["emacs", "-nw"]),
        ({"EDITOR": "'/opt/my editor/run' --wait"}, ["/opt/my editor/run", "--wait"]),
    ],
)
def test_the_editor_is_the_first_that_is_named(
    variables: dict[str, str], command: list[str]
) -> None:
    assert editor_command(variables) == command


@pytest.mark.parametrize("columns", [120, 60])
async def test_help_cuts_no_key_and_no_explanation(open_reader: OpenReader, columns: int) -> None:
    keymap = full_keymap({})
    async with open_reader(columns, 60) as screen:
        await screen.press("?")
        listed = [line.strip() for line in screen.lines]
        assert any("ctrl+f" in line for line in listed) == (columns == 120)
        for command in COMMANDS:
            line = command_line(command, keymap, columns, {}, ()).plain
            keys = [shown_key(key) for key in keys_of(command, keymap)]
            room = columns - 8 if columns == 60 else 92
            assert max(map(cell_len, line.splitlines())) <= room
            first = command.tooltip.split()[0]
            shown = line[: line.index(f" {first}") + 1]
            told = line[len(shown) :]
            assert " ".join(told.split()).startswith(command.tooltip), "an explanation is cut"
            assert set(shown.split()) <= set(keys), "a key is cut"
            assert keys[0] in shown.split()
            assert shown.endswith(" ")


async def test_help_calls_no_arrow_by_a_letter_where_there_are_no_arrows(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    async with open_reader() as screen:
        await screen.press("?")
        (line,) = (line for line in screen.lines if "One line down" in line)
        assert "j  down" in line


async def test_what_a_thread_finds_after_the_screen_has_gone_is_no_crash(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        app = screen.pilot.app
        assert isinstance(app, BriefReader)
        app.exit()
        app._handle_exception(WorkerFailed(NoMatches("#header")))
    assert app.crash is None


async def test_what_the_indexer_tells_while_the_screen_is_taken_down_is_no_crash(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader() as screen:
        app = screen.pilot.app
        assert isinstance(app, BriefReader)
        with monkeypatch.context() as within:
            within.setattr(app, "_running", False)  # as ``App._shutdown`` begins
            app._handle_exception(WorkerFailed(NoMatches("#header")))
        assert app.crash is None


async def test_in_an_empty_library_no_key_is_silent(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    own = open_library(tmp_path / "empty", tmp_path / "cache", tmp_path / "own")
    assert list(own.update())
    async with open_reader(on=own) as screen:
        assert "no articles yet" in screen.shown
        for key in ("r", "*", "x", "i", "O", "o", "R", "E", "D", "J", "K", "]", "["):
            screen.reader.show_message("")
            await screen.settle()
            assert "no article here" not in screen.footer, key
            await screen.press(key)
            assert "no article here" in screen.footer, key
    own.close()


async def test_beyond_the_first_and_the_last_article_it_says_so(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("K")
        assert "this is the first article" in screen.footer
        await screen.press("G", "J")
        assert "this is the last article" in screen.footer


async def test_in_the_smallest_terminal_one_sees_what_one_types(open_reader: OpenReader) -> None:
    async with open_reader(40, 10) as screen:
        await screen.press("J", "2", "]", "]", "M", "M")
        for key in ("/", "?", ":", "F", "a", "t", "T", "Y", "e", "|", "C", "S"):
            await screen.press(key)
            dialog = screen.pilot.app.screen
            assert dialog.focused is not None
            assert (dialog is screen.reader) == (key == "/"), key
            place = dialog.find_widget(dialog.focused)
            assert place.visible_region.height >= 1, key
            assert place.visible_region == place.region, key
            assert not dialog.show_vertical_scrollbar, key
            for widget in dialog.query(Input):
                assert widget.region.bottom <= 10, key
            await screen.press("escape")
            assert screen.pilot.app.screen is screen.reader, key
            assert screen.reader.text.has_focus, key


async def test_a_warning_stands_alone_where_there_is_no_room_for_keys(
    open_reader: OpenReader,
) -> None:
    async with open_reader(40, 10) as screen:
        await screen.press("2", "]", "v", "w")
        assert "mid-sentence" in screen.footer


def test_nothing_that_asyncio_logs_reaches_the_terminal() -> None:
    program = (
        "import logging; from briefreader.ui import quiet_asyncio; {};"
        "logging.getLogger('asyncio').warning('words of an article')"
    )
    for quieting, words in (("pass", "words of an article\n"), ("quiet_asyncio()", "")):
        command = [sys.executable, "-c", program.format(quieting)]
        assert subprocess.run(command, capture_output=True, text=True, check=True).stderr == words


@pytest.mark.parametrize("width", [NARROWEST, NARROWEST + 2, DEFAULT_WIDTH, WIDEST - 2, WIDEST])
async def test_wider_never_narrows_and_narrower_never_widens(
    open_reader: OpenReader, width: int
) -> None:
    async with open_reader(260, 12, width=width) as screen:
        await screen.press("z", "plus")
        assert screen.reader.session.column == min(WIDEST, width + 4)
        await screen.press("equals_sign", "minus")
        assert screen.reader.session.column == max(NARROWEST, width - 4)
        await screen.press("equals_sign")
        assert screen.reader.session.column == width


def test_the_screen_is_as_wide_as_the_configuration_says() -> None:
    assert UiSettings().width == Config().width == DEFAULT_WIDTH


async def test_watched_words_stand_out_in_every_article(open_reader: OpenReader) -> None:
    async with open_reader(watch=("humanitarian", "Kamo Bay")) as screen:
        text = screen.reader.session.opened.article.text  # type: ignore[union-attr]
        found = [span.of(text) for span in screen.reader.session.watched]
        assert sorted(found) == ["Kamo Bay", "humanitarian", "humanitarian"]
        await screen.press("J")
        assert len(screen.reader.session.watched) == 1


async def test_a_command_without_a_key_is_shown_as_such_and_run_from_the_palette(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader(keys={"star": "", "search": ""}) as screen:
        await screen.press("asterisk", "slash")
        assert not library.bookmarks.mark(library.listing().hit(0).row.path).starred
        assert not screen.reader.search_box.is_typing
        await screen.press("question_mark")
        await screen.type("no key")
        assert "Star or unstar" in screen.shown
        await screen.press("escape", "colon")
        await screen.type("star")
        await screen.press("enter")
        assert library.bookmarks.mark(library.listing().hit(0).row.path).starred


async def test_help_shows_the_other_half_of_a_key(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("question_mark")
        await screen.type("Mark the article read")
        assert "R raw file" in screen.shown


async def test_the_first_bookmark_says_what_can_be_done_with_it_and_the_second_does_not(
    open_reader: OpenReader,
) -> None:
    async with open_reader(140, 30) as screen:
        for columns in (140, 80, 60):
            await screen.resize(columns, 30)
            await screen.press("2", "m")
            assert screen.footer.startswith(" bookmarked: Ann Lee, “The"), columns
            assert screen.footer.endswith(" · B list · a note · e export"), columns
            await screen.press("right_square_bracket", "m")
            assert "bookmarked:" in screen.footer, columns
            assert "B list" not in screen.footer, columns
            await screen.press("m", "left_square_bracket", "m")


async def test_where_no_pane_counts_the_quotes_the_texts_head_does(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("backslash", "right_square_bracket")
        assert "“ 2/4" in screen.pane("text") or "“ 1/4" in screen.pane("text")
        await screen.press("backslash")
        assert "/4 ·" not in screen.pane("text").split("\n")[0]
