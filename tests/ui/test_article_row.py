"""Rows of the list: one height, columns that stand under one another, hits in sight."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases
from tests.ui.conftest import OpenReader
from textual.geometry import Size

from briefreader.domain.article import Span
from briefreader.domain.listing_row import ArticleRow, Hit, Snippet
from briefreader.domain.quote import Quote, QuoteKind
from briefreader.library import ReadState
from briefreader.ui.rendering.article_row import (
    MARGIN,
    HitsOnce,
    RowShape,
    disambiguation,
    row_lines,
    shape_for,
    snippet_lines,
)
from briefreader.ui.rendering.cells import flat, width
from briefreader.ui.rendering.styled_runs import Runs, width_of
from briefreader.ui.widgets.article_list import ArticleList

TITLES = st.one_of(
    st.text(max_size=120),
    st.lists(
        st.sampled_from(["briefing", "记者会", "👩\u200d👧", "e\u0301tat", "Nagorno-Karabakh"])
    ).map(" ".join),
)


EMPTY: st.SearchStrategy[list[Span]] = st.just([])


def text_of(line: Runs) -> str:
    return "".join(run.text for run in line)


def hit(title: str = "A title", **known: object) -> Hit:
    row = ArticleRow(Path("/library/file.txt"), title, **known)  # type: ignore[arg-type]
    return Hit(row, 1.0)


def lines_of(row: Hit, cells: int = 40, mark: ReadState | None = None) -> list[str]:
    runs = row_lines(row, mark or ReadState(), None, RowShape(), cells - 1)
    return ["".join(run.text for run in line).rstrip() for line in runs]


@given(TITLES, st.integers(24, 60), st.sampled_from([1, 2]), st.booleans())
def test_every_row_has_the_height_of_its_shape_and_stays_within_its_width(
    title: str, cells: int, titles: int, searching: bool
) -> None:
    shape = RowShape(titles, searching, gap=titles - 1)
    lines = row_lines(hit(title, source="wires", quote_count=4), ReadState(), None, shape, cells)
    assert len(lines) == shape.height
    assert all(width_of(line) <= cells - MARGIN + 2 for line in lines)


def test_a_row_says_when_where_and_how_much_is_quoted() -> None:
    known = hit("Talks resume", date=date(2023, 8, 16), source="armradio", quote_count=4)
    assert lines_of(known) == ["● Talks resume", "  2023-08-16 · armradio             4“", "", ""]


def test_copies_of_one_text_say_what_kind_of_file_they_are() -> None:
    for name, kind in (("road.pdf", "pdf · "), ("road.DOCX", "docx · "), ("road", "")):
        row = hit(date=date(2024, 5, 17), source="wires", versions=2)
        row = replace(row, row=replace(row.row, path=Path("/library", name)))
        assert lines_of(row, 60)[1] == f"  2024-05-17 · {kind}2 versions · wires"


def test_a_transcript_counts_its_exchanges() -> None:
    assert lines_of(hit(quote_count=70, exchange_count=62))[1].endswith("62⇄")


def test_an_article_without_a_date_says_so() -> None:
    assert lines_of(hit(source="wires"))[1].startswith("  undated · wires")


def test_counts_end_in_the_same_column_whatever_the_script() -> None:
    scripts = [
        ("plain", "wires"),
        ("记者会", "外交部"),
        ("👩\u200d👧", "e\u0301tat"),
        ("x" * 99, "y" * 99),
    ]
    rows = [hit(title, source=source, quote_count=4) for title, source in scripts]
    ends = [width(next(line for line in lines_of(row) if line.endswith("4“"))) for row in rows]
    assert set(ends) == {38}


@pytest.mark.parametrize(
    ("mark", "signs"),
    [
        (ReadState(), "● A title"),
        (ReadState(read=True), "  A title"),
    ],
)
def test_an_unread_article_has_a_dot(mark: ReadState, signs: str) -> None:
    assert lines_of(hit(), mark=mark)[0] == signs


def test_stars_and_bookmarks_stand_before_the_count() -> None:
    assert lines_of(hit(quote_count=3), mark=ReadState(True, True, 2))[1].endswith("★ ◆2 3“")


def test_a_title_is_cut_on_its_second_line() -> None:
    title = "Press Briefing by the Press Secretary and the Secretary of Transport"
    assert lines_of(hit(title), cells=30)[:2] == [
        "● Press Briefing by the",
        "  Press Secretary and the S…",
    ]


def test_of_a_statement_the_row_says_whose_it_is() -> None:
    statement = Quote(0, 4, "Yes.", QuoteKind.DIRECT, speaker="Matthew Miller", certain=True)
    row = Hit(ArticleRow(Path("/a"), "Talks resume"), 1.0, statement)
    assert lines_of(row)[:2] == ["● undated Yes.", "  Matthew Miller · Talks resume"]


def test_a_speaker_who_is_not_certain_has_a_question_mark_in_every_shape_of_row() -> None:
    statement = Quote(0, 4, "Yes.", QuoteKind.DIRECT, speaker="Matthew Miller")
    row = Hit(ArticleRow(Path("/a"), "Talks resume"), 1.0, statement)
    assert lines_of(row)[:2] == ["● undated Yes.", "  Matthew Miller ? · Talks resume"]
    of_one = row_lines(row, ReadState(), None, RowShape(), 39, sought="Matthew Miller")
    assert "".join(run.text for run in of_one[1]).rstrip() == "  ? · Talks resume"
    (compact,) = row_lines(row, ReadState(), None, RowShape(1, compact=True), 39)
    assert "undated    ? Yes." in "".join(run.text for run in compact)
    nobody = replace(row, statement=replace(statement, speaker=None))
    assert lines_of(nobody)[1] == "  no speaker · Talks resume"
    assert lines_of(replace(nobody, mention="**Q:**"))[1] == "  Q · Talks resume"


def test_a_piece_of_a_statement_begins_with_an_ellipsis() -> None:
    words = "One point to clarify: We expect it."
    statement = Quote(40, 40 + len(words), words, QuoteKind.DIRECT)
    hit = Hit(ArticleRow(Path("/a"), "Talks", date=date(2023, 8, 16)), 1.0, statement)
    for left_out, begins in ((0, "One point"), (4, "…point")):
        snippet = Snippet(words[left_out:], (Span(0, 3),), 40 + left_out)
        for shape in (RowShape(2, snippet=True), RowShape(1, compact=True)):
            runs = row_lines(hit, ReadState(), snippet, shape, 60)[0]
            assert f"2023-08-16 {begins}" in "".join(run.text for run in runs)
            marked = [run.text for run in runs if run.style == "hit"]
            assert marked == [words[left_out : left_out + 3]]


def test_a_statement_begins_with_its_day_and_the_words_that_were_sought() -> None:
    words = "We expect the first trucks on Monday, and the second ones whenever they come."
    statement = Quote(0, len(words), words, QuoteKind.DIRECT, speaker="Tom Hale", certain=True)
    row = Hit(ArticleRow(Path("/a"), "Talks resume " * 9, date=date(2023, 8, 16)), 1.0, statement)
    snippet = Snippet(words, (Span(words.index("Monday"), words.index("Monday") + 6),))
    shape = RowShape(2, snippet=True)
    for sought, about in (
        ("Tom Hale", "Talks resume Talks resume Tal…"),
        ("", "Tom Hale · Talks resume Talks…"),
    ):
        runs = row_lines(row, ReadState(), snippet, shape, 33, sought=sought)
        shown = ["".join(run.text for run in line).rstrip() for line in runs]
        assert shown == [
            "● 2023-08-16 We expect the first",
            "  trucks on Monday, and the",
            "  second ones whenever they com…",
            f"  {about}",
            "",
        ]


@given(TITLES, st.integers(24, 60), st.booleans())
def test_a_row_on_one_line_has_its_day_first_and_its_count_last(
    title: str, cells: int, searching: bool
) -> None:
    shape = shape_for(36, searching=searching, compact=True)
    assert shape.height == 1
    known = hit(title, date=date(2023, 8, 16), quote_count=4)
    snippet = (
        Snippet("We expect the first trucks on Monday", (Span(14, 19),)) if searching else None
    )
    (runs,) = row_lines(known, ReadState(), snippet, shape, cells)
    shown = "".join(run.text for run in runs)
    assert shown.startswith("● 2023-08-16 ")
    assert shown.endswith(" 4“")
    assert width_of(runs) <= cells - MARGIN + 2
    enough = cells - MARGIN - len("2023-08-16 ") - len(" 4“") >= 20
    assert ("first" in shown) == (searching and enough)


@dataclass
class Rows:
    rows: list[ArticleRow]

    def __len__(self) -> int:
        return len(self.rows)

    def hit(self, number: int) -> Hit:
        return Hit(self.rows[number], 1.0)


ALIKE = ArticleRow(Path("/lib/gaggle.md"), "Press Gaggle", date(2023, 8, 16), "Herald", 4)
OTHER_DAY = {"date": date(2023, 8, 17)}
CAPITAL, AIRPORT = "5:05 P.M. EDT, Capital", "9:21 A.M. EDT, Airport"


@cases(
    ("differing", "shown"),
    [
        (({}, OTHER_DAY), ("", "")),
        (({}, {"title": "Another"}), ("", "")),
        (({"occasion": CAPITAL}, {"occasion": AIRPORT}), ("5:05 P.M. EDT,…", "9:21 A.M. EDT,…")),
        (({"source": "The Herald"}, {"source": "The Mail"}), ("Herald", "Mail")),
        (({}, {"path": Path("/lib/gaggle-2.md")}), ("gaggle", "2")),
        (({}, {"path": Path("/lib/gaggle.docx")}), ("md", "docx")),
        (({}, {"path": Path("/lib/old/gaggle.md")}), ("lib", "old")),
        (
            ({}, {"path": Path("/lib/box/3")}, {"path": Path("/lib/box/4")}),
            ("gaggle.md", "box/3", "4"),
        ),
        (({"occasion": CAPITAL}, {}, {"source": "Mail"}), ("5:05 P.M. EDT,…", "", "Mail")),
        (({"indexed": False}, {"indexed": False}), ("", "")),
    ],
)
def test_rows_of_one_title_and_day_say_in_what_they_differ(
    differing: Sequence[dict[str, object]], shown: Sequence[str]
) -> None:
    rows = Rows([replace(ALIKE, **known) for known in differing])  # type: ignore[arg-type]
    found = [disambiguation(rows, number) for number in range(len(rows))]
    for one, expected in zip(found, shown, strict=True):
        assert one == expected
    compact, dense = shape_for(36, searching=False, compact=True), RowShape(1, gap=0)
    for number, apart in enumerate(found):
        for shape in (compact, dense):
            for cells in (28, 40, 76):
                lines = row_lines(rows.hit(number), ReadState(), None, shape, cells, apart=apart)
                words = "".join(run.text for line in lines for run in line)
                assert all(width_of(line) <= cells - MARGIN + 2 for line in lines)
                assert apart[:3] in words


def test_a_row_is_looked_up_once_for_itself_and_those_beside_it() -> None:
    class Listed:
        asked: list[int] = []  # noqa: RUF012

        def __len__(self) -> int:
            return 4

        def hit(self, number: int) -> Hit:
            self.asked.append(number)
            return hit(f"Article {number}", indexed=number != 2)

    hits = HitsOnce(Listed())
    for number in range(4):
        assert hits.hit(number).row.title == f"Article {number}"
        disambiguation(hits, number)
    assert sorted(Listed.asked) == [0, 1, *[2] * Listed.asked.count(2), 3]
    assert Listed.asked.count(2) > 1  # it may be indexed by now


def test_what_was_found_has_the_line_that_a_short_title_leaves() -> None:
    words = "We expect the first trucks on Monday, and the second ones whenever they come."
    snippet = Snippet(words, (Span(0, 2),))
    shape = RowShape(2, snippet=True)
    long = "Talks resume in the capital, and soon in all of the provinces, too"
    for title, cells, below in (("Talks resume", 33, 2), (long, 33, 2), (long, 60, 1)):
        dated = hit(title, date=date(2023, 8, 5), source="a source")
        runs = row_lines(dated, ReadState(), snippet, shape, cells)
        shown = ["".join(run.text for run in line).rstrip() for line in runs]
        assert len(shown) == shape.height
        assert shown[0].startswith("● 2023-08-05 We expect the")  # what differs from row to row
        assert shown[below - 1].endswith("…")
        assert shown[below].startswith("  Talks resume")
        assert shown[3].startswith("  a source")
        assert shown[-1] == ""


def test_hits_stay_marked_where_a_snippet_is_broken() -> None:
    shown = snippet_lines(Snippet("humanitarian aid workers", (Span(0, 16),)), 14, 2)
    assert [[(run.text, run.style) for run in line if run.text] for line in shown] == [
        [("humanitarian", "hit")],
        [("aid", "hit"), (" workers", "snippet")],
    ]


@given(TITLES, st.integers(16, 60), st.sampled_from([1, 2]), st.booleans(), st.data())
def test_what_was_sought_is_marked_in_a_title_wherever_it_is_broken_or_cut(
    title: str, cells: int, titles: int, compact: bool, data: st.DataObject
) -> None:
    words = [Span(*found.span()) for found in re.finditer("[^ ]+", flat(title))]
    marks = data.draw(st.lists(st.sampled_from(words), unique=True).map(sorted) if words else EMPTY)
    shape = RowShape(titles, compact=compact)
    plain = row_lines(hit(title), ReadState(), None, shape, cells)
    lines = row_lines(hit(title), ReadState(), None, shape, cells, title_marks=marks)
    assert [text_of(line) for line in lines] == [text_of(line) for line in plain]
    assert list(map(width_of, lines)) == list(map(width_of, plain))
    marked = "".join(run.text for line in lines for run in line if run.style == "hit")
    assert "".join(mark.of(flat(title)) for mark in marks).startswith(marked)
    if not any("…" in text_of(line) for line in lines):
        assert marked == "".join(mark.of(flat(title)) for mark in marks)


def test_a_row_without_its_title_shows_the_files_name() -> None:
    assert lines_of(hit(""))[0] == "● file.txt"


@pytest.mark.parametrize("cells", [12, 20, 40])
def test_the_first_hit_of_a_snippet_is_always_in_sight(cells: int) -> None:
    text = "word " * 30 + "aid is on its way " + "word " * 30
    at = text.index("aid")
    for lines in (1, 2, 3):
        shown = snippet_lines(Snippet(text, (Span(at, at + 3),)), cells, lines)
        assert len(shown) == lines
        assert [run.text for line in shown for run in line if run.style == "hit"] == ["aid"]
        assert all(width_of(line) <= cells for line in shown)


def test_few_lines_make_dense_rows() -> None:
    assert shape_for(8, searching=False).height == 2
    assert shape_for(36, searching=False).height == 4
    assert shape_for(36, searching=True).height == 5


async def test_rows_that_were_drawn_for_another_height_are_drawn_anew(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The screen is drawn in its new size before the list hears of it."""
    async with open_reader(140, 12) as screen:
        articles = screen.reader.articles
        for size in (Size(40, 40), Size(40, 8), Size(20, 30)):
            monkeypatch.setattr(ArticleList, "size", size)
            for y in range(size.height):
                assert articles.render_line(y).cell_length == size.width
