"""Bodies, roles and names that stand together as one: "Harbour Office press secretary Ann Moss".

The body tells whose secretary it is and the role who Ann Moss is: neither speaks beside her. Where
no name follows, the whole phrase does: "a Harbour Office spokesman". Which words belong together
is told where the phrase stands between a quotation or verb of saying and its own verb or end, for
there no other verb can part them.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.entities.titles import WHOM_ONE_HAS, is_field
from briefreader.quotes.mentions.detection import Mention, MentionKind
from briefreader.quotes.words.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    CUES,
    JOINED,
    ONE_PERSON,
    ORGANISATIONS,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
)
from briefreader.quotes.words.tokens import TokenizedParagraph
from briefreader.quotes.words.word_tags import (
    ADVERB,
    AMPERSAND,
    AND,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    CUE,
    DETERMINER,
    DIGIT,
    HYPHEN,
    INITIAL,
    MANNER,
    NO_NOUN,
    NOT_NAME,
    OF,
    OWNER,
    PAUSE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    ROLE,
    SAID,
    SMALL,
    SORTS,
    STOP,
    THE,
    TIME,
    TO,
    tag_class,
)
from briefreader.text.lazy_pattern import lazy_pattern

_MOST_NOUNS = 4
_MOST_OF_BODY = 12
_MOST_ADJECTIVES = 2
_NO_NOUN_HERE = NO_NOUN | ADVERB | CUE | DETERMINER | OWNER | MANNER
# A body's name goes on after "of" where it begins with one of these: "Bank of Kell".
_BODIES = JOINED | ORGANISATIONS | {"friends", "office", "department", "ministry", "sons"}
_OWN_VERB = lazy_pattern(f"{tag_class(ADVERB | AUXILIARY | MANNER)}{{0,3}}+{tag_class(CUE)}")
# A role in small letters that ends its phrase.
_ROLE_ALONE = lazy_pattern(
    f"{tag_class(ROLE, SMALL)}(?!{tag_class(POSSESSIVE | HYPHEN | CAPITAL)}"
    f"|{tag_class(SMALL, but=_NO_NOUN_HERE | CONJUNCTION)})"
)


# The characters of an outline that stand for a noun in small letters.
_NOUNS = frozenset(
    one for one, sorts in SORTS.items() if sorts & SMALL and not sorts & _NO_NOUN_HERE
)
# Those for the last word of a body's name, or the ’s behind it.
_ENDS_BODY = frozenset(
    one for one, sorts in SORTS.items() if sorts & (CAPITAL | DIGIT | POSSESSIVE)
)
_TITLE = lazy_pattern(tag_class(ROLE, CAPITAL))
_WORTH_A_LOOK = lazy_pattern(
    f"{tag_class(ROLE | SMALL, but=_NO_NOUN_HERE)}"
    f"(?:(?<={tag_class(ROLE)})|(?={tag_class(INITIAL)}))"
)
_OF_OR_AT = frozenset(("of", "for", "at", "from", "with"))
_SPEAK_FOR_SOMEBODY = frozenset(
    """
    spokesman spokeswoman spokesperson spokesmen spokeswomen spokespeople lawyer lawyers solicitor
    solicitors barrister attorney attorneys counsel representative representatives publicist agent
""".split()
)
HAVE_SOMEBODY = WHOM_ONE_HAS | _SPEAK_FOR_SOMEBODY
"""What stands before "of" or "for" and a name that does not speak."""
_OWNED = (WHOM_ONE_HAS - ROLES) | frozenset(
    """
    office team campaign camp foundation management employer employers charity label
    father-in-law mother-in-law brother-in-law sister-in-law son-in-law daughter-in-law
""".split()
)
OF_SOMEBODY = HAVE_SOMEBODY | _OWNED
"""Words without one of which a paragraph tells of nobody's relatives, spokesmen or offices."""
_FARTHEST_WHOSE = 7  # words
_CHILDREN = frozenset("one two three four five six seven eight nine ten".split())
_PARTING = PREPOSITIONS | CONJUNCTIONS | PRONOUNS | AUXILIARIES
_AGED = lazy_pattern(r"\d+-year-old")
_JOINT_AND_NAME = lazy_pattern(
    f"(?:{tag_class(OF)}{tag_class(THE)}?|{tag_class(AND | AMPERSAND)})"
    f"{tag_class(CAPITAL, but=NOT_NAME)}"
)


class Designation(NamedTuple):
    """A mention that takes in all words of its phrase; the name in it begins at ``name``."""

    mention: Mention
    name: int


def find_designations(
    passage: TokenizedParagraph, mentions: Sequence[Mention], of_somebody: bool
) -> list[Designation]:
    """Return the names among ``mentions`` that have a body or role before them, and phrases with a
    body.

    Only where they are longer than the mention that they end with. ``of_somebody`` says whether
    any word is one of ``OF_SOMEBODY``.
    """
    outline = passage.outline
    found: list[Designation] = []
    owned = _owned(passage) if of_somebody else ()
    if not owned and _WORTH_A_LOOK.search(outline) is None:
        return found
    titled = _TITLE.search(outline) is not None
    ends: set[int] = set()
    for mention in mentions:
        kind, first, last = mention
        if kind is not MentionKind.NAME or not first:
            continue
        if (titled and last - first > 1) or outline[first - 1] in _NOUNS:
            start = _start_of_name(passage, first, last)
            if start < first:
                name = _start_of_person(passage, first, last)
                found.append(Designation(Mention(MentionKind.NAME, start, last), name))
                ends.update(range(first - 1, last + 1))
    for last in (*owned, *(match.end() for match in _ROLE_ALONE.finditer(outline))):
        if last not in ends:
            start = _start_of_role(passage, last)
            if start < last and _stands_apart(passage, start, last):
                found.append(Designation(Mention(MentionKind.PHRASE, start, last), start))
    return found


def _owned(passage: TokenizedParagraph) -> list[int]:
    """Return where phrases end that say whose family, office or the like speaks: "Moss’s |family|
    said".
    """
    return [
        at + 1
        for at, word in enumerate(passage.lowers)
        if word in _OWNED
        and (first := _start_of_nouns(passage, at + 1)) > 1
        and passage.sort(first - 1) & POSSESSIVE
    ]


def _start_of_name(passage: TokenizedParagraph, first: int, last: int) -> int:
    """Return where the phrase begins that a name at ``first`` ends; ``first`` itself if it is
    alone.
    """
    nouns = _start_of_nouns(passage, first)
    if nouns < first:
        known = bool(passage.sort(first - 1) & ROLE)
        body = _start_of_body(passage, nouns)
        if body == nouns and nouns and passage.sort(nouns - 1) & POSSESSIVE:
            body = _start_of_nouns(passage, nouns - 1)  # "the |club’s captain Ann Moss"
    elif _holds_role(passage, first, last):
        known, body = True, _start_of_body(passage, first, joined=True)
        if body == first:
            return first
    else:
        return first
    start = _start_of_phrase(passage, body)
    if _is_told(passage, start) or (known and _stands_apart(passage, start, last)):
        return start
    return first


def _holds_role(passage: TokenizedParagraph, first: int, last: int) -> bool:
    """Return whether a name begins with a role, or with what a role before it is of."""
    if not ROLES.isdisjoint(passage.lowers[first : last - 1]):
        return True
    return last - first > 2 and _is_of_role(passage, first)


def _is_of_role(passage: TokenizedParagraph, first: int) -> bool:
    """Return whether "of" and a role in capitals stand before ``first``: "Head of |Research Ann
    Moss".
    """
    if first < 2 or not passage.sort(first - 1) & OF:
        return False
    before = passage.sort(first - 2)
    return bool(before & ROLE and before & CAPITAL)


def _start_of_person(passage: TokenizedParagraph, first: int, last: int) -> int:
    """Return where the person's name begins in what stands after "Head of": "Research |Ann
    Moss".
    """
    if not _is_of_role(passage, first) or last - first < 3:
        return first
    for at in range(first, last - 1):
        if passage.lowers[at] in given_names() or passage.words[at][-1] == ".":
            return at
    return last - 2


def _start_of_role(passage: TokenizedParagraph, last: int) -> int:
    """Return where the phrase begins that a role before ``last`` ends; ``last`` if no body is in
    it.
    """
    nouns = _start_of_nouns(passage, last)
    if not nouns or passage.outline[nouns - 1] not in _ENDS_BODY:
        return last  # most roles
    body = _start_of_body(passage, nouns)
    return _start_of_phrase(passage, body) if body < nouns else last


def end_of_phrase(passage: TokenizedParagraph, last: int) -> int:
    """Return where a phrase ends whose role ends before ``last``, with what the role is of.

    "A spokesman |for the Bank of Kell|", "the head |of research|", "a man |from Kell|", "the wife
    |of actor Karl Moss|".
    """
    size = len(passage.outline)
    if last >= size or not _is_of_something(passage, last):
        return last
    of = bool(passage.sort(last) & OF)
    start = last + 1
    if start < size and passage.sort(start) & (DETERMINER | OWNER):
        start += 1
    end = start
    while end < size and _is_proper(passage, end) and not passage.sort(end) & NOT_NAME:
        end += 1
        end += _joint_after(passage, start, end)
    if end == start and of:
        while end < min(size, start + _MOST_NOUNS) and (
            _is_noun(passage, end) or _AGED.fullmatch(passage.lowers[end])
        ):
            if passage.sort(end) & TIME:
                return last  # "for the time being"
            end += 1
    if of and end < size and _is_described(passage, start, end):
        while end < size and _is_proper(passage, end) and not passage.sort(end) & NOT_NAME:
            end += 1  # "the wife of actor |Karl Moss|"
    return end if end > start else last


def may_be_of_something(passage: TokenizedParagraph, last: int) -> bool:
    """Return whether a word such as "of" stands at ``last``."""
    lowers = passage.lowers
    return last < len(lowers) and lowers[last] in _OF_OR_AT


def _is_of_something(passage: TokenizedParagraph, last: int) -> bool:
    """Return whether a role or relative ends before ``last`` and a word such as "of" stands
    there.
    """
    if not may_be_of_something(passage, last):
        return False
    return bool(passage.sort(last - 1) & ROLE) or passage.lowers[last - 1] in WHOM_ONE_HAS


def _is_described(passage: TokenizedParagraph, start: int, end: int) -> bool:
    """Return whether the words between "of" and a name say who is meant by it: "the parents of
    |murdered schoolgirl| Ann Moss".
    """
    lowers = passage.lowers
    return start < end and lowers[start] not in _CHILDREN and not is_field(lowers, start, end)


def _joint_after(passage: TokenizedParagraph, start: int, end: int) -> int:
    """Return how many words at ``end`` join a capitalised one to a body's name from ``start``
    on.
    """
    joint = _JOINT_AND_NAME.match(passage.outline, end)
    if joint is None:
        return 0
    size = joint.end() - 1 - end
    sorts = passage.sort(end)
    if sorts & OF and passage.lowers[end - 1] not in _BODIES:
        return 0
    if sorts & AND and not any(passage.sort(at) & OF for at in range(start, end)):
        return 0
    return size


def whose_name(lowers: Sequence[str], mention: Mention) -> int:
    """Return the place of the "of" or "for" after which a name only tells whose somebody is: "the
    mother |of| murdered schoolgirl Moss", "a spokesman |for| the tycoon Moss"; else 0.
    """
    kind, first, last = mention
    near = first - _FARTHEST_WHOSE if first > _FARTHEST_WHOSE else 0
    if kind is not MentionKind.NAME or HAVE_SOMEBODY.isdisjoint(lowers[near:first]):
        return 0
    for at in range(first - 1, near, -1):
        word = lowers[at]
        if word == "of":
            counts = lowers[at + 1] in _CHILDREN  # "mother of two Ann Moss" is Ann Moss
            return at if lowers[at - 1] in WHOM_ONE_HAS and not counts else 0
        if word == "for":
            of_person = not ONE_PERSON.isdisjoint(lowers[at + 1 : last])
            return at if of_person and lowers[at - 1] in _SPEAK_FOR_SOMEBODY else 0
        if word in _PARTING or not word[0].isalnum():
            return 0
        if word in CUES and word[-2:] != "ed":
            return 0
    return 0


def end_of_speaker(passage: TokenizedParagraph, phrase: Mention) -> int:
    """Return where a phrase that speaks ends with what its role is of; else where it begins."""
    last = end_of_phrase(passage, phrase.last)
    if last > phrase.last and _stands_apart(passage, phrase.first, last):
        return last
    return phrase.first


def _start_of_nouns(passage: TokenizedParagraph, stop: int) -> int:
    """Return where words in small letters begin that end before ``stop`` and can all be nouns.

    Among them may be a role and what it is of: "head of research".
    """
    at, outline = stop, passage.outline
    while at and stop - at < _MOST_NOUNS and outline[at - 1] in _NOUNS:
        at -= 1
    if 1 < at < stop and passage.sort(at - 1) & OF:
        before = passage.sort(at - 2)
        if before & ROLE and is_field(passage.lowers, at, stop):
            return _start_of_nouns(passage, at - 1)
    return at


def _is_noun(passage: TokenizedParagraph, at: int) -> bool:
    return passage.outline[at] in _NOUNS


def _start_of_body(passage: TokenizedParagraph, stop: int, joined: bool = False) -> int:
    """Return where a body's name begins that ends before ``stop``, with or without an owner's ’s.

    With ``joined`` only if a joint stands right before ``stop``: "Office of Rail and |Ferry".
    """
    at = stop
    if not joined and at and passage.sort(at - 1) & POSSESSIVE:
        at -= 1
    end = at
    while at and stop - at < _MOST_OF_BODY:
        joint = _joint(passage, at) if at < end or joined else 0
        if joint:
            at -= joint
        elif (at < end or not joined) and _is_proper(passage, at - 1):
            at -= 1
        else:
            break
    if at == end:
        return stop
    while at < end and passage.sort(at) & NOT_NAME and passage.sort(at) & CAPITAL:
        at += 1  # "On Monday Kell": no part of it
    return at if at < end else stop


def _is_proper(passage: TokenizedParagraph, at: int) -> bool:
    sorts = passage.sort(at)
    if sorts & DIGIT:
        return at > 0 and bool(passage.sort(at - 1) & CAPITAL)
    return bool(sorts & CAPITAL) and not sorts & (PRONOUN | SAID)


def _joint(passage: TokenizedParagraph, at: int) -> int:
    """Return how many words before ``at`` join it to a capitalised one before them: "of the",
    "&".
    """
    size = 2 if at > 1 and passage.sort(at - 1) & THE and passage.sort(at - 2) & OF else 1
    if at <= size:
        return 0
    sorts, before = passage.sort(at - size), passage.sort(at - size - 1)
    if not before & CAPITAL or before & NOT_NAME:
        return 0
    if sorts & AMPERSAND:
        return size
    if sorts & OF:
        return size if before & ROLE or passage.lowers[at - size - 1] in _BODIES else 0
    if sorts & AND:  # "Office of Rail and Ferry"
        return size if _is_joined_on(passage, at - size) else 0
    return 0


def _is_joined_on(passage: TokenizedParagraph, at: int) -> bool:
    """Return whether the capitalised words that end before ``at`` stand after the joint of a
    body.
    """
    while at and _is_proper(passage, at - 1):
        at -= 1
    return at > 1 and bool(passage.sort(at - 1) & OF) and passage.lowers[at - 2] in _BODIES


def _start_of_phrase(passage: TokenizedParagraph, start: int) -> int:
    """Return where a phrase begins with its article and what stands between: "the former |Kell
    coach".
    """
    at = start
    while at and start - at < _MOST_ADJECTIVES and _is_noun(passage, at - 1):
        at -= 1
    if at and passage.sort(at - 1) & DETERMINER:
        return at - 1
    if at and passage.sort(at - 1) & OWNER:
        return at - 1
    return at if at == start or passage.lowers[at] in ("former", "then") else start


def _is_told(passage: TokenizedParagraph, start: int) -> bool:
    """Return whether a quotation, a verb of saying or "according to" stands right before
    ``start``.
    """
    before = start - 1
    if before >= 0 and passage.words[before] == ",":
        before -= 1
        return before >= 0 and passage.words[before] == QUOTATION
    if before < 0:
        return False
    if passage.words[before] == QUOTATION:
        return True
    if passage.sort(before) & CUE:
        return not passage.lowers[before].endswith("ing")  # "calling Moss …" has its subject
    return bool(passage.sort(before) & TO) and passage.lowers[before - 1 : before] == ["according"]


def _stands_apart(passage: TokenizedParagraph, start: int, last: int) -> bool:
    """Return whether a phrase is told, or opens a clause and has its verb of saying after it."""
    if _is_told(passage, start):
        return True
    return _OWN_VERB.match(passage.outline, last) is not None and _opens(passage, start)


def _opens(passage: TokenizedParagraph, start: int) -> bool:
    if passage.opens_sentence(start):
        return True
    sorts = passage.sort(start - 1)
    if sorts & (STOP | PAUSE | CONJUNCTION):
        return True
    return bool(sorts & NOT_NAME and sorts & CAPITAL and not sorts & (PREPOSITION | DETERMINER))
