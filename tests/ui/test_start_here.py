"""The guide for the first minutes, from the top of help; help begins with the pane."""

from __future__ import annotations

import pytest

from .conftest import OpenReader


@pytest.mark.parametrize(
    ("columns", "rows", "seen", "unseen"),
    [
        (140, 40, ("Try this", "Signs", "Searches", "● ", "✎ ", "said:name aid", "w S"), ()),
        (80, 24, ("Try this", "Signs", "said:calloway"), ()),
        (40, 10, ("Try this", "] m t"), ("Searches",)),
    ],
)
async def test_the_top_of_help_leads_to_tasks_signs_and_queries_and_any_key_closes_them(
    open_reader: OpenReader, columns: int, rows: int, seen: tuple[str, ...], unseen: tuple[str, ...]
) -> None:
    async with open_reader(columns, rows) as screen:
        await screen.press("question_mark", "enter")
        assert "Start here" in screen.shown
        assert all(words in screen.shown for words in seen)
        assert not any(words in screen.shown for words in unseen)
        await screen.press("x")
        assert "Start here" not in screen.shown
        assert "marked" not in screen.shown


@pytest.mark.parametrize(
    ("pane", "first"),
    [("1", "Read the article"), ("2", "Find words in this article"), ("3", "Filter these quotes")],
)
async def test_help_says_first_what_keys_mean_in_the_pane(
    open_reader: OpenReader, pane: str, first: str
) -> None:
    async with open_reader() as screen:
        await screen.press(pane, "question_mark")
        assert first in screen.shown
        assert screen.shown.index(first) < screen.shown.index("One line down")
