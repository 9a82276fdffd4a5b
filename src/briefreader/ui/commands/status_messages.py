"""What a screen does with a refusal: it says it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from briefreader.errors import BriefError

Result = TypeVar("Result")


class StatusMessages:
    """A screen that has a line for its user."""

    def show_message(self, words: str, *, wrong: bool = False) -> None:
        """Show a line; what went wrong stands out."""
        raise NotImplementedError

    def attempt(self, deed: Callable[[], Result]) -> Result | None:
        """Do something that may be refused; a refusal is said, and None comes back."""
        try:
            return deed()
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return None

    def succeeds(self, deed: Callable[[], None]) -> bool:
        """Do something that gives nothing back; False if it was refused, which is then said."""
        try:
            deed()
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return False
        return True
