"""Titles of other languages than English that are something else in it: "M. Moreau" beside
"M. Scott Peck".

They are titles only in a text of their language, or where another label has a title of it: "Mme
Delorme". Those without such a double are in ``text/courtesy_titles``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefreader.quotes.words.language_words import report_language


class _Ambiguous(NamedTuple):
    """A title that is an initial, a suffix or a name in English.

    ``meant`` is the one that it stands for, empty where only names in full follow; ``twins`` are
    titles of the language in which it is one.
    """

    languages: tuple[str, ...]
    meant: tuple[str, ...]
    twins: str


_AMBIGUOUS = {
    "M.": _Ambiguous(("fr",), ("Monsieur",), "Mmes?|Mlle|MM\\."),
    "Me": _Ambiguous(("fr",), ("Maître",), "Mmes?|Mlle"),
    "D.": _Ambiguous(("es",), ("",), "D\\.ª|Dña\\.|Doña|Sra\\."),
    "Sr.": _Ambiguous(("es", "pt"), ("Señor", "Senhor"), "Sra\\.|Sr\\.ª|Srta\\."),
    "Sig.": _Ambiguous(("it",), ("Signor",), "Sig\\.ra|Sig\\.na|Dott\\.(?:ssa)?"),
    "Pan": _Ambiguous(("pl",), ("",), "Pani"),
}


class ForeignTitles:
    """Which of these a text has; each is looked for once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._meant: dict[str, str | None] = {}

    def spell_out(self, label: str) -> str:
        """Return a label with its first word in full where that is a title in the text's language
        and may be something else in English: "Monsieur Moreau" for "M. Moreau".
        """
        first, _, name = label.partition(" ")
        if first not in _AMBIGUOUS or not name or name[1:2] == ".":
            return label
        if first not in self._meant:
            self._meant[first] = _meant_in(self._text, _AMBIGUOUS[first])
        meant = self._meant[first]
        return label if meant is None else f"{meant} {name}".strip()


def _meant_in(text: str, title: _Ambiguous) -> str | None:
    """Return what a title stands for in a text, None where it is none there."""
    language = report_language(text)
    if language in title.languages:
        return title.meant[title.languages.index(language)]
    return title.meant[0] if _has_label_with(title.twins, text) else None


def _has_label_with(titles: str, text: str) -> bool:
    label = rf"^[*_]*(?:{titles}) [^\n:]{{1,40}}?[*_]*\s?:"
    return re.search(label, text, re.MULTILINE) is not None
