"""Reads the shapes of quotations off a story."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from bisect import bisect_left

from briefreader.quotes.governors import Governor
from briefreader.quotes.mention_shapes import KINDS, step
from briefreader.quotes.shapes import QuoteShape, SameShape, WordShape
from briefreader.quotes.story import Story
from briefreader.quotes.tokens import Passage
from briefreader.quotes.word_classes import BESIDE, CUE_CLASS

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
_COUNTS = (0, 1, 2, 3, 4, 5, 6, 6, 6, 7, 7, 7, 7, 7, 7)


def quote_shape(story: Story, index: int) -> QuoteShape:
    """The shape of segment ``index``, read once."""
    found = story.quote_shapes.get(index)
    if found is None:
        found = story.quote_shapes[index] = _quote_shape(story, index)
    return found


def _quote_shape(story: Story, index: int) -> QuoteShape:
    segment = story.segments[index]
    scene = story.scenes[segment.paragraph]
    passage = scene.passage
    at = passage.places[index]
    words = passage.words
    size = len(words)
    lead, follow = scene.governors(at)
    text = story.text
    start = passage.span.start
    return QuoteShape(
        BESIDE[words[at - 1]] if at else "^",
        BESIDE[words[at + 1]] if at + 1 < size else "$",
        _ending(text, segment.end),
        text[segment.start].islower(),
        at == 0,
        size == 1,
        segment.continues,
        segment.closed,
        text[max(0, start - 4) : start].rstrip()[-1:] == ":",
        _governor(passage, lead) if lead else "",
        lead.how if lead else "",
        _governor(passage, follow) if follow else "",
        follow.how if follow else "",
    )


def _ending(text: str, end: int) -> str:
    """Whether a quotation ends as a sentence, as a question, with a comma, or in mid-sentence."""
    last, beyond = text[end - 1], text[end : end + 2]
    if last in "?!":
        return "?"
    if last in ".…" or beyond[:1] == ".":
        return "."
    return "," if "," in beyond else "-"


def _governor(passage: Passage, governor: Governor) -> str:
    cue = CUE_CLASS[passage.lowers[governor.cue]]
    return f"{governor.how}{step(governor.gap)}{'q' if governor.quotes else ''} {cue}"


def same_shape(story: Story, index: int, before: int) -> SameShape:
    """How segment ``index`` follows segment ``before``."""
    segment, earlier = story.segments[index], story.segments[before]
    scene = story.scenes[segment.paragraph]
    at = scene.passage.places[index]
    if earlier.paragraph == segment.paragraph:
        start = scene.passage.places[before] + 1
        apart, tail = "=", 0
    else:
        start = 0
        above = story.scenes[earlier.paragraph].passage
        tail = step(len(above.words) - above.places[before] - 1)
        apart = str(min(3, segment.paragraph - earlier.paragraph))
    first, stop = bisect_left(scene.firsts, start), bisect_left(scene.firsts, at)
    heads = [number for number in range(first, stop) if number in scene.heads]
    return SameShape(
        apart,
        step(at - start),
        min(3, stop - first),
        scene.tied(first, stop),
        not earlier.closed,
        tail,
        KINDS[scene.mentions[heads[-1]].kind] if heads else "",
    )


def is_sentence(story: Story, index: int) -> bool:
    """Whether segment ``index`` is long and its first word has a capital letter."""
    segment = story.segments[index]
    said = story.text[segment.start : segment.end].lstrip(_BEFORE_WORDS)
    return said[:1].isupper() and len(said.split(None, _SENTENCE_FROM)) >= _SENTENCE_FROM


def word_shape(story: Story, index: int) -> WordShape:
    """The shape of the words of segment ``index``, read once."""
    found = story.word_shapes.get(index)
    if found is None:
        found = story.word_shapes[index] = _word_shape(story, index)
    return found


def _word_shape(story: Story, index: int) -> WordShape:
    segment = story.segments[index]
    text = story.text
    words = text[segment.start : segment.end].split()
    passage = story.scenes[segment.paragraph].passage
    at, lowers = passage.places[index], passage.lowers
    return WordShape(
        _COUNTS[len(words)] if len(words) < len(_COUNTS) else 8,
        _is_titled(words),
        text[segment.start].isupper(),
        lowers[at - 1] if at else "^",
        len(story.segments) == 1,
        text[segment.outer.start] in "'‘",
        not _WORKS.isdisjoint(lowers[max(0, at - 4) : at + 2]),
        index + 1 < len(story.segments) and story.segments[index + 1].continues,
        not _FIRST_PERSON.isdisjoint(words),
    )


def _is_titled(words: list[str]) -> bool:
    """Whether no word but short ones begins in small letters, and not every word is short."""
    told = False
    for word in words:
        if word[0].islower():
            if len(word) > 3:
                return False
        elif len(word) > 3 or word[0].isupper():
            told = True
    return told
