"""Changes a notebook while single allocations of memory fail, in a process of its own.

    python -m tests.notebook.allocation_trial FOLDER FIRST STEP TRIALS

Trial after trial one allocation of Python's later than the last fails while a bookmark is made.
Prints how many changes were acknowledged and how many refused; ends with 1 where anything that was
acknowledged is not there, the notebook is damaged, or takes no further change.
"""

from __future__ import annotations

import importlib
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from briefreader.domain.article import Article, Span
from briefreader.errors import NotebookError
from briefreader.notebook import NewBookmark, Notebook

TEXT = "Words of an article, kept for years. " * 9


def now() -> datetime:
    """The time."""
    return datetime.now(UTC)


def new(number: int, name: str) -> NewBookmark:
    """A bookmark in an article of its own."""
    path = Path(f"/library/{name}-{number}.txt")
    return NewBookmark(Article(path, f"{name}-{number}", "T", f"{number} {TEXT}"), Span(0, 40))


def trial(folder: Path, number: int, fails: int, hooks: ModuleType) -> bool:
    """Make a bookmark while one allocation fails; whether that was acknowledged."""
    with Notebook.open(folder, now) as opened:
        before = opened.add(new(number, "before"))  # with which the journal's thread begins
        wanted, kept = new(number, "failing"), None
        hooks.set_nomemory(fails, fails + 1)
        try:
            kept = opened.add(wanted)
        except (MemoryError, NotebookError, SystemError, TypeError):
            pass  # without memory os.fspath takes a path for something else
        finally:
            hooks.remove_mem_hooks()
        after = opened.add(new(number, "after"))
    with Notebook.open(folder, now) as opened:
        there = {bookmark.id for bookmark in opened.bookmarks()}
        assert not opened.notices, opened.notices
        assert opened.verify()
        assert {before.id, after.id} <= there
        assert kept is None or kept.id in there
    return kept is not None


def main(folder: Path, first: int, step: int, trials: int) -> None:
    """Do the trials."""
    hooks = importlib.import_module("_testcapi")
    with Notebook.open(folder, now) as opened:
        opened.add(new(0, "first"))  # what is loaded at the first change is loaded
    done = [trial(folder, n, first + n * step, hooks) for n in range(trials)]
    print(f"{sum(done)} acknowledged, {trials - sum(done)} refused")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
