"""A bookmark is found again in an edited article, or honestly lost: thirty edits, one by one."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.cases import cases
from tests.yardstick import at_most

from briefreader.domain.article import Span
from briefreader.domain.bookmark import BookmarkState, TextSelector
from briefreader.notebook import make_selector, reanchor_selector
from briefreader.text.folding import fold_text

QUOTE = "the harbour budget will be cut by a third before winter"
SAME = f"The minister said {QUOTE}, and left."
OK, MOVED = BookmarkState.OK, BookmarkState.MOVED
CHANGED, LOST = BookmarkState.CHANGED, BookmarkState.LOST
WORDS = """
    ferry mayor quay ledger estimate brook builder college fair autumn juror clinic ballot
    record gale archive arch tariff miller bench inquiry islet turbine gallery
"""


def prose(key: str, sentences: int = 6) -> str:
    """Dull text that depends on the key alone."""
    dice = random.Random(key)
    made = (" ".join(dice.choices(WORDS.split(), k=dice.randint(7, 14))) for _ in range(sentences))
    return " ".join(f"{sentence.capitalize()}." for sentence in made)


BEFORE = [prose(f"before {number}", 5) for number in range(4)]
BASE = "\n\n".join([BEFORE[0], SAME, *BEFORE[1:]])
FILLER = prose("filler", 8)
TWICE = "\n\n".join(
    [BEFORE[0], f"First, {QUOTE}, he said.", BEFORE[1], f"Again, {QUOTE}, she said.", BEFORE[2]]
)
TENTH = QUOTE.replace("a third", "a tenth")
TENTH_SAID = BASE.replace(QUOTE, TENTH)
FREQUENT = 5 * (
    "The college. A quay. By winter, and left. He said: a harbour before a budget, cut a third,"
    " the minister said will be. "
)
OVER_PARAGRAPHS = SAME[4:] + "\n\n" + BEFORE[1][:40]


@dataclass(frozen=True)
class Case:
    name: str
    old: str
    new: str
    state: BookmarkState
    found: str = QUOTE
    quote: str = QUOTE
    ambiguous: bool = False
    last: bool = False  # the bookmark is on the last of several equal passages
    yardsticks: float = 40


def edit(name: str, words: str, state: BookmarkState = CHANGED) -> Case:
    return Case(name, BASE, BASE.replace(QUOTE, words), state, words)


CASES = [
    Case("unchanged", BASE, BASE, OK),
    Case("inserted before", BASE, FILLER + "\n\n" + BASE, MOVED),
    Case("deleted before", BASE, BASE.split("\n\n", 1)[1], MOVED),
    Case("paragraph moved", BASE, "\n\n".join([*BEFORE, SAME]), MOVED),
    Case("rewrapped", BASE, BASE.replace("budget will be", "budget\nwill be"), OK),
    Case("double spaces", BASE, BASE.replace(" ", "  "), OK),
    edit("no-break space", QUOTE.replace("harbour budget", "harbour\u00a0budget"), OK),
    Case("other line ends", BASE, BASE.replace("\n", "\r\n"), OK),
    edit("soft hyphen", QUOTE.replace("harbour", "har\u00adbour"), OK),
    edit("typo", QUOTE.replace("third", "3rd")),
    edit("word added", QUOTE.replace("will be", "will probably be")),
    edit("negated", QUOTE.replace("will be", "will not be")),
    edit("number changed", QUOTE.replace("a third", "a tenth")),
    edit("half gone", "the harbour budget will be cut"),
    Case("deleted", BASE, BASE.replace(SAME, "The minister left."), LOST),
    Case("replaced", BASE, "\n\n".join(prose(f"other {n}", 6) for n in range(4)), LOST),
    Case("emptied", BASE, "", LOST),
    Case("second of two", TWICE, TWICE, OK, last=True),
    Case("second of two moved", TWICE, FILLER + "\n\n" + TWICE, MOVED, last=True),
    Case(
        "first of two deleted",
        TWICE,
        TWICE.replace(f"First, {QUOTE}, he said.\n\n", ""),
        MOVED,
        last=True,
    ),
    Case("ambiguous", f"{QUOTE}. " * 3, f"{FILLER} " + f"{QUOTE}. " * 5, LOST, ambiguous=True),
    Case("short quote", BASE + " Yes. No.", f"{FILLER} Yes and no. {BASE}", LOST, quote="Yes"),
    Case(
        "curly quotation marks",
        BASE.replace(QUOTE, f'"{QUOTE}"'),
        BASE.replace(QUOTE, f"\u201c{QUOTE}\u201d"),
        OK,
    ),
    Case(
        "dashes",
        BASE.replace(QUOTE, QUOTE.replace(" by ", " - ")),
        BASE.replace(QUOTE, QUOTE.replace(" by ", " \u2014 ")),
        OK,
        QUOTE.replace(" by ", " \u2014 "),
        QUOTE.replace(" by ", " - "),
    ),
    Case(
        "decomposed accent",
        BASE.replace("minister", "ministr\u00e9"),
        BASE.replace("minister", "ministre\u0301"),
        OK,
    ),
    edit("capitals", QUOTE.upper()),
    Case("at the start", f"{QUOTE}. {FILLER}", f"{FILLER} {QUOTE}. {FILLER}", MOVED),
    Case("at the end", f"{FILLER} {QUOTE}", FILLER, LOST),
    Case("huge article", BASE, f"{FILLER}\n\n" * 2000 + BASE, MOVED, yardsticks=200),
    Case("space before, and none", BASE, f"{QUOTE}. {FILLER}", MOVED, quote=f" {QUOTE}"),
    Case(
        "edited, as its twin was not",
        TWICE,
        TWICE.replace(f"Again, {QUOTE}", f"Again, {TENTH}"),
        CHANGED,
        TENTH,
        last=True,
    ),
    Case(
        "only of frequent words", f"{BASE} {FREQUENT}", f"{TENTH_SAID} {FREQUENT}", CHANGED, TENTH
    ),
    Case(
        "short and only similar",
        "The mayor came late. Cut it by half, she said, and the room was silent for a while.",
        "The mayor came soon. Cut him by calf, she said, and nobody was there.",
        LOST,
        quote="Cut it by half",
    ),
    Case("over paragraphs", BASE, BASE, OK, OVER_PARAGRAPHS, OVER_PARAGRAPHS),
]


@cases("case", CASES, ids=[case.name for case in CASES])
def test_a_passage_is_found_again_as_a_reader_would(case: Case) -> None:
    start = case.old.rfind(case.quote) if case.last else case.old.find(case.quote)
    assert start >= 0
    selector = make_selector(case.old, Span(start, start + len(case.quote)))
    with at_most(case.yardsticks):
        anchor = reanchor_selector(selector, case.new, case.old)
    assert (anchor.state, anchor.ambiguous) == (case.state, case.ambiguous)
    if case.state is LOST:
        assert anchor.span is None
    else:
        assert anchor.span is not None
        assert fold_text(anchor.span.of(case.new)).strip(" .,") == fold_text(case.found)


@cases(
    ("words", "text", "found"),
    [
        ("the mayor", "Nobody bathed near the mayor.", "the mayor"),
        ("the mayor", "They bathe mayoral candidates.", None),
        ("the mayor", "The mayor met the mayor.", None),
        (QUOTE, f"({QUOTE}s)", QUOTE),
    ],
)
def test_words_alone_are_found_where_they_stand_once_and_a_few_only_whole(
    words: str, text: str, found: str | None
) -> None:
    span = reanchor_selector(TextSelector(words, "", "", 0, len(words)), text).span
    assert (span.of(text) if span else None) == found
