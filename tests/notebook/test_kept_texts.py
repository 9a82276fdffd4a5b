"""When an article's text was kept: told by every copy, and the earliest of several machines."""

from __future__ import annotations

import itertools
import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefreader.notebook import Notebook
from briefreader.notebook.storage import open_database, store
from briefreader.notebook.storage.checksums import canonical, write_checksums
from briefreader.notebook.storage.journal_format import encoded, summed
from briefreader.notebook.storage.open_database import WRITE_PROTECTIONS
from briefreader.notebook.storage.row_codec import Json
from briefreader.notebook.storage.schema import ARTICLE_TEXT
from briefreader.notebook.storage.scrubber import scrub

from .samples import TEXT, article, draft, made_older, words_of

ARTICLE = article()
FIRST, LATER = "2024-03-01T09:00:00Z", "2024-05-01T09:00:00Z"


def at(folder: Path, moment: str) -> Notebook:
    """The notebook in ``folder``, opened at that moment."""
    now = datetime.fromisoformat(moment).astimezone(UTC)
    return Notebook.open(folder, lambda: now)


def filled(folder: Path, moment: str) -> Path:
    """The folder of a notebook with a bookmark that was made at that moment."""
    with at(folder, moment) as opened:
        opened.add(draft(ARTICLE))
    return folder


def kept_in(folder: Path) -> tuple[str, str]:
    """The article's text in a notebook, and when it was kept."""
    with at(folder, LATER) as opened:
        assert scrub(opened._store) == ()
        found = opened.kept_text(ARTICLE.content_hash)
    assert found is not None
    return found


def test_a_text_is_kept_once_with_its_moment(folder: Path) -> None:
    filled(folder, FIRST)
    with at(folder, LATER) as opened:
        other = opened.add(draft(ARTICLE, "Nobody asked the fishermen"))
        assert opened.kept_text(other.content_hash) == (TEXT, FIRST)
        assert [words_of(opened.undo()) for _ in range(3)] == ["add bookmark", "add bookmark", ""]
        opened.add(draft(ARTICLE))
    assert kept_in(folder) == (TEXT, FIRST)


def test_every_copy_tells_the_moment(folder: Path, tmp_path: Path) -> None:
    filled(folder, FIRST)
    with at(folder, LATER) as opened:
        opened.dump(tmp_path / "dump")
    with at(tmp_path / "restored", LATER) as other:
        other.restore(tmp_path / "dump")
    for other_copy in (tmp_path / "dump", folder):
        merged = tmp_path / f"merged {other_copy.name}"
        with at(merged, LATER) as other:
            other.merge_notebook(other_copy)
        assert kept_in(merged) == (TEXT, FIRST)
    for where in (folder, tmp_path / "restored"):
        assert kept_in(where) == (TEXT, FIRST)
        (where / "notebook.db").unlink()
        assert kept_in(where) == (TEXT, FIRST)


def test_a_text_whose_row_rotted_has_its_moment_from_the_second_copy(folder: Path) -> None:
    filled(folder, FIRST)
    with closing(sqlite3.connect(folder / "notebook.db")) as database:
        database.execute("UPDATE article_text SET kept = '2023-03-01T09:00:00Z'")
        database.commit()
    with at(folder, LATER) as opened:
        assert opened.kept_text(ARTICLE.content_hash) == (TEXT, FIRST)
        assert scrub(opened._store)
    assert kept_in(folder) == (TEXT, FIRST)


def test_of_several_machines_the_earliest_moment_stands_in_every_order(tmp_path: Path) -> None:
    machines = {"old": "", "first": FIRST, "later": LATER}
    for name, moment in machines.items():
        filled(tmp_path / name, moment or FIRST)
    made_older(tmp_path / "old", 6)
    for number, order in enumerate(itertools.permutations(machines)):
        joined = tmp_path / str(number)
        for count in (1, 2, 3, 3):
            with at(joined, LATER) as opened:
                opened.dump(tmp_path / "before")
                for name in order[:count]:
                    opened.merge_notebook(tmp_path / name)
                opened.dump(tmp_path / "after")
            earliest = min(filter(None, map(machines.get, order[:count])), default="")
            assert kept_in(joined) == (TEXT, earliest)
        assert (tmp_path / "before").read_bytes() == (tmp_path / "after").read_bytes()
        (joined / "notebook.db").unlink()
        assert kept_in(joined) == (TEXT, FIRST)


@pytest.mark.parametrize("version", [1, 3, 5, 6])
def test_an_older_notebook_does_not_say_when_its_texts_were_kept(
    folder: Path, tmp_path: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(folder, FIRST)
    made_older(folder, version)
    with monkeypatch.context() as patched:
        for module in (open_database, store):
            patched.setattr(module, "write_protection", lambda _: WRITE_PROTECTIONS[0])
        with at(folder, LATER) as opened:  # as it is
            assert opened.read_only
            assert opened.kept_text(ARTICLE.content_hash) == (TEXT, "")
            opened.dump(tmp_path / "older.dump")
    with at(tmp_path / "restored", LATER) as other:
        other.restore(tmp_path / "older.dump")
    for where in (folder, tmp_path / "restored"):
        assert kept_in(where) == (TEXT, "")
        with at(where, LATER) as opened:
            opened.add(draft(ARTICLE, "Nobody asked the fishermen"))
        (where / "notebook.db").unlink()
        assert kept_in(where) == (TEXT, "")


def test_what_is_no_moment_is_none(folder: Path, tmp_path: Path) -> None:
    with at(filled(folder, FIRST), LATER) as opened:
        opened.dump(tmp_path / "dump")
    lines = (tmp_path / "dump").read_bytes().splitlines(keepends=True)
    wrongs: list[Json] = [5, "", "once", "0001", "\x1b[2J", f"{FIRST}\n", [FIRST]]
    for number, wrong in enumerate(wrongs):
        spoilt = [
            line if b'"zlib"' not in line else next(encoded([_with_moment(line, wrong)]))
            for line in lines
        ]
        (tmp_path / "dump").write_bytes(b"".join(spoilt))
        with at(tmp_path / str(number), LATER) as other:
            other.merge_notebook(tmp_path / "dump")
        assert kept_in(tmp_path / str(number)) == (TEXT, "")


def _with_moment(line: bytes, moment: Json) -> str:
    record = json.loads(line)
    del record["sum"]
    return summed({**record, "kept": moment})


def test_a_moment_that_is_earlier_is_written_with_right_sums(folder: Path, tmp_path: Path) -> None:
    filled(folder, LATER)
    with at(folder, LATER) as opened:
        opened.merge_notebook(filled(tmp_path / "other", FIRST))
    with closing(sqlite3.connect(folder / "notebook.db")) as database:
        select = f"SELECT sum, {canonical(ARTICLE_TEXT)} FROM article_text"
        found = database.execute(select).fetchall()
        ledger = database.execute("SELECT digests FROM ledger").fetchall()
        write_checksums(database)
        assert database.execute(select).fetchall() == found
        assert database.execute("SELECT digests FROM ledger").fetchall() == ledger
