"""Time searching as one types in a real terminal, from each letter to the last byte of its answer.

    python benchmarks/letters.py FOLDER [--state DIR] [--words 20]

``FOLDER`` is indexed first if it is not yet; with ``--state`` index and notebook are kept there for
the next run. Words of the articles are typed letter by letter into the search of the whole library;
after each letter the list, its snippets, the first hit's text and its quotes are drawn anew. Then a
word that stands in most articles is sought, and its list gone through from end to end.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.engines import texts
from benchmarks.timing import Timed, index, keys, opened, print_table, quit_from, warm
from tools.terminal import Terminal

QUIET = 0.2  # seconds without a byte that end an answer
LONGEST = 7  # letters of a word that is typed
MOST, MANY = 50, 80  # ms that a letter's p95 is to keep within, the second beyond 10,000 articles
FAR = 30  # ms for a key that goes through what was found
_SAMPLE = 2000  # articles
ERASE = "\x15"


def words_of(folder: Path, count: int) -> list[str]:
    """Words that stand in some hundredths of the articles, and then one of the most frequent."""
    frequency: Counter[str] = Counter()
    articles = 0
    for _, _, body in texts(folder):
        articles += 1
        frequency.update(set(re.findall("[a-z]{4,}", body.lower())))
        if articles == _SAMPLE:
            break
    middle = sorted(w for w, n in frequency.items() if 0.005 < n / articles < 0.05)
    return [*random.Random(3).sample(middle, count), frequency.most_common(1)[0][0]]


def every_letter(terminal: Terminal, words: list[str], limit: float) -> Iterator[Timed]:
    """Type words letter by letter: what the first, the second and each further one takes."""
    by_letter: dict[str, list[Timed]] = {"1st letter": [], "2nd": [], "3rd and more": []}
    for word in words:
        warm(terminal, ERASE)
        for number, letter in enumerate(word[:LONGEST]):
            kind = list(by_letter)[min(number, 2)]
            by_letter[kind].append(keys(terminal, kind, limit, letter, QUIET))
    everything = [one for some in by_letter.values() for one in some]
    for name, some in [*by_letter.items(), ("every letter", everything)]:
        taken = [time for one in some for time in one.taken]
        used = sum(one.processor or 0.0 for one in some) / len(some)
        yield Timed(name, limit, taken, used)


def measured(folder: Path, state: Path, count: int) -> Iterator[Timed]:
    """Letters, then a list of very many hits; yields the peak memory last, as MB."""
    *words, frequent = words_of(folder, count)
    with opened(folder, state) as terminal:
        whole = re.search(r"([\d,]+) articles", terminal.text)
        articles = int(whole[1].replace(",", "")) if whole else 0
        warm(terminal, "/th")  # what only searching loads, is loaded now
        yield from every_letter(terminal, words, MOST if articles <= 10_000 else MANY)
        warm(terminal, [ERASE, *frequent, "\r"])
        found = re.search(r"1/([\d,]+)", terminal.text)
        hits = found[1] if found else "?"
        yield keys(terminal, f"{hits} hits: `G` `g`", FAR, "GgGgGgGgGg", QUIET)
        yield keys(terminal, f"{hits} hits: `ctrl+d`", FAR, "\x04" * 20, QUIET)
        yield Timed("peak memory, MB", None, [terminal.peak_memory()])
        quit_from(terminal)


def main() -> None:
    """Read the arguments, index what is not indexed, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--state", type=Path)
    parser.add_argument("--words", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        state = options.state or Path(name)
        index(options.folder, state)
        print_table(measured(options.folder, state, options.words))


if __name__ == "__main__":
    main()
