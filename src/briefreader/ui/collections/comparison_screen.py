"""How often two people spoke of one topic, side by side over time."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from briefreader.domain.hit_grouping import HitGrouping, days_of_week
from briefreader.ui.collections.collection_controllers import SortedCollectionSearch
from briefreader.ui.collections.collection_screen import (
    WALKING,
    CollectionScreen,
    StatementLocation,
    bindings_for,
)
from briefreader.ui.collections.statements_screen import StatementsScreen
from briefreader.ui.commands.command_table import Collection, Command
from briefreader.ui.rendering.cells import flat
from briefreader.ui.rendering.comparison_entries import ComparisonEntries
from briefreader.ui.rendering.styled_runs import StyledRun
from briefreader.ui.state.recent_choices import RecentChoices
from briefreader.ui.widgets.entry_list import WIDEST, EntryList
from briefreader.ui.widgets.line_widgets import StatusLine

if TYPE_CHECKING:
    from briefreader.library import Library, Listing

ANSWERS = (*WALKING, "sort", "pane_left", "pane_right", "next_pane")
GROUPINGS = (HitGrouping.MONTH, HitGrouping.YEAR, HitGrouping.WEEK, HitGrouping.DAY)


class ComparisonScreen(CollectionScreen[StatementLocation]):
    """Dismissed with the place of a statement that is to be gone to, or None."""

    BINDINGS = bindings_for(ANSWERS)

    place = Collection.COMPARISON
    heading = "Compare"
    answers: ClassVar[tuple[str, ...]] = ANSWERS
    footer: ClassVar[tuple[str, ...]] = ("open", "search", "next_pane", "sort")
    placeholder = "filter by words or date:2023-08"
    words_may_go_on = True
    keeps_field = True

    def __init__(
        self,
        library: Library,
        keymap: Mapping[str, str],
        speakers: tuple[str, str],
        *,
        choices: RecentChoices | None = None,
        running_tags: tuple[str, ...] = (),
    ) -> None:
        """Compare two people, by their full names.

        ``choices`` and ``running_tags`` are for what they said.
        """
        super().__init__(library, keymap)
        self._speakers = speakers
        self._choices = choices
        self.running_tags = running_tags
        self._found: tuple[Listing, Listing] | None = None
        self._listed = ComparisonEntries(({}, {}), GROUPINGS[0])
        self.controllers |= {
            "search": SortedCollectionSearch(self, self.change_grouping),
            "panes": ComparisonColumns(self),
        }

    def body(self) -> ComposeResult:
        """Yield the names above the columns, then the periods."""
        yield StatusLine(id="bars")
        yield EntryList()

    def offer(self, command: Command) -> str:
        """Return what the footer calls a command: the periods that the key leads to."""
        return f"by {self._following.value}" if command.id == "sort" else super().offer(command)

    # What is listed

    def relist(self) -> None:
        """Count what both said."""
        self._found = self._find(self.words)
        self._show()

    async def search(self, words: str) -> None:
        """Count what both said of the words."""
        found = await asyncio.to_thread(self._find, words, typing=self.is_typing)
        if words == self.words:
            self._found = found
            self._show()

    def _find(self, words: str, *, typing: bool = False) -> tuple[Listing, Listing]:
        first, second = self._speakers
        find = partial(self.library.statements, words, whole=True, typing=typing)
        return find(first), find(second)

    def _show(self) -> None:
        if not self.is_open or self._found is None:
            return
        first, second = self._found
        by, here = self._listed.by, self.period if len(self._listed) else None
        self._listed = listed = ComparisonEntries(
            (first.counts(by), second.counts(by)), by, self._listed.column
        )
        nothing = "no matching statements by either" if self.words else "no statements"
        self.entries.nothing = f"{nothing}{self.so_far}"
        at = listed.periods.index(here) if here in listed.periods else 0
        self.entries.show(listed, at)
        self._draw_heads()
        self.foot_changed()

    def _draw_heads(self) -> None:
        names = flat(self._speakers[0]), flat(self._speakers[1])
        partly = any(one.approximate for one in self._found or ())
        caveats = " · minimum counts" if partly else ""
        if self.words and self.is_typing:
            caveats += " · longer words too, until enter"
        about = f"  statements by {self._listed.by.value}{caveats}{self.so_far}"
        self.head((StyledRun(about, "soft"),), self.share)
        cells = min(self.entries.cells, WIDEST)
        self.query_one("#bars", StatusLine).left = self._listed.heads(names, cells)

    def on_resize(self) -> None:
        """Fit the heads into the width."""
        self.call_after_refresh(self._draw_heads)

    def index_changed(self, *, published: bool) -> None:
        """Count what was found meanwhile, too."""
        self._draw_heads()
        if published:
            self.search_again()

    @property
    def _following(self) -> HitGrouping:
        at = GROUPINGS.index(self._listed.by)
        return GROUPINGS[(at + 1) % len(GROUPINGS)]

    def change_grouping(self) -> None:
        """Count by the next: month, year, week, day."""
        self._listed = ComparisonEntries(({}, {}), self._following, self._listed.column)
        self._show()

    def choose_column(self, column: int) -> None:
        """Let ``enter`` mean the other person."""
        self._listed = replace(self._listed, column=column % 2)
        self._show()

    @property
    def column(self) -> int:
        """Whose statements are gone to."""
        return self._listed.column

    @property
    def period(self) -> str:
        """The period that the cursor is on, such as ``2024-03``."""
        number = self.entries.cursor
        return self._listed.periods[number] if number < len(self._listed) else ""

    def open_entry(self) -> None:
        """List what one of them said of it in this period, and come back from there: the other, if
        only that one said something.
        """
        if not self.period:
            return
        counts = self._listed.counts
        if not counts[self.column].get(self.period) and counts[1 - self.column].get(self.period):
            self.choose_column(1 - self.column)
        days = self.period
        if self._listed.by is HitGrouping.WEEK:
            days = "..".join(map(str, days_of_week(days)))
        words = " ".join(filter(None, (self.words.strip(), f"date:{days}")))
        said = StatementsScreen(
            self.library,
            self.keymap,
            self._speakers[self.column],
            query=words,
            choices=self._choices,
            running_tags=self.running_tags,
        )
        self.push(said, self.go_to)

    def go_to(self, said: StatementLocation | None) -> None:
        """Go to a statement that was chosen, if one was."""
        if said is not None:
            self.dismiss(said)


class ComparisonColumns:
    """Goes from one person's numbers to the other's."""

    def __init__(self, screen: ComparisonScreen) -> None:
        self._screen = screen

    def step(self, step: int, around: bool) -> None:
        """Go to the other column; not ``around``, only if it is on that side."""
        column = self._screen.column + step
        if around or 0 <= column <= 1:
            self._screen.choose_column(column)
