"""One rotted byte or one lost line of the second copy costs no more than what stands there."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from tests.notebook.samples import article, draft, made_format_3, ticking

from briefreader.domain.bookmark import Bookmark
from briefreader.notebook import Notebook
from briefreader.notebook.storage import journal
from briefreader.notebook.storage.journal_format import JournalState, read_lines
from briefreader.notebook.storage.schema import Key, Row

NOW = ticking()
ARTICLES = 3
EACH = 5  # bookmarks
MANY = 2_050  # of one article, which are cut into some pieces

Lines: TypeAlias = list[bytes]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A compacted notebook, the bookmarks of whose articles do not all say the same of them."""
    folder = tmp_path_factory.mktemp("kept") / "data"
    made = []
    for number in range(ARTICLES * EACH):
        of = article(f"{number // EACH}.txt")
        one = draft(of).bookmark(f"{number:08d}", NOW())
        unlike = one._replace(title="Another title", source="", terms=("off the record",))
        made.append(unlike if number % EACH == EACH - 1 else one)
    with Notebook.open(folder, ticking()) as opened:
        opened.merge(made)
        opened._store.compact()
    return folder


def written(folder: Path) -> Lines:
    return (folder / "notebook.jsonl").read_bytes().splitlines(keepends=True)


def bookmarks(state: JournalState) -> dict[Key, Row]:
    """The bookmarks for which something vouches."""
    return {
        key: row
        for key, row in state.rows["bookmark"].items()
        if ("bookmark", key) not in state.doubtful
    }


def is_own(line: bytes) -> bool:
    return line.startswith(b'{"bookmark":')


def flipped(lines: Lines, dice: random.Random) -> Iterator[tuple[int, bytes]]:
    """Which line, and all with a bit of that flipped: at the ends of lines, in every
    third byte of those that several bookmarks need, at some others."""
    before = 0
    data = b"".join(lines)
    for number, line in enumerate(lines):
        places = {*range(4), len(line) - 2, len(line) - 1, *dice.sample(range(len(line)), 8)}
        for place in places if is_own(line) else {*places, *range(0, len(line), 3)}:
            at = before + place
            rotted = bytes([data[at] ^ 1 << dice.randrange(8)])
            yield number, data[:at] + rotted + data[at + 1 :]
        before += len(line)


def test_a_flipped_bit_costs_no_other_bookmark_anything_and_is_told(kept: Path) -> None:
    lines = written(kept)
    sound = bookmarks(read_lines(lines))
    assert len(sound) == ARTICLES * EACH
    for number, data in flipped(lines, random.Random(5)):
        state = read_lines(data.splitlines(keepends=True))
        there = bookmarks(state)
        lost = [key for key, row in sound.items() if there.get(key) != row]
        assert len(lost) <= is_own(lines[number]), (lines[number], lost)
        assert there.keys() <= sound.keys()
        assert not state.is_complete or there == sound, lines[number]


def restored(folder: Path, data: bytes) -> tuple[list[Bookmark], str]:
    """The bookmarks of a copy of that second copy, without its database; what is told."""
    with Notebook.open(_without_database(folder, data), ticking()) as opened:
        return list(opened.bookmarks()), opened.notices[0]


def _without_database(folder: Path, data: bytes) -> Path:
    copy = folder.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    (copy / "notebook.db").unlink()
    (copy / "notebook.jsonl").write_bytes(data)
    return copy


def test_a_lost_line_costs_its_own_bookmark_alone_and_is_told(kept: Path) -> None:
    lines = written(kept)
    all_, told = restored(kept, b"".join(lines))
    assert "could not be read" not in told
    for number, line in enumerate(lines):
        rotted = bytes(len(line) - 1) + b"\n"
        found, told = restored(kept, b"".join([*lines[:number], rotted, *lines[number + 1 :]]))
        by_id = {one.id: one for one in found}
        lost = [one for one in all_ if one.id not in by_id]
        assert len(lost) == is_own(line)
        changed = [one for one in all_ if one.id in by_id and by_id[one.id] != one]
        unnamed = [one for one in changed if by_id[one.id]._replace(path=one.path) == one]
        assert changed == unnamed, "no more than the name of their file"
        assert len(unnamed) == (EACH if b'[["article",' in line else 0)
        assert "; 1 of its lines could not be read" in told
        assert "as far as legible" not in told


def test_a_line_that_can_be_read_but_rotted_is_counted_once(kept: Path) -> None:
    data = b"".join(written(kept)).replace(b"Title of 0", b"Title of 9", 1)
    found, told = restored(kept, data)
    assert "; 1 of its lines could not be read; 1 of them saved as far as legible" in told
    assert ["damaged in storage" in one.marks for one in found].count(True) == 1


def test_a_file_whose_article_line_rotted_is_known_by_its_hash(kept: Path) -> None:
    lines = written(kept)
    number = next(number for number, line in enumerate(lines) if b'[["article",' in line)
    whole, _ = restored(kept, b"".join(lines))
    found, _ = restored(kept, b"".join(lines[:number] + lines[number + 1 :]))
    assert [one.content_hash for one in found] == [one.content_hash for one in whole]
    assert len({one.path for one in found}) == ARTICLES


def test_where_the_name_of_a_piece_rotted_its_rows_are_read_all_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    sample = draft().bookmark("x", NOW())
    words = sample.selector._replace(exact=sample.quote * 50)
    with Notebook.open(folder, ticking()) as opened:
        opened.merge(
            [sample._replace(id=f"{number:08d}", selector=words) for number in range(MANY)]
        )
        opened._store.compact()
    path = folder / "notebook.jsonl"
    data = path.read_bytes()
    first = next(line for line in written(folder) if line.startswith(b'{"piece":'))
    at = data.index(first) + len(first) - 6
    path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    state = journal.read_rows(folder)
    assert state is not None
    assert not state.doubtful
    assert state.unreadable == 2, "the line that names a piece, and its rows there"


def test_rows_of_format_3_are_read_in_whatever_order(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    sample = draft().bookmark("x", NOW())
    with Notebook.open(folder, ticking()) as opened:
        opened.merge([sample._replace(id=f"{number}") for number in range(40)])
        opened._store.compact()
    made_format_3(folder)
    header, *rows, trailer = written(folder)
    state = read_lines([header, *reversed(rows), trailer])
    assert not state.doubtful
    assert not state.unreadable
