"""One text on its way through the engine: paragraphs, quotations and their contexts on demand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from briefreader.domain.article import Span
from briefreader.quotes.entities.entity_table import Entity
from briefreader.quotes.entities.introductions import Introductions
from briefreader.quotes.entities.name_parsing import normalize_unicode, surname
from briefreader.quotes.mentions.detection import Mention, MentionKind
from briefreader.quotes.mentions.paragraph_context import (
    MentionRef,
    ParagraphContext,
    build_paragraph_context,
)
from briefreader.quotes.mentions.portraits import portraits
from briefreader.quotes.mentions.pull_quotes import pull_quotes
from briefreader.quotes.mentions.quotation_context import QuotationContext, build_quotation_contexts
from briefreader.quotes.mentions.relations import CueRelation
from briefreader.quotes.words.paragraphs import paragraphs_of
from briefreader.quotes.words.quotation_spans import QuotationSpan, find_quotation_spans, has_marks
from briefreader.quotes.words.tokens import tokenize_paragraph

__all__ = ["Document", "MentionRef"]


class ParagraphContexts(dict[int, ParagraphContext]):
    """The words and mentions of a text's paragraphs by number, found when first asked for."""

    __slots__ = ("_by_paragraph", "_paragraphs", "_text")

    def __init__(
        self, text: str, paragraphs: Sequence[Span], segments: Sequence[QuotationSpan]
    ) -> None:
        self._text, self._paragraphs = text, paragraphs
        self._by_paragraph: dict[int, list[tuple[int, QuotationSpan]]] = {}
        for index, segment in enumerate(segments):
            self._by_paragraph.setdefault(segment.paragraph, []).append((index, segment))

    def __missing__(self, paragraph: int) -> ParagraphContext:
        segments = self._by_paragraph.get(paragraph, ())
        passage = tokenize_paragraph(self._text, self._paragraphs[paragraph], segments)
        found = self[paragraph] = build_paragraph_context(passage)
        return found


class Document:
    """A text, or what stands at ``part`` of it, with its quotations, found when asked for.

    ``before`` is the turn before, ``is_turn`` says that all of it is somebody's words.
    """

    def __init__(
        self,
        text: str,
        part: Span,
        introductions: Introductions,
        single_marks: bool = False,
        officers: Callable[[], Mapping[str, Entity]] = dict,
        before: Document | None = None,
        *,
        is_turn: bool = False,
    ) -> None:
        self.text = text
        self.before = before
        self.is_turn = is_turn
        self.entities = introductions.entities
        self.introductions = introductions
        self._part = part
        self._single_marks = single_marks
        self._officers = officers

    @cached_property
    def paragraphs(self) -> Sequence[Span]:
        """The paragraphs, by number."""
        return paragraphs_of(self.text, *self._part)

    @cached_property
    def segments(self) -> Sequence[QuotationSpan]:
        """What stands between quotation marks, in order."""
        if not has_marks(self.text, *self._part, self._single_marks):
            return ()
        return find_quotation_spans(self.text, self.paragraphs, self._single_marks)

    @cached_property
    def officers(self) -> Mapping[str, Entity]:
        """Those who are meant by an office alone, by its name in lower case."""
        return self._officers()

    @cached_property
    def contexts(self) -> ParagraphContexts:
        """Each paragraph's words and mentions, by its number."""
        return ParagraphContexts(self.text, self.paragraphs, self.segments)

    @cached_property
    def quotations(self) -> Sequence[QuotationContext]:
        """Each segment among the words of its paragraph, by its index."""
        return build_quotation_contexts(self.text, self.segments, self.contexts)

    @cached_property
    def pull_quotes(self) -> AbstractSet[int]:
        """The indexes of segments that only repeat what another says."""
        alone = [len(quotation.context.passage.words) == 1 for quotation in self.quotations]
        return pull_quotes(self.text, self.segments, alone)

    @cached_property
    def portraits(self) -> Mapping[int, MentionRef]:
        """Who stands alone in a line above a quotation, by the line's paragraph."""
        return portraits(self.paragraphs, self.contexts, self.quotations, self.person)

    def mention(self, place: MentionRef) -> Mention:
        """Return the mention at a place."""
        return self.contexts[place.paragraph].mentions[place.number]

    def tie(self, place: MentionRef) -> CueRelation:
        """Return how a mention stands to a verb of saying."""
        return self.contexts[place.paragraph].tie(place.number)

    def span(self, place: MentionRef) -> Span:
        """Return where a mention stands in the text."""
        mention = self.mention(place)
        return self.contexts[place.paragraph].passage.locate(self.text, mention.first, mention.last)

    def words(self, place: MentionRef) -> list[str]:
        """Return a mention's words as printed."""
        mention = self.mention(place)
        return self.contexts[place.paragraph].passage.words[mention.first : mention.last]

    def surname(self, place: MentionRef) -> str:
        """Return the surname in a mention, in lower case; of a phrase or pronoun its last word."""
        return normalize_unicode(surname(self.words(place)))

    def named(self, place: MentionRef) -> Entity | None:
        """Return whom a mention names; None for phrases and pronouns."""
        paragraph, number = place
        context = self.contexts[paragraph]
        found = context.names.get(number)
        if found is None:
            kind, first, last = context.mentions[number]
            if kind is MentionKind.NAME:
                first = context.name_starts.get(number, first)
                name = " ".join(context.passage.words[first:last])
                found = context.names[number] = self.entities.resolve(name)
        return found

    def person(self, place: MentionRef) -> Entity | None:
        """Return the person whom a mention names; None for all else."""
        named = self.named(place)
        return named if named is not None and named.person else None
