"""Find the files of a library: never block on one, follow a link out or lose one silently."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from briefreader.article import Skipped

MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
WEB_SUFFIXES = frozenset({".html", ".htm"})
SUFFIXES = frozenset({".txt"}) | MARKDOWN_SUFFIXES | WEB_SUFFIXES
_READ_AT_ONCE = tuple(SUFFIXES - WEB_SUFFIXES)
DEPTH_LIMIT = 64
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


def scan(roots: Sequence[Path], times: dict[str, int] | None = None) -> Iterator[Found | Skipped]:
    """Every article file below ``roots`` (folders or files), each once, by its real path.

    Hidden names and other suffixes below a folder are passed over, but for archives, books and
    documents; whatever else is left out is reported. Links to folders are never followed; a link to
    a file is, when it stays inside a root and leads to a file that is not found anyway. The order
    is the file system's.
    """
    folders: list[str] = []
    files: list[str] = []
    for root in roots:
        resolved = _resolved_root(root)
        if isinstance(resolved, Skipped):
            yield resolved
        elif os.path.isdir(resolved):  # noqa: PTH112 - paths stay strings until they are found
            folders.append(resolved)
        else:
            files.append(resolved)
    folders = _outermost(folders)
    links: list[os.DirEntry[str]] = []
    for folder in folders:
        for entry in _below(folder, links, times):
            outcome = entry if isinstance(entry, Skipped) else looked_at(entry)
            if outcome is not None:
                yield outcome
    for file in dict.fromkeys(files):
        if not _visible(file, folders):
            yield _named_file(file)
    yield from _linked(links, folders, set(files))


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


def listed(roots: Sequence[Path]) -> Iterator[os.DirEntry[str]]:
    """What :func:`scan` would look at below folders, but for links, without a look at it.

    Which is a sixth of the work.
    """
    resolved = [one for one in map(_resolved_root, roots) if isinstance(one, str)]
    for folder in _outermost([one for one in resolved if os.path.isdir(one)]):  # noqa: PTH112
        for entry in _below(folder, []):
            if not isinstance(entry, Skipped):
                yield entry


def have_changed(times: Mapping[str, int]) -> bool:
    """Whether anything was put into one of the folders or taken out of it since a scan.

    That is quickly told; files that were written to in place are not noticed.
    """
    return any(_time(folder) != time for folder, time in times.items())


def _time(folder: str) -> int:
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116
    except OSError:
        return 0


def _below(
    root: str, links: list[os.DirEntry[str]], times: dict[str, int] | None = None
) -> Iterator[os.DirEntry[str] | Skipped]:
    """Walk one folder with a stack of its own, so that no tree is too deep for it."""
    stack = [(root, 0)]
    while stack:
        folder, depth = stack.pop()
        if times is not None:
            times[folder] = _time(folder)
        try:
            with os.scandir(folder) as listing:
                entries = list(listing)
        except OSError as error:
            if error.errno != errno.ENOENT:  # gone since it was listed: nothing to report
                yield Skipped(Path(folder), why(error))
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _named_like_file(entry)
                if depth < DEPTH_LIMIT:
                    stack.append((entry.path, depth + 1))
                else:
                    yield Skipped(Path(entry.path), f"more than {DEPTH_LIMIT} folders deep")
            elif entry.is_symlink():
                links.append(entry)
            else:
                yield entry


def _named_like_file(folder: os.DirEntry[str]) -> Iterator[Skipped]:
    if _suffix(folder.name) in SUFFIXES:
        yield Skipped(Path(folder.path), FOLDER)


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122


def looked_at(entry: os.DirEntry[str]) -> Found | Skipped | None:
    """What a listed file is; None for one that is passed over."""
    name = entry.name.lower()
    if not name.endswith(_READ_AT_ONCE):
        suffix = _suffix(name)
        if suffix in _OTHER_KINDS:
            reason = f"{_OTHER_KINDS[suffix]}: save its text as .txt or .md"
            return Skipped(Path(entry.path), reason)
        if suffix not in SUFFIXES:
            return None
        if not can_read_web_pages():
            return Skipped(Path(entry.path), WEB_PAGE)
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError as error:
        return None if error.errno == errno.ENOENT else Skipped(Path(entry.path), why(error))
    return _found(entry.path, status)


def _found(path: str, status: os.stat_result) -> Found | Skipped:
    if not stat.S_ISREG(status.st_mode):
        return Skipped(Path(path), NOT_REGULAR)
    # Its owner's rights can be seen; whoever else's, with lists of them or none, must be asked for.
    owned = status.st_uid == os.geteuid() and status.st_mode & stat.S_IRUSR
    if not owned and not os.access(path, os.R_OK):
        # Said here, since rights change neither size nor time: who compares those would miss it.
        return Skipped(Path(path), NOT_READABLE)
    mtime_ns = status.st_mtime_ns
    if not -_LATEST <= mtime_ns <= _LATEST:
        mtime_ns = _LATEST if mtime_ns > 0 else -_LATEST
    return Found(path, status.st_size, mtime_ns)


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


def _linked(
    links: Sequence[os.DirEntry[str]], folders: Sequence[str], seen: set[str]
) -> Iterator[Found | Skipped]:
    for link in links:
        named_like_article = _suffix(link.name) in SUFFIXES
        try:
            target = os.path.realpath(link.path, strict=True)
            status = os.stat(target)  # noqa: PTH116
        except OSError as error:
            if named_like_article:
                reason = "a link to nothing" if error.errno == errno.ENOENT else why(error)
                yield Skipped(Path(link.path), reason)
            continue
        is_folder = stat.S_ISDIR(status.st_mode)
        if not any(target == folder or _inside(target, folder) for folder in folders):
            if is_folder or named_like_article:
                special = not is_folder and not stat.S_ISREG(status.st_mode)
                yield Skipped(Path(link.path), NOT_REGULAR if special else OUTSIDE)
        elif named_like_article and not is_folder and not stat.S_ISREG(status.st_mode):
            yield Skipped(Path(link.path), NOT_REGULAR)
        elif _is_new_file(target, status, folders) and target not in seen:
            seen.add(target)
            yield _found(target, status)


def _is_new_file(path: str, status: os.stat_result, folders: Sequence[str]) -> bool:
    is_article = not stat.S_ISDIR(status.st_mode) and _suffix(path) in SUFFIXES
    return is_article and not _visible(path, folders)
