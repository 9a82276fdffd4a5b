"""The words that reports are made of in other languages than English, and which language a text
is in.

Each file of ``languages`` names its source. ``said`` are verbs of saying as news prints them,
``according`` what stands before who said it, ``any`` what stands before a noun, ``small`` the
commonest words, by which the language is told, ``short`` titles and the like that end in a full
stop of their own, ``roles`` and ``bodies`` who may speak without a name, ``adverbs`` what begins a
sentence before its subject. ``weekdays`` and ``months`` are the names as dates
have them, ``within`` what stands before a month, ``last`` what makes a weekday one of the past,
``times`` other days, with their English.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from briefreader.quotes.words.occurrences import occur
from briefreader.text.language import language_of, small_words, without_name_words
from briefreader.text.lazy_pattern import lazy_pattern

LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "pl", "uk", "ru")
WITHOUT_SPACES = ("zh", "ja")
_HEAD = 4000  # code points that tell the language
_WORD = lazy_pattern(r"[^\W\d_]+")
_LATIN_LETTER, _LATIN = re.compile("[a-z]"), 5  # of letters, one at the most
_CYRILLIC = lazy_pattern("[а-яіїєґ]")
_ENGLISH = frozenset(
    """
    the of and to in said was he she that it is we for on with at by have be not will are this from
    a an as his her but has had who they you i no do or if so me
    """.split()
)
_SHARED = frozenset("a no do he in on me an as i so to is we his die her".split())
_FEWEST, _SHARE = 2, 10  # small words, and one in so many
# Of these no other language here has any, and English one in so many code points, or twice as many.
_ENGLISH_ONLY, _ONE_EACH = (" the ", " The ", " and ", " that ", " with "), 250
_QUOTED = lazy_pattern(r"[“„«»\"][^“”„«»\"\n]+[“”«»\"]")
_MANY = 5  # of them in a piece of a text


class LanguageWords(NamedTuple):
    """One language's words; ``capitals`` says that its nouns have them.

    ``telling`` are those that tell the language, as words with its own ``letters`` do.
    """

    telling: frozenset[str]
    letters: re.Pattern[str]
    small: frozenset[str]
    said: frozenset[str]
    inverted: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    opinion: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    any: frozenset[str]
    prepositions: frozenset[str]
    roles: frozenset[str]
    bodies: frozenset[str]
    adverbs: frozenset[str]
    short: frozenset[str]
    feminine: tuple[str, ...]
    masculine: tuple[str, ...]
    capitals: bool
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    within: frozenset[str]
    last: frozenset[str]
    times: tuple[tuple[str, str], ...]


@cache
def language_words(language: str) -> LanguageWords:
    """Return the words of a language."""
    file = resources.files("briefreader.quotes.words").joinpath("languages", f"{language}.txt")
    found: dict[str, list[str]] = {}
    for line in file.read_text("utf-8").splitlines():
        key, _, words = line.partition(" ")
        if key != "#":
            found.setdefault(key, []).append(words)
    lists = {key: frozenset(" ".join(lines).split()) for key, lines in found.items()}
    none: frozenset[str] = frozenset()
    phrases, times = ("|".join(found[key]).split("|") for key in ("according", "times"))
    telling = lists["small"] | lists["said"] | lists["any"] | lists["prepositions"]
    return LanguageWords(
        telling - _ENGLISH - _SHARED,
        re.compile(f"[{''.join(found['letters'])}]"),
        lists["small"],
        lists["said"],
        lists.get("inverted", none),
        tuple(tuple(_WORD.findall(phrase)) for phrase in phrases),
        lists.get("opinion", none),
        lists["he"],
        lists["she"],
        lists["any"],
        lists["prepositions"],
        lists["roles"],
        lists["bodies"],
        lists["adverbs"],
        lists["short"],
        tuple(lists.get("feminine", none)),
        tuple(lists.get("masculine", none)),
        "capitals" in lists,
        tuple(" ".join(found["weekdays"]).split()),
        tuple(" ".join(found["months"]).split()),
        lists["within"],
        lists["last"],
        tuple((one, english) for one, _, english in (pair.partition("=") for pair in times)),
    )


def report_language(text: str) -> str:
    """Return the language of whose reports a text is, by their commonest words or their script;
    nothing for English and what is told to be another. What stands between quotation marks may be
    in another language, and counts only where too little stands around it.
    """
    head = text[:_HEAD]
    around = _QUOTED.sub(" ", head)
    if occur(around, len(around) // _ONE_EACH + 2, *_ENGLISH_ONLY):
        return ""  # most are, and names take longer to look for
    head = without_name_words(unicodedata.normalize("NFC", head))
    told = _told_language(_QUOTED.sub(" ", head).lower(), reports=True)
    return (_told_language(head.lower()) or "") if told is None else told


def _told_language(head: str, *, reports: bool = False) -> str | None:
    """Return the language of a stretch in small letters, if reports are read in it, and nothing for
    others; None where too little tells: where it ``reports``, few words without a verb of saying.
    """
    told = language_of(head)
    if told in WITHOUT_SPACES:  # not with much English amid it, which is read as such
        return told if _LATIN * len(_LATIN_LETTER.findall(head)) < len(head) else ""
    if told == "en":
        return ""
    words, own = _WORD.findall(head), _own_words(told)
    if sum(word in own for word in words) >= _FEWEST:
        return ""
    english = sum(word in _ENGLISH and word not in _SHARED for word in words)
    language, best = max(_telling(head, words).items(), key=lambda entry: entry[1])
    if best >= _FEWEST and best >= 2 * english and best * _SHARE >= len(words):
        said = language_words(language).said
        return None if reports and best < _MANY and said.isdisjoint(words) else language
    return "" if english >= _FEWEST else None


@cache
def _own_words(language: str) -> frozenset[str]:
    """Return the small words of another language that none of those that are known here has."""
    if language in LANGUAGES:
        return frozenset()
    known = (language_words(one).telling for one in LANGUAGES)
    return small_words(language).difference(_ENGLISH, *known)


def language_within(text: str, usual: str) -> str:
    """Return the language of a piece of a text that is usually in another: of a second version in
    it. A few words do not tell.
    """
    head = text[:_HEAD].lower()
    words = _WORD.findall(head)
    counts = _telling(head, words)
    language, best = max(counts.items(), key=lambda entry: entry[1])
    return language if best >= _MANY and best > 2 * counts.get(usual, 0) else usual


def sentence_language(text: str) -> str:
    """Return the language whose words a sentence has most of, if it has any but English ones."""
    head = text[:_HEAD].lower()
    counts = _telling(head, _WORD.findall(head))
    language, best = max(counts.items(), key=lambda entry: entry[1])
    return language if best else ""


def _telling(head: str, words: Sequence[str]) -> dict[str, int]:
    """Return how many words tell each language that is written so, in small letters."""
    cyrillic = _CYRILLIC.search(head) is not None
    counts: dict[str, int] = {}
    for one in LANGUAGES:
        if cyrillic == (one in ("uk", "ru")):
            telling, letters, *_ = language_words(one)
            counts[one] = sum(word in telling or letters.search(word) is not None for word in words)
    return counts
