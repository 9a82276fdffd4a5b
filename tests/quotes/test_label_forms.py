from __future__ import annotations

from datetime import date

from briefreader.quotes import Quote, find_quotes

TITLE = "Press Briefing by Harbour Press Secretary Ann Moss"
LINES = "\n\n".join(
    [
        "MS. MOSS:  Good afternoon.",
        "Q    Is the bridge safe?",
        "MS. MOSS:  It is.",
        "Q    Since when?",
        "MS. MOSS:  Since May.",
    ]
)


def turns(text: str, title: str = TITLE, day: date | None = None) -> list[Quote]:
    return [quote for quote in find_quotes(text, title=title, date=day) if quote.kind == "turn"]


def labels(text: str, title: str = TITLE) -> list[str]:
    return [quote.mention(text) for quote in turns(text, title)]


def test_a_title_in_small_letters_before_capitals_is_part_of_a_label() -> None:
    text = f"{LINES}\n\nDr. BIRK:  Let me add a word.\n\nMS. MOSS:  Do."
    assert labels(text)[-2:] == ["Dr. BIRK", "MS. MOSS"]
    assert turns(text)[-2].certain


def test_a_label_may_follow_the_clock_in_its_line() -> None:
    text = f"5:19 P.M. EDT MODERATOR:\xa0 Thanks for joining.\n\n{LINES}"
    assert labels(text)[0] == "MODERATOR"
    assert turns(text)[0].text == "Thanks for joining."


def test_one_name_in_small_letters_among_capitals_is_read_out_and_no_label() -> None:
    text = f"{LINES}\n\nMorgan Harwood: “With ferries running, growth is strong.”\n\nQ    Yes?"
    assert "Morgan Harwood" not in labels(text)
    assert turns(text)[-2].text.endswith("growth is strong.”")


def test_a_known_person_in_small_letters_among_capitals_is_a_label() -> None:
    text = f"{LINES}\n\nMoss:  One more thing.\n\nQ    Yes?"
    assert labels(text)[-2:] == ["Moss", "Q"]


def test_a_name_known_from_labels_alone_is_written_as_in_running_text() -> None:
    text = f"{LINES}\n\nMR. KARL MCBIRK:  Hello.\n\nGOVERNOR DEL O’MARE:  Hello."
    assert [turn.speaker for turn in turns(text)[-2:]] == ["Karl McBirk", "Del O’Mare"]
