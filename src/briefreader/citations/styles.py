"""Citation styles: who said it, where and when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from briefreader.citations import academic_styles, punctuation
from briefreader.citations.academic_styles import NO_WORKS, ListedWorks, Works
from briefreader.citations.styled_text import Line, StyledText, joined, plain, words
from briefreader.domain.bookmark import Bookmark
from briefreader.domain.citation_style import CitationStyle
from briefreader.text.sanitizing import one_line


def cite(
    bookmark: Bookmark, style: CitationStyle = CitationStyle.PLAIN, works: Works = NO_WORKS
) -> str:
    """Return the passage and its attribution as one line of plain text, the terms of it at the end.

    ``works`` are those of :func:`told_apart`, in a list of works.

    ``“…,” Matthew Miller said, Daily Gazette, 15 August 2023.``
    """
    terms = punctuation.terms(bookmark)
    return plain(citation(bookmark, style, works)) + (f" [Terms: {terms}]" if terms else "")


def citation(
    bookmark: Bookmark, style: CitationStyle = CitationStyle.PLAIN, works: Works = NO_WORKS
) -> Line:
    """Return the passage and its attribution, the work's title emphasized."""
    return _CITATIONS[style](bookmark, works)


def credit(
    bookmark: Bookmark, style: CitationStyle = CitationStyle.PLAIN, works: Works = NO_WORKS
) -> Line:
    """Return the attribution alone, to stand under a quotation."""
    return _CREDITS[style](bookmark, works)


def told_apart(bookmarks: Sequence[Bookmark], style: CitationStyle) -> Works:
    """Return the works of a list that a style would call alike, with what tells them apart."""
    return works_told_apart(listed_works(bookmarks, style), style)


def listed_works(bookmarks: Sequence[Bookmark], style: CitationStyle) -> ListedWorks:
    """Return what there is to know of the works of a list to tell them apart; nothing where a
    style does not.
    """
    listed = _LISTED.get(style)
    return listed(bookmarks) if listed else {}


def works_told_apart(works: ListedWorks, style: CitationStyle) -> Works:
    """Return the works of :func:`listed_works` that a style would call alike."""
    tell_apart = _TOLD_APART.get(style)
    return tell_apart(works) if tell_apart else NO_WORKS


def work(bookmark: Bookmark) -> Line:
    """Return where the words were read: the source, else the article's title, else its file's
    name.
    """
    if bookmark.source:
        return _source(bookmark.source)
    if bookmark.title:
        return (StyledText(punctuation.quoted_title(one_line(bookmark.title))),)
    return (StyledText(one_line(bookmark.path.name)),)


@lru_cache(1024)
def _source(source: str) -> Line:
    return (StyledText(one_line(source), emphasis=True),)


def _who(bookmark: Bookmark, verb: str) -> Line:
    return _named(punctuation.speaker(bookmark), punctuation.citation_caveats(bookmark), verb)


@lru_cache(1024)
def _named(name: str, about: str, verb: str) -> Line:
    if name == punctuation.UNATTRIBUTED:
        verb = ""
    return (StyledText(f"{name}{verb} ({about})" if about else f"{name}{verb}"),)


def _plain_citation(bookmark: Bookmark, _works: Works) -> Line:
    passage = punctuation.before_credit(punctuation.citation_text(bookmark))
    day = punctuation.day_in_words(bookmark)
    where = one_line(bookmark.locator)  # a paragraph's number helps nobody outside this program
    parts = [_who(bookmark, " said"), work(bookmark), words(day), words(where)]
    end = "" if (where or day).endswith(".") else "."
    return (StyledText(f"{passage} "), *joined(parts), StyledText(end))


def _plain_credit(bookmark: Bookmark, _works: Works) -> Line:
    where = punctuation.locator(bookmark, "para.")
    title: Line = ()
    if bookmark.speaker and bookmark.speaker_title:
        title = words(one_line(bookmark.speaker_title))
    day = words(punctuation.day_in_words(bookmark))
    return joined([_who(bookmark, ""), title, work(bookmark), day, words(where)])


_CITATIONS: dict[CitationStyle, Callable[[Bookmark, Works], Line]] = {
    CitationStyle.PLAIN: _plain_citation,
    CitationStyle.APA: academic_styles.apa,
    CitationStyle.MLA: academic_styles.mla,
    CitationStyle.CHICAGO: academic_styles.chicago,
}
_CREDITS: dict[CitationStyle, Callable[[Bookmark, Works], Line]] = {
    CitationStyle.PLAIN: _plain_credit,
    CitationStyle.APA: academic_styles.apa_credit,
    CitationStyle.MLA: academic_styles.mla_credit,
    CitationStyle.CHICAGO: academic_styles.chicago_credit,
}
_LISTED: dict[CitationStyle, Callable[[Sequence[Bookmark]], ListedWorks]] = {
    CitationStyle.APA: academic_styles.apa_works,
    CitationStyle.MLA: academic_styles.mla_works,
}
_TOLD_APART: dict[CitationStyle, Callable[[ListedWorks], Works]] = {
    CitationStyle.APA: academic_styles.apa_told_apart,
    CitationStyle.MLA: academic_styles.mla_told_apart,
}
