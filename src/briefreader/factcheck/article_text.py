"""An article's words as they may be quoted: as officially corrected, or as spoken."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, count, pairwise
from operator import add
from typing import overload

from briefreader.domain.article import Article, Span
from briefreader.factcheck.quoted_text import ASIDE, QuotedText
from briefreader.factcheck.word_keys import (
    is_found_by_letters,
    keys_in,
    root,
    spans_in,
    unusual_words,
)
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.sentences import ENDERS, sentence_ends

_ASIDE = lazy_pattern(ASIDE, re.IGNORECASE)
_PARAGRAPHS = "\n\n"  # between them
_MOST = 30  # words that a sentence may add on each side
_LINE = re.compile(r"[^\n]+")
_BRACKETS = re.compile(r"\[[^\[\]\n]{1,200}\]")
_OUTSIDE_MARKS = lazy_pattern(
    r"[^\w\n“”\"]{0,4}(?:[”\"»][^“”\"«»\n]*[“\"«]|[’'](?!\w)[^“”\"\n]*(?<!\w)[‘'])"
    r"[^\w\n“”\"]{0,4}"
)
_SPACES = (" ", "\u00a0", "  ", "\n")
_BESIDE = 80  # code points before and behind what is left out, in which the words beside it stand
_CLOSING = 8  # code points in which a sentence ends behind its last word
_CORRECTS_WITHIN = 3  # code points behind struck words, in which brackets correct them
_COUNTED = 6  # places whose words are counted; all offsets cost as much as ten of them
_SOUGHT = 3  # words of a run, the longest, of which the rarest leads to its places
_MOST_PLACES, _FOR_EACH = 8, 2_500  # of it, or one for so many code points; else all is read
_AROUND = 60  # words before and behind a run: more than anybody looks at around a quotation
_FOLLOWING = 3  # words of a quotation that may stand beside one, if others are added or changed


@dataclass(frozen=True, slots=True)
class RenderedText:
    """A stretch of the article on one line; ``offsets[i]`` is where character ``i`` stands."""

    text: str
    offsets: array[int]

    def span(self, start: int, end: int) -> Span:
        """Return the stretch's own span for a span of the article."""
        return Span(bisect_left(self.offsets, start), bisect_left(self.offsets, end))


class _WordSpans(Sequence[tuple[int, int]]):
    """Where each word of a stretch of a text stands; paragraphs that nobody asks about are not
    looked at.
    """

    def __init__(self, text: str, within: Span, firsts: Sequence[int], count: int) -> None:
        self._text = text
        self._within = within
        self._firsts = firsts
        self._count = count
        self._known: dict[int, list[tuple[int, int]]] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, number: int) -> tuple[int, int]: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[tuple[int, int]]: ...
    def __getitem__(self, number: int | slice) -> tuple[int, int] | Sequence[tuple[int, int]]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(self._count))]
        number = range(self._count)[number]
        firsts, starts = self._firsts, self._starts
        paragraph = bisect_right(firsts, number) - 1
        if paragraph not in self._known:
            end = starts[paragraph + 1] if paragraph + 1 < len(starts) else self._within.end
            self._known[paragraph] = spans_in(self._text[starts[paragraph] : end])
        start, end = self._known[paragraph][number - firsts[paragraph]]
        return starts[paragraph] + start, starts[paragraph] + end

    @cached_property
    def _starts(self) -> list[int]:
        """Where each paragraph begins."""
        starts = [self._within.start]
        for paragraph in self._within.of(self._text).split(_PARAGRAPHS):
            starts.append(starts[-1] + len(paragraph) + len(_PARAGRAPHS))
        return starts[:-1]


class TextVersion:
    """One way of reading the article: what it says without some of its spans, which are blank in
    the text that is ``kept``.

    ``keys`` are its words as they are compared, or those of the paragraphs ``within`` alone;
    ``spoken`` says that official corrections are undone.
    """

    def __init__(
        self,
        text: str,
        kept: str | None = None,
        *,
        spoken: bool = False,
        within: Span | None = None,
    ) -> None:
        self.text = text
        self.spoken = spoken
        self._within = within or Span(0, len(text))
        self._blanked = text if kept is None else kept
        self.keys: list[str] = []
        self._firsts: list[int] = []  # the number of each paragraph's first word
        for paragraph in self._within.of(self._blanked).split(_PARAGRAPHS):
            self._firsts.append(len(self.keys))
            self.keys += keys_in(paragraph)
        self._line = f" {' '.join(self.keys)} "
        self._counted = 0

    @cached_property
    def spans(self) -> Sequence[tuple[int, int]]:
        """Where each word stands in the text."""
        return _WordSpans(self._blanked, self._within, self._firsts, len(self.keys))

    def places_of_root(self, sought: str) -> list[int]:
        """Return the numbers of the words that have this root, in order."""
        words = self._numbers(f" {sought}")
        return [number for number in words if root(self.keys[number]) == sought]

    @cached_property
    def _offsets(self) -> list[int]:
        """Where the space before each word stands in the line."""
        lengths = map(len, self.keys)
        return list(map(add, accumulate(lengths, initial=0), count()))

    def places(self, run: Sequence[str], start: int = 0) -> Iterator[int]:
        """Return the numbers of the words, from ``start`` on, where the run begins, one by one."""
        return self._numbers(f" {' '.join(run)} ", start)

    def _numbers(self, sought: str, start: int = 0) -> Iterator[int]:
        """Yield the numbers of the words, from ``start`` on, before which a part of the line begins
        that has a space first.
        """
        at = self._line.find(sought, self._offsets[start] if start else 0)
        while at >= 0:
            yield self._number(at)
            at = self._line.find(sought, at + 1)

    def _number(self, at: int) -> int:
        """Return the number of the word before which the space at ``at`` stands in the line."""
        if self._counted < _COUNTED:
            self._counted += 1
            return self._line.count(" ", 0, at)
        return bisect_left(self._offsets, at)

    def before(self, number: int) -> str:
        """Return the word before a word, or nothing."""
        return self.keys[number - 1] if number > 0 else ""

    def ends_sentence(self, number: int) -> bool:
        """Return whether a word is the last of its sentence, or of its paragraph."""
        end = self.spans[number][1]
        rest = self._blanked[end : end + _CLOSING].lstrip("”’\"')")
        return not rest or rest[0] in ENDERS or rest.startswith(_PARAGRAPHS)

    def follows_comma(self, number: int) -> bool:
        """Return whether a comma stands right before a word."""
        start = self.spans[number][0]
        return self.text[max(0, start - _CLOSING) : start].rstrip().endswith(",")

    def printed(self, first: int, last: int) -> str:
        """Return the text of words ``first`` to ``last``, half-open."""
        return self.text[self.spans[first][0] : self.spans[last - 1][1]]

    def around(self, first: int, last: int, count: int) -> tuple[str, str]:
        """Return the text of ``count`` words before word ``first``, and of as many from ``last``
        on.
        """
        low, high = max(0, first - count), min(len(self.keys), last + count)
        before = self.printed(low, first) if low < first else ""
        return before, self.printed(last, high) if last < high else ""

    def name_at(self, number: int, *, closing: bool) -> tuple[int, int]:
        """Return the words with capitals around word ``number`` that only spaces part from each
        other and from the word before it, if it is ``closing``, else from the word behind.
        """
        step = 1 if closing else -1
        end = number
        while 0 <= end < len(self.keys) and self._goes_on_with_capital(end, closing=closing):
            end += step
        return (number, end) if closing else (end + 1, number + 1)

    def _goes_on_with_capital(self, number: int, *, closing: bool) -> bool:
        first, last = (number - 1, number) if closing else (number, number + 1)
        if first < 0 or last >= len(self.keys):
            return False
        between = self.text[self.spans[first][1] : self.spans[last][0]]
        return between in _SPACES and self.text[self.spans[number][0]].isupper()

    def is_parted(self, first: int, last: int) -> bool:
        """Return whether a sentence or a paragraph ends among words ``first`` to ``last``."""
        start, end = self.spans[first][0], self.spans[last - 1][0]
        return _PARAGRAPHS in self.text[start:end] or any(
            edge < end for edge in sentence_ends(self.text, start, end)
        )

    def is_between_quotations(self, first: int, last: int) -> bool:
        """Return whether words ``first`` to ``last`` are all that stands, outside of marks, between
        the end of one quotation and the beginning of the next in its paragraph.
        """
        start = self.spans[first - 1][1] if first else 0
        end = self.spans[last][0] if last < len(self.spans) else len(self.text)
        return _OUTSIDE_MARKS.fullmatch(self.text, start, end) is not None

    def sentences(self, first: int, last: int) -> tuple[int, int]:
        """Return words ``first`` to ``last`` and those that complete their sentences, not too
        many.
        """
        low, high = max(0, first - _MOST), min(len(self.spans), last + _MOST)
        start = self.spans[low][0]
        end = self.spans[high][0] if high < len(self.spans) else len(self.text)
        for line in _LINE.finditer(self.text, start, end):
            for edge in (*sentence_ends(self.text, *line.span()), line.end()):
                if edge <= self.spans[first][0]:
                    low = bisect_left(self.spans, (edge,))
                elif edge >= self.spans[last - 1][1]:
                    return low, bisect_left(self.spans, (edge,), hi=high)
        return low, high

    def shown(self, first: int, last: int) -> RenderedText:
        """Return the text from word ``first`` to before word ``last`` on one line, as it is
        read.
        """
        start, end = self.spans[first][0], self.spans[last - 1][1]
        parts: list[str] = []
        offsets = array("Q")
        for place in range(start, end):
            character = self._blanked[place]
            if character.isspace():
                if not parts or parts[-1] == " ":
                    continue
                character = " "
            parts.append(character)
            offsets.append(place)
        return RenderedText("".join(parts), offsets)


def blanked(text: str, without: Sequence[Span], filler: str = " ") -> str:
    """Return the text with one character for each that is left out, so that every offset stays."""
    parts: list[str] = []
    at = 0
    for start, end in without:
        if end > at:
            parts += (text[at : max(at, start)], filler * (end - max(at, start)))
            at = end
    return "".join([*parts, text[at:]])


class ArticleText:
    """One article's words as they may be quoted: printed and corrected, the same without other
    brackets, and as spoken.
    """

    def __init__(self, article: Article) -> None:
        self.article = article

    @property
    def printed(self) -> TextVersion:
        """The words as printed and corrected."""
        return self._renditions[0].version

    def versions_for(self, wording: QuotedText) -> Iterator[TextVersion]:
        """Yield the words as printed, and the other versions where they may have more of a wording.

        Those are the ones in which words that are near each other in the wording stand side by
        side, and do not as printed. To part the others takes milliseconds, and finds the same.
        """
        for rendition in self._renditions_for(wording):
            yield rendition.version

    def parts_for(self, wording: QuotedText) -> Iterator[Sequence[TextVersion]]:
        """Yield of each of those versions all parts that may have the very words of a wording in a
        row, with what stands around them; the version itself if that is as quick.
        """
        for rendition in self._renditions_for(wording):
            yield (rendition.version,) if wording.joins else rendition.parts(wording.keys)

    def _renditions_for(self, wording: QuotedText) -> Iterator[_Rendition]:
        near = _near_pairs(wording.keys)
        every = bool(wording.joins) or not near
        printed, *others = self._renditions
        yield printed
        for one in others:
            if every or not near.isdisjoint(one.new_pairs):
                yield one

    @cached_property
    def _renditions(self) -> tuple[_Rendition, ...]:
        text = self.article.text
        asides = [Span(*match.span()) for match in _ASIDE.finditer(text)]
        struck = self.article.struck
        brackets = [Span(*match.span()) for match in _BRACKETS.finditer(text)]
        ends = {span.end for span in struck}
        corrections = [span for span in brackets if _follows(text, span.start, ends)]
        others = [span for span in brackets if span not in corrections]
        found = [_Rendition(text, (*asides, *struck))]
        if others:
            found.append(_Rendition(text, (*asides, *struck, *others), tuple(others)))
        if struck:
            unsaid = (*corrections, *others)
            found.append(_Rendition(text, (*asides, *unsaid), (*struck, *unsaid), spoken=True))
        return tuple(found)


@dataclass(frozen=True)
class _Rendition:
    """A version that is made when it is first asked for: the spans of ``text`` that it leaves out,
    and those where it is other than as printed.
    """

    text: str
    spans: tuple[Span, ...]
    changed: tuple[Span, ...] = ()
    spoken: bool = False

    @cached_property
    def version(self) -> TextVersion:
        """The words of it."""
        return TextVersion(self.text, self._kept, spoken=self.spoken)

    def parts(self, run: Sequence[str]) -> Sequence[TextVersion]:
        """Return the parts of it that may have some words in a row, in order; the whole of it
        where they have no word that is easily found, or it stands in many places.
        """
        if "version" in self.__dict__:
            return (self.version,)
        words = sorted(filter(is_found_by_letters, dict.fromkeys(run)), key=len)[-_SOUGHT:]
        places = min((self._places(word) for word in words), key=len, default=())
        if not words or len(places) > self._most_places:
            return (self.version,)
        around = (self._around(place, len(run) + _AROUND) for place in places)
        return [
            TextVersion(self.text, self._kept, spoken=self.spoken, within=span)
            for span in _merged(around)
        ]

    @cached_property
    def _kept(self) -> str:
        return blanked(self.text, sorted(self.spans))

    @property
    def _most_places(self) -> int:
        """At how many places to read what stands around them is quicker than to read all."""
        return max(_MOST_PLACES, len(self.text) // _FOR_EACH)

    @cached_property
    def _lower(self) -> str:
        text = self._kept
        lower = text.lower()
        if len(lower) == len(text):
            return lower
        return "".join(one.lower() if one.isascii() else one for one in text)

    @cached_property
    def _unusual(self) -> Mapping[str, list[int]]:
        """Where words stand that their letters alone may not find: two places around each."""
        found: dict[str, list[int]] = {}
        for key, *places in unusual_words(self._kept):
            found.setdefault(key, []).extend(places)
        return found

    def _places(self, word: str) -> list[int]:
        """Return where a word may stand; some places more than the most at most."""
        places = list(self._unusual.get(word, ()))
        at = self._lower.find(word)
        while at >= 0 and len(places) <= self._most_places:
            places.append(at)
            at = self._lower.find(word, at + len(word))
        return sorted(places)

    def _around(self, place: int, count: int) -> Span:
        """Return the paragraphs around a place that have ``count`` words before and behind it, if
        there are so many.
        """
        text = self._kept
        start = end = place
        words = 0
        while start > 0 and words < count:
            before = text.rfind(_PARAGRAPHS, 0, max(0, start - len(_PARAGRAPHS)))
            before = before + len(_PARAGRAPHS) if before >= 0 else 0
            words += len(keys_in(text[before:start]))
            start = before
        words = 0
        while end < len(text) and words < count:
            behind = text.find(_PARAGRAPHS, end + len(_PARAGRAPHS))
            behind = behind if behind >= 0 else len(text)
            words += len(keys_in(text[end:behind]))
            end = behind
        return Span(start, end)

    @cached_property
    def new_pairs(self) -> frozenset[tuple[str, str]]:
        """The words that stand side by side around and in what is other than as printed."""
        return frozenset(self._pairs())

    def _pairs(self) -> Iterator[tuple[str, str]]:
        kept = self._kept
        for start, end in self.changed:
            before = kept[max(0, start - _BESIDE) : start].split()[-1:]
            low = kept.rindex(before[0], 0, start) if before else start
            after = kept[end : end + _BESIDE].split()[:1]
            high = kept.index(after[0], end) + len(after[0]) if after else end
            yield from pairwise(keys_in(kept[low:high]))


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans that rise, those that meet as one."""
    last: Span | None = None
    for span in spans:
        if last is not None and span.start <= last.end + len(_PARAGRAPHS):
            last = Span(min(last.start, span.start), max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _near_pairs(keys: Sequence[str]) -> set[tuple[str, str]]:
    """Return each word with each of the few that follow it."""
    return {
        (key, other) for n, key in enumerate(keys) for other in keys[n + 1 : n + 1 + _FOLLOWING]
    }


def _follows(text: str, start: int, ends: set[int]) -> bool:
    """Return whether brackets at ``start`` come right after struck words: then they correct
    them.
    """
    before = range(max(0, start - _CORRECTS_WITHIN), start + 1)
    return any(end in ends and not text[end:start].strip() for end in before)
