"""Drafts: read whole, found by the beginning of a path, their quotations looked up."""

from __future__ import annotations

import os
import re
import stat
import threading
import weakref
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefreader.domain.article import Span
from briefreader.errors import SourceError
from briefreader.library.verdict_cache import VerdictCache
from briefreader.paths import expanded, is_file
from briefreader.sources.files.decoding import decode
from briefreader.sources.files.file_kinds import (
    WRITTEN_SUFFIXES,
    not_text,
)
from briefreader.sources.files.safe_open import file_bytes
from briefreader.text.sanitizing import one_line
from briefreader.text.sentences import ENDERS

if TYPE_CHECKING:
    from datetime import date

    from briefreader.config import CheckSettings
    from briefreader.domain.article import Article
    from briefreader.domain.people import PeopleDirectory
    from briefreader.domain.quote import Quote
    from briefreader.factcheck import CheckResult, Claim
    from briefreader.library.article_cache import ArticleCache
    from briefreader.notebook.notebook import Notebook
    from briefreader.search.search_engine import SearchIndex

OFFICE_SUFFIXES = frozenset({".docx", ".odt"})
DRAFT_SUFFIXES = WRITTEN_SUFFIXES | OFFICE_SUFFIXES | {".org"}
_TABLES = frozenset({".csv", ".tsv"})
_DATA = frozenset({".json", ".jsonl", ".ndjson", ".jsonld", ".ris", ".bib"})
"""What drafts are only as exports of bookmarks."""
_ENDS = re.compile(rf"[{ENDERS},;]{{1,3}}")
_MOST = 200  # names of one folder that are offered


def draft_bytes(path: Path) -> bytes:
    """Return the draft in a file; raises SourceError for whatever cannot be read as one."""
    data = file_bytes(path)
    suffix = path.suffix.lower()
    if suffix in OFFICE_SUFFIXES | _TABLES or not (reason := not_text(suffix)):
        return data
    if suffix in _DATA:
        from briefreader.factcheck import exported_as_text

        if exported_as_text(decode(data).text) is not None:
            return data
        reason = "data, and no export of bookmarks: save its text as .txt or .md"
    raise SourceError(str(path), reason)


class DraftFile(NamedTuple):
    """A path that what is typed may become."""

    path: Path
    is_folder: bool


def complete_draft_path(typed: str) -> tuple[DraftFile, ...]:
    """Return files that may be drafts, and folders, whose paths begin with what is typed.

    The file of exactly that name comes first, then files and folders by name. Nothing is read.
    """
    start = expanded(typed)
    inside = not typed or typed.endswith(os.sep) or typed in (".", "..", "~")
    folder, begin = (start, "") if inside else (start.parent, start.name)
    try:
        with os.scandir(folder) as entries:
            begun = [
                (_is_folder(entry), entry.name)
                for entry in entries
                if entry.name.startswith(begin)
                and (not entry.name.startswith(".") or begin.startswith("."))
            ]
    except OSError:
        begun = []
    found = sorted(one for one in begun if one[0] or Path(one[1]).suffix.lower() in DRAFT_SUFFIXES)
    exact = [DraftFile(start, False)] if begin and is_file(start) else []
    listed = (DraftFile(folder / name, is_folder) for is_folder, name in found[:_MOST])
    return tuple(dict.fromkeys([*exact, *listed]))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a folder; not what a link leads to that nobody may see."""
    try:
        return entry.is_dir()
    except OSError:
        return False


class DraftChange(NamedTuple):
    """What accepting the source wording writes: the draft's words, and those that replace them.

    ``ends`` are the marks behind both, which stay: a sentence's full stop.
    """

    span: Span
    old: str
    new: str
    ends: str


class DraftBackup(NamedTuple):
    """The file that holds a draft as it was before the last ``changes`` that were written."""

    path: Path
    changes: int


def require_editable(path: Path) -> None:
    """Raise SourceError for a draft that is no text, which neither an editor nor we can change."""
    if path.suffix.lower() in OFFICE_SUFFIXES:
        where = one_line(path.name)
        raise SourceError(where, "Word and .odt drafts can't be changed here")


def accepted_change(path: Path, checked: CheckResult) -> DraftChange:
    """Return what it means to write the words as they were found into a draft.

    Raises SourceError where they cannot be written: for a draft that is no text, or has changed
    since it was checked, and where a web page may have the words in another place, too.
    """
    from briefreader.factcheck import is_unclear, words_as_found, written_span

    claim, place = checked.claim, checked.place
    shown = one_line(path.name)
    require_editable(path)
    if place is None or not place.found or claim.location is None or checked.joined:
        raise SourceError(shown, "no source wording to insert for this quotation")
    if claim.has_paragraphs:
        raise SourceError(shown, "this quotation has several paragraphs: change it by hand")
    text, _ = _plain_text(path)
    span = written_span(claim, text, path.name)
    if span is None:
        reason = "has changed since it was checked: checking it again"
        if is_unclear(claim, text, path.name):
            reason = "these words occur in it twice, or contain markup: change them by hand"
        raise SourceError(shown, reason)
    new = words_as_found(checked, place, text, path.name)
    ends = _ENDS.match(text, span.end)
    return DraftChange(span, span.of(text), new, ends[0] if ends else "")


def _plain_text(path: Path) -> tuple[str, str]:
    """Return a draft's text, of which every character stands in its file as it is read, and the end
    of all its lines there.
    """
    data = draft_bytes(path)
    text = decode(data).text
    line_end = "\r\n" if b"\r\n" in data else "\n"
    if text.replace("\n", line_end).encode() != data:
        shown = one_line(str(path))
        raise SourceError(shown, "isn't UTF-8, or has unusual line endings: change it by hand")
    return text, line_end


def _backup_path(path: Path, data: bytes) -> Path:
    """Return where a draft is backed up: the first of ``DRAFT~``, ``DRAFT.~2~``, ``DRAFT.~3~`` …
    at which nothing stands, or this data, for what an editor or an earlier day left there may be
    nowhere else.
    """
    first = path.with_name(f"{path.name}~")
    others = (path.with_name(f"{path.name}.~{number}~") for number in count(2))
    return next(one for one in chain((first,), others) if _is_free(one, data))


def _is_free(path: Path, data: bytes) -> bool:
    """Return whether nothing stands at a path, or a plain file of this data."""
    try:
        found = path.lstat()
        same_size = stat.S_ISREG(found.st_mode) and found.st_size == len(data)
        return same_size and path.read_bytes() == data
    except FileNotFoundError:
        return True
    except OSError:
        return False


class DraftChecks:
    """Whether the quotations in drafts are right; each call may come from any thread."""

    def __init__(
        self,
        notebook: Notebook,
        lock: threading.RLock,
        *,
        index: Callable[[], SearchIndex | None],
        articles: Callable[[], ArticleCache],
        read: Callable[[Path], Article | None],
        quotes: Callable[[Article], tuple[Quote, ...]],
        corrected: Callable[[], str],
        settings: CheckSettings,
    ) -> None:
        self._notebook = notebook
        self._lock = lock
        self._index = index
        self._articles = articles
        self._read = read
        self._quotes = quotes
        self._corrected = corrected
        self._verdicts = VerdictCache()
        self._settings = settings
        self._backups: dict[Path, tuple[DraftBackup, bytes]] = {}  # with the draft as it was left

    def write_change(self, path: Path, change: DraftChange) -> DraftBackup:
        """Write a change into a draft, and return the backup beside it, which holds what was there.

        What follows on changes written before leaves the backup as it is: the user's own words
        are nowhere else. If the draft was edited in between, it is backed up anew, beside the
        backups that are there.
        Raises SourceError where the draft is another one now, ExportError where it cannot be
        written.
        """
        from briefreader.notebook.storage.atomic_files import write_whole

        text, line_end = _plain_text(path)
        if change.span.of(text) != change.old:
            raise SourceError(one_line(str(path)), "has changed since it was checked")
        before = text.replace("\n", line_end).encode()
        last, left = self._backups.get(path.absolute(), (None, b""))
        if last is not None and left == before and is_file(last.path):
            backup = last
        else:
            backup = DraftBackup(_backup_path(path, before), 0)
            write_whole(backup.path, [before])
        start, end = change.span
        changed = f"{text[:start]}{change.new}{text[end:]}".replace("\n", line_end).encode()
        write_whole(path, [changed])
        backup = backup._replace(changes=backup.changes + 1)
        self._backups[path.absolute()] = backup, changed
        return backup

    def forget(self) -> None:
        """Let go of the verdicts that are kept for the next time a draft is checked."""
        self._verdicts = VerdictCache()

    def check(self, draft: bytes, name: str = "") -> tuple[CheckResult, ...]:
        """Look every quotation of a draft up; see ``claims`` and ``checked``."""
        return tuple(self.checked(self.claims(draft, name)))

    def claims(
        self, draft: bytes, name: str = "", *, written: date | None = None
    ) -> tuple[Claim, ...]:
        """Return a draft's quotations; ``name`` is its file's, if it has one, and ``written`` its
        own date, where it states none.

        Raises SourceError for what is no text.
        """
        from briefreader.factcheck import find_claims, read_draft

        people = self._people()
        text = read_draft(draft, name, people)
        if written is not None:
            text = replace(text, day=written)
        return find_claims(text, people)

    def checked(self, claims: Iterable[Claim], *, strict: bool = False) -> Iterator[CheckResult]:
        """Look one quotation after the other up, each when it is asked for, if it or what is known
        of it has changed since it was last.

        They are graded as the house wants it; under ``strict`` whatever is told is an alarm.
        """
        from briefreader.factcheck import ChangeKind, HouseStyle, check_draft
        from briefreader.library.indexed_corpus import IndexedCorpus

        silent = frozenset(map(ChangeKind, self._settings.silent))
        house = HouseStyle(silent, strict or self._settings.strict)
        with self._lock:
            index, people = self._index(), self._people()
        corpus = IndexedCorpus(index, people, self._read, self._quotes)
        state = (index and weakref.ref(index), people, self._corrected())

        def look_up(claim: Claim) -> CheckResult:
            with self._lock:
                return self._verdicts.check(claim, corpus, state)

        for one in check_draft(tuple(claims), look_up):
            yield replace(one, house=house)

    def _people(self) -> PeopleDirectory:
        """Return everybody who is known, and the names that the user says are theirs."""
        from briefreader.library.speaker_aliases import alias_map, with_aliases

        return with_aliases(self._articles().people, alias_map(self._notebook).items())
