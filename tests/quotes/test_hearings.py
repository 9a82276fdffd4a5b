"""Labels of hearings, courts and parliaments, and lines that look like one and cannot be read."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cases import cases
from tests.quotes.found_turns import turns

from briefreader.quotes import explain, find_quotes, pair_exchanges

HEARING = (
    "Mr. NOLAN: Did you ask him about the quay?\n\n{label} I did not ask him. He was away.\n\n"
    "Mr. NOLAN: And later?\n\nMr. BIRK: Let me add a word.\n\nMr. NOLAN: Please do."
)
TWICE = HEARING + "\n\n{label} I never asked."


@cases(
    ("label", "speaker"),
    [
        ("Attorney General WARD:", "Attorney General WARD"),
        ("Secretary HOLT:", "Secretary HOLT"),
        ("Secratary HOLT:", "Secratary HOLT"),
        ("Ranking Member McHALE:", "Ranking Member McHALE"),
        ("Undersheriff HOLT:", "Undersheriff Holt"),
        ("Captain Ann WARD:", "Ann Ward"),
        ("Mr. WARD, Jr.:", "Mr. WARD, Jr."),
        ("Ms. WARD (Counsel):", "Ms. WARD"),
        ("BY MR. HALE:", "MR. HALE"),
        ("THE COURT:", None),
        ("THE WITNESS:", None),
    ],
)
def test_title_words_may_stand_before_a_name_in_capitals(label: str, speaker: str | None) -> None:
    text = HEARING.format(label=label)
    question, answer = turns(text)[:2]
    assert question.text == "Did you ask him about the quay?"
    assert question.certain
    assert answer.speaker == speaker
    assert answer.text == "I did not ask him. He was away."
    assert answer.certain


@cases(
    "label",
    [
        "Mr. Okoth:",
        "Senator Ward:",
        "Ann Ward:",
        "Speaker 4 (03:03):",
        "Question:",
        "A:",
        "The Minister for Water (Mrs. Obi):",
        "Mr. WARD.",
        "[Ann Ward]",
        "ANN WARD —",
    ],
)
def test_a_line_that_looks_like_a_label_ends_the_turn_and_what_follows_is_nobodys(
    label: str,
) -> None:
    text = HEARING.format(label=label)
    question, answer, later = turns(text)[:3]
    assert question.text == "Did you ask him about the quay?"
    assert (question.speaker, question.certain) == ("Mr. NOLAN", False)
    assert answer.text == "I did not ask him. He was away."
    assert (answer.speaker, answer.certain) == (None, False)
    assert (later.speaker, later.certain) == ("Mr. NOLAN", True)


@cases(
    ("label", "speaker"),
    [
        ("Mr. Okoth:", "Mr. Okoth"),
        ("Senator Ward:", "Senator Ward"),
        ("Ann Ward:", "Ann Ward"),
        ("The Minister for Water (Mrs. Obi):", "Mrs. Obi"),
        ("Speaker 4 (03:03):", None),
        ("Mr. WARD.", "Mr. WARD"),
        ("A:", None),
    ],
)
def test_what_recurs_is_a_label(label: str, speaker: str | None) -> None:
    found = turns(TWICE.format(label=label))
    assert found[0].certain
    assert [turn.speaker for turn in found] == [
        "Mr. NOLAN",
        speaker,
        "Mr. NOLAN",
        "Mr. BIRK",
        "Mr. NOLAN",
        speaker,
    ]


def test_a_recurring_line_of_which_nothing_is_known_ends_the_turn_too() -> None:
    found = turns(TWICE.format(label="StS Brandt:"))
    assert [turn.mention(TWICE.format(label="StS Brandt:")) for turn in found][1] == "StS Brandt"
    assert [(turn.speaker, turn.certain) for turn in found][:2] == [
        ("Mr. NOLAN", False),
        (None, False),
    ]


def test_a_wrapped_line_is_no_label() -> None:
    turn = (
        "Mr. NOLAN: This is from a long letter, which has come on Monday, from Dr.\nLane: the sea"
    )
    text = f"{turn} is near.\n\nMr. BIRK: It is.\n\n" * 3
    assert [found.mention(text) for found in turns(text)] == ["Mr. NOLAN", "Mr. BIRK"] * 3
    assert all(found.certain for found in turns(text))


def test_what_a_speaker_reads_out_is_no_label() -> None:
    text = HEARING.format(label="Mr. Okoth: “The quay is safe.”")
    assert turns(text)[0].certain
    assert turns(text)[0].text.endswith("He was away.")


@pytest.mark.parametrize("label", ["Mr. WARD and Mr. HOLT:", "DOCTORS WARD AND HOLT:"])
def test_a_label_of_two_people_is_nobodys(label: str) -> None:
    text = HEARING.format(label=label)
    answer = turns(text)[1]
    assert answer.mention(text) == label.rstrip(":")
    assert (answer.speaker, answer.certain) == (None, False)


@pytest.mark.parametrize("label", ["Mr. Okoth:", "A:"])
def test_nobody_who_speaks_later_is_taken_for_the_one_who_is_asked(label: str) -> None:
    asked = "Q: Is it safe? “It is as safe as it ever was,” you said on Monday."
    text = f"MS. MOSS: Good day.\n\n{asked}\n\n{label} I did.\n\nMR. BIRK: Thank you.\n\nQ: Why?"
    found = find_quotes(text, title="Press Briefing by Press Secretary Ann Moss")
    (quoted,) = [quote for quote in found if quote.kind == "direct"]
    assert quoted.mention(text) == "you"
    assert quoted.speaker is None
    answers = pair_exchanges(text, found)[1].answers
    assert (answers[0].speaker, answers[0].certain) == (None, False)


@pytest.mark.parametrize(
    ("label", "doubts"),
    [
        ("Mr. Okoth:", ["someone else may be speaking from “Mr. Okoth” on", "looks like a label"]),
        ("Mr. WARD and Mr. HOLT:", ["the label names more than one person"]),
    ],
)
def test_it_is_told_why_a_turn_is_not_certain(label: str, doubts: list[str]) -> None:
    explained = explain(HEARING.format(label=label))
    reasons = [line for line in explained.splitlines() if line.startswith("    certain   no: ")]
    assert len(reasons) == len(doubts)
    assert all(doubt in reason for doubt, reason in zip(doubts, reasons, strict=True))


@pytest.mark.parametrize("count", [1, 2])
def test_a_page_that_begins_with_a_label_is_a_transcript(count: int) -> None:
    text = "Mr. NOLAN: The quay is safe.\n\nIt was looked at.\n\nMr. BIRK: It was."
    found = turns("\n\n".join(text.split("\n\n")[: count + 1]))
    assert [turn.speaker for turn in found] == ["Mr. NOLAN", "Mr. BIRK"][:count]


def test_a_label_may_lack_its_colon_or_have_a_full_stop() -> None:
    text = "MR. BIRK: Good day.\n\nMS. MOSS. Thank you.\n\nMR. BIRK  Go on.\n\nMS. MOSS: I do."
    found = turns(text, "Press Briefing by Karl Birk and Ann Moss")
    assert [turn.speaker for turn in found] == ["Karl Birk", "Ann Moss"] * 2
    assert [turn.certain for turn in found] == [True, False, False, True]


def test_a_parliament_prints_names_with_seats_and_offices_with_names() -> None:
    text = (
        "Mr. Okoth: Is the quay safe?\n\nThe Minister for Water (Mrs. Obi): It is safe.\n\n"
        "Mr. Okoth: Who pays?\n\nMrs. Obi: The town pays.\n\n"
        "Mr John Hale (Warwick) (Lab): I welcome it."
    )
    speakers = ["Mr. Okoth", "Mrs. Obi", "Mr. Okoth", "Mrs. Obi", "John Hale"]
    found = turns(text, "Questions on the Quay")
    assert [turn.speaker for turn in found] == speakers
    assert not any(turn.certain for turn in found)
    assert pair_exchanges(text, found) == (), "nobody is known to ask"


def test_a_printed_hearing_has_full_stops_behind_its_names() -> None:
    text = (
        "The Chairman. Order, please. The committee will come to order.\n"
        "Ms. Williams. Thank you, Mr. Chairman. I have a question about the bolts.\n"
        "Mr. Birk. They were looked at. Dr. Holm. He saw them.\n"
        "Ms. Williams. Who paid for it?\nMr. Birk. The town did.\nThe Chairman. I see."
    )
    labels = ["The Chairman", "Ms. Williams", "Mr. Birk", "Ms. Williams", "Mr. Birk"]
    found = turns(text, "The North Quay")
    assert [turn.mention(text) for turn in found] == [*labels, "The Chairman"]
    assert found[2].text == "They were looked at. Dr. Holm. He saw them."


@pytest.mark.parametrize("stop", [".", ":"])
def test_an_office_alone_in_small_letters_speaks_if_it_recurs(stop: str) -> None:
    text = (
        f"The President{stop} Thank you all for coming.\n\nQ{stop} Mr. President, is the quay safe?"
        f"\n\nThe President{stop} It is safe.\n\nQ{stop} Who pays?\n\nThe President{stop} The town."
    )
    found = find_quotes(text, title="The Quay", date=date(2022, 5, 1))
    assert [turn.speaker for turn in found] == ["Joe Biden", None] * 2 + ["Joe Biden"]
    assert [len(exchange.answers) for exchange in pair_exchanges(text, found)] == [1, 1, 1]


def test_one_who_is_interrupted_ends_without_a_full_stop() -> None:
    text = "Mr. NOLAN: I have asked you this three times already, and so I\nMr. BIRK: No.\n" * 3
    assert [turn.speaker for turn in turns(text)] == ["Mr. NOLAN", "Mr. BIRK"] * 3


@cases("form", ["[{}]\n", "[{}]: ", "{} — ", ">> {}: "])
def test_labels_in_brackets_or_with_dashes_are_read_if_they_recur(form: str) -> None:
    names = ["Ann Ward", "Karl Birk"] * 3
    text = "\n\n".join(f"{form.format(name)}It is safe." for name in names)
    found = turns(text, "The Quay")
    assert [(turn.speaker, turn.text) for turn in found] == [
        (name, "It is safe.") for name in names
    ]


def test_a_sentence_that_begins_with_a_name_and_a_dash_is_the_speakers_own() -> None:
    text = HEARING.format(label="[Laughter]\n\nThe President — he is no fool — and")
    assert turns(text)[0].certain
    assert turns(text)[0].text.endswith("He was away.")


def test_what_stands_behind_the_end_of_a_transcript_is_no_label() -> None:
    text = HEARING.format(label="Mr. HOLT:") + "\n\nEND\n\nMr. Okoth: Call him on Monday."
    last = turns(text)[-1]
    assert (last.text, last.speaker, last.certain) == ("Please do.", "Mr. NOLAN", True)


@pytest.mark.parametrize(
    "asks", ["Q{}  Tom Reave:", "**Q{}** **Tom Reave:**", "Q{} **Tom Reave:**"]
)
def test_the_number_of_a_question_is_no_part_of_who_asks_it(asks: str) -> None:
    text = "Members present: Tom Reave (Chair); Joan Birk.\n\nWitnesses: Ann Moss, Ellery.\n\n"
    for number in range(8, 12):
        text += f"{asks.format(number)} Is the quay shut?\n\nAnn Moss: It is. I shut it.\n\n"
    found = find_quotes(text, title="Oral evidence: Quays")
    assert [(one.speaker, one.text) for one in found] == [
        ("Tom Reave", "Is the quay shut?"),
        ("Ann Moss", "It is. I shut it."),
    ] * 4


@cases(
    ("present", "label", "speaker"),
    [
        ("Members present: Dame Nora Birk (Chair); Mr Tom Hale.", "Chair", "Nora Birk"),
        ("Members present: Dame Nora Birk (in the Chair); Mr Tom Hale.", "The Chair", "Nora Birk"),
        (
            "Members present: Mr Tom Hale, Nora Birk (Chairman), Ms Ann Cole",
            "The CHAIRMAN",
            "Nora Birk",
        ),
        ("Present:\n\n* Nora Birk MP (Chair)\n\n* Mr Tom Hale", "CHAIR", "Nora Birk"),
        ("Members present: Dame Nora Birk; Mr Tom Hale (Vice Chair).", "Chair", None),
        ("Members present: Nora Birk (Chair of Boats); Mr Tom Hale.", "Chair", None),
        ("Members present: Nora Birk (Chair); Tom Hale (Chair).", "Chair", None),
        ("Members present: Nora Birk (Chair); Mr Tom Hale.", "Vice Chair", None),
        ("Members present: Nora Birk; Mr Tom Hale.", "Chair", None),
    ],
)
def test_who_is_in_the_chair_is_told_by_those_present(
    present: str, label: str, speaker: str | None
) -> None:
    text = f"{present}\n\n"
    for _ in range(4):
        text += f"{label}: Is the quay shut?\n\nKarl Wren: It is. I shut it.\n\n"
    asked = turns(text, "Oral evidence: Quays")[::2]
    assert len(asked) == 4
    for one in asked:
        assert (one.speaker, one.mention(text)) == (speaker, label)
