"""Who could have said a quotation: the mentions near it that are worth weighing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from briefreader.quotes.attribution.rules import DASHES
from briefreader.quotes.mentions.cue_verbs import is_only_quoted, is_spoken_to
from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.mentions.paragraph_context import ParagraphContext
from briefreader.quotes.mentions.quotation_context import QuotationContext
from briefreader.quotes.mentions.syntax import follows_preposition

_REACH = 70


def candidates(document: Document, quotation: QuotationContext) -> list[MentionRef]:
    """Return the mentions in the paragraph; those around it too where no verb there has a
    subject.
    """
    paragraph, context = quotation.segment.paragraph, quotation.context
    told = quotation.subjects
    numbers = _eligible(context, quotation.at, bool(told))
    found = [MentionRef(paragraph, number) for number in numbers]
    if told:
        return found + [subject for subject in told if subject not in found]
    if paragraph:
        above = document.contexts[paragraph - 1]
        found += [MentionRef(paragraph - 1, number) for number in _last_heads(above)]
    alone = len(context.passage.words) == 1
    if alone and paragraph + 1 < len(document.paragraphs):
        below = document.contexts[paragraph + 1]
        found += [MentionRef(paragraph + 1, number) for number in sorted(below.heads)[:1]]
    return found


def _eligible(context: ParagraphContext, at: int, told: bool) -> Iterator[int]:
    """Yield mentions of the same sentence; of the one before, subjects and who else may speak.

    Where a verb has a subject (``told``), only the subject of the sentence before is weighed beside
    those in the same one. What a preposition binds, and no verb of saying ties, never speaks after
    a quotation nor in another sentence.
    """
    sentences = context.passage.sentences
    firsts, heads = context.firsts, context.heads
    here = sentences[at]
    for number in range(bisect_left(firsts, at - _REACH), bisect_left(firsts, at + _REACH + 1)):
        first = firsts[number]
        apart = sentences[first] - here
        if apart < -1 or (apart > 0 and (told or not _is_answered(context, number, at))):
            continue
        if number not in heads:
            if apart > 0 or (told and apart):
                continue
            free = context.tie(number).relation or not (
                apart or told or follows_preposition(context, number)
            )
            if (first > at or apart) and not free:
                continue
        mention = context.mentions[number]
        if number in context.parts or is_spoken_to(context.passage, mention):
            continue
        if not is_only_quoted(context.passage, mention):
            yield number


def _is_answered(context: ParagraphContext, number: int, at: int) -> bool:
    """Return whether the sentence after a quotation with its own full stop is no more than who said
    it.

    "“We wait.” said Moss.", "“We wait.” — Moss", but not "“We wait.” Moss said that …".
    """
    _, first, last = context.mentions[number]
    verb = context.tie(number).cue
    lowers = context.passage.lowers
    if lowers[first - 1] in DASHES:
        return True
    if verb < 0 or min(first, verb) > at + 1:
        return False
    end = max(last, verb + 1)
    return end >= len(lowers) or not lowers[end][0].isalnum()


def _last_heads(context: ParagraphContext) -> list[int]:
    """Return the subject of a paragraph's last sentence."""
    sentences, firsts = context.passage.sentences, context.firsts
    return [number for number in context.heads if sentences[firsts[number]] == sentences[-1]]
