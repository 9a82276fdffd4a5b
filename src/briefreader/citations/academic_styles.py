"""APA (7th edition), MLA (9th) and Chicago (17th, notes) for words quoted in an article.

The three treat them as an indirect source: somebody's words, read in somebody else's text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from briefreader.citations import punctuation
from briefreader.citations.author_names import Author, authors, speaker_as_author
from briefreader.citations.grouping import article_title, web_address
from briefreader.citations.punctuation import NO_DATE
from briefreader.citations.styled_text import Line, StyledText, joined, plain
from briefreader.domain.article import path_key
from briefreader.domain.bookmark import Bookmark
from briefreader.text.date_format import MONTHS
from briefreader.text.folding import fold_text
from briefreader.text.sanitizing import one_line

_NO_LETTER = re.compile(r"(?! )[\W_]")
_SCHEME = re.compile(r"^https?://")  # MLA leaves it out
_OPENING, _CLOSING = StyledText("("), StyledText("). ")
_SHORT_MONTHS = (
    *("Jan.", "Feb.", "Mar.", "Apr.", "May", "June"),
    *("July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)


class _Work(NamedTuple):
    """An article as it stands in a list of works: all that its entry says, and no more, so that
    several bookmarks of one share it.
    """

    names: tuple[Author, ...]
    title: str
    source: str
    day: date | None
    url: str
    read: date | None  # when, where the styles want that


def apa(bookmark: Bookmark, letter: str = "") -> Line:
    """Return ``“…” (Matthew Miller, as cited in Doe, 2023, para. 4). Doe, J. (2023, August 15).
    …``

    Of a transcript, whose author is the speaker: ``“…” (Miller, 2023, para. 4). Miller, M. …``
    """
    passage = punctuation.before_parenthesis(punctuation.citation_text(bookmark))
    return (StyledText(f"{passage} "), *apa_credit(bookmark, letter))


def apa_credit(bookmark: Bookmark, letter: str = "") -> Line:
    """Return the parenthesis and the entry for the list of references.

    ``letter`` tells works of the same authors and year apart; see :func:`year_letters`.
    """
    names, is_speech = _apa_authors(bookmark)
    called, year, reference = _apa_work(_work(bookmark, names), is_speech, letter)
    cited = called if is_speech else _cited(bookmark, "as cited in ", called)
    where = punctuation.locator(bookmark, "para.")
    inside = joined([cited, (StyledText(year),), (StyledText(where),)])
    return (_OPENING, *inside, _CLOSING, *reference)


def _work(bookmark: Bookmark, names: tuple[Author, ...]) -> _Work:
    # The styles want to know when a page was read only of one without a day of its own.
    read = punctuation.accessed(bookmark) if bookmark.date is None else None
    title, day = article_title(bookmark), punctuation.issued(bookmark)
    return _Work(names, title, bookmark.source, day, bookmark.url, read)


def _apa_authors(bookmark: Bookmark) -> tuple[tuple[Author, ...], bool]:
    """Return the authors, and whether that is the speaker: of a transcript that nobody signs."""
    names = authors(bookmark.byline)
    known = bookmark.speaker and not punctuation.citation_caveats(bookmark)
    if not names and known and punctuation.is_transcribed(bookmark):
        return (speaker_as_author(punctuation.speaker(bookmark)),), True
    return names, False


def year_letters(bookmarks: Sequence[Bookmark]) -> dict[bytes, str]:
    """Return the letters that tell apart works which APA calls by the same names and year.

    By the path keys of their articles, in the order of titles, else as they come.
    """
    works: dict[tuple[str, str], dict[bytes, Bookmark]] = {}
    last = None
    for bookmark in bookmarks:
        names, _ = _apa_authors(bookmark)
        about = (bookmark.path, names, bookmark.title, punctuation.issued(bookmark))
        if about == last:  # several of an article follow one another
            continue
        last = about
        called = plain(_short(names, "&")) or article_title(bookmark)
        alike = works.setdefault((called, _year(punctuation.issued(bookmark))), {})
        alike.setdefault(path_key(bookmark.path), bookmark)
    return {
        path: base_letters(number)
        for alike in works.values()
        if len(alike) > 1
        for number, path in enumerate(sorted(alike, key=lambda path: _filed(alike[path])))
    }


def _filed(bookmark: Bookmark) -> str:
    """Return what a list of references is sorted by: the title's letters, without an article, and
    the day.
    """
    letters = _NO_LETTER.sub("", fold_text(article_title(bookmark))).strip()
    first, _, rest = letters.partition(" ")
    title = rest if first in ("a", "an", "the") and rest else letters
    return f"{title} {punctuation.issued(bookmark) or ''}"


def base_letters(number: int) -> str:
    """Return a, b … z, aa, ab … for 0, 1 …"""
    written = ""
    number += 1
    while number:
        number, place = divmod(number - 1, 26)
        written = chr(ord("a") + place) + written
    return written


def _year(day: date | None) -> str:
    return str(day.year) if day else NO_DATE


def _lettered(year: str, letter: str) -> str:
    return f"{year}-{letter}" if letter and year == NO_DATE else f"{year}{letter}"


@lru_cache(1024)  # several bookmarks of an article follow one another
def _apa_work(work: _Work, is_speech: bool, letter: str) -> tuple[Line, str, Line]:
    """Return how a text calls a work, its year, and its entry."""
    # A work without an author is called by its title, set as in the entry.
    called = _short(work.names, "&") or (StyledText(work.title, emphasis=True),)
    year = _lettered(_year(work.day), letter)
    return called, year, _apa_reference(work, is_speech, year)


def _apa_reference(work: _Work, is_speech: bool, year: str) -> Line:
    names, called, source, day, url, read = work
    dated = f"({year}, {MONTHS[day.month - 1]} {day.day})." if day else f"({year})."
    title = StyledText(called, emphasis=True)
    described = " [Transcript]." if is_speech else "" if _ends(title.text) else "."
    rest = (StyledText(_stopped(one_line(source), before=" ")), *_after(url, read))
    if not names:
        return (title, StyledText(described), StyledText(f" {dated}"), *rest)
    listed = [name.initials for name in names]
    who = " & ".join([", ".join(listed[:-1]) + ",", listed[-1]]) if listed[1:] else listed[0]
    return (StyledText(f"{_stopped(who)} {dated} "), title, StyledText(described), *rest)


def mla(bookmark: Bookmark) -> Line:
    """Return ``“…” (Matthew Miller, qtd. in Doe). Doe, Jane. “Title.” Source, 15 Aug.
    2023, …``
    """
    passage = punctuation.before_parenthesis(punctuation.citation_text(bookmark))
    return (StyledText(f"{passage} "), *mla_credit(bookmark))


def mla_credit(bookmark: Bookmark) -> Line:
    """Return the parenthesis and the entry for the list of works cited."""
    called, entry = _mla_work(_work(bookmark, authors(bookmark.byline)))
    cited = _cited(bookmark, "qtd. in ", called)
    # MLA names a paragraph only by a number that the source itself prints.
    inside = joined([cited, (StyledText(_place(bookmark, "par.", counted=False)),)])
    return (_OPENING, *inside, _CLOSING, *entry)


@lru_cache(1024)
def _mla_work(work: _Work) -> tuple[Line, Line]:
    """Return how a text calls a work, and its entry."""
    called = _short(work.names, "and") or (StyledText(punctuation.quoted(work.title)),)
    return called, _mla_entry(work)


def _mla_entry(work: _Work) -> Line:
    names, called, source, day, url, read = work
    who = names[0].inverted if names else ""
    if len(names) == 2:
        who = f"{who}, and {names[1].full}"
    elif len(names) > 2:
        who = f"{who}, et al"
    title = punctuation.inner_marks(called)
    dated = f"{day.day} {_SHORT_MONTHS[day.month - 1]} {day.year}" if day else ""
    container = StyledText(one_line(source), emphasis=True)
    rest = joined(
        [(container,), (StyledText(dated),), _address(_SCHEME.sub("", one_line(url)), url)]
    )
    ended = title if _ends(title) else f"{title}."
    seen = f". Accessed {read.day} {_SHORT_MONTHS[read.month - 1]} {read.year}" if read else ""
    return (
        StyledText(_stopped(who, after=" ")),
        StyledText(f"“{ended}”"),
        StyledText(" " if rest else ""),
        *rest,
        StyledText(f"{seen}." if rest else ""),
    )


def chicago(bookmark: Bookmark) -> Line:
    """Return ``“….” Matthew Miller, quoted in Jane Doe, “Title,” Source, August 15, 2023, para.
    4, …``
    """
    words = punctuation.citation_text(bookmark)
    passage = words if punctuation.is_ended(words) else f"{words.rstrip(' ,;:')}."
    return (StyledText(f"{punctuation.quoted(passage)} "), *chicago_credit(bookmark))


def chicago_credit(bookmark: Bookmark) -> Line:
    """Return the note."""
    work = _work(bookmark, authors(bookmark.byline))
    first, *rest = _chicago_entry(work, _place(bookmark, "para."))
    name = _speaker(bookmark)
    said = f"{name}, quoted in " if name else ""
    return (StyledText(f"{said}{first.text}"), *rest)


@lru_cache(1024)
def _chicago_entry(work: _Work, where: str) -> Line:
    names, called, source, day, url, read = work
    listed = [name.full for name in names]
    if len(listed) > 3:
        who = f"{listed[0]} et al."
    elif len(listed) == 3:
        who = f"{listed[0]}, {listed[1]}, and {listed[2]}"
    else:
        who = " and ".join(listed)
    title = f"“{punctuation.inner_marks(called)},”"
    container = (StyledText(one_line(source), emphasis=True),)
    dated = (StyledText(_american(day)),)
    place = (StyledText(where),)
    seen = (StyledText(f"accessed {_american(read)}" if read else ""),)
    rest = joined([container, dated, place, seen, _address(one_line(url), url)])
    author = f"{who}, " if who else ""
    end = "" if rest[-1].text.endswith(".") else "."
    return (StyledText(f"{author}{title} "), *rest, StyledText(end))


def _american(day: date | None) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}" if day else NO_DATE


def _speaker(bookmark: Bookmark) -> str:
    """Return the speaker, with the doubt in brackets if there is one; nothing if nobody is
    named.
    """
    name, about = punctuation.speaker(bookmark), punctuation.citation_caveats(bookmark)
    if name == punctuation.UNATTRIBUTED:
        return f"[{about}]" if about else ""
    return f"{name} [{about}]" if about else name


def _cited(bookmark: Bookmark, link: str, short: Line) -> Line:
    name = _speaker(bookmark)
    return (StyledText(f"{name}, {link}"), *short) if name else short


def _short(names: tuple[Author, ...], last: str) -> Line:
    """Return the authors as they are called within a text; nothing without any."""
    if len(names) > 2:
        return (StyledText(f"{names[0].family} et al."),)
    if names:
        return (StyledText(f" {last} ".join(name.family for name in names)),)
    return ()


def _place(bookmark: Bookmark, word: str, counted: bool = True) -> str:
    """Return where the words stand; of a page the number alone."""
    return punctuation.locator(bookmark, word, counted).removeprefix("p. ")


def _ends(text: str) -> bool:
    return text.endswith((".", "?", "!"))


def _stopped(text: str, before: str = "", after: str = "") -> str:
    """Return ``text`` with a full stop, and what stands around it; nothing for nothing."""
    return f"{before}{text}{'' if _ends(text) else '.'}{after}" if text else ""


def _after(url: str, read: date | None) -> Line:
    if not url:
        return ()
    before = f" Retrieved {_american(read)}, from " if read else " "
    return (StyledText(before), *_address(one_line(url), url))


def _address(shown: str, url: str) -> Line:
    """Return an address as a style writes it, leading there if that is on the web."""
    return (StyledText(shown, address=web_address(url)),)
