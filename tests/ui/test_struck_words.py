"""Words that an official correction strikes out: struck in the text, left out where it is cited."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefreader.cli.records import print_bookmark
from briefreader.library import Library

from .conftest import OpenReader, indexed_library, write_articles

SAID = "The work was “~~five~~ \\[six\\] per cent over, which is little,” Ann Moss said."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    one = {"one.md": f"# The quay\n\n{SAID}\n"}
    opened = indexed_library(write_articles(tmp_path / "articles", one), tmp_path)
    yield opened
    opened.close()


async def test_struck_words_are_in_the_text_and_not_among_what_was_said(
    open_reader: OpenReader, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    async with open_reader(columns=140) as screen:
        assert "five [six] per cent" in screen.pane("text")
        pane = screen.pane("quotes")
        assert "[six] per cent" in pane
        assert "five" not in pane
        await screen.press("2", "m", "B")
        assert "“[six] per cent over" in screen.shown
        assert "five" not in screen.shown
    (kept,) = library.bookmarks.find("", look_again=False)
    assert kept.quote.startswith("five [six] per cent")
    assert kept.cited.startswith("[six] per cent")
    print_bookmark(kept)
    assert "    [six] per cent over" in capsys.readouterr().out
