"""Strings of markup in every widget: each is drawn as it stands, and none is obeyed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from rich.segment import Segment
from tests.hostile.markup_cases import CONSOLE

from .conftest import OpenReader, indexed_library

# Two or more in each place. What a parser refuses, which might leave the whole as it stands, is not
# beside what it would obey.
STRINGS = [
    ("tag_autoclose", "tag_close", "tag_slash", "tag_open"),
    ("tag_pair", "tag_style_unknown", "tag_color"),
    ("tag_click_quit", "tag_click_bell"),
    ("tag_assign", "tag_click_bad"),
    ("tag_index", "tag_link"),
    ("tag_variable", "tag_link_quoted"),
]


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


def begins(payload: str) -> str:
    """What of a string is shown where there is little room."""
    return payload.partition(" ")[0][:16]


@pytest.mark.parametrize("names", STRINGS, ids="+".join)
async def test_every_widget_shows_markup_as_it_stands(
    open_reader: OpenReader, names: Sequence[str], tmp_path: Path
) -> None:
    payload = " ".join(CONSOLE[name] for name in names)
    shown = [begins(CONSOLE[name]) for name in names]
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.md").write_text(article(payload), encoding="utf-8")
    (folder / "b.md").write_text(article(payload) + "\nMore.\n", encoding="utf-8")
    library = indexed_library(folder, tmp_path)
    async with open_reader(220, 40, on=library) as screen:
        for keys, panes, name in VIEWS:
            await screen.press(*keys)
            strips = screen.strips
            drawn = "\n".join(strip.text.rstrip() for strip in strips)
            assert obeyed([one for strip in strips for one in strip]) == [], name
            for pane in panes:
                drawn_there = screen.pane(pane)
                assert all(one in drawn_there for one in shown), f"{name}: {pane}\n{drawn}"
            assert all(one in drawn for one in shown) or name in WITHOUT, f"{name}\n{drawn}"
            await screen.press("escape")
            if len(screen.pilot.app.screen_stack) > 1:
                await screen.press("escape")
        screen.reader.show_message(f"said {payload}")
        await screen.settle()
        assert payload in screen.shown
        screen.reader.show_message(f"wrong {payload}", wrong=True)
        await screen.settle()
        assert all(one in screen.shown for one in shown)
        await screen.press("slash")
        await screen.type("quay")
        await screen.press("enter")
        drawn_there = screen.pane("list")
        assert all(one in drawn_there for one in shown)
        assert obeyed([one for strip in screen.strips for one in strip]) == []
    library.close()
