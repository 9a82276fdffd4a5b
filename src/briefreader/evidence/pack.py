"""An evidence pack: quotes with the texts they were taken from, in a bag with sums of everything.

Pure: what a pack holds, as names and bytes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from briefreader.citations.export.jsonl_export import Json, json_line, record_of
from briefreader.domain.bookmark import Bookmark
from briefreader.evidence.bag import bagged, digest
from briefreader.evidence.crate import CRATE, PAGE, QUOTES, PackOrigin, crate
from briefreader.evidence.evidence_page import escape, link, page
from briefreader.evidence.pack_words import PAGE_FORMAT, WORDINGS, PackWords

_NAMED_BY = 16  # digits of a hash
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
# A browser shows these as text or hands them on; anything else it may run as a page of the pack.
_SHOWN_AS_TEXT = frozenset({".txt", ".text", ".md", ".markdown", ".vtt", ".srt", ".json"})
_HANDED_ON = frozenset({".pdf", ".docx", ".odt", ".rtf", ".epub", ".mbox"})
_NEVER_RUN = _SHOWN_AS_TEXT | _HANDED_ON


@dataclass(frozen=True, slots=True)
class SourceCopy:
    """What is left of the article that a quote was taken from.

    ``text`` is what was read then, ``copied`` when it was copied, where that is known; ``file`` the
    bytes of the file now, last written at ``modified`` (both UTC, ISO 8601); either may be gone.
    """

    text: str | None = None
    file: bytes | None = None
    suffix: str = ""
    modified: str = ""
    copied: str = ""


@dataclass(frozen=True, slots=True)
class PackedSource:
    """Where a bookmark's source is in the pack; ``original`` says that the file is unchanged."""

    text: str | None
    file: str | None
    original: bool
    modified: str = ""
    copied: str = ""


def pack(
    bookmarks: Sequence[Bookmark], sources: Mapping[str, SourceCopy], origin: PackOrigin
) -> dict[str, bytes]:
    """Return every file of the pack by its name; ``sources`` are by the bookmarks' ids.

    The same bookmarks, sources and origin always give the same bytes.
    """
    payload: dict[str, bytes] = {}

    @cache  # of an article, each text and file is summed once for all its bookmarks
    def put_text(text: str) -> str:
        data = text.encode("utf-8", "replace")
        name = f"sources/{digest(data)[:_NAMED_BY]}.txt"
        payload[name] = data
        return name

    @cache
    def put_file(data: bytes, suffix: str) -> tuple[str, str]:
        sum_ = digest(data)
        name = f"files/{sum_[:_NAMED_BY]}{suffix}{'' if suffix in _NEVER_RUN else '.txt'}"
        payload[name] = data
        return name, sum_

    def put(bookmark: Bookmark, source: SourceCopy) -> PackedSource:
        text = None if source.text is None else put_text(source.text)
        if source.file is None:
            return PackedSource(text, None, False, copied=source.copied if text else "")
        suffix = source.suffix.lower() if _SUFFIX.fullmatch(source.suffix.lower()) else ".bin"
        file, sum_ = put_file(source.file, suffix)
        original = sum_ == bookmark.content_hash
        return PackedSource(text, file, original, source.modified, source.copied if text else "")

    placed = {one.id: put(one, sources.get(one.id, SourceCopy())) for one in bookmarks}
    lines = (json_line(record(bookmark, placed[bookmark.id])) for bookmark in bookmarks)
    payload[QUOTES] = "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
    sums = {name: digest(data) for name, data in payload.items()}
    wording = WORDINGS[PAGE_FORMAT]
    payload[PAGE] = page_of(bookmarks, placed, sums, wording)
    payload[CRATE] = crate_of(bookmarks, placed, origin, wording)
    return bagged(payload, {**origin.info(), "Page-Format": PAGE_FORMAT})


def record(bookmark: Bookmark, placed: PackedSource) -> dict[str, Json]:
    """Return the bookmark as it is exported, and where it stands in the pack."""
    evidence: dict[str, Json] = {
        "text": placed.text,
        "start": bookmark.selector.start,
        "end": bookmark.selector.end,
        "file": placed.file,
        "file_unchanged": placed.original,
    }
    if placed.copied:
        evidence["text_copied"] = placed.copied
    if placed.modified:
        evidence["file_modified"] = placed.modified
    return {**record_of(bookmark), "evidence": evidence}


def page_of(
    bookmarks: Sequence[Bookmark],
    placed: Mapping[str, PackedSource],
    sums: Mapping[str, str],
    wording: PackWords,
) -> bytes:
    """Return the page of a pack; ``sums`` are the SHA-256 of texts, files and quotes, by name."""
    places = {one.id: _place(one, placed[one.id], wording) for one in bookmarks}
    return page(bookmarks, places, sums, wording)


def crate_of(
    bookmarks: Sequence[Bookmark],
    placed: Mapping[str, PackedSource],
    origin: PackOrigin,
    wording: PackWords,
) -> bytes:
    """Return the description of a pack for other programs."""
    texts: dict[str, tuple[Bookmark, str]] = {}
    files: dict[str, tuple[Bookmark, str]] = {}
    for bookmark in bookmarks:
        where = placed[bookmark.id]
        if where.text:
            texts.setdefault(where.text, (bookmark, where.copied))
        if where.file:
            files.setdefault(where.file, (bookmark, where.modified))
    return crate(origin, texts, files, wording)


def _place(bookmark: Bookmark, placed: PackedSource, wording: PackWords) -> str:
    """Return in HTML where the words stand, and what of their source is in the pack."""
    told = []
    if placed.text:
        start, end = bookmark.selector.start, bookmark.selector.end
        where = escape(f", {bookmark.locator}" if bookmark.locator else "")
        is_told = wording.tells_copying and placed.copied
        copied = f", copied {escape(placed.copied)}" if is_told else ""
        told.append(f"{link(placed.text)}, characters {start + 1} to {end}{where}{copied}")
    else:
        told.append("no copy of the source was saved")
    if placed.file:
        state = wording.unchanged if placed.original else wording.changed
        written = f", last written {escape(placed.modified)}" if placed.modified else ""
        told.append(f"{link(placed.file)}, {state}{written}")
    else:
        told.append("the file is missing")
    return " · ".join(told)
