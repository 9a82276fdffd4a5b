"""What a published index consists of, written last: until it is replaced, the old state holds."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import astuple, dataclass, replace
from pathlib import Path

from briefreader.errors import IndexDamaged, IndexMissing
from briefreader.paths import open_plain
from briefreader.search.store.file_names import MANIFEST
from briefreader.search.store.index_dir import FORMAT, check_private, unreadable

_ALWAYS_HASHED = 1 << 16  # bytes; smaller files are not worth trusting their times


@dataclass(frozen=True, slots=True)
class FileDigest:
    """A file's size in bytes and the SHA-256 of what is in it."""

    size: int
    digest: str


def digest_file(path: Path) -> FileDigest:
    """Return the size and digest of a file as it is now."""
    with open_plain(path) as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return FileDigest(file.tell(), digest)


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

    ``fingerprint`` tells how the files were read, see ``Builder``.
    """

    name: str
    articles: int
    lengths: tuple[int, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class FileRefusal:
    """A file that took too much to be read, or was read and is no article, as it was then;
    ``fingerprint`` as of a segment.
    """

    name: str
    size: int
    mtime_ns: int
    reason: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """One published state of the index; ``complete`` unless files were still to be read then.

    Files with ``refusals`` are not tried again as they are. Every article was there when the scan
    began at ``scanned_ns`` (nanoseconds since 1970; 0 where none has been gone through), or its
    folder was unmounted.
    """

    generation: int
    segments: tuple[ManifestSegment, ...]
    files: dict[str, ManifestFile]
    complete: bool = True
    refusals: tuple[FileRefusal, ...] = ()
    scanned_ns: int = 0


def manifest_entry(path: Path, content: FileDigest | ManifestFile) -> ManifestFile:
    """Return the file in its final place, with what is known of its content."""
    found = path.stat()
    return ManifestFile(content.size, content.digest, found.st_mtime_ns, found.st_ctime_ns)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest, which publishes what it names."""
    described = {
        "format": FORMAT,
        "generation": manifest.generation,
        "complete": manifest.complete,
        "segments": [
            [part.name, part.articles, list(part.lengths), part.fingerprint]
            for part in manifest.segments
        ],
        "files": {
            name: [file.size, file.digest, file.mtime_ns, file.ctime_ns]
            for name, file in manifest.files.items()
        },
        "refusals": [astuple(one) for one in manifest.refusals],
        "scanned": manifest.scanned_ns,
    }
    body = json.dumps(described, separators=(",", ":")).encode()
    written = folder / f"{MANIFEST}.new"
    written.unlink(missing_ok=True)  # whatever stands there
    written.write_bytes(body + b"\n" + hashlib.sha256(body).hexdigest().encode())
    written.replace(folder / MANIFEST)


def read_manifest(folder: Path) -> Manifest:
    """Return the published state, as the manifest tells it; its files are not looked at.

    Raises IndexMissing where nothing was published, IndexDamaged for a manifest that is not whole.
    """
    check_private(folder)
    path = folder / MANIFEST
    try:
        with open_plain(path) as file:
            body, _, digest = file.read().rpartition(b"\n")
    except FileNotFoundError:
        raise IndexMissing(f"{folder}: no index yet") from None
    except OSError as error:
        raise unreadable(path, error) from error
    if hashlib.sha256(body).hexdigest().encode() != digest:
        raise IndexDamaged(f"{path}: the manifest is broken")
    try:
        described = json.loads(body)
        if described["format"] != FORMAT:
            raise IndexDamaged(f"{path}: made by another version of the program")
        return Manifest(
            described["generation"],
            tuple(
                ManifestSegment(name, articles, tuple(lengths), fingerprint)
                for name, articles, lengths, fingerprint in described["segments"]
            ),
            {name: ManifestFile(*file) for name, file in described["files"].items()},
            described["complete"],
            tuple(FileRefusal(*one) for one in described["refusals"]),
            described["scanned"],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise IndexDamaged(f"{path}: the manifest is broken ({error})") from error


def verify(folder: Path, manifest: Manifest, *, fully: bool = False) -> None:
    """Raise IndexDamaged unless every file is what the manifest says.

    A file whose size, time of change and time of status change (which nobody can set) are as
    described is taken to be unchanged, unless ``fully`` or small; any other is read and hashed.
    Raises FileNotFoundError for a file that is gone: it may have been replaced meanwhile.
    """
    for name, file in manifest.files.items():
        path = folder / name
        found = os.lstat(path)
        times = (found.st_size, found.st_mtime_ns, found.st_ctime_ns)
        unchanged = times == (file.size, file.mtime_ns, file.ctime_ns)
        if unchanged and not fully and file.size >= _ALWAYS_HASHED:
            continue
        if found.st_size != file.size or digest_file(path).digest != file.digest:
            raise IndexDamaged(f"{path}: not as it was written")


def refresh_manifest(folder: Path, manifest: Manifest) -> Manifest:
    """Return a verified manifest with the files' times as they are now.

    An index that was copied or restored has other times: it would be read whole at every opening.
    """
    files = {name: manifest_entry(folder / name, file) for name, file in manifest.files.items()}
    if files == manifest.files:
        return manifest
    again = replace(manifest, files=files)
    with suppress(OSError):  # on a full disk it stays as it was
        write_manifest(folder, again)
    return again
