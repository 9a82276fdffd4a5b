"""Highlights as KOReader exports them to be read: as Markdown, or as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_PAGE = re.compile(r"^### \S+ (\S+) @ (.+)$", re.MULTILINE)
_AUTHOR = re.compile(r"^##### (.+)$", re.MULTILINE)
_CHAPTER = re.compile(r"^## .+$", re.MULTILINE)
_MARKED = re.compile(r"(\*{1,3}|==|~~|\+\+|<u>)(.+?)(?:\1|</u>)", re.DOTALL)
_END = "-=-=-=-=-=-"
_HEAD = re.compile(r"^[^\S\n]*-- [^\n:]+: (\S+), (.+)$", re.MULTILINE)
_NOTE = "\n---\n"


class Highlight(NamedTuple):
    """A highlight; ``day`` is what KOReader says of when it was made."""

    words: str
    note: str
    title: str
    author: str
    page: str
    day: str


def is_markdown(text: str) -> bool:
    """Return whether a text is an export in Markdown."""
    return text.startswith("# ") and _PAGE.search(text) is not None


def in_markdown(text: str) -> Iterator[Highlight]:
    """Yield the highlights of an export in Markdown, of one book or several."""
    for book in re.split(r"^# ", text, flags=re.MULTILINE):
        title = book.partition("\n")[0].strip()
        author = _AUTHOR.search(book)
        pages = list(_PAGE.finditer(book))
        ends = [page.start() for page in pages[1:]] + [len(book)]
        for page, end in zip(pages, ends, strict=False):
            body = _CHAPTER.sub("", book[page.end() : end])
            words, _, note = body.partition(_NOTE)
            marked = _MARKED.fullmatch(words.strip())
            yield Highlight(
                marked[2] if marked else words.strip(),
                note.strip(),
                title,
                author[1].strip() if author else "",
                page[1],
                page[2].strip(),
            )


def is_text(text: str) -> bool:
    """Return whether a text is an export as plain text."""
    return _END in text and _HEAD.search(text) is not None


def in_text(text: str) -> Iterator[Highlight]:
    """Yield the highlights of an export as plain text; the first headings above one are the book's
    and the chapter's.
    """
    title = ""
    for entry in text.split(_END):
        head = _HEAD.search(entry)
        if head is None:
            continue
        above = [line.strip() for line in entry[: head.start()].splitlines() if line.strip()]
        title = above[0] if above and (not title or len(above) > 1) else title
        words, _, note = entry[head.end() :].partition(_NOTE)
        yield Highlight(words.strip(), note.strip(), title, "", head[1], head[2].strip())
