"""Rows of a transcript's exchanges: a question's words, and how it was answered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefreader.library import Library

from .conftest import OpenReader, indexed_library, write_articles

ASKED = "Thanks, Jane. Will the harbour at Kell be open to trawlers by the spring?"
TALK = "\n\n".join(
    f"Q: {ASKED}\n\nMS. MOSS: I don’t have anything to share on that today, and number {n} is it."
    for n in range(4)
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    talk = {"talk.txt": f"Press Briefing by Ann Moss\n\n{TALK}\n"}
    opened = indexed_library(write_articles(tmp_path / "articles", talk), tmp_path)
    yield opened
    opened.close()


async def test_a_question_keeps_words_to_know_it_by(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader(columns=200, rows=36) as screen:
        for columns in (200, 120, 100):
            await screen.resize(columns, 36)
            rows = [line.split("│")[-1] for line in screen.pane("quotes").splitlines()]
            asked = [line for line in rows if "▸ Q" in line]
            assert len(asked) == 4, columns
            assert all("Thanks, Jane. Wi" in line for line in asked), columns
            assert sum("Ann Moss  I don’t" in line for line in rows) == 4, columns
            assert sum("nothing to share" in line for line in rows) == 4, columns
