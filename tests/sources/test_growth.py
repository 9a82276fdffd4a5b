"""Whatever read a text takes time in proportion to it, however it is made up."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from benchmarks.growth import SHAPES, TARGETS
from tests.cases import cases
from tests.growth import calls, cost, growth, growth_and_cost

from briefreader.domain.article import TextStyle
from briefreader.factcheck.draft_parser import html_blocks, read_draft
from briefreader.sources import article_from_bytes
from briefreader.sources.formats.markdown.reader import markdown_blocks
from briefreader.sources.formats.plain_text import plain_blocks

SMALL, LARGE = 6 * 1024, 18 * 1024
# What grows by less than this power of the length does not grow with its square; rows and lists
# that lie in one another do a little more for each.
STEEPEST = 1.6
# Ten milliseconds a KB, on a machine on which a yardstick is about ten milliseconds.
DEAREST = 18
PIECES = [
    *("<!", "<?", "<![CDATA[", "<?a ", "<!a ", "<!--", "<a ", '<a "', "<li>", "<ul><li>", "<h1>a"),
    *("<td>", "<tr><td>", "<s>x</s> [", "[", "![", "[a](", "*a ", "**a ", "_a ", "`a"),
    *(
        "> ",
        "- a\n",
        "|a",
        "a|b\n",
        "&",
        "\\[",
        "a\n",
        "“a",
        "A: a\n",
        "Q: a\n",
        " \n",
        "(",
        "1. a\n",
    ),
]
OTHERS = [
    *("nested []", "nested [](b)", "nested <div>", "nested <blockquote>", "a list in a list"),
    *("runs of backticks", "runs of asterisks", "a**b and c* ", "link definitions"),
    *("a table of forty columns, rows of one", "a table of two columns, rows of one"),
    *("a table as wide as it is long", "an HTML table with one long row", "many tables"),
    *("an HTML table with one long row and many short ones", "a cell that never ends"),
]


SHAPES_READ = [*(f"{piece!r} again and again" for piece in PIECES), *OTHERS]


@pytest.mark.parametrize("target", ["markdown", "plain", "html"])
def test_time_grows_with_the_text_and_not_with_its_square(target: str) -> None:
    read = TARGETS[target]
    read(SHAPES["prose"](2000))
    steep, dear = {}, {}
    for shape in SHAPES_READ:
        small, large = SHAPES[shape](SMALL), SHAPES[shape](LARGE)
        power, yardsticks = growth_and_cost(read, small, large, STEEPEST, DEAREST)
        if power > STEEPEST:
            steep[shape] = power
        if yardsticks > DEAREST:
            dear[shape] = yardsticks
    assert (steep, dear) == ({}, {})


def test_brackets_without_an_end_cost_no_more_than_words() -> None:
    for piece in ("![", "![](", "["):
        assert cost(markdown_blocks, piece * (8192 // len(piece)), 4) <= 4, piece


def test_brackets_with_one_end_behind_all_and_lines_of_one_word_take_few_calls() -> None:
    for text, most in (
        ("![" * 1000 + "a](b)", 50),
        ("[b]: c\n\n" + "[a] [ " * 1000, 200),
        ("---\n" + "A\n" * 1000 + "---\n\nText.\n", 150),
    ):
        markdown_blocks(text[:100])  # what is loaded once is there
        called = sum(calls(partial(markdown_blocks, text)).values())
        assert called <= most * 1000, text[:20]


@cases(
    ("text", "links"),
    [
        ("[[a](URL)", ["a"]),
        ("[[a]](URL)", ["[a]"]),
        ("[a `[` b](URL)", ["a [ b"]),
        ("[a \\[ b](URL)", ["a [ b"]),
        ("[a \\\\[ b](URL)", [" b"]),
        ('[a <b title="[">b</b>](URL)', ["a b"]),
        ("[![a](b[c) d](URL)", ["[picture: a] d"]),
        ("[a](b [c) d](URL)", ["c) d"]),
        ('[![a](b "c) [") d](URL)', ["[picture: a] d"]),
        ("[a][b [c] d\n\n[a]: URL", ["a"]),
    ],
)
def test_a_bracket_that_is_none_takes_no_end_from_another(text: str, links: list[str]) -> None:
    found = [
        block.text[span.start : span.end]
        for block in markdown_blocks(text.replace("URL", "https://x.org"))
        for span in block.styles
        if span.style is TextStyle.LINK
    ]
    assert found == links


def test_two_kilobytes_of_a_table_do_not_make_sixty_thousand_cells() -> None:
    table = "|a" * 250 + "|\n" + "|-" * 250 + "|\n" + "x\n" * 250
    assert cost(markdown_blocks, table, 5) <= 5
    (block,) = markdown_blocks(table)
    assert block.text.count("x") == 250


def test_a_table_keeps_its_short_rows() -> None:
    table = "| Name | Age | Town |\n| --- | --- | --- |\n| Ann Moss |\n| Tom Reave | 30 |\n"
    (block,) = markdown_blocks(table)
    assert [line.split() for line in block.text.split("\n")] == [
        ["Name", "Age", "Town"],
        ["Ann", "Moss"],
        ["Tom", "Reave", "30"],
    ]


def test_a_megabyte_of_what_looks_like_html_is_read_in_proportion() -> None:
    for piece in ("<?a ", "<!a ", "<![CDATA["):
        assert cost(html_blocks, piece * (1_000_000 // len(piece)), 400) <= 400, piece


def test_indented_words_that_names_end_are_gone_through_once() -> None:
    small, large = (
        "It rained.\n\n" + "    So it is.\n    -- Jon Aas\n\n" * times for times in (1_000, 4_000)
    )
    assert growth(plain_blocks, small, large, STEEPEST) <= STEEPEST


def test_comments_before_a_draft_are_passed_in_one_way() -> None:
    """Each could be parted from the next in two ways: of forty, no program saw the end."""
    draft = "<!-- a -->" * 40 + "“It is so,” he said."
    assert read_draft(draft.encode()).text.endswith("he said.")
    assert cost(lambda text: read_draft(text.encode()), draft, 20) <= 20


@cases(
    ("name", "begin", "piece"),
    [
        ("a.rtf", r"{\rtf1 Title\par Text.\par", " "),
        ("a.org", "Title\n\n* a", " "),
        ("a.rst", "Title\n\n`a", " "),
        ("a.eml", "From: a@x.example\nSubject: a\n\nText.\n", " "),
        (
            "a.eml",
            "From: a@x.example\nSubject: a\n\n",
            "-----BEGIN PGP SIGNED MESSAGE-----\nHash: a\n\n",
        ),
        ("a.md", "Title\n\n", "{% "),
    ],
)
def test_what_begins_again_and_again_and_never_ends_is_read_in_proportion(
    name: str, begin: str, piece: str
) -> None:
    def read(text: str) -> object:
        return article_from_bytes(Path(name), text.encode())

    small, large = (f"{begin}{piece * (size // len(piece))}x" for size in (16_000, 64_000))
    assert growth(read, small, large, STEEPEST) <= STEEPEST
