"""A dialog to write a bookmark's tags in; those in use complete what is typed."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from briefreader.citations.punctuation import quoted
from briefreader.text.folding import fold_text
from briefreader.text.plurals import pluralize
from briefreader.ui.commands.command_table import BY_ID
from briefreader.ui.dialogs.dialog import Dialog, DialogTitle
from briefreader.ui.rendering.cells import cut, flat
from briefreader.ui.rendering.styled_runs import StyledRun
from briefreader.ui.widgets.line_input import LineInput
from briefreader.ui.widgets.line_widgets import LINE_STYLES
from briefreader.ui.widgets.option_list import ReverseOptionList

PASSAGE = 160  # cells of the passage that is tagged
SHOWN = 100  # tags at once; more are reached by typing


def tags_in(words: str) -> tuple[str, ...]:
    """Return the tags in a line where commas stand between them, each once."""
    return tuple(dict.fromkeys(tag for tag in map(flat, words.split(",")) if tag))


def completions(words: str, known: Sequence[str]) -> list[str]:
    """Return the known tags that the last word of the line may become, those that begin so
    first.
    """
    *before, last = words.split(",")
    taken = set(map(flat, before))
    begun = fold_text(last).strip()
    found = [tag for tag in known if tag not in taken and begun in fold_text(tag)]
    return sorted(found, key=lambda tag: not fold_text(tag).startswith(begun))


def completed(words: str, tag: str) -> str:
    """Return the line with its last word become ``tag``, ready for another."""
    return "".join(f"{other}, " for other in (*tags_in(words.rpartition(",")[0]), tag))


class TagInput(LineInput):
    """A field for tags."""

    def one_line(self, pasted: str) -> str:
        """Return the tags that stand in lines of their own with commas between them."""
        return ", ".join(
            tag for tag in (flat(line).strip(", ") for line in pasted.splitlines()) if tag
        )


class TagEditor(Dialog[tuple[str, ...] | None]):
    """Dismissed with the tags as they are to be kept, or with None."""

    purpose = BY_ID["tags"].tooltip

    COMPONENT_CLASSES = LINE_STYLES
    BINDINGS = [  # noqa: RUF012 - Textual's own declaration has this type
        Binding("escape", "leave", "leave", id="tags_leave", tooltip="Cancel"),
        Binding(
            "tab", "complete", "complete", id="tags_complete", tooltip="Complete", priority=True
        ),
        Binding("down,ctrl+n", "move(1)", "down", id="tags_down", tooltip="Next tag"),
        Binding("up", "move(-1)", "up", id="tags_up", tooltip="Previous tag"),
    ]

    heading = "Tags"

    def __init__(
        self, passage: str, tags: Sequence[str], known: Sequence[str], *, new: bool = False
    ) -> None:
        """Edit ``tags``; ``known`` are all in use, ``new`` if the passage is no bookmark yet."""
        super().__init__()
        self._passage = passage
        self._tags = tuple(tags)
        self._known = tuple(known)
        self._new = new

    def compose(self) -> ComposeResult:
        """Yield the heading, the passage, the field, the tags that are in use."""
        with Vertical(classes="dialog -lines -tags"):
            yield DialogTitle(("enter", "save"), ("tab", "complete"), ("esc", "cancel"))
            yield Static(self.about, classes="passage")
            yield TagInput(placeholder="tags, separated by commas", compact=True)
            yield ReverseOptionList(markup=False)

    @property
    def about(self) -> Content:
        """What is tagged."""
        return Content(quoted(cut(flat(self._passage), PASSAGE)))

    def on_mount(self) -> None:
        """Put the cursor behind the tags that are there, ready for another."""
        heading = self.query_one(DialogTitle)
        heading.left = (StyledRun(self.heading, "title"),)
        if self._new:
            heading.left += (StyledRun("  bookmarks the passage too", "soft"),)
        self.query_one(OptionList).can_focus = False
        field = self.query_one(Input)
        field.value = "".join(f"{tag}, " for tag in self._tags)
        field.cursor_position = len(field.value)
        field.focus()
        self._list(field.value)

    def _list(self, words: str) -> None:
        found = completions(words, self._known)[:SHOWN]
        options = self.query_one(OptionList)
        options.set_options([Option(Content(flat(tag)), id=None) for tag in found])
        self._listed = found
        options.highlighted = 0 if found else None

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what the word may become."""
        self._list(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the tags to whoever asked for them."""
        self.dismiss(tags_in(event.value))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the tag that was clicked."""
        self._take(self._listed[event.option_index])

    def action_complete(self) -> None:
        """Let the last word become the tag that one is on."""
        number = self.query_one(OptionList).highlighted
        if number is not None:
            self._take(self._listed[number])

    def _take(self, tag: str) -> None:
        field = self.query_one(Input)
        field.value = completed(field.value, tag)
        field.cursor_position = len(field.value)

    def action_move(self, step: int) -> None:
        """Move through the tags while the field keeps the keys."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            options.highlighted = max(0, min(options.highlighted + step, len(self._listed) - 1))

    def action_leave(self) -> None:
        """Leave the tags as they were."""
        self.dismiss(None)


class AutoTagEditor(TagEditor):
    """The tags that every new bookmark gets until they are cleared."""

    purpose = BY_ID["running_tag"].tooltip

    heading = "Running tags"

    def __init__(self, tags: Sequence[str], known: Sequence[str]) -> None:
        super().__init__("", tags, known)

    @property
    def about(self) -> Content:
        """What is tagged."""
        return Content("Added to every new bookmark; leave empty to stop.")


class AddedTagsEditor(TagEditor):
    """Tags that several bookmarks get beside those that they have."""

    heading = "Add tags"

    def __init__(self, number: int, known: Sequence[str], tags: Sequence[str] = ()) -> None:
        super().__init__("", tags, known)
        self._number = number

    @property
    def about(self) -> Content:
        """What is tagged."""
        return Content(f"Added to {pluralize(self._number, 'bookmark')}; they keep their tags.")
