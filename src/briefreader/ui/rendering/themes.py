"""The reader's colours: ink on dark, on paper, in high contrast, and the terminal's sixteen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefreader.config import nearest
from briefreader.errors import ConfigError


@dataclass(frozen=True, slots=True)
class ThemePalette:
    """One look; ``colours`` are the stylesheet's variables, all of them.

    ``ansi`` means that only the terminal's own sixteen colours occur.
    """

    name: str
    dark: bool
    ansi: bool
    colours: Mapping[str, str]


# ground, sunken and raised are backgrounds; ink to faint are text, each dimmer than the one before.
# tint-1 to tint-4 tell speakers apart; gold is for search hits alone.
_INK_DARK = {
    "ground": "#14171a",
    "sunken": "#101316",
    "raised": "#1e2429",
    "rule": "#2a3137",
    "ink": "#d7d5cf",
    "ink-bright": "#f3f1ea",
    "soft": "#a4acb1",
    "faint": "#8c959b",
    "accent": "#8fb8de",
    "cursor": "#222c36",
    "cursor-idle": "#1b2126",
    "passage": "#20384f",
    "passage-ink": "#e4eefa",
    "gold": "#e3b655",
    "gold-text": "#e3b655",
    "gold-ink": "#17130a",
    "gold-soft": "#544526",
    "gold-soft-ink": "#f6dfa6",
    "warning": "#e08f6b",
    "tint-1": "#9cc3e8",
    "tint-2": "#8fcfc0",
    "tint-3": "#c0b2ea",
    "tint-4": "#a9b8c4",
    "wrong": "#ec8a80",
    "selection": "#3a4a5a",
    "selection-ink": "#f3f1ea",
    "watched": "#f3f1ea",
    "thumb": "#333c44",
    "thumb-active": "#4a5761",
}

_PAPER = {
    "ground": "#f6f2e9",
    "sunken": "#efeadf",
    "raised": "#e9e3d6",
    "rule": "#d8d0c0",
    "ink": "#2b2a27",
    "ink-bright": "#0f0e0c",
    "soft": "#55514a",
    "faint": "#655f55",
    "accent": "#24588c",
    "cursor": "#dfe5e8",
    "cursor-idle": "#ebe6db",
    "passage": "#bcd2e4",
    "passage-ink": "#0b2038",
    "gold": "#f0c34a",
    "gold-text": "#7a5200",
    "gold-ink": "#241a02",
    "gold-soft": "#f8e6b4",
    "gold-soft-ink": "#3d2d05",
    "warning": "#a4431f",
    "tint-1": "#1f5488",
    "tint-2": "#1c6659",
    "tint-3": "#5f459e",
    "tint-4": "#4d5b66",
    "wrong": "#a8281d",
    "selection": "#c3cfd9",
    "selection-ink": "#0f0e0c",
    "watched": "#0f0e0c",
    "thumb": "#cfc6b4",
    "thumb-active": "#b3a78f",
}

# No opacity and nothing computed: a terminal of sixteen colours gets exactly these. It may be dark
# or light: nothing is painted black or white, and what lies on a dark colour is bright white.
_ANSI = {
    "ground": "ansi_default",
    "sunken": "ansi_default",
    "raised": "ansi_default",
    "rule": "ansi_bright_black",
    "ink": "ansi_default",
    "ink-bright": "ansi_default",
    "soft": "ansi_default",
    "faint": "ansi_default",
    "accent": "ansi_cyan",
    "cursor": "ansi_default",
    "cursor-idle": "ansi_default",
    "passage": "ansi_blue",
    "passage-ink": "ansi_bright_white",
    "gold": "ansi_yellow",
    "gold-text": "ansi_yellow",
    "gold-ink": "ansi_black",
    "gold-soft": "ansi_default",
    "gold-soft-ink": "ansi_yellow",
    "warning": "ansi_red",
    "tint-1": "ansi_cyan",
    "tint-2": "ansi_green",
    "tint-3": "ansi_magenta",
    "tint-4": "ansi_blue",
    "wrong": "ansi_red",
    "selection": "ansi_magenta",
    "selection-ink": "ansi_bright_white",
    "watched": "ansi_default",
    "thumb": "ansi_bright_black",
    "thumb-active": "ansi_default",
    # Textual's own stylesheet asks for these in such a theme.
    "ansi-background": "ansi_default",
    "ansi-foreground": "ansi_default",
    "input-cursor-background": "ansi_cyan",
    "input-cursor-foreground": "ansi_default",
    "input-cursor-text-style": "none",
    "input-selection-background": "ansi_magenta",
    "input-selection-foreground": "ansi_bright_white",
    "screen-selection-background": "ansi_magenta",
    "screen-selection-foreground": "ansi_bright_white",
    "block-cursor-foreground": "ansi_bright_white",
    "block-cursor-background": "ansi_blue",
}

# Every text at least seven to one on every ground, and the tints further apart.
_CONTRAST = {
    "ground": "#000000",
    "sunken": "#000000",
    "raised": "#16181a",
    "rule": "#8a9299",
    "ink": "#f2f2f2",
    "ink-bright": "#ffffff",
    "soft": "#d8d8d8",
    "faint": "#c4c4c4",
    "accent": "#7cc7ff",
    "cursor": "#20343f",
    "cursor-idle": "#1c1f22",
    "passage": "#0a3a66",
    "passage-ink": "#ffffff",
    "gold": "#ffd24a",
    "gold-text": "#ffd24a",
    "gold-ink": "#000000",
    "gold-soft": "#4a3a00",
    "gold-soft-ink": "#ffe9a6",
    "warning": "#ffb08a",
    "tint-1": "#8fd3ff",
    "tint-2": "#7ff0cf",
    "tint-3": "#dcc4ff",
    "tint-4": "#ffe3c2",
    "wrong": "#ffaaa0",
    "selection": "#ffffff",
    "selection-ink": "#000000",
    "watched": "#ffffff",
    "thumb": "#b8b8b8",
    "thumb-active": "#ffffff",
}

DARK = ThemePalette("briefreader-dark", dark=True, ansi=False, colours=_INK_DARK)
LIGHT = ThemePalette("briefreader-light", dark=False, ansi=False, colours=_PAPER)
CONTRAST = ThemePalette("briefreader-contrast", dark=True, ansi=False, colours=_CONTRAST)
ANSI = ThemePalette("briefreader-ansi", dark=True, ansi=True, colours=_ANSI)

PALETTES = (DARK, LIGHT, CONTRAST, ANSI)
AUTOMATIC = "auto"  # light or dark, as the terminal's background is
THEME_NAMES = (AUTOMATIC, *(palette.name for palette in PALETTES))


def check_theme(name: str) -> None:
    """Raise ConfigError if no theme has this name."""
    if name not in THEME_NAMES:
        near = nearest(name, list(THEME_NAMES))
        raise ConfigError(
            f"theme: no such theme {name!r}{near}; `briefreader config themes` lists them"
        )
