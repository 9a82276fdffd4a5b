"""Statements, letters and orders: whose words they are, without a label."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cases import cases
from tests.quotes.found_turns import turns

from briefreader.quotes import explain, find_quotes

BODY = "We are grateful to the crews of the ferry. My office will publish the report on Friday."
DAY = date(2024, 5, 2)


@cases(
    ("title", "speakers"),
    [
        ("Statement by Mayor Ann Moss on the Pier at Kell", ["Ann Moss"]),
        ("Statement from Ann Moss", ["Ann Moss"]),
        ("A Statement of Harbour Master Karl Birk Three Weeks After the Storm", ["Karl Birk"]),
        ("STATEMENT: Statement by Minister for Water Ann Moss", ["Ann Moss"]),
        ("Press Statement by Deputy Press Secretary Ann Moss on Mayor Birk’s Travel", ["Ann Moss"]),
        ("Mayor Ann Moss’s Statement on the Pier", ["Ann Moss"]),
        ("Message from Dr. Ann Moss to the Crews", ["Ann Moss"]),
        ("Official statement on the ferry by Mayor Ann Moss", ["Ann Moss"]),
        ("Joint Statement by Mayor Ann Moss and Governor Karl Birk", ["Ann Moss", "Karl Birk"]),
        (
            "Joint Statement from Mayor Ann Moss of Kell, Governor Karl Birk, and Tom Hale",
            ["Ann Moss", "Karl Birk", "Tom Hale"],
        ),
        ("STATEMENT BY MAYOR ANN MOSS ON THE PIER AT KELL", ["Ann Moss"]),
        ("JOINT STATEMENT BY ANN MOSS AND KARL BIRK ON THE PIER", ["Ann Moss", "Karl Birk"]),
        ("Readout of Mayor Ann Moss’s Call with Governor Karl Birk", []),
        ("Statement by the Press Office on Mayor Ann Moss", []),
        ("Statement by the Spokesperson for Mayor Ann Moss", []),
        ("Mayor Ann Moss says a statement is on its way", []),
        ("Fact Sheet: Mayor Ann Moss Opens the Pier", []),
        ("Old Harbour Statement", []),
        ("Mayor Moss’s daughter makes strong statement", []),
        ("Letter to Mayor Ann Moss", []),
    ],
)
def test_the_title_says_whose_statement_it_is(title: str, speakers: list[str]) -> None:
    found = turns(f"{BODY}\n\n###", title)
    assert [turn.speaker for turn in found] == speakers
    assert all(turn.text == BODY and turn.certain for turn in found)


@pytest.mark.parametrize("verb", ["said", "told", "issued"])
def test_a_report_about_a_statement_is_none(verb: str) -> None:
    text = f"Mayor Ann Moss {verb} the crews a long statement on the pier of Kell."
    assert turns(text, "Statement by Mayor Ann Moss") == []


@cases(
    "words",
    [
        '"The pier is shut," said Mayor Moss. "It comes before all."',
        '"The pier is shut," said Harbour Mayor Ann Moss. "It comes before all."',
        "“The pier is shut,” explained Ann Moss. “It comes before all.”",
        "“The pier is shut,” Moss added.",
        "“The pier is shut,” the Mayor said.",
        "The pier is not safe, Ann Moss explained: “It has to be shut.”",
    ],
)
def test_a_release_that_quotes_whom_its_title_names_is_no_signed_statement(words: str) -> None:
    text = f"2 May 2024\n\n{words}\n\nThe report is due.\n\nContact: press@kell.example"
    assert turns(text, "Statement by Mayor Ann Moss on the Pier") == []
    assert turns(text, "Remarks by Mayor Ann Moss at the Pier") == []
    issued = "KELL – Mayor Ann Moss issued the following statement:\n\nThe pier is old."
    assert turns(f"{issued}\n\n{words}", "The pier at Kell") == []


@cases(
    "words",
    [
        "“The pier is shut,” Karl Birk said.",
        "“The pier is shut,” said Moss Lane’s oldest man.",
        "“Thank you, Ann,” the mayor of Dell told me.",
        "I met the mayor of Dell. “Thank you, Ann,” the mayor said.",
    ],
)
def test_a_statement_may_quote_others(words: str) -> None:
    (turn,) = turns(f"{BODY} {words}", "Statement by Mayor Ann Moss on the Pier")
    assert turn.text == f"{BODY} {words}"


@cases(
    "below",
    [
        "--\nPress Office\nTown of Kell",
        "-- \nTom Hale\nTown of Kell",
        "Contact: press@kell.example\nTel: +44 1234",
        "Media contacts:\n\nTom Hale\ntom@kell.example",
        "For more information, please contact the town hall.",
        "PRESS OFFICE\n+44 1234",
        "Notes to editors",
        "- ends -",
    ],
)
def test_who_sends_a_statement_is_no_part_of_it(below: str) -> None:
    for title in ("Statement by Mayor Ann Moss on the Pier", "Remarks by Mayor Ann Moss"):
        (turn,) = turns(f"{BODY}\n\n{below}", title)
        assert turn.text == BODY


@pytest.mark.parametrize("last", ["Contact with the crew was lost.", "Press office staff helped."])
def test_what_only_looks_like_a_senders_line_is_part_of_a_statement(last: str) -> None:
    (turn,) = turns(f"{BODY}\n\n{last}", "Statement by Mayor Ann Moss on the Pier")
    assert turn.text.endswith(last)


@cases(
    ("below", "speakers"),
    [
        ("Sincerely,\n\nAnn Moss", ["Ann Moss"]),
        ("Yours sincerely,\nAnn Moss\nMayor of Kell", ["Ann Moss"]),
        ("With best wishes,\n\nANN MOSS\n\nKell,\nMay 2, 2024.", ["Ann Moss"]),
        ("ANN MOSS\n\nTHE TOWN HALL,\nMay 2, 2024.", ["Ann Moss"]),
        ("ANN MOSS\n\nTHE WHITE HOUSE,\nMay 2, 2024.", ["Ann Moss"]),
        ("Respectfully,\n\nAnn Moss\n\nKarl Birk\nHarbour Master", ["Ann Moss", "Karl Birk"]),
        ("/s/\nAnn Moss", ["Ann Moss"]),
        ("ANN B. MOSS PRESIDENT", ["Ann B. Moss"]),
        ("Ann Moss\nChief Executive", ["Ann Moss"]),
        ("Ann Moss\nHarbour Master, Kell", ["Ann Moss"]),
        ("Ann Moss\nReporter, Radio Kell\n\nKarl Birk\nEditor", []),
        ("Reporting by Ann Moss", []),
        ("Ann Moss", []),
        ("The pier is closed.\n\nANN MOSS AND KARL BIRK CONTRIBUTED.", []),
        ("Sincerely,\n\nThe Harbour Office", []),
    ],
)
def test_a_signature_says_whose_letter_it_is(below: str, speakers: list[str]) -> None:
    text = f"Dear Karl,\n\n{BODY}\n\n{below}"
    found = turns(text, "A letter about the ferry")
    assert [turn.speaker for turn in found] == speakers
    for turn in found:
        assert turn.text == f"Dear Karl,\n\n{BODY}"
        assert turn.mention(text).lower() == (turn.speaker or "").lower()


def test_an_order_that_says_above_what_it_is_has_its_signature_below() -> None:
    order = (
        "HARBOUR MEMORANDUM/HM-8\n\nMEMORANDUM FOR THE HARBOUR MASTER\n\nThe pier is to be mended."
    )
    (turn,) = turns(f"{order}\n\nANN MOSS", "Mending the pier")
    assert turn.speaker == "Ann Moss"
    assert order.endswith(turn.text)


def test_capitals_below_a_text_without_a_first_person_are_no_signature() -> None:
    assert turns("The pier at Kell was closed on Monday.\n\nANN MOSS", "Pier closed") == []


@cases(
    ("line", "speakers"),
    [
        ("KELL – Today, Mayor Ann Moss issued the following statement on the pier:", ["Ann Moss"]),
        ("The following statement is attributable to Spokesman Karl Birk:", ["Karl Birk"]),
        ("The following is attributable to Mayor Ann Moss:", ["Ann Moss"]),
        ("Following is the text of a letter by Ann Moss:", ["Ann Moss"]),
        ("The following is attributable to the Spokesperson for the Harbour:", []),
        ("The council has the following plans for Ann Moss:", []),
    ],
)
def test_a_line_above_says_whose_statement_follows(line: str, speakers: list[str]) -> None:
    found = turns(f"{line}\n\n{BODY}", "The pier at Kell")
    assert [turn.speaker for turn in found] == speakers
    assert all(turn.text == BODY for turn in found)


def test_an_order_belongs_to_who_held_the_office_that_it_states() -> None:
    text = (
        "By the authority vested in me as President by the laws of the United States of America,"
        " it is hereby ordered that the pier be mended."
    )
    assert [turn.speaker for turn in turns(text, "Mending the Pier", DAY)] == ["Joe Biden"]
    assert turns(text, "Mending the Pier") == []


@cases(
    ("title", "speaker"),
    [
        ("Statement by the President", "Joe Biden"),
        ("Statement of the Vice President on the Ferry", "Kamala Harris"),
        ("President Biden Statement on the Ferry", "Joe Biden"),
        ("Statement by the President of Kell on the Ferry", None),
    ],
)
def test_an_office_in_the_title_is_whoever_held_it(title: str, speaker: str | None) -> None:
    assert [turn.speaker for turn in turns(BODY, title, DAY)] == [speaker] * bool(speaker)
    assert title[:9] != "Statement" or turns(BODY, title) == []  # on no day, nobody


def test_it_is_told_what_says_whose_words_they_are() -> None:
    assert "the title says whose words" in explain(BODY, title="Statement by Ann Moss")
    assert "the signature below it" in explain(f"{BODY}\n\nSincerely,\n\nAnn Moss")


def test_whoever_signs_quotes_others_within() -> None:
    text = f"{BODY} “The pier is old,” Karl Birk said.\n\nSincerely,\n\nAnn Moss\n\nTom Hale"
    found = find_quotes(text)
    assert [(quote.speaker, quote.inside) for quote in found] == [
        ("Ann Moss", None),
        ("Tom Hale", None),
        ("Karl Birk", 0),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "---------- Forwarded message ---------\nFrom: Ann Moss <moss@quay.example>\n"
        "Date: Thu, Dec 4, 2025 at 3:12 PM\nSubject: Quay\nTo: Tom Reave <t@paper.example>",
        "From: Ann Moss <moss@quay.example>\nSent: Thursday, December 4, 2025 3:12 PM\n"
        "To: Tom Reave\nSubject: Quay",
        "Begin forwarded message:\n\nFrom: Ann Moss <moss@quay.example>\nSubject: Quay\n"
        "Date: 4 December 2025 at 15:12\nTo: Tom Reave",
        "Von: Ann Moss\nGesendet: Donnerstag, 4. Dezember 2025 15:12\nAn: Tom Reave\nBetreff: Kai",
    ],
)
def test_a_forwarded_email_is_its_own_senders(head: str) -> None:
    text = f"See below. I agree.\n\n{head}\n\nDear Tom,\n\nI shut the quay.\n\nAnn"
    (quote,) = find_quotes(text, title="Fwd: Quay", writer="Tom Reave")
    assert (quote.speaker, quote.certain) == ("Ann Moss", False)
    assert quote.text == "Dear Tom,\n\nI shut the quay.\n\nAnn"


@cases("greeting", ["Sir,", "Dear all,", "Dear Editor", "Madam,"])
def test_a_letter_to_an_editor_is_of_whoever_stands_below_it(greeting: str) -> None:
    head = "Letters\nThe Kell Paper, 2 May 2024"
    text = f"{head}\n\n{greeting}\n\n{BODY}\n\nSir Karl Birk MP\nHouse of Commons"
    (turn,) = turns(text, "Letters")
    assert (turn.speaker, turn.text.endswith(BODY)) == ("Karl Birk", True)
    assert turns(f"{text}\n\n{greeting}\n\n{BODY}\n\nMr Tom Hale\nMayor of Kell", "Letters") == []


@cases(
    ("line", "speaker"),
    [
        ("Statement by the Chief Executive, Ann Moss", "Ann Moss"),
        ("Statement from our Director of Boats, Karl Birk", "Karl Birk"),
        ("Harbour Minister Karl Birk said:", "Karl Birk"),
        ("Ann Moss, Mayor of Kell, said:", "Ann Moss"),
    ],
)
def test_a_line_below_the_title_says_whose_words_stand_without_marks(
    line: str, speaker: str
) -> None:
    text = f"2 May 2024\n\n{line}\n\n{BODY}\n\n{speaker}\n\nChief Executive"
    (turn,) = turns(text, "Update on the ferry")
    assert (turn.speaker, turn.text) == (speaker, BODY)
    assert turn.mention(text) == speaker


@cases(
    "below",
    [
        "“The pier is old,” she said. Others disagreed with our report.",
        "The pier is old. Many residents agreed.",
        f"“{BODY}",
        f"{BODY}\n\nBirk said that more is to come.",
        f"{BODY}\n\nMayor Ann Moss said:\n\nI am glad of it.",
    ],
)
def test_what_stands_below_such_a_line_may_be_a_report(below: str) -> None:
    assert turns(f"Harbour Minister Karl Birk said:\n\n{below}", "Update on the ferry") == []


@cases(
    ("title", "head", "speaker"),
    [
        ("Speech to the crews", "Ann Moss, Mayor of Kell, 2 May 2024", "Ann Moss"),
        ("Annual meeting", "Dr Ann Moss\n\nCHECK AGAINST DELIVERY", "Ann Moss"),
        ("Annual meeting", "Remarks by Mayor Ann Moss at the pier", "Ann Moss"),
        ("Speech to the crews", "Ann Moss, Mayor\n\nKarl Birk, Harbour Master", None),
        ("Speech to the crews", "Kell Town Hall, 2 May 2024", None),
        ("Annual meeting", "Ann Moss, Mayor of Kell, 2 May 2024", None),
    ],
)
def test_a_line_above_says_whose_speech_it_is(title: str, head: str, speaker: str | None) -> None:
    found = turns(f"{head}\n\n{BODY}\n\nThank you.", title)
    assert [turn.speaker for turn in found] == ([speaker] if speaker else [])
    assert all(not turn.certain and turn.text.startswith(BODY) for turn in found)


OWN = "I am sorry. I read every letter that you wrote, and my answer comes late."


@cases(
    ("text", "speaker"),
    [
        (f"{OWN}\n\nAnn Moss\nMayor of Kell", "Ann Moss"),
        (f"{OWN}\n\nAnn Moss Chief Executive, Kell Harbour Trust", "Ann Moss"),
        (f"{OWN}\n\nAnn Moss, chief executive of Kell Harbour", "Ann Moss"),
        (f"Dear all,\n\n{OWN}\n\nAnn Moss\nChief Executive", "Ann Moss"),
        (f"Dear colleagues,\n\n{OWN}\n\nAnn Moss\nDirector\nKell Harbour", "Ann Moss"),
        (f"Sir,\n\n{BODY}\n\nSir Karl Birk MP\nHouse of Assembly", "Karl Birk"),
        (f"Kell Herald, 2 May 2024\n\nSir,\n\n{BODY}\n\nKarl Birk\nKell", "Karl Birk"),
        (f"To the Editor:\n\n{BODY}\n\nAnn Moss\nKell", "Ann Moss"),
        # bylines, contacts and mail signatures are nobody's speech
        (f"{OWN}\n\nAnn Moss", None),
        (f"{OWN}\n\nAnn Moss\nHarbour Correspondent", None),
        (f"{OWN}\n\nAnn Moss\nPress Officer\nKell Harbour", None),
        (f"{OWN}\n\nAnn Moss\nDirector\nann@kell.example", None),
        (f"{OWN}\n\n-- \nAnn Moss\nDirector\nKell Harbour", None),
        (f"{OWN}\n\nAnn Moss is chief executive of Kell Harbour", None),
        (f"{OWN}\n\nContact:\nAnn Moss\nDirector", None),
        (f"{OWN}\n\nPicture: Ann Moss, director of the harbour", None),
        ("The ferry sank in World War I.\n\nAnn Moss\nDirector of the Museum", None),
        (f"{OWN}\n\nChief Executive\nKell Harbour", None),
        (f"“{OWN}”\n\nAnn Moss\nDirector", None),
        (f"“The pier is shut,” said Moss. {OWN}\n\nAnn Moss\nDirector", None),
        (
            f"Sir,\n\n{BODY}\n\nKarl Birk\nKell\n\nSir,\n\n{BODY}\n\nAnn Moss\nKell",
            None,
        ),
    ],
)
def test_name_and_office_below_a_text_in_the_first_person_sign_it(
    text: str, speaker: str | None
) -> None:
    found = turns(text, "A long night")
    assert [turn.speaker for turn in found] == [speaker] * bool(speaker)
    for turn in found:
        assert turn.mention(text) in text
        assert turn.text.rstrip().endswith((OWN, BODY))


@cases(
    ("line", "speaker"),
    [
        ("Embargoed until delivery", "Ann Moss"),
        ("Es gilt das gesprochene Wort", "Ann Moss"),
        ("(Seul le prononcé fait foi)", "Ann Moss"),
        ("Embargoed until Friday", None),
    ],
)
def test_a_manuscript_says_that_it_is_to_be_spoken(line: str, speaker: str | None) -> None:
    found = turns(f"Ann Moss, Mayor of Kell\n\n{line}\n\n{BODY}", "Annual meeting")
    assert [turn.speaker for turn in found] == [speaker] * bool(speaker)
    assert all(not turn.certain for turn in found)


@pytest.mark.parametrize(
    ("signed", "speaker"),
    [
        ("Yours faithfully,\nGwenfair Roe (Mrs)\nTannery Row", "Gwenfair Roe"),
        ("Yours faithfully\n\nGwenfair Roe\n3 Tannery Row\nKell", "Gwenfair Roe"),
        ("Yours sincerely,\nAnn Moss (Dr)", "Ann Moss"),
        ("Yours faithfully,\nHarbour Watch", None),
        ("Gwenfair Roe\nTannery Row", None),
    ],
)
def test_name_that_no_list_knows_signs_below_yours_faithfully(
    signed: str, speaker: str | None
) -> None:
    text = (
        "Letter for publication\n\nDear neighbours,\n\nI was born on this quay, and my mother was. "
        f"We shall not be moved.\n\n{signed}\n"
    )
    assert [one.speaker for one in find_quotes(text)] == ([speaker] if speaker else [])


def test_none_of_several_signatures_is_part_of_a_joint_statement() -> None:
    text = f"{BODY}\n\nAnn Moss\nMayor of Kell\n\nKarl Birk\nMinister for Water\n"
    found = turns(text, "Joint Statement by Mayor Ann Moss and Minister Karl Birk")
    assert [(one.speaker, one.text) for one in found] == [("Ann Moss", BODY), ("Karl Birk", BODY)]


@cases(
    ("title", "below", "speaker"),
    [
        ("Chair’s statement on the report", "Sir Karl Birk\nChair", "Karl Birk"),
        ("Statement by the Director", "Ann Moss, Managing Director", "Ann Moss"),
        (
            "Statement attributable to the Spokesperson for the Mayor on the pier",
            "Maëlys Morand, Spokeswoman for the Mayor\nKell, 2 May 2024",
            "Maëlys Morand",
        ),
        ("Chair’s statement on the report", "Ann Moss\nPress officer", None),
        ("Readout of the Chair’s call", "Ann Moss\nChair", None),
    ],
)
def test_an_office_in_the_title_is_whoever_signs_with_it(
    title: str, below: str, speaker: str | None
) -> None:
    text = "The pier at Kell is old. The report lists what has to be mended.\n\n"
    assert [one.speaker for one in turns(text + below, title)] == ([speaker] if speaker else [])


def test_several_sign_each_with_what_he_is_on_the_line() -> None:
    text = f"{BODY}\n\nYours sincerely,\n\nAnn Moss, novelist\n\nKarl Birk, poet\n"
    assert [one.speaker for one in turns(f"Dear Minister,\n\n{text}")] == ["Ann Moss", "Karl Birk"]


def test_a_bishop_signs_behind_a_cross() -> None:
    said = "I have sat in cold kitchens, and I know what you carry. My door is open."
    text = f"Dear brothers and sisters,\n\n{said}\n\n+ Konrad Birk\nBishop of Kell\n"
    assert [one.speaker for one in turns(text, "Pastoral letter")] == ["Konrad Birk"]


def test_another_president_who_signs_is_not_the_one_of_the_land() -> None:
    title = "A Letter from the President: What We Learned"
    for below in ("With gratitude,\n\nOttoline Graves\n\nPresident", "Sincerely,\nAnn Moss"):
        found = turns(f"{BODY}\n\n{below}\n", title, DAY)
        assert {one.speaker for one in found} <= {"Ann Moss", "Ottoline Graves"}
    assert [one.speaker for one in turns(BODY, title, DAY)] == ["Joe Biden"]
