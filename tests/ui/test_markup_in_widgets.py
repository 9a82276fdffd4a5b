"""Fifteen strings of markup in every widget: each is drawn as it stands, and none is obeyed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from rich.segment import Segment
from tests.hostile.markup_cases import CONSOLE

from .conftest import OpenReader, open_library

STRINGS = [payload for payload in CONSOLE.values() if len(payload) < 60][:15]


def article(payload: str) -> str:
    quoted = payload.replace("\\", "\\\\").replace('"', '\\"')
    return f"""---
title: "Title {quoted} end"
source: "Source {quoted} end"
byline: "Byline {quoted} end"
tags: ["tag {quoted} end"]
date: 2024-03-14
---
The warden came {payload} at noon.

“We saw {payload} at the quay,” said Ann {payload} Lee, the warden.

“And we {payload} left,” Lee said.
"""


def obeyed(segments: Sequence[Segment]) -> list[str]:
    """Links and actions that a drawn screen holds and an article has asked for."""
    found = []
    for segment in segments:
        if segment.style is not None:
            if segment.style.link:
                found.append(segment.style.link)
            action = str(segment.style.meta.get("@click", ""))
            if "quit" in action or "bell" in action or "absent" in action:
                found.append(action)
    return found


VIEWS: tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...] = (
    (("1",), ("list", "text", "quotes"), "the three panes"),
    (("i",), (), "about"),
    (("2", "m"), (), "bookmarked"),
    (("a",), (), "note"),
    (("t",), (), "tags"),
    (("B",), (), "bookmarks"),
    (("R",), (), "raw file"),
    (("colon",), (), "commands"),
    (("S",), (), "speaker"),
    (("w",), (), "speakers"),
    (("W",), (), "statements"),
    (("Y",), (), "styles"),
    (("e",), (), "export"),
    (("vertical_line",), (), "pipe"),
    (("D",), (), "versions"),
)


# A view over the article that hides its words, and shows none of its own.
WITHOUT = {"commands", "styles", "pipe", "speakers", "export", "versions"}


@pytest.mark.parametrize("payload", STRINGS)
async def test_every_widget_shows_markup_as_it_stands(
    open_reader: OpenReader, payload: str, tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.md").write_text(article(payload), encoding="utf-8")
    (folder / "b.md").write_text(article(payload) + "\nMore.\n", encoding="utf-8")
    # Markdown takes a backslash before a mark away, as it should.
    shown = payload.replace("\\[", "[").split()[0][:12]
    library = open_library(folder, tmp_path / "cache", tmp_path / "data")
    assert list(library.update())
    async with open_reader(220, 40, on=library) as screen:
        for keys, panes, name in VIEWS:
            await screen.press(*keys)
            strips = screen.strips
            drawn = "\n".join(strip.text.rstrip() for strip in strips)
            assert obeyed([one for strip in strips for one in strip]) == [], name
            for pane in panes:
                assert shown in screen.pane(pane), f"{name}: {pane}\n{drawn}"
            assert shown in drawn or name in WITHOUT, f"{name}\n{drawn}"
            await screen.press("escape")
            if len(screen.pilot.app.screen_stack) > 1:
                await screen.press("escape")
        screen.reader.show_message(f"said {payload}")
        await screen.settle()
        assert payload in screen.shown
        screen.reader.show_message(f"wrong {payload}", wrong=True)
        await screen.settle()
        assert payload.split()[0][:12] in screen.shown
        await screen.press("slash")
        await screen.type("quay")
        await screen.press("enter")
        assert shown in screen.pane("list")
        assert obeyed([one for strip in screen.strips for one in strip]) == []
    library.close()
