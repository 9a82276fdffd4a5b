"""Whether the speaker in a draft and the one in an article may be the same person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from briefreader.domain.people import PeopleDirectory
from briefreader.domain.quote import Quote, QuoteKind
from briefreader.quotes.entities.label_roles import LabelRole, role_in
from briefreader.text.folding import fold_text

_WORD = re.compile(r"[^\W_]+")
_TITLES = """
mr mrs ms miss dr sir dame lord lady prof professor president vice senator rep representative
secretary minister prime chancellor governor mayor general gen admiral captain judge justice
ambassador spokesperson spokesman spokeswoman press king queen prince pope the hon jr sr ii iii
deputy director leader speaker first foreign state of
"""
_HONORIFICS = frozenset(_TITLES.split())
_PRONOUNS = frozenset(("i", "he", "she", "it", "they", "we", "you", "who", "him", "her", "them"))


def same_speaker(
    speaker: str | None,
    mention: str,
    quote: Quote,
    text: str,
    on: date | None,
    people: PeopleDirectory,
) -> bool | None:
    """Return whether a draft's speaker is the quote's; None where nobody can tell.

    ``mention`` is what stands for the speaker in the draft, ``text`` the article that ``quote``
    stands in, ``on`` its day.
    """
    if quote.speaker is None:
        anonymous = quote.mention(text).strip(" :*_\u00a0\t")
        if speaker and anonymous and quote.kind is QuoteKind.TURN:
            if role_in(anonymous) is LabelRole.ANSWERS:
                return None  # "A:" says that somebody answers, and not who
            # A label that is no full name, as a reporter's, or one that the engine does not know.
            return same_name(speaker, anonymous, people)
        return _same_office(mention, anonymous)
    if speaker is None:
        return _same_office(mention, _office(quote, on, people))
    if not _named(speaker) or not _named(quote.speaker):
        return None  # "Mr." alone, where the draft's full stop was read as a sentence's end
    return same_name(speaker, quote.speaker, people)


def _named(name: str) -> bool:
    return any(word not in _HONORIFICS for word in _WORD.findall(fold_text(name)))


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
    words = [word for word in _WORD.findall(fold_text(name)) if len(word) > 1 or word.isalpha()]
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


def _office(quote: Quote, on: date | None, people: PeopleDirectory) -> str:
    """Return the titles that are known of the quote's speaker, as one text."""
    titles = [quote.speaker_title or ""]
    person = people.named(quote.speaker or "")
    office = person.office(on) if person and on else None
    if office:
        titles += [office.title, office.label]
    return " ".join(titles)


def _same_office(mention: str, titles: str) -> bool | None:
    """Return whether ``the press secretary`` is among the titles; None for a pronoun, or without
    any.
    """
    words = {word for word in _WORD.findall(fold_text(mention)) if word != "the"}
    if not words or words & _PRONOUNS:
        return None
    known = set(_WORD.findall(fold_text(titles)))
    return True if known and words <= known else None
