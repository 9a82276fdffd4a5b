"""Records that are piped by the thousand: kept together, answered once they are on disk."""

from __future__ import annotations

import io
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.forking import forked
from tests.growth import calls

from briefreader.cli import annotate_commands
from briefreader.domain.article import Span
from briefreader.domain.bookmark import Bookmark
from briefreader.errors import NotebookError
from briefreader.library.article_opener import ArticleOpener
from briefreader.library.bookmarks import Bookmarks
from briefreader.library.open_article import OpenArticle
from briefreader.notebook.notebook import Notebook
from briefreader.notebook.storage.store import Store

Ran = tuple[int, str, str]
Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy the machine is, all lines of a look are kept together."""
    monkeypatch.setattr(annotate_commands, "_TURN", 60.0)
    monkeypatch.setattr(annotate_commands, "_PAUSE", 0.0)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "quay.txt").write_text("The quay\n\n" + " ".join(map(_word, range(600))) + "\n")
    return folder


def _word(number: int) -> str:
    return f"Berth{number:03}."


def _line(folder: Path, number: int, **more: object) -> str:
    return json.dumps({"path": str(folder / "quay.txt"), "quote": _word(number), **more}) + "\n"


def _lines(folder: Path, count: int) -> str:
    return "".join(_line(folder, number) for number in range(count))


def _piped(run: Run, monkeypatch: pytest.MonkeyPatch, lines: str, *words: str | Path) -> Ran:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    return run(words[0], "-", *words[1:])


def _kept(run: Run, folder: Path) -> list[dict[str, Any]]:
    _, out, _ = run("bookmarks", "--json", "--library", folder)
    return [json.loads(line) for line in out.splitlines()]


def test_an_article_is_opened_once_and_looked_through_once_however_many_lines_name_it(
    run: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def counted(count: int, data: str) -> list[int]:
        monkeypatch.setenv("BRIEFREADER_DATA_DIR", data)
        found = calls(lambda: _piped(run, monkeypatch, _lines(library, count), "bookmark"))
        assert len(_kept(run, library)) == count
        asked = (ArticleOpener.read, Notebook.bookmarks_of, Store.together.__wrapped__)  # type: ignore[attr-defined]
        return [found.get(one.__code__, 0) for one in asked]

    few, many = counted(20, str(library.parent / "few")), counted(400, str(library.parent / "many"))
    assert few[0] == many[0] == 1
    assert few[1] == many[1]
    assert many[2] <= 4 * few[2]  # a look is some hundred lines, and takes two calls


def test_each_line_is_a_step_of_undo_and_a_bad_one_changes_nothing(
    run: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [_line(library, 1), _line(library, 2, note="two"), "nonsense\n"]
    lines += [_line(library, 2, note="other"), _line(library, 900), _line(library, 1, tags=["one"])]
    status, out, err = _piped(run, monkeypatch, "".join(lines), "bookmark", "--library", library)
    ids = out.split()
    assert status == 1
    assert [ids[0], ids[1]] == [one["id"] for one in _kept(run, library)]
    assert ids[2:] == [ids[0]]
    assert [line.split(": ")[1] for line in err.splitlines()] == [
        "standard input, line 3",
        "standard input, line 4",
        "standard input, line 5",
    ]
    with Notebook.open(library.parent / "data", _now) as notebook:
        told = [notebook.undo() for _ in range(4)]
        assert [step.words if step else "" for step in told] == [
            "change tags",
            "add bookmark",
            "add bookmark",
            "",
        ]
        assert not notebook.bookmarks()
        assert notebook.verify()
        assert notebook.scrub() == ()


def _now() -> datetime:
    return datetime.now(UTC)


def test_notes_tags_and_removals_are_kept_together_as_well(
    run: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, out, _ = _piped(run, monkeypatch, _lines(library, 50), "bookmark", "--library", library)
    ids = out.split()
    notes = "".join(json.dumps({"id": one, "note": f"on {one}"}) + "\n" for one in ids)
    tags = "".join(json.dumps({"id": one, "tags": ["berth"]}) + "\n" for one in ids)
    together: list[int] = []
    enter = Store.together

    @contextmanager
    def counted(store: Store) -> Iterator[None]:
        with enter(store):
            yield
        together.append(1)

    monkeypatch.setattr(Store, "together", counted)
    assert _piped(run, monkeypatch, notes, "note") == (0, out, "")
    assert _piped(run, monkeypatch, tags, "tag") == (0, out, "")
    assert [(one["note"], one["tags"]) for one in _kept(run, library)] == [
        (f"on {one}", ["berth"]) for one in ids
    ]
    assert _piped(run, monkeypatch, notes, "remove") == (0, out, "")
    assert _kept(run, library) == []
    assert len(together) == 3


def test_where_not_all_can_be_kept_together_they_are_kept_one_by_one(
    run: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bookmark = Bookmarks.bookmark
    told: list[Span] = []

    def fails_once(
        bookmarks: Bookmarks, opened: OpenArticle, passage: Span, **more: object
    ) -> Bookmark:
        told.append(passage)
        if len(told) == 30:
            raise NotebookError("the disk is full")
        return bookmark(bookmarks, opened, passage, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Bookmarks, "bookmark", fails_once)
    status, out, err = _piped(
        run, monkeypatch, _lines(library, 60), "bookmark", "--library", library
    )
    assert (status, err) == (0, "")
    assert out.split() == [one["id"] for one in _kept(run, library)]
    assert len({*out.split()}) == 60


def _process(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    places = {"XDG_CONFIG_HOME": str(folder.parent / "config"), "HOME": str(folder.parent)}
    places |= {f"BRIEFREADER_{one}_DIR": str(folder.parent / one) for one in ("DATA", "CACHE")}
    environment = os.environ | places
    command = [sys.executable, "-m", "briefreader", *(words or ("bookmark",)), "-"]
    return subprocess.Popen(
        forked(command, environment),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
    )


def test_who_waits_for_each_answer_before_the_next_line_gets_it(library: Path) -> None:
    with _process(library) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        ids = []
        for number in range(4):
            process.stdin.write(_line(library, number).encode())
            process.stdin.flush()
            ids.append(process.stdout.readline())
        process.stdin.close()
        assert process.stdout.read() == b""
    assert len({*ids}) == 4
    assert all(len(one) == 9 for one in ids)


@pytest.mark.parametrize("words", [("star",), ("mark", "read")])
def test_so_does_who_stars_and_marks(library: Path, words: tuple[str, ...]) -> None:
    for number in range(3):
        (library / f"{number}.txt").write_text(f"Notice {number}\n\nThe quay is open.\n")
    with _process(library, *words) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            path = str(library / f"{number}.txt")
            process.stdin.write(f"{json.dumps({'path': path})}\n".encode())
            process.stdin.flush()
            assert path in process.stdout.readline().decode()
        process.stdin.write(b"nonsense\n")
        process.stdin.close()
        assert process.stdout.read() == b""
    assert process.returncode == 1


def test_kill_9_loses_nothing_that_was_answered(
    run: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice, lines = random.Random(9), _lines(library, 600).encode()
    answered: set[str] = set()
    for _ in range(6):
        with _process(library) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            rest = memoryview(lines)
            for _ in range(dice.randrange(1, 6)):
                size = dice.randrange(1, 4000)
                process.stdin.write(rest[:size])
                process.stdin.flush()
                rest = rest[size:]
            if dice.randrange(2):
                answered.add(process.stdout.readline().decode().strip())
            process.kill()
            answered |= {line.strip().decode() for line in process.stdout if line.endswith(b"\n")}
    answered.discard("")
    monkeypatch.setenv("BRIEFREADER_DATA_DIR", str(library.parent / "DATA"))
    kept = [one["id"] for one in _kept(run, library)]
    assert answered
    assert answered <= {*kept}
    quotes = [one["quote"] for one in _kept(run, library)]
    assert len(quotes) == len({*quotes})
