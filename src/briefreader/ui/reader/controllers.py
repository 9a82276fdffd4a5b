"""The reader's controllers, built upon one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefreader.ui.reader.collections import Collections
from briefreader.ui.reader.current_article import CurrentArticle
from briefreader.ui.reader.index_updates import IndexUpdates
from briefreader.ui.reader.navigation import Navigation
from briefreader.ui.reader.panes import Panes
from briefreader.ui.reader.program import Dialogs, Program
from briefreader.ui.reader.reader_bookmarks import ReaderBookmarks
from briefreader.ui.reader.reader_output import Output
from briefreader.ui.reader.row_marks import RowMarks
from briefreader.ui.reader.search import Search
from briefreader.ui.reader.selection import Selection
from briefreader.ui.reader.view import ReaderView
from briefreader.ui.state.reader_session import ReaderSession
from briefreader.ui.state.session_file import SessionFile
from briefreader.ui.state.ui_settings import UiSettings

if TYPE_CHECKING:
    from briefreader.library import Library


@dataclass(frozen=True, slots=True)
class Controllers:
    """One of each; a command's handler names the field and a method of what is in it."""

    panes: Panes
    selection: Selection
    article: CurrentArticle
    navigation: Navigation
    search: Search
    bookmarks: ReaderBookmarks
    row_marks: RowMarks
    output: Output
    collections: Collections
    index_updates: IndexUpdates
    dialogs: Dialogs
    program: Program

    def __getitem__(self, name: str, /) -> object:
        """Return the controller of a field's name; raises AttributeError without one."""
        return getattr(self, name)


def build_controllers(
    session: ReaderSession,
    library: Library,
    view: ReaderView,
    settings: UiSettings,
    session_file: SessionFile,
) -> Controllers:
    """Return the controllers of a view."""
    common = session, library, view
    panes = Panes(*common, settings.width)
    selection = Selection(*common, panes)
    article = CurrentArticle(*common, settings, panes, selection)
    navigation = Navigation(*common, panes, article)
    search = Search(*common, panes, article, navigation)
    bookmarks = ReaderBookmarks(*common, panes, selection, article, search)
    row_marks = RowMarks(*common, navigation)
    output = Output(*common, selection, article)
    collections = Collections(*common, article, navigation, bookmarks, selection, search)
    return Controllers(
        panes=panes,
        selection=selection,
        article=article,
        navigation=navigation,
        search=search,
        bookmarks=bookmarks,
        row_marks=row_marks,
        output=output,
        collections=collections,
        index_updates=IndexUpdates(*common, article, navigation, search, collections),
        dialogs=Dialogs(*common, session_file, settings, panes, selection, article, output),
        program=Program(
            *common,
            session_file,
            settings.width,
            panes,
            selection,
            article,
            search,
            bookmarks,
            row_marks,
        ),
    )
