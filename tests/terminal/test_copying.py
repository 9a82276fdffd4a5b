"""What is copied arrives, in the tools that are really there; and what is said of it is so."""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from tests.conftest import HARBOUR
from tests.terminal.conftest import OpenReader, reader_command
from tools.terminal import Terminal

pytestmark = pytest.mark.terminal

SHOWN = "The north quay is safe"
NO_TMUX = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
OSC_52 = re.compile(rb"\x1b\]52;[a-z]*;([A-Za-z0-9+/=]+)(?:\x07|\x1b\\)")
# Nothing of the terminal that the tests run in.
NOWHERE = dict.fromkeys(
    ("TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "VTE_VERSION"), ""
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "briefings"
    articles.mkdir()
    (articles / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    return articles


class Tmux:
    """A server of its own, with tmux's default settings but for ``settings``."""

    def __init__(self, folder: Path, settings: str) -> None:
        self._folder = folder
        (folder / "tmux.conf").write_text(settings, encoding="utf-8")
        self._environment = {**os.environ, **NOWHERE, "TMUX_TMPDIR": str(folder)}
        del self._environment["TMUX"]

    def open(self, command: list[str]) -> Terminal:
        """A terminal with tmux in it, in which the command runs."""
        start = [*self._words("-f", self._folder / "tmux.conf"), "new-session", *command]
        environment = {"TMUX_TMPDIR": str(self._folder)}
        return Terminal(
            ["env", "-u", "TMUX", *start], columns=140, environment={**NOWHERE, **environment}
        )

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self._words(*words),
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )

    @staticmethod
    def _words(*words: str | Path) -> list[str]:
        return ["tmux", "-L", "test", *map(str, words)]


@pytest.fixture
def tmux_folder() -> Iterator[Path]:
    """A short path: that of a socket has at most a hundred bytes."""
    with tempfile.TemporaryDirectory(prefix="tmux-") as folder:
        yield Path(folder)


@NO_TMUX
@pytest.mark.parametrize(
    "settings",
    ["", "set -g allow-passthrough on\nset -g set-clipboard on"],
    ids=["default", "open"],
)
def test_in_tmux_it_is_in_the_buffer_and_is_sent_on_to_the_terminal(
    tmp_path: Path, folder: Path, tmux_folder: Path, settings: str
) -> None:
    tmux = Tmux(tmux_folder, settings)
    try:
        with tmux.open(reader_command(tmp_path / "state", folder)) as terminal:
            terminal.wait_for(SHOWN)
            terminal.settle(0.5)
            terminal.send("y")
            terminal.wait_for(
                "copied 11 words by Ines Calloway (tmux's buffer; sent to the terminal too)"
            )
            terminal.settle(0.3, 3)
            buffer = tmux.run("show-buffer").stdout
            assert SHOWN in buffer
            assert "Ines Calloway" in buffer
            arrived = [base64.b64decode(found).decode() for found in OSC_52.findall(terminal.raw)]
            assert buffer in arrived
    finally:
        tmux.run("kill-server")


@NO_TMUX
def test_where_tmux_does_not_answer_it_is_not_called_copied(
    open_reader: OpenReader, folder: Path, tmux_folder: Path
) -> None:
    gone = {**NOWHERE, "TMUX": f"{tmux_folder}/nobody,1,0"}
    terminal = copied_in(open_reader, folder, gone)
    terminal.wait_for("sent 11 words by Ines Calloway to tmux – paste to check")


def test_a_tmux_before_3_2_gets_it_in_its_buffer_at_least(
    open_reader: OpenReader, folder: Path, tmp_path: Path
) -> None:
    old = f'[ "$2" = -w ] && exit 1; cat > {tmp_path}/buffer'
    terminal = copied_in(open_reader, folder, with_tool(tmp_path, "tmux", old, {"TMUX": "x,1,0"}))
    terminal.wait_for("copied 11 words by Ines Calloway (tmux's buffer; sent to the terminal too)")
    assert SHOWN in (tmp_path / "buffer").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("environment", "to"),
    [({}, "the terminal"), ({"STY": "1.pts", "TERM": "screen-256color"}, "screen")],
    ids=["plain", "screen"],
)
def test_where_only_a_terminal_is_asked_the_line_says_that_one_has_to_look(
    open_reader: OpenReader, folder: Path, environment: dict[str, str], to: str
) -> None:
    terminal = copied_in(open_reader, folder, {**NOWHERE, **environment})
    terminal.wait_for(f"sent 11 words by Ines Calloway to {to} – paste to check")
    assert OSC_52.search(bytes(terminal.raw))


@pytest.mark.parametrize(
    ("desktop", "tools"), [("DISPLAY", ("xclip", "xsel")), ("WAYLAND_DISPLAY", ("wl-copy",))]
)
def test_a_desktops_tool_is_named_only_if_it_took_the_words(
    open_reader: OpenReader, folder: Path, tmp_path: Path, desktop: str, tools: tuple[str, ...]
) -> None:
    nothing_else = {"PATH": str(tmp_path / "bin")}  # a machine may have one of them
    environment = with_tool(tmp_path, tools[0], "", {desktop: ":9", **nothing_else})
    terminal = open_reader(folder, environment=environment)
    terminal.wait_for(SHOWN)
    terminal.settle(0.5)
    for tool in tools:
        for status in (1, 0):
            lines = f"{shutil.which('cat')} > {tmp_path}/{tool}; echo NOISE; exit {status}"
            write_tool(tmp_path / "bin" / tool, lines)
            terminal.send("y")
            says = f"copied 11 words by Ines Calloway ({tool})"
            terminal.wait_for(
                "sent 11 words by Ines Calloway to the terminal – paste to check"
                if status
                else says
            )
        assert SHOWN in (tmp_path / tool).read_text(encoding="utf-8")
        (tmp_path / "bin" / tool).unlink()
    assert b"NOISE" not in terminal.raw


def write_tool(tool: Path, lines: str) -> None:
    tool.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    tool.chmod(0o755)


def with_tool(
    tmp_path: Path, name: str, lines: str, environment: Mapping[str, str]
) -> dict[str, str]:
    """An environment in which that program is the first of its name."""
    (tmp_path / "bin").mkdir()
    write_tool(tmp_path / "bin" / name, lines)
    path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return {**NOWHERE, "PATH": path, **environment}


def copied_in(open_reader: OpenReader, folder: Path, environment: Mapping[str, str]) -> Terminal:
    terminal = open_reader(folder, environment=environment)
    terminal.wait_for(SHOWN)
    terminal.settle(0.5)
    terminal.send("y")
    return terminal
