"""Whom "he" or "she" means: the person named before who fits best."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefreader.quotes.lexicon import ORGANISATIONS, PREPOSITIONS
from briefreader.quotes.mentions import Kind, Mention
from briefreader.quotes.names import Named
from briefreader.quotes.relations import Relation
from briefreader.quotes.story import Place, Story
from briefreader.quotes.tokens import Passage

_PARAGRAPHS_BACK = 5
_POSSESSIVES = frozenset(("'s", "’s"))


class Antecedent(NamedTuple):
    """A person whom a pronoun could mean, and how well that fits; higher is better."""

    named: Named
    score: float


def resolve(story: Story, place: Place, said_before: Sequence[str]) -> Named | None:
    """The person that the pronoun at ``place`` means.

    ``said_before`` holds the full names of the speakers so far, the latest last.
    """
    found = antecedents(story, place, said_before)
    return max(found, key=lambda one: one.score).named if found else None


def antecedents(story: Story, place: Place, said_before: Sequence[str]) -> list[Antecedent]:
    """Everybody the pronoun could mean, the nearest first."""
    pronoun = story.passage(place.paragraph).lowers[place.mention.first]
    found: list[Antecedent] = []
    sentences = 0
    for paragraph in range(place.paragraph, max(-1, place.paragraph - _PARAGRAPHS_BACK), -1):
        passage = story.passage(paragraph)
        here = paragraph == place.paragraph
        limit = place.mention.first if here else len(passage.words)
        if not limit:
            continue
        last_sentence = passage.sentences[limit - 1] if not here else passage.sentences[limit]
        subjects = _subjects(passage, story.mentions(paragraph))
        for mention in reversed(story.mentions(paragraph)):
            if mention.kind is not Kind.NAME or mention.last > limit:
                continue
            named = story.cast.named(" ".join(passage.words[mention.first : mention.last]))
            known = named.full in said_before[-2:]
            if not named.gender.fits(pronoun) or not (named.person or known):
                continue
            if _belongs_to_thing(passage, mention):
                continue
            distance = sentences + last_sentence - passage.sentences[mention.first]
            score = -1.0 * distance - 0.05 * len(found)
            score += 1.5 * (mention in subjects)
            score += 1.0 * (story.tie(Place(paragraph, mention)).relation is not Relation.NONE)
            score += 1.5 * (named.full in said_before[-1:])
            score += 0.7 * (named.gender.fits(pronoun) and named.gender.value != "unknown")
            found.append(Antecedent(named, score))
        sentences += last_sentence + 1
    return found


def _subjects(passage: Passage, mentions: Sequence[Mention]) -> set[Mention]:
    """The first mention of each sentence that neither a preposition nor a possessive binds."""
    found: dict[int, Mention] = {}
    for mention in mentions:
        sentence = passage.sentences[mention.first]
        if sentence in found:
            continue
        bound = mention.first and passage.lowers[mention.first - 1] in PREPOSITIONS
        if not bound and passage.lowers[mention.last : mention.last + 1][:1] not in (
            ["'s"],
            ["’s"],
        ):
            found[sentence] = mention
    return set(found.values())


def _belongs_to_thing(passage: Passage, mention: Mention) -> bool:
    """Whether a name only tells which thing is meant, as in "Trump Tower", "the Bush campaign"."""
    following = passage.lowers[mention.last] if mention.last < len(passage.lowers) else ""
    return following in ORGANISATIONS or following in ("supporters", "rally")
