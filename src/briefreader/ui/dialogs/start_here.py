"""What to try first, what the signs mean, how to search; a key of its tasks does what it does in
the reader, and any other closes it, but for those that scroll where not all has room.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import copysign

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from briefreader.domain.citation_style import ACADEMIC_STYLES
from briefreader.ui.commands.command_table import BY_ID, Command
from briefreader.ui.commands.key_names import key_of, keys_of, with_keys
from briefreader.ui.dialogs.dialog import MOVES, Dialog, DialogTitle
from briefreader.ui.dialogs.line_window import LineWindow
from briefreader.ui.rendering.cells import cut, pad, width
from briefreader.ui.rendering.styled_runs import StyledRun
from briefreader.ui.widgets.line_widgets import LINE_STYLES

KEYS = 9  # cells for the keys of a task
SIGN = 4  # cells for a sign
COLUMN = 25  # cells for a sign and what it means, or for a query and what it finds
# Each task: the commands in their order, and what they do.
TASKS: Sequence[tuple[tuple[str, ...], str]] = (
    (("search",), "find what someone said: {example}"),
    (("next_quote", "bookmark", "tags"), "go to a quote, bookmark it, tag it"),
    (("style",), f"copy a quote in {ACADEMIC_STYLES} style"),
    (("people",), "everyone quoted; there, {merge} merges names of one person"),
    (("check_draft",), "check the quotations in your draft"),
    (("skipped",), "skipped files (such as a picture), and why"),
)
SECTIONS = ("Try this", "Symbols", "Searches")
SIGNS: Sequence[tuple[str, str]] = (
    ("●", "unread"),
    ("◆", "bookmarked"),
    ("★", "starred"),
    ("4“", "four quotes"),
    ("9⇄", "nine exchanges"),
    ("›", "where you are reading"),
    ("▏", "someone's words"),
    ("▌", "the current passage"),
    ("?", "speaker not certain"),
    ("✎", "your note"),
    ("✓", "marked, or corrected"),
)
QUERIES: Sequence[tuple[str, str]] = (
    ("ferry aid", "both words"),
    ('"ferry aid"', "exact phrase"),
    ("aid -war", "exclude a word"),
    ("said:miller aid", "Miller on aid"),
    ("asked:visas", "questions"),
    ("title: tag: source:", ""),
    ("date:2023-08", "that month"),
    ("is:unread has:note", ""),
    ("a OR b  ferr*", ""),
)


# What finds a statement in the samples, and what to type elsewhere.
SAMPLE_SEARCH, ANY_SEARCH = "said:calloway quay", "said:name words"


class StartHere(Dialog[Command], inherit_bindings=False):
    """Six tasks with their keys, the signs, the query language; scrolled where there is less room.

    Dismissed with the command whose key was pressed, if it is one of a task's, or None.
    """

    COMPONENT_CLASSES = LINE_STYLES

    def __init__(self, keymap: Mapping[str, str], *, samples: bool) -> None:
        """Suggest a search that finds something, if the library is the ``samples``."""
        super().__init__()
        self._keymap = keymap
        self._example = SAMPLE_SEARCH if samples else ANY_SEARCH
        names = [*(name for commands, _ in TASKS for name in commands), "help"]
        self._begun_by = {
            key: BY_ID[name] for name in names for key in keys_of(BY_ID[name], keymap)
        }
        self._steps = {
            key: copysign(max(1, abs(pages)), pages)
            for name, pages in MOVES.items()
            for key in keys_of(BY_ID[name], keymap)
        }

    def compose(self) -> ComposeResult:
        """Yield the heading and the guide."""
        with Vertical(classes="dialog -lines -guide"):
            yield DialogTitle(("any key", "to close"))
            yield LineWindow()

    def on_mount(self) -> None:
        """Name it."""
        self.query_one(DialogTitle).left = (StyledRun("Start here", "title"),)

    def on_resize(self) -> None:
        """Write as much as there is room for now."""
        self._scroll(0)

    def _scroll(self, pages: float) -> None:
        """Write what has room, so many pages further down; the last line names what is below."""
        window = self.query_one(LineWindow)
        lines = guide(self._keymap, *window.size, self._example)
        window.count = len(lines)
        window.move(pages * window.room)
        end = window.in_sight.stop
        below = [line.plain for line in lines[end:] if line.plain in SECTIONS]
        words = ", ".join(below) if below else "↑ back"
        if end < len(lines):
            words = f"↓ more: {words}" if below else "↓ more"
        window.write(lines[window.top : end], words)
        closing = "any other key" if window.last_top else "any key"
        self.query_one(DialogTitle).offer((closing, "to close"))

    def on_key(self, event: events.Key) -> None:
        """Close at any key that does not scroll; one of a task does what it does in the reader."""
        event.stop()
        event.prevent_default()
        step = self._steps.get(event.key)
        if step is not None and self.query_one(LineWindow).last_top:
            self._scroll(step)
        else:
            self.dismiss(self._begun_by.get(event.key))

    def on_click(self) -> None:
        """Close at a click."""
        self.dismiss(None)


def guide(keymap: Mapping[str, str], cells: int, rows: int, example: str) -> list[Content]:
    """Return the lines of the guide, with air between its sections where all of it has room."""
    sections = (
        _tasks(keymap, cells, example),
        _columns(SIGNS, SIGN, COLUMN, cells),
        _columns(QUERIES, COLUMN, COLUMN, cells),
    )
    lines: list[Content] = []
    airy = sum(map(len, sections)) + 2 * len(sections) - 1 <= rows
    for name, section in zip(SECTIONS, sections, strict=True):
        air = [Content("")] if lines and airy else []
        lines += [*air, Content.assemble((name, "bold")), *section]
    if len(lines) + 2 <= rows:
        last = with_keys("{start_here} shows this again · {help} shows every key", keymap)
        lines += [Content(""), Content.assemble((cut(last, cells), "$faint"))]
    return lines


def _tasks(keymap: Mapping[str, str], cells: int, example: str) -> list[Content]:
    lines = []
    for commands, words in TASKS:
        keys = pad(" ".join(key_of(command, keymap) for command in commands), KEYS)
        told = cut(
            words.format(example=example, merge=key_of("speaker", keymap)),
            max(1, cells - width(keys)),
        )
        lines.append(Content.assemble((keys, "bold $accent"), told))
    return lines


def _columns(
    pairs: Sequence[tuple[str, str]], first: int, column: int, cells: int
) -> list[Content]:
    """Return pairs side by side, as many columns of them as fit; a pair is never cut in two."""
    return list(_in_columns(pairs, first, column, cells))


def _in_columns(
    pairs: Sequence[tuple[str, str]], first: int, column: int, cells: int
) -> Iterator[Content]:
    for_sign = first < column
    count = max(1, cells // (column if for_sign else column + 14))
    for at in range(0, len(pairs), count):
        parts: list[tuple[str, str]] = []
        for sign, meaning in pairs[at : at + count]:
            lead = pad(sign, first) if for_sign else f"{sign}  "
            room = column if for_sign else column + 12
            parts += [(lead, "bold $accent"), (pad(meaning, max(1, room - width(lead))), "")]
        yield Content.assemble(*parts)
