"""The reader as a user meets it: in a real terminal, by its keys."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from tests.conftest import wait_for
from tests.forking import forked
from tests.terminal.conftest import STARTED, OpenReader, reader_command, wait_until_sorted
from tests.ui.width_screen import NAMED, WidthScreen
from tools.emulation import Stream
from tools.terminal import Terminal, without_private_sequences

pytestmark = pytest.mark.terminal

NEWEST_SAMPLE = "Background Press Call"


def bookmarks(state: Path, *words: str | Path) -> list[dict[str, str]]:
    """What a later run finds in the notebook."""
    command = reader_command(state, "bookmarks", "--json", *words)
    done = subprocess.run(forked(command), capture_output=True, text=True, check=False)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_sample_articles_open_and_q_leaves_a_clean_terminal(open_reader: OpenReader) -> None:
    terminal = open_reader()
    terminal.wait_for(NEWEST_SAMPLE)
    terminal.wait_for("sample articles")
    terminal.send("q")
    assert terminal.end() == 0
    assert terminal.modes_left_on() == ()
    assert terminal.cooked()


def test_typing_a_search_narrows_the_list_and_escape_widens_it_and_never_quits(
    open_reader: OpenReader, folder: Path
) -> None:
    terminal = open_reader(folder)
    terminal.wait_for("Harbour reopens")
    terminal.wait_for("3 articles")
    terminal.send("/")
    terminal.settle()
    terminal.send("ferries")
    terminal.wait_for(lambda text: "Judith Arden" in text and "Harbour reopens" not in text)
    terminal.send("\x1b")
    terminal.wait_for("Harbour reopens")
    for _ in range(3):
        terminal.send("\x1b")
        terminal.settle()
    assert "Harbour reopens" in terminal.text
    terminal.send("q")
    assert terminal.end() == 0


def test_a_bookmark_survives_a_kill_right_after_its_mark_shows(
    open_reader: OpenReader, folder: Path, state: Path
) -> None:
    terminal = open_reader(folder)
    terminal.wait_for("Harbour reopens")
    terminal.wait_for("The north quay is safe")
    terminal.settle()
    terminal.send("m")
    terminal.wait_for("bookmarked: Ines Calloway")
    terminal.end(signal.SIGKILL)
    (kept,) = bookmarks(state, "--library", folder)
    assert kept["speaker"] == "Ines Calloway"
    assert kept["quote"].startswith("The north quay is safe")


@pytest.mark.parametrize(
    ("number", "status"),
    [
        (signal.SIGTERM, 143),
        (signal.SIGHUP, 129),
        (signal.SIGINT, 130),
        (signal.SIGQUIT, 131),
    ],
    ids=lambda value: value.name if isinstance(value, signal.Signals) else "",
)
def test_a_signal_leaves_a_clean_terminal_and_its_status(
    open_reader: OpenReader, folder: Path, number: signal.Signals, status: int
) -> None:
    terminal = open_reader(folder)
    terminal.wait_for("Harbour reopens")
    terminal.settle()
    assert terminal.end(number) == status
    assert terminal.modes_left_on() == ()
    assert terminal.cooked()


def test_back_from_the_shell_everything_is_drawn_again(
    open_reader: OpenReader, folder: Path
) -> None:
    terminal = open_reader(folder)
    terminal.wait_for("The north quay is safe")
    terminal.settle(0.5)
    terminal.send("\x1a")
    terminal.settle(0.5)
    assert "alternate screen" not in terminal.modes_left_on()
    written = len(terminal.raw)
    os.kill(terminal.process, signal.SIGCONT)
    terminal.settle(0.5)
    assert "alternate screen" in terminal.modes_left_on()
    drawn = terminal.raw[written:].decode()
    for words in ("Harbour reopens", "The north quay is safe", "search"):
        assert words in drawn
    terminal.send("q")
    assert terminal.end() == 0


def test_one_pane_shows_in_a_narrow_terminal(open_reader: OpenReader, folder: Path) -> None:
    terminal = open_reader(folder, columns=50, rows=20)
    wait_until_sorted(terminal)
    terminal.settle()
    assert "The north quay is safe" not in terminal.text
    terminal.send("g\r")
    terminal.wait_for("The north quay is safe")


def test_nothing_on_the_screen_is_wider_than_the_terminal(
    open_reader: OpenReader, folder: Path
) -> None:
    (folder / "wide.md").write_text("港湾が再開した " * 12 + "\n\n" + "“東は” 👩‍👩‍👧‍👦 " * 200)
    terminal = open_reader(folder, columns=100, rows=30)
    terminal.wait_for("Harbour reopens")
    terminal.send("G")
    terminal.settle()
    rows = range(terminal.screen.lines)
    ruled = [{x for x in range(100) if terminal.screen.buffer[y][x].data == "│"} for y in rows]
    assert len({min(columns) for columns in ruled if columns}) == 1, terminal.text


def test_an_empty_folder_opens_with_one_clear_line(open_reader: OpenReader, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    terminal = open_reader(tmp_path / "nothing")
    terminal.wait_for("no articles yet")
    terminal.send("j")
    terminal.send("\r")
    terminal.send("m")
    terminal.settle()
    terminal.send("q")
    terminal.send("q")
    assert terminal.end() == 0


def test_an_article_that_comes_while_reading_is_listed(
    open_reader: OpenReader, folder: Path
) -> None:
    terminal = open_reader(folder)
    wait_until_sorted(terminal)
    terminal.wait_for("The north quay is safe")
    terminal.settle(1.0)
    (folder / "2024-04-01-late.md").write_text("# A late arrival\n\nIt came later.\n")
    terminal.wait_for(lambda text: "A late arrival" in text and "The north quay is safe" in text)


def test_a_hostile_article_reaches_the_terminal_harmless(
    open_reader: OpenReader, folder: Path
) -> None:
    attack = "\x1b]0;owned\x07\x1b]52;c;b3duZWQ=\x1b\\\x9b31m\u202eevil\u202c[@click=app.quit]x[/]"
    (folder / f"2030-01-01 {'x'}\x1b]2;name\x07.txt").write_text(
        f"Title {attack}\n\nBody {attack}\n"
    )
    terminal = open_reader(folder)
    terminal.wait_for("[@click=app.quit]x[/]")
    terminal.settle()
    raw = bytes(terminal.raw)
    for forbidden in (b"\x1b]0;owned", b"\x1b]52;", b"\x1b]2;", b"\xc2\x9b", b"\xe2\x80\xae"):
        assert forbidden not in raw


@STARTED
def test_the_indexer_ends_with_the_reader(open_reader: OpenReader, folder: Path) -> None:
    terminal = open_reader(folder)
    wait_until_sorted(terminal)  # and now the indexer watches the folder
    children = Path(f"/proc/{terminal.reader}/task/{terminal.reader}/children").read_text()
    indexers = [int(child) for child in children.split()]
    assert indexers
    terminal.end(signal.SIGKILL)
    assert wait_for(lambda: not any(_runs(child) for child in indexers))


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]


def test_without_a_terminal_the_reader_refuses_at_once(state: Path) -> None:
    done = subprocess.run(
        forked(reader_command(state)),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1


def test_with_standard_error_in_a_file_the_reader_refuses(state: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    command = " ".join(reader_command(state))
    with Terminal(["sh", "-c", f"{command} 2>{log}"]) as terminal:
        assert terminal.end() == 2
    assert "stderr isn't a terminal" in log.read_text(encoding="utf-8")


def test_open_starts_the_reader_at_the_quote_that_the_command_line_named(
    open_reader: OpenReader, folder: Path, state: Path
) -> None:
    command = reader_command(state, "quotes", "--json", "--speaker", "Reave", "--library", folder)
    done = subprocess.run(forked(command), capture_output=True, text=True, check=True)
    (quote,) = map(json.loads, done.stdout.splitlines())
    terminal = open_reader("open", quote["id"], "--library", folder)
    terminal.wait_for("I will believe it when I see")
    terminal.wait_for("Harbour reopens")
    terminal.send("q")
    terminal.settle()
    terminal.send("q")
    assert terminal.end() == 0


COLOUR = re.compile(rb"\x1b\[([\d;]*)m")
TRUE_COLOUR = re.compile(rb"[34]8;[25];")


def dressed(raw: bytes) -> set[bytes]:
    """Every parameter of every style that was sent."""
    return {code for found in COLOUR.findall(raw) for code in found.split(b";")}


def use(terminal: Terminal) -> None:
    """Search, keep, look at help, and leave."""
    terminal.wait_for("Harbour reopens")
    for keys in ("m", "x", "2", "v", "\x1b", "/quay\r", "?", "\x1b", "q", "\x11"):
        terminal.send(keys)
        terminal.settle(0.2 if keys == "\x1b" else 0.08, 3)
    terminal.end()


def test_under_no_color_no_byte_of_colour_is_sent(open_reader: OpenReader, folder: Path) -> None:
    terminal = open_reader(folder, environment={"NO_COLOR": "1"})
    use(terminal)
    codes = dressed(bytes(terminal.raw))
    assert codes <= {b"", b"0", b"1", b"2", b"3", b"4", b"7", b"9", b"22"}
    assert b"7" in codes


def test_the_sixteen_colours_are_all_that_their_theme_sends(
    open_reader: OpenReader, folder: Path, tmp_path: Path
) -> None:
    config = tmp_path / "sixteen.toml"
    config.write_text('theme = "briefreader-ansi"\n')
    terminal = open_reader(folder, "--config", config)
    use(terminal)
    assert not TRUE_COLOUR.search(bytes(terminal.raw))
    codes = {int(code) for code in dressed(bytes(terminal.raw)) if code}
    plain = {0, 1, 2, 3, 4, 7, 9, 22, 39, 49}
    # No ground is painted black or white: it would be that on a light terminal, or a dark one.
    assert codes <= plain | {*range(30, 38), *range(90, 98), *range(43, 47)}
    assert codes & {*range(30, 38)}
    blank = [cell for row in terminal.screen.buffer.values() for cell in row.values()]
    grounds = Counter(cell.bg for cell in blank if cell.data == " " and not cell.reverse)
    assert set(grounds) <= {"default", "blue"}, "blank cells have the terminal's own ground"
    assert grounds["default"] > 30 * grounds["blue"]


def test_in_a_locale_without_unicode_only_ascii_is_sent(
    open_reader: OpenReader, folder: Path
) -> None:
    terminal = open_reader(folder, environment={"LC_ALL": "C"})
    use(terminal)
    assert bytes(terminal.raw).isascii()


def test_an_article_writes_into_no_other_pane_in_any_terminal(
    open_reader: OpenReader, folder: Path
) -> None:
    """Spacing marks take no cell in kitty and one elsewhere, joined emoji two or eight."""
    odd = ("\u0915" + "\u093f" * 445 + " Joe", "👩‍👩‍👧‍👦" * 60 + " Biden", "☎️👍🏽🇩🇪" * 40)
    (folder / "odd.md").write_text(
        "\u0915\u093f" * 90 + "\n\n“Yes,” said Ann Moss.\n\n" + "\n\n".join(odd)
    )
    for other in folder.iterdir():
        if other.name != "odd.md":
            other.unlink()
    terminal = open_reader(folder)
    terminal.wait_for("Ann Moss")
    for key in ("J", "?", "\x1b"):  # further down, and a dialog over it
        terminal.settle()
        terminal.send(key)
    terminal.settle()
    screens = [WidthScreen(name, 140, 40) for name in NAMED]
    for screen in screens:
        Stream(screen).feed(without_private_sequences(bytes(terminal.raw)))
    rules = {x for x in range(140) if screens[0].buffer[2][x].data == "│"}
    assert len(rules) == 2
    for y in range(40):
        for x in (*range(3), *range(max(rules), 140)):
            cells = {screen.buffer[y][x].data for screen in screens}
            assert len(cells) == 1, (y, x, cells)
