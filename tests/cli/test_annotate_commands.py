"""The command line writes into the notebook: bookmarks, notes, tags, stars and read marks."""

from __future__ import annotations

import io
import json
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import pytest
from tests.notebook.held import held

from briefreader.domain.bookmark import Bookmark
from briefreader.errors import LinkError, NotebookLocked
from briefreader.library import Library
from briefreader.library.bookmarks import Bookmarks
from briefreader.notebook.storage.open_database import migrate
from briefreader.notebook.storage.schema import VERSION

Run = Callable[..., tuple[int, str, str]]
Feed = Callable[[str | bytes], None]

WAITING = (
    "briefreader: bookmarks locked by another program: waiting until it is done, or does nothing "
    "for 10 s"
)
QUOTE = "The north quay is safe, and the boats may come home"
TWICE = """\
---
title: The tide table
date: 2024-05-02
---
“The tide will turn,” said Ada Marlowe, who keeps the table.

Nobody believed her. “The tide will turn,” she said again, and so it did.
"""


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> Feed:
    """Put lines on standard input."""

    def put(text: str | bytes) -> None:
        data = text.encode() if isinstance(text, str) else text
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return put


def kept(run: Run, folder: Path) -> list[dict[str, Any]]:
    """Every bookmark as the command line lists it."""
    _, out, _ = run("bookmarks", "--json", "--library", folder)
    return [json.loads(line) for line in out.splitlines()]


def test_exact_words_of_a_file_are_bookmarked_once_with_what_the_file_knows(
    run: Run, folder: Path
) -> None:
    words = ("bookmark", folder / "harbour.md", QUOTE, "--library", folder)
    status, out, err = run(*words, "--tag", "port", "--note", "check the tide")
    assert (status, err) == (0, "")
    again = run(*words, "--tag", "safe", "--tag", "port")
    assert again == (0, out, "")
    (one,) = kept(run, folder)
    assert one["id"] == out.strip()
    assert (one["quote"], one["speaker"], one["date"]) == (QUOTE, "Ines Calloway", "2024-03-14")
    assert (one["tags"], one["note"]) == (["port", "safe"], "check the tide")
    assert one["prefix"].endswith("“")
    assert one["suffix"].startswith(",”")
    status, out, err = run(*words, "--note", "another")
    assert (status, out) == (1, "")
    assert "has another note" in err
    assert kept(run, folder)[0]["note"] == "check the tide"


def test_commas_part_tags_as_where_they_are_typed(run: Run, folder: Path) -> None:
    at = ("--library", folder)
    _, out, _ = run("bookmark", folder / "harbour.md", QUOTE, "--tag", "gas, biden,", *at)
    assert kept(run, folder)[0]["tags"] == ["gas", "biden"]
    assert run("tag", out.strip(), "oil,tide", "quay", *at)[0] == 0
    assert kept(run, folder)[0]["tags"] == ["gas", "biden", "oil", "tide", "quay"]
    assert run("tag", out.strip(), "--remove", "gas,oil", *at)[0] == 0
    assert kept(run, folder)[0]["tags"] == ["biden", "tide", "quay"]
    assert run("tag", out.strip(), ",", *at)[0] == 2


@pytest.mark.parametrize("how", ["IMMEDIATE", "EXCLUSIVE"])
def test_a_command_says_for_how_long_it_waits_for_another_program(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    words = ("bookmark", folder / "harbour.md", QUOTE, "--library", folder)
    status, out, _ = run(*words)
    open_library = Library.open
    with held(tmp_path / "data", how) as holder:

        def opened(roots: Sequence[Path], **about: object) -> Library:
            waits = cast("Callable[[float], None]", about["waits"])

            def waits_until_let_go(seconds: float) -> None:
                waits(seconds)
                holder.let_go()

            return open_library(roots, **{**about, "waits": waits_until_let_go})  # type: ignore[arg-type]

        monkeypatch.setattr(Library, "open", opened)
        status, again, err = run(*words, "--tag", "port")
    assert (status, again) == (0, out)
    assert err == f"{WAITING}\n"
    assert kept(run, folder)[0]["tags"] == ["port"]


def test_who_waits_says_so_once_and_up_to_which_line_all_is_done(
    run: Run, folder: Path, feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_library = Library.open

    def opened(roots: Sequence[Path], **about: object) -> Library:
        waits = cast("Callable[[float], None]", about["waits"])
        waits(10.0)
        waits(10.0)
        return open_library(roots, **about)  # type: ignore[arg-type]

    def get(_: Bookmarks, identity: str) -> Bookmark:
        raise NotebookLocked("locked") if identity == "two" else LinkError("no such bookmark")

    monkeypatch.setattr(Library, "open", opened)
    monkeypatch.setattr(Bookmarks, "get", get)
    feed("".join(json.dumps({"id": name, "note": "x"}) + "\n" for name in ("one", "two")))
    status, _, err = run("note", "-", "--library", folder)
    assert status == 2
    assert err.splitlines() == [
        WAITING,
        "briefreader: standard input, line 1: no such bookmark",
        "briefreader: locked; lines before 2 are done",
    ]


def test_quotes_that_are_piped_become_bookmarks(run: Run, folder: Path, feed: Feed) -> None:
    _, found, _ = run("quotes", "said:arden", "--json", "--library", folder)
    for _ in range(2):
        feed(found)
        status, out, err = run("bookmark", "-", "--tag", "ferries", "--library", folder)
        assert (status, err) == (0, "")
        assert [one["id"] for one in kept(run, folder)] == out.split()
    assert {one["speaker"] for one in kept(run, folder)} == {"Judith Arden"}
    assert [one["quote"] for one in kept(run, folder)] == [
        json.loads(line)["text"] for line in found.splitlines()
    ]
    identity = json.loads(found.splitlines()[0])["id"]
    assert run("bookmark", identity, "--library", folder)[1].strip() == out.split()[0]


def test_one_line_names_each_bad_record_and_the_rest_goes_in(
    run: Run, folder: Path, feed: Feed
) -> None:
    (folder / "tide.md").write_text(TWICE)
    path = str(folder / "harbour.md")
    records = [
        {"path": path, "quote": "We have waited nine days", "tags": ["wait"]},
        {"path": path, "quote": "Nobody ever said this"},
        {"path": str(folder / "none.md"), "quote": "x"},
        {"path": str(folder / "tide.md"), "quote": "The tide will turn"},
        {"id": "00000000-1-1"},
        {"id": "zzzzzzzz"},
        {"id": 7},
        {"path": path},
        {"path": path, "quote": "days", "tags": "wait"},
        {"path": path, "text": "boats may\ncome home", "note": "soon"},
        json.loads(run("show", path, "--json", "--library", folder)[1]),
    ]
    lines = [json.dumps(record).encode() for record in records]
    feed(b"\n".join([*lines, b"[1]", b"{", b'{"path": "\xff"}', b""]))
    status, out, err = run("bookmark", "-", "--library", folder)
    assert status == 1
    assert len(out.split()) == len(kept(run, folder)) == 2
    told = [line for line in err.splitlines() if "standard input, line" in line]
    numbers = [int(line.split("line ")[1].split(":")[0]) for line in told]
    assert numbers == [2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14]
    assert "boats" not in told[0]
    assert told[8].endswith("line 11: the text of a whole article; name a passage of it as “quote”")
    assert "Nobody ever said this" in told[0]


def test_words_that_stand_in_several_places_are_refused_and_each_place_is_named(
    run: Run, folder: Path
) -> None:
    (folder / "tide.md").write_text(TWICE)
    words = ("bookmark", folder / "tide.md", "the tide will turn", "--library", folder)
    status, out, err = run(*words)
    assert (status, out, kept(run, folder)) == (1, "", [])
    (line,) = err.splitlines()
    assert "occur 2 times" in line
    assert "paragraph 1" in line
    assert "paragraph 2" in line
    second = line.split(" (paragraph 2")[0].split()[-1]
    status, out, _ = run("bookmark", second, "--library", folder)
    assert status == 0
    assert kept(run, folder)[0]["paragraph"] == 2
    # A part of a word is no place.
    assert run("bookmark", folder / "tide.md", "he tide", "--library", folder)[0] == 1


def test_a_quote_of_a_file_that_was_edited_is_found_by_its_words_or_refused(
    run: Run, folder: Path, feed: Feed
) -> None:
    _, found, _ = run("quotes", "said:calloway", "--json", "--library", folder)
    path = folder / "harbour.md"
    path.write_text(path.read_text().replace("Fishermen", "The fishermen"))
    identity = json.loads(found.splitlines()[0])["id"]
    status, _, err = run("bookmark", identity, "--library", folder)
    assert status == 1
    assert "may have been edited since" in err
    feed(found)
    status, out, _ = run("bookmark", "-", "--library", folder)
    assert status == 0
    assert len(out.split()) == len(found.splitlines())


def test_notes_tags_and_removal_answer_with_the_id_and_can_be_repeated(
    run: Run, folder: Path, feed: Feed
) -> None:
    identity = run("bookmark", folder / "harbour.md", QUOTE)[1].strip()
    for words in (
        ["note", identity, "ask the harbour master"],
        ["tag", identity, "port", "north"],
        ["tag", identity, "north", "--remove"],
    ):
        assert run(*words) == run(*words) == (0, f"{identity}\n", "")
    (one,) = kept(run, folder)
    assert (one["note"], one["tags"]) == ("ask the harbour master", ["port"])
    feed(json.dumps({"id": identity, "note": ""}) + '\n{"id": "none0000", "note": ""}')
    status, out, err = run("note", "-")
    assert (status, out.strip()) == (1, identity)
    assert "line 2: none0000: no bookmark" in err
    assert kept(run, folder)[0]["note"] == ""
    assert run("remove", identity) == run("remove", identity) == (0, f"{identity}\n", "")
    assert kept(run, folder) == []
    assert run("remove", "none0000")[0] == 1
    assert run("note", identity)[0] == run("tag", identity)[0] == run("mark", "read")[0] == 2
    assert run("bookmark", "a", "b", "c")[0] == 2


def test_articles_are_starred_and_marked_read_as_one_change(
    run: Run, folder: Path, feed: Feed
) -> None:
    _, found, _ = run("search", "after:2024", "--json", "--library", folder)
    paths = [json.loads(line)["path"] for line in found.splitlines()]
    assert len(paths) == 2
    for _ in range(2):
        feed(found)
        assert run("mark", "read", "-") == (0, "".join(f"{path}\n" for path in paths), "")
    status, out, err = run("star", folder / "harbour.md", folder / "none.md")
    assert (status, out) == (2, f"{folder / 'harbour.md'}\n")
    assert "none.md" in err
    listed = run("search", "is:read", "is:starred", "--library", folder, "--json")[1]
    assert [json.loads(line)["path"] for line in listed.splitlines()] == [
        str(folder / "harbour.md")
    ]
    assert run("star", "--remove", folder / "harbour.md")[0] == 0
    assert run("mark", "unread", *paths)[0] == 0
    assert run("search", "is:read", "--library", folder)[0] == 1
    assert run("search", "is:starred", "--library", folder)[0] == 1


def test_bookmarks_go_to_a_shared_folder_and_others_come_from_it(
    run: Run, feed: Feed, tmp_path: Path
) -> None:
    folder, shared = tmp_path / "library", tmp_path / "team"
    folder.mkdir()
    shared.mkdir()
    path = folder / "mouth.txt"
    path.write_text("The harbour\n\nThe dredger will be back before the herring are.\n")
    for name in ("Ada", "Bo"):
        (tmp_path / f"{name}.toml").write_text(
            f'[notebook]\nshared = "{shared}"\nauthor = "{name}"\n'
        )

    def as_person(name: str, *words: str | Path) -> tuple[int, str, str]:
        command, *rest = words
        where = ("--config", tmp_path / f"{name}.toml", "--data-dir", tmp_path / name)
        return run(command, *where, "--library", folder, *rest)

    status, identity, told = as_person("Ada", "bookmark", path, "The dredger will be back")
    assert (status, told) == (0, "")
    identity = identity.strip()
    status, listed, _ = as_person("Bo", "bookmarks", "--json")
    record = json.loads(listed)
    assert (record["id"], record["shared_by"], record["path"]) == (identity, "Ada", str(path))
    for format_, words in (
        ("markdown", "bookmarked by Ada"),
        ("org", "bookmarked by Ada"),
        ("html", "bookmarked by Ada"),
        ("csv", '"Ada"'),
        ("ris", "Bookmarked by Ada."),
        ("bibtex", "Bookmarked by Ada."),
        ("csl-json", "Bookmarked by Ada."),
        ("w3c", '"name": "Ada"'),
    ):
        assert words in as_person("Bo", "export", "--format", format_)[1]
    assert as_person("Bo", "remove", identity)[::2] == (
        2,
        f"briefreader: {identity} is Ada's bookmark: bookmark the passage yourself to change it\n",
    )
    shared.rename(tmp_path / "away")
    status, _, told = as_person("Ada", "note", identity, "when?")
    assert status == 0
    assert f"shared folder {shared}: no such file or directory; your changes since" in told
    (tmp_path / "away").rename(shared)
    assert json.loads(as_person("Bo", "bookmarks", "--json")[1])["note"] == ""
    assert as_person("Ada", "bookmarks")[0] == 0
    assert json.loads(as_person("Bo", "bookmarks", "--json")[1])["note"] == "when?"
    (folder / "quay.txt").write_text("The quay\n\nThe quay is safe.\n")
    own = as_person("Bo", "bookmark", folder / "quay.txt", "The quay is safe")[1].strip()
    feed("".join(json.dumps({"id": one, "tags": ["x"]}) + "\n" for one in (own, identity, own)))
    status, answers, told = as_person("Bo", "tag", "-")
    assert (status, answers.split()) == (1, [own, own])
    assert told.startswith(f"briefreader: standard input, line 2: {identity} is Ada's bookmark")


def test_options_may_stand_between_the_words(run: Run, folder: Path) -> None:
    harbour = folder / "harbour.md"
    status, out, err = run("bookmark", harbour, "--tag", "port", QUOTE, "--library", folder)
    assert (status, err) == (0, "")
    assert run("tag", out.strip(), "--library", folder, "safe", "dry") == (0, out, "")
    assert run("tag", out.strip(), "--remove", "dry", "port", "--library", folder) == (0, out, "")
    assert [one["tags"] for one in kept(run, folder)] == [["safe"]]
    assert run("note", "--library", folder, "--", out.strip(), "-5 degrees") == (0, out, "")
    assert kept(run, folder)[0]["note"] == "-5 degrees"


def test_piped_bookmarks_get_the_tags_that_are_given(run: Run, folder: Path, feed: Feed) -> None:
    run("bookmark", folder / "harbour.md", QUOTE, "--tag", "port", "--library", folder)
    _, records, _ = run("bookmarks", "--json", "--library", folder)
    feed(records)
    assert run("tag", "-", "urgent", "--library", folder)[0] == 0
    assert [one["tags"] for one in kept(run, folder)] == [["port", "urgent"]]
    feed(records)
    assert run("tag", "-", "urgent", "--remove", "--library", folder)[0] == 0
    assert [one["tags"] for one in kept(run, folder)] == [["port"]]


def test_a_file_without_words_is_asked_for_them(run: Run, folder: Path) -> None:
    status, out, err = run("bookmark", folder / "harbour.md", "--library", folder)
    assert (status, out) == (2, "")
    assert f"bookmark: which words of {folder / 'harbour.md'}? Give PATH" in err
    for words in ((), ("some words",)):
        status, _, err = run("bookmark", folder, *words, "--library", folder)
        assert (status, err) == (2, f"briefreader: {folder}: a folder, not a file\n")
    _, _, err = run("bookmark", "5xx", "--library", folder)
    assert "5xx: no bookmark or quote with this id" in err


def test_the_article_of_a_list_is_known_by_its_number(run: Run, tmp_path: Path) -> None:
    records = [{"title": f"Note {n}", "text": f"The ferry sails at {n} sharp."} for n in (1, 2)]
    library = tmp_path / "mine"
    library.mkdir()
    (library / "d.json").write_text(json.dumps(records), encoding="utf-8")
    second = library / "d.json" / "2"
    status, out, err = run("bookmark", second, "sails at 2", "--library", library)
    assert (status, err) == (0, "")
    assert kept(run, library)[0]["title"] == "Note 2"
    assert run("star", second, "--library", library)[0] == 0
    status, out, _ = run("mark", "read", second, "--library", library)
    assert (status, out.startswith(str(library / "d.json"))) == (0, True)


def test_an_address_of_the_reader_names_a_bookmark_like_its_id(run: Run, folder: Path) -> None:
    here = ("--library", folder)
    identity = run("bookmark", folder / "harbour.md", QUOTE, *here)[1].strip()
    address = f"briefreader:{identity.upper()}"
    assert run("note", address, "soon", *here)[:2] == (0, f"{identity}\n")
    assert run("tag", f"briefreader://{identity}", "port", *here)[:2] == (0, f"{identity}\n")
    assert [(one["note"], one["tags"]) for one in kept(run, folder)] == [("soon", ["port"])]
    for _ in range(2):
        assert run("remove", address, *here)[0] == 0
    assert kept(run, folder) == []


@pytest.mark.parametrize(
    "words",
    [
        "star PATH",
        "mark read PATH",
        "bookmark PATH words",
        "show PATH",
        "check PATH",
        "add PATH",
        "add --feed PATH",
        "import PATH",
        "restore PATH",
        "merge PATH",
        "quotes --explain PATH",
        "search x --library PATH",
        "export --template PATH",
    ],
)
def test_a_missing_file_has_one_wording_and_status(run: Run, folder: Path, words: str) -> None:
    missing = str(folder.parent / "gone.md")
    here = () if "--library" in words else ("--library", folder)
    status, out, err = run(*[missing if word == "PATH" else word for word in words.split()], *here)
    assert (status, out) == (2, "")
    assert err == f"briefreader: {missing}: no such file or folder\n"


def test_a_read_only_notebook_is_told_once(run: Run, folder: Path, tmp_path: Path) -> None:
    here = ("--library", folder)
    identity = run("bookmark", folder / "harbour.md", QUOTE, *here)[1].strip()
    database = tmp_path / "data" / "notebook.db"
    steps = {VERSION: ("ALTER TABLE bookmark ADD COLUMN mood TEXT",)}
    with closing(sqlite3.connect(database, isolation_level=None)) as newer:
        migrate(newer, database, VERSION, steps, VERSION + 1)
    for words in (("star", folder / "harbour.md"), ("note", identity, "soon")):
        status, out, err = run(*words, *here)
        assert (status, out, len(err.splitlines())) == (2, "", 1), err
        assert "read-only" in err


def test_who_takes_the_floor_after_a_remark_was_asked_nothing(run: Run, folder: Path) -> None:
    (folder / "dredger.md").write_text(
        "---\ntitle: Briefing by Harbour Secretary Mara Calloway and Minister Karl Birk\n---\n"
        "MS. CALLOWAY: Come in, and sit down where you like.\n\n"
        "Q\u00a0 Is the bridge over the Thorn safe?\n\nMS. CALLOWAY: It was looked at in May.\n\n"
        "Q\u00a0 Plenty of chairs over here.\n\n"
        "MS. CALLOWAY: I see them, thank you all. Karl?\n\n"
        "MR. BIRK: Good afternoon, everybody. I come with news about the dredger.\n"
    )
    at = ("--library", folder)
    out = run("quotes", "path:dredger", "--json", *at)[1]
    turns = [json.loads(line) for line in out.splitlines()]
    asked = [turn["question_id"] for turn in turns]
    assert asked == [None, *[turns[1]["id"]] * 2, *[turns[3]["id"]] * 2, None]
    for turn in (turns[2], turns[5]):
        assert run("bookmark", turn["id"], *at)[0] == 0
    found = [json.loads(line) for line in run("bookmarks", "--json", *at)[1].splitlines()]
    assert {one["question"] for one in found} == {"Is the bridge over the Thorn safe?", ""}
