"""What a reader keeps, and what becomes of it."""

from __future__ import annotations

import stat
import threading
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.cases import cases
from tests.notebook.samples import QUOTE, TEXT, article, draft, ticking, words_of

from briefreader.domain.article import DateOrigin, Paragraph, Span, StyledSpan, TextStyle
from briefreader.domain.bookmark import BookmarkState
from briefreader.errors import NotebookError
from briefreader.notebook import ArticleKey, NewBookmark, Notebook, make_selector
from briefreader.notebook.storage.schema import BOOKMARK


def test_a_bookmark_keeps_all_that_a_citation_needs(notebook: Notebook) -> None:
    kept = notebook.add(draft())
    assert kept.quote == QUOTE
    assert TEXT[kept.selector.start : kept.selector.end] == QUOTE
    assert TEXT.startswith(kept.selector.prefix)
    assert len(kept.selector.suffix) == 64
    assert (kept.speaker, kept.speaker_title, kept.mention) == (
        "Ada Marlowe",
        "spokeswoman",
        "Ada Marlowe",
    )
    assert (kept.title, kept.source, kept.url) == (
        "Title of harbour.txt",
        "Daily Gazette",
        "https://gazette.example/harbour",
    )
    assert (kept.date_origin, kept.paragraph, kept.certain) == (DateOrigin.SAID, 3, True)
    assert kept.created == datetime(2024, 3, 1, 9, 2, tzinfo=UTC)
    assert kept.state is BookmarkState.OK
    assert notebook.bookmarks() == (kept,)
    assert notebook.bookmark(kept.id) == kept
    assert notebook.text(kept.content_hash) == TEXT


def test_everything_is_there_after_closing_and_opening(folder: Path) -> None:
    with Notebook.open(folder, ticking()) as before:
        kept = before.add(draft())
        kept = before.set_note(kept.id, "For chapter two")
        kept = before.set_tags(kept.id, ["budget", "harbour", "budget", " "])
        before.set_read([ArticleKey(kept.path)], True)
    with Notebook.open(folder, ticking()) as after:
        assert after.notices == ()
        assert after.bookmarks() == (kept,)
        assert (kept.note, kept.tags) == ("For chapter two", ("budget", "harbour"))
        assert after.tags() == ("budget", "harbour")
        assert after.mark(kept.path) == (True, False, 1, 1)


def test_others_cannot_read_the_notebook(folder: Path) -> None:
    with Notebook.open(folder, ticking()) as opened:
        opened.add(draft())
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_bookmarks_stay_in_order_whatever_the_clock_says(folder: Path) -> None:
    moments = iter([datetime(2100, 1, 1, tzinfo=UTC)] * 3 + [datetime(1970, 1, 1, tzinfo=UTC)] * 9)
    with Notebook.open(folder, lambda: next(moments)) as opened:
        first = opened.add(draft())
        second = opened.add(draft(words="Nobody asked the fishermen"))
        assert [kept.id for kept in opened.bookmarks()] == [first.id, second.id]


def test_each_id_is_new_although_chance_repeats_itself(folder: Path) -> None:
    numbers = iter([b"aaaaa", b"aaaaa", b"bbbbb"])
    with Notebook.open(folder, ticking(), lambda size: next(numbers)) as opened:
        first = opened.add(draft())
        assert opened.add(draft(words="Nobody asked the fishermen")).id != first.id


def test_a_bookmark_can_be_widened(notebook: Notebook) -> None:
    kept = notebook.add(draft())
    notebook.set_note(kept.id, "why")
    wide = notebook.widen(kept.id, draft(words=f"“{QUOTE},” said Ada Marlowe"))
    assert (wide.id, wide.note, wide.created) == (kept.id, "why", kept.created)
    assert wide.quote == f"“{QUOTE},” said Ada Marlowe"
    assert words_of(notebook.undo()) == "widen bookmark"
    assert notebook.bookmarks()[0].quote == QUOTE


def test_undoing_leaves_no_place_of_a_bookmark_that_was_removed_meanwhile(
    notebook: Notebook,
) -> None:
    kept = notebook.add(draft())
    edited = article(text=f"A line before all others.\n\n{TEXT}")
    notebook.check(edited)
    assert set(notebook.last_hashes()) == {kept.id}
    notebook.widen(kept.id, draft(edited, f"“{QUOTE},” said Ada Marlowe"))
    # As what other machines remove, this is no step of the history.
    notebook._store.apply(lambda change: change.delete(BOOKMARK, kept.id, undoable=False))
    notebook.undo()
    assert not notebook.bookmarks()
    assert not notebook.last_hashes()


def test_undoing_a_bookmark_leaves_no_place_of_it(notebook: Notebook) -> None:
    kept = notebook.add(draft())
    notebook.check(article(text=f"A line before all others.\n\n{TEXT}"))
    assert set(notebook.last_hashes()) == {kept.id}
    notebook.undo()
    assert not notebook.last_hashes()
    notebook.redo()
    assert [one.id for one in notebook.bookmarks()] == [kept.id]


def test_struck_words_and_asides_are_left_out_of_the_wording(notebook: Notebook) -> None:
    text = "We want less [more] of it. (Laughter.) We do."
    of = replace(article(text=text), styles=(StyledSpan(8, 12, TextStyle.STRUCK),))
    quote = draft(of, text).quote
    assert quote
    quote = replace(quote, asides=(Span(27, 38),))
    kept = notebook.add(NewBookmark(of, Span(0, len(text)), quote))
    assert kept.quote == text
    assert kept.wording == "We want [more] of it. We do."
    dashed = "It will be done — (laughter) — by spring."
    quote = replace(draft(article(text=dashed), dashed).quote or quote, asides=(Span(18, 28),))
    kept = notebook.add(NewBookmark(article(text=dashed), Span(0, len(dashed)), quote))
    assert kept.wording == "It will be done — by spring."
    assert notebook.add(draft()).wording == ""


def test_a_paragraphs_number_is_kept_where_the_source_prints_it(notebook: Notebook) -> None:
    lines = ("Of 40 boats", "12. The first is lost.", "13. The second is safe.", "2024 was calm.")
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    paragraphs = tuple(
        Paragraph(start, start + len(line), number)
        for number, (start, line) in enumerate(zip(starts, lines, strict=True), 1)
    )
    numbered = replace(article(text=text), paragraphs=paragraphs)
    found = [
        notebook.add(NewBookmark(numbered, Span(start + 3, start + len(line)))).locator
        for start, line in zip(starts, lines, strict=True)
    ]
    assert found == ["", "par. 12", "par. 13", ""]


@cases(
    ("text", "struck", "inserted", "corrected", "spoken"),
    [
        (
            "in late\u00a0 March [May].\u00a0 It",
            "March",
            "[May]",
            "in late\u00a0 [May].\u00a0 It",
            "in late\u00a0 March.\u00a0 It",
        ),
        (
            "by 3035 [2035].\u00a0 Every",
            "3035",
            "[2035]",
            "by [2035].\u00a0 Every",
            "by 3035.\u00a0 Every",
        ),
        (
            "Mr. Book [Booker], a friend",
            "Book",
            "[Booker]",
            "Mr. [Booker], a friend",
            "Mr. Book, a friend",
        ),
        ("for $850 [825] million", "850", "[825]", "for $[825] million", "for $850 million"),
        ("the [nine]ten quays", "ten", "[nine]", "the [nine] quays", "the ten quays"),
        ("of it said\n\nMore", "said", "", "of it\n\nMore", "of it said\n\nMore"),
    ],
)
def test_a_copy_of_a_correction_leaves_no_gap_and_changes_nothing_else(
    text: str, struck: str, inserted: str, corrected: str, spoken: str
) -> None:
    styles = tuple(
        StyledSpan(text.index(words), text.index(words) + len(words), style)
        for words, style in ((struck, TextStyle.STRUCK), (inserted, TextStyle.INSERTED))
        if words
    )
    passage = NewBookmark(replace(article(text=text), styles=styles), Span(0, len(text)))
    assert passage.bookmark("", datetime.now(UTC)).wording == corrected
    assert passage.spoken() == spoken


def test_what_was_struck_beside_a_passage_is_no_correction_of_it() -> None:
    text = "the ten quays of the harbour"
    styles = (StyledSpan(0, 7, TextStyle.STRUCK), StyledSpan(14, 28, TextStyle.INSERTED))
    passage = NewBookmark(replace(article(text=text), styles=styles), Span(7, 14))
    assert passage.spoken() == ""


def test_a_passage_before_the_interpreter_is_not_interpreted() -> None:
    of = article(text="We thank you. (As interpreted.) We thank you too.")
    for passage, marks in ((Span(0, 13), ()), (Span(32, 49), ("as interpreted",))):
        draft = NewBookmark(of, passage, turn=Span(0, len(of.text)))
        assert draft.bookmark("", datetime.now(UTC)).marks == marks


def test_the_day_of_publication_is_kept_beside_that_of_the_speech_alone() -> None:
    day = date(2023, 8, 16)
    for of, told, published in (
        (replace(article(), published=day), date(2023, 8, 15), day),
        (replace(article(), published=day, said_on=None), day, None),
    ):
        made = draft(of).bookmark("", datetime.now(UTC))
        assert (made.date, made.published) == (told, published)


def test_of_two_articles_of_one_text_that_have_gone_neither_is_followed(notebook: Notebook) -> None:
    for name in ("one.txt", "two.txt"):
        notebook.add(draft(article(name)))
    new = article("new.txt")
    key, other = ArticleKey(new.path, new.content_hash), article("two.txt").path
    assert not notebook.follow(key, lambda path: False)
    assert notebook.follow(key, lambda path: path == other)
    assert {one.path.name for one in notebook.bookmarks()} == {"new.txt", "two.txt"}


def test_marks_are_kept_by_path(notebook: Notebook) -> None:
    one, two = ArticleKey(Path("/library/one.txt")), ArticleKey(Path("/library/caf\udce9.txt"))
    assert notebook.mark(one.path) == (False, False, 0, 0)
    assert notebook.set_read([one, two], True) == 2
    assert notebook.set_starred([two], True) == 1
    assert notebook.set_read([one, two], True) == 0
    assert notebook.paths("read") == {b"/library/one.txt", b"/library/caf\xe9.txt"}
    assert notebook.paths("starred") == {b"/library/caf\xe9.txt"}
    assert words_of(notebook.undo()) == "star"
    assert words_of(notebook.undo()) == "mark read: 2 articles"
    assert notebook.undo() is None
    assert notebook.paths("read") == frozenset()


def test_thousands_of_articles_are_marked_and_unmarked_as_one(
    notebook: Notebook, folder: Path
) -> None:
    all_of_them = [
        ArticleKey(Path(f"/library/{number}.txt"), f"{number:x}") for number in range(1_201)
    ]
    some = all_of_them[300:700]
    assert notebook.set_read(some, True) == 400
    assert notebook.set_starred(all_of_them[650:660], True) == 10
    assert notebook.set_read(all_of_them, True) == 801
    assert words_of(notebook.undo()) == "mark read: 1,201 articles"
    assert notebook.paths("read") == {bytes(one.path) for one in some}
    assert words_of(notebook.redo()) == "mark read: 1,201 articles"
    assert len(notebook.paths("read")) == 1_201
    assert len(notebook.paths("starred")) == 10
    assert notebook.last_content_hash(all_of_them[-1].path) == f"{1_200:x}"
    notebook.close()
    (folder / "notebook.db").unlink()
    with Notebook.open(folder, ticking()) as restored:
        assert len(restored.paths("read")) == 1_201
        assert words_of(restored.undo()) == "mark read: 1,201 articles"
        assert len(restored.paths("starred")) == 10


def test_articles_with_bookmarks_and_notes_can_be_asked_for(notebook: Notebook) -> None:
    kept, other = notebook.add(draft()), notebook.add(draft(article("other.txt")))
    assert notebook.paths("bookmark") == {b"/library/harbour.txt", b"/library/other.txt"}
    assert notebook.paths("note") == frozenset()
    notebook.set_note(kept.id, "why")
    assert notebook.paths("note") == {b"/library/harbour.txt"}
    notebook.remove(other.id)
    assert notebook.paths("bookmark") == {b"/library/harbour.txt"}
    with pytest.raises(ValueError, match="unread"):
        notebook.paths("unread")


def test_a_place_is_kept_by_its_words_and_is_no_step_of_the_history(notebook: Notebook) -> None:
    of = article()
    assert notebook.position(of.path) is None
    place = make_selector(of.text, Span(30, 60))
    notebook.keep_position(ArticleKey(of.path, of.content_hash), place)
    assert notebook.position(of.path) == place
    assert notebook.undo() is None


def test_a_removed_bookmark_comes_back_with_note_and_tags(notebook: Notebook) -> None:
    kept = notebook.add(draft())
    notebook.set_note(kept.id, "why")
    kept = notebook.set_tags(kept.id, ["a"])
    notebook.remove(kept.id)
    assert notebook.bookmarks() == ()
    assert words_of(notebook.undo()) == "remove bookmark"
    assert notebook.bookmarks() == (kept,)
    assert words_of(notebook.redo()) == "remove bookmark"
    assert notebook.redo() is None
    assert notebook.bookmarks() == ()


def test_a_new_change_ends_what_could_be_redone(notebook: Notebook) -> None:
    notebook.add(draft())
    notebook.undo()
    other = notebook.add(draft(words="Nobody asked the fishermen"))
    assert notebook.redo() is None
    assert notebook.bookmarks() == (other,)


def test_undo_reaches_back_over_sessions(folder: Path) -> None:
    with Notebook.open(folder, ticking()) as before:
        before.add(draft())
    with Notebook.open(folder, ticking()) as after:
        assert words_of(after.undo()) == "add bookmark"
        assert after.bookmarks() == ()
        assert after.mark(article().path) == (False, False, 0, 0)
    with Notebook.open(folder, ticking()) as last:
        assert words_of(last.redo()) == "add bookmark"
        assert len(last.bookmarks()) == 1


@pytest.mark.slow
def test_only_the_latest_thousand_changes_can_be_undone(notebook: Notebook) -> None:
    key = [ArticleKey(Path("/library/one.txt"))]
    for number in range(1010):
        notebook.set_read(key, number % 2 == 0)
    count = 0
    while notebook.undo():
        count += 1
    assert count == 1000


@pytest.mark.parametrize("change", ["remove", "set_note", "set_tags"])
def test_a_bookmark_that_is_gone_is_named(notebook: Notebook, change: str) -> None:
    kept = notebook.add(draft())
    notebook.remove(kept.id)
    arguments = {"remove": (), "set_note": ("note",), "set_tags": (["tag"],)}[change]
    with pytest.raises(NotebookError, match=f"no bookmark {kept.id}"):
        getattr(notebook, change)(kept.id, *arguments)
    assert words_of(notebook.undo()) == "remove bookmark", (
        "a refused change is no step of the history"
    )


def test_a_renamed_file_is_followed(notebook: Notebook) -> None:
    old, new = article("old.txt"), article("new.txt")
    kept = notebook.add(draft(old))
    notebook.set_starred([ArticleKey(old.path)], True)
    there = {new.path}
    found = notebook.follow(ArticleKey(new.path, new.content_hash), there.__contains__)
    assert found == old.path
    assert notebook.mark(new.path) == (False, True, 1, 0)
    assert notebook.mark(old.path) == (False, False, 0, 0)
    assert notebook.bookmarks() == (kept._replace(path=new.path),)
    assert words_of(notebook.undo()) == "star"
    assert notebook.mark(new.path).starred is False
    assert words_of(notebook.undo()) == "add bookmark"


def test_a_copy_has_a_state_of_its_own(notebook: Notebook) -> None:
    old, new = article("old.txt"), article("new.txt")
    notebook.add(draft(old))
    there = {old.path, new.path}
    assert notebook.follow(ArticleKey(new.path, new.content_hash), there.__contains__) is None
    assert notebook.mark(new.path).bookmarks == 0


def test_of_two_vanished_files_none_is_followed(notebook: Notebook) -> None:
    for name in ("one.txt", "two.txt"):
        notebook.add(draft(article(name)))
    new = article("new.txt")
    assert notebook.follow(ArticleKey(new.path, new.content_hash), {new.path}.__contains__) is None


def test_a_file_is_followed_by_what_it_held_last(notebook: Notebook) -> None:
    old = article("old.txt")
    notebook.add(draft(old))
    edited = article("old.txt", TEXT + "\n\nAn afterthought.")
    key = ArticleKey(edited.path, edited.content_hash)
    assert notebook.follow(key, {edited.path}.__contains__) is None
    new = ArticleKey(Path("/library/new.txt"), edited.content_hash)
    assert notebook.follow(new, {new.path}.__contains__) == old.path


def test_two_states_become_one_when_a_file_moves_over_another(notebook: Notebook) -> None:
    old, new = article("old.txt"), article("new.txt")
    notebook.add(draft(old))
    notebook.add(draft(new, "Nobody asked the fishermen"))
    notebook.set_read([ArticleKey(old.path)], True)
    notebook.keep_position(ArticleKey(old.path), make_selector(TEXT, Span(5, 9)))
    assert notebook.moved(old.path, new.path)
    assert notebook.mark(new.path) == (True, False, 2, 0)
    assert notebook.mark(old.path) == (False, False, 0, 0)
    assert notebook.position(new.path) == make_selector(TEXT, Span(5, 9))
    assert not notebook.moved(Path("/nowhere"), new.path)


def test_an_edit_of_an_article_is_told_once(notebook: Notebook) -> None:
    kept = notebook.add(draft())
    other = notebook.add(draft(words="Nobody asked the fishermen"))
    assert notebook.check(article()).edits == ()
    edited = TEXT.replace("by a third", "by a tenth").replace("Nobody asked the fishermen", "Well")
    checked = notebook.check(article(text=edited))
    assert [(edit.bookmark.id, edit.bookmark.state) for edit in checked.edits] == [
        (kept.id, BookmarkState.CHANGED),
        (other.id, BookmarkState.LOST),
    ]
    assert checked.edits[0].wording == "The harbour budget will be cut by a tenth"
    placed = checked.bookmarks[0].selector
    assert edited[placed.start : placed.end] == checked.edits[0].wording
    assert placed.exact == QUOTE, "the words that were kept stay as they were"
    assert notebook.check(article(text=edited)).edits == ()
    assert [b.state for b in notebook.bookmarks()] == [BookmarkState.CHANGED, BookmarkState.LOST]
    again = edited.replace("by a tenth", "by a half")
    assert [edit.wording for edit in notebook.check(article(text=again)).edits] == [
        "The harbour budget will be cut by a half"
    ]


def test_a_repaired_article_has_its_bookmarks_back(notebook: Notebook) -> None:
    notebook.add(draft())
    notebook.check(article(text="Nothing at all."))
    assert notebook.bookmarks()[0].state is BookmarkState.LOST
    checked = notebook.check(article())
    assert [edit.bookmark.state for edit in checked.edits] == [BookmarkState.OK]
    assert notebook.bookmarks()[0].state is BookmarkState.OK


def test_any_thread_may_write(notebook: Notebook) -> None:
    def write(name: str) -> None:
        for number in range(10):
            notebook.add(draft(article(f"{name}{number}.txt")))

    threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(notebook.bookmarks()) == 30
    assert len(notebook.paths("bookmark")) == 30


def test_two_readers_of_one_notebook_see_each_other(folder: Path) -> None:
    with Notebook.open(folder, ticking()) as one, Notebook.open(folder, ticking()) as two:
        kept = one.add(draft())
        assert two.bookmarks() == (kept,)
        two.set_note(kept.id, "from the other window")
        assert one.bookmarks()[0].note == "from the other window"
        assert one.mark(kept.path).read is False
        two.set_read([ArticleKey(kept.path)], True)
        assert one.refresh()
        assert one.mark(kept.path).read is True
        assert words_of(two.undo()) == "mark read"
        assert one.refresh()
        assert one.mark(kept.path).read is False


def test_to_star_what_another_reader_starred_shows_the_star(folder: Path) -> None:
    stone, paper = ArticleKey(Path("/library/stone.txt")), ArticleKey(Path("/library/paper.txt"))
    with Notebook.open(folder, ticking()) as one, Notebook.open(folder, ticking()) as two:
        assert not any(one.mark(key.path).starred for key in (stone, paper))
        two.set_starred([stone, paper], True)
        assert one.set_starred([stone], True) == 0
        assert one.mark(stone.path).starred
        assert one.mark(paper.path).starred


def test_a_mark_of_our_own_brings_the_marks_of_another_reader(folder: Path) -> None:
    stone, paper = ArticleKey(Path("/library/stone.txt")), ArticleKey(Path("/library/paper.txt"))
    with Notebook.open(folder, ticking()) as one, Notebook.open(folder, ticking()) as two:
        assert not any(one.mark(key.path).read for key in (stone, paper))
        two.set_read([stone], True)
        assert one.set_read([paper], True) == 1
        assert one.mark(stone.path).read
        assert one.mark(paper.path).read
