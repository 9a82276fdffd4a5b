"""Looking again and again finds what a scan finds, whatever happens in between."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Set
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.sources.changing import Step, change, changes

from briefreader.domain.article import Skipped
from briefreader.sources import SourceFile, scan
from briefreader.sources.files import poller
from briefreader.sources.files.poller import ChangePoller
from briefreader.sources.files.scanner import in_folder


@settings(deadline=None, max_examples=50)
@given(changes("look"))
def test_each_look_finds_what_a_scan_finds(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name).resolve() / "articles"
        roots = [root, root / "in", root / ".attic" / "a.txt", root.parent / "missing"]
        looks = ChangePoller(roots)
        known: set[SourceFile | Skipped] = set()
        for step in [*steps, Step("look")]:
            change(root, step)
            if step.kind == "look":
                new, gone = looks.poll()
                assert not new & known
                assert gone <= known
                known = known - gone | new
                assert known == set(looks) == set(scan(roots))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A folder with files and folders in it that nobody has touched for long."""
    for name in ("a.txt", "in/b.txt", "in/c.txt", "empty/d.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("A title\n\nSome text.\n")
    for folder in (tmp_path, tmp_path / "in", tmp_path / "empty"):
        os.utime(folder, (1, 1))
    return tmp_path


def names(found: Set[SourceFile | Skipped]) -> list[str]:
    return sorted(one.path.name for one in found if isinstance(one, SourceFile))


def write_more(folder: Path) -> None:
    with (folder / "in" / "b.txt").open("a") as file:
        file.write("More.")


CHANGES: dict[str, Callable[[Path], object]] = {
    "written in place": write_more,
    "new": lambda folder: (folder / "in" / "n.txt").write_text("New."),
    "renamed": lambda folder: (folder / "in" / "b.txt").rename(folder / "in" / "n.txt"),
    "removed": lambda folder: (folder / "in" / "b.txt").unlink(),
    "in a folder that was empty": lambda folder: (folder / "empty" / "n.txt").write_text("New."),
    "a folder renamed": lambda folder: (folder / "in").rename(folder / "out"),
    "a folder removed": lambda folder: shutil.rmtree(folder / "in"),
    "the root gone": shutil.rmtree,
}


@pytest.mark.parametrize("change", list(CHANGES))
def test_what_changes_is_told_and_nothing_else(old: Path, change: str) -> None:
    looks = ChangePoller([old])
    new, gone = looks.poll()
    assert (names(new), gone) == (["a.txt", "b.txt", "c.txt"], set())
    before = set(looks)
    assert looks.poll() == (set(), set())
    CHANGES[change](old)
    new, gone = looks.poll()
    now = set(scan([old]))
    assert new == now - before
    assert gone == before - now
    assert new or gone
    assert looks.poll() == (set(), set())


def test_a_folder_that_is_as_it_was_is_not_listed_again(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = ChangePoller([old])
    looks.poll()
    listed: list[str] = []

    def note(folder: str, *others: object) -> object:
        listed.append(Path(folder).name)
        return in_folder(folder, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(poller, "in_folder", note)
    looks.poll()
    assert listed == []
    (old / "in" / "b.txt").write_text("Changed.")
    looks.poll()
    assert listed == ["in"]


def test_what_comes_in_the_same_moment_as_the_look_is_seen_at_the_next(tmp_path: Path) -> None:
    """The folder keeps the time that it had when it was listed."""
    looks = ChangePoller([tmp_path])
    looks.poll()
    time = tmp_path.stat().st_mtime_ns
    (tmp_path / "a.txt").write_text("A title\n\nSome text.\n")
    os.utime(tmp_path, ns=(time, time))
    new, _ = looks.poll()
    assert names(new) == ["a.txt"]


def test_where_folders_keep_their_time_whatever_happens_all_is_seen_within_ten_looks(
    old: Path,
) -> None:
    looks = ChangePoller([old])
    looks.poll()
    (old / "in" / "n.txt").write_text("New.")
    (old / "a.txt").unlink()
    for folder in (old, old / "in"):
        os.utime(folder, (1, 1))
    for _ in range(10):
        looks.poll()
    assert set(looks) == set(scan([old]))
