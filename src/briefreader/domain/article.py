"""What everything else speaks of: articles, spans, quotes, exchanges, bookmarks and hits.

Offsets are code points of ``Article.text``, half-open, everywhere. Nothing here does any I/O.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch of a text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers in ``text``."""
        return text[self.start : self.end]


class TextStyle(StrEnum):
    """How a stretch of an article's text is set; markup itself never stands in the text."""

    HEADING = "heading"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    LINK = "link"
    QUOTATION = "quotation"
    ITEM = "item"
    TABLE = "table"
    CAPTION = "caption"
    STRUCK = "struck"
    INSERTED = "inserted"


class StyledSpan(NamedTuple):
    """A style from ``start`` to ``end``; ``target`` is a link's URL."""

    start: int
    end: int
    style: TextStyle
    target: str = ""


class Paragraph(NamedTuple):
    """One paragraph of the text; ``number`` counts the file's paragraphs, dropped ones too."""

    start: int
    end: int
    number: int


class DateOrigin(StrEnum):
    """Where an article's date was read."""

    SAID = "said"
    PUBLISHED = "published"
    MODIFIED = "modified"


@dataclass(frozen=True, slots=True)
class Article:
    """One file as it is read: cleaned text, its styles and what is known about it.

    ``path`` is absolute and real. ``content_hash`` is the SHA-256 of the raw file in hexadecimal.
    ``text`` does not repeat the title. The file's own time is no date of the article. ``terms``
    are the terms of attribution it states (``on background``, ``embargoed until``), as printed.
    """

    path: Path
    content_hash: str
    title: str
    text: str
    said_on: date | None = None
    published: date | None = None
    modified: date | None = None
    source: str = ""
    url: str = ""
    byline: str = ""
    tags: tuple[str, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    styles: tuple[StyledSpan, ...] = ()
    notes: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()

    @property
    def date(self) -> date | None:
        """The day it was said, else published, else modified."""
        return self.said_on or self.published or self.modified

    @property
    def date_origin(self) -> DateOrigin | None:
        """Which of the three dates ``date`` is."""
        if self.said_on:
            return DateOrigin.SAID
        if self.published:
            return DateOrigin.PUBLISHED
        return DateOrigin.MODIFIED if self.modified else None

    @property
    def block_quotes(self) -> tuple[Span, ...]:
        """Where paragraphs that are set as quotations stand."""
        return tuple(
            Span(style.start, style.end)
            for style in self.styles
            if style.style is TextStyle.QUOTATION
        )

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds ``offset``, or the last one that starts before it."""
        number = bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.start)
        return self.paragraphs[number - 1] if number else None


class QuoteKind(StrEnum):
    """A quotation between marks, or a speaker's turn in a transcript."""

    DIRECT = "direct"
    TURN = "turn"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody said, and who.

    ``start`` and ``end`` leave the marks out. ``speaker`` is a person's full name, or None where
    nobody is named or the label is anonymous (``Q``, ``MODERATOR``); the mention then still tells
    what stands there. ``evidence`` covers the words that decided, mention and cue together.
    ``inside`` is the index, in the same tuple, of the turn that holds the quote. ``asides`` are
    stretches of a turn that nobody said, such as ``(Laughter.)``.
    """

    start: int
    end: int
    text: str
    kind: QuoteKind
    speaker: str | None = None
    speaker_title: str | None = None
    mention_start: int | None = None
    mention_end: int | None = None
    certain: bool = False
    inside: int | None = None
    asides: tuple[Span, ...] = ()
    evidence: Span | None = None

    @property
    def span(self) -> Span:
        """Where the quote stands."""
        return Span(self.start, self.end)

    def mention(self, text: str) -> str:
        """The words that name the speaker in the article's ``text``, or nothing."""
        if self.mention_start is None or self.mention_end is None:
            return ""
        return text[self.mention_start : self.mention_end]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and the turns that answer it; remarks before any question have none."""

    question: Quote | None
    answers: tuple[Quote, ...]

    @property
    def turns(self) -> tuple[Quote, ...]:
        """The question, if any, then its answers."""
        return (self.question, *self.answers) if self.question else self.answers


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What the article list shows of one article before its file is opened.

    ``indexed`` is False until the file has been read: ``title`` is then the file's name.
    ``quote_count`` counts quotations, ``exchange_count`` a transcript's exchanges. ``versions``
    counts the files that hold this text but for a head or small edits, this one among them.
    ``occasion`` tells articles of one title apart, by the time and place that they print.
    """

    path: Path
    title: str
    date: date | None = None
    source: str = ""
    quote_count: int = 0
    exchange_count: int = 0
    words: int = 0
    indexed: bool = True
    versions: int = 1
    occasion: str = ""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A few words around a hit; ``marks`` are spans of the snippet's own ``text``.

    ``start`` is where the snippet begins in the article's text.
    """

    text: str
    marks: tuple[Span, ...]
    start: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: an article, or under ``said:`` and ``asked:`` one statement in it."""

    row: ArticleRow
    score: float
    statement: Quote | None = None


class Sort(StrEnum):
    """The orders of a list of articles; relevance only orders the hits of a query."""

    DATE = "date"
    TITLE = "title"
    SOURCE = "source"
    QUOTES = "quotes"
    RELEVANCE = "relevance"


class BookmarkState(StrEnum):
    """What has become of a bookmarked passage in its article."""

    OK = "ok"
    MOVED = "moved"
    CHANGED = "changed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class TextSelector:
    """A passage by its words and their surroundings.

    The W3C Web Annotation model's TextQuoteSelector (``exact``, ``prefix``, ``suffix``) together
    with its TextPositionSelector (``start``, ``end``, in code points).
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where the passage stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A passage that the user keeps, complete enough to outlive its file.

    ``wording`` is how the passage is cited where that differs from its exact words: struck words
    and asides that nobody said are left out. ``terms`` are the article's terms of attribution,
    ``marks`` what a citation has to say of the words: that they were interpreted, or prepared.
    """

    id: str
    selector: TextSelector
    path: Path
    content_hash: str
    title: str
    created: datetime
    date: date | None = None
    date_origin: DateOrigin | None = None
    source: str = ""
    url: str = ""
    byline: str = ""
    paragraph: int | None = None
    speaker: str | None = None
    speaker_title: str | None = None
    mention: str = ""
    certain: bool = False
    question: str = ""
    wording: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    state: BookmarkState = BookmarkState.OK

    @property
    def quote(self) -> str:
        """The exact words."""
        return self.selector.exact


class Skipped(NamedTuple):
    """A file or folder that is no article, by its path, and why, in a few words.

    The path is kept as it was found: to make an object of each of very many takes too long.
    """

    name: str
    reason: str

    @property
    def path(self) -> Path:
        """Its path."""
        return Path(self.name)


def path_key(path: Path) -> bytes:
    """The bytes that identify an article: its path as the file system spells it."""
    return os.fsencode(path)


# A speaker label at the start of a line: an optional role or title in capitals, names in capitals
# or title case, a colon; or a bare Q and white space. Reflowing must not join such a line to the
# one before it, and the quote engine opens a turn there. Spanish prints ".-" for a colon, Chinese
# and Japanese a wide one that no space follows; scripts without capitals have but few words there.
LABEL = re.compile(
    r"(?:\*\*|__)?"
    r"(?:Q(?:UESTION)?:?(?=[\s\u00a0*_])"
    r"|(?P<name>[A-ZÀ-ÖØ-Þ\u0400-\u042f\u0490][\w\u0300-\u036f.’'()/&-]*"
    r"(?:[ \u00a0]+[\w\u0300-\u036f.’'()/&,-]+){0,9}?"
    r"|[\u0620-\u064a]+(?: [\u0620-\u064a]+)?|[\u3005-\u9fff\uac00-\ud7a3·]{1,12})"
    r"[ \u00a0\u202f]*(?:\(\d{1,2}:\d{2}(?::\d{2})?\)[ \u00a0]*)?(?::|：|\.[-–—]))"
    r"(?:\*\*|__)?(?:[\s\u00a0]|$|(?<=：))"
)

_TITLE_AT_END = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Drs|Messrs|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Maj|Adm|Amb|Prof|Rev|Hon|St)"
    r"\.[ \u00a0]*$"
)
_LONGEST_TITLE = 12  # code points, with white space behind it


def ends_in_title(line: str) -> bool:
    """Whether ``line`` ends within a name: what follows "from Dr." goes on with it.

    No label opens the next line then, though this one ends with a full stop.
    """
    return bool(_TITLE_AT_END.search(line, max(0, len(line) - _LONGEST_TITLE)))
