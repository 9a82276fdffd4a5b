"""Articles of one title are told apart by the time and place that stand at their head."""

from __future__ import annotations

from pathlib import Path

from tests.cases import cases

from briefreader.sources import article_from_bytes
from briefreader.sources.metadata.transcript_dateline import find_dateline

TURNS = "MS. ARDEN:  Good afternoon.\n\nQ    Will the ferries run?\n"


@cases(
    ("head", "told"),
    [
        ("East Hall\n\n2:44 P.M. EST", "2:44 P.M. EST, East Hall"),
        ("*East Hall  \nPort Ellery*\n\n2:44 P.M. EST", "2:44 P.M. EST, East Hall"),
        ("2:44 P.M. EST", "2:44 P.M. EST"),
        ("(March 5, 2024)\n\nEast Hall\n\n2:44 P.M.", "2:44 P.M., East Hall"),
        ("AS PREPARED FOR DELIVERY\n\nEast Hall\n\n2:44 P.M.", "2:44 P.M., East Hall"),
        ("East Hall  \nPort Ellery, Coast", "East Hall, Port Ellery, Coast"),
        ("(Via Teleconference)", "Via Teleconference"),
        ("12 Quay Street", "12 Quay Street"),
        ("Good evening to all of you, and thank you for coming here today to the hall.", ""),
        ("It was a good day.", ""),
        ("", ""),
    ],
)
def test_what_a_transcript_prints_at_its_head(head: str, told: str) -> None:
    text = f"---\ntitle: Remarks\n---\n{head}\n\n{TURNS}"
    assert find_dateline(article_from_bytes(Path("/a.md"), text.encode())) == told


def test_a_story_has_no_occasion() -> None:
    text = "---\ntitle: Ferries\n---\nHarbour office\n\nThe ferries ran all winter on the coast.\n"
    assert find_dateline(article_from_bytes(Path("/a.txt"), text.encode())) == ""
    assert find_dateline(article_from_bytes(Path("/a.txt"), b"---\ntitle: T\n---\n")) == ""
