"""Find the files of a library: never block on one, follow a link out or lose one silently."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from briefreader.article import Skipped

T = TypeVar("T")
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
WEB_SUFFIXES = frozenset({".html", ".htm"})
SUFFIXES = frozenset({".txt"}) | MARKDOWN_SUFFIXES | WEB_SUFFIXES
_READ_AT_ONCE = tuple(SUFFIXES - WEB_SUFFIXES)
DEPTH_LIMIT = 64
_KIND_AND_READ = stat.S_IFMT(0o177777) | stat.S_IRUSR
_FILE_TO_READ = stat.S_IFREG | stat.S_IRUSR
_USER = os.geteuid()
_LATEST = 2**63 - 1  # nanoseconds, in the year 2262; a file's time can be any number

WEB_PAGE = "a saved web page; to read those, install the extra: pip install 'briefreader[html]'"
NOT_REGULAR = "not a regular file"
NOT_READABLE = "may not be read"
FOLDER = "a folder, though it is named like a file"
# Files that people keep articles in, and that look like a gap where nobody says anything of them.
_OTHER_KINDS = dict.fromkeys((".gz", ".zip", ".7z", ".tar", ".bz2", ".xz"), "an archive")
_OTHER_KINDS |= dict.fromkeys((".epub", ".mobi", ".azw3", ".fb2"), "a book")
_OTHER_KINDS |= dict.fromkeys((".pdf", ".doc", ".docx", ".odt", ".rtf", ".pages"), "a document")
OUTSIDE = "a link out of the library"
_REASONS = {
    errno.EACCES: NOT_READABLE,
    errno.EPERM: NOT_READABLE,
    errno.ENOENT: "there is no such file or folder",
    errno.ENOTDIR: "there is no such file or folder",
    errno.ELOOP: "a link that leads in a circle",
    errno.ENAMETOOLONG: "its path is too long",
    errno.ENXIO: NOT_REGULAR,
    errno.EISDIR: "a folder, not a file",
}


class Found(NamedTuple):
    """A file that may be an article: its real path, size in bytes and time in nanoseconds.

    The path is kept as it was found: to make an object of each of 100,000 takes half a second.
    """

    name: str
    size: int
    mtime_ns: int

    @property
    def path(self) -> Path:
        """Its real path."""
        return Path(self.name)

    @property
    def key(self) -> bytes:
        """What :func:`~briefreader.article.path_key` gives for the path."""
        return os.fsencode(self.name)


def can_read_web_pages() -> bool:
    """Whether the extra ``html`` is installed; nothing of it is loaded."""
    return web_page_reader() != ""


@cache
def web_page_reader() -> str:
    """What tells an installed version of the extra ``html`` from another; nothing without it.

    Goes by its file: what could say its version takes some tens of milliseconds to load.
    """
    from importlib.util import find_spec

    spec = find_spec("trafilatura")
    if spec is None:
        return ""
    try:
        found = Path(spec.origin or "").stat()
    except OSError:
        return "?"
    return f"{found.st_size} {found.st_mtime_ns}"


def why(error: OSError) -> str:
    """An operating system's error as a reason of a few words."""
    known = _REASONS.get(error.errno or 0)
    return known or (error.strerror or "cannot be read").lower()


def scan(roots: Sequence[Path]) -> Iterator[Found | Skipped]:
    """Every article file below ``roots`` (folders or files), each once, by its real path.

    Hidden names and other suffixes below a folder are passed over, but for archives, books and
    documents; whatever else is left out is reported. Links to folders are never followed; a link to
    a file is, when it stays inside a root and leads to a file that is not found anyway. The order
    is the file system's.
    """
    folders, files, missing = resolved(roots)
    links: list[str] = []
    yield from missing
    below: Iterator[Found | Skipped] = _below(folders, links, looked_at)
    yield from below
    yield from named_and_linked(files, folders, links)


def resolved(roots: Sequence[Path]) -> tuple[list[str], list[str], list[Skipped]]:
    """The folders, of which none lies in another, the files, and what is not there."""
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
        return Skipped(root, why(error))
    except ValueError:  # a NUL in the name
        return Skipped(root, "no name that a file can have")


def _outermost(folders: Sequence[str]) -> list[str]:
    """The folders that lie in none of the others, in their order."""
    unique = dict.fromkeys(folders)
    return [one for one in unique if not any(_inside(one, other) for other in unique)]


def _inside(path: str, folder: str) -> bool:
    return path != folder and path.startswith(folder.rstrip(os.sep) + os.sep)


def listed(roots: Sequence[Path]) -> Iterator[str]:
    """The paths of what :func:`scan` would look at below folders, but for links.

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
        yield from (Skipped(Path(folder), reason) for folder in inner)


def in_folder(
    folder: str, inner: list[str], links: list[str], look: Callable[[str, str, int], T | None]
) -> Iterator[T | Skipped]:
    """What ``look`` makes of a folder's files; folders in it and links are put down.

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
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                continue
            if not entry.is_file(follow_symlinks=False):
                path = prefix + name
                if entry.is_symlink():
                    links.append(path)
                    continue
                if entry.is_dir(follow_symlinks=False):
                    inner.append(path)
                    if _suffix(name) in SUFFIXES:
                        yield Skipped(Path(path), FOLDER)
                    continue
            found = look(prefix, name, descriptor)
            if found is not None:
                yield found
    except OSError as error:
        yield from _unlisted(folder, error)
    finally:
        os.close(descriptor)


def _unlisted(folder: str, error: OSError) -> Iterator[Skipped]:
    if error.errno != errno.ENOENT:  # gone since it was found: nothing to report
        yield Skipped(Path(folder), why(error))


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122


def looked_at(prefix: str, name: str, folder: int | None = None) -> Found | Skipped | None:
    """What a listed file is; None for one that is passed over.

    Its path is both parts together; ``folder`` is a descriptor of where the name leads from.
    """
    path = prefix + name
    if not name.endswith(_READ_AT_ONCE):
        suffix = _suffix(name)
        if suffix in _OTHER_KINDS:
            return Skipped(Path(path), f"{_OTHER_KINDS[suffix]}: save its text as .txt or .md")
        if suffix not in SUFFIXES:
            return None
        if suffix in WEB_SUFFIXES and not can_read_web_pages():
            return Skipped(Path(path), WEB_PAGE)
    try:
        status = os.stat(name, dir_fd=folder, follow_symlinks=False)
    except OSError as error:
        return None if error.errno == errno.ENOENT else Skipped(Path(path), why(error))
    return _found(path, status)


def _found(path: str, status: os.stat_result) -> Found | Skipped:
    if not may_be_read(path, status):
        # Said here, since rights change neither size nor time: who compares those would miss it.
        reason = NOT_READABLE if stat.S_ISREG(status.st_mode) else NOT_REGULAR
        return Skipped(Path(path), reason)
    mtime_ns = status.st_mtime_ns
    if not -_LATEST <= mtime_ns <= _LATEST:
        mtime_ns = _LATEST if mtime_ns > 0 else -_LATEST
    return tuple.__new__(Found, (path, status.st_size, mtime_ns))  # half the time of Found()


def may_be_read(path: str, status: os.stat_result) -> bool:
    """Whether it is a regular file with the rights to read it.

    Its owner's rights can be seen; whoever else's, with lists of them or none, must be asked for.
    """
    if status.st_mode & _KIND_AND_READ == _FILE_TO_READ and status.st_uid == _USER:
        return True
    return stat.S_ISREG(status.st_mode) and os.access(path, os.R_OK)


def _named_file(path: str) -> Found | Skipped:
    """A file that the user named: whatever is wrong with it is said."""
    suffix = _suffix(path)
    if suffix in WEB_SUFFIXES and not can_read_web_pages():
        return Skipped(Path(path), WEB_PAGE)
    if suffix not in SUFFIXES:
        return Skipped(Path(path), f"its name must end in {', '.join(sorted(SUFFIXES))}")
    try:
        return _found(path, os.lstat(path))
    except OSError as error:
        return Skipped(Path(path), why(error))


def _visible(path: str, folders: Sequence[str]) -> bool:
    """Whether the walk of ``folders`` comes upon the real file ``path`` by itself."""
    for folder in folders:
        if _inside(path, folder):
            names = Path(path).relative_to(folder).parts
            if len(names) <= DEPTH_LIMIT + 1 and not any(name.startswith(".") for name in names):
                return True
    return False


def named_and_linked(
    files: Sequence[str], folders: Sequence[str], links: Sequence[str]
) -> Iterator[Found | Skipped]:
    """What is found below none of the ``folders``: ``files``, and what ``links`` lead to."""
    for file in dict.fromkeys(files):
        if not _visible(file, folders):
            yield _named_file(file)
    yield from _linked(links, folders, set(files))


def _linked(
    links: Sequence[str], folders: Sequence[str], seen: set[str]
) -> Iterator[Found | Skipped]:
    for link in links:
        named_like_article = _suffix(link) in SUFFIXES
        try:
            target = os.path.realpath(link, strict=True)
            status = os.stat(target)  # noqa: PTH116
        except OSError as error:
            if named_like_article:
                reason = "a link to nothing" if error.errno == errno.ENOENT else why(error)
                yield Skipped(Path(link), reason)
            continue
        is_folder = stat.S_ISDIR(status.st_mode)
        if not any(target == folder or _inside(target, folder) for folder in folders):
            if is_folder or named_like_article:
                special = not is_folder and not stat.S_ISREG(status.st_mode)
                yield Skipped(Path(link), NOT_REGULAR if special else OUTSIDE)
        elif named_like_article and not is_folder and not stat.S_ISREG(status.st_mode):
            yield Skipped(Path(link), NOT_REGULAR)
        elif _is_new_file(target, status, folders) and target not in seen:
            seen.add(target)
            yield _found(target, status)


def _is_new_file(path: str, status: os.stat_result, folders: Sequence[str]) -> bool:
    is_article = not stat.S_ISDIR(status.st_mode) and _suffix(path) in SUFFIXES
    return is_article and not _visible(path, folders)
