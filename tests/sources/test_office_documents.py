"""Word, OpenDocument and RTF: what stands in them, and what was changed in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.cases import cases
from tests.sources.format_samples import PARAGRAPHS, TITLE, zipped
from tests.sources.office_files import docx, odt, pptx, rtf, shape, word_paragraph
from tests.yardstick import at_most

from briefreader.domain.article import Article, TextStyle
from briefreader.errors import SourceError
from briefreader.sources import article_from_bytes
from briefreader.sources.formats.open_numbering import LevelNumbers, numbered_levels
from briefreader.sources.formats.word_numbering import with_numbers

pytest.importorskip("mammoth")
pytest.importorskip("striprtf")


def read(name: str, data: bytes) -> Article:
    return article_from_bytes(Path("/library") / name, data)


def styled(article: Article, style: TextStyle) -> list[str]:
    return [article.text[one.start : one.end] for one in article.styles if one.style is style]


def test_each_of_them_is_read_with_its_paragraphs_author_and_day() -> None:
    heading = f'<text:h text:outline-level="1">{TITLE}</text:h>'
    documents = {
        "a.docx": docx(word_paragraph(TITLE, "Titel"), *map(word_paragraph, PARAGRAPHS)),
        "a.odt": odt(heading + "".join(f"<text:p>{one}</text:p>" for one in PARAGRAPHS)),
        "a.rtf": rtf([TITLE, *PARAGRAPHS]),
    }
    for name, data in documents.items():
        article = read(name, data)
        assert article.text == "\n\n".join(PARAGRAPHS), name
        assert (article.title, article.byline) == (TITLE, "Ann Moss"), name
        assert (article.file_changed, article.date) == (date(2024, 3, 14), None), name
        assert article.notes == (), name


def test_a_word_document_keeps_its_headings_links_notes_and_tables() -> None:
    def cells(*words: str) -> str:
        inner = "".join(f"<w:tc>{word_paragraph(one)}</w:tc>" for one in words)
        return f"<w:tr>{inner}</w:tr>"

    article = read(
        "a.docx",
        docx(
            word_paragraph("First."),
            word_paragraph("Costs", "berschrift2"),
            word_paragraph(
                "<w:r><w:rPr><w:b/></w:rPr><w:t>Bold</w:t></w:r>"
                '<w:hyperlink r:id="rLink"><w:r><w:t xml:space="preserve"> link</w:t></w:r>'
                '</w:hyperlink><w:r><w:footnoteReference w:id="2"/></w:r>'
            ),
            f"<w:tbl>{cells('Quay', 'Cost')}{cells('North', '9.1')}</w:tbl>",
        ),
    )
    assert article.text.split("\n\n") == [
        *("First.", "Costs", "Bold link[1]", "Quay   Cost\nNorth  9.1", "1. Said on the slip."),
    ]
    assert styled(article, TextStyle.HEADING) == ["Costs"]
    assert styled(article, TextStyle.STRONG) == ["Bold"]
    (link,) = (one for one in article.styles if one.style is TextStyle.LINK)
    assert link.target == "https://coast.example/quay"


def test_tracked_changes_are_set_as_corrections() -> None:
    deleted = '<w:del w:id="1"><w:r><w:rPr><w:i/></w:rPr><w:delText>nine</w:delText></w:r></w:del>'
    inserted = '<w:ins w:id="2"><w:r><w:t>ten</w:t></w:r></w:ins>'
    run = '<w:r><w:t xml:space="preserve">It took {} </w:t></w:r>'
    article = read(
        "a.docx",
        docx(
            word_paragraph("Title"),
            word_paragraph(f"{run.format('us')}{deleted}{inserted}<w:r><w:t> days.</w:t></w:r>"),
        ),
    )
    assert article.text == "It took us nineten days."
    assert (styled(article, TextStyle.STRUCK), styled(article, TextStyle.INSERTED)) == (
        ["nine"],
        ["ten"],
    )
    region = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>nine'
        "</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    )
    changed = (
        '<text:p>It took <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>'
        'ten<text:change-end text:change-id="c2"/> days.</text:p>'
    )
    article = read("a.odt", odt(f"{region}<text:h>Title</text:h>{changed}"))
    assert article.text == "It took nineten days."
    assert styled(article, TextStyle.STRUCK) == ["nine"]
    assert styled(article, TextStyle.INSERTED) == ["ten"]


def test_an_open_document_keeps_lists_notes_and_tables() -> None:
    def items(*words: str) -> str:
        return "".join(f"<text:list-item><text:p>{one}</text:p></text:list-item>" for one in words)

    def row(*words: str) -> str:
        cells = "".join(
            f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in words
        )
        return f"<table:table-row>{cells}</table:table-row>"

    article = read(
        "a.odt",
        odt(
            "<text:h>Title</text:h>"
            '<text:p><text:span text:style-name="T1">Bold</text:span><text:s text:c="2"/>and more'
            "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note."
            "</text:p></text:note-body></text:note></text:p>"
            f"<text:list>{items('one', 'two')}</text:list>"
            f'<text:list text:style-name="L1">{items("first")}</text:list>'
            f"<table:table>{row('Quay', 'Cost')}{row('North', '9.1')}</table:table>"
        ),
    )
    assert article.text.split("\n\n") == [
        *("Bold and more[1]", "• one", "• two", "1. first", "Quay   Cost\nNorth  9.1"),
        "[1] A note.",
    ]
    assert styled(article, TextStyle.STRONG) == ["Bold"]


def test_paragraphs_of_rtf_with_the_level_of_a_heading_are_headings() -> None:
    styles = r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0\b heading 1;}}"
    body = r"""{\pard\plain \s1\sb240\outlinelevel0\fcs1 \b\fs32 {The quay\par}}
    \pard\plain {Words of the harbour master.\par}
    \pard\plain \s2\outlinelevel1{\b What it costs}\par
    \pard\plain \outlinelevel9 Nine crowns.\par"""
    article = read("a.rtf", f"{{\\rtf1\\ansi{styles}{body}}}".encode())
    assert article.title == "The quay"
    assert article.text == "Words of the harbour master.\n\nWhat it costs\n\nNine crowns."
    (heading,) = article.styles
    assert heading.style is TextStyle.HEADING
    assert article.text[heading.start : heading.end] == "What it costs"


def test_headings_of_rtf_are_told_by_their_style_where_only_that_has_a_level() -> None:
    styles = (
        r"{\stylesheet{\s0\fs24 Normal;}{\s2\sbasedon0\outlinelevel1\b heading 2;}"
        r"{\s21\fs20 Text body;}{\s60\fs52 Title;}}"
    )
    body = r"""\pard\plain \s60{The quay\par}
    \pard\plain \s21{Words of the harbour master.\par}
    \pard\plain \s2\b{What it costs\par}
    \pard\plain \s21 Nine crowns.\par"""
    article = read("a.rtf", f"{{\\rtf1\\ansi{styles}{body}}}".encode())
    assert article.title == "The quay"
    (heading,) = (one for one in article.styles if one.style is TextStyle.HEADING)
    assert article.text[heading.start : heading.end] == "What it costs"


def test_lines_of_a_paragraph_of_rtf_stay_in_it() -> None:
    row = r"\trowd North\line quay\cell 9.1\cell\row"
    body = r"Title\par Ann Moss\line Mayor \linex of Kell\par \outlinelevel1 Costs\line of it\par "
    article = read("a.rtf", f"{{\\rtf1\\ansi {body}\\pard {row}{row}}}".encode())
    first, heading, table = article.text.split("\n\n")
    assert (first, heading) == ("Ann Moss\nMayor of Kell", "Costs of it")
    assert table.startswith("North quay")
    # Word writes the next paragraph's form between a row's last cell and its end.
    row = row.replace(r"\row", r"\pard \li0\ri0 {\trowd \row}")
    article = read("a.rtf", f"{{\\rtf1\\ansi {body}\\pard {row}{row}}}".encode())
    assert article.text.split("\n\n")[2] == table == "North quay  9.1\nNorth quay  9.1"


def test_a_table_in_rtf_keeps_its_rows() -> None:
    cells = "\\trowd {}\\cell {}\\cell\\row\n"
    data = rtf(["Title", "Words."])[:-1] + cells.format("Quay", "Cost").encode()
    article = read("a.rtf", data + cells.format("North", "9.1").encode() + b"}")
    assert article.text == "Words.\n\nQuay   Cost\nNorth  9.1"


def test_what_cannot_be_read_is_one_line_of_why() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><a>&b;</a>'
    sealed = {"META-INF/manifest.xml": "<manifest:encryption-data/>"}
    for name, data, reason in (
        ("a.docx", b"PK\x03\x04 and so on", "damaged or incomplete"),
        ("a.docx", zipped({"a": "b"}), "damaged or incomplete"),
        ("a.docx", docx(more={"word/document.xml": "<w:document"}), "damaged or incomplete"),
        ("a.docx", docx(more={"word/styles.xml": bomb}), "definitions in its XML"),
        ("a.docx", docx(), "without any text"),
        ("a.odt", zipped({"content.xml": bomb}), "definitions in its XML"),
        ("a.odt", odt("<text:p>x</text:p>", sealed), "encrypted"),
        ("a.odt", odt(""), "without any text"),
        ("a.rtf", b"words", "not RTF"),
        ("a.rtf", b"{\\rtf1 }", "without any text"),
    ):
        with pytest.raises(SourceError) as caught:
            read(name, data)
        assert reason in caught.value.reason, name


def test_a_presentation_is_read_slide_by_slide_with_its_notes() -> None:
    def row(*cells: str) -> str:
        words = (f"<a:txBody><a:p><a:r><a:t>{one}</a:t></a:r></a:p></a:txBody>" for one in cells)
        return f"<a:tr>{''.join(f'<a:tc>{one}</a:tc>' for one in words)}</a:tr>"

    table = f"<a:tbl>{row('Port', 'Ships')}{row('Ellery', '9')}</a:tbl>"
    bold = '<a:r><a:rPr b="1"/><a:t>Nine</a:t></a:r><a:r><a:t> days.</a:t></a:r>'
    picture = '<p:pic><p:nvPicPr><p:cNvPr id="2" name="" descr="The quay"/></p:nvPicPr></p:pic>'
    article = read(
        "a.pptx",
        pptx(
            shape("ctrTitle", TITLE) + shape("subTitle", "Press Office") + shape("sldNum", "1"),
            shape("body", "The quay is open.", bold) + shape("title", "What was done"),
            f"<p:graphicFrame>{table}</p:graphicFrame>" + picture + shape("", "A box."),
            notes={2: shape("sldImg") + shape("body", "“We did it,” said Ann Moss.")},
        ),
    )
    assert (article.title, article.byline) == (TITLE, "Ann Moss")
    assert (article.file_changed, article.date) == (date(2024, 3, 14), None)
    dated = shape("title", TITLE) + shape("body", "12 March 2024", "The quay is open.")
    assert read("a.pptx", pptx(dated)).said_on == date(2024, 3, 12)
    assert [(one.locator, article.text[one.start : one.end]) for one in article.paragraphs] == [
        ("slide 1", "Press Office"),
        ("slide 2", "What was done"),
        ("slide 2", "• The quay is open."),
        ("slide 2", "• Nine days."),
        ("slide 2", "“We did it,” said Ann Moss."),
        ("slide 3", "Port    Ships\nEllery  9"),
        ("slide 3", "[picture: The quay]"),
        ("slide 3", "A box."),
    ]
    assert styled(article, TextStyle.STRONG) == ["Nine"]
    assert styled(article, TextStyle.HEADING) == ["What was done"]
    with pytest.raises(SourceError, match="without any text"):
        read("a.pptx", pptx(shape("sldNum", "1")))


def test_the_notes_of_rtf_stand_at_its_end_and_cells_may_hold_paragraphs() -> None:
    note = r"{\super \chftn{\*\footnote\chftn\pard\plain  Since {\b 1961} \{so far\}.}}"
    row = r"{\trowd\cellx10\cellx20 {{\pard\intbl One\par}\cell} {{\pard\intbl Two\par}\cell}\row}"
    article = read("a.rtf", rtf(["Title", f"It holds.{note} So far.", row + row]))
    assert article.text.split("\n\n") == [
        "It holds.[1] So far.",
        "One  Two\nOne  Two",
        "[1] Since 1961 {so far}.",
    ]
    assert "It holds." in read("a.rtf", rtf(["Title", r"It holds.{\footnote Never closed"])).text


def test_an_open_document_is_titled_by_the_paragraph_set_as_its_title() -> None:
    heading = '<text:h text:outline-level="1">Costs</text:h><text:p>Words.</text:p>'
    title = f'<text:p text:style-name="Title">{TITLE}</text:p>'
    article = read("a.odt", odt(title + heading))
    assert (article.title, article.text) == (TITLE, "Costs\n\nWords.")


def test_paragraphs_in_the_style_of_quotations_are_block_quotations() -> None:
    words, credit = "Nobody gave up an inch of water.", "— Ann Moss"
    set_apart = '<text:p text:style-name="Quotations">{}</text:p>'
    body = f"<text:p>First.</text:p>{set_apart.format(words)}{set_apart.format(credit)}"
    paragraphs = [
        word_paragraph("First."),
        *(word_paragraph(t, "BlockText") for t in (words, credit)),
    ]
    for name, data in (("a.odt", odt(body)), ("a.docx", docx(*paragraphs))):
        article = read(name, data)
        assert [span.of(article.text) for span in article.block_quotes] == [words, credit]


def test_a_list_within_a_list_of_an_open_document_has_no_empty_item() -> None:
    item = "<text:list-item>{}</text:list-item>"
    inner = f"<text:list>{item.format('<text:p>Two</text:p>')}</text:list>"
    items = item.format("<text:p>One</text:p>") + item.format(inner)
    assert read("a.odt", odt(f"<text:list>{items}</text:list>")).text == "• One\n\n  • Two"


@cases("nobody", ["python-docx", "(anonymous)", "Microsoft Office User", "admin"])
def test_what_a_program_states_for_an_author_is_none(nobody: str) -> None:
    body = f"<text:p>{PARAGRAPHS[0]}</text:p><text:p>{PARAGRAPHS[1]}</text:p>"
    meta = {
        "meta.xml": '<m xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0">'
        f"<meta:initial-creator>{nobody}</meta:initial-creator></m>"
    }
    assert read("a.odt", odt(body, meta)).byline == ""
    creator = '<c xmlns="http://purl.org/dc/elements/1.1/"><creator>Ann Moss</creator></c></m>'
    meta["meta.xml"] = meta["meta.xml"].replace("</m>", creator)
    assert read("a.odt", odt(body, meta)).byline == "Ann Moss"


def test_a_numbered_list_of_an_open_document_counts_as_each_of_its_levels_says() -> None:
    item = "<text:list-item{}><text:p>{}</text:p>{}</text:list-item>"
    level = '<text:list-level-style-number text:level="{}" text:start-value="{}" {}/>'
    levels = level.format(1, 3, 'style:num-format="1"') + level.format(2, 1, 'style:num-format="a"')
    inner = f"<text:list>{item.format('', 'Now', '')}{item.format('', 'Soon', '')}</text:list>"
    items = item.format("", "One", inner) + item.format(' text:start-value="9"', "Two", "")
    made = f'<text:list text:style-name="L7">{items}</text:list>'
    style = f'<text:list-style style:name="L7">{levels}</text:list-style>'
    article = read("a.odt", odt(f"{style}{made}"))
    assert article.text.split("\n\n") == ["3. One", "  a. Now", "  b. Soon", "9. Two"]


def test_an_open_document_counts_with_the_levels_above_and_goes_on_where_it_says() -> None:
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    level = '<text:list-level-style-number text:level="{}" style:num-format="{}" {}/>'
    levels = level.format(1, "1", 'style:num-suffix=")"') + level.format(
        2, "a", 'text:display-levels="2" style:num-prefix="(" style:num-suffix=")"'
    )
    inner = f"<text:list>{item.format('Now', '')}{item.format('Soon', '')}</text:list>"
    made = '<text:list text:style-name="L7"{}>{}</text:list>'
    style = f'<text:list-style style:name="L7">{levels}</text:list-style>'
    body = (
        f"{style}{made.format('', item.format('One', inner))}<text:p>It was said.</text:p>"
        + made.format(' text:continue-numbering="true"', item.format("Two", inner))
        + f"<text:p>So far.</text:p>{made.format('', item.format('Anew', ''))}"
    )
    assert read("a.odt", odt(body)).text.split("\n\n") == [
        *("1) One", "  (1.a) Now", "  (1.b) Soon", "It was said."),
        *("2) Two", "  (2.a) Now", "  (2.b) Soon", "So far.", "1) Anew"),
    ]


def test_headings_and_lists_of_an_open_document_have_the_numbers_of_its_sheet() -> None:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    level = '<text:outline-level-style text:level="{}" {}/>'
    levels = level.format(1, 'style:num-format="1" style:num-suffix="."') + level.format(
        2, 'style:num-format="1" style:num-list-format="%1%.%2%"'
    )
    named = '<text:list-style style:name="Law"><text:list-level-style-number text:level="1"'
    sheet = (
        f'<s xmlns:text="{names}:text:1.0" xmlns:style="{names}:style:1.0"><text:outline-style>'
        f'{levels}</text:outline-style>{named} style:num-prefix="§ "/></text:list-style></s>'
    )
    heading = '<text:h text:outline-level="{}">{}</text:h>'
    body = (
        f"{heading.format(1, 'Quay')}{heading.format(2, 'Cost')}<text:p>It was said.</text:p>"
        f"{heading.format(1, 'Pier')}{heading.format(2, 'Staff')}{heading.format(3, 'More')}"
        '<text:list text:style-name="Law"><text:list-item><text:p>All pay.</text:p>'
        "</text:list-item></text:list>"
    )
    article = read("a.odt", odt(body, {"styles.xml": sheet}))
    assert article.title == "1. Quay"
    assert styled(article, TextStyle.HEADING) == ["1.1 Cost", "2. Pier", "2.1 Staff", "More"]
    assert article.text.endswith("§ 1 All pay.")


def _numbered(words: str, number: str, level: int = 0) -> str:
    item = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{item}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def test_the_items_of_a_word_document_have_the_numbers_that_word_shows() -> None:
    """They go on behind other paragraphs, and a list that says so begins anew."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (start, kind, text) in enumerate(
            ((3, "decimal", "%1."), (1, "lowerLetter", "(%2)"), (1, "decimal", "%1.%2.%3"))
        )
    )
    bullet = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>'
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    nums = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'
        for at, of, more in ((1, 0, ""), (2, 0, again), (3, 1, ""))
    )
    numbering = (
        '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{bullet}</w:abstractNum>{nums}</w:numbering>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rN" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/numbering" Target="numbering.xml"/></Relationships>'
    )
    paragraphs = (
        *(_numbered("Mend it", "1"), _numbered("Now", "1", 1), _numbered("Soon", "1", 1)),
        *(_numbered("By her", "1", 2), word_paragraph("It was said."), _numbered("Pay", "1")),
        *(_numbered("Again", "1", 1), _numbered("A boat", "3"), _numbered("Anew", "2")),
    )
    more = {"word/numbering.xml": numbering, "word/_rels/document.xml.rels": relations}
    article = read("a.docx", docx(*paragraphs, more=more))
    assert article.text.split("\n\n") == [
        *("3. Mend it", "  (a) Now", "  (b) Soon", "    3.b.1 By her", "It was said.", "4. Pay"),
        *("  (a) Again", "• A boat", "1. Anew"),
    ]
    own = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    linked = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Ours"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="9"><w:styleLink w:val="Ours"/>{levels}</w:abstractNum>'
    )
    ours = '<w:num w:numId="9"><w:abstractNumId w:val="9"/></w:num></w:numbering>'
    named = {
        "word/numbering.xml": numbering.replace(own, linked).replace("</w:numbering>", ours),
        "word/styles.xml": '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/'
        'main"><w:style w:type="numbering" w:styleId="Ours"><w:name w:val="Ours"/><w:pPr><w:numPr>'
        '<w:numId w:val="9"/></w:numPr></w:pPr></w:style></w:styles>',
        "word/_rels/document.xml.rels": relations.replace(
            "</R",
            relations[relations.index("<Relationship ") : -16]
            .replace("numbering", "styles")
            .replace("rN", "rS")
            + "</R",
        ),
    }
    assert read("a.docx", docx(*paragraphs, more=named)).text == article.text
    before = "<w:pPrChange w:id='1'><w:pPr><w:numPr/></w:pPr></w:pPrChange></w:pPr>"
    changed = _numbered("Pay", "1").replace("</w:pPr>", before)
    article = read("a.docx", docx(_numbered("Mend it", "1"), changed, more=more))
    assert article.text.split("\n\n") == ["3. Mend it", "4. Pay"]


def test_paragraphs_of_word_have_the_numbers_of_their_styles() -> None:
    """Those of a style that another is based on, too, and the level that names the style."""
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    level = (
        '<w:lvl w:ilvl="{0}"><w:start w:val="1"/><w:numFmt w:val="{1}"/>'
        '<w:pStyle w:val="{2}"/><w:lvlText w:val="{3}"/></w:lvl>'
    )
    levels = level.format(0, "decimal", "Clause", "%1.") + level.format(
        1, "decimal", "berschrift2", "%1.%2"
    )
    bullet = level.format(0, "bullet", "", "·")
    numbering = (
        f'<w:numbering xmlns:w="{name}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{bullet}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    style = (
        '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{1}"/>'
        '<w:basedOn w:val="{2}"/><w:pPr>{3}</w:pPr></w:style>'
    )
    of = '<w:numPr><w:numId w:val="{}"/></w:numPr>'
    styles = "".join(
        (
            style.format("Clause", "Clause", "Normal", of.format(1)),
            style.format("Tight", "Clause (tight)", "Clause", ""),
            style.format("berschrift2", "heading 2", "Normal", of.format(1)),
            style.format("Plain", "Plain clause", "Clause", of.format(0)),
            style.format("Points", "Points", "Points", of.format(2)),
        )
    )
    relations = "".join(
        f'<Relationship Id="r{kind}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/{kind}" Target="{kind}.xml"/>'
        for kind in ("numbering", "styles")
    )
    more = {
        "word/numbering.xml": numbering,
        "word/styles.xml": f'<w:styles xmlns:w="{name}">{styles}</w:styles>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/'
        f'package/2006/relationships">{relations}</Relationships>',
    }
    paragraphs = (
        *(word_paragraph("Mend it", "Clause"), word_paragraph("Scope", "berschrift2")),
        *(word_paragraph("Pay", "Tight"), word_paragraph("It was said.", "Plain")),
        *(word_paragraph("A boat", "Points"), word_paragraph("Cost", "berschrift2")),
    )
    article = read("a.docx", docx(*paragraphs, more=more))
    assert article.text.split("\n\n") == [
        *("1. Mend it", "1.1 Scope", "2. Pay", "It was said.", "• A boat", "2.1 Cost"),
    ]
    assert styled(article, TextStyle.HEADING) == ["1.1 Scope", "2.1 Cost"]


def test_properties_that_nobody_closes_cost_little() -> None:
    numbering = ElementTree.Element("numbering")
    for made in ("<w:pPr>" * 50_000, "<w:pPr>" * 50_000 + "</w:pPr>" * 50_000):
        with at_most(100):
            assert with_numbers(made, numbering, None) == made


@cases(
    ("style", "marks"),
    [
        ("", ["1.", "1.", "2.", "2."]),
        ('text:display-levels="2"', ["1.", "1.1", "1.2", "2."]),
        ('text:display-levels="2" style:num-suffix=")"', ["1.", "1.1)", "1.2)", "2."]),
        ('style:num-format="a"', ["1.", "a.", "b.", "2."]),
        ('style:num-format=""', ["1.", None, None, "2."]),
    ],
)
def test_items_have_the_marks_of_their_levels(style: str, marks: list[str | None]) -> None:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("text", "style")
    )
    level = '<text:list-level-style-number text:level="{}" {}/>'
    levels = f"<text:list-style {names}>{level.format(1, '')}{level.format(2, style)}"
    numbers = LevelNumbers(numbered_levels(ElementTree.fromstring(f"{levels}</text:list-style>")))
    assert [numbers.next(at) for at in (1, 2, 2, 1)] == marks
