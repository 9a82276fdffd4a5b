"""Bylines as citation styles and reference managers want them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from briefreader.domain.name_use import without_distinction
from briefreader.text.courtesy_titles import FOREIGN_TITLES
from briefreader.text.family_names import FAMILY_NAMES
from briefreader.text.folding import fold_text
from briefreader.text.given_names import given_names_by_gender
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.name_case import BODY_NAME, UPPER, capitalized
from briefreader.text.sanitizing import one_line

_BY = re.compile(r"(?i)^(?:written |reported )?by:?\s+")
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and|&)\s|,|\band\b|&)\s*")
_LISTED = re.compile(r"[ ,]*;[ ,]*(?:(?:and|&)\s+)?")
_PARTICLE = r"(?:al|bin|da|de|del|der|di|du|el|la|le|ten|van|von)"
_NO_SUFFIX = r"(?!(?:[JS]r|II|III|IV)\b)"
_IRISH = "Ó|Ní|Nic|Uí"  # with a capital, and of the family's name
_GIVEN_WORD = rf"[{UPPER}][\w.'’-]*"
_GIVEN = rf"(?P<given>{_GIVEN_WORD}(?: {_NO_SUFFIX}(?!(?:{_IRISH}) ){_GIVEN_WORD})*)"
_BEFORE_FAMILY = rf"(?:(?:{_PARTICLE}|{_IRISH}) )*"
_SUFFIX_BEHIND = r"(?: (?P<suffix>[JS]r|II|III|IV)\.?)?$"
_WORD = rf"{_NO_SUFFIX}[{UPPER}][\w'’-]+"
_PERSON = lazy_pattern(rf"{_GIVEN} (?P<family>{_BEFORE_FAMILY}{_WORD}){_SUFFIX_BEHIND}")
_INVERTED = lazy_pattern(rf"(?P<family>{_BEFORE_FAMILY}{_WORD}), {_GIVEN}{_SUFFIX_BEHIND}")
_INVERTED_LONG = lazy_pattern(
    rf"(?P<family>{_BEFORE_FAMILY}{_WORD}(?: {_WORD})?), {_GIVEN}{_SUFFIX_BEHIND}"
)
_MOST_GIVEN = 3  # names, or initials
_OUTLET = re.compile(r"(?!Ma?c|[DL][aei]|Fitz|Van)[A-Z][a-z]+[A-Z]")  # ProPublica, BuzzFeed
_ARTICLES = frozenset(
    ("Der", "Die", "Das", "Le", "La", "Les", "El", "Los", "Las", "Il")
)  # Le Monde
_BEFORE_SUFFIX = re.compile(r",\s*(?=(?:[JSjs][Rr]|II|III|IV)\b)")
_SUFFIX = re.compile(r"\b([JS])R\b(?=\.?(?:$|\W))")
# What somebody is called by before the name; no style prints it.
_TITLES = FOREIGN_TITLES | frozenset(
    """
    mr mrs ms miss mx messrs sir dame lord lady madam
    dr prof professor rev reverend hon honorable judge justice
    chair chairman chairwoman chairperson speaker director commissioner
    president vice deputy secretary attorney general prime foreign minister ambassador amb
    senator sen representative rep congressman congresswoman governor gov mayor councillor
    gen colonel col captain capt lieutenant lt sergeant sgt admiral adm
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
_LONGER_THAN_INITIALS = 7  # letters: longer names of bodies are written as words, too
_LETTERS = re.compile(r"\b[BCDFGHJKLMNPQRSTVWXZ]{2,}\b")
_AS_IT_IS = re.compile(r"II|III|IV|(?:[A-Z]\.)+")
_IS_PARTICLE = lazy_pattern(_PARTICLE, re.IGNORECASE)


class Author(NamedTuple):
    """Whoever signs an article; without a given name the family name stands for a group.

    ``suffix`` is what stands behind a name: ``Jr.``, ``III``.
    """

    family: str
    given: str = ""
    suffix: str = ""

    @property
    def full(self) -> str:
        """The name as it is read."""
        return " ".join(filter(None, (self.given, self.family, self.suffix)))

    @property
    def inverted(self) -> str:
        """``Doe, Jane, Jr.``; a group as it is."""
        return ", ".join(filter(None, (self.family, self.given, self.suffix)))

    @property
    def letters(self) -> str:
        """The given names' initials: ``J.-L. M.``"""
        given = self.given.replace("-", " -").replace(".", ". ").split()
        letters = " ".join(f"{name[: 1 + (name[0] == '-')]}." for name in given)
        return letters.replace(" -", "-")

    @property
    def initials(self) -> str:
        """``Doe, J. M., Jr.``; a group as it is."""
        return ", ".join(filter(None, (self.family, self.letters, self.suffix)))


def written_name(name: str) -> str:
    """Return a name in capitals, as labels have it, as it is written: ``Ms. Okafor-Hale``.

    One word without a title may be letters that stand for words, unless it is long, or two joined
    by a hyphen. Letters without a vowel are no word of a body's name: ``NBC News``, ``KVOA-TV``.
    """
    bare = _untitled(name)
    if not bare.isupper():
        return name
    is_alone = bare == name and " " not in name
    is_short = "-" not in name and len(name) < _LONGER_THAN_INITIALS
    if is_alone and (is_short or _LETTERS.search(name)):
        return name
    is_body = bare == name and BODY_NAME.search(name) is not None
    words = enumerate(name.split())
    return " ".join(
        word if is_body and _LETTERS.fullmatch(word) else _cased(word, number)
        for number, word in words
    )


def _cased(word: str, number: int) -> str:
    if number and _IS_PARTICLE.fullmatch(word):
        return word.lower()
    if _AS_IT_IS.fullmatch(word):
        return word
    return capitalized(word)


def speaker_as_author(name: str) -> Author:
    """Return a speaker as an author; a name that may begin with the family's is kept whole."""
    name = without_distinction(name)
    name = written_name(_BEFORE_SUFFIX.sub(" ", unicodedata.normalize("NFC", name)))
    bare = _untitled(name)
    found = _person(bare)
    if found is None or bare.split()[0].lower() in FAMILY_NAMES or BODY_NAME.search(bare):
        # "General" alone may be a title, and the beginning of a company's name.
        return Author(name if name.startswith("General ") and not bare.isupper() else bare)
    return found


def _person(name: str, form: re.Pattern[str] = _PERSON) -> Author | None:
    """Return a name of the form given name, family name taken apart."""
    match = form.match(_SUFFIX.sub(r"\1r", name))
    if match is None or match["given"] in _ARTICLES:
        return None
    suffix = match["suffix"] or ""
    return Author(match["family"], match["given"], f"{suffix}." if suffix[1:] == "r" else suffix)


def _inverted(name: str, form: re.Pattern[str] = _INVERTED) -> Author | None:
    """Return a name that a catalogue turned around: ``van der Berg, Jan``; None for a body's, and
    for initials alone, such as ``Reed, BBC``.
    """
    found = None if BODY_NAME.search(name) or _OUTLET.match(name) else _person(name, form)
    if found is None or found.given.count(" ") >= _MOST_GIVEN:
        return None
    if found.given[-1].isupper() and found.given[-2:-1].strip() == "":
        found = found._replace(given=f"{found.given}.")  # an initial, whose full stop went
    is_letters = len(found.given) > 1 and found.given.isupper() and found.given.isalpha()
    return None if is_letters and not found.family.isupper() else found


@lru_cache(1024)
def authors(byline: str) -> tuple[Author, ...]:
    """Return the people in a byline; a byline that is not made of plain names is one group's name.

    Only names of the form given name, family name are taken apart, and those that are turned
    around: better an agency kept whole than one cut in two. Semicolons set authors apart, of whom
    each may be a group.
    """
    line = _BY.sub("", unicodedata.normalize("NFC", one_line(byline))).strip(" .,;")
    line = _BEFORE_SUFFIX.sub(" ", line)
    if not line:
        return ()
    if ";" in line:
        return _listed([part for part in _LISTED.split(line) if part]) or (Author(line),)
    return _unlisted(line)


def _listed(parts: list[str]) -> tuple[Author, ...]:
    """Return authors that semicolons set apart; nothing where a part is no name: ``photos by``."""
    # Of one catalogue: where one name is turned around, that with two family names is, too.
    form = _INVERTED_LONG if any(map(_inverted, parts)) else _INVERTED
    found: list[Author] = []
    for part in parts:
        names = _unlisted(part) if (turned := _inverted(part, form)) is None else (turned,)
        if part[0].islower() and names and not names[0].given:
            return ()
        found += names
    return tuple(found)


def _unlisted(line: str) -> tuple[Author, ...]:
    if (turned := _inverted(line)) is not None:
        # Alone, ``Kyiv, Ukraine`` and ``Politico, Axios`` look the same: only a given name tells.
        return (turned if _is_given(turned.given) else Author(line),)
    parts = [part for part in _BETWEEN.split(line) if part]
    found = [_person(_untitled(part)) for part in parts]
    people = [person for person in found if person]
    if len(people) < len(parts) or BODY_NAME.search(line):
        return (Author(line),)
    return tuple(people)


def _is_given(names: str) -> bool:
    """Return whether what stands before a family name is initials or begins with a given name."""
    first = re.split("[ -]", names)[0]
    return len(first.rstrip(".")) == 1 or fold_text(first) in given_names_by_gender()


def _untitled(name: str) -> str:
    """Return a name without titles before it."""
    words = name.split(" ")
    start = 0
    while start < len(words) - 1 and words[start].rstrip(".").lower() in _TITLES:
        start += 1
    return " ".join(words[start:])
