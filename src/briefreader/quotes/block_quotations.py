"""Finds block quotations without marks: said by the account that signs a post, by whom the line
below names, or by whom the line above leads in to, “Ann Moss said:”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import zip_longest
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.name_case import NAME_PARTICLE
from briefreader.text.reporting_verbs import ANY_SAID

_SIGNATURE = lazy_pattern(
    r"[—–―-]{1,2}[ \xa0]*(?P<name>[^\s()@][^\n()@]{1,59}?)[ \xa0]*\(@\w{1,40}\)"
)
_NAME_WORD = r"[^\W\d_a-z][\w.’'-]*"
_NEXT_NAME_WORD = rf" (?:{NAME_PARTICLE} ){{0,2}}{_NAME_WORD}"
# "— Ann Moss, farmers’ union": all of the last paragraph, or what ends it behind a sentence.
_CREDIT = lazy_pattern(
    rf"(?:[—–―]|---?)[ \xa0]*(?P<name>{_NAME_WORD}(?:{_NEXT_NAME_WORD}){{1,4}})(?<!\.)"
    r"(?:, [^\n“”\".!?]{2,100})?\.?\s*"
)
_BEFORE_CREDIT = lazy_pattern(r"[.!?…”\"’'»][ \n](?=[—–―-])")
_TRAILING_LINK = lazy_pattern(r"\s+(?:https?://|pic\.twitter\.com/)\S+$")
_MARKS = frozenset("“\"‘'«„")
_LONGEST_LINK = 200
_LONGEST_CREDIT = 200
_GAP = "\n\n"
# "Its spokeswoman |Ann Moss| said in a statement:", "|Moss|, who runs it, told the council:"
_LED = lazy_pattern(
    rf"(?P<name>{_NAME_WORD}(?:{_NEXT_NAME_WORD}){{0,4}})"
    r"(?:, [^\n,“”\":]{2,80},)?(?: (?:has|had|later|also|then|once))?"
    rf" (?:{ANY_SAID}|told)(?: [^\n:“”\".]{{1,60}})?:[ \xa0*_]*\Z"
)
# "The report by |Ann Moss| says:", "Karl Birk and |Ann Moss| say:"
_OF_ANOTHER = lazy_pattern(r"\b(?:by|of|from|to|with|about|for|and|or) \Z")
_LONGEST_LEAD = 300  # code points


class NamePlace(Enum):
    """Where the name beside a block quotation stands, and whose it is."""

    SIGNATURE = "signature"  # below a post: an account’s
    CREDIT = "credit"  # below other words: a person’s, or a book’s
    LEAD_IN = "lead-in"  # above: of whoever says what follows


class BlockQuotation(NamedTuple):
    """The ``words`` of a block quotation, without trailing links, and the ``name`` beside them."""

    words: Span
    name: Span
    place: NamePlace


def find_block_quotations(text: str, block_quotes: Sequence[Span]) -> Iterator[BlockQuotation]:
    """Yield what has a name below it among paragraphs set as quotations, by start.

    A post stands together before a line such as "— Ann Moss (@annmoss) May 3, 2025", other words
    before "— Ann Moss, mayor".
    """
    start: int | None = None
    before = 0
    spans = tuple(dict.fromkeys(block_quotes))
    for span, following in zip_longest(spans, spans[1:]):
        if start is None or text[before : span.start].strip():
            start = span.start
        signature = _SIGNATURE.match(text, span.start, span.end)
        at = signature.start() if signature else _credit_start(text, span)
        credit = signature or _CREDIT.fullmatch(text, at, span.end)
        before = span.end
        if credit is None and (following is None or text[before : following.start].strip()):
            at = span.end
            credit = _credit_below(text, span.end)
        if credit is None:
            is_last = following is None or text[before : following.start].strip()
            if is_last and (name := _leading(text, start)) is not None:
                yield BlockQuotation(_without_links(text, start, span.end), name, NamePlace.LEAD_IN)
            continue
        words = _without_links(text, start, at)
        if words.end > words.start:
            place = NamePlace.SIGNATURE if signature else NamePlace.CREDIT
            yield BlockQuotation(words, Span(*credit.span("name")), place)
        start = None


def _credit_start(text: str, span: Span) -> int:
    """Return where the line begins that may be a credit: behind the last sentence."""
    ends = [found.end() for found in _BEFORE_CREDIT.finditer(text, span.start, span.end)]
    return ends[-1] if ends else span.start


def _credit_below(text: str, end: int) -> re.Match[str] | None:
    """Return the credit that is all of the paragraph behind a quotation, if it is one."""
    start = end + len(_GAP)
    stop = text.find(_GAP, start, start + _LONGEST_CREDIT)
    return _CREDIT.fullmatch(text, start, stop if stop >= 0 else start + _LONGEST_CREDIT)


def _leading(text: str, start: int) -> Span | None:
    """Return who says, in the paragraph above a quotation, what stands below its colon."""
    begin = max(0, start - _LONGEST_LEAD)
    above = text[begin:start].rstrip()
    if above[-1:] != ":" or text[start : start + 1] in _MARKS:
        return None
    led = _LED.search(text, begin + above.rfind("\n") + 1, begin + len(above))
    if led is None or _OF_ANOTHER.search(text, begin, led.start()):
        return None
    return Span(*led.span("name"))


def _without_links(text: str, start: int, end: int) -> Span:
    while True:
        while end > start and text[end - 1].isspace():
            end -= 1
        link = _TRAILING_LINK.search(text, max(start, end - _LONGEST_LINK), end)
        if link is None:
            return Span(start, end)
        end = link.start()
