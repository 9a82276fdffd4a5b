"""Whether an article denies the words that are found in it, "I never said that …"; and whether a
draft denies that words were said.
"""

from __future__ import annotations

import re

from briefreader.domain.article import Span
from briefreader.factcheck.day_roles import OCCASION
from briefreader.quotes.attribution.doubted_words import (
    AFFIRMS,
    BETWEEN_NOT_AND_VERB,
    NOT_DENIED,
    Doubt,
    find_doubt,
)
from briefreader.quotes.words.language_words import LANGUAGES
from briefreader.text.lazy_pattern import lazy_pattern

_REACH = 200  # code points before words in which they may be denied
_FEWEST = 4  # words of a clause without "that": "I never said the quay is shut", not "said a word"
_MARK = r"[“‘„«\"]?"
_NOT = r"(?<!\bwhy )(?<!\bor )(?:\b(?:not|never|cannot|nor)|\b\w+n[’']t)"
# A "not" right before what stands between marks: "it was not “falling apart”".
_QUOTED = lazy_pattern(
    rf"{_NOT}"
    r"(?: (?:say|said|saying|call|called|calling|mean|meant|a|an|the|that|it|about|as|to))*,? "
    r"[“‘\"][^“”\"\n]*\Z"
)
_SAY = r"(?:say|said|says|saying|claim(?:s|ed|ing)?|think|suggest(?:s|ed|ing)?)"
_ENGLISH = (
    rf"{_NOT}{BETWEEN_NOT_AND_VERB} (?:{_SAY}|promised?|accept|t(?:ell|old) any\w+)"
    r"|\b(?:do(?:es)? not|do(?:es)?n[’']t) believe"
    rf"|\b(?:nobody|no one|no-one|none of us) (?:[\w’']+ ){{0,5}}?(?:{_SAY}|promised)"
    r"|\b(?:deny|denies|denied|denying)(?: saying| having said)?"
    r"|(?:\b(?:is|was|are)|[’']s)(?: simply| just| quite)?"
    r" (?:not(?: true| right| correct| so| the case| a fact)?|untrue|false|a lie|a myth|nonsense)"
    rf"(?: to {_SAY})?"
    rf"|\bwrong to {_SAY}"
)
_ELSEWHERE = (
    r"\b(?:nie|niemals|nicht|nirgends) (?:gesagt|behauptet|versprochen|erklärt), dass"
    r"|\b(?:jamais|pas|point) (?:dit|affirmé|promis|prétendu|déclaré) qu(?:e|[’'])"
    r"|\b(?:no|nunca|jamás)(?: (?:he|ha|hemos|han))?"
    r" (?:dicho|dije|dijo|digo|afirmado|prometido) que"
)
_GOVERNED = lazy_pattern(
    rf"(?:(?:{_ENGLISH}) that|{_ELSEWHERE}) ?"
    r"(?!(?:if|because|when|while|in|to|lightly|again)\b)"
    rf"(?:[\w’'$€£%-]+ ){{0,6}}{_MARK}\Z",
    re.IGNORECASE,
)
_SAID = lazy_pattern(
    rf"{_NOT}{BETWEEN_NOT_AND_VERB} (?:say|said|saying|think) {_MARK}\Z", re.IGNORECASE
)
_NEVER = lazy_pattern(
    r"\b(?:never|at no (?:time|point)|nowhere|nobody|no one|no-one|nie|niemals|nirgends"
    r"|jamais|nunca|jamás)\b",
    re.IGNORECASE,
)
_THEN = lazy_pattern(
    rf"\b(?:(?:in|at(?! no\b)|during|on|there|then|when|while|that (?:day|night))\b|{OCCASION})",
    re.IGNORECASE,
)
_CUT = lazy_pattern(
    r"\b(?:am|is|are|was|were|be|do|does|did|has|have|had|will|would|can|could|shall|should|may"
    r"|might|must)\s+(?P<rest>(?:not|never)\b(?:\s+[^\s.,;:!?”\"]+){0,4})",
    re.IGNORECASE,
)


def denial_of(text: str, words: Span, count: int) -> str:
    """Return what an article has from a "not" to its ``count`` ``words``, which it governs; nothing
    if none does.
    """
    before = text[max(0, words.start - _REACH) : words.start]
    if quoted := _QUOTED.search(before):
        return before[quoted.start() :]
    line = before.replace("\u00a0", " ")
    found = _GOVERNED.search(line) or (_SAID.search(line) if count >= _FEWEST else None)
    if found is None or AFFIRMS.search(line, 0, found.start()):
        return ""
    if found[0].lower().startswith("den") and NOT_DENIED.search(line, 0, found.start()):
        return ""  # "nobody denies that"
    return before[found.start() :]


def doubt_in_draft(before: str, behind: str, last: str) -> Doubt | None:
    """Return what a draft's words before and behind a quotation have that says that it was not
    said, or perhaps not; ``last`` is the last mark or letter of the quotation.
    """
    found = (find_doubt(before, behind, last, language) for language in ("", *LANGUAGES))
    return next(filter(None, found), None)


def is_never_said(before: str, behind: str) -> bool:
    """Return whether a draft's words around a quotation of which it says that nobody said it say so
    of all times: "Moss never said “…”"; not "did not say", nor "in her speech Moss never said".
    """
    around = f"{before[-_REACH:]}\0{behind[:_REACH].partition('.')[0]}"
    return _NEVER.search(around) is not None and _THEN.search(around) is None


def negation_behind(text: str, words: Span) -> str:
    """Return the "not" and what follows it, where some words end right before it: "the digging is
    |not the tunnel"; nothing elsewhere.
    """
    last = text.rfind(" ", words.start, words.end) + 1 or words.start
    found = _CUT.match(text, last)
    return found["rest"] if found and found.start("rest") >= words.end else ""
