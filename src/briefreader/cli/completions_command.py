"""``briefreader completions``: what a shell needs to complete commands, options and files."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import shtab

from briefreader.cli.argument_parser import whole_parser
from briefreader.cli.exit_codes import DONE

_COMPLETED_AS = {"FILE": shtab.FILE, "PATH": shtab.FILE, "DIR": shtab.DIRECTORY}
"""What stands for a value in the help, and what a shell offers there."""


def print_completions(shell: str) -> int:
    """Print the completion script of ``bash``, ``zsh`` or ``fish``."""
    print(completion_script(shell), end="")
    return DONE


def completion_script(shell: str) -> str:
    """Return the completion script of ``bash``, ``zsh`` or ``fish``."""
    parser = whole_parser()
    for action in _actions(parser):
        kind = str(action.metavar).rpartition("|")[2]  # ID|PATH completes as PATH
        if kind in _COMPLETED_AS:
            action.complete = _COMPLETED_AS[kind]  # type: ignore[attr-defined]
    script: str = shtab.complete(parser, shell)
    return script


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield what a parser and the parsers of its commands take."""
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from _actions(command)
