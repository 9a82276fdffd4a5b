"""APA (7th edition), MLA (9th) and Chicago (17th, notes) for words quoted in an article.

The three treat them as an indirect source: somebody's words, read in somebody else's text. Where
that is their own, they are quoted from it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from briefreader.citations import punctuation
from briefreader.citations.author_names import Author, authors, speaker_as_author, written_name
from briefreader.citations.grouping import article_title, web_address
from briefreader.citations.punctuation import NO_DATE, Issued
from briefreader.citations.styled_text import Line, StyledText, joined, plain, words
from briefreader.citations.work_kinds import ItemKind, kind_of_work
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
    day: Issued | None
    url: str
    read: date | None  # when, where the styles want that
    is_book: bool


class ToldApart(NamedTuple):
    """What tells a work from others that a style calls alike: how a text calls it instead, the
    letter behind its year.
    """

    called: Line = ()
    letter: str = ""


WorkKey: TypeAlias = tuple[tuple[Author, ...], str, "str | bytes"]
"""Authors and year of a work, and its address or file."""
ListedWorks: TypeAlias = Mapping[WorkKey, "tuple[str, Issued | None]"]
"""Works with their title and day of publication, in the order of their first bookmarks."""
Works: TypeAlias = Mapping[WorkKey, ToldApart]
NO_WORKS: Works = {}
_ALONE = ToldApart()


def apa(bookmark: Bookmark, works: Works = NO_WORKS) -> Line:
    """Return ``“…” (Matthew Miller, as cited in Doe, 2023, para. 4). Doe, J. (2023, August 15).
    …``

    Of a transcript, whose author is the speaker: ``“…” (Miller, 2023, para. 4). Miller, M. …``
    """
    passage = punctuation.before_parenthesis(punctuation.citation_text(bookmark))
    return (StyledText(f"{passage} "), *apa_credit(bookmark, works))


def apa_credit(bookmark: Bookmark, works: Works = NO_WORKS) -> Line:
    """Return the parenthesis and the entry for the list of references.

    ``works`` are those of the list that need to be told apart; see :func:`apa_told_apart`.
    """
    names, is_speech = _apa_authors(bookmark)
    apart = works.get(_key(bookmark, names), _ALONE) if works else _ALONE
    called, year, reference = _apa_work(_work(bookmark, names), is_speech, apart.letter)
    cited = _cited(bookmark, names, "as cited in ", apart.called or called)
    inside = joined([cited, year, words(punctuation.locator(bookmark, "para."))])
    return (_OPENING, *inside, _CLOSING, *reference)


def _work(bookmark: Bookmark, names: tuple[Author, ...]) -> _Work:
    day = punctuation.issued(bookmark)
    # The styles want to know when a page was read only of one without a day of its own.
    read = punctuation.accessed(bookmark) if day is None else None
    title = article_title(bookmark)
    is_book = kind_of_work(bookmark) is ItemKind.BOOK
    return _Work(names, title, bookmark.source, day, bookmark.url, read, is_book)


def _apa_authors(bookmark: Bookmark) -> tuple[tuple[Author, ...], bool]:
    """Return the authors, and whether that is the speaker: of a transcript that nobody signs."""
    names = authors(bookmark.byline)
    known = bookmark.speaker and not punctuation.citation_caveats(bookmark)
    if not names and known and punctuation.is_transcribed(bookmark):
        return (speaker_as_author(punctuation.speaker(bookmark)),), True
    return names, False


def _key(bookmark: Bookmark, names: tuple[Author, ...]) -> WorkKey:
    return names, _year(punctuation.issued(bookmark)), bookmark.url or path_key(bookmark.path)


def apa_works(bookmarks: Sequence[Bookmark]) -> ListedWorks:
    """Return the works of a list of references."""
    works: dict[WorkKey, tuple[str, Issued | None]] = {}
    last = None
    for bookmark in bookmarks:
        names, _ = _apa_authors(bookmark)
        about = (bookmark.path, names, bookmark.published or bookmark.date, bookmark.issued)
        if about != last:  # several of an article follow one another
            last = about
            works.setdefault(_key(bookmark, names), _listed(bookmark))
    return works


def _listed(bookmark: Bookmark) -> tuple[str, Issued | None]:
    return article_title(bookmark), punctuation.issued(bookmark)


def apa_told_apart(works: ListedWorks) -> Works:
    """Return the works of a list that have to be told apart, and how.

    First authors of one family name get their initials, other authors behind a first one are
    named as far as it takes, and only what is still called alike in one year gets letters.
    """
    shared = _shared_families(names for names, _, _ in works)
    usual: dict[tuple[str, str], list[WorkKey]] = {}
    for key in works:
        names, year, _ = key
        called = plain(_short(names, "&", shared)) or works[key][0]
        usual.setdefault((called, year), []).append(key)
    apart: dict[WorkKey, ToldApart] = {}
    for keys in usual.values():
        if len(keys) == 1:  # most of them
            names = keys[0][0]
            if names and names[0].family in shared:
                apart[keys[0]] = ToldApart(_short(names, "&", shared))
            continue
        for alike, line in _named_further(keys, shared):
            needs_letters = len(alike) > 1
            if not needs_letters and plain(line) == plain(_short(alike[0][0], "&")):
                continue
            listed = sorted(alike, key=lambda one: (_listed_names(one[0]), _filed(*works[one])))
            for number, key in enumerate(listed):
                apart[key] = ToldApart(line, base_letters(number) if needs_letters else "")
    return apart


def _shared_families(all_names: Iterable[tuple[Author, ...]]) -> frozenset[str]:
    """Return the family names of first authors that are not one person's."""
    letters: dict[str, set[str]] = {}
    for names in all_names:
        if names and names[0].given:
            letters.setdefault(names[0].family, set()).add(names[0].letters)
    return frozenset(family for family, found in letters.items() if len(found) > 1)


def _named_further(keys: list[WorkKey], shared: frozenset[str]) -> list[tuple[list[WorkKey], Line]]:
    """Return works that the usual form calls alike in one year, in groups of those that nothing but
    a letter tells apart, each with how a text calls them.
    """
    by_names: dict[tuple[Author, ...], list[WorkKey]] = {}
    for key in keys:
        by_names.setdefault(key[0], []).append(key)
    groups: dict[str, tuple[list[WorkKey], Line]] = {}
    for names, same in by_names.items():
        others = [other for other in by_names if other != names]
        line = _short(names, "&", shared, others)
        groups.setdefault(plain(line), ([], line))[0].extend(same)
    return list(groups.values())


def _listed_names(names: tuple[Author, ...]) -> tuple[str, ...]:
    """Return what a list of references is sorted by first: “Miller” stands before “Miller, M.”"""
    return tuple(fold_text(name.initials) for name in names)


def _filed(called: str, day: Issued | None) -> str:
    """Return what a list of references is sorted by within a year: the day, and the title's letters
    without an article.
    """
    letters = _NO_LETTER.sub("", fold_text(called)).strip()
    first, _, rest = letters.partition(" ")
    title = rest if first in ("a", "an", "the") and rest else letters
    return f"{day.written('-') if day else ''} {title}"


def base_letters(number: int) -> str:
    """Return a, b … z, aa, ab … for 0, 1 …"""
    written = ""
    number += 1
    while number:
        number, place = divmod(number - 1, 26)
        written = chr(ord("a") + place) + written
    return written


def _year(day: Issued | None) -> str:
    return str(day.year) if day else NO_DATE


def _lettered(year: str, letter: str) -> str:
    return f"{year}-{letter}" if letter and year == NO_DATE else f"{year}{letter}"


@lru_cache(1024)  # several bookmarks of an article follow one another
def _apa_work(work: _Work, is_speech: bool, letter: str) -> tuple[Line, Line, Line]:
    """Return how a text calls a work, its year, and its entry."""
    # A work without an author is called by its title, set as in the entry.
    called = _short(work.names, "&") or (StyledText(work.title, emphasis=True),)
    year = _lettered(_year(work.day), letter)
    return called, words(year), _apa_reference(work, is_speech, year)


def _apa_reference(work: _Work, is_speech: bool, year: str) -> Line:
    names, called, source, day, url, read, is_book = work
    if is_book and day:
        day = Issued(day.year)
    month = f"{MONTHS[day.month - 1]} {day.day or ''}".strip() if day and day.month else ""
    dated = f"({year}, {month})." if month else f"({year})."
    title = StyledText(called, emphasis=True)
    described = " [Transcript]." if is_speech else "" if _ends(title.text) else "."
    if _is_publisher(names, source):
        source = ""  # whoever publishes what is their own is named once
    rest = (StyledText(_stopped(one_line(source), before=" ")), *_after(url, read))
    if not names:
        return (title, StyledText(described), StyledText(f" {dated}"), *rest)
    listed = [name.initials for name in names]
    who = " & ".join([", ".join(listed[:-1]) + ",", listed[-1]]) if listed[1:] else listed[0]
    return (StyledText(f"{_stopped(who)} {dated} "), title, StyledText(described), *rest)


def mla(bookmark: Bookmark, works: Works = NO_WORKS) -> Line:
    """Return ``“…” (Matthew Miller, qtd. in Doe). Doe, Jane. “Title.” Source, 15 Aug.
    2023, …``
    """
    passage = punctuation.before_parenthesis(punctuation.citation_text(bookmark))
    return (StyledText(f"{passage} "), *mla_credit(bookmark, works))


def mla_credit(bookmark: Bookmark, works: Works = NO_WORKS) -> Line:
    """Return the parenthesis and the entry for the list of works cited.

    ``works`` are those of the list that need to be told apart; see :func:`mla_told_apart`.
    """
    names = authors(bookmark.byline)
    apart = works.get(_key(bookmark, names), _ALONE) if works else _ALONE
    signed = () if _begins_with_title(bookmark, names) else names
    called, entry = _mla_work(_work(bookmark, signed))
    cited = _cited(bookmark, names, "qtd. in ", apart.called or called)
    # MLA names a paragraph only by a number that the source itself prints, and sets a comma only
    # before a word: (Doe 12), (Doe, par. 12).
    where = _place(bookmark, "par.", counted=False)
    between = ", " if where[:1].isalpha() else " "
    inside = joined([cited, words(where)], between)
    return (_OPENING, *inside, _CLOSING, *entry)


def _begins_with_title(bookmark: Bookmark, names: tuple[Author, ...]) -> bool:
    """Return whether MLA names the author as the source alone: an organisation that is both."""
    return not any(name.given for name in names) and _is_publisher(names, bookmark.source)


def _is_publisher(names: tuple[Author, ...], source: str) -> bool:
    """Return whether the only author is the source, too."""
    return len(names) == 1 and fold_text(one_line(source)) == fold_text(names[0].full)


def mla_works(bookmarks: Sequence[Bookmark]) -> ListedWorks:
    """Return the works cited whose authors are named."""
    works: dict[WorkKey, tuple[str, Issued | None]] = {}
    for bookmark in bookmarks:
        names = authors(bookmark.byline)
        if names and not _begins_with_title(bookmark, names):
            works.setdefault(_key(bookmark, names), _listed(bookmark))
    return works


def mla_told_apart(works: ListedWorks) -> Works:
    """Return the works of a list that have to be told apart, and how: by initials of first authors
    of one family name, and by the titles of works of the same authors.
    """
    usual: dict[str, list[WorkKey]] = {}
    for key in works:
        usual.setdefault(plain(_short(key[0], "and")), []).append(key)
    apart = {}
    for keys in usual.values():
        if len(keys) > 1:
            shared = _shared_families(names for names, _, _ in keys)
            initialled = [plain(_short(names, "and", shared)) for names, _, _ in keys]
            counts = Counter(initialled)
            for key, told in zip(keys, initialled, strict=True):
                line: Line = (StyledText(told),)
                if counts[told] > 1:
                    title = punctuation.quoted_title(works[key][0])
                    line = joined([line, (StyledText(title),)])
                apart[key] = ToldApart(line)
    return apart


@lru_cache(1024)
def _mla_work(work: _Work) -> tuple[Line, Line]:
    """Return how a text calls a work, and its entry."""
    quoted = "" if work.is_book else punctuation.quoted_title(work.title)
    titled = StyledText(quoted) if quoted else StyledText(work.title, emphasis=True)
    return _short(work.names, "and") or (titled,), _mla_entry(work)


def _mla_entry(work: _Work) -> Line:
    names, called, source, day, url, read, is_book = work
    if is_book and day:
        day = Issued(day.year)
    who = names[0].inverted if names else ""
    if len(names) == 2:
        who = f"{who}, and {names[1].full}"
    elif len(names) > 2:
        who = f"{who}, et al"
    title = punctuation.inner_marks(called)
    month = _SHORT_MONTHS[day.month - 1] if day and day.month else ""
    dated = " ".join(map(str, filter(None, (day.day, month, day.year)))) if day else ""
    container = StyledText(one_line(source), emphasis=not is_book)
    rest = joined(
        [(container,), (StyledText(dated),), _address(_SCHEME.sub("", one_line(url)), url)]
    )
    ended = title if _ends(title) else f"{title}."
    seen = f". Accessed {read.day} {_SHORT_MONTHS[read.month - 1]} {read.year}" if read else ""
    return (
        StyledText(_stopped(who, after=" ")),
        *(_titled(called) if is_book else (StyledText(f"“{ended}”"),)),
        StyledText(" " if rest else ""),
        *rest,
        StyledText(f"{seen}." if rest else ""),
    )


def _titled(called: str) -> Line:
    """Return a book's title as MLA sets it."""
    return StyledText(called, emphasis=True), StyledText("" if _ends(called) else ".")


def chicago(bookmark: Bookmark, works: Works = NO_WORKS) -> Line:
    """Return ``“….” Matthew Miller, quoted in Jane Doe, “Title,” Source, August 15, 2023, para.
    4, …``
    """
    words = punctuation.citation_text(bookmark)
    passage = words if punctuation.is_ended(words) else f"{words.rstrip(' ,;:')}."
    return (StyledText(f"{punctuation.quoted(passage)} "), *chicago_credit(bookmark, works))


def chicago_credit(bookmark: Bookmark, _works: Works = NO_WORKS) -> Line:
    """Return the note, in which a work is named whole: it needs nothing to be told apart."""
    work = _work(bookmark, authors(bookmark.byline))
    first, *rest = _chicago_entry(work, _place(bookmark, "para."))
    said = plain(_cited(bookmark, work.names, "quoted in ", ()))
    return (StyledText(f"{said}{first.text}"), *rest)


@lru_cache(1024)
def _chicago_entry(work: _Work, where: str) -> Line:
    names, called, source, day, url, read, is_book = work
    listed = [name.full for name in names]
    if len(listed) > 3:
        who = f"{listed[0]} et al."
    elif len(listed) == 3:
        who = f"{listed[0]}, {listed[1]}, and {listed[2]}"
    else:
        who = " and ".join(listed)
    author = f"{who}, " if who else ""
    if is_book:
        facts = ", ".join(filter(None, (one_line(source), _year(day))))
        printed = (StyledText(f" ({facts})"),)
        named = StyledText(punctuation.without_stop(called), emphasis=True)
        behind = joined([printed, (StyledText(where),), _address(one_line(url), url)])
        return (StyledText(author), named, *behind, StyledText("."))
    title = f"“{punctuation.inner_marks(punctuation.without_stop(called))},”"
    container = (StyledText(one_line(source), emphasis=True),)
    # A page without a day has that on which it was read instead (14.207).
    dated = (StyledText("" if read else _american(day)),)
    place = (StyledText(where),)
    seen = (StyledText(f"accessed {_american(read)}" if read else ""),)
    rest = joined([container, dated, place, seen, _address(one_line(url), url)])
    end = "" if rest[-1].text.endswith(".") else "."
    return (StyledText(f"{author}{title} "), *rest, StyledText(end))


def _american(day: date | Issued | None) -> str:
    if day is None:
        return NO_DATE
    month = MONTHS[day.month - 1] if day.month else ""
    return f"{month} {day.day}, {day.year}" if day.day else f"{month} {day.year}".strip()


def _is_own(bookmark: Bookmark, names: tuple[Author, ...]) -> bool:
    """Return whether the words are those of the work's only author."""
    speaker = bookmark.speaker
    if len(names) != 1 or not speaker or punctuation.citation_caveats(bookmark):
        return False
    # By the whole name: that of a group may look like a person's.
    return speaker_as_author(punctuation.speaker(bookmark)).full == names[0].full


def _cited(bookmark: Bookmark, names: tuple[Author, ...], link: str, short: Line) -> Line:
    """Return whoever said it, and in which work: the latter alone where that is of their own."""
    if names and _is_own(bookmark, names):
        return short
    name = written_name(punctuation.speaker(bookmark))
    about = punctuation.citation_caveats(bookmark)
    return (*_said_in(name, about, link), *short)


@lru_cache(1024)
def _said_in(name: str, about: str, link: str) -> Line:
    """Return the speaker, with the doubt in brackets if there is one; nothing if nobody is
    named.
    """
    if name == punctuation.UNATTRIBUTED:
        name = ""
    doubt = f"[{about}]" if about else ""
    known = " ".join(filter(None, (name, doubt)))
    return (StyledText(f"{known}, {link}"),) if known else ()


def _short(
    names: tuple[Author, ...],
    last: str,
    shared: frozenset[str] = frozenset(),
    others: Sequence[tuple[Author, ...]] = (),
) -> Line:
    """Return the authors as they are called within a text; nothing without any.

    A first author whose family name is ``shared`` with another gets initials; of more than two, as
    many are named as it takes to tell them from ``others``.
    """
    if not names:
        return ()
    first = names[0]
    lead = f"{first.letters} {first.family}" if first.family in shared else first.family
    called = [lead.strip(), *(name.family for name in names[1:])]
    if len(called) < 3:
        return (StyledText(f" {last} ".join(called)),)
    shown = 1
    while shown < len(names) and any(names[:shown] == other[:shown] for other in others):
        shown += 1
    if shown < len(names) - 1 or shown == 1:
        return (StyledText(f"{', '.join(called[:shown])}{',' * (shown > 1)} et al."),)
    return (StyledText(f"{', '.join(called[:-1])}, {last} {called[-1]}"),)


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
