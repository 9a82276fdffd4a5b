"""Read a file in a process of its own that ends where it takes too much, or here if it is cheap.

Run as a module, it is that process: rules and bytes on standard input, the article on its output.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from briefreader.domain.article import Article, Paragraph, StyledSpan, TextStyle
from briefreader.errors import SourceError
from briefreader.sources.article_loader import article_from_bytes
from briefreader.sources.files import file_kinds, reading_limits
from briefreader.sources.metadata.boilerplate import DEFAULT_RULES, BoilerplateRules

_DAYS = ("said_on", "published", "modified", "accessed", "file_changed")
_COMMAND = (sys.executable, "-P", "-m", "briefreader.sources.sandboxed_reader")


def article_in_sandbox(path: Path, data: bytes, rules: BoilerplateRules = DEFAULT_RULES) -> Article:
    """Read as ``article_loader.article_from_bytes`` does, within the budget of a file.

    Raises ``SourceError``, also for what goes beyond it.
    """
    if reason := file_kinds.no_article(path.name):
        raise SourceError(os.fspath(path), reason)
    if reading_limits.is_cheap(os.fspath(path), len(data)):
        try:
            return reading_limits.within_limits(lambda: article_from_bytes(path, data, rules))
        except reading_limits.OverBudget as end:
            raise SourceError(os.fspath(path), end.reason) from None
    import subprocess  # most articles never need it

    head = [os.fspath(path), sorted(rules.anywhere), sorted(rules.edges)]
    try:
        done = subprocess.run(
            _COMMAND,
            input=json.dumps(head).encode() + b"\n" + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError as error:
        reason = f"can't start the process that reads it: {error.strerror}"
        raise SourceError(os.fspath(path), reason) from error
    if done.returncode != 0:
        raise SourceError(
            os.fspath(path),
            reading_limits.reason_of_end(done.returncode) or reading_limits.ended(done.returncode),
        )
    told = json.loads(done.stdout)
    if isinstance(told, str):
        raise SourceError(os.fspath(path), told)
    return _article(path, told)


def _described(article: Article) -> dict[str, Any]:
    """Return all of an article but its path, as JSON has it."""
    told = {field.name: getattr(article, field.name) for field in fields(article)}
    del told["path"]
    for name in _DAYS:
        told[name] = told[name] and told[name].isoformat()
    return told


def _article(path: Path, told: dict[str, Any]) -> Article:
    """Return the article that was described."""
    for name in _DAYS:
        told[name] = told[name] and date.fromisoformat(told[name])
    for name in ("tags", "notes", "terms"):
        told[name] = tuple(told[name])
    told["paragraphs"] = tuple(Paragraph(*one) for one in told["paragraphs"])
    told["styles"] = tuple(
        StyledSpan(start, end, TextStyle(style), target)
        for start, end, style, target in told["styles"]
    )
    return Article(path=path, **told)


def main() -> None:
    """Read one file from standard input and write its article, or why there is none, as JSON."""
    head, _, data = sys.stdin.buffer.read().partition(b"\n")
    name, anywhere, edges = json.loads(head)
    reading_limits.begin_file()
    try:
        article = article_from_bytes(
            Path(name), data, BoilerplateRules(frozenset(anywhere), frozenset(edges))
        )
        told: object = _described(article)
    except SourceError as error:
        told = error.reason
        if reading_limits.ran_short():
            reading_limits.give_up()
    except MemoryError:
        reading_limits.give_up()
    reading_limits.end_file()
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
