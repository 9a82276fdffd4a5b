"""Words handed to the user's own programs, and what they give back."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from briefreader.characters import harmless
from briefreader.errors import TerminalError
from briefreader.ui.clipboard import editor_command


def edit_outside(words: str, environment: Mapping[str, str]) -> str:
    """``words`` as the user's editor left them, from a private file that is then gone.

    To be called while the terminal is the editor's. Raises ConfigError for an editor that cannot
    be understood, TerminalError for one that does not start or whose file cannot be read.
    """
    command = editor_command(environment)
    with tempfile.TemporaryDirectory(prefix="briefreader-") as folder:
        file = Path(folder) / "note.md"
        file.write_text(words, encoding="utf-8")
        try:
            subprocess.run([*command, str(file)], check=False)
            return harmless(file.read_text(encoding="utf-8"))[0].removesuffix("\n")
        except OSError as error:
            raise TerminalError(f"{command[0]} does not start: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise TerminalError(f"{command[0]} wrote no UTF-8; the note is as it was") from error
