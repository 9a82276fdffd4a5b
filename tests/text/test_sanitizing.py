"""The table that makes text harmless, and the folding that all matching uses."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefreader.domain.article import Span
from briefreader.text.sanitizing import MARKS_PER_BASE, fold, fold_text, one_line, sanitize

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


@pytest.mark.parametrize("code", FORBIDDEN)
def test_no_forbidden_character_gets_through(code: int) -> None:
    text, changed = sanitize(f"a{chr(code)}b")
    assert chr(code) not in text
    assert changed == 1


@pytest.mark.parametrize(
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


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nagorno-Karabakh", "nagorno karabakh"),
        ("Nagorno – Karabakh", "nagorno karabakh"),
        ("“It’s” «so»", '"it\'s" "so"'),
        ("Ærø Łódź Straße", "aero lodz strasse"),
        ("Zürich\u00a0 \n 10⁶", "zurich 106"),
        ("ﬁnal…", "final..."),
        ("co\u00adop\u200derate", "cooperate"),
        ("한국 외교부", "한국 외교부"),
        ("Ё й", "е и"),
    ],
)
def test_folding_forgets_what_a_reader_does_not_mean(text: str, folded: str) -> None:
    assert fold_text(text) == folded


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


@given(TEXTS)
def test_every_folded_character_knows_where_it_comes_from(text: str) -> None:
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.offsets[-1] == len(text)
    for place, character in enumerate(folded.text):
        source = text[folded.offsets[place] :][:1]
        assert character == " " or character in fold_text(f"x{source}x")


@given(TEXTS, st.data())
def test_a_span_leads_back_to_the_words_it_matched(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    span = folded.span(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    assert folded.text[start:end].strip() in fold_text(span.of(text))


@given(TEXTS, st.integers(0, 80))
def test_a_position_is_the_first_character_that_comes_from_there_or_later(
    text: str, offset: int
) -> None:
    folded = fold(text)
    place = folded.position(offset)
    assert all(came < offset for came in folded.offsets[:place])
    assert all(came >= offset for came in folded.offsets[place:])


def test_positions_lead_there_and_back() -> None:
    folded = fold("“Ja”, sagte Müller — heute.")
    start = folded.text.index("muller")
    assert folded.span(start, start + 6) == Span(12, 18)
    assert folded.position(12) == start
