"""Bookmarks as a Markdown document (CommonMark) in which article text is never markup."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from briefreader.citations.academic_styles import NO_WORKS, Works
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
from briefreader.text.date_format import utc
from briefreader.text.sanitizing import (
    PRINTABLE,
    all_but,
    consists_of,
    keeps_names,
    one_line,
    sanitize,
)

# Always special somewhere in a line; @ and $ mean something to Pandoc and others.
_MARKS = "\\`*_{}[]<>&~|^$@="
_SPECIAL = re.compile(f"[{re.escape(_MARKS)}]")
_ORDINARY = all_but(_MARKS)
_NO_MARK = PRINTABLE.translate(None, _MARKS.encode())  # nor harmful: one look tells both
# Would become a link by itself: an address's colon, a host's dot.
_AUTOLINK = re.compile(r"(?i)(?=[:.])(?:(?<=[a-z]):(?=//|[^\s:]+:)|(?<=www)\.)")
_BREAK = re.compile(r"(?<![\t ])[\t ]*\n\s*|\t")
_LINE_START = re.compile(r"(?:(\s*)([#+:%-])|(\s*\d+)([.)]))")


@keeps_names
def escape(text: str) -> str:
    """Return ``text`` without line breaks, so that Markdown shows these very characters."""
    return _unlinked(text) if consists_of(text, _NO_MARK) else _escaped(sanitize(text)[0])


def _escaped(text: str) -> str:
    """Return what is harmless already, escaped."""
    if "\n" in text or "\t" in text:
        text = _BREAK.sub(" ", text)
    if not consists_of(text, _ORDINARY):
        text = _SPECIAL.sub(r"\\\g<0>", text)
    return _unlinked(text)


def _unlinked(text: str) -> str:
    """Return a line that has no mark in it any more, so that it is no link and begins no block."""
    if ":" in text or "www." in text.lower():
        text = _AUTOLINK.sub(r"\\\g<0>", text)
    if text[:1].isalpha():
        return text
    start = _LINE_START.match(text)
    return f"{start[1] or start[3] or ''}\\{text[start.end() - 1 :]}" if start else text


def block(text: str) -> str:
    """Return ``text`` as a block quotation: paragraphs stay apart, kept line breaks stay breaks."""
    if text and text[0] != " " and text[-1] != " " and consists_of(text, _NO_MARK):
        return f"> {_unlinked(text)}"
    harmless = sanitize(text)[0].strip()
    if harmless and "\n" not in harmless:
        return f"> {_escaped(harmless)}"
    paragraphs = [
        [_escaped(line.strip()) for line in paragraph.split("\n") if line.strip()]
        for paragraph in PARAGRAPHS.split(harmless)
    ]
    return "\n>\n".join(
        "\n".join(f"> {line}" for line in "\\\n".join(lines).split("\n"))
        for lines in paragraphs
        if lines
    )


def _link(words: str, address: str) -> str:
    """Return an address as a link that shows these words."""
    return f"<{address}>" if words == address else f"[{escape(words)}](<{address}>)"


line_of = marker(escape, "*", "*", _link)
"""Writes a citation's line, its emphasis between asterisks and its addresses as links."""


def export(
    bookmarks: Sequence[Bookmark], style: CitationStyle, works: Works
) -> LongText[list[Bookmark]]:
    """Return the document: a heading for each article, below it its quotes in the given order."""

    def entry(bookmark: Bookmark, question: str) -> str:
        return _entry(bookmark, question, style, works)

    return outline("# Bookmarks", bookmarks, _heading, entry)


def export_one(bookmark: Bookmark) -> str:
    """Return a document of one bookmark, what is known of it in its front matter (YAML)."""
    known: dict[str, str | list[str] | None] = {
        "title": one_line(bookmark.title),
        "speaker": one_line(bookmark.speaker or ""),
        "date": bookmark.when or None,
        "source": one_line(bookmark.source),
        "byline": one_line(bookmark.byline),
        "url": web_address(bookmark.url),
        "tags": [one_line(tag) for tag in bookmark.tags],
        "state": bookmark.state.value,
        "bookmarked": utc(bookmark.created),
        "link": reader_link(bookmark),
    }
    # A JSON string is one of YAML, whatever is in it.
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in known.items() if value
    ]
    entry = _entry(bookmark, bookmark.question, CitationStyle.PLAIN, NO_WORKS)
    return "\n".join(["---", *lines, "---", "", entry, ""])


def _heading(bookmark: Bookmark) -> str:
    known = [bookmark.source, bookmark.byline, day_in_words(bookmark)]
    address = web_address(bookmark.url)
    link = f"<{address}>" if address else escape(one_line(bookmark.url))
    source = " · ".join(item for item in (*map(escape, map(one_line, known)), link) if item)
    return f"## {escape(article_title(bookmark))}\n\n{source}"


def _entry(bookmark: Bookmark, question: str, style: CitationStyle, works: Works) -> str:
    parts = []
    if question:
        parts += [f"Question: {escape(question)}"]
    parts += [block(bookmark.cited)]
    parts += [f"— {line_of(credit(bookmark, style, works))}"]
    if bookmark.terms:
        parts += [f"Terms: {escape(terms(bookmark))}"]
    if bookmark.note:
        parts += ["Note:", block(bookmark.note)]
    about = [f"Tags: {escape(', '.join(bookmark.tags))}"] if bookmark.tags else []
    about += [escape(state_words(bookmark)), f"<{reader_link(bookmark)}>"]
    return "\n\n".join([*parts, " · ".join(item for item in about if item)])
