"""Reads the shapes of quotations off their paragraphs."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from briefreader.quotes.mentions.cue_verbs import CueVerb
from briefreader.quotes.mentions.feature_types import (
    QuotationFeatures,
    WordFeatures,
    bucket_distance,
)
from briefreader.quotes.words.context_words import BESIDE, CUE_CLASS
from briefreader.quotes.words.quotation_spans import QuotationSpan
from briefreader.quotes.words.tokens import TokenizedParagraph

_SENTENCE_FROM = 9
_WORKS = frozenset(
    """
    book movie film show series song album play musical novel memoir autobiography column
    episode documentary article essay story magazine program programme sitcom drama comedy
    tv titled entitled called dubbed named headlined headline chapter game podcast report
    phrase word words term slogan hashtag so-called
""".split()
)
_FIRST_PERSON = frozenset(
    """
    I I'm I’m I've I’ve I'll I’ll I'd I’d me my We we We're we’re We're We’re our us you You
    your don't don’t it's It's It’s it’s that's That's That’s
""".split()
)
_BEFORE_WORDS = " …[(.\u00a0"
_SHORT_IN_TITLES = frozenset(
    ("with", "from", "into", "over", "upon", "than", "through", "between", "against", "under")
)
_COUNTS = (0, 1, 2, 3, 4, 5, 6, 6, 6, 7, 7, 7, 7, 7, 7)


def quotation_features(
    text: str,
    segment: QuotationSpan,
    passage: TokenizedParagraph,
    at: int,
    lead: CueVerb | None,
    follow: CueVerb | None,
) -> QuotationFeatures:
    """Return the shape of a segment that is word ``at`` of its paragraph, beside two verbs of
    saying.
    """
    words = passage.words
    size = len(words)
    start, end, _, _, continues, closed = segment
    top = passage.span.start
    before = BESIDE[words[at - 1]] if at else "^"
    after = BESIDE[words[at + 1]] if at + 1 < size else "$"
    colon_above = text[top - 4 if top > 4 else 0 : top].rstrip()[-1:] == ":"
    return (
        before,
        after,
        _ending(text, end),
        text[start].islower(),
        at == 0,
        size == 1,
        continues,
        closed,
        colon_above,
        _governor(passage, lead) if lead else "",
        lead.how if lead else "",
        _governor(passage, follow) if follow else "",
        follow.how if follow else "",
    )


def _ending(text: str, end: int) -> str:
    """Return whether a quotation ends as a sentence, as a question, with a comma, or in
    mid-sentence.
    """
    last, beyond = text[end - 1], text[end : end + 2]
    if last in "?!":
        return "?"
    if last in ".…" or beyond[:1] == ".":
        return "."
    return "," if "," in beyond else "-"


def _governor(passage: TokenizedParagraph, governor: CueVerb) -> str:
    cue = CUE_CLASS[passage.lowers[governor.cue]]
    return f"{governor.how}{bucket_distance(governor.gap)}{'q' if governor.quotes else ''} {cue}"


def word_features(
    text: str,
    segment: QuotationSpan,
    passage: TokenizedParagraph,
    at: int,
    only: bool,
    goes_on: bool,
) -> WordFeatures:
    """Return the shape of a segment's words.

    ``only`` says that it is the only one in its text, ``goes_on`` that the next one continues it.
    """
    start, end, outer, _, _, _ = segment
    words = text[start:end].split()
    lowers = passage.lowers
    length = _COUNTS[len(words)] if len(words) < len(_COUNTS) else 8
    single = text[outer.start] in "'‘"
    work = not _WORKS.isdisjoint(lowers[at - 4 if at > 4 else 0 : at + 2])
    person = not _FIRST_PERSON.isdisjoint(words)
    return (
        length,
        _is_titled(words),
        text[start].isupper(),
        lowers[at - 1] if at else "^",
        only,
        single,
        work,
        goes_on,
        person,
    )


def is_sentence(text: str, segment: QuotationSpan) -> bool:
    """Return whether a segment is long and its first word has a capital letter."""
    said = text[segment.start : segment.end].lstrip(_BEFORE_WORDS)
    return said[:1].isupper() and len(said.split(None, _SENTENCE_FROM)) >= _SENTENCE_FROM


def _is_titled(words: list[str]) -> bool:
    """Return whether no word but short ones begins in small letters, and not every word is
    short.
    """
    told = False
    for word in words:
        if word[0].islower():
            if len(word) > 3 and word not in _SHORT_IN_TITLES:
                return False
        elif len(word) > 3 or word[0].isupper():
            told = True
    return told
