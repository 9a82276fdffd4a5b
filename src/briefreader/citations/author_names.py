"""Bylines as citation styles and reference managers want them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from briefreader.text.family_names import FAMILY_NAMES
from briefreader.text.sanitizing import one_line

_BY = re.compile(r"(?i)^(?:written |reported )?by:?\s+")
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and|&)\s|;|,|\band\b|&)\s*")
_PARTICLE = r"(?:al|bin|da|de|del|der|di|du|el|la|le|ten|van|von)"
_PERSON = re.compile(
    rf"(?P<given>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*) (?P<family>(?:{_PARTICLE} )*[A-Z][\w'’-]+)$"
)
_NO_PERSON = re.compile(
    r"(?i)\b(administration|agency|associated|association|authority|bank|board|bureau|centre|center|"
    r"commission|committee|company|corporation|council|court|department|desk|editors?|embassy|"
    r"foundation|government|group|house|inc|institute|ministry|network|news|office|party|police|"
    r"press|reporters?|reuters|service|society|staff|team|the|times|union|university|writers?)\b"
)


class Author(NamedTuple):
    """Whoever signs an article; without a given name the family name stands for a group."""

    family: str
    given: str = ""

    @property
    def full(self) -> str:
        """The name as it is read."""
        return f"{self.given} {self.family}".strip()

    @property
    def inverted(self) -> str:
        """``Doe, Jane``; a group as it is."""
        return f"{self.family}, {self.given}" if self.given else self.family

    @property
    def initials(self) -> str:
        """``Doe, J. M.``; a group as it is."""
        given = self.given.replace("-", " -").replace(".", ". ").split()
        letters = " ".join(f"{name[: 1 + (name[0] == '-')]}." for name in given)
        return f"{self.family}, {letters.replace(' -', '-')}" if self.given else self.family


def speaker_as_author(name: str) -> Author:
    """Return a speaker as an author; a name that may begin with the family's is kept whole."""
    found = _PERSON.match(name)
    if found is None or name.split()[0].lower() in FAMILY_NAMES:
        return Author(name)
    return Author(found["family"], found["given"])


@lru_cache(1024)
def authors(byline: str) -> tuple[Author, ...]:
    """Return the people in a byline; a byline that is not made of plain names is one group's name.

    Only names of the form given name, family name are taken apart: better an agency kept whole
    than one cut in two.
    """
    line = _BY.sub("", one_line(byline)).strip(" .,")
    if not line:
        return ()
    parts = [part for part in _BETWEEN.split(line) if part]
    found = [_PERSON.match(part) for part in parts]
    people = [Author(match["family"], match["given"]) for match in found if match]
    if len(people) < len(parts) or _NO_PERSON.search(line):
        return (Author(line),)
    return tuple(people)
