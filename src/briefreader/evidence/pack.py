"""An evidence pack: quotes with the texts they were taken from, and sums to check both by.

Pure: what a pack holds, as names and bytes. ``SHA256SUMS`` is as ``sha256sum -c`` reads it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefreader.citations.export import html_export
from briefreader.citations.export.jsonl_export import Json, json_line, record_of
from briefreader.citations.styles import CitationStyle
from briefreader.domain.bookmark import Bookmark

SUMS = "SHA256SUMS"
QUOTES = "quotes.jsonl"
PAGE = "index.html"
_NAMED_BY = 16  # digits of a hash
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
# A browser shows these as text or hands them on; anything else it may run as a page of the pack.
_SHOWN_AS_TEXT = frozenset({".txt", ".text", ".md", ".markdown", ".vtt", ".srt", ".json"})
_HANDED_ON = frozenset({".pdf", ".docx", ".odt", ".rtf", ".epub", ".mbox"})
_NEVER_RUN = _SHOWN_AS_TEXT | _HANDED_ON

_ABOUT = """\
<p class="about">Each quote comes with its source: the whole text as it was read when the quote was
kept, and the file itself where it could still be had. <code>sha256sum -c SHA256SUMS</code> checks
every file of this folder; <code>briefreader verify</code> also checks that each quote stands where
it is said to stand.</p>
"""


@dataclass(frozen=True, slots=True)
class SourceCopy:
    """What is left of the article that a quote was taken from.

    ``text`` is what was read then, ``file`` the bytes of the file now; either may be gone.
    """

    text: str | None = None
    file: bytes | None = None
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class PackedSource:
    """Where a bookmark's source is in the pack; ``original`` says that the file is unchanged."""

    text: str | None
    file: str | None
    original: bool


def pack(bookmarks: Sequence[Bookmark], sources: Mapping[str, SourceCopy]) -> dict[str, bytes]:
    """Return every file of the pack by its name; ``sources`` are by the bookmarks' ids.

    The same bookmarks and sources always give the same bytes.
    """
    files: dict[str, bytes] = {}
    placed: dict[str, PackedSource] = {}
    for bookmark in bookmarks:
        source = sources.get(bookmark.id, SourceCopy())
        placed[bookmark.id] = _put(files, bookmark, source)
    lines = (json_line(record(bookmark, placed[bookmark.id])) for bookmark in bookmarks)
    files[QUOTES] = "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
    sums = {name: digest(data) for name, data in files.items()}
    files[PAGE] = page_of(bookmarks, placed, sums)
    ordered = dict(sorted(files.items()))
    ordered[SUMS] = sums_of(ordered)
    return ordered


def sums_of(files: Mapping[str, bytes]) -> bytes:
    """Return the lines of ``SHA256SUMS``: a sum, two spaces, a name."""
    return "".join(f"{digest(data)}  {name}\n" for name, data in files.items()).encode()


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _put(files: dict[str, bytes], bookmark: Bookmark, source: SourceCopy) -> PackedSource:
    """Add a bookmark's source to the pack, once for all bookmarks that have it."""
    text = file = None
    original = False
    if source.text is not None:
        data = source.text.encode("utf-8", "replace")
        text = f"sources/{digest(data)[:_NAMED_BY]}.txt"
        files[text] = data
    if source.file is not None:
        suffix = source.suffix.lower() if _SUFFIX.fullmatch(source.suffix.lower()) else ".bin"
        name = digest(source.file)
        file = f"files/{name[:_NAMED_BY]}{suffix}{'' if suffix in _NEVER_RUN else '.txt'}"
        files[file] = source.file
        original = name == bookmark.content_hash
    return PackedSource(text, file, original)


def record(bookmark: Bookmark, placed: PackedSource) -> dict[str, Json]:
    """Return the bookmark as it is exported, and where it stands in the pack."""
    evidence: dict[str, Json] = {
        "text": placed.text,
        "start": bookmark.selector.start,
        "end": bookmark.selector.end,
        "file": placed.file,
        "file_unchanged": placed.original,
    }
    return {**record_of(bookmark), "evidence": evidence}


def page_of(
    bookmarks: Sequence[Bookmark], placed: Mapping[str, PackedSource], sums: Mapping[str, str]
) -> bytes:
    """Return the page of a pack; ``sums`` are the SHA-256 of its other files, by name.

    The same bookmarks, places and sums always give the same bytes.
    """

    def below(bookmark: Bookmark) -> str:
        return f'<p class="about">{_place(bookmark, placed[bookmark.id])}</p>\n'

    rows = "".join(
        f"<tr><td>{_link(name)}</td><td><code>{sums[name]}</code></td></tr>\n"
        for name in sorted(sums)
    )
    body = html_export.sections(bookmarks, CitationStyle.PLAIN, below)
    table = f'<section>\n<h2>Files</h2>\n<table class="about">\n{rows}</table>\n</section>\n'
    return html_export.document("Evidence", _ABOUT + body + table).encode("utf-8", "replace")


def _place(bookmark: Bookmark, placed: PackedSource) -> str:
    """Return in HTML where the words stand, and what of their source is in the pack."""
    told = []
    if placed.text:
        start, end = bookmark.selector.start, bookmark.selector.end
        where = html_export.escape(f", {bookmark.locator}" if bookmark.locator else "")
        told.append(f"{_link(placed.text)}, characters {start + 1} to {end}{where}")
    else:
        told.append("no text of the source was kept")
    if placed.file:
        state = "as it was quoted from" if placed.original else "changed since it was quoted from"
        told.append(f"{_link(placed.file)}, {state}")
    else:
        told.append("the file is gone")
    return " · ".join(told)


def _link(name: str) -> str:
    return f'<a href="{html_export.escape(name)}">{html_export.escape(name)}</a>'
