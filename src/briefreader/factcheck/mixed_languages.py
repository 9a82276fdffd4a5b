"""Who says the quotations of paragraphs that are in another language than their draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from briefreader.domain.article import Span
from briefreader.domain.quote import Quote
from briefreader.quotes.words.language_words import report_language
from briefreader.quotes.words.quotation_spans import QuotationSpan
from briefreader.text.language import language_of

_ENGLISH = (" the ", " and ", " said ")  # seldom in any other


def quotes_by_language(
    text: str,
    quotes: Sequence[Quote],
    paragraphs: Sequence[Span],
    segments: Sequence[QuotationSpan],
    find: Callable[[str], Sequence[Quote]],
) -> list[Quote]:
    """Return the quotes of a text, by start: those of paragraphs in another language as ``find``
    reads these by themselves, where that names somebody or they were not found.
    """
    quoting = list(dict.fromkeys(segment.paragraph for segment in segments))
    if len(quoting) <= 1:
        return list(quotes)
    by_start = {quote.start: quote for quote in quotes}
    usual = ""
    for stretch, language in _stretches(text, paragraphs, quoting):
        usual = usual or report_language(text) or "en"
        if language == usual:
            continue
        for found in find(stretch.of(text)):
            quote = _moved(found, stretch.start)
            if quote.speaker or quote.start not in by_start:
                by_start[quote.start] = quote
    return [by_start[start] for start in sorted(by_start)]


def _moved(quote: Quote, by: int) -> Quote:
    mention = quote.mention_start, quote.mention_end
    start, end = (None if place is None else place + by for place in mention)
    return replace(
        quote,
        start=quote.start + by,
        end=quote.end + by,
        mention_start=start,
        mention_end=end,
        asides=tuple(Span(one.start + by, one.end + by) for one in quote.asides),
        evidence=quote.evidence and Span(quote.evidence.start + by, quote.evidence.end + by),
    )


def _stretches(
    text: str, paragraphs: Sequence[Span], quoting: Sequence[int]
) -> Iterator[tuple[Span, str]]:
    """Yield the paragraphs with quotations that follow each other in one language, and that."""
    told = [(number, _language(paragraphs[number].of(text))) for number in quoting]
    # Of paragraphs that follow each other the difference is the same.
    for (language, _), same in groupby(
        enumerate(told), key=lambda entry: (entry[1][1], entry[1][0] - entry[0])
    ):
        if language:
            numbers = [number for _, (number, _) in same]
            yield Span(paragraphs[numbers[0]].start, paragraphs[numbers[-1]].end), language


def _language(paragraph: str) -> str:
    """Return the language of a paragraph, or nothing where its words do not tell."""
    told = report_language(paragraph)
    is_english = any(word in paragraph for word in _ENGLISH) or language_of(paragraph) == "en"
    return told or ("en" if is_english else "")
