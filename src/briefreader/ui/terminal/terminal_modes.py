"""What the reader switches on in a terminal, and how all of it is switched off again."""

from __future__ import annotations

ENTER = "\x1b[?1049h"  # the alternate screen
LEAVE = "\x1b[?1049l\x1b[?25h"
HIDE_CURSOR = "\x1b[?25l"
MOUSE_ON = "\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h"
MOUSE_OFF = "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"
FOCUS_REPORTS_ON, FOCUS_REPORTS_OFF = "\x1b[?1004h", "\x1b[?1004l"
PASTE_MARKS_ON, PASTE_MARKS_OFF = "\x1b[?2004h", "\x1b[?2004l"
NO_LINE_WRAP, LINE_WRAP = "\x1b[?7l", "\x1b[?7h"
# Kitty's protocol for keys: no ambiguous ESC, all keys, and the text that they make.
KEY_PROTOCOL_ON, KEY_PROTOCOL_OFF = "\x1b[>25u", "\x1b[<u"

# What a program that was ended, or that is careless, may have left on: one by one, since not every
# terminal knows DECSTR.
USUAL_MODES = (
    "\x1b[0m\x0f\x1b(B"  # no colour, ASCII
    "\x1b[4l\x1b[20l"  # no inserting, no newline of its own
    "\x1b[?1l\x1b>\x1b[>4m\x1b[=0u"  # usual arrow keys, keypad and modified keys
    "\x1b[?5l\x1b[?6l\x1b[?69l\x1b[r"  # nothing reversed; the whole screen scrolls
    "\x1b[?9l\x1b[?1001l\x1b[?1002l\x1b[?1005l\x1b[?1016l"  # no other reports of the mouse
    "\x1b[?2026l\x1b[?2048l"  # drawn at once; no reports of sizes
) + (MOUSE_OFF + FOCUS_REPORTS_OFF + PASTE_MARKS_OFF + LINE_WRAP)
