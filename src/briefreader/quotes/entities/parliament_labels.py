"""Find the speaker labels of a parliament's record, as parliaments of many languages print them.

The forms are those of the records themselves: the Hansards of the Commonwealth, the Oireachtas, the
European Parliament, Bundestag, Assemblée nationale, Congreso, Camera and Senato, Assembleia da
República, Câmara dos Deputados, Tweede Kamer and Sejm. A text is a record where whoever presides
has a label in the same form as the others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.quotes.entities.name_parsing import normalize_unicode
from briefreader.quotes.entities.parliament_members import is_peer, parse_parliament_label
from briefreader.quotes.entities.speaker_labels import LabelStyle, SpeakerLabel
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.name_case import UPPER

_HEAD = 1500  # code points of a record that name its house, or in which somebody presides


class Chamber(NamedTuple):
    """How the record of a house, or of houses alike, is told from other texts.

    Any of ``heads`` stands in its head; ``chairs`` are labels of whoever presides there, each with
    a piece of it that a text is looked through for; ``others`` stand where nobody presides.
    """

    heads: tuple[str, ...]
    chairs: Mapping[str, str]
    others: tuple[str, ...] = ()


# All that a text is looked through for before its labels are read; what these may be, of whoever
# presides and of members, ``parse_parliament_label`` tells. A piece is as long as it must be, for
# most texts have a "President." and a "Speaker".
CHAMBERS = {
    "Commonwealth": Chamber(
        (
            *("Hansard", "Commons", "Parliament", "Legislative", "SENATE", "Westminster"),
            *("Volume", "Sabha", "SABHA", "CHAIR"),
            *("in the Chair]", " Speaker:", " SPEAKER:"),
        ),
        {
            "Mr Speaker:": "peaker:",
            "Mr Speaker\n": "peaker\n",
            "The SPEAKER:": "PEAKER:",
            "Madam Deputy Speaker (Dame Eleanor Lane):": "peaker (",
            "The DEPUTY SPEAKER (Mr Dale):": "PEAKER (",
            "The Presiding Officer:": "Officer:",
            "The Deputy Presiding Officer (Annabel Lane):": "Officer (",
            "The President:": "The President:",
            "The PRESIDENT:": "The PRESIDENT:",
            "The PRESIDENT (14:02):": "PRESIDENT (",
            "HON. CHAIRPERSON:": "HAIRPERSON:",
            "The Chair\n": "The Chair\n",
        },
        ("(Con)", "(Lab)"),
    ),
    "Lords": Chamber(("Lords", "LORDS"), {}, ("My Lords,",)),
    "Oireachtas": Chamber(
        ("Éireann", "ÉIREANN"),
        {
            "An Ceann Comhairle:": "Comhairle",
            "An Leas-Cheann Comhairle:": "Comhairle",
            "An Cathaoirleach:": "athaoirleach",
            "Acting Chairman (Deputy John Hale):": "hairman (",
        },
    ),
    "Senedd": Chamber(("Senedd",), {"Y Llywydd / The Llywydd 13:30:11\n": "Llywydd"}),
    "United Nations": Chamber(
        ("/PV.",),
        {
            "The President:": "The President:",
            "The President (spoke in French):": "The President (",
            "The Acting President:": "Acting President:",
        },
    ),
    "European Parliament": Chamber(
        ("Parliament", "Parlement", "Parlament", "President."),
        {
            "President. –": "resident. –",
            "La Présidente. –": "résidente.",
            "Le Président. –": "résident.",
            "Der Präsident. –": "räsident",
            "El Presidente. –": "residente.",
            "La Presidenta. –": "residenta.",
        },
    ),
    "Bundestag, Nationalrat of Austria": Chamber(
        ("Bundestag", "Landtag", "Plenar", "Parlament", "ationalrat"),
        {
            "Präsidentin Bärbel Lind:": "räsident",
            "Vizepräsident Wolf Kuber:": "räsident",
            "Präsident Mag. Wolfgang Bauer:": "räsident",
        },
    ),
    "Nationalrat of Switzerland": Chamber(
        ("ationalrat",),
        {
            "Präsident (Zurflüh Beat, Präsident):": "räsident (",
            "La présidente (Morerod Solange, vice-présidente):": "résidente (",
            "Le président (Morerod Luc, président):": "résident (",
        },
    ),
    "Assemblée nationale, Sénat": Chamber(
        ("Assemblée", "Sénat", "Présidence", "résident.", "résidente."),
        {
            "M. le président.": "résident.",
            "Mme la présidente.": "résidente.",
            "Mme la vice-présidente.": "résidente.",
        },
    ),
    "Congreso, Senado of Spain": Chamber(
        ("Congreso", "Cortes", "Senado", "PRESIDENCIA", "PRESIDENTA"),
        {
            "El señor PRESIDENTE:": "PRESIDENTE",
            "La señora PRESIDENTA:": "PRESIDENTA",
            "La señora VICEPRESIDENTA (Vega Soler):": "PRESIDENTA",
        },
    ),
    "Cámara and Senado of Argentina": Chamber(
        ("Cámara", "CÁMARA", "Senado", "residenta:", "residenta."),
        {
            "Sra. Presidenta.-": "residenta.",
            "Sr. Presidente.-": "residente.",
            "Sra. Presidenta (Quiroga Lynch).-": "residenta (",
            "Sr. Presidente (Quiroga).-": "residente (",
        },
    ),
    "Camera, Senato": Chamber(
        ("Repubblica", "PRESIDENZA", "PRESIDENTE", "esoconto"),
        {"PRESIDENTE.": "PRESIDENTE"},
    ),
    "Assembleia da República": Chamber(
        ("Assembleia", "residente:", "residente ("),
        {
            "O Sr. Presidente:": "residente:",
            "A Sr.ª Presidente (Ana Pinhão):": "residente (",
        },
    ),
    "Câmara, Senado of Brazil": Chamber(
        ("Câmara", "CÂMARA", "Senado"),
        {"O SR. PRESIDENTE (Artur Lima. PP - AL) -": "PRESIDENTE"},
    ),
    "Kamer": Chamber(
        ("Kamer", "KAMER", "voorzitter:"),
        {
            "De voorzitter:": "oorzitter:",
            "De voorzitster:": "oorzitster:",
        },
    ),
    "Sejm": Chamber(
        ("Sejm", "Marszałek"),
        {"Marszałek:": "arszałek", "Wicemarszałek Piotr Nowak:": "arszałek"},
    ),
    "Rada, Duma": Chamber(
        ("Президент", "Верховної", "ГОЛОВУЮЧ", "Думы"),
        {
            "ГОЛОВУЮЧИЙ.": "ГОЛОВУЮЧ",
            "ГОЛОВУЮЧА.": "ГОЛОВУЮЧ",
            "Председательствующий.": "редседательствующ",
        },
    ),
}
_HEADS = sorted({head for chamber in CHAMBERS.values() for head in chamber.heads})
# By their first letters, which are capitals, so that a search passes over most of a head.
_HOUSE = lazy_pattern(
    "|".join(
        f"{first}(?:{'|'.join(re.escape(one[1:]) for one in few)})"
        for first, few in groupby((head for head in _HEADS if head[0].isupper()), itemgetter(0))
    )
)
# The same within words.
_PARTS_OF_HOUSES = tuple(head for head in _HEADS if not head[0].isupper())
_PRESIDING = tuple(
    dict.fromkeys(
        piece
        for chamber in CHAMBERS.values()
        for piece in (*chamber.chairs.values(), *chamber.others)
    )
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
    rf"{_LINE}(?P<name>(?=[^\W\d_a-z]['’]?[^\W\d_a-z]{{2}})[{UPPER}][{UPPER}’' -]{{2,50}}{_BEHIND}"
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
    """Return the labels, of the bare names those that recur, also in a label that tells more."""
    said_of = [parse_parliament_label(label.words) for label in labels]
    names = Counter(one.name for one in said_of)
    return [
        label
        for label, one in zip(labels, said_of, strict=True)
        if one.speaks or names[one.name] > 1
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
    found = _labels(_ALONE, text)
    said_of = [parse_parliament_label(label.words) for label in found]
    if sum(1 for _ in _BRITISH_PARTY.finditer(text)) < _FEWEST:
        return _below_chair(found)
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


def _below_chair(labels: list[SpeakerLabel]) -> list[SpeakerLabel]:
    """Return the names that recur or are told, of those that stand alone and mostly have no party,
    if somebody presides there.
    """
    known = _known(labels)
    said_of = [parse_parliament_label(label.words) for label in known]
    names = Counter(one.name for one in said_of if not one.presides)
    recurring = sum(count > 1 for count in names.values())
    return known if any(one.presides for one in said_of) and recurring > 1 else []
