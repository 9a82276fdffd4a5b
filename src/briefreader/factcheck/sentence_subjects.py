"""Whose words a quotation is by the verb of saying beside it, where the quote engine names nobody.

A body ("the trade unions said"), or somebody behind a title of another language than English ("Herr
Moss sagte").
"""

from __future__ import annotations

import re
from functools import cache

from briefreader.domain.article import Span
from briefreader.factcheck.speaker_match import AMBIGUOUS_MALE_TITLES, ClaimedSpeaker
from briefreader.quotes.entities.name_spans import parse_name
from briefreader.quotes.words.language_words import LANGUAGES, language_words
from briefreader.text.courtesy_titles import FOREIGN_TITLES
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.name_case import UPPER
from briefreader.text.reporting_verbs import ANY_SAID

# What speaks with one voice, in the languages that are read; no report, letter or survey does.
_BODIES = frozenset(
    """
    administration agency alliance army association associations authorities authority bank board
    bureau cabinet campaign chamber charities charity church club coalition commission committee
    companies company congress council councils court delegation department employers embassy
    federation firm firms foundation government group groups industry institute lobby ministry
    network ngo ngos office operator operators opposition organisation organisations organization
    organizations parliament parties party police regulator school secretariat senate service
    society team trust union unions university watchdog
    behörde gewerkschaft gewerkschaften kommission ministerium opposition partei polizei regierung
    verband verbände gouvernement ministère mairie parti patronat préfecture syndicat syndicats
    gobierno ministerio oposición partido policía sindicato sindicatos
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
_ARTICLE = (
    r"(?:(?i:the|an?|their|his|her|our|its|das|die|der|le|la|les|el|los|las)[ \u00a0]"
    r"|[Ll]['’])"
)
_OF = r"(?:of|for|at|from|with|by|to|in|on|as|von|zu|de|du|des|del)"
_NO_PART = rf"(?:{_OF}|the|an?|das|die|der|le|la|les|el|los|las)"
_BODY = (
    rf"(?<!\w)(?P<body>{_ARTICLE}(?:(?!{_NO_PART}[ \u00a0])[\w’'-]+[ \u00a0]){{0,3}}?"
    r"(?P<noun>[\w-]+))"
)
_NAME = r"[^\W\d_a-z][\w’'-]+"
_PARTICLE = r"(?:von|van|der|den|zu|de|del|du|di|da|la|le)"
_NAME_PART = rf"(?:{_PARTICLE}[ \u00a0])*{_NAME}"
_PRINTED = "|".join(re.escape(title) for title in sorted(FOREIGN_TITLES - {"mm"}, reverse=True))
_AMBIGUOUS = "|".join(map(re.escape, AMBIGUOUS_MALE_TITLES))
_PERSON = (
    rf"(?<!\w)(?P<title>(?![a-z])(?i:{_PRINTED})\.?|{_AMBIGUOUS})[ \u00a0]"
    rf"(?P<name>(?:(?:Dr|Prof)\.[ \u00a0])*{_NAME_PART}(?:[ \u00a0]{_NAME_PART}){{0,3}})"
)
_WHO = rf"(?:{_PERSON}|{_BODY})"
_HELPERS = r"(?:(?:has|had|have|also|later|then|hat|a|ha|\w+ly)[ \u00a0]){0,2}"
_BEFORE_VERB = lazy_pattern(rf"{_WHO}[ \u00a0]{_HELPERS}\Z")
_LEADS = re.compile(r"(?:[^.!?;:,\0“”„\"]|(?<=\d)\.(?=\s\w)){0,60}[:,]?\s*\Z")  # "am 3. Mai:"
_OF_BEFORE = re.compile(rf"\b{_OF}[ \u00a0]\Z", re.IGNORECASE)
_ENDS = (
    r"(?=\s*(?:[.,;:!?\0\n)—–]|\Z)"
    r"|\s(?:on|in|at|after|before|last|this|when|as|to|and|yesterday|today|am|im|vor|le|en|el)\b)"
)
_SAID_BEHIND = lazy_pattern(
    rf",?[ \u00a0](?P<verb>[\w-]+)[ \u00a0](?:(?:gestern|heute)[ \u00a0])?{_WHO}{_ENDS}"
)
_SUBJECT_BEHIND = lazy_pattern(rf",?[ \u00a0]{_WHO}[ \u00a0](?P<verb>[\w-]+){_ENDS}")
# Whom a sentence names as its source, where the words for whoever speaks are "who", "which", "it"
# or "a statement": "according to Harbour Communications, who spoke again".
_CAPITALIZED = rf"[{UPPER}](?:[\w-]|\.(?=\w)|[’'](?!s\b))*"
_SOURCE = (
    rf"(?:[Tt]he[ \u00a0])?(?P<source>{_CAPITALIZED}"
    rf"(?:[ \u00a0](?:(?:of|for|and|&)[ \u00a0](?:the[ \u00a0])?)?{_CAPITALIZED})*)"
)
_STATEMENT = r"statement[ \u00a0](?:from|by)[ \u00a0]"
_SOURCES = (
    lazy_pattern(
        r"\b[Aa]ccording[ \u00a0]to[ \u00a0]"
        rf"(?:(?:a|the)[ \u00a0](?:\w+[ \u00a0])?{_STATEMENT})?{_SOURCE}{_ENDS}"
    ),
    lazy_pattern(
        rf"\b(?:{_STATEMENT}|[Ii]n[ \u00a0]the[ \u00a0]words[ \u00a0]of[ \u00a0]){_SOURCE}\b"
    ),
    lazy_pattern(rf"\b[Aa]s[ \u00a0]{_SOURCE}[ \u00a0](?:once[ \u00a0])?put[ \u00a0]it\b"),
    lazy_pattern(
        rf"\A,?[ \u00a0](?:read[ \u00a0])?{_SOURCE}"
        r"(?:[’']s?[ \u00a0]statement\b|,[ \u00a0](?:who|which)\b)"
    ),
)
_TITLES = (*AMBIGUOUS_MALE_TITLES, "Dr.", "Prof.")
_LONG_ROLE = 6  # code points of a role with which a longer one may end: "Oppositionssprecher"
_WORD = re.compile(r"[\w-]+")
_LONGEST = 240  # code points beside a quotation in which its subject stands
_ENGLISH = re.compile(ANY_SAID)
_INITIAL = "M."  # a given name's, but before a verb in French


def subject_beside(prose: str, sentence: Span, first: Span, last: Span) -> ClaimedSpeaker | None:
    """Return who has the verb of saying right before or behind a quotation, from its ``first`` to
    its ``last`` part, in its sentence of the draft's ``prose``.
    """
    head = prose[max(sentence.start, first.start - _LONGEST) : first.start]
    tail = prose[last.end : last.end + _LONGEST]
    return _before(head) or _behind(tail)


def source_beside(head: str, tail: str) -> tuple[str, ...]:
    """Return whom what stands before or behind a quotation in its sentence names as its source, a
    body mostly; nobody where it names none.
    """
    found = (form.search(words) for words in (tail, head) for form in _SOURCES)
    return next(((match["source"],) for match in found if match), ())


def without_foreign_titles(name: str) -> str:
    """Return a name without the titles and roles before it that are no English: "Frau Ministerin
    Moss".
    """
    words = [] if parse_name(name)[1] else name.split()
    if len(words) == 2 and words[0] == _INITIAL:
        return words[1]  # "M. Moss" may be Monsieur
    while len(words) > 1 and _is_foreign_title(words[0]):
        del words[0]
    return " ".join(words) or name


def _is_foreign_title(word: str) -> bool:
    role = word.casefold().removesuffix("in")
    ends = (one for one in _elsewhere("roles") if len(one) >= _LONG_ROLE)
    if word == _INITIAL:
        return False
    is_title = word in _TITLES or word.lower().rstrip(".") in FOREIGN_TITLES
    return is_title or role.endswith(tuple(ends))


def _before(head: str) -> ClaimedSpeaker | None:
    """Return the subject of the last verb of saying that leads to the end of some words."""
    for word in reversed(list(_WORD.finditer(head))):
        if _is_said(word[0]) and _LEADS.match(head, word.end()):
            found = _BEFORE_VERB.search(head, 0, word.start())
            of_another = found and found["noun"] and _OF_BEFORE.search(head, 0, found.start())
            return None if found is None or of_another else _speaker(found, word[0])
    return None


def _behind(tail: str) -> ClaimedSpeaker | None:
    for form in (_SAID_BEHIND, _SUBJECT_BEHIND):
        found = form.match(tail)
        if found and _is_said(found["verb"]) and (speaker := _speaker(found, found["verb"])):
            return speaker
    return None


def _speaker(found: re.Match[str], verb: str) -> ClaimedSpeaker | None:
    if name := found["name"]:
        title = found["title"]
        if title == _INITIAL and _ENGLISH.fullmatch(verb):
            return None
        return ClaimedSpeaker(without_foreign_titles(name), f"{title} {name}", title=title)
    noun = found["noun"].casefold()
    is_role = noun in _elsewhere("roles") and not _ENGLISH.fullmatch(verb)
    return ClaimedSpeaker(None, found["body"]) if noun in _BODIES or is_role else None


def _is_said(verb: str) -> bool:
    return _ENGLISH.fullmatch(verb) is not None or verb.casefold() in _elsewhere("said")


@cache
def _elsewhere(kind: str) -> frozenset[str]:
    """Return the words of a kind in the other languages."""
    return frozenset(word for one in map(language_words, LANGUAGES) for word in getattr(one, kind))
