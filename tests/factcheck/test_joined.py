"""Passages that an ellipsis joins: whose they are, what stands between them, and where."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from benchmarks.joined import EXPECTED, measure
from tests.conftest import open_library
from tests.factcheck.test_planted import COMMON, PEOPLE, SYLLABLES

from briefreader.factcheck import CheckResult, Verdict
from briefreader.library import Library

BETWEEN = "joins passages with another speaker's words between them"
TWO_PEOPLE = "joins the words of two people"
STITCHED = "joins two places, without an ellipsis"
TWO_ARTICLES = "joins passages of two articles"


def only(library: Library, draft: str) -> CheckResult:
    """The one quotation of a draft, checked."""
    (checked,) = library.drafts.check(draft.encode(), "draft.md")
    return checked


def told(checked: CheckResult) -> list[tuple[str | None, str]]:
    """Who says what in the places that are shown."""
    return [(place.speaker, place.found) for place in checked.joined]


def test_two_answers_of_one_person_are_said_to_be_joined(library: Library) -> None:
    checked = only(
        library,
        "“The ferries will not run on Sunday … The humanitarian flights go on as before,” Judith"
        " Arden said.",
    )
    assert checked.verdict is Verdict.JOINED
    assert checked.is_alarm
    assert checked.notes == (BETWEEN,)
    assert told(checked) == [
        ("Judith Arden", "The ferries will not run on Sunday"),
        ("Judith Arden", "The humanitarian flights go on as before."),
    ]
    assert [place.paragraph for place in checked.joined] == [1, 7]


JOINED = {
    "a question and its answer": (
        "“Does the minister think the harbour can reopen this week? … He has been very clear that"
        " the north quay is safe,” Judith Arden said.",
        Verdict.OTHER_SPEAKER,
        (TWO_PEOPLE,),
    ),
    "two people, the first of them named": (
        "“He has been very clear that the north quay is safe … I have never seen a better kept"
        " harbour than this one,” Judith Arden said.",
        Verdict.OTHER_SPEAKER,
        (TWO_PEOPLE,),
    ),
    "two people, neither of them named": (
        "“He has been very clear that the north quay is safe … I have never seen a better kept"
        " harbour than this one,” she said.",
        Verdict.OTHER_SPEAKER,
        (TWO_PEOPLE,),
    ),
    "two people of a story": (
        "“The boats may come home ... I will believe it when I see a pilot,” Tom Reave said.",
        Verdict.OTHER_SPEAKER,
        (TWO_PEOPLE,),
    ),
    "somebody and the article itself": (
        "“The boats may come home … Fishermen were less sure,” said Ines Calloway.",
        Verdict.OTHER_SPEAKER,
        (TWO_PEOPLE,),
    ),
    "three passages, the last of another answer": (
        "“The ferries will not run on Sunday … They will run at the winter hours … He has been very"
        " clear,” Judith Arden said.",
        Verdict.JOINED,
        (BETWEEN,),
    ),
    "two answers, the later one first": (
        "“The humanitarian flights go on as before … The ferries will not run on Sunday,” Judith"
        " Arden said.",
        Verdict.JOINED,
        (BETWEEN,),
    ),
    "two people of two articles": (
        "“The humanitarian flights go on as before … There is nothing in this budget that I would"
        " be ashamed of,” Judith Arden said.",
        Verdict.OTHER_SPEAKER,
        (TWO_ARTICLES, TWO_PEOPLE),
    ),
    "one turn turned round": (
        "“They will run at the winter hours … The ferries will not run on Sunday,” Judith Arden"
        " said.",
        Verdict.DIFFERS,
        ("the passages are in a different order there",),
    ),
    "a word that differs in the second answer": (
        "“The ferries will not run on Sunday … The humanitarian flights go on as ever before,”"
        " Judith Arden said.",
        Verdict.DIFFERS,
        ("joins passages with another speaker's words between them",),
    ),
    "paragraphs of a block quotation, of two answers": (
        "Judith Arden said:\n\n> The ferries will not run on Sunday.\n>\n> The humanitarian flights"
        " go on as before.",
        Verdict.JOINED,
        (BETWEEN,),
    ),
    "two answers on another day": (
        "“The ferries will not run on Sunday … The humanitarian flights go on as before,” Judith"
        " Arden said on 28 February 2024.",
        Verdict.JOINED,
        ("the date differs, too", BETWEEN),
    ),
    "two people of two articles, without an ellipsis": (
        "“He has been very clear that the north quay is safe, I will believe it when I see a"
        " pilot,” Judith Arden said.",
        Verdict.OTHER_SPEAKER,
        (STITCHED, TWO_ARTICLES, TWO_PEOPLE),
    ),
}


@pytest.mark.parametrize(("draft", "verdict", "notes"), JOINED.values(), ids=JOINED.keys())
def test_each_passage_is_looked_at_by_itself(
    library: Library, draft: str, verdict: Verdict, notes: tuple[str, ...]
) -> None:
    checked = only(library, draft)
    assert (checked.verdict, checked.notes) == (verdict, notes)
    assert checked.is_alarm
    assert len(checked.joined) >= 2


ONE = {
    "of one paragraph": "“The ferries will not run on Sunday … before the spring,” Arden said.",
    "of two paragraphs of a turn": "“The ferries will not run on Sunday … They will run at the"
    " winter hours,” Judith Arden said.",
    "of two quotations with only the article between": "“The north quay is safe … We have waited"
    " nine days for this,” said Ines Calloway.",
    "of a turn, around what somebody else is quoted with": "“The minister himself told me … I"
    " cannot say more than that,” Judith Arden said.",
    "of a turn, one of them what she quotes": "“I would take my own boat out tomorrow … I cannot"
    " say more than that,” Judith Arden said.",
}


def test_a_paragraph_left_out_of_a_block_quotation_is_a_cut(library: Library) -> None:
    said = (
        "Dorian Ellery said:\n\n> We lost nine boats in the storm.\n>\n> There is nothing in this"
    )
    checked = only(library, f"{said} budget that I would be ashamed of.")
    assert checked.verdict is Verdict.CUT
    assert [one.kind for one in checked.differences] == ["left out"]


@pytest.mark.parametrize("draft", ONE.values(), ids=ONE.keys())
def test_an_ellipsis_may_join_passages(library: Library, draft: str) -> None:
    checked = only(library, draft)
    assert (checked.verdict, checked.notes, checked.joined) == (Verdict.EXACT, (), ())


def test_what_the_audience_calls_out_parts_no_speech(tmp_path: Path) -> None:
    library = library_of(
        tmp_path,
        speech="PRIME MINISTER ELLERY:  We kept every promise that we made here.\n\n"
        "AUDIENCE MEMBER:  You did!\n\n"
        "PRIME MINISTER ELLERY:  And the harbour stands as it stood before the storm.",
    )
    checked = only(
        library,
        "“We kept every promise … And the harbour stands as it stood,” Dorian Ellery said.",
    )
    assert checked.verdict is Verdict.EXACT


def test_passages_of_one_turn_come_before_those_of_two(tmp_path: Path) -> None:
    library = library_of(
        tmp_path,
        speech="MS. ARDEN:  The harbour is the heart of the town.\n\nQ  Is it safe?\n\n"
        "MS. ARDEN:  The harbour is the heart of the town.  It will be open to everybody again.",
    )
    checked = only(
        library, "“The harbour is the heart … It will be open to everybody,” Judith Arden said."
    )
    assert checked.verdict is Verdict.EXACT
    assert checked.place is not None
    assert checked.place.paragraph == 6


def test_one_persons_passages_of_two_articles_are_said_to_be_joined(tmp_path: Path) -> None:
    library = library_of(
        tmp_path,
        spring="Q  When?\n\nMS. ARDEN:  The grain ships leave the bay at dawn.",
        autumn="Q  When?\n\nMS. ARDEN:  The customs house opens its doors at noon.",
    )
    checked = only(
        library,
        "“The grain ships leave the bay … The customs house opens its doors,” Judith Arden said.",
    )
    assert (checked.verdict, checked.notes) == (Verdict.JOINED, (TWO_ARTICLES,))
    stitched = only(library, "“The grain ships leave the bay opens its doors at noon,” Arden said.")
    assert (stitched.verdict, stitched.notes) == (Verdict.JOINED, (STITCHED, TWO_ARTICLES))
    too_few = only(library, "“The grain ships leave the bay doors at noon,” Judith Arden said.")
    assert too_few.verdict is not Verdict.JOINED
    assert told(checked) == [
        ("Judith Arden", "The grain ships leave the bay"),
        ("Judith Arden", "The customs house opens its doors"),
    ]
    assert len({place.article.path for place in checked.joined}) == 2


def library_of(tmp_path: Path, **texts: str) -> Library:
    """A library of transcripts by name."""
    folder = tmp_path / "transcripts"
    folder.mkdir()
    for number, (name, text) in enumerate(texts.items(), 1):
        head = f"---\ntitle: {name} with Judith Arden and Dorian Ellery\ndate: 2024-0{number}-01\n"
        thanks = f"MS. ARDEN:  Good day.\n\nQ  Thank you.\n\nMR. ELLERY:  Good day from {name}."
        body = f"{head}---\n{thanks}\n\n{text}\n"
        (folder / f"{name}.md").write_text(body, encoding="utf-8")
    library = open_library(folder, tmp_path)
    for _ in library.update():
        pass
    return library


def test_joined_quotations_over_invented_transcripts(tmp_path: Path) -> None:
    chance = random.Random(4)
    vocabulary = ["".join(chance.choices(SYLLABLES, k=chance.randrange(2, 4))) for _ in range(900)]

    def sentence() -> str:
        words = [chance.choice(chance.choice((COMMON, vocabulary))) for _ in range(14)]
        return " ".join(words).capitalize() + "."

    def paragraph() -> str:
        return " ".join(sentence() for _ in range(3))

    transcripts = {}
    for number in range(24):
        one, other = chance.sample(PEOPLE, 2)
        turns = [f"{one.upper()}: {paragraph()}\n\n{paragraph()}"]
        for _ in range(3):
            turns += [f"Q    Why {sentence().lower()}", f"{one.upper()}: {paragraph()}"]
            turns += [f"{other.upper()}: {paragraph()}"]
        transcripts[f"t{number}"] = "\n\n".join(turns)
    library = library_of_people(tmp_path, transcripts)
    wrong: list[str] = []
    table = measure(library, 10, 2, wrong.append)
    assert {kind: counts.total() for kind, counts in table.items()} == dict.fromkeys(EXPECTED, 10)
    assert wrong == []


def library_of_people(tmp_path: Path, texts: dict[str, str]) -> Library:
    """A library of transcripts whose labels have full names."""
    folder = tmp_path / "transcripts"
    folder.mkdir()
    for name, text in texts.items():
        head = "---\ntitle: A talk about the harbour\ndate: 2024-03-01\n---\n"
        (folder / f"{name}.md").write_text(head + text, encoding="utf-8")
    library = open_library(folder, tmp_path)
    for _ in library.update():
        pass
    return library
