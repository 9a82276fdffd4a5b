"""A folder as a BagIt bag (RFC 8493): what it holds, and the sums of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

PAYLOAD = "data/"
DECLARATION, INFO = "bagit.txt", "bag-info.txt"
MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
TAGS = (DECLARATION, INFO, MANIFEST)
DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

_LINE = re.compile(r"([0-9a-f]{64})  ((?:[A-Za-z0-9_-][A-Za-z0-9._-]*/){0,2}[A-Za-z0-9_-][\w.-]*)")
_INFO = re.compile(r"([A-Za-z][A-Za-z0-9-]*): (.+)")


def bagged(payload: Mapping[str, bytes], info: Mapping[str, str]) -> dict[str, bytes]:
    """Return every file of the bag by its name, the sum of all sums last.

    ``info`` is what ``bag-info.txt`` says beside the payload's size.
    """
    files = {f"{PAYLOAD}{name}": data for name, data in sorted(payload.items())}
    tags = {DECLARATION: DECLARED, INFO: info_of(info, oxum(files))}
    tags[MANIFEST] = sums_of(files)
    return {**files, **tags, TAG_MANIFEST: sums_of(tags)}


def oxum(files: Mapping[str, bytes]) -> str:
    """Return bytes and number of files, as BagIt writes them."""
    return f"{sum(map(len, files.values()))}.{len(files)}"


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def sums_of(files: Mapping[str, bytes]) -> bytes:
    """Return the lines of a manifest, as ``sha256sum -c`` reads them too."""
    return "".join(f"{digest(data)}  {name}\n" for name, data in files.items()).encode()


def read_sums(data: bytes) -> tuple[dict[str, str], list[int]]:
    """Return the sums by name, and the numbers of lines that are none or lead out of the folder."""
    sums: dict[str, str] = {}
    wrong = []
    # As sha256sum reads it: nothing but a line feed ends a line.
    lines = data.decode("utf-8", "replace").removesuffix("\n").split("\n")
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line)
        if match and match[2] not in sums:
            sums[match[2]] = match[1]
        else:
            wrong.append(number)
    return sums, wrong


def info_of(info: Mapping[str, str], payload_oxum: str) -> bytes:
    """Return ``bag-info.txt``: a line for each label, none with a line end of its own."""
    told = {**info, "Payload-Oxum": payload_oxum}
    lines = (f"{label}: {' '.join(value.split())}\n" for label, value in told.items())
    return "".join(lines).encode("utf-8", "replace")


def read_info(data: bytes) -> dict[str, str]:
    """Return what ``bag-info.txt`` says, by its labels."""
    lines = data.decode("utf-8", "replace").split("\n")
    found = (_INFO.fullmatch(line) for line in lines)
    return {match[1]: match[2] for match in found if match}
