"""Nicknames within names are no part of the name, and nobody's words."""

from __future__ import annotations

from tests.cases import cases

from briefreader.quotes import find_quotes
from briefreader.quotes.entities.nicknames import without_nicknames

SAID = "The quay is old and it must be mended."


@cases(
    "printed",
    ["Karl “Dusty” Moss", 'Karl "Dusty" Moss', "Karl ‘the Rock’ Moss", "Karl “Big Dan” Moss"],
)
def test_a_nickname_stands_within_a_name(printed: str) -> None:
    for text in (
        f"{printed} said: “{SAID}”",
        f"“{SAID}” {printed} said.",
        f"Chair of the Chiefs of Staff {printed}: “{SAID}”",
    ):
        (quote,) = find_quotes(text)
        assert (quote.speaker, quote.text) == ("Karl Moss", SAID)
        assert quote.mention_start is not None
        assert text[quote.mention_start : quote.mention_end].endswith(printed)


def test_what_holds_a_nickname_is_quoted_as_printed() -> None:
    said = "Karl ‘Dusty’ Moss has mended the quay, and we thank him."
    (quote,) = find_quotes(f"“{said}” Ann Birk said.")
    assert (quote.speaker, quote.text) == ("Ann Birk", said)


@cases(
    "text",
    [
        "“It is late,” said Ann. “Never” Moss had no answer.",
        "He told Ann “never” Moss said.",
        "He told Ann “Never.” Moss said.",
        "The Kell “Quay” Union said so.",
    ],
)
def test_other_words_between_marks_are_no_nickname(text: str) -> None:
    assert without_nicknames(text) == text
