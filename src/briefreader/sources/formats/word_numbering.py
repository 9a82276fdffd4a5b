"""The numbers that Word sets before the items of its lists, which no document holds as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from briefreader.sources.blocks.item_marks import numeral, stated_number, written_mark

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KINDS = {
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
}
# Of a paragraph; behind those that it has may stand, as a tracked change, those that it had.
_PROPERTIES = re.compile(
    r"<w:pPr(?=[\s>])[^<>]*(?<!/)>((?:[^<]|<(?!/?w:pPr))*+)"
    r"(?:<w:pPrChange(?=[\s>])[^<>]*>(?:[^<]|<(?!/?w:pPrChange))*+</w:pPrChange>\s*)?</w:pPr>"
)
_STYLE = re.compile(r'<w:pStyle\s+w:val="([^"]{1,200})"\s*/>')
_NUMBERED = re.compile(
    r'<w:numPr>\s*(?:<w:ilvl\s+w:val="(\d)"\s*/>\s*)?<w:numId\s+w:val="(\d{1,9})"\s*/>'
)
_NUMBERS = "<w:numPr"
_PART = re.compile(r"%([1-9])")
_LEVELS = 9
_LONGEST_CHAIN = 20  # styles, each based on the next


class _Level(NamedTuple):
    kind: str
    pattern: str  # "%1.%2)": the numbers of which levels
    start: int


def with_numbers(document: str, numbering: Element, styles: Element | None) -> str:
    """Return a document whose numbered items begin with their marks as words."""
    counter = _Counter(numbering)
    by_style = {} if styles is None else _numbered_styles(styles, numbering)

    def marked(found: re.Match[str]) -> str:
        properties = found[0]
        style, item = _STYLE.search(found[1]), _NUMBERED.search(found[1])
        if item:
            number, level = item[2], int(item[1] or 0)
        elif style and style[1] in by_style and _NUMBERS not in found[1]:
            number, level = by_style[style[1]]
            told = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
            properties = properties.replace(style[0], style[0] + told, 1)
        else:
            return properties
        mark = counter.next(number, level)
        if mark is None:
            return properties
        return f"{properties}<w:r><w:t>{written_mark(mark)}</w:t></w:r>"

    return _PROPERTIES.sub(marked, document)


class _Counter:
    """Counts the items of a document's lists; several may go on with one count."""

    def __init__(self, numbering: Element) -> None:
        abstracts = list(numbering.iter(f"{_W}abstractNum"))
        levels = {_value(one, "abstractNumId"): _levels(one) for one in abstracts}
        named = ((_said(one, "styleLink"), _value(one, "abstractNumId")) for one in abstracts)
        styled = {style: name for style, name in named if style}
        for one in abstracts:  # one that says no more than the name of a style for lists
            if (style := _said(one, "numStyleLink")) in styled:
                levels[_value(one, "abstractNumId")] = levels[styled[style]]
        self._levels: dict[str, tuple[str, Mapping[int, _Level]]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        for one in numbering.iter(f"{_W}num"):
            name, abstract = _value(one, "numId"), _said(one, "abstractNumId")
            self._levels[name] = (abstract, levels.get(abstract, {}))
            self._restarts[name] = {
                stated_number(_value(level, "ilvl")): stated_number(_said(level, "startOverride"))
                for level in one.iter(f"{_W}lvlOverride")
                if _said(level, "startOverride")
            }
        self._counts: dict[str, dict[int, int]] = {}

    def next(self, name: str, depth: int) -> str | None:
        """Return the mark of the next item; None where it has a bullet, or is none."""
        abstract, levels = self._levels.get(name, ("", {}))
        level = levels.get(depth)
        if level is None:
            return None
        counts = self._counts.setdefault(abstract, {})
        for at, start in self._restarts.pop(name, {}).items():
            counts[at] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in range(depth + 1, _LEVELS):
            counts.pop(deeper, None)
        if level.kind == "bullet":
            return None if level.pattern.strip() else ""

        def said(part: re.Match[str]) -> str:
            at = int(part[1]) - 1
            of = levels.get(at, level)
            return numeral(counts.setdefault(at, of.start), _KINDS.get(of.kind, "1"))

        return _PART.sub(said, level.pattern).strip()


def _levels(abstract: Element) -> dict[int, _Level]:
    return {
        stated_number(_value(level, "ilvl")): _Level(
            _said(level, "numFmt"), _said(level, "lvlText"), stated_number(_said(level, "start"), 1)
        )
        for level in abstract.iter(f"{_W}lvl")
    }


def _numbered_styles(styles: Element, numbering: Element) -> dict[str, tuple[str, int]]:
    """Return the list and level of each style whose paragraphs are items of one, as it says itself
    or the styles that it is based on.
    """
    known = {_value(style, "styleId"): style for style in styles.iter(f"{_W}style")}
    lists = {
        _value(one, "numId"): _said(one, "abstractNumId") for one in numbering.iter(f"{_W}num")
    }
    levels = {
        (_value(one, "abstractNumId"), _said(level, "pStyle")): _value(level, "ilvl")
        for one in numbering.iter(f"{_W}abstractNum")
        for level in one.iter(f"{_W}lvl")
    }
    found = {}
    for name in known:
        item = {"numId": "", "ilvl": ""}
        above = name
        for _ in range(_LONGEST_CHAIN):
            style = known.get(above)
            if style is None:
                break
            said = style.find(f"{_W}pPr/{_W}numPr")
            if said is not None:
                item = {part: own or _said(said, part) for part, own in item.items()}
            above = _said(style, "basedOn")
        number = item["numId"]
        if number in lists:
            level = item["ilvl"] or levels.get((lists[number], name), "")
            found[name] = (number, min(stated_number(level), _LEVELS - 1))
    return found


def _said(element: Element, name: str) -> str:
    child = element.find(f"{_W}{name}")
    return "" if child is None else _value(child, "val")


def _value(element: Element, name: str) -> str:
    return element.get(f"{_W}{name}", "")
