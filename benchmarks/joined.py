"""Measures ``check`` on quotations of two passages joined by an ellipsis: a table of verdicts.

    python -m benchmarks.joined FOLDER [--each 20] [--seed 1] [--state DIR] [--show]

The passages are sentences of what is said in the articles of FOLDER: of one turn or of two, of one
person or of two, of one article or of two, in the order in which they stand or in the other one.
What an ellipsis may join is *exact*; the words of two people are *other speaker*; two answers of
one person *joins two answers*; one turn in another order *differs*. Both passages stand in their
article once, and in no other order or turn.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.checking import _SENTENCE, _UNFIT, indexed, is_named, letters

from briefreader.domain.article import Article
from briefreader.domain.quote import Quote, QuoteKind
from briefreader.errors import SourceError
from briefreader.library import Library

FEWEST, MOST = 7, 30  # words of a passage
EXPECTED = {
    "one paragraph": {"exact"},
    "two paragraphs": {"exact"},
    "one turn, no ellipsis": {"words cut, no ellipsis", "differs"},
    "one turn, turned round": {"differs"},
    "two answers": {"joins two answers"},
    "two answers, turned round": {"joins two answers"},
    "question and answer": {"different speaker"},
    "two people": {"different speaker"},
    "two people, turned round": {"different speaker"},
    "one person, two articles": {"joins two answers"},
    "two people, two articles": {"different speaker"},
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a turn: its words, and its turn, paragraph and place among the others."""

    words: str
    article: Article
    quote: Quote
    turn: int
    paragraph: int
    place: int

    @property
    def speaker(self) -> str:
        """Who says it; nothing for a reporter."""
        return self.quote.speaker or ""


def passages_in(article: Article, quotes: Sequence[Quote]) -> Iterator[Passage]:
    """The sentences of an article's turns that stand in it once."""
    whole = f" {letters(article.text)} "
    for turn, quote in enumerate(quotes):
        named = quote.speaker is not None and is_named(quote)
        if quote.kind is not QuoteKind.TURN or not (
            named or quote.mention(article.text)[:1] == "Q"
        ):
            continue
        done = quote.start
        for number, paragraph in enumerate(quote.text.split("\n\n")):
            line = " ".join(paragraph.split())
            for match in _SENTENCE.finditer(line):
                words = match[0].strip()
                fits = FEWEST <= len(words.split()) <= MOST and words[0].isupper()
                if fits and not _UNFIT.search(words) and whole.count(f" {letters(words)} ") == 1:
                    yield Passage(words, article, quote, turn, number, done + match.start())
            done += len(paragraph)


def pairs(
    found: Sequence[Passage], others: Sequence[Passage]
) -> Iterator[tuple[str, Passage, Passage]]:
    """Pairs of passages of one article or of two, by what joining them would be."""
    for number, one in enumerate(found):
        for other in found[number + 1 :]:
            for kind in kinds_of(one, other, found):
                turned = kind.endswith("turned round")
                yield (kind, other, one) if turned else (kind, one, other)
        for other in others:
            if one.speaker and other.speaker:
                who = "one person" if one.speaker == other.speaker else "two people"
                yield f"{who}, two articles", one, other


def kinds_of(one: Passage, other: Passage, found: Sequence[Passage]) -> Iterator[str]:
    """What it would be to join two passages of one article."""
    if one.turn == other.turn:
        if other.place > one.place + len(one.words) + 40:
            yield "one paragraph" if one.paragraph == other.paragraph else "two paragraphs"
            yield "one turn, no ellipsis"
            yield "one turn, turned round"
    elif one.speaker and one.speaker == other.speaker:
        if any(p.speaker != one.speaker for p in found if one.turn < p.turn < other.turn):
            yield "two answers"
            yield "two answers, turned round"
    elif one.speaker and other.speaker:
        yield "two people"
        yield "two people, turned round"
    elif other.speaker:
        yield "question and answer"


def chosen(
    library: Library, chance: random.Random, each: int
) -> Iterator[tuple[str, Passage, Passage]]:
    """So many pairs of each kind, at most two of one article."""
    listing = library.listing()
    numbers = list(range(len(listing)))
    chance.shuffle(numbers)
    counts: Counter[str] = Counter()
    last: list[Passage] = []
    for number in numbers:
        try:
            article = library.opener.article(listing.hit(number).row.path)
        except SourceError:
            continue
        here = list(passages_in(article, library.opener.quotes(article)))
        if not here:
            continue
        few = sorted(chance.sample(here, min(len(here), 60)), key=lambda one: one.place)
        by_kind = defaultdict(list)
        for kind, one, other in pairs(few, last):
            by_kind[kind].append((one, other))
        for kind, made in by_kind.items():
            for one, other in chance.sample(made, min(2, len(made), each - counts[kind])):
                counts[kind] += 1
                yield kind, one, other
        last = few
        if len(counts) == len(EXPECTED) and min(counts.values()) >= each:
            return


def joined(kind: str, one: Passage, other: Passage, chance: random.Random) -> str:
    """The quotation, without its marks."""
    dots = chance.choice([" … ", " ... ", " . . . ", " [...] ", "… ", " […] "])
    first = one.words.rstrip(".")
    second = other.words.rstrip(".?!")
    if kind == "one turn, no ellipsis":
        return f"{one.words} {second},"
    return f"{first}{dots}{second},"


def measure(
    library: Library, each: int, seed: int, show: Callable[[str], None] | None
) -> dict[str, Counter[str]]:
    """Check the joined quotations, each in a draft of its own, and print what came of it."""
    chance = random.Random(seed)
    table: dict[str, Counter[str]] = {kind: Counter() for kind in EXPECTED}
    for kind, one, other in chosen(library, chance, each):
        words = joined(kind, one, other, chance)
        speaker = one.speaker or other.speaker
        (checked, *_) = library.drafts.check(f"“{words}” {speaker} said.\n".encode(), "draft.txt")
        table[kind][checked.verdict.value] += 1
        if show and checked.verdict.value not in EXPECTED[kind]:
            show(f"{kind} → {checked.verdict}: {words} {speaker} said\n    {checked.notes}")
    report(table)
    return table


def report(table: dict[str, Counter[str]]) -> None:
    """The table of verdicts."""
    for kind, counts in table.items():
        well = sum(counts[verdict] for verdict in EXPECTED[kind])
        told = ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common())
        print(f"{kind:<28}{well:>4} of {counts.total():<4} {told}")
    total = sum(counts.total() for counts in table.values())
    well = sum(counts[v] for kind, counts in table.items() for v in EXPECTED[kind])
    print(f"{'all':<28}{well:>4} of {total}")


def main() -> None:
    """Join, check, print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--state", type=Path, help="keep the index here for another time")
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        library = indexed(arguments.folder, arguments.state or Path(temporary))
        measure(library, arguments.each, arguments.seed, print if arguments.show else None)
        library.close()


if __name__ == "__main__":
    main()
