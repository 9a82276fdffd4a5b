"""Reads the shapes of quotations and mentions off a story."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from collections.abc import Sequence

from briefreader.quotes.governors import Governor
from briefreader.quotes.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BODIES,
    CONJUNCTIONS,
    CUES,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    STRONG,
)
from briefreader.quotes.mentions import Kind, Mention
from briefreader.quotes.name_forms import composed, surname
from briefreader.quotes.relations import Relation, Tie
from briefreader.quotes.scenes import Place, Scene
from briefreader.quotes.shapes import LieShape, MentionShape, QuoteShape, SameShape, WordShape
from briefreader.quotes.story import Story
from briefreader.quotes.tokens import QUOTATION, Passage

_TELLING_CUES = frozenset(
    """
    say tell ask write tweet call add read describe report quote accuse think believe
    respond go see hear know go put
""".split()
)
_PLAIN_PREPOSITIONS = frozenset(
    ["of", "to", "by", "with", "for", "from", "in", "on", "at", "about"]
)
_KINDS = ("NA", "PR", "PH")
_POSSESSIVES = frozenset(("'s", "’s", "’", "'"))
_SIGNS = frozenset(",:.;—–-―(?!")


def quote_shape(story: Story, index: int) -> QuoteShape:
    """The shape of segment ``index``, read once."""
    found = story.quote_shapes.get(index)
    if found is None:
        found = story.quote_shapes[index] = _quote_shape(story, index)
    return found


def _quote_shape(story: Story, index: int) -> QuoteShape:
    segment = story.segments[index]
    scene = story.scene(segment.paragraph)
    passage = scene.passage
    at = passage.places[index]
    size = len(passage.words)
    lead, follow = scene.governors(at)
    text = story.text
    start = passage.span.start
    return QuoteShape(
        _beside(passage, at - 1) if at else "^",
        _beside(passage, at + 1) if at + 1 < size else "$",
        _ending(text, segment.end),
        text[segment.start].islower(),
        at == 0,
        size == 1,
        segment.continues,
        segment.closed,
        text[max(0, start - 4) : start].rstrip()[-1:] == ":",
        _governor(passage, lead),
        lead.how if lead else "",
        _governor(passage, follow),
        follow.how if follow else "",
    )


def _ending(text: str, end: int) -> str:
    """Whether a quotation ends as a sentence, as a question, with a comma, or in mid-sentence."""
    last, beyond = text[end - 1], text[end : end + 2]
    if last in "?!":
        return "?"
    if last in ".…" or beyond[:1] == ".":
        return "."
    return "," if "," in beyond else "-"


def _governor(passage: Passage, governor: Governor | None) -> str:
    if governor is None:
        return ""
    cue = _cue_class(passage.lowers[governor.cue])
    return f"{governor.how}{_step(governor.gap)}{'q' if governor.quotes else ''} {cue}"


def _beside(passage: Passage, at: int) -> str:
    """The sort of word that stands at a position beside a quotation."""
    word, lower = passage.words[at], passage.lowers[at]
    if word == QUOTATION:
        return "Q"
    if not word[0].isalnum():
        return word if word in _SIGNS else "sign"
    if lower in CUES:
        return "cue"
    if lower in PRONOUNS:
        return "pronoun"
    if lower in ("that", "as", "and", "to", "is", "was", "of", "a", "the", "with", "but"):
        return lower
    if lower in PREPOSITIONS:
        return "preposition"
    return "Name" if word[0].isupper() else "word"


def mention_shape(story: Story, place: Place) -> MentionShape:
    """The shape of a mention, read once."""
    found = story.shapes.get(place)
    if found is None:
        found = story.shapes[place] = _mention_shape(story, place)
    return found


def _mention_shape(story: Story, place: Place) -> MentionShape:
    scene = story.scene(place.paragraph)
    mention, tie = scene.mentions[place.number], scene.ties[place.number]
    words, lowers = scene.passage.words, scene.passage.lowers
    first, last = mention.first, mention.last
    what, often, titled = _what(story, place, mention, lowers)
    before = lowers[first - 1] if first else "^"
    after = lowers[last] if last < len(lowers) else "$"
    return MentionShape(
        what,
        _KINDS[mention.kind],
        int(tie.relation),
        tie.relation > 0,
        _cue_class(lowers[tie.cue]) if tie.cue >= 0 else "",
        _bound(before, tie),
        after in _POSSESSIVES,
        mention.kind is Kind.NAME and _is_noun(words, lowers, last),
        _place(before),
        _after(words, lowers, last, after),
        often,
        titled,
        place.number in scene.heads,
        story.surname(place) if mention.kind is Kind.NAME else "",
    )


def _what(story: Story, place: Place, mention: Mention, lowers: list[str]) -> tuple[str, int, bool]:
    """The sort of mention, how often its name stands in the text, whether it is of many words."""
    if mention.kind is Kind.PRONOUN:
        return lowers[mention.first], 0, False
    head = lowers[mention.last - 1]
    if mention.kind is Kind.PHRASE:
        first = lowers[mention.first]
        lead = first if first in ("the", "a", "an", "one", "his", "her") else "-"
        if head in ROLES:
            return f"role {lead}", 0, False
        if head in BODIES or head.removesuffix("s") in BODIES:
            return f"body {lead}", 0, False
        return f"noun {lead}", 0, False
    words = story.words(place)
    named = story.cast.named(" ".join(words))
    count = min(4, story.cast.count(composed(surname(words))))
    if named.person:
        return "person", count, len(words) > 1
    return ("name" if len(words) > 1 or not words[0].isupper() else "CAPS"), count, False


def _cue_class(word: str) -> str:
    base = CUES.get(word, "")
    if base in _TELLING_CUES:
        return base if not word.endswith("ing") else base + "ing"
    return "strong" if base in STRONG else "ing" if word.endswith("ing") else "weak"


def _bound(before: str, tie: Tie) -> str:
    if tie.relation is Relation.ACCORDING or before not in PREPOSITIONS:
        return ""
    return before if before in _PLAIN_PREPOSITIONS else "other"


def _is_noun(words: list[str], lowers: list[str], at: int) -> bool:
    if at >= len(words) or not words[at][0].islower():
        return False
    lower = lowers[at]
    return not (
        lower in CUES
        or lower in PREPOSITIONS
        or lower in CONJUNCTIONS
        or lower in AUXILIARIES
        or lower in ADVERBS
        or lower.endswith(("ly", "ed"))
    )


def _place(before: str) -> str:
    """Where in its sentence a mention stands, by the word before it."""
    if before in ("^", ".", "?", "!", QUOTATION):
        return "first"
    if before in ("—", "–", "-", "―", "--"):
        return "-"
    if before in (",", ":", ";", "("):
        return ","
    if before in CONJUNCTIONS or before in ("and", "but"):
        return "conjunction"
    return "within"


def _after(words: list[str], lowers: list[str], at: int, after: str) -> str:
    if after == "$" or after in _SIGNS:
        return after
    if after == QUOTATION:
        return "Q"
    if after in CUES:
        return "cue"
    if after in AUXILIARIES:
        return "auxiliary"
    if after in ("who", "and"):
        return after
    return "Name" if words[at][0].isupper() else "ed" if after.endswith("ed") else "word"


_STEPS = (0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 6)


def _step(distance: int) -> int:
    """Distances in words, coarser the longer."""
    if distance < len(_STEPS):
        return _STEPS[max(0, distance)]
    return 7 if distance < 26 else 8


def lie_shape(story: Story, index: int, place: Place) -> LieShape:
    """How a mention lies to segment ``index``."""
    scene = story.scene(place.paragraph)
    mention, tie = scene.mentions[place.number], scene.ties[place.number]
    paragraph = story.segments[index].paragraph
    if place.paragraph != paragraph:
        return _elsewhere(scene, mention, tie, paragraph - place.paragraph)
    passage = scene.passage
    at = passage.places[index]
    after = mention.first > at
    low, high = (at + 1, mention.first) if after else (mention.last, at)
    cue, gap = "-", 0
    if tie.cue >= 0:
        cue = "m" if low <= tie.cue < high else "o"
        gap = _step(abs(at - tie.cue) - 1) + 1
    return LieShape(
        "A" if after else "B",
        min(2, abs(passage.sentences[mention.first] - passage.sentences[at])),
        _step(high - low),
        min(4, _count(scene.mentions_before, low, high)),
        min(2, _count(scene.quotes_before, low, high)),
        cue,
        min(2, _count(scene.ties_before, low, high)),
        gap,
        _role(scene, at, mention),
    )


def _count(before: Sequence[int], low: int, high: int) -> int:
    """How many begin from word ``low`` to before word ``high``, by counts up to each word."""
    return before[high] - before[low] if high > low else 0


def _role(scene: Scene, at: int, mention: Mention) -> str:
    """Whether the mention is the subject of the verb before or after, and by what word order."""
    lead, follow = scene.governors(at)
    role = ""
    if lead is not None and lead.subject == mention:
        role = "L" + lead.how + ("q" if lead.quotes else "")
    if follow is not None and follow.subject == mention:
        role += "F" + follow.how + ("q" if follow.quotes else "")
    return role


def _elsewhere(scene: Scene, mention: Mention, tie: Tie, back: int) -> LieShape:
    """A mention in another paragraph; distances count from the paragraph's near end."""
    passage = scene.passage
    size = len(passage.words)
    low, high = (0, mention.first) if back < 0 else (mention.last, size)
    sentences = passage.sentences[mention.first]
    return LieShape(
        "N" if back < 0 else f"P{back}",
        min(2, sentences if back < 0 else passage.sentences[-1] - sentences),
        _step(high - low),
        min(4, _count(scene.mentions_before, low, high)),
        min(2, _count(scene.quotes_before, low, high)),
        "p" if tie.cue >= 0 else "-",
        0,
        0,
        "",
    )


def same_shape(story: Story, index: int) -> SameShape:
    """How segment ``index`` follows the one before it."""
    segment, earlier = story.segments[index], story.segments[index - 1]
    scene = story.scene(segment.paragraph)
    at = scene.passage.places[index]
    if earlier.paragraph == segment.paragraph:
        start = scene.passage.places[index - 1] + 1
        apart, tail = "=", 0
    else:
        start = 0
        above = story.scene(earlier.paragraph).passage
        tail = _step(len(above.words) - above.places[index - 1] - 1)
        apart = str(min(3, segment.paragraph - earlier.paragraph))
    subject = ""
    for number, mention in enumerate(scene.mentions):
        if start <= mention.first < at and number in scene.heads:
            subject = _KINDS[mention.kind]
    return SameShape(
        apart,
        _step(at - start),
        min(3, _count(scene.mentions_before, start, at)),
        min(2, _count(scene.ties_before, start, at)),
        not earlier.closed,
        tail,
        subject,
    )


_WORKS = frozenset(
    """
    book movie film show series song album play musical novel memoir autobiography column
    episode documentary article essay story magazine program programme sitcom drama comedy
    tv titled entitled called dubbed named headlined headline chapter game podcast report
    phrase word words term slogan hashtag so-called
""".split()
)
_FIRST_PERSON = frozenset(
    """
    I I'm I’m I've I’ve I'll I’ll I'd I’d me my we We we're we’re We're We’re our us you You
    your don't don’t it's It's It’s it’s that's That's That’s
""".split()
)
_COUNTS = (0, 1, 2, 3, 4, 5, 6, 6, 6, 7, 7, 7, 7, 7, 7)


def word_shape(story: Story, index: int) -> WordShape:
    """The shape of the words of segment ``index``."""
    segment = story.segments[index]
    text = story.text
    words = text[segment.start : segment.end].split()
    telling = [word for word in words if len(word) > 3 or word[0].isupper()]
    titled = bool(telling) and not any(word[0].islower() for word in telling)
    passage = story.scene(segment.paragraph).passage
    at, lowers = passage.places[index], passage.lowers
    return WordShape(
        _COUNTS[len(words)] if len(words) < len(_COUNTS) else 8,
        titled,
        text[segment.start].isupper(),
        lowers[at - 1] if at else "^",
        len(story.segments) == 1,
        text[segment.outer.start] in "'‘",
        not _WORKS.isdisjoint(lowers[max(0, at - 4) : at + 2]),
        index + 1 < len(story.segments) and story.segments[index + 1].continues,
        not _FIRST_PERSON.isdisjoint(words),
    )
