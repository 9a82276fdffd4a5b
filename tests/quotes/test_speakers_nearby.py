"""Which of the words near a quotation name its speaker, where several could."""

from __future__ import annotations

import pytest
from tests.cases import cases

from briefreader.quotes import Quote, find_quotes

OPENING = "Ann Moss, mayor of Dell, and Karl Birk met on Monday.\n"


def last_quote(text: str) -> Quote:
    return find_quotes(OPENING + text)[-1]


@cases(
    ("text", "mention"),
    [
        ("“It is a friend of the town,” said Moss on Radio Dell. “We wait.”", "Moss"),
        ("“We wait for the ferry and nothing else,” wrote Moss for Dell Weekly.", "Moss"),
        ("Birk praised Moss, whom he called “a friend of every bridge in town.”", "he"),
        ("“I like the old bridge,” one voter said. “I do not like it,” said another.", "another"),
        ("Critics did not like her claim that “nobody in this town can swim at all.”", "her"),
    ],
)
def test_the_mention_by_the_verb_speaks(text: str, mention: str) -> None:
    assert last_quote(text).mention(OPENING + text) == mention


def test_whose_words_they_are_means_the_person() -> None:
    text = "Critics did not like her claim that “nobody in this town can swim at all.”"
    assert last_quote(text).speaker == "Ann Moss"


def test_a_term_between_two_quotations_does_not_hide_who_spoke() -> None:
    text = (
        "“We shall open the bridge in May,” Birk told the council.\n"
        "Moss, who heard of the “ferry gap” on Sunday, said that the ferry had "
        "“never once been late in all these years.”"
    )
    assert last_quote(text).speaker == "Ann Moss"


def test_a_name_ends_before_said_where_all_words_have_capitals() -> None:
    assert last_quote("Moss Said “The Ferry Has Never Been Late In All These Years.”").speaker == (
        "Ann Moss"
    )


def test_whole_sentences_are_quotes_in_languages_whose_verbs_are_unknown() -> None:
    text = "„Wir haben gelernt, wie lang sechzig Meter sein können“, sagte Anton Riedmoser."
    assert [quote.text for quote in find_quotes(text)] == [
        "Wir haben gelernt, wie lang sechzig Meter sein können"
    ]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "I walked along the quay with Karl Birk, and he said, “Can you see the ferry now?”"
            " I said, “Yes, I can, on a clear day.” And he looked at me and said, “What do you mean"
            " by a clear day?” I said, “No fog.”",
            ["Karl Birk", "Ann Moss", "Karl Birk", "Ann Moss"],
        ),
        (
            "I could say much more, but if my mother were here, she’d look at me and say, “Annie,"
            " sit down. You have talked too long.”",
            [None],
        ),
        (
            "Ann Dell, with a word about Karl Birk, to be clear, since he did go on to say that “I"
            " think that the boats are late.”",
            ["Karl Birk"],
        ),
    ],
)
def test_the_pronoun_by_the_verb_before_it_speaks_whoever_answers(
    text: str, speakers: list[str | None]
) -> None:
    quotes = find_quotes(f"MAYOR MOSS: {text}", title="Remarks by Mayor Ann Moss")
    assert [quote.speaker for quote in quotes[1:]] == speakers


@pytest.mark.parametrize(
    "lead",
    [
        "It was Judge Karl Birk who wrote, and I quote,",
        "I met Karl Birk. So here is what he said; I’ll quote him directly:",
        "And, finally, to quote a great rower, Karl Birk — I quote:",
    ],
)
def test_whoever_quotes_another_is_not_the_one_who_said_it(lead: str) -> None:
    text = f"MAYOR MOSS: {lead} “The harbor belongs to whoever sweeps it.”"
    assert find_quotes(text, title="Remarks by Mayor Ann Moss")[-1].speaker == "Karl Birk"


@pytest.mark.parametrize("said", ["I quote", "we quote him"])
def test_whoever_quotes_after_the_words_is_not_the_one_who_said_them(said: str) -> None:
    assert find_quotes(f"“The harbor is shut,” {said}.")[-1].speaker is None
    assert find_quotes(f"After that, quote I, “the harbor is shut,” {said}.")[-1].speaker is None
