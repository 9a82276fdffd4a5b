"""What Org and reStructuredText add to plain text: what a file says about itself, and lines that
only tell a program how to set it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from briefreader.domain.article import StyledSpan, TextStyle
from briefreader.sources.blocks.block import Block
from briefreader.sources.formats.front_matter import Metadata, is_field, metadata_of
from briefreader.text.lazy_pattern import lazy_pattern

_ORG_FIELD = re.compile(r"#\+(\w+):[ \t]*(.*)")
_ORG_STARS = re.compile(r"\*+[ \t]+")
_ORG_PRIORITY = re.compile(r"\[#[A-Z]\][ \t]+")
_ORG_TAGS = re.compile(r":[\w:@]+:")
_ORG_STATES = frozenset(
    ("TODO", "NEXT", "WAITING", "HOLD", "DONE", "CANCELED", "CANCELLED", "STARTED", "SOMEDAY")
)
_ORG_MARKUP = re.compile(r"[ \t]*(?:#\+.*|#|# .*)$")
_ORG_CODE = re.compile(r"[ \t]*#\+(begin|end)_(?:src|example)\b", re.IGNORECASE)
_ORG_QUOTATION = re.compile(r"[ \t]*#\+(begin|end)_quote\b", re.IGNORECASE)
_INDENTED = "    "
_ORG_CAPTION = re.compile(r"[ \t]*#\+caption:[ \t]*", re.IGNORECASE)
_ORG_DRAWER = re.compile(r"[ \t]*:(?:PROPERTIES|LOGBOOK|CLOCK):[ \t]*$", re.IGNORECASE)
_ORG_DRAWER_END = re.compile(r"[ \t]*:END:[ \t]*$", re.IGNORECASE)
_ORG_PLANNED = re.compile(
    r"^[ \t]*(?:(?:SCHEDULED|DEADLINE|CLOSED):[ \t]*[<\[][^<>\[\]\n]*[>\]][ \t]*)+\n", re.MULTILINE
)
_ORG_NOTE = re.compile(r"\[fn:([\w-]{1,30})\]")
_ORG_LINK = re.compile(r"\[\[([^\[\]\n]{1,500})\](?:\[([^\[\]\n]{1,500})\])?\]")
_ORG_DAY = re.compile(r"^[<\[](?=\d{4}-)")
_ORG_COUNTED = re.compile(r"([ \t]*)(?:\d{1,9}|[A-Za-z])([.)][ \t]+)\[@(\d{1,9}|[A-Za-z])\][ \t]*")
# "*bold*", "=code=": what they stand between is no word, and what they hold begins and ends in one.
_ORG_STYLED = lazy_pattern(
    r"(?<![^\s({'\"“‘–—-])([*/=~+])(?=[^\s*/=~+,])([^\n]{0,300}?[^\s*/=~+])\1(?![^\s)}'\"”’.,;:!?–—-])"
)
_ORG_STYLES = {
    "*": TextStyle.STRONG,
    "/": TextStyle.EMPHASIS,
    "=": TextStyle.CODE,
    "~": TextStyle.CODE,
    "+": TextStyle.STRUCK,
}
# Noncharacters stand for the marks that are code's own.
_HIDDEN = {ord(mark): 0xFDD1 + at for at, mark in enumerate(_ORG_STYLES)}
_SHOWN = {hidden: mark for mark, hidden in _HIDDEN.items()}
_ORG_NAMES = {"filetags": "tags", "keywords": "tags"}
_LONGEST_DRAWER = 40  # lines

_RST_RULE = re.compile(r"([=\-~^\"'`#*+:.])\1{3,}[ \t]*$")
_RST_FIELD = re.compile(r":([A-Za-z][\w ]{0,30}):[ \t]+(\S.*)")
_RST_IMAGE = re.compile(r"[ \t]*\.\. image::")
_RST_ALT = re.compile(r"[ \t]+:alt:[ \t]+(\S.*)")
_RST_LINE = re.compile(r"[ \t]*\|[ \t]+(?=\S)(?!.*\|[ \t]*$)")  # of verse, and of no table
_RST_CODE_BELOW = re.compile(r"(?:(?<=\S)(:):|(?<!\S)::)[ \t]*$", re.MULTILINE)
_RST_COUNTED = re.compile(r"([ \t]*)#\.(?=[ \t]+\S)")
_KEPT_BREAK = "  "
_RST_OPTION = re.compile(r"[ \t]+:[\w-]+:(?:[ \t].*)?$")
_RST_NOTE = re.compile(r"\.\. (\[[^\[\]]{1,30}\])[ \t]*")
_RST_ADVICE = lazy_pattern(
    r"[ \t]*\.\. (?:note|tip|hint|important|warning|caution|danger|attention|error|admonition"
    r"|epigraph|pull-quote|highlights|topic|sidebar|rubric"
    r"|table|list-table|csv-table|versionadded|versionchanged|deprecated)::[ \t]*"
)
_RST_MARKUP = re.compile(r"[ \t]*\.\.(?:[ \t].*)?$")
_RST_LINK = re.compile(r"`([^`<>\n]{1,300})<[^`<>\n]{1,500}>`__?")
_RST_ROLE = re.compile(
    r"(?<!\w):[a-z][\w:-]{0,30}:`(?:([^`<>\n]{1,300})<[^`<>\n]{0,500}>|([^`\n]{1,300}))`"
)
_RST_LITERAL = re.compile(r"``([^`\n]{1,300})``")
_RST_REFERENCE = re.compile(r"[ \t]?\[(#?[\w-]{0,30}|\*)\]_(?!\w)")
_HEAD = 40  # lines within which a file says what it is


def from_org(text: str) -> tuple[Metadata, str]:
    """Return what an Org file says about itself, and its text as plain text has it."""
    fields: dict[str, object] = {}
    lines = list(_with_quotations_indented(_ORG_PLANNED.sub("", text).split("\n")))
    for line in lines[:_HEAD]:
        if field := _ORG_FIELD.match(line):
            name = field[1].lower()
            value = _ORG_DAY.sub("", field[2].strip())
            fields.setdefault(
                _ORG_NAMES.get(name, name),
                value.strip(":").replace(":", ", ") if name == "filetags" else value,
            )
    text = _ORG_NOTE.sub(r"[\1]", "\n".join(_org_lines(lines)))
    return metadata_of(fields), _ORG_LINK.sub(_org_link, text)


def with_org_styles(block: Block) -> Block:
    """Return a block without the marks of Org around words, which are set in what these stand for;
    those in code are its own.
    """
    text = block.text
    found = list(_ORG_STYLED.finditer(text))
    if not found:
        return block._replace(text=text.translate(_SHOWN))
    cuts = sorted(at for one in found for at in (one.start(), one.end() - 1))

    def moved(at: int) -> int:
        return at - bisect_left(cuts, at)

    styles = [one._replace(start=moved(one.start), end=moved(one.end)) for one in block.styles]
    styles += [
        StyledSpan(moved(one.start(2)), moved(one.end(2)), _ORG_STYLES[one[1]]) for one in found
    ]
    pieces = [text[start:end] for start, end in pairwise((0, *cuts, len(text)))]
    bare = pieces[0] + "".join(piece[1:] for piece in pieces[1:])
    return block._replace(text=bare.translate(_SHOWN), styles=tuple(styles))


def _org_link(link: re.Match[str]) -> str:
    if link[2]:
        return link[2]
    return "" if link[1].startswith("file:") else link[1]


def _with_quotations_indented(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines, those of quotations indented, as plain text sets them apart."""
    within = False
    for line in lines:
        mark = _ORG_QUOTATION.match(line)
        if mark:
            within = mark[1].lower() == "begin"
        yield _INDENTED + line.strip() if within and not mark and line.strip() else line


def _org_lines(lines: list[str]) -> Iterator[str]:
    states = _ORG_STATES.union(
        state.partition("(")[0]
        for line in lines[:_HEAD]
        if (field := _ORG_FIELD.match(line)) and field[1].upper() == "TODO"
        for state in field[2].split()
    )
    ends = -1  # of a drawer
    in_code = False
    for number, line in enumerate(lines):
        if number <= ends:
            continue
        if code := _ORG_CODE.match(line):
            in_code = code[1].lower() == "begin"
            yield ""
        elif in_code:
            yield line.translate(_HIDDEN)
        elif _ORG_DRAWER.match(line) and (end := _drawer_end(lines, number)):
            ends = end
        elif caption := _ORG_CAPTION.match(line):
            yield line[caption.end() :]
        elif _ORG_MARKUP.match(line):
            yield ""
        elif counted := _ORG_COUNTED.match(line):  # "1. [@3] …" is number 3
            yield f"{counted[1]}{counted[3]}{counted[2]}{line[counted.end() :]}"
        elif stars := _ORG_STARS.match(line):
            yield from _heading(_heading_words(line[stars.end() :], states))
        else:
            yield line


def _drawer_end(lines: list[str], start: int) -> int:
    behind = range(start + 1, min(len(lines), start + _LONGEST_DRAWER))
    return next((number for number in behind if _ORG_DRAWER_END.match(lines[number])), 0)


def _heading_words(line: str, states: Container[str]) -> str:
    """Return a heading without the state of what is to do, its priority and its tags."""
    parts = line.split(maxsplit=1)
    if len(parts) == 2 and parts[0] in states:
        line = parts[1]
    words = _ORG_PRIORITY.sub("", line, count=1) if line.startswith("[#") else line
    parts = words.rsplit(maxsplit=1)
    return parts[0] if len(parts) == 2 and _ORG_TAGS.fullmatch(parts[1]) else words


def _heading(words: str) -> tuple[str, ...]:
    """Return a heading as plain text has it, with a rule below."""
    words = words.strip()
    return ("", words, "=" * max(4, len(words)), "") if words else ()


def from_rst(text: str) -> tuple[Metadata, str]:
    """Return what a reStructuredText file says about itself, and its text as plain text has it."""
    lines = text.split("\n")
    fields: dict[str, object] = {}
    kept: list[str] = []
    in_head, titled = True, False
    for number, line in enumerate(lines):
        words, rule = (*lines[number + 1 : number + 3], "", "")[:2]
        if _RST_RULE.match(line) and words.strip() and rule.rstrip() == line.rstrip():
            continue  # above a heading, which has one below, too
        field = _RST_FIELD.match(line)
        if in_head and field and is_field(field[1]):
            fields.setdefault(field[1], field[2])
            continue
        kept.append(line)
        if line.strip() and not field and not _RST_RULE.match(line) and line[0] not in " \t.":
            in_head, titled = not titled and number < _HEAD, True
    text = _RST_CODE_BELOW.sub(r"\1", "\n".join(_rst_lines(kept)))
    text = _RST_LINK.sub(lambda link: link[1].rstrip(), text)
    text = _RST_ROLE.sub(lambda role: (role[1] or role[2]).rstrip(), text)
    text = _RST_LITERAL.sub(r"\1", text)
    return metadata_of(fields), _RST_REFERENCE.sub(r"[\1]", text)


def _rst_lines(lines: list[str]) -> Iterator[str]:
    in_directive = in_image = False
    item = 0
    for line in lines:
        if in_directive and _RST_OPTION.match(line):
            if in_image and (alt := _RST_ALT.match(line)):
                yield f"[picture: {alt[1].rstrip()}]"
            continue
        in_directive = in_image = False
        if counted := _RST_COUNTED.match(line):
            item += 1
            yield f"{counted[1]}{item}.{line[counted.end() :]}"
            continue
        if line[:1].strip():
            item = 0  # a line of another paragraph
        if note := _RST_NOTE.match(line):
            yield f"{note[1]} {line[note.end() :]}".rstrip()
        elif advice := _RST_ADVICE.match(line):
            in_directive = True
            yield line[advice.end() :]
        elif _RST_MARKUP.match(line):
            in_directive, in_image = True, _RST_IMAGE.match(line) is not None
            yield ""
        elif verse := _RST_LINE.match(line):
            yield line[verse.end() :].rstrip() + _KEPT_BREAK
        else:
            yield line
