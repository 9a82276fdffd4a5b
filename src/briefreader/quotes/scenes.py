"""One paragraph with everything that is asked about it again and again, counted once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from briefreader.quotes.governors import Governor, following, heads_of, leading
from briefreader.quotes.mentions import Mention, find_mentions
from briefreader.quotes.names import Named
from briefreader.quotes.relations import Tie, ties_of
from briefreader.quotes.shapes import MentionShape
from briefreader.quotes.tokens import Passage


class Place(NamedTuple):
    """A mention by its paragraph and its number there."""

    paragraph: int
    number: int


@dataclass(slots=True)
class Scene:
    """A paragraph's words, its mentions and how each of them stands to a verb of saying.

    ``firsts``, ``tied`` and ``quoted`` are the positions where mentions, those with a verb, and
    quotations begin. ``heads`` are the numbers of each sentence's first free mention.
    """

    passage: Passage
    mentions: Sequence[Mention]
    ties: Sequence[Tie]
    heads: frozenset[int]
    firsts: Sequence[int]
    tied: Sequence[int]
    quoted: Sequence[int]
    shapes: dict[int, MentionShape] = field(default_factory=dict)
    names: dict[int, Named] = field(default_factory=dict)
    _governors: dict[int, tuple[Governor | None, Governor | None]] = field(default_factory=dict)

    def number(self, mention: Mention) -> int:
        """The number of one of the mentions."""
        return self.mentions.index(mention, bisect_left(self.firsts, mention.first))

    def governors(self, at: int) -> tuple[Governor | None, Governor | None]:
        """The verbs of saying before and after the quotation at word ``at``."""
        found = self._governors.get(at)
        if found is None:
            found = self._governors[at] = (
                leading(self.passage, self.mentions, at),
                following(self.passage, self.mentions, at),
            )
        return found


def scene_of(passage: Passage) -> Scene:
    """The scene of a paragraph's words."""
    mentions = find_mentions(passage)
    ties = ties_of(passage, mentions)
    firsts = [mention.first for mention in mentions]
    tied = [first for first, tie in zip(firsts, ties, strict=True) if tie.cue >= 0]
    quoted = list(passage.places.values())
    return Scene(passage, mentions, ties, heads_of(passage, mentions), firsts, tied, quoted)
