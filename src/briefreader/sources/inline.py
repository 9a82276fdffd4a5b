"""The usual forms of emphasis and links within a paragraph, told without a Markdown parser.

Most of what briefings hold is bold names, italics and links to web pages. Whatever could be read
in another way than CommonMark's is left to the parser.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefreader.article import Style
from briefreader.sources.chunks import has_inline_syntax

# No text of these forms holds anything that could begin or end another form.
_PLAIN = r"[^*_`\[\]<\\&~!]"
_TEXT = rf"(?:{_PLAIN}++|!(?!\[)|~(?!~)|&(?!#?\w{{1,40}};))++"
# Elements that style what stands within a paragraph, with plain attributes.
_NAME = "(?:a|b|br|em|i|s|span|strong|sub|sup|u)"
_TOKEN = re.compile(
    rf"(?P<text>{_TEXT})"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|\[(?P<label>[^\[\]<\\`]+)\]\((?P<url>https?://[^\s/?#:@()<>\\;][^\s()<>\\;]*)\)"
    r"|(?<!\*)(?P<marks>\*{1,3})(?!\*)(?P<inner>(?:[^*`\\]|\\[^\n])+)(?P=marks)(?!\*)"
    rf"|(?P<tag><{_NAME}(?:\s+[\w-]+=\"[^\"<>`\\]*\")*\s?/?>|</{_NAME}>)"
)
# Two lines, such as a venue and its town, each of which begins emphasis, and both end it.
_TWO_LINES = re.compile(rf"\*(?P<upper>\w{_PLAIN}*(?<=\S)  \n)\*(?P<lower>\w{_PLAIN}*[\w.])\*\*")
# What nobody can take for a part of a word; beside it emphasis may begin or end with other marks.
_PUNCTUATION = frozenset("!\"#$%'()+,-./:;=?@[]^{|}“”‘’–—…")
_LINK: tuple[Style, ...] = (Style.LINK,)
_STYLES: dict[str, tuple[Style, ...]] = {
    "*": (Style.EMPHASIS,),
    "**": (Style.STRONG,),
    "***": (Style.EMPHASIS, Style.STRONG),
}


class Piece(NamedTuple):
    """Text as it stands, with its line ends, or a style that begins (``open``) or ends there.

    ``target`` is a link's address; ``tag`` marks text that is a tag of HTML.
    """

    text: str
    style: Style | None = None
    target: str = ""
    open: bool = False
    tag: bool = False


def usual_pieces(text: str) -> list[Piece] | None:
    """The pieces of a paragraph's ``text``; None if it holds anything but the usual forms."""
    if two := _TWO_LINES.fullmatch(text):
        opened, closed = Piece("", Style.EMPHASIS, open=True), Piece("", Style.EMPHASIS)
        return [opened, Piece(two["upper"]), opened, Piece(two["lower"]), closed, closed]
    pieces: list[Piece] = []
    words = ""  # text and escaped characters, so far
    at, end = 0, len(text)
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            return None
        at = match.end()
        kind = match.lastgroup
        if kind == "text" or kind == "escaped":
            words += match[kind]
            continue
        if words:
            pieces.append(Piece(words))
            words = ""
        if kind == "tag":
            pieces.append(Piece(match["tag"], tag=True))
            continue
        if kind == "url":
            inner = _inside(match["label"])
            styles = _LINK
        else:
            inner = _inside(match["inner"]) if _is_emphasis(text, match) else None
            styles = _STYLES[match["marks"]]
        if inner is None:
            return None
        pieces += [Piece("", style, match["url"] or "", open=True) for style in styles]
        pieces += inner
        pieces += [Piece("", style) for style in reversed(styles)]
    if words:
        pieces.append(Piece(words))
    return pieces


def _inside(text: str) -> list[Piece] | None:
    return usual_pieces(text) if has_inline_syntax(text) else [Piece(text)]


def _is_emphasis(text: str, match: re.Match[str]) -> bool:
    """Whether the marks open and close it, whatever else counts as punctuation for CommonMark."""
    inner = match["inner"]
    before = text[max(0, match.start() - 1) : match.start()]
    behind = text[match.end() : match.end() + 1]
    return _begins(inner[0], before) and _begins(inner[-1], behind)


def _begins(character: str, neighbour: str) -> bool:
    """Whether emphasis may begin (or end) at ``character`` where ``neighbour`` stands outside."""
    return character.isalnum() or (
        not character.isspace()
        and (not neighbour or neighbour.isspace() or neighbour in _PUNCTUATION)
    )
