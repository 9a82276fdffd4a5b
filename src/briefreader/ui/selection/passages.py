"""The passage that a key means: a quote, or in a long turn the sentence at the reading mark."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from briefreader.domain.article import Article, Span
from briefreader.domain.quote import Quote, QuoteKind
from briefreader.text.sentences import sentences

LONG_TURN = 60  # words; a longer turn is taken sentence by sentence
SHORT = 7  # words; a shorter sentence of a turn is taken with what follows it: “Thanks, Karine.”


def sentence_at(text: str, offset: int, within: Span) -> Span:
    """Return the sentence of ``within`` that holds ``offset``, or the next one, or else the
    last.
    """
    last = within
    for last in sentences(text, within):
        if last.end > offset:
            break
    return last


def trimmed(text: str, span: Span) -> Span:
    """Return the stretch without the white space around it."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def is_long(quote: Quote) -> bool:
    """Return whether this is a turn of so many words that one means a sentence of it."""
    return quote.kind is QuoteKind.TURN and len(quote.text.split()) > LONG_TURN


def passage_at(article: Article, quote: Quote | None, offset: int) -> Span:
    """Return what ``m`` and ``y`` take when the reading mark is at ``offset`` and ``quote`` is
    current.
    """
    if quote is not None and not is_long(quote):
        return quote.span
    if quote is None:
        return sentence_at(article.text, offset, paragraph_span(article, offset))
    within = offset if quote.start <= offset < quote.end else quote.start
    return _with_what_follows(article, _sentence_of(article, quote, within), quote)


def _sentence_of(article: Article, turn: Quote, offset: int) -> Span:
    """Return the sentence at an offset of a turn, within its paragraph."""
    paragraph = paragraph_span(article, offset)
    part = Span(max(turn.start, paragraph.start), min(turn.end, paragraph.end))
    return sentence_at(article.text, offset, part if part.start < part.end else turn.span)


def _with_what_follows(article: Article, sentence: Span, turn: Quote) -> Span:
    """Return a sentence of a turn, with those behind it as long as it says little by itself."""
    while len(sentence.of(article.text).split()) < SHORT:
        rest = trimmed(article.text, Span(sentence.end, max(sentence.end, turn.end)))
        if rest.start == rest.end:
            break
        sentence = Span(sentence.start, _sentence_of(article, turn, rest.start).end)
    return sentence


def paragraph_span(article: Article, offset: int) -> Span:
    """Return the paragraph that holds ``offset``; the whole text where paragraphs are not known."""
    starts = [paragraph.start for paragraph in article.paragraphs]
    at = max(0, bisect_right(starts, offset) - 1)
    if at < len(article.paragraphs):
        return Span(article.paragraphs[at].start, article.paragraphs[at].end)
    return Span(0, len(article.text))


def widened(article: Article, quotes: Sequence[Quote], passage: Span) -> Span:
    """Return the next larger passage around this one: its sentence, its paragraph, its turn.

    Within a turn neither sentence nor paragraph takes in the speaker's label.
    """
    turns = [quote.span for quote in quotes if quote.kind is QuoteKind.TURN]
    turn = next((span for span in turns if _holds(span, passage)), None)
    paragraph = paragraph_span(article, passage.start)
    if turn is not None:
        paragraph = Span(max(turn.start, paragraph.start), min(turn.end, paragraph.end))
    wider = [sentence_at(article.text, passage.start, paragraph), paragraph]
    wider += [turn] if turn is not None else []
    around = [span for span in wider if _holds(span, passage) and span != passage]
    return min(around, key=lambda span: span.end - span.start, default=passage)


def _holds(span: Span, passage: Span) -> bool:
    return span.start <= passage.start and passage.end <= span.end


def current_quote(quotes: Sequence[Quote], mark: Span, view: Span) -> Quote | None:
    """Return the quote that one means with the reading mark on ``mark`` and ``view`` before one's
    eyes.

    The innermost that holds the mark, else the first on the mark's line, else the nearest that
    can be seen; none where no quote can be seen.
    """
    holding = [quote for quote in quotes if quote.start <= mark.start < quote.end]
    if holding:
        return min(holding, key=lambda quote: quote.end - quote.start)
    seen = [quote for quote in quotes if quote.start < view.end and quote.end > view.start]
    return min(seen, key=lambda quote: _distance(quote, mark), default=None)


def _distance(quote: Quote, mark: Span) -> tuple[int, int]:
    """Return how far a quote is from the mark, in code points; what follows is nearer than what
    went.
    """
    if quote.start >= mark.start:
        return max(0, quote.start - mark.end), quote.start
    return 2 * (mark.start - quote.end) + 1, -quote.start


def stops(quotes: Sequence[Quote]) -> list[Quote]:
    """Return the quotes that one walks through: a transcript's turns, a story's quotations."""
    turns = [quote for quote in quotes if quote.kind is QuoteKind.TURN]
    return turns or [quote for quote in quotes if quote.inside is None]
