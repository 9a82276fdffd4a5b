"""The table that makes text harmless."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.cases import cases

from briefreader.text.sanitizing import MARKS_PER_BASE, one_line, sanitize

_RANGES = (
    "0-8 b-c e-1f 7f-9f ad 61c 180e 200b 200e-200f 2028-202e 2060-206f feff fff9-fffc d800 dfff "
    "e0001 e0041 e007f"
)
FORBIDDEN = [
    code
    for first, _, last in (one.partition("-") for one in _RANGES.split())
    for code in range(int(first, 16), int(last or first, 16) + 1)
]
# Surrogates and rare marks as likely as letters.
TEXTS = st.text(
    st.one_of(
        st.characters(), st.sampled_from("aé'“-—  \n\t\u0301\u00a0\u200d\ud800ßﬁ½İ…\x1b\x93")
    ),
    max_size=80,
)


def test_no_forbidden_character_gets_through() -> None:
    for code in FORBIDDEN:
        text, changed = sanitize(f"a{chr(code)}b")
        assert chr(code) not in text, hex(code)
        assert changed == 1, hex(code)


@cases(
    ("text", "shown", "changed"),
    [
        ("plain “text”\n\tand 外 👩‍👧", "plain “text”\n\tand 外 👩‍👧", 0),
        ("a\r\nb\rc\r\r\nd", "a\nb\nc\n\nd", 0),
        ("\x1b]0;title\x07", "␛]0;title␇", 2),
        ("\x9b2J \x93quoted\x94", "›2J “quoted”", 3),
        ("Nagor\u00adno\u2060-Kar\ufeffabakh", "Nagorno-Karabakh", 3),
        ("\u202eevil\u202c", "evil", 2),
        ("a\u2028b\u2029c\x85d", "a\nb\nc\nd", 3),
        ("e" + "\u0301" * 50, "e" + "\u0301" * MARKS_PER_BASE, 1),
        ("e" + ("\u0301" * 4 + "\u200b") * 4, "e" + "\u0301" * MARKS_PER_BASE, 5),
    ],
)
def test_text_is_made_harmless_and_stays_readable(text: str, shown: str, changed: int) -> None:
    assert sanitize(text) == (shown, changed)


@given(TEXTS)
def test_harmless_text_is_harmless_already(text: str) -> None:
    once, _ = sanitize(text)
    assert sanitize(once) == (once, 0)
    once.encode()  # no lone surrogate is left


@given(TEXTS)
def test_text_is_made_harmless_character_by_character(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    expected = [sanitize(character) for character in lines]
    joined = "".join(shown for shown, _ in expected)
    assume(sanitize(joined) == (joined, 0))  # no flood of marks came together
    assert sanitize(text) == (joined, sum(changed for _, changed in expected))


def test_a_title_is_one_line() -> None:
    assert one_line("  Karine\u00a0Jean-\u2060Pierre\n and\x07 ") == "Karine Jean-Pierre and␇"
