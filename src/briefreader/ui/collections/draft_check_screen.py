"""A draft's quotations with their verdicts: walked through, compared, gone to, copied aright."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical

from briefreader.errors import BriefError
from briefreader.text.plurals import pluralize
from briefreader.text.sanitizing import fold_text
from briefreader.ui.collections.collection_screen import WALKING, CollectionScreen, bindings_for
from briefreader.ui.collections.statements_screen import StatementLocation
from briefreader.ui.commands.command_table import Command
from briefreader.ui.rendering.cells import cut, flat, width
from briefreader.ui.rendering.progress_text import indexed
from briefreader.ui.rendering.styled_runs import Runs, StyledRun, justify_runs
from briefreader.ui.widgets.entry_list import EntryList
from briefreader.ui.widgets.wording_comparison import Comparison, tone

if TYPE_CHECKING:
    from briefreader.factcheck import CheckResult, Claim
    from briefreader.library import Library

ANSWERS = (*WALKING, "copy", "check_draft")
BESIDE = 90  # columns from which the comparison stands beside the list
MAY_CHANGE = ": not found may change"
_TERMS = "In quotation marks, but not found as speech"
_STYLES = {"right": "meta", "doubt": "mark", "wrong": "state", "quiet": "meta"}


@dataclass
class DraftView:
    """How one left a draft, to find it so again."""

    path: Path
    number: int = 0
    checked: list[CheckResult] = field(default_factory=list)


class CheckedEntries:
    """Quotations as the entries of a list; terms and titles under a heading of their own."""

    def __init__(self, checked: Sequence[CheckResult]) -> None:
        speech = [one for one in checked if not one.is_quiet]
        terms = [one for one in checked if one.is_quiet]
        self.rows: list[CheckResult | str] = [*speech]
        if terms:
            self.rows += [_TERMS, *terms]

    def __len__(self) -> int:
        return len(self.rows)

    def checked(self, number: int) -> CheckResult | None:
        """Return the quotation at a number, if one is there."""
        row = self.rows[number] if 0 <= number < len(self.rows) else ""
        return None if isinstance(row, str) else row

    def is_heading(self, number: int) -> bool:
        """Return whether it only names those that follow."""
        return isinstance(self.rows[number], str)

    def guess(self, number: int, cells: int) -> int:
        """Return all take as many lines."""
        return 2 if self.is_heading(number) else 3

    def lines(self, number: int, cells: int) -> list[Runs]:
        """Return the verdict and who says it; the beginning of the words."""
        row = self.rows[number]
        if isinstance(row, str):
            return [(StyledRun(cut(row, cells), "heading"),), ()]
        who = row.claim.speaker or flat(row.claim.mention)
        verdict = StyledRun(row.verdict.value, _STYLES[tone(row)])
        words = f"“{cut(flat(row.claim.text), cells - 2)}”"
        return [
            justify_runs((verdict,), (StyledRun(cut(who, cells // 2), "name"),), cells),
            (StyledRun(words),),
            (),
        ]


class DraftCheckScreen(CollectionScreen[StatementLocation]):
    """Dismissed with the place that is to be gone to, or None."""

    BINDINGS = bindings_for(ANSWERS)

    heading = "Draft"
    answers: ClassVar[tuple[str, ...]] = ANSWERS
    footer: ClassVar[tuple[str, ...]] = ("open", "copy", "search", "check_draft")
    placeholder = "words of the quotation, its speaker, its verdict"

    def __init__(self, library: Library, keymap: Mapping[str, str], view: DraftView) -> None:
        super().__init__(library, keymap)
        self._view = view
        self._count = 0
        self._current = True
        self._finished = True  # was all of the library indexed when this was checked?
        self._listed = CheckedEntries(())
        self.controllers |= {"output": DraftOutput(self), "collections": DraftChoice(self)}

    def body(self) -> ComposeResult:
        """Return the quotations, and the comparison beside or below them."""
        with Container(id="check"):
            with Vertical(id="claims"):
                yield EntryList()
            with Vertical(id="compared"):
                yield Comparison()

    def on_mount(self) -> None:
        """Begin to check; each quotation is listed as soon as it has its verdict."""
        self._check()

    def on_resize(self) -> None:
        """Beside one another where there is room."""
        self.query_one("#check").set_class(self.app.size.width >= BESIDE, "-beside")

    def offer(self, command: Command) -> str:
        """Return some commands mean something else here."""
        names = {"open": "go there", "copy": "copy as found", "check_draft": "another draft"}
        return names.get(command.id, command.description)

    # What is listed

    @work(exclusive=True, group="check")
    async def _check(self) -> None:
        view = self._view
        view.checked, self._count = [], 0
        try:
            claims = await asyncio.to_thread(_claims, self.library, view.path)
        except BriefError as error:
            self.entries.nothing = "it cannot be read"
            self.entries.refresh()
            self.show_message(str(error), wrong=True)
            return
        self._count = len(claims)
        self._finished = self.library.unfinished is None
        self._current = await asyncio.to_thread(self.library.is_current)
        verdicts = self.library.drafts.checked(claims)
        for _ in claims:
            view.checked.append(await asyncio.to_thread(_next, verdicts))
            self.relist()
            if view.number and len(view.checked) == view.number + 1:
                self.entries.move_to(view.number)
        self.relist()

    def relist(self) -> None:
        """List the quotations that have the words."""
        sought = fold_text(self.words).split()
        found = [one for one in self._view.checked if _has(one, sought)]
        self._listed = CheckedEntries(found)
        self.entries.nothing = self._nothing()
        self.entries.show(self._listed, self.entries.cursor)
        self._show_comparison()
        self._head()

    async def search(self, words: str) -> None:
        """List them while one types."""
        self.relist()

    def _nothing(self) -> str:
        if self.words:
            return "no quotation has these words"
        done = len(self._view.checked) == self._count
        return "the draft has no quotations" if done else "looking them up"

    def _head(self) -> None:
        checked = self._view.checked
        alarms = sum(one.is_alarm for one in checked)
        exact = sum(one.verdict.value == "exact" for one in checked)
        runs = [StyledRun(f"  {flat(self._view.path.name)}", "soft")]
        if len(checked) < self._count:
            runs.append(StyledRun(f"  checking {len(checked) + 1} of {self._count}", "busy"))
        else:
            runs.append(StyledRun(f"  {exact} of {self._count} exact", "soft"))
        if alarms:
            runs.append(StyledRun(f"  {alarms} to look at", "wrong"))
        self.head(tuple(runs), self._summary())

    def _summary(self) -> Runs:
        """Return what one should know of the library that is searched."""
        progress = self.library.unfinished
        if progress is not None:
            room = self.app.size.width // 2 - width(MAY_CHANGE)
            return (StyledRun(f"{indexed(progress, room)}{MAY_CHANGE} ", "busy"),)
        if not self._finished:
            return (StyledRun("indexing finished · C to check again ", "busy"),)
        if self._current:
            return ()
        return (StyledRun("the index is behind the files: C checks again ", "busy"),)

    def index_changed(self, *, published: bool) -> None:
        """Say how much of the library is searched."""
        self._head()

    @on(EntryList.Moved)
    def _show_comparison(self) -> None:
        self.query_one(Comparison).show(self.checked_here)

    @property
    def checked_here(self) -> CheckResult | None:
        """The quotation that the cursor is on."""
        return self._listed.checked(self.entries.cursor)

    # What is done with one

    def open_entry(self) -> None:
        """Go to the words in their article."""
        here = self.checked_here
        if here is None or here.place is None:
            self.show_message("there is no place to go to")
            return
        self._remember()
        self.dismiss(StatementLocation(here.place.article.path, here.place.span.start))

    @property
    def draft(self) -> Path:
        """The draft that is checked."""
        return self._view.path

    def check(self, path: Path) -> None:
        """Check another draft, or this one again: then the cursor stays where it was."""
        self._view.number = self.entries.cursor if path == self._view.path else 0
        self._view.path = path
        self._check()

    def leave(self) -> None:
        """Go back to the reader."""
        self._remember()
        super().leave()

    def _remember(self) -> None:
        self._view.number = self.entries.cursor


class DraftChoice:
    """Checks another draft."""

    def __init__(self, screen: DraftCheckScreen) -> None:
        self._screen = screen

    def choose_draft(self) -> None:
        """Ask which draft, and check its quotations."""
        from briefreader.ui.dialogs.draft_picker import push_draft_picker

        push_draft_picker(self._screen.push, self._screen.draft, self._screen.check)


class DraftOutput:
    """Hands out the quotation that the cursor is on."""

    def __init__(self, screen: DraftCheckScreen) -> None:
        self._screen = screen

    def copy(self) -> None:
        """Copy the words as they were found, with who said them, where and when."""
        here, screen = self._screen.checked_here, self._screen
        if here is None or here.place is None:
            screen.show_message("there are no words to copy")
            return
        places = here.joined or (here.place,)
        words = "\n\n".join(map(screen.library.exports.attributed_place, places))
        count = sum(len(place.found.split()) for place in places)
        screen.copy_out(words, f"{pluralize(count, 'word')} as found")


def _claims(library: Library, path: Path) -> tuple[Claim, ...]:
    """Return the quotations of the draft in a file; for a thread."""
    from briefreader.library.draft_checks import draft_bytes

    return library.drafts.claims(draft_bytes(path), path.name)


def _next(verdicts: Iterator[CheckResult]) -> CheckResult:
    return next(verdicts)


def _has(checked: CheckResult, sought: Sequence[str]) -> bool:
    claim: Claim = checked.claim
    told = f"{claim.text} {claim.speaker or claim.mention} {checked.verdict.value}"
    folded = fold_text(told)
    return all(word in folded for word in sought)
