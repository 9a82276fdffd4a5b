"""A passage that says what a quotation says, in other words: most of its telling words, close."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from briefreader.factcheck.article_text import TextVersion
from briefreader.factcheck.quoted_text import QuotedText
from briefreader.factcheck.word_keys import FUNCTION_WORDS

_STEM = 5  # letters that decide whether two words have the same root
_FEWEST = 3  # telling words that have to stand there
_SHARE = 0.6  # of the quotation's telling words
_WIDER = 2.0  # a paraphrase may take so many times the words
_MORE = 6


class ParaphrasedPassage(NamedTuple):
    """Words ``first`` to ``last`` of an article and the share of telling words in them."""

    share: float
    first: int
    last: int


def paraphrased(wording: QuotedText, version: TextVersion) -> ParaphrasedPassage | None:
    """Return the stretch with most of the wording's telling words, if it has enough of them."""
    roots = _Roots()
    wanted = {roots[key] for key in wording.keys if key not in FUNCTION_WORDS}
    if len(wanted) < _FEWEST:
        return None
    width = int(len(wording.words) * _WIDER) + _MORE
    places = [n for n, key in enumerate(version.keys) if roots[key] in wanted]
    held: Counter[str] = Counter()
    start = 0
    best: ParaphrasedPassage | None = None
    for number, place in enumerate(places):
        held[roots[version.keys[place]]] += 1
        while place - places[start] >= width:
            root = roots[version.keys[places[start]]]
            held[root] -= 1
            if not held[root]:
                del held[root]
            start += 1
        share = len(held) / len(wanted)
        if len(held) >= _FEWEST and share >= _SHARE and (best is None or share > best.share):
            best = ParaphrasedPassage(share, places[start], places[number] + 1)
    return best


class _Roots(dict[str, str]):
    """Word → the letters that tell its root."""

    def __missing__(self, key: str) -> str:
        self[key] = root = key.rstrip("s")[:_STEM]
        return root
