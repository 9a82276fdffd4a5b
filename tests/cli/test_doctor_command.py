"""``briefreader doctor`` finds what is wrong, says what to do, and then exits with 1."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.conftest import index_in_part
from tests.forking import ForkedTerminal
from tests.hostile.program import run as run_bound

from briefreader.cli.doctor_command import _rights
from briefreader.cli.terminal_probe import TerminalCapabilities, read_answers
from briefreader.domain.article import Span
from briefreader.library import Library
from briefreader.search.store.index_dir import index_folder
from briefreader.search.whoosh.imports import whoosh_problem

Doctor = Callable[..., tuple[int, str]]


@pytest.fixture
def state(library: Library, folder: Path, tmp_path: Path) -> Path:
    """An index and a notebook with a bookmark in it."""
    library.bookmarks.bookmark(library.read(folder / "harbour.md"), Span(0, 20))
    library.close()
    return tmp_path


@pytest.fixture
def doctor(run: Run, folder: Path) -> Doctor:
    """Run ``briefreader doctor OPTIONS`` on that state; its exit status and what it said."""

    def execute(*options: str) -> tuple[int, str]:
        status, said, complained = run("doctor", "--library", folder, *options)
        assert complained == ""
        return status, said

    return execute


def index_file(state: Path, pattern: str) -> Path:
    (found,) = (state / "cache").glob(f"index-*/{pattern}")
    return found


def test_it_is_content_and_names_every_place(doctor: Doctor, state: Path, folder: Path) -> None:
    status, said = doctor()
    assert status == 0, said
    assert "wrong" not in said
    for place in (folder, state / "data", state / "cache", state / "data" / "log"):
        assert str(place) in said
    assert "briefreader.log" in said
    assert "1 bookmark\n" in said
    assert "3 articles\n" in said


def test_it_says_which_files_are_read_and_what_to_install_for_others(
    doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = [line for line in doctor()[1].splitlines() if line.startswith("files read")]
    assert all(suffix in read[0].split() for suffix in (".txt", ".eml", ".html", ".pdf"))
    monkeypatch.setattr("briefreader.sources.files.file_kinds.library_state", lambda _: "")
    status, said = doctor()
    read = [line for line in said.splitlines() if line.startswith("files read")]
    assert ".pdf" not in read[0].split()
    assert "a PDF; reading those needs an add-on: pip install 'briefreader[pdf]'" in said
    assert status == 0


def test_before_the_first_build_there_is_no_index_and_nothing_wrong(
    doctor: Doctor, state: Path, folder: Path
) -> None:
    shutil.rmtree(state / "cache")
    status, said = doctor()
    assert status == 0, said
    assert "not built yet\n" in said
    assert "articles\n" not in said


def test_a_damaged_index_is_found_and_not_mended_in_secret(
    doctor: Doctor, state: Path, folder: Path
) -> None:
    path = index_file(state, "catalogue.*")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    status, said = doctor()
    assert status == 1
    assert "wrong:" in said
    assert "--rebuild" in said


def test_a_damaged_notebook_is_restored_and_that_is_said(
    doctor: Doctor, state: Path, folder: Path
) -> None:
    database = state / "data" / "notebook.db"
    database.write_bytes(b"SQLite format 3\0" + b"\xff" * 4000)
    status, said = doctor()
    assert status == 1
    assert "restored 1 bookmark" in said
    assert doctor()[0] == 0


def test_a_notebook_is_read_through_and_its_second_copy_repaired(
    doctor: Doctor, state: Path, folder: Path
) -> None:
    status, said = doctor("--scrub")
    assert status == 0
    assert "checked in full, with its second copy: no damage" in said
    copy = state / "data" / "notebook.jsonl"
    image = bytearray(copy.read_bytes())
    image[len(image) // 2] ^= 1
    copy.write_bytes(image)
    status, said = doctor("--scrub")
    assert status == 1
    assert "notebook.jsonl: 1 damaged line, saved as notebook.jsonl.damaged-" in said
    assert "just repaired" in said
    status, said = doctor("--scrub")
    assert status == 0


def test_a_foreign_notebook_is_left_alone(doctor: Doctor, state: Path, folder: Path) -> None:
    database = state / "data" / "notebook.db"
    for path in (state / "data").glob("notebook*"):
        path.unlink()
    database.write_text("These are my shopping lists.")
    status, said = doctor()
    assert status == 1
    assert "not a briefreader notebook" in said
    assert database.read_text() == "These are my shopping lists."


@pytest.mark.parametrize(
    ("place", "mode"), [("data", 0o777), ("cache", 0o722), ("data/notebook.db", 0o666)]
)
def test_what_others_may_change_is_found(
    doctor: Doctor, state: Path, place: str, mode: int
) -> None:
    (state / place).chmod(mode)
    try:
        status, said = doctor()
    finally:
        (state / place).chmod(0o700)
    assert status == 1, said
    assert "others can change it" in said


@pytest.mark.parametrize(
    ("place", "mode", "word"),
    [("data", 0o600, "not writable"), ("cache", 0o000, "can't be opened")],
)
def test_a_place_that_its_user_may_not_use_is_found(
    state: Path, folder: Path, place: str, mode: int, word: str
) -> None:
    (state / place).chmod(mode)
    try:
        done = run_bound(state, "doctor", "--library", folder)
    finally:
        (state / place).chmod(0o700)
    said = done.stdout.decode()
    assert (done.returncode, done.stderr) == (1, b""), said
    assert word in said


def test_a_file_that_goes_while_it_looks_is_no_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite's journal stands beside the notebook for as long as a change takes."""
    monkeypatch.setattr(Path, "iterdir", lambda self: iter([self / "notebook.db-journal"]))
    assert list(_rights("notebook", tmp_path)) == []


def test_a_file_in_the_place_of_the_cache_is_found(
    doctor: Doctor, state: Path, folder: Path
) -> None:
    shutil.rmtree(state / "cache")
    (state / "cache").write_text("not a folder")
    status, said = doctor()
    assert status == 1
    assert "not a folder" in said


def test_another_whoosh_is_found() -> None:
    assert whoosh_problem(lambda: ["Whoosh"], lambda _: "2.7.4") is None
    assert "Whoosh-Reloaded" in str(whoosh_problem(lambda: ["Whoosh-Reloaded"]))
    assert "whoosh3" in str(whoosh_problem(lambda: ["Whoosh", "whoosh3"]))
    assert "2.5" in str(whoosh_problem(lambda: ["Whoosh"], lambda _: "2.5"))


def test_a_package_with_a_part_named_whoosh_is_no_other_whoosh(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    for name, module in (("reader", "reader/search/whoosh"), ("fork", "whoosh")):
        installed = tmp_path / f"{name}-1.dist-info"
        installed.mkdir()
        (installed / "METADATA").write_text(f"Name: {name}\nVersion: 1\n")
        (installed / "RECORD").write_text(f"{module}/__init__.py,sha256=0,9\n")
        told = whoosh_problem()
        assert told is None if name == "reader" else "fork" in str(told)


def test_the_latest_crash_report_is_named(doctor: Doctor, state: Path, folder: Path) -> None:
    log = state / "data" / "log"
    log.mkdir(mode=0o700)
    (log / "crash-20240501-120000-7.txt").write_text("where it was")
    status, said = doctor()
    assert status == 0
    assert "crash-20240501-120000-7.txt" in said


ANSWERS = [
    (b"\x1b[5;3R\x1b[5;3R\x1b[5;3R\x1b[?62;22;52c", TerminalCapabilities((2, 2, 2), True)),
    (b"\x1b[5;3R\x1b[5;5R\x1b[5;2R\x1b[?1;2c", TerminalCapabilities((2, 4, 1), False)),
    (b"j\x1b[A\x1b[5;3R\x1b[5;3R\x1b[5;3R\x1b[?1c", TerminalCapabilities((2, 2, 2), False)),
    (b"\x1b[?6c", TerminalCapabilities((), False)),
    (b"", TerminalCapabilities((), None)),
    (b"\x1b]0;OWNED\x07\x1b[999999999;1R", TerminalCapabilities((), None)),
]


@pytest.mark.parametrize(("heard", "meant"), ANSWERS)
def test_what_a_terminal_answers_is_understood(heard: bytes, meant: TerminalCapabilities) -> None:
    assert read_answers(heard) == meant


@pytest.mark.terminal
@pytest.mark.parametrize(
    ("heard", "said"),
    [(ANSWERS[0][0], "OSC 52"), (ANSWERS[1][0], "👩‍👧 4"), (b"", "doesn't respond")],
)
def test_the_terminal_is_asked_and_left_as_it_was(
    state: Path, folder: Path, heard: bytes, said: str
) -> None:
    places = ["--data-dir", str(state / "data"), "--cache-dir", str(state / "cache")]
    command = [sys.executable, "-m", "briefreader", "doctor", "--library", str(folder), *places]
    with ForkedTerminal(command, columns=160) as terminal:
        terminal.wait_for_bytes(b"\x1b[c")
        terminal.send(heard)
        assert terminal.end() == 0
        assert terminal.cooked()
    text = bytes(terminal.raw).decode()
    assert said in text
    assert "16 million" in text
    assert "\x1b[" not in terminal.text


def test_an_index_that_was_left_unfinished_is_told_and_nothing_is_wrong(
    run: Run, doctor: Doctor, tmp_path: Path, folder: Path
) -> None:
    index_in_part(index_folder(tmp_path / "cache", [folder]), folder, 1)
    assert "1 article so far; run `briefreader index` to finish\n" in doctor()[1]
    assert run("index", "--library", folder)[0] == 0
    assert "so far" not in doctor()[1]
