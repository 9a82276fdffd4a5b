"""What leaves the program at a key: citations, exports, data for a command of the user's."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import time
from asyncio.subprocess import Process
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from briefreader.child_process import wait_or_kill
from briefreader.library import Library
from briefreader.ui.terminal.run_command import MOST, run_command

from .conftest import OpenReader, Screen, indexed_library

CORRECTED = """\
---
title: Remarks
date: 2024-01-05
source: Office
---
MS. ARDEN: We have <s>less</s> \\[more\\] boats than last year. (Laughter.) They are ready.
"""


def flowing(screen: Screen) -> str:
    """What is shown in the middle of the screen, its lines joined."""
    return " ".join(" ".join(line[26:114].split()) for line in screen.lines)


async def written(screen: Screen, path: Path) -> str:
    for _ in range(200):
        if path.exists():
            break
        await screen.pause(0.01)
    await screen.settle()
    return path.read_text(encoding="utf-8")


async def test_a_style_is_chosen_with_the_citation_before_ones_eyes_and_stays(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("Y")
        assert "(Ann Lee, as cited in Harbour" in flowing(screen)
        assert "[reopens] today, 2024, para. 2)" in flowing(screen)
        assert "as spoken" not in screen.shown
        await screen.type("mla")
        await screen.press("enter")
        assert "qtd. in" in screen.pilot.app.clipboard
        assert "sent the passage, MLA" in screen.said
        await screen.press("y")
        assert "qtd. in" in screen.pilot.app.clipboard
        await screen.press("m", "B")
        await screen.press("y")
        assert "qtd. in" in screen.pilot.app.clipboard


async def test_of_a_long_passage_the_citations_are_seen(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("J", "2", "]", "]", "M", "M", "Y")
        shown = flowing(screen)
        assert shown.count("Sentence number 9") == 0
        assert shown.count("2024") >= 3
        await screen.press("enter")
        assert "Sentence number 9" in screen.pilot.app.clipboard


async def test_a_corrected_passage_is_copied_as_corrected_or_as_it_was_spoken(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = tmp_path / "remarks"
    folder.mkdir()
    (folder / "remarks.md").write_text(CORRECTED, encoding="utf-8")
    library = indexed_library(folder, tmp_path)
    async with open_reader(on=library) as screen:
        await screen.press("2", "y")
        assert "We have [more] boats than last year." in screen.pilot.app.clipboard
        await screen.press("Y")
        await screen.type("spoken")
        await screen.press("enter")
        assert "We have less boats than last year." in screen.pilot.app.clipboard
        assert "Laughter" not in screen.pilot.app.clipboard
        await screen.press("y")
        assert "[more]" in screen.pilot.app.clipboard
    library.close()


async def test_all_bookmarks_are_exported_where_one_says(
    open_reader: OpenReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_reader() as screen:
        await screen.press("m", "]", "m", "e")
        assert "all bookmarks (2)" in screen.shown
        assert screen.pilot.app.screen.query_one(Input).value == str(tmp_path / "bookmarks.md")
        await screen.press("enter", "enter")
        page = await written(screen, tmp_path / "bookmarks.md")
        assert page.count("<briefreader:") == 2
        assert f"exported 2 bookmarks to {tmp_path}" in screen.said


async def test_an_enter_that_was_on_its_way_writes_no_file(
    open_reader: OpenReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    async with open_reader() as screen:
        await screen.press("m")
        await screen.pilot.press("e", "enter")
        await screen.settle()
        assert list(Path.cwd().iterdir()) == []
        assert isinstance(screen.pilot.app.focused, Input)
        assert "enter goes" not in screen.shown


async def test_the_arrows_stand_in_the_row_that_has_the_keys(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("m", "e")
        # After the last of them it is the file's name that has the keys.
        for row, key in (("what", "down"), ("format", "down"), ("style", "down"), ("", "up")):
            arrows = [line for line in screen.lines if " ‹ " in line]
            assert len(arrows) == bool(row)
            assert all(f" {row} " in line and " ›" in line for line in arrows)
            await screen.press(key)
        await screen.press("enter")
        assert " ‹ " not in screen.shown


async def test_format_style_scope_and_name_are_chosen_by_keys(
    open_reader: OpenReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_reader() as screen:
        await screen.press("2", "m", "J", "]", "m", "e")
        await screen.press("right")
        assert "in this article (1)" in screen.shown
        await screen.press("down", "right", "right", "down", "right")
        assert "html" in screen.shown
        assert "APA" in screen.shown
        await screen.press("down")
        await screen.press(*["backspace"] * len("bookmarks.html"))
        await screen.type("quotes.html")
        await screen.press("enter")
        page = await written(screen, tmp_path / "quotes.html")
        assert page.count("<figure") == 1
        assert "as cited in" in page


async def test_a_file_that_is_there_is_replaced_only_if_one_means_it_and_never_an_article(
    open_reader: OpenReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: Library
) -> None:
    monkeypatch.chdir(tmp_path)
    target = tmp_path / "bookmarks.md"
    target.write_text("mine", encoding="utf-8")
    async with open_reader() as screen:
        await screen.press("m", "e", "enter", "enter")
        assert "exists – enter again to overwrite" in screen.shown
        assert target.read_text(encoding="utf-8") == "mine"
        await screen.press("enter")
        await screen.settle()
        assert "The quay is open" in target.read_text(encoding="utf-8")
    article = library.roots[0] / "harbour.md"
    monkeypatch.chdir(article.parent)
    before = article.read_bytes()
    async with open_reader() as screen:
        await screen.press("e", "up")
        await screen.press(*["backspace"] * len("bookmarks.md"))
        await screen.type(f"{article.parent.name}/harbour.md")
        await screen.press("enter", "enter")
        assert "inside this library" in flowing(screen)
    assert article.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "told"), [("~nobody-of-that-name/x.md", "No such"), ("a" * 300, "too long")]
)
async def test_a_name_that_no_file_can_have_is_refused_in_a_line(
    open_reader: OpenReader, name: str, told: str
) -> None:
    async with open_reader() as screen:
        await screen.press("m", "e", "tab", "tab", "tab")
        field = screen.pilot.app.screen.query_one(Input)
        field.value = name
        await screen.press("enter")
        await screen.settle()
        assert told in str(screen.pilot.app.screen.query_one("#outcome", Static).content)


async def test_without_a_bookmark_nothing_is_written(
    open_reader: OpenReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_reader() as screen:
        await screen.press("e", "enter", "enter")
        assert "nothing to export" in screen.shown
        await screen.press("escape")
    assert not list(tmp_path.glob("bookmarks*"))


async def test_the_passage_goes_to_a_command_as_json_and_its_answer_is_shown(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("exclamation_mark")
        await screen.type("tr a-z A-Z")
        await screen.press("enter")
        await screen.settle()
        assert "done" in screen.shown
        assert "THE QUAY IS OPEN" in screen.shown
        await screen.press("escape", "m", "]", "m", "B")
        await screen.press("exclamation_mark")
        assert "Pipe 2 bookmarks" in screen.shown
        assert "tr a-z A-Z" in screen.shown
        await screen.press("escape")
    assert library.bookmarks.find()


async def test_an_article_cannot_put_words_into_the_command(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    words = "$(touch owned); `touch owned` | touch owned\x1b]0;owned\x07"
    (folder / "a.txt").write_text(f"Title\n\n“{words},” said Ann Lee.\n", encoding="utf-8")
    library = indexed_library(folder, tmp_path)
    async with open_reader(on=library) as screen:
        await screen.press("2", "exclamation_mark")
        await screen.type("cat")
        await screen.press("enter")
        await screen.settle()
        assert "touch owned" in screen.shown
        assert "\x1b" not in screen.shown
    assert not list(tmp_path.rglob("owned"))
    library.close()


async def test_a_command_that_fails_says_so() -> None:
    answer = await run_command("echo wrong >&2; exit 3", "")
    assert (answer.text, answer.status, answer.outcome) == ("wrong\n", 3, "exit status 3")
    gone = await run_command("no-such-command-here", "data")
    assert gone.status == 127


async def test_a_command_that_does_not_listen_gets_what_it_wants() -> None:
    answer = await run_command("true", "x" * 3_000_000)
    assert answer.status == 0


async def test_a_command_that_never_ends_writing_is_ended() -> None:
    answer = await run_command("yes", "")
    assert answer.status is None
    assert len(answer.text) == MOST


async def test_what_an_ended_command_has_still_written_holds_nothing_up() -> None:
    async with asyncio.timeout(60):
        for _ in range(40):
            answer = await run_command("yes", "")
            assert answer.status is None


async def test_a_child_in_a_session_of_its_own_holds_nothing_up(tmp_path: Path) -> None:
    file = tmp_path / "pid"
    line = f"setsid sleep 1000 & echo $! > {file}; sleep 0.3; yes"
    async with asyncio.timeout(60):
        answer = await run_command(line, "x" * 3_000_000)
    assert answer.status is None
    os.kill(int(file.read_text()), signal.SIGKILL)  # it was left alone, and lives


async def test_leaving_ends_the_command_and_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Process] = []

    async def noted(process: Process, seconds: float, kill: Callable[[Process], None]) -> None:
        started.append(process)
        await wait_or_kill(process, seconds, kill)

    monkeypatch.setattr("briefreader.ui.terminal.run_command.wait_or_kill", noted)
    file = tmp_path / "pid"
    running = asyncio.create_task(run_command(f"sleep 100 & echo $! > {file}; wait", "data"))
    while not file.exists() or not file.read_text().strip():
        await asyncio.sleep(0.01)
    child = int(file.read_text())
    for _ in range(3):  # as a dialog does it that closes, and the screen below it
        running.cancel()
        await asyncio.sleep(0)
    with pytest.raises(asyncio.CancelledError):
        await running
    assert started[0].returncode == -signal.SIGKILL
    end = time.monotonic() + 5
    while time.monotonic() < end:
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        state = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()[0]
        if state == "Z":
            return
        await asyncio.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    raise AssertionError("it still runs")


def test_what_a_command_gets_is_one_object_a_line(library: Library) -> None:
    from briefreader.citations import ExportFormat

    reading = library.read(library.roots[0] / "harbour.md")
    draft = reading.draft_bookmark(reading.quotes[0].span)
    (line,) = library.exports.export(
        [library.exports.as_unsaved_bookmark(draft)], ExportFormat.JSONL
    ).splitlines()
    assert json.loads(line)["id"].count("-") == 2
