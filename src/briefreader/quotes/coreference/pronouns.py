"""Whom an English "he" or "she" means: the person named before who fits best."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from math import inf
from typing import NamedTuple

from briefreader.quotes.coreference.antecedents import (
    GENDERED_PRONOUNS,
    MOST,
    MOST_TOLD,
    AntecedentCandidate,
    AntecedentCandidates,
    agreement_score,
)
from briefreader.quotes.coreference.unnamed_people import INDEFINITE
from briefreader.quotes.coreference.unnamed_subjects import UnnamedSubject
from briefreader.quotes.entities.entity_table import Entity
from briefreader.quotes.entities.gender import Gender
from briefreader.quotes.mentions.detection import MentionKind
from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.mentions.paragraph_context import ParagraphContext
from briefreader.quotes.mentions.syntax import (
    asks_another,
    beside_opening,
    heads_sentence,
    is_clause_subject,
    is_possessive,
    word_after,
    word_before,
)
from briefreader.quotes.words.lexicon import CONJUNCTIONS, OWNERS, PREPOSITIONS
from briefreader.quotes.words.word_tags import QUOTATION

_PRONOUN = MentionKind.PRONOUN  # which is looked up again and again
_PARAGRAPHS_BACK = 5
_MOST_LOOKED_AT = 40
_SENTENCE, _ORDER = -100, -5
_CLEAR = 150
_CLEAR_PARAGRAPHS = 1  # from farther away there may be somebody who was not understood
_SPOKE_LAST = 130
_JUST_BEFORE = 50
_ASKED = frozenset(["ask", "asks", "asked", "quizzed", "pressed"])
_ANSWERS = 200  # who was asked in the sentence before: "Moss asked |Birk| why. He replied"
_OWNER = -120  # but "in Moss's speech she said"
_OTHER_PARAGRAPH = -70  # a new one likes to begin with somebody new
_TURNS_BACK = 5
_LONGEST_DEED = 5  # words: "turned to", "went up and told"
_NO_OBJECT = CONJUNCTIONS - {"and"} | set(",;:—–-.?!") | {QUOTATION}
_BEING = frozenset(["is", "was", "be", "been", "being", "’s", "'s"])
_NAMING = frozenset(["became", "become", "remained", "born", "named", "name", "himself", "herself"])
_LEAST = -250  # with less, nobody is better than somebody
_LEAST_ALONE = -500  # but where everything said is about one person
_LOWEST = -1_000_000
_LONGEST_CHAIN = 6


_ToldOfBefore = Callable[[MentionRef], tuple[UnnamedSubject, Entity | None] | None]


class Antecedent(NamedTuple):
    """The person whom a pronoun could mean most likely, and whether that is ``likely`` at all.

    ``named`` is None for somebody without a name in the text: "my father". ``clear`` says that
    nobody else comes near. ``place`` is the name or phrase, None where it stands in another text.
    """

    named: Entity | None
    likely: bool
    clear: bool
    place: MentionRef | None = None


class _AntecedentScorer:
    """Who fits best of those looked at, and how near another comes, in hundredths.

    ``reach`` is from how many sentences on nobody can be better, nor come near; ``said_before``
    are the speakers so far.
    """

    __slots__ = (
        "_best",
        "_count",
        "_full",
        "_last",
        "_lately",
        "_most",
        "_newer",
        "_rival",
        "_score",
        "reach",
    )

    def __init__(self, said_before: Sequence[str], most: int) -> None:
        self.reach = inf
        self._most = most
        self._lately = said_before[-2:]
        self._last = said_before[-1] if said_before else None
        self._newer = False  # whether somebody else has come up since the last speaker was named
        self._best: AntecedentCandidate | None = None
        self._full: str | None = None
        self._score = self._rival = _LOWEST
        self._count = 0

    def add(self, one: AntecedentCandidate, fit: int, comes_up: bool, longer: bool) -> bool:
        """Weigh one more mention, farther away than those before; whether it counts.

        A name that is nobody's, as far as is known, counts if one of the last speakers bears it.
        A ``longer`` one holds the last that counted: "the President" after "President".
        """
        named, full = one.named, None
        if named is not None:
            full = named.full
            if not named.person and full not in self._lately:
                return False
        self._count -= longer
        score = fit + _ORDER * self._count
        self._count += 1
        if full is not None and not self._newer:
            if full == self._last:
                score += _SPOKE_LAST
            else:
                self._newer = comes_up
        same = full is not None and full == self._full
        if score > self._score:
            if not same:
                self._rival = self._score
            self._score, self._full, self._best = score, full, one
        elif not same and score > self._rival:
            self._rival = score
        self.reach = self._reach()
        return True

    def _reach(self) -> float:
        least = self._most
        most = least if self._newer or self._last is None else least + _SPOKE_LAST
        if self._is_clear():
            most = (least if self._full == self._last else most) + _CLEAR
        return (most - self._score) / -_SENTENCE

    def _is_clear(self) -> bool:
        best = self._best
        return (
            best is not None
            and best.named is not None
            and best.clear
            and self._score - self._rival >= _CLEAR
        )

    def made(self) -> Antecedent | None:
        """Return the best of all; None if there is nobody."""
        if self._best is None:
            return None
        alone = self._score < _LEAST and self._rival == _LOWEST
        likely = self._score >= (_LEAST_ALONE if alone else _LEAST)
        clear = self._is_clear() and not (alone and likely)
        return Antecedent(self._best.named, likely, clear, self._best.place)


class PronounResolver:
    """Whom "he" and "she" mean in one document.

    In a ``spoken`` text, unlike in a report, somebody who is told about is often never named, and
    the one who speaks, ``own_name``, is no "he". ``told_of_before`` finds the words without a name
    that the sentence before a pronoun's is about.
    """

    def __init__(
        self,
        document: Document,
        spoken: bool = False,
        own_name: str | None = None,
        told_of_before: _ToldOfBefore | None = None,
        turns_back: int = _TURNS_BACK,
    ) -> None:
        self._document = document
        self._spoken = spoken
        self._own_name = own_name
        self._told_of_before = told_of_before
        self._turns_back = turns_back
        self._known: dict[MentionRef, Antecedent | None] = {}
        self._candidates = {
            pronoun: AntecedentCandidates(document, pronoun, spoken, own_name)
            for pronoun in ("he", "she")
        }
        self._from_before: dict[str, Antecedent | None] = {}
        self._unknown = -_PARAGRAPHS_BACK  # the paragraph where a pronoun last meant nobody known

    def fork(self, told_of_before: _ToldOfBefore | None) -> PronounResolver:
        """Return the same at this point of the text; what is asked of it is not remembered here."""
        found = PronounResolver(
            self._document, self._spoken, self._own_name, told_of_before, self._turns_back
        )
        found._known, found._unknown = self._known.copy(), self._unknown
        found._candidates = self._candidates
        return found

    def resolve(self, place: MentionRef, said_before: Sequence[str]) -> tuple[Entity | None, bool]:
        """Return the person that the pronoun at ``place`` means, and whether nobody else comes
        near.

        ``said_before`` holds the full names of the speakers so far, the latest last.
        """
        best = self._known[place] = self._best(place, said_before)
        named = best.named if best is not None and best.likely else None
        if best is None or named is None:
            self._unknown = place.paragraph
            return None, False
        found = best.place.paragraph if best.place else 0
        clear = best.clear and place.paragraph - found <= _CLEAR_PARAGRAPHS
        if clear and best.place is not None:
            asker = self._document.contexts[found]
            clear = not asks_another(asker, best.place.number)  # who rather hears the answer
        if self._spoken and place.paragraph - self._unknown <= _CLEAR_PARAGRAPHS:
            clear = False  # a talk with somebody unknown may go on
        return named, clear and self._document.entities.resolve(named.full).person

    def unnamed(self, place: MentionRef) -> MentionRef | None:
        """Return the phrase that the pronoun at ``place``, once resolved, most likely means."""
        best = self._known.get(place)
        if best is None or best.named is not None or not best.likely:
            return None
        return best.place

    def _last(self, pronoun: str) -> Antecedent | None:
        """Return whom ``pronoun`` means right after the document."""
        found = self._search(len(self._document.paragraphs) - 1, None, pronoun, (), 0)
        return found or self._in_turn_before(pronoun)

    def _in_turn_before(self, pronoun: str) -> Antecedent | None:
        """Return whom ``pronoun`` means right after the turn before, if that is a person by
        name.
        """
        if pronoun not in self._from_before:
            self._from_before[pronoun] = self._find_before(pronoun)
        return self._from_before[pronoun]

    def _find_before(self, pronoun: str) -> Antecedent | None:
        before = self._document.before
        if before is None or not self._turns_back:
            return None
        found = PronounResolver(before, True, turns_back=self._turns_back - 1)._last(pronoun)
        if found is None or found.named is None or found.named.gender is Gender.UNKNOWN:
            return None
        if found.named.full == self._own_name:
            return None
        return found._replace(clear=False, place=None)

    def _best(
        self, place: MentionRef, said_before: Sequence[str], depth: int = 0
    ) -> Antecedent | None:
        """Return who fits best; None if there is nobody at all."""
        context = self._document.contexts[place.paragraph]
        first = context.mentions[place.number].first
        pronoun = GENDERED_PRONOUNS[context.passage.lowers[first]]
        told_of = self._told_of_before(place) if self._told_of_before else None
        if told_of is not None and self._is_new(place.paragraph, told_of[0], pronoun):
            (_, _, number), relative = told_of
            phrase = None if number is None else MentionRef(place.paragraph, number)
            return Antecedent(relative, True, False, phrase)
        found = self._search(place.paragraph, first, pronoun, said_before, depth)
        if found is not None and told_of is not None:
            return found._replace(clear=False)
        if found is None:
            found = self._answered(pronoun, said_before)
        if found is None and place.paragraph < _PARAGRAPHS_BACK:
            found = self._in_turn_before(pronoun)
        return found

    def _is_new(self, paragraph: int, subject: UnnamedSubject, pronoun: str) -> bool:
        """Return whether words without a name are no other words for somebody named: those behind
        "the" may be, and a paragraph goes on about whom it named before "his brother".
        """
        context, first = self._document.contexts[paragraph], subject.first
        if not subject.is_owned:
            return context.passage.lowers[first] in INDEFINITE
        sentences, persons = context.passage.sentences, self._candidates[pronoun]
        for number in range(bisect_left(context.firsts, first)):
            kind, begins, _ = context.mentions[number]
            if sentences[begins] == sentences[first]:
                break
            one = persons[paragraph, number] if kind is not _PRONOUN else None
            if one is not None and one.named is not None:
                return False
        return True

    def _answered(self, pronoun: str, said_before: Sequence[str]) -> Antecedent | None:
        """Return the other one of a talk that is told: "Birk said, Q. I said, Q. He said, Q"."""
        if not said_before or said_before[-1] != self._own_name:
            return None
        full = next((one for one in reversed(said_before) if one != self._own_name), None)
        named = self._document.entities.resolve(full) if full else None
        if named is None or named.gender is Gender.UNKNOWN or not named.gender.fits(pronoun):
            return None
        return Antecedent(named, True, False)

    def _search(
        self, start: int, end: int | None, pronoun: str, said_before: Sequence[str], depth: int
    ) -> Antecedent | None:
        """Return whom a pronoun most likely means at word ``end`` of paragraph ``start``.

        ``end`` None is the paragraph's end. Those nearest are looked at first, until nobody farther
        away can fit better than the best, nor come near.
        """
        contexts, persons = self._document.contexts, self._candidates[pronoun]
        others = self._others(start, end) if end is not None else ()
        choice, left = (
            _AntecedentScorer(said_before, MOST_TOLD if self._spoken else MOST),
            _MOST_LOOKED_AT,
        )
        before = 0  # how many sentences begin in the paragraphs looked at, before ``end``
        for paragraph in range(start, max(-1, start - _PARAGRAPHS_BACK), -1):
            here = paragraph == start and end is not None
            if left <= 0 or (before >= choice.reach and not here):
                break
            context = contexts[paragraph]
            sentences = context.passage.sentences
            if not sentences:
                continue
            limit = end if here and end is not None else len(sentences)
            now = before + (sentences[limit] if here else sentences[-1])
            counted = -1  # where the last mention that counts ends
            at = bisect_left(context.firsts, limit)
            for number in range(at - 1, max(-1, at - 1 - left), -1):
                kind, first, last = context.mentions[number]
                distance = now - sentences[first]
                if distance >= choice.reach and (distance > 1 or not here):
                    return choice.made()
                if last > limit:
                    continue
                if kind is _PRONOUN:
                    one = self._earlier(context, MentionRef(paragraph, number), pronoun, depth)
                else:
                    one = persons[paragraph, number]
                if one is not None and (one.named is None or one.named.full not in others):
                    fit = one.fit + _fit_there(context, number, distance, here)
                    if choice.add(one, fit, is_clause_subject(context, number), last == counted):
                        counted = last
            before, left = now + 1, left - at
        return choice.made()

    def _others(self, paragraph: int, first: int) -> list[str]:
        """Return who is somebody else than the one at word ``first``."""
        context = self._document.contexts[paragraph]
        found = self._objects(paragraph, first)
        number = beside_opening(context, first)
        if number is not None:
            named = self._document.named(MentionRef(paragraph, number))
            found += [named.full] if named is not None else []
        return found

    def _objects(self, paragraph: int, first: int) -> list[str]:
        """Return whom the one at word ``first`` does something to, who is somebody else: "he turned
        to |Moss|", not "he was born Karl Moss".
        """
        context = self._document.contexts[paragraph]
        lowers, found = context.passage.lowers, list[str]()
        for number in range(bisect_left(context.firsts, first + 1), len(context.mentions)):
            kind, begins, _ = context.mentions[number]
            between = lowers[first + 1 : begins]
            if len(between) > _LONGEST_DEED or not _NO_OBJECT.isdisjoint(between):
                break
            if _is_name_of(between):
                break
            if kind is MentionKind.NAME and word_after(context, number) not in OWNERS:
                named = self._document.named(MentionRef(paragraph, number))
                found += [named.full] if named is not None else []
        return found

    def _earlier(
        self, context: ParagraphContext, place: MentionRef, pronoun: str, depth: int
    ) -> AntecedentCandidate | None:
        """Return whom an earlier pronoun means, if it agrees."""
        mention = context.mentions[place.number]
        if GENDERED_PRONOUNS.get(context.passage.lowers[mention.first]) != pronoun:
            return None
        if place not in self._known and depth < _LONGEST_CHAIN:
            self._known[place] = self._best(place, (), depth + 1)
        earlier = self._known.get(place)
        if earlier is None:
            return None
        named = earlier.named
        fit = agreement_score(context, place.number, named)
        return AntecedentCandidate(named, fit, earlier.clear, earlier.place)


def _is_name_of(between: list[str]) -> bool:
    """Return whether words make a name behind them that of whoever stands before them: "is", "was
    born", "changed his name to".
    """
    if not _NAMING.isdisjoint(between):
        return True
    return not _BEING.isdisjoint(between) and PREPOSITIONS.isdisjoint(between)


def _fit_there(context: ParagraphContext, number: int, distance: int, here: bool) -> int:
    """Return what a mention fits better or worse for where it stands, ``here`` in the same
    paragraph.
    """
    found = _SENTENCE * distance
    if (
        distance == 1
        and word_before(context, number) in _ASKED
        and word_after(context, number) not in OWNERS
    ):
        found += _ANSWERS
    if here:
        if distance <= 1 and heads_sentence(context, number):
            found += _JUST_BEFORE
    elif context.mentions[number].kind is _PRONOUN:
        found += _OTHER_PARAGRAPH
    if distance and is_possessive(context, number):
        found += _OWNER
    return found
