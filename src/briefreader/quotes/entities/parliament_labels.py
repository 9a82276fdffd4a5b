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
from functools import lru_cache
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.entities.name_parsing import normalize_unicode
from briefreader.quotes.entities.speaker_labels import LabelStyle, SpeakerLabel
from briefreader.quotes.words.lexicon import NAME_PARTICLES
from briefreader.text.lazy_pattern import lazy_pattern

_HEAD = 1500  # code points of a record that name its house, or in which somebody presides
_HOUSES = tuple(
    """
    Hansard Commons Lords Parliament Parlement Parlament Éireann Bundestag Landtag ationalrat Plenar
    Assemblée Sénat Assembleia Congreso Cortes Senado Repubblica esoconto Cámara Câmara Kamer Sejm
    Speaker: SPEAKER: PRESIDENTE PRESIDENTA Marszałek voorzitter: résident. résidente.
""".split()
)
# What the labels of those who preside end in, and the parties of the British ones.
_PRESIDING = (
    *("peaker:", "PEAKER:", "peaker (", "PEAKER (", "peaker\n", "Comhairle", "Officer:", "Llywydd"),
    *("résident.", "résidente.", "PRESIDENTE", "PRESIDENTA", "The PRESIDENT", "residente:"),
    *(
        "residenta.",
        "residente.",
        "residente (",
        "oorzitter:",
        "arszałek",
        "räsident",
        "resident. –",
    ),
    *("hairman (", "(Con)", "(Lab)"),
)
_FEWEST = 3
_MANY = 5
_LABELS_KEPT = 1024
_LONGEST_NAME = 6  # words

# Somebody presides, in the words of a label; a name may follow.
_PRESIDES = lazy_pattern(
    r"(?i)(?P<office>"
    r"(?:the |an |madam |mr\.? |hon\.? )?"
    r"(?:(?:acting|deputy|assistant|temporary|principal|leas-) ?)*"
    r"(?:speaker|presiding officer|ceann comhairle|cathaoirleach|llywydd)"
    # no "THE PRESIDENT", who is one of a state
    r"|(?-i:The (?:ACTING )?(?:DEPUTY )?PRESIDENT)|(?-i:President)"
    r"|(?:m\.|mme) l[ea] (?:vice-)?présidente?|(?-i:L[ea] (?:vice-)?[Pp]résidente?)"
    r"|(?-i:(?:Der|Die) Präsident(?:in)?|(?:El|La) Presiden(?:te|ta))"
    r"|(?:(?:el|la) señora?|sra?\.|[oa] s[rn]r?[aª.]*) (?:vice-?)?president[ea]"
    r"|(?:vice-?)?president[ea]|(?:de |de heer |mevrouw )?(?:onder)?voorzitter|przewodnicząc[ya]"
    r"|(?:acting |vice[ -]?)chair(?:man|woman|person)?"
    r"|(?P<before>(?:alters|vize)?präsident(?:in)?|(?:wice)?marszałek))"
    r"(?(before)(?: (?P<name>\w.*))?)"
)
# Several, or nobody in particular.
_NOBODY = lazy_pattern(
    r"(?i)(?:some|several|an?|opposition|government|many) (?:hon(?:ourable|\.)? )?members?\b.*"
    r"|(?:hon(?:ourable|\.)? |opposition |government )members|members?"
    r"|(?:plusieurs|un|une) (?:députée?s?|sénat\w+|voix)\b.*|(?:une )?voix\b.*"
    r"|(?:vári[oa]s|um|uma) (?:srs?\.|sr\.ª|voz)\b.*|vozes?\b.*|voc[ei]\b.*|una voce\b.*"
    r"|(?:varios|un|una) (?:señor\w*|diputad\w+|voz)\b.*|głosy?\b.*"
)
_COURTESIES = (
    # what stands before a name, and the word of it that the titles of labels have
    (r"(?:The )?(?:Rt\.? |Right )?Hon(?:ourable\b|\.?)(?: the)?(?= )", ""),
    (r"Abgeordneter?(?= )", ""),
    (r"(?:M\.|Monsieur)(?! le| la)", "monsieur"),
    (r"(?:Mme|Mlle|Madame)(?! le| la)", "madame"),
    (r"(?:El señor|Sr\.)", "señor"),
    (r"(?:La señora|Sra\.)", "señora"),
    (r"O S[rR]\.", "senhor"),
    (r"A S(?:r\.ª|R\.ª|r\.a|RA\.|ra\.)", "senhora"),
    (r"De heer", "meneer"),
    (r"Mevrouw", "mevrouw"),
    (r"Poseł(?: Sprawozdawca)?|Senator(?= [^\W\d_]+ [^\W\d_]+$)", ""),
    (r"Posłanka|Poseł", ""),
    (r"Deputy(?= [^\W\d_]+)", "deputy"),
    (r"Mr\.?(?= )", "mr"),
    (r"Ms\.?(?= )", "ms"),
    (r"(?:Mrs\.?|Miss)(?= )", "mrs"),
    (r"Dr\.?(?= )", "dr"),
    (r"(?:Sir|Dame)(?= )", "sir"),
)
_COURTESY = lazy_pattern(
    "|".join(f"(?P<c{at}>{form})[ ]?" for at, (form, _) in enumerate(_COURTESIES))
)
# Degrees and ranks before names, as Austria prints all of them.
_DEGREE = lazy_pattern(r"(?:(?:(?:Univ\.-)?Prof|D?Dr|M?Mag|Ing|Dipl\.-Ing|DI)\.?(?: ?\(FH\))? )+")
# What an office begins with; whoever holds it stands in brackets, behind it, or is not named.
_OFFICE = lazy_pattern(
    r"(?i)(?:[mM](?:\.|me) l[ae] |the |le |la |l’|el señor |la señora |[oa] s[ra.ª]+ )?"
    r"(?:(?:bundes|staats|premier-?|vice-?|first |prime |deputy |parliamentary |vice )*"
    r"minist(?:er|re|ro|ra|erin|er-president)\b|premier\b|taoiseach|tánaiste|attorney.general"
    r"|(?:parliamentary|parl\.) |secretary of state|under-secretary|chancellor of|bundeskanzler"
    r"|secretári[oa] de|secretari[oa] de|secrétaire d|sottosegretari|staatssecretaris"
    r"|staatssekretär"
    r"|leader of|member of the (?:commission|council)|président du conseil|garde des sceaux"
    r"|rapporte|ponente\b|relatore|relatrice|commissaire|podsekretarz|sekretarz|prezes "
    r"|on behalf of|au nom d|en nombre d|im namen|a nome |em nome|namens |w imieniu"
    r"|senator\b|senatorin|high representative|vice-president of)"
)
_BEHALF = lazy_pattern(
    r"(?i)(?:on behalf|au nom|en nombre|im namen|a nome|em nome|namens|w imieniu|rapporte"
    r"|blue-card|in writing)"
)
_GIVEN_OFFICE = lazy_pattern(r"(?i)(?:the |minister|parliamentary|attorney|leader|treasurer)")
_ADDRESSED = lazy_pattern(r" to the .*")  # a question of New Zealand's: "ANN MOSS to the Minister"
_CLOCK = lazy_pattern(r"[ \xa0]*[(\[]\d{1,2}[:.]\d{2}(?:[:.]\d{2})?[)\]]")
_BRACKETS = lazy_pattern(r"\s*\(([^()]*)\)")
_PARTY = lazy_pattern(
    r"[A-Z0-9/&.’' -]{1,16}|[^ ]{2,16}|.*[/—-].*|.* (?:Party|Group|Grupo|Fraktion)"
)
_PEER = lazy_pattern(
    r"(?:The )?(?:Lord|Baroness|Lady|Earl|Viscount|Viscountess|Countess|Marquess|Duke|Archbishop"
    r"|Bishop)\b"
)
_PARTICLES = NAME_PARTICLES | frozenset("dos d’ y i e und zu zur vom ten te op 't den".split())
_WITHIN = _PARTICLES | frozenset("of the and for".split())

_BOLD = r"(?:\*\*|__)?"
_LINE = rf"(?m)^[ \t\xa0]*(?:\d+\.[ ])?{_BOLD}"
_BEHIND = r"(?:[ \xa0]?\([^()\n]{1,90}\)){0,2}"
# A colon behind it: Hansards, Bundestag, Cortes, Assembleia, Tweede Kamer, Sejm.
_COLON = (
    rf"{_LINE}(?=[^\n:]+:)(?P<name>[^\W\d_a-z][^\n:()]{{1,90}}{_BEHIND}(?:,?[ ][^\n:()]{{3,90}})?)"
    rf"{_BOLD}[ \xa0]?:{_BOLD}(?:[ \xa0][—–-])?[ \t\xa0\n]+(?=\S)"
)
# A full stop, with or without a dash behind it: Assemblée nationale, Sénat, and the Senado of
# Argentina.
_STOP = (
    rf"{_LINE}(?P<name>(?:MM?\.|Mmes?|Sra?\.)[ \xa0][^.:\n()]{{2,110}}?{_BEHIND}"
    r"(?:,[ ][^.\n]{3,110})?)"
    rf"{_BOLD}[ \xa0]?\.{_BOLD}(?:[ \xa0]?[—–-])?[ \xa0]+(?=[^\W\d_a-z«“\"¿¡(…])?(?=\S)"
)
# Capitals and a full stop: Camera and Senato.
_CAPITALS = (
    rf"{_LINE}(?P<name>(?=[^\W\d_a-z]{{3}})[^\W\d_a-z][A-ZÀ-Ý’' -]{{2,50}}{_BEHIND}"
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
    rf"{_LINE}(?P<name>[^\W\d_a-z][^\n:()]{{2,90}}"
    r"(?:(?<=[^.,?!…])|(?:[ \xa0]?\([^()\n]{1,60}\)){1,2}))"
    rf"{_BOLD}[ \t\xa0]*\n+(?=[^\n])"
)
_FORMS = (_DASH, _BRACKET, _STOP, _CAPITALS, _COLON)
_BRITISH_PARTY = lazy_pattern(
    r"\((?:Con|Lab|Lab/Co-op|LD|SNP|DUP|PC|Ind|CB|GP|UUP|SDLP|Alliance|Non-Afl|Reform|Green|Lord)\)"
)
_INTERRUPTED = (
    r"(?m)^(?:(?:Aplausos|Risos|Protestos|Pausa|Contraprotestos)\b[^\n.]{0,80}\."
    r"|(?:Opposition|Government|Honourable) (?:members|senators) interjecting—?)$"
)
# Who is in the chair from here on: "IN THE CHAIR: ANN MOSS", "Présidence de Mme Ann Moss".
_CHAIR = (
    r"(?im)^[ \t*_]*(?:in the chair:|(?:présidence (?:de|d’)|presidenza (?:del|della|di|dell’)"
    r"|presidencia (?:del?|de la)|presidência d[oae]|vorsitz:|przewodniczy:?)"
    r"(?: (?:vice ?)?(?:président\w*|president[ea]):?)?)[ ]*"
    r"(?:(?:de |la |el )?(?:m\.|mme|sig\.|sig\.ra|excm[oa]\.|sr[a.ª]*|d\.ª|d\.|doña|don|dell’|del"
    r"|della|on\.)[ ]*)*"
    r"(?P<name>\w[^\n,;()]{3,60}?)[ .*_]*(?:\(|,|$)"
)


class ParliamentLabel(NamedTuple):
    """What a label of a record says of its speaker, each empty where it does not.

    ``name`` is printed behind ``courtesy``, a title word of its language; ``office`` is what the
    speaker is; ``presides`` and ``nobody`` tell who is in the chair and who is not to be named.
    """

    name: str = ""
    courtesy: str = ""
    office: str = ""
    presides: bool = False
    nobody: bool = False

    @property
    def speaks(self) -> bool:
        """Whether the words are a speaker's at all."""
        return bool(self.name or self.office or self.presides or self.nobody)


def parliament_labels(text: str, title: str) -> list[SpeakerLabel]:
    """Return the labels of a parliament's record, in order; none where the text is no record."""
    head = f"{title}\n{text[:_HEAD]}"
    if not any(house in head for house in _HOUSES):
        return []
    if not any(label in text for label in _PRESIDING):
        return []
    for form in _FORMS:
        found = [label for match in re.finditer(form, text) if (label := _label(match))]
        if _is_record(found):
            return found
    return _alone(text)


def _label(match: re.Match[str]) -> SpeakerLabel | None:
    words = normalize_unicode(" ".join(match["name"].split()))
    if not parse_parliament_label(words).speaks:
        return None
    return SpeakerLabel(Span(*match.span("name")), match.end(), words, LabelStyle.PARLIAMENT)


def _is_record(labels: list[SpeakerLabel]) -> bool:
    """Return whether one presides and another speaks, and there are labels enough."""
    if len(labels) < _FEWEST:
        return False
    said_of = [parse_parliament_label(label.words) for label in labels]
    presiding = sum(one.presides for one in said_of)
    named = Counter(one.name for one in said_of if one.name and not one.presides)
    return presiding > 0 and bool(named) and len(labels) > presiding


def _alone(text: str) -> list[SpeakerLabel]:
    """Return the names that stand alone on their lines, some of them with a British party."""
    if sum(1 for _ in _BRITISH_PARTY.finditer(text)) < _FEWEST:
        return []
    lines = list(re.finditer(_ALONE, text))
    sure = [
        match
        for match in lines
        if _BRITISH_PARTY.search(match["name"]) and parse_parliament_label(match["name"]).speaks
    ]
    held = [match for match in lines if match["name"].endswith(")")]
    names = {parse_parliament_label(" ".join(match["name"].split())).name for match in held} - {""}
    if len(sure) < _FEWEST or len(names) < 2:
        return []
    found = []
    for match in lines:
        said_of = parse_parliament_label(" ".join(match["name"].split()))
        known = said_of.name in names or said_of.presides or _PEER.match(match["name"])
        if said_of.speaks and known and (label := _label(match)):
            found.append(label)
    return found


@lru_cache(maxsize=_LABELS_KEPT)
def parse_parliament_label(words: str) -> ParliamentLabel:
    """Return what the words of a record's label say of its speaker."""
    words = _CLOCK.sub("", words).strip(" .-–—")
    brackets = _BRACKETS.findall(words)
    whole = _ADDRESSED.sub("", _BRACKETS.sub("", words)).strip()
    base, _, behind = whole.partition(", ")
    if _NOBODY.fullmatch(base):
        return ParliamentLabel(nobody=True)
    presiding = None if behind else _PRESIDES.fullmatch(base)
    if presiding is not None and (_all_capital(presiding["name"] or "") or not presiding["name"]):
        courtesy, name = _named(presiding["name"] or "")
        courtesy, name = (courtesy, name) if name else _bearer(brackets)
        office_held = _without_article(presiding["office"])
        return ParliamentLabel(name, courtesy, office_held, presides=True)
    if _PEER.match(base) and _all_capital(base):
        return ParliamentLabel(base.removeprefix("The "))
    office = _OFFICE.match(base)
    if office is not None and office.end():
        return _office_holder(whole, brackets)
    if behind and not (_OFFICE.match(behind) or _BEHALF.match(behind) or _all_capital(behind)):
        return ParliamentLabel()
    courtesy, name = _named(base)
    told = courtesy or brackets or behind or name.split(" ")[0].lower() in given_names()
    if not name or not told:
        return ParliamentLabel()
    what = behind if _OFFICE.match(behind) and not _BEHALF.match(behind) else ""
    given = (part for one in brackets for part in re.split(r", |—", one))
    given_office = next((part for part in given if _GIVEN_OFFICE.match(part)), "")
    return ParliamentLabel(name, courtesy, what or given_office)


def _office_holder(base: str, brackets: list[str]) -> ParliamentLabel:
    """Return an office and who holds it, in brackets or behind it: "Minister Kaag"."""
    courtesy, name = _bearer(brackets)
    if name:
        return ParliamentLabel(name, courtesy, _without_article(base))
    words = base.split()
    names = next((at for at, word in enumerate(words[1:], 1) if word.lower() in given_names()), 0)
    if not names and len(words) == 2 and words[0].lower() != "the" and _OFFICE.match(words[0]):
        names = 1
    if names and _all_capital(" ".join(words[names:])):
        while _DEGREE.fullmatch(f"{words[names - 1]} "):
            names -= 1
        name = _DEGREE.sub("", " ".join(words[names:]), count=1)
        return ParliamentLabel(name, "", " ".join(words[:names]))
    return ParliamentLabel("", "", _without_article(base))


def _without_article(office: str) -> str:
    """Return an office without what stands before it, in the letters of running text."""
    office = re.sub(r"^(?:The|El señor|La señora|[OA] S[rR][aA]?\.?ª?|M\. le|Mme la) ", "", office)
    return office.capitalize() if office.isupper() else office


def _bearer(brackets: list[str]) -> tuple[str, str]:
    """Return courtesy and name of the one who stands in brackets; nothing of a party or a seat."""
    for one in brackets:
        courtesy, name = _named(one.split(". ")[0] if one.split(". ")[0].count(" ") else one)
        if name and (courtesy or not _PARTY.fullmatch(name)):
            return courtesy, name
    return "", ""


def _named(words: str) -> tuple[str, str]:
    """Return the courtesy before a name, and the name; no name where the words are none."""
    courtesy = ""
    if (found := _COURTESY.match(words)) is not None:
        at = next(at for at in range(len(_COURTESIES)) if found[f"c{at}"] is not None)
        courtesy, words = _COURTESIES[at][1], words[found.end() :]
    words = _DEGREE.sub("", words, count=1)
    return (courtesy, words) if _all_capital(words) else ("", "")


def _all_capital(words: str) -> bool:
    """Return whether every word begins with a capital, but for what stands within names."""
    parts = words.split()
    return (
        bool(parts)
        and len(parts) <= _LONGEST_NAME
        and all(part[0].isupper() or part in _WITHIN or part[1:2] in "’'" for part in parts)
        and parts[-1][0].isupper()
    )


def interruptions(text: str, within: Span) -> list[Span]:
    """Return the lines within a turn that only tell what the house did: "Aplausos do PS."."""
    return [Span(*match.span()) for match in re.compile(_INTERRUPTED).finditer(text, *within)]


def bearer_of(office: str, text: str) -> str:
    """Return who holds an office by a label elsewhere in ``text``, or nothing."""
    found = re.search(rf"{re.escape(office)}\s*\((?P<name>[^()\n]{{3,60}})\)", text)
    return _named(found["name"])[1] if found else ""


def chair_lines(text: str) -> list[tuple[int, str]]:
    """Return where the lines begin that say who is in the chair from there on, and who it is."""
    return [(found.start(), found["name"].strip()) for found in re.finditer(_CHAIR, text)]


def is_peer(name: str) -> bool:
    """Return whether a name is a peer's or a bishop's, in which the title is a part of it."""
    return _PEER.match(name) is not None
