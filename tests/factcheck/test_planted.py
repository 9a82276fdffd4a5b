"""Errors planted in drafts over invented articles: all caught, and nothing right called wrong."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from benchmarks.checking import measure
from tests.conftest import open_library

SYLLABLES = ("ba", "der", "fin", "go", "hul", "kas", "lem", "mor", "nis", "pra", "rin", "tov")
PEOPLE = ("Ines Calloway", "Tom Reave", "Judith Arden", "Dorian Ellery", "Mara Voss", "Piet Aldous")
_COMMON = "the of to and in that is we have for it on with this are be will at from they"
COMMON = _COMMON.split()


def sentence(chance: random.Random, vocabulary: list[str]) -> str:
    """Invented words among common ones, some sentences with a number or a "not"."""
    words = [
        chance.choice(COMMON if chance.random() < 0.5 else vocabulary)
        for _ in range(chance.randrange(9, 30))
    ]
    if chance.random() < 0.4:
        words[chance.randrange(2, 6)] = str(chance.randrange(21, 9_000))
    if chance.random() < 0.4:
        words[chance.randrange(3, 7)] = "not"
    return " ".join(words).capitalize() + "."


def test_planted_errors_are_caught_and_right_quotations_are_exact(tmp_path: Path) -> None:
    chance = random.Random(7)
    vocabulary = ["".join(chance.choices(SYLLABLES, k=chance.randrange(2, 4))) for _ in range(900)]
    folder = tmp_path / "briefings"
    folder.mkdir()
    for number in range(60):
        person = PEOPLE[number % len(PEOPLE)]
        paragraphs = [" ".join(sentence(chance, vocabulary) for _ in range(5)) for _ in range(8)]
        day = f"2023-{number % 12 + 1:02}-{number % 28 + 1:02}"
        head = f"---\ntitle: Remarks by {person}\ndate: {day}\n---\n"
        label = person.upper()
        answers = [f"Q    Why is that so?\n\n{label}: {paragraph}" for paragraph in paragraphs]
        (folder / f"{number}.md").write_text(head + "\n\n".join(answers) + "\n", encoding="utf-8")
    library = open_library(folder, tmp_path)
    for _ in library.update():
        pass
    wrong: list[str] = []
    tally = measure(library, 6, 3, wrong.append)
    assert tally.planted.total() == 24
    assert tally.caught == tally.planted, wrong
    assert tally.alarms.total() == 0, wrong
    assert tally.unmatched == 0
    assert tally.named.total() >= 23, wrong


BRIEFINGS = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "whitehouse"


@pytest.mark.slow
@pytest.mark.skipif(not BRIEFINGS.is_dir(), reason="the folder of briefings is not here")
def test_planted_errors_are_caught_over_a_folder_of_real_briefings(tmp_path: Path) -> None:
    library = open_library(BRIEFINGS, tmp_path)
    for _ in library.update():
        pass
    wrong: list[str] = []
    tally = measure(library, 50, 1, wrong.append)
    assert tally.planted.total() == 200
    assert tally.caught.total() >= 198, wrong
    assert tally.alarms.total() <= 0.01 * tally.right.total(), wrong
