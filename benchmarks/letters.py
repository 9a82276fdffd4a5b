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
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.engines import texts
from benchmarks.keys import command, opened
from tools.terminal import Terminal

QUIET = 0.2  # seconds without a byte that end an answer
LONGEST = 7  # letters of a word that is typed
_SAMPLE = 2000  # articles
ERASE = "\x15"


class Answers(NamedTuple):
    """Milliseconds to the last byte of each answer, and the processor's mean."""

    name: str
    taken: Sequence[float]
    processor: float


def indexed(folder: Path, state: Path) -> None:
    """Index what is not indexed yet."""
    state.mkdir(parents=True, exist_ok=True)
    with Terminal(command(folder, state, "index")) as terminal:
        terminal.end(seconds=7200)


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


def answers(terminal: Terminal, name: str, keys: Sequence[str]) -> Answers:
    """Press each key and wait for its answer to be complete."""
    before = terminal.processor_time()
    taken = [terminal.answer_time(key, QUIET)[1] for key in keys]
    return Answers(name, taken, (terminal.processor_time() - before) / len(taken))


def measured(folder: Path, state: Path, count: int) -> Iterator[Answers]:
    """Letters, then a list of very many hits; yields the peak memory last, as MB."""
    *words, frequent = words_of(folder, count)
    by_letter: dict[str, list[Answers]] = {"1st letter": [], "2nd": [], "3rd and more": []}
    with opened(folder, state) as terminal:
        terminal.answer_time("/", QUIET)
        for key in "th":
            terminal.answer_time(key, QUIET)  # what only searching loads, is loaded now
        for word in words:
            terminal.answer_time(ERASE, QUIET)
            for number, letter in enumerate(word[:LONGEST]):
                kind = list(by_letter)[min(number, 2)]
                by_letter[kind].append(answers(terminal, kind, [letter]))
        everything = [one for some in by_letter.values() for one in some]
        for name, some in [*by_letter.items(), ("every letter", everything)]:
            taken = [time for one in some for time in one.taken]
            yield Answers(name, taken, statistics.mean(one.processor for one in some))
        terminal.answer_time(ERASE, QUIET)
        for letter in frequent:
            terminal.answer_time(letter, QUIET)
        terminal.answer_time("\r", QUIET)
        found = re.search(r"([\d,]+) articles", terminal.text)
        hits = found[1] if found else "?"
        yield answers(terminal, f"{hits} hits: `G` `g`", "GgGgGgGgGg")
        yield answers(terminal, f"{hits} hits: `ctrl+d`", "\x04" * 20)
        yield Answers("peak memory, MB", [terminal.peak_memory()], 0.0)
        terminal.send("\x11")
        terminal.end(seconds=30)


def lines(rows: Iterator[Answers], label: str) -> Iterator[str]:
    """The lines of the table."""
    for name, taken, processor in rows:
        ordered = sorted(taken)
        if not processor:
            yield f"| {label} | {name} | {ordered[0]:.0f} | | | |"
            continue
        p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        figures = (statistics.median(ordered), p95, ordered[-1], processor)
        yield f"| {label} | {name} | {' | '.join(f'{one:.0f}' for one in figures)} |"


HEAD = (
    "| articles | key to last byte, ms | p50 | p95 | max | processor |\n"
    "| --- | --- | --- | --- | --- | --- |"
)


def main() -> None:
    """Read the arguments, index what is not indexed, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--state", type=Path)
    parser.add_argument("--words", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        state = options.state or Path(name)
        indexed(options.folder, state)
        print(HEAD)
        for line in lines(measured(options.folder, state, options.words), options.folder.name):
            print(line, flush=True)


if __name__ == "__main__":
    main()
