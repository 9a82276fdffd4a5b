"""Markdown and its HTML become text and styles; no markup is left and no word is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.cases import cases
from tests.yardstick import at_most

from briefreader.domain.article import TextStyle
from briefreader.sources.blocks.block import Block
from briefreader.sources.formats.markdown.fast_inline import parse_simple_inline
from briefreader.sources.formats.markdown.reader import markdown_blocks, markdown_blocks_by_parser
from briefreader.sources.formats.markdown.splitter import may_define_links


def texts(markdown: str) -> list[str]:
    return [block.text for block in markdown_blocks(markdown)]


def styled(markdown: str) -> list[tuple[TextStyle, str]]:
    return [
        (span.style, block.text[span.start : span.end])
        for block in markdown_blocks(markdown)
        for span in block.styles
    ]


@cases(
    ("markdown", "text"),
    [
        ("One line\ngoes on.", "One line goes on."),
        ("A *word* and **two** and `code`.", "A word and two and code."),
        (r"The \[American\] people \* and 1\. more", "The [American] people * and 1. more"),
        ("[The *paper*](https://example.org/a) said", "The paper said"),
        ("AT&amp;T &mdash; &#8220;yes&#8221; & no", "AT&T — “yes” & no"),
        ("15<sup>th</sup> century", "15th century"),
        ("analyses<sup>3</sup> say", "analyses[3] say"),
        ("10<sup>6</sup> people", "10⁶ people"),
        ("a <span style='x>y'>b</span> c<!-- no -->", "a b c"),
        ("before<script>alert(1)</script> after", "before after"),
        ("if a < b then", "if a < b then"),
        ("So**,** that", "So, that"),
        ("**California:\u00a0**Today", "California:\u00a0Today"),
        ("1.**\u00a0\u00a0** Parties", "1.\u00a0\u00a0 Parties"),
        ("**Capital, C.C.**\u00a0— Today", "Capital, C.C.\u00a0— Today"),
        ("National <s>Police</s>\\[Peace\\] Officers", "National Police [Peace] Officers"),
        ("~~less~~ more", "less more"),
        ("a\\\nb", "a\nb"),
        ("a  \nb", "a\nb"),
        ("a<br>b<br />c", "a\nb\nc"),
        ("    An indented paragraph is prose.", "An indented paragraph is prose."),
        ("\u00a0\u00a0\u00a0 MR. MUNOZ:\u00a0 Hey.", "MR. MUNOZ:\u00a0 Hey."),
        ("<q>word</q>", "“word”"),
    ],
)
def test_a_paragraph_reads_as_its_words(markdown: str, text: str) -> None:
    assert texts(markdown) == [text]


@cases(
    ("markdown", "spans"),
    [
        ("# A heading", [(TextStyle.HEADING, "A heading")]),
        ("A heading\n===", [(TextStyle.HEADING, "A heading")]),
        ("a *b* **c**", [(TextStyle.EMPHASIS, "b"), (TextStyle.STRONG, "c")]),
        ("<em>a</em> <b>c</b>", [(TextStyle.EMPHASIS, "a"), (TextStyle.STRONG, "c")]),
        ("> said", [(TextStyle.QUOTATION, "said")]),
        ("~~a~~ <u>b</u>", [(TextStyle.STRUCK, "a"), (TextStyle.INSERTED, "b")]),
        (
            "<s>a</s><u>b</u> <u>c</u>",
            [(TextStyle.STRUCK, "a"), (TextStyle.INSERTED, "b"), (TextStyle.EMPHASIS, "c")],
        ),
        (
            "**<u>Who is going</u>**",
            [(TextStyle.EMPHASIS, "Who is going"), (TextStyle.STRONG, "Who is going")],
        ),
        ("an <ins>added</ins> word", [(TextStyle.INSERTED, "added")]),
        ("x `y`", [(TextStyle.CODE, "y")]),
        (
            r"the <s>last</s> \[next\] day",
            [(TextStyle.STRUCK, "last"), (TextStyle.INSERTED, "[next]")],
        ),
        (r"the \[next\] day", []),
        ("an <b>unclosed tag\n\nends here", [(TextStyle.STRONG, "unclosed tag")]),
        ("[a note](#note) and <a href='x'>b</a>", []),
    ],
)
def test_styles_are_spans(markdown: str, spans: list[tuple[TextStyle, str]]) -> None:
    assert styled(markdown) == spans


def test_a_style_begins_with_its_words_and_not_with_the_line_end_before_them() -> None:
    assert styled("see\n[the list](https://r.example/) and\n**more**  \n*here*") == [
        (TextStyle.LINK, "the list"),
        (TextStyle.STRONG, "more"),
        (TextStyle.EMPHASIS, "here"),
    ]


def test_a_link_keeps_its_address_outside_the_text() -> None:
    for markdown in (
        "see [this](https://example.org/a?b=c)",
        "see <a class='x' href='https://example.org/a?b=c'>this</a>",
    ):
        (block,) = markdown_blocks(markdown)
        (span,) = block.styles
        assert block.text == "see this"
        assert (span.start, span.end, span.style) == (4, 8, TextStyle.LINK)
        assert span.target == "https://example.org/a?b=c"


def test_scripts_and_other_addresses_are_no_links() -> None:
    assert styled("[a](javascript:x) <a href='javascript:x'>b</a> [c](mailto:d@e)") == []


def test_lists_keep_marks_and_depth() -> None:
    assert texts("Intro:\n\n- one\n  goes on\n- two\n    1. deep\n    2. deeper\n\nAfter") == [
        "Intro:",
        "• one goes on\n• two\n  1. deep\n  2. deeper",
        "After",
    ]
    assert texts("3. three\n4. four") == ["3. three\n4. four"]
    assert texts("- one\n\n- two\n\n  more") == ["• one", "• two", "more"]


def test_each_item_is_styled_with_its_mark() -> None:
    assert styled("- one\n- two") == [(TextStyle.ITEM, "• one"), (TextStyle.ITEM, "• two")]


def test_quotations_of_several_paragraphs_are_styled_in_each() -> None:
    expected = [(TextStyle.QUOTATION, "one"), (TextStyle.QUOTATION, "two")]
    assert styled("> one\n>\n> two\n\nthree") == expected
    assert styled("<blockquote>\n<p>one</p>\n<p>two</p>\n</blockquote>\n\nthree") == expected


def test_tables_are_lines_in_columns() -> None:
    expected = ["State    People\nAlpha    1,000\nBravoea  20"]
    assert (
        texts("| State | People |\n| --- | --- |\n| Alpha | 1,000 |\n| Bravoea | *20* |")
        == expected
    )
    assert (
        texts(
            "<table><thead><tr><th><b>State</b></th><th>People</th></tr></thead>\n"
            "<tr>\n<td>Alpha</td>\n<td>1,000</td></tr><tr><td>Bravoea<td>20</tr></table>"
        )
        == expected
    )


def test_a_wide_table_puts_cells_one_after_another() -> None:
    assert texts(f"| a | b |\n|---|---|\n| {'word ' * 20}| c |") == [
        f"a · b\n{'word ' * 19}word · c"
    ]


def test_a_table_that_nobody_made_to_be_read_is_text_with_bars() -> None:
    def table(columns: int) -> str:
        row = "|" + "y|" * columns
        return "\n".join((row, "|" + "-|" * columns, row))

    assert "|" not in texts(table(150))[0]
    assert texts(table(300))[0].startswith("|y|y|")


def test_a_figure_is_its_caption_or_what_the_picture_shows() -> None:
    picture = '<img src="a.jpg" srcset="b c" alt="The minister speaks" />'
    captioned = f"<figure>\n{picture}\n<figcaption>A <em>caption</em></figcaption>\n</figure>"
    assert texts(captioned) == ["A caption"]
    assert (TextStyle.CAPTION, "A caption") in styled(captioned)
    assert texts(f"<figure>\n{picture}\n{picture}\n</figure>") == ["[picture: The minister speaks]"]
    assert texts('<figure>\n<img src="a.jpg" alt="a.jpg"/>\n</figure>\n\ntext') == ["text"]
    assert texts("![The minister](a.jpg)") == ["[picture: The minister]"]
    assert texts("![a.jpg](a.jpg) See ![the quay](b.png).") == ["See [picture: the quay]."]
    assert (TextStyle.CAPTION, "[picture: Quay]") in styled("[![Quay](b.jpg)](https://x.example/)")


def test_short_lines_that_their_author_ended_stay_and_wrapped_ones_are_joined() -> None:
    verse = "The tide came in at four,\nthe boats at nine,\nand no one on the shore"
    wrapped = "The council decided on Thursday\nthat the north quay will be mended\nthis year"
    assert texts(f"{verse}\n\n{wrapped}\n\n{verse}") == [
        *(verse, wrapped.replace("\n", " "), verse),
    ]
    quoted = verse.replace("\n", "\n> ")
    assert texts(f"Words.\n\n> {quoted}\n\nWords.") == ["Words.", verse, "Words."]
    address = "The Harbour Office\n1 Quay Street\nPort Ellery"
    assert texts(f"Words.\n\n{address}\n") == ["Words.", address]
    code = "```\nThe tide\n\n###\n\ncame in\n```"
    assert texts(code) == ["The tide\n###\ncame in"]


@pytest.mark.parametrize("mark", ["###", "# # #"])
def test_the_mark_that_ends_a_release_is_no_empty_heading(mark: str) -> None:
    found = markdown_blocks(f"Words.\n\n{mark}\n\nContact: Jo Pike\n")
    assert [block.text for block in found] == ["Words.", mark, "Contact: Jo Pike"]
    assert not any(block.has(TextStyle.HEADING) for block in found)


def test_a_transcript_keeps_its_turns_apart() -> None:
    transcript = (
        "2:44 P.M. EDT\n\u00a0 \n"
        "MS. ADAMS:\u00a0 Good afternoon, all of\nyou.\u00a0 Let’s go.  \n\u00a0  \n"
        "Q\u00a0\u00a0\u00a0 Thank you.\n**MS. ADAMS:** Sure.\nQUESTION: And?  \nMS. ADAMS: No."
    )
    assert texts(transcript) == [
        "2:44 P.M. EDT",
        "MS. ADAMS:\u00a0 Good afternoon, all of you.\u00a0 Let’s go.",
        "Q\u00a0\u00a0\u00a0 Thank you.\nMS. ADAMS: Sure.\nQUESTION: And?\nMS. ADAMS: No.",
    ]


def test_a_wrapped_sentence_with_a_colon_is_no_turn() -> None:
    assert texts("We asked the partners at\nNATO: they agreed.") == [
        "We asked the partners at NATO: they agreed."
    ]


def test_a_break_that_fell_into_a_sentence_is_mended() -> None:
    long = "The reporter asked whether the talks would go on"
    assert texts(f"{long}  \nthrough the week.") == [f"{long} through the week."]
    assert texts("So long lived this,  \nand this gave life.") == [
        "So long lived this,\nand this gave life."
    ]


def test_rules_and_empty_things_are_nothing() -> None:
    assert texts("a\n\n---\n\n<!-- -->\n\n<div>\n</div>\n\n#\n\nb") == ["a", "b"]


def test_unclosed_html_hides_nothing() -> None:
    assert texts("<table>\n<tr><td>one\n\ntwo\n\nthree") == ["one two three"]
    assert texts("a <script>b\n\nc") == ["a", "c"]
    assert texts("<svg>\nhidden\n\nseen") == ["seen"]


_HOSTILE_LINK = '<a href="https://e.org/&#x202e;&#x1b;x">a</a> b'


def test_references_cannot_smuggle_controls() -> None:
    assert texts("a&#x202e;b&#x1b;[31m&#8203;c&#xad;d") == ["ab\ufffd[31mcd"]
    for markdown in ("<p>a&#x202e;b&#x9b;c</p>", "[a](https://e.org/&#x202e;x)", _HOSTILE_LINK):
        (block,) = markdown_blocks(markdown)
        assert "\u202e" not in block.text + "".join(span.target for span in block.styles)
        assert "\x9b" not in block.text


_MARKUP = (
    "\n\n¦  \n¦**¦](http://e.org/)¦<s>¦</s>¦<b>¦</b>¦<br>¦- ¦> ¦1. ¦# ¦```¦<table>¦<td>¦"
    "</table>¦&amp;¦<p>¦</p>¦<!--¦-->¦<figure>¦<img alt='x y'>¦</figure>¦\n    ¦---¦word ¦Q ¦"
    'MR. A: ¦***¦[x](http://e.org/)¦[*¦*](http://e.org/)¦<sup>¦</sup>¦<a href="http://e.org/">¦</a>¦'
    '<span\nid="x">¦</span>¦*a  \n*¦“**¦**:¦\n2020. ¦\n1. ¦<!-- -->¦ & ¦\n\n<div>¦</div>\n\n¦'
    "<ul>¦<li>¦<script>¦</script>¦<blockquote>¦| a | b |\n| --- | --- |\n"
)
_PIECES = st.sampled_from(
    ["**\u00a0", "\u00a0**", *"ab*_`[]()<>!&;#-+~|:\\\"'=1. \n\u00a0“", *_MARKUP.split("¦")]
)
DOCUMENTS = st.lists(_PIECES, max_size=60).map("".join)


@settings(max_examples=100)
@given(DOCUMENTS)
@example("<sup>| a | b |\n| --- | --- |\n1")  # a tag that is left open over lines
def test_the_short_way_gives_what_the_parser_gives(markdown: str) -> None:
    assert markdown_blocks(markdown) == markdown_blocks_by_parser(markdown)


def well_formed(block: Block) -> bool:
    spans = [(span.start, -span.end) for span in block.styles]
    inside = all(0 <= span.start < span.end <= len(block.text) for span in block.styles)
    full_lines = all(line.strip() for line in block.text.split("\n"))
    targets = "".join(span.target for span in block.styles)
    whole = "\ufdd0" not in block.text + targets
    return bool(inside and full_lines and whole and spans == sorted(spans))


@settings(max_examples=60)
@given(DOCUMENTS)
def test_blocks_are_well_formed(markdown: str) -> None:
    assert all(well_formed(block) for block in markdown_blocks(markdown))


_WORDS = st.lists(
    st.sampled_from(["word", "Quelle", "42", "don’t", "外交", "snake_case"]), min_size=1
)
_WRAPPERS = (
    "{}¦*{}*¦**{}**¦~~{}~~¦[{}](https://example.org/x)¦<s>{}</s>¦> {}¦- {}¦# {}¦<p>{}</p>¦"
    "<figcaption>{}</figcaption>¦| {} | b |\n| --- | --- |¦1. {}¦{}  "
)
_WRAPPED = st.tuples(st.sampled_from(_WRAPPERS.split("¦")), _WORDS)


@given(st.lists(_WRAPPED, min_size=1, max_size=8))
def test_every_word_outside_markup_appears_in_order(parts: list[tuple[str, list[str]]]) -> None:
    markdown = "\n\n".join(wrapper.format(" ".join(words)) for wrapper, words in parts)
    expected = [word for _, words in parts for word in words]
    found = re.findall(r"[^\s•·]+", "\n".join(texts(markdown)))
    assert [word for word in found if word not in ("b", "1.")] == expected


_REPEATED = (
    "<a '¦<a \"¦<¦<!--¦[¦![¦*¦**a ¦_a¦`¦> ¦- ¦- a\n¦<b>¦&¦\\[¦<table>¦<td>¦<li>a¦<ul><li>¦"
    "<blockquote>a¦|¦~~¦a  \n¦<s>x</s> [¦]("
)


@cases("piece", _REPEATED.split("¦"))
def test_hostile_markdown_is_read_in_a_moment(piece: str) -> None:
    with at_most(300):
        markdown_blocks(piece * (20_000 // len(piece)))


@cases(
    "markdown",
    [
        f"*a{' ' * 60_000}x\n\n*\n",
        f"*a{' ' * 60_000}b\n\n{' ' * 60_000}c*\n\n*d",
        f"**a{' ' * 60_000}  \n**b *",
        f"<a {' ' * 60_000}>b",
        f"title{' ' * 60_000}\n*\n*",
    ],
    ids=["ends alone", "around", "ends below", "tag", "begins alone"],
)
def test_long_gaps_are_read_in_a_moment(markdown: str) -> None:
    with at_most(200):
        markdown_blocks(markdown)


@cases(
    "markdown",
    [
        "**Ines Calloway:** the quay (*at last*) is open",
        "[the port](https://port.example/a?b=c&d) and [**Reave**](https://r.example/)",
        "a**b**c, *a*b* and **a*b**",
        "**“Quoted”**, he said; a **bold.**word and **bold.** word",
        "one \\[more\\] word\\*  \nand [bracket] text\nMR\\. A: yes",
        "** not bold ** and *\u00a0not*",
        "[a](https://x.example/) [b] (c) ![d](https://x.example/d.png)",
        "*The old quay  \n*Port Ellery, Corda**",
        "[***Reave***](https://r.example/)**: “We waited.”** and *[a b](https://r.example/)*.",
        '<s>nine</s> \\[*ten*\\] days<sup>2</sup>, <a href="https://r.example/">more</a> of it',
        'AT&T <span class="x">*waits*</span>\nfor ***us***, R&D; and &amp; too',
        "The quay closed in\n2020. It opened in\n2021.",
        '<div class="x">\n<p>One</p>\n</div>\n\n-----\n\nTwo <!-- three -->\n\n<!-- -->\n\nfour',
        '<span>alone</span>\n\n<span>\n\n<a href="https://r.example/">\nthe port</a>',
        "- *item* one\n- **item** two\n\n**Bold** after a list",
        "*see*<br> \nthe quay\nof Reave",
    ],
)
def test_the_usual_forms_are_read_as_the_parser_reads_them(markdown: str) -> None:
    assert markdown_blocks(markdown) == markdown_blocks_by_parser(markdown)


_OF_ASTERISKS = (
    "*¦**¦***¦****¦a¦b ¦ ¦“¦.¦\n¦  \n¦[a](http://e.org/)¦[*b*](http://e.org/)¦[**c*](https://e.org/)¦"
    "[ *](https://e.org/x)¦[d.**](https://e.org/)¦<b>¦</b>¦<br>¦<https://e.org/a-b?c=d#e>¦"
    "<http://e.org>¦<https://E.org/>¦<https://e.org/%20>¦\\*¦\\[¦—¦€¦•¦外¦\u00a0¦word¦(¦)¦~¦&¦!"
)


@example("* **")
@example("</b> *")
@settings(max_examples=150)
@given(st.lists(st.sampled_from(_OF_ASTERISKS.split("¦")), max_size=14).map("".join))
def test_asterisks_are_paired_as_the_parser_pairs_them(markdown: str) -> None:
    assert markdown_blocks(markdown) == markdown_blocks_by_parser(markdown)


@cases(
    "markdown",
    [
        "****So they say:****",
        "[**Reave**](https://r.example/)**: “**We waited** so",
        "***[The quay](https://r.example/)** is* open, see <https://r.example/a-b?c#d>.",
        "*The old quay  \n*Port Ellery, Corda**",
    ],
)
def test_stray_asterisks_and_bare_addresses_need_no_parser(markdown: str) -> None:
    assert parse_simple_inline(markdown)
    assert markdown_blocks(markdown) == markdown_blocks_by_parser(markdown)


@cases("between", [" ", "\n", "", "\u00a0"])
def test_a_correction_is_told_however_it_is_set_behind_the_struck_words(between: str) -> None:
    (block,) = markdown_blocks(f"It will cost <s>less</s>{between}\\[more\\] than that.")
    assert block.text.replace("\u00a0", " ") == "It will cost less [more] than that."
    assert styled(f"It will cost <s>less</s>{between}\\[more\\] than that.") == [
        (TextStyle.STRUCK, "less"),
        (TextStyle.INSERTED, "[more]"),
    ]


def test_a_correction_may_stand_before_the_struck_words() -> None:
    markdown = "one of the \\[countries\\]<s>companies</s> there, and \\[sic\\] a <s>slip</s> more"
    assert styled(markdown) == [
        (TextStyle.INSERTED, "[countries]"),
        (TextStyle.STRUCK, "companies"),
        (TextStyle.STRUCK, "slip"),
    ]


def test_a_head_that_is_wider_than_its_columns_stands_over_them() -> None:
    head = [
        "State",
        "Long-run increase of wages (adjusted for inflation)",
        "Pay of a family of four",
    ]
    rows = [head, ["Alba", "$4,800", "$6,500"], ["Corda", "$12,400", "$900"]]
    table = "\n".join("| " + " | ".join(row) + " |" for row in [rows[0], ["---"] * 3, *rows[1:]])
    assert texts(table) == [
        "State · Long-run increase of wages (adjusted for inflation) · Pay of a family of four\n"
        "Alba   $4,800   $6,500\n"
        "Corda  $12,400  $900"
    ]


@cases(
    ("markdown", "text", "bold"),
    [
        ("**Port Ellery –**Today, the office", "Port Ellery –Today, the office", "Port Ellery "),
        ("**Tom Reave: “**We waited", "Tom Reave: “We waited", "Tom Reave"),
        ("The Courier: **“**We waited nine days", "The Courier: “We waited nine days", ""),
        ("***“***In March, the office", "“In March, the office", ""),
        ("a **bold** “**word**” here", "a bold “word” here", "bold"),
    ],
)
def test_bold_that_ends_in_a_mark_shows_no_asterisks(markdown: str, text: str, bold: str) -> None:
    assert texts(markdown) == [text]
    found = [words for style, words in styled(markdown) if style is TextStyle.STRONG]
    assert (found[0] if found else "").strip() == bold.strip()


@cases(
    ("markdown", "paragraphs", "set_off"),
    [
        ("**Reave writes:  \n**  \nThe quay", ["Reave writes:", "The quay"], ["Reave writes:"]),
        ("a\n\n***Tom Reave  \n***\n\nb", ["a", "Tom Reave", "b"], ["Tom Reave"] * 2),
        ("One of:  \n**  \nThe quay**  \nIt", ["One of:\nThe quay\nIt"], ["The quay"]),
        (
            "*  \nThe old quay  \nPort Ellery*",
            ["The old quay\nPort Ellery"],
            ["The old quay\nPort Ellery"],
        ),
        ("**In full  \n**(as prepared)", ["In full\n(as prepared)"], ["In full"]),
        (
            "*“One.  \n  \nTwo.\n\nThree.”*\n\nb",
            ["“One.", "Two.", "Three.”", "b"],
            ["“One.", "Two.", "Three.”"],
        ),
        (
            "*The quay  \n*Port Ellery**",
            ["The quay\nPort Ellery"],
            ["The quay\nPort Ellery", "Port Ellery"],
        ),
        ("*one\n\n- two\n\n***\n\nthree*", ["*one", "• two", "three*"], []),
    ],
)
def test_marks_that_stand_apart_from_their_words_are_put_to_them(
    markdown: str, paragraphs: list[str], set_off: list[str]
) -> None:
    assert texts(markdown) == paragraphs
    emphasised = (TextStyle.EMPHASIS, TextStyle.STRONG)
    assert [words for style, words in styled(markdown) if style in emphasised] == set_off


_OF_DEFINITIONS = (
    "[a]: http://e.org/¦[b\nc]: <x>¦[d\\]]: y¦> [e]: z¦- [f]: #g¦1) [h]:\n/i¦  [j]: k 'l'¦[a]¦[B c]"
    "¦[e][f]¦- [h] *i*¦[d\\]]¦MR. A [by phone]: b¦[c]: d¦text¦\n¦[[a]: b¦    [j]: k¦# [a]: b¦[ ]: c"
)


def test_a_label_in_brackets_needs_no_parser() -> None:
    label = "MR. MOSS [by phone]: The quay is open.\n\nQ [Off mic]: When?"
    assert not may_define_links(label)
    assert may_define_links(f"{label}\n\n> 1. [the\n> quay]: https://quay.example/")


_OF_LISTS = (
    "- a¦- **b** c¦-   d¦* e¦+ f¦1. g¦2. h¦1) i¦3. j¦- - k¦---¦  - l¦    - m¦    -   n¦   1. o¦"
    "      - p¦  q¦    r¦   s¦t¦¦¦¦    <!-- -->¦  <!-- -->¦    # u¦- > v¦-¦1.¦    w  ¦- x  ¦"
    "        y¦> z¦- ---¦- 1. a¦"
    "- [l](http://e.org/)"
)

_OF_QUOTATIONS = (
    "> a¦> **b** c¦>¦> ¦>d¦> - e¦¦ > f¦g¦> [h](http://e.org/) i¦>   j¦> <s>k</s>¦> MR. A: l¦> m  ¦"
    "> 1. n¦> ---¦> # o¦> > p¦> *q¦> r*¦> |s|¦> `¦> MS. B: t¦> <div>¦> </div>¦> <!--¦> -->¦> u\\¦"
    "> &amp; v¦> ```"
)


@pytest.mark.parametrize(
    ("pieces", "most"),
    [(_OF_DEFINITIONS, 8), (_OF_LISTS, 14), (_OF_QUOTATIONS, 8)],
    ids=["link definitions", "lists", "quotations"],
)
@settings(max_examples=150)
@given(data=st.data())
def test_it_is_read_as_the_parser_reads_it(pieces: str, most: int, data: st.DataObject) -> None:
    lines = data.draw(st.lists(st.sampled_from(pieces.split("¦")), max_size=most))
    markdown = "\n".join(lines)
    assert markdown_blocks(markdown) == markdown_blocks_by_parser(markdown)


@cases(
    ("markdown", "found"),
    [
        ("See [[Port Ellery|the port]], [[North Quay]].", ["See the port, North Quay."]),
        ("It was shut. %%Ask him.%% ^a1b2c3", ["It was shut."]),
        ("It was shut.\t^a1b2c3", ["It was shut."]),
        ("It was shut.\n\n^shut-1", ["It was shut."]),
        ("Down from 61%% to 55%% on e ^x", ["Down from 61%% to 55%% on e ^x"]),
        ("Set {%5.2f%} on {: the end}", ["Set {%5.2f%} on {: the end}"]),
        ('{{< quote author="Ann Lee" >}} We win. {{< /quote >}}', ["Ann Lee: We win."]),
        ('{{< quote author="Ann Lee" text="We win." >}}', ["Ann Lee: We win."]),
        ('{% quote "We shall overcome", Lee %}', ["We shall overcome"]),
        ('It sails. {{< figure src="a.jpg" title="The ferry" >}}', ["It sails. The ferry"]),
        ("{{% notice tip %}}\nTake a coat.\n{{% /notice %}}", ["Take a coat."]),
        (
            '{% include image.html url="q.jpg" %}\n“At last,” he said.\n{: .lead}',
            ["“At last,” he said."],
        ),
        (
            "A set {a: b} and `{% raw %}` and {{ this }}.",
            ["A set {a: b} and {% raw %} and {{ this }}."],
        ),
        ("He paid 40 %% of it, and 5 ^2 more.", ["He paid 40 %% of it, and 5 ^2 more."]),
        ("See [[Quay#Costs]] and [[Quay#^a1b2c3]]. ^a1b2c3", ["See Quay > Costs and Quay."]),
        ("He said “we is [[sic]] open”.", ["He said “we is [[sic]] open”."]),
        ("A ![[quay.png]]![[quay.png|300]]picture.", ["A picture."]),
        ("With ==marked words== here.", ["With marked words here."]),
        ("If a==b or `x==y==z` and a == b == c", ["If a==b or x==y==z and a == b == c"]),
        ("```\n[[a|b]] ==c==\n```", ["[[a|b]] ==c=="]),
        (
            "Said.[^a] Again.[^2][^a]\n\n[^a]: On the *slip*.\n[^2]: There.",
            ["Said.[1] Again.[2][1]", "[1] On the slip.", "[2] There."],
        ),
        (
            "Open.^[On the [slip](https://e.org).] Shut.[^a] Of 2^[3].^[ By *her*. ]\n\n[^a]: Ay.",
            ["Open.[1] Shut.[2] Of 2^[3].[3]", "[2] Ay.", "[1] On the slip.", "[3] By her."],
        ),
        ("See ![[quay.png]] here, %%ask%% and ![[b.png]].", ["See here, and."]),
        ("Open.\n\n%%\nAsk him.\n\nAnd her.\n%%\n\nShut.", ["Open.", "Shut."]),
        ("Open.\n%%\nNo comment ends.", ["Open. %% No comment ends."]),
        ("> [!note] Mind this\n> It is open.", ["Mind this", "It is open."]),
        ("> [!see-also]-\n> Words.", ["See also", "Words."]),
        ("- [x] done\n- [ ] open", ["• [x] done\n• [ ] open"]),
    ],
)
def test_what_note_taking_programs_write_is_read_as_they_show_it(
    markdown: str, found: list[str]
) -> None:
    assert texts(markdown) == found
    assert [block.text for block in markdown_blocks_by_parser(markdown)] == found


@cases(
    ("text", "shown"),
    [
        ("Berth\n: A *place*\n  for ships.", ["Berth", "A place for ships."]),
        ("Berth\nQuay\n:   One.\n:   Two.", ["Berth", "Quay", "One.", "Two."]),
        ("Berth\n: One.\n\n: Two.", ["Berth", "One.", "Two."]),
        ("- Berth\n: One.", ["• Berth : One."]),
        ("It was late. : One.", ["It was late. : One."]),
        ("```\nBerth\n: One.\n```", ["Berth\n: One."]),
    ],
)
def test_what_a_term_means_stands_below_it(text: str, shown: list[str]) -> None:
    found = markdown_blocks(f"It is so.\n\n{text}\n\nThe end.\n")
    assert [one.text for one in found] == ["It is so.", *shown, "The end."]
