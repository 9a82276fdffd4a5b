"""How the work of a check grows with the draft: no faster than the draft itself."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from tests.cases import cases
from tests.conftest import NOW
from tests.factcheck.conftest import BRIEFING, STORY
from tests.growth import calls

from briefreader.factcheck.checker import check_claim
from briefreader.factcheck.verdicts import CheckResult
from briefreader.library import Library

FEW = 120  # words, about
TIMES = 4  # as long a draft
AT_MOST = TIMES**1.2  # as many calls
_COMMON = "of the and to in a that it is for on we you this with as at be was are not"
COMMON = _COMMON.split()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Articles in which many a word is said over and over."""
    chance = random.Random(3)
    words = ["very", "much", "the", "the", *COMMON, *BRIEFING.split()[20:90]]
    place = tmp_path_factory.mktemp("growth")
    folder = place / "briefings"
    folder.mkdir()
    head = "---\ntitle: A long speech by Judith Arden\ndate: 2024-05-01\n---\nMS. ARDEN:  "
    for number in range(3):
        runs = [f"{chance.choice(words)} " * chance.choice((1, 1, 2, 9)) for _ in range(3_000)]
        (folder / f"{number}.md").write_text(head + "".join(runs), encoding="utf-8")
    (folder / "story.md").write_text(STORY, encoding="utf-8")
    opened = Library.open(
        [folder], cache_dir=place / "cache", data_dir=place / "data", clock=lambda: NOW
    )
    for _ in opened.update():
        pass
    check(opened, DATED)  # for patterns are compiled with their first use
    yield opened
    opened.close()


DATED = "---\ndate: 2024-05-01\n---\n“a b c” Judith Arden said on March 3. We met on May 1.\n"


def drawn(count: int, seed: int = 5) -> list[str]:
    """Common words and others, at random."""
    chance = random.Random(seed)
    words = [*COMMON, *(word.strip(".,“”—()") for word in BRIEFING.split()[20:])]
    return [chance.choice(words) or "very" for _ in range(count)]


def alike(number: int) -> str:
    """One of many quotations that are as dear as the first eight: but for the last word they are
    the same.
    """
    return " ".join([*drawn(20, number % 8), COMMON[number % len(COMMON)]])


def said(words: str) -> str:
    return f"“{words}” Judith Arden said.\n\n"


DRAFTS: dict[str, Callable[[int], str]] = {
    "one word over and over": lambda n: said("very " * n),
    "two words over and over": lambda n: said("of the " * (n // 2)),
    "a sentence over and over": lambda n: said("the boats of the town are going to be " * (n // 9)),
    "a long quotation": lambda n: said(" ".join(drawn(n))),
    "passages of one word": lambda n: said(" … ".join(drawn(n))),
    "passages of two words": lambda n: said(" … ".join(["of the"] * (n // 2))),
    "passages of three words": lambda n: said(
        " … ".join(" ".join(drawn(3, m)) for m in range(n // 3))
    ),
    "words in brackets": lambda n: said("[a] of the " * (n // 3)),
    "parts of words in brackets": lambda n: said("call[ed] the " * (n // 2)),
    "open brackets": lambda n: said("[" * n + "a b c d]"),
    "spaces": lambda n: said("a b c d " + " " * (9 * n) + " e f g h"),
    "points": lambda n: said("a b c d " + "." * (9 * n) + " e f g h"),
    "days": lambda n: said("a b c d") + "may 1 " * n,
    "days without a year": lambda n: (
        "---\ndate: 2024-05-01\n---\n“a b c d” Judith Arden said."
        + " We met on March 3." * (n // 2)
    ),
    "tags": lambda n: "<html>" + "<p><b>" * n + '"a b c d"</html>',
    "many quotations": lambda n: "".join(said(alike(m)) for m in range(n // 60)),
    "many block quotations": lambda n: "".join(
        f"> {alike(m)}\n> — Judith Arden\n\n" for m in range(n // 60)
    ),
}


@cases("draft", DRAFTS.values(), ids=DRAFTS.keys())
def test_the_work_grows_no_faster_than_the_draft(
    library: Library, draft: Callable[[int], str]
) -> None:
    # The longer comes first, and pays for what is read once.
    many = sum(calls(partial(check, library, draft(FEW * TIMES))).values())
    few = sum(calls(partial(check, library, draft(FEW))).values())
    assert many <= AT_MOST * max(few, 10_000)


def check(library: Library, draft: str) -> None:
    """Check a draft of which nothing is known."""
    library.drafts.forget()
    library.drafts.check(draft.encode(), "draft.html" if draft[0] == "<" else "draft.md")


def test_the_same_words_in_one_paragraph_are_looked_up_once(library: Library) -> None:
    claims = library.drafts.claims(("“We will go on with it,” she said, and " * 40).encode())
    checked: list[CheckResult] = []
    called = calls(lambda: checked.extend(library.drafts.checked(claims)))
    assert called[check_claim.__code__] == 1
    assert [one.claim.location for one in checked] == [claim.location for claim in claims]
    assert len({one.claim.location for one in checked}) == 40
