"""Numbers with their nouns, as every line for people prints them."""

from __future__ import annotations


def pluralize(number: int, noun: str) -> str:
    """Return ``1 file``, ``2,000 files``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
