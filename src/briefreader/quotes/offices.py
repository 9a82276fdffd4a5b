"""What a text calls somebody: the title beside the name, and whom "the Spokesperson" means."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefreader.article import Span
from briefreader.quotes.genders import given_names
from briefreader.quotes.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    CUES,
    DETERMINERS,
    JOINED,
    NOT_NAMES,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
)

BEFORE = 110
AFTER = 130
_WORDS = re.compile(r"[\w’'&.-]+|[^\w\s]")
_MOST_NOUNS = 2
_PAST = frozenset(
    "met saw led left took gave got hit beat ran sent paid kept lost won knew".split()
)
_BEFORE_NOUNS = DETERMINERS | PREPOSITIONS | CUES.keys() | _PAST | {",", "former", "then"}
_NEVER_NOUNS = _BEFORE_NOUNS | CONJUNCTIONS | AUXILIARIES | ADVERBS | PRONOUNS
_WORD_END = re.compile(r"[\w’'&.-]+\Z")
_SPOUSES = frozenset(
    f"{number} {one}" for number in ("first", "second") for one in ("lady", "gentleman")
)
_INDEFINITE = frozenset(["a", "an", "one", "another", "some"])
_LINKS = frozenset(["for", "of", "the", "and", "to", "on", "in", "at", "de", "la"])
_ABBREVIATED_ROLES = frozenset(
    """
    sen. rep. gov. gen. lt. col. sgt. capt. prof. rev. adm. maj. amb. dr.
""".split()
)
_ABBREVIATED = _ABBREVIATED_ROLES | frozenset(["co.", "corp.", "inc.", "ltd.", "st."])
# A clause is no title: "Moss, who came", "Moss, if you ask the mayor".
_NEVER_FIRST = CONJUNCTIONS | AUXILIARIES | frozenset(["let", "as", "like"])
_NEVER_WITHIN = PRONOUNS | frozenset(["you", "me", "us", "him", "them"])
_MODIFIERS = frozenset(
    """
    former deputy chief press vice senior acting prime foreign communications campaign
    national security state senate house attorney general assistant special associate
    executive managing top longtime lead principal executive co-founder policy defense
    defence finance
""".split()
)
_OTHER_TITLE_WORDS = _MODIFIERS | _ABBREVIATED_ROLES
_NO_TITLE = NOT_NAMES - _LINKS - frozenset(["first", "second", "us"])
_APPOSITION = re.compile(
    r"(?:,|\s\()\s*(?:\d\d,\s+)?(?:(?:the|an?|my|our|your|his|her|its|their|one of the)\s+)?"
    r"(?P<title>[^\s,.;:“”\"()\n][^,.;:“”\"()\n]{2,90}?)"
    r"\s*(?:[,.)]|\s+(?:said|says|told|added|who|wrote)\b|$)"
)
_ONE_PERSON = frozenset(role for role in ROLES if not (role[-1] == "s" and role[:-1] in ROLES))
_ROLE_END = re.compile(r"[\w-]+")


def title_of(text: str, name: Span) -> str | None:
    """The title stated right before or right after the name at ``name``."""
    between_commas = text[name.end : name.end + 1] == ","
    return _title_before(text, name.start, between_commas) or _title_after(text, name.end)


def _title_before(text: str, start: int, between_commas: bool) -> str | None:
    """A run of title words that ends at ``start`` and holds a role: "Secretary of State".

    A name ``between_commas`` may have a comma before it: "the harbour master, Ann Moss,".
    """
    begin = max(text.rfind("\n", max(0, start - BEFORE), start) + 1, start - BEFORE, 0)
    if not _may_end_title(text[begin:start], between_commas):
        return None
    words = list(_WORDS.finditer(text, begin, start))
    if not words or not text[words[-1].end() : start].isspace():
        return None
    if between_commas and words[-1][0] == ",":
        start = words.pop().start()
    if words and words[-1][0].lower() in _LINKS:
        return None
    first = _first_of_title(words)
    if first is None or first[0].lower() in ("one", "ones", "i", "he", "she"):
        return None
    title = " ".join(text[_with_nouns(words, first) : start].split())
    # "the coordinator Dr. Moss" is the coordinator.
    title = title.removesuffix(" Dr.").removesuffix(" Dr")
    return title if len(title) > 2 else None


def _with_nouns(words: list[re.Match[str]], first: re.Match[str]) -> int:
    """Where a title begins with the nouns before its role: "the harbour master".

    Only where what stands before them shows that they are no verbs.
    """
    number = words.index(first)
    if not first[0].islower():
        return first.start()
    for at in range(number - 1, max(-1, number - 1 - _MOST_NOUNS), -1):
        if not _is_noun(words[at][0]):
            break
        before = words[at - 1][0].lower() if at else ","
        if before in _BEFORE_NOUNS or before.endswith("ed"):
            return words[at].start()
    return first.start()


def _is_noun(word: str) -> bool:
    """Whether a word in small letters is none of those that are never nouns."""
    return word.isalpha() and word.islower() and word not in _NEVER_NOUNS and word[-2:] != "ed"


def _may_end_title(before: str, between_commas: bool) -> bool:
    """Whether the last word before a name can be a title's: a first look, at that word alone."""
    if not before[-1:].isspace():
        return False
    *_, last = before.rsplit(None, 1) or [""]
    if last[-1:] == ",":
        return between_commas
    word = _WORD_END.search(last)
    if word is None:
        return False
    plain = word[0].lower()
    return word[0][0].isupper() or plain in ROLES or plain in _OTHER_TITLE_WORDS


def _first_of_title(words: list[re.Match[str]]) -> re.Match[str] | None:
    """The first of the title words at the end of ``words``."""
    first: re.Match[str] | None = None
    for at in range(len(words) - 1, -1, -1):
        word, plain = words[at], words[at][0].lower()
        if first is not None and at and _joins(*(one[0].lower() for one in words[at - 1 : at + 2])):
            continue
        role = plain in ROLES or plain in _ABBREVIATED_ROLES
        if not (role or word[0][0].isupper() or plain in _LINKS or plain in _MODIFIERS):
            break
        if not word[0][0].isalnum() or plain in _NO_TITLE or word[0] == "And":
            break
        if (plain in given_names() and not role) or _ends_sentence(plain):
            break
        if role or (first is not None and (plain in _MODIFIERS or word[0][0].isupper())):
            first = word
        elif first is not None:
            break
    return first


def _joins(before: str, word: str, after: str) -> bool:
    """Whether a word joins parts of a title: "Founder and CEO", "Society of Poets President"."""
    if word in ("and", "&"):
        return before in ROLES and (after in ROLES or after in _MODIFIERS)
    return before in JOINED if word in ("of", "for") else word == "the" and before in ("of", "for")


def _ends_sentence(word: str) -> bool:
    """Whether a word has a full stop that is not its own."""
    return word[-1] == "." and word.find(".") > 1 and word not in _ABBREVIATED


def _title_after(text: str, end: int) -> str | None:
    match = _APPOSITION.match(text, end, end + AFTER)
    if match is None:
        return None
    title = " ".join(match["title"].split())
    words = [word.lower() for word in _ROLE_END.findall(title)]
    # Several people are a list that goes on: "Moss, family members and advisers".
    if not any(word in _ONE_PERSON for word in words[:6]):
        return None
    return None if words[0] in _NEVER_FIRST or not _NEVER_WITHIN.isdisjoint(words) else title


def role_of(words: Sequence[str]) -> str | None:
    """The role that a phrase such as "the department's spokesperson" ends in.

    ``words`` are the phrase's in lower case.
    """
    role = words[-1]
    if role in ("lady", "gentleman"):
        return role if " ".join(words[-2:]) in _SPOUSES else None
    return role if role in ROLES and words[0] not in _INDEFINITE else None


@lru_cache(maxsize=4096)
def is_office(name: str) -> bool:
    """Whether capitalised words name an office and no person: "Prime Minister", "President"."""
    if name.lower() in _SPOUSES:
        return True
    return all(word in ROLES or word in _MODIFIERS for word in name.lower().split())


def holds(title: str, role: str) -> bool:
    """Whether ``title`` names ``role``: "Spokesperson for the department", "spokesperson"."""
    return role in title.lower().replace(".", " ").split()
