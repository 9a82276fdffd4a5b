"""One text on its way through the engine: paragraphs, segments, and passages made on demand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefreader.article import Span
from briefreader.quotes.mentions import Mention, find_mentions
from briefreader.quotes.names import Cast
from briefreader.quotes.relations import Tie, tie_of
from briefreader.quotes.segments import Segment, find_segments
from briefreader.quotes.tokens import Passage, passage_of


class Place(NamedTuple):
    """A mention and the index of the paragraph that holds it."""

    paragraph: int
    mention: Mention


class Story:
    """A text's paragraphs with their quotations; words and mentions are found when asked for."""

    def __init__(
        self, text: str, paragraphs: Sequence[Span], cast: Cast, single_marks: bool = False
    ) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.segments: list[Segment] = find_segments(text, paragraphs, single_marks)
        self.cast = cast
        self._by_paragraph: dict[int, list[tuple[int, Segment]]] = {}
        for index, segment in enumerate(self.segments):
            self._by_paragraph.setdefault(segment.paragraph, []).append((index, segment))
        self._passages: dict[int, Passage] = {}
        self._mentions: dict[int, list[Mention]] = {}
        self._ties: dict[tuple[int, Mention], Tie] = {}

    def passage(self, paragraph: int) -> Passage:
        """The words of a paragraph."""
        found = self._passages.get(paragraph)
        if found is None:
            segments = self._by_paragraph.get(paragraph, ())
            found = passage_of(self.text, self.paragraphs[paragraph], segments)
            self._passages[paragraph] = found
        return found

    def mentions(self, paragraph: int) -> list[Mention]:
        """What could name a speaker in a paragraph."""
        found = self._mentions.get(paragraph)
        if found is None:
            found = self._mentions[paragraph] = find_mentions(self.passage(paragraph))
        return found

    def tie(self, place: Place) -> Tie:
        """How a mention stands to a verb of saying."""
        found = self._ties.get(place)
        if found is None:
            found = self._ties[place] = tie_of(self.passage(place.paragraph), place.mention)
        return found

    def position(self, index: int) -> int:
        """Where segment ``index`` stands among its paragraph's words."""
        return self.passage(self.segments[index].paragraph).places[index]

    def span(self, place: Place) -> Span:
        """Where a mention stands in the text."""
        passage = self.passage(place.paragraph)
        return passage.locate(self.text, place.mention.first, place.mention.last)

    def words(self, place: Place) -> str:
        """A mention as printed."""
        return self.span(place).of(self.text)
