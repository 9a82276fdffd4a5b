"""What a given name says about gender, from the counts of the 1990 United States Census."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib import resources

from briefreader.quotes.lexicon import NOT_NAMES


class Gender(StrEnum):
    """What a name or title says about the person; UNKNOWN fits both "he" and "she"."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"

    def fits(self, pronoun: str) -> bool:
        """Whether "he" or "she" can stand for a person of this gender."""
        return self is Gender.UNKNOWN or (self is Gender.MALE) == (pronoun == "he")


@cache
def given_names() -> dict[str, Gender]:
    """Every given name known, in lower case."""
    found: dict[str, Gender] = {}
    text = resources.files("briefreader.quotes").joinpath("first_names.txt").read_text("utf-8")
    for line in text.splitlines():
        heading, _, names = line.partition(" ")
        if heading == "either":
            found |= dict.fromkeys(names.split(), Gender.UNKNOWN)
        elif heading in ("male", "female"):
            found |= dict.fromkeys(names.split(), Gender(heading))
    for word in NOT_NAMES:
        found.pop(word, None)
    return found
