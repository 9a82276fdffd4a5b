"""What came into the library since the last look; any key closes it."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from briefreader.library.new_articles import GroupKind, NewArticles, NewGroup, NewItem
from briefreader.text.date_format import long_date
from briefreader.text.plurals import pluralize
from briefreader.ui.dialogs.dialog import Dialog, DialogTitle
from briefreader.ui.rendering.cells import cut, flat, pad, width
from briefreader.ui.rendering.styled_runs import StyledRun
from briefreader.ui.widgets.line_widgets import LINE_STYLES

DAY = 12  # cells
FEWEST_CELLS = 20  # for the words beside a name
_ABOUT = {GroupKind.PERSON: "watched", GroupKind.SEARCH: "saved search", GroupKind.FOLDER: ""}


class NewArticlesDialog(Dialog[None], inherit_bindings=False):
    """Watched people, saved searches and folders with what is new of each, as far as there is
    room.
    """

    COMPONENT_CLASSES = LINE_STYLES

    def __init__(self, found: NewArticles) -> None:
        super().__init__()
        self._found = found

    def compose(self) -> ComposeResult:
        """Yield the heading and the groups."""
        with Vertical(classes="dialog -lines -guide"):
            yield DialogTitle(("any key", "to close"))
            yield Static(id="guide")

    def on_mount(self) -> None:
        """Say how much is new, and since when."""
        found = self._found
        since = f"  since {long_date(found.since.astimezone().date())}"
        count = pluralize(found.count, "new article") if found.count else "Nothing new"
        title = self.query_one(DialogTitle)
        title.left = (StyledRun(count, "title"), StyledRun(since, "faint"))

    def on_resize(self) -> None:
        """Write as much as there is room for now."""
        size = self.query_one(Static).size
        lines = new_lines(self._found, size.width, size.height)
        self.query_one("#guide", Static).update(Content("\n").join(lines))

    def on_key(self, event: events.Key) -> None:
        """Close at any key."""
        event.stop()
        event.prevent_default()
        self.dismiss(None)

    def on_click(self) -> None:
        """Close at a click."""
        self.dismiss(None)


def new_lines(found: NewArticles, cells: int, rows: int) -> list[Content]:
    """Return lines for all groups: of each as many entries as leave room for the others."""
    if not found.groups:
        words = (
            "new articles will be listed here by watched person (* in w), saved search and folder"
        )
        return [Content.assemble((cut(words, cells), "$faint"))]
    groups = found.groups[: max(1, rows // 2)]
    each = max(1, (rows - 2 * len(groups)) // len(groups))
    lines: list[Content] = []
    for group in groups:
        if lines:
            lines.append(Content(""))
        lines += _group_lines(group, cells, each)
    return lines[:rows]


def _group_lines(group: NewGroup, cells: int, most: int) -> Iterator[Content]:
    about = _ABOUT[group.kind]
    said = group.items[0].statement is not None
    count = pluralize(len(group.items), "statement" if said else "article")
    beside = f"  {about} · {count}" if about else f"  {count}"
    name = cut(flat(group.name), max(FEWEST_CELLS, cells - width(beside)))
    yield Content.assemble((name, "bold"), (cut(beside, max(0, cells - width(name))), "$faint"))
    shown = group.items if len(group.items) <= most else group.items[: max(1, most - 1)]
    for item in shown:
        yield _item_line(item, cells)
    if len(shown) < len(group.items) and most > 1:
        yield Content.assemble((f"{'':{DAY}}{len(group.items) - len(shown):,} more", "$faint"))


def _item_line(item: NewItem, cells: int) -> Content:
    day = pad(item.row.date.isoformat() if item.row.date else "undated", DAY)
    room = max(1, cells - DAY)
    if item.statement is not None:
        words = cut(flat(item.statement.quote.text[: 4 * cells]), room)
        return Content.assemble((day, "$soft"), words)
    who = f"  {', '.join(map(flat, item.speakers))}" if item.speakers else ""
    title = cut(flat(item.row.title), max(min(room, FEWEST_CELLS), room - width(who)))
    return Content.assemble(
        (day, "$soft"), title, (cut(who, max(0, room - width(title))), "$faint")
    )
