"""Counts the labels of saved hearings that begin a turn of the right speaker.

    python -m benchmarks.labels FOLDER [--list FILE] [--show]

Pages print labels in bold: ``<b>Mr. NUNN:</b>``. Each is looked for in the text that the program
reads. It is found if a turn begins with it and the speaker has its surname; swallowed if it stands
within another's turn. ``--list`` names a file with the pages to count, one path a line; ``--show``
prints what was not found. Pages need the extra ``html``.
"""

from __future__ import annotations

import argparse
import html
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from briefreader.domain.article import Article
from briefreader.domain.quote import Quote, QuoteKind
from briefreader.quotes import find_quotes
from briefreader.sources import article_from_bytes

_BOLD = re.compile(r"<(?P<tag>b|strong)\b[^>]*>(?P<words>[^<]{3,80}?)</(?P=tag)>(?P<after>\s*:)?")


def labels(page: str) -> Iterator[str]:
    """The labels of a page, without their colons."""
    for bold in _BOLD.finditer(page):
        words = " ".join(html.unescape(bold["words"]).split())
        if bold["after"] or words.endswith(":"):
            yield words.rstrip(": ")


def judged(article: Article, wanted: list[str]) -> Iterator[tuple[str, str, bool]]:
    """Each label, what became of it, and whether the turn that it stands in is certain."""
    text = article.text
    turns = [
        quote
        for quote in find_quotes(text, title=article.title, date=article.date)
        if quote.kind is QuoteKind.TURN
    ]
    begun = {turn.mention_start: turn for turn in turns}
    at = 0
    for label in wanted:
        words = r"\s+".join(map(re.escape, label.split()))
        place = re.compile(rf"{words}\s*:").search(text, at)
        if place is None:
            yield label, "not read", False
            continue
        at = place.end()
        turn = begun.get(place.start()) or _around(turns, place.start())
        yield label, _verdict(label, turn, place.start()), turn is not None and turn.certain


def _around(turns: list[Quote], at: int) -> Quote | None:
    return next((turn for turn in turns if turn.start <= at < turn.end), None)


def _verdict(label: str, turn: Quote | None, at: int) -> str:
    if turn is None:
        return "in no turn"
    if turn.mention_start != at:
        return "swallowed"
    last = (turn.speaker or "").split()[-1:]
    return "found" if last and last[0].lower() == label.split()[-1].lower() else "wrong speaker"


def main() -> None:
    """Print how many labels were found, and how many were swallowed by a turn that is certain."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--list", type=Path)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    pages = sorted(given.folder.glob("*.html"))
    if given.list:
        chosen = {Path(line).name for line in given.list.read_text("utf-8").splitlines()}
        pages = [page for page in pages if page.name in chosen]
    counts: Counter[str] = Counter()
    for page in pages:
        data = page.read_bytes()
        wanted = list(labels(data.decode(errors="replace")))
        for label, verdict, certain in judged(article_from_bytes(page, data), wanted):
            counts[verdict] += 1
            counts[f"{verdict}, certain"] += certain
            if given.show and verdict != "found":
                print(f"{page.name}: {label}: {verdict}")
    total = sum(count for verdict, count in counts.items() if "," not in verdict)
    print(f"{total} labels on {len(pages)} pages, {counts['found'] / max(1, total):.1%} found")
    for verdict in ("found", "wrong speaker", "swallowed", "in no turn", "not read"):
        print(
            f"  {verdict:14} {counts[verdict]:5}, {counts[f'{verdict}, certain']} of them certain"
        )


if __name__ == "__main__":
    main()
