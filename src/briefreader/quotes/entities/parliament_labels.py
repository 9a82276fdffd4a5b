"""Find the speaker labels of a parliament's record, as parliaments of many languages print them.

The forms are those of the records themselves: the Hansards of the Commonwealth, the Oireachtas, the
European Parliament, Bundestag, Assemblée nationale, Congreso, Camera and Senato, Assembleia da
República, Câmara dos Deputados, Tweede Kamer and Sejm. A text is a record where whoever presides
has a label in the same form as the others.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from operator import itemgetter

from briefreader.domain.article import Span
from briefreader.quotes.entities.name_parsing import normalize_unicode
from briefreader.quotes.entities.parliament_members import is_peer, parse_parliament_label
from briefreader.quotes.entities.speaker_labels import LabelStyle, SpeakerLabel
from briefreader.text.lazy_pattern import lazy_pattern

_HEAD = 1500  # code points of a record that name its house, or in which somebody presides
_HOUSES = tuple(
    """
    Hansard Commons Lords LORDS Parliament Parlement Parlament Éireann ÉIREANN SENATE Senedd
    Sabha SABHA Legislative Bundestag Landtag Plenar Présidence PRESIDENZA PRESIDENCIA Assemblée
    Sénat Assembleia Congreso Cortes Senado Repubblica Cámara CÁMARA Câmara Kamer Sejm CHAIR
    President. Volume Westminster Speaker: SPEAKER: PRESIDENTE PRESIDENTA Marszałek KAMER
""".split()
)
# By their first letters, which are capitals, so that a search passes over most of a head.
_HOUSE = lazy_pattern(
    "|".join(
        f"{first}(?:{'|'.join(re.escape(one[1:]) for one in few)})"
        for first, few in groupby(sorted(_HOUSES), key=itemgetter(0))
    )
)
# The same within words, or in other letters.
_PARTS_OF_HOUSES = tuple(
    """
    ationalrat esoconto Президент Верховної ГОЛОВУЮЧ Думы residente: residenta: residenta.
    voorzitter: résident. résidente. /PV.
""".split()
)
# What the labels of those who preside end in, and the parties of the British ones.
_PRESIDING = (
    *(
        "The President:",
        "peaker:",
        "PEAKER:",
        "peaker (",
        "PEAKER (",
        "peaker\n",
        "Comhairle",
        "Officer:",
        "Llywydd",
    ),
    *("résident.", "résidente.", "PRESIDENTE", "PRESIDENTA", "The PRESIDENT", "residente:"),
    *(
        "residenta.",
        "residente.",
        "residente (",
        "residenta (",
        "oorzitter:",
        "oorzitster:",
        "arszałek",
        "räsident",
        "resident. –",
    ),
    *("hairman (", "(Con)", "(Lab)", "My Lords,", "PRESIDENT (", "HAIRPERSON:", "ГОЛОВУЮЧ"),
    *("редседательствующ", "räsident (", "résidente ("),
)
_FEWEST = 3
_MANY = 5

_BOLD = r"(?:\*\*|__)?"
_LINE = rf"(?m)^[ \t\xa0]*(?:\d+\.(?:\d+)?[ ]+)?{_BOLD}"
_BEHIND = r"(?:\s?\((?:[^()]|\([^()]{1,60}\)){1,120}\)){0,2}"
# A colon behind it: Hansards, Bundestag, Cortes, Assembleia, Tweede Kamer, Sejm, United Nations.
_COLON = (
    rf"{_LINE}(?=[^:]{{2,300}}:)"
    rf"(?P<name>[^\W\d_a-z][^\n:()]{{1,150}}{_BEHIND}(?:,?[ ][^\n:()]{{3,90}})?)"
    rf"{_BOLD}[ \xa0]?:{_BOLD}(?:[ \xa0][—–-])?[ \t\xa0\n]+(?=\S)"
)
# A full stop, with or without a dash behind it: Assemblée nationale, Sénat, and the Senado of
# Argentina.
_STOP = (
    rf"{_LINE}(?P<name>(?:MM?\.|Mmes?|Sra?\.|Plusieurs|Une?|Voix|Vari[oa]s)[ \xa0]"
    rf"[^.:\n()]{{2,110}}?{_BEHIND}"
    r"(?:,[ ][^.\n]{3,110})?)"
    rf"{_BOLD}[ \xa0]?\.{_BOLD}(?:[ \xa0]?[—–-])?[ \xa0]+(?=[^\W\d_a-z«“\"¿¡(…])?(?=\S)"
)
# Capitals and a full stop: Camera and Senato.
_CAPITALS = (
    rf"{_LINE}(?P<name>(?=[^\W\d_a-z]['’]?[^\W\d_a-z]{{2}})[A-ZÀ-Ý][A-ZÀ-Ý’' -]{{2,50}}{_BEHIND}"
    r"(?:,[ ][^.\n]{3,110})?)"
    rf"{_BOLD}\.{_BOLD}[ \xa0]+(?=\S)"
)
# A full stop and a dash: the European Parliament.
_DASH = (
    rf"{_LINE}(?P<name>[^\W\d_a-z][^\n–—:]{{2,140}}?){_BOLD}[ \xa0]?\.{_BOLD}[ \xa0][–—-][ \xa0]"
    r"(?:\([A-Z]{2}\)[ \xa0])?(?=\S)"
)
# Brackets and a dash: the two houses of Brazil.
_BRACKET = (
    rf"{_LINE}(?P<name>[OA][ \xa0]SRA?\.[ \xa0][^\n()]{{3,60}}\([^()\n]{{3,120}}\))"
    rf"{_BOLD}[ \xa0][-–—][ \xa0]+(?=\S)"
)
# Nothing but the end of the line: the pages of the British Parliament.
_ALONE = (
    rf"{_LINE}(?P<name>[^\W\d_a-z][^\n:()]{{2,150}}"
    r"(?:(?:\s?\([^()\n]{1,60}\)){1,2}|(?<=[^.,?!…—])))"
    rf"{_BOLD}[ \t\xa0]*\n+(?:Share this specific contribution\n+)?(?:\d+\.[ ])?(?=[^\n])"
)
# The time of day behind it, and an office below it: the Senedd of Wales.
_CLOCKED = (
    rf"{_LINE}(?P<name>[^\W\d_a-z][^\n:]{{3,90}}?)(?: (?:MS|AM|AS))?"
    r"[ ]\d{2}:\d{2}:\d{2}[ ]*\n"
    r"(?:[^\n.?!:]{3,120}\n)?\s*(?:\d+\. )?(?=\S)"
)
# A surname and initials, and what is said behind their full stop: the Rada, the Duma.
_INITIALS = (
    rf"{_LINE}(?P<name>(?=[А-ЯІЇЄҐ])"
    r"(?:(?:(?:ГОЛОВУЮЧ|Председательствующ)\w+|ГОЛОС[^\n.]{1,30})(?=\.)"
    r"|[\w’'-]{3,30}[ ][А-ЯІЇЄҐ]\.[ ]?[А-ЯІЇЄҐ]\.))"
    r"\.?[ ]+(?=[А-ЯІЇЄҐ«(])"
)
_FORMS = (_DASH, _BRACKET, _STOP, _CAPITALS, _CLOCKED, _INITIALS, _COLON)
_SURE = (_DASH, _CLOCKED)  # nothing else has that dash or that time behind a name
_ASKED_BY = rf"{_LINE}Asked by (?P<name>[^\n:]{{3,60}})\n+"  # as the Lords print their questions
_BRITISH_PARTY = lazy_pattern(
    r"\((?:Con|Lab|Lab/Co-op|LD|SNP|DUP|PC|Ind|CB|GP|UUP|SDLP|Alliance|Non-Afl|Reform|Green|Lord)\)"
)


def _names_house(head: str) -> bool:
    """Return whether anything in a text's head can name a house, or whoever presides there."""
    return _HOUSE.search(head) is not None or any(map(head.__contains__, _PARTS_OF_HOUSES))


def parliament_labels(text: str, title: str) -> list[SpeakerLabel]:
    """Return the labels of a parliament's record, in order; none where the text is no record."""
    head = f"{title}\n{text[:_HEAD]}"
    if not _names_house(head):
        return []
    if not any(map(text.__contains__, _PRESIDING)):
        return []
    for form in _FORMS:
        found = _labels(form, text)
        told = found if form in _SURE else [label for label in found if _is_told(label)]
        if _is_record(told):
            found = found if form in _SURE else _known(found)
            asked = _labels(_ASKED_BY, text)
            return sorted([*found, *asked], key=lambda label: label.span.start)
    return _alone(text)


def _labels(form: str, text: str) -> list[SpeakerLabel]:
    """Return what may be labels in one form."""
    found = []
    for match in re.finditer(form, text):
        words = normalize_unicode(" ".join(match["name"].split()))
        said_of = parse_parliament_label(words)
        if said_of.speaks or said_of.bare:
            span = Span(*match.span("name"))
            found.append(SpeakerLabel(span, match.end(), words, LabelStyle.PARLIAMENT))
    return found


def _is_told(label: SpeakerLabel) -> bool:
    """Return whether a label's words alone tell that somebody speaks."""
    return parse_parliament_label(label.words).speaks


def _known(labels: list[SpeakerLabel]) -> list[SpeakerLabel]:
    """Return the labels, of the bare names those that recur or that others tell."""
    said_of = [parse_parliament_label(label.words) for label in labels]
    names = Counter(one.name for one in said_of)
    told = {one.name for one in said_of if one.speaks}
    return [
        label
        for label, one in zip(labels, said_of, strict=True)
        if one.speaks or one.name in told or names[one.name] > 1
    ]


def _is_record(labels: list[SpeakerLabel]) -> bool:
    """Return whether one presides and another speaks, and there are labels enough; of the House of
    Lords, in which nobody does, whether most are peers, of a committee whether the labels have
    seat and party.
    """
    said_of = [parse_parliament_label(label.words) for label in labels]
    presiding = sum(one.presides for one in said_of)
    peers = sum(is_peer(one.name) for one in said_of)
    others = len(said_of) - presiding
    if sum(label.words.count("(") == 2 for label in labels) >= _FEWEST:
        return True  # "Ann Moss (Dell) (Lab)"
    return len(said_of) >= _FEWEST and others > 0 and (presiding > 0 or 2 * peers > others > _MANY)


def _alone(text: str) -> list[SpeakerLabel]:
    """Return the names that stand alone on their lines, some of them with a British party."""
    if sum(1 for _ in _BRITISH_PARTY.finditer(text)) < _FEWEST:
        return []
    found = _labels(_ALONE, text)
    said_of = [parse_parliament_label(label.words) for label in found]
    in_brackets = Counter(
        one.name
        for label, one in zip(found, said_of, strict=True)
        if one.name and label.words.endswith(")")
    )
    if in_brackets.total() < _FEWEST or len(in_brackets) < 2:
        return []
    return [
        label
        for label, one in zip(found, said_of, strict=True)
        if one.name in in_brackets or one.presides or one.nobody or is_peer(one.name)
    ]
