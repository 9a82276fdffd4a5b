"""Whole names of those whose labels have a surname alone, by what the others call them.

“MS. MOSS: … MR. BIRK: Thanks, Ann.” makes her Ann Moss, if nobody else in the transcript is an
Ann. A name that is said once before her turn may be somebody else's: a chair asks many.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.entities.gender import Gender, given_names, title_gender
from briefreader.quotes.entities.label_titles import is_title, parse_label, without_suffix
from briefreader.quotes.entities.nicknames import formal_name
from briefreader.quotes.entities.place_names import PLACE_NAMES
from briefreader.quotes.transcripts.label_resolution import cased
from briefreader.quotes.words.lexicon import NAME_PARTICLES
from briefreader.text.lazy_pattern import lazy_pattern

_REACH = 160  # code points at the end of the turn before, and at the beginning of the next one
_LAST_SENTENCES, _BEFORE_NAME = 1000, 60
_ENOUGH = 24  # turns of one speaker, which tell
_BRACKETS = lazy_pattern(r"\([^()]*\)|\[[^\[\]]*\]")
_OPENERS = "Well|Okay|All right|Great|Yes|So|And|Now|Look|Oh|Hey|Hi|Hello|Good|Absolutely"
_OPENS = rf"(?:(?:{_OPENERS})[,.!—]* )*"
_WORD = rf"\b(?!(?:{_OPENERS})\b)[^\W\d_a-zß-öø-ÿ][^\W\d_]+"
_NAME, _FIRST = rf"(?P<name>{_WORD})", rf"(?P<first>{_WORD})"
_THANKS = r"thank(?:s| you)(?: again)?(?: so much| very much| a lot)?"
_OPENING_THANKS = _THANKS.replace("thank", "[Tt]hank")
# Compiled when a transcript first needs them. At the beginning of the next turn, which somebody
# else has.
_THANKED = (
    rf"(?:[^.!?—]{{1,30}}[.!?—]+ ){{0,2}}{_OPENS}"
    rf"(?:{_OPENING_THANKS}(?: for [^.?!,]{{1,40}})?,? {_NAME}[,.!—?]|{_FIRST}, {_THANKS}\b"
    r"|(?:(?:[Tt]hat|[Ii]t)(?:’s| is) (?![^,]*question)[^.?!,—]{1,25}|[Ww]ell (?:said|put|done))"
    rf", (?P<praised>{_WORD})[.!])"
)
# At the end of the turn before, by whoever gives the floor.
_CALLED = (
    rf"(?:(?:^|(?<!St)[,.—?!] )(?:(?:and|over|back|to|so) )*{_NAME}[.,?!—]*"
    rf"|(?:^|(?<!St)[.?!—] ){_OPENS}{_FIRST}, [^.?!]*[.?!—]*)$"
)
# Around a name in its last sentences, by which the floor is given to whoever has it.
_HANDED_TO = (
    r"(?:turn(?:ing)? (?:it |things |this )?(?:now |next )?(?:back )?(?:over )?to(?: — to)?"
    r"|(?:over|back|go) to|hear from|bring up|call on) \Z"
)
_OPENS_SENTENCE = rf"(?:^|[.?!—] ){_OPENS}\Z"
_TOLD = (
    r", (?:the (?:floor|podium|stage) is yours"
    r"|[^.?!]{0,40}\b(?:turn|go|come|coming|start) (?:to|with) you)"
)
# Said with a name that nobody else has to be called by again.
_GIVES_FLOOR = (
    r"(?i)\b(?:(?:over|back) to you|(?:floor|podium|stage) is yours|all yours|go ahead|give us"
    r"|tell (?:me|us)|do you (?:want|have) (?:to|something|anything))\b"
)
# Within a turn, somebody who is spoken to: "Ann, did you", "it is safe, Ann.", "with you, Ann, if".
_ON = r"(?!and (?!I\b|we\b|you\b)|who\b|who’s|[A-Z]\B)"  # not "Ann, who", nor "Ann, Karl and Bo"
_SPOKEN_TO = (
    rf"(?:^|(?<!St)[.?!—] |, (?:and|so|but) |\b(?:and|so|but), ){_OPENS}{_NAME}(?:, {_ON}|\?)"
    rf"|(?:,|\b[Yy]ou) {_FIRST}(?:[.?!—]| —|, {_ON})"
)
_SOMEBODY_S = r"\b(?:[Mm]y|[Oo]ur|[Yy]our|[Hh]is|[Hh]er|[Tt]heir|[Tt]he|[Aa]n?)(?: [\w’-]+){1,4}\Z"
# How a turn ends that asks whoever was spoken to.
_ASKS = r"\byour?\b[^.?!]*\?$|\b(?:[Tt]ell|[Tt]alk to|[Gg]ive) (?:me|us)\b[^.?!]*[.—]$"
_SURNAME = r"[ \xa0](?:[^\W\d_a-z]\.[ \xa0])?([^\W\d_a-z][\w’'-]+)"
# Short for names of both genders: Alexander and Alexandra.
_SHORT_FOR_EITHER = frozenset("alex andy bobby charlie chris danny max mel sam".split())
# The commonest in the United States (census of 2010, public domain): with a given name too, they
# are many people's.
_COMMONEST_SURNAMES = frozenset(
    "smith johnson williams brown jones garcia miller davis rodriguez martinez".split()
)


class SpokenTurn(NamedTuple):
    """A turn's label in words, where its text is, and the name that the label has: none if only a
    role speaks ("Q").
    """

    label: str
    span: Span
    name: str | None


class _Calls(NamedTuple):
    """How often a name is said to somebody: in thanks or praise after a turn, also by one who asks,
    and before a turn.
    """

    after: Counter[str]
    asked: Counter[str]
    before: Counter[str]


def addressed_names(text: str, turns: Sequence[SpokenTurn]) -> dict[str, str]:
    """Return, by label, the full names of speakers whose labels have only a surname, and whom the
    other speakers call by a given name.
    """
    known = {turn.label: turn.name for turn in turns if turn.name}
    wanted = {words: own for words, name in known.items() if (own := _surname_alone(words, name))}
    if not wanted:
        return {}
    taken = {
        formal_name(name.split()[0].lower()) for words, name in known.items() if words not in wanted
    }
    taken |= {formal_name(word.lower()) for own in wanted.values() for word in own.split()}
    found: dict[str, str] = {}
    for words, calls in _calls(text, turns, wanted).items():
        fitting = [
            name
            for name in calls.after | calls.asked | calls.before
            if formal_name(name.lower()) not in taken and _fits(name, words)
        ]
        if len(fitting) == 1 and _often_enough(fitting[0], calls):
            found[words] = fitting[0]
    shared = Counter(map(str.lower, found.values()))
    surnames = _surnames_behind(set(found.values()), text)
    return {
        words: f"{name} {cased(f'{name} {wanted[words]}'.upper()).partition(' ')[2]}"
        for words, name in found.items()
        if shared[name.lower()] == 1 and surnames[name].issubset(wanted[words].lower().split())
    }


def _surname_alone(words: str, name: str) -> str:
    """Return the name in a label that has a title and no given name; else nothing."""
    parsed = parse_label(words)
    own = without_suffix(parsed.name)
    if not parsed.title or not own or parsed.several or parsed.title[0] == "the":
        return ""
    plain = " ".join(own)
    if own[-1].lower() in _COMMONEST_SURNAMES:
        return ""
    begins = own[0].lower() in given_names() and len(own) > 1 and own[0] not in NAME_PARTICLES
    return "" if begins or name.casefold() not in (words.casefold(), plain.casefold()) else plain


def _calls(text: str, turns: Sequence[SpokenTurn], wanted: Mapping[str, str]) -> dict[str, _Calls]:
    found: dict[str, _Calls] = defaultdict(lambda: _Calls(Counter(), Counter(), Counter()))
    looked_at = Counter[str]()
    for number, turn in enumerate(turns):
        if turn.label not in wanted or looked_at[turn.label] == _ENOUGH:
            continue
        looked_at[turn.label] += 1
        calls = found[turn.label]
        if number and turns[number - 1].label != turn.label:
            calls.before.update(_called_before(text, turns, number, wanted))
        after = turns[number + 1] if number + 1 < len(turns) else turn
        if after.label != turn.label:
            start, end = after.span
            first = _plain(text, start, min(end, start + _REACH))
            said = calls.asked if after.name is None else calls.after
            said.update(_given(re.match(_THANKED, first), rare=True))
    return found


def _called_before(
    text: str, turns: Sequence[SpokenTurn], number: int, wanted: Mapping[str, str]
) -> dict[str, int]:
    """Return the name by which the speaker of the turn before calls that of turn ``number``, and
    how often it counts: twice where it gives the floor.
    """
    before, label = turns[number - 1], turns[number].label
    start, end = before.span
    last = _plain(text, max(start, end - _LAST_SENTENCES), end)
    if handed := _handed_to(last):
        return {handed: 2}
    end_of = last[-_REACH:]
    if called := re.search(_CALLED, end_of):
        begin = max(end_of.rfind(mark, 0, called.start()) for mark in ".?!—") + 1
        floor = end_of.endswith("?") or re.search(_GIVES_FLOOR, end_of[begin:])
        return {
            name: 2 if floor else len(re.findall(rf"\b{name}\b", end_of)) for name in _given(called)
        }
    if before.name and (asked := _spoken_to(last)):
        just_spoke = turns[number - 2].label if number > 1 else label
        another = just_spoke in wanted.keys() - {label} and _fits(asked, just_spoke)
        if not another or asked not in _plain(text, start, min(end, start + _REACH)):
            return {asked: 2}
    return {}


def _handed_to(last: str) -> str:
    """Return the last name to which the floor is given in the ``last`` sentences of a turn."""
    for match in reversed([*re.finditer(_WORD, last)]):
        start, end = match.span()
        before, after = last[max(0, start - _BEFORE_NAME) : start], last[end : end + _REACH]
        told = re.match(_TOLD, after) and re.search(_OPENS_SENTENCE, before)
        to_whom = before.endswith((" to ", " from ", " up ", " on "))
        handed = to_whom and re.search(_HANDED_TO, before) and not after[1:2].isupper()
        if told or handed:
            return match[0] if _is_given(match[0], rare=bool(told)) else ""
    return ""


def _spoken_to(last: str) -> str:
    """Return the last name by which a turn speaks to somebody in its ``last`` sentences, if it is
    said there twice, or a question or request to that person ends the turn; else nothing.
    """
    names, end = [""], 0
    for match in re.finditer(_SPOKEN_TO, last):
        before = last[max(0, match.start() - _BEFORE_NAME) : match.start()]
        if match["name"] or not re.search(_SOMEBODY_S, before):  # "my son, Karl."
            names.append(next(_given(match), ""))
            end = match.end()
    name = names[-1]
    asked = name and (names.count(name) > 1 or re.search(_ASKS, last[end - 1 :]))
    return name if asked else ""


def _plain(text: str, start: int, end: int) -> str:
    words = text[start:end]
    return " ".join((_BRACKETS.sub("", words) if "(" in words or "[" in words else words).split())


def _given(match: re.Match[str] | None, *, rare: bool = False) -> Iterator[str]:
    """Yield the given name in a match, also a ``rare`` one that is no word.

    Each way to call somebody is a named group, of which one has matched.
    """
    if match is not None and match.lastgroup is not None:
        name = match[match.lastgroup]
        if _is_given(name, rare=rare):
            yield name


def _is_given(name: str, *, rare: bool = False) -> bool:
    lower = name.lower()
    unknown = rare and not is_common(lower) and not is_title(lower)
    return (lower in given_names() or unknown) and lower not in PLACE_NAMES


def _fits(name: str, label: str) -> bool:
    """Return whether a given name is of the gender that a label's titles say."""
    gender = given_names().get(name.lower(), Gender.UNKNOWN)
    said = title_gender({title.rstrip(".") for title in parse_label(label).title})
    return name.lower() in _SHORT_FOR_EITHER or Gender.UNKNOWN in (gender, said) or gender is said


def _often_enough(name: str, calls: _Calls) -> bool:
    """Return whether a name is surely said to this speaker: once in thanks by somebody with a
    name, or by one who asks if it is said again.

    A word that is not known as a given name must be said more than once.
    """
    times = calls.after[name] + calls.asked[name] + calls.before[name]
    after = calls.after[name] > 0 and name.lower() in given_names()
    return after or times > 1


def _surnames_behind(names: set[str], text: str) -> dict[str, set[str]]:
    """Return, in small letters, the surnames with which a text has each of these given names."""
    found: dict[str, set[str]] = {name: set() for name in names}
    if names:
        for match in re.finditer(rf"\b({'|'.join(sorted(names))}){_SURNAME}", text):
            found[match[1]].add(match[2].lower())
    return found
