"""Whoosh is imported without a word, only where it is asked for, and only the one that is meant."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefreader.search.whoosh.imports import whoosh_problem


def run(code: str, *options: str) -> str:
    done = subprocess.run(
        [sys.executable, *options, "-c", code],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_the_first_import_warns_nobody(tmp_path: Path) -> None:
    code = "import briefreader.search.whoosh.published_index"
    # Compiled anew, of which Python warns where something is written in an old way.
    assert run(code, "-W", "error", "-X", f"pycache_prefix={tmp_path}") == ""


def test_searching_and_writing_import_nothing_of_whoosh_but_its_stemmer() -> None:
    code = (
        "import sys, briefreader.search.engine.searcher, briefreader.search.engine.highlighting;"
        "import briefreader.search.writing.index_writer;"
        "print(*sorted(name for name in sys.modules if name.startswith('whoosh')))"
    )
    assert run(code).split() == ["whoosh", "whoosh.lang", "whoosh.lang.porter2"]


def test_a_list_of_articles_needs_no_search_engine() -> None:
    code = (
        "import sys, briefreader.search.engine.index;"
        "print(*sorted(name for name in sys.modules if name.startswith('briefreader.search.')))"
    )
    loaded = run(code).split()
    assert "briefreader.search.store.catalogue" in loaded
    unneeded = {"grammar", "query", "matching", "searcher", "statements", "stems", "builder"}
    assert not {f"briefreader.search.{name}" for name in unneeded} & set(loaded)


def test_the_installed_whoosh_is_the_one_that_is_needed() -> None:
    assert whoosh_problem() is None


def test_another_whoosh_is_named() -> None:
    problem = whoosh_problem(lambda: ["Whoosh", "Whoosh-Reloaded"]) or ""
    assert "Whoosh, Whoosh-Reloaded" in problem
    assert "nothing" in (whoosh_problem(list) or "")
    newer = whoosh_problem(lambda: ["Whoosh"], lambda name: "2.7.5") or ""
    assert "2.7.5" in newer


@pytest.mark.parametrize(
    ("file", "text"),
    [("top_level.txt", "whoosh\n"), ("RECORD", "whoosh/__init__.py,,\nwhoosh/fields.py,,\n")],
)
def test_another_package_with_a_module_of_that_name_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, text: str
) -> None:
    package = tmp_path / "whoosh3-3.0.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Name: whoosh3\nVersion: 3.0\n", "utf-8")
    (package / file).write_text(text, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert "Whoosh, whoosh3" in (whoosh_problem() or "")


def test_whoosh_loads_nothing_of_the_web_and_leaves_it_whole() -> None:
    code = (
        "import sys, briefreader.search.whoosh.published_index;"
        "print('ssl' in sys.modules);"
        "import urllib.request;"
        "print(callable(urllib.request.urlopen))"
    )
    assert run(code).split() == ["False", "True"]
