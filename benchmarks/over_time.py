"""What is asked of a library over time: one person's timeline, what she repeats, counts.

    python benchmarks/over_time.py REAL [--scratch FOLDER] [--many FOLDER STATE]

``REAL`` are transcripts. What their most quoted person said is put together anew, in 5,000
briefings of about 5 KB with four answers each: one person with 25,000 statements in 25 MB.
``--many`` is an indexed library of many articles, in which counts are measured. Times are the
processor's. Last, the first and last day of 200 phrases are compared with a plain scan.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from briefreader.domain.hit_grouping import HitGrouping
from briefreader.domain.listing_row import Sort
from briefreader.library import Library
from briefreader.search.analysis.tokenizer import tokenize
from briefreader.ui.rendering.timeline_entries import TimelineDetails, TimelineEntries

BRIEFINGS, ANSWERS, ANSWER_SIZE = 5_000, 4, 1_150
FIRST_DAY = date(2004, 1, 1)
NAME = "Ada Arden"
PHRASES = 200
HEAD = "| what | bar | processor |\n| --- | --- | --- |"
_BLANK = re.compile(r"\s+")


def opened(folder: Path, state: Path) -> Library:
    """The library of a folder, its index and notebook below ``state``."""
    cache, data = state / "cache", state / "data"
    return Library.open([folder], cache_dir=cache, data_dir=data, clock=lambda: datetime.now(UTC))


def indexed(folder: Path, state: Path) -> Library:
    """The same, up to date."""
    library = opened(folder, state)
    for _ in library.update():
        pass
    return library


def write_briefings(real: Library, folder: Path, seed: int = 1) -> str:
    """Write the briefings of one person, in runs of what the most quoted one said."""
    speaker = real.speakers()[0].name
    listing = real.statements("", speaker, whole=True, sort=Sort.OLDEST)
    hits = (listing.hit(number) for number in range(len(listing)))
    said = [_BLANK.sub(" ", hit.statement.text) for hit in hits if hit.statement]
    chance = random.Random(seed)
    for number in range(BRIEFINGS):
        day = FIRST_DAY + timedelta(days=number)
        # Statements stay near their neighbours, so that lines come and go as they really did.
        begin = number * len(said) // BRIEFINGS
        turns = []
        for _ in range(ANSWERS):
            words = ""
            while len(words) < ANSWER_SIZE:
                words += " " + said[min(len(said) - 1, begin + chance.randrange(len(said) // 20))]
            turns.append(f"Q: And what about number {number}?\n\nMS. ARDEN:{words[:ANSWER_SIZE]}.")
        path = folder / f"{day:%Y}" / f"{day}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        head = f"---\ntitle: Press Briefing by {NAME}, {day}\ndate: {day}\n---\n"
        path.write_text(head + f"MS. ARDEN: {NAME} here.\n\n" + "\n\n".join(turns), "utf-8")
    return speaker


def cost(deed: Callable[[], object], times: int = 5) -> float:
    """How many ms of processor something takes, the median of some times."""
    taken = []
    for _ in range(times):
        begin = time.process_time()
        deed()
        taken.append((time.process_time() - begin) * 1000)
    return sorted(taken)[times // 2]


def screen(library: Library, speaker: str, words: str, typing: bool = False) -> TimelineEntries:
    """What a timeline asks for before its first frame: the listing, headings, the first lines."""
    listing = library.statements(words, speaker, whole=True, typing=typing)
    library.bookmarks.find()
    details = TimelineDetails(
        lambda path, span: False,
        lambda quote, on: library.office(quote.speaker or "", on),
        lambda path, span: "",
        by_one=True,
    )
    entries = TimelineEntries(listing, details)
    for number in range(len(entries)):
        entries.guess(number, 100)
    for number in range(min(60, len(entries))):
        entries.lines(number, 100)
    return entries


def rows(library: Library) -> Iterator[str]:
    """The rows about one person."""
    speaker = library.speakers()[0]
    count = f"{speaker.quote_count:,} statements"
    taken = cost(lambda: screen(library, speaker.name, ""))
    yield f"| timeline of {count}, opened | 300 ms | {taken:.0f} ms |"
    for word in ("economy", "the", "ukr"):
        taken = cost(lambda word=word: screen(library, speaker.name, word, typing=True))  # type: ignore[misc]
        yield f"| “{word}” typed in it | 100 ms | {taken:.0f} ms |"
    first = cost(lambda: library.repeated_phrases(speaker.name), 1) / 1000
    yield f"| repeated phrases in {BRIEFINGS:,} briefings, first time | 10 s | {first:.1f} s |"
    again = cost(lambda: library.repeated_phrases(speaker.name), 1)
    yield f"| the same again | 1 s | {again / 1000:.2f} s |"


def counted(library: Library) -> Iterator[str]:
    """The rows about counts in a large library."""
    size = f"{len(library.listing()):,} articles"
    for query, by in (
        ("the", HitGrouping.MONTH),
        ("government", HitGrouping.SOURCE),
        ("minister talks", HitGrouping.DAY),
    ):
        taken = cost(lambda q=query, b=by: library.search(q).counts(b))  # type: ignore[misc]
        yield f"| counts of “{query}” by {by.value}, {size} | 500 ms | {taken:.0f} ms |"
    taken = cost(lambda: library.statements("government").counts(HitGrouping.SPEAKER))
    yield f"| counts of “government” by speaker, {size} | 500 ms | {taken:.0f} ms |"


def compared(library: Library, seed: int = 7) -> str:
    """How many phrases have the first and last day that a plain scan of all texts finds."""
    listing = library.listing(Sort.OLDEST)
    texts = []
    for number in range(len(listing)):
        row = listing.hit(number).row
        if row.date is not None:
            article = library.opener.article(row.path)
            texts.append((row.date, f" {' '.join(w.decode() for w in tokenize(article.text))} "))
    chance, same = random.Random(seed), 0
    for _ in range(PHRASES):
        words = chance.choice(texts)[1].split()
        length = chance.randrange(3, 9)
        begin = chance.randrange(max(1, len(words) - length))
        phrase = " ".join(words[begin : begin + length])
        days = [day for day, text in texts if f" {phrase} " in text]
        exact = library.phrase_history(phrase).exact
        ends = exact.ends() if exact is not None else None
        same += ends is not None and [use.row.date for use in ends] == [days[0], days[-1]]
    return f"first and last day as a plain scan finds them: {same} of {PHRASES} phrases"


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("real", type=Path)
    parser.add_argument("--scratch", type=Path)
    parser.add_argument("--many", type=Path, nargs=2, metavar=("FOLDER", "STATE"))
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as place:
        scratch = given.scratch or Path(place)
        real = indexed(given.real, scratch / "real")
        if not (scratch / "briefings").exists():
            write_briefings(real, scratch / "briefings")
        print(HEAD)
        for row in rows(indexed(scratch / "briefings", scratch / "person")):
            print(row, flush=True)
        for row in counted(opened(*given.many)) if given.many else ():
            print(row, flush=True)
        print(f"\n{compared(real)}")


if __name__ == "__main__":
    main()
