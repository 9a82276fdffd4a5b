"""Write the reference of commands, keys and settings from the program's own tables, and that of its
modules from their docstrings.

``python -m tools.reference`` does so in ``docs/reference``, whenever one of them has changed.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields
from itertools import groupby
from pathlib import Path

from tools.key_table import key_table

from briefreader.cli.command_specs import (
    COMMANDS,
    COMMON,
    EPILOG,
    GRAMMAR,
    READER,
    CommandSpec,
    Option,
)
from briefreader.cli.record_schemas import RECORDS, schema_name
from briefreader.config import TEMPLATE, Config

_KEYS = """\
`?` shows these in the program, `:` finds every command by name. Each key can be changed in the
table `[keys]` of the [settings](settings.md); `briefreader config keys` prints the ids."""
_FILE = """\
One TOML file, which the reader never changes. `briefreader config path` says where it is,
`briefreader config init` creates this one to start from. A mistake is reported with its place."""

_RECORDS = """\
`--json` prints one object per line, UTF-8, each with its name and version in the key `schema`.
`briefreader schema` prints all of this as a JSON Schema (2020-12).

Dates are ISO 8601, times UTC with `Z`, unknown values `null`. Offsets count code points of the
`text` that `show` prints; the end is not included. A path that is not UTF-8 adds `path_bytes`, in
base64.

Keys are added without notice, so ignore those that you do not know. When a key is renamed, removed
or changes its meaning, the number in `schema` rises, and the [changelog](../changelog.md) says so.

An error is one object on standard error with the key `error`, and the exit status is 2."""
PRINTED_BY = {
    "article": "`search`",
    "quote": "`quotes`; within `show` without `schema`",
    "statement": "`search` with `said:` or `asked:`",
    "speaker": "`speakers`",
    "count": "`counts`",
    "use": "`phrase`",
    "repeated": "`phrases`",
    "question": "`questions`",
    "new": "`new`",
    "text": "`show`",
    "bookmark": "`bookmarks`, `export --format jsonl`",
    "verdict": "`check`",
    "outcome": "`index`, one for each file",
    "summary": "`index`, the last line",
    "boilerplate": "`index --suggest-furniture`",
}
_MODULES = """\
Each module of `src/briefreader/` in the words of its docstring, by rooms, to be searched: for
whoever looks for the place of a change and finds no row for it in CONTRIBUTING.md."""
_SOURCE = Path(__file__).parents[1] / "src" / "briefreader"


def write_reference(folder: Path) -> None:
    """Write the pages, each a Markdown file, into a folder."""
    pages = {
        "commands": _commands(),
        "json": _json(),
        "keys": _keys(),
        "settings": _settings(),
        "modules": _modules(),
    }
    for name, lines in pages.items():
        (folder / f"{name}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _commands() -> Iterator[str]:
    yield from ("# Commands", "")
    yield from ("`briefreader [PATH …]` opens the reader; everything else works without it.", "")
    yield from ("The reader itself takes:", "", *map(_option, READER), "")
    yield from ("Every command also takes these:", "", *map(_option, COMMON), "")
    for command in COMMANDS:
        yield from _command(command)
    yield from ("## Exit status and environment", "", *_as_it_stands(EPILOG))


def _command(command: CommandSpec) -> Iterator[str]:
    name, number, about = command.words or ("", None, "")
    words = {"*": f"[{name} …]", "+": f"{name} …", "?": f"[{name}]"}.get(number or "", name)
    words = command.usage.replace(" ...", " …") or words
    yield from (
        f"## {command.name}",
        "",
        f"`briefreader {command.name} {words}`".replace(" `", "`"),
    )
    yield from ("", f"{command.summary[0].upper()}{command.summary[1:]}.", "")
    if name:
        yield f"- `{name}`: {about}"
    yield from (*map(_option, command.options), "")
    if command.epilog or command.query:
        yield from _as_it_stands(command.epilog or GRAMMAR)


def _option(option: Option) -> str:
    return f"- `{option.flag} {option.value}`: {option.help}".replace(" `:", "`:")


def _json() -> Iterator[str]:
    yield from ("# JSON", "", _RECORDS, "")
    for name, keys in RECORDS.items():
        yield from (f"## {schema_name(name)}", "", f"From {PRINTED_BY[name]}.", "")
        yield from ("| key | what it says |", "| --- | --- |")
        yield from (f"| `{key}` | {about} |" for key, (_, about) in keys.items())
        yield ""


def _keys() -> Iterator[str]:
    yield from ("# Keys", "")
    yield from (_KEYS, "", key_table())


def _settings() -> Iterator[str]:
    yield from ("# Settings", "")
    yield from (_FILE, "", "```toml", TEMPLATE.rstrip(), "```", "")
    known = ", ".join(f"`{field.name}`" for field in fields(Config))
    yield f"The settings are {known}. `briefreader config show` prints those in effect."


def _modules() -> Iterator[str]:
    yield from ("# Modules", "", _MODULES, "")
    modules = sorted(
        path for path in _SOURCE.rglob("*.py") if path.name not in ("__init__.py", "__main__.py")
    )
    in_rooms = sorted(modules, key=lambda path: path.parent.parts)
    for room, paths in groupby(in_rooms, key=lambda path: path.parent.relative_to(_SOURCE)):
        yield from (f"## {f'`{room.as_posix()}/`' if room.parts else 'At the top'}", "")
        yield from ("| module | what it is |", "| --- | --- |")
        for path in paths:
            yield f"| `{path.stem}` | {_summary(path).replace('|', '&#124;')} |"
        yield ""


def _summary(path: Path) -> str:
    """Return the first paragraph of a module's docstring, on one line."""
    words = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(words.partition("\n\n")[0].split()).replace("``", "`")


def _as_it_stands(text: str) -> tuple[str, ...]:
    return ("```text", text, "```", "")


if __name__ == "__main__":
    write_reference(Path(__file__).parents[1] / "docs" / "reference")
