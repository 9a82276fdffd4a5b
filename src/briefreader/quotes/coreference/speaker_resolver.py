"""From a mention to a person: full name and title, whatever words stand in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

from briefreader.quotes.coreference.antecedents import (
    GENDERED_PRONOUNS,
    OF_THE_DAY,
    called_by_one_name,
    own_relation,
)
from briefreader.quotes.coreference.authors import author_of, work_of
from briefreader.quotes.coreference.bodies import (
    body_of,
    name_in_full,
    owned_body,
    printed_body,
)
from briefreader.quotes.coreference.described_people import described_person
from briefreader.quotes.coreference.partial_names import office_holder_after, organisation_label
from briefreader.quotes.coreference.pronouns import PronounResolver
from briefreader.quotes.coreference.unnamed_people import CALLINGS, GENDERED_NOUNS, INDEFINITE
from briefreader.quotes.coreference.unnamed_subjects import UnnamedSubject, subject_before
from briefreader.quotes.entities.entity_table import Entity
from briefreader.quotes.entities.gender import Gender
from briefreader.quotes.entities.speaker_labels import is_pseudo_label
from briefreader.quotes.entities.titles import WHOM_ONE_HAS, is_office, role_of
from briefreader.quotes.mentions.cue_verbs import asserted, begins_clause, head_before
from briefreader.quotes.mentions.detection import MentionKind
from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.mentions.syntax import word_after
from briefreader.quotes.words.lexicon import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    CONTRACTED,
    COUNTRIES,
    CUES,
    DEMONYMS,
    DETERMINERS,
    FEMALE_NOUNS,
    MALE_NOUNS,
    OFFICES,
    ONE_PERSON,
    ORGANISATIONS,
    OWNERS,
    PLACES,
    PORTFOLIOS,
    PREPOSITIONS,
    ROLES,
    SHORTENED_WOULD,
    TRADES,
    YOU_FORMS,
)
from briefreader.quotes.words.word_tags import (
    ADVERB,
    CUE,
    HEAD,
    NO_NOUN,
    OWNER,
    PLURAL,
    SMALL,
    SORTS,
    tells_how,
)
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.name_case import UPPER


class ResolvedSpeaker(NamedTuple):
    """Who a mention means; ``name`` is None where the text gives no name.

    ``sure`` says that the mention can mean nobody else in this text.
    """

    name: str | None
    title: str | None = None
    sure: bool = False


_NATIONS = DEMONYMS - {"american", "democratic", "republican"}
_PEOPLES = frozenset(["american", "russian", "ukrainian", "german", "canadian", "mexican"])
_PARTED_BY = _NATIONS | {"former", "eu"}
_POSTS = PORTFOLIOS | {"prime", "deputy", "vice", "lieutenant"}
_CLAUSE_REACH = 12
_GOES_ON = frozenset(["added", "adds", "continued", "said", "says", "warned"])
_IT_REACH = 500  # code points
# States behind a town; not those that also say what somebody is, as MD does.
_STATE = lazy_pattern(
    r",\s(?:A[KLRZ]|C[AT]|DC|DE|FL|GA|HI|I[ADL]|K[SY]|LA|M[INOST]|N[CDEHJMVY]|OH|RI|S[CD]|T[NX]"
    r"|UT|V[AT]|W[AIVY])\b"
)
_LANDS = COUNTRIES | PLACES | {"europe", "asia"}
_LONGEST_NAME = 40  # words, with what it is of
_WORDS_OF_HEADING = 4
_BEFORE_PERSON = ROLES - {"one"}
_OF_SEVERAL = ROLES - ONE_PERSON
_REVEREND = frozenset(("rev", "revd", "reverend", "very", "right", "hon"))
_FARTHEST_APPOSED = 7  # words: "his son, the former Dell actor |Karl Moss|"
_FARTHEST_NAME = 12  # words: "a trader, who asked to be identified only as |Moss|"
_NOT_APPOSED = PREPOSITIONS | OWNERS | CUES.keys() | {"who", "whom", "whose", "which", "that"}
SOMEBODY = ONE_PERSON | MALE_NOUNS | FEMALE_NOUNS | CALLINGS
"""What a person may be: "the |mayor|", "the |boy|"."""
_LONGEST_ROLE = 3  # words
_LONGEST_OFFICE = 7  # words: "|of| the harbour society of Dell"
_ENDS_APPOSED: tuple[list[str], ...] = ([","], ["."], [])
_NAMING = frozenset(
    ["name", "identified", "identify", "identifies", "introduced", "named", "called", "known"]
)
_BINDERS = PREPOSITIONS | CONJUNCTIONS
_CALLED = (["named"], ["called"])
_BEFORE_NAMING = frozenset((",", "who", "identified", "known", "identifying"))
_LONGEST_OF_SEVERAL = 6  # words: "of the club's lawyers"
_PRESENTING = (["it", "was"], ["it", "is"], ["it", "’s"], ["it", "'s"])
_OWN = (["my"], ["our"])
_BESIDE_NAME = frozenset((",", "(", "-", "–", "—"))
_NOT_BEFORE_WHO = frozenset(["in", "—", "–"])  # "somebody in |my crew| who"
_SPOKESPEOPLE = frozenset(["spokesperson", "spokesman", "spokeswoman"])
_OF_ANY = (["of", "a"], ["of", "an"], ["of", "one"], ["of", "some"])
_PRESIDENTS = lazy_pattern(r"\bPresident[ \xa0](?:[A-Z][\w.’-]+[ \xa0])*([A-Z][\w’-]+)")
_CAPITALIZED = lazy_pattern(r"\b[A-Z]\w+")
_OFFICE_REACH = 2_000  # code points
_TURNS_BEFORE = 2
_NAMES_KEPT = 8192
_COMPANY = (
    r"\b{0} (?:Inc|Ltd|Limited|[Pp][Ll][Cc]|LLC|LLP|Corp|Corporation|Co\.|Company|Holdings?|Group"
    r"|Industries|Bros|Brothers|Partners|Motors|Foods|& )"
    r"|\b(?:firm|company|retailer|brewer|manufacturer|maker|group) {0}\b"
)
_OWNER_AND_NOUN = 2  # words: "her husband"
_OWNER_WORDS = frozenset(("his", "her", "their"))
_NAME = rf"[{UPPER}][\w-]++(?:[’'][{UPPER}][\w-]++)*+"
_PERSONAL_TITLES = frozenset(
    ["mr", "mrs", "ms", "miss", "dr", "prof", "professor", "justice", "judge", "sen", "rep", "gov"]
)
# Nobody is spoken to as "Ms. Constable" for what she does, but "Mr. Coroner" is.
_ROLE_SURNAMES = frozenset(
    ["king", "pope", "bishop", "prince", "priest", "farmer", "major", "head"]
) | TRADES.difference(
    ("adjudicator", "administrator", "comptroller", "controller", "coroner", "councillor"),
    ("councilman", "councilor", "councilwoman", "examiner", "foreman", "foreperson", "magistrate"),
    ("mediator", "ombudsman", "provost", "recorder", "rector", "referee", "registrar"),
    ("superintendent", "taoiseach", "tánaiste", "umpire"),
)
UNNAMED = ResolvedSpeaker(None)


@lru_cache(maxsize=_NAMES_KEPT)
def _is_heading(name: str) -> bool:
    """Return whether words stand above or before a quotation and name nobody: PROMISE MADE."""
    return is_pseudo_label(name) or (
        name.isupper()
        and (
            name.count(" ") >= _WORDS_OF_HEADING - 1
            or (" " in name and any(map(is_pseudo_label, name.split())))
        )
    )


_ENDS_OF_OFFICES = frozenset(
    ["general", "secretary-general", "minister", "president", "chancellor"]
)


def _office(words: str) -> str:
    for before in ("the ", "our ", "this ", "mr. "):
        words = words.removeprefix(before)
    return words.removesuffix(" of the united states")


def _has_surname(lowers: list[str]) -> bool:
    """Return whether what is an office elsewhere is a surname behind a title: "Dr. King", not "Mr.
    President".
    """
    title, *surname = lowers
    is_titled = title.rstrip(".") in _PERSONAL_TITLES
    return is_titled and len(surname) == 1 and surname[0] in _ROLE_SURNAMES


def _end_of_several(lowers: list[str], last: int) -> int:
    """Return where the several end whose "one" ends at ``last``: "one |of their lawyers|, Moss"."""
    stop = min(len(lowers), last + _LONGEST_OF_SEVERAL)
    for at in range(last + 1, stop):
        if lowers[at] == ",":
            return at
        if not lowers[at][0].isalnum():
            break
    return last


class SpeakerResolver:
    """Whom the mentions of one text mean, quotation after quotation.

    ``own_voice`` is who says the whole of it, ``addressed`` the one to whom it is said.
    """

    def __init__(
        self,
        document: Document,
        own_voice: ResolvedSpeaker | None = None,
        addressed: ResolvedSpeaker | None = None,
    ) -> None:
        self._document = document
        self._own_voice = own_voice
        self._addressed = addressed
        self._own_name = own_voice.name if own_voice else None
        self._pronouns = PronounResolver(
            document,
            own_voice is not None,
            self._own_name,
            None if own_voice else self._told_of_before,
        )
        self._said: list[str] = []
        self._companies: dict[str, bool] = {}
        self._meant: dict[MentionRef, ResolvedSpeaker] = {}

    def fork(self) -> SpeakerResolver:
        """Return the same at this point of the text; what is asked of it is not remembered here."""
        found = SpeakerResolver(self._document, self._own_voice, self._addressed)
        found._pronouns = self._pronouns.fork(None if self._own_voice else found._told_of_before)
        found._said, found._meant = self._said[:], self._meant.copy()
        return found

    def resolve(self, place: MentionRef) -> ResolvedSpeaker:
        """Return the person or body that a mention means."""
        found = self._meant.get(place)
        if found is None:
            found = self._meant[place] = self._find(place)
        return found

    def record_speaker(self, speaker: ResolvedSpeaker) -> None:
        """Remember who spoke: a pronoun likes to mean the last speaker."""
        if speaker.name:
            self._said.append(speaker.name)

    def _find(self, place: MentionRef) -> ResolvedSpeaker:
        document = self._document
        context = document.contexts[place.paragraph]
        kind, first, last = context.mentions[place.number]
        if kind is MentionKind.PRONOUN:
            return self._pronoun(place, context.passage.lowers[first])
        if kind is MentionKind.PHRASE and (within := self._name_within(place)) is not None:
            return within
        named = document.named(place)
        if named is not None and (
            not is_office(named.full) or _has_surname(context.passage.lowers[first:last])
        ):
            return self._called_by_role(place) or self._by_name(place, named)
        if self._own_voice is not None and context.passage.lowers[first:last] in _OWN:
            return self._own_voice  # "our question is, Q"
        told = self._told_beside(place)
        if told is not None:
            return told
        words = context.passage.lowers[first:last]
        officer = self._officer(context.passage.lowers, first, last)
        if officer is not None and not self._is_own(officer):
            return ResolvedSpeaker(officer.full, None, self._is_only_officer(officer, place))
        role = role_of(words)
        if role and context.passage.lowers[last : last + 2] in _OF_ANY:
            return UNNAMED  # "the leader of a company"
        if role:
            return self._holder(role, words, place)
        author = author_of(document, place)
        if author is not None:
            return self.resolve(author)._replace(sure=False)
        return ResolvedSpeaker(work_of(document, place))

    def _called_by_role(self, place: MentionRef) -> ResolvedSpeaker | None:
        """Return who was introduced with the role that capitalised words behind "the" end in: "the
        |Labour MP|", "the |Dell Mayor|"; None where nobody was.
        """
        lowers = self._document.contexts[place.paragraph].passage.lowers
        _, first, last = self._document.mention(place)
        if not first or lowers[first - 1] != "the":
            return None
        role = role_of(lowers[first:last])
        holder = self._holder(role, lowers[first:last], place) if role else UNNAMED
        return holder if holder.name else None

    def _told_beside(self, place: MentionRef) -> ResolvedSpeaker | None:
        """Return whom words mean whose name stands beside them, or that are whose wife or
        predecessor somebody is.
        """
        document = self._document
        related = own_relation(document, place, self._own_name)
        if related is not None:
            return ResolvedSpeaker(related.full)
        apposed = self._apposed(place) or office_holder_after(document, place)
        if apposed is None:
            relative = self._relative(place)
            return ResolvedSpeaker(relative.full) if relative else None
        return ResolvedSpeaker(apposed.full, None, document.entities.has_unique_surname(apposed))

    def _relative(self, place: MentionRef) -> Entity | None:
        """Return the only one whom a report names as anybody's husband or sister: "|her husband|"
        of "Ann Moss and her husband Karl".
        """
        words = [word.lower() for word in self._document.words(place)]
        if self._own_voice is not None or len(words) != _OWNER_AND_NOUN:
            return None
        owner, noun = words
        if owner not in _OWNER_WORDS or noun not in WHOM_ONE_HAS & GENDERED_NOUNS:
            return None
        resolve = self._document.entities.resolve
        named = {resolve(name).full for name in _named_relatives(noun).findall(self._document.text)}
        return resolve(named.pop()) if len(named) == 1 else None

    def _officer(self, lowers: list[str], first: int, last: int) -> Entity | None:
        """Return who holds the office of words: "the President", "our |Secretary| of State", "the
        |President| of the United States".
        """
        stops = range(last + 2, last + 5) if lowers[last : last + 1] == ["of"] else (last,)
        if lowers[first] == "mr." and self._document.introductions.holders(lowers[first + 1]):
            return None
        offices = (" ".join(lowers[first:stop]) for stop in stops)
        found = (self._document.officers.get(_office(words)) for words in offices)
        return next((one for one in found if one is not None), None)

    def _is_only_officer(self, officer: Entity, place: MentionRef) -> bool:
        """Return whether "the President" begins a clause of a turn, and the text names the one of
        its day, and neither the turn so far nor the two before it any other.
        """
        document, context = self._document, self._document.contexts[place.paragraph]
        if self._own_voice is None or document.words(place)[-1] != "President":
            return False
        if not begins_clause(context.passage, document.mention(place).first):
            return False  # "it is false that the President said"
        surname = officer.full.split()[-1]
        if not any(name in document.text for name in (officer.full, f"President {surname}")):
            return False
        first = document
        for _ in range(_TURNS_BEFORE):
            first = first.before or first
        end = document.span(place).start
        start = max(first.paragraphs[0].start, end - _OFFICE_REACH)
        named = {*_PRESIDENTS.findall(document.text, start, end)} - {surname}
        words = {*_CAPITALIZED.findall(document.text, start, end)} - {surname}
        return not named and not any(
            document.entities.has_held(word, "the President") for word in words
        )

    def _by_name(self, place: MentionRef, named: Entity) -> ResolvedSpeaker:
        """Return whom or what a name means; nobody where it is a heading or only a modifier."""
        document = self._document
        if _is_heading(named.full) or document.entities.is_common_word(named):
            return UNNAMED
        if self._is_where(place, named) or self._is_broken_off(place):
            return UNNAMED
        words = document.words(place)
        peoples = words[-1].lower().removesuffix("s") in _PEOPLES
        if peoples and not document.tie(place).relation:
            return UNNAMED  # "inviting Americans to “…”"
        if not named.person:
            return self._by_body(place, named)
        in_full = " " in named.full and self._says_all(place, named)
        alone = document.entities.has_unique_surname(named)
        if not (alone or in_full):
            *title, last = words
            bearer = document.introductions.bearer(" ".join(title).lower(), last)
            if bearer and bearer != named.full:
                return ResolvedSpeaker(bearer)
        other = document.entities.is_addressed_otherwise(words, named)
        other = other or (len(words) == 1 and self._may_be_company(words[0]))
        return ResolvedSpeaker(named.full, None, in_full or (alone and not other))

    def _may_be_company(self, word: str) -> bool:
        """Return whether the text has a company of a name, for which that may stand as well: "Birk
        Holdings", "the brewer Birk".
        """
        found = self._companies.get(word)
        if found is None:
            pattern = _COMPANY.format(re.escape(word))
            found = self._companies[word] = re.search(pattern, self._document.text) is not None
        return found

    def _by_body(self, place: MentionRef, named: Entity) -> ResolvedSpeaker:
        """Return whom or what a name that is no person's means."""
        document = self._document
        if self._modifies(place):
            modified = self._modified(place)
            return ResolvedSpeaker(modified.full) if modified else UNNAMED
        lowers, (_, first, last) = (
            document.contexts[place.paragraph].passage.lowers,
            document.mention(place),
        )
        if lowers[last - 1] in _ENDS_OF_OFFICES:
            officer = self._officer(lowers, first, last)
            if officer is not None:  # "NATO Secretary General"
                return ResolvedSpeaker(officer.full)
        holder = office_holder_after(document, place)
        if holder is not None:
            return ResolvedSpeaker(holder.full, None, document.entities.has_unique_surname(holder))
        label = (
            organisation_label(document, place)
            or owned_body(document, place)
            or name_in_full(document, place, document.mention(place).first)
        )
        if label is not None:
            return ResolvedSpeaker(label, None, True)
        body, _, role = named.full.rpartition(" ")
        speaks = role.lower() in _SPOKESPEOPLE
        if speaks and body.lower().rpartition(" ")[2] in ORGANISATIONS:
            return ResolvedSpeaker(body, role, True)  # "Dell Union Spokesperson: Q"
        if speaks or self._is_subtitle(place):
            return ResolvedSpeaker(named.full)  # "Ann Moss Spokesperson: Q"
        return ResolvedSpeaker(named.full, None, document.entities.has_unique_surname(named))

    def _is_subtitle(self, place: MentionRef) -> bool:
        """Return whether a name goes on behind a colon amid a sentence: "in Dell Boat Review:
        |Insights|", not "KELL: |Reuters|".
        """
        context = self._document.contexts[place.paragraph]
        words, colon = context.passage.words, context.mentions[place.number].first - 1
        at = colon - 1
        while at >= 0 and words[colon] == ":" and words[at][0].isupper():
            at -= 1
        return 0 <= at < colon - 1 and words[at].isalpha()

    def _is_broken_off(self, place: MentionRef) -> bool:
        """Return whether a name is the beginning of a word: "Fer- — people said"."""
        after = word_after(self._document.contexts[place.paragraph], place.number)
        if not after.startswith("-"):
            return False  # most names, without looking for where they stand
        text, end = self._document.text, self._document.span(place).end
        return text[end : end + 1] == "-" and not text[end + 1 : end + 2].isalnum()

    def described(self, place: MentionRef) -> ResolvedSpeaker:
        """Return the body or person that words without a name mean: "the company", "the singer".

        In speech, where "it" can be anything, only a body whose name they hold and who says
        something.
        """
        document = self._document
        if self._own_voice is None:
            body = (
                body_of(document, place)
                or self._spoke_last(place)
                or described_person(document, place, self._said[-1] if self._said else None)
            )
        else:
            acts = place.number in document.contexts[place.paragraph].heads
            told = acts or document.tie(place).relation
            body = printed_body(document, place) if told else None
        return ResolvedSpeaker(body.full) if body else UNNAMED

    def _spoke_last(self, place: MentionRef) -> Entity | None:
        """Return the body that spoke last, nearby, which goes on as "it"."""
        document = self._document
        if not self._said or [word.lower() for word in document.words(place)] != ["it"]:
            return None
        cue = document.tie(place).cue
        if cue < 0 or document.contexts[place.paragraph].passage.lowers[cue] not in _GOES_ON:
            return None
        named = document.entities.resolve(self._said[-1])
        start = document.span(place).start
        near = document.text.find(named.full, max(0, start - _IT_REACH), start) >= 0
        return named if near and not named.person else None

    def _is_where(self, place: MentionRef, named: Entity) -> bool:
        """Return whether a name only tells where somebody is: "policy makers in |Europe|", "|Kell|,
        TX".
        """
        if named.person:
            return False
        if _STATE.match(self._document.text, self._document.span(place).end):
            return True
        if named.full.lower() not in _LANDS:
            return False
        context = self._document.contexts[place.paragraph]
        first = context.mentions[place.number].first
        return first > 1 and context.passage.lowers[first - 1] in ("in", "across", "around")

    def _name_within(self, place: MentionRef) -> ResolvedSpeaker | None:
        """Return whom the name in a phrase means, where that name speaks; None for others."""
        if (ending := self._name_ending(place)) is not None:
            return self.resolve(ending)
        does = self._name_before_verb(place)
        return None if does is None else self.resolve(does)._replace(sure=False)

    def _name_ending(self, place: MentionRef) -> MentionRef | None:
        """Return the person's name behind the role or the owner that a phrase begins with: "boss
        |Ann Moss|", "the FDA’s |Ann Moss|".
        """
        context = self._document.contexts[place.paragraph]
        lowers, (_, first, stop) = context.passage.lowers, context.mentions[place.number]
        for number in range(place.number + 1, len(context.mentions)):
            mention = context.mentions[number]
            if mention.first >= stop:
                return None
            # "nurse |Ann Moss| rejected", "director |Ann Moss| struck a cautious"
            acts = mention.last == stop - 1 and lowers[stop - 1].endswith("ed")
            led = mention.first == first + 1 and lowers[first] in ONE_PERSON
            # not "leader |Ann Moss|’s husband"
            acts = acts or (led and OWNERS.isdisjoint(lowers[mention.last : mention.last + 1]))
            if (mention.last == stop or acts) and mention.kind is MentionKind.NAME:
                ending = MentionRef(place.paragraph, number)
                named = self._document.person(ending)
                titled = lowers[mention.first - 1] in _BEFORE_PERSON
                # "the great |Ann Moss|"
                praised = lowers[first] == "the" and mention.first - first == 2
                praised = praised and named is not None and " " in named.full
                # "the |Rev Ann Moss|"
                reverend = mention.first == first + 1 and lowers[first] == "the"
                reverend = reverend and lowers[mention.first].rstrip(".") in _REVEREND
                told = titled or praised or reverend or lowers[mention.first - 1] in OWNERS
                return ending if told and named is not None else None
        return None

    def _name_before_verb(self, place: MentionRef) -> MentionRef | None:
        """Return the name that does something in words read as one phrase: "the |Dell Union|
        released a report".
        """
        context = self._document.contexts[place.paragraph]
        lowers, (_, first, last) = context.passage.lowers, context.mentions[place.number]
        if lowers[first] != "the":
            return None
        if place.number not in context.heads and not context.tie(place.number).relation:
            return None
        for number in range(place.number + 1, len(context.mentions)):
            name = context.mentions[number]
            if name.first > first + 1:
                break
            if name.kind is MentionKind.NAME and name.last < last:
                verb = lowers[name.last]
                does = verb.endswith("ed") or tells_how(verb)
                after = lowers[name.last + 1 : name.last + 2]
                does = does or not DETERMINERS.isdisjoint(after)  # "sent a memo"
                return MentionRef(place.paragraph, number) if does else None
        return None

    def _says_all(self, place: MentionRef, named: Entity) -> bool:
        """Return whether a mention has every word of a full name."""
        words = self._document.words(place)
        return len(words) > 1 and set(named.full.split()) <= set(words)

    def _modifies(self, place: MentionRef) -> bool:
        """Return whether a name only tells which people are meant: "Radio Dell editors", "Irish
        boats".
        """
        context = self._document.contexts[place.paragraph]
        mention, passage = context.mentions[place.number], context.passage
        sort = SORTS.get(passage.outline[mention.last : mention.last + 1], 0)
        if not sort & SMALL or sort & CUE:
            return False
        demonym = passage.lowers[mention.last - 1] in DEMONYMS
        return bool(sort & HEAD) or (demonym and not sort & (NO_NOUN | ADVERB))

    def _modified(self, place: MentionRef) -> Entity | None:
        """Return the person whose role a name begins to tell: "|Council| leader Ann Moss"."""
        context = self._document.contexts[place.paragraph]
        lowers, last = context.passage.lowers, context.mentions[place.number].last
        for at in range(last, min(last + _LONGEST_ROLE, len(lowers) - 1)):
            if not lowers[at].isalpha() or lowers[at] in CUES:
                return None
            number = context.starting_at(at + 1) if lowers[at] in ONE_PERSON else None
            if number is not None and context.mentions[number].kind is MentionKind.NAME:
                return self._document.person(MentionRef(place.paragraph, number))
        return None

    def _apposed(self, place: MentionRef) -> Entity | None:
        """Return the person whom a phrase describes across a comma: "the treasurer, Ann Moss,
        said".
        """
        context = self._document.contexts[place.paragraph]
        words, (_, first, last) = context.passage.words, context.mentions[place.number]
        if context.passage.lowers[first:last] == ["one"] and words[last : last + 1] == ["of"]:
            last = _end_of_several(context.passage.lowers, last)
        one = self._name_behind(place) or self._name_given(place) or self._described_name(place)
        if one is not None:
            return one
        if "," not in (words[first - 1], *words[last : last + 1]):
            return None
        near = bisect_left(context.firsts, first - _LONGEST_NAME)
        for number in range(near, bisect_left(context.firsts, last + 2)):
            other = context.mentions[number]
            after = other.first == last + 1 and words[last] == ","
            before = other.last == first - 1 and words[first - 1] == ","
            if other.kind is MentionKind.NAME and (after or before):
                closes = other.last if after else last
                behind = words[closes] if closes < len(words) else "."
                # "Of |Moss|, the mayor said", but not "|Moss|, a sailor held for ransom,"
                goes_on = before and CUES.get(behind.lower()) not in (None, "hold")
                if behind in ("and", "'s", "’s") or goes_on:
                    continue
                named = self._document.person(MentionRef(place.paragraph, number))
                if named is not None:
                    return named
        return None

    def _name_given(self, place: MentionRef) -> Entity | None:
        """Return who is said to be called so: "a trader named |Moss|", "a trader, who gave his name
        as |Moss|,".
        """
        context = self._document.contexts[place.paragraph]
        lowers, (kind, first, last) = context.passage.lowers, context.mentions[place.number]
        if kind is not MentionKind.PHRASE or lowers[first] not in INDEFINITE:
            return None
        near = bisect_left(context.firsts, last)
        for number in range(near, bisect_left(context.firsts, last + _FARTHEST_NAME)):
            name = context.mentions[number]
            if name.kind is MentionKind.NAME:
                told = lowers[last : name.first]
                if told[-1:] == ["only"]:
                    told.pop()
                calls = told[-1:] == ["as"] and not _NAMING.isdisjoint(told)
                called = told in _CALLED or (calls and told[0] in _BEFORE_NAMING)
                # "one named Moss and another named Birk"
                if not called or not _BINDERS.isdisjoint(lowers[name.last : name.last + 1]):
                    return None
                return self._document.named(MentionRef(place.paragraph, number))
        return None

    def _described_name(self, place: MentionRef) -> Entity | None:
        """Return the person who stands behind words for whose relative or deputy it is and more
        words for what he does: "his son, the actor |Karl Moss|,", "her deputy, Dell’s |Ann Moss|,",
        "the new head of the port, former mayor |Ann Moss|,".
        """
        context = self._document.contexts[place.paragraph]
        passage, (kind, first, last) = context.passage, context.mentions[place.number]
        lowers = passage.lowers
        of_one = lowers[last - 1] in ONE_PERSON or passage.sort(last - 1) & (HEAD | PLURAL) == HEAD
        office = lowers[first] == "the" and of_one
        owned = passage.sort(first) & OWNER or not OWNERS.isdisjoint(lowers[first:last])
        if kind is not MentionKind.PHRASE or not (office or owned):
            return None
        comma = self._end_of_office(passage.words, last) if office else last
        if lowers[comma : comma + 1] != [","]:
            return None
        near = bisect_left(context.firsts, comma + 1)
        for number in range(near, bisect_left(context.firsts, comma + _FARTHEST_APPOSED)):
            name = context.mentions[number]
            ends = lowers[name.last : name.last + 1] in _ENDS_APPOSED
            goes_on = lowers[name.last + 1 : name.last + 2] not in (["and"], ["or"])
            described = lowers[comma + 1 : name.first]
            plain = all(word.isalpha() or word in OWNERS for word in described)
            told = bool(described) and (
                described[-1] in OWNERS or described[-1] in ROLES or described[0] in ARTICLES
            )
            told = told and described[-1] not in PREPOSITIONS  # "a friend of |Moss|"
            told = told or (comma > last and not described)
            if office and described:  # not "the mayor, speaking to the poet |Moss|,"
                told = told and _NOT_APPOSED.isdisjoint(described) and described[0][-3:] != "ing"
            if name.kind is MentionKind.NAME and ends and goes_on and plain and told:
                return self._document.person(MentionRef(place.paragraph, number))
        return None

    @staticmethod
    def _end_of_office(words: list[str], last: int) -> int:
        """Return where words about an office end, with what it is of: "the |bishop| of Dell|, the",
        "the |chair| of the harbour society|, Ann"; not of whom, for the name may be that one's:
        "the |mother| of the victim, Ann", "the |wife| of the mayor, Karl".
        """
        if words[last : last + 1] not in (["of"], ["for"]):
            return last
        for at in range(last + 1, min(last + _LONGEST_OFFICE, len(words))):
            if words[at] == ",":
                named = words[at - 1][0].isupper()
                of_whom = words[last - 1] in WHOM_ONE_HAS or words[at - 1] in SOMEBODY
                return last if of_whom and not named else at
            lower = words[at].lower()
            if not lower.isalpha() or lower in CUES or lower in AUXILIARIES:
                break
        return last

    def _name_behind(self, place: MentionRef) -> Entity | None:
        """Return the person whose name a phrase stands right before, "the poet |Ann Moss|", or that
        holds the phrase's office: "former |President Moss|", but not "that |President Moss|".
        """
        context = self._document.contexts[place.paragraph]
        lowers, (kind, first, last) = context.passage.lowers, context.mentions[place.number]
        if kind is not MentionKind.PHRASE:
            return None
        if (number := context.starting_at(last)) is not None:
            told, least = lowers[first] == "the" and last - first > 1, 2
        elif (number := context.starting_at(last - 1)) is not None:
            told, least = lowers[last - 1] in OFFICES and lowers[first] != "that", 1
        else:
            return None
        name = context.mentions[number]
        if not told or name.kind is not MentionKind.NAME or name.last - last < least:
            return None
        officer = self._officer(lowers, first, last)
        if officer is not None and officer.full.lower().endswith(f" {lowers[name.last - 1]}"):
            return officer
        return self._document.person(MentionRef(place.paragraph, number))

    def _pronoun(self, place: MentionRef, word: str) -> ResolvedSpeaker:
        word = CONTRACTED.get(word, word)
        if word == "i" and self._own_voice is not None:
            return self._own_voice  # "we" are several, of whom only one speaks here
        if word in YOU_FORMS:
            anybody = word.endswith(SHORTENED_WOULD)  # "and you’d say, “Wait.”"
            return (not anybody and self._addressed) or UNNAMED
        if word == "who":
            return self._antecedent(place)
        if word not in GENDERED_PRONOUNS:
            return UNNAMED
        named, clear = self._pronouns.resolve(place, self._said)
        if named is None:
            return UNNAMED
        known = named.person and named.gender is not Gender.UNKNOWN
        return ResolvedSpeaker(named.full, None, clear and known)

    def _told_of_before(self, place: MentionRef) -> tuple[UnnamedSubject, Entity | None] | None:
        """Return the words without a name that the sentence before that of a "he" or "she" is
        about, "|a resident| came out. He said", "Birk’s |lawyer| was brief. He said", and the only
        relative whom they can mean.
        """
        found = subject_before(self._document.contexts[place.paragraph], place.number)
        if found is None:
            return None
        if found.number is None:
            return found, None
        subject = MentionRef(place.paragraph, found.number)
        relative = self._relative(subject)
        if relative is not None:
            return found, relative
        unnamed = self.resolve(subject).name is None and self.described(subject).name is None
        return (found, None) if unnamed else None

    def _antecedent(self, place: MentionRef) -> ResolvedSpeaker:
        """Return the person right before "who": "Ann Moss, who said", "Ann Moss, a farmer, who
        said".
        """
        context = self._document.contexts[place.paragraph]
        first = context.mentions[place.number].first
        sentences = context.passage.sentences
        for number in range(place.number - 1, -1, -1):
            mention = context.mentions[number]
            if sentences[mention.first] != sentences[first] or mention.last < first - _CLAUSE_REACH:
                break
            named = self._document.named(MentionRef(place.paragraph, number))
            if named is not None and named.person:
                if asserted(context.passage.lowers, context.mentions, mention) is not mention:
                    continue  # "it was Moss, not |Birk|, who said"
                told_of = self._is_told_of(context.passage.lowers[mention.last : first])
                return ResolvedSpeaker(named.full, None, True) if told_of else UNNAMED
            if named is not None and mention.last == first - 1:
                called = called_by_one_name(context, number, named, spoken=False)
                if called.person:
                    return ResolvedSpeaker(called.full)  # "Birk’s cousin, Emil, |who| said"
            presented = context.passage.lowers[mention.first - 2 : mention.first] in _PRESENTING
            if named is not None and mention.last == first and presented:
                return ResolvedSpeaker(named.full)  # "it was Birk who said"
            given = self._name_given(MentionRef(place.paragraph, number))
            if given is not None:
                return ResolvedSpeaker(given.full)  # "a trader, |who| gave his name as Moss"
        return UNNAMED

    @staticmethod
    def _is_told_of(between: list[str]) -> bool:
        """Return whether a "who" behind a name and some words tells of that name: "Moss|, a farmer
        in Kell,| who", not "Moss|’s aide, |who", "Moss| was told by a nurse |who".
        """
        if not between:
            return True
        beside = between[0] in _BESIDE_NAME or between[0] in PREPOSITIONS
        return beside and AUXILIARIES.isdisjoint(between) and CUES.keys().isdisjoint(between)

    def described_by_who(self, place: MentionRef) -> tuple[MentionRef, ResolvedSpeaker] | None:
        """Return the words that a "who" tells of, "the |head of Dell Boats|, who said", and whom
        they mean if that is a name or an office of the day; None for another mention.
        """
        context = self._document.contexts[place.paragraph]
        lowers, (kind, first, _) = context.passage.lowers, context.mentions[place.number]
        if kind is not MentionKind.PRONOUN or lowers[first] != "who" or not first:
            return None
        end = first - (lowers[first - 1] == ",")
        aged = end > 2 and lowers[end - 1].isdecimal() and lowers[end - 2] == ","
        end -= 2 * aged  # "Moss, 24, who said"
        end -= lowers[end - 1] == "*"  # whose name is changed
        near = context.mentions[bisect_left(context.firsts, end - _LONGEST_NAME) : place.number]
        whole = head_before(lowers, near, end)
        if whole is None or whole.kind is MentionKind.PRONOUN:
            return None
        whole = asserted(lowers, near, whole)
        found = MentionRef(place.paragraph, context.number(whole))
        if whole.kind is MentionKind.NAME and lowers[whole.first] in _OF_SEVERAL:
            return found, UNNAMED  # "Campaigners, who said"
        if whole.kind is MentionKind.NAME:
            named = aged or self._document.person(found) is not None
            return (found, self.resolve(found)._replace(sure=False)) if named else None
        if whole.first and lowers[whole.first - 1] in _NOT_BEFORE_WHO:
            return None
        officer = None
        if lowers[whole.first] in OF_THE_DAY:
            officer = self._officer(lowers, whole.first, whole.last)
        return found, ResolvedSpeaker(officer.full) if officer else UNNAMED

    def described_before(self, place: MentionRef) -> MentionRef | None:
        """Return the words that a "he" or "she" of nobody named means: "a spokesman for Dell"."""
        kind, first, _ = self._document.mention(place)
        lower = self._document.contexts[place.paragraph].passage.lowers[first]
        if kind is not MentionKind.PRONOUN or lower not in GENDERED_PRONOUNS:
            return None
        found = self._pronouns.unnamed(place)
        if found is None or place.paragraph - found.paragraph > 1:
            return None
        context, mention = self._document.contexts[found.paragraph], self._document.mention(found)
        lowers = context.passage.lowers[mention.first : mention.last]
        return found if OWNERS.isdisjoint(lowers[1:]) else None  # not "my father’s house"

    def title(self, full: str) -> str | None:
        """Return the title that the text states with a name."""
        return self._document.introductions.title(full)

    def _holder(self, role: str, words: list[str], place: MentionRef) -> ResolvedSpeaker:
        """Return the one who was introduced with this role, the latest before the mention.

        "The finance minister" is nobody who is introduced as another minister, and of several "the
        Irish president" and "the former president" are only those who are called so.
        """
        introductions = self._document.introductions
        holders = introductions.holders(role)
        if role in OFFICES:
            telling = _POSTS.intersection(words)
            if introductions.only_holder(role) is None:
                telling |= _PARTED_BY.intersection(words)
            nation = DEMONYMS.intersection(words)
            holders = [
                one
                for one in holders
                if telling <= one.words and not (nation and _NATIONS & one.words - nation)
            ]
        at = bisect_left(holders, self._document.span(place).start, key=itemgetter(0))
        before = (one.named for one in reversed(holders[:at]))
        holder = next((named for named in before if not self._is_own(named)), None)
        return ResolvedSpeaker(holder.full) if holder else UNNAMED

    def _is_own(self, named: Entity) -> bool:
        """Return whether a name is that of the one who says all of the text, in whatever case."""
        return self._own_name is not None and named.full.lower() == self._own_name.lower()


@cache
def _named_relatives(noun: str) -> re.Pattern[str]:
    """Return a pattern for the names of those whom a text calls somebody's husband or sister."""
    owned = r"(?:\b[Hh]is|\b[Hh]er|\b[Tt]heir|[’']s)"
    return re.compile(rf"{owned} {noun},? ({_NAME}(?: {_NAME})*+)")
