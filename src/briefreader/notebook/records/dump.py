"""The whole notebook as one file, to carry it to another machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefreader.errors import NotebookError
from briefreader.notebook.storage import journal_format
from briefreader.notebook.storage.atomic_files import PRIVATE_FILE, write_whole
from briefreader.notebook.storage.integrity import sound_texts
from briefreader.notebook.storage.journal import JOURNAL_NAME, read_journal
from briefreader.notebook.storage.store import Store
from briefreader.text.plurals import pluralize
from briefreader.text.sanitizing import one_line


def dump(store: Store, path: Path) -> None:
    """Write everything, article texts and history too, as JSON lines. Raises ExportError."""
    write_whole(path, journal_format.encoded(_lines(store)), PRIVATE_FILE)


def _lines(store: Store) -> Iterator[str]:
    store.verify()
    with store.connection() as connection:
        header, *rows, trailer = journal_format.whole(*store.snapshot(connection))
        yield header
        yield from (journal_format.text_line(*row) for row in sound_texts(connection))
        yield from rows
        yield trailer


def restore(store: Store, path: Path) -> str:
    """Put what a dump holds in the place of what is here; a line that says what was done.

    What was here is kept in a copy beside the notebook. Raises NotebookError, and then nothing
    has changed, if the file is no dump or not a whole one.
    """
    held = read_dump(path, "restored")
    copy = store.replace_all(held)
    count = len(held.rows["bookmark"])
    many = pluralize(count, "bookmark")
    return f"restored {many}; the previous notebook is saved as {copy.name}"


def read_other(path: Path) -> journal_format.JournalState:
    """Return what another notebook holds: a dump, or the folder of one; raises NotebookError."""
    if not path.is_dir():
        return read_dump(path, "merged")
    try:
        held = read_journal(path)
    except OSError as error:
        raise NotebookError(f"{one_line(str(path))}: {error.strerror}") from error
    if held is None:
        raise NotebookError(
            f"{one_line(str(path))}: not a notebook folder: {JOURNAL_NAME} is missing"
        )
    return held


def read_dump(path: Path, deed: str) -> journal_format.JournalState:
    """Return what a dump holds; raises NotebookError for none or not a whole one: nothing was
    ``deed``.
    """
    shown = one_line(str(path))
    try:
        with open(path, "rb") as file:
            found = file.read().splitlines()
    except OSError as error:
        raise NotebookError(f"{shown}: {error.strerror}") from error
    if not found or not found[0].startswith(b'{"briefreader":"notebook"'):
        raise NotebookError(f"{shown}: not a notebook dump; make one with: briefreader dump FILE")
    if not found[-1].startswith(b'{"end":true'):
        raise NotebookError(f"{shown}: the dump is cut short; nothing was {deed}")
    held = journal_format.read_lines(found)
    if held.unreadable:
        raise NotebookError(
            f"{shown}: {pluralize(held.unreadable, 'damaged line')}; nothing was {deed}"
        )
    return held
