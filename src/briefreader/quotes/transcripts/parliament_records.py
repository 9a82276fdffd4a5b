"""Cuts the record of a parliament into turns: who has the floor, who is in the chair."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.quotes.coreference.speaker_resolver import UNNAMED, ResolvedSpeaker
from briefreader.quotes.entities.label_titles import parse_label, without_brackets, without_suffix
from briefreader.quotes.entities.parliament_members import (
    ParliamentLabel,
    is_peer,
    name_in,
    parse_parliament_label,
    presides,
)
from briefreader.quotes.entities.speaker_labels import SpeakerLabel
from briefreader.quotes.transcripts.label_resolution import (
    TranscriptContext,
    cased,
    speaker_by_name,
    speaker_by_office,
)
from briefreader.quotes.transcripts.turn_spans import Turn, find_asides, speech_ends, spoken_span
from briefreader.text.courtesy_titles import FOREIGN_TITLES
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.name_case import capitalized

_HAS_THE_FLOOR = "whoever was given the floor last goes on"
_SPANISH = ("El señor", "La señora", "Sr.", "Sra.")
_TITLES = "don doña señor señora doctor doctora diputado diputada senador senadora"
_BEFORE = "|".join(rf"(?<={title}\s)" for title in (*_TITLES.split(), "ministro", "ministra"))
_INTERRUPTED = (
    r"(?m)^(?:(?:Aplausos|Risos|Protestos|Pausa|Contraprotestos)\b[^\n.]{0,80}\."
    r"|(?:Opposition|Government|Honourable) (?:members|senators) interjecting—?)$"
)
# Who is in the chair from here on: "IN THE CHAIR: ANN MOSS", "Présidence de Mme Ann Moss",
# "Voorzitter: Moss", "(Dr. Ann Moss in the Chair)".
_CHAIR = (
    r"(?im)^[ \t*_]*(?:"
    r"(?:in the chair:|(?:presid[eê]n[cz][ai]a?:|présidence(?::| de| d’)"
    r"|presidenza (?:dell[a’]|del|di)"
    r"|presidencia (?:de la|del?)|presidência d[oae]|vorsitz:|voorzitter:)"
    r"(?:\s(?:vice ?)?(?:président\w*|president[ea]):?)?)\s*"
    r"(?:(?:de |la |el )?(?:m\.|mme|sig\.|sig\.ra|excm[oa]\.|sr[a.ª]*|d\.ª|d\.|doña|don|dell’|del"
    r"|della|on\.)[ ]*)*"
    r"(?P<name>\w[^\n,;()]{3,60}?)[ .*_]*(?:\(|,|$)"
    r"|[(\[](?:the )?(?:(?:hon\.?|mr\.?|madam) )?(?P<seated>(?:(?:dr|mr|ms|mrs|shri|prof)\.? )?"
    r"[^\n()\[\]]{3,60}?)(?: \([^()\n]*\))? in the chair[)\]]"
    r"|\(przewodnictwo[^()]{5,60}marszałek sejmu (?P<obejmuje>[^()\n]{5,60})\)"
    r"|веде засідання[^\n]{5,90}?(?P<веде>[\w’'-]+ \w\. ?\w\.)"
    r"|–?ocupa la presidencia[^.]{5,90}?(?P<ocupó>[\w-]+\s[\w-]+\s[\w-]+)\."
    r"|[^\n]{0,40}assumiu a presidência [ao] (?:sr\.ª? )?(?:vice-)?president[ea] "
    r"(?P<assumiu>[^\n.(]{5,60})\."
    r"|de vergadering wordt geopend[^\n]{3,40}voorgezeten door (?:mevrouw|de heer) "
    r"(?P<geopend>[^,\n]{5,60})"
    r"|(?:the )?president:\s*(?P<seat>[^\n.(]{0,4}\.? ?[^\n.(]{2,40}?)\s*"
    r"(?:\.{3,}[^\n]*|\([^()\n]{2,40}\)$)"
    r"|el señor vicepresidente, (?P<ocupa>[^,\n]{5,60}), ocupa la presidencia)"
)


# What stands within a name in small letters, but for its first word: "Fontcuberta i Rius".
_PARTICLE = lazy_pattern(r"(?<=\s)(?:I|Y|E|De|Del|Dels|Da|Do|Dos)(?=\s)")
_VICE = lazy_pattern(r"(?i),? (?:première? )?(?:vice-?)?pr[eé]siden\w+$")


# How those who voted are listed: "Moss, Ann.  Ó Birk, Karl.", three or more.
_GIVEN = r"[^\W\d_a-z][\w’'-]+"
_DIVIDED = rf"(?:(?<!\S)(?:[ÓOM][’']?|Mac|Mc|Ní|Nic|De|de)? ?{_GIVEN}, {_GIVEN}\.(?:\s+|$)){{3,}}"

_VOTER = rf"(?<!\S)(?P<surname>[^\s,]+), (?P<given>{_GIVEN})\.(?=\s|$)"


class _Floor(NamedTuple):
    """Who speaks after a label, and what is doubtful about it."""

    speaker: ResolvedSpeaker
    doubt: str = ""


def turns_of_record(context: TranscriptContext, labels: Sequence[SpeakerLabel]) -> list[Turn]:
    """Return the turns of a parliament's record, in order, by all its labels."""
    text = context.text
    chairs = [*((-1, name) for _, name in _chair_lines(context.title)), *_chair_lines(text)]
    ends = sorted([*speech_ends(text), *(start for start, _ in chairs)])
    labels = [label for label in labels if label.span.start not in {start for start, _ in chairs}]
    turns = []
    for number, (label, floor) in enumerate(
        zip(labels, _speakers(context, labels, chairs), strict=True)
    ):
        stop = len(text)
        if number + 1 < len(labels):
            stop = text.rfind("\n", 0, labels[number + 1].span.start) + 1
        span = spoken_span(text, label.body, stop, ends)
        if span.end > span.start:
            asides = tuple(sorted((*find_asides(text, span), *_interruptions(text, span))))
            turn = Turn(span, floor.speaker, label, asides, floor.doubt)
            turns.append(turn if not floor.doubt else replace(turn, reason=_HAS_THE_FLOOR))
    return turns


def _speakers(
    context: TranscriptContext, labels: Sequence[SpeakerLabel], chairs: list[tuple[int, str]]
) -> list[_Floor]:
    """Return who speaks after each label."""
    said_of = [parse_parliament_label(label.words) for label in labels]
    offices = _offices_held(said_of)
    resolved: dict[str, ResolvedSpeaker] = {}
    found: list[_Floor] = []
    holder, given = UNNAMED, True
    for label, one in zip(labels, said_of, strict=True):
        if one.goes_on:
            found.append(_Floor(holder, _HAS_THE_FLOOR))
            continue
        acts = "acting" in label.words.lower()  # for whom the head names
        seated = one.presides and not one.name and not acts
        above = bisect_left(chairs, (label.span.start, "")) if seated else 0
        if above and chairs[above - 1][1]:
            one = one._replace(name=cased(chairs[above - 1][1]))
            speaker = _member(label.words, one, context)
        else:
            if label.words not in resolved:
                resolved[label.words] = _member(label.words, offices.get(one, one), context)
            speaker = resolved[label.words]
        if one.name and given and not one.presides:
            holder = speaker
        given = one.presides
        found.append(_Floor(speaker))
    return found


def _member(words: str, said_of: ParliamentLabel, context: TranscriptContext) -> ResolvedSpeaker:
    """Return whom a label means, by what it says and by the text's fuller names."""
    name, office = said_of.name, said_of.office or None
    if office and not name:
        in_text = words.partition(" (")[0] if said_of.presides else office
        name = _bearer_of(in_text, context.text)
    if not name:
        named = words.startswith("The ") and not said_of.presides
        return speaker_by_office(words, words, context) if named else UNNAMED
    if is_peer(name):
        return ResolvedSpeaker(name, office, True)
    title, parts, several = parse_label(f"{said_of.courtesy} {name}".strip())
    if several or not parts:
        return UNNAMED
    given = without_suffix(parts)
    if given[-1].endswith("."):
        return ResolvedSpeaker(_spelt_out(given, context.text), office, True)
    if len(given) > 1:
        full = _PARTICLE.sub(lambda found: found[0].lower(), cased(" ".join(given)))
        longer = _longer_name(full, context.text) if words.startswith(_SPANISH) else ""
        return ResolvedSpeaker(longer or full, office, True)
    english = said_of.courtesy and said_of.courtesy not in FOREIGN_TITLES
    printed = without_brackets(words) if english else capitalized(name)
    found = speaker_by_name(given, " ".join(title), printed, context)
    if office and (found.name or "").startswith(office):
        return ResolvedSpeaker(printed, office, True)  # "Minister Kaag", who is no name
    plain = re.sub(
        r"^(?:Deputad[oa]|Senadora?|Diputad[oa]|Senatore|Senatrice|Deputat[oa]) ",
        "",
        found.name or "",
    )
    plain = _in_division(plain, context.text) or plain
    return ResolvedSpeaker(plain or None, office or found.title, True)


def _in_division(surname: str, text: str) -> str:
    """Return the full name of the one who has a surname among those who voted: "Moss, Ann."."""
    if not surname or f"{surname}, " not in text:
        return ""
    given = _voters(text).get(surname, ())
    return f"{next(iter(given))} {surname}" if len(given) == 1 else ""


@lru_cache(maxsize=1)  # a record's labels are resolved one after the other
def _voters(text: str) -> Mapping[str, AbstractSet[str]]:
    """Return the given names of those who are listed as having voted, by surname."""
    found: dict[str, set[str]] = {}
    for run in re.finditer(_DIVIDED, text):
        for entry in re.finditer(_VOTER, run[0]):
            found.setdefault(entry["surname"], set()).add(entry["given"])
    return found


def _longer_name(surnames: str, text: str) -> str:
    """Return the one full name in the text that ends in two surnames: "Carlos Molina Ruiz"."""
    words = r"\s+".join(map(re.escape, surnames.split()))
    given = r"(?:[^\W\d_a-z][^\W\d_]+\s+){1,2}"
    found = re.finditer(rf"(?:{_BEFORE}){given}{words}\b", text)
    names = {" ".join(match[0].split()) for match in found}
    return names.pop() if len(names) == 1 else ""


def _spelt_out(name: list[str], text: str) -> str:
    """Return a surname with its initials, or the one given name in the text that these stand for:
    "Горлиця О.М." is Оксана Горлиця.
    """
    last = capitalized(name[0])
    initials = re.findall(r"[^\W\d_](?=\.)", " ".join(name[1:]))
    if not initials:
        return " ".join([last, *name[1:]])
    first, *others = initials
    given = rf"(?P<{{}}>{first}[^\W\d_]{{{{2,}}}})"
    before, behind = given.format("before"), given.format("behind")
    middle = "".join(rf"(?:\s+{initial}[^\W\d_]+)?" for initial in others)
    found = re.finditer(rf"\b(?:{before}{middle}\s+{last}|{last}\s+{behind})\b", text)
    names = {match["before"] or match["behind"] for match in found}
    return f"{names.pop()} {last}" if len(names) == 1 else " ".join([last, *name[1:]])


def _offices_held(said_of: Sequence[ParliamentLabel]) -> dict[ParliamentLabel, ParliamentLabel]:
    """Return of the labels that name an office alone those of the one member who has it: of "M. le
    rapporteur" that of "M. Paul Girard, rapporteur de la commission".
    """
    named = dict.fromkeys(one for one in said_of if one.name and one.office)
    held: dict[ParliamentLabel, ParliamentLabel] = {}
    for one in dict.fromkeys(
        one for one in said_of if one.office and not (one.name or one.presides)
    ):
        bearers = [other for other in named if other.office.lower().startswith(one.office.lower())]
        if len({other.name for other in bearers}) == 1:
            held[one] = bearers[0]
    return held


def _interruptions(text: str, within: Span) -> list[Span]:
    """Return the lines within a turn that only tell what the house did: "Aplausos do PS."."""
    return [Span(*match.span()) for match in re.compile(_INTERRUPTED).finditer(text, *within)]


def _bearer_of(office: str, text: str) -> str:
    """Return whom a text names beside an office: "The Llywydd (Ann Moss) took the Chair"."""
    words = re.escape(office.rpartition(" / ")[2].removeprefix("The "))
    found = re.search(
        rf"(?i:(?<!deputy )(?<!acting )(?<!dirprwy )(?<!vice-)(?<!vice ){words})(?: Sejmu)?"
        r"(?:\s*\((?P<held>[^()\n]{3,60})\)"
        r"|,\s(?P<told>(?:Deputy|Mr|Ms|Mrs|Dr)\.?\s[^\W\d_a-z][\w’'-]+)"
        r"|\s(?P<named>[^\W\d_a-z][\w’'-]+\s[^\W\d_a-z][\w’'-]+)(?=\soraz|\)))",
        text,
    )
    return name_in(next(filter(None, found.groups())))[1] if found else ""


def _chair_lines(text: str) -> list[tuple[int, str]]:
    """Return where the lines begin that say who is in the chair from there on, and who it is;
    nothing where it is whoever presides over the house.
    """
    found = []
    for line in re.finditer(_CHAIR, text):
        name = _VICE.sub("", " ".join(next(filter(None, line.groups())).split()))
        found.append((line.start(), "" if presides(name) else name_in(name)[1] or name))
    return found
