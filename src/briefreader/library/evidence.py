"""Evidence packs on disk: written whole or not at all, and checked later, file by file."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from briefreader.article import Bookmark
from briefreader.characters import one_line
from briefreader.citations.evidence import QUOTES, SUMS, Source, digest, pack
from briefreader.errors import ExportError, SourceError, UsageError
from briefreader.notebook.files import sync_folder
from briefreader.sources.opening import file_bytes
from briefreader.sources.reading import article_from_bytes
from briefreader.sources.scanning import SUFFIXES, WEB_SUFFIXES

_LINE = re.compile(
    r"([0-9a-f]{64})  ([A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)?)"
)
_MOST_SUMS = 1 << 24  # bytes of SHA256SUMS
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Packed:
    """What was written: how many sources, the quotes without one, and the sum over all sums."""

    sources: int
    without_text: tuple[str, ...]
    seal: str


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


def write_pack(
    folder: Path,
    bookmarks: Sequence[Bookmark],
    roots: Sequence[Path],
    kept_text: Callable[[str], str | None],
) -> Packed:
    """Write the pack into ``folder``, which must not be there yet.

    ``kept_text`` gives the text of an article by its content's hash. Raises ExportError, one
    line; then nothing is left behind.
    """
    real = Path(os.path.realpath(folder))
    if os.path.lexists(folder):
        raise _refused(folder, "something stands there; name a new folder")
    if any(real.is_relative_to(root) for root in roots):
        raise _refused(folder, "that is inside the library; name a folder elsewhere")
    sources = {bookmark.id: _source(bookmark, roots, kept_text) for bookmark in bookmarks}
    files = pack(bookmarks, sources)
    temporary = folder.with_name(f".{folder.name[:100]}.{os.urandom(6).hex()}.part")
    try:
        _write(temporary, files)
        temporary.rename(folder)
        sync_folder(folder.parent)
    except OSError as error:
        raise _refused(folder, error.strerror or str(error)) from error
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(temporary)
    count = sum(name.startswith("sources/") for name in files)
    without = tuple(b.id for b in bookmarks if sources[b.id].text is None)
    return Packed(count, without, digest(files[SUMS]))


def _refused(folder: Path, reason: str) -> ExportError:
    return ExportError(f"{one_line(str(folder))}: not written: {reason}")


def _source(
    bookmark: Bookmark, roots: Sequence[Path], kept_text: Callable[[str], str | None]
) -> Source:
    """What is left of a bookmark's article: its text as kept, its file as it stands now.

    A path that came with an imported bookmark may lead anywhere. A file that is not known by its
    hash is therefore packed only if it is an article of the library.
    """
    text = kept_text(bookmark.content_hash) if bookmark.content_hash else None
    data: bytes | None = None
    with contextlib.suppress(SourceError):
        data = file_bytes(bookmark.path)
    same = data is not None and digest(data) == bookmark.content_hash
    if text is None and data is not None and same:
        with contextlib.suppress(SourceError):
            text = article_from_bytes(bookmark.path, data).text
    selector = bookmark.selector
    if text is not None and text[selector.start : selector.end] != selector.exact:
        text = None
    if not same and not _is_article(bookmark.path, roots):
        data = None
    return Source(text, data, bookmark.path.suffix)


def _is_article(path: Path, roots: Sequence[Path]) -> bool:
    real = Path(os.path.realpath(path))
    return real.suffix.lower() in SUFFIXES | WEB_SUFFIXES and any(
        real.is_relative_to(root) for root in roots
    )


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir()
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        with path.open("xb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
    for part in sorted({(folder / name).parent for name in files}):
        sync_folder(part)


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
    there = _files(folder)
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


def _files(folder: Path) -> dict[str, bool]:
    """Everything below the folder but its folders; whether it is a plain file."""
    found: dict[str, bool] = {}
    waiting = [folder]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(Path(entry.path))
                else:
                    name = Path(entry.path).relative_to(folder).as_posix()
                    found[name] = entry.is_file(follow_symlinks=False)
    return found


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
    texts = (quote.identity, quote.words, quote.original, quote.text or "", quote.file or "")
    numbers = (quote.start, quote.end)
    right = all(isinstance(text, str) for text in texts)
    return quote if right and all(type(number) is int for number in numbers) else None


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
