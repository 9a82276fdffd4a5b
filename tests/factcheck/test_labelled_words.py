"""What a draft gives behind a label, without quotation marks: an interview, an excerpt."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from tests.cases import cases
from tests.factcheck.conftest import indexed

from briefreader.factcheck import CheckResult, Grade, Verdict, find_claims, read_draft
from briefreader.factcheck.labelled_words import SpeechLikelihood
from briefreader.library import Library

HEAD = "# In the room\n\nPress secretary Judith Arden spoke about the ferries.\n\n"
TALK, PERHAPS = "in talk", "perhaps"
QUESTION = "Does the minister think the harbour can reopen this week?"
ANSWER = "He has been very clear that the north quay is safe."
SPOKEN = "I cannot say more than that about long-term plans."

SPEECH = {
    "a full name that the draft names": (f"Judith Arden: {SPOKEN}", [("Judith Arden", TALK)]),
    "a surname in bold": (f"**Arden:** {SPOKEN}", [("Arden", TALK)]),
    "a title": (f"Ms. Arden: {SPOKEN}", [("Ms. Arden", TALK)]),
    "a given name": (f"Judith: {SPOKEN}", [("Judith Arden", TALK)]),
    "a time behind it": (f"Judith Arden (00:12): {SPOKEN}", [("Judith Arden", TALK)]),
    "a surname in capitals": (f"ARDEN: {SPOKEN}", [("Arden", TALK)]),
    "initials": (f"JA: {SPOKEN}", [("Judith Arden", TALK)]),
    "the only one who can be asked": (
        f"**Q:** {QUESTION}\n**A:** {SPOKEN}",
        [(None, PERHAPS), ("Judith Arden", TALK)],
    ),
    "who answers a reporter": (
        f"Reporter: {QUESTION}\n\nArden: {ANSWER}",
        [(None, PERHAPS), ("Arden", TALK)],
    ),
    "a paper that asks": (
        f"The Herald: {QUESTION}\n\nArden: {SPOKEN}\n\nThe Herald: Why?\n\nArden: {ANSWER}",
        [(None, PERHAPS), ("Arden", TALK), (None, PERHAPS), ("Arden", TALK)],
    ),
    "a label on a line of its own": (f"**Judith Arden:**\n\n{SPOKEN}", [("Judith Arden", TALK)]),
    "within a block quotation": (f"> Arden: {ANSWER}", [("Arden", TALK)]),
    "what goes on below": (
        f"Arden: {SPOKEN}\n\nThank you all so very much.\n\nArden: {ANSWER}",
        [("Arden", TALK), ("Arden", PERHAPS), ("Arden", TALK)],
    ),
    "a label with another's right below": (
        f"Judith Arden:\nTom Reave: {SPOKEN}\n\nI told them so.",
        [("Tom Reave", TALK), ("Tom Reave", PERHAPS)],
    ),
    "what may be told of somebody": (f"Judith Arden: {ANSWER}", [("Judith Arden", PERHAPS)]),
    "questions that a paper answers itself": (
        "Q: What is a ferry?\n\nA: It is a boat.",
        [(None, PERHAPS), ("Judith Arden", PERHAPS)],
    ),
    "what it tells between them": (
        "Q: Is a ferry a boat?\n\nIt has a bow and a stern.\n\nQ: Does it float?\n\nA: It does.",
        [(None, PERHAPS), (None, PERHAPS), ("Judith Arden", PERHAPS)],
    ),
    "numbered letters": (
        f"Q1: {QUESTION}\n\nA1: {SPOKEN}",
        [(None, PERHAPS), ("Judith Arden", TALK)],
    ),
    "an office behind the name": (
        f"Judith Arden, who speaks for the harbour: {SPOKEN}",
        [("Judith Arden", TALK)],
    ),
    "a name and a dash": (f"Arden — {SPOKEN}\n\nArden — {ANSWER}", 2 * [("Arden", TALK)]),
    "names in bold, without a colon": (
        2 * f"**The Herald**\n\n{QUESTION}\n\n**Judith Arden**\n\n{SPOKEN}\n\n",
        2 * [(None, PERHAPS), ("Judith Arden", TALK)],
    ),
    "names as headings": (
        2 * f"### Reporter\n\n{QUESTION}\n\n### JUDITH ARDEN\n\n{ANSWER}\n\n",
        2 * [(None, PERHAPS), ("JUDITH ARDEN", TALK)],
    ),
    "names in bold before their words": (
        2 * f"**Reporter** {QUESTION}\n\n**Judith Arden** {SPOKEN}\n\n",
        2 * [(None, PERHAPS), ("Judith Arden", TALK)],
    ),
    "who asks once, in bold": (
        2 * f"**Judith Arden** {SPOKEN}\n\n" + f"**Reporter** {QUESTION}",
        [("Judith Arden", TALK), ("Judith Arden", TALK), (None, PERHAPS)],
    ),
    "questions in bold of an interview": (
        "An interview with the secretary, Judith Arden.\n\n"
        f"**{QUESTION}**\n\n{SPOKEN}\n\nIt is so.\n\n**Why?** {ANSWER}",
        [
            *((None, PERHAPS), ("Judith Arden", TALK), ("Judith Arden", PERHAPS)),
            *((None, PERHAPS), ("Judith Arden", TALK)),
        ],
    ),
    "initials of a name with a hyphen": (
        f"Karine Jean-Pierre left.\n\nKJP: {SPOKEN}",
        [("Karine Jean-Pierre", TALK)],
    ),
    "who is cut short, or goes on": (
        f"Arden: {SPOKEN}\n\nArden: And I was told:\n\nArden: And yet the quay",
        [("Arden", TALK), ("Arden", TALK), ("Arden", PERHAPS)],
    ),
    "a long answer": (
        f"Arden: {SPOKEN}\n\n" + 5 * "It is so.\n\n" + f"Arden: {ANSWER}",
        [("Arden", TALK), *5 * [("Arden", PERHAPS)], ("Arden", TALK)],
    ),
    "the end of a long answer": (
        f"Arden: {SPOKEN}\n\n" + 4 * "It is so.\n\n" + "We go on.\n\nThe room emptied.",
        [("Arden", TALK), *5 * [("Arden", PERHAPS)]],
    ),
    "what goes on below a question": (
        "REPORTER: Is it a boat?\n\nIt has a bow and a stern.\n\nREPORTER: Does it float?",
        [(None, PERHAPS), (None, PERHAPS), (None, PERHAPS)],
    ),
}
NO_SPEECH = {
    "a note": "Note: We sailed at noon.\n\nUpdate: We are back.\n\nEditor’s note: We erred.",
    "a dateline": "Paris: The minister spoke on Monday. We were there.\n\nParis: We left.",
    "credits": "Photo: Judith Arden.\n\nReporting: Ann Moss.\n\nDirector: Judith Arden.",
    "a timeline": "10:30: We arrive.\n\nMonday: We rest.\n\nMonday: We sail again.",
    "a recipe": "Flour: Two cups.\n\nSugar: One cup. We like more.\n\nFlour: Again.",
    "a fact box": "Fact: We asked.\n\nContext: We know why.\n\nContext: It did not reply to us.",
    "a heading": "## Arden: We will sail\n\nIt was cold.",
    "a roster": "- Judith Arden: harbour master\n- Budget: We looked at it.",
    "what is known": "What we know: We asked.\n\nThe bottom line: We wait.",
    "films": "Star Wars: A New Hope. We saw it.\n\nMission: Impossible. I did not.",
    "metadata": "Author: Judith Arden\nDate: 3 March 2024\nTags: Quay, Ferries.",
    "a headline": "Arden: No Boat Will Sail Before the Spring, and We Know Why.",
    "figures": "Arden: 1,201.",
    "a fact sheet": "PRESIDENT MOSS KEEPS HIS PROMISES: The president signed it today.",
    "quarters": "Q1: Revenue rose. We hired.\n\nQ2: Revenue fell. We did not.",
    "a place and a dash": "LEITH — We met.\n\nLEITH — We left. Who knows why?",
    "books": "Ann Moss, Sailing Alone: We follow her.\n\nTom Reave, Tides: I liked it.",
    "subheads": 2 * "**Leeks**\n\nWe wash them. Are they clean?\n\n",
    "subheads of names": "### Judith Arden\n\nShe was born in Leith.\n\n### Ann Moss\n\nWe met.",
    "a list of names": "Moss — Reave 6–1. We saw it.\n\nMoss — Birk 6–2. Who stops her?",
    "what a paper asks itself": "**What now?**\n\nWe wait.\n\n**Why?**\n\nWe do not know.",
    "a colon within a sentence": "Arden was clear: We will see.\n\nHer answer: I do not know.",
}


@cases(("lines", "said"), SPEECH.values(), ids=SPEECH.keys())
def test_what_stands_behind_a_persons_label_is_a_quotation(
    lines: str, said: list[tuple[str | None, str]]
) -> None:
    claims = find_claims(read_draft((HEAD + lines).encode(), "draft.md"))
    assert [(claim.speaker, claim.labelled) for claim in claims] == said


@cases("lines", NO_SPEECH.values(), ids=NO_SPEECH.keys())
def test_other_words_before_a_colon_are_nobodys_label(lines: str) -> None:
    assert not find_claims(read_draft((HEAD + lines).encode(), "draft.md"))


def test_a_drafts_first_line_may_be_a_headline() -> None:
    first = "Judith Arden: Boats could be sold in spring."
    assert not find_claims(read_draft(f"{first}\n\nIt was cold.".encode(), "draft.md"))
    assert len(find_claims(read_draft(f"{first}\n\nArden: {SPOKEN}".encode(), "draft.md"))) == 2
    assert len(find_claims(read_draft(first.encode(), "draft.md"))) == 1


TURNS = (
    f"\n\nReporter: {QUESTION}\n\nArden: {SPOKEN}\n\nIt is so.\n\nReporter: Why?\n\nArden: {ANSWER}"
)
THIRD, FOURTH, NONE = "3 May 2022", "4 May 2022", ""
LISTED = {
    "dashes": (
        "Ann Moss – I love the boat and the sea.\n\nTom Reave – The food is good on every day.\n\n"
        "Lunch – Served at one in the tent.",
        ["Ann Moss", "Tom Reave"],
    ),
    "ages and places": (
        "Ann Moss, 34, Leith: I think they are lost.\n\nTom Reave, London: They should go now.",
        ["Ann Moss", "Tom Reave"],
    ),
    "questions in bold to whom the text names": (
        "Ann Moss leads the harbour.\n\n**Why did you come back?** I wanted to see the boats.\n\n"
        "**What is next?** We will open the quay.",
        [None, "Ann Moss", None, "Ann Moss"],
    ),
    "a page that helps": (
        "Ann Moss is the mayor.\n\n**Can I park here?** You can, we have space.\n\n"
        "**What is the price?** Nothing on Sundays.",
        [],
    ),
    "two people named": (
        "Ann Moss met Tom Reave.\n\n**Why did you come back?** I wanted to see the boats.\n\n"
        "**What is next?** We will open the quay.",
        [],
    ),
    "a crew": ("Ann Moss – Captain of the boat.\n\nTom Reave – Cook, and fond of fish.", []),
    "results": ("Ann Moss – Tom Reave 2:1.\n\nTom Reave – Lena Strand 3:0.", []),
    "one line": ("Ann Moss – I love the boat and the sea.", []),
    "telephones": ("Ann Moss, London: 0113 123\n\nTom Reave, Leith: 0123 12", []),
}


@cases(("lines", "names"), LISTED.values(), ids=LISTED.keys())
def test_lines_of_several_people_are_theirs_if_found(lines: str, names: list[str | None]) -> None:
    claims = find_claims(read_draft(f"# Heard\n\n{lines}".encode(), "draft.md"))
    assert [claim.speaker for claim in claims] == names
    assert {claim.labelled for claim in claims} <= {SpeechLikelihood.PERHAPS}


DATED = {
    "a sentence above": (f"Judith Arden spoke to us on 3 May 2022.{TURNS}", 5 * [THIRD]),
    "a heading": (f"## Interview, 3 May 2022{TURNS}", 5 * [THIRD]),
    "two interviews": (
        f"## One\n\nArden spoke on 3 May 2022.{TURNS}\n\n"
        f"## Two\n\nArden spoke on 4 May 2022.{TURNS}",
        [*5 * [THIRD], *5 * [FOURTH]],
    ),
    "we spoke to somebody": (f"We spoke to Judith Arden on 3 May 2022.{TURNS}", 5 * [THIRD]),
    "to somebody else": (f"We spoke to Tom Reave on 3 May 2022. Not to Arden.{TURNS}", 5 * [NONE]),
    "a heading that ends as a sentence": (
        f"## One\n\nArden spoke on 3 May 2022.{TURNS}\n\n"
        f"## What next?\n\nArden spoke on 4 May 2022.{TURNS}",
        [*5 * [THIRD], *5 * [FOURTH]],
    ),
    "another without a day": (
        f"## One\n\nArden spoke on 3 May 2022.{TURNS}\n\n## Two\n\nHere it is.{TURNS}",
        [*5 * [THIRD], *5 * [NONE]],
    ),
    "another day between its lines": (
        f"Arden spoke on 3 May 2022.{TURNS}\n\n"
        f"Weeks later, on 4 May 2022, she was asked again.\n\nArden: {SPOKEN}",
        [*5 * [THIRD], NONE],
    ),
    "two days": (f"Arden spoke on 3 May 2022 and on 4 May 2022.{TURNS}", 5 * [NONE]),
    "of something else": (f"Arden spoke of the storm of 3 May 2022.{TURNS}", 5 * [NONE]),
    "of another": (f"Tom Reave spoke on 3 May 2022. Arden disagrees.{TURNS}", 5 * [NONE]),
    "to come": (f"The interview will be broadcast on 4 May 2022.{TURNS}", 5 * [NONE]),
}


@cases(("lines", "days"), DATED.values(), ids=DATED.keys())
def test_the_day_above_an_interview_is_that_of_all_its_lines(lines: str, days: list[str]) -> None:
    claims = find_claims(read_draft((HEAD + lines).encode(), "draft.md"))
    assert [", ".join(map(str, claim.days)) for claim in claims] == days


def test_each_of_two_interviews_has_its_own_answers() -> None:
    talk = f"Q: {QUESTION}\n\nA: {SPOKEN}"
    lines = "# An interview with {}\n\n{}"
    names = ["Judith Arden", "Dorian Ellery"]
    text = "\n\n".join(lines.format(name, talk) for name in names)
    claims = find_claims(read_draft(text.encode(), "draft.md"))
    assert [claim.speaker for claim in claims if claim.speaker] == names


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Three articles, which the tests only ask."""
    with closing(indexed(tmp_path_factory.mktemp("labelled"))) as opened:
        yield opened


def checked(library: Library, lines: str) -> list[CheckResult]:
    """The quotations of a draft with these lines, checked."""
    return list(library.drafts.check((HEAD + lines).encode(), "draft.md"))


VERDICTS = {
    "right": (f"Reporter: {QUESTION}\n\nArden: {SPOKEN}", ["exact", "exact"]),
    "another word": ("Arden: I cannot say less than that about long-term plans.", ["differs"]),
    "a dropped not": ("Arden: I can say more than that about long-term plans.", ["differs"]),
    "another speaker": (
        f"Arden: {SPOKEN}\n\nDorian Ellery: {SPOKEN}",
        ["exact", "different speaker"],
    ),
    "a question with another word": (
        f"Q: Does the minister think the harbour can close this week?\n\nArden: {SPOKEN}",
        ["differs", "exact"],
    ),
    "invented": (
        f"Arden: {SPOKEN}\n\nArden: We have bought a lighthouse for the gulls.",
        ["exact", "not found"],
    ),
    "talk of which nothing is found": (
        "Arden: We have bought a lighthouse.\n\nArden: I like the gulls, all of them.",
        ["not checked", "not checked"],
    ),
    "readers' questions that a paper answers": (
        "Q: Can I get a refund for it?\n\nA: Yes. I got mine within a week.",
        ["not checked", "not checked"],
    ),
    "talk of which a few words are found": (
        "Arden: I cannot say.\n\nArden: We have bought a lighthouse for the gulls.",
        ["exact", "not checked"],
    ),
    "what somebody said, in a paper's answer": (
        f"Q: What did she say of it?\n\nA: Judith Arden told reporters: “{SPOKEN}”",
        ["not checked", "exact"],
    ),
    "another word of it": (
        "Q: What did she say?\n\n"
        "A: “I cannot say less than that about long-term plans,” Judith Arden said.",
        ["not checked", "differs"],
    ),
    "a label of transcripts": ("MS. ARDEN:  We have bought a lighthouse.", ["not found"]),
    "words cut": (
        "Arden: They will run at the winter hours and nobody will pay more for it.\n\n"
        f"Arden: {SPOKEN}",
        ["words cut, no ellipsis", "exact"],
    ),
    "a question of the draft's own": (
        f"Q: Could you say where things stand now?\n\nArden: {SPOKEN}",
        ["not checked", "exact"],
    ),
    "what may be no speech, and is found": (f"Judith Arden: {ANSWER}", ["exact"]),
    "what may be no speech, and nearly is found": (
        "Judith Arden: He has been very clear that the south quay is safe.",
        ["differs"],
    ),
    "what may be no speech": (
        "Judith Arden: The secretary was born on an island.",
        ["not checked"],
    ),
    "one word": (f"Arden: {SPOKEN}\n\nArden: Yes.", ["exact", "not checked"]),
}


@cases(("lines", "verdicts"), VERDICTS.values(), ids=VERDICTS.keys())
def test_they_are_judged_like_other_quotations(
    library: Library, lines: str, verdicts: list[str]
) -> None:
    results = checked(library, lines)
    assert [one.verdict.value for one in results] == verdicts, results
    assert all(
        one.is_alarm == (one.verdict.value not in ("exact", "not checked")) for one in results
    )


def test_words_cut_from_an_answer_are_altered_where_the_draft_says_that_it_was_edited(
    library: Library,
) -> None:
    answer = "> Arden: They will run at the winter hours and nobody will pay more for it."
    told = "\n\nThe interview has been condensed and edited for length and clarity.\n"
    (plain,), (edited,) = checked(library, answer), checked(library, answer + told)
    assert (plain.verdict, plain.grade) == (Verdict.CUT, Grade.WRONG)
    assert (edited.verdict, edited.grade) == (Verdict.CUT, Grade.ALTERED)
