"""Long documents are written in two processes, and are whole whatever becomes of the second."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def _run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program of its own: a fork is made only where there is no other thread."""
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=Path(__file__).parents[1],
    )


_PROGRAM = """
import os, resource, signal, threading, time
from briefreader.forked_half import NotInHalves, in_halves, joined

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


def dies_unheard(half):
    if half.is_second:
        half._tell("")
        os._exit(1)
    return half.both(" " * 1_000_000)  # more than a pipe takes


try:
    in_halves(dies_unheard, 6250)
except NotInHalves:
    print("alone", end=" ")
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
    done = _run(_PROGRAM)

    assert (done.stdout, done.stderr) == (
        "alone interrupted no child left b'' 9 0 set() set()\n",
        "",
    )


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
here, checked, check_rows = os.getpid(), [], integrity.check_rows


def noted(connection, tables):
    if os.getpid() == here:
        checked.extend(table.name for table in tables)
    check_rows(connection, tables)


integrity.check_rows = noted


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
    done = _run(_NOTEBOOK, str(tmp_path / "data"))

    told = [
        "8",
        "8 bookmark article",
        "8 bookmark article",
        "bookmark: a row doesn't match what was written bookmark article",
        "article: a row doesn't match what was written bookmark article",
        "bookmark: rows are missing or duplicated bookmark article",
    ]
    assert (done.stdout.splitlines(), done.stderr) == (told, "")


_HALVES = """
import os, sqlite3, sys
from datetime import UTC, datetime
from pathlib import Path
from briefreader import forked_half
from briefreader.citations import CitationStyle, ExportFormat
from briefreader.citations.export import jsonl_export
from briefreader.library import Library
from briefreader.notebook import Notebook
from briefreader.notebook.records import bookmark_halves
from tests.notebook.samples import TEXT, article, draft, ticking

folder = Path(sys.argv[1])
texts = folder / "library"
texts.mkdir()
now, kept = ticking(), []
# Two articles have bookmarks in both halves; two are transcripts, which APA calls alike.
for number in (0, 1, 0, 2, 3, 0, 4, 5, 6, 0, 1, 7):
    path = texts / f"{number}.txt"
    path.write_text(TEXT)
    made = draft(article(path.name, folder=str(texts))).bookmark("", now())
    made = made._replace(id=f"{len(kept):08d}", note="\\u202eodd\\n\\n“note”")
    if number > 5:
        made = made._replace(byline="", url="", title="Alike")
        made = made._replace(selector=made.selector._replace(prefix=f"{made.mention}: "))
    kept.append(made)
with Notebook.open(folder / "data", now) as notebook:
    notebook.merge(kept)
    notebook.join_names("Ada Marlowe", "Ada Lovelace")
forked_half._WORTH_A_FORK = 1
os.sched_getaffinity = lambda process: {0, 1}
here, read, alone = os.getpid(), [], []
half_of_bookmarks = bookmark_halves.half_of_bookmarks


def noted(*held, **by):
    found = half_of_bookmarks(*held, **by)
    read[:] = [len(found)]
    return found


bookmark_halves.half_of_bookmarks = noted


def exported(form=ExportFormat.JSONL, style=CitationStyle.PLAIN):
    library = Library.open(
        [texts],
        cache_dir=folder / "cache",
        data_dir=folder / "data",
        clock=lambda: datetime(2024, 1, 1, tzinfo=UTC),
    )
    find = library.bookmarks.find
    library.bookmarks.find = lambda: alone.append(1) or find()
    alone.clear()
    count, parts = library.exports.export_all(form, style)
    text = forked_half.text_of(parts)
    assert count == len(kept) and '"rot"' not in text
    assert text == library.exports.export(find(), form, style), (form, style)
    library.close()
    return text


for form in ExportFormat:
    for style in CitationStyle if form in ("markdown", "org", "html") else ("plain",):
        text = exported(form, style)
        assert "Lovelace" in text
        assert (read, alone) == ([6 if form in ("csv", "jsonl", "w3c") else 8], [])
assert "2023a" in exported(ExportFormat.HTML, CitationStyle.APA)


def told(what):
    lost = exported().count('"lost"')
    print(what, "alone" if alone else "in halves", lost)


def in_fork(record_of):
    def changed(bookmark):
        return record_of(bookmark) if os.getpid() == here else 1 / 0

    return changed


plain = jsonl_export.record_of
jsonl_export.record_of = in_fork(plain)
told("one dies:")
jsonl_export.record_of = plain
for name in ("2.txt", "7.txt"):
    (texts / name).unlink()
    told("lost:")
for name in ("3.txt", "5.txt"):
    (texts / name).write_text("All went away.")
    told("edited:")
    told("again:")
for identity in ("00000000", "00000011"):
    held = sqlite3.connect(folder / "data" / "notebook.db", isolation_level=None)
    held.execute("UPDATE bookmark SET note = 'rot' WHERE id = ?", (identity,))
    held.close()
    told("rotten:")
held = sqlite3.connect(folder / "data" / "notebook.db", isolation_level=None)
held.execute("DELETE FROM bookmark WHERE id = '00000005'")
held.close()
told("without a row:")
told("again:")
"""


def test_each_process_has_its_half_of_the_notebook_where_nothing_is_to_be_mended(
    tmp_path: Path,
) -> None:
    done = _run(_HALVES, str(tmp_path))

    told = [
        "one dies: alone 0",
        "lost: in halves 1",
        "lost: in halves 2",
        "edited: alone 3",
        "again: in halves 3",
        "edited: alone 4",
        "again: in halves 4",
        "rotten: alone 4",
        "rotten: alone 4",
        "without a row: alone 4",
        "again: in halves 4",
    ]
    assert (done.stdout.splitlines(), done.stderr) == (told, "")
