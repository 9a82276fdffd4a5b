"""Names and titles that a transcript's labels take from its title and its text."""

from __future__ import annotations

import pytest

from briefreader.quotes import find_quotes


def first_speaker(text: str, title: str) -> tuple[str | None, str | None]:
    turn = next(quote for quote in find_quotes(text, title=title) if quote.kind == "turn")
    return turn.speaker, turn.speaker_title


@pytest.mark.parametrize(
    ("label", "known", "speaker"),
    [
        ("SECRETARY DELL", "We thank Secretary of Education Dell for coming.", "SECRETARY DELL"),
        ("PRIME MINISTER DELL", "We thank His Excellency Yair Dell.", "Yair Dell"),
        ("ADMIRAL HOLM", "We thank Ensign Holm as well.", "ADMIRAL HOLM"),
        ("MEMBERS OF THE BAND", "We thank the band.", None),
    ],
)
def test_a_portfolio_or_an_honour_is_no_given_name(
    label: str, known: str, speaker: str | None
) -> None:
    text = f"{label}:  Good evening.\n\nMAYOR MOSS:  {known}"
    assert first_speaker(text, "Remarks by Mayor Ann Moss at the Quay")[0] == speaker


@pytest.mark.parametrize(
    "known",
    [
        "Thanks to Secretary Birk and Mary Dell.",
        "This is the director of Mary Dell’s choir.",
        "Read the remarks by the President on the Release of Mary Dell.",
    ],
)
def test_whose_title_stands_before_another_name_is_not_carried_over(known: str) -> None:
    text = f"MS. DELL:  Good evening.\n\nMAYOR MOSS:  {known}"
    assert first_speaker(text, "Remarks by Mayor Ann Moss at the Quay") == ("Mary Dell", None)


def test_several_people_after_a_comma_are_no_title() -> None:
    text = "Ann Moss, family members and advisers with ideas, came. “We begin,” Moss said."
    (quote,) = find_quotes(text)
    assert (quote.speaker, quote.speaker_title) == ("Ann Moss", None)
