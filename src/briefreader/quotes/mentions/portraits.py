"""People in lines of their own, each with nothing but a quotation right below it, as a page of
portraits prints them: "Ann Moss, 31, nurse".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from briefreader.domain.article import Span
from briefreader.quotes.entities.entity_table import Entity
from briefreader.quotes.mentions.detection import MentionKind
from briefreader.quotes.mentions.paragraph_context import MentionRef, ParagraphContext
from briefreader.quotes.mentions.quotation_context import QuotationContext
from briefreader.quotes.words.lexicon import AUXILIARIES, CUES
from briefreader.quotes.words.word_tags import QUOTATION

_FEWEST = 3
_LONGEST_LINE = 60  # code points
_BOLD = frozenset(["*", "**", "_", "__"])
_OF_CLAUSES = AUXILIARIES | {"who", "whom", "whose", "on", "about"}


def portraits(
    paragraphs: Sequence[Span],
    contexts: Mapping[int, ParagraphContext],
    quotations: Sequence[QuotationContext],
    person: Callable[[MentionRef], Entity | None],
) -> Mapping[int, MentionRef]:
    """Return by paragraph who stands above a quotation; nobody where there are fewer than three."""
    found: dict[int, MentionRef] = {}
    for quotation in quotations:
        above = quotation.segment.paragraph - 1
        if quotation.context.passage.words != [QUOTATION] or above < 0:
            continue
        start, stop = paragraphs[above]
        if stop - start <= _LONGEST_LINE:
            place = _portrayed(above, contexts[above], person)
            if place is not None:
                found[above] = place
    return found if len(found) >= _FEWEST else {}


def _portrayed(
    paragraph: int, context: ParagraphContext, person: Callable[[MentionRef], Entity | None]
) -> MentionRef | None:
    """Return the person with whose full name a line begins that only tells who that is."""
    passage, words = context.passage, context.passage.words
    stop = len(words)
    while stop and words[stop - 1] in _BOLD:
        stop -= 1
    if not stop or not (words[stop - 1][0].isalnum() or words[stop - 1] == ")"):
        return None
    for number, (kind, first, last) in enumerate(context.mentions):
        if not _BOLD.issuperset(words[:first]):
            return None
        place = MentionRef(paragraph, number)
        if kind is not MentionKind.NAME or last - first < 2 or person(place) is None:
            continue
        if last < stop and words[last] not in (",", "("):
            return None
        behind = passage.lowers[last:stop]
        # "charge nurse" has no verb
        tells = any(CUES.get(lower, lower) != lower for lower in behind)
        return place if not tells and _OF_CLAUSES.isdisjoint(behind) else None
    return None
