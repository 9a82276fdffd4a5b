"""A screen whose parts are styled once before it is first drawn."""

from __future__ import annotations

from typing import TypeVar

from textual.events import ScreenResume
from textual.screen import Screen

Result = TypeVar("Result")


class StyledOnce(Screen[Result], inherit_bindings=False):
    """Does without the second look at the stylesheet that Textual takes when it opens a screen.

    Each part is styled when it is mounted, which is right before; for a screen of many parts the
    second time takes as long as drawing it. Only for screens that look the same in whatever room:
    what Textual's breakpoints say is applied by that second look.
    """

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Tell Textual's own handler, which comes after this one, to leave the styles."""
        event.refresh_styles = False
