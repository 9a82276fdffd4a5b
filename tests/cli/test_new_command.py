"""What came into the library since the last look, by watched person, saved search and folder."""

from __future__ import annotations

import json
import os
from pathlib import Path
from xml.etree import ElementTree

from tests.cli.conftest import Run
from tests.conftest import open_library
from tests.sources.format_samples import TITLE, mail_of, mailbox

from briefreader.search import index_folder
from briefreader.search.writing.index_writer import Builder

STORY = """\
---
title: {title}
date: 2024-05-0{day}
---
“The {thing} is safe,” Tom Reave said.
"""
ATOM = "{http://www.w3.org/2005/Atom}"


def write(folder: Path, name: str, title: str, thing: str, day: int = 1) -> None:
    (folder / name).write_text(STORY.format(title=title, thing=thing, day=day))


def test_what_came_is_told_once_and_only_what_came(run: Run, folder: Path) -> None:
    write(folder, "old.md", "Old", "harbour")
    library = ("--library", folder)
    status, out, err = run("new", *library)
    assert (status, out) == (1, ""), "the first run only records what is there"
    assert "first run: recorded 4 articles\n" in err
    assert run("watch", "reave", *library)[0] == 0
    assert run("watch", *library)[1] == "Tom Reave\n"
    (folder / "in\x01").mkdir()
    write(folder / "in\x01", "new.md", "The new pier", "pier", 2)
    (folder / "old.md").rename(folder / "renamed.md")

    status, out, _ = run("new", "--keep", *library)
    assert status == 0
    assert [line.strip() for line in out.splitlines()] == [
        "Tom Reave  watched · 1 statement",
        "2024-05-02  The pier is safe",
        "The new pier",
        "",
        f"{folder.name}/in␁  folder · 1 article",
        "2024-05-02  The new pier",
        "Tom Reave",
    ]
    rows = [json.loads(line) for line in run("new", "--json", "--keep", *library)[1].splitlines()]
    assert [(row["group"], row["name"], row["speaker"], row["speakers"]) for row in rows] == [
        ("person", "Tom Reave", "Tom Reave", []),
        ("folder", f"{folder.name}/in\x01", None, ["Tom Reave"]),
    ]
    markdown = run("new", "--format", "markdown", "--keep", *library)[1]
    assert "## Tom Reave (watched)\n\n- 2024-05-02 · “The pier is safe” (The new pier)" in markdown
    feed = ElementTree.fromstring(run("new", "--format", "atom", *library)[1])
    groups = [one.get("term") for one in feed.iter(f"{ATOM}category")]
    assert groups == ["Tom Reave", f"{folder.name}/in␁"]
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert titles == ["Tom Reave: The pier is safe", "The new pier"]
    contents = [entry.findtext(f"{ATOM}content") for entry in feed.iter(f"{ATOM}entry")]
    assert contents == ["The pier is safe", "Tom Reave"], "without a link there has to be one"

    assert run("new", *library)[0] == 1, "all of it has been shown"
    (folder / "in\x01" / "new.md").write_text(STORY.format(title="Pier", thing="quay", day=2))
    assert run("new", *library)[0] == 1, "an edited file is not new"
    assert run("new", "--since", "2000", *library)[0] == 0
    assert run("watch", "reave", "--remove", *library)[0] == 0
    assert run("watch", *library) == (1, "", "")


def test_who_perhaps_said_something_is_marked_where_people_read_it(run: Run, folder: Path) -> None:
    library = ("--library", folder)
    run("new", *library)
    text = "Tom Reave walked there with Bob Birk. “The mole is safe and will stay so.” It rained.\n"
    (folder / "mole.md").write_text(f"---\ntitle: The mole\ndate: 2024-05-01\n---\n{text}")
    rows = [json.loads(line) for line in run("new", "--json", "--keep", *library)[1].splitlines()]
    assert [row["speakers"] for row in rows] == [["Tom Reave"]]
    assert run("new", *library)[1].splitlines()[-1].strip() == "Tom Reave ?"


def test_with_a_limit_what_is_not_printed_stays_new(run: Run, folder: Path) -> None:
    library = ("--library", folder)
    run("new", *library)
    run("watch", "reave", *library)
    for day, thing in enumerate(("pier", "quay", "mole"), 1):
        write(folder, f"{thing}.md", f"The {thing}", thing, day)

    def printed(*options: str) -> list[tuple[str, str]]:
        _, out, _ = run("new", "--json", *options, *library)
        return [(row["group"], row["title"]) for row in map(json.loads, out.splitlines())]

    everything = printed("--keep")
    assert [group for group, _ in everything] == ["person"] * 3 + ["folder"] * 3
    whole = everything[3][1]
    assert printed("--limit", "4") == everything[:4]
    left = [one for one in everything if one[1] != whole]
    assert printed("--keep") == left, "only of one article every line was printed"
    _, out, err = run("new", "--limit", "1", "--keep", *library)
    assert "watched · 2 statements\n" in out
    assert out.count("2024-05-") == 1
    assert "1 of 4 entries; --limit shows more" in err
    assert printed("--limit", "4") == left
    assert run("new", *library)[0] == 1


def test_who_is_unknown_or_several_people_is_not_watched(run: Run, folder: Path) -> None:
    write(folder, "one.md", "One", "harbour")
    (folder / "two.md").write_text("---\ntitle: Two\n---\n“No,” Ann Reave said. “It is not.”\n")
    library = ("--library", folder)
    status, _, err = run("watch", "zzyzx", *library)
    assert (status, "no speaker named “zzyzx”" in err) == (2, True)
    status, _, err = run("watch", "reave", *library)
    assert status == 2
    assert "Tom Reave" in err
    assert "Ann Reave" in err
    status, _, err = run("new", "--since", "soon", *library)
    assert status == 2
    assert "or monday, or “2 weeks”" in err
    assert run("new", "--since", "Monday", *library)[0] == 0


def test_what_is_there_at_the_first_look_came_when_its_file_was_written(
    run: Run, folder: Path
) -> None:
    write(folder, "ancient.md", "Before 1970", "harbour")
    os.utime(folder / "ancient.md", (-86_400, -86_400))
    box = folder / "inbox.mbox"
    box.write_bytes(mailbox(mail_of("The first letter."), mail_of("The second letter.")))
    os.utime(box, (1_000_000_000, 1_000_000_000))
    library = ("--library", folder)
    assert run("new", *library)[0] == 1
    out = run("new", "--since", "1960", "--json", *library)[1]
    came = [(row["title"], row["came"]) for row in map(json.loads, out.splitlines())]
    assert [one for one in came if one[0] in {"Before 1970", TITLE}] == [
        ("Before 1970", "1970-01-01T00:00:00Z"),
        (TITLE, "2001-09-09T01:46:40Z"),
        (TITLE, "2001-09-09T01:46:40Z"),
    ]


def test_an_article_that_was_renamed_first_and_edited_then_is_not_new(
    run: Run, folder: Path
) -> None:
    write(folder, "one.md", "One", "harbour")
    library = ("--library", folder)
    assert run("new", *library)[0] == 1
    (folder / "one.md").rename(folder / "two.md")
    assert run("new", *library)[0] == 1
    write(folder, "two.md", "One, edited", "quay")
    assert run("new", *library)[:2] == (1, "")


def test_nothing_is_seen_while_another_process_indexes(run: Run, folder: Path) -> None:
    library = ("--library", folder)
    write(folder, "one.md", "One", "harbour")
    index = index_folder(folder.parent / "cache", [folder])
    with Builder(index):
        status, out, err = run("new", *library)
    assert (status, out) == (2, "")
    assert "still indexing; try again when it has finished" in err
    assert run("new", *library)[:2] == (1, ""), "which is the first look, that finds nothing"
    write(folder, "two.md", "Two", "quay")
    with Builder(index):  # a file came that it may not know yet
        assert run("new", *library)[:2] == (2, "")
    assert run("new", *library)[0] == 0


def test_what_was_kept_and_tells_no_time_counts_as_nothing(run: Run, folder: Path) -> None:
    library = ("--library", folder)
    assert run("new", *library)[0] == 1
    (kept,) = (folder.parent / "data").glob("seen-*")
    write(folder, "one.md", "One", "harbour")
    kept.write_bytes(kept.read_bytes()[:-8] + b"\xff" * 8)
    assert run("new", *library)[0] == 1, "a first look again"
    write(folder, "two.md", "Two", "quay")
    assert run("new", *library)[0] == 0


def test_people_have_the_names_that_they_have_elsewhere(run: Run, folder: Path) -> None:
    library = ("--library", folder)
    assert run("new", *library)[0] == 1
    (folder / "talk.txt").write_text(
        "MS. MOSS: Good morning to all of you.\n\nMR. BIRK: Thank you for that, all of you.\n\n"
        "MS. MOSS: The quay is safe again today.\n\nMR. BIRK: We are glad to hear that it is.\n"
    )
    opened = open_library(folder, folder.parent)
    opened.aliases.join("MS. MOSS", "Ann Moss")
    opened.aliases.join("MR. BIRK", "Bob Birk")
    opened.close()
    quoted = run("quotes", "path:talk", "--json", *library)[1].splitlines()
    names = {json.loads(line)["speaker"] for line in quoted}
    assert names == {"Ann Moss", "Bob Birk"}
    rows = [json.loads(line) for line in run("new", "--json", *library)[1].splitlines()]
    (talk,) = (row for row in rows if row["path"].endswith("talk.txt"))
    assert set(talk["speakers"]) == names


def test_a_watched_name_is_found_as_names_are_searched(run: Run, folder: Path) -> None:
    for number, who in enumerate(("Łukasz Kowal", "José Martín", "Ann Moss"), 1):
        text = f"---\ntitle: {number}\n---\n“The pier is {number} m long,” {who} said.\n"
        (folder / f"{number}.md").write_text(text)
    library = ("--library", folder)
    assert "watching Łukasz Kowal\n" in run("watch", "lukasz", *library)[2]
    assert run("watch", "Jose Martin", *library)[0] == 0
    assert run("watch", "Zed", "--remove", *library) == (
        2,
        "",
        "briefreader: not watching anyone named Zed\n",
    )
    assert run("watch", "martin", "--remove", *library)[0] == 0
    assert run("watch", *library)[1] == "Łukasz Kowal\n"
    assert run("watch", "—", *library)[2] == "briefreader: watch: the name is empty\n"
    assert "the name is empty" in run("speakers", "--explain", "—", *library)[2]


def test_watching_no_more_needs_a_name(run: Run, folder: Path) -> None:
    assert run("watch", "--remove", "--library", folder) == (
        2,
        "",
        "briefreader: watch: --remove needs a NAME\n",
    )
