"""Finds posts that an article shows in block quotes: said, without marks, by whoever signs them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefreader.domain.article import Span

_SIGNATURE = re.compile(r"[—–―-]{1,2}[ \xa0]*(?P<name>[^\n()@]{2,60}?)[ \xa0]*\(@\w{1,40}\)")
_TRAILING_LINK = re.compile(r"\s+(?:https?://|pic\.twitter\.com/)\S+$")
_LONGEST_LINK = 200


class Post(NamedTuple):
    """A post: its words without trailing links, and the name of the account that signs it."""

    span: Span
    name: Span


def find_posts(text: str, block_quotes: Sequence[Span]) -> Iterator[Post]:
    """Yield the posts among paragraphs set as quotations, by start.

    A post is what stands together before a line such as "— Ann Moss (@annmoss) May 3, 2025".
    """
    start: int | None = None
    before = 0
    for span in block_quotes:
        if start is None or text[before : span.start].strip():
            start = span.start
        signature = _SIGNATURE.match(text, span.start, span.end)
        before = span.end
        if signature is None:
            continue
        words = _without_links(text, start, span.start)
        if words.end > words.start:
            yield Post(words, Span(*signature.span("name")))
        start = None


def _without_links(text: str, start: int, end: int) -> Span:
    while True:
        while end > start and text[end - 1].isspace():
            end -= 1
        link = _TRAILING_LINK.search(text, max(start, end - _LONGEST_LINK), end)
        if link is None:
            return Span(start, end)
        end = link.start()
