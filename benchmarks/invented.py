"""Measures ``check`` on quotations that nobody said, and on misquoted ones: verdicts and time.

    python -m benchmarks.invented FOLDER [--drafts 4] [--seed 1] [--state DIR]

Invented are words of the folder drawn at random, its commonest words, words that each follow the
one before somewhere in it, and halves of two sentences joined. Misquoted is what somebody said with
a share of the words replaced by others. The first three are to be *not found*, the last *differs*;
of halves it depends on how much of the one there is. Short ones of a few words are shown by
themselves: there, words soon meet by chance.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.checking import QUOTATIONS, Said, collected, indexed

from briefreader.factcheck import CheckResult, Verdict
from briefreader.library import Library

COMMONEST = 60  # words
SHORT, LONG = (4, 8), (9, 35)  # words of a quotation
_WORD = re.compile(r"[A-Za-z’']+")

Maker = Callable[[int], str]
"""A number of words → a quotation, of about so many."""


def makers(said: Sequence[Said], chance: random.Random) -> dict[str, Maker]:
    """The ways to make quotations, by name."""
    words = [word for one in said for word in _WORD.findall(one.words)]
    commonest = [word for word, _ in Counter(map(str.lower, words)).most_common(COMMONEST)]
    following = defaultdict(list)
    for word, other in pairwise(words):
        following[word].append(other)

    def drawn(count: int) -> str:
        return " ".join(chance.choice(words).lower() for _ in range(count))

    def common(count: int) -> str:
        return " ".join(chance.choice(commonest) for _ in range(count))

    def chained(count: int) -> str:
        chain = [chance.choice(words)]
        while len(chain) < count:
            chain.append(chance.choice(following[chain[-1]] or words))
        return " ".join(chain)

    def joined(count: int) -> str:
        first, second = (chance.choice(said).words.split() for _ in range(2))
        return " ".join(first[: len(first) // 2] + second[len(second) // 2 :])

    def misquoted(share: float) -> Maker:
        def made(count: int) -> str:
            spoken = chance.choice(said).words.split()[:count]
            for place in chance.sample(range(len(spoken)), max(1, round(share * len(spoken)))):
                spoken[place] = chance.choice(words)
            return " ".join(spoken)

        return made

    return {
        "drawn": drawn,
        "commonest": common,
        "chained": chained,
        "joined halves": joined,
        **{f"misquoted {share:.0%}": misquoted(share) for share in (0.1, 0.2, 0.3)},
    }


def checked(library: Library, quotations: Sequence[str], speaker: str) -> Sequence[CheckResult]:
    """The verdicts on a draft of them."""
    lines = [f"“{words[:1].upper()}{words[1:]},” {speaker} said." for words in quotations]
    return library.drafts.check("\n\n".join(lines).encode(), "draft.txt")


def main() -> None:
    """Make the quotations, check them, print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--drafts", type=int, default=4, help="of each kind, twenty quotations each"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--state", type=Path, help="keep the index here for another time")
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as temporary:
        state = arguments.state or Path(temporary)
        library = indexed(arguments.folder, state)
        said = collected(library, chance, 3_000)
        checked(library, [said[0].words], said[0].speaker)  # what is loaded once is loaded
        print(f"{'':<26}{'median':>8}{'longest':>8}  CPU seconds a draft of {QUOTATIONS}; verdicts")
        for shortest, longest in (LONG, SHORT):
            for name, made in makers(said, chance).items():
                seconds, verdicts = [], Counter[Verdict]()
                for _ in range(arguments.drafts):
                    quotations = [
                        made(chance.randint(shortest, longest)) for _ in range(QUOTATIONS)
                    ]
                    start = time.process_time()
                    found = checked(library, quotations, chance.choice(said).speaker)
                    seconds.append(time.process_time() - start)
                    verdicts.update(one.verdict for one in found)
                seconds.sort()
                told = ", ".join(f"{count} {verdict}" for verdict, count in verdicts.most_common())
                print(
                    f"{f'{name}, {shortest}-{longest} words':<26}{seconds[len(seconds) // 2]:>8.2f}"
                    f"{seconds[-1]:>8.2f}  {told}"
                )
        library.close()


if __name__ == "__main__":
    main()
