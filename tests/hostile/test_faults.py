"""On a bad day nothing is lost, nothing hangs, and one line says what is the matter."""

from __future__ import annotations

import os
import resource
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from benchmarks.articles import write
from tests.conftest import open_library
from tests.forking import ForkedTerminal, forked
from tests.hostile.conftest import SHOWN
from tests.hostile.program import bound, briefreader, places, run
from tests.terminal.conftest import wait_until_sorted
from tools.terminal import Terminal

from briefreader.domain.article import Span
from briefreader.errors import ExportError, SourceError
from briefreader.library import Library

QUIT = "\x11"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


def kept(state: Path, folder: Path) -> str:
    """What a later run finds in the notebook."""
    done = run(state, "bookmarks", "--library", folder)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout.decode()


# F2: ended in the middle


@pytest.mark.terminal
def test_ctrl_c_ends_indexing_at_once_and_the_next_time_all_is_done(
    folder: Path, state: Path
) -> None:
    write(folder, 320)  # so many that a worker is started at once
    slow = folder / "slow.html"  # it takes all the time of one file: the end is not there before
    slow.write_text("<p " + " ".join(f"a{n}='x'" for n in range(60_000)) + ">text</p>", "utf-8")
    index = briefreader(state, "index", "--library", folder)
    with Terminal(index) as terminal:
        terminal.wait_for_bytes(b"added")
        terminal.send("\x03")
        assert terminal.end() == 130
        assert b"Traceback" not in terminal.raw
        assert b"321 articles" not in terminal.raw
    slow.unlink()
    again = run(state, "index", "--library", folder)
    assert b"321 articles" in again.stdout + again.stderr


# F4: no right to write


@contextmanager
def closed(*paths: Path) -> Iterator[None]:
    modes = {path: path.stat().st_mode for path in paths}
    try:
        for path in paths:
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield
    finally:
        for path, mode in reversed(modes.items()):
            path.chmod(mode)


@pytest.mark.terminal
def test_a_library_that_may_not_be_written_to_is_read_like_any_other(
    folder: Path, state: Path
) -> None:
    with (
        closed(folder / "harbour.md", folder),
        ForkedTerminal(briefreader(state, folder), columns=140) as terminal,
    ):
        terminal.wait_for(SHOWN)
        terminal.settle()
        terminal.send("m")
        terminal.wait_for("bookmarked: Ines Calloway")
        terminal.send(QUIT)
        assert terminal.end() == 0
    assert SHOWN in kept(state, folder)


@pytest.mark.terminal
def test_a_notebook_that_may_not_be_written_to_is_shown_and_says_so(
    folder: Path, state: Path
) -> None:
    library = open_library(folder, state)
    reading = library.read(folder / "harbour.md")
    library.bookmarks.bookmark(reading, Span(0, 30))
    library.close()
    with (
        closed(*(state / "data").iterdir(), state / "data"),
        ForkedTerminal(briefreader(state, folder), columns=140) as terminal,
    ):
        terminal.wait_for(SHOWN)
        terminal.settle()
        terminal.send("m")
        terminal.wait_for("write-protected")
        terminal.send(QUIT)
        assert terminal.end() == 0
        assert "The harbour of Port Ellery" in kept(state, folder)


# F5: two at once


@pytest.mark.terminal
def test_two_readers_and_an_indexer_share_one_notebook(folder: Path, state: Path) -> None:
    command = briefreader(state, folder)
    with ForkedTerminal(command) as one, ForkedTerminal(command) as other:
        for terminal in (one, other):
            terminal.wait_for(SHOWN)
            terminal.settle()
        indexer = subprocess.Popen(
            forked(briefreader(state, "index", "--rebuild", "--library", folder)),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        one.send("m")
        one.wait_for("bookmarked: Ines Calloway")
        other.send("2]m")
        other.wait_for("bookmarked:")
        for terminal in (one, other):
            assert "lock" not in terminal.text
            terminal.send(QUIT)
            assert terminal.end() == 0
        _, said = indexer.communicate()
        assert indexer.returncode in (0, 2), said
        assert b"Traceback" not in said
    assert kept(state, folder).count("Ines Calloway") == 2


# F9: the clock


@pytest.mark.parametrize(
    "now",
    [
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime(2100, 12, 31, 23, 59, 59, tzinfo=UTC),
        datetime(2024, 3, 31, 1, 30, tzinfo=UTC),  # the hour that there is not in Europe
    ],
)
@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "Pacific/Kiritimati"])
def test_no_clock_is_too_wrong(
    folder: Path, state: Path, now: datetime, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Time may go back between two changes; their order stays that in which they were made."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        library = Library.open(
            [folder], cache_dir=state / "cache", data_dir=state / "data", clock=lambda: now
        )
        list(library.update())
        reading = library.read(folder / "harbour.md")
        first = library.bookmarks.bookmark(reading, Span(0, 20))
        library.search("harbour newer:2w")
        library.close()
        again = open_library(folder, state)
        second = again.bookmarks.bookmark(again.read(folder / "harbour.md"), Span(30, 50))
        assert [one.id for one in again.bookmarks.find()] == [first.id, second.id]
        assert again.bookmarks.undo() is not None
        assert [one.id for one in again.bookmarks.find()] == [first.id]
    finally:
        monkeypatch.undo()
        time.tzset()


# F11: what is read goes away


@pytest.mark.terminal
@pytest.mark.parametrize("gone", ["article", "folder"])
def test_what_is_open_can_be_read_on_when_its_file_is_gone(
    folder: Path, state: Path, gone: str
) -> None:
    # A folder that has lost all its files may be one that is not mounted just now.
    (folder / "older.md").write_text("---\ndate: 2020-01-01\n---\nAn older one\n", "utf-8")
    with ForkedTerminal(briefreader(state, folder), columns=140) as terminal:
        terminal.wait_for(SHOWN)
        wait_until_sorted(terminal)  # all is indexed: what is away now stays listed for a while
        terminal.send("m")
        terminal.wait_for("bookmarked: Ines Calloway")
        if gone == "article":
            (folder / "harbour.md").unlink()
        else:
            folder.rename(folder.with_name("away"))
        terminal.send("2jj")
        terminal.settle()
        assert SHOWN in terminal.text
        terminal.wait_for("  1 article " if gone == "article" else "  2 articles ")
        assert SHOWN in terminal.text
        terminal.send("RiJK/x\r")
        terminal.settle()
        terminal.send(QUIT)
        assert terminal.end() == 0
    assert SHOWN in kept(state, folder.parent)


def test_an_article_that_is_gone_is_one_line(folder: Path, state: Path) -> None:
    library = open_library(folder, state)
    list(library.update())
    (folder / "harbour.md").unlink()
    with pytest.raises(SourceError, match="no such file"):
        library.read(folder / "harbour.md")


# F16: exports


@pytest.mark.parametrize("name", ["two\nlines.md", "\x1b]0;OWNED\x07.md", "x" * 300, "nul\0.md"])
def test_an_export_to_a_hostile_name_is_written_or_refused_in_one_line(
    folder: Path, state: Path, tmp_path: Path, name: str
) -> None:
    library = open_library(folder, state)
    target = tmp_path / name
    if "\0" in name or len(name) > 255:
        with pytest.raises(ExportError) as caught:
            library.exports.write_export(target, "quotes\n")
        assert str(caught.value).isprintable()
    else:
        library.exports.write_export(target, "quotes\n")
        assert target.read_text() == "quotes\n"


LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
kind, most = getattr(resource, sys.argv.pop(1)), int(sys.argv.pop(1))
resource.setrlimit(kind, (most, most))
from briefreader.cli import main
sys.exit(main())
"""


def limited(
    limit: str, most: int, state: Path, *words: str | Path
) -> subprocess.CompletedProcess[bytes]:
    """Run it with so much of something."""
    command = forked(bound("-P", "-c", LIMITED, limit, str(most), *words, *places(state)))
    return subprocess.run(command, capture_output=True, check=False)


def test_an_export_to_a_full_disk_keeps_what_stood_there(
    folder: Path, state: Path, tmp_path: Path
) -> None:
    library = open_library(folder, state)
    reading = library.read(folder / "harbour.md")
    for start in range(0, 200, 5):
        library.bookmarks.bookmark(reading, Span(start, start + 100))
    library.close()
    target = tmp_path / "quotes.md"
    target.write_text("the old export")
    words = ("export", "--library", folder, "--output", target)
    done = limited("RLIMIT_FSIZE", 1000, state, *words)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert b"not written" in done.stderr
    assert target.read_text() == "the old export"
    assert [path.name for path in tmp_path.glob(".*")] == []
    assert limited("RLIMIT_FSIZE", resource.RLIM_INFINITY, state, *words).returncode == 0


# F17: nothing left to take


@pytest.mark.parametrize("most", [8, 12, 20, 32])
def test_few_descriptors_are_enough_or_refused_in_one_line(
    folder: Path, state: Path, most: int
) -> None:
    done = limited("RLIMIT_NOFILE", most, state, "search", "harbour", "--library", folder)
    assert done.returncode in (0, 2), done.stderr
    assert b"Traceback" not in done.stderr
    assert run(state, "search", "harbour", "--library", folder).returncode == 0


@pytest.mark.parametrize("most", [5, 6, 7, 8])
def test_an_index_that_cannot_be_opened_for_want_of_descriptors_is_not_thrown_away(
    folder: Path, state: Path, most: int
) -> None:
    run(state, "index", "--library", folder)
    (manifest,) = state.rglob("manifest")
    before = manifest.stat().st_mtime_ns
    done = limited("RLIMIT_NOFILE", most, state, "search", "harbour", "--library", folder)
    assert done.returncode in (0, 2), done.stderr
    assert done.returncode == 0 or b"Too many open files" in done.stderr
    assert manifest.stat().st_mtime_ns == before
    assert run(state, "search", "harbour", "--library", folder).stderr == b""


@pytest.mark.terminal
def test_the_reader_opens_with_thirty_two_descriptors(folder: Path, state: Path) -> None:
    reader = shlex.join([sys.executable, "-m", "briefreader", str(folder), *places(state)])
    line = f"ulimit -n 32; exec {reader}"
    with Terminal(["sh", "-c", line]) as terminal:
        terminal.wait_for(SHOWN)
        terminal.send(QUIT)
        assert terminal.end() == 0
        assert terminal.modes_left_on() == ()


@pytest.mark.parametrize("megabytes", [100, 200, 600])
def test_little_memory_is_enough_or_costs_nothing_that_is_kept(
    folder: Path, state: Path, megabytes: int
) -> None:
    run(state, "index", "--library", folder)
    (folder / "long.txt").write_text("words and words " * 200_000)
    # Its modules take their part, too.
    words = ("-c", LIMITED, "RLIMIT_AS", str(megabytes << 20), "index", "--library", folder)
    done = subprocess.run(bound(*words, *places(state)), capture_output=True, check=False)
    assert done.returncode in (0, 1, 2), done.stderr
    assert run(state, "search", "harbour", "--library", folder).returncode == 0


# F18: surroundings


def surrounded(
    folder: Path, environment: Mapping[str, str | None], cwd: Path, words: tuple[str, ...]
) -> subprocess.CompletedProcess[bytes]:
    changed = {**os.environ, **{k: v for k, v in environment.items() if v is not None}}
    for name, value in environment.items():
        if value is None:
            changed.pop(name, None)
    command = [sys.executable, "-m", "briefreader", *words, "--library", str(folder)]
    return subprocess.run(
        forked(command, changed), env=changed, cwd=cwd, capture_output=True, check=False
    )


@pytest.mark.parametrize(
    "environment",
    [
        {"HOME": None},
        {"HOME": ""},
        {"HOME": "/absent/home"},
        {"XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "state"},
        {"XDG_DATA_HOME": "", "XDG_CACHE_HOME": "", "XDG_STATE_HOME": ""},
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PATH": ""},
        {"COLUMNS": "-3", "LINES": "many"},
    ],
    ids=str,
)
def test_no_environment_ends_in_a_traceback(
    folder: Path, tmp_path: Path, environment: dict[str, str | None]
) -> None:
    home = {"HOME": str(tmp_path / "home")}
    stores = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("DATA", "CACHE", "STATE")}
    if environment.get("HOME", "set") in (None, ""):  # the password database then names one
        environment = {**stores, **environment}
    done = surrounded(folder, {**home, **environment}, tmp_path, ("search", "harbour"))
    assert done.returncode in (0, 2), done.stderr
    assert b"Traceback" not in done.stderr
    assert (done.returncode == 0) == (b"Harbour reopens" in done.stdout)


def test_a_working_folder_that_is_gone_is_no_hindrance(folder: Path, state: Path) -> None:
    script = (
        "import os, sys, tempfile\n"
        "place = tempfile.mkdtemp(); os.chdir(place); os.rmdir(place)\n"
        "from briefreader.cli import main\nsys.exit(main())\n"
    )
    command = [sys.executable, "-P", "-c", script, "search", "harbour", "--library", str(folder)]
    done = subprocess.run(forked([*command, *places(state)]), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_whatever_the_umask_nobody_else_can_read_or_write(folder: Path, state: Path) -> None:
    old = os.umask(0)
    try:
        run(state, "index", "--library", folder)
        library = open_library(folder, state)
        library.bookmarks.bookmark(library.read(folder / "harbour.md"), Span(0, 20))
        library.close()
    finally:
        os.umask(old)
    for store in (state / "data", state / "cache"):
        for path in (store, *store.rglob("*")):
            private = not path.stat().st_mode & 0o077
            inside_private = any(not parent.stat().st_mode & 0o077 for parent in path.parents)
            assert private or inside_private, path


# F20: a slow disk


@pytest.mark.terminal
@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace to slow a file down")
def test_a_slow_disk_holds_up_no_key(folder: Path, state: Path) -> None:
    """Opening a file takes a third of a second; the keys are answered meanwhile."""
    for number in range(3):
        path = folder / f"2020-01-0{number + 1}-slow.txt"
        path.write_text(f"Slow article {number}\n\nWords {number}.\n")
    slow = [arg for path in sorted(folder.iterdir()) for arg in ("-P", str(path))]
    inject = ["-e", "trace=openat", "-e", "inject=openat:delay_exit=300000"]
    command = ["strace", "-f", "-qq", "--seccomp-bpf", "-o", "/dev/null", *slow, *inject]
    reader = [sys.executable, "-m", "briefreader", str(folder), *places(state)]
    with Terminal([*command, *reader], columns=140) as terminal:
        terminal.wait_for("Slow article 0")
        terminal.settle(0.5)
        waited = []
        for _ in range(3):
            terminal.send("J")  # an article is being opened now
            first, _ = terminal.answer_time("s")
            waited.append(first)
            terminal.settle(0.4)
        terminal.send(QUIT)
        assert terminal.end() == 0
    assert sorted(waited)[1] < 100, waited


def test_a_fifo_in_place_of_any_file_of_its_own_holds_nothing_up(folder: Path, state: Path) -> None:
    with closing(open_library(folder, state)) as library:
        for _ in library.update():
            pass
        library.bookmarks.bookmark(library.read(folder / "harbour.md"), Span(0, 10))
    files = [file for file in state.rglob("*") if file.is_file() and file.name != "notebook.db"]
    names = {file.name.partition(".")[0].partition("_")[0] for file in files}
    assert names >= {"notebook", "manifest", "catalogue", "lock"}
    for name in (
        "screen.json",
        "unsaved-note-1.json",
        "log/briefreader.log",
        "notebook.db-journal",
    ):
        files.append(state / "data" / name)
    for file in files:
        file.unlink(missing_ok=True)
        file.parent.mkdir(exist_ok=True)
        os.mkfifo(file)
    refused = run(state, "bookmarks", "--library", folder)
    assert refused.stderr.decode().endswith("notebook.db-journal: not a regular file; remove it\n")
    (state / "data" / "notebook.db-journal").unlink()
    assert "The harbou" in kept(state, folder)
    done = run(state, "search", "quay", "--library", folder)
    assert SHOWN in done.stdout.decode()


@pytest.mark.parametrize("words", [("check", "-"), ("bookmark", "-"), ("add", "-")])
def test_what_is_piped_in_without_end_is_refused_in_one_line(
    folder: Path, state: Path, words: tuple[str, str]
) -> None:
    with Path("/dev/zero").open("rb") as endless:
        done = subprocess.run(
            forked(briefreader(state, *words, "--library", folder)),
            stdin=endless,
            capture_output=True,
            timeout=60,
            check=False,
        )
    assert done.returncode in (1, 2)
    assert done.stdout == b""
    lines = [line for line in done.stderr.decode().splitlines() if "indexing" not in line]
    assert len(lines) == 1, lines
    assert "MB" in lines[0].replace("MiB", "MB")


def test_a_mistake_before_the_log_is_known_is_one_line_too(state: Path) -> None:
    script = (
        "import sys, briefreader.cli\n"
        "briefreader.cli.parse = lambda words: len(None)\n"
        "sys.exit(briefreader.cli.main())\n"
    )
    command = forked([sys.executable, "-c", script])
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("briefreader: briefreader crashed (our bug, sorry)")
    assert done.stderr.count(b"\n") == 1
