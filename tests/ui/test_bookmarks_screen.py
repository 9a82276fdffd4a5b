"""The screen of all bookmarks: listed in full, grouped, searched, gone to, mended."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefreader.config import NotebookSettings
from briefreader.domain.article import Span
from briefreader.domain.bookmark import Bookmark, BookmarkState, TextSelector
from briefreader.domain.passage_ids import passage_id
from briefreader.library import Library
from briefreader.library.bookmarks import UndoneChange
from briefreader.notebook import Notebook
from briefreader.ui.collections.bookmarks_screen import BookmarksScreen, BookmarksView
from briefreader.ui.commands import error_messages
from briefreader.ui.commands.keymap import full_keymap
from briefreader.ui.rendering.bookmark_entries import Grouping, grouped, quoted_lines

from .conftest import (
    OpenReader,
    Screen,
    TimeSaid,
    indexed_library,
    open_library,
    write_articles,
)

pytestmark = pytest.mark.usefixtures("forked_readers")


@pytest.fixture
def own(tmp_path: Path) -> Iterator[tuple[Library, Path]]:
    """A library whose articles a test may change, and its folder."""
    folder = write_articles(tmp_path / "briefings")
    library = indexed_library(folder, tmp_path)
    yield library, folder
    library.close()


async def kept_everywhere(screen: Screen) -> None:
    """Bookmarks in two articles: three quotes of the story, two turns of the briefing."""
    await screen.press("2", "m", "]", "m", "]", "m", "J", "]", "m", "]", "m")


async def test_all_bookmarks_stand_there_in_full_the_newest_first(open_reader: OpenReader) -> None:
    async with open_reader(columns=100) as screen:
        await kept_everywhere(screen)
        await screen.press("B")
        assert "5 bookmarks" in screen.header
        first = screen.shown.index("Q  2024-02-27 · Daily Press Briefing")
        assert first < screen.shown.index("Ann Lee  2024-03-14 · Harbour [reopens] today")
        assert "“We counted every sack of the humanitarian aid" in screen.shown
        assert "◆ Tom Hale" in screen.shown


GROUPINGS = [
    ("by article", ["Harbour [reopens] today · 2024-03-14", "Daily Press Briefing · 2024"]),
    ("by speaker", ["Tom Hale  ", "Ann Lee  "]),
    ("by tag", ["aid  ", "untagged  "]),
    ("by month", ["March 2024  ", "February 2024  "]),
    ("by state", ["unchanged  "]),
    ("newest bookmark first", []),
]


async def test_s_groups_them_in_one_way_after_the_other(open_reader: OpenReader) -> None:
    async with open_reader(columns=100) as screen:
        await kept_everywhere(screen)
        await screen.press("t")
        await screen.type("aid")
        await screen.press("enter", "B")
        for words, headings in GROUPINGS:
            await screen.press("s")
            assert words in screen.header
            tops = [line.strip() for line in screen.lines]
            found = [
                next(n for n, top in enumerate(tops) if top.startswith(heading.strip()))
                for heading in headings
            ]
            assert found == sorted(found), words


async def test_searching_narrows_and_esc_leaves_the_words_then_the_screen(
    open_reader: OpenReader,
) -> None:
    async with open_reader(columns=100) as screen:
        await kept_everywhere(screen)
        await screen.press("B", "slash")
        await screen.type("sack humanit")
        assert "1 of 5 bookmarks" in screen.header
        assert "We counted every sack" in screen.shown
        await screen.press("enter", "escape")
        assert "  5 bookmarks" in screen.header
        await screen.press("escape")
        assert screen.pilot.app.screen is screen.reader


async def test_a_mistake_in_the_words_is_said_and_changes_nothing(open_reader: OpenReader) -> None:
    async with open_reader(columns=100) as screen:
        await kept_everywhere(screen)
        await screen.press("B", "slash")
        await screen.type("date:x ")
        assert "character" in screen.footer
        assert "We counted every sack" in screen.shown


async def test_a_key_that_follows_the_slash_at_once_is_a_word_and_takes_nothing_back(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader(columns=100) as screen:
        await kept_everywhere(screen)
        await screen.press("B")
        await screen.pilot.press("slash", "m")
        await screen.settle()
        assert len(library.bookmarks.find()) == 5


async def test_enter_goes_to_the_place_and_backspace_comes_back(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await kept_everywhere(screen)
        await screen.press("B")
        await screen.press("G", "enter")
        reading = screen.reader.session.opened
        assert reading is not None
        assert reading.article.title == "Harbour [reopens] today"
        assert screen.reader.focused is screen.reader.text
        assert reading.article.text[screen.reader.text.mark :].startswith("The quay is open")
        await screen.press("backspace")
        assert isinstance(screen.pilot.app.screen, BookmarksScreen)
        await screen.press("q", "backspace")
        assert screen.reader.session.path is not None
        assert screen.reader.session.path.name == "briefing.md"
        await screen.press("B")
        assert "▎ ◆ Ann Lee" in screen.shown


async def test_taking_back_noting_tagging_and_undoing_work_there(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await kept_everywhere(screen)
        await screen.press("B")
        await screen.press("a")
        await screen.type("check")
        await screen.press("ctrl+s")
        await screen.press("t")
        await screen.type("visas")
        await screen.press("enter")
        newest = library.bookmarks.find()[-1]
        assert (newest.note, newest.tags) == ("check", ("visas",))
        assert "✎ check" in screen.shown
        assert "# visas" in screen.shown
        await screen.press("m")
        assert len(library.bookmarks.find()) == 4
        assert "4 bookmarks" in screen.header
        await screen.press("u")
        assert library.bookmarks.find()[-1] == newest
        await screen.press("u", "u", "q")
        assert "✎" not in screen.pane("quotes")


async def test_copying_there_takes_the_words_with_who_said_them(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("m", "B", "y")
        assert "The quay is open, and it will stay open,” Ann Lee said" in (
            screen.pilot.app.clipboard
        )
        assert "to the terminal – paste to check" in screen.footer


async def test_of_a_changed_passage_both_wordings_are_shown(
    open_reader: OpenReader, own: tuple[Library, Path]
) -> None:
    library, folder = own
    async with open_reader(on=library, columns=100) as screen:
        await screen.press("]", "m")
        story = folder / "harbour.md"
        story.write_text(
            story.read_text(encoding="utf-8").replace("every sack", "each crate"), encoding="utf-8"
        )
        assert list(library.update())
        await screen.press("B")
        assert "changed" in screen.shown
        assert "articles were edited: 1 bookmark" in screen.footer
        assert "saved “We counted every sack of the humanitarian aid" in screen.shown
        assert "now   “We counted each crate of the humanitarian aid" in screen.shown
        await screen.press("A")
        assert "attach “We counted every sack" in screen.footer
        await screen.press("m")
        (kept,) = library.bookmarks.find()
        assert kept.quote == "We counted each crate of the humanitarian aid"
        assert kept.state is BookmarkState.OK
        await screen.press("u")
        assert library.bookmarks.find()[0].quote.startswith("We counted every sack")


async def test_without_its_file_a_bookmark_is_read_in_the_copy_that_was_kept(
    open_reader: OpenReader, own: tuple[Library, Path]
) -> None:
    library, folder = own
    async with open_reader(on=library) as screen:
        await screen.press("m", "j")
        (folder / "harbour.md").unlink()
        await screen.press("B")
        assert "lost: file missing" in screen.shown
        await screen.press("enter")
        assert "saved copy" in screen.pane("text")
        assert "The quay is open, and it will stay open" in screen.pane("text")
        assert "showing the saved copy" in screen.said
        await screen.press("y")
        assert "Ann Lee said" in screen.pilot.app.clipboard


async def test_a_lost_passage_is_attached_anew_by_hand(
    open_reader: OpenReader, own: tuple[Library, Path]
) -> None:
    library, folder = own
    async with open_reader(on=library, columns=90) as screen:
        await screen.press("m")
        text = (folder / "harbour.md").read_text(encoding="utf-8")
        head = text[: text.index("“The quay")]
        other = "“Ships may enter again from Monday on,” harbour master Ann Lee said.\n"
        (folder / "harbour.md").write_text(head + other, encoding="utf-8")
        assert list(library.update())
        await screen.press("B")
        assert "lost" in screen.shown
        await screen.press("enter")
        assert "no longer in the file" in screen.said
        assert "The quay is open" in screen.pane("text")
        await screen.press("A")
        assert screen.footer.endswith("…” · m attach to the highlighted passage · esc cancel")
        await screen.press("]", "m")
        (kept,) = library.bookmarks.find()
        assert kept.quote == "Ships may enter again from Monday on"
        assert kept.state is BookmarkState.OK
        assert "attached" in screen.said


async def test_in_which_file_a_bookmark_was_is_shown(
    open_reader: OpenReader, own: tuple[Library, Path]
) -> None:
    library, folder = own
    async with open_reader(on=library, columns=100) as screen:
        await screen.press("m")
        (folder / "harbour.md").rename(folder / "quay.md")
        assert list(library.update())
        await screen.press("B")
        await screen.wait_for("was in harbour.md")
        (folder / "quay.md").rename(folder / "harbour.md")
        assert list(library.update())
        library.look_again()
        await screen.press("escape", "B")
        assert "The quay is open" in screen.shown
        assert "was in harbour.md" not in screen.shown


async def test_what_an_article_now_says_otherwise_is_shown_and_one_key_takes_it_over(
    open_reader: OpenReader, own: tuple[Library, Path]
) -> None:
    library, folder = own
    async with open_reader(on=library, columns=100) as screen:
        await screen.press("m")
        (kept,) = library.bookmarks.find()
        file = folder / "harbour.md"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(kept.title, "Harbour stays open"), encoding="utf-8")
        assert list(library.update())
        await screen.press("B")
        await screen.wait_for("revised")
        assert f"now   title: {kept.title} → Harbour stays open" in screen.shown
        assert library.bookmarks.find()[0].title == kept.title
        await screen.press("A")
        assert "1 bookmark taken over as the article has it now · u to undo" in screen.footer
        assert library.bookmarks.find()[0].title == "Harbour stays open"
        assert "revised" not in screen.shown
        await screen.press("u")
        assert library.bookmarks.find()[0].title == kept.title
        assert f"now   title: {kept.title} → Harbour stays open" in screen.shown
        file.write_text(text, encoding="utf-8")
        await screen.press("A")
        assert "nothing to take over: the article agrees with the bookmark again" in screen.footer
        assert "u to undo" not in screen.footer
        assert "revised" not in screen.shown
        assert library.bookmarks.find() == (kept,)


async def test_the_places_of_a_lost_passage_are_listed_for_one_key(
    open_reader: OpenReader, own: tuple[Library, Path]
) -> None:
    library, folder = own
    async with open_reader(on=library, columns=100) as screen:
        await screen.press("m")
        (folder / "harbour.md").unlink()
        (folder / "letters.md").write_text(
            "# Letters of the week\n\nThe choir sang in the rain, and it did not mind at all.\n\n"
            "“The quay is open, and it will stay open” is what we were told, and by whom?\n"
        )
        assert list(library.update())
        await screen.press("B")
        assert "file missing" in screen.shown
        await screen.press("A")
        assert "Re-attach to which passage?" in screen.shown
        assert "Letters of the week" in screen.shown
        assert "same words: The quay is open, and it will stay open" in screen.shown
        assert "another passage" in screen.shown
        await screen.press("enter")
        assert "re-attached · u to undo" in screen.footer
        assert library.bookmarks.find()[0].path.name == "letters.md"
        assert "file missing" not in screen.shown
        await screen.press("u")
        assert library.bookmarks.find()[0].path.name == "harbour.md"


async def test_esc_gives_up_attaching(open_reader: OpenReader, library: Library) -> None:
    async with open_reader() as screen:
        await screen.press("2", "m", "A", "]")
        assert "attach “The quay" in screen.footer
        await screen.press("escape", "m")
        assert len(library.bookmarks.find()) == 2


async def test_a_renamed_file_is_found_before_anybody_opens_it(
    open_reader: OpenReader, own: tuple[Library, Path]
) -> None:
    library, folder = own
    async with open_reader(on=library) as screen:
        await screen.press("m")
        shutil.move(folder / "harbour.md", folder / "quay.md")
        assert list(library.update())
        await screen.press("B")
        assert library.bookmarks.find()[0].path.name == "quay.md"


def test_ten_thousand_bookmarks_are_grouped_without_losing_any() -> None:
    made = tuple(
        Bookmark(
            id=f"{n:08d}",
            selector=TextSelector(f"Words number {n}.", "", "", n, n + 10),
            path=Path(f"/briefings/{n % 700}.txt"),
            content_hash="",
            title=f"Briefing {n % 700}",
            created=datetime.fromtimestamp(n, UTC),
            speaker=f"Speaker {n % 41}",
            tags=("aid", "visas")[: n % 3],
        )
        for n in range(10_000)
    )
    for grouping in Grouping:
        rows = [row for row in grouped(made, grouping) if not isinstance(row, str)]
        assert {row.id for row in rows} == {bookmark.id for bookmark in made}


def test_marked_words_are_the_marked_ones_on_every_line() -> None:
    from briefreader.domain.article import Span

    text = "one two three four five six seven eight nine ten"
    marks = (Span(8, 18), Span(45, 48))
    lines = quoted_lines(text, 20, marks, "gone")
    marked = " ".join(run.text for line in lines for run in line if run.style == "gone")
    assert marked.split() == ["three", "four", "ten"]


async def test_an_id_opens_the_reader_at_its_quote(
    open_reader: OpenReader, library: Library, shelf: tuple[Path, Path]
) -> None:
    reading = library.read(shelf[0] / "briefing.md")
    identity = passage_id(reading.article.content_hash, reading.quotes[-1].span)
    async with open_reader(at=library.linked(identity)) as screen:
        assert screen.reader.session.path == shelf[0] / "briefing.md"
        assert screen.reader.text.has_focus
        assert screen.reader.session.current is not None
        assert screen.reader.session.current.text.startswith("The visas are ready")
        assert screen.reader.articles.cursor == 1


async def test_the_id_of_a_bookmark_whose_file_is_gone_opens_its_copy(
    open_reader: OpenReader, own: tuple[Library, Path]
) -> None:
    library, folder = own
    reading = library.read(folder / "harbour.md")
    kept = library.bookmarks.bookmark(reading, reading.quotes[0].span)
    (folder / "harbour.md").unlink()
    async with open_reader(on=library, at=library.linked(kept.id)) as screen:
        assert "saved copy" in screen.pane("text")
        assert "The quay is open" in screen.pane("text")


async def test_an_edit_while_one_reads_is_shown_and_told(
    open_reader: OpenReader, own: tuple[Library, Path]
) -> None:
    library, folder = own
    async with open_reader(on=library, indexing=True) as screen:
        await screen.press("]", "m")
        shown = screen.pane("text")
        story = folder / "harbour.md"
        story.write_text(
            story.read_text(encoding="utf-8").replace("every sack", "each crate"), encoding="utf-8"
        )
        await screen.wait_for("We counted each crate")
        text = screen.pane("text")
        assert "a bookmarked quote has changed: “We counted every sack" in text
        assert shown.rpartition("every sack")[2].rstrip() in text, "and nothing else has"


async def test_a_line_that_follows_another_is_shown_as_long(
    open_reader: OpenReader, times_said: list[TimeSaid]
) -> None:
    async with open_reader() as screen:
        await screen.press("W", "m")
        first = times_said[-1]
        await screen.press("u")
        assert "undone" in screen.footer
        first.end()
        await screen.settle()
        assert "undone" in screen.footer
        times_said[-1].end()
        await screen.settle()
        assert "undone" not in screen.footer


async def test_an_undo_that_takes_long_is_said_and_draws_on(
    open_reader: OpenReader, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(error_messages, "NOTICED", 0.01)
    may_end, usual = threading.Event(), library.bookmarks.undo

    def slow() -> UndoneChange | None:
        may_end.wait(10)
        return usual()

    monkeypatch.setattr(library.bookmarks, "undo", slow)
    async with open_reader() as screen:
        await screen.press("2", "m", "B", "m")
        assert "no bookmarks yet" in screen.shown
        screen.burst("u")
        await screen.wait_for("undoing…")
        may_end.set()
        for _ in range(1500):
            if "undoing…" not in screen.footer:
                break
            await screen.pause(0.01)
        assert "undone:" in screen.footer
        assert "1 bookmark" in screen.header
        monkeypatch.setattr(library.bookmarks, "undo", lambda: None)
        await screen.press("u")
        assert "nothing to undo" in screen.footer


class CountedBookmarks(BookmarksScreen):
    listed = 0

    def relist(self) -> None:
        self.listed += 1
        super().relist()


async def test_the_bookmarks_are_listed_once_when_they_are_opened(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        reader = screen.reader
        view, choices = BookmarksView(), reader.session.choices
        bookmarks = CountedBookmarks(screen.library, full_keymap({}), view, choices)
        reader.push(bookmarks)
        await screen.settle()
        assert bookmarks.is_on_top
        assert bookmarks.listed == 1


async def test_two_notes_of_two_machines_are_shown_until_one_is_written(
    open_reader: OpenReader, own: tuple[Library, Path], tmp_path: Path
) -> None:
    library, _ = own
    async with open_reader(on=library, columns=100) as screen:
        await screen.press("m")
        (kept,) = library.bookmarks.find()
        with Notebook.open(tmp_path / "other", lambda: kept.created, author="bo@desk") as other:
            library.notebook_files.dump(tmp_path / "own.dump")
            other.merge_notebook(tmp_path / "own.dump")
            other.set_note(kept.id, "Ask the master.")
            other.dump(tmp_path / "other.dump")
        library.bookmarks.set_note(kept, "Ask the council.")
        library.notebook_files.merge(tmp_path / "other.dump")
        await screen.press("B")
        assert "several notes · a to settle" in screen.shown
        assert "Ask the master." in screen.shown
        assert "Ask the council." in screen.shown
        (shown,) = library.bookmarks.find()
        library.bookmarks.set_note(shown, "Ask both.")
        await screen.press("escape", "B")
        assert "several notes" not in screen.shown


async def test_what_others_share_is_shown_under_their_names_and_not_changed(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder, shared = write_articles(tmp_path / "briefings"), tmp_path / "shared"
    shared.mkdir()
    clock = lambda: datetime(2024, 3, 20, 9, 0, tzinfo=UTC)  # noqa: E731

    def opened(name: str) -> Library:
        return Library.open(
            [folder],
            cache_dir=tmp_path / "cache",
            data_dir=tmp_path / name,
            clock=clock,
            beside=NotebookSettings(shared=shared, author=f"{name} Ray"),
        )

    with closing(opened("Bo")) as bo:
        assert list(bo.update())
        async with open_reader(on=bo) as screen:
            await screen.press("m")
            (theirs,) = bo.bookmarks.find()
            bo.bookmarks.set_note(theirs, "Ask the master.")
            assert bo.shared.sync() == ()
    with closing(opened("Ada")) as ada:
        async with open_reader(on=ada, columns=120) as screen:
            while "◆ by Bo Ray" not in screen.shown:
                await screen.pause(0.03)
            assert "Ask the master." in screen.shown
            await screen.press("B")
            assert "1 bookmark" in screen.header
            assert "by Bo Ray" in screen.shown
            for key in ("m", "a", "t"):
                await screen.press(key)
                assert f"{theirs.id} is Bo Ray's bookmark: bookmark the passage" in screen.footer
            await screen.press("escape", "m")
            assert [one.shared_by for one in ada.bookmarks.find()] == ["", "Bo Ray"]
            await screen.press("m")
            assert [one.shared_by for one in ada.bookmarks.find()] == ["Bo Ray"]
            # Among marked bookmarks theirs are left out, and one is told so.
            await screen.press("m", "B", "X", "t")
            await screen.type("harbour")
            await screen.press("enter")
            assert "tagged 1 bookmark harbour · 1 by others unchanged · u to undo" in screen.footer
            assert [one.tags for one in ada.bookmarks.find()] == [("harbour",), ()]
            await screen.press("X", "m")
            assert "1 bookmark removed · 1 by others unchanged · u to undo" in screen.footer
            assert [one.shared_by for one in ada.bookmarks.find()] == ["Bo Ray"]
            for key in ("m", "t"):
                await screen.press("X", key)
                assert f"{theirs.id} is Bo Ray's bookmark: bookmark the passage" in screen.footer


async def test_marked_bookmarks_are_tagged_exported_and_removed_together(
    open_reader: OpenReader, library: Library, tmp_path: Path
) -> None:
    async with open_reader() as screen:
        await kept_everywhere(screen)
        await screen.press("B", "x", "x")
        assert "2 marked" in screen.header
        assert "2 marked · t tag · m remove · e export · esc unmark" in screen.footer
        assert sum(line.startswith("  ✓ ") for line in screen.lines) == 2
        await screen.press("t")
        assert "Added to 2 bookmarks" in screen.shown
        await screen.type("river")
        await screen.press("enter")
        assert "tagged 2 bookmarks river · u to undo" in screen.footer
        assert "✓" not in screen.shown
        tags = sorted(one.tags for one in library.bookmarks.find())
        assert tags == [(), (), (), ("river",), ("river",)]
        await screen.press("u")  # one change, undone as one
        assert not any(one.tags for one in library.bookmarks.find())
        # What is marked stays so while one looks elsewhere, and is what a key means.
        await screen.press("g", "x", "slash")
        await screen.type("quay")
        await screen.press("enter", "x", "e")
        assert "marked bookmarks (2)" in screen.shown
        assert "## " in screen.shown or "> " in screen.shown  # the beginning of what is written
        await screen.press("down", *["right"] * 4)
        assert "{" in screen.shown
        await screen.press("escape", "m")
        assert "2 bookmarks removed · u to undo" in screen.footer
        assert library.bookmarks.count == 3
        await screen.press("u", "escape")
        await screen.press("X")
        assert "5 marked" in screen.header
        await screen.press("escape")
        assert "marked" not in screen.header
        assert isinstance(screen.pilot.app.screen, BookmarksScreen)


async def test_what_another_window_keeps_is_listed_and_moves_nothing(
    open_reader: OpenReader, library: Library
) -> None:
    other = open_library(library.roots[0], library.index_folder.parent, library.data_dir)
    async with open_reader(100, 16) as screen:
        await kept_everywhere(screen)
        await screen.press("B", "j")
        _, row = screen.where("▎ ◆")
        words = screen.lines[row]
        path = next(p for p in library.roots[0].iterdir() if p.name == "plain.md")
        with closing(other):
            opened = other.read(path)
            other.bookmarks.bookmark(opened, Span(0, 24))
        while "6 bookmarks" not in screen.header:
            await screen.pause(0.03)
        assert screen.lines[row] == words  # the cursor's bookmark stands where it stood


@pytest.mark.parametrize("size", [(60, 20), (120, 36)])
async def test_a_bookmark_of_a_file_that_is_gone_has_nothing_to_be_attached_to(
    open_reader: OpenReader, tmp_path: Path, size: tuple[int, int]
) -> None:
    folder = write_articles(tmp_path / "own")
    own = indexed_library(folder, tmp_path)
    async with open_reader(*size, on=own) as screen:
        await screen.press("enter", "m")
        (folder / "harbour.md").unlink()
        await screen.press("B")
        await screen.wait_for("file missing")
        await screen.press("A")
        assert "nothing to attach to" in screen.footer
        assert isinstance(screen.pilot.app.screen, BookmarksScreen)
        await screen.press("enter")
        assert "saved copy" in screen.said
        await screen.press("A")
        assert "nothing to attach to" in screen.said
        assert "re-attach" not in screen.footer
    own.close()
