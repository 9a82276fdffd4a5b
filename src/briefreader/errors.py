"""Everything that can go wrong in a way a reader can act on.

    BriefError
    ├── UsageError          the words after the command do not fit together
    ├── ConfigError         the configuration file says something that cannot be followed
    ├── SourceError         a file cannot become an article
    ├── QueryError          a query has a mistake, at a known place
    ├── SearchIndexError    the search index; as such, that none can be kept there
    │   ├── IndexMissing    there is none yet
    │   ├── IndexDamaged    there is one, and it must not be opened: rebuild it
    │   └── IndexBusy       another process is writing it
    ├── NotebookError       the notebook
    │   ├── NotebookDamaged set aside and restored as far as possible
    │   ├── NotebookForeign the file is not a notebook of this program
    │   ├── NotebookLocked  another program holds it
    │   ├── NotOwnBookmark  somebody else's bookmark, of a shared folder
    │   └── NotebookReadOnly it can be read, but not changed, and why
    ├── LinkError           an id leads nowhere
    ├── RequestError        one of several things that a program asks for cannot be done
    ├── ExportError         an export could not be written; what stood there before is intact
    └── TerminalError       the screen cannot open here

The ``str`` of each is one line: what, where, what to do.
"""

from __future__ import annotations


class BriefError(Exception):
    """A failure that the user can do something about; ``str`` is one line for the user."""


class UsageError(BriefError):
    """The command line's words do not fit together."""


class ConfigError(BriefError):
    """The configuration names an unknown key, or gives one a value it cannot have."""


class SourceError(BriefError):
    """A file that cannot become an article; ``reason`` stands alone, ``str`` adds the path."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class QueryError(BriefError):
    """A mistake in a query, ``start`` to ``end`` in code points of what was typed."""

    def __init__(self, reason: str, start: int, end: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.start = start
        self.end = end


class SearchIndexError(BriefError):
    """Something about the search index, which is a cache and can always be rebuilt.

    Raised as such where its folder cannot be used, or the disk does not take it.
    """


class IndexMissing(SearchIndexError):
    """No index has been built for this library yet."""


class IndexDamaged(SearchIndexError):
    """The index failed a check that comes before opening it; rebuild it."""


class IndexBusy(SearchIndexError):
    """Another process holds the index's write lock."""


class NotebookError(BriefError):
    """Something about the notebook, which is the user's own work and is never discarded."""


class NotebookDamaged(NotebookError):
    """The notebook file was damaged and could not be restored."""


class NotebookForeign(NotebookError):
    """The file in the notebook's place was made by something else; it is left alone."""


class NotebookLocked(NotebookError):
    """Another program holds the notebook's file: nothing was read or changed, and may be later."""


class NotOwnBookmark(NotebookError):
    """A bookmark of a shared folder that somebody else has made, who alone can change it."""


class NotebookReadOnly(NotebookError):
    """The notebook can be read but not changed: the disk, the rights or a newer version say no."""


class LinkError(BriefError):
    """An id leads to no bookmark and to no passage of this library."""


class RequestError(BriefError):
    """One of the things that were asked for cannot be done as asked; the others can."""


class ExportError(BriefError):
    """An export could not be written; what stood in its place before is intact."""


class TerminalError(BriefError):
    """Standard input or output is no terminal, so the screen cannot open."""
