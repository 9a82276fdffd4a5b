"""The calls of companies, as the services that write them down print who speaks."""

from __future__ import annotations

from tests.cases import cases

from briefreader.domain.quote import Quote, QuoteKind
from briefreader.quotes.pipeline import find_quotes

BEHIND_DASHES = """\
Orbis Shipping (ORB)
Q2 2024 Earnings Call

Prepared Remarks:

Operator

Good afternoon, and welcome. I turn the call over to Ravi Menon.

Ravi Menon -- Vice President, Investor Relations

Thank you, operator. With me is Lena Brook.

Lena Brook -- President and Chief Executive Officer

Revenue grew. As one customer told us, “You came on time.”

It was a good quarter.

Questions & Answers:

Operator

[Operator instructions] Our first question comes from Nora Birk.

Nora Birk -- Dell Securities -- Analyst

Why is the third quarter flat?

Lena Brook

Because two ships are in dock.

Operator

[Operator signoff]

Call participants:

Ravi Menon -- Vice President, Investor Relations

Lena Brook -- President and Chief Executive Officer
"""
ON_TWO_LINES = """\
Q2 2024 Earnings Call

CORPORATE PARTICIPANTS

Ravi Menon
Vice President-Investor Relations, Orbis Shipping, Inc.

Lena Brook
President & Chief Executive Officer, Orbis Shipping, Inc.

OTHER PARTICIPANTS

Nora Birk
Analyst, Dell Securities LLC

MANAGEMENT DISCUSSION SECTION

Operator: Good afternoon, and welcome. I turn the call over to Ravi Menon.

Ravi Menon
Vice President-Investor Relations, Orbis Shipping, Inc.

Thank you, operator. With me is Lena Brook.

Lena Brook
President & Chief Executive Officer, Orbis Shipping, Inc.

Revenue grew.

QUESTION AND ANSWER SECTION

Nora Birk
Analyst, Dell Securities LLC                              Q

Why is the third quarter flat?

Lena Brook
President & Chief Executive Officer, Orbis Shipping, Inc.                 A

Because two ships are in dock.
"""


LISTED = """\
Q2 2024 Earnings Conference Call

Company Participants

Ravi Menon - Vice President of Investor Relations
Lena Brook - President and CEO

Conference Call Participants

Nora Birk - Dell Securities
Jan Hale - Kell Bank

Operator

Good afternoon, and welcome.

Ravi Menon

With me is Lena Brook.

Lena Brook

Revenue grew.

Question-and-Answer Session

Nora Birk

Why is the third quarter flat?
"""
BEFORE_COLONS = """Orbis Shipping Earnings Call

Operator: Welcome to the call.

Lena Brook, Chief Executive Officer, Orbis Shipping: Revenue grew.

Nora Birk, Analyst, Dell Securities: Why is the third quarter flat?

Lena Brook, Chief Executive Officer, Orbis Shipping: Two ships are in dock.
"""


def turns(text: str) -> list[Quote]:
    found = find_quotes(text, title="Orbis Shipping (ORB)")
    return [one for one in found if one.kind is QuoteKind.TURN]


def test_who_speaks_stands_on_a_line_with_what_he_is() -> None:
    assert [(one.speaker, one.speaker_title, one.text) for one in turns(BEHIND_DASHES)] == [
        (None, None, "Good afternoon, and welcome. I turn the call over to Ravi Menon."),
        (
            "Ravi Menon",
            "Vice President, Investor Relations",
            "Thank you, operator. With me is Lena Brook.",
        ),
        (
            "Lena Brook",
            "President and Chief Executive Officer",
            "Revenue grew. As one customer told us, “You came on time.”\n\nIt was a good quarter.",
        ),
        (None, None, "[Operator instructions] Our first question comes from Nora Birk."),
        ("Nora Birk", "Dell Securities", "Why is the third quarter flat?"),
        (
            "Lena Brook",
            "President and Chief Executive Officer",
            "Because two ships are in dock.",
        ),
    ]


def test_what_somebody_is_may_stand_on_the_next_line() -> None:
    found = turns(ON_TWO_LINES)
    assert [(one.speaker, one.text) for one in found] == [
        (None, "Good afternoon, and welcome. I turn the call over to Ravi Menon."),
        ("Ravi Menon", "Thank you, operator. With me is Lena Brook."),
        ("Lena Brook", "Revenue grew."),
        ("Nora Birk", "Why is the third quarter flat?"),
        ("Lena Brook", "Because two ships are in dock."),
    ]
    assert found[3].speaker_title == "Analyst, Dell Securities LLC"
    assert all(one.certain for one in found)


def test_a_list_of_those_who_take_part_says_what_they_are() -> None:
    text = LISTED.replace("Relations\nLena", "Relations Lena")
    for each in (LISTED, text):
        assert [(one.speaker, one.speaker_title, one.text) for one in turns(each)] == [
            (None, None, "Good afternoon, and welcome."),
            ("Ravi Menon", "Vice President of Investor Relations", "With me is Lena Brook."),
            ("Lena Brook", "President and CEO", "Revenue grew."),
            ("Nora Birk", "Dell Securities", "Why is the third quarter flat?"),
        ]


def test_name_and_office_may_stand_before_a_colon() -> None:
    assert [(one.speaker, one.text) for one in turns(BEFORE_COLONS)] == [
        (None, "Welcome to the call."),
        ("Lena Brook", "Revenue grew."),
        ("Nora Birk", "Why is the third quarter flat?"),
        ("Lena Brook", "Two ships are in dock."),
    ]


@cases(
    "text",
    [
        "The earnings call was short.\n\nAnn Moss\nReporter\n\nIt ended at noon.",
        "Orbis held its earnings call.\n\nAnn Moss -- Analyst\n\nShe asked twice.",
        BEHIND_DASHES.replace("Earnings Call", "results"),
    ],
)
def test_another_text_with_names_on_lines_is_no_call(text: str) -> None:
    assert turns(text) == []


def test_a_call_in_which_one_alone_speaks_is_none() -> None:
    list_of_those_there = (
        "Nora Birk -- Analyst\n\nLena Brook -- President\n\nCall participants:\n\n"
    )
    said = "Lena Brook -- President\n\nRevenue grew.\n\n"
    assert turns(f"Q2 Earnings Call\n\n{said * 5}Contents\n\n{list_of_those_there}") == []


def test_a_name_with_an_office_below_a_name_is_no_office_of_it() -> None:
    listed = "Jan Hale\nNora Birk -- Dell Securities -- Analyst\n"
    text = BEHIND_DASHES.replace("Call participants:\n\n", f"Call participants:\n\n{listed}")
    text = text.replace("Why is the third", "Why is the\n\nJan Hale\n\nthird")
    assert {one.speaker for one in turns(text)} == {None, "Ravi Menon", "Lena Brook", "Nora Birk"}
