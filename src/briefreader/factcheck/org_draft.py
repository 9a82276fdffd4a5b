"""An Org document as Markdown: its title, headings and quote blocks, and nothing that is markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefreader.citations.export.org_export import ENTITIES

_IS_ORG = re.compile(r"(?im)^[ \t]*#\+(?:begin_(?:quote|verse)|title:|options:|date:)")
_BEGIN = re.compile(r"(?i)[ \t]*#\+begin_(?P<kind>\w+)")
_END = re.compile(r"(?i)[ \t]*#\+end_\w+")
_QUOTING = ("quote", "verse")
_KEYWORD = re.compile(r"(?i)[ \t]*#\+\w+:|[ \t]*:\w+:|[ \t]*# ")
_HEADING = re.compile(r"\*+ |(?i:[ \t]*#\+title:)")
_LINK = re.compile(r"\[\[[^\[\]]*\](?:\[([^\[\]]*)\])?\]")
_ENTITY = re.compile(rf"\\({'|'.join(ENTITIES.values())})\{{\}}")
_EMPHASIS = re.compile(r"(?<![\w*])([*/=~])(?=\S)([^\n]{1,200}?)(?<=\S)\1(?!\w)")
_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")
_RULE = re.compile(r"[ \t]*\|-")
_APART = "\u200b"
_CHARACTERS = {name: character for character, name in ENTITIES.items()}


def is_org(text: str) -> bool:
    """Return whether the text says that it is Org."""
    return _IS_ORG.search(text) is not None


def org_to_markdown(text: str) -> str:
    """Return the document with its quote blocks as Markdown's, and its characters as they read."""
    return "\n".join(_lines(text))


def _lines(text: str) -> Iterator[str]:
    kind = ""
    table = False
    for line in text.split("\n"):
        if not kind and line.lstrip().startswith("|"):
            if _RULE.match(line):
                continue
            cells = [_read(cell) for cell in line.strip().strip("|").split("|")]
            yield f"| {' | '.join(cells)} |"
            if not table:
                yield "| --- " * len(cells) + "|"
            table = True
            continue
        if table:
            yield ""
        table = False
        begin = _BEGIN.match(line)
        if begin or _END.match(line):
            kind = begin["kind"].lower() if begin else ""
            yield ""
        elif kind in _QUOTING:
            yield f"> {_read(line)}"
        elif not kind and (heading := _HEADING.match(line)):
            yield f"# {_read(line[heading.end() :])}"
        elif kind or _KEYWORD.match(line):
            yield ""  # code, keywords and drawers are nobody's words
        else:
            yield _read(line)


def _read(line: str) -> str:
    """Return a line without its markup, so that Markdown shows these very characters."""
    line = _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", line.strip()))
    line = _ENTITY.sub(lambda found: _CHARACTERS[found[1]], line.replace(_APART, ""))
    return _MARKUP.sub(r"\\\1", line)
