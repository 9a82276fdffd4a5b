"""Exported, deleted and imported, the notebook is the same; dumped and restored, all of it is."""

from __future__ import annotations

import itertools
import json
import re
import shutil
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.conftest import NOW
from tests.notebook.samples import (
    QUOTE,
    TEXT,
    article,
    before_sums,
    draft,
    in_full,
    ticking,
    words_of,
)

from briefreader.citations import ExportFormat, export, read_json_lines
from briefreader.domain.bookmark import BookmarkState
from briefreader.errors import ExportError, NotebookError, NotebookReadOnly
from briefreader.notebook import ArticleKey, Notebook
from briefreader.notebook.storage.open_database import migrate
from briefreader.notebook.storage.row_codec import parts_of_marks
from briefreader.notebook.storage.schema import VERSION

OLD = "0ld"


def filled(folder: Path) -> Notebook:
    """A notebook with bookmarks in every state, notes, tags, marks, a removed bookmark, and a text
    of which an older version did not record when it was kept.
    """
    opened = Notebook.open(folder, ticking())
    for number in range(5):
        kept = opened.add(draft(article(f"{number}.txt")))
        if number % 2:
            opened.set_note(kept.id, f"Note {number}\n\nin two paragraphs")
            opened.set_tags(kept.id, [f"tag {number}", "all"])
    opened.add(draft(words="Nobody asked the fishermen"))
    opened.check(article("0.txt", "All gone."))
    opened.check(article("1.txt", f"First this. {TEXT}"))
    opened.check(article("2.txt", TEXT.replace("a third", "a tenth")))
    opened.check(article("4.txt"), lambda *_: "by Ann Moss")
    opened.remove(opened.add(draft(article("gone.txt"))).id)
    opened.set_read([ArticleKey(article("3.txt").path)], True)
    opened._store.apply(lambda change: change.keep_text(OLD, zlib.compress(b"Of old."), ""))
    return opened


def test_export_delete_import_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    with filled(folder) as opened:
        assert {kept.state for kept in opened.bookmarks()} == set(BookmarkState)
        page = export(opened.bookmarks(), ExportFormat.JSONL)
        document = export(opened.bookmarks(), ExportFormat.MARKDOWN)
    shutil.rmtree(folder)
    with Notebook.open(folder, ticking()) as opened:
        assert opened.merge(read_json_lines(page)) == 6
        assert export(opened.bookmarks(), ExportFormat.JSONL) == page
        assert export(opened.bookmarks(), ExportFormat.MARKDOWN) == document
        assert opened.merge(read_json_lines(page)) == 0
        assert export(opened.bookmarks(), ExportFormat.JSONL) == page
        assert words_of(opened.undo()) == "import bookmarks"
        assert opened.bookmarks() == ()


def test_machines_list_what_each_imported_in_the_order_in_which_it_was_made(
    folder: Path, tmp_path: Path
) -> None:
    with filled(folder) as opened:
        kept = opened.bookmarks()
    for name, halves in {"one": (kept[:3], kept[3:]), "two": (kept[3:], kept[:3])}.items():
        with Notebook.open(tmp_path / name, lambda: kept[-1].created) as machine:
            for half in halves:
                machine.merge(half)
            assert [one.id for one in machine.bookmarks()] == [one.id for one in kept], name


def test_what_is_here_already_is_kept_and_only_filled_up(notebook: Notebook) -> None:
    plain, noted = notebook.add(draft()), notebook.add(draft(article("noted.txt")))
    noted = notebook.set_note(noted.id, "mine")
    noted = notebook.set_tags(noted.id, ["mine"])
    theirs = [
        plain._replace(note="theirs", tags=("theirs",), title="Another title"),
        noted._replace(note="theirs", tags=("theirs", "mine")),
    ]
    assert notebook.merge(theirs) == 0
    assert notebook.bookmarks() == (
        plain._replace(note="theirs", tags=("theirs",)),
        noted._replace(tags=("mine", "theirs")),
    )


def test_what_comes_from_elsewhere_is_made_harmless(notebook: Notebook) -> None:
    kept = notebook.add(draft())
    notebook.remove(kept.id)
    hostile = kept._replace(
        title="\x1b]0;title\x07", note="a\ud800\u202eb", tags=("x\ny",), speaker="\x9b31m"
    )
    assert notebook.merge([hostile]) == 1
    (found,) = notebook.bookmarks()
    assert (found.title, found.note, found.tags) == ("\u241b]0;title\u2407", "ab", ("x y",))
    assert found.speaker == "›31m"
    with pytest.raises(NotebookError, match="not a bookmark id"):
        notebook.merge([kept._replace(id="../x\n")])


@pytest.mark.parametrize("identity", ["", "a b", "né", "a" * 65])
def test_what_is_no_id_is_refused(notebook: Notebook, identity: str) -> None:
    (made,) = (notebook.add(draft()),)
    with pytest.raises(NotebookError, match="not a bookmark id"):
        notebook.merge([made._replace(id=identity)])
    assert notebook.merge([made._replace(id="a" * 64)]) == 1


def test_a_dump_brings_everything_back(folder: Path, tmp_path: Path) -> None:
    dump = tmp_path / "notebook.dump"
    with filled(folder) as opened:
        before = opened.bookmarks()
        texts = {one: opened.kept_text(one) for one in (OLD, *(b.content_hash for b in before))}
        opened.dump(dump)
    assert texts[OLD] == ("Of old.", "")
    assert all(text and text.kept for name, text in texts.items() if name != OLD)
    with Notebook.open(tmp_path / "elsewhere", ticking()) as other:
        other.add(draft(article("other.txt", f"{QUOTE} again")))
        said = other.restore(dump)
        assert said.startswith("restored 6 bookmarks; the previous notebook is saved as ")
        assert other.bookmarks() == before
        assert {one: other.kept_text(one) for one in texts} == texts
        assert other.mark(article("3.txt").path).read
        assert words_of(other.undo()) == "mark read"
        assert words_of(other.undo()) == "remove bookmark"
        assert len(other.bookmarks()) == 7
        again = tmp_path / "again.dump"
        other.dump(again)
    (copy,) = (tmp_path / "elsewhere").glob("notebook.db.before-*")
    copy.rename(tmp_path / "notebook.db")
    with Notebook.open(tmp_path, ticking()) as old:
        assert [kept.path.name for kept in old.bookmarks()] == ["other.txt"]
    (tmp_path / "elsewhere" / "notebook.db").unlink()
    with Notebook.open(tmp_path / "elsewhere", ticking()) as other:
        assert "restored 7 bookmarks" in other.notices[0]
        assert {one: other.kept_text(one) for one in texts} == texts


def test_each_of_two_restorations_in_a_second_leaves_a_copy(tmp_path: Path) -> None:
    with Notebook.open(tmp_path / "notebook", lambda: NOW) as notebook:
        notebook.dump(tmp_path / "empty.dump")
        notebook.add(draft(article("a.txt", QUOTE)))
        notebook.restore(tmp_path / "empty.dump")
        notebook.restore(tmp_path / "empty.dump")
    first, second = sorted((tmp_path / "notebook").glob("notebook.db.before-*"))
    first.rename(tmp_path / "notebook.db")
    with Notebook.open(tmp_path, lambda: NOW) as before:
        assert len(before.bookmarks()) == 1
    assert second.name == f"{first.name}-2"


def test_dumping_twice_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    with filled(folder) as opened:
        opened.dump(tmp_path / "one")
        opened.dump(tmp_path / "two")
        assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
        (tmp_path / "link").symlink_to(tmp_path / "one")
        with pytest.raises(ExportError, match="a link is already there"):
            opened.dump(tmp_path / "link")


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def garbled(data: bytes) -> bytes:
    return data.replace(b'{"bookmark":[', b'{"bookmurk":[')


def newer(data: bytes) -> bytes:
    return before_sums(data).replace(b'"format":5', b'"format":7')


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda data: b"", "not a notebook dump"),
        (lambda data: b"Dear diary\n", "not a notebook dump"),
        (cut, "cut short"),
        (garbled, "6 damaged lines"),
        (newer, "a newer briefreader"),
    ],
)
def test_a_dump_that_is_not_whole_changes_nothing(
    folder: Path, tmp_path: Path, spoil: Callable[[bytes], bytes], complaint: str
) -> None:
    dump = tmp_path / "notebook.dump"
    with filled(folder) as opened:
        opened.dump(dump)
        dump.write_bytes(spoil(dump.read_bytes()))
        opened._store.settle()
        before, files = opened.bookmarks(), sorted(folder.iterdir())
        with pytest.raises(NotebookError, match=complaint) as raised:
            opened.restore(dump)
        assert "\n" not in str(raised.value)
        assert opened.bookmarks() == before
        assert sorted(folder.iterdir()) == files


def test_a_missing_dump_is_named(notebook: Notebook, tmp_path: Path) -> None:
    with pytest.raises(NotebookError, match="nowhere: No such file"):
        notebook.restore(tmp_path / "nowhere")


def test_a_bookmark_can_be_attached_anew(notebook: Notebook) -> None:
    kept = notebook.add(draft())
    notebook.set_note(kept.id, "why")
    gone = notebook.check(article(text="All gone.")).bookmarks[0]
    assert gone.state is BookmarkState.LOST
    elsewhere = draft(
        article("new.txt", "It said: The harbour budget is cut by a third."), "The ha"
    )
    found = notebook.reattach(kept.id, elsewhere)
    assert (found.id, found.note, found.state) == (kept.id, "why", BookmarkState.OK)
    assert found.path == article("new.txt").path
    assert words_of(notebook.undo()) == "re-attach bookmark"
    assert notebook.bookmarks()[0].quote == QUOTE


def test_a_notebook_that_cannot_be_changed_takes_nothing_in(folder: Path, tmp_path: Path) -> None:
    with filled(folder) as opened:
        opened.dump(tmp_path / "dump")
        kept = opened.bookmarks()
    database = folder / "notebook.db"
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        migrate(connection, database, VERSION, {VERSION: ()}, VERSION + 1)
    with Notebook.open(folder, ticking()) as opened:
        for change in (lambda: opened.restore(tmp_path / "dump"), lambda: opened.merge(kept)):
            with pytest.raises(NotebookReadOnly):
                change()
        opened.dump(tmp_path / "again")
    assert (tmp_path / "again").read_bytes() == (tmp_path / "dump").read_bytes()


def test_an_older_dump_never_sets_the_number_of_changes_back(folder: Path, tmp_path: Path) -> None:
    """Another window sees by the number that everything is another; so does the second copy."""
    dump = tmp_path / "dump"
    with filled(folder) as opened, Notebook.open(folder, ticking()) as window:
        opened.dump(dump)
        before = opened.bookmarks()
        for number in range(3):
            opened.add(draft(article(f"later{number}.txt")))
        assert len(window.bookmarks()) == len(before) + 3
        number = opened._store.change()
        opened.restore(dump)
        assert opened._store.change() == number + 1
        assert window.refresh()
        assert window.bookmarks() == before
        after = window.add(draft(article("after.txt")))
    (folder / "notebook.db").unlink()
    with Notebook.open(folder, ticking()) as opened:
        assert opened.bookmarks() == (*before, after)


_NUMBER = re.compile(r'"(\w+)":(\d+)(?=[,}\]])')


def test_a_number_that_no_column_can_hold_is_refused_or_does_no_harm(
    folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "notebook.dump"
    with filled(folder) as opened:
        opened.dump(file)
        page = export(opened.bookmarks(), ExportFormat.JSONL)
    lines = [
        re.sub(r',"sum":"[0-9a-f]{32}"}$', "}", line.decode())
        for line in b"".join(in_full(file.read_bytes().splitlines(keepends=True))).splitlines()
    ]
    places = {
        found[1]: (number, found.span(2))
        for number, line in enumerate(lines)
        for found in _NUMBER.finditer(line)
    }
    assert places.keys() >= {"start", "end", "number", "change", "id"}
    outcomes = set()
    opened = Notebook.open(folder, ticking())
    for wrong, (number, (begin, end)) in zip(
        itertools.cycle((1 << 63, (1 << 63) - 1, 10**400)), places.values(), strict=False
    ):
        changed = list(lines)
        changed[number] = f"{changed[number][:begin]}{wrong}{changed[number][end:]}"
        file.write_text("\n".join(changed) + "\n")
        try:
            opened.restore(file)
            outcomes.add("restored")
        except NotebookError:
            outcomes.add("refused")
        kept = opened.add(draft(article(f"more {number}.txt")))
        assert kept.id in {one.id for one in opened.bookmarks()}
    opened.close()
    assert "refused" in outcomes
    for found in list(_NUMBER.finditer(page))[:4]:
        for wrong in (1 << 63, 10**400):
            with pytest.raises(NotebookError, match="line 1"):
                read_json_lines(f"{page[: found.start(2)]}{wrong}{page[found.end(2) :]}")


def test_no_mark_or_locator_from_elsewhere_makes_a_notebook_unreadable(
    notebook: Notebook, tmp_path: Path
) -> None:
    notebook.add(draft())
    (line,) = export(notebook.bookmarks(), ExportFormat.JSONL).splitlines()
    record = json.loads(line)
    told: list[dict[str, object]] = [
        {"locator": "accessed online"},
        {"locator": "issued 2024-13", "issued": "2024-03"},
        {"issued": "2023", "accessed": "2024-03-05", "marks": ["as interpreted"]},
        {"locator": "accessed 2024-13-45"},
        {"locator": "@ accessed 2024-01-02", "accessed": "2024-03-05"},
        {"locator": "p. 3", "marks": ["as interpreted", "accessed 2024-01-02"]},
    ]
    for number, changed in enumerate(told):
        page = json.dumps({**record, **changed, "id": f"new{number}"})
        assert notebook.merge(read_json_lines(page)) == 1
    for name, wrong in (
        ("locator", "accessed 2024-01-02"),
        ("locator", "issued 2023"),
        ("marks", ["@ accessed foo"]),
        ("marks", ["@ p. 3"]),
    ):
        with pytest.raises(NotebookError, match="bookmark other: not a valid mark or locator: "):
            notebook.merge(read_json_lines(json.dumps({**record, name: wrong, "id": "other"})))
    # As the last look has it and as a program that starts anew finds it.
    with Notebook.open(notebook.folder, ticking()) as again:
        for opened in (notebook, again):
            kept = {one.id: one for one in opened.bookmarks()}
            for number, changed in enumerate(told):
                back = json.loads(export([kept[f"new{number}"]], ExportFormat.JSONL))
                assert {name: back[name] for name in changed} == changed


def test_columns_of_marks_that_older_versions_let_in_are_read() -> None:
    assert parts_of_marks(("@ accessed foo", "@ accessed 2024-99-99", "x")) == (
        ("x",),
        "accessed 2024-99-99",
        None,
        "",
    )
