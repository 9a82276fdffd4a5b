"""One paragraph with everything that is asked about it again and again, counted once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from briefreader.quotes.governors import heads_of
from briefreader.quotes.mentions import Mention, find_mentions
from briefreader.quotes.names import Named
from briefreader.quotes.relations import Tie, tie_of
from briefreader.quotes.shapes import MentionShape
from briefreader.quotes.tokens import Passage


class Place(NamedTuple):
    """A mention by its paragraph and its number there."""

    paragraph: int
    number: int


@dataclass(slots=True)
class Scene:
    """A paragraph's words, its mentions and how each of them stands to a verb of saying.

    ``firsts`` are the positions where mentions begin, ``heads`` the numbers of each sentence's
    first free mention.
    """

    passage: Passage
    mentions: Sequence[Mention]
    heads: frozenset[int]
    firsts: Sequence[int]
    shapes: dict[int, MentionShape] = field(default_factory=dict)
    names: dict[int, Named] = field(default_factory=dict)
    _ties: dict[int, Tie] = field(default_factory=dict)

    def number(self, mention: Mention) -> int:
        """The number of one of the mentions."""
        return self.mentions.index(mention, bisect_left(self.firsts, mention.first))

    def tie(self, number: int) -> Tie:
        """How a mention stands to a verb of saying."""
        found = self._ties.get(number)
        if found is None:
            found = self._ties[number] = tie_of(self.passage, self.mentions[number])
        return found


def scene_of(passage: Passage) -> Scene:
    """The scene of a paragraph's words."""
    mentions = find_mentions(passage)
    firsts = [mention.first for mention in mentions]
    return Scene(passage, mentions, heads_of(passage, mentions), firsts)
