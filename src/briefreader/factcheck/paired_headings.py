"""The words before a quotation that name two people and no verb: "Moss to Birk: “…”"."""

from __future__ import annotations

import re

from briefreader.factcheck.rival_speakers import is_ordinary
from briefreader.quotes.entities.place_names import PLACE_NAMES
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.name_case import UPPER
from briefreader.text.sentences import is_in_sentence

_NAME = rf"(?:[{UPPER}][\w’'-]*\.?[ \u00a0]){{0,4}}(?P<last>[{UPPER}][\w’'-]+)"
_PAIR = lazy_pattern(
    rf"[\s#>*_–—-]*(?:From[ \u00a0])?(?P<who>{_NAME})"
    r"(?:,[^,.:!?\0]{1,60},|[ \u00a0]\([^()\0]{1,60}\))?"
    r"[ \u00a0](?:(?P<against>vs?\.?|versus)|to|about|on)[ \u00a0]"
    r"[^:;\0]{1,80}:\s*\Z"
)
# "The Harbour Office on the record, via Moss: “…”": who speaks for it stands last.
_SPOKEN_FOR = re.compile(r"[ \u00a0](?:on the record\b|(?:via|through)[ \u00a0])")


def heading_before(prose: str, sentence: int, at: int) -> re.Match[str] | None:
    """Return the heading that all before a quotation at ``at`` is, in its line or from where its
    ``sentence`` begins; with ``who`` stands first in it, and what sets that one ``against`` the
    other. None without one.

    Not "Back to Moss:", nor "London to Moss:".
    """
    line = prose.rfind("\n", 0, at) + 1
    found = _PAIR.fullmatch(prose, line, at) or _PAIR.fullmatch(prose, sentence, at)
    if found is None:
        return None
    behind = max(found.end("who"), found.end("against"))
    if _SPOKEN_FOR.search(found[0]) or not is_in_sentence(prose, behind, found.end()):
        return None
    if is_ordinary(found["last"]) or found["last"].lower() in PLACE_NAMES:
        return None
    return found
