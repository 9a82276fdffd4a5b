"""Colours: readable where we choose them, the terminal's own where it does, none if so wanted."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from rich.color import Color as SentColour
from rich.color import ColorSystem, ColorType
from rich.style import Style
from textual.color import Color

from briefreader.ui.rendering.themes import (
    ANSI,
    AUTOMATIC,
    CONTRAST,
    DARK,
    LIGHT,
    PALETTES,
    THEME_NAMES,
    ThemePalette,
)

from .conftest import OpenReader, Screen, indexed_library

TEXT = ("ink", "ink-bright", "soft", "faint", "accent", "warning", "wrong")
TINTS = ("tint-1", "tint-2", "tint-3", "tint-4")
GROUNDS = ("ground", "sunken", "raised")
AA = 4.5  # WCAG 2.2, success criterion 1.4.3


def luminance(colour: Color) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(palette: ThemePalette, ink: str, ground: str) -> float:
    light, dark = sorted(
        (luminance(Color.parse(palette.colours[name])) for name in (ink, ground)), reverse=True
    )
    return (light + 0.05) / (dark + 0.05)


FIXED = (DARK, LIGHT, CONTRAST)
AAA = 7.0  # success criterion 1.4.6


STANDING_OUT = [
    *product(TEXT, GROUNDS),
    *product(TINTS, ("ground",)),
    *product((*TINTS, "ink", "ink-bright", "soft", "faint", "warning"), ("cursor", "cursor-idle")),
    ("passage-ink", "passage"),
    ("gold-ink", "gold"),
    ("gold-soft-ink", "gold-soft"),
    ("selection-ink", "selection"),
    *product(("watched",), GROUNDS),
    *product(("gold-text",), ("ground", "cursor", "cursor-idle")),
]


@pytest.mark.parametrize("palette", FIXED, ids=lambda palette: palette.name)
def test_every_text_stands_out_from_its_ground(palette: ThemePalette) -> None:
    for ink, ground in STANDING_OUT:
        least = AAA if palette is CONTRAST else AA
        assert contrast(palette, ink, ground) >= least, (ink, ground)


def test_every_palette_names_the_same_colours() -> None:
    assert (AUTOMATIC, *(palette.name for palette in PALETTES)) == THEME_NAMES
    for palette in PALETTES:
        assert set(palette.colours) >= set(DARK.colours)


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=lambda palette: palette.name)
def test_of_sixteen_colours_the_current_passage_has_a_ground_and_is_not_dimmed(
    palette: ThemePalette,
) -> None:
    drawn = {
        name: SentColour.parse(colour).downgrade(ColorSystem.STANDARD).number
        for name, colour in palette.colours.items()
    }
    assert drawn["passage"] != drawn["ground"]
    assert drawn["passage-ink"] in (drawn["ink"], drawn["ink-bright"])


def styles_of(screen: Screen) -> list[Style]:
    return [segment.style for strip in screen.strips for segment in strip if segment.style]


async def shown_everywhere(screen: Screen) -> list[Style]:
    """The styles of the screen in use: a search, a bookmark, a message, help, a refusal."""
    styles = styles_of(screen)
    for keys in (["m"], ["2", "slash", *"aid"], ["escape", "question_mark"], ["escape", "i"]):
        await screen.press(*keys)
        styles += styles_of(screen)
    await screen.press("escape", "slash", "parenthesis")
    return styles + styles_of(screen)


async def test_without_colour_there_is_no_colour_and_everything_can_still_be_told_apart(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_reader() as screen:
        styles = await shown_everywhere(screen)
        assert not [style for style in styles if style.color or style.bgcolor]
        assert [style for style in styles if style.reverse]
        assert [style for style in styles if style.bold]
        assert [style for style in styles if style.underline]


async def test_the_terminals_own_colours_are_only_those(open_reader: OpenReader) -> None:
    async with open_reader(theme=ANSI.name) as screen:
        for style in await shown_everywhere(screen):
            for colour in (style.color, style.bgcolor):
                assert colour is None or colour.type in (ColorType.STANDARD, ColorType.DEFAULT)


@pytest.mark.parametrize("theme", THEME_NAMES)
async def test_the_cursor_the_quote_and_the_hit_look_different_from_the_rest(
    open_reader: OpenReader, theme: str
) -> None:
    async with open_reader(theme=theme) as screen:
        await screen.press("slash", *"sack")
        await screen.press("enter")
        await screen.press("2")
        looks = {
            words: look_of(screen, words)
            for words in ("sack of the", "We counted every", "Nobody had expected")
        }
        assert len(set(map(str, looks.values()))) == 3


def look_of(screen: Screen, words: str) -> Style:
    """The style in which the words begin."""
    text = screen.reader.query_one("#text-pane").content_region
    for strip in screen.strips:
        row = strip.crop(text.x, text.right)
        if words in row.text:
            at = row.text.index(words)
            for segment in row:
                if at < len(segment.text):
                    assert segment.style is not None
                    return segment.style.without_color + Style(
                        color=segment.style.color, bgcolor=segment.style.bgcolor
                    )
                at -= len(segment.text)
    raise AssertionError(f"{words!r} is not in the text")


HOSTILE = (
    "[red]Alarm[/] [/] [link=http://x.example]here[/link] [@click=app.quit]quit[/]",
    "a\x1b]0;owned\x07b \x1b[2J \x9b31m \x9d52;c;aGk=\x9c",
    "right\u202eto left\u2066 and \U000e0041\U000e0042 tags",
    "Zalgo" + "\u0301" * 200 + " 👩\u200d👩\u200d👧\u200d👦" * 30,
    "记者会" * 60,
)


async def test_hostile_articles_are_shown_as_harmless_text(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    for number, words in enumerate(HOSTILE):
        text = f"{words}\n\nSaid {words}.\n\n“{words},” {words} said.\n\n{words}: {words}\n"
        (folder / f"{number}.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
    own = indexed_library(folder, tmp_path)
    async with open_reader(on=own) as screen:
        for _ in HOSTILE:
            await screen.press("m", "y", "2", "R", "R", "3", "i", "escape", "B", "escape", "1", "j")
            for strip in screen.strips:
                assert strip.cell_length == 140
                assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066]", strip.text)
        assert screen.pilot.app.is_running
        await screen.press("g", "slash", *"red")
        assert "[red]Alarm[/]" in screen.shown
    own.close()


async def test_without_colour_one_sees_where_the_keys_go(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_reader() as screen:
        await screen.press("2", "m")
        for key in ("/", "?", ":", "F", "S", "T", "a", "t", "Y", "|"):
            await screen.press(key)
            reversed_words = [
                segment.text
                for strip in screen.strips
                for segment in strip
                if segment.style is not None and segment.style.reverse
            ]
            cursors = [words for words in reversed_words if len(words) == 1]
            assert cursors, f"no cursor in the field of {key}"
            if key in ":?SY":
                entries = [words for words in reversed_words if len(words) > 8]
                assert entries, f"no entry of {key} stands out"
            if key != "/":
                assert "Nobody had expected" not in screen.shown, f"{key} has no edge"
            await screen.press("escape")
            assert "Nobody had expected" in screen.shown, key


BLACK, YELLOW, BLUE, MAGENTA, CYAN, WHITE, BRIGHT_WHITE = (
    f"color({number})" for number in (0, 3, 4, 5, 6, 7, 15)
)
SHOWING = [
    ["2", "]", "m"],
    ["slash", *"harbour"],
    ["2", "slash", *"the", "enter"],
    ["2", "v", "w", "w"],
    ["2", "m", "B"],
    ["w"],
    ["2", "]", "W"],
    ["2", "a", *"words"],
    ["2", "t", *"words"],
    ["2", "m", "e"],
    ["C"],
    ["F"],
    ["question_mark"],
    ["colon", *"a"],
    ["2", "]", "S"],
    ["2", "m", "Y"],
    ["2", "i"],
    ["2", "R"],
]


async def test_sixteen_colours_suit_a_dark_terminal_and_a_light_one(
    open_reader: OpenReader,
) -> None:
    async with open_reader(100, 24, theme="briefreader-ansi") as screen:
        for keys in SHOWING:
            await screen.press(*keys)
            screen.reader.show_message("what went wrong", wrong=True)  # in a corner
            await screen.pause(0.05)
            assert "what went wrong" in screen.said
            for segment in (segment for strip in screen.strips for segment in strip):
                style = segment.style or Style()
                colours = style.bgcolor, style.color
                ground, ink = (colour.name if colour else "default" for colour in colours)
                assert ground in {"default", CYAN, BLUE, MAGENTA, YELLOW}, (keys, segment)
                if ground in {BLUE, MAGENTA}:
                    assert ink == BRIGHT_WHITE, (keys, segment)
                if ground == "default":
                    assert ink not in {BLACK, WHITE, BRIGHT_WHITE}, (keys, segment)
            await screen.leave()
