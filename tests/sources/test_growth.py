"""Whatever reads a text takes time in proportion to it, however it is made up."""

from __future__ import annotations

import time

import pytest
from benchmarks.growth import SHAPES, TARGETS
from tests.yardstick import yardstick

from briefreader.factcheck.draft_parser import html_blocks, read_draft
from briefreader.sources.formats.markdown.reader import markdown_blocks

SMALL, LARGE = 6, 24  # KB
_SOME = 0.03  # seconds, below which nothing can be told of growth
# Four times as much of a text may take nine times as long: small times are not exact on a busy
# machine; what grows with the square takes sixteen.
_MOST = 9
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


def taken(target: str, text: str) -> float:
    """Seconds of the processor, the least of three."""
    least = 9.0
    for _ in range(3):
        begun = time.process_time()
        TARGETS[target](text)
        least = min(least, time.process_time() - begun)
        if least < _SOME:
            break
    return least


@pytest.mark.parametrize("target", ["markdown", "plain", "html"])
@pytest.mark.parametrize("shape", [*(f"{piece!r} again and again" for piece in PIECES), *OTHERS])
def test_time_grows_with_the_text_and_not_with_its_square(target: str, shape: str) -> None:
    TARGETS[target](SHAPES["prose"](2000))
    large = taken(target, SHAPES[shape](LARGE * 1024))
    if large < _SOME:
        return
    small = taken(target, SHAPES[shape](SMALL * 1024))
    assert large < _MOST * max(small, _SOME / 4)
    # Ten milliseconds a KB, on a machine on which a yardstick is about ten milliseconds.
    assert large < LARGE * yardstick()


def test_two_kilobytes_of_a_table_do_not_make_sixty_thousand_cells() -> None:
    table = "|a" * 250 + "|\n" + "|-" * 250 + "|\n" + "x\n" * 250
    begun = time.process_time()
    (block,) = markdown_blocks(table)
    assert time.process_time() - begun < 5 * yardstick()
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
        begun = time.process_time()
        html_blocks(piece * (1_000_000 // len(piece)))
        assert time.process_time() - begun < 400 * yardstick()


def test_comments_before_a_draft_are_passed_in_one_way() -> None:
    """Each could be parted from the next in two ways: of forty, no program saw the end."""
    begun = time.process_time()
    assert read_draft(("<!-- a -->" * 40 + "“It is so,” he said.").encode()).text.endswith(
        "he said."
    )
    assert time.process_time() - begun < 20 * yardstick()
