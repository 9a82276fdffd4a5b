"""Whom a quotation's own sentence names, where its speaker is taken from another sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from briefreader.domain.article import Span
from briefreader.factcheck.day_roles import DEED
from briefreader.factcheck.day_words import NAMES_OF_DAYS
from briefreader.factcheck.speaker_match import surname
from briefreader.factcheck.word_keys import FUNCTION_WORDS
from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.entities.name_spans import parse_name
from briefreader.quotes.entities.place_names import PLACE_NAMES
from briefreader.quotes.words.lexicon import FEMALE_NOUNS, MALE_NOUNS, ROLES
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.name_case import UPPER
from briefreader.text.sentences import sentences

_NO_NAMES = FUNCTION_WORDS | NAMES_OF_DAYS
_CONJUNCTIONS = r"(?:And|But|Then|So|Yet|Still|Here|Now|Even|Meanwhile),? "
_CAPITALIZED = re.compile(r"\b[^\W\d_a-z](?:[\w-]|[’'](?!s\b))*")
_GIVEN = lazy_pattern(rf"\w\W+(?P<word>[{UPPER}][\w’'.-]*)\s$")
# Who begins a sentence that leads to words by a colon.
_SUBJECT = lazy_pattern(
    rf"\W*(?:{_CONJUNCTIONS})?(?P<name>[{UPPER}](?:[\w-]|[’'](?!s\b))+)"
    r"(?:,?\s(?:[a-z][^.!?:\0]*|on [^:.\0]*))?:\s*\0"
)
# What somebody does who is told the words that follow.
_RECEIVES = (
    r"(?:(?:was|were|is|(?:has|had) been|got|gets|being) (?:\w+ly )?\w+(?:ed|en|ld|wn)\b"
    r"|(?:has |had )?(?:heard|received|faced|read|listened|remembered|recalled)\b)"
)
_DOES = rf"[,\s]+(?:\w+ly )?(?:was|were|is|are|had|has|did|does|do|went|{DEED})\b"
_HEAD = lazy_pattern(rf"\W*(?:{_CONJUNCTIONS})?(?:[{UPPER}][\w.’'-]*\s?){{1,4}}{_DOES}")


def rivals(words: str, speaker: str, full: Sequence[str], surnames: Collection[str]) -> list[str]:
    """Return those whom a sentence names that are not its speaker, taken from another sentence.

    ``words`` are the sentence's, without what is quoted, ``full`` the full names in it,
    ``surnames`` the surnames, casefolded, of those known. Where it names the speaker, too, only
    those count of whom it tells behind that what they do.
    """
    found = [*full, *_alone(words, {part for name in full for part in name.split()}, surnames)]
    own = surname(speaker) if speaker else ""
    others = [name for name in dict.fromkeys(found) if surname(name) != own]
    *_, named = (None, *re.finditer(rf"\b{re.escape(own)}\b", words)) if own else (None,)
    if named is None:
        return others
    return [
        name
        for name in others
        if re.search(rf"\b{re.escape(surname(name))}\b{_DOES}", words[named.end() :])
    ]


def leading_in(before: str) -> str:
    """Return of what stands before a quotation in its paragraph that has its sentence to itself the
    last sentence, if that asks, or begins with whoever does something: "And Moss?", "Moss was
    blunter.".
    """
    end = before.rstrip()
    *_, last = (Span(0, 0), *sentences(end, Span(0, len(end))))
    words = last.of(end)
    return words if "\0" not in words and (words.endswith("?") or _HEAD.match(words)) else ""


def leader(text: str, lead: Span, names: Sequence[str]) -> tuple[str, Span] | None:
    """Return the first of ``names`` who does something in ``lead``, that leads to a quotation by a
    colon, with where its name stands: "Moss was blunter: “…”".

    Not who has things done to him, or hears them: "Moss was told: “…”".
    """
    for name in names:
        form = re.compile(
            rf"\s*(?:{_CONJUNCTIONS})?(?:[{UPPER}][\w.’'-]* )*?"
            rf"(?P<name>(?:[{UPPER}][\w.’'-]* )*{re.escape(surname(name))})"
            rf"(?:,?\s{_RECEIVES}|(?P<leads>[\s,][^.!?:\0]*:|:)\s*)"
        )
        match = form.match(text, lead.start, lead.end)
        if match and match["leads"] and match.end() == lead.end:
            return name, Span(match.start("name"), match.end("name"))
    return None


def _alone(words: str, known: Collection[str], surnames: Collection[str]) -> Iterator[str]:
    """Yield the single names: surnames of those known, and whoever may lead to the words."""
    for match in _CAPITALIZED.finditer(words):
        name = match[0]
        if name.casefold() in surnames and name not in known and not is_ordinary(name):
            given = _GIVEN.search(words, 0, match.start())  # "Santa |Barbara|" is no full name
            if given is None or parse_name(f"{given['word']} {name}")[1]:
                yield name
    subject = _SUBJECT.match(words)
    if subject and subject["name"] not in known and _may_be_surname(subject["name"]):
        yield subject["name"]


def is_ordinary(word: str) -> bool:
    """Return whether a word that may be a name is an ordinary one, or a day's or a month's name."""
    return is_common(word) or word.lower() in _NO_NAMES


def _may_be_surname(word: str) -> bool:
    """Return whether a word at a sentence's beginning may be somebody's: no usual one, no land."""
    low = word.lower()
    is_noun = low in ROLES or low in MALE_NOUNS or low in FEMALE_NOUNS
    usual = is_ordinary(word) or is_noun or low in PLACE_NAMES
    return not usual and not low.endswith(("ing", "ly"))
