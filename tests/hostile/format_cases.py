"""Mails, subtitles, books, documents and PDF with a payload wherever one of them says something."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from tests.hostile.case import BEL, ESC, TOKEN, Case, Outcome, Sizes, case
from tests.sources.format_samples import epub, mail_of, mailbox
from tests.sources.office_files import docx, rtf, word_paragraph
from tests.sources.pdf_pages import column, pdf

from briefreader.sources.files.member_splitter import split

PACKED = ("docx", "epub", "pdf")
_PAYLOAD = f"{ESC}]0;{TOKEN}{BEL}"
_TEXT = f"Head-f words {_PAYLOAD} and more of them Tail-f"


def cases(sizes: Sizes) -> Iterator[Case]:
    """All of this group."""
    for suffix, data in files().items():
        if suffix in PACKED:  # which has no text of its own to show
            continue
        yield case(
            f"format_{suffix}",
            data,
            "a control sequence in each of its parts",
            file=f"format_{suffix}.{suffix}",
            below=Path(next(iter(split("a.mbox", data) or ()))).name if suffix == "mbox" else "",
            outcome=Outcome.SHOWN_OR_SKIPPED,
            reason="needs an add-on",
            holds=("Head-f", "Tail-f"),
            lacks=(_PAYLOAD,),
            seconds=5.0,
        )


def files() -> dict[str, bytes]:
    """The bytes of each kind by its suffix."""
    encoded = f"=?utf-8?q?=1B]0;{TOKEN}=07?="
    attached = {f"a{TOKEN}.pdf": b"%PDF"}
    subject = f"Subject: {encoded} ".encode()
    mail = mail_of(_TEXT, attachments=attached).replace(b"Subject: ", subject)
    named = mail.replace(f"a{TOKEN}.pdf".encode(), f"a{_PAYLOAD}.pdf".encode())
    printed = column(["Head-f words of a line that is long enough to be one.", "", "Tail-f"])
    return {
        "eml": named.replace(b"From: ", f"From: {encoded} ".encode()),
        "mbox": mailbox(named),
        "vtt": (
            f"WEBVTT - {_PAYLOAD}\n\n00:00:01.000 --> 00:00:02.000\n<v A{_PAYLOAD}>{_TEXT}"
            f" &#27;]0;{TOKEN}&#7;\n"
        ).encode(),
        "json": json.dumps({"title": f"T {_PAYLOAD}", "text": _TEXT, "author": _PAYLOAD}).encode(),
        "epub": epub({"a.xhtml": f"<p>{_TEXT} &#27;]0;{TOKEN}&#7;</p>"}),
        "docx": docx(
            word_paragraph("A title"), word_paragraph(f"Head-f \u202e{TOKEN}\u202c Tail-f")
        ),
        "rtf": rtf(["A title", f"Head-f \\'1b]0;{TOKEN}\\'07 Tail-f"]),
        "pdf": pdf([printed], info=f"/Title (T \\033]0;{TOKEN}\\007) /Author (A \\033]0;{TOKEN})"),
    }
