"""The indexer as a process: started by a screen, helped by workers, ended by its lifeline."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
from asyncio.subprocess import Process
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.conftest import wait_for
from tests.forking import forked
from tests.hostile.program import bound
from tests.indexing.test_killing import children

from briefreader.errors import BriefError, SourceError
from briefreader.indexing import indexer_client
from briefreader.indexing.events import EventKind, IndexEvent, from_line
from briefreader.indexing.index_settings import IndexSettings
from briefreader.indexing.indexer_client import index_events
from briefreader.indexing.process_arguments import indexer_arguments
from briefreader.indexing.update import update_index
from briefreader.indexing.watcher import watch
from briefreader.indexing.worker_client import Job, Worker
from briefreader.log import Log
from briefreader.search import Index
from briefreader.search.writing.index_writer import Builder
from briefreader.sources import scan


@pytest.fixture
def library(tmp_path: Path) -> Path:
    root = tmp_path / "articles"
    root.mkdir()
    for number in range(40):
        text = f"Title {number}\n\nSome words on visas and number{number}.\n"
        (root / f"{number}.txt").write_text(text * 3, "utf-8")
    return root


@pytest.fixture
def indexer_forks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the indexer of a screen forked where its modules are loaded."""
    monkeypatch.setattr(sys, "executable", forked([sys.executable, "-m", "briefreader"])[0])


FORKS = pytest.mark.usefixtures("indexer_forks")


async def collect(library: Path, **options: bool) -> list[IndexEvent]:
    folder = library.parent / "index"
    log = Log(library.parent / "logs")
    return [
        event
        async for event in index_events(folder, [library], IndexSettings(), log=log, **options)
    ]


async def test_a_screen_hears_how_it_goes_and_when_it_is_done(library: Path) -> None:
    events = await collect(library)
    assert events[0].kind is EventKind.SCANNED
    assert events[-1].kind is EventKind.FINISHED
    assert events[-1].articles == 40
    assert len(Index.open(library.parent / "index")) == 40
    assert Log(library.parent / "logs").path.read_bytes() == b""


@FORKS
async def test_closing_the_events_ends_the_process(library: Path) -> None:
    events = index_events(
        library.parent / "index",
        [library],
        IndexSettings(),
        log=Log(library.parent / "log"),
        watch=True,
    )
    async for event in events:
        if event.kind is EventKind.FINISHED:
            break
    await events.aclose()
    with Builder(library.parent / "index"):
        pass  # nobody holds the lock any more


@FORKS
@pytest.mark.parametrize("held", [False, True])
async def test_however_often_it_is_cancelled_the_process_has_ended_afterwards(
    library: Path, monkeypatch: pytest.MonkeyPatch, held: bool
) -> None:
    """As a screen that closes does it; ``held`` if the process would not go by itself."""
    monkeypatch.setattr(indexer_client, "_PATIENCE", 0.2 if held else 30.0)
    started: list[Process] = []
    usual = indexer_client._started

    async def noted(arguments: Sequence[str], log: Log) -> Process:
        started.append(await usual(arguments, log))
        return started[0]

    monkeypatch.setattr(indexer_client, "_started", noted)
    is_watching = asyncio.Event()

    async def follow() -> None:
        events = index_events(
            library.parent / "index",
            [library],
            IndexSettings(),
            log=Log(library.parent / "log"),
            watch=True,
        )
        async for event in events:
            if event.kind is EventKind.FINISHED:
                is_watching.set()

    following = asyncio.create_task(follow())
    await asyncio.wait_for(is_watching.wait(), 30)
    if held:
        started[0].send_signal(signal.SIGSTOP)
    for _ in range(3):
        following.cancel()
        await asyncio.sleep(0)
    with pytest.raises(asyncio.CancelledError):
        await following
    assert started[0].returncode == (-signal.SIGKILL if held else 0)


@FORKS
async def test_new_files_are_seen_while_somebody_reads(library: Path) -> None:
    events = index_events(
        library.parent / "index",
        [library],
        IndexSettings(),
        log=Log(library.parent / "log"),
        watch=True,
    )
    written = False
    async with asyncio.timeout(30):
        async for event in events:
            if event.kind is EventKind.FINISHED and not written:
                (library / "new.txt").write_text("New\n\nSomething quite unheard of.\n", "utf-8")
                written = True
            elif event.kind is EventKind.PUBLISHED and event.articles == 41:
                break
    await events.aclose()
    assert len(Index.open(library.parent / "index")) == 41


@FORKS
async def test_a_second_reader_says_that_it_waits_and_then_goes_on(library: Path) -> None:
    events = index_events(
        library.parent / "index",
        [library],
        IndexSettings(),
        log=Log(library.parent / "log"),
        watch=True,
    )
    async with asyncio.timeout(30):
        with Builder(library.parent / "index"):
            assert (await anext(events)).kind is EventKind.WAITING
        async for event in events:
            if event.kind is EventKind.FINISHED:
                break
    await events.aclose()
    assert len(Index.open(library.parent / "index")) == 40


@FORKS
async def test_an_indexer_that_cannot_work_says_why_in_one_line(library: Path) -> None:
    with (
        Builder(library.parent / "index"),
        pytest.raises(BriefError, match="another briefreader is updating this index"),
    ):
        await collect(library)


@FORKS
async def test_a_crash_names_the_log(library: Path) -> None:
    (library.parent / "index").write_text("a file in the folder's place")
    with pytest.raises(BriefError):
        await collect(library)


WATCHING = """
import sys
from briefreader.indexing import watcher
watcher.INTERVAL = 0.1
from briefreader.indexing.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def start(library: Path, *, forks: bool = True) -> subprocess.Popen[bytes]:
    """An indexer that looks often, and that the rights of files bind even if the tests are root.

    One that is no fork is a child of the tests, and its workers are its children.
    """
    arguments = indexer_arguments(library.parent / "index", [library], IndexSettings(), watch=True)
    command = bound("-P", "-c", WATCHING, *arguments)
    return subprocess.Popen(
        forked(command) if forks else command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def published(process: subprocess.Popen[bytes]) -> IndexEvent:
    """The next event that tells how many articles can be searched, when all are read."""
    assert process.stdout is not None
    for event in map(from_line, process.stdout):
        if event.kind is EventKind.PUBLISHED and event.done == event.total:
            return event
    raise AssertionError("it ended before")


def test_a_file_without_rights_leaves_the_index_and_comes_back_with_them(library: Path) -> None:
    file = library / "7.txt"
    with start(library) as process:
        impatience = threading.Timer(60, process.kill)
        impatience.start()
        assert published(process).articles == 40
        for mode, articles in ((0o000, 39), (0o644, 40)):
            file.chmod(mode)
            assert published(process).articles == articles
        impatience.cancel()
        process.kill()


def test_the_process_ends_with_its_standard_input(library: Path) -> None:
    with start(library) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        process.stdin.close()
        assert process.wait(10) == 0


def test_a_file_that_was_away_just_while_it_was_to_be_read_is_read_later(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It comes back with the size and the time that the look before saw."""
    away = [library / "7.txt"]

    def bytes_of(path: Path) -> bytes:
        if path in away:
            away.remove(path)
            raise SourceError(str(path), "no such file or folder")
        return path.read_bytes()

    monkeypatch.setattr("briefreader.indexing.record_factory.article_bytes", bytes_of)
    monkeypatch.setattr("briefreader.indexing.watcher.INTERVAL", 0.01)
    ended = threading.Event()
    impatience = threading.Timer(5, ended.set)
    impatience.start()
    events = watch(library.parent / "index", [library], IndexSettings(), ended, [])
    assert next(event for event in events if event.articles == 40)
    impatience.cancel()


@pytest.mark.usefixtures("forked_readers")
def test_workers_share_the_reading_and_nothing_is_lost(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefreader.indexing.work_queue._WORTH_WORKERS", 1)
    monkeypatch.setattr("briefreader.indexing.work_queue._SMALL_JOB_BYTES", 500)
    monkeypatch.setattr("briefreader.indexing.update.FIRST_ARTICLES", 3)
    (library / "binary.txt").write_bytes(b"\0\1\2" * 50)
    events = list(
        update_index(library.parent / "index", scan([library]), IndexSettings(), workers=2)
    )
    told = sorted(event.path.name for event in events if event.outcome and event.path)
    assert told == sorted(path.name for path in library.iterdir())
    index = Index.open(library.parent / "index")
    assert len(index) == 40
    assert not list((library.parent / "index").glob("build-*"))


@pytest.mark.usefixtures("forked_readers")
def test_a_worker_is_never_given_very_many_small_files_at_once(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it builds of them lies in its memory until it answers."""
    for number in range(200):
        (library / f"small{number}.txt").write_text("Small\n\nWords\n", "utf-8")
    monkeypatch.setattr("briefreader.indexing.work_queue._WORTH_WORKERS", 1)
    monkeypatch.setattr("briefreader.indexing.work_queue._SMALL_JOB_BYTES", 1)
    monkeypatch.setattr("briefreader.indexing.work_queue._JOB_BYTES", 30_000)
    monkeypatch.setattr("briefreader.indexing.update.FIRST_ARTICLES", 20)
    given: list[int] = []
    start = Worker.start

    def counted(worker: Worker, job: Job) -> None:
        given.append(len(job.files))
        start(worker, job)

    monkeypatch.setattr(Worker, "start", counted)
    list(update_index(library.parent / "index", scan([library]), IndexSettings(), workers=1))
    assert given
    assert max(given) <= 30
    assert len(Index.open(library.parent / "index")) == 240


@pytest.mark.parametrize("when", ["idle", "at work"])
@pytest.mark.parametrize("workers", [1, 2])
def test_what_a_killed_worker_was_to_read_is_read_by_the_others(
    library: Path, monkeypatch: pytest.MonkeyPatch, workers: int, when: str
) -> None:
    monkeypatch.setattr("briefreader.indexing.work_queue._WORTH_WORKERS", 1)
    monkeypatch.setattr("briefreader.indexing.work_queue._SMALL_JOB_BYTES", 500)
    monkeypatch.setattr("briefreader.indexing.update.FIRST_ARTICLES", 3)
    killed: list[Worker] = []
    start = Worker.start

    def kill(worker: Worker) -> None:
        killed.append(worker)
        worker._process.kill()
        worker._process.wait()

    def start_and_kill(worker: Worker, job: Job) -> None:
        first = not killed
        if first and when == "idle":
            kill(worker)
        start(worker, job)
        if first and when == "at work":
            kill(worker)

    monkeypatch.setattr(Worker, "start", start_and_kill)
    folder = library.parent / "index"
    events = list(update_index(folder, scan([library]), IndexSettings(), workers=workers))
    assert killed
    assert events[-1].kind is EventKind.FINISHED
    told = [event.path.name for event in events if event.outcome and event.path]
    assert sorted(told) == sorted(path.name for path in library.iterdir())
    index = Index.open(folder)
    index.check()
    assert len(index) == 40
    assert not list(folder.glob("build-*"))


def test_a_killed_indexer_leaves_no_worker_behind(library: Path) -> None:
    for number in range(40):
        text = f"Much {number}\n\n" + f"Words on visas and number{number}. " * 6000
        (library / f"much{number}.txt").write_text(text, "utf-8")
    process = start(library, forks=False)
    assert wait_for(lambda: bool(children(process)))
    workers = children(process)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))
    list(update_index(library.parent / "index", scan([library]), IndexSettings(), workers=0))
    assert len(Index.open(library.parent / "index")) == 80


FULL_DISK = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from briefreader.indexing.__main__ import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("room", [0, 100, 1000, 2000])
def test_a_full_disk_is_one_line_and_the_last_state_stays(library: Path, room: int) -> None:
    folder = library.parent / "index"
    list(update_index(folder, scan([library]), IndexSettings()))
    (library / "0.txt").write_text("Changed\n\nNow about tariffs.\n", "utf-8")
    command = forked([sys.executable, "-P", "-c", FULL_DISK, str(room)])
    lifeline, ours = os.pipe()
    done = subprocess.run(
        [*command, *indexer_arguments(folder, [library], IndexSettings(), watch=False)],
        capture_output=True,
        stdin=lifeline,
        check=False,
    )
    os.close(lifeline)
    os.close(ours)
    last = from_line(done.stdout.splitlines()[-1])
    assert (done.returncode, done.stderr) == (2, b"")
    assert last.kind is EventKind.FAILED
    assert "File too large" in last.reason
    index = Index.open(folder)
    index.check()
    assert len(index) == 40
