"""An export is whole or what stood there before is intact, and it lands nowhere else."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.errors import ExportError
from briefreader.notebook import write_export
from briefreader.notebook.storage.atomic_files import replace_file


def test_a_new_file_gets_the_rights_that_the_user_gives_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_export(tmp_path / "quotes.md", "“Zitat”\n")
    finally:
        os.umask(before)
    assert (tmp_path / "quotes.md").read_bytes() == "“Zitat”\n".encode()
    assert stat.S_IMODE((tmp_path / "quotes.md").stat().st_mode) == 0o640


def test_a_name_may_be_as_long_as_the_system_lets_one_be(tmp_path: Path) -> None:
    target = tmp_path / f"{'稿' * 83}.csv"
    write_export(target, "new")
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "quotes.md"
    target.write_text("old")
    target.chmod(0o604)
    write_export(target, "new")
    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o604
    assert list(tmp_path.iterdir()) == [target]


def link(path: Path) -> None:
    (path.parent / "secret").write_text("secret")
    path.symlink_to(path.parent / "secret")


def dangling_link(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def directory(path: Path) -> None:
    path.mkdir()


def missing_folder(path: Path) -> None:
    path.parent.rmdir()


@pytest.mark.parametrize(
    "make", [link, dangling_link, pipe, directory, missing_folder], ids=lambda make: make.__name__
)
def test_what_is_no_plain_file_is_refused(tmp_path: Path, make: Callable[[Path], None]) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    make(folder / "quotes.md")
    before = sorted(folder.iterdir()) if folder.exists() else []
    with pytest.raises(ExportError, match="not written") as raised:
        write_export(folder / "quotes.md", "new")
    assert "\n" not in str(raised.value)
    assert (sorted(folder.iterdir()) if folder.exists() else []) == before
    if (folder / "secret").exists():
        assert (folder / "secret").read_text() == "secret"


def test_a_failure_half_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "quotes.md"
    target.write_text("old")

    def parts() -> list[bytes]:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        replace_file(target, (part for part in [b"new", *parts()]))
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_error_of_a_hostile_name_is_one_harmless_line(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as raised:
        write_export(tmp_path / "no\n\x1b]0;folder" / "quotes.md", "new")
    assert "\x1b" not in str(raised.value)
    assert "\n" not in str(raised.value)
