"""Bookmarks whose file is gone or lost the passage: looked up in the index, followed or offered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from benchmarks.articles import write as generate_articles
from benchmarks.relocation import run as run_benchmark
from tests.cases import cases
from tests.conftest import open_library

from briefreader.citations import ExportFormat
from briefreader.domain.article import DateOrigin, Span
from briefreader.domain.bookmark import Bookmark, BookmarkState
from briefreader.library import Library
from briefreader.library.bookmark_relocation import _are_days_apart

pytestmark = pytest.mark.usefixtures("forked_readers")

PASSAGE = "The dredger will be back before the herring are, and not a day later"
HEAD = "---\ntitle: The harbour mouth\ndate: 2024-04-02\nsource_url: https://coast.example/mouth\n---\n"
OPENING = (
    "The sand at the harbour mouth has grown by a metre since the storm of last winter.\n\n"
    "Boats of the deeper sort have had to wait for the flood to come in, and two have touched.\n\n"
)
SAID = f"“{PASSAGE},” said Ada Marlowe, who answers for the harbour and its works.\n\n"
REST = (
    "The contractor wants to be paid for the spring before it sends the vessel north again.\n\n"
    "In the council nobody doubted that the money would be found, only who would find it.\n\n"
    "A vote is expected after the holidays, when all members have come back to the town.\n"
)
QUIET = "Nothing else was said that day, and the council went home to its supper early.\n"
TEXT = f"{HEAD}{OPENING}{SAID}{REST}"
OTHER = (
    "---\ntitle: Letters of the week\ndate: 2024-05-20\n---\n"
    f"A reader wrote to us. “{PASSAGE}” is what he was told in April, and where is it?\n\n"
    "Another reader praised the choir, which sang in the rain and did not mind it at all.\n"
)

DAY, NEXT = date(2024, 4, 2), date(2024, 4, 3)

Change = Callable[[Path], None]
Dated = tuple[DateOrigin | None, date | None]


def library_with_bookmark(tmp_path: Path, text: str = TEXT) -> tuple[Library, Path, Bookmark]:
    """An indexed library, a file of it and the bookmark in that file."""
    folder = tmp_path / "library"
    folder.mkdir()
    path = folder / "mouth.md"
    path.write_text(text)
    (folder / "note.txt").write_text(f"A note\n\n{QUIET}")
    library = open_library(folder, tmp_path)
    list(library.update())
    reading = library.read(path)
    start = reading.article.text.index(PASSAGE)
    kept = library.bookmarks.bookmark(reading, Span(start, start + len(PASSAGE)), note="when?")
    return library, path, kept


def changed(tmp_path: Path, change: Change) -> tuple[Library, Bookmark]:
    """The library after a change to its files, indexed and looked through; the bookmark now."""
    library, path, kept = library_with_bookmark(tmp_path)
    library.bookmarks.set_starred(path, True)
    change(path)
    list(library.update())
    library.look_again()
    return library, library.bookmarks.get(kept.id)


def renamed(path: Path) -> None:
    text = TEXT.replace("not a day later", "no day later").replace("a metre", "nearly a metre")
    path.with_name("2024-04-02 the mouth.md").write_text(text)
    path.unlink()


def retitled(path: Path) -> None:
    text = TEXT.replace("The harbour mouth", "Sand!").replace("2024-04-02", "2024-04-03")
    path.with_name("sand.txt").write_text(text.split("---\n")[2] + QUIET)
    path.unlink()


def saved_as_a_page(path: Path) -> None:
    lines = "".join(f"<p>{line}</p>" for line in f"{OPENING}{SAID}{REST}".split("\n\n"))
    path.with_name("mouth.html").write_text(
        "<html><head><title>The harbour mouth</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>The harbour mouth</h1>{lines}</article></body></html>"
    )
    path.unlink()


def merged(path: Path) -> None:
    path.with_name("april.md").write_text(f"# April\n\n{QUIET * 9}\n\n{OPENING}{SAID}{REST}")
    path.unlink()


@pytest.mark.parametrize("change", [renamed, retitled, saved_as_a_page, merged])
def test_a_bookmark_follows_its_file_wherever_it_went(tmp_path: Path, change: Change) -> None:
    library, kept = changed(tmp_path, change)
    assert kept.path.exists()
    assert kept.state is (BookmarkState.CHANGED if change is renamed else kept.state)
    assert kept.state is not BookmarkState.LOST
    assert (kept.quote, kept.note, kept.title) == (PASSAGE, "when?", "The harbour mouth")
    (placed,) = library.read(kept.path).bookmarks
    assert "The dredger will be back" in placed.selector.span.of(
        library.read(kept.path).article.text
    )
    assert library.bookmarks.mark(kept.path).starred
    assert library.edit_monitor.followed == {kept.id: kept.path}
    # It is told once, and nothing of it is a step that undo would take back.
    undone = library.bookmarks.undo()
    assert undone is not None
    assert undone.words == "star"
    assert library.look_again() == ()


def test_of_a_file_that_was_parted_only_what_went_goes_along(tmp_path: Path) -> None:
    library, path, gone = library_with_bookmark(tmp_path)
    reading = library.read(path)
    start = reading.article.text.index("Boats of the deeper sort")
    stays = library.bookmarks.bookmark(reading, Span(start, start + 40))
    path.write_text(f"{HEAD}{OPENING}")
    path.with_name("mouth-2.md").write_text(f"# The harbour mouth (2)\n\n{SAID}{REST}")
    list(library.update())
    told = library.look_again()
    assert library.bookmarks.get(gone.id).path.name == "mouth-2.md"
    assert library.bookmarks.get(stays.id).path == path
    assert any("found again here" in line for one in told for line in one.news)


def test_words_that_stand_in_another_article_are_offered_and_not_followed(tmp_path: Path) -> None:
    def quoted(path: Path) -> None:
        path.with_name("letters.md").write_text(OTHER)
        path.unlink()

    library, kept = changed(tmp_path, quoted)
    assert kept.path.name == "mouth.md"
    (place,) = library.relocation.places(kept)
    assert (place.article.path.name, place.certain) == ("letters.md", False)
    assert place.anchor.span is not None
    assert place.anchor.span.of(place.article.text) == PASSAGE
    assert [one.id for one in library.bookmarks.find("is:lost")] == [kept.id]


def test_what_an_edit_took_away_is_lost_though_an_older_copy_has_it(tmp_path: Path) -> None:
    def edited(path: Path) -> None:
        path.with_name("mouth-old.md").write_text(TEXT)
        path.write_text(f"{HEAD}{OPENING}{REST}")

    library, kept = changed(tmp_path, edited)
    assert (kept.path.name, kept.state) == ("mouth.md", BookmarkState.LOST)
    assert [place.article.path.name for place in library.relocation.places(kept)] == [
        "mouth-old.md"
    ]


def test_of_two_articles_that_both_may_be_it_none_is_chosen(tmp_path: Path) -> None:
    def twice(path: Path) -> None:
        path.with_name("one.txt").write_text(f"One\n\n{OPENING}{SAID}")
        path.with_name("two.txt").write_text(f"Two\n\n{SAID}{REST}")
        path.unlink()

    library, kept = changed(tmp_path, twice)
    assert kept.path.name == "mouth.md"
    assert {place.certain for place in library.relocation.places(kept)} == {False}
    assert len(library.relocation.places(kept)) == 2


def test_a_bookmark_that_is_where_it_was_may_stand_nowhere_else(tmp_path: Path) -> None:
    library, _, kept = library_with_bookmark(tmp_path)
    assert library.relocation.places(kept) == ()


@cases(
    ("one", "other", "apart"),
    [
        ((DateOrigin.SAID, DAY), (DateOrigin.SAID, NEXT), True),
        ((DateOrigin.PUBLISHED, DAY), (DateOrigin.PUBLISHED, NEXT), True),
        ((DateOrigin.SAID, DAY), (DateOrigin.PUBLISHED, NEXT), False),
        ((DateOrigin.MODIFIED, DAY), (DateOrigin.MODIFIED, NEXT), False),
        ((DateOrigin.SAID, DAY), (DateOrigin.SAID, None), False),
    ],
)
def test_two_days_of_one_kind_are_not_of_one_article_but_for_those_of_its_changes(
    one: Dated, other: Dated, apart: bool
) -> None:
    assert _are_days_apart(one, other) is apart


def released_again(path: Path) -> None:
    """The same words under the same title and address, a day later."""
    path.with_name("again.md").write_text(TEXT.replace("2024-04-02", "2024-04-03"))


def test_a_release_of_another_day_in_the_same_words_is_another_article(tmp_path: Path) -> None:
    def gone(path: Path) -> None:
        released_again(path)
        path.unlink()

    library, kept = changed(tmp_path, gone)
    assert kept.path.name == "mouth.md"
    (place,) = library.relocation.places(kept)
    assert (place.article.path.name, place.certain) == ("again.md", False)
    # Its own file, in other words, comes to light: day and title decide, not the words.
    kept.path.with_name("own.md").write_text(TEXT.replace("not a day later", "no day later"))
    list(library.update())
    library.look_again()
    assert library.bookmarks.get(kept.id).path.name == "own.md"


def test_an_imported_bookmark_without_its_text_is_found_by_address_and_context(
    tmp_path: Path,
) -> None:
    library, _, kept = library_with_bookmark(tmp_path)
    lines = library.exports.export([kept], ExportFormat.JSONL).replace("library/mouth", "far/away")
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "m.md").write_text(TEXT.replace("since the storm", "since the great storm"))
    other = open_library(folder, tmp_path / "elsewhere")
    list(other.update())
    other.notebook_files.import_bookmarks(lines)
    (found,) = other.bookmarks.as_found_now(other.bookmarks.find())
    assert (found.path, found.state) == (folder / "m.md", BookmarkState.MOVED)
    assert found.note == "when?"


def test_queries_ask_what_has_become_of_bookmarks(tmp_path: Path) -> None:
    library, path, kept = library_with_bookmark(tmp_path)
    assert not library.bookmarks.find("is:lost OR is:changed OR is:moved")
    path.write_text(TEXT.replace("not a day", "no day"))
    list(library.update())
    assert library.bookmarks.find("is:changed", look_again=True)[0].id == kept.id
    assert [one.id for one in library.bookmarks.find("is:changed -is:lost")] == [kept.id]
    assert len(library.search("is:changed")) == 1
    assert not len(library.search("is:moved"))
    path.write_text(f"{HEAD}{QUIET}{OPENING}{SAID}{REST}")
    assert [one.id for one in library.bookmarks.find("is:moved", look_again=True)] == [kept.id]
    path.unlink()
    assert [one.id for one in library.bookmarks.find("is:lost dredger")] == [kept.id]


def test_files_that_were_changed_in_all_ways_are_found_again_and_none_is_wrong(
    tmp_path: Path,
) -> None:
    generate_articles(tmp_path / "articles", 24)
    counts = run_benchmark(tmp_path / "articles", tmp_path / "work", each=2)
    outcomes = {name: count for name, count in counts.items() if ":" not in name}
    assert outcomes == {"followed": 14, "not": 2}


@pytest.mark.parametrize("is_edited", [False, True])
def test_a_bookmark_in_another_file_is_moved_until_it_is_back(
    tmp_path: Path, is_edited: bool
) -> None:
    def rename(path: Path) -> None:
        path.unlink()
        text = TEXT.replace(OPENING, f"A line before all.\n\n{OPENING}") if is_edited else TEXT
        path.with_name("other.md").write_text(text)

    library, kept = changed(tmp_path, rename)
    old = tmp_path / "library" / "mouth.md"
    other = old.with_name("other.md")
    assert kept.path == other
    assert kept.state is (BookmarkState.MOVED if is_edited else BookmarkState.OK)
    for look_again in (False, True):
        assert library.bookmarks.find("is:moved", look_again=look_again) == (kept,)
    assert library.bookmarks.former_paths() == {kept.id: str(old)}
    assert len(library.search("is:moved")) == 1
    # What is edited beside it changes nothing; other words are what is told then.
    other.write_text(other.read_text().replace(OPENING, f"Another line before it.\n\n{OPENING}"))
    list(library.update())
    library.look_again()
    assert library.bookmarks.former_paths() == {kept.id: str(old)}
    third = other.rename(old.with_name("third.md"))
    list(library.update())
    library.look_again()
    assert library.bookmarks.get(kept.id).path == third
    assert library.bookmarks.former_paths() == {kept.id: str(old)}
    third.rename(old)
    list(library.update())
    library.look_again()
    assert not library.bookmarks.former_paths()
    library.close()


def test_a_followed_bookmark_with_other_words_is_changed(tmp_path: Path) -> None:
    def rename(path: Path) -> None:
        path.rename(path.with_name("other.md"))

    library, kept = changed(tmp_path, rename)
    other = kept.path
    other.write_text(TEXT.replace("not a day later", "no day later"))
    list(library.update())
    library.look_again()
    assert not library.bookmarks.former_paths()
    assert library.bookmarks.find("is:changed")
    assert not library.bookmarks.find("is:moved")
    (now,) = library.bookmarks.changed_wordings().values()
    assert "no day later" in now
    library.close()
