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
    whole_date,
)
from briefreader.sources.metadata.masthead import is_masthead, tells_news
from briefreader.text.folding import says_same
from briefreader.text.lazy_pattern import lazy_pattern

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
    r"(?:press|news|media) (?:release|note|notice|advisory|information|bulletin)"
    r"|for (?:immediate )?release|release(?= n(?:o|r|umber)\b)"
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
_BEFORE_KIND = lazy_pattern(rf"(?<=\w)[ \u00a0|•·:–—-]+(?={_RELEASE})", re.IGNORECASE)
# "Kell Airways| – Newsroom|", "University of Kell |News Release|"
_OFFICE_BEHIND = lazy_pattern(
    rf"(?<=[\w.])(?P<mark> (?:[|•·:–—-] )?)(?:{_RELEASE}|newsroom|press (?:office|releases?))\W*$",
    re.IGNORECASE,
)
_BEHIND_DAY = re.compile(r"(?<=[\w.])[ \u00a0]+[|•·–—-][ \u00a0]+(?=[^\W\d])")
_BEFORE_DAY = re.compile(r"(?<=[\w.])[ \u00a0]+[|•·–—-][ \u00a0]+(?=\w)")
_HEADLINE_WORDS = 4  # that say not what happens: “3 May 2024 | Talks about the ferry”
_KIND_BEFORE_TITLE = lazy_pattern(rf"(?:{_RELEASE})\s*(?::|[–—-]\s)\s*(?=\w)", re.IGNORECASE)
# What stands above the title of a text that is sent to newspapers.
_KIND_OF_TEXT = lazy_pattern(
    rf"\W*(?:{_RELEASE}|(?:press|news|media|joint) (?:statement|summary)|news|fact ?sheet"
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
    return (
        _KIND_OF_TEXT.fullmatch(line) is not None or release_day(line) is not None or _is_sent(line)
    )


def _is_sent(line: str) -> bool:
    """Return whether a line says who sends a press release: ``News release from Kell Zoo``, ``Kell
    Zoo – Newsroom``.
    """
    if parted := _BEFORE_KIND.search(line) if len(line) <= 2 * LONGEST_DATE_LINE else None:
        before, behind = line[: parted.start()], line[parted.end() :]
        if is_masthead(before) and _KIND_OF_TEXT.fullmatch(behind):
            return True
        if is_masthead(before) and release_day(behind):
            return True
    if kind := _RELEASED.match(line):
        sender = _SENDER.match(line, kind.end())
        return sender is not None and is_masthead(line[sender.end() :])
    office = _OFFICE_BEHIND.search(line) if len(line) <= LONGEST_DATE_LINE else None
    return office is not None and (office["mark"] != " " or is_masthead(line[: office.start()]))


def release_day(line: str, *, day_first: bool = False) -> date | None:
    """Return the day of a line that says nothing else but that it is a press release's:
    ``For immediate release: 21 June 2024``, ``Pressemitteilung Nr. 45/2024 vom 21. Juni 2024``.
    """
    if len(line) > LONGEST_DATE_LINE or not HAS_DIGIT.search(line):
        return None
    if kind := _DATED_RELEASE.match(line):
        return date_alone(line[kind.end() :], day_first=day_first)
    behind = _BEHIND_DAY.search(line)  # "16 May 2024 | Press notice 22/24"
    is_kind = behind and _RELEASED.match(line, behind.end())
    if not behind or not is_kind or not _KIND_OF_TEXT.fullmatch(line, behind.end()):
        return None
    return whole_date(line[: behind.start()], day_first=day_first)


def without_kind(title: str) -> str:
    """Return a subject without what kind of text it announces: ``PRESS RELEASE: Zoo opens``."""
    return _KIND_BEFORE_TITLE.sub("", title, count=1) if _RELEASED.match(title) else title


def says_release(line: str) -> bool:
    """Return whether a line says that what stands below it is published by a press office."""
    return _is_sent(line) or (_RELEASED.match(line) is not None and says_kind(line))


def sent_day(line: str, text: Iterable[str] = (), *, day_first: bool = False) -> date | None:
    """Return the day of a line ``Harbour Office of Kell | 3 May 2024``.

    Other words before a day may be a page's head, with the day on which it was printed.
    """
    parted = _BEFORE_DAY.search(line, 0, LONGEST_DATE_LINE) if HAS_DIGIT.search(line) else None
    day = whole_date(line[parted.end() :], day_first=day_first) if parted else None
    return day if parted and day and is_masthead(line[: parted.start()], text) else None


def dated_headline(line: str, *, day_first: bool = False) -> tuple[date, str] | None:
    """Return the day and the title of a line that has both: ``3 May 2024 | Council closes ferry``;
    None of others, as where a body's name stands behind the day.
    """
    parted = _BEHIND_DAY.search(line, 0, LONGEST_DATE_LINE) if HAS_DIGIT.search(line) else None
    day = whole_date(line[: parted.start()], day_first=day_first) if parted else None
    if not parted or not day:
        return None
    title = line[parted.end() :].strip()
    is_title = tells_news(title) or len(title.split()) >= _HEADLINE_WORDS
    is_other = ends_sentence(title) or is_masthead(title) or says_kind(title)
    return (day, title) if is_title and not is_other else None


def _may_be_title(line: str, stated: str) -> bool:
    if stated:
        return says_same(line, stated)
    return not ends_sentence(line) and not LIST_MARK.match(line)


def _without_marks(line: str) -> str:
    line = line.replace("\u00a0", " ")
    for mark in _MARKS:
        line = line.replace(mark, "")
    return line.strip()
