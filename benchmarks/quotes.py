"""Measures the quote engine on annotated articles: spans, speakers, both, and time.

    python benchmarks/quotes.py ARTICLES.jsonl [--folds N | --by-publisher] [--limit N]
        [--textacy MODEL] [--system FILE:FUNCTION] [--passes N]

Without folds the shipped model is measured as it is. With ``--folds`` each article is judged by a
model that was trained on the other folds' articles, with ``--by-publisher`` by one that was
trained on the other publishers'; a publisher is what stands before the first underscore of an id.

With ``--passes`` the quotations are only found, so many times, for a count that no load changes:

    valgrind --tool=cachegrind --cache-sim=no python benchmarks/quotes.py ARTICLES.jsonl --passes 1

Two passes less one are what articles like those before them cost, one less none what the first do.

A span is found if it overlaps the annotated one by 80 % (intersection over union). A speaker is
right if the mention overlaps the annotated mention, or has its last name. Pieces that the
annotators marked as optional count neither way. The interval is a bootstrap over articles.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tools.train_quotes import Annotated, Article, last_name, overlap, read_articles, train

from briefreader.domain.quote import QuoteKind
from briefreader.quotes.attribution.linear_model import Model, shipped_model
from briefreader.quotes.attribution.ranker import Ranker
from briefreader.quotes.pipeline import find_attributed_quotes

FOUND = 0.8
RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Found:
    """A quotation that a system found."""

    start: int
    end: int
    speaker: str
    mention: tuple[int, int] | None
    certain: bool = False


@dataclass(slots=True)
class Tally:
    """Counts of one article, or of many added up."""

    counts: Counter[str] = field(default_factory=Counter)

    def share(self, part: str, whole: str) -> float:
        """One count over another; 0 over nothing."""
        return self.counts[part] / self.counts[whole] if self.counts[whole] else 0.0

    def f1(self, right: str, found: str, wanted: str) -> float:
        """The harmonic mean of precision and recall."""
        total = self.counts[found] + self.counts[wanted]
        return 2 * self.counts[right] / total if total else 0.0


System = Callable[[str], list[Found]]


def briefreader(model: Model) -> System:
    """This program with a model."""

    ranker = Ranker(model)

    def find(text: str) -> list[Found]:
        found = []
        for finding in find_attributed_quotes(text, "", None, None, ranker):
            quote = finding.quote
            if quote.kind is not QuoteKind.DIRECT:
                continue
            mention = None
            if quote.mention_start is not None and quote.mention_end is not None:
                mention = (quote.mention_start, quote.mention_end)
            speaker = quote.speaker or quote.mention(text)
            found.append(Found(quote.start, quote.end, speaker, mention, quote.certain))
        return found

    return find


def textacy(model: str) -> System:
    """textacy's direct quotations, paragraph by paragraph, with the spaCy model of this name.

    It is helped: '' stands as " for it, and a paragraph that it refuses costs only itself.
    """
    # A peer that few have installed.
    language = import_module("spacy").load(model)
    direct_quotations = import_module("textacy.extract").direct_quotations

    def quotations(paragraph: str) -> list[tuple[int, int, str, tuple[int, int] | None]]:
        paragraph = re.sub(r"(?<!\w)''(?=\w)", ' "', paragraph).replace("''", '" ')
        try:
            ones = list(direct_quotations(language(paragraph)))
        except ValueError:  # a mark without its partner
            return []
        found = []
        for one in ones:
            who = one.speaker[0] if one.speaker else None
            mention = (who.idx, who.idx + len(who.text)) if who else None
            content = one.content
            found.append((content.start_char, content.end_char, who.text if who else "", mention))
        return found

    def find(text: str) -> list[Found]:
        found, start = [], 0
        for paragraph in text.split("\n"):
            for begin, end, speaker, mention in quotations(paragraph):
                place = (start + mention[0], start + mention[1]) if mention else None
                found.append(Found(start + begin, start + end, speaker, place))
            start += len(paragraph) + 1
        return found

    return find


def other(place: str) -> System:
    """The function of another program, "FILE.py:FUNCTION": it takes a text and returns dicts with

    ``start``, ``end``, ``speaker`` and, if it has them, ``m_start`` and ``m_end``.
    """
    file, _, name = place.rpartition(":")
    path = Path(file).resolve()
    sys.path[:0] = [str(path.parent), str(path.parent.parent)]
    function = getattr(import_module(path.stem), name)

    def find(text: str) -> list[Found]:
        found = []
        for one in function(text):
            first, last = one.get("m_start"), one.get("m_end")
            mention = None if first is None or last is None else (first, last)
            speaker = one.get("speaker") or one.get("speaker_mention") or ""
            found.append(Found(one["start"], one["end"], speaker, mention))
        return found

    return find


def is_right(found: Found, quote: Annotated) -> bool:
    """Whether the speaker is the annotated one."""
    mine, theirs = found.mention, quote.mention
    if mine and theirs and min(mine[1], theirs[1]) > max(mine[0], theirs[0]):
        return True
    if quote.kind == "pronoun" or not quote.speaker:
        return False
    return last_name(found.speaker) == last_name(quote.speaker)


def judge(article: Article, found: Sequence[Found]) -> Tally:
    """The counts of one article; each annotation is matched with at most one find."""
    tally = Tally()
    pairs = sorted(
        (
            (overlap((one.start, one.end), (quote.start, quote.end)), number, index)
            for number, one in enumerate(found)
            for index, quote in enumerate(article.quotes)
        ),
        reverse=True,
    )
    match: dict[int, int] = {}
    for agreement, number, index in pairs:
        if agreement < FOUND:
            break
        if number not in match and index not in match.values():
            match[number] = index
    for quote in article.quotes:
        if not quote.optional:
            tally.counts["wanted"] += 1
            tally.counts["wanted with speaker"] += bool(quote.speaker)
    for number, one in enumerate(found):
        partner = article.quotes[match[number]] if number in match else None
        if partner is None or not partner.optional:
            _count(tally, one, partner)
    return tally


def _count(tally: Tally, one: Found, quote: Annotated | None) -> None:
    counts = tally.counts
    named = bool(one.speaker or one.mention)
    counts["found"] += 1
    counts["found with speaker"] += named and not (quote is not None and not quote.speaker)
    right = quote is not None and is_right(one, quote)
    if quote is not None:
        counts["spans"] += 1
        if quote.speaker:
            counts["judged"] += 1
            counts[f"judged {quote.kind}"] += 1
            counts["right"] += right
            counts[f"right {quote.kind}"] += right
    if one.certain:
        counts["certain"] += 1
        counts["certain and right"] += right


def total(tallies: Sequence[Tally]) -> Tally:
    """All counts added up."""
    counts: Counter[str] = Counter()
    for tally in tallies:
        counts.update(tally.counts)
    return Tally(counts)


def interval(tallies: Sequence[Tally]) -> tuple[float, float]:
    """A 95 % interval of the end-to-end F1, by resampling articles."""
    generator = random.Random(7)
    scores = sorted(
        total(generator.choices(tallies, k=len(tallies))).f1(
            "right", "found with speaker", "wanted with speaker"
        )
        for _ in range(RESAMPLES)
    )
    return scores[RESAMPLES * 25 // 1000], scores[RESAMPLES * 975 // 1000]


def report(name: str, tallies: Sequence[Tally], milliseconds: float) -> None:
    """Print one system's table."""
    tally = total(tallies)
    low, high = interval(tallies)
    end_to_end = tally.f1("right", "found with speaker", "wanted with speaker")
    print(f"{name}: {len(tallies)} articles, {milliseconds:.2f} CPU-ms each")
    precision, recall = tally.share("spans", "found"), tally.share("spans", "wanted")
    spans = tally.f1("spans", "found", "wanted")
    print(f"  spans       P {precision:.3f}  R {recall:.3f}  F1 {spans:.3f}")
    print(f"  speakers    {tally.share('right', 'judged'):.3f} of those found")
    for kind in ("named", "pronoun", "other"):
        count = tally.counts[f"judged {kind}"]
        print(f"    {kind:8}  {tally.share(f'right {kind}', f'judged {kind}'):.3f} of {count}")
    print(f"  end to end  F1 {end_to_end:.3f}  (95 %: {low:.3f} to {high:.3f})")
    if tally.counts["certain"]:
        print(
            f"  certain     {tally.share('certain', 'found'):.3f} of all, of them right"
            f" {tally.share('certain and right', 'certain'):.3f}"
        )


def measure(articles: Sequence[Article], system: System) -> tuple[list[Tally], float]:
    """One tally for each article, and the CPU seconds that finding took."""
    start = time.process_time()
    answers = [system(article.text) for article in articles]
    seconds = time.process_time() - start
    pairs = zip(articles, answers, strict=True)
    return [judge(article, found) for article, found in pairs], seconds


def publisher(article: Article) -> str:
    """What stands before the first underscore of an article's id."""
    return article.id.partition("_")[0]


def fold_of(article: Article, folds: int) -> int:
    """Which fold an article is in, by its id alone."""
    return int.from_bytes(sha256(article.id.encode()).digest()[:4], "big") % folds


def cross_validated(
    articles: Sequence[Article], group: Callable[[Article], object]
) -> tuple[list[Tally], float]:
    """Every article judged by a model that saw nothing of its group."""
    tallies: list[Tally] = []
    seconds = 0.0
    for one in sorted({str(group(article)) for article in articles}):
        held = [article for article in articles if str(group(article)) == one]
        model = train([article for article in articles if str(group(article)) != one])
        found, took = measure(held, briefreader(model))
        tallies += found
        seconds += took
        right = total(found).f1("right", "found with speaker", "wanted with speaker")
        print(f"  without {one}: {len(held)} articles, end to end {right:.3f}", file=sys.stderr)
    return tallies, seconds


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--folds", type=int, default=0, help="cross-validate by article")
    parser.add_argument("--by-publisher", action="store_true", help="cross-validate by publisher")
    parser.add_argument("--limit", type=int, help="only the first articles")
    parser.add_argument("--textacy", metavar="MODEL", help="measure textacy with a spaCy model")
    parser.add_argument(
        "--system", metavar="FILE:FUNCTION", action="append", default=[], help="measure another"
    )
    parser.add_argument("--passes", type=int, help="only find quotations, so many times")
    arguments = parser.parse_args()
    articles = read_articles(arguments.articles)[: arguments.limit]
    if arguments.passes is not None:
        system = briefreader(shipped_model())
        for article in (article for _ in range(arguments.passes) for article in articles):
            system(article.text)
        return
    if arguments.folds or arguments.by_publisher:
        folds = arguments.folds
        group = publisher if arguments.by_publisher else lambda article: fold_of(article, folds)
        tallies, seconds = cross_validated(articles, group)
        name = (
            "briefreader, by publisher" if arguments.by_publisher else f"briefreader, {folds} folds"
        )
    else:
        system = briefreader(shipped_model())
        system(articles[0].text)
        tallies, seconds = measure(articles, system)
        name = "briefreader, shipped model"
    report(name, tallies, 1000 * seconds / len(articles))
    peers = {one: other(one) for one in arguments.system}
    if arguments.textacy:
        peers["textacy"] = textacy(arguments.textacy)
    for name, peer in peers.items():
        tallies, seconds = measure(articles, peer)
        report(name, tallies, 1000 * seconds / len(articles))


if __name__ == "__main__":
    main()
