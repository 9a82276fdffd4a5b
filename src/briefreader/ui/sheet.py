"""A sheet over the screen that is left once, however fast the keys come."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Taken = TypeVar("Taken")


class Sheet(ModalScreen[Taken]):
    """Textual takes the topmost screen away at each ``dismiss``, whichever screen asked for it.

    A second Enter that was on its way when the first one was obeyed would close another screen.
    """

    # In a low terminal what is typed needs the lines that air and passages have elsewhere.
    # In a narrow one there is no room beside a sheet but for pieces of what lies below it.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (96, "-wide")]  # noqa: RUF012 - likewise
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012 - as Textual declares it

    def dismiss(self, result: Taken | None = None) -> AwaitComplete:
        """Leave with a result; nothing happens if this sheet is not the one on top any more."""
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)
