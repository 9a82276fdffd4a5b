"""Every kind of file through the one door: text, days, places, and what is left out."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests.sources.format_samples import (
    PARAGRAPHS,
    TITLE,
    VTT,
    epub,
    mail,
    members,
    samples,
    scraped,
    zipped,
)

from briefreader.domain.article import Article, TextStyle
from briefreader.errors import SourceError
from briefreader.quotes import find_quotes
from briefreader.sources import article_from_bytes, raw_text
from briefreader.sources.files.file_kinds import KINDS, kind_of

SAMPLES = samples()


def read(name: str, data: bytes | str) -> Article:
    ((path, content),) = members(name, data.encode() if isinstance(data, str) else data).items()
    return article_from_bytes(Path(path), content)


def refused(name: str, data: bytes | str) -> str:
    with pytest.raises(SourceError) as caught:
        read(name, data)
    return caught.value.reason


def test_the_same_article_is_read_from_every_kind_of_file() -> None:
    read_by = {kind.reader for kind in KINDS}
    for name, data in SAMPLES.items():
        article = read(name, data)
        assert article.title == TITLE, name
        assert article.text == "\n\n".join(PARAGRAPHS), name
        assert article.notes == (), name
        kind = kind_of(name)
        assert kind is not None
        read_by.discard(kind.reader)
    office = {"word_document", "open_document", "rtf_document", "presentation"}
    assert read_by == {"subtitles", *office}  # which have tests of their own


def test_a_file_without_a_suffix_is_read_if_it_is_text() -> None:
    assert read("minutes", "Title\n\nWords.\n").text == "Words."
    assert refused("core", b"\x7fELF\x02\x01\x01" + b"\0" * 100).startswith("not text")


def test_subtitles_become_turns_with_their_times() -> None:
    article = read("a.vtt", VTT)
    assert (article.title, article.date) == (TITLE, date(2024, 3, 14))
    assert (article.url, article.source) == ("https://video.example/watch?v=quay", "video.example")
    assert article.text.split("\n\n") == [
        "ANN MOSS: The quay opened again on Thursday, after nine days.",
        "SPEAKER: And what did it cost?",
        "BEN HOLT: Nine million crowns.",
        "ANN MOSS: More & more.",
        "BEN HOLT: We think so.",
    ]
    assert [paragraph.locator for paragraph in article.paragraphs] == [
        *("00:00:01", "00:00:12", "00:03:12", "00:03:20", "01:03:24"),
    ]
    assert [(quote.speaker, quote.certain) for quote in find_quotes(article.text)] == [
        *(("Ann Moss", True), (None, True), ("Ben Holt", True)),
        *(("Ann Moss", True), ("Ben Holt", True)),
    ]


def test_subtitles_in_subrip_roll_on_pause_and_change() -> None:
    cues = (
        ("00:00:01,000 --> 00:00:03,000", "{\\an8}We opened it"),
        ("00:00:03,000 --> 00:00:05,000", "We opened it\nafter nine days."),
        ("00:00:05,000 --> 00:00:07,000", "It cost nine\nmillion crowns."),
        ("00:00:19,000 --> 00:00:21,000", "That is all."),
        ("00:00:21,000 --> 00:00:23,000", "- Will it last?\n- It will."),
    )
    text = "\n\n".join(f"{number}\n{when}\n{words}" for number, (when, words) in enumerate(cues, 1))
    article = read("briefing.srt", text.replace("\n", "\r\n"))
    assert article.title == "briefing"
    assert article.text.split("\n\n") == [
        "We opened it after nine days. It cost nine million crowns.",
        "That is all.",
        "– Will it last?",
        "– It will.",
    ]
    assert "without any times" in refused("a.srt", "Nothing but words.\n")


def test_captions_that_roll_on_keep_every_word_and_the_time_of_the_first() -> None:
    cues = """WEBVTT

00:00:01.000 --> 00:00:02.000 align:start
\x20
good<00:00:01.399><c> afternoon</c>

00:00:02.000 --> 00:00:02.010
good afternoon
\x20

STYLE
::cue { color: lime }

the-second
00:00:02.010 --> 00:00:04.000
good afternoon
we<00:00:02.560><c> have</c>

opened it
"""
    article = read("a.vtt", cues)
    assert article.text == "good afternoon we have opened it"
    assert article.paragraphs[0].locator == "00:00:01"


def test_a_label_within_subtitles_begins_a_turn() -> None:
    cues = "\n\n".join(
        f"00:0{number}:00.000 --> 00:0{number}:02.000\n{words}"
        for number, words in enumerate(
            (">> MR. HOLT: We did it.", "It was hard.", ">> MS. MOSS: Was it?", "MR. HOLT: Yes.")
        )
    )
    article = read("a.vtt", f"WEBVTT\n\n{cues}\n")
    assert article.text.split("\n\n") == [
        *("MR. HOLT: We did it.", "It was hard.", "MS. MOSS: Was it?", "MR. HOLT: Yes."),
    ]


def test_a_mail_is_its_own_text_with_its_day_and_sender() -> None:
    article = read("a.eml", mail(html="<p>Other words.</p>", attachments={"quay.pdf": b"%PDF"}))
    assert article.text == "\n\n".join(PARAGRAPHS)  # neither the signature nor the alternative
    assert article.date == date(2024, 3, 14)  # on the sender's calendar: in UTC it was the 15th
    assert (article.byline, article.source) == ("Port Ellery Press Office", "port.example")
    assert article.notes == ("1 attachment not opened: quay.pdf",)
    assert "%PDF" not in article.text


def test_a_mail_in_html_or_another_encoding_is_read() -> None:
    table = "<table><tr><td><p>Placed here.</p></td><td><img></td></tr></table>"
    head = "From: a@b.example\nSubject: =?iso-8859-1?q?Caf=E9?=\nMIME-Version: 1.0\n"
    article = read("a.eml", f"{head}Content-Type: text/html\n\n<p>First.</p>{table}<p>Last.</p>")
    assert (article.title, article.text) == ("Café", "First.\n\nPlaced here.\n\nLast.")
    words = "Причал открыт".encode("koi8-r")
    article = read("a.eml", head.encode() + b"Content-Type: text/plain; charset=koi8-r\n\n" + words)
    assert article.text == "Причал открыт"


def test_quoted_lines_of_a_mail_are_set_as_a_quotation() -> None:
    flowed = (
        "Content-Type: text/plain; format=flowed\n\nWe agree \nwith this:\n> It \n> was hard.\n"
    )
    article = read("a.eml", f"From: a@b.example\nSubject: Re: Quay\n{flowed}")
    assert article.text == "We agree with this:\n\nIt was hard."
    (quoted,) = (style for style in article.styles if style.style is TextStyle.QUOTATION)
    assert article.text[quoted.start : quoted.end] == "It was hard."


def test_a_web_archive_knows_its_address() -> None:
    article = read("a.mhtml", SAMPLES["a.mhtml"])
    assert (article.url, article.source) == ("https://coast.example/quay", "coast.example")


def test_a_book_is_read_in_the_order_of_its_spine() -> None:
    pages = {f"{name}.xhtml": f"<h2>{name}</h2><p>Words.</p>" for name in ("b", "c", "a")}
    article = read("a.epub", epub(pages))
    assert article.text.split("\n\n")[::2] == ["b", "c", "a"]
    assert [one.locator for one in article.paragraphs][::2] == [f"section {n}" for n in (1, 2, 3)]
    assert (article.title, article.byline, article.source) == (TITLE, "Ann Moss", "Coast Press")
    assert article.date == date(2024, 3, 14)


def test_scraped_records_are_articles_if_they_have_title_and_text() -> None:
    article = read("a.json", json.dumps(scraped(source="Coast Wire", author="Ann Moss")))
    assert (article.date, article.source) == (date(2024, 3, 14), "Coast Wire")
    html = json.dumps(scraped(text="<p>One.</p><p>Two.</p>"))
    assert read("a.json", html).text == "One.\n\nTwo."
    assert refused("package.json", '{"name": "a", "version": "1"}').startswith("data without")
    assert refused("a.json", "{").startswith("not JSON")


def test_what_cannot_be_read_is_one_line_of_why() -> None:
    encryption = (
        '<encryption xmlns="urn:x" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
        '<e:CipherReference URI="OPS/one.xhtml"/></encryption>'
    )
    bomb = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><a>&b;</a>'
    for name, data, reason in (
        ("a.eml", b"no mail at all", "not an email"),
        ("a.eml", b"From: a@b.example\nSubject: x\n\n", "without any text"),
        ("a.mbox", b"words", "not a mailbox"),
        ("a.mhtml", b"From: x\n\nwords", "without a page"),
        ("a.epub", b"PK\x03\x04 and so on", "damaged or incomplete"),
        ("a.epub", zipped({"a": "b"}), "damaged or incomplete"),
        ("a.epub", epub({}), "without any text"),
        ("a.epub", epub(more={"META-INF/encryption.xml": encryption}), "encrypted"),
        ("a.epub", zipped({"META-INF/container.xml": bomb}), "definitions in its XML"),
        ("a.vtt", b"", "is empty"),
        ("a.epub", b"", "is empty"),
        ("a.docx", b"", "is empty"),
        ("a.json", b"  ", "is empty"),
    ):
        found = refused(name, data)
        assert reason in found, (name, found)
        assert "\n" not in found


def test_the_file_as_it_stands_is_shown_only_if_it_is_text(tmp_path: Path) -> None:
    for name in ("a.eml", "a.epub"):
        (tmp_path / name).write_bytes(SAMPLES[name])
    assert raw_text(tmp_path / "a.eml").startswith("From: Port Ellery")
    with pytest.raises(SourceError, match="isn't a text file"):
        raw_text(tmp_path / "a.epub")
