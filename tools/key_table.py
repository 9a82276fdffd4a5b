"""Print the README's table of keys from the one table of commands."""

from __future__ import annotations

from briefreader.ui.commands.command_table import COMMANDS, GROUPS
from briefreader.ui.commands.key_names import shown_key


def key_table() -> str:
    """Every command with its keys, a row each, as Markdown."""
    rows = ["| keys | what they do |", "| --- | --- |"]
    for group in GROUPS:
        rows.append(f"| **{group}** | |")
        for command in COMMANDS:
            if command.group == group:
                keys = " ".join(_code(shown_key(key)) for key in command.keys.split(","))
                rows.append(f"| {keys} | {command.tooltip.replace('|', chr(92) + '|')} |")
    return "\n".join(rows)


def _code(key: str) -> str:
    """A key as code, with what would end the code or the cell made harmless."""
    escaped = key.replace("|", "\\|")
    return f"`` {escaped} ``" if "`" in escaped else f"`{escaped}`"


if __name__ == "__main__":
    print(key_table())
