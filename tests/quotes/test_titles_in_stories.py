"""The title that a report states with a name, as far as it belongs to it."""

from __future__ import annotations

import pytest

from briefreader.quotes import find_quotes


@pytest.mark.parametrize(
    ("introduction", "title"),
    [
        ("The harbour master Ann Moss came.", "harbour master"),
        ("On Monday, police chief Ann Moss came.", "police chief"),
        ("Karl Birk met harbour master Ann Moss.", "harbour master"),
        ("They came with former radio host Ann Moss.", "radio host"),
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
