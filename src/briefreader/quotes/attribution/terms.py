"""Words between marks that nobody says: defined terms, amendments, titles of works."""

from __future__ import annotations

import re

from briefreader.quotes.mentions.quotation_context import QuotationContext
from briefreader.quotes.words.lexicon import DETERMINERS

_BEFORE = 90  # code points looked at
_BEHIND = 60
_LONGEST_TERM = 7  # as word features count: up to 14 words
_DEFINITION_ENDS = re.compile(r"\)|\s*,?\s+(?:and|or|together)\b")
_DEFINED_BEFORE = re.compile(
    r"(?:\b(?:[Tt]he\s+terms?|^[Tt]erms?|striking(?: out)?|inserting|deleting|substituting)"
    r"(?:\s+(?:the|words?|phrase|and|or|each place it appears))*"
    # "(the “Company”)", "(together, the “Sellers”)"
    r"|\((?:[^()“”\"]{0,50}\b(?:together|collectively|each|hereinafter|hereafter|jointly),?)?"
    r"\s*(?:the|an?|or|and)?"
    r"|\b(?:designat|proclaim|classif)\w*\s[^.;“”\"]{0,60}\bas(?:\s+(?:an?|the))?)\s*\Z"
)
_DEFINED_BEHIND = re.compile(
    r"\s*(?:(?:shall\s+)?(?:means?|includes?|has\s+the\s+(?:same\s+)?meaning|refers?\s+to)\b"
    r"|shall\s+(?:include|have|be)\b|as\s+(?:defined|used)\s+in\b"
    r"|and\s+inserting\b|each\s+place\s+it\s+appears\b)"
)


def is_term(text: str, quotation: QuotationContext) -> bool:
    """Return whether words are a defined term, what a law strikes or inserts, or a title."""
    _, end, outer, *_ = quotation.segment
    count, titled, upper, *_ = quotation.words
    if count > _LONGEST_TERM:
        return False
    before = text[max(0, outer.start - _BEFORE) : outer.start]
    behind = text[outer.end : outer.end + _BEHIND]
    if _DEFINED_BEHIND.match(behind):
        return True
    defined = _DEFINED_BEFORE.search(before)
    if defined is not None:
        if before[defined.start()] != "(":
            return True
        bare = defined[0].strip() == "("
        return behind[:1] == ")" if bare else _DEFINITION_ENDS.match(behind) is not None
    return bool(titled and upper) and count > 1 and _is_title(text, quotation, end)


def _is_title(text: str, quotation: QuotationContext, end: int) -> bool:
    """Return whether words with capitals are a thing's name: they go on into the sentence."""
    lead, follow = quotation.lead, quotation.follow
    if text[end - 1] in ".?!," or text[end : end + 2].strip("”\"' ")[:1] in (".", ",", "?", "!"):
        return False
    before = quotation.context.passage.lowers[quotation.at - 1] if quotation.at else ""
    told = lead is not None and lead.gap <= 1 and before not in DETERMINERS
    if told or (follow is not None and follow.gap <= 1):
        return False
    after = quotation.context.passage.words[quotation.at + 1 : quotation.at + 2]
    return bool(quotation.at) and bool(after) and after[0][0].islower()
