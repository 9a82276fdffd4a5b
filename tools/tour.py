"""Make ``screenshots/tour.svg``, a moving picture of the real program on the sample articles.

    python -m tools.tour [FILE]

Each step types some keys and holds what the screen then shows; the window's title says what was
typed. Whoever wants no motion sees the first step only. There is no script in it, and nothing from
elsewhere.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tools.screenshots import (
    DRAFT_NAME,
    FONT_FACE,
    FONTS,
    HEADLINE,
    PROJECT,
    open_samples,
    screen_at_rest,
)

from briefreader.ui.app import BriefReader
from briefreader.ui.state.ui_settings import UiSettings

SIZE = (110, 30)  # cells
_SVG = re.compile(r"<svg[^>]*viewBox=\"0 0 ([\d.]+) ([\d.]+)\"[^>]*>(.*)</svg>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Step:
    """Keys, what to say of them, and for how many seconds their screen stands."""

    said: str
    keys: tuple[str, ...]
    seconds: float


STEPS = (
    Step("briefreader ~/briefings", (), 2.5),
    Step("J  the next article, with who said what beside it", HEADLINE, 3),
    Step("]  from quote to quote", ("right_square_bracket",), 2),
    Step("m  bookmark it", ("m",), 2),
    Step("/  search as you type", ("slash", *"said:hol"), 2),
    Step("/  what one person said about it", (*"lis treaty",), 3),
    Step("enter  read it where it was said", ("enter",), 3),
    Step("w  everybody who is quoted", ("escape", "w"), 3),
    Step("B  all bookmarks, whatever becomes of the files", ("escape", "B"), 3),
    Step("C  a draft's quotations, checked", ("escape", "C", *f"~/{DRAFT_NAME}", "enter"), 4),
    Step("n  the next problem", ("n",), 2),
    Step("q  back to reading", ("escape",), 2),
)


def main() -> None:
    """Make the picture."""
    parser = argparse.ArgumentParser(description="Make the moving picture of the screen.")
    place = PROJECT / "screenshots" / "tour.svg"
    parser.add_argument("file", type=Path, nargs="?", default=place)
    file: Path = parser.parse_args().file
    with tempfile.TemporaryDirectory() as state:
        frames = asyncio.run(_frames(Path(state)))
    file.write_text(moving_picture(frames, [step.seconds for step in STEPS]), encoding="utf-8")
    print(file)


async def _frames(state: Path) -> list[str]:
    """The screen after each step, as SVG."""
    frames = []
    with open_samples(state) as library:
        app = BriefReader(library, UiSettings(theme="briefreader-dark"))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause(0.8)
            for step in STEPS:
                for key in step.keys:
                    await pilot.press(key)
                    await pilot.pause(0.15 if key in ("enter", "m") else 0.05)
                frames.append(await screen_at_rest(app, pilot, step.said))
    return frames


def moving_picture(frames: list[str], seconds: list[float]) -> str:
    """One SVG in which each frame is seen for its seconds, over and over."""
    whole = sum(seconds)
    rules, groups, begin = [], [], 0.0
    for number, (frame, length) in enumerate(zip(frames, seconds, strict=True)):
        found = _SVG.search(FONT_FACE.sub("", frame))
        if found is None:
            raise ValueError(f"frame {number} is no SVG")
        width, height, inside = found.groups()
        start, end = 100 * begin / whole, 100 * (begin + length) / whole
        rules.append(
            f"@keyframes step{number} {{ 0% {{ visibility: hidden }} "
            f"{start:.2f}% {{ visibility: visible }} {end:.2f}% {{ visibility: hidden }} }}\n"
            f"#step{number} {{ visibility: hidden; animation: step{number} {whole:g}s step-end "
            f"infinite }}"
        )
        groups.append(f'<g id="step{number}">{inside}</g>')
        begin += length
    still = "@media (prefers-reduced-motion) { g { animation: none !important } "
    rules.append(still + "#step0 { visibility: visible } }")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">\n<style>\n'
        + "\n".join(rules)
        + "\n</style>\n"
        + "\n".join(groups).replace("font-family: Fira Code, monospace", FONTS)
        + "\n</svg>\n"
    )


if __name__ == "__main__":
    main()
