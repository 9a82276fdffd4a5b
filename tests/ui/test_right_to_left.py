"""Right-to-left words in lists, quotes and bookmarks, where the terminal puts them in order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefreader.domain.article import Span
from briefreader.domain.listing_row import Snippet
from briefreader.library import Library
from briefreader.ui.rendering.article_row import snippet_lines
from briefreader.ui.rendering.bookmark_entries import quoted_lines
from briefreader.ui.rendering.styled_runs import Runs, StyledRun, width_of

from .conftest import OpenReader, indexed_library, write_articles

TITLE = "הנמל ייפתח באביב"
SAID = "הבתים הישנים בנמל לא ייהרסו השנה ולא בשנה הבאה"
NEWS = f"# {TITLE}\n\nדוברת העירייה רות לוי אמרה ביום חמישי: “{SAID}”.\n"
ENGLISH = "# Quays\n\n“Nobody will close the old quays this year,” Ann Moss said on Monday.\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    articles = write_articles(tmp_path / "articles", {"news.md": NEWS, "quays.md": ENGLISH})
    opened = indexed_library(articles, tmp_path)
    yield opened
    opened.close()


def text_of(line: Runs) -> str:
    return "".join(run.text for run in line)


async def test_they_end_at_the_right_in_every_pane(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    for version, flush in (("", False), ("7006", True)):
        monkeypatch.setenv("VTE_VERSION", version)
        async with open_reader(columns=120, rows=30) as screen:
            await screen.press("j", "enter")
            for pane in ("list", "text"):
                width = screen.reader.query_one(f"#{pane}-pane").content_region.width
                rows = screen.pane(pane).splitlines()
                (row,) = (line for line in rows if TITLE in line)
                assert (row.index(TITLE) > width // 4) is flush, row
            rows = screen.pane("quotes").splitlines()
            quote = next(line for line in rows if "הבתים" in line)
            assert quote.endswith("“") is flush
            await screen.press("tab", "m", "B")
            kept = [line.strip(" ▎") for line in screen.lines if "ייהרסו" in line][-1]
            assert kept == (f"”{SAID}“" if flush else f"“{SAID}”")
            await screen.press("m")  # takes it away again


def test_what_was_found_ends_at_the_right_behind_its_lead() -> None:
    at = SAID.index("בנמל")
    lead = StyledRun("2024-05-06 ", "read")
    found = Snippet(SAID, (Span(at, at + 4),))
    lines = snippet_lines(found, 40, 2, lead, reordered=True)
    assert [width_of(line) for line in lines] == [40, 40]
    assert "".join(map(text_of, lines)).startswith("2024-05-06 " + " ")
    assert [run.text for line in lines for run in line if run.style == "hit"] == ["בנמל"]
    english = Snippet("aid is on its way", (Span(0, 3),))
    plain = snippet_lines(english, 40, 2, lead)
    assert snippet_lines(english, 40, 2, lead, reordered=True) == plain


def test_marked_words_of_a_quotation_keep_their_marks_at_the_right() -> None:
    lines = quoted_lines(SAID, 30, (Span(0, 5),), "gone", label="saved", reordered=True)
    assert {width_of(line) for line in lines} == {29}
    assert text_of(lines[0]).startswith(" saved ")
    assert text_of(lines[0]).endswith("הבתים הישנים בנמל לא“")
    assert text_of(lines[-1]).strip().startswith("”")
    assert [run.text for line in lines for run in line if run.style == "gone"] == ["הבתים"]
