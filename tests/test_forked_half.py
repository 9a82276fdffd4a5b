"""Long documents are written in two processes, and are whole whatever becomes of the second."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# In a program of its own: a fork is made only where there is no other thread.
_PROGRAM = """
import os, resource, signal, threading, time
from briefreader.forked_half import joined

here = os.getpid()
items = [f"“{number}” \\ud800" for number in range(6250)]
os.sched_getaffinity = lambda process: {0, 1}
writers = set()


def open_files():
    return len(os.listdir("/dev/fd"))


before = open_files()


def written(end=lambda: None, items=items):
    def write(item):
        if os.getpid() != here and item == items[-1]:
            end()
        return f"{item} {os.getpid() == here}"

    return joined(write, items, ", ").split(", ")


def holds(found, own):
    assert found == [f"{item} {number < own}" for number, item in enumerate(items[: len(found)])]


holds(written(), 3250)
assert len(written(items=items[:6247])) == 6247  # too few
holds(written(items=items[:6247]), 6247)
holds(written(lambda: os._exit(0)), 6250)  # dies without a word
holds(written(lambda: os.kill(os.getpid(), signal.SIGKILL)), 6250)
holds(written(lambda: 1 / 0), 6250)
os.sched_getaffinity = lambda process: {0}
holds(written(), 6250)
os.sched_getaffinity = lambda process: {0, 1}
ended = threading.Event()
threading.Thread(target=ended.wait).start()
holds(written(), 6250)
ended.set()
[one.join() for one in threading.enumerate() if one is not threading.current_thread()]
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
holds(written(), 3250)
signal.signal(signal.SIGCHLD, signal.SIG_DFL)


def interrupt():
    os.kill(here, signal.SIGINT)
    time.sleep(3)  # not for ever: the parent may hear of it just before it waits for what is sent


# What a shell puts into the background would not hear of it.
signal.signal(signal.SIGINT, signal.default_int_handler)


try:
    written(interrupt)
except KeyboardInterrupt:
    print("interrupted", end=" ")
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("no child left", end=" ")
# Killed while the fork has more to tell than a pipe takes: the fork ends, and with it its output.
back, to = os.pipe()
parent = os.fork()
if parent == 0:
    os.close(back)
    here = os.getpid()
    joined(lambda item: item * 99 if os.getpid() != here else os.kill(here, 9), items, "")
os.close(to)
print(repr(os.read(back, 1)), os.WTERMSIG(os.waitpid(parent, 0)[1]), end=" ")
os.close(back)
print(open_files() - before, signal.pthread_sigmask(0, ()), end=" ")
limits = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (3, limits[1]))
holds(written(), 6250)
resource.setrlimit(resource.RLIMIT_NOFILE, limits)
print(signal.pthread_sigmask(0, ()))
"""


def test_what_two_processes_write_is_what_one_does() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=False, timeout=60
    )

    assert (done.stdout, done.stderr) == ("interrupted no child left b'' 9 0 set() set()\n", "")


_NOTEBOOK = """
import sqlite3, os, sys
from contextlib import closing
from pathlib import Path
from briefreader import forked_half
from briefreader.errors import NotebookDamaged
from briefreader.notebook import Notebook
from briefreader.notebook.storage import integrity
from briefreader.notebook.storage.schema import ARTICLE, BOOKMARK
from tests.notebook.samples import draft, ticking

folder = Path(sys.argv[1])
now = ticking()
with Notebook.open(folder, now) as notebook:
    notebook.merge([draft().bookmark(f"{number:08d}", now()) for number in range(8)])
forked_half._WORTH_A_FORK = 1
os.sched_getaffinity = lambda process: {0, 1}
here, checked, check_rows = os.getpid(), [], integrity._check_rows


def noted(connection, tables):
    if os.getpid() == here:
        checked.extend(table.name for table in tables)
    check_rows(connection, tables)


integrity._check_rows = noted


def rows(held):
    return held.execute("SELECT * FROM bookmark").fetchall()


def read(held):
    checked.clear()
    try:
        count = len(integrity.read_checked(held, path, (BOOKMARK, ARTICLE), rows))
    except NotebookDamaged as error:
        count = error
    print(count, *checked)


path = folder / "notebook.db"
with closing(sqlite3.connect(path, isolation_level=None)) as held:
    read(held)
    os.sched_getaffinity = lambda process: {0}
    read(held)
    os.sched_getaffinity = lambda process: {0, 1}
    change = integrity._change
    integrity._change = lambda held: change(held) if os.getpid() == here else "of another moment"
    read(held)
    integrity._change = change
    held.execute("UPDATE bookmark SET note = 'rot' WHERE id = '00000007'")
    read(held)
    held.execute("UPDATE bookmark SET note = '' WHERE id = '00000007'")
    (kept,) = held.execute("SELECT content_hash FROM article").fetchone()
    held.execute("UPDATE article SET content_hash = 'rot'")
    read(held)
    held.execute("UPDATE article SET content_hash = ?", (kept,))
    held.execute("DELETE FROM bookmark WHERE id = '00000006'")
    read(held)
"""


def test_what_rotted_is_seen_whichever_process_looks_at_it(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _NOTEBOOK, str(tmp_path / "data")],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=Path(__file__).parents[1],
    )

    told = [
        "8",
        "8 bookmark article",
        "8 bookmark article",
        "bookmark: a row doesn't match what was written bookmark article",
        "article: a row doesn't match what was written bookmark article",
        "bookmark: rows are missing or duplicated bookmark article",
    ]
    assert (done.stdout.splitlines(), done.stderr) == (told, "")
