"""One paragraph with everything that is asked about it again and again, counted once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from briefreader.quotes.entities.entity_table import Entity
from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.mentions.cue_verbs import sentence_subjects
from briefreader.quotes.mentions.designations import (
    OF_SOMEBODY,
    Designation,
    end_of_speaker,
    find_designations,
    may_be_of_something,
    whose_name,
)
from briefreader.quotes.mentions.detection import Mention, MentionKind, find_mentions
from briefreader.quotes.mentions.feature_types import MentionFeatures
from briefreader.quotes.mentions.relations import CueRelation, cue_relation_of
from briefreader.quotes.words.tokens import TokenizedParagraph
from briefreader.quotes.words.word_tags import OUTLINES


class MentionRef(NamedTuple):
    """A mention by its paragraph and its number there."""

    paragraph: int
    number: int


_LONGEST_BRACKETS = 6  # words
_MOST_DESCRIBING = 2  # mentions: "friends of |missing teenager| Moss"
_NO_STARTS: Mapping[int, int] = MappingProxyType({})


@dataclass(slots=True)
class ParagraphContext:
    """A paragraph's words, its mentions and how each of them stands to a verb of saying.

    ``firsts`` are the positions where mentions begin, ``heads`` the numbers of each sentence's
    first free mention. ``parts`` are the numbers of those that are words of a longer one and do
    not speak beside it, ``name_starts`` where in a mention by number the name itself begins.
    What was asked of it once is kept: ``shapes`` of mentions, whom they ``names``, and which
    ``telltales`` are among the words.
    """

    passage: TokenizedParagraph
    mentions: Sequence[Mention]
    heads: frozenset[int]
    firsts: Sequence[int]
    parts: frozenset[int]
    name_starts: Mapping[int, int]
    shapes: dict[int, MentionFeatures] = field(default_factory=dict)
    names: dict[int, Entity] = field(default_factory=dict)
    telltales: int | None = None
    _ties: dict[int, CueRelation] = field(default_factory=dict)

    def number(self, mention: Mention) -> int:
        """Return the number of one of the mentions."""
        return self.mentions.index(mention, bisect_left(self.firsts, mention.first))

    def starting_at(self, word: int) -> int | None:
        """Return the number of the first mention that begins with a word; None if none does."""
        number = bisect_left(self.firsts, word)
        return number if self.firsts[number : number + 1] == [word] else None

    def tie(self, number: int) -> CueRelation:
        """Return how a mention stands to a verb of saying."""
        found = self._ties.get(number)
        if found is None:
            found = self._ties[number] = cue_relation_of(self.passage, self.mentions[number])
        return found


def build_paragraph_context(passage: TokenizedParagraph) -> ParagraphContext:
    """Return the context of a paragraph's words."""
    mentions: Sequence[Mention] = find_mentions(passage)
    starts: dict[Mention, int] = {}
    of_somebody = not OF_SOMEBODY.isdisjoint(passage.lowers)
    designations = find_designations(passage, mentions, of_somebody)
    if designations:
        starts = {one.mention: one.name for one in designations}
        mentions = _with_whole(mentions, designations)
    firsts = [mention.first for mention in mentions]
    parts = _parts(passage, mentions, starts, of_somebody)
    name_starts = _NO_STARTS
    if starts:
        name_starts = {
            number: starts[mention] for number, mention in enumerate(mentions) if mention in starts
        }
    return ParagraphContext(
        passage, mentions, sentence_subjects(passage, mentions), firsts, parts, name_starts
    )


def _with_whole(
    mentions: Sequence[Mention], designations: Sequence[Designation]
) -> Sequence[Mention]:
    """Return the mentions, with ``designations`` in place of those that end with them."""
    starts = {one.mention.last: one.mention.first for one in designations}
    kept = [
        mention for mention in mentions if mention.first < starts.get(mention.last, mention.last)
    ]
    kept += {one.mention for one in designations}
    return sorted(kept, key=lambda mention: (mention.first, -mention.last))


def _parts(
    passage: TokenizedParagraph,
    mentions: Sequence[Mention],
    whole: Collection[Mention],
    of_somebody: bool,
) -> frozenset[int]:
    """Return the numbers of mentions that are words of a ``whole`` one, or of what a role is of."""
    found: list[int] = []
    covered = 0
    bracketed = _in_brackets(passage, mentions) if OUTLINES["("] in passage.outline else ()
    for number, mention in enumerate(mentions):
        kind, first, last = mention
        is_name = kind is MentionKind.NAME
        if of_somebody and is_name and (of := whose_name(passage.lowers, mention)):
            near = range(max(0, number - _MOST_DESCRIBING), number + 1)
            found += [one for one in near if mentions[one].first > of]
        elif first < covered or number in bracketed:
            found.append(number)
        elif whole and mention in whole:
            covered = last
        elif kind is MentionKind.PHRASE and may_be_of_something(passage, last):
            covered = end_of_speaker(passage, mention)
    return frozenset(found)


def _in_brackets(passage: TokenizedParagraph, mentions: Sequence[Mention]) -> set[int]:
    """Return the numbers of mentions in brackets that say of what party or town somebody is: "Ann
    Moss (Con, |Kell|)"; not of persons.
    """
    found: set[int] = set()
    ends = {one.last for one in mentions if one.kind is MentionKind.NAME}
    for number, (_, first, last) in enumerate(mentions):
        near = passage.words[max(0, first - _LONGEST_BRACKETS) : first]
        if "(" not in near or passage.lowers[last : last + 1] not in ([")"], [","]):
            continue
        start = first - 1 - near[::-1].index("(")
        within = passage.lowers[start + 1 : last]
        if start in ends and ")" not in within and given_names().keys().isdisjoint(within):
            found.add(number)
    return found
