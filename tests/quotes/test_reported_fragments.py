"""Short quotations: what somebody is reported to have said, and what nobody says."""

from __future__ import annotations

import re

import pytest
from tests.cases import cases

from briefreader.quotes import find_quotes
from briefreader.quotes.attribution import terms


def said(text: str) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker) for quote in find_quotes(text)]


@cases(
    "text",
    [
        "He walked on. Ann Moss said it was “a mess”.",
        "Ann Moss described it as “a mess”.",
        "Ann Moss has referred to the whole of the pier as “a mess”.",
        "Karl Birk left. Ann Moss waved, referring to the pier as “a mess”.",
        "Ann Moss called the plan “a mess”.",
        "Ann Moss denied that it was “a mess” to begin with.",
        "Ann Moss said the pier was, quote, “a mess”.",
        "The pier was “a mess”, Ann Moss said.",
        "The pier is still “a mess”, according to Ann Moss.",
        "Karl Birk waved. Ann Moss accused the crews of being “a mess”.",
        "As Karl Birk reported, Ann Moss said that the pier was “a mess”.",
        "Karl Birk left. Ann Moss said the harbour’s takeover offer was “a mess”.",
        "Karl Birk left. Ann Moss said it would be possible to “rescue” it and sell “a mess”.",
        "The chairman of the council’s committee, Ann Moss, said it would be “a mess” by May.",
        "Ann Moss criticised Karl Birk for failing to mend “a mess” of ours.",
        "Karl Birk cannot mend “a mess” in the harbour in a year, Ann Moss has said.",
        "Karl Birk was calm, while Ann Moss said that the pier was “a mess” of stone.",
    ],
)
def test_a_fragment_that_a_verb_of_saying_governs_is_speech(text: str) -> None:
    assert said(text)[-1:] == [("a mess", "Ann Moss")]
    assert {name for _, name in said(text)} == {"Ann Moss"}


@cases(
    ("text", "speaker"),
    [
        ("Birk left. Dell’s said the two boats would be “unrivalled” at sea.", "Dell"),
        ("A spokesman for Kell Watch said it was a “basic rule” that all should pay.", None),
        (
            "Prince Karl should see “the end of the story”, Rabbi David Moss, founder of a group"
            " the Simon Birk Center said.",
            "David Moss",
        ),
        ("Birk fears much, but critics say it is a “bad sign” for boats.", None),
    ],
)
def test_a_fragment_has_its_own_clauses_subject(text: str, speaker: str | None) -> None:
    assert [name for _, name in said(text)] == [speaker]


def test_fragments_of_one_sentence_share_the_speaker_at_its_end() -> None:
    text = "The bridge is “a danger” and “a disgrace to all of us”, Ann Moss said."
    assert said(text) == [("a danger", "Ann Moss"), ("a disgrace to all of us", "Ann Moss")]


def test_a_list_of_fragments_is_speech_as_its_first_one_is() -> None:
    text = "The {} that “old nets,” “patience,” and “the long tide” are parts of life here."
    told = text.format("Museum of Boats and Nets has proclaimed")
    fragments = ["old nets", "patience", "the long tide"]
    assert said(told) == [(words, "Museum of Boats and Nets") for words in fragments]
    assert said("The “old nets,” “patience,” and “long tide” bins were late.") == []


@cases(
    ("text", "speaker"),
    [
        ("Ann Moss, for one, called “a mess” what others like.", "Ann Moss"),
        ("Karl Birk, who had built the pier, called her “a first lady of ours.”", "Karl Birk"),
        ("In what Ann Moss has called the “right to a quay,” the town builds.", "Ann Moss"),
        ("The plan was called “a mess” by Ann Moss.", "Ann Moss"),
    ],
)
def test_what_somebody_calls_something_is_speech(text: str, speaker: str | None) -> None:
    assert [name for _, name in said(text)] == [speaker]


def test_sentences_in_a_run_and_behind_a_colon_are_speech() -> None:
    text = (
        "Birk won late and Ann Moss said: “It was a really great night. “The players ran hard."
        " “We knew before the game that it was important.”"
    )
    assert [speaker for _, speaker in said(text)] == ["Ann Moss"] * 3


@cases(
    "text",
    [
        "The “smart” bins at the quay did not open.",
        "Ann Moss works in a so-called “free port”.",
        "They call these boats “dippers” in Kell.",
        "Ann Moss said so on Radio Kell’s “The Early Tide”.",
        "The term “covered vessel” means a ship of more than 20 metres.",
        "(b) “Covered vessel” means a ship of more than 20 metres.",
        "Section 2 is amended by striking “the Secretary” and inserting “the Minister of Water”.",
        "Orbis Foods (the “Company”) and its agents (together, the “Sellers”) agree.",
        "The mayor proclaimed 2 May as “Harbour Crews Day” in all of Kell.",
        "Ann Moss published a “Five-Year Harbour and Water Plan” that the crews did not like.",
        "The town launched its “Kell Against Brenn Swimming Challenge” to fill the baths.",
        "Congress passed the “Safe Harbours Act” on Monday.",
        "Section 2 is amended by adding “and Section 41(b) of Title 9,” after “Title 5”.",
        "(b) After section 1 comes a new section 1-2 that reads: “The Minister shall mend every"
        " pier of Kell and its islands before the summer of each year.”",
        "We welcome you to a screening of “After the Long Tide.” It is hard to watch.",
        "The Museum of Kell features “The Shape of Water: Stories of Boats and Tides,” an exhibit.",
        "The crews sing “All the Boats Come Home.”",
        "The order is “Mending the Piers of Kell Before the Summer.”",
        "The harbours are far from what we call “load towns,” or big ports.",
        "The harbours are governed by the council. “KHC,” as we fondly call it, is old.",
        "In the trade we say “dippers,” meaning small boats.",
        "This call is on background, attributable to a “senior harbour official.”",
        "Did they talk about Ann Moss taking on a “Harbour Envoy to Kell”-like role?",
        "The bill proposes “control orders”, which could mean curfews.",
        "The crews came to target so-called “idle harbours.” They left.",
        "We mend it with a tool that the crews know well, called “pier work agreements.” It holds.",
        "The crews put in place what are called “tide rules” with Kell, which means they wait.",
        "They have what they call a “quay coin.” Ann Moss saw those coins.",
        "She is what we call an “old Kell hand.” She was with us for long.",
        "Our theme for the year is: “Building a Long, Broad, and Open Quay.” They sat.",
        "The pier was dubbed “the long finger” when it was built.",
        "The Ministry and Kell (hereinafter referred to collectively as the “Harbours”) agree.",
        "Kell shared “How to File a Complaint with the Office for Boats” in 24 languages.",
        "Ann Moss signed H.J. Res. 12, “Joint Resolution naming the pier for its builders of old”.",
    ],
)
def test_terms_titles_and_amendments_are_no_speech(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("who", ["I", "I’d", "I’ll", "We", "We’d", "We’ll", "we'd", "I would"])
@pytest.mark.parametrize(
    "text",
    [
        "Ann Moss sat. {} say it is a “dipper” boat.",
        "Ann Moss left. {} describe it as a “free port” town.",
        "Ann Moss left. {} argue that the “smart” bins did not open.",
    ],
)
def test_what_the_writer_would_say_now_is_no_report(who: str, text: str) -> None:
    assert said(text.format(who)) == []
    assert said(text.format("She’d"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Moss sat. And he goes, “Hey, Joe, It Is You.” We left.", "Hey, Joe, It Is You."),
        ("Moss waved. The shirts read “Boats for All of Kell.”", "Boats for All of Kell."),
        ("Ann Moss waved at Birk, adding “to all crews: row home!”", "to all crews: row home!"),
    ],
)
def test_what_only_looks_like_a_title_or_an_amendment_is_speech(text: str, words: str) -> None:
    assert [found for found, _ in said(text)] == [words]


def test_a_pull_quote_is_not_said_again() -> None:
    text = (
        "Karl Birk was there.\n\n“The bridge of Kell will not hold for long”\n\n“The bridge of Kell"
        " will not hold for long, and we have no money,” Ann Moss said."
    )
    assert [speaker for _, speaker in said(text)] == ["Ann Moss"]


@cases(
    ("text", "speaker"),
    [
        ("A sailor waved and Calloway said, “The bridge is old and wet.”", "Calloway"),
        (
            "Ann Moss was glad. Her call was backed by Tessa Dell who said: “You would not go.”",
            "Tessa Dell",
        ),
        ("Kell’s boss Karl Birk said: “We were all tired.”", "Karl Birk"),
        ("Hearts' boss Karl Birk said: “We were all tired.”", "Karl Birk"),
        ("He was late. Fellow Tory David Moss said: “We were all tired.”", "David Moss"),
        ("KEY FACTS: “The bridge is old and wet.”", None),
        (
            "Double Olympic champion Ann Moss won. “I was tired of it all,” she said.",
            "Ann Moss",
        ),
        (
            "Karl Birk wrote Know My Name and Flying Without Wings. “I was tired,” he said.",
            "Karl Birk",
        ),
    ],
)
def test_the_speaker_is_a_person_of_the_clause(text: str, speaker: str | None) -> None:
    assert [name for _, name in said(text)] == [speaker]


def test_a_question_takes_no_subject_from_the_sentence_after_it() -> None:
    text = (
        "Karl Birk came late. “Who will pay for this bridge of ours?” Ann Holt, another delegate,"
        " said that she did not know."
    )
    ((_, speaker),) = said(text)
    assert speaker != "Ann Holt"
    asked = "“Who will pay for this bridge of ours?” Ann Holt asked the council."
    assert said(asked)[0][1] == "Ann Holt"


def test_the_clause_tells_speech_from_names_and_terms_in_releases_and_speeches() -> None:
    for text, expected in {
        "So tonight, I am offering a “Harbour Plan for the Coast”: four things we can do.": [],
        "The council has a policy related to “extraordinary tides” (T-1) and it is long.": [],
        "The order removes the “Boats, Nets, and Access” rule from all of the lists.": [],
        "Ann Moss, who stays as chief, said the offer gave “significant value” to crews.": [
            "significant value"
        ],
        "Anger over the pier has grown, with many saying it was “unjustified”. They met.": [
            "unjustified"
        ],
        "At the same time, the Kell Bankers’ Association (KBA) said lending was “weaker”.": [
            "weaker"
        ],
        "A 2024 study found that they “mended the quay” and “led to more boats” in towns.": [
            "mended the quay",
            "led to more boats",
        ],
    }.items():
        assert [words for words, _ in said(text)] == expected, text


def test_whatever_defines_a_term_ends_as_is_looked_at_first() -> None:
    plain = re.sub(r"\[\w(\w)\]", r"\1", terms._DEFINED_BEFORE.pattern)
    words = re.findall(r"[a-z]+(?:-[a-z]+)?", re.sub(r"\\[a-zA-Z]", " ", plain))
    beginnings = (
        *(
            "",
            "the",
            "the term",
            "(x) striking at the",
            "each place it",
            "what we",
            "they",
            "we call",
        ),
        *("refer to him as", "known", "the name", "the bill would", "designate him as"),
    )
    before = [f"{beginning} {word} " for beginning in beginnings for word in words]
    defining = [one for one in before if terms._DEFINED_BEFORE.search(one)]
    assert len({one.split()[-1] for one in defining}) > 30
    assert [one for one in defining if not terms._may_define(one)] == []
