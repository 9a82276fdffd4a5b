"""Web pages, data files and archives."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from tests.hostile.case import BEL, ESC, TOKEN, Case, Outcome, Sizes, Write, case, skipped

_DEEPEST = 50_000
_MEGABYTE = 1 << 20
_LONG_AGO = (1990, 5, 4, 0, 0, 0)


def cases(sizes: Sizes) -> Iterator[Case]:
    """All of this group."""
    for name, (page, why) in _pages(min(sizes.flood, _DEEPEST)).items():
        yield case(
            f"html_{name}",
            f"<html><body>{page}\n",
            why,
            file=f"html_{name}.html",
            outcome=Outcome.SHOWN_OR_SKIPPED,
            reason="a saved web page",
            holds=("Head-h",),
            seconds=5.0,
        )
    for name, (data, why) in _data(sizes).items():
        reason = "not JSON" if name.endswith("json") else "data: save its text"
        yield skipped(name.replace(".", "_"), data, why, reason, file=name)
    yield case("yaml_bomb", _yaml_bomb(), "aliases of aliases", holds=("Head-y", "Tail-y"))
    yield from _archives(sizes.bomb)


def _pages(flood: int) -> dict[str, tuple[str, str]]:
    text = "<p>Head-h words Tail-h</p>"
    remote = f"https://elsewhere.example/{TOKEN}"
    return {
        "script": (f"<script>{TOKEN}()</script><style>{TOKEN}{{}}</style>{text}", "code"),
        "remote": (
            f"<img src='{remote}'><iframe src='{remote}'></iframe>"
            f"<link rel=stylesheet href='{remote}'>{text}",
            "nothing is fetched",
        ),
        "refresh": (f"<meta http-equiv=refresh content='0;url={remote}'>{text}", "nor followed"),
        "unclosed": ("<p>Head-h <b><i><a href='y" + "<a " * 1500 + "Tail-h", "tags without ends"),
        "comment": (f"<p>Head-h Tail-h</p><!-- {TOKEN}" + "-" * 4000, "a comment without end"),
        "deep": ("<div>" * flood + "Head-h Tail-h", "nested beyond any stack"),
        "attributes": ("<p " + "b=2 " * flood + ">Head-h Tail-h</p>", "very many attributes"),
        "entities_bad": ("Head-h &#0; &#x110000; &#xD800; &#88888888888; &absent; & Tail-h", "no"),
        "hidden": (f"<p>Head-h</p><p style='display:none'>{TOKEN}</p> Tail-h", "hidden words"),
        "base": (f"<base href='javascript:'><a href='{TOKEN}'>Head-h Tail-h</a>", "code in links"),
        "title_esc": (f"<title>T&#27;]0;{TOKEN}&#7;</title>{text}", "a control in the title"),
        "title_raw_esc": (f"<title>T{ESC}]0;{TOKEN}{BEL}</title>{text}", "the same as it is"),
        "charset_lie": (f"<meta charset=utf-16>{text}", "not the encoding it says"),
        "charset_unknown": (f"<meta charset=absent-{TOKEN}>{text}", "an encoding that is none"),
        "doctype_flood": ("<!DOCTYPE " * 4000 + text, "very many declarations"),
    }


def _data(sizes: Sizes) -> dict[str, tuple[str, str]]:
    levels = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 10))
    head = '<?xml version="1.0"?><!DOCTYPE y ['
    return {
        "xml_laughs.xml": (f'{head}<!ENTITY e0 "{TOKEN}">{levels}]><y>&e9;</y>', "a bomb"),
        "xml_quadratic.xml": (
            f'{head}<!ENTITY b "{"B" * 40_000}">]><y>{"&b;" * 20_000}</y>',
            "a slower bomb",
        ),
        "xml_xxe.xml": (f'{head}<!ENTITY f SYSTEM "file:///etc/hosts">]><y>&f;</y>', "a file"),
        "json_deep.json": ("[" * min(sizes.flood, 2 * _DEEPEST), "deeper than a stack"),
        "json_numbers.json": (f'{{"a": 1e999, "b": {"7" * 9000}, "c": NaN}}', "no numbers"),
    }


def _yaml_bomb() -> str:
    names = "abcdefghij"
    levels = "".join(
        f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n" for before, name in pairwise(names)
    )
    return f"---\na: &a [z,z,z]\n{levels}---\nHead-y Tail-y\n"


def _archives(size: int) -> Iterator[Case]:
    why = "never unpacked"
    for file, write, reason in (
        ("bomb.txt.gz", _gzip_bomb(size), "an archive"),
        ("bomb.epub", _zip_bomb(size), "a book"),
        ("slip.epub", _zip_slip, "a book"),
        ("gzip_named.txt", _gzip_bomb(size), "not text"),
        ("zip_named.txt", _zip_bomb(size), "not text"),
    ):
        yield skipped(f"archive_{file.replace('.', '_')}", write, why, reason, file=file)


def _gzip_bomb(size: int) -> Write:
    def write(path: Path) -> None:
        block = bytes(_MEGABYTE)
        with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as out:
            for _ in range(max(1, size // _MEGABYTE)):
                out.write(block)

    return write


def _zip_bomb(size: int) -> Write:
    def write(path: Path) -> None:
        chapter = zipfile.ZipInfo("OEBPS/one.xhtml", _LONG_AGO)
        chapter.compress_type = zipfile.ZIP_DEFLATED
        block = f"<p>{TOKEN}</p>".encode() * (_MEGABYTE // 12)
        with (
            zipfile.ZipFile(path, "w") as archive,
            archive.open(chapter, "w", force_zip64=True) as out,
        ):
            for _ in range(max(1, size // len(block))):
                out.write(block)

    return write


def _zip_slip(path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo(f"../../{TOKEN}.txt", _LONG_AGO), TOKEN)
    path.write_bytes(packed.getvalue())
