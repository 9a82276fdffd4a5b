"""What is typed and pasted, made harmless before any field or screen sees it."""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Iterator

from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message
from textual.messages import InBandWindowResize

from briefreader.text.sanitizing import sanitize
from briefreader.ui.terminal.terminal_input import Pasted, Piece, Typed

_NOT_BELIEVED = (events.Resize, InBandWindowResize, events.CursorPosition)


class PieceParser(XTermParser):
    """Textual's parser, given one whole piece at a time: nothing of one runs into the next."""

    def messages_of(self, text: str) -> Iterator[Message]:
        """Yield what a piece means. Raises ValueError or OverflowError for numbers that mean
        nothing.
        """
        yield from self.feed(text)
        if self._timeout_time is not None:
            self._timeout_time = 0.0
            yield from self.tick()


class PieceReader:
    """What pieces of input mean to the application; what means nothing is dropped."""

    def __init__(self) -> None:
        self._parser = PieceParser()
        self._decoder = getincrementaldecoder("utf-8")("replace")

    def messages_of(self, piece: Piece) -> Iterator[Message]:
        """Yield the keys, the mouse's doings or the paste that a piece stands for.

        What is no UTF-8 is U+FFFD. A size that is told here is not believed, nor a place of the
        cursor: neither was asked for.
        """
        if isinstance(piece, Pasted):
            text = piece.data.decode("utf-8", "replace").replace("\0", "")
            yield events.Paste(sanitize(text)[0])
            return
        text = self._decoder.decode(piece.data, final=not isinstance(piece, Typed))
        try:
            for message in self._parser.messages_of(text) if text else ():
                if isinstance(message, _NOT_BELIEVED):
                    self._parser = PieceParser()  # without what it has learned from that
                elif not _is_surrogate(message):
                    yield message
        except (ValueError, OverflowError):  # such as a key with a number beyond Unicode
            self._parser = PieceParser()


def _is_surrogate(message: Message) -> bool:
    character = message.character if isinstance(message, events.Key) else None
    return bool(character) and "\ud800" <= str(character)[0] <= "\udfff"
