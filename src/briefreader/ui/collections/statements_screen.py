"""Statements over all articles in the order of time: all of one person, or those of a query."""

from __future__ import annotations

import asyncio
import os
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from briefreader.domain.article import Span
from briefreader.domain.listing_row import Hit, Sort
from briefreader.domain.quote import Quote
from briefreader.errors import SourceError
from briefreader.library.listings import row_near_day
from briefreader.ui.collections.collection_controllers import SortedCollectionSearch
from briefreader.ui.collections.collection_screen import (
    GROUPS,
    WALKING,
    StatementLocation,
    bindings_for,
    filtered_count_text,
)
from briefreader.ui.collections.statement_controllers import StatementBookmarks, StatementOutput
from briefreader.ui.collections.timeline_screen import TimelineScreen
from briefreader.ui.commands.command_table import Collection, Command
from briefreader.ui.commands.error_messages import NO_SEARCH
from briefreader.ui.commands.key_names import with_keys
from briefreader.ui.rendering.cells import flat
from briefreader.ui.rendering.styled_runs import StyledRun
from briefreader.ui.rendering.text_direction import reorders
from briefreader.ui.rendering.timeline_entries import TimelineDetails, TimelineEntries
from briefreader.ui.state.recent_choices import RecentChoices

if TYPE_CHECKING:
    from briefreader.library import Library, Listing
    from briefreader.library.query_completion import QueryCompletions

ANSWERS = (
    *(*WALKING, *GROUPS, "sort", "next_hit", "previous_hit", "next_quote", "previous_quote"),
    "details",
    *("bookmark", "widen", "note", "tags", "copy", "style", "select", "export", "undo", "redo"),
    "phrase",
)


class StatementsScreen(TimelineScreen[StatementLocation]):
    """Dismissed with the place of the statement that is to be gone to, or None."""

    BINDINGS = bindings_for(ANSWERS)

    place = Collection.STATEMENTS
    answers: ClassVar[tuple[str, ...]] = ANSWERS
    footer: ClassVar[tuple[str, ...]] = (
        *("open", "search", "sort", "next_quote", "details", "bookmark", "copy", "note", "undo"),
    )
    placeholder = "filter by words, date:2023-08 or source:name"
    words_may_go_on = True

    def __init__(
        self,
        library: Library,
        keymap: Mapping[str, str],
        speaker: str = "",
        here: StatementLocation | None = None,
        *,
        query: str = "",
        sort: Sort | None = None,
        choices: RecentChoices | None = None,
        running_tags: tuple[str, ...] = (),
    ) -> None:
        """List the statements of ``speaker``, a full name, or of anybody that answer a ``query``.

        Begin on the statement ``here``, if there. New bookmarks get the ``running_tags``.
        """
        super().__init__(library, keymap, query)
        self.speaker = speaker
        self._begun = query
        self._here = here
        self._sort = Sort.OLDEST if sort is Sort.OLDEST else Sort.DATE
        self._whole = False
        self._all: int | None = None
        self._shown_for = ""
        self._listed: TimelineEntries | None = None
        self._bookmarked: Mapping[Path, list[Span]] = {}
        self._question = lru_cache(256)(self._asked)
        self.running_tags = running_tags
        self.controllers |= {
            "search": StatementSearchCommands(self),
            "bookmarks": StatementBookmarks(self, lambda: self.statement),
            "output": StatementOutput(self, lambda: self.statement, choices or RecentChoices()),
            "selection": StatementSelection(self),
            "collections": TimelineCommands(self),
        }

    def offer(self, command: Command) -> str:
        """Return what the footer calls a command: where those lead that switch something."""
        other = Sort.DATE if self._sort is Sort.OLDEST else Sort.OLDEST
        names = {"sort": other.words, "details": "excerpts" if self._whole else "in full"}
        return names.get(command.id) or super().offer(command)

    def complete(self, words: str, at: int) -> QueryCompletions:
        """Complete a query for statements."""
        return self.library.completer.complete(words, at)

    # What is listed

    def _find(self, words: str, *, typing: bool = False) -> Listing:
        """Return the statements that answer some words, in the order that is set."""
        library, sort = self.library, self._sort
        if self.speaker:
            return library.statements(words, self.speaker, whole=True, typing=typing, sort=sort)
        found = library.search(words, sort, typing=typing)
        return found if found.statements else library.statements(words, typing=typing, sort=sort)

    def relist(self) -> None:
        """List what was said, the cursor where it was."""
        self._look_up_bookmarks()
        listing = self._find(self.words)
        if not self.words:
            self._all = len(listing)
        elif self._all is None and self.speaker:
            self._all = len(self._find(""))
        self._show(listing, self._location or self._here)

    async def search(self, words: str) -> None:
        """List the statements that have the words."""
        listing = await asyncio.to_thread(self._find, words, typing=self.is_typing)
        if not words:
            self._all = len(listing)
        elif self._all is None and self.speaker:
            self._all = len(await asyncio.to_thread(self._find, ""))
        if words == self.words:
            same = not words or words == self._shown_for
            self._show(listing, self._location if same else None)

    def _show(self, listing: Listing, here: StatementLocation | None = None) -> None:
        if not self.is_open:
            return
        details = TimelineDetails(
            self._is_kept,
            self._title,
            self._question,
            self._whole,
            bool(self.speaker),
            reorders(os.environ),
        )
        self._listed = listed = TimelineEntries(listing, details)
        nothing = "no matching statements" if self.words else "no statements"
        self.entries.nothing = f"{nothing}{self.so_far}"
        at = listed.number_of(here.path, here.start) if here is not None else 0
        self.entries.show(listed, at)
        self._shown_for = self.words
        self._count()
        self.foot_changed()

    def _count(self) -> None:
        """Say in the head how many there are, and whether more may come."""
        found = len(self._listed.listing) if self._listed is not None else 0
        of_all = max(found, self._all or 0) if self.speaker else found
        count = filtered_count_text(found, of_all, "statement")
        if self._listed is not None and self._listed.listing.approximate:
            count = f"at least {count}"
        who = flat(self.speaker) or "Timeline"
        runs = [StyledRun(f" {who}", "name"), StyledRun(f"  {count}{self.so_far}", "soft")]
        sort = self._listed.listing.sort if self._listed is not None else self._sort
        runs.append(StyledRun(f"  {(sort or self._sort).words}", "faint"))
        self.head(tuple(runs), self.share)
        self.draw_bars()

    def index_changed(self, *, published: bool) -> None:
        """List what was found meanwhile, too; the cursor stays on its statement."""
        self._count()
        if published:
            self._all = None
            self.search_again()

    def change_sort(self) -> None:
        """List the oldest first, or the newest; the cursor stays on its statement."""
        self._sort = Sort.DATE if self._sort is Sort.OLDEST else Sort.OLDEST
        self.show_changed()
        if self._listed is not None and self._listed.listing.sort is not self._sort:
            self.show_message("sort order is set by sort: in the search")

    def toggle_whole(self) -> None:
        """Show statements whole and with their questions, or excerpts."""
        self._whole = not self._whole
        if self._listed is not None:
            self._show(self._listed.listing, self._location)

    def forget_words(self) -> None:
        """Put the words away; those of a query that was brought along stay."""
        if self._begun and self.words == self._begun:
            self.leave()
        else:
            super().forget_words()

    # What is known of one

    def _is_kept(self, path: Path, passage: Span) -> bool:
        kept = self._bookmarked.get(path, ())
        return any(one.start <= passage.start and passage.end <= one.end for one in kept)

    def _look_up_bookmarks(self) -> None:
        kept: defaultdict[Path, list[Span]] = defaultdict(list)
        for one in self.library.bookmarks.find():
            if not one.shared_by:
                kept[one.path].append(one.selector.span)
        self._bookmarked = kept

    def _title(self, statement: Quote, on: date | None) -> str:
        return statement.speaker_title or self.library.office(statement.speaker or "", on)

    def _asked(self, path: Path, passage: Span) -> str:
        try:
            return self.library.opener.question_for(path, passage)
        except SourceError:  # the file has gone; what was said in it is still indexed
            return ""

    @property
    def hit(self) -> Hit | None:
        """The statement that the cursor is on."""
        return self._listed.hit(self.entries.cursor) if self._listed is not None else None

    @property
    def statement(self) -> tuple[Path, Quote] | None:
        """The article and the statement that the cursor is on."""
        hit = self.hit
        return (hit.row.path, hit.statement) if hit and hit.statement else None

    @property
    def months(self) -> Mapping[str, int]:
        """How many statements each month has."""
        return self._listed.months if self._listed is not None else {}

    @property
    def month(self) -> str:
        """The month of the statement that the cursor is on."""
        hit = self.hit
        return hit.row.when[:7] if hit else ""

    @property
    def _location(self) -> StatementLocation | None:
        said = self.statement
        return StatementLocation(said[0], said[1].start) if said else None

    @property
    def is_by_date(self) -> bool:
        """Do the statements stand in the order of their days?"""
        return self._listed is not None and self._listed.listing.sort in (Sort.DATE, Sort.OLDEST)

    def ordinal_of_day(self, words: str) -> int:
        """Return the first statement of a day, month or year, from 1."""
        assert self._listed is not None
        listing = self._listed.listing
        return 1 + row_near_day(listing, words, oldest_first=listing.sort is Sort.OLDEST)

    def step_month(self, step: int) -> None:
        """Go to the first statement of the next month, or of the one before."""
        at = self._listed.step_month(self.month, step) if self._listed is not None else None
        if at is not None:
            self.entries.move_to_group(at)
        else:
            self.show_message("no later month" if step > 0 else "no earlier month")

    def go_to(self, said: StatementLocation | None) -> None:
        """Go to a place that was chosen on a screen over this one, if one was."""
        if said is not None:
            self.dismiss(said)

    def open_entry(self, *, selecting: bool = False) -> None:
        """Go to the statement in its article; ``selecting``, to select words of it."""
        if (said := self.statement) is not None:
            self.dismiss(StatementLocation(said[0], said[1].start, selecting))


class StatementSearchCommands(SortedCollectionSearch):
    """Narrows the statements, and goes through those that were found."""

    def __init__(self, screen: StatementsScreen) -> None:
        super().__init__(screen, screen.change_sort)
        self._screen = screen

    def step_hit(self, step: int) -> None:
        """Go to the next statement that has the words, or to the one before."""
        if not self._screen.words:
            self._screen.show_message(with_keys(NO_SEARCH, self._screen.keymap))
        else:
            self._screen.entries.move(step)


class TimelineCommands:
    """Shows more of the statements, or less, and when a phrase was used."""

    def __init__(self, screen: StatementsScreen) -> None:
        self._screen = screen
        self.toggle_details = screen.toggle_whole

    def open_phrase(self) -> None:
        """List which phrases the person repeats, or ask for one, and list when it was used."""
        from briefreader.ui.collections.phrase_screen import PhraseScreen

        screen = self._screen
        phrases = PhraseScreen(screen.library, screen.keymap, speaker=screen.speaker)
        screen.push(phrases, screen.go_to)


class StatementSelection:
    """Selects words of a statement, in its article."""

    def __init__(self, screen: StatementsScreen) -> None:
        self._screen = screen

    def begin(self) -> None:
        """Go to the statement, and begin to select there."""
        self._screen.open_entry(selecting=True)
