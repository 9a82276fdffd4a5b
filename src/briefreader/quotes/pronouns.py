"""Whom "he" or "she" means: the person named before who fits best."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from briefreader.quotes.genders import Gender, given_names
from briefreader.quotes.lexicon import (
    ADVERBS,
    DEMONYMS,
    FEMALE_NOUNS,
    MALE_NOUNS,
    ORGANISATIONS,
    PLACES,
    PREPOSITIONS,
    ROLES,
)
from briefreader.quotes.mentions import Kind, Mention
from briefreader.quotes.names import Named
from briefreader.quotes.offices import is_office
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
_BOUND, _OWNER = -0.7, -1.2
_WHO = [",", "who"]
_OTHER_PARAGRAPH = -0.7  # a new one likes to begin with somebody new
_INTRODUCED, _ONLY_ROLE = 0.8, -0.7
_TURNS_BACK = 3
_LEAST = -2.5  # with less, nobody is better than somebody
_LEAST_ALONE = -5.0  # but where everything said is about one person
_LONGEST_CHAIN = 6
_MOST = _SUBJECT + _JUST_BEFORE + _SPEAKS + _SPOKE_LAST + _SURE_GENDER
_OWNS = (["'s"], ["’s"], ["'"], ["’"])
_PAUSES = frozenset(",.?!:;—–-")
_PAUSES_AFTER = tuple([pause] for pause in _PAUSES)
_ARTICLES = frozenset(("a", "an", "the"))
_LINKS = ([","], ["named"], ["called"])
_QUALIFIERS = frozenset(("vice", "former", "deputy", "assistant", "ex", "past", "first"))
_LONGEST_QUALIFIER = 11
_WITHIN = frozenset(["in", "at", "near", "from", "the"])
_OWN = frozenset(["my", "our"])
_NEW = frozenset(["a", "an", "one", "another", "this", "that", "your"])
_BECOMING = frozenset(
    ["is", "was", "be", "been", "being", "am", "became", "become", "like", "as"] + ["'s", "’s"]
)
_RELATED = frozenset(["his", "her", "their", "the"])


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
        if not rivals and len(found) > 1 and _LEAST_ALONE <= best.score < _LEAST:
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
            last_number = bisect_left(scene.mentions, limit, key=_first) - 1
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
                if one.named is not None and one.named.full in said_before[-1:]:
                    one = one._replace(score=one.score + _SPOKE_LAST * (not newer))
                elif one.named is not None and not newer:
                    newer = (
                        number in scene.heads or scene.ties[number].relation is not Relation.NONE
                    )
                linked = mention.kind is Kind.PRONOUN and not here
                score = (
                    one.score
                    + _OTHER_PARAGRAPH * linked
                    + _SENTENCE * distance
                    + _ORDER * len(found)
                )
                score += _JUST_BEFORE * (number in scene.heads and here and distance <= 1)
                one = Antecedent(one.named, score, one.clear)
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
            fits, named = _meant(story, place, pronoun, said_before, self._spoken)
            if named is not None and named.full == self._own_name:
                if not is_office(" ".join(story.words(place))):
                    return None
                named = None  # a president who tells of "the President" means one before
            fit = _fit(scene, place.number, named, said_before, distance)
            return Antecedent(named, fit) if fits else None
        if GENDERED_PRONOUNS.get(scene.passage.lowers[mention.first]) != pronoun:
            return None
        if place not in self._known and depth < _LONGEST_CHAIN:
            self._known[place] = self._best(place, (), depth + 1)
        earlier = self._known.get(place)
        if earlier is None:
            return None
        fit = _fit(scene, place.number, earlier.named, said_before, distance)
        return Antecedent(earlier.named, fit, earlier.clear)


def _reach(best: Antecedent, said_before: Sequence[str]) -> float:
    """From how many sentences on nobody is better than ``best``, nor comes near."""
    reach = _MOST - _JUST_BEFORE - best.score
    if best.named is None:
        return reach
    rival = reach + _CLEAR - _SPOKE_LAST * (best.named.full in said_before[-1:])
    return max(reach, rival)


_GENDERED = MALE_NOUNS | FEMALE_NOUNS


def _meant(
    story: Story, place: Place, pronoun: str, said_before: Sequence[str], spoken: bool
) -> tuple[bool, Named | None]:
    """Whether the pronoun can mean the mention at ``place``, and whom that names."""
    scene, named = story.scenes[place.paragraph], story.named(place)
    if named is not None and spoken:
        named = _familiar(scene, place.number, named)
    if named is not None and not is_office(named.full):
        return _can_mean(scene, place.number, named, pronoun, said_before), named
    mention = scene.mentions[place.number]
    if named is None and not (story.officers or spoken):
        return _unnamed(scene, mention, pronoun, spoken), None
    office = _office(scene, mention)
    if named is None and office not in story.officers:
        return _unnamed(scene, mention, pronoun, spoken), None
    holder = _holder(story, office) if office else None
    return bool(office) and (holder is None or holder.gender.fits(pronoun)), holder


def _familiar(scene: Scene, number: int, named: Named) -> Named:
    """In a speech a given name alone is a person's, if not after "in": "I asked Ann"."""
    name = named.full.lower()
    if named.person or " " in name or name in PLACES or named.gender is not Gender.UNKNOWN:
        return named
    gender = given_names().get(name, Gender.UNKNOWN)
    first = scene.mentions[number].first
    if gender is Gender.UNKNOWN or (first and scene.passage.lowers[first - 1] in _WITHIN):
        return named
    return Named(named.full, gender, True)


def _office(scene: Scene, mention: Mention) -> str:
    """What "the president" or "the President" holds; of "the President of Dell", nothing."""
    lowers = scene.passage.lowers
    first, last = mention.first, mention.last
    if lowers[last : last + 1] == ["of"] or lowers[last - 1] in DEMONYMS:
        return ""
    if lowers[first] == "the":
        return " ".join(lowers[first + 1 : last])
    return " ".join(lowers[first:last]) if first and lowers[first - 1] == "the" else ""


def _holder(story: Story, office: str) -> Named | None:
    """The one person who is named with exactly this office: "the President", "President Moss"."""
    text, before = story.text, office.lower() + " "
    found: dict[str, Named] = {}
    for span, named in story.cast.introductions():
        stated = text[max(0, span.start - len(before) - _LONGEST_QUALIFIER) : span.start].lower()
        if stated.endswith(before):
            words = stated.removesuffix(before).split()
            if not words or words[-1] not in _QUALIFIERS:
                found[named.full] = named
    if office.lower() in story.officers:
        return story.officers[office.lower()]
    return next(iter(found.values())) if len(found) == 1 else None


def _fit(
    scene: Scene, number: int, named: Named | None, said_before: Sequence[str], distance: int
) -> float:
    """How well a mention fits wherever the pronoun stands."""
    last = scene.mentions[number].last
    follows = scene.passage.lowers[last : last + 2]
    score = _SUBJECT * (number in scene.heads or follows == _WHO)
    score += _SPEAKS * (scene.ties[number].relation is not Relation.NONE)
    mention, lowers = scene.mentions[number], scene.passage.lowers
    if named is not None:
        sure = named.gender is not Gender.UNKNOWN
        score += _SURE_GENDER * sure
        if distance and lowers[mention.last : mention.last + 1] in _OWNS:
            score += _OWNER  # but "in Moss's speech she said"
        if not sure and mention.first and lowers[mention.first - 1] in PREPOSITIONS:
            score += _BOUND
    elif lowers[mention.last - 1] in _GENDERED:
        score += _SURE_GENDER + _INTRODUCED * (lowers[mention.first] in _NEW)
    else:
        score += _ONLY_ROLE
    return score


def _unnamed(scene: Scene, mention: Mention, pronoun: str, spoken: bool) -> bool:
    """Whether a phrase is somebody without a name whom the pronoun can mean: "my father"."""
    words, lowers = scene.passage.words, scene.passage.lowers
    head, first = lowers[mention.last - 1], lowers[mention.first]
    if not spoken and first not in _OWN:
        return False
    if mention.first and lowers[mention.first - 1] in _BECOMING:
        return False  # "he was a friend"
    if head == first or head in (FEMALE_NOUNS if pronoun == "he" else MALE_NOUNS):
        return False
    beside = mention.last + (lowers[mention.last : mention.last + 1] in _LINKS)
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
    if not named.person and (" " in named.full or named.full not in said_before[-2:]):
        return False
    mention, lowers = scene.mentions[number], scene.passage.lowers
    if _is_called(lowers, mention, named):
        return False
    after, before = mention.last, lowers[mention.first - 1] if mention.first else ""
    if before in _ARTICLES and named.gender is Gender.UNKNOWN:
        return False  # "the Border Patrol", "a Dell Grant"
    following = lowers[after] if after < len(lowers) else ""
    # "Moss Tower", "the Birk campaign", "Moss aide Karl Birk": the name tells which one is meant.
    return following in ADVERBS or (following not in ORGANISATIONS and following not in ROLES)


def _is_called(lowers: list[str], mention: Mention, named: Named) -> bool:
    """Whether a given name stands between pauses, as in "Thank you, Ann." and "Ann, one more".

    But not in "my sister, Ann, said".
    """
    first, last = mention.first, mention.last
    if last - first > 1 or named.full.lower().endswith(" " + lowers[first]):
        return False
    if lowers[last : last + 1] not in _PAUSES_AFTER:
        return False
    if not first or lowers[first - 1] not in _PAUSES:
        return not first
    return lowers[first - 1] != "," or first < 2 or lowers[first - 2] not in _GENDERED
