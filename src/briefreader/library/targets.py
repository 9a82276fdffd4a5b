"""Where nothing may be written: over an article, or into the notebook."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from briefreader.errors import ExportError
from briefreader.text.sanitizing import one_line


def refuse_target(path: Path, roots: Sequence[Path], notebook_folder: Path) -> None:
    """Raise ExportError if ``path`` is in the notebook's folder, or a file below the real roots.

    Links are followed as far as they go.
    """
    if "\0" in str(path):
        raise ExportError(f"{one_line(str(path))}: not written: no name that a file can have")
    real = Path(os.path.realpath(path))
    reason = ""
    if real.is_relative_to(os.path.realpath(notebook_folder)):
        reason = "the notebook is kept there"
    elif os.path.lexists(real) and any(real.is_relative_to(root) for root in roots):
        reason = "a file that is part of this library stands there"
    if reason:
        raise ExportError(f"{one_line(str(path))}: not written: {reason}; name another file")
