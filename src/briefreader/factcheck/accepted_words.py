"""The words as they were found, as they may stand in a draft between its quotation marks."""

from __future__ import annotations

import re

from briefreader.citations.punctuation import inner_marks
from briefreader.factcheck.claims import Claim
from briefreader.factcheck.verdicts import SourceLocation
from briefreader.factcheck.word_keys import keys_in
from briefreader.text.sanitizing import one_line
from briefreader.text.sentences import ENDERS

_MARKUP = re.compile(r"([\\`*_\[\]<>])")
_UNSEEN = re.compile(r"(?m)^[ \t]*>[ \t]?|[\\*`_]")


def same_words(source: str, quoted: str) -> bool:
    """Return whether a stretch of a draft's source has the words of a quotation that is in it."""
    own = keys_in(quoted)
    return keys_in(source) == own or keys_in(_UNSEEN.sub(" ", source)) == own


def words_as_found(claim: Claim, place: SourceLocation, *, markdown: bool) -> str:
    """Return the words of a place for the claim's: without what ends them, which the draft has
    behind them, and with the claim's own first letter.
    """
    found = inner_marks(one_line(place.found)).rstrip(f"{ENDERS},;: ")
    first = claim.text.lstrip("[(“‘\"'")[:1]
    if found[:1].lower() == first.lower():
        found = first + found[1:]
    return _MARKUP.sub(r"\\\1", found) if markdown else found
