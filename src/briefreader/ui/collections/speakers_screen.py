"""Everybody who is quoted in the library, and joining the names of one person."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from textual import work

from briefreader.errors import BriefError
from briefreader.text.folding import fold_text
from briefreader.text.plurals import pluralize
from briefreader.ui.collections.collection_controllers import SortedCollectionSearch
from briefreader.ui.collections.collection_screen import (
    WALKING,
    CollectionScreen,
    StatementLocation,
    bindings_for,
    filtered_count_text,
)
from briefreader.ui.collections.comparison_screen import ComparisonScreen
from briefreader.ui.collections.statements_screen import StatementsScreen
from briefreader.ui.commands.command_table import BY_ID, MEANINGS, Collection, Command
from briefreader.ui.commands.key_names import first_key
from briefreader.ui.commands.undo_commands import UndoCommands
from briefreader.ui.dialogs.person_picker import NOBODY_ELSE, PersonPicker, are_namesakes
from briefreader.ui.dialogs.picker import MOST, Picker, PickerEntry, has_words, push_picker
from briefreader.ui.rendering.cells import flat
from briefreader.ui.rendering.speaker_entries import SpeakerEntries, SpeakerOrder, in_order
from briefreader.ui.rendering.styled_runs import StyledRun
from briefreader.ui.state.recent_choices import RecentChoices

if TYPE_CHECKING:
    from briefreader.library import Library
    from briefreader.search import AnonymousLabel, Speaker

ANSWERS = (*WALKING, "sort", "speaker", "star", "compare", "undo", "redo")
NAME = 34  # cells


class SpeakersScreen(CollectionScreen[StatementLocation]):
    """Dismissed with the place of a statement that is to be gone to, or None."""

    BINDINGS = bindings_for(ANSWERS)

    place = Collection.SPEAKERS
    heading = "Speakers"
    answers: ClassVar[tuple[str, ...]] = ANSWERS
    footer: ClassVar[tuple[str, ...]] = (
        *("open", "search", "sort", "star", "compare", "speaker", "undo"),
    )
    placeholder = "filter by name"

    def __init__(
        self,
        library: Library,
        keymap: Mapping[str, str],
        name: str = "",
        *,
        choices: RecentChoices | None = None,
        running_tags: tuple[str, ...] = (),
    ) -> None:
        """List the speakers; the cursor is on ``name`` at first.

        ``choices`` and ``running_tags`` are for what they said.
        """
        super().__init__(library, keymap)
        self._choices = choices
        self.running_tags = running_tags
        self._whom = name
        self._order = SpeakerOrder.QUOTES
        self._speakers: Sequence[Speaker] = ()
        # As they were found last: else the rows would move at each opening when they come.
        voices = library.latest_voices
        self._labels: Sequence[AnonymousLabel] = voices.labels if voices else ()
        self._titles: Mapping[str, Sequence[str]] = voices.titles if voices else {}
        self._also: dict[str, list[str]] = {}
        self._watched: frozenset[str] = frozenset()
        self._listed = SpeakerEntries((), (), {}, {})
        self._found = 0
        self.controllers |= {
            "search": SortedCollectionSearch(self, self.change_sort),
            "bookmarks": SpeakerNames(self),
            "row_marks": SpeakerWatch(self),
            "collections": SpeakerComparison(self),
        }

    def on_mount(self) -> None:
        """List the names at once; what they are called follows, and keeps no frame waiting."""
        self.call_after_refresh(self.look_up_titles)

    def offer(self, command: Command) -> str:
        """Return what the footer calls a command: the order that the key leads to."""
        return self._order.following.value if command.id == "sort" else super().offer(command)

    def refuse(self, command: Command, key: str) -> None:
        """Say with which key one comes to what the person said; the reader's key is another."""
        if command.id == "statements" and not self.is_typing:
            self.show_message(f"{first_key(BY_ID['open'], self.keymap)} shows what they said")
        else:
            super().refuse(command, key)

    # What is listed

    def relist(self) -> None:
        """Count anew who is quoted, the cursor where it was."""
        self._speakers = self.library.speakers()
        self._also = {}
        self._watched = frozenset(self.library.searches.watched())
        joined = self.library.aliases.by_program()
        persons = {name: one.person for name, one in joined.items()}
        for name, person in (persons | self.library.aliases.meaning()).items():
            self._also.setdefault(person, []).append(name)
        self._show()

    async def search(self, words: str) -> None:
        """List the people whose names or titles have the words."""
        self._show()

    def _show(self) -> None:
        if not self.is_open:
            return
        here = self._listed.speaker(self.entries.cursor)
        name = here.name if here is not None else self._whom
        sought = fold_text(self.words).split()
        found = [one for one in self._speakers if self._has(one, sought)]
        labels = [one for one in self._labels if has_words(one.words, sought)]
        self._listed = SpeakerEntries(
            in_order(found, self._order), labels, self._titles, self._also, self._watched
        )
        nothing = "no matching speakers" if self.words else "no named speakers"
        self.entries.nothing = f"{nothing}{self.so_far}"
        self.entries.show(self._listed, self._listed.number_of(name))
        self._found = len(found)
        self._count()
        self.foot_changed()

    def _count(self) -> None:
        """Say in the head how many there are, and whether more may come."""
        count = filtered_count_text(self._found, len(self._speakers), "speaker")
        counts = (
            StyledRun(f"  {count}{self.so_far}", "soft"),
            StyledRun(f"  {self._order.value}", "faint"),
        )
        self.head(counts, self.share)

    def index_changed(self, *, published: bool) -> None:
        """List who was found meanwhile, too; the cursor stays on its name."""
        self._count()
        if published:
            self.look_up_speakers()

    @work(exclusive=True, group="narrow")
    async def look_up_speakers(self) -> None:
        """Look up anew who is quoted, and how everybody is called."""
        try:
            self._speakers = await asyncio.to_thread(self.library.speakers)
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return
        self._show()
        self.look_up_titles()

    def _has(self, speaker: Speaker, sought: Sequence[str]) -> bool:
        if not sought:
            return True
        called = (*self._titles.get(speaker.name, ()), *self._also.get(speaker.name, ()))
        words = fold_text(" ".join([speaker.name, *called]))
        return all(word in words for word in sought)

    @work(exclusive=True, group="look")
    async def look_up_titles(self) -> None:
        """Look up how everybody is called."""
        try:
            voices = await asyncio.to_thread(self.library.voices)
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return
        self._titles, self._labels = voices.titles, voices.labels
        self._show()

    def change_sort(self) -> None:
        """Sort in the next order: by number, by name, by day."""
        self._order = self._order.following
        self._show()
        self.entries.move_to(0)

    # What is done with one

    @property
    def speaker(self) -> Speaker | None:
        """The person that the cursor is on."""
        return self._listed.speaker(self.entries.cursor)

    def open_entry(self) -> None:
        """Go to everything that the person said, and from there back to this list."""
        if (speaker := self.speaker) is not None:
            said = StatementsScreen(
                self.library,
                self.keymap,
                speaker.name,
                choices=self._choices,
                running_tags=self.running_tags,
            )
            self.push(said, self._back)

    def choose_to_compare(self) -> None:
        """Ask with whom to compare the person, then count what both said."""
        speaker = self.speaker
        if speaker is None:
            self.show_message("unnamed speakers can't be compared")
            return
        first = speaker.name
        names = {one.name: one.quote_count for one in self._speakers if one.name != first}
        if not names:
            self.show_message(NOBODY_ELSE)
            return

        def chosen(name: str | None) -> None:
            if name is not None:
                screen = ComparisonScreen(
                    self.library,
                    self.keymap,
                    (first, name),
                    choices=self._choices,
                    running_tags=self.running_tags,
                )
                self.push(screen, self._back)

        self.push(PersonPicker(names, f"Compare {flat(first)} with", first), chosen)

    def _back(self, said: StatementLocation | None) -> None:
        if said is not None:
            self.dismiss(said)
        else:  # a change may have been undone there
            self.show_changed()

    def ask_for_alias(
        self, done: Callable[[tuple[str, str] | None, Callable[[], None]], None]
    ) -> None:
        """Ask which names are the same person's; ``done`` gets a name and the person, and what asks
        again.
        """
        speaker = self.speaker
        if speaker is None:
            self.show_message("unnamed speakers can't be merged")
            return
        name, also = speaker.name, self._also.get(speaker.name, [])
        push_picker(self.push, lambda: MergeSpeakersDialog(name, also, self._speakers), done)

    def show_person(self, name: str) -> None:
        """List anew, with the cursor on somebody."""
        if not self.is_open:
            return
        self._whom = name
        self.show_changed()
        self.entries.move_to(self._listed.number_of(name))
        self.look_up_titles()


class SpeakerComparison:
    """Compares the person that the cursor is on with another."""

    def __init__(self, screen: SpeakersScreen) -> None:
        self._screen = screen

    def compare(self) -> None:
        """Choose the other person, then compare."""
        self._screen.choose_to_compare()


class SpeakerNames(UndoCommands):
    """Joins the names of one person."""

    def __init__(self, screen: SpeakersScreen) -> None:
        super().__init__(screen.library, screen, screen.show_changed)
        self._screen = screen

    def correct_speaker(self) -> None:
        """Join the person's name with another, or part names that were joined."""
        self._screen.ask_for_alias(self._set_alias)

    def _set_alias(self, chosen: tuple[str, str] | None, again: Callable[[], None]) -> None:
        if chosen is None:
            return
        name, person = chosen
        names = self._library.aliases

        def change() -> None:
            if person:
                names.join(name, person)
            else:
                names.part(name)

        def show(_: None) -> None:
            self._screen.show_person(person or name)
            words = f"merged {name} into {person}" if person else f"split off {name}"
            self._screen.show_undoable(words)

        self._screen.change("merge names" if person else "split names", change, show, again)


class SpeakerWatch:
    """Watches people: what they say is listed as new."""

    def __init__(self, screen: SpeakersScreen) -> None:
        self._screen = screen

    def toggle_star(self) -> None:
        """Watch the person that the cursor is on, or no more."""
        speaker = self._screen.speaker
        if speaker is None:
            self._screen.show_message("unnamed speakers can't be watched")
            return
        name, searches = speaker.name, self._screen.library.searches

        def change() -> bool:
            return searches.watch(name) or not searches.unwatch(name)

        def show(watched: bool) -> None:
            words = f"watching {name}" if watched else f"no longer watching {name}"
            self._screen.show_changed()
            self._screen.show_undoable(words)

        what = f"stop watching {name}" if name in searches.watched() else f"watch {name}"
        self._screen.change(what, change, show)


class MergeSpeakersDialog(Picker[tuple[str, str]]):
    """Dismissed with a name and the person whom it stands for; no person: it stands alone."""

    purpose = MEANINGS[Collection.SPEAKERS]["speaker"].told
    placeholder = "another name of the same person"

    def __init__(self, name: str, also: Sequence[str], everybody: Sequence[Speaker]) -> None:
        super().__init__()
        self.heading = f"Merge {flat(name)} into"
        self._whom = name
        self._also = also
        by_likelihood = sorted(everybody, key=lambda one: not are_namesakes(name, one.name))
        self._everybody = [(fold_text(one.name), one) for one in by_likelihood]

    def entries(self, words: str) -> Sequence[PickerEntry[tuple[str, str]]]:
        """Return names to part from this one, then names to join it with."""
        sought = fold_text(words).split()
        parted = [
            PickerEntry(self.columns(name, "merged · enter to split", NAME), (name, ""))
            for name in self._also
            if has_words(name, sought)
        ]
        joined = (
            PickerEntry(
                self.columns(one.name, pluralize(one.quote_count, "statement"), NAME),
                (self._whom, one.name),
            )
            for folded, one in self._everybody
            if one.name != self._whom and all(word in folded for word in sought)
        )
        return [*parted, *islice(joined, MOST)]
