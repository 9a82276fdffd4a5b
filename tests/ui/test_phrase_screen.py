"""When a phrase was used: from a selection or typed, with variants, and on to the place."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefreader.library import Library
from briefreader.library.phrase_history import PhraseHistory
from briefreader.ui.collections.phrase_screen import PhraseScreen
from briefreader.ui.rendering.phrase_entries import PhraseEntries

from .conftest import OpenReader, indexed_library

FILES = {
    "2024-01-05": "“We build from the bottom up and the middle out,” Ann Moss said.",
    "2024-02-10": "“I say: From the bottom up, and the middle out!” Tom Reave said.",
    "2024-03-15": "“It grows from the middle out and the bottom up,” Ann Moss said.",
    "2024-04-20": "“Not from the bottom up or the middle out,” Tom Reave said.",
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    (tmp_path / "articles").mkdir()
    for day, text in FILES.items():
        article = f"---\ntitle: The news of {day}\ndate: {day}\n---\n{text}\n"
        (tmp_path / "articles" / f"{day}.md").write_text(article, encoding="utf-8")
    opened = indexed_library(tmp_path / "articles", tmp_path)
    yield opened
    opened.close()


async def test_a_phrase_is_looked_up_with_its_variants_and_gone_to(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader(columns=100, rows=32) as screen:
        await screen.press('"')
        assert "2–20 words" in screen.lines[1]
        assert "first and last use" in "".join(screen.lines[2:])
        await screen.type("bottom")
        assert "2–20 words" in "".join(screen.lines[2:]), "one is too few"
        assert "used" not in screen.header
        await screen.press("ctrl+u")
        await screen.type("from the bottom up and the middle out")
        await screen.press("enter")
        assert "used 2×  2 variants" in screen.header
        lines = [line.strip(" ▎▐") for line in screen.lines]
        at = next(n for n, line in enumerate(lines) if line.startswith("“from the bottom"))
        assert lines[at].endswith("2×")
        assert (
            lines[at + 1]
            == "2024-01-05 – 2024-02-10 · first used by Ann Moss · Ann Moss 1, Tom Reave 1"
        )
        assert lines[at + 4].startswith("2024-01-05 Ann Moss")
        # A wording that differs shows how: what was left out is struck, what came stands out.
        (strip,) = (strip for strip in screen.strips if "“from the bottom up and or" in strip.text)
        styles = {seg.text: seg.style for seg in strip if seg.style}
        assert styles["and"].strike
        assert styles["or"].bold
        blocks = [line for line in screen.lines[4:] if "█" in line]
        assert len({line.index("█") for line in blocks}) > 1
        await screen.press("J", "enter")
        opened = screen.reader.session.opened
        assert opened is not None
        text = opened.article.text
        assert text[screen.reader.text.mark :].startswith(("from the middle", "from the bottom"))
        # From a selection, in the article where one is.
        await screen.press("v", ")", '"')
        assert "/ from the" in screen.lines[1]
        await screen.press("q", "W", '"')
        assert "0 phrases repeated by Ann Moss" in screen.header
        assert "no phrases repeated" in screen.shown


def test_a_first_use_by_nobody_is_told_and_counted(library: Library, tmp_path: Path) -> None:
    (tmp_path / "articles" / "2023.md").write_text(
        "---\ntitle: T\ndate: 2023-12-01\n---\nIt grows from the bottom up and the middle out.\n"
    )
    list(library.update())
    entries = PhraseEntries(library.phrase_history("from the bottom up and the middle out"))
    shown = "".join(run.text for run in entries.lines(0, 120)[1])
    assert shown.endswith(" · first used without a speaker · Ann Moss 1, Tom Reave 1, no speaker 1")


async def test_what_a_person_repeats_is_listed_and_looked_up_and_gone_through_by_months(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    (tmp_path / "said").mkdir()
    for day in ("2024-01-05", "2024-01-20", "2024-03-10", "2024-05-02"):
        text = f"“On {day} we say: a ferry for every island by the spring,” Ann Moss said."
        article = f"---\ntitle: The news of {day}\ndate: {day}\n---\n{text}\n"
        (tmp_path / "said" / f"{day}.md").write_text(article, encoding="utf-8")
    library = indexed_library(tmp_path / "said", tmp_path)
    async with open_reader(columns=80, rows=24, on=library) as screen:
        await screen.press("W", '"')
        assert "1 phrase repeated by Ann Moss" in screen.header
        at, line = next((n, line) for n, line in enumerate(screen.lines) if "“we say" in line)
        assert line.strip("▎ ").endswith("4×")
        assert "2024-01-05 – 2024-05-02 · 4 days" in screen.lines[at + 1]
        assert "enter when it was used  / another phrase  ? help" in screen.footer
        await screen.press("enter")
        assert "used 4×" in screen.header
        assert "/ we say a ferry for" in screen.lines[1].replace(":", "")
        days = []
        for key in ("]", "]", "]", "[", "["):
            await screen.press(key)
            days.append(next(line[2:12] for line in screen.lines if line.startswith("▎ 2024")))
        assert days == ["2024-03-10", "2024-05-02", "2024-05-02", "2024-03-10", "2024-01-05"]
        await screen.press("escape")
        assert "1 phrase repeated by Ann Moss" in screen.header
        await screen.press("escape")
        assert "statements" in screen.header
    library.close()


async def test_only_what_is_waited_for_says_how_far_it_is(
    open_reader: OpenReader, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    ended: list[str] = []

    def find(self: Library, speaker: str, report: Callable[[float], object]) -> tuple[()]:
        begun.append(speaker)
        try:
            for _ in range(2_000):
                report(len(begun) / 10)
                time.sleep(0.005)
        finally:
            ended.append(speaker)
        return ()

    async def until(condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(8):
            while not condition():
                await asyncio.sleep(0.005)

    monkeypatch.setattr(Library, "repeated_phrases", find)
    async with open_reader(columns=100, rows=32, on=library) as screen:
        phrases = PhraseScreen(library, {}, speaker="Moss")
        screen.pilot.app.push_screen(phrases)
        await until(lambda: bool(begun) and phrases.entries.nothing == "looking up… 10%")
        phrases.look_up("nobody ever said that of zebras")
        await until(lambda: bool(ended))
        await until(lambda: phrases.entries.nothing == "not found, and nothing similar")
        phrases.look_up("")
        await until(lambda: phrases.entries.nothing == "looking up… 20%")
        phrases.index_changed(published=True)
        await until(lambda: len(ended) == 2)
        await until(lambda: phrases.entries.nothing == "looking up… 30%")
        phrases.dismiss(None)
        await until(lambda: len(ended) == 3)


async def test_looking_up_a_phrase_says_how_far_it_is_and_ends_when_another_is_asked_for(
    open_reader: OpenReader, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[str] = []
    find = Library.phrase_history

    def slowly(self: Library, phrase: str, report: Callable[[float], object]) -> PhraseHistory:
        try:
            for _ in range(2_000 * phrase.startswith("first")):
                report(0.37)
                time.sleep(0.005)
        finally:
            ended.append(phrase)
        return find(self, phrase)

    monkeypatch.setattr(Library, "phrase_history", slowly)
    async with open_reader(columns=100, rows=32, on=library) as screen:
        phrases = PhraseScreen(library, {}, "first of two")
        screen.pilot.app.push_screen(phrases)
        await screen.wait_for("looking up… 37%")
        phrases.look_up("nobody ever said that of zebras")
        await screen.wait_for("not found, and nothing similar")
        async with asyncio.timeout(8):
            while "first of two" not in ended:
                await asyncio.sleep(0.005)
