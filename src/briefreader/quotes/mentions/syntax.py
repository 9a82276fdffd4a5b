"""How a mention stands in its sentence: as a subject, as one who speaks, as an owner."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from bisect import bisect_left

from briefreader.quotes.entities.titles import WHOM_ONE_HAS
from briefreader.quotes.mentions.detection import MentionKind
from briefreader.quotes.mentions.paragraph_context import ParagraphContext
from briefreader.quotes.mentions.relations import Relation
from briefreader.quotes.words.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CUES,
    FEMALE_NOUNS,
    MALE_NOUNS,
    OWNERS,
    PREPOSITIONS,
    ROLES,
)
from briefreader.quotes.words.tokens import TokenizedParagraph
from briefreader.quotes.words.word_tags import (
    ADVERB,
    COLLECTIVE,
    CUE,
    HEAD,
    NO_NOUN,
    PLURAL,
    SMALL,
    TIME,
    UTTERANCE,
)

PAUSES = frozenset(",.?!:;—–-")
"""What parts the words of a sentence, or two sentences."""

INVERTED = (Relation.INVERTED, Relation.INVERTED_NEAR, Relation.INVERTED_FAR)
"""The relations of a mention after its verb."""

_WRITINGS = frozenset(
    "article op-ed column letter book memo post report essay piece editorial email blog".split()
)
_ASK = frozenset(["asked", "asks"])
_HIM = (["him"], ["her"])
_WHO, _AND = [",", "who"], [",", "and"]
_SUBJECTS = ("he", "she")
_NO_DEED = frozenset("according including regarding concerning following during".split())
_ABOUT = frozenset("of to about for on like unlike with against".split())
_BESIDE_OPENING = frozenset("to by on at with against mr mrs ms miss dr sir judge".split())
_PERSONS = ROLES | WHOM_ONE_HAS | MALE_NOUNS | FEMALE_NOUNS
_LONGEST_OPENING = 2  # words between "turning" and the name
_MOST_BEFORE = 4  # mentions before a name that tell what he is: "|deputy| |chief nurse| Ann Moss"
_PEOPLE = HEAD | PLURAL | COLLECTIVE
_NO_PEOPLE = ADVERB | CUE | NO_NOUN | TIME | UTTERANCE


def names_people(passage: TokenizedParagraph, at: int) -> bool:
    """Return whether a word is a noun for people: "White House |advisors|", not "Dell |says|"."""
    sort = passage.sort(at) if at < len(passage.words) else 0
    people = sort & SMALL and sort & _PEOPLE and not sort & _NO_PEOPLE
    return bool(people) and not passage.lowers[at].endswith("selves")


def word_after(context: ParagraphContext, number: int) -> str:
    """Return the word after a mention, in lower case."""
    lowers, last = context.passage.lowers, context.mentions[number].last
    return lowers[last] if last < len(lowers) else ""


def word_before(context: ParagraphContext, number: int) -> str:
    """Return the word before a mention, in lower case."""
    first = context.mentions[number].first
    return context.passage.lowers[first - 1] if first else ""


def follows_preposition(context: ParagraphContext, number: int) -> bool:
    """Return whether a preposition stands right before a mention: "with Moss"."""
    return word_before(context, number) in PREPOSITIONS


def is_possessive(context: ParagraphContext, number: int) -> bool:
    """Return whether a mention only tells whose something is, but no words: "Moss's boat"."""
    return word_after(context, number) in OWNERS and not possesses_utterance(context, number)


def possesses_utterance(context: ParagraphContext, number: int) -> bool:
    """Return whether a mention tells whose words something is: "Moss's remarks", "Moss's
    letter".
    """
    passage, last = context.passage, context.mentions[number].last
    if word_after(context, number) not in OWNERS or last + 1 >= len(passage.lowers):
        return False
    return bool(passage.sort(last + 1) & UTTERANCE) or passage.lowers[last + 1] in _WRITINGS


def heads_sentence(context: ParagraphContext, number: int) -> bool:
    """Return whether a mention is the first free one of its sentence, or the name right behind the
    role that is: "the union leader |Karl Birk| was late", "his manager, |Karl Birk|, was late".
    """
    if number in context.heads:
        return True
    mentions, lowers = context.mentions, context.passage.lowers
    kind, first, last = mentions[number]
    if kind is not MentionKind.NAME or not first:
        return False
    apposed = lowers[first - 1] == "," and lowers[last : last + 1] == [","]
    if lowers[first - 1 - apposed] not in _PERSONS:
        return False
    at = first
    for one in range(number - 1, max(-1, number - 1 - _MOST_BEFORE), -1):
        # "lawyer |Karl Birk| shook his head" is a phrase, too
        if mentions[one].last in (at, first - 1) or mentions[one].last >= last:
            at = mentions[one].first
            if one in context.heads:
                return True
    return False


def leads_sentence(context: ParagraphContext, number: int) -> bool:
    """Return whether a mention is the first of its sentence, or who speaks there after his role.

    "Moss spokesman Karl Birk said": the first one only tells whose spokesman he is.
    """
    if heads_sentence(context, number):
        return True
    mentions, lowers = context.mentions, context.passage.lowers
    kind, first, _ = mentions[number]
    if kind is not MentionKind.NAME or context.tie(number).relation is not Relation.SUBJECT:
        return False
    head = next((one for one in range(number - 1, -1, -1) if one in context.heads), None)
    if head is None:
        return False
    last = mentions[head].last
    return last >= first or (last == first - 1 and lowers[last] in ROLES)


def is_clause_subject(context: ParagraphContext, number: int) -> bool:
    """Return whether a mention opens its sentence or a clause, or is the subject of a verb of
    saying.
    """
    if heads_sentence(context, number):
        return True
    relation, (_, first, last) = context.tie(number).relation, context.mentions[number]
    if relation in INVERTED:  # "said Moss", but not "said Moss was late"
        told = word_after(context, number) in PAUSES
    else:
        told = relation is not Relation.NONE
    return told or is_subject(context.passage.lowers, first, last, False)


def is_subject(lowers: list[str], first: int, last: int, leads: bool) -> bool:
    """Return whether a mention ``leads`` its sentence or a clause, or has a "who" after it.

    It is none if it is one of a list.
    """
    follows = lowers[last : last + 3]
    if follows and follows[0] in ADVERBS:
        del follows[0]  # "Moss today, who"
    after_comma = first > 0 and lowers[first - 1] == ","
    if leads and not (after_comma and follows[:2] == _AND):
        return True
    if follows[:2] == _WHO:
        return True
    return after_comma and bool(follows) and _is_verb(follows[0])


def _is_verb(lower: str) -> bool:
    """Return whether a word after a name tells what somebody does: "as he spoke to Birk, Moss
    nodded".
    """
    return lower in CUES or lower in AUXILIARIES or lower.endswith("ed")


def asks_another(context: ParagraphContext, number: int) -> bool:
    """Return whether somebody asks another, who will answer: "Moss asked Birk whether", "asked
    him".
    """
    relation, cue = context.tie(number)
    lowers = context.passage.lowers
    if relation is not Relation.SUBJECT or lowers[cue] not in _ASK:
        return False
    if lowers[cue + 1 : cue + 2] in _HIM:
        return True
    near = context.mentions[number + 1 : number + 4]
    return any(one.kind is MentionKind.NAME and one.first == cue + 1 for one in near)


def beside_opening(context: ParagraphContext, at: int) -> int | None:
    """Return the number of the name in the phrase that opens a sentence, where "he" at word ``at``
    of it is another: "Of |Moss| he said", "Asked by |Moss| whether he did", "Turning to |Moss|, he
    said"; of "Moss’s plea he said" he may be Moss.
    """
    lowers, sentences = context.passage.lowers, context.passage.sentences
    if lowers[at] not in _SUBJECTS:
        return None
    first = bisect_left(sentences, sentences[at], 0, at)
    opening = lowers[first]
    asked, doing = opening.endswith("ed"), opening.endswith("ing") and opening not in _NO_DEED
    if not (asked or doing or opening in _ABOUT):
        return None
    for number in range(bisect_left(context.firsts, first + 1), len(context.mentions)):
        kind, begins, last = context.mentions[number]
        between = lowers[first + 1 : begins]
        if last > at or len(between) > _LONGEST_OPENING or not _BESIDE_OPENING.issuperset(between):
            return None
        if kind is not MentionKind.NAME:
            continue
        if lowers[last] in OWNERS or _is_verb(lowers[last]) or (asked and "by" not in between):
            return None
        return number if asked or at == last or lowers[at - 1] == "," else None
    return None
