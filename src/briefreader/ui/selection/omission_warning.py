"""What a passage leaves out: a guard against quotes cut so that they say another thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefreader.domain.article import Article, Span
from briefreader.domain.quote import Quote, QuoteKind
from briefreader.search.analysis.tokenizer import tokenize
from briefreader.text.sentences import sentences
from briefreader.ui.selection.passages import paragraph_span

_TURNS_IT = re.compile(
    r"\b(?:not|never|no|nor|neither|none|nobody|nothing|cannot|without|hardly|barely|unless|if"
    r"|whether|den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing))\b|\b\w+n['’]t\b",
    re.IGNORECASE,
)
_LIMITS_IT = re.compile(r"\b(?:unless|if|except|but|until|provided)\b", re.IGNORECASE)
_WORD = re.compile(r"\w")


def omission_warning(article: Article, quotes: Sequence[Quote], passage: Span) -> str:
    """Return what a reader of the passage alone would not know, in words; nothing if it stands
    whole.

    Words of two people; a negation or condition in the same sentence before or after it; or that
    it begins or ends within a word or a sentence. A quote as it was found is whole.
    """
    text = article.text
    if any(quote.span == passage for quote in quotes):
        return ""
    voices = _voices(quotes, passage)
    if len(voices) > 1:
        return "mixes the words of " + " and ".join(voices[:2])
    before, after = _rest_of_sentences(article, quotes, passage)
    for words, pattern, where in (
        (before, _TURNS_IT, "preceding"),
        (after, _LIMITS_IT, "following"),
    ):
        found = pattern.search(words.of(text))
        if found:
            return f"leaves out the {where} “{found[0]}”"
    cuts: dict[str, list[str]] = {}
    for name, rest, edge in (("starts", before, passage.start), ("ends", after, passage.end)):
        if _WORD.search(rest.of(text)):
            unit = "mid-word" if _is_within_word(text, edge) else "mid-sentence"
            cuts.setdefault(unit, []).append(name)
    return " and ".join(f"{' and '.join(names)} {unit}" for unit, names in cuts.items())


def _is_within_word(text: str, offset: int) -> bool:
    """Return whether the characters before and after an offset are of one word."""
    around = text[max(0, offset - 1) : offset + 1]
    return len(around) == 2 and around.isalnum() and len(tokenize(around)) == 1


def _voices(quotes: Sequence[Quote], passage: Span) -> list[str]:
    """Return who says something in the passage: of a transcript its turns, else its quotations."""
    touched = [
        quote
        for quote in quotes
        if quote.inside is None and quote.start < passage.end and quote.end > passage.start
    ]
    turns = [quote for quote in touched if quote.kind is QuoteKind.TURN]
    return list(dict.fromkeys(quote.speaker or "an unnamed speaker" for quote in turns or touched))


def _rest_of_sentences(
    article: Article, quotes: Sequence[Quote], passage: Span
) -> tuple[Span, Span]:
    """Return what of its first and last sentence stands before and after the passage."""
    around = [q.span for q in quotes if q.start <= passage.start and passage.end <= q.end]
    bounds = min(around, key=lambda span: span.end - span.start, default=Span(0, len(article.text)))
    last = max(passage.start, passage.end - 1)
    first = _sentence(article, bounds, passage.start)
    end = _sentence(article, bounds, last)
    return Span(min(first.start, passage.start), passage.start), Span(
        passage.end, max(end.end, passage.end)
    )


def _sentence(article: Article, bounds: Span, offset: int) -> Span:
    paragraph = paragraph_span(article, offset)
    within = Span(max(bounds.start, paragraph.start), min(bounds.end, paragraph.end))
    holding = (s for s in sentences(article.text, within) if s.start <= offset < s.end)
    return next(holding, Span(offset, offset))
