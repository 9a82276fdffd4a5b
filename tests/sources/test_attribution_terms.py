"""The terms on which something was said are found as they were stated, and nothing else is."""

from __future__ import annotations

from pathlib import Path

from tests.cases import cases

from briefreader.sources import article_from_bytes
from briefreader.sources.metadata.attribution_terms import terms_of_attribution


@cases(
    "sentence",
    [
        "This call is on background, attributable to a “senior official.”",
        "The briefing will be held on background.",
        "The contents are embargoed until 9:00 a.m. Eastern tomorrow.",
        "This call is on the record and embargoed until it ends.",
        "For your awareness, not for your reporting, the speaker is [senior official].",
        "These remarks are not for attribution.",
        "All of this is off the record.",
        "The embargo lifts at noon.",
    ],
)
def test_a_sentence_that_states_terms_is_one(sentence: str) -> None:
    text = f"MODERATOR:  Hello at 8:00 a.m. today.  {sentence}  Thank you.\n\nQ  Thanks."
    assert terms_of_attribution("A call", text) == (sentence,)
    assert terms_of_attribution("A call", f"MR. HALE:  {sentence}  Thanks.") == (sentence,)


@cases(
    "sentence",
    [
        "We require background checks for everybody.",
        "You have been informed on background about all that.",
        "The arms embargo was extended.",
        "The rise is attributable to the weather.",
        "That is not for me to say.",
        "He has a record of telling the truth.",
    ],
)
def test_the_same_words_in_other_senses_are_none(sentence: str) -> None:
    assert terms_of_attribution("A call", sentence) == ()


def test_a_title_states_terms_where_the_text_does_not() -> None:
    title = "Background Press Call on the Summit"
    assert terms_of_attribution(title, "Hello.") == ("Background Press Call",)
    assert terms_of_attribution(title, "It is off the record.") == ("It is off the record.",)


def test_an_article_carries_its_terms() -> None:
    data = b"Call on the summit\n\nMR ADAMS: This call is on background.\n\nQ Thanks."
    found = article_from_bytes(Path("/a.txt"), data)
    assert found.terms == ("This call is on background.",)
