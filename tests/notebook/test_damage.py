"""Whatever happens to the notebook's file, nothing is lost in silence, nothing thrown away."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.notebook.samples import (
    TEXT,
    article,
    before_sums,
    draft,
    files_no_longer_than,
    ticking,
    words_of,
)

from briefreader.errors import NotebookDamaged, NotebookError, NotebookForeign, NotebookReadOnly
from briefreader.notebook import ArticleKey, Notebook, reanchor_selector
from briefreader.notebook.storage import row_codec
from briefreader.notebook.storage.open_database import migrate, repair
from briefreader.notebook.storage.schema import TABLES, VERSION


def kept_in(folder: Path, count: int = 40) -> tuple[object, ...]:
    """Fill a notebook; what it shows."""
    with Notebook.open(folder, ticking()) as opened:
        for number in range(count):
            opened.add(draft(article(f"{number}.txt")))
        opened.set_read([ArticleKey(article("1.txt").path)], True)
        return opened.bookmarks()


def header(path: Path) -> None:
    with open(path, "r+b") as file:
        file.write(b"\xff" * 64)


def page(path: Path) -> None:
    size = path.stat().st_size
    with open(path, "r+b") as file:
        for offset in range(4096, size, 4096):
            file.seek(offset)
            file.write(b"\xff" * 200)


def schema_page(path: Path) -> None:
    with open(path, "r+b") as file:
        file.seek(100)
        file.write(b"\x00" * 900)


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def emptied(path: Path) -> None:
    os.truncate(path, 0)


def text_file(path: Path) -> None:
    path.write_text("These are my notes.\n" * 50)


def other_database(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")


def database_without_tables(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 3")
        other.execute("CREATE TABLE recipes (name TEXT)")
        other.execute("DROP TABLE recipes")


def deleted(path: Path) -> None:
    path.unlink()


DAMAGE = [
    header,
    page,
    schema_page,
    truncated,
    emptied,
    text_file,
    other_database,
    database_without_tables,
    deleted,
]


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: damage.__name__)
def test_a_damaged_notebook_is_kept_aside_and_restored(
    folder: Path, damage: Callable[[Path], None]
) -> None:
    before = kept_in(folder)
    database = folder / "notebook.db"
    damage(database)
    left = database.read_bytes() if database.exists() else b""
    with Notebook.open(folder, ticking()) as opened:
        (notice,) = opened.notices
        assert "restored 40 bookmarks from notebook.jsonl" in notice
        assert opened.bookmarks() == before
        assert opened.text(article().content_hash) == TEXT
        assert words_of(opened.undo()) == "mark read"
        opened.add(draft())
    aside = list(folder.glob("notebook.db.damaged-*"))
    assert [path.read_bytes() for path in aside] == ([left] if left else [])
    with Notebook.open(folder, ticking()) as opened:
        assert opened.notices == ()
        assert len(opened.bookmarks()) == 41


@pytest.mark.parametrize("damage", [header, page, truncated], ids=lambda damage: damage.__name__)
def test_without_a_second_copy_a_damaged_notebook_is_left_alone(
    folder: Path, damage: Callable[[Path], None]
) -> None:
    kept_in(folder)
    (folder / "notebook.jsonl").unlink()
    damage(folder / "notebook.db")
    before = (folder / "notebook.db").read_bytes()
    with pytest.raises(NotebookError, match=r"damaged|not a briefreader notebook") as raised:
        Notebook.open(folder, ticking())
    assert isinstance(raised.value, NotebookDamaged | NotebookForeign)
    assert "\n" not in str(raised.value)
    assert (folder / "notebook.db").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["notebook-texts.jsonl", "notebook.db"]


@pytest.mark.parametrize("make", [text_file, other_database], ids=lambda make: make.__name__)
def test_a_file_of_something_else_is_left_alone(folder: Path, make: Callable[[Path], None]) -> None:
    folder.mkdir()
    (folder / "notebook.db").touch()
    make(folder / "notebook.db")
    before = (folder / "notebook.db").read_bytes()
    with pytest.raises(NotebookForeign, match="not a briefreader notebook"):
        Notebook.open(folder, ticking())
    assert (folder / "notebook.db").read_bytes() == before
    assert [path.name for path in folder.iterdir()] == ["notebook.db"]


def test_a_pipe_in_the_notebooks_place_hangs_nothing(folder: Path) -> None:
    folder.mkdir()
    os.mkfifo(folder / "notebook.db")
    with pytest.raises(NotebookForeign):
        Notebook.open(folder, ticking())


def test_a_damaged_article_text_is_read_from_the_second_copy(folder: Path) -> None:
    (kept,) = kept_in(folder, 1)
    with closing(sqlite3.connect(folder / "notebook.db")) as database:
        database.execute("UPDATE article_text SET packed = x'00112233'")
        database.commit()
    with Notebook.open(folder, ticking()) as opened:
        assert opened.bookmarks() == (kept,)
        assert opened.text(article().content_hash) == TEXT


def test_a_newer_notebook_is_read_but_not_touched(folder: Path) -> None:
    before = kept_in(folder)
    database = folder / "notebook.db"
    steps = {VERSION: ("ALTER TABLE bookmark ADD COLUMN mood TEXT",)}
    with closing(sqlite3.connect(database, isolation_level=None)) as newer:
        migrate(newer, database, VERSION, steps, VERSION + 1)
    raw = {path.name: path.read_bytes() for path in folder.iterdir()}
    with Notebook.open(folder, ticking()) as opened:
        assert opened.bookmarks() == before
        assert "read-only: a newer briefreader made it" in opened.notices[0]
        for change in (
            lambda: opened.add(draft()),
            lambda: opened.remove(opened.bookmarks()[0].id),
            lambda: opened.set_read([ArticleKey(article().path)], True),
            opened.undo,
            opened.redo,
        ):
            with pytest.raises(NotebookReadOnly, match="a newer briefreader made it"):
                change()
        assert opened.follow(ArticleKey(article().path, article().content_hash)) is None
        assert opened.check(article("1.txt", "Other words.")).edits
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == raw


def test_a_newer_second_copy_is_not_restored_by_an_older_program(folder: Path) -> None:
    kept_in(folder)
    journal = folder / "notebook.jsonl"
    header, *rest = journal.read_bytes().splitlines(keepends=True)
    newer = before_sums(header).replace(b'"format":5', b'"format":7')
    journal.write_bytes(newer + b"".join(rest))
    (folder / "notebook.db").unlink()
    with pytest.raises(NotebookError, match="a newer briefreader wrote"):
        Notebook.open(folder, ticking())
    assert not (folder / "notebook.db").exists()


def test_an_older_notebook_is_brought_up_to_date_after_a_copy(folder: Path) -> None:
    kept_in(folder)
    database = folder / "notebook.db"
    steps = {VERSION: ("ALTER TABLE bookmark ADD COLUMN mood TEXT DEFAULT 'calm'",)}
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        copy = migrate(connection, database, VERSION, steps, VERSION + 1)
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)
        assert connection.execute("SELECT DISTINCT mood FROM bookmark").fetchall() == [("calm",)]
    with closing(sqlite3.connect(copy)) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert old.execute("SELECT count(*) FROM bookmark").fetchone() == (40,)


def test_a_migration_that_fails_changes_nothing(folder: Path) -> None:
    kept_in(folder)
    database = folder / "notebook.db"
    steps = {VERSION: ("DELETE FROM bookmark", "ALTER TABLE nowhere ADD COLUMN mood TEXT")}
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, database, VERSION, steps, VERSION + 1)
        assert connection.execute("SELECT count(*) FROM bookmark").fetchone() == (40,)


def test_a_torn_last_line_is_ignored_and_spoils_no_later_one(folder: Path) -> None:
    kept_in(folder)
    journal = folder / "notebook.jsonl"
    with open(journal, "ab") as out:
        out.write(b'{"rows":[["bookmark",{"id":"half')
    with Notebook.open(folder, ticking()) as opened:
        opened.add(draft())
    (folder / "notebook.db").unlink()
    with Notebook.open(folder, ticking()) as opened:
        assert "restored 41 bookmarks" in opened.notices[0]


def test_unreadable_lines_are_counted_and_kept_for_a_second_look(folder: Path) -> None:
    kept_in(folder)
    journal = folder / "notebook.jsonl"
    lines = journal.read_bytes().split(b"\n")
    spoilt = [line[:-9] if b'["bookmark",{"id"' in line[:30] else line for line in lines]
    spoilt[1] = b'{"rows":[["bookmark",{"id":"x"}],["nonsense",{}]]}'
    journal.write_bytes(b"\n".join(spoilt))
    (folder / "notebook.db").unlink()
    with Notebook.open(folder, ticking()) as opened:
        assert "of its lines could not be read" in opened.notices[0]
    (copy,) = folder.glob("notebook.jsonl.damaged-*")
    assert copy.read_bytes() == b"\n".join(spoilt)


UNREADABLE: list[row_codec.Json] = ["nonsense", None, 5, 2**70, {"base64": "/w=="}, "[5]"]


@pytest.mark.parametrize("value", UNREADABLE)
def test_a_damaged_value_costs_neither_its_quote_nor_the_notebook(
    folder: Path, value: row_codec.Json
) -> None:
    with Notebook.open(folder, ticking()) as opened:
        kept = opened.add(draft())
        opened.set_tags(kept.id, ["harbour"])
        opened.check(article(text=TEXT.replace("by a third", "by a half")))
        quote = draft().quote
        assert quote is not None
        opened.correct(article(), (quote,), "Ada M.")
        opened.keep_position(ArticleKey(article().path), kept.selector)
    sound = (folder / "notebook.jsonl").read_text().splitlines()
    (folder / "notebook.db").unlink()
    for number, line in enumerate(sound):
        for name, row in json.loads(line).get("rows", ()):
            undamaged = {
                column: row[column] for column in (TABLES[name].key, "exact") if column in row
            }
            damaged = row_codec.dumps(
                {"rows": [[name, {**dict.fromkeys(row, value), **undamaged}]]}
            )
            spoilt = [*sound[:number], damaged, *sound[number + 1 :]]
            (folder / "notebook.jsonl").write_text("\n".join(spoilt) + "\n")
            with Notebook.open(folder, ticking()) as opened:
                (bookmark,) = opened.bookmarks()
                assert bookmark.quote == kept.quote
                assert reanchor_selector(bookmark.selector, TEXT).span == kept.selector.span
                assert row_codec.bookmark_row(bookmark, 1, 1)
                opened.every_correction()
                opened.check(article())
                opened.position(article().path)
                while opened.undo():
                    pass
            for file in folder.iterdir():
                file.unlink()


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that a user without rights can reach, which pytest's own are not."""
    place = Path(tempfile.mkdtemp())
    place.chmod(0o755)
    yield place
    place.chmod(0o755)
    shutil.rmtree(place)


def as_nobody(folder: Path, does: Callable[[Path], str] | None = None) -> str:
    """What ``does`` says of the notebook, opened by a user who may not write; root, who always
    may, becomes nobody.
    """
    does = does or opened_and_changed
    readable, writable = os.pipe()
    with warnings.catch_warnings():
        # A forked copy of a process with threads may hang in a lock of one; ours only reads.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setuid(65534)
            os.write(writable, does(folder).encode())
        finally:
            os._exit(0)
    os.close(writable)
    with open(readable) as said:
        words = said.read()
    os.waitpid(child, 0)
    return words


def opened_and_changed(folder: Path) -> str:
    with Notebook.open(folder, ticking()) as opened:
        said = [str(len(opened.bookmarks())), *opened.notices]
        try:
            opened.set_read([ArticleKey(Path("/x"))], True)
        except NotebookReadOnly as error:
            said.append(str(error))
    return "|".join(said)


@pytest.mark.parametrize("what", ["folder", "file"])
def test_a_write_protected_notebook_can_be_read(open_to_all: Path, what: str) -> None:
    folder = open_to_all / "data"
    kept_in(folder)
    if os.getuid() == 0:
        for path in (folder, *folder.iterdir()):
            os.chown(path, 65534, 65534)
    if what == "folder":
        folder.chmod(0o500)
    else:
        (folder / "notebook.db").chmod(0o400)
    said = as_nobody(folder)
    folder.chmod(0o700)
    assert said.startswith("40|")
    assert said.count("write-protected") == 2
    assert "read-only" in said


def opened_freed_and_changed(folder: Path) -> str:
    with Notebook.open(folder, ticking()) as opened:
        said = [opened.read_only]
        folder.chmod(0o700)
        (folder / "notebook.db").chmod(0o600)
        opened.set_read([ArticleKey(Path("/x"))], True)
        said.append(opened.read_only)
    return "|".join(said)


@pytest.mark.parametrize("what", ["folder", "file"])
def test_a_notebook_that_is_write_protected_no_more_can_be_changed(
    open_to_all: Path, what: str
) -> None:
    folder = open_to_all / "data"
    kept_in(folder)
    if os.getuid() == 0:
        for path in (folder, *folder.iterdir()):
            os.chown(path, 65534, 65534)
    (folder if what == "folder" else folder / "notebook.db").chmod(0o500)
    said = as_nobody(folder, opened_freed_and_changed)
    folder.chmod(0o700)
    assert "write-protected|" in said
    assert said.endswith("|")
    with Notebook.open(folder, ticking()) as opened:
        assert opened.mark(Path("/x")).read


def test_a_write_protected_and_damaged_notebook_is_shown_from_its_second_copy(
    open_to_all: Path,
) -> None:
    folder = open_to_all / "data"
    kept_in(folder)
    header(folder / "notebook.db")
    if os.getuid() == 0:
        for path in (folder, *folder.iterdir()):
            os.chown(path, 65534, 65534)
    folder.chmod(0o500)
    said = as_nobody(folder)
    folder.chmod(0o700)
    assert said.startswith("40|")
    assert "shown from its second copy" in said
    assert not list(folder.glob("*.damaged-*"))


def test_a_full_disk_at_the_first_launch_stops_nobody_from_reading(folder: Path) -> None:
    folder.mkdir()
    with files_no_longer_than(4096), Notebook.open(folder, ticking()) as opened:
        assert "read-only: can't be written" in opened.notices[0]
        assert opened.bookmarks() == ()
        with pytest.raises(NotebookReadOnly):
            opened.add(draft())
    with Notebook.open(folder, ticking()) as opened:
        assert opened.notices == ()
        opened.add(draft())


def test_a_damaged_notebook_stays_where_it_is_until_its_successor_is_whole(folder: Path) -> None:
    before = kept_in(folder)
    page(folder / "notebook.db")
    with files_no_longer_than(4096), Notebook.open(folder, ticking()) as opened:
        assert "shown from its second copy" in opened.notices[1]
        assert opened.bookmarks() == before
    assert not list(folder.glob("*.damaged-*"))
    with Notebook.open(folder, ticking()) as opened:
        assert "restored 40 bookmarks" in opened.notices[0]
        assert opened.bookmarks() == before


def test_what_a_killed_process_left_half_written_is_swept_away(folder: Path) -> None:
    kept_in(folder)
    old, new = (
        folder / ".notebook.jsonl.0123456789ab.part",
        folder / ".notebook.jsonl.cdef01234567.part",
    )
    for path in (old, new):
        path.touch()
    os.utime(old, (0, 0))
    with Notebook.open(folder, ticking()):
        assert not old.exists()
        assert new.exists()


def test_a_folder_in_use_for_other_things_keeps_its_rights_and_their_files(folder: Path) -> None:
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    foreign = {folder / f".{name}.part" for name in ("thesis.0123456789ab", "notebook.md.draft")}
    for path in foreign:
        path.touch()
        os.utime(path, (0, 0))
    kept_in(folder)
    with Notebook.open(folder, ticking()):
        assert all(path.exists() for path in foreign)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755
    ours = set(folder.iterdir()) - foreign
    assert {stat.S_IMODE(path.stat().st_mode) for path in ours} == {0o600}


def test_without_a_folder_that_can_be_made_the_notebook_is_empty_and_says_so(
    open_to_all: Path,
) -> None:
    open_to_all.chmod(0o555)
    said = as_nobody(open_to_all / "data")
    assert said.startswith("0|")
    assert "its folder can't be created: Permission denied" in said


def test_no_file_is_made_where_the_folder_of_a_notebook_has_gone(folder: Path) -> None:
    Notebook.open(folder, ticking()).close()
    shutil.rmtree(folder)
    with pytest.raises(NotebookError, match="No such file"):
        repair(folder, ticking()())
    assert not folder.exists()
    Notebook.open(folder, ticking()).close()
