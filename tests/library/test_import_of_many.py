"""Quotations that are imported by the hundred: kept together, as if each were kept by itself."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.conftest import open_library
from tests.forking import forked

from briefreader.citations.foreign_quotes import ForeignQuote
from briefreader.domain.article import Span
from briefreader.domain.bookmark import Bookmark, BookmarkState
from briefreader.errors import NotebookError
from briefreader.library import Library
from briefreader.library.bookmark_relocation import BookmarkRelocation
from briefreader.library.bookmarks import Bookmarks
from briefreader.library.open_article import OpenArticle
from briefreader.library.quote_import import ImportSummary
from briefreader.notebook.storage.store import Store

_TWO_BATCHES = 130  # passages: what is kept together, and half as much again


@pytest.fixture
def quay(tmp_path: Path) -> Path:
    folder = tmp_path / "quay"
    folder.mkdir()
    for half in range(2):
        words = " ".join(map(_said, range(300 * half, 300 * half + 300)))
        (folder / f"quay{half}.txt").write_text(f"The quay, part {half}\n\n{words}\n")
    return folder


def _said(number: int) -> str:
    return f"Berth{number:03} is for the ferry{number:03} alone."


def _quotes(count: int) -> list[ForeignQuote]:
    """Quotations of which some are nowhere, some come twice, and most have notes or tags."""
    told = []
    for number in range(count):
        words = f"Nobody said number {number}" if number % 10 == 9 else _said(number)
        note, tags = f"note {number}" * (number % 3 == 0), ("berth", f"t{number}")[: number % 3]
        told.append(ForeignQuote(words, note=note, tags=tags))
        if number % 7 == 0:
            told.append(ForeignQuote(words, title="again", note="another", tags=("twice",)))
    return told


def _opened(folder: Path, state: Path) -> Library:
    library = open_library(folder, state)
    list(library.update())
    return library


def _kept(library: Library) -> list[Bookmark]:
    return sorted(library.bookmarks.find(), key=lambda one: one.id)


def _steps(library: Library) -> list[str]:
    notebook = library._notebook
    return [step.words for step in iter(notebook.undo, None)]


def test_kept_together_they_are_what_they_are_kept_singly(quay: Path, tmp_path: Path) -> None:
    quotes, both = _quotes(_TWO_BATCHES), []
    for name in ("together", "singly"):
        library = _opened(quay, tmp_path / name)
        if name == "together":
            taken = library.import_quotes(quotes)
        else:
            each = [library.import_quotes([quote]) for quote in quotes]
            taken = ImportSummary(
                sum(one.new for one in each),
                sum(one.known for one in each),
                sum(one.lost for one in each),
            )
        kept, change = _kept(library), library.bookmarks.change()
        again = library.import_quotes(quotes)
        assert (again.new, again.known) == (0, len(quotes))
        assert (_kept(library), library.bookmarks.change()) == (kept, change)
        assert library._notebook.scrub() == ()
        both.append((taken, kept, change, _steps(library)))
    assert both[0] == both[1]
    assert both[0][0].lost > _TWO_BATCHES // 10


def test_they_are_on_disk_by_the_hundred(quay: Path, tmp_path: Path) -> None:
    library = _opened(quay, tmp_path / "one")
    begun: list[str] = []
    library._notebook._store._connection.set_trace_callback(
        lambda words: begun.append(words) if words.startswith("BEGIN IMMEDIATE") else None
    )
    assert library.import_quotes(_quotes(250)).new > 250
    assert len(begun) <= 4


@pytest.mark.parametrize("fails", [1, 110])
def test_what_cannot_be_kept_together_is_kept_one_by_one(
    quay: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: int
) -> None:
    bookmark, told = Bookmarks.bookmark, list[Span]()

    def fails_once(
        bookmarks: Bookmarks, opened: OpenArticle, passage: Span, **more: object
    ) -> Bookmark:
        told.append(passage)
        if len(told) == fails:
            raise NotebookError("the disk is full")
        return bookmark(bookmarks, opened, passage, **more)  # type: ignore[arg-type]

    quotes = _quotes(_TWO_BATCHES)
    whole = _opened(quay, tmp_path / "whole")
    taken = whole.import_quotes(quotes)
    monkeypatch.setattr(Bookmarks, "bookmark", fails_once)
    library = _opened(quay, tmp_path / "failing")
    assert library.import_quotes(quotes) == taken
    assert len(told) > fails
    assert _kept(library) == _kept(whole)
    assert library._notebook.scrub() == ()


def test_what_was_taken_back_with_its_batch_is_kept_though_one_before_it_is_nowhere(
    quay: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is opened for the first one, which changes the notebook all the same."""
    bookmark, told = Bookmarks.bookmark, list[Span]()

    def fails_once(
        bookmarks: Bookmarks, opened: OpenArticle, passage: Span, **more: object
    ) -> Bookmark:
        told.append(passage)
        if len(told) == 2:
            raise NotebookError("the disk is full")
        return bookmark(bookmarks, opened, passage, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Bookmarks, "bookmark", fails_once)
    library = _opened(quay, tmp_path / "failing")
    words = ("Nobody said this", _said(1), _said(2))
    taken = library.import_quotes([ForeignQuote(one) for one in words])
    assert taken == ImportSummary(new=3, known=0, lost=1)
    assert {one.quote for one in _kept(library)} == {*words}


def test_where_nothing_more_can_be_kept_all_before_that_is(
    quay: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bookmark = Bookmarks.bookmark

    def fails(bookmarks: Bookmarks, opened: OpenArticle, passage: Span, **more: object) -> Bookmark:
        if passage.of(opened.article.text) == _said(125):
            raise NotebookError("the disk is full")
        return bookmark(bookmarks, opened, passage, **more)  # type: ignore[arg-type]

    quotes = _quotes(_TWO_BATCHES)
    library = _opened(quay, tmp_path / "full")
    with monkeypatch.context() as patched:
        patched.setattr(Bookmarks, "bookmark", fails)
        with pytest.raises(NotebookError, match="disk is full"):
            library.import_quotes(quotes)
    before = len(_kept(library))
    assert {one.quote for one in _kept(library)} == {
        one.words for one in quotes[: quotes.index(_quotes(126)[-1])]
    }
    taken = library.import_quotes(quotes)
    assert before + taken.new == len(_kept(library))


def test_what_another_window_keeps_while_quotations_are_looked_up_is_not_kept_twice(
    quay: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, other = (_opened(quay, tmp_path / "shared") for _ in range(2))
    read = other.read(quay / "quay0.txt")
    start = read.article.text.index(_said(30))
    enter, first = Store.together, list[Bookmark]()

    @contextmanager
    def late(store: Store) -> Iterator[None]:
        if not first:
            passage = Span(start, start + len(_said(30)))
            first.append(other.bookmarks.bookmark(read, passage, note="other"))
        with enter(store):
            yield

    monkeypatch.setattr(Store, "together", late)
    taken = library.import_quotes([ForeignQuote(_said(number), note="mine") for number in (30, 31)])
    assert (taken.new, taken.known) == (1, 1)
    assert [one.note for one in _kept(library) if one.quote == _said(30)] == ["other\n\nmine"]


def test_nobody_waits_for_the_notebook_while_quotations_are_looked_up(
    quay: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = _opened(quay, tmp_path / "one")
    places, held = BookmarkRelocation.places, []

    def seen(relocation: BookmarkRelocation, sought: Bookmark) -> object:
        held.append(library._notebook._store._connection.in_transaction)
        return places(relocation, sought)

    monkeypatch.setattr(BookmarkRelocation, "places", seen)
    library.import_quotes(_quotes(120))
    assert len(held) >= 120
    assert not any(held)


def test_kill_9_in_an_import_leaves_a_whole_notebook_that_the_same_import_completes(
    quay: Path, tmp_path: Path
) -> None:
    quotes = tmp_path / "quotes.txt"
    quotes.write_text("".join(f"{_said(number)}\n" for number in range(600)))
    state = tmp_path / "state"
    _opened(quay, state).close()
    places = {"XDG_CONFIG_HOME": str(tmp_path), "HOME": str(tmp_path)}
    environment = os.environ | places
    command = [sys.executable, "-m", "briefreader", "import", str(quotes), "--library", str(quay)]
    command += ["--data-dir", str(state / "data"), "--cache-dir", str(state / "cache")]
    dice, counts = random.Random(5), [0]
    for _ in range(4):
        with subprocess.Popen(forked(command, environment), env=environment) as process:
            _wait_for_more(state / "data" / "notebook.db-journal", dice.randrange(1, 4), process)
            process.kill()
        library = open_library(quay, state)
        assert library._notebook.verify()
        assert library._notebook.notices == ()
        counts.append(len(_kept(library)))
        assert all(one.state is BookmarkState.OK for one in _kept(library))
        library.close()
    assert counts == sorted(counts)
    done = subprocess.run(forked(command, environment), env=environment, check=False)
    assert done.returncode == 0
    library = open_library(quay, state)
    assert library._notebook.scrub() == ()
    assert sorted(one.quote for one in _kept(library)) == sorted(map(_said, range(600)))
    library.close()


def _wait_for_more(journal: Path, times: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until so many batches are being written, or all is over."""
    for _ in range(times):
        while process.poll() is None and not journal.exists():
            pass
        while process.poll() is None and journal.exists():
            pass
