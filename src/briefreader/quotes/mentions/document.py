"""One text on its way through the engine: paragraphs, segments, and scenes made on demand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from briefreader.domain.article import Span
from briefreader.quotes.entities.entity_table import Named
from briefreader.quotes.entities.introductions import Introductions
from briefreader.quotes.entities.name_parsing import composed, surname
from briefreader.quotes.mentions.detection import Kind, Mention
from briefreader.quotes.mentions.paragraph_context import Place, Scene, scene_of
from briefreader.quotes.mentions.quotation_context import Quotation, quotations_of
from briefreader.quotes.mentions.relations import Tie
from briefreader.quotes.words.paragraphs import paragraphs_of
from briefreader.quotes.words.quotation_spans import Segment, find_segments, has_marks
from briefreader.quotes.words.tokens import passage_of

__all__ = ["Place", "Story"]


class Scenes(dict[int, Scene]):
    """The words and mentions of a text's paragraphs by number, found when first asked for."""

    __slots__ = ("_by_paragraph", "_paragraphs", "_text")

    def __init__(self, text: str, paragraphs: Sequence[Span], segments: Sequence[Segment]) -> None:
        self._text, self._paragraphs = text, paragraphs
        self._by_paragraph: dict[int, list[tuple[int, Segment]]] = {}
        for index, segment in enumerate(segments):
            self._by_paragraph.setdefault(segment.paragraph, []).append((index, segment))

    def __missing__(self, paragraph: int) -> Scene:
        segments = self._by_paragraph.get(paragraph, ())
        passage = passage_of(self._text, self._paragraphs[paragraph], segments)
        found = self[paragraph] = scene_of(passage)
        return found


class Story:
    """A text, or what stands at ``part`` of it, with its quotations, found when asked for.

    ``before`` is the turn before.
    """

    def __init__(
        self,
        text: str,
        part: Span,
        introductions: Introductions,
        single_marks: bool = False,
        officers: Callable[[], Mapping[str, Named]] = dict,
        before: Story | None = None,
    ) -> None:
        self.text = text
        self.before = before
        self.cast = introductions.cast
        self.introductions = introductions
        self._part = part
        self._single_marks = single_marks
        self._officers = officers

    @cached_property
    def paragraphs(self) -> Sequence[Span]:
        """The paragraphs, by number."""
        return paragraphs_of(self.text, *self._part)

    @cached_property
    def segments(self) -> Sequence[Segment]:
        """What stands between quotation marks, in order."""
        if not has_marks(self.text, *self._part, self._single_marks):
            return ()
        return find_segments(self.text, self.paragraphs, self._single_marks)

    @cached_property
    def officers(self) -> Mapping[str, Named]:
        """Those who are meant by an office alone, by its name in lower case."""
        return self._officers()

    @cached_property
    def scenes(self) -> Scenes:
        """Each paragraph's words and mentions, by its number."""
        return Scenes(self.text, self.paragraphs, self.segments)

    @cached_property
    def quotations(self) -> Sequence[Quotation]:
        """Each segment among the words of its paragraph, by its index."""
        return quotations_of(self.text, self.segments, self.scenes)

    def mention(self, place: Place) -> Mention:
        """The mention at a place."""
        return self.scenes[place.paragraph].mentions[place.number]

    def tie(self, place: Place) -> Tie:
        """How a mention stands to a verb of saying."""
        return self.scenes[place.paragraph].tie(place.number)

    def span(self, place: Place) -> Span:
        """Where a mention stands in the text."""
        mention = self.mention(place)
        return self.scenes[place.paragraph].passage.locate(self.text, mention.first, mention.last)

    def words(self, place: Place) -> list[str]:
        """A mention's words as printed."""
        mention = self.mention(place)
        return self.scenes[place.paragraph].passage.words[mention.first : mention.last]

    def surname(self, place: Place) -> str:
        """The surname in a mention, in lower case; of a phrase or pronoun its last word."""
        return composed(surname(self.words(place)))

    def named(self, place: Place) -> Named | None:
        """Whom a mention names; None for phrases and pronouns."""
        paragraph, number = place
        scene = self.scenes[paragraph]
        found = scene.names.get(number)
        if found is None:
            kind, first, last = scene.mentions[number]
            if kind is Kind.NAME:
                first = scene.name_starts.get(number, first)
                name = " ".join(scene.passage.words[first:last])
                found = scene.names[number] = self.cast.named(name)
        return found
