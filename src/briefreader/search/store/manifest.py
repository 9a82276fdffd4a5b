"""What a published index consists of, written last: until it is replaced, the old state holds."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import astuple, dataclass, replace
from pathlib import Path

from briefreader.errors import IndexDamaged, IndexMissing
from briefreader.search.store.digest import FileDigest, digest_file
from briefreader.search.store.file_names import SEAL
from briefreader.search.store.index_dir import FORMAT, check_private, unreadable

_ALWAYS_HASHED = 1 << 16  # bytes; smaller files are not worth trusting their times


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """A file's content, and the times (ns) that it had when that was last read."""

    size: int
    digest: str
    mtime_ns: int
    ctime_ns: int


@dataclass(frozen=True, slots=True)
class ManifestSegment:
    """One segment: its name, how many articles it holds, and the words of each field.

    ``reading`` tells how the files were read, see ``Builder``.
    """

    name: str
    articles: int
    lengths: tuple[int, ...]
    reading: str


@dataclass(frozen=True, slots=True)
class OverBudget:
    """A file that took too much to be read, as it was then; ``reading`` as of a segment."""

    name: str
    size: int
    mtime_ns: int
    reason: str
    reading: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """One published state of the index; ``complete`` unless files were still to be read then.

    Files ``over_budget`` are not tried again as they are.
    """

    generation: int
    segments: tuple[ManifestSegment, ...]
    files: dict[str, ManifestFile]
    complete: bool = True
    over_budget: tuple[OverBudget, ...] = ()


def manifest_entry(path: Path, content: FileDigest | ManifestFile) -> ManifestFile:
    """Return the file in its final place, with what is known of its content."""
    found = path.stat()
    return ManifestFile(content.size, content.digest, found.st_mtime_ns, found.st_ctime_ns)


def write_seal(folder: Path, seal: Manifest) -> None:
    """Replace the seal, which publishes what it names."""
    described = {
        "format": FORMAT,
        "generation": seal.generation,
        "complete": seal.complete,
        "segments": [
            [part.name, part.articles, list(part.lengths), part.reading] for part in seal.segments
        ],
        "files": {
            name: [file.size, file.digest, file.mtime_ns, file.ctime_ns]
            for name, file in seal.files.items()
        },
        "over_budget": [astuple(one) for one in seal.over_budget],
    }
    body = json.dumps(described, separators=(",", ":")).encode()
    written = folder / f"{SEAL}.new"
    written.write_bytes(body + b"\n" + hashlib.sha256(body).hexdigest().encode())
    written.replace(folder / SEAL)


def read_seal(folder: Path) -> Manifest:
    """Return the published state, as the seal tells it; its files are not looked at.

    Raises IndexMissing where nothing was published, IndexDamaged for a seal that is not whole.
    """
    check_private(folder)
    path = folder / SEAL
    try:
        body, _, digest = path.read_bytes().rpartition(b"\n")
    except FileNotFoundError:
        raise IndexMissing(f"{folder}: no index yet") from None
    except OSError as error:
        raise unreadable(path, error) from error
    if hashlib.sha256(body).hexdigest().encode() != digest:
        raise IndexDamaged(f"{path}: the seal is broken")
    try:
        described = json.loads(body)
        if described["format"] != FORMAT:
            raise IndexDamaged(f"{path}: made by another version of the program")
        return Manifest(
            described["generation"],
            tuple(
                ManifestSegment(name, articles, tuple(lengths), reading)
                for name, articles, lengths, reading in described["segments"]
            ),
            {name: ManifestFile(*file) for name, file in described["files"].items()},
            described.get("complete", True),
            tuple(OverBudget(*one) for one in described.get("over_budget", ())),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise IndexDamaged(f"{path}: the seal is broken ({error})") from error


def verify(folder: Path, seal: Manifest, *, fully: bool = False) -> None:
    """Raise IndexDamaged unless every sealed file is what it was when it was sealed.

    A file whose size, time of change and time of status change (which nobody can set) are as
    sealed is taken to be unchanged, unless ``fully`` or small; any other is read and hashed.
    Raises FileNotFoundError for a file that is gone: it may have been replaced meanwhile.
    """
    for name, file in seal.files.items():
        path = folder / name
        found = os.lstat(path)
        times = (found.st_size, found.st_mtime_ns, found.st_ctime_ns)
        unchanged = times == (file.size, file.mtime_ns, file.ctime_ns)
        if unchanged and not fully and file.size >= _ALWAYS_HASHED:
            continue
        if found.st_size != file.size or digest_file(path).digest != file.digest:
            raise IndexDamaged(f"{path}: not as it was written")


def refresh_manifest(folder: Path, seal: Manifest) -> Manifest:
    """Return a verified seal with the files' times as they are now.

    An index that was copied or restored has other times: it would be read whole at every opening.
    """
    files = {name: manifest_entry(folder / name, file) for name, file in seal.files.items()}
    if files == seal.files:
        return seal
    again = replace(seal, files=files)
    with suppress(OSError):  # on a full disk it stays as it was
        write_seal(folder, again)
    return again
