"""Which words of two texts differ, whatever a word is to whoever asks."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

# The longest common runs are sought in time that grows with the product of both lengths.
LARGEST = 16_000_000  # words of one text times words of the other


class WordEdit(NamedTuple):
    """Words ``start`` to ``end`` of one text, and ``other_start`` to ``other_end`` of the other.

    ``same`` says that they are the same words; else those were removed, these added, or both.
    """

    same: bool
    start: int
    end: int
    other_start: int
    other_end: int


def word_edits(words: Sequence[Hashable], others: Sequence[Hashable]) -> Iterator[WordEdit]:
    """Yield the edits that make ``others`` of ``words``, in order; together they hold every word.

    Matched by longest common runs (Ratcliff and Obershelp, 1988). Of two texts too long for that
    all words are replaced.
    """
    if len(words) * len(others) > LARGEST:
        yield WordEdit(words == others, 0, len(words), 0, len(others))
        return
    for kind, *places in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        yield WordEdit(kind == "equal", *places)


def have_in_common(words: Sequence[Hashable], others: Sequence[Hashable], share: float) -> bool:
    """Return whether two texts have ``share`` of their words in common, in the same order."""
    if len(words) * len(others) > LARGEST:
        return words == others
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    # The first two are upper bounds that cost next to nothing.
    return all(
        ratio() >= share for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    )
