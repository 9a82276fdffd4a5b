"""In a question "you" is the one who answers it; anywhere else it is nobody in particular."""

from __future__ import annotations

import pytest

from briefreader.quotes import find_quotes

TITLE = "Press Briefing by Harbour Secretary Ann Moss and Minister Karl Birk"


def inner(text: str) -> list[tuple[str, str | None]]:
    found = find_quotes(text, title=TITLE)
    return [(quote.text, quote.speaker) for quote in found if quote.kind == "direct"]


@pytest.mark.parametrize("label", ["Q    ", "QUESTION: ", "REPORTER: "])
@pytest.mark.parametrize(
    "lead",
    [
        "In March, you told us,",
        "You said,",
        "Last week you have also said, quote,",
        "As you put it,",
    ],
)
def test_what_you_said_was_said_by_the_one_who_answers(label: str, lead: str) -> None:
    text = (
        "MR. BIRK:  The ferry runs on Monday.\n\n"
        f"{label}Thank you.  {lead} “By Easter, and you can hold me to it.”  Is it Easter?\n\n"
        "MS. MOSS:  It is.\n\n"
        "MR. BIRK:  It was."
    )
    assert inner(text) == [("By Easter, and you can hold me to it.", "Ann Moss")]


def test_a_second_question_in_between_answers_nothing() -> None:
    text = (
        "MS. MOSS:  Good morning.\n\n"
        "Q    You told us, “By Easter, and you can hold me to it.”\n\n"
        "Q    So is it Easter?\n\n"
        "MR. BIRK:  It is."
    )
    assert inner(text) == [("By Easter, and you can hold me to it.", "Karl Birk")]


@pytest.mark.parametrize(
    "text",
    [
        "MS. MOSS:  Karl, you told us, “By Easter, and you can hold me to it.”\n\nMR. BIRK:  Yes.",
        "MS. MOSS:  No.\n\nQ    You told us, “By Easter, and you can hold me to it.”",
    ],
)
def test_where_nobody_is_asked_or_answers_you_stays_unnamed(text: str) -> None:
    assert inner(text) == [("By Easter, and you can hold me to it.", None)]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("When you say “it has support,” do you mean the ferry?", "it has support,"),
        ("But, Ann, you say, “Every boat is safe.”  Is it?", "Every boat is safe."),
        ("As you say, “It is late.”  Is it?", "It is late."),
    ],
)
def test_what_you_say_is_said_by_the_one_who_answers(words: str, said: str) -> None:
    text = f"MR. BIRK:  The ferry runs.\n\nQ    Thank you.  {words}\n\nMS. MOSS:  Yes."
    assert inner(text) == [(said.rstrip(","), "Ann Moss")]


def test_what_do_you_say_to_somebody_s_words_makes_them_nobody_else_s() -> None:
    words = "What do you say to captains who are calling this a “gimmick of the harbour”?"
    text = f"MR. BIRK:  The ferry runs.\n\nQ    Thank you.  {words}\n\nMS. MOSS:  Yes."
    assert inner(text) == [("gimmick of the harbour", None)]
    text = (
        "MS. MOSS:  No.\n\nMR. BIRK:  And you say, “What has it to do with me?”\n\nMS. MOSS:  Yes."
    )
    assert inner(text) == [("What has it to do with me?", None)]


def test_the_one_who_answers_is_likely_but_not_certain() -> None:
    text = "Q    You said, “By Easter, and you can hold me to it.”\n\nMS. MOSS:  Yes."
    assert [quote.certain for quote in find_quotes(text, title=TITLE)] == [True, False, True]


def test_whoever_you_is_in_a_report_others_are_found_as_before() -> None:
    text = "Ann Moss came. “You told us nothing, you said nothing,” Moss said."
    assert [quote.speaker for quote in find_quotes(text)] == ["Ann Moss"]
