"""Damaged and hostile files of every kind cost themselves, and are one line of why."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.hostile import format_cases
from tests.sources.format_samples import (
    PARAGRAPHS,
    VTT,
    epub,
    mail,
    mailbox,
    members,
    samples,
    scraped,
    zipped,
)
from tests.sources.office_files import docx, odt, pptx, rtf, shape, word_paragraph
from tests.sources.pdf_pages import column, pdf

from briefreader.errors import SourceError
from briefreader.sources import article_from_bytes
from briefreader.sources.sandboxed_reader import article_in_sandbox

MARKS = b'0123456789<>"\\{}()/&;=-'


def whole_files() -> dict[str, bytes]:
    body = "".join(f"<text:p>{one}</text:p>" for one in PARAGRAPHS)
    return samples() | {
        "a.vtt": VTT.encode(),
        "b.eml": mail(html="<table><p>x</p></table>", attachments={"a.pdf": b"%PDF"}),
        "a.docx": docx(*map(word_paragraph, PARAGRAPHS)),
        "a.odt": odt(body),
        "a.rtf": rtf(PARAGRAPHS),
        "a.pptx": pptx(shape("body", *PARAGRAPHS), notes={1: shape("body", "Words.")}),
        "b.mbox": mailbox(mail(), mail()),
        "b.json": json.dumps([scraped(), scraped()]).encode(),
    }


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes cut short, changed, with parts lost or repeated, or with other numbers."""
    found = bytearray(data)
    start = chance.randrange(len(found))
    end = start + chance.randrange(200)
    kind = chance.randrange(5)
    if kind == 0:
        del found[start:]
    elif kind == 1:
        for _ in range(8):
            found[chance.randrange(len(found))] = chance.choice(MARKS)
    elif kind == 2:
        del found[start:end]
    elif kind == 3:
        found[start:start] = found[start:end] * 20
    elif numbers := list(re.finditer(rb"\d+", data)):
        number = chance.choice(numbers)
        found[slice(*number.span())] = chance.choice((b"0", b"-1", b"4294967296", b"9" * 30))
    return bytes(found)


def damaged_inside(package: bytes, chance: random.Random) -> bytes:
    """A ZIP file that is whole, with one damaged file in it."""
    with ZipFile(BytesIO(package)) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    name = chance.choice([name for name, data in files.items() if data])
    return zipped({**files, name: damaged(files[name], chance)})


def cases(name: str, data: bytes, count: int) -> list[bytes]:
    chance = random.Random(name)
    packed = data.startswith(b"PK")
    return [
        damaged_inside(data, chance) if packed and number % 4 else damaged(data, chance)
        for number in range(count)
    ]


def test_damaged_files_are_read_or_say_why() -> None:
    pytest.importorskip("mammoth")
    read = 0
    for name, data in whole_files().items():
        for case in cases(name, data, 0 if name == "a.pdf" else 18):
            with suppress(SourceError):
                for path, content in members(name, case).items():
                    article_from_bytes(Path(path), content)
                    read += 1
    assert read > 50


def test_damaged_pdfs_are_read_or_say_why(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    for number, case in enumerate(cases("a.pdf", whole_files()["a.pdf"], 40)):
        (tmp_path / f"{number}.pdf").write_bytes(case)
    program = """
import sys
from pathlib import Path
from briefreader.errors import SourceError
from briefreader.sources import load_article
for path in sorted(Path(sys.argv[1]).iterdir()):
    try:
        load_article(path)
    except SourceError as error:
        print(error.reason)
"""
    run = [sys.executable, "-c", program, str(tmp_path)]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    reasons = set(done.stdout.splitlines())
    assert reasons
    assert all(
        one.startswith(("a damaged or incomplete PDF", "a scan without text", "not "))
        for one in reasons
    ), reasons


def test_nothing_that_a_file_says_of_itself_brings_a_control_character_in() -> None:
    pytest.importorskip("mammoth")
    pytest.importorskip("pypdfium2")
    for suffix, data in format_cases.files().items():
        ((path, content),) = members(f"a.{suffix}", data).items()
        found = article_from_bytes(Path(path), content)
        assert "Head-f" in found.text, suffix
        said = (found.text, found.title, found.byline, found.source, *found.notes, *found.tags)
        for text in said:
            assert not set("\x1b\x07\u202e").intersection(text), (suffix, text)


def with_content(stream: bytes) -> bytes:
    """A PDF whose one page is drawn by this compressed stream."""
    made = pdf([column(["x"])])
    start = made.index(b"4 0 obj")
    end = made.index(b"endobj", start)
    head = b"4 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(stream)
    return made[:start] + head + stream + b"\nendstream\n" + made[end:]


@pytest.mark.usefixtures("forked_readers")
def test_what_unpacks_or_nests_without_an_end_is_skipped_with_a_reason() -> None:
    pytest.importorskip("pypdfium2")
    page = pdf([column(["Words."])])
    within = b"From: a@b.example\nSubject: x\nContent-Type: message/rfc822\n\n"
    parts = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(400)
    )
    drawn = zlib.compress(b"BT /F1 11 Tf 10 10 Td (aaaa) Tj ET\n" * 1_000_000, 1)
    for name, data, reason in (
        ("a.epub", epub({"a.xhtml": "0" * 64_000_001}), "more than 64 MB"),
        ("a.odt", odt("<text:section>" * 50_000 + "x"), "damaged"),
        ("a.pptx", pptx("<a:x>" * 50_000), "damaged"),
        ("b.pptx", pptx(shape("body", "0" * 64_000_001)), "more than 64 MB"),
        ("c.pptx", pptx(f"<!DOCTYPE a [<!ENTITY a 'x'>]>{shape('', 'x')}"), "definitions"),
        ("a.mbox", b"From \n" + b"x" * 9, "a separate article"),
        ("a.eml", within * 3000 + b"x", "too many parts"),
        ("b.eml", b"From: a@b.example\n" + parts + b"Content-Type: text/plain\n\nx", "too many"),
        ("a.json", b"[" * 500_000, "not JSON"),
        ("a.pdf", page.replace(b"/Count 1 ", b"/Count 1000000 "), "damaged"),
        (
            "b.pdf",
            page.replace(b"[5 0 R]", b"[2 0 R 2 0 R]").replace(b"nt 1 ", b"nt 2 "),
            "damaged",
        ),
        ("c.pdf", with_content(drawn), "read"),  # too much, or the end of the process
    ):
        with pytest.raises(SourceError) as caught:
            article_in_sandbox(Path("/library") / name, data)
        assert reason in caught.value.reason, name
        assert "\n" not in caught.value.reason
