"""An index is built anew by a program that would find something else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import briefreader
from briefreader.indexing.index_fingerprint import DECIDING, index_fingerprint
from briefreader.indexing.index_settings import IndexSettings

PACKAGE = Path(briefreader.__file__).parent
STORY = "Late\n\n“It was late again this morning,” Holt blorted, and Ines Calloway laughed.\n"

FINGERPRINT = """
from briefreader.indexing.index_fingerprint import index_fingerprint
from briefreader.indexing.index_settings import IndexSettings
print(index_fingerprint(IndexSettings()))
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A copy of the program, to change."""
    shutil.copytree(PACKAGE, tmp_path / "program" / "briefreader")
    return tmp_path / "program"


RUNS = """
import sys
from briefreader.cli import main
sys.exit(any([main(command.split("\\t")) for command in sys.argv[1:]]))
"""


def run(program: Path, library: Path, *commands: str) -> list[dict[str, Any]]:
    """What the copied program, started once, prints as JSON Lines at these commands."""
    where = ["--json", "--library", str(library), "--cache-dir", str(library.parent / "cache")]
    where += ["--data-dir", str(library.parent / "data")]
    done = subprocess.run(
        [sys.executable, "-P", "-c", RUNS, *("\t".join([*c.split(), *where]) for c in commands)],
        env={**os.environ, "PYTHONPATH": str(program)},
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_changed_word_list_builds_the_index_anew(program: Path, tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "ferry.txt").write_text(STORY, encoding="utf-8")
    *_, unchanged, _, quote = run(program, library, "index", "index", "quotes speaker:calloway")
    assert unchanged["outcome"] == "unchanged"
    assert quote["text"] == "It was late again this morning"

    lexicon = program / "briefreader" / "quotes" / "words" / "lexicon.py"
    words = lexicon.read_text(encoding="utf-8")
    lexicon.write_text(words.replace("say says", "blort blorted\nsay says"), encoding="utf-8")
    again, _, quote = run(program, library, "index", "quotes speaker:holt")
    assert again["outcome"] != "unchanged"
    assert quote["text"] == "It was late again this morning"


def test_whatever_decides_what_is_found_changes_how_files_are_read(program: Path) -> None:
    def reading() -> str:
        return subprocess.check_output(
            [sys.executable, "-P", "-c", FINGERPRINT],
            env={**os.environ, "PYTHONPATH": str(program)},
        ).decode()

    before = reading()
    for name in sorted(DECIDING):
        found = program / "briefreader" / name
        changed = found if found.is_file() else sorted(found.rglob("*.py"))[-1]
        changed.write_text(changed.read_text(encoding="utf-8") + "\n#\n", encoding="utf-8")
        after = reading()
        assert after != before, name
        before = after


def test_all_that_makes_an_article_of_a_file_counts() -> None:
    """What the reading of a file loads is in the digest, but for what only tells how it goes."""
    show = "import sys, briefreader.indexing.worker_client; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", show]).decode().split()
    parts = {name.split(".")[1] for name in loaded if name.startswith("briefreader.")}
    assert len(parts) > 5
    counted = {Path(name).stem for name in DECIDING}
    assert parts - counted <= {"errors", "lazy_imports", "log", "paths"}


def test_the_digest_is_the_same_in_every_process() -> None:
    elsewhere = subprocess.check_output([sys.executable, "-c", FINGERPRINT]).decode().strip()
    assert elsewhere == index_fingerprint(IndexSettings())
