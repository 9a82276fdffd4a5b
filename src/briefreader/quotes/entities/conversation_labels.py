"""Find the labels of a conversation in forms that a list, a table or a guide has, too.

A label is a word or two before a colon, a dash or a gap, in brackets, or behind the time of a
message. What tells a conversation is who the labels are and what stands behind them: people,
offices and roles that recur, and mostly sentences in which somebody says "I", "we" or "you", or
asks.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.entities.label_roles import role_in
from briefreader.quotes.entities.label_titles import TITLES, is_title, parse_label, without_brackets
from briefreader.quotes.entities.name_parsing import normalize_unicode
from briefreader.quotes.entities.speaker_labels import (
    OFFICE_OR_BODY,
    LabelStyle,
    SpeakerLabel,
    is_pseudo_label,
    is_said,
    names_person,
)
from briefreader.quotes.words.lexicon import NAME_PARTICLES, OFFICES, ORGANISATIONS, ROLES
from briefreader.quotes.words.occurrences import occur
from briefreader.text.label_pattern import TIME_OF_MESSAGE
from briefreader.text.lazy_pattern import lazy_pattern

_FEWEST = 4  # labels
_HEAD = 1500  # code points above the first label
_LONGEST_NAME = 40  # code points
_LONGEST_LABEL = 100  # with what it says of its bearer
_SHORTEST_SAID = 4  # words, in which a voice can be told
_LONGEST_HEAD_NAME = 4  # words

_WORD = r"[^\W\d_a-z][\w.’'-]*+"
_LABEL = rf"{_WORD}(?:[ \xa0][\w.’'-]++){{0,4}}"
_OPENS = r"[ \t\xa0]*[*_]{0,2}"
_SAID = r"[*_]{0,2}[ \t\xa0]+(?=\S)"


class _Form(NamedTuple):
    """How a conversation prints its labels.

    Each has one of ``pieces`` in its first ``within`` code points; a ``marked`` one may name
    anybody, by any name.
    """

    pieces: tuple[str, ...]
    pattern: re.Pattern[str]
    marked: bool = False
    within: int = _LONGEST_NAME


_NICK = (
    rf"{_OPENS}(?:{TIME_OF_MESSAGE}[ ]|\[{TIME_OF_MESSAGE}\][ ])?"
    rf"<(?P<name>[^\W_][^<>\n/=]{{0,40}})>:?{_SAID}"
)
_IN_BRACKETS = rf"{_OPENS}\[(?P<name>{_LABEL})\]"
_STAMPED = (
    rf"{_OPENS}(?:\[{TIME_OF_MESSAGE}\]|{TIME_OF_MESSAGE}[ ][-–])[ ]"
    rf"(?P<name>[^\W_][^:<>\n\[\]]{{0,40}}):{_SAID}"
)
_WITH_OFFICE = rf"{_OPENS}(?P<name>{_LABEL})[ \xa0](?:[–—|]|--?)[ \xa0]{OFFICE_OR_BODY}:{_SAID}"
_COLON = (
    rf"{_OPENS}(?P<name>{_LABEL}(?:[ ]\((?:[A-Z]\.[ ]?){{1,3}}\))?)"
    r"(?:,[ ][^:\n.?!]{2,60})?(?:[ ]\([^()\n]{1,40}\))?"
    r"[*_]{0,2}:[*_]{0,2}(?:[ \t\xa0]+|[ \t\xa0]*\n+)(?=\S)"
)
_DASH = rf"{_OPENS}(?P<name>{_LABEL})[*_]{{0,2}}[ \xa0](?:[–—]|--)[ \xa0]+(?=\S)"
_GAP = rf"{_OPENS}(?P<name>{_LABEL})(?:[ \xa0]·[ \xa0]|[ \xa0]{{2,}}|\t[ \t]*)(?=\S)"
_FORMS = (
    _Form(("<",), lazy_pattern(_NICK), marked=True),
    _Form(("[",), lazy_pattern(rf"{_IN_BRACKETS}:{_SAID}"), marked=True),
    _Form(("[",), lazy_pattern(rf"{_IN_BRACKETS}{_SAID}")),
    _Form((":",), lazy_pattern(_STAMPED), marked=True, within=_LONGEST_LABEL),
    _Form((" – ", " — ", " - ", " -- ", " | "), lazy_pattern(_WITH_OFFICE)),
    _Form((":",), lazy_pattern(_COLON), within=_LONGEST_LABEL),
    _Form((" – ", " — ", " -- "), lazy_pattern(_DASH)),
    _Form(("  ", "\t", " · "), lazy_pattern(_GAP)),
)
_INITIALS_BEHIND = lazy_pattern(r"\(([A-Z]{2,3})\)")  # "Farah Aziz (FA)"
_INITIALS_BEFORE = lazy_pattern(r"\b([A-Z]{2,3})[ \xa0]?=")  # "FA = Farah Aziz"
_VOICE = lazy_pattern(
    r"\?|\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us|[Mm]ine|let’s|[Ll]et's"
    r"|[Ii]ch|[Ww]ir|mir|mich|uns|[Jj]e|[Nn]ous|[Vv]ous|moi|[Yy]o|[Nn]osotros|usted|[Ii]o|[Nn]oi"
    r"|[Ee]u|[Nn]ós|você|[Ii]k|[Ww]ij|mij|mnie|[Pp]ani|[Pp]an)\b|\b[Jj][’']"
)
_ASKS_OR_SAYS_I = lazy_pattern(
    r"\?|\b(?:I|[Mm]y|[Mm]ine|me|[Ii]ch|mir|mich|[Jj]e|moi|[Yy]o|[Ii]o|[Ee]u|[Ii]k|mij|mnie)\b"
    r"|\b[Jj][’']"
)
_OWN_VOICE = lazy_pattern(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur|[Mm]ine|me|us)\b")
_QUOTED = lazy_pattern('“[^”]*”|"[^"]*"')
# A name that stands in a list begins its line or a part of it.
_FULL_NAME = lazy_pattern(
    rf"(?m)(?:(?P<before>^|[:;,(•*][ \xa0]?)|(?<![\w’'-]))"
    rf"(?P<name>{_WORD}(?:[ \xa0](?:(?:{'|'.join(sorted(NAME_PARTICLES))})[ \xa0])*{_WORD}){{1,3}})"
)
# What stands before the name of somebody on a campus, a ship, a ward or in a convent, too.
_BEFORE_NAMES = frozenset(
    """
    dean provost nurse sister brother father mother matron chief constable inspector detective
    superintendent skipper captain coach aunt uncle major general councillor cllr cllr. lecturer
    vicar canon warden ranger officer
""".split()
)


def conversation_labels(text: str, title: str) -> list[SpeakerLabel]:
    """Return the labels of a conversation, in order; none where the text is none."""
    for form in _FORMS:
        if not occur(text, _FEWEST - 1, *form.pieces):
            continue
        found = _labels(form, text)
        if len(found) >= _FEWEST and (told := _told(text, title, found, marked=form.marked)):
            return told
    return _initials(text, title)


def _labels(form: _Form, text: str) -> list[SpeakerLabel]:
    """Return what may be labels in one form."""
    starts = _starts(text, form)
    if len(starts) < _FEWEST:
        return []
    return [
        SpeakerLabel(Span(*match.span("name")), match.end(), words, LabelStyle.SPOKEN)
        for match in (form.pattern.match(text, start) for start in starts)
        if match
        and not is_pseudo_label(words := normalize_unicode(" ".join(match["name"].split())))
    ]


def _starts(text: str, form: _Form) -> list[int]:
    """Return where lines begin that have a piece of the form near their beginning."""
    found: set[int] = set()
    for piece in form.pieces:
        at = text.find(piece)
        while at >= 0:
            line = text.rfind("\n", max(0, at - form.within), at)
            if line >= 0 or at < form.within:
                found.add(line + 1)
            at = text.find("\n", at + 1)
            at = text.find(piece, at) if at >= 0 else -1
    return sorted(found)


def _initials(text: str, title: str) -> list[SpeakerLabel]:
    """Return the initials before what is said whose full names the head of a text tells."""
    head = text[:_HEAD]
    above = _INITIALS_BEHIND.findall(head)
    if "=" in head:
        above += _INITIALS_BEFORE.findall(head)
    if len(above) < 2:
        return []
    either = "|".join(sorted(set(above)))
    pattern = re.compile(rf"(?P<name>{either})[.:]?[ \t\xa0]+(?=\S)")
    found = _labels(_Form(tuple(above), pattern), text)
    if len(found) < _FEWEST or len({label.words for label in found}) < 2:
        return []
    return _told(text, title, found, marked=True)


def _told(
    text: str, title: str, labels: Sequence[SpeakerLabel], *, marked: bool
) -> list[SpeakerLabel]:
    """Return the labels if they are those of a conversation, whoever is nobody as ``UNREAD``."""
    labels = _below_lists(labels)
    counts = Counter(label.words for label in labels)
    recurring = sum(count > 1 for count in counts.values())
    if len(labels) < _FEWEST or len(counts) < 2 or not is_said(text, labels):
        return []
    said = _said(text, labels)
    if not _have_voice(said):
        return []
    if marked:
        return list(labels) if recurring else []
    names = _names(text, title, labels)
    speaks = {words: _may_speak(words, names) for words in counts}
    spoken = sum(speaks[label.words] for label in labels)
    if spoken * 5 < len(labels) * 4 or not _fill(text, labels):
        return []
    if not recurring or (recurring == 1 and spoken < len(labels)):
        own = sum(_OWN_VOICE.search(_QUOTED.sub("", words)) is not None for words in said)
        if own * 5 < len(labels) * 4:
            return []
    return [
        label
        if speaks[label.words] or _is_full_name(label.words)
        else replace(label, form=LabelStyle.UNREAD)
        for label in labels
    ]


def _below_lists(labels: Sequence[SpeakerLabel]) -> Sequence[SpeakerLabel]:
    """Return the labels without those before all others that stand once and are nobody: "PRESENT",
    "Place of interview".
    """
    counts = Counter(label.words for label in labels)
    nobody = frozenset[str]()
    first = next(
        (
            number
            for number, label in enumerate(labels)
            if counts[label.words] > 1 or _may_speak(label.words, nobody)
        ),
        len(labels),
    )
    return labels[first:]


def _is_full_name(words: str) -> bool:
    """Return whether a label is two or three words with capitals that are names and nothing
    else, so far as can be told.
    """
    parts = words.split()
    return 1 < len(parts) < _LONGEST_HEAD_NAME and not any(
        part[0].islower() or is_common(part) or part.lower() in ORGANISATIONS for part in parts
    )


def _said(text: str, labels: Sequence[SpeakerLabel]) -> list[str]:
    """Return what stands behind each label."""
    stops = [*(label.span.start for label in labels[1:]), len(text)]
    return [text[label.body : stop] for label, stop in zip(labels, stops, strict=True)]


def _have_voice(said: Sequence[str]) -> bool:
    """Return whether somebody speaks in most of what is no mere "No, thank you.", and asks or says
    "I" in some of it: a guide has "you" and "we", too.
    """
    said = [_QUOTED.sub("", words) for words in said]
    told = [words for words in said if len(words.split()) >= _SHORTEST_SAID]
    voices = sum(_VOICE.search(words) is not None for words in told)
    spoken = sum(_ASKS_OR_SAYS_I.search(words) is not None for words in said)
    return len(told) > 1 and voices * 2 >= len(told) and spoken > 1 and spoken * 4 >= len(said)


def _fill(text: str, labels: Sequence[SpeakerLabel]) -> bool:
    """Return whether every other line or more from the first label on opens with one."""
    lines = sum(not line.isspace() for line in text[labels[0].span.start :].split("\n") if line)
    return 2 * len(labels) >= lines


def _names(text: str, title: str, labels: Sequence[SpeakerLabel]) -> frozenset[str]:
    """Return the words, in small letters, of the full names above the labels, in the title and in
    labels themselves: of those that begin with a given name, and of those of a list.
    """
    above = text[max(0, labels[0].span.start - _HEAD) : labels[0].span.start]
    printed = {label.words for label in labels}
    found: set[str] = set()
    for full in _FULL_NAME.finditer("\n".join((title, above, *printed))):
        words = full["name"].lower().split()
        while len(words) > 2 and (is_title(words[0]) or words[0] in NAME_PARTICLES):
            del words[0]
        listed = full["before"] is not None and not is_common(words[0])
        if listed or words[0] in given_names():
            found.update((words[0], words[1], words[-1].strip(".")))
    return frozenset(word for word in found if not is_common(word) and word not in ORGANISATIONS)


def listed_name(above: str, word: str) -> str:
    """Return the one full name in a list above a conversation that has a label's word; nothing
    where there is none, or several.
    """
    found: set[str] = set()
    for full in _FULL_NAME.finditer(above):
        words = full["name"].split()
        lower = [one.lower() for one in words]
        if full["before"] is not None and word.lower() in lower:
            at = lower.index(word.lower())
            first = max(
                (behind for behind in range(1, at + 1) if is_title(words[behind - 1])), default=0
            )
            if at > first:
                found.add(" ".join(words[first : at + 1]))
            elif not first and not is_common(lower[1]):
                found.add(" ".join(words[:2]))
    return found.pop() if len(found) == 1 else ""


def _may_speak(words: str, names: frozenset[str]) -> bool:
    """Return whether a label names a person, an office or a role in a conversation."""
    bare = without_brackets(words)
    parts = bare.lower().split()
    if role_in(bare) is not None:
        return True
    if len(parts) == 1:
        return parts[0] in names or _is_office(parts)
    if names_person(bare, frozenset()) and not any(part in ORGANISATIONS for part in parts):
        return True
    title, name, several = parse_label(bare)
    if not several and len(name) == 1 and (title or parts[0] in _BEFORE_NAMES):
        return bare.split()[-1][0].isupper() and not is_common(name[0])
    return parts[0] in _BEFORE_NAMES or _is_office(parts)


def _is_office(parts: Sequence[str]) -> bool:
    """Return whether words are an office alone: "Treasurer", "Harbour master"."""
    last = parts[-1]
    return last in OFFICES or last in ROLES or last in TITLES
