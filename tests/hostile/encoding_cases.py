"""Bytes that are not plain UTF-8."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.case import TOKEN, Case, Outcome, Sizes, case

_ENDS = ("Head-enc", "Tail-enc")
_SPOKEN = "“A naïve plan for 9 €”"
_ENGLISH = f"Head-enc {_SPOKEN}, he wrote – and left. Tail-enc\n"

_MARKED = ("utf-8-sig", "utf-16", "utf-32", "cp1252")
_LEGACY = {
    "cp1251": "Новости дня",
    "koi8-r": "Новости дня",
    "shift_jis": "今日の新聞",
    "gb18030": "今天的新闻",
    "euc_kr": "오늘의 소식",
}
_BROKEN = {
    "truncated_utf8": (b"Head-enc Tail-enc na\xc3", "ends within a character"),
    "overlong": (b"Head-enc \xc0\x80 \xe0\x80\xaf \xc0\x9b Tail-enc\n", "NUL, / and ESC, longer"),
    "utf8_5byte": (b"Head-enc \xf8\x88\x80\x80\x80 \xf4\x90\x80\x80 Tail-enc\n", "no code points"),
    "wtf8": (b"Head-enc \xed\xa0\x80\xed\xb0\x80 Tail-enc\n", "surrogates as UTF-8"),
    "stray_bytes": (b"Head-enc \x80\xbf\xfe\xff Tail-enc\n", "bytes that begin nothing"),
    "utf7": (f"Head-enc +ADw-script+AD4-{TOKEN} Tail-enc\n".encode(), "UTF-7 stays as it is"),
    "wrong_bom": (b"\xef\xbb\xbf\xff\xfeHead-enc Tail-enc\n", "two byte-order marks"),
    "iso2022jp": (b"Head-enc \x1b$B?7J9\x1b(B Tail-enc\n", "ESC as a part of an encoding"),
}


def cases(sizes: Sizes) -> Iterator[Case]:
    """All of this group."""
    for codec in _MARKED:
        name = {"utf-8-sig": "utf8_bom", "cp1252": "cp1252"}.get(codec, f"{codec}_bom")
        yield case(
            name.replace("-", ""),
            _ENGLISH.encode(codec),
            f"{codec}, exactly",
            holds=(*_ENDS, _SPOKEN),
            lacks=("\ufeff",),
        )
    yield case(
        "utf16be_bom",
        b"\xfe\xff" + _ENGLISH.encode("utf-16-be"),
        "UTF-16, big end first",
        holds=(*_ENDS, _SPOKEN),
    )
    for codec in ("utf-16-le", "utf-16-be"):
        yield case(
            codec.replace("-", "") + "_nobom",
            _ENGLISH.encode(codec),
            "UTF-16 that does not say so",
            outcome=Outcome.SHOWN_OR_SKIPPED,
            reason="not text",
        )
    western = "Head-enc Öl, größer, façade. Tail-enc\n"
    yield case("latin1", western.encode("latin-1"), "Latin-1", holds=(*_ENDS, "Öl, größer, façade"))
    for codec, sample in _LEGACY.items():
        yield case(
            codec.replace("-", ""),
            f"Head-enc {sample} Tail-enc\n".encode(codec),
            "an old encoding: what is ASCII is kept",
            holds=_ENDS,
        )
    two = "Head-enc naïve utf\n".encode() + "naïve cp1252 “y” Tail-enc\n".encode("cp1252")
    yield case("mixed", two, "two encodings in one file", holds=(*_ENDS, "naïve utf", "“y”"))
    twice = "Head-enc “said” won’t Tail-enc\n".encode().decode("cp1252", "replace")
    yield case("mojibake", twice, "encoded twice", holds=_ENDS)
    yield case(
        "c1_quotes", "Head-enc \x93said\x94 won\x92t Tail-enc\n", "cp1252 as C1", holds=_ENDS
    )
    for name, (data, why) in _BROKEN.items():
        yield case(name, data, why, holds=_ENDS)
    odd = _ENGLISH.encode("utf-16")[:-1]
    yield case("utf16_odd", odd, "an odd number of bytes", holds=("Head-enc",))
