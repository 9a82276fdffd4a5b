"""A list over another that one comes back to is drawn at once, and not at the next key."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import OpenReader, wait_until_sorted

pytestmark = pytest.mark.terminal

TALK = "A talk\n\n" + "\n\n".join(f"“It rained on day {n},” Ann Lee said." for n in range(9))


def test_both_lists_that_led_to_an_article_come_back(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "talk.txt").write_text(TALK, encoding="utf-8")
    terminal = open_reader(folder, columns=80, rows=24)
    wait_until_sorted(terminal)
    terminal.settle()
    terminal.send("xxw")
    terminal.wait_for("1 speaker")
    for _ in range(2):
        terminal.send("\r")
        terminal.wait_for("9 statements  newest")
        terminal.send("jj\r")
        terminal.wait_for("A talk")
        terminal.wait_for(lambda text: "newest first" not in text)
        terminal.send("\x7f")
        terminal.wait_for("9 statements  newest")
        terminal.send("q")
        terminal.wait_for("1 speaker")
    terminal.send("\x11")
    assert terminal.end() == 0
