"""Whose words a document has: "a letter from Ann Moss … The letter says"."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from bisect import bisect_left

from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.mentions.paragraph_context import ParagraphContext
from briefreader.quotes.words.lexicon import DETERMINERS, OWNERS

_WRITTEN = frozenset(
    """
    letter statement memo memorandum email e-mail tweet post message essay column op-ed note
    telegram testimony speech
""".split()
)
_FROM = frozenset(["from", "by"])
_PARAGRAPHS_BACK = 1


def author_of(document: Document, place: MentionRef) -> MentionRef | None:
    """Return who wrote what a phrase means: the one of whom the text said so last.

    None where the last one of its kind has no author: "a letter to Birk".
    """
    mention = document.mention(place)
    lowers = document.contexts[place.paragraph].passage.lowers
    if mention.last - mention.first != 2 or lowers[mention.first] not in ("the", "this"):
        return None
    noun, stop = lowers[mention.last - 1], mention.first
    if noun not in _WRITTEN:
        return None
    for paragraph in range(place.paragraph, max(-1, place.paragraph - _PARAGRAPHS_BACK - 1), -1):
        context = document.contexts[paragraph]
        words = context.passage.lowers
        end = stop if paragraph == place.paragraph else len(words)
        for at in range(end - 1, -1, -1):
            if words[at] == noun:
                number = _owner(context, at)
                return None if number is None else MentionRef(paragraph, number)
    return None


def _owner(context: ParagraphContext, at: int) -> int | None:
    """Return the number of the owner of a noun: "|Moss|'s letter", "letter from |Moss|"."""
    lowers = context.passage.lowers
    if lowers[at + 1 : at + 2] and lowers[at + 1] in _FROM:
        first = bisect_left(context.firsts, at + 2)
        near = at + 2 + (lowers[at + 2 : at + 3] != [] and lowers[at + 2] in DETERMINERS)
        found = first < len(context.firsts) and context.firsts[first] <= near
        return first if found else None
    for number, mention in enumerate(context.mentions):
        if mention.last < at and lowers[mention.last] in OWNERS and at - mention.last <= 2:
            return number
    return None
