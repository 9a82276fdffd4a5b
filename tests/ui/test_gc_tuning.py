"""Garbage is looked for between keys, never so that one waits, and never too late."""

from __future__ import annotations

import asyncio
import gc

import pytest

from briefreader.ui.terminal import gc_tuning

from .conftest import OpenReader


@pytest.fixture
def collections(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each time that all objects are looked at."""
    made: list[str] = []
    monkeypatch.setattr(gc, "collect", lambda: made.append("all"))
    return made


async def test_garbage_is_collected_at_rest(
    open_reader: OpenReader, collections: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gc_tuning, "REST", 0.05)
    async with open_reader() as screen:
        await screen.press("j")
        for _ in range(1000):
            if collections:
                break
            await asyncio.sleep(0.01)
        assert collections == ["all"]


async def test_garbage_is_collected_though_no_rest_comes(
    open_reader: OpenReader, collections: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gc_tuning, "REST", 600.0)
    monkeypatch.setattr(gc_tuning, "KEYS_WITHOUT_REST", 4)
    async with open_reader() as screen:
        await screen.press("j", "k", "j")
        assert collections == []
        await screen.press("k", "j", "k", "j", "k")
        assert collections == ["all", "all"]
