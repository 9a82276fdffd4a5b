"""Bytes become harmless text, and what was done is said."""

from __future__ import annotations

import codecs

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from briefreader.sources.files.decoding import decode, is_binary
from briefreader.text.sanitizing import sanitize

WORDS = "“The café costs 5 €”, he said.\n"


@cases(
    ("data", "notes"),
    [
        (WORDS.encode(), ()),
        (codecs.BOM_UTF8 + WORDS.encode(), ()),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), ("read as UTF-16",)),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), ("read as UTF-16",)),
        (codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"), ("read as UTF-32",)),
        (codecs.BOM_UTF32_BE + WORDS.encode("utf-32-be"), ("read as UTF-32",)),
        (WORDS.encode("cp1252"), ("1 line read as Windows-1252",)),
    ],
)
def test_each_encoding_gives_the_same_words(data: bytes, notes: tuple[str, ...]) -> None:
    assert not is_binary(data)
    assert decode(data) == (WORDS, notes)


@cases(
    ("text", "encoding", "name"),
    [
        ("У порту відкрили новий термінал.\nВін коштував багато.", "cp1251", "Windows-1251"),
        ("Порт снова открыт, и лодки вернулись домой.", "cp1251", "Windows-1251"),
        ("Порт снова открыт, и лодки вернулись домой.", "koi8-r", "KOI8-U"),
        ("Nie wiadomo, jak łodzie się do nas dostaną.", "cp1250", "Windows-1250"),
        ("Není jasné, který dům se zavře a kdo je na řadě.", "cp1250", "Windows-1250"),
        ("A hajó nem ért még ide, és azt mondta, hogy ő is vár.", "cp1250", "Windows-1250"),
        ("Die Straße ist auf der Insel größer, und das Öl ist es nicht.", "cp1252", ""),
        ("L’été à la mairie, où les élèves ont été reçus.", "cp1252", ""),
        ("Færgen er på øen, og både går ikke til ø.", "cp1252", ""),
        ("O São João não é à mesa da irmã.", "cp1252", ""),
        ("Ærø", "cp1252", ""),
        ("Đã 5 ² 3 ¹ ½ °C", "cp1252", ""),
    ],
)
def test_letters_of_one_byte_are_told_by_the_words_that_they_make(
    text: str, encoding: str, name: str
) -> None:
    text = text.replace("Đã", "Ða")
    read = decode(text.encode(encoding))
    assert read.text == text
    assert read.notes[0].endswith(f"read as {name or 'Windows-1252'}")


def test_two_encodings_in_one_file_are_read_line_by_line() -> None:
    data = "café\n".encode() + "café\n".encode("cp1252")
    assert decode(data) == ("café\ncafé\n", ("1 line read as Windows-1252",))


def test_bytes_that_mean_nothing_are_counted() -> None:
    text, notes = decode(b"a \x81 b")
    assert text == "a \ufffd b"
    assert notes == ("1 line read as Windows-1252", "1 byte could not be read")


def test_utf16_without_a_mark_is_recognised() -> None:
    plain = "Some words in a file.\n"
    assert decode(plain.encode("utf-16-le"))[0] == decode(plain.encode("utf-16-be"))[0] == plain


def test_controls_are_made_visible_and_counted() -> None:
    assert decode(b"a\x1b[31mb\x07") == (
        "a␛[31mb␇",
        ("2 control or invisible characters removed or replaced",),
    )


def test_line_ends_of_every_kind_become_one_kind() -> None:
    assert decode(b"a\r\nb\rc\nd").text == "a\nb\nc\nd"


@cases(
    "data",
    [
        b"%PDF-1.4 text",
        b"\x89PNG\r\n",
        b"\x7fELF\x02",
        b"PK\x03\x04abc",
        b"\x1f\x8b\x08",
        b"\0" * 99,
    ],
)
def test_other_formats_are_no_text(data: bytes) -> None:
    assert is_binary(data)


def test_a_few_controls_do_not_make_text_binary() -> None:
    assert not is_binary(b"Some words and a \0 stray NUL in a longer text of words, 100 of them.")
    assert not is_binary(b"ding \x07\x07\x07")


@given(st.binary(max_size=300))
def test_any_bytes_give_text_that_needs_nothing_more(data: bytes) -> None:
    text = decode(data).text
    assert sanitize(text) == (text, 0)


@given(st.text(max_size=300))
def test_harmless_text_survives_unchanged(text: str) -> None:
    safe = sanitize(text)[0]
    assert decode(safe.encode()).text == safe
