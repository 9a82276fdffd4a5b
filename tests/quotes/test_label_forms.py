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


def test_other_names_in_capitals_are_labels_where_three_with_a_title_are() -> None:
    text = (
        "CHAIR BROOK. We decided to leave rates where they are.\n\nMICHELLE SMITH. Nora.\n\n"
        "NORA BIRK. Nora Birk, the Dell Times. Why?\n\nCHAIR BROOK. We want to see more data.\n\n"
        "NORA BIRK. And in September?\n\nCHAIR BROOK. We have made no decision."
    )
    found = find_quotes(text, title="Transcript of Chair Brook's Press Conference")
    assert [(one.speaker, one.text) for one in found if one.kind == "turn"] == [
        ("CHAIR BROOK", "We decided to leave rates where they are."),
        ("Michelle Smith", "Nora."),
        ("Nora Birk", "Nora Birk, the Dell Times. Why?"),
        ("CHAIR BROOK", "We want to see more data."),
        ("Nora Birk", "And in September?"),
        ("CHAIR BROOK", "We have made no decision."),
    ]


def test_names_before_a_recordings_times_are_labels() -> None:
    text = (
        "Harbour meeting\n\nSPEAKERS\nAnn Moss, Carl Reed\n\nAnn Moss  00:01\nShall we begin?\n\n"
        "Carl Reed  00:05 We are over budget.\n\nSpeaker 1  00:12\nBy how much?\n\n"
        "Carl Reed  00:14\nBy two million.\n\nAnn Moss  00:18\nThat is a lot."
    )
    assert [(one.speaker, one.text) for one in find_quotes(text)] == [
        ("Ann Moss", "Shall we begin?"),
        ("Carl Reed", "We are over budget."),
        (None, "By how much?"),
        ("Carl Reed", "By two million."),
        ("Ann Moss", "That is a lot."),
    ]


def test_a_timetable_has_no_labels() -> None:
    text = "Ferries\n\nDell Quay  10:15\nKell\n\nSelwyn  09:05\nDell\n\nDell Quay  11:15\nKell\n\n"
    assert find_quotes(text + "Selwyn  08:05\nDell\n") == ()
