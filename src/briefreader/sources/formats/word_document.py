"""Read Word documents (.docx) by mammoth, which makes HTML of them: headings, lists, tables, notes,
and tracked changes as corrections.

Needs the extra ``office``.
"""

from __future__ import annotations

import re
from io import BytesIO
from xml.parsers.expat import ExpatError
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from briefreader.domain.article import TextStyle
from briefreader.sources.blocks.item_marks import with_marks_told
from briefreader.sources.formats.core_properties import core_metadata
from briefreader.sources.formats.html_text import html_blocks
from briefreader.sources.formats.parsed_file import ParsedFile, head_of, up_to_limit
from briefreader.sources.formats.word_numbering import with_numbers
from briefreader.sources.formats.zip_package import NO_TEXT, NOT_WHOLE, ZipPackage

_DOCUMENT = "word/document.xml"
_NUMBERING, _STYLE_SHEET = "word/numbering.xml", "word/styles.xml"
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
strike => del
u => u
"""
_BACK = re.compile(r'\s*<a href="#(?:foot|end)note-ref-[^"<>]*">↑</a>')
# A run of tracked text; one that was taken out is kept, struck, and one put in is underlined,
# which what reads the HTML takes for an insertion behind struck words.
_CHANGE = re.compile(r"<(/?)w:(del|ins|moveFrom|moveTo)(?=[\s>])[^<>]*(?<!/)>")
_RUN = re.compile(r"<w:r(?=[\s>])[^<>]*(?<!/)>(?:\s*<w:rPr>)?")
_DELETED = re.compile(r"<(/?)w:delText(?=[\s>/])")
_KEPT_NAMES = re.compile(r"(?:word/|docProps/|_rels/|customXml/)?[^\\]*\.(?:xml|rels)")
_HEADING_WITHIN = 8  # blocks
_UNREADABLE = (
    *(AttributeError, BadZipFile, ExpatError, LookupError, OSError),
    *(RecursionError, TypeError, ValueError, NotImplementedError),
)


def read(path: str, data: bytes) -> ParsedFile:
    """Return the text of a document; raises SourceError where it cannot be read or has none."""
    import mammoth

    package = ZipPackage(path, data, "a Word document")
    if _DOCUMENT not in package:
        raise package.refused(NOT_WHOLE)
    try:
        made = mammoth.convert_to_html(
            _with_changes_kept(package),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda _: {}),
        )
    except _UNREADABLE:
        raise package.refused(NOT_WHOLE) from None
    html = with_marks_told(_BACK.sub("", made.value))
    blocks, notes = up_to_limit(html_blocks(html, placing=False))
    if not blocks:
        raise package.refused(NO_TEXT)
    first = blocks[:_HEADING_WITHIN]
    title = next((one.text for one in first if one.has(TextStyle.HEADING)), "")
    metadata = core_metadata(package, title)
    head = head_of(blocks, metadata.title)
    return ParsedFile(blocks, metadata, bool(metadata.title), head, notes)


def _with_changes_kept(package: ZipPackage) -> BytesIO:
    """Return the document without pictures, its tracked changes set as struck and underlined."""
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_STORED) as out:
        for name in package.names:
            if _KEPT_NAMES.fullmatch(name):
                text = package.checked_xml(name)
                if name == _DOCUMENT:
                    text = _marked_changes(_with_numbers(package, text))
                out.writestr(name, text.encode())
            else:
                out.writestr(name, b"")
    kept.seek(0)
    return kept


def _with_numbers(package: ZipPackage, document: str) -> str:
    if _NUMBERING not in package:
        return document
    styles = package.xml(_STYLE_SHEET) if _STYLE_SHEET in package else None
    return with_numbers(document, package.xml(_NUMBERING), styles)


def _marked_changes(document: str) -> str:
    if "<w:del" not in document and "<w:ins" not in document and "<w:move" not in document:
        return document
    parts: list[str] = []
    copied = 0
    marks: list[str] = []
    for change in _CHANGE.finditer(document):
        between = document[copied : change.start()]
        parts.append(_marked(between, marks[-1]) if marks else between)
        if not change[1]:
            marks.append("<w:strike/>" if change[2] in ("del", "moveFrom") else _UNDERLINE)
        elif marks:
            marks.pop()
        copied = change.end()
    return "".join([*parts, document[copied:]])


_UNDERLINE = '<w:u w:val="single"/>'


def _marked(runs: str, mark: str) -> str:
    """Return runs with this property; deleted text is text again."""

    def begin(run: re.Match[str]) -> str:
        return f"{run[0]}{mark}" if run[0].endswith("rPr>") else f"{run[0]}<w:rPr>{mark}</w:rPr>"

    return _DELETED.sub(r"<\1w:t", _RUN.sub(begin, runs))
