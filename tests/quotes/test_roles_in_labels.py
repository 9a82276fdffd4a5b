"""Questions and answers of people without a name, in the words of several languages."""

from __future__ import annotations

import pytest
from tests.cases import cases
from tests.quotes.found_turns import turns

from briefreader.quotes import pair_exchanges
from briefreader.quotes.entities.speaker_labels import spoken_label


@cases(
    ("question", "answer", "speaker"),
    [
        ("Q: ", "A: ", None),
        ("Q. ", "A. ", None),
        ("Q    ", "A    ", None),
        ("Q", "A: ", None),
        ("Question: ", "Spokesman: ", None),
        ("Correspondent: ", "Deputy Spokesperson: ", None),
        ("Question: ", "Mr. Birk: ", "Mr. Birk"),
        ("Reporter 2: ", "Karl Birk: ", "Karl Birk"),
        ("QUESTON: ", "MR. BIRK: ", "MR. BIRK"),
        ("Frage: ", "StS Brandt: ", "StS Brandt"),
        ("Zusatzfrage Holm: ", "StS Brandt: ", "StS Brandt"),
        ("PREGUNTA: ", "MINISTRO ROJAS: ", "MINISTRO ROJAS"),
        ("Pregunta.- ", "Portavoz.- ", None),
        ("P.- ", "R.- ", None),
        ("Question : ", "La porte-parole : ", None),
        ("Domanda: ", "Ministro Rossi: ", "Ministro Rossi"),
        ("Журналістка: ", "Марко Дяк: ", "Марко Дяк"),
        ("Питання: ", "Відповідь: ", None),
        ("Вопрос: ", "Ответ: ", None),
        ("记者：", "林文：", "林文"),
        ("سؤال: ", "المتحدث: ", None),
    ],
)
def test_askers_are_roles_and_their_turns_are_questions(
    question: str, answer: str, speaker: str | None
) -> None:
    pair = f"{question}Is the quay safe?\n\n{answer}Yes, it is safe.\n\n"
    text = (pair * 3).strip()
    found = turns(text)
    assert [turn.text for turn in found] == ["Is the quay safe?", "Yes, it is safe."] * 3
    assert [turn.speaker for turn in found] == [None, speaker] * 3
    assert [(exchange.question, exchange.answers) for exchange in pair_exchanges(text, found)] == [
        (asked, (answered,)) for asked, answered in zip(found[::2], found[1::2], strict=True)
    ]


@cases(
    ("title", "speaker"),
    [
        ("Interview with Mayor Ann Moss", "Ann Moss"),
        ("Questions and Answers with Karl Birk", "Karl Birk"),
        ("Interview with Ann Moss and Karl Birk", None),
        ("The quay of Ann Moss", None),
    ],
)
def test_the_answers_of_an_interview_are_whose_interview_it_is(
    title: str, speaker: str | None
) -> None:
    text = "Q: Is the quay safe?\n\nA: It is safe.\n\nQ: Who pays?\n\nA: The town pays."
    found = turns(text, title)
    assert [turn.speaker for turn in found] == [None, speaker] * 2
    assert found[1].certain is (speaker is not None)


def test_a_deposition_names_the_examiner_above_the_questions() -> None:
    text = (
        "BY MR. HALE:\n\nQ. Is the quay safe?\n\nA. It is safe.\n\nTHE COURT: Go on.\n\n"
        "BY MR. HALE:\n\nQ. Who pays?\n\nA. The town pays.\n\nMR. BIRK: Objection."
    )
    found = turns(text)
    assert [turn.mention(text) for turn in found] == [
        "Q", "A", "THE COURT", "Q", "A", "MR. BIRK"
    ]  # fmt: skip
    assert [turn.speaker for turn in found] == [None] * 5 + ["MR. BIRK"]


@pytest.mark.parametrize("colon", [" (00:01):", ": (00:01)"])
def test_a_time_beside_it_makes_a_label(colon: str) -> None:
    text = f"Ann Moss{colon}\nIt is safe.\n\nSpeaker 4{colon}\nIs it?\n\nKarl Birk{colon}\nIt is."
    found = turns(text)
    assert [turn.speaker for turn in found] == ["Ann Moss", None, "Karl Birk"]
    assert all(turn.certain for turn in found)


@cases(
    "text",
    [
        "A. Moss came.\n\nQ. Birk came too.\n\nB. Holm did not.",
        "A: The quay.\n\nB: The bridge.\n\nC: The ferry.",
        "The quay has two parts.\n\nA: Lamps. They are new.\n\nB: Bolts. They are old.",
        "QAnon came.\n\nQAnon left.\n\nQatar won.\n\nQatar lost.\n\nQuays are long: they are.",
        "时间：五月。\n\n地点：码头。\n\n时间：六月。\n\n地点：桥。\n\n时间：七月。",
    ],
)
def test_letters_and_headings_alone_are_no_roles(text: str) -> None:
    assert turns(text, "The Quay") == []


@cases(
    ("text", "spoken"),
    [
        ("Q: Is it safe?", True),
        ("Q  Is it safe?", True),
        ("Secretary HOLT: It is.", True),
        ("QAnon came to the quay.", False),
        ("Q. Birk came to the quay.", False),
        ("A: It is.", False),
    ],
)
def test_a_label_by_itself_shows_that_somebody_speaks(text: str, spoken: bool) -> None:
    assert (spoken_label(text, 0) is not None) is spoken


@cases("people", ["STRIKING WORKERS", "VISITING NURSES", "PROTESTING STUDENTS"])
def test_several_people_are_told_by_what_they_do(people: str) -> None:
    text = "MS. MOSS: Why?\n\n{0}: Pay.\n\nMS. MOSS: Since when?\n\n{0}: Since May."
    assert [one.speaker for one in turns(text.format(people))] == ["MS. MOSS", None] * 2
