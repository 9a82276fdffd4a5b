"""Reads a command line: which command it names, its options, its query."""

from __future__ import annotations

import argparse
import os
import re
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
    command_names,
)
from briefreader.config import nearest
from briefreader.errors import UsageError
from briefreader.text.sanitizing import SURROGATES, one_line

_OPTION = re.compile(r"--?[A-Za-z]")
_OTHER_BYTES = re.compile(f"[{SURROGATES}]")
_SHOWN = 80  # code points of an argument
_PATHS = ("PATH", "FILE", "DIR", "KEY", "OTHER")  # what values and words that are paths are called


def parse(arguments: Sequence[str]) -> tuple[CommandSpec | None, argparse.Namespace]:
    """Return the command (None for the reader itself) and its options; raises UsageError."""
    at = _first_word(arguments)
    if at is not None and arguments[at] == "help":
        return _help(arguments[at + 1 : at + 2])
    command = command_named(arguments[at]) if at is not None else None
    if command is None or at is None:
        options = _reader_parser().parse_args(arguments)
        _refuse_empty_paths(COMMON, options, options.paths)
        return None, options
    rest = [*arguments[:at], *arguments[at + 1 :]]
    if command.query:
        rest = _query_words_last(rest, command)
    parser = _command_parser(command)
    if unknown := _unknown_option(rest, command):  # else a missing word is told first
        parser.error(f"unrecognized arguments: {unknown}")
    is_strict = command.query or "--" in rest  # behind which a word may begin with a dash
    options = parser.parse_args(rest) if is_strict else parser.parse_intermixed_args(rest)
    _refuse_unheeded(command, options)
    _refuse_empty_paths(command.options, options, _paths_in(command, options), command.name)
    _refuse_other_bytes(command, options)
    return command, options


def _help(topic: Sequence[str]) -> tuple[CommandSpec | None, argparse.Namespace]:
    """Print the help of a command, or of the program; raises UsageError for what is no command."""
    for name in topic:
        if not name.startswith("-") and name != "help" and command_named(name) is None:
            near = nearest(name, command_names())
            raise UsageError(f"help: no command {one_line(repr(name))}{near}")
    return parse([*topic, "--help"])


def _unknown_option(arguments: Sequence[str], command: CommandSpec) -> str | None:
    """Return the first argument that argparse would take for an option, though it is none."""
    spec = {option.flag: option for option in (*command.options, *COMMON)}
    expects_value = False
    for argument in arguments:
        if argument == "--":
            return None
        flag = argument.partition("=")[0]
        is_option = _OPTION.match(argument) and " " not in argument
        if is_option and flag not in spec and flag not in ("-h", "--help") and not expects_value:
            return argument
        expects_value = argument in spec and bool(spec[argument].value)
    return None


def _paths_in(command: CommandSpec, options: argparse.Namespace) -> Sequence[str]:
    """Return those of a command's words that are paths."""
    name = command.words[0] if command.words else ""
    words = options.words if command.words else None
    if name == "ID|PATH":
        return words[:1] if words else ()
    if name not in (*_PATHS, "read|unread") or words is None:
        return ()
    return [words] if isinstance(words, str) else words


def _refuse_empty_paths(
    own: Sequence[Option], options: argparse.Namespace, words: Sequence[str], name: str = ""
) -> None:
    """Raise UsageError for a path of no letters, which would mean the current folder or nothing:
    mostly a variable of the shell that is not set.
    """
    given: dict[str, Sequence[str | int | None]] = {name: words}
    for option in (*own, *COMMON):
        if option.value in _PATHS:
            value = _value(options, option.flag)
            given[option.flag] = value if isinstance(value, list) else [value]
    for what, paths in given.items():
        if "" in paths:
            raise UsageError(f"{what}: the path is empty" if what else "the path is empty")


def _refuse_other_bytes(command: CommandSpec, options: argparse.Namespace) -> None:
    """Raise UsageError for text that is not UTF-8: without those bytes it would mean something
    else, or everything. Paths may be of any bytes.
    """
    words = getattr(options, "words", None) or ()
    paths = _paths_in(command, options)
    given = [word for word in ([words] if isinstance(words, str) else words) if word not in paths]
    for option in (*command.options, *COMMON):
        if option.value and option.value not in _PATHS:
            value = _value(options, option.flag)
            given += value if isinstance(value, list) else [value] if isinstance(value, str) else []
    for text in given:
        if _OTHER_BYTES.search(text):
            shown = one_line(os.fsencode(text).decode("utf-8", "replace"))[:_SHOWN]
            _command_parser(command).error(f"{shown}: not UTF-8")


def _refuse_unheeded(command: CommandSpec, options: argparse.Namespace) -> None:
    """Raise UsageError where an option leaves no use for others that are given."""
    for rule in command.exclusive:
        given = _value(options, rule.flag)
        if not given or (rule.values and given not in rule.values):
            continue
        others = [flag for flag in rule.others if _value(options, flag)]
        if others:
            of_value = f" {given}" if rule.values else ""
            named = " and ".join(others)
            raise UsageError(
                f"{command.name}: {rule.flag}{of_value} {rule.reason}: leave out {named}"
            )


def _value(options: argparse.Namespace, flag: str) -> str | int | list[str] | None:
    """Return what was given for an option, or as words under their name in the help."""
    name = flag[2:].replace("-", "_") if flag.startswith("--") else "words"
    value: str | int | list[str] | None = getattr(options, name)
    return value


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
