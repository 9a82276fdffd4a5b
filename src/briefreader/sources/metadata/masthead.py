"""Names of the bodies that send a text, as they stand above its title."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefreader.sources.blocks.line_shapes import ends_sentence
from briefreader.sources.metadata.dates import HAS_DIGIT
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.name_case import BODY_NAME

_LONGEST = 60  # code points
# Words of English names, which end with them or say what the body is of: “Kell Port”, “Port of
# Kell”; “Port Strike Over” is a headline.
_BODY = (
    r"\b(?:trust|fund|museum|club|college|school|hospital|port|harbour|county|federation|coalition"
    r"|alliance|room|newsroom|hall|lawn|garden|auditorium|navy|army|air force|guard|command|fleet"
    r"|affairs|nations|inquiry|tribunal|diocese|airways|airlines|guild|league|chamber|city|town"
    r"|village|borough|parish|state|republic|limited|section|division|branch|directorate|secretariat|services|fc|afc)\b"
)
_NAMED_BY = lazy_pattern(
    rf"(?:{_BODY}|{BODY_NAME.pattern})(?:\W*$|\W+(?:of|for|on|and|&|the|at)\b)", re.IGNORECASE
)
_BODY_ABROAD = lazy_pattern(
    r"\b(?:\w*amt|\w*stelle|stadt|landkreis|gemeinde|mairie|ville|préfecture|ayuntamiento|comune"
    r"|\w*stiftung|verein|\w*verband|fondation|fundación|câmara|gemeente|urząd|kommun|minist\w+"
    r"|ag[eè]nc[ei]a|agenzia|agentur|redaktion|rédaction|redacción|redazione|\w*zeitung|rundfunk"
    r"|radio|universi[td]\w*[^\Wy]|міністерство|министерство|радио|радіо|агентство|голос|эхо"
    r"|\w{2,}[^\We]ische[rs]?)\b",
    re.IGNORECASE,
)
_LEGAL_FORM = re.compile(r",? (?:Inc|Ltd|Co|Corp|Bros)\.$|,? (?:plc|PLC|LLC|LLP|GmbH|S\.A\.)$")
_ANY_YEAR = re.compile(r"\d{4}|\d[./-]\d")
_ARTICLE = re.compile(r"\bthe\b", re.IGNORECASE)
_SMALL_WORDS = frozenset(("of", "the", "and", "for", "&"))
_SMALL_WORDS_ABROAD = frozenset(
    ("de", "des", "du", "der", "für", "und", "la", "del", "di", "et", "da", "do", "van", "i", "w")
)
# What makes a headline of capitals: "Zoo |Opens| New School", "|New| School for Dell".
_TELLS = lazy_pattern(
    r"(?<=\w )(?<!of )(?<!the )(?<!for )(?<!and )"
    r"(?:(?!(?:affairs|nations|airways|airlines|services|relations|communications|sports)\b"
    r"|\w+(?:er|or|ist|ee|ian)s$)"
    r"\w+(?:[^\Wsu]s|ed)|is|are|will|can|must|may|not?)\b(?!['’])|^(?:\w+ing|new|an?|we|our)\b"
    r"|[:!?“”\"]| [–—-] ",
    re.IGNORECASE,
)


def is_masthead(line: str, text: Iterable[str] = ()) -> bool:
    """Return whether a line may be no more than the name of the body that publishes a text.

    One that may be a headline, "Zoo Opens New School", "Dell Sports Club", or has no word that
    such names have, "Dell Reads", is that only if a line of the ``text`` has it beside other words.
    """
    bare = _LEGAL_FORM.sub("", line)
    if len(bare) > _LONGEST or ends_sentence(bare) or _ANY_YEAR.search(bare):
        return False
    words = bare.split()
    small = {word for word in words if not word[:1].isupper()} - _SMALL_WORDS
    is_name = all(
        word in _SMALL_WORDS_ABROAD or word.isdecimal() or _BODY_ABROAD.fullmatch(word)
        for word in small
    )
    if not is_name or not words or not words[0][:1].isupper():
        return False
    whole = _ARTICLE.sub("", bare)
    has_word = bare != line or _NAMED_BY.search(whole) or _BODY_ABROAD.search(whole)
    is_foreign = bool(small) or any(word.lower() in _SMALL_WORDS_ABROAD for word in words[1:])
    if has_word and not HAS_DIGIT.search(bare) and (is_foreign or not tells_news(bare)):
        return True
    return _is_named_in(text, bare)


def tells_news(line: str) -> bool:
    """Return whether a line of capitals says what happens, as headlines do."""
    return _TELLS.search(line) is not None


def _is_named_in(text: Iterable[str], name: str) -> bool:
    """Return whether a line of the text has the name beside other words."""
    name = re.escape(name)
    named = re.compile(rf"(?<=\w ){name}\b|\b{name}(?=,?[ ’']\w)", re.IGNORECASE)
    return any(map(named.search, text))
