"""A draft on the screen: its quotations walked through, compared, gone to and copied aright."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.factcheck.test_word_draft import docx

from briefreader.domain.article import Span
from briefreader.factcheck import Claim
from briefreader.library import Library
from briefreader.ui.collections import draft_check_screen
from briefreader.ui.collections.draft_check_screen import DraftCheckScreen
from briefreader.ui.widgets.wording_comparison import on_one_line

from .conftest import OpenReader, Screen

DRAFT = """\
# A draft

“The quay is open, and it will stay shut,” harbour master Ann Lee said on 14 March 2024.

“We counted every sack of the humanitarian aid,” Ann Lee said.

In 2019 a boat sank: “None was lost,” said Tom Hale. It was the so-called “sack peace.”

“Nobody ever said these very words about any river,” Tom Hale said.
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "drafts" / "story.md"
    path.parent.mkdir()
    path.write_text(DRAFT, encoding="utf-8")
    (path.parent / "notes").mkdir()
    (path.parent / "picture.png").write_bytes(b"\x89PNG")
    return path


async def check(screen: Screen, draft: Path) -> None:
    """Open the check as a user does: the key, the path, enter."""
    await screen.press("C")
    await screen.paste(str(draft))
    await screen.press("enter")


async def test_every_quotation_is_listed_with_its_verdict(
    open_reader: OpenReader, draft: Path
) -> None:
    async with open_reader() as screen:
        await screen.press("C")
        await screen.type(str(draft))
        await screen.press("enter")
        assert "Draft  story.md  1 of 4 exact  3 alarms  1 not compared" in screen.header
        shown = screen.shown
        for verdict in ("differs", "different speaker", "exact, date not compared", "not found"):
            assert verdict in shown
        assert shown.index("probably not speech") < shown.index("“sack peace.”")


async def test_the_two_wordings_stand_side_by_side_with_what_differs_marked(
    open_reader: OpenReader, draft: Path
) -> None:
    async with open_reader() as screen:
        await check(screen, draft)
        heads = next(line for line in screen.lines if "draft" in line and "found" in line)
        assert heads.index("draft") < heads.index("found")
        assert "Ann Lee, 14 March 2024" in screen.shown
        assert "Harbour [reopens] today · paragraph 2" in screen.shown
        assert struck_through(screen) == "shut"


def struck_through(screen: Screen) -> str:
    """All the words that are struck through on the screen."""
    segments = (segment for strip in screen.strips for segment in strip)
    return " ".join(part.text for part in segments if part.style and part.style.strike)


async def test_enter_goes_to_the_place_and_back_to_the_same_quotation(
    open_reader: OpenReader, draft: Path
) -> None:
    async with open_reader() as screen:
        await check(screen, draft)
        await screen.press("j", "enter")
        assert screen.pilot.app.screen is screen.reader
        reading = screen.reader.session.opened
        assert reading is not None
        assert reading.article.title == "Harbour [reopens] today"
        assert reading.article.text[screen.reader.text.mark :].startswith("We counted")
        assert screen.reader.text.has_focus
        await screen.press("C", "enter")  # the draft of last time stands first
        here = screen.pilot.app.screen
        assert isinstance(here, DraftCheckScreen)
        assert here.checked_here is not None
        assert here.checked_here.claim.text.startswith("We counted")


async def test_the_right_words_are_copied_with_who_said_them(
    open_reader: OpenReader, draft: Path
) -> None:
    async with open_reader() as screen:
        await check(screen, draft)
        await screen.press("y")
        copied = screen.pilot.app.clipboard
        assert copied.startswith("“The quay is open, and it will stay open,” Ann Lee said")
        assert "Selwyn Courier, 14 March 2024." in copied
        await screen.press("G", "k", "y")
        assert "nothing to copy" in screen.footer
        word = draft.with_suffix(".docx")
        word.write_bytes(docx())
        await check(screen, word)
        await screen.press("E")
        assert "can't be changed here" in screen.footer


JOINED = "“The quay is open … We counted every sack of the humanitarian aid,” Ann Lee said.\n"


async def test_joined_passages_are_shown_and_copied_each_with_who_says_it(
    open_reader: OpenReader, draft: Path
) -> None:
    draft.write_text(JOINED, encoding="utf-8")
    async with open_reader() as screen:
        await check(screen, draft)
        shown = " ".join(screen.shown.split())
        assert "different speaker" in shown
        assert "joins the words of two people" in shown
        assert shown.index("Ann Lee, 2024-03-14") < shown.index("Tom Hale, 2024-03-14")
        assert "paragraph 2" in shown
        assert "paragraph 4" in shown
        await screen.press("y")
        ours, theirs = screen.pilot.app.clipboard.split("\n\n")
        assert ours.startswith("“The quay is open,” Ann Lee said")
        assert theirs.startswith("“We counted every sack of the humanitarian aid,” Tom Hale said")


async def test_what_was_not_found_has_no_place(open_reader: OpenReader, draft: Path) -> None:
    async with open_reader() as screen:
        await check(screen, draft)
        await screen.press("j", "j", "j", "enter")
        assert isinstance(screen.pilot.app.screen, DraftCheckScreen)
        assert "no passage to go to" in screen.footer


async def test_quotations_are_narrowed_by_words_speaker_and_verdict(
    open_reader: OpenReader, draft: Path
) -> None:
    async with open_reader() as screen:
        await check(screen, draft)
        await screen.press("slash")
        await screen.type("hale not")
        assert "Nobody ever said" in screen.shown
        assert "We counted" not in screen.shown
        await screen.press("escape")
        assert "We counted" in screen.shown
        assert words_here(screen) == "None was"
        for sought, here in (("different", "We counted"), ("zebra", "We counted")):
            await screen.press("slash")
            await screen.type(sought)
            await screen.press("enter", "G")
            await screen.press("escape")
            assert words_here(screen) == here
        await screen.press("q")
        assert screen.pilot.app.screen is screen.reader


async def test_a_path_is_completed_and_a_folder_gone_into(
    open_reader: OpenReader, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(draft.parent.parent)
    async with open_reader() as screen:
        await screen.press("C")
        await screen.type("dra")
        assert "drafts/" in screen.shown
        await screen.press("enter")
        assert "drafts/story.md" in screen.shown
        assert "drafts/notes/" in screen.shown
        assert "picture" not in screen.shown
        await screen.press("enter")
        assert isinstance(screen.pilot.app.screen, DraftCheckScreen)
        assert "story.md  1 of 4 exact" in screen.header


async def test_what_is_no_draft_is_said_in_a_line(open_reader: OpenReader, draft: Path) -> None:
    draft.write_bytes(b"\0\1\2\3" * 100)
    async with open_reader() as screen:
        await check(screen, draft)
        assert "not checked" in screen.shown
        assert "story.md: can't be read as text: save the draft as .txt" in screen.footer
        await screen.press("j", "enter", "y", "q")
        assert screen.pilot.app.screen is screen.reader


async def test_it_is_usable_on_the_smallest_screen(open_reader: OpenReader, draft: Path) -> None:
    async with open_reader(columns=40, rows=12) as screen:
        await check(screen, draft)
        assert "differs" in screen.shown
        assert all(len(line) <= 40 for line in screen.lines)
        await screen.press("j", "j", "enter")
        assert screen.pilot.app.screen is screen.reader


async def test_a_draft_named_at_the_start_is_checked_at_once(
    open_reader: OpenReader, draft: Path
) -> None:
    async with open_reader(draft=draft) as screen:
        await screen.settle()
        assert isinstance(screen.pilot.app.screen, DraftCheckScreen)
        assert "1 of 4 exact" in screen.header


async def test_hostile_words_are_only_words(open_reader: OpenReader, draft: Path) -> None:
    draft.write_text("“[@click=app.quit]The quay[/] is \x1b[31mopen today,” Ann Lee said.\n")
    async with open_reader() as screen:
        await check(screen, draft)
        assert "[@click=app.quit]The quay[/]" in screen.shown
        assert "\x1b" not in screen.shown


def test_marks_move_along_when_white_space_folds() -> None:
    text, spans = on_one_line("  one\n two   three ", [Span(2, 5), Span(13, 18), Span(0, 0)])
    assert text == "one two three"
    assert [span.of(text) for span in spans] == ["one", "three", ""]


LOOP = """\
“None was lost,” said Tom Hale.

“The quay is open, and it will stay shut,” harbour master Ann Lee said.

“We counted every sack of the humanitarian aid,” said Tom Hale.

“Nobody ever said these very words about any river,” Tom Hale said.
"""


def words_here(screen: Screen) -> str:
    """The beginning of the quotation that the cursor is on."""
    here = screen.pilot.app.screen
    assert isinstance(here, DraftCheckScreen)
    assert here.checked_here is not None
    return " ".join(here.checked_here.claim.text.split()[:2])


async def test_it_opens_at_the_first_problem_and_goes_from_one_to_the_next(
    open_reader: OpenReader, draft: Path
) -> None:
    told = "In 2019 a boat sank: “None was lost,” said Tom Hale. It was a short winter.\n"
    draft.write_text(f"{LOOP}\n{told}", encoding="utf-8")
    async with open_reader() as screen:
        await check(screen, draft)
        assert words_here(screen) == "The quay"
        assert "next problem" in screen.footer
        await screen.press("n")
        assert words_here(screen) == "Nobody ever"
        await screen.press("n")
        assert words_here(screen) == "None was"
        await screen.press("n")
        assert "no next problem" in screen.footer
        await screen.press("N", "N")
        assert words_here(screen) == "The quay"
        await screen.press("N")
        assert "no previous problem" in screen.footer


async def test_a_title_above_the_first_problem_is_not_where_it_opens(
    open_reader: OpenReader, draft: Path
) -> None:
    draft.write_text(f"# The “sack peace” of the quay\n\n{LOOP}", encoding="utf-8")
    async with open_reader() as screen:
        await check(screen, draft)
        assert words_here(screen) == "The quay"
        await screen.press("G")
        assert words_here(screen) == "sack peace"


async def test_nothing_of_a_draft_is_left_on_the_screen_that_has_become_none(
    open_reader: OpenReader, draft: Path
) -> None:
    async with open_reader() as screen:
        for data, told in ((b"", "is empty"), (b"\0\1\2\3" * 100, "can't be read as text")):
            draft.write_text(DRAFT, encoding="utf-8")
            await check(screen, draft)
            assert "1 of 4 exact" in screen.header
            draft.write_bytes(data)
            here = screen.pilot.app.screen
            assert isinstance(here, DraftCheckScreen)
            here.look_at_draft()
            await screen.settle()
            assert told in screen.footer
            assert "not checked" in screen.shown
            assert "differs" not in screen.shown
            assert "exact" not in screen.header
            await screen.press("q")


async def test_a_saved_draft_is_checked_again_and_what_is_fixed_is_said(
    open_reader: OpenReader, draft: Path
) -> None:
    draft.write_text(LOOP, encoding="utf-8")
    async with open_reader() as screen:
        await check(screen, draft)
        draft.write_text(LOOP.replace("stay shut", "stay open, so"), encoding="utf-8")
        here = screen.pilot.app.screen
        assert isinstance(here, DraftCheckScreen)
        here.look_at_draft()
        await screen.settle()
        assert "0 fixed; 2 alarms left" in screen.footer
        draft.write_text(LOOP.replace("stay shut", "stay open"), encoding="utf-8")
        here.look_at_draft()
        await screen.settle()
        assert "1 fixed; 1 alarm left" in screen.footer
        assert "3 of 4 exact" in screen.header
        draft.unlink()
        for _ in range(2):
            here.look_at_draft()
            await screen.settle()
            assert "story.md is gone: moved or deleted" in screen.footer
            assert "3 of 4 exact" in screen.header
        # Whoever writes it back may be looked at between making the file and filling it.
        for text in ("", LOOP):
            draft.write_text(text, encoding="utf-8")
            here.look_at_draft()
            await screen.settle()
        assert "1 new; 2 alarms left" in screen.footer


async def test_words_that_are_corrected_of_what_stays_wrong_are_neither_fixed_nor_new(
    open_reader: OpenReader, draft: Path
) -> None:
    paragraphs = LOOP.replace("Ann Lee said", "Tom Hale said").split("\n\n")
    draft.write_text("\n\n".join(paragraphs), encoding="utf-8")
    async with open_reader() as screen:
        await check(screen, draft)
        here = screen.pilot.app.screen
        assert isinstance(here, DraftCheckScreen)
        paragraphs[1] = paragraphs[1].replace("stay shut", "stay open")
        # A paragraph that is moved is as it was, too.
        for order in (paragraphs, [*paragraphs[1:], paragraphs[0]]):
            draft.write_text("\n\n".join(order), encoding="utf-8")
            here.look_at_draft()
            await screen.settle()
            assert "0 fixed; 2 alarms left" in screen.footer


async def test_a_draft_that_is_back_before_its_first_check_ended_is_no_longer_called_gone(
    open_reader: OpenReader, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = threading.Event()
    read = draft_check_screen._claims

    def held(library: Library, path: Path) -> tuple[Claim, ...]:
        may_go_on.wait(10)
        return read(library, path)

    monkeypatch.setattr(draft_check_screen, "_claims", held)
    async with open_reader() as screen:
        await screen.press("C")
        await screen.paste(str(draft))
        await screen.pilot.press("enter")
        while not isinstance(here := screen.pilot.app.screen, DraftCheckScreen):
            await screen.pilot.pause()
        words = draft.read_text(encoding="utf-8")
        draft.unlink()
        here.look_at_draft()
        assert here.message.words == "story.md is gone: moved or deleted"
        draft.write_text(words, encoding="utf-8")
        here.look_at_draft()
        assert not here.message.words
        may_go_on.set()
        await screen.settle()
        assert "is gone" not in screen.footer


async def test_backspace_returns_from_the_source_to_the_same_quotation(
    open_reader: OpenReader, draft: Path
) -> None:
    draft.write_text(LOOP, encoding="utf-8")
    async with open_reader() as screen:
        await check(screen, draft)
        await screen.press("j", "enter")
        assert screen.pilot.app.screen is screen.reader
        await screen.press("backspace")
        assert words_here(screen) == "We counted"
        await screen.press("y")
        assert "words of source wording" in screen.footer
        await screen.press("enter", "backspace")
        assert "words of source wording" not in screen.footer
        await screen.press("q", "backspace")
        assert screen.pilot.app.screen is screen.reader


async def test_back_from_the_source_the_check_goes_on_as_it_was_left(
    open_reader: OpenReader, draft: Path
) -> None:
    draft.write_text(LOOP, encoding="utf-8")
    async with open_reader() as screen:
        await check(screen, draft)
        app = screen.pilot.app
        await screen.press("slash", *"counted", "enter")
        shown = screen.lines[:-1]
        for _ in range(2):
            await screen.press("enter", "backspace")
            assert screen.lines[:-1] == shown
        await screen.press("escape", "enter")
        draft.write_text(LOOP.replace("stay shut", "stay open"), encoding="utf-8")
        await screen.press("backspace")
        await screen.settle()
        assert "3 of 4 exact" in screen.header
        await screen.press("enter")
        kept = [one for one in app._registry if isinstance(one, DraftCheckScreen)]
        assert len(kept) == 1
        await check(screen, draft)
        await screen.press("j", "enter")
        kept = [one for one in app._registry if isinstance(one, DraftCheckScreen)]
        assert len(kept) == 1


async def test_words_as_found_are_written_after_showing_them_with_one_backup(
    open_reader: OpenReader, draft: Path
) -> None:
    draft.write_text(LOOP, encoding="utf-8")
    async with open_reader() as screen:
        await check(screen, draft)
        await screen.press("V")
        shown = " ".join(screen.shown.split())
        assert "Write into story.md, line 3" in shown
        assert "before “The quay is open, and it will stay shut,”" in shown
        assert "after “The quay is open, and it will stay open,”" in shown
        await screen.press("escape")
        assert draft.read_text(encoding="utf-8") == LOOP
        await screen.press("V", "enter")
        await screen.settle()
        assert draft.read_text(encoding="utf-8") == LOOP.replace("stay shut", "stay open")
        assert draft.with_name("story.md~").read_text(encoding="utf-8") == LOOP
        assert "3 of 4 exact" in screen.header
        assert "1 fixed; 1 alarm left · previous version in story.md~" in screen.footer
        await screen.press("j", "u")
        assert "not undone: previous version in story.md~" in screen.footer
        await screen.press("G", "V")
        assert "no source wording to insert" in screen.footer
    assert sorted(path.name for path in draft.parent.iterdir()) == [
        *("notes", "picture.png", "story.md", "story.md~")
    ]


async def test_a_number_has_one_word_and_what_is_altered_now_is_no_new_problem(
    open_reader: OpenReader, draft: Path
) -> None:
    draft.write_text(LOOP, encoding="utf-8")
    async with open_reader() as screen:
        await check(screen, draft)
        assert "2 alarms" in screen.header
        altered = LOOP.replace("and it will stay shut", "and [the quay] will stay open")
        draft.write_text(altered, encoding="utf-8")
        here = screen.pilot.app.screen
        assert isinstance(here, DraftCheckScreen)
        here.look_at_draft()
        await screen.settle()
        assert "1 alarm, 1 altered" in screen.header
        assert "1 now altered; 1 alarm, 1 altered left" in screen.footer
        draft.write_text(LOOP.replace("stay shut", "stay open"), encoding="utf-8")
        here.look_at_draft()
        await screen.settle()
        assert "1 fixed; 1 alarm left" in screen.footer


TWICE = f"{LOOP}\n“The quay is open, and it will stay wide,” Ann Lee said.\n"


async def test_the_backup_stays_the_users_own_draft_until_it_is_edited_elsewhere(
    open_reader: OpenReader, draft: Path
) -> None:
    draft.write_text(TWICE, encoding="utf-8")
    backup = draft.with_name("story.md~")
    async with open_reader() as screen:
        await check(screen, draft)
        await screen.press("V", "enter")
        await screen.press("G", "V", "enter")
        once = TWICE.replace("stay shut", "stay open")
        assert draft.read_text(encoding="utf-8") == once.replace("stay wide", "stay open")
        assert backup.read_text(encoding="utf-8") == TWICE
        await screen.press("u")
        assert "not undone: version before the last 2 changes in story.md~" in screen.footer
        edited = f"{once}Added elsewhere.\n"
        draft.write_text(edited, encoding="utf-8")
        here = screen.pilot.app.screen
        assert isinstance(here, DraftCheckScreen)
        here.look_at_draft()
        await screen.settle()
        await screen.press("G", "V", "enter")
        assert "stay wide" not in draft.read_text(encoding="utf-8")
        assert backup.read_text(encoding="utf-8") == TWICE
        assert draft.with_name("story.md.~2~").read_text(encoding="utf-8") == edited
        await screen.press("u")
        assert "not undone: previous version in story.md.~2~" in screen.footer


async def test_a_draft_that_was_changed_meanwhile_is_not_written(
    open_reader: OpenReader, draft: Path
) -> None:
    draft.write_text(LOOP, encoding="utf-8")
    async with open_reader() as screen:
        await check(screen, draft)
        changed = LOOP.replace("The quay is", "A quay was")
        draft.write_text(changed, encoding="utf-8")
        await screen.press("V")
        assert "has changed since it was checked" in screen.footer
        draft.write_bytes(LOOP.replace("\n", "\r\n", 1).encode())
        await screen.press("V")
        assert "has unusual line endings" in screen.footer
    assert not draft.with_name("story.md~").exists()


async def test_a_draft_that_is_still_being_read_has_no_number_of_quotations(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("“I was not asked,” Lee said.", encoding="utf-8")
    async with open_reader() as screen:
        threads, held = ThreadPoolExecutor(1), threading.Event()
        asyncio.get_running_loop().set_default_executor(threads)
        threads.submit(held.wait)  # so that the draft cannot be read yet
        screen.reader.controllers.collections.check_draft(draft)
        for _ in range(20):
            await screen.pause(0)
        assert "draft.md  checking…" in screen.header
        assert "no quotations" not in screen.shown
        here = screen.pilot.app.screen
        assert isinstance(here, DraftCheckScreen)
        here.open_entry()
        here.foot_changed()
        await screen.pause(0)
        assert "still being checked" in screen.footer
        held.set()
        await screen.settle()
        assert "1 of 1 exact" in screen.header


async def test_of_right_words_it_says_what_else_differs(
    open_reader: OpenReader, draft: Path
) -> None:
    async with open_reader() as screen:
        await check(screen, draft)
        await screen.press("slash", *"counted", "enter")
        await screen.settle()
        await screen.press("V")
        assert "the words are right, only the speaker differs · E to edit" in screen.footer
        for words, told in (
            ("“The quay is open,” Ann Lee said.", "the words are right already"),
            (
                "“The quay is open,” Ann Lee said on 2 May 2021.",
                "the words are right, only the date differs · E to edit the draft",
            ),
        ):
            draft.write_text(f"{words}\n", encoding="utf-8")
            await screen.press("escape", "C", "enter")
            await screen.settle()
            await screen.press("V")
            assert told in screen.footer


async def test_a_folder_without_drafts_is_no_missing_file(
    open_reader: OpenReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    async with open_reader() as screen:
        await screen.press("C")
        assert "no drafts here; type a path" in screen.shown
        await screen.type("nowhere")
        assert "no such file" in screen.shown
