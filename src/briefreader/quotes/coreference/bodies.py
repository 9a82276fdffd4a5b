"""Which body "the company", "the ministry" and "it" mean: one that the text named before."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefreader.quotes.entities.entity_table import Entity
from briefreader.quotes.entities.gender import Gender, given_names
from briefreader.quotes.entities.titles import is_office
from briefreader.quotes.mentions.detection import MentionKind
from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.words.lexicon import (
    BODY_NOUNS,
    COUNTRIES,
    DEMONYMS,
    NOT_NAMES,
    OFFICES,
    ORGANISATIONS,
    OWNERS,
    PLACES,
    ROLES,
)
from briefreader.quotes.words.tokens import TokenizedParagraph
from briefreader.quotes.words.word_tags import CAPITAL

# What any body may be called: the last one that did something is meant.
_ANY = frozenset(
    """
    company firm group business corporation organisation organization body charity band label
    manufacturer maker retailer airline carmaker automaker chain giant operator supplier developer
    publisher broadcaster brewer insurer lender brokerage studio start-up startup watchdog regulator
    club team side
""".split()
)
# What stands in the body's own name; some of it is a surname, too.
_OWN_NAME = BODY_NOUNS.union(
    """
    bank board caucus centre center confederation court embassy fund league network office party
    service society trust tribunal union
""".split()
)
_NAMED_BODIES = ORGANISATIONS | _OWN_NAME
# Whose a body can be by its very name: "Kell Children’s Hospital".
_FOR_WHOM = frozenset(["children", "women", "men"])
_LAWS = frozenset(["act", "bill", "law", "plan", "amendment"])
_PARTIES = frozenset(
    (
        "tories",
        "conservatives",
        "lib dems",
        "liberal democrats",
        "greens",
        "republicans",
        "democrats",
    )
)
# What a body's name goes on behind: "Chambers of Trade", "Museum of Kell Boats and Nets".
_WITH_OF = _OWN_NAME.union(["chamber", "school", "campaign", "journal"])
ON_TOPICS = frozenset(["council", "committee", "commission", "center", "centre"])
_LEAST_WORDS = 2
_NAMES_BACK = 80  # mentions among which the own name of "the commission" is looked for
_SENTENCES_BACK = 4  # a body that "it" or "the company" means stands no farther
_PARAGRAPHS_BACK = 3
_MENTIONS_BACK = 120
_NOBODY = COUNTRIES | PLACES | DEMONYMS


def body_of(document: Document, place: MentionRef) -> Entity | None:
    """Return the body that a phrase or an "it" means; None where no body was named before."""
    context = document.contexts[place.paragraph]
    kind, first, last = context.mentions[place.number]
    words = context.passage.lowers[first:last]
    if kind is MentionKind.PRONOUN:
        return _last_body(document, place, countries=True) if words == ["it"] else None
    if printed := printed_body(document, place):
        return printed
    if len(words) != 2 or words[0] not in ("the", "its"):
        return None
    noun = words[1]
    if noun in _OWN_NAME:
        return _named_so(document, place, noun) or _last_body(document, place, initials=True)
    return _last_body(document, place) if noun in _ANY else None


def printed_body(document: Document, place: MentionRef) -> Entity | None:
    """Return the body whose name or initials stand in a phrase: "the |Kell Council|", "a |KHC|
    statement".
    """
    context = document.contexts[place.paragraph]
    kind, first, last = context.mentions[place.number]
    if kind is not MentionKind.PHRASE:
        return None
    if context.passage.lowers[last - 1] == "statement":
        return _stating(document, place)
    if context.passage.lowers[first] != "the":
        return None
    if context.passage.lowers[context.mentions[place.number].last - 1] in _LAWS:
        return None
    return _initials_in(document, place) or _whole(document, place) or _party(document, place)


def _stating(document: Document, place: MentionRef) -> Entity | None:
    """Return the body whose statement a phrase is: "a |KHC| statement"."""
    context = document.contexts[place.paragraph]
    _, first, last = context.mentions[place.number]
    for number in range(place.number + 1, len(context.mentions)):
        inner = context.mentions[number]
        if inner.first > first + 1:
            return None
        if inner.kind is MentionKind.NAME and inner.last == last - 1:
            named = document.named(MentionRef(place.paragraph, number))
            return named if named is not None and not named.person else None
    return None


def _party(document: Document, place: MentionRef) -> Entity | None:
    """Return the party whose members a phrase names: "the |Tories|"."""
    context = document.contexts[place.paragraph]
    _, first, last = context.mentions[place.number]
    name = " ".join(context.passage.words[first + 1 : last])
    return Entity(name, Gender.UNKNOWN, False) if name.lower() in _PARTIES else None


def name_in_full(document: Document, place: MentionRef, first: int) -> str | None:
    """Return the name of a body from word ``first`` on with what it is of: "Kell Chambers |of
    Trade|" and "|Museum of| Kell Boats"; None where there is no more of it.
    """
    passage, last = document.contexts[place.paragraph].passage, document.mention(place).last
    lowers, words = passage.lowers, passage.words
    first = _before_joint(lowers, words, first)
    if first > 2 and lowers[first - 1] == "of" and lowers[first - 2] in _WITH_OF:
        last = first - 1
        first = _start_of_capitals(passage, last)
        if first == last:
            return None
    whole = _end_of_its_own(passage, last)
    if lowers[first] in given_names():
        return None
    if whole == last and _singular(lowers[last - 1]) not in _WITH_OF:
        return None
    end = _end_of_purpose(passage, whole)
    if end == last:
        return None
    return " ".join(passage.locate(document.text, first, end).of(document.text).split())


def _start_of_capitals(passage: TokenizedParagraph, stop: int) -> int:
    """Return where the capitalised words before word ``stop`` begin, behind "The"."""
    while stop and passage.words[stop - 1][:1].isupper() and passage.lowers[stop - 1] != "the":
        stop -= 1
    return stop


def _end_of_purpose(passage: TokenizedParagraph, whole: int) -> int:
    """Return the end of a name with what the body is of, for or on."""
    lowers, words = passage.lowers, passage.words
    end, joints = whole, {"of", "for"}
    if lowers[whole - 1] in ON_TOPICS:
        joints.add("on")
    while end + 1 < len(words) and lowers[end] in joints:
        after = end + 1 + (lowers[end + 1] == "the")
        stop = after
        while stop < len(words) and passage.sort(stop) & CAPITAL and words[stop][0].isupper():
            stop += 1
        if stop == after or (lowers[end] == "on" and not _is_topic(lowers[after:stop])):
            break
        end, joints = stop, {"and", "&"}
    return end


def _is_topic(lowers: Sequence[str]) -> bool:
    """Return whether these words behind an "on" are what a council is for: no day, and no one's
    title.
    """
    return NOT_NAMES.isdisjoint(lowers) and OFFICES.isdisjoint(lowers)


def _end_of_its_own(passage: TokenizedParagraph, last: int) -> int:
    """Return the end of a name that goes on behind an ’s: "Kell Children|’s Hospital|"."""
    words = passage.words
    if passage.lowers[last - 1] not in _FOR_WHOM or passage.lowers[last : last + 1] != ["’s"]:
        return last
    end = last
    while end + 1 < len(words) and words[end + 1][0].isupper():
        end += 1
    return end + (end > last)


def _before_joint(lowers: list[str], words: list[str], first: int) -> int:
    """Return where the words begin that "and" joins to those at ``first`` in the name of a body:
    "Museum of |Boats and| Nets"; ``first`` itself if there are none.
    """
    if first < 4 or lowers[first - 1] not in ("and", "&"):
        return first
    start = first - 1
    while start and words[start - 1][:1].isupper():
        start -= 1
    of_body = lowers[start - 1] == "of" and lowers[start - 2] in _WITH_OF
    return start if start > 1 and start < first - 1 and of_body else first


def _singular(noun: str) -> str:
    return noun[:-1] if noun.endswith("s") else noun


def _whole(document: Document, place: MentionRef) -> Entity | None:
    """Return the body that a phrase names in full, the |Trade Minister’s Office|."""
    context = document.contexts[place.paragraph]
    _, first, last = context.mentions[place.number]
    words = context.passage.words[first + 1 : last]
    if len(words) < _LEAST_WORDS or words[-1].lower() not in _NAMED_BODIES:
        if not words or not all(word[0].isupper() for word in words):
            return None
        full = name_in_full(document, place, first + 1)
        return Entity(full, Gender.UNKNOWN, False) if full else None
    if not all(word[0].isupper() or word in OWNERS or word == "of" for word in words):
        return None
    name = context.passage.locate(document.text, first + 1, last).of(document.text)
    full = name_in_full(document, place, first + 1)
    return Entity(full or " ".join(name.split()), Gender.UNKNOWN, False)


def _initials_in(document: Document, place: MentionRef) -> Entity | None:
    """Return the body whose initials follow the article of a phrase: "the |BPI|"."""
    context = document.contexts[place.paragraph]
    first = context.mentions[place.number].first
    for number in range(place.number + 1, len(context.mentions)):
        mention = context.mentions[number]
        if mention.first > first + 1:
            return None
        if mention.kind is MentionKind.NAME and mention.last == first + 2:
            word = context.passage.words[first + 1]
            named = document.named(MentionRef(place.paragraph, number))
            initials = len(word) > 1 and word.isupper() and word.lower() not in ROLES
            return named if initials and word.isalpha() else None
    return None


def _named_so(document: Document, place: MentionRef, noun: str) -> Entity | None:
    """Return the last body before whose name ends with a noun or begins with it: "Bank of Kell"."""
    left = _NAMES_BACK
    for paragraph in range(place.paragraph, -1, -1):
        context = document.contexts[paragraph]
        stop = place.number if paragraph == place.paragraph else len(context.mentions)
        for number in range(stop - 1, -1, -1):
            kind, first, last = context.mentions[number]
            ends = context.passage.lowers[first], context.passage.lowers[last - 1]
            if kind is MentionKind.NAME and last - first > 1 and noun in ends:
                return document.named(MentionRef(paragraph, number))
            left -= 1
            if not left:
                return None
    return None


def _last_body(
    document: Document, place: MentionRef, *, countries: bool = False, initials: bool = False
) -> Entity | None:
    """Return the body that was last the subject of a sentence, in the sentences before.

    None where something without a name was: "The report came late. It said …". Only what is
    called by its ``initials``, if they are asked for.
    """
    for one in subjects_before(document, place):
        named = _named_in(document, one)
        if named is None and document.mention(one).kind is MentionKind.PHRASE:
            return None
        if (
            named is not None
            and _is_body(document, named, countries)
            and (named.full.isupper() or not initials)
        ):
            return named
    return None


def _named_in(document: Document, place: MentionRef) -> Entity | None:
    """Return what a mention names, or what a phrase ends with: "The |Chamber of Commerce|"."""
    context = document.contexts[place.paragraph]
    kind, _, last = context.mentions[place.number]
    if kind is MentionKind.PHRASE:
        for number in range(place.number + 1, len(context.mentions)):
            if context.mentions[number].first >= last:
                return _initials_in(document, place)
            if context.mentions[number].last >= last:
                return _in_full(document, MentionRef(place.paragraph, number))
        return _initials_in(document, place)
    return _in_full(document, place)


def _in_full(document: Document, place: MentionRef) -> Entity | None:
    """Return whom a name means; a body with what it is of."""
    named = document.named(place)
    if named is None:
        return None
    full = name_in_full(document, place, document.mention(place).first)
    return Entity(full, Gender.UNKNOWN, False) if full else named


def subjects_before(document: Document, place: MentionRef) -> Iterator[MentionRef]:
    """Yield the subjects of the sentences before a mention, the nearest first."""
    left, looked = _SENTENCES_BACK, _MENTIONS_BACK
    for paragraph in range(place.paragraph, max(-1, place.paragraph - _PARAGRAPHS_BACK), -1):
        context = document.contexts[paragraph]
        stop = place.number if paragraph == place.paragraph else len(context.mentions)
        for number in range(stop - 1, max(-1, stop - 1 - looked), -1):
            if number in context.heads and number not in context.parts:
                yield MentionRef(paragraph, number)
                left -= 1
                if not left:
                    return
        looked -= stop
        if looked <= 0:
            return


def _is_body(document: Document, named: Entity, countries: bool) -> bool:
    """Return whether a name can be a body's: no known given name, no office, no place."""
    name = named.full
    words = name.lower().split()
    if is_office(name) or named.gender is not Gender.UNKNOWN:
        return False
    if len(words) == 1 and not name.isupper() and len(document.entities.occurrences(name)) < 2:
        return False  # a sentence may begin with it
    if len(words) > 1 and name.isupper():
        return False  # a headline
    if words[0] in given_names() and words[-1] not in ORGANISATIONS:
        return False
    return countries or name.lower() not in _NOBODY


def owned_body(document: Document, place: MentionRef) -> str | None:
    """Return the whole name of a body that has its owner before it: "Trade Minister’s Office"."""
    context = document.contexts[place.paragraph]
    kind, first, last = context.mentions[place.number]
    lowers = context.passage.lowers
    if kind is not MentionKind.NAME or first < 2 or lowers[first - 1] not in OWNERS:
        return None
    if last - first > 1 and lowers[first - 2] not in _FOR_WHOM:
        return None
    if lowers[last - 1] not in _NAMED_BODIES:
        return None
    start = _start_of_capitals(context.passage, first - 1)
    if start == first - 1:
        return None
    return " ".join(context.passage.locate(document.text, start, last).of(document.text).split())
