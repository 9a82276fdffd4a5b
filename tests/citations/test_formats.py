"""Every format is read by other programs as it was meant, whatever the articles say."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    Locator,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases
from tests.citations import csl_schema, samples

from briefreader.citations import CitationStyle, ExportFormat, cite, export, read_json_lines
from briefreader.citations.export import org_export as org_document
from briefreader.citations.work_kinds import ItemKind
from briefreader.domain.article import DateOrigin
from briefreader.domain.bookmark import Bookmark, TextSelector
from briefreader.text.sanitizing import sanitize

BOOKMARK = samples.BOOKMARK._replace(
    url="https://gazette.example/briefing?a=b&c=d",
    byline="By Jane Doe and John M. Roe",
    paragraph=12,
    note="For the second chapter",
    tags=("clarity", "visas"),
)
NEWS_ARTICLE, WEB_PAGE, DOCUMENT = list(ItemKind)[:3]
HOSTILE = [
    '=HYPERLINK("https://evil.example")',
    "+1",
    "-1",
    "@SUM(1)",
    " =1",
    "\t=1",
    "＝1",
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "</style></blockquote>",
    "}\n@misc{other, title={x}}",
    "} { unbalanced \\",
    "100 % & $5 #1 a_b ~ ^",
    "x\nER  - \nTY  - BOOK",
    "* heading",
    "#+INCLUDE: /etc/passwd",
    "[[shell:rm -rf /][click]]",
    "elisp:(delete-file)",
    ":PROPERTIES:",
    "- item",
    "| a | b |",
    "*bold* /slanted/ _under_ =code= ~verb~ +gone+",
    "<<target>> src_sh{rm} @@html:<b>@@ $x$ \\alpha",
    "javascript:alert(1)",
    "\x1b]0;title\x07 \u202e",
]


def hostile(text: str) -> Bookmark:
    """A bookmark that says ``text`` wherever an article or a reader can."""
    return BOOKMARK._replace(
        selector=TextSelector(text, text, text, 0, len(text)),
        title=text,
        source=text,
        url=text,
        byline=text,
        speaker=text,
        speaker_title=text,
        mention=text,
        question=text,
        note=text,
        tags=(text,),
    )


@cases("format", ExportFormat)
def test_no_format_lets_a_control_character_out(format: ExportFormat) -> None:  # noqa: A002
    control = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]")
    for text in HOSTILE:
        page = export([hostile(text), BOOKMARK], format)
        assert not control.search(page), text
        assert page == export([hostile(text), BOOKMARK], format), text


@pytest.mark.parametrize("style", CitationStyle)
@pytest.mark.parametrize("format", [ExportFormat.MARKDOWN, ExportFormat.ORG, ExportFormat.HTML])
def test_documents_can_be_had_in_every_style(format: ExportFormat, style: CitationStyle) -> None:  # noqa: A002
    page = export([BOOKMARK], format, style)
    assert "Matthew Miller" in page
    assert ("12" in page) is (style is not CitationStyle.MLA)
    assert ("as cited in" in page, "qtd. in" in page, "quoted in" in page) == (
        style is CitationStyle.APA,
        style is CitationStyle.MLA,
        style is CitationStyle.CHICAGO,
    )


@cases("text", HOSTILE)
def test_no_cell_is_a_formula(text: str) -> None:
    rows = list(csv.reader(io.StringIO(export([hostile(text)], ExportFormat.CSV), newline="")))
    assert len(rows) == 2
    assert len(rows[0]) == len(rows[1])
    for cell in rows[1]:
        assert not cell.lstrip(" \u00a0").startswith(tuple("=+-@＝＋－＠\t\r\n"))


def test_a_table_has_what_a_bookmark_has() -> None:
    (row,) = csv.DictReader(io.StringIO(export([BOOKMARK], ExportFormat.CSV), newline=""))
    assert row["quote"] == "We have been clear."
    assert (row["date"], row["certain"], row["tags"]) == ("2023-08-15", "yes", "clarity, visas")


class Page(HTMLParser):
    """The tags, attributes and words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def parsed(page: str) -> Page:
    found = Page()
    found.feed(page)
    found.close()
    return found


@given(st.one_of(st.sampled_from(HOSTILE), st.text("<>&\"'/=script ahref:\n", max_size=40)))
def test_no_text_becomes_html(text: str) -> None:
    page = parsed(export([hostile(text)], ExportFormat.HTML))
    plain = parsed(export([BOOKMARK._replace(question="x")], ExportFormat.HTML))
    assert set(page.tags) <= {*plain.tags, "br"}
    assert {name for name, _ in page.attributes} <= {name for name, _ in plain.attributes}
    links = [value or "" for name, value in page.attributes if name == "href"]
    own = f"briefreader:{BOOKMARK.id}"
    assert all(link.startswith(("http://", "https://")) or link == own for link in links)
    assert "".join(sanitize(text)[0].split()) in "".join("".join(page.words).split())


def test_a_page_is_whole_and_fetches_nothing() -> None:
    page = export([BOOKMARK], ExportFormat.HTML)
    found = parsed(page)
    assert page.startswith("<!DOCTYPE html>")
    assert found.tags.count("figure") == 1
    assert not {"script", "img", "link", "iframe"} & set(found.tags)
    assert ("href", "https://gazette.example/briefing?a=b&c=d") in found.attributes
    assert "default-src 'none'" in page


@cases("text", HOSTILE)
def test_ris_records_stay_apart(text: str) -> None:
    page = export([hostile(text), BOOKMARK._replace(path=Path("/other.txt"))], ExportFormat.RIS)
    lines = [line for line in page.split("\n") if line]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert [line[:2] for line in lines].count("TY") == 2
    assert [line[:2] for line in lines].count("ER") == 2


def test_ris_is_read_by_another_program() -> None:
    (entry,) = rispy.loads(export([BOOKMARK], ExportFormat.RIS))
    assert entry["title"] == "Department Press Briefing"
    assert entry["authors"] == ["Doe, Jane", "Roe, John M."]
    assert entry["year"] == "2023"
    assert entry["keywords"] == ["clarity", "visas"]
    assert "“We have been clear.” — Matthew Miller, para. 12" in entry["notes"][0]
    for text in HOSTILE:
        assert len(rispy.loads(export([hostile(text)], ExportFormat.RIS))) == 1


def fields(entry: str) -> dict[str, str]:
    """The fields of one entry, read as BibTeX reads it: by counting braces."""
    parts, depth = [""], 0
    for character in entry:
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 1 and character == ",":
            parts.append("")
        else:
            parts[-1] += character
    assert depth == 0
    parts[-1] = parts[-1].rstrip().removesuffix("}")
    named = (part.partition("=") for part in parts[1:])
    return {name.strip(): value.strip().strip("{}") for name, _, value in named}


@cases("text", HOSTILE)
def test_bibtex_entries_stay_apart(text: str) -> None:
    page = export([hostile(text)], ExportFormat.BIBTEX)
    assert page.count("{") == page.count("}")
    assert set(fields(page)) <= {
        *("author", "title", "journal", "entrysubtype", "year", "month", "day", "url"),
        *("organization", "urldate", "keywords", "annote"),
    }


def test_bibtex_has_one_entry_an_article() -> None:
    again = BOOKMARK._replace(id="zzzzzzzz", speaker="Ben Okafor", certain=False)
    page = export([BOOKMARK, again], ExportFormat.BIBTEX)
    assert page.count("@article{doe2023") == 1
    found = fields(page)
    assert found["author"] == "Doe, Jane and Roe, John M."
    assert (found["year"], found["month"], found["day"]) == ("2023", "aug", "15")
    assert "Ben Okafor (speaker unconfirmed), para. 12 [briefreader:zzzzzzzz " in found["annote"]


def test_bibtex_is_read_by_another_program() -> None:
    library = parse_string(export([BOOKMARK], ExportFormat.BIBTEX))
    assert library.failed_blocks == []
    assert library.entries[0].fields_dict["title"].value == "{Department Press Briefing}"
    for text in HOSTILE:
        library = parse_string(export([hostile(text)], ExportFormat.BIBTEX))
        assert (len(library.entries), library.failed_blocks) == (1, [])


@cases(
    ("title", "change", "kind"),
    [
        ("Press Briefing by Press Secretary Ann Moss", {}, WEB_PAGE),
        ("Joint Statement from Kell and Ellery", {}, WEB_PAGE),
        ("Readout of the Call with the Mayor", {}, WEB_PAGE),
        ("FACT SHEET: The New Pier", {}, WEB_PAGE),
        ("Remarks as Prepared for Delivery", {}, WEB_PAGE),
        ("At the pier", {"mention": "MS. MOSS:"}, WEB_PAGE),
        ("Press Briefing by Ann Moss", {"byline": "Jane Doe"}, NEWS_ARTICLE),
        ("Press Briefing by Ann Moss", {"url": ""}, DOCUMENT),
        ("At the pier", {"mention": "MS. MOSS:", "url": ""}, DOCUMENT),
        ("A vote in Kell", {"url": ""}, NEWS_ARTICLE),
        ("Remarks draw anger in Kell", {}, NEWS_ARTICLE),
        ("Statement dinner plates are back", {}, NEWS_ARTICLE),
        ("Press freedom in danger", {}, NEWS_ARTICLE),
        ("Address unknown", {}, NEWS_ARTICLE),
        ("Hearing aids get cheaper", {}, NEWS_ARTICLE),
        ("Speech therapy for all", {}, NEWS_ARTICLE),
    ],
)
def test_what_institutions_publish_is_a_page_or_a_document_and_no_newspapers(
    title: str, change: dict[str, str], kind: ItemKind
) -> None:
    """In every format the same."""
    bare = BOOKMARK._replace(byline="", mention="Moss", title=title, source="kell.example")
    marked = bare._replace(
        byline=change.get("byline", ""),
        mention=change.get("mention", "Moss"),
        url=change.get("url", BOOKMARK.url),
    )
    csl, entry, ris = {
        NEWS_ARTICLE: ("article-newspaper", "article", "NEWS"),
        WEB_PAGE: ("webpage", "online", "ELEC"),
        DOCUMENT: ("document", "misc", "GEN"),
    }[kind]
    (item,) = json.loads(export([marked], ExportFormat.CSL_JSON))
    assert item["type"] == csl
    assert csl_schema.mistakes([item]) == []
    bibtex = export([marked], ExportFormat.BIBTEX)
    assert bibtex.startswith(f"@{entry}{{")
    assert ("  journal = {kell.example}" in bibtex) is (kind is NEWS_ARTICLE)
    assert ("  organization = {kell.example}" in bibtex) is (kind is not NEWS_ARTICLE)
    assert export([marked], ExportFormat.RIS).startswith(f"TY  - {ris}\n")


def test_csl_items_have_the_names_of_the_standard() -> None:
    (item,) = json.loads(export([BOOKMARK], ExportFormat.CSL_JSON))
    assert item["author"] == [
        {"family": "Doe", "given": "Jane"},
        {"family": "Roe", "given": "John M."},
    ]
    assert item["issued"] == {"date-parts": [[2023, 8, 15]]}
    assert item["container-title"] == "Daily Gazette"
    assert set(item) - {"id", "type", "title", "annote"} == {
        *("author", "issued", "container-title", "URL", "accessed", "keyword")
    }
    assert json.loads(export([], ExportFormat.CSL_JSON)) == []
    bare = BOOKMARK._replace(byline="", source="", url="", date=None, tags=())
    (item,) = json.loads(export([bare], ExportFormat.CSL_JSON))
    assert set(item) == {"id", "type", "title", "annote"}


def test_a_day_of_publication_beside_that_of_the_speech_has_a_field_of_its_own() -> None:
    both = BOOKMARK._replace(date_origin=DateOrigin.SAID, published=date(2023, 9, 1))
    (item,) = json.loads(export([both], ExportFormat.CSL_JSON))
    assert (item["issued"], item["event-date"]) == (
        {"date-parts": [[2023, 9, 1]]},
        {"date-parts": [[2023, 8, 15]]},
    )
    bibtex = export([both], ExportFormat.BIBTEX)
    assert "  month = sep,\n  day = {1},\n  eventdate = {2023-08-15},\n" in bibtex
    ris = export([both], ExportFormat.RIS)
    assert "DA  - 2023/09/01/\n" in ris
    assert "N1  - Spoken: 15 August 2023\n" in ris
    assert "(2023, September 1)" in cite(both, CitationStyle.APA)
    assert read_json_lines(export([both], ExportFormat.JSONL)) == (both,)


@cases("published", [None, date(2023, 8, 15), date(2023, 9, 1)])
def test_the_day_of_the_speech_is_told_apart_in_every_bibliography(published: date | None) -> None:
    said = BOOKMARK._replace(date_origin=DateOrigin.SAID, published=published)
    (item,) = json.loads(export([said], ExportFormat.CSL_JSON))
    assert item["event-date"] == {"date-parts": [[2023, 8, 15]]}
    assert "  eventdate = {2023-08-15},\n" in export([said], ExportFormat.BIBTEX)
    assert export([said], ExportFormat.RIS).count("N1  - Spoken: 15 August 2023\n") == 1
    plain = said._replace(date_origin=DateOrigin.PUBLISHED)
    for format_ in (ExportFormat.CSL_JSON, ExportFormat.BIBTEX, ExportFormat.RIS):
        assert not re.search("(?i)event-?date|spoken:", export([plain], format_))


def test_csl_items_are_what_the_published_schema_asks_for() -> None:
    bare = BOOKMARK._replace(byline="", source="", url="", date=None, tags=())
    for bookmark in (BOOKMARK, bare, *map(hostile, HOSTILE)):
        assert csl_schema.mistakes(json.loads(export([bookmark], ExportFormat.CSL_JSON))) == []


@cases(
    "change",
    [
        {"id": None},
        {"type": "newspaper"},
        {"speaker": "Ben Okafor"},
        {"title": None},
        {"author": "Jane Doe"},
        {"author": [{"family": "Doe", "first": "Jane"}]},
        {"issued": "August"},
        {"issued": {"date-parts": [2023, 8, 15]}},
        {"issued": {"date-parts": [[2023, 8, 15, 9]]}},
        {"issued": {"year": 2023}},
    ],
)
def test_the_schema_tells_an_item_that_is_none(change: dict[str, object]) -> None:
    (item,) = json.loads(export([BOOKMARK], ExportFormat.CSL_JSON))
    assert csl_schema.mistakes([item]) == []
    assert csl_schema.mistakes([item | change]) != []


def test_csl_items_are_read_and_cited_by_another_program() -> None:
    undated = BOOKMARK._replace(id="zzzzzzzz", path=Path("/other"), byline="", date=None)
    items = json.loads(export([BOOKMARK, undated], ExportFormat.CSL_JSON))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    shelf = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    cited = []
    for item in items:
        paragraph = Locator("paragraph", "12")
        citation = Citation([CitationItem(item["id"], locator=paragraph)])
        shelf.register(citation)
        cited.append(str(shelf.cite(citation, lambda missing: pytest.fail(str(missing)))))
    assert cited[0] == "(Doe and Roe, 2023, para. 12)"
    assert "no date" in cited[1]
    entry = str(shelf.bibliography()[0])
    assert entry.startswith("Doe, J. and Roe, J.M. (2023) “Department Press Briefing”, ")
    for text in HOSTILE:
        assert len(CiteProcJSON(json.loads(export([hostile(text)], ExportFormat.CSL_JSON)))) == 1


@cases(
    ("text", "shown"),
    [
        ("* x", "*\u200b x"),
        ("a * b", "a * b"),
        ("*bold*", "*\u200bbold*"),
        ("/italic/", r"\slash{}italic/"),
        ("and/or", "and/or"),
        ("#+INCLUDE: x", "\u200b#\\plus{}INCLUDE: x"),
        ("[[x]]", "[\u200b[x]\u200b]"),
        ("elisp:(x)", r"elisp\colon{}(x)"),
        ("https://a.example/b_c", r"https\colon{}\slash{}\slash{}a.example/b\under{}c"),
        ("$10 billion and $5", "$10 billion and $5"),
        ("US$5–$6, or 5$ (US$)", r"US$5–$6, or 5\dollar{} (US\dollar{})"),
        ("$x$ $$y$$", r"$x\dollar{} \dollar{}$y\dollar{}\dollar{}"),
        (r"C:\alpha", "C\\colon{}\\\u200balpha"),
        ("{{{x}}}", "{\u200b{\u200b{x}\u200b}\u200b}"),
        ("x^{2}", r"x\asciicirc{}{2}"),
        ("It is 12:30", "It is 12:30"),
        ("- x", "\u200b- x"),
        ("COMMENT on this", "\u200bCOMMENT on this"),
        ("Nagorno-Karabakh, 5 % (it’s)", "Nagorno-Karabakh, 5 % (it’s)"),
    ],
)
def test_org_shows_the_characters_that_stand_there(text: str, shown: str) -> None:
    assert org_document.escape(text) == shown


# Of the variable org-entities in Org 9.7, as far as it goes beyond letters and signs of
# mathematics; any other name is shown as it stands, backslash and all.
ORG_KNOWS = {
    *("lt", "gt", "dollar", "USD", "ast", "slash", "under", "equal", "tilde", "plus", "vert"),
    *("vbar", "asciicirc", "colon", "quot", "amp", "nbsp", "ensp", "zwnj", "zwj", "shy"),
}


def test_only_names_that_org_knows_stand_for_characters() -> None:
    assert set(org_document.ENTITIES.values()) <= ORG_KNOWS


@given(st.one_of(st.sampled_from(HOSTILE), st.text("*#+:[]{}<>|\\_/=~-$@ a1.)\n", max_size=40)))
def test_no_text_becomes_an_org_structure(text: str) -> None:
    lines = export([hostile(text)], ExportFormat.ORG).split("\n")
    assert sum(line.startswith("* ") for line in lines) == 1
    keywords = [line for line in lines if line.startswith("#")]
    assert set(keywords) <= {
        *("#+TITLE: Bookmarks", "#+OPTIONS: ^:nil -:nil tex:nil f:nil toc:nil num:nil"),
        *("#+begin_quote", "#+end_quote"),
    }
    assert not [line for line in lines if re.match(r"\s*(?:[-|:]|\[\[(?!https?:))", line)]


@pytest.mark.parametrize(
    ("format", "part"),
    [
        (ExportFormat.MARKDOWN, "<https://gazette.example/briefing?a=b&c=d>"),
        (ExportFormat.ORG, "[[https://gazette.example/briefing?a=b&c=d]]"),
    ],
)
def test_an_address_on_the_web_becomes_a_link(format: ExportFormat, part: str) -> None:  # noqa: A002
    assert part in export([BOOKMARK], format)
    for url in ("javascript:alert(1)", "https://x> <b>", "https://x]] [[shell:x", "ftp://x"):
        page = export([BOOKMARK._replace(url=url)], format)
        assert "<b>" not in page
        assert "[[" not in page
        assert f"<{url}>" not in page


def test_suffixes_are_all_different() -> None:
    assert len({known.suffix for known in ExportFormat}) == len(ExportFormat)


@cases(
    ("name", "csl", "bibtex", "ris"),
    [
        ("a.epub", "book", "@book{", "BOOK"),
        ("letters.mbox/abcdefgh.eml", "personal_communication", "@misc{", "ICOMM"),
        ("a.VTT", "broadcast", "@misc{", "VIDEO"),
        ("a.pptx", "speech", "@misc{", "SLIDE"),
        ("a.pptm", "speech", "@misc{", "SLIDE"),
        ("a.pdf", "document", "@misc{", "GEN"),
        ("a.docx", "document", "@misc{", "GEN"),
        ("a.docm", "document", "@misc{", "GEN"),
        ("a.html", "article-newspaper", "@article{", "NEWS"),
        ("a.txt", "article-newspaper", "@article{", "NEWS"),
    ],
)
def test_what_a_file_is_says_what_kind_of_work_it_is(
    name: str, csl: str, bibtex: str, ris: str
) -> None:
    kept = BOOKMARK._replace(path=Path("/library", name), url="", source="")
    (item,) = json.loads(export([kept], ExportFormat.CSL_JSON))
    assert item["type"] == csl
    assert csl_schema.mistakes([item]) == []
    assert export([kept], ExportFormat.BIBTEX).startswith(bibtex)
    assert export([kept], ExportFormat.RIS).startswith(f"TY  - {ris}\n")


def test_a_pdf_of_a_newspaper_is_its_article() -> None:
    kept = BOOKMARK._replace(path=Path("/library/a.pdf"), url="")
    assert '"article-newspaper"' in export([kept], ExportFormat.CSL_JSON)


def test_a_book_has_a_publisher_and_its_title_in_italics() -> None:
    kept = samples.BOOKMARK._replace(
        path=Path("/library/a.epub"), title="The Long Quay", source="Coast Press", byline="Jane Doe"
    )
    (item,) = json.loads(export([kept], ExportFormat.CSL_JSON))
    assert (item["publisher"], item.get("container-title")) == ("Coast Press", None)
    assert "publisher = {Coast Press}" in export([kept], ExportFormat.BIBTEX)
    assert "PB  - Coast Press" in export([kept], ExportFormat.RIS)
    assert "Doe, J. (2023). The Long Quay. Coast Press." in cite(kept, CitationStyle.APA)
    assert "Doe, Jane. The Long Quay. Coast Press, 2023." in cite(kept, CitationStyle.MLA)
    note = cite(kept, CitationStyle.CHICAGO)
    assert note.endswith("Jane Doe, The Long Quay (Coast Press, 2023).")
