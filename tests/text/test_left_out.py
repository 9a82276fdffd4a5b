"""What is left of words when asides and struck ones go: no gap, and one sign where two stood."""

from __future__ import annotations

from tests.cases import cases

from briefreader.text.left_out import words_without


@cases(
    ("text", "left"),
    [
        ("clear – (laughter) – that visas", "clear – that visas"),
        ("clear—(laughter)—that visas", "clear—that visas"),
        ("clear — (laughter) – that visas", "clear — that visas"),
        ("clear -- (laughter) -- that visas", "clear -- that visas"),
        ("glad, (laughter), that it is over", "glad, that it is over"),
        ("a good year … (laughter) … and long", "a good year … and long"),
        ("a good year... (laughter) ...and long", "a good year...and long"),
        ("late; (laughter); late", "late; late"),
        ("late, (laughter) — we", "late, — we"),
        ("Thank you. (Applause.) We go on.", "Thank you. We go on."),
        ("(Laughter.) We begin.", "We begin."),
        ("We begin. (Laughter.)", "We begin."),
        ("We begin (laughter).", "We begin."),
    ],
)
def test_an_aside_takes_its_gap_and_its_second_sign_along(text: str, left: str) -> None:
    aside = text.index("("), text.index(")") + 1
    assert words_without(text, (0, len(text)), [aside]) == left
