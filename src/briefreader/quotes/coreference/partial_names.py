"""Names of which a mention is only a part: the holder of an office, a body that is a label."""

from __future__ import annotations

from briefreader.quotes.coreference.bodies import ON_TOPICS
from briefreader.quotes.entities.entity_table import Entity
from briefreader.quotes.mentions.detection import Mention, MentionKind
from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.words.lexicon import NAME_TITLES, OFFICES, OWNERS, ROLES
from briefreader.quotes.words.tokens import TokenizedParagraph
from briefreader.quotes.words.word_tags import CAPITAL, QUOTATION, WORDLIKE

_HELD = OFFICES | frozenset(
    ["chief", "chair", "speaker", "leader", "head", "counselor", "coordinator", "envoy"]
)
_LINKS = frozenset(["of", "for", "to", "and", "&", "the", "at", "on"])
_JOINTS = frozenset(["and", "&"])
_REACH = 12
_OWNS = OWNERS | {"-", "/"}  # "Kell/St. Paul Journal"
_LABELLED = [":", QUOTATION]
_CLOSED: tuple[list[str], ...] = ([], [","], ["."], [":"])


def office_holder_after(document: Document, place: MentionRef) -> Entity | None:
    """Return the person whom words about an office introduce: "Secretary of Energy Ann Moss".

    None where the name is that of somebody else: "an aide to Governor Moss".
    """
    context = document.contexts[place.paragraph]
    passage, mention = context.passage, context.mentions[place.number]
    lowers = passage.lowers
    if mention.last >= len(lowers) or lowers[mention.last] not in _LINKS:
        return None
    for number in range(place.number + 1, len(context.mentions)):
        other = context.mentions[number]
        if other.first > mention.last + _REACH or not _runs_on(passage, mention.last, other.first):
            return None
        if other.kind is MentionKind.NAME and other.first > mention.last:
            named = document.person(MentionRef(place.paragraph, number))
            if named is not None and _is_holder(passage, mention, other, named):
                return named
    return None


def _runs_on(passage: TokenizedParagraph, first: int, last: int) -> bool:
    """Return whether nothing but links and capitalised words, and a comma at the end, stand
    between.
    """
    last -= last > first and passage.lowers[last - 1] == ","
    return all(
        passage.sort(at) & CAPITAL or passage.lowers[at] in _LINKS for at in range(first, last)
    )


def _is_holder(
    passage: TokenizedParagraph, mention: Mention, other: Mention, named: Entity
) -> bool:
    """Return whether the name at ``other`` ends what ``mention`` begins, with words of its own
    before it.

    They tell what the office is of: "Energy Ann Moss". A title would be that of somebody else.
    """
    lowers = passage.lowers
    held = lowers[mention.last - 1] in _HELD
    before = lowers[other.first : other.last - len(named.full.split())]
    if lowers[mention.last] == "on" and lowers[mention.last - 1] in ON_TOPICS:
        return bool(before) and before[-1] in ROLES  # "Council on Boats Chair Ann Moss"
    if not held and lowers[mention.last] not in _JOINTS:
        return False
    if lowers[other.first - 1] == ",":
        return lowers[other.last : other.last + 1] in _CLOSED
    if not before or before[0] in NAME_TITLES:
        return False
    parted = lowers[other.first - 1] in _JOINTS
    return (held and parted) or ROLES.isdisjoint(before) != parted


def organisation_label(document: Document, place: MentionRef) -> str | None:
    """Return the body whose name is all of a label that a mention ends: "Coalition for a Safe Dell:
    Q".

    Without an article before it; None where the mention ends no label, or all of one.
    """
    passage, mention = document.contexts[place.paragraph].passage, document.mention(place)
    lowers = passage.lowers
    if lowers[mention.last : mention.last + 2] != _LABELLED:
        return None
    first = 0
    while not passage.sort(first) & WORDLIKE or lowers[first] in ("the", "from"):
        first += 1
    if first >= mention.first or not passage.sort(first) & CAPITAL:
        return None
    if not all(
        passage.sort(at) & CAPITAL
        or lowers[at] in _LINKS
        or lowers[at] in _OWNS
        or lowers[at] == "a"
        for at in range(first, mention.last)
    ):
        return None
    if any(
        lowers[at] in ROLES and lowers[at + 1] not in OWNERS for at in range(first, mention.last)
    ):
        return None
    return " ".join(passage.locate(document.text, first, mention.last).of(document.text).split())
