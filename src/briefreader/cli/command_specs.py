"""The subcommands: the words and options that each takes, and what help says of them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from briefreader.domain.citation_style import CitationStyle


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
class Exclusive:
    """An option that leaves no use for others: these are refused beside it, with the reason.

    ``others`` are flags, or the name of the command's words; with ``values`` it holds only for
    these values of the option.
    """

    flag: str
    reason: str
    others: tuple[str, ...]
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """A subcommand: the words it takes and the options that only it has.

    ``words`` names its positional words, how many there are, as argparse's ``nargs``, and what they
    are; ``choices`` are all that they may be, if not empty. In a ``query`` command an argument with
    one leading dash is a word of the query. A command that is about the library's ``articles``
    needs its folders to be there; one that ``tells_of_config`` runs with a bad one. The
    ``epilog`` ends its help. ``usage`` is how its words follow each other, where they are not all
    of one kind. ``exclusive`` says which options go without which others.
    """

    name: str
    summary: str
    words: tuple[str, str | None, str] | None = None
    choices: tuple[str, ...] = ()
    query: bool = False
    options: tuple[Option, ...] = ()
    articles: bool = False
    tells_of_config: bool = False
    epilog: str = ""
    usage: str = ""
    exclusive: tuple[Exclusive, ...] = ()


def _port(text: str) -> int:
    """Return a port that a user may listen on."""
    number = int(text) if text.isdecimal() and len(text) <= 5 else 0
    if not 1 <= number <= 65_535:
        raise argparse.ArgumentTypeError(f"{text!r} isn't a port: a number from 1 to 65535")
    return number


def _count(text: str) -> int:
    """Return a number from 1 up; argparse says what is wrong with any other."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} isn't a number from 1 up")
    return number


JSON = Option("--json", "print JSON Lines, one object per line")
LIMIT = Option("--limit", "print at most N", "N", kind=_count)
SOUGHT = "words, phrases and fields, see below"
QUERY = ("QUERY", "*", f"{SOUGHT} (default: everything)")
# As in citations.ExportFormat, which need not be loaded to print help; a test holds them equal.
FORMATS = ("markdown", "org", "html", "csv", "jsonl", "bibtex", "ris", "csl-json", "w3c")
UNSTYLED = ("csv", "jsonl", "bibtex", "ris", "csl-json", "w3c")  # no citation in these
GROUPINGS = ("day", "week", "month", "year", "speaker", "source")
STYLES = tuple(style.value for style in CitationStyle)

ADD = """\
FILE can be “-” (standard input) or “clipboard”; without FILE, reads
standard input, or the clipboard if standard input is a terminal. The article
goes into the library's first folder, named by its date and title; nothing is
ever overwritten. --feed adds the new articles from a feed file that you have
already downloaded; briefreader downloads nothing."""

LEDGERS = ("topic", "answerer")
NEWS = ("text", "markdown", "atom")

NEW = """\
An article is new until this command or the reader's New screen has shown it.
An edited or renamed file is not new. The first run only records what is there.
--since looks back without marking anything as seen. Articles are listed by
watched person (`watch`), saved search and folder; the exit status is 1 if
there is nothing, so that in a crontab
  briefreader new --format markdown > new.md && mail -s New me < new.md
mail is sent only when there is something. Nothing is downloaded."""

REPORTS = ("text", "json", "sarif", "github")

GRADES = """\
wrong    a different word, number, name, speaker or date, a “not” left out,
         passages that don't belong together, words that aren't found in your
         articles
altered  a filler or repetition left out, a contraction, [brackets], words the
         speaker was quoting from somebody else, given as the speaker's own
style    British or American spelling, numerals or words (12, twelve), “gonna”,
         one word for two (“factsheet”)
Only wrong ones count as alarms, unless --strict or the configuration's [check]
says otherwise."""

GRAMMAR = """\
a query:
  humanitarian aid        both words, in any form
  "international mission" exactly these words
  "three trawlers"~5      these words, with at most 5 others between them
  visa* OR passport       the beginning of a word; either word
  aid -war                exclude a word
  (aid OR help) NOT war   group with brackets
  title: source: tag: path:                     within that field
  date:2023-08..2023-09 after:monday before: newer:"2 weeks"
  is:unread is:starred has:quotes has:bookmark has:note   state of articles
  speaker:miller          articles that quote Miller
  is:lost is:changed is:moved   state of bookmarks
  said:voss ferries       what Voss said about ferries
  asked:trawlers          questions about trawlers
  answer:declined votes   by kind of answer: answered, referred, promised,
                          declined, nothing, unknown, interrupted
  saved:ferries           what your saved search finds
  sort:oldest             oldest first"""

CONFIG = """\
path    print where the configuration is
show    print the settings in effect
init    write a starter configuration, if there is none yet
keys    print every command's id, its keys and what it does
themes  list the colour themes"""

LINES = "- reads JSON Lines from stdin"
ANNOTATE = """\
Prints one line per record: the bookmark's id or the article's path. Repeating
a record changes nothing. Each failure prints one line on stderr; the rest
still run, and the exit status is 1 (2 if a file that you name can't be read).
- reads JSON Lines with the keys that --json prints, so these work together:
  briefreader quotes ferries --json | briefreader bookmark - --tag ferries"""

SERVE = """\
Prints an address that works in one browser, in as many tabs as you like; all
others are refused. It listens on this machine only (127.0.0.1); over SSH,
forward the port: ssh -L 8321:127.0.0.1:8321 HOST. Each tab is a separate
reader; editor, shell commands and other programs are turned off in it. Keys
that a browser reserves (ctrl+w, ctrl+t, ctrl+n) are not needed: q leaves, esc
goes back. Install first: pip install 'briefreader[web]'"""

COMPLETIONS = """\
bash  briefreader completions bash > \\
        ~/.local/share/bash-completion/completions/briefreader
zsh   briefreader completions zsh > DIR/_briefreader
        (DIR: a folder in your $fpath)
fish  briefreader completions fish > \\
        ~/.config/fish/completions/briefreader.fish"""

IMPORT = """\
Supported files, recognised by content: Hypothesis and W3C annotations (JSON),
a Readwise CSV, Kindle's My Clippings.txt, KOReader (JSON, metadata.lua),
quotations in the notes of CSL-JSON and BibTeX, and plain quotations, one per
line. They are found in the library by their words, and bookmarked there with
context, speaker and date; what is not found is saved as lost, with note, tags
and title. A bookmark that is already here (same id or same place) only gains
tags, and the note below its own (from JSON Lines only if it has none):
importing a file again changes nothing. Bookmarks that others shared with
whoever exported the file are left out."""

MERGE = """\
For each part of a record (passage, each tag, star, read mark, saved search,
correction, merged name) the later change wins. If both machines changed a
note, both versions are saved and reported until you write a new one.
Merging again changes nothing, and the order does not matter: merge both ways,
and both machines end up with the same records. u in the reader undoes a merge."""

COMMON = (
    Option("--library", "a folder or file to read; repeatable", "PATH", repeat=True),
    Option("--config", "read this configuration file", "FILE"),
    Option(
        "--data-dir", "folder for your bookmarks, notes and other saved data (the notebook)", "DIR"
    ),
    Option("--cache-dir", "folder of the index", "DIR"),
)

# The reader's own, without a command.
READER = (Option("--plain", "no full-screen display; one line for each key (for screen readers)"),)

COMMANDS = (
    CommandSpec(
        "search",
        "find articles, or statements with said: and asked:",
        ("QUERY", "+", SOUGHT),
        query=True,
        options=(Option("--limit", "print at most N (20)", "N", kind=_count), JSON),
        articles=True,
    ),
    CommandSpec(
        "quotes",
        "list who said what",
        QUERY,
        query=True,
        options=(
            Option("--speaker", "only quotes by NAME", "NAME"),
            Option("--explain", "explain how each speaker in the article PATH was found", "PATH"),
            Option(
                "--indirect", "list the quotes in article PATH, including indirect speech", "PATH"
            ),
            LIMIT,
            JSON,
        ),
        articles=True,
        exclusive=(
            Exclusive(
                "--explain",
                "explains one article in words",
                ("--indirect", "--speaker", "--limit", "--json", "QUERY"),
            ),
            Exclusive("--indirect", "lists one article", ("--speaker", "QUERY")),
        ),
    ),
    CommandSpec(
        "counts",
        "count hits by day, week, month, year, speaker or source",
        ("QUERY", "+", "each argument is a separate query, counted in its own column"),
        options=(
            Option("--by", ", ".join(GROUPINGS) + " (month)", "WHAT", choices=GROUPINGS),
            Option("--limit", "print at most N days, months, speakers …", "N", kind=_count),
            JSON,
            Option("--csv", "print comma-separated values"),
        ),
        articles=True,
        exclusive=(Exclusive("--csv", "sets the format", ("--json",)),),
    ),
    CommandSpec(
        "phrase",
        "find when a phrase was used, by whom, and how it changed",
        ("PHRASE", "+", "2 to 20 words; variants with one word changed are shown, too"),
        options=(JSON,),
        articles=True,
    ),
    CommandSpec(
        "phrases",
        "list phrases that a person repeats, and when they came and went",
        options=(
            Option("--speaker", "part of the person's name", "NAME"),
            Option("--limit", "print at most N (30)", "N", kind=_count),
            JSON,
        ),
        articles=True,
    ),
    CommandSpec(
        "questions",
        "list questions, their answers, and when they were asked again",
        ("QUERY", "*", f"{SOUGHT} (default: those not plainly answered; * for all)"),
        query=True,
        options=(
            Option("--by", ", ".join(LEDGERS) + " (topic)", "WHAT", choices=LEDGERS),
            LIMIT,
            JSON,
        ),
        articles=True,
    ),
    CommandSpec(
        "new",
        "list articles added since you last checked",
        options=(
            Option(
                "--since",
                'since a date, "last week", or for a period ("2 weeks")',
                "WHEN",
            ),
            Option("--keep", "don't mark anything as seen"),
            LIMIT,
            Option("--format", "text, markdown or atom (text)", "FORMAT", NEWS),
            JSON,
        ),
        articles=True,
        epilog=NEW,
        exclusive=(Exclusive("--format", "sets the format", ("--json",)),),
    ),
    CommandSpec(
        "watch",
        "watch a person: what they say is listed by `new`",
        ("NAME", "*", "part of the name (default: list who is watched)"),
        options=(Option("--remove", "stop watching"),),
        articles=True,
    ),
    CommandSpec(
        "speakers",
        "list everyone who is quoted",
        options=(
            Option("--explain", "say which names are merged with NAME, and why", "NAME"),
            LIMIT,
            JSON,
        ),
        articles=True,
        exclusive=(Exclusive("--explain", "explains one name in words", ("--limit", "--json")),),
    ),
    CommandSpec(
        "show",
        "print an article and its quotes",
        ("PATH", None, "the article's file"),
        options=(JSON,),
    ),
    CommandSpec("bookmarks", "list your bookmarks", QUERY, query=True, options=(LIMIT, JSON)),
    CommandSpec(
        "bookmark",
        "bookmark a quote by its id, or exact words from a file",
        ("ID|PATH", "+", f'a quote\'s id, or a file and "exact words" from it; {LINES}'),
        options=(
            Option("--tag", "tag the bookmark; repeatable, or with commas", "TAG", repeat=True),
            Option("--note", "write a note on it", "TEXT"),
        ),
        articles=True,
        epilog=ANNOTATE,
        usage='ID | PATH "EXACT WORDS" | -',
    ),
    CommandSpec(
        "note",
        "write or replace the note on a bookmark",
        ("ID", "+", f'the bookmark\'s id, then the note, where "" removes it; {LINES}'),
        epilog=ANNOTATE,
        usage="ID TEXT | -",
    ),
    CommandSpec(
        "tag",
        "add tags to a bookmark",
        ("ID", "+", f"the bookmark's id, then the tags; {LINES}"),
        options=(Option("--remove", "remove these tags instead"),),
        epilog=ANNOTATE,
        usage="ID TAG [TAG ...] | - [TAG ...]",
    ),
    CommandSpec(
        "remove", "remove bookmarks", ("ID", "+", f"the bookmarks' ids; {LINES}"), epilog=ANNOTATE
    ),
    CommandSpec(
        "star",
        "star articles",
        ("PATH", "+", f"the articles' files; {LINES}"),
        options=(Option("--remove", "remove the stars instead"),),
        epilog=ANNOTATE,
    ),
    CommandSpec(
        "mark",
        "mark articles read or unread",
        ("read|unread", "+", f"one of these words, then the files; {LINES}"),
        epilog=ANNOTATE,
        usage="read|unread PATH [PATH ...]",
    ),
    CommandSpec(
        "export",
        "export your bookmarks",
        QUERY,
        query=True,
        options=(
            Option("--format", ", ".join(FORMATS) + " (markdown)", "FORMAT", choices=FORMATS),
            Option("--style", "cite as " + ", ".join(STYLES) + " (plain)", "STYLE", choices=STYLES),
            Option("--template", "format each bookmark with template FILE ($quote …)", "FILE"),
            Option(
                "--output",
                "write to FILE, overwritten only on success (default: stdout)",
                "FILE",
            ),
        ),
        exclusive=(
            Exclusive("--template", "sets the format", ("--format",)),
            Exclusive("--format", "takes no style", ("--style",), UNSTYLED),
        ),
    ),
    CommandSpec(
        "check",
        "check the quotations in drafts (exit 1 if any is wrong)",
        ("FILE", "+", "drafts: text, Markdown, Org, HTML, .docx, .odt, .csv; - for standard input"),
        options=(
            Option("--screen", "review the draft in the full-screen reader"),
            Option("--alarms", "print only alarms"),
            Option("--strict", "treat every difference as an alarm, including style"),
            Option("--date", "date of the draft, used to resolve “Tuesday”", "DATE"),
            Option("--format", "text, json, sarif or github (text)", "FORMAT", REPORTS),
            Option("--comment", "write a copy of the Word draft to FILE, with comments", "FILE"),
            JSON,
        ),
        articles=True,
        epilog=GRADES,
        exclusive=(
            Exclusive("--format", "sets the format", ("--json",), ("text", "sarif", "github")),
            Exclusive(
                "--screen",
                "shows the draft in the reader",
                ("--alarms", "--strict", "--date", "--format", "--comment", "--json"),
            ),
        ),
    ),
    CommandSpec(
        "mcp",
        "let an assistant read the library and check quotations",
        articles=True,
        epilog="Speaks the Model Context Protocol; your assistant starts it.\n"
        "Install first: pip install 'briefreader[mcp]'",
    ),
    CommandSpec(
        "lsp",
        "check the quotations of the draft that is open in an editor",
        articles=True,
        epilog="Speaks the Language Server Protocol; your editor starts it.\n"
        "Install first: pip install 'briefreader[lsp]'",
    ),
    CommandSpec(
        "serve",
        "serve the reader to a browser on this machine",
        options=(Option("--port", "port to listen on (8321)", "N", kind=_port),),
        epilog=SERVE,
    ),
    CommandSpec(
        "open",
        "open the reader at a bookmark or a quote, by its id",
        ("ID", None, "as shown by `bookmarks`, exports and --json"),
    ),
    CommandSpec(
        "import",
        "import bookmarks, or quotations from other programs",
        ("FILE", None, "what `export --format jsonl` wrote, or a file as below; - for stdin"),
        epilog=IMPORT,
    ),
    CommandSpec(
        "dump",
        "write the whole notebook to a file",
        ("FILE", None, "the file; overwritten only on success; - for stdout"),
    ),
    CommandSpec(
        "restore",
        "replace the notebook with a dump; the old one is saved",
        ("FILE", None, "what `dump` wrote; - for stdin"),
    ),
    CommandSpec(
        "merge",
        "merge another machine's notebook into this one",
        (
            "OTHER",
            None,
            "what `dump` wrote there (- for stdin), or a copy of its notebook's folder",
        ),
        epilog=MERGE,
    ),
    CommandSpec(
        "add",
        "add a text to the library as a new article",
        ("FILE", "?", "the text; see below"),
        options=(
            Option("--title", "the article's title", "TITLE"),
            Option("--source", "where it was published", "NAME"),
            Option("--date", "its date, such as 2024-03-14; overrides a date in the text", "DATE"),
            Option("--url", "its web address", "URL"),
            Option("--feed", "FILE is a feed (RSS, Atom, JSON Feed): add its new articles"),
        ),
        articles=True,
        epilog=ADD,
        exclusive=(Exclusive("--feed", "adds many articles", ("--title", "--date", "--url")),),
    ),
    CommandSpec(
        "evidence",
        "write bookmarks with sources and checksums to a folder",
        QUERY,
        query=True,
        options=(
            Option("--output", "the new folder; it must not exist yet", "DIR"),
            Option("--notes", "include your private notes, marked as private"),
            Option("--by", "name of the person who made it, recorded in the folder", "NAME"),
            Option("--sign", "sign it with an OpenSSH or minisign key", "KEY"),
        ),
    ),
    CommandSpec(
        "verify",
        "verify an evidence folder (exit 1 unless unchanged)",
        ("DIR", None, "what `evidence` wrote"),
        options=(
            Option("--seal", "compare with this checksum, as printed by `evidence`", "SUM"),
            Option(
                "--signer",
                "require a signature by this public key or a signer listed in FILE",
                "FILE",
            ),
        ),
    ),
    CommandSpec(
        "index",
        "build or update the search index",
        options=(
            Option("--rebuild", "discard the old index first"),
            Option(
                "--suggest-furniture",
                "only suggest lines of page clutter to leave out; changes nothing",
            ),
            JSON,
        ),
        articles=True,
        exclusive=(Exclusive("--suggest-furniture", "changes nothing", ("--rebuild",)),),
    ),
    CommandSpec(
        "doctor",
        "check the installation, the index, the notebook and this terminal",
        options=(
            Option(
                "--scrub",
                "read the whole notebook and its second copy, and repair damage",
            ),
        ),
        tells_of_config=True,
    ),
    CommandSpec(
        "config",
        "show or create the configuration",
        ("WHAT", None, "one of the words below"),
        choices=("path", "show", "init", "keys", "themes"),
        tells_of_config=True,
        epilog=CONFIG,
    ),
    CommandSpec(
        "schema",
        "print the JSON Schema of what --json prints",
    ),
    CommandSpec(
        "completions",
        "print a script that completes commands in your shell",
        ("SHELL", None, "bash, zsh or fish"),
        choices=("bash", "zsh", "fish"),
        epilog=COMPLETIONS,
    ),
)

EPILOG = """\
exit status: 0 done; 1 nothing found, a check failed, some items failed, or a
  crash; 2 wrong usage, bad input or an output that cannot be written; 128+n
  terminated by signal n
environment: BRIEFREADER_LIBRARY, BRIEFREADER_CONFIG, BRIEFREADER_DATA_DIR and
  BRIEFREADER_CACHE_DIR are the same as the options above; BRIEFREADER_SECURE=1
  keeps the reader from starting an editor, a browser or a command
`briefreader COMMAND --help` says more about a command; to open
  a folder called "search", write ./search"""


def command_named(name: str) -> CommandSpec | None:
    """Return the subcommand of that name, if there is one."""
    return next((command for command in COMMANDS if command.name == name), None)


def command_names() -> list[str]:
    """Return the names of all subcommands."""
    return [command.name for command in COMMANDS]
