"""Judges the raw bytes that a program has written to a terminal."""

from __future__ import annotations

import base64
import re
from collections import Counter
from dataclasses import dataclass

from tests.hostile.case import TOKEN
from tests.hostile.forbidden import forbidden

from briefreader.ui.terminal.terminal_modes import USUAL_MODES

_SEQUENCE = re.compile(
    "(?:\x1b\\]|\x9d)(?P<osc>[^\x07\x1b\x9c]*)(?:\x07|\x1b\\\\|\x9c|$)"
    "|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])(?P<string>[^\x1b\x9c]*)(?:\x1b\\\\|\x9c|$)"
    "|(?:\x1b\\[|\x9b)(?P<csi>[0-?]*[ -/]*[@-~])"
    "|\x1b(?P<escape>[ -/]*[0-~])"
)
# All that the reader itself has to say to a terminal; whatever else comes, an article has said.
_OWN_CSI = re.compile(
    r"[\d;:]*m"  # style
    r"|\d*;?\d*H|\d*[ABCDG]"  # the cursor's place
    r"|[0-3]?[JK]"  # erasing
    r"|\?(?:25|1000|1003|1004|1006|1015|1049|2004|2026|2048|7)[hl]"  # modes
    r"|\?(?:2026|2048)\$p"  # asking for modes
    r"|[<>=]?\d*u"  # key protocol
    r"|\?\d*u"
    r"|14t|16t|18t"  # asking for the window's size, in pixels
    r"|6n|c"  # asking where the cursor is and what the terminal can do, as doctor does
)
_OWN_OSC = re.compile(r"22;[a-z-]*|11;\?")  # the mouse pointer's shape; asking for the background
_CLIPBOARD = "52;c;"
_MODES = USUAL_MODES.encode()  # after an editor or a shell, and only as a whole


@dataclass(frozen=True, slots=True)
class Findings:
    """What was written that no reader would write, and what went to the clipboard."""

    sequences: tuple[str, ...]
    characters: tuple[str, ...]
    copied: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing hostile was written."""
        return not self.sequences and not self.characters


def words(raw: bytes) -> str:
    """What was written, without its sequences."""
    return _SEQUENCE.sub("", raw.replace(_MODES, b"").decode("utf-8", "surrogateescape"))


def judge(raw: bytes) -> Findings:
    """Everything in the bytes that is not the reader's own."""
    text = raw.replace(_MODES, b"").decode("utf-8", "surrogateescape")
    wrong: list[str] = []
    copied: list[str] = []
    for found in _SEQUENCE.finditer(text):
        osc = found["osc"]
        if osc is not None and osc.startswith(_CLIPBOARD) and found[0][0] == "\x1b":
            data = base64.b64decode(osc.removeprefix(_CLIPBOARD))
            copied.append(data.decode("utf-8", "replace"))
            if forbidden(copied[-1]):
                wrong.append(ascii(found[0][:60]))
        elif not _is_own(found):
            wrong.append(ascii(found[0][:60]))
    plain = words(raw).replace("\r", "")
    characters = Counter(forbidden(plain.replace("\b", "")))
    if plain.count("\x07") <= 2:
        characters.pop("U+0007", None)
    return Findings(tuple(wrong), tuple(characters), tuple(copied))


def _is_own(found: re.Match[str]) -> bool:
    if found[0][0] != "\x1b":
        return False
    if found["osc"] is not None:
        return _OWN_OSC.fullmatch(found["osc"]) is not None
    if found["csi"] is None:
        return False
    return _OWN_CSI.fullmatch(found["csi"]) is not None and TOKEN not in found["csi"]
