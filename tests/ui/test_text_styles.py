"""Every style that a file's own markup gives to words can be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefreader.domain.article import TextStyle
from briefreader.library import Library
from briefreader.ui.widgets.text_view import TextView

from .conftest import OpenReader, indexed_library, write_articles

CUES = """WEBVTT

00:00:01.000 --> 00:00:04.000
<v Ann Moss>The quay opens at noon.

00:03:12.500 --> 00:03:15.000
<v Karl Birk>The pier stays closed until May.
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    folder = write_articles(tmp_path / "articles", {"talk.vtt": CUES})
    opened = indexed_library(folder, tmp_path)
    yield opened
    opened.close()


async def test_subtitles_whose_markup_names_the_speakers_are_drawn(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        assert "Ann Moss" in screen.pane("text")
        assert "The pier stays closed until May." in screen.pane("text")


@pytest.mark.parametrize("style", TextStyle)
def test_each_style_has_a_look(style: TextStyle) -> None:
    assert f"text--{style}" in TextView.COMPONENT_CLASSES
