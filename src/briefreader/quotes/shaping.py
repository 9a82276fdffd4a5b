"""Reads the shapes of quotations and mentions off a story."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

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
    what, often, titled, last_name = _what(story, mention, words, lowers)
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
        last_name,
    )


def _what(
    story: Story, mention: Mention, words: list[str], lowers: list[str]
) -> tuple[str, int, bool, str]:
    """The sort of mention; of a name also how often it stands, if it has many words, its last."""
    kind, first, last = mention
    if kind is Kind.PRONOUN:
        return lowers[first], 0, False, ""
    if kind is Kind.PHRASE:
        return _phrase_sort(lowers[first], lowers[last - 1]), 0, False, ""
    name = words[first:last]
    last_name = composed(surname(name))
    named = story.cast.named(" ".join(name))
    count = min(4, story.cast.count(last_name))
    several = len(name) > 1
    if named.person:
        return "person", count, several, last_name
    return ("name" if several or not name[0].isupper() else "CAPS"), count, False, last_name


def _phrase_sort(first: str, head: str) -> str:
    lead = first if first in ("the", "a", "an", "one", "his", "her") else "-"
    if head in ROLES:
        return f"role {lead}"
    return f"body {lead}" if head in BODIES or head.removesuffix("s") in BODIES else f"noun {lead}"


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
    if 0 <= distance < 15:
        return _STEPS[distance]
    return 0 if distance < 0 else 7 if distance < 26 else 8


def lie_shape(story: Story, index: int, place: Place) -> LieShape:
    """How a mention lies to segment ``index``."""
    scene = story.scene(place.paragraph)
    mention, tie = scene.mentions[place.number], scene.ties[place.number]
    paragraph = story.segments[index].paragraph
    if place.paragraph != paragraph:
        return _elsewhere(scene, mention, tie, paragraph - place.paragraph)
    passage = scene.passage
    at = passage.places[index]
    first, verb = mention.first, tie.cue
    after = first > at
    low, high = (at + 1, first) if after else (mention.last, at)
    cue, gap = "-", 0
    if verb >= 0:
        cue = "m" if low <= verb < high else "o"
        gap = _step(abs(at - verb) - 1) + 1
    sentences = passage.sentences[first] - passage.sentences[at]
    return LieShape(
        "A" if after else "B",
        _TO_TWO[sentences] if -2 < sentences < 3 else 2,
        _step(high - low),
        *_between(scene, low, high, cue),
        gap,
        _role(scene, at, mention),
    )


_TO_TWO = (0, 1, 2, 2, 1)  # -1 is the last one: sentences before count like those after


def _between(scene: Scene, low: int, high: int, cue: str) -> tuple[int, int, str, int]:
    """How many mentions, quotations and mentions with a verb begin from word ``low`` to ``high``.

    ``cue`` is handed through, to stand where a shape has it.
    """
    if high <= low:
        return 0, 0, cue, 0
    mentions = scene.mentions_before[high] - scene.mentions_before[low]
    quotes = scene.quotes_before[high] - scene.quotes_before[low]
    ties = scene.ties_before[high] - scene.ties_before[low]
    return (
        mentions if mentions < 4 else 4,
        quotes if quotes < 2 else 2,
        cue,
        ties if ties < 2 else 2,
    )


def _role(scene: Scene, at: int, mention: Mention) -> str:
    """Whether the mention is the subject of the verb before or after, and by what word order."""
    lead, follow = scene.governors(at)
    role = ""
    if lead is not None and lead.subject is mention:
        role = "L" + lead.how + ("q" if lead.quotes else "")
    if follow is not None and follow.subject is mention:
        role += "F" + follow.how + ("q" if follow.quotes else "")
    return role


def _elsewhere(scene: Scene, mention: Mention, tie: Tie, back: int) -> LieShape:
    """A mention in another paragraph; distances count from the paragraph's near end."""
    passage = scene.passage
    size = len(passage.words)
    low, high = (0, mention.first) if back < 0 else (mention.last, size)
    sentences = passage.sentences[mention.first]
    mentions, quotes, cue, _ = _between(scene, low, high, "p" if tie.cue >= 0 else "-")
    return LieShape(
        "N" if back < 0 else f"P{back}",
        min(2, sentences if back < 0 else passage.sentences[-1] - sentences),
        _step(high - low),
        mentions,
        quotes,
        cue,
        0,
        0,
        "",
    )


def same_shape(story: Story, index: int, before: int) -> SameShape:
    """How segment ``index`` follows segment ``before``."""
    segment, earlier = story.segments[index], story.segments[before]
    scene = story.scene(segment.paragraph)
    at = scene.passage.places[index]
    if earlier.paragraph == segment.paragraph:
        start = scene.passage.places[before] + 1
        apart, tail = "=", 0
    else:
        start = 0
        above = story.scene(earlier.paragraph).passage
        tail = _step(len(above.words) - above.places[before] - 1)
        apart = str(min(3, segment.paragraph - earlier.paragraph))
    subject = ""
    for number, mention in enumerate(scene.mentions):
        if start <= mention.first < at and number in scene.heads:
            subject = _KINDS[mention.kind]
    return SameShape(
        apart,
        _step(at - start),
        min(3, scene.mentions_before[at] - scene.mentions_before[start]),
        min(2, scene.ties_before[at] - scene.ties_before[start]),
        not earlier.closed,
        tail,
        subject,
    )


def is_sentence(story: Story, index: int) -> bool:
    """Whether segment ``index`` is long and begins with a capital letter."""
    segment = story.segments[index]
    words = story.text[segment.start : segment.end].split(None, _SENTENCE_FROM)
    return len(words) >= _SENTENCE_FROM and words[0][0].isupper()


_SENTENCE_FROM = 9
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
