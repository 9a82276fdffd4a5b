"""An index that is what its folders hold needs no updating."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.conftest import BRIEFING, open_library

from briefreader.library import Library


def test_an_index_is_current_until_a_file_changes_comes_or_goes(
    library: Library, folder: Path
) -> None:
    assert library.is_current()
    (folder / "new.md").write_text(BRIEFING, encoding="utf-8")
    assert not library.is_current()
    (folder / "new.md").unlink()
    assert library.is_current()
    os.utime(folder / "note.txt", ns=(1, 1))
    assert not library.is_current()


def test_an_index_is_not_current_when_a_file_is_gone(library: Library, folder: Path) -> None:
    (folder / "note.txt").unlink()
    assert not library.is_current()


def test_without_an_index_nothing_is_current(folder: Path, tmp_path: Path) -> None:
    assert not open_library(folder, tmp_path).is_current()


def test_an_index_that_was_read_in_another_way_is_not_current(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    other = open_library(folder, tmp_path, boilerplate=["Fishermen were less sure."])
    assert not other.is_current()


def test_an_index_is_not_current_when_another_version_reads_web_pages(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefreader.indexing.index_fingerprint.library_state", lambda _: "another")
    assert not library.is_current()
