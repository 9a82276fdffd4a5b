"""What is in a file, short enough to be remembered."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileDigest:
    """A file's size in bytes and the SHA-256 of what is in it."""

    size: int
    digest: str


def digest_file(path: Path) -> FileDigest:
    """Return the size and digest of a file as it is now."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return FileDigest(file.tell(), digest)
