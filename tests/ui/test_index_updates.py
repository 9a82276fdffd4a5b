"""What the indexer publishes while one reads, whatever stands in the search field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.domain.listing_row import Sort
from briefreader.library import EventKind, IndexEvent, Library
from briefreader.search.store.manifest import read_manifest, write_manifest

from .conftest import OpenReader, Screen, indexed_library, open_library, write_articles

pytestmark = pytest.mark.usefixtures("forked_readers")

ANOTHER = """\
---
title: Humanitarian flights resume
date: 2024-04-01
source: Selwyn Courier
---
The first humanitarian flight landed on Monday.
"""


async def publish_another(screen: Screen, folder: Path, text: str = ANOTHER) -> None:
    """Add an article to the folder and to its index, and let the screen take it up."""
    (folder / "flights.md").write_text(text, encoding="utf-8")
    assert list(screen.library.update())
    await screen.reader.controllers.index_updates.take_up()
    await screen.settle()


@pytest.mark.parametrize("entered", [False, True])
async def test_an_unfinished_or_mistaken_query_does_not_stop_what_is_published(
    tmp_path: Path, open_reader: OpenReader, entered: bool
) -> None:
    folder = write_articles(tmp_path / "briefings")
    own = indexed_library(folder, tmp_path)
    async with open_reader(on=own) as screen:
        for number, query in enumerate(("(aid", "date:2023-13", '"zebra', "said:lee OR"), 1):
            await screen.press("slash")
            await screen.type(query)
            if entered:
                await screen.press("enter")
            before = screen.reader.session.path
            title = f"Humanitarian flight {number} "
            await publish_another(screen, folder, ANOTHER.replace("Humanitarian flights ", title))
            assert screen.reader.session.path == before, query
            assert screen.reader.session.query == query
            await screen.press("escape")
            if screen.reader.session.query:
                await screen.press("escape")
            assert title in screen.pane("list"), query
    own.close()


@pytest.mark.parametrize("keys", [("G", "2", "ctrl+d"), ("j", "j"), ("j", "3", "j")])
async def test_what_is_published_moves_neither_the_text_nor_the_list_under_ones_eyes(
    tmp_path: Path, open_reader: OpenReader, keys: tuple[str, ...]
) -> None:
    folder = write_articles(tmp_path / "briefings")
    own = indexed_library(folder, tmp_path)
    async with open_reader(140, 10, on=own) as screen:
        await screen.press(*keys)
        text, quotes, path = screen.pane("text"), screen.pane("quotes"), screen.reader.session.path
        rows = [row.rstrip(" ▐") for row in screen.pane("list").split("\n")[1:]]
        await publish_another(screen, folder)
        assert screen.reader.session.article_count == 5
        assert (screen.pane("text"), screen.pane("quotes")) == (text, quotes)
        hit = screen.reader.articles.hit
        assert hit is not None
        assert hit.row.path == path
        assert [row.rstrip(" ▐") for row in screen.pane("list").split("\n")[1:]] == rows
    own.close()


async def test_a_finished_query_finds_what_is_published(
    tmp_path: Path, open_reader: OpenReader
) -> None:
    folder = write_articles(tmp_path / "briefings")
    own = indexed_library(folder, tmp_path)
    async with open_reader(on=own) as screen:
        await screen.press("slash")
        await screen.type("humanitari")
        assert len(screen.reader.session.listing or ()) == 2
        await publish_another(screen, folder)
        assert len(screen.reader.session.listing or ()) == 3
    own.close()


async def test_neither_the_cursor_nor_the_text_moves_when_newer_articles_come(
    tmp_path: Path, open_reader: OpenReader
) -> None:
    folder = write_articles(tmp_path / "briefings")
    for number in range(30):
        text = "\n\n".join(f"Paragraph {line} of number {number}." for line in range(60))
        (folder / f"2023-05-{number + 1:02} more.txt").write_text(f"Number {number}\n\n{text}\n")
    own = indexed_library(folder, tmp_path)
    async with open_reader(100, 16, on=own) as screen:
        await screen.press(*["j"] * 18, "enter", *["j"] * 9)
        reader = screen.reader

        def seen() -> tuple[object, ...]:
            return reader.session.path, screen.pane("list").splitlines()[1:], screen.pane("text")

        before = seen()
        assert reader.text.top > 0
        assert "19/34" in screen.pane("list")
        await publish_another(screen, folder)
        assert seen() == before
        assert "20/35" in screen.pane("list")
        (folder / "flights.md").unlink()
        assert list(own.update())
        await reader.controllers.index_updates.take_up()
        await screen.settle()
        assert seen() == before
        assert "19/34" in screen.pane("list")
    own.close()


@pytest.mark.parametrize("query", ["harbour", "date:2023-13"])
async def test_the_header_counts_what_came_in_during_a_query(
    tmp_path: Path, open_reader: OpenReader, query: str
) -> None:
    folder = write_articles(tmp_path / "briefings")
    own = indexed_library(folder, tmp_path)
    async with open_reader(on=own) as screen:
        await screen.press("slash")
        await screen.type(query)
        await screen.press("enter")
        closed = not screen.reader.search_box.is_typing  # with a mistake the field stands there
        assert ("4 articles" in screen.header) is closed
        await publish_another(screen, folder)
        assert ("5 articles" in screen.header) is closed
        await screen.press("escape")
        assert "/5" in screen.pane("list")
        assert "5 articles" in screen.header
    own.close()


@pytest.mark.parametrize("keys", [["s"], ["slash", "a", "escape"]])
async def test_whatever_lists_everything_counts_it(
    tmp_path: Path, open_reader: OpenReader, keys: list[str]
) -> None:
    folder = write_articles(tmp_path / "briefings")
    own = indexed_library(folder, tmp_path)
    async with open_reader(on=own) as screen:
        (folder / "flights.md").write_text(ANOTHER, encoding="utf-8")
        assert list(own.update())
        await screen.press(*keys)
        assert "/5" in screen.pane("list")
        assert "5 articles" in screen.header
    own.close()


async def test_what_another_reader_starred_shows_when_something_is_published(
    tmp_path: Path, open_reader: OpenReader
) -> None:
    folder = write_articles(tmp_path / "briefings")
    own = indexed_library(folder, tmp_path)
    other = open_library(folder, tmp_path / "cache", tmp_path / "data")
    async with open_reader(on=own) as screen:
        for query in ("", "harbour", "harbour )"):
            if query:
                await screen.press("slash")
                await screen.type(query)
            path = screen.reader.session.path
            assert path is not None
            for kind in (EventKind.PUBLISHED, EventKind.FINISHED):
                for starred in (True, False):
                    other.bookmarks.set_starred(path, starred)
                    await screen.reader.controllers.index_updates.told(IndexEvent(kind))
                    await screen.settle()
                    assert ("★" in screen.pane("list")) is starred, (query, kind)
            await screen.press("escape")
    own.close()
    other.close()


async def test_files_that_are_skipped_are_counted_and_can_be_listed(
    tmp_path: Path, open_reader: OpenReader
) -> None:
    folder = write_articles(tmp_path / "briefings")
    for name in ("mail.msg", "NOTES.old", ".swap"):
        (folder / name).write_text("Words.\n", encoding="utf-8")
    (folder / "deep").mkdir()
    (folder / "deep" / "binary.txt").write_bytes(b"\0\1\2" * 100)
    (folder / "disk").mkdir()
    (folder / "disk" / "article.txt").write_text("Of a disk.\n", encoding="utf-8")
    (tmp_path / "point").mkdir()
    own = open_library(folder, tmp_path / "cache", tmp_path / "data")
    async with open_reader(120, 30, on=own, indexing=True) as screen:
        await screen.wait_for("3 files skipped – I shows why")
        (folder / "talk.ass").write_text("Words.\n", encoding="utf-8")
        await screen.wait_for("1 file skipped – I shows why")
        # What a disk is mounted at has not changed since the files were found; here it just has.
        manifest = replace(read_manifest(own.index_folder), scanned_ns=2**32 * 10**9)
        write_manifest(own.index_folder, manifest)
        (folder / "disk").rename(tmp_path / "disk")
        (tmp_path / "point").rename(folder / "disk")
        await screen.wait_for("disk: empty or not mounted – its articles stay listed for 5 minutes")
        await screen.press("I")
        reasons = {
            "briefings": "hidden files or folders in it are not read",
            "briefings/NOTES.old": "briefreader can't read this kind of file; if it is text",
            "briefings/deep/binary.txt": "not text, despite its name",
            "briefings/mail.msg": "an email: save it as .eml",
            "briefings/talk.ass": "subtitles: save them as .vtt or .srt",
        }
        assert "Skipped files: 5" in screen.shown
        assert "enter copy path" in screen.shown
        for path, reason in reasons.items():
            row = next(n for n, line in enumerate(screen.lines) if f" {path} " in f"{line} ")
            assert reason in screen.lines[row + 1]
        await screen.type("subtit")
        assert "talk.ass" in screen.shown
        assert "mail.msg" not in screen.shown
        await screen.press("enter")
        assert "sent the path" in screen.said
        await screen.press("colon")
        await screen.type("skipped files")
        assert "Skipped files, and why" in screen.shown
        await screen.press("enter")
        assert "mail.msg" in screen.shown
        await screen.press("escape")
    own.close()


async def test_where_nothing_is_skipped_the_list_says_so(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("I")
        assert "no files were skipped" in screen.shown
        await screen.press("escape")
        assert "Skipped files" not in screen.shown


async def test_of_very_many_skipped_files_the_first_are_listed_and_the_rest_counted(
    tmp_path: Path, open_reader: OpenReader
) -> None:
    folder = write_articles(tmp_path / "briefings")
    for number in range(500):
        (folder / f"{number:03}.jpg").touch()
    own = indexed_library(folder, tmp_path)
    async with open_reader(on=own) as screen:
        await screen.press("I")
        assert "Skipped files: 500" in screen.shown
        assert "the first 399 of 500 – type to narrow" in screen.shown
        await screen.press(*["pagedown"] * 45)
        assert "briefings/398.jpg" in screen.shown
        await screen.type("499")
        assert "briefings/499.jpg" in screen.shown
    own.close()


async def test_no_row_moves_until_a_key_is_pressed(
    tmp_path: Path, open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_articles(tmp_path / "briefings")
    own = indexed_library(folder, tmp_path)
    async with open_reader(on=own) as screen:
        await screen.press("j", "j")
        before = screen.pane("list").splitlines()[1:]
        path = screen.reader.session.path
        (folder / "harbour.md").unlink()  # as a file that turns out to be no article
        assert list(own.update())
        await screen.reader.controllers.index_updates.take_up()
        await screen.settle()
        assert screen.pane("list").splitlines()[1:] == before
        # The top and the list agree as long as the footer tells of the change.
        assert "4 articles" in screen.header
        assert "the list has changed" in screen.footer
        await screen.press("r")
        assert "Harbour" not in screen.pane("list")
        assert "3 articles" in screen.header
        assert screen.reader.session.path == path  # and the key meant what was under the cursor
        assert own.bookmarks.mark(path).read  # type: ignore[arg-type]
        assert screen.reader.articles.cursor == 1

        # Nor when the first build ends while one looks at the first rows.
        updates, search = screen.reader.controllers.index_updates, screen.reader.controllers.search
        search.set_order_known(False)
        search.take(own.listing(Sort.TITLE))
        await screen.press("g")
        monkeypatch.setattr("briefreader.ui.reader.index_updates.AT_ONCE", 0.0)
        before = screen.pane("list").splitlines()[1:]
        await updates.told(IndexEvent(EventKind.FINISHED, total=3))
        await screen.settle()
        assert screen.pane("list").splitlines()[1:] == before
        assert "any key sorts the list" in screen.footer
        path = screen.reader.session.path
        await screen.press("r")
        assert screen.pane("list").splitlines()[1:] != before
        assert "by date ↓" in screen.pane("list")
        assert screen.reader.session.path == path
    own.close()


@pytest.fixture
def unsorted(tmp_path: Path) -> Iterator[Library]:
    """A library of files whose names tell nothing of dates, not indexed yet."""
    folder = tmp_path / "releases"
    folder.mkdir()
    for number in range(1, 21):
        day = (number * 7) % 28 + 1
        text = f"---\ntitle: Release {number}\ndate: 2024-04-{day:02}\n---\nOn the {day}th.\n"
        (folder / f"{number:03}.md").write_text(text, encoding="utf-8")
    library = open_library(folder, tmp_path / "cache", tmp_path / "data")
    yield library
    library.close()


async def first_build(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Index all while somebody looks at the list, who has pressed no key."""
    monkeypatch.setattr("briefreader.ui.reader.index_updates.AT_ONCE", 0.0)
    await screen.wait_for("1/20")
    assert "not sorted yet" in screen.pane("list")
    assert "newest first" not in screen.shown
    await first_build_ends(screen)


async def first_build_ends(screen: Screen) -> None:
    """Index all of the unsorted library."""
    assert list(screen.library.update())
    ended = IndexEvent(EventKind.FINISHED, total=20)
    await screen.reader.controllers.index_updates.told(ended)
    await screen.settle()


@pytest.mark.parametrize(
    ("keys", "row", "order"),
    [
        (("j",), 2, "by date ↓"),
        (("J",), 2, "by date ↓"),
        (("question_mark", "escape"), 1, "by date ↓"),
        (("s",), 1, "by date ↓"),
        (("s", "s"), 1, "by date ↑"),
        (("G",), 20, "by date ↓"),
    ],
)
async def test_who_has_chosen_no_row_is_on_the_newest_once_the_list_is_sorted(
    unsorted: Library,
    open_reader: OpenReader,
    monkeypatch: pytest.MonkeyPatch,
    keys: tuple[str, ...],
    row: int,
    order: str,
) -> None:
    async with open_reader(140, 40, on=unsorted) as screen:
        await first_build(screen, monkeypatch)
        assert "any key sorts the list" in screen.footer
        await screen.press(*keys)
        assert f"{order}" in screen.pane("list")
        if keys != ("s", "s"):
            assert f"{row}/20" in screen.pane("list")
            assert unsorted.listing().hit(row - 1).row.path == screen.reader.session.path
        assert "any key sorts the list" not in screen.footer, "it has"


async def test_leaving_a_search_begun_before_the_list_was_sorted_leads_to_its_first_row(
    unsorted: Library, open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader(140, 40, on=unsorted) as screen:
        await screen.wait_for("1/20")
        await screen.press("slash")
        await screen.type("release")
        await first_build_ends(screen)
        await screen.press("escape", "escape")
        newest = unsorted.listing().hit(0).row
        assert "1/20" in screen.pane("list")
        assert screen.reader.session.path == newest.path
        await screen.press("j", "slash")
        await screen.type("release")
        await screen.press("escape", "escape")
        assert "2/20" in screen.pane("list")


async def test_a_key_about_the_article_means_the_one_that_was_there_before(
    unsorted: Library,
    open_reader: OpenReader,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with open_reader(140, 40, on=unsorted) as screen:
        await screen.wait_for("On the 8th.")
        before = screen.reader.session.path
        await first_build(screen, monkeypatch)
        await screen.press("enter")
        assert screen.reader.text.has_focus
        assert screen.reader.session.path == before
        assert "by date ↓" in screen.pane("list")


async def test_whoever_has_bookmarked_stays_on_that_article_when_the_list_is_sorted(
    unsorted: Library, open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader(140, 40, on=unsorted) as screen:
        await screen.wait_for("On the 8th.")
        before = screen.reader.session.path
        await screen.press("m")
        await first_build(screen, monkeypatch)
        await screen.press("B", "q")
        assert screen.reader.session.path == before
        assert "by date ↓" in screen.pane("list")


async def test_until_the_list_is_sorted_the_top_counts_what_is_listed(
    unsorted: Library, open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader(140, 40, on=unsorted) as screen:
        await screen.wait_for("1/20")
        (unsorted.roots[0] / "007.md").unlink()
        await first_build(screen, monkeypatch)
        assert "1/20" in screen.pane("list")
        assert "20 articles" in screen.header
        await screen.press("question_mark", "escape")
        assert "1/19" in screen.pane("list")
        assert "19 articles" in screen.header


async def test_below_a_dialog_the_list_is_sorted_at_once(
    unsorted: Library,
    open_reader: OpenReader,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with open_reader(140, 40, on=unsorted) as screen:
        await screen.wait_for("1/20")
        await screen.press("f9")
        assert "Start here" in screen.shown
        updates = screen.reader.controllers.index_updates
        monkeypatch.setattr("briefreader.ui.reader.index_updates.AT_ONCE", 0.0)
        assert list(screen.library.update())
        await updates.told(IndexEvent(EventKind.FINISHED, total=20))
        await screen.press("escape")
        assert "any key" not in screen.footer
        assert "by date ↓" in screen.pane("list")
        assert "1/20" in screen.pane("list")
        assert unsorted.listing().hit(0).row.path == screen.reader.session.path


@pytest.mark.parametrize("query", ["", "title:harbour", "said:lee"])
async def test_it_says_that_the_open_article_has_gone_from_the_folder(
    tmp_path: Path, open_reader: OpenReader, query: str
) -> None:
    folder = write_articles(tmp_path / "briefings")
    own = indexed_library(folder, tmp_path)
    async with open_reader(on=own) as screen:
        if query:
            await screen.press("slash")
            await screen.type(query)
            await screen.press("enter")
        await screen.press("enter")
        assert screen.reader.session.path == folder / "harbour.md"
        before = screen.pane("text").splitlines()[2:]
        told = screen.reader.controllers.index_updates.told

        async def publish() -> None:
            assert list(own.update())
            await told(IndexEvent(EventKind.PUBLISHED))
            await screen.settle()

        (folder / "harbour.md").rename(tmp_path / "harbour.md")
        await publish()
        assert "no longer in the folder" in screen.footer
        assert "no longer in the folder" in screen.pane("text")
        assert screen.pane("text").splitlines()[2:] == before, "the text stays"
        await screen.press("m")
        assert "◆" in screen.pane("text"), "and can be bookmarked"
        await screen.press("u")
        assert "◆" not in screen.pane("text")
        assert "undone: add bookmark" in screen.said
        text = (tmp_path / "harbour.md").read_text(encoding="utf-8")
        (folder / "harbour.md").write_text(text.replace("four", "nine"), encoding="utf-8")
        await publish()
        assert "no longer in the folder" not in screen.pane("text")
        assert screen.reader.session.opened is not None
        assert "nine million" in screen.reader.session.opened.article.text, "as it came back"
        (folder / "harbour.md").unlink()
        await publish()
        assert "no longer in the folder" in screen.pane("text")
        assert not query or "no longer in the folder" in screen.footer
        await screen.press("1", *["escape"] * 2, "J", "K")
        assert "no longer in the folder" not in screen.pane("text"), "another article"
        assert "no longer in the folder" not in screen.footer
    own.close()


EDIT = ("“I was not asked,” Lee", "“I shall not say,” Lee")


@pytest.mark.parametrize("held", [False, True])
async def test_an_open_article_whose_file_is_renamed_goes_on(
    tmp_path: Path, open_reader: OpenReader, held: bool
) -> None:
    folder = write_articles(tmp_path / "briefings")
    own = indexed_library(folder, tmp_path)
    async with open_reader(on=own) as screen:
        await screen.press("slash")
        await screen.type("quay")
        await screen.press("enter", "enter", "j")
        reader = screen.reader
        if held:
            await screen.press("v")
        before = (reader.text.top, reader.text.mark, reader.session.hit, reader.session.hits)
        assert reader.session.hits
        told = reader.controllers.index_updates.told
        (folder / "harbour.md").rename(folder / "quay.md")
        for event in list(own.update()):
            if event.previous or event.kind in {EventKind.PUBLISHED, EventKind.FINISHED}:
                await told(event)
        await screen.settle()
        if held:
            assert "no longer in the folder" in screen.pane("text")
            await screen.press("escape")
        assert "no longer in the folder" not in screen.pane("text")
        now = (reader.text.top, reader.text.mark, reader.session.hit, reader.session.hits)
        assert now == before
        assert reader.session.path == folder / "quay.md"
        assert "renamed: quay.md" in screen.footer
        await screen.press("m")
        assert [one.path for one in own.bookmarks.find()] == [folder / "quay.md"]
    own.close()


@pytest.mark.parametrize("held", [(), ("v",), ("R",), ("question_mark",)])
async def test_the_open_article_is_shown_as_its_file_is_edited(
    tmp_path: Path, open_reader: OpenReader, held: tuple[str, ...]
) -> None:
    head = "\n\n".join(f"Before it, paragraph {number}." for number in range(40))
    text = f"---\ntitle: Talk\n---\n{head}\n\n{EDIT[0]} said.\n\n{head.replace('Before', 'Behind')}"
    folder = write_articles(tmp_path / "briefings", {"talk.md": text})
    own = indexed_library(folder, tmp_path)
    async with open_reader(120, 24, on=own) as screen:
        await screen.press("enter", "right_square_bracket", "j", "j")
        lines = screen.pane("text").splitlines()
        await screen.press(*held)
        mark = screen.reader.text.mark
        edited = text.replace(*EDIT).replace("Before", "Long before", 3)
        (folder / "talk.md").write_text(edited, encoding="utf-8")
        assert list(own.update())
        await screen.reader.controllers.index_updates.told(IndexEvent(EventKind.PUBLISHED))
        await screen.settle()
        if held:
            key = "esc" if held == ("v",) else "R" if held == ("R",) else ""
            assert f"on disk – {key} shows the new text" in screen.footer or not key
            assert EDIT[1] not in screen.pane("text")
            await screen.press(*(held if key == "R" else ["escape"]))
        assert "this article has changed on disk: quote added" in screen.footer
        assert EDIT[1] in screen.pane("text")
        if held != ("R",):
            assert screen.reader.text.mark == mark + 15
            replaced = [line.replace(*EDIT) for line in lines[3:]]
            assert screen.pane("text").splitlines()[3:] == replaced
        assert "Behind it, paragraph 0" in screen.pane("text")
    own.close()


async def test_an_edit_leaves_the_hit_the_indirect_speech_and_what_is_watched_for(
    tmp_path: Path, open_reader: OpenReader
) -> None:
    text = "The quay opened. Ann Lee said the quay would stay open.\n"
    folder = write_articles(tmp_path / "briefings", {"talk.md": text})
    own = indexed_library(folder, tmp_path)
    async with open_reader(on=own, watch=("quay",)) as screen:
        await screen.press("slash")
        await screen.type("quay")
        await screen.press("enter", "enter", "n", "Q")
        session = screen.reader.session

        def shown() -> list[object]:
            assert session.opened is not None
            text = session.opened.article.text
            places = (session.hit, *session.indirect, *session.watched)
            return [place and text[place.start : place.end] for place in places]

        before = shown()
        assert session.hit == session.hits[1]
        assert before == ["quay", "the quay would stay open", "quay", "quay"]
        (folder / "talk.md").write_text(f"It was Monday. {text}", encoding="utf-8")
        assert list(own.update())
        await screen.reader.controllers.index_updates.told(IndexEvent(EventKind.PUBLISHED))
        await screen.settle()
        assert "changed on disk" in screen.footer
        assert session.hit == session.hits[1]
        assert shown() == before
    own.close()


@pytest.mark.parametrize("key", ["m", "a", "y"])
async def test_what_is_kept_or_copied_though_the_file_no_longer_has_it_is_told(
    tmp_path: Path, open_reader: OpenReader, key: str
) -> None:
    folder = write_articles(tmp_path / "briefings")
    own = indexed_library(folder, tmp_path)
    async with open_reader(220, on=own) as screen:
        await screen.press("enter", *["right_square_bracket"] * 3)
        text = (folder / "harbour.md").read_text(encoding="utf-8")
        (folder / "harbour.md").write_text(text.replace(*EDIT), encoding="utf-8")
        await screen.press(key)
        if key == "a":
            await screen.type("why")
            await screen.press("ctrl+s")
        assert len(own.bookmarks.find()) == (key != "y")
        news, before = {
            "m": ("a bookmarked quote", "bookmarked: "),
            "a": ("a bookmarked quote", "bookmarked with a note · this"),
            "y": ("quote", "4 words by Ann Lee"),
        }[key]
        assert f"changed on disk: {news}" in screen.footer
        assert before in screen.footer or key == "m"  # there is no room for both
        assert EDIT[1] in screen.pane("text")
    own.close()


@pytest.mark.parametrize("heard", [False, True])
async def test_the_list_and_the_text_go_on_with_a_renamed_file_whichever_window_finds_it(
    tmp_path: Path, open_reader: OpenReader, heard: bool
) -> None:
    folder = write_articles(tmp_path / "briefings")
    own = indexed_library(folder, tmp_path)
    async with open_reader(on=own) as screen:
        reader = screen.reader
        listing = reader.session.listing
        number = listing.number_of(folder / "harbour.md") if listing is not None else None
        assert number is not None
        await screen.press(*["j"] * number, "enter")
        assert reader.session.path == folder / "harbour.md"
        (folder / "harbour.md").rename(folder / "a-quay.md")
        for event in list(own.update()):
            if heard and (event.previous or event.kind is EventKind.PUBLISHED):
                await reader.controllers.index_updates.told(event)
        if not heard:
            await reader.controllers.index_updates.told(IndexEvent(EventKind.WAITING))
        await screen.settle()
        assert "no longer in the folder" not in screen.shown
        assert "renamed: a-quay.md" in screen.footer
        hit = reader.articles.hit
        assert reader.session.path == folder / "a-quay.md"
        assert hit is not None
        assert hit.row.path == folder / "a-quay.md"
    own.close()


async def test_an_article_that_is_deleted_is_not_taken_for_a_copy_that_was_there(
    tmp_path: Path, open_reader: OpenReader
) -> None:
    folder = write_articles(tmp_path / "briefings")
    (folder / "copy.md").write_bytes((folder / "harbour.md").read_bytes())
    own = indexed_library(folder, tmp_path)
    async with open_reader(on=own) as screen:
        reader = screen.reader
        listing = reader.session.listing
        number = listing.number_of(folder / "harbour.md") if listing is not None else None
        assert number is not None
        await screen.press(*["j"] * number, "enter")
        (folder / "harbour.md").unlink()
        assert list(own.update())
        await reader.controllers.index_updates.told(IndexEvent(EventKind.WAITING))
        await screen.settle()
        assert "no longer in the folder" in screen.shown
        assert "renamed" not in screen.shown
    own.close()
