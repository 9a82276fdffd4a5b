"""The features that tell speech from names and terms in whatever kind of text.

The filter of the model was trained on news alone. These look at the clause: who governs the words
between marks, what stands before and behind them, and how the filter and the rules have judged.
"""

from __future__ import annotations

from briefreader.quotes.attribution.candidate_features import (
    Feature,
    FeatureInput,
    FeatureTemplate,
    Value,
)
from briefreader.quotes.attribution.reported_fragments import (
    is_told,
    teller_after,
    teller_before,
)
from briefreader.quotes.mentions.cue_verbs import CueVerb
from briefreader.quotes.mentions.document import Document
from briefreader.quotes.mentions.quotation_context import QuotationContext
from briefreader.quotes.words.context_words import CLAUSE
from briefreader.quotes.words.lexicon import AUXILIARIES

ReviewContext = tuple[bool, int]
"""Whether the words stand in a turn of somebody's, and how many they are."""
STEPS = 4  # of the filter's score, in one
LEAST, MOST = -4.0, 3.0  # scores that are reviewed
_NEAR = 4  # words
_FRAGMENT = 4  # words, at most
_SHORTENED = ("n't", "'s", "'re", "'ve", "'ll", "'d", "'m")
_HELPING = AUXILIARIES | {"not"}


def _judged(_: ReviewContext, value: Value) -> list[Feature]:
    steps, kept, told = value
    found: list[Feature] = [("review: from", least) for least in range(int(steps))]
    return [*found, ("review",), ("review: kept", kept), ("review: told", told)]


def _beside(spot: ReviewContext, value: Value) -> list[Feature]:
    second, before, behind, ending, lower = value
    _, count = spot
    return [
        ("review: before", before),
        ("review: before, long", before, count > _FRAGMENT),
        ("review: two before", second, before),
        ("review: around", before, lower),
        ("review: behind", behind),
        ("review: ending, behind", ending, behind),
    ]


def _governed(_: ReviewContext, value: Value) -> list[Feature]:
    before, after, lead, lead_gap, follow, follow_gap = value
    return [
        ("review: teller", before),
        ("review: teller after", after),
        ("review: lead", lead, lead_gap),
        ("review: follow", follow, follow_gap),
    ]


def _words(spot: ReviewContext, value: Value) -> list[Feature]:
    titled, ends, verb, person = value
    turn, count = spot
    return [
        ("review: count", turn, count),
        ("review: titled", titled, count > 1, ends),
        ("review: ends", ends, turn),
        ("review: verb", verb),
        ("review: person", person),
    ]


# What tells speech from all else in releases, speeches and reports.
REVIEW_FEATURES: tuple[FeatureTemplate[ReviewContext], ...] = (_judged, _beside, _governed, _words)


def review_input(
    document: Document, quotation: QuotationContext, score: float, kept: bool
) -> FeatureInput[ReviewContext]:
    """Return where a segment stands, and what each of ``REVIEW_FEATURES`` is about.

    ``score`` is the filter's, and ``kept`` says what it and the rules made of the segment.
    """
    quotation.seen = quotation.seen or _seen(document.text, quotation)
    rules, *clause = quotation.seen
    steps = int((max(LEAST, min(MOST, score)) - LEAST) * STEPS)
    return (document.is_turn, quotation.words[0]), ((steps, kept, *rules), *clause)


def _seen(text: str, quotation: QuotationContext) -> tuple[Value, ...]:
    """Return all that a review looks at beside the score."""
    words, at = quotation.context.passage.words, quotation.at
    start, end, outer, *_ = quotation.segment
    _, titled, *_, person = quotation.words
    before, after = teller_before(quotation), teller_after(quotation)
    return (
        (is_told(text, quotation),),
        (
            CLAUSE[words[at - 2]] if at > 1 else "^",
            CLAUSE[words[at - 1]] if at else "^",
            CLAUSE[words[at + 1]] if at + 1 < len(words) else "$",
            quotation.shape[2],
            text[outer.end : outer.end + 2].strip()[:1].islower(),
        ),
        (_order(before), _order(after), *_near(quotation.lead), *_near(quotation.follow)),
        (titled, quotation.shape[2], _has_verb(text[start:end]), person),
    )


def _order(verb: CueVerb | None) -> str:
    return verb.how if verb else ""


def _near(verb: CueVerb | None) -> tuple[str, int]:
    return (verb.how, min(verb.gap, _NEAR)) if verb else ("", 0)


def _has_verb(said: str) -> bool:
    """Return whether a verb without a meaning of its own is among the words: "is", "don't"."""
    lower = said.lower().replace("’", "'")
    if "'" in lower and any(end in lower for end in _SHORTENED):
        return True
    return not _HELPING.isdisjoint(lower.split())
