"""A body whose words a draft says it quotes is told where somebody else says them."""

from __future__ import annotations

from tests.cases import cases
from tests.factcheck.test_verdicts import only

from briefreader.factcheck import Verdict
from briefreader.library import Library

WORDS = "The north quay is safe, and the boats may come home"
BODIES = ("Harbour Communications", "Quayside", "Boat Roundtable")
FORMS = (
    "“{},” according to {}, who spoke again.",
    "“{},” according to {}, which spoke again.",
    "According to {1}, who spoke again, “{0}.”",
    "According to {1}, which spoke again: “{0}.”",
    "“{},” {}, which spoke again, said.",
    "“{},” according to a statement from {}.",
    "“{},” a statement by {} said.",
    "“{},” read {}’s statement.",
    "“{},” in the words of {}.",
    "“{},” as {} put it.",
)
SILENT = (
    "“{},” according to Ines Calloway, who spoke again.",
    "“{},” according to a statement from Ines Calloway.",
    "“{},” Ines Calloway said, according to Harbour Communications.",
    "“{},” Ines Calloway told Harbour Communications, which asked twice.",
    "“{},” Calloway said in an interview with Boat Roundtable, which aired on the radio.",
    "“{},” according to the transcript.",
    "“{}.” According to Quayside, that is new.",
)


@cases("body", BODIES)
@cases("form", FORMS)
def test_a_body_that_others_speak_for_is_not_compared(
    library: Library, form: str, body: str
) -> None:
    checked = only(library, f"The quay opened.\n\n{form.format(WORDS, body)}\n")
    assert checked.verdict is Verdict.EXACT
    assert checked.speakers_not_compared == (body,)


@cases("form", SILENT)
def test_whoever_says_the_words_is_not_told(library: Library, form: str) -> None:
    checked = only(library, f"The quay opened.\n\n{form.format(WORDS)}\n")
    assert (checked.verdict, checked.not_compared) == (Verdict.EXACT, "")
