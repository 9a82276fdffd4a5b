"""Which theme the screen has: the one chosen in the reader, the configured, or as its ground is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefreader.ui.rendering.themes import AUTOMATIC, DARK, LIGHT, THEME_NAMES

if TYPE_CHECKING:
    from briefreader.ui.state.session_file import ScreenState

_LIGHT_GROUNDS = ("7", "15")  # white and bright white, in the last field of COLORFGBG


@dataclass(frozen=True, slots=True)
class ThemeChoice:
    """What is known of the theme; ``name`` follows from it.

    ``chosen`` is the theme that was last chosen in the reader while the configuration said
    ``chosen_over``: whoever changes the configuration later means that. ``light`` is whether the
    terminal's background was light when it last told; None if it never did.
    """

    configured: str
    chosen: str | None = None
    chosen_over: str | None = None
    light: bool | None = None

    @classmethod
    def at_start(
        cls, configured: str, left: ScreenState, environment: Mapping[str, str]
    ) -> ThemeChoice:
        """Return the choice with which a reader opens, from how the last one was left."""
        light = left.light_ground
        ground = environment.get("COLORFGBG", "").rpartition(";")[2]
        if ground.isdecimal():  # what this terminal says goes before what another one said
            light = ground in _LIGHT_GROUNDS
        chosen = left.theme if left.theme in THEME_NAMES else None
        return cls(configured, chosen, left.theme_over, light)

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
        return replace(self, light=light)
