"""What is copied: by which ways, wrapped for whom, and what is said of it."""

from __future__ import annotations

import base64
import os
import re
from pathlib import Path

import pytest
from tests.cases import cases

from briefreader.library import Library
from briefreader.ui.terminal.clipboard import native_tool, takes_osc_52, wrapped_sequence

from .conftest import OpenReader

WORDS = "“Wir sind bereit”, sagte sie. " * 40
XTERM = {"TERM": "xterm-256color"}


def payload_of(sequence: str) -> str:
    found = re.fullmatch("\x1b]52;c;([A-Za-z0-9+/=]*)\x07", sequence)
    assert found is not None
    return base64.b64decode(found[1]).decode()


def test_nothing_is_wrapped_where_nothing_stands_between() -> None:
    assert wrapped_sequence(WORDS, XTERM) == ("", "the terminal")


def test_tmux_gets_it_in_its_own_envelope() -> None:
    wrapped, way = wrapped_sequence(WORDS, {**XTERM, "TMUX": "/tmp/tmux-1000/default,1,0"})
    assert way == "tmux"
    inner = wrapped.removeprefix("\x1bPtmux;").removesuffix("\x1b\\")
    assert payload_of(inner.replace("\x1b\x1b", "\x1b")) == WORDS


@pytest.mark.parametrize("environment", [{"STY": "1.pts-0.host"}, {"TERM": "screen.xterm"}])
def test_screen_gets_it_in_pieces_that_it_does_not_drop(environment: dict[str, str]) -> None:
    wrapped, way = wrapped_sequence(WORDS, {**XTERM, **environment})
    assert way == "screen"
    pieces = re.findall("\x1bP(.*?)\x1b\\\\", wrapped, re.DOTALL)
    assert max(map(len, pieces)) <= 240
    assert payload_of("".join(pieces)) == WORDS


@cases(
    ("environment", "takes"),
    [
        (XTERM, True),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "tmux-256color", "TMUX": "x"}, True),
        ({"TERM": "linux"}, False),
        ({}, False),
        ({**XTERM, "VTE_VERSION": "7600"}, False),
        ({**XTERM, "TERM_PROGRAM": "Apple_Terminal"}, False),
    ],
)
def test_terminals_that_are_known_not_to_take_it(environment: dict[str, str], takes: bool) -> None:
    assert takes_osc_52(WORDS, environment) is takes
    assert not takes_osc_52(WORDS * 100, environment)


def tool(place: Path, name: str, script: str) -> None:
    place.mkdir(exist_ok=True)
    (place / name).write_text(f"#!/bin/sh\n{script}\n")
    (place / name).chmod(0o755)


def test_the_native_tool_is_the_desktops_and_never_one_at_the_far_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool(tmp_path / "bin", "xclip", "exit 0")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert native_tool({"DISPLAY": ":0"}) == ("xclip", "-selection", "clipboard")
    assert native_tool({}) is None
    assert native_tool({"DISPLAY": ":10", "SSH_CONNECTION": "a 1 b 2"}) is None


async def test_the_line_names_the_tool_that_took_it(
    open_reader: OpenReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool(tmp_path / "bin", "xclip", f"cat > '{tmp_path}/taken'")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("TERM", "linux")
    async with open_reader() as screen:
        await screen.press("y")
        assert "copied 9 words by Ann Lee (xclip)" in screen.said
    assert "The quay is open" in (tmp_path / "taken").read_text(encoding="utf-8")


async def test_where_no_clipboard_is_known_it_is_in_a_file_and_the_line_says_where(
    open_reader: OpenReader, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with open_reader() as screen:
        await screen.press("y")
        kept = library.data_dir / "copied.txt"
        assert f"saved 9 words by Ann Lee to {kept} – this terminal" in screen.said
        assert "The quay is open" in kept.read_text(encoding="utf-8")
        assert kept.stat().st_mode & 0o077 == 0
