"""Find the files of a library: never block on one, follow a link out or lose one silently."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Container, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

from briefreader.domain.article import Skipped
from briefreader.sources.files.compound_files import with_members
from briefreader.sources.files.file_kinds import (
    FOLDER,
    HIDDEN,
    NOT_REGULAR,
    PARTS_OF_PAGE,
    SUFFIXES,
    SourceFile,
    classify_entry,
    classify_status,
    is_part_of_page,
    named_file,
    no_article,
    reason_for,
    suffix_of,
)

T = TypeVar("T")
DEPTH_LIMIT = 64
OUTSIDE = "a link to outside the library"


def scan(
    roots: Sequence[Path], known: Container[tuple[str, int, int]] = ()
) -> Iterator[SourceFile | Skipped]:
    """Yield every article file below ``roots`` (folders or files), each once, by its real path.

    Compound files are yielded as their members; of those that are ``known`` to be one article it is
    not looked at.

    Whatever else is there is reported with the reason: hidden names once for their folder, and a
    folder with the parts of a saved web page as a whole. Links to folders are never followed; a
    link to a file is, when it stays inside a root and leads to a file that is not found anyway.
    The order is the file system's.
    """
    folders, files, missing = resolved(roots)
    links: list[str] = []
    yield from missing
    below: Iterator[SourceFile | Skipped] = _below(folders, links, classify_entry)
    yield from with_members(below, known)
    yield from with_members(named_and_linked(files, folders, links), known)


def resolved(roots: Sequence[Path]) -> tuple[list[str], list[str], list[Skipped]]:
    """Return the folders, of which none lies in another, the files, and what is not there."""
    folders: list[str] = []
    files: list[str] = []
    missing: list[Skipped] = []
    for root in roots:
        resolved = _resolved_root(root)
        if isinstance(resolved, Skipped):
            missing.append(resolved)
        elif os.path.isdir(resolved):  # noqa: PTH112 - paths stay strings until they are found
            folders.append(resolved)
        else:
            files.append(resolved)
    return _outermost(folders), files, missing


def _resolved_root(root: Path) -> str | Skipped:
    try:
        return os.path.realpath(root, strict=True)
    except OSError as error:
        return Skipped(os.fspath(root), reason_for(error))
    except ValueError:  # a NUL in the name
        return Skipped(os.fspath(root), "not a valid file name")


def _outermost(folders: Sequence[str]) -> list[str]:
    """Return the folders that lie in none of the others, in their order."""
    unique = dict.fromkeys(folders)
    return [one for one in unique if not any(_inside(one, other) for other in unique)]


def _inside(path: str, folder: str) -> bool:
    return path != folder and path.startswith(folder.rstrip(os.sep) + os.sep)


def listed(roots: Sequence[Path]) -> Iterator[str]:
    """Yield the paths of what :func:`scan` would look at below folders, but for links.

    Which is a sixth of the work of looking at it.
    """
    folders, _, _ = resolved(roots)
    below = _below(folders, [], lambda prefix, name, _: prefix + name)
    yield from (one for one in below if not isinstance(one, Skipped))


def _below(
    roots: Sequence[str], links: list[str], look: Callable[[str, str, int], T | None]
) -> Iterator[T | Skipped]:
    """Walk folders with a stack of its own, so that no tree is too deep for it."""
    stack = [(root, 0) for root in reversed(roots)]
    while stack:
        folder, depth = stack.pop()
        inner: list[str] = []
        yield from in_folder(folder, inner, links, look)
        yield from go_down(stack, depth, inner)


def go_down(stack: list[tuple[str, int]], depth: int, inner: Sequence[str]) -> Iterator[Skipped]:
    """Put the folders in one of that depth on the stack, or report them."""
    if depth < DEPTH_LIMIT:
        stack += ((folder, depth + 1) for folder in inner)
    else:
        reason = f"more than {DEPTH_LIMIT} folders deep"
        yield from (Skipped(folder, reason) for folder in inner)


def in_folder(
    folder: str, inner: list[str], links: list[str], look: Callable[[str, str, int], T | None]
) -> Iterator[T | Skipped]:
    """Yield what ``look`` makes of a folder's files; folders in it and links are put down.

    It is given the folder with a separator, a name and the folder's descriptor: to follow the whole
    path to each file would take a fifth longer.
    """
    prefix = os.path.join(folder, "")  # noqa: PTH118
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        yield from _unlisted(folder, error)
        return
    try:
        with os.scandir(descriptor) as listing:
            entries = list(listing)
        hidden = False
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                hidden = True
                continue
            if not entry.is_file(follow_symlinks=False):
                if entry.is_symlink():
                    links.append(prefix + name)
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from _put_down(prefix + name, inner)
                    continue
            found = look(prefix, name, descriptor)
            if found is not None:
                yield found
        if hidden:
            yield Skipped(folder, HIDDEN)
    except OSError as error:
        yield from _unlisted(folder, error)
    finally:
        os.close(descriptor)


def _put_down(folder: str, inner: list[str]) -> Iterator[Skipped]:
    """Note a folder to go into, or report it."""
    if is_part_of_page(folder):
        yield Skipped(folder, PARTS_OF_PAGE)
        return
    inner.append(folder)
    if suffix_of(folder) in SUFFIXES:
        yield Skipped(folder, FOLDER)


def _unlisted(folder: str, error: OSError) -> Iterator[Skipped]:
    if error.errno != errno.ENOENT:  # gone since it was found: nothing to report
        yield Skipped(folder, reason_for(error))


def _visible(path: str, folders: Sequence[str]) -> bool:
    """Return whether the walk of ``folders`` comes upon the real file ``path`` by itself."""
    for folder in folders:
        if _inside(path, folder):
            names = Path(path).relative_to(folder).parts
            if len(names) > DEPTH_LIMIT + 1 or any(name.startswith(".") for name in names):
                continue
            below = list(accumulate(names[:-1], os.path.join, initial=folder))[1:]
            if not any(map(is_part_of_page, below)):
                return True
    return False


def named_and_linked(
    files: Sequence[str], folders: Sequence[str], links: Sequence[str]
) -> Iterator[SourceFile | Skipped]:
    """Yield what is found below none of the ``folders``: ``files``, and what ``links`` lead to."""
    for file in dict.fromkeys(files):
        if not _visible(file, folders):
            yield named_file(file)
    yield from _linked(links, folders, set(files))


def _linked(
    links: Sequence[str], folders: Sequence[str], seen: set[str]
) -> Iterator[SourceFile | Skipped]:
    for link in links:
        try:
            target = os.path.realpath(link, strict=True)
            status = os.stat(target)  # noqa: PTH116
        except OSError as error:
            yield Skipped(
                link, "a broken link" if error.errno == errno.ENOENT else reason_for(error)
            )
            continue
        is_folder = stat.S_ISDIR(status.st_mode)
        if not is_folder and not stat.S_ISREG(status.st_mode):
            yield Skipped(link, NOT_REGULAR)
        elif not any(target == folder or _inside(target, folder) for folder in folders):
            yield Skipped(link, OUTSIDE)
        elif is_folder or target in seen or _visible(target, folders):
            continue
        elif reason := no_article(target):
            yield Skipped(link, reason)
        else:
            seen.add(target)
            yield classify_status(target, status)
