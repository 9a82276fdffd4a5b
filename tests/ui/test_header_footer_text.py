"""The one-line parts: they say what matters and never take a second line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.cases import cases

from briefreader.domain.article import Article
from briefreader.domain.listing_row import Sort
from briefreader.domain.quote import Quote, QuoteKind
from briefreader.text.date_format import long_date
from briefreader.ui.commands.command_table import Mode, Pane
from briefreader.ui.commands.keymap import full_keymap
from briefreader.ui.rendering.article_header import dated, head_lines, quote_count_text, summary
from briefreader.ui.rendering.header_footer_text import (
    footer,
    greeting,
    list_head,
    quotes_head,
    top_left,
)
from briefreader.ui.rendering.styled_runs import Runs, StyledRun, cut_runs, justify_runs, width_of

KEYS = full_keymap({})


def text_of(runs: Runs) -> str:
    return "".join(run.text for run in runs)


@pytest.mark.parametrize("pane", list(Pane))
@pytest.mark.parametrize("mode", list(Mode))
def test_the_footer_fits_and_always_names_the_key_for_help(pane: Pane, mode: Mode) -> None:
    for cells in range(40, 301, 13):
        runs = footer(pane, mode, KEYS, cells)
        assert width_of(runs) <= cells, cells
        assert text_of(runs).endswith(" ? help "), cells


def test_the_footer_shows_the_keys_that_are_set() -> None:
    changed = footer(Pane.TEXT, Mode.USUAL, full_keymap({"bookmark": "f2"}), 200)
    assert " F2 bookmark " in text_of(changed)


def test_the_footer_of_the_text_shows_both_halves_of_a_shift_pair() -> None:
    assert " m bookmark  M widen " in text_of(footer(Pane.TEXT, Mode.USUAL, KEYS, 140))


@cases("cells", range(0, 80, 7))
def test_a_spread_line_is_exactly_as_wide_as_its_place(cells: int) -> None:
    left, right = (
        (StyledRun("a long name, longer than it ought to be"),),
        (StyledRun("¶ 3/7 · 41 %"),),
    )
    assert width_of(justify_runs(left, right, cells)) == cells


def test_the_right_end_goes_before_the_left_is_cut_to_nothing() -> None:
    assert (
        text_of(justify_runs((StyledRun("an article’s title"),), (StyledRun("¶ 3/7 · 41 %"),), 16))
        == "an article’s ti…"
    )


def test_cut_runs_keep_their_styles() -> None:
    assert cut_runs([StyledRun("abc", "x"), StyledRun("defgh", "y")], 5) == (
        StyledRun("abc", "x"),
        StyledRun("d…", "y"),
    )


def test_the_top_gives_up_the_count_before_the_name_of_the_library() -> None:
    assert "1,735 articles" in text_of(top_left("~/briefings", 1735, "", 60))
    assert text_of(top_left("~/briefings", 1735, "", 30)) == " briefreader  ~/briefings"
    assert text_of(top_left("~/briefings", 1, "", 60)).endswith("1 article")


def test_while_indexing_the_top_says_how_far_it_is() -> None:
    assert "indexing 1,200/4,853" in text_of(
        top_left("~/briefings", 4853, "indexing 1,200/4,853", 40)
    )


ARTICLE = Article(
    Path("/a"), "0" * 64, "T", "word " * 460, published=date(2023, 8, 16), source="Radio Nowhere"
)
QUOTES = tuple(Quote(n, n + 1, "w", QuoteKind.DIRECT) for n in range(4))


@cases(
    ("cells", "line"),
    [
        (80, "Radio Nowhere · published 16 August 2023 · 2 min · 4 quotes"),
        (58, "Radio Nowhere · published 16 August 2023 · 2 min"),
        (44, "Radio Nowhere · published 16 August 2023"),
        (37, "Radio Nowh… · published 16 August 2023"),
        (30, "published 16 August 2023"),
    ],
)
def test_the_summary_gives_up_what_matters_least(cells: int, line: str) -> None:
    assert summary(ARTICLE, QUOTES, 0, cells) == line or len(line) > cells


@cases(
    ("exchanges", "quotes", "words"),
    [(62, QUOTES, "62 exchanges"), (1, (), "1 exchange"), (0, QUOTES[:1], "1 quote"), (0, (), "")],
)
def test_what_is_quoted_is_counted(exchanges: int, quotes: tuple[Quote, ...], words: str) -> None:
    assert quote_count_text(quotes, exchanges) == words


def test_dates_are_written_out_and_say_which_they_are() -> None:
    assert long_date(date(2024, 2, 9)) == "9 February 2024"
    assert dated(ARTICLE) == "published 16 August 2023"
    assert dated(Article(Path("/a"), "", "T", "")) == "undated"
    saved = Article(Path("/a.docx"), "", "T", "", file_changed=date(2024, 2, 9))
    assert dated(saved) == "undated, file saved 9 February 2024"


@pytest.mark.parametrize("cells", [40, 60, 80])
def test_the_greeting_names_what_this_is_for_and_the_key_that_shows_all_others(cells: int) -> None:
    words = greeting({}, cells)
    assert "? help" in words
    assert len(words) + 2 <= cells
    assert ("w speakers" in words) == (cells == 60)
    assert ("w who said what · C check a draft" in words) == (cells == 80)


def test_the_terms_of_attribution_stand_at_the_head() -> None:
    article = Article(
        path=Path("/call.md"),
        content_hash="",
        title="Background call",
        text="Good evening.",
        terms=("This call is on background.", "It is embargoed until six.", "Not for reporting."),
    )
    lines = [text_of(line) for line in head_lines(article, (), 60, 40)]
    assert lines == [
        "Background call",
        "",
        "This call is on background.",
        "It is embargoed until six.",
        "",
    ]


def test_at_a_hundred_columns_the_footer_names_what_nobody_would_look_for() -> None:
    told = text_of(footer(Pane.LIST, Mode.USUAL, {}, 100))
    for offer in ("w speakers", "W all they said", "C check draft", "e export", "? help"):
        assert offer in told
    for pane in (Pane.TEXT, Pane.QUOTES):
        told = text_of(footer(pane, Mode.USUAL, {}, 100))
        assert "W all they said" in told
        assert "C check draft" in told


class Listed(list[None]):
    """As much of a listing as its head takes."""

    query = ""


@cases(
    ("number", "cells", "shown"),
    [
        (205, 40, ("   Articles  by date ↓", "205/262 ")),
        (205, 29, ("   Articles  date ↓", "205/262 ")),
        (205, 28, ("   Articles  date ↓", "205/262")),  # in a terminal of 80 or 100 columns
        (205, 27, ("   Articles  date ↓", "205 ")),
        (205, 24, ("   Articles  date ↓", "")),
    ],
)
def test_the_head_of_the_list_says_of_how_many_where_there_is_room(
    number: int, cells: int, shown: tuple[str, str]
) -> None:
    listing = Listed([None] * 262)
    head = list_head(listing, number - 1, Sort.DATE, {}, cells=cells, focused=True)  # type: ignore[arg-type]
    assert tuple(map(text_of, head)) == shown
    drawn = text_of(justify_runs(*head, cells))
    assert drawn.startswith(shown[0]), "how it is sorted is not cut"
    assert drawn.rstrip().endswith((shown[1] or shown[0]).rstrip())


@pytest.mark.parametrize(
    ("hidden", "cells", "shown"),
    [
        (7, 34, ("   Exchanges  7 hidden", "78/87 ")),
        (7, 25, ("   Exchanges  +7", "78/87 ")),  # the quotes of a terminal of 100 columns
        (0, 25, ("   Exchanges", "78/87 ")),
    ],
)
def test_the_head_of_the_quotes_says_how_many_are_hidden_in_the_room_it_has(
    hidden: int, cells: int, shown: tuple[str, str]
) -> None:
    head = quotes_head(87, 77, hidden, exchanges=True, words="", cells=cells, focused=True)
    assert tuple(map(text_of, head)) == shown
    assert text_of(justify_runs(head[0], head[1], cells)).startswith(shown[0]), (
        "nothing of it is cut"
    )
