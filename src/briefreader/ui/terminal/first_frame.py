"""The first frame: the articles on the screen while Textual is still being loaded.

Loading Textual takes longer than all the rest of a start. The rows are known before, so they are
written to the terminal at once, cell for cell as the screen will draw them; Textual then draws over
them, and nothing moves.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import termios
import tty
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from briefreader.errors import NotebookLocked
from briefreader.library import ReadState
from briefreader.ui.commands.command_table import COMMANDS, Mode, Pane
from briefreader.ui.commands.key_names import first_key
from briefreader.ui.commands.keymap import full_keymap
from briefreader.ui.rendering import header_footer_text
from briefreader.ui.rendering.article_row import (
    BAR,
    HitsOnce,
    RowShape,
    disambiguation,
    row_lines,
    shape_for,
)
from briefreader.ui.rendering.cell_widths import is_certain, placed
from briefreader.ui.rendering.cells import harmless, shown, width
from briefreader.ui.rendering.list_position import first_visible_line, row_at_position
from briefreader.ui.rendering.pane_layout import (
    FEWEST_AIRY_ROWS,
    FEWEST_COLUMNS,
    FEWEST_ROWS,
    PaneLayout,
    compute_pane_layout,
)
from briefreader.ui.rendering.styled_runs import Runs, StyledRun, justify_runs, width_of
from briefreader.ui.rendering.text_direction import reorders
from briefreader.ui.rendering.theme_choice import ThemeChoice
from briefreader.ui.rendering.themes import PALETTES, ThemePalette
from briefreader.ui.state.reader_session import PanePreferences
from briefreader.ui.state.session_file import ListPosition, ScreenState, SessionFile
from briefreader.ui.terminal.supervisor import ENDING_SIGNALS
from briefreader.ui.terminal.terminal_locale import has_unicode
from briefreader.ui.terminal.terminal_modes import ENTER, HIDE_CURSOR, LEAVE

if TYPE_CHECKING:
    from briefreader.library import Library, Listing
    from briefreader.ui.state.ui_settings import UiSettings

# What the stylesheet says of the few styles that occur here: a colour of the palette, and bold.
_STYLES = {
    "name": ("accent", True),
    "said": ("ink-bright", False),
    "busy": ("warning", False),
    "title": ("ink-bright", True),
    "soft": ("soft", False),
    "faint": ("faint", False),
    "key": ("accent", True),
    "unread": ("ink-bright", False),
    "read": ("soft", False),
    "meta": ("faint", False),
    "count": ("soft", False),
    "dot": ("accent", False),
    "star": ("warning", False),
    "bookmark": ("warning", False),
    "bar": ("accent", False),
    "rule": ("rule", False),
    "": ("ink", False),
}


class FirstFrame:
    """What stands on the terminal until Textual takes over, and the way back if it never does."""

    def __init__(self) -> None:
        self.is_shown = False
        self._line_settings: list[int | list[bytes | int]] | None = None

    def show(self, library: Library, settings: UiSettings) -> None:
        """Write the frame, if there are rows to show and this terminal can show them.

        With fewer colours, without colour or in another encoding than UTF-8 what Textual draws
        differs from terminal to terminal, and the first frame is left to it.
        """
        session_file = SessionFile.of(library)
        left = session_file.left
        theme = ThemeChoice.at_start(settings.theme, left, os.environ).name
        palette = next((p for p in PALETTES if p.name == theme), None)
        size = shutil.get_terminal_size()
        if (
            palette is None
            or palette.ansi
            or not library.scanned
            or not _is_rich_terminal(os.environ)
            or size.columns < FEWEST_COLUMNS
            or size.lines < FEWEST_ROWS
        ):
            return
        keymap = full_keymap(settings.keys)
        greet = settings.greeting and session_file.is_new and not library.notices
        frame = draw(library, left, palette, keymap, size.columns, size.lines, greet=greet)
        self.is_shown = True  # a signal may come while it is being written
        self._keep_keys_for_the_screen()
        self._write(ENTER + HIDE_CURSOR + frame)

    def hand_over(self) -> None:
        """Let the screen find the terminal's line settings as they were; the frame stays."""
        if self._line_settings is not None:
            termios.tcsetattr(sys.stdin, termios.TCSANOW, self._line_settings)
            self._line_settings = None

    def withdraw(self) -> None:
        """Give the terminal back as it was, since the screen will not open."""
        self.hand_over()
        if self.is_shown:
            self.is_shown = False
            self._write(LEAVE)

    def _keep_keys_for_the_screen(self) -> None:
        """Keep keys pressed already for the screen, unshown and unchanged: Enter is not Ctrl+J."""
        self._line_settings = termios.tcgetattr(sys.stdin)
        settings = termios.tcgetattr(sys.stdin)
        settings[tty.IFLAG] &= ~termios.ICRNL
        settings[tty.LFLAG] &= ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(sys.stdin, termios.TCSANOW, settings)

    @staticmethod
    def _write(data: str) -> None:
        stream = sys.__stderr__  # where Textual draws
        if stream is None:
            return
        left = data.encode()
        while left:  # past the stream's buffer, which a signal's handler may not enter again
            left = left[os.write(stream.fileno(), left) :]


class EarlySignals:
    """Lets a signal that comes while the screen is loaded withdraw the first frame, then end.

    Also Ctrl+C, which asyncio would take for a wish that Textual does not know. Nothing is raised:
    where a class is being made or an object freed, Python makes another error of it or loses it.
    """

    def __init__(self, frame: FirstFrame) -> None:
        """Take the ending signals until the screen does; ``number`` is the one it then ends by."""
        self.number = 0
        self._frame = frame
        self._waits_for_the_screen = False
        for number in ENDING_SIGNALS:
            signal.signal(number, self._end)

    def wait_for_the_screen(self) -> None:
        """Leave a signal to the screen from now on, which will be there in a moment.

        The terminal is Textual's then, which gives it back as a whole only when all of it is taken.
        """
        self._waits_for_the_screen = True

    def _end(self, number: int, _frame: FrameType | None) -> None:
        self.number = number
        if not self._waits_for_the_screen:
            self._frame.withdraw()
            os._exit(128 + number)


def _is_rich_terminal(environment: Mapping[str, str]) -> bool:
    stream = sys.__stderr__
    return (
        stream is not None
        and has_unicode(environment, stream.encoding)
        and environment.get("COLORTERM", "").lower() in ("truecolor", "24bit")
        and environment.get("TERM", "dumb") != "dumb"
        and "NO_COLOR" not in environment
        and "TEXTUAL_COLOR_SYSTEM" not in environment
    )


def draw(
    library: Library,
    left: ScreenState,
    palette: ThemePalette,
    keymap: Mapping[str, str],
    columns: int,
    rows: int,
    *,
    greet: bool = False,
) -> str:
    """Return the frame for a terminal of this size, as the bytes' text: each line at its place.

    ``left`` is how the screen was left last time.
    """
    place = left.place or ListPosition(Path())
    listing = library.listing(place.sort)
    wanted = PanePreferences(
        left.list_width, left.quotes_width, left.quotes_height, left.quotes_below
    )
    panes = compute_pane_layout(
        columns, rows, Pane.LIST, wanted, alone=False, sidebar=left.quotes_shown
    )
    low = rows < FEWEST_AIRY_ROWS
    list_cells = panes.list_width or columns
    rules = _beside(panes, columns, palette)
    number = row_at_position(listing, place) if len(listing) else 0
    search = next(command for command in COMMANDS if command.id == "search")
    top = justify_runs(
        header_footer_text.top_left(library.name, len(listing), "", columns - 14, tags=left.tags),
        header_footer_text.top_right("", first_key(search, keymap), columns),
        columns,
    )
    order = place.sort if library.complete else None
    head = header_footer_text.list_head(
        listing, number, order, keymap, grows=order is None, cells=list_cells, focused=True
    )
    lines = [
        _painted(top, palette, "sunken"),
        _painted(justify_runs(*head, list_cells), palette, "ground")
        + _beside(panes, columns, palette, heads_too=True),
    ]
    if not low:
        lines.append(_painted((StyledRun(" " * list_cells),), palette, "ground") + rules)
    height = rows - 1 - len(lines)
    cursor = (number, place.above)
    shape = shape_for(height, searching=False, compact=left.compact)
    for line in _list_lines(library, listing, cursor, palette, list_cells, height, shape):
        lines.append(line + rules)
    foot = header_footer_text.footer(Pane.LIST, Mode.USUAL, keymap, columns)
    if greet:
        foot = (StyledRun(f" {header_footer_text.greeting(keymap, columns)}", "said"),)
    footer = justify_runs(foot, (), columns)
    lines.append(_painted(footer, palette, "sunken"))
    return "".join(f"\x1b[{number};1H{line}" for number, line in enumerate(lines, 1)) + "\x1b[0m"


def _list_lines(
    library: Library,
    listing: Listing,
    cursor: tuple[int, int],
    palette: ThemePalette,
    cells: int,
    height: int,
    shape: RowShape,
) -> Iterator[str]:
    """Yield the rows, ``cursor`` saying which one it is on and how many lines stand above it."""

    hits = HitsOnce(listing)

    reordered = reorders(os.environ)

    @cache
    def lines_of(number: int) -> tuple[Runs, ...]:
        hit = hits.hit(number)
        mark, apart = _mark_of(library, hit.row.path), disambiguation(hits, number)
        return row_lines(hit, mark, None, shape, cells - 1, apart=apart, reordered=reordered)

    top = first_visible_line(*cursor, shape.height, shape.gap, len(listing), height)
    for line in range(top, top + height):
        number, part = divmod(line, shape.height)
        is_row = number < len(listing)
        runs = lines_of(number)[part] if is_row else ()
        on = is_row and number == cursor[0] and part < shape.height - shape.gap
        bar = (StyledRun(BAR if on else " ", "bar"),) if is_row else ()
        # The last cell is the scrollbar's, which is drawn when the screen is there.
        drawn = justify_runs((*bar, *runs), (), cells - 1)
        scrollbar = _painted((StyledRun(" "),), palette, "ground")
        yield _painted(drawn, palette, "cursor" if on else "ground") + scrollbar


def _mark_of(library: Library, path: Path) -> ReadState:
    """Return an article's marks; none where another program lets nobody read them now."""
    try:
        return library.bookmarks.mark(path)
    except NotebookLocked:
        return ReadState()


def _beside(
    shown: PaneLayout, columns: int, palette: ThemePalette, *, heads_too: bool = False
) -> str:
    """Return the empty panes beside the list: a thin rule at the left of each."""
    if shown.quotes_height is not None:
        shown = PaneLayout((Pane.LIST, Pane.TEXT), shown.list_width)
    taken = (shown.list_width or 0) + (shown.quotes_width or 0)
    runs: list[StyledRun] = []
    for pane in shown.panes[1:]:
        left, right = (
            header_footer_text.quotes_head(
                0, 0, 0, exchanges=False, words="", cells=0, focused=False
            )
            if heads_too and pane is Pane.QUOTES
            else ((), ())
        )
        cells = shown.quotes_width if pane is Pane.QUOTES else columns - taken
        runs += [StyledRun("│", "rule"), *justify_runs(left, right, (cells or 0) - 1)]
    return _painted(tuple(runs), palette, "ground")


def _painted(runs: Runs, palette: ThemePalette, background: str) -> str:
    """Return what draws the runs from where the cursor is; doubtful widths only at a line's
    beginning.
    """
    ground = _numbers(palette.colours[background])
    written = []
    cell, end = 0, width_of(runs)
    for text, style, _ in runs:
        colour, bold = _STYLES[style]
        ink = _numbers(palette.colours[colour])
        weight = "1;" if bold else ""
        text = harmless(shown(text))
        written.append(f"\x1b[0;{weight}38;2;{ink};48;2;{ground}m")
        if is_certain(text):
            written.append(text)
        else:
            written.append(" " * width(text))
            written += (f"\x1b[{cell + at + 1}G{part}" for at, part in placed(text, end - cell))
            written.append(f"\x1b[{cell + width(text) + 1}G")
        cell += width(text)
    return "".join(written)


def _numbers(colour: str) -> str:
    return ";".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
