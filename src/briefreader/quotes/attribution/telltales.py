"""Which telltale words stand in a paragraph: without its own, a rule cannot fit, and is not asked.

A paragraph's words are looked at once for all rules and quotations.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from functools import reduce
from operator import or_

from briefreader.quotes.attribution.doubted_words import is_hint
from briefreader.quotes.attribution.told_and_asked import TELLING_PARTICIPLES
from briefreader.quotes.mentions.paragraph_context import ParagraphContext
from briefreader.quotes.words.word_tags import WordTags

DOUBTING, CITING, READING, TOLD, THAT, WORDS, ANY = (1 << bit for bit in range(7))

QUOTED = frozenset(("quoted", "quotes"))
# What is cited may also be none of words: "cited the heat".
QUOTED_OR_CITED = QUOTED | {"cited", "cites"}
READ_OUT = frozenset("read reads reading played plays playing".split())
_WORDS: tuple[tuple[int, frozenset[str]], ...] = (
    (CITING, QUOTED_OR_CITED),
    (READING, READ_OUT),
    (TOLD, TELLING_PARTICIPLES),
    (THAT, frozenset(["that"])),
    (WORDS, frozenset(["words", "heard"])),
)


def _of_word(word: str) -> int:
    found = DOUBTING if is_hint(word) else 0
    for telltale, words in _WORDS:
        if word in words:
            found |= telltale
    return found


_OF_WORD = WordTags(_of_word)


def telltales(context: ParagraphContext) -> int:
    """Return which telltale words a paragraph has outside quotations, one bit for each kind."""
    found = context.telltales
    if found is None:
        lowers = context.passage.lowers
        found = context.telltales = reduce(or_, map(_OF_WORD.__getitem__, lowers), 0)
    return found
