"""He and she mean persons: no street, no town, and nobody who came long before somebody unnamed."""

from __future__ import annotations

from datetime import date

import pytest

from briefreader.article import QuoteKind
from briefreader.quotes import find_quotes
from briefreader.quotes.names import Cast


def last_speaker(text: str, title: str = "") -> str | None:
    return find_quotes(text, title=title)[-1].speaker


@pytest.mark.parametrize(
    "place",
    [
        "on Coopers Row",
        "at Gannet Quay",
        "along Ellen Street",
        "off Gannet Point",
        "in Ardle Regis",
        "near Kell Mouth",
    ],
)
def test_a_place_is_nobody_whom_he_can_mean(place: str) -> None:
    text = f"Karl Birk came late. The shops {place} were shut. “It is late,” he said."
    assert last_speaker(text) == "Karl Birk"
    assert last_speaker(f"The shops {place} were shut. “It is late,” he said.") is None


@pytest.mark.parametrize(
    "name", ["Nathan Lane", "Ann Hill", "Ruard Point", "Ruard Kell", "Mr. Gannet Row"]
)
def test_a_person_with_the_name_of_a_place_stays_a_person(name: str) -> None:
    text = f"The visitors laughed at it. {name} came late. “It is late,” {name} said."
    assert last_speaker(text) == name.removeprefix("Mr. ")
    assert Cast(text).named(name).person


REMARKS = "Remarks by Mayor Ann Moss"


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("My father fished. When I left", None),
        ("An old farmer stopped me. When I left", None),
        ("My father, Peter Moss, fished. When I left", "Peter Moss"),
        ("My mother fished. When I left", "Karl Birk"),
        ("Karl Birk, my friend, fished. When I left", "Karl Birk"),
    ],
)
def test_in_a_speech_he_can_be_somebody_who_is_never_named(
    before: str, speaker: str | None
) -> None:
    text = f"Friends, I thank Karl Birk for the boat.\n\n{before}, he said, “You never could row.”"
    assert last_speaker(text, REMARKS) == speaker


def test_in_a_report_an_unnamed_man_hides_nobody() -> None:
    text = "Karl Birk met a man in the street. “It is late,” he said."
    assert last_speaker(text) == "Karl Birk"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Moss aide Karl Birk came late. “We are not ready,” he said.", "Karl Birk"),
        (
            "Senator Karl Birk doubted Peter Moss's word. He called it “a very tall tale.”",
            "Karl Birk",
        ),
        ("Karl Birk left the Border Patrol. “I am glad of that,” he said.", "Karl Birk"),
    ],
)
def test_a_name_that_owns_or_tells_which_is_not_who_is_meant(text: str, speaker: str) -> None:
    assert find_quotes(text)[-1].speaker == speaker


def test_in_a_transcript_he_can_be_the_president_of_its_day() -> None:
    text = (
        "MS. PSAKI: Go ahead.\n\nQ What did the President think of it?\n\n"
        "MS. PSAKI: The President was clear. He said, “We will stay until it is done.”\n\n"
        "Q Thank you.\n\nMS. PSAKI: Thank you."
    )
    title = "Press Briefing by Press Secretary Jen Psaki"
    quotes = find_quotes(text, title=title, date=date(2022, 3, 7))
    said = [quote for quote in quotes if quote.kind is QuoteKind.DIRECT]
    assert [quote.speaker for quote in said] == ["Joe Biden"]


def test_a_chair_is_nobody() -> None:
    text = "The Harbour Chairman — the Harbour Chairman Birk — fished. He said, “It is late.”"
    assert last_speaker(text) == "Birk"


def test_a_given_name_means_the_one_person_who_bears_it() -> None:
    text = "Karl Birk rowed. They met Peter Moss. Karl told them, “Wait.” He added, “It is late.”"
    assert last_speaker(text) == "Karl Birk"
    text = f"{text} Karl Dell came. Karl said, “Who knows?”"
    assert last_speaker(text) == "Karl"


@pytest.mark.parametrize("town", ["Virginia", "Charlotte"])
def test_a_town_is_no_given_name(town: str) -> None:
    text = f"{town} Moss was born in {town}. {town} said in a statement, “We are glad.”"
    assert last_speaker(text) == town
