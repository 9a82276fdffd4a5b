"""Names and titles that a transcript's labels take from its title and its text."""

from __future__ import annotations

import pytest
from tests.cases import cases

from briefreader.quotes import find_quotes
from briefreader.quotes.entities import foreign_titles
from briefreader.quotes.entities.label_titles import without_brackets


def first_speaker(text: str, title: str) -> tuple[str | None, str | None]:
    turn = next(quote for quote in find_quotes(text, title=title) if quote.kind == "turn")
    return turn.speaker, turn.speaker_title


@cases(
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


@cases("label", ["Ann Moss MP", "Ann Moss, MSP", "Dr Ann Moss OBE", "ANN MOSS KC"])
def test_honours_and_seats_behind_a_labels_name_are_no_part_of_it(label: str) -> None:
    text = f"Chair: What is it?\n\n{label}: A quay.\n\nChair: Whose?\n\n{label}: It is ours."
    found = [quote for quote in find_quotes(text) if quote.kind == "turn"]
    assert [quote.speaker for quote in found] == ["Chair", "Ann Moss", "Chair", "Ann Moss"]
    assert found[1].mention(text) == label


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


@cases(
    ("label", "known", "speaker"),
    [
        ("CHIEF OF STAFF DELL", "We thank Karl Dell.", "Karl Dell"),
        ("SECRETARY OF HEALTH AND HUMAN SERVICES DELL", "We thank Karl Dell.", "Karl Dell"),
        ("SECRETARY OF THE HARBOUR KARL DELL", "We thank him.", "Karl Dell"),
        ("CHIEF OF STAFF", "We thank him.", None),
        ("NATIONAL CLIMATE ADVISOR DELL", "We thank Karl Dell.", "Karl Dell"),
        ("STATE REPRESENTATIVE DELL", "We thank Karl Dell.", "Karl Dell"),
        ("DEPUTY ASSISTANT MAI DELL", "We thank Deputy Assistant Mai Dell.", "Mai Dell"),
        ("ACTING ADMINSTRATOR DELL", "We thank Karl Dell.", "Karl Dell"),
        ("REPSENTATIVE DELL", "We thank Karl Dell.", "Karl Dell"),
        ("COMMISIONER DELL", "We thank Karl Dell.", "Karl Dell"),
        ("DOCTORS DELL", "We thank Karl Dell.", "Karl Dell"),
        ("MARSHALL DELL", "We thank him.", "Marshall Dell"),
        ("DOCTORS DELL AND BIRK", "We thank Karl Dell.", None),
        ("PRESIDENT DELL AND PRIME MINISTER BIRK", "We thank Karl Dell.", None),
        ("MOERATOR", "We thank him.", None),
        ("AUDIENCE PARTICPIANT", "We thank him.", None),
    ],
)
def test_titles_may_be_long_plural_or_misspelt(label: str, known: str, speaker: str | None) -> None:
    text = f"{label}:  Good evening.\n\nMAYOR MOSS:  {known}"
    assert first_speaker(text, "Remarks by Mayor Ann Moss at the Quay")[0] == speaker


@cases(
    ("label", "known", "speaker"),
    [
        ("MS. FAIRLIE", "", "Ann Fairley"),
        ("MS. FARLEY", "", "Ann Fairley"),
        ("MS. FARLEY", "Ms. Farley is here, too. ", "MS. FARLEY"),
        ("DR. FARLEY", "", "DR. FARLEY"),
    ],
)
def test_a_misspelt_name_is_a_slip_if_nothing_else_spells_it_so(
    label: str, known: str, speaker: str
) -> None:
    turn = "Q  And the boats?\n\nMS. FAIRLEY:  They are back.\n\n"
    text = f"{turn * 12}Q  {known}And the quay?\n\n{label}:  It is shut."
    last = find_quotes(text, title="Press Briefing by Press Secretary Ann Fairley")[-1]
    assert (last.speaker, last.certain) == (speaker, speaker != "Ann Fairley")


BOTH = "Briefing by Minister Helena Birk and Ambassador Jonas Birk"
ONE = "Briefing by the Minister of Energy, Helena Birk"
BARE = "Briefing with Helena Birk"


@cases(
    ("title", "first", "second", "speakers"),
    [
        (BOTH, "MINISTER BIRK", "AMBASSADOR BIRK", ("Helena Birk", "Jonas Birk")),
        (BOTH, "MINISTER BIRK", "GENERAL BIRK", ("Helena Birk", "GENERAL BIRK")),
        (ONE, "MINISTER BIRK", "STATE SECRETARY BIRK", ("Helena Birk", "STATE SECRETARY BIRK")),
        (ONE, "DEPUTY MINISTER BIRK", "MINISTER BIRK", ("DEPUTY MINISTER BIRK", "Helena Birk")),
        (BARE, "MINISTER BIRK", "AMBASSADOR BIRK", ("MINISTER BIRK", "AMBASSADOR BIRK")),
        (BARE, "MINISTER BIRK", "BIRK", ("Helena Birk", "Helena Birk")),
        (BARE, "ENERGY MINISTER BIRK", "MINISTER BIRK", ("Helena Birk", "Helena Birk")),
        (BARE, "CHAIRWOMAN BIRK", "SENATOR BIRK", ("Helena Birk", "Helena Birk")),
    ],
)
def test_two_offices_of_one_surname_are_two_people(
    title: str, first: str, second: str, speakers: tuple[str, str]
) -> None:
    lines = [f"{first}:  Good morning.", "Q:  When?", f"{second}:  In May.", "Q:  So late?"]
    text = "\n\n".join(lines * 2)
    turns = [quote.speaker for quote in find_quotes(text, title=title) if quote.speaker]
    assert turns == [*speakers] * 2


def test_the_words_of_a_question_are_no_label() -> None:
    text = (
        "DR. MOSS:  Good day.\n\nQ    Thank you.\n\nFor Dr. Moss:  When do schools open?\n\n"
        "DR. MOSS:  In May.\n\nQ    Sure?\n\nDR. MOSS:  Yes."
    )
    found = find_quotes(text, title="Press Briefing by Dr. Ann Moss")
    assert found[1].text == "Thank you.\n\nFor Dr. Moss:  When do schools open?"


FRENCH = "Nous avons été informés mardi, et la France a proposé son aide à tous les villages."
SPANISH = "El ministro ha dicho que los pueblos de la costa no van a esperar más, y que se hará."


@cases(
    ("labels", "words", "speakers"),
    [
        (("M. Moss", "Mme Delorme"), FRENCH, ["Monsieur Moss", "Mme Delorme"]),
        (("M. Moss", "Karl Birk"), FRENCH, ["Monsieur Moss", "Karl Birk"]),
        (("M. Moss", "Mme Delorme"), "Oui.", ["Monsieur Moss", "Mme Delorme"]),
        (("M. Moss", "Karl Birk"), "We will not wait for it.", ["M. Moss", "Karl Birk"]),
        (("D. Moss", "Ann Birk"), "We will not wait for it.", ["D. Moss", "Ann Birk"]),
        (("Sr. Moss", "Sra. Birk"), SPANISH, ["Señor Moss", "Sra. Birk"]),
        (("D. Karl Moss", "Ann Birk"), SPANISH, ["Karl Moss", "Ann Birk"]),
    ],
)
def test_an_initial_is_a_title_in_the_language_that_has_it(
    labels: tuple[str, str], words: str, speakers: list[str | None]
) -> None:
    text = "\n\n".join(f"{label}: {words}" for label in labels * 3)
    assert [quote.speaker for quote in find_quotes(text, title="Le quai")][:2] == speakers


def test_a_title_is_looked_for_once_in_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[str] = []

    def language(text: str) -> str:
        texts.append(text)
        return "fr"

    monkeypatch.setattr(foreign_titles, "report_language", language)
    text = "M. MOSS: Oui.\n\nM. BIRK: Non.\n\n" * 2
    speakers = [quote.speaker for quote in find_quotes(text, title="Le quai")]
    assert speakers[:2] == ["Monsieur MOSS", "Monsieur BIRK"]
    assert texts == [text]


@cases("title", ["Mme", "Frau", "Sig.ra", "Sra.", "Mevr.", "FRAU"])
def test_a_title_of_another_language_tells_whom_a_text_names(title: str) -> None:
    labels = (f"{title} Moss", "Tom Birk") * 3
    turns = "\n\n".join(f"{label}: We have waited for it." for label in labels)
    text = f"We are with Karl Moss and Ann Moss.\n\n{turns}"
    assert find_quotes(text, title="Le quai")[0].speaker == "Ann Moss"


@cases(
    "title",
    [
        *("Cr", "City Manager", "Manager", "Clerk", "Moderator", "Rapporteur", "Registrar"),
        *("Firefighter", "Lt-Col", "Staff Sgt.", "Lance Cpl.", "Rear Adm.", "Assoc Prof", "Datuk"),
    ],
)
@cases("upper", [True, False])
def test_a_title_of_a_council_a_force_or_a_school_is_no_part_of_a_name(
    title: str, upper: bool
) -> None:
    labels = [f"{title} Robin Kestrel:", "Ann Moss:", f"{title} Kestrel:"]
    chair, asker, again = (label.upper() for label in labels) if upper else labels
    text = (
        "Minutes of the Dell Board\n\n"
        f"{chair} We begin with the budget, which is short this year.\n\n"
        f"{asker} I have a question on page four, if I may ask it now.\n\n"
        f"{again} Please go ahead, there is time enough for that.\n\n"
        f"{asker} Why is the quay left out of the list for this year?\n\n"
        f"{again} Because the state pays for it from next year on."
    )
    quotes = find_quotes(text, title="Minutes of the Dell Board")
    assert [quote.speaker for quote in quotes] == [
        *("Robin Kestrel", "Ann Moss", "Robin Kestrel", "Ann Moss", "Robin Kestrel")
    ]


@cases(
    ("label", "bare"),
    [
        ("ANN MOSS, HOST", "ANN MOSS"),
        ("ANN MOSS, former lock keeper", "ANN MOSS"),
        ("ANN MOSS, 17", "ANN MOSS"),
        ("Zorba Quix, Director", "Zorba Quix"),
        ("Prime Minister, Ann Moss", "Ann Moss"),
        ("Hale (J. C.)", "J. C. Hale"),
        *((label, label) for label in (
            "ANN MOSS, where the water is", "ANN MOSS, Tom Hale and Commissioner Lee",
            "Ann Moss, Sailing Alone", "Harbour, Former Director", "Water Board, Chairman",
        )),
    ],
)  # fmt: skip
def test_what_somebody_is_is_left_out_beside_a_name_and_nothing_else(label: str, bare: str) -> None:
    assert without_brackets(label) == bare
