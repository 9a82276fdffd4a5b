"""The article that the next key is likely to ask for is read before it; none is shown as it was."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from briefreader.domain.article import Article
from briefreader.library import Library
from briefreader.library.article_cache import ArticleCache
from briefreader.library.article_opener import ArticleOpener
from briefreader.search.engine.index import Index
from briefreader.sources import article_loader
from briefreader.sources.article_loader import article_from_bytes
from briefreader.sources.metadata.boilerplate import BoilerplateRules
from briefreader.ui.reader import controller

from .conftest import OpenReader, indexed_library, write_articles


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library of its own: harbour, briefing, plain and report, from the newest to the oldest."""
    opened = indexed_library(write_articles(tmp_path / "briefings"), tmp_path)
    yield opened
    opened.close()


class Reading:
    """What was read, by the files' names."""

    def __init__(self) -> None:
        self.ahead: list[str] = []
        self.parsed: list[str] = []
        self.counted = 0  # times that quotes were looked for in other articles
        self.begun, self.go_on = threading.Event(), threading.Event()
        self.go_on.set()

    async def wait_for(self, *ahead: str) -> None:
        """Wait until these were read ahead, and no other."""
        for _ in range(1000):
            if len(self.ahead) >= len(ahead):
                break
            await asyncio.sleep(0.01)
        assert self.ahead == [*ahead]


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Reading:
    seen = Reading()
    usual = ArticleCache.read_ahead
    opener_usual, index_usual = ArticleOpener.read_ahead, Index.duplicate_counts

    def read_ahead(cache: ArticleCache, path: Path) -> Article | None:
        seen.begun.set()
        assert seen.go_on.wait(30)
        return usual(cache, path)

    def opener_reads_ahead(opener: ArticleOpener, path: Path) -> None:
        opener_usual(opener, path)
        seen.ahead.append(path.name)

    def duplicate_counts(index: Index, row: int | None, words: Sequence[str]) -> tuple[int, ...]:
        seen.counted += 1
        return index_usual(index, row, words)

    def parse(path: Path, data: bytes, rules: BoilerplateRules) -> Article:
        seen.parsed.append(path.name)
        return article_from_bytes(path, data, rules)

    monkeypatch.setattr(ArticleCache, "read_ahead", read_ahead)
    monkeypatch.setattr(ArticleOpener, "read_ahead", opener_reads_ahead)
    monkeypatch.setattr(Index, "duplicate_counts", duplicate_counts)
    monkeypatch.setattr(article_loader, "article_from_bytes", parse)
    return seen


async def test_the_next_article_is_read_before_it_is_asked_for(
    open_reader: OpenReader, reading: Reading
) -> None:
    async with open_reader() as screen:
        await screen.press("j")
        await reading.wait_for("plain.md")
        del reading.parsed[:]
        counted = reading.counted
        reading.go_on.clear()
        await screen.press("J")
        assert "Nothing is quoted here." in screen.pane("text")
        assert reading.counted == counted
        reading.go_on.set()
        await reading.wait_for("plain.md", "report.md")
        assert reading.parsed == ["report.md"]


async def test_the_direction_and_the_distance_are_those_of_the_last_key(
    open_reader: OpenReader, reading: Reading
) -> None:
    async with open_reader() as screen:
        await screen.press("G")  # beyond which there is nothing
        await screen.press("k")
        await reading.wait_for("briefing.md")
        await screen.press("g", "2", "j")  # two further there is nothing, either
        await reading.wait_for("briefing.md")


async def test_what_changes_after_it_was_read_ahead_is_shown_as_it_is(
    open_reader: OpenReader, reading: Reading, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("j")
        await reading.wait_for("plain.md")
        file = library.roots[0] / "plain.md"
        file.write_text("A correction\n\nThe weather was not fine at all.\n", encoding="utf-8")
        await screen.press("j")
        assert "The weather was not fine at all." in screen.pane("text")
        assert "Nothing is quoted here." not in screen.shown


async def test_what_is_gone_after_it_was_read_ahead_is_not_shown(
    open_reader: OpenReader, reading: Reading, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("j")
        await reading.wait_for("plain.md")
        (library.roots[0] / "plain.md").unlink()
        await screen.press("j")
        assert "Nothing is quoted here." not in screen.shown
        assert "no such file" in screen.said


async def test_an_article_that_is_being_read_ahead_is_waited_for_and_read_once(
    open_reader: OpenReader, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(controller, "KEY_WAIT_SECONDS", 30.0)
    async with open_reader() as screen:
        reading.go_on.clear()
        screen.burst("j")
        assert await asyncio.to_thread(reading.begun.wait, 30)
        screen.burst("j")
        await asyncio.sleep(0.1)
        assert "plain.md" not in reading.parsed
        reading.go_on.set()
        await screen.settle()
        assert "Nothing is quoted here." in screen.pane("text")
        assert reading.parsed.count("plain.md") == 1


async def test_one_may_leave_while_an_article_is_being_read_ahead(
    open_reader: OpenReader, reading: Reading
) -> None:
    async with open_reader() as screen:
        reading.go_on.clear()
        screen.burst("j")
        assert await asyncio.to_thread(reading.begun.wait, 30)
        screen.burst("q")
        while screen.pilot.app.is_running:
            await asyncio.sleep(0.01)
        reading.go_on.set()
    await reading.wait_for("plain.md")
