"""Data to standard output, words about it to standard error, both harmless to a terminal."""

from __future__ import annotations

import base64
import io
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from briefreader.domain.article import Span, path_key
from briefreader.text.sanitizing import escape_json_controls, one_line, sanitize

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"

Styled: TypeAlias = tuple[str, str]
"""Words and how they are set: ``bold``, ``dim``, ``reverse`` or nothing; or what they mean, in
colour where there is any: ``right``, ``doubtful``, ``wrong``, ``gone``, ``came``.
"""

_CODES = {"bold": "1", "dim": "2", "reverse": "7", "": ""}
_COLOURS = {"right": "1;32", "doubtful": "1;33", "wrong": "1;31", "gone": "9;31", "came": "4;32"}
_WITHOUT_COLOUR = {"right": "1", "doubtful": "1", "wrong": "1", "gone": "", "came": ""}


def prepare_streams() -> None:
    """Make the standard streams take any text, and all of it: UTF-8, whatever the locale says.

    One that was closed by whoever started this can't be read or written (EBADF), as for any other
    program; what would be told on standard error goes nowhere.
    """
    for name, mode, access in (
        ("stdin", "r", os.O_WRONLY),
        ("stdout", "w", os.O_RDONLY),
        ("stderr", "w", os.O_WRONLY),
    ):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.open(os.devnull, access), mode, encoding="utf-8"))  # noqa: SIM115
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        own = stream is getattr(sys, f"__{name}__")
        if own and isinstance(getattr(stream, "buffer", None), io.RawIOBase):
            # Under PYTHONUNBUFFERED a write that a signal interrupts loses what it has not written.
            whole = io.TextIOWrapper(io.BufferedWriter(stream.detach()), line_buffering=True)
            stream = whole
            setattr(sys, name, whole)
            setattr(sys, f"__{name}__", whole)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def print_message(words: str) -> None:
    """Print one line about the work on standard error."""
    print(f"briefreader: {one_line(words)}", file=sys.stderr)


def _is_styled() -> bool:
    return sys.stdout.isatty() and os.environ.get("TERM") not in ("dumb", "")


def is_coloured() -> bool:
    """Return whether standard output shows colours: a terminal, and nobody asked for none."""
    return _is_styled() and not os.environ.get("NO_COLOR")


def print_line(*parts: str | Styled) -> None:
    """Print one line of data for people; with styles only on a terminal."""
    styled = _is_styled()
    codes = _CODES | (_COLOURS if is_coloured() else _WITHOUT_COLOUR)
    pieces = []
    for part in parts:
        text, style = (part, "") if isinstance(part, str) else part
        text = sanitize(text)[0].replace("\n", " ")
        code = codes[style] if styled else ""
        pieces.append(f"\x1b[{code}m{text}\x1b[m" if code and text else text)
    print("".join(pieces).rstrip() if not styled else "".join(pieces))


def marked(text: str, marks: Sequence[Span]) -> list[str | Styled]:
    """Return ``text`` in parts, those under a mark in bold."""
    parts: list[str | Styled] = []
    at = 0
    for start, end in marks:
        parts += [text[at:start], (text[start:end], "bold")]
        at = end
    return [*parts, text[at:]]


def show_progress(words: str) -> None:
    """Show on a terminal how far something is, without words that it is done; nothing of it
    stays.
    """
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{words}")
        sys.stderr.flush()


def print_error(words: str, as_json: bool) -> None:
    """Print why nothing was done, in one line on standard error."""
    if as_json:
        print(json_line({"error": one_line(words)}), file=sys.stderr)
    else:
        print_message(words)


def json_line(values: Mapping[str, Json]) -> str:
    """Return a JSON object as a line that is safe to print."""
    return escape_json_controls(json.dumps(values, ensure_ascii=False))


def toml_text(text: str) -> str:
    """Return ``text`` as a TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped) + '"'


def path_line(path: Path) -> str:
    """Return a path for people on one line: ``�`` for a byte that is not UTF-8, ``␊`` for a line
    break, so that neither looks like another file's name.
    """
    return one_line(path_key(path).decode("utf-8", "replace").replace("\n", "␊"))


def path_values(path: Path) -> dict[str, Json]:
    """Return the key ``path``, and ``path_bytes`` (base64) where the path is not UTF-8."""
    key = path_key(path)
    try:
        return {"path": key.decode("utf-8")}
    except UnicodeDecodeError:
        return {
            "path": key.decode("utf-8", "replace"),
            "path_bytes": base64.b64encode(key).decode("ascii"),
        }
