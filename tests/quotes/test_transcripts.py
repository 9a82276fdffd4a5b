from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from tests.cases import cases
from tests.quotes.found_turns import turns

from briefreader.quotes import find_quotes, pair_exchanges, question_of
from briefreader.quotes.entities.speaker_labels import is_action_heading

BRIEFING = """Harbour Room

1:12 P.M. EDT

MS. MOSS:  Good afternoon.  (Laughter.)  The ferry runs again.

It runs every hour.

Q    Thank you, Ann.  Is the bridge safe?

And who pays?

MS. MOSS:  The bridge is safe.  As Minister Birk said, “we have looked at every bolt.”
Q  When does it open?
MR BIRK:  On Monday.

SENIOR HARBOUR OFFICIAL:  Or on Tuesday.

END 1:40 P.M. EDT
"""
TITLE = "Press Briefing by Harbour Press Secretary Ann Moss and Minister Karl Birk"


def test_every_label_opens_a_turn_at_the_start_of_any_line() -> None:
    found = turns(BRIEFING, TITLE)
    assert [(quote.mention(BRIEFING), quote.speaker) for quote in found] == [
        ("MS. MOSS", "Ann Moss"),
        ("Q", None),
        ("MS. MOSS", "Ann Moss"),
        ("Q", None),
        ("MR BIRK", "Karl Birk"),
        ("SENIOR HARBOUR OFFICIAL", None),
    ]
    assert found[0].text.startswith("Good afternoon.")
    assert found[0].text.endswith("It runs every hour.")
    assert found[-1].text == "Or on Tuesday."
    assert [aside.of(BRIEFING) for aside in found[0].asides] == ["(Laughter.)"]
    assert found[0].speaker_title == "Harbour Press Secretary"


def test_a_quotation_inside_a_turn_belongs_to_whom_the_speaker_quotes() -> None:
    found = find_quotes(BRIEFING, title=TITLE)
    (direct,) = [quote for quote in found if quote.kind == "direct"]
    assert direct.text == "we have looked at every bolt."
    assert direct.speaker == "Karl Birk"
    assert direct.inside is not None
    assert found[direct.inside].speaker == "Ann Moss"


def test_exchanges_pair_a_question_with_its_answers() -> None:
    found = find_quotes(BRIEFING, title=TITLE)
    pairs = [
        (exchange.question.text if exchange.question else None, len(exchange.answers))
        for exchange in pair_exchanges(BRIEFING, found)
    ]
    assert pairs == [
        (None, 1),
        ("Thank you, Ann.  Is the bridge safe?\n\nAnd who pays?", 1),
        ("When does it open?", 2),
    ]


@cases(
    ("label", "words"),
    [
        ("MS. MOSS:", "MS. MOSS"),
        ("MS MOSS:", "MS MOSS"),
        ("MS.\xa0\xa0MOSS:\xa0", "MS.\xa0\xa0MOSS"),
        ("**MS. MOSS:**", "MS. MOSS"),
        ("PRESS SECRETARY MOSS:", "PRESS SECRETARY MOSS"),
        ("Ann Moss:", "Ann Moss"),
        ("Ann Moss (00:12):\n", "Ann Moss"),
    ],
)
def test_every_form_of_a_label_is_read(label: str, words: str) -> None:
    text = "\n\n".join(f"{label} This is answer {n}." for n in range(6))
    found = turns(text, "Press Briefing by Press Secretary Ann Moss")
    assert len(found) == 6
    assert {quote.speaker for quote in found} == {"Ann Moss"}
    assert found[0].mention(text) == words
    assert found[0].text == "This is answer 0."


def test_questions_in_the_form_of_a_foreign_ministry_are_asked_by_papers() -> None:
    text = "\n\n".join(
        [
            "Harbour Times: Is the bridge safe?",
            "Lin Moss: It is safe.",
            "DTV: Who pays for it?",
            "Lin Moss: The city pays.",
            "Reuters: Since when?",
            "Lin Moss: Since May.",
        ]
    )
    found = find_quotes(text, title="Spokesperson Lin Moss’s Regular Press Conference")
    assert [quote.speaker for quote in found if quote.kind == "turn"][1::2] == ["Lin Moss"] * 3
    assert [
        (exchange.question.text if exchange.question else "", exchange.answers[0].text)
        for exchange in pair_exchanges(text, found)
    ] == [
        ("Is the bridge safe?", "It is safe."),
        ("Who pays for it?", "The city pays."),
        ("Since when?", "Since May."),
    ]


@cases("word", ["MYTH", "FACT", "**FACT", "PROMISE MADE", "SUBJECT", "HOAX", "RE", "DATUM"])
def test_a_list_with_words_before_colons_is_no_transcript(word: str) -> None:
    text = "\n\n".join(f"{word}: The bridge number {n} is long." for n in range(9))
    assert turns(text, "Ten facts about bridges") == []


@cases(
    "heading",
    [
        "ENDING HOLT’S WAR ON QUAYS",
        "TAKING BACK CONTROL",
        "RESTORING COMMON SENSE",
        "LOWERING COSTS",
    ],
)
def test_what_is_being_done_is_no_speaker_among_labels(heading: str) -> None:
    text = (
        "THE PRESIDENT: Thank you.\n\nQ One more?\n\nTHE PRESIDENT: No.\n\n"
        f"{heading}: The Harbour Office is acting. It will be done.\n\nMR. MOSS: Thank you."
    )
    assert [quote.speaker for quote in turns(text)][-1] == "MR. MOSS"
    assert heading not in {(quote.speaker or "").upper() for quote in turns(text)}


@cases(
    "label",
    [
        *("PRESIDING JUDGE", "MANAGING EDITOR", "BUILDING MANAGER HOLT", "VISITING STUDENTS"),
        *("DOWNING SMITH", "STERLING BROWN"),
    ],
)
def test_who_is_doing_it_is_one(label: str) -> None:
    assert not is_action_heading(label)


def test_the_president_is_who_held_the_office_on_the_day() -> None:
    text = "THE PRESIDENT:  Thank you.\n\nQ    Sir, one more?\n\nTHE PRESIDENT:  No."
    title = "Remarks Before Boarding the Ferry"
    assert turns(text, title, date(2022, 5, 1))[0].speaker == "Joe Biden"
    assert turns(text, title, date(2012, 5, 1))[0].speaker == "Barack Obama"
    assert turns(text, title, date(1962, 5, 1))[0].speaker == "John F. Kennedy"
    misspelt = text.replace("PRESIDENT", "PRESDIENT")
    assert turns(misspelt, title, date(2022, 5, 1))[0].speaker == "Joe Biden"
    assert turns(text, title)[0].speaker == "THE PRESIDENT"


def test_a_surname_without_a_full_name_stays_as_printed() -> None:
    text = "MR. QUILL:  Thank you.\n\nQ    One more?\n\nMR. QUILL:  No."
    assert turns(text, "Press Gaggle")[0].speaker == "MR. QUILL"


def test_a_label_takes_the_full_name_that_fits_its_title() -> None:
    text = "Karl Moss and Ann Moss are here.\n\nMS. MOSS:  Thank you.\n\nMR. MOSS:  Yes."
    assert [quote.speaker for quote in turns(text, "Press Gaggle")] == ["Ann Moss", "Karl Moss"]


def test_remarks_without_labels_are_said_by_whom_the_title_names() -> None:
    text = (
        "Harbour Hall\n\nAs prepared for delivery\n\nFriends, the ferry runs.\n\nThank you.\n\n###"
    )
    (turn,) = turns(text, "Remarks by Mayor Ann Moss at the Opening of the Ferry")
    assert turn.speaker == "Ann Moss"
    assert turn.speaker_title == "Mayor"
    assert turn.text == "Friends, the ferry runs.\n\nThank you."


@pytest.mark.parametrize(
    "heading",
    [
        "Full remarks of Mayor Ann Moss as prepared for delivery:",
        "Mayor Ann Moss’s Remarks (As Prepared for Delivery)",
        "Full text of Mayor Ann Moss's speech, as delivered",
    ],
)
@pytest.mark.parametrize(
    "title", ["Mayor Moss Opens the Ferry", "Mayor Ann Moss’s Remarks at Dell"]
)
def test_a_speech_within_a_report_begins_below_its_heading(heading: str, title: str) -> None:
    text = (
        f"Mayor Ann Moss opened the ferry.\n\n{heading}\n\nFriends, the ferry runs.\n\nThank you."
    )
    (turn,) = turns(text, title)
    assert (turn.speaker, turn.text) == ("Ann Moss", "Friends, the ferry runs.\n\nThank you.")
    assert not turn.certain


def test_of_two_printed_speeches_each_is_its_speaker_s() -> None:
    text = (
        "Two spoke.\n\nMayor Ann Moss’s remarks, as delivered:\n\nFriends, the ferry runs.\n\n"
        "Karl Birk’s speech, as delivered:\n\nNo boats for me."
    )
    said = [(turn.speaker, turn.text) for turn in turns(text, "Two Speeches at Dell")]
    assert said == [("Ann Moss", "Friends, the ferry runs."), ("Karl Birk", "No boats for me.")]


def test_blanks_in_a_heading_of_a_speech_cost_little() -> None:
    text = f"Remarks of{' ' * 50_000}x\nprepared\nfull{' ' * 50_000}"
    assert turns(text, "Report") == []


@pytest.mark.parametrize(
    "line",
    [
        "Moss gave full remarks of the kind that nobody had prepared, as delivered by Birk",
        "Her remarks, as delivered",
        "Full remarks of Ann Moss as prepared for delivery: they were long.",
    ],
)
def test_a_sentence_about_remarks_begins_no_speech(line: str) -> None:
    assert turns(f"Ann Moss came.\n\n{line}\n\nThe ferry runs.", "Mayor Moss Opens the Ferry") == []


def test_one_label_is_enough_where_the_title_announces_remarks() -> None:
    text = "Dell\n\nMAYOR MOSS:  Friends, the ferry runs.\n\nThank you.\n\n2:44 P.M. EDT"
    (turn,) = turns(text, "Remarks by Mayor Ann Moss")
    assert (turn.speaker, turn.text) == ("Ann Moss", "Friends, the ferry runs.\n\nThank you.")


@cases(
    ("end", "said"),
    [
        ("Thank you.  5:32 P.M. EDT", "Thank you."),
        ("Thank you! 12:16 PM AST", "Thank you!"),
        ("The ferry runs at 5:32 P.M. EDT", "The ferry runs at 5:32 P.M. EDT"),
        ("It runs again.  At 5:32 P.M. EDT", "It runs again.  At 5:32 P.M. EDT"),
        ("It runs.         5:32 P.M. EDT", "It runs.         5:32 P.M. EDT"),
    ],
)
def test_the_time_of_the_end_is_no_words_of_the_last_speaker(end: str, said: str) -> None:
    text = f"Dell\n\nMAYOR MOSS:  Friends, the ferry runs.\n\n{end} \n"
    (turn,) = turns(text, "Remarks by Mayor Ann Moss")
    assert turn.text == f"Friends, the ferry runs.\n\n{said}"


@cases(
    ("others", "asked"),
    [
        (("I want to begin with the herring.", "My grandfather was told so.", "Nor do I."), 0),
        (("And the herring?", "My grandfather was told so.", "Tell me of the silt."), 3),
    ],
)
def test_nobody_is_asked_anything_where_two_state_their_views(
    others: Sequence[str], asked: int
) -> None:
    own = ("We have fifty winters.", "The pause is in the contract.", "You have my word.")
    text = "\n\n".join(
        f"Joan Pardoe: {other}\n\nMargaret Teale: {said}"
        for other, said in zip(others, own, strict=True)
    )
    pairs = pair_exchanges(text, find_quotes(text, title="A talk of Joan Pardoe, Margaret Teale"))
    assert sum(one.question is not None for one in pairs) == asked


def test_a_story_has_no_exchanges() -> None:
    text = "Ann Moss came. “The bridge is safe,” Moss said."
    assert pair_exchanges(text, find_quotes(text)) == ()


@pytest.mark.parametrize("rule", ["***", "* * *", "———", "---"])
@pytest.mark.parametrize("label", ["", "THE DIRECTOR:  "])
def test_a_rule_between_the_parts_of_a_speech_does_not_end_it(label: str, rule: str) -> None:
    text = f"{label}Good evening.\n\n{rule}\n\nThe quay is open.\n\n{rule}\n"
    (turn,) = turns(text, "Remarks by Director Ann Moss at the Quay")
    assert turn.text == f"Good evening.\n\n{rule}\n\nThe quay is open."


@cases(
    "aside",
    ["(Laughter.)", "(Applause.)", "(As interpreted.)", "[00:12]"],
)
def test_what_nobody_said_is_an_aside(aside: str) -> None:
    text = f"THE MAYOR:  {aside}  Thank you."
    (turn,) = turns(text, "Remarks by Mayor Ann Moss")
    assert [span.of(text) for span in turn.asides] == [aside]


@cases(
    ("remark", "reply", "other", "answered"),
    [
        (
            "Plenty of chairs over here.",
            "I know. Karl?",
            "Good afternoon, everybody.",
            (True, False),
        ),
        ("We’ve got visitors.", "Yes, we do. So, Karl.", "Thank you, Ann. Hi.", (True, False)),
        ("Good afternoon.", "So, today we have news.", "Hello, everybody.", (False, False)),
        ("Thanks, Karl.", "Thank you.", "All right, I have one thing at the top.", (False, False)),
        ("Hello! (Laughter.)", "Karl, all yours.", "Thank you, Ann.", (False, False)),
        # Somebody asked, or may have asked.
        ("On the ferry, for both.", "It runs.", "I’d add that it is safe.", (True, True)),
        ("On the ferry.", "Karl?", "Thank you for the question. It runs.", (True, True)),
        ("(Inaudible.)", "Karl?", "Thank you, Ann. It runs.", (True, True)),
        ("Good afternoon. On the ferry.", "Karl?", "On Monday.", (True, True)),
        ("Hello? Is it safe?", "Karl?", "Good afternoon. It is.", (True, True)),
        (
            "Okay, then tell us whether it is safe to use the bridge.",
            "Karl?",
            "Thanks.",
            (True, True),
        ),
    ],
)
def test_what_nobody_asked_is_nobodys_question(
    remark: str, reply: str, other: str, answered: tuple[bool, bool]
) -> None:
    text = (
        "MS. MOSS:  Come in.\n\nQ    Is the bridge safe?\n\nMS. MOSS:  It is.\n\n"
        f"Q    {remark}\n\nMS. MOSS:  {reply}\n\nMR. BIRK:  {other}\n"
    )
    _, first, last = pair_exchanges(text, find_quotes(text, title=TITLE))
    assert question_of(first, first.answers[0]) == first.question
    assert last.question is not None
    assert question_of(last, last.question) is None
    asked = tuple(question_of(last, turn) == last.question for turn in last.answers)
    assert (last.question.text, asked) == (remark, answered)
