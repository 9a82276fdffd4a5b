"""The usual forms of emphasis and links within a paragraph, told without a Markdown parser.

Most of what briefings hold is bold names, italics and links to web pages. Whatever could be read
in another way than CommonMark's is left to the parser.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefreader.article import Style

# No text of these forms holds anything that could begin or end another form.
_PLAIN = r"[^*_`\[\]<\\&~!]"
_TOKEN = re.compile(
    rf"(?P<text>(?:{_PLAIN}|!(?!\[)|~(?!~)|&(?![#\w]))+)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    rf"|\[(?P<label>\*\*{_PLAIN}+\*\*|\*{_PLAIN}+\*|{_PLAIN}+)\]\((?P<url>https?://[^\s()<>\\;]+)\)"
    rf"|(?<!\*)(?P<marks>\*\*?)(?!\*)(?P<inner>(?:{_PLAIN}|!(?!\[))+)(?P=marks)(?!\*)"
)
_STYLES = {"*": Style.EMPHASIS, "**": Style.STRONG}


class Piece(NamedTuple):
    """Text as it stands, with its line ends, or a style that begins (``open``) or ends there."""

    text: str
    style: Style | None = None
    target: str = ""
    open: bool = False


def usual_pieces(text: str) -> list[Piece] | None:
    """The pieces of a paragraph's ``text``; None if it holds anything but the usual forms."""
    pieces: list[Piece] = []
    words = ""  # text and escaped characters, so far
    at, end = 0, len(text)
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            return None
        at = match.end()
        if plain := match["text"] or match["escaped"]:
            words += plain
            continue
        if words:
            pieces.append(Piece(words))
            words = ""
        if match["url"]:
            pieces += _link(match["label"], match["url"])
        elif _is_emphasis(text, match):
            style = _STYLES[match["marks"]]
            pieces += (Piece("", style, open=True), Piece(match["inner"]), Piece("", style))
        else:
            return None
    if words:
        pieces.append(Piece(words))
    return pieces


def _link(label: str, url: str) -> list[Piece]:
    pieces = [Piece("", Style.LINK, url, open=True), Piece("", Style.LINK)]
    marks = len(label) - len(label.lstrip("*"))
    if marks and not (label[marks].isspace() or label[-marks - 1].isspace()):
        style = _STYLES[label[:marks]]
        words = Piece(label[marks:-marks])
        pieces[1:1] = [Piece("", style, open=True), words, Piece("", style)]
    else:
        pieces[1:1] = [Piece(label)]
    return pieces


def _is_emphasis(text: str, match: re.Match[str]) -> bool:
    """Whether the marks open and close it, whatever counts as punctuation: word or white space."""
    inner, before, behind = match["inner"], match.start(), match.end()
    first, last = inner[0], inner[-1]
    opens = first.isalnum() or (not first.isspace() and (not before or text[before - 1].isspace()))
    closes = last.isalnum() or (
        not last.isspace() and (behind == len(text) or text[behind].isspace())
    )
    return opens and closes
