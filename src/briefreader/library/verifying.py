"""Evidence packs checked, file by file and quote by quote, without a library."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from briefreader.characters import one_line
from briefreader.citations.evidence import QUOTES, SUMS, digest
from briefreader.errors import UsageError

_LINE = re.compile(
    r"([0-9a-f]{64})  ([A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)?)"
)
_MOST_SUMS = 1 << 24  # bytes of SHA256SUMS
_BLOCK = 1 << 20


class Fault(StrEnum):
    """What can be wrong with a pack."""

    MISSING = "missing"
    CHANGED = "changed"
    ADDED = "added"
    NOT_IN_PLACE = "not in its place"
    UNREADABLE = "cannot be read"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: a file of the pack, or a quote by its id."""

    fault: Fault
    what: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What a pack holds, and all that is wrong with it; ``seal`` is the sum of ``SHA256SUMS``.

    ``sourceless`` of the ``quotes`` came without a text in which to look for them.
    """

    files: int
    quotes: int
    sourceless: int
    seal: str
    findings: tuple[Finding, ...]


def verify_pack(folder: Path) -> Verified:
    """Check every sum, that nothing came or went, and that each quote stands in its place.

    Raises UsageError for what is no pack at all.
    """
    sums_data = _read_plain(folder / SUMS, _MOST_SUMS)
    if sums_data is None:
        raise UsageError(
            f"{one_line(str(folder))}: no evidence pack: there is no {SUMS} that could be read"
        )
    sums, findings = _sums(sums_data)
    there, closed = _files(folder)
    findings += (Finding(Fault.UNREADABLE, name) for name in closed)
    sound: set[str] = set()
    for name, expected in sums.items():
        if name not in there:
            findings.append(Finding(Fault.MISSING, name))
        elif not there[name] or _sum(folder / name) != expected:
            findings.append(Finding(Fault.CHANGED, name))
        else:
            sound.add(name)
    findings += (
        Finding(Fault.ADDED, name) for name in sorted(there) if name not in sums and name != SUMS
    )
    quotes, sourceless, misplaced = _quotes(folder, sums, sound)
    return Verified(len(sums), quotes, sourceless, digest(sums_data), (*findings, *misplaced))


def _sums(data: bytes) -> tuple[dict[str, str], list[Finding]]:
    """The sums by name; a line that is none, or leads out of the folder, is a finding."""
    sums: dict[str, str] = {}
    findings = []
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        match = _LINE.fullmatch(line)
        if match and match[2] not in sums:
            sums[match[2]] = match[1]
        else:
            findings.append(Finding(Fault.UNREADABLE, f"{SUMS}, line {number}"))
    return sums, findings


def _files(folder: Path) -> tuple[dict[str, bool], list[str]]:
    """Everything below the folder but its folders, whether it is a plain file; closed folders."""
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
    """The SHA-256 of a plain file; nothing if it cannot be read."""
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
    """The bytes of a plain file of at most so many; None for anything else."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(descriptor, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode) or status.st_size > most:
                return None
            return file.read()
    except OSError:
        return None


def _quotes(
    folder: Path, sums: Mapping[str, str], sound: set[str]
) -> tuple[int, int, list[Finding]]:
    """How many quotes there are, how many without a text, and which are not in their places."""
    data = _read_plain(folder / QUOTES, 1 << 30) if QUOTES in sums else None
    if data is None:
        return 0, 0, []
    texts: dict[str, str] = {}
    findings = []
    sourceless = 0
    lines = data.decode("utf-8", "replace").split("\n")
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    for number, line in numbered:
        quote = _quote(line)
        if quote is None:
            findings.append(Finding(Fault.UNREADABLE, f"{QUOTES}, line {number}"))
            continue
        sourceless += quote.text is None
        if quote.text is not None and quote.text in sound and quote.text not in texts:
            texts[quote.text] = (folder / quote.text).read_text("utf-8", "replace")
        findings += _faults_of(quote, sums, texts)
    return len(numbered), sourceless, findings


@dataclass(frozen=True, slots=True)
class _Quote:
    """What is checked of one line of the pack's quotes."""

    identity: str
    words: str
    text: str | None
    start: int
    end: int
    file: str | None
    original: str


def _quote(line: str) -> _Quote | None:
    """One line; None where it does not have what a pack's lines have."""
    try:
        record = json.loads(line)
        evidence = record["evidence"]
        quote = _Quote(
            record["id"],
            record["quote"],
            evidence["text"],
            evidence["start"],
            evidence["end"],
            evidence["file"],
            record["content_hash"] if evidence["file_unchanged"] else "",
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    texts = (quote.identity, quote.words, quote.original)
    right = all(isinstance(text, str) for text in texts)
    right &= all(isinstance(name, str | None) for name in (quote.text, quote.file))
    return quote if right and type(quote.start) is type(quote.end) is int else None


def _faults_of(
    quote: _Quote, sums: Mapping[str, str], texts: Mapping[str, str]
) -> Iterator[Finding]:
    """A quote that is not in its text, or whose file is not the one that it was taken from."""
    what = f"quote {quote.identity}"
    if quote.text is not None:
        text = texts.get(quote.text)
        if quote.text not in sums:
            yield Finding(Fault.NOT_IN_PLACE, f"{what}: no sum for {quote.text}")
        elif text is not None and text[quote.start : quote.end] != quote.words:
            yield Finding(Fault.NOT_IN_PLACE, f"{what} in {quote.text}")
    if quote.original and quote.file is not None and sums.get(quote.file) != quote.original:
        yield Finding(Fault.NOT_IN_PLACE, f"{what}: {quote.file} is not the file it was taken from")
