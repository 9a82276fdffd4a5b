"""What the reader's screen knows, and the few things that all its parts do with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual.geometry import Size
from textual.getters import query_one
from textual.reactive import Reactive, var
from textual.screen import Screen
from textual.widget import Widget

from briefreader.config import DEFAULT_WIDTH
from briefreader.domain.article import Span
from briefreader.domain.listing_row import Sort
from briefreader.domain.quote import Quote
from briefreader.errors import BriefError
from briefreader.ui.commands.command_table import Mode, Pane
from briefreader.ui.commands.status_messages import StatusMessages
from briefreader.ui.rendering.cells import flat
from briefreader.ui.rendering.pane_layout import PanePreferences
from briefreader.ui.rendering.styled_runs import Runs
from briefreader.ui.state.location_history import LocationHistory, ReadingLocation
from briefreader.ui.state.recent_choices import RecentChoices
from briefreader.ui.state.session_file import SessionFile
from briefreader.ui.state.ui_settings import UiSettings
from briefreader.ui.terminal.diff_compositor import DiffCompositor
from briefreader.ui.widgets.article_list import ArticleList
from briefreader.ui.widgets.line_widgets import LINE_STYLES
from briefreader.ui.widgets.quote_sidebar import QuoteSidebar
from briefreader.ui.widgets.search_box import SearchBox
from briefreader.ui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from briefreader.library import Library, Listing, OpenArticle, Progress
    from briefreader.ui.selection.motions import KeyboardSelection

Result = TypeVar("Result")

# Seconds after which one wonders whether anything is being done, and after which one looks away.
NOTICED, LONG = 0.2, 1.0


class ReaderState(StatusMessages, Screen[None], inherit_bindings=False):
    """The state that the panes are bound to, and the library behind it."""

    COMPONENT_CLASSES = LINE_STYLES

    # As Textual declares it, but for the repainting of the whole screen at every change of focus:
    # the two panes that it concerns do that themselves.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    # And but for a second layout after each in which the screen's size has changed.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)

    listing: var[Listing | None] = var(None)
    reading: var[OpenArticle | None] = var(None)
    current: var[Quote | None] = var(None)
    passage: var[Span | None] = var(None)
    watched: var[tuple[Span, ...]] = var(())
    hits: var[tuple[Span, ...]] = var(())
    hit: var[Span | None] = var(None)
    found: var[str] = var("")
    filter: var[str] = var("")
    raw: var[str | None] = var(None)
    column: var[int] = var(DEFAULT_WIDTH)
    numbers: var[bool] = var(False)
    short_shown: var[bool] = var(False)
    sort: var[Sort] = var(Sort.DATE)
    busy: var[str] = var("")
    progress: var[Progress | None] = var(None)
    said: var[str] = var("", always_update=True)
    alone: var[bool] = var(False)
    sidebar_shown: var[bool] = var(True)

    articles = query_one(ArticleList)
    text = query_one(TextPane)
    quotes = query_one(QuoteSidebar)
    search_box = query_one(SearchBox)

    def __init__(self, library: Library, settings: UiSettings, keymap: Mapping[str, str]) -> None:
        """``keymap`` is every command's keys, as ``keymap.full_keymap`` makes it."""
        super().__init__()
        self._compositor = DiffCompositor()
        self.library = library
        self.settings = settings
        self.keymap = keymap
        self.places = LocationHistory()
        self.pane_now = Pane.LIST
        self.habits = RecentChoices()
        self.selecting: KeyboardSelection | None = None
        self.guard = ""
        self.said_lasts = False  # until a key is pressed
        self.footers: dict[tuple[Pane, Mode, int], Runs] = {}
        self.session_file = SessionFile.of(library)
        left = self.session_file.left
        self.running_tags = left.tags
        self.wanted = PanePreferences(
            left.list_width, left.quotes_width, left.quotes_height, left.quotes_below
        )
        self.assembled = asyncio.Event()  # a key that was pressed before has to wait for the panes
        self.set_reactive(ReaderState.column, left.column or settings.width)
        self.set_reactive(ReaderState.numbers, left.numbers)
        self.set_reactive(ReaderState.sidebar_shown, left.quotes_shown)
        # By article, how many code points below the first on the screen the mark was left.
        self.marks: dict[Path, int] = {}
        if left.place is not None:
            self.marks[left.place.path] = left.place.mark
            self.set_reactive(ReaderState.sort, left.place.sort)

    def show_message(self, words: str, *, wrong: bool = False, lasting: bool = False) -> None:
        """A line for the user, where it covers nothing; what went wrong also stands out.

        It goes after a while; what is ``lasting`` stays until a key is pressed.
        """
        self.said_lasts = lasting
        if wrong:
            self.said = ""
            self.app.clear_notifications()
            self.notify(flat(words), severity="error", markup=False, timeout=6)
        else:
            self.said = flat(words)

    async def attempt_aside(
        self, deed: Callable[[], Result], doing: str, done: Callable[[Result], str]
    ) -> Result | None:
        """As ``attempt``, in a thread: for what may take long enough to be noticed.

        ``doing`` is shown as long as it takes, and ``done`` says how it ended; if one may have
        looked away meanwhile, it does so until a key is pressed.
        """
        loop = asyncio.get_running_loop()
        began = loop.time()
        telling = loop.call_later(NOTICED, lambda: self.show_message(doing, lasting=True))
        try:
            result = await asyncio.to_thread(deed)
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return None
        finally:
            telling.cancel()
        self.show_message(done(result), lasting=loop.time() - began > LONG)
        return result

    def reading_meant(self) -> OpenArticle | None:
        """Return the article that a key means; where none is open, it is said."""
        if self.reading is None:
            self.show_message("there is no article here")
        return self.reading

    @property
    def mode(self) -> Mode:
        """What the keys mean: a selection that the mouse took away has ended."""
        selecting = self.selecting is not None and self.text.selected is not None
        return Mode.SELECTING if selecting else Mode.USUAL

    def widget_of(self, pane: Pane) -> Widget:
        """Return the widget that has the keys when one is in a pane."""
        return {Pane.LIST: self.articles, Pane.TEXT: self.text, Pane.QUOTES: self.quotes}[pane]

    @property
    def here(self) -> ReadingLocation | None:
        """Where the reader is now."""
        return ReadingLocation(self.reading.article.path, self.text.mark) if self.reading else None

    @property
    def path(self) -> Path | None:
        """The article that is open."""
        return self.reading.article.path if self.reading else None
