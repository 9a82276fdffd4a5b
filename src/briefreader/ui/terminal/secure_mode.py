"""A reader for an account that several people share: it starts no program that could be a shell."""

from __future__ import annotations

import os
from collections.abc import Mapping

from briefreader.errors import TerminalError

VARIABLE = "BRIEFREADER_SECURE"
WEB_DRIVER = "textual.drivers.web_driver:WebDriver"  # as textual-serve names it


def is_served() -> bool:
    """Return whether a browser draws the screen, and no terminal."""
    return os.environ.get("TEXTUAL_DRIVER", "") == WEB_DRIVER


def is_secure(environment: Mapping[str, str] | None = None) -> bool:
    """Return whether whoever has started the reader wants that; no configuration changes it."""
    return (os.environ if environment is None else environment).get(VARIABLE, "") not in ("", "0")


def refuse_if_secure() -> None:
    """Raise TerminalError where no other program may be started."""
    if is_secure():
        raise TerminalError(f"turned off here ({VARIABLE}): editor, browser and commands")
