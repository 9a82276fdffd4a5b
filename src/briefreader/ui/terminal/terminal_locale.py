"""Which characters a terminal can draw, by its locale."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Mapping


def has_unicode(environment: Mapping[str, str], encoding: str) -> bool:
    """Return whether the terminal can draw Unicode, by the locale and Python's encoding.

    Where no locale is set at all, as in many containers, it is taken for one that can.
    """
    if not _is_utf8(encoding):
        return False
    named = next((environment[n] for n in ("LC_ALL", "LC_CTYPE", "LANG") if environment.get(n)), "")
    charset = named.partition(".")[2].partition("@")[0]
    return named not in ("C", "POSIX") and (not charset or _is_utf8(charset))


def draws_unicode() -> bool:
    """Return whether this terminal, where Textual draws, can draw Unicode."""
    return has_unicode(os.environ, getattr(sys.__stderr__, "encoding", "utf-8"))


def _is_utf8(name: str) -> bool:
    try:
        return codecs.lookup(name).name == "utf-8"
    except LookupError:
        return False
