"""Killed at any moment: what was published stays, and the next start clears the rest away."""

from __future__ import annotations

import fcntl
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from benchmarks.articles import articles
from tests.conftest import wait_for

from briefreader.errors import IndexMissing
from briefreader.indexing.events import EventKind, IndexEvent, from_line
from briefreader.indexing.index_settings import IndexSettings
from briefreader.indexing.process_arguments import indexer_arguments
from briefreader.indexing.update import update_index
from briefreader.search import Index, parse_query
from briefreader.search.store.manifest import read_manifest
from briefreader.sources import scan

ARTICLES = 120

# An indexer that starts a worker for little work, hands it little at a time and publishes at every
# turn, by changing what was published however much is new, so that a kill hits any of this.
BUSY = """
import sys
from briefreader.indexing import update, work_queue, worker_client
from briefreader.search.writing import catalogue_delta
worker_client.MANY_FILES = 50
update.FIRST_ARTICLES, work_queue._WORTH_WORKERS, work_queue._SMALL_JOB_BYTES = 20, 1, 30_000
update._PAUSE = update._LONGEST_PAUSE = 0.02
update._PAUSE_PER_PUBLISHING = 0
catalogue_delta._ROWS_A_CHANGE = 0
from briefreader.indexing import __main__ as process
process.NICENESS = 0  # the trials take long enough
sys.exit(process.main(sys.argv[1:]))
"""


class Trial:
    """A folder of articles, its index, and an indexer to be killed."""

    def __init__(self, folder: Path) -> None:
        self.articles = folder / "articles"
        self.index = folder / "index"
        self._random = random.Random(5)
        self._generated = articles(1_000)
        self._dead: list[int] = []
        self.articles.mkdir()
        for _ in range(ARTICLES):
            self._write()

    def _write(self) -> None:
        name, text = next(self._generated)
        (self.articles / Path(name).name).write_text(text, "utf-8")

    def _change(self) -> None:
        """Some files come, go, and are written anew."""
        paths = sorted(self.articles.iterdir())
        for path in self._random.sample(paths, 30):
            path.write_text(f"{path.read_text('utf-8')}\nOnce more.\n", "utf-8")
        for path in self._random.sample(paths, 3):
            path.unlink()
            self._write()

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-P", "-c", BUSY]
        arguments = indexer_arguments(self.index, [self.articles], IndexSettings(), watch=False)
        return subprocess.Popen(
            [*command, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def undisturbed(self) -> float:
        """Seconds that a whole build takes after its scan."""
        with self._start() as process:
            assert process.stdout is not None
            process.stdout.readline()
            begun = time.monotonic()
            kinds = [from_line(line).kind for line in process.stdout]
        assert kinds.count(EventKind.PUBLISHED) > 3
        return time.monotonic() - begun

    def kill(self, anew: bool, delay: float | None) -> None:
        """Build ``anew`` or update, killed ``delay`` seconds after the scan (None: before it)."""
        if anew:
            shutil.rmtree(self.index)
        else:
            self._change()
        before = self._generation()
        process = self._start()
        assert process.stdout is not None
        told = b""
        if delay is None:
            time.sleep(self._random.random() * 0.3)
        else:
            told = process.stdout.readline()
            self._check_swept()
            time.sleep(delay)
        workers = children(process)
        process.send_signal(signal.SIGKILL)
        rest, _ = process.communicate()
        self._dead.append(process.pid)
        self._check(before, events(told + rest), workers)

    def _generation(self) -> int:
        try:
            return read_manifest(self.index).generation
        except IndexMissing:
            return 0

    def _check(self, before: int, told: list[IndexEvent], workers: list[int]) -> None:
        published = sum(event.kind is EventKind.PUBLISHED for event in told)
        assert self._generation() >= before + published, "something published was lost"
        if self._generation():
            index = Index.open(self.index)
            index.check()
            results = index.search(parse_query("the"))
            assert len(results) == len({results.hit(n).row.path for n in range(len(results))})
        assert wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))
        if (self.index / "lock").exists():
            lock = os.open(self.index / "lock", os.O_RDWR)
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # raises if anybody holds it
            os.close(lock)

    def _check_swept(self) -> None:
        """A new indexer has looked through its folder: nothing of those before it is there."""
        names = {path.name for path in self.index.iterdir()}
        assert not [n for n in names for pid in self._dead if n.startswith(f"build-{pid}-")]

    def finish(self) -> None:
        """Let one update run to its end: everything is found, nothing is left over."""
        for event in update_index(self.index, scan([self.articles]), IndexSettings(), workers=0):
            assert event.kind is not EventKind.FAILED
        index = Index.open(self.index)
        index.check()
        paths = {str(index.catalogue.row(row).path) for row in index.catalogue.rows}
        assert paths == {str(path) for path in self.articles.iterdir()}
        assert len(paths) == ARTICLES
        kept = {"lock", "manifest", *read_manifest(self.index).files}
        assert {path.name for path in self.index.iterdir()} == kept


def events(output: bytes) -> list[IndexEvent]:
    """What was told in whole lines."""
    return [from_line(line) for line in output.split(b"\n")[:-1]]


def children(process: subprocess.Popen[bytes]) -> list[int]:
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("ascii")
    return [int(pid) for pid in listed.split()]


def kill_trials(folder: Path, trials: int) -> None:
    trial = Trial(folder)
    random_ = random.Random(9)
    whole = trial.undisturbed()
    for number in range(trials):
        early = random_.random() < 0.1
        trial.kill(number % 3 == 0, None if early else random_.random() * whole)
    trial.finish()


def test_killed_at_any_moment_the_last_published_state_is_there(tmp_path: Path) -> None:
    kill_trials(tmp_path, 2)  # a new build and an update


@pytest.mark.slow
def test_killed_two_hundred_times_the_last_published_state_is_there(tmp_path: Path) -> None:
    kill_trials(tmp_path, 200)
    print("\nfigure: 200 kills, nothing published lost, nothing left over")
