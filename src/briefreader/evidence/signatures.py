"""Signatures of evidence packs, made and checked by the user's own OpenSSH or minisign.

Signed is the file of the pack's last sums, which stand for everything in it; the signature lies
beside that file, in no list of the pack's.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefreader.errors import UsageError
from briefreader.evidence import bag
from briefreader.paths import open_plain
from briefreader.text.sanitizing import one_line

NAMESPACE = "briefreader"  # OpenSSH's: a signature for one purpose counts for no other
SSH, MINISIGN = f"{bag.TAG_MANIFEST}.sig", f"{bag.TAG_MANIFEST}.minisig"
_PROGRAMS = {SSH: "ssh-keygen", MINISIGN: "minisign"}
_PACKAGES = {SSH: "OpenSSH", MINISIGN: "minisign"}
_MINISIGN_FILE = b"untrusted comment:"
_SECRET = re.compile(rb"PRIVATE KEY-----|untrusted comment:.*secret key")
_KEY = rb"(?:ssh|ecdsa|sk)-[\w@.-]+[ \t]+AAAA"  # as it stands in a file of its own
_KEY_ALONE = re.compile(rb"^[ \t]*(?=" + _KEY + rb")", re.MULTILINE)
_ANY_KEY = re.compile(rb"^[^#\n]*" + _KEY, re.MULTILINE)
_UNNAMED = "briefreader-key"  # who signs with a key of which no name is told
_LONGEST = 1 << 16  # bytes of a signature
_LONGEST_LIST = 1 << 24  # bytes of a file of allowed signers
_SECONDS = 60.0  # for a check, which asks nobody


@dataclass(frozen=True, slots=True)
class CheckedSignature:
    """A signature: whether it is right (None: nobody could tell), by whom or why not."""

    name: str
    right: bool | None
    words: str


def kind_of(key: Path) -> str:
    """Return what a key, of whichever side, signs or checks: ``SSH`` or ``MINISIGN``.

    Raises UsageError for a file that cannot be read and for a program that is not installed.
    """
    is_minisign = _bytes(key, len(_MINISIGN_FILE)) == _MINISIGN_FILE
    kind = MINISIGN if is_minisign else SSH
    if shutil.which(_PROGRAMS[kind]) is None:
        raise UsageError(
            f"{one_line(str(key))}: {_PROGRAMS[kind]} isn't installed; it comes with "
            f"{_PACKAGES[kind]}"
        )
    return kind


def sign(folder: Path, key: Path) -> str:
    """Sign a pack with a secret key; returns the signature's name. Raises UsageError.

    The program itself asks for the key's passphrase, if there is one.
    """
    kind = kind_of(key)
    key = key.absolute()
    if kind == SSH:
        words = ["-Y", "sign", "-f", str(key), "-n", NAMESPACE, bag.TAG_MANIFEST]
    else:
        words = ["-S", "-s", str(key), "-m", bag.TAG_MANIFEST]
    done = subprocess.run(
        [_PROGRAMS[kind], *words],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE if kind == SSH else None,  # minisign asks there
        check=False,
    )
    if done.returncode or not (folder / kind).is_file():
        said = _said(done.stderr) or f"{_PROGRAMS[kind]} ended with status {done.returncode}"
        raise UsageError(f"not signed with {one_line(str(key))}: {said}")
    return kind


def check_signatures(
    signatures: dict[str, bytes], signed: bytes, signer: Path | None
) -> Iterator[CheckedSignature]:
    """Yield each of a pack's signatures, checked against the sums that were ``signed``.

    ``signer`` is a public key, or a file of OpenSSH's allowed signers. Raises UsageError where it
    cannot be used.
    """
    wanted = _kind_of_public(signer) if signer is not None else ""
    if wanted and wanted not in signatures:
        yield CheckedSignature(wanted, False, f"no {_PACKAGES[wanted]} signature found")
    for name, signature in signatures.items():
        key = signer if name == wanted else None
        if shutil.which(_PROGRAMS[name]) is None:
            yield CheckedSignature(name, None, f"{_PROGRAMS[name]} isn't installed")
        elif len(signature) > _LONGEST:
            yield CheckedSignature(name, False, "too large for a signature")
        else:
            with _laid_out(signed, signature) as folder:
                check = _check_ssh if name == SSH else _check_minisign
                yield check(folder, key)


def _kind_of_public(signer: Path) -> str:
    """Return what a public key or a file of allowed signers checks; raises UsageError for a
    private key and for what is neither.
    """
    kind = kind_of(signer)
    data = _bytes(signer)
    if _SECRET.search(data):
        raise UsageError(f"{one_line(str(signer))}: a private key: give the public one")
    if kind == SSH and not _ANY_KEY.search(data):
        raise UsageError(
            f"{one_line(str(signer))}: neither a public key nor a list of allowed signers"
        )
    return kind


def _bytes(key: Path, longest: int = _LONGEST_LIST) -> bytes:
    """Return the first bytes of a file of keys; raises UsageError where it cannot be read."""
    try:
        with open_plain(key) as file:
            return file.read(longest)
    except OSError as error:
        raise UsageError(f"{one_line(str(key))}: {error.strerror}") from error


@contextmanager
def _laid_out(signed: bytes, signature: bytes) -> Iterator[Path]:
    """Give the programs the very bytes that were summed, in a folder of our own."""
    with tempfile.TemporaryDirectory(prefix="briefreader-") as name:
        folder = Path(name)
        (folder / "signed").write_bytes(signed)
        (folder / "signature").write_bytes(signature)
        yield folder


def _check_ssh(folder: Path, allowed: Path | None) -> CheckedSignature:
    of = ("-n", NAMESPACE, "-s", "signature")
    if allowed is None:
        right, said = _run(folder, "ssh-keygen", "-Y", "check-novalidate", *of)
        words = f"{said}; use --signer FILE to check whose key that is" if right else said
        return CheckedSignature(SSH, right, words)
    (folder / "allowed").write_bytes(_KEY_ALONE.sub(f"{_UNNAMED} ".encode(), _bytes(allowed)))
    by = ("-f", "allowed")
    found, names = _run(folder, "ssh-keygen", "-Y", "find-principals", *by, "-s", "signature")
    if not found or not names:
        return CheckedSignature(SSH, False, f"not signed with a key in {one_line(str(allowed))}")
    name = names.partition(",")[0]
    right, said = _run(folder, "ssh-keygen", "-Y", "verify", *by, "-I", name, *of)
    if right and name == _UNNAMED:
        said = f"valid for the key in {one_line(str(allowed))}"
    return CheckedSignature(SSH, right, said)


def _check_minisign(folder: Path, public: Path | None) -> CheckedSignature:
    if public is None:
        return CheckedSignature(
            MINISIGN, None, "to check it, use --signer FILE with the public key"
        )
    file = str(public.absolute())
    right, said = _run(folder, "minisign", "-Vm", "signed", "-x", "signature", "-p", file)
    words = f"valid for the key in {one_line(str(public))}" if right else said
    return CheckedSignature(MINISIGN, right, words)


def _run(folder: Path, *words: str) -> tuple[bool, str]:
    """Return whether a program found what it checked to be right, and the last line it said."""
    try:
        with (folder / "signed").open("rb") as signed:
            done = subprocess.run(
                words, cwd=folder, stdin=signed, capture_output=True, timeout=_SECONDS, check=False
            )
    except subprocess.TimeoutExpired:
        return False, f"{words[0]} doesn't respond"
    right = done.returncode == 0
    return right, _said(done.stdout if right else done.stderr or done.stdout)


def _said(output: bytes | None) -> str:
    lines: Sequence[str] = (output or b"").decode("utf-8", "replace").strip().splitlines()
    return one_line(lines[-1])[:200] if lines else ""
