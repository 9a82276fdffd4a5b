"""The bytes that a terminal sends, parted into keys, sequences and pastes.

Whatever comes, no piece is larger than its bound and none is waited for longer than its time: a
noisy line, a paste in another encoding or a hostile program on the same terminal must not leave the
keyboard dead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

ESCAPE_DELAY = 0.1  # seconds after which ESC is the key, and no beginning; $ESCDELAY sets another
SEQUENCE_PATIENCE = 1.0  # seconds from a sequence's first byte on
PASTE_PATIENCE = 3.0  # seconds without a byte of a paste that has not ended
LONGEST_SEQUENCE = 32  # bytes; no key and no report of a mouse has more
LONGEST_PASTE = 1 << 20  # bytes
AT_ONCE = 64  # bytes that no keyboard sends in one piece
LONGEST_ANSWER = 64  # bytes of a string that tells what was asked for

_ESC = 0x1B
_PASTE_BEGINS = b"\x1b[200~"
_PASTE_ENDS = b"\x1b[201~"
_STRINGS = b"]P^_X"  # what begins with ESC and one of these ends with ST: OSC, DCS, PM, APC, SOS
_STRING_ENDS = re.compile(rb"\x07|\x18|\x1a|\x1b(?=[^\\])|\x1b\\")
# OSC 11 as xterm answers it: each colour has one to four digits of sixteen.
_BACKGROUND = re.compile(
    rb"\x1b\]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})(?:/[0-9a-fA-F]{1,4})?"
)
_CONTROL = re.compile(rb"\x1b\[[0-?]*[ -/]*")  # CSI without its last byte
_SINGLE_SHIFT = re.compile(rb"\x1bO[0-9;]*")
# ESC; Alt+O; Alt and half a character; Shift and a function key of rxvt
_DONE_WHEN_ALONE = re.compile(rb"\x1b[OPX]?|\x1b[\x80-\xff]{1,3}|\x1b\[[0-9]{1,2}\$")
_MOUSE_BYTES = 3  # after CSI M, in X10's form


@dataclass(frozen=True, slots=True)
class Typed:
    """Bytes of the keyboard that are no sequence; a character may be parted between two."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Sequence:
    """One whole escape sequence, or ESC alone; ``data`` is at most ``LONGEST_SEQUENCE`` bytes."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was pasted; ``cut`` if there was more than ``LONGEST_PASTE``."""

    data: bytes
    cut: bool = False


@dataclass(frozen=True, slots=True)
class BackgroundTold:
    """The terminal's background as it tells it when asked: is it light?"""

    data: bytes

    @property
    def light(self) -> bool:
        """Is it nearer to white than to black, as the eye weighs the three colours?"""
        found = _BACKGROUND.fullmatch(self.data)
        assert found is not None
        red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in found.groups())
        return bool(0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5)


Piece = Typed | Sequence | Pasted | BackgroundTold
_NOTHING = Typed(b"")  # for bytes that are dropped


class InputScanner:
    """Takes bytes in and gives whole pieces out; times are seconds of one clock."""

    def __init__(self, escape_delay: float = ESCAPE_DELAY) -> None:
        self._escape_delay = escape_delay
        self._pending = bytearray()
        self._paste: bytearray | None = None
        self._since = 0.0  # when the pending sequence began, or the paste's last byte came
        self._cut = False
        self._gave_up = False  # a paste, whose end has not come since

    @property
    def waits(self) -> bool:
        """Has something begun that has not ended?"""
        return bool(self._pending) or self._paste is not None

    def feed(self, data: bytes, now: float) -> Iterator[Piece]:
        """Yield the pieces that ``data`` completes.

        Where a paste was given up, as a slow line may make it, the rest of it is no keys: so many
        bytes at once, or whatever the paste's end comes with, are pasted.
        """
        rest = len(data) >= AT_ONCE or _PASTE_ENDS in data
        if self._gave_up and rest and _PASTE_BEGINS not in data:
            self._paste, self._gave_up = bytearray(), False
        if data and (not self._pending or self._paste is not None):
            self._since = now
        self._pending += data
        while self._pending:
            piece = self._pasted() if self._paste is not None else self._next()
            if piece is None:
                break
            self._since = now
            if piece.data:
                yield piece

    def expire(self, now: float) -> Iterator[Piece]:
        """Yield what has been waited for long enough: given as it is, or given up."""
        waited = now - self._since
        if self._paste is not None:
            if waited >= PASTE_PATIENCE:
                self._paste += self._pending
                self._pending.clear()
                self._gave_up = True
                yield self._paste_taken()
        elif self._pending and waited >= self._escape_delay:
            pending = bytes(self._pending)
            if _DONE_WHEN_ALONE.fullmatch(pending):
                self._pending.clear()
                yield Sequence(pending)
            elif waited >= SEQUENCE_PATIENCE:
                self._pending.clear()

    def _take(self, length: int) -> bytes:
        taken = bytes(self._pending[:length])
        del self._pending[:length]
        return taken

    def _next(self) -> Piece | None:
        """Return the first piece of what is pending, taken from it; an empty one if it was dropped.

        None if it is not whole yet.
        """
        pending = self._pending
        if pending[0] != _ESC:
            end = pending.find(_ESC)
            return Typed(self._take(end if end >= 0 else len(pending)))
        if len(pending) == 1:
            return None
        second = pending[1]
        if second == _ESC:
            return Sequence(self._take(1))
        if second == ord("["):
            return self._control()
        if second == ord("O"):
            return self._sequence(_SINGLE_SHIFT)
        if second in _STRINGS:
            return self._string()
        return self._with_alt()

    def _with_alt(self) -> Sequence | None:
        """Return ESC and one character, as Alt makes it; None while the character is not whole.

        A character cut short is taken so.
        """
        length = 1 + _utf8_length(self._pending[1])
        rest = self._pending[2:length]
        short = next((n for n, byte in enumerate(rest, 2) if byte & 0xC0 != 0x80), 0)
        if not short and len(self._pending) < length:
            return None
        return Sequence(self._take(short or length))

    def _control(self) -> Piece | None:
        """Return a control sequence (CSI); reports of a mouse in X10's form are dropped."""
        kind = self._pending[2:3]
        if kind == b"M":
            return self._dropped(3 + _MOUSE_BYTES)
        if kind == b"[":  # the function keys of Linux's console
            return Sequence(self._take(4)) if len(self._pending) >= 4 else None
        sequence = self._sequence(_CONTROL)
        if sequence is not None and sequence.data in (_PASTE_BEGINS, _PASTE_ENDS):
            self._paste = bytearray() if sequence.data == _PASTE_BEGINS else None
            self._gave_up = False
            return _NOTHING
        return sequence

    def _sequence(self, body: re.Pattern[bytes]) -> Piece | None:
        """Return a sequence that ``body`` and one byte more make; one that cannot be is dropped."""
        found = body.match(self._pending)
        end = found.end() if found else 0
        if end == len(self._pending):
            del self._pending[LONGEST_SEQUENCE:]  # it is too long already, and stays so
            return None
        if not 0x40 <= self._pending[end] <= 0x7E:
            return self._dropped(end)  # what follows is none of it
        data = self._take(end + 1)
        return Sequence(data) if len(data) <= LONGEST_SEQUENCE else _NOTHING

    def _string(self) -> Piece | None:
        """Return what tells the background; drop any other string, for nothing asks for one.

        Until its end comes, its beginning is kept.
        """
        found = _STRING_ENDS.search(self._pending, 2)
        if found is None:
            del self._pending[LONGEST_ANSWER : len(self._pending) - self._pending.endswith(b"\x1b")]
            return None
        told = bytes(self._pending[: found.start()])
        end = found.start() if found[0] == b"\x1b" else found.end()
        if _BACKGROUND.fullmatch(told) is None:
            return self._dropped(end)
        self._take(end)
        return BackgroundTold(told)

    def _dropped(self, length: int) -> Piece | None:
        """Return nothing, once so many bytes have come and are dropped."""
        if len(self._pending) < length:
            return None
        del self._pending[:length]
        return _NOTHING

    def _pasted(self) -> Piece | None:
        """Return the paste, once its end has come; until then its bytes are put together."""
        assert self._paste is not None
        end = self._pending.find(_PASTE_ENDS)
        whole = end >= 0
        if not whole:  # a part of the end may have come
            end = max(0, len(self._pending) - len(_PASTE_ENDS) + 1)
        taken = self._take(end)
        room = LONGEST_PASTE - len(self._paste)
        self._paste += taken[:room]
        self._cut = self._cut or len(taken) > room
        if not whole:
            return None
        self._take(len(_PASTE_ENDS))
        return self._paste_taken()

    def _paste_taken(self) -> Pasted:
        pasted = Pasted(bytes(self._paste or b""), self._cut)
        self._paste, self._cut = None, False
        return pasted


def _utf8_length(first: int) -> int:
    """Return how many bytes a character has that begins with ``first``."""
    return 4 if first >= 0xF0 else 3 if first >= 0xE0 else 2 if first >= 0xC0 else 1
