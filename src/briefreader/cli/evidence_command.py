"""``evidence`` writes quotes with their sources into a folder, ``verify`` checks such a folder."""

from __future__ import annotations

import argparse

from briefreader.cli.exit_codes import DONE, NOT_SO
from briefreader.cli.output import line, say
from briefreader.cli.records import NO_BOOKMARK, counted
from briefreader.errors import UsageError
from briefreader.library import Library
from briefreader.paths import expanded
from briefreader.text.sanitizing import one_line


def evidence(library: Library, options: argparse.Namespace) -> int:
    """Pack the bookmarks that answer a query."""
    if not options.output:
        raise UsageError("evidence: name a new folder with --output DIR")
    found = library.kept.bookmarks(" ".join(options.words))
    if not found:
        say(f"{NO_BOOKMARK}; nothing was written")
        return NOT_SO
    folder = expanded(options.output)
    packed = library.exports.write_evidence(folder, found)
    for identity in packed.without_text:
        say(f"quote {identity}: no text of its source was kept, and its file is gone or changed")
    quotes, sources = counted(len(found), "quote"), counted(packed.sources, "source")
    say(f"wrote {quotes} from {sources} to {options.output}")
    if noted := sum(bool(bookmark.note) for bookmark in found):
        say(f"{counted(noted, 'private note')} of yours went along, marked as such")
    say(f"the sum over all of it, to be kept elsewhere: {packed.seal}")
    return DONE


def verify(folder: str) -> int:
    """Say what is missing, changed, added or misplaced in a pack; it needs no library."""
    from briefreader.evidence.verifier import verify_pack

    verified = verify_pack(expanded(folder))
    for finding in verified.findings:
        line((finding.fault.value, "wrong"), f": {one_line(finding.what)}")
    files, sourceless = counted(verified.files, "file"), verified.sourceless
    if verified.findings:
        quotes = counted(verified.quotes, "quote")
        say(f"{folder}: not whole: {counted(len(verified.findings), 'fault')} in {files}, {quotes}")
    else:
        quotes = counted(verified.quotes - sourceless, "quote")
        places = "its place" if verified.quotes - sourceless == 1 else "their places"
        say(f"{folder}: whole: {files}, {quotes} in {places}")
    if sourceless:
        say(f"{counted(sourceless, 'quote')} without a source to look in")
    say(f"the sum over all of it: {verified.seal}")
    return NOT_SO if verified.findings else DONE
