"""A file may name the encoding that it is in; it never chooses what is run to decode it."""

from __future__ import annotations

import bz2
import codecs
import encodings
import pkgutil
import subprocess
import sys
import zlib
from encodings.aliases import aliases

from tests.cases import cases

from briefreader.sources.files.encoding_labels import CODECS, text_codec
from briefreader.sources.formats.html_page import decode_page

PYTHON_NAMES = sorted(
    {module.name for module in pkgutil.iter_modules(encodings.__path__)}
    | {name for pair in aliases.items() for name in pair}
)
# What turns bytes into anything but the characters that they are in some table.
NO_TABLES = [
    *("base64", "base64_codec", "bz2", "bz2_codec", "hex", "hex_codec", "idna", "mbcs", "oem"),
    *("punycode", "quopri", "quopri_codec", "raw_unicode_escape", "rot13", "rot_13", "undefined"),
    *("unicode_escape", "uu", "uu_codec", "zip", "zlib", "zlib_codec", "utf_7", "utf-7", "x-user"),
]


def test_no_name_leads_to_a_codec_that_is_no_table_of_characters() -> None:
    assert len(PYTHON_NAMES) > 400
    for name in PYTHON_NAMES:
        for spelled in (name, name.replace("_", "-"), name.upper(), f" {name}\n"):
            codec = text_codec(spelled)
            assert codec is None or codec in set(CODECS.values())
            assert codec is None or name not in NO_TABLES


@cases("codec", sorted(set(CODECS.values())))
def test_every_codec_that_is_reached_makes_text_of_as_many_bytes(codec: str) -> None:
    assert codecs.lookup(codec)._is_text_encoding
    for data in (bytes(range(32, 127)) * 20, bytes(range(256)) * 20, b"\x1b$B" * 300):
        text = data.decode(codec, "replace")
        assert isinstance(text, str)
        assert len(text) <= len(data)


def test_a_page_that_names_any_of_pythons_codecs_stays_as_long_as_it_is() -> None:
    for packed in (b"caf\xe9 ", bz2.compress(bytes(100_000)), zlib.compress(bytes(100_000))):
        for name in (*PYTHON_NAMES, *NO_TABLES):
            page = packed + f"<meta charset='{name}'><p>".encode() + b"words " * 400 + b"\xe9"
            assert len(decode_page(page).text) <= len(page), name


LIMITED = """
import resource, sys
from briefreader.sources.formats.html_page import decode_page
resource.setrlimit(resource.RLIMIT_DATA, (400_000_000, 400_000_000))
page = sys.stdin.buffer.read()
print(len(page), len(decode_page(page).text))
"""


def test_a_page_is_not_unpacked_whatever_it_names() -> None:
    """A gigabyte in a kilobyte, and a process that may take two fifths of it."""
    packed = bz2.compress(bytes(20_000_000)) * 50  # which is unpacked as one
    assert len(bz2.decompress(packed[: len(packed) // 25])) == 40_000_000
    page = packed + b"<meta charset=bz2><p>" + b"words " * 400
    assert len(page) < 5000
    done = subprocess.run(
        [sys.executable, "-P", "-c", LIMITED], input=page, capture_output=True, check=True
    )
    taken, shown = map(int, done.stdout.split())
    assert shown <= taken


@cases(
    ("label", "codec"),
    [
        ("windows-1251", "cp1251"),
        ("ISO-8859-1", "cp1252"),
        ("koi8-r", "koi8-r"),
        ("shift_jis", "cp932"),
        ("gb2312", "gb18030"),
        ("euc-kr", "cp949"),
        ("x-sjis", "cp932"),
    ],
)
def test_the_labels_of_the_webs_standard_are_known(label: str, codec: str) -> None:
    assert text_codec(label) == codec


def test_a_page_in_a_named_encoding_is_read_in_it() -> None:
    for label, words in [("shift_jis", "港が開いた"), ("koi8-r", "Причал открыт"), ("gbk", "港口")]:
        page = f"<meta charset={label}><p>{words}".encode(label)
        assert words in decode_page(page).text
