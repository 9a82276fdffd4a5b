"""Two readers open on one notebook: each undoes and redoes what was done in it."""

from __future__ import annotations

import contextlib
import itertools
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from tests.notebook.samples import TEXT, article, draft, ticking, words_of

from briefreader.errors import NotebookError, NotebookLocked, NotebookReadOnly
from briefreader.notebook import Notebook
from briefreader.notebook.storage import journal, open_database
from briefreader.notebook.storage.connection import SOON
from briefreader.notebook.storage.integrity import one_moment
from briefreader.notebook.storage.store import Store


def quotes(notebook: Notebook) -> list[str]:
    return [bookmark.quote for bookmark in notebook.bookmarks()]


def test_each_window_undoes_its_own_changes(tmp_path: Path) -> None:
    with Notebook.open(tmp_path, ticking()) as one, Notebook.open(tmp_path, ticking()) as other:
        one.add(draft(article("a.txt"), "The harbour budget"))
        other.add(draft(article("a.txt"), "by a third"))
        assert words_of(one.undo()) == "add bookmark"
        assert quotes(one) == quotes(other) == ["by a third"]
        assert one.undo() is None
        assert words_of(other.undo()) == "add bookmark"
        assert quotes(one) == []
        assert words_of(one.redo()) == "add bookmark"
        assert one.redo() is None
        assert quotes(other) == ["The harbour budget"]
        assert words_of(other.redo()) == "add bookmark"
        assert quotes(one) == ["The harbour budget", "by a third"]


def test_what_was_done_before_a_window_was_opened_can_be_undone_in_it(tmp_path: Path) -> None:
    with Notebook.open(tmp_path, ticking()) as one:
        one.add(draft(article("a.txt"), "The harbour budget"))
        one.add(draft(article("a.txt"), "by a third"))
        one.undo()
    with Notebook.open(tmp_path, ticking()) as later:
        assert words_of(later.redo()) == "add bookmark"
        assert words_of(later.undo()) == "add bookmark"
        assert words_of(later.undo()) == "add bookmark"
        assert quotes(later) == []


def test_a_change_elsewhere_takes_no_redo_away(tmp_path: Path) -> None:
    with Notebook.open(tmp_path, ticking()) as one, Notebook.open(tmp_path, ticking()) as other:
        one.add(draft(article("a.txt"), "The harbour budget"))
        one.undo()
        other.add(draft(article("a.txt"), "by a third"))
        assert words_of(one.redo()) == "add bookmark"
        assert sorted(quotes(other)) == ["The harbour budget", "by a third"]
        one.undo()
        one.add(draft(article("b.txt"), "The harbour budget"))
        assert one.redo() is None


def test_what_another_window_has_changed_since_is_not_undone(tmp_path: Path) -> None:
    with Notebook.open(tmp_path, ticking()) as one, Notebook.open(tmp_path, ticking()) as other:
        kept = one.add(draft(article("a.txt"), "The harbour budget"))
        one.set_note(kept.id, "mine")
        other.set_note(kept.id, "theirs")
        with pytest.raises(NotebookError, match="changed in another window since") as raised:
            one.undo()
        assert "\n" not in str(raised.value)
        assert one.bookmarks()[0].note == "theirs"
        assert words_of(other.undo()) == "write note"
        assert words_of(one.undo()) == "write note"
        assert other.bookmarks()[0].note == ""


@pytest.mark.parametrize(
    ("known", "note", "stays"),
    [
        ("", "mine", "theirs\n\nmine"),
        ("before", "mine", "theirs\n\nmine"),
        ("before", "", "theirs"),
        ("theirs", "mine", "mine"),
        ("theirs", "", ""),
        ("before", "theirs", "theirs"),
        (None, "mine", "mine"),
    ],
)
def test_a_note_that_another_window_has_written_is_not_lost(
    tmp_path: Path, known: str | None, note: str, stays: str
) -> None:
    with Notebook.open(tmp_path, ticking()) as one, Notebook.open(tmp_path, ticking()) as other:
        kept = one.add(draft(article("a.txt"), "The harbour budget"))
        other.set_note(kept.id, "theirs")
        assert one.set_note(kept.id, note, known=known).note == stays
        other.set_note(kept.id, "")
        assert one.set_note(kept.id, "mine", known="before").note == "mine"


def test_tags_that_another_window_has_changed_stay_so(tmp_path: Path) -> None:
    with Notebook.open(tmp_path, ticking()) as one, Notebook.open(tmp_path, ticking()) as other:
        kept = one.add(draft(article("a.txt"), "The harbour budget"))
        one.set_tags(kept.id, ("old", "gone", "quay"))
        other.set_tags(kept.id, ("old", "quay", "theirs"))
        known = ("old", "gone", "quay")
        assert one.set_tags(kept.id, ("gone", "quay", "mine"), known).tags == (
            "quay",
            "mine",
            "theirs",
        )
        assert one.set_tags(kept.id, ("only",)).tags == ("only",)


@pytest.mark.parametrize(
    ("note", "tags", "change"),
    [
        ("mine", ("budget", "quay"), "write note"),
        ("mine", (), "write note"),
        (" ", ("budget",), "change tags"),
        ("theirs", ("quay",), ""),
        ("", (), ""),
    ],
)
def test_a_passage_that_two_windows_bookmark_is_one_bookmark(
    tmp_path: Path, note: str, tags: tuple[str, ...], change: str
) -> None:
    with Notebook.open(tmp_path, ticking()) as one, Notebook.open(tmp_path, ticking()) as other:
        passage = draft(article("a.txt"), "The harbour budget")
        theirs = other.add(replace(passage, note="theirs", tags=("quay",)))
        mine = one.add(replace(passage, note=note, tags=tags))
        assert mine.note == ("theirs\n\nmine" if note == "mine" else "theirs")
        assert mine.tags == (("quay", "budget") if "budget" in tags else ("quay",))
        assert one.bookmarks() == other.bookmarks() == (mine,)
        assert words_of(one.undo()) == change  # note and tags together
        assert one.undo() is None, "the other's bookmark is not taken back"
        assert other.bookmarks() == (theirs,)
        assert words_of(one.redo()) == change
        assert other.bookmarks() == (mine,)


@pytest.mark.parametrize(
    ("name", "words", "text"),
    [
        ("b.txt", "The harbour budget", TEXT),
        ("a.txt", "The harbour", TEXT),
        ("a.txt", "harbour budget", TEXT),
        ("a.txt", "The harbour budget", f"{TEXT} It was edited."),
    ],
)
def test_another_passage_is_another_bookmark(
    notebook: Notebook, name: str, words: str, text: str
) -> None:
    first = notebook.add(draft(article("a.txt"), "The harbour budget"))
    second = notebook.add(draft(article(name, text), words))
    assert notebook.bookmarks() == (first, second)
    third = notebook.add(draft(article("a.txt"), "The harbour budget"), "elsewhere")
    assert third.id == "elsewhere"


def test_a_restored_notebook_brings_its_own_history(tmp_path: Path) -> None:
    with Notebook.open(tmp_path / "data", ticking()) as notebook:
        notebook.add(draft(article("a.txt"), "The harbour budget"))
        notebook.dump(tmp_path / "dump.jsonl")
        notebook.undo()
        notebook.restore(tmp_path / "dump.jsonl")
        assert notebook.redo() is None
        assert words_of(notebook.undo()) == "add bookmark"
        assert quotes(notebook) == []


@contextmanager
def held_by_another_program(folder: Path) -> Iterator[None]:
    other = sqlite3.connect(folder / "notebook.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        other.close()


def test_a_notebook_that_another_program_holds_is_waited_for_once(tmp_path: Path) -> None:
    with Notebook.open(tmp_path, ticking(), patience=0.5) as opened:
        kept = opened.add(draft())
        with held_by_another_program(tmp_path):
            waited = []
            for _ in range(5):
                begun = time.monotonic()
                with pytest.raises(NotebookError, match="another program has locked it"):
                    opened.set_note(kept.id, "a note")
                waited.append(time.monotonic() - begun)
            first, *others = waited
            assert first > 2 * sorted(others)[1]
        assert opened.set_note(kept.id, "a note").note == "a note"


def test_programs_that_write_in_turns_are_waited_for_as_long_as_any_of_them_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = itertools.count(1)

    def is_held(*_: object) -> bool:
        if (number := next(tries)) % 6:  # the others have written meanwhile
            os.utime(tmp_path / "notebook.db", (number, number))
        return True

    def locked(_: object) -> None:
        is_held()
        raise NotebookLocked("held")

    with contextlib.closing(Store(tmp_path, ticking())) as store:
        with pytest.raises(NotebookLocked, match="held"):
            store.apply(locked)
        assert next(tries) == 7
    monkeypatch.setattr(open_database, "_is_held", is_held)
    Notebook.open(tmp_path, ticking()).close()
    assert next(tries) == 13


def test_nobody_is_told_of_another_program_while_the_second_copy_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[float] = []
    reading = threading.Event()
    with Notebook.open(tmp_path, ticking(), waits=told.append) as opened:
        kept = opened.add(draft())
        store = opened._store

        def compact(*_: object) -> int:
            with store._other_connection() as own, one_moment(own):
                own.execute("SELECT count(*) FROM bookmark").fetchone()
                reading.set()
                time.sleep(3 * SOON)
            return 0

        with monkeypatch.context() as patch:
            patch.setattr(journal, "compact", compact)
            thread = threading.Thread(target=store._compact, args=(False,))
            thread.start()
            reading.wait(10)
            assert opened.set_note(kept.id, "a note").note == "a note"
            thread.join(10)
        assert told == []
        with held_by_another_program(tmp_path):
            store._patience = 2 * SOON
            with pytest.raises(NotebookError, match="another program has locked it"):
                opened.set_note(kept.id, "other")
        assert told == [2 * SOON]


def test_a_notebook_that_is_held_at_the_start_is_shown_from_its_second_copy(tmp_path: Path) -> None:
    with Notebook.open(tmp_path, ticking()) as opened:
        kept = opened.add(draft())
    with (
        held_by_another_program(tmp_path),
        Notebook.open(tmp_path, ticking(), patience=0.1) as opened,
    ):
        assert [one.id for one in opened.bookmarks()] == [kept.id]
        assert opened.notices[0].endswith("notebook.db: read-only: another program has locked it")
        with pytest.raises(NotebookReadOnly):
            opened.remove(kept.id)
    with Notebook.open(tmp_path, ticking()) as opened:
        assert [one.id for one in opened.bookmarks()] == [kept.id]
        assert not opened.notices
