"""A quotation's wording taken apart: runs of words, and the edits that the draft admits to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from itertools import pairwise

from briefreader.factcheck.word_keys import Word, words_in
from briefreader.text.lazy_pattern import lazy_pattern

# What nobody said, wherever it stands; interpreters' remarks and the like too.
ASIDE = (
    r"\((?:[^()\n]{0,30}\b(?:laughter|applause|cheers|cheering|music|boos)|laughs|laughing"
    r"|chuckles|coughs|cross-?\s?talk[^()\n]{0,20}|inaudible|pause|off-?mic"
    r"|as\s(?:interpreted|translated)|speak(?:s|ing)\s(?:in\s)?[^\W\d_]+"
    r"|\d{1,2}:\d{2}(?::\d{2})?)[.!]?\)"
)
_EDIT = lazy_pattern(
    rf"""
      (?P<ellipsis> [\[(]\s*(?:…|\.\s?\.\s?\.)[\s.…]*[\])] | …[\s.…]* | \.\s?\.\s?\.(?:\s?\.)* )
    | (?P<bracket> (?P<before>(?:(?<![^\W_])(?<!['’])(?:[^\W_]|['’])*+)?)
        \[(?P<inside>[^\[\]]{{0,300}})\] (?P<after>(?:[^\W_]|['’])*) )
    | (?P<aside> {ASIDE} | \((?:laughter|applause|cheers|sic)\b[^()]{{0,30}}\) )
    """,
    re.VERBOSE | re.IGNORECASE,
)


_PARAGRAPH_END = re.compile(r"\n\n[\s“„«\"]*")
_NEGATIVE = frozenset(["un", "in", "im", "ir", "il", "dis", "non", "mis", "anti", "de"])


class EditorialMarkKind(Enum):
    """What a draft says that it has done to the words at one place."""

    CUT = auto()
    """Left something out, with an ellipsis."""
    BRACKETS = auto()
    """Put something in square brackets, instead of words or beside them."""
    ATTRIBUTION = auto()
    """Closed the quotation and opened it again behind who says it: “I’m,” she said, “not”."""


@dataclass(frozen=True, slots=True)
class EditorialMark:
    """An edit between two words; ``inside`` are the words in the brackets.

    ``pattern`` is what the one word must look like that brackets have changed a part of; ``text``
    are the brackets, as they stand in the draft.
    """

    edit: EditorialMarkKind
    start: int
    end: int
    inside: tuple[Word, ...] = ()
    pattern: re.Pattern[str] | None = None
    text: str = ""

    def fits_part(self, word: str) -> bool:
        """Return whether brackets may have changed a part of a word, but to make it negative."""
        if self.pattern is None or not self.pattern.fullmatch(word):
            return False
        inside, _, after = self.text.lower().removeprefix("[").partition("]")
        return not (inside in _NEGATIVE and after and word == after)


@dataclass(frozen=True)
class QuotedText:
    """The words outside brackets, in order; ``joins[n]`` are the edits before word ``n``.

    Ellipses at either end are left out: a quotation may begin and end anywhere.
    """

    text: str
    words: tuple[Word, ...]
    joins: dict[int, tuple[EditorialMark, ...]]

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The words as they are compared."""
        return tuple(word.key for word in self.words)

    def is_cut_at(self, place: int) -> bool:
        """Return whether the draft owns to having left something out before word ``place``."""
        return has_mark(self.joins.get(place, ()), EditorialMarkKind.CUT)

    def runs(self) -> tuple[str, ...]:
        """Return the text of the words between edits, where there are two in a row and more: "[T]o"
        as "To", and without asides, as the words stand in an article.
        """
        edges = [0, *sorted(place for place in self.joins if 0 < place < len(self.words))]
        found = []
        for first, last in pairwise([*edges, len(self.words)]):
            if last - first > 1 or len(edges) == 1:
                found.append(
                    _unmarked(self.text[self.words[first].start : self.words[last - 1].end])
                )
        return tuple(found)

    def passages(self) -> tuple[str, ...]:
        """Return the text between ellipses and between paragraphs."""
        cuts = [
            (join.start, join.end)
            for place in sorted(self.joins)
            for join in self.joins[place]
            if join.edit is EditorialMarkKind.CUT
        ]
        breaks = [match.span() for match in _PARAGRAPH_END.finditer(self.text)]
        edges = [(0, 0), *sorted([*cuts, *breaks]), (len(self.text), len(self.text))]
        found = (self.text[end:start] for (_, end), (start, _) in pairwise(edges))
        return tuple(text for text in found if any(words_in(text)))

    def pieces(self) -> tuple[tuple[int, int], ...]:
        """Return the stretches of words between ellipses, half-open."""
        cuts = [place for place in sorted(self.joins) if self.is_cut_at(place)]
        edges = [0, *cuts, len(self.words)]
        return tuple(pairwise(edges))


def has_mark(marks: Iterable[EditorialMark], *kinds: EditorialMarkKind) -> bool:
    """Return whether one of an editor's marks is of one of these kinds."""
    return any(mark.edit in kinds for mark in marks)


def parse_quoted_text(text: str) -> QuotedText:
    """Take a quotation apart."""
    words: list[Word] = []
    joins: dict[int, tuple[EditorialMark, ...]] = {}
    at = 0
    for match in _EDIT.finditer(text):
        words += words_in(text, at, match.start())
        at = match.end()
        if match["aside"]:
            continue
        join = _join(match)
        if isinstance(join, Word):
            words.append(join)
        else:
            joins[len(words)] = (*joins.get(len(words), ()), join)
    words += words_in(text, at)
    inner = {place: joins[place] for place in joins if 0 < place < len(words)}
    # Brackets count at the ends too: a part of a word, a "not", a verb.
    for place in (0, len(words)):
        parts = tuple(
            join
            for join in joins.get(place, ())
            if join.edit is EditorialMarkKind.BRACKETS and (join.pattern or join.inside)
        )
        if parts:
            inner[place] = parts
    return QuotedText(text, tuple(words), inner)


def _unmarked(text: str) -> str:
    """Return words without the brackets around their capitals, and without asides."""

    def spoken(mark: re.Match[str]) -> str:
        return f"{mark['before']}{mark['inside']}{mark['after']}" if mark["bracket"] else " "

    return _EDIT.sub(spoken, text)


def joined_text(parts: Sequence[str]) -> QuotedText:
    """Take a quotation apart that its attribution splits into these parts."""
    whole = parse_quoted_text(" ".join(parts))
    joins = dict(whole.joins)
    for number in range(1, len(parts)):
        before = " ".join(parts[:number])
        place = len(parse_quoted_text(before).words)
        joins.setdefault(
            place, (EditorialMark(EditorialMarkKind.ATTRIBUTION, len(before), len(before)),)
        )
    return QuotedText(whole.text, whole.words, joins)


def _join(match: re.Match[str]) -> EditorialMark | Word:
    """Return the edit; a capital in brackets changes no word."""
    start, end = match.span()
    if match["ellipsis"]:
        return EditorialMark(EditorialMarkKind.CUT, start, end)
    before, inside, after = match["before"], match["inside"], match["after"]
    if not any(words_in(before)) and not any(words_in(after)):
        before = after = ""
    if inside.strip(" .!").lower() in ("sic", "inaudible"):
        return EditorialMark(EditorialMarkKind.BRACKETS, start, end)
    if not before and not after:
        return EditorialMark(
            EditorialMarkKind.BRACKETS,
            start,
            end,
            tuple(words_in(match.string, *match.span("inside"))),
            text=match[0],
        )
    whole = f"{before}{inside}{after}"
    if not before and len(inside) == 1 and inside.isalpha():
        (word,) = words_in(whole)
        return Word(word.key, start, end)
    key = r"[^ ]*".join(
        "".join(re.escape(word.key) for word in words_in(part)) for part in (before, after)
    )
    inner = tuple(words_in(match.string, *match.span("inside")))
    return EditorialMark(EditorialMarkKind.BRACKETS, start, end, inner, re.compile(key), match[0])
