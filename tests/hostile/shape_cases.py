"""Sizes and forms of whole files."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from tests.hostile.case import Case, Outcome, Sizes, Write, case, prose, skipped

_SHOWN_BYTES = 2 * 1024 * 1024  # of a longer article, so much is shown
_BLOCK = 1 << 16
_BYTES = bytes(range(256))

_NOTHING = {
    "empty": (b"", "is empty"),
    "only_bom": (b"\xef\xbb\xbf", "is empty"),
    "only_spaces": (b"\t  \n" * 120, "is empty"),
    "only_newlines": (b"\n" * 90_000, "is empty"),
    "only_nul": (b"\0" * 4096, "not text"),
    "only_controls": (bytes(range(1, 9)) * 400, "no"),
    "only_zero_width": ("\u200b\u2060\ufeff".encode() * 400, "is empty"),
    "elf": (b"\x7fELF\x02\x01\x01" + _BYTES * 50, "not text"),
    "png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + _BYTES * 20, "not text"),
    "pdf": (b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n" + _BYTES * 20, "not text"),
    "sqlite": (b"SQLite format 3\0" + bytes(3000), "not text"),
}
# Those that are longer than what is shown: what is cut off ends within a character, or does not.
_LONGEST_LINES = {"line_words": b"pebble meadow lantern ", "line_cjk": "東京".encode()}
_LONG_LINES = {
    "line_no_space": b"y",
    "line_brackets": b"[",
    "line_quotes": b'"',
    "line_open_quotes": "“b ".encode(),
}
_NEWLINES = {"cr": "\r", "crlf": "\r\n", "lf": "\n", "cr_cr_lf": "\r\r\n"}


def cases(sizes: Sizes) -> Iterator[Case]:
    """All of this group."""
    yield from _without_text()
    yield from _line_ends()
    yield from _titles()
    yield from _long(sizes)
    yield from _quotes()
    yield from _gaps()
    twin = f"Twins have one title\n\n{prose('twin')}\n"
    for name in ("duplicate_a", "duplicate_b"):
        yield case(name, twin, "two files with the same content", holds=("Twins",))


def _without_text() -> Iterator[Case]:
    for name, (data, reason) in _NOTHING.items():
        yield skipped(name, data, "there is nothing to read", reason)
    noise = random.Random(11).randbytes(90_000)
    yield skipped("random_bytes", noise, "bytes named like text", "not text")
    yield case(
        "boilerplate_only",
        "Start | News | Weather\nAccept all cookies\nSubscribe\n© 2024 All rights reserved\n",
        "a page without an article",
        outcome=Outcome.SHOWN_OR_SKIPPED,
        reason="no text",
    )


def _line_ends() -> Iterator[Case]:
    for name, newline in _NEWLINES.items():
        page = newline.join(["Head-nl above", "", "One line.", "Another line. Tail-nl", ""])
        yield case(
            f"newline_{name}",
            page,
            "lines stay apart",
            holds=("Head-nl", "One line.", "Tail-nl"),
            lacks=("\r",),
        )
    yield case(
        "newline_mixed",
        "Head-nl\r\n\rOne\n\rTwo\r\nThree\x0bFour Tail-nl",
        "every kind, and none at the end",
        holds=("Head-nl", "One", "Three", "Tail-nl"),
        lacks=("\r", "\x0b"),
    )
    nul = f"Head-nul\n\nleft\0right {prose('nul')} Tail-nul\n"
    yield case("nul_inside", nul, "a NUL in real text", holds=("Head-nul", "Tail-nul"))


def _titles() -> Iterator[Case]:
    yield case("one_char", "q", "one character", holds=("q",))
    yield case("title_only", "Nothing but a title\n", "no text below", holds=("but a title",))
    ends = ("Head-t", "Tail-t")
    long = "T" * 100_000 + "\n\nHead-t text Tail-t\n"
    yield case("title_long", long, "a title of 100 kB", holds=ends)
    wordy = "word " * 20_000 + "\n\nHead-t text Tail-t\n"
    yield case("title_many_words", wordy, "a title of 20,000 words", holds=ends)


def _long(sizes: Sizes) -> Iterator[Case]:
    for lines, size in ((_LONGEST_LINES, sizes.longest_line), (_LONG_LINES, sizes.line)):
        for name, unit in lines.items():
            yield case(
                name,
                _one_line(unit, size),
                f"one line of {size:,} bytes",
                outcome=Outcome.CUT if size > _SHOWN_BYTES else Outcome.SHOWN,
                holds=("Head-line",),
                seconds=3 + size / 4e6,
            )

    def many_lines(path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="\n") as out:
            out.write("Head-lines\n\n")
            out.writelines(f"line {number} of a long report\n" for number in range(sizes.lines))
            out.write("Tail-lines\n")

    yield case(
        "many_lines",
        many_lines,
        f"{sizes.lines:,} lines",
        outcome=Outcome.CUT if sizes.lines > 60_000 else Outcome.SHOWN,
        holds=("Head-lines",),
        seconds=3 + sizes.lines / 1e5,
    )


def _one_line(unit: bytes, size: int) -> Write:
    def write(path: Path) -> None:
        block = unit * max(1, _BLOCK // len(unit))
        with path.open("wb") as out:
            out.write(b"Head-line ")
            for _ in range(-(-size // len(block))):
                out.write(block)
            out.write(b" Tail-line")

    return write


def _quotes() -> Iterator[Case]:
    ends = ("Head-q", "Tail-q")
    said = " ".join(f"“This is remark {n},” said witness {n}." for n in range(2000))
    yield case("many_quotes", f"Head-q\n\n{said} Tail-q\n", "2,000 quotes", holds=ends)
    nested = f"Head-q {'“‘' * 2000}kernel{'’”' * 2000} Tail-q\n"
    yield case("nested_quotes", nested, "4,000 levels of quotes", holds=(*ends, "kernel"))
    odd = f"Head-q {'“b ' * 5001}Tail-q\n"
    yield case("unbalanced_quotes", odd, "quotes that never end", holds=ends)


def _gaps() -> Iterator[Case]:
    blank = "Head-b\n" + "\n" * 50_000 + "Tail-b\n"
    yield case("blank_lines", blank, "50,000 blank lines", holds=("Head-b", "Tail-b"))
    spaces = f"Head-s{' ' * 200_000}Tail-s\n"
    yield case("inner_spaces", spaces, "200,000 spaces", holds=("Head-s", "Tail-s"))
    token = f"Head-w {'w' * 70_000} Tail-w\n"
    yield case("longest_token", token, "longer than an index takes", holds=("Head-w", "Tail-w"))
