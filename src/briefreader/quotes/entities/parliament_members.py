"""What the words of a label in a parliament's record say of its speaker: name, office, the chair.

Each house prints a member's seat, party, group, office and degrees around the name in its own way,
and whoever is in the chair without one.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.words.lexicon import NAME_PARTICLES
from briefreader.text.lazy_pattern import lazy_pattern

_LABELS_KEPT = 1024
_LONGEST_NAME = 6  # words

# Somebody presides, in the words of a label; a name may follow.
_PRESIDES = lazy_pattern(
    r"(?i)(?P<office>"
    r"(?:the |an |y |madam |mr\.? |hon\.? )?"
    r"(?:(?:acting|deputy|assistant|temporary|principal|leas-) ?)*"
    r"(?:speaker|presiding officer|ch?eann comhairle|cathaoirleach|(?:dirprwy )?l?lywydd"
    r"|chairman of committees|chairperson|(?-i:(?<=The )Chair))"
    # no "THE PRESIDENT", who is one of a state
    r"|(?-i:The (?:ACTING )?(?:DEPUTY )?PRESIDENT)|(?-i:(?:The )?(?:Acting )?President)"
    r"|(?:m\.|mme) l[ea] (?:vice-)?présidente?|(?-i:L[ea] (?:vice-)?[Pp]résidente?)"
    r"|(?-i:(?:Der|Die) Präsident(?:in)?|(?:El|La) Presiden(?:te|ta))"
    r"|(?:(?:el|la) señora?|sra?\.|[oa] s[rn]r?[aª.]*) (?:vice-?)?president[ea]"
    r"|(?:vice-?)?president[ea]|(?:de |mevrouw de )(?:onder)?voorzit(?:t|st)er|przewodnicząc[ya]"
    r"|головуюч(?:ий|а)|председательствующ(?:ий|ая)|председатель"
    r"|(?:acting |vice[ -]?|deputy |madam |mr\.? )chair(?:man|woman|person)?"
    r"|(?P<before>(?:alters|vize)?präsident(?:in)?|(?:wice)?marszałek))"
    r"(?(before)(?: (?P<name>\w.*))?)"
)
# Several, or nobody in particular.
_NOBODY = lazy_pattern(
    r"(?i)noble (?:lords?|baronesses)|deputies|senators"
    r"|(?:some|several|an?|opposition|government|many) (?:hon(?:ourable|\.)? )?members?\b.*"
    r"|(?:hon(?:ourable|\.)? |opposition |government )members|members?"
    r"|(?:plusieurs|un|une) (?:députée?s?|sénat\w+|voix)\b.*|(?:une )?voix\b.*"
    r"|(?:vári[oa]s|um|uma) (?:srs?\.|sr\.ª|voz)\b.*|vozes?\b.*|voc[ei]\b.*|una voce\b.*"
    r"|vari[oa]s (?:señor\w*|diputad\w+|senador\w+)\b.*|голос[аи]? .*|шум .*"
    r"|(?:un|una) (?:señor\w*|diputad\w+|voz)\b.*|głosy?\b.*"
)
_COURTESIES = (
    # what stands before a name, and the word of it that the titles of labels have
    (r"(?:The )?(?:Rt\.? |Right )?Hon(?:ourable\b|\.?)(?: the)?(?= )", "hon"),
    (r"Abgeordneter?(?= )", "hon"),
    (
        r"(?:Shri(?:mati)?|Smt\.|Kumari|SHRI(?:MATI)?|SMT\.|KUMARI|श्रीमती|श्री|कुमारी|डॉ\.)(?= )",
        "hon",
    ),
    (r"(?:M\.|Monsieur)(?! le| la)", "monsieur"),
    (r"(?:Mme|Mlle|Madame)(?! le| la)", "madame"),
    (r"(?:El señor|Sr\.)", "señor"),
    (r"(?:La señora|Sra\.)", "señora"),
    (r"O S[rR]\.(?: (?:Deputado|DEPUTADO|Senador|SENADOR))?", "senhor"),
    (r"A S(?:r\.ª|R\.ª|r\.a|RA\.|ra\.)(?: (?:Deputada|DEPUTADA|Senadora|SENADORA))?", "senhora"),
    (r"De heer", "meneer"),
    (r"Mevrouw", "mevrouw"),
    (r"Poseł(?: Sprawozdawca)?|Posłanka", "hon"),
    (r"Sena(?:tor|dora?)(?= )", "hon"),
    (r"Deputy(?= [^\W\d_]+)", "deputy"),
    (r"(?:Mr|MR)\.?(?= )", "mr"),
    (r"(?:Ms|MS)\.?(?= )", "ms"),
    (r"(?:Mrs\.?|MRS\.?|Miss)(?= )", "mrs"),
    (r"(?:Dr|DR|Prof|PROF)\.?(?= )", "dr"),
    (r"(?:Sir|Dame)(?= )", "sir"),
)
_COURTESY = lazy_pattern(
    "|".join(f"(?P<c{at}>{form})[ ]?" for at, (form, _) in enumerate(_COURTESIES))
)
# Degrees and ranks before names, as Austria prints all of them.
_DEGREE = lazy_pattern(r"(?:(?:(?:Univ\.-)?Prof|D?Dr|M?Mag|Ing|Dipl\.-Ing|DI)\.?(?: ?\(FH\))? )+")
# What an office begins with; whoever holds it stands in brackets, behind it, or is not named.
_OFFICE = lazy_pattern(
    r"(?i)(?:[mM](?:\.|me) l[ae] |the |le |la |l’|el señor |la señora |sra?\. |[oa] s[ra.ª]+ )?"
    r"(?:(?:bundes|staats|premier-?|vice-?|first |prime |deputy |parliamentary |vice )*"
    r"minist(?:er|re|ro|ra|erin|er-president)\b|premier\b|taoiseach|tánaiste|attorney.general"
    r"|(?:parliamentary|parl\.) |secretary of state|under-secretary|chancellor of|bundeskanzler"
    r"|secretári[oa] de|secretari[oa] de|secrétaire d|sottosegretari|staatssecretaris"
    r"|staatssekretär"
    r"|leader of|member of the (?:commission|council)|président du conseil|garde des sceaux"
    r"|president[ea] del gobierno|presidente del consejo|presidente del consiglio"
    r"|rapporte|ponente\b|relatore|relatrice|commissaire|podsekretarz|sekretarz|prezes "
    r"|bundesr(?:at|ätin)|bundespräsident|conseill(?:er|ère) fédéral|se(?:cre|gre)tari[oa]\b"
    r"|senator(?:in)? für|high representative|vice-president of)"
)
_NAMED_OFFICE = lazy_pattern(
    r"(?:Bundes|Staats|Vize|Landes)?(?:[Mm]inister(?:in|-president)?|[Kk]anzler(?:in)?)$"
    r"|Staatssecretaris|Staatssekretär(?:in)?|(?:Pods|S)ekretarz|Prezes|Landesrat|Landesrätin"
)
_BEHALF = lazy_pattern(
    r"(?i)(?:on behalf|für die|pour l[ae] |per la |antwort auf|au nom|en nombre|im namen"
    r"|a nome|em nome|namens|w imieniu"
    r"|blue-card|in writing)"
)
_GIVEN_OFFICE = lazy_pattern(r"(?i)(?:the |minister|parliamentary|attorney|leader|treasurer)")
# What Portugal prints after an interruption.
_GOES_ON = ("O Orador", "A Oradora")
# As New Zealand prints a question: "ANN MOSS to the Minister".
_ADDRESSED = lazy_pattern(r" (?:to|on behalf of) the .*")
_CLOCK = lazy_pattern(r"[ \xa0]*[(\[]\d{1,2}[:.]\d{2}(?:[:.]\d{2})?[)\]]")
_INITIAL = lazy_pattern(r" [А-ЯІЇЄҐ]\.")
_IN_TWO_LANGUAGES = lazy_pattern(r".* / ")  # "Y Llywydd / The Llywydd"
_BRACKETS = lazy_pattern(r"\s*\(((?:[^()]|\([^()]*\))*)\)")
_ARTICLE = lazy_pattern(
    r"(?:The|An|Y|El señor|La señora|Sra?\.|[OA] S[rR][aA]?\.?ª?|M\. le|Mme la|[LD]e|La|Der|Die) "
)
_PARTY = lazy_pattern(
    r"[A-Z0-9/&.’' -]{1,16}|[^ ]{2,16}|.*[/—].*|.* [-–] .*|.* (?:Party|Group|Grupo|Fraktion)"
)
_PEER = lazy_pattern(
    r"(?:The )?(?:Lord|Baroness|Lady|Earl|Viscount|Viscountess|Countess|Marquess|Duke|Archbishop"
    r"|Bishop)\b"
)
# In small letters within a name or an office.
_WITHIN = NAME_PARTICLES | frozenset(
    "dos d’ y i e und zu zur vom ten te op 't den of the and for".split()
)
_OF_OFFICES = frozenset(["of", "for", "the", "and"])  # "Minister |of| Fisheries"


class ParliamentLabel(NamedTuple):
    """What a label of a record says of its speaker, each empty where it does not.

    ``name`` is printed behind ``courtesy``, a title word of its language; ``office`` is what the
    speaker is; ``presides`` and ``nobody`` tell who is in the chair and who is not to be named,
    ``bare`` that nothing but two words or more with capitals stand there, ``goes_on`` that whoever
    has the floor does after an interruption.
    """

    name: str = ""
    courtesy: str = ""
    office: str = ""
    presides: bool = False
    nobody: bool = False
    bare: bool = False
    goes_on: bool = False

    @property
    def speaks(self) -> bool:
        """Whether the words alone tell that they are a speaker's."""
        return not self.bare and bool(
            self.name or self.office or self.presides or self.nobody or self.goes_on
        )


@lru_cache(maxsize=_LABELS_KEPT)
def parse_parliament_label(words: str) -> ParliamentLabel:
    """Return what the words of a record's label say of its speaker."""
    words = _CLOCK.sub("", words).strip(" -–—")
    words = words if _INITIAL.search(words) else words.rstrip(".")
    brackets = _BRACKETS.findall(words)
    whole = _ADDRESSED.sub("", _BRACKETS.sub("", words)).strip(" ,")
    whole = _IN_TWO_LANGUAGES.sub("", whole)
    base, _, behind = whole.partition(", ")
    if _NOBODY.fullmatch(base):
        return ParliamentLabel(nobody=True)
    if base in _GOES_ON:
        return ParliamentLabel(goes_on=True)
    presiding = None if behind else _PRESIDES.fullmatch(base)
    if presiding is not None and (_all_capital(presiding["name"] or "") or not presiding["name"]):
        courtesy, name = name_in(presiding["name"] or "")
        courtesy, name = (courtesy, name) if name else _bearer(brackets, in_chair=True)
        office_held = _without_article(presiding["office"])
        return ParliamentLabel(name, courtesy, office_held, presides=True)
    held = base.startswith("The ") and _bearer(brackets)[1]
    if _PEER.match(base) and _all_capital(base) and not held:
        return ParliamentLabel(base.removeprefix("The "))
    if held or _OFFICE.match(base):
        return _office_holder(whole, brackets)
    courtesy, name = name_in(base)
    is_office = _OFFICE.match(behind) or _BEHALF.match(behind) or _all_capital(behind)
    told = not behind and (
        courtesy or brackets or _INITIAL.search(name) or name.split(" ")[0].lower() in given_names()
    )
    told = told or (behind and is_office)
    if not name or not told:
        return ParliamentLabel(name, bare=True) if " " in name else ParliamentLabel()
    what = behind if _OFFICE.match(behind) else ""
    if "in the Chair" in brackets:
        return ParliamentLabel(name, courtesy, presides=True)
    given = (part for one in brackets for part in re.split(r", |—", one))
    given_office = next((part for part in given if _GIVEN_OFFICE.match(part)), "")
    return ParliamentLabel(name, courtesy, what or given_office)


def _office_holder(base: str, brackets: list[str]) -> ParliamentLabel:
    """Return an office and who holds it, in brackets or behind it: "Minister Kaag"."""
    courtesy, name = _bearer(brackets)
    if name:
        return ParliamentLabel(name, courtesy, _without_article(base))
    words = base.split()
    names = _where_names_begin(words)
    if names and words[names] not in _OF_OFFICES and _all_capital(" ".join(words[names:])):
        office = " ".join(words[:names])
        return ParliamentLabel(_DEGREE.sub("", " ".join(words[names:]), count=1), "", office)
    return ParliamentLabel("", "", _without_article(base))


def _where_names_begin(words: list[str]) -> int:
    """Return at which word a name begins behind an office, 0 if none does.

    A degree or a given name tells; an office of the houses that always print a name has it in its
    last two words.
    """
    for at, word in enumerate(words[1:], 1):
        if _DEGREE.fullmatch(f"{word} ") or word.lower() in given_names():
            return at
    if not _NAMED_OFFICE.match(words[0]):
        return 0
    return len(words) - 2 if len(words) > 3 else 1


def _without_article(office: str) -> str:
    """Return an office without what stands before it, in the letters of running text."""
    office = _ARTICLE.sub("", office, count=1) if _ARTICLE.match(office) else office
    return office.capitalize() if office.isupper() else office


def _bearer(brackets: list[str], *, in_chair: bool = False) -> tuple[str, str]:
    """Return courtesy and name of the one who stands in brackets; nothing of a party or a seat,
    which nobody ``in_chair`` has behind the office.
    """
    for one in brackets:
        held = one.partition(", ")[0]
        courtesy, name = name_in(held.split(". ")[0] if held.split(". ")[0].count(" ") else held)
        if name and (courtesy or in_chair or not _PARTY.fullmatch(name)):
            return courtesy, name
    return "", ""


def name_in(words: str) -> tuple[str, str]:
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
        and all(_is_capital(part) or part in _WITHIN or part[1:2] in "’'" for part in parts)
        and _is_capital(parts[-1])
    )


def _is_capital(word: str) -> bool:
    """Return whether a word begins with a capital, or in a script that has none."""
    return word[0].isalpha() and not word[0].islower()


def is_peer(name: str) -> bool:
    """Return whether a name is a peer's or a bishop's, in which the title is a part of it."""
    return _PEER.match(name) is not None


def presides(words: str) -> bool:
    """Return whether words are an office in the chair: "The Speaker"."""
    return _PRESIDES.fullmatch(words) is not None
