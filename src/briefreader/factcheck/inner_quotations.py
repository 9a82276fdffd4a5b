"""Words that stand within a quotation between marks of their own, because the speaker quotes them.

"“He told me, ‘I would be richer if it burned,’” Moss said.": Moss did not say it of himself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefreader.domain.article import Span
from briefreader.quotes.words.lexicon import CUES
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.sentences import sentence_ends

_OPENING = re.compile(r"(?<![\w’'])[‘“'\"](?=[\w¿¡…\[])")
_CLOSING = re.compile(r"(?:(?<=[,.?!…—–])|(?=[’'”\"\s]*\Z))[’'”\"]")
# "The ‘expert’ told us": a term, of a few words; not "the boys’ boat", "nothin’ more".
_TERM = re.compile(
    r"(?:‘[^‘’“”'\",.?!;:—–\n]{1,40}?(?<![s\s])(?<!in)’"
    r"|'[^‘’“”'\",.?!;:—–\n]{1,40}?(?<![s\s])(?<!in)'"
    r"|“[^‘’“”'\",.?!;:—–\n]{1,40}?(?<!\s)”"
    r"|\"[^‘’“”'\",.?!;:—–\n]{1,40}?(?<!\s)\")(?=[\s.,;:?!)—–])"
)
_LONGEST_TERM = 3  # words
_PARTS = re.compile(r"[;\n]\s*")
_ASIDE = re.compile(r",\s[^,.?!]{1,60},\s*\Z")  # "He said|, and I wrote it down,| Q"
_LEADS = re.compile(r"(?:[ \u00a0][\w.’'-]+){0,6}\s*[,:—–-]\s*\Z|\s*\Z")
_WORD = re.compile(r"[\w’'-]+")
# "|My husband used to say|", "|said the judge|"; no further than the clause goes.
_BEHIND = re.compile(r"[’'”\"]\s*(?P<clause>[^,;:?!“”‘\"]{1,60})")
# "|We gave our word, Renner says.| Which fishermen?", without marks of their own.
_TOLD = re.compile(
    r"[^.?!:;“”‘\"\n]{0,120}?,\s(?P<subject>(?:[\w’'.-]+\s){1,5}?)(?:used to )?(?:says?|said)"
    r"(?=[.?!;”’\"']|,\s(?![“‘\"'])|\Z)"
)
# "|Then my father said,| the boats are gone."
_TELLS = lazy_pattern(
    r"\W*(?:(?:and|then|so|but|well|now|later),?\s)*(?P<subject>(?:[\w’'.-]+\s){1,5}?)"
    r"(?:(?:always|also|often|once|just|has|had|used to|\w+ly)\s)*"
    r"(?:says?|said|told (?:me|us|him|her|them))[,:]\s(?:(?:and I )?quote,\s)?",
    re.IGNORECASE,
)
_NO_SUBJECT = frozenset(
    """
    as like or and but so when while if what that which who where how though because than since
    dare let to would should could must might can may will
    whatever everything anything something nothing way
    """.split()  # noqa: SIM905
)
_BETWEEN = frozenset(
    """
    has had have would used could also just always often once never then later even only to be
    literally actually simply kept did does do will
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
_SHORTENED = re.compile(r"[’'].*")
_OWN = frozenset(["i", "we", "you"])  # "You say, Q": nobody else
_OTHERS = frozenset(["he", "she", "they", "who", "it"])
_BEFORE_SOMEBODY = frozenset(["the", "my", "our", "your", "his", "her", "their", "a", "an"])
_WITHIN_NAME = frozenset(["of", "in", "at", "from", "for", "on", "with", "by"])
_JOINING = frozenset(["and", "then", "but"])  # the subject stands before: "I called him and said"
# The draft tells itself that the words are another's: "Moss said, quoting Birk", "recalled her
# father saying", "Moss read from the letter".
_PASSED_ON = lazy_pattern(
    r"\b(?:quot(?:ed?|es|ing)|citing|cite[sd]?|repeat(?:ed|s|ing)|paraphras(?:ed|es|ing)"
    r"|echo(?:ed|es|ing)|read(?:s|ing)?|told (?:me|him|her|them|us)|as saying|(?:say|tell|yell)ing"
    r"|having (?:said|told)|(?:what|how|that) (?:he|she|they) (?:had |was |were )?(?:said|told))\b",
    re.IGNORECASE,
)
_BESIDE = 160  # code points of a draft's sentence beside a quotation
_APART = re.compile(r"[\n“”\"]")


def is_anothers(text: str, quote: Span, words: Span) -> bool:
    """Return whether words of a quotation stand in it between marks of their own, and it is all
    between them, or somebody else than "I" or "we" has the verb of saying beside them.
    """
    said = text[quote.start : quote.end]
    first, last = words.start - quote.start, words.end - quote.start
    terms = {term.start() for term in _TERM.finditer(said) if _is_term(term)}
    starts = (mark.start() for mark in _OPENING.finditer(said) if mark.start() not in terms)
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
    ends = (*sentence_ends(said, 0, opening + 1), *(end.end() for end in _PARTS.finditer(said)))
    lead = said[max((end for end in ends if end <= opening), default=0) : opening]
    before = _is_said_before(lead)
    return _is_said_behind(said[closing.start() :]) if before is None else before


def is_told_by_another(text: str, quote: Span, words: Span) -> bool:
    """Return whether somebody else than "I" or "we" has a verb of saying right behind the clause
    in which some words of a quotation stand, "|We gave our word|, Renner says.", or right before
    these, "My father said, |the boats are gone|."
    """
    found = _TOLD.match(text, words.end, quote.end)
    if found is None:
        start = max(quote.start, text.rfind("\n", quote.start, words.start) + 1)
        start = max(start, words.start - _BESIDE)
        start = max((end for end in sentence_ends(text, start, words.start)), default=start)
        found = _TELLS.fullmatch(text, start, words.start)
    if found is None:
        return False
    subject = found["subject"].split()
    is_somebody = (
        subject[-1][:1].isupper()
        or subject[-1].lower() in _OTHERS
        or subject[0].lower() in _BEFORE_SOMEBODY
    )
    is_subject = _NO_SUBJECT.isdisjoint(word.lower() for word in subject)
    return is_somebody and is_subject and not _has_two(subject) and _is_another(subject)


def _has_two(subject: Sequence[str]) -> bool:
    """Return whether a second noun or pronoun begins within what may be a subject, which is that of
    a relative clause, then: "the way |my father| said", "every word |he| said".
    """
    return any(
        word in _OTHERS | _BEFORE_SOMEBODY
        and not (before.lower() in _WITHIN_NAME | _BETWEEN or before.endswith("ly"))
        for before, word in pairwise(subject)
    )


def telling_sentence(text: str, quote: Span, words: Span) -> str:
    """Return of a quotation the sentence that tells whom its speaker quotes with some of its words,
    with "…" for these and what else stands between the marks before them.
    """
    start, end = max(quote.start, words.start - _BESIDE), min(quote.end, words.end + _BESIDE)
    start = max(start, text.rfind("\n", start, words.start) + 1)
    opening = _open_mark(text, start, words.start)
    first = words.start if opening is None else opening + 1
    before = max(sentence_ends(text, start, first), default=start)
    behind = next(iter(sentence_ends(text, words.end, end)), end)
    return f"{text[before:first].lstrip()}…{text[words.end : behind].rstrip()}"


def _open_mark(text: str, start: int, end: int) -> int | None:
    """Return where the last mark stands that opens a quotation from ``start`` on which is still
    open at ``end``; None without one.
    """
    # What stands behind a mark tells whether it opens, hence the word at the end.
    marks = (mark.start() for mark in _OPENING.finditer(text, start, end + 1))
    opening = max((mark for mark in marks if mark < end), default=None)
    if opening is None or (text[opening] == "“" and "”" in text[opening:end]):
        return None
    closing = _CLOSING.search(text, opening + 1)
    return None if closing and closing.start() < end else opening


def is_passed_on(around: str, words: str) -> bool:
    """Return whether a draft says around a quotation, or within it by marks of their own, that the
    speaker passes on these words of another's.
    """
    if words[:1] in "‘'“\"" and words[-1:] in "’'”\"":
        return True
    before, _, behind = around.partition(words)
    before, behind = before.rstrip(" “\"‘'"), behind.lstrip(".,?! ”\"’'")
    start = max((one.end() for one in _APART.finditer(before)), default=0)
    last = max(sentence_ends(before, start, len(before)), default=start)
    apart = _APART.search(behind)
    end = apart.start() if apart else len(behind)
    first = next(sentence_ends(behind, 0, end), end)
    beside = before[max(last, len(before) - _BESIDE) :], behind[: min(first, _BESIDE)]
    return any(map(_PASSED_ON.search, beside))


def _is_term(found: re.Match[str]) -> bool:
    """Return whether marks hold no more than a term, which nobody is quoted for."""
    return len(found[0].split()) <= _LONGEST_TERM


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
    clause = found["clause"] if found else ""
    clause = clause[: next(sentence_ends(clause, 0, len(clause)), len(clause))]
    words = _WORD.findall(clause)
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
