"""A surname alone means the holder of an office only where the office's house is spoken of."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cases import cases

from briefreader.domain.people import Office, PeopleDirectory, Person
from briefreader.quotes import find_quotes

TURNS = (
    "{label} Good afternoon. I have two announcements today.\n\nQUESTION: Can you say more?\n\n"
    + ("{label} I can say a little more.\n\nQUESTION: When?\n\n{label} On Monday, I expect.\n")
)


@cases(
    ("title", "label", "speaker"),
    [
        ("Department of State Daily Press Briefing", "MR MILLER:", "Matthew Miller"),
        ("Town Hall on the Harbour", "MR MILLER:", "MR MILLER"),
        ("Department of State Daily Press Briefing", "SENATOR MILLER:", "SENATOR MILLER"),
        ("Department of State Daily Press Briefing", "MS. MILLER:", "MS. MILLER"),
    ],
)
def test_a_surname_needs_its_house(title: str, label: str, speaker: str) -> None:
    found = find_quotes(TURNS.format(label=label), title=title, date=date(2023, 8, 15))
    named = {quote.speaker for quote in found if quote.speaker}
    assert named == {speaker}


@pytest.mark.parametrize(
    ("day", "label", "speaker"),
    [
        (date(2022, 2, 2), "MR. ZIENTS:", "Jeff Zients"),
        (date(2022, 6, 9), "DR. JHA:", "Ashish Jha"),
        (date(2022, 6, 9), "MR. ZIENTS:", "MR. ZIENTS"),
    ],
)
def test_coordinators_are_known_in_their_months(day: date, label: str, speaker: str) -> None:
    title = "Press Briefing by White House COVID-19 Response Team"
    found = find_quotes(TURNS.format(label=label), title=title, date=day)
    assert {quote.speaker for quote in found if quote.speaker} == {speaker}


def test_a_label_may_be_spelled_with_combining_accents() -> None:
    text = TURNS.format(label="MS. FA\u0301INI\u0301N:")
    found = find_quotes(text, title="Press Briefing by Press Secretary Siún Fáinín")
    assert {quote.speaker for quote in found if quote.speaker} == {"Siún Fáinín"}


@pytest.mark.parametrize(
    ("label", "named"), [("MS. FAINÍN:", "Siún Fáinín"), ("MS. FÁINÍN:", "Siún Fainin")]
)
def test_a_label_may_lack_the_accents_of_the_text(label: str, named: str) -> None:
    text = f"With us is {named}, the harbour master.\n\n" + TURNS.format(label=label)
    found = find_quotes(text, title="Press Briefing")
    assert {quote.speaker for quote in found if quote.speaker} == {named}
    text = text.replace(f"{named},", f"{named} and Ann Fainen,")
    found = find_quotes(text, title="Press Briefing")
    assert {quote.speaker for quote in found if quote.speaker} == {named}


def test_a_label_that_the_people_know_means_its_person() -> None:
    office = Office("Keeper of the Lighthouse", "DR. QUILL", date(2022, 1, 1), date(2023, 1, 1))
    people = PeopleDirectory((Person("Ada Quill", (), (office,)),))
    text = TURNS.format(label="DR. QUILL:")
    for day, speaker in ((date(2022, 6, 9), "Ada Quill"), (date(2023, 6, 9), "DR. QUILL")):
        found = find_quotes(text, title="Press Briefing on the Harbour", date=day, people=people)
        assert {quote.speaker for quote in found if quote.speaker} == {speaker}


def test_a_fuller_name_in_the_text_goes_before_a_label_of_the_people() -> None:
    people = PeopleDirectory((Person("Ada Quill", (), (Office("Keeper", "DR. QUILL"),)),))
    text = "With us is Dr. Bo Quill.\n\n" + TURNS.format(label="DR. QUILL:")
    found = find_quotes(text, title="Press Briefing", date=date(2022, 6, 9), people=people)
    assert {quote.speaker for quote in found if quote.speaker} == {"Bo Quill"}


def test_a_family_name_may_stand_first() -> None:
    title = "Remarks by President Moss and Prime Minister Birk Duk Kell of Dell"
    found = find_quotes(TURNS.format(label="PRIME MINISTER BIRK:"), title=title)
    assert {quote.speaker for quote in found if quote.speaker} == {"Birk Duk Kell"}
    (title_of_birk,) = {quote.speaker_title for quote in found if quote.speaker}
    assert title_of_birk == "Prime Minister"
    other = find_quotes(TURNS.format(label="SENATOR BIRK:"), title=title)
    assert {quote.speaker for quote in other if quote.speaker} == {"SENATOR BIRK"}


def test_a_label_that_stands_once_beside_many_of_the_name_is_a_slip() -> None:
    turn = "Q  And the boats?\n\nMS. MOSS:  They are back in port.\n\n"
    slip = "Q  And the quay?\n\nMR. MOSS:  It is shut until May.\n"
    title = "Press Briefing by Press Secretary Ann Moss"
    found = find_quotes(turn * 12 + slip, title=title)
    assert [quote.speaker for quote in found[-3::2]] == ["Ann Moss", "Ann Moss"]
    assert [quote.certain for quote in found[-3::2]] == [True, False]
    few = find_quotes(turn * 3 + slip, title=title)
    assert few[-1].speaker == "MR. MOSS"


@cases(
    ("label", "day", "speaker"),
    [
        ("PRESIDENT LASSO", date(2022, 12, 19), "Guillermo Lasso"),
        ("MAYOR HARRELL", date(2022, 4, 22), "Bruce Harrell"),
        ("MAYOR HARRELL", date(2021, 4, 22), "MAYOR HARRELL"),
        ("THE SECOND GENTLEMEN", date(2022, 4, 19), "Doug Emhoff"),
        ("THE PRESDIDENT", date(2022, 5, 5), "Joe Biden"),
        ("THE RESIDENT", date(2022, 5, 5), "THE RESIDENT"),
        ("THE PRESIDENTE", date(2022, 5, 5), "THE PRESIDENTE"),
    ],
)
def test_a_guest_by_title_and_surname_is_who_held_the_office_by_that_day(
    label: str, day: date, speaker: str
) -> None:
    text = f"THE PRESIDENT: Welcome to the pier.\n\n{label}: We are glad to be here.\n"
    found = find_quotes(text, title="Remarks at the Pier", date=day)
    assert found[-1].speaker == speaker


@cases(
    ("head", "speaker"),
    [
        ("Public sitting held in May,\nPresident Ada Quill presiding,", "Ada Quill"),
        ("Present: President Ada QUILL; Judges BIRK, FAIN", "Ada Quill"),
        ("President: Ms. Ada Quill (Kell)", "Ada Quill"),
        ("Hearing of 6 March 2024 Present: President Ada Quill, Judges Birk, Fain", "Ada Quill"),
        ("Public sitting held in May", None),
    ],
)
def test_a_court_or_an_assembly_has_a_president_of_its_own(head: str, speaker: str | None) -> None:
    for label in ("THE PRESIDENT", "The PRESIDENT"):
        text = (
            f"{head}\n\n{label}: The sitting is open.\n\nMr. BIRK: I thank the Court.\n\n"
            f"{label}: I call on Ms. Fain.\n\nMs. FAIN: I am grateful for it.\n\n"
            f"{label}: The sitting is adjourned.\n"
        )
        found = find_quotes(text, title="Fishing in the Kell Strait", date=date(2022, 5, 5))
        assert {quote.speaker for quote in found[::2]} == {speaker or label}


@cases(
    ("label", "speaker"),
    [("THE PRESIDENT", "Joe Biden"), ("THE VICE PRESIDENT", "Kamala Harris")],
)
def test_remarks_that_name_nobody_are_the_presidents_of_the_day(label: str, speaker: str) -> None:
    text = f"Indian Treaty Room\n\n{label}:  Thank you.  Thank you all.\n\nMR. BIRK:  Hear, hear.\n"
    title = "Remarks at the Global Water Plan Event"
    assert find_quotes(text, title=title, date=date(2022, 6, 1))[0].speaker == speaker


def test_who_acts_as_president_is_not_the_president() -> None:
    text = (
        "President: Ms. Ada Quill (Kell)\n\nThe Acting President: The sitting is open.\n\n"
        "Mr. Birk (Dell): I thank the Assembly.\n\nThe Acting President: I call on Ms. Fain.\n\n"
        "Ms. Fain (Foss): I am grateful for it.\n\nThe Acting President: It is adjourned.\n"
    )
    found = find_quotes(text, title="Plenary meeting", date=date(2022, 5, 5))
    assert len(found) == 5
    assert "Ada Quill" not in {quote.speaker for quote in found}
    found = find_quotes(text.replace("The Acting P", "The P"), title="Plenary meeting")
    assert [quote.speaker for quote in found[::2]] == ["Ada Quill"] * 3


@cases(
    ("text", "speaker"),
    [
        ("Council of Dell, verbatim record", "The President"),
        ("Remarks on the quay with President Joe Biden", "Joe Biden"),
    ],
)
def test_a_president_whom_the_text_does_not_name_is_no_states(text: str, speaker: str) -> None:
    for _ in range(3):
        text += "\n\nThe President: Who pays for it?\n\nMs. Moss: We do. I said so."
    asked = [one for one in find_quotes(text, date=date(2022, 5, 3)) if one.kind == "turn"][::2]
    assert [one.speaker for one in asked] == [speaker] * 3


@cases(
    ("title", "speaker"),
    [
        ("Remarks by the President on Judges for the Court of Appeals", "Barack Obama"),
        ("Remarks by the President to the General Assembly", "Barack Obama"),
        ("Remarks by the President of the General Assembly", "THE PRESIDENT"),
    ],
)
def test_the_president_may_speak_of_courts_and_before_assemblies(title: str, speaker: str) -> None:
    text = (
        "THE PRESIDENT: Thank you all for coming.\n\nMR. BIRK: Hear, hear.\n\n"
        "THE PRESIDENT: It is a great day.\n"
    )
    assert find_quotes(text, title=title, date=date(2016, 3, 16))[0].speaker == speaker


def test_a_first_question_that_is_broken_off_is_a_turn() -> None:
    text = (
        "REPORTER: Mr. President, did you just —\n\nMR. BIRK: No, I did not do it.\n\n"
        "REPORTER: Are you sure?\n\nMR. BIRK: Yes. I am quite sure.\n"
    )
    assert find_quotes(text)[0].text == "Mr. President, did you just —"
