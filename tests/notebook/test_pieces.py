"""A large notebook's second copy lies in pieces, of which only those are written that changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.notebook.samples import draft, ticking

from briefreader.notebook import Notebook
from briefreader.notebook.storage import journal
from briefreader.notebook.storage.store import Store

NOW = ticking()
MANY = 330  # bookmarks: with their ids and numbers they are cut into five pieces


def ids(folder: Path) -> set[str]:
    with Notebook.open(folder, ticking()) as opened:
        return {one.id for one in opened.bookmarks()}


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A notebook of more rows than one file takes, which is a small part of the usual here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journal, "ONE_FILE", 1 << 19)
        patch.setattr(journal, "_ROWS_A_PIECE", 64)
        yield filled(tmp_path_factory.mktemp("large") / "data")


def filled(folder: Path) -> Path:
    sample = draft().bookmark("x", NOW())
    words = sample.quote * 50
    with Notebook.open(folder, ticking()) as opened:
        opened.merge(
            [
                sample._replace(id=f"{number:08d}", selector=sample.selector._replace(exact=words))
                for number in range(MANY)
            ]
        )
    return folder


def test_a_change_writes_its_own_piece_and_all_is_restored_from_them(large: Path) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in journal.pieces(large)}
    assert len(before) == 5
    assert (large / "notebook.jsonl").stat().st_size < 10_000
    with Notebook.open(large, ticking()) as opened:
        opened.set_note("00000200", "when?")
        opened._store.compact()
        kept = opened.bookmarks()
    after = {path.name: path.stat().st_mtime_ns for path in journal.pieces(large)}
    assert len(before.keys() - after.keys()) <= 2, "its own, and that of the history"
    assert all(after[name] == before[name] for name in before.keys() & after.keys())

    (large / "notebook.db").unlink()
    with Notebook.open(large, ticking()) as opened:
        assert f"restored {MANY:,} bookmarks" in opened.notices[0]
        assert opened.bookmarks() == kept


def test_a_piece_that_rotted_or_went_is_told_and_made_good(large: Path) -> None:
    piece = max(journal.pieces(large), key=lambda path: path.stat().st_size)
    data = piece.read_bytes()
    piece.write_bytes(data.replace(b"harbour", b"harbous", 1))
    with Notebook.open(large, ticking()) as opened:
        (told,) = opened.scrub()
        assert "1 damaged line" in told
        assert piece.read_bytes() == data
        assert opened.scrub() == ()
        piece.unlink()
        assert opened.scrub() != ()
        assert piece.read_bytes() == data
    names = (large / "notebook.jsonl").read_bytes()
    (large / "notebook.jsonl").write_bytes(names.replace(piece.name.encode(), b"f" * 16, 1))
    (large / "notebook.db").unlink()
    with Notebook.open(large, ticking()) as opened:
        assert len(opened.bookmarks()) == MANY, "a piece that nothing names is read all the same"


def test_the_larger_the_copy_the_more_lines_follow_before_it_is_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "LINES_BEFORE_COMPACTION", 10)
    written: list[int] = []
    compact = Store._compact

    def counted(store: Store, texts_too: bool) -> int:
        written.append(store.change())
        return compact(store, texts_too)

    monkeypatch.setattr(Store, "_compact", counted)
    sample, times = draft().bookmark("x", NOW()), []
    with Notebook.open(tmp_path / "data", ticking()) as opened:
        for number in range(800):
            opened.merge([sample._replace(id=f"{number:08d}")])
            opened._store.settle()
            if number in (399, 799):
                times.append(len(written))
        kept = opened.bookmarks()
    assert times[1] < 1.5 * times[0]
    assert times[1] < 25, "in proportion to the logarithm; each ten lines were 80 times"
    # However many lines follow, all is restored from them.
    (tmp_path / "data" / "notebook.db").unlink()
    with Notebook.open(tmp_path / "data", ticking()) as opened:
        assert f"restored {len(kept):,} bookmarks" in opened.notices[0]
        assert opened.bookmarks() == kept
