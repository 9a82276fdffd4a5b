"""The text that TeX prints for a field of a bibliography: signs by their names, accents, quotations
by csquotes. Not TeX itself: what is defined in a document is not known here.
"""

from __future__ import annotations

import re
import unicodedata

from briefreader.citations.export.bibtex_export import ESCAPES

_TEX = re.compile(
    r"\\(?P<sign>[&%$#_{}])"
    r"|\\(?P<accent>[\"'`^~=.]|[cvuHkrd](?![A-Za-z]))\s*"
    r"(?:\{\\?(?P<within>[A-Za-z])\}|\\?(?P<bare>[A-Za-z]))"
    r"|\\(?P<name>[A-Za-z]+)\*?(?:\{\}|(?=\{)|(?P<gap>[ \t]*))"
    r"|[{}]"
)
_ENQUOTED = re.compile(r"\\enquote\*?\{((?:[^{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+)\}")
_ACCENTS = {
    **{'"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303"},
    **{"=": "\u0304", ".": "\u0307", "c": "\u0327", "v": "\u030c", "u": "\u0306"},
    **{"H": "\u030b", "k": "\u0328", "r": "\u030a", "d": "\u0323"},
}
# Signs that have a name in TeX → themselves; what only sets a style → nothing.
_NAMED_SIGNS = {
    **{"textquotedblleft": "“", "textquotedblright": "”", "quotedblbase": "„", "ss": "ß"},
    **{"textquoteleft": "‘", "textquoteright": "’", "textquotesingle": "'", "textquotedbl": '"'},
    **{"guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»"},
    **{"glqq": "„", "grqq": "“", "flqq": "«", "frqq": "»", "og": "«", "fg": "»"},
    **{"textendash": "–", "textemdash": "—", "textellipsis": "…", "ldots": "…", "dots": "…"},
    **{"ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł"},
    **{"aa": "å", "AA": "Å", "i": "ı", "newline": "\n", "par": "\n"},
    **dict.fromkeys(("textbf", "textit", "emph", "textsc", "textrm", "textsf", "texttt"), ""),
}


def printed(value: str) -> str:
    """Return what TeX prints; a command that is not known here stays, as it is."""
    return _TEX.sub(_character, _ENQUOTED.sub(_in_double_marks, value))


def _in_double_marks(tex: re.Match[str]) -> str:
    within = _ENQUOTED.sub(lambda inner: f"‘{inner[1]}’", tex[1])
    return f"“{within}”"


def _character(tex: re.Match[str]) -> str:
    if accent := tex["accent"]:
        return unicodedata.normalize("NFC", f"{tex['within'] or tex['bare']}{_ACCENTS[accent]}")
    if name := tex["name"]:
        sign = ESCAPES.get(f"\\{name}{{}}") or _NAMED_SIGNS.get(name)
        # A gap before the braces, which go.
        return f"\\{name}{' ' if tex['gap'] is None else tex['gap']}" if sign is None else sign
    return tex["sign"] or ""
