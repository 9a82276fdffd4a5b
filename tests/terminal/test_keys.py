"""Every default key is one that a terminal can send under the name it has in the table."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tools.terminal import Terminal

from briefreader.ui.commands.command_table import COMMANDS
from briefreader.ui.commands.key_names import GLYPHS

pytestmark = pytest.mark.terminal

ECHO = """
import sys
from textual.app import App
from briefreader.ui.terminal.terminal_driver import TerminalDriver
class Echo(App):
    def get_driver_class(self):
        return TerminalDriver
    async def on_event(self, event):
        if type(event).__name__ == "Key":
            with open(sys.argv[1], "a") as out:
                print(event.key, file=out)
            return
        await super().on_event(event)
Echo().run()
"""

SEQUENCES = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "backspace": "\x7f",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "alt+left": "\x1b[1;3D",
    "alt+right": "\x1b[1;3C",
    "shift+left": "\x1b[1;2D",
    "shift+right": "\x1b[1;2C",
}


def sequence(key: str) -> str:
    """What an xterm sends for a key of that name."""
    if key in SEQUENCES:
        return SEQUENCES[key]
    if key.startswith("ctrl+"):
        return chr(ord(key.removeprefix("ctrl+")) & 0x1F)
    return GLYPHS.get(key, key)


def test_every_default_key_arrives_under_its_name(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    heard.touch()
    keys = [key for command in COMMANDS for key in command.keys.split(",")]
    with Terminal([sys.executable, "-c", ECHO, str(heard)]) as terminal:
        terminal.wait_for(lambda _: b"\x1b[?2004h" in terminal.raw)  # it reads keys from here on
        terminal.settle()
        for number, key in enumerate(keys, 1):
            terminal.send(sequence(key))
            for _ in range(100):
                terminal.pump(0.02)
                if len(heard.read_text().splitlines()) >= number:
                    break
    assert heard.read_text().splitlines() == keys
