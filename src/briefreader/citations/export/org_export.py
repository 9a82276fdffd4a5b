"""Bookmarks as an Org document in which article text is never markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefreader.citations.academic_styles import Works
from briefreader.citations.grouping import (
    article_title,
    outline,
    reader_link,
    state_words,
    web_address,
)
from briefreader.citations.punctuation import day_in_words, terms
from briefreader.citations.styled_text import PARAGRAPHS, marker
from briefreader.citations.styles import credit
from briefreader.domain.bookmark import Bookmark
from briefreader.domain.citation_style import CitationStyle
from briefreader.forked_half import LongText
from briefreader.text.sanitizing import all_but, consists_of, keeps_names, one_line, sanitize

# Org's own names for characters, of its variable ``org-entities``; each ends with {} so that it
# does not swallow what follows. There is none for a backslash, brackets, braces and #, and that of
# the asterisk is another character in HTML: where these mean something, a zero width space keeps
# them apart, which is Org's own escape character.
ENTITIES = {
    "<": "lt",
    ">": "gt",
    "$": "dollar",
    "/": "slash",
    "_": "under",
    "=": "equal",
    "~": "tilde",
    "+": "plus",
    "|": "vert",
    "^": "asciicirc",
    ":": "colon",
}
_APART = "\u200b"
# Marks of emphasis only where it can begin; a dollar where it can end a formula, for "$10 billion
# and $5" is none; a colon where it can make a link, a tag or a footnote.
# The look ahead changes nothing but the time: most characters are none of these.
_SPECIAL = re.compile(
    r"(?=[<>$|^*/=~+_:])"
    r"(?:[<>|^]|\$(?=\$)|(?<=\S)\$(?![^\W_])|(?<![^\W_])[*/=~+](?=\S)|_(?=\S)|^[*+]|:(?=\S)(?!(?<=\d:)\d))"
)
_TOGETHER = re.compile(r"\\|\[(?=\[|\d{4}-\d)|\](?=\])|\{(?=\{)|\}(?=\})")
_ORDINARY = all_but("<>$|^*/=~+_:\\[]{}")
_HEAD = "#+TITLE: Bookmarks\n#+OPTIONS: ^:nil -:nil tex:nil f:nil toc:nil num:nil"
_LINE_START = re.compile(
    r"^(?=[-:%#]|\w{1,3}[.)]\s|(?:CLOCK|DEADLINE|SCHEDULED|CLOSED|COMMENT|TODO|DONE)\b)"
)


@keeps_names
def escape(text: str) -> str:
    """Return ``text`` on one line so that Org shows these very characters."""
    line = sanitize(text)[0].replace("\n", " ").replace("\t", " ")
    start = _APART if _LINE_START.match(line) else ""
    if consists_of(line, _ORDINARY):
        return start + line
    line = _TOGETHER.sub(rf"\g<0>{_APART}", line)
    return start + _SPECIAL.sub(_escaped, line)


def _escaped(found: re.Match[str]) -> str:
    name = ENTITIES.get(found[0])
    return f"\\{name}{{}}" if name else found[0] + _APART


def export(
    bookmarks: Sequence[Bookmark], style: CitationStyle, works: Works
) -> LongText[list[Bookmark]]:
    """Return the document: a heading for each article, below it its quotes in the given order."""

    def entry(bookmark: Bookmark, question: str) -> str:
        return _entry(bookmark, question, style, works)

    return outline(_HEAD, bookmarks, _heading, entry)


def _heading(bookmark: Bookmark) -> str:
    known = [bookmark.source, bookmark.byline, day_in_words(bookmark)]
    address = web_address(bookmark.url)
    link = f"[[{address}]]" if address else escape(one_line(bookmark.url))
    source = " · ".join(item for item in (*map(escape, map(one_line, known)), link) if item)
    return f"* {escape(article_title(bookmark))}\n\n{source}"


def _link(words: str, address: str) -> str:
    """Return an address as a link that shows these words; an address alone shows itself."""
    shown = web_address(words) or web_address(f"https://{words}").removeprefix("https://")
    return f"[[{address}]]" if shown == address or not shown else f"[[{address}][{shown}]]"


_line_of = marker(escape, "/", "/", _link)


def _entry(bookmark: Bookmark, question: str, style: CitationStyle, works: Works) -> str:
    parts = [f"Question: {escape(one_line(question))}"] if question else []
    parts += [_block(bookmark.cited)]
    parts += [f"— {_line_of(credit(bookmark, style, works))}"]
    if bookmark.terms:
        parts += [f"Terms: {escape(terms(bookmark))}"]
    if bookmark.note:
        parts += ["Note:", _block(bookmark.note)]
    about = [f"Tags: {escape(', '.join(bookmark.tags))}"] if bookmark.tags else []
    about += [escape(state_words(bookmark)), reader_link(bookmark)]
    return "\n\n".join([*parts, " · ".join(item for item in about if item)])


def _block(text: str) -> str:
    paragraphs = [
        " \\\\\n".join(escape(line.strip()) for line in paragraph.split("\n") if line.strip())
        for paragraph in PARAGRAPHS.split(sanitize(text)[0].strip())
    ]
    return "#+begin_quote\n" + "\n\n".join(paragraphs) + "\n#+end_quote"
