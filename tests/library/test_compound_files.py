"""Each email of a mailbox and each record of a list is an article: found, kept, moved, shown."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import open_library
from tests.sources.format_samples import mail, mailbox, scraped

from briefreader.cli import main
from briefreader.domain.article import Skipped
from briefreader.domain.bookmark import BookmarkState
from briefreader.domain.listing_row import Sort
from briefreader.errors import SourceError
from briefreader.library import Library
from briefreader.library.article_cache import ArticleCache
from briefreader.sources import SourceFile, article_from_bytes, scan
from briefreader.sources.files.compound_files import article_bytes, is_there, member_at
from briefreader.sources.files.member_splitter import split
from briefreader.sources.files.poller import ChangePoller

pytestmark = pytest.mark.usefixtures("forked_readers")


def letter(number: int, status: str = "", identity: str = "") -> bytes:
    """An email with a number, and a Message-ID of its own."""
    known = identity or f"{number}@port.example"
    return (
        f"From: Ann Moss <ann@port.example>\nSubject: Letter {number}\n{status}"
        f"Date: Thu, {number} Mar 2024 23:30:00 -0500\nMessage-ID: <{known}>\n\n"
        f"“We will mend quay {number} this year,” said Ben Holt.\n\nFrom now on it is closed.\n"
    ).encode()


def write(file: Path, letters: Sequence[bytes]) -> None:
    file.write_bytes(mailbox(*letters) + b"\n")


def titles(library: Library) -> dict[str, Path]:
    for _ in library.update():
        pass
    listing = library.listing(Sort.DATE)
    rows = (listing.hit(number).row for number in range(len(listing)))
    return {row.title: row.path for row in rows}


@pytest.fixture
def box(tmp_path: Path) -> Path:
    file = tmp_path / "box" / "inbox.mbox"
    file.parent.mkdir()
    write(file, [letter(number) for number in (1, 2, 3)])
    return file


def test_i_in_an_email_is_its_sender(box: Path, tmp_path: Path) -> None:
    said = "\n“It is safe,” I told them.\n\n> “It is,” I said.\n".encode()
    write(box, [letter(1) + said])
    (box.parent / "own.eml").write_bytes(letter(2) + said)
    library = open_library(box.parent, tmp_path)
    for path in titles(library).values():
        speakers = [quote.speaker for quote in library.read(path).quotes]
        assert speakers == ["Ben Holt", "Ann Moss", None]
    assert {one.name for one in library.speakers()} >= {"Ann Moss", "Ben Holt"}


def test_each_email_is_an_article_that_keeps_its_path_and_its_bookmarks(
    box: Path, tmp_path: Path
) -> None:
    library = open_library(box.parent, tmp_path)
    before = titles(library)
    assert list(before) == ["Letter 3", "Letter 2", "Letter 1"]
    assert {path.parent for path in before.values()} == {box}
    second = library.read(before["Letter 2"])
    assert second.article.date == date(2024, 3, 2)
    assert [quote.speaker for quote in second.quotes] == ["Ben Holt"]
    kept = library.bookmarks.bookmark(second, second.quotes[0].span)
    assert library.search("mend quay 2").hit(0).row.path == second.article.path
    # One comes, one goes, and a mail program notes in the middle one that it was read.
    write(box, [letter(2, "Status: RO\n"), letter(3), letter(4)])
    after = titles(library)
    assert list(after) == ["Letter 4", "Letter 3", "Letter 2"]
    assert after["Letter 2"] == second.article.path
    assert "Status: RO" in library.opener.raw(after["Letter 2"])
    (bookmark,) = library.bookmarks.find()
    assert (bookmark.id, bookmark.path, bookmark.state) == (
        *(kept.id, second.article.path),
        BookmarkState.OK,
    )
    # The whole file gets another name.
    moved = box.with_name("old.mbox")
    box.rename(moved)
    assert {path.parent for path in titles(library).values()} == {moved}
    library.look_again()
    (bookmark,) = library.bookmarks.find()
    assert bookmark.path == moved / second.article.path.name
    assert not library.bookmarks.missing_files()
    write(moved, [letter(3)])
    titles(library)
    assert library.bookmarks.missing_files() == {bookmark.path}


def test_only_the_emails_that_are_new_or_changed_are_read_again(box: Path, tmp_path: Path) -> None:
    looks = ChangePoller([box.parent])
    new, gone = looks.poll()
    assert (len(new), len(gone)) == (3, 0)
    write(box, [letter(1), letter(2, "Status: RO\n"), letter(3), letter(4)])
    new, gone = looks.poll()
    assert sorted(Path(member_at(str(box), number)).name for number in (2, 4)) == sorted(
        Path(one[0]).name for one in new
    )
    assert [one[0] for one in gone] == [member_at(str(box), 2)]
    assert set(looks) == set(scan([box.parent]))
    box.unlink()
    new, gone = looks.poll()
    assert (len(new), len(gone)) == (0, 4)
    library = open_library(box.parent, tmp_path)
    write(box, [letter(1)])
    assert list(titles(library)) == ["Letter 1"]
    assert library.is_current()
    write(box, [letter(1), letter(2)])
    assert not library.is_current()


def test_what_is_not_one_article_says_so_and_where_they_are(
    box: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    members = split(str(box), box.read_bytes())
    assert members is not None
    first, second, _ = members
    with pytest.raises(SourceError) as caught:
        ArticleCache(None, ()).article(box)
    assert (
        caught.value.reason
        == f"contains 3 emails, each shown as a separate article; {first} is the first"
    )
    assert main(["show", str(box), "--library", str(box.parent)]) == 2
    assert "each shown as a separate article" in capsys.readouterr().err
    assert main(["show", f"{box}/2", "--library", str(box.parent)]) == 0
    assert "mend quay 2" in capsys.readouterr().out
    assert main(["show", f"{box}/4", "--library", str(box.parent)]) == 2
    assert "only 3 articles in it" in capsys.readouterr().err
    assert article_bytes(Path(second)) == letter(2)
    with pytest.raises(SourceError, match="no such article in inbox"):
        article_bytes(box / "aaaaaaaa.eml")
    assert [is_there(path) for path in (box, Path(first), box / "aaaaaaaa.eml")] == [
        *(True, True, False),
    ]


def test_two_emails_of_one_id_and_one_without_are_three_articles(box: Path) -> None:
    nameless = letter(4).replace(b"Message-ID", b"X-Other")
    write(box, [letter(1), letter(1), nameless, letter(5, identity="1@port.example")])
    names = [Path(one.name).stem for one in scan([box])]
    assert [name.partition("-")[2] for name in names] == ["", "2", "", "3"]
    assert len(set(names)) == 4


def test_records_are_articles_if_they_have_a_title_and_a_text(tmp_path: Path) -> None:
    records = [scraped(title=f"Item {n}", date=f"2024-03-1{n}") for n in (1, 2)]
    lines = "".join(json.dumps(one) + "\n" for one in records)
    for name, text, found in (
        ("lines.jsonl", lines, ["Item 1", "Item 2"]),
        ("list.json", json.dumps(records), ["Item 1", "Item 2"]),
        ("envelope.json", json.dumps({"status": "ok", "articles": records}), ["Item 1", "Item 2"]),
        ("odd.jsonl", lines + '{"a": 1}\n', ["Item 1", "Item 2", "data without"]),
        ("one.json", json.dumps(records[0]), ["Item 1"]),
        ("wide.jsonl", "", ["is empty"]),
        ("package.json", '{"name": "a", "items": []}', ["data without"]),
        ("numbers.json", "[1, 2, 3]", ["data without"]),
        ("log.jsonl", '{"level": "info"}\n' * 30, ["data without"]),
        ("broken.jsonl", "{\n", ["not JSON"]),
        ("deep.json", "[" * 100_000, ["not JSON"]),
        ("utf16.jsonl", lines, ["Item 1", "Item 2"]),
    ):
        file = tmp_path / name
        file.write_text(text, "utf-16" if name.startswith("utf16") else "utf-8")
        told = []
        for one in scan([file]):
            if isinstance(one, SourceFile):
                try:
                    told.append(article_from_bytes(one.path, article_bytes(one.path)).title)
                except SourceError as error:
                    told.append(error.reason)
            else:
                told.append(one.reason)
        assert [line.startswith(words) for line, words in zip(told, found, strict=True)] == [
            True for _ in found
        ], (name, told)


def test_a_folder_that_is_named_like_a_mailbox_is_a_folder(tmp_path: Path) -> None:
    """Some mail programs export a mailbox as a folder of that name."""
    folder = tmp_path / "inbox.mbox"
    folder.mkdir()
    (folder / "qkzmwbta.eml").write_bytes(mail())
    assert [one for one in scan([tmp_path]) if isinstance(one, SourceFile)]
    assert article_bytes(folder / "qkzmwbta.eml") == mail()


def test_too_many_or_too_large_is_one_line(tmp_path: Path) -> None:
    for name, data, reason in (
        ("a.mbox", b"From \n\n" * 50_001, "more than 50,000 articles in one file: split it"),
        (
            "a.jsonl",
            (json.dumps({"title": "t", "text": "w"}) + "\n").encode() * 50_001,
            "more than",
        ),
        ("a.json", b"[" + b'{"a":1},' * 1_100_000, "a list of more than 8 MiB"),
    ):
        (tmp_path / name).write_bytes(data)
        (skipped,) = scan([tmp_path / name])
        assert isinstance(skipped, Skipped)
        assert skipped.reason.startswith(reason)
        os.remove(tmp_path / name)  # noqa: PTH107
