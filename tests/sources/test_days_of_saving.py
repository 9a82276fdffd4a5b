"""The day on which a file was saved, where it says so: kept with bookmarks, and cited."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.cases import cases
from tests.citations.samples import BOOKMARK
from tests.sources.office_files import docx, word_paragraph

from briefreader.citations import CitationStyle, ExportFormat, cite, export
from briefreader.sources.article_loader import article_from_bytes

SAVED = date(2024, 3, 5)
TEXT = "The harbour is open again, and it will stay open, the harbour master said on the quay."
PAGE = f"<title>The harbour</title></head><body><h1>The harbour</h1><p>{TEXT}</p></body></html>"


@cases(
    ("name", "text"),
    [
        ("a.md", f"---\ntitle: The harbour\naccessed: 2024-03-05\n---\n{TEXT}\n"),
        ("a.md", f"---\ntitle: The harbour\nretrieved: 5 March 2024\n---\n{TEXT}\n"),
        ("a.md", f'+++\ntitle = "The harbour"\ndate_saved = 2024-03-05\n+++\n{TEXT}\n'),
        (
            "a.html",
            "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://coast.example/a"
            " \n saved date: Tue Mar 05 2024 10:25:10 GMT+0100 (Central European Standard Time)\n"
            f"--><head>{PAGE}",
        ),
        (
            "a.html",
            "<html>\n<!-- Mirrored from coast.example/a by HTTrack Website Copier/3.x [XR&CO'2014],"
            f" Tue, 05 Mar 2024 09:11:12 GMT -->\n<head>{PAGE}",
        ),
        (
            "a.mhtml",
            "From: <Saved by Blink>\nSnapshot-Content-Location: https://coast.example/a\n"
            "Subject: The harbour\nDate: Tue, 5 Mar 2024 10:25:10 +0100\nMIME-Version: 1.0\n"
            'Content-Type: multipart/related; type="text/html"; boundary="x"\n\n'
            f"--x\nContent-Type: text/html\n\n<html><head>{PAGE}\n--x--\n",
        ),
        (
            "a.eml",
            "From: Ann <ann@coast.example>\nSubject: The harbour\n"
            f"Date: Tue, 5 Mar 2024 10:25:10 +0100\n\n{TEXT}\n",
        ),
        ("b.md", f"---\ntitle: The harbour\ndate: 2024-03-05\n---\n{TEXT}\n"),
        ("b.html", f"<html><head>{PAGE}"),
    ],
)
def test_a_file_that_says_when_it_was_saved_is_believed(name: str, text: str) -> None:
    article = article_from_bytes(Path(f"/library/{name}"), text.encode())
    assert article.accessed == (None if name.startswith("b.") else SAVED)


@cases(
    ("stated", "issued"),
    [
        ("date: 2024-03", "2024-03"),
        ("date: 2023", "2023"),
        ('date: "2024/03"', "2024-03"),
        ("published: March 2024", "2024-03"),
        ("date: 2024-13", ""),
        ("date: 2024-03-05", ""),
        ("date: Spring 2024", ""),
        ("date: 2024-03\nsaid: 2024-03-05", ""),
    ],
)
def test_a_month_or_year_of_publication_is_kept_where_no_day_is_stated(
    stated: str, issued: str
) -> None:
    page = f"---\ntitle: The harbour\n{stated}\n---\n{TEXT}\n"
    assert article_from_bytes(Path("/library/a.md"), page.encode()).issued == issued


@cases(
    ("issued", "apa", "mla", "chicago", "plain"),
    [
        ("2024-03", "(2024, March).", ", Mar. 2024,", ", March 2024,", "March 2024"),
        ("2023", "(2023).", "Gazette, 2023,", "Gazette, 2023,", "Gazette, 2023"),
    ],
)
def test_a_month_or_year_of_publication_is_cited(
    issued: str, apa: str, mla: str, chicago: str, plain: str
) -> None:
    bookmark = BOOKMARK._replace(date=None, issued=issued, url="https://coast.example/a")
    year, *month = map(int, issued.split("-"))
    assert apa in cite(bookmark, CitationStyle.APA)
    assert f", {year})." in cite(bookmark, CitationStyle.APA)
    assert mla in cite(bookmark, CitationStyle.MLA)
    assert chicago in cite(bookmark, CitationStyle.CHICAGO)
    assert plain in cite(bookmark, CitationStyle.PLAIN)
    for style in CitationStyle:
        assert not {"n.d.", "Retrieved", "ccessed"} & set(cite(bookmark, style).split())
    bibtex = export([bookmark], ExportFormat.BIBTEX)
    assert f"year = {{{year}}}" in bibtex
    assert ("month = mar" in bibtex) is bool(month)
    assert "day = " not in bibtex
    assert f'"issued": {{"date-parts": [{[year, *month]}]}}' in export(
        [bookmark], ExportFormat.CSL_JSON
    )
    parts = [f"{one:02}" for one in (year, *month)]
    assert f"DA  - {'/'.join([*parts, *[''] * (4 - len(parts))])}\n" in export(
        [bookmark], ExportFormat.RIS
    )
    assert f'"issued": "{issued}"' in export([bookmark], ExportFormat.JSONL)


def test_a_day_of_saving_stands_where_the_styles_want_it() -> None:
    dated = BOOKMARK._replace(accessed=SAVED, url="https://coast.example/a")
    undated = dated._replace(date=None, date_origin=None)
    day_of_bookmark = undated._replace(accessed=None)
    assert "Accessed" not in cite(dated, CitationStyle.MLA)
    assert cite(undated, CitationStyle.MLA).endswith("coast.example/a. Accessed 5 Mar. 2024.")
    assert cite(undated, CitationStyle.APA).endswith(
        "Retrieved March 5, 2024, from https://coast.example/a"
    )
    assert cite(undated, CitationStyle.CHICAGO).endswith(
        "accessed March 5, 2024, https://coast.example/a."
    )
    assert "Accessed" not in cite(undated._replace(url=""), CitationStyle.MLA)
    added = day_of_bookmark.created.date()
    assert f"Accessed {added.day} " in cite(day_of_bookmark, CitationStyle.MLA)
    for one, day in ((dated, SAVED), (dated._replace(accessed=None), dated.created.date())):
        assert f"urldate = {{{day}}}" in export([one], ExportFormat.BIBTEX)
        assert f"Y2  - {day:%Y/%m/%d}/" in export([one], ExportFormat.RIS)
        parts = f'"accessed": {{"date-parts": [[{day.year}, {day.month}, {day.day}]]}}'
        assert parts in export([one], ExportFormat.CSL_JSON)
    assert '"accessed": "2024-03-05"' in export([dated], ExportFormat.JSONL)
    assert '"accessed": null' in export([day_of_bookmark], ExportFormat.JSONL)


@cases(
    ("made_by", "saved", "day"),
    [
        ("generated by python-docx", "2013-12-23", None),
        ("generated by python-docx", "2024-05-02", date(2024, 5, 2)),
        ("A note", "2013-12-23", date(2013, 12, 23)),
    ],
)
def test_the_day_of_a_template_of_a_program_is_not_that_of_the_document(
    made_by: str, saved: str, day: date | None
) -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms='
        '"http://purl.org/dc/terms/"><dc:creator>Ann Moss</dc:creator>'
        f"<dc:description>{made_by}</dc:description>"
        f"<dcterms:modified>{saved}T23:15:00Z</dcterms:modified></cp:coreProperties>"
    )
    document = docx(word_paragraph(TEXT), more={"docProps/core.xml": core})
    assert article_from_bytes(Path("/library/a.docx"), document).file_changed == day
