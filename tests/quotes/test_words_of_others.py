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


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ("A neighbour, referred to as Witness K, told the jury: Q", "Witness K"),
        ("The mother, who can only be identified as Ms Tarn, told the jury: Q", "Tarn"),
        ("His widow, Mair, told the hearing: Q", "Mair"),
        (
            "The owner of the van, farmer Ann Moss, said in a statement that was read out: Q",
            "Ann Moss",
        ),
        ("Moss's daughter Lisa wept. “I left,” she said. “{}”", "Lisa"),
        ("Recorder Priya Moss spoke to him.\n\nTo the sailor, the recorder said: Q", "Priya Moss"),
    ],
)
def test_who_has_no_full_name_beside_the_words(said: str, speaker: str) -> None:
    assert found(said.replace("“{}”", "Q")).speaker == speaker


def test_words_of_a_spokesperson_are_not_those_of_whoever_spoke_before() -> None:
    text = (
        "Please attribute to Ann Moss, Leader of the Council:\n\n“There is no excuse for it, and I "
        f"shall offer none.”\n\nPlease attribute to a council spokesperson:\n\n“{WORDS}”\n"
    )
    quotes = find_quotes(text, title="The quay")
    assert [one.speaker for one in quotes if "excuse" in one.text] == ["Ann Moss"]
    assert [one.speaker for one in quotes if WORDS in one.text] in ([], [None])


def test_who_has_the_main_clause_does_not_say_what_another_says_in_a_side_clause() -> None:
    text = (
        "There were cheers in court two as a jury cleared a butcher.\n\nKarl Moss put his head in "
        "his hands when the foreman, a bearded man in his forties, said: “Not guilty, on both.”\n"
    )
    assert [one.speaker for one in find_quotes(text)] == [None]


def test_who_asks_is_never_surely_the_one_who_goes_on() -> None:
    text = (
        "Prosecutor Inge Moss KC asked her if she had believed him.\n\n"
        "“I am his mother,” she said. “I believed the feet.”\n"
    )
    assert not any(one.certain for one in find_quotes(text, title="The quay"))
