"""Bytes of a terminal are parted alike however they arrive, and nothing is waited for for long."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases
from textual import events
from textual._styles_cache import StylesCache
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message_pump import MessagePump

from briefreader.ui.terminal.piece_reader import PieceParser, PieceReader
from briefreader.ui.terminal.terminal_input import (
    AT_ONCE,
    ESCAPE_DELAY,
    LONGEST_PASTE,
    LONGEST_SEQUENCE,
    PASTE_PATIENCE,
    SEQUENCE_PATIENCE,
    BackgroundTold,
    InputScanner,
    Pasted,
    Piece,
    Sequence,
    Typed,
)

MARKS = (b"\n", b"\x1b[200~", b"\x1b[201~", b"\x1b[A", b"\x1b[<0;1;1M")
PARTS = st.sampled_from(
    [*b"\x1b [ ] O P \\ \x07 M 1;2 ~ m $ \xe9 q \xc3\xa9 \x18".split(b" "), *MARKS]
)
BYTES = st.lists(PARTS | st.binary(max_size=3), max_size=30).map(b"".join)


def scanned(*fed: bytes) -> list[Piece]:
    """All pieces, those that are typed together as one, and at last what is given up."""
    scanner = InputScanner()
    pieces = [piece for data in fed for piece in scanner.feed(data, 0.0)]
    pieces += scanner.expire(ESCAPE_DELAY)
    pieces += scanner.expire(max(SEQUENCE_PATIENCE, PASTE_PATIENCE))
    assert not scanner.waits
    return joined(pieces)


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    result: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Typed) and result and isinstance(result[-1], Typed):
            result[-1] = Typed(result[-1].data + piece.data)
        else:
            result.append(piece)
    return result


@pytest.mark.parametrize("end", [b"\x07", b"\x1b\\"])
@pytest.mark.parametrize(
    ("colour", "light"),
    [
        (b"rgb:ffff/ffff/ffff", True),
        (b"rgb:f6/f2/e9", True),
        (b"rgba:1414/1717/1a1a/ffff", False),
        (b"rgb:0/0/0", False),
        (b"rgb:0000/0000/ffff", False),
    ],
)
def test_a_background_is_told_and_is_light_or_dark(colour: bytes, light: bool, end: bytes) -> None:
    answer = b"\x1b]11;" + colour
    told = [BackgroundTold(answer)]
    assert scanned(answer + end) == told
    assert scanned(*(bytes([byte]) for byte in answer + end)) == told
    assert told[0].light is light


def test_no_other_string_is_taken_for_a_background() -> None:
    for words in (
        b"11;red",
        b"11;rgb:0/0",
        b"10;rgb:0/0/0",
        b"11;rgb:00000/0/0",
        b"11;rgb:0/0/0;x",
    ):
        assert scanned(b"a\x1b]" + words + b"\x07b") == [Typed(b"ab")], words


@given(BYTES, st.lists(st.integers(0, 60), max_size=8))
def test_the_pieces_are_the_same_however_the_bytes_arrive(data: bytes, cuts: list[int]) -> None:
    places = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    parted = [data[a:b] for a, b in pairwise(places)]
    pieces = scanned(*parted)
    assert pieces == scanned(data)
    assert all(
        len(piece.data) <= LONGEST_SEQUENCE for piece in pieces if isinstance(piece, Sequence)
    )


@given(BYTES)
def test_whatever_pieces_mean_it_is_messages_and_no_surrogate(data: bytes) -> None:
    reader = PieceReader()
    for piece in scanned(data):
        for message in reader.messages_of(piece):
            assert not isinstance(message, events.Resize)
            if isinstance(message, events.Key) and message.character:
                message.character.encode()


@cases(
    ("data", "pieces"),
    [
        (b"jk", [Typed(b"jk")]),
        (b"\x1b", [Sequence(b"\x1b")]),
        (b"\x1b\x1b[A", [Sequence(b"\x1b"), Sequence(b"\x1b[A")]),
        (b"\x1bx\x1b\xc3\xa9", [Sequence(b"\x1bx"), Sequence(b"\x1b\xc3\xa9")]),
        (b"\x1b\xe9?", [Sequence(b"\x1b\xe9"), Typed(b"?")]),
        (b"\x1bOP\x1bO5A", [Sequence(b"\x1bOP"), Sequence(b"\x1bO5A")]),
        (b"\x1b[[A", [Sequence(b"\x1b[[A")]),
        (b"\x1b[3$", [Sequence(b"\x1b[3$")]),
        (b"\x1b[?2026;2$y", [Sequence(b"\x1b[?2026;2$y")]),
        (b"\x1b[M \xff\xffq", [Typed(b"q")]),
        (b"\x1b]52;c;YQ==\x07q", [Typed(b"q")]),
        (b"\x1bPx\x1b\\q\x1b_x\x1b\\", [Typed(b"q")]),
        (b"\x1b]x\x1b[Bq", [Sequence(b"\x1b[B"), Typed(b"q")]),
        (b"\x1b[1;2\nq", [Typed(b"\nq")]),
        (b"\x1b[" + b"1;" * 40 + b"mq", [Typed(b"q")]),
        (b"\x1b[200~a\x1b[Ab\x1b[201~q", [Pasted(b"a\x1b[Ab"), Typed(b"q")]),
        (b"\x1b[200~never", [Pasted(b"never")]),
    ],
)
def test_keys_sequences_and_pastes_are_told_apart(data: bytes, pieces: list[Piece]) -> None:
    assert scanned(data) == pieces


def test_a_paste_beyond_the_bound_is_cut_and_says_so() -> None:
    (pasted,) = scanned(b"\x1b[200~", b"x" * LONGEST_PASTE, b"yy", b"\x1b[201~")
    assert pasted == Pasted(b"x" * LONGEST_PASTE, cut=True)


@cases(
    ("then", "pieces"),
    [
        ([b"x" * AT_ONCE, b"qq\x1b[201~", b"q"], [Pasted(b"x" * AT_ONCE + b"qq"), Typed(b"q")]),
        ([b"q\x1b[201~q"], [Pasted(b"q"), Typed(b"q")]),
        ([b"q", b"x" * AT_ONCE, b"\x1b[201~"], [Typed(b"q"), Pasted(b"x" * AT_ONCE)]),
        ([b"q\x1b[200~new\x1b[201~q"], [Typed(b"q"), Pasted(b"new"), Typed(b"q")]),
        ([b"\x1b[201~", b"q" * AT_ONCE], [Typed(b"q" * AT_ONCE)]),
        ([b"\x1b[200~new\x1b[201~", b"q" * AT_ONCE], [Pasted(b"new"), Typed(b"q" * AT_ONCE)]),
    ],
)
def test_the_rest_of_a_paste_on_a_line_that_stops_for_a_while_is_no_keys(
    then: list[bytes], pieces: list[Piece]
) -> None:
    scanner = InputScanner()
    assert not list(scanner.feed(b"\x1b[200~begun", 0.0))
    assert list(scanner.expire(PASTE_PATIENCE)) == [Pasted(b"begun")]
    now = PASTE_PATIENCE + 1
    assert joined(piece for data in then for piece in scanner.feed(data, now)) == pieces
    assert not scanner.waits


def test_of_a_string_without_end_nothing_is_kept() -> None:
    scanner = InputScanner()
    for number in range(100):
        assert not list(scanner.feed(b"\x1b]" * (not number) + b"x" * 4096, number / 1000))
    assert not list(scanner.expire(SEQUENCE_PATIENCE - 0.01))
    assert scanner.waits
    assert not list(scanner.expire(SEQUENCE_PATIENCE))
    assert not scanner.waits


@cases(
    ("sequence", "key"),
    [
        (b"\x1b[A", "up"),
        (b"\x1b", "escape"),
        (b"\x1bx", "alt+x"),
        (b"\x1b[1;3D", "alt+left"),
        (b"\x1b[97;5u", "ctrl+a"),
        (b"\x1b[[A", "f1"),
        (b"\x1b[27u", "escape"),
    ],
)
def test_a_sequence_is_its_key_at_once(sequence: bytes, key: str) -> None:
    (message,) = PieceReader().messages_of(Sequence(sequence))
    assert isinstance(message, events.Key)
    assert message.key == key


def test_what_is_pasted_is_harmless() -> None:
    (message,) = PieceReader().messages_of(Pasted(b"caf\xe9\r\n\x1b[31mred\x00"))
    assert isinstance(message, events.Paste)
    assert message.text == "caf\ufffd\n␛[31mred"


def test_what_is_used_of_textuals_inner_parts_is_there() -> None:
    for name in (
        "_sigtstp_application",
        "_sigcont_application",
        "_patch_lflag",
        "_patch_iflag",
        "_get_terminal_size",
        "start_application_mode",
        "stop_application_mode",
        "suspend_application_mode",
        "resume_application_mode",
        "disable_input",
        "run_input_thread",
        "process_message",
        "SignalResume",
    ):
        assert hasattr(LinuxDriver, name), name
    source = LinuxDriver.__init__.__code__.co_names
    assert {"_file", "fileno", "exit_event", "_must_signal_resume"} <= set(source)
    driver = super(LinuxDriver, LinuxDriver).__init__
    assert {"_app", "_mouse", "_loop", "_auto_restart"} <= set(driver.__code__.co_names)
    assert issubclass(PieceParser, XTermParser)
    assert PieceParser()._timeout_time is None
    assert hasattr(App, "_handle_exception")
    assert hasattr(App, "_post_message")
    assert hasattr(App, "_check_bindings")
    assert hasattr(App, "_close_messages_no_wait")
    ending = {"_exit", "_exception", "_return_code", "_driver"}
    assert ending <= set(App.__init__.__code__.co_names)
    assert "_exception_event" in App._handle_exception.__code__.co_names
    assert "_closing" in MessagePump.__init__.__code__.co_names
    StylesCache.get_inner_outer.cache_clear()
