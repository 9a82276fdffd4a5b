"""Whom "he" or "she" means: the person named before who fits best."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from briefreader.quotes.antecedents import MOST, comes_up, fit, meant
from briefreader.quotes.genders import Gender
from briefreader.quotes.lexicon import CONTRACTED
from briefreader.quotes.mentions import Kind
from briefreader.quotes.names import Named
from briefreader.quotes.offices import is_office
from briefreader.quotes.story import Place, Story

GENDERED_PRONOUNS = {"he": "he", "she": "she", "his": "he", "her": "she"} | {
    short: one for short, one in CONTRACTED.items() if one in ("he", "she")
}
"""Words that mean one person → the pronoun that agrees with whom they mean."""

_PARAGRAPHS_BACK = 5
_ENOUGH = 40
_SENTENCE, _ORDER = -1.0, -0.05
_CLEAR = 1.5 - 1e-9  # whatever the order of the sums
_SPOKE_LAST = 1.3
_JUST_BEFORE = 0.5
_OTHER_PARAGRAPH = -0.7  # a new one likes to begin with somebody new
_TURNS_BACK = 3
_LEAST = -2.5  # with less, nobody is better than somebody
_LEAST_ALONE = -5.0  # but where everything said is about one person
_LONGEST_CHAIN = 6
_MOST = MOST + _JUST_BEFORE + _SPOKE_LAST


class Antecedent(NamedTuple):
    """A person whom a pronoun could mean, and how well that fits; higher is better.

    ``named`` is None for somebody without a name in the text: "my father". ``clear`` says that
    nobody else came near where this is the person whom an earlier pronoun means.
    """

    named: Named | None
    score: float
    clear: bool = True


class Pronouns:
    """Whom "he" and "she" mean in one story.

    In a ``spoken`` text, unlike in a report, somebody who is told about is often never named, and
    the one who speaks, ``own_name``, is no "he".
    """

    def __init__(
        self,
        story: Story,
        spoken: bool = False,
        own_name: str | None = None,
        turns_back: int = _TURNS_BACK,
    ) -> None:
        self._story = story
        self._spoken = spoken
        self._own_name = own_name
        self._turns_back = turns_back
        self._known: dict[Place, Antecedent | None] = {}
        self._from_before: dict[str, Antecedent | None] = {}

    def apart(self) -> Pronouns:
        """The same at this point of the text; what is asked of it is not remembered here."""
        found = Pronouns(self._story, self._spoken, self._own_name, self._turns_back)
        found._known = self._known.copy()
        return found

    def _last(self, pronoun: str) -> Antecedent | None:
        """Whom ``pronoun`` means right after the story."""
        found = self._antecedents(len(self._story.paragraphs) - 1, None, pronoun, (), 0)
        return self._likeliest(found) if found else self._in_turn_before(pronoun)

    def _in_turn_before(self, pronoun: str) -> Antecedent | None:
        """Whom ``pronoun`` means right after the turn before, if that is a person by name."""
        if pronoun not in self._from_before:
            self._from_before[pronoun] = self._find_before(pronoun)
        return self._from_before[pronoun]

    def _find_before(self, pronoun: str) -> Antecedent | None:
        before = self._story.before
        if before is None or not self._turns_back:
            return None
        found = Pronouns(before, True, turns_back=self._turns_back - 1)._last(pronoun)
        if found is None or found.named is None or found.named.gender is Gender.UNKNOWN:
            return None
        return found._replace(clear=False)

    def resolve(self, place: Place, said_before: Sequence[str]) -> tuple[Named | None, bool]:
        """The person that the pronoun at ``place`` means, and whether nobody else comes near.

        ``said_before`` holds the full names of the speakers so far, the latest last.
        """
        best = self._known[place] = self._best(place, said_before)
        if best is None or best.named is None or best.score < _LEAST:
            return None, False
        named = best.named
        return named, best.clear and self._story.cast.named(named.full).person

    def _best(self, place: Place, said_before: Sequence[str], depth: int = 0) -> Antecedent | None:
        """Who fits best; None if there is nobody at all."""
        pronoun = GENDERED_PRONOUNS[self._story.words(place)[0].lower()]
        limit = self._story.mention(place).first
        found = self._antecedents(place.paragraph, limit, pronoun, said_before, depth)
        if found:
            return self._likeliest(found)
        return self._in_turn_before(pronoun)

    @staticmethod
    def _likeliest(found: list[Antecedent]) -> Antecedent:
        """The best, and whether nobody else comes near."""
        best = max(found, key=lambda one: one.score)
        who = best.named and best.named.full
        rivals = [one.score for one in found if one.named is None or one.named.full != who]
        if not rivals and _LEAST_ALONE <= best.score < _LEAST:
            return Antecedent(best.named, _LEAST, False)
        clear = best.clear and (not rivals or best.score - max(rivals) >= _CLEAR)
        return Antecedent(best.named, best.score, clear)

    def _antecedents(
        self, start: int, end: int | None, pronoun: str, said_before: Sequence[str], depth: int
    ) -> list[Antecedent]:
        """Everybody a pronoun could mean at word ``end`` of paragraph ``start``, the nearest first.

        ``end`` None is the paragraph's end.
        """
        story = self._story
        found: list[Antecedent] = []
        best = Antecedent(None, -1e9)
        reach = 1e9
        newer = False  # whether somebody else has come up since the last speaker was named
        sentences = 0
        for paragraph in range(start, max(-1, start - _PARAGRAPHS_BACK), -1):
            if _MOST - sentences < best.score:
                break
            scene = story.scenes[paragraph]
            numbers = scene.passage.sentences
            if not numbers:
                continue
            here = paragraph == start and end is not None
            limit = end if here and end is not None else len(numbers)
            last = numbers[limit] if here else numbers[-1]
            last_number = bisect_left(scene.firsts, limit) - 1
            for number in range(last_number, -1, -1):
                mention = scene.mentions[number]
                distance = sentences + last - numbers[mention.first]
                if len(found) == _ENOUGH or (distance > reach and distance > 1):
                    return found
                if mention.last > limit:
                    continue
                one = self._weighed(Place(paragraph, number), pronoun, said_before, distance, depth)
                if one is None:
                    continue
                spoke_last = one.named is not None and one.named.full in said_before[-1:]
                linked = mention.kind is Kind.PRONOUN and not here
                score = one.score + _SENTENCE * distance + _ORDER * len(found)
                score += _OTHER_PARAGRAPH * linked + _SPOKE_LAST * (spoke_last and not newer)
                score += _JUST_BEFORE * (number in scene.heads and here and distance <= 1)
                newer |= one.named is not None and not spoke_last and comes_up(scene, number)
                one = one._replace(score=score)
                found.append(one)
                if score > best.score:
                    best, reach = one, _reach(one, said_before)
            sentences += last + 1
        return found

    def _weighed(
        self, place: Place, pronoun: str, said_before: Sequence[str], distance: int, depth: int
    ) -> Antecedent | None:
        """Whom a mention means, if the pronoun can mean that person, and how well it fits there."""
        story, scene = self._story, self._story.scenes[place.paragraph]
        mention = scene.mentions[place.number]
        if mention.kind is not Kind.PRONOUN:
            fits, named = meant(story, place, pronoun, said_before, self._spoken)
            if not fits:
                return None
            if named is not None and named.full == self._own_name:
                if not is_office(" ".join(story.words(place))):
                    return None
                named = None  # a president who tells of "the President" means one before
            return Antecedent(named, fit(scene, place.number, named, distance))
        if GENDERED_PRONOUNS.get(scene.passage.lowers[mention.first]) != pronoun:
            return None
        if place not in self._known and depth < _LONGEST_CHAIN:
            self._known[place] = self._best(place, (), depth + 1)
        earlier = self._known.get(place)
        if earlier is None:
            return None
        score = fit(scene, place.number, earlier.named, distance)
        return Antecedent(earlier.named, score, earlier.clear)


def _reach(best: Antecedent, said_before: Sequence[str]) -> float:
    """From how many sentences on nobody is better than ``best``, nor comes near."""
    reach = _MOST - _JUST_BEFORE - best.score
    if best.named is None:
        return reach
    rival = reach + _CLEAR - _SPOKE_LAST * (best.named.full in said_before[-1:])
    return max(reach, rival)
