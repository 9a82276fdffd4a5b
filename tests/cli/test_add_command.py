"""``briefreader add``: texts from files, pipes and the clipboard become articles."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.sources.format_samples import FIRST
from tests.sources.test_feed import RSS

from briefreader.cli.add_command import pasted
from briefreader.errors import UsageError

pytestmark = pytest.mark.usefixtures("forked_readers")

Run = Callable[..., tuple[int, str, str]]
TEXT = "Ferry talks resume\n\n“We met again,” said Ines Calloway, the harbour master.\n"


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Put something on standard input."""

    def put(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return put


def clipboard(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A desktop whose clipboard program is this shell script."""
    folder.mkdir()
    program = folder / "wl-paste"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")


def test_a_file_becomes_an_article_that_can_be_searched(run: Run, tmp_path: Path) -> None:
    library = tmp_path / "mine"
    library.mkdir()
    given = tmp_path / "pasted.md"
    given.write_text(TEXT, encoding="utf-8")
    described = ("--date", "14 March 2024", "--source", "Coast", "--url", "https://coast.example/")
    status, out, err = run("add", given, *described, "--library", library)
    path = library / "2024-03-14-ferry-talks-resume.md"
    assert (status, out, err) == (0, f"{path}\n", "")
    assert given.read_text(encoding="utf-8") == TEXT
    _, out, _ = run("search", "ferry", "--json", "--library", library)
    found = json.loads(out)
    assert (found["date"], found["source"], found["quote_count"]) == ("2024-03-14", "Coast", 1)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("head.txt", f"Talks\n\n14 March 2024\n\n{TEXT}"),
        ("dateline.txt", f"Talks\n\nLONDON, March 14, 2024 — {TEXT}"),
        ("own.md", f"---\ndate: 2024-03-15\nsaid: 2024-03-14\n---\n\n{TEXT}"),
        ("toml.md", f'+++\nsaid = "2024-03-14"\n+++\n\n{TEXT}'),
        (
            "page.html",
            f"<html><body><h1>Talks</h1><p>14 March 2024</p><p>{TEXT * 9}</p></body></html>",
        ),
    ],
)
def test_the_date_that_is_given_counts_whatever_the_text_says(
    run: Run, tmp_path: Path, name: str, text: str
) -> None:
    library = tmp_path / "mine"
    library.mkdir()
    given = tmp_path / name
    given.write_text(text, encoding="utf-8")
    status, out, err = run(
        "add", given, "--title", "Z", "--date", "2024-05-05", "--library", library
    )
    assert (status, err) == (0, "")
    assert Path(out.strip()).name.startswith("2024-05-05-z")
    _, found, _ = run("search", "date:2024-05", "--json", "--library", library)
    assert json.loads(found)["date"] == "2024-05-05"


def test_the_day_of_a_feed_is_that_of_publication(
    run: Run, tmp_path: Path, piped: Callable[[bytes], None]
) -> None:
    item = "<item><title>Talks</title><pubDate>Fri, 15 Mar 2024 09:00:00 GMT</pubDate>"
    text = "<description>LONDON, March 14, 2024 — Held at noon.</description></item>"
    library = tmp_path / "mine"
    library.mkdir()
    piped(f"<rss><channel><title>Coast</title>{item}{text}</channel></rss>".encode())
    run("add", "-", "--feed", "--library", library)
    _, found, _ = run("search", "held", "--json", "--library", library)
    assert json.loads(found)["date"] == "2024-03-14"


@pytest.mark.parametrize("word", [(), ("-",)])
def test_standard_input_is_read_when_it_is_a_pipe(
    run: Run, tmp_path: Path, piped: Callable[[bytes], None], word: tuple[str, ...]
) -> None:
    piped(TEXT.encode())
    status, out, _ = run("add", *word, "--title", "Talks", "--library", tmp_path)
    assert (status, out) == (0, f"{tmp_path / 'talks.txt'}\n")


def test_the_clipboard_is_asked(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clipboard(tmp_path / "bin", "printf 'Pasted\\n\\nText.\\n'", monkeypatch)
    library = tmp_path / "mine"
    library.mkdir()
    status, out, _ = run("add", "clipboard", "--library", library)
    assert (status, out) == (0, f"{library / 'pasted.txt'}\n")
    assert (library / "pasted.txt").read_text(encoding="utf-8") == "Pasted\n\nText.\n"


def test_a_clipboard_that_cannot_be_read_says_what_to_do_instead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UsageError, match="briefreader add - < FILE"):
        pasted({"PATH": "/nowhere"})
    clipboard(tmp_path / "bin", "exit 1", monkeypatch)
    with pytest.raises(UsageError, match="the clipboard holds no text"):
        pasted(os.environ)


def test_over_the_samples_it_says_how_to_name_a_library(
    run: Run, piped: Callable[[bytes], None]
) -> None:
    piped(TEXT.encode())
    status, out, err = run("add")
    assert (status, out) == (2, "")
    assert "--library" in err
    assert "config path" in err
    assert err.count("\n") == 1


def test_the_first_folder_as_it_was_named_takes_it(
    run: Run, tmp_path: Path, piped: Callable[[bytes], None]
) -> None:
    for name in ("a", "z"):
        (tmp_path / name).mkdir()
    (tmp_path / "a" / "one.txt").write_text(TEXT, encoding="utf-8")
    piped(TEXT.encode())
    given = [tmp_path / "a" / "one.txt", tmp_path / "z", tmp_path / "a"]
    status, out, _ = run("add", *(word for root in given for word in ("--library", root)))
    assert (status, Path(out.strip()).parent) == (0, tmp_path / "z")


@pytest.mark.parametrize(
    ("words", "data", "complaint"),
    [
        (("--date", "soon"), b"Text.", "--date soon: isn't a date"),
        (("--url", "coast.example"), b"Text.", "--url coast.example: isn't an http"),
        ((), b"", "standard input: is empty"),
        ((), b"\x89PNG\r\n\x1a\n" + bytes(64), "standard input: not text"),
        (("nowhere.txt",), b"", "nowhere.txt: no such file or folder"),
    ],
)
def test_bad_input_is_one_line_and_status_2(
    run: Run,
    tmp_path: Path,
    piped: Callable[[bytes], None],
    words: tuple[str, ...],
    data: bytes,
    complaint: str,
) -> None:
    piped(data)
    library = tmp_path / "mine"
    library.mkdir()
    status, out, err = run("add", *words, "--library", library)
    assert (status, out) == (2, "")
    assert complaint in err
    assert err.count("\n") == 1
    assert not list(library.iterdir())


def test_the_articles_of_a_feed_are_added_once(
    run: Run, tmp_path: Path, piped: Callable[[bytes], None]
) -> None:
    library = tmp_path / "mine"
    library.mkdir()
    piped(RSS.encode())
    status, out, err = run("add", "--feed", "-", "--library", library)
    path = library / "2024-03-14-north-quay-opens-again.md"
    assert (status, out) == (0, f"{path}\n")
    told = "already here; 1 item without a text skipped\n"
    assert err == f"briefreader: 1 new article; 0 {told}"
    _, out, _ = run("show", path, "--json", "--library", library)
    shown = json.loads(out)
    assert (shown["text"], shown["byline"], shown["source"]) == (FIRST, "Ann Moss", "Coast Wire")
    assert (shown["date"], shown["url"]) == ("2024-03-14", "https://coast.example/quay")
    piped(RSS.encode())
    status, out, err = run("add", "--feed", "-", "--library", library)
    assert (status, out, len(list(library.iterdir()))) == (0, "", 1)
    assert err == f"briefreader: 0 new articles; 1 {told}"
    status, _, err = run("add", "--feed", path, "--library", library)
    assert (status, err) == (
        2,
        f"briefreader: {path}: not a feed: neither RSS nor Atom nor JSON Feed\n",
    )
    status, _, err = run("add", "--feed", path, "--title", "X", "--library", library)
    assert status == 2
    assert "leave out --title" in err
