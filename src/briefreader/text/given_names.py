"""Given names by gender, from the counts of the 1990 United States Census; and those of well-known
people that it lacks.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

_HEADINGS = ("male", "female", "either")


@cache
def given_names_by_gender() -> dict[str, str]:
    """Return every given name known, in lower case, with ``male``, ``female`` or ``either``."""
    text = resources.files("briefreader.text").joinpath("first_names.txt").read_text("utf-8")
    parted = (line.partition(" ") for line in text.splitlines())
    return {
        name: heading
        for heading, _, names in parted
        if heading in _HEADINGS
        for name in names.split()
    }
