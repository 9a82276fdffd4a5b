"""Reads the shapes of mentions off a text, and how they lie to a quotation."""

from __future__ import annotations

from bisect import bisect_left

from briefreader.quotes.mentions.detection import Mention, MentionKind
from briefreader.quotes.mentions.document import Document
from briefreader.quotes.mentions.feature_types import (
    ContinuationFeatures,
    MentionFeatures,
    RelativePosition,
    bucket_distance,
)
from briefreader.quotes.mentions.paragraph_context import MentionRef, ParagraphContext
from briefreader.quotes.mentions.quotation_context import QuotationContext
from briefreader.quotes.mentions.relations import Relation
from briefreader.quotes.words.context_words import AFTER, BEFORE
from briefreader.quotes.words.lexicon import BODIES, ROLES

KINDS = ("NA", "PR", "PH")
_FARTHEST = 3  # paragraphs
_TO_TWO = (0, 1, 2, 2, 1)  # -1 is the last one: sentences before count like those after


def mention_features(document: Document, place: MentionRef) -> MentionFeatures:
    """Return the shape of a mention, read once."""
    context = document.contexts[place.paragraph]
    found = context.shapes.get(place.number)
    if found is None:
        found = context.shapes[place.number] = _mention_shape(document, context, place)
    return found


def _mention_shape(
    document: Document, context: ParagraphContext, place: MentionRef
) -> MentionFeatures:
    number = place.number
    kind, first, last = mention = context.mentions[number]
    relation = context.tie(number).relation
    words, lowers = context.passage.words, context.passage.lowers
    before, bound = BEFORE[lowers[first - 1] if first else "^"]
    if bound and relation is Relation.ACCORDING:
        bound = ""
    after, owner, noun = AFTER[words[last] if last < len(words) else "$"]
    named = document.named(place)
    titled, last_name = False, ""
    if named is None:
        what = _what(mention, lowers)
    else:
        first = context.name_starts.get(number, first)
        name = " ".join(words[first:last])
        last_name = document.entities.surname(name)
        several = last - first > 1
        titled = several and named.person
        what = "person" if named.person else "name" if several or not name.isupper() else "CAPS"
    return (
        what,
        KINDS[kind],
        int(relation),
        bound,
        owner,
        noun and named is not None,
        before,
        after,
        titled,
        number in context.heads,
        last_name,
    )


def _what(mention: Mention, lowers: list[str]) -> str:
    """Return the sort of a pronoun or phrase."""
    kind, first, last = mention
    return (
        lowers[first]
        if kind is MentionKind.PRONOUN
        else _phrase_sort(lowers[first], lowers[last - 1])
    )


def _phrase_sort(first: str, head: str) -> str:
    lead = first if first in ("the", "a", "an", "one", "his", "her") else "-"
    if head in ROLES:
        return f"role {lead}"
    return f"body {lead}" if head in BODIES or head.removesuffix("s") in BODIES else f"noun {lead}"


def relative_position(
    document: Document, quotation: QuotationContext, place: MentionRef
) -> RelativePosition:
    """Return how a mention lies to a quotation, read once."""
    found = quotation.lies.get(place)
    if found is None:
        found = quotation.lies[place] = _lie_shape(document, quotation, place)
    return found


def _lie_shape(
    document: Document, quotation: QuotationContext, place: MentionRef
) -> RelativePosition:
    paragraph, number = place
    if paragraph != quotation.segment.paragraph:
        apart = quotation.segment.paragraph - paragraph
        return _elsewhere(document.contexts[paragraph], number, apart)
    context, at = quotation.context, quotation.at
    sentences = context.passage.sentences
    mention, verb = context.mentions[number], context.tie(number).cue
    _, first, last = mention
    low, high = (at + 1, first) if first > at else (last, at)
    side = "-" if verb < 0 else "m" if low <= verb < high else "o"
    lead, follow = quotation.lead, quotation.follow
    role = ""
    if lead is not None and lead.subject is mention:
        role = f"L{lead.subject_pattern}"
    if follow is not None and follow.subject is mention:
        role += f"F{follow.subject_pattern}"
    apart = sentences[first] - sentences[at]
    zone = "A" if first > at else "B"
    away = _TO_TWO[apart] if -2 < apart < 3 else 2
    return zone, away, bucket_distance(high - low), _between(context, low, high), side, role


def _between(context: ParagraphContext, low: int, high: int) -> int:
    """Return how many mentions begin from word ``low`` to before ``high``: 0 to 4."""
    if low >= high:
        return 0
    start = bisect_left(context.firsts, low)
    return min(4, bisect_left(context.firsts, high, start) - start)


def _elsewhere(context: ParagraphContext, number: int, back: int) -> RelativePosition:
    """Return a mention in another paragraph; distances count from the paragraph's near end."""
    passage, mention = context.passage, context.mentions[number]
    low, high = (0, mention.first) if back < 0 else (mention.last, len(passage.words))
    sentences = passage.sentences[mention.first]
    zone = "N" if back < 0 else f"P{min(_FARTHEST, back)}"
    away = min(2, sentences if back < 0 else passage.sentences[-1] - sentences)
    side = "p" if context.tie(number).cue >= 0 else "-"
    return zone, away, bucket_distance(high - low), _between(context, low, high), side, ""


def continuation_features(
    quotation: QuotationContext, earlier: QuotationContext
) -> ContinuationFeatures:
    """Return how a quotation follows an earlier one."""
    segment, context, at = quotation.segment, quotation.context, quotation.at
    paragraph = earlier.segment.paragraph
    if paragraph == segment.paragraph:
        start = earlier.at + 1
        apart, tail = "=", 0
    else:
        start = 0
        tail = bucket_distance(len(earlier.context.passage.words) - earlier.at - 1)
        apart = str(min(3, segment.paragraph - paragraph))
    stop = bisect_left(context.firsts, at)
    numbers = range(stop - 1, bisect_left(context.firsts, start) - 1, -1)
    head = next((number for number in numbers if number in context.heads), None)
    subject = "" if head is None else KINDS[context.mentions[head].kind]
    return apart, bucket_distance(at - start), not earlier.segment.closed, tail, subject
