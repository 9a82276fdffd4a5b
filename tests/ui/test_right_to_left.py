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
from briefreader.ui.rendering.timeline_entries import TimelineDetails, TimelineEntries

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


@pytest.mark.parametrize(
    ("whole", "reordered", "lines"),
    [
        (False, False, ["“הבתים הישנים בנמל לא      ? ◆", " ייהרסו השנה ולא בשנה הבאה”"]),
        (False, True, ["     הבתים הישנים בנמל לא“ ? ◆", "   ”ייהרסו השנה ולא בשנה הבאה "]),
        (True, False, [" “הבתים הישנים בנמל לא ייהרסו", "  השנה ולא בשנה הבאה”"]),
        (True, True, ["  הבתים הישנים בנמל לא ייהרסו“", "          ”השנה ולא בשנה הבאה "]),
    ],
)
def test_what_was_said_ends_at_the_right_of_a_timeline(
    library: Library, reordered: bool, whole: bool, lines: list[str]
) -> None:
    details = TimelineDetails(
        lambda path, span: True,
        lambda quote, on: "",
        lambda path, span: "",
        whole=whole,
        reordered=reordered,
    )
    entries = TimelineEntries(library.statements("", None), details)
    shown = [text_of(line) for n in range(len(entries)) for line in entries.lines(n, 30)]
    assert [line for line in shown if set(line) & {*SAID} - {" "} and "ב…" not in line] == lines
    assert any(line.strip().startswith("“Nobody") for line in shown), "as ever"


async def test_a_checked_draft_ends_at_the_right(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch, library: Library, tmp_path: Path
) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(f"דוברת העירייה אמרה: “{SAID}”.\n", encoding="utf-8")
    for version, flush in (("", False), ("7006", True)):
        monkeypatch.setenv("VTE_VERSION", version)
        async with open_reader(columns=160, rows=30, on=library) as screen:
            await screen.press("C")
            await screen.paste(str(draft))
            await screen.press("enter")
            rows = [line.split("│") for line in screen.lines if "הבאה" in line and "│" in line]
            (listed,) = (row[0] for row in rows if "הבאה" in row[0])
            (beside,) = (row[1] for row in rows if "הבאה" in row[1])
            assert listed.rstrip().endswith("“") is flush
            ending = "”בשנה" if flush else "הבאה”"
            assert beside.count(ending) == 2, "as drafted, and as found"
            await screen.press("q")


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
