"""Every kind of file through the one door: text, days, places, and what is left out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.cases import cases
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

from briefreader.domain.article import Article, Skipped, TextStyle
from briefreader.errors import SourceError
from briefreader.quotes import find_quotes
from briefreader.sources import article_from_bytes, load_article, raw_text, scan
from briefreader.sources.files.file_kinds import (
    KINDS,
    OPEN_ELSEWHERE,
    SourceFile,
    kind_of,
    named_file,
)
from briefreader.sources.formats.scraped_record import ONLY_LEAD

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
        "Ann Moss: The quay opened again on Thursday, after nine days.",
        "SPEAKER: And what did it cost?",
        "Ben Holt: Nine million crowns.",
        "Ann Moss: More & more.",
        "Ben Holt: We think so.",
    ]
    assert [paragraph.locator for paragraph in article.paragraphs] == [
        *("00:00:01", "00:00:12", "00:03:12", "00:03:20", "01:03:24"),
    ]
    quotes = find_quotes(article.text, labels=article.labels)
    assert [(quote.speaker, quote.certain) for quote in quotes] == [
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


def test_the_same_word_of_another_voice_or_a_while_later_is_said_again() -> None:
    def cues(*said: tuple[int, str]) -> str:
        times = (f"00:00:{at:02}.000 --> 00:00:{at + 1:02}.000\n{words}\n" for at, words in said)
        return read("a.vtt", "WEBVTT\n\n" + "\n".join(times)).text

    two = cues((1, "<v Ann Moss>Yes."), (2, "<v Karl Birk>Yes."))
    assert two == "Ann Moss: Yes.\n\nKarl Birk: Yes."
    assert cues((1, "<v Ann Moss>Yes."), (2, "<v Ann Moss>Yes.")) == "Ann Moss: Yes."
    assert cues((1, "Yes."), (4, "Yes.")) == "Yes. Yes."


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


@pytest.mark.parametrize(
    ("lines", "labels"),
    [
        (
            (">> Ann Moss: We did it, and", "it was hard.", ">> Ben Holt : Was it?"),
            ["Ann Moss", "Ben Holt"],
        ),
        ((">> Ann Moss: We did it.", ">> Was it?", ">> Note: it was not."), []),
        ((">> Update: we did it.", "It was hard."), []),
    ],
)
def test_a_name_behind_each_mark_of_change_is_who_speaks(
    lines: Sequence[str], labels: list[str]
) -> None:
    cues = "\n\n".join(
        f"00:0{number}:00.000 --> 00:0{number}:02.000\n{words}"
        for number, words in enumerate(lines)
    )
    article = read("a.vtt", f"WEBVTT\n\n{cues}\n")
    assert [span.of(article.text) for span in article.labels] == labels


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


def test_a_sender_whose_name_has_no_letters_is_called_as_written() -> None:
    article = read("a.eml", "From: -, - <a@b.example>\nSubject: Quay\n\nIt opened.\n")
    assert (article.title, article.text) == ("Quay", "It opened.")


@pytest.mark.parametrize(
    ("behind", "left"),
    [
        ("Ann Moss\nTel 01555 010 200\n“Boats that come in”", False),
        ("Ann Moss\npress@kell.example\n" + "This email may be confidential. " * 9, False),
        ("Ann Moss\nHarbour master", True),  # who may sign a statement
        ("The second story is on the quay, where nothing has moved since the storm. " * 3, True),
        ("Ann Moss\nTel 01555 010 200\n\n> On 3 May Karl Birk wrote:\n> Where is it?", True),
    ],
)
def test_signature_of_a_mail_below_a_mark_without_its_space(behind: str, left: bool) -> None:
    head = "From: a@kell.example\nSubject: Boats\nContent-Type: text/plain; charset=utf-8\n\n"
    article = read("a.eml", f"{head}Boats are late.\n\n--\n{behind}\n")
    assert article.text.startswith("Boats are late.")
    assert (behind[:10] in article.text) == left


def test_quoted_lines_of_a_mail_are_set_as_a_quotation() -> None:
    flowed = (
        "Content-Type: text/plain; format=flowed\n\nWe agree \nwith this:\n> It \n> was hard.\n"
    )
    article = read("a.eml", f"From: a@b.example\nSubject: Re: Quay\n{flowed}")
    assert article.text == "We agree with this:\n\nIt was hard."
    (quoted,) = (style for style in article.styles if style.style is TextStyle.QUOTATION)
    assert article.text[quoted.start : quoted.end] == "It was hard."
    flowed = flowed.replace("We agree \n", "Dear all, \n\nWe agree \n").replace(
        "hard.", "so. \n> \n> No."
    )
    article = read("a.eml", f"From: a@b.example\nSubject: Re: Quay\n{flowed}")
    assert article.text == "Dear all,\n\nWe agree with this:\n\nIt was so.\n\nNo."


def test_the_head_of_a_forwarded_mail_keeps_its_lines_in_every_language() -> None:
    told = "Zie hieronder, wat Ann Moss ons gisteren over de kade en de veerboot heeft geschreven."
    head = "Van: Ann Moss <moss@quay.example>\nVerzonden: 4 december 2025 15:12\nAan: Tom Reave"
    text = f"{told}\n\n{head}\nOnderwerp: Kade\n\nWe hebben de kade gesloten."
    article = read("a.eml", f"From: a@b.example\nSubject: Fwd: Kade\n\n{text}\n")
    assert f"{head}\nOnderwerp: Kade" in article.text


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


@cases(
    "record",
    [
        {
            "titel": "{t}",
            "datum": "14.03.24",
            "inhalt": "{b}",
            "autor": "Ann Moss",
            "quelle": "Bote",
        },
        {
            "titre": "{t}",
            "date": "14/03/2024",
            "texte": "{b}",
            "auteur": "Ann Moss",
            "source": "Bote",
        },
        {
            "título": "{t}",
            "fecha": "04/03/2024",
            "texto": "{b}",
            "autor": "Ann Moss",
            "fuente": "Bote",
        },
        {
            "titolo": "{t}",
            "data": "14 marzo 2024",
            "testo": "{b}",
            "autore": "Ann Moss",
            "fonte": "Bote",
        },
        {
            "Titel": "{t}",
            "Datum": "14-03-2024",
            "tekst": "{b}",
            "auteur": "Ann Moss",
            "bron": "Bote",
        },
    ],
)
def test_the_keys_of_a_record_may_be_in_other_languages(record: dict[str, str]) -> None:
    filled = {key: value.format(t=TITLE, b="Words.") for key, value in record.items()}
    article = read("a.json", json.dumps(filled))
    assert (article.title, article.text) == (TITLE, "Words.")
    assert article.published == date(2024, 3, 4 if "fecha" in record else 14)
    assert (article.byline, article.source) == ("Ann Moss", "Bote")


def test_a_record_of_a_search_has_what_it_holds_of_its_article() -> None:
    lead = "The council voted on Monday to repair the quay."
    found: dict[str, object] = {
        "headline": {"main": "Council votes"},
        "abstract": "A vote on the quay.",
        "lead_paragraph": lead,
        "byline": {"original": "By Ann Moss", "person": []},
        "pub_date": "2025-03-03T10:00:00+0000",
    }
    article = read("a.json", json.dumps(found))
    assert article.text == f"A vote on the quay.\n\n{lead}"
    assert (article.byline, article.date) == ("Ann Moss", date(2025, 3, 3))
    assert article.notes == (ONLY_LEAD,)
    assert read("a.json", json.dumps({**found, "abstract": lead})).text == lead
    assert read("a.json", json.dumps({**found, "text": "All of it."})).notes == ()
    found.pop("lead_paragraph")
    assert refused("a.json", json.dumps(found)).startswith("data without")


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


def test_a_mail_whose_headers_are_bare_utf8_or_latin_keeps_title_and_sender() -> None:
    text = "From: Örjan Ås <o@x.example>\nSubject: Brücke frei\nDate: 14 May 2024\n\nWords.\n"
    for encoding in ("utf-8", "latin-1"):
        article = read("a.eml", text.encode(encoding))
        assert (article.title, article.byline) == ("Brücke frei", "Örjan Ås")
    mixed = "From: a@x.example\nSubject: Brücke =?utf-8?Q?f=C3=BCr?= alle\n\nWords.\n"
    assert read("a.eml", mixed).title == "Brücke für alle"
    for address, byline in (
        *(("ann.moss", "Ann Moss"), ("a.moss", "Ann Moss")),
        *(("press", "Moss, Ann"), ("moss.ann", "Moss, Ann")),
    ):
        mail = f'From: "Moss, Ann" <{address}@x.example>\nSubject: Pier\n\nWords.\n'
        assert read("a.eml", mail).byline == byline
    for end in ("\n", "\r\n"):
        folded = (
            f"From: a@x.example{end}Subject: The pier =?utf-8?q?=E2=80=93?={end} mended{end * 2}It."
        )
        assert read("a.eml", folded).title == "The pier – mended"


def test_the_day_of_a_mail_is_not_that_of_the_one_it_answers() -> None:
    for opening in (
        "On 18/05/2024 12:01, Ann Moss wrote:",
        "Am 18.05.2024 um 12:01 schrieb Ann Moss:",
        "Le 18/05/2024 à 12:01, Ann Moss a écrit :",
    ):
        head = "From: b@x.example\nSubject: Re: Pier\nDate: Mon, 20 May 2024 08:30:00 +0000\n\n"
        article = read("a.eml", f"{head}Thank you.\n\n{opening}\n> It holds.\n")
        assert (article.said_on, article.date) == (None, date(2024, 5, 20)), opening


def test_what_one_quotes_of_another_who_quotes_stays_apart() -> None:
    head = "From: b@x.example\nSubject: Re: Pier\nContent-Type: text/plain; format=flowed\n\n"
    article = read("a.eml", f"{head}> The pier \n> holds.\n>> Does it \n>> hold?\n> It does.\n")
    assert article.text.split("\n\n") == ["The pier holds.", "Does it hold?", "It does."]


def test_the_head_of_a_forwarded_mail_keeps_its_lines() -> None:
    fields = (
        "From: Ann Moss <ann.moss@council.example>",
        "Subject: Answers to your questions of Monday",
        "Date: 16 May 2024 at 10:05:12 BST",
        "To: Bea Holm <bea@paper.example>",
    )
    for mark in ("", "> "):
        lines = "\n".join(mark + line for line in fields)
        article = read("a.eml", f"From: b@x.example\nSubject: Fwd\n\nSee below.\n\n{lines}\n")
        assert article.text.endswith("\n".join(fields))


def test_a_calendar_entry_is_no_text_of_a_mail() -> None:
    article = read(
        "a.eml",
        "From: b@x.example\nSubject: Sitting\nContent-Type: multipart/mixed; boundary=q\n\n"
        "--q\nContent-Type: text/plain\n\nWe meet.\n"
        "--q\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nEND:VCALENDAR\n--q--",
    )
    assert article.text == "We meet."
    assert article.notes == ("1 attachment not opened: text/calendar",)


def test_the_armour_of_a_signed_mail_is_no_text() -> None:
    article = read(
        "a.eml",
        "From: b@x.example\nSubject: Pier\n\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n"
        "It holds.\n\n- -- Ann\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n=abcd\n"
        "-----END PGP SIGNATURE-----\n",
    )
    assert article.text == "It holds.\n\n-- Ann"


def test_a_mail_of_a_word_processor_keeps_its_table_and_items() -> None:
    cell = '<td><p class="MsoNormal">{}<o:p></o:p></p></td>'
    rows = (("Departure", "Pier"), ("First", "06:10"), ("Last", "22:40"))
    table = "".join(f"<tr>{''.join(map(cell.format, row))}</tr>" for row in rows)
    marks = ('<span style="font-family:Symbol">·<span>&nbsp;&nbsp;&nbsp; </span></span>', "1.")
    items = "".join(
        f'<p class="MsoListParagraph"><![if !supportLists]>{mark}<![endif]>Point<o:p></o:p></p>'
        for mark in marks
    )
    head = "From: b@x.example\nSubject: Ferry\nContent-Type: text/html\n\n"
    article = read("a.eml", f"{head}<table border=1>{table}</table>{items}")
    assert article.text.split("\n\n") == [
        "Departure  Pier\nFirst      06:10\nLast       22:40",
        "• Point",
        "1. Point",
    ]


def test_what_a_mail_says_about_itself_and_its_list_is_left_out() -> None:
    notice = (
        "This email and any attachments are confidential and may be privileged. If you are not the"
        " intended recipient please delete it."
    )
    for line in (
        notice,
        "You are receiving this email because you signed up.\nUnsubscribe | Update preferences",
        "________________________________\n" + notice,
        f"CONFIDENTIALITY NOTICE: {notice}",
        "Diese E-Mail enthält vertrauliche Informationen. Sind Sie nicht der richtige Adressat,"
        " löschen Sie bitte diese E-Mail.",
        "Ce message et ses pièces jointes sont confidentiels et destinés à leur destinataire.",
        "Please consider the environment before printing this email.",
        "Disclaimer: The views expressed in this email are the sender's alone.",
    ):
        article = read("a.eml", f"From: b@x.example\nSubject: Pier\n\nIt holds.\n\n{line}\n")
        assert article.text == "It holds.", line
    footer = "You are receiving this email because you signed up.\nUnsubscribe\n1 Quay Street, Kell"
    for line in (footer, "Forward to a friend\n\n" + footer.replace("\n", "\n\n")):
        article = read("a.eml", f"From: b@x.example\nSubject: Pier\n\nIt holds.\n\n{line}\n")
        assert article.text == "It holds.", line
    begun = "View this email in your browser (https://x.example/a)\n\nIt holds."
    article = read("a.eml", f"From: b@x.example\nSubject: Pier\n\n{begun}\n")
    assert article.text == "It holds."


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(
            {
                "source_url": "https://coast.example",
                "url": "https://coast.example/a",
                "authors": ["Ann Moss", "Bea Holm"],
                "publish_date": "2024-03-14T08:00:00",
                "title": "Pier shut",
                "text": "It was shut.\n\n“At last,” said Ann Moss.",
                "sitename": "Coast Wire",
            },
            id="newspaper",
        ),
        pytest.param(
            {
                "title": "Pier shut",
                "author": "Ann Moss; Bea Holm",
                "hostname": "coast.example",
                "sitename": "Coast Wire",
                "date": "2024-03-14",
                "source": "https://coast.example/a",
                "text": "It was shut.\n\n“At last,” said Ann Moss.",
            },
            id="trafilatura",
        ),
        pytest.param(
            {
                "title": ["Pier shut"],
                "url": ["https://coast.example/a"],
                "date": ["2024-03-14"],
                "author": ["Ann Moss", "Bea Holm"],
                "publisher": "Coast Wire",
                "content": ["It was shut.", "“At last,” said Ann Moss."],
            },
            id="scrapy",
        ),
        pytest.param(
            {
                "title": "Pier shut",
                "byline": "By Ann Moss, Bea Holm",
                "siteName": "Coast Wire",
                "publishedTime": "2024-03-14T06:00:00+02:00",
                "content": "<div><p>It was shut.</p><p>“At last,” said Ann Moss.</p></div>",
                "textContent": "…",
                "url": "https://coast.example/a",
            },
            id="readability",
        ),
        pytest.param(
            {
                "@type": "NewsArticle",
                "headline": "Pier shut",
                "articleBody": "It was shut.\n\n“At last,” said Ann Moss.",
                "author": [{"@type": "Person", "name": "Ann Moss"}, {"name": "Bea Holm"}],
                "datePublished": "2024-03-14T10:00:00+02:00",
                "publisher": {"@type": "Organization", "name": "Coast Wire"},
                "mainEntityOfPage": {"@id": "https://coast.example/a"},
            },
            id="JSON-LD",
        ),
        pytest.param(
            {
                "response": {
                    "status": "ok",
                    "results": [
                        {
                            "webPublicationDate": "2024-03-14T08:30:00Z",
                            "webTitle": "Pier shut",
                            "webUrl": "https://coast.example/a",
                            "publication": "Coast Wire",
                            "fields": {
                                "byline": "Ann Moss, Bea Holm",
                                "body": "<p>It was shut.</p><p>“At last,” said Ann Moss.</p>",
                            },
                        }
                    ],
                }
            },
            id="programming interface",
        ),
        pytest.param(
            [
                {
                    "date": "2024-03-14T10:00:00",
                    "link": "https://coast.example/a",
                    "title": {"rendered": "Pier&#32;shut"},
                    "content": {
                        "rendered": "<p>It was shut.</p>\n<p>“At last,” said Ann Moss.</p>"
                    },
                    "author": "Ann Moss, Bea Holm",
                    "source": {"id": None, "name": "Coast Wire"},
                }
            ],
            id="blog",
        ),
        pytest.param(
            {
                "objects": [
                    {
                        "type": "article",
                        "date": 1710410400000,
                        "pageUrl": "https://coast.example/a",
                        "title": "Pier shut",
                        "text": "It was shut.\n\n“At last,” said Ann Moss.",
                        "author": "Ann Moss, Bea Holm",
                        "siteName": "Coast Wire",
                    }
                ]
            },
            id="extraction service",
        ),
    ],
)
def test_records_of_many_scrapers_say_the_same(record: object) -> None:
    article = read("a.json", json.dumps(record))
    assert article.title == "Pier shut"
    assert article.text == "It was shut.\n\n“At last,” said Ann Moss."
    assert article.date == date(2024, 3, 14)
    assert (article.byline, article.source) == ("Ann Moss, Bea Holm", "Coast Wire")
    assert article.url == "https://coast.example/a"


def test_a_scraped_title_keeps_an_ampersand_that_begins_no_reference() -> None:
    title = "Rock&regulation: law&notes &amp; more &regulation;"
    article = read("a.json", json.dumps({"title": title, "text": "It was shut.\n\nSo be it."}))
    assert article.title == "Rock&regulation: law&notes & more &regulation;"


def test_a_scrapers_lines_are_read_under_each_of_their_names() -> None:
    for name in ("a.jl", "a.jsonl", "a.ndjson"):
        assert read(name, json.dumps(scraped()) + "\n").title == TITLE


def cues(*words: str) -> str:
    shown = (f"00:0{n}:00.000 --> 00:0{n}:02.000\n{one}" for n, one in enumerate(words))
    return "\n\n".join(("WEBVTT", *shown)) + "\n"


def test_a_voice_is_named_as_people_are_called() -> None:
    met = cues("<v Moss, Ann>We met.</v>", "<v Holt, Ben (External)>So we did.", "<v Ito, Jr.>Yes.")
    assert read("a.vtt", met).text.split("\n\n") == [
        *("Ann Moss: We met.", "Ben Holt: So we did.", "Ito, Jr: Yes."),
    ]
    # A colon in a voice's own words makes no other speaker of them, unless it is a shouted label.
    asked = cues("<v Ann Moss>We ask for one thing: boats.", "<v Speaker 1>BEN HOLT: They come.")
    assert read("b.vtt", asked).text.split("\n\n") == [
        *("Ann Moss: We ask for one thing: boats.", "BEN HOLT: They come."),
    ]


@pytest.mark.parametrize(
    ("shown", "speakers"),
    [
        (("<v Olav Brekke>Not one.",), ["Olav Brekke"]),
        (("Olav Brekke: Not one.", "Siri Aas: Two.", "Olav Brekke: None."), ["Olav Brekke"] * 2),
        (("Breaking: the dike fails.", "Weather: rain.", "Sport: no."), []),
    ],
)
def test_whom_a_subtitle_names_speaks_however_short_it_is(
    shown: tuple[str, ...], speakers: list[str]
) -> None:
    article = read("a.vtt", cues(*shown))
    quotes = find_quotes(article.text, title=article.title, labels=article.labels)
    named = [quote.speaker for quote in quotes if quote.speaker != "Siri Aas"]
    first = shown[0].replace("<v Olav Brekke>", "Olav Brekke: ")
    assert (article.text.split("\n\n")[0], named) == (first, speakers)


def test_a_speaker_in_brackets_begins_a_turn() -> None:
    article = read("a.vtt", cues("[SPEAKER_01]: We met.", "[SPEAKER_00]: When?", "[Ann Moss] Now."))
    assert article.text.split("\n\n") == [
        *("SPEAKER 01: We met.", "SPEAKER 00: When?", "[Ann Moss] Now."),
    ]


def test_who_made_subtitles_is_nobodys_word() -> None:
    for credit in ("Subtitles by Quay Media", "Captioned by\nthe Quay Institute, www.quay.example"):
        article = read("a.vtt", cues("ANN MOSS: We met.", credit))
        assert article.text == "ANN MOSS: We met.", credit
    assert "Captions by hand" in read("a.vtt", cues("Captions by hand are better, he said.")).text


@pytest.mark.parametrize("name", ["Pier talks.en", "Pier talks [a1b2C3d4-_E].en-GB", "Pier talks"])
def test_the_title_of_subtitles_is_that_of_the_video(name: str) -> None:
    assert read(f"{name}.vtt", cues("We met.")).title == "Pier talks"


def test_a_books_notes_are_set_apart_and_no_page_of_it_is_lost() -> None:
    pages = {
        "one.xhtml": '<h2>One</h2><p>It holds.<a href="#n" epub:type="noteref">1</a> So far.</p>',
    }
    book = epub(pages)
    with ZipFile(BytesIO(book)) as package:
        opf = package.read("OPS/book.opf").decode()
    cover = '<item id="c" href="cover.xhtml" media-type="application/xhtml+xml"/></manifest>'
    guide = '<guide><reference type="toc" href="one.xhtml#toc"/></guide></package>'
    opf = opf.replace("</manifest>", cover).replace("</package>", guide)
    opf = opf.replace("</spine>", '<itemref idref="c"/></spine>')
    pages["cover.xhtml"] = "<p>Cover.</p>"
    book = epub(pages, {"OPS/guided.opf": opf, **CONTAINER})
    assert read("a.epub", book).text == "One\n\nIt holds.[1] So far.\n\nCover."
    unnamed = opf.replace(f">{TITLE}<", ">Unknown Title<").replace(">Ann Moss<", ">Unknown Author<")
    pages["one.xhtml"] = (
        f"<p>{TITLE}</p><p>By Bea Holm</p><p>14 March 2024</p><p>“So,” said Li.</p>"
    )
    article = read("a.epub", epub(pages, {"OPS/guided.opf": unnamed, **CONTAINER}))
    assert (article.title, article.byline) == (TITLE, "Bea Holm")


CONTAINER = {
    "META-INF/container.xml": (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OPS/guided.opf"/></rootfiles></container>'
    )
}


def test_what_a_word_processor_leaves_of_an_open_document_is_said_to_be_that(
    tmp_path: Path,
) -> None:
    note = tmp_path / "~$report.docx"
    note.write_bytes(b"\x04Ann")
    assert named_file(str(note)) == Skipped(str(note), OPEN_ELSEWHERE)


def test_a_sentence_that_begins_with_from_parts_no_mailbox() -> None:
    begin = b"From press@port.example Thu Mar 14 23:30:00 2024\n"
    letter = b"From: a@x.example\nSubject: Pier\n\nWords.\n\nFrom 1 June on it is\nopen.\n\n"
    first, second = members("a.mbox", 2 * (begin + letter)).values()
    assert first == second == letter.rstrip() + b"\n"


@pytest.mark.parametrize(
    "record",
    [
        {"text": "It was shut.", "fields": {"body": "Teaser."}},
        {"text": ["a", {"text": "c"}], "html": "<p>It was shut.</p>"},
    ],
)
def test_a_records_own_whole_text_is_read(record: dict[str, object]) -> None:
    assert read("a.json", json.dumps({"title": TITLE, **record})).text == "It was shut."


@pytest.mark.parametrize(
    "envelope", [{"response": {"status": "ok"}}, {"content": ["generated by x"]}]
)
def test_a_list_is_found_beside_what_is_said_of_it(envelope: dict[str, object]) -> None:
    records = [{"title": "A", "text": "One."}, {"title": "B", "text": "Two."}]
    data = json.dumps({**envelope, "results": records}).encode()
    assert len(members("a.json", data)) == 2


def test_a_paragraph_about_secrecy_is_text_unless_it_ends_a_mail_to_its_addressee() -> None:
    secret = "This message is confidential, the mayor wrote to the board."
    views = "The views of the council differ from those in this email."
    diese = "Diese Nachricht war vertraulich, sagte der Hafenmeister."
    head = "From: b@x.example\nSubject: Pier\n\n"
    for text in (
        f"{secret}\n\nIt holds.",
        *(f"It holds.\n\n{last}" for last in (secret, views, diese, "Think before you sail.")),
    ):
        assert read("a.eml", f"{head}{text}\n").text == text


def test_why_a_mail_came_is_text_unless_it_ends_with_how_to_get_no_more() -> None:
    why = "You are receiving this email because you asked for the answers of the mayor."
    head = "From: b@x.example\nSubject: Pier\n\n"
    for text in (
        f"Dear all,\n\n{why}\n\nThe pier holds.",
        f"Dear all,\n\n{why}\n\nThe pier holds.\n\nNobody can unsubscribe from the sea.",
        f"Dear all,\n\n{why} To unsubscribe, write to us.\n\n{'The pier holds. ' * 40}".strip(),
    ):
        assert read("a.eml", f"{head}{text}\n").text == text


def test_a_long_notice_in_a_signature_leaves_it_one() -> None:
    notice = "It is confidential and intended for nobody else. " * 3
    head = "From: b@x.example\nSubject: Pier\n\nIt holds.\n\n--\nAnn Moss\nTel 01555 010 200\n"
    assert read("a.eml", f"{head}{notice}\n").text == "It holds."


def test_of_alternatives_one_that_is_text_is_read() -> None:
    head = "From: b@x.example\nSubject: Sitting\nContent-Type: multipart/alternative; boundary=q"
    parts = (("html", "<p>We meet.</p>"), ("calendar", "BEGIN:VCALENDAR"))
    body = "".join(f"--q\nContent-Type: text/{kind}\n\n{text}\n" for kind, text in parts)
    assert read("a.eml", f"{head}\n\n{body}--q--").text == "We meet."
    table = "From: b@x.example\nSubject: Sitting\nContent-Type: text/csv\n\nname,day\n"
    assert read("a.eml", table).text == "name,day"


def test_a_quoted_line_that_was_too_long_stays_in_its_paragraph() -> None:
    lines = '> > "we will build the school this\n> year,\n> > and nobody will stop us"\n> Good.'
    article = read("a.eml", f"From: b@x.example\nSubject: Re: School\n\n{lines}\n")
    assert article.text.replace("\n\n", "|").replace("\n", " ").split("|") == [
        '"we will build the school this year, and nobody will stop us"',
        "Good.",
    ]


@pytest.mark.parametrize("field", [b"From : a@x", b" folded", "Größe: 1".encode()])
def test_a_line_with_the_time_of_sending_begins_an_email(field: bytes) -> None:
    begin = b"From a@x.example Thu Mar 14 23:30:00 2024\n"
    letter = b"From: a@x.example\nSubject: Pier\n\nWords.\n\n"
    for name in ("a.mbox", "Inbox"):
        assert len(members(name, begin + letter + begin + field + b"\n" + letter)) == 2


@pytest.mark.parametrize(
    ("begin", "mails"),
    [
        ("From - Thu Mar 14 23:30:00 2024\nSubject: Pier", 2),
        ("From - \nX-Mozilla-Status: 0001\nSubject: Pier", 2),
        ("From the quay on Thu Mar 14 2024\nSubject: Pier", 0),
        ("From: a@x.example\nSubject: Pier", 0),
    ],
)
def test_a_mailbox_needs_no_suffix(tmp_path: Path, begin: str, mails: int) -> None:
    (tmp_path / "Inbox").write_text(f"{begin}\n\nWords.\n\n" * 2, encoding="utf-8")
    found = [one for one in scan([tmp_path]) if isinstance(one, SourceFile)]
    titles = [load_article(one.path).title for one in found]
    assert titles == (["Pier"] * mails if mails else titles[:1])
    assert len(found) == max(mails, 1)


def test_what_is_said_of_captions_is_no_credit_and_no_sound_speaks() -> None:
    for line in (
        "it was\nTranscribed by FBI agents in 2003",
        "[00.12.05]: We begin.",
        "[Laughter]: ha",
        "[inaudible]: the money",
    ):
        assert read("a.vtt", cues(line)).text == " ".join(line.split())
    words = ("One.", "Two.", "Transcribed by FBI Agents", "Four.", "Five.")
    assert "FBI" in read("a.vtt", cues(*words)).text
    assert read("a.vtt", cues("<v Smith, Jr>Yes.")).text == "Smith, Jr: Yes."


@pytest.mark.parametrize("name", ["Hearing [uncorrected]", "Talk at example.com"])
def test_a_name_keeps_what_is_no_videos_number_and_no_language(name: str) -> None:
    assert read(f"{name}.vtt", cues("We met.")).title == name


@pytest.mark.parametrize("charset", ["charset=idna", "charset*=a'b'c", "charset=rot13"])
def test_a_mail_in_an_encoding_that_is_none_is_read(charset: str) -> None:
    head = f"From: a@kell.example\nSubject: Boats\nContent-Type: text/plain; {charset}\n"
    article = read("a.eml", f"{head}Content-Transfer-Encoding: 8bit\n\nThe boats — all — sail.\n")
    assert "sail" in article.text
