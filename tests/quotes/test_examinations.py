"""Behind the letters of a court's transcript: counsel and witness, named in the lines above."""

from __future__ import annotations

import pytest

from briefreader.quotes.pipeline import find_quotes

BRITISH = """\
IN THE CROWN COURT AT KELL
Before HER HONOUR JUDGE ARDEN

JUDGE ARDEN: Yes, Mr Birk.

MR BIRK: I call the sergeant.

PC TOMASZ DELLA-WARD, sworn

Examined by MR BIRK

Q. Officer, where were you at noon?

A. I was on the quay. I saw the boat come in.

JUDGE ARDEN: Which boat was it?

A. The blue one, your Honour.

Q. Did you speak to anybody?

THE WITNESS: I spoke to the pilot, sir.

Cross-examined by MISS HOLM KC

Q. You wrote nothing down, did you?

A. No, I did not. I had no pen.

JUDGE ARDEN: We shall rise there.

(12.58 pm)
"""


def said(text: str) -> list[tuple[str | None, bool, str]]:
    return [(quote.speaker, quote.certain, quote.text) for quote in find_quotes(text)]


def test_letters_are_those_whom_the_lines_above_name() -> None:
    assert said(BRITISH)[2:] == [
        ("MR BIRK", True, "Officer, where were you at noon?"),
        ("Tomasz Della-Ward", True, "I was on the quay. I saw the boat come in."),
        ("JUDGE ARDEN", True, "Which boat was it?"),
        ("Tomasz Della-Ward", True, "The blue one, your Honour."),
        ("MR BIRK", True, "Did you speak to anybody?"),
        ("Tomasz Della-Ward", True, "I spoke to the pilot, sir."),
        ("MISS HOLM KC", True, "You wrote nothing down, did you?"),
        ("Tomasz Della-Ward", True, "No, I did not. I had no pen."),
        ("JUDGE ARDEN", True, "We shall rise there."),
    ]


def test_lines_that_nobody_speaks_are_in_no_turn() -> None:
    assert ("MR BIRK", True, "I call the sergeant.") in said(BRITISH)


@pytest.mark.parametrize(
    "oath",
    [
        "JANE MARIA HOLM, called as a witness for the State, having been duly sworn, testified:",
        "Whereupon,\n\nJANE MARIA HOLM,\n\nwas called as a witness and, having first been duly"
        " sworn,\nwas examined and testified as follows:",
        "JANE MARIA HOLM (affirmed)",
        "JANE MARIA HOLM, recalled",
    ],
)
def test_american_letters(oath: str) -> None:
    text = f"""\
THE COURT: Call your witness.

MR. BIRK: The State calls Ms. Holm.

{oath}

DIRECT EXAMINATION

BY MR. BIRK:

Q. Where do you live?

A. I live on Dell Street.

MS. ARDEN: Objection.

THE COURT: Overruled.

Q. For how long?

A. For nine years.

CROSS-EXAMINATION

BY MS. ARDEN:

Q. You moved there in May, did you not?

A. I did not.
"""
    assert [one[0] for one in said(text)] == [
        *(None, "MR. BIRK", "MR. BIRK", "Jane Maria Holm", "MS. ARDEN", None),
        *("MR. BIRK", "Jane Maria Holm", "MS. ARDEN", "Jane Maria Holm"),
    ]


INQUIRY = """\
THE CHAIR: Good morning. Mr Birk, are you ready?

MR BIRK: I am. I call Captain Holm.

CAPTAIN INGE HOLM (sworn)

Questions from COUNSEL TO THE INQUIRY

MR BIRK: How long had you had command?

A. Nine years, sir. I was the mate before.

Q. Who paid you?

A. Nobody paid me.

THE CHAIR: Nobody at all?

A. Nobody, sir.

Q. Let me turn to the letter.

A. I have it here.
"""


def test_question_of_whoever_asked_before_is_not_certain() -> None:
    found = said(INQUIRY)
    assert ("MR BIRK", False, "Who paid you?") in found
    assert ("MR BIRK", False, "Let me turn to the letter.") in found
    assert ("Inge Holm", True, "I have it here.") in found


def test_another_witness_is_not_examined_by_who_examined_the_last_one() -> None:
    text = BRITISH + "\nIAN MOSS, sworn\n\nQ. What is your name?\n\nA. Ian Moss, sir.\n"
    assert said(text)[-2:] == [
        (None, True, "What is your name?"),
        ("Ian Moss", True, "Ian Moss, sir."),
    ]


def test_what_the_transcript_tells_is_no_part_of_what_is_said() -> None:
    told = "(The witness withdrew)"
    text = BRITISH.replace("I had no pen.\n", f"I had no pen.\n\n{told}\n")
    (quote,) = (quote for quote in find_quotes(text) if told in quote.text)
    assert [aside.of(text) for aside in quote.asides] == [told]


def test_panel_is_nobody() -> None:
    text = BRITISH.replace("Cross-examined by MISS HOLM KC", "Questions from the jury")
    assert (None, True, "You wrote nothing down, did you?") in said(text)


def test_letters_without_such_lines_name_nobody() -> None:
    text = "Q: Where is it?\nA: I do not know.\nQ: Who does?\nA: The harbour master does.\n"
    assert {one[0] for one in said(text)} == {None}


HEARING = """\
{head}

{label}: Mrs Birk, take your time. I have only a few questions.

MRS BIRK: Thank you. I would sooner get on.

{label}: When did you last see him?

MRS BIRK: At five. I never saw him again.

{label}: I am sorry for your loss.
"""


@pytest.mark.parametrize(
    ("label", "head", "speaker"),
    [
        (
            "THE CORONER",
            "Coroner: Dr Inge Della-Ward, Assistant Coroner for Kell",
            "Inge Della-Ward",
        ),
        ("THE CORONER", "Assistant Coroner: Inge Della-Ward", "Inge Della-Ward"),
        ("THE CHAIR", "Chair: Dame Inge Della-Ward", "Inge Della-Ward"),
        ("THE COURT", "Before: HER HONOUR JUDGE DELLA-WARD", "JUDGE DELLA-WARD"),
        ("THE COURT", "Before Mr Justice Holm\nMrs Justice Dell", None),
        ("THE COURT", "Before the trial", None),
        ("THE CORONER", "Coroner: Inge Holm\nCoroner: Karl Dell", "THE CORONER"),
        ("IW", "IW = Inge Della-Ward for the claimant; KB = Karl Birk", "Inge Della-Ward"),
        ("IW", "Present were Inge Della-Ward (IW) and Karl Birk (KB)", "Inge Della-Ward"),
        ("IW", "Present were Inge Della-Ward and Karl Birk", "IW"),
        ("Ł.Ž.", "Present were Łucja Żak-Ward (ŁŽ) and Karl Birk (KB)", "Łucja Żak-Ward"),
    ],
)
def test_head_names_who_presides_and_what_initials_stand_for(
    label: str, head: str, speaker: str | None
) -> None:
    text = HEARING.format(label=label, head=head)
    assert {
        one[0] for one in said(text) if "Thank you" not in one[2] and "At five" not in one[2]
    } == {speaker}


@pytest.mark.parametrize(
    "judge", ["HHJ Della-Ward", "His Honour Judge Della-Ward", "HHJ Ann Della-Ward"]
)
def test_sentencing_remarks_are_the_judges(judge: str) -> None:
    text = (
        f"R v Ian Moss\n\nSentencing remarks of {judge}\n\nKell Crown Court, 29 May 2026\n\n"
        "Ian Moss, you were convicted of theft. You may remain seated while I tell you why.\n\n"
        "You called him “a cash machine”. I have seldom read a crueller line.\n\nYou may go down.\n"
    )
    turn = find_quotes(text, title="R v Ian Moss")[0]
    assert (turn.speaker or "").endswith("Della-Ward")
    assert turn.text.startswith("Ian Moss, you")
    assert turn.text.endswith("go down.")


@pytest.mark.parametrize(
    ("head", "speaker"),
    [
        ("Inquest touching the death of Elwyn BIRK", "MRS BIRK"),
        ("Deceased: Elwyn Birk", "MRS BIRK"),
        ("Present: Elwyn Birk, a widow, on the death of a farmer", "Elwyn Birk"),
    ],
)
def test_who_is_dead_does_not_speak(head: str, speaker: str) -> None:
    found = said(HEARING.format(label="THE CORONER", head=head))
    assert (speaker, True, "Thank you. I would sooner get on.") in found
