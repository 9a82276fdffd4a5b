"""The folder in which several people, or one on several machines, share their bookmarks.

The notebook stays the truth: what is not in the folder is what differs from it, so nothing has to
be remembered of what is still to go out, and a folder that is away only puts it off.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import re
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
from briefreader.indexing.unmounted_folders import NO_DISK
from briefreader.library.bounded_worker import PATIENCE, BoundedWorker
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
_DISK_IS_AWAY = (*NO_DISK, errno.ENOENT)
_LEFT = 60.0  # seconds after which a file that was being written was left by a kill
_NAMED = 4  # files of others in lines about what is wrong with them
_ID_DIGITS = 8
_MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
_MACHINE_ID = re.compile(r"[0-9a-f]{32}")


class _Published(NamedTuple):
    """What a notebook remembers of its own file: its id and name, on which machine the notebook
    was then, and up to which change it is out.
    """

    identity: str = ""
    file: str = ""
    machine: str = ""
    folder: str = ""
    change: int = -1
    moment: str = ""


@dataclass(frozen=True, slots=True)
class _File:
    """A file of the folder as it was read, and what told that version from others.

    ``records`` are harmless; of the own file none are. ``unsound`` counts those that are none.
    """

    version: tuple[int, int, int]
    journal: SharedJournal
    records: Mapping[str, BookmarkRecord]
    unsound: int = 0

    @property
    def problem(self) -> str:
        """What is wrong with the file, or nothing."""
        counted = pluralize(self.unsound, "record")
        told = f"{counted} without a valid bookmark skipped" if self.unsound else ""
        return "; ".join(filter(None, (self.journal.problem, told)))


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
        self._worker = BoundedWorker(self._sync, "shared folder")
        self._names: list[str] = []
        self._files: dict[str, _File] = {}
        self._own: dict[str, BookmarkRecord] = {}
        self._own_change = -1
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

        A folder on a disk that does not answer is waited for once, in a thread that holds nobody
        up.
        """
        if self._settings.shared is None:
            return ()
        if not self._worker.run(patience):
            self.problems = (self._away("it doesn't respond"),)
        return self.problems

    @property
    def is_behind(self) -> bool:
        """Whether something of the notebook may not be in the folder yet, and can go there."""
        if not self.is_set_up or self._notebook.read_only:
            return False
        return self._notebook.change != self._published().change

    def _sync(self) -> None:
        folder = self._settings.shared
        try:
            with self._alone():
                self.problems = self._synced(folder) if folder is not None else ()
        except (OSError, NotebookError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            self.problems = (self._away((reason or "can't be read").lower()),)
        except (ValueError, TypeError, LookupError, ArithmeticError) as error:
            reason = one_line(str(error))[:80] or type(error).__name__
            self.problems = (self._away(f"something in it can't be read: {reason}"),)

    def _away(self, reason: str) -> str:
        """Return the line about a folder that cannot be used now."""
        shown = one_line(str(self._settings.shared))
        published = self._published()
        waiting = ""
        with contextlib.suppress(NotebookError):
            if self._notebook.change != published.change:
                since = f" since {published.moment[:16].replace('T', ' ')}" * bool(published.moment)
                waiting = f"; your changes{since} will be shared when it is available again"
        return f"shared folder {shown}: {reason}{waiting}"

    def _synced(self, folder: Path) -> tuple[str, ...]:
        from briefreader.notebook.records import shared_records

        own_name = self._published().file
        problems = self._look(folder, own_name)
        if not self._names and self._published().folder == str(folder):
            raise NotebookError("empty: not mounted?")
        is_unread = (
            bool(own_name)
            and own_name not in self._files
            and os.path.lexists(folder / own_name)  # under another form of Unicode, too
        )
        if is_unread:
            unread = self._away(
                f"{own_name}: can't be read, so your bookmarks there aren't updated"
            )
            problems = (unread, *problems)
        is_due = self._looked_anew or (self.is_behind and not is_unread)
        if self._others is not None and not is_due and self._own_change == self._notebook.change:
            return problems
        own = self._own_records()
        more: Mapping[str, BookmarkRecord] = {}
        if not self._notebook.read_only:
            if more := shared_records.lacking(own, self._copies(own, own_name)):
                self._notebook.take_in(more)
                own = self._own_records()
            if not is_unread:
                self._publish(folder, own_name, own)
        by_person: dict[str, list[Mapping[str, BookmarkRecord]]] = {}
        for name, file in self._files.items():
            if name != own_name and not self._is_mine(file):
                by_person.setdefault(file.journal.author, []).append(file.records)
        others = shared_records.others_bookmarks(own, by_person)
        others = replace(others, bookmarks=self._at_home(others.bookmarks))
        if more or others != (self._others or shared_records.OthersBookmarks()):
            self._version += 1
        self._others = others
        return problems

    @property
    def _author(self) -> str:
        """Under which name the own bookmarks stand in the folder."""
        from briefreader.notebook.storage.shared_journal import author_name

        return author_name(self._settings.author or _login_name())

    def _is_mine(self, file: _File) -> bool:
        """Return whether a file is of another machine of the user's: by the name in the settings
        alone, for login names are nobody's.
        """
        return bool(self._settings.author) and file.journal.author == self._author

    def _copies(
        self, own: Mapping[str, BookmarkRecord], own_name: str
    ) -> list[Mapping[str, BookmarkRecord]]:
        """Return what the user's own files hold: those of other machines, and that of this one,
        which knows what a notebook that was lost or restored does not.
        """
        from briefreader.notebook.records.shared_records import harmless_records

        copies = [file.records for file in self._files.values() if self._is_mine(file)]
        own_file = self._files.get(own_name)
        if own_file is not None and own_file.journal.author == self._author:
            held = own_file.journal.records
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

        ``own`` is the name of this notebook's.
        """
        self._names, problems = _listed(folder, own)
        before, self._files = self._files, {}
        self._looked_anew = False
        for name in self._names:
            self._worker.progressed()
            try:
                file = self._files[name] = self._read(folder / name, before.get(name), own)
                problem = file.problem
            except OSError as error:
                if error.errno in _DISK_IS_AWAY:
                    self._files = before
                    raise
                problem = f"{(error.strerror or 'unreadable').lower()}, skipped"
            except NotebookError as error:
                problem = f"{error}, skipped"
            if problem:
                problems.append(f"{one_line(name)}: {problem}")
        self._looked_anew |= before.keys() != self._files.keys()
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
        journal = shared_journal.read(path)
        self._looked_anew = True
        if path.name == own:
            return _File(version, journal, {})
        known = before.journal.records if before is not None else {}
        cleaned = before.records if before is not None else {}
        records = harmless_records(journal.records, known, cleaned)
        unsound = sum(
            record.row is not None and one not in records for one, record in journal.records.items()
        )
        return _File(version, journal, records, unsound)

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
        author, machine = self._author, os.uname().nodename
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
            one._replace(path=paths[one.content_hash])
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
        from briefreader.file_lock import locked

        with locked(self._notebook.folder / LOCK_NAME):
            if not self._published().file:
                self._remember(self._first())
            yield

    def _first(self) -> _Published:
        """Return what is to be remembered of a file that is not there yet."""
        from briefreader.domain.crockford import digits
        from briefreader.notebook.storage import shared_journal

        identity = digits(int.from_bytes(os.urandom(5), "big"), _ID_DIGITS)
        name = shared_journal.file_name(self._author, os.uname().nodename, identity)
        return _Published(identity, name, _machine(self._notebook.folder))

    def _published(self) -> _Published:
        """Return what is remembered; nothing of a notebook that was copied from elsewhere."""
        try:
            held: object = json.loads((self._notebook.folder / STATE_NAME).read_text("utf-8"))
            found = _Published(**held) if isinstance(held, dict) else _Published()
        except (OSError, ValueError, TypeError):
            return _Published()
        return found if found.machine == _machine(self._notebook.folder) else _Published()

    def _remember(self, published: _Published) -> None:
        from briefreader.notebook.storage.atomic_files import replace_file

        written = json.dumps(published._asdict()).encode() + b"\n"
        replace_file(self._notebook.folder / STATE_NAME, [written])


def _listed(folder: Path, own: str) -> tuple[list[str], list[str]]:
    """Return the names of the journals in a folder, and lines about what only looks like one.

    The ``own`` comes first, and does not count among those that are too many.
    """
    from briefreader.notebook.storage import shared_journal

    entries = sorted(os.listdir(folder))  # noqa: PTH208 - an undecodable name is no matter
    names = [entry for entry in entries if shared_journal.is_journal_name(entry)]
    problems = [
        f"{one_line(entry)}: a conflict copy or incomplete file, skipped"
        for entry in entries
        if shared_journal.SUFFIX in entry and not shared_journal.is_journal_name(entry)
    ]
    others = [name for name in names if name != own]
    if len(others) > shared_journal.MOST_FILES:
        problems.append(f"only the first {shared_journal.MOST_FILES} files are read")
    return [own] * (own in names) + others[: shared_journal.MOST_FILES], problems


def _reanchored(bookmarks: Sequence[Bookmark], article: Article) -> tuple[Bookmark, ...]:
    from briefreader.notebook.anchoring.bookmark_states import reanchor

    return reanchor(bookmarks, article, lambda _: None, {}).bookmarks if bookmarks else ()


def _version(path: Path) -> tuple[int, int, int]:
    found = path.lstat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _machine(folder: Path) -> str:
    """Return what tells this machine from those that a notebook in ``folder`` may be copied to.

    A machine's name changes with networks, so it is its id that counts, as a sum that tells nobody
    the id; without one the lock beside the notebook, which a copy has under another number.
    """
    for path in _MACHINE_IDS:
        with contextlib.suppress(OSError, ValueError):
            known = path.read_text("ascii").strip()
            if _MACHINE_ID.fullmatch(known):
                return hashlib.sha256(f"briefreader {known}".encode()).hexdigest()[:16]
    with contextlib.suppress(OSError):
        return f"inode {(folder / LOCK_NAME).lstat().st_ino}"
    return ""


def _login_name() -> str:
    from briefreader.notebook.storage.revisions import local_author

    return local_author().partition("/")[0]
