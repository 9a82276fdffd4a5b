"""Make one article of one file."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from briefreader.domain.article import Article, TextStyle
from briefreader.errors import SourceError
from briefreader.sources.blocks.block import GAP, Block, assemble
from briefreader.sources.blocks.line_shapes import (
    LIST_MARK,
    cells,
    ends_sentence,
    is_running,
    is_standalone_line,
    label_end,
)
from briefreader.sources.files.decoding import decode, is_binary
from briefreader.sources.files.file_kinds import MARKDOWN_SUFFIXES, WEB_SUFFIXES, no_article
from briefreader.sources.files.safe_open import file_bytes
from briefreader.sources.formats.front_matter import NOTHING, Metadata, split
from briefreader.sources.formats.markdown.reader import markdown_blocks
from briefreader.sources.formats.plain_text import plain_blocks
from briefreader.sources.metadata.attribution_terms import terms_of_attribution
from briefreader.sources.metadata.autolinks import with_addresses
from briefreader.sources.metadata.boilerplate import (
    DEFAULT_RULES,
    BoilerplateRules,
    remove_boilerplate,
)
from briefreader.sources.metadata.dates import (
    HAS_DIGIT,
    HEAD_LINES,
    date_alone,
    name_date,
    said_on,
    stated_dates,
)
from briefreader.text.sanitizing import fold_text, one_line

SHOWN_LIMIT = 2 * 1024 * 1024
LONGEST_TITLE = 160
CUT_TITLE = 100
_HEAD_LINE = 200  # code points of each: days stand at the start of a line, or alone on it
_HEAD = 20_000  # code points in which they stand
_MOST_HEAD = 80  # lines, blank ones too, among which the first ones with text are looked for
CUT = "only the first 2 MB are shown"
NOT_TEXT = "not text, whatever its name says"
NO_TEXT = "the file holds front matter and no text"
_INVISIBLE = re.compile(r"[\s\u200c\u200d\u2400-\u2421\ufffd\ufe00-\ufe0f]*")
_MARKS = "*_#\\\u00a0"
_AROUND = _MARKS + " \t\u3000"


def load_article(path: Path, rules: BoilerplateRules = DEFAULT_RULES) -> Article:
    """Read the article in the file at ``path``, an absolute real path.

    Raises ``SourceError`` with the path and a short reason for what is no article.
    """
    data = file_bytes(path)
    if reason := no_article(path.name):
        raise SourceError(os.fspath(path), reason)
    return article_from_bytes(path, data, rules)


def raw_text(path: Path) -> str:
    """Return the file's text as it stands, decoded and made harmless; raises ``SourceError``."""
    data = file_bytes(path)
    if is_binary(data):
        raise SourceError(os.fspath(path), NOT_TEXT)
    if path.suffix.lower() in WEB_SUFFIXES:
        from briefreader.sources.formats.html_page import decode_page

        return decode_page(data).text
    return decode(data).text


def article_from_bytes(path: Path, data: bytes, rules: BoilerplateRules = DEFAULT_RULES) -> Article:
    """Return the article that ``data`` is, had it been read from ``path``; raises
    ``SourceError``.
    """
    if is_binary(data):
        raise SourceError(os.fspath(path), NOT_TEXT)
    parsed = _web_page(path, data) if path.suffix.lower() in WEB_SUFFIXES else _text(path, data)
    metadata, notes = parsed.metadata, parsed.notes
    blocks = remove_boilerplate(parsed.blocks, rules)
    title = metadata.title or _title(blocks) or one_line(path.stem) or "untitled"
    assembled = assemble(_without_title(blocks, title, metadata.title))
    if not assembled.text and parsed.stated:
        notes += (NO_TEXT,)
    lines = parsed.head
    published, modified = metadata.published, metadata.modified
    if published is None and modified is None:
        published, modified = stated_dates(lines)
    published = published or name_date(str(path))
    return Article(
        path=path,
        content_hash=hashlib.sha256(data).hexdigest(),
        title=title,
        text=assembled.text,
        said_on=metadata.said_on or said_on(lines, published),
        published=published,
        modified=modified,
        source=metadata.source,
        url=metadata.url,
        byline=metadata.byline,
        tags=metadata.tags,
        paragraphs=assembled.paragraphs,
        styles=with_addresses(assembled.text, assembled.styles),
        notes=notes,
        terms=terms_of_attribution(title, assembled.text),
    )


class _Parsed(NamedTuple):
    """A file taken apart: what it states about itself, its blocks and its first lines."""

    metadata: Metadata
    stated: bool
    blocks: list[Block]
    head: Sequence[str]
    notes: tuple[str, ...]


def _text(path: Path, data: bytes) -> _Parsed:
    text, notes = decode(_shown(data))
    _refuse_nothing(path, text)
    stated, body, header_notes = split(text)
    blocks = (markdown_blocks if path.suffix.lower() in MARKDOWN_SUFFIXES else plain_blocks)(body)
    notes += header_notes
    if len(data) > SHOWN_LIMIT:
        notes += (CUT,)
    metadata = stated or NOTHING
    head = _head_lines(body, metadata.title)
    return _Parsed(metadata, stated is not None, blocks, head, notes)


def _web_page(path: Path, data: bytes) -> _Parsed:
    from briefreader.sources.formats.html_page import (  # only where there is a page
        decode_page,
        web_page,
    )

    text, notes = decode_page(data)
    _refuse_nothing(path, text)
    page = web_page(os.fspath(path), text)
    first = GAP.join(block.text for block in page.blocks[:HEAD_LINES])
    head = _head_lines(first, page.metadata.title)
    return _Parsed(page.metadata, bool(page.metadata.title), page.blocks, head, notes + page.notes)


def _refuse_nothing(path: Path, text: str) -> None:
    if _INVISIBLE.fullmatch(text):
        raise SourceError(os.fspath(path), "is empty" if not text.strip() else "holds no text")


def _shown(data: bytes) -> bytes:
    """Return the first ``SHOWN_LIMIT`` bytes, cut where a paragraph, a line or a word ends near
    there.
    """
    if len(data) <= SHOWN_LIMIT:
        return data
    if b"\0" in data[:64]:  # two or four bytes a character
        return data[: SHOWN_LIMIT - SHOWN_LIMIT % 4]
    nearest = SHOWN_LIMIT - SHOWN_LIMIT // 8
    for end in (b"\n\n", b"\n", b" "):
        if (cut := data.rfind(end, nearest, SHOWN_LIMIT)) >= 0:
            return data[:cut]
    cut = SHOWN_LIMIT
    while data[cut] & 0xC0 == 0x80 and cut > SHOWN_LIMIT - 4:
        cut -= 1
    return data[:cut]


def _head_lines(body: str, title: str) -> list[str]:
    """Return those of the first lines with text that have a digit, without Markdown's marks.

    The last line of a paragraph wrapped by hand is left out: a day on it is a sentence's. Only a
    title, the stated ``title`` if there is one, may be as long as a line of text and have a day
    right below it.
    """
    found: list[str] = []
    left = HEAD_LINES
    begun = running = False
    for line in body[:_HEAD].split("\n", _MOST_HEAD)[:_MOST_HEAD]:
        bare = line.strip(_AROUND)
        if not bare:
            begun = running = False
            continue
        if not running and HAS_DIGIT.search(bare, 0, _HEAD_LINE):
            head = _without_marks(bare[:_HEAD_LINE])
            if not (begun and ends_sentence(head) and date_alone(head)):
                found.append(head)
        if not (left == HEAD_LINES and _may_be_title(bare, title)):
            running = running or is_running(line.strip())
        begun = True
        left -= 1
        if not left:
            break
    return found


def _may_be_title(line: str, stated: str) -> bool:
    if stated:
        return _says(line, stated)
    return not ends_sentence(line) and not LIST_MARK.match(line)


def _without_marks(line: str) -> str:
    for mark in _MARKS:
        line = line.replace(mark, "")
    return line.strip()


def _title(blocks: Sequence[Block]) -> str:
    """Return the first line of the text, cut if it is too long to be a title."""
    first = next((block for block in blocks if not block.boilerplate), None)
    if first is None:
        return ""
    line = first.text.strip().partition("\n")[0]
    line = one_line(line[: LONGEST_TITLE * 4])
    if len(line) <= LONGEST_TITLE:
        return line
    cut = line.rfind(" ", CUT_TITLE // 2, CUT_TITLE)
    return line[: cut if cut > 0 else CUT_TITLE].rstrip(" ,;:–—-") + "…"


def _without_title(blocks: list[Block], title: str, stated: str) -> list[Block]:
    """Return the blocks without the one that only says the title."""
    number = next((n for n, block in enumerate(blocks) if not block.boilerplate), None)
    if number is None:
        return blocks
    first = blocks[number]
    rest = blocks[number + 1 :]
    drop = _says(first.text, stated) if stated else _is_title(first, title, rest)
    others = any(not block.boilerplate for block in rest)
    if not drop or not (others or stated or "\n" in first.text):
        return blocks
    below = first.text.partition("\n")[2]
    replaced = list(blocks)
    if below and not stated:
        replaced[number] = first.after(len(first.text) - len(below))
    else:
        replaced[number] = first._replace(boilerplate=True)
    return replaced


def _says(text: str, title: str) -> bool:
    """Return whether ``text`` is the title over again, as matching sees both."""
    if len(text) >= 2 * len(title):
        return False
    first, second = text[:1], title[:1]
    if first.isalnum() and second.isalnum() and (first + second).isascii():
        # Folding is dear, and most first lines are told from the title by their first letter.
        return first.lower() == second.lower() and fold_text(text) == fold_text(title)
    return fold_text(text) == fold_text(title)


def _is_title(first: Block, title: str, others: Sequence[Block]) -> bool:
    """Return whether the first block can be left out for being the title: no turn, no list, not
    cut.
    """
    if first.has(TextStyle.HEADING):
        return True
    line = first.text.partition("\n")[0]
    return (
        one_line(line) == title
        and cells(line) <= LONGEST_TITLE
        and not _opens_turns(line, others)
        and not is_standalone_line(line)
    )


def _opens_turns(line: str, others: Sequence[Block]) -> bool:
    """Return whether what stands before the line's colon is a label: in capitals, or used again.

    ``Attorney General WARD:`` has its name in capitals.
    """
    label = line[: label_end(line)].rstrip()
    if not label or label.isupper():
        return bool(label)
    *title, name = label.rstrip(":*_ \u00a0").split()
    if title and len(name) > 1 and name.isupper() and all(word[0].isupper() for word in title):
        return True
    return any(f"\n{other.text}".find(f"\n{label}") >= 0 for other in others)
