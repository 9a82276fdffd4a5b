"""What commands begin with: the index brought up to date, bookmarks and articles that are meant."""

from __future__ import annotations

import argparse
import gc
import os
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from pathlib import Path

from briefreader.cli.output import print_message, show_progress
from briefreader.domain.bookmark import Bookmark
from briefreader.errors import IndexBusy, SearchIndexError
from briefreader.library import EventKind, IndexEvent, Library
from briefreader.paths import expanded, is_file
from briefreader.sources.files.compound_files import is_there, member_at
from briefreader.sources.files.file_kinds import COMPOUND_SUFFIXES
from briefreader.text.plurals import pluralize
from briefreader.text.sanitizing import one_line

_PUBLISHING = (EventKind.PUBLISHED, EventKind.FINISHED, EventKind.WAITING)  # by whomever


def update(library: Library, *, rebuild: bool = False) -> bool:
    """Bring the index up to date before it is asked, saying so where that takes a while.

    Return whether it is; say so, too, if nothing is in it.
    """
    is_current = (library.is_current() and not rebuild) or _updated(library, rebuild)
    if is_current and not library.listing():
        folders = ", ".join(one_line(str(root)) for root in library.roots)
        print_message(f"{folders}: no articles, so nothing can be found")
    return is_current


def _show_share(event: IndexEvent, shown: str) -> str:
    """Show on a terminal how much is indexed, if that is more than is ``shown``; return it."""
    share = f"{event.done / event.total:.0%}" if event.done and event.total else shown
    if share != shown:
        show_progress(f"indexing {share}")
    return share


def _updated(library: Library, rebuild: bool) -> bool:
    """Bring the index up to date; return whether that was possible."""
    if rebuild:  # nothing that was indexed is left to stay
        from briefreader.indexing.unmounted_folders import is_empty

        for root in filter(is_empty, map(str, library.roots)):
            print_message(
                f"{root}: empty or not mounted; not indexed until it holds articles again"
            )
    shown = ""
    try:
        for event in library.update(rebuild=rebuild, keep_unmounted=True):
            if event.kind is EventKind.AWAY:
                print_message(
                    f"{event.path}: empty or not mounted; its articles stay indexed "
                    "(`briefreader index` drops them)"
                )
            if event.kind is EventKind.SCANNED and event.total:
                print_message(f"indexing {pluralize(event.total, 'file')}")
            shown = _show_share(event, shown)
    except IndexBusy:
        library.refresh()
        print_message(f"another briefreader is updating the index; {_index_state(library)}")
        return False
    except SearchIndexError as error:
        library.refresh()
        if not library.indexed:
            raise
        print_message(f"{error}; {_index_state(library)}")
        return False
    finally:
        if shown:
            show_progress("")
    return True


async def keep_current(library: Library, changed: Callable[[], Awaitable[object]]) -> None:
    """Have the folders watched for as long as a server runs; call ``changed`` whenever the index is
    another one, whoever built it.
    """
    import asyncio  # most commands answer once and wait for nothing

    try:
        async with aclosing(library.index()) as events:
            async for event in events:
                if event.kind in _PUBLISHING and await asyncio.to_thread(library.refresh):
                    await changed()
    except SearchIndexError as error:
        print_message(f"{error}; changed files are no longer noticed")


def article_path(text: str) -> Path:
    """Return the real path of an article; ``inbox.mbox/3`` is the third of a compound file."""
    path = Path(os.path.realpath(expanded(text)))
    above, number = path.parent, path.name
    if number.isdecimal() and above.suffix.lower() in COMPOUND_SUFFIXES and is_file(above):
        return Path(member_at(os.fspath(above), int(number)))
    return path


def library_path(library: Library, text: str) -> Path:
    """Return the real path of an article; where nothing is at ``text`` from here, of what is there
    from one of the library's folders.
    """
    here = article_path(text)
    if is_there(here):
        return here
    within = (article_path(os.path.join(root, text)) for root in library.roots)  # noqa: PTH118
    return next(filter(is_there, within), here)


def kept_bookmarks(library: Library, options: argparse.Namespace) -> tuple[Bookmark, ...]:
    """Return the bookmarks that answer the query, as they stand now."""
    prepare_bookmarks(library)
    return library.bookmarks.find(" ".join(options.words), look_again=True)


def prepare_bookmarks(library: Library) -> None:
    """Bring the index up to date where files of bookmarks have gone, for they may stand
    elsewhere.
    """
    if library.indexed and library.bookmarks.missing_files():
        update(library)
    # All bookmarks stay to the end: looking for garbage among them takes a tenth of the time.
    gc.disable()


def print_followed(library: Library) -> None:
    """Say which lost bookmarks were found again in other files."""
    for identity, path in library.edit_monitor.followed.items():
        print_message(f"bookmark {identity}: found again in {path}")


def _index_state(library: Library) -> str:
    """Return what to expect of results from an index that could not be brought up to date."""
    if library.complete:
        return "results may be out of date"
    library.scan()
    progress = library.unfinished
    indexed, total = (progress.indexed, progress.total) if progress is not None else (0, 0)
    return f"{indexed:,} of {pluralize(total, 'file')} indexed so far: results may be incomplete"
