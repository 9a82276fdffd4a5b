"""Make a new article file of a text and what is known about it; never over another file."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import count
from pathlib import Path

from briefreader.domain.article import Article
from briefreader.errors import SourceError
from briefreader.sources.files.decoding import decode, is_binary
from briefreader.sources.files.file_kinds import (
    WEB_SUFFIXES,
    WRITTEN_SUFFIXES,
    kind_of,
    not_text,
)
from briefreader.sources.files.safe_open import file_bytes
from briefreader.sources.formats.format_readers import NOT_TEXT
from briefreader.sources.formats.front_matter import (
    BYLINE,
    PUBLISHED,
    SAID,
    SOURCE,
    STATED_META,
    TITLE,
    URL,
    Syntax,
    field_name,
    find_head,
    known_name,
)
from briefreader.sources.metadata.boilerplate import DEFAULT_RULES
from briefreader.sources.sandboxed_reader import article_in_sandbox
from briefreader.text.folding import fold_text
from briefreader.text.sanitizing import one_line

NO_PLACE = "{} can't hold a title, source, date or address: leave those out"
LONGEST_NAME = 80  # of a file, in characters, without date and suffix
LONGEST_NAME_BYTES = 180
_PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.I)
_OPEN_HEAD = re.compile(r"<head\b[^>]{0,1000}>", re.I)
_WORD = re.compile(r"\w+")
# A folder that cannot hold one file under two names: FAT, some network folders.
_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})


@dataclass(frozen=True, slots=True)
class NewArticle:
    """What the user says about a text; what is empty is left to the text itself."""

    title: str = ""
    source: str = ""
    day: date | None = None
    url: str = ""
    byline: str = ""


def new_file(folder: Path, data: bytes, suffix: str, stated: NewArticle) -> Path:
    """Write ``data``, a text in any encoding, as a new article in ``folder``; where it now is.

    It is named after its day and title, and numbered where that name is taken. A day that is stated
    counts, also where the text tells when it was said. ``suffix`` tells
    the kind of text; an unknown one stands for plain text. Files of other kinds that are read go
    into it as they are. Raises SourceError for what is no text, and where something is stated of a
    file that has no place for it; OSError where nothing can be written. Then no file is left.
    """
    path = _write(folder, *_prepared(folder, data, suffix, stated, dated=True), once=False)
    assert path is not None
    return path


def new_file_once(folder: Path, data: bytes, suffix: str, stated: NewArticle) -> Path | None:
    """Write as :func:`new_file` does, unless the very same lies there under its name: then None.

    The day that is stated is that of publication; the text may tell when it was said.
    """
    prepared = _prepared(folder, data, suffix, stated, dated=False)
    return _write(folder, *prepared, once=True)


def _prepared(
    folder: Path,
    data: bytes,
    suffix: str,
    stated: NewArticle,
    *,
    dated: bool,
) -> tuple[str, str, bytes]:
    """Return a new article's name without its suffix, its suffix, and its bytes.

    ``dated`` says that the day that is stated is the article's, not only that of publication.
    """
    suffix = suffix.lower()
    kind = kind_of(f"text{suffix}")
    fields = _fields(stated)
    if kind is not None and suffix not in ("", *WRITTEN_SUFFIXES):
        if fields:
            raise SourceError("", NO_PLACE.format(kind.called))
    else:
        if reason := not_text(suffix) or (NOT_TEXT if is_binary(data) else ""):
            raise SourceError("", reason)
        if kind is None or not suffix:
            suffix = ".html" if _PAGE.match(data) else ".txt"
        data = _stated(data, suffix, fields)
    article = article_in_sandbox(folder / f"text{suffix}", data, DEFAULT_RULES)
    if dated and stated.day and article.said_on not in (None, stated.day):
        data = _stated(data, suffix, {SAID: stated.day.isoformat()})
    return _stem(article, stated), suffix, data


def _stated(data: bytes, suffix: str, fields: Mapping[tuple[str, ...], str]) -> bytes:
    """Return the text in UTF-8, with what is stated about it in it."""
    if suffix in WEB_SUFFIXES:
        return add_html_metadata(_page(data), fields).encode()
    return with_front_matter(_characters(data), fields).encode()


def _characters(data: bytes) -> str:
    """Return the text as it came, if it is UTF-8; whatever else it is, as it would be read."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return decode(data).text


def _fields(stated: NewArticle) -> dict[tuple[str, ...], str]:
    """Return the stated values under the names that front matter may have for them."""
    day = stated.day.isoformat() if stated.day else ""
    named = (
        *((TITLE, stated.title), (PUBLISHED, day), (SOURCE, stated.source)),
        *((URL, stated.url), (BYLINE, stated.byline)),
    )
    return {names: one_line(value) for names, value in named if value}


def _page(data: bytes) -> str:
    from briefreader.sources.formats.html_page import decode_page

    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode_page(data).text


def add_html_metadata(page: str, fields: Mapping[tuple[str, ...], str]) -> str:
    """Return a web page that states this too, in elements that are read before what it says
    itself.
    """
    elements = "".join(
        f'<meta name="{STATED_META}{names[0]}" content="{escape(value)}">'
        for names, value in fields.items()
    )
    head = _OPEN_HEAD.search(page)
    at = head.end() if head else 0
    return f"{page[:at]}{elements}{page[at:]}"


def with_front_matter(text: str, fields: Mapping[tuple[str, ...], str]) -> str:
    """Return ``text`` with front matter that says this too, in the place of what it said there
    before.
    """
    if not fields:
        return text
    head = find_head(text)
    syntax = head.syntax if head is not None else Syntax.YAML
    assign = " = " if syntax is Syntax.TOML else ": "
    quoted = one_line if syntax is Syntax.LINES else _scalar
    lines = [f"{names[0]}{assign}{quoted(value)}" for names, value in fields.items()]
    if head is None:
        return "\n".join(["---", *lines, "---", "", text.lstrip("\n")])
    replaced = {name for names in fields for name in names}
    said = head.span.of(text)
    if syntax is Syntax.JSON:
        header = _with_members(said, {names[0]: value for names, value in fields.items()}, replaced)
    else:
        header = "\n".join([*lines, *_without(said.split("\n"), replaced, syntax)])
    gap = "\n\n" if syntax is Syntax.LINES else "\n"
    return f"{text[: head.span.start]}{header.rstrip()}{gap}{text[head.span.end :].lstrip()}"


def _with_members(said: str, stated: Mapping[str, str], replaced: set[str]) -> str:
    """Return a JSON object that states this too, without the members that it takes the place of."""
    members = json.loads(said, strict=False).items()
    kept = {name: value for name, value in members if known_name(name) not in replaced}
    return json.dumps({**stated, **kept}, ensure_ascii=False, indent=2)


def _scalar(value: str) -> str:
    """Return a value as YAML and TOML quote it: only its backslashes and quotation marks count."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _without(lines: list[str], names: set[str], syntax: Syntax) -> Iterator[str]:
    """Yield the lines of front matter that belong to none of these fields."""
    dropping = in_table = False
    for line in lines:
        in_table = in_table or (syntax is Syntax.TOML and line.startswith("["))
        if in_table:
            dropping = False
        elif (name := field_name(line, syntax)) is not None:
            dropping = name in names
        if not dropping:
            yield line


def _stem(article: Article, stated: NewArticle) -> str:
    """Return ``2024-03-14-harbour-reopens``; without a day the title alone."""
    day = stated.day or article.date
    words = _WORD.findall(fold_text(article.title).replace("_", " "))
    stem = ""
    for word in words:
        longer = f"{stem}-{word}" if stem else word
        if len(longer) > LONGEST_NAME or len(longer.encode()) > LONGEST_NAME_BYTES:
            break
        stem = longer
    stem = stem or _cut(words[0] if words else "article")
    return f"{day.isoformat()}-{stem}" if day else stem


def _cut(word: str) -> str:
    return word.encode()[:LONGEST_NAME_BYTES].decode(errors="ignore")[:LONGEST_NAME]


def _write(folder: Path, stem: str, suffix: str, data: bytes, *, once: bool) -> Path | None:
    """Write a file under the first free name: it is there whole, or not at all.

    None where it is to be there ``once`` and is there already.
    """
    temporary = folder / f".{os.urandom(6).hex()}.part"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    try:
        with open(os.open(temporary, flags, 0o666), "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        for number in count(1):
            path = folder / f"{stem}{f'-{number}' if number > 1 else ''}{suffix}"
            with suppress(FileExistsError):
                _place(temporary, path)
                return path
            if once and _holds(path, data):
                return None
        raise AssertionError("unreachable")
    finally:
        temporary.unlink(missing_ok=True)


def _holds(path: Path, data: bytes) -> bool:
    """Return whether a file holds these very bytes."""
    try:
        return file_bytes(path) == data
    except SourceError:
        return False


def _place(temporary: Path, path: Path) -> None:
    """Give a file its name; raises FileExistsError where something stands under it."""
    try:
        path.hardlink_to(temporary)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666))
        temporary.replace(path)
