"""Measures who speaks where a body, a role and a name stand together, as in agencies' sentences.

    python -m benchmarks.attributions [--half open|closed] [--each]

The sentences are invented: every frame below with bodies, roles, names and tails drawn by a seed.
They are parted in two halves by a hash of the role, so that no role of the closed half is in the
open one; what is mended is mended on the open half. ``--each`` prints every answer that is not
right.

A speaker who has a name is right if just that name is shown. Without a name it is right if nobody
is named and the words shown are the whole phrase as printed. A title is right if it ends in the
role or holds it, and nothing of the name.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from briefreader.quotes import find_quotes

SENTENCES = 1600
HALVES = ("open", "closed")

BODIES = """
Harbour Office|Orbis|Fisheries Department|European Tide Commission|Bank of Kell|Ministry of Boats
Institute for Tidal Studies|Kell & Dell|University of Brenn|Friends of the Quay|NQRA|Tern Motors
Northport City Council|Royal Society for Seals|Campaign for Clean Water|AT&K|Orbis-Meridian|U.N.
World Harbour Organization|Brenn United|Dell Securities|Kell Police|Tidal Energy Group|Radio Brenn
Centre for Coastal Law|Justice Department|House Ferry Committee|Union of Dockers and Pilots|Vell
National Council of Lighthouses|Kellwater Airlines|Institute of Directors|Marrow & Sons|BRT|Lowmark
Defence Ministry|Society of Net Makers|Association of Ferry Owners|Brenn Rovers|Green Coast Party
State Board of Pilotage|Federation for Sea Rescue|Northport Chamber of Commerce|CoastAid|Tessel TV
Department for Ports|Office of Rail and Ferry|Kell Capital Markets|Sons & Sons|Save the Herring
"""
ROLES = """
press secretary|chief executive|spokeswoman|spokesman|spokesperson|deputy director general|minister
professor|coach|captain|lawyer|analyst|chief financial officer|head of research|general secretary
president|vice president|chairman|chairwoman|finance director|managing director|chief economist
senior economist|policy adviser|communications director|campaign manager|fire chief|lead author
deputy leader|shadow minister|founder|co-founder|director|executive director|operations manager
manager|striker|goalkeeper|defender|engineer|lead singer|commissioner|treasurer|secretary general
editor|legal affairs correspondent|night editor|portfolio manager|fund manager|strategist|historian
senior lecturer|researcher|research fellow|marine biologist|geologist|barrister|solicitor|judge
prosecutor|police inspector|sergeant|coastguard|ambassador|envoy|councillor|lawmaker|senator|mayor
union representative|shop steward|curator|conductor|architect|designer|producer|trader|broker
managing partner|head coach|assistant coach|team principal|midfielder|programme manager|warden
chief scientist|chief medical officer|surgeon|consultant|volunteer|trustee|organiser|negotiator
media officer|press officer|public affairs director|chief operating officer|skipper|regional manager
"""
NAMED_ONLY = frozenset(("captain", "coach", "professor"))
NAMES = """
Ana Holt|Ravi Menon|Maria Stone|Tomas Arden|Jean-Paul Marchetti|Sigrid O’Brannigan|Ann B. Moss
Ludwig von Hartmann|Ngozi Adeyemi-Cole|Siobhan McKellar|Zoltán Kerekes|Pavel Dvořák|Karl Birk
J. K. Lorne|Khalid al-Tariq|Olu Fashanu|Mary Ellen Voss|Peter Quill|Ida Nørgaard|Bruno De Luca
Esme Fairley|Gus Tolland|Yusuf Demir|Theresa May|Hans-Werner Kolb|Carmen Ruiz Ortega|Kwame Osei
Ruth Bishop|Dmitri Volkov|Tim Dare|Aoife Ní Bhriain|Sanjay Rao|Leila Haddad|Mark Baker|Eve Long
"""
SPEECH = """
The quay is shut until Friday|We have not seen such a tide in years|It was a mistake to sell boats
Nobody was hurt and the ferry sails again|Prices will rise again in the autumn, as they always do
There is no reason to think that the harbour will close|I am proud of what these crews have done
They came to win and we let them|Our figures show that the market has turned
"""
TAILS = """
|||| on Monday| in Northport| in a statement| at a news conference| after the vote| late on Friday
 in an interview| during a visit to Kell| by telephone| at the weekend| on Radio Dell
"""
LISTENERS = "reporters|the council|Radio Dell|the Northport Post|journalists in Kell|BRN News"


LEADS = ("", "", "", "Ships waited off Kell on Monday. ", "Mayor Otto Rusk visited the pier. ")


def listed(words: str) -> list[str]:
    """The entries of a list above."""
    return words.strip("\n").replace("\n", "|").split("|")


class Sentence(NamedTuple):
    """A sentence, its frame, and who speaks: a name with its role, or a phrase as printed."""

    text: str
    frame: str
    name: str | None
    role: str
    body: str
    phrase: str | None = None

    @property
    def half(self) -> str:
        """The half of the role."""
        return HALVES[sha256(self.role.encode()).digest()[0] % 2]


# With a name. ``{a}`` is an article that fits, ``{Body}`` what opens a sentence.
FRAMES = """
“{speech},” {body} {role} {name} told {listener}.
“{speech},” {body} {role} {name} said{tail}.
“{speech},” said {body} {role} {name}{tail}.
“{speech},” says {body} {role} {name}.
{body} {role} {name} said{tail}: “{speech}.”
{body} {role} {name} told {listener}: “{speech}.”
{body} {role} {name} said{tail} that “{small}.”
“{speech},” {name}, {body}’s {role}, said{tail}.
“{speech},” {name}, the {body} {role}, told {listener}.
“{speech},” said {name}, {body}’s {role}{tail}.
“{speech},” said {name}, {role} of {body}.
“{speech},” said {name}, {role} at {body}{tail}.
“{speech},” said {name}, {a} {role} at {body}.
“{speech},” {body}’s {role} {name} said{tail}.
“{speech},” said {body}’s {role} {name}{tail}.
“{speech},” said the {body}’s {role}, {name}.
The {body}’s {role}, {name}, said{tail}: “{speech}.”
“{speech},” said {body} {Role} {name}{tail}.
“{speech},” {body} {Role} {name} told {listener}.
{body} {Role} {name} said{tail}: “{speech}.”
“{speech},” former {body} {role} {name} said{tail}.
“{speech}” according to {body} {role} {name}.
“{speech},” {role} {name} said{tail}.
“{speech},” said {role} {name}{tail}.
{First} {name} told {listener}: “{speech}.”
“{speech},” {role} {name} of {body} said.
“{speech},” added {name}, who is {role} of {body}.
"""
# Without a name: after the bar what is to be shown.
UNNAMED_FRAMES = """
“{speech},” said {an} {body} {role}.|{an} {body} {role}
“{speech},” {an} {body} {role} said{tail}.|{an} {body} {role}
“{speech},” {an} {body} {role} told {listener}.|{an} {body} {role}
“{speech},” said the {body}’s {role}{tail}.|the {body}’s {role}
“{speech},” the {body} {role} said{tail}.|the {body} {role}
“{speech},” {body}’s {role} said{tail}.|{body}’s {role}
“{speech},” said {body}’s {role}.|{body}’s {role}
“{speech},” {body} {roles} said{tail}.|{body} {roles}
“{speech},” said {a} {role} for {body}{tail}.|{a} {role} for {body}
{A} {role} for the {body} told {listener}: “{speech}.”|{A} {role} for the {body}
The {body} {role} said{tail}: “{speech}.”|The {body} {role}
"""
SPELLED = frozenset(("NQRA",))
"""Bodies whose first letter is read as a vowel."""


def sentences(seed: int = 20) -> Iterator[Sentence]:
    """All the sentences of a seed."""
    chance = random.Random(seed)
    named = listed(FRAMES)
    unnamed = [line.split("|") for line in UNNAMED_FRAMES.strip().split("\n")]
    bodies, roles, names = listed(BODIES), listed(ROLES), listed(NAMES)
    for number in range(SENTENCES):
        body, role, name = chance.choice(bodies), chance.choice(roles), chance.choice(names)
        speech = chance.choice(listed(SPEECH))
        words = {
            "body": body,
            "role": role,
            "roles": f"{role}es" if role[-1] == "h" else f"{role}s",
            "Role": role.title().replace(" Of ", " of "),
            "First": role[0].upper() + role[1:],
            "name": name,
            "a": "an" if role[0] in "aeio" else "a",
            "A": "An" if role[0] in "aeio" else "A",
            "an": "an" if body[0] in "AEIO" or body in SPELLED else "a",
            "speech": speech,
            "small": speech[0].lower() + speech[1:] if speech[:2] != "I " else speech,
            "tail": chance.choice(listed(TAILS)),
            "listener": chance.choice(listed(LISTENERS)),
        }
        lead = chance.choice(LEADS)
        if number % 4:
            frame = named[(number // 4 * 3 + number % 4 - 1) % len(named)]
            yield Sentence(lead + frame.format(**words), frame, name, role, body)
        else:
            if lead.startswith("Mayor") or role in NAMED_ONLY:
                lead = ""  # the only person named may well be the one who is meant
            frame, phrase = unnamed[number // 4 % len(unnamed)]
            text = lead + frame.format(**words)
            yield Sentence(text, frame, None, role, body, phrase.format(**words))


class Answer(NamedTuple):
    """What is shown for a sentence: the speaker, the words that name it, the title, or nothing."""

    speaker: str | None
    mention: str
    title: str | None
    certain: bool


Wrong = tuple[Sentence, Answer | None]


def answer(sentence: Sentence) -> Answer | None:
    """What the program says of the sentence's only quotation; None if it finds none or several."""
    found = find_quotes(sentence.text)
    if len(found) != 1:
        return None
    (quote,) = found
    return Answer(quote.speaker, quote.mention(sentence.text), quote.speaker_title, quote.certain)


def is_right(sentence: Sentence, found: Answer | None) -> bool:
    """Whether the speaker that is shown is the sentence's."""
    if found is None:
        return False
    if sentence.name is not None:
        return found.speaker == sentence.name
    return found.speaker is None and found.mention == sentence.phrase


def has_title(sentence: Sentence, found: Answer) -> bool:
    """Whether the title is the role, with or without what it is of, and no more."""
    if sentence.name is None:
        return found.title is None
    title = (found.title or "").lower().replace("’s", "")
    own = f"{sentence.role} {sentence.body.lower()} the a an of at former"
    return sentence.role in title and set(title.split()) <= set(own.split())


def measured(half: str, seed: int = 20) -> tuple[Counter[str], list[Wrong]]:
    """Counts of a half's answers, and those that are not right."""
    counts: Counter[str] = Counter()
    wrong: list[Wrong] = []
    for sentence in sentences(seed):
        if sentence.half != half:
            continue
        found = answer(sentence)
        kind = "named" if sentence.name else "unnamed"
        right = is_right(sentence, found)
        counts[kind] += 1
        counts[f"{kind} right"] += right
        if right and found:
            counts["titles"] += 1
            counts["titles right"] += has_title(sentence, found)
        else:
            wrong.append((sentence, found))
        if found and found.certain:
            counts["certain"] += 1
            counts["certain right"] += right
    return counts, wrong


def share(counts: Counter[str], kinds: Sequence[str]) -> float:
    """The share of right answers."""
    return sum(counts[f"{kind} right"] for kind in kinds) / sum(counts[kind] for kind in kinds)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--half", choices=HALVES, default="open")
    parser.add_argument("--each", action="store_true", help="print what is not right")
    arguments = parser.parse_args()
    counts, wrong = measured(arguments.half)
    if arguments.each:
        for sentence, found in wrong:
            print(f"{sentence.text}\n    {found}")
    for kind in ("named", "unnamed", "titles", "certain"):
        print(f"{kind:8} {counts[f'{kind} right']} of {counts[kind]} {share(counts, [kind]):.3f}")
    print(f"speakers {share(counts, ['named', 'unnamed']):.3f}")


if __name__ == "__main__":
    main()
