"""Lists as they are drawn: numbers as the file has them, and all of an item under its words."""

from __future__ import annotations

from pathlib import Path

from tests.cases import cases
from tests.sources.format_samples import epub, mail_of
from tests.sources.page_parts import QUAY, document, paragraphs

from briefreader.domain.article import TextStyle
from briefreader.sources import article_from_bytes
from briefreader.ui.rendering.text_layout import TextLayout, blocks_of

NESTED = """<ol start="3"><li><p>Berths</p><p>The first of them is let until the spring.</p>
<ul><li>One for ferries</li><li>Two</li></ul><p>So it stays.</p></li><li>Cranes</li></ol>"""
DRAWN = [
    "3. Berths",
    "   The first of them is let",
    "   until the spring.",
    "  • One for ferries",
    "  • Two",
    "   So it stays.",
    "4. Cranes",
]
MARKDOWN = """3. Berths

   The first of them is let until the spring.

   - One for ferries
   - Two

   So it stays.

4. Cranes
"""


def drawn(name: str, data: bytes, cells: int = 30) -> list[str]:
    """The lines that are not blank of an article, as they are set in a column."""
    article = article_from_bytes(Path("/library", name), data)
    starts = [paragraph.start for paragraph in article.paragraphs]
    layout = TextLayout(article.text, blocks_of(article.text, starts, article.insets), cells)
    layout.settle(0, layout.height, 0)
    layout.settle(0, layout.height, 0)
    lines = map(layout.line, range(layout.height))
    return [
        " " * line.indent + article.text[line.start : line.shown]
        for line in lines
        if line.shown > line.start
    ]


def page(items: str) -> bytes:
    """A saved page with a list between two paragraphs."""
    body = f"<article><h1>Quays</h1>{paragraphs(QUAY[:1])}{items}{paragraphs(QUAY[1:])}</article>"
    return document("<title>Quays</title>", body).encode()


@cases(
    "name,data",
    [
        ("a.md", f"Said.\n\n{MARKDOWN}\nDone.\n".encode()),
        ("b.md", f"Said.\n\n{MARKDOWN.replace('- One', '* *One*')}\nDone.\n".encode()),
        ("a.html", page(NESTED)),
        ("a.epub", epub({"a.xhtml": f"<p>Said.</p>{NESTED}<p>Done.</p>"})),
        ("a.eml", mail_of("", html=f"<p>Said.</p>{NESTED}<p>Done.</p>")),
    ],
)
def test_all_of_an_item_stands_under_its_words(name: str, data: bytes) -> None:
    lines = drawn(name, data)
    first = lines.index(DRAWN[0])
    assert lines[first : first + len(DRAWN)] == DRAWN


@cases(
    "items,marks",
    [
        ("<ol><li>Ay<li>Bee</ol>", "1. 2."),
        ("<ol start='9'><li>Ay<li value='20'>Bee<li>Cee</ol>", "9. 20. 21."),
        ("<ol reversed><li>Ay<ol><li>In</ol><li>Bee</ol>", "2. 1. 1."),
        ("<ol type='a' start='26'><li>Ay<li>Bee</ol>", "z. aa."),
        ("<ol type='I' start='3'><li>Ay<li>Bee</ol>", "III. IV."),
        ("<ol style='list-style-type: lower-roman'><li>Ay<li>Bee</ol>", "i. ii."),
        ("<ol><li>1. Ay<li><p><b>2.</b> Bee</p></ol>", "1. 2."),
        ("<ol start='x'><li><a href='https://e.org/1'>Ay</a><li><b>Bee</b> too</ol>", "1. 2."),
        ("<ul><li>Ay<li>Bee</ul>", "• •"),
        ("<ul style='list-style: none; margin: 0'><li>Ay<li>Bee</ul>", "Ay Bee"),
        ("<ol style='list-style-type:none'><li>Ay<li>Bee</ol>", "Ay Bee"),
    ],
)
def test_a_list_counts_as_its_page_says(items: str, marks: str) -> None:
    for name, data in (("a.html", page(items)), ("a.epub", epub({"a.xhtml": items}))):
        lines = [line.split()[0] for line in drawn(name, data, 900) if len(line) < 12]
        assert lines == marks.split(), name


@cases("name", ["a.txt", "a.rst", "a.org"])
def test_a_further_paragraph_of_an_item_hangs_in_plain_text(name: str) -> None:
    listed = (
        "1. Berths are let\n\n   The first of them until the spring.\n\n2. Cranes\n\nDone here."
    )
    lines = drawn(name, f"Said on the slip.\n\n{listed}\n".encode())
    assert lines[-5:] == [
        *("1. Berths are let", "   The first of them until the", "   spring.", "2. Cranes"),
        "Done here.",
    ]


@cases("name", ["a.txt", "a.rst", "a.org"])
def test_lists_within_items_stand_further_in_in_plain_text(name: str) -> None:
    listed = """1. Berths
   - One for ferries by night
   - Two
     a) deep

   The first until spring.

 9. Cranes

    * loose

      further in

10. Boats
	- tabbed

Done.

    - set in
      - within
"""
    lines = drawn(name, f"Said on the slip.\n\n{listed}".encode(), 40)
    assert lines == [
        *("1. Berths", "  - One for ferries by night", "  - Two", "    a) deep"),
        *("   The first until spring.", "9. Cranes", "  * loose", "    further in"),
        *("10. Boats", "  - tabbed", "Done.", "- set in", "  - within"),
    ]


RTF_BY_GROUPS = r"""{\rtf1\ansi\deff0
{\pard \ql \f0 \sa180 \li0 \fi0 Said on the slip.\par}
{\pard \ql \f0 \li360 \fi-360 1.\tx360\tab Berths\par}
{\pard \ql \f0 \li720 \fi-360 \bullet \tx360\tab One for ferries\par}
{\pard \ql \f0 \li360 \fi0 The first until spring.\par}
{\pard \ql \f0 \li360 \fi-360 2.\tx360\tab Cranes\par}
{\pard \ql \f0 \li0 \fi0 Done here.\par}}"""
RTF_BY_LISTTEXT = r"""{\rtf1\ansi\deff0
\pard\plain Said on the slip.\par
{\listtext\pard\plain \hich\f0 1.\tab}\pard \ql \fi-360\li720\lin720 {\f0 Berths\par
}{\listtext\pard\plain \hich\f3 o\tab}\pard \ql \fi-360\li1440\lin1440 {\f0 One for ferries\par}
\pard \li720 The first until spring.\par
{\listtext\pard\plain \hich\f0 2.\tab}\pard \ql \fi-360\li720 Cranes\par
\pard Done here.\par}"""


@cases("data", [RTF_BY_GROUPS, RTF_BY_LISTTEXT])
def test_lists_within_items_of_rtf_stand_further_in(data: str) -> None:
    assert drawn("a.rtf", data.encode(), 40)[-5:] == [
        *("1. Berths", "  • One for ferries", "   The first until spring."),
        *("2. Cranes", "Done here."),
    ]


def test_numbers_that_stand_flush_right_are_one_list() -> None:
    assert drawn("a.txt", b"Said.\n\n  i. Ay\n ii. Bee\niii. Cee\n iv. Dee\n") == [
        *("i. Ay", "ii. Bee", "iii. Cee", "iv. Dee"),
    ]


def test_an_org_list_counts_from_where_it_says() -> None:
    assert drawn("a.org", b"Said on the slip.\n\n3. [@3] Cranes\n4. Boats\n")[-2:] == [
        "3. Cranes",
        "4. Boats",
    ]


@cases("name", ["a.html", "a.epub", "a.eml"])
def test_what_a_term_means_stands_further_in_without_a_bullet(name: str) -> None:
    terms = (
        "<p>Said.</p><dl><dt>Berth</dt><dd>Where a boat lies until the spring</dd>"
        "<dt><b>Quay</b></dt><dd><p>A wall</p><p>Of stone</p></dd></dl><p>Done.</p>"
    )
    files = {
        "a.html": page(terms),
        "a.epub": epub({"a.xhtml": terms}),
        "a.eml": mail_of("", html=terms),
    }
    lines = drawn(name, files[name])
    first = lines.index("Berth")
    assert lines[first : first + 7] == [
        *("Berth", "  Where a boat lies until the", "  spring", "Quay", "  A wall", "  Of stone"),
        "Done.",
    ]


def test_an_item_of_nothing_but_a_list_has_no_line_of_its_own() -> None:
    """It is how many pages set a list further in; of a numbered one, the number is told."""
    for outer, shown in (("ul", []), ("ol", ["1."])):
        items = f"<{outer}><li><ul><li>Ay</li><li></li></ul><p>Bee</p></li></{outer}>"
        lines = drawn("a.epub", epub({"a.xhtml": f"<p>Said.</p>{items}"}))
        assert [line.strip() for line in lines] == ["Said.", *shown, "• Ay", "Bee"]


def test_what_is_nested_very_deep_stands_no_further_in_than_eight_steps() -> None:
    nested = page("<ul><li>Deep" * 20 + "</li></ul>" * 20)
    items = [line for line in drawn("a.html", nested) if "Deep" in line]
    assert max(len(line) - len(line.lstrip()) for line in items) == 16


def test_a_line_of_its_own_in_an_item_stands_below_the_items_words() -> None:
    listed = "- Ann Moss\n  Mayor of Kell\n  - Jan Dell\n    Skipper, who is seldom there\n- Bo"
    assert drawn("a.txt", f"Said on the slip.\n\n{listed}\n".encode(), 24) == [
        *("- Ann Moss", "  Mayor of Kell", "  - Jan Dell", "    Skipper, who is"),
        *("    seldom there", "- Bo"),
    ]
    page_lines = drawn("a.html", page("<ol><li>Ay<br>Bee<li>Cee</ol>"), 900)
    assert [line for line in page_lines if len(line) < 9] == ["1. Ay", "   Bee", "2. Cee"]


def test_words_of_a_quoted_mail_hang_behind_their_marks() -> None:
    quoted = "Moss wrote:\n> We cannot let it go to ruin\n>> Yes\nI agree with her in all of it"
    assert drawn("a.txt", f"Said on the slip.\n\n{quoted}\n".encode(), 18) == [
        *("Moss wrote:", "> We cannot let it", "  go to ruin", ">> Yes"),
        *("I agree with her", "in all of it"),
    ]


@cases("name", ["a.html", "a.epub", "a.eml"])
def test_code_keeps_its_lines(name: str) -> None:
    code = "<p>Said.</p><pre><code>if <b>a</b>:\n    b <i>c</i>\n</code></pre><p>Done.</p>"
    files = {
        "a.html": page(code),
        "a.epub": epub({"a.xhtml": code}),
        "a.eml": mail_of("", html=code),
    }
    lines = drawn(name, files[name])
    assert lines[lines.index("if a:") + 1] == "    b c"


@cases("name", ["a.html", "a.epub", "a.eml"])
def test_what_leads_back_from_a_note_is_left_out(name: str) -> None:
    links = (
        '<a href="#r1">↩\ufe0e</a>',
        "<a id='b' href='a.xhtml#r1'>&#8617;</a>",
        '<a href="#r">^</a>',
    )
    notes = "".join(f"<p>Note {n} of it. {link}</p>" for n, link in enumerate(links))
    notes += '<p>Note 3, <a href="#x">here</a>.</p>'
    text = f"<p>Said on the slip.</p>{notes}"
    files = {
        "a.html": page(text),
        "a.epub": epub({"a.xhtml": text}),
        "a.eml": mail_of("", html=text),
    }
    found = [line for line in drawn(name, files[name], 900) if line.startswith("Note")]
    assert found == ["Note 0 of it.", "Note 1 of it.", "Note 2 of it.", "Note 3, here."]


@cases("name", ["a.html", "a.epub", "a.eml"])
def test_a_heading_of_an_item_stands_behind_its_number(name: str) -> None:
    items = (
        "<ol><li><h4>Berths of the quay</h4><p>Let until spring.</p><h4>More</h4></li>"
        "<li><h4>Cranes</h4></li></ol>"
    )
    files = {"a.html": page(items), "a.epub": epub({"a.xhtml": f"<p>Said.</p>{items}"})}
    files["a.eml"] = mail_of("", html=f"<p>Said.</p>{items}")
    lines = drawn(name, files[name])
    first = lines.index("1. Berths of the quay")
    assert lines[first + 1 : first + 4] == ["   Let until spring.", "   More", "2. Cranes"]
    article = article_from_bytes(Path("/library", name), files[name])
    spans = [one for one in article.styles if one.style is TextStyle.HEADING]
    headings = [article.text[one.start : one.end] for one in spans]
    assert headings[-3:] == ["Berths of the quay", "More", "Cranes"]


def test_a_table_within_an_item_of_a_page_has_its_rows() -> None:
    rows = "<tr><th>Part</th><th>Cost</th></tr><tr><td>North</td><td><p>12,000</p></td></tr>"
    for table in (rows, f"<thead>{rows}</thead>", f"<tr><td>Part</td><td>Cost</td></tr>{rows}"):
        for items in ("<ul><li>Wall{}</li></ul>", "<blockquote>Wall{}</blockquote>"):
            lines = drawn("a.html", page(items.format(f"<table>{table}</table>Done")), 40)
            shown = [line.strip(" •") for line in lines]
            first = shown.index("Wall")
            assert shown[first + 1] == "Part · Cost"
            assert "North · 12,000" in shown[first + 2 : first + 4]
            assert "Done" in shown[first + 3 : first + 5]
