"""Make all pictures in ``screenshots/`` from the real program on the sample articles.

    python -m tools.screenshots [FOLDER]

The notebook and the index are made anew in a temporary folder, so that the pictures are always the
same; they are SVG, with no font or anything else from elsewhere.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from textual.pilot import Pilot

from briefreader.library import Library
from briefreader.ui.app import BriefReader
from briefreader.ui.state.ui_settings import UiSettings

PROJECT = Path(__file__).parents[1]
FONT_FACE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
FONTS = "font-family: 'Fira Code', 'DejaVu Sans Mono', Menlo, Consolas, monospace"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name, the terminal's size in cells, the keys before it, the theme."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...]
    theme: str = "briefreader-dark"


# A draft with a dropped "not", somebody else's words, another day, a right and an invented one.
DRAFT_NAME = "harbour-feature.md"
DRAFT = """\
---
title: What the harbour cost
date: 2024-03-18
---
“What we did lose is a single finger, and I am prouder of that than of the wall,” the harbour
master, Ines Calloway, told the board on Thursday.

“It’s not a small matter on Herring Row,” Comfort Ansah said.

“Fourteen of the seventeen went out again this morning,” Prime Minister Maud Ellery told Fishermen’s
Hall on 8 March.

“My father fished out of this harbour for thirty-eight years,” she said.

“We’ll never apologise for catching fish,” Ms. Ellery promised.
"""
HEADLINE = ("G", "K", "K", "J")  # the article beside the last one, whatever was shown before
PICTURES = (
    Picture("reading", (140, 40), (*HEADLINE, "m", "right_square_bracket")),
    Picture("search", (140, 40), ("slash", *"said:hollis treaty", "enter")),
    Picture("transcript", (140, 40), ("J", "J", "J", "J", "right_square_bracket")),
    Picture("light", (140, 40), (*HEADLINE, "right_square_bracket"), "briefreader-light"),
    Picture("sixteen-colours", (140, 40), HEADLINE, "briefreader-ansi"),
    Picture("medium", (90, 30), HEADLINE),
    Picture("narrow", (60, 24), (*HEADLINE, "enter")),
    Picture("smallest", (40, 10), ()),
    Picture("help", (140, 40), ("question_mark",)),
    Picture("bookmarks", (140, 40), (*HEADLINE, "m", "right_square_bracket", "m", "B")),
    Picture("speakers", (140, 40), ("w",)),
    Picture(
        "timeline",
        (100, 30),
        ("slash", *"said:calloway OR said:ansah OR said:arden", "enter", "W", "s", *"jj"),
    ),
    Picture("start-here", (100, 30), ("f9",)),
    Picture("one-line-rows", (140, 40), ("Z", "j")),
    Picture("completion", (100, 24), ("slash", *"said:ca")),
    Picture(
        "phrase",
        (100, 24),
        ("quotation_mark", *"every vessel over twelve metres", "enter"),
    ),
    Picture("check", (120, 24), ("C", *f"~/{DRAFT_NAME}", "enter")),
    Picture(
        "comparison",
        (100, 24),
        ("w", "slash", *"calloway", "enter", "ampersand", *"ansah", "enter", "s", "s"),
    ),
)


def main() -> None:
    """Make every picture."""
    parser = argparse.ArgumentParser(description="Make the pictures of the screen.")
    parser.add_argument("folder", type=Path, nargs="?", default=PROJECT / "screenshots")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="take these pictures alone")
    given = parser.parse_args()
    folder: Path = given.folder
    folder.mkdir(exist_ok=True)
    for picture in PICTURES:
        if given.only and picture.name not in given.only:
            continue
        with tempfile.TemporaryDirectory() as state:
            svg = asyncio.run(take(picture, Path(state)))
        (folder / f"{picture.name}.svg").write_text(svg, encoding="utf-8")
        print(folder / f"{picture.name}.svg")


@contextmanager
def open_samples(state: Path) -> Iterator[Library]:
    """The sample articles as a library, indexed anew below a folder, which is the home folder from
    then on and has a draft in it.
    """
    os.environ["HOME"] = str(state)
    (state / DRAFT_NAME).write_text(DRAFT, encoding="utf-8")
    articles = shutil.copytree(PROJECT / "seeds", state / "seeds")
    for file in articles.iterdir():
        os.utime(file, (0, 0))  # undated articles are sorted by their file's time
    library = Library.open(
        [articles],
        cache_dir=state / "cache",
        data_dir=state / "data",
        clock=lambda: datetime(2026, 1, 15, 9, tzinfo=UTC),
        samples=True,
    )
    with closing(library):
        for _ in library.update():
            pass
        yield library


async def take(picture: Picture, state: Path) -> str:
    """The screen after the picture's keys, as SVG."""
    with open_samples(state) as library:
        app = BriefReader(library, UiSettings(theme=picture.theme))
        async with app.run_test(size=picture.size) as pilot:
            await pilot.pause(0.8)
            for key in picture.keys:
                await pilot.press(key)
                await pilot.pause(0.15)  # also on a busy machine the article is there by then
            drawn = await screen_at_rest(app, pilot, "briefreader")
    return FONT_FACE.sub("", drawn).replace("font-family: Fira Code, monospace", FONTS)


async def screen_at_rest(app: BriefReader, pilot: Pilot[None], title: str) -> str:
    """The screen as SVG, once it stays the same and nothing is still being checked."""
    before, drawn = "", app.export_screenshot(title=title)
    while drawn != before or "checking…" in drawn:
        await pilot.pause(0.4)
        before, drawn = drawn, app.export_screenshot(title=title)
    return drawn


if __name__ == "__main__":
    main()
