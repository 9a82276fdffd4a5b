"""A cache folder in which no index can be kept costs one line, wherever it is met."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import open_library

from briefreader.errors import SearchIndexError
from briefreader.library import Library
from briefreader.search.store.file_names import LOCK

pytestmark = pytest.mark.usefixtures("forked_readers")


def _file_in_its_place(library: Library) -> None:
    library.index_folder.parent.write_text("not a folder")


def _file_in_the_place_of_its_parent(library: Library) -> None:
    library.index_folder.parent.symlink_to(library.roots[0] / "note.txt" / "cache")


def _link_to_nowhere(library: Library) -> None:
    library.index_folder.parent.symlink_to(library.roots[0] / "absent" / "cache")


def _write_protected(library: Library) -> None:
    library.index_folder.parent.mkdir(mode=0o500)


@pytest.mark.parametrize(
    "spoil",
    [
        _file_in_its_place,
        _file_in_the_place_of_its_parent,
        _link_to_nowhere,
        pytest.param(
            _write_protected,
            marks=pytest.mark.skipif(os.geteuid() == 0, reason="nothing is protected from root"),
        ),
    ],
)
async def test_no_index_can_be_kept_and_one_line_says_so(
    folder: Path, tmp_path: Path, spoil: Callable[[Library], None]
) -> None:
    spoil(open_library(folder, tmp_path))
    library = open_library(folder, tmp_path)
    library.refresh()
    assert not library.scanned
    assert library.scan() == 3
    with pytest.raises(SearchIndexError) as caught:
        list(library.update())
    with pytest.raises(SearchIndexError) as caught_too:
        await anext(library.index())
    for line in (str(caught.value), str(caught_too.value), library.index_problem()):
        assert str(tmp_path / "cache") in line
        assert "\n" not in line
        assert "Errno" not in line
        assert ".trial" not in line


def test_an_index_that_cannot_be_locked_stays_and_is_read(library: Library) -> None:
    lock = library.index_folder / LOCK
    lock.unlink()
    lock.mkdir()
    with pytest.raises(SearchIndexError, match=r"can't store the index: .*directory"):
        list(library.update())
    library.refresh()
    assert len(library.listing()) == 3


def test_an_index_deleted_under_an_open_library_is_no_index(library: Library) -> None:
    shutil.rmtree(library.index_folder)
    library.refresh()
    assert not library.scanned
    assert library.index_problem() == ""
    list(library.update())
    assert len(library.listing()) == 3


def test_looking_for_problems_leaves_nothing_behind(folder: Path, tmp_path: Path) -> None:
    assert open_library(folder, tmp_path).index_problem() == ""
    assert not (tmp_path / "cache").exists()
