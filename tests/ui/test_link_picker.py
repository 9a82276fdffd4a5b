"""The links of an article can be looked through and opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import OpenReader, indexed_library

PAGE = """\
---
title: Ferries
source_url: https://coast.example/ferries
---
The [timetable](https://coast.example/times) is new, and https://quay.example/map [b]shows[/b] why.
"""


async def test_links_are_listed_and_one_is_opened(open_reader: OpenReader, tmp_path: Path) -> None:
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "a.md").write_text(PAGE, encoding="utf-8")
    library = indexed_library(folder, tmp_path)
    async with open_reader(on=library) as screen:
        await screen.press("O")
        for words in ("this article", "https://coast.example/times", "https://quay.example/map"):
            assert words in screen.shown
        await screen.type("quay")
        assert "coast.example/times" not in screen.shown
        await screen.press("enter")
        assert "sent the address for lack of a browser" in screen.said
        assert screen.pilot.app.clipboard == "https://quay.example/map"
    library.close()


async def test_an_article_without_links_says_so(open_reader: OpenReader, tmp_path: Path) -> None:
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "a.txt").write_text("A note\n\nWithout a link.\n", encoding="utf-8")
    library = indexed_library(folder, tmp_path)
    async with open_reader(on=library) as screen:
        await screen.press("O")
        assert "no matching links" in screen.shown
    library.close()


async def test_no_address_but_of_a_web_page_is_handed_to_a_browser(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    browser = tmp_path / "browser"
    browser.write_text(f"#!/bin/sh\ntouch {tmp_path}/opened\n", encoding="utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    monkeypatch.setenv("DISPLAY", ":0")
    async with open_reader() as screen:
        for address in ("file:///etc/passwd", "vscode://open", "--profile=x", "HTTP"):
            screen.reader.show_message("")
            screen.pilot.app.clear_notifications()
            screen.reader.controllers.output.visit(address)
            await screen.settle()
            assert not (tmp_path / "opened").exists(), address
            assert "not a web page" in screen.said, address
