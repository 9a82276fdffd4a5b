"""Words and files handed to the user's own editor, and what it gives back."""

from __future__ import annotations

import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from textual.app import App, SuspendNotSupported

from briefreader.errors import BriefError, ConfigError, TerminalError
from briefreader.text.sanitizing import one_line, sanitize
from briefreader.ui.terminal.secure_mode import refuse_if_secure
from briefreader.ui.terminal.supervisor import signal_name

Result = TypeVar("Result")
Application = TypeVar("Application")

LONGEST_NOTE = 1 << 20  # bytes that are taken back from an editor


def with_the_terminal(app: App[Application], deed: Callable[[], Result]) -> Result:
    """Do something while the terminal is another program's; the screen is there again after it.

    Raises what ``deed`` raises, TerminalError where the terminal cannot or must not be lent.
    """
    refuse_if_secure()
    # Textual takes the terminal back only if nothing is raised in the block.
    failure: BriefError
    try:
        with app.suspend(), _interrupts_left_to_the_other():
            try:
                return deed()
            except BriefError as error:
                failure = error
    except SuspendNotSupported as error:
        raise TerminalError("this terminal can't run an editor") from error
    raise failure


@contextmanager
def _interrupts_left_to_the_other() -> Iterator[None]:
    """Let Ctrl+C and Ctrl+\\ mean the other program alone, as system(3) does.

    The terminal sends them to this process too. What else means the end waits until afterwards.
    """
    waiting: list[int] = []

    def handle(number: int, _frame: object) -> None:
        if number not in (signal.SIGINT, signal.SIGQUIT):
            waiting.append(number)

    numbers = (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGHUP)
    loop = signal.set_wakeup_fd(-1)
    before = {number: signal.signal(number, handle) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(loop, warn_on_full_buffer=False)
        for came in waiting:
            signal.raise_signal(came)


def run_editor(command: Sequence[str]) -> None:
    """Run an editor to its end.

    To be called while the terminal is the editor's. Raises TerminalError if it does not start or
    does not end well.
    """
    name = one_line(command[0])
    try:
        status = subprocess.run(command, check=False).returncode
    except FileNotFoundError as error:
        raise TerminalError(f"{name}: not found – set $EDITOR to your editor") from error
    except OSError as error:
        raise TerminalError(
            f"{name} doesn't start: {error.strerror} – set $EDITOR to your editor"
        ) from error
    if status:
        raise TerminalError(f"{name} {_how_it_ended(status)}")


def _how_it_ended(status: int) -> str:
    if status > 0:
        return f"ended with exit status {status}"
    return f"was killed by {signal_name(-status)}"


def edit_in_external_editor(words: str, environment: Mapping[str, str]) -> str:
    """Return ``words`` as the user's editor left them, from a private file that is then gone.

    To be called while the terminal is the editor's. Raises ConfigError for an editor that cannot
    be understood, TerminalError for one that does not start or end well, or whose file cannot be
    read; what such a one has written stays in the file, and the error says where that is.
    """
    command = editor_command(environment)
    given = words.encode("utf-8", "replace")
    file = _private_file(given)
    failure, left, edited = "", b"", ""
    try:
        run_editor([*command, str(file)])
    except TerminalError as error:
        failure = str(error)
    try:
        with file.open("rb") as stream:
            left = stream.read(LONGEST_NOTE + 1)
        edited = left.decode("utf-8")
    except OSError:
        failure = failure or f"{one_line(command[0])} left no file"
    except UnicodeDecodeError:
        failure = failure or f"{one_line(command[0])} didn't write UTF-8"
    if len(left) > LONGEST_NOTE:
        failure = failure or f"{one_line(command[0])} wrote more than 1 MB"
    worth_keeping = bool(failure) and left not in (b"", given)
    if not worth_keeping:
        shutil.rmtree(file.parent, ignore_errors=True)
    if failure:
        where = f"; your edited version is in {file}" if worth_keeping else ""
        raise TerminalError(f"{failure} – the note is unchanged{where}")
    return sanitize(edited)[0].removesuffix("\n")


def _private_file(content: bytes) -> Path:
    try:
        file = Path(tempfile.mkdtemp(prefix="briefreader-")) / "note.md"
        file.write_bytes(content)
    except OSError as error:
        reason = error.strerror or error
        raise TerminalError(
            f"can't write a temporary file ({reason}) – set $TMPDIR to a folder of your own"
        ) from error
    return file


def editor_command(environment: Mapping[str, str]) -> list[str]:
    """Return the user's editor, as the shell would split it; vi where none is named.

    Raises ConfigError where the shell could not split it.
    """
    import shlex

    for variable in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(environment.get(variable, ""))
        except ValueError as error:
            reason = str(error).lower()
            raise ConfigError(f"${variable} isn't a valid command: {reason}") from error
        if words and words[0]:
            return words
    return ["vi"]
