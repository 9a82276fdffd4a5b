"""The first lines of a text, in which days stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from briefreader.sources.blocks.line_shapes import LIST_MARK, ends_sentence, is_running
from briefreader.sources.metadata.dates import (
    HAS_DIGIT,
    HEAD_LINES,
    LONGEST_DATE_LINE,
    date_alone,
)
from briefreader.text.folding import says_same
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.name_case import BODY_NAME

_HEAD_LINE = 200  # code points of each: days stand at the start of a line, or alone on it
_HEAD = 20_000  # code points in which they stand
_MOST_HEAD = 80  # lines, blank ones too, among which the first ones with text are looked for
_MARKS = "*_#\\\u00a0"
# What a sentence that goes on in the next line ends with.
_GOES_ON = re.compile(
    r"\b(?:a|an|and|as|at|before|after|by|during|for|from|in|of|on|or|since|than|that|the|through|to"
    r"|until|was|were|with|am|bis|seit|vom|zum|du|de|le|depuis|el|la|al|del|dal|il)$",
)
# A clock time's own full stop: "2:10 p.m.".
_HALF_DAY = re.compile(r"\d[ \u00a0]?[ap]\.[ \u00a0]?m\.$", re.IGNORECASE)
_RELEASE = (
    r"(?:press|news|media) (?:release|note|notice|advisory)|for (?:immediate )?release"
    r"|presse(?:mitteilung|meldung|information)|communiqué(?: de presse)?"
    r"|comunicato stampa|(?:nota|comunicado) (?:de|à|da) (?:prensa|imprensa)|persbericht"
    r"|pressmeddelande|presse(?:melding|meddelelse)|(?:komunikat|informacja|notatka) prasow[ya]"
    r"|tisková zpráva|comunicat de presă|sajtóközlemény|lehdistötiedote|basın bülteni"
    r"|пр[еэ]с+-?р[еэ]л[иі]з"
)
_FROM = r"(?:of|on|at|dated|issued|released|vom|du|del|dello|van|den|de|z dnia|z|ze dne|від|от)"
_RELEASED = lazy_pattern(rf"\W*(?:{_RELEASE})\b", re.IGNORECASE)
_SENDER = lazy_pattern(
    r"\s+(?:from|by|von|der|des|vom|du|de la|del|della|från|fra|van)(?:\s+(?:the|de|het))?\s+"
)
# What stands above the title of a text that is sent to newspapers.
_KIND_OF_TEXT = lazy_pattern(
    rf"\W*(?:{_RELEASE}|(?:press|news|media) statement"
    r"|(?:strictly )?embargo(?:ed)?(?:(?:\s+(?:until|till|bis)\b|\s*[:\d]).{0,60})?"
    r"|sperrfrist\s*[:\d].{0,60}|sous embargo\b.{0,60}|not for publication before\b.{0,60}"
    r"|check against delivery|as (?:delivered|prepared for delivery)"
    r"|es gilt das gesprochene wort|seul le prononcé fait foi)"
    r"(?:\s+(?:n[ro°º]?\.?\s*)?\d[\d /.-]*)?\W*",
    re.IGNORECASE,
)
_NUMBERED = (
    rf"(?:\s+(?:n[ro°º]?\.?\s*\d{{1,4}}|(?!\d{{4}}-\d\d-)\d{{1,4}}(?=\s?[,:|/(–—-]|\s{_FROM}\s))"
    r"(?:\s?[/-]\s?(?:19|20)?\d\d(?=[ ,:|(–—-]))?)?"
)
_DATED_RELEASE = lazy_pattern(
    rf"\W*(?:{_RELEASE}){_NUMBERED}[\s,:|•·(–—-]*(?:{_FROM}\s+)?(?=\w)", re.IGNORECASE
)
# Who sends it: a body's name, all in capitals or with a capital at each word.
_LONGEST_MASTHEAD = 60
_BODY = lazy_pattern(
    r"\b(?:(?:city|town|village|borough|parish) of|\w*amt|\w*stelle|stadt|landkreis|gemeinde|mairie"
    r"|ville|préfecture|ayuntamiento|comune"
    r"|trust|fund|museum|club|college|school|hospital|stiftung|verein|verband|fondation|fundación"
    r"|câmara|gemeente|urząd|kommun|port|harbour|county|state|federation|coalition|alliance"
    r"|room|hall|lawn|garden|auditorium|ministry|minist\w+|міністерство|министерство)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\bthe\b", re.IGNORECASE)
_SMALL_WORDS = frozenset(("of", "the", "and", "for", "&"))
_FOREIGN_SMALL_WORDS = frozenset(
    ("de", "des", "du", "der", "für", "und", "la", "del", "di", "et", "da", "do", "van", "i", "w")
)
# What makes a headline of capitals: "Zoo |Opens| New School", "|New| School for Dell".
_TELLS = lazy_pattern(
    r"(?<=\w )(?<!of )(?<!the )(?<!for )(?<!and )"
    r"(?:\w+(?:[^\Wsu]s|ed)|is|are|will|can|must|may|not?)\b(?!['’])|^(?:\w+ing|new|an?|we|our)\b"
    r"|[:!?“”\"]| [–—-] ",
    re.IGNORECASE,
)
_AROUND = _MARKS + " \t\u3000"


def head_lines(body: str, title: str) -> list[str]:
    """Return those of the first lines with text that have a digit, without Markdown's marks.

    The last line of a paragraph wrapped by hand is left out: a day on it is a sentence's. Only a
    title, the stated ``title`` if there is one, may be as long as a line of text and have a day
    right below it.
    """
    found: list[str] = []
    left = HEAD_LINES
    begun = running = False
    before = ""
    for line in body[:_HEAD].split("\n", _MOST_HEAD)[:_MOST_HEAD]:
        bare = line.strip(_AROUND)
        if not bare:
            begun = running = False
            continue
        if not running and HAS_DIGIT.search(bare, 0, _HEAD_LINE):
            head = _without_marks(bare[:_HEAD_LINE])
            if not (begun and date_alone(head) and ends_wrapped(before, head)):
                found.append(head)
        if not (left == HEAD_LINES and _may_be_title(bare, title)):
            running = running or is_running(line.strip())
        begun, before = True, bare[-_HEAD_LINE:]
        left -= 1
        if not left:
            break
    return found


def ends_wrapped(before: str, line: str) -> bool:
    """Return whether a short line with a day ends the sentence that the line ``before`` it began,
    in text that was wrapped by hand.
    """
    ends = ends_sentence(line) and not _HALF_DAY.search(line)
    return ends or _GOES_ON.search(before) is not None


def says_kind(line: str) -> bool:
    """Return whether a line says what kind of text stands below it: ``Press release No. 12``."""
    kind = _RELEASED.match(line)
    sender = _SENDER.match(line, kind.end()) if kind else None
    return (
        _KIND_OF_TEXT.fullmatch(line) is not None
        or release_day(line) is not None
        or (sender is not None and is_masthead(line[sender.end() :]))
    )


def release_day(line: str, *, day_first: bool = False) -> date | None:
    """Return the day of a line that says nothing else but that it is a press release's:
    ``For immediate release: 21 June 2024``, ``Pressemitteilung Nr. 45/2024 vom 21. Juni 2024``.
    """
    if len(line) > LONGEST_DATE_LINE or not HAS_DIGIT.search(line):
        return None
    kind = _DATED_RELEASE.match(line)
    return date_alone(line[kind.end() :], day_first=day_first) if kind else None


def says_release(line: str) -> bool:
    """Return whether a line says that what stands below it is published by a press office."""
    return _RELEASED.match(line) is not None and says_kind(line)


def is_masthead(line: str, text: Iterable[str] = ()) -> bool:
    """Return whether a line may be no more than the name of the body that publishes a text.

    One that may be a headline, "Zoo Opens New School", "Dell Sports Club", is that only if a
    line of the ``text`` has it beside other words.
    """
    if len(line) > _LONGEST_MASTHEAD or ends_sentence(line) or HAS_DIGIT.search(line):
        return False
    words = line.split()
    small = {word for word in words if not word[:1].isupper()} - _SMALL_WORDS
    is_name = all(word in _FOREIGN_SMALL_WORDS or _BODY.fullmatch(word) for word in small)
    bare = _ARTICLE.sub("", line)
    if not is_name or not (_BODY.search(bare) or BODY_NAME.search(bare)):
        return False
    is_foreign = bool(small) or any(
        word.lower() in _FOREIGN_SMALL_WORDS for word in words if word[1:]
    )
    return is_foreign or not _TELLS.search(line) or _is_named_in(text, line)


def _is_named_in(text: Iterable[str], name: str) -> bool:
    """Return whether a line of the text has the name beside other words."""
    name = re.escape(name)
    named = re.compile(rf"(?<=\w ){name}\b|\b{name}(?=,?[ ’']\w)", re.IGNORECASE)
    return any(map(named.search, text))


def _may_be_title(line: str, stated: str) -> bool:
    if stated:
        return says_same(line, stated)
    return not ends_sentence(line) and not LIST_MARK.match(line)


def _without_marks(line: str) -> str:
    line = line.replace("\u00a0", " ")
    for mark in _MARKS:
        line = line.replace(mark, "")
    return line.strip()
