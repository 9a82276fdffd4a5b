"""Whom "he" or "she" means: the person named before who fits best."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from briefreader.quotes.genders import Gender
from briefreader.quotes.lexicon import FEMALE_NOUNS, MALE_NOUNS, ORGANISATIONS, ROLES
from briefreader.quotes.mentions import Kind, Mention
from briefreader.quotes.names import Named
from briefreader.quotes.relations import Relation
from briefreader.quotes.scenes import Scene
from briefreader.quotes.story import Place, Story

GENDERED_PRONOUNS = {"he": "he", "she": "she", "his": "he", "her": "she"}
"""Words that mean one person → the pronoun that agrees with whom they mean."""

_PARAGRAPHS_BACK = 5
_ENOUGH = 40
_SENTENCE, _ORDER = -1.0, -0.05
_CLEAR = 1.5 - 1e-9  # whatever the order of the sums
_SUBJECT, _SPEAKS, _SPOKE_LAST, _SURE_GENDER = 1.5, 0.8, 1.3, 0.7
_JUST_BEFORE = 0.5
_OWN = frozenset(["my", "our"])
_NEW = frozenset(["a", "an", "one", "another", "this", "that", "your"])
_RELATED = frozenset(["his", "her", "their", "the"])


class Antecedent(NamedTuple):
    """A person whom a pronoun could mean, and how well that fits; higher is better.

    ``named`` is None for somebody without a name in the text: "my father".
    """

    named: Named | None
    score: float


def resolve(
    story: Story, place: Place, said_before: Sequence[str], spoken: bool = False
) -> tuple[Named | None, bool]:
    """The person that the pronoun at ``place`` means, and whether nobody else comes near.

    ``said_before`` holds the full names of the speakers so far, the latest last. In a ``spoken``
    text, unlike in a report, somebody who is told about is often never named.
    """
    found = antecedents(story, place, said_before, spoken)
    if not found:
        return None, False
    best = max(found, key=lambda one: one.score)
    if best.named is None:
        return None, False
    rivals = [one.score for one in found if not one.named or one.named.full != best.named.full]
    return best.named, not rivals or best.score - max(rivals) >= _CLEAR


def antecedents(
    story: Story, place: Place, said_before: Sequence[str], spoken: bool = False
) -> list[Antecedent]:
    """Everybody the pronoun could mean, the nearest first."""
    pronoun = GENDERED_PRONOUNS[story.words(place)[0].lower()]
    found: list[Antecedent] = []
    best = -1e9
    sentences = 0
    for paragraph in range(place.paragraph, max(-1, place.paragraph - _PARAGRAPHS_BACK), -1):
        if (
            _SENTENCE * sentences + _SUBJECT + _JUST_BEFORE + _SPEAKS + _SPOKE_LAST + _SURE_GENDER
            < best
        ):
            break
        scene = story.scene(paragraph)
        numbers = scene.passage.sentences
        if not numbers:
            continue
        here = paragraph == place.paragraph
        limit = story.mention(place).first if here else len(numbers)
        last = numbers[limit] if here else numbers[-1]
        last_number = bisect_left(scene.mentions, limit, key=_first) - 1
        for number in range(last_number, -1, -1):
            if len(found) == _ENOUGH:
                return found
            mention = scene.mentions[number]
            if mention.kind is Kind.PRONOUN or mention.last > limit:
                continue
            named = story.named(Place(paragraph, number))
            if not (
                _can_mean(scene, number, named, pronoun, said_before)
                if named
                else _unnamed(scene, mention, pronoun, spoken)
            ):
                continue
            distance = sentences + last - numbers[mention.first]
            score = _SENTENCE * distance + _ORDER * len(found)
            score += _JUST_BEFORE * (number in scene.heads and here and distance <= 1)
            score += _fit(scene, number, named, said_before)
            found.append(Antecedent(named, score))
            best = max(best, score)
        sentences += last + 1
    return found


_GENDERED = MALE_NOUNS | FEMALE_NOUNS


def _fit(scene: Scene, number: int, named: Named | None, said_before: Sequence[str]) -> float:
    """How well a mention fits wherever the pronoun stands."""
    score = _SUBJECT * (number in scene.heads)
    score += _SPEAKS * (scene.ties[number].relation is not Relation.NONE)
    if named is not None:
        score += _SPOKE_LAST * (named.full in said_before[-1:])
        score += _SURE_GENDER * (named.gender is not Gender.UNKNOWN)
    elif scene.passage.lowers[scene.mentions[number].last - 1] in _GENDERED:
        score += _SURE_GENDER
    return score


def _unnamed(scene: Scene, mention: Mention, pronoun: str, spoken: bool) -> bool:
    """Whether a phrase is somebody without a name whom the pronoun can mean: "my father"."""
    words, lowers = scene.passage.words, scene.passage.lowers
    head, first = lowers[mention.last - 1], lowers[mention.first]
    if head == first or head in (FEMALE_NOUNS if pronoun == "he" else MALE_NOUNS):
        return False
    beside = mention.last + (lowers[mention.last : mention.last + 1] == [","])
    if beside < len(words) and words[beside][0].isupper():
        return False  # "my father, Karl Birk": the name stands for itself
    if head in _GENDERED:
        return first in _OWN or (spoken and (first in _NEW or first in _RELATED))
    return spoken and head in ROLES and head[-1] != "s" and (first in _OWN or first in _NEW)


def _first(mention: Mention) -> int:
    return mention.first


def _can_mean(
    scene: Scene, number: int, named: Named, pronoun: str, said_before: Sequence[str]
) -> bool:
    if not named.gender.fits(pronoun):
        return False
    if not named.person and named.full not in said_before[-2:]:
        return False
    after = scene.mentions[number].last
    lowers = scene.passage.lowers
    following = lowers[after] if after < len(lowers) else ""
    # "Trump Tower", "the Bush campaign": the name only tells which thing is meant.
    return following not in ORGANISATIONS and following not in ("supporters", "rally")
