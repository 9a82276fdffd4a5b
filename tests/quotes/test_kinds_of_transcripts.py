"""Transcripts of many kinds, in the forms of those who publish them: each turn is its speaker's."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

import pytest
from tests.yardstick import at_most

from briefreader.domain.quote import Quote, QuoteKind
from briefreader.quotes.pipeline import find_quotes


class Kind(NamedTuple):
    """A title, a text, and who speaks from turn to turn; None is one whom nobody names."""

    title: str
    text: str
    speakers: list[str | None]


KINDS = {
    "a bank's press conference": Kind(
        "PRESS CONFERENCE",
        "Marit Holm, President of the Central Bank, Jan Verbeek, Vice-President\n\n"
        "Question: Is it still too early to discuss cuts?\n\nAnd my second question is on wages."
        "\n\nHolm: We did not discuss cuts.\n\nQuestion: How worried are you about offices?\n\n"
        "Verbeek: The exposure of the banks is limited.\n\nQuestion: Was it unanimous?\n\n"
        "Holm: It was unanimous.",
        [None, "Marit Holm", None, "Jan Verbeek", None, "Marit Holm"],
    ),
    "a radio broadcast": Kind(
        "Ferry crews strike",
        "MILES HOLT, HOST:\n\nFerry crews have walked off the job.\n\n"
        "LENA BROOK, BYLINE: The boats are tied up.\n\n(SOUNDBITE OF GULLS)\n\n"
        "BROOK: Carla Nunez sells tickets.\n\nCARLA NUNEZ, TICKET SELLER: It is quiet here.\n\n"
        "NUNEZ: It is eerie.\n\nREP. SAM COLDER (R), DELL: She is late.\n\nHOLT: Thank you.",
        [
            *("Miles Holt", "Lena Brook", "Lena Brook", "Carla Nunez", "Carla Nunez"),
            *("Sam Colder", "Miles Holt"),
        ],
    ),
    "a panel": Kind(
        "THE FUTURE OF FERRIES",
        "WELCOME AND MODERATOR:\nANN MOSS\nSenior Fellow, The Dell Institution\n\n"
        "PANELISTS:\nCARL REED\nHarbour Master\n\nNORA BIRK\nProfessor\n\n"
        "MOSS: Good morning, everyone.\n\nREED: Thanks, Ann.\n\nBIRK: If I may.\n\n"
        "QUESTIONER: What would you charge?\n\nREED: Four dollars.\n\nSPEAKER: And bicycles?\n\n"
        "MOSS: Please join me in thanking our panel.",
        ["Ann Moss", "Carl Reed", "Nora Birk", None, "Carl Reed", None, "Ann Moss"],
    ),
    "a press point": Kind(
        "Joint press conference",
        "Alliance Secretary General, Henrik Solberg: Welcome to Headquarters.\n\n"
        "Prime Minister of Dellmark, Ida Krog: Thank you, Henrik.\n\n"
        "Kell TV: Is two per cent enough?\n\n"
        "Alliance Secretary General, Henrik Solberg: It is a floor, not a ceiling.\n\n"
        "Prime Minister of Dellmark, Ida Krog: We agree on that.",
        ["Henrik Solberg", "Ida Krog", None, "Henrik Solberg", "Ida Krog"],
    ),
    "an interview with initials": Kind(
        "A conversation with Maria Holt",
        "The harbour master talks to Joan Keller about luck.\n\nJK: You grew up here?\n\n"
        "MH: I wanted to be a dancer.\n\nJK: What happened?\n\nMH: My father got ill.\n\n"
        "JK: And then?\n\nMH: It was thirty years.",
        ["Joan Keller", "Maria Holt"] * 3,
    ),
    "an interview in German": Kind(
        "»Die Fähre kommt zurück«",
        "KURIER-Gespräch mit der Hafenmeisterin Anna Moos\n\nKURIER: Wann fährt die Fähre?\n\n"
        "Moos: Im Mai. Das haben wir versprochen.\n\nKURIER: Der Bürgermeister träumt.\n\n"
        "Moos: Er war nie im Hafen.\n\nKURIER: Sind Sie wütend?\n\nMoos: Ich bin müde.\n\n"
        "KURIER: Frau Moos, wir danken Ihnen.",
        [None, "Anna Moos"] * 3 + [None],
    ),
    "a press conference of sports": Kind(
        "Dell Open",
        "THE MODERATOR: We would like to welcome Lena Croft.\n\nLENA CROFT: I am happy.\n\n"
        "Q.  Is it still hard?\n\nLENA CROFT: It is harder.\n\nQ.  What did you hit on 17?\n\n"
        "LENA CROFT: A seven.\n\nTHE MODERATOR: Thank you, Lena.",
        [None, "Lena Croft", None, "Lena Croft", None, "Lena Croft", None],
    ),
    "a recording": Kind(
        "Mayor Dana Frost on the storm",
        "Dana Frost (00:00):\nGood afternoon.\n\nChief Ruiz (00:35):\nWe had eleven calls.\n\n"
        "Speaker 3 (01:02):\nHow many homes?\n\nDana Frost (01:05):\nFour thousand.",
        ["Dana Frost", "Chief Ruiz", None, "Dana Frost"],
    ),
    "a deposition": Kind(
        "DEPOSITION",
        "RUSSELL T. HADDON,\nhaving been first duly sworn, testified as follows:\n\n"
        "EXAMINATION BY MS. CROFT\n\nQ. What did you do?\n\nA. I called the office.\n\n"
        "Q. And then?\n\nA. I called again.\n\nQ. Why?\n\nA. Nobody came.",
        ["MS. CROFT", "Russell T. Haddon"] * 3,
    ),
    "a trial": Kind(
        "Trial",
        "Before: HON. IRIS J. NORWOOD\n\nTHE COURT: Call your next witness.\n\n"
        "THE DEPUTY CLERK: Please state your name.\n\nTHE WITNESS: Lawrence Pike.\n\n"
        "MS. MOYE: No questions.\n\nTHE COURT: We'll take our break.",
        ["Iris J. Norwood", None, None, "MS. MOYE", "Iris J. Norwood"],
    ),
    "a central bank's printed transcript": Kind(
        "Press Conference",
        "CHAIR HARLAN. Good afternoon. Inflation has eased.\n\n"
        "NEIL ABERNATHY. Mr. Chairman, is that right?\n\nCHAIR HARLAN. Please. It is.\n\n"
        "RACHEL QUILL. Rachel Quill, Harbour Wire. When?\n\nCHAIR HARLAN. Soon.\n\n"
        "NEIL ABERNATHY. Could I follow up?\n\nCHAIR HARLAN. Please. I think so.",
        [
            *("CHAIR HARLAN", "Neil Abernathy", "CHAIR HARLAN", "Rachel Quill", "CHAIR HARLAN"),
            *("Neil Abernathy", "CHAIR HARLAN"),
        ],
    ),
    "an interview below its credits": Kind(
        "Ein Bootsbauer hört auf",
        "Der Bootsbauer Karl Birk über Holz und Wasser\n\nInterview: Lena Brandt\n\n"
        "DIE ZEIT: Wie viele Boote haben Sie gebaut?\n\nKarl Birk: Dreihundert, ungefähr.\n\n"
        "ZEIT: Und wie viele schwimmen noch?\n\nBirk: Die meisten. Holz verzeiht vieles.\n\n"
        "ZEIT: Warum hören Sie auf?\n\nBirk: Weil die Hände nicht mehr wollen.",
        [None, "Karl Birk"] * 3,
    ),
    "a coach's press conference": Kind(
        "Kell 71, Dell State 68",
        "Coach Bo Harding\nMilo Strand\n\nTHE MODERATOR: We will open with Coach.\n\n"
        "BO HARDING: I thought we were tough.\n\nQ.  Milo, take us through it.\n\n"
        "MILO STRAND: I let it go.\n\nQ.  Coach, did you draw that up?\n\n"
        "COACH HARDING: Not exactly.",
        [None, "Bo Harding", None, "Milo Strand", None, "Bo Harding"],
    ),
    "a podcast by given names": Kind(
        "The last ferry",
        "Host Lena Brook talks to Carl Reed.\n\nLena Brook: Welcome to Slow Water.\n\n"
        "Carl Reed: Happy to be here.\n\nLena: When did the ferry stop?\n\n"
        "Carl: In May.\n\nLena: Did you believe it?\n\nCarl: Not for a minute.",
        ["Lena Brook", "Carl Reed"] * 3,
    ),
    "a host of a rare given name": Kind(
        "Dell Tonight",
        "BRAM HOLT, DNC HOST: The ferry strike goes on.\n\nSAM COLDER: She is late.\n\n"
        "HOLT: How late?\n\nCOLDER: A year.\n\nHOLT: We'll be right back.",
        ["Bram Holt", "Sam Colder", "Bram Holt", "Sam Colder", "Bram Holt"],
    ),
    "an interview in French": Kind(
        "« Le ferry reviendra » : entretien avec Anne Moreau",
        "Propos recueillis par Luc Petit\n\nLe Courrier : Quand reviendra-t-il ?\n\n"
        "Anne Moreau : En mai. Nous l’avons promis.\n\nLe Courrier : Que répondez-vous ?\n\n"
        "A. M. : Il n’est jamais venu.\n\nLe Courrier : Êtes-vous fatiguée ?\n\nA. M. : Très.",
        [None, "Anne Moreau"] * 3,
    ),
    "a magazine's questions below a heading": Kind(
        "Maria Holt",
        "Q&A: Maria Holt, harbour master\n\nQ: You grew up here?\n\nA: I did.\n\n"
        "Q: And you?\n\nA: I like the quiet.",
        [None] * 4,
    ),
    "a page of a bill's committee": Kind(
        "Ferries (Safety) Bill. Public Bill Committee",
        "[Dame Ellen Parsh in the Chair]\n\nCarl Reed\nThe clause is simple.\n\n"
        "Ann Moss\nIt is not that simple.\n\nThe Chair\nOrder.\n\nCarl Reed\nIt is.\n\n"
        "Ann Moss\nI asked a question.",
        ["Carl Reed", "Ann Moss", "Ellen Parsh", "Carl Reed", "Ann Moss"],
    ),
    "a page of the Commons with two parties": Kind(
        "Ferry Services. Volume 747: debated on Tuesday 12 March 2024",
        "Ann Moss\n(Dell) (Lab)\nWill he publish it?\n\nCarl Reed\nI will write to her.\n\n"
        "Mr Speaker\nOrder.\n\nNora Birk\n(Kell) (Con)\nWhich days?\n\nCarl Reed\nIn May.\n\n"
        "Ann Moss\nThat is no answer.",
        ["Ann Moss", "Carl Reed", None, "Nora Birk", "Carl Reed", "Ann Moss"],
    ),
}


def turns(title: str, text: str) -> list[Quote]:
    return [one for one in find_quotes(text, title=title) if one.kind is QuoteKind.TURN]


@pytest.mark.parametrize("kind", KINDS)
def test_each_turn_is_its_speakers(kind: str) -> None:
    title, text, speakers = KINDS[kind]
    assert [turn.speaker for turn in turns(title, text)] == speakers


def test_initials_that_no_name_has_are_not_certain() -> None:
    said = "RV: You grew up here?\n\nTG: I wanted to be a dancer.\n\n"
    assert not any(turn.certain for turn in turns("A talk", said * 3))


@pytest.mark.parametrize("words", ["And then, Chancellor Moss", "Dr. Moss, can you tell us"])
def test_a_sentence_that_addresses_somebody_is_no_label(words: str) -> None:
    text = (
        f"MR. BIRK:  Good afternoon.\n\nQ    Is it safe?\n\n{words}: was it ever?\n\n"
        "MR. BIRK:  It is.\n\nQ    Since when?\n\nMR. BIRK:  Since May."
    )
    assert len(turns("Press Briefing", text)) == 5


def test_two_people_before_one_colon_are_not_one_of_them() -> None:
    text = "ANN MOSS, KARL BIRK: We are here.\n\nMR. HALE: Welcome.\n\nMR. HALE: Begin."
    assert turns("Press Briefing", text)[0].speaker is None


def test_a_given_name_that_two_labels_have_is_neither() -> None:
    text = (
        "ANN MOSS: Welcome.\n\nANN BIRK: Thank you.\n\nANN: Who goes first?\n\n"
        "ANN MOSS: You do.\n\nANN BIRK: I will."
    )
    assert turns("A talk", text)[2].speaker not in ("Ann Moss", "Ann Birk")


@pytest.mark.parametrize(
    "said",
    [
        "Thank you. (Applause.)",
        "Thank you very much --",
        "(Laughter.)",
        "She said, ‘We go.’",
        "Welcome to the hall.[1]",
        "Welcome everybody",
    ],
)
def test_a_first_turn_below_its_label_without_a_full_stop_is_no_list_of_names(said: str) -> None:
    text = f"MR. HALE:\n{said}\n\nMS. MOSS:\nGood.\n\nMR. HALE:\nYes.\n\nMS. MOSS:\nFine."
    assert [(turn.speaker, turn.text) for turn in turns("Press Briefing", text)] == [
        *(("MR. HALE", said), ("MS. MOSS", "Good."), ("MR. HALE", "Yes."), ("MS. MOSS", "Fine.")),
    ]


def test_an_office_alone_is_not_whoever_has_it_before_a_name() -> None:
    text = (
        "OFFICER MOSS: Stop.\n\nKARL MOSS: I stop.\n\nOFFICER: Are you well?\n\n"
        "OFFICER MOSS: He is."
    )
    assert turns("Karl Moss", text)[2].speaker != "Karl Moss"


def test_an_agency_that_asks_is_nobody_with_its_initials() -> None:
    text = (
        "Anna Park, the harbour master, and Ravi Menon met the press.\n\nAP: Is the quay shut?\n\n"
        "Ravi Menon: It is.\n\nAP: For how long?\n\nRavi Menon: A year."
    )
    assert "Anna Park" not in [turn.speaker for turn in turns("Ravi Menon meets the press", text)]


def test_a_long_run_of_letters_above_an_interview_costs_little() -> None:
    text = "a" * 40_000 + "\n\n" + "taz: Did you lie?\n\nKeller: No.\n\n" * 4
    with at_most(100):
        turns("", text)


def test_many_labels_of_one_surname_or_of_initials_cost_little() -> None:
    consonants = "BCDFGHJKLMNPQRSTVWXZ"
    given = [f"{one}a{other.lower()}a" for one in consonants for other in consonants]
    initials = ["".join(letters) for letters in product(consonants, repeat=3)]
    for labels in ([f"{name} Moss" for name in given], initials[:1_000]):
        text = "".join(f"{label}: It is late, and we go.\n\n{label}: No.\n\n" for label in labels)
        with at_most(100):
            turns("", text)


@pytest.mark.parametrize("name", ["Łukasz Nowak", "Żaneta Nowak", "Štefan Novák", "ŁUKASZ NOWAK"])
def test_a_label_may_begin_with_any_capital(name: str) -> None:
    said = f"Lena Brook: Was the pier shut?\n\n{name}: It was shut in May.\n\n"
    assert len(turns("A talk", said * 2)) == 4
