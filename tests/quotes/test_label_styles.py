"""Every way in which transcripts name their speakers, in twenty turns each."""

from __future__ import annotations

from itertools import cycle, islice

import pytest
from tests.cases import cases
from tests.quotes.found_turns import turns

from briefreader.quotes import find_quotes

SAID = (
    "Order, please.",
    "I say that the quay at Kell is safe, and our report says so.",
    "When was the last inspection, and who of us was there?",
    "It was in March. The harbour master was there, and two of my people.",
    "I have read the letter of Mr. Lane. It says nothing about the pier.",
    "Note what the engineers wrote: we need new piles.\n\nThat will take two years.",
    "Thank you. Nobody has asked us about the ferry yet.",
)


FORMS = {
    "title in capitals": ("MR. BIRK: {}", "THE CHAIRMAN: {}", "SECRETARY MOSS: {}"),
    "question and title": ("Q    {}", "MR. BIRK: {}"),
    "title words before capitals": ("Attorney General WARD: {}", "Chairman INGRAM: {}"),
    "titles in small letters": ("Mr. Okoth: {}", "Mrs. Obi: {}"),
    "titles without a full stop": ("Mr Okoth: {}", "Mrs Obi: {}"),
    "seat and party": ("Mr John Hale (Warwick) (Lab): {}", "The Minister for Water (Mrs. Obi): {}"),
    "name on its own line": ("Ann Moss\nLabour, Leith\n\n{}", "John Hale\nGreen, Kell\n\n{}"),
    "name alone on its own line": ("Ann Moss\n\n{}", "John Hale\n\n{}"),
    "printed hearing": ("    The Chairman. {}", "    Ms. Williams. {}"),
    "speech to text": ("Ann Moss (00:12):\n{}", "Speaker 4 (03:03):\n{}"),
    "letters": ("Q: {}", "A: {}"),
    "deposition": ("Q. {}", "A. {}", "THE COURT: {}"),
    "roles": ("Question: {}", "Spokesman: {}"),
    "German": ("Frage: {}", "StS Brandt: {}"),
    "Spanish": ("Pregunta: {}", "Portavoz.- {}"),
    "Chinese": ("记者：{}", "汪文：{}"),
    "subtitles with voices": ("<v Ann Moss>{}", "<v John Hale>{}"),
    "captions": (">> ANN MOSS: {}", ">> JOHN HALE: {}"),
    "captions that change": (">> Ann Moss: {}", ">> {}"),
    "brackets": ("[Ann Ward] {}", "[John Hale] {}"),
    "dashes": ("ANN WARD — {}", "JOHN HALE — {}"),
}


@cases("form", FORMS)
def test_every_form_of_labels_gives_its_turns(form: str) -> None:
    said = list(islice(cycle(SAID), 20))
    labels = list(islice(cycle(FORMS[form]), 20))
    text = "\n\n".join(map(str.format, labels, said))
    found = turns(text)
    assert [turn.text for turn in found] == said


@pytest.mark.parametrize(
    "form",
    ["<v {}>{}", "<v {}>{}</v>", ">> {}: {}", "{}: {}", "1\n00:01.000 --> 00:02.000\n{}: {}"],
)
@pytest.mark.parametrize(
    "names", [("ANN MOSS", "BOB BIRK"), ("ANN", "BOB"), ("MS. MOSS", "MR. BIRK")]
)
def test_two_turns_of_two_whom_the_labels_name_are_enough(
    form: str, names: tuple[str, str]
) -> None:
    said = ["We open the harbour in May.", "And who pays?"]
    text = "\n\n".join(form.format(name, words) for name, words in zip(names, said, strict=True))
    found = turns(text)
    assert [turn.text for turn in found] == said
    assert [turn.mention(text) for turn in found] == list(names)


@cases(
    "text",
    [
        "MYTH: Boats are slow.\n\nFACT: Boats are fast.",
        "GRACE PERIOD: Dues are paid on Monday.\n\nAUSTIN OFFICE: It is open on Monday.",
        "ANN MOSS: 12\n\nBOB BIRK: 13",
        "ANN: Eva Dell is a teacher.\n\nPAUL: Karl Birk is her husband.",
        "ANN MOSS: We open in May.\n\nANN MOSS: And who pays?",
        "A story began here. It went on.\n\nANN MOSS: We open in May.\n\nBOB BIRK: Who pays?",
    ],
)
def test_two_lines_that_name_nobody_or_say_nothing_are_no_turns(text: str) -> None:
    assert turns(text) == []


def test_times_of_subtitles_page_heads_and_pictures_are_nobodys_words() -> None:
    cues = [
        f"{number}\n00:00:{number:02}.000 --> 00:00:{number + 1:02}.000\n<v {name}>{said}</v>"
        for number, (name, said) in enumerate(
            [("Ann Moss", "I say the quay [GRAPHIC] is safe."), ("John Hale", "Is it?")] * 5, 10
        )
    ]
    text = "WEBVTT\n\n" + "\n\n".join(cues)
    found = turns(text)
    assert [turn.speaker for turn in found] == ["Ann Moss", "John Hale"] * 5
    assert all("-->" not in turn.text for turn in found)
    assert [aside.of(text) for aside in found[0].asides] == ["[GRAPHIC]"]


@cases("office", ["Political reporter", "BBC News", "Editor of the live page", "By the sea desk"])
def test_the_authors_of_a_live_page_are_no_speakers(office: str) -> None:
    posts = [
        f"{name}\n{office}\n\nWe are at the quay. I hear that the pier is closed."
        for name in ("Ann Moss", "John Hale") * 4
    ]
    assert turns("\n\n".join(posts)) == []


def test_names_above_reports_and_in_lists_are_no_labels() -> None:
    report = "The pier at Kell was closed on Monday, the harbour office wrote."
    names = ("Ann Moss", "John Hale") * 4
    assert turns("\n\n".join(f"{name}\n\n{report}" for name in names)) == []
    assert turns("\n".join(names)) == []
    own = "I closed the pier at Kell, and our people know why."
    told = "\n\n".join(f"{name}\n\n{own}" for name in names)
    assert turns(f"{told}\n\nLater Moss said that the pier was closed.") == []


@cases(
    ("text", "speakers"),
    [
        ("{n}: So I say.\n\n{m}: Is it so?\n\n{n}: It is.", "nmn"),
        ("A talk at the pier\n\n{n}: So I say.\n\n{m}: Is it so?\n\n{n}: It is.", "nmn"),
        ("**{n}:** So I say.\n\n**{m}:** Is it so?\n\n**{n}:** It is.", "nmn"),
        ("[{n}] So I say.\n\n[{m}] Is it so?\n\n[{n}] It is.", "nmn"),
        ("{n} – So I say.\n\n{m} – Is it so?\n\n{n} – It is.", "nmn"),
        ("Q: Is it so?\nA: It is.\nQ: Thank you.", "---"),
        ("Interviewer: Is it so?\n\n{n}: It is.\n\nInterviewer: Why?\n\n{n}: So I say.", "-n-n"),
        (
            "1\n00:00:01,000 --> 00:00:03,000\n{n}: So I say.\n\n2\n00:00:03,000 --> 00:00:05,000"
            "\n{m}: Is it so?\n\n3\n00:00:05,000 --> 00:00:07,000\n{n}: It is.",
            "nmn",
        ),
        (">> {n}: So I say.\n>> Is it so?\n>> {n}: It is.", "n-n"),
        # No transcripts: other lines stand between, nobody speaks twice, or nobody is named.
        ("{n}: So I say.\n\nIt rained. She waited.\n\n{n}: It is.\n\n{m}: No.", ""),
        ("{n}: So I say.\n\n{m}: Is it so?", ""),
        ("Flour: Two cups of it.\n\nButter: One cup.\n\nFlour: One more.", ""),
    ],
)
def test_a_short_text_of_nothing_but_turns_is_a_transcript(text: str, speakers: str) -> None:
    names = {"n": "Ann Moss", "m": "Karl Birk", "-": None}
    found = find_quotes(text.format(**names))
    assert [quote.speaker for quote in found] == [names[one] for one in speakers]


@pytest.mark.parametrize("letters", ["PR", "QR", "DR", "FA", "VA", "FS", "PO", "ВО", "ПВ"])
def test_letters_of_other_languages_stand_for_question_and_answer(letters: str) -> None:
    asks, answers = letters[0], letters[1]
    text = f"{asks}: ¿Y el muelle?\n\n{answers}: Lo cerré yo.\n\n" * 3
    found = find_quotes(text, title="Entrevista con Ann Moss: Interview with Ann Moss")
    assert [one.speaker for one in found] == [None, "Ann Moss"] * 3
    said = find_quotes(text.replace("?", "."), title="Interview with Ann Moss")
    if answers != "A":  # which is said to answer in English too
        assert not any(one.certain for one in said if one.mention(text) == answers)


@cases(
    "text",
    [
        "D: 12\n\nR: 45\n\nD: 13\n\nR: 44\n\n",
        "F: Hat er es gesagt?\n\nA: Ja.\n\nB: Nein.\n\nF: Wann?\n\nA: Im Mai.\n\n",
        "S: Is it open?\n\nT: It is.\n\nS: Since when?\n\nT: Since May.\n\n",
    ],
)
def test_other_letters_are_no_question_and_answer(text: str) -> None:
    assert not [one for one in find_quotes(text) if one.mention(text) in ("D", "F", "S")]


@cases("label", ["Sister Mary Tan", "Ms Mary Tan", "Mary Tan", "Dr Mary Tan"])
@pytest.mark.parametrize("asks", ["REPORTER", "Q", "QUESTION"])
def test_who_answers_once_among_names_in_small_letters_has_her_own_turn(
    asks: str, label: str
) -> None:
    talk = "".join(f"{asks}: {SAID[2]}\n\nDr Ann Moss: {SAID[3]}\n\n" for _ in range(3))
    last = turns(f"{talk}{label}: {SAID[1]}")[-1]
    assert (last.speaker, last.text) == ("Mary Tan", SAID[1])
