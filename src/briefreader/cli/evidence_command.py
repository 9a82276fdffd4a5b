"""``evidence`` writes quotes with their sources into a folder, ``verify`` checks such a folder."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path

from briefreader.cli.exit_codes import DONE, FAILED_CHECK
from briefreader.cli.library_state import kept_bookmarks, print_followed
from briefreader.cli.output import print_line, print_message
from briefreader.cli.records import NO_BOOKMARK
from briefreader.errors import UsageError
from briefreader.library import Library
from briefreader.paths import expanded
from briefreader.text.plurals import pluralize
from briefreader.text.sanitizing import one_line

_SEAL = re.compile(r"[0-9a-f]{64}")


def evidence(library: Library, options: argparse.Namespace) -> int:
    """Pack the bookmarks that answer a query."""
    if not options.output:
        raise UsageError("evidence: give a new folder with --output DIR")
    found = kept_bookmarks(library, options)
    if not found:
        print_message(f"{NO_BOOKMARK}; nothing was written")
        return FAILED_CHECK
    folder = expanded(options.output)
    key = _secret_key(options.sign)
    packed = library.exports.write_evidence(folder, found, notes=options.notes, by=options.by or "")
    print_followed(library)
    for identity in packed.without_text:
        print_message(
            f"quote {identity}: no copy of its source was saved, and its file is missing or changed"
        )
    if not packed.checksum:
        print_message("no source of these quotes was found; nothing was written")
        return FAILED_CHECK
    quotes, sources = pluralize(len(found), "quote"), pluralize(packed.sources, "source")
    print_message(f"wrote {quotes} from {sources} to {options.output}")
    if noted := sum(bool(bookmark.note) for bookmark in found):
        notes = pluralize(noted, "private note")
        went = "included, marked as private" if options.notes else "left out; --notes adds them"
        print_message(f"{notes} {went}")
    print_message("checksum of the whole folder (store it elsewhere):")
    print(packed.checksum)
    if key is not None:
        from briefreader.evidence.signatures import sign

        print_message(f"signed: {sign(folder, key)}")
    return DONE


def _secret_key(named: str | None) -> Path | None:
    """Return the key to sign with, if its program is there: else nothing is written at all."""
    if not named:
        return None
    from briefreader.evidence.signatures import kind_of

    kind_of(expanded(named))
    return expanded(named)


def verify(folder: str, seal: str = "", signer: str = "") -> int:
    """Say what is missing, changed, added or misplaced in a pack; it needs no library."""
    from briefreader.evidence.verifier import verify_pack

    if seal and not _SEAL.fullmatch(seal.strip().lower()):
        raise UsageError(
            f"--seal {one_line(seal)[:80]}: not a checksum (64 of 0–9, a–f), as `evidence` prints"
        )
    if not os.path.lexists(expanded(folder)):
        raise UsageError(f"{one_line(folder)}: no such file or folder")
    verified = verify_pack(expanded(folder), seal, expanded(signer) if signer else None)
    for finding in verified.findings:
        print_line((finding.fault.value, "wrong"), f": {one_line(finding.what)}")
    files, sourceless = pluralize(verified.files, "file"), verified.sourceless
    if verified.findings:
        quotes = pluralize(verified.quotes, "quote")
        faults = pluralize(len(verified.findings), "fault")
        print_message(f"{folder}: verification failed: {faults} in {files}, {quotes}")
    else:
        quotes = pluralize(verified.quotes - sourceless, "quote")
        places = "its place" if verified.quotes - sourceless == 1 else "their places"
        print_message(f"{folder}: complete and unchanged: {files}, {quotes} in {places}")
    if sourceless:
        print_message(f"{pluralize(sourceless, 'quote')} without a source to check against")
    for line in (*verified.signed, *verified.limits):
        print_message(line)
    whose = "claimed by the folder (not verified)" if verified.findings else "of the whole folder"
    print_message(f"checksum {whose}: {verified.checksum}")
    return FAILED_CHECK if verified.findings else DONE
