"""Light terminals and dark ones; and no screen at all, for whoever listens to it."""

from __future__ import annotations

from pathlib import Path

from tests.terminal.conftest import OpenReader
from tools.terminal import Terminal

from briefreader.ui.rendering.themes import DARK, LIGHT

QUESTION = b"\x1b]11;?\x07"
WHITE = b"\x1b]11;rgb:ffff/ffff/ffff\x07"


def ground(colour: str) -> bytes:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"48;2;{red};{green};{blue}".encode()


DARK_GROUND, LIGHT_GROUND = (ground(theme.colours["ground"]) for theme in (DARK, LIGHT))


def test_a_light_terminal_gets_a_light_screen_and_is_remembered(
    open_reader: OpenReader, folder: Path
) -> None:
    terminal = open_reader(folder)
    terminal.wait_for_bytes(QUESTION)
    assert LIGHT_GROUND not in terminal.raw
    terminal.send(WHITE)
    terminal.wait_for_bytes(LIGHT_GROUND)
    terminal.send(b"\x1b]11;rgb:0/0/0\x07j")  # nobody has asked again
    terminal.settle()
    terminal.send("q")
    assert terminal.end() == 0
    again = open_reader(folder)
    again.wait_for("Harbour reopens")
    assert DARK_GROUND not in again.raw
    again.send("q")
    assert again.end() == 0


def test_a_theme_of_ones_own_asks_nobody(
    open_reader: OpenReader, folder: Path, tmp_path: Path
) -> None:
    config = tmp_path / "dark.toml"
    config.write_text('theme = "briefreader-dark"\n')
    terminal = open_reader(folder, "--config", config)
    terminal.wait_for("The north quay is safe")
    terminal.send(WHITE)
    terminal.settle()
    assert QUESTION not in terminal.raw
    assert LIGHT_GROUND not in terminal.raw
    terminal.send("q")
    assert terminal.end() == 0


def line_after(terminal: Terminal, keys: str, wanted: bytes) -> str:
    """What is written after keys, up to the line that has these words."""
    before = len(terminal.raw)
    terminal.send(keys)
    terminal.wait_for_bytes(wanted)
    terminal.settle(0.1)
    return bytes(terminal.raw[before:]).decode()


def test_without_a_screen_each_key_is_answered_by_a_line_of_words(
    open_reader: OpenReader, folder: Path
) -> None:
    terminal = open_reader("--plain", folder)
    terminal.wait_for_bytes(b"Harbour reopens after the storm")
    terminal.settle()
    assert line_after(terminal, "j", b"Briefing").count("\n") == 1
    assert "Text\n" in line_after(terminal, "k\r", b"Port Ellery").replace("\r", "")
    assert "bookmarked" in line_after(terminal, "]m", b"bookmarked")
    assert "Bookmarks" in line_after(terminal, "B", b"Ines Calloway")
    line_after(terminal, "\x1b", b"Text")
    assert "Search" in line_after(terminal, "1/", b"Search")
    assert "Articles" in line_after(terminal, "humanitarian\r", b"Press Briefing")
    terminal.send("\x11")
    assert terminal.end() == 0
    assert b"\x1b" not in terminal.raw
    assert "bookmarked" in bytes(terminal.raw).decode()
