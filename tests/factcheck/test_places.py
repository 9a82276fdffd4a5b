"""Which of many places is taken for a quotation: the exact one, of the speaker, on the day."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from tests.conftest import open_library

from briefreader.factcheck import CheckResult, Verdict
from briefreader.library import Library
from briefreader.search import Index

MANY = 40  # articles, more than are read for one quotation


def library_of(tmp_path: Path, answers: list[str]) -> Library:
    """A library of briefings, one for each answer, each on its own day."""
    folder = tmp_path / "briefings"
    folder.mkdir()
    for number, answer in enumerate(answers):
        day = f"2023-{number // 28 + 1:02}-{number % 28 + 1:02}"
        head = f"---\ntitle: Press Briefing by Judith Arden and Dorian Ellery\ndate: {day}\n---\n"
        text = f"MS. ARDEN:  Good morning to all of you.\n\nQ  Hello.\n\n{answer}\n\nQ  Thank you."
        (folder / f"{number:02}.md").write_text(f"{head}{text}\n", encoding="utf-8")
    library = open_library(folder, tmp_path)
    for _ in library.update():
        pass
    return library


def only(library: Library, draft: str) -> CheckResult:
    """The one quotation of a draft, checked."""
    (checked,) = library.drafts.check(draft.encode(), "draft.md")
    return checked


STUMP = "We will rebuild the old harbour wall stone by stone, and then {} will be left behind."
NEAR = ("nobody it has stood for", "it has stood for nobody", "for nobody it has stood")
EXACT = STUMP.format("has it stood for nobody")


@pytest.mark.parametrize("number", [0, 20, 39])
def test_the_exact_words_come_before_near_ones_however_many(tmp_path: Path, number: int) -> None:
    answers = [f"MR. ELLERY:  {STUMP.format(NEAR[n % 3])}" for n in range(MANY)]
    answers[number] = f"MR. ELLERY:  {EXACT}"
    library = library_of(tmp_path, answers)
    checked = only(library, f"“{EXACT}” Dorian Ellery said.")
    assert checked.verdict is Verdict.EXACT
    assert checked.place is not None
    assert checked.place.article.path.name == f"{number:02}.md"


@pytest.mark.parametrize("number", [0, 20, 39])
def test_of_exact_places_that_of_the_speaker_comes_first(tmp_path: Path, number: int) -> None:
    answers = ["Q  Nobody will be left behind at this quay, will they?"] * MANY
    answers[number] = "MS. ARDEN:  Nobody will be left behind at this quay."
    library = library_of(tmp_path, answers)
    checked = only(library, "“Nobody will be left behind at this quay,” Judith Arden said.")
    assert checked.verdict is Verdict.EXACT


@pytest.mark.parametrize("number", [0, 20, 39])
def test_of_exact_places_that_of_the_day_comes_first(tmp_path: Path, number: int) -> None:
    library = library_of(tmp_path, ["MS. ARDEN:  Nobody will be left behind at this quay."] * MANY)
    day = f"2023-{number // 28 + 1:02}-{number % 28 + 1:02}"
    draft = f"“Nobody will be left behind at this quay,” Judith Arden said on {day}."
    assert only(library, draft).verdict is Verdict.EXACT


def test_the_speakers_place_is_found_behind_many_others_of_one_article(tmp_path: Path) -> None:
    asked = "\n\n".join(["Q  Will the quay be safe?\n\nMS. ARDEN:  Yes."] * MANY)
    library = library_of(tmp_path, [f"{asked}\n\nMR. ELLERY:  Will the quay be safe?  I think so."])
    assert only(library, "“Will the quay be safe,” Dorian Ellery said.").verdict is Verdict.EXACT


def test_exact_words_of_another_day_come_before_near_ones_of_the_day(tmp_path: Path) -> None:
    answers = [f"MR. ELLERY:  {STUMP.format(NEAR[0])}"] * MANY
    answers[39] = f"MR. ELLERY:  {EXACT}"
    library = library_of(tmp_path, answers)
    draft = f"“{EXACT}” Dorian Ellery said on 1 January 2023."
    checked = only(library, draft)
    assert checked.verdict is Verdict.OTHER_DATE
    assert checked.place is not None
    assert checked.place.article.path.name == "39.md"


def test_places_are_found_however_slow_the_machine_is(tmp_path: Path) -> None:
    library = library_of(tmp_path, ["MS. ARDEN:  Nobody will be left behind at this quay."])
    (built,) = {path.parent for path in (tmp_path / "cache").rglob("*") if path.is_file()}
    moments = itertools.count(0, 10)
    slow = Index.open(built, clock=lambda: float(next(moments)))
    assert slow.containing(["Nobody will be left behind at this quay"])
    assert slow.similar_to("Nobody will be left behind at any quay")
    slow.close()
    assert library.is_current()


def test_the_last_word_decides_which_of_two_places_is_meant(tmp_path: Path) -> None:
    spoken = "The town saw it all: that the boat sank in the bay, and that the boat sails again."
    library = library_of(tmp_path, [f"MS. ARDEN:  {spoken}"])
    draft = "“The town saw it all … that the boat sail[ing]” made her glad, Judith Arden said."
    assert only(library, draft).verdict is Verdict.EXACT
    draft = "“The town saw it all … that the boat float[ing]” made her glad, Judith Arden said."
    assert only(library, draft).verdict is not Verdict.EXACT


@pytest.mark.parametrize(
    ("words", "exact"),
    [
        ("the boat sail[ing]", True),
        ("the boat sail[ing] home again", True),
        ("the boat float[ing]", False),
        ("the boat float[ing] home again", False),
        ("the boat sail[ing] again to the quay", False),
        ("[S]aw it all, all of that", True),
    ],
)
def test_brackets_change_a_part_of_the_one_word_there(
    tmp_path: Path, words: str, exact: bool
) -> None:
    spoken = "The town saw it all, all of that: the boat sails home again to the quay."
    library = library_of(tmp_path, [f"MS. ARDEN:  {spoken}"])
    checked = only(library, f"“{words}” was what Judith Arden said.")
    assert (checked.verdict is Verdict.EXACT) is exact


@pytest.mark.parametrize(
    ("words", "exact"),
    [
        ("We lost nine per cent of the long-term harvest today", True),
        ("We lost nine percent of the longterm harvest today", True),
        ("We lost nine percent of the long-term harvest to day", False),
        ("We lost nine percent of the long-term har vest today", False),
    ],
)
def test_a_dash_may_part_a_word_and_a_space_only_per_cent(
    tmp_path: Path, words: str, exact: bool
) -> None:
    spoken = "We lost nine percent of the long-term harvest today."
    library = library_of(tmp_path, [f"MS. ARDEN:  {spoken}"])
    checked = only(library, f"“{words},” Judith Arden said.")
    assert (checked.verdict is Verdict.EXACT) is exact
