"""The folder in which several people, or one on several machines, share their bookmarks.

The notebook stays the truth: what is not in the folder is what differs from it, so nothing has to
be remembered of what is still to go out, and a folder that is away only puts it off.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefreader.config import NotebookSettings
from briefreader.domain.article import Article
from briefreader.domain.bookmark import Bookmark
from briefreader.errors import NotebookError
from briefreader.notebook.notebook import Notebook
from briefreader.paths import is_there
from briefreader.text.plurals import pluralize
from briefreader.text.sanitizing import one_line

if TYPE_CHECKING:
    from briefreader.library.article_cache import ArticleCache
    from briefreader.notebook.records.shared_records import OthersBookmarks
    from briefreader.notebook.storage.shared_journal import BookmarkRecord, SharedJournal
    from briefreader.search.search_engine import ArticleCatalogue

STATE_NAME = "shared.json"
LOCK_NAME = "shared.lock"
PATIENCE = 10.0  # seconds that a command waits for a folder that does not answer
_DISK_IS_AWAY = (errno.EIO, errno.ESTALE, errno.ENOTCONN, errno.ENODEV, errno.ENOENT)
_LEFT = 60.0  # seconds after which a file that was being written was left by a kill
_NAMED = 4  # files of others in lines about what is wrong with them
_ID_DIGITS = 8


class _Published(NamedTuple):
    """What a notebook remembers of its own file: its id, and up to which change it is out."""

    identity: str = ""
    machine: str = ""
    folder: str = ""
    change: int = -1
    moment: str = ""


@dataclass(frozen=True, slots=True)
class _File:
    """A file of the folder as it was read, and what told that version from others.

    ``records`` are harmless; of the own file none are.
    """

    version: tuple[int, int, int]
    journal: SharedJournal
    records: Mapping[str, BookmarkRecord]


class SharedFolder:
    """Gives the own bookmarks to the folder and sees everybody else's; any thread may call.

    Without a folder in ``settings`` there is nothing to do and nothing to see. ``articles`` and
    ``catalogue`` are asked of the library at need.
    """

    def __init__(
        self,
        notebook: Notebook,
        settings: NotebookSettings,
        clock: Callable[[], datetime],
        *,
        articles: Callable[[], ArticleCache],
        catalogue: Callable[[], ArticleCatalogue | None],
    ) -> None:
        self._notebook = notebook
        self._settings = settings
        self._clock = clock
        self._articles = articles
        self._catalogue = catalogue
        self._files: dict[str, _File] = {}
        self._own: dict[str, BookmarkRecord] = {}
        self._own_change = -1
        self._syncing: threading.Thread | None = None
        self._starting = threading.Lock()
        self._others: OthersBookmarks | None = None
        self._version = 0
        self._looked_anew = False
        self.problems: tuple[str, ...] = ()
        """What was wrong at the last look, a line each, for the user."""

    @property
    def is_set_up(self) -> bool:
        """Whether there is a shared folder at all."""
        return self._settings.shared is not None

    @property
    def version(self) -> int:
        """A number that rises when something else is to be seen."""
        return self._version

    @property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """Other people's bookmarks, as they were seen at the last look."""
        return self._others.bookmarks if self._others is not None else ()

    @property
    def conflicts(self) -> frozenset[str]:
        """The ids of own bookmarks that others have, too, with another note."""
        return frozenset(self._others.notes) if self._others is not None else frozenset()

    def with_notes(self, own: tuple[Bookmark, ...]) -> tuple[Bookmark, ...]:
        """Return own bookmarks with the notes of others under their own."""
        if self._others is None or not self._others.notes:
            return own
        from briefreader.notebook.records.shared_records import with_notes

        notes = self._others.notes
        return tuple(with_notes(one, notes.get(one.id, ())) for one in own)

    def stamps(self, identity: str) -> tuple[str, ...]:
        """Return the stamps of others' notes on an own bookmark; they settle a conflict."""
        notes = self._others.notes.get(identity, ()) if self._others is not None else ()
        return tuple(note.stamp for note in notes)

    def in_article(self, article: Article) -> tuple[Bookmark, ...]:
        """Return others' bookmarks where they stand in an article; not those that are lost."""
        from briefreader.domain.bookmark import BookmarkState

        here = [
            one
            for one in self.bookmarks
            if one.path == article.path or one.content_hash == article.content_hash
        ]
        found = _reanchored(here, article)
        return tuple(one for one in found if one.state is not BookmarkState.LOST)

    def as_found_now(self, bookmark: Bookmark) -> Bookmark:
        """Return another's bookmark with its state as the file is here, if there is one."""
        article = self._articles().get_if_readable(bookmark.path) if bookmark.path else None
        return _reanchored((bookmark,), article)[0] if article is not None else bookmark

    # Looking

    def sync(self, patience: float = PATIENCE) -> tuple[str, ...]:
        """Take in, give out and look, waiting so many seconds at most; what was wrong, if anything.

        A folder on a disk that does not answer is waited for in a thread that holds nobody up.
        """
        if self._settings.shared is None:
            return ()
        with self._starting:
            running = self._syncing
            if running is None or not running.is_alive():
                running = threading.Thread(target=self._sync, name="shared folder", daemon=True)
                self._syncing = running
                running.start()
        running.join(patience)
        if running.is_alive():
            self.problems = (self._away("it doesn't answer"),)
        return self.problems

    @property
    def is_behind(self) -> bool:
        """Whether something of the notebook may not be in the folder yet."""
        return self.is_set_up and self._notebook.change != self._published().change

    def _sync(self) -> None:
        folder = self._settings.shared
        try:
            with self._alone():
                self.problems = self._synced(folder) if folder is not None else ()
        except (OSError, NotebookError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            self.problems = (self._away((reason or "can't be read").lower()),)

    def _away(self, reason: str) -> str:
        """Return the line about a folder that cannot be used now."""
        shown = one_line(str(self._settings.shared))
        published = self._published()
        waiting = ""
        with contextlib.suppress(NotebookError):
            if self._notebook.change != published.change:
                since = f" since {published.moment[:16].replace('T', ' ')}" * bool(published.moment)
                waiting = f"; your changes{since} go there when it is back"
        return f"shared folder {shown}: {reason}{waiting}"

    def _synced(self, folder: Path) -> tuple[str, ...]:
        from briefreader.notebook.records import shared_records

        published = self._published()
        problems = self._look(folder, published.identity)
        own_name = next((one for one in self._files if _identity_of(one) == published.identity), "")
        if not self._files and published.folder == str(folder):
            raise NotebookError("empty: not mounted?")
        if self._others is not None and not self._looked_anew and not self.is_behind:
            return problems
        own = self._own_records()
        if not self._notebook.read_only:
            if more := shared_records.lacking(own, self._copies(own, own_name)):
                self._notebook.take_in(more)
                own = self._own_records()
            self._publish(folder, own_name, own)
        by_person: dict[str, list[Mapping[str, BookmarkRecord]]] = {}
        for name, file in self._files.items():
            if name != own_name and not self._is_mine(file):
                by_person.setdefault(file.journal.author, []).append(file.records)
        others = shared_records.others_bookmarks(own, by_person)
        self._others = replace(others, bookmarks=self._at_home(others.bookmarks))
        self._version += 1
        return problems

    def _is_mine(self, file: _File) -> bool:
        """Return whether a file is of another machine of the user's: by the name in the settings
        alone, for login names are nobody's.
        """
        return bool(self._settings.author) and file.journal.author == self._settings.author

    def _copies(
        self, own: Mapping[str, BookmarkRecord], own_name: str
    ) -> list[Mapping[str, BookmarkRecord]]:
        """Return what the user's own files hold: those of other machines, and that of this one,
        which knows what a notebook that was lost or restored does not.
        """
        from briefreader.notebook.records.shared_records import harmless_records

        copies = [file.records for file in self._files.values() if self._is_mine(file)]
        if own_name:
            held = self._files[own_name].journal.records
            other = {one: record for one, record in held.items() if own.get(one) != record}
            copies.append(harmless_records(other, {}, {}))
        return copies

    def _own_records(self) -> Mapping[str, BookmarkRecord]:
        change = self._notebook.change
        if change != self._own_change:
            self._own = self._notebook.bookmark_records()
            self._own_change = change
        return self._own

    def _look(self, folder: Path, own: str) -> tuple[str, ...]:
        """Read the files that are new or other than at the last look; what is wrong with any.

        ``own`` is the id of this notebook's.
        """
        names, problems = _listed(folder)
        before, self._files = self._files, {}
        self._looked_anew = set(before) != set(names)
        for name in names:
            try:
                file = self._files[name] = self._read(folder / name, before.get(name), own)
                problem = file.journal.problem
            except OSError as error:
                if error.errno in _DISK_IS_AWAY:
                    self._files = before
                    raise
                problem = f"{(error.strerror or 'unreadable').lower()}, skipped"
            except NotebookError as error:
                problem = f"{error}, skipped"
            if problem:
                problems.append(f"{one_line(name)}: {problem}")
        shown = one_line(str(folder))
        lines = [f"shared folder {shown}: {problem}" for problem in problems[:_NAMED]]
        if len(problems) > _NAMED:
            more = pluralize(len(problems) - _NAMED, "more file")
            lines.append(f"shared folder {shown}: {more} skipped or damaged")
        return tuple(lines)

    def _read(self, path: Path, before: _File | None, own: str) -> _File:
        """Return a file as it is now, read only if it is another than before."""
        from briefreader.notebook.records.shared_records import harmless_records
        from briefreader.notebook.storage import shared_journal

        version = _version(path)
        if before is not None and before.version == version:
            return before
        self._looked_anew = True
        journal = shared_journal.read(path)
        if _identity_of(path.name) == own:
            return _File(version, journal, {})
        known = before.journal.records if before is not None else {}
        cleaned = before.records if before is not None else {}
        return _File(version, journal, harmless_records(journal.records, known, cleaned))

    def _publish(self, folder: Path, name: str, own: Mapping[str, BookmarkRecord]) -> None:
        """Append what of the notebook is not in its own file as it is now.

        A file that was damaged, or consists mostly of what is no longer so, is written anew.
        """
        from briefreader.notebook.records.shared_records import unpublished
        from briefreader.notebook.storage import shared_journal
        from briefreader.notebook.storage.atomic_files import sweep
        from briefreader.text.date_format import utc

        published = self._published()
        change, moment = self._own_change, utc(self._clock())
        author, machine = self._settings.author or _login_name(), os.uname().nodename
        name = name or shared_journal.file_name(author, machine, published.identity)
        file = self._files.get(name)
        known = file.journal.records if file is not None else {}
        anew = file is not None and file.journal.is_worn
        missing = dict(own) if anew else unpublished(own, known)
        if missing:
            lines = [
                shared_journal.record_line(one, record, author, machine, moment)
                for one, record in missing.items()
            ]
            sweep(folder, [name], time.time() - _LEFT)
            write = shared_journal.replace if anew else shared_journal.append
            write(folder / name, lines)
            if file is not None:
                file.journal.wrote(missing, anew=anew)
                self._files[name] = replace(file, version=_version(folder / name))
        where = str(folder) if known or missing else ""  # as long as there is no file, nowhere
        if (where, change) != (published.folder, published.change):
            self._remember(published._replace(folder=where, change=change, moment=moment))

    def _at_home(self, bookmarks: Sequence[Bookmark]) -> tuple[Bookmark, ...]:
        """Return bookmarks with the paths that their articles have here, as far as is known."""
        away = {one.content_hash for one in bookmarks if not is_there(one.path)} - {""}
        catalogue = self._catalogue()
        if not away or catalogue is None:
            return tuple(bookmarks)
        paths = {
            content_hash: catalogue.row(number).path
            for number in catalogue.rows
            if (content_hash := catalogue.content_hash(number)) in away
        }
        return tuple(
            replace(one, path=paths[one.content_hash])
            if one.content_hash in paths and not is_there(one.path)
            else one
            for one in bookmarks
        )

    # What is remembered of the own file

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Let no other process of this notebook write its file meanwhile; the lock is local."""
        if self._notebook.read_only:
            yield
            return
        from briefreader.notebook.storage.atomic_files import alone

        with alone(self._notebook.folder / LOCK_NAME):
            if not self._published().identity:
                self._remember(_Published(_new_identity(), os.uname().nodename))
            yield

    def _published(self) -> _Published:
        """Return what is remembered; nothing of a notebook that was copied from elsewhere."""
        try:
            held: object = json.loads((self._notebook.folder / STATE_NAME).read_text("utf-8"))
            found = _Published(**held) if isinstance(held, dict) else _Published()
        except (OSError, ValueError, TypeError):
            return _Published()
        return found if found.machine == os.uname().nodename else _Published()

    def _remember(self, published: _Published) -> None:
        from briefreader.notebook.storage.atomic_files import replace_file

        written = json.dumps(published._asdict()).encode() + b"\n"
        replace_file(self._notebook.folder / STATE_NAME, [written])


def _listed(folder: Path) -> tuple[list[str], list[str]]:
    """Return the names of the journals in a folder, and lines about what only looks like one."""
    from briefreader.notebook.storage import shared_journal

    entries = sorted(os.listdir(folder))  # noqa: PTH208 - an undecodable name is no matter
    names = [entry for entry in entries if shared_journal.is_journal_name(entry)]
    problems = [
        f"{one_line(entry)}: a conflicted or half-copied file, skipped"
        for entry in entries
        if shared_journal.SUFFIX in entry and not shared_journal.is_journal_name(entry)
    ]
    if len(names) > shared_journal.MOST_FILES:
        problems.append(f"only the first {shared_journal.MOST_FILES} files are read")
    return names[: shared_journal.MOST_FILES], problems


def _reanchored(bookmarks: Sequence[Bookmark], article: Article) -> tuple[Bookmark, ...]:
    from briefreader.notebook.anchoring.reanchoring import reanchor

    return reanchor(bookmarks, article, lambda _: None, {}).bookmarks if bookmarks else ()


def _version(path: Path) -> tuple[int, int, int]:
    found = path.lstat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _identity_of(name: str) -> str:
    return name.split(".")[-2]


def _new_identity() -> str:
    from briefreader.domain.crockford import digits

    return digits(int.from_bytes(os.urandom(5), "big"), _ID_DIGITS)


def _login_name() -> str:
    from briefreader.notebook.storage.revisions import local_author

    return local_author().partition("/")[0]
