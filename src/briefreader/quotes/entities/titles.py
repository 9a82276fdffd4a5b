"""What a text calls somebody: the title beside the name, and whom "the Spokesperson" means."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from briefreader.domain.article import Span
from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.entities.name_parsing import plain_title
from briefreader.quotes.words.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BODIES,
    CONJUNCTIONS,
    CUES,
    DETERMINERS,
    JOINED,
    NOT_NAMES,
    ONE_PERSON,
    ORGANISATIONS,
    PLACES,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
)
from briefreader.quotes.words.word_tags import WordTags
from briefreader.text import abbreviations
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.reporting_verbs import ANY_SAID

BEFORE = 110
AFTER = 130
_WORDS = lazy_pattern(r"[a-zA-Z\w’'&.-]+|[^\w\s]")  # letters are told at once by themselves
_MOST_NOUNS = 3
_ROLE_WITHIN = 9  # words
_LONGEST_LAST = 40
_PAST = frozenset(
    "met saw led left took gave got hit beat ran sent paid kept lost won knew chose came went made"
    " brought bought sold held became began found thought fought taught drew threw flew broke spoke"
    " wrote drove rose fell felt stood understood heard put cut let set shot swore won".split()
)
_PLURALS = frozenset(
    """
    affairs arts business claims communications consumer economics human markets news operations
    physics policies politics press process relations rights sales securities services sports
    standards studies systems trades wales works investments savings resources
""".split()
)
_BEFORE_NOUNS = DETERMINERS | PREPOSITIONS | CUES.keys() | _PAST | {",", "”", '"', "former", "then"}
_NEVER_NOUNS = _BEFORE_NOUNS | CONJUNCTIONS | AUXILIARIES | ADVERBS | PRONOUNS
_WORD_END = lazy_pattern(r"[\w’'&.-]+\Z")
_SPOUSES = frozenset(
    f"{number} {one}" for number in ("first", "second") for one in ("lady", "gentleman")
)
_TO_OTHERS = frozenset("friend friends colleague colleagues opponent rival dear".split())
_INDEFINITE = frozenset(["a", "an", "one", "another", "some"])
_NO_FIELDS = frozenset(
    "north south east west central downtown upper lower inner outer greater rural young old late"
    " little".split()
)
WHOM_ONE_HAS = frozenset(
    """
    mother father parents mum mom dad son sons daughter daughters wife ex-wife husband ex-husband
    brother brothers sister sisters uncle aunt niece nephew cousin cousins grandfather grandmother
    grandson granddaughter widow widower fiancé fiancée girlfriend boyfriend partner family families
    relative relatives friend friends neighbour neighbours neighbor neighbors colleague colleagues
    supporter supporters allies ally lawyer lawyers agent victim victims killer killers estate
    biographer fan fans resident residents citizens voters pal pals mate mates teammate teammates
    team-mate team-mates classmate classmates flatmate housemate confidant confidante acquaintance
""".split()
)
"""Who is somebody's: what follows "of" is whose, and no field."""
_HEADS_OF_FIELDS = ONE_PERSON - WHOM_ONE_HAS
_JOINTS = frozenset(["and", "&", "of", "for", "the"])
_LINKS = frozenset(["for", "of", "the", "and", "to", "on", "in", "at", "de", "la"])
_OPENING = frozenset(["And", "For", "To", "On", "In", "At"])  # "In Kell President Moss"
_SMALL_IN_LINE = _JOINTS | _LINKS | _INDEFINITE
_ABBREVIATED_ROLES = frozenset(f"{role.lower()}." for role in abbreviations.ROLES)
_ABBREVIATED = _ABBREVIATED_ROLES.union(
    f"{word.lower()}." for word in (*abbreviations.COMPANIES, "St")
)
# A clause is no title: "Moss, who came", "Moss, if you ask the mayor".
_NEVER_FIRST = CONJUNCTIONS | AUXILIARIES | PREPOSITIONS | frozenset(["let", "now"])
_NEVER_WITHIN = PRONOUNS | frozenset(["you", "me", "us", "him", "them"])
_MODIFIERS = frozenset(
    """
    former deputy chief press vice senior acting prime foreign communications campaign
    national security state senate house attorney general assistant special associate
    executive managing top longtime lead principal executive co-founder policy defense
    defence finance
""".split()
)
_ALSO_WORDS = PLACES | {"tory", "marine"}
_OFFICE_WORDS = ROLES | _MODIFIERS
_NO_TITLE = NOT_NAMES - _LINKS - frozenset(["first", "second", "us"])
# Within "Iron and Steel Institute President", "Office of Management and Budget Director".
_BODIES = BODIES | ORGANISATIONS | {"program", "programme"}
_ENDS_LABEL = lazy_pattern(
    r"(?:,? \(?(?:[JS]r|I{2,3}|IV|M\.?D|Ph\.?D|[Rr]et|[DRI]-[A-Z]{2})\.?\)?| \(\d[\d/.-]*\))?"
    r"(?:,? (?:said|says|wrote|writes))?\**:"
)
_APPOSITION = lazy_pattern(
    r"(?:,|\s\()\s*(?:\d\d,\s+)?(?:who (?:is|was) (?!not\b|\w+(?:ing|ed)\b))?"
    r"(?:(?:the|an?|my|our|your|his|her|its|their|one of the)\s+)?"
    r"(?P<title>[^\s,.;:“”\"()\n](?:[^,.;:“”\"()\n]|(?<=[A-Z])\.(?!\s*[A-Z][a-z]|$)){2,90}?)"
    rf"\s*(?:[,)]|\.(?![\w’'])(?!(?<=[A-Z]\.)\s+[a-z])|\s+(?:who|(?P<verb>{ANY_SAID}))\b|$)"
)
_OPENS = lazy_pattern(
    r"(?:\A|[.?!:…“”\"•*\n]|''|[–—-]\s)\s*"
    r"(?:(?:As|And|But|Dr|Sir|Dame|Lord|Lady|M(?:rs?|s)|[A-Z])\.?\s)*\Z"
)
# When and where it was said is no part of a title: "treasurer |on Monday", "coach |in a statement".
_TOLD_HOW = lazy_pattern(
    r"(?:\s(?:that|which|who))?\s(?:(?:late\s|early\s)?on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:in|at)\san?\s|at\sthe\s(?:weekend|time)\b|by\s(?:tele)?phone\b|by\se-?mail\b"
    r"|(?:during|after|before|when|while|last|here\sto|as\swell\sas)\s|[—–]"
    # nor what is done: "member of the board |blamed the crews|", "and |runs a shop|"
    r"|(?!(?:named|called|titled|dubbed)\s)[a-z]{2,}ed\s(?:the|an?|him|her|his|their|it|that|up)\s"
    r"|and\s[a-z]{2,}s\s(?:the|an?|his|her|their)\s).*",
    re.DOTALL,
)
_BEFORE_NAME = lazy_pattern(
    r"(?<!first)(?<!second)\s(?:Dr\.?|Sir|Dame|Lord|Lady|M(?:rs?|s)\.?|[A-Z]\.)$", re.IGNORECASE
)
# "10.42am |Mayor| Ann Moss:", as live blogs print it, and the number of an item: "3. |Mayor| Moss"
_CLOCK_OR_NUMBER = lazy_pattern(r"\d{1,2}(?:\.|[.:]\d{2}\s?(?:[ap]\.?m\.?)?|\s?[ap]\.?m\.?)\s+")
_ROLE_END = lazy_pattern(r"[\w-]+")
# "my youngest |grandson| at the time — I have a new one — named Karl — |Karl Moss|"
_NAMED_RELATIVE = lazy_pattern(
    r".*\b(?:my|our|your|his|her|their|whose|\w+[’']s?)\s(?:[\w-]+\s){0,3}"
    r"(?P<title>(?:(?:step|great-|grand)*(?:father|mother|son|daughter)|brother|sister|uncle|aunt"
    r"|nephew|niece|cousin|wife|husband)(?:-in-law)?)"
    r"(?:\s(?:at\sthe\stime|then|now))?(?:\s?[—–]\s?[^—–.?!“”\"]{1,50}[—–]|,[^,.?!“”\"]{1,50},)?"
    r"\s(?:[—–]\s)?(?:named|called)\s(?:[\w’'-]+\s?[—–]\s?)?\Z",
    re.IGNORECASE | re.DOTALL,
)
# Between a role and the name behind it, this ends what can be a title, which may end in a comma.
_PARTS_TITLE = lazy_pattern(r"[\n:;?!()“”\"—–]|,(?=\s?\w)")


def title_of(text: str, name: Span) -> str | None:
    """Return the title stated right before or right after the name at ``name``."""
    return _title_before(text, *name) or _title_after(text, *name)


def title_holding(text: str, name: Span, role: str, places: Sequence[int]) -> str | None:
    """Return the title stated beside the name at ``name`` if it holds ``role``, which stands at
    ``places``, in order.
    """
    at = bisect_left(places, name.start)
    before = (
        at > 0
        and places[at - 1] >= name.start - BEFORE
        and _PARTS_TITLE.search(text, places[at - 1], name.start) is None
    )
    at = bisect_left(places, name.end, at)
    after = at < len(places) and places[at] < name.end + AFTER
    # Most names have the role on one side only, and few of these a title there.
    title = _title_before(text, *name) if before else None
    if title is None and after:
        title = _title_after(text, *name)
        if title is not None and not before and _title_before(text, *name):
            return None
    return title if title and holds(title, role) else None


def shown_title(text: str, name: Span) -> str | None:
    """Return the title stated beside the name at ``name``, or whose relative is "named" so; none
    if it only says what somebody is to others: "my friend".
    """
    title = title_of(text, name)
    if title is None:
        start = max(0, name.start - BEFORE)
        if "named" in (before := text[start : name.start]) or "called" in before:
            named = _NAMED_RELATIVE.match(before)
            return named["title"] if named else None
    return None if title and title.lower().rpartition(" ")[2] in _TO_OTHERS else title


def _title_before(text: str, start: int, name_end: int) -> str | None:
    """Return a run of title words that ends at ``start`` and holds a role: "Secretary of State".

    A name between commas may have one before it: "the harbour master, Ann Moss," or, at the end
    of a sentence, "the harbour master, Ann Moss."
    """
    between_commas = text[name_end : name_end + 1] in (",", ".")
    before = text[max(0, start - _LONGEST_LAST) : start]
    last = before.rsplit(None, 1) if before[-1:].isspace() else ()
    if not last or not (between_commas if last[-1][-1] == "," else _MAY_END[last[-1]]):
        return None
    begin = max(text.rfind("\n", max(0, start - BEFORE), start) + 1, start - BEFORE, 0)
    words = _WORDS.findall(text, begin, start)
    if between_commas and words[-1:] == [","]:
        start = text.rfind(words.pop(), begin, start)
    if not words or words[-1].lower() in _LINKS:
        return None
    first = _first_of_title(words)
    if (not begin or text[begin - 1] == "\n") and _ENDS_LABEL.match(text, name_end):
        first = _first_of_line(words, first)
    if first is None or words[first].lower() in ("one", "ones", "i", "he", "she"):
        return None
    end = start
    for word in reversed(words[_with_nouns(words, first) :]):
        start = text.rfind(word, begin, start)
    title = " ".join(text[start:end].split())
    # "the coordinator Dr. Moss" is the coordinator.
    title = _BEFORE_NAME.sub("", title)
    if title[0].isdecimal():
        title = _CLOCK_OR_NUMBER.sub("", title)
    if title.rpartition(" ")[2].lower() in _LINKS or title.endswith(POSSESSIVES):
        return None  # "a friend of Mr Moss", "the FDA’s Dr. Moss"
    if title.endswith(".") and title.isupper() and not text[end:name_end].isupper():
        return None  # "to the SEC. |Moss| said"
    return _with_article(text, start, title) if len(title) > 2 else None


def _with_article(text: str, start: int, title: str) -> str:
    """Return a title with the article of whose it is: "|the| Authority’s treasurer"."""
    owned = title[:1].isupper() and any(word.endswith(POSSESSIVES) for word in title.split())
    return f"the {title}" if owned and text[max(0, start - 4) : start].lower() == "the " else title


def _with_nouns(words: list[str], first: int) -> int:
    """Return where a title begins with the nouns before its role: "the harbour master".

    Only where what stands before them shows that they are no verbs.
    """
    if words[first].islower():
        for at in range(first - 1, max(-1, first - 1 - _MOST_NOUNS), -1):
            if not _is_noun(words[at]):
                break
            before = words[at - 1].lower() if at else ","
            if before in _BEFORE_NOUNS or before.endswith("ed"):
                return at
    return first


def _is_noun(word: str) -> bool:
    """Return whether a word in small letters is none of those that are never nouns."""
    return word.isalpha() and word.islower() and word not in _NEVER_NOUNS and word[-2:] != "ed"


def _first_of_title(words: list[str]) -> int | None:
    """Return the place of the first of the title words at the end of ``words``."""
    first: int | None = None
    nouns = 0
    for at in range(_without_field(words) - 1, -1, -1):
        if first is not None and _joins(words, at):
            continue
        part = _PARTS[words[at]]
        if part == _ROLE or (part == _MORE and first is not None):
            first, nouns = at, 0
        elif first is not None and nouns < _MOST_NOUNS and _modifies(words[at]):
            nouns += 1  # "Radio Dell |legal affairs correspondent", if a body or role is before
        elif not part or first is not None:
            break
    return first


def _first_of_line(words: list[str], first: int | None) -> int | None:
    """Return the place of the first word of a line that is nothing but a title with a name and a
    colon behind it, else ``first``: "|Iron and Steel Institute President| Ann Moss:".
    """
    start = 0
    while words[start:] and (words[start] == "The" or not words[start][0].isalnum()):
        start += 1
    line = words[start:]
    parts = [_PARTS[word] for word in line]
    if _ROLE not in parts or line[0][0].islower() or line[0] == "I":
        return first
    if line[0].lower() in _NEVER_FIRST:
        return first
    role = parts.index(_ROLE)
    for at, word in enumerate(line):
        plain = word.lower()
        if not (word[0].isupper() or word[0].isdigit() or plain in _SMALL_IN_LINE):
            return first
        if at and plain in given_names() and parts[at - 1] == _ROLE:
            return first  # "Mayor |Ann| Moss and Kell Director"
        if (
            plain == "and"
            and parts[at - 1] != _ROLE
            and not _has_body(line[at:role])
            and not (_has_body(line[:at]) and {"of", "for"} & {*line[:at]})
        ):
            return first  # "Moss |and| Kell Director"
    return start


def _has_body(words: Sequence[str]) -> bool:
    return any(word.lower() in _BODIES for word in words)


def _without_field(words: list[str]) -> int:
    """Return how many words are left before what a role is of: "head |of research"."""
    for stop in range(len(words) - 2, max(0, len(words) - 2 - _MOST_NOUNS), -1):
        if words[stop] == "of" and words[stop - 1].lower() in ROLES:
            lowers = [word.lower() for word in words]
            field = all(map(_is_noun, words[stop + 1 :])) and is_field(lowers, stop + 1, len(words))
            return stop if field else len(words)
    return len(words)


def is_field(lowers: Sequence[str], start: int, stop: int) -> bool:
    """Return whether the nouns after "of" can be what one person heads or teaches, whose name
    follows: "the head of |research| Moss", but not "a resident of |north| Kell", "the friend of
    |young| Moss", "the wife of |actor| Moss".
    """
    return (
        lowers[start] not in _NO_FIELDS
        and lowers[start - 2] in _HEADS_OF_FIELDS
        and lowers[stop - 1] not in ONE_PERSON
        and (start < 3 or lowers[start - 3] not in _INDEFINITE)
    )


def _modifies(word: str) -> bool:
    """Return whether a word in small letters can be a noun before a role and no verb: "wants"."""
    return _is_noun(word) and (word[-1] != "s" or word in _PLURALS)


def _part(word: str) -> int:
    """Return what a word can be in a title: its role, one more word of it, a link, or nothing."""
    plain = plain_title(word.lower())
    if plain in _NO_TITLE or not word[0].isalnum() or word in _OPENING or _ends_sentence(plain):
        return _NO_PART
    if plain in ROLES or plain in _ABBREVIATED_ROLES:
        return _ROLE
    if word[0].isupper() and plain in given_names() and plain not in _ALSO_WORDS:
        return _NO_PART
    if plain != "the" and (word[0].isupper() or plain in _MODIFIERS):
        return _MORE
    return _LINK if plain in _LINKS else _NO_PART


def _may_end_title(last: str) -> bool:
    """Return whether what stands between the last spaces before a name can end a title."""
    word = _WORD_END.search(last)
    if word is None or word[0].lower() in _LINKS:
        return False
    return _part(word[0]) > _LINK or _is_noun(word[0])


_NO_PART, _LINK, _MORE, _ROLE = range(4)
_PARTS = WordTags(_part)
_MAY_END = WordTags(_may_end_title)


def _joins(words: list[str], at: int) -> bool:
    """Return whether a word joins parts of a title: "Founder and CEO", "Society of Poets
    President".
    """
    word = words[at].lower()
    if not at or word not in _JOINTS:
        return False
    before, after = words[at - 1].lower(), words[at + 1].lower()
    if word in ("and", "&"):
        return before in ROLES and (after in ROLES or after in _MODIFIERS)
    return before in (("of", "for") if word == "the" else JOINED)


def _ends_sentence(word: str) -> bool:
    """Return whether a word has a full stop that is not its own."""
    return word[-1] == "." and word.find(".") > 1 and word not in _ABBREVIATED


def _title_after(text: str, start: int, end: int) -> str | None:
    """Return the title across a comma from a name; with a verb right behind it, "Moss, the mayor
    said", only of a name that opens its sentence: "After he met Moss, the mayor said" is of two.
    """
    if text[end : end + 1] != "," and text[end + 1 : end + 2] != "(":
        return None
    match = _APPOSITION.match(text, end, end + AFTER)
    if match is None:
        return None
    if match["verb"] and not _OPENS.search(text, max(0, start - _LONGEST_LAST), start):
        return None
    title = " ".join(match["title"].split())
    if ONE_PERSON.isdisjoint(_ROLE_END.findall(title.lower())):
        return None
    title = _TOLD_HOW.sub("", title)
    if re.search(r"\.[A-Z]\Z", title):
        title += "."  # the "U.S." ends a sentence, too
    words = _ROLE_END.findall(title.lower())
    # Several people are a list that goes on: "Moss, family members and advisers".
    if ONE_PERSON.isdisjoint(words[:_ROLE_WITHIN]):
        return None
    if words[0] in _NEVER_FIRST or not _NEVER_WITHIN.isdisjoint(words):
        return None
    if _is_verb(title.partition(" ")[0]):
        return None
    return _with_article(text, match.start("title"), title)


def _is_verb(word: str) -> bool:
    """Return whether a word looks like the verb of a clause: "Moss, |plays the mayor"."""
    if not word.isalpha() or not word.islower() or word in ROLES:
        return False
    return word in _PAST or (word[-1] == "s" and word not in _PLURALS)


def role_of(words: Sequence[str]) -> str | None:
    """Return the role that a phrase such as "the department's spokesperson" ends in.

    ``words`` are the phrase's in lower case. "The people" are no one person's role.
    """
    role = words[-1]
    if role == "people":
        return None
    if role in ("lady", "gentleman"):
        return role if " ".join(words[-2:]) in _SPOUSES else None
    return role if role in ROLES and words[0] not in _INDEFINITE else None


@lru_cache(maxsize=8192)
def is_office(name: str) -> bool:
    """Return whether capitalised words name an office and no person: "Prime Minister",
    "President".
    """
    plain = name.lower()
    return plain in _SPOUSES or _OFFICE_WORDS.issuperset(plain.split())


def holds(title: str, role: str) -> bool:
    """Return whether ``title`` names ``role``: "Spokesperson for the department",
    "spokesperson".
    """
    return role in title.lower().replace(".", " ").split()
