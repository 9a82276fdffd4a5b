"""Bookmarks as one self-contained HTML page, made to be read and printed."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

from briefreader.citations.academic_styles import Works
from briefreader.citations.grouping import (
    article_title,
    by_article,
    reader_link,
    state_words,
    web_address,
    with_questions,
)
from briefreader.citations.punctuation import day_in_words, terms
from briefreader.citations.styled_text import PARAGRAPHS, marker
from briefreader.citations.styles import credit, told_apart
from briefreader.domain.bookmark import Bookmark
from briefreader.domain.citation_style import CitationStyle
from briefreader.forked_half import LongText, text_of
from briefreader.text.sanitizing import keeps_names, one_line, sanitize

_HEAD = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>TITLE</title>
<style>
:root { color-scheme: light dark;
  --ink: #1d2430; --dim: #626c7c; --line: #d5dae2; --tint: #2f6690; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #d9dee7; --dim: #8a94a5; --line: #343c49; --tint: #8fbcd9; }
}
body { max-width: 38rem; margin: 3rem auto; padding: 0 1.2rem; color: var(--ink);
  font: 1.05rem/1.55 Georgia, "Times New Roman", serif; }
h1 { font-weight: normal; letter-spacing: .02em; }
section { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1rem; }
h2 { margin: 0; font-size: 1.2rem; line-height: 1.3; }
.source, .about { color: var(--dim); font-size: .85rem; margin: .3rem 0; }
figure { margin: 2rem 0 0; break-inside: avoid; }
blockquote { margin: 0; padding-left: 1rem; border-left: 3px solid var(--tint); }
blockquote p { margin: 0 0 .7rem; }
blockquote p:last-child { margin: 0; }
figcaption { margin-top: .5rem; padding-left: 1.2rem; font-size: .92rem; }
.question, .note { margin: .6rem 0; padding-left: 1.2rem; font-size: .95rem;
  white-space: pre-line; }
.question { font-style: italic; }
a { color: var(--tint); overflow-wrap: anywhere; }
td { padding: .1rem 1rem .1rem 0; vertical-align: top; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; } a { color: inherit; text-decoration: none; } }
</style>
</head>
<body>
<h1>TITLE</h1>
"""


@keeps_names
def escape(text: str) -> str:
    """Return ``text`` as the content of an element or of a quoted attribute."""
    return html.escape(sanitize(text)[0])


def export(
    bookmarks: Sequence[Bookmark], style: CitationStyle, works: Works
) -> LongText[list[Bookmark]]:
    """Return the page: no script, nothing fetched, links to ``http``, ``https`` and the
    reader alone.
    """
    sections = _sections(bookmarks, style, works, _nothing)
    return sections._replace(before=_head("Bookmarks"), after=_TAIL)


def document(title: str, body: str) -> str:
    """Return a whole page of this look; ``title`` is text, ``body`` is HTML."""
    return f"{_head(title)}{body}{_TAIL}"


def _head(title: str) -> str:
    return _HEAD.replace("TITLE", escape(title))


_TAIL = "</body>\n</html>\n"


def _nothing(bookmark: Bookmark) -> str:
    return ""


def sections(
    bookmarks: Sequence[Bookmark], style: CitationStyle, below: Callable[[Bookmark], str] = _nothing
) -> str:
    """Return the quotes by article, in HTML; ``below`` gives HTML to stand under each."""
    works = told_apart(bookmarks, style)
    return text_of(_sections(bookmarks, style, works, below).pieces())


def _sections(
    bookmarks: Sequence[Bookmark],
    style: CitationStyle,
    works: Works,
    below: Callable[[Bookmark], str],
) -> LongText[list[Bookmark]]:
    def section(group: list[Bookmark]) -> str:
        return _section(group, style, works, below)

    return LongText(section, by_article(bookmarks), "")


def _section(
    group: Sequence[Bookmark],
    style: CitationStyle,
    works: Works,
    below: Callable[[Bookmark], str],
) -> str:
    first = group[0]
    title = escape(article_title(first))
    known = [escape(one_line(first.source)), escape(one_line(first.byline))]
    known += [escape(day_in_words(first)), _link(first.url)]
    source = " · ".join(item for item in known if item)
    figures = "".join(
        _figure(bookmark, question, style, works, below(bookmark))
        for bookmark, question in with_questions(group)
    )
    return f'<section>\n<h2>{title}</h2>\n<p class="source">{source}</p>\n{figures}</section>\n'


def _link(url: str) -> str:
    """Return a link if it leads to the web, else the words alone."""
    address = web_address(url)
    return _anchor(url, address) if address else escape(one_line(url))


def _anchor(words: str, address: str) -> str:
    return f'<a href="{escape(address)}" rel="noreferrer">{escape(words)}</a>'


_line_of = marker(escape, "<i>", "</i>", _anchor)


def _figure(
    bookmark: Bookmark, question: str, style: CitationStyle, works: Works, below: str
) -> str:
    words = bookmark.cited
    paragraphs = [
        escape(paragraph.strip()).replace("\n", "<br>\n")
        for paragraph in PARAGRAPHS.split(sanitize(words)[0])
        if paragraph.strip()
    ]
    asked = _block("question", question)
    bound = f"Terms: {terms(bookmark)}" if bookmark.terms else ""
    note = _block("note", bound) + _block("note", _note(bookmark))
    tags = f"Tags: {', '.join(bookmark.tags)}" if bookmark.tags else ""
    about = [escape(item) for item in (tags, state_words(bookmark)) if item]
    about.append(_anchor(reader_link(bookmark), reader_link(bookmark)))
    said = _line_of(credit(bookmark, style, works))
    quoted = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return (
        f'<figure id="{escape(bookmark.id)}">\n{asked}<blockquote>\n{quoted}</blockquote>\n'
        f'<figcaption>— {said}</figcaption>\n{note}<p class="about">{" · ".join(about)}</p>\n'
        f"{below}</figure>\n"
    )


def _note(bookmark: Bookmark) -> str:
    """Return the note, said to be none of the source's words."""
    return f"Private note: {bookmark.note}" if bookmark.note.strip() else ""


def _block(kind: str, text: str) -> str:
    return f'<p class="{kind}">{escape(text.strip())}</p>\n' if text.strip() else ""
