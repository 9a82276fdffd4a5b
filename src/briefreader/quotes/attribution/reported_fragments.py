"""Words that are speech by where they stand, however short: "Moss said it was “a mess”".

Terms and scare quotes, "a “smart” bin", stand in the writer's own clauses; fragments in what
somebody is reported to have said, and sentences behind "Moss said:" or in a run of quotations.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from briefreader.quotes.mentions.cue_verbs import CueVerb
from briefreader.quotes.mentions.detection import MentionKind
from briefreader.quotes.mentions.quotation_context import QuotationContext
from briefreader.quotes.words.lexicon import CUES
from briefreader.quotes.words.word_tags import QUOTATION

# Verbs that report what somebody says in a clause of its own or as a predicate.
_REPORTING = frozenset(
    """
    say tell add argue claim insist deny warn stress explain admit complain acknowledge allege
    contend assert maintain concede affirm reiterate emphasize quip joke concur
    describe call brand label dub denounce dismiss condemn criticize deride characterize
    vow predict accuse blast slam decry
""".split()
)
_DIRECT = frozenset("dng")
_AT_END = frozenset("dnit")
_FEWEST = 4  # words of a sentence
_LONGEST_CLAUSE = 25  # words from the verb to the fragment
_BREAKS = frozenset(";:—–-") | {"which", "whose", "whom", "where", "who"}
_ENDS = frozenset([".", ",", ";", "–", "—"])
_SO_CALLED = frozenset(["so-called", "called", "titled", "entitled", "named", "dubbed", "known"])


def is_reported(text: str, quotation: QuotationContext) -> bool:
    """Return whether a verb of saying with a subject governs a fragment within its clause, or a
    whole sentence stands where one is told.
    """
    _, _, _, lower, *_ = quotation.shape
    if lower and (_reported_before(quotation) or _reported_after(quotation)):
        return True
    return _is_told(text, quotation)


def _is_told(text: str, quotation: QuotationContext) -> bool:
    """Return whether a sentence stands behind "said:", or in a run of quotations."""
    end = quotation.segment.end
    count, _, upper, *_ = quotation.words
    if not upper or text[end - 1] not in ".?!" or count < _FEWEST:
        return False
    around, at, lead = quotation.context.passage.words, quotation.at, quotation.lead
    if QUOTATION in (*around[at - 1 : at], *around[at + 1 : at + 2]):
        return True
    return lead is not None and lead.gap == 1 and around[at - 1] == ":"


def _reported_before(quotation: QuotationContext) -> bool:
    """Return whether it is in what somebody says: "Moss said that the pier was “a mess”"."""
    lead, at = quotation.lead, quotation.at
    if lead is None or lead.gap > _LONGEST_CLAUSE:
        return False
    lowers = quotation.context.passage.lowers
    if lowers[max(0, at - 2) : at] == ["quote", ","]:
        return True  # "it was, quote, “over”"
    if not _reports(lead, quotation) or lead.how not in _DIRECT:
        return False
    between = lowers[lead.cue + 1 : quotation.at]
    if between and between[-1] in _SO_CALLED:
        return False
    return _BREAKS.isdisjoint(between)


def _reported_after(quotation: QuotationContext) -> bool:
    """Return whether who said it ends its sentence: "It is “a mess” and “a trap”, Moss said."."""
    follow = quotation.follow
    if follow is None or not _reports(follow, quotation) or follow.how not in _AT_END:
        return False
    if follow.gap > _LONGEST_CLAUSE or follow.subject is None:
        return False
    lowers = quotation.context.passage.lowers
    first = min(follow.cue, follow.subject.first)
    if lowers[first - 1] not in (",", QUOTATION):
        return False
    end = max(follow.cue + 1, follow.subject.last)
    return end >= len(lowers) or lowers[end] in _ENDS


def _reports(verb: CueVerb, quotation: QuotationContext) -> bool:
    """Return whether the verb is one of saying, active, and its subject somebody who speaks."""
    lowers = quotation.context.passage.lowers
    if lowers[verb.cue] == "according":
        return verb.subject is not None
    if verb.subject is None or CUES.get(lowers[verb.cue]) not in _REPORTING:
        return False
    if lowers[verb.cue] == "call":
        return False  # "they call them “hooks”" is what they are called
    return verb.subject.kind is not MentionKind.PRONOUN or lowers[verb.subject.first] not in (
        "i",
        "we",
    )
