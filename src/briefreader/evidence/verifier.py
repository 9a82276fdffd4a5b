"""Evidence packs checked, file by file and quote by quote, without a library."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import cast

from briefreader.citations.export.jsonl_export import Json, bookmark_of, json_line
from briefreader.domain.bookmark import Bookmark
from briefreader.errors import UsageError
from briefreader.evidence.pack import PAGE, QUOTES, SUMS, PackedSource, digest, page_of, record
from briefreader.notebook.anchoring.anchors import matches_at_position
from briefreader.text.sanitizing import one_line

_LINE = re.compile(
    r"([0-9a-f]{64})  ([A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)?)"
)
_MOST_SUMS = 1 << 24  # bytes of SHA256SUMS
_MOST_TEXT = 1 << 28  # bytes of a source's text
_MOST_QUOTES = 1 << 30  # bytes of all quotes, and of the page
_BLOCK = 1 << 20


class FaultKind(StrEnum):
    """What can be wrong with a pack."""

    MISSING = "missing"
    CHANGED = "changed"
    ADDED = "added"
    NOT_IN_PLACE = "not in its place"
    NOT_FROM_QUOTES = "not what the quotes give"
    UNREADABLE = "cannot be read"


@dataclass(frozen=True, slots=True)
class PackFault:
    """One thing that is wrong: a file of the pack, or a quote by its id."""

    fault: FaultKind
    what: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What a pack holds, and all that is wrong with it; ``checksum`` is that of ``SHA256SUMS``.

    ``sourceless`` of the ``quotes`` came without a text in which to look for them.
    """

    files: int
    quotes: int
    sourceless: int
    checksum: str
    findings: tuple[PackFault, ...]


def verify_pack(folder: Path) -> Verified:
    """Check every sum, that nothing came or went, each quote's place, and the page.

    The page is made again of the quotes and compared: whoever changes one of them and makes new
    sums has to change the other, and the source, too. Raises UsageError for what is no pack at all.
    """
    sums_data = _read_plain(folder / SUMS, _MOST_SUMS)
    if sums_data is None:
        raise UsageError(
            f"{one_line(str(folder))}: no evidence pack: there is no {SUMS} that could be read"
        )
    sums, findings = _sums(sums_data)
    there, closed = _files(folder)
    findings += (PackFault(FaultKind.UNREADABLE, name) for name in closed)
    sound: set[str] = set()
    for name, expected in sums.items():
        if name not in there:
            findings.append(PackFault(FaultKind.MISSING, name))
        elif not there[name] or _sum(folder / name) != expected:
            findings.append(PackFault(FaultKind.CHANGED, name))
        else:
            sound.add(name)
    findings += (
        PackFault(FaultKind.ADDED, name)
        for name in sorted(there)
        if name not in sums and name != SUMS
    )
    quotes, faults = _quotes(folder, sums, sound)
    sourceless = sum(quote.placed.text is None for quote in quotes)
    findings += (*faults, *_page_faults(folder, quotes, sums, sound))
    return Verified(len(sums), len(quotes), sourceless, digest(sums_data), tuple(findings))


def _sums(data: bytes) -> tuple[dict[str, str], list[PackFault]]:
    """Return the sums by name; a line that is none, or leads out of the folder, is a finding."""
    sums: dict[str, str] = {}
    findings = []
    # As sha256sum reads it: nothing but a line feed ends a line.
    lines = data.decode("utf-8", "replace").removesuffix("\n").split("\n")
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line)
        if match and match[2] not in sums:
            sums[match[2]] = match[1]
        else:
            findings.append(PackFault(FaultKind.UNREADABLE, f"{SUMS}, line {number}"))
    return sums, findings


def _files(folder: Path) -> tuple[dict[str, bool], list[str]]:
    """Return everything below the folder but its folders, whether it is a plain file; closed
    folders.
    """
    found: dict[str, bool] = {}
    closed: list[str] = []
    waiting = [folder]
    while waiting:
        looked_at = waiting.pop()
        try:
            with os.scandir(looked_at) as listing:
                entries = list(listing)
        except OSError:
            closed.append(looked_at.relative_to(folder).as_posix())
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting.append(Path(entry.path))
            else:
                name = Path(entry.path).relative_to(folder).as_posix()
                found[name] = entry.is_file(follow_symlinks=False)
    return found, closed


def _sum(path: Path) -> str:
    """Return the SHA-256 of a plain file; nothing if it cannot be read."""
    sums = hashlib.sha256()
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(descriptor, "rb") as file:
            while block := file.read(_BLOCK):
                sums.update(block)
    except OSError:
        return ""
    return sums.hexdigest()


def _read_plain(path: Path, most: int) -> bytes | None:
    """Return the bytes of a plain file of at most so many; None for anything else."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(descriptor, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode) or status.st_size > most:
                return None
            return file.read()
    except OSError:
        return None


@dataclass(frozen=True, slots=True)
class _Quote:
    """A line of the pack's quotes: the bookmark, and where its source is."""

    bookmark: Bookmark
    placed: PackedSource


def _quotes(
    folder: Path, sums: Mapping[str, str], sound: Set[str]
) -> tuple[list[_Quote], list[PackFault]]:
    """Return the quotes, and the faults of those that are none or not in their places."""
    data = _read_plain(folder / QUOTES, _MOST_QUOTES) if QUOTES in sums else None
    quotes: list[_Quote] = []
    findings: list[PackFault] = []
    texts: dict[str, str] = {}
    for number, line in enumerate((data or b"").decode("utf-8", "replace").split("\n"), 1):
        if not line.strip():
            continue
        quote = _quote(line)
        if quote is None:
            findings.append(PackFault(FaultKind.UNREADABLE, f"{QUOTES}, line {number}"))
            continue
        quotes.append(quote)
        name = quote.placed.text
        if name is not None and name in sound and name not in texts:
            texts[name] = (_read_plain(folder / name, _MOST_TEXT) or b"").decode("utf-8", "replace")
        findings += _faults_of(quote, sums, texts)
        if json_line(record(quote.bookmark, quote.placed)) != line:
            findings.append(PackFault(FaultKind.NOT_IN_PLACE, f"{QUOTES}, line {number}: edited"))
    if not quotes and not findings:
        findings.append(PackFault(FaultKind.MISSING, f"{QUOTES}: no quote"))
    return quotes, findings


def _quote(line: str) -> _Quote | None:
    """Return one line; None where it does not have what a pack's lines have."""
    try:
        described = cast("dict[str, Json]", json.loads(line))
        evidence = cast("dict[str, Json]", described["evidence"])
        text, file, unchanged = evidence["text"], evidence["file"], evidence["file_unchanged"]
        bookmark = bookmark_of(described)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    if not isinstance(text, str | None) or not isinstance(file, str | None):
        return None
    return _Quote(bookmark, PackedSource(text, file, unchanged is True))


def _faults_of(
    quote: _Quote, sums: Mapping[str, str], texts: Mapping[str, str]
) -> Iterator[PackFault]:
    """Yield a quote that is not in its text, or whose file is not the one that it was taken
    from.
    """
    bookmark, placed = quote.bookmark, quote.placed
    what = f"quote {bookmark.id}"
    if placed.text is not None:
        text = texts.get(placed.text)
        if placed.text not in sums:
            yield PackFault(FaultKind.NOT_IN_PLACE, f"{what}: no sum for {placed.text}")
        elif text is not None and not matches_at_position(bookmark.selector, text):
            yield PackFault(FaultKind.NOT_IN_PLACE, f"{what} in {placed.text}")
    original = bookmark.content_hash if placed.original else ""
    if original and placed.file is not None and sums.get(placed.file) != original:
        yield PackFault(
            FaultKind.NOT_IN_PLACE, f"{what}: {placed.file} is not the file it was taken from"
        )


def _page_faults(
    folder: Path, quotes: Sequence[_Quote], sums: Mapping[str, str], sound: Set[str]
) -> Iterator[PackFault]:
    """Yield a page that is missing, or not what is made of the quotes."""
    if PAGE not in sums:
        yield PackFault(FaultKind.MISSING, PAGE)
    elif PAGE in sound:
        others = {name: digest for name, digest in sums.items() if name != PAGE}
        placed = {quote.bookmark.id: quote.placed for quote in quotes}
        made = page_of([quote.bookmark for quote in quotes], placed, others)
        if _read_plain(folder / PAGE, _MOST_QUOTES) != made:
            yield PackFault(FaultKind.NOT_FROM_QUOTES, PAGE)
