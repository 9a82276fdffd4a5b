"""Nothing that is written out may land on an article or in the notebook."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.errors import ExportError
from briefreader.library import Library

Write = Callable[[Library, Path], None]


def _export(library: Library, path: Path) -> None:
    library.exports.write_export(path, "quotes\n")


def _dump(library: Library, path: Path) -> None:
    library.notebook_files.dump(path)


both = pytest.mark.parametrize("write", [_export, _dump])


TAKEN = [
    ("briefings/harbour.md", "inside this library"),
    ("briefings/../briefings/note.txt", "inside this library"),
    ("way/note.txt", "inside this library"),
    ("briefings/quotes.md", "inside this library"),
    ("briefings/deep/quotes.md", "inside this library"),
    ("briefings/quotes.jsonl", "inside this library"),
    ("briefings/quotes", "inside this library"),
    ("briefings/there.bib", "a file of this library"),
    ("data/notebook.db", "notebook"),
    ("data/notebook.jsonl", "notebook"),
    ("data/quotes.md", "notebook"),
    ("data", "notebook"),
    ("way/../data/notebook.db", "notebook"),
]


@both
def test_an_article_or_the_notebook_is_never_written_over(
    library: Library, tmp_path: Path, write: Write
) -> None:
    (tmp_path / "way").symlink_to(tmp_path / "briefings")
    (tmp_path / "briefings" / "there.bib").write_text("@misc{}", encoding="utf-8")
    for target, reason in TAKEN:
        path = tmp_path / target
        before = path.read_bytes() if path.is_file() else None
        with pytest.raises(ExportError, match=reason) as caught:
            write(library, path)
        assert "\n" not in str(caught.value), target
        assert (path.read_bytes() if path.is_file() else None) == before, target


@both
def test_any_other_place_is_free(library: Library, tmp_path: Path, write: Write) -> None:
    path = tmp_path / "quotes.md"
    write(library, path)
    assert path.stat().st_size > 0


@both
def test_what_would_be_no_article_may_stand_beside_them(
    library: Library, folder: Path, write: Write
) -> None:
    for name in ("refs.bib", "quotes.csv", "quotes.ris"):
        write(library, folder / name)
        assert (folder / name).stat().st_size > 0


def test_text_and_what_is_utf8_already_make_one_file(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "quotes.md"
    library.exports.write_export(target, "“one”\ud800\n", memoryview("“two”\n".encode()), "three\n")
    assert target.read_text() == "“one”?\n“two”\nthree\n"


def test_no_evidence_is_packed_into_the_library(library: Library, folder: Path) -> None:
    with pytest.raises(ExportError, match="inside this library"):
        library.exports.write_evidence(folder / "pack.csv", ())


def test_an_earlier_export_elsewhere_may_be_replaced(library: Library, tmp_path: Path) -> None:
    (tmp_path / "quotes.md").write_text("old")
    library.exports.write_export(tmp_path / "quotes.md", "new\n")
    assert (tmp_path / "quotes.md").read_text() == "new\n"


def test_a_path_as_the_user_types_it_is_enough(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    for name in ("harbour.md", "new.md"):
        with pytest.raises(ExportError):
            library.exports.refuse_target(Path(name))
    library.exports.refuse_target(Path("../new.md"))


def test_a_place_outside_the_library_is_offered(library: Library, tmp_path: Path) -> None:
    deep = library.roots[0] / "deep" / "er"
    assert library.exports.folder_outside(deep) == library.roots[0].parent
    assert library.exports.folder_outside(tmp_path) == tmp_path


def test_home_is_offered_where_nothing_may_be_written(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    assert library.exports.folder_outside(library.roots[0]) == tmp_path / "home"
