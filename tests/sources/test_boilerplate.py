"""What is page furniture, and above all what is not."""

from __future__ import annotations

from tests.cases import cases

from briefreader.sources.blocks.block import Block
from briefreader.sources.metadata.boilerplate import (
    DEFAULT_RULES,
    BoilerplateRules,
    remove_boilerplate,
)

STORY = ["A title", "The minister said that talks went on.", "“We are patient,” she said."]
TURNS = [
    "2:44 P.M. EDT",
    "MR ADAMS: Good afternoon.",
    "QUESTION: Thanks. Show more?",
    "MR ADAMS: No.",
]


def kept(*texts: str, rules: BoilerplateRules = DEFAULT_RULES) -> list[str]:
    blocks = remove_boilerplate([Block(text) for text in texts], rules)
    return [block.text for block in blocks if not block.boilerplate]


@cases(
    "line",
    [
        "Show More",
        "Back to top button",
        "BACK TO TOP ↑",
        "Share this:",
        "Share on Facebook",
        "Subscribe to our newsletter and never miss a story",
        "Read more: Ministers meet again",
        "Related Articles",
        "Advertisement",
        "[Advertisement]",
        "We use cookies to improve this site.",
        "All rights reserved.",
        "© 2024 The Paper",
        "Leave a Reply",
        "Facebook\nX\nWhatsApp",
        "Unsubscribe | Manage preferences",
        "Teilen · Drucken",
    ],
)
def test_furniture_at_the_end_goes(line: str) -> None:
    assert kept(*STORY, line) == STORY
    assert kept(*STORY, line, "Show more") == STORY


@cases("line", ["Skip to main content", "Menu", "Share", "Home"])
def test_furniture_at_the_head_goes(line: str) -> None:
    assert kept(line, *STORY) == STORY


def test_unmistakable_lines_go_within_a_story_and_others_stay() -> None:
    for line in ("Advertisement", "Lire aussi : le port", "| Next | Section menu | Main menu |"):
        assert kept(*STORY[:2], line, STORY[2]) == STORY
    assert kept(*STORY[:2], "Read more: elsewhere", STORY[2]) == [
        *STORY[:2],
        "Read more: elsewhere",
        STORY[2],
    ]


@cases(
    "line",
    [
        "James S. Brady Press Briefing Room",
        "2:44 P.M. EDT",
        "END 3:10 P.M. EDT",
        "Thank you.",
        "Thank you very much.",
        "###",
        "# # #",
        "(Laughter.)",
        "Via Teleconference",
        "WASHINGTON — Talks went on.",
        "Share prices rose on Monday.",
        "Home is where the talks will be held, she said.",
        "Save the children, he said.",
        "Search and rescue went on.",
        "Ann Moss | Share",
        "Share | Ann Moss",
    ],
)
def test_venues_clock_times_thanks_and_sentences_stay(line: str) -> None:
    assert kept(line, *STORY) == [line, *STORY]
    assert kept(*STORY, line) == [*STORY, line]
    assert kept(STORY[0], line, *STORY[1:]) == [STORY[0], line, *STORY[1:]]


@cases("line", ["Advertisement", "Show more", "Share on Facebook", "Search"])
def test_nothing_within_a_turn_is_furniture(line: str) -> None:
    assert kept(*TURNS[:3], line, TURNS[3]) == [*TURNS[:3], line, TURNS[3]]


def test_a_transcript_ends_in_furniture_only_where_it_is_unmistakable() -> None:
    assert kept(*TURNS, "Back to top") == TURNS
    assert kept(*TURNS, "Show more") == [*TURNS, "Show more"]


def test_the_last_lines_of_the_last_block_go_too() -> None:
    assert kept(*STORY[:2], STORY[2] + "\nShow More\nBack to top") == STORY


def test_a_file_of_nothing_but_furniture_keeps_it() -> None:
    assert kept("Share", "Show more") == ["Share", "Show more"]


def test_the_users_own_phrases_count_at_the_edges() -> None:
    rules = DEFAULT_RULES.with_phrases(["Our correspondent’s desk"])
    assert kept(*STORY, "OUR  CORRESPONDENT'S DESK", rules=rules) == STORY
    assert len(kept(STORY[0], "Our correspondent's desk", *STORY[1:], rules=rules)) == 4


def test_no_rules_leave_everything() -> None:
    assert kept(*STORY, "Back to top", rules=BoilerplateRules()) == [*STORY, "Back to top"]
