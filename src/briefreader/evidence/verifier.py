"""Evidence packs checked, file by file and quote by quote, without a library."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import cast

from briefreader.citations.export.jsonl_export import Json, bookmark_of, json_line
from briefreader.domain.bookmark import Bookmark
from briefreader.errors import UsageError
from briefreader.evidence import bag
from briefreader.evidence.crate import CRATE, PAGE, QUOTES, PackOrigin
from briefreader.evidence.pack import PackedSource, crate_of, page_of, record
from briefreader.evidence.pack_words import PAGE_FORMAT, WORDINGS
from briefreader.evidence.signatures import MINISIGN, SSH, check_signatures
from briefreader.notebook.anchoring.anchors import matches_at_position
from briefreader.paths import is_file
from briefreader.text.sanitizing import one_line

OLDER_SUMS = "SHA256SUMS"
"""The sums of packs that were no bags yet."""
_MOST_SUMS = 1 << 24  # bytes of SHA256SUMS
_MOST_TEXT = 1 << 26  # bytes of a source's text: no article is larger
_MOST_QUOTES = 1 << 27  # bytes of all quotes, and of the page
_TEXTS_HELD = 8  # of sources, since the same one is mostly quoted again soon
_BLOCK = 1 << 20


class FaultKind(StrEnum):
    """What can be wrong with a pack."""

    MISSING = "missing"
    CHANGED = "changed"
    ADDED = "added"
    NOT_IN_PLACE = "not where it should be"
    NOT_FROM_QUOTES = "doesn't match the quotes"
    OTHER_SEAL = "not the checksum given by --seal"
    WRONG_SIGNATURE = "signature not valid"
    NOT_SIGNED = "not signed"
    UNREADABLE = "cannot be read"


@dataclass(frozen=True, slots=True)
class PackFault:
    """One thing that is wrong: a file of the pack, or a quote by its id."""

    fault: FaultKind
    what: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What a pack holds, and all that is wrong with it; ``checksum`` is the sum over all its sums.

    ``sourceless`` of the ``quotes`` came without a text in which to look for them. ``signed`` says
    by whom, ``limits`` what this check could not find, one line each.
    """

    files: int
    quotes: int
    sourceless: int
    checksum: str
    findings: tuple[PackFault, ...]
    limits: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sums:
    """The sums of a pack: of its ``payload``, by names within ``base``, and of ``everything``.

    ``seals`` is the file that holds the last of them; its own sum stands nowhere in the folder.
    """

    base: Path
    payload: dict[str, str]
    everything: dict[str, str]
    seals: str
    checksum: str
    faults: list[PackFault]


def verify_pack(folder: Path, seal: str = "", signer: Path | None = None) -> Verified:
    """Check every sum, that nothing came or went, each quote's place, page and description.

    Page and description are made again of the quotes and compared: whoever changes one of them
    and makes new sums has to change the others, and the source, too. With ``seal``, the sum over
    all sums is compared with that one; with ``signer``, the pack has to be signed by whom that
    file names. Raises UsageError for what is no pack at all, and for a signer that is none.
    """
    sums = _bag_sums(folder) or _older_sums(folder)
    there, closed = _files(folder)
    both = (SSH, MINISIGN)
    signatures = {name: one for name in both if (one := _read_plain(folder / name, _MOST_SUMS))}
    findings = [*sums.faults, *(PackFault(FaultKind.UNREADABLE, name) for name in closed)]
    sound: set[str] = set()
    for name, expected in sums.everything.items():
        if name not in there:
            findings.append(PackFault(FaultKind.MISSING, name))
        elif not there[name] or _sum(folder / name) != expected:
            findings.append(PackFault(FaultKind.CHANGED, name))
        else:
            sound.add(name)
    findings += (
        PackFault(FaultKind.ADDED, name)
        for name in sorted(there)
        if name not in sums.everything and name not in (sums.seals, *signatures)
    )
    prefix = sums.base.relative_to(folder).as_posix()
    within = {name.removeprefix(f"{prefix}/") for name in sound} if prefix != "." else sound
    quotes, faults = _quotes(sums.base, sums.payload, within)
    findings += faults
    if sums.seals == bag.TAG_MANIFEST:
        findings += _made_again(folder, quotes, sums, within)
    if seal and seal.strip().lower() != sums.checksum:
        findings.append(PackFault(FaultKind.OTHER_SEAL, sums.checksum))
    signed = []
    last = _read_plain(folder / sums.seals, _MOST_SUMS) or b""
    for checked in check_signatures(signatures, last, signer):
        words = f"{checked.name}: {checked.words}"
        if checked.right is False:
            absent = checked.name not in signatures
            fault = FaultKind.NOT_SIGNED if absent else FaultKind.WRONG_SIGNATURE
            findings.append(PackFault(fault, words))
        else:
            signed.append(words if checked.right else f"not checked: {words}")
    sourceless = sum(quote.placed.text is None for quote in quotes)
    count = len(sums.payload)
    limits = tuple(_limits(sums, bool(seal or signer), bool(signatures)))
    sum_, found = sums.checksum, tuple(findings)
    return Verified(count, len(quotes), sourceless, sum_, found, limits, tuple(signed))


def _limits(sums: _Sums, compared: bool, signed: bool) -> Iterator[str]:
    if sums.seals != bag.TAG_MANIFEST:
        yield "an older version made this folder: its page is not compared with the quotes"
    if not compared:
        yield (
            "anyone who can change this folder can also recompute its checksums; to detect that, "
            "use --seal SUM (a checksum you stored elsewhere) or --signer FILE (keys you trust)"
        )
    if signed:
        yield (
            "a signature shows who vouched for these checksums; it doesn't show when, or that a "
            "source was ever published"
        )


def _bag_sums(folder: Path) -> _Sums | None:
    """Return the sums of a bag, whose last file may be missing; None where there is none."""
    faults: list[PackFault] = []
    last = _read_plain(folder / bag.TAG_MANIFEST, _MOST_SUMS)
    if last is None:
        there = [name for name in bag.TAGS if is_file(folder / name)]
        if bag.DECLARATION not in there:
            return None
        last = "".join(f"{_sum(folder / name)}  {name}\n" for name in there).encode()
        faults.append(PackFault(FaultKind.MISSING, bag.TAG_MANIFEST))  # all else is compared
    tags, wrong = bag.read_sums(last)
    faults += [PackFault(FaultKind.UNREADABLE, f"{bag.TAG_MANIFEST}, line {n}") for n in wrong]
    faults += [
        PackFault(FaultKind.MISSING, f"{bag.TAG_MANIFEST}: no checksum for {name}")
        for name in bag.TAGS
        if name not in tags
    ]
    manifest = _read_plain(folder / bag.MANIFEST, _MOST_SUMS) or b""
    sums, wrong = bag.read_sums(manifest) if manifest else ({}, [])
    faults += [PackFault(FaultKind.UNREADABLE, f"{bag.MANIFEST}, line {n}") for n in wrong]
    outside = [name for name in sums if not name.startswith(bag.PAYLOAD)]
    faults += [PackFault(FaultKind.UNREADABLE, f"{bag.MANIFEST}: {name}") for name in outside]
    stray = [name for name in tags if name not in bag.TAGS]
    faults += [PackFault(FaultKind.ADDED, f"{bag.TAG_MANIFEST}: {name}") for name in stray]
    if not wrong and list(sums) != sorted(sums):
        faults.append(PackFault(FaultKind.CHANGED, f"{bag.MANIFEST}: not in order"))
    if bag.DECLARATION in tags and tags[bag.DECLARATION] != bag.digest(bag.DECLARED):
        faults.append(PackFault(FaultKind.CHANGED, f"{bag.DECLARATION}: not BagIt 1.0 in UTF-8"))
    base = folder / bag.PAYLOAD.rstrip("/")
    payload = {name.removeprefix(bag.PAYLOAD): one for name, one in sums.items()}
    everything = {**tags, **sums}
    return _Sums(base, payload, everything, bag.TAG_MANIFEST, bag.digest(last), faults)


def _older_sums(folder: Path) -> _Sums:
    """Return the sums of a pack that was made before packs were bags; raises UsageError."""
    data = _read_plain(folder / OLDER_SUMS, _MOST_SUMS)
    if data is None:
        raise UsageError(
            f"{one_line(str(folder))}: not an evidence folder: {bag.TAG_MANIFEST} is "
            "missing or unreadable"
        )
    sums, wrong = bag.read_sums(data)
    faults = [PackFault(FaultKind.UNREADABLE, f"{OLDER_SUMS}, line {number}") for number in wrong]
    return _Sums(folder, sums, sums, OLDER_SUMS, bag.digest(data), faults)


def _files(folder: Path) -> tuple[dict[str, bool], list[str]]:
    """Return everything below the folder but folders that hold something, whether it is a plain
    file; closed folders.
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
        if not entries:
            found[f"{looked_at.relative_to(folder).as_posix()}/"] = False
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
            if len(texts) == _TEXTS_HELD:
                del texts[next(iter(texts))]
            texts[name] = (_read_plain(folder / name, _MOST_TEXT) or b"").decode("utf-8", "replace")
        findings += _faults_of(quote, sums, texts)
        if not _is_as_written(quote, line):
            findings.append(PackFault(FaultKind.NOT_IN_PLACE, f"{QUOTES}, line {number}: edited"))
    if not quotes and not findings:
        findings.append(PackFault(FaultKind.MISSING, f"{QUOTES}: no quotes"))
    return quotes, findings


def _is_as_written(quote: _Quote, line: str) -> bool:
    """Return whether a line says just what its quote does; an older version wrote fewer keys."""
    described = cast("dict[str, Json]", json.loads(line))
    made = record(quote.bookmark, quote.placed)
    lacking = made.keys() - described.keys()
    same = all(made.get(key, "unknown") == value for key, value in described.items())
    return same and not any(made[key] for key in lacking) and json_line(described) == line


def _quote(line: str) -> _Quote | None:
    """Return one line; None where it does not have what a pack's lines have."""
    try:
        described = cast("dict[str, Json]", json.loads(line))
        evidence = cast("dict[str, Json]", described["evidence"])
        text, file, unchanged = evidence["text"], evidence["file"], evidence["file_unchanged"]
        modified, copied = evidence.get("file_modified", ""), evidence.get("text_copied", "")
        bookmark = bookmark_of(described)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    if not isinstance(text, str | None) or not isinstance(file, str | None):
        return None
    if not isinstance(modified, str) or not isinstance(copied, str):
        return None
    return _Quote(bookmark, PackedSource(text, file, unchanged is True, modified, copied))


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
            yield PackFault(FaultKind.NOT_IN_PLACE, f"{what}: no checksum for {placed.text}")
        elif text is not None and not matches_at_position(bookmark.selector, text):
            yield PackFault(FaultKind.NOT_IN_PLACE, f"{what} in {placed.text}")
    original = bookmark.content_hash if placed.original else ""
    if original and placed.file is not None and sums.get(placed.file) != original:
        yield PackFault(
            FaultKind.NOT_IN_PLACE, f"{what}: {placed.file} is not the file it was taken from"
        )


def _made_again(
    folder: Path, quotes: Sequence[_Quote], sums: _Sums, sound: Set[str]
) -> Iterator[PackFault]:
    """Yield what is missing or not what is made of the quotes: page, description, its size."""
    written = _read_plain(folder / bag.INFO, _MOST_SUMS) or b""
    info = bag.read_info(written)
    origin = PackOrigin.of(info)
    bookmarks = [quote.bookmark for quote in quotes]
    placed = {quote.bookmark.id: quote.placed for quote in quotes}
    listed = {name: one for name, one in sums.payload.items() if name not in (PAGE, CRATE)}
    stated = info.get("Page-Format", "")
    page_format = stated if stated in WORDINGS else PAGE_FORMAT
    wording = WORDINGS[page_format]
    made = {
        PAGE: page_of(bookmarks, placed, listed, wording),
        CRATE: crate_of(bookmarks, placed, origin, wording),
    }
    for name in (PAGE, CRATE):
        if name not in sums.payload:
            yield PackFault(FaultKind.MISSING, f"{bag.PAYLOAD}{name}")
        elif name in sound and _read_plain(sums.base / name, _MOST_QUOTES) != made[name]:
            yield PackFault(FaultKind.NOT_FROM_QUOTES, f"{bag.PAYLOAD}{name}")
    for name, one in sums.payload.items():
        folder_of, _, named = name.partition("/")
        if folder_of in ("sources", "files") and not one.startswith(named.split(".")[0]):
            what = f"{bag.PAYLOAD}{name}: its content doesn't match its name"
            yield PackFault(FaultKind.NOT_IN_PLACE, what)
    size = sum((sums.base / name).lstat().st_size for name in sound & sums.payload.keys())
    whole = len(sound & sums.payload.keys()) == len(sums.payload)
    told = {**origin.info(), "Page-Format": page_format}
    if whole and written != bag.info_of(told, f"{size}.{len(sums.payload)}"):
        yield PackFault(FaultKind.NOT_FROM_QUOTES, bag.INFO)
