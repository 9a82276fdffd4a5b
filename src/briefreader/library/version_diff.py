"""How two versions of an article differ: paragraph by paragraph, and in those word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from briefreader.domain.article import Article
from briefreader.text.word_diff import WordEdit, have_in_common, word_edits

_WORDS = re.compile(r"\s+|\w+|[^\w\s]+")
_SPACES = re.compile(r"[^\S\n]+")
_WORTH_MIXING = 0.4  # of the words: less in common reads better one after the other


class DiffSide(StrEnum):
    """Which of two versions has a piece of text."""

    BOTH = "both"
    OLDER = "older"
    NEWER = "newer"


class DiffSpan(NamedTuple):
    """Some words, and which of the two versions has them."""

    side: DiffSide
    text: str


@dataclass(frozen=True, slots=True)
class ParagraphDiff:
    """A stretch in which two versions differ.

    ``same`` counts the paragraphs before it that are the same in both. ``paragraph`` is the number
    of its first paragraph in the newer version.
    """

    same: int
    paragraph: int
    pieces: tuple[DiffSpan, ...]


@dataclass(frozen=True, slots=True)
class VersionDiff:
    """All differences of two articles' titles and texts; ``same`` paragraphs follow the last."""

    title: tuple[DiffSpan, ...]
    changes: tuple[ParagraphDiff, ...]
    same: int


def differences(older: Article, newer: Article) -> VersionDiff:
    """Return what was changed from one version to the other; the width of spaces does not count."""
    before, after = _paragraphs(older), _paragraphs(newer)
    changes: list[ParagraphDiff] = []
    same = 0
    for kind, a, b, c, d in SequenceMatcher(None, before, after).get_opcodes():
        if kind == "equal":
            same += b - a
            continue
        number = newer.paragraphs[min(c, len(after) - 1)].number if after else 0
        pieces = _compared("\n\n".join(before[a:b]), "\n\n".join(after[c:d]))
        changes.append(ParagraphDiff(same, number, pieces))
        same = 0
    title = () if older.title == newer.title else _compared(older.title, newer.title)
    return VersionDiff(title, tuple(changes), same)


def _paragraphs(article: Article) -> list[str]:
    """Return the paragraphs with single spaces: nobody edits a text by adding a no-break space."""
    return [_SPACES.sub(" ", article.text[one.start : one.end]) for one in article.paragraphs]


def _compared(older: str, newer: str) -> tuple[DiffSpan, ...]:
    """Return the words of both, as one text with what was removed and added."""
    before, after = _WORDS.findall(older), _WORDS.findall(newer)
    if older and newer and have_in_common(before, after, _WORTH_MIXING):
        return tuple(_joined(_pieces(word_edits(before, after), before, after)))
    both = (DiffSpan(DiffSide.OLDER, older), DiffSpan(DiffSide.NEWER, newer))
    return tuple(piece for piece in both if piece.text)


def _pieces(
    edits: Iterable[WordEdit], before: Sequence[str], after: Sequence[str]
) -> Iterator[DiffSpan]:
    for same, a, b, c, d in edits:
        if same:
            yield DiffSpan(DiffSide.BOTH, "".join(before[a:b]))
            continue
        if a < b:
            yield DiffSpan(DiffSide.OLDER, "".join(before[a:b]))
        if c < d:
            yield DiffSpan(DiffSide.NEWER, "".join(after[c:d]))


def _joined(pieces: Iterator[DiffSpan]) -> Iterator[DiffSpan]:
    """Yield fewer, larger pieces: a lone space between two changes belongs to both of them."""
    older = newer = ""
    for piece in pieces:
        if piece.side is DiffSide.BOTH and not (piece.text.isspace() and (older or newer)):
            yield from _changed(older, newer)
            older = newer = ""
            yield piece
            continue
        older += piece.text if piece.side is not DiffSide.NEWER else ""
        newer += piece.text if piece.side is not DiffSide.OLDER else ""
    yield from _changed(older, newer)


def _changed(older: str, newer: str) -> Iterator[DiffSpan]:
    common = len(older) - len(older.rstrip()) if older[-1:].isspace() else 0
    tail = older[len(older) - common :] if common and newer.endswith(older[-common:]) else ""
    older, newer = older.removesuffix(tail), newer.removesuffix(tail)
    if older:
        yield DiffSpan(DiffSide.OLDER, older)
    if newer:
        yield DiffSpan(DiffSide.NEWER, newer)
    if tail:
        yield DiffSpan(DiffSide.BOTH, tail)
