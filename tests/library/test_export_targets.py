"""Nothing that is written out may land on an article or in the notebook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.errors import ExportError
from briefreader.library import Library

Write = Callable[[Library, Path], None]


def _export(library: Library, path: Path) -> None:
    library.exports.write_export(path, "quotes\n")


def _dump(library: Library, path: Path) -> None:
    library.exports.dump(path)


both = pytest.mark.parametrize("write", [_export, _dump])


TAKEN = [
    ("briefings/harbour.md", "inside this library"),
    ("briefings/../briefings/note.txt", "inside this library"),
    ("way/note.txt", "inside this library"),
    ("briefings/quotes.md", "inside this library"),
    ("briefings/deep/quotes.md", "inside this library"),
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
