"""Text to and from the clipboard: through the terminal, and through the desktop's own tools."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

# screen(1) drops longer strings.
_SCREEN_PIECE = 240
_LONGEST = 74_994  # characters of base64

Tools = tuple[tuple[str, tuple[str, ...]], ...]

# What says that a desktop is there, and what takes or prints its clipboard.
_COPYING: Tools = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("WSL_DISTRO_NAME", ("clip.exe",)),
)
_PASTING: Tools = (
    ("WAYLAND_DISPLAY", ("wl-paste", "--no-newline")),
    ("DISPLAY", ("xclip", "-selection", "clipboard", "-out")),
    ("DISPLAY", ("xsel", "--clipboard", "--output")),
    ("WSL_DISTRO_NAME", ("powershell.exe", "-NoProfile", "-Command", "Get-Clipboard -Raw")),
    ("PREFIX", ("termux-clipboard-get",)),
)


def wrapped_sequence(text: str, environment: Mapping[str, str]) -> tuple[str, str]:
    """Return what gets OSC 52 through tmux or screen, nothing without them; and who gets it, in
    words.

    OSC 52 is among xterm's control sequences. Textual sends the bare one, which tmux takes where
    ``set-clipboard`` is on; the wrapped one passes where ``allow-passthrough`` is. By default
    neither is.
    """
    payload = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    sequence = f"\x1b]52;c;{payload}\x07"
    if environment.get("TMUX"):
        inner = sequence.replace("\x1b", "\x1b\x1b")
        return f"\x1bPtmux;{inner}\x1b\\", "tmux"
    if environment.get("STY") or environment.get("TERM", "").startswith("screen"):
        pieces = [sequence[n : n + _SCREEN_PIECE] for n in range(0, len(sequence), _SCREEN_PIECE)]
        return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces), "screen"
    return "", "the terminal"


def takes_osc_52(text: str, environment: Mapping[str, str]) -> bool:
    """Return whether the terminal may put ``text`` on the clipboard: False only where it is known
    not to.

    VTE, below GNOME's terminal and many others, has decided against it; hterm and what is built
    like it drop longer strings.
    """
    if 4 * len(text.encode("utf-8", "replace")) / 3 > _LONGEST:
        return False
    if environment.get("TERM", "dumb") in ("dumb", "linux") or environment.get("VTE_VERSION"):
        return False
    return environment.get("TERM_PROGRAM") != "Apple_Terminal"


def native_tool(environment: Mapping[str, str]) -> tuple[str, ...] | None:
    """Return the desktop's own copying program; none over SSH, where it would copy at the far
    end.
    """
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return None
    return _first(environment, "pbcopy", _COPYING)


def pasting_tool(environment: Mapping[str, str]) -> tuple[str, ...] | None:
    """Return the desktop's own program that prints the clipboard."""
    return _first(environment, "pbpaste", _PASTING)


def _first(environment: Mapping[str, str], mac: str, tools: Tools) -> tuple[str, ...] | None:
    if sys.platform == "darwin" and shutil.which(mac):
        return (mac,)
    for variable, command in tools:
        if environment.get(variable) and shutil.which(command[0]):
            return command
    return None


def copy_natively(text: str, command: tuple[str, ...]) -> bool:
    """Hand ``text`` to such a program; False if it does not take it within a second."""
    try:
        done = subprocess.run(
            command,
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=1,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def copy_to_tmux(text: str) -> bool:
    """Put ``text`` in the buffer that tmux pastes from; False if it does not take it.

    From 3.2 on tmux is asked to hand it on to its terminal as well, by its own OSC 52: unlike that
    of a program in it, this is not held back by tmux's default settings.
    """
    commands = (("tmux", "load-buffer", "-w", "-"), ("tmux", "load-buffer", "-"))
    return any(copy_natively(text, command) for command in commands)


def environment() -> Mapping[str, str]:
    """Return the process's environment, read when it is needed."""
    return os.environ
