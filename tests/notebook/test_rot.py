"""Rot in one copy of the notebook is seen, told and made good by the other copy."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.notebook.rot import (
    DAMAGES,
    DATABASE,
    FILES,
    Fate,
    Trial,
    fill,
    seen,
    swapped_pages,
    trials,
)
from tests.notebook.samples import (
    QUOTE,
    TEXT,
    article,
    draft,
    in_full,
    made_older,
    ticking,
    words_of,
)

from briefreader.errors import NotebookDamaged, NotebookReadOnly
from briefreader.notebook import ArticleKey, Notebook
from briefreader.notebook.storage.checksums import canonical, checksum, row_sum, sum_matches
from briefreader.notebook.storage.journal import read_journal
from briefreader.notebook.storage.open_database import open_database
from briefreader.notebook.storage.schema import BOOKMARK, SUMMED, TABLES

WORDS = "be cut by a third"
ROTTED = "be cut by a fifth"


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """One notebook with something of every kind, to be damaged again and again."""
    return Trial(tmp_path_factory.mktemp("rot"))


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("name", FILES)
def test_a_single_fault_costs_nothing(
    trial: Trial, name: str, damage: Callable[[bytearray, object], None]
) -> None:
    assert {trial.fate(name, damage, number) for number in (0, 1)} == {Fate.WHOLE}


def test_a_page_in_the_place_of_another_tables_brings_no_row(trial: Trial) -> None:
    assert trial.fate(DATABASE, swapped_pages, 1300) is Fate.WHOLE  # the ledger's, as reading marks


@pytest.mark.slow
def test_ten_thousand_faults_cost_nothing(tmp_path: Path) -> None:
    found = trials(tmp_path, 1250)
    print(f"\nfigure: {found.total():,} faults in one copy: {dict(found)}")
    assert {fate for _, _, fate in found} == {Fate.WHOLE}


def spoil(path: Path, before: str = WORDS, after: str = ROTTED, count: int = -1) -> int:
    """Let other letters stand in a file, as many; in how many places."""
    held = path.read_bytes()
    path.write_bytes(held.replace(before.encode(), after.encode(), count))
    return held.count(before.encode())


def kept_in(folder: Path) -> str:
    """A notebook with one bookmark, and an older one that was taken back; the bookmark's id."""
    with Notebook.open(folder, ticking()) as opened:
        opened.remove(opened.add(draft(article("gone.txt"))).id)
        kept = opened.add(draft())
        opened.set_note(kept.id, "What the note says.")
        return kept.id


def test_a_rotted_letter_is_seen_where_it_is_read_and_told(folder: Path) -> None:
    kept = kept_in(folder)
    assert spoil(folder / "notebook.db")
    with Notebook.open(folder, ticking()) as opened:
        assert [bookmark.quote for bookmark in opened.bookmarks()] == [QUOTE]
        (notice,) = opened.notices
        assert "damaged, saved as notebook.db.damaged-" in notice
        assert "restored 1 bookmark from notebook.jsonl" in notice
        assert "could not be read" not in notice
    with Notebook.open(folder, ticking()) as opened:
        assert [bookmark.id for bookmark in opened.bookmarks()] == [kept]
        assert opened.notices == ()


def test_a_rotted_row_is_not_taken_over_by_a_change_of_it(folder: Path) -> None:
    """Else its new sum would vouch for what rotted."""
    kept = kept_in(folder)
    spoil(folder / "notebook.db")
    with Notebook.open(folder, ticking()) as opened:
        opened.set_tags(kept, ["harbour"])
        (bookmark,) = opened.bookmarks()
        assert (bookmark.quote, bookmark.tags) == (QUOTE, ("harbour",))
    (folder / "notebook.db").unlink()
    with Notebook.open(folder, ticking()) as opened:
        assert [bookmark.quote for bookmark in opened.bookmarks()] == [QUOTE]


def test_a_rotted_row_is_not_copied_into_the_second_copy(folder: Path) -> None:
    kept_in(folder)
    spoil(folder / "notebook.db")
    with Notebook.open(folder, ticking()) as opened:
        opened.set_starred([ArticleKey(Path("/library/another.txt"))], True)
    copy = (folder / "notebook.jsonl").read_text()
    assert WORDS in copy
    assert ROTTED not in copy


def test_rot_that_comes_while_the_notebook_is_open_locks_nobody_out(folder: Path) -> None:
    kept = kept_in(folder)
    with Notebook.open(folder, ticking()) as opened:
        before = opened.bookmarks()
        with open(folder / "notebook.db", "r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * 4096 * 8)
        (folder / "notebook.db").touch()
        opened._store._connection.execute("PRAGMA shrink_memory")
        opened.set_note(kept, "Still there.")
        assert [bookmark.quote for bookmark in opened.bookmarks()] == [b.quote for b in before]
        assert "restored 1 bookmark" in opened.notices[-1]
        assert words_of(opened.undo()) == "write note"


def test_rot_that_comes_where_there_is_no_second_copy_is_told_and_one_can_leave(
    folder: Path,
) -> None:
    kept = kept_in(folder)
    with Notebook.open(folder, ticking()) as opened:
        opened._store.settle()
        (folder / "notebook.jsonl").unlink()
        image = (folder / "notebook.db").read_bytes()
        (folder / "notebook.db").write_bytes(image[:4096] + b"\xff" * (len(image) - 4096))
        opened._store._connection.execute("PRAGMA shrink_memory")
        for _ in range(2):
            with pytest.raises(NotebookDamaged, match=r"left unchanged|malformed|not what was"):
                opened.bookmarks()
        with pytest.raises(NotebookReadOnly, match="damaged, with no copy to restore it from"):
            opened.set_note(kept, "Nowhere to put it.")


def test_a_window_goes_on_in_the_file_that_another_restored(folder: Path) -> None:
    kept = kept_in(folder)
    with Notebook.open(folder, ticking()) as first:
        spoil(folder / "notebook.db")
        with Notebook.open(folder, ticking()) as second:
            second.bookmarks()
            assert second.notices
            first.set_note(kept, "By the first.")
            second.set_tags(kept, ["by the second"])
            for window in (first, second):
                (bookmark,) = window.bookmarks()
                assert (bookmark.note, bookmark.tags) == ("By the first.", ("by the second",))
    with Notebook.open(folder, ticking()) as opened:
        assert opened.bookmarks()[0].note == "By the first."


def test_what_rotted_in_both_copies_is_kept_as_far_as_legible_and_marked(folder: Path) -> None:
    kept_in(folder)
    for name in ("notebook.db", "notebook.jsonl"):
        assert spoil(folder / name, "What the note says.", "What the mote says.")
    with Notebook.open(folder, ticking()) as opened:
        (bookmark,) = opened.bookmarks()
        assert bookmark.note == "What the mote says."
        assert bookmark.quote == QUOTE
        assert "damaged in storage" in bookmark.marks
        assert "saved as far as legible, marked “damaged in storage”" in opened.notices[0]
        assert list(folder.glob("notebook.jsonl.damaged-*"))
    with Notebook.open(folder, ticking()) as opened:
        assert opened.bookmarks() == (bookmark,), "it is told once, and the mark stays"
        assert opened.notices == ()


def test_a_quote_that_rotted_in_both_copies_is_that_of_the_kept_text(folder: Path) -> None:
    kept_in(folder)
    for name in ("notebook.db", "notebook.jsonl"):
        spoil(folder / name)
    with Notebook.open(folder, ticking()) as opened:
        (bookmark,) = opened.bookmarks()
        assert bookmark.quote == QUOTE
        assert "damaged in storage" in bookmark.marks


def test_what_the_second_copy_lacks_is_not_lost_with_a_rotted_row_beside_it(folder: Path) -> None:
    """The copy is behind, as after a crash: neither alone has everything."""
    kept_in(folder)
    before = (folder / "notebook.jsonl").read_bytes()
    with Notebook.open(folder, ticking()) as opened:
        opened.add(draft(words="Nobody asked the fishermen"))
    (folder / "notebook.jsonl").write_bytes(before)
    spoil(folder / "notebook.db")
    with Notebook.open(folder, ticking()) as opened:
        assert [b.quote for b in opened.bookmarks()] == [QUOTE, "Nobody asked the fishermen"]
        assert not any(bookmark.marks for bookmark in opened.bookmarks())


def test_a_row_that_went_is_missed(folder: Path) -> None:
    with Notebook.open(folder, ticking()) as opened:
        for name in ("one.txt", "two.txt"):
            opened.add(draft(article(name)))
    with closing(sqlite3.connect(folder / "notebook.db")) as database:
        database.execute("DELETE FROM bookmark WHERE rowid = 1")
        database.commit()
    with Notebook.open(folder, ticking()) as opened:
        assert len(opened.bookmarks()) == 2
        assert "restored 2 bookmarks" in opened.notices[0]


def test_an_older_row_in_a_newer_ones_place_is_seen(folder: Path) -> None:
    """A page that was written long ago is sound in itself."""
    kept = kept_in(folder)
    with closing(sqlite3.connect(folder / "notebook.db")) as database:
        (row,) = database.execute("SELECT * FROM bookmark").fetchall()
    with Notebook.open(folder, ticking()) as opened:
        opened.set_note(kept, "A later note.")
    with closing(sqlite3.connect(folder / "notebook.db")) as database:
        database.execute("DELETE FROM bookmark")
        database.execute(f"INSERT INTO bookmark VALUES ({', '.join('?' * len(row))})", row)
        database.commit()
    with Notebook.open(folder, ticking()) as opened:
        assert opened.bookmarks()[0].note == "A later note."


def test_a_text_of_another_article_is_not_taken_for_that_of_this(folder: Path) -> None:
    """An index that points to the wrong row gives a text that is sound in itself."""
    one, two = article("1.txt"), article("2.txt", TEXT + " Two.")
    with Notebook.open(folder, ticking()) as opened:
        for of in (one, two):
            opened.add(draft(of))
    with closing(sqlite3.connect(folder / "notebook.db")) as database:
        database.execute(
            "UPDATE article_text SET packed = (SELECT packed FROM article_text"
            " WHERE content_hash = ?), sum = (SELECT sum FROM article_text WHERE content_hash = ?)",
            (two.content_hash, two.content_hash),
        )
        database.commit()
    with Notebook.open(folder, ticking()) as opened:
        assert opened.text(one.content_hash) == TEXT


def test_a_text_that_went_is_read_from_the_second_copy(folder: Path) -> None:
    kept_in(folder)
    with closing(sqlite3.connect(folder / "notebook.db")) as database:
        database.execute("DELETE FROM article_text")
        database.commit()
    with Notebook.open(folder, ticking()) as opened:
        assert opened.text(article().content_hash) == TEXT


def test_the_sum_in_python_is_that_in_sql(folder: Path) -> None:
    fill(folder)
    with closing(sqlite3.connect(folder / "notebook.db")) as database:
        database.execute("UPDATE bookmark SET note = 'It''s “so”' || char(10), speaker = NULL")
        counted = 0
        for table in SUMMED.values():
            columns = ", ".join(f'"{name}"' for name in table.columns)
            for *row, data in database.execute(
                f"SELECT {columns}, {canonical(table)} FROM {table.name}"
            ):
                named = dict(zip(table.columns, row, strict=True))
                assert row_sum(table, named) == checksum(data)
                if table is BOOKMARK:
                    values = tuple(row)
                    assert sum_matches(table, values, checksum(data))
                    wrongs = (b"x", 1.0, None, 7, "'")
                    for wrong in wrongs:
                        other = (*values[:5], wrong, *values[6:])
                        assert not sum_matches(table, other, checksum(data))
                counted += 1
        assert counted > 100


def test_every_row_of_the_second_copy_holds_the_sum_that_the_database_has(folder: Path) -> None:
    fill(folder)
    with closing(sqlite3.connect(folder / "notebook.db")) as database:
        sums = {
            (name, sum_)
            for name in TABLES
            for (sum_,) in database.execute(f"SELECT sum FROM {name}")
        }
    lines = (folder / "notebook.jsonl").read_text().splitlines()
    full = map(json.loads, in_full(line.encode() for line in lines))
    held = {(name, row["sum"]) for line in full for name, row in line.get("rows", ())}
    assert held == sums


def test_text_that_became_bytes_is_seen(folder: Path) -> None:
    """In SQLite's rows one bit tells text from bytes."""
    kept_in(folder)
    with closing(sqlite3.connect(folder / "notebook.db")) as database:
        database.execute("UPDATE bookmark SET note = CAST(note AS BLOB)")
        database.commit()
    with Notebook.open(folder, ticking()) as opened:
        assert opened.bookmarks()[0].note == "What the note says."
        assert "restored 1 bookmark" in opened.notices[0]


# The second copy


def test_a_rotted_line_is_told_and_nothing_else_is_lost_with_it(folder: Path) -> None:
    kept_in(folder)
    assert spoil(folder / "notebook.jsonl", "What the note says.", "What the mote says.", 1)
    (folder / "notebook.db").unlink()
    with Notebook.open(folder, ticking()) as opened:
        assert "of its lines could not be read" in opened.notices[0]
        assert opened.bookmarks()[0].quote == QUOTE


def test_nothing_is_deleted_on_the_word_of_a_rotted_line(folder: Path) -> None:
    kept = kept_in(folder)
    with Notebook.open(folder, ticking()) as opened:
        opened.add(draft(article("2.txt")))
        opened._store.settle()
        opened.remove(kept)
        opened._store.settle()
        shutil.copytree(folder, folder.with_name("copy"))
    journal = folder.with_name("copy") / "notebook.jsonl"
    data = journal.read_bytes()
    assert f'["bookmark","{kept}",null]'.encode() in data
    journal.write_bytes(data.replace(b"remove bookmark", b"bookmark taken bock"))
    (journal.parent / "notebook.db").unlink()
    with Notebook.open(journal.parent, ticking()) as opened:
        assert kept in {bookmark.id for bookmark in opened.bookmarks()}
        assert "could not be read" in opened.notices[0]


def test_a_line_that_went_is_missed(folder: Path) -> None:
    with Notebook.open(folder, ticking()) as opened:
        opened.add(draft())
        opened._store.settle()
        opened.add(draft(words="Nobody asked the fishermen"))
        opened._store.settle()
        shutil.copytree(folder, folder.with_name("copy"))
    journal = folder.with_name("copy") / "notebook.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    (lost,) = [line for line in lines if b'"bookmark"' in line and QUOTE.encode() in line]
    journal.write_bytes(b"".join(line for line in lines if line != lost))
    (journal.parent / "notebook.db").unlink()
    with Notebook.open(journal.parent, ticking()) as opened:
        assert len(opened.bookmarks()) == 1
        assert "could not be read" in opened.notices[0]


# Older versions


def unsigned(notebook: Notebook) -> str:
    """All that a notebook shows but for who made its bookmarks, which older ones do not say."""
    return re.sub(r"author='[^']*'", "", repr(seen(notebook)))


@pytest.mark.parametrize("version", [1, 2, 3, 5, 6])
def test_an_older_notebook_gets_its_sums_once(folder: Path, version: int) -> None:
    fill(folder)
    with Notebook.open(folder, ticking()) as opened:
        for query in opened.asked():
            opened.forget_query(query)
        for search in opened.saved_searches():
            opened.delete_search(search.name)
    with Notebook.open(folder, ticking()) as opened:
        before = unsigned(opened)
    made_older(folder, version)
    killed = shutil.copytree(folder, folder.with_name("killed"))
    open_database(killed, ticking()()).connection.close()  # before there is a second copy of it
    with Notebook.open(killed, ticking()) as opened:
        opened.add(draft(article("new.txt")))
        opened._store.settle()
        copy = read_journal(killed)
        assert copy is not None
        assert copy.is_complete
    with Notebook.open(folder, ticking()) as opened:
        assert "upgraded" in opened.notices[0]
        assert f"saved as notebook.db.v{version}.bak" in opened.notices[0]
        assert unsigned(opened) == before
        opened.add(draft(article("new.txt")))
        assert len(opened.notices) == 1
    (folder / "notebook.db").unlink()
    with Notebook.open(folder, ticking()) as opened:
        assert "could not be read" not in opened.notices[0]
        assert len(opened.bookmarks()) == 21


@pytest.mark.parametrize("version", [3, 5, 6])
def test_an_older_second_copy_restores_the_notebook(folder: Path, version: int) -> None:
    fill(folder)
    with Notebook.open(folder, ticking()) as opened:
        before = unsigned(opened)
    made_older(folder, version)
    (folder / "notebook.db").unlink()
    with Notebook.open(folder, ticking()) as opened:
        assert "could not be read" not in opened.notices[0]
        assert unsigned(opened) == before


def test_a_rotted_older_notebook_is_restored_before_it_is_summed_anew(folder: Path) -> None:
    kept_in(folder)
    made_older(folder, 5)
    spoil(folder / "notebook.db", "What the note says.", "What the note sayt.")
    with Notebook.open(folder, ticking()) as opened:
        assert opened.bookmarks()[0].note == "What the note says."
        assert "restored 1 bookmark" in opened.notices[0]


def test_a_rotted_notebook_without_sums_is_restored_before_it_gets_them(folder: Path) -> None:
    kept_in(folder)
    made_older(folder)
    spoil(folder / "notebook.db", '"tags"', '"tag\xff'[:5] + '"')
    with closing(sqlite3.connect(folder / "notebook.db")) as database:
        database.execute("UPDATE bookmark SET note = CAST(x'ff41' AS TEXT)")
        database.commit()
    with Notebook.open(folder, ticking()) as opened:
        assert opened.bookmarks()[0].note == "What the note says."
        assert "restored 1 bookmark" in opened.notices[0]


# Read through and repaired


def test_a_sound_notebook_is_scrubbed_in_silence(folder: Path) -> None:
    fill(folder)
    with Notebook.open(folder, ticking()) as opened:
        assert opened.scrub() == ()
    assert not list(folder.glob("*.damaged-*"))


@pytest.mark.parametrize("name", ["notebook.db", "notebook.jsonl", "notebook-texts.jsonl"])
def test_scrubbing_finds_and_repairs_each_file(folder: Path, name: str) -> None:
    fill(folder)
    with Notebook.open(folder, ticking()) as opened:
        before = seen(opened)
    path = folder / name
    image = bytearray(path.read_bytes())
    letters = "zlib" if name == "notebook-texts.jsonl" else "Ada Marlowe"
    at = image.rindex(letters.encode()) + (40 if letters == "zlib" else 1)
    image[at] ^= 2
    path.write_bytes(image)
    with Notebook.open(folder, ticking()) as opened:
        (said,) = opened.scrub()
        assert name in said
        assert f"saved as {name}.damaged-" in said
        assert opened.scrub() == ()
        assert seen(opened) == before
    (folder / "notebook.db").unlink()
    with Notebook.open(folder, ticking()) as opened:
        assert seen(opened) == before


def test_scrubbing_makes_good_a_second_copy_that_is_gone(folder: Path) -> None:
    fill(folder)
    for name in ("notebook.jsonl", "notebook-texts.jsonl"):
        (folder / name).unlink()
    with Notebook.open(folder, ticking()) as opened:
        said = opened.scrub()
        assert [line.partition(":")[0] for line in said] == [
            "notebook.jsonl",
            "notebook-texts.jsonl",
        ]
        before = seen(opened)
    (folder / "notebook.db").unlink()
    with Notebook.open(folder, ticking()) as opened:
        assert seen(opened) == before


# What stands around the rows


def test_a_rotted_version_number_makes_no_newer_notebook(folder: Path) -> None:
    kept = kept_in(folder)
    with closing(sqlite3.connect(folder / "notebook.db")) as database:
        database.execute("PRAGMA user_version = 7")
    with Notebook.open(folder, ticking()) as opened:
        assert not opened.read_only
        assert opened.set_note(kept, "Still open.").note == "Still open."


def test_a_rotted_list_of_tables_is_seen(folder: Path) -> None:
    """Else the next row would be written with what rotted there."""
    kept_in(folder)
    with closing(sqlite3.connect(folder / "notebook.db")) as database:
        database.execute("PRAGMA writable_schema = ON")
        database.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'prefix TEXT NOT NULL DEFAULT ''''',"
            " 'prefix TEXT NOT NULL DEFAULT ''x''') WHERE name = 'bookmark'"
        )
        database.commit()
    with Notebook.open(folder, ticking()) as opened:
        assert "restored 1 bookmark" in opened.notices[0]


_NO_COLUMN = "UPDATE sqlite_master SET sql = replace(sql, '(id ', '(yd ') WHERE name = 'correction'"
_NO_UTF_8 = (
    "UPDATE sqlite_master SET name = CAST(x'ff41' AS TEXT), sql = 'x' WHERE name = 'correction'"
)


@pytest.mark.parametrize("rot", [_NO_COLUMN, _NO_UTF_8])
def test_a_rotted_column_or_name_in_the_list_of_tables_costs_nothing(
    folder: Path, rot: str
) -> None:
    """What is no column is a string to SQLite, and what it says of the file may be no UTF-8."""
    fill(folder)
    with Notebook.open(folder, ticking()) as opened:
        sound = seen(opened)
    with closing(sqlite3.connect(folder / "notebook.db")) as database:
        database.execute("PRAGMA writable_schema = ON")
        database.execute(rot)
        database.commit()
    with Notebook.open(folder, ticking()) as opened:
        assert seen(opened) == sound
        assert "could not be read" not in opened.notices[0]


def test_a_rotted_text_is_not_copied_into_the_second_copy(folder: Path) -> None:
    kept_in(folder)
    for name in ("notebook.jsonl", "notebook-texts.jsonl"):
        (folder / name).unlink()
    with closing(sqlite3.connect(folder / "notebook.db")) as database:
        database.execute("UPDATE article_text SET packed = x'00' || packed")
        database.commit()
    with Notebook.open(folder, ticking()):
        pass
    texts = folder / "notebook-texts.jsonl"
    assert not texts.exists() or article().content_hash not in texts.read_text()


def test_a_hash_that_was_left_out_is_vouched_for_by_the_row(folder: Path) -> None:
    kept_in(folder)
    with Notebook.open(folder, ticking()) as opened:
        opened.add(draft(words="Nobody asked the fishermen"))
        opened._store.compact()
        before = opened.bookmarks()
    copy = folder / "notebook.jsonl"
    hash_ = before[0].content_hash
    lines = copy.read_text().splitlines()
    told = [hash_ in line for line in lines if line.startswith('{"bookmark":')]
    assert told == [True, False]
    wrong = "0" * len(hash_)
    for count in (0, 1):  # of what rotted: nothing, the article's
        assert count == 0 or spoil(copy, hash_, wrong, count)
        (folder / "notebook.db").unlink()
        with Notebook.open(folder, ticking()) as opened:
            assert opened.bookmarks() == before
            opened._store.compact()
    assert spoil(copy, hash_, wrong)
    (folder / "notebook.db").unlink()
    with Notebook.open(folder, ticking()) as opened:
        assert [one.quote for one in opened.bookmarks()] == [one.quote for one in before]
