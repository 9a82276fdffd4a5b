"""Make as many articles as wanted of real ones, to measure with: their words, lengths and turns.

    python benchmarks/recombined.py SOURCE FOLDER COUNT [--lengths OTHER]

Every article has the head of one real article and the paragraphs of several, in runs of some that
follow each other, so that phrases, labels and quotations stay. It is as long as a real one, or as
one of ``OTHER``: the last paragraph is cut. The same folders and count always give the same files.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.articles import DAYS, FIRST_DAY

RUN = 6  # paragraphs that follow each other, at most


class Real(NamedTuple):
    """A real article: its head, which is left as it is, and its paragraphs."""

    head: str
    paragraphs: Sequence[str]


def parted(text: str) -> Real:
    """Part an article behind its front matter and title, or behind its first line."""
    lines = text.split("\n")
    end = 1
    if lines[0] == "---" and "---" in lines[1:]:
        end = lines.index("---", 1) + 1
    head, body = "\n".join(lines[:end]), "\n".join(lines[end:])
    return Real(head, [one for one in body.split("\n\n") if one.strip()])


def real_articles(source: Path) -> list[Real]:
    """Return the articles below a folder that have a paragraph."""
    files = sorted(path for path in source.rglob("*") if path.suffix in {".md", ".txt"})
    real = (parted(path.read_text("utf-8", "replace")) for path in files)
    return [one for one in real if one.paragraphs]


def articles(source: Path, count: int, lengths: Path, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Relative paths and texts of ``count`` articles."""
    real = real_articles(source)
    sizes = [sum(map(len, one.paragraphs)) for one in real_articles(lengths)]
    chance = random.Random(seed)
    for number in range(count):
        left, paragraphs = chance.choice(sizes), [chance.choice(real).head]
        while left > 0:
            other = chance.choice(real).paragraphs
            start = chance.randrange(len(other))
            for paragraph in other[start : start + chance.randrange(1, RUN + 1)]:
                if left > 0:
                    paragraphs.append(paragraph[:left])
                    left -= len(paragraph)
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        yield f"{day:%Y-%m}/{day}-{number:06}.md", "\n\n".join(paragraphs) + "\n"


def write(source: Path, folder: Path, count: int, lengths: Path) -> None:
    """Write them below ``folder``, unless they are there already."""
    for name, text in articles(source, count, lengths):
        path = folder / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--lengths", type=Path, metavar="OTHER")
    given = parser.parse_args(arguments)
    write(given.source, given.folder, given.count, given.lengths or given.source)


if __name__ == "__main__":
    main()
