"""One paragraph with everything that is asked about it again and again, counted once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from briefreader.quotes.governors import Governor, following, heads_of, leading
from briefreader.quotes.mentions import Mention, find_mentions
from briefreader.quotes.names import Named
from briefreader.quotes.relations import Relation, Tie, tie_of
from briefreader.quotes.shapes import MentionShape
from briefreader.quotes.tokens import Passage


class Place(NamedTuple):
    """A mention by its paragraph and its number there."""

    paragraph: int
    number: int


@dataclass(slots=True)
class Scene:
    """A paragraph's words, its mentions and how each of them stands to a verb of saying.

    ``mentions_before``, ``ties_before`` and ``quotes_before`` count, for every word's position,
    the mentions, those with a verb, and the quotations that begin before it. ``heads`` are the
    numbers of each sentence's first free mention.
    """

    passage: Passage
    mentions: Sequence[Mention]
    ties: Sequence[Tie]
    heads: frozenset[int]
    mentions_before: Sequence[int]
    ties_before: Sequence[int]
    quotes_before: Sequence[int]
    shapes: dict[int, MentionShape] = field(default_factory=dict)
    names: dict[int, Named] = field(default_factory=dict)
    _governors: dict[int, tuple[Governor | None, Governor | None]] = field(default_factory=dict)

    def number(self, mention: Mention) -> int:
        """The number of one of the mentions."""
        return self.mentions.index(mention, self.mentions_before[mention.first])

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
    ties = [tie_of(passage, mention) for mention in mentions]
    size = len(passage.words)
    starts, tied, quoted = [0] * (size + 1), [0] * (size + 1), [0] * (size + 1)
    for mention, tie in zip(mentions, ties, strict=True):
        starts[mention.first + 1] += 1
        tied[mention.first + 1] += tie.relation is not Relation.NONE
    for place in passage.places.values():
        quoted[place + 1] += 1
    return Scene(
        passage,
        mentions,
        ties,
        heads_of(passage, mentions),
        list(accumulate(starts)),
        list(accumulate(tied)),
        list(accumulate(quoted)),
    )
