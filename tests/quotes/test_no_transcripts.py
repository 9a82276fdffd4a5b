"""What looks like a transcript at first sight and is none."""

from __future__ import annotations

from tests.cases import cases
from tests.quotes.found_turns import turns

from briefreader.quotes import find_quotes

PRAISE = """Mayor Ann Moss has opened the north quay, and the town is pleased.

Speaker Karl Birk: “The quay is what this town has waited for.”

Sen. Mary Dell: “Trade will come back.”

The Harbour Post’s Tom Ashe: “A good day for the fleet.”

Jane Fairley: “My boats go out again.”

Peter Holm: “About time.”
"""
SECTIONS = """Ann Moss has been mayor for a hundred days.

SECURING OUR HARBOUR: The quay has two more lamps.

FEEDING OUR FAMILIES: The market opens twice a week.

LOWERING OUR RENTS: Rents fell by a tenth.

HELPING OUR FISHERMEN: The fleet has eleven boats.

KEEPING OUR WORD: The ferry runs.
"""
COUNT = """How the delegates of the parish stand tonight.

Moss: 17

Birk: 12

Dell: 4

Moss: 9 more pledged

Ann Moss: 26

Karl Birk: 12
"""
APPOINTED = """The mayor has made these appointments.

Ann Fairley: deputy clerk. She comes from the port.

Peter Holm: keeper of the lamps. He has been at sea.

Mary Ashe: master of the ferry. She was mate before.

Karl Dell: clerk of the market. He sells fish.

Jane Moss: warden. She knows the dunes.
"""


@cases("text", [PRAISE, SECTIONS, COUNT, APPOINTED])
def test_a_list_of_words_before_colons_is_no_transcript(text: str) -> None:
    assert turns(text, "A hundred days of Mayor Ann Moss") == []


def test_praise_is_quoted_from_whom_the_words_before_the_colon_name() -> None:
    found = find_quotes(PRAISE, title="What They Are Saying About the Quay")
    assert [quote.speaker for quote in found] == [
        "Karl Birk",
        "Mary Dell",
        "Tom Ashe",
        "Jane Fairley",
        "Peter Holm",
    ]


@cases(
    "title",
    [
        "Harbour Television Didn’t Cut From Karl Birk’s Speech",
        "Mayor Ann Moss’s Historic Address Captivates the Town",
        "Moss Talks Ferries in Harbour Day Speech",
        "Birk rejects Moss’s remarks about the quay",
        "Remarks by Mayor Ann Moss anger fishermen",
    ],
)
def test_a_report_about_a_speech_is_not_said_by_the_speaker(title: str) -> None:
    text = "The town listened on Monday.\n\n“The quay is safe,” Moss said. Nobody believed it."
    assert turns(text, title) == []


@cases(
    ("title", "speaker"),
    [
        ("Mayor Ann Moss’s Remarks at the Opening of the Quay", "Ann Moss"),
        ("CORRECTED: Remarks by Mayor Ann Moss at the Quay", "Ann Moss"),
        ("Closing Remarks by Mayor Ann Moss", "Ann Moss"),
        ("Remarks of Mayor Jake Moss A New Way for the Kell Partnership", "Jake Moss"),
        ("Remarks by Mayor Karl A. Birk at the Harbour", "Karl A. Birk"),
    ],
)
def test_remarks_are_said_by_whom_the_title_names(title: str, speaker: str) -> None:
    found = turns("Thank you all for coming.\n\nThe quay is open.", title)
    assert [(turn.speaker, turn.speaker_title) for turn in found] == [(speaker, "Mayor")]


def test_an_office_that_speaks_is_whom_the_title_names_with_it() -> None:
    text = "THE DIRECTOR:  Thank you.  The quay is open."
    (turn,) = turns(text, "Remarks by Director Moss at the Quay")
    assert (turn.speaker, turn.speaker_title) == ("Moss", "Director")


def test_a_crowd_is_nobody() -> None:
    text = "MS. MOSS:  Is the ferry fast?\n\nFERRY CREW:  Yes!\n\nMS. MOSS:  It is."
    found = turns(text, "Remarks by Mayor Ann Moss to the Crew")
    assert [turn.speaker for turn in found] == ["Ann Moss", None, "Ann Moss"]


def test_headlines_that_are_read_out_are_no_turns() -> None:
    text = "Papers and stations tell of the new quay.\n\n" + "\n\n".join(
        f"{station} ({town}): Quay opens after a year\n“The mayor opened it in {town}.” (Watch)"
        for station, town in (
            ("HBR-TV", "Dell"),
            ("KAY-TV", "Holm"),
            ("HBR-TV", "Ashe"),
            ("QUA-TV", "Moss Bay"),
            ("PIR-TV", "Birk"),
        )
    )
    assert turns(text, "The Town Is Pleased") == []


def test_a_count_of_votes_is_no_transcript() -> None:
    text = "\n\n".join(
        [
            "Needed to win: 40.",
            "Ann Moss: 17.",
            "Karl Birk: 12.",
            "Moss: 5.",
            "Birk: 3.",
            "Moss: 22.",
        ]
    )
    assert turns(text, "Count of the Votes for Ann Moss and Karl Birk") == []


@cases(
    "text",
    [
        "Rep. Moss: He voted no.\n\nSen. Birk: She voted yes.\n\nRep. Dell: He was away.\n\n"
        "Sen. Holm: She voted no.\n\nRep. Ashe: He voted yes.",
        "Doors: 7:30 p.m. on Monday.\n\nShow: 8:30 p.m. on Monday.\n\nHall: 7:00 p.m.",
        "Moderator: Ann Moss, who is the mayor.\n\nHost: The Harbour Hall. It has lamps.",
        "SENATOR WARD: NO MORE LAMPS. NEVER.\n\nThe senator spoke on Monday. It rained.",
        "SENATOR WARD: “The quay is safe.”\n\nThe senator spoke on Monday. It rained.",
        "Senator WARD: a new quay for the town\n\nThe senator spoke on Monday. It rained.",
    ],
)
def test_titles_times_and_roles_in_a_list_are_no_labels(text: str) -> None:
    assert turns(text, "The North Quay") == []


def test_who_moderates_is_told_above_a_conversation_and_says_nothing() -> None:
    text = "Moderator: Ann Moss, who is the mayor.\n\nHost: The Harbour Hall.\n\nIt rained."
    assert turns(text, "A Conversation on the Quay") == []


@cases(
    ("head", "said", "speakers"),
    [
        ("On Anna Keller", "PAPER: {} | KELLER: {} | PAPER: {} | KELLER: {}", "PAPER Keller"),
        (
            "On Keller",
            "THE PAPER: {} | ANNA KELLER: {} | THE PAPER: {} | ANNA KELLER: {}",
            "PAPER Keller",
        ),
        ("On Anna Keller", "Paper: {} | Keller: {} | Paper: {} | Keller: {}", "Keller"),
        ("On Anna Keller", "taz: {} | Keller: {} | taz: {} | Keller: {}", "Keller"),
        ("On Keller", "taz: {} | Keller: {} | taz: {} | Keller: {}", ""),
        ("On Anna Keller", "taz: {} | Keller: {} | taz: {} | Moss: {}", ""),
        ("On Anna Keller", "taz: {1} | Keller: {0} | taz: {3} | Keller: {2}", ""),
        ("On Anna Keller", "Doors: {0} | Prices: {1} | Doors: {2} | Prices: {3}", ""),
        ("On wet taps", "TAP: {} | CURE: {} | TAP: {} | CURE: {}", ""),
        (
            "On Anna Keller",
            "PAPER: It is blue. | KELLER: {1} | PAPER: It is red. | KELLER: {3}",
            "",
        ),
        ("On Anna Keller", "PAPER: {} | KELLER: {}", ""),
        ("On Keller and Moss", "PAPER: {} | KELLER: {} | PAPER: {} | MOSS: {}", ""),
        ("On Keller and Moss", "SOUP: {} | KELLER: {} | FISH: {} | KELLER: {}", ""),
        ("On Anna Keller", "KELLER: {1} | PAPER: {0} | KELLER: {3} | PAPER: {2}", ""),
    ],
)
def test_two_questions_and_answers_are_an_interview_with_whom_the_head_names(
    head: str, said: str, speakers: str
) -> None:
    words = (
        "Did you lie to them?",
        "No, I did not lie.",
        "And will you go now?",
        "I will stay on.",
    )
    lines = said.replace(" | ", "\n\n").format(*words)
    found = turns(f"{head}\n14 March 2024\n\nShe has an office by the quay.\n\n{lines}", "Unmoved")
    names = [turn.speaker.split()[-1] for turn in found if turn.speaker]
    assert names == speakers.split() * 2
