"""Whether the speaker in a draft and the one in an article may be the same person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefreader.domain.people import PeopleDirectory
from briefreader.domain.quote import Quote, QuoteKind
from briefreader.factcheck.affiliations import belongs_to
from briefreader.factcheck.office_match import another_holds, holds
from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.entities.gender import (
    Gender,
    gender_of,
    given_names,
    is_person,
    title_gender,
)
from briefreader.quotes.entities.joined_names import differ_by_a_letter
from briefreader.quotes.entities.label_roles import ASKING, LabelRole, role_in
from briefreader.quotes.entities.label_titles import without_suffix
from briefreader.quotes.entities.place_names import PLACE_NAMES
from briefreader.quotes.words.lexicon import ROLES
from briefreader.text.courtesy_titles import FOREIGN_TITLES
from briefreader.text.folding import fold_text

_WORD = re.compile(r"[^\W_]+")
_TITLES = """
mr mrs ms miss dr sir dame lord lady prof professor president vice senator rep representative
secretary minister prime chancellor governor mayor general gen admiral captain judge justice
ambassador spokesperson spokesman spokeswoman press king queen prince pope the hon jr sr ii iii
deputy director leader speaker first foreign state of
"""
_HONORIFICS = frozenset(_TITLES.split())
AMBIGUOUS_MALE_TITLES = ("M.", "Sr.", "Sig.")
"""Titles of other languages that are an initial, a suffix or an abbreviation in English."""
_SURNAMES_TOO = frozenset(("washington", "north", "south", "east", "west", "street", "fox"))
"""Surnames that most other names which end so have as a place's or a body's."""
_AROUND_LABEL = " :*_\u00a0\t"
_PRONOUNS = frozenset(("i", "he", "she", "it", "they", "we", "you", "who", "him", "her", "them"))

_GENDERS = {"he": Gender.MALE, "him": Gender.MALE, "she": Gender.FEMALE, "her": Gender.FEMALE}


@dataclass(frozen=True, slots=True)
class ClaimedSpeaker:
    """Whom a draft says speaks: the ``name``, if any, and the ``mention`` that stands for it.

    ``title`` is the one that the draft puts beside the mention, ``namesakes`` others in the draft
    of the same surname, ``named_before`` the capitalised words, folded, before "he" or "she".
    ``is_thing``: the mention is nobody: "the post", "a simple one". ``is_titled``: it is a title
    that the draft gives the ``name`` and nobody else. ``is_guess``: it is an office or role,
    and the ``name`` stands in no words of the draft's own. ``is_place``: the name is a place's, and
    of nobody whom the draft names in full: "Washington said".
    """

    name: str | None
    mention: str
    title: str = ""
    namesakes: tuple[str, ...] = ()
    named_before: frozenset[str] = frozenset()
    is_thing: bool = False
    is_titled: bool = False
    is_guess: bool = False
    is_place: bool = False

    @property
    def is_pronoun(self) -> bool:
        """Whether no more than "he" or "she" stands there."""
        return self.mention.lower() in _PRONOUNS

    @property
    def is_writer(self) -> bool:
        """Whether it is "I" or "we", whoever writes the draft."""
        return self.mention.lower() in ("i", "we")

    @property
    def called(self) -> str:
        """The office or role by which the draft speaks of somebody: "the press secretary"."""
        return "" if self.is_pronoun else self.title or self.mention

    @property
    def display_name(self) -> str:
        """The words by which a reader is told of somebody; none of a thing."""
        if self.is_thing:
            return ""
        if self.is_pronoun:
            return self.name or self.mention
        is_called = self.title or self.is_of_body or self.is_role
        return self.name if self.name and not is_called else self.mention

    @property
    def ends_with_role(self) -> bool:
        """Whether the mention's last word is a role: "the NSC spokesman"."""
        return _last(self.mention).lower() in ROLES

    @property
    def is_of_body(self) -> bool:
        """Whether the mention is a role, and the name only that of its body: "the |NSC|
        spokesman".
        """
        if not self.name or self.name not in self.mention or self.mention.endswith(self.name):
            return False
        return self.ends_with_role

    @property
    def is_role(self) -> bool:
        """Whether the mention is a role, and no name: "the press secretary", who is somebody that
        the draft named before.
        """
        words = self.mention.split()
        own = {*(self.name or "").split()}
        return not self.title and not own & {*words} and any(word in ROLES for word in words)

    @property
    def is_body(self) -> bool:
        """Whether the name is no person's: "the White House", "BP"; not "North", nor "the Reverend
        Moss".
        """
        if not self.name or self.is_place:
            return self.is_place
        if self.mention.lower() == f"the {self.name.lower()}":
            return True
        if " " not in self.name:
            return self.name.isupper() and len(self.name) > 1
        return not (is_person(self.name, titled=bool(self.title)) or _is_in_full(self.name))

    @property
    def gender(self) -> Gender:
        """What a pronoun or title there says: "she", "Ms. Moss"."""
        if self.is_pronoun:
            return _GENDERS.get(self.mention.lower(), Gender.UNKNOWN)
        if self.title in AMBIGUOUS_MALE_TITLES:
            return Gender.MALE
        return title_gender(_words_in(f"{self.title} {self.mention}"))


NOBODY = ClaimedSpeaker(None, "")
"""Of whom a draft says nothing."""


def same_speaker(
    claimed: ClaimedSpeaker, quote: Quote, text: str, on: date | None, people: PeopleDirectory
) -> bool | None:
    """Return whether a draft's speaker is the quote's; None where nobody can tell.

    ``text`` is the article that ``quote`` stands in, ``on`` its day.
    """
    speaker, called = claimed.name, claimed.called
    if quote.speaker is None:
        return _same_unnamed(claimed, quote, text, people)
    known = called and holds(called, quote, text, on, people)
    if speaker is None or (claimed.is_of_body and not same_name(speaker, quote.speaker, people)):
        if known:
            return _gender_fits(claimed, quote, text)
        other = called and another_holds(called, quote, text, on, people)
        return False if other else None
    if not _named(speaker) or not _named(quote.speaker):
        return None  # "Mr." alone, where the draft's full stop was read as a sentence's end
    in_full = speaker.split()[0] in claimed.mention
    same_surname = not in_full and _surname(speaker) == _surname(quote.speaker)
    # "The president" is not First Lady Ann Moss, named before
    label = quote.mention(text).strip(_AROUND_LABEL) if quote.kind is QuoteKind.TURN else ""
    printed = speaker == label or _is_printed_form(speaker, quote.speaker, text)
    of_office = known and (same_surname or claimed.is_guess)
    if of_office or printed or same_name(speaker, quote.speaker, people):
        return _gender_fits(claimed, quote, text)
    another = claimed.is_titled or another_holds(called, quote, text, on, people)
    if claimed.is_role and (known or not another):
        return None  # the last one of a like role may be another
    if claimed.is_pronoun and _surname(quote.speaker) in claimed.named_before:
        return None  # "he" may be either
    if claimed.is_body and is_person(quote.speaker, titled=bool(quote.speaker_title)):
        return None  # who may speak for it
    namesake = any(same_name(name, quote.speaker, people) for name in claimed.namesakes)
    if namesake or _may_be_said_by(speaker, quote, text):
        return None
    is_nobody_titled = not claimed.title and claimed.gender is Gender.UNKNOWN
    speaks_for = is_nobody_titled and belongs_to(quote.speaker, speaker, text, quote.span)
    return None if speaks_for else False


def _is_printed_form(speaker: str, listed: str, text: str) -> bool:
    """Return whether an article prints a draft's speaker, and not the name, another by a letter,
    under which the library lists whoever speaks there: "Davis", elsewhere misspelt "Davies".
    """
    alike = differ_by_a_letter(speaker, listed) and speaker.split()[:-1] == listed.split()[:-1]
    return alike and speaker in text and listed not in text


def _same_unnamed(
    claimed: ClaimedSpeaker, quote: Quote, text: str, people: PeopleDirectory
) -> bool | None:
    """Return whether a draft's speaker is that of a quote whose speaker has no name."""
    speaker, called = claimed.name, claimed.called
    anonymous = quote.mention(text).strip(_AROUND_LABEL)
    if speaker and anonymous and quote.kind is QuoteKind.TURN:
        if role_in(anonymous) is LabelRole.ANSWERS:
            return None  # "A:" says that somebody answers, and not who
        # A label that is no full name, as a reporter's, or one that the engine does not know.
        return same_name(speaker, anonymous, people)
    if not speaker and role_in(anonymous) in ASKING and role_in(_last(called)) in ASKING:
        return True  # "Q", a reporter
    return _same_words(called, anonymous)


def _may_be_said_by(speaker: str, quote: Quote, text: str) -> bool:
    """Return whether it is not certain who says a quote, and its paragraph names the draft's
    speaker, too.
    """
    if quote.certain or quote.kind is QuoteKind.TURN:
        return False
    start = text.rfind("\n\n", 0, quote.start) + 1
    end = text.find("\n\n", quote.end)
    outside = f"{text[start : quote.start]} {text[quote.end : end if end > 0 else len(text)]}"
    return _surname(speaker) in map(fold_text, re.findall(r"[^\W\d_][\w’'-]*", outside))


def _gender_fits(claimed: ClaimedSpeaker, quote: Quote, text: str) -> bool | None:
    """Return True; None where the draft says "she" of a man."""
    return None if _is_other_gender(claimed, quote, text) else True


def _is_other_gender(claimed: ClaimedSpeaker, quote: Quote, text: str) -> bool:
    """Return whether the draft says "she", or "Ms. Moss", of a man; or the other way round."""
    said = claimed.gender
    if said is Gender.UNKNOWN or quote.speaker is None:
        return False
    label = title_gender(_words_in(quote.mention(text)))
    there = label if label is not Gender.UNKNOWN else gender_of(quote.speaker)
    return there is not Gender.UNKNOWN and there is not said


def pronoun_is_unclear(claimed: ClaimedSpeaker, quote: Quote, text: str) -> bool:
    """Return whether a draft's "he" or "she" may well be another than the quote's speaker: one of
    another gender, or whom the draft did not name before.
    """
    if quote.speaker is None or claimed.gender is Gender.UNKNOWN:
        return False
    named = _surname(quote.speaker) in claimed.named_before
    return not named or _is_other_gender(claimed, quote, text)


def _is_in_full(name: str) -> bool:
    """Return whether a name that ends like a place's is a person's, by its given name: "Oliver
    North", "Ann Washington"; not "Charlotte North", which may be a part of Charlotte.
    """
    first, _, last = name.lower().partition(" ")
    known = first in given_names() and first not in PLACE_NAMES and not is_common(first)
    return known and last in _SURNAMES_TOO


def _last(words: str) -> str:
    return words.rpartition(" ")[2]


def surname(name: str) -> str:
    """Return the last word of a name, without "Jr." and its like."""
    return (without_suffix(name.split()) or [name])[-1]


def _surname(name: str) -> str:
    return fold_text(surname(name))


def _words_in(mention: str) -> set[str]:
    """Return the words of a mention in small letters, a title such as "Sig.ra" as one."""
    return {word.strip(".,:*_()") for word in mention.lower().split()}


def _named(name: str) -> bool:
    words = _WORD.findall(fold_text(_without_courtesy(name)))
    return any(word not in _HONORIFICS for word in words)


def _without_courtesy(name: str) -> str:
    """Return a name without the titles before it that are no English: "Frau Moss"."""
    words = name.split()
    while words and words[0].lower().rstrip(".") in FOREIGN_TITLES:
        del words[0]
    return " ".join(words)


def same_name(one: str, other: str, people: PeopleDirectory) -> bool:
    """Return whether two names may be one person's: the same, one a part of the other, known
    aliases.
    """
    person, other_person = people.named(one), people.named(other)
    if person and other_person:
        return person is other_person
    names = [one, *(person.aliases if person else ()), person.name if person else one]
    others = [other, *(other_person.aliases if other_person else ())]
    return any(_compatible(_names(a), _names(b)) for a in names for b in others)


def _names(name: str) -> list[str]:
    own = _WORD.findall(fold_text(_without_courtesy(name)))
    words = [word for word in own if len(word) > 1 or word.isalpha()]
    return [word for word in words if word not in _HONORIFICS] or words


def _compatible(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether two names may be one person's: ``Miller`` and ``M. Miller`` may, two other
    first names may not.
    """
    short, long = sorted((one, other), key=len)
    if not short:
        return False
    if set(short) <= set(long):
        return True
    if short[-1] != long[-1]:
        return False
    first, other_first = short[0], long[0]
    return len(short) > 1 and (
        (len(first) == 1 and other_first.startswith(first))
        or (len(other_first) == 1 and first.startswith(other_first))
    )


def _same_words(mention: str, other: str) -> bool | None:
    """Return whether ``the press secretary`` is called so, too; None for a pronoun, or nothing."""
    words = {word for word in _WORD.findall(fold_text(mention)) if word != "the"}
    if not words or words & _PRONOUNS:
        return None
    known = set(_WORD.findall(fold_text(other)))
    return True if known and words <= known else None
