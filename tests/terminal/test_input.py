"""Whatever bytes come from the terminal, the reader goes on, and a note is not lost."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import HARBOUR
from tests.forking import ForkedTerminal
from tests.terminal.conftest import ASKED, STARTED, OpenReader, reader_command
from tools.terminal import Terminal

pytestmark = pytest.mark.terminal

SHOWN = "The north quay is safe"

# Each is followed by a wait of as many seconds, in which what has begun and not ended is given up.
INPUTS = {
    "a letter in Latin-1": (b"\xe9", 0),
    "letters in Latin-1": (b"\xe9\xe0 \xe8\xff\xfe", 0),
    "all bytes that begin nothing": (bytes(range(0x80, 0x100)), 0),
    "a mouse report in X10's form": (b"\x1b[M !!", 0),
    "one with a column beyond 95": (b"\x1b[M \xe9\xff", 0),
    "a character cut short": (b"\xf0\x9f\x98", 0),
    "an overlong character": (b"\xc0\xaf\xe0\x80\xaf", 0),
    "a lone surrogate": (b"\xed\xa0\x80", 0),
    "NUL and other controls": (b"\x00\x1c\x1d\x1e\x1f", 0),
    "a paste in Latin-1": (b"\x1b[200~d\xe9j\xe0 vu\x1b[201~", 0),
    "a paste that never ends": (b"\x1b[200~words and more words", 3.5),
    "an end of a paste without a beginning": (b"\x1b[201~", 0),
    "a paste of three megabytes": (b"\x1b[200~" + b"abc def " * 400_000 + b"\x1b[201~", 0),
    "a paste of sequences": (b"\x1b[200~\x1b]0;x\x07\x1b[31m\x1b[201\x1b[201~", 0),
    "an OSC that never ends": (b"\x1b]52;c;" + b"YWJj" * 20_000, 1.5),
    "an OSC that ends": (b"\x1b]11;rgb:0000/0000/0000\x1b\\", 0),
    "an OSC that a sequence ends": (b"\x1b]11;rgb\x1b[I", 0),
    "a DCS that never ends": (b"\x1bP1$r0m", 1.5),
    "a CSI that never ends": (b"\x1b[1;2;3", 1.5),
    "a CSI of a thousand parameters": (b"\x1b[" + b"1;" * 1000 + b"m", 0),
    # No more: where a busy machine lets them come for too long, each of the last is a key.
    "a CSI of twenty thousand digits": (b"\x1b[" + b"1" * 20_000, 1.5),
    "a CSI that a control cuts off": (b"\x1b[1;2\x00", 0),
    "a key beyond Unicode": (b"\x1b[99999999;1u", 0),
    "a key with a number beyond all": (b"\x1b[99999999999999999999u", 0),
    "a key that is a surrogate": (b"\x1b[55296;1;55296u", 0),
    "a key with other keys": (b"\x1b[97:65;1:3u", 0),
    "a forged size": (b"\x1b[48;1;1;1;1t", 0),
    "a forged size of nothing": (b"\x1b[48;0;0;0;0t\x1b[<0;5;5M\x1b[<0;5;5m", 0),
    "a forged size beyond all": (b"\x1b[48;99999;99999;9;9t", 0),
    "a hundred forged sizes": (b"\x1b[48;9;9;9;9t\x1b[48;50;50;9;9t" * 50, 0),
    "a forged way to tell sizes": (b"\x1b[?2048;2$y\x1b[?2048;1$y\x1b[48;2;2;0;0t", 0),
    "a forged place of the cursor": (b"\x1b[99;99R", 0),
    "a mouse beyond the screen": (b"\x1b[<0;99999;99999M\x1b[<0;99999;99999m", 0),
    "a mouse before the screen": (b"\x1b[<0;-5;-5M\x1b[<35;0;0M", 0),
    "a mouse that drags without end": (b"\x1b[<0;5;5M" + b"\x1b[<32;6;6M" * 200, 0),
    "a mouse with a button beyond all": (b"\x1b[<99999999999;5;5M", 0),
    "loss of the focus": (b"\x1b[O", 0),
    "ESC a hundred times": (b"\x1b" * 100, 0.3),
    "ESC and a byte that is not UTF-8": (b"\x1b\xe9", 0.3),
    "half a single shift": (b"\x1bO", 0.3),
    "function keys of the console": (b"\x1b[[E\x1b[[", 1.5),
}


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """One reader that gets it all, one after the other, and is left at last as at any time."""
    place = tmp_path_factory.mktemp("reader")
    (place / "briefings").mkdir()
    (place / "briefings" / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    command = reader_command(place, place / "briefings")
    environment = {"XDG_CONFIG_HOME": str(place / "config")}
    with ForkedTerminal(command, columns=140, rows=40, environment=environment) as opened:
        opened.wait_for(SHOWN)
        opened.settle(0.5)
        yield opened
        opened.send("\x11")
        assert opened.end() == 0
        assert opened.modes_left_on() == ()
        assert opened.cooked()


@pytest.mark.parametrize("name", INPUTS)
def test_after_any_bytes_the_reader_answers_keys(terminal: Terminal, name: str) -> None:
    sent, seconds = INPUTS[name]
    type_in_pieces(terminal, sent)
    terminal.settle(0.2, 3)
    wait(terminal, seconds)
    assert SHOWN in terminal.text, terminal.text
    terminal.send("/")
    terminal.wait_for(ASKED)
    terminal.send("\x1b")
    terminal.wait_for(lambda text: ASKED not in text and SHOWN in text)


@STARTED
@pytest.mark.parametrize("name", ["a letter in Latin-1", "an OSC that never ends", "a forged size"])
def test_what_comes_before_the_screen_is_there_is_outlived_too(
    open_reader: OpenReader, folder: Path, name: str
) -> None:
    terminal = open_reader(folder)
    terminal.wait_for_bytes(b"\x1b[?1049h")
    terminal.send(INPUTS[name][0][:1000])
    terminal.wait_for(SHOWN)
    wait(terminal, INPUTS[name][1])
    terminal.send("/")
    terminal.wait_for(ASKED)
    terminal.send("\x11")
    assert terminal.end() == 0
    assert terminal.modes_left_on() == ()


def type_in_pieces(terminal: Terminal, data: bytes) -> None:
    """What a terminal's buffer holds at once, and what is drawn meanwhile is taken in."""
    for start in range(0, len(data), 1024):
        terminal.send(data[start : start + 1024])
        while terminal.pump(0):
            pass


def wait(terminal: Terminal, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        terminal.pump(0.05)
