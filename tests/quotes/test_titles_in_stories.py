"""The title that a report states with a name, as far as it belongs to it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cases import cases

from briefreader.domain.people import Office, PeopleDirectory, Person
from briefreader.domain.quote import QuoteKind
from briefreader.quotes import find_quotes


@cases(
    ("introduction", "title"),
    [
        ("The harbour master Ann Moss came.", "harbour master"),
        ("On Monday, police chief Ann Moss came.", "police chief"),
        ("Karl Birk met harbour master Ann Moss.", "harbour master"),
        ("They came with former radio host Ann Moss.", "former radio host"),
        ("Karl Birk joined harbour master Ann Moss.", "harbour master"),
        ("The boat sank near owner Ann Moss.", "owner"),
        ("Where rain and wind rule owner Ann Moss came.", "owner"),
    ],
)
def test_nouns_before_a_role_belong_to_it_where_they_can_be_no_verbs(
    introduction: str, title: str
) -> None:
    (quote,) = find_quotes(f"{introduction} “The quay is safe,” Moss said.")
    assert (quote.speaker, quote.speaker_title) == ("Ann Moss", title)


@cases(
    ("introduction", "title"),
    [
        ("The Authority’s treasurer, Ann Moss, came.", "the Authority’s treasurer"),
        ("Ann Moss, the Authority’s treasurer, came.", "the Authority’s treasurer"),
        ("The Harbour Authority's treasurer Ann Moss came.", "the Harbour Authority's treasurer"),
        ("Kell’s mayor, Ann Moss, came.", "Kell’s mayor"),
        ("The treasurer, Ann Moss, came.", "treasurer"),
        ("The Kell treasurer, Ann Moss, came.", "Kell treasurer"),
    ],
)
def test_whose_a_role_is_keeps_its_article(introduction: str, title: str) -> None:
    (quote,) = find_quotes(f"{introduction} “The quay is safe,” Moss said.")
    assert (quote.speaker, quote.speaker_title) == ("Ann Moss", title)


@cases("verb", ["said", "says", "told Birk", "asked", "tells Birk", "wrote"])
def test_a_title_behind_a_name_ends_at_a_verb_of_saying(verb: str) -> None:
    (quote,) = find_quotes(f"Ann Moss, harbour master {verb}: “The quay is safe.”")
    assert (quote.speaker, quote.speaker_title) == ("Ann Moss", "harbour master")


@cases(
    "before",
    ["After he met", "Speaking of Karl Birk and", "Unlike", "In a letter to", "Asked about"],
)
def test_who_is_told_of_before_does_not_hold_the_office_of_who_speaks(before: str) -> None:
    text = f"{before} Sergei Moss, the British Prime Minister told us: “The quay is safe.”"
    (quote,) = find_quotes(text)
    assert (quote.speaker, quote.mention(text)) == (None, "the British Prime Minister")


def test_an_office_between_a_place_and_a_surname_is_no_name() -> None:
    text = "Ann Moss is new here. “The quay is safe,” said Dell Governor Moss."
    (quote,) = find_quotes(text)
    assert quote.speaker == "Ann Moss"


@pytest.mark.parametrize(
    ("introduction", "title"),
    [
        ("We met Harbour Response Coordinator Dr. Ann Moss.", "Harbour Response Coordinator"),
        ("We met the coordinator Dr. Ann Moss.", "coordinator"),
        ("We met Dr. Ann Moss.", "Dr."),
    ],
)
def test_a_doctor_with_an_office_is_called_by_the_office(introduction: str, title: str) -> None:
    (quote,) = find_quotes(f"{introduction} “The quay is safe,” Moss said.")
    assert (quote.speaker, quote.speaker_title) == ("Ann Moss", title)


@cases(
    ("words", "speaker"),
    [
        ("U.S. Secretary of Energy Ann Moss", "Ann Moss"),
        ("Secretary of Health and Human Services Ann Moss", "Ann Moss"),
        ("Secretary of the Interior Ann Moss", "Ann Moss"),
        ("Assistant to the President and Director of HARB, Ann Moss", "Ann Moss"),
        ("Radio Kell Office of Boats and Quays Director Ann Moss", "Ann Moss"),
        ("the director of Radio Dell, Ann Moss", "Ann Moss"),
        ("the mother of Ann Moss", None),
        ("the President of Kell and Prime Minister Ann Moss", None),
    ],
)
def test_an_office_with_what_it_is_of_belongs_to_the_name_after_it(
    words: str, speaker: str | None
) -> None:
    (quote,) = find_quotes(f"“We will build the boats and the quay,” said {words}.")
    assert quote.speaker == speaker


def test_the_president_of_a_transcript_is_the_one_of_the_day() -> None:
    people = PeopleDirectory(
        (Person("Ann Moss", (), (Office("President of Dell", "THE PRESIDENT"),)),)
    )
    text = (
        "Q    Yesterday President Karl Birk was here.  The President said, “We build now.”\n\n"
        "MS. QUILL:  He was.\n\nQ    And the President?\n\n"
        "MR. DARE:  The President said, “We build boats, as I told you.”"
    )
    found = find_quotes(text, title="Press Briefing", date=date(2022, 5, 1), people=people)
    inner = [quote.speaker for quote in found if quote.kind is QuoteKind.DIRECT]
    assert inner == ["Ann Moss", "Ann Moss"]
    own = text.replace("MR. DARE", "PRESIDENT ANN MOSS")
    found = find_quotes(own, title="Press Briefing", date=date(2022, 5, 1), people=people)
    inner = [quote.speaker for quote in found if quote.kind is QuoteKind.DIRECT]
    assert inner == ["Ann Moss", "Karl Birk"]


@cases(
    ("introduction", "title"),
    [
        ("With us is Radio Kell Founder and CEO Ann Moss.", "Radio Kell Founder and CEO"),
        ("With us is Society of Poets President Ann Moss.", "Society of Poets President"),
        ("With us is Bank for the Harbour Chairman Ann Moss.", "Bank for the Harbour Chairman"),
        ("Thank you, Karl. President Ann Moss is here.", "President"),
        ("With us are the mayor and Dr. Ann Moss.", "Dr."),
        ("With us is U.S. Senator Ann Moss.", "U.S. Senator"),
        ("With us is Kell Corp. President Ann Moss.", "Kell Corp. President"),
        ("In Kell Mayor Ann Moss waved.", "Kell Mayor"),
        ("For Democratic mayor Ann Moss it is late.", "Democratic mayor"),
        ("Ask Ann Moss, if you see the mayor.", None),
        ("This is Ann Moss, let the mayor come.", None),
        ("This is Ann Moss, you are a teacher.", None),
        ("This is my good friend Ann Moss.", None),
        ("This is my friend, the mayor, Ann Moss.", "mayor"),
        ("Ann Moss, head of the Union of Farmers, sat.", "head of the Union of Farmers"),
        ("Ann Moss, member of the board criticized the mayor by saying so.", "member of the board"),
        ("Ann Moss, head of the unit that charged the men, sat.", "head of the unit"),
        ("Ann Moss, president of the Union and runs a shop, sat.", "president of the Union"),
        ("Ann Moss, the director for boats here to help us, sat.", "director for boats"),
        ("Ann Moss, a conductor — senior conductor — walked up and left.", "conductor"),
        ("Ann Moss, head of a group called the Six, sat.", "head of a group called the Six"),
        ("Ann Moss, chief U.S. trade director, sat.", "chief U.S. trade director"),
        ("Ann Moss, director in the U.S., sat.", "director in the U.S."),
        ("This is Ann Moss, president of the NAACP.", "president of the NAACP"),
        ("This is Ann Moss, director of the U.S. They sat.", "director of the U.S."),
        ("Ann Moss, leader of the armed forces, sat.", "leader of the armed forces"),
        ("Ann Moss, president and owner of boats, sat.", "president and owner of boats"),
    ],
)
def test_a_title_is_whole_and_nothing_but_a_title(introduction: str, title: str | None) -> None:
    (quote,) = find_quotes(f"{introduction} “The quay is safe,” Moss said.")
    assert (quote.speaker, quote.speaker_title) == ("Ann Moss", title)


@cases(
    ("introduction", "who", "speaker"),
    [
        ("President Karl Birk met President Peter Moss.", "Irish", None),
        (
            "President Karl Birk met Irish President Peter Moss and President Dell.",
            "Irish",
            "Peter",
        ),
        ("Karl Birk, the Irish president, met President Peter Moss.", "Irish", "Karl"),
        ("Former President Karl Birk met President Peter Moss.", "former", "Karl"),
        ("President Karl Birk met President Peter Moss.", "former", None),
        ("President Karl Birk came.", "Irish", "Karl"),
        ("President Karl Birk met President Peter Moss.", "tired", "Peter"),
        ("President Karl Birk met Vice President Peter Moss.", "vice", "Peter"),
        ("Vice President Peter Moss met President Karl Birk.", "vice", "Peter"),
        ("President Karl Birk came.", "vice", None),
        ("Irish President Karl Birk came.", "American", None),
        ("Irish President Karl Birk came.", "Irish", "Karl"),
    ],
)
def test_of_several_with_an_office_one_is_told_by_nation_or_post(
    introduction: str, who: str, speaker: str | None
) -> None:
    text = (
        f"{introduction} The {who} president said that the sea was “as cold as it has ever been.”"
    )
    (quote,) = find_quotes(text)
    assert (quote.speaker.split()[0] if quote.speaker else None) == speaker


@cases(
    ("about", "speaker"),
    [
        ("the quota", None),
        ("Congress", "Donald Trump"),
        ("the White House", "Donald Trump"),
        ("the Trump plan", "Donald Trump"),
    ],
)
def test_the_president_of_the_day_is_only_of_texts_from_his_country(
    about: str, speaker: str | None
) -> None:
    text = (
        "MS. ORBISON: Good afternoon, everyone.\n\n"
        f"QUESTION: On {about}: the president said, “There will be no cuts.” Is it so?\n\n"
        "MS. ORBISON: The quota is under review."
    )
    found = find_quotes(text, title="Ministry of Fisheries briefing", date=date(2025, 5, 6))
    assert [one.speaker for one in found if one.kind is QuoteKind.DIRECT] == [speaker]


@pytest.mark.parametrize(
    "title",
    [
        "Kell Iron and Steel Institute President and CEO",
        "House Ways and Means Committee Chair",
        "Office of Management and Budget Director",
        "Centre for Strategic and Naval Studies Kell Program Director",
        "Secretary of Veterans Affairs",
        "Kell University Professor of Economics & Public Policy",
        "Counselor to the Secretary of the Treasury",
        "Take It Down Act Advocate",
        "Chairman of the Joint Chiefs of Staff",
        "60 Plus and Young Council Chairman",
    ],
)
@pytest.mark.parametrize(
    "line",
    [
        "{} Ann Moss",
        "• {} Ann Moss",
        "{} Ann Moss, M.D.",
        "{} Ann Moss (R-KY)",
        "{} Ann Moss, III",
        "{} Ann Moss said",
        "{}, Ann Moss, said",
    ],
)
def test_a_line_of_titles_with_a_name_and_a_colon_is_one_title(title: str, line: str) -> None:
    (quote,) = find_quotes(f"They say so.\n\n{line.format(title)}: “The quay is safe today.”")
    assert (quote.speaker, quote.speaker_title) == ("Ann Moss", title)


@cases(
    ("line", "title"),
    [
        ("Mayor Karl Birk and Harbour Office Director Ann Moss", "Harbour Office Director"),
        ("Birk and Kell Director Ann Moss", "Kell Director"),
        ("Kell, Brenn and Dorn Council Director Ann Moss", "Dorn Council Director"),
        ("After Birk and Dorn Met Director Ann Moss", "Dorn Met Director"),
        ("Kell Mayor Birk and Harbour Office Director Ann Moss", "Harbour Office Director"),
        ("Kell Aerospace Chairman and CEO H. Ann Moss", "Kell Aerospace Chairman and CEO"),
        ("In Kell Director Ann Moss", "Kell Director"),
        ("The Kell and Brenn Council Director Ann Moss", "Kell and Brenn Council Director"),
        ("The mayor and Harbour Director Ann Moss", "Harbour Director"),
    ],
)
def test_of_a_line_that_names_others_only_the_last_title_is_one(line: str, title: str) -> None:
    found = find_quotes(f"They say so.\n\n{line}: “The quay is safe today.”")
    assert found[-1].speaker_title == title


def test_the_title_of_a_relative_is_not_that_of_who_has_the_surname_alone() -> None:
    text = "Joe Biden came with Dr. Biden. “The quay is safe,” Biden said."
    assert find_quotes(text)[0].speaker_title is None
    title = "Remarks by Mayor Kim Dell"
    text = (
        "(Ashley Biden approaches.)\n\nTHE MAYOR: It was good. I was there all day long.\n\n"
        "Q: And what did Dr. Biden get?\n\nMS. ASHLEY BIDEN: All of us were there.\n\n"
        "Q: Why is it so?\n\nTHE MAYOR: It was good."
    )
    titles = {quote.speaker: quote.speaker_title for quote in find_quotes(text, title=title)}
    assert titles["Ashley Biden"] is None


@cases(
    ("called", "speaker"),
    [
        ("State Secretary Brandt", "Jonas Brandt"),
        ("the state secretary", "Jonas Brandt"),
        ("Minister Brandt", "Helena Brandt"),
        ("the minister", "Helena Brandt"),
    ],
)
def test_of_two_people_of_a_surname_the_title_before_it_tells_who_speaks(
    called: str, speaker: str
) -> None:
    met = "Minister Helena Brandt and her State Secretary, Jonas Brandt, met in Bonn."
    first = "“We will talk again soon,” State Secretary Brandt said."
    text = f"{met} {first} “All is well,” {called} said."
    assert [quote.speaker for quote in find_quotes(text)] == ["Jonas Brandt", speaker]


@pytest.mark.parametrize("clock", ["7.12pm", "19:12", "7 pm"])
def test_hour_of_a_live_blog_is_no_part_of_a_title(clock: str) -> None:
    text = f"The council sits.\n\n{clock} Mayor Ann Moss: “I will have order, or I will leave.”\n"
    (quote,) = find_quotes(text, title="Live: the council")
    assert (quote.speaker, quote.speaker_title) == ("Ann Moss", "Mayor")


@cases(
    ("introduction", "title"),
    [
        ("My grandson named Karl Moss came.", "grandson"),
        ("My son — my youngest grandson then — named Karl — Karl Moss — was ten.", "grandson"),
        ("Her uncle, a tall man, called Karl Moss came.", "uncle"),
        ("Their brother-in-law named Karl Moss came.", "brother-in-law"),
        ("My son met a pilot named Karl Moss.", None),
        ("My son left. A pilot named Karl Moss came.", None),
    ],
)
def test_who_is_named_so_is_the_relative_whom_the_words_before_tell_of(
    introduction: str, title: str | None
) -> None:
    (quote,) = find_quotes(f"{introduction} “The quay is safe,” Moss said.")
    assert (quote.speaker, quote.speaker_title) == ("Karl Moss", title)
