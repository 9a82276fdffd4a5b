"""Build hook: put the manual page and the shells' completions into the wheel, from the parser."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_COMPLETIONS = {
    "bash": "share/bash-completion/completions/briefreader",
    "zsh": "share/zsh/site-functions/_briefreader",
    "fish": "share/fish/vendor_completions.d/briefreader.fish",
}
_MANUAL_PAGE = "share/man/man1/briefreader.1"


class SharedFilesHook(BuildHookInterface[Any]):
    """Make the files that an installation puts beside the package, where shells and man look."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the files below the build folder, and name them to the builder."""
        del version
        sys.path[:0] = [self.root, str(Path(self.root) / "src")]
        from tools.manual_page import manual_page

        from briefreader.cli.completions_command import completion_script

        texts = {path: completion_script(shell) for shell, path in _COMPLETIONS.items()}
        texts[_MANUAL_PAGE] = manual_page()
        for path, text in texts.items():
            written = Path(self.root) / "build" / path
            written.parent.mkdir(parents=True, exist_ok=True)
            written.write_text(text, encoding="utf-8")
            build_data["shared_data"][str(written)] = path
