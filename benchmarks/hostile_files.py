"""Measures what hostile and damaged files of every kind cost before they end: 431 files.

    python -m benchmarks.hostile_files [--only SUFFIX] [--each]

Most are files of each kind with bytes cut, changed, repeated or with other numbers; the
others are made to cost their reader time or memory: packages that unpack without an end, XML that
defines itself or nests, emails within emails, parts without an end, page trees in circles, lengths
that are wrong. Each is split and read as a scan does it, in a process of its own where libraries in
C read it. The processor's time counts, of this process and of those that it starts.
"""

from __future__ import annotations

import argparse
import json
import random
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.processor_time import processor_spent
from tests.hostile import large_cases
from tests.sources.format_samples import epub, mail, mailbox, members, scraped, zipped
from tests.sources.office_files import docx, odt, pptx, shape, word_paragraph
from tests.sources.pdf_pages import column, pdf
from tests.sources.test_hostile_formats import cases, whole_files, with_content

from briefreader.errors import SourceError
from briefreader.sources import article_from_bytes
from briefreader.sources.sandboxed_reader import article_in_sandbox

DAMAGED = 12  # of each file that is whole
MEGABYTE = 1_000_000
SECRET = "root:x:0:0"  # a line of a file that no article has any business with


class HostileFile(NamedTuple):
    """A file and what is wrong with it."""

    name: str
    wrong: str
    data: bytes


def files() -> Iterator[HostileFile]:
    """All of them, always the same."""
    for name, data in whole_files().items():
        for number, case in enumerate(cases(name, data, DAMAGED)):
            yield HostileFile(name, f"damaged {number}", case)
    for made in (_packages, _xml, _documents, _mails, _archives, _pages, _lists, _texts):
        yield from made()
    for name, data in large_cases.files(MEGABYTE).items():
        yield HostileFile(name, "many, deep or circular parts", data)


_ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha" * 50}">' for n in range(10))
_ATTRIBUTES = [f'b{n}=""' for n in range(100_000)]
_XML = {
    "defines itself ten times over": f"<!DOCTYPE a [{_ENTITIES}]><a>&a9;</a>",
    "defines one long word, used often": (
        f'<!DOCTYPE a [<!ENTITY a "{"x" * 50_000}">]><a>{"&a;" * 20_000}</a>'
    ),
    "fetches a file": '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><a>&a;</a>',
    "nests": "<a>" * 200_000,
    "has a hundred thousand attributes": f"<a {' '.join(_ATTRIBUTES)}/>",
    "never ends": "<a><b c='" + "d" * 500_000,
}
_MAIN = {
    "docx": "word/document.xml",
    "odt": "content.xml",
    "pptx": "ppt/slides/slide1.xml",
    "epub": "OPS/one.xhtml",
}


def _package(suffix: str, main: str | bytes) -> bytes:
    """A package of a kind whose main part is this."""
    made = {
        "docx": lambda: docx(word_paragraph("x"), more={_MAIN["docx"]: "x"}),
        "odt": lambda: odt("<text:p>x</text:p>", {"content.xml": "x"}),
        "pptx": lambda: pptx(shape("body", "x")),
        "epub": lambda: epub({"one.xhtml": "<p>x</p>"}),
    }[suffix]()
    return _with_part(made, _MAIN[suffix], main)


def _with_part(package: bytes, name: str, data: str | bytes) -> bytes:
    from io import BytesIO
    from zipfile import ZipFile

    with ZipFile(BytesIO(package)) as opened:
        inside: dict[str, str | bytes] = {one: opened.read(one) for one in opened.namelist()}
    return zipped({**inside, name: data})


def _packages() -> Iterator[HostileFile]:
    for suffix, main in _MAIN.items():
        whole = _package(suffix, "<p>x</p>")
        bomb = _package(suffix, b"\0" * 200 * MEGABYTE)
        yield HostileFile(f"a.{suffix}", "unpacks to 200 MB", bomb)
        many = _with_part(whole, "x", "x")
        for number in range(3):
            many = _with_part(many, f"nested{number}.zip", many)
        yield HostileFile(f"a.{suffix}", "packages in packages", many)
        parts = {f"{number}/x.xml": "<a/>" for number in range(20_000)}
        yield HostileFile(f"a.{suffix}", "20,000 parts", zipped({**parts, main: "<p>x</p>"}))
        yield HostileFile(
            f"a.{suffix}", "another file's names", zipped({"../../x": "x", "/a": "x"})
        )
        at = whole.rfind(b"PK\x01\x02")
        lied = bytearray(whole)
        lied[at + 20 : at + 28] = struct.pack("<II", 0xFFFFFFF0, 10)
        yield HostileFile(f"a.{suffix}", "lies about its sizes", bytes(lied))
        yield HostileFile(f"a.{suffix}", "ends before its directory", whole[: len(whole) // 2])


def _xml() -> Iterator[HostileFile]:
    for suffix in _MAIN:
        for wrong, xml in _XML.items():
            yield HostileFile(f"a.{suffix}", f"XML {wrong}", _package(suffix, xml))


def _documents() -> Iterator[HostileFile]:
    page = pdf([column(["Words."])])
    drawn = zlib.compress(b"BT /F1 11 Tf 10 10 Td (aaaa) Tj ET\n" * 1_000_000, 1)
    twice = zlib.compress(zlib.compress(b"0" * 100 * MEGABYTE, 9), 9)
    for wrong, data in (
        ("says a million pages", page.replace(b"/Count 1 ", b"/Count 1000000 ")),
        ("is its own page tree", page.replace(b"[5 0 R]", b"[2 0 R 2 0 R]")),
        ("has a page 100,000 times", page.replace(b"[5 0 R]", b"[" + b"5 0 R " * 100_000 + b"]")),
        ("draws a million words", with_content(drawn)),
        ("draws 100 MB packed twice", with_content(twice)),
        ("has a stream of no length", page.replace(b"/Length ", b"/Length -")),
        ("has a stream of any length", page.replace(b"/Length ", b"/Length 99999999")),
        ("is a mile wide", page.replace(b"612 792", b"999999999 999999999")),
        ("nests arrays", page + b"9 0 obj\n" + b"[" * 200_000),
        ("has its trailer in a circle", page.replace(b"trailer\n<<", b"trailer\n<< /Prev 9 ")),
        ("has no trailer", page[: page.rfind(b"trailer")]),
        ("is a head alone", b"%PDF-1.7\n"),
    ):
        yield HostileFile("a.pdf", wrong, data)
    for wrong, text in (
        ("nests groups", "{\\rtf1 " + "{" * 100_000),
        ("says how many bytes follow", "{\\rtf1 \\bin2000000000 x}"),
        ("is control words alone", "{\\rtf1 " + "\\b\\i" * 100_000 + "}"),
        ("has characters that are none", "{\\rtf1 " + "\\u99999999?" * 50_000 + "}"),
        ("never ends", "{\\rtf1 " + "\\'e4 words " * 50_000),
    ):
        yield HostileFile("a.rtf", wrong, text.encode())


def _mails() -> Iterator[HostileFile]:
    head = b"From: a@b.example\nSubject: x\n"
    within = head + b"Content-Type: message/rfc822\n\n"
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)
    )
    one = b"--b\nContent-Type: text/plain\n\nx\n"
    table = b"<table><tr><td>" * 20_000
    for wrong, data in (
        ("emails in emails", within * 3000 + b"x"),
        ("parts in parts", head + nested + b"Content-Type: text/plain\n\nx"),
        ("50,000 parts", head + b"Content-Type: multipart/mixed; boundary=b\n\n" + one * 50_000),
        (
            "one boundary in itself",
            (head + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n") * 900,
        ),
        ("a header of 1 MB", b"Subject: " + b"x " * 500_000 + b"\n\nWords."),
        ("50,000 headers", b"X-A: b\n" * 50_000 + b"\nWords."),
        ("a header folded 50,000 times", b"Subject: x\n" + b" y\n" * 50_000 + b"\nWords."),
        ("encoded words", b"Subject: " + b"=?utf-8?q?=E4?= " * 30_000 + b"\n\nWords."),
        ("no base64", head + b"Content-Transfer-Encoding: base64\n\n" + b"=!" * 500_000),
        ("no charset", head + b"Content-Type: text/plain; charset=rot13\n\nWords."),
        ("addresses", b"From: " + b"a <b@c.example>, " * 30_000 + b"\n\nWords."),
        ("tables", head + b"Content-Type: text/html\n\n" + table + b"Words."),
        (
            "quoted-printable",
            head + b"Content-Transfer-Encoding: quoted-printable\n\n" + b"=" * MEGABYTE,
        ),
        ("comments in a date", b"Date: " + b"(" * 100_000 + b"\n\nWords."),
    ):
        yield HostileFile("a.eml", wrong, data)
    for wrong, data in (
        ("first lines alone", b"From a@b.example Thu Mar 14 23:30:00 2024\n\n" * 20_000),
        ("5,000 emails", mailbox(*[mail()] * 5000)),
        ("no email", b"From \n" + b"x" * MEGABYTE),
    ):
        yield HostileFile("a.mbox", wrong, data)


def _archives() -> Iterator[HostileFile]:
    head = b"Content-Type: multipart/related; boundary=b\nSnapshot-Content-Location: http://a\n\n"
    page = b"--b\nContent-Type: text/html\nContent-ID: <a>\n\n<p>Words.</p>\n"
    for wrong, data in (
        ("one page 20,000 times", head + page * 20_000),
        ("a page that is a part of itself", head + page.replace(b"Words.", b"<img src=cid:a>")),
        ("no boundary", head + b"<p>Words.</p>" * 10_000),
        ("a boundary of 1 MB", head.replace(b"=b", b"=" + b"b" * MEGABYTE)),
        ("no page", head + b"--b\nContent-Type: image/png\n\nx\n--b--"),
    ):
        yield HostileFile("a.mhtml", wrong, data)


def _pages() -> Iterator[HostileFile]:
    for wrong, page in (
        ("nests", "<div>" * 100_000 + "x"),
        ("nests tables", "<table><tr><td>" * 50_000 + "x"),
        ("has tables", "<p>Words.</p>" + "<table><tr><td>x</td></tr></table>" * 20_000),
        ("has 200,000 attributes", "<p " + " ".join(f"a{n}=b" for n in range(200_000)) + ">x"),
        ("has a comment without an end", "<p>x</p><!--" + "-" * MEGABYTE),
        ("is less-thans", "<" * MEGABYTE),
        ("is references", "&#27;&lt;&amp" * 80_000),
        ("has links", "<p>Words." + "<a href=x>y</a> " * 50_000),
        ("describes itself", "<script type=application/ld+json>" + "[" * 500_000 + "</script><p>x"),
        ("has hidden cards", "<p>Words. " + "<span hidden>x</span> y " * 40_000),
    ):
        yield HostileFile("a.html", wrong, page.encode())


def _lists() -> Iterator[HostileFile]:
    record = json.dumps(scraped())
    for name, wrong, text in (
        ("a.json", "nests", "[" * 500_000),
        ("a.json", "nests objects", '{"a":' * 200_000),
        ("a.json", "holds 10,000 records", f"[{','.join([record] * 10_000)}]"),
        ("a.json", "has a number of 1 MB", '{"title": "x", "text": ' + "9" * MEGABYTE + "}"),
        ("a.json", "has a key 100,000 times", "{" + '"text": "x",' * 100_000 + '"title": "y"}'),
        ("a.jsonl", "is lines of none", "{}\n" * 200_000),
        ("a.jsonl", "is one line without an end", '{"title": "' + "x" * MEGABYTE),
    ):
        yield HostileFile(name, wrong, text.encode())


def _texts() -> Iterator[HostileFile]:
    chance = random.Random(1)
    cue = "00:00:01.000 --> 00:00:02.000\n"
    for name, wrong, text in (
        ("a.vtt", "100,000 cues at once", "WEBVTT\n\n" + f"{cue}x\n\n" * 30_000),
        ("a.vtt", "times that are none", "WEBVTT\n\n" + "99:99:99.999 --> -1:0\nx\n\n" * 20_000),
        ("a.vtt", "tags", "WEBVTT\n\n" + cue + "<v A>" * 100_000),
        ("a.srt", "numbers alone", "1\n" * 300_000),
        ("a.srt", "one cue without an end", f"1\n{cue}" + "word " * 200_000),
        ("a.md", "brackets", "![" * 250_000),
        ("a.md", "quotations in quotations", ">" * 300_000),
        ("a.md", "front matter without an end", "---\n" + "a: &b [*b, " * 50_000),
        ("a.txt", "one line", "x" * MEGABYTE),
        ("a.txt", "line ends", "\n" * MEGABYTE),
    ):
        yield HostileFile(name, wrong, text.encode())
    for number in range(6):
        data = chance.randbytes(200_000)
        yield HostileFile(("a.txt", "a.md", "a.html")[number % 3], f"noise {number}", data)


class Cost(NamedTuple):
    """What a file cost: seconds of the processor, and why there is no article; "" for one."""

    file: HostileFile
    seconds: float
    reason: str

    @property
    def a_megabyte(self) -> float:
        """Seconds for each megabyte; what is smaller counts as one."""
        return self.seconds / max(1.0, len(self.file.data) / MEGABYTE)


def read(file: HostileFile) -> Cost:
    """Read a file as a scan does; raises ValueError for a reason that is more than one line, and
    for an article that holds what the file has no business with.
    """
    before, reason = processor_spent(), ""
    try:
        found = members(file.name, file.data)
        for path, data in found.items():
            # Whoever reads the members of a file has one process for all of them.
            read_one = article_in_sandbox if len(found) == 1 else article_from_bytes
            article = read_one(Path(path), data)
            if SECRET in article.text:
                raise ValueError(f"{file.name}, {file.wrong}: shows another file")
    except SourceError as error:
        reason = error.reason
        if not reason or len(reason.splitlines()) != 1 or not reason.isprintable():
            raise ValueError(f"{file.name}, {file.wrong}: {reason!r}") from error
    return Cost(file, processor_spent() - before, reason)


def main() -> None:
    """Print a line for each kind, and the dearest files."""
    options = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    options.add_argument("--only", default="", metavar="SUFFIX")
    options.add_argument("--each", action="store_true", help="a line for each file")
    chosen = options.parse_args()
    costs = []
    for file in files():
        if file.name.endswith(chosen.only):
            costs.append(read(file))
            if chosen.each:
                one = costs[-1]
                print(f"{one.seconds:6.2f} s  {file.name}: {file.wrong}: {one.reason}", flush=True)
    counted = Counter(one.file.name.partition(".")[2] for one in costs)
    print(f"{len(costs)} files, each ended with an article or one line")
    print(f"{'kind':8}{'files':>6}{'articles':>10}{'most s':>8}{'s/MB':>7}")
    for kind, count in sorted(counted.items()):
        those = [one for one in costs if one.file.name.partition(".")[2] == kind]
        whole = sum(not one.reason for one in those)
        most, dear = max(one.seconds for one in those), max(one.a_megabyte for one in those)
        print(f"{kind or 'none':8}{count:6}{whole:10}{most:8.2f}{dear:7.2f}")
    for one in sorted(costs, key=lambda cost: -cost.a_megabyte)[:8]:
        print(f"{one.a_megabyte:6.2f} s/MB  {one.file.name}: {one.file.wrong}: {one.reason}")


if __name__ == "__main__":
    main()
