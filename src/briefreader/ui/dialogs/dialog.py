"""A dialog over the screen that is left once, however fast the keys come."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

from briefreader.ui.rendering.styled_runs import Runs, StyledRun, justify_runs, width_of
from briefreader.ui.terminal.diff_compositor import DiffCompositor
from briefreader.ui.widgets.line_widgets import StatusLine

Taken = TypeVar("Taken")


class Dialog(ModalScreen[Taken]):
    """Textual takes the topmost screen away at each ``dismiss``, whichever screen asked for it.

    A second Enter that was on its way when the first one was handled would close another screen.
    """

    # In a low terminal what is typed needs the lines that air and passages have elsewhere.
    # In a narrow one there is no room beside a dialog but for pieces of what lies below it.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (96, "-wide"), (112, "-roomy")]  # noqa: RUF012 - likewise
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012 - as Textual declares it

    def __init__(self) -> None:
        super().__init__()
        self._compositor = DiffCompositor()

    def dismiss(self, result: Taken | None = None) -> AwaitComplete:
        """Leave with a result; nothing happens if this dialog is not the one on top any more."""
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)


class DialogTitle(StatusLine):
    """A dialog's title, and what its keys do, as many of them as fit.

    The first key and the last are the most important. Where there is little room, those between
    them go first, from behind, then what stands beside the title, then the last.
    """

    def __init__(self, *keys: tuple[str, str]) -> None:
        """Take each key with what it does."""
        super().__init__(id="heading")
        self._keys = keys

    def offer(self, *keys: tuple[str, str]) -> None:
        """Show other keys from now on."""
        self._keys = keys
        self.refresh()

    def fitted(self, cells: int) -> Runs:
        """Return what stands on a line of so many cells."""
        left, keys = self.left, list(self._keys)
        while width_of(left) + 2 + width_of(_told(keys)) > cells:
            if len(keys) > 2:
                del keys[-2]
            elif len(left) > 1:
                left = left[:1]
            elif len(keys) > 1:
                del keys[-1]
            else:
                break
        return justify_runs(left, _told(keys), cells)


def _told(keys: list[tuple[str, str]]) -> Runs:
    return tuple(
        run
        for number, (key, does) in enumerate(keys)
        for run in (StyledRun(f"{'  ' * (number > 0)}{key}", "key"), StyledRun(f" {does}", "faint"))
    )
