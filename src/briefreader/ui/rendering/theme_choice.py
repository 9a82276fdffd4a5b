"""Which theme the screen has: the one chosen in the reader, the configured, or as its ground is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefreader.ui.rendering.themes import AUTOMATIC, DARK, LIGHT, THEME_NAMES

if TYPE_CHECKING:
    from briefreader.ui.state.session_file import ScreenState

_KIND = ("TERM", "TERM_PROGRAM")
_LIGHT_GROUNDS = ("7", "15")  # white and bright white, in the last field of COLORFGBG


def _kind(environment: Mapping[str, str]) -> str:
    """Return what kind of terminal this is, as it says."""
    return " ".join(environment.get(name, "") for name in _KIND).strip()


@dataclass(frozen=True, slots=True)
class ThemeChoice:
    """What is known of the theme; ``name`` follows from it.

    ``chosen`` is the theme that was last chosen in the reader while the configuration said
    ``chosen_over``: whoever changes the configuration later means that. ``light`` is whether the
    terminal's background is light; None if it did not tell. ``ground`` is which kind
    of ``terminal`` told last, and that: another that tells nothing is not meant.
    """

    configured: str
    chosen: str | None = None
    chosen_over: str | None = None
    light: bool | None = None
    terminal: str = ""
    ground: tuple[str, bool] | None = None

    @classmethod
    def at_start(
        cls, configured: str, left: ScreenState, environment: Mapping[str, str]
    ) -> ThemeChoice:
        """Return the choice with which a reader opens, from how the last one was left."""
        terminal, told = _kind(environment), left.ground
        light = told[1] if told is not None and told[0] == terminal else None
        ground = environment.get("COLORFGBG", "").rpartition(";")[2]
        if ground.isdecimal():  # what this terminal says goes before what was told last
            light = ground in _LIGHT_GROUNDS
        chosen = left.theme if left.theme in THEME_NAMES else None
        return cls(configured, chosen, left.theme_over, light, terminal, told)

    @property
    def wanted(self) -> str:
        """The name of a theme, or ``auto``."""
        return (
            self.chosen
            if self.chosen and self.chosen_over == self.configured
            else (self.configured)
        )

    @property
    def asks(self) -> bool:
        """Does the theme depend on the terminal's background?"""
        return self.wanted == AUTOMATIC

    @property
    def name(self) -> str:
        """The theme to draw in."""
        if not self.asks:
            return self.wanted
        return (LIGHT if self.light else DARK).name

    def choose(self, name: str) -> ThemeChoice:
        """Return the choice after one in the reader, which lasts."""
        return replace(self, chosen=name, chosen_over=self.configured)

    def told(self, *, light: bool) -> ThemeChoice:
        """Return the choice after the terminal has told its background."""
        return replace(self, light=light, ground=(self.terminal, light))
