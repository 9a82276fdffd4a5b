"""A paragraph as words, each quotation in it standing as a single one."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from briefreader.domain.article import Span
from briefreader.quotes.words.quotation_spans import QuotationSpan, behind_note_marks
from briefreader.quotes.words.word_tags import (
    ADVERB,
    AUXILIARY,
    BARE_CUE,
    CAPITAL,
    CUE,
    DETERMINER,
    ENDER,
    LOWERS,
    MODIFIER,
    NO_NOUN,
    NOT_NAME,
    OUTLINES,
    PAUSE,
    PLAIN,
    PLURAL,
    PRONOUN,
    QUOTATION,
    ROLE,
    SMALL,
    SORTS,
    STOP,
    THAT,
    TIME,
    tag_class,
)
from briefreader.text.abbreviations import BEFORE_NAMES, BEFORE_NUMBERS, SUFFIXES
from briefreader.text.lazy_pattern import lazy_pattern

__all__ = ["QUOTATION", "TokenizedParagraph", "tokenize_paragraph"]


def _behind(words: Sequence[str]) -> str:
    """Return what matches behind one of the words and its full stop."""
    by_length = groupby(sorted(words, key=len), key=len)
    return "|".join(rf"(?<=\b(?:{'|'.join(few)})\.)" for _, few in by_length)


# Whether a full stop belongs to the word before it: "Mr.", "U.S.", the initial in "Ann B. Moss",
# what goes on after brackets, "Moss (Conn.) said", or with a number: "on Feb. 15".
_TOKEN = lazy_pattern(
    # The space before a word is taken along: to search past it costs as much as to find the word.
    r"\s?+("
    # Most words are told at once, by what follows them.
    r"[a-zA-Z]++(?=[ ,])"
    r"|[^\W_]++(?:[-&.@][^\W_]++|['’](?!s\b)[^\W_]++|[\u0300-\u036f]++[^\W_]*+)*+"
    rf"(?:\.(?:{_behind(BEFORE_NAMES + SUFFIXES)}|(?:{_behind(BEFORE_NUMBERS)})(?=[ \xa0]\d)"
    r"|(?<=\.[^\W\d_]\.)|(?<=\b[^\W\d_]\.)(?=[ \xa0]+[^\W\d_])"
    r"|(?=\),?[ \xa0][a-z])))?"
    r"|['’]s\b"
    r"|\.\.\.|--+"
    r"|[^\w\s“”„‟«»\"「」『』*`❝])"
)
_SENTENCE_END = lazy_pattern(tag_class(ENDER))
# What begins a sentence of its own after a question: "“Why?” Moss said that …", "Moss said he …",
# "Moss told the owner of the mill that it …".
_OWN_SENTENCE = lazy_pattern(
    f"{tag_class(CAPITAL)}{tag_class(but=STOP | CUE)}{{0,8}}+(?:{tag_class(CUE)}"
    f"(?:{tag_class(THAT)}(?!{tag_class(TIME)})"
    f"|{tag_class(PRONOUN, but=THAT)}{tag_class(AUXILIARY)})"
    f"|({tag_class(CUE)}){tag_class(but=STOP | PAUSE | CUE | THAT)}{{1,8}}+{tag_class(THAT)}"
    f"(?:{tag_class(PRONOUN | DETERMINER | CAPITAL | PLURAL)}|{re.escape(OUTLINES[QUOTATION])}))"
)
_TO_SOMEBODY = frozenset("told tells warned warns reminded assured informed promised".split())
# A verb of saying that is a noun, for a role stands after it: "press secretary", "lead research
# scientist", or for it is in a name: "Northport Post". But "“…,” claims minister Ann Moss".
_NOUN = tag_class(SMALL, but=NO_NOUN | ADVERB | CUE | DETERMINER)
_BEFORE_ROLE = f"(?={_NOUN}?{tag_class(ROLE, SMALL)})"
_NOT_INVERTED = f"(?<![{OUTLINES[QUOTATION]}{OUTLINES[',']}].)"
_READ_AS_NOUN = lazy_pattern(
    # A set of characters comes first, so that the search runs past all others at full speed.
    f"{tag_class(MODIFIER)}(?:"
    f"(?<={tag_class(MODIFIER, BARE_CUE, SMALL)}){_BEFORE_ROLE}"
    f"|(?<={tag_class(MODIFIER, SMALL, but=BARE_CUE)}){_NOT_INVERTED}{_BEFORE_ROLE}"
    f"|(?<={tag_class(MODIFIER, CAPITAL)})(?:(?={tag_class(ROLE, CAPITAL)})"
    f"|(?<={tag_class(CAPITAL, but=NOT_NAME)}.)))",
    re.DOTALL,
)


@dataclass(slots=True)
class TokenizedParagraph:
    """One paragraph's words as printed, in lower case, and as an outline (see sorts).

    A quotation is the one word ``QUOTATION``; ``places`` has its position by segment index.
    ``sentences`` numbers each word's sentence from 0. ``gaps`` are the stretches between
    quotations: the position of each one's first word, and where in the text it begins.
    """

    span: Span
    words: list[str]
    lowers: list[str]
    outline: str
    sentences: list[int]
    places: dict[int, int]
    gaps: list[tuple[int, int]]
    _located: dict[tuple[int, int], Span] = field(default_factory=dict, repr=False, compare=False)

    def sort(self, at: int) -> int:
        """Return the sorts of one word."""
        return SORTS[self.outline[at]]

    def opens_sentence(self, at: int) -> bool:
        """Return whether a word is the first of its sentence."""
        return not at or self.sentences[at - 1] != self.sentences[at]

    def locate(self, text: str, first: int, last: int) -> Span:
        """Return where words ``first`` to ``last`` (half-open, no quotation among them) stand in
        ``text``.

        Words carry no offsets: few are ever asked for, and keeping them all costs as much as
        finding them. Those few are asked for again and again.
        """
        found = self._located.get((first, last))
        if found is None:
            found = self._located[first, last] = self._find(text, first, last)
        return found

    def _find(self, text: str, first: int, last: int) -> Span:
        begin, position = self.gaps[bisect_left(self.gaps, (first + 1,)) - 1]
        for word in self.words[begin:first]:
            position = text.find(word, position) + len(word)
        start = text.find(self.words[first], position)
        for word in self.words[first:last]:
            position = text.find(word, position) + len(word)
        return Span(start, position)

    def widened(self, text: str, span: Span, first: int, last: int, at: int) -> Span:
        """Return ``span``, where words ``first`` to ``last`` stand, and on to word ``at`` beside
        it.

        There is no quotation between.
        """
        start, end = span
        for word in self.words[last : at + 1]:
            end = text.find(word, end) + len(word)
        for word in reversed(self.words[at:first]):
            start = text.rfind(word, 0, start)
        return Span(start, end)


def _as_noun(match: re.Match[str]) -> str:
    return PLAIN[match[0]]


def _begins_own_sentence(outline: str, lowers: Sequence[str], at: int) -> bool:
    """Return whether the words behind a question are no tag: not "“Why?” Moss told the BBC"."""
    match = _OWN_SENTENCE.match(outline, at)
    return match is not None and (not match[1] or lowers[match.start(1)] in _TO_SOMEBODY)


def tokenize_paragraph(
    text: str, span: Span, segments: Sequence[tuple[int, QuotationSpan]]
) -> TokenizedParagraph:
    """Return the paragraph ``span`` with its ``segments``, given with their indexes, as single
    words.
    """
    words: list[str] = []
    places: dict[int, int] = {}
    gaps: list[tuple[int, int]] = []
    ends_sentence: list[int] = []
    asked: list[int] = []
    position = span.start
    for index, segment in segments:
        gaps.append((len(words), position))
        words += _TOKEN.findall(text, position, segment.outer.start)
        places[index] = len(words)
        if "." in text[segment.end - 1 : segment.end + 1]:
            ends_sentence.append(len(words))
        elif text[segment.end - 1] in "?!":
            asked.append(len(words))
        words.append(QUOTATION)
        position = behind_note_marks(text, segment.outer.end)
    gaps.append((len(words), position))
    words += _TOKEN.findall(text, position, span.end)
    lowers = list(map(LOWERS.__getitem__, words))
    outline = "".join(map(OUTLINES.__getitem__, words))
    outline = _READ_AS_NOUN.sub(_as_noun, outline)
    ends_sentence += [at for at in asked if _begins_own_sentence(outline, lowers, at + 1)]
    ends_sentence += [match.start() for match in _SENTENCE_END.finditer(outline)]
    sentences: list[int] = []
    for number, last in enumerate(sorted(ends_sentence)):
        sentences += [number] * (last + 1 - len(sentences))
    sentences += [len(ends_sentence)] * (len(words) - len(sentences))
    return TokenizedParagraph(span, words, lowers, outline, sentences, places, gaps)
