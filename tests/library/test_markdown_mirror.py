"""The mirror: one Markdown file a bookmark, stable, and never the end of what somebody wrote."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from tests.forking import forked
from tests.notebook.samples import QUOTE, TEXT, article, draft, ticking

from briefreader.library.markdown_mirror import MarkdownMirror
from briefreader.notebook import Notebook


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    """An open notebook, empty."""
    with Notebook.open(tmp_path / "data", ticking()) as opened:
        yield opened


def mirror_of(notebook: Notebook, folder: Path, *roots: Path) -> MarkdownMirror:
    return MarkdownMirror(notebook, folder, roots, notebook.bookmarks)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_bookmark_has_a_file_that_is_written_only_when_it_changes(
    notebook: Notebook, tmp_path: Path
) -> None:
    folder = tmp_path / "quotes"
    first = notebook.add(draft())
    second = notebook.add(draft(article(), "Nobody asked the fishermen"))
    mirror = mirror_of(notebook, folder)
    assert mirror.write() == ()
    assert names(folder) == [
        f"ada-marlowe-nobody-asked-the-fishermen-{second.id}.md",
        f"ada-marlowe-the-harbour-budget-will-be-cut-{first.id}.md",
    ]
    path = folder / names(folder)[1]
    page = path.read_text()
    front, _, body = page.removeprefix("---\n").partition("---\n")
    known = yaml.safe_load(front)
    assert known["speaker"] == "Ada Marlowe"
    assert known["link"] == f"briefreader:{first.id}"
    assert f"> {QUOTE}" in body
    assert f"<briefreader:{first.id}>" in body

    times = {one: (folder / one).stat().st_mtime_ns for one in names(folder)}
    notebook.set_note(second.id, "when?")
    assert mirror_of(notebook, folder).write() == ()
    assert path.stat().st_mtime_ns == times[path.name]
    assert "when?" in (folder / names(folder)[0]).read_text()

    notebook.remove(second.id)
    assert mirror.write() == ()
    assert names(folder) == [path.name]
    notebook.undo()
    assert mirror.write() == ()
    assert len(names(folder)) == 2
    path.unlink()
    notebook.set_note(second.id, "now")
    mirror.write()
    assert path.exists(), "a mirror has all"


def test_what_was_edited_there_is_neither_replaced_nor_removed(
    notebook: Notebook, tmp_path: Path
) -> None:
    folder = tmp_path / "quotes"
    kept = notebook.add(draft())
    mirror = mirror_of(notebook, folder)
    mirror.write()
    (name,) = names(folder)
    (folder / name).write_text("my own words")
    (folder / "mine.md").write_text("mine")
    assert mirror.write() == (), "nothing to write"
    told = (f"mirror {folder}: edited there, so left as it is: {name}",)
    notebook.set_note(kept.id, "when?")
    assert mirror.write() == told
    assert mirror.write() == told, "as long as it is so"
    notebook.remove(kept.id)
    assert mirror.write() == told
    assert (folder / name).read_text() == "my own words"
    notebook.undo()
    assert mirror.write() == told
    assert names(folder) == [name, "mine.md"]
    later = mirror_of(notebook, folder)
    notebook.set_tags(kept.id, ("later",))
    assert later.write() == (), "said once, not by every process again"
    (folder / name).unlink()
    notebook.set_tags(kept.id, ())
    assert later.write() == (), "a file of its own again"
    notebook.set_tags(kept.id, ("later",))
    (folder / name).write_text("my own words")
    assert mirror_of(notebook, folder).write() == told, "edited anew, so said anew"
    (folder / name).unlink()
    (folder / name).symlink_to(folder / "mine.md")
    notebook.set_note(kept.id, "now")
    assert mirror.write() == told
    assert (folder / "mine.md").read_text() == "mine"


def test_a_mirror_is_no_part_of_the_library_and_makes_no_disk(
    notebook: Notebook, tmp_path: Path
) -> None:
    notebook.add(draft())
    library = tmp_path / "library"
    library.mkdir()
    (told,) = mirror_of(notebook, library / "quotes", library).write()
    assert "inside the library" in told
    assert list(library.iterdir()) == []
    (told,) = mirror_of(notebook, tmp_path / "data" / "quotes").write()
    assert "that is the notebook's folder" in told
    (told,) = mirror_of(notebook, tmp_path / "disk" / "quotes").write()
    assert told == f"mirror {tmp_path}/disk/quotes: no such file or directory"
    assert mirror_of(notebook, library.parent / "quotes", library).write() == ()


HOSTILE = 'x"\n---\n# <script>\u001b[31m ../../a\u202e: [click](javascript:x)'


def test_no_text_of_an_article_breaks_out_of_its_place(notebook: Notebook, tmp_path: Path) -> None:
    of = article("a.txt", f"“{HOSTILE}” {TEXT}")
    notebook.add(draft(of))
    kept = notebook.bookmarks()[0]
    notebook.set_note(kept.id, HOSTILE)
    notebook.set_tags(kept.id, (HOSTILE, "a, b"))
    folder = tmp_path / "quotes"
    assert mirror_of(notebook, folder).write() == ()
    (name,) = names(folder)
    page = (folder / name).read_text()
    assert re.fullmatch(r"[\w-]+\.md", name)
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "<script" not in page.partition("\n---\n")[2].replace("\\<", "")
    assert yaml.safe_load(page.partition("\n---\n")[0].removeprefix("---\n"))["tags"][1] == "a, b"


WRITER = """
import os, sys
from pathlib import Path
from tests.library.test_markdown_mirror import mirror_of
from tests.notebook.samples import draft, ticking
from briefreader.notebook import Notebook
notebook = Notebook.open(Path(sys.argv[1]) / "data", ticking())
mirror = mirror_of(notebook, Path(sys.argv[1]) / "quotes")
kept = notebook.bookmarks() or [notebook.add(draft(), f"{number}") for number in range(40)]
os.write(1, b"ready\\n")
for number in range(10**6):
    for one in kept:
        notebook.set_note(one.id, f"note {number} {os.getpid()}")
    mirror.write()
"""


def test_after_a_kill_no_file_is_taken_for_one_that_was_edited(tmp_path: Path) -> None:
    dice = random.Random(3)
    for _ in range(2):
        with subprocess.Popen(
            forked([sys.executable, "-c", WRITER, str(tmp_path)]),
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"ready\n"
            while not (tmp_path / "quotes").exists():
                pass
            for _ in range(dice.randint(1, 2000)):
                (tmp_path / "quotes").exists()
            os.kill(child.pid, signal.SIGKILL)
            child.stdout.read()  # until it is gone
    with Notebook.open(tmp_path / "data", ticking()) as opened:
        assert mirror_of(opened, tmp_path / "quotes").write() == ()
        pages = [path.read_text() for path in (tmp_path / "quotes").glob("*.md")]
        assert len(pages) == len(opened.bookmarks())
        assert all(any(one.note in page for page in pages) for one in opened.bookmarks())
