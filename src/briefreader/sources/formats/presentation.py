"""Read presentations (.pptx): slide by slide their texts, tables and speaker notes."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from html import escape
from xml.etree.ElementTree import Element

from briefreader.domain.article import TextStyle
from briefreader.sources.blocks.block import Block
from briefreader.sources.formats.core_properties import core_metadata
from briefreader.sources.formats.html_text import html_blocks
from briefreader.sources.formats.parsed_file import SHOWN_LIMIT, ParsedFile, head_of, up_to_limit
from briefreader.sources.formats.zip_package import NO_TEXT, NOT_WHOLE, ZipPackage
from briefreader.sources.metadata.dates import HEAD_LINES

_PRESENTATION = "ppt/presentation.xml"
_MAIN = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TITLES = frozenset({"title", "ctrTitle"})
# What stands on every slide, and in notes the slide itself.
_FURNITURE = frozenset({"sldNum", "dt", "ftr", "hdr", "sldImg"})
_NO_LIST = frozenset({"subTitle", *_TITLES})
_BULLET = "• "


def read(path: str, data: bytes) -> ParsedFile:
    """Return the text of a presentation; raises SourceError where it cannot be read or has none."""
    package = ZipPackage(path, data, "a presentation")
    blocks: list[Block] = []
    length = 0
    try:
        for number, name in enumerate(_slides(package), 1):
            slide = html_blocks("".join(_slide(package, name)), placing=False)
            blocks += (block._replace(locator=f"slide {number}") for block in slide)
            length += sum(len(block.text) for block in slide)
            if length > SHOWN_LIMIT:
                break
    except RecursionError:
        raise package.refused(NOT_WHOLE) from None
    if not blocks:
        raise package.refused(NO_TEXT)
    blocks, cut = up_to_limit(blocks)
    first = (block for block in blocks if block.locator == "slide 1")
    title = next((block.text for block in first if block.has(TextStyle.HEADING)), "")
    metadata = core_metadata(package, title)
    bare = [block._replace(text=block.text.removeprefix(_BULLET)) for block in blocks[:HEAD_LINES]]
    return ParsedFile(blocks, metadata, bool(title), head_of(bare, metadata.title), cut)


def _slides(package: ZipPackage) -> Iterator[str]:
    """Yield the names of the slides in their order, but for those that are missing."""
    targets = _related(package, _PRESENTATION)
    for entry in package.xml(_PRESENTATION).iter(f"{_MAIN}sldId"):
        name = targets.get(entry.get(f"{_OFFICE}id", ""), "")
        if name in package:
            yield name


def _related(package: ZipPackage, name: str) -> dict[str, str]:
    """Return what the files are called that a part of the package refers to, by their ids."""
    folder, own = posixpath.split(name)
    relations = f"{folder}/_rels/{own}.rels"
    if relations not in package:
        return {}
    return {
        # A target that begins with a stroke is counted from the package's own root.
        one.get("Id", ""): posixpath.normpath(
            posixpath.join("/", folder, one.get("Target", ""))
        ).lstrip("/")
        for one in package.xml(relations).iter(_RELATION)
        if one.get("TargetMode") != "External"
    }


def _slide(package: ZipPackage, name: str) -> Iterator[str]:
    slide = package.xml(name)
    if slide.get("show") == "0":
        return
    yield from _shapes(slide, headings=True)
    for notes in _related(package, name).values():
        if posixpath.basename(posixpath.dirname(notes)) == "notesSlides" and notes in package:
            yield from _shapes(package.xml(notes), headings=False)


def _shapes(slide: Element, *, headings: bool) -> Iterator[str]:
    """Yield the HTML of what stands on a slide, its title first."""
    shapes = [(_kind(shape), shape) for shape in slide.iter(f"{_MAIN}sp")]
    if headings:
        for kind, shape in shapes:
            if kind in _TITLES and (words := " ".join(_paragraphs(shape)).strip()):
                yield f"<h2>{words}</h2>"
    for element in slide.iter():
        if element.tag == f"{_MAIN}sp":
            kind = _kind(element)
            if kind not in _FURNITURE and not (headings and kind in _TITLES):
                yield _text(list(_paragraphs(element)), is_list=headings and kind not in _NO_LIST)
        elif element.tag == f"{_DRAWING}tbl":
            yield _table(element)
        elif element.tag == f"{_MAIN}pic":
            about = element.find(f".//{_MAIN}cNvPr")
            words = about.get("descr", "") if about is not None else ""
            yield f'<p><img alt="{escape(words)}"></p>'


def _kind(shape: Element) -> str:
    """Return what a shape is for: ``title``, ``body`` …, or nothing for a text box."""
    placeholder = shape.find(f".//{_MAIN}nvPr/{_MAIN}ph")
    return "" if placeholder is None else placeholder.get("type", "obj")


def _paragraphs(shape: Element) -> Iterator[str]:
    """Yield the paragraphs of a shape that have words, as HTML."""
    for paragraph in shape.iter(f"{_DRAWING}p"):
        words = "".join(map(_run, paragraph))
        if words.strip():
            yield words


def _run(run: Element) -> str:
    if run.tag == f"{_DRAWING}br":
        return "<br>"
    words = escape("".join(text.text or "" for text in run.iter(f"{_DRAWING}t")))
    about = run.find(f"{_DRAWING}rPr")
    return f"<b>{words}</b>" if about is not None and about.get("b") == "1" else words


def _text(paragraphs: list[str], *, is_list: bool) -> str:
    if is_list and len(paragraphs) > 1:
        return f"<ul>{''.join(f'<li>{one}</li>' for one in paragraphs)}</ul>"
    return "".join(f"<p>{one}</p>" for one in paragraphs)


def _table(table: Element) -> str:
    rows = (
        "".join(f"<td>{'<br>'.join(_paragraphs(cell))}</td>" for cell in row.iter(f"{_DRAWING}tc"))
        for row in table.iter(f"{_DRAWING}tr")
    )
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
