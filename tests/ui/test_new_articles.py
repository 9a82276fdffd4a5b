"""What came since the last look: a screen at the start, a count beside saved searches, a watch."""

from __future__ import annotations

from math import inf
from pathlib import Path

import pytest
from textual.events import MouseScrollDown, MouseScrollUp

from briefreader.library import Library
from briefreader.library.unsaved_notes import UnsavedNote
from briefreader.ui.dialogs.dialog import Dialog
from briefreader.ui.widgets.announcement import announcement

from .conftest import OpenReader, Screen, indexed_library, open_library, write_articles

pytestmark = pytest.mark.usefixtures("forked_readers")

STORY = "---\ntitle: The new pier\ndate: 2024-05-02\n---\n“The pier is safe,” Ana Holt said.\n"


async def test_what_came_since_the_last_look_is_shown_once_at_the_start(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = write_articles(tmp_path / "briefings")
    library = indexed_library(folder, tmp_path)
    assert library.new_articles.find().count == 0, "the first look only notes what is there"
    name = "Ann Lee"  # of the quote that is current
    async with open_reader(120, 30, on=library, greeting=True) as screen:
        assert "Start here" in screen.shown
        await screen.press("x", "w", "asterisk")
        assert f"{name} * watched" in screen.shown
        assert f"watching {name} · u to undo" in screen.shown
        await screen.press("asterisk")
        assert f"no longer watching {name}" in screen.shown
        await screen.press("u")
        assert f"{name} * watched" in screen.shown
        assert f"undone: stop watching {name}" in screen.footer
        await screen.press("q", "f8")
        assert "Nothing new  since" in screen.shown
        await screen.press("x")
        assert "Nothing new" not in screen.shown

    (folder / "pier.md").write_text(STORY.replace("Ana Holt", name), encoding="utf-8")
    assert list(library.update())
    async with open_reader(80, 24, on=library, greeting=False) as screen:
        await screen.press("F")
        assert f'1 new  said:"{name}"' in screen.shown
    async with open_reader(80, 24, on=library, greeting=True) as screen:
        assert "1 new article  since" in screen.shown
        assert f"{name}  watched · 1 statement" in screen.shown
        assert "briefings  1 article" in screen.shown
        await screen.press("x")
        assert "1 new article" not in screen.shown, "any other key closes it"
        assert library.new_articles.count() == 0
    async with open_reader(40, 10, on=library, greeting=True) as screen:
        assert "new article" not in screen.shown
    library.close()


async def test_what_was_never_on_the_screen_stays_new(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = write_articles(tmp_path / "briefings")
    library = indexed_library(folder, tmp_path)
    assert library.new_articles.find().count == 0
    for number in range(40):
        text = STORY.replace("new pier", f"pier of number {number}.")
        (folder / f"pier{number}.md").write_text(text, encoding="utf-8")
    assert list(library.update())
    async with open_reader(80, 14, on=library) as screen:

        def numbers() -> set[int]:
            return {number for number in range(40) if f"number {number}." in screen.shown}

        await screen.press("f8")
        assert "40 new articles  since" in screen.shown
        assert "more below" in screen.shown
        assert "esc close" in screen.shown
        shown = numbers()
        await screen.press("j", "down")
        assert "40 new articles  since" in screen.shown, "these keys scroll"
        shown |= numbers()
        await screen.press("end")
        assert "end of the list" in screen.shown
        shown |= numbers()
        await screen.press("home")
        assert library.new_articles.count() == 40, "what lies between was not shown"
        await screen.press("x")
        assert "40 new articles  since" not in screen.shown
        rest = 40 - len(shown)
        assert library.new_articles.count() == rest > 0
        await screen.press("f8")
        assert f"{rest} new articles  since" in screen.shown
        assert not numbers() & shown
        for _ in range(4):
            shown |= numbers()
            await screen.press("pagedown")
        assert shown == set(range(40)), "every line comes by"
        assert "more below" not in screen.shown
        assert library.new_articles.count() == 0
        await screen.press("home")
        assert "more below" in screen.shown
        dialog = screen.pilot.app.screen
        for event, turns in ((MouseScrollDown, 5), (MouseScrollUp, 9)):
            for _ in range(turns):
                await screen.pilot._post_mouse_events([event], widget=dialog)
            await screen.settle()
            assert "▎" in screen.shown, "the cursor stays in sight"
        await screen.press("escape")
        assert f"{rest} new articles  since" not in screen.shown
    library.close()


async def test_saved_searches_are_listed_where_nothing_can_be_kept_of_new_ones(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = write_articles(tmp_path / "briefings")
    library = indexed_library(folder, tmp_path)
    library.searches.save("quays", "quay")
    (tmp_path / "data" / f"seen-{library.key}").mkdir()  # where the file should be
    async with open_reader(80, 24, on=library) as screen:
        await screen.press("F")
        assert "Saved searches" in screen.shown
        assert "quays" in screen.shown
        await screen.press("escape", "f8")
        await screen.settle()
        assert "can't save what was seen" in screen.said
    library.close()


async def test_it_says_so_when_articles_come_in_while_one_reads(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = write_articles(tmp_path / "briefings")
    library = open_library(folder, tmp_path / "cache", tmp_path / "data")
    async with open_reader(120, 30, on=library, indexing=True) as screen:
        while not screen.reader.session.up_to_date:
            await screen.pause(0.05)
        assert "new article" not in screen.shown, "the first time all is new, and nothing is"
        (folder / "pier.md").write_text(STORY, encoding="utf-8")
        await screen.wait_for("1 new article – F8 lists it")
        (folder / "quay.md").write_text(STORY.replace("pier", "quay"), encoding="utf-8")
        await screen.wait_for("2 new articles – F8 lists them")
        await screen.press("f8")
        assert "2 new articles  since" in screen.shown
        await screen.press("escape")
        (folder / "quay.md").rename(folder / "quays.md")
        while not library.has_gone(folder / "quay.md"):
            await screen.pause(0.05)
            assert "new article" not in screen.footer
        await screen.settle()
        assert "new article" not in screen.footer, "it is only called otherwise"
        (folder / "ferry.md").write_text(STORY.replace("pier", "ferry"), encoding="utf-8")
        await screen.wait_for("1 new article – F8 lists it")
    library.close()


async def test_what_is_new_is_opened_from_its_list_which_stays_until_something_newer_comes(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = write_articles(tmp_path / "briefings")
    library = indexed_library(folder, tmp_path)
    library.searches.watch("Ana Holt")
    assert library.new_articles.find().count == 0
    for name in ("pier", "quay", "mole"):
        text = STORY.replace("pier", name)
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    assert list(library.update())

    def here(screen: Screen) -> str:
        (line,) = (line for line in screen.lines if "▎ 2024-05-02" in line)
        return line

    async with open_reader(120, 30, on=library) as screen:
        await screen.press("f8")
        assert "3 new articles  since" in screen.shown
        assert "enter open" in screen.shown
        assert "is safe" in here(screen), "a statement of whom one watches comes first"
        listed = screen.shown
        for key in ("f1", "question_mark"):
            await screen.press(key)
            assert "Articles added since you last checked" in screen.shown
            assert "move" in screen.shown
            await screen.press("x")
            assert screen.shown == listed
        dialog = screen.pilot.app.screen
        assert isinstance(dialog, Dialog)
        shown = screen.pilot.app.screen
        assert announcement(shown, "", "", dialog.words_here).focus.count("The new") == 3
        await screen.press("j", "j", "j", "j")
        assert "The new" in here(screen)
        told = announcement(shown, "", "", dialog.words_here).focus
        assert told.startswith("2024-05-02 The new"), "without a screen, the line that one is on"
        title = here(screen)[here(screen).index("The new") :].split("  ")[0]
        await screen.press("enter")
        assert title in screen.pane("text")
        assert screen.reader.text.has_focus
        await screen.press("backspace")
        assert title in here(screen), "back in the list, where one was"
        await screen.press("home", "enter")
        assert screen.reader.session.current is not None
        assert screen.reader.session.current.speaker == "Ana Holt"
        await screen.press("backspace", "escape")
        assert library.new_articles.count() == 0
        await screen.press("f8")
        assert "Nothing newer  last list: 3 since" in screen.shown
        await screen.press("enter")
        assert screen.reader.text.has_focus
        await screen.press("1", "backspace", "escape", "backspace")
        assert "new articles" not in screen.shown, "only once is that the way back"
    async with open_reader(100, 14, on=library) as screen:
        await screen.press("f8")
        assert "Nothing newer" in screen.shown, "at another time, too"
        await screen.press("G")
        assert "The new" in here(screen)
        await screen.press("escape")
        (folder / "dock.md").write_text(STORY.replace("pier", "dock"), encoding="utf-8")
        assert list(library.update())
        await screen.press("f8")
        assert "1 new article  since" in screen.shown
        assert "The new quay" not in screen.shown
        await screen.press("x", "f8")
        assert "last list: 1 since" in screen.shown
        assert "The new quay" not in screen.shown
    library.close()


async def test_the_list_of_what_is_new_follows_what_comes_and_goes(
    open_reader: OpenReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefreader.ui.reader.index_updates.AT_ONCE", inf)
    folder = write_articles(tmp_path / "briefings")
    library = indexed_library(folder, tmp_path)
    assert library.new_articles.find().count == 0
    async with open_reader(80, 24, on=library) as screen:
        await screen.press("ctrl+q")

    def add(*names: str) -> None:
        for name in names:
            text = STORY.replace("pier", name)
            (folder / f"{name}.md").write_text(text, encoding="utf-8")

    async def bring_up_to_date(screen: Screen) -> None:
        *_, finished = library.update()
        await screen.reader.controllers.index_updates.told(finished)
        await screen.settle()

    add("pier")
    assert list(library.update())
    add("quay", "mole")  # while the reader is closed
    async with open_reader(80, 24, on=library, greeting=True) as screen:
        assert "1 new article  since" in screen.shown
        await bring_up_to_date(screen)
        assert "3 new articles  since" in screen.shown
        assert "briefings  3 articles" in screen.shown
        assert "▎ 2024-05-02  The new pier" in screen.shown, "the cursor stays where it was"
        assert "F8 lists" not in screen.footer
        assert library.new_articles.count() == 0, "all of them are on the screen"
        (folder / "pier.md").unlink()
        await bring_up_to_date(screen)
        assert "2 new articles  since" in screen.shown
        assert "new pier" not in screen.shown
        await screen.press("home", "enter", "backspace")
        assert "2 new articles  since" in screen.shown
        await screen.press("enter")
        for name in ("quay", "mole"):
            (folder / f"{name}.md").unlink()
        await bring_up_to_date(screen)
        await screen.press("backspace")
        assert "Nothing new  since" in screen.shown
        assert "The new" not in screen.pane("list")
    add("dock")
    async with open_reader(80, 24, on=library, greeting=True) as screen:
        assert "new article" not in screen.shown
        await bring_up_to_date(screen)
        assert "1 new article  since" in screen.shown, "at the start, too, and nobody was busy"
        await screen.press("escape")
        add("ferry")
        await bring_up_to_date(screen)
        assert "1 new article – F8 lists it" in screen.footer
        assert "since" not in screen.shown
        await screen.press("f8")
        assert "1 new article  since" in screen.shown
        await screen.press("escape")
        await screen.press("f8")
        assert "Nothing newer  last list: 1 since" in screen.shown
        add("tug")
        await bring_up_to_date(screen)
        assert "2 new articles  since" in screen.shown
    library.close()


async def test_a_key_that_the_list_of_what_is_new_does_not_know_closes_it_and_acts(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = write_articles(tmp_path / "briefings")
    library = indexed_library(folder, tmp_path)
    assert library.new_articles.find().count == 0
    async with open_reader(80, 24, on=library) as screen:
        await screen.press("ctrl+q")
    (folder / "pier.md").write_text(STORY, encoding="utf-8")
    assert list(library.update())
    async with open_reader(80, 24, on=library, greeting=True) as screen:
        assert "1 new article  since" in screen.shown
        await screen.type("/quay")
        assert "1 new article  since" not in screen.shown
        assert screen.reader.search_box.words == "quay"
        await screen.press("escape", "escape")
        for key in ("q", "escape", "f8", "backspace"):
            await screen.press("f8")
            assert "Nothing newer" in screen.shown
            await screen.press(key)
            assert screen.pilot.app.screen is screen.reader
        await screen.press("f8", "w")
        assert "Speakers" in screen.header
    library.close()


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_a_recovered_note_is_offered_before_what_is_new_until_it_is_taken(
    open_reader: OpenReader, tmp_path: Path, size: tuple[int, int]
) -> None:
    folder = write_articles(tmp_path / "briefings")
    before = indexed_library(folder, tmp_path)
    opened = before.read(folder / "harbour.md")
    passage = opened.quotes[0].span
    before.bookmarks.bookmark(opened, passage)
    assert before.new_articles.find().count == 0
    async with open_reader(80, 24, on=before) as screen:
        await screen.press("ctrl+q")
    (folder / "pier.md").write_text(STORY, encoding="utf-8")
    assert list(before.update())
    notes = before.unsaved_notes
    words = passage.of(opened.article.text)
    second = opened.quotes[1].span
    quoted = second.of(opened.article.text)
    notes.keep(notes.new_file(), opened.article.path, second, quoted, "count the sacks")
    notes.keep(notes.new_file(), opened.article.path, passage, words, "ask whom")
    notes.keep(notes.new_file(), folder / "gone.md", passage, words, "of a file that has gone")
    before.close()
    library = open_library(folder, tmp_path / "cache", tmp_path / "data")
    async with open_reader(*size, on=library, greeting=True) as screen:
        assert "1 new article  since" not in screen.shown
        assert "missing file" in screen.said
        assert "2 unsaved notes: ask whom – a" in screen.footer
        assert screen.footer.endswith(" postpone")
        await screen.press("J", "j", "K")
        assert "2 unsaved notes: ask whom – a" in screen.footer
        await screen.press("J", "a")
        assert "not saved yet" in screen.shown
        assert "ask whom" in screen.shown
        assert "unsaved note" not in screen.footer
        await screen.press("escape", "escape")  # the note stays where it was until it is saved
        assert "unsaved note: count the sacks – a" in screen.footer
        await screen.press("J", "a", "ctrl+s")
        assert "unsaved note" not in screen.footer
        kept = {mark.quote: mark.note for mark in library.bookmarks.find()}
        assert kept[quoted] == "count the sacks"
        # One that cannot be gone on with here does not hold up the other.
        for note in ("ask why", "ask where"):
            notes = library.unsaved_notes
            notes.leave(UnsavedNote(opened.article.path, second, quoted, note, notes.new_file()))
        screen.reader.controllers.bookmarks.offer_unsaved(*notes.left[:2])
        await screen.press("R", "a")
        assert screen.said == "not in the raw file · R for the formatted text"
        screen.reader.show_message("")
        assert "unsaved note: ask why – a" in screen.footer
    library.close()


async def test_a_recovered_note_is_in_the_box_of_its_bookmark_too(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader(80, 24) as screen:
        await screen.press("m")
        (kept,) = library.bookmarks.find()
        notes, selector = library.unsaved_notes, kept.selector
        file = notes.new_file()
        notes.leave(UnsavedNote(kept.path, selector.span, selector.exact, "ask whom", file))
        await screen.press("B", "a")
        assert "ask whom" in screen.shown
        assert "not saved yet" in screen.shown
        await screen.press("ctrl+s")
        (kept,) = library.bookmarks.find()
        assert kept.note == "ask whom"
        assert notes.left == ()
        await screen.press("a")
        assert "not saved yet" not in screen.shown
