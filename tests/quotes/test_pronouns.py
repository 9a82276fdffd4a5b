"""He and she mean persons: no street, no town, and nobody who came long before somebody unnamed."""

from __future__ import annotations

import pytest

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
