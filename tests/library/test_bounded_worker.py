"""Disks that do not answer, beside the notebook: waited for once, and never at the end."""

from __future__ import annotations

import fcntl
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.notebook.samples import draft

from briefreader.config import NotebookSettings
from briefreader.errors import NotebookError, NotebookLocked
from briefreader.library import Library
from briefreader.library.bounded_worker import BoundedWorker

LONG = 300.0  # seconds, for which nothing here may wait


def test_what_makes_progress_is_waited_for_and_what_does_not_once() -> None:
    go_on, rounds = threading.Event(), iter(range(100))

    def work() -> None:
        for _ in range(3):
            worker.progressed()
        next(rounds)
        go_on.wait()

    worker = BoundedWorker(work, "work")
    assert not worker.run(0.01)
    assert not worker.run(LONG), "in vain once, not again"
    go_on.set()
    thread = worker._running
    assert thread is not None
    thread.join()
    assert worker.run(LONG)
    assert next(rounds) == 2, "done twice, for nobody does it while it is being done"


def test_a_dead_disk_beside_the_notebook_is_waited_for_once_and_the_notebook_closed(
    tmp_path: Path,
) -> None:
    for name in ("articles", "shared", "elsewhere"):
        (tmp_path / name).mkdir()
    library = Library.open(
        [tmp_path / "articles"],
        cache_dir=tmp_path / "cache",
        data_dir=tmp_path / "data",
        clock=lambda: datetime(2024, 3, 1, tzinfo=UTC),
        beside=NotebookSettings(shared=tmp_path / "shared", mirror=tmp_path / "elsewhere" / "m"),
    )
    # What holds a lock beside the notebook holds up its thread as a disk does.
    with (
        (tmp_path / "data" / "shared.lock").open("w") as shared,
        (tmp_path / "data" / "mirror.lock").open("w") as mirror,
    ):
        for held in (shared, mirror):
            fcntl.flock(held, fcntl.LOCK_EX)
        library._notebook.add(draft())
        (told,) = library.shared.sync(0.01)
        assert "it doesn't respond; your changes will be shared when it is available again" in told
        (other,) = library.mirror.write(0.01)
        assert other == f"mirror {tmp_path}/elsewhere/m: no response; it will be written later"
        assert library.sync(LONG) == (told, other)
        library.close()
    threads = [one for one in threading.enumerate() if one.name in ("mirror", "shared folder")]
    for thread in threads:
        thread.join()
    with pytest.raises(NotebookError):
        library.bookmarks.find()
    assert list((tmp_path / "shared").iterdir()) == []


def test_a_notebook_that_another_program_holds_is_closed_all_the_same(tmp_path: Path) -> None:
    for name in ("articles", "shared"):
        (tmp_path / name).mkdir()
    library = Library.open(
        [tmp_path / "articles"],
        cache_dir=tmp_path / "cache",
        data_dir=tmp_path / "data",
        clock=lambda: datetime(2024, 3, 1, tzinfo=UTC),
        beside=NotebookSettings(shared=tmp_path / "shared"),
        patience=0.05,
    )
    library.bookmarks.wait_only_a_moment()
    with closing(sqlite3.connect(tmp_path / "data" / "notebook.db")) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(NotebookLocked):
            library.close()
    with pytest.raises(NotebookError, match="closed"):
        library._notebook.bookmarks()
