"""Words that a story has as its own, in somebody's mouth."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.factcheck.conftest import indexed

from briefreader.factcheck import CheckResult, Verdict
from briefreader.library import Library

OWN = "these are the article's own words there, not a quotation"
TEXTS = {
    "council.md": """\
---
title: Council backs the winter timetable
date: 2024-03-15
source: Coast Sample
byline: Peter Stane
---
Vern Tallow said the council should keep its “fair share” of the winter boats. He added that the
ferry towns had been promised a vote before the summer.

“Nobody asked for the second pier,” Ines Calloway said. The harbour office has a plan for the
flooded sheds, the council was told: The sheds will be cleared by May.

> The lamps on the mole are new.
""",
    "report.md": """\
---
title: Annual report of the Harbour Office
date: 2024-02-01
source: Office Sample
---
The office repaired eleven boats and sold two of them. All eleven were wooden boats.
""",
    "column.md": """\
---
title: Why I miss the old ferry
date: 2024-03-20
source: Coast Sample
---
I took the old ferry to school, and nobody ever drowned on it. “Hold on to your hat,” Tom Reave
said. The new boats have no soul.
""",
    "speech.md": """\
---
title: Remarks by Vern Tallow
date: 2024-04-02
source: Coast Sample
---
REP. VERN TALLOW:  The towns were promised that there would be a vote before the summer, you know,
and there will be.
""",
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(indexed(tmp_path)) as opened:
        for name, text in TEXTS.items():
            (tmp_path / "briefings" / name).write_text(text, encoding="utf-8")
        for _ in opened.update():
            pass
        yield opened


def only(library: Library, draft: str) -> CheckResult:
    """The one quotation of a draft, checked."""
    (checked,) = library.drafts.check(draft.encode(), "draft.md")
    return checked


@pytest.mark.parametrize(
    "draft",
    [
        "“The council should keep its ‘fair share’ of the winter boats,” Vern Tallow said.",
        "“The council should keep its ‘fair share’ of the winter boats,” said Judith Arden.",
        "“The ferry towns had been promised a vote before the summer,” Mr Tallow said.",
        "“The harbour of Port Ellery opened again on Thursday,” Ines Calloway said.",
        "Ines Calloway told the board: “Fishermen were less sure.”",
    ],
)
def test_a_storys_own_words_are_no_quotation_of_anybody(library: Library, draft: str) -> None:
    checked = only(library, draft)
    assert (checked.verdict, checked.is_alarm) == (Verdict.PARAPHRASE, True)
    assert OWN in checked.notes
    assert "no speaker is named there" not in checked.notes
    assert checked.place
    assert checked.place.found


@pytest.mark.parametrize(
    "draft",
    [
        # Whom nobody names, the story itself, its writer.
        "“The ferry towns had been promised a vote before the summer,” the report says.",
        "“The ferry towns had been promised a vote before the summer,” the Coast Sample wrote.",
        "“The ferry towns had been promised a vote before the summer,” Peter Stane wrote.",
        # An outlet that the file does not name.
        "BBC News: “The ferry towns had been promised a vote before the summer.”",
        "“The ferry towns had been promised a vote before the summer,” said the Coast Herald.",
        # No story, but a report; somebody's own column.
        "“The office repaired eleven boats and sold two of them,” Vern Tallow said.",
        "“The new boats have no soul,” Ann Moss wrote.",
        # Set as a quotation; behind a colon.
        "“The lamps on the mole are new,” Ines Calloway said.",
        "“The sheds will be cleared by May,” Ines Calloway said.",
        # Somebody's own words.
        "“Nobody asked for the second pier,” Ines Calloway said.",
    ],
)
def test_what_may_be_right_is_no_alarm(library: Library, draft: str) -> None:
    checked = only(library, draft)
    assert checked.verdict is Verdict.EXACT
    assert not checked.is_alarm


@pytest.mark.parametrize(
    "draft",
    [
        "“The office repaired eleven boats and sold two of them,” Vern Tallow said.",
        "Vern Tallow rose. “The office repaired eleven boats and sold two of them,” he said.",
    ],
)
def test_who_says_what_nobody_says_elsewhere_is_told(library: Library, draft: str) -> None:
    checked = only(library, draft)
    assert (checked.verdict, checked.not_compared) == (Verdict.EXACT, "speaker not compared")
    assert checked.unread_speakers == ("Vern Tallow",)


def test_what_somebody_said_but_for_a_filler_is_looked_for_there(
    library: Library, tmp_path: Path
) -> None:
    text = "The towns were promised that there would be a vote before the summer, and there will be"
    story = f"---\ntitle: A vote\nsource: Coast Sample\n---\n{text}. “Good,” Tom Reave said.\n"
    (tmp_path / "briefings" / "vote.md").write_text(story, encoding="utf-8")
    for _ in library.update():
        pass
    checked = only(library, f"“{text},” Vern Tallow said.")
    assert (checked.verdict, checked.is_alarm) == (Verdict.DIFFERS, False)
    assert checked.place
    assert checked.place.speaker == "Vern Tallow"
    assert "these exact words are the article's own, in “A vote”" in checked.notes


def test_words_that_go_on_behind_an_articles_last_ones_are_not_found(library: Library) -> None:
    checked = only(library, "Vern Tallow asked “wooden boats today”!")
    assert (checked.verdict, checked.is_alarm) == (Verdict.NOT_FOUND, False)
