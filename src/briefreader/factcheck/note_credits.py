"""Foot- and endnotes that tell who said a quotation, and when: “…”[1], and below it
"[1] Ann Moss, press briefing, 3 May 2023".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefreader.factcheck.day_roles import OCCASION
from briefreader.text.lazy_pattern import lazy_pattern

_RAISED, _PLAIN = "¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890"
_AS_PLAIN, _AS_RAISED = str.maketrans(_RAISED, _PLAIN), str.maketrans(_PLAIN, _RAISED)
_MARK = re.compile(
    rf"[.,;:]?[ \u00a0]?(?:\[(?P<number>\w{{1,4}})\]|(?P<raised>[{_RAISED}]{{1,3}}))"
)
_NOTE = r"^(?:\[{0}\]|{1})[ \u00a0]*(?P<note>\S[^\n]{{0,400}})$"
_NAMED = re.compile(r"(?P<name>[^\W\d_][^,(\n“”\"]{1,59})(?P<rest>[,(][^\n]*)")
_SPOKEN_AT = lazy_pattern(rf"\W*{OCCASION}", re.IGNORECASE)


class NoteCredit(NamedTuple):
    """Whom a note names, if anybody, and the ``rest`` behind."""

    name: str
    rest: str


def speech_note(text: str, end: int) -> NoteCredit | None:
    """Return what the note to a quotation that ends at ``end`` of a draft names, if it has one that
    tells of speech; whoever wrote a text in print may quote somebody else in it.
    """
    mark = _MARK.match(text, end)
    if mark is None:
        return None
    number = mark["number"] or mark["raised"].translate(_AS_PLAIN)
    raised = re.escape(number.translate(_AS_RAISED))
    form = _NOTE.format(re.escape(number), raised)
    found = re.compile(form, re.MULTILINE).search(text, mark.end())
    if found is None:
        return None
    note = found["note"].rstrip(". ")
    if _SPOKEN_AT.match(note):
        return NoteCredit("", f", {note}")
    named = _NAMED.fullmatch(note)
    speech = named and _SPOKEN_AT.match(named["rest"])
    return NoteCredit(named["name"], named["rest"]) if named and speech else None
