"""What the reader is about just now: the open article, the search, the panes; without Textual."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.config import DEFAULT_WIDTH
from briefreader.domain.article import Span
from briefreader.domain.listing_row import Sort
from briefreader.domain.quote import Quote
from briefreader.ui.commands.command_table import Pane
from briefreader.ui.state.location_history import LocationHistory
from briefreader.ui.state.recent_choices import RecentChoices
from briefreader.ui.state.session_file import ScreenState

if TYPE_CHECKING:
    from briefreader.domain.bookmark import Bookmark
    from briefreader.library import Listing, OpenArticle, Progress
    from briefreader.library.unsaved_notes import UnsavedNote
    from briefreader.ui.selection.motions import KeyboardSelection


@dataclass(frozen=True, slots=True)
class PanePreferences:
    """What the user wants of the panes: cells and lines; None is the usual size.

    ``below`` puts the quotes below the text instead of beside it.
    """

    list_width: int | None = None
    quotes_width: int | None = None
    quotes_height: int | None = None
    below: bool = False


@dataclass
class ReaderSession:
    """The reader's state; the controller that is named over a group of fields alone writes them.

    ``observer``, if there is one, is told the name of every field that is set, what it was and what
    it is.
    """

    # Search
    listing: Listing | None = None
    query: str = ""
    sort: Sort = Sort.DATE
    sort_found: Sort | None = None  # of what a search finds, if it is not the query's own
    order_known: bool = True
    article_count: int = 0
    before_search: Path | None = None
    had_chosen: bool = True  # a row before that search, or had the list sorted
    found: str = ""  # the words that are looked for in the open article
    filter: str = ""  # the words that narrow its quotes
    hits: tuple[Span, ...] = ()

    # Navigation
    opened: OpenArticle | None = None
    raw: str | None = None
    hit: Span | None = None
    watched: tuple[Span, ...] = ()
    places: LocationHistory = field(default_factory=LocationHistory)
    # By article, how many code points below the first on the screen the mark was left.
    marks: dict[Path, int] = field(default_factory=dict)

    # Selection
    current: Quote | None = None
    passage: Span | None = None
    selecting: KeyboardSelection | None = None
    guard: str = ""  # what the selection leaves out

    # Bookmarks
    attaching: Bookmark | None = None
    unsaved: tuple[UnsavedNote, ...] = ()  # recovered, and offered one after the other
    running_tags: tuple[str, ...] = ()

    # Panes
    pane: Pane = Pane.LIST
    pane_sizes: PanePreferences = field(default_factory=PanePreferences)
    alone: bool = False
    sidebar_shown: bool = True
    column: int = DEFAULT_WIDTH
    numbers: bool = False
    compact: bool = False  # one line for each article
    short_shown: bool = False
    indirect: tuple[Quote, ...] = ()  # what this article reports unquoted, once asked for

    # IndexUpdates
    busy: str = ""
    progress: Progress | None = None
    skips: bool = False  # whether files were skipped
    first_build: bool = False  # files are listed by their names that are still to be indexed
    up_to_date: bool = False  # has an update been finished since the reader was opened?
    new_told: int = 0  # new articles, when that was last said or looked at
    gone: bool = False  # is the open article's file no longer in the folder?

    # Output
    choices: RecentChoices = field(default_factory=RecentChoices)

    observer: Callable[[str, object, object], None] | None = field(default=None, repr=False)

    @classmethod
    def as_left(cls, left: ScreenState, usual_column: int) -> ReaderSession:
        """Return the session of a screen as it was left; ``usual_column`` is in cells."""
        session = cls(
            running_tags=left.tags,
            pane_sizes=PanePreferences(
                left.list_width, left.quotes_width, left.quotes_height, left.quotes_below
            ),
            column=left.column or usual_column,
            numbers=left.numbers,
            compact=left.compact,
            sidebar_shown=left.quotes_shown,
        )
        if left.place is not None:
            session.marks[left.place.path] = left.place.mark
            session.sort = left.place.sort
        return session

    def __setattr__(self, name: str, value: object) -> None:
        """Set a field, and tell the observer."""
        old = getattr(self, name, None)
        object.__setattr__(self, name, value)
        if self.observer is not None:
            self.observer(name, old, value)

    @property
    def path(self) -> Path | None:
        """The article that is open."""
        return self.opened.article.path if self.opened is not None else None

    @property
    def order_shown(self) -> Sort | None:
        """How the rows are sorted, or will be when they have come.

        Hits as was chosen for them, else as their query says; None for files that are only scanned.
        """
        if self.listing is not None and self.listing.query:
            return self.sort_found or self.listing.sort
        return self.sort if self.order_known else None

    def begin_article(self, opened: OpenArticle, hits: tuple[Span, ...]) -> None:
        """Be about an article, of which nothing is selected, found or lit up yet."""
        self.selecting, self.guard = None, ""
        self.found = ""
        self.raw = None
        self.current = None
        self.indirect = ()
        self.opened = opened
        self.gone = False
        self.watched = ()
        self.hits = hits
        self.hit = None

    def go_on(self, found: str, hit: Span | None, indirect: tuple[Quote, ...]) -> None:
        """Go on, in the new text of an edited article, with what was looked for in the old one."""
        self.found, self.hit, self.indirect = found, hit, indirect

    @property
    def statements(self) -> Listing | None:
        """The listing where the statements in it are the hits, and no words in the open article."""
        listed = self.listing is not None and self.listing.statements and not self.found
        return self.listing if listed else None

    def note_new(self, count: int) -> bool:
        """Note how many new articles there are; return whether they are more than at last."""
        more, self.new_told = count > self.new_told, count
        return more

    def end_article(self) -> None:
        """Be about no article."""
        self.selecting, self.guard = None, ""
        self.indirect = ()
        self.raw = self.current = self.passage = self.opened = None
        self.hits, self.hit, self.watched, self.found = (), None, (), ""
