"""Part a Markdown document into plain paragraphs and stretches that need a closer look.

Chunks are what stands between blank lines. Whatever is taken here for a paragraph is one for
CommonMark too, and what is parted here can be parsed apart with the same result.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefreader.sources.blocks.line_shapes import CLOSINGS, ENDINGS
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.name_case import UPPER

# Whatever may open another block than a paragraph, at the start of a line; `<` before a name that
# stands only within paragraphs opens one only if nothing follows the tag.
_OPENING = (
    r"(?:[ \t#>=|`~]|<(?!(?:https?:|/?(?:a|b|em|i|s|span|strong|sup|u)\b)[^\n]*[^\s>][^\S\n]*$)"
    r"|[-+*](?:[ \t]|$)|[-*_](?:[ \t]*[-*_]){2}[-*_ \t]*$|-{1,2}[ \t]*$|:-"
    r"|\d{1,9}[.)](?:[ \t]|$))"
)
_OPENS = re.compile(_OPENING, re.MULTILINE)
OPENERS = frozenset(" \t#>=|<`~-+*_:0123456789")
# The same within a paragraph, where a number begins a list only if it is 1. That the pattern begins
# with a line end is what makes it fast: nothing else is looked at.
_OPENS_WITHIN = lazy_pattern(
    r"\n(?=[ \t#>=|<`~+*_:\d-])(?!\d*[02-9][.)]|\d*[2-9]\d*[.)])" + _OPENING, re.MULTILINE
)
# Where two lines meet and a space alone may be wrong: at a hard break, within a word parted by a
# hyphen or of an unspaced script, and between what may end a sentence and what may be a label.
_JOINTS = lazy_pattern(
    "\n(?:(?<=[-\\\\\u2e80-\U0010ffff]\n)|(?<=  \n)"
    rf"|(?<=[{ENDINGS}{CLOSINGS}]\n)(?=Q|[{UPPER}*_][^\n:]{{0,159}}:))"
)
# HTML and fences that run over blank lines; after one of these only the real parser knows.
_OVER_BLANK_LINES = re.compile(
    r"<(?:!(?!-- ?-->)|[?]|/?(?:script|pre|style|textarea))|```|~~~", re.I
)
COMMENT = "<!-- -->"  # alone on a line, it parts two lists
# What ends every list and quotation before it: a heading, what parts two lists, a rule, and HTML
# that ends with its chunk.
HEADING = re.compile(r"#{1,6} ([^\n]*[^\n# ]) *")
NOTHING = re.compile(rf"{COMMENT}|-{{3,}} *")
HTML = re.compile(r"</?(?:blockquote|div|figure|h[1-6]|[ou]l|p|section|table)(?:\s|/?>)", re.I)
_ANY_HEADING = re.compile(r"#{1,6}[ \t][^\n]*")
# Where a link may be defined: at a line's start, or behind the marks of lists and quotations there.
_DEFINITION = re.compile(r"^[ \t>*+\-\d.)]*\[(?:[^\[\]\\]|\\.)+\]:", re.MULTILINE | re.DOTALL)


def split_document(text: str) -> Iterator[tuple[bool, str]]:
    """Yield plain paragraphs (True) and stretches of anything else (False), in order.

    A paragraph at the left edge after a blank line ends every list and quotation, so what stands
    before and behind it can be parsed apart.
    """
    start = end = position = 0  # the stretch at hand, with its blank lines as they are
    open_end = False
    for raw in text.split("\n\n"):
        chunk = raw.lstrip("\n")
        behind = position + len(raw)
        if not chunk:
            position = behind + 2
            continue
        opens = open_end or _opens_block(chunk)
        if open_end or (opens and not _is_apart(chunk)):
            start = start if end else behind - len(chunk)
            end = behind
            open_end = open_end or _runs_over_blank_lines(chunk)
        else:
            if end:
                yield False, text[start:end]
                end = 0
            yield not opens, chunk
        position = behind + 2
    if end:
        yield False, text[start:end]


def may_define_links(text: str) -> bool:
    """Return whether any line of a document may define a link for all of it: "[1]: https://…", but
    not "MR. MOSS [by phone]: …".
    """
    return "]:" in text and bool(_DEFINITION.search(text))


def _runs_over_blank_lines(chunk: str) -> bool:
    """Return whether HTML or a fence that begins in the chunk may go on behind it."""
    may = "<" in chunk or "```" in chunk or "~~~" in chunk
    return may and bool(_OVER_BLANK_LINES.search(chunk))


def _opens_block(chunk: str) -> bool:
    """Return whether any line of the chunk may open something else than a paragraph."""
    return opens_block(chunk) or bool(_OPENS_WITHIN.search(chunk))


def opens_block(text: str) -> bool:
    """Return whether the first line of ``text``, which is not blank, may open anything but a
    paragraph.
    """
    return text[0] in OPENERS and bool(_OPENS.match(text))


def _is_apart(chunk: str) -> bool:
    """Return whether it can be parsed apart, whatever stands before it."""
    return bool(_ANY_HEADING.fullmatch(chunk) or NOTHING.fullmatch(chunk) or HTML.match(chunk))


def parse_simple_blockquote(text: str) -> list[list[str]] | None:
    """Return the paragraphs of each block quotation that ``text`` is made of; None for any other
    form.

    In the usual form every line begins with ``> ``, and there are nothing but paragraphs within.
    """
    found: list[list[str]] = []
    for chunk in text.split("\n\n"):
        lines = chunk.strip("\n").split("\n")
        if not all(line.startswith("> ") or line == ">" for line in lines):
            return None
        inner = "\n".join([line[2:] for line in lines])
        paragraphs = [part.strip("\n") for part in inner.split("\n\n") if part.strip("\n")]
        if not paragraphs or any(map(_opens_block, paragraphs)):
            return None
        found.append(paragraphs)
    return found


def has_inline_syntax(text: str) -> bool:
    """Return whether ``text`` may hold more than words: emphasis, links, code, HTML, escapes."""
    # Eight looks for one character each are ten times as fast as one regular expression.
    return (
        "*" in text
        or "[" in text
        or "\\" in text
        or "<" in text
        or "_" in text
        or "`" in text
        or "&" in text
        or "~~" in text
    )


def joins_by_spaces(text: str) -> bool:
    """Return whether every line end of ``text`` means a space, whatever the lines are."""
    return not _JOINTS.search(text)


def on_one_line(text: str) -> str:
    """Return ``text`` with a space for each line end."""
    return text.replace(" \n", " ").replace("\n", " ")
