"""Words that stand within a quotation between marks of their own, because the speaker quotes them.

"“He told me, ‘I would be richer if it burned,’” Moss said.": Moss did not say it of himself.
"""

from __future__ import annotations

import re

from briefreader.domain.article import Span
from briefreader.quotes.words.lexicon import CUES
from briefreader.text.lazy_pattern import lazy_pattern

_OPENING = re.compile(r"(?<![\w’'])[‘“'\"](?=[\w¿¡…\[])")
_CLOSING = re.compile(r"(?:(?<=[,.?!…—–])|(?=[’'”\"\s]*\Z))[’'”\"]")
_SENTENCE_END = re.compile(r"[.?!;]\s+(?=[A-Z‘“])|\n")
_ASIDE = re.compile(r",\s[^,.?!]{1,60},\s*\Z")  # "He said|, and I wrote it down,| Q"
_LEADS = re.compile(r"(?:[ \u00a0][\w’'-]+){0,6}\s*[,:—–-]\s*\Z|\s*\Z")
_WORD = re.compile(r"[\w’'-]+")
# "|My husband used to say|", "|said the judge|"; no further than the clause goes.
_BEHIND = re.compile(r"[’'”\"]\s*(?P<clause>[^,.;:?!“”‘\"]{1,60})")
_BETWEEN = frozenset(
    """
    has had have would used could also just always often once never then later even only to be
    literally actually simply kept did does do will
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
_SHORTENED = re.compile(r"[’'].*")
_OWN = frozenset(["i", "we", "you"])  # "You say, Q": nobody else
_OTHERS = frozenset(["he", "she", "they", "who", "it"])
_JOINING = frozenset(["and", "then", "but"])  # the subject stands before: "I called him and said"
# The draft tells itself that the words are another's: "Moss said, quoting Birk", "recalled her
# father saying", "Moss read from the letter".
_PASSED_ON = lazy_pattern(
    r"\b(?:quot(?:ed?|es|ing)|citing|cite[sd]?|repeat(?:ed|s|ing)|paraphras(?:ed|es|ing)"
    r"|echo(?:ed|es|ing)|read(?:s|ing)?|told (?:me|him|her|them|us)|as saying|(?:say|tell|yell)ing"
    r"|having (?:said|told)|(?:what|how|that) (?:he|she|they) (?:had |was |were )?(?:said|told))\b",
    re.IGNORECASE,
)
_IN_SENTENCE = r"(?:[^.?!\n“”\"]|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z])\.){0,160}"  # "Dr.", "J."
_SENTENCE_BEHIND = re.compile(_IN_SENTENCE)
_SENTENCE_BEFORE = re.compile(rf"{_IN_SENTENCE}\Z")


def is_anothers(text: str, quote: Span, words: Span) -> bool:
    """Return whether words of a quotation stand in it between marks of their own, and it is all
    between them, or somebody else than "I" or "we" has the verb of saying beside them.
    """
    said = text[quote.start : quote.end]
    first, last = words.start - quote.start, words.end - quote.start
    starts = (mark.start() for mark in _OPENING.finditer(said))
    opening = max((start for start in starts if start < first), default=None)
    if opening is None:
        return False
    # What stands behind a mark tells whether it closes, hence no end for the search.
    closed, closing = (_CLOSING.search(said, start) for start in (opening + 1, last))
    if closing is None or (closed and closed.start() < first):
        return False
    if not said[:opening].strip():
        behind = said[closing.end() :].strip()
        return not behind or _is_said_behind(said[closing.start() :])
    ends = (end.end() for end in _SENTENCE_END.finditer(said))
    lead = said[max((end for end in ends if end <= opening), default=0) : opening]
    before = _is_said_before(lead)
    return _is_said_behind(said[closing.start() :]) if before is None else before


def is_passed_on(around: str, words: str) -> bool:
    """Return whether a draft says around a quotation, or within it by marks of their own, that the
    speaker passes on these words of another's.
    """
    if words[:1] in "‘'“\"" and words[-1:] in "’'”\"":
        return True
    before, _, behind = around.partition(words)
    beside = (
        _SENTENCE_BEFORE.search(before.rstrip(" “\"‘'")),
        _SENTENCE_BEHIND.match(behind.lstrip(".,?! ”\"’'")),
    )
    return any(part and _PASSED_ON.search(part[0]) for part in beside)


def _is_said_before(lead: str) -> bool | None:
    """Return whether the verb of saying that leads to the end of some words is somebody else's;
    None without one.
    """
    found: bool | None = None
    for words in (_ASIDE.sub(", ", lead), lead):
        for verb in reversed(list(_WORD.finditer(words))):
            if verb[0].lower() in CUES and _LEADS.match(words, verb.end()):
                subject = _WORD.findall(words[: verb.start()])
                found = _is_another(subject, goes_on=verb[0].endswith("ing"))
                break
        if found:
            return True
    return found


def _is_said_behind(tail: str) -> bool:
    """Return whether somebody else has the verb of saying behind words, from their closing mark."""
    found = _BEHIND.match(tail)
    words = _WORD.findall(found["clause"]) if found else []
    for number, word in enumerate(words):
        if word.lower() in _JOINING:
            return False
        if word.lower() in CUES:
            return _is_another(words[:number] or words[number + 1 :][:1])
    return False


def _is_another(words: list[str], *, goes_on: bool = False) -> bool:
    """Return whether the subject with which some words end, or of which their verb ``goes_on``, is
    somebody else than who speaks.
    """
    subject = [_SHORTENED.sub("", word.lower()) for word in words]
    while subject and (subject[-1] in _BETWEEN or subject[-1].endswith("ly")):
        subject.pop()
    if not subject:
        return False
    if goes_on or subject[-1] in _JOINING:
        known = [word for word in subject if word in _OWN or word in _OTHERS]
        return not known or known[-1] in _OTHERS
    return subject[-1] not in _OWN
