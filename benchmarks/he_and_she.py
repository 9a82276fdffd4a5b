"""Measures whether quotations that "he" or "she" introduces are given to the right person.

    python benchmarks/he_and_she.py ARTICLES.jsonl FOLDER [--half open|closed] [--each]

The labels are in ``he_and_she.toml``: quotations of annotated articles and of a folder's files,
by the code point in which they begin, each with the name of the one who said it. ``--each`` prints
every answer that is not right.

An answer is right if it has the label's last name and no other first name, or one of the two is
part of the other. Nobody is right where the article names nobody who could be meant. Quotations
that were not found, and those that a careful reader cannot tell, count neither way.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tools.train_quotes import Article, read_articles

from briefreader.domain.quote import Quote, QuoteKind
from briefreader.quotes import find_quotes
from briefreader.sources import load_article

LABELS = Path(__file__).with_suffix(".toml")
HALVES = ("open", "closed")
UNCLEAR = "?"
WIDTH = 1.96  # standard deviations of a 95 % interval


@dataclass(frozen=True, slots=True)
class Label:
    """A quotation by the article and the code point where it begins, and who said it."""

    article: str
    start: int
    name: str


def labels_of(kind: str, halves: Sequence[str]) -> list[Label]:
    """The labels of "articles" or "files" in these halves."""
    tables = tomllib.loads(LABELS.read_text("utf-8"))[kind]
    return [
        Label(article, start, name)
        for half in halves
        for article, ones in tables[half].items()
        for start, name in ones
    ]


def words_of(name: str) -> list[str]:
    """A name's words in lower case, without what follows the surname."""
    words = [word.strip(".") for word in name.lower().replace("’", "'").split()]
    return [word for word in words if word not in ("jr", "sr", "ii", "iii", "iv")]


def is_right(answer: str, name: str) -> bool:
    """Whether an answer names the labelled person; both empty mean nobody."""
    mine, theirs = words_of(answer), words_of(name)
    if not mine or not theirs:
        return mine == theirs
    if set(mine) <= set(theirs) or set(theirs) <= set(mine):
        return True
    if mine[-1] != theirs[-1]:
        return False
    first, other = mine[0], theirs[0]
    alone = len(mine) == 1 or len(theirs) == 1
    return alone or first.startswith(other) or other.startswith(first)


def found_at(quotes: Iterable[Quote], start: int) -> Quote | None:
    """The innermost quotation that covers a code point; labels tell where one begins."""
    ones = [one for one in quotes if one.kind is QuoteKind.DIRECT]
    covering = [one for one in ones if one.start - 1 <= start < one.end]
    return min(covering, key=lambda one: one.end - one.start, default=None)


def in_articles(articles: Sequence[Article], labels: Sequence[Label]) -> Iterator[Quote | None]:
    """What is found for each label of the annotated articles."""
    texts = {article.id: article.text for article in articles}
    for label in labels:
        yield found_at(find_quotes(texts[label.article]), label.start)


def in_files(folder: Path, labels: Sequence[Label]) -> Iterator[Quote | None]:
    """What is found for each label of a folder's files."""
    for label in labels:
        article = load_article((folder / label.article).resolve())
        quotes = find_quotes(
            article.text,
            title=article.title,
            date=article.date,
            block_quotes=article.block_quotes,
        )
        yield found_at(quotes, label.start)


def verdict_of(quote: Quote | None, label: Label) -> str:
    """One word for an answer: right, wrong, nobody, unclear or lost."""
    if quote is None:
        return "lost"
    if label.name == UNCLEAR:
        return "unclear"
    answer = quote.speaker or ""
    if is_right(answer, label.name):
        return "right"
    return "wrong" if answer else "nobody"


def interval(right: int, count: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    share, spread = right / count, WIDTH**2 / count
    middle = share + spread / 2
    width = WIDTH * sqrt(share * (1 - share) / count + spread / count / 4)
    return (middle - width) / (1 + spread), (middle + width) / (1 + spread)


def report(kind: str, labels: Sequence[Label], quotes: Sequence[Quote | None], each: bool) -> None:
    """Print the counts of one corpus and, if asked for, every answer that is not right."""
    verdicts = [verdict_of(*pair) for pair in zip(quotes, labels, strict=True)]
    counts = Counter(verdicts)
    judged = counts["right"] + counts["wrong"] + counts["nobody"]
    low, high = interval(counts["right"], judged)
    print(
        f"{kind}: {counts['right']} of {judged} right, {counts['right'] / judged:.3f}"
        f" (95 %: {low:.3f} to {high:.3f}), wrong {counts['wrong']}, nobody {counts['nobody']};"
        f" unclear {counts['unclear']}, not found {counts['lost']}"
    )
    sure = [
        verdict
        for verdict, quote in zip(verdicts, quotes, strict=True)
        if quote is not None and quote.certain and verdict != "unclear"
    ]
    print(f"  certain: {len(sure)}, of them right {sure.count('right')}")
    if each:
        for verdict, label, quote in zip(verdicts, labels, quotes, strict=True):
            if verdict not in ("right", "unclear"):
                mark = " certain" if quote and quote.certain else ""
                answer = quote.speaker if quote else None
                place = f"{label.article} {label.start}"
                print(f"  {verdict}{mark}: {place}: {answer}, not {label.name!r}")


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=HALVES, help="only this half of the labels")
    parser.add_argument("--each", action="store_true", help="print every answer that is not right")
    arguments = parser.parse_args()
    halves = [arguments.half] if arguments.half else HALVES
    labels = labels_of("articles", halves)
    articles = read_articles(arguments.articles)
    report("articles", labels, list(in_articles(articles, labels)), arguments.each)
    labels = labels_of("files", halves)
    report("files", labels, list(in_files(arguments.folder, labels)), arguments.each)


if __name__ == "__main__":
    main()
