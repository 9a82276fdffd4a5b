"""Reads a command line: which command it names, its options, its query."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn

from briefreader import __version__
from briefreader.cli.command_specs import (
    COMMANDS,
    COMMON,
    EPILOG,
    GRAMMAR,
    JSON,
    READER,
    CommandSpec,
    Option,
    command_named,
)
from briefreader.errors import UsageError
from briefreader.text.sanitizing import one_line


def parse(arguments: Sequence[str]) -> tuple[CommandSpec | None, argparse.Namespace]:
    """Return the command (None for the reader itself) and its options; exits with 2 on wrong
    usage.
    """
    at = _first_word(arguments)
    if at is not None and arguments[at] == "help":
        return parse([*arguments[at + 1 : at + 2], "--help"])
    command = command_named(arguments[at]) if at is not None else None
    if command is None or at is None:
        return None, _reader_parser().parse_args(arguments)
    rest = [*arguments[:at], *arguments[at + 1 :]]
    if command.query:
        rest = _query_words_last(rest, command)
    parser = _command_parser(command)
    parser.as_json = JSON.flag in rest
    if command.query or "--" in rest:  # behind which a word may begin with a dash
        return command, parser.parse_args(rest)
    return command, parser.parse_intermixed_args(rest)


def _first_word(arguments: Sequence[str]) -> int | None:
    """Return where the first argument stands that is neither an option nor an option's value."""
    with_value = {option.flag for option in COMMON if option.value}
    skip = False
    for number, argument in enumerate(arguments):
        if skip:
            skip = False
        elif argument in with_value:
            skip = True
        elif not argument.startswith("-"):
            return number
    return None


def _query_words_last(arguments: Sequence[str], command: CommandSpec) -> list[str]:
    """Return the options, then ``--`` and the query's words, so that ``-war`` is a word, not an
    option.
    """
    with_value = {option.flag for option in (*COMMON, *command.options) if option.value}
    options: list[str] = []
    words: list[str] = []
    remaining = iter(arguments)
    for argument in remaining:
        if argument == "--":
            words.extend(remaining)
        elif argument == "-h" or argument.startswith("--"):
            options.append(argument)
            if argument in with_value:
                options.extend(value for value in [next(remaining, None)] if value is not None)
        else:
            words.append(argument)
    return [*options, "--", *words] if words else options


class _Parser(argparse.ArgumentParser):
    """A parser that repeats nothing as it was typed: a file's name may have become an option."""

    as_json = False

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, harmlessly, and exit with 2; UsageError where JSON is wanted."""
        if self.as_json:
            raise UsageError(f"{self.prog}: {one_line(message)}")
        super().error(one_line(message))


def _add(parser: argparse.ArgumentParser, option: Option) -> None:
    if not option.value:
        parser.add_argument(option.flag, action="store_true", help=option.help)
        return
    parser.add_argument(
        option.flag,
        action="append" if option.repeat else "store",
        choices=option.choices or None,
        type=option.kind,
        metavar=option.value,
        help=option.help,
    )


def whole_parser() -> argparse.ArgumentParser:
    """Return one parser of every command, from which completions and the manual are made.

    What the user types is read by :func:`parse`, which lets a query's words begin with a dash.
    """
    parser = _Parser(
        prog="briefreader",
        description="Read a folder of briefings and news articles in the terminal.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    for option in READER:
        _add(parser, option)
    _add_common(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in COMMANDS:
        _fill(commands.add_parser(command.name, help=command.summary, **_about(command)), command)
    return parser


def _command_parser(command: CommandSpec) -> _Parser:
    parser = _Parser(prog=f"briefreader {command.name}", **_about(command))
    _fill(parser, command)
    return parser


def _about(command: CommandSpec) -> dict[str, Any]:
    """Return the settings of a command's parser: what its help says, and how."""
    return {
        "usage": f"briefreader {command.name} [OPTION ...] {command.usage}"
        if command.usage
        else None,
        "description": f"{command.summary[0].upper()}{command.summary[1:]}.",
        "epilog": command.epilog or (GRAMMAR if command.query else ""),
        "formatter_class": argparse.RawDescriptionHelpFormatter,
        "allow_abbrev": False,
    }


def _fill(parser: argparse.ArgumentParser, command: CommandSpec) -> argparse.ArgumentParser:
    """Add the words and options of a command to its parser."""
    if command.words:
        name, number, about = command.words
        parser.add_argument(
            "words", metavar=name, nargs=number, choices=command.choices or None, help=about
        )
    for option in (*command.options, *COMMON):
        _add(parser, option)
    return parser


def _reader_parser() -> argparse.ArgumentParser:
    lines = "\n".join(f"  {command.name:<11} {command.summary}" for command in COMMANDS)
    parser = _Parser(
        prog="briefreader",
        usage="briefreader [PATH ...] | briefreader COMMAND ...",
        description="Read a folder of briefings and news articles in the terminal.\n\n"
        f"commands:\n{lines}",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        help="folders or files to read (default: the configured library, else the samples)",
    )
    for option in READER:
        _add(parser, option)
    _add_common(parser)
    return parser


def _add_common(parser: argparse.ArgumentParser) -> None:
    """Add the options that the reader shares with every command, and the version."""
    for option in COMMON:
        _add(parser, option)
    parser.add_argument("--version", action="version", version=f"briefreader {__version__}")
