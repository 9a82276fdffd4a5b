"""Rot in the notebook's files: single faults in real file images, and what became of each.

A trial damages one file of a notebook that was closed, opens it, looks at everything, keeps one
more passage, opens it again, and at last restores it from its second copy alone.
"""

from __future__ import annotations

import atexit
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from pathlib import Path

from tests.notebook.samples import QUOTE, TEXT, article, draft, ticking

from briefreader.domain.article import Article
from briefreader.errors import NotebookError
from briefreader.notebook import ArticleKey, Notebook

DATABASE, SECOND_COPY = "notebook.db", "notebook.jsonl"
FILES = (DATABASE, SECOND_COPY)
_PAGE, _SECTOR = 4096, 512
_ARTICLES = 10


class Fate(StrEnum):
    """What became of a fault."""

    WHOLE = "everything is there"
    TOLD = "something is lost, and it says so"
    SILENT = "something is other than it was, and nothing says so"
    REFUSED = "the notebook is locked out"
    CRASHED = "an error that nobody explains"


Damage = Callable[[bytearray, random.Random], None]


def flipped_bit(image: bytearray, dice: random.Random) -> None:
    """One bit is another."""
    image[dice.randrange(len(image))] ^= 1 << dice.randrange(8)


def zeroed_sector(image: bytearray, dice: random.Random) -> None:
    """512 bytes are gone."""
    at = dice.randrange(0, len(image), _SECTOR)
    end = min(len(image), at + _SECTOR)
    image[at:end] = bytes(end - at)


def swapped_pages(image: bytearray, dice: random.Random) -> None:
    """Two blocks of 4 KiB stand in each other's place."""
    one, other = (at * _PAGE for at in dice.sample(range(len(image) // _PAGE), 2))
    held = image[one : one + _PAGE]
    image[one : one + _PAGE] = image[other : other + _PAGE]
    image[other : other + _PAGE] = held


def doubled_page(image: bytearray, dice: random.Random) -> None:
    """A block of 4 KiB was written over another."""
    one, other = (at * _PAGE for at in dice.sample(range(len(image) // _PAGE), 2))
    image[other : other + _PAGE] = image[one : one + _PAGE]


DAMAGES: tuple[Damage, ...] = (flipped_bit, zeroed_sector, swapped_pages, doubled_page)


def fill(folder: Path) -> None:
    """A notebook with something of every kind in it; made once, and copied."""
    shutil.copytree(_filled(), folder)


@cache
def _filled() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="briefreader-filled-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    _fill(folder / "data")
    return folder / "data"


def _fill(folder: Path) -> None:
    with Notebook.open(folder, ticking(), random.Random(1).randbytes) as notebook:
        for number in range(_ARTICLES):
            of = _article(number)
            for words in (QUOTE, "Nobody asked the fishermen"):
                kept = notebook.add(draft(of, words))
            notebook.set_tags(kept.id, [f"tag {number}", "harbour"])
            notebook.set_note(kept.id, f"A note on number {number}.")
            notebook.set_read([ArticleKey(of.path, of.content_hash)], True)
            notebook.keep_position(ArticleKey(of.path, of.content_hash), kept.selector)
            quote = draft(of).quote
            assert quote is not None
            notebook.correct(of, (quote,), f"Ada M. the {number}th", "harbour master")
            notebook.join_names(f"A. M. {number}", "Ada Marlowe")
            notebook.save_search(f"search {number}", f"harbour {number}")
            notebook.remember_query(f"fishermen {number}")
        notebook.set_starred([ArticleKey(_article(3).path)], True)
        notebook.check(article("2.txt", _article(2).text.replace("by a third", "by a half")))


def _article(number: int) -> Article:
    return article(f"{number}.txt", f"{TEXT}\n\nNumber {number}. " + f"Line {number}. " * 60)


def seen(notebook: Notebook) -> list[object]:
    """All that a notebook shows, and what is behind it."""
    kept = notebook.bookmarks()
    history = "SELECT id, made, words, undone, changes FROM history ORDER BY id"
    paths = [_article(number).path for number in range(_ARTICLES)]
    listed: list[object] = [
        kept,
        [notebook.bookmarks_of(path) for path in paths],
        [notebook.bookmark(bookmark.id) for bookmark in kept],
        [notebook.text(bookmark.content_hash) for bookmark in kept],
        notebook.every_correction(),
        notebook.aliases(),
        notebook.saved_searches(),
        notebook.asked(),
        notebook.changed_wordings(),
        notebook.bookmarked(),
        [notebook.position(path) for path in paths],
        [notebook.last_content_hash(path) for path in paths],
        [notebook.paths(flag) for flag in ("read", "starred", "bookmark", "note")],
        [notebook.mark(path) for path in paths],
        notebook.tags(),
    ]
    notebook.verify()
    return [*listed, notebook._store.rows(history)]


class Trial:
    """Trials on copies of one notebook, in ``work``, with the same faults at every run."""

    def __init__(self, work: Path) -> None:
        self._sound, self._folder = work / "sound", work / "kept"
        fill(self._sound)
        self._before = self._shown(self._sound)[0]
        self._restore()
        self._after, self._undone = self._changed(self._folder)

    def fate(self, name: str, damage: Damage, number: int) -> Fate:
        """What becomes of the fault with that number in a file."""
        self._restore()
        path = self._folder / name
        image = bytearray(path.read_bytes())
        damage(image, random.Random(f"{name} {damage.__name__} {number}"))
        path.write_bytes(image)
        try:
            return self._opened(number)
        except NotebookError:
            return Fate.REFUSED
        except Exception:  # noqa: BLE001 - that is what is looked for
            return Fate.CRASHED

    def _opened(self, number: int) -> Fate:
        said: list[str] = []
        shown, notices = self._shown(self._folder)
        said += notices
        fates = [shown == self._before]
        if number % 4:  # else it is only looked at, and left
            changed, undone = self._changed(self._folder, said)
            fates += [changed == self._after, undone == self._undone]
        last = shown if number % 4 == 0 else changed
        (self._folder / DATABASE).unlink()
        shown, notices = self._shown(self._folder)
        lost = any("could not be read" in one or "damaged" in one for one in notices)
        fates.append(shown == last or lost)
        if all(fates):
            return Fate.WHOLE
        return Fate.TOLD if any("damaged" in one for one in said) else Fate.SILENT

    def _restore(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(self._sound, self._folder)

    @staticmethod
    def _shown(folder: Path) -> tuple[list[object], tuple[str, ...]]:
        with Notebook.open(folder, ticking()) as notebook:
            return seen(notebook), notebook.notices

    def _changed(self, folder: Path, said: list[str] | None = None) -> tuple[list[object], object]:
        """One change more, and what two steps of undo take back, which are then made again."""
        with Notebook.open(folder, ticking(), lambda size: b"\2" * size) as notebook:
            notebook.add(draft(article("new.txt", TEXT + " New.")))
            undone = [notebook.undo(), notebook.undo()]
            notebook.redo(), notebook.redo()
            if said is not None:
                said += notebook.notices
        shown, notices = self._shown(folder)
        if said is not None:
            said += notices
        return shown, undone


def trials(work: Path, count: int, first: int = 0) -> Counter[tuple[str, str, Fate]]:
    """How many of ``count`` faults of each kind in each file had which fate."""
    trial = Trial(work)
    return Counter(
        (name, damage.__name__, trial.fate(name, damage, number))
        for name in FILES
        for damage in DAMAGES
        for number in range(first, first + count)
    )
