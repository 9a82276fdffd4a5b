"""Citation styles: who said it, where and when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache

from briefreader.citations import academic_styles, punctuation
from briefreader.citations.styled_text import Line, StyledText, joined, plain
from briefreader.domain.bookmark import Bookmark
from briefreader.text.sanitizing import one_line


class CitationStyle(StrEnum):
    """How a passage is cited."""

    PLAIN = "plain"
    APA = "apa"
    MLA = "mla"
    CHICAGO = "chicago"


def cite(bookmark: Bookmark, style: CitationStyle = CitationStyle.PLAIN, letter: str = "") -> str:
    """Return the passage and its attribution as one line of plain text, the terms of it at the end.

    ``letter`` is that of :func:`year_letters`, in a list of works.

    ``“…,” Matthew Miller said, Daily Gazette, 15 August 2023.``
    """
    terms = punctuation.terms(bookmark)
    return plain(citation(bookmark, style, letter)) + (f" [Terms: {terms}]" if terms else "")


def citation(
    bookmark: Bookmark, style: CitationStyle = CitationStyle.PLAIN, letter: str = ""
) -> Line:
    """Return the passage and its attribution, the work's title emphasized."""
    if style is CitationStyle.APA:
        return academic_styles.apa(bookmark, letter)
    return _CITATIONS[style](bookmark)


def credit(
    bookmark: Bookmark, style: CitationStyle = CitationStyle.PLAIN, letter: str = ""
) -> Line:
    """Return the attribution alone, to stand under a quotation."""
    if style is CitationStyle.APA:
        return academic_styles.apa_credit(bookmark, letter)
    return _CREDITS[style](bookmark)


def year_letters(bookmarks: Sequence[Bookmark], style: CitationStyle) -> dict[bytes, str]:
    """Return the letters behind years that a list of works needs in a style, by path keys."""
    return academic_styles.year_letters(bookmarks) if style is CitationStyle.APA else {}


def work(bookmark: Bookmark) -> Line:
    """Return where the words were read: the source, else the article's title, else its file's
    name.
    """
    if bookmark.source:
        return _source(bookmark.source)
    if bookmark.title:
        return (StyledText(punctuation.quoted(one_line(bookmark.title))),)
    return (StyledText(one_line(bookmark.path.name)),)


@lru_cache(1024)
def _source(source: str) -> Line:
    return (StyledText(one_line(source), emphasis=True),)


@lru_cache(1024)
def _words(text: str) -> Line:
    return (StyledText(text),)


@lru_cache(1024)
def _day(day: date | None) -> Line:
    return (StyledText(punctuation.long_date(day)),)


def _who(bookmark: Bookmark, verb: str) -> Line:
    return _named(punctuation.speaker(bookmark), punctuation.citation_caveats(bookmark), verb)


@lru_cache(1024)
def _named(name: str, about: str, verb: str) -> Line:
    if name == punctuation.UNATTRIBUTED:
        verb = ""
    return (StyledText(f"{name}{verb} ({about})" if about else f"{name}{verb}"),)


def _plain_citation(bookmark: Bookmark) -> Line:
    passage = punctuation.before_credit(punctuation.citation_text(bookmark))
    day = punctuation.long_date(bookmark.date)
    where = one_line(bookmark.locator)  # a paragraph's number helps nobody outside this program
    parts = [_who(bookmark, " said"), work(bookmark), (StyledText(day),), (StyledText(where),)]
    end = "" if (where or day).endswith(".") else "."
    return (StyledText(f"{passage} "), *joined(parts), StyledText(end))


def _plain_credit(bookmark: Bookmark) -> Line:
    where = punctuation.locator(bookmark, "para.")
    title: Line = ()
    if bookmark.speaker and bookmark.speaker_title:
        title = _words(one_line(bookmark.speaker_title))
    return joined([_who(bookmark, ""), title, work(bookmark), _day(bookmark.date), _words(where)])


_CITATIONS: dict[CitationStyle, Callable[[Bookmark], Line]] = {
    CitationStyle.PLAIN: _plain_citation,
    CitationStyle.MLA: academic_styles.mla,
    CitationStyle.CHICAGO: academic_styles.chicago,
}
_CREDITS: dict[CitationStyle, Callable[[Bookmark], Line]] = {
    CitationStyle.PLAIN: _plain_credit,
    CitationStyle.MLA: academic_styles.mla_credit,
    CitationStyle.CHICAGO: academic_styles.chicago_credit,
}
