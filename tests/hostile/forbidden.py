"""What no text that is shown, printed or exported may hold."""

from __future__ import annotations

import re

# Controls but tab and line end, DEL, C1, direction controls, tags, halves of characters.
CHARACTERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)


def forbidden(text: str) -> list[str]:
    """The forbidden characters in a text, each once, as ``U+XXXX``."""
    return sorted({f"U+{ord(character):04X}" for character in CHARACTERS.findall(text)})
