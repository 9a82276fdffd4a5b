"""Looking for words: the library as one types, this article, these quotes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cases import cases

from briefreader.domain.listing_row import Sort
from briefreader.domain.quote import Quote, QuoteKind
from briefreader.library import Library, Listing
from briefreader.ui.reader.search import as_query
from briefreader.ui.rendering.quote_entries import offset_of

from .conftest import OpenReader, Screen, indexed_library, open_library, write_articles


async def test_typing_narrows_the_list_and_marks_the_hits(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("slash")
        assert "search the library:" in screen.header
        await screen.type("humanitarian")
        found = screen.pane("list").split("\n", 1)[1]  # below the explanation
        assert "Harbour" in found
        assert "Daily Press" in found
        assert "long report" not in found
        assert "2 articles" in screen.lines[1]
        assert found.count("humanitarian") == 2  # the snippets
        assert "hit 1/" in screen.pane("text")


async def test_j_and_other_letters_are_typed_not_obeyed(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("slash")
        await screen.type("jqm")
        assert screen.reader.session.query == "jqm"
        assert "0 articles" in screen.lines[1]


async def test_enter_goes_to_the_hits_and_opening_one_lands_on_it(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("slash")
        await screen.type("sack")
        await screen.press("enter")
        assert screen.reader.articles.has_focus
        assert "/ sack" in screen.header
        await screen.press("enter")
        assert screen.reader.text.has_focus
        hit = screen.reader.session.hit
        assert hit is not None
        assert hit.start == screen.reader.text.mark
        assert hit.of(screen.reader.session.opened.article.text) == "sack"  # type: ignore[union-attr]


async def test_a_result_opens_where_its_row_shows_the_words(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    of = "\n\n".join(f"Part {number} of the report, of the board." for number in range(30))
    words = "The National Assessment of Educational Progress came in."
    text = f"---\ntitle: Report\n---\n“A word of thanks,” Ann Lee said.\n\n{of}\n\n{words}\n\n{of}"
    folder = write_articles(tmp_path / "briefings", {"report.md": text})
    own = indexed_library(folder, tmp_path)
    async with open_reader(80, 24, on=own) as screen:
        await screen.press("slash")
        await screen.type("National Assessment of Educational Progress")
        await screen.press("enter", "enter")
        assert words[:30] in screen.pane("text")
        assert "hit 62/" in screen.pane("text")
    own.close()


async def test_n_walks_through_the_hits_and_on_into_the_next_article(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("slash")
        await screen.type("humanitarian")
        await screen.press("enter", "enter")
        first = screen.reader.session.path
        hits = len(screen.reader.session.hits)
        for _ in range(hits):
            await screen.press("n")
        assert screen.reader.session.path != first
        assert screen.reader.session.hit == screen.reader.session.hits[0]
        await screen.press("N")
        assert screen.reader.session.path == first
        assert screen.reader.session.hit == screen.reader.session.hits[-1]


BRIEFINGS = {
    "march.md": """\
---
title: Daily Press Briefing in March
date: 2024-03-02
---
MR. HALE: Good afternoon. The first trucks crossed the river today.

Q: Thank you. The trucks of the second convoy are still at the border, they say?

MR. HALE: They are not. All of the trucks crossed. I counted the trucks.

Q: And the visas for whoever drives the trucks?

MR. HALE: The drivers have them.
""",
    "april.md": """\
---
title: Daily Press Briefing in April
date: 2024-04-02
---
Q: Where are the trucks now?

MR. HALE: The trucks are on their way back.
""",
}


@pytest.mark.parametrize(
    ("query", "beginnings"),
    [
        (
            "said:hale trucks sort:newest",
            ["The trucks are on", "Good afternoon. The first trucks", "They are not. All of the"],
        ),
        (
            "said:hale",
            ["The trucks are on", "Good afternoon.", "They are not.", "The drivers have them."],
        ),
    ],
)
async def test_n_walks_through_the_statements_that_are_listed_and_through_no_others(
    open_reader: OpenReader, tmp_path: Path, query: str, beginnings: list[str]
) -> None:
    own = indexed_library(write_articles(tmp_path / "transcripts", BRIEFINGS), tmp_path)
    async with open_reader(140, 40, on=own) as screen:
        await screen.press("slash")
        await screen.type(query)
        await screen.press("enter", "enter")
        assert f"{len(beginnings)} statements by MR. HALE" in screen.lines[1]
        for number, beginning in enumerate(beginnings, 1):
            current = screen.reader.session.current
            assert current is not None
            assert current.text.startswith(beginning)
            assert f"statement {number}/{len(beginnings)}" in screen.pane("text")
            assert f"{number}/{len(beginnings)}" in screen.pane("list").splitlines()[1]
            await screen.press("n")
        assert "no more statements below" in screen.said
        await screen.press("N")
        assert f"statement {len(beginnings) - 1}/{len(beginnings)}" in screen.pane("text")
        text = screen.reader.session.opened.article.text  # type: ignore[union-attr]
        marked = [hit.of(text) for hit in screen.reader.session.hits]
        assert marked == ["trucks"] * (3 if "trucks" in query else 0), "what others said is not"
        await screen.press("N", "m")
        (kept,) = own.bookmarks.find()
        assert kept.speaker == "MR. HALE"
        # Looking for words in the article itself still finds all of them.
        await screen.press("slash")
        await screen.type("trucks")
        await screen.press("enter")
        found = "hit 2/2" if "in April" in screen.pane("text") else "hit 1/5"
        assert found in screen.pane("text")
    own.close()


async def test_esc_leaves_the_search_step_by_step_and_never_quits(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("j")
        here = screen.reader.session.path
        await screen.press("slash")
        await screen.type("harbour")
        assert screen.reader.session.path != here
        await screen.press("escape")
        assert "by date" in screen.pane("list")
        assert len(screen.reader.session.listing or ()) == 4
        assert screen.reader.session.path == here
        for _ in range(5):
            await screen.press("escape")
        assert screen.pilot.app.is_running


async def test_what_is_found_in_an_article_has_other_signs_and_breaks(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = tmp_path / "folding"
    folder.mkdir()
    text = "A title\n\nThe mayor won’t\u00a0say it. The café owner’s\nwife will, at length.\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    own = open_library(folder, tmp_path / "cache", tmp_path / "own")
    assert list(own.update())
    async with open_reader(60, 20, on=own) as screen:
        for words in ("won't say", "wont’t", "café-owner's", "cafe owner's wife"):
            await screen.press("2", "slash")
            await screen.type(words)
            await screen.press("enter")
            found = "1 hit" in screen.shown or "hit 1/1" in screen.shown
            assert found == (words != "wont’t"), words
            await screen.press("escape", "escape")
            assert "hit" not in screen.shown, words
    own.close()


async def test_with_a_mistake_the_field_stays_open(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("slash", *"aid (sack", "enter")
        assert screen.reader.search_box.is_typing
        column, row = screen.where("^")
        assert screen.lines[row - 1][column] == "("
        await screen.press("escape")
        assert not screen.reader.search_box.is_typing
        assert "^" not in screen.lines[1]


async def test_what_is_suggested_is_a_key_away(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        for keys in (("tab",), ("enter", "p")):
            await screen.press("slash")
            await screen.type("humanitarion")
            assert "0 articles" in screen.lines[1]
            assert "did you mean humanitarian? (tab)" in screen.lines[1]
            await screen.press(*keys)
            assert "2 articles" in screen.lines[1]
            assert screen.reader.session.query == "humanitarian"
            assert screen.reader.search_box.is_typing == (keys == ("tab",))
            await screen.press("escape")


@pytest.mark.parametrize("words", ["said:ukraine grain", "speaker:ukraine"])
async def test_that_nobody_has_a_name_is_said(open_reader: OpenReader, words: str) -> None:
    async with open_reader() as screen:
        for columns in (120, 60):
            await screen.resize(columns, 20)
            await screen.press("slash")
            await screen.type(words)
            assert "no speaker named “ukraine…”" in screen.lines[1] or "grain" in words
            await screen.press("enter")
            assert "no speaker named “ukraine”" in screen.lines[1]
            await screen.press("escape")


LONG_QUESTION = "the north quay of port selwyn nobody had expected the humanitarion aid"


async def test_a_suggestion_is_cut_before_the_key_that_takes_it(open_reader: OpenReader) -> None:
    async with open_reader(80, 20) as screen:
        for columns, words, offered in (
            (80, LONG_QUESTION, "did you mean …humanitarian aid? (tab)"),
            (80, "officials humanitarion", "did you mean officials humanitarian? (tab)"),
            (60, LONG_QUESTION, "   0 articles  did you mean …humanitarian aid? (tab)"),
            (40, LONG_QUESTION, "   0 articles  …humanitarian aid? (tab)"),
            (40, "humanitarion", "   0 articles  humanitarian? (tab)"),
        ):
            await screen.resize(columns, 20)
            await screen.press("slash")
            await screen.type(words)
            assert offered in screen.lines[1]
            assert screen.lines[1].endswith("(tab)")
            await screen.press("tab")
            assert screen.reader.session.query == words.replace("humanitarion", "humanitarian")
            await screen.press("escape")


async def test_a_mistake_is_shown_where_it_is(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("slash")
        await screen.type("sack after:2024-13 ")
        field = screen.header.index("sack after:")
        caret = screen.lines[1].index("^")
        assert caret >= field + len("sack ")
        assert len(screen.lines[1].strip()) > 3
        assert len(screen.reader.session.listing or ()) > 0
        await screen.press("backspace", "backspace", "backspace")
        assert "^" not in screen.lines[1]


async def test_brackets_in_a_query_are_words_like_any_other(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("slash")
        await screen.type("[/]")
        assert "[/]" in screen.header


async def test_statements_say_once_who_made_them_all_or_else_each_who_made_it(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("slash")
        await screen.type("said:lee quay")
        assert "1 statement by Ann Lee  quay…" in screen.lines[1]
        assert screen.pane("list").count("Ann Lee") == 1  # above them all
        assert "2024-03-14 The quay is open" in " ".join(screen.pane("list").split())
        await screen.press("escape", "slash")
        await screen.type("said:lee OR said:hale")
        assert " by " not in screen.lines[1]
        rows = screen.pane("list").splitlines()
        assert any("Ann Lee" in row for row in rows)
        assert any("Tom Hale" in row for row in rows)


async def test_what_was_found_while_it_was_typed_is_there_once_it_is_entered(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        for typed, query, found in (
            ("said:ha", "said:ha*", "5 statements  everything Ha… said"),
            ("humanit", "humanit*", "2 articles"),
            ("humanitarian", "humanitarian", "2 articles"),
            ("humanitarion", "humanitarion", "0 articles"),
            ("date:2019", "date:2019", "0 articles"),
            ("-harbour is:starred", "-harbour is:starred", "0 articles"),
        ):
            await screen.press("slash", "ctrl+u")
            await screen.type(typed)
            assert found in screen.lines[1], typed
            await screen.press("enter")
            assert found in screen.lines[1], typed
            assert screen.header.endswith(f"/ {query}")


async def test_finding_in_the_article_goes_to_the_first_hit_from_here(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("G", "2", "slash")
        assert "find in this article:" in screen.header
        await screen.type("paragraph 150")
        assert "1 hit" in screen.lines[1]
        assert "Paragraph 150 of" in screen.pane("text")
        await screen.press("enter")
        assert screen.reader.text.has_focus
        await screen.press("escape")
        assert not screen.reader.session.hits
        assert "Paragraph 150 of" in screen.pane("text")


async def test_words_that_are_not_there_are_reported_without_moving(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("2", "slash")
        mark = screen.reader.text.mark
        await screen.type("zebra")
        assert "not in this article" in screen.lines[1]
        assert screen.reader.text.mark == mark


async def test_the_last_hit_in_an_article_is_followed_by_its_first(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("2", "slash")
        await screen.type("humanitarian")
        await screen.press("enter")
        first = screen.reader.session.hit
        for _ in screen.reader.session.hits:
            await screen.press("n")
        assert screen.reader.session.hit == first
        assert "continued from the top" in screen.said


async def test_quotes_are_filtered_by_their_words_and_by_their_speakers(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("3", "slash")
        assert "filter these quotes:" in screen.header
        await screen.type("sack")
        assert "We counted every sack" in screen.pane("quotes")
        assert "The quay is open" not in screen.pane("quotes")
        for _ in "sack":
            await screen.press("backspace")
        await screen.type("lee")
        assert "The quay is open" in screen.pane("quotes")
        assert "We counted" not in screen.pane("quotes")
        await screen.press("escape")
        assert "We counted" in screen.pane("quotes")


async def test_quotes_are_filtered_as_words_are_found_in_an_article(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = tmp_path / "briefings"
    folder.mkdir()
    said = (
        "“We – all of us – don’t close the quay,” José Martín said.\n\n“It is open,” Ann Lee said."
    )
    (folder / "a.md").write_text(f"---\ntitle: Quay\n---\n{said}\n", encoding="utf-8")
    library = indexed_library(folder, tmp_path)
    async with open_reader(on=library) as screen:
        for words in ("don't", "us - don", "jose m"):
            await screen.press("3", "slash")
            await screen.type(words)
            assert "don’t close" in screen.pane("quotes")
            assert "It is open" not in screen.pane("quotes")
            await screen.press("escape")
    library.close()


def test_a_filtered_quote_is_gone_to_at_the_words() -> None:
    text = "We – all of us – don’t close it"
    quote = Quote(10, 10 + len(text), text, QuoteKind.DIRECT)
    assert text[offset_of("don't", quote) :] == "don’t close it"
    assert text[offset_of("US - DON", quote) :] == "us – don’t close it"
    assert offset_of("Ann", quote) == 0


async def test_n_without_a_search_says_how_to_search(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("n")
        assert "press /" in screen.said


async def in_one_piece(screen: Screen, *keys: str) -> None:
    """Send keys without waiting for what any of them does."""
    screen.burst(*keys)
    while screen.pilot.app.message_queue_size:
        await screen.pause(0.01)
    await screen.settle()


async def test_keys_behind_a_searchs_enter_in_one_piece_are_not_typed_into_it(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await in_one_piece(screen, "slash", *"sack", "enter", "m")
        assert screen.reader.session.query == "sack"
        assert len(library.bookmarks.find()) == 1


async def test_letters_in_one_piece_are_searched_once(
    library: Library, open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def search(query: str, sort: Sort | None = None, *, typing: bool = False) -> Listing:
        asked.append(query)
        return Library.search(library, query, sort, typing=typing)

    monkeypatch.setattr(library, "search", search)
    async with open_reader() as screen:
        await in_one_piece(screen, "slash", *"humanitarian")
        assert "2 articles" in screen.lines[1]
    assert asked == ["humanitarian"]


async def test_keys_behind_a_choice_in_one_piece_mean_the_screen_below(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await in_one_piece(screen, "colon", *"star", "enter", "m")
        assert "★" in screen.pane("list")
        assert len(library.bookmarks.find()) == 1


async def test_neither_rows_nor_text_move_when_a_search_opens_and_closes(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        before = screen.lines[3:-1]
        await screen.press("slash")
        assert screen.lines[3:-1] == before
        assert screen.lines[2].startswith("   Articles")
        await screen.press("escape")
        assert screen.lines[3:-1] == before
        assert screen.lines[1].startswith("   Articles")


async def test_the_cursor_stays_with_an_article_opened_from_what_was_found(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        everything = screen.reader.session.listing
        assert everything is not None
        last = everything.hit(len(everything) - 1).row
        await screen.press("slash")
        word = last.title.split()[0]
        await screen.type(f"title:{word}")
        colour = screen.reader.articles.style_of("hit").color
        parts = [part for strip in screen.strips for part in strip]
        assert word in [text for text, style, _ in parts if style and style.color == colour]
        await screen.press("enter", "enter")
        assert screen.reader.session.path == last.path
        await screen.press("escape", "escape")
        assert not screen.reader.session.query
        assert screen.reader.session.path == last.path
        assert screen.reader.articles.cursor == len(everything) - 1


async def test_the_head_says_how_the_hits_are_sorted(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        for typed, order in (
            ("humanitarian", "by relevance"),
            ("has:quotes", "by date"),
            ("humanitarian sort:title", "by title"),
            ("said:calloway", "by date"),
        ):
            await screen.press("slash", "ctrl+u")
            await screen.type(typed)
            assert order in screen.shown, typed
            await screen.press("enter")
            assert order in screen.shown, typed


async def test_q_leaves_a_search_before_it_leaves_the_program(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        before = screen.reader.session.path
        await screen.press("slash")
        await screen.type("weather")
        await screen.press("enter")
        assert screen.reader.session.path != before
        await screen.press("2", "q", "q")
        assert screen.pilot.app.is_running
        assert "Articles" in screen.pane("list")
        assert screen.reader.session.path == before
        await screen.press("q")
        assert not screen.pilot.app.is_running


async def test_an_order_that_is_chosen_for_what_was_found_goes_with_it(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        rows = screen.pane("list")
        await screen.press("slash")
        await screen.type("the")
        await screen.press("enter", "s", "s")
        assert "by date ↑" in screen.pane("list")
        await screen.press("escape")
        assert "by date ↓" in screen.pane("list")
        assert screen.pane("list") == rows
        await screen.press("slash")
        await screen.type("the")
        await screen.press("enter")
        assert "by relevance ↓" in screen.pane("list")


async def test_the_order_of_the_list_stays_through_a_search(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("s")
        rows = screen.pane("list")
        assert "by date ↑" in rows
        assert rows.index("A long report") < rows.index("Harbour [reopens]")
        await screen.press("slash")
        await screen.type("the")
        await screen.press("enter")
        assert "by relevance ↓" in screen.pane("list")
        await screen.press("s")
        assert "by date ↓" in screen.pane("list")
        await screen.press("escape")
        assert screen.pane("list") == rows


async def test_a_search_that_finds_nothing_shows_nothing_and_nothing_can_be_kept_of_it(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        before = screen.pane("text"), screen.pane("quotes")
        await screen.press("slash")
        await screen.type("weather")
        assert "Nothing is quoted here" in screen.pane("text")
        await screen.type("zzz")
        assert "no matching articles" in screen.pane("list")
        assert not screen.pane("text").strip()
        assert screen.pane("quotes").split() == ["Quotes"]
        await screen.press("home")
        await screen.type("said:x ")
        assert "no matching statements" in screen.pane("list")
        await screen.press("enter", "2", "m", "y", "j", "]", "G")
        assert not screen.library.bookmarks.find()
        assert not screen.pilot.app.clipboard
        await screen.press("q", "escape")
        assert (screen.pane("text"), screen.pane("quotes")) == before


async def test_the_text_stays_as_it_was_left_after_a_search_that_found_nothing(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("G", "2", *["space"] * 5, "1")
        before = [line.rstrip(" ▐") for line in screen.pane("text").splitlines()]
        await screen.press("slash")
        await screen.type("zzz")
        await screen.press("escape")
        assert [line.rstrip(" ▐") for line in screen.pane("text").splitlines()] == before


async def test_before_anything_is_indexed_a_search_says_so(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    library = open_library(write_articles(tmp_path / "new"), tmp_path / "c", tmp_path / "d")
    async with open_reader(on=library) as screen:
        await screen.press("slash")
        await screen.type("harbour")
        assert "nothing indexed yet" in screen.pane("list")
        await screen.press("escape")
        assert "4 articles" in screen.header
        await screen.press("&")
        assert "nothing indexed yet" in screen.footer
        await screen.press("ctrl+g")
        await screen.type("2023")
        await screen.press("enter")
        assert "still indexing: the list is not sorted yet" in screen.shown
    library.close()


@cases(
    ("words", "query"),
    [
        ("quay", "quay"),
        ("the “quay”", '"the “quay”"'),
        ("date: Monday", '"date: Monday"'),
        ("Source: AP said so", '"Source: AP said so"'),
        ("note that is: odd", '"note that is: odd"'),
        ("said:miller aid", "said:miller aid"),
        ("aid -said:miller", "aid -said:miller"),
        ("(said:lee OR said:hale)", "(said:lee OR said:hale)"),
    ],
)
def test_words_of_an_article_are_a_query_only_where_a_field_has_a_value(
    words: str, query: str
) -> None:
    assert as_query(words) == query
