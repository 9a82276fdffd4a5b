"""Selecting a passage by keyboard, and what a passage leaves out."""

from __future__ import annotations

import pytest
from tests.cases import cases

from briefreader.domain.article import Article, Span
from briefreader.domain.quote import Quote, QuoteKind
from briefreader.library import Library
from briefreader.ui.commands.command_table import Mode
from briefreader.ui.selection.motions import MOTIONS, begin, moved, over, to_offset, turned
from briefreader.ui.selection.omission_warning import omission_warning

from .conftest import OpenReader, TimeSaid
from .test_passages import article

TEXT = (
    "The quay, they say, won’t close. It cost 3,500.50 crowns. Nobody paid.\n\n"
    "A second paragraph stands here. 记者会 ends it."
)


def after(keys: str, at: str = "quay") -> str:
    """What is selected after keys of the selection, begun at a word."""
    motions = {
        "w": ("word", 1), "b": ("word", -1), "e": ("word_end", 1), ")": ("sentence", 1),
        "(": ("sentence", -1), "}": ("paragraph", 1), "{": ("paragraph", -1),
        "l": ("character", 1), "h": ("character", -1),
    }  # fmt: skip
    piece = article(TEXT)
    chosen = begin(TEXT, TEXT.index(at))
    assert chosen is not None
    for key in keys:
        chosen = turned(TEXT, chosen) if key == "o" else moved(piece, chosen, *motions[key])
    return chosen.span.of(TEXT)


@cases(
    ("at", "keys", "selected"),
    [
        ("quay", "", "quay"),
        ("quay", "w", "quay, they"),
        ("quay", "ww", "quay, they say"),
        ("quay", "wwb", "quay, they"),
        ("quay", "wb", "quay"),
        ("quay", "b", "The quay"),
        ("quay", "bw", "quay"),
        ("quay", "bww", "quay, they"),
        ("quay", "bb", "The quay"),
        ("quay", "e", "quay, they"),
        ("say", "w", "say, won’t"),
        ("cost", "w", "cost 3,500.50"),
        ("quay", ")", "quay, they say, won’t close."),
        ("quay", "))", "quay, they say, won’t close. It cost 3,500.50 crowns."),
        ("quay", "))(", "quay, they say, won’t close."),
        ("say", "(", "The quay, they say"),
        ("say", "(o)", "The quay, they say, won’t close."),
        ("cost", "}", "cost 3,500.50 crowns. Nobody paid."),
        ("cost", "{", TEXT[: TEXT.index("cost") + 4]),
        ("paid", ")", "paid."),
        ("paid", "))", "paid.\n\nA second paragraph stands here."),
        ("quay", "l", "quay,"),
        ("quay", "lh", "quay"),
        ("quay", "h", " quay"),
        ("quay", "hh", "e quay"),
        ("quay", "wwobw", "quay, they say"),
        ("quay", "wwow", "they say"),
        ("记者会", "w", "记者会 ends"),
        ("it.", "wwww", "it"),
        ("The", "bbbb", "The"),
    ],
)
def test_where_the_motions_lead(at: str, keys: str, selected: str) -> None:
    assert after(keys, at) == selected


def test_every_motion_keeps_the_word_it_began_with_and_stays_in_the_text() -> None:
    piece = article(TEXT)
    for at in range(len(TEXT)):
        chosen = begin(TEXT, at)
        if chosen is None:
            continue
        for motion in MOTIONS:
            for step in (1, -1):
                span = moved(piece, chosen, motion, step).span
                assert 0 <= span.start <= chosen.anchor.start
                assert chosen.anchor.end <= span.end <= len(TEXT)


def test_a_passage_is_taken_over_with_its_last_end_moving() -> None:
    piece = article(TEXT)
    passage = Span(TEXT.index("It cost"), TEXT.index(" Nobody"))
    chosen = over(TEXT, passage)
    assert chosen.span == passage
    assert moved(piece, chosen, "word", 1).span.of(TEXT).endswith("Nobody")
    assert to_offset(chosen, passage.start + 1, -1).span.of(TEXT) == "It"


def quoted(text: str, words: str, speaker: str | None, kind: QuoteKind = QuoteKind.TURN) -> Quote:
    start = text.index(words)
    return Quote(start, start + len(words), words, kind, speaker=speaker)


PLAIN = (
    "We did not say that the war is over, unless the army leaves. We will see. Mr. Hale agreed.\n\n"
    "That is all there is.\n\n外交部说今天开会。"
)


@cases(
    ("words", "warning"),
    [
        ("We will see.", ""),
        ("We will see", ""),
        ("We will see. Mr. Hale agreed.", ""),
        ("Mr. Hale agreed.\n\nThat is all there is.", ""),
        ("the war is over", "leaves out the preceding “not”"),
        ("We did not say that the war is over", "leaves out the following “unless”"),
        ("will see.", "starts mid-sentence"),
        ("That is all", "ends mid-sentence"),
        ("is all", "starts and ends mid-sentence"),
        ("ill see.", "starts mid-word"),
        ("That is al", "ends mid-word"),
        ("hat is all", "starts mid-word and ends mid-sentence"),
        ("at is a", "starts and ends mid-word"),
        ("外交部说", "ends mid-sentence"),  # each sign is a word
        (PLAIN, ""),
    ],
)
def test_what_a_passage_leaves_out(words: str, warning: str) -> None:
    start = PLAIN.index(words)
    passage = Span(start, start + len(words))
    assert omission_warning(article(PLAIN), (), passage) == warning


def test_a_quote_as_it_was_found_is_whole_and_a_part_of_it_is_not() -> None:
    text = "He said “the quay will never close” on Monday."
    quote = quoted(text, "the quay will never close", "Ann Lee", QuoteKind.DIRECT)
    assert omission_warning(article(text), (quote,), quote.span) == ""
    part = Span(text.index("close"), text.index("close") + 5)
    assert omission_warning(article(text), (quote,), part) == "leaves out the preceding “never”"


def test_words_of_two_people_are_told() -> None:
    text = "A: We agree on it.\n\nB: We do not."
    turns = (quoted(text, "We agree on it.", "Ann Lee"), quoted(text, "We do not.", "Tom Hale"))
    piece: Article = article(text)
    assert (
        omission_warning(piece, turns, Span(3, len(text)))
        == "mixes the words of Ann Lee and Tom Hale"
    )


async def test_v_selects_words_m_keeps_them_and_y_copies_them(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("2", "v")
        assert screen.reader.text.selected == Span(0, 3)
        await screen.press("w", "w")
        assert " w word" in screen.footer
        assert "ends mid-sentence · M widens" in screen.footer
        await screen.press("y")
        assert "sent 3 words" in screen.said
        assert screen.reader.text.selected is None
        await screen.press("g", "v", "w", "w", "m")
        (kept,) = library.bookmarks.find()
        assert kept.quote == "The north quay"
        assert "ends mid-sentence · M widens" in screen.footer
        await screen.press("M")
        (kept,) = library.bookmarks.find()
        assert kept.quote.endswith("after two years of repairs.")
        assert "M widens" not in screen.footer


@pytest.mark.parametrize("columns", [50, 64, 80])
async def test_what_is_said_has_room_before_what_a_selection_leaves_out(
    open_reader: OpenReader, times_said: list[TimeSaid], columns: int
) -> None:
    async with open_reader(columns, 20) as screen:
        await screen.press("2", "v", "w", "w", "f12")
        assert screen.reader.message.words in screen.footer
        assert screen.reader.message.words.endswith(" lists the keys")
        assert ("ends mid-sentence" in screen.footer) is (columns > 50)
        times_said[-1].end()
        await screen.settle()
        assert "ends mid-sentence · M widens" in screen.footer


async def test_the_keys_of_a_selection_mean_what_they_usually_do_after_it(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("2", "v", "escape")
        assert screen.reader.text.selected is None
        assert " w word" not in screen.footer
        mark = screen.reader.text.mark
        await screen.press("j")
        assert screen.reader.text.mark > mark
        await screen.press("h")
        assert screen.reader.articles.has_focus


async def test_a_selection_goes_down_by_lines_and_begins_anew_at_v(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("2", "v", "j")
        text = screen.reader.session.opened.article.text  # type: ignore[union-attr]
        selected = screen.reader.text.selected
        assert selected is not None
        assert selected.start == 0
        line = screen.pane("text").split("\n")[4]
        assert selected.of(text).startswith(line.strip("› ▐"))
        for down in "jkjjjk":  # whole words, wherever the same column is
            await screen.press(down)
            selected = screen.reader.text.selected
            assert selected is not None
            assert not text[selected.end - 1 : selected.end + 1].isalpha()
        await screen.press("v")
        again = screen.reader.text.selected
        assert again is not None
        assert again.start > 3
        await screen.press("J")
        assert screen.reader.text.selected is None
        assert " w word" not in screen.footer


async def test_v_goes_on_with_what_the_mouse_selected_and_with_the_quote_one_is_at(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        column, row = screen.where("Officials from Kamo")
        place = screen.reader.text.region.offset
        await screen.pilot.click("#text", offset=(column - place.x, row - place.y), times=2)
        await screen.settle()
        await screen.press("v", "w")
        text = screen.reader.session.opened.article.text  # type: ignore[union-attr]
        assert screen.reader.text.selected.of(text) == "Officials from"  # type: ignore[union-attr]
        await screen.press("escape", "3", "v", "b")
        selected = screen.reader.text.selected
        assert selected is not None
        assert selected.of(text) == "We counted every sack of the humanitarian"
        assert screen.reader.text.has_focus


async def test_a_selection_survives_a_resize_and_a_change_of_looks(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("2", "v", "w", "w")
        for theme, size in (("briefreader-dark", (60, 20)), ("briefreader-ansi", (100, 20))):
            before = screen.reader.text.selected
            screen.reader.controllers.program.use_theme(theme)
            await screen.resize(*size)
            assert screen.reader.text.selected == before, theme
            await screen.press("w")
            after_it = screen.reader.text.selected
            assert after_it is not None
            assert before is not None
            assert after_it.end > before.end, theme


async def test_help_while_selecting_begins_with_the_keys_of_the_selection(
    open_reader: OpenReader,
) -> None:
    async with open_reader(120, 40) as screen:
        await screen.press("2", "j", "v", "question_mark")
        lines = [line.strip() for line in screen.lines if line.strip()]
        assert "While selecting" in screen.shown
        assert "Forward a word" in screen.shown
        assert "To the next pane" not in "".join(lines[:12])
        await screen.type("page up")
        assert "One page up (in the reader, the text)" in screen.shown  # pgup still does
        await screen.press("escape")
        assert screen.reader.text.selected is not None


async def test_a_note_on_a_selection_ends_it(open_reader: OpenReader, library: Library) -> None:
    async with open_reader() as screen:
        await screen.press("2", "j", "j", "v", "w", "a")
        selected = screen.reader.text.selected
        await screen.press("escape")
        assert screen.reader.text.selected == selected
        await screen.press("a", *"why", "ctrl+s")
        assert library.bookmarks.find()[0].note == "why"
        assert screen.reader.text.selected is None
        assert screen.reader.mode is Mode.USUAL
        assert screen.reader.session.passage is not None


async def test_a_look_at_the_help_leaves_the_selection(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("enter", "v", "w", "w")
        selected = screen.reader.text.selected
        assert selected is not None
        for looked in (("question_mark", "escape"), ("f1", "f1"), ("question_mark", "w", "escape")):
            await screen.press(*looked)
            assert screen.pilot.app.screen is screen.reader
            assert screen.reader.text.selected == selected, looked
            assert screen.reader.mode is Mode.SELECTING
        screen.pilot.app.clear_selection()  # as a dialog's field does that is just being made
        await screen.press("m")
        (kept,) = screen.library.bookmarks.find()
        assert kept.selector.span == selected
