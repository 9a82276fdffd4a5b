"""What an editor changes is told as such, also where words beside it, or its long form, recur."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from tests.cases import cases
from tests.factcheck.conftest import indexed
from tests.factcheck.test_verdicts import only

from briefreader.factcheck import ChangeKind, Grade
from briefreader.library import Library

TALK = """\
---
title: Remarks by Minister Mara Voss on the Ferry
date: 2024-03-12
---
MINISTER VOSS:  Yeah, I mean, I think it is good for crews to rest at night.  And, by the way, you
know, you have one boat from the south quay.  I am a woman of the sea, wearing blue.
And I’m very thankful to the pilots who are here today.
The tide tells you, look, you look at the sky before you sail, and that is what I’m.  It was so all
winter, and there I am.  I — I just want to thank the pilots of the north quay.

So I’m here to say that we are all in this together.  We have — we have a long winter before us.
"""
ELSEWHERE = """\
---
title: Remarks by Minister Mara Voss number {0}
date: 2024-04-{0:02}
---
MINISTER VOSS:  So I am here to say thank you, number {0}.  I’m here to also remind you of this.  We
are all here, and so I am here to say that it is in this together with that of all.
"""
TALKS = {"talk": TALK} | {f"talk{day}": ELSEWHERE.format(day) for day in range(1, 20)}
FILLER, CONTRACTION = {ChangeKind.FILLER}, {ChangeKind.CONTRACTION}
CHANGED = {
    "Yeah, I think it is good for crews to rest at night": FILLER,
    "And, by the way, you have one boat from the south quay": FILLER,
    "And I am very thankful to the pilots who are here today": CONTRACTION,
    "you look at the sky before you sail, and that is what I am": CONTRACTION,
    "We have — we’ve a long winter before us": CONTRACTION,
    "So I am here to say that we are all in this together": CONTRACTION,
    "So I’m here to say that we’re all in this together": CONTRACTION,
    "So I am here to say that we’re all in this together": CONTRACTION,
}
WRONG = (
    "Yeah, mean I think it is good for crews to rest at night",
    "And, by the way, one boat from the south quay",
    "And I am a very thankful woman of the pilots who are here today",
    "So I am here to say that they are all in this together",
    "I [refuse] to thank the pilots of the north quay",
)


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A speech, and a score that are a little like it."""
    with closing(indexed(tmp_path_factory.mktemp("talks"), TALKS)) as opened:
        yield opened


@cases(("words", "kinds"), CHANGED.items())
def test_what_an_editor_changed_is_altered(
    talks: Library, words: str, kinds: set[ChangeKind]
) -> None:
    checked = only(talks, f"The ferry opened.\n\n“{words},” Mara Voss said.\n")
    assert (checked.grade, set(checked.changes)) == (Grade.ALTERED, kinds)
    assert checked.place is not None
    assert checked.place.article.path.name == "talk.md"


@cases("words", WRONG)
def test_what_no_editor_changes_is_wrong(talks: Library, words: str) -> None:
    checked = only(talks, f"The ferry opened.\n\n“{words},” Mara Voss said.\n")
    assert checked.grade is Grade.WRONG
