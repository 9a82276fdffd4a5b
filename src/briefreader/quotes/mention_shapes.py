"""Reads the shapes of mentions off a story, and how they lie to a quotation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from briefreader.quotes.lexicon import BODIES, ROLES
from briefreader.quotes.mentions import Kind, Mention
from briefreader.quotes.quotations import Quotation
from briefreader.quotes.relations import Relation
from briefreader.quotes.scenes import Place, Scene
from briefreader.quotes.shapes import LieShape, MentionShape, SameShape, step
from briefreader.quotes.story import Story
from briefreader.quotes.word_classes import AFTER, BEFORE, CUE_CLASS

KINDS = ("NA", "PR", "PH")
_TO_TWO = (0, 1, 2, 2, 1)  # -1 is the last one: sentences before count like those after


def count(positions: Sequence[int], low: int, high: int) -> int:
    """How many of ``positions``, which are sorted, are from ``low`` to before ``high``."""
    return bisect_left(positions, high) - bisect_left(positions, low)


def mention_shape(story: Story, place: Place) -> MentionShape:
    """The shape of a mention, read once."""
    scene = story.scenes[place.paragraph]
    found = scene.shapes.get(place.number)
    if found is None:
        found = scene.shapes[place.number] = _mention_shape(story, scene, place.number)
    return found


def _mention_shape(story: Story, scene: Scene, number: int) -> MentionShape:
    mention, tie = scene.mentions[number], scene.tie(number)
    words, lowers = scene.passage.words, scene.passage.lowers
    kind, first, last = mention
    before = BEFORE[lowers[first - 1] if first else "^"]
    after = AFTER[words[last] if last < len(words) else "$"]
    what, often, titled, last_name = _what(story, mention, words, lowers)
    relation = tie.relation
    return MentionShape(
        what,
        KINDS[kind],
        int(relation),
        relation > 0,
        CUE_CLASS[lowers[tie.cue]] if tie.cue >= 0 else "",
        before.bound if relation is not Relation.ACCORDING else "",
        after.owner,
        after.noun and kind is Kind.NAME,
        before.place,
        after.sort,
        often,
        titled,
        number in scene.heads,
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
    name = " ".join(words[first:last])
    last_name = story.cast.surname(name)
    count = min(4, story.cast.count(last_name))
    several = last - first > 1
    if story.cast.named(name).person:
        return "person", count, several, last_name
    return ("name" if several or not name.isupper() else "CAPS"), count, False, last_name


def _phrase_sort(first: str, head: str) -> str:
    lead = first if first in ("the", "a", "an", "one", "his", "her") else "-"
    if head in ROLES:
        return f"role {lead}"
    return f"body {lead}" if head in BODIES or head.removesuffix("s") in BODIES else f"noun {lead}"


def lie_shape(story: Story, quotation: Quotation, place: Place) -> LieShape:
    """How a mention lies to a quotation, read once."""
    found = quotation.lies.get(place)
    if found is None:
        found = quotation.lies[place] = _lie_shape(story, quotation, place)
    return found


def _lie_shape(story: Story, quotation: Quotation, place: Place) -> LieShape:
    paragraph, number = place
    if paragraph != quotation.segment.paragraph:
        apart = quotation.segment.paragraph - paragraph
        return _elsewhere(story.scenes[paragraph], number, apart)
    scene, at = quotation.scene, quotation.at
    sentences = scene.passage.sentences
    mention, verb = scene.mentions[number], scene.tie(number).cue
    _, first, last = mention
    low, high = (at + 1, first) if first > at else (last, at)
    side, gap = "-", 0
    if verb >= 0:
        side = "m" if low <= verb < high else "o"
        gap = step(abs(at - verb) - 1) + 1
    lead, follow = quotation.lead, quotation.follow
    role = ""
    if lead is not None and lead.subject is mention:
        role = f"L{lead.order}"
    if follow is not None and follow.subject is mention:
        role += f"F{follow.order}"
    apart = sentences[first] - sentences[at]
    between, quotes, rivals = _between(scene, low, high) if low < high else (0, 0, 0)
    return LieShape(
        "A" if first > at else "B",
        _TO_TWO[apart] if -2 < apart < 3 else 2,
        step(high - low),
        between,
        quotes,
        side,
        rivals,
        gap,
        role,
    )


def _between(scene: Scene, low: int, high: int) -> tuple[int, int, int]:
    """How many mentions, quotations and mentions with a verb begin from ``low`` to ``high``."""
    start = bisect_left(scene.firsts, low)
    stop = bisect_left(scene.firsts, high, start)
    quotes = count(scene.quoted, low, high) if scene.quoted else 0
    return min(4, stop - start), min(2, quotes), scene.tied(start, stop)


def _elsewhere(scene: Scene, number: int, back: int) -> LieShape:
    """A mention in another paragraph; distances count from the paragraph's near end."""
    passage, mention = scene.passage, scene.mentions[number]
    low, high = (0, mention.first) if back < 0 else (mention.last, len(passage.words))
    sentences = passage.sentences[mention.first]
    between, quotes, _ = _between(scene, low, high)
    return LieShape(
        "N" if back < 0 else f"P{back}",
        min(2, sentences if back < 0 else passage.sentences[-1] - sentences),
        step(high - low),
        between,
        quotes,
        "p" if scene.tie(number).cue >= 0 else "-",
        0,
        0,
        "",
    )


def same_shape(quotation: Quotation, earlier: Quotation) -> SameShape:
    """How a quotation follows an earlier one."""
    segment, scene, at = quotation.segment, quotation.scene, quotation.at
    paragraph = earlier.segment.paragraph
    if paragraph == segment.paragraph:
        start = earlier.at + 1
        apart, tail = "=", 0
    else:
        start = 0
        tail = step(len(earlier.scene.passage.words) - earlier.at - 1)
        apart = str(min(3, segment.paragraph - paragraph))
    first, stop = bisect_left(scene.firsts, start), bisect_left(scene.firsts, at)
    heads = [number for number in range(first, stop) if number in scene.heads]
    return SameShape(
        apart,
        step(at - start),
        min(3, stop - first),
        scene.tied(first, stop),
        not earlier.segment.closed,
        tail,
        KINDS[scene.mentions[heads[-1]].kind] if heads else "",
    )
