"""The command line's words: which command, its options, its query."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NoReturn

from briefreader import __version__
from briefreader.characters import one_line


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a command: its flag, what it does, and the name of its value, if any."""

    flag: str
    help: str
    value: str = ""
    choices: tuple[str, ...] = ()
    repeat: bool = False
    kind: Callable[[str], str | int] = str


@dataclass(frozen=True, slots=True)
class Command:
    """A subcommand: the words it takes and the options that only it has.

    ``words`` names its positional words, how many there are, as argparse's ``nargs``, and what they
    are. In a ``query`` command an argument with one leading dash is a word of the query. A command
    that is about the library's ``articles`` needs its folders to be there. The ``epilog`` ends its
    help.
    """

    name: str
    summary: str
    words: tuple[str, str | None, str] | None = None
    query: bool = False
    options: tuple[Option, ...] = ()
    articles: bool = False
    epilog: str = ""


def _count(text: str) -> int:
    """A number from 1 up; argparse says what is wrong with any other."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return number


JSON = Option("--json", "print JSON Lines, one object a line")
SOUGHT = "words, phrases and fields, as below"
QUERY = ("QUERY", "*", f"{SOUGHT} (default: everything)")
# As in citations.Format and citations.Style, which need not be loaded to print help; a test holds
# them equal.
FORMATS = ("markdown", "org", "html", "csv", "jsonl", "bibtex", "ris", "csl-json")
STYLES = ("plain", "apa", "mla", "chicago")

ADD = """\
FILE may be - for standard input or the word clipboard; without it, standard
input is read, or the clipboard where that is a terminal. The article goes into
the library's first folder, under its day and title; nothing is ever
overwritten."""

GRAMMAR = """\
a query:
  humanitarian aid        both words, in any form
  "international mission" exactly these words; "visas students"~5 near by
  visa* OR passport       the beginning of a word; either of two
  aid -war                without a word; (aid OR help) NOT war in groups
  title: source: tag: path:                     within that field
  date:2023-08..2023-09 after: before: newer:"2 weeks"
  is:unread is:starred has:quotes has:bookmark  speaker:miller  sort:date
  said:miller aid         what Miller said about it; asked:visas questions"""

CONFIG = """\
path    print where the configuration is
show    print every setting as it is in force
init    write a configuration to start from, where there is none yet
keys    print every command's id, its keys and what it does
themes  print the names of the screen's colours"""

COMMON = (
    Option("--library", "a folder or file to read; may be given again", "PATH", repeat=True),
    Option("--config", "read this configuration file", "FILE"),
    Option("--data-dir", "keep the notebook here", "DIR"),
    Option("--cache-dir", "keep the index here", "DIR"),
)

COMMANDS = (
    Command(
        "search",
        "find articles, or with said: and asked: what was said",
        ("QUERY", "+", SOUGHT),
        query=True,
        options=(Option("--limit", "print at most N hits (20)", "N", kind=_count), JSON),
        articles=True,
    ),
    Command(
        "quotes",
        "list who said what",
        QUERY,
        query=True,
        options=(
            Option("--speaker", "only what NAME said", "NAME"),
            Option("--explain", "say how each quote of the article PATH was decided", "PATH"),
            JSON,
        ),
        articles=True,
    ),
    Command("speakers", "list everybody who is quoted", options=(JSON,), articles=True),
    Command(
        "show",
        "print an article as it is read, and its quotes",
        ("PATH", None, "the article's file"),
        options=(JSON,),
    ),
    Command("bookmarks", "list the quotes that you keep", QUERY, query=True, options=(JSON,)),
    Command(
        "export",
        "write your bookmarks out",
        QUERY,
        query=True,
        options=(
            Option("--format", ", ".join(FORMATS) + " (markdown)", "FORMAT", choices=FORMATS),
            Option("--style", "cite as " + ", ".join(STYLES) + " (plain)", "STYLE", choices=STYLES),
            Option("--template", "fill in your own FILE for each, such as: $quote", "FILE"),
            Option(
                "--output",
                "write to FILE, which is replaced only when all is well (standard output)",
                "FILE",
            ),
        ),
    ),
    Command(
        "check",
        "are the quotations in this draft right? 1 if any is not exact",
        ("FILE", None, "the draft: text, Markdown or HTML; - for standard input"),
        options=(Option("--screen", "walk through them on the screen"), JSON),
        articles=True,
    ),
    Command(
        "open",
        "open the reader at a bookmark or a quote, by its id",
        ("ID", None, "as `bookmarks`, exports and --json show it"),
    ),
    Command(
        "import",
        "take in bookmarks that were exported as JSON Lines",
        ("FILE", None, "what `export --format jsonl` wrote"),
    ),
    Command(
        "dump",
        "write the whole notebook to a file",
        ("FILE", None, "where; replaced only when all is well"),
    ),
    Command(
        "restore",
        "put a dump in the notebook's place; a copy is kept",
        ("FILE", None, "what `dump` wrote"),
    ),
    Command(
        "add",
        "write a text as a new article into the library",
        ("FILE", "?", "the text; see below"),
        options=(
            Option("--title", "the article's title", "TITLE"),
            Option("--source", "where it was published", "NAME"),
            Option("--date", "the day on which it was published, as in 2024-03-14", "DAY"),
            Option("--url", "its web address", "URL"),
        ),
        articles=True,
        epilog=ADD,
    ),
    Command(
        "evidence",
        "pack bookmarks, their full sources and SHA-256 sums into a folder",
        QUERY,
        query=True,
        options=(Option("--output", "the folder to make; it must not be there yet", "DIR"),),
    ),
    Command(
        "verify",
        "is a folder of evidence whole and unchanged? 1 if not",
        ("DIR", None, "what `evidence` wrote"),
    ),
    Command(
        "index",
        "build or update the search index",
        options=(
            Option("--rebuild", "forget the old index first"),
            Option(
                "--suggest-furniture",
                "instead, propose lines of web furniture to leave out; nothing is changed",
            ),
            JSON,
        ),
        articles=True,
    ),
    Command("doctor", "check the installation, the index, the notebook and this terminal"),
    Command(
        "config",
        "the configuration: path, show, init, keys or themes",
        ("WHAT", None, "one of the words below"),
        epilog=CONFIG,
    ),
)
CONFIG_WORDS = ("path", "show", "init", "keys", "themes")

EPILOG = """\
exit status: 0 done; 1 nothing found, not in order (check, verify, doctor) or a
  crash; 2 wrong usage, bad input or an output that cannot be written; 128+n
  ended by signal n
environment: BRIEFREADER_LIBRARY, BRIEFREADER_CONFIG, BRIEFREADER_DATA_DIR and
  BRIEFREADER_CACHE_DIR do as the options do
`briefreader COMMAND --help` says more about a command; a folder of its name is
  written ./search"""


def command_named(name: str) -> Command | None:
    """The subcommand of that name, if there is one."""
    return next((command for command in COMMANDS if command.name == name), None)


def command_names() -> list[str]:
    """The names of all subcommands."""
    return [command.name for command in COMMANDS]


def parse(arguments: Sequence[str]) -> tuple[Command | None, argparse.Namespace]:
    """The command (None for the reader itself) and its options; exits with 2 on wrong usage."""
    at = _first_word(arguments)
    command = command_named(arguments[at]) if at is not None else None
    if command is None or at is None:
        return None, _reader_parser().parse_args(arguments)
    rest = [*arguments[:at], *arguments[at + 1 :]]
    if command.query:
        rest = _query_words_last(rest, command)
    return command, _command_parser(command).parse_args(rest)


def _first_word(arguments: Sequence[str]) -> int | None:
    """Where the first argument stands that is neither an option nor an option's value."""
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


def _query_words_last(arguments: Sequence[str], command: Command) -> list[str]:
    """The options, then ``--`` and the query's words, so that ``-war`` is a word, not an option."""
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
        """Say what is wrong, harmlessly, and exit with 2."""
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


def _command_parser(command: Command) -> argparse.ArgumentParser:
    parser = _Parser(
        prog=f"briefreader {command.name}",
        description=f"{command.summary[0].upper()}{command.summary[1:]}.",
        epilog=command.epilog or (GRAMMAR if command.query else ""),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    if command.words:
        name, number, about = command.words
        choices = CONFIG_WORDS if command.name == "config" else None
        parser.add_argument("words", metavar=name, nargs=number, choices=choices, help=about)
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
    for option in COMMON:
        _add(parser, option)
    parser.add_argument("--version", action="version", version=f"briefreader {__version__}")
    return parser
