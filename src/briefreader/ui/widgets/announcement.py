"""What is said of a screen in words: where one is, what the program says, what the keys are at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from textual.screen import Screen
from textual.widgets import Input, OptionList, TextArea

from briefreader.text.sanitizing import one_line
from briefreader.ui.widgets.line_pane import LinePane

# Signs that only point are left out; the others have words, in the order of replacement. Where a
# sign is explained, its word follows it already.
_POINTERS = str.maketrans("▎▏▌▐›│", "      ")
_SIGNS = (
    (re.compile(r"(?<![\d,])1“"), "1 quote"),
    (re.compile(r"(\d)“"), r"\1 quotes"),
    (re.compile(r"(?<![\d,])1⇄"), "1 exchange"),
    (re.compile(r"(\d)⇄"), r"\1 exchanges"),
    (re.compile(r"● *(?:unread\b)?"), "unread, "),
    (re.compile(r"◆(\d+) ?"), r"\1 bookmarks, "),
    (re.compile(r"◆ *(?:bookmarked\b)?"), "bookmarked, "),
    (re.compile(r"★ *(?:starred\b)?"), "starred, "),
    (re.compile(r"✎ *(?:(?:your )?note\b)?"), "note, "),
    (re.compile(r"(?<=\S) ✓"), ", corrected"),  # behind a speaker; before a row it is marked
    (re.compile(r"✓ *(?:marked\b,?)?"), "marked, "),
)


@dataclass(frozen=True, slots=True)
class Announcement:
    """Three lines of words, each without control characters; an empty one is not said."""

    place: str = ""
    message: str = ""
    focus: str = ""

    def lines_after(self, before: Announcement) -> list[str]:
        """Return what is new since another announcement: a line for each part."""
        parts = (
            (self.place, before.place),
            (self.message, before.message),
            (self.focus, before.focus if self.place == before.place else ""),
        )
        return [now for now, then in parts if now and now != then]


def announcement(
    screen: Screen[object], place: str, message: str, chosen: str = ""
) -> Announcement:
    """Return what there is to say of a screen, on which the program says ``message``; ``chosen`` is
    what its keys are at, if no part of it has them.
    """
    return Announcement(one_line(place), one_line(message), one_line(chosen or _focus(screen)))


def _focus(screen: Screen[object]) -> str:
    """Return what the keys are at work on, or all that stands on a screen where they are nowhere.

    Where words are typed over a list, both are said.
    """
    focused = screen.focused
    if isinstance(focused, LinePane):
        return pane_words(focused)
    typed = ""
    if isinstance(focused, Input):
        typed = focused.value or focused.placeholder
    elif isinstance(focused, TextArea):
        typed = focused.document.get_line(focused.cursor_location[0])
    elif focused is None:
        return whole_screen(screen)
    listed = next(iter(screen.query(OptionList)), None)
    option = listed.highlighted_option if listed is not None else None
    return "; ".join(part for part in (typed, str(option.prompt) if option else "") if part)


def pane_words(pane: LinePane) -> str:
    """Return the words of what a pane's cursor is on, its lines one after the other."""
    return _joined(pane.words_of(line) for line in pane.focused_lines)


def whole_screen(screen: Screen[object]) -> str:
    """Return the words of every line of a screen, without those of a screen below it."""
    dialog = next(iter(screen.query(".dialog")), None)
    region = screen.region if dialog is None else dialog.region
    strips = screen._compositor.render_strips()[region.y : region.bottom]
    return _joined(strip.crop(region.x, region.right).text for strip in strips)


def _joined(lines: Iterable[str]) -> str:
    """Return lines as one, with words for the signs."""
    spoken = []
    for line in lines:
        words = line.translate(_POINTERS)
        for sign, meaning in _SIGNS:
            words = sign.sub(meaning, words)
        if words := " ".join(words.split()):
            spoken.append(words)
    return " · ".join(spoken)
