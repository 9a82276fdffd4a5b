"""Finds posts and credited quotations that an article shows in block quotes: said, without marks,
by whoever signs them or whom the line below them names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefreader.domain.article import Span

_SIGNATURE = re.compile(r"[—–―-]{1,2}[ \xa0]*(?P<name>[^\n()@]{2,60}?)[ \xa0]*\(@\w{1,40}\)")
# "— Ann Moss, farmers’ union": all of the last paragraph.
_CREDIT = re.compile(
    r"(?:[—–―]|--)[ \xa0]*(?P<name>[^\W\d_a-z][\w.’'-]*"
    r"(?: (?:(?:de|da|di|van|von|der|den|la|le|al|bin) ){0,2}[^\W\d_a-z][\w.’'-]*){1,4})(?<!\.)"
    r"(?:, [^\n“”\".!?]{2,100})?\.?\s*"
)
_TRAILING_LINK = re.compile(r"\s+(?:https?://|pic\.twitter\.com/)\S+$")
_LONGEST_LINK = 200


class Post(NamedTuple):
    """Words without trailing links, and the name of the account that signs them as a post
    (``is_signed``) or that stands below them.
    """

    span: Span
    name: Span
    is_signed: bool


def find_posts(text: str, block_quotes: Sequence[Span]) -> Iterator[Post]:
    """Yield the posts and credited quotations among paragraphs set as quotations, by start.

    A post is what stands together before a line such as "— Ann Moss (@annmoss) May 3, 2025", a
    credited quotation what stands before "— Ann Moss, mayor".
    """
    start: int | None = None
    before = 0
    for span in block_quotes:
        if start is None or text[before : span.start].strip():
            start = span.start
        signed = _SIGNATURE.match(text, span.start, span.end)
        signature = signed or _CREDIT.fullmatch(text, span.start, span.end)
        before = span.end
        if signature is None:
            continue
        words = _without_links(text, start, span.start)
        if words.end > words.start:
            yield Post(words, Span(*signature.span("name")), signed is not None)
        start = None


def _without_links(text: str, start: int, end: int) -> Span:
    while True:
        while end > start and text[end - 1].isspace():
            end -= 1
        link = _TRAILING_LINK.search(text, max(start, end - _LONGEST_LINK), end)
        if link is None:
            return Span(start, end)
        end = link.start()
