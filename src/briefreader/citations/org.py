"""Bookmarks as an Org document in which article text is never markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefreader.article import Bookmark
from briefreader.characters import harmless, one_line
from briefreader.citations.grouping import by_article, link_words, state_words, web_address
from briefreader.citations.runs import marked
from briefreader.citations.styles import Style, credit
from briefreader.citations.wording import long_date, terms

# Org's own names for characters; each ends with {} so that it does not swallow what follows.
_ENTITIES = {
    "\\": "backslash",
    "{": "lbrace",
    "}": "rbrace",
    "[": "lbrack",
    "]": "rbrack",
    "<": "lt",
    ">": "gt",
    "$": "dollar",
    "*": "ast",
    "/": "slash",
    "_": "under",
    "=": "equal",
    "~": "tilde",
    "+": "plus",
    "|": "vert",
    "#": "num",
    "@": "commat",
}
# Brackets and the like everywhere; marks of emphasis only where emphasis can begin.
_SPECIAL = re.compile(r"[\\{}\[\]<>$|@]|(?<![^\W_])[*/_=~+](?=\S)|(?<=:)/|^[*#+]")
_LINK = re.compile(r"(?<=\w):(?=[^\s\d:])")
_LINE_START = re.compile(r"^(?=[-:%]|\w{1,3}[.)]\s|CLOCK|DEADLINE|SCHEDULED|CLOSED)")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


def escape(text: str) -> str:
    """``text`` on one line so that Org shows these very characters."""
    line = harmless(text)[0].replace("\n", " ")
    line = _LINK.sub("\0", line)
    line = _SPECIAL.sub(lambda found: f"\\{_ENTITIES[found[0]]}{{}}", line)
    return _LINE_START.sub(r"\\nbsp{}", line.replace("\0", r"\zwnj{}:"))


def export(bookmarks: Sequence[Bookmark], style: Style) -> str:
    """The document: a heading for each article, below it its quotes in the given order."""
    parts = ["#+TITLE: Bookmarks\n#+OPTIONS: ^:{} toc:nil num:nil"]
    for group in by_article(bookmarks):
        title = one_line(group[0].title) or one_line(group[0].path.name)
        parts += [f"* {escape(title)}", _source(group[0])]
        parts += [_entry(bookmark, style) for bookmark in group]
    return "\n\n".join(part for part in parts if part) + "\n"


def _source(bookmark: Bookmark) -> str:
    known = [bookmark.source, bookmark.byline, long_date(bookmark.date)]
    address = web_address(bookmark.url)
    link = f"[[{address}]]" if address else escape(one_line(bookmark.url))
    return " · ".join(item for item in (*map(escape, map(one_line, known)), link) if item)


def _entry(bookmark: Bookmark, style: Style) -> str:
    parts = [f"Question: {escape(one_line(bookmark.question))}"] if bookmark.question else []
    parts += [_block(bookmark.wording or bookmark.quote)]
    parts += [f"— {marked(credit(bookmark, style), escape, '/', '/')}"]
    if bookmark.terms:
        parts += [f"Terms: {escape(terms(bookmark))}"]
    if bookmark.note:
        parts += ["Note:", _block(bookmark.note)]
    about = [f"Tags: {escape(', '.join(bookmark.tags))}"] if bookmark.tags else []
    about += [state_words(bookmark), f"~{link_words(bookmark)}~"]
    return "\n\n".join([*parts, " · ".join(item for item in about if item)])


def _block(text: str) -> str:
    paragraphs = [
        " \\\\\n".join(escape(line.strip()) for line in paragraph.split("\n") if line.strip())
        for paragraph in _PARAGRAPHS.split(harmless(text)[0].strip())
    ]
    return "#+begin_quote\n" + "\n\n".join(paragraphs) + "\n#+end_quote"
