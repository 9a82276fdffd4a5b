"""Whom a pronoun could mean: the mentions before it, whom each names, and how well it fits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefreader.quotes.coreference.unnamed_people import (
    GENDERED_NOUNS,
    NEW,
    SPOKESPERSONS,
    is_unnamed,
    name_given_later,
    relative_of,
)
from briefreader.quotes.entities.entity_table import Entity
from briefreader.quotes.entities.gender import Gender, given_names
from briefreader.quotes.entities.titles import WHOM_ONE_HAS, is_office, role_of
from briefreader.quotes.mentions.detection import MentionKind
from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.mentions.paragraph_context import ParagraphContext
from briefreader.quotes.mentions.relations import Relation
from briefreader.quotes.mentions.syntax import (
    INVERTED,
    PAUSES,
    asks_another,
    follows_preposition,
    heads_sentence,
    is_clause_subject,
    is_subject,
    leads_sentence,
    possesses_utterance,
    word_after,
    word_before,
)
from briefreader.quotes.words.lexicon import (
    ADVERBS,
    ARTICLES,
    CONTRACTED,
    DEMONYMS,
    MALE_NOUNS,
    OFFICES,
    ONE_PERSON,
    ORGANISATIONS,
    OWNERS,
    PLACES,
    PREPOSITIONS,
    ROLES,
)
from briefreader.quotes.words.word_tags import OWNER, QUOTATION, SMALL

OF_THE_DAY = frozenset(["the", "our"])
"""Words before an office that mean who holds it now."""
GENDERED_PRONOUNS = {"he": "he", "she": "she", "his": "he", "her": "she"} | {
    short: one for short, one in CONTRACTED.items() if one in ("he", "she")
}
"""Words that mean one person → the pronoun that agrees with whom they mean."""

# How well somebody fits, in hundredths: no order of additions changes a sum.
_SUBJECT, _SPEAKS, _SURE_GENDER = 150, 80, 70
_INTRODUCED, _ONLY_ROLE = 80, -70
_PRESENTED = 260  # its applause stands between it and what is told
MOST = _SUBJECT + _SPEAKS + _SURE_GENDER
"""The most that somebody with a name fits in a report."""
MOST_TOLD = _PRESENTED + MOST
"""The most that somebody with a name fits in speech."""

_BOUND = -70
_ASKS = -150
_DONE_BY_PERSONS = frozenset(
    ["wrote", "looked", "turned", "leaned", "smiled", "laughed", "whispered"]
)
_HAD = frozenset([("had", "a"), ("had", "an"), ("used", "to"), ("once", "said"), ("once", "wrote")])
_PRESENTING = frozenset([":", "is", "was", "'s", "’s", "named"])
# Who is meant → by whose words, by their offices.
_BESIDE_OFFICES = {
    "my wife": {"president": "first lady", "vice president": "second lady"},
    "my husband": {"first lady": "president", "vice president": "second gentleman"},
    "my predecessor": {"president": "former president"},
    "the last guy": {"president": "former president"},
    "the former guy": {"president": "former president"},
}
_TELLING_WHICH = PREPOSITIONS | {"who", "that"}
_WITHIN = frozenset(["in", "at", "near", "from", "the"])
_SOMEBODYS = GENDERED_NOUNS | WHOM_ONE_HAS | ONE_PERSON
_MOST_MODIFYING = 2  # words: "his |younger half| brother"
_NOBODY = PLACES | DEMONYMS | GENDERED_NOUNS


class AntecedentCandidate(NamedTuple):
    """Somebody whom a pronoun could mean; ``named`` is None without a name: "my father".

    ``fit`` is how well that fits wherever the pronoun stands, in hundredths. ``clear`` is False
    where the mention may mean another. ``place`` is the name or phrase, None where it stands in
    another text.
    """

    named: Entity | None
    fit: int
    clear: bool
    place: MentionRef | None


class AntecedentCandidates(dict[tuple[int, int], AntecedentCandidate | None]):
    """Whom "he", or "she", can mean by a name or phrase, worked out when first asked for.

    In a ``spoken`` text ``own_name`` is who says it.
    """

    __slots__ = ("_document", "_own_name", "_pronoun", "_spoken")

    def __init__(
        self, document: Document, pronoun: str, spoken: bool, own_name: str | None
    ) -> None:
        self._document, self._pronoun = document, pronoun
        self._spoken, self._own_name = spoken, own_name

    def __missing__(self, place: tuple[int, int]) -> AntecedentCandidate | None:
        found = self[place] = self._find(MentionRef(*place))
        return found

    def _find(self, place: MentionRef) -> AntecedentCandidate | None:
        document = self._document
        context = document.contexts[place.paragraph]
        fits, named = self._meant(context, place)
        if not fits:
            return None
        if named is not None and named.full == self._own_name:
            if not is_office(" ".join(document.words(place))):
                return None
            named = None  # a president who tells of "the President" means one before
        alone = named is None or self._is_alone(named, document.words(place))
        clear = alone and not follows_preposition(context, place.number)
        clear &= not document.words(place)[-1].startswith("then-")  # of whatever time is told of
        fit = agreement_score(context, place.number, named)
        if self._spoken and named is not None:
            # A story goes on about whom it began with, not about his company.
            fit += _BOUND * (word_before(context, place.number) == "with")
            fit += _PRESENTED * _is_presented(context, place.number)
        return AntecedentCandidate(named, fit, clear, place)

    def _is_alone(self, named: Entity, words: Sequence[str]) -> bool:
        """Return whether a mention's words can mean nobody else: they hold a given name or it
        has one.
        """
        parts = named.full.split()
        return parts[0] in words or self._document.entities.has_unique_surname(named, self._pronoun)

    def _meant(self, context: ParagraphContext, place: MentionRef) -> tuple[bool, Entity | None]:
        """Return whether the pronoun can mean a name or phrase, and whom that means."""
        document, number, spoken, pronoun = (
            self._document,
            place.number,
            self._spoken,
            self._pronoun,
        )
        named = document.named(place)
        if named is not None:
            if not named.person:
                named = called_by_one_name(context, number, named, spoken)
            if not is_office(named.full):
                if spoken and _is_officer(context, number, named):
                    return True, None
                return _can_mean(context, number, named, pronoun), named
        elif spoken and (related := own_relation(document, place, self._own_name)):
            return related.gender.fits(pronoun), related
        elif not spoken:
            described = _described(document, context, number)
            if described is not None:
                return described.gender.fits(pronoun), described
            return is_unnamed(context, number, pronoun, spoken), None
        office = _office(context, number)
        if named is None and office not in document.officers:
            return is_unnamed(context, number, pronoun, spoken), None
        if not office:
            return False, None
        holder = document.officers.get(office) or document.introductions.called(office)
        return holder is None or holder.gender.fits(pronoun), holder


def agreement_score(context: ParagraphContext, number: int, named: Entity | None) -> int:
    """Return how well a mention of ``named`` fits wherever the pronoun stands, in hundredths."""
    lowers, (_, first, last) = context.passage.lowers, context.mentions[number]
    opens = context.passage.opens_sentence(first)
    words_open = opens and possesses_utterance(context, number)  # "Moss's letter said"
    leads = words_open or leads_sentence(context, number)
    found = _SUBJECT * is_subject(lowers, first, last, leads)
    relation = context.tie(number).relation
    asked_by = relation in INVERTED and word_before(context, number) == "by"  # "told by Moss"
    bound = follows_preposition(context, number) and not asked_by
    heard = relation in INVERTED and bound
    found += _SPEAKS * (words_open or (relation > Relation.NONE and not heard))
    found += _ASKS * asks_another(context, number)
    if named is not None:
        if named.gender is not Gender.UNKNOWN:
            return found + _SURE_GENDER
        return found + _BOUND * bound
    if lowers[last - 1] in SPOKESPERSONS:
        return found + _ONLY_ROLE  # whoever speaks for others is rarely gone on about
    if lowers[last - 1] in GENDERED_NOUNS or relative_of(lowers, first, last):
        return found + _SURE_GENDER + _INTRODUCED * (lowers[first] in NEW)
    return found + _ONLY_ROLE


def _is_presented(context: ParagraphContext, number: int) -> bool:
    """Return whether a sentence ends with the full name of whom it is about: "Our best envoy: Karl
    Birk.", "Another one was Ann Moss.".
    """
    kind, first, last = context.mentions[number]
    if kind is not MentionKind.NAME or last - first < 2:
        return False
    return word_before(context, number) in _PRESENTING and word_after(context, number) in (".", "")


def _described(document: Document, context: ParagraphContext, number: int) -> Entity | None:
    """Return the only person whom the text names with the role of "the mayor", where he does
    something.
    """
    lowers, (_, first, last) = context.passage.lowers, context.mentions[number]
    words, introductions = lowers[first:last], document.introductions
    role = role_of(words) if words[0] == "the" else None
    if not role or not is_clause_subject(context, number):
        return None
    holder = introductions.only_holder(role)
    return holder if "former" in words or introductions.holds_still(role) else None


def called_by_one_name(
    context: ParagraphContext, number: int, named: Entity, spoken: bool
) -> Entity:
    """Return who is called by one name: "my father, Karl,", "his lawyer Karl", and in a speech
    "Birk looked".
    """
    name = named.full.lower()
    if " " in name or name in _NOBODY or named.gender is not Gender.UNKNOWN:
        return named
    lowers, (_, first, last) = context.passage.lowers, context.mentions[number]
    first = context.name_starts.get(number, first)
    before, after = lowers[first - 1] if first else "", word_after(context, number)
    apposed = before == "," and first > 1 and after == ","
    nicknamed = before == QUOTATION and first > 1  # "First Lady “Annie” Moss"
    relation = lowers[first - 2] if apposed or nicknamed else before
    gendered = relation in GENDERED_NOUNS
    if gendered and (apposed or nicknamed or spoken):
        return Entity(named.full, _gender_of(relation), True)
    owned = relation in _SOMEBODYS and (relation == before or apposed)
    if owned and _is_owned(context, first - 1 - apposed) and heads_sentence(context, number):
        gender = given_names().get(name, Gender.UNKNOWN)
        return Entity(named.full, _gender_of(relation) if gendered else gender, True)
    if not spoken:
        return named
    given = name in given_names() and before not in _WITHIN
    done = after in _DONE_BY_PERSONS or tuple(lowers[last : last + 2]) in _HAD
    naming = name_given_later(lowers, first)
    told = naming > 0 and lowers[naming - 1] in ROLES  # "a student named Karl"
    if given or told or (done and before not in ARTICLES):
        return Entity(named.full, given_names().get(name, Gender.UNKNOWN), True)
    return named


def _gender_of(noun: str) -> Gender:
    return Gender.MALE if noun in MALE_NOUNS else Gender.FEMALE


def _is_owned(context: ParagraphContext, noun: int) -> bool:
    """Return whether somebody is another one's relative or lawyer: "his |daughter| Lisa", "Moss's
    younger |daughter| Lisa"; not "with his daughter Lisa".
    """
    passage = context.passage
    for at in range(noun - 1, max(-1, noun - 2 - _MOST_MODIFYING), -1):
        sort = passage.sort(at)
        if sort & OWNER or passage.lowers[at] in OWNERS:
            before = at - 1 if sort & OWNER else at - 2
            return before < 0 or passage.lowers[before] not in PREPOSITIONS
        if not sort & SMALL:
            return False
    return False


def own_relation(document: Document, place: MentionRef, own_name: str | None) -> Entity | None:
    """Return whom "my wife" or "the last guy" means where the office of the one who speaks tells;
    nobody for "the last guy in the boat".
    """
    words = document.words(place)
    offices = _BESIDE_OFFICES.get(" ".join(words).lower())
    if offices is None or own_name is None:
        return None
    context = document.contexts[place.paragraph]
    if words[-1] == "guy" and word_after(context, place.number) in _TELLING_WHICH:
        return None
    for office, other in offices.items():
        holder = document.officers.get(office)
        if holder is not None and holder.full == own_name:
            return document.officers.get(other)
    return None


def _office(context: ParagraphContext, number: int) -> str:
    """Return what "the president" or "the President" holds; of "the President of Dell", nothing."""
    lowers, (_, first, last) = context.passage.lowers, context.mentions[number]
    if word_after(context, number) == "of" or lowers[last - 1] in DEMONYMS:
        return ""
    if lowers[last : last + 1] == [","] and _has_name_at(context, last + 1):
        return ""  # "the last President, Moss"
    if lowers[first] in OF_THE_DAY:
        return " ".join(lowers[first + 1 : last])
    return " ".join(lowers[first:last]) if first and lowers[first - 1] in OF_THE_DAY else ""


def _has_name_at(context: ParagraphContext, at: int) -> bool:
    number = context.starting_at(at)
    return number is not None and context.mentions[number].kind is MentionKind.NAME


def _is_officer(context: ParagraphContext, number: int, named: Entity) -> bool:
    """Return whether words are an office and do something: "the Kell Secretary said"."""
    lowers, mention = context.passage.lowers, context.mentions[number]
    if named.person or lowers[mention.last - 1] not in OFFICES or not mention.first:
        return False
    return lowers[mention.first - 1] == "the" and is_clause_subject(context, number)


def _can_mean(context: ParagraphContext, number: int, named: Entity, pronoun: str) -> bool:
    """Return whether what stands around a name leaves it a person's, of the right gender."""
    if (not named.person and " " in named.full) or not named.gender.fits(pronoun):
        return False
    lowers, (_, first, last) = context.passage.lowers, context.mentions[number]
    before, after = word_before(context, number), word_after(context, number)
    if last - first == 1 and after in PAUSES and is_called(lowers, first, named):
        return False
    if before in ARTICLES and (named.gender is Gender.UNKNOWN or last - first == 1):
        # "the Border Patrol", "the Moss report", but "the Kell Foreign Minister Moss"
        return not ROLES.isdisjoint(lowers[first : last - 1])
    # "Moss Tower", "the Birk campaign", "Moss aide Karl Birk": the name tells which one is meant.
    return after in ADVERBS or (after not in ORGANISATIONS and after not in ROLES)


def is_called(lowers: list[str], first: int, named: Entity) -> bool:
    """Return whether a given name before a pause has one before it: "Thank you, Ann.", "Ann, one
    more".

    But not in "my sister, Ann, said" and "Ann, 26, said".
    """
    if lowers[first + 2 : first + 3] and lowers[first + 2].isdecimal():
        return False
    if named.full.lower().endswith(" " + lowers[first]):
        return False
    if not first or lowers[first - 1] not in PAUSES:
        return not first
    return lowers[first - 1] != "," or first < 2 or lowers[first - 2] not in _SOMEBODYS
