"""Whose words a document has, "a letter from Ann Moss … The letter says", and what it is called."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from bisect import bisect_left

from briefreader.quotes.entities.titles import is_office
from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.mentions.paragraph_context import ParagraphContext
from briefreader.quotes.words.lexicon import DETERMINERS, OWNERS
from briefreader.quotes.words.word_tags import QUOTATION

_WRITTEN = frozenset(
    """
    letter statement memo memorandum email e-mail tweet post message essay column op-ed note
    telegram testimony speech
""".split()
)
_WORKS = frozenset("exhibit exhibition film documentary book report study play show".split())
_FROM = frozenset(["from", "by"])
_FOLLOWING = ["the", "following"]
_LONGEST_PRESENTING = 6  # words: "is a short statement from"
_LONGEST_OFFICE = 12  # words before the name
_PARAGRAPHS_BACK = 1


def author_of(document: Document, place: MentionRef) -> MentionRef | None:
    """Return who wrote what a phrase means: the one of whom the text said so last.

    None where the last one of its kind has no author: "a letter to Birk".
    """
    mention = document.mention(place)
    lowers = document.contexts[place.paragraph].passage.lowers
    if mention.last - mention.first != 2 or lowers[mention.first] not in ("the", "this"):
        return None
    if lowers[mention.first : mention.last] == _FOLLOWING:
        return _author_presented(document, place)
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


def _author_presented(document: Document, place: MentionRef) -> MentionRef | None:
    """Return who wrote it: "The following is a letter from the mayor of Dell, |Ann Moss|"."""
    context, last = document.contexts[place.paragraph], document.mention(place).last
    lowers = context.passage.lowers
    for at in range(last + 2, min(len(lowers), last + _LONGEST_PRESENTING)):
        if lowers[at - 1] in _WRITTEN and lowers[at] in _FROM:
            near = range(at + 1, at + _LONGEST_OFFICE)
            for number in range(bisect_left(context.firsts, at), len(context.mentions)):
                author = MentionRef(place.paragraph, number)
                mention = context.mentions[number]
                words = " ".join(lowers[mention.first : mention.last])
                if mention.first in near and document.person(author) and not is_office(words):
                    return author
            return None
    return None


def work_of(document: Document, place: MentionRef) -> str | None:
    """Return the title of the work that a phrase means: "“The Long Tide,” |an exhibit|", and "|The
    exhibit|" after that.
    """
    context = document.contexts[place.paragraph]
    passage, (_, first, _) = context.passage, document.mention(place)
    lowers = passage.lowers
    if not _WORKS.intersection(lowers[first + 1 : first + 2]):
        return None
    if lowers[first] == "the":
        found = (at for at in range(first - 1, 2, -1) if lowers[at] == lowers[first + 1])
        first = next(found, 1) - 1
    if first < 1 or lowers[first] not in ("a", "an"):
        return None
    title = first - 1 - (lowers[first - 1] == ",")  # which may stand within the marks
    if title < 0 or lowers[title] != QUOTATION:
        return None
    index = next(index for index, at in passage.places.items() if at == title)
    start, end, *_ = document.segments[index]
    return " ".join(document.text[start:end].rstrip(",").split())


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
