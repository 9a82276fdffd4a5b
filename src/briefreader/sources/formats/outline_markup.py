"""What Org and reStructuredText add to plain text: what a file says about itself, and lines that
only tell a program how to set it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefreader.sources.formats.front_matter import Metadata, metadata_of

_ORG_FIELD = re.compile(r"#\+(\w+):[ \t]*(.*)")
_ORG_HEADING = re.compile(
    r"\*+[ \t]+(?:[A-Z]{4,9}[ \t]+)?(?:\[#[A-Z]\][ \t]+)?(.*?)(?:[ \t]+:[\w:@]+:)?$"
)
_ORG_MARKUP = re.compile(r"[ \t]*(?:#\+.*|#|# .*)$")
_ORG_CODE = re.compile(r"[ \t]*#\+(begin|end)_(?:src|example)\b", re.IGNORECASE)
_ORG_CAPTION = re.compile(r"[ \t]*#\+caption:[ \t]*", re.IGNORECASE)
_ORG_DRAWER = re.compile(r"[ \t]*:[A-Z]+:[ \t]*$")
_ORG_DRAWER_END = re.compile(r"[ \t]*:END:[ \t]*$", re.IGNORECASE)
_ORG_LINK = re.compile(r"\[\[([^\[\]\n]{1,500})\](?:\[([^\[\]\n]{1,500})\])?\]")
_ORG_DAY = re.compile(r"^[<\[](?=\d{4}-)")
_ORG_NAMES = {"filetags": "tags", "keywords": "tags"}
_LONGEST_DRAWER = 40  # lines

_RST_RULE = re.compile(r"([=\-~^\"'`#*+:.])\1{3,}[ \t]*$")
_RST_FIELD = re.compile(r":([A-Za-z][\w ]{0,30}):[ \t]+(\S.*)")
_RST_OPTION = re.compile(r"[ \t]+:[\w-]+:(?:[ \t].*)?$")
_RST_NOTE = re.compile(r"\.\. (\[[^\[\]]{1,30}\])[ \t]*")
_RST_ADVICE = re.compile(
    r"[ \t]*\.\. (?:note|tip|hint|important|warning|caution|danger|attention|error|admonition"
    r"|epigraph|pull-quote|highlights|topic|sidebar|rubric)::[ \t]*"
)
_RST_MARKUP = re.compile(r"[ \t]*\.\.(?:[ \t].*)?$")
_RST_LINK = re.compile(r"`([^`<>\n]{1,300}?)[ \t]*<[^`<>\n]{1,500}>`__?")
_RST_ROLE = re.compile(
    r"(?<!\w):[a-z][\w:-]{0,30}:`(?:([^`<>\n]{1,300}?)[ \t]*<[^`<>\n]*>|([^`\n]{1,300}))`"
)
_RST_LITERAL = re.compile(r"``([^`\n]{1,300})``")
_RST_REFERENCE = re.compile(r"[ \t]?\[(#?[\w-]{0,30}|\*)\]_(?!\w)")
_NO_HEAD = 40  # lines within which a file says what it is


def from_org(text: str) -> tuple[Metadata, str]:
    """Return what an Org file says about itself, and its text as plain text has it."""
    fields: dict[str, object] = {}
    lines = text.split("\n")
    for line in lines[:_NO_HEAD]:
        if field := _ORG_FIELD.match(line):
            name = field[1].lower()
            value = _ORG_DAY.sub("", field[2].strip())
            fields.setdefault(
                _ORG_NAMES.get(name, name),
                value.strip(":").replace(":", ", ") if name == "filetags" else value,
            )
    return metadata_of(fields), _ORG_LINK.sub(_org_link, "\n".join(_org_lines(lines)))


def _org_link(link: re.Match[str]) -> str:
    if link[2]:
        return link[2]
    return "" if link[1].startswith("file:") else link[1]


def _org_lines(lines: list[str]) -> Iterator[str]:
    ends = -1  # of a drawer
    in_code = False
    for number, line in enumerate(lines):
        if number <= ends:
            continue
        if code := _ORG_CODE.match(line):
            in_code = code[1].lower() == "begin"
            yield ""
        elif in_code:
            yield line
        elif _ORG_DRAWER.match(line) and (end := _drawer_end(lines, number)):
            ends = end
        elif caption := _ORG_CAPTION.match(line):
            yield line[caption.end() :]
        elif _ORG_MARKUP.match(line):
            yield ""
        elif heading := _ORG_HEADING.fullmatch(line):
            yield from _heading(heading[1])
        else:
            yield line


def _drawer_end(lines: list[str], start: int) -> int:
    behind = range(start + 1, min(len(lines), start + _LONGEST_DRAWER))
    return next((number for number in behind if _ORG_DRAWER_END.match(lines[number])), 0)


def _heading(words: str) -> tuple[str, ...]:
    """Return a heading as plain text has it, with a rule below."""
    words = words.strip()
    return ("", words, "=" * max(4, len(words)), "") if words else ()


def from_rst(text: str) -> tuple[Metadata, str]:
    """Return what a reStructuredText file says about itself, and its text as plain text has it."""
    lines = text.split("\n")
    fields: dict[str, object] = {}
    kept: list[str] = []
    for number, line in enumerate(lines):
        words, rule = (*lines[number + 1 : number + 3], "", "")[:2]
        if _RST_RULE.match(line) and words.strip() and rule.rstrip() == line.rstrip():
            continue  # above a heading, which has one below, too
        if number < _NO_HEAD and (field := _RST_FIELD.match(line)):
            fields.setdefault(field[1], field[2])
        else:
            kept.append(line)
    text = "\n".join(_rst_lines(kept))
    text = _RST_LINK.sub(r"\1", text)
    text = _RST_ROLE.sub(lambda role: role[1] or role[2], text)
    text = _RST_LITERAL.sub(r"\1", text)
    return metadata_of(fields), _RST_REFERENCE.sub(r"[\1]", text)


def _rst_lines(lines: list[str]) -> Iterator[str]:
    in_directive = False
    for line in lines:
        if in_directive and _RST_OPTION.match(line):
            continue
        in_directive = False
        if note := _RST_NOTE.match(line):
            yield f"{note[1]} {line[note.end() :]}".rstrip()
        elif advice := _RST_ADVICE.match(line):
            yield line[advice.end() :]
        elif _RST_MARKUP.match(line):
            in_directive = True
            yield ""
        else:
            yield line
