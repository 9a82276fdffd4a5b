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


def spell_out_title(label: str, text: str) -> str:
    """Return a label with its first word in full where that is a title in the language of ``text``
    and may be something else in English: "Monsieur Moreau" for "M. Moreau".
    """
    first, _, name = label.partition(" ")
    title = _AMBIGUOUS.get(first)
    if title is None or not name or name[1:2] == ".":
        return label
    language = report_language(text)
    at = title.languages.index(language) if language in title.languages else 0
    if language not in title.languages and not _has_label_with(title.twins, text):
        return label
    return f"{title.meant[at]} {name}".strip()


def _has_label_with(titles: str, text: str) -> bool:
    label = rf"^[*_]*(?:{titles}) [^\n:]{{1,40}}?[*_]*\s?:"
    return re.search(label, text, re.MULTILINE) is not None
