"""What a scan finds, what it reports, and that nothing blocks it."""

from __future__ import annotations

import os
import re
import socket
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from tests.cases import cases
from tests.yardstick import at_most

from briefreader.domain.article import Skipped
from briefreader.errors import SourceError
from briefreader.sources import SourceFile, load_article, scan
from briefreader.sources.files import recency
from briefreader.sources.files.file_kinds import (
    HIDDEN,
    NOT_READABLE,
    PARTS_OF_PAGE,
    classify_entry,
    library_state,
)
from briefreader.sources.files.recency import newest_by_name, newest_first
from briefreader.sources.files.safe_open import SIZE_LIMIT
from briefreader.sources.files.scanner import DEPTH_LIMIT
from briefreader.sources.metadata.dates import name_date


def found(*roots: Path) -> list[str]:
    return sorted(one.path.name for one in scan(roots) if isinstance(one, SourceFile))


def skipped(*roots: Path) -> dict[str, str]:
    return {one.path.name: one.reason for one in scan(roots) if isinstance(one, Skipped)}


def write(path: Path, text: str = "A title\n\nSome text.\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_text_and_markdown_are_found_at_any_depth(tmp_path: Path) -> None:
    for name in ("a.txt", "b.MD", "deep/er/c.markdown"):
        write(tmp_path / name)
    assert found(tmp_path) == ["a.txt", "b.MD", "c.markdown"]
    assert skipped(tmp_path) == {}


def test_a_found_file_tells_its_size_and_time(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "12345")
    os.utime(path, ns=(1, 2_000_000_001))
    assert list(scan([tmp_path])) == [SourceFile(str(path), 5, 2_000_000_001)]


def test_hidden_files_and_folders_are_told_of_once_for_their_folder(tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git/a.txt", "in/.b.txt", "in/.c.txt", "in/d.txt"):
        write(tmp_path / name)
    assert found(tmp_path) == ["d.txt"]
    assert skipped(tmp_path) == dict.fromkeys((tmp_path.name, "in"), HIDDEN)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a.doc", "a document: save it as .docx, .odt, .pdf or .txt"),
        ("b.MOBI", "a book: save it as .epub or .txt"),
        ("c.txt.gz", "an archive: unpack it"),
        ("quay.pdf.crdownload", "an unfinished download: let it end first"),
        ("mail.msg", "an email: save it as .eml"),
        ("talk.ass", "subtitles: save them as .vtt or .srt"),
        ("posts.csv", "data: save its text as .txt or .md"),
        ("table.xlsx", "a spreadsheet: save its text as .txt or .md"),
        ("quay.jpg", "a picture: only text is read"),
        (
            "site.warc",
            "a web archive: save its pages as .html or .mhtml, or their text as .txt or .md",
        ),
        ("talk.mp3", "sound or video: save a transcript as .txt or .md"),
        ("page.shtml", "rename it to .html to read it"),
        ("LICENSE", "a licence, not an article: rename it to .txt to read it"),
        ("Licence-MIT", "a licence, not an article: rename it to .txt to read it"),
        ("README", "a description of its folder, not an article: rename it to .txt to read it"),
        ("NEWS", "notes on a program, not an article: rename it to .txt to read it"),
        ("Makefile", "instructions for a program, not an article: rename it to .txt to read it"),
        (
            "d.txt~",
            "briefreader can't read this kind of file; if it is text, rename it to .txt or .md",
        ),
    ],
)
def test_every_other_file_is_told_of_with_what_to_do(
    tmp_path: Path, name: str, reason: str
) -> None:
    write(tmp_path / name)
    (tmp_path / "link").symlink_to(tmp_path / name)  # is no file of its own
    assert skipped(tmp_path) == {name: reason}
    assert found(tmp_path) == []
    with pytest.raises(SourceError, match=re.escape(reason)):
        load_article(tmp_path / name)


def test_a_name_without_a_suffix_that_is_a_common_word_may_be_an_articles(tmp_path: Path) -> None:
    names = ["Build", "History", "minutes", "news"]
    for name in names:
        write(tmp_path / name)
    assert sorted(found(tmp_path)) == names


def test_the_parts_of_a_saved_page_are_told_of_as_one(tmp_path: Path) -> None:
    parts = ("Talks_files", "Talks.files", "Gespräche-Dateien")
    for folder in parts:
        for name in ("frame.html", "advert.txt", "quay.jpg", "in/deeper.html"):
            write(tmp_path / folder / name)
    write(tmp_path / "Talks.html")
    write(tmp_path / "Gespräche.htm")
    (tmp_path / "frame.html").symlink_to(tmp_path / "Talks_files" / "frame.html")
    assert found(tmp_path) == ["Gespräche.htm", "Talks.html", "frame.html"]
    assert skipped(tmp_path) == dict.fromkeys(parts, PARTS_OF_PAGE)
    (tmp_path / "Talks.html").unlink()
    assert "deeper.html" in found(tmp_path)


def test_a_saved_web_page_is_a_reported_skip_without_what_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "page.html")
    assert skipped(tmp_path) == {}
    monkeypatch.setattr("briefreader.sources.files.file_kinds.library_state", lambda _: "")
    assert "web page" in skipped(tmp_path)["page.html"]


def test_a_named_file_with_another_suffix_says_what_it_must_be(tmp_path: Path) -> None:
    assert ".txt" in skipped(write(tmp_path / "data.csv"))["data.csv"]


def test_a_named_file_is_found_once_beside_its_folder(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    assert found(path) == ["a.txt"]
    assert found(path, tmp_path, tmp_path, path) == ["a.txt"]


def test_nested_roots_give_each_file_once(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt")
    assert found(tmp_path / "in", tmp_path) == ["a.txt"]


def test_a_missing_root_is_reported(tmp_path: Path) -> None:
    assert skipped(tmp_path / "nowhere") == {"nowhere": "no such file or folder"}


def test_what_is_no_regular_file_never_blocks(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "to_device.txt").symlink_to("/dev/zero")
    (tmp_path / "to_pipe.txt").symlink_to(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        old = Path.cwd()
        os.chdir(tmp_path)  # a socket's name must be short
        try:
            listener.bind("socket.txt")
        finally:
            os.chdir(old)
        write(tmp_path / "good.txt")
        assert found(tmp_path) == ["good.txt"]
        reasons = skipped(tmp_path)
    assert reasons["pipe.txt"] == reasons["socket.txt"] == "not a regular file"
    assert reasons["to_device.txt"] == reasons["to_pipe.txt"] == "not a regular file"
    assert reasons["folder.txt"].startswith("a folder")


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_reading_what_took_a_files_place_is_refused_at_once(tmp_path: Path, make: object) -> None:
    assert callable(make)
    make(tmp_path / "a.txt")
    with pytest.raises(SourceError, match="not a"):
        load_article(tmp_path / "a.txt")


def test_reading_does_not_follow_a_link(tmp_path: Path) -> None:
    write(tmp_path / "outside.txt")
    (tmp_path / "a.txt").symlink_to(tmp_path / "outside.txt")
    with pytest.raises(SourceError, match="link"):
        load_article(tmp_path / "a.txt")


def test_links_out_of_the_library_are_not_followed(tmp_path: Path) -> None:
    secret = write(tmp_path / "elsewhere" / "secret.txt")
    library = tmp_path / "library"
    write(library / "good.txt")
    (library / "file.txt").symlink_to(secret)
    (library / "folder").symlink_to(secret.parent)
    (library / "dangling.txt").symlink_to(tmp_path / "nothing")
    (library / "loop.txt").symlink_to(library / "loop.txt")
    (library / "dangling").symlink_to(tmp_path / "nothing")
    assert found(library) == ["good.txt"]
    assert skipped(library) == {
        "file.txt": "a link to outside the library",
        "folder": "a link to outside the library",
        "dangling.txt": "a broken link",
        "dangling": "a broken link",
        "loop.txt": "a link that points to itself",
    }


def test_links_inside_the_library_give_each_file_once(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / ".attic" / "old.txt")
    (tmp_path / "again.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "up").symlink_to(tmp_path)
    for name in ("old.txt", "older.txt"):
        (tmp_path / name).symlink_to(tmp_path / ".attic" / "old.txt")
    assert found(tmp_path) == ["a.txt", "old.txt"]
    assert skipped(tmp_path) == {tmp_path.name: HIDDEN}
    paths = {one.path for one in scan([tmp_path]) if isinstance(one, SourceFile)}
    assert (tmp_path / ".attic" / "old.txt") in paths


def test_a_tree_deeper_than_the_limit_ends_with_a_report(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(DEPTH_LIMIT + 2):
        deep = deep / "d"
    write(deep / "lost.txt")
    write(tmp_path / "kept.txt")
    assert found(tmp_path) == ["kept.txt"]
    assert "folders deep" in skipped(tmp_path)["d"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_reported(tmp_path: Path) -> None:
    closed = write(tmp_path / "closed" / "a.txt").parent
    unreadable = write(tmp_path / "b.txt")
    closed.chmod(0)
    unreadable.chmod(0)
    try:
        assert skipped(tmp_path) == dict.fromkeys(("closed", "b.txt"), NOT_READABLE)
        with pytest.raises(SourceError, match=NOT_READABLE):
            load_article(unreadable)
    finally:
        closed.chmod(0o700)


def test_names_that_are_no_unicode_are_found(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/bad\xff\xfe.txt"
    with open(name, "wb") as file:
        file.write(b"Title\n\ntext")
    (one,) = scan([tmp_path])
    assert isinstance(one, SourceFile)
    assert os.fsencode(one.path) == name
    assert load_article(one.path).text == "text"


def test_a_file_past_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "sparse.txt"
    with path.open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    with at_most(100), pytest.raises(SourceError, match="too large"):
        load_article(path)


@cases(
    ("name", "day"),
    [
        ("2025-04-14-8716.md", date(2025, 4, 14)),
        ("brief_20231016_final.txt", date(2023, 10, 16)),
        ("2023_10_16.md", date(2023, 10, 16)),
        ("000_fe4955ade9aa5b3d.txt", None),
        ("a20231016.txt", None),
        ("2023-13-40.txt", None),
        ("120231016.txt", None),
    ],
)
def test_a_date_in_the_name_is_read(name: str, day: date | None) -> None:
    assert name_date(f"/somewhere/2001-01-01/{name}") == day


def test_the_newest_come_first_by_name_or_time_and_those_of_one_day_by_path() -> None:
    day = 86_400 * 10**9
    names = ("/b/2023-10-16.md", "/a/2023-10-16.txt", "/z/20231017.txt", "/c/2023-13-40.txt")
    files = [SourceFile(name, 1, 30_000 * day) for name in names]
    files.append(SourceFile("/old/note.txt", 1, day))
    ordered = ["/c/2023-13-40.txt", "/z/20231017.txt", "/a/2023-10-16.txt", "/b/2023-10-16.md"]
    assert [one.name for one in newest_first(files)] == [*ordered, "/old/note.txt"]
    undated = ["/c/2023-13-40.txt", "/old/note.txt"]
    by_name = [one.name for one in newest_first(files, by_time=False)]
    assert by_name == [*ordered[1:], *undated]


def test_the_newest_by_their_names_are_told_without_a_look_at_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(10, 20):
        write(tmp_path / f"{day % 2}" / f"2023-10-{day}.md")
    for name in ("2024-10-16.doc", "note.txt", ".2025-01-01.txt"):
        write(tmp_path / name)
    looked: list[str] = []

    def look(prefix: str, name: str) -> SourceFile | Skipped | None:
        looked.append(Path(name).name)
        return classify_entry(prefix, name)

    monkeypatch.setattr(recency, "classify_entry", look)
    wanted = ["2023-10-19.md", "2023-10-18.md", "2023-10-17.md"]
    assert [one.path.name for one in newest_by_name([tmp_path], 3)] == wanted
    assert looked == wanted
    files = (one for one in scan([tmp_path]) if isinstance(one, SourceFile))
    every = newest_first(one for one in files if "2023-" in one.name)
    assert newest_by_name([tmp_path], 10) == every


def test_nothing_is_told_by_names_where_fewer_have_a_date(tmp_path: Path) -> None:
    write(tmp_path / "2023-10-16.md")
    write(tmp_path / "note.txt")
    assert newest_by_name([tmp_path], 2) == []


def test_nobody_is_asked_whether_ones_own_files_may_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asking for each of very many takes a fifth of a second, and their rights were seen."""
    write(tmp_path / "a.txt")
    monkeypatch.setattr("os.access", None)
    assert found(tmp_path) == ["a.txt"]


@pytest.mark.slow
def test_ten_thousand_files_are_found_at_once(tmp_path: Path) -> None:
    for number in range(10_000):
        (tmp_path / f"{number}.txt").touch()
    with at_most(100):
        assert sum(1 for _ in scan([tmp_path])) == 10_000


@pytest.mark.slow
def test_ten_thousand_pictures_cost_no_more_than_as_many_articles(tmp_path: Path) -> None:
    for kind in ("jpg", "txt"):
        (tmp_path / kind).mkdir()
        for number in range(10_000):
            (tmp_path / kind / f"{number}.{kind}").touch()
    taken: dict[str, float] = {}
    for kind in ("txt", "jpg") * 3:
        started = time.process_time()
        assert sum(1 for _ in scan([tmp_path / kind])) == 10_000
        taken[kind] = min(taken.get(kind, 9.0), time.process_time() - started)
    assert taken["jpg"] < taken["txt"] * 1.5


@pytest.mark.parametrize("seconds", [-(2**34), -1, 884_541_340_800])
def test_a_time_beyond_every_calendar_is_a_time(tmp_path: Path, seconds: int) -> None:
    article = tmp_path / "note.txt"
    article.write_text("A note\n\nSome words.\n")
    os.utime(article, (seconds, seconds))
    (found,) = scan([tmp_path])
    assert isinstance(found, SourceFile)
    assert -(2**63) <= found.mtime_ns < 2**63


def test_another_version_of_what_reads_web_pages_is_told_by_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "trafilatura" / "__init__.py"
    package.parent.mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "trafilatura", raising=False)
    seen = []
    for content in ("version = 1", "version = 10"):
        package.write_text(content)
        library_state.cache_clear()
        seen.append(library_state("trafilatura"))
    library_state.cache_clear()
    assert len(set(seen)) == 2
    assert "" not in seen
