"""Drafts from Word and LibreOffice, and a Word draft with comments in it."""

from __future__ import annotations

import random
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from tests.cases import cases

from briefreader.domain.article import Span
from briefreader.errors import SourceError
from briefreader.factcheck import find_claims, read_draft
from briefreader.factcheck.word_draft import Remark, with_comments, word_paragraphs

NOON = datetime(2026, 12, 1, 12)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>'
BODY = """\
<w:p><w:r><w:t>The harbour is open.</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">“The north </w:t></w:r>
<w:del w:id="1"><w:r><w:delText>old </w:delText></w:r></w:del>
<w:ins w:id="2"><w:r><w:t>quay &amp; pier are safe,” she said</w:t></w:r></w:ins>
<w:r><w:tab/><w:t>again.</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr><w:r><w:t>We have waited nine days.</w:t></w:r></w:p>
"""


def docx(body: str = BODY, **more: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as packed:
        packed.writestr("[Content_Types].xml", TYPES)
        document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        packed.writestr("word/document.xml", f'<?xml version="1.0"?>{document}')
        for name, text in more.items():
            packed.writestr(name, text)
    return out.getvalue()


def odt(body: str) -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    out = BytesIO()
    with ZipFile(out, "w") as packed:
        packed.writestr(
            "content.xml",
            f'<o:document-content xmlns:o="{names}:office:1.0" xmlns:t="{names}:text:1.0">'
            f"<o:body><o:text>{body}</o:text></o:body></o:document-content>",
        )
    return out.getvalue()


def test_a_word_draft_is_read_without_what_was_deleted() -> None:
    claims = find_claims(read_draft(docx(), "a.docx"))
    told = [(one.text, one.location and (one.location.line, one.location.column)) for one in claims]
    assert told == [
        ("The north quay & pier are safe", (2, 2)),
        ("We have waited nine days.", (3, 1)),
    ]


CORE = (
    '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
    "<d:creator>Ann Moss</d:creator><t:created>{}</t:created><t:modified>{}</t:modified>"
    "</c:coreProperties>"
)


@cases(
    ("begun", "changed", "day"),
    [
        ("2024-03-13T09:00:00Z", "2024-03-14T17:00:00Z", date(2024, 3, 14)),
        ("2013-12-23T23:15:00Z", "2024-03-14T17:00:00Z", None),  # a copy of another
        ("2013-12-23T23:15:00Z", "2013-12-23T23:15:00Z", None),  # a program's template
        ("", "2024-03-14T17:00:00Z", None),
    ],
)
def test_a_word_drafts_day_is_when_it_was_written(
    begun: str, changed: str, day: date | None
) -> None:
    packed = docx(**{"docProps/core.xml": CORE.format(begun, changed)})
    assert read_draft(packed, "a.docx").day == day


def test_i_in_a_word_speech_is_its_author() -> None:
    lines = "Ladies and gentlemen,", "As I said in Basel, “the quay is open to everybody”."
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    packed = docx(body, **{"docProps/core.xml": CORE.format("", "")})
    assert find_claims(read_draft(packed, "a.docx"))[0].speaker == "Ann Moss"
    broken = docx(body, **{"docProps/core.xml": "<c:core"})
    assert find_claims(read_draft(broken, "a.docx"))[0].speaker is None


def test_a_paragraph_without_a_letter_to_be_seen_is_none() -> None:
    shown = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>".format
    draft = docx(f"{shown('Ann Moss left.')}{shown(chr(0x200B))}{shown('It rained.')}")
    assert read_draft(draft, "a.docx").text == "Ann Moss left.\n\nIt rained."


def test_notes_are_read_and_their_comments_stand_at_their_marks() -> None:
    body = (
        "<w:p><w:r><w:t>“It rains,” Lee said.</w:t></w:r>"
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t> So.</w:t></w:r>'
        '<w:r><w:endnoteReference w:id="2"/></w:r></w:p>'
    )
    note = '<w:{0}s xmlns:w="' + WORD + '"><w:{0} w:id="2"><w:p><w:r><w:{0}Ref/></w:r><w:r><w:t>'
    note += " “We {1} here,” she said.</w:t></w:r></w:p></w:{0}></w:{0}s>"
    data = docx(
        body,
        **{
            "word/footnotes.xml": note.format("footnote", "stay"),
            "word/endnotes.xml": note.format("endnote", "sail"),
        },
    )
    claims = find_claims(read_draft(data, "a.docx"))
    assert [one.text for one in claims] == ["It rains", "We stay here", "We sail here"]
    spans = [one.location.span for one in claims if one.location]
    made = with_comments(data, "a.docx", [Remark(span, "wrong") for span in spans], NOON)
    with ZipFile(BytesIO(made)) as packed:
        document = packed.read("word/document.xml").decode()
        assert packed.read("word/footnotes.xml").decode() == note.format("footnote", "stay")
    for number, mark in enumerate(("footnoteReference", "endnoteReference"), 1):
        begin = document.index(f'<w:commentRangeStart w:id="{number}"/>')
        end = document.index(f'<w:commentRangeEnd w:id="{number}"/>')
        assert document[begin:end].count("<w:r>") == 1
        assert mark in document[begin:end]


BOX = """\
<w:p><w:r><w:t xml:space="preserve">“It rains,” Moss said. </w:t><mc:AlternateContent xmlns:mc=\
"http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing>\
<w:txbxContent><w:p><w:r><w:t>“We sail at noon,” Lee said.</w:t></w:r></w:p></w:txbxContent>\
</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>“We sail at noon,” Lee \
said.</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>\
<w:r><w:t>“So do I,” Ann Birk said.</w:t></w:r></w:p>"""


def test_a_text_box_is_read_once_and_a_comment_stands_on_it() -> None:
    claims = find_claims(read_draft(docx(BOX), "a.docx"))
    assert [one.text for one in claims] == ["It rains", "So do I", "We sail at noon"]
    spans = [one.location.span for one in claims if one.location]
    made = with_comments(docx(BOX), "a.docx", [Remark(span, "wrong") for span in spans], NOON)
    with ZipFile(BytesIO(made)) as packed:
        document = packed.read("word/document.xml").decode()
    box = document[document.index("<w:txbxContent>") : document.rindex("</w:txbxContent>")]
    assert "comment" not in box
    assert document.index('<w:commentRangeStart w:id="2"/>') < document.index("<w:drawing>")
    assert document.index('<w:commentRangeEnd w:id="2"/>') > document.index("</w:drawing>")


def test_paragraphs_whose_mark_was_deleted_are_one() -> None:
    deleted = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    first = f'<w:p>{deleted}<w:r><w:t xml:space="preserve">“We have waited </w:t></w:r></w:p>'
    body = f"{first}<w:p><w:r><w:t>nine days,” Moss said.</w:t></w:r></w:p>{BODY}"
    claim, *_ = find_claims(read_draft(docx(body), "a.docx"))
    assert claim.text == "We have waited nine days"
    assert claim.location is not None
    made = with_comments(docx(body), "a.docx", [Remark(claim.location.span, "wrong")], NOON)
    assert word_paragraphs(made, "a.docx")[0].text == "“We have waited nine days,” Moss said."


def test_a_text_box_does_not_part_paragraphs_whose_mark_was_deleted() -> None:
    deleted = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    box = "<w:p><w:r><w:t>“We sail at noon,” Lee said.</w:t></w:r></w:p>"
    first = (
        f'<w:p>{deleted}<w:r><w:t xml:space="preserve">“We have waited </w:t></w:r>'
        f"<w:r><w:pict><w:txbxContent>{box}</w:txbxContent></w:pict></w:r></w:p>"
    )
    body = f"{first}<w:p><w:r><w:t>nine days,” Moss said.</w:t></w:r></w:p>{BODY}"
    claims = find_claims(read_draft(docx(body), "a.docx"))
    assert [one.text for one in claims][:2] == ["We have waited nine days", "We sail at noon"]


def test_hidden_text_of_a_word_draft_is_not_read() -> None:
    hidden = '<w:r><w:rPr><w:vanish{}/></w:rPr><w:t xml:space="preserve">{} </w:t></w:r>'
    shown = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    runs = (
        shown.format("“We have waited "),
        hidden.format("", "ask her how long"),
        hidden.format(' w:val="0"', "all of"),
        shown.format("nine days,” Moss said."),
    )
    body = f"<w:p>{''.join(runs)}</w:p>"
    (claim,) = find_claims(read_draft(docx(body), "a.docx"))
    assert claim.text == "We have waited all of nine days"
    assert claim.location is not None
    made = with_comments(docx(body), "a.docx", [Remark(claim.location.span, "wrong")], NOON)
    with ZipFile(BytesIO(made)) as packed:
        assert "ask her how long" in packed.read("word/document.xml").decode()


def test_a_soft_hyphen_in_a_word_draft_hides_no_quotation() -> None:
    body = "<w:p><w:r><w:t>“We have wai\u00adted nine days,” Moss said.</w:t></w:r></w:p>"
    (claim,) = find_claims(read_draft(docx(body), "a.docx"))
    assert claim.location is not None
    made = with_comments(docx(body), "a.docx", [Remark(claim.location.span, "wrong")], NOON)
    with ZipFile(BytesIO(made)) as packed:
        assert "wai\u00adted" in packed.read("word/document.xml").decode()


def test_an_opendocument_draft_is_read() -> None:
    data = odt("<t:p>Open.</t:p><t:p>She said: “The north <t:span>quay</t:span> is safe.”</t:p>")
    (claim,) = find_claims(read_draft(data, "a.odt"))
    assert claim.text == "The north quay is safe."
    assert claim.location is not None
    assert claim.location.line == 2


def test_comments_stand_on_the_words_and_change_none() -> None:
    remarks = [Remark(Span(22, 32), "differs: <no> & “no”"), Remark(Span(38, 42), "a pier")]
    made = with_comments(docx(), "a.docx", remarks, NOON)
    assert [p.text for p in word_paragraphs(made, "a.docx")] == [
        p.text for p in word_paragraphs(docx(), "a.docx")
    ]
    with ZipFile(BytesIO(made)) as packed:
        document = packed.read("word/document.xml").decode()
        comments = packed.read("word/comments.xml").decode()
        assert "comments+xml" in packed.read("[Content_Types].xml").decode()
        assert 'Target="comments.xml"' in packed.read("word/_rels/document.xml.rels").decode()
    opened = document.index('<w:commentRangeStart w:id="0"/>')
    closed = document.index('<w:commentRangeEnd w:id="0"/>')
    assert "The north </w:t>" in document[opened:closed]
    assert document[:opened].endswith("“</w:t></w:r>")  # the mark before it stays out
    assert "differs: &lt;no&gt; &amp; “no”" in comments
    assert comments.count('w:date="2026-12-01T12:00:00"') == 2
    again = with_comments(made, "a.docx", remarks[:1], NOON)
    with ZipFile(BytesIO(again)) as packed:
        assert packed.read("word/comments.xml").decode().count("<w:comment ") == 3
        assert packed.read("word/document.xml").decode().count('commentRangeStart w:id="2"') == 1


HOSTILE = {
    "no zip": b"PK\x03\x04 and no more",
    "no document": b"PK",
    "entities": b"",
    "deep": docx("<w:p>" * 3_000),
    "unbalanced": docx("<w:p><w:r>"),
    "empty": docx("<w:p/>"),
}


@cases("name", HOSTILE)
def test_a_broken_package_is_refused_in_one_line(name: str) -> None:
    if name == "entities":
        bomb = f'<!DOCTYPE x [<!ENTITY a "b">]><w:document xmlns:w="{WORD}"/>'
        out = BytesIO()
        with ZipFile(out, "w") as packed:
            packed.writestr("word/document.xml", bomb)
        data = out.getvalue()
    else:
        data = HOSTILE[name]
    with pytest.raises(SourceError) as raised:
        read_draft(data, "a.docx")
    assert "\n" not in str(raised.value)
    assert "a.docx" in str(raised.value)


def test_no_byte_that_changes_makes_it_crash() -> None:
    chance = random.Random(5)
    whole = docx()
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            find_claims(read_draft(bytes(data), "a.docx"))
            with_comments(bytes(data), "a.docx", [Remark(Span(5, 60), "a remark")], NOON)
        except SourceError:
            continue
