"""Words that somebody reads out, tells of, or addresses to somebody are not surely his."""

from __future__ import annotations

import pytest

from briefreader.domain.quote import Quote
from briefreader.quotes import find_quotes

WORDS = "There was nobody on the quay at all."
BEFORE = "The harbour inquiry went on.\n\nThe clerk, Inge Dell, said: “Please sit down now.”\n\n"


def found(said: str) -> Quote:
    text = f"{BEFORE}{said.replace('Q', f'“{WORDS}”')}\n"
    (quote,) = (one for one in find_quotes(text, title="The quay") if WORDS in one.text)
    return quote


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ("Karl Birk read out a message from Ian Moss to his brother: Q", "Ian Moss"),
        ("Karl Birk then read the letter by Ian Moss to the board: Q", "Ian Moss"),
        ("Reading a statement from Ian Moss, Karl Birk said: Q", "Ian Moss"),
        ("Karl Birk, who read a message from Ian Moss last week, said: Q", "Karl Birk"),
    ],
)
def test_words_that_are_read_out_are_whose_they_are(said: str, speaker: str) -> None:
    assert found(said).speaker == speaker


@pytest.mark.parametrize(
    "said",
    [
        "Reading a statement on behalf of Ian Moss, Karl Birk said: Q",
        "Ann Dell told the board that Moss came in and said: Q",
        "Karl Birk read out a message from a sailor: Q",
        "Karl Birk read a message to the jury: Q",
    ],
)
def test_who_may_only_pass_words_on_is_not_certain(said: str) -> None:
    assert not found(said).certain


@pytest.mark.parametrize("sent", ["Reply to", "Message for", "Letter to", "Answer for"])
def test_who_gets_an_answer_does_not_speak_it(sent: str) -> None:
    text = f"{BEFORE}{sent} Ann Moss, chief engineer:\n\n“{WORDS}”\n\nThat is all.\n"
    quotes = [one for one in find_quotes(text, title="The quay") if WORDS in one.text]
    assert [one.speaker for one in quotes] in ([], [None])


@pytest.mark.parametrize(
    "head",
    [
        "Please attribute to Cllr Ann Moss, Leader of the Council:",
        "This can be attributed to Ann Moss, Leader of the Council:",
        "Cllr Ann Moss, Leader of the Council:",
    ],
)
def test_line_above_says_to_whom_words_are_attributed(head: str) -> None:
    text = f"{BEFORE}{head}\n\n“{WORDS}”\n\nThat is all.\n"
    quotes = [one for one in find_quotes(text, title="The quay") if WORDS in one.text]
    assert [one.speaker for one in quotes] == ["Ann Moss"]
