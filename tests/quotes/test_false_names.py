"""Capitalised words that name nobody."""

from __future__ import annotations

import pytest

from briefreader.quotes import find_quotes


@pytest.mark.parametrize(
    "text",
    [
        "“The quay is safe and will stay safe.” (Watch)",
        "And he came. He’d say, “The quay is safe and will stay safe.” They’ll say so too.",
        "The Vice President met the President. “Come in,” he said. “It is safe,” he added again.",
        "The Vice President was there. And the President said, “The quay is safe, I think.”",
    ],
)
def test_a_word_with_a_capital_is_not_yet_a_name(text: str) -> None:
    named = [quote.speaker for quote in find_quotes(f"The quay was opened on Monday.\n\n{text}")]
    assert not set(named) & {"Watch", "He’d", "They’ll", "President", "Vice President"}


@pytest.mark.parametrize("heading", ["PROMISE MADE:", "NO QUAY FOR GREAT DELL"])
def test_a_heading_before_a_quotation_says_nothing(heading: str) -> None:
    (quote,) = find_quotes(f"{heading} “I will build the quay, and it will be safe.”")
    assert quote.speaker is None


@pytest.mark.parametrize("word", ["Outside", "Additionally", "Thousands"])
def test_a_word_that_only_begins_a_sentence_says_nothing(word: str) -> None:
    (quote,) = find_quotes(f"{word} said: “We want the quay back, and the boats too.”")
    assert quote.speaker is None
    assert quote.mention_start is None


def test_a_common_word_that_opens_a_sentence_is_nobody() -> None:
    text = "Prices matter to us all when prices rise. Prices: “We pay for all of it, every day.”"
    (quote,) = find_quotes(text)
    assert quote.speaker is None


def test_a_surname_that_is_a_common_word_too_is_somebody() -> None:
    text = "Once Price came, the price was paid. Price said: “We pay for all of it, every day.”"
    (quote,) = find_quotes(text)
    assert quote.speaker == "Price"


@pytest.mark.parametrize(
    "thing",
    ["Federal Birk Dell", "Strategic Moss", "Kell Framework", "Dell-based Birk", "Moss’s Kell"],
)
def test_he_is_no_thing(thing: str) -> None:
    text = f"Karl Birk rowed. {thing} came. “It is late,” he said."
    (quote,) = find_quotes(text)
    assert quote.speaker == "Karl Birk"


@pytest.mark.parametrize("name", ["Peter Framework", "Mr. Federal", "Senator Quill Framework"])
def test_a_person_with_the_name_of_a_thing_stays_a_person(name: str) -> None:
    (quote,) = find_quotes(f"The boats were out. {name} came. “It is late,” he said.")
    assert quote.speaker is not None
    assert name.endswith(quote.speaker)
