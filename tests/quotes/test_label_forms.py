from __future__ import annotations

from datetime import date

from tests.cases import cases

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


@cases(
    "label",
    [
        'ANN MOSS, AUTHOR, "COLD PIER"',
        "ANN MOSS, AUTHOR, “COLD PIER”",
        'ANN MOSS, HOST OF "THE PIER"',
        'ANN MOSS, HOST, "THE PIER" AND "THE QUAY"',
    ],
)
def test_a_label_may_have_a_title_in_marks(label: str) -> None:
    text = (
        f"KARL BIRK, HOST: Good evening.\n\n{label}: Thank you. I wrote it in May.\n\n"
        "BIRK: Why then?\n\nMOSS: I had time.\n\nBIRK: Much?"
    )
    found = turns(text, "Book hour")
    assert [quote.speaker for quote in found[::2]] == ["Karl Birk"] * 3
    assert [quote.speaker for quote in found[1::2]] == ["Ann Moss"] * 2
    assert [quote.kind for quote in find_quotes(text, title="Book hour")] == ["turn"] * 5


def test_words_in_marks_before_a_colon_are_no_label() -> None:
    text = (
        'He was there.\n\nMoss called the KELL "COLD PIER": it is cold.\n\nShe said "NO": a word.'
    )
    assert turns(text, "A walk") == []


def test_what_stands_in_brackets_behind_a_q_is_no_part_of_the_question() -> None:
    text = LINES.replace("Q    Is the", "Q (via interpreter): Is the")
    assert turns(text)[1].text == "Is the bridge safe?"
    assert turns(text)[1].speaker is None


def test_an_office_behind_a_name_says_that_it_is_one_wherever_it_stands() -> None:
    text = (
        "Rill Vossen, Analyst, Kell Securities: Is it covered?\n\nAnn Moss, Chair: It is.\n\n"
        "Rill Vossen: And next year?\n\nAnn Moss: I cannot say.\n\nRill Vossen: Thank you."
    )
    found = turns(text, "Half-year results")
    assert [quote.speaker for quote in found] == [*["Rill Vossen", "Ann Moss"] * 2, "Rill Vossen"]


def test_given_names_are_those_whom_the_title_has_in_full() -> None:
    said = "Ann: Hello.\n\nSam: Thank you for having me.\n\nAnn: What is salt?\n\nSam: A rock."
    text = f"{said}\n\n{said}"
    found = turns(text, "Shore Talk with Ann Moss: salt, with chemist Sam Birk")
    assert [quote.speaker for quote in found] == ["Ann Moss", "Sam Birk"] * 4
    assert not any(quote.certain for quote in found)
    two = turns(text, "Shore Talk with Ann Moss, Ann Fain and Sam Birk")
    assert "Ann Moss" not in {quote.speaker for quote in two}


@cases("title", ["Alderwoman", "Councilmember", "Trustee", "Treasurer", "Selectwoman"])
def test_who_sits_on_a_council_has_the_full_name_of_the_head(title: str) -> None:
    text = (
        "Present: Mayor Ann Moss, Rita Birk\n\n"
        f"{title.upper()} BIRK: I move it.\n\nMAYOR MOSS: Is it clear?\n\n"
        f"{title.upper()} BIRK: It is.\n\nMAYOR MOSS: Then we vote.\n\n{title.upper()} BIRK: Aye."
    )
    assert {quote.speaker for quote in turns(text, "Work session")} == {"Rita Birk", "Ann Moss"}


def test_a_time_in_square_brackets_may_stand_behind_any_name() -> None:
    text = (
        "Rill Vossen [00:00:03]: Welcome.\n\nAnn Moss [00:00:09]: What did you see?\n\n"
        "Rill Vossen [00:00:15]: A boat.\n\nBig Boats [00:00:19]: We float."
    )
    found = turns(text, "The Long Pier, episode 41")
    assert [quote.speaker for quote in found] == ["Rill Vossen", "Ann Moss", "Rill Vossen", None]


def test_initials_may_stand_for_names_that_labels_had_before() -> None:
    text = (
        "Kell Review: Why?\n\nRill Vossen: I lent it.\n\nAnn Moss: I lost it.\n\n"
        "KR: Have you found it?\n\nRV: My sister did.\n\nAM: It was not mine.\n\nRV: No."
    )
    found = turns(text, "Issue 8")
    assert [quote.mention(text) for quote in found[:4]] == [
        *("Kell Review", "Rill Vossen", "Ann Moss", "KR"),
    ]
    assert found[5].speaker == found[2].speaker == "Ann Moss"


def test_who_asks_may_have_a_surname_behind_the_word_for_it() -> None:
    text = (
        "StS Brandner: Guten Tag.\n\nFrage Jung: Wann kommt es?\n\nStS Brandner: Im Herbst.\n\n"
        "Zusatzfrage Moss: In welchem?\n\nStS Brandner: In diesem.\n"
    )
    found = turns(text, "Im Wortlaut")
    assert [quote.speaker for quote in found[1::2]] == [None, None]
    assert [quote.mention(text) for quote in found[1::2]] == ["Frage Jung", "Zusatzfrage Moss"]


def test_a_long_office_may_stand_before_a_name_and_its_dash() -> None:
    said = "Ministra de Puertos, Ana Molina.- Es un gran día.\n\nP.- ¿Cuánto va a costar?\n\n"
    found = turns(f"Portavoz.- Buenos días.\n\n{said * 2}Portavoz.- Gracias.", "Rueda de prensa")
    assert len(found) == 6


def test_the_presiding_officer_is_a_label_of_a_printed_record() -> None:
    text = (
        "The PRESIDING OFFICER. The Senator from Dell.\n\nMr. BIRK. I rise to speak.\n\n"
        "The PRESIDING OFFICER. Without objection.\n\nMs. MOSS. Will he yield?\n\n"
        "Mr. BIRK. I will.\n\nMs. MOSS. Has he read it?\n"
    )
    assert [quote.speaker for quote in turns(text, "SENATE")] == [
        *(None, "Mr. BIRK", None, "Ms. MOSS", "Mr. BIRK", "Ms. MOSS"),
    ]


@cases("role", ["Interviewer", "Moderator", "Speaker"])
def test_a_role_above_the_first_turn_that_only_names_its_bearer_is_no_turn(role: str) -> None:
    text = (
        f"{role}: Karl Birk, Director\n\nMR. BIRK: Good morning.\n\nMS. MOSS: Good morning.\n\n"
        "MR. BIRK: Shall we?\n\nMS. MOSS: Yes.\n\nMR. BIRK: Then begin."
    )
    assert labels(text) == [*["MR. BIRK", "MS. MOSS"] * 2, "MR. BIRK"]
    spoken = text.replace("Karl Birk, Director", "Good morning to all of you.")
    assert len(labels(spoken)) == 6


SHORT = (
    "MS. MOSS: I move that we mend the pier.\n\nMR. BIRK: Who pays for it?\n\n"
    "MS. MOSS: We do.\n\nMR. BIRK: Then I agree."
)


@cases(
    "head",
    [
        "7 May 2024\n\nPresent: Ann Moss, Karl Birk\n\nTown hall",
        "7 May 2024\n\nAnn Moss and Karl Birk spoke about the pier.",
        "It was a cold day — “they came.”",
    ],
)
def test_a_short_transcript_may_have_lines_above_it(head: str) -> None:
    assert len(turns(f"{head}\n\n{SHORT}", "Work session")) == 4


def test_a_time_in_brackets_may_stand_before_a_label() -> None:
    text = (
        "[00:02] Ann Moss: Can everybody hear me?\n\n[00:05] Karl Birk: I can.\n\n"
        "[00:09] Ann Moss: Why is the pier closed?\n\n[00:14] Karl Birk: Nobody mended it.\n\n"
        "(01:00:21) Ann Moss: Please do."
    )
    found = turns(text, "Audio room")
    assert [quote.speaker for quote in found] == [*["Ann Moss", "Karl Birk"] * 2, "Ann Moss"]
    assert found[0].text == "Can everybody hear me?"


def test_who_speaks_is_listed_above_and_the_list_is_no_turn() -> None:
    text = (
        "Speakers: Ann Moss (CEO), Karl Birk (CFO)\n\nAnn Moss: Good morning.\n\n"
        "Karl Birk: Costs rose.\n\nModerator: A question.\n\nAnn Moss: Yes?\n\nModerator: When?"
    )
    assert labels(text, "Interim report") == [
        *("Ann Moss", "Karl Birk", "Moderator", "Ann Moss", "Moderator"),
    ]
