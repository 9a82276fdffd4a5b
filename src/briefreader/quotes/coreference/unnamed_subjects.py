"""Whom the sentence before a "he" or "she" is about, where that has no name: "a resident"."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from briefreader.quotes.coreference.unnamed_people import CALLINGS, GENDERED_NOUNS, INDEFINITE
from briefreader.quotes.mentions.detection import MentionKind
from briefreader.quotes.mentions.paragraph_context import ParagraphContext
from briefreader.quotes.mentions.relations import Relation
from briefreader.quotes.mentions.syntax import (
    follows_preposition,
    heads_sentence,
    is_clause_subject,
    word_before,
)
from briefreader.quotes.words.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CUES,
    FEMALE_NOUNS,
    MALE_NOUNS,
    ONE_PERSON,
    OWNERS,
    PREPOSITIONS,
    ROLES,
)
from briefreader.quotes.words.tokens import TokenizedParagraph
from briefreader.quotes.words.word_tags import CAPITAL, MANNER, OWNER

_ONE_PERSON = ONE_PERSON | GENDERED_NOUNS | CALLINGS
_ONE_PERSON |= frozenset(
    """
    acquaintance ally biographer child classmate confidant confidante cousin customer deckhand
    ex-husband ex-wife flatmate guest housemate killer master mate pal parent passer-by patient
    relative stranger teenager tenant tourist victim visitor widow widower worker
    """.split()
)
_ONLY_MEN = MALE_NOUNS | {"ex-husband", "widower"}
_ONLY_WOMEN = FEMALE_NOUNS | {"ex-wife", "widow"}
_SEVERAL = frozenset(f"{one}s" for one in _ONE_PERSON) | {"them", "men", "women"}
_LONGEST_SEVERAL = 5  # words: "of |his oldest friends|"
_SUBJECTS = ("he", "she")
_BEFORE_PERSON = INDEFINITE | {"the"}
_LONGEST_OPENING = 7  # words: "In the back row of the hall, |a| man"
_LONGEST_PERSON = 7  # words: "the mayor’s long-serving press secretary"
_ENDS_PERSON = PREPOSITIONS | AUXILIARIES | CUES.keys() | {",", "(", "—", "–", "the", "a", "an"}
# What may stand behind somebody of whom a sentence tells, but for words in -ed, -s and -ly.
_BEHIND_PERSON = _ENDS_PERSON | ADVERBS
_BEHIND_PERSON |= frozenset(
    """
    who whose took came went stood sat lay ran rose left kept got gave made saw knew thought felt
    held wore shook wept drove drew brought bought caught heard met put set spoke threw grew began
    became fell fought found lost paid read rode sang slept swore taught tore woke won wrote bent
    broke built chose hid hit led let spent spread struck swung understood not beside alongside
    """.split()
)


class UnnamedSubject(NamedTuple):
    """Words without a name that a sentence is about: where they begin, whether they tell whose
    lawyer or son it is, and the number of their mention if they are one.
    """

    first: int
    is_owned: bool
    number: int | None


def subject_before(context: ParagraphContext, number: int) -> UnnamedSubject | None:
    """Return the words for one person that the sentence before that of a "he" or "she" is about,
    where nobody else can be: "|a resident| came out", "outside |Birk’s son| wept".

    Not "a sailor, he loved the sea", "a sailor, Birk loved the sea", "a sailor’s life is hard".
    """
    passage = context.passage
    lowers, sentences = passage.lowers, passage.sentences
    at = context.mentions[number].first
    stop = bisect_left(sentences, sentences[at], 0, at)
    if not stop:
        return None
    start = bisect_left(sentences, sentences[stop - 1], 0, stop)
    first = _opening_of_person(passage, start, stop)
    noun = _person_noun(passage, first, stop) if first >= 0 else -1
    if noun < 0 or lowers[noun] in (_ONLY_WOMEN if lowers[at] in ("he", "his") else _ONLY_MEN):
        return None
    if not _is_alone(context, range(start, stop), first, noun):
        return None
    owned = bool(passage.sort(first) & OWNER) or not OWNERS.isdisjoint(lowers[first:noun])
    return UnnamedSubject(first, owned, _phrase_of(context, first, noun))


def _opening_of_person(passage: TokenizedParagraph, start: int, stop: int) -> int:
    """Return where the words begin that a sentence is about, behind a few for where or when; -1
    where they are not found.
    """
    lowers, reach = passage.lowers, min(stop, start + _LONGEST_OPENING)
    for at in range(start, reach):
        if lowers[at] in OWNERS:
            first = at - 1
            while first > start and passage.sort(first - 1) & CAPITAL:
                first -= 1
            return first if first == start or lowers[first - 1] not in PREPOSITIONS else -1
        opens = lowers[at] in _BEFORE_PERSON or passage.sort(at) & OWNER
        if opens and (at == start or lowers[at - 1] not in PREPOSITIONS):
            return at
    return -1


def _person_noun(passage: TokenizedParagraph, first: int, stop: int) -> int:
    """Return where the noun stands that says who somebody is, before a verb or words about him; -1
    where none does.
    """
    lowers = passage.lowers
    for at in range(first, min(stop - 1, first + _LONGEST_PERSON)):
        after = lowers[at + 1]
        if lowers[at : at + 2] == ["one", "of"]:
            several = lowers[at + 2 : min(stop, at + 2 + _LONGEST_SEVERAL)]
            return -1 if _SEVERAL.isdisjoint(several) else at
        if lowers[at] in _ONE_PERSON and (
            after in _BEHIND_PERSON
            or passage.sort(at + 1) & MANNER
            or (after.isalpha() and after.endswith(("ed", "s")) and after not in ROLES)
        ):
            return at
        if at > first and lowers[at] in _ENDS_PERSON:
            break
    return -1


def _is_alone(context: ParagraphContext, sentence: range, first: int, noun: int) -> bool:
    """Return whether a sentence is about nobody but the one of words ``first`` to ``noun``."""
    lowers = context.passage.lowers
    numbers = (bisect_left(context.firsts, at) for at in (sentence.start, sentence.stop))
    for number in range(*numbers):
        kind, begins, _ = context.mentions[number]
        if kind is MentionKind.PHRASE or first <= begins <= noun:
            continue
        if begins < first:
            if not follows_preposition(context, number):
                return False
        elif kind is MentionKind.PRONOUN:
            if lowers[begins] in _SUBJECTS and lowers[begins - 1] == ",":
                return False
        elif _does_something(context, number):
            return False
    return True


def _does_something(context: ParagraphContext, number: int) -> bool:
    """Return whether a name has a verb, but none of an aside: "a man, who sat by |Birk|, said",
    not "a spokesman, |Birk|, said".
    """
    if heads_sentence(context, number) or word_before(context, number) == ",":
        return True
    aside = context.tie(number).relation is Relation.APPOSITION
    return not aside and is_clause_subject(context, number)


def _phrase_of(context: ParagraphContext, first: int, noun: int) -> int | None:
    """Return the number of the first phrase among words that ``noun`` is in."""
    for number in range(bisect_left(context.firsts, first), len(context.mentions)):
        kind, begins, last = context.mentions[number]
        if begins > noun:
            break
        if kind is MentionKind.PHRASE and last > noun:
            return number
    return None
