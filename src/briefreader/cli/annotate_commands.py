"""The subcommands that write into the notebook: bookmarks, notes, tags, stars, read marks.

Each takes its words, or ``-`` for JSON Lines on standard input, and answers each of them on a line
of its own: with the bookmark's id, or with the article's path. What cannot be done has one line on
standard error; everything else is done.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias, cast

from briefreader.cli.exit_codes import DONE, FAILED_CHECK, WRONG_USAGE
from briefreader.cli.library_state import article_path, update
from briefreader.cli.output import Json, path_line, print_line, print_message
from briefreader.cli.record_schemas import schema_name
from briefreader.cli.standard_input import lines_of_standard_input
from briefreader.errors import (
    LinkError,
    NotebookError,
    NotebookLocked,
    NotOwnBookmark,
    RequestError,
    SourceError,
    UsageError,
)
from briefreader.library import Library
from briefreader.library.bookmark_requests import BookmarkRequest
from briefreader.sources.files.compound_files import is_there
from briefreader.text.sanitizing import one_line

Record: TypeAlias = dict[str, Json]
Numbered: TypeAlias = "tuple[int, Record | RequestError]"
STANDARD_INPUT = "-"
_TURN = 0.1  # seconds for which articles are read, and then the notebook held
_PAUSE = 0.03  # seconds in which others that wait for the notebook have a chance


class _Answer(NamedTuple):
    """What is printed of a record and told of it, and the exit status that it asks for."""

    words: str
    error: str = ""
    status: int = DONE


def bookmark(library: Library, options: argparse.Namespace) -> int:
    """Bookmark the passage that an id leads to, or exact words of a file."""
    words = options.words
    if words != [STANDARD_INPUT] and len(words) > 2:
        raise UsageError(
            'bookmark: give a quote\'s id, or a file and the words: PATH "exact words"'
        )
    if len(words) == 1 and words != [STANDARD_INPUT] and is_there(path := article_path(words[0])):
        library.opener.article(path)  # raises SourceError for what has no words, as a folder
        raise UsageError(f'bookmark: which words of {one_line(words[0])}? Give PATH "exact words"')
    keys = ("id",) if len(words) == 1 else ("path", "quote")
    note, tags = options.note or "", _tags(options.tag or ())

    def asked(record: Record) -> BookmarkRequest:
        if record.get("schema") == schema_name("text"):
            raise RequestError("the text of a whole article; name a passage of it as “quote”")
        return BookmarkRequest(
            _text(record, "id"),
            _path(record),
            _text(record, "quote") or _text(record, "text"),
            _text(record, "note") or note,
            (*_recorded_tags(record), *tags),
        )

    def prepare(record: Record) -> bool:
        try:
            return library.requests.prepare(asked(record))
        except RequestError:
            return False

    def keep(record: Record) -> str:
        return library.requests.bookmark(asked(record)).id

    return _each(library, _indexed(library, _records(words, keys)), keep, prepare)


def _indexed(library: Library, looks: Iterable[list[Numbered]]) -> Iterator[list[Numbered]]:
    """Yield what came with each look; the index is up to date before the first id of a quote."""
    is_current = False
    for some in looks:
        if not is_current and any(_names_quote(record) for _, record in some):
            update(library)
            is_current = True
        yield some


def _names_quote(record: Record | RequestError) -> bool:
    return isinstance(record, dict) and "-" in str(record.get("id"))


def _tags(given: Iterable[str]) -> tuple[str, ...]:
    """Return the tags of words among which commas part them, as where they are typed."""
    return tuple(filter(None, (tag.strip() for words in given for tag in words.split(","))))


def note(library: Library, options: argparse.Namespace) -> int:
    """Write a bookmark's note in the place of the one that it has."""
    words = options.words
    if words != [STANDARD_INPUT] and len(words) != 2:
        raise UsageError('note: give a bookmark\'s id and the note; "" removes it')

    def write(record: Record) -> str:
        if not isinstance(record.get("note"), str):
            raise RequestError("no note")
        kept = library.bookmarks.get(_identity(record))
        return library.bookmarks.set_note(kept, _text(record, "note")).id

    return _each(library, _records(words, ("id", "note")), write)


def tag(library: Library, options: argparse.Namespace) -> int:
    """Add tags to a bookmark, or take them away."""
    identity, *words = options.words
    given = _tags(words)
    if identity != STANDARD_INPUT and not given:
        raise UsageError("tag: give a bookmark's id and the tags")
    records: Iterable[list[Numbered]] = (
        _lines() if identity == STANDARD_INPUT else [[(0, Record(id=identity))]]
    )

    def change(record: Record) -> str:
        kept = library.bookmarks.get(_identity(record))
        some = given or _recorded_tags(record)
        if not some:
            raise RequestError("no tags")
        left = [one for one in kept.tags if not options.remove or one not in some]
        added = () if options.remove else some
        return library.bookmarks.set_tags(kept, (*left, *added)).id

    return _each(library, records, change)


def remove(library: Library, options: argparse.Namespace) -> int:
    """Remove bookmarks; `u` in the reader brings them back."""

    def take_away(record: Record) -> str:
        identity = _identity(record)
        if not library.bookmarks.was_removed(identity):
            kept = library.bookmarks.get(identity)
            library.bookmarks.remove_bookmark(kept)
            return kept.id
        return identity

    return _each(library, _records(options.words, ("id",)), take_away)


def star(library: Library, options: argparse.Namespace) -> int:
    """Star articles, or take their stars away."""
    starred = not options.remove
    return _mark(library, options.words, library.bookmarks.set_all_starred, starred)


def mark(library: Library, options: argparse.Namespace) -> int:
    """Mark articles read or unread."""
    word, *words = options.words
    if word not in ("read", "unread") or not words:
        raise UsageError("mark: use `mark read PATH...` or `mark unread PATH...`")
    return _mark(library, words, library.bookmarks.set_all_read, word == "read")


def _mark(
    library: Library, words: list[str], set_all: Callable[[list[Path], bool], int], value: bool
) -> int:
    """Mark the articles that are named together, as one change, and answer."""
    found: list[Path] = []

    def look(record: Record) -> str:
        path = _path(record)
        if path is None:
            raise RequestError("no path")
        library.opener.article(path)  # raises SourceError for what is no article
        found.append(path)
        return ""

    status = DONE
    for some in _records(words, ("path",)):
        found.clear()
        status = max(status, _each(library, [some], look, lambda _: False))
        try:
            set_all(found, value)
        except NotebookLocked as error:
            raise _locked_at(some[0][0] if some else 0, error) from error
        for path in found:
            _answer(path)
        sys.stdout.flush()  # whoever feeds the next line may wait for it
    return status


def _each(
    library: Library,
    looks: Iterable[list[Numbered]],
    do: Callable[[Record], str],
    prepare: Callable[[Record], bool] = lambda _: True,
) -> int:
    """Do something with each record and print its answer; 1 if one could not be done, 2 if one
    that the command line names is a file that could not be read, or somebody else's bookmark.

    Records that are there together are kept together, once they are prepared; those that cannot be
    prepared by themselves. An answer is printed after what it answers is on disk. Raises
    NotebookLocked, with the line up to which all is done, where another program does not let go of
    the notebook.
    """
    status = DONE
    for some in looks:
        for answer in _answers(library, some, do, prepare):
            if answer.words:
                print_line(answer.words)
            if answer.error:
                print_message(answer.error)
            status = max(status, answer.status)
        sys.stdout.flush()  # whoever feeds the next line may wait for it
    return status


def _answers(
    library: Library,
    records: list[Numbered],
    do: Callable[[Record], str],
    prepare: Callable[[Record], bool],
) -> Iterator[_Answer]:
    """Yield the answers of records that are there together, each once it is on disk."""
    ready: list[Numbered] = []
    while ready or records:
        if not ready:
            count = _ready(records, prepare) or 1
            ready, records = records[:count], records[count:]
        together = _kept_together(library, ready, do) if len(ready) > 1 else []
        if together:
            yield from together
            ready = ready[len(together) :]
            time.sleep(_PAUSE if ready or records else 0)
        else:
            yield from (_done_alone(number, record, do) for number, record in ready)
            ready = []


def _ready(records: list[Numbered], prepare: Callable[[Record], bool]) -> int:
    """Return how many of the records that come first are prepared, within a moment."""
    end = time.monotonic() + _TURN
    for number, (_, record) in enumerate(records):
        if number and time.monotonic() > end:
            return number
        if isinstance(record, dict) and not prepare(record):
            return number
    return len(records)


def _kept_together(
    library: Library, records: list[Numbered], do: Callable[[Record], str]
) -> list[_Answer]:
    """Return the answers of the records that come first, as many as a moment is enough for, all of
    which are on disk; none where that was not to be.
    """
    end = time.monotonic() + _TURN
    found: list[_Answer] = []
    try:
        with library.requests.together():
            for number, record in records:
                found.append(_done(number, record, do))
                if time.monotonic() > end:
                    break
    except NotebookError:
        return []
    return found


def _done_alone(number: int, record: Record | RequestError, do: Callable[[Record], str]) -> _Answer:
    try:
        return _done(number, record, do)
    except NotebookLocked as error:
        raise _locked_at(number, error) from error


def _locked_at(number: int, error: NotebookLocked) -> NotebookLocked:
    """Return the error with the line of standard input up to which all is done."""
    done = f"; lines before {number} are done" if number > 1 else ""
    return NotebookLocked(f"{error}{done}")


def _done(number: int, record: Record | RequestError, do: Callable[[Record], str]) -> _Answer:
    try:
        if isinstance(record, RequestError):
            raise record
        return _Answer(do(record))
    except (LinkError, NotOwnBookmark, RequestError, SourceError) as error:
        place = f"standard input, line {number}: " if number else ""
        is_named = isinstance(error, SourceError | NotOwnBookmark) and not number
        return _Answer("", f"{place}{error}", WRONG_USAGE if is_named else FAILED_CHECK)


def _records(words: list[str], keys: tuple[str, ...]) -> Iterable[list[Numbered]]:
    """Return what is asked for: the words in runs of so many keys, or standard input's lines, those
    that are there together.

    Numbered by its lines; what the command line asks for has no number.
    """
    if words == [STANDARD_INPUT]:
        return _lines()
    runs = [words[at : at + len(keys)] for at in range(0, len(words), len(keys))]
    return [[(0, dict(zip(keys, run, strict=False))) for run in runs]]


def _lines() -> Iterator[list[Numbered]]:
    first = 1
    for lines in lines_of_standard_input():
        yield [(number, _record(line)) for number, line in enumerate(lines, first) if line.strip()]
        first += len(lines)


def _record(line: bytes) -> Record | RequestError:
    try:
        record = cast("Json", json.loads(line))
    except (ValueError, RecursionError):
        return RequestError("not JSON")
    return record if isinstance(record, dict) else RequestError("not a JSON object")


def _identity(record: Record) -> str:
    return _text(record, "id", needed=True)


def _text(record: Record, key: str, *, needed: bool = False) -> str:
    """Return a text of a record; raises RequestError for anything else."""
    value = record.get(key)
    if value is None and not needed:
        return ""
    if not isinstance(value, str) or (needed and not value):
        raise RequestError(f"{key} is {'missing' if value is None else 'not a string'}")
    return value


def _recorded_tags(record: Record) -> tuple[str, ...]:
    value = record.get("tags") or []
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise RequestError("tags isn't a list of strings")
    return tuple(map(str, value))


def _path(record: Record) -> Path | None:
    """Return the file that a record names, links followed; raises RequestError for no name."""
    raw = record.get("path_bytes")
    try:
        if isinstance(raw, str):
            name = os.fsdecode(base64.b64decode(raw, validate=True))
        else:
            name = _text(record, "path")
        if "\0" in name:
            raise RequestError("path isn't a valid file name")
        return article_path(name) if name else None
    except (binascii.Error, UnicodeEncodeError) as error:
        raise RequestError("path isn't a valid file name") from error


def _answer(path: Path) -> None:
    print_line(path_line(path))


ANNOTATE: dict[str, Callable[[Library, argparse.Namespace], int]] = {
    "bookmark": bookmark,
    "note": note,
    "tag": tag,
    "remove": remove,
    "star": star,
    "mark": mark,
}
"""What each subcommand runs."""
