"""Whose label has a surname alone is somebody whom the others call by a given name."""

from __future__ import annotations

from tests.cases import cases

from briefreader.quotes import explain, find_quotes

TITLE = "Roundtable on the Harbour"
TALK = (
    "MR. BIRK:  We begin with the quay. {before}\n\n"
    "{label}  The quay is safe, and it will stay safe.\n\n"
    "{after}\n\n"
    "{label}  It was built in a year.\n\n"
    "MR. BIRK:  That is all for today.\n"
)
PLAIN = "MR. BIRK:  Then there is the harbour."


def speakers(
    before: str = "", after: str = PLAIN, label: str = "MS. MOSS:", more: str = ""
) -> set[str | None]:
    text = TALK.format(label=label, before=before, after=after) + more
    found = find_quotes(text, title=TITLE)
    return {quote.speaker for quote in found if label in quote.mention(text) + ":"}


@cases(
    ("before", "after"),
    [
        ("", "MR. BIRK:  Thank you, Ann. Then there is the harbour."),
        ("", "MR. BIRK:  (Laughs.)  Okay. Thanks so much, Ann."),
        ("", "MR. BIRK:  Well, Ann, thank you. Then there is the harbour."),
        ("Ann, Ann, are you there?", PLAIN),
        ("Ann, over to you.", PLAIN),
        ("Go ahead, Ann.", PLAIN),
        ("I turn it over to Ann. How safe is it? I do not know.", PLAIN),
        ("Ann, I’m going to turn to you. Not all know how safe it is.", PLAIN),
        ("Ann, coming to you. How safe is it?", PLAIN),
        ("I call on Ann. How safe is it?", PLAIN),
        ("", "MR. BIRK:  Thank you for coming here, Ann."),
        ("I turn to you, Ann.", "Q    Thanks, Ann. Is it?"),
        # what is asked of somebody by name, and a name again and again within one turn
        ("It took how many years, Ann?", PLAIN),
        ("Ann, 14 years?", PLAIN),
        ("I start with you, Ann, if I may. It is old. How do you keep it safe?", PLAIN),
        ("So, Ann, you run the quay. It is old. Is your work done?", PLAIN),
        ("Now, Ann, I want to thank you for coming. Tell me about the quay.", PLAIN),
        ("Before I go to you, Ann, I saw it. You keep it safe, Ann. It is old —", PLAIN),
        ("", "MR. BIRK:  That’s great, Ann. Then there is the harbour."),
        ("", "MR. BIRK:  Well said, Ann. Then there is the harbour."),
    ],
)
def test_a_given_name_said_in_thanks_or_again_and_again_is_the_speaker_s(
    before: str, after: str
) -> None:
    assert speakers(before, after) == {"Ann Moss"}


def test_the_surname_is_written_as_names_are() -> None:
    thanks = "MR. BIRK:  Thanks, Ann."
    assert speakers(after=thanks, label="DR. MCDELL:") == {"Ann McDell"}
    assert speakers(after=thanks, label="MS. DELLOW MOSS:") == {"Ann Dellow Moss"}


def test_a_name_that_is_not_known_as_one_must_be_said_again() -> None:
    once = "MR. BIRK:  Thanks, Saloni."
    assert speakers(after=once) == {"MS. MOSS"}
    assert speakers("Saloni, I want to start with you. How safe is it?") == {"Saloni Moss"}
    assert speakers(after=f"{once}\n\nMS. MOSS:  Yes.\n\nQ    Thanks, Saloni.") == {"Saloni Moss"}


@cases(
    ("before", "after", "more"),
    [
        # once, before a turn, or by one who asks: perhaps somebody else's
        ("I turn to you, Ann.", PLAIN, ""),
        ("Ann, you must be proud of them.", PLAIN, ""),
        ("I turn it over to Ann Hale. How safe is it?", PLAIN, ""),
        ("I turn it over to Ann. Now Ruth, tell us.", "MR. BIRK:  Thanks, Ruth.", ""),
        ("We go ahead with it. He comes from St. Paul, Minnesota.", PLAIN, ""),
        ("Ann, you heard it. Karl, how do you keep it safe? Go on.", PLAIN, ""),
        ("It was built by my aunt, Ann, years ago. Is your work done?", PLAIN, ""),
        ("Ann, who is not here, built it. It is old. Is your work done?", PLAIN, ""),
        ("Ann, Ruth and Karl built it. It is old. Is your work done?", PLAIN, ""),
        ("Ann, we all came to see you. It is old. Is he here?", PLAIN, ""),
        ("Ann built it. It is old. Is your work done?", PLAIN, ""),
        ("He asked, “Is it safe, Ann?” It is old.", PLAIN, ""),
        ("", "MR. BIRK:  That’s a good question, Ann. It is old.", ""),
        ("", "MR. BIRK:  Go ahead, Ann. Then Ruth.", ""),
        ("", "MR. BIRK:  It is old. That’s great, I told my Ann.", ""),
        ("", "Q    Thanks, Ann. Is it?", ""),
        # of the other gender, a title, a greeting, a place
        ("", "MR. BIRK:  Thanks, Karl.", ""),
        ("", "MR. BIRK:  Thank you, Secretary.", ""),
        ("", "MR. BIRK:  Hi, thanks for that.", ""),
        ("", "MR. BIRK:  Thank you, Georgia.", ""),
        # two names, another speaker's, another's in the text, two who are called so
        ("Ruth, Ruth, are you there?", "MR. BIRK:  Thanks, Ann.", ""),
        ("", "MR. BIRK:  Thanks, Ann.", "\nMS. ANN HALE:  I was here first.\n"),
        ("", "MR. BIRK:  Thanks, Ann. Ann Hale wrote to us, too.", ""),
        (
            "",
            "MR. BIRK:  Thanks, Ann.",
            "\nDR. HALE:  I was here first.\n\nMR. BIRK:  Thanks, Ann.\n\nDR. HALE:  I was.\n",
        ),
    ],
)
def test_a_name_that_may_be_another_s_is_not_given(before: str, after: str, more: str) -> None:
    assert speakers(before, after, more=more) == {"MS. MOSS"}


def test_who_has_just_spoken_may_be_spoken_to_first() -> None:
    asked = "Ann, you built the quay. It is old. How do you keep it safe?"
    spoken = f"We begin.\n\nDR. HALE:  I built it.\n\nMR. BIRK:  {asked}"
    assert speakers(spoken) == {"MS. MOSS"}
    assert speakers(spoken.replace("DR. HALE", "MR. HALE")) == {"Ann Moss"}


def test_a_question_may_be_long() -> None:
    told = "The town has looked at every quay of it. " * 22  # 902 characters
    assert speakers(f"Ann, I go to the harbour. {told}How do you keep it safe?") == {"Ann Moss"}


def test_a_short_name_may_be_a_woman_s_and_a_man_s() -> None:
    asked = "Alex, did you build it?"
    assert speakers(asked) == {"Alex Moss"}
    assert speakers(asked, label="MR. MOSS:") == {"Alex Moss"}


def test_a_full_name_an_office_and_the_commonest_surnames_stay_as_they_are() -> None:
    thanks = "MR. BIRK:  Thanks, Ann."
    assert speakers(after=thanks, label="MS. RUTH MOSS:") == {"Ruth Moss"}
    assert speakers(after=thanks, label="THE MAYOR:") == {"THE MAYOR"}
    assert speakers(after=thanks, label="MS. SMITH:") == {"MS. SMITH"}


def test_why_a_speaker_has_that_name_is_explained() -> None:
    text = TALK.format(label="MS. MOSS:", before="", after="MR. BIRK:  Thanks, Ann.")
    explained = explain(text, title=TITLE)
    assert "found by  the label before it, and the given name by which others call" in explained


def test_a_surname_that_is_also_a_word_of_titles_is_found_in_the_text() -> None:
    text = (
        "MR. BIRK:  Police Chief Karl White is here. Chief White, you may begin.\n\n"
        "CHIEF WHITE:  The quay is safe.\n\nMR. BIRK:  Is it?\n\nMR. WHITE:  It is.\n"
    )
    named = [quote.speaker for quote in find_quotes(text, title=TITLE)]
    assert named == ["MR. BIRK", "Karl White", "MR. BIRK", "Karl White"]
