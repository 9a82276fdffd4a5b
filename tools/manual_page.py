"""Write the manual page, ``briefreader(1)``, from the one table of subcommands (man(7) macros)."""

from __future__ import annotations

from collections.abc import Iterator

from briefreader import __version__
from briefreader.cli.command_specs import (
    COMMANDS,
    COMMON,
    EPILOG,
    GRAMMAR,
    READER,
    CommandSpec,
    Option,
)

_KEYS = """\
The reader opens with the articles on the left, the text in the middle and its quotes on the right.
Press ? in it for every key, : for every command by name."""


def manual_page() -> str:
    """The page as roff source."""
    return "\n".join(
        [f'.TH BRIEFREADER 1 "" "briefreader {__version__}" "User Commands"', *_page()]
    )


def _page() -> Iterator[str]:
    yield from (".SH NAME", r"briefreader \- read a folder of briefings and news articles")
    yield from (".SH SYNOPSIS", ".B briefreader", r"[\fIPATH\fR ...]", ".br")
    yield from (".B briefreader", r"\fICOMMAND\fR ...")
    yield from (".SH DESCRIPTION", "A terminal reader that knows who said what.", _text(_KEYS))
    yield ".SH OPTIONS"
    for option in READER:
        yield from _option(option)
    yield from (".PP", "Every command also takes these:")
    for option in COMMON:
        yield from _option(option)
    yield ".SH COMMANDS"
    for command in COMMANDS:
        yield from _command(command)
    yield from (".SH QUERIES", *_as_it_stands(GRAMMAR.partition("\n")[2]))
    yield from (".SH EXIT STATUS AND ENVIRONMENT", *_as_it_stands(EPILOG), "")


def _command(command: CommandSpec) -> Iterator[str]:
    words = ""
    if command.words:
        name, number, _ = command.words
        more = number in ("*", "+")
        words = rf" \fI{name}\fR" + (" ..." if more else "")
        words = f" [{words[1:]}]" if number in ("*", "?") else words
        words = f" {_text(command.usage)}".replace('"', r"\(dq") if command.usage else words
    yield rf".SS \fB{command.name}\fR{words}"
    yield _text(f"{command.summary[0].upper()}{command.summary[1:]}.")
    if command.words:
        yield from (".TP", rf"\fI{command.words[0]}\fR", _text(command.words[2]))
    for option in command.options:
        yield from _option(option)
    if command.epilog:
        yield from (".PP", *_as_it_stands(command.epilog))


def _option(option: Option) -> Iterator[str]:
    value = rf" \fI{option.value}\fR" if option.value else ""
    flag = option.flag.replace("-", r"\-")
    yield from (".TP", rf"\fB{flag}\fR{value}", _text(option.help))


def _as_it_stands(text: str) -> Iterator[str]:
    """Lines that are neither filled nor joined."""
    yield from (".nf", _text(text), ".fi")


def _text(text: str) -> str:
    """Words without a meaning to roff: no escapes, and no request at the beginning of a line."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    escaped = "".join(c if c.isascii() else rf"\[u{ord(c):04X}]" for c in escaped)
    return "\n".join(
        rf"\&{line}" if line.startswith((".", "'")) else line for line in escaped.splitlines()
    )


if __name__ == "__main__":
    print(manual_page(), end="")
