"""Indirect speech: what somebody is reported to have said without quotation marks.

Four word orders of news English, and nothing else: "Moss said (that) …", "…, Moss said.", "…, said
Moss." and "According to Moss, …". The words are the writer's, so this is found only on demand.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from collections.abc import Iterator

from briefreader.domain.article import Span
from briefreader.domain.quote import Quote, QuoteKind
from briefreader.quotes.coreference.speaker_resolver import SpeakerResolver
from briefreader.quotes.mentions.cue_verbs import is_spoken_to
from briefreader.quotes.mentions.detection import MentionKind
from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.mentions.paragraph_context import ParagraphContext
from briefreader.quotes.mentions.relations import Relation
from briefreader.quotes.mentions.syntax import is_possessive
from briefreader.quotes.words.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CUES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
)
from briefreader.quotes.words.tokens import TokenizedParagraph
from briefreader.quotes.words.word_tags import AUXILIARY, CAPITAL, CUE, NO_NOUN, PLURAL, QUOTATION

# Verbs that report a clause with "that", and those that do without.
_WITH_THAT = frozenset(
    """
    say add claim argue insist warn explain note announce confirm deny suggest acknowledge admit
    allege contend assert declare maintain stress emphasize report estimate predict promise concede
    complain reiterate conclude tell
""".split()
)
_WITHOUT_THAT = frozenset("say add claim argue insist believe think".split())
_AT_END = frozenset("say add claim argue insist explain warn note".split())
_NOT_SAID = frozenset(("is", "was", "are", "were", "be", "been", "being", "to", "not", "never"))
_NO_CLAUSE = frozenset(
    "nothing so yes no anything something much more little goodbye hello sorry it".split()
)
_BEFORE_CLAUSE = DETERMINERS | PRONOUNS | frozenset("there if when while no it".split())
_NOUNS_TOO = frozenset("claims reports estimates notes promises warnings".split())
_SHOWING = frozenset("suggest confirm estimate predict report announce".split())
_CLOSES = frozenset((",", ")", "–", "—"))
_NEARER = 12  # mentions among which one may stand nearer to the verb
_LISTENERS = 6  # words between "told" and "that"
_FEWEST_WORDS = 4
_WHEN = frozenset(
    """
    on in at late early last this earlier later today yesterday monday tuesday wednesday thursday
    friday saturday sunday
""".split()
)
_RELATIVE = frozenset("what which whom than whose".split())
_THINGS = frozenset("thing things something all everything one way".split())
_NO_OPENING = frozenset("of about to".split())
_BETWEEN = ADVERBS | AUXILIARIES | _WHEN | frozenset((",", "(", "–", "—", "then", "too", "who"))
_SPEAKING = (Relation.SUBJECT, Relation.APPOSITION)
_MOST_BEHIND = 5  # words of time and place behind "…, Moss said"


def find_indirect(document: Document, speakers: SpeakerResolver) -> Iterator[Quote]:
    """Yield the indirect speech of a document, by start within each paragraph."""
    for paragraph in range(len(document.paragraphs)):
        context = document.contexts[paragraph]
        taken = -1
        for number in range(len(context.mentions)):
            words = _reported(context, number)
            if words is None or words[0] < taken or words[1] - words[0] < _FEWEST_WORDS:
                continue
            source = _named_between(context, number, context.tie(number)[1])
            quote = _quote(document, speakers, MentionRef(paragraph, source), words)
            if quote is not None:
                taken = words[1]
                yield quote


def _reported(context: ParagraphContext, number: int) -> tuple[int, int] | None:
    """Return the words, from first to behind the last, that a mention is reported to have said."""
    passage, mention = context.passage, context.mentions[number]
    if number in context.parts or is_spoken_to(passage, mention):
        return None
    relation, cue = context.tie(number)
    if cue < 0 or passage.sentences[cue] != passage.sentences[mention.first]:
        return None
    if relation is Relation.ACCORDING:
        return _according(passage, mention.last, cue)
    if relation in _SPEAKING and not _is_subject(context, number, relation, cue):
        return None
    start, end = min(cue, mention.first), max(cue + 1, mention.last)
    if start and _ends(passage, end, cue < mention.first) and passage.lowers[start - 1] == ",":
        return _before(passage, start - 1, CUES.get(passage.lowers[cue], ""))
    if relation in _SPEAKING and cue >= mention.last:
        return _behind(passage, cue)
    return None


def _is_subject(context: ParagraphContext, number: int, relation: Relation, cue: int) -> bool:
    """Return whether a mention before a verb is who says something: not "wouldn’t say", nor "Of
    Moss, Birk said".
    """
    lowers, (kind, first, last) = context.passage.lowers, context.mentions[number]
    verb, before = lowers[cue], lowers[cue - 1]
    if verb.endswith("ing") or before in _NOT_SAID or before.endswith(("n't", "n’t")):
        return False
    if "not" in lowers[last:cue]:
        return False
    article = first > 1 and lowers[first - 1] in ("the", "a", "an")
    bound = lowers[first - 1 - article] if first else ""
    if bound in PREPOSITIONS or is_possessive(context, number):
        return False
    if _is_relative(lowers, first) or _is_one_of_two(context, number, bound, article):
        return False
    if not _stands_before(lowers[last:cue], relation):
        return False
    if any(other.last == cue for other in context.mentions[number + 1 : number + _NEARER]):
        return False
    if relation is Relation.APPOSITION:
        return before in _CLOSES and cue > last + 1 and lowers[cue + 1 : cue + 2] != [","]
    if kind is MentionKind.PHRASE and CUES.get(verb) in _SHOWING:
        return lowers[last - 1] in ROLES  # "the trip suggests that"
    return verb not in _NOUNS_TOO or kind is MentionKind.PRONOUN


def _is_relative(lowers: list[str], first: int) -> bool:
    """Return whether a clause says more of a word before it: "what he said in May"."""
    before = lowers[first - 1] if first else ""
    return before in _RELATIVE or (before == "that" and lowers[first - 2] in _THINGS)


def _is_one_of_two(context: ParagraphContext, number: int, bound: str, article: bool) -> bool:
    """Return whether a mention is the last of several who say something: "Moss and Birk said"."""
    if bound != "and":
        return False
    end = context.mentions[number].first - article - 1
    return any(other.last == end for other in context.mentions[max(0, number - _NEARER) : number])


def _stands_before(between: list[str], relation: Relation) -> bool:
    """Return whether a subject is whole, with no more than adverbs before its verb, or what it is:
    not the first word of "Harbour supporters say", nor "acts now, the quay will close, said".
    """
    if not between or (between[0] == "of" and relation is Relation.APPOSITION):
        return True  # "One of the builders, Karl Birk, said"
    if between[0] not in _BETWEEN and not between[0].endswith("ly"):
        return False
    return relation is Relation.APPOSITION or "," not in between or between[0] in (",", "(")


def _named_between(context: ParagraphContext, number: int, cue: int) -> int:
    """Return the mention that names a phrase's person before the verb: "One of his advisers, Tad
    Moss, said"; else the phrase itself.
    """
    lowers = context.passage.lowers
    if context.mentions[number].kind is MentionKind.NAME:
        return number
    for other in range(number + 1, min(number + _NEARER, len(context.mentions))):
        kind, first, end = context.mentions[other]
        if first >= cue:
            break
        if kind is MentionKind.NAME and lowers[first - 1] == "," == lowers[end] and end == cue - 1:
            return other
    return number


def _behind(passage: TokenizedParagraph, cue: int) -> tuple[int, int] | None:
    """Return the clause behind a verb: "Moss said |that the quay was old|"."""
    lowers, base = passage.lowers, CUES.get(passage.lowers[cue], "")
    end = _sentence_end(passage, cue)
    first = cue + 1
    if base in _WITH_THAT and "that" in lowers[first : min(end, first + _LISTENERS)]:
        start = lowers.index("that", first) + 1
        return (start, end) if _is_aside(lowers[first : start - 1], base) else None
    if base not in _WITHOUT_THAT or first >= end or lowers[first] in _NO_CLAUSE | _NO_OPENING:
        return None
    if QUOTATION in lowers[_sentence_start(passage, cue) : cue]:
        return None  # "“Yes,” Moss said in April"
    sorts = passage.sort(first)
    opens = lowers[first] in _BEFORE_CLAUSE or bool(sorts & CAPITAL)
    plural = bool(sorts & PLURAL) and not sorts & (CUE | AUXILIARY | NO_NOUN)
    return (first, end) if opens or plural else None


def _is_aside(between: list[str], base: str) -> bool:
    """Return whether words before "that" say to whom and when: not "announced plans that"."""
    if not between or base == "tell":
        return QUOTATION not in between
    return between[0] in _WHEN or between[0] in PREPOSITIONS or between[0] in ADVERBS


def _before(passage: TokenizedParagraph, comma: int, base: str) -> tuple[int, int] | None:
    """Return the clause before a comma: "|The quay is old|, Moss said."."""
    start = _sentence_start(passage, comma)
    if base not in _AT_END or QUOTATION in passage.lowers[start:comma]:
        return None
    return start, comma


def _according(passage: TokenizedParagraph, last: int, cue: int) -> tuple[int, int] | None:
    """Return the clause beside "according to Moss"."""
    start, end = _sentence_start(passage, cue), _sentence_end(passage, cue)
    said = cue - 1  # "according", before "to"
    if said == start:
        return (last + 1, end) if passage.lowers[last : last + 1] == [","] else None
    before = said - (passage.lowers[said - 1] == ",")
    if last < end or QUOTATION in passage.lowers[start:before]:
        return None
    return start, before


def _ends(passage: TokenizedParagraph, at: int, inverted: bool) -> bool:
    """Return whether a sentence ends at a word, but for when and where it was said; behind an
    ``inverted`` verb also but for who it is that said it.
    """
    end = _sentence_end(passage, at - 1)
    behind = passage.lowers[at:end]
    if inverted and behind[:1] == [","]:  # "…, said Ann Moss, who mends it"
        return QUOTATION not in behind and CUES.keys().isdisjoint(behind)
    if inverted and not AUXILIARIES.isdisjoint(behind):
        return False  # "said the quay of Kell was closed"
    return len(behind) <= _MOST_BEHIND and (
        not behind or behind[0] in _WHEN or (behind[0] in PREPOSITIONS and len(behind) > 1)
    )


def _sentence_start(passage: TokenizedParagraph, at: int) -> int:
    while at and passage.sentences[at - 1] == passage.sentences[at]:
        at -= 1
    return at


def _sentence_end(passage: TokenizedParagraph, at: int) -> int:
    """Return where the sentence of a word ends, before its full stop."""
    end = at + 1
    while end < len(passage.lowers) and passage.sentences[end] == passage.sentences[at]:
        end += 1
    return end - (passage.lowers[end - 1] in ".?!")


def _quote(
    document: Document, speakers: SpeakerResolver, place: MentionRef, words: tuple[int, int]
) -> Quote | None:
    context = document.contexts[place.paragraph]
    passage, text = context.passage, document.text
    first, last = words
    if passage.lowers[first] == QUOTATION or all(
        word == QUOTATION for word in passage.lowers[first:last]
    ):
        return None
    while last > first and passage.lowers[last - 1] == ",":
        last -= 1
    start = passage.locate(text, first, first + 1).start
    end = _end_of(document, place.paragraph, last - 1)
    speaker = speakers.resolve(place)
    name = speaker.name or speakers.described(place).name
    mention = context.mentions[place.number]
    if name is None and mention.kind is MentionKind.PRONOUN:
        return None
    at = document.span(place)
    return Quote(
        start,
        end,
        text[start:end],
        QuoteKind.INDIRECT,
        speaker=name,
        speaker_title=speaker.title or (speakers.title(name) if name else None),
        mention_start=at.start,
        mention_end=at.end,
        evidence=Span(at.start, at.end),
    )


def _end_of(document: Document, paragraph: int, word: int) -> int:
    """Return where a word ends, or a quotation with its marks."""
    passage = document.contexts[paragraph].passage
    if passage.words[word] != QUOTATION:
        return passage.locate(document.text, word, word + 1).end
    index = next(index for index, at in passage.places.items() if at == word)
    return document.segments[index].outer.end
