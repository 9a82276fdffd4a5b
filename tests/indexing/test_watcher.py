"""A watcher that takes up only what has changed ends with what a fresh index holds."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.sources.changing import Step, change, changes

from briefreader.domain.article import Skipped
from briefreader.indexing.events import EventKind, IndexEvent, Outcome
from briefreader.indexing.file_changes import find_changes
from briefreader.indexing.freshness import is_current
from briefreader.indexing.index_settings import IndexSettings
from briefreader.indexing.unmounted_folders import UnmountedFolders
from briefreader.indexing.update import update_index
from briefreader.indexing.watcher import watch
from briefreader.search import Index
from briefreader.search.store.manifest import read_manifest, write_manifest
from briefreader.search.writing.index_writer import Builder
from briefreader.sources import SourceFile, scan
from briefreader.sources.files.safe_open import SIZE_LIMIT

pytestmark = pytest.mark.usefixtures("forked_readers")


class Between(threading.Event):
    """Ends a watcher after some steps, each done while it waits for its next look."""

    def __init__(self, *steps: Callable[[], object]) -> None:
        super().__init__()
        self._steps = list(steps)
        self._begun = False

    def wait(self, timeout: float | None = None) -> bool:
        """Do the next step instead of waiting."""
        if self._begun and not self._steps:
            self.set()
        elif self._begun:
            self._steps.pop(0)()
        self._begun = True
        return self.is_set()


def quiet() -> None:
    """Nothing happens."""


def held(index: Path) -> set[tuple[str, int, int, str]]:
    """What an index holds of each file."""
    catalogue = Index.open(index).catalogue
    hashes = {
        os.fsdecode(catalogue.path(row)): catalogue.content_hash(row) for row in catalogue.rows
    }
    return {(*file, hashes[file[0]]) for file in catalogue.files()}


class World:
    """A library, its index, and whoever else works on both."""

    def __init__(self, folder: Path) -> None:
        self.articles = folder / "articles"
        self.index = folder / "index"
        self.roots = [self.articles, self.articles / "in", self.articles / ".attic" / "a.txt"]
        self.articles.mkdir()
        self._scanned: list[SourceFile | Skipped] = []
        self._busy: Builder | None = None

    def do(self, steps: list[Step]) -> None:
        """Change files; then whatever else is to happen."""
        if self._busy is not None:
            self._busy.__exit__(None, None, None)
            self._busy = None
        for step in steps:
            change(self.articles, step)
            if step.kind == "lose":
                shutil.rmtree(self.index, ignore_errors=True)
            elif step.kind == "scan":
                self._scanned = list(scan(self.roots))
            elif step.kind == "index":  # what another process scanned some time ago
                list(update_index(self.index, self._scanned, IndexSettings(), workers=0))
        if steps[-1:] and steps[-1].kind == "busy":
            self._busy = Builder(self.index).__enter__()

    def fresh(self) -> set[tuple[str, int, int, str]]:
        """What a new index holds."""
        index = self.index.with_name("fresh")
        list(update_index(index, scan(self.roots), IndexSettings(), workers=0))
        return held(index)


@pytest.fixture(scope="module")
def _read_here() -> Iterator[None]:
    """Starts no process for a page or a PDF, which would take ten times as long as all else."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefreader.indexing.work_queue.is_cheap", lambda *_: True)
        yield


@pytest.mark.usefixtures("_read_here")
@settings(deadline=None, max_examples=40)
@given(changes("look", "look", "look", "lose", "scan", "index", "busy"))
def test_whatever_happens_the_index_ends_as_a_new_one(steps: list[Step]) -> None:
    looks: list[list[Step]] = [[]]
    for step in steps:
        looks[-1].append(step)
        if step.kind in {"look", "busy"}:
            looks.append([])
    with tempfile.TemporaryDirectory() as name:
        world = World(Path(name).resolve())
        between = Between(*(lambda done=done: world.do(done) for done in [*looks, [], [], []]))
        for _ in watch(world.index, world.roots, IndexSettings(), between, [], patience=0):
            pass
        assert held(world.index) == world.fresh()


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = World(tmp_path)
    for number in range(20):
        made.articles.joinpath(f"{number}.txt").write_text(f"Title\n\nWords on visas, {number}.\n")
    return made


def watched(world: World, *steps: Callable[[], object]) -> list[IndexEvent]:
    """What a watcher tells after it has indexed everything."""
    events = list(watch(world.index, world.roots, IndexSettings(), Between(*steps), []))
    first = next(n for n, event in enumerate(events) if event.kind is EventKind.FINISHED)
    return events[first + 1 :]


def test_what_has_not_changed_is_neither_compared_nor_told(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[object] = []

    def compare(*given: object) -> object:
        compared.append(given)
        return find_changes(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("briefreader.indexing.update.find_changes", compare)
    file = world.articles / "7.txt"
    events = watched(
        world,
        lambda: file.write_text("Changed\n\nSomething else.\n"),
        lambda: file.rename(file.with_name("new.txt")),
        quiet,
        lambda: file.with_name("new.txt").unlink(),
        quiet,
    )
    told = [(event.outcome, event.path and event.path.name) for event in events if event.outcome]
    assert told == [
        (Outcome.CHANGED, "7.txt"),
        (Outcome.REMOVED, "7.txt"),
        (Outcome.ADDED, "new.txt"),
        (Outcome.REMOVED, "new.txt"),
    ]
    assert len([event for event in events if event.kind is EventKind.FINISHED]) == 3
    assert len(compared) == 1
    assert held(world.index) == world.fresh()


def test_a_file_of_another_kind_is_told_once_and_hidden_ones_never(world: World) -> None:
    mail, swap = world.articles / "mail.msg", world.articles / ".7.txt.swp"
    events = watched(
        world,
        lambda: mail.write_text("Subject: Talks\n"),
        quiet,
        lambda: swap.write_text("being edited"),
        swap.unlink,
        mail.unlink,
        quiet,
    )
    told = [(event.path, event.reason) for event in events if event.outcome]
    assert told == [(mail, "an email: save it as .eml")]
    assert held(world.index) == world.fresh()


def test_a_file_written_twice_within_one_step_of_the_clock_is_read_when_it_is_over(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were it read between the two, nothing would ever tell of the second."""
    file = world.articles / "7.txt"
    step = 300_000_000
    monkeypatch.setattr("briefreader.indexing.record_factory._STEP", step)
    while time.time_ns() % step > step // 3:
        time.sleep(0.01)

    def write(words: str) -> None:
        now = time.time_ns() // step * step + 1
        file.write_text(f"Title\n\n{words}.\n")
        os.utime(file, ns=(now, now))

    watched(world, lambda: write("first"), lambda: write("later"), quiet)
    assert held(world.index) == world.fresh()


def test_an_index_that_is_lost_is_built_again(world: World) -> None:
    watched(world, lambda: shutil.rmtree(world.index), quiet)
    assert held(world.index) == world.fresh()


def test_what_another_process_took_out_of_the_index_comes_back(world: World) -> None:
    watched(world, lambda: list(update_index(world.index, [], IndexSettings())), quiet)
    assert len(held(world.index)) == 20


def test_an_index_that_another_reader_has_built_in_its_own_way_is_left_to_it(world: World) -> None:
    other = IndexSettings(boilerplate=("Words on visas, 3.",))
    events = watched(
        world,
        lambda: list(update_index(world.index, scan(world.roots), other, workers=0)),
        quiet,
        quiet,
    )
    assert events == []


def test_a_file_that_cannot_be_read_is_tried_twice_and_with_every_other_change(
    world: World,
) -> None:
    """One that was read and is no article is told of once, and read no more as it is."""
    broken, refused = world.articles / "broken.txt", world.articles / "data.json"

    def write() -> None:
        with broken.open("wb") as file:
            file.truncate(SIZE_LIMIT + 1)  # which nobody reads
        refused.write_text('{"level": "info"}')

    events = watched(
        world,
        write,
        quiet,
        quiet,
        lambda: (world.articles / "7.txt").unlink(),
        lambda: refused.write_text('{"level": "warning"}'),
        quiet,
        broken.unlink,
        quiet,
    )
    told = [event.path.name for event in events if event.outcome and event.path]
    both = ["broken.txt", "data.json"]
    assert sorted(told[:2]) == both
    assert told[2:5] == ["broken.txt", "7.txt", "broken.txt"]
    assert sorted(told[5:]) == both
    index = Index.open(world.index)
    assert is_current(index, world.roots, IndexSettings())
    assert len(index.catalogue) == 19


def _swap(place: Path, other: Path, index: Path) -> None:
    """Let a disk be mounted or unmounted: what one sees in its place is another folder."""
    spare = place.with_name("spare")
    for one, name in ((place, spare), (other, place), (spare, other)):
        one.rename(name)
    later = time.time_ns() + 3600 * 10**9  # a mount point is older than the index is
    write_manifest(index, replace(read_manifest(index), scanned_ns=later))


@pytest.mark.parametrize("mounted", [".", "in", "in/2020"])
def test_a_folder_that_is_unmounted_for_a_while_keeps_its_articles(
    world: World, mounted: str
) -> None:
    folder = world.articles / "in" / "2020" / "new"
    folder.mkdir(parents=True)
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"Number {number}.")
    world.do([])
    point, away = world.articles / mounted, world.articles.with_name("away")
    away.mkdir()
    held_at: list[int] = []

    def swap() -> None:
        _swap(point, away, world.index)

    def look() -> None:
        held_at.append(len(held(world.index)))

    def more() -> None:
        if mounted != ".":  # else the folder would not be empty any more
            (world.articles / "more.txt").write_text("What comes meanwhile.")

    told: list[IndexEvent] = []
    steps = Between(quiet, look, swap, quiet, look, more, quiet, look, quiet, swap, quiet, look)
    for event in watch(world.index, world.roots, IndexSettings(), steps, []):
        told.append(event)
    assert held_at == ([23] * 4 if mounted == "." else [23, 23, 24, 24])
    assert [event.path for event in told if event.kind is EventKind.AWAY] == [point.resolve()]
    assert not [event for event in told if event.outcome is Outcome.REMOVED]
    steps = Between(swap, quiet, quiet)
    for _ in watch(world.index, world.roots, IndexSettings(), steps, [], patience=0):
        pass
    assert held(world.index) == world.fresh()  # its articles may have been deleted


def test_a_folder_whose_articles_were_deleted_is_not_taken_for_an_unmounted_one(
    world: World,
) -> None:
    folder = world.articles / "in"
    folder.mkdir()
    (folder / "new.txt").write_text("A new one.")
    step = Between(quiet, (folder / "new.txt").unlink, quiet)
    for event in watch(world.index, world.roots, IndexSettings(), step, []):
        assert event.kind is not EventKind.AWAY
    assert held(world.index) == world.fresh()
    # Deleted after the scan has found it, before the index is published; its server's clock may be
    # behind.
    (folder / "other.txt").write_text("One that stays for a moment.")
    for event in update_index(world.index, scan(world.roots), IndexSettings(), workers=0):
        if event.outcome is Outcome.ADDED:
            (folder / "other.txt").unlink()
    gone = UnmountedFolders(world.roots)
    told = list(
        update_index(world.index, scan(world.roots), IndexSettings(), workers=0, unmounted=gone)
    )
    assert EventKind.AWAY not in [event.kind for event in told]
    assert held(world.index) == world.fresh()
