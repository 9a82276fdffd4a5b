"""What came into the library since the last look, to be gone to; other keys close it, and act."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import copysign
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from briefreader.library.new_articles import GroupKind, NewArticles, NewGroup, NewItem
from briefreader.text.date_format import long_date
from briefreader.text.plurals import pluralize
from briefreader.ui.commands.command_table import BY_ID
from briefreader.ui.commands.key_names import keys_of
from briefreader.ui.dialogs.dialog import MOVES, Dialog, DialogTitle
from briefreader.ui.dialogs.line_window import LineWindow
from briefreader.ui.rendering.cells import cut, flat, pad, width
from briefreader.ui.rendering.styled_runs import StyledRun
from briefreader.ui.widgets.entry_list import BAR, INDENT
from briefreader.ui.widgets.line_widgets import LINE_STYLES

DAY = 12  # cells
FEWEST_CELLS = 20  # for the words beside a name
WHEEL = 3  # lines
WHAT_COMES = (
    "New articles will be listed here:",
    "what watched people said (* in w),",
    "what your saved searches find (F),",
    "and every new article by folder.",
)
_ABOUT = {GroupKind.PERSON: "watched", GroupKind.SEARCH: "saved search", GroupKind.FOLDER: ""}


@dataclass(slots=True)
class NewList:
    """What is listed as new, and the line that one is on; ``is_seen`` if nothing has come since."""

    found: NewArticles
    is_seen: bool = False
    line: int | None = None


class NewArticlesDialog(Dialog[NewItem], inherit_bindings=False):
    """Watched people, saved searches and folders with all that is new of each.

    Dismissed with the line that is to be gone to, or None. What does not fit is scrolled to.
    ``seen`` is called once every line was on the screen; if it is left before, with the articles of
    which every line was.
    """

    COMPONENT_CLASSES = LINE_STYLES
    purpose = BY_ID["new"].tooltip

    def __init__(
        self,
        new: NewList,
        keymap: Mapping[str, str],
        seen: Callable[[frozenset[Path] | None], None],
    ) -> None:
        super().__init__()
        self.listed = new
        self._seen = seen
        self._is_told = False  # that all was seen
        self._lay_out()
        self._unseen = set(self._items)
        self._opening, self._help = (keys_of(BY_ID[name], keymap) for name in ("open", "help"))
        self._leaving = {
            key for name in ("leave", "quit", "back", "new") for key in keys_of(BY_ID[name], keymap)
        }
        self._pages = {
            key: pages for name, pages in MOVES.items() for key in keys_of(BY_ID[name], keymap)
        }
        if new.line is None and self._items:
            new.line = self._items[0]

    def _lay_out(self) -> None:
        """Note what stands on each line, and which lines are items."""
        self._lines = tuple(_lines(self.listed.found))
        self._items = [n for n, line in enumerate(self._lines) if isinstance(line, NewItem)]

    def compose(self) -> ComposeResult:
        """Yield the heading and the groups."""
        with Vertical(classes="dialog -lines -guide"):
            yield DialogTitle()
            yield LineWindow()

    def on_mount(self) -> None:
        """Say how much is new."""
        self._write_title()

    def take(self, found: NewArticles, *, is_seen: bool) -> None:
        """List what has come or gone meanwhile, too; the cursor stays on its item, or goes to the
        one that is in its place.
        """
        new, before = self.listed, _keys(self._lines)
        at, here = self._at, before.get(new.line) if new.line is not None else None
        seen = {before[line] for line in self._items if line not in self._unseen}
        new.found, new.is_seen = found, is_seen
        self._lay_out()
        keys = _keys(self._lines)
        self._unseen = {line for line in self._items if keys[line] not in seen}
        self._is_told &= not self._unseen
        same = (line for line in self._items if keys[line] == here)
        in_place = self._items[min(at, len(self._items) - 1)] if self._items else None
        new.line = next(same, in_place)
        if self.is_mounted:
            self._write_title()
            self._show(new.line)

    def _write_title(self) -> None:
        """Say how much is new, and since when."""
        keys = [("enter", "open"), ("↑↓", "move"), ("esc", "close")]
        found = self.listed.found
        since = f"  since {long_date(found.since.astimezone().date())}"
        count = pluralize(found.count, "new article")
        if not found.is_known:
            count, since = "Still indexing", ""
        elif not found.count:
            count = "Nothing new"
        elif self.listed.is_seen:
            count, since = "Nothing newer", f"  last list: {found.count:,}{since[1:]}"
        title = self.query_one(DialogTitle)
        title.offer(*(keys if self._items else [("any key", "to close")]))
        title.left = (StyledRun(count, "title"), StyledRun(since, "faint"))

    def on_resize(self) -> None:
        """Write as much as there is room for now."""
        self._show(self.listed.line)

    def _show(self, line: int | None) -> None:
        """Put the cursor on a line, and show it, below its group's name if that is right above."""
        self.listed.line = line
        window = self.query_one(LineWindow)
        window.count = len(self._lines)
        if line is not None:
            first = 0 if line == self._items[0] else line - (line - 1 not in self._items)
            window.top = max(min(window.top, first), line - window.room + 1)
        self._scroll(0)

    def _scroll(self, lines: int) -> None:
        window = self.query_one(LineWindow)
        window.move(lines)
        shown = [
            _written(self._lines[number], window.size.width, on=number == self.listed.line)
            for number in window.in_sight
        ]
        below = len(self._lines) - window.in_sight.stop
        window.write(shown, f"{below:,} more below · ↓ scroll" if below else "end of the list")
        if window.size.height:
            self._unseen.difference_update(window.in_sight)
        if not self._unseen:
            self.call_after_refresh(self._all_shown)

    def _all_shown(self) -> None:
        """Tell once that every item was on the screen."""
        if not self._unseen and not self._is_told:
            self._is_told = True
            self._seen(None)

    def on_key(self, event: events.Key) -> None:
        """Go to a line, open what it is about, close; any other key closes it and acts below."""
        event.stop()
        event.prevent_default()
        if event.key in self._help and self._items:
            self.action_help()
            return
        pages = self._pages.get(event.key)
        if event.key in self._opening:
            self._close(self._item)
        elif pages is None or not self._items:
            self.passes_on = bool(self._items) and event.key not in self._leaving
            self._close()
        elif not pages:
            self._step(int(copysign(1, pages)))
        else:
            room = self.query_one(LineWindow).room
            lines = max(1, round(min(abs(pages) * room, len(self._lines))))
            self._page(int(copysign(lines, pages)))
        if (item := self._item) is not None:
            self.words_here = _item_line(item, self.size.width).plain

    @property
    def _item(self) -> NewItem | None:
        """What the cursor is on."""
        line = self._lines[self.listed.line] if self.listed.line is not None else None
        return line if isinstance(line, NewItem) else None

    @property
    def _at(self) -> int:
        """Which of the items the cursor is on; 0 where there are none."""
        return self._items.index(self.listed.line) if self.listed.line in self._items else 0

    @property
    def _in_sight(self) -> list[int]:
        """The lines of the items that are shown."""
        shown = self.query_one(LineWindow).in_sight
        return [number for number in self._items if number in shown]

    def _step(self, items: int) -> None:
        self._show(self._items[max(0, min(self._at + items, len(self._items) - 1))])

    def _page(self, lines: int) -> None:
        """Scroll, and take the cursor along; at an end of the list, to the item there."""
        window = self.query_one(LineWindow)
        before = window.top
        self._scroll(lines)
        within = self._in_sight
        if window.top == before or not within:
            self._show(self._items[-1 if lines > 0 else 0])
        else:
            self.listed.line = within[0]
            self._scroll(0)

    def _roll(self, lines: int) -> None:
        """Scroll by the wheel; a cursor that would be out of sight goes to the item nearest it."""
        self._scroll(lines)
        within = self._in_sight
        if within and self.listed.line is not None:
            self.listed.line = max(within[0], min(self.listed.line, within[-1]))
            self._scroll(0)

    def on_mouse_scroll_down(self) -> None:
        """Scroll down."""
        self._roll(WHEEL)

    def on_mouse_scroll_up(self) -> None:
        """Scroll up."""
        self._roll(-WHEEL)

    def on_click(self, event: events.Click) -> None:
        """Open what is clicked; elsewhere, close."""
        window = self.query_one(LineWindow)
        line = event.screen_y - window.region.y + window.top
        if line in self._in_sight:
            self.listed.line = line
            self._close(self._item)
        else:
            self._close()

    def _close(self, item: NewItem | None = None) -> None:
        """Tell of which articles all was on the screen, and go to one or close."""
        shown = self._articles(self._items) - self._articles(self._unseen)
        if shown and not self._is_told:
            self._seen(shown)
        self.dismiss(item)

    def _articles(self, lines: Iterable[int]) -> frozenset[Path]:
        """Return the articles that some lines are about."""
        items = (self._lines[number] for number in lines)
        return frozenset(item.row.path for item in items if isinstance(item, NewItem))


def _keys(lines: Sequence[NewGroup | NewItem | str]) -> dict[int, object]:
    """Return by what the item on each line is known again in a list that has changed."""
    keys: dict[int, object] = {}
    group: object = None
    for number, line in enumerate(lines):
        if isinstance(line, NewGroup):
            group = line.kind, line.name
        elif isinstance(line, NewItem):
            keys[number] = group, line.row.path, line.identity
    return keys


def _lines(found: NewArticles) -> Iterator[NewGroup | NewItem | str]:
    """Yield what stands on each line: a group, one of its items, or words."""
    if not found.groups:
        yield from WHAT_COMES
    for number, group in enumerate(found.groups):
        if number:
            yield ""
        yield group
        yield from group.items


def _written(line: NewGroup | NewItem | str, cells: int, *, on: bool) -> Content:
    if isinstance(line, str):
        return Content.assemble((cut(line, cells), "$faint"))
    if isinstance(line, NewGroup):
        return _group_line(line, cells)
    bar = (pad(BAR if on else "", INDENT), "$accent")
    return Content.assemble(bar, _item_line(line, max(1, cells - INDENT)))


def _group_line(group: NewGroup, cells: int) -> Content:
    about = _ABOUT[group.kind]
    said = group.items[0].statement is not None
    count = pluralize(len(group.items), "statement" if said else "article")
    beside = f"  {about} · {count}" if about else f"  {count}"
    name = cut(flat(group.name), max(FEWEST_CELLS, cells - width(beside)))
    return Content.assemble((name, "bold"), (cut(beside, max(0, cells - width(name))), "$faint"))


def _item_line(item: NewItem, cells: int) -> Content:
    day = pad(item.row.when or "undated", DAY)
    room = max(1, cells - DAY)
    if item.statement is not None:
        words = cut(flat(item.statement.quote.text[: 4 * cells]), room)
        return Content.assemble((day, "$soft"), words)
    who = f"  {', '.join(map(flat, item.told_speakers))}" if item.speakers else ""
    title = cut(flat(item.row.title), max(min(room, FEWEST_CELLS), room - width(who)))
    return Content.assemble(
        (day, "$soft"), title, (cut(who, max(0, room - width(title))), "$faint")
    )
