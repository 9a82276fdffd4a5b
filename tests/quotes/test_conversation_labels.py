"""Conversations whose labels a list or a guide has, too; and those lists and guides."""

from __future__ import annotations

from itertools import cycle, islice

from tests.cases import cases
from tests.quotes.found_turns import turns

SAID = (
    "Are you sure that the quay is safe?",
    "I am. We looked at it in March.",
    "Who of us was there?",
    "My brother was. He has told you so.",
    "Then let us open it.",
    "No. I want to wait.",
)
# A head, and who takes turns below it.
FORMS = {
    "names in angle brackets": ("", "<Ann Moss> {}", "<karl_b> {}", "<Eva Dell> {}"),
    "names in angle brackets behind times": ("", "10:42 <ann> {}", "10:43 <karl> {}"),
    "names in square brackets and colons": ("", "[Rill Moss]: {}", "[Oda Birk]: {}"),
    "days and times in brackets": (
        "",
        "[12/03/2026, 10:42:01] Ann Moss: {}",
        "[12/03/2026, 10:43:07] Cox: {}",
    ),
    "days and times before dashes": (
        "",
        "12/03/2026, 10:42 - Ann Moss: {}",
        "12/03/2026, 10:43 - Karl Birk: {}",
    ),
    "bodies behind dashes": (
        "",
        "Ann Moss – Ports Alliance: {}",
        "Karl Birk – Union of Dockers: {}",
    ),
    "names before dashes": ("Ann Moss talks to Karl Birk.", "Ann – {}", "Birk – {}"),
    "names before gaps": ("", "Ann Moss    {}", "Karl Birk    {}"),
    "surnames of a list": (
        "PRESENT: Rill Moss (chair), Oda Birk, Pelle Dell",
        "Moss: {}",
        "Birk: {}",
        "Dell: {}",
    ),
    "capitals of a list": ("Persons present: Rill MOSS, Oda BIRK", "MOSS    {}", "BIRK    {}"),
    "initials without a mark": (
        "Interviewee: Rill Moss (RM)\nInterviewer: Oda Birk (OB)",
        "RM {}",
        "OB {}",
    ),
    "offices": ("", "Harbour master: {}", "Treasurer: {}", "Mr Birk: {}"),
    "titles of a campus": ("", "Dean Moss: {}", "Nurse Birk: {}", "Chief Dell: {}"),
    "a tribunal": ("", "Judge: {}", "Appellant: {}", "Ms Moss: {}"),
    "labels on lines of their own": ("", "Harbour master:\n{}", "Mrs Moss:\n{}"),
    "names with what they are": (
        "We asked people in Kell.",
        "Ann Moss, shopkeeper: My shop is closed. I miss it.",
        "Karl Birk, retired miner: I have left my lamp there.",
        "Eva Dell, 17: We could have kept it dry.",
        "Jane Ashe, teacher: My class will move, and so will I.",
    ),
}


@cases("form", FORMS)
def test_every_label_of_a_conversation_begins_a_turn(form: str) -> None:
    head, *labels = FORMS[form]
    given = labels if "{}" not in labels[0] else list(islice(cycle(labels), len(SAID)))
    lines = list(map(str.format, given, SAID))
    found = turns("\n\n".join((head, "\n".join(lines))).lstrip())
    assert len(found) == len(lines)
    for turn, line in zip(found, lines, strict=True):
        assert line.endswith(turn.text)
        assert "  " not in turn.text


def test_initials_behind_a_surname_and_what_somebody_is_are_read_in_a_label() -> None:
    initials = (
        "Taking part: J. C. Del Pozo; Hugh Moss.\n\nDel Pozo (J. C.): We have four boats.\n\n"
        "Moss (H.): Is that what we pay for?\n\nDel Pozo (J. C.): You pay for two of them.\n\n"
        "Moss (H.): I see, and I doubt it."
    )
    assert [turn.speaker for turn in turns(initials)] == ["J. C. Del Pozo", "Hugh Moss"] * 2
    offices = (
        "ANN MOSS, geologist: I could smell it.\n\nNARRATOR: Who knew?\n\n"
        "OLD BIRK, former kiln worker: I have the key, and I know why.\n\n"
        "ANN MOSS: I was a student then.\n\nNARRATOR: Are they glad?"
    )
    found = [turn.speaker for turn in turns(offices)]
    assert found == ["Ann Moss", None, "Old Birk", "Ann Moss", None]


def test_a_surname_is_that_of_another_label_whose_given_name_no_list_has() -> None:
    text = "\n".join(
        f"{label}: {said}"
        for label, said in zip(
            ("Rill Moss", "Oda Birk", "Moss", "Birk", "Moss"), SAID, strict=False
        )
    )
    assert {turn.speaker for turn in turns(text, "A talk")} == {"Rill Moss", "Oda Birk"}


@cases(
    ("text", "speakers"),
    [
        (
            "A talk\n\nQ1: {}\nA1: {}\n\nQ2: {}\nA2: {}",
            [None, "Rill Moss"] * 2,
        ),
        (
            "Un porto\n\nD. Quando?\nR. {1}\n\nD. E poi?\nR. {3}",
            [None, "Rill Moss"] * 2,
        ),
        (
            "Question from Ada: {}\nAnswer (Dr. Birk): {}\n\nQuestion from Bo: {}\n"
            "Answer (Dr. Birk): {}\n\nQuestion from Cy: {}",
            [None, "Dr. Birk"] * 2 + [None],
        ),
        (
            "SFX: GULLS\nNARRATOR: {}\nMUSIC: IN AND OUT\nANN MOSS: {}\nNARRATOR: {}\nANN MOSS: {}",
            [None, "Ann Moss"] * 2,
        ),
        (
            "Ann Moss\n00:00:03\n{}\nKarl Birk\n00:00:09\n{}\nAnn Moss\n00:00:14\n{}\nKarl Birk"
            "\n00:00:17\n{}",
            ["Ann Moss", "Karl Birk"] * 2,
        ),
        (
            "Present: Ada Orr, Town Clerk; Cllr. Dell.\n\nTown Clerk: {}\nCllr. Dell: {}\n"
            "Town Clerk: {}\nCllr. Dell: {}",
            ["Ada Orr", "Cllr. Dell"] * 2,
        ),
    ],
)
def test_numbers_times_stage_directions_and_offices_above(
    text: str, speakers: list[str | None]
) -> None:
    found = turns(text.format(*SAID), "Intervista con Rill Moss")
    assert [turn.speaker for turn in found] == speakers


def test_quarters_are_no_questions() -> None:
    text = (
        "Q1: We sold eleven boats. I did.\n\nQ2: We sold two. Why?\n\nQ3: I sold none.\n\nQ4: Ten."
    )
    assert turns(text, "Our year") == []


def test_titles_of_other_languages_stand_before_names() -> None:
    text = (
        "Vizepräsidentin Karin Moos: Ich eröffne die Sitzung.\n\nAnna Lind (SPD): Wir reden heute."
        "\n\nVizepräsidentin Karin Moos: Ich danke.\n\nAnna Lind (SPD): Ich auch."
    )
    assert [turn.speaker for turn in turns(text)] == ["Karin Moos", "Anna Lind"] * 2


@cases(
    ("head", "label", "speaker"),
    [
        ("Present: Rill Moss (chair), Oda Birk", "Moss:", "Rill Moss"),
        ("Interviewed by Karl Birk, with Walter Moss, 88.", "Walter –", "Walter Moss"),
        ("Interviewee: Rill Moss (RM)\nInterviewer: Karl Birk (KB)", "RM", "Rill Moss"),
        ("Persons present: Rill MOSS Place: Kell, DS DELL Other: Oda Birk", "MOSS:", "Rill Moss"),
        ("Host: Rill Moss\nGuest: Oda Birk, lock keeper", "Host:", "Rill Moss"),
        ("Host: Rill Moss. Guest: Oda Birk, lock keeper.", "HOST:", "Rill Moss"),
        ("The minutes", "Claimant:", None),
        ("The minutes", "Some hon. members:", None),
    ],
)
def test_a_label_is_whom_the_head_names(head: str, label: str, speaker: str | None) -> None:
    """A surname, a given name, initials or a role; of roles without a name nobody."""
    mark = label[len(label.rstrip(":–")) :]
    other = {"RM": "KB", "Walter –": "Birk –"}.get(label, f"Mr Dell{mark}")
    lines = (f"{one} {said}" for one, said in zip(cycle((label, other)), SAID, strict=False))
    assert turns("\n\n".join((head, "\n".join(lines))))[0].speaker == speaker


@cases(
    "text",
    [
        "Getting there: We sail at nine.\nWarning: You may get wet.\nPrices: You pay twelve pounds."
        "\nWarning: Do not leave your car on our slip.",
        "Ann Moss: She was born in Kell.\nKarl Birk: He dives.\nAnn Moss: She runs.\nEva Dell: He"
        " is new.",
        "Kell: 9 points. Lost its mast.\nDell: 4 points. A first.\nKell: second.\nDell: third.",
        "Step 1: Make a loop.\nNote: I pull twice.\nStep 2: Pull it.\nNote: If you slip, stop.",
        "Lock: A chamber that you enter.\nKeeper: He opens our gates.\nLock: Also on your door."
        "\nWeir: We stay away from it.",
        "Kell  Rain until noon.\nDell  Dry. Take your coat.\nKell  We promise sun.\nDell  Our fog.",
        "1921 – The lamp is lit.\nToday – You can sleep there.\n1921 – We began.\nToday – We go.",
        "Keeper Moss – He stays.\nThe lamp – You see it.\nKeeper Moss – He goes.\nThe sea – Wet.",
        "[Kell] The quay was closed.\n[Dell] A boat sank.\n[Kell] It was open.\n[Dell] It rained.",
        "10:42 - Quay: closed. It rained.\n10:50 - Pier: open.\n11:00 - Quay: open."
        "\n11:10 - Pier: shut.",
        "Moss: Wants a quay. Has said so.\nBirk: Is against it.\nMoss: Voted for it.\nBirk: Left.",
        "Treasurer: The money is held here.\nClerk: Minutes are kept.\nTreasurer: See above."
        "\nClerk: Office in Kell.",
        "Chair: Ann Moss runs our meetings.\nTreasurer: Karl Birk keeps our money.\nChair: You can"
        " reach us here.\nClerk: Write to us.",
        "Ann Moss – She wants our ports open.\nKarl Birk – He wants us to pay.\nAnn Moss – You know"
        " her.\nKarl Birk – He follows us.",
        "10:42 - Ann Moss: left our office.\n10:50 - Karl Birk: called us. He paid.\n11:00 - Ann"
        " Moss: called you back.\n11:05 - Karl Birk: paid.",
    ],
)
def test_lists_guides_and_tables_are_no_conversation(text: str) -> None:
    assert turns(f"Ann Moss and Karl Birk tell about Kell.\n\n{text}") == []
