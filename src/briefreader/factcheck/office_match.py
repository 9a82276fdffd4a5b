"""Whether an office or role by which a draft names a speaker is that of an article's speaker."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from briefreader.domain.people import PeopleDirectory
from briefreader.domain.quote import Quote
from briefreader.quotes.words.lexicon import COUNTRIES
from briefreader.text.folding import fold_text

_WORD = re.compile(r"[^\W_]+")
_OWNED = re.compile(r"^(?:the |an? )?(?:(?P<known>[a-z][\w-]*)|.*)(?:['’]s|s['’])\s+", re.DOTALL)
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")
_AGE = re.compile(r"\b\d+-year-old\b")
# Words that tell nothing of which office it is.
_FREE = frozenset(
    """
    the a an of for to at in on and or de his her its their our my your new current sitting then
    incumbent outgoing longtime acting united own from s
""".split()
)
# Whose office it is, where the title says no more.
_OF_GOVERNMENT = frozenset(("white", "house", "states"))
_FORMER = frozenset(("former", "ex", "past", "late", "onetime"))
# With one of these it is another office.
_PARTING = _FORMER | frozenset(
    """
    vice deputy assistant associate under press prime first second lieutenant attorney surgeon
    general shadow elect
""".split()
)
# Of two words for one thing, that by which it is compared.
_SYNONYMS = {
    "adviser": "advisor",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "congressman": "representative",
    "congresswoman": "representative",
    "counsellor": "counselor",
    "defence": "defense",
    "labour": "labor",
    "us": "states",
    "america": "states",
    "american": "states",
    "uk": "kingdom",
    "british": "kingdom",
    "britain": "kingdom",
    "un": "nations",
    "french": "france",
    "dutch": "netherlands",
}
_SPOKESPERSON = "spokesperson"
_ENDS_DEMONYM = re.compile(r"(?:ian|ean|ese|ish|an|i)$")
_OF = re.compile(r",| (?:of|for|to|at|in|on|from|with) ")
_TWO = re.compile(r",| and ")
_ROOT = 4  # letters of a nation's name that its people's has, too


class _Role(NamedTuple):
    """What somebody is: "secretary", and all words of "press secretary" or "Treasury secretary"."""

    head: str
    words: frozenset[str]


def holds(called: str, quote: Quote, text: str, on: date | None, people: PeopleDirectory) -> bool:
    """Return whether what somebody is ``called``, ``the press secretary``, is among the titles
    that are known of a quote's speaker: by its article, by its label in ``text``, or by the offices
    held ``on`` its day.
    """
    role = _role(called)
    return any(_is_titled(role, title) for title in _titles(quote, text, on, people))


def another_holds(
    called: str, quote: Quote, text: str, on: date | None, people: PeopleDirectory
) -> bool:
    """Return whether it is certain that a quote's speaker, who has another office on its day, is
    not ``the vice president``: somebody else is, and he is not to be.
    """
    role = _role(called)
    person = people.named(quote.speaker or "")
    if person is None or on is None or not quote.certain or not called.lower().startswith("the "):
        return False
    if role.words & _FORMER or role.head == _SPOKESPERSON:
        return False
    if len(role.words) < 2 and role.head != "president":
        return False  # there are many secretaries
    if person.office(on) is None or holds(called, quote, text, on, people):
        return False
    later = (one for one in person.offices if one.end is None or on < one.end)
    if any(_is_titled(role, office.title) for office in later):
        return False
    return any(
        _is_titled(role, office.title)
        for other in people.persons
        for office in other.offices
        if office.held(on)
    )


def _titles(quote: Quote, text: str, on: date | None, people: PeopleDirectory) -> Iterator[str]:
    yield quote.speaker_title or ""
    label = quote.mention(text)
    for part in (quote.speaker or "").split():
        label = re.sub(rf"\b{re.escape(part)}\b", "", label, flags=re.IGNORECASE)
    yield label
    yield from _offices(quote, on, people)


def _offices(quote: Quote, on: date | None, people: PeopleDirectory) -> Iterator[str]:
    """Yield the titles of the offices that a quote's speaker has on a day, or had before."""
    person = people.named(quote.speaker or "")
    for office in person.offices if person else ():
        if on is None or office.held(on):
            yield office.title
        elif office.end is not None and office.end <= on:
            yield f"former {office.title}"


def _role(called: str) -> _Role:
    """Return the role in what somebody is called, without those of whom it says no more than
    that he has one: "|the country's| president".
    """
    owned = _OWNED.match(called)
    return _read(called[owned.end() :] if owned and owned["known"] else called)


@lru_cache(maxsize=4096)
def _read(title: str) -> _Role:
    folded = _AGE.sub("", fold_text(title))
    folded = _INITIALS.sub(lambda found: found[0].replace(".", ""), folded)
    first = _plain(_OF.split(folded, maxsplit=1)[0])
    return _Role(first[-1] if first else "", frozenset(_plain(folded)))


def _plain(words: str) -> list[str]:
    return [_SYNONYMS.get(word, word) for word in _WORD.findall(words) if word not in _FREE]


def _is_titled(role: _Role, title: str) -> bool:
    """Return whether a role is the office that a title names, or one of the two that it names."""
    return any(_is_same(role, _read(one)) for one in (title, *_TWO.split(title)))


def _is_same(role: _Role, title: _Role) -> bool:
    parting = (role.words ^ title.words) & _PARTING
    if role.head == _SPOKESPERSON:
        parting -= {"deputy", "assistant"}
    if not role.head or role.head != title.head or parting:
        return False
    missing = {word for word in role.words - title.words if not _is_demonym(word, title.words)}
    rest = role.words - _OF_GOVERNMENT == title.words - _OF_GOVERNMENT
    return not missing or (missing <= _OF_GOVERNMENT and rest)


def _is_demonym(word: str, title: frozenset[str]) -> bool:
    """Return whether a word names the people of a land in a title: "Russian", of Russia."""
    root = _ENDS_DEMONYM.sub("", word)
    if root == word or len(root) < _ROOT:
        return False
    return any(other in COUNTRIES and other.startswith(root) for other in title)
