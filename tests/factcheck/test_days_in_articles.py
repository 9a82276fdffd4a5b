"""Days on which an article itself says that its quotations were said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from tests.cases import cases
from tests.factcheck.conftest import indexed

from briefreader.factcheck import Verdict
from briefreader.library import Library

SATURDAY = """\
---
title: Harbour vote delayed
date: 2024-10-26
---
PORT SELWYN — The harbour vote will not be held before spring.

“We are not going to rush a decision that our grandchildren will live with,” Mayor Anna Quill told
reporters on Friday.

Tom Birk spoke on Thursday. “The pier was empty that night and nobody saw a thing,” Birk said.

“Nobody has asked the people who will have to pay for it,” Ruth Moss said.
"""
QUILL = "We are not going to rush a decision that our grandchildren will live with"
BIRK = "The pier was empty that night and nobody saw a thing"
MOSS = "Nobody has asked the people who will have to pay for it"
WRITTEN = "---\ndate: 2024-10-30\n---\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One article of a Saturday."""
    with closing(indexed(tmp_path_factory.mktemp("days"), {"vote": SATURDAY})) as opened:
        yield opened


@cases(
    ("draft", "verdict"),
    [
        (f"“{QUILL},” Quill said on Friday.", Verdict.EXACT),
        (f"“{QUILL},” Quill said on Oct. 25, 2024.", Verdict.EXACT),
        (f"“{QUILL},” Quill said last week.", Verdict.EXACT),
        (f"“{QUILL},” Quill said on Saturday.", Verdict.OTHER_DATE),
        (f"“{QUILL},” Quill said on Thursday.", Verdict.OTHER_DATE),
        (f"“{QUILL},” Quill said.", Verdict.EXACT),
        # a line of credit may name the day of the source
        (f"“{QUILL}.”\n— Anna Quill, 26 October 2024", Verdict.EXACT),
        (f"“{QUILL}.”\n— Anna Quill, 25 October 2024", Verdict.EXACT),
        (f"“{QUILL}.”\n— Anna Quill, 24 October 2024", Verdict.OTHER_DATE),
        # a sentence before only makes it likely
        (f"“{BIRK},” Birk said on Thursday.", Verdict.EXACT),
        (f"“{BIRK},” Birk said on Saturday.", Verdict.EXACT),
        (f"“{BIRK},” Birk said on Tuesday.", Verdict.OTHER_DATE),
        (f"“{MOSS},” Moss said on Saturday.", Verdict.EXACT),
        (f"“{MOSS},” Moss said on Friday.", Verdict.OTHER_DATE),
    ],
)  # fmt: skip
def test_the_day_of_speaking_that_an_article_tells_counts_before_its_own(
    library: Library, draft: str, verdict: Verdict
) -> None:
    (checked,) = library.drafts.check(f"{WRITTEN}{draft}".encode(), "draft.md")
    assert checked.verdict is verdict
    assert not checked.not_compared


def test_the_day_that_an_article_tells_is_named(library: Library) -> None:
    draft = f"{WRITTEN}“{QUILL},” Quill said on Friday."
    (checked,) = library.drafts.check(draft.encode(), "draft.md")
    assert checked.notes == ("the article says when: Friday = 25 October 2024",)


@cases(
    ("draft", "verdict"),
    [
        (f"# “{QUILL}” – Quill to speak again on Monday", Verdict.EXACT),
        (f"# Quill to testify on Monday: “{QUILL}”", Verdict.EXACT),
        (f"# Quill on Monday: “{QUILL}”", Verdict.OTHER_DATE),
    ],
)  # fmt: skip
def test_a_day_to_come_in_a_heading_is_none_of_speaking(
    library: Library, draft: str, verdict: Verdict
) -> None:
    (checked,) = library.drafts.check(f"{WRITTEN}{draft}".encode(), "draft.md")
    assert checked.verdict is verdict
