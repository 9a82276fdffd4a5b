"""What a reader can do with a library: list, read, search, keep, undo."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import open_library

from briefreader.citations import ExportFormat
from briefreader.domain.article import Article, Span
from briefreader.domain.bookmark import Bookmark
from briefreader.domain.listing_row import Sort
from briefreader.domain.people import load_people
from briefreader.errors import QueryError, SourceError
from briefreader.library import EventKind, Library, Outcome
from briefreader.library.bookmark_requests import BookmarkRequest, BookmarkRequests
from briefreader.library.open_article import OpenArticle
from briefreader.quotes import find_quotes


def titles(library: Library, sort: Sort = Sort.DATE) -> list[str]:
    listing = library.listing(sort)
    return [listing.hit(number).row.title for number in range(len(listing))]


def test_the_newest_article_stands_first_and_the_undated_last(library: Library) -> None:
    assert titles(library) == [
        "Harbour reopens after the storm",
        "Press Briefing by Press Secretary Judith Arden",
        "A note without a date",
    ]
    assert titles(library, Sort.TITLE)[0] == "A note without a date"


def test_before_anything_is_read_the_list_shows_names(folder: Path, tmp_path: Path) -> None:
    library = open_library(folder, tmp_path)
    assert not library.scanned
    assert library.scan() == 3
    listing = library.listing()
    rows = [listing.hit(number).row for number in range(3)]
    assert {row.title for row in rows} == {"harbour.md", "briefing.md", "note.txt"}
    assert not any(row.indexed for row in rows)


def test_a_scan_that_takes_too_long_leaves_no_half_a_list(folder: Path, tmp_path: Path) -> None:
    library = open_library(folder, tmp_path)
    assert library.scan(within=-1) is None
    assert not library.scanned
    assert library.scan(within=60) == 3
    assert library.scanned


def test_the_scanned_rows_fill_in_place_and_keep_their_order(folder: Path, tmp_path: Path) -> None:
    library = open_library(folder, tmp_path)
    library.scan()
    before = library.listing()
    paths = [before.hit(number).row.path for number in range(3)]
    for _ in library.update():
        pass
    assert [before.hit(number).row.path for number in range(3)] == paths
    assert all(before.hit(number).row.indexed for number in range(3))


def test_a_listing_knows_where_an_article_stands(library: Library, folder: Path) -> None:
    assert library.listing().number_of(folder / "note.txt") == 2
    assert library.listing().number_of(folder / "absent.txt") is None
    assert library.search("ferries").number_of(folder / "briefing.md") == 0


def test_reading_an_article_tells_who_said_what(library: Library, folder: Path) -> None:
    reading = library.read(folder / "harbour.md")
    assert [quote.speaker for quote in reading.quotes] == [
        "Ines Calloway",
        "Ines Calloway",
        "Tom Reave",
    ]
    assert reading.article.date == date(2024, 3, 14)


def test_a_transcript_has_its_questions_with_their_answers(library: Library, folder: Path) -> None:
    reading = library.read(folder / "briefing.md")
    asked = [exchange.question.text for exchange in reading.exchanges if exchange.question]
    assert asked == ["Will the ferries run on Sunday?", "And the humanitarian flights?"]
    answer = reading.exchanges[-1].answers[0]
    assert answer.speaker == "Judith Arden"
    question = reading.question_for(answer)
    assert question is not None
    assert question.text == "And the humanitarian flights?"


def test_a_speech_has_no_exchange_but_what_is_said_in_it(library: Library, folder: Path) -> None:
    text = "MR. BIRK: The quay is safe again today.\n\nMS. MOSS: We are glad to hear that it is.\n"
    (folder / "speech.md").write_text(f"---\ntitle: Remarks\ndate: 2024-06-01\n---\n{text}")
    for _ in library.update():
        pass
    found = library.search("has:quotes glad")
    assert [found.hit(number).row.title for number in range(len(found))] == ["Remarks"]
    row = found.hit(0).row
    reading = library.read(folder / "speech.md")
    assert (row.quote_count, row.exchange_count) == (len(reading.quotes), 0) == (2, 0)
    assert reading.exchanges == ()


def test_a_file_that_has_gone_is_refused_in_one_line(library: Library, folder: Path) -> None:
    (folder / "note.txt").unlink()
    with pytest.raises(SourceError, match=r"note\.txt: no such file"):
        library.read(folder / "note.txt")


@pytest.mark.parametrize("name", ["page.html", "PAGE.HTM"])
def test_without_the_extra_a_web_page_is_refused_in_the_words_of_the_scan(
    library: Library, folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefreader.sources.files.file_kinds.library_state", lambda _: "")
    page = folder / name
    page.write_text("<html><p>Said nobody.</p></html>", encoding="utf-8")
    (skipped,) = [event for event in library.update() if event.outcome is Outcome.SKIPPED]
    for refused in (library.read, library.opener.article, library.opener.explain):
        with pytest.raises(SourceError) as caught:
            refused(page)
        assert caught.value.reason == skipped.reason
    assert library.opener.raw(page).startswith("<html>")


def test_search_finds_words_with_a_snippet_and_its_marks(library: Library) -> None:
    listing = library.search("north quay")
    assert len(listing) == 1
    snippet = listing.snippet(0)
    assert snippet is not None
    assert [mark.of(snippet.text).lower() for mark in snippet.marks] == ["north", "quay"]


def test_said_finds_statements_of_that_person_alone(library: Library) -> None:
    listing = library.search("said:arden humanitarian")
    assert listing.statements
    assert len(listing) == 1
    snippet = listing.snippet(0)
    assert snippet is not None
    assert snippet.text == "The humanitarian flights go on as before."
    assert len(library.search("said:calloway humanitarian")) == 0
    assert [mark.of(snippet.text) for mark in snippet.marks] == ["humanitarian"]


def test_a_mistake_in_a_query_is_located(library: Library) -> None:
    with pytest.raises(QueryError) as caught:
        library.search("(harbour")
    assert 0 <= caught.value.start <= caught.value.end


def test_a_query_is_suggested_only_of_a_whole_index_and_if_it_finds_something(
    library: Library, folder: Path
) -> None:
    assert library.search("said:caloway quay").suggestion == "said:calloway quay"
    nothing = library.search("said:caloway believe")
    assert (len(nothing), nothing.suggestion) == (0, "")
    (folder / "more.md").write_text("A text that is not indexed yet names Ann Caloway.")
    library.scan()
    assert library.unfinished is not None
    assert library.search("said:caloway quay").suggestion == ""


def test_while_typing_the_last_word_may_go_on(library: Library) -> None:
    assert len(library.search("harb", typing=True)) == 1
    assert len(library.search("harb")) == 0


def test_finding_in_an_article_gives_spans(library: Library, folder: Path) -> None:
    article = library.opener.article(folder / "harbour.md")
    spans = library.opener.find(article, "THE NORTH quay".lower())
    assert [span.of(article.text) for span in spans] == ["The north quay"]


def test_a_bookmark_keeps_speaker_source_and_question(library: Library, folder: Path) -> None:
    reading = library.read(folder / "briefing.md")
    answer = reading.exchanges[-1].answers[0]
    kept = library.bookmarks.bookmark(reading, answer.span)
    assert (kept.quote, kept.speaker) == (answer.text, "Judith Arden")
    assert kept.question == "And the humanitarian flights?"
    assert (kept.source, kept.date) == ("Office Sample", date(2024, 2, 27))
    assert library.read(folder / "briefing.md").bookmark_at(answer.span) == kept
    assert library.bookmarks.mark(folder / "briefing.md").bookmarks == 1


@pytest.mark.parametrize("moved", [False, True])
def test_a_passage_that_another_window_keeps_meanwhile_is_bookmarked_once(
    library: Library, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moved: bool
) -> None:
    """The other's transaction comes after the look for a bookmark, before one's own."""
    with closing(open_library(folder, tmp_path)) as other:
        look = library.bookmarks.bookmark_at

        def keep(own: Library, note: str) -> Bookmark:
            reading = own.read(folder / "harbour.md")
            span = reading.quotes[0].span
            return own.bookmarks.bookmark(reading, span, note=note, tags=(note,))

        def look_before_the_other(article: Article, passage: Span) -> Bookmark | None:
            found = look(article, passage)
            keep(other, "theirs")
            return found

        if moved:
            keep(other, "")
            text = (folder / "harbour.md").read_text(encoding="utf-8")
            text = text.replace("The harbour of", "It is news.\n\nThe harbour of")
            (folder / "harbour.md").write_text(text, encoding="utf-8")
        monkeypatch.setattr(library.bookmarks, "bookmark_at", look_before_the_other)
        kept = keep(library, "mine")
        assert (kept.note, kept.tags) == ("theirs\n\nmine", ("theirs", "mine"))
        assert [one.id for one in other.bookmarks.find()] == [kept.id]
        undone = library.bookmarks.undo()
        assert undone is not None
        assert undone.words == "write note"
        (theirs,) = other.bookmarks.find()
        assert (theirs.note, theirs.tags) == ("theirs", ("theirs",))


def test_note_and_tags_that_a_command_adds_to_a_bookmark_are_one_step(
    library: Library, folder: Path
) -> None:
    reading = library.read(folder / "harbour.md")
    span = reading.quotes[0].span
    kept = library.bookmarks.bookmark(reading, span, tags=("quay",))
    words = span.of(reading.article.text)
    request = BookmarkRequest(path=kept.path, words=words, note="mine", tags=("budget",))
    made = library.requests.bookmark(request)
    assert (made.note, made.tags) == ("mine", ("quay", "budget"))
    assert library.requests.bookmark(request).note == "mine"
    assert library.bookmarks.undo() == ("write note", kept.quote, reading.article.title)
    assert library.bookmarks.find() == (kept,)
    # A note that another window writes at that moment stands above it, and is no error.
    requests = BookmarkRequests(
        library.bookmarks,
        read=lambda path: reading_before(library, reading),
        linked=library.linked,
        find=library.opener.find,
    )
    assert requests.bookmark(request).note == "theirs\n\nmine"


def test_a_bookmark_that_is_removed_while_its_article_is_opened_is_made_again(
    library: Library, folder: Path
) -> None:
    reading = library.read(folder / "harbour.md")
    kept = library.bookmarks.bookmark(reading, reading.quotes[0].span)
    request = BookmarkRequest(path=kept.path, words=kept.quote)

    def read_before(path: Path) -> OpenArticle:
        opened = library.read(path)
        if opened.own:
            library.bookmarks.remove_bookmark(kept)
        return opened

    requests = BookmarkRequests(
        library.bookmarks, read=read_before, linked=library.linked, find=library.opener.find
    )
    assert requests.prepare(request)
    made = requests.bookmark(request)
    assert library.bookmarks.find() == (made,)
    assert made.id != kept.id


def reading_before(library: Library, reading: OpenArticle) -> OpenArticle:
    """An article as it was read before its passage was bookmarked and noted in another window."""
    library.bookmarks.bookmark(reading, reading.quotes[0].span, note="theirs")
    return reading


def test_undo_takes_a_bookmark_back_and_redo_makes_it_again(library: Library, folder: Path) -> None:
    reading = library.read(folder / "harbour.md")
    kept = library.bookmarks.bookmark(reading, reading.quotes[0].span)
    change = ("add bookmark", kept.quote, "Harbour reopens after the storm")
    assert library.bookmarks.undo() == change
    assert library.bookmarks.find() == ()
    assert library.bookmarks.redo() == change
    assert library.bookmarks.find() == (kept,)


def test_undo_says_what_was_changed_and_in_which_article(library: Library, folder: Path) -> None:
    reading = library.read(folder / "harbour.md")
    title, quote = "Harbour reopens after the storm", reading.quotes[0]
    kept = library.bookmarks.bookmark(reading, quote.span)
    library.bookmarks.set_note(kept, "Ask her.")
    library.bookmarks.set_tags(kept, ["quay"])
    library.corrections.correct(reading, (quote,), "Ana Holt", None)
    library.bookmarks.remove_bookmark(kept)
    library.bookmarks.set_starred(folder / "harbour.md", True)
    library.bookmarks.set_all_starred([folder / "briefing.md", folder / "note.txt"], True)
    library.searches.save("quays", "quay")
    expected = [
        ("save search", "", ""),
        ("star: 2 articles", "", ""),
        ("star", "", title),
        ("remove bookmark", kept.quote, title),
        ("correct speaker", quote.text, title),
        ("change tags", kept.quote, title),
        ("write note", kept.quote, title),
        ("add bookmark", kept.quote, title),
    ]
    assert [library.bookmarks.undo() for _ in expected] == expected
    assert library.bookmarks.undo() is None
    assert [library.bookmarks.redo() for _ in expected] == expected[::-1]
    (folder / "harbour.md").unlink()
    assert list(library.update())
    assert [library.bookmarks.undo() for _ in expected][2] == ("star", "", "harbour.md")


def test_undo_takes_back_what_was_done_on_purpose(library: Library, folder: Path) -> None:
    reading = library.read(folder / "harbour.md")
    library.bookmarks.bookmark(reading, reading.quotes[0].span)
    library.bookmarks.set_read(folder / "harbour.md", True, undoable=False)
    assert library.bookmarks.undo()
    assert library.bookmarks.mark(folder / "harbour.md").read
    library.bookmarks.set_read(folder / "harbour.md", False)
    assert library.bookmarks.undo() == ("mark unread", "", "Harbour reopens after the storm")
    assert library.bookmarks.mark(folder / "harbour.md").read


def test_bookmarks_outlive_the_library(folder: Path, tmp_path: Path, library: Library) -> None:
    reading = library.read(folder / "harbour.md")
    kept = library.bookmarks.bookmark(reading, reading.quotes[0].span)
    library.bookmarks.set_read(folder / "harbour.md", True)
    library.close()
    again = open_library(folder, tmp_path)
    assert again.bookmarks.find() == (kept,)
    assert again.bookmarks.mark(folder / "harbour.md").read


def test_refreshing_shows_what_another_reader_marked(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    file = folder / "harbour.md"
    assert library.bookmarks.mark(file) == (False, False, 0, 0)
    with closing(open_library(folder, tmp_path)) as other:
        reading = other.read(file)
        other.bookmarks.bookmark(reading, reading.quotes[0].span)
        other.bookmarks.set_starred(file, True)
    library.refresh()
    assert library.bookmarks.mark(file) == (False, True, 1, 0)


MATCHED = [
    ("quay", 1),
    ("ferries", 0),
    ("said:calloway", 1),
    ("said:calloway boats", 1),
    ("said:reave", 0),
    ("speaker:calloway -boats", 0),
    ("title:harbour", 1),
    ("date:2024-03", 1),
    ("after:2024-04", 0),
    ('"north quay"', 1),
    ("ferries OR boats", 1),
    ("is:unread", 1),
    ("has:note", 0),
]


def test_bookmarks_answer_the_same_queries(library: Library, folder: Path) -> None:
    reading = library.read(folder / "harbour.md")
    library.bookmarks.bookmark(reading, reading.quotes[0].span)
    for query, count in MATCHED:
        assert len(library.bookmarks.find(query)) == count, query


MARKED = [
    ("is:read", {"harbour.md"}),
    ("is:unread", {"briefing.md", "note.txt"}),
    ("-is:read", {"briefing.md", "note.txt"}),
    ("is:starred", {"briefing.md"}),
    ("-is:starred", {"harbour.md", "note.txt"}),
    ("is:read OR is:starred", {"harbour.md", "briefing.md"}),
    ("has:bookmark", {"harbour.md", "briefing.md", "note.txt"}),
    ("-has:bookmark", set[str]()),
    ("has:quotes", {"harbour.md", "briefing.md"}),
    ("-has:quotes", {"note.txt"}),
]


@pytest.mark.parametrize("indexed", [True, False])
def test_bookmarks_are_chosen_by_what_was_done_with_their_articles(
    library: Library, folder: Path, tmp_path: Path, indexed: bool
) -> None:
    _bookmark_all(library, folder)
    library.bookmarks.set_read(folder / "harbour.md", True)
    library.bookmarks.set_starred(folder / "briefing.md", True)
    asked = library if indexed else open_library(folder / "note.txt", tmp_path)
    for query, names in MARKED:
        assert {bookmark.path.name for bookmark in asked.bookmarks.find(query)} == names, query


SORTED = [
    ("", ["note.txt", "briefing.md", "harbour.md"]),
    ("sort:date", ["harbour.md", "briefing.md", "note.txt"]),
    ("sort:title", ["note.txt", "harbour.md", "briefing.md"]),
    ("sort:source", ["note.txt", "harbour.md", "briefing.md"]),
    ("sort:relevance", ["note.txt", "briefing.md", "harbour.md"]),
    ("is:unread sort:date", ["harbour.md", "briefing.md", "note.txt"]),
]


def test_bookmarks_stand_in_the_order_that_was_asked_for(library: Library, folder: Path) -> None:
    _bookmark_all(library, folder)
    for query, names in SORTED:
        found = [bookmark.path.name for bookmark in library.bookmarks.find(query)]
        assert found == names, query


def test_a_bookmark_of_a_deleted_file_still_tells_whether_it_quotes(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    reading = library.read(folder / "harbour.md")
    library.bookmarks.bookmark(reading, reading.quotes[0].span)
    (folder / "harbour.md").unlink()
    asked = open_library(folder / "note.txt", tmp_path)
    assert len(asked.bookmarks.find("has:quotes")) == 1


def _bookmark_all(library: Library, folder: Path) -> None:
    for name in ("note.txt", "briefing.md", "harbour.md"):
        library.bookmarks.bookmark(library.read(folder / name), Span(0, 7))


def test_a_copied_passage_says_who_and_where(library: Library, folder: Path) -> None:
    reading = library.read(folder / "harbour.md")
    copied = library.exports.cite_passage(reading, reading.quotes[0].span)
    assert copied.startswith("“The north quay is safe, and the boats may come home,”")
    for part in ("Ines Calloway", "Coast Sample", "14 March 2024"):
        assert part in copied


def test_export_is_the_same_each_time(library: Library, folder: Path) -> None:
    reading = library.read(folder / "harbour.md")
    library.bookmarks.bookmark(reading, reading.quotes[2].span)
    first = library.exports.export(library.bookmarks.find(), ExportFormat.MARKDOWN)
    assert first == library.exports.export(library.bookmarks.find(), ExportFormat.MARKDOWN)
    assert "Tom Reave" in first


def test_the_place_in_an_article_is_kept_by_its_words(library: Library, folder: Path) -> None:
    file = folder / "harbour.md"
    reading = library.read(file)
    place = reading.article.text.index("Fishermen")
    library.bookmarks.keep_position(reading, place)
    assert library.read(file).position == place
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("The harbour of", "Early on, the harbour of"), encoding="utf-8")
    moved = library.read(file)
    assert moved.article.text[moved.position :].startswith("Fishermen")


def test_an_edited_quote_is_told_in_one_session(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    file = folder / "harbour.md"
    reading = library.read(file)
    library.bookmarks.bookmark(reading, reading.quotes[0].span)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("is safe, and", "is not safe, but"), encoding="utf-8")
    (told,) = library.read(file).news
    assert "changed" in told
    assert library.read(file).news == (told,)
    library.close()
    later = open_library(folder, tmp_path)
    assert later.read(file).news == ()
    later.close()


def test_a_moved_file_keeps_its_bookmarks(library: Library, folder: Path) -> None:
    reading = library.read(folder / "harbour.md")
    library.bookmarks.bookmark(reading, reading.quotes[0].span)
    (folder / "harbour.md").rename(folder / "renamed.md")
    moved = library.read(folder / "renamed.md")
    assert moved.news
    assert len(moved.bookmarks) == 1


def test_what_is_between_two_quotes_belongs_to_neither(library: Library, folder: Path) -> None:
    reading = library.read(folder / "harbour.md")
    place = reading.article.text.index("Fishermen")
    assert reading.quote_at(Span(place, place + 5)) is None
    quote = reading.quotes[0]
    assert reading.quote_at(Span(quote.start + 2, quote.start + 5)) == quote


async def test_the_indexer_process_builds_and_watches(folder: Path, tmp_path: Path) -> None:
    library = open_library(folder, tmp_path)
    library.scan()
    seen: list[EventKind] = []
    events = library.index()
    async for event in events:
        seen.append(event.kind)
        if event.kind is EventKind.FINISHED:
            break
    await events.aclose()
    library.refresh()
    assert EventKind.SCANNED in seen
    assert len(library.listing()) == 3
    assert titles(library)[-1] == "A note without a date"


def test_an_update_tells_what_became_of_each_file(library: Library, folder: Path) -> None:
    (folder / "note.txt").unlink()
    (folder / "empty.txt").write_bytes(b"")
    events = [event for event in library.update() if event.kind is EventKind.OUTCOME]
    outcomes = {event.path.name: event.outcome for event in events if event.path}
    assert outcomes["note.txt"] is Outcome.REMOVED
    assert outcomes["empty.txt"] is Outcome.SKIPPED
    assert len(library.listing()) == 2


def test_a_damaged_index_is_rebuilt_without_a_word_lost(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    reading = library.read(folder / "harbour.md")
    library.bookmarks.bookmark(reading, reading.quotes[0].span)
    library.close()
    for file in library.index_folder.iterdir():
        if file.is_file():
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    again = open_library(folder, tmp_path)
    for _ in again.update():
        pass
    assert len(again.listing()) == 3
    assert len(again.bookmarks.find()) == 1


def test_an_indexed_article_opens_without_looking_for_its_quotes_again(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    found = [library.read(folder / name) for name in ("harbour.md", "briefing.md")]
    assert all(opened.quotes for opened in found)
    for opened in found:
        article = opened.article
        anew = find_quotes(
            article.text, title=article.title, date=article.date, people=load_people(None)
        )
        assert opened.quotes == anew
    script = f"""if True:
        import sys
        from datetime import UTC, datetime
        from pathlib import Path
        from briefreader.library import Library
        library = Library.open(
            [Path({str(folder)!r})],
            cache_dir=Path({str(tmp_path / "cache")!r}),
            data_dir=Path({str(tmp_path / "data")!r}),
            clock=lambda: datetime.now(UTC),
        )
        opened = library.read(Path({str(folder / "harbour.md")!r}))
        print(len(opened.quotes), "briefreader.quotes.pipeline" in sys.modules)
    """
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"{len(found[0].quotes)} False\n"


def test_an_index_made_in_another_way_says_nothing_of_an_article(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    harbour = folder / "harbour.md"
    assert {quote.speaker for quote in library.read(harbour).quotes} >= {"Tom Reave"}
    last = harbour.read_text("utf-8").rstrip().rpartition("\n")[2]
    other = open_library(folder, tmp_path, boilerplate=[last])
    assert other.indexed
    opened = other.read(harbour)
    assert "Fishermen" not in opened.article.text
    assert {quote.speaker for quote in opened.quotes} == {"Ines Calloway"}
    assert other.opener.quotes(opened.article) == opened.quotes
    assert list(other.update())
    assert other.read(harbour).quotes == opened.quotes
