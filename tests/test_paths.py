"""Whatever a path is called, asking about it raises nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefreader.config import load_config
from briefreader.library.draft_checks import complete_draft_path
from briefreader.paths import (
    abbreviated,
    expanded,
    is_file,
    is_folder,
    is_special,
    is_there,
)

NOBODY = "~nobody-of-that-name/x.md"
ODD = ["a" * 300, "\0", "\udcff", "/dev/null/x"]


def test_only_known_home_folders_are_put_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert expanded("~/x.md") == tmp_path / "x.md"
    assert expanded(NOBODY) == Path(NOBODY)


def test_paths_below_the_home_folder_are_written_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "ann"
    monkeypatch.setenv("HOME", str(home))
    assert abbreviated(home / "briefings" / "x.md") == "~/briefings/x.md"
    assert abbreviated(home) == "~"
    beside = tmp_path / "annie" / "x.md"
    assert abbreviated(beside) == str(beside)
    assert abbreviated(Path("x.md")) == "x.md"


@pytest.mark.parametrize("name", ODD)
def test_nothing_stands_at_an_odd_name(name: str) -> None:
    assert not is_file(Path(name))
    assert not is_folder(Path(name))
    assert not is_there(Path(name))
    assert not is_special(Path(name))


def test_what_stands_there_is_seen_though_it_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("nowhere")
    assert is_there(tmp_path / "link")
    assert not is_file(tmp_path / "link")


def test_only_what_stands_there_and_holds_no_bytes_is_special(tmp_path: Path) -> None:
    file, link, lost = tmp_path / "file", tmp_path / "link", tmp_path / "lost"
    file.touch()
    link.symlink_to(file)
    lost.symlink_to("nowhere")
    assert not is_special(file)
    assert not is_special(link)
    assert is_special(lost)
    assert is_special(tmp_path)


def test_a_file_that_goes_while_it_is_looked_at_is_not_special(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Path.lstat

    def lstat(path: Path) -> os.stat_result:
        result = seen(path)
        path.unlink()  # as SQLite does with a journal at the end of another program's change
        return result

    (file := tmp_path / "file").touch()
    monkeypatch.setattr(Path, "lstat", lstat)
    assert not is_special(file)
    assert not file.is_file()


@pytest.mark.parametrize("typed", [NOBODY, "~nobody-of-that-name", *ODD])
def test_no_draft_has_such_a_name(typed: str) -> None:
    assert complete_draft_path(typed) == ()


def test_a_link_to_itself_hides_no_draft(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "story.md").touch()
    (draft,) = complete_draft_path(f"{tmp_path}/")
    assert draft.path == tmp_path / "story.md"


def test_a_configured_path_of_nobody_is_read_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(f'library = "{NOBODY}"')
    assert load_config(tmp_path / "config.toml").library == (tmp_path / NOBODY,)
