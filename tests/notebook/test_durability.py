"""A bookmark that was acknowledged is there, whoever else writes and whenever the power goes."""

from __future__ import annotations

import fcntl
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from tests.forking import forked
from tests.notebook.samples import QUOTE, article, before_sums, draft, files_no_longer_than, ticking

from briefreader.errors import NotebookError
from briefreader.notebook import Notebook
from briefreader.notebook.storage.atomic_files import replace_file
from briefreader.notebook.storage.journal import JOURNAL_NAME, append, compact
from briefreader.notebook.storage.journal_format import State

# The child makes bookmarks as fast as it can and says each id only when ``add`` has returned.
WRITER = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from briefreader.domain.article import Article, Span
from briefreader.notebook import NewBookmark, Notebook
folder, count = Path(sys.argv[1]), int(sys.argv[2])
book = Notebook.open(folder, lambda: datetime.now(UTC))
os.write(1, b"ready\\n")
for number in range(count):
    text = f"Words of article {number} by {os.getpid()}, kept for years. " * 9
    of = Article(Path(f"/library/{os.getpid()}-{number}.txt"), f"{os.getpid()}-{number}", "T", text)
    kept = book.add(NewBookmark(of, Span(0, 40)))
    if number % 3 == 0:
        book.set_note(kept.id, "noted")
    os.write(1, kept.id.encode() + b"\\n")
book.close()
"""


def writer(folder: Path, count: int, *, started: bool = False) -> subprocess.Popen[bytes]:
    """A process that writes; ``started`` anew, or forked from one that has all modules."""
    command = [sys.executable, "-c", WRITER, str(folder), str(count)]
    return subprocess.Popen(command if started else forked(command), stdout=subprocess.PIPE)


def kill_at_random(folder: Path, dice: random.Random) -> list[str]:
    """Start a writer, kill it -9 at a random moment; the ids that it acknowledged."""
    with writer(folder, 10**6) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        said = b"".join(child.stdout.readline() for _ in range(dice.randint(1, 9)))
        time.sleep(dice.uniform(0, 0.012))
        os.kill(child.pid, signal.SIGKILL)
        said += child.stdout.read()
    return [line.decode() for line in said.split(b"\n")[:-1]]


def check_kills(folder: Path, kills: int) -> int:
    """Kill that often; every acknowledged bookmark must be there each time. How many there were."""
    dice, acknowledged = random.Random(9), set[str]()
    for number in range(kills):
        acknowledged |= set(kill_at_random(folder, dice))
        if number % 10 == 9 or number == kills - 1:
            with Notebook.open(folder, ticking()) as opened:
                assert opened.notices == ()
                assert acknowledged <= {kept.id for kept in opened.bookmarks()}
                assert all(opened.text(b.content_hash) for b in opened.bookmarks()[-50:])
    with Notebook.open(folder, ticking()) as opened:
        before = opened.bookmarks()
    (folder / "notebook.db").unlink()
    with Notebook.open(folder, ticking()) as opened:
        assert opened.bookmarks() == before, "the second copy caught up"
        assert all(opened.text(kept.content_hash) for kept in before)
    return len(acknowledged)


def test_no_acknowledged_bookmark_is_lost_to_kill_9(folder: Path) -> None:
    assert check_kills(folder, 20) >= 20


@pytest.mark.slow
def test_no_acknowledged_bookmark_is_lost_in_a_thousand_kills(folder: Path) -> None:
    acknowledged = check_kills(folder, 1000)
    print(f"\nfigure: 1,000 kills, {acknowledged:,} bookmarks acknowledged, none lost")
    assert acknowledged >= 5000


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace to see what is synced")
def test_a_bookmark_is_synced_to_the_disk_before_it_is_acknowledged(
    folder: Path, tmp_path: Path
) -> None:
    """A kill shows nothing of that: what a process has written outlives it, not a power cut."""
    trace = tmp_path / "trace"
    calls = "trace=write,pwrite64,fsync,fdatasync"
    command = [
        "strace",
        "-y",
        "-s",
        "8",
        "-e",
        calls,
        "-o",
        str(trace),
        sys.executable,
        "-c",
        WRITER,
    ]
    subprocess.run([*command, str(folder), "5"], check=True, capture_output=True)
    acknowledged = 0
    unsynced: set[str] = set()
    for line in trace.read_text().splitlines():
        call, _, rest = line.partition("(")
        file = rest.partition("<")[2].partition(">")[0]
        if call == "pwrite64" and "notebook.db" in file:
            unsynced.add(file)
        elif call in ("fsync", "fdatasync"):
            unsynced.discard(file)
        elif line.startswith("write(1<"):
            assert not unsynced, line
            acknowledged += 1
    assert acknowledged == 6, "it says that it is ready, too"


def test_two_processes_lose_nothing(folder: Path) -> None:
    with writer(folder, 100) as one, writer(folder, 100) as two:
        assert (one.wait(60), two.wait(60)) == (0, 0)
    with Notebook.open(folder, ticking()) as opened:
        kept = opened.bookmarks()
        assert len(kept) == 200
        assert sum(bool(bookmark.note) for bookmark in kept) == 68
    (folder / "notebook.db").unlink()
    with Notebook.open(folder, ticking()) as opened:
        assert opened.bookmarks() == kept


def test_a_first_launch_killed_half_way_leaves_nothing_in_the_way(folder: Path) -> None:
    dice = random.Random(3)
    for _ in range(10):
        with writer(folder, 0, started=True) as child:
            time.sleep(dice.uniform(0.05, 0.35))
            os.kill(child.pid, signal.SIGKILL)
        with Notebook.open(folder, ticking()) as opened:
            assert opened.notices == ()
            assert opened.bookmarks() == ()
        for path in folder.iterdir():
            path.unlink()


def test_a_bookmark_is_on_disk_before_it_is_acknowledged(folder: Path) -> None:
    with Notebook.open(folder, ticking()) as opened:
        kept = opened.add(draft())
        with closing(sqlite3.connect(folder / "notebook.db")) as other:
            assert other.execute("SELECT id FROM bookmark").fetchall() == [(kept.id,)]
        with closing(opened._store._connection.execute("PRAGMA synchronous")) as pragma:
            assert pragma.fetchone() == (3,), "EXTRA: the folder is synced too"
        with closing(opened._store._connection.execute("PRAGMA journal_mode")) as pragma:
            assert pragma.fetchone() == ("delete",)


def fill(notebook: Notebook) -> str:
    """Bookmark until that fails; the error."""
    for number in range(1000):
        try:
            notebook.add(draft(article(f"more{number}.txt", f"{QUOTE} {number} " * 400)))
        except NotebookError as error:
            return str(error)
    raise AssertionError("it never failed")


@pytest.mark.parametrize("where", ["file size", "page count"])
def test_a_full_disk_costs_nothing_that_was_kept(folder: Path, where: str) -> None:
    with Notebook.open(folder, ticking()) as opened:
        for number in range(5):
            opened.add(draft(article(f"{number}.txt")))
        database = folder / "notebook.db"
        if where == "file size":
            with files_no_longer_than(database.stat().st_size + 20_000):
                said = fill(opened)
        else:
            with opened._store.connection() as connection:
                pages = connection.execute("PRAGMA page_count").fetchone()[0]
                connection.execute(f"PRAGMA max_page_count = {pages + 5}")
                said = fill(opened)
                connection.execute("PRAGMA max_page_count = 1000000")
        assert "this change was not saved, earlier ones are safe" in said
        assert "\n" not in said
        kept = opened.bookmarks()
        assert len(kept) > 5
        after = opened.add(draft(article("after.txt")))
    with Notebook.open(folder, ticking()) as opened:
        assert opened.notices == ()
        assert opened.bookmarks() == (*kept, after)
    (folder / "notebook.db").unlink()
    with Notebook.open(folder, ticking()) as opened:
        assert opened.bookmarks() == (*kept, after)


def test_a_second_copy_that_cannot_be_written_is_made_good_later(folder: Path) -> None:
    """The database is what counts; the copy catches up once its place is free again."""
    copies = [folder / "notebook.jsonl", folder / "notebook-texts.jsonl"]
    with Notebook.open(folder, ticking()) as opened:
        opened.add(draft())
        opened._store.settle()
        for copy in copies:
            copy.unlink()
            copy.mkdir()
        opened.add(draft(article("other.txt", f"{QUOTE} again")))
        opened._store.settle()
        for copy in copies:
            copy.rmdir()
        kept = opened.bookmarks()
    (folder / "notebook.db").unlink()
    with Notebook.open(folder, ticking()) as opened:
        assert opened.bookmarks() == kept
        assert opened.text(kept[1].content_hash) == f"{QUOTE} again"


def test_a_notebook_held_by_another_program_says_so(folder: Path) -> None:
    with Notebook.open(folder, ticking()) as opened:
        kept = opened.add(draft())
        with closing(sqlite3.connect(folder / "notebook.db", isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            with opened._store.connection() as connection:
                connection.execute("PRAGMA busy_timeout = 100")
            with pytest.raises(NotebookError, match="another program has locked it; try again"):
                opened.set_note(kept.id, "late")
            other.execute("ROLLBACK")
        assert opened.set_note(kept.id, "at last").note == "at last"


def test_a_compaction_that_waited_for_another_waits_for_who_writes_after_that(
    folder: Path,
) -> None:
    """Else it would look first, and then replace what was added since."""
    folder.mkdir(exist_ok=True)
    path = folder / JOURNAL_NAME
    append(path, ["{}"])
    looked = threading.Event()

    def snapshot() -> tuple[State, int, str]:
        looked.set()
        return {}, 1, ""

    with open(path, "rb") as old:
        fcntl.flock(old, fcntl.LOCK_EX)
        second = threading.Thread(target=compact, args=(folder, snapshot))
        second.start()
        time.sleep(0.2)
        replace_file(path, [b"{}\n"])
        with open(path, "rb") as new:
            fcntl.flock(new, fcntl.LOCK_EX)
            old.close()
            assert not looked.wait(0.3)
    second.join(10)
    assert looked.is_set()
    assert before_sums(path.read_bytes()).endswith(b'"change":1}\n')
