"""A draft's quotations with their verdicts: walked through, compared, gone to, copied aright."""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical

from briefreader.errors import BriefError
from briefreader.text.folding import fold_text
from briefreader.text.plurals import pluralize
from briefreader.ui.collections.collection_controllers import CollectionSearch
from briefreader.ui.collections.collection_screen import (
    WALKING,
    CollectionScreen,
    StatementLocation,
    bindings_for,
)
from briefreader.ui.commands.command_table import Collection, Command
from briefreader.ui.commands.key_names import with_keys
from briefreader.ui.dialogs.picker import has_words
from briefreader.ui.rendering.cells import cut, flat, width
from briefreader.ui.rendering.progress_text import indexed
from briefreader.ui.rendering.styled_runs import Runs, StyledRun, justify_runs, set_flush_right
from briefreader.ui.rendering.text_direction import is_flush_right, reorders
from briefreader.ui.terminal.clipboard import environment
from briefreader.ui.terminal.external_editor import editor_command, run_editor, with_the_terminal
from briefreader.ui.widgets.entry_list import EntryList
from briefreader.ui.widgets.wording_comparison import Comparison, told, tone

if TYPE_CHECKING:
    from briefreader.factcheck import CheckResult, Claim
    from briefreader.library import Library
    from briefreader.library.draft_checks import DraftChange

ANSWERS = (
    *(*WALKING, "copy", "check_draft", "next_hit", "previous_hit", "editor", "accept_words"),
)
LOOKED_AT = 1.0  # seconds between two looks at whether the draft was saved
BESIDE = 90  # columns from which the comparison stands beside the list
MAY_CHANGE = ": “not found” may still change"
_GONE = (0, 0)
_TERMS = "Terms and titles, probably not speech"
_MILDER = {"altered": "altered", "style": "differing in style"}  # grades, in words
_STYLES = {"right": "meta", "doubt": "mark", "wrong": "state", "quiet": "meta"}


@dataclass
class DraftView:
    """Which draft is checked, and where one left it."""

    path: Path
    number: int | None = None


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

    def number_of(self, checked: CheckResult | None, otherwise: int) -> int:
        """Return at which number a quotation is, ``otherwise`` where it is not listed."""
        return next((n for n, row in enumerate(self.rows) if row is checked), otherwise)

    def is_heading(self, number: int) -> bool:
        """Return whether it only names those that follow."""
        return isinstance(self.rows[number], str)

    def is_problem(self, number: int) -> bool:
        """Return whether it is a quotation that somebody should look at."""
        checked = self.checked(number)
        return checked is not None and bool(checked.grade.value != "right" or checked.not_compared)

    def guess(self, number: int, cells: int) -> int:
        """Return how many lines an entry takes, in any width."""
        return 2 if self.is_heading(number) else 3

    def lines(self, number: int, cells: int) -> list[Runs]:
        """Return the verdict and who says it; the beginning of the words."""
        row = self.rows[number]
        if isinstance(row, str):
            return [(StyledRun(cut(row, cells), "heading"),), ()]
        who = flat(row.claim.stated_speaker)
        verdict = StyledRun(told(row), _STYLES[tone(row)])
        words = cut(flat(row.claim.text), cells - 2)
        said: Runs = (StyledRun(f"“{words}”"),)
        if is_flush_right(words, reordered=reorders(os.environ)):
            said = set_flush_right((StyledRun(f"”{words}“"),), cells)
        return [
            justify_runs((verdict,), (StyledRun(cut(who, cells // 2), "name"),), cells),
            said,
            (),
        ]


class DraftCheckScreen(CollectionScreen[StatementLocation]):
    """Dismissed with the place that is to be gone to, or None."""

    BINDINGS = bindings_for(ANSWERS)

    place = Collection.DRAFT
    heading = "Draft"
    answers: ClassVar[tuple[str, ...]] = ANSWERS
    footer: ClassVar[tuple[str, ...]] = (
        *("next_hit", "open", "editor", "accept_words", "copy", "search", "check_draft"),
    )
    placeholder = "filter by words, speaker or verdict"

    def __init__(self, library: Library, keymap: Mapping[str, str], view: DraftView) -> None:
        super().__init__(library, keymap)
        self._view = view
        self._checked: list[CheckResult] = []
        self._before: list[CheckResult] | None = None  # what the last check of all of it found
        self._on: CheckResult | None = None  # what the cursor was on before the words changed
        self._stamp = _GONE  # of the file that was checked
        self._count = 0
        self._is_read = False  # is it known how many quotations the draft has?
        self._current = True
        self._finished = True  # was all of the library indexed when this was checked?
        self._listed = CheckedEntries(())
        self._backup = ""  # where the draft is that was before the last change, in words
        self.controllers |= {
            "output": DraftOutput(self),
            "collections": DraftChoice(self),
            "search": DraftProblems(self),
        }

    def body(self) -> ComposeResult:
        """Return the quotations, and the comparison beside or below them."""
        with Container(id="check"):
            with Vertical(id="claims"):
                yield EntryList()
            with Vertical(id="compared"):
                yield Comparison()

    def on_mount(self) -> None:
        """Begin to check; each quotation is listed with its verdict."""
        self.set_interval(LOOKED_AT, self.look_at_draft)
        self._check()

    def on_resize(self) -> None:
        """Beside one another where there is room."""
        self.query_one("#check").set_class(self.app.size.width >= BESIDE, "-beside")

    # What is listed

    @work(exclusive=True, group="check")
    async def _check(self) -> None:
        view = self._view
        self._checked, self._count, self._is_read = [], 0, False
        self._head()
        self._stamp = stamp_of(view.path)
        try:
            claims = await asyncio.to_thread(_claims, self.library, view.path)
        except BriefError as error:
            self._is_read = True
            self.relist()
            self.entries.nothing = "not checked"
            self.entries.refresh()
            self.show_message(str(error), wrong=True)
            return
        self._count, self._is_read = len(claims), True
        self._finished = self.library.unfinished is None
        self._current = await asyncio.to_thread(self.library.is_current)
        verdicts = self.library.drafts.checked(claims)
        placed = False
        for _ in claims:
            self._checked.append(await asyncio.to_thread(_next, verdicts))
            self.relist()
            if not placed:
                placed = self._placed(view)
        self.relist()
        if self._before is not None:
            told = [_settled(self._before, self._checked), *filter(None, [self._backup])]
            self.show_message(" · ".join(told))
        self._before = self._checked

    def _placed(self, view: DraftView) -> bool:
        """Put the cursor where it was, else on the first problem; False until that has come."""
        if view.number is not None:
            if len(self._listed) <= view.number:
                return False
            self.entries.move_to(view.number)
            return True
        first = next((n for n in range(len(self._listed)) if self._listed.is_problem(n)), None)
        if first is not None and not self.entries.cursor:
            self.entries.move_to(first)
        return first is not None or bool(self.entries.cursor)

    def show_changed(self) -> None:
        """List what is kept now; check the draft again if it was saved meanwhile."""
        super().show_changed()
        self.look_at_draft()

    def look_at_draft(self) -> None:
        """Check the draft again as soon as it was saved, or is back, or everything is indexed; say
        that it is gone.
        """
        path = self._view.path
        stamp = stamp_of(path)
        if not self.is_on_top:
            return
        if stamp == self._stamp:
            if self._is_early and self.library.unfinished is None:
                self._before = None  # what changes now was not fixed by anybody
                self.check(path)
        elif stamp == _GONE:
            self._stamp = _GONE
            self.show_message(f"{path.name} is gone: moved or deleted", wrong=True, lasting=True)
        else:
            if self._stamp == _GONE:
                self.show_message("")
            self.check(path)

    def relist(self, on: CheckResult | None = None) -> None:
        """List the quotations that have the words, the cursor on one of them."""
        sought = fold_text(self.words).split()
        # Those that are no speech come last: among others that are still to come they would move.
        found = [
            one
            for one in self._checked
            if _has(one, sought) and (self._is_all_checked or not one.is_quiet)
        ]
        self._listed = CheckedEntries(found)
        self.entries.nothing = self._nothing()
        self.entries.show(self._listed, self._listed.number_of(on, self.entries.cursor))
        self._show_comparison()
        self._head()
        self.foot_changed()

    async def search(self, words: str) -> None:
        """List them while one types; the cursor stays on its quotation."""
        self._on = self.checked_here or self._on
        self.relist(self._on)

    def _nothing(self) -> str:
        if self.words:
            return "no matching quotations"
        return "the draft has no quotations" if self._is_all_checked else "checking…"

    @property
    def _is_early(self) -> bool:
        """Was it checked before everything was indexed?"""
        return self._is_all_checked and not self._finished

    @property
    def _is_all_checked(self) -> bool:
        return self._is_read and len(self._checked) == self._count

    def _head(self) -> None:
        checked = self._checked
        exact = sum(one.verdict.value == "exact" and one.grade.value == "right" for one in checked)
        runs = [StyledRun(f"  {flat(self._view.path.name)}", "soft")]
        if not self._is_read:
            runs.append(StyledRun("  checking…", "busy"))
        elif len(checked) < self._count:
            runs.append(StyledRun(f"  checking {len(checked) + 1} of {self._count}", "busy"))
        else:
            unchecked = sum(one.is_unchecked for one in checked)
            speech = len(checked) - unchecked - sum(one.is_quiet for one in checked)
            if speech:
                runs.append(StyledRun(f"  {exact} of {speech} exact", "soft"))
            if unchecked:
                runs.append(StyledRun(f"  {unchecked} not checked", "soft"))
        if problems := _problems(checked):
            tone = "wrong" if any(one.is_alarm for one in checked) else "soft"
            runs.append(StyledRun(f"  {problems}", tone))
        if unread := sum(bool(one.not_compared) for one in checked):
            runs.append(StyledRun(f"  {unread} not compared", "soft"))
        self.head(tuple(runs), self._summary())

    def _summary(self) -> Runs:
        """Return what one should know of the library that is searched."""
        progress = self.library.unfinished
        if progress is not None:
            room = self.app.size.width // 2 - width(MAY_CHANGE)
            return (StyledRun(f"{indexed(progress, room)}{MAY_CHANGE} ", "busy"),)
        if not self._finished:
            return (StyledRun("indexing finished, checking again ", "busy"),)
        if self._current:
            return ()
        words = with_keys("index out of date · {check_draft} to check again ", self.keymap)
        return (StyledRun(words, "busy"),)

    def index_changed(self, *, published: bool) -> None:
        """Say how much of the library is searched; check again what was checked in a part of it."""
        self._head()
        self.look_at_draft()

    @on(EntryList.Moved)
    def _show_comparison(self) -> None:
        self.query_one(Comparison).show(self.checked_here)

    @property
    def checked_here(self) -> CheckResult | None:
        """The quotation that the cursor is on."""
        return self._listed.checked(self.entries.cursor)

    # What is done with one

    def to_problem(self, step: int) -> None:
        """Put the cursor on the next quotation that somebody should look at, or the one before."""
        listed, here = self._listed, self.entries.cursor
        ahead = range(here + 1, len(listed)) if step > 0 else range(here - 1, -1, -1)
        number = next((n for n in ahead if listed.is_problem(n)), None)
        if number is None:
            self.show_message("no next problem" if step > 0 else "no previous problem")
        else:
            self.entries.move_to(number)

    def open_entry(self) -> None:
        """Go to the words in their article."""
        here = self.checked_here
        if here is None or here.place is None:
            still = here is None and not self._is_all_checked
            self.show_message("still being checked" if still else "no passage to go to")
            return
        self._remember()
        self.dismiss(StatementLocation(here.place.article.path, here.place.span.start))

    @property
    def draft(self) -> Path:
        """The draft that is checked."""
        return self._view.path

    def check(self, path: Path) -> None:
        """Check another draft, or this one again: then the cursor stays where it was."""
        self._view.number = self.entries.cursor if path == self._view.path else None
        if path != self._view.path:
            self._view.path, self._before, self._backup = path, None, ""
        self._check()

    def edit(self) -> None:
        """Open the draft in the user's editor, at the quotation's line, and check it again."""
        from briefreader.library.draft_checks import require_editable

        if not self.succeeds(lambda: require_editable(self._view.path)):
            return
        editor = self.attempt(lambda: editor_command(environment()))
        if editor is None:
            return
        location = self.checked_here.claim.location if self.checked_here else None
        command = [*editor, f"+{location.line if location else 1}", str(self._view.path)]
        self.succeeds(lambda: with_the_terminal(self.app, lambda: run_editor(command)))
        self.look_at_draft()

    def accept(self) -> None:
        """Show what it means to write the source wording into the draft, and ask."""
        from briefreader.library.draft_checks import accepted_change
        from briefreader.ui.dialogs.draft_change_dialog import DraftChangeDialog

        here, path = self.checked_here, self._view.path
        if here is None or here.place is None or here.claim.location is None:
            self.show_message("no source wording to insert")
            return
        change = self.attempt(lambda: accepted_change(path, here))
        if change is None:
            return
        if change.old == change.new:
            self.show_message(with_keys(_words_right(here.verdict.value), self.keymap))
            return
        line = here.claim.location.line
        self.push(
            DraftChangeDialog(path.name, line, change.old + change.ends, change.new + change.ends),
            lambda write: self._write(change) if write else None,
        )

    def _write(self, change: DraftChange) -> None:
        backup = self.attempt(lambda: self.library.drafts.write_change(self._view.path, change))
        if backup is not None:
            several = f"version before the last {backup.changes} changes"
            kept = "previous version" if backup.changes == 1 else several
            self._backup = f"{kept} in {flat(backup.path.name)}"
            self.check(self._view.path)

    def refuse(self, command: Command, key: str) -> None:
        """Say where the draft is that was before the last change, at the key that undoes others."""
        if command.id != "undo":
            super().refuse(command, key)
        elif self._backup:
            self.show_message(f"not undone: {self._backup}")
        else:
            self.show_message("nothing to undo in the draft")

    def leave(self) -> None:
        """Go back to the reader."""
        self._remember()
        super().leave()

    def _remember(self) -> None:
        self._view.number = self.entries.cursor


class DraftProblems(CollectionSearch):
    """Narrows the quotations by words, and goes from problem to problem."""

    def __init__(self, screen: DraftCheckScreen) -> None:
        super().__init__(screen)
        self._screen = screen

    def step_hit(self, step: int) -> None:
        """Go to the next problem, or to the one before."""
        self._screen.to_problem(step)


class DraftChoice:
    """Checks another draft, or writes into this one."""

    def __init__(self, screen: DraftCheckScreen) -> None:
        self._screen = screen

    def choose_draft(self) -> None:
        """Ask which draft, and check its quotations."""
        from briefreader.ui.dialogs.draft_picker import push_draft_picker

        push_draft_picker(self._screen.push, self._screen.draft, self._screen.check)

    def accept_words(self) -> None:
        """Write the source wording into the draft, after asking."""
        self._screen.accept()


class DraftOutput:
    """Hands out the quotation that the cursor is on, and the draft to an editor."""

    def __init__(self, screen: DraftCheckScreen) -> None:
        self._screen = screen

    def open_editor(self) -> None:
        """Open the draft in the user's editor."""
        self._screen.edit()

    def copy(self) -> None:
        """Copy the words as they were found, with who said them, where and when."""
        here, screen = self._screen.checked_here, self._screen
        if here is None or here.place is None:
            screen.show_message("nothing to copy")
            return
        places = here.joined or (here.place,)
        words = "\n\n".join(map(screen.library.exports.attributed_place, places))
        count = sum(len(place.found.split()) for place in places)
        screen.copy_out(words, f"{pluralize(count, 'word')} of source wording")


def _words_right(verdict: str) -> str:
    """Return that there is nothing to write into the draft, and what is to be mended by hand."""
    match verdict:
        case "different speaker":
            return "the words are right, only the speaker differs · {editor} to edit the draft"
        case "different date":
            return "the words are right, only the date differs · {editor} to edit the draft"
        case _:
            return "the words are right already"


def stamp_of(path: Path) -> tuple[int, int]:
    """Return by what one sees that a file was written again, or is not there."""
    try:
        found = path.stat()
    except OSError:
        return _GONE
    return found.st_mtime_ns, found.st_size


def _settled(before: Sequence[CheckResult], now: Sequence[CheckResult]) -> str:
    """Return what has become of the problems since the draft was checked last."""
    fixed, come = 0, Counter[str]()
    for old, new in _followed(before, now):
        if old != "right" and new == "right":
            fixed += 1
        elif new not in ("right", old):
            come[f"now {_MILDER[new]}" if old != "right" and new in _MILDER else "new"] += 1
    told = [f"{fixed} fixed"] if fixed or not come.total() else []
    told += [f"{count} {what}" for what, count in come.items()]
    return f"{', '.join(told)}; {_problems(now) or 'none'} left"


def _followed(
    before: Sequence[CheckResult], now: Sequence[CheckResult]
) -> Iterator[tuple[str, str]]:
    """Yield the grades of each quotation then and now, *right* where it was or is not there.

    One whose words were changed is told by its place between those that were not.
    """
    texts = [[one.claim.text for one in checked] for checked in (before, now)]
    matcher = SequenceMatcher(None, texts[0], texts[1], autojunk=False)
    gone, come = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for _, start, end, to, until in matcher.get_opcodes():
        old, new = before[start:end], now[to:until]
        both = min(len(old), len(new))
        yield from ((a.grade.value, b.grade.value) for a, b in zip(old, new, strict=False))
        gone += Counter((one.claim.text, one.grade.value) for one in old[both:])
        come += Counter((one.claim.text, one.grade.value) for one in new[both:])
    # What was moved within the draft is gone in one place and new in another.
    yield from ((grade, "right") for _, grade in (gone - come).elements())
    yield from (("right", grade) for _, grade in (come - gone).elements())


def _problems(checked: Sequence[CheckResult]) -> str:
    """Return how many alarms there are, and how many quotations differ less: ``2 alarms, 1
    altered``; nothing where all are right.
    """
    alarms = sum(one.is_alarm for one in checked)
    told = [pluralize(alarms, "alarm")] if alarms else []
    for grade, words in _MILDER.items():
        count = sum(one.grade.value == grade and not one.is_alarm for one in checked)
        told += [f"{count} {words}"] if count else []
    return ", ".join(told)


def _claims(library: Library, path: Path) -> tuple[Claim, ...]:
    """Return the quotations of the draft in a file; for a thread."""
    from briefreader.library.draft_checks import draft_bytes

    return library.drafts.claims(draft_bytes(path), path.name)


def _next(verdicts: Iterator[CheckResult]) -> CheckResult:
    return next(verdicts)


def _has(checked: CheckResult, sought: Sequence[str]) -> bool:
    claim: Claim = checked.claim
    return has_words(f"{claim.text} {claim.stated_speaker} {told(checked)}", sought)
