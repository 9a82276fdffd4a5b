"""Words of other languages than English to their stems, and German umlauts in both spellings.

The index holds, beside the words of an article in one of these languages, terms that no text can
hold: one for each word's stem (Snowball), and one for each German word that has an umlaut, however
it is spelt. A word that is sought also stands for these terms, so that a language's forms are found
in that language's articles alone, and nothing is looked for in a library of English, whose stems
are in ``stemmer``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Protocol, cast

from briefreader.search.analysis.tokenizer import LANGUAGE_MARK, tokenize
from briefreader.text.language import language_of

STEMMERS = {
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
}
"""The algorithm for each language whose words have stems, but for English."""
_UMLAUT = "ä"  # in place of a stem: behind it the word without the "e" of an umlaut
_SHORTEST_STEMMED = 3
_SPELT = re.compile(r"([ao])e|(?<![aeiouyq])ue")  # as Lucene's GermanNormalizationFilter has it
_WITH_UMLAUT = re.compile("[^\\W\\d_]*[äöüÄÖÜ]\\w*|\\w*[aou]\u0308\\w*")
# Folding makes one letter of "й" and "и"; at the end of these it can only have been the first.
_RUSSIAN_ENDING = re.compile("(?<=[аоеы])и$")


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...


def stemmed_language(text: str) -> str:
    """Return the language of an article's text, if its words have stems here and it is not
    English; else nothing.
    """
    language = language_of(text)
    return language if language in STEMMERS else ""


def language_terms(language: str, text: str, words: Sequence[bytes]) -> Iterator[list[bytes]]:
    """Yield for each of a text's ``words``, which ``tokenize`` gave, its terms of a language."""
    umlauts: frozenset[bytes] = frozenset()
    if language == "de":
        umlauts = frozenset(tokenize(" ".join(_WITH_UMLAUT.findall(text))))
    known: dict[bytes, list[bytes]] = {}
    for word in words:
        terms = known.get(word)
        if terms is None:
            terms = known[word] = _terms(language, word.decode(), word in umlauts)
        yield terms


def _terms(language: str, word: str, umlaut: bool) -> list[bytes]:
    terms = [stem_term(language, word)]
    if language == "de" and (umlaut or _SPELT.search(word)):
        terms.append(umlaut_term(word))
    return terms


def language_terms_of(word: str, languages: Set[str], *, forms: bool = True) -> list[bytes]:
    """Return the terms that a folded word which is sought stands for in these languages; without
    its other ``forms``, for an umlaut in the other spelling alone.
    """
    terms = [umlaut_term(word)] if "de" in languages else []
    if forms:
        terms += (stem_term(language, word) for language in sorted(languages & STEMMERS.keys()))
    return terms


def stem_term(language: str, word: str) -> bytes:
    """Return the term of all words of a language with the same stem as a folded ``word``."""
    return LANGUAGE_MARK + f"{language} {stem(language, word)}".encode()


def umlaut_term(word: str) -> bytes:
    """Return the term of a German word with an umlaut, or what those begin with that begin so."""
    return LANGUAGE_MARK + f"{_UMLAUT} {without_umlauts(word)}".encode()


def without_umlauts(word: str) -> str:
    """Return a folded German word with ``ae``, ``oe`` and ``ue`` as ``a``, ``o`` and ``u``."""
    return _SPELT.sub(lambda match: match[1] or "u", word)


@lru_cache(maxsize=16384)
def stem(language: str, word: str) -> str:
    """Return the stem of a folded word, as Snowball's algorithm for the language has it."""
    if language == "de":
        word = without_umlauts(word)
    elif language == "ru":
        word = _RUSSIAN_ENDING.sub("й", word)
    if len(word) < _SHORTEST_STEMMED or not word.isalpha():
        return word
    return _stemmer(STEMMERS[language]).stemWord(word)


class _NoStemmer:
    """What stands in for a stemmer where the library is not installed."""

    def stemWord(self, word: str) -> str:
        """Return the word as it is."""
        return word


@lru_cache(maxsize=len(STEMMERS))
def _stemmer(algorithm: str) -> _Stemmer:
    """Return a stemmer; only its own module is loaded, since the package would load forty."""
    spec = find_spec("snowballstemmer")
    if spec is None:
        return _NoStemmer()
    whole = sys.modules.get(spec.name)
    sys.modules[spec.name] = whole or module_from_spec(spec)
    try:
        module = import_module(f"{spec.name}.{algorithm}_stemmer")
    finally:
        if whole is None:
            del sys.modules[spec.name]
    return cast("_Stemmer", getattr(module, f"{algorithm.title()}Stemmer")())


def has_umlaut(word: str, original: str) -> bool:
    """Return whether a folded German word has an umlaut where it stands, in either spelling."""
    return bool(_SPELT.search(word) or _WITH_UMLAUT.search(original))
