"""Evidence packs written to disk, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from briefreader.domain.bookmark import Bookmark
from briefreader.errors import ExportError, SourceError
from briefreader.evidence.bag import TAG_MANIFEST, digest
from briefreader.evidence.crate import PackOrigin
from briefreader.evidence.pack import SourceCopy, pack
from briefreader.notebook.anchoring.anchors import matches_at_position
from briefreader.notebook.records.article_texts import KeptText
from briefreader.notebook.storage.atomic_files import sync_folder, unfinished
from briefreader.sources.files.compound_files import article_bytes, container_of
from briefreader.sources.files.file_kinds import kind_of
from briefreader.sources.sandboxed_reader import article_in_sandbox
from briefreader.text.sanitizing import one_line


@dataclass(frozen=True, slots=True)
class PackSummary:
    """What was written: how many sources, the quotes without one, and the sum over all sums.

    Of a pack that would hold no source nothing is written.
    """

    sources: int
    without_text: tuple[str, ...]
    checksum: str


def write_pack(
    folder: Path,
    bookmarks: Sequence[Bookmark],
    roots: Sequence[Path],
    kept_text: Callable[[str], KeptText | None],
    origin: PackOrigin,
    *,
    notes: bool = False,
    home: Path | None = None,
) -> PackSummary:
    """Write the pack into ``folder``, which must not be there yet.

    ``kept_text`` gives the text of an article by its content's hash; one that is not kept is copied
    from the file as the pack is made. Private notes go along only with ``notes``; paths below
    ``home`` begin with ``~``. Raises ExportError, one line; then nothing is left behind.
    """
    real = Path(os.path.realpath(folder))
    if os.path.lexists(folder):
        raise _refused(folder, "already exists; choose a new folder")
    if any(real.is_relative_to(root) for root in roots):
        raise _refused(folder, "that is inside the library; choose a folder elsewhere")
    sources = _sources(bookmarks, roots, kept_text, origin.made)
    without = tuple(b.id for b in bookmarks if sources[b.id].text is None)
    if all(source.text is None and source.file is None for source in sources.values()):
        return PackSummary(0, without, "")
    files = pack([_told(bookmark, notes, home) for bookmark in bookmarks], sources, origin)
    temporary = unfinished(folder)
    try:
        _write(temporary, files)
        temporary.rename(folder)
        sync_folder(folder.parent)
    except OSError as error:
        raise _refused(folder, error.strerror or str(error)) from error
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(temporary)
    count = sum(name.startswith("data/sources/") for name in files)
    return PackSummary(count, without, digest(files[TAG_MANIFEST]))


def _told(bookmark: Bookmark, notes: bool, home: Path | None) -> Bookmark:
    """Return a bookmark as others may read it."""
    if home is not None and bookmark.path.is_relative_to(home):
        bookmark = bookmark._replace(path=Path("~") / bookmark.path.relative_to(home))
    return bookmark if notes else bookmark._replace(note="")


def _refused(folder: Path, reason: str) -> ExportError:
    return ExportError(f"{one_line(str(folder))}: not written: {reason}")


def _sources(
    bookmarks: Sequence[Bookmark],
    roots: Sequence[Path],
    kept_text: Callable[[str], KeptText | None],
    now: str,
) -> dict[str, SourceCopy]:
    """Return what is left of the articles, by the bookmarks' ids: of each one copy in memory, with
    its text for those whose passage stands there.
    """
    copies: dict[tuple[Path, str], SourceCopy] = {}
    found = {}
    for bookmark in bookmarks:
        key = bookmark.path, bookmark.content_hash
        if key not in copies:
            copies[key] = _source(bookmark, roots, kept_text, now)
        copy = copies[key]
        lacks = copy.text is not None and not matches_at_position(bookmark.selector, copy.text)
        found[bookmark.id] = replace(copy, text=None) if lacks else copy
    return found


def _source(
    bookmark: Bookmark,
    roots: Sequence[Path],
    kept_text: Callable[[str], KeptText | None],
    now: str,
) -> SourceCopy:
    """Return what is left of a bookmark's article: its text as kept, its file as it stands ``now``.

    A path that came with an imported bookmark may lead anywhere. A file that is not known by its
    hash is therefore packed only if it is an article of the library.
    """
    kept = kept_text(bookmark.content_hash) if bookmark.content_hash else None
    text, copied = kept or (None, now)
    data: bytes | None = None
    with contextlib.suppress(SourceError):
        data = article_bytes(bookmark.path)
    same = data is not None and digest(data) == bookmark.content_hash
    if text is None and data is not None and same:
        with contextlib.suppress(SourceError):
            text = article_in_sandbox(bookmark.path, data).text
    if not same and not _is_article(bookmark.path, roots):
        data = None
    modified = _modified(bookmark.path) if data is not None else ""
    return SourceCopy(text, data, bookmark.path.suffix, modified, copied)


def _modified(path: Path) -> str:
    try:
        moment = datetime.fromtimestamp(Path(container_of(str(path)) or path).stat().st_mtime, UTC)
    except (OSError, OverflowError, ValueError):
        return ""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _is_article(path: Path, roots: Sequence[Path]) -> bool:
    real = Path(os.path.realpath(path))
    return kind_of(real.name) is not None and any(real.is_relative_to(root) for root in roots)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir()
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
    for part in sorted(
        {part for name in files for part in (folder / name).parents[: name.count("/") + 1]}
    ):
        sync_folder(part)
