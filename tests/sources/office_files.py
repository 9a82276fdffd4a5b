"""Write Word, OpenDocument and RTF from nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.sources.format_samples import zipped

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Override'
    ' PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
_STYLES = (
    f'<w:styles xmlns:w="{_W}"><w:style w:type="paragraph" w:styleId="Titel"><w:name'
    ' w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="berschrift2"><w:name'
    ' w:val="heading 2"/></w:style><w:style w:type="paragraph" w:styleId="BlockText"><w:name'
    ' w:val="Block Text"/></w:style></w:styles>'
)
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms='
    '"http://purl.org/dc/terms/"><dc:title>Template v3</dc:title><dc:creator>Ann Moss</dc:creator>'
    "<dcterms:modified>2024-03-14T10:00:00Z</dcterms:modified></cp:coreProperties>"
)
_FOOTNOTES = (
    f'<w:footnotes xmlns:w="{_W}"><w:footnote w:id="2"><w:p><w:r><w:t>Said on the slip.</w:t>'
    "</w:r></w:p></w:footnote></w:footnotes>"
)


def word_paragraph(inner: str, style: str = "") -> str:
    """A paragraph of runs; a plain text is one run."""
    runs = inner if inner.startswith("<") else f"<w:r><w:t>{inner}</w:t></w:r>"
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{runs}</w:p>"


def docx(*paragraphs: str, more: Mapping[str, str] | None = None) -> bytes:
    """A Word document of these paragraphs."""
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{_R}/{name}" Target="{name}.xml"/>'
        for name in ("styles", "footnotes")
    )
    link = (
        f'<Relationship Id="rLink" Type="{_R}/hyperlink" Target="https://coast.example/quay"'
        ' TargetMode="External"/>'
    )
    root = f'<Relationship Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">{root}</Relationships>',
            "word/_rels/document.xml.rels": (
                f'<Relationships xmlns="{_RELATIONS}">{relations}{link}</Relationships>'
            ),
            "word/styles.xml": _STYLES,
            "word/footnotes.xml": _FOOTNOTES,
            "word/media/image1.png": "\x89PNG",
            "docProps/core.xml": _CORE,
            "word/document.xml": (
                f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_W}" xmlns:r="{_R}">'
                f"<w:body>{''.join(paragraphs)}</w:body></w:document>"
            ),
            **(more or {}),
        }
    )


def odt(body: str, more: Mapping[str, str] | None = None) -> bytes:
    """An OpenDocument text with this body; ``T1`` is bold, ``L1`` a numbered list."""
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (
            *(("office", "office"), ("text", "text"), ("table", "table"), ("style", "style")),
            *(("draw", "drawing"), ("svg", "svg-compatible"), ("fo", "xsl-fo-compatible")),
            ("meta", "meta"),
        )
    )
    names += (
        ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    styles = (
        '<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<text:list-style style:name="L1"><text:list-level-style-number/></text:list-style>'
    )
    meta = (
        f"<office:document-meta {names}><office:meta><meta:initial-creator>Ann Moss"
        "</meta:initial-creator><dc:date>2024-03-14T10:00:00</dc:date></office:meta>"
        "</office:document-meta>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "meta.xml": meta,
            "content.xml": (
                f"<office:document-content {names}><office:automatic-styles>{styles}"
                f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
                "</office:body></office:document-content>"
            ),
            **(more or {}),
        }
    )


def rtf(paragraphs: Sequence[str]) -> bytes:
    """An RTF document of these paragraphs."""
    body = "\\par\n".join(
        "".join(one if one.isascii() else f"\\u{ord(one)}?" for one in words)
        for words in paragraphs
    )
    head = "{\\info{\\author Ann Moss}{\\revtim\\yr2024\\mo3\\dy14\\hr10}}"
    return f"{{\\rtf1\\ansi\\deff0{head}\n{body}\\par}}".encode()


_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"


def shape(kind: str, *paragraphs: str) -> str:
    """A shape of a slide: ``title``, ``body``, or nothing for a text box."""
    placeholder = f'<p:ph type="{kind}"/>' if kind else ""
    inner = "".join(
        f"<a:p>{one if one.startswith('<') else f'<a:r><a:t>{one}</a:t></a:r>'}</a:p>"
        for one in paragraphs
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="1" name=""/><p:nvPr>{placeholder}</p:nvPr></p:nvSpPr>'
        f"<p:txBody>{inner}</p:txBody></p:sp>"
    )


def pptx(*slides: str, notes: Mapping[int, str] | None = None) -> bytes:
    """A presentation of these slides, each by its shapes, with notes by their numbers."""
    names = f'xmlns:p="{_P}" xmlns:a="{_A}" xmlns:r="{_R}"'
    ids = "".join(f'<p:sldId id="{n}" r:id="r{n}"/>' for n in range(1, len(slides) + 1))
    files = {
        "ppt/presentation.xml": f"<p:presentation {names}><p:sldIdLst>{ids}</p:sldIdLst>"
        "</p:presentation>",
        "docProps/core.xml": _CORE,
        # The last is the first in the package: the order is the presentation's.
        "ppt/_rels/presentation.xml.rels": f'<Relationships xmlns="{_RELATIONS}">'
        + "".join(
            # Every second target is counted from the package's root, as some programs do.
            f'<Relationship Id="r{n}" '
            f'Target="{"/ppt/" * (n % 2)}slides/slide{len(slides) - n}.xml"/>'
            for n in range(len(slides), 0, -1)
        )
        + "</Relationships>",
    }
    for number, slide in enumerate(slides, 1):
        name = f"slide{len(slides) - number}"
        files[f"ppt/slides/{name}.xml"] = f"<p:sld {names}>{slide}</p:sld>"
        if words := (notes or {}).get(number):
            files[f"ppt/slides/_rels/{name}.xml.rels"] = (
                f'<Relationships xmlns="{_RELATIONS}">'
                f'<Relationship Id="n" Target="../notesSlides/{name}.xml"/></Relationships>'
            )
            files[f"ppt/notesSlides/{name}.xml"] = f"<p:notes {names}>{words}</p:notes>"
    return zipped(files)
