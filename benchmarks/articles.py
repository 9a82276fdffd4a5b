"""Generate a folder of articles to measure with; the same count always gives the same files.

    python benchmarks/articles.py FOLDER COUNT

Words are invented and as unevenly frequent as those of English news (Zipf's law, a vocabulary
that grows with the text); an article has a title, a date in its name, some paragraphs, and a few
quotations with their speakers. About 3 KB each.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

_COMMON = (
    "the of to in and a that on for with by is was as at from it be this are which has not an "
    "will have said we they but were been or their its who more than would he after also our "
    "about can his there when what one all new no so if into up out people other two could over "
    "government minister talks aid visas state union report year time first last week officials"
)
COMMON = _COMMON.split()
ONSETS = "b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s st t tr v w z".split()  # noqa: SIM905
NUCLEI = "a ai e ea i ie o ou u y".split()  # noqa: SIM905
CODAS = ("", "", "", "l", "n", "r", "s", "t", "nd", "st", "m", "ck")
FIRST_DAY = date(2003, 1, 1)
DAYS = 20 * 365


class Writer:
    """Writes articles, one after the other, from one seed."""

    def __init__(self, seed: int, vocabulary: int) -> None:
        self._random = random.Random(seed)
        self._words = list(COMMON)
        known = set(self._words)
        while len(self._words) < vocabulary:
            word = self._word()
            if word not in known:
                known.add(word)
                self._words.append(word)
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(vocabulary)))
        names = [self._word().title() for _ in range(400)]
        self._names = [f"{names[n]} {names[-1 - n // 2]}" for n in range(200)]

    def _word(self) -> str:
        syllables = self._random.choices((1, 2, 3, 4), (1, 4, 3, 1))[0]
        return "".join(
            self._random.choice(ONSETS) + self._random.choice(NUCLEI) + self._random.choice(CODAS)
            for _ in range(syllables)
        )

    def _sentence(self, words: int) -> str:
        chosen = self._random.choices(self._words, cum_weights=self._weights, k=words)
        joined = " ".join(chosen)
        return joined[0].upper() + joined[1:]

    def _paragraph(self) -> str:
        sentences = [
            self._sentence(self._random.randrange(8, 26)) + "."
            for _ in range(self._random.randrange(2, 5))
        ]
        if self._random.random() < 0.4:
            speaker = self._random.choice(self._names)
            sentences.append(f"“{self._sentence(self._random.randrange(6, 20))},” {speaker} said.")
        return " ".join(sentences)

    def article(self) -> str:
        """One article, its title in the first line."""
        paragraphs = [self._paragraph() for _ in range(self._random.randrange(4, 10))]
        return "\n\n".join([self._sentence(self._random.randrange(4, 9)), *paragraphs]) + "\n"

    def day(self) -> date:
        """The day of an article."""
        return FIRST_DAY + timedelta(days=self._random.randrange(DAYS))


def articles(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Relative paths and texts of ``count`` articles."""
    writer = Writer(seed, vocabulary=20_000 + 4 * count)
    for number in range(count):
        day = writer.day()
        yield f"{day:%Y-%m}/{day}-{number:06}.txt", writer.article()


def write(folder: Path, count: int) -> None:
    """Write them below ``folder``, unless they are there already."""
    for name, text in articles(count):
        path = folder / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(description="Generate a folder of articles.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    given = parser.parse_args(arguments)
    write(given.folder, given.count)


if __name__ == "__main__":
    main()
