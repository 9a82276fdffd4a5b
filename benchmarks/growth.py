"""How the time of whatever reads a text grows with it, over shapes that nobody writes.

    python -m benchmarks.growth [TARGET]... [--shape WORDS] [--largest 128] [--quick] [--all]

Each shape (a sign repeated, opened and never closed, nested, mixed; CommonMark's own inputs that
cost parsers their time) is made from 1 KB on, twice as large each time, until a target takes too
long. A line of the table says with which power of the size the time grows, fitted over the largest
sizes, and what a kilobyte costs at the largest. What grows by more than ``MOST_GROWTH`` or costs
more than ``MOST_COST`` is marked; without ``--all`` the table shows nothing else but the dearest
shape of each target. Times are the processor's, without looking for garbage.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import math
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from briefreader.domain.article import Article
from briefreader.domain.people import PeopleDirectory, load_people
from briefreader.errors import QueryError, SourceError
from briefreader.factcheck import DraftText, check_claim, find_claims, read_draft
from briefreader.factcheck.article_text import ArticleText
from briefreader.factcheck.claims import Claim
from briefreader.factcheck.draft_parser import html_blocks
from briefreader.factcheck.joined_passages import Speech
from briefreader.library import Library
from briefreader.quotes import find_quotes, kinds_of_turns, pair_exchanges
from briefreader.search.engine.highlighting import find_in
from briefreader.search.query.query_parser import parse_query
from briefreader.sources import article_from_bytes
from briefreader.ui.rendering.text_layout import TextLayout, blocks_of

MOST_GROWTH = 1.2  # the power of the size
MOST_COST = 10.0  # ms a KB
LARGEST = 128  # KB
_TOO_LONG = 4.0  # seconds: whatever took so long is not tried larger
_TOO_SHORT = 0.004  # seconds, below which the growth is that of the fixed cost
_HERE = Path("/library/shape.md")

Shape = Callable[[int], str]
Target = Callable[[str], object]


def _times(piece: str) -> Shape:
    return lambda size: piece * max(1, size // len(piece))


def _nested(opening: str, closing: str, within: str = "a") -> Shape:
    def made(size: int) -> str:
        count = max(1, size // (len(opening) + len(closing)))
        return opening * count + within + closing * count

    return made


def _behind(head: str, piece: str, end: str = "") -> Shape:
    return lambda size: head + piece * max(1, size // len(piece)) + end


def _halves(first: str, second: str) -> Shape:
    """So much of the one, and then of the other."""
    return lambda size: first * (size // 2 // len(first)) + second * (size // 2 // len(second))


def _growing(sign: str, between: str) -> Shape:
    """Runs of a sign, each longer by one."""

    def made(size: int) -> str:
        count = int(math.sqrt(2 * size)) + 1
        return between.join(sign * number for number in range(1, count))

    return made


def _table(columns: int, cell: str = "x", row: str = "") -> Shape:
    """A table with so many columns in its head, and rows of ``row`` or of as many cells."""

    def made(size: int) -> str:
        head = "|a" * columns + "|\n" + "|-" * columns + "|\n"
        line = row or f"|{cell}" * columns + "|"
        return head + f"{line}\n" * max(1, (size - len(head)) // (len(line) + 1))

    return made


def _wide_table(size: int) -> str:
    columns = max(1, size // 8)
    return "|a" * columns + "|\n" + "|-" * columns + "|\n" + "|x" * columns + "|\n"


def _square_table(size: int) -> str:
    columns = max(1, int(math.sqrt(size / 2)))
    return _table(columns)(size)


def _rows_of_growing_width(size: int) -> str:
    rows = max(1, int(math.sqrt(size)))
    lines = ["|x" * number + "|" for number in range(1, rows)]
    return "|a|b|\n|-|-|\n" + "\n".join(lines)


def _html_table_of_growing_rows(size: int) -> str:
    rows = max(1, int(math.sqrt(size / 4)))
    return "<table>" + "".join("<tr>" + "<td>x" * number for number in range(1, rows))


def _html_table_of_one_long_row(size: int) -> str:
    cells = size // 16
    return "<table><tr>" + "<td>x" * cells + "<tr>" + "<td>y" * cells + "</table>"


def _html_table_of_one_long_row_and_many_short_ones(size: int) -> str:
    cells = size // 12
    return "<table><tr>" + "<td>x" * cells + "<tr><td>y" * cells + "</table>"


def _indented_list(size: int) -> str:
    depth = max(1, int(math.sqrt(size)))
    return "\n".join("  " * number + "- a" for number in range(depth))


def _definitions(size: int) -> str:
    count = max(1, size // 22)
    defined = "".join(f"[a{number}]: https://a.b\n" for number in range(count // 2))
    return defined + "\n" + "".join(f"[a{number}] " for number in range(count // 2))


_SIGNS = (
    # HTML, and what looks like it
    *("<", "<!", "<?", "<![CDATA[", "<?a ", "<!a ", "<!--", "<!-->", "<!-- -->", "--><!--", "</"),
    *("<a ", "<a>", '<a "', '<a b="', '<a b="c" ', "<a href='", "<b>", "<b>a</b>", "<br>", "<p>"),
    *("<li>", "<ul><li>", "<ol><li>a", "<li>a</li>", "<td>", "<tr><td>", "<table>", "<tr>"),
    *("<table><tr><td>", "<table><tr><td>a</table>", "<div>", "<blockquote>", "<pre>", "<script>"),
    *("<h1>a", "<figure><img alt='a b'>", "<img alt='a'>", "<sup>1</sup>", "<s>x</s> [", "<u>a"),
    *("&", "&amp;", "&#", "&#x26;", "&#38;", "<q>", "<style>", "</p>", "</li>", "</div>", "<svg>"),
    # Markdown
    *("[", "]", "](", "[](", "![", "![](", "[a](", "[a](<b", "[a](b)", "[a]: ", "[a]: b\n", "[^a]"),
    *(
        "*",
        "**",
        "* ",
        "*a ",
        "**a ",
        "***a ",
        "*a",
        "a*",
        "**a",
        "a**",
        "*a_ ",
        "_",
        "_a ",
        "__a_",
    ),
    *("**a** ", "*a*", "**a:** b\n", "** **", "**\u00a0a", "*\n", "**\n", "*a \n*\n", "\n**a"),
    *("`", "`a", "`a``", "``` \n", "```\n", "~~", "~~a ", "~~~\n", "> ", ">", "> a\n", ">\n", "- "),
    *(
        "-",
        "- a\n",
        "-\n",
        "- - ",
        "* a\n",
        "1. ",
        "1. a\n",
        "1) a\n",
        "# ",
        "#",
        "# a\n",
        "=",
        "=\n",
    ),
    *("a\n=\n", "a\n-\n", "|", "|a", "a|b\n", "|-", "|a|\n|-|\n", "\\", "\\[", "\\*", "![a](b)"),
    *("<a@b.c>", "<https://a.b>", "-   -", "+ a\n\n", "- a\n\n  b\n\n", "\t", "\t- a\n", "    a\n"),
    # White space and line ends
    *(
        " ",
        "\n",
        " \n",
        "  \n",
        "a  \n",
        "a\n",
        "a\n\n",
        "\u00a0",
        "a\u00a0",
        "\n \n",
        "a \n ",
        "\f",
    ),
    *(
        "a" + " " * 60,
        "\u200b",
        "\u00ad",
        "\ufeff",
        "\u0301",
        "e\u0301",
        "東",
        "東\n",
        "é",
        "😀",
        "\x1b[",
    ),
    # Prose
    *(
        "a",
        "a ",
        "A",
        "A ",
        "A B ",
        "A. ",
        "A.",
        "a-",
        "-a",
        "a-\n",
        "a.\n",
        "A\n",
        "a, ",
        "A, ",
        "(a",
    ),
    *(
        "a)",
        "(",
        ")",
        "()",
        "[1] ",
        "[a] ",
        "…",
        "...",
        ". . . ",
        "— ",
        "—",
        "'",
        "’",
        "a’s ",
        "1",
        "1 ",
    ),
    *("1,", "1/", "12:", "12:00 ", "2024-01-01 ", "January 1, ", "March ", "Jan. 1, 2024 ", "$1 "),
    *("https://a.b/", "http://", "www.a.", "a@b.", "a.b.", "@a ", "a/", "_a_b", "%20", "U.S. "),
    # Speech
    *(
        '"',
        "“",
        "”",
        "“a",
        "a”",
        "“a” ",
        '"a" ',
        "“a,” he said. ",
        "“a,” said A B. ",
        "“A,” he ",
        "‘",
    ),
    *(
        "‘a’ ",
        "“‘",
        "“a\n\n",
        "“a ‘b’ c,” A B said. ",
        "he said ",
        "said A B, ",
        "A B said: ",
        "Mr. ",
    ),
    *(
        "Mr. A B, ",
        "President ",
        "the president ",
        "A:",
        "A: ",
        "A: a\n",
        "Q ",
        "Q: a\n",
        "Q    a?\n",
    ),
    *(
        "MS. A: a\n\n",
        "MS. A:  a (Laughter.)\n\n",
        "A B: “a” ",
        "(Laughter.) ",
        "— A B\n",
        "A B and ",
    ),
    *(
        "A B, C D, ",
        "according to ",
        "according to A B, ",
        "who said ",
        "said. ",
        "“a” and “b” ",
        "« a » ",
    ),
    *(
        "He said A B said ",
        "“A B said,” ",
        "President A B of ",
        "Secretary A, ",
        "al-A bin ",
        "de la A ",
    ),
)
_ASKED = "MS. CALLOWAY:  Good.\n\nQ    Why is it so?\n\nMS. CALLOWAY:  "
_OTHERS: dict[str, Shape] = {
    "nested []": _nested("[", "]"),
    "nested [](b)": _nested("[", "](b)"),
    "nested ![](b)": _nested("![", "](b)"),
    "brackets with an end behind all": _behind("", "![", "a](b)"),
    "links in brackets, with an end behind all": _behind("", "[a](b) [", "](c)"),
    "nested * *": _nested("*a ", " b*"),
    "nested ** **": _nested("**a ", " b**"),
    "nested ()": _nested("(", ")"),
    "nested “”": _nested("“", "”"),
    "nested “‘’”": _nested("“a ‘b ", " c’ d”"),
    "nested <div>": _nested("<div>", "</div>"),
    "nested <b>": _nested("<b>", "</b>"),
    "nested <ul><li>": _nested("<ul><li>", "</li></ul>"),
    "nested <table>": _nested("<table><tr><td>", "</td></tr></table>"),
    "nested <blockquote>": _nested("<blockquote>", "</blockquote>"),
    "nested brackets in a link": _nested("[a](", ")"),
    "quotations in one line": _behind("", "> ", "a"),
    "a list in a list": _indented_list,
    "quotation marks, then their ends": _halves("“", "”"),
    "brackets, then their ends": _halves("[", "]("),
    "asterisks, then underscores": _halves("*a ", "_b "),
    "<![CDATA[ that ends late": _behind("<![CDATA[", "a", "]]>"),
    "a comment that never ends": _behind("<!--", "a -"),
    "<a with many attributes": _behind("<a ", 'b="c" ', ">"),
    "<a with one long attribute": _behind('<a b="', "c", '">d'),
    "runs of backticks": _growing("`", "e"),
    "runs of asterisks": _growing("*", "e"),
    "runs of underscores": _growing("_", " e"),
    "runs of tildes": _growing("~", "a "),
    "runs of brackets": _growing("[", "a "),
    "a**b and c* ": _behind("a**b", "c* "),
    "a**b and **c* ": _behind("a**b", "c** "),
    "[[](": _times("![[]()"),
    "[ in a [ with an escape": _behind("[", "\\[", "](a)"),
    "link definitions": _definitions,
    "one definition, many uses": _behind("[a]: b\n\n", "[a] "),
    "many uses of none": _behind("[b]: c\n\n", "[a] [ "),
    "a table of two columns": _table(2),
    "a table of two columns, rows of one": _table(2, row="x"),
    "a table of two columns, empty rows": _table(2, row="|"),
    "a table of one column": _table(1),
    "a table of forty columns, rows of one": _table(40, row="|x"),
    "a table of two columns, rows of many": _table(2, row="|x" * 200),
    "a table of wide cells": _table(3, cell="a b c " * 30),
    "a table of thousands of columns": _wide_table,
    "a table as wide as it is long": _square_table,
    "a table with rows of growing width": _rows_of_growing_width,
    "an HTML table with rows of growing width": _html_table_of_growing_rows,
    "an HTML table with one long row": _html_table_of_one_long_row,
    "an HTML table with one long row and many short ones": (
        _html_table_of_one_long_row_and_many_short_ones
    ),
    "a table in quotations": _times("> |a|b|\n> |-|-|\n> |x|y|\n\n"),
    "many tables": _times("|a|b|\n|-|-|\n|x|y|\n\n"),
    "a cell that never ends": _behind("<table><tr><td>", "a <br>"),
    "front matter that never ends": _behind("---\ntitle: a\n", "b: c\n"),
    "a title": _behind("---\ntitle: ", "a", "\n---\n\nText.\n"),
    "a title of quotation marks": _behind("---\ntitle: '", "''", "\n---\n\nText.\n"),
    "a title of many lines": _behind('---\ntitle: "a', "\n  b", '"\n---\n\nText.\n'),
    "fields": _behind("---\n", "a: b\n", "---\n\nText.\n"),
    "lists of one another": _behind("---\na: ", "[", "\n---\n\nText.\n"),
    "aliases of aliases": lambda size: (
        "---\na0: &a0 [x, x]\n"
        + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, max(2, size // 24)))
        + "---\n\nText.\n"
    ),
    "the first line without an end": _behind("", "word "),
    "paragraphs of one word": _times("word\n\n"),
    "lines of capitals": _times("A B C D E\n"),
    "labels alone": _times("MS. ARDEN:\n\n"),
    "one name in many quotations": _times("“It is so,” said Ines Calloway. “It is,” she said.\n\n"),
    "many names, then he said": _halves("Tom Reave met Ines Calloway. ", "“Yes,” he said. "),
    "a quotation that never ends": _behind("“", "It is so, and so it is. "),
    "a list of names": _behind("“Yes,” said ", "Tom Reave, Ines Calloway and "),
    "code fences alone": _times("```\n"),
    "code fences of tildes and backticks": _times("```a\n~~~\n"),
    "one quotation in one paragraph": _times("“It is so,” she said, and "),
    "one quotation in paragraphs of its own": _times(
        "“It is so, and so it is,” Tom Reave said.\n\n"
    ),
    "paragraphs of one quotation": _behind("Tom Reave said:\n\n", "> It is so, and so it is.\n>\n"),
    "block quotations with credits": _times("> It is so, and so it is.\n> — Tom Reave\n\n"),
    "an answer that breaks off": _behind(f"{_ASKED}It is so — I don’t know what to say — ", "-"),
    "an answer that begins with one word": _behind(
        _ASKED, "a", " a a a a — I don’t know what to say of this — so it is."
    ),
    "passages of one quotation": _behind("“", "it is so … ", "” Tom Reave said."),
    "brackets in one quotation": _behind("“", "it [the quay] is [not] so ", "” Tom Reave said."),
    "brackets without end in one quotation": _behind("“", "it is [so ", "” Tom Reave said."),
    "prose": _times(
        "The harbour opened again on Thursday, March 14, 2024. “The quay is safe,” said Ines\n"
        "Calloway, the harbour master. Mr. Reave agreed; he said it had been “nine days”.\n\n"
    ),
}
SHAPES: dict[str, Shape] = {
    **{f"{piece!r} again and again": _times(piece) for piece in dict.fromkeys(_SIGNS)},
    **_OTHERS,
}


def _article(suffix: str) -> Target:
    def read(text: str) -> object:
        try:
            return article_from_bytes(_HERE.with_suffix(suffix), text.encode())
        except SourceError:
            return None

    return read


def _in_front_matter(head: str, end: str = "") -> Target:
    """The shape as a value of one line, behind ``head`` and before ``end``."""

    def read(text: str) -> object:
        line = text.replace("\n", " ")[:60_000]
        return _article(".md")(f"---\n{head}{line}{end}\n---\n\nText.\n")

    return read


def _as_front_matter(text: str) -> object:
    return _article(".md")(f"---\n{text[:60_000]}\n---\n\nText.\n")


def _quotes(text: str) -> object:
    return kinds_of_turns(pair_exchanges(text, find_quotes(text)))


class _OneArticle:
    """A corpus of a single article, whose text is the draft's."""

    def __init__(self, text: str) -> None:
        self.people: PeopleDirectory = load_people(None)
        self._article = Article(_HERE, "", "A title", text)
        self._speech = Speech(self._article, find_quotes(text))
        self._text = ArticleText(self._article)

    def holding(self, claim: Claim) -> Sequence[Path]:
        return [_HERE]

    def resembling(self, claim: Claim, most: int) -> Sequence[Path]:
        return [_HERE]

    def titled(self, words: str) -> Sequence[Path]:
        return []

    def article_text(self, path: Path) -> ArticleText | None:
        return self._text

    def speech(self, article: Article) -> Speech:
        return self._speech


@lru_cache(maxsize=1)
def _corpus(text: str) -> _OneArticle:
    return _OneArticle(text)


def _draft_read(text: str, name: str) -> DraftText:
    try:
        return read_draft(text.encode(), name)
    except SourceError:
        return DraftText("")  # nothing but white space


def _check(name: str) -> Target:
    """Check a draft against an article of the same text, which is read before: all of it stands
    there.
    """

    def check(text: str) -> object:
        draft = _draft_read(text, name)
        different = {claim.as_said: claim for claim in find_claims(draft)}
        return [check_claim(claim, _corpus(draft.text)) for claim in different.values()]

    return check


def _known_article(name: str) -> Callable[[str], object]:
    return lambda text: _corpus(_draft_read(text, name).text)


@cache
def _library() -> Library:
    """Articles that share words with the shapes, indexed."""
    place = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, place)
    folder = place / "articles"
    folder.mkdir()
    prose = SHAPES["prose"](6_000)
    for number in range(6):
        title = f"---\ntitle: Harbour {number}\ndate: 2024-03-1{number}\n---\n"
        talk = "MS. CALLOWAY:  It is so, and so it is.  We said a and b.\n\nQ    Is it?\n\n" * 20
        (folder / f"{number}.md").write_text(title + prose + talk, encoding="utf-8")
    library = Library.open(
        [folder],
        cache_dir=place / "cache",
        data_dir=place / "data",
        clock=lambda: datetime.now(UTC),
    )
    for _ in library.update():
        pass
    return library


def _check_in_library(text: str) -> object:
    """Check a draft against a library, whose index is asked."""
    try:
        return _library().drafts.check(text.encode(), "draft.md")
    except SourceError:
        return None


def _draft(name: str) -> Target:
    return lambda text: _draft_read(text, name)


def _query(text: str) -> object:
    for typing in (True, False):
        try:
            parse_query(text, typing=typing)
        except QueryError:
            continue
    return None


def _layout(cells: int) -> Target:
    """Every line of the text, in a pane of so many cells."""

    def laid_out(text: str) -> object:
        blocks = blocks_of(text, (at for at, sign in enumerate(text) if sign == "\n"))
        layout = TextLayout(text, blocks, cells)
        layout.settle(0, layout.height, 0)
        return layout.line(layout.height - 1)

    return laid_out


def _finding(text: str) -> object:
    return find_in(text, text[:40].strip() or "a")


TARGETS: dict[str, Target] = {
    "markdown": _article(".md"),
    "plain": _article(".txt"),
    "html": html_blocks,
    "front matter": _as_front_matter,
    "front matter, a value": _in_front_matter("title: "),
    "front matter, a string": _in_front_matter('title: "', '"'),
    "front matter, a list": _in_front_matter("tags: ["),
    "draft markdown": _draft("draft.md"),
    "draft html": _draft("draft.html"),
    "draft plain": _draft("draft"),
    "quotes": _quotes,
    "check": _check("draft.txt"),
    "check markdown": _check("draft.md"),
    "check library": _check_in_library,
    "query": _query,
    "layout of 8 cells": _layout(8),
    "layout of 40 cells": _layout(40),
    "layout of 100 cells": _layout(100),
    "finding": _finding,
}

# What is done with each text before the time is taken.
PREPARED: dict[str, Callable[[str], object]] = {
    "check": _known_article("draft.txt"),
    "check markdown": _known_article("draft.md"),
}


@dataclass(frozen=True, slots=True)
class Grown:
    """How one target grew with one shape; ``sizes`` in bytes, ``times`` in seconds."""

    target: str
    shape: str
    sizes: tuple[int, ...]
    times: tuple[float, ...]

    @property
    def growth(self) -> float:
        """The power of the size with which the time grows, by least squares over the largest."""
        measured = [
            (math.log(size), math.log(taken))
            for size, taken in zip(self.sizes, self.times, strict=True)
            if taken >= _TOO_SHORT
        ][-4:]
        if len(measured) < 3:
            return 1.0
        middle = sum(x for x, _ in measured) / len(measured)
        height = sum(y for _, y in measured) / len(measured)
        across = sum((x - middle) ** 2 for x, _ in measured)
        return sum((x - middle) * (y - height) for x, y in measured) / across if across else 1.0

    @property
    def cost(self) -> float:
        """Milliseconds a KB at the largest size."""
        return self.times[-1] * 1000 / max(1, self.sizes[-1] / 1024)

    @property
    def is_too_much(self) -> bool:
        """Whether it grows too fast, or costs too much; not what takes no time to speak of."""
        return self.cost > MOST_COST or (self.growth > MOST_GROWTH and self.cost > MOST_COST / 10)


def grown(target: str, shape: str, largest: int = LARGEST) -> Grown:
    """Measure one target with one shape up to ``largest`` KB."""
    run, make = TARGETS[target], SHAPES[shape]
    sizes: list[int] = []
    times: list[float] = []
    size = 1
    while size <= largest:
        text = make(size * 1024)
        if target in PREPARED:
            PREPARED[target](text)
        taken = _taken(run, text)
        sizes.append(len(text.encode()))
        times.append(taken)
        if taken > _TOO_LONG:
            break
        size *= 2
    return Grown(target, shape, tuple(sizes), tuple(times))


def _taken(run: Target, text: str) -> float:
    """Seconds of the processor; the least of some runs where one is short."""
    gc.disable()
    least = math.inf
    for _ in range(3):
        begun = time.process_time()
        run(text)
        least = min(least, time.process_time() - begun)
        gc.collect()
        if least > 1.0:
            break
    gc.enable()
    return least


def measured(targets: Sequence[str], shapes: Sequence[str], largest: int) -> Iterator[Grown]:
    """Every target with every shape."""
    for target in targets:
        TARGETS[target](SHAPES["prose"](4096))  # whatever is loaded with the first text
        for shape in shapes:
            yield grown(target, shape, largest)


def line(one: Grown) -> str:
    """A line of the table."""
    mark = " too much" if one.is_too_much else ""
    shape = one.shape.replace("|", "\\|")
    size = f"{one.sizes[-1] / 1024:.0f}"
    return f"| {one.target} | {shape} | {size} | {one.growth:.2f} | {one.cost:.2f}{mark} |"


def main() -> int:
    """Print the table; the exit status tells whether anything is too much."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--shape", default="", help="only shapes with these words")
    parser.add_argument("--largest", type=int, default=LARGEST, help="KB")
    parser.add_argument("--quick", action="store_true", help="up to 16 KB")
    parser.add_argument("--all", action="store_true", help="a line for every shape")
    options = parser.parse_args()
    shapes = [shape for shape in SHAPES if options.shape in shape]
    largest = 16 if options.quick else options.largest
    print("| target | shape | KB | grows with the power of | ms a KB |")
    print("| --- | --- | ---: | ---: | ---: |")
    failed = 0
    dearest: dict[str, Grown] = {}
    for one in measured(options.targets or list(TARGETS), shapes, largest):
        failed += one.is_too_much
        if options.all or one.is_too_much:
            print(line(one), flush=True)
        if one.cost > getattr(dearest.get(one.target), "cost", 0.0):
            dearest[one.target] = one
    for one in dearest.values():
        print(line(one))
    print(f"\n{len(shapes)} shapes; too much: {failed}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
