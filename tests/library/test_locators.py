"""Where words stand in a file with pages or times is told wherever they are cited."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from tests.conftest import open_library
from tests.sources.format_samples import VTT

from briefreader.citations import CitationStyle, ExportFormat, cite
from briefreader.cli.records import quote_record, quotes_of
from briefreader.domain.article import Article, Paragraph, Span
from briefreader.evidence.crate import CRATE
from briefreader.evidence.verifier import verify_pack

TIME = "00:03:12"


def test_a_quote_is_cited_with_its_time_everywhere(tmp_path: Path) -> None:
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "quay.vtt").write_text(VTT, encoding="utf-8")
    library = open_library(folder, tmp_path)
    list(library.update())
    reading = library.read(folder / "quay.vtt")
    quote = next(one for one in reading.quotes if one.speaker == "Ben Holt")
    library.bookmarks.bookmark(reading, quote.span)
    library.close()

    library = open_library(folder, tmp_path)  # as index and notebook have kept it
    found = library.statements("", "Ben Holt").statement(0)
    assert found is not None
    identity, statement = found
    assert (statement.quote, statement.locator) == (quote, TIME)
    row = library.listing().hit(0).row
    assert quote_record(identity, row, statement, 0, None)["locator"] == TIME
    (told,) = (one for one in quotes_of(library.read(row.path)) if one["id"] == identity)
    assert told["locator"] == TIME
    (kept,) = library.bookmarks.find("")
    assert (kept.locator, kept.marks) == (TIME, ())
    assert (
        cite(kept) == f"“{quote.text[:-1]},” Ben Holt said, video.example, 14 March 2024, {TIME}."
    )
    for style in CitationStyle:
        assert TIME in cite(kept, style), style
        assert "para. " not in cite(kept, style)
    for form in ExportFormat:
        assert TIME in library.exports.export((kept,), form), form
    record = json.loads(library.exports.export((kept,), ExportFormat.JSONL))
    assert record["locator"] == TIME

    pack = tmp_path / "pack"
    library.exports.write_evidence(pack, (kept,))
    assert f", {TIME}" in (pack / "data" / "index.html").read_text(encoding="utf-8")
    assert '"encodingFormat": "text/vtt"' in (pack / "data" / CRATE).read_text(encoding="utf-8")
    assert verify_pack(pack).findings == ()

    (folder / "quay.vtt").unlink()
    copy, passage = library.opener.copy(kept)
    paragraph = copy.article.paragraph_at(passage.start)
    assert paragraph is not None
    assert paragraph.locator == TIME
    library.close()


def test_a_page_is_written_as_each_style_has_it(tmp_path: Path) -> None:
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "a.txt").write_text("Title\n\nWords of the harbour.\n", encoding="utf-8")
    library = open_library(folder, tmp_path)
    reading = library.read(folder / "a.txt")
    library.bookmarks.bookmark(reading, Span(*reading.article.paragraphs[0][:2]))
    (kept,) = library.bookmarks.find("")
    library.close()
    kept = kept._replace(locator="p. 12", byline="Ann Moss")
    assert cite(kept).endswith(", p. 12.")
    assert "n.d., p. 12)" in cite(kept, CitationStyle.APA)
    assert "(Moss 12)." in cite(kept, CitationStyle.MLA)
    assert cite(kept, CitationStyle.CHICAGO).endswith(" n.d., 12.")


def test_a_recording_is_opened_at_the_time_of_the_words() -> None:
    article = Article(
        Path("/a.vtt"),
        "",
        "",
        "One.\n\nTwo.\n\nThree.",
        paragraphs=(
            Paragraph(0, 4, 1, "p. 1"),
            Paragraph(6, 10, 2, "01:03:12"),
            Paragraph(12, 18, 3),
        ),
    )
    for url, at in (
        ("https://www.youtube.com/watch?v=a", "https://www.youtube.com/watch?v=a&t=3792s"),
        ("https://youtu.be/a", "https://youtu.be/a?t=3792s"),
        ("https://coast.example/a.mp4", "https://coast.example/a.mp4#t=3792"),
        ("https://coast.example/a#b", "https://coast.example/a#b"),
        ("", ""),
    ):
        opened = replace(article, url=url)
        assert [opened.url_at(offset) for offset in (2, 8, 14)] == [url, at, url]
