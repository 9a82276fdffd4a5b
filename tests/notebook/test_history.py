"""Whatever is done, undoing it leaves the notebook as it was, and redoing it as it became."""

from __future__ import annotations

import random
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from tests.notebook.samples import TEXT, article, draft, made_older, ticking, words_of

from briefreader.domain.bookmark import Bookmark
from briefreader.notebook import ArticleKey, Flag, Notebook
from briefreader.notebook.storage.checksums import write_checksums
from briefreader.notebook.storage.schema import BOOKMARK, CORRECTION, READING
from briefreader.notebook.storage.transaction import RowEdit, pack_edits, unpack_edits

NAMES = ["one.txt", "two.txt", "three.txt"]
PASSAGES = ["The harbour budget", "by a third", "Nobody asked the fishermen"]
View: TypeAlias = tuple[tuple[Bookmark, ...], tuple[frozenset[bytes], ...]]


def view(notebook: Notebook) -> View:
    """All that undo has to bring back."""
    return notebook.bookmarks(), tuple(notebook.paths(flag) for flag in Flag)


class Reader(RuleBasedStateMachine):
    """A reader who does, undoes, redoes and restarts as the dice fall.

    ``past`` holds the view before each change that can be undone, ``future`` the view after each
    that can be redone.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.notebook = self.opened()
        self.past: list[View] = []
        self.future: list[View] = []

    def opened(self) -> Notebook:
        return Notebook.open(self.folder, ticking(), random.Random(0).randbytes)

    def changed(self, before: View) -> None:
        if view(self.notebook) != before:
            self.past.append(before)
            self.future.clear()

    @rule(name=st.sampled_from(NAMES), words=st.sampled_from(PASSAGES))
    def bookmark(self, name: str, words: str) -> None:
        before = view(self.notebook)
        self.notebook.add(draft(article(name), words))
        self.changed(before)

    @precondition(lambda self: self.notebook.bookmarks())
    @rule(data=st.data(), note=st.sampled_from(["", "why", "because"]))
    def write_note(self, data: st.DataObject, note: str) -> None:
        before = view(self.notebook)
        kept = data.draw(st.sampled_from(before[0]))
        self.notebook.set_note(kept.id, note)
        self.changed(before)

    @precondition(lambda self: self.notebook.bookmarks())
    @rule(data=st.data(), tags=st.lists(st.sampled_from("abc"), max_size=2))
    def tag(self, data: st.DataObject, tags: list[str]) -> None:
        before = view(self.notebook)
        self.notebook.set_tags(data.draw(st.sampled_from(before[0])).id, tags)
        self.changed(before)

    @precondition(lambda self: self.notebook.bookmarks())
    @rule(data=st.data(), words=st.sampled_from(PASSAGES))
    def widen(self, data: st.DataObject, words: str) -> None:
        before = view(self.notebook)
        kept = data.draw(st.sampled_from(before[0]))
        self.notebook.widen(kept.id, draft(article(kept.path.name), words))
        self.changed(before)

    @precondition(lambda self: self.notebook.bookmarks())
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        before = view(self.notebook)
        self.notebook.remove(data.draw(st.sampled_from(before[0])).id)
        self.changed(before)

    @rule(names=st.sets(st.sampled_from(NAMES), min_size=1), read=st.booleans())
    def mark_read(self, names: set[str], read: bool) -> None:
        before = view(self.notebook)
        self.notebook.set_read([ArticleKey(article(name).path) for name in sorted(names)], read)
        self.changed(before)

    @rule(name=st.sampled_from(NAMES), starred=st.booleans())
    def star(self, name: str, starred: bool) -> None:
        before = view(self.notebook)
        self.notebook.set_starred([ArticleKey(article(name).path)], starred)
        self.changed(before)

    @rule()
    def undo(self) -> None:
        now = view(self.notebook)
        words = self.notebook.undo()
        assert bool(words) == bool(self.past)
        if self.past:
            assert view(self.notebook) == self.past.pop()
            self.future.append(now)

    @rule()
    def redo(self) -> None:
        now = view(self.notebook)
        words = self.notebook.redo()
        assert bool(words) == bool(self.future)
        if self.future:
            assert view(self.notebook) == self.future.pop()
            self.past.append(now)

    @rule()
    def restart(self) -> None:
        before = view(self.notebook)
        self.notebook.close()
        self.notebook = self.opened()
        assert self.notebook.notices == ()
        assert view(self.notebook) == before

    @rule()
    def lose_the_database(self) -> None:
        before = view(self.notebook)
        self.notebook.close()
        (self.folder / "notebook.db").unlink()
        self.notebook = self.opened()
        assert "restored" in self.notebook.notices[0]
        assert view(self.notebook) == before

    @invariant()
    def marks_agree_with_the_bookmarks(self) -> None:
        for name in NAMES:
            path = article(name).path
            of = [kept for kept in self.notebook.bookmarks() if kept.path == path]
            assert list(self.notebook.bookmarks_of(path)) == of
            mark = self.notebook.mark(path)
            assert (mark.bookmarks, mark.notes) == (len(of), sum(bool(b.note) for b in of))
            assert all(self.notebook.text(kept.content_hash) == TEXT for kept in of)

    def teardown(self) -> None:
        self.notebook.close()
        shutil.rmtree(self.folder)


Reader.TestCase.settings = settings(
    max_examples=10,
    stateful_step_count=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestReader = Reader.TestCase


def test_what_reading_marked_is_no_step_and_stays_when_others_are_undone(
    notebook: Notebook,
) -> None:
    one, two = (ArticleKey(article(name).path) for name in ("1.txt", "2.txt"))
    kept = notebook.add(draft())
    notebook.set_read([one], True, undoable=False)
    notebook.keep_position(one, kept.selector)
    assert words_of(notebook.undo()) == "add bookmark"
    assert notebook.undo() is None
    assert notebook.mark(one.path).read
    assert notebook.position(one.path) == kept.selector
    assert not notebook.mark(two.path).read


def test_marks_and_bookmarks_are_undone_in_the_order_in_which_they_were_made(
    notebook: Notebook,
) -> None:
    one = ArticleKey(article("1.txt").path)
    notebook.set_read([one], True)
    kept = notebook.add(draft())
    notebook.set_starred([one], True)
    notebook.set_note(kept.id, "Later.")
    notebook.set_read([one], False)
    words = ["mark unread", "write note", "star", "add bookmark", "mark read"]
    shown = []
    for expected in words:
        assert words_of(notebook.undo()) == expected
        mark = notebook.mark(one.path)
        shown.append((mark.read, mark.starred, len(notebook.bookmarks())))
    assert shown == [
        (True, True, 1),
        (True, True, 1),
        (True, False, 1),
        (True, False, 0),
        (False, False, 0),
    ]
    assert [words_of(notebook.redo()) for _ in words] == words[::-1]
    assert notebook.redo() is None


def test_marking_many_is_one_step(notebook: Notebook) -> None:
    many = [ArticleKey(article(f"{number}.txt").path) for number in range(1_200)]
    notebook.set_read(many[:1], True)
    notebook.set_read(many, True)
    assert words_of(notebook.undo()) == "mark read: 1,200 articles"
    assert [notebook.mark(path).read for path, _ in many[:2]] == [True, False]


def test_an_older_notebooks_steps_are_undone_after_those_of_today(folder: Path) -> None:
    with Notebook.open(folder, ticking()) as notebook:
        kept = notebook.add(draft())
        notebook.set_note(kept.id, "why")
    made_older(folder, 5)
    with closing(sqlite3.connect(folder / "notebook.db", isolation_level=None)) as old:
        earlier = "SELECT count(*) FROM history AS other WHERE other.id <= history.id"
        old.execute(f"UPDATE history SET id = ({earlier})")  # they had their changes' numbers
        write_checksums(old)
    with Notebook.open(folder, ticking()) as notebook:
        notebook.set_note(kept.id, "because")
        notebook.undo()
        notebook.undo()
        assert [one.note for one in notebook.bookmarks()] == [""]
        assert words_of(notebook.undo()) == "add bookmark"
        assert notebook.undo() is None
        assert [bool(notebook.redo()) for _ in range(4)] == [True, True, True, False]
        assert notebook.bookmarks()[0].note == "because"


def test_the_history_does_not_repeat_what_was_made_until_it_is_undone(folder: Path) -> None:
    with Notebook.open(folder, ticking()) as notebook:
        kept = notebook.add(draft())

        def held() -> str:
            (row,) = notebook._store.rows("SELECT changes FROM history ORDER BY id LIMIT 1")
            return str(row["changes"])

        assert kept.quote not in held()
        notebook.set_note(kept.id, "why")
        assert notebook.undo()
        assert notebook.undo()
        assert kept.quote in held()
        assert notebook.bookmarks() == ()
        assert notebook.redo()
        assert notebook.bookmarks() == (kept,)
        assert kept.quote not in held()
        assert notebook.redo()
        assert notebook.bookmarks()[0].note == "why"


def test_new_rows_are_told_by_their_keys_alone(folder: Path) -> None:
    many = [draft().bookmark(f"{number:08d}", ticking()()) for number in range(200)]
    with Notebook.open(folder, ticking()) as notebook:
        notebook.merge(many)
        (row,) = notebook._store.rows("SELECT changes FROM history")
        assert len(str(row["changes"])) < 200 * 10
        assert words_of(notebook.undo()) == "import bookmarks"
        assert notebook.bookmarks() == ()
        assert words_of(notebook.redo()) == "import bookmarks"
        assert [one.id for one in notebook.bookmarks()] == [one.id for one in many]


def test_edits_come_back_as_they_were_packed() -> None:
    edits = [
        RowEdit(BOOKMARK, "00000000", None, {}),
        RowEdit(BOOKMARK, "00000001", None, {}),
        RowEdit(BOOKMARK, "two words", None, {}),
        RowEdit(CORRECTION, "00000001", None, {}),
        RowEdit(READING, 7, None, {}),
        RowEdit(BOOKMARK, "00000002", {"note": "a"}, {"note": "b"}),
        RowEdit(BOOKMARK, "00000003", {"id": "00000003"}, None),
        RowEdit(BOOKMARK, "00000002", None, {}),
    ]
    assert unpack_edits(pack_edits(edits)) == edits
    before = '[["bookmark","00000000",null,{}],["bookmark","00000001",null,{}]]'
    assert unpack_edits(before) == edits[:2]


def test_the_history_does_not_outgrow_the_notebook(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefreader.notebook.storage.transaction._SMALL_HISTORY", 1000)
    made = [draft().bookmark(f"{number:08d}", ticking()()) for number in range(60)]
    ids = [one.id for one in made]
    with Notebook.open(folder, ticking()) as notebook:
        notebook.merge(made)
        for number in range(15):
            notebook.add_tags(ids, (f"the tag of number {number}",))
        (row,) = notebook._store.rows(
            "SELECT sum(length(changes)) - max(length(changes)) AS size FROM history"
        )
        written = (folder / "notebook.db").stat().st_size
        assert isinstance(row["size"], int)
        assert row["size"] <= written / 2
        assert words_of(notebook.undo()) == "tag 60 bookmarks"
        assert len(notebook.bookmarks()[0].tags) == 14
        notebook.remove_all(ids)
        assert words_of(notebook.undo()) == "remove 60 bookmarks"
        assert len(notebook.bookmarks()) == 60


def test_one_large_step_takes_nothing_of_the_history(folder: Path) -> None:
    with Notebook.open(folder, ticking()) as notebook:
        kept = notebook.add(draft())
        many = [kept._replace(id=f"k{number:07d}", note="x" * 2000) for number in range(600)]
        notebook.merge(many)
        notebook.set_note(kept.id, "Ask the council.")
        notebook.set_note(kept.id, "")  # by mistake
        notebook.remove_all([one.id for one in many])
        (row,) = notebook._store.rows("SELECT max(length(changes)) AS size FROM history")
        assert isinstance(row["size"], int)
        assert row["size"] > 1_000_000
        notebook.set_tags(kept.id, ["port"])  # nor does a small one take the large one
        for words in ("tags", "remove 600 bookmarks", "note"):
            assert words in words_of(notebook.undo())
        assert len(notebook.bookmarks()) == 601
        again = notebook.bookmark(kept.id)
        assert again is not None
        assert again.note == "Ask the council."
