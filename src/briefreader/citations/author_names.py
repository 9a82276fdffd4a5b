"""Bylines as citation styles and reference managers want them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from briefreader.text.courtesy_titles import FOREIGN_TITLES
from briefreader.text.family_names import FAMILY_NAMES
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.name_case import capitalized
from briefreader.text.sanitizing import one_line

_BY = re.compile(r"(?i)^(?:written |reported )?by:?\s+")
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and|&)\s|;|,|\band\b|&)\s*")
_PARTICLE = r"(?:al|bin|da|de|del|der|di|du|el|la|le|ten|van|von)"
_PERSON = lazy_pattern(
    rf"(?P<given>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*) "
    rf"(?P<family>(?:{_PARTICLE} )*(?!(?:[JS]r|II|III|IV)\b)[A-Z][\w'’-]+)"
    r"(?: (?P<suffix>[JS]r|II|III|IV)\.?)?$"
)
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
_NO_PERSON = lazy_pattern(
    r"(?i)\b(administration|agency|associated|association|authority|bank|board|bureau|centre|center|"
    r"commission|committee|company|corporation|council|court|department|desk|editors?|embassy|"
    r"foundation|government|group|house|inc|institute|ministry|network|news|office|party|police|"
    r"press|reporters?|reuters|service|society|staff|team|the|times|union|university|writers?)\b"
)


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
    is_body = bare == name and _NO_PERSON.search(name) is not None
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
    name = written_name(_BEFORE_SUFFIX.sub(" ", name))
    bare = _untitled(name)
    found = _person(bare)
    if found is None or bare.split()[0].lower() in FAMILY_NAMES or _NO_PERSON.search(bare):
        # "General" alone may be a title, and the beginning of a company's name.
        return Author(name if name.startswith("General ") and not bare.isupper() else bare)
    return found


def _person(name: str) -> Author | None:
    """Return a name of the form given name, family name taken apart."""
    match = _PERSON.match(_SUFFIX.sub(r"\1r", name))
    if match is None:
        return None
    suffix = match["suffix"] or ""
    return Author(match["family"], match["given"], f"{suffix}." if suffix[1:] == "r" else suffix)


@lru_cache(1024)
def authors(byline: str) -> tuple[Author, ...]:
    """Return the people in a byline; a byline that is not made of plain names is one group's name.

    Only names of the form given name, family name are taken apart: better an agency kept whole
    than one cut in two.
    """
    line = _BEFORE_SUFFIX.sub(" ", _BY.sub("", one_line(byline)).strip(" .,"))
    if not line:
        return ()
    parts = [part for part in _BETWEEN.split(line) if part]
    found = [_person(_untitled(part)) for part in parts]
    people = [person for person in found if person]
    if len(people) < len(parts) or _NO_PERSON.search(line):
        return (Author(line),)
    return tuple(people)


def _untitled(name: str) -> str:
    """Return a name without titles before it."""
    words = name.split(" ")
    start = 0
    while start < len(words) - 1 and words[start].rstrip(".").lower() in _TITLES:
        start += 1
    return " ".join(words[start:])
