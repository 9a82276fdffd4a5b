"""One name as words: where it stands, which of its words are the person's, what it can shorten."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter

from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.entities.gender import begins_with_family_name, given_names
from briefreader.quotes.words.lexicon import (
    ARTICLES_OF_NAMES,
    BODIES,
    BODY_NOUNS,
    CLOSING_THINGS,
    EPITHETS,
    NAME_PARTICLES,
    NAME_SUFFIXES,
    NAME_TITLES,
    NOT_NAMES,
    ORGANISATIONS,
    PORTFOLIOS,
    POSSESSIVES,
    POST_NOMINALS,
    RANKS,
    ROLES,
    SHORTENED_NOT,
)
from briefreader.text.abbreviations import TITLES
from briefreader.text.family_names import VIETNAMESE_FAMILY_NAMES
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.name_case import UPPER

_ACCENTS = "\u0300-\u036f"  # accents that stand apart from their letters
# The letters that most words have, though \w takes them in: a set of them is told at once.
_LETTER = rf"[a-zA-Z\w{_ACCENTS}-]"
_REST = rf"{_LETTER}*+(?:['’.&](?=\w){_LETTER}++)*+"
_WORD = f"(?:[ae]l-)?[{UPPER}]{_REST}"
_TITLE = rf"(?:{'|'.join(TITLES)})\.[ \xa0]+"
_REST_OF_TITLE = "|".join(
    f"(?<={initial})(?:{'|'.join(title[1:] for title in titles)})"
    for initial, titles in groupby(sorted(TITLES), key=itemgetter(0))
)
_PARTICLES = rf"(?:(?:{'|'.join(sorted(NAME_PARTICLES))})[ \xa0]+){{0,2}}+"


def _run_of(word: str) -> re.Pattern[str]:
    """Return what finds names of several words, each after the first like ``word``."""
    return re.compile(
        # A set of characters comes first, so that the search runs past all others at full speed.
        # Few words are as short as a title with a full stop.
        rf"[{UPPER}](?<!\w.)"
        rf"(?:(?=[a-z]{{1,3}}\.)(?:{_REST_OF_TITLE})\.[ \xa0]+(?:{_TITLE})*[{UPPER}])?{_REST}"
        rf"(?:\.(?=[ \xa0][{UPPER}])(?<=\b\w\.))?"
        rf"(?:,? Jr\.|[ \xa0]+{_PARTICLES}{word}(?:\.(?<=\b\w\.))?){{0,10}}"
    )


NAME_RUN = _run_of(_WORD)
# In a headline joints have capitals too: "By Mayor Ann Moss And Karl Birk En Route To Dell".
_JOINTS = (
    "A|An|The|And|Or|By|With|At|On|In|To|For|From|Of|En|During|Before|After|Aboard|Following"
    "|Regarding|Concerning|Marking|Upon|Ahead|Announcing|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten"
)


@cache
def headline_run() -> re.Pattern[str]:
    """Return a pattern for names in a headline, compiled at the first title that is looked at."""
    return _run_of(rf"(?!(?:{_JOINTS})\b(?!\.)){_WORD}")


_COMPANIES = frozenset(("motors", "mills", "electric", "dynamics", "atomics", "assembly"))
_BEFORE_RANKS = frozenset(("lt", "lieutenant", "maj", "major", "brig", "brigadier", "vice", "rear"))
_TITLE_OF_TWO_WORDS = ["Tan", "Sri"]  # alone the one is a surname, the other a country's beginning
_TITLES_OF_BODIES = frozenset(("general", "justice", "chief", "vice", "prime", "leader"))
_AFTER_TITLES = _COMPANIES | BODIES | ORGANISATIONS
# "CS Dell" is Clive Staples, "DC Comics" a publisher.
_BEFORE_SURNAME_ALONE = ("PC", "DS", "DI", "Cr", "MP")
_TOWNS = frozenset(("los", "las", "san", "santa"))
_GERMAN_ARTICLES = frozenset(("Die", "Der"))  # "Die Ingenieurin Ann Moss": a role, not a name
_ALSO_GIVEN = frozenset(("prince", "king", "major", "miss", "sir"))
# "Driver Zenon Moss", "Junior Ann Moss", but Karl Driver
_BEFORE_TWO = _ALSO_GIVEN | {"driver", "butcher", "junior", "senior", "freshman", "sophomore"}
_GIVEN_MONTHS = frozenset(("april", "may", "june", "august"))
_TITLES_AND_ROLES = NAME_TITLES | ROLES | {"affairs", "relations", "communications"}
_NO_NAME_ENDS = (*POSSESSIVES, *SHORTENED_NOT)
_OF_ANOTHER_TIME = lazy_pattern(r"\A(?:then|now|ex|former)-|-(?:elect|designate|emeritus)\Z")


def normalize_unicode(name: str) -> str:
    """Return ``name`` with letters and accents as one (NFC), so that equal names are equal
    strings.
    """
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def words_of_name(name: str) -> list[str]:
    """Return the composed words of ``name``."""
    return normalize_unicode(name).replace(",", " ").split()


def without_owner(words: list[str]) -> list[str]:
    """Return the words of a name without the ’s at their end."""
    if words and words[-1].endswith(POSSESSIVES):
        last = words.pop()[:-2]
        return [*words, last] if last else words
    return words


def plain_title(word: str) -> str:
    """Return a title in small letters without what says when it is held: "mayor" of "then-mayor",
    "mayor-elect"; of two ranks in one word the second: "col" of "lt-col".
    """
    if "-" not in word:
        return word
    word = _OF_ANOTHER_TIME.sub("", word)
    first, _, second = word.partition("-")
    return second if first in _BEFORE_RANKS and second in NAME_TITLES else word


def strip_titles(name: str) -> tuple[list[str], str]:
    """Return the composed words of ``name`` without titles and function words, and its last
    title.
    """
    words = words_of_name(name)
    while words[2:] and words[-1] in POST_NOMINALS:
        words.pop()
    title = ""
    if len(words) > 2 and words[:2] == _TITLE_OF_TWO_WORDS:
        del words[:2]
        title = "sri"
    while len(words) > 1:
        first = plain_title(words[0].lower().rstrip("."))
        if first in _TITLES_OF_BODIES and words[1].lower() in _AFTER_TITLES:
            break  # "General Motors", "Justice Department"
        if title and len(words) == 2 and (first in EPITHETS or first in _GIVEN_MONTHS):
            break  # "Rep. Young Dell", "Rep. August Dell"
        if (words[0] in RANKS and _is_ranked(words)) or (
            first in NAME_TITLES and (len(words) > 2 or first not in _ALSO_GIVEN)
        ):
            title = first
        elif not (
            first in NOT_NAMES
            or (first in EPITHETS and words[1].lower() in given_names())
            or (words[0][:3] == "Ex-" and len(words) > 2)  # "Ex-bandmate Ann Moss"
        ):
            break
        del words[0]
    if len(words) > 3 and words[0] in _GERMAN_ARTICLES:
        del words[:2]
    return without_owner(words), title


def _is_ranked(words: Sequence[str]) -> bool:
    """Return whether one or two words behind a rank can be somebody's name: "DC |Ann Moss|", "PC
    |Moss|", not "DC |Public Schools|" or "PC |World|".
    """
    lowers = [word.lower() for word in words[1:]]
    if len(lowers) == 1 and words[0] not in _BEFORE_SURNAME_ALONE:
        return False
    return len(lowers) < 3 and not (_has_body(lowers) or is_common(lowers[-1]))


def surname(words: Sequence[str]) -> str:
    """Return the last word that is no suffix, in lower case and without an Arabic article."""
    while words[2:] and words[-1] in POST_NOMINALS:
        words = words[:-1]
    for word in reversed(words):
        bare = word.lower().rstrip(".")
        if bare not in NAME_SUFFIXES:
            return without_article(bare)
    return ""


def without_article(lower: str) -> str:
    """Return a surname in lower case without an Arabic article before it."""
    return lower[3:] if lower.startswith(ARTICLES_OF_NAMES) else lower


def full_form(words: Sequence[str]) -> str:
    """Return the person's name at the end of a run of capitalised words; nothing if there is none.

    "House Speaker Paul Ryan" begins at the first given name that is known.
    """
    return "" if _is_thing(words) else _without_role(words)


def _is_thing(words: Sequence[str]) -> bool:
    """Return whether a name ends so that its first words are no title: "the South Kell Sea".

    A body's may hold what is a given name, too: "American |Art| Museum".
    """
    if not words:
        return False
    if words[-1].lower() in BODY_NOUNS:
        return True
    ends_so = words[-1].lower() in CLOSING_THINGS
    return ends_so and given_names().keys().isdisjoint(map(str.lower, words))


def _without_role(words: Sequence[str]) -> str:
    """Return the person's name at the end of words that may begin with what he or she is."""
    known = given_names()
    while len(words) > 1 and (
        words[0].lower() in PORTFOLIOS or (len(words) > 2 and words[0].lower() in _BEFORE_TWO)
    ):
        words = words[1:]
    last = len(words) - 1
    if last > 0 and words[-1].lower().rstrip(".") in NAME_SUFFIXES:
        last -= 1
    # "Emrys ap Rhys" is not of the AP.
    lowers = ["" if word == "ap" else word.lower().rstrip(".") for word in words]
    named_bishop = last > 0 and lowers[last - 1] in known  # "Director Ann Bishop"
    for at in range(last - named_bishop, -1, -1):
        if lowers[at] in _TITLES_AND_ROLES and lowers[at] not in known:
            words, lowers, last = words[at + 1 :], lowers[at + 1 :], last - at - 1
            break
    if len(words) > 1 and (
        begins_with_family_name(words) or words[0].lower() in VIETNAMESE_FAMILY_NAMES
    ):
        return " ".join(words)
    for at in range(0 if not _TOWNS.isdisjoint(lowers[:1]) else last):
        # Not the "von" in "Ludwig von Moss", though some are called Von.
        if lowers[at] in known and words[at][0].isupper() and not _is_body_at(lowers, at, last):
            clause = _has_body(lowers[at + 1 : -1]) or _has_clause(lowers[at:])
            first = at - (at > 0 and words[at - 1][1:] == ".")  # "J. Edgar Moss"
            return "" if clause else " ".join(words[first:])
    if not 2 <= len(words) <= 4 or _has_body(lowers) or _has_clause(lowers):
        return ""
    return " ".join(words)


def _is_body_at(lowers: Sequence[str], at: int, last: int) -> bool:
    """Return whether what is a given name elsewhere is a body's before somebody's name, which ends
    with the word at ``last``: "fellow |Tory| David Moss", "|Dell| Bank Ann Moss".
    """
    if lowers[at] in ORGANISATIONS:
        return True
    behind = at + 1 if lowers[at] == "tory" else at + 2
    is_name_behind = behind < last and lowers[behind] in given_names()
    return is_name_behind and (lowers[at] == "tory" or lowers[at + 1] in ORGANISATIONS)


def printed_length(run: str, name: str) -> int:
    """Return the length in code points of ``name``, the end of ``run``, as it is printed there."""
    if name == run:
        return len(run)
    size = len(name.split())
    if not run.endswith(name):
        size += sum(word in POST_NOMINALS for word in run.split()[size:])
    parts = run.rsplit(None, size)
    return len(run[len(parts[0]) :].lstrip()) if len(parts) > size else len(run)


def _has_body(lowers: list[str]) -> bool:
    return not ORGANISATIONS.isdisjoint(lowers)


def _has_clause(lowers: list[str]) -> bool:
    """Return whether words are more than a name: "Moss’s Dell", "Moss Isn’t Late"."""
    return any(word.endswith(_NO_NAME_ENDS) for word in lowers)


def compatible(one: str, two: str) -> bool:
    """Return whether two full names can be one person's: they begin alike, as Jen and Jennifer.

    Or one is the other without the given name, as Van Dell and Chris Van Dell.
    """
    if one[:3].lower() == two[:3].lower():
        return True
    short, long = sorted((one, two), key=len)
    return " " in short and adds_given_name(long, short)


def adds_given_name(long: str, short: str) -> bool:
    """Return whether ``long`` is ``short`` with a name before it, and not with a title or an
    owner; a surname alone may begin with a capital that it has not in full: "Van Dell", "Chris van
    Dell".
    """
    if long[-len(short) :].lower() != short.lower() or long[-len(short) - 1 : -len(short)] != " ":
        return False
    first = long.partition(" ")[0].lower()
    return first not in NAME_TITLES and not first.endswith(POSSESSIVES)
