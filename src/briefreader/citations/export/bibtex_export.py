"""Bookmarks as BibTeX: an entry for each article, its quotes in the annotation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefreader.citations.author_names import Author
from briefreader.citations.grouping import by_article
from briefreader.citations.punctuation import accessed, issued
from briefreader.citations.references import Reference, is_day_of_speech, reference_of
from briefreader.citations.work_kinds import ItemKind
from briefreader.domain.bookmark import Bookmark
from briefreader.forked_half import LongText
from briefreader.text.date_format import MONTHS
from briefreader.text.sanitizing import all_but, consists_of, one_line

# BibTeX counts braces even behind a backslash: those of the text are named instead.
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {character: f"\\{character}" for character in "&%$#_"}
ESCAPES = {escaped: character for character, escaped in _SPECIAL.items()}
"""What is written for a character → that character."""
_TYPES = {
    ItemKind.NEWS_ARTICLE: "article",
    ItemKind.WEB_PAGE: "online",
    ItemKind.DOCUMENT: "misc",
    ItemKind.BOOK: "book",
    ItemKind.EMAIL: "misc",
    ItemKind.BROADCAST: "misc",
    ItemKind.SLIDES: "misc",
}
_SOURCE_FIELDS = {ItemKind.NEWS_ARTICLE: "journal", ItemKind.BOOK: "publisher"}
_PUBLISHED_AS = {
    ItemKind.EMAIL: "Email",
    ItemKind.BROADCAST: "Recording",
    ItemKind.SLIDES: "Presentation",
}
_ORDINARY = all_but("".join(_SPECIAL))
_SPECIAL_CHARACTER = re.compile(f"[{re.escape(''.join(_SPECIAL))}]")


def escape(text: str) -> str:
    """Return ``text`` so that TeX prints these very characters, on one line."""
    return _escaped(one_line(text))


def _escaped(line: str) -> str:
    """Return what is one harmless line already, escaped."""
    if consists_of(line, _ORDINARY):
        return line
    return _SPECIAL_CHARACTER.sub(lambda found: _SPECIAL[found[0]], line)


def export(bookmarks: Sequence[Bookmark]) -> LongText[list[Bookmark]]:
    """Return one entry an article: ``@article`` of a newspaper, ``@online``, ``@book`` or
    ``@misc``.
    """
    return LongText(lambda group: _entry(reference_of(group)), by_article(bookmarks), "\n")


def _entry(reference: Reference) -> str:
    first, day = reference.first, issued(reference.first)
    day_read = accessed(first)
    spoken = first.date if is_day_of_speech(first) else None
    is_news = reference.kind is ItemKind.NEWS_ARTICLE
    fields = {
        "author": _braced(" and ".join(map(_author, reference.authors))),
        "title": _braced(_braced(escape(reference.title))),
        "entrysubtype": "{newspaper}" if is_news else "",
        "howpublished": _braced(_PUBLISHED_AS.get(reference.kind, "")),
        _SOURCE_FIELDS.get(reference.kind, "organization"): _braced(escape(first.source)),
        "year": _braced(str(day.year) if day else ""),
        "month": MONTHS[day.month - 1][:3].lower() if day and day.month else "",
        "day": _braced(str(day.day) if day and day.day else ""),
        "eventdate": _braced(spoken.isoformat() if spoken else ""),
        "url": _braced(_url(first.url)),
        "urldate": _braced(day_read.isoformat() if day_read else ""),
        "keywords": _braced(escape(reference.keywords)),
        "annote": _braced("\n    ".join(map(_escaped, reference.quotes))),
    }
    lines = [f"  {name} = {value}" for name, value in fields.items() if value]
    return f"@{_TYPES[reference.kind]}{{{reference.key},\n" + ",\n".join(lines) + "\n}\n"


def _braced(value: str) -> str:
    return f"{{{value}}}" if value else ""


def _url(url: str) -> str:
    """Return a URL as it is, but for what would unbalance the entry."""
    for character, code in {"{": "%7B", "}": "%7D", "\\": "%5C"}.items():
        url = url.replace(character, code)
    return one_line(url)


def _author(name: Author) -> str:
    if name.given:
        return ", ".join(map(escape, filter(None, (name.family, name.suffix, name.given))))
    return _braced(escape(name.family))
