"""The screen's one-line parts as text: the top, each pane's head, the footer.

What commands are called in the footer stands in the table of commands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefreader.domain.article import Span
from briefreader.domain.listing_row import Sort
from briefreader.text.plurals import pluralize
from briefreader.ui.commands.command_table import (
    BY_ID,
    COMMANDS,
    FIRST_IN_FOOTER,
    Command,
    Mode,
    Pane,
    click_action,
)
from briefreader.ui.commands.key_names import first_key, shifted, with_keys
from briefreader.ui.rendering.article_header import summary
from briefreader.ui.rendering.cells import cut, flat, width
from briefreader.ui.rendering.styled_runs import Runs, StyledRun, width_of
from briefreader.ui.selection.passages import stops

if TYPE_CHECKING:
    from briefreader.library import Listing, OpenArticle

GREETINGS = (
    "{open} read · {search} search · {people} who said what · {check_draft} check a draft"
    " · {help} help",
    "{open} read · {search} search · {people} speakers · {help} help",
    "{open} read · {search} search · {help} help",
    "{open} read · {help} help",
)

NO_PERCENTAGE = "type a number first, such as 50%"

# The usual keys that end a selection come first among those that move its end.
WHILE_SELECTING = ("bookmark", "copy", "widen")
ARROWS = {
    Sort.DATE: " ↓",
    Sort.OLDEST: " ↑",
    Sort.QUOTES: " ↓",
    Sort.RELEVANCE: " ↓",
    Sort.TITLE: " ↑",
    Sort.SOURCE: " ↑",
}


def top_left(name: str, count: int, busy: str, cells: int, *, tags: Sequence[str] = ()) -> Runs:
    """Return the program, the library and how much is in it; least important last."""
    runs = [StyledRun(" briefreader", "name")]
    if tags:
        words = cut(f"tagging {flat(', '.join(tags))}", max(12, cells // 3))
        runs.append(StyledRun(f"  {words}", "busy", click_action("running_tag")))
    if busy:
        runs.append(StyledRun(f"  {busy}", "busy"))
    for text, style in ((f"  {flat(name)}", "soft"), (f"  {pluralize(count, 'article')}", "faint")):
        if width_of(runs) + width(text) <= cells:
            runs.append(StyledRun(text, style))
    return tuple(runs)


def top_right(query: str, search_key: str, cells: int) -> Runs:
    """Return the search: its key, if it has one, with what is being sought."""
    click = click_action("search")
    key = (StyledRun(f"{search_key} ", "key", click),) if search_key else ()
    if query:
        return (*key, StyledRun(f"{cut(flat(query), max(8, cells // 3))} ", "title"))
    return (*key, StyledRun("search ", "soft", click))


def greeting(keymap: Mapping[str, str], cells: int) -> str:
    """Return what can be done, the first time, in as many words as fit."""
    greetings = [with_keys(template, keymap) for template in GREETINGS]
    return next((words for words in greetings if width(words) + 2 <= cells), greetings[-1])


def counted_motions(number: str, keymap: Mapping[str, str]) -> str:
    """Return what a number that is being typed may be followed by; nothing once none is."""
    if not number:
        return ""
    motions = f"{{down}} {{up}} move · {{bottom}} go to {number} · {{percentage}} go to {number}%"
    return f"{number} – {with_keys(motions, keymap)}"


def list_head(
    listing: Listing | None,
    cursor: int,
    order: Sort | None,
    keymap: Mapping[str, str],
    *,
    marked: int = 0,
    grows: bool = False,
    cells: int,
    focused: bool,
) -> tuple[Runs, Runs]:
    """Return the list's head: what it is and how it is sorted, or how many are marked; where one
    is.

    ``grows``: not all is indexed, so more may be found, and nothing can be sorted yet.
    """
    count = len(listing) if listing is not None else 0
    found = listing is not None and bool(listing.query)
    name = StyledRun("   Results" if found else "   Articles", _title(focused))
    unsorted = "not sorted yet" if grows else with_keys("{sort} to sort", keymap)
    by = Sort.DATE if order is Sort.OLDEST else order
    sorting = f"{by.value}{ARROWS[order]}" if by and order else unsorted
    place = f"{min(cursor + 1, count):,}" if count else ""
    of_all = f"{place}/{count:,}{' so far' * (grows and found)} " if count else ""
    if marked:
        return (name, StyledRun(f"  {marked:,} marked", "busy")), (StyledRun(of_all, "faint"),)
    fullest = f"by {sorting}" if order else sorting
    for words, where in ((fullest, of_all), (sorting, of_all), (sorting, of_all.rstrip())):
        if width(f"{name.text}  {words}  {where}") <= cells:
            break
    else:
        where = f"{place} " if width(f"{name.text}  {words}  {place} ") <= cells else ""
    return (name, StyledRun(f"  {words}", "faint", click_action("sort"))), (
        StyledRun(where, "faint"),
    )


def _title(focused: bool) -> str:
    return "title" if focused else "soft"


def text_head(
    opened: OpenArticle | None,
    mark: Span,
    view: Span,
    hits: Sequence[Span],
    hit: Span | None,
    *,
    indent: int,
    cells: int,
    focused: bool,
    raw: bool,
    quotes: bool = False,
    statement: tuple[int, int] | None = None,
    gone: bool = False,
) -> tuple[Runs, Runs]:
    """Return the text's head: where it is from or, further down, its title; how far one has come.

    With ``quotes`` it also counts the quotes, which no pane beside it does. ``statement`` is which
    of how many statements one is at, where these were found and not articles; ``gone`` says that
    the file no longer exists.
    """
    if opened is None:
        return (), ()
    article = opened.article
    parts = []
    listed = stops(opened.quotes) if quotes else []
    if listed:
        at = bisect_right(listed, mark.end, key=lambda quote: quote.start)
        parts.append(f"“ {at}/{len(listed)}")
    counted = _counted(hits, hit, statement)
    parts += [counted] if counted else []
    paragraph = article.paragraph_at(mark.start)
    if paragraph is not None:
        if paragraph.number:
            parts.append(f"¶ {paragraph.number}/{article.paragraphs[-1].number}")
        if paragraph.locator:
            parts.append(paragraph.locator)
    parts.append(f"{min(100, 100 * view.end // max(1, len(article.text)))}%")
    if cells < 60:
        where = [paragraph.locator] if paragraph is not None and paragraph.locator else []
        parts = [*([counted] if counted else ()), *where, *parts[-1:]]
    if raw:
        parts = ["raw file"]
    if opened.copy or gone:
        parts = ["saved copy" if opened.copy else "no longer in the folder", *parts[-1:]]
    right = (StyledRun(" · ".join(parts) + " ", "faint"),)
    room = max(8, cells - indent - width_of(right) - 2)
    if view.start > 0:
        words, style = cut(flat(article.title), room), _title(focused)
    else:
        words = summary(article, opened.quotes, len(opened.exchanges), room)
        style = "bright" if focused else "soft"
    return (StyledRun(" " * indent), StyledRun(words, style)), right


def _counted(hits: Sequence[Span], hit: Span | None, statement: tuple[int, int] | None) -> str:
    """Return at which of what was found one is: of statements in all, of hits in the article."""
    if statement is not None:
        return "statement {:,}/{:,}".format(*statement)
    number = next((n for n, span in enumerate(hits, 1) if span == hit), None)
    if number:
        return f"hit {number}/{len(hits)}"
    return pluralize(len(hits), "hit") if hits else ""


def quotes_head(
    entries: int,
    cursor: int,
    hidden: int,
    *,
    exchanges: bool,
    words: str,
    cells: int,
    focused: bool,
) -> tuple[Runs, Runs]:
    """Return the quotes' head: what is listed and what is not; where one is in it."""
    left = [StyledRun("   Exchanges" if exchanges else "   Quotes", _title(focused))]
    place = f"{cursor + 1}/{entries} " if entries else ""
    if words:
        left.append(StyledRun(f"  “{flat(words)}”", "key"))
    elif hidden:
        room = cells - width_of(left) - width(place) - 4
        told = f"{hidden} hidden"
        told = told if width(told) <= room else f"+{hidden}"
        left.append(StyledRun(f"  {told}", "faint", click_action("short_turns")))
    return tuple(left), ((StyledRun(place, "faint"),) if place else ())


def footer(pane: Pane, mode: Mode, keymap: Mapping[str, str], cells: int) -> Runs:
    """Return the keys that matter in a pane, as many as fit; help is always among them.

    The other half of a key with shift stands beside it where there is room for that too.
    """
    last = next(command for command in COMMANDS if command.id == "help")
    first = [BY_ID[name] for name in FIRST_IN_FOOTER[pane]]
    others = (command for command in COMMANDS if pane in command.footer)
    usual = [*first, *(command for command in others if command not in first)]
    offered = [command for command in usual if command.mode is mode and command is not last]
    if mode is not Mode.USUAL:
        offered = [command for command in usual if command.id in WHILE_SELECTING] + offered
    room = cells - width_of(_offer(last, keymap))
    chosen: list[Command] = []
    for command in offered:
        size = width_of(_offer(command, keymap))
        if size <= room and first_key(command, keymap):
            chosen.append(command)
            room -= size
    shown: list[Command] = []
    for command in chosen:
        if command in shown:
            continue
        shown.append(command)
        other = shifted(command, keymap)
        if other is None or other in shown:
            continue
        if other in chosen:
            shown.append(other)
            continue
        size = width_of(_offer(other, keymap))
        if size <= room:
            shown.append(other)
            room -= size
    return tuple(run for command in (*shown, last) for run in _offer(command, keymap))


def _offer(command: Command, keymap: Mapping[str, str]) -> Runs:
    key = first_key(command, keymap)
    action = click_action(command.id)
    return (
        StyledRun(f" {key}", "key", action),
        StyledRun(f" {command.description} ", "soft", action),
    )
