"""What a reader can do with a library: the one door for the screen and the command line."""

from __future__ import annotations

import hashlib
import math
import threading
import time
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.config import NO_SETTINGS, ONLY_HERE, CheckSettings, NotebookSettings
from briefreader.domain.listing_row import Sort
from briefreader.domain.name_use import JoinedName
from briefreader.errors import (
    IndexDamaged,
    NotebookError,
    SearchIndexError,
)
from briefreader.indexing.events import EventKind, IndexEvent
from briefreader.indexing.index_settings import IndexSettings
from briefreader.indexing.progress_meter import Progress, ProgressMeter
from briefreader.library.article_folders import ArticleFolders
from briefreader.library.article_opener import ArticleOpener
from briefreader.library.bookmarks import Bookmarks
from briefreader.library.bounded_worker import PATIENCE
from briefreader.library.edit_monitor import EditMonitor, EditNotice
from briefreader.library.exports import Exports
from briefreader.library.listings import CatalogueListing, Listing, UnindexedListing
from briefreader.library.markdown_mirror import MarkdownMirror
from briefreader.library.notebook_files import NotebookFiles
from briefreader.library.open_article import OpenArticle
from briefreader.library.saved_searches import Searches
from briefreader.library.shared_folder import SharedFolder
from briefreader.library.speaker_aliases import SpeakerAliases, alias_map, with_persons
from briefreader.library.speaker_corrections import SpeakerCorrections
from briefreader.library.unsaved_notes import UnsavedNotes
from briefreader.log import Log
from briefreader.notebook.notebook import Notebook
from briefreader.notebook.storage.connection import BUSY_SECONDS
from briefreader.paths import abbreviated
from briefreader.search import index_folder, merged_roots
from briefreader.search.file_engine import FileEngine
from briefreader.text.folding import fold_text
from briefreader.text.plurals import pluralize
from briefreader.text.sanitizing import one_line

# A list stands on the screen before the first article is read, and most commands read none: what
# reading, searching, indexing and citing need is imported by whoever does it first.
if TYPE_CHECKING:
    from briefreader.citations.foreign_quotes import ForeignQuote
    from briefreader.domain.article import Article
    from briefreader.library.article_cache import ArticleCache
    from briefreader.library.bookmark_relocation import BookmarkRelocation
    from briefreader.library.bookmark_requests import BookmarkRequests
    from briefreader.library.draft_checks import DraftChecks
    from briefreader.library.new_articles import NewArticleFinder
    from briefreader.library.permalinks import LinkTarget
    from briefreader.library.phrase_history import PhraseHistory
    from briefreader.library.query_completion import QueryCompleter
    from briefreader.library.question_ledger import AskedQuestions, LedgerEntry
    from briefreader.library.quote_import import ImportSummary
    from briefreader.library.repeated_phrases import RepeatedPhrase
    from briefreader.search import Query, Speaker, SpeakerOverrides, SpeakerTitles
    from briefreader.search.search_engine import (
        ArticleCatalogue,
        SearchEngine,
        SearchIndex,
        SearchResults,
    )

_LOOK_AT_CLOCK = 256  # files
_SAVED = "saved:"
_SEVERAL = "several people here have that surname"
_NOT_SHOWN = "nothing here shows for certain that they are one person"
UNANSWERED = (
    "(answer:referred OR answer:promised OR answer:declined OR answer:nothing OR answer:unknown"
    " OR answer:interrupted) -answer:answered"
)
"""Questions whose answers show that they were not plainly answered."""
_LAST_WAIT = 3.0  # seconds for a folder beside the notebook, when the program ends


class Library:
    """Folders of articles, their index and the user's notebook, open.

    ``opener`` opens articles to be read, ``bookmarks`` are what the user keeps in the notebook,
    ``exports`` what leaves it and comes back, ``corrections`` who said what in the user's word,
    ``aliases`` which names are one person, ``searches`` what was looked for before, ``drafts``
    whether the quotations in a draft are right, ``folders`` where new articles go,
    ``unsaved_notes`` what was being written when a reader ended, ``shared`` the folder that is
    shared with others, ``mirror`` the one with a Markdown file for each bookmark.
    Searching, reading and refreshing may be called from any thread; calls wait for one another.
    """

    def __init__(
        self,
        roots: Sequence[Path],
        folder: Path,
        notebook: Notebook,
        *,
        log: Log,
        people_file: Path | None,
        boilerplate: Sequence[str],
        samples: bool,
        clock: Callable[[], datetime],
        check: CheckSettings,
        beside: NotebookSettings,
    ) -> None:
        self.roots = merged_roots(roots)
        self.name = "sample articles" if samples else _library_name(self.roots)
        self._folder = folder
        self._engine: SearchEngine = FileEngine(folder)
        self._notebook = notebook
        self._log = log
        self._check = check
        self._settings = IndexSettings(people_file, tuple(boilerplate))
        self.is_samples = samples  # the articles that come with the program
        self._clock = clock
        self._lock = threading.RLock()
        self._index: SearchIndex | None = None
        self.latest_voices: SpeakerTitles | None = None  # what ``voices`` found last
        self._asked: tuple[SearchIndex, SpeakerOverrides, AskedQuestions] | None = None
        self._scanned: tuple[str, ...] | None = None
        self._meter = ProgressMeter(time.monotonic)
        self.shared = SharedFolder(
            notebook,
            beside,
            clock,
            articles=lambda: self._articles,
            catalogue=self._catalogue,
        )
        self.mirror = MarkdownMirror(
            notebook,
            beside.mirror,
            self.roots,
            lambda: with_persons(notebook.bookmarks(), alias_map(notebook)),
        )
        self.bookmarks = Bookmarks(
            notebook,
            self.shared,
            catalogue=self._catalogue,
            articles=lambda: self._articles,
            edit_monitor=lambda: self.edit_monitor,
            parse=self._parsed,
        )
        self.exports = Exports(notebook, self.roots, clock, self.bookmarks)
        self.notebook_files = NotebookFiles(
            notebook,
            lambda path: self._articles.get_if_readable(path),
            self.exports.refuse_target,
        )
        self.data_dir = notebook.folder
        self.key = folder.name
        """Tells these folders of articles from others, in what is kept of them."""
        self.unsaved_notes = UnsavedNotes(self.data_dir, self.key)

        def joined() -> Mapping[str, JoinedName]:
            return self._index.decided_names().joined if self._index is not None else {}

        self.corrections = SpeakerCorrections(
            notebook, lambda path: self._articles.get_if_readable(path), joined
        )
        self.aliases = SpeakerAliases(notebook, joined)
        self.edit_monitor = EditMonitor(
            notebook, lambda: self._articles, lambda: self.relocation, lambda: self.opener
        )
        self.searches = Searches(notebook, self._parsed)
        self.folders = ArticleFolders(roots, lambda: self._articles, samples=samples)
        self.opener = ArticleOpener(
            notebook,
            self._lock,
            index=lambda: self._index,
            articles=lambda: self._articles,
            corrections=self.corrections,
            aliases=self.aliases,
            edit_monitor=self.edit_monitor,
            shared=self.shared,
            fingerprint=self._fingerprint,
        )

    @classmethod
    def open(
        cls,
        roots: Sequence[Path],
        *,
        cache_dir: Path,
        data_dir: Path,
        clock: Callable[[], datetime],
        log_dir: Path | None = None,
        people_file: Path | None = None,
        boilerplate: Sequence[str] = (),
        samples: bool = False,
        check: CheckSettings = NO_SETTINGS,
        beside: NotebookSettings = ONLY_HERE,
        patience: float = BUSY_SECONDS,
        waits: Callable[[float], None] = lambda _: None,
    ) -> Library:
        """Open the notebook, and the index if one has been built.

        A damaged index is set aside by whoever updates it; until then there is none. ``samples``
        says that these are the articles that come with the program. Another program that holds the
        notebook is waited for, ``patience`` seconds at most, of which ``waits`` is told. The log is
        kept in ``log_dir``, else in the cache. Raises NotebookError.
        """
        library = cls(
            roots,
            index_folder(cache_dir, roots),
            Notebook.open(data_dir, clock, patience=patience, waits=waits),
            log=Log(log_dir or cache_dir / "log"),
            people_file=people_file,
            boilerplate=boilerplate,
            samples=samples,
            clock=clock,
            check=check,
            beside=beside,
        )
        library.refresh()
        return library

    def close(self) -> None:
        """Let go of the notebook and the index; what is new goes out first."""
        try:
            if self.shared.is_behind:
                self.shared.sync(_LAST_WAIT)
            self.mirror.write(_LAST_WAIT)
        finally:  # another program may hold the notebook just now
            with self._lock:
                self._notebook.close()
                self._index = None

    def sync(self, patience: float = PATIENCE) -> tuple[str, ...]:
        """Bring shared folder and mirror up to the notebook; what is wrong, a line each.

        For a thread, or before a command answers. A disk that doesn't answer is waited for, once,
        so many seconds at most.
        """
        problems = self.shared.sync(patience)
        return (*problems, *self.mirror.write(_LAST_WAIT if problems else patience))

    @property
    def notices(self) -> tuple[str, ...]:
        """What became of the notebook since it was opened, one line each, for the user."""
        return self._notebook.notices

    @property
    def index_folder(self) -> Path:
        """Where this library's index is kept."""
        return self._folder

    def index_problem(self) -> str:
        """Return what is wrong with the index, every file of it read whole; nothing if it is sound.

        Also where none can be built: the folder for it is tried.
        """
        try:
            self._engine.check()
        except IndexDamaged as error:
            return f"{error}: `briefreader index --rebuild` rebuilds it"
        except SearchIndexError as error:
            return str(error)
        return ""

    # The list

    @property
    def indexed(self) -> bool:
        """Whether there is an index, if only one that is still being built."""
        return self._index is not None

    @property
    def complete(self) -> bool:
        """Whether every file that was found is indexed, not only those that came first."""
        index = self._index
        return index is not None and index.complete and self._scanned is None

    @property
    def progress(self) -> Progress | None:
        """How far the indexer is with what it reads now; None where it reads nothing."""
        return self._meter.progress

    @property
    def unfinished(self) -> Progress | None:
        """How far the index is while it is not complete; None where it is.

        Of no files at all as long as it is not known how many there are.
        """
        if self.complete:
            return None
        index, scanned = self._index, self._scanned
        indexed = len(index) if index is not None else 0
        known = Progress(indexed, indexed, max(indexed, len(scanned)) if scanned else 0)
        return self._meter.progress or known

    @property
    def scanned(self) -> bool:
        """Whether every file can be listed: by a complete index, or by a scan."""
        return self.complete or self._scanned is not None

    def scan(self, within: float = math.inf) -> int | None:
        """Find the files' names, for a list before anything has been read; how many there are.

        Newest first by the date in the name, else by the file's time, as a stand-in for dates
        that are not known yet. None, and nothing scanned, if it takes more than ``within`` seconds.
        """
        from briefreader.sources import SourceFile, newest_first, scan

        end = time.monotonic() + within
        files = []
        for number, found in enumerate(scan(self.roots)):
            if number % _LOOK_AT_CLOCK == 0 and time.monotonic() > end:
                return None
            if isinstance(found, SourceFile):
                files.append(found)
        ordered = newest_first(files, by_time=not self.is_samples)
        with self._lock:
            self._scanned = tuple(found.name for found in ordered)
        return len(files)

    def listing(self, sort: Sort = Sort.DATE) -> Listing:
        """Return the whole library; in the order of the scan for as long as the first build goes
        on.
        """
        with self._lock:
            if self._scanned is not None:
                return UnindexedListing(self._scanned, self._catalogue)
            catalogue = self._catalogue()
            if catalogue is None:
                return UnindexedListing((), self._catalogue)
            return CatalogueListing(catalogue, catalogue.order(sort))

    def has_gone(self, path: Path) -> bool:
        """Return whether an article is no longer listed, and its file no longer there."""
        from briefreader.sources.files.compound_files import is_there

        with self._lock:
            catalogue = self._catalogue() if self.complete else None
        return catalogue is not None and catalogue.find(path) is None and not is_there(path)

    def renamed_to(self, article: Article) -> tuple[Path, ...]:
        """Return the articles with the text of one whose file has gone; for a thread."""
        from briefreader.library.edit_monitor import renamed
        from briefreader.notebook.records.read_state import ArticleKey

        with self._lock:
            catalogue = self._catalogue() if self.complete else None
        gone = ArticleKey(article.path, article.content_hash)
        return tuple(renamed([gone], catalogue)) if catalogue is not None else ()

    def search(
        self,
        query: str,
        sort: Sort | None = None,
        *,
        typing: bool = False,
    ) -> Listing:
        """Return the hits of a query, however long that takes.

        While somebody is ``typing`` it, its last word may go on, and the answer is what is found in
        a moment. A query is suggested only of a whole index, and if it finds something. Raises
        QueryError, with the place of the mistake.
        """
        parsed = self._parsed(query, typing=typing)
        listing = self._found(parsed, partial(self._ask, query=parsed, sort=sort))
        # Words that are not known yet may still come.
        if (
            listing.suggestion
            and not len(listing)
            and not (self.complete and self._finds(listing.suggestion, typing=typing))
        ):
            listing.suggestion = ""
        return listing

    def _finds(self, query: str, *, typing: bool) -> bool:
        """Return whether a query has a hit."""
        parsed = self._parsed(query, typing=typing)
        return len(self._found(parsed, partial(self._ask, query=parsed))) > 0

    def _ask(self, index: SearchIndex, query: Query, sort: Sort | None = None) -> SearchResults:
        known = self.corrections.overrides() if query.asks_who else None
        return index.search(query, self._notebook, sort=sort, overrides=known)

    def question_ledger(
        self,
        query: str = "",
        is_wanted: Callable[[], bool] = lambda: True,
        report: Callable[[float], object] = lambda _: None,
    ) -> tuple[LedgerEntry, ...]:
        """Return questions, newest first: how they were answered, and when they were asked again.

        Those that a query finds, its words sought in the questions; without one, those that were
        not plainly answered; nothing once ``is_wanted`` says no. ``report`` gets the share of the
        work that is done, of 1. Raises QueryError.
        """
        from briefreader.search.query.ast_builder import statement_query

        wanted = statement_query(None, self._parsed(query or UNANSWERED), asking=True)
        with self._lock:
            index = self._index
            if index is None:
                return ()
            known = self.corrections.overrides()
            found = index.search(wanted, self._notebook, sort=Sort.DATE, overrides=known)
            asked = self._asked_questions(index, known)
        return asked.entries(found, is_wanted, report)

    def _asked_questions(self, index: SearchIndex, known: SpeakerOverrides) -> AskedQuestions:
        """Return all questions, those that were prepared as long as nothing has changed."""
        from briefreader.library.question_ledger import AskedQuestions
        from briefreader.search.query.ast_builder import statement_query

        if self._asked is None or self._asked[0] is not index or self._asked[1] is not known:
            every = statement_query(None, None, asking=True)
            found = index.search(every, self._notebook, sort=Sort.DATE, overrides=known)
            self._asked = index, known, AskedQuestions(index.catalogue, found)
        return self._asked[2]

    @cached_property
    def new_articles(self) -> NewArticleFinder:
        """What came into the library since the last look."""
        from briefreader.library.arrivals import Arrivals
        from briefreader.library.new_articles import NewArticleFinder

        return NewArticleFinder(
            Arrivals(self.data_dir / f"seen-{self.key}"),
            self.searches,
            roots=self.roots,
            index=lambda: self._index,
            ask=self._ask,
            parse=self._parsed,
            persons=self.aliases.persons,
            clock=self._clock,
            lock=self._lock,
        )

    def statements(
        self,
        query: str = "",
        speaker: str | None = None,
        *,
        whole: bool = False,
        typing: bool = False,
        sort: Sort | None = None,
    ) -> Listing:
        """Return what was said: by one speaker or by anybody, about the words of a query or
        anything.

        The speaker is named by some words of the name or, with ``whole``, in full. Newest first
        without a ``sort``; an order in the query wins. ``typing`` as in :meth:`search`. Raises
        QueryError.
        """
        parsed = self._parsed(query, typing=typing)

        def ask(index: SearchIndex) -> SearchResults:
            known = self.corrections.overrides()
            return index.statements(
                speaker, parsed, self._notebook, sort=sort, overrides=known, whole=whole
            )

        return self._found(parsed, ask)

    def phrase_history(
        self, phrase: str, report: Callable[[float], object] = lambda _: None
    ) -> PhraseHistory:
        """Return every use of a phrase and of its variants; raises UsageError.

        Each article that may have it is read: ``report`` is told what share of them is.
        """
        from briefreader.library.phrase_history import phrase_history, phrase_query, phrase_words

        words = phrase_words(phrase)
        query = phrase_query(words)

        def said(index: SearchIndex) -> SearchResults:
            known = self.corrections.overrides()
            return index.statements(None, query, self._notebook, overrides=known)

        def holding(query: Query) -> Listing:
            return self._found(query, lambda index: index.search(query, self._notebook))

        count = max(1, len(self.listing()))
        shares = {one: len(holding(phrase_query((one,)))) / count for one in {*words}}
        return phrase_history(
            phrase,
            holding(query),
            self._found(query, said),
            shares,
            self._articles.get_if_readable,
            self.opener.versions,
            report,
        )

    def repeated_phrases(
        self, speaker: str, report: Callable[[float], object] = lambda _: None
    ) -> tuple[RepeatedPhrase, ...]:
        """Return what one person, named by some words of the name, said again and again.

        To find it takes seconds where there is much: ``report`` is told what share of it is done.
        It is kept until the library changes.
        """
        from briefreader.library.phrase_cache import PhraseCache
        from briefreader.library.repeated_phrases import repeated_phrases

        def find() -> tuple[RepeatedPhrase, ...]:
            listing = self.statements("", speaker)
            said: list[tuple[date, str]] = []
            for number in range(len(listing)):
                if number % 256 == 0:
                    report(0.0)  # which may end it
                hit = listing.hit(number)
                if hit.row.date and hit.statement:
                    said.append((hit.row.date, hit.statement.text))
            return repeated_phrases(said, report=report)

        state = self._state()
        cache = PhraseCache(self._folder.with_name(f"phrases-{self.key}.json"))
        return cache.get(state, speaker.casefold(), find) if state else find()

    def _state(self) -> str:
        """Return a digest of all that decides who said what; nothing without an index."""
        from briefreader import __version__
        from briefreader.library.repeated_phrases import METHOD

        with self._lock:
            catalogue, index = self._catalogue(), self._index
            if catalogue is None or index is None:
                return ""
            fingerprint = self._fingerprint()
            read_so = index.has_fingerprint(fingerprint)
            known = f"{__version__} {METHOD} {fingerprint} {read_so} {self.corrections.state()}"
            state = hashlib.sha256(known.encode("utf-8", "surrogateescape"))
            for row in catalogue.rows:
                day, content = catalogue.date_ordinal(row), catalogue.content_hash(row)
                state.update(b"%b %d %b\n" % (catalogue.path(row), day, content.encode()))
            return state.hexdigest()

    def speakers(self) -> tuple[Speaker, ...]:
        """Return everybody who is quoted by name, the most quoted first; joined names are one.

        Places, laws, parties' short names and the like are left out.
        """
        return self.parted_speakers()[0]

    def unlisted_speakers(self) -> tuple[Speaker, ...]:
        """Return the names of quotations that ``speakers`` leaves out, the most quoted first."""
        return self.parted_speakers()[1]

    def parted_speakers(self) -> tuple[tuple[Speaker, ...], tuple[Speaker, ...]]:
        """Return what ``speakers`` and ``unlisted_speakers`` do, counted once for both."""
        with self._lock:
            return self._parted(self._index) if self._index is not None else ((), ())

    def _parted(self, index: SearchIndex) -> tuple[tuple[Speaker, ...], tuple[Speaker, ...]]:
        overrides = self.corrections.overrides()
        unlisted = index.decided_names().unlisted - {*overrides.aliases.values()}
        every = index.speakers(overrides)
        listed = tuple(one for one in every if one.name not in unlisted)
        return listed, tuple(one for one in every if one.name in unlisted)

    def names_of(self, name: str) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return everybody whom a name or a part of it may mean, with the other names and why."""
        sought = {*fold_text(name).split()}
        own = dict.fromkeys(self.aliases.meaning(), "merged by you")
        with self._lock:
            joined = self.aliases.by_program()
        persons = {one: joined_one.person for one, joined_one in joined.items()}
        persons |= self.aliases.meaning()
        reasons = {one: joined_one.reason for one, joined_one in joined.items()} | own
        names: dict[str, list[tuple[str, str]]] = {one.name: [] for one in self.speakers()}
        for one, person in sorted(persons.items()):
            names.setdefault(person, []).append((one, reasons[one]))
        return [
            (person, others)
            for person, others in names.items()
            if any(sought <= {*fold_text(one).split()} for one in (person, *(o for o, _ in others)))
        ]

    def lacks_given_name(self, name: str) -> bool:
        """Return whether a row of speakers is known by title and surname alone: "MR. MOSS"."""
        from briefreader.quotes.entities.joined_names import lacks_given_name

        return lacks_given_name(name)

    def namesakes(self, name: str) -> list[tuple[str, str]]:
        """Return the rows of speakers that may be the same person and were not merged, and why."""
        from briefreader.quotes.entities.joined_names import is_full_name, namesakes

        rows = [one.name for one in self.speakers()]
        parted = self.aliases.parted()
        found = []
        for one in namesakes(name, rows):
            without_given_name = name if is_full_name(one) else one
            bearers = sum(map(is_full_name, namesakes(without_given_name, rows)))
            reason = _SEVERAL if bearers > 1 else _NOT_SHOWN
            found.append((one, reason if parted.isdisjoint((one, name)) else "parted by you"))
        return found

    def office(self, name: str, on: date | None) -> str:
        """Return the title of the office that somebody is known to have held on a day, if any."""
        person = self._articles.people.named(name) if on is not None else None
        office = person.office(on) if person is not None and on is not None else None
        return office.title if office is not None else ""

    def voices(self) -> SpeakerTitles:
        """Return titles of all speakers and labels of the nameless, with names that are no rows;
        takes up to a second, for a thread.
        """
        from briefreader.search import AnonymousLabel, SpeakerTitles

        with self._lock:
            if self._index is None:
                return SpeakerTitles({}, ())
            found = self._index.voices(self.corrections.overrides())
            others = self.unlisted_speakers()
        every = list(found.labels)
        every += [AnonymousLabel(one.name, one.quote_count, one.article_count) for one in others]
        labels = tuple(sorted(every, key=lambda one: -one.statements))
        self.latest_voices = SpeakerTitles(found.titles, labels)
        return self.latest_voices

    # Reading

    def read(self, path: Path, *, at_once: bool = False) -> OpenArticle:
        """Open an article, its bookmarks found again in it; raises SourceError.

        ``at_once`` leaves out the quotes of a very long one, and says so in ``complete``.
        """
        return self.opener.read(path, at_once=at_once)

    def look_again(self) -> tuple[EditNotice, ...]:
        """Look what has become of bookmarked articles that were edited or renamed; for a thread.

        Raises NotebookError where what was found cannot be kept.
        """
        return self.edit_monitor.check_all(self._catalogue())

    @cached_property
    def drafts(self) -> DraftChecks:
        """Whether the quotations in a draft are right."""
        from briefreader.library.draft_checks import DraftChecks

        return DraftChecks(
            self._notebook,
            self._lock,
            index=lambda: self._index,
            articles=lambda: self._articles,
            read=self.opener.stored,
            quotes=self.opener.quotes,
            corrected=self.corrections.state,
            settings=self._check,
        )

    @cached_property
    def requests(self) -> BookmarkRequests:
        """What programs ask to be bookmarked."""
        from briefreader.library.bookmark_requests import BookmarkRequests

        return BookmarkRequests(
            self.bookmarks, read=self.read, linked=self.linked, find=self.opener.find
        )

    def linked(self, identity: str) -> LinkTarget:
        """Return where the id of a bookmark or quote leads; raises LinkError."""
        from briefreader.library.permalinks import resolve_link

        with self._lock:
            catalogue, shared = self._catalogue(), self.shared.bookmarks
            return resolve_link(identity, self._notebook, catalogue, shared)

    @property
    def boilerplate(self) -> tuple[str, ...]:
        """The lines that are left out because the user said so."""
        return self._settings.boilerplate

    # Indexing

    async def index(self) -> AsyncGenerator[IndexEvent, None]:
        """Build or update the index in a process of its own, then watch the folders.

        After ``finished`` come the events of what changes later, within some three seconds.
        Closing the iterator stops the process; what it has published stays. Raises
        SearchIndexError, in one line, where the indexer gives up.
        """
        from briefreader.indexing.indexer_client import index_events

        events = index_events(self._folder, self.roots, self._settings, log=self._log, watch=True)
        try:
            async for event in events:
                self._meter.take(event)
                self.folders.note(event)
                if event.kind is EventKind.FINISHED:
                    self._scanned = None
                    words = (
                        f"{pluralize(event.articles, 'article')} indexed in {event.seconds:.1f} s"
                    )
                    self._log.write(words, self._clock())
                yield event
        finally:
            self._meter.stop()
            await events.aclose()

    def is_current(self) -> bool:
        """Return whether the index holds just what the folders hold, by the files' sizes and
        times.
        """
        from briefreader.indexing.freshness import is_current

        with self._lock:
            index = self._index
            with suppress(SearchIndexError):  # nothing is published any more, or it is damaged
                if index is not None and index.is_current():
                    return is_current(index, self.roots, self._settings)
            return False

    def update(
        self,
        *,
        rebuild: bool = False,
        tell_unchanged: bool = False,
        keep_unmounted: bool = False,
    ) -> Iterator[IndexEvent]:
        """Build or update the index in this process, then take it up.

        Files that are as they were are counted; with ``tell_unchanged`` each has its event too.
        With ``keep_unmounted`` the articles of folders that seem to be unmounted stay.
        Raises SearchIndexError: IndexBusy, or why nothing can be written or read there.
        """
        from briefreader.indexing.unmounted_folders import UnmountedFolders
        from briefreader.indexing.update import update_index
        from briefreader.sources import scan

        yield from update_index(
            self._folder,
            scan(self.roots),
            self._settings,
            rebuild=rebuild,
            tell_unchanged=tell_unchanged,
            unmounted=UnmountedFolders(self.roots) if keep_unmounted else None,
        )
        self._scanned = None
        self.refresh()
        if self._index is None:
            self._index = self._engine.open()  # raises what stands in the way

    def refresh(self) -> bool:
        """Take up what was published since, and what another process did in the notebook; return
        whether the index is another one now.

        Listings made before stay as they are.
        """
        with suppress(NotebookError):  # whoever changes something next is told
            self._notebook.refresh()
        with self._lock:
            before = self._index
            try:
                if self._index is None or not self._index.is_current():
                    self._index = self._engine.open()
            except SearchIndexError:
                # Whoever updates the index next empties a folder that fails its checks, or says
                # why there can be none.
                self._index = None
            return self._index is not before

    # What is held

    def _catalogue(self) -> ArticleCatalogue | None:
        index = self._index
        return index.catalogue if index else None

    @cached_property
    def relocation(self) -> BookmarkRelocation:
        """Where lost bookmarks may stand."""
        from briefreader.library.bookmark_relocation import BookmarkRelocation

        return BookmarkRelocation(
            self._notebook, self._lock, index=lambda: self._index, articles=lambda: self._articles
        )

    @cached_property
    def completer(self) -> QueryCompleter:
        """What a query that is being typed may go on with."""
        from briefreader.library.query_completion import QueryCompleter

        def people(index: SearchIndex) -> Mapping[str, int]:
            return {one.name: one.quote_count for one in self._parted(index)[0]}

        return QueryCompleter(
            lambda: (self._index, self.corrections.overrides()),
            self._open_index,
            people,
            self.bookmarks.tags,
            lambda: [search.name for search in self.searches.saved()],
        )

    def _open_index(self) -> SearchIndex | None:
        """Return the index as one of its own, for a thread that keeps nobody waiting."""
        try:
            return self._engine.open() if self._index is not None else None
        except SearchIndexError:
            return None

    def import_quotes(self, quotes: Sequence[ForeignQuote]) -> ImportSummary:
        """Take in quotations that another program kept; raises NotebookError."""
        from briefreader.library.quote_import import QuoteImport

        taking = QuoteImport(
            self._notebook, self.bookmarks, self.relocation, self.read, self.linked, self._clock
        )
        return taking.take_in(quotes)

    def _fingerprint(self) -> str:
        from briefreader.indexing.index_fingerprint import index_fingerprint

        return index_fingerprint(self._settings)

    @cached_property
    def _articles(self) -> ArticleCache:
        from briefreader.library.article_cache import ArticleCache

        return ArticleCache(
            self._settings.people_file, self._settings.boilerplate, index=lambda: self._index
        )

    def _parsed(self, query: str, *, typing: bool = False, name: str = "") -> Query:
        from briefreader.search.query.query_parser import parse_query

        # The notebook is asked only for queries that speak of it: this runs at every key.
        speaks_of_it = _SAVED in query.lower()
        saved = {one.name: one.query for one in self.searches.saved()} if speaks_of_it else {}
        today = self._clock().astimezone().date()
        return parse_query(query, today=today, typing=typing, saved=saved, name=name)

    def _found(self, query: Query, ask: Callable[[SearchIndex], SearchResults]) -> Listing:
        """Return what the index answers; nothing as long as there is none."""
        from briefreader.library.search_listing import SearchListing

        with self._lock:
            index = self._index
            if index is None:
                return UnindexedListing((), self._catalogue)
            return SearchListing(query, ask(index), self._articles.get_if_readable, index.catalogue)


def _library_name(roots: Sequence[Path]) -> str:
    """Return the folder as a person would write it, or how many there are."""
    if len(roots) != 1:
        return f"{len(roots)} folders"
    return one_line(abbreviated(roots[0]))
