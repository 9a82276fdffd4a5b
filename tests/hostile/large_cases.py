"""Mails, mailboxes, subtitles, books and documents of many small, deep or circular parts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.hostile.case import Case, Outcome, Sizes, case
from tests.sources.format_samples import zipped

from briefreader.sources.files.member_splitter import split

_MAIL = "From: a@x.example\nSubject: Quay\nMIME-Version: 1.0\n"
_SENTENCE = "The quay is shut and the ferries stay in port today."
_POSTED = "From a@x.example Thu Mar 14 10:00:00 2024\n"
_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="c.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)


def cases(sizes: Sizes) -> Iterator[Case]:
    """All of this group that have a text of their own to show."""
    for name, data in files(sizes.large).items():
        end = Path(name).suffix
        if end == ".epub":
            continue
        members = split("a.mbox", data) if end == ".mbox" else None
        yield case(
            name.replace(".", "_"),
            data,
            "many, deep or circular parts",
            file=name,
            below=Path(next(iter(members))).name if members else "",
            outcome=Outcome.SHOWN_OR_SKIPPED,
            reason="an email" if end == ".eml" else "needs an add-on",
            seconds=5.0,
        )


def files(size: int) -> dict[str, bytes]:
    """The bytes of each by its name, each of about ``size``."""
    made = {**_mails(size), **_subtitles(size), **_documents(size)}
    return {name: text.encode() for name, text in made.items()} | _books(size)


def _of(size: int, part: str) -> int:
    """Return how many such parts make a file of that size."""
    return max(2, size // len(part))


def _mails(size: int) -> dict[str, str]:
    message = "Content-Type: message/rfc822\n\nFrom: a@x.example\nMIME-Version: 1.0\n"
    many = 'Content-Type: multipart/mixed; boundary="B"\n\n'
    part = "--B\nContent-Type: text/plain\n\nPart of it.\n"
    wrote = f"On 3 May 2024, Ann Moss <a@x.example> wrote:\n> {_SENTENCE}\n"
    letter = f"{_POSTED}From: a@x.example\nSubject: s\n\nHello.\n\n"
    return {
        "nested.eml": _MAIL + message * _of(size, message) + "\nInner.\n",
        "circular.eml": _MAIL + many + f"--B\n{many}" * _of(size, many) + "Inner.\n",
        "parts.eml": _MAIL + many + part * _of(size, part) + "--B--\n",
        "replies.eml": f"{_MAIL}\n"
        + "".join(f"{'>' * min(n, 400)} line {n}\n" for n in range(_of(size, ">" * 400))),
        "wrote.eml": f"{_MAIL}\n{wrote * _of(size, wrote)}",
        "letters.mbox": letter * _of(size, letter),
        "opened.mbox": letter
        + "From nobody knows where\n\n" * _of(size, "From nobody knows where  "),
        "escaped.mbox": f"{letter}{'>' * size}From x\n",
    }


def _subtitles(size: int) -> dict[str, str]:
    def timed(words: str, mark: str, *, still: bool = False) -> str:
        parts = []
        for n in range(_of(size, f"00:00:00.000 --> 00:00:00.000\n{words}\n\n")):
            at = 0 if still else n
            time = f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}{mark}000"
            parts.append(f"{time} --> {time[:-3]}900\n{words.format(n=n)}\n\n")
        return "".join(parts)

    head, first = "WEBVTT\n\n", "00:00:01.000 --> 00:00:04.000\n"
    return {
        "cues.vtt": head + timed("word {n}", "."),
        "voices.vtt": head + timed("<v Person {n}>Yes.", "."),
        "one_time.vtt": head + timed("word {n}", ".", still=True),
        "tags.vtt": f"{head}{first}" + "<v A><c.x>w</c> " * _of(size, "<v A><c.x>w</c> "),
        "cues.srt": timed("word {n} &amp;", ","),
        "changes.srt": timed(">> N{n}: yes >> no", ","),
        "lines.srt": f"{first.replace('.', ',')}" + "a\n" * (size // 2),
    }


def _documents(size: int) -> dict[str, str]:
    bodies = {
        "deep.rtf": "{" * (size // 2) + "deep" + "}" * (size // 2),
        "groups.rtf": "{\\b x}" * _of(size, "{\\b x}"),
        "escapes.rtf": "\\u8220?x\\u8221?\\'e9" * _of(size, "\\u8220?x\\u8221?\\'e9"),
        "unended.rtf": "Words {\\fonttbl" * _of(size, "Words {\\fonttbl"),
    }
    return {name: f"{{\\rtf1 {body}}}" for name, body in bodies.items()}


def _books(size: int) -> dict[str, bytes]:
    item = '<itemref idref="a"/>'
    said = f"<p>“{_SENTENCE}” said Ann Moss.</p>"
    return {
        "one_chapter.epub": _book("<p>It.</p>", item * _of(size, item)),
        "deep.epub": _book("<div>" * _of(size, "<div></div>") + "It.", item),
        "lists.epub": _book("<ul><li>" * _of(size, "<ul><li>") + "It.", item),
        "said.epub": _book(said * _of(size, said), item),
    }


def _book(body: str, spine: str) -> bytes:
    manifest = '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
    parts = {
        "META-INF/container.xml": _CONTAINER,
        "c.opf": '<package xmlns="http://www.idpf.org/2007/opf"><metadata/>'
        f"<manifest>{manifest}</manifest><spine>{spine}</spine></package>",
        "a.xhtml": f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>',
    }
    return zipped({name: text.encode() for name, text in parts.items()})
