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
    READER,
    CommandSpec,
    Option,
    command_named,
)
from briefreader.errors import UsageError
from briefreader.text.sanitizing import one_line


def parse(arguments: Sequence[str]) -> tuple[CommandSpec | None, argparse.Namespace]:
    """Return the command (None for the reader itself) and its options; raises UsageError."""
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
    is_strict = command.query or "--" in rest  # behind which a word may begin with a dash
    options = parser.parse_args(rest) if is_strict else parser.parse_intermixed_args(rest)
    _refuse_unheeded(command, options)
    return command, options


def _refuse_unheeded(command: CommandSpec, options: argparse.Namespace) -> None:
    """Raise UsageError where an option leaves no use for others that are given."""
    for rule in command.exclusive:
        given = _value(options, rule.flag)
        if given is None or (rule.values and given not in rule.values):
            continue
        others = [flag for flag in rule.others if _value(options, flag) is not None]
        if others:
            of_value = f" {given}" if rule.values else ""
            named = " and ".join(others)
            raise UsageError(
                f"{command.name}: {rule.flag}{of_value} {rule.reason}: leave out {named}"
            )


def _value(options: argparse.Namespace, flag: str) -> str | int | list[str] | None:
    """Return what was given for an option, or as words under their name in the help; None if
    nothing.
    """
    name = flag[2:].replace("-", "_") if flag.startswith("--") else "words"
    return getattr(options, name) or None


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

    def error(self, message: str) -> NoReturn:
        """Raise UsageError: what is wrong, in one line, and what says more."""
        name = self.prog.removeprefix("briefreader").strip()
        of_command = f"{name}: " if name else ""
        raise UsageError(f"{of_command}{one_line(message)} (see `{self.prog} --help`)")


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
