"""Rows of a transcript's exchanges: a question's words, and how it was answered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from briefreader.library import Library, OpenArticle
from briefreader.ui.rendering.quote_entries import QuoteEntry, entry_lines
from briefreader.ui.rendering.styled_runs import Runs
from briefreader.ui.widgets import quote_sidebar

from .conftest import OpenReader, indexed_library, write_articles

ASKED = "Thanks, Jane. Will the harbour at Kell be open to trawlers by the spring?"
TALK = "\n\n".join(
    f"Q: {ASKED}\n\nMS. MOSS: I don’t have anything to share on that today, and number {n} is it."
    for n in range(4)
)
# Every third answer is one that its own line says.
LONG = "\n\n".join(
    f"Q: {n}: will the harbour at Kell be open to trawlers by then?\n\nMS. MOSS: "
    + ("I don’t have anything to share on that." if n % 3 else "Yes, it will be open to all.")
    for n in range(120)
)


@pytest.fixture
def library(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Library]:
    talk = {"talk.txt": f"Press Briefing by Ann Moss\n\n{getattr(request, 'param', TALK)}\n"}
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


@pytest.mark.parametrize("library", [LONG], indirect=True)
async def test_of_a_long_transcript_only_what_is_near_is_made(
    open_reader: OpenReader, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def lines_of(
        entry: QuoteEntry,
        opened: OpenArticle,
        tints: Mapping[str, int],
        cells: int,
        *,
        reordered: bool,
    ) -> tuple[Runs, ...]:
        made.append(entry)
        return entry_lines(entry, opened, tints, cells, reordered=reordered)

    def shown() -> list[str]:
        rows = [line.split("│")[-1] for line in screen.pane("quotes").splitlines()]
        return [found for row in rows for found in re.findall(r"Q  (\d+):", row)]

    monkeypatch.setattr(quote_sidebar, "entry_lines", lines_of)
    async with open_reader(columns=120, rows=30) as screen:
        assert shown()[0] == "0"
        assert len(set(made)) < 60
        await screen.press("tab", "tab", "G")
        assert shown()[-1] == "119"
        assert len(set(made)) < 100
        for columns in (100, 120):  # from the guesses anew, and the cursor's entry stays in view
            await screen.resize(columns, 30)
            assert shown()[-1] == "119"
        await screen.press("k", "k")
        assert screen.reader.quotes.cursor == 117
        await screen.press("g", "j")
        assert shown()[:2] == ["0", "1"]
        for number in range(2, 120):
            await screen.press("j")
            assert str(number) in shown()
