"""A sentence that its attribution splits is one quotation: “I’m,” she said, “not going”."""

from __future__ import annotations

import pytest

from briefreader.factcheck import CheckResult, Verdict
from briefreader.library import Library


def parts(library: Library, draft: str) -> tuple[CheckResult, ...]:
    """The quotations of a draft, checked."""
    return library.drafts.check(draft.encode(), "draft.md")


RIGHT = (
    "“The ferries will not run on Sunday,” Judith Arden said, “and we do not expect that to change"
    " before the spring.”",
    "“The ferries,” Judith Arden said on 27 February 2024, “will not run on Sunday.”",
    "“The ferries”, Judith Arden said, “will not run on Sunday.”",
    "“The ferries,” Ms. Arden said, “will not run … before the spring.”",
    "“The ferries,” Judith Arden said, “… do not expect that to change.”",
    "“He has been very clear,” Judith Arden said, “[said] that the north quay is safe.”",
    "“The north quay,” said Ines Calloway, “is safe,” she added, “and the boats may come home.”",
    # The article splits it, too.
    "“The boats may come home,” said Ines Calloway, “we have waited nine days for this.”",
    # Each a sentence of its own, though farther apart in the article.
    "“The ferries will not run on Sunday,” Judith Arden said, “They will run at the winter hours.”",
    "“The ferries will not run on Sunday,” Judith Arden said. “Nobody will pay more for it.”",
    # Two quotations, not one.
    "“The ferries will not run,” Judith Arden said, but they would run “at the winter hours.”",
    "Judith Arden said “the ferries will not run”, and spoke of “the winter hours.”",
    "The ferries would be “at the winter hours,” and on Sunday, Judith Arden said, “not run.”",
)


@pytest.mark.parametrize("draft", RIGHT)
def test_a_sentence_split_by_its_attribution_is_exact(library: Library, draft: str) -> None:
    checked = parts(library, draft)
    assert len(checked) > 1
    assert [one.verdict for one in checked] == [Verdict.EXACT] * len(checked)


@pytest.mark.parametrize(
    ("draft", "verdict", "found"),
    [
        (
            "“The ferries will,” Judith Arden said, “run on Sunday.”",
            Verdict.DIFFERS,
            "not run on Sunday",
        ),
        (
            "“He has been,” Judith Arden said, “clear that the north quay is safe.”",
            Verdict.DIFFERS,
            "very clear that the north quay is safe.",
        ),
        (
            "“They will run at the winter hours,” Judith Arden said, “and nobody will pay more.”",
            Verdict.CUT,
            "all forty-one boats of them — and nobody will pay more",
        ),
        (
            "“The ferries will,” Judith Arden said, “run.”",
            Verdict.DIFFERS,
            "not run",
        ),
    ],
)
def test_what_is_left_out_at_the_split_is_told_of_its_second_part(
    library: Library, draft: str, verdict: Verdict, found: str
) -> None:
    first, second = parts(library, draft)
    assert first.verdict is Verdict.EXACT
    assert (second.verdict, second.is_alarm) == (verdict, True)
    assert second.place
    assert second.place.found == found
    assert [one.kind for one in second.differences] == ["left out"]


CALLOWAY = (
    "Ines Calloway said yes. “The north quay is safe, and the boats may come home,” she said."
    " “Ask me.”"
)
REAVE = "Tom Reave left. “I will believe it when I see a pilot,” he said. “Ask me.”"
FIRST = "Judith Arden said no. “The north quay is safe,” she said."


@pytest.mark.parametrize(
    ("draft", "verdict", "told"),
    [
        # What goes on behind “safe”, and what stands elsewhere in the speaker's words.
        (f"{FIRST} “The minister himself.”", Verdict.EXACT, ""),
        (f"{FIRST} “Good afternoon.”", Verdict.EXACT, ""),
        (f"{FIRST} “Not yet.”", Verdict.DIFFERS, ""),
        (f"{FIRST} “Never.”", Verdict.DIFFERS, ""),
        (f"{FIRST[:-1]}, smiling. “Not yet!”", Verdict.DIFFERS, ""),
        (CALLOWAY, Verdict.DIFFERS, "We have waited nine days for this."),
        (REAVE, Verdict.DIFFERS, ""),
        (
            "Judith Arden said no. “We do not expect that to change before the spring,” she said."
            " “Ever.”",
            Verdict.DIFFERS,
            "We have set aside $1,250 million for the harbours.",
        ),
        # Terms, titles and what another sentence stands before; the first part stands nowhere.
        (f"{FIRST} “Not Yet” was on.", Verdict.NOT_FOUND, ""),
        (f"{FIRST} She sang “Not yet.”", Verdict.NOT_FOUND, ""),
        (f"{FIRST} She left. “Not yet.”", Verdict.NOT_FOUND, ""),
        (f"{FIRST}\n\n“Not yet.”", Verdict.NOT_FOUND, ""),
        ("Arden said no. “No tide is safe for us,” she said. “Not yet.”", Verdict.NOT_FOUND, ""),
        ("Arden said no. “Safe,” she said. “Not yet.”", Verdict.NOT_FOUND, ""),
    ],
)
def test_a_few_words_that_go_on_behind_an_attribution_are_speech(
    library: Library, draft: str, verdict: Verdict, told: str
) -> None:
    last = parts(library, draft)[-1]
    assert (last.verdict, last.is_alarm) == (verdict, verdict is Verdict.DIFFERS)
    assert not told or (last.place and last.place.found == told)


def test_parts_of_two_places_are_what_passages_are_that_are_joined(library: Library) -> None:
    first, second = parts(
        library,
        "“He has been very clear that the north quay is safe,” Judith Arden said, “and nobody will"
        " pay more for it.”",
    )
    assert first.verdict is Verdict.EXACT
    assert second.verdict is Verdict.JOINED
    assert len(second.joined) == 2


def test_short_parts_that_stand_nowhere_together_are_an_alarm(library: Library) -> None:
    first, second = parts(
        library, "“The ferries will,” Judith Arden said, “thank you all so very much.”"
    )
    assert first.verdict is Verdict.EXACT
    assert second.is_alarm


def test_both_parts_are_looked_for_where_they_stand_together(library: Library) -> None:
    first, second = parts(library, "“Thank you,” Dorian Ellery said, “all so very much.”")
    assert first.place
    assert second.place
    assert first.place.article.title.startswith("Remarks")
    assert first.place.article is second.place.article


def test_a_part_of_one_word_is_judged_with_the_others(library: Library) -> None:
    first, second = parts(library, "“The ferries will not run on,” Judith Arden said, “Sunday.”")
    assert [first.verdict, second.verdict] == [Verdict.EXACT, Verdict.EXACT]
    _, wrong = parts(library, "“We have waited nine,” said Ines Calloway, “for this.”")
    assert (wrong.verdict, wrong.is_alarm) == (Verdict.DIFFERS, True)
