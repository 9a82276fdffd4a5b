"""Who said what in reports of other languages than English.

Three word orders, which all of them share: "Q, said Moss", "Moss said: Q" and "according to Moss
Q". What is learnt from English news knows nothing of them, so that these rules are all there is;
their words are data (``words.languages``).
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.quotes.attribution.doubted_words import doubt_of
from briefreader.quotes.attribution.han_reports import find_han_quotes
from briefreader.quotes.attribution.rules import DecisionStep
from briefreader.quotes.entities.gender import Gender, gender_of, given_names
from briefreader.quotes.entities.name_parsing import normalize_unicode
from briefreader.quotes.words.language_words import (
    WITHOUT_SPACES,
    LanguageWords,
    language_within,
    language_words,
)
from briefreader.quotes.words.paragraphs import paragraphs_of
from briefreader.quotes.words.quotation_spans import (
    behind_note_marks,
    find_quotation_spans,
    quotes_with_single_marks,
)
from briefreader.quotes.words.reporting_languages import ACCORDING
from briefreader.text.lazy_pattern import lazy_pattern

_LETTERS = r"[^\W_](?:[^\W_]|[\u0300-\u036f])*"  # some with their accents apart
TOKEN = lazy_pattern(rf"{_LETTERS}(?:-{_LETTERS}|['’](?=[а-яіїєґ]){_LETTERS})*|[^\w\s]")
_DASH = lazy_pattern(r"(?:(?<=\s)|^|(?<=[.?!,…]))[—–]\s*|[—–](?=[,.;:])")
_THROWN_IN = lazy_pattern(
    r"(?:,\s|\s[—–]\s)([^,—–]{4,80}?)(?:,\s|\s[—–]\s|(?<=\w\w)\.(?:\s(?=[^\W\d_a-z])|\Z))"
)
_STOPS = frozenset(".?!…")
_AFTER_NO_END = frozenset(",:;")
_PAUSES = frozenset((",", "—", "–", "-"))
_PARTICLES = frozenset("von van de di da del della dos du le la ten ter zu al el bin".split())
_ARTICLES_OF_NAMES = frozenset("la las los der den dem".split())
_HOW = frozenset("wie comment cómo como come hoe jak як как".split())
_HELPERS = frozenset("a ont avait ha han hanno hat haben hatte hatten heeft hebben had".split())
_PATRONYMICS = ("ович", "евич", "йович", "івна", "ївна", "овна", "евна", "ич", "ична")
_WORKS = frozenset(
    """
    film roman buch stück serie song lied album livre chanson pièce série película libro novela obra
    canción romanzo canzone spettacolo filme livro romance peça canção boek nummer książka powieść
    sztuka piosenka фільм книга роман пісня вистава фильм песня пьеса спектакль
    heißt intitule titula intitola chama heet nosi називається называется tytuł titel
""".split()
)
_AFTER, _BEHIND_VERB, _BEFORE = 5, 9, 24  # words that are looked at
_IS = frozenset("ist war est était es era fue è é foi is was il si trata trata-se".split())
_LONGEST_ORDINAL = 2  # digits
_REMEMBERED = 20  # people whom a pronoun can mean
_FEWEST, _FEW, _SENTENCE = 2, 3, 4  # words of a quotation
_LONGEST_GROUP = 7  # words: "ein Sprecher des Ministeriums für Verkehr"


class Subject(Enum):
    """Who is the subject of a verb of saying, where it is nobody by name."""

    NOBODY = "a noun"
    DROPPED = "left out"
    HE = "he"
    SHE = "she"


class ReportedQuote(NamedTuple):
    """A quotation, who said it and where that is told; ``sure`` where a name is the subject.

    ``doubt`` is what the text has that says that it was not said, or perhaps not.
    """

    span: Span
    speaker: str | None
    mention: Span | None
    step: DecisionStep
    sure: bool
    doubt: str = ""


class _Token(NamedTuple):
    """A word, a mark or a quotation (``quote`` is its number, else -1)."""

    word: str
    start: int
    end: int
    quote: int = -1

    @property
    def lower(self) -> str:
        return self.word.lower()

    @property
    def capital(self) -> bool:
        return self.word[:1].isupper()


class _Name(NamedTuple):
    full: str
    span: Span


class _Group(NamedTuple):
    """Who has no name: "ein Sprecher der Stadt", "la empresa"."""

    span: Span


def find_reported_quotes(text: str, language: str) -> list[ReportedQuote]:
    """Return the quotations of a text in a language that are somebody's words, by start."""
    if language in WITHOUT_SPACES:
        nobody = None, None, DecisionStep.NOTHING, False
        return [ReportedQuote(span, *nobody) for span in find_han_quotes(text)]
    words = language_words(language)
    people = _People(words)
    found: list[ReportedQuote] = []
    paragraphs = paragraphs_of(text)
    spans = find_quotation_spans(text, paragraphs, quotes_with_single_marks(text))
    by_paragraph: dict[int, list[Span]] = {}
    for span in spans:
        by_paragraph.setdefault(span.paragraph, []).append(Span(span.start, span.end))
    for number, paragraph in enumerate(paragraphs):
        language = language_within(paragraph.of(text), language)
        words = language_words(language)
        quotes = by_paragraph.get(number) or _dialogue(text, paragraph, words)
        pieces = [
            piece for quote in quotes for piece in _without_parentheticals(text, quote, words)
        ]
        for one in _Paragraph(text, paragraph, pieces, words, people).reports():
            doubt = doubt_of(text, one.span, language)
            reason = doubt.reason if doubt else ""
            found.append(one._replace(sure=one.sure and not doubt, doubt=reason))
    return found


def _dialogue(text: str, paragraph: Span, words: LanguageWords) -> list[Span]:
    """Return what is said in a paragraph that opens with a dash: "—No —dijo Moss—, nunca."."""
    opening = paragraph.start + len(paragraph.of(text)) - len(paragraph.of(text).lstrip())
    if text[opening : opening + 1] not in ("—", "–"):
        return []
    edges = [match.span() for match in _DASH.finditer(text, opening, paragraph.end)]
    said: list[Span] = []
    narrated = False
    for number, (_, start) in enumerate(edges):
        end = edges[number + 1][0] if number + 1 < len(edges) else paragraph.end
        narrates = number > 0 and not narrated and _narrates(text[start:end], words)
        if not narrates:
            said.append(_trimmed(text, start, end))
        narrated = narrates
    return [span for span in said if span.end > span.start] if len(said) < len(edges) else []


def _without_parentheticals(text: str, quote: Span, words: LanguageWords) -> Iterator[Span]:
    """Yield a quotation without what a report throws in: "«Oui, dit Moss, toujours.»", "«Oui, dit
    Moss. Toujours.»".
    """
    start = quote.start
    for match in _THROWN_IN.finditer(quote.of(text)):
        inside = match[1]
        if _narrates(inside, words) and any(map(str.istitle, inside.split())):
            yield _trimmed(text, start, quote.start + match.start())
            start = quote.start + match.end()
    yield _trimmed(text, start, quote.end)


def _narrates(piece: str, words: LanguageWords) -> bool:
    return any(one.lower() in words.said for one in TOKEN.findall(piece)[:3])


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \t\xa0\n,;":
        start += 1
    while end > start and text[end - 1] in " \t\xa0\n,":
        end -= 1
    return Span(start, end)


class _People:
    """Who has been named so far, by surname and in order."""

    def __init__(self, words: LanguageWords) -> None:
        self._words = words
        self._by_word: dict[str, str] = {}
        self._genders: dict[str, Gender] = {}
        self._last: list[str] = []

    def known(self, word: str) -> str | None:
        """Return the full name with a word of it."""
        return self._by_word.get(word)

    def note(self, full: str, before: str) -> None:
        """Remember a person, ``before`` whom a word stands that may tell the gender."""
        self._last.append(full)
        gender = self._gender(full, before)
        if full not in self._genders or gender is not Gender.UNKNOWN:
            self._genders[full] = gender
        for word in full.split():
            self._by_word.setdefault(word, full)

    def _gender(self, full: str, before: str) -> Gender:
        """Return what the given name says, by its end or as known, or the role before it."""
        given = full.split()[0].lower()
        if self._words.feminine:
            if given.endswith(self._words.feminine):
                return Gender.FEMALE
            masculine = given.endswith(self._words.masculine)
            return Gender.MALE if masculine else Gender.UNKNOWN
        found = gender_of(full)
        role = before.lower()
        if found is Gender.UNKNOWN and self._words.capitals and role.removesuffix("in") != role:
            return Gender.FEMALE
        return found

    def last(self, subject: Subject) -> str | None:
        """Return the last person whom "he", "she" or nothing can mean."""
        pronoun = "she" if subject is Subject.SHE else "he"
        for full in self._last[: -_REMEMBERED - 1 : -1]:
            if subject is Subject.DROPPED or self._genders[full].fits(pronoun):
                return full
        return None


_Subject = _Name | _Group | Subject


_CLOSED = lazy_pattern(r"[ \xa0\u202f]?[“”„«»’\"」』›‹]")


class _Paragraph:
    """The words of one paragraph, each quotation as one."""

    def __init__(
        self,
        text: str,
        paragraph: Span,
        quotes: Sequence[Span],
        words: LanguageWords,
        people: _People,
    ) -> None:
        self._text, self._words, self._people = text, words, people
        self._quotes = quotes
        self._tokens: list[_Token] = []
        self._places: list[int] = []
        position = paragraph.start
        for number, quote in enumerate(quotes):
            self._take(position, quote.start)
            self._places.append(len(self._tokens))
            self._tokens.append(_Token("", quote.start, quote.end, number))
            closed = _CLOSED.match(text, quote.end)
            position = behind_note_marks(text, closed.end()) if closed else quote.end
        self._take(position, paragraph.end)
        self._sentences = self._number_sentences()

    def _take(self, start: int, end: int) -> None:
        for match in TOKEN.finditer(self._text, start, end):
            if match[0] in "“”„‟«»\"「」『』‘’‹›'" or self._is_of_a_word(match):
                continue
            self._tokens.append(_Token(normalize_unicode(match[0]), *match.span()))

    def _is_of_a_word(self, mark: re.Match[str]) -> bool:
        """Return whether a full stop ends no sentence: "12. Mai", "Dr. Moss", "A. Moss"."""
        start, end = mark.span()
        if mark[0] != "." or not self._tokens or self._tokens[-1].end != start:
            return False
        behind = self._text[end : end + 2]
        following = behind.lstrip()[:1]
        if following.islower() or following in _AFTER_NO_END or behind[:1].isdecimal():
            return True
        before = self._tokens[-1].word
        if len(before) == 1 and before.isalpha():
            return following.isupper()
        if before.isdecimal():
            return self._words.capitals and len(before) <= _LONGEST_ORDINAL and following.isalpha()
        return before.lower() in self._words.short

    def _number_sentences(self) -> list[int]:
        numbers, number = [], 0
        for at, token in enumerate(self._tokens):
            numbers.append(number)
            following = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
            if token.quote >= 0:
                goes_on = following is None or (following.quote < 0 and not following.capital)
                ends = self._is_closed(token) and not goes_on
            else:
                ends = token.word in _STOPS
            number += ends
        return numbers

    def _is_closed(self, quotation: _Token) -> bool:
        """Return whether a quotation ends with its own full stop, within its marks or behind."""
        return not _STOPS.isdisjoint(self._text[quotation.end - 1 : quotation.end + 1])

    def reports(self) -> Iterator[ReportedQuote]:
        """Yield the quotations that somebody said; people are remembered as they come."""
        noted = 0
        before: ReportedQuote | None = None
        for number, place in enumerate(self._places):
            self._note_names(noted, place)
            noted = place
            one = self._reported(number, place, before)
            if one is not None:
                yield one
            before = one
        self._note_names(noted, len(self._tokens))

    def _note_names(self, start: int, end: int) -> None:
        at = start
        while at < end:
            name, at = self._name_at(at)
            if name is None:
                continue
            first = bisect_left(self._tokens, name.span.start, key=lambda one: one.start)
            if " " in name.full or self._is_titled(first):
                self._people.note(name.full, self._tokens[first - 1].word if first else "")

    def _reported(
        self, number: int, place: int, before: ReportedQuote | None
    ) -> ReportedQuote | None:
        span = self._quotes[number]
        size = len(TOKEN.findall(self._text, *span))
        if self._is_label(place, size):
            return None
        for step, subject in (
            (DecisionStep.DIRECT, self._after(place)),
            (DecisionStep.SUBJECT, self._before(place)),
            (DecisionStep.ACCORDING, self._according(place)),
        ):
            if subject is not None and not self._is_work(place):
                # "Birk is angry: Q" does not say that he says it.
                told = step is not DecisionStep.SUBJECT or self._is_plainly_told(place)
                return self._of(span, subject, step, size, told)
        if self._stands_alone(place):
            if before is not None and before.speaker is not None:
                return before._replace(span=span, step=DecisionStep.SAME, sure=False)
            if size >= _SENTENCE or (size >= _FEWEST and self._text[span.start].isupper()):
                return ReportedQuote(span, None, None, DecisionStep.NOTHING, False)
        return None

    def _of(
        self, span: Span, subject: _Subject, step: DecisionStep, size: int, told: bool
    ) -> ReportedQuote:
        if isinstance(subject, _Group):
            return ReportedQuote(span, None, subject.span, step, False)
        if isinstance(subject, Subject):
            person = None if subject is Subject.NOBODY else self._people.last(subject)
            return ReportedQuote(span, person, None, step, False)
        sure = told and " " in subject.full and size > _FEW
        sure = sure and step is not DecisionStep.ACCORDING
        return ReportedQuote(span, subject.full, subject.span, step, sure)

    def _is_label(self, place: int, size: int) -> bool:
        """Return whether a quotation is what something is called: "sagte Moss dem „Abendblatt“"."""
        before = self._tokens[place - 1].lower if place else ""
        start = self._tokens[place].start
        capital = self._text[start : start + 1].isupper()  # nothing behind a last mark
        return size < _FEW and capital and before in self._words.any | self._words.prepositions

    def _is_work(self, place: int) -> bool:
        """Return whether a quotation is a work's title: "Der Film „Die lange Nacht“"."""
        return place > 0 and self._tokens[place - 1].lower in _WORKS

    def _stands_alone(self, place: int) -> bool:
        """Return whether a quotation is a sentence, or several, with no other word beside it."""
        number = self._sentences[place]
        first = bisect_left(self._sentences, number)
        end = bisect_left(self._sentences, number + 1)
        return all(one.quote >= 0 or not one.word.isalnum() for one in self._tokens[first:end])

    def _after(self, place: int) -> _Subject | None:
        """Return the subject of the verb right behind a quotation."""
        tokens, at = self._tokens, place + 1
        while at < len(tokens) and tokens[at].word in _PAUSES:
            at += 1
        if not self._same_sentence(place, at):
            return None
        for verb in range(at, min(at + _AFTER, len(tokens))):
            token = tokens[verb]
            if token.quote >= 0 or not token.word[:1].isalnum() or (verb > at and token.capital):
                return None
            if token.lower in self._words.inverted and verb == at:
                return self._behind(verb)
            if self._is_verb(token):
                return self._pronoun_in(at, verb + 1) or self._behind(verb)
            if token.capital:
                return self._named_before_verb(verb)
        return None

    def _named_before_verb(self, at: int) -> _Name | None:
        name, end = self._name_at(at)
        rest = self._tokens[end : end + _FEW]
        return name if any(map(self._is_verb, rest)) else None

    def _is_verb(self, token: _Token) -> bool:
        lower = token.lower
        return lower in self._words.said or lower.partition("-")[0] in self._words.said

    def _is_noun(self, at: int) -> bool:
        """Return whether a verb of saying is none: "em nota", "in risposta"."""
        before = self._tokens[at - 1].lower if at else ""
        return before in self._words.prepositions - self._words.any

    def _pronoun_in(self, start: int, end: int) -> Subject | None:
        for token in self._tokens[start:end]:
            lower = token.lower
            if lower in self._words.he or lower.endswith("-il"):
                return Subject.HE
            if lower in self._words.she or lower.endswith("-elle"):
                return Subject.SHE
        return None

    def _same_sentence(self, one: int, other: int) -> bool:
        return other < len(self._tokens) and self._sentences[one] == self._sentences[other]

    def _behind(self, verb: int) -> _Subject:
        """Return the subject behind a verb: a name, a pronoun, a noun, or nothing."""
        tokens, words = self._tokens, self._words
        noun = after_preposition = role = False
        at = verb + 1
        while at < min(verb + _BEHIND_VERB, len(tokens)) and not self._clause_ends(verb, at, noun):
            token = tokens[at]
            if token.word[:1].isdigit() and not token.word.partition("-")[2][:1].islower():
                return Subject.DROPPED  # "der 61-Jährige", not "die 52-jährige Moss"
            if pronoun := self._pronoun_in(at, at + 1):
                return pronoun
            if token.word == ",":
                after_preposition = False
            elif token.lower in words.prepositions - words.any:
                after_preposition = True
            elif token.lower in words.any or (
                token.word[:1].islower() and token.lower not in words.short
            ):
                # "calificó al alcalde |Moss| de", "dit la directrice du port |Moss|", not "dijo en
                # la plaza |Moss|"
                is_role, parted = self._is_role(token.lower), after_preposition
                led = not role or token.lower in words.any
                after_preposition = parted and led and (noun or is_role)
                role = role or (is_role and not parted)
                noun = True
            elif token.capital:
                name, end = self._name_at(at)
                name = name or self._unknown_name(at, verb)
                if name is not None and not after_preposition:
                    return name
                noun = noun or not after_preposition
                at, after_preposition = end - 1, False
            at += 1
        if group := self._group(verb + 1, min(verb + _BEHIND_VERB, len(tokens))):
            return group
        return Subject.NOBODY if self._has_noun(verb) else Subject.DROPPED

    def _group(self, start: int, stop: int, whole: bool = False) -> _Group | None:
        """Return who begins at a word without a name: an article, perhaps an adjective, and a role
        or body; up to ``stop`` if that is the ``whole``, else without what it is of.
        """
        tokens, words = self._tokens, self._words
        if start + 1 >= stop or tokens[start].lower not in words.any:
            return None
        known = words.roles | words.bodies
        for head in range(start + 1, min(start + 1 + _FEWEST, stop)):
            lower = tokens[head].lower
            if not self._same_sentence(start, head) or not lower[:1].isalpha():
                return None
            if lower in known or lower.removesuffix("in") in known:
                end = stop if whole else head + 1
                plain = all(one.word[:1].isalpha() for one in tokens[head:end])
                fits = plain and end - start <= _LONGEST_GROUP
                return _Group(Span(tokens[start].start, tokens[end - 1].end)) if fits else None
        return None

    def _unknown_name(self, at: int, verb: int) -> _Name | None:
        """Return a single word as a name where it is all that follows: "antwortete Moss:"."""
        token, following = self._tokens[at], self._tokens[at + 1 : at + 2]
        alone = not following or following[0].word in (":", ",", ".") or following[0].quote >= 0
        return _Name(token.word, Span(token.start, token.end)) if alone and at == verb + 1 else None

    def _clause_ends(self, verb: int, at: int, noun: bool) -> bool:
        """Return whether no subject of a verb can stand from a word on; behind a ``noun`` it can
        stand behind a comma: "said the mayor, Ann Moss".
        """
        token = self._tokens[at]
        if not self._same_sentence(verb, at) or token.quote >= 0:
            return True
        return token.word in (":", ";", *_STOPS) or (token.word in _PAUSES and not noun)

    def _has_noun(self, verb: int) -> bool:
        """Return whether a noun follows a verb: "cria un député"."""
        following = self._tokens[verb + 1 : verb + 3]
        if not following or not self._same_sentence(verb, verb + 1):
            return False
        return following[0].lower in self._words.any

    def _before(self, place: int) -> _Subject | None:
        """Return the subject of the last verb of saying before a quotation in its sentence."""
        if place > 1 and self._tokens[place - 1].word == ":" and not self._has_verb(place):
            return self._ahead(place - 1, place)  # "Birk is angry: Q"
        for verb in range(place - 1, max(-1, place - _BEFORE), -1):
            if not self._same_sentence(verb, place):
                return None
            if self._is_verb(self._tokens[verb]) and not self._is_noun(verb):
                behind = self._behind(verb)
                if isinstance(behind, _Name) and behind.span.end <= self._tokens[place].start:
                    return behind
                return self._ahead(verb, place)
        return None

    def _has_verb(self, place: int) -> bool:
        """Return whether a verb of saying stands in the sentence before a quotation."""
        first = bisect_left(self._sentences, self._sentences[place])
        return any(map(self._is_verb, self._tokens[first:place]))

    def _is_plainly_told(self, place: int) -> bool:
        """Return whether a verb of saying leads to a quotation, and no clause about how somebody
        did something: "schilderte, wie einer schrie: Q".
        """
        first = bisect_left(self._sentences, self._sentences[place])
        before = self._tokens[first:place]
        how = any(comma.word == "," and one.lower in _HOW for comma, one in pairwise(before))
        return any(map(self._is_verb, before)) and not how

    def _ahead(self, verb: int, place: int) -> _Subject:
        """Return the subject before a verb, the nearest one; else the pronoun behind it."""
        found: _Subject | None = None
        at = first = bisect_left(self._sentences, self._sentences[verb])
        while at < verb:
            token = self._tokens[at]
            if pronoun := self._pronoun_in(at, at + 1):
                found = pronoun
            elif token.capital and not self._after_preposition(at):
                name, end = self._name_at(at)
                found = name or found
                at = max(at, end - 1)
            at += 1
        if found is None and verb > first:
            nouns = self._tokens[first:verb]
            if group := self._group_before(first, verb):
                return group
            if any(one.lower in self._words.any or one.capital for one in nouns):
                return Subject.NOBODY
        return found or self._pronoun_in(verb + 1, verb + 3) or Subject.DROPPED

    def _group_before(self, first: int, verb: int) -> _Group | None:
        """Return who has no name and stands right before a verb, as the whole of its clause."""
        if verb - 1 > first and self._tokens[verb - 1].lower in _HELPERS:
            verb -= 1
        start = verb
        while start > first and self._tokens[start - 1].word[:1].isalpha():
            start -= 1
        return self._group(start, verb, True)

    def _after_preposition(self, at: int) -> bool:
        before = at - 1
        while before > 0 and self._tokens[before].lower in self._words.short:
            before -= 1
        return before >= 0 and self._tokens[before].lower in self._words.prepositions

    def _according(self, place: int) -> _Subject | None:
        """Return who is named behind "according to" in the sentence of a quotation."""
        number = self._sentences[place]
        first = bisect_left(self._sentences, number)
        end = bisect_left(self._sentences, number + 1)
        lowers = [token.lower for token in self._tokens[first:end]]
        for at in range(len(lowers)):
            for phrase in self._words.according:
                if tuple(lowers[at : at + len(phrase)]) == phrase:
                    return self._behind(first + at + len(phrase) - 1)
        if lowers[0] in self._words.opinion:  # "Pour Moss, c'est Q"
            name, behind = self._name_at(first + 1)
            is_opinion = any(one.lower in _IS for one in self._tokens[behind : behind + _FEW])
            return name if name and " " in name.full and is_opinion else None
        return None

    def _name_at(self, at: int) -> tuple[_Name | None, int]:
        """Return the person's name that begins at a word, if one does, and where it ends."""
        tokens, end = self._tokens, at
        while end < len(tokens) and self._goes_on(at, end):
            end += 1
        if end == at:
            return None, at + 1
        first = self._name_start(at, end)
        run = tokens[first:end]
        if not run:
            return None, end
        named = normalize_unicode(self._text[run[0].start : run[-1].end])
        full = " ".join(named.split())
        known = self._people.known(run[-1].word)
        if len(run) == 1 and known is None and self._is_titled(first):
            return _Name(full, Span(run[0].start, run[-1].end)), end
        if len(run) == 1:
            article = first > 0 and self._tokens[first - 1].lower in self._words.any
            alone = not (self._words.capitals or article or self._opens_sentence(first))
            if known is None and not alone:
                return None, end
            full = known or full
        elif known and all(len(one.word) == 1 for one in run[:-1]) and known[0] == full[0]:
            full = known  # "A. Moss"
        return _Name(full, Span(run[0].start, run[-1].end)), end

    def _is_titled(self, first: int) -> bool:
        """Return whether a role stands right before a name: "La chanteuse |Maïa|"."""
        if not first or not self._same_sentence(first - 1, first):
            return False
        return self._is_role(self._tokens[first - 1].lower)

    def _is_role(self, lower: str) -> bool:
        """Return whether a word says what somebody is: "Lehrerin", "collega-artiest"."""
        last = lower.rpartition("-")[2]
        return last in self._words.roles or last.removesuffix("in") in self._words.roles

    def _is_of_place(self, first: int) -> bool:
        """Return whether of three words behind a role the first says where: "голова |Лугового|
        Андрій Кравець", not "президент Іван Петрович Мороз" or "prezes Anna Maria Duda".
        """
        if not self._words.feminine or not self._is_titled(first):
            return False
        given, second = (one.lower for one in self._tokens[first : first + 2])
        return given not in given_names() and not second.endswith(_PATRONYMICS)

    def _goes_on(self, at: int, end: int) -> bool:
        token = self._tokens[end]
        if token.quote >= 0 or not self._same_sentence(at, end):
            return False
        if token.capital and token.word[:1].isalpha():
            return True
        if end == at:
            return False
        inner = token.lower in _ARTICLES_OF_NAMES and self._tokens[end - 1].lower in _PARTICLES
        if not inner and token.lower not in _PARTICLES:
            return False
        if self._words.capitals and self._tokens[at].lower not in given_names():
            return False  # "Angaben von Moss"
        behind = end + 1
        if self._tokens[behind : behind + 1] and self._tokens[behind].word in _ARTICLES_OF_NAMES:
            behind += 1  # "Luis de la Rosa"
        return behind < len(self._tokens) and self._tokens[behind].capital

    def _opens_sentence(self, at: int) -> bool:
        return at == 0 or self._sentences[at - 1] != self._sentences[at]

    def _name_start(self, at: int, end: int) -> int:
        """Return where a name begins among capital words: behind what else has a capital."""
        words, first = self._words, at
        known = given_names()
        while first < end:
            token = self._tokens[first]
            opens, left = self._opens_sentence(first), end - first
            lower = token.lower
            small = lower in words.any | words.prepositions | words.small | words.he | words.she
            small = small or (opens and (lower in words.adverbs or lower in ACCORDING))
            role = lower in words.short or self._is_role(lower)
            whole = self._tokens[min(first + 1, end - 1)].lower in _PARTICLES
            many = left > 2 and not whole and lower not in known and (opens or words.capitals)
            place = left > 2 and self._is_of_place(first)
            if small or role or many or place:
                first += 1
            else:
                break
        return first
