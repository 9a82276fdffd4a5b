"""Which citation styles there are, and what they are called."""

from __future__ import annotations

from enum import StrEnum


class CitationStyle(StrEnum):
    """How a passage is cited."""

    PLAIN = "plain"
    APA = "apa"
    MLA = "mla"
    CHICAGO = "chicago"

    @property
    def label(self) -> str:
        """What a reader calls it."""
        return _LABELS[self]


_LABELS = {
    CitationStyle.PLAIN: "plain",
    CitationStyle.APA: "APA",
    CitationStyle.MLA: "MLA",
    CitationStyle.CHICAGO: "Chicago",
}


def _in_words() -> str:
    *first, last = (style.label for style in CitationStyle if style is not CitationStyle.PLAIN)
    return f"{', '.join(first)} or {last}"


ACADEMIC_STYLES = _in_words()
"""All but the plain one, as a sentence has them: "APA, MLA or Chicago"."""
