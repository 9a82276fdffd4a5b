"""A quotation among the words of its paragraph, with the verbs of saying beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefreader.quotes.mentions.cue_verbs import CueVerb, find_cue_after, find_cue_before
from briefreader.quotes.mentions.feature_types import (
    QuotationFeatures,
    RelativePosition,
    WordFeatures,
)
from briefreader.quotes.mentions.paragraph_context import MentionRef, ParagraphContext
from briefreader.quotes.mentions.quotation_features import quotation_features, word_features
from briefreader.quotes.words.quotation_spans import QuotationSpan


@dataclass(slots=True, eq=False)
class QuotationContext:
    """A segment and all that can be seen of it before anybody is weighed as its speaker.

    ``at`` is its position among the words of its paragraph, ``lead`` and ``follow`` are the verbs
    of saying before and after it, ``subjects`` are theirs. It ``goes_on`` if the next one continues
    it in the next paragraph. What was asked of it once is kept: ``lies`` has how mentions lie to
    it, ``tellers`` the verbs that govern it, ``reported`` whether its words alone show that it is
    speech, ``term`` whether they are a name or term, ``seen`` what a review sees of it.
    """

    index: int
    segment: QuotationSpan
    context: ParagraphContext
    at: int
    lead: CueVerb | None
    follow: CueVerb | None
    subjects: Sequence[MentionRef]
    goes_on: bool
    shape: QuotationFeatures
    words: WordFeatures
    lies: dict[MentionRef, RelativePosition] = field(default_factory=dict)
    tellers: dict[str, CueVerb | None] = field(default_factory=dict)
    reported: bool | None = None
    term: bool | None = None
    seen: tuple[tuple[str | int | bool, ...], ...] = ()


def build_quotation_contexts(
    text: str, segments: Sequence[QuotationSpan], contexts: Mapping[int, ParagraphContext]
) -> list[QuotationContext]:
    """Return the context of each of ``segments``, whose paragraphs are among ``contexts``."""
    found: list[QuotationContext] = []
    alone = len(segments) == 1
    for index, segment in enumerate(segments):
        context = contexts[segment.paragraph]
        passage, mentions, firsts = context.passage, context.mentions, context.firsts
        at = passage.places[index]
        lead = find_cue_before(passage, mentions, firsts, at)
        follow = find_cue_after(passage, mentions, firsts, at)
        subjects = _subjects(context, segment.paragraph, lead, follow)
        goes_on = index + 1 < len(segments) and segments[index + 1].continues
        shape = quotation_features(text, segment, passage, at, lead, follow)
        words = word_features(text, segment, passage, at, alone, goes_on)
        found.append(
            QuotationContext(
                index, segment, context, at, lead, follow, subjects, goes_on, shape, words
            )
        )
    return found


def _subjects(
    context: ParagraphContext, paragraph: int, lead: CueVerb | None, follow: CueVerb | None
) -> list[MentionRef]:
    """Return the subjects of the verbs of saying before and after a quotation; one of both
    counts once.
    """
    first = lead.subject if lead else None
    second = follow.subject if follow else None
    found = [] if first is None else [MentionRef(paragraph, context.number(first))]
    if second is not None and second is not first:
        found.append(MentionRef(paragraph, context.number(second)))
    return found
