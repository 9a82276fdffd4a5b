"""Textual's driver for a terminal, made to outlive what terminals, shells and editors do.

What is used of Textual's inner parts for that is used here and by the reader of what is typed
alone; a test names each of them.
"""

from __future__ import annotations

import os
import selectors
import signal
import sys
import termios
import time
import tty
from asyncio import run_coroutine_threadsafe
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import Empty, SimpleQueue
from select import select
from threading import Thread
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual import constants, events
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message

from briefreader.ui.rendering.theme_choice import ThemeChoice
from briefreader.ui.terminal.piece_reader import PieceReader
from briefreader.ui.terminal.terminal_input import BackgroundTold, InputScanner, Pasted
from briefreader.ui.terminal.terminal_modes import (
    ENTER,
    FOCUS_REPORTS_OFF,
    FOCUS_REPORTS_ON,
    HIDE_CURSOR,
    KEY_PROTOCOL_OFF,
    KEY_PROTOCOL_ON,
    LEAVE,
    LINE_WRAP,
    MOUSE_OFF,
    MOUSE_ON,
    NO_LINE_WRAP,
    PASTE_MARKS_OFF,
    PASTE_MARKS_ON,
    USUAL_MODES,
)

if TYPE_CHECKING:
    from textual.app import App

_ASK_FOR_BACKGROUND = "\x1b]11;?\x07"
_ASK_FOR_SYNCHRONIZED_OUTPUT = "\x1b[?2026$p"

_LOOK_UP = 0.1  # seconds at most until an order to stop reading is seen
_READ = 4096  # bytes
_BACKLOG = 1 << 16  # bytes that may wait to be written before the screen waits as well
_PATIENCE = 0.5  # seconds that it waits for a terminal that takes nothing
_FAREWELL = 1.0  # seconds for the last bytes
_ANSWERED_WITHIN = 2.0  # seconds; what comes later is not believed


@runtime_checkable
class ThemedByTerminal(Protocol):
    """An application whose colours may follow from the terminal's background."""

    theme_choice: ThemeChoice

    @property
    def no_color(self) -> bool:
        """Are there no colours at all?"""

    def tell_background(self, light: bool) -> None:
        """Take the colours that go with it."""


class TerminalWriter(Thread):
    """Writes to the terminal beside the event loop.

    A terminal that takes nothing holds the loop up for a moment only; when it takes some again,
    nothing is missing. No lock is taken: a signal's handler may write in the middle of a write.
    """

    def __init__(self, descriptor: int, encoding: str) -> None:
        super().__init__(name="terminal-output", daemon=True)
        self._descriptor = descriptor
        self._encoding = encoding
        self._queue: SimpleQueue[bytes | None] = SimpleQueue()
        self._taken_in = 0  # bytes; counted up by the loop alone
        self._written = 0  # bytes; counted up by the thread alone
        self._stuck_at = -1  # what was written when the terminal was found to take nothing
        self._abandoned = False

    def write(self, text: str) -> None:
        """Hand over text."""
        data = text.encode(self._encoding, "replace")
        self._taken_in += len(data)
        self._queue.put(data)
        end = time.monotonic() + _PATIENCE
        while self._taken_in - self._written > _BACKLOG and self._stuck_at != self._written:
            if time.monotonic() > end or not self.is_alive():
                self._stuck_at = self._written
            time.sleep(0.002)

    def run(self) -> None:
        """Write until ``stop``, or until there is no terminal any more."""
        data: bytes | None = b""
        while data is not None:
            data = self._queue.get()
            together = bytearray(data or b"")
            with suppress(Empty):
                while data is not None:
                    data = self._queue.get_nowait()
                    together += data or b""
            try:
                self._write(bytes(together))
            except OSError:  # the terminal is gone; the reading end is told so too
                return

    def _write(self, data: bytes) -> None:
        """Write bytes to the terminal, waiting while it takes none; raises OSError."""
        while data and not self._abandoned:
            try:
                written = os.write(self._descriptor, data[:_READ])
            except BlockingIOError:  # another program has left it so
                select((), (self._descriptor,), (), _PATIENCE)
                continue
            self._written += written
            data = data[written:]

    def stop(self) -> None:
        """Write what there is, and end; a terminal that takes nothing is not waited for."""
        self._queue.put(None)
        self.join(_FAREWELL)
        self._abandoned = True


class TerminalDriver(LinuxDriver):
    """Reads and draws on the terminal, and gives it back as it was."""

    drawn_over = False  # is the alternate screen shown already, with the first frame on it?

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        stream = sys.__stderr__
        assert stream is not None
        self._output, self._encoding = stream.fileno(), stream.encoding
        self._writer: TerminalWriter | None = None
        self._reader: ThreadPoolExecutor | None = None
        self._line_settings: list[Any] | None = None  # as they were before the first start
        self._started = False
        self._supervisor = os.getppid()
        self._changing = False  # is the terminal being taken or given back?
        self._continued = False  # has SIGCONT come since the last SIGTSTP?
        self._asked_at = -_ANSWERED_WITHIN  # when the terminal was asked for its background

    # Stopping and continuing, as a shell's jobs do

    def _sigtstp_application(self, *_: object) -> None:
        """Give the terminal back, then stop; where another program has it, only stop."""
        if not self._auto_restart:
            os.kill(os.getpid(), signal.SIGSTOP)
            return
        if self._changing:
            return
        self._changing, self._continued = True, False
        self.suspend_application_mode()
        self._changing = False
        if not self._continued:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _sigcont_application(self, *_: object) -> None:
        """Have the loop take the terminal anew; nothing where another program has it.

        Not here: what this interrupts may hold a lock that the start of a thread needs.
        """
        self._continued = True
        if self._auto_restart:
            with suppress(RuntimeError):  # the loop has ended
                self._loop.call_soon_threadsafe(self._take_anew)

    def _take_anew(self) -> None:
        """Take the terminal anew: whoever had it meanwhile has changed it."""
        if self._app._exit or self._app._closing:
            return  # nobody will read from it any more
        self._changing = self._must_signal_resume = True
        self.suspend_application_mode()
        self.start_application_mode()
        self._changing = False

    def start_application_mode(self) -> None:
        """Take the terminal; nothing in the background, where it will be tried at the next ``fg``.

        What another program has left on it is put right.
        """
        if not self._in_foreground():
            return
        for descriptor in (self.fileno, self._output):
            with suppress(OSError):
                os.set_blocking(descriptor, True)
        with suppress(termios.error):
            if self._line_settings is None:
                self._line_settings = termios.tcgetattr(self.fileno)
            termios.tcsetattr(self.fileno, termios.TCSANOW, self._line_settings)
        self._writer = TerminalWriter(self._output, self._encoding)
        self._writer.start()
        signal.signal(signal.SIGWINCH, self._send_size)
        self._send_size()
        if self._started:
            self.write(USUAL_MODES)
        if self._started or not self.drawn_over:
            self.write(ENTER)
        self._started = True
        self._enable_mouse()
        self._read_every_key()
        self.write(HIDE_CURSOR + FOCUS_REPORTS_ON)
        if not constants.DISABLE_KITTY_KEY:
            self.write(KEY_PROTOCOL_ON)
        self._begin_reading()
        if os.environ.get("TERM_PROGRAM") != "Apple_Terminal":  # which prints it
            self.write(_ASK_FOR_SYNCHRONIZED_OUTPUT)
        self._ask_for_background()
        self.write(PASTE_MARKS_ON + NO_LINE_WRAP)
        self._enable_mouse()  # iTerm takes it after the rest only
        if self._must_signal_resume:
            self._must_signal_resume = False
            self._post(self.SignalResume())

    def _in_foreground(self) -> bool:
        """Stop this process until it may use the terminal; return whether it then may."""

        def stop_again(*_: object) -> None:
            os.kill(os.getpid(), signal.SIGSTOP)

        for number in (signal.SIGTTOU, signal.SIGTTIN):
            signal.signal(number, stop_again)
        try:
            termios.tcsetattr(self.fileno, termios.TCSANOW, termios.tcgetattr(self.fileno))
        except termios.error:
            return not os.isatty(self.fileno)
        finally:
            for number in (signal.SIGTTOU, signal.SIGTTIN):
                signal.signal(number, signal.SIG_DFL)
        return True

    def _ask_for_background(self) -> None:
        """Ask whether the background is light, if the theme depends on it.

        Nobody waits: the colours change when the answer comes, and are known the next time.
        """
        app = self._app
        if isinstance(app, ThemedByTerminal) and app.theme_choice.asks and not app.no_color:
            self._asked_at = time.monotonic()
            self.write(_ASK_FOR_BACKGROUND)

    def _read_every_key(self) -> None:
        """Set the terminal to give each byte as it is typed, unchanged, and keys for signals."""
        with suppress(termios.error):
            settings = termios.tcgetattr(self.fileno)
            settings[tty.LFLAG] = self._patch_lflag(settings[tty.LFLAG])
            settings[tty.IFLAG] = self._patch_iflag(settings[tty.IFLAG])
            settings[tty.CC][termios.VMIN] = 1
            settings[tty.CC][termios.VTIME] = 0
            termios.tcsetattr(self.fileno, termios.TCSANOW, settings)

    def _enable_mouse(self) -> None:
        if self._mouse:
            self.write(MOUSE_ON)

    def _send_size(self, *_: object) -> None:
        """Tell the screen the terminal's size; at SIGWINCH, and by nothing that is read."""
        size = Size(*self._get_terminal_size())
        self._post(events.Resize(size, size))

    def _post(self, message: Message) -> None:
        run_coroutine_threadsafe(self._app._post_message(message), self._loop)

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was; nothing is done where that has been done."""
        if self._writer is None:
            return
        # An order to stop that comes within this would wait, for ever, for locks that it holds.
        was_changing, self._changing = self._changing, True
        self.write(PASTE_MARKS_OFF + LINE_WRAP)
        self.disable_input()
        if self._line_settings is not None:
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self._line_settings)
        # The protocol of keys goes first: each screen has its own.
        self.write(KEY_PROTOCOL_OFF + LEAVE + FOCUS_REPORTS_OFF)
        self._changing = was_changing

    def disable_input(self) -> None:
        """Read no more, and forget what was typed ahead."""
        if self._reader is None:
            return
        signal.signal(signal.SIGWINCH, signal.SIG_DFL)
        if self._mouse:
            self.write(MOUSE_OFF)
        self.exit_event.set()
        self._reader.shutdown()
        self._reader = None
        self.exit_event.clear()
        with suppress(termios.error):
            termios.tcflush(self.fileno, termios.TCIFLUSH)

    def close(self) -> None:
        """Write what is left."""
        if self._writer is not None:
            self._writer.stop()
            self._writer = None

    # Writing

    def write(self, data: str) -> None:
        """Write to the terminal; nothing while another program has it."""
        if self._writer is not None:
            self._writer.write(data)

    # Reading

    def _begin_reading(self) -> None:
        self._reader = ThreadPoolExecutor(1, "terminal-input")
        self._reader.submit(self.run_input_thread).add_done_callback(self._reading_ended)

    def _reading_ended(self, reading: Future[None]) -> None:
        """End the reader by a mistake in what reads: nobody could press a key any more."""
        error = reading.exception()
        if isinstance(error, Exception):
            self._loop.call_soon_threadsafe(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        """Read what is typed and tell the application, until it stops listening."""
        scanner = InputScanner(constants.ESCAPE_DELAY)
        pieces = PieceReader()
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                # Whoever has pressed ESC waits for it.
                ready = selector.select(_LOOK_UP / 4 if scanner.waits else _LOOK_UP)
                data = self._read() if ready else b""
                if (ready and not data) or os.getppid() != self._supervisor:
                    # There is no terminal any more, or nobody who would give it back.
                    os.kill(os.getpid(), signal.SIGHUP)
                    return
                now = time.monotonic()
                for piece in (*scanner.feed(data, now), *scanner.expire(now)):
                    if isinstance(piece, BackgroundTold):
                        self._take_background(piece, now)
                        continue
                    for message in pieces.messages_of(piece):
                        self.process_message(message)
                    if isinstance(piece, Pasted) and piece.cut:
                        self._loop.call_soon_threadsafe(self._tell_of_cut)

    def _take_background(self, told: BackgroundTold, now: float) -> None:
        """Tell the application what the terminal has answered; believed once for each question."""
        if now - self._asked_at < _ANSWERED_WITHIN:
            self._asked_at = -_ANSWERED_WITHIN
            assert isinstance(self._app, ThemedByTerminal)
            self._loop.call_soon_threadsafe(self._app.tell_background, told.light)

    def _read(self) -> bytes:
        """Return what has been typed; nothing where the terminal is gone."""
        try:
            return os.read(self.fileno, _READ)
        except OSError:
            return b""

    def _tell_of_cut(self) -> None:
        self._app.notify("the paste was cut at 1 MB", severity="warning", markup=False)


class DrawnOverDriver(TerminalDriver):
    """Starts on the alternate screen that is shown already, which entering it would clear."""

    drawn_over = True
