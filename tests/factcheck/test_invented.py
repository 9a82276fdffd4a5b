"""What it takes to say that nobody said it: how many articles are read, and read in which ways."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.cases import cases
from tests.conftest import open_library
from tests.growth import calls

from briefreader.domain.article import Article, StyledSpan, TextStyle
from briefreader.factcheck import Verdict
from briefreader.factcheck.article_text import ArticleText, TextVersion
from briefreader.factcheck.editorial_changes import other_wordings, steady_runs
from briefreader.factcheck.quoted_text import parse_quoted_text
from briefreader.library import Library
from briefreader.library.article_cache import ArticleCache
from briefreader.search import Index, NearbyRoots

_WORDS = """
harbour quay storm pilot boat island tower ledger orchard copper window river candle market
garden winter summer letter bridge anchor lantern meadow valley barley timber signal
"""
_LINKS = "the of and to in a that it is for on we you this with as at be was are not"
WORDS, LINKS = _WORDS.split(), _LINKS.split()
ARTICLES, CLAIMS, MOST_READ = 60, 30, 4


def drawn(chance: random.Random, count: int) -> str:
    """Words at random, half of them common."""
    return " ".join(chance.choice(chance.choice((WORDS, LINKS))) for _ in range(count))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Articles of words drawn at random, with brackets in all of them."""
    folder = tmp_path / "briefings"
    folder.mkdir()
    chance = random.Random(4)
    for number in range(ARTICLES):
        body = f"MS. ARDEN:  {drawn(chance, 150)} [laughs aloud] {drawn(chance, 150)}."
        (folder / f"{number:02}.md").write_text(f"# Remarks\n\n{body}\n", encoding="utf-8")
    opened = open_library(folder, tmp_path)
    for _ in opened.update():
        pass
    return opened


def test_what_nobody_said_takes_few_articles_each_parted_once(library: Library) -> None:
    chance = random.Random(9)
    passages = [drawn(chance, 20) for _ in range(CLAIMS)]
    draft = "\n\n".join(f"“{words},” Judith Arden said." for words in passages)
    verdicts: list[Verdict] = []

    def check() -> None:
        verdicts.extend(one.verdict for one in library.drafts.check(draft.encode(), "draft.txt"))

    called = calls(check)
    functions = (ArticleCache._read, TextVersion.__init__, Index.containing)
    read, parted, sought = (called[function.__code__] for function in functions)
    assert len(verdicts) == CLAIMS
    assert Verdict.EXACT not in verdicts
    assert read <= min(ARTICLES, MOST_READ * CLAIMS)
    # No claim goes over the brackets: the words without them are parted for none of the articles.
    assert parted == read
    # Once for its words, once for the first of them, once for each other way of writing them, and
    # once for those between the places where it may be contracted, if it has any.
    keys = [parse_quoted_text(words).keys for words in passages]
    others = sum(len(other_wordings(one)) for one in keys)
    contracted = sum([*steady_runs(one)] != [(0, len(one))] for one in keys)
    assert contracted
    assert sought == 2 * CLAIMS + others + contracted


def test_articles_that_promise_nothing_change_no_verdict_where_they_are_read(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(11)
    texts = [path.read_text().split() for path in sorted(library.roots[0].iterdir())]
    passages = [drawn(chance, chance.randrange(4, 30)) for _ in range(CLAIMS)]
    for _ in range(2 * CLAIMS):
        text, count = chance.choice(texts), chance.randrange(4, 30)
        start = chance.randrange(4, 140)
        words = [word for word in text[start : start + count] if word.isalpha()]
        for place in range(len(words)):
            if chance.random() < 0.3:
                words[place] = chance.choice(WORDS)
        passages.append(" ".join(words))
    draft = "\n\n".join(f"“{words},” Judith Arden said." for words in passages).encode()
    few = library.drafts.check(draft, "draft.txt")
    asked: list[int] = []

    def every(_: Index, __: str, ___: NearbyRoots, paths: Sequence[Path]) -> tuple[Path, ...]:
        asked.append(len(paths))
        return tuple(paths)

    monkeypatch.setattr(Index, "promising", every)
    library.drafts.forget()
    assert library.drafts.check(draft, "draft.txt") == few
    assert {one.verdict for one in few} >= {Verdict.DIFFERS, Verdict.NOT_FOUND}
    assert sum(asked) > CLAIMS


def article(text: str, struck: str) -> ArticleText:
    """An article in which some words are struck out."""
    start = text.index(struck)
    styles = (StyledSpan(start, start + len(struck), TextStyle.STRUCK),)
    return ArticleText(Article(Path("/library/a.md"), "", "A title", text, styles=styles))


@cases(
    ("words", "versions"),
    [
        ("the pilots of the harbour", 1),
        ("we went home at last", 3),  # over the brackets
        ("we really went home", 3),  # over them, with a word more
        ("a dozen boats came", 2),  # what was corrected
        ("dozen", 3),
        ("we […] home", 3),  # an ellipsis may leave the brackets out
    ],
)
def test_only_versions_that_may_have_more_of_the_words_are_parted(
    words: str, versions: int
) -> None:
    text = "And so we [and the pilots] went home at last.  A dozen [few] boats came, and stayed."
    found = list(article(text, "dozen").versions_for(parse_quoted_text(words)))
    assert len(found) == versions
