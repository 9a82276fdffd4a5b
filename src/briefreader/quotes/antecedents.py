"""Whether a pronoun can mean a mention before it, whom that names, and how well it fits."""

from __future__ import annotations

from collections.abc import Sequence

from briefreader.quotes.genders import Gender, given_names
from briefreader.quotes.lexicon import (
    ADVERBS,
    DEMONYMS,
    FEMALE_NOUNS,
    MALE_NOUNS,
    OFFICES,
    ORGANISATIONS,
    PLACES,
    PREPOSITIONS,
    ROLES,
)
from briefreader.quotes.mentions import Kind, Mention
from briefreader.quotes.names import Named
from briefreader.quotes.offices import is_office, role_of
from briefreader.quotes.relations import Relation
from briefreader.quotes.scenes import Scene
from briefreader.quotes.story import Place, Story

_SUBJECT, _SPEAKS, _SURE_GENDER = 1.5, 0.8, 0.7
MOST = _SUBJECT + _SPEAKS + _SURE_GENDER
"""The most that ``fit`` gives to somebody with a name."""

_BOUND, _OWNER = -0.7, -1.2
_INTRODUCED, _ONLY_ROLE = 0.8, -0.7
_WHO, _AND = [",", "who"], [",", "and"]
_OWNS = (["'s"], ["’s"], ["'"], ["’"])
_PAUSES = frozenset(",.?!:;—–-")
_PAUSES_AFTER = tuple([pause] for pause in _PAUSES)
_ARTICLES = frozenset(("a", "an", "the"))
_LINKS = ([","], ["named"], ["called"])
_QUALIFIERS = frozenset(("vice", "former", "deputy", "assistant", "ex", "past", "first"))
_LONGEST_QUALIFIER = 11
_INVERTED = (Relation.INVERTED, Relation.INVERTED_NEAR, Relation.INVERTED_FAR)
_DONE_BY_PERSONS = (["looked"], ["turned"], ["leaned"], ["smiled"], ["laughed"], ["whispered"])
_WITHIN = frozenset(["in", "at", "near", "from", "the"])
_OWN = frozenset(["my", "our"])
_NEW = frozenset(["a", "an", "one", "another", "this", "that", "your"])
_BECOMING = frozenset(
    ["is", "was", "be", "been", "being", "am", "became", "become", "like", "as", "'s", "’s"]
)
_RELATED = frozenset(["his", "her", "their", "the"])
_GENDERED = MALE_NOUNS | FEMALE_NOUNS


def meant(
    story: Story, place: Place, pronoun: str, said_before: Sequence[str], spoken: bool
) -> tuple[bool, Named | None]:
    """Whether the pronoun can mean the mention at ``place``, and whom that names."""
    scene, named = story.scenes[place.paragraph], story.named(place)
    if named is not None:
        named = _familiar(scene, place.number, named, spoken)
    mention = scene.mentions[place.number]
    if named is not None and not is_office(named.full):
        if spoken and _is_officer(scene, place.number, named):
            return True, None
        return _can_mean(scene, place.number, named, pronoun, said_before), named
    if named is None and not (story.officers or spoken):
        described = _described(story, scene, place.number)
        if described is not None:
            return described.gender.fits(pronoun), described
        return _unnamed(scene, place.number, pronoun, spoken), None
    office = _office(scene, mention)
    if named is None and office not in story.officers:
        return _unnamed(scene, place.number, pronoun, spoken), None
    holder = _holder(story, office) if office else None
    return bool(office) and (holder is None or holder.gender.fits(pronoun)), holder


def _described(story: Story, scene: Scene, number: int) -> Named | None:
    """The only person whom the text names with the role of "the mayor", where he does something."""
    lowers, (kind, first, last) = scene.passage.lowers, scene.mentions[number]
    if kind is not Kind.PHRASE or lowers[first] != "the" or not comes_up(scene, number):
        return None
    role = role_of(" ".join(lowers[first:last]))
    holders = {named.full: named for _, named in story.introductions.holders(role)} if role else {}
    return next(iter(holders.values())) if len(holders) == 1 else None


def _familiar(scene: Scene, number: int, named: Named, spoken: bool) -> Named:
    """Somebody called by one name: "my father, Karl,", and in a speech "Birk looked"."""
    name = named.full.lower()
    if named.person or " " in name or name in PLACES or named.gender is not Gender.UNKNOWN:
        return named
    lowers, (_, first, last) = scene.passage.lowers, scene.mentions[number]
    before = lowers[first - 1] if first else ""
    apposed = before == "," and first > 1 and lowers[last : last + 1] == [","]
    relation = lowers[first - 2] if apposed else before
    if relation in _GENDERED and (apposed or spoken):
        gender = Gender.MALE if relation in MALE_NOUNS else Gender.FEMALE
        return Named(named.full, gender, True)
    if not spoken:
        return named
    given = name in given_names() and before not in _WITHIN
    if given or (lowers[last : last + 1] in _DONE_BY_PERSONS and before not in _ARTICLES):
        return Named(named.full, given_names().get(name, Gender.UNKNOWN), True)
    return named


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
    if office.lower() in story.officers:
        return story.officers[office.lower()]
    text, before = story.text, office.lower() + " "
    found: dict[str, Named] = {}
    for span, named in story.cast.introductions:
        stated = text[max(0, span.start - len(before) - _LONGEST_QUALIFIER) : span.start].lower()
        if stated.endswith(before):
            words = stated.removesuffix(before).split()
            if not words or words[-1] not in _QUALIFIERS:
                found[named.full] = named
    return next(iter(found.values())) if len(found) == 1 else None


def fit(scene: Scene, number: int, named: Named | None, distance: int) -> float:
    """How well a mention fits wherever the pronoun stands."""
    mention, lowers = scene.mentions[number], scene.passage.lowers
    follows = lowers[mention.last : mention.last + 3]
    if follows and follows[0] in ADVERBS:
        del follows[0]  # "Moss today, who"
    listed = follows[:2] == _AND and lowers[mention.first - 1 : mention.first] == [","]
    score = _SUBJECT * ((number in scene.heads and not listed) or follows[:2] == _WHO)
    score += _SPEAKS * (scene.tie(number).relation is not Relation.NONE)
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


def comes_up(scene: Scene, number: int) -> bool:
    """Whether a mention opens its sentence or is the subject of a verb of saying."""
    if number in scene.heads:
        return True
    relation, last = scene.tie(number).relation, scene.mentions[number].last
    if relation in _INVERTED:  # "said Moss", but not "said Moss was late"
        return scene.passage.lowers[last : last + 1] in _PAUSES_AFTER
    return relation is not Relation.NONE


def _is_officer(scene: Scene, number: int, named: Named) -> bool:
    """Whether words are an office and do something: "the Kell Secretary said"."""
    lowers, mention = scene.passage.lowers, scene.mentions[number]
    if named.person or lowers[mention.last - 1] not in OFFICES or not mention.first:
        return False
    return lowers[mention.first - 1] == "the" and comes_up(scene, number)


def _unnamed(scene: Scene, number: int, pronoun: str, spoken: bool) -> bool:
    """Whether a phrase is somebody without a name whom the pronoun can mean: "my father"."""
    words, lowers, mention = scene.passage.words, scene.passage.lowers, scene.mentions[number]
    head, first = lowers[mention.last - 1], lowers[mention.first]
    if not spoken and first not in _OWN:
        return False
    if mention.first and lowers[mention.first - 1] in _BECOMING:
        return False  # "he was a friend"
    if head == first or head in (FEMALE_NOUNS if pronoun == "he" else MALE_NOUNS):
        return False
    beside = mention.last + (lowers[mention.last : mention.last + 1] in _LINKS)
    if lowers[beside : beside + 2] == ["the", "late"]:
        beside += 2
    if beside < len(words) and words[beside][0].isupper():
        return False  # "my father, Karl Birk": the name stands for itself
    if head in _GENDERED:
        return first in _OWN or (spoken and (first in _NEW or first in _RELATED))
    if not spoken or head not in ROLES or head[-1] == "s":
        return False
    if first == "the":  # "the minister said", but not "the minister of trade, Karl Birk, said"
        of = lowers[mention.last : mention.last + 1] == ["of"]
        return head != "one" and not of and comes_up(scene, number)
    return first in _OWN or first in _NEW


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
        # "the Border Patrol", "a Dell Grant", but "the Kell Foreign Minister Moss"
        return not ROLES.isdisjoint(lowers[mention.first : mention.last - 1])
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
