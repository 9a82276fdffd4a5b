"""What a file of a library is: one that may be an article, or why it is left out."""

from __future__ import annotations

import errno
import os
import stat
from functools import cache
from pathlib import Path
from typing import NamedTuple

from briefreader.article import Skipped

MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
WEB_SUFFIXES = frozenset({".html", ".htm"})
SUFFIXES = frozenset({".txt"}) | MARKDOWN_SUFFIXES | WEB_SUFFIXES
_READ_AT_ONCE = tuple(SUFFIXES - WEB_SUFFIXES)
_KIND_AND_READ = stat.S_IFMT(0o177777) | stat.S_IRUSR
_FILE_TO_READ = stat.S_IFREG | stat.S_IRUSR
_USER = os.geteuid()
_LATEST = 2**63 - 1  # nanoseconds, in the year 2262; a file's time can be any number

WEB_PAGE = "a saved web page; to read those, install the extra: pip install 'briefreader[html]'"
NOT_REGULAR = "not a regular file"
NOT_READABLE = "may not be read"
# Files that people keep articles in, and that look like a gap where nobody says anything of them.
_OTHER_KINDS = dict.fromkeys((".gz", ".zip", ".7z", ".tar", ".bz2", ".xz"), "an archive")
_OTHER_KINDS |= dict.fromkeys((".epub", ".mobi", ".azw3", ".fb2"), "a book")
_OTHER_KINDS |= dict.fromkeys((".pdf", ".doc", ".docx", ".odt", ".rtf", ".pages"), "a document")
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


def suffix_of(name: str) -> str:
    """The end of a name from its last dot on, in lower case."""
    return os.path.splitext(name)[1].lower()  # noqa: PTH122


def looked_at(prefix: str, name: str, folder: int | None = None) -> Found | Skipped | None:
    """What a listed file is; None for one that is passed over.

    Its path is both parts together; ``folder`` is a descriptor of where the name leads from.
    """
    path = prefix + name
    if not name.endswith(_READ_AT_ONCE):
        suffix = suffix_of(name)
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
    return found_as(path, status)


def found_as(path: str, status: os.stat_result) -> Found | Skipped:
    """What the file at a path is, by its status."""
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


def named_file(path: str) -> Found | Skipped:
    """A file that the user named: whatever is wrong with it is said."""
    suffix = suffix_of(path)
    if suffix in WEB_SUFFIXES and not can_read_web_pages():
        return Skipped(Path(path), WEB_PAGE)
    if suffix not in SUFFIXES:
        return Skipped(Path(path), f"its name must end in {', '.join(sorted(SUFFIXES))}")
    try:
        return found_as(path, os.lstat(path))
    except OSError as error:
        return Skipped(Path(path), why(error))
