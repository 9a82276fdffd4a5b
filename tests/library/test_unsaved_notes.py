"""Notes that a reader left unsaved: found, whatever else lies there, and found again in an edit."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from briefreader.domain.article import Span
from briefreader.library import Library
from briefreader.library.unsaved_notes import UnsavedNotes


@pytest.fixture
def ended() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen(["true"])
    process.wait()
    return process.pid


def left_by(folder: Path, process: int) -> Path:
    """A note that this process is writing, as if that one had written it."""
    notes = UnsavedNotes(folder, "library")
    own, file = notes.new_file(), folder / f"unsaved-note-{process}.json"
    notes.keep(own, Path("/a.md"), Span(4, 9), "quay!", "look \ud800")
    return own.rename(file)


def test_a_note_of_a_process_that_has_ended_is_there_until_it_is_forgotten(
    tmp_path: Path, ended: int
) -> None:
    file = left_by(tmp_path, ended)
    notes = UnsavedNotes(tmp_path, "library")
    (note,) = notes.left
    assert (note.path, note.passage, note.quote, note.file) == (
        Path("/a.md"),
        Span(4, 9),
        "quay!",
        file,
    )
    assert UnsavedNotes(tmp_path, "another").left == ()
    notes.forget(notes.new_file(), note)
    assert notes.left == ()
    assert list(tmp_path.iterdir()) == []
    for words in ("one", "and another at the same time"):
        notes.keep(notes.new_file(), Path("/a.md"), Span(4, 9), "quay!", words)
    for own in tmp_path.iterdir():
        own.rename(own.with_name(own.name.replace(str(os.getpid()), str(ended))))
    both = UnsavedNotes(tmp_path, "library")
    assert {left.words for left in both.left} == {"one", "and another at the same time"}


def test_a_note_left_under_the_number_of_this_process_is_not_written_over(tmp_path: Path) -> None:
    left = left_by(tmp_path, os.getpid())  # in a container numbers begin anew
    notes = UnsavedNotes(tmp_path, "library")
    for _ in range(2):
        own = notes.new_file()
        notes.keep(own, Path("/b.md"), Span(0, 1), "q", "new")
        notes.forget(own)
    (note,) = UnsavedNotes(tmp_path, "library").left
    assert (note.file, note.path) == (left, Path("/a.md"))


def test_a_note_of_a_process_that_runs_is_its_own_unless_that_began_later(tmp_path: Path) -> None:
    left = left_by(tmp_path, os.getppid())
    assert UnsavedNotes(tmp_path, "library").left == ()
    if Path("/proc/self/stat").exists():
        os.utime(left, (1e9, 1e9))  # before the system was started anew, and gave its number again
        assert len(UnsavedNotes(tmp_path, "library").left) == 1


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="Linux alone tells")
def test_a_note_of_a_process_that_ended_and_nobody_waited_for_is_left(tmp_path: Path) -> None:
    process = subprocess.Popen(["true"], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.read()  # it closes with the process
    while ") Z " not in Path(f"/proc/{process.pid}/stat").read_text():
        pass
    left_by(tmp_path, process.pid)
    assert len(UnsavedNotes(tmp_path, "library").left) == 1
    process.communicate()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[" * 100_000,
        b"[]",
        b'{"library": "library"}',
        json.dumps(
            {"library": "library", "path": "/a\0", "start": 0, "end": 1, "quote": "", "words": ""}
        ).encode(),
        json.dumps(
            {"library": "library", "path": "/a", "start": 5, "end": 1, "quote": "", "words": ""}
        ).encode(),
    ],
    ids=["empty", "no text", "deep", "a list", "in part", "a NUL", "backwards"],
)
def test_a_file_that_is_none_of_these_says_nothing(
    tmp_path: Path, ended: int, content: bytes
) -> None:
    (tmp_path / f"unsaved-note-{ended}.json").write_bytes(content)
    assert UnsavedNotes(tmp_path, "library").left == ()


def test_its_passage_is_found_again_where_the_file_was_edited(
    library: Library, folder: Path, tmp_path: Path, ended: int
) -> None:
    path = folder / "harbour.md"
    article = library.read(path).article
    start = article.text.index("nine days")
    notes = UnsavedNotes(tmp_path, "x")
    own = notes.new_file()
    notes.keep(own, path, Span(start, start + 9), "nine days", "why?")
    own.rename(tmp_path / f"unsaved-note-{ended}.json")
    (note,) = UnsavedNotes(tmp_path, "x").left
    assert note.passage_in(article) == Span(start, start + 9)
    path.write_text(path.read_text(encoding="utf-8").replace("We\nhave", "We all\nhave"))
    edited = library.read(path).article
    found = note.passage_in(edited)
    assert found is not None
    assert found.of(edited.text) == "nine days"
    path.write_text(path.read_text(encoding="utf-8").replace("nine days", "a week"))
    assert note.passage_in(library.read(path).article) is None
