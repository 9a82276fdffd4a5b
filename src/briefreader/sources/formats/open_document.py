"""Read OpenDocument texts (.odt): headings, lists, tables, notes, and tracked changes as
corrections.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from xml.etree.ElementTree import Element

from briefreader.domain.article import TextStyle
from briefreader.sources.blocks.item_marks import told_item
from briefreader.sources.blocks.tables import TableSetter, table_text
from briefreader.sources.formats.front_matter import Metadata, stated_author
from briefreader.sources.formats.html_text import html_blocks
from briefreader.sources.formats.open_numbering import LevelNumbers, numbered_levels
from briefreader.sources.formats.parsed_file import ParsedFile, head_of, up_to_limit
from briefreader.sources.formats.zip_package import ENCRYPTED, NO_TEXT, NOT_WHOLE, ZipPackage
from briefreader.sources.metadata.dates import parse_date
from briefreader.text.sanitizing import one_line, sanitize

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_TEXT, _TABLE, _OFFICE, _STYLE, _META = (
    f"{{{_NAMES.format(name)}}}" for name in ("text", "table", "office", "style", "meta")
)
_DRAW, _SVG = f"{{{_NAMES.format('drawing')}}}", f"{{{_NAMES.format('svg-compatible')}}}"
_FO = f"{{{_NAMES.format('xsl-fo-compatible')}}}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_HEADING_WITHIN = 8  # blocks
_MOST_SPACES = 100
_UNSEEN = frozenset(
    (f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note-citation", f"{_TEXT}toc-mark")
)
_BLOCKS = {
    f"{_TABLE}table": "table",
    f"{_TABLE}table-row": "tr",
    f"{_TABLE}table-cell": "td",
    f"{_TEXT}section": "div",
}


def read(path: str, data: bytes, set_table: TableSetter = table_text) -> ParsedFile:
    """Return the text of a document; raises SourceError where it cannot be read or has none."""
    package = ZipPackage(path, data, "an OpenDocument text")
    if b"encryption-data" in (package.read(_MANIFEST) if _MANIFEST in package else b""):
        raise package.refused(ENCRYPTED)
    content = package.xml("content.xml")
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise package.refused(NOT_WHOLE)
    try:
        sheet = package.xml(_STYLE_SHEET) if _STYLE_SHEET in package else None
        html = _Html(content, sheet).of(body)
    except RecursionError:
        raise package.refused(NOT_WHOLE) from None
    blocks, notes = up_to_limit(html_blocks(html, placing=False, set_table=set_table))
    if not blocks:
        raise package.refused(NO_TEXT)
    first = blocks[:_HEADING_WITHIN]
    title = next((one.text for one in first if one.has(TextStyle.HEADING)), "")
    metadata = _metadata(package, title)
    head = head_of(blocks, metadata.title)
    return ParsedFile(blocks, metadata, bool(metadata.title), head, notes)


_MANIFEST, _STYLE_SHEET = "META-INF/manifest.xml", "styles.xml"


def _derived(content: Element, names: set[str]) -> set[str]:
    """Return the names of these styles and of those that a document derives from them."""
    return names | {
        style.get(f"{_STYLE}name", "")
        for style in content.iter(f"{_STYLE}style")
        if style.get(f"{_STYLE}parent-style-name") in names
    }


class _Html:
    """Writes a document's elements as HTML, which is read like that of a page."""

    def __init__(self, content: Element, sheet: Element | None) -> None:
        self._styles = dict(_styles(content))
        self._titles = _derived(content, {"Title"})
        self._quotations = _derived(content, {"Quotations", "Quote", "Block_20_Text"})
        sheets = (content,) if sheet is None else (sheet, content)
        self._numbers = {
            style.get(f"{_STYLE}name", ""): LevelNumbers(numbered_levels(style))
            for one in sheets
            for style in one.iter(f"{_TEXT}list-style")
        }
        outline = None if sheet is None else next(sheet.iter(f"{_TEXT}outline-style"), None)
        self._outline = LevelNumbers({} if outline is None else numbered_levels(outline))
        self._lists: list[str] = []  # the styles of those that are open
        self._deleted = {
            region.get(f"{_TEXT}id", ""): deletion
            for region in content.iter(f"{_TEXT}changed-region")
            if (deletion := region.find(f"{_TEXT}deletion")) is not None
        }
        self._notes: list[str] = []
        self._special: dict[str, Callable[[Element], str]] = {
            f"{_TEXT}h": self._heading,
            f"{_TEXT}p": self._paragraph,
            f"{_TEXT}list": self._list,
            f"{_TEXT}list-item": self._item,
            f"{_TEXT}span": self._span,
            f"{_TEXT}a": self._link,
            f"{_TEXT}note": self._note,
            f"{_TEXT}s": lambda one: " " * min(_MOST_SPACES, _count(one)),
            f"{_TEXT}tab": lambda _: " ",
            f"{_TEXT}line-break": lambda _: "<br>",
            f"{_TEXT}change": self._deletion,
            f"{_TEXT}change-start": lambda _: "<ins>",
            f"{_TEXT}change-end": lambda _: "</ins>",
            f"{_DRAW}frame": self._frame,
        }

    def of(self, body: Element) -> str:
        """Return the whole body, its notes at the end."""
        html = self._inner(body)
        notes = "".join(f"<p>[{n}] {note}</p>" for n, note in enumerate(self._notes, 1))
        return html + notes

    def _inner(self, element: Element) -> str:
        parts = [escape(element.text or "")]
        for child in element:
            parts += (self._element(child), escape(child.tail or ""))
        return "".join(parts)

    def _element(self, element: Element) -> str:
        name = element.tag
        if name in _UNSEEN:
            return ""
        if special := self._special.get(name):
            return special(element)
        if block := _BLOCKS.get(name):
            return f"<{block}>{self._inner(element)}</{block}>"
        return self._inner(element)

    def _paragraph(self, element: Element) -> str:
        style = element.get(f"{_TEXT}style-name", "")
        name = "h1" if style in self._titles else "p"
        paragraph = f"<{name}>{self._inner(element)}</{name}>"
        return f"<blockquote>{paragraph}</blockquote>" if style in self._quotations else paragraph

    def _heading(self, element: Element) -> str:
        """Return a heading behind the number that its level has, unless it is in a list."""
        said = element.get(f"{_TEXT}outline-level", "1")
        unnumbered = self._lists or element.get(f"{_TEXT}is-list-header") == "true"
        mark = None if unnumbered or not said.isdecimal() else self._outline.next(int(said))
        return f"<h2>{escape(mark or '')}{' ' if mark else ''}{self._inner(element)}</h2>"

    def _item(self, element: Element) -> str:
        """Return an item; one that only holds a list is that list, a step further in."""
        if len(element) and all(one.tag == f"{_TEXT}list" for one in element):
            return self._inner(element)
        numbers = self._numbers.get(self._lists[-1] if self._lists else "")
        value = element.get(f"{_TEXT}start-value", "")
        mark = numbers.next(len(self._lists), value) if numbers else None
        return f"{'<li>' if mark is None else told_item(mark)}{self._inner(element)}</li>"

    def _list(self, element: Element) -> str:
        """Return a list; one within another has its style unless it names another."""
        above = self._lists[-1] if self._lists else ""
        style = element.get(f"{_TEXT}style-name", above)
        self._lists.append(style)
        goes_on = element.get(f"{_TEXT}continue-numbering") == "true"
        numbers = self._numbers.get(style)
        if numbers and not goes_on and not element.get(f"{_TEXT}continue-list"):
            numbers.begin(len(self._lists))
        inner = self._inner(element)
        self._lists.pop()
        return f"<ul>{inner}</ul>"

    def _span(self, element: Element) -> str:
        inner = self._inner(element)
        for tag in self._styles.get(element.get(f"{_TEXT}style-name", ""), ()):
            inner = f"<{tag}>{inner}</{tag}>"
        return inner

    def _link(self, element: Element) -> str:
        target = escape(element.get(f"{_XLINK}href", ""))
        return f'<a href="{target}">{self._inner(element)}</a>'

    def _note(self, element: Element) -> str:
        body = element.find(f"{_TEXT}note-body")
        self._notes.append("" if body is None else " ".join("".join(body.itertext()).split()))
        self._notes[-1] = escape(self._notes[-1])
        return f"[{len(self._notes)}]"

    def _deletion(self, element: Element) -> str:
        deleted = self._deleted.get(element.get(f"{_TEXT}change-id", ""))
        if deleted is None:
            return ""
        paragraphs = (one for one in deleted.iter() if one.tag in (f"{_TEXT}p", f"{_TEXT}h"))
        words = " ".join("".join(one.itertext()) for one in paragraphs)
        return f"<del>{escape(words)}</del>" if words.strip() else ""

    def _frame(self, element: Element) -> str:
        """Return a text box as text, and of a picture what describes it."""
        told = (element.find(f"{_SVG}title"), element.find(f"{_SVG}desc"))
        words = next((one.text for one in told if one is not None and one.text), "")
        boxes = "".join(map(self._inner, element.findall(f"{_DRAW}text-box")))
        return (f'<img alt="{escape(words)}">' if words else "") + boxes


def _count(element: Element) -> int:
    count = element.get(f"{_TEXT}c", "1")
    return int(count) if count.isascii() and count.isdecimal() and len(count) < 5 else 1


def _styles(content: Element) -> list[tuple[str, tuple[str, ...]]]:
    """Return the tags that stand for the document's own styles of words."""
    found = []
    for style in content.iter(f"{_STYLE}style"):
        said = style.find(f"{_STYLE}text-properties")
        if said is None:
            continue
        tags = {
            "strong": said.get(f"{_FO}font-weight", "") in ("bold", "700", "800", "900"),
            "em": said.get(f"{_FO}font-style", "") in ("italic", "oblique"),
            "del": said.get(f"{_STYLE}text-line-through-style", "none") != "none",
        }
        found.append(
            (style.get(f"{_STYLE}name", ""), tuple(tag for tag, set_ in tags.items() if set_))
        )
    return found


def _metadata(package: ZipPackage, title: str) -> Metadata:
    if "meta.xml" not in package:
        return Metadata(title=one_line(title))
    meta = package.xml("meta.xml")
    changed = _said(meta, f"{_DUBLIN_CORE}date") or _said(meta, f"{_META}creation-date")
    return Metadata(
        title=one_line(title),
        file_changed=parse_date(changed),
        byline=stated_author(_said(meta, f"{_META}initial-creator"))
        or stated_author(_said(meta, f"{_DUBLIN_CORE}creator")),
    )


def _said(meta: Element, name: str) -> str:
    found = next(meta.iter(name), None)
    return one_line(sanitize(found.text or "")[0]) if found is not None else ""
